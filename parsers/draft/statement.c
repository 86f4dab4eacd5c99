/* Names, out of the statement of responsibility. */
#include "parsers/draft/internal.h"
#include "parsers/prose/prose.h"

enum {
	STATEMENT_WORDS = 8, /* of one that is names alone */
	PEOPLE_MAX = 200     /* that are compared */
};

/* A name or two in natural order, with nothing said of them but "by". */
static bool
names_alone(struct str s)
{
	static const struct str odd = STR_LIT("/=,;:()[]0123456789");
	struct str word;
	size_t words = 0;

	for (size_t i = 0; i < odd.n; i++)
		if (str_chr(s, odd.p[i]) != STR_NPOS)
			return false;
	if (s.n == 0 || chr_lower(s.p[0]) || str_ends(s, STR(".")))
		return false;
	while (str_cut(&s, ' ', &word)) {
		words++;
		/* "Bruno Heron. Klein": the end of a sentence */
		if (word.n > 3 && str_ends(word, STR(".")))
			return false;
	}
	return words > 1 && words <= STATEMENT_WORDS;
}

/* Is a translator named already, or somebody with one of these families? */
static bool
is_known(const struct draft *d, const struct rec_names *l)
{
	for (size_t k = 0; k < d->people.n && k < PEOPLE_MAX; k++) {
		const struct draft_person *p = &d->people.v[k];

		if (p->said & 1u << SAID_TRANSLATOR)
			return true;
		for (size_t i = 0; i < l->n; i++)
			if (str_ieq(l->v[i].family, p->name.family))
				return true;
	}
	return false;
}

/*
 * "Jan Novak ; translated by Eva Klein": a translator who has no heading, as
 * the title page names her.
 */
static void
name_translator(struct draft *d)
{
	struct str s = vocab_stated_name(d->responsible, SAID_TRANSLATOR);
	struct draft_name out = {.said = 1u << SAID_TRANSLATOR};

	if (s.n == 0 || !names_alone(s))
		return;
	draft_parse_names(d, s, NULL, &out);
	if (out.v.n == 0 || is_known(d, &out.v))
		return;
	draft_name(d, &out);
	draft_warn(d, "names: %zu read in the statement of responsibility",
		   out.v.n);
}

/*
 * "Étienne Novak": nobody has a heading, and the title page says who made it,
 * and no more.
 */
void
draft_name_stated(struct draft *d)
{
	struct str s = str_trim(prose_without_marks(d->responsible));
	struct draft_name out = {0};

	if (str_istarts(s, STR("by ")))
		s = str_from(s, 3);
	if (d->people.n > 0 || !names_alone(s)) {
		name_translator(d);
		return;
	}
	draft_parse_names(d, s, NULL, &out);
	if (out.v.n == 0 || out.said != 0 || out.v.v[0].kind == NAME_ORG)
		return;
	draft_name(d, &out);
	draft_warn(d, "names: %zu read in the statement of responsibility",
		   out.v.n);
}
