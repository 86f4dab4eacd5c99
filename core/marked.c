/* Text with inline markup: its pieces, and its way back to plain text. */
#include "core/marked.h"

static const char *const names[MARK__MAX] = {
    [MARK_ITALIC] = "i", [MARK_BOLD] = "b",  [MARK_SUB] = "sub",
    [MARK_SUP] = "sup",  [MARK_CAPS] = "sc", [MARK_MATH] = "math",
};

static size_t
tag_at(struct str s, struct marked_piece *p)
{
	bool closes = s.n > 1 && s.p[1] == '/';
	struct str name = str_from(s, closes ? 2 : 1);
	size_t n = str_chr(str_left(name, 5), '>');

	if (n == STR_NPOS)
		return 0;
	for (size_t m = 0; m < MARK__MAX; m++)
		if (str_eqc(str_left(name, n), names[m])) {
			p->kind = closes ? MARKED_CLOSE : MARKED_OPEN;
			p->mark = (enum mark)m;
			return n + (closes ? 3 : 2);
		}
	return 0;
}

bool
marked_next(struct str *rest, struct marked_piece *p)
{
	static const struct {
		struct str name, text;
	} escapes[] = {
	    {STR_LIT("&lt;"), STR_LIT("<")},
	    {STR_LIT("&amp;"), STR_LIT("&")},
	};
	struct str s = *rest;
	size_t n = 0;

	if (s.n == 0)
		return false;
	*p = (struct marked_piece){.kind = MARKED_TEXT};
	if (s.p[0] == '<')
		n = tag_at(s, p);
	for (size_t i = 0; i < 2 && n == 0; i++)
		if (str_starts(s, escapes[i].name)) {
			p->text = escapes[i].text;
			n = escapes[i].name.n;
		}
	if (n == 0) {
		for (n = 1; n < s.n && s.p[n] != '<' && s.p[n] != '&';)
			n++;
		p->text = str_left(s, n);
	}
	*rest = str_from(s, n);
	return true;
}

void
marked_tag(struct buf *out, enum marked_kind kind, enum mark m)
{
	buf_puts(out, kind == MARKED_CLOSE ? "</" : "<");
	buf_puts(out, names[m]);
	buf_char(out, '>');
}

void
marked_text(struct buf *out, struct str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '<' && s.p[i] != '&')
			continue;
		buf_put(out, s.p + from, i - from);
		buf_puts(out, s.p[i] == '<' ? "&lt;" : "&amp;");
		from = i + 1;
	}
	if (from < s.n)
		buf_put(out, s.p + from, s.n - from);
}

struct str
marked_plain(struct arena *a, struct str marked)
{
	struct marked_piece p;
	size_t n = 0;
	char *to;

	if (str_chr(marked, '<') == STR_NPOS &&
	    str_chr(marked, '&') == STR_NPOS)
		return marked;
	to = arena_alloc(a, marked.n);
	if (to == NULL)
		return STR_NONE;
	while (marked_next(&marked, &p))
		for (size_t i = 0; i < p.text.n; i++)
			to[n++] = p.text.p[i];
	return str_of(to, n);
}

/* --- The same markup for an edited text ---- */

struct fit {
	struct buf *out;
	struct str left; /* of the plain text */
	size_t skip;     /* bytes cut off at the front */
	bool tags, failed;
};

/* A byte of what was marked: still there, cut off, or a blank less or more. */
static void
fit_byte(struct fit *f, char c)
{
	bool extra = f->left.n > 1 && f->left.p[0] == ' ' &&
		     f->left.p[1] == c && c != ' ';

	if (f->skip > 0) {
		f->skip--;
		return;
	}
	if (f->left.n == 0)
		return;
	if (extra) {
		buf_char(f->out, ' ');
		f->left = str_from(f->left, 1);
	}
	if (f->left.p[0] == c) {
		marked_text(f->out, str_left(f->left, 1));
		f->left = str_from(f->left, 1);
	} else if (c != ' ') {
		f->failed = true;
	}
}

/* A tag; a pair around nothing goes. */
static void
fit_tag(struct fit *f, const struct marked_piece *p)
{
	struct str so_far = buf_view(f->out);
	struct marked_piece last;
	size_t at = str_rchr(so_far, '<');
	struct str end = str_from(so_far, at == STR_NPOS ? so_far.n : at);
	size_t n = end.n;

	if (p->kind == MARKED_CLOSE && marked_next(&end, &last) && end.n == 0 &&
	    last.kind == MARKED_OPEN && last.mark == p->mark) {
		f->out->n -= n;
		return;
	}
	marked_tag(f->out, p->kind, p->mark);
	f->tags = true;
}

struct str
marked_fit(struct arena *a, struct str marked, struct str plain)
{
	enum { GROWTH = 5, ROOM = 64 }; /* of "&" in the text */
	struct str was = marked_plain(a, marked), out = STR_NONE;
	struct fit f = {.left = plain};
	struct marked_piece p;
	struct buf b;

	if (str_eq(was, plain))
		return marked;
	if (str_ends(was, plain))
		f.skip = was.n - plain.n;
	else if (str_find(was, plain) != STR_NPOS)
		f.skip = str_find(was, plain);
	buf_init(&b, marked.n + GROWTH * plain.n + ROOM);
	f.out = &b;
	while (!f.failed && marked_next(&marked, &p)) {
		if (p.kind != MARKED_TEXT)
			fit_tag(&f, &p);
		for (size_t i = 0; i < p.text.n && !f.failed; i++)
			fit_byte(&f, p.text.p[i]);
	}
	if (!f.failed && !b.failed && f.left.n == 0 && f.tags &&
	    str_chr(buf_view(&b), '<') != STR_NPOS)
		out = arena_copy(a, buf_view(&b));
	buf_free(&b);
	return out;
}
