/* Where the records of a broken page begin and end. */
#include "parsers/oai/oai.h"

#include <string.h>

#include "core/mem.h"
#include "parsers/oai/internal.h"

/* The last tags seen, and the one that follows. */
struct scan {
	struct salvage *s;
	struct tags tags;
	struct tag before, prev, cur, next;
};

static int
unsure(struct err *e, const char *why)
{
	return err_set(e, ERR_XML, 0, "%s", why);
}

static int
advance(struct scan *c, struct err *e)
{
	c->before = c->prev;
	c->prev = c->cur;
	c->cur = c->next;
	if (tags_next(&c->tags, &c->next) != 0)
		return unsure(e, "a comment, section or document type that "
				 "hides what follows");
	return 0;
}

/* Is it an element of the envelope, by its prefix and name? */
static bool
named(const struct salvage *s, const struct tag *t, const char *name)
{
	struct str n = t->name;

	return t->kind != TAG_NONE && str_starts(n, s->prefix) &&
	       str_eqc(str_from(n, s->prefix.n), name);
}

static bool
opens(const struct salvage *s, const struct tag *t, const char *name)
{
	return t->kind == TAG_OPEN && named(s, t, name);
}

static bool
closes(const struct salvage *s, const struct tag *t, const char *name)
{
	return t->kind == TAG_CLOSE && named(s, t, name);
}

/* The end of what stands directly in a record. */
static bool
ends_child(const struct salvage *s, const struct tag *t)
{
	static const char *const children[] = {"metadata", "about", "header"};

	for (size_t i = 0; i < sizeof(children) / sizeof(children[0]); i++)
		if (t->kind != TAG_OPEN && named(s, t, children[i]))
			return true;
	return false;
}

/* May this follow a record? */
static bool
follows(const struct salvage *s, const struct tag *t)
{
	return (t->kind != TAG_CLOSE &&
		(named(s, t, "record") || named(s, t, "resumptionToken"))) ||
	       closes(s, t, "ListRecords");
}

static int
add(struct scan *c, size_t at, size_t end, struct err *e)
{
	struct salvage *s = c->s;
	struct salvage_span *v;

	if (s->n == SALVAGE_RECORDS_MAX)
		return err_set(e, ERR_LIMIT, 0, "more than %d records",
			       SALVAGE_RECORDS_MAX);
	if (s->n == s->cap) {
		size_t cap = s->cap == 0 ? 256 : 2 * s->cap;

		v = mem_resize(s->v, cap * sizeof(*v));
		if (v == NULL)
			return err_nomem(e);
		s->v = v;
		s->cap = cap;
	}
	s->v[s->n++] = (struct salvage_span){at, end - at};
	return 0;
}

enum end { GO_ON, ENDS_BEHIND, ENDS_BEFORE };

/* Does the record end with the tag at hand, or did it before? */
static enum end
ending(const struct scan *c, int *depth)
{
	const struct salvage *s = c->s;
	/* Perhaps behind an end tag that was meant for the record. */
	bool behind_child =
	    ends_child(s, &c->prev) ||
	    (c->prev.kind == TAG_CLOSE && ends_child(s, &c->before));

	if (closes(s, &c->cur, "record")) {
		if (*depth > 1)
			--*depth;
		else if (follows(s, &c->next))
			return ENDS_BEHIND;
		if (ends_child(s, &c->prev) && follows(s, &c->next))
			return ENDS_BEHIND;
		return GO_ON;
	}
	/* What follows a record is there, its own end is not. */
	if (behind_child && follows(s, &c->cur) &&
	    (!opens(s, &c->cur, "record") || opens(s, &c->next, "header")))
		return ENDS_BEFORE;
	if (opens(s, &c->cur, "record"))
		++*depth;
	return GO_ON;
}

/* From its start tag to what follows it. */
static int
scan_record(struct scan *c, struct err *e)
{
	size_t at = c->cur.at;
	enum end end = c->cur.kind == TAG_EMPTY ? ENDS_BEHIND : GO_ON;
	int depth = 1;

	while (end == GO_ON) {
		if (advance(c, e) != 0)
			return -1;
		end = ending(c, &depth);
		if (end == GO_ON && (c->cur.kind == TAG_NONE ||
				     closes(c->s, &c->cur, "ListRecords")))
			return unsure(e, "a record without end");
	}
	if (end == ENDS_BEFORE)
		return add(c, at, c->cur.at, e);
	return add(c, at, c->cur.end, e) == 0 ? advance(c, e) : -1;
}

/* The token's element is read with the envelope. */
static int
scan_token(struct scan *c, struct err *e)
{
	if (c->cur.kind == TAG_OPEN &&
	    (advance(c, e) != 0 || !closes(c->s, &c->cur, "resumptionToken")))
		return unsure(e, "a resumption token without end");
	return advance(c, e);
}

static int
scan_list(struct scan *c, struct err *e)
{
	for (;;) {
		if (closes(c->s, &c->cur, "ListRecords"))
			return advance(c, e);
		if (c->cur.kind == TAG_CLOSE || !follows(c->s, &c->cur))
			return unsure(e, "something else among the records");
		if (named(c->s, &c->cur, "record") ? scan_record(c, e) != 0
						   : scan_token(c, e) != 0)
			return -1;
	}
}

static struct str
tag_text(const struct scan *c)
{
	return str_of(c->s->doc.p + c->cur.at, c->cur.end - c->cur.at);
}

