/* MODS: what its readers have in common. */
#include <stdarg.h>
#include <stdio.h>

#include "parsers/mods/mods_read.h"
#include "parsers/text/text.h"

const struct str NS_MODS = {"http://www.loc.gov/mods/v3", 26};
const struct str NS_XLINK = {"http://www.w3.org/1999/xlink", 28};

bool
mods_is(const struct node *n, const char *name)
{
	return node_is(n, NS_MODS, name);
}

struct str
mods_attr(const struct node *n, const char *name)
{
	return str_trim(node_attr(n, STR_NONE, name));
}

struct str
mods_href(const struct node *n)
{
	return str_trim(node_attr(n, NS_XLINK, "href"));
}

struct str
mods_text(struct mods *m, const struct node *n)
{
	return text_clean(m->r->arena, node_text(n, m->r->arena));
}

struct str
mods_child_text(struct mods *m, const struct node *n, const char *name)
{
	const struct node *c = node_child(n, NS_MODS, name);

	return c == NULL ? STR_NONE : mods_text(m, c);
}

struct str
mods_lang(const struct node *n)
{
	struct str lang = mods_attr(n, "lang");

	return lang.n > 0 ? lang : node_lang(n);
}

struct str
mods_fragment(struct str uri)
{
	size_t at = str_rchr(uri, '#');

	return at == STR_NPOS ? STR_NONE : str_from(uri, at + 1);
}

struct str
mods_cat(struct mods *m, struct str s, struct str sep, struct str t)
{
	if (s.n > MODS_JOINED_MAX && t.n > 0) {
		mods_warn_over(m, MODS_OVER_JOINED, MODS_JOINED_MAX,
			       "bytes of joined text");
		return s;
	}
	return arena_join(m->r->arena, s, sep, t);
}

void
mods_warn(struct mods *m, const char *fmt, ...)
{
	char line[400];
	va_list ap;

	m->nwarnings++;
	if (m->nwarnings > MODS_WARNINGS_MAX + 1)
		return;
	if (m->nwarnings > MODS_WARNINGS_MAX) {
		record_warn(m->r, "more remarks are left out");
		return;
	}
	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	record_warn(m->r, "%s", line);
}

void
mods_warn_over(struct mods *m, enum mods_over which, int max, const char *what)
{
	if ((m->over & which) == 0)
		mods_warn(m, "more than %d %s", max, what);
	m->over |= which;
}
