/* Rules from DOI to OAI identifier and back. */
#include "harvester/doi_rule.h"

#include <string.h>

static const struct str arrow = STR_LIT(" -> ");

/* "N", "N:08", "S": what stands between the braces. */
static bool
read_place(struct str s, struct doi_side *side)
{
	side->text = str_eqc(s, "S");
	side->width = 0;
	if (side->text || str_eqc(s, "N"))
		return true;
	if (!str_starts(s, STR("N:0")))
		return false;
	side->width = (int)str_number(str_from(s, 3), DOI_RULE_DIGITS);
	return side->width > 0;
}

static int
read_side(struct doi_side *side, struct str s, const char *what, struct err *e)
{
	size_t open = str_chr(s, '{');
	struct str rest = str_from(s, open == STR_NPOS ? s.n : open + 1);
	size_t close = str_chr(rest, '}');

	if (open == STR_NPOS || close == STR_NPOS ||
	    !read_place(str_left(rest, close), side))
		return err_set(e, ERR_USAGE, 0,
			       "the %s of a rule has one place, {N}, {N:08} or "
			       "{S}: '" STR_FMT "'",
			       what, STR_ARG(str_left(s, 120)));
	side->before = str_left(s, open);
	side->after = str_from(rest, close + 1);
	if (str_chr(side->after, '{') != STR_NPOS)
		return err_set(
		    e, ERR_USAGE, 0,
		    "the %s of a rule has one place, not more: '" STR_FMT "'",
		    what, STR_ARG(str_left(s, 120)));
	return 0;
}

int
doi_rule_parse(struct doi_rule *r, struct str text, struct err *e)
{
	size_t at = str_find(text, arrow);

	*r = (struct doi_rule){0};
	if (at == STR_NPOS)
		return err_set(e, ERR_USAGE, 0,
			       "a rule is PATTERN -> PATTERN, not '" STR_FMT
			       "'",
			       STR_ARG(str_left(text, 120)));
	if (read_side(&r->doi, str_trim(str_left(text, at)), "DOI", e) != 0 ||
	    read_side(&r->id, str_trim(str_from(text, at + arrow.n)),
		      "OAI identifier", e) != 0)
		return -1;
	if (r->doi.text != r->id.text)
		return err_set(e, ERR_USAGE, 0,
			       "both sides of a rule have {N}, or both {S}");
	if (!str_starts(r->doi.before, STR("10.")))
		return err_set(
		    e, ERR_USAGE, 0,
		    "the DOI of a rule begins with 10., not '" STR_FMT "'",
		    STR_ARG(str_left(r->doi.before, 60)));
	return 0;
}

/* What stands in the place; none: the side does not match. */
static struct str
cut_place(const struct doi_side *side, struct str s, bool any_case)
{
	struct str value = str_from(s, side->before.n);

	if (s.n <= side->before.n + side->after.n)
		return STR_NONE;
	if (any_case
		? !str_istarts(s, side->before) || !str_iends(s, side->after)
		: !str_starts(s, side->before) || !str_ends(s, side->after))
		return STR_NONE;
	value.n -= side->after.n;
	return value;
}

/* The number without zeros in front; none: no number, or not as wide. */
static struct str
plain_number(const struct doi_side *side, struct str s)
{
	struct str n = s;

	for (size_t i = 0; i < s.n; i++)
		if (!chr_digit(s.p[i]))
			return STR_NONE;
	while (n.n > 1 && n.p[0] == '0')
		n = str_from(n, 1);
	if (n.n > DOI_RULE_DIGITS)
		return STR_NONE;
	/* Exactly as this side would have written it. */
	if (s.n != n.n && s.n != (size_t)side->width)
		return STR_NONE;
	if (s.n < (size_t)side->width)
		return STR_NONE;
	return n;
}

static bool
translate(const struct doi_side *from, const struct doi_side *to, struct str s,
	  bool any_case, struct buf *out)
{
	struct str value = cut_place(from, s, any_case);

	if (value.n > 0 && !from->text)
		value = plain_number(from, value);
	if (value.n == 0)
		return false;
	buf_str(out, to->before);
	for (size_t i = value.n; !to->text && i < (size_t)to->width; i++)
		buf_char(out, '0');
	buf_str(out, value);
	buf_str(out, to->after);
	return true;
}

bool
doi_rule_apply(const struct doi_rule *r, struct str doi, struct buf *id)
{
	return translate(&r->doi, &r->id, doi, true, id);
}

bool
doi_rule_reverse(const struct doi_rule *r, struct str id, struct buf *doi)
{
	return translate(&r->id, &r->doi, id, false, doi);
}
