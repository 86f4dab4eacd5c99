/*
 * The draft: what has the look of a citation and cites something else, or
 * nothing; and what cites the item without the look of it.
 */
#include "parsers/citation/citation.h"
#include "parsers/draft/internal.h"

enum {
	DEPOSIT_MAX = 4, /* letters of a province */
	YEAR_MIN = 1800,
	YEAR_MAX = 2099,
	ISSN_DIGITS = 8,
	GRANT_DIGITS = 5 /* more than any volume or issue has */
};

/* "GI. 567-2011", "B-1234-2011": the number of a legal deposit (Spain). */
static bool
is_deposit(const struct citation *c)
{
	long long year = str_number(c->last_page, YEAR_MAX);

	return c->container.n <= DEPOSIT_MAX && c->volume.n + c->issue.n == 0 &&
	       year >= YEAR_MIN && c->year == 0;
}

/* "Science Fund(41234567)": a number that no volume has, and nothing else. */
static bool
is_grant(const struct citation *c)
{
	struct str issn = c->issn.n == ISSN_DIGITS ? c->issn : STR_NONE;
	size_t n = c->volume.n + c->issue.n + c->article.n + c->first_page.n;

	return c->year == 0 && c->issn.n == issn.n &&
	       n + issn.n > GRANT_DIGITS &&
	       (n == 0 || n == c->volume.n || n == c->issue.n ||
		n == c->article.n || n == c->first_page.n);
}

bool
draft_is_miscited(enum cited_in in, const struct citation *c)
{
	return (in == CITED_ID && is_deposit(c)) ||
	       (in == CITED_DESCRIPTION && is_grant(c));
}

bool
draft_cites_another(struct str s)
{
	static const struct str labels[] = {
	    STR_LIT("Supplement to:"),    STR_LIT("Supplementary to:"),
	    STR_LIT("In supplement to:"), STR_LIT("Is supplement to:"),
	    STR_LIT("Supplemented by:"),  STR_LIT("Is supplemented by:"),
	    STR_LIT("Related to:"),       STR_LIT("Cited by:"),
	    STR_LIT("Is cited by:"),      STR_LIT("References:"),
	    STR_LIT("Is referenced by:"), STR_LIT("Derived from:"),
	    STR_LIT("Is derived from:"),  STR_LIT("Based on:"),
	    STR_LIT("Review of:"),        STR_LIT("Reply to:"),
	    STR_LIT("Comment on:"),
	};

	for (size_t i = 0; i < COUNT(labels); i++)
		if (str_istarts(s, labels[i]))
			return true;
	return false;
}

bool
draft_is_report_code(struct str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (!chr_upper(s.p[i]) && !chr_digit(s.p[i]) &&
		    str_chr(STR("-/."), s.p[i]) == STR_NPOS)
			return false;
		digits += chr_digit(s.p[i]);
	}
	return digits >= 2 && chr_upper(s.p[0]) && str_chr(s, '-') != STR_NPOS;
}
