/* Small XML trees: query, take text, write again. */
#include "parsers/xml/xml.h"

#include <string.h>

#include "core/scan.h"

const struct str NS_OAI = {"http://www.openarchives.org/OAI/2.0/", 36};
const struct str NS_OAI_11 = {
    "http://www.openarchives.org/OAI/1.1/OAI_ListRecords", 51};
const struct str NS_OAI_DC = {"http://www.openarchives.org/OAI/2.0/oai_dc/",
			      43};
const struct str NS_DC = {"http://purl.org/dc/elements/1.1/", 32};
const struct str NS_XML = {"http://www.w3.org/XML/1998/namespace", 36};
const struct str NS_XSI = {"http://www.w3.org/2001/XMLSchema-instance", 41};

bool
node_is(const struct node *n, struct str ns, const char *name)
{
	return str_eqc(n->name, name) && str_eq(n->ns, ns);
}

static struct node *
element_from(struct node *n)
{
	while (n != NULL && n->name.n == 0)
		n = n->next;
	return n;
}

struct node *
node_first(const struct node *n)
{
	return element_from(n->first);
}

struct node *
node_next(const struct node *n)
{
	return element_from(n->next);
}

struct node *
node_child(const struct node *n, struct str ns, const char *name)
{
	struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c))
		if (node_is(c, ns, name))
			return c;
	return NULL;
}

struct node *
node_named(const struct node *n, const char *name)
{
	struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c))
		if (str_eqc(c->name, name))
			return c;
	return NULL;
}

struct str
node_attr(const struct node *n, struct str ns, const char *name)
{
	struct str local = str_c(name);

	for (size_t i = 0; i < n->nattrs; i++)
		if (str_eq(n->attrs[i].name, local) &&
		    str_eq(n->attrs[i].ns, ns))
			return n->attrs[i].value;
	return STR_NONE;
}

struct str
node_lang(const struct node *n)
{
	for (; n != NULL; n = n->parent) {
		struct str lang =
		    n->nattrs == 0 ? STR_NONE : node_attr(n, NS_XML, "lang");

		if (lang.n > 0)
			return lang;
	}
	return STR_NONE;
}

/* The next node after n in document order, within root; text too. */
static const struct node *
walk(const struct node *n, const struct node *root)
{
	if (n->first != NULL)
		return n->first;
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

const struct node *
node_walk(const struct node *n, const struct node *root)
{
	do
		n = walk(n, root);
	while (n != NULL && n->name.n == 0);
	return n;
}

struct str
node_text(const struct node *n, struct arena *a)
{
	const struct node *at;
	size_t len = 0, runs = 0;
	struct str only = STR_NONE;
	char *p;

	for (at = n; at != NULL; at = walk(at, n)) {
		if (at->name.n == 0 && at->text.n > 0) {
			only = at->text;
			len += only.n;
			runs++;
		}
	}
	if (runs <= 1)
		return only;
	p = arena_extend(a, STR_NONE, len);
	if (p == NULL)
		return STR_NONE;
	len = 0;
	for (at = n; at != NULL; at = walk(at, n)) {
		if (at->name.n == 0 && at->text.n > 0) {
			memcpy(p + len, at->text.p, at->text.n);
			len += at->text.n;
		}
	}
	return str_of(p, len);
}

/* --- Writing ------------------------------------------------------------- */

/* What is not plain: 1 everywhere, 2 in attributes alone. */
static const unsigned char escaped[256] = {
    ['&'] = 1, ['<'] = 1,  ['>'] = 1,  ['\r'] = 1,
    ['"'] = 2, ['\t'] = 2, ['\n'] = 2,
};

static const char *
escape_for(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\r':
		return "&#13;";
	case '"':
		return "&quot;";
	case '\t':
		return "&#9;";
	default:
		return "&#10;";
	}
}

