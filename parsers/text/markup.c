/*
 * Tags, as they were sent, to marked text: balanced, nested, none empty;
 * formulas of MathML to letters and scripts, of several forms the first.
 */
#include "parsers/text/internal.h"

#include <string.h>

#include "core/buf.h"
#include "core/marked.h"

enum { DEPTH_MAX = 48 };

#define NO_MARK MARK__MAX

/* What the tag of a kind marks itself. */
static const enum mark own_marks[TAG__MAX] = {
    [TAG_NONE] = NO_MARK,         [TAG_NOTHING] = NO_MARK,
    [TAG_SPACE] = NO_MARK,        [TAG_HEADING] = NO_MARK,
    [TAG_LOST] = NO_MARK,         [TAG_I] = MARK_ITALIC,
    [TAG_B] = MARK_BOLD,          [TAG_SUB] = MARK_SUB,
    [TAG_SUP] = MARK_SUP,         [TAG_SC] = MARK_CAPS,
    [TAG_SPAN] = NO_MARK,         [TAG_SPAN_SC] = MARK_CAPS,
    [TAG_ALTERNATIVES] = NO_MARK, [TAG_TEX] = NO_MARK,
    [TAG_MATH] = MARK_MATH,       [TAG_MI] = NO_MARK,
    [TAG_TOKEN] = NO_MARK,        [TAG_MTEXT] = NO_MARK,
    [TAG_ROW] = NO_MARK,          [TAG_MSUB] = NO_MARK,
    [TAG_MSUP] = NO_MARK,         [TAG_MSUBSUP] = NO_MARK,
    [TAG_MUNDER] = NO_MARK,       [TAG_MOVER] = NO_MARK,
    [TAG_MUNDEROVER] = NO_MARK,   [TAG_MMULTI] = NO_MARK,
    [TAG_MFRAC] = NO_MARK,        [TAG_MSQRT] = NO_MARK,
    [TAG_MROOT] = NO_MARK,        [TAG_MFENCED] = NO_MARK,
    [TAG_ANNOTATION] = NO_MARK,
};

/* What the second and the third child of an element of MathML are. */
static const struct {
	enum tag_kind kind;
	enum mark second, third;
} scripts[] = {
    {TAG_MSUB, MARK_SUB, NO_MARK},     {TAG_MSUP, MARK_SUP, NO_MARK},
    {TAG_MSUBSUP, MARK_SUB, MARK_SUP}, {TAG_MUNDER, MARK_SUB, NO_MARK},
    {TAG_MOVER, MARK_SUP, NO_MARK},    {TAG_MUNDEROVER, MARK_SUB, MARK_SUP},
    {TAG_MMULTI, MARK_SUB, MARK_SUP},
};

/* An element that is open. */
struct frame {
	enum tag_kind kind;
	enum mark marks[2]; /* as the child of another one; of its own */
	bool written[2];
	size_t at[2]; /* where its tags were written */
	size_t children;
	char tail;  /* a bracket that it ends with, or NUL */
	bool skips; /* nothing in it is said */
};

struct nest {
	struct buf text, marked;
	struct frame stack[DEPTH_MAX];
	size_t depth, deeper, lost;
	bool blank;           /* one is due before the next character */
	bool broken;          /* and it is a line end in front of a tag */
	bool mass;            /* the last upper script is a mass number */
	enum tag_kind closed; /* the tag in front of the text, or TAG_NONE */
};

static struct frame *
top(struct nest *x)
{
	return x->depth == 0 ? NULL : &x->stack[x->depth - 1];
}

static bool
within(const struct nest *x, enum mark m)
{
	for (size_t i = 0; i < x->depth; i++)
		if (x->stack[i].marks[0] == m || x->stack[i].marks[1] == m)
			return true;
	return false;
}

/* Tags are written when there is something to mark. */
static void
open_marks(struct nest *x)
{
	for (size_t i = 0; i < x->depth; i++)
		for (size_t k = 0; k < 2; k++) {
			struct frame *f = &x->stack[i];

			if (f->marks[k] == NO_MARK || f->written[k])
				continue;
			f->at[k] = x->marked.n;
			marked_tag(&x->marked, MARKED_OPEN, f->marks[k]);
			f->written[k] = true;
		}
}

