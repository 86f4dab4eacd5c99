/* MARCXML: notes, abstracts, rights, and the note on a thesis (502). */
#include <string.h>

#include "parsers/citation/citation.h"
#include "parsers/marc/internal.h"
#include "parsers/prose/prose.h"
#include "parsers/vocab/vocab.h"

static void
push(struct marc *c, enum desc_kind kind, struct str s)
{
	draft_description(&c->d, kind, (struct rec_text){s, STR_NONE});
}

/* --- 502 ------------------------------------------------------------------ */

/* The level of the degree, if any word of one is in it. */
static bool
speaks_of_degree(struct str s, enum rec_type *level)
{
	return vocab_degree(str_left(s, MARC_TEXT_MAX), level);
}

static void
take_degree(struct marc *c, struct str s)
{
	enum rec_type level;

	/* One without a level may be followed by one with it. */
	if ((c->degree == TYPE_GENERIC || c->degree == TYPE_THESIS) &&
	    speaks_of_degree(s, &level))
		c->degree = level;
}

/* Parts of the free form that are no name of an institution. */
static bool
is_school(struct str part)
{
	int year = (int)str_number(str_left(part, 4), 2999);

	bool letter = false;
	enum rec_type level;

	for (size_t i = 0; i < part.n; i++)
		letter = letter || chr_alpha(part.p[i]) ||
			 (unsigned char)part.p[i] >= 0x80;
	return letter && !speaks_of_degree(part, &level) &&
	       !(part.n >= 4 && part.n <= 9 && year > 1000) &&
	       !str_ieq(part, STR("thesis"));
}

/*
 * "Frankfurt, Anna-Meyer-Univ.", "Berlin, Freie Univ.": the place in front is
 * no part of a school that has a name, and the name of one that has none.
 */
static struct str
without_place(struct marc *c, struct str place, struct str school)
{
	size_t first = str_chr(school, ' ');
	bool named =
	    first != str_rchr(school, ' ') || str_chr(school, '-') != STR_NPOS;

	return named ? school : draft_join(&c->d, school, STR(" "), place);
}

static bool
names_school(struct str part)
{
	return vocab_is_school(part) ||
	       str_ifind(part, STR("univ")) != STR_NPOS ||
	       str_find(part, STR("ун-т")) != STR_NPOS ||
	       str_find(part, STR("ин-т")) != STR_NPOS;
}

/* Of "Droit : Université de Lyon : 2001" the school; else what is behind. */
static struct str
behind_colons(struct str part, size_t colon)
{
	struct str rest = part, step;

	while (rest.n > 0) {
		size_t at = str_find(rest, STR(" : "));

		step = str_trim(str_left(rest, at));
		rest = at == STR_NPOS ? STR_NONE : str_from(rest, at + 3);
		if (names_school(step))
			return step;
	}
	return str_from(part, colon + 3);
}

/* "10.02.01 / Example University. Town": the school behind the subject. */
static struct str
behind_slash(struct str part)
{
	size_t slash = str_find(part, STR(" / ")), stop;
	struct str school = str_from(part, slash + 3);

	if (slash == STR_NPOS || !names_school(school))
		return part;
	stop = str_rchr(school, '.');
	return stop != STR_NPOS && stop + 1 < school.n &&
		       school.p[stop + 1] == ' ' &&
		       names_school(str_left(school, stop))
		   ? str_left(school, stop)
		   : school;
}

