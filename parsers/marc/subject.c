/* MARCXML: subjects (08X, 6XX) and words for the type (336, 655, 980). */
#include "parsers/marc/internal.h"
#include "parsers/vocab/vocab.h"

/* --- Subjects ------------------------------------------------------------- */

static void
push(struct marc *c, struct str text, struct str scheme)
{
	draft_subject(&c->d, (struct rec_subject){text, STR_NONE, scheme});
}

static struct str
heading(struct marc *c, const struct node *n, const char *codes, struct str sep)
{
	const struct node *s = NULL;
	struct str all = STR_NONE;

	while ((s = marc_next(n, s, codes)) != NULL)
		all = draft_join(&c->d, all, sep,
				 marc_without_stop(marc_text(c, s)));
	return all;
}

/* "Labour -- Germany -- History"; places and times are coverage, too. */
void
marc_heading(struct marc *c, const struct node *n)
{
	struct str tag = marc_tag(n);
	struct str text = heading(c, n, "avxyz", STR(" -- "));
	struct str place = marc_without_stop(marc_sub(c, n, 'a'));

	/* The collections of Invenio, which 980 has as types. */
	if (str_eqc(tag, "690") && marc_indicator(n, 1) == 'C')
		return;
	push(c, text, STR_NONE);
	if (str_eqc(tag, "651") || str_eqc(tag, "648"))
		draft_coverage(&c->d, (struct rec_text){place, STR_NONE});
}

/* Somebody, a body or a meeting as a subject. */
void
marc_heading_name(struct marc *c, const struct node *n)
{
	struct str who = heading(c, n, "abct", STR(", "));
	struct str more = heading(c, n, "vxyz", STR(" -- "));

	push(c, draft_join(&c->d, who, STR(" -- "), more), STR_NONE);
}

/* "(VLB-WN)1572: ...", "(Produktform)Book": what the book trade says. */
static bool
is_of_trade(struct str s)
{
	static const struct str codes[] = {
	    STR_LIT("(VLB-P"),       STR_LIT("(VLB-W"), STR_LIT("(Produkt"),
	    STR_LIT("(Zielgruppe)"), STR_LIT("(BISAC"), STR_LIT("(BIC "),
	    STR_LIT("(Thema sub"),
	};

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (str_istarts(s, codes[i]))
			return true;
	return false;
}

/* 653: each subfield is a word of its own, or a list: "fog; moss" (OJS). */
void
marc_keywords(struct marc *c, const struct node *n)
{
	const struct node *s = NULL;

	while ((s = marc_next(n, s, "a")) != NULL) {
		struct str all = marc_without_stop(marc_text(c, s)), word;

		if (is_of_trade(all))
			continue;
		if (str_istarts(all, STR("(VLB-FS)"))) /* a free word */
			all = str_from(all, 8);
		/* "Children ; Death" is one heading and its divisions. */
		if (str_find(all, STR(" ;")) != STR_NPOS)
			push(c, all, STR_NONE);
		else
			while (str_cut(&all, ';', &word))
				push(c, str_trim(word), STR_NONE);
	}
}

void
marc_ddc(struct marc *c, const struct node *n)
{
	const struct node *s = NULL;

	while ((s = marc_next(n, s, "a")) != NULL)
		push(c, marc_text(c, s), STR("ddc"));
}

/* Groups of the Deutsche Nationalbibliothek are classes of Dewey's. */
void
marc_classification(struct marc *c, const struct node *n)
{
	if (str_ieq(marc_sub(c, n, '2'), STR("sdnb")))
		marc_ddc(c, n);
}

/* --- Types ---------------------------------------------------------------- */

/* What catalogues call the content of a book, and nobody else a type. */
static bool
type_of_content(struct str s, enum rec_type *out)
{
	static const struct {
		struct str word;
		enum rec_type type;
	} words[] = {
	    {STR_LIT("Aufsatzsammlung"), TYPE_EDITED_BOOK},
	    {STR_LIT("Konferenzschrift"), TYPE_PROCEEDINGS},
	    {STR_LIT("Kongress"), TYPE_PROCEEDINGS},
	    {STR_LIT("Conference papers and proceedings"), TYPE_PROCEEDINGS},
	    {STR_LIT("Conference proceedings"), TYPE_PROCEEDINGS},
	    {STR_LIT("Academic theses"), TYPE_THESIS},
	    {STR_LIT("Periodicals"), TYPE_PERIODICAL},
	    {STR_LIT("Maps"), TYPE_MAP},
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(s, words[i].word)) {
			*out = words[i].type;
			return true;
		}
	return vocab_type(s, out) == VOCAB_GENRE;
}

/*
 * Only what is known: most genres say what it is about. And nothing of a whole
 * of a chapter or an article in it.
 */
static void
push_type(struct marc *c, struct str sent)
{
	enum rec_type t;

	if (sent.n == 0)
		return;
	texts_push(c->r->arena, &c->r->types,
		   (struct rec_text){sent, STR_NONE});
	if (type_of_content(sent, &t) &&
	    !(t == TYPE_PERIODICAL && marc_leader(c, 7) == 'm') &&
	    !(marc_is_component(c) &&
	      (rec_type_is(t, CLASS_HOST) || rec_type_is(t, CLASS_THESIS))))
		draft_type_is(&c->d, SAID_BY_GENRE, t);
}

/*
 * What was held, written or drawn once, and stands in a book as the leader has
 * it: sermons, somebody's letters, pictorial works.
 */
static bool
is_printed(struct marc *c, struct str word)
{
	enum rec_type type;

	return !c->plain_leader && marc_leader(c, 6) == 'a' &&
	       marc_leader(c, 7) == 'm' && draft_type_of(word, &type) &&
	       (type == TYPE_TALK || type == TYPE_LETTER ||
		type == TYPE_INTERVIEW || type == TYPE_IMAGE ||
		type == TYPE_VIDEO || type == TYPE_SOUND);
}

/* "Konferenzschrift $y 2019 $z Essen"; others write "$v Periodicals". */
void
marc_genre(struct marc *c, const struct node *n)
{
	const struct node *s = NULL;

	while ((s = marc_next(n, s, "a")) != NULL) {
		struct str word = marc_without_stop(marc_text(c, s));

		if (is_printed(c, word))
			draft_type_sent(&c->d, word);
		else
			push_type(c, word);
	}
}

/* RDA content types, by code. */
void
marc_content(struct marc *c, const struct node *n)
{
	static const struct {
		const char *code;
		enum rec_type type;
	} codes[] = {
	    {"cri", TYPE_MAP},     {"crd", TYPE_DATASET},
	    {"cod", TYPE_DATASET}, {"cop", TYPE_SOFTWARE},
	    {"ntm", TYPE_MUSIC},   {"prm", TYPE_SOUND},
	    {"spw", TYPE_SOUND},   {"tdi", TYPE_VIDEO},
	};
	struct str code = marc_sub(c, n, 'b');

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (str_eqc(code, codes[i].code))
			draft_type_is(&c->d, SAID_BY_CARRIER, codes[i].type);
}

/* Invenio (and so Zenodo): "$a publication $b article". */
void
marc_invenio(struct marc *c, const struct node *n)
{
	struct str b = marc_sub(c, n, 'b'), a = marc_sub(c, n, 'a');

	/* Collections of users stand here as well. */
	if (str_starts(a, STR("user-")) || str_starts(a, STR("open")))
		return;
	push_type(c, b.n > 0 ? b : a);
}
