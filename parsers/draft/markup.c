/*
 * The draft: text with markup. What is cleaned is remembered with its markup;
 * when all is settled, the titles, abstracts and notes that it became get it
 * back. Nobody between has to know of it.
 */
#include <stdint.h>

#include "core/marked.h"
#include "parsers/draft/internal.h"
#include "parsers/names/names.h"
#include "parsers/text/text.h"

enum {
	MARKS_MAX = 64,  /* texts */
	EDITED_MAX = 16, /* blanks put in or left out */
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
    {"p", "p"},
    {"br", "br"},
    {"u", "u"},
    /* From here on in JATS alone: marks of notes and objects are no text. */
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
enum { GENERAL = 16 };

static const struct inline_row *
row_of(struct str name, size_t nrows)
{
	for (size_t i = 0; i < nrows; i++)
		if (str_eqc(name, inlines[i].name))
			return &inlines[i];
	return NULL;
}

/* --- What is read ---- */

static void
push(struct draft *d, struct draft_mark m)
{
	struct draft_marks *l = &d->marks;
	struct draft_mark *v;

	if (l->n == MARKS_MAX) {
		l->more++;
		return;
	}
	v = arena_push(d->r->arena, l->v, l->n, &l->cap, sizeof(*v));
	if (v == NULL)
		return;
	l->v = v;
	l->v[l->n++] = m;
}

struct str
draft_marked(struct draft *d, struct str sent)
{
	struct text_marked m = text_mark(d->r->arena, sent);

	d->marks.twice += m.twice;
	if (m.marked.n > 0 || m.left_out > 0)
		push(d, (struct draft_mark){.text = m.text,
					    .marked = m.marked,
					    .left_out = m.left_out});
	return m.text;
}

struct str
draft_marked_name(struct draft *d, struct str sent)
{
	struct text_marked m = text_mark(d->r->arena, sent);
	struct str name = names_clean(d->r->arena, &m);

	d->marks.twice += m.twice;
	/* Whose footnotes it had, the reader of names says. */
	if (str_eq(name, m.text) && (m.marked.n > 0 || m.left_out > 0))
		push(d, (struct draft_mark){.text = m.text,
					    .marked = m.marked,
					    .left_out = m.left_out});
	return name;
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

/* A mark of a note: "1", "*"; not "Fig. 1". */
static bool
is_note_mark(const struct node *xref)
{
	static const char *const types[] = {"fn", "corresp", "author-notes",
					    "aff"};
	struct str type = str_trim(node_attr(xref, STR_NONE, "ref-type"));

	for (size_t i = 0; i < COUNT(types); i++)
		if (str_eqc(type, types[i]))
			return true;
	return false;
}

static void
write_element(struct buf *b, const struct node *n, size_t nrows, int depth)
{
	const struct inline_row *row = row_of(n->name, nrows);
	const char *tag = row == NULL ? "" : row->tag;

	if (str_eqc(n->name, "xref") && is_note_mark(n))
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

/* With its elements as tags. */
static struct str
tagged(struct draft *d, const struct node *n, size_t nrows)
{
	struct str s = STR_NONE;
	struct buf b;

	buf_init(&b, TEXT_MAX);
	write_text(&b, n, nrows, 0);
	if (b.failed)
		draft_warn(d, "text: more than %d bytes, left out", TEXT_MAX);
	else
		s = arena_copy(d->r->arena, buf_view(&b));
	buf_free(&b);
	return s;
}

struct str
draft_sent(struct draft *d, const struct node *n)
{
	for (const struct node *c = node_first(n); c != NULL; c = node_next(c))
		if (row_of(c->name, GENERAL) != NULL)
			return tagged(d, n, GENERAL);
	return node_text(n, d->r->arena);
}

struct str
draft_clean(struct draft *d, const struct node *n)
{
	return n == NULL ? STR_NONE : draft_marked(d, draft_sent(d, n));
}

struct rec_text
draft_text(struct draft *d, const struct node *n)
{
	struct rec_text t = {draft_clean(d, n), STR_NONE};

	if (n != NULL)
		t.lang = node_lang(n);
	return t;
}

struct rec_text
draft_text_jats(struct draft *d, const struct node *n)
{
	struct rec_text t = {.lang = node_lang(n)};

	if (node_first(n) == NULL)
		t.text = draft_clean(d, n);
	else
		t.text = draft_marked(d, tagged(d, n, COUNT(inlines)));
	return t;
}

/* --- What is joined ---- */

/* The text itself, or cut out of it. */
static bool
is_within(const struct draft_mark *m, struct str s)
{
	uintptr_t at = (uintptr_t)s.p, from = (uintptr_t)m->text.p;

	return s.n > 0 && at >= from && at + s.n <= from + m->text.n;
}

/* What was joined is younger than what it was joined from. */
static struct draft_mark *
mark_of(struct draft *d, struct str s)
{
	for (size_t i = d->marks.n; i-- > 0;)
		if (is_within(&d->marks.v[i], s))
			return &d->marks.v[i];
	return NULL;
}

/* Escaped, for want of markup. */
static void
put_part(struct draft *d, struct buf *b, struct str s, struct draft_mark *m)
{
	struct str marked = m == NULL || m->marked.n == 0
				? STR_NONE
				: marked_fit(d->r->arena, m->marked, s);

	if (m != NULL)
		m->kept = true;
	if (marked.n > 0)
		buf_str(b, marked);
	else
		marked_text(b, s);
}

/* part: two texts, what stands between them second. */
static void
join_marks(struct draft *d, const struct str part[3], struct str joined)
{
	enum { ESCAPED = 5 };
	struct draft_mark *m[2] = {mark_of(d, part[0]), mark_of(d, part[2])};
	struct draft_mark out = {.text = joined};
	size_t room = ESCAPED * joined.n;
	struct buf b;

	if (m[0] == NULL && m[1] == NULL)
		return;
	for (size_t i = 0; i < 2; i++) {
		out.left_out += m[i] == NULL ? 0 : m[i]->left_out;
		room += m[i] == NULL ? 0 : m[i]->marked.n;
	}
	buf_init(&b, room);
	put_part(d, &b, part[0], m[0]);
	marked_text(&b, part[1]);
	put_part(d, &b, part[2], m[1]);
	if (!b.failed && str_chr(buf_view(&b), '<') != STR_NPOS)
		out.marked = arena_copy(d->r->arena, buf_view(&b));
	buf_free(&b);
	push(d, out);
}

struct str
draft_join(struct draft *d, struct str s, struct str sep, struct str t)
{
	struct str joined;

	if (t.n > 0 && !draft_room(d, LIMIT_JOINED, s.n))
		return s;
	joined = arena_join(d->r->arena, s, sep, t);
	if (d->marks.n > 0 && s.n > 0 && t.n > 0)
		join_marks(d, (struct str[]){s, sep, t}, joined);
	return joined;
}

/* --- What it became ---- */

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

static void
settle_text(struct draft *d, struct rec_text *t, size_t *left_out)
{
	struct draft_marks *l = &d->marks;
	struct draft_mark *m = mark_of(d, t->text);

	for (size_t i = 0; i < l->n && m == NULL; i++)
		if (str_eq(l->v[i].text, t->text))
			m = &l->v[i];
	if (m != NULL && m->marked.n > 0)
		t->marked = marked_fit(d->r->arena, m->marked, t->text);
	for (size_t i = 0; i < l->n && m == NULL; i++)
		if (is_edited(d, &l->v[i], t->text, &t->marked))
			m = &l->v[i];
	if (m == NULL)
		return;
	m->kept = true;
	*left_out += m->left_out;
}

/* The same text twice is kept once. */
static bool
is_kept(const struct draft_marks *l, const struct draft_mark *m)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].kept &&
		    (&l->v[i] == m || str_eq(l->v[i].text, m->text)))
			return true;
	return false;
}

