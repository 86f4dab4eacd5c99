/* MARCXML: standard numbers (01X to 08X) and addresses (856). */
#include "core/ident.h"
#include "parsers/marc/internal.h"

enum { KIND_MAX = 3 }; /* bytes of the kind of a patent: "B2" */

static void
push_other(struct marc *c, struct str type, struct str s)
{
	struct rec_ident id = {ID_OTHER, draft_join(&c->d, type, STR(": "), s),
			       true};

	if (s.n > 0)
		draft_id(&c->d, ID_OF_ITEM, id);
}

static void
push_typed(struct marc *c, struct str type, struct str s)
{
	struct rec_ident id;

	if (s.n > 0 && draft_id_typed(&c->d, type, s, &id))
		draft_id(&c->d, ID_OF_ITEM, id);
}

/* "3-8273-1234-5 (pbk.) : EUR 20": the number alone. */
static struct str
number_alone(struct str s)
{
	s = str_left(s, str_chr(s, '('));
	s = str_left(s, str_find(s, STR(" :")));
	s = str_left(s, str_find(s, STR(" =")));
	return marc_without_marks(s);
}

/* "0120489201 9780120489206": more than one, each long enough for itself. */
static bool
is_list(struct str s, size_t each)
{
	struct str part;
	size_t n = 0;

	while (str_cut(&s, ' ', &part))
		if (part.n >= each)
			n++;
		else if (part.n > 0)
			return false;
	return n > 1;
}

static void
push_numbers(struct marc *c, struct str type, struct str s, size_t each)
{
	struct str part;

	s = number_alone(s);
	if (!is_list(s, each)) {
		push_typed(c, type, s);
		return;
	}
	while (str_cut(&s, ' ', &part))
		push_typed(c, type, marc_without_marks(part));
}

/* $z is a wrong one, or that of the book in another form. */
void
marc_isbn(struct marc *c, const struct node *n)
{
	push_numbers(c, STR("isbn"), marc_sub(c, n, 'a'), 10);
}

void
marc_issn(struct marc *c, const struct node *n)
{
	push_numbers(c, STR("issn"), marc_sub(c, n, 'a'), 8);
}

/* 024: what it is stands in $2, or in the first indicator. */
void
marc_standard_number(struct marc *c, const struct node *n)
{
	struct str s = marc_sub(c, n, 'a'), type = marc_sub(c, n, '2');
	struct rec_ident id;

	if (s.n == 0)
		return;
	if (draft_id_typed(&c->d, type, s, &id)) {
		draft_id(&c->d, ID_OF_ITEM, id);
		return;
	}
	id = ident_classify(c->r->arena, s);
	/* A number without a name may look like anything. */
	if (id.kind != ID_OTHER && (type.n == 0 || str_ieq(type, STR("uri"))) &&
	    (id.kind == ID_DOI || id.kind == ID_URN || ident_is_url(s)))
		draft_id(&c->d, ID_OF_ITEM, id);
	else
		push_other(c, type.n > 0 ? type : STR("024"), s);
}

/* 037: at Invenio the number of the preprint at arXiv. */
void
marc_stock_number(struct marc *c, const struct node *n)
{
	struct str of = marc_sub(c, n, '9');

	if (of.n == 0)
		of = marc_sub(c, n, '2');
	if (str_ieq(of, STR("arxiv")))
		push_typed(c, of, marc_sub(c, n, 'a'));
}

/* 027, 088: of a report. */
void
marc_number(struct marc *c, const struct node *n)
{
	draft_number(&c->d, marc_sub(c, n, 'a'));
}

void
marc_patent(struct marc *c, const struct node *n)
{
	struct str number = marc_sub(c, n, 'b');

	/* The country in front, its kind behind: "US 1234567 B2". */
	number = draft_join(&c->d, number, STR(" "), marc_sub(c, n, 'a'));
	if (marc_sub(c, n, 'c').n <= KIND_MAX)
		number =
		    draft_join(&c->d, number, STR(" "), marc_sub(c, n, 'c'));
	draft_number(&c->d, number);
	draft_type(&c->d, SAID_BY_GENRE, STR("patent"));
}

/* 016, 035: under which catalogues know it. */
void
marc_local_number(struct marc *c, const struct node *n)
{
	push_other(c, marc_tag(n), marc_sub(c, n, 'a'));
}

/* DSpace makes MARC out of Dublin Core, all with one leader. */
void
marc_source(struct marc *c, const struct node *n)
{
	if (!str_ieq(marc_sub(c, n, 'a'), STR("dc")))
		return;
	c->plain_leader = true;
	draft_warn(&c->d, "leader: made by a program, not believed");
}

/* Beside the item: what libraries add to their records. */
static bool
is_enrichment(struct marc *c, const struct node *n)
{
	static const struct str words[] = {
	    STR_LIT("inhaltsverz"),  STR_LIT("inhaltstext"),
	    STR_LIT("table of con"), STR_LIT("cover"),
	    STR_LIT("rezension"),    STR_LIT("klappentext"),
	    STR_LIT("publisher de"), STR_LIT("contributor bio"),
	    STR_LIT("sample text"),  STR_LIT("verlagsdaten"),
	    STR_LIT("abstract"),     STR_LIT("buchcover"),
	    STR_LIT("thumbnail"),    STR_LIT("inhaltsangabe"),
	    STR_LIT("leseprobe"),    STR_LIT("auszug"),
	    STR_LIT("related"),
	};
	const struct node *s = NULL;

	if (marc_indicator(n, 2) == '2')
		return true;
	while ((s = marc_next(n, s, "3yz")) != NULL)
		if (MARC_HAS(marc_text(c, s), words))
			return true;
	return false;
}

/* 856: the page, a file, or a resolver of an identifier. */
void
marc_address(struct marc *c, const struct node *n)
{
	static const struct str types[] = {STR_LIT("application/pdf"),
					   STR_LIT("pdf")};
	enum id_whose whose = is_enrichment(c, n) ? ID_OF_ANOTHER : ID_OF_ITEM;
	struct str type = marc_sub(c, n, 'q');
	const struct node *s = NULL;

	while ((s = marc_next(n, s, "u")) != NULL) {
		struct rec_ident id =
		    ident_classify(c->r->arena, marc_text(c, s));

		if (id.kind == ID_OTHER) {
			draft_warn(&c->d,
				   "location: '" STR_FMT "' is no address",
				   STR_ARG(str_left(id.value, 60)));
			continue;
		}
		if (id.kind == ID_URL && MARC_HAS(type, types))
			id.kind = ID_FILE;
		draft_id(&c->d, whose, id);
	}
}