static void
put(struct nest *x, struct str s)
{
	if (x->blank && x->text.n > 0) {
		buf_char(&x->text, ' ');
		buf_char(&x->marked, ' ');
	}
	x->blank = false;
	open_marks(x);
	buf_str(&x->text, s);
	marked_text(&x->marked, s);
}

/* White space of a formula is none, but in its texts. */
static void
put_sent(struct nest *x, struct str s)
{
	const struct frame *f = top(x);
	size_t from = 0;

	if (s.n == 0 || (f != NULL && f->skips))
		return;
	if (x->closed != TAG_NONE && !within(x, MARK_MATH) &&
	    text_clings(x->closed, x->mass, s))
		while (s.n > 0 && chr_space(s.p[0]))
			s = str_from(s, 1);
	x->closed = TAG_NONE;
	x->broken = text_breaks_off(s);
	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && !chr_space(s.p[i]))
			continue;
		if (i > from)
			put(x, str_of(s.p + from, i - from));
		if (i < s.n && (!within(x, MARK_MATH) || f->kind == TAG_MTEXT))
			x->blank = true;
		from = i + 1;
	}
}

static void
pop(struct nest *x)
{
	struct frame *f = top(x);

	if (f->tail != '\0' && !f->skips)
		put(x, str_of(&f->tail, 1));
	for (size_t k = 2; k-- > 0;)
		if (f->written[k])
			marked_tag(&x->marked, MARKED_CLOSE, f->marks[k]);
	x->depth--;
}

/* Of a tag that was never closed nobody knows how far it goes: it goes. */
static void
unmark(struct nest *x)
{
	struct frame *f = top(x);

	for (size_t k = 2; k-- > 0;) {
		struct buf *b = &x->marked;
		size_t at = f->at[k], n;

		if (!f->written[k] || b->failed)
			continue;
		n = str_chr(str_from(buf_view(b), at), '>') + 1;
		memmove(b->p + at, b->p + at + n, b->n - at - n);
		b->n -= n;
		f->written[k] = false;
	}
	pop(x);
}

/* The text up to the next mark. */
static struct str
run(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] != TAG_OPENS && s.p[n] != TAG_CLOSES)
		n++;
	return str_left(s, n);
}

/* One character: a variable; a word is the name of a function. */
static bool
is_letter(struct str s)
{
	size_t n = 0;

	s = str_trim(s);
	for (size_t i = 0; i < s.n && n < 2; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n == 1 && !chr_digit(s.p[0]);
}

/* As the child of another element: what stands before it, and its script. */
static void
place(struct nest *x, struct frame *f)
{
	struct frame *parent = top(x);
	size_t at;

	if (parent == NULL)
		return;
	f->skips = parent->skips;
	at = parent->children++;
	if (parent->kind == TAG_ALTERNATIVES && at > 0)
		f->skips = true;
	if (f->skips)
		return;
	for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++)
		if (scripts[i].kind == parent->kind && at > 0)
			f->marks[0] =
			    at % 2 == 1 ? scripts[i].second : scripts[i].third;
	if (parent->kind == TAG_MFRAC && at == 1)
		put(x, STR("/"));
	else if (parent->kind == TAG_MFENCED && at > 0)
		put(x, STR(", "));
	else if (parent->kind == TAG_MROOT && at == 1)
		f->marks[0] = MARK_SUP;
}

static bool
in_brackets(const struct nest *x, enum tag_kind kind)
{
	enum tag_kind parent =
	    x->depth == 0 ? TAG_NONE : x->stack[x->depth - 1].kind;

	return kind == TAG_MSQRT || kind == TAG_MFENCED ||
	       (kind == TAG_ROW &&
		(parent == TAG_MFRAC || parent == TAG_MROOT));
}

/* Behind a line end: scripts belong to the word in front, brackets to it. */
static bool
begins_word(const struct nest *x, enum tag_kind kind)
{
	struct str text = buf_view(&x->text);

	if (own_marks[kind] == NO_MARK || text.n == 0)
		return true;
	return kind != TAG_SUB && (kind != TAG_SUP || x->mass) &&
	       text.p[text.n - 1] != '(' && text.p[text.n - 1] != '[';
}