/* How many bytes stand for themselves. */
static size_t
plain_front(struct str s, bool attr)
{
	const unsigned char *p = (const unsigned char *)s.p;
	unsigned char mask = attr ? 3 : 1;
	size_t i = 0;

	while (i + SCAN_STEP <= s.n) {
		scan_bytes b = scan_load(s.p + i);
		scan_hits odd =
		    (b == '&') | (b == '<') | (b == '>') | (b == '\r');
		size_t at;

		if (attr)
			odd |= (b == '"') | (b == '\t') | (b == '\n');
		at = scan_first(odd);
		i += at;
		if (at < SCAN_STEP)
			return i;
	}
	while (i < s.n && !(escaped[p[i]] & mask))
		i++;
	return i;
}

static void
write_escaped(struct buf *out, struct str s, bool attr)
{
	size_t run;

	while (s.n > 0) {
		run = plain_front(s, attr);
		buf_put(out, s.p, run);
		if (run == s.n)
			break;
		buf_puts(out, escape_for(s.p[run]));
		s = str_from(s, run + 1);
	}
}

static char *
put(char *to, struct str s)
{
	if (s.n > 0)
		memcpy(to, s.p, s.n);
	return to + s.n;
}

/* A name between what stands before and behind it, both short. */
static void
write_name(struct buf *out, struct str before, struct str prefix,
	   struct str name, struct str behind)
{
	size_t n = before.n + prefix.n + (prefix.n > 0) + name.n + behind.n;
	char *to = buf_reserve(out, n);

	if (to == NULL)
		return;
	to = put(put(to, before), prefix);
	if (prefix.n > 0)
		*to++ = ':';
	*put(put(to, name), behind) = '\0';
	out->n += n;
}

static void
write_attr(struct buf *out, struct str prefix, struct str name,
	   struct str value)
{
	write_name(out, STR(" "), prefix, name, STR("=\""));
	write_escaped(out, value, true);
	buf_char(out, '"');
}

static void
write_ns(struct buf *out, const struct node_ns *ns)
{
	if (ns->prefix.n > 0)
		write_attr(out, STR("xmlns"), ns->prefix, ns->uri);
	else
		write_attr(out, STR_NONE, STR("xmlns"), ns->uri);
}

/* Does n or an ancestor below `above` declare the prefix? */
static bool
shadowed(const struct node *n, const struct node *above, struct str prefix)
{
	for (; n != above; n = n->parent)
		for (size_t i = 0; i < n->nnss; i++)
			if (str_eq(n->nss[i].prefix, prefix))
				return true;
	return false;
}

static void
write_open(struct buf *out, const struct node *n, const struct node *root)
{
	write_name(out, STR("<"), n->prefix, n->name, STR_NONE);
	for (size_t i = 0; i < n->nnss; i++)
		write_ns(out, &n->nss[i]);
	/* What is written alone needs what its ancestors declared. */
	for (const struct node *up = n->parent; n == root && up != NULL;
	     up = up->parent)
		for (size_t i = 0; i < up->nnss; i++)
			if (!shadowed(n, up, up->nss[i].prefix))
				write_ns(out, &up->nss[i]);
	for (size_t i = 0; i < n->nattrs; i++)
		write_attr(out, n->attrs[i].prefix, n->attrs[i].name,
			   n->attrs[i].value);
	buf_puts(out, n->first == NULL ? "/>" : ">");
}

static void
write_close(struct buf *out, const struct node *n)
{
	write_name(out, STR("</"), n->prefix, n->name, STR(">"));
}

void
node_write(const struct node *n, struct buf *out)
{
	const struct node *at = n;

	for (;;) {
		if (at->name.n == 0)
			write_escaped(out, at->text, false);
		else
			write_open(out, at, n);
		if (at->first != NULL) {
			at = at->first;
			continue;
		}
		while (at != n && at->next == NULL) {
			at = at->parent;
			write_close(out, at);
		}
		if (at == n)
			break;
		at = at->next;
	}
}
