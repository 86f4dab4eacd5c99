/* MARCXML: notes, abstracts, rights, and the note on a thesis (502). */
#include <string.h>

#include "parsers/marc/marcxml_read.h"
#include "parsers/vocab/vocab.h"

static void
push(struct marc *c, struct rec_texts *l, struct str s)
{
	if (s.n > 0)
		texts_push(c->r->arena, l, (struct rec_text){s, STR_NONE});
}

/* --- 502 ------------------------------------------------------------------ */

/* Words for a degree, the clearer ones first; the word of a vocabulary. */
static const struct {
	struct str word, level;
} degrees[] = {
    {STR_LIT("habil"), STR_LIT("habilitation")},
    {STR_LIT("ph.d"), STR_LIT("thesis.doctoral")},
    {STR_LIT("ph. d"), STR_LIT("thesis.doctoral")},
    {STR_LIT("phd"), STR_LIT("thesis.doctoral")},
    {STR_LIT("dr."), STR_LIT("thesis.doctoral")},
    {STR_LIT("doctor"), STR_LIT("thesis.doctoral")},
    {STR_LIT("doktor"), STR_LIT("thesis.doctoral")},
    {STR_LIT("inaug"), STR_LIT("thesis.doctoral")},
    {STR_LIT("bachelor"), STR_LIT("bachelorThesis")},
    {STR_LIT("(b.a"), STR_LIT("bachelorThesis")},
    {STR_LIT("(b.s"), STR_LIT("bachelorThesis")},
    {STR_LIT("master"), STR_LIT("masterThesis")},
    {STR_LIT("magister"), STR_LIT("masterThesis")},
    {STR_LIT("diplom"), STR_LIT("masterThesis")},
    {STR_LIT("staatsexamen"), STR_LIT("masterThesis")},
    {STR_LIT("mag.-arb"), STR_LIT("masterThesis")},
    {STR_LIT("dipl.-arb"), STR_LIT("masterThesis")},
    {STR_LIT("lizentiat"), STR_LIT("masterThesis")},
    {STR_LIT("(m.a"), STR_LIT("masterThesis")},
    {STR_LIT("(m.s"), STR_LIT("masterThesis")},
    {STR_LIT("m.a."), STR_LIT("masterThesis")},
    {STR_LIT("m.s."), STR_LIT("masterThesis")},
    {STR_LIT("m.sc"), STR_LIT("masterThesis")},
    {STR_LIT("dissertation"), STR_LIT("thesis.doctoral")},
    {STR_LIT("diss"), STR_LIT("thesis.doctoral")},
};

static struct str
degree_of(struct str s)
{
	s = str_left(s, MARC_TEXT_MAX);
	for (size_t i = 0; i < sizeof(degrees) / sizeof(degrees[0]); i++)
		if (str_ifind(s, degrees[i].word) != STR_NPOS)
			return degrees[i].level;
	return STR_NONE;
}

/* Parts of the free form that are no name of an institution. */
static bool
is_school(struct str part)
{
	int year = (int)str_number(str_left(part, 4), 2999);

	bool letter = false;

	for (size_t i = 0; i < part.n; i++)
		letter = letter || chr_alpha(part.p[i]);
	return letter && degree_of(part).n == 0 &&
	       !(part.n >= 4 && part.n <= 9 && year > 1000) &&
	       !str_ieq(part, STR("thesis"));
}

/* "Univ." in front, which is what the old German form has. */
static bool
is_kind(struct str part, struct str *word)
{
	static const struct {
		struct str shorter, word;
	} kinds[] = {
	    {STR_LIT("Univ."), STR_LIT("Universität")},
	    {STR_LIT("Universität"), STR_LIT("Universität")},
	    {STR_LIT("Techn. Univ."), STR_LIT("Technische Universität")},
	    {STR_LIT("Techn. Hochsch."), STR_LIT("Technische Hochschule")},
	    {STR_LIT("TU"), STR_LIT("Technische Universität")},
	    {STR_LIT("TH"), STR_LIT("Technische Hochschule")},
	    {STR_LIT("FH"), STR_LIT("Fachhochschule")},
	    {STR_LIT("Fachhochsch."), STR_LIT("Fachhochschule")},
	    {STR_LIT("Univ.-Gesamthochsch."),
	     STR_LIT("Universität-Gesamthochschule")},
	    {STR_LIT("Gesamthochsch."), STR_LIT("Gesamthochschule")},
	    {STR_LIT("Med. Hochsch."), STR_LIT("Medizinische Hochschule")},
	    {STR_LIT("Pädag. Hochsch."), STR_LIT("Pädagogische Hochschule")},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (str_ieq(part, kinds[i].shorter)) {
			*word = kinds[i].word;
			return true;
		}
	}
	return false;
}

/*
 * "Dissertation, Universität Essen, 2019"; "Essen, Univ., Diss., 1998": what
 * is neither degree nor year, in the order of a name.
 */
static struct str
school_of(struct marc *c, struct str s)
{
	struct str rest = s, part, all = STR_NONE, kind;

	while (str_cut(&rest, ',', &part)) {
		part = marc_without_marks(part);
		if (!is_school(part))
			continue;
		if (all.n > 0 && is_kind(part, &kind))
			all = mods_cat(&c->m, kind, STR(" "), all);
		else
			all = mods_cat(&c->m, all, STR(", "),
				       is_kind(part, &kind) ? kind : part);
	}
	return marc_without_stop(all);
}

