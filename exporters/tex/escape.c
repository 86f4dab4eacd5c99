/* Text, titles and identifiers inside TeX braces. */
#include "exporters/tex/internal.h"

#include <stdint.h>
#include <string.h>

#include "core/utf8.h"
#include "core/line.h"

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

enum { BRACES = 1, MATH = 2 }; /* which may stay */

static void
escape(struct buf *out, struct str s, unsigned keep)
{
	size_t i = 0, n;

	for (; i < s.n; i++) {
		n = line_run(classes, s, i);
		buf_put(out, s.p + i, n);
		i += n;
		if (i >= s.n)
			break;
		n = keep & MATH ? tex_math(str_from(s, i)) : 0;
		if (n > 0)
			buf_put(out, s.p + i, n);
		else
			put_special(out, s.p[i], keep & BRACES);
		i += n > 0 ? n - 1 : 0;
	}
}

void
tex_text(struct buf *out, struct str s)
{
	escape(out, s, balanced(s) ? BRACES : 0);
}

void
tex_prose(struct buf *out, struct str s)
{
	escape(out, s, MATH | (balanced(s) ? BRACES : 0));
}

/* Fewer may be abbreviations. */
enum { SHOUTED_WORDS = 4 };

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

/* As str_cut at a blank, but none within a formula. */
static bool
cut_word(struct str *s, struct str *word, bool *math)
{
	size_t i = 0, n;

	*math = false;
	if (s->p == NULL)
		return false;
	while (i < s->n && s->p[i] != ' ') {
		n = tex_math(str_from(*s, i));
		*math = *math || n > 0;
		i += n > 0 ? n : 1;
	}
	*word = str_left(*s, i);
	*s = i < s->n ? str_of(s->p + i + 1, s->n - i - 1) : STR_NONE;
	return true;
}

/* Takes the next word off s, the blank behind it as well. */
static bool
next_word(struct str *s, bool first, struct word *w)
{
	struct str all;
	size_t from = 0, to;
	bool math;

	if (!cut_word(s, &all, &math))
		return false;
	to = all.n;
	if (math) { /* in one piece: its signs are no punctuation */
		*w = (struct word){.core = all,
				   .capital = has_capital(all, first)};
		return true;
	}
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

/* IN CAPITALS ALL OF IT: they say nothing, and a style may well lower them. */
static bool
shouts(struct str s)
{
	struct str rest = s;
	size_t words = 0;
	struct word w;
	uint32_t cp;

	while (next_word(&rest, false, &w))
		words += w.capital;
	if (words < SHOUTED_WORDS)
		return false;
	while (utf8_next(&s, &cp))
		if (utf8_is_letter(cp) && !utf8_is_upper(cp))
			return false;
	return true;
}

static void
put_title(struct buf *out, struct str s, bool first, unsigned keep, bool plain)
{
	struct word w;

	for (bool again = false; next_word(&s, first, &w); first = false) {
		if (again)
			buf_char(out, ' ');
		again = true;
		w.capital = w.capital && !plain;
		escape(out, w.before, keep);
		if (w.capital)
			buf_char(out, '{');
		escape(out, w.core, keep);
		if (w.capital)
			buf_char(out, '}');
		escape(out, w.after, keep);
	}
}

void
tex_title(struct buf *out, struct str s)
{
	unsigned keep = MATH | (balanced_words(s) ? BRACES : 0);

	if (s.n > 0)
		put_title(out, s, true, keep, shouts(s));
}

void
tex_title_part(struct buf *out, struct str s, bool first)
{
	if (s.n > 0)
		put_title(out, s, first, MATH, false);
}

void
tex_title_run(struct buf *out, struct str s)
{
	tex_title_part(out, s, false);
}

/* not: what no address may hold, NUL-terminated. */
static void
put_raw(struct buf *out, struct str s, const char * not )
{
	static const char digits[] = "0123456789ABCDEF";
	size_t from = 0;
	unsigned char c;

	for (size_t i = 0; i < s.n; i++) {
		c = (unsigned char)s.p[i];
		if (c > ' ' && c != 0x7f && strchr(not, (char)c) == NULL)
			continue;
		buf_put(out, s.p + from, i - from);
		buf_put(out, (char[]){'%', digits[c >> 4], digits[c & 15]}, 3);
		from = i + 1;
	}
	if (from < s.n)
		buf_put(out, s.p + from, s.n - from);
}

void
tex_verbatim(struct buf *out, struct str s)
{
	put_raw(out, s, "{}\\<>\"");
}

void
tex_identifier(struct buf *out, struct str s)
{
	put_raw(out, s, "{}\\");
}
