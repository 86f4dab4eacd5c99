/* Blanks in front of commas and stops. */
#include "parsers/text/text.h"

/* A blank at i in front of a comma, or of a stop that ends something. */
static bool
is_loose(struct str s, size_t i)
{
	return s.p[i] == ' ' && i > 0 && i + 1 < s.n &&
	       (s.p[i + 1] == ',' || s.p[i + 1] == '.') &&
	       (i + 2 == s.n || s.p[i + 2] == ' ') && s.p[i - 1] != '.';
}

struct str
text_close_marks(struct arena *a, struct str s)
{
	size_t n = 0, i = 0;
	char *p;

	while (i < s.n && !is_loose(s, i))
		i++;
	if (i == s.n)
		return s;
	p = arena_extend(a, arena_copy(a, s), 0);
	if (p == NULL)
		return STR_NONE;
	for (i = 0; i < s.n; i++)
		if (!is_loose(s, i))
			p[n++] = s.p[i];
	return str_of(p, n);
}
