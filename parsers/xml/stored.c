/*
 * The form that node_write gives a payload, read without libxml2: tags as it
 * writes them, its seven escapes, names in ASCII. Whatever differs by a byte is
 * none of this file's business: libxml2 reads it, or says what is wrong.
 */
#include "parsers/xml/xml.h"

#include <string.h>

#include "core/scan.h"
#include "core/utf8.h"

enum {
	DEPTH_MAX = 64,
	SCOPES_MAX = 128,      /* declarations in scope */
	ATTRS_MAX = 32,        /* of one element */
	NAME_LONGEST = 256,    /* bytes of a name with its prefix */
	TEXT_LONGEST = 9000000 /* libxml2 stops at ten million */
};

struct scope {
	struct node_ns ns;
	int depth;
};

/* A name as written, and its halves. */
struct qname {
	struct str whole, prefix, name;
};

struct stored {
	char *p, *end; /* a copy of the payload: escapes are undone in it */
	struct arena *a;
	struct node *root, *cur;
	struct scope scopes[SCOPES_MAX];
	size_t nscopes;
	struct str open[DEPTH_MAX]; /* names of the open elements */
	int depth;
};

/* --- Characters ------------------------------------------------------------ */

/* Stands for itself: bit 1 in text, 2 in an attribute's value, 4 in a name. */
enum { IN_TEXT = 1, IN_VALUE = 2, IN_NAME = 4 };
static const unsigned char plain[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, /* \t, \n */
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* */
    3, 3, 1, 3, 3, 3, 0, 3, 3, 3, 3, 3, 3, 7, 7, 3, /* not ", & */
    7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 3, 3, 0, 3, 0, 3, /* not <, > */
    3, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, /* */
    7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 3, 3, 3, 3, 7, /* */
    3, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, /* */
    7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 3, 3, 3, 3, 3, /* */
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* UTF-8: looked at */
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* before, as a */
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* whole */
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* */
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* */
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* */
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* */
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* */
};

/* Whole UTF-8, and neither U+FFFE nor U+FFFF, which XML does not have. */
static bool
is_text(struct str s)
{
	const char *p = s.p, *end = s.p + s.n;

	if (utf8_valid(s) != s.n)
		return false;
	while ((p = memchr(p, 0xef, (size_t)(end - p))) != NULL) {
		if ((unsigned char)p[1] == 0xbf && (unsigned char)p[2] >= 0xbe)
			return false;
		p++;
	}
	return true;
}

static bool
take(struct stored *x, char c)
{
	if (x->p == x->end || *x->p != c)
		return false;
	x->p++;
	return true;
}

/* Undoes the escape at x->p; '\0': it is none that is written here. */
static char
unescape(struct stored *x, bool value)
{
	static const struct {
		const char *text;
		unsigned char n;
		char c;
		bool value; /* in values alone */
	} escapes[] = {
	    {"&amp;", 5, '&', false}, {"&lt;", 4, '<', false},
	    {"&gt;", 4, '>', false},  {"&#13;", 5, '\r', false},
	    {"&quot;", 6, '"', true}, {"&#10;", 5, '\n', true},
	    {"&#9;", 4, '\t', true},
	};

	for (size_t i = 0; i < sizeof(escapes) / sizeof(escapes[0]); i++) {
		size_t n = escapes[i].n;

		if ((value || !escapes[i].value) &&
		    (size_t)(x->end - x->p) >= n &&
		    memcmp(x->p, escapes[i].text, n) == 0) {
			x->p += n;
			return escapes[i].c;
		}
	}
	return '\0';
}

/* How many bytes stand for themselves. */
static size_t
plain_front(const char *p, size_t n, bool value)
{
	unsigned char mask = value ? IN_VALUE : IN_TEXT;
	size_t i = 0;

	for (;;) {
		while (i + SCAN_STEP <= n) {
			scan_bytes b = scan_load(p + i);
			scan_hits odd = (b < ' ') | (b == '&') | (b == '<') |
					(b == '>') | (b == '"');
			size_t at = scan_first(odd);

			i += at;
			if (at < SCAN_STEP)
				break;
		}
		if (i == n || !(plain[(unsigned char)p[i]] & mask))
			return i;
		i++;
	}
}

