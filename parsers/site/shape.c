/* Shapes of addresses, and templates of endpoints and identifiers. */
#include <string.h>

#include "parsers/site/internal.h"

enum { UUID_LEN = 36 };

/* What has been captured on the way. */
struct walk {
	struct str captures[SITE_CAPTURES];
	size_t n;
};

/* --- Addresses ------------------------------------------------------------ */

struct str
site_origin(struct str url)
{
	size_t i = str_find(url, STR("://"));

	if (i == STR_NPOS)
		return STR_NONE;
	for (i += 3; i < url.n && url.p[i] != '/' && url.p[i] != '?' &&
		     url.p[i] != '#';)
		i++;
	return str_left(url, i);
}

struct str
site_host(struct str url)
{
	struct str origin = site_origin(url);
	struct str host = str_from(origin, str_find(origin, STR("://")) + 3);

	if (str_istarts(host, STR("www.")))
		host = str_from(host, 4);
	if (host.n > 0 && host.p[0] == '[')
		return str_left(host, str_chr(host, ']'));
	return str_left(host, str_chr(host, ':'));
}

static bool
host_fits(struct str host, struct str glob)
{
	if (glob.p[0] != '*' &&
	    (host.n == 0 || chr_tolower(glob.p[0]) != chr_tolower(host.p[0])))
		return false;
	if (str_starts(glob, STR("*.")))
		return host.n > glob.n - 1 &&
		       str_iends(host, str_from(glob, 1));
	if (str_ends(glob, STR(".*")))
		return str_istarts(host, str_left(glob, glob.n - 1));
	return str_ieq(host, glob);
}

bool
site_host_listed(const char *hosts, struct str host)
{
	struct str rest = str_c(hosts), glob;

	if (hosts == NULL)
		return true;
	while (str_cut(&rest, ' ', &glob))
		if (host_fits(host, glob))
			return true;
	return false;
}

/* --- Shapes --------------------------------------------------------------- */

/* How many bytes a place may take at most, from the front of s. */
static size_t
place_most(char kind, struct str s)
{
	size_t n = 0;

	if (kind == '-' || kind == '*')
		return s.n;
	if (kind == 'u') {
		while (n < s.n && n < UUID_LEN &&
		       (chr_xdigit(s.p[n]) || s.p[n] == '-'))
			n++;
		return n;
	}
	while (n < s.n &&
	       (kind == 'n' ? chr_digit(s.p[n])
			    : (unsigned char)s.p[n] > ' ' &&
				  str_chr(STR("/?#"), s.p[n]) == STR_NPOS))
		n++;
	return n;
}

/* And at least. */
static size_t
place_least(char kind)
{
	return kind == '*' ? 0 : kind == 'u' ? UUID_LEN : 1;
}

static bool fits(struct str shape, struct str s, struct walk *w);

/* Shortest first: what follows decides where a place ends. */
static bool
fit_place(struct str shape, struct str s, struct walk *w)
{
	char kind = shape.p[1];
	struct str rest = str_from(shape, 3);
	size_t most = place_most(kind, s), before = w->n;

	for (size_t n = place_least(kind); n <= most; n++) {
		w->n = before;
		if (kind != '-' && w->n < SITE_CAPTURES)
			w->captures[w->n++] = str_left(s, n);
		if (fits(rest, str_from(s, n), w))
			return true;
		/* Digits are taken whole: nothing literal begins with one. */
		if (kind == 'n' && n < most)
			n = most - 1;
	}
	w->n = before;
	return false;
}

/* The depth is that of the shape, which is ours. */
static bool
fits(struct str shape, struct str s, struct walk *w)
{
	while (shape.n > 0 && shape.p[0] != '{') {
		if (s.n == 0 || chr_tolower(s.p[0]) != chr_tolower(shape.p[0]))
			return false;
		shape = str_from(shape, 1);
		s = str_from(s, 1);
	}
	if (shape.n == 0)
		return s.n == 0;
	return fit_place(shape, s, w);
}

