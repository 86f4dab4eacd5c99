/* Text, titles and identifiers inside TeX braces. */
#include "exporters/tex.h"

#include <stdint.h>
#include <string.h>

#include "core/utf8.h"
#include "exporters/line.h"

/* What TeX acts on (x). */
static const char classes[] = "................"
			      "................"
			      "...xxxx........."
			      "................"
			      "................"
			      "............x.xx"
			      "................"
			      "...........x.xx."
			      "................"
			      "................"
			      "................"
			      "................"
			      "................"
			      "................"
			      "................"
			      "................";

/* Every brace closed, none closed that was not opened. */
static bool
balanced(struct str s)
{
	size_t depth = 0;

	if (str_chr(s, '{') == STR_NPOS)
		return str_chr(s, '}') == STR_NPOS;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '{')
			depth++;
		else if (s.p[i] == '}' && depth-- == 0)
			return false;
	}
	return depth == 0;
}

static void
put_special(struct buf *out, char c, bool braces)
{
	switch (c) {
	case '~':
		buf_str(out, STR("{\\textasciitilde}"));
		break;
	case '^':
		buf_str(out, STR("{\\textasciicircum}"));
		break;
	case '\\':
		buf_str(out, STR("{\\textbackslash}"));
		break;
	case '{':
		buf_str(out, braces ? STR("\\{") : STR("{\\textbraceleft}"));
		break;
	case '}':
		buf_str(out, braces ? STR("\\}") : STR("{\\textbraceright}"));
		break;
	default:
		buf_put(out, (char[]){'\\', c}, 2);
	}
}

static void
escape(struct buf *out, struct str s, bool braces)
{
	size_t i = 0, n;

	for (; i < s.n; i++) {
		n = line_run(classes, s, i);
		buf_put(out, s.p + i, n);
		i += n;
		if (i < s.n)
			put_special(out, s.p[i], braces);
	}
}

void
tex_text(struct buf *out, struct str s)
{
	escape(out, s, balanced(s));
}

/* A word of a title, and the part of it that would get braces. */
struct word {
	struct str before, core, after;
	bool capital;
};

static bool
is_punct(char c)
{
	return c > ' ' && c < 0x7f && !chr_alnum(c);
}

/* The first character of a title keeps its case without braces. */
static bool
has_capital(struct str s, bool first)
{
	uint32_t cp;

	if (first)
		utf8_next(&s, &cp);
	while (utf8_next(&s, &cp))
		if (utf8_is_upper(cp))
			return true;
	return false;
}

/* Takes the next word off s, the blank behind it as well. */
static bool
next_word(struct str *s, bool first, struct word *w)
{
	struct str all;
	size_t from = 0, to;

	if (!str_cut(s, ' ', &all))
		return false;
	to = all.n;
	while (from < to && is_punct(all.p[from]))
		from++;
	while (to > from && is_punct(all.p[to - 1]))
		to--;
	if (!balanced(str_of(all.p + from, to - from)) && balanced(all)) {
		from = 0; /* "Set{x}" */
		to = all.n;
	}
	w->before = str_left(all, from);
	w->core = str_of(all.p + from, to - from);
	w->after = str_of(all.p + to, all.n - to);
	w->capital = has_capital(all, first);
	return true;
}

/* Whether braces can stay \{ \}: they must not cross those around a word. */
static bool
balanced_words(struct str s)
{
	struct str rest = s;
	struct word w;

	if (!balanced(s))
		return false;
	if (str_chr(s, '{') == STR_NPOS)
		return true;
	while (next_word(&rest, false, &w))
		if (w.capital && !balanced(w.core))
			return false;
	return true;
}

void
tex_title(struct buf *out, struct str s)
{
	bool braces = balanced_words(s), first = true;
	struct word w;

	if (s.n == 0)
		return;
	for (; next_word(&s, first, &w); first = false) {
		if (!first)
			buf_char(out, ' ');
		escape(out, w.before, braces);
		if (w.capital)
			buf_char(out, '{');
		escape(out, w.core, braces);
		if (w.capital)
			buf_char(out, '}');
		escape(out, w.after, braces);
	}
}

static bool
is_raw(unsigned char c)
{
	return c > ' ' && c != 0x7f && memchr("{}\\<>\"", c, 6) == NULL;
}

void
tex_verbatim(struct buf *out, struct str s)
{
	static const char digits[] = "0123456789ABCDEF";
	size_t from = 0;
	unsigned char c;

	for (size_t i = 0; i < s.n; i++) {
		c = (unsigned char)s.p[i];
		if (is_raw(c))
			continue;
		buf_put(out, s.p + from, i - from);
		buf_put(out, (char[]){'%', digits[c >> 4], digits[c & 15]}, 3);
		from = i + 1;
	}
	if (from < s.n)
		buf_put(out, s.p + from, s.n - from);
}