/* What stands in front of a school, in one part of the note. */
static struct str
without_front(struct str part)
{
	size_t colon, dash;
	enum rec_type level;

	part = behind_slash(part);
	colon = str_find(part, STR(" : "));
	dash = str_find(part, STR(" - "));
	/* "Diss. Lund : Lunds universitet" */
	if (colon != STR_NPOS)
		return behind_colons(part, colon);
	/* "Tesis doctoral - Universidad de Murcia" */
	if (dash != STR_NPOS && speaks_of_degree(str_left(part, dash), &level))
		return str_from(part, dash + 3);
	return part;
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
		part = marc_without_marks(without_front(part));
		if (!is_school(part))
			continue;
		if (all.n > 0 && prose_school_kind(part, &kind))
			all = draft_join(&c->d, kind, STR(" "), all);
		else if (all.n > 0 && vocab_body(all) == BODY_NO &&
			 names_school(part))
			all = without_place(c, all, part);
		else
			all = draft_join(&c->d, all, STR(", "),
					 prose_school_kind(part, &kind) ? kind
									: part);
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

/*
 * Behind "Thesis (Ph. D.)--", "Tez (Doktora) - ", "Tesis (Licenciado) ": who
 * granted the degree. All of it where the degree stands elsewhere.
 */
static struct str
behind_degree(struct str s)
{
	size_t close = str_chr(s, ')'), dashes = str_find(s, STR("--"));
	enum rec_type level;
	struct str rest;

	if (dashes != STR_NPOS)
		return str_from(s, dashes + 2);
	if (close == STR_NPOS ||
	    (!speaks_of_degree(str_left(s, close), &level) &&
	     !(vocab_type_whole(str_trim(str_left(s, str_chr(s, '('))),
				&level) &&
	       rec_type_is(level, CLASS_THESIS))))
		return s;
	for (rest = str_from(s, close + 1);
	     rest.n > 0 && str_chr(STR(" -,.:;/"), rest.p[0]) != STR_NPOS;)
		rest = str_from(rest, 1);
	return rest.n > 0 ? rest : s;
}

/* "Thesis (Ph. D.)--University of Chicago, 1998", and the German forms. */
static void
read_free(struct marc *c, struct str s)
{
	static const struct str also[] = {
	    STR_LIT("Zugl.:"), STR_LIT("Zugleich:"), STR_LIT("Zugleich "),
	    STR_LIT("Zugl. ")};

	for (size_t i = 0; i < sizeof(also) / sizeof(also[0]); i++) {
		if (!str_istarts(s, also[i]))
			continue;
		c->also_thesis = true;
		s = str_trim(str_from(s, also[i].n));
	}
	take_degree(c, s);
	if (c->thesis_date.n == 0)
		c->thesis_date = year_of(s);
	c->thesis_free = behind_degree(s);
}

bool
marc_is_published(const struct marc *c)
{
	return c->also_thesis && c->d.origin.publishers.n > 0;
}

/* A school among the bodies of 710, to which no role is given. */
static bool
is_body_of(const struct draft_person *p, enum vocab_school *rank)
{
	*rank = p->name.kind == NAME_ORG && p->said == 1u << SAID_ISSUER
		    ? vocab_school(p->name.literal)
		    : SCHOOL_NO;
	return *rank != SCHOOL_NO;
}

/* The school before its faculty; of the others the thesis is, too. */
static void
settle_bodies(struct marc *c)
{
	struct draft_people *l = &c->d.people;
	enum vocab_school best = SCHOOL_NO, rank;
	struct str school = STR_NONE;

	for (size_t i = 0; i < l->n; i++)
		if (is_body_of(&l->v[i], &rank) && rank > best) {
			best = rank;
			school = l->v[i].name.literal;
		}
	draft_keep(&c->grantor, school);
	for (size_t i = 0; i < l->n; i++)
		if (is_body_of(&l->v[i], &rank))
			l->v[i].said = 1u << SAID_HOSTING;
}

void
marc_settle_thesis(struct marc *c)
{
	if (c->thesis.n == 0 || marc_is_published(c))
		return;
	if (c->grantor.n == 0) {
		c->grantor = school_of(c, c->thesis_free);
		if (c->grantor.n > 0)
			draft_warn(&c->d, "institution: out of the note on "
					  "the thesis");
	}
	settle_bodies(c);
}

void
marc_thesis_of(struct marc *c, struct str a, struct str degree,
	       struct str school, struct str date)
{
	a = marc_without_stop(a);
	degree = marc_without_stop(degree);
	school = marc_without_stop(school);
	take_degree(c, degree);
	draft_keep(&c->grantor, school);
	draft_keep(&c->thesis_date, year_of(date));
	if (a.n > 0) {
		read_free(c, a);
	} else {
		a = draft_join(&c->d, degree, STR(", "), school);
		a = draft_join(&c->d, a, STR(", "), date);
	}
	draft_keep(&c->thesis, a);
	if (degree.n + a.n > 0)
		texts_push(
		    c->r->arena, &c->r->types,
		    (struct rec_text){degree.n > 0 ? degree : a, STR_NONE});
}

void
marc_thesis(struct marc *c, const struct node *n)
{
	struct str a = marc_sub(c, n, 'a'), b = marc_sub(c, n, 'b');
	struct str school = marc_sub(c, n, 'c');

	/* Invenio: the degree in $a, the school in $b, the year in $c. */
	if (a.n > 0 && b.n > 0 && str_number(school, 9999) > 0)
		marc_thesis_of(c, STR_NONE, a, b, school);
	else
		marc_thesis_of(c, a, b, school, marc_sub(c, n, 'd'));
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

	if (str_starts(s, STR("In: ")))
		draft_keep(&c->printed_in, s);
	else if (!is_routine(s))
		push(c, DESC_NOTE, s);
}

/* "In: Journal. - 12 (1993) 4, S. 42-43", for want of a host with a title. */
void
marc_settle_printed(struct marc *c)
{
	struct rec_text t = {c->printed_in, STR_NONE};
	struct citation cited;

	for (size_t i = 0; i < c->d.nhosts; i++)
		if (c->d.hosts[i].kind != HOST_SERIES &&
		    c->d.hosts[i].title.n > 0) {
			push(c, DESC_NOTE, t.text);
			return;
		}
	if (citation_read(t.text, NULL, &cited))
		draft_citation(&c->d, CITED_HERE, t);
	else
		push(c, DESC_NOTE, t.text);
}

/* Where else it is listed, and as what. */
void
marc_reference(struct marc *c, const struct node *n)
{
	push(c, DESC_NOTE, marc_join(c, n, "ac", STR(", ")));
}

void
marc_contents(struct marc *c, const struct node *n)
{
	push(c, DESC_CONTENTS, marc_join(c, n, "agrt", STR(" ")));
}

/* The first indicator 4 is a warning of what is to be read. */
void
marc_abstract(struct marc *c, const struct node *n)
{
	bool other = marc_indicator(n, 1) == '4';
	struct str lang = marc_sub(c, n, '9'); /* Invenio: "cze" */
	struct rec_text t = {marc_join(c, n, "ab", STR(" ")), STR_NONE};

	if (lang.n == 3)
		t.lang = vocab_language(c->r->arena, lang);
	draft_description(&c->d, other ? DESC_NOTE : DESC_ABSTRACT, t);
}

/* --- Rights --------------------------------------------------------------- */

/* 506: who may read it. */
void
marc_access(struct marc *c, const struct node *n)
{
	static const struct str open[] = {STR_LIT("open access"),
					  STR_LIT("unrestricted")};
	struct str a = marc_without_stop(marc_sub(c, n, 'a'));
	struct str term = marc_without_stop(marc_sub(c, n, 'f'));
	struct rec_right right = vocab_rights(c->r->arena, a.n > 0 ? a : term);

	if (right.access == ACCESS_UNSAID &&
	    (marc_indicator(n, 1) == '0' || MARC_HAS(a, open) ||
	     MARC_HAS(term, open)))
		right.access = ACCESS_OPEN;
	else if (right.access == ACCESS_UNSAID && marc_indicator(n, 1) == '1')
		right.access = ACCESS_RESTRICTED;
	draft_right(&c->d, right);
}

/* 540: an address says it best, then a name. */
void
marc_licence(struct marc *c, const struct node *n)
{
	struct str a = marc_without_stop(marc_sub(c, n, 'a'));
	struct str named[] = {marc_sub(c, n, 'u'), marc_sub(c, n, 'f'), a};
	struct rec_right right = {0};
	bool held = str_eqc(marc_tag(n), "542");

	for (size_t i = 0; i < (held ? 2 : 3) && right.uri.n == 0; i++)
		if (named[i].n > 0)
			right = vocab_rights(c->r->arena, named[i]);
	if (held) {
		marc_note(c, n);
		right.text = right.uri.n > 0 ? named[1] : STR_NONE;
	} else if (a.n > 0) {
		right.text = a;
	}
	draft_right(&c->d, right);
}