/* `behind`: what follows the tag. */
static void
open_tag(struct nest *x, enum tag_kind kind, struct str behind)
{
	struct frame f = {.kind = kind, .marks = {NO_MARK, own_marks[kind]}};
	enum mark own = f.marks[1];
	bool brackets = in_brackets(x, kind);

	if (x->depth == DEPTH_MAX) {
		x->deeper++;
		x->lost++;
		return;
	}
	x->mass = kind == TAG_SUP && text_is_mass(behind);
	if (x->broken && !begins_word(x, kind))
		x->blank = false;
	x->closed = TAG_NONE;
	if (kind == TAG_MI && is_letter(run(behind)))
		own = MARK_ITALIC;
	/* Italic within italic says nothing; scripts have scripts. */
	if (own != MARK_SUB && own != MARK_SUP && own != NO_MARK &&
	    within(x, own))
		own = NO_MARK;
	f.marks[1] = own;
	place(x, &f);
	f.skips = f.skips || kind == TAG_ANNOTATION;
	x->stack[x->depth++] = f;
	if (f.skips || !brackets)
		return;
	put(x, kind == TAG_MSQRT ? STR("√(") : STR("("));
	top(x)->tail = ')';
}

/* Closes what is open inside as well; what nothing has opened is left out. */
static void
close_tag(struct nest *x, enum tag_kind kind)
{
	size_t at = x->depth;

	if (x->deeper > 0) {
		x->deeper--;
		return;
	}
	for (; at > 0; at--) {
		enum tag_kind open = x->stack[at - 1].kind;

		if (open == kind || (kind == TAG_SPAN && open == TAG_SPAN_SC))
			break;
	}
	x->lost += at == 0 ? 1 : x->depth - at;
	while (at > 0 && x->depth >= at)
		pop(x);
	x->closed = own_marks[kind] != NO_MARK ? kind : TAG_NONE;
}

/* What of a whole document of LaTeX is its formula; "$$" is "$". */
static void
put_tex(struct nest *x, struct str s)
{
	static const struct str begin = STR_LIT("\\begin{document}"),
				end = STR_LIT("\\end{document}");
	size_t at = str_find(s, begin);
	bool dollars;

	if (at != STR_NPOS)
		s = str_from(s, at + begin.n);
	at = str_find(s, end);
	s = str_trim(str_left(s, at == STR_NPOS ? s.n : at));
	dollars = s.n > 0 && s.p[0] == '$';
	while (s.n > 2 && s.p[0] == '$' && s.p[1] == '$')
		s = str_from(s, 1);
	while (s.n > 2 && s.p[s.n - 1] == '$' && s.p[s.n - 2] == '$')
		s.n--;
	if (s.n == 0)
		return;
	if (!dollars)
		put(x, STR("$"));
	put_sent(x, s);
	if (!dollars)
		put(x, STR("$"));
}

/* A formula in TeX, from behind its tag: how much of s it is. */
static size_t
tex(struct nest *x, struct str s)
{
	struct str body = run(s);
	struct frame f = {.kind = TAG_TEX, .marks = {NO_MARK, NO_MARK}};

	place(x, &f);
	if (!f.skips)
		put_tex(x, body);
	return body.n;
}

void
text_nest(struct arena *a, struct str s, struct text_marked *out)
{
	enum { GROWTH = 8, ROOM = 64 }; /* at most, by a tag or an "&" */
	struct nest x = {.depth = 0};

	buf_init(&x.text, GROWTH * s.n + ROOM);
	buf_init(&x.marked, GROWTH * s.n + ROOM);
	for (size_t i = 0, n; i < s.n; i += n) {
		struct str rest = str_from(s, i);
		enum tag_kind kind = TAG_NONE;

		n = run(rest).n;
		put_sent(&x, str_left(rest, n));
		if (n > 0 || rest.n < 2)
			continue;
		n = 2;
		kind = (enum tag_kind)(rest.p[1] - TAG_BASE);
		rest = str_from(rest, n);
		if (s.p[i] == TAG_OPENS && kind == TAG_TEX)
			n += tex(&x, rest);
		else if (s.p[i] == TAG_OPENS)
			open_tag(&x, kind, rest);
		else if (kind != TAG_TEX)
			close_tag(&x, kind);
	}
	x.lost += x.depth;
	while (x.depth > 0)
		unmark(&x);
	out->left_out += x.lost;
	out->text = arena_copy(a, buf_view(&x.text));
	if (!x.marked.failed && str_chr(buf_view(&x.marked), '<') != STR_NPOS)
		out->marked = arena_copy(a, buf_view(&x.marked));
	if (x.text.failed)
		out->text = STR_NONE;
	buf_free(&x.text);
	buf_free(&x.marked);
}
