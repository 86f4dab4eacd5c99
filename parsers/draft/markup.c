/*
 * The draft: text with markup. What is cleaned is remembered with its markup;
 * when all is settled, the titles, abstracts and notes that it became get it
 * back. Nobody between has to know of it.
 */
#include <stdint.h>

#include "core/marked.h"
#include "parsers/draft/internal.h"
#include "parsers/text/text.h"

enum {
	MARKS_MAX = 32,
	JOINED_MAX = 4000, /* bytes of a title of parts */
	PART_MIN = 8,      /* bytes of such a part */
	EDITED_MAX = 16,   /* blanks put in or left out */
	TEXT_MAX = 1 << 20,
	DEPTH_MAX = 20
};

/* Elements inside a text, and the tags by which text_mark knows them. */
static const struct inline_row {
	const char *name, *tag; /* tag "": the text alone; NULL: nothing */
} inlines[] = {
    {"i", "i"},
    {"em", "i"},
    {"italic", "i"},
    {"b", "b"},
    {"strong", "b"},
    {"bold", "b"},
    {"sub", "sub"},
    {"sup", "sup"},
    {"sc", "sc"},
    {"math", "math"},
    {"tex-math", "tex-math"},
    {"inline-formula", ""},
    {"alternatives", "alternatives"},
    /* From here on in JATS alone: marks of notes and objects are no text. */
    {"p", "p"},
    {"title", "p"},
    {"list-item", "p"},
    {"break", "br"},
    {"underline", "u"},
    {"overline", "overline"},
    {"strike", "strike"},
    {"monospace", "tt"},
    {"xref", ""},
    {"fn", NULL},
    {"graphic", NULL},
    {"inline-graphic", NULL},
    {"object-id", NULL},
    {"label", NULL},
};
enum { GENERAL = 13 };

static const struct inline_row *
row_of(struct str name, size_t nrows)
{
	for (size_t i = 0; i < nrows; i++)
		if (str_eqc(name, inlines[i].name))
			return &inlines[i];
	return NULL;
}

/* --- What is read ---- */

struct str
draft_marked(struct draft *d, struct str sent)
{
	struct arena *a = d->r->arena;
	struct text_marked m = text_mark(a, sent);
	struct draft_marks *l = &d->marks;
	struct draft_mark *v;

	if ((m.marked.n == 0 && m.left_out == 0) || l->n == MARKS_MAX)
		return m.text;
	v = arena_push(a, l->v, l->n, &l->cap, sizeof(*v));
	if (v == NULL)
		return m.text;
	l->v = v;
	l->v[l->n++] = (struct draft_mark){m.text, m.marked, m.left_out};
	return m.text;
}

static void write_text(struct buf *b, const struct node *n, size_t nrows,
		       int depth);

static void
write_escaped(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '<')
			buf_puts(b, "&lt;");
		else if (s.p[i] == '>')
			buf_puts(b, "&gt;");
		else if (s.p[i] == '&')
			buf_puts(b, "&amp;");
		else
			buf_char(b, s.p[i]);
	}
}

static void
write_formula(struct buf *b, const struct node *n, int depth)
{
	buf_printf(b, "<" STR_FMT ">", STR_ARG(n->name));
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		if (c->name.n == 0)
			write_escaped(b, c->text);
		else if (depth < DEPTH_MAX)
			write_formula(b, c, depth + 1);
	}
	buf_printf(b, "</" STR_FMT ">", STR_ARG(n->name));
}

static void
write_element(struct buf *b, const struct node *n, size_t nrows, int depth)
{
	const struct inline_row *row = row_of(n->name, nrows);
	const char *tag = row == NULL ? "" : row->tag;

	/* A mark of a note: "1", "*". */
	if (str_eqc(n->name, "xref") &&
	    str_eqc(str_trim(node_attr(n, STR_NONE, "ref-type")), "fn"))
		return;
	/* The heading of the whole: "Abstract". */
	if (str_eqc(n->name, "title") &&
	    str_ends(n->parent->name, STR("abstract")))
		return;
	if (str_eqc(n->name, "math")) {
		write_formula(b, n, depth);
		return;
	}
	if (tag == NULL)
		return;
	if (tag[0] != '\0')
		buf_printf(b, "<%s>", tag);
	write_text(b, n, nrows, depth);
	if (tag[0] != '\0')
		buf_printf(b, "</%s>", tag);
}

static void
write_text(struct buf *b, const struct node *n, size_t nrows, int depth)
{
	if (depth > DEPTH_MAX)
		return;
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		if (c->name.n == 0)
			write_escaped(b, c->text);
		else
			write_element(b, c, nrows, depth + 1);
	}
}

