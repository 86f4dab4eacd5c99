/* Names, out of the statement of responsibility. */
#include "parsers/draft/internal.h"
#include "parsers/prose/prose.h"

enum { STATEMENT_WORDS = 8 /* of one that is names alone */ };

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

/*
 * "Étienne Novak": nobody has a heading, and the title page says who made it,
 * and no more.
 */
void
draft_name_stated(struct draft *d)
{
	struct str s = str_trim(prose_without_marks(d->responsible));
	struct draft_name out = {0};

	if (d->people.n > 0)
		return;
	if (str_istarts(s, STR("by ")))
		s = str_from(s, 3);
	if (!names_alone(s))
		return;
	draft_parse_names(d, s, NULL, &out);
	if (out.v.n == 0 || out.said != 0 || out.v.v[0].kind == NAME_ORG)
		return;
	draft_name(d, &out);
	draft_warn(d, "names: %zu read in the statement of responsibility",
		   out.v.n);
}
