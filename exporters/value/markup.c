/* Text with markup for formats that know tags, and for those that do not. */
#include "exporters/value/value.h"

#include "core/line.h"
#include "core/marked.h"
#include "core/utf8.h"

enum { SCRIPTS_MAX = 16 }; /* scripts within scripts */

struct rec_text
value_title_text(const struct record *r)
{
	return r->titles.n == 0 ? (struct rec_text){.text = STR_NONE}
				: r->titles.v[0];
}

struct rec_text
value_abstract_text(const struct record *r)
{
	return r->abstracts.n == 0 ? (struct rec_text){.text = STR_NONE}
				   : r->abstracts.v[0];
}

/* --- HTML ---- */

/* HTML, section 13.1.2: what could end the text or the attribute it is in. */
static struct str
escape(char c)
{
	switch (c) {
	case '&':
		return STR("&amp;");
	case '<':
		return STR("&lt;");
	case '>':
		return STR("&gt;");
	case '"':
		return STR("&quot;");
	case '\'':
		return STR("&#39;");
	default:
		return STR_NONE;
	}
}

void
value_html(struct buf *out, struct str s)
{
	size_t from = 0;
	struct str esc;

	for (size_t i = 0; i < s.n; i++) {
		esc = escape(s.p[i]);
		if (esc.n == 0)
			continue;
		buf_put(out, s.p + from, i - from);
		buf_str(out, esc);
		from = i + 1;
	}
	if (s.n > from)
		buf_put(out, s.p + from, s.n - from);
}

/* --- Characters of Unicode ---- */

static const struct {
	char c;
	struct str sub, sup;
} small[] = {
    {'0', STR_LIT("₀"), STR_LIT("⁰")}, {'1', STR_LIT("₁"), STR_LIT("¹")},
    {'2', STR_LIT("₂"), STR_LIT("²")}, {'3', STR_LIT("₃"), STR_LIT("³")},
    {'4', STR_LIT("₄"), STR_LIT("⁴")}, {'5', STR_LIT("₅"), STR_LIT("⁵")},
    {'6', STR_LIT("₆"), STR_LIT("⁶")}, {'7', STR_LIT("₇"), STR_LIT("⁷")},
    {'8', STR_LIT("₈"), STR_LIT("⁸")}, {'9', STR_LIT("₉"), STR_LIT("⁹")},
    {'+', STR_LIT("₊"), STR_LIT("⁺")}, {'-', STR_LIT("₋"), STR_LIT("⁻")},
    {'=', STR_LIT("₌"), STR_LIT("⁼")}, {'(', STR_LIT("₍"), STR_LIT("⁽")},
    {')', STR_LIT("₎"), STR_LIT("⁾")}, {'n', STR_LIT("ₙ"), STR_LIT("ⁿ")},
    {'i', STR_LIT("ᵢ"), STR_LIT("ⁱ")},
};

static struct str
small_of(char c, bool sub)
{
	for (size_t i = 0; i < sizeof(small) / sizeof(small[0]); i++)
		if (small[i].c == c)
			return sub ? small[i].sub : small[i].sup;
	return STR_NONE;
}

/* A minus is a hyphen here: both have one small form. */
static bool
put_small(struct buf *out, struct str s, bool sub)
{
	static const struct str minus = STR_LIT("−");
	size_t n;

	for (size_t i = 0; i < s.n; i += n) {
		bool is_minus = str_starts(str_from(s, i), minus);
		struct str c = small_of(is_minus ? '-' : s.p[i], sub);

		n = is_minus ? minus.n : 1;
		if (c.n == 0)
			return false;
		buf_str(out, c);
	}
	return true;
}

/*
 * A script from behind its tag: its text in small characters, and what is
 * behind it. false: it holds scripts itself, or has none of these.
 */
static bool
put_script(struct buf *out, struct str *rest, enum mark m)
{
	struct str s = *rest;
	struct marked_piece p;
	size_t from = out->n;

	while (marked_next(&s, &p)) {
		bool script = p.mark == MARK_SUB || p.mark == MARK_SUP;

		if (p.kind == MARKED_TEXT) {
			if (!put_small(out, p.text, m == MARK_SUB))
				break;
		} else if (script && p.kind == MARKED_OPEN) {
			break;
		} else if (script) {
			*rest = s;
			return true;
		}
	}
	out->n = from;
	return false;
}

/* Scripts of formulas that have no small characters: "L^p", "x_(i,j)". */
struct wide {
	size_t at[SCRIPTS_MAX]; /* behind the sign, of those that are open */
	size_t n;
};

static void
open_wide(struct buf *out, struct wide *w, enum mark m)
{
	buf_char(out, m == MARK_SUB ? '_' : '^');
	w->at[w->n++] = out->n;
}

/* Brackets round more than one character. */
static void
close_wide(struct arena *a, struct buf *out, struct wide *w)
{
	size_t at = w->at[--w->n];
	struct str inside = str_from(buf_view(out), at), rest = inside;
	uint32_t cp;

	if (!utf8_next(&rest, &cp) || rest.n == 0 ||
	    (cp == '(' && str_chr(rest, ')') == rest.n - 1))
		return;
	inside = arena_copy(a, inside);
	out->n = at;
	buf_char(out, '(');
	buf_str(out, inside);
	buf_char(out, ')');
}

struct str
value_plain(struct arena *a, struct rec_text t)
{
	enum { GROWTH = 3 };
	struct str rest = t.marked, out;
	struct marked_piece p;
	struct wide wide = {.n = 0};
	bool math = false;
	struct buf b;

	if (rest.n == 0)
		return line_of(a, t.text);
	buf_init(&b, GROWTH * rest.n);
	while (marked_next(&rest, &p)) {
		bool script = p.mark == MARK_SUB || p.mark == MARK_SUP;

		if (p.kind == MARKED_TEXT)
			buf_str(&b, p.text);
		else if (p.mark == MARK_MATH)
			math = p.kind == MARKED_OPEN;
		else if (script && p.kind == MARKED_OPEN) {
			if (!put_script(&b, &rest, p.mark) && math &&
			    wide.n < SCRIPTS_MAX)
				open_wide(&b, &wide, p.mark);
		} else if (script && math && wide.n > 0) {
			close_wide(a, &b, &wide);
		}
	}
	out = b.failed ? t.text : arena_copy(a, buf_view(&b));
	buf_free(&b);
	return line_of(a, out);
}

/* --- Tags ---- */

static const struct {
	const char *open, *close;
} tags[MARK__MAX] = {
    [MARK_ITALIC] = {"<i>", "</i>"},
    [MARK_BOLD] = {"<b>", "</b>"},
    [MARK_SUB] = {"<sub>", "</sub>"},
    [MARK_SUP] = {"<sup>", "</sup>"},
    [MARK_CAPS] = {"<span style=\"font-variant:small-caps;\">", "</span>"},
    [MARK_MATH] = {"", ""},
};

void
value_tags(struct buf *out, struct arena *a, struct rec_text t,
	   value_text_fn *text)
{
	struct str rest = line_of(a, t.marked);
	struct marked_piece p;
	bool caps = text == NULL; /* a page allows no style of its own */

	if (text == NULL)
		text = buf_str;
	if (rest.n == 0) {
		text(out, line_of(a, t.text));
		return;
	}
	while (marked_next(&rest, &p)) {
		if (p.kind == MARKED_TEXT)
			text(out, p.text);
		else if (p.mark != MARK_CAPS || caps)
			buf_puts(out, p.kind == MARKED_OPEN
					  ? tags[p.mark].open
					  : tags[p.mark].close);
	}
}