/* To the list, whose prefix is that of all the envelope. */
static int
scan_head(struct scan *c, struct err *e)
{
	struct salvage *s = c->s;
	size_t colon;

	colon = str_rchr(c->cur.name, ':');
	s->prefix =
	    colon == STR_NPOS ? STR_NONE : str_left(c->cur.name, colon + 1);
	if (!opens(s, &c->cur, "OAI-PMH"))
		return unsure(e, "not an OAI-PMH response");
	s->root = tag_text(c);
	while (!opens(s, &c->cur, "ListRecords")) {
		if (c->cur.kind == TAG_NONE || closes(s, &c->cur, "OAI-PMH"))
			return unsure(e, "no list of records");
		if (advance(c, e) != 0)
			return -1;
	}
	s->list = tag_text(c);
	return advance(c, e);
}

static int
scan_page(struct scan *c, struct err *e)
{
	/* Until the first tag is at hand, and the second is seen. */
	while (c->cur.name.n == 0 && c->cur.end < c->s->doc.n)
		if (advance(c, e) != 0)
			return -1;
	if (scan_head(c, e) != 0 || scan_list(c, e) != 0)
		return -1;
	if (!closes(c->s, &c->cur, "OAI-PMH"))
		return unsure(e, "the document is cut off");
	return 0;
}

int
salvage_scan(struct salvage *s, struct str doc, struct err *e)
{
	struct scan c = {.s = s, .tags = {.doc = doc}};
	size_t end;

	*s = (struct salvage){.doc = doc};
	if (str_starts(doc, STR("<?xml ")) &&
	    (end = str_find(doc, STR("?>"))) != STR_NPOS)
		s->prolog = str_left(doc, end + 2);
	return scan_page(&c, e);
}

void
salvage_free(struct salvage *s)
{
	mem_free(s->v);
	*s = (struct salvage){0};
}

/* --- What was found -------------------------------------------------------- */

struct str
salvage_bytes(const struct salvage *s, size_t i)
{
	return str_of(s->doc.p + s->v[i].at, s->v[i].n);
}

/* The end of a start tag of that name at the front; 0: there is none. */
static size_t
begins(const struct salvage *s, struct str at, const char *name)
{
	struct str rest = str_from(at, 1);
	size_t i;

	if (!str_starts(at, STR("<")) || !str_starts(rest, s->prefix))
		return 0;
	rest = str_from(rest, s->prefix.n);
	if (!str_starts(rest, str_c(name)))
		return 0;
	rest = str_from(rest, str_c(name).n);
	if (rest.n == 0 || !(chr_space(rest.p[0]) || rest.p[0] == '>'))
		return 0;
	for (i = 0; i < rest.n && rest.p[i] != '>'; i++)
		if (rest.p[i] == '<')
			return 0;
	return i == rest.n ? 0 : at.n - rest.n + i + 1;
}

/* Comments and sections are looked into: they may be what is broken. */
bool
salvage_doubtful(const struct salvage *s, size_t i)
{
	struct str rest = str_from(salvage_bytes(s, i), 1), inside;
	size_t at;

	while ((at = str_chr(rest, '<')) != STR_NPOS) {
		rest = str_from(rest, at);
		at = begins(s, rest, "record");
		inside = str_from(rest, at);
		while (at > 0 && inside.n > 0 && chr_space(inside.p[0]))
			inside = str_from(inside, 1);
		if (at > 0 && begins(s, inside, "header") > 0)
			return true;
		rest = str_from(rest, 1);
	}
	return false;
}

/* Line ends in a tag mean as much as blanks: the record begins on line 1. */
static void
put_tag(struct buf *out, struct str tag)
{
	for (size_t i = 0; i < tag.n; i++)
		buf_char(out, chr_space(tag.p[i]) ? ' ' : tag.p[i]);
}

static void
put_end(struct buf *out, const struct salvage *s, const char *name)
{
	buf_puts(out, "</");
	buf_str(out, s->prefix);
	buf_puts(out, name);
	buf_char(out, '>');
}

void
salvage_page(const struct salvage *s, struct str record, struct buf *out)
{
	put_tag(out, s->prolog);
	put_tag(out, s->root);
	put_tag(out, s->list);
	buf_str(out, record);
	put_end(out, s, "ListRecords");
	put_end(out, s, "OAI-PMH");
}

void
salvage_envelope(const struct salvage *s, struct buf *out)
{
	size_t from = 0;

	for (size_t i = 0; i < s->n; i++) {
		buf_put(out, s->doc.p + from, s->v[i].at - from);
		from = s->v[i].at + s->v[i].n;
	}
	buf_str(out, str_from(s->doc, from));
}

static struct str
header_of(const struct salvage *s, size_t i)
{
	struct str record = salvage_bytes(s, i);
	struct tags tags = {.doc = record};
	struct tag t;
	size_t at = STR_NPOS;

	while (tags_next(&tags, &t) == 0 && t.kind != TAG_NONE) {
		if (at == STR_NPOS && opens(s, &t, "header"))
			at = t.at;
		else if (at != STR_NPOS && closes(s, &t, "header"))
			return str_of(record.p + at, t.end - at);
	}
	return STR_NONE;
}

void
salvage_header_page(const struct salvage *s, size_t i, struct buf *out)
{
	put_tag(out, s->prolog);
	put_tag(out, s->root);
	put_tag(out, s->list);
	buf_char(out, '<');
	buf_str(out, s->prefix);
	buf_puts(out, "record>");
	buf_str(out, header_of(s, i));
	put_end(out, s, "record");
	put_end(out, s, "ListRecords");
	put_end(out, s, "OAI-PMH");
}
