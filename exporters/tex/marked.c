/* Titles and abstracts with markup. */
#include "exporters/tex/internal.h"

#include "core/line.h"
#include "core/marked.h"
#include "core/table.h"
#include "core/tex_symbols.h"
#include "core/utf8.h"

static const char *const commands[MARK__MAX] = {
    [MARK_ITALIC] = "\\textit{",     [MARK_BOLD] = "\\textbf{",
    [MARK_SUB] = "\\textsubscript{", [MARK_SUP] = "\\textsuperscript{",
    [MARK_CAPS] = "\\textsc{",       [MARK_MATH] = "",
};

static const struct str math_open = STR_LIT("<math>"),
			math_close = STR_LIT("</math>");

enum { GROWTH = 20, ROOM = 64 }; /* of a formula, at most */

/* --- Formulas ---- */

/* Signs that formulas have no command for, or not one of their own. */
static const struct {
	struct str text;
	const char *tex;
} signs[] = {
    {STR_LIT("−"), "-"},           {STR_LIT("′"), "'"},
    {STR_LIT("∗"), "*"},           {STR_LIT("⋅"), "\\cdot"},
    {STR_LIT("°"), "^\\circ"},     {STR_LIT("\xe2\x81\xa1"), ""},
    {STR_LIT("\xe2\x81\xa2"), ""},
};

/* Does what is written end with a command, which a letter would go on with? */
static bool
ends_with_command(const struct buf *out)
{
	size_t n = out->n;

	while (n > 0 && chr_alpha(out->p[n - 1]))
		n--;
	return !out->failed && n > 0 && n < out->n && out->p[n - 1] == '\\';
}

static void
put_letters(struct buf *out, struct str s)
{
	if (ends_with_command(out))
		buf_char(out, ' ');
	buf_str(out, s);
}

/* A word that is no variable. */
static void
put_upright(struct buf *out, struct str word)
{
	const struct tex_symbol *t = tex_symbol(word);

	if (t != NULL && t->kind == TEX_FUNCTION)
		buf_printf(out, "\\" STR_FMT, STR_ARG(word));
	else
		buf_printf(out, "\\mathrm{" STR_FMT "}", STR_ARG(word));
}

/* A letter of an alphabet of formulas; its length, or 0: it is none. */
static size_t
put_letter(struct buf *out, struct str s)
{
	struct str rest = s;
	struct str alphabet;
	uint32_t cp;
	char letter;

	if (!utf8_next(&rest, &cp) || !tex_letter_of(cp, &alphabet, &letter))
		return 0;
	buf_printf(out, "\\" STR_FMT "{%c}", STR_ARG(alphabet), letter);
	return s.n - rest.n;
}

/* A sign at the front of s; its length, or 0: none is known. */
static size_t
put_sign(struct buf *out, struct str s)
{
	const struct tex_symbol *t;

	for (size_t i = 0; i < COUNT(signs); i++)
		if (str_starts(s, signs[i].text)) {
			buf_puts(out, signs[i].tex);
			return signs[i].text.n;
		}
	t = tex_symbol_at(s);
	if (t == NULL)
		return put_letter(out, s);
	buf_printf(out, "\\" STR_FMT, STR_ARG(t->command));
	return t->sign.n;
}

static void
put_math_text(struct buf *out, struct str s, bool italic)
{
	size_t n;

	for (size_t i = 0; i < s.n; i += n) {
		struct str rest = str_from(s, i);

		n = 0;
		while (i + n < s.n && chr_alpha(s.p[i + n]))
			n++;
		if (n > 0) {
			(italic ? put_letters : put_upright)(out,
							     str_left(rest, n));
			continue;
		}
		if ((unsigned char)rest.p[0] >= 0x80)
			n = put_sign(out, rest);
		if (n > 0)
			continue;
		n = 1;
		buf_char(out, s.p[i]);
	}
}

/* Of a formula without its tags. What comes out may still be no formula. */
static void
write_math(struct buf *out, struct str marked)
{
	bool italic = false, same;
	enum mark closed = MARK__MAX;
	struct marked_piece p;

	buf_char(out, '$');
	while (marked_next(&marked, &p)) {
		bool script = p.mark == MARK_SUB || p.mark == MARK_SUP;

		same = script && p.kind == MARKED_OPEN && closed == p.mark;
		if (p.kind == MARKED_TEXT) {
			put_math_text(out, p.text, italic);
			closed = MARK__MAX;
		} else if (p.mark == MARK_ITALIC) {
			italic = p.kind == MARKED_OPEN;
		} else if (script && p.kind == MARKED_OPEN) {
			buf_puts(out, same ? "{}" : "");
			buf_puts(out, p.mark == MARK_SUB ? "_{" : "^{");
			closed = MARK__MAX;
		} else if (script) {
			buf_char(out, '}');
			closed = p.mark;
		}
	}
	buf_char(out, '$');
}