bool
site_fits(const char *shape, struct str s, struct site_match *out)
{
	struct walk w = {.n = 0};
	size_t skip = strncmp(shape, "{*}", 3) == 0 ? 1 : 0;

	if (s.n > SITE_PATH_MAX || !fits(str_c(shape), s, &w))
		return false;
	out->base = skip > 0 ? w.captures[0] : STR_NONE;
	out->ncaptures = w.n - skip;
	memcpy(out->captures, w.captures + skip,
	       out->ncaptures * sizeof(w.captures[0]));
	return true;
}

/* The part a shape speaks of: a query only where the shape has one. */
static struct str
path_for(const char *shape, struct str path)
{
	path = str_left(path, str_chr(path, '#'));
	if (strchr(shape, '?') == NULL)
		path = str_left(path, str_chr(path, '?'));
	if (path.n > 1 && path.p[path.n - 1] == '/')
		path.n--;
	return path;
}

/* Of the row's pages that are guesses or not, the one at *at places on. */
static const struct site_page *
page_of(const struct site *s, bool guess, size_t *at)
{
	const struct site_page *p = s->landing;

	for (; p != NULL && p->shape != NULL; p++)
		if (p->guess == guess && (*at)-- == 0)
			return p;
	return NULL;
}

/* The page at a place of the order: all but guesses, then guesses. */
static bool
page_at(size_t at, struct site_match *out)
{
	for (int guess = 0; guess < 2; guess++)
		for (const struct site *s = sites; s->name != NULL; s++) {
			out->site = s;
			out->page = page_of(s, guess == 1, &at);
			if (out->page != NULL)
				return true;
		}
	return false;
}

bool
site_next_page(struct str url, struct site_match *m)
{
	struct str origin = site_origin(url), host = site_host(url);
	struct str path = str_from(url, origin.n);
	size_t at = m->at;

	for (; origin.n > 0; at++) {
		*m = (struct site_match){.origin = origin, .at = at + 1};
		if (!page_at(at, m))
			return false;
		if (site_host_listed(m->site->hosts, host) &&
		    site_fits(m->page->shape, path_for(m->page->shape, path),
			      m))
			return true;
	}
	return false;
}

const char *const *
site_endpoints(const struct site_match *m)
{
	return m->page != NULL && m->page->endpoints[0] != NULL
		   ? m->page->endpoints
		   : m->site->endpoints;
}

bool
site_match_doi(const struct site *s, struct str doi, struct site_match *out)
{
	*out = (struct site_match){.site = s};
	return s->doi != NULL && site_fits(s->doi, doi, out);
}

/* --- Templates ------------------------------------------------------------ */

static struct str
value_of(const struct site_match *m, struct str place,
	 const struct site_facts *f)
{
	const struct {
		const char *name;
		struct str value;
	} names[] = {
	    {"*", m->base},
	    {"id", f->id},
	    {"doi", f->doi},
	    {"found", f->found},
	};
	size_t i = place.n == 1 ? (size_t)(place.p[0] - '1') : SITE_CAPTURES;

	if (i < m->ncaptures)
		return m->captures[i];
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_eqc(place, names[i].name))
			return names[i].value;
	return STR_NONE;
}

bool
site_expand(const struct site_match *m, const char *tmpl,
	    const struct site_facts *facts, struct buf *out)
{
	struct str t = str_c(tmpl), value;
	size_t start = out->n, close;

	while (t.n > 0) {
		if (t.p[0] != '{') {
			buf_char(out, t.p[0]);
			t = str_from(t, 1);
			continue;
		}
		close = str_chr(t, '}');
		value = value_of(m, str_of(t.p + 1, close - 1), facts);
		if (value.n == 0 && t.p[1] != '*') {
			out->n = start;
			if (out->p != NULL)
				out->p[start] = '\0';
			return false;
		}
		buf_str(out, value);
		t = str_from(t, close + 1);
	}
	return true;
}

bool
site_expand_endpoint(const struct site_match *m, const char *tmpl,
		     struct buf *out)
{
	static const struct site_facts none = {STR_NONE, STR_NONE, STR_NONE};

	if (strstr(tmpl, "://") == NULL)
		buf_str(out, m->origin);
	return site_expand(m, tmpl, &none, out);
}
