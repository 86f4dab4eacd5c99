/* What is asked of a citation that is read for nothing else. */
#include "parsers/citation/citation.h"

enum {
	REST_MAX = 160,  /* bytes not understood in an own citation */
	BEHIND_MAX = 600 /* bytes behind the own title */
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