/* The last four digits that are a year. */
static struct str
year_of(struct str s)
{
	for (size_t i = s.n; i >= 4; i--)
		if (str_number(str_of(s.p + i - 4, 4), 2999) >= 1400 &&
		    (i == s.n || !chr_digit(s.p[i])) &&
		    (i == 4 || !chr_digit(s.p[i - 5])))
			return str_of(s.p + i - 4, 4);
	return STR_NONE;
}

/* "Thesis (Ph. D.)--University of Chicago, 1998", and the German forms. */
static void
read_free(struct marc *c, struct str s)
{
	static const struct str also[] = {
	    STR_LIT("Zugl.:"), STR_LIT("Zugleich:"), STR_LIT("Zugleich "),
	    STR_LIT("Zugl. ")};
	size_t dashes = str_find(s, STR("--"));

	for (size_t i = 0; i < sizeof(also) / sizeof(also[0]); i++) {
		if (!str_istarts(s, also[i]))
			continue;
		c->also_thesis = true;
		s = str_trim(str_from(s, also[i].n));
	}
	if (c->degree.n == 0)
		c->degree = degree_of(s);
	if (c->thesis_date.n == 0)
		c->thesis_date = year_of(s);
	c->thesis_free = dashes == STR_NPOS ? s : str_from(s, dashes + 2);
}

void
marc_settle_thesis(struct marc *c)
{
	if (c->m.grantor.n > 0 || marc_is_published(c))
		return;
	c->m.grantor = school_of(c, c->thesis_free);
	if (c->m.grantor.n > 0)
		mods_warn(&c->m, "institution: out of the note on the thesis");
}

void
marc_thesis(struct marc *c, const struct node *n)
{
	struct str degree = marc_without_stop(marc_sub(c, n, 'b'));
	struct str a = marc_without_stop(marc_sub(c, n, 'a'));
	struct str school = marc_without_stop(marc_sub(c, n, 'c'));

	if (c->degree.n == 0)
		c->degree = degree_of(degree);
	if (c->m.grantor.n == 0)
		c->m.grantor = school;
	if (c->thesis_date.n == 0)
		c->thesis_date = year_of(marc_sub(c, n, 'd'));
	if (a.n > 0)
		read_free(c, a);
	else
		a = marc_join(c, n, "bcdgo", STR(", "));
	if (c->thesis.n == 0)
		c->thesis = a;
	push(c, &c->r->types, degree.n > 0 ? degree : a);
}

/* --- Notes ---------------------------------------------------------------- */

/* Of those who catalogue, for those who do. */
static bool
is_routine(struct str s)
{
	static const struct str starts[] = {
	    STR_LIT("Description based on"), STR_LIT("Title from"),
	    STR_LIT("Includes bibliograph"), STR_LIT("Includes index"),
	    STR_LIT("Literaturverz"),        STR_LIT("Literaturangaben"),
	    STR_LIT("Online-Ressource"),     STR_LIT("Beschreibung basiert"),
	};

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (str_istarts(s, starts[i]))
			return true;
	return false;
}

void
marc_note(struct marc *c, const struct node *n)
{
	struct str s = marc_sub(c, n, 'a');

	if (!is_routine(s))
		push(c, &c->r->notes, s);
}

void
marc_contents(struct marc *c, const struct node *n)
{
	push(c, &c->r->notes, marc_join(c, n, "agrt", STR(" ")));
}

/* The first indicator 4 is a warning of what is to be read. */
void
marc_abstract(struct marc *c, const struct node *n)
{
	bool other = marc_indicator(n, 1) == '4';

	push(c, other ? &c->r->notes : &c->r->abstracts,
	     marc_join(c, n, "ab", STR(" ")));
}

/* --- Rights --------------------------------------------------------------- */

static void
push_right(struct marc *c, const struct rec_right *right)
{
	struct rec_rights *l = &c->r->rights;

	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].uri, right->uri) &&
		    str_eq(l->v[i].text, right->text))
			return;
	if (right->text.n + right->uri.n > 0)
		rights_push(c->r->arena, l, *right);
}

/* 506: who may read it. */
void
marc_access(struct marc *c, const struct node *n)
{
	static const struct str open[] = {STR_LIT("open access"),
					  STR_LIT("unrestricted")};
	struct str a = marc_without_stop(marc_sub(c, n, 'a'));
	struct str term = marc_without_stop(marc_sub(c, n, 'f'));
	struct rec_right right = vocab_rights(c->r->arena, a.n > 0 ? a : term);

	if (right.access.n == 0 && (marc_indicator(n, 1) == '0' ||
				    MARC_HAS(a, open) || MARC_HAS(term, open)))
		right.access = STR("open");
	else if (right.access.n == 0 && marc_indicator(n, 1) == '1')
		right.access = STR("restricted");
	push_right(c, &right);
}

/* 540: an address says it best, then a name. */
void
marc_licence(struct marc *c, const struct node *n)
{
	struct str a = marc_without_stop(marc_sub(c, n, 'a'));
	struct str named[] = {marc_sub(c, n, 'u'), marc_sub(c, n, 'f'), a};
	struct rec_right right = {0};

	for (size_t i = 0; i < 3 && right.uri.n == 0; i++)
		if (named[i].n > 0)
			right = vocab_rights(c->r->arena, named[i]);
	if (a.n > 0)
		right.text = a;
	push_right(c, &right);
}