/* Up to what ends it: '<' for text, '"' for a value. */
static bool
take_run(struct stored *x, bool value, struct str *out)
{
	char *from = x->p, *to = from, c;
	size_t run;

	for (;;) {
		run = plain_front(x->p, (size_t)(x->end - x->p), value);
		if (to != x->p)
			memmove(to, x->p, run);
		to += run;
		x->p += run;
		if (x->p == x->end || *x->p != '&')
			break;
		c = unescape(x, value);
		if (c == '\0')
			return false;
		*to++ = c;
	}
	*out = str_of(from, (size_t)(to - from));
	return x->p < x->end && *x->p == (value ? '"' : '<') &&
	       out->n <= TEXT_LONGEST;
}

static bool
take_word(struct stored *x, struct str *out)
{
	char *from = x->p;

	if (x->p == x->end || !(chr_alpha(*x->p) || *x->p == '_'))
		return false;
	while (x->p < x->end && (plain[(unsigned char)*x->p] & IN_NAME))
		x->p++;
	*out = str_of(from, (size_t)(x->p - from));
	return out->n <= NAME_LONGEST;
}

static bool
take_qname(struct stored *x, struct qname *out)
{
	char *from = x->p;

	out->prefix = STR_NONE;
	if (!take_word(x, &out->name))
		return false;
	if (take(x, ':')) {
		out->prefix = out->name;
		if (!take_word(x, &out->name))
			return false;
	}
	out->whole = str_of(from, (size_t)(x->p - from));
	return true;
}

/* --- Namespaces ----------------------------------------------------------- */

/* No default namespace is none; a prefix that nobody declared is a fault. */
static bool
find_ns(const struct stored *x, struct str prefix, struct str *out)
{
	for (size_t i = x->nscopes; i > 0; i--)
		if (str_eq(x->scopes[i - 1].ns.prefix, prefix)) {
			*out = x->scopes[i - 1].ns.uri;
			return true;
		}
	*out = STR_NONE;
	return prefix.n == 0;
}

/* Those of XML itself, xmlns="", and escapes are left to libxml2. */
static bool
declare(struct stored *x, struct str prefix, struct str uri, size_t first)
{
	if (uri.n == 0 || str_chr(uri, '&') != STR_NPOS ||
	    str_starts(uri, STR("http://www.w3.org/XML/")) ||
	    str_starts(uri, STR("http://www.w3.org/2000/xmlns")) ||
	    str_eqc(prefix, "xml") || str_eqc(prefix, "xmlns") ||
	    x->nscopes == SCOPES_MAX)
		return false;
	for (size_t i = first; i < x->nscopes; i++)
		if (str_eq(x->scopes[i].ns.prefix, prefix))
			return false;
	x->scopes[x->nscopes++] =
	    (struct scope){{.prefix = prefix, .uri = uri}, x->depth};
	return true;
}

/* --- Elements ------------------------------------------------------------- */

static struct node *
append(struct stored *x)
{
	struct node *n = arena_zero(x->a, sizeof(*n)), *up = x->cur;

	if (up == NULL)
		x->root = n;
	if (n == NULL || up == NULL)
		return n;
	n->parent = up;
	if (up->last == NULL)
		up->first = n;
	else
		up->last->next = n;
	up->last = n;
	return n;
}

/* Declarations first, then attributes, as they are written. */
static bool
take_attrs(struct stored *x, struct node_attr *attrs, size_t *n)
{
	size_t first = x->nscopes;
	struct qname q;
	struct str value;

	*n = 0;
	while (take(x, ' ')) {
		if (!take_qname(x, &q) || !take(x, '=') || !take(x, '"') ||
		    !take_run(x, true, &value) || !take(x, '"'))
			return false;
		if (*n == 0 && str_eqc(q.whole, "xmlns")) {
			if (!declare(x, STR_NONE, value, first))
				return false;
		} else if (*n == 0 && str_eqc(q.prefix, "xmlns")) {
			if (!declare(x, q.name, value, first))
				return false;
		} else if (*n == ATTRS_MAX || str_eqc(q.whole, "xmlns") ||
			   str_eqc(q.prefix, "xmlns")) {
			return false;
		} else {
			attrs[(*n)++] = (struct node_attr){
			    .prefix = q.prefix, .name = q.name, .value = value};
		}
	}
	return true;
}

