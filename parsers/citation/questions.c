/* What is asked of a citation that is read for nothing else. */
#include "parsers/citation/citation.h"

enum {
	TIGHT_COMMAS = 3, /* of "Journal,v.12,n.3,2015" */
	REST_MAX = 160,   /* bytes not understood in an own citation */
	BEHIND_MAX = 600  /* bytes behind the own title */
};

bool
citation_is_own(struct str s, const struct citation_own *own)
{
	struct citation c;
	size_t at, end;

	s = str_trim(s);
	return s.n <= CITATION_MAX && own->title.n > 0 &&
	       citation_title(s, own->title, &at, &end) &&
	       s.n - end <= BEHIND_MAX && citation_read(s, own, &c) && c.own &&
	       c.rest.n <= REST_MAX;
}

bool
citation_parse(struct str s, struct citation *out)
{
	return citation_read(s, NULL, out) && out->container.n > 0 &&
	       out->title.n == 0 &&
	       (out->volume.n > 0 ||
		(out->issue.n > 0 && (out->year > 0 || out->first_page.n > 0)));
}

bool
citation_parse_issue(struct str s, struct citation *out)
{
	if (str_chr(s, ';') == STR_NPOS || !citation_parse(s, out))
		return false;
	s = str_trim(
	    str_from(s, (size_t)(out->container.p - s.p) + out->container.n));
	return s.n > 0 && s.p[0] == ';' &&
	       out->volume.n + out->issue.n + out->first_page.n > 0;
}

bool
citation_parse_issn(struct str s, struct citation *out)
{
	return citation_read(s, NULL, out) && out->container.n > 0 &&
	       out->title.n == 0 && out->issn.n > 0 &&
	       out->volume.n + out->issue.n + out->first_page.n == 0;
}

bool
citation_is_tight(struct str s)
{
	size_t comma = str_chr(s, ','), close = str_chr(s, ')'), commas = 0;

	if (s.n == 0 || str_chr(s, '/') != STR_NPOS ||
	    !(chr_alpha(s.p[0]) || (unsigned char)s.p[0] >= 0x80))
		return false;
	if (close != STR_NPOS && close + 1 < s.n && chr_digit(s.p[close + 1]))
		return true;
	for (size_t i = 0; i < s.n; i++)
		commas += s.p[i] == ',';
	return comma > 1 && (commas >= TIGHT_COMMAS ||
			     (commas > 1 && str_chr(s, ':') != STR_NPOS));
}