static struct str
elements(struct draft *d, const struct node *n, size_t nrows)
{
	struct str s = STR_NONE;
	struct buf b;

	buf_init(&b, TEXT_MAX);
	write_text(&b, n, nrows, 0);
	if (b.failed)
		draft_warn(d, "text: more than %d bytes, left out", TEXT_MAX);
	else
		s = draft_marked(d, arena_copy(d->r->arena, buf_view(&b)));
	buf_free(&b);
	return s;
}

struct str
draft_clean(struct draft *d, const struct node *n)
{
	if (n == NULL)
		return STR_NONE;
	for (const struct node *c = node_first(n); c != NULL; c = node_next(c))
		if (row_of(c->name, GENERAL) != NULL)
			return elements(d, n, GENERAL);
	return draft_marked(d, node_text(n, d->r->arena));
}

struct rec_text
draft_text_jats(struct draft *d, const struct node *n)
{
	struct rec_text t = {.lang = node_lang(n)};

	if (node_first(n) == NULL)
		t.text = draft_clean(d, n);
	else
		t.text = elements(d, n, COUNT(inlines));
	return t;
}

/* --- What it became ---- */

/* The same text, or cut out of it. */
static bool
is_from(const struct draft_mark *m, struct str s)
{
	uintptr_t at = (uintptr_t)s.p, from = (uintptr_t)m->text.p;

	return m->text.n > 0 &&
	       ((at >= from && at < from + m->text.n) || str_eq(m->text, s));
}

static bool
is_edited(struct draft *d, const struct draft_mark *m, struct str s,
	  struct str *marked)
{
	size_t more = s.n > m->text.n ? s.n - m->text.n : m->text.n - s.n;

	if (m->marked.n == 0 || more > EDITED_MAX)
		return false;
	*marked = marked_fit(d->r->arena, m->marked, s);
	return marked->n > 0;
}

/* At an end, or where parts are joined. */
static bool
is_part(struct str s, size_t at, size_t n)
{
	return (at == 0 || s.p[at - 1] == ' ') &&
	       (at + n == s.n || !chr_alnum(s.p[at + n]));
}

/* A title of several parts: those that are marked, in their order. */
static struct str
join_parts(struct draft *d, struct str s, size_t *left_out)
{
	enum { ESCAPED = 5 };
	struct str out = STR_NONE;
	size_t from = 0, room = ESCAPED * s.n;
	bool found = false;
	struct buf b;

	for (size_t i = 0; i < d->marks.n; i++)
		room += d->marks.v[i].marked.n;
	buf_init(&b, room);
	for (size_t i = 0; i < d->marks.n; i++) {
		const struct draft_mark *m = &d->marks.v[i];
		size_t at = m->text.n < PART_MIN
				? STR_NPOS
				: str_find(str_from(s, from), m->text);

		if (at == STR_NPOS || !is_part(s, from + at, m->text.n))
			continue;
		*left_out += m->left_out;
		if (m->marked.n == 0)
			continue;
		marked_text(&b, str_of(s.p + from, at));
		buf_str(&b, m->marked);
		from += at + m->text.n;
		found = true;
	}
	marked_text(&b, str_from(s, from));
	if (found && !b.failed)
		out = arena_copy(d->r->arena, buf_view(&b));
	buf_free(&b);
	return out;
}

static void
settle_text(struct draft *d, struct rec_text *t, size_t *left_out)
{
	for (size_t i = 0; i < d->marks.n; i++) {
		const struct draft_mark *m = &d->marks.v[i];

		if (!is_from(m, t->text))
			continue;
		*left_out += m->left_out;
		if (m->marked.n == 0)
			return;
		t->marked = marked_fit(d->r->arena, m->marked, t->text);
		return;
	}
	for (size_t i = 0; i < d->marks.n; i++)
		if (is_edited(d, &d->marks.v[i], t->text, &t->marked)) {
			*left_out += d->marks.v[i].left_out;
			return;
		}
	if (t->text.n <= JOINED_MAX)
		t->marked = join_parts(d, t->text, left_out);
}

void
draft_settle_marks(struct draft *d)
{
	struct record *r = d->r;
	struct rec_texts *lists[] = {&r->titles, &r->abstracts, &r->notes};
	size_t left_out = 0;

	if (d->marks.n == 0)
		return;
	for (size_t k = 0; k < COUNT(lists); k++)
		for (size_t i = 0; i < lists[k]->n; i++)
			settle_text(d, &lists[k]->v[i], &left_out);
	if (left_out > 0)
		draft_warn(d, "markup: %zu tag%s left out", left_out,
			   left_out == 1 ? "" : "s");
}