/* The namespaces of attributes, none of which may be there twice. */
static bool
settle_attrs(const struct stored *x, struct node_attr *attrs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (str_eqc(attrs[i].prefix, "xml"))
			attrs[i].ns = NS_XML;
		else if (attrs[i].prefix.n > 0 &&
			 !find_ns(x, attrs[i].prefix, &attrs[i].ns))
			return false;
		for (size_t k = 0; k < i; k++)
			if (str_eq(attrs[k].name, attrs[i].name) &&
			    str_eq(attrs[k].ns, attrs[i].ns))
				return false;
	}
	return true;
}

static bool
keep_attrs(struct stored *x, struct node *n, const struct node_attr *attrs,
	   size_t nattrs, size_t first)
{
	size_t nnss = x->nscopes - first;

	if (nattrs > 0) {
		n->attrs = arena_alloc(x->a, nattrs * sizeof(*attrs));
		if (n->attrs == NULL)
			return false;
		memcpy(n->attrs, attrs, nattrs * sizeof(*attrs));
		n->nattrs = nattrs;
	}
	if (nnss > 0) {
		n->nss = arena_alloc(x->a, nnss * sizeof(*n->nss));
		if (n->nss == NULL)
			return false;
		for (size_t i = 0; i < nnss; i++)
			n->nss[i] = x->scopes[first + i].ns;
		n->nnss = nnss;
	}
	return true;
}

/* Behind '<'. */
static bool
take_open(struct stored *x)
{
	struct node_attr attrs[ATTRS_MAX];
	size_t nattrs, first = x->nscopes;
	struct node *n = append(x);
	struct qname q;

	if (n == NULL || x->depth == DEPTH_MAX || !take_qname(x, &q) ||
	    str_eqc(q.prefix, "xml") || str_eqc(q.prefix, "xmlns") ||
	    !take_attrs(x, attrs, &nattrs) || !settle_attrs(x, attrs, nattrs) ||
	    !find_ns(x, q.prefix, &n->ns) ||
	    !keep_attrs(x, n, attrs, nattrs, first))
		return false;
	n->prefix = q.prefix;
	n->name = q.name;
	if (take(x, '/')) {
		x->nscopes = first;
		return take(x, '>');
	}
	x->open[x->depth++] = q.whole;
	x->cur = n;
	return take(x, '>');
}

/* Behind "</". */
static bool
take_close(struct stored *x)
{
	struct qname q;

	/* What is open has something in it, or would have been "/>". */
	if (x->cur->first == NULL || !take_qname(x, &q) || !take(x, '>') ||
	    !str_eq(q.whole, x->open[x->depth - 1]))
		return false;
	x->depth--;
	while (x->nscopes > 0 && x->scopes[x->nscopes - 1].depth == x->depth)
		x->nscopes--;
	x->cur = x->cur->parent;
	return true;
}

static bool
take_inside(struct stored *x)
{
	struct str text;
	struct node *n;

	while (x->depth > 0) {
		if (!take_run(x, false, &text))
			return false;
		if (text.n > 0) {
			n = append(x);
			if (n == NULL)
				return false;
			n->text = text;
		}
		x->p++; /* '<' */
		if (take(x, '/') ? !take_close(x) : !take_open(x))
			return false;
	}
	return x->p == x->end;
}

struct node *
stored_read(struct str payload, struct arena *a)
{
	struct stored x = {.a = a};
	struct str copy;

	if (payload.n < 4 || payload.p[0] != '<' || !is_text(payload))
		return NULL;
	copy = arena_copy(a, payload);
	x.p = arena_extend(a, copy, 0);
	if (x.p == NULL)
		return NULL;
	x.end = x.p + payload.n;
	x.p++;
	/* A payload without anything in it ends at once. */
	if (!take_open(&x) || !take_inside(&x))
		return NULL;
	return x.root;
}
