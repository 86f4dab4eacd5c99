/* Matching addresses with the shapes of provider classes. */
#include <string.h>

#include "harvester/resolve/provider_class.h"

enum { UUID_LEN = 36 };

/* What has been captured on the way. */
struct walk {
	struct str captures[CLASS_CAPTURES];
	size_t n;
};

/* --- Addresses ------------------------------------------------------------ */

struct str
class_origin(struct str url)
{
	size_t i = str_find(url, STR("://"));

	if (i == STR_NPOS)
		return STR_NONE;
	for (i += 3; i < url.n && str_chr(STR("/?#"), url.p[i]) == STR_NPOS;)
		i++;
	return str_left(url, i);
}

struct str
class_host(struct str url)
{
	struct str origin = class_origin(url);
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
	if (str_starts(glob, STR("*.")))
		return host.n > glob.n - 1 &&
		       str_iends(host, str_from(glob, 1));
	if (str_ends(glob, STR(".*")))
		return str_istarts(host, str_left(glob, glob.n - 1));
	return str_ieq(host, glob);
}

static bool
host_listed(const char *hosts, struct str host)
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
		if (kind != '-' && w->n < CLASS_CAPTURES)
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

static bool
match(const char *shape, struct str s, struct class_match *out)
{
	struct walk w = {.n = 0};
	size_t skip = strncmp(shape, "{*}", 3) == 0 ? 1 : 0;

	if (s.n > CLASS_PATH_MAX || !fits(str_c(shape), s, &w))
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

bool
class_of_landing(const struct provider_class *from, struct str url,
		 struct class_match *out)
{
	struct str origin = class_origin(url);
	struct str path = str_from(url, origin.n);

	if (from == NULL)
		from = provider_classes;
	for (; origin.n > 0 && from->name != NULL; from++) {
		*out = (struct class_match){.row = from, .origin = origin};
		if (from->shape != NULL &&
		    host_listed(from->hosts, class_host(url)) &&
		    match(from->shape, path_for(from->shape, path), out))
			return true;
	}
	return false;
}

bool
class_of_doi(const struct provider_class *row, struct str doi,
	     struct class_match *out)
{
	*out = (struct class_match){.row = row};
	return row->doi != NULL && match(row->doi, doi, out);
}

/* An address as it is, or a path that the address ends with. */
static bool
endpoint_fits(const char *tmpl, struct str url)
{
	struct str t = str_c(tmpl);

	if (str_starts(t, STR("{*}")))
		t = str_from(t, 3);
	if (str_chr(t, '{') != STR_NPOS)
		return false;
	return str_find(t, STR("://")) != STR_NPOS ? str_ieq(t, url)
						   : str_ends(url, t);
}

const struct provider_class *
class_of_endpoint(const struct provider_class *from, struct str url)
{
	if (from == NULL)
		from = provider_classes;
	for (; from->name != NULL; from++) {
		if (!host_listed(from->hosts, class_host(url)) &&
		    strstr(from->endpoints[0], "://") == NULL)
			continue;
		for (size_t i = 0; from->endpoints[i] != NULL; i++)
			if (endpoint_fits(from->endpoints[i], url))
				return from;
	}
	return NULL;
}

/* --- Templates ------------------------------------------------------------ */

static struct str
value_of(const struct class_match *m, struct str place,
	 const struct class_facts *f)
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
	size_t i = place.n == 1 ? (size_t)(place.p[0] - '1') : CLASS_CAPTURES;

	if (i < m->ncaptures)
		return m->captures[i];
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_eqc(place, names[i].name))
			return names[i].value;
	return STR_NONE;
}

bool
class_expand(const struct class_match *m, const char *tmpl,
	     const struct class_facts *facts, struct buf *out)
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
class_endpoint(const struct class_match *m, const char *tmpl, struct buf *out)
{
	static const struct class_facts none = {STR_NONE, STR_NONE, STR_NONE};

	if (strstr(tmpl, "://") == NULL)
		buf_str(out, m->origin);
	return class_expand(m, tmpl, &none, out);
}

bool
class_wants(const struct provider_class *row, const char *place)
{
	for (size_t i = 0; row->ids[i] != NULL; i++)
		if (strstr(row->ids[i], place) != NULL)
			return true;
	return false;
}