/* What became something else, or another text, has lost its markup. */
static void
warn_of_lost(struct draft *d, size_t left_out)
{
	enum { SHOWN = 60 };
	const struct draft_marks *l = &d->marks;

	if (left_out > 0)
		draft_warn(d, "markup: %zu tag%s left out", left_out,
			   left_out == 1 ? "" : "s");
	if (l->more > 0)
		draft_warn(d, "markup: left out of %zu more texts than %d",
			   l->more, MARKS_MAX);
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].marked.n > 0 && !is_kept(l, &l->v[i]))
			draft_warn(d, "markup: left out of \"" STR_FMT "\"",
				   STR_ARG(str_left(l->v[i].text, SHOWN)));
}

void
draft_settle_marks(struct draft *d)
{
	struct record *r = d->r;
	struct rec_texts *lists[] = {&r->titles, &r->abstracts, &r->notes};
	size_t left_out = 0;

	if (d->marks.twice > 0)
		draft_warn(d,
			   "text: %zu value%s put into UTF-8 twice, read once",
			   d->marks.twice, d->marks.twice == 1 ? "" : "s");
	if (d->marks.n == 0)
		return;
	for (size_t k = 0; k < COUNT(lists); k++)
		for (size_t i = 0; i < lists[k]->n; i++)
			settle_text(d, &lists[k]->v[i], &left_out);
	warn_of_lost(d, left_out);
}