/* A formula as math, if that is harmless; else false. */
static bool
put_math(struct buf *out, struct str marked)
{
	bool good;
	struct buf b;

	buf_init(&b, GROWTH * marked.n + ROOM);
	write_math(&b, marked);
	good = !b.failed && tex_math(buf_view(&b)) == b.n;
	if (good)
		buf_str(out, buf_view(&b));
	buf_free(&b);
	return good;
}

/* --- Text ---- */

/* Takes the text up to the next tag off, unescaped. */
static struct str
next_run(struct str *rest, struct arena *a)
{
	size_t n = str_chr(*rest, '<');
	struct str run = str_left(*rest, n == STR_NPOS ? rest->n : n);

	*rest = str_from(*rest, run.n);
	return marked_plain(a, run);
}

/* Takes a formula off, if there is one and it can be written. */
static bool
next_math(struct buf *out, struct str *rest)
{
	size_t n;

	if (!str_starts(*rest, math_open))
		return false;
	n = str_find(*rest, math_close);
	if (n == STR_NPOS ||
	    !put_math(out, str_of(rest->p + math_open.n, n - math_open.n)))
		return false;
	*rest = str_from(*rest, n + math_close.n);
	return true;
}

typedef void put_run_fn(struct buf *out, struct str s);

static void
put_pieces(struct buf *out, struct arena *a, struct str s, put_run_fn *put_run)
{
	struct marked_piece p;

	while (s.n > 0) {
		if (s.p[0] != '<') {
			put_run(out, next_run(&s, a));
		} else if (!next_math(out, &s)) {
			marked_next(&s, &p);
			if (p.kind == MARKED_OPEN)
				buf_puts(out, commands[p.mark]);
			else if (p.kind == MARKED_TEXT)
				put_run(out, p.text);
			else if (p.mark != MARK_MATH)
				buf_char(out, '}');
		}
	}
}

static void
put_prose_run(struct buf *out, struct str s)
{
	tex_prose(out, s);
}

void
tex_prose_text(struct buf *out, struct arena *a, struct rec_text t)
{
	struct str marked = line_of(a, t.marked);

	if (marked.n == 0)
		tex_prose(out, line_of(a, t.text));
	else
		put_pieces(out, a, marked, put_prose_run);
}

/* --- Titles ---- */

/* A word, with the tags in it: a blank within a formula ends none. */
static struct str
next_word(struct str *rest)
{
	struct str s = *rest, word;
	size_t i = 0, n;

	while (i < s.n && s.p[i] != ' ') {
		n = 0;
		if (s.p[i] == '$')
			n = tex_math(str_from(s, i));
		else if (str_starts(str_from(s, i), math_open))
			n = str_find(str_from(s, i), math_close);
		i += n > 0 && n != STR_NPOS ? n : 1;
	}
	word = str_left(s, i);
	*rest = str_from(s, i < s.n ? i + 1 : i);
	return word;
}

/* Every tag in it is closed in it, none stands in front. */
static bool
is_whole(struct str word)
{
	struct marked_piece p;
	size_t depth = 0;

	if (word.n > 0 && word.p[0] == '<' && !str_starts(word, math_open))
		return false;
	while (marked_next(&word, &p)) {
		if (p.kind == MARKED_OPEN)
			depth++;
		else if (p.kind == MARKED_CLOSE && depth-- == 0)
			return false;
	}
	return depth == 0;
}

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

/*
 * A word that is whole gets its braces round all of it; between commands each
 * run its own. "{\" would have BibTeX lower the case nevertheless.
 */
static void
put_word(struct buf *out, struct arena *a, struct str word, bool first)
{
	size_t at = out->n + 1;
	bool capital;

	if (str_chr(word, '<') == STR_NPOS) {
		tex_title_part(out, marked_plain(a, word), first);
		return;
	}
	if (!is_whole(word)) {
		put_pieces(out, a, word, tex_title_run);
		return;
	}
	capital = has_capital(marked_plain(a, word), first);
	if (capital)
		buf_char(out, '{');
	if (capital && str_starts(word, math_open))
		buf_puts(out, "{}");
	put_pieces(out, a, word, put_prose_run);
	if (!capital)
		return;
	buf_char(out, '}');
	/* Of a formula that is one the pair was for nothing. */
	if (!out->failed && at + 2 < out->n && out->p[at] == '{' &&
	    out->p[at + 2] == '$') {
		struct str rest = str_from(buf_view(out), at + 2);

		for (size_t i = 0; i < rest.n; i++)
			out->p[at + i] = rest.p[i];
		out->n -= 2;
	}
}

void
tex_title_text(struct buf *out, struct arena *a, struct rec_text t)
{
	struct str rest = line_of(a, t.marked);
	bool first = true;

	if (rest.n == 0) {
		tex_title(out, line_of(a, t.text));
		return;
	}
	for (; rest.n > 0; first = false) {
		if (!first)
			buf_char(out, ' ');
		put_word(out, a, next_word(&rest), first);
	}
}
