/*
 * Formulas of TeX, "$x_{1}^2$", "\(x\)", and scripts without one, "Fe_{20}", as
 * MathML and HTML have them. What holds more than letters, signs and scripts
 * (fractions, roots, accents) stays as it was sent: every format can show it.
 */
#include "parsers/text/internal.h"

#include <string.h>

#include "core/buf.h"
#include "core/table.h"
#include "core/tex_symbols.h"
#include "core/utf8.h"

enum {
	FORMULA_MAX = 400, /* bytes between its ends */
	SCRIPT_MAX = 40,   /* of a script outside of formulas */
	DEPTH_MAX = 8,
	GROWTH = 24, /* at most, by one byte: tags */
	ADDRESS_MAX = 200
};

/* How letters stand. */
enum font { ITALIC, UPRIGHT, BOLD, CALLIGRAPHIC };

struct formula {
	struct buf *out;
	const char *from; /* where it begins */
	struct str rest;
	enum font font;
	int depth;
};

/* Commands that set how the letters of their argument stand. */
static const struct {
	struct str command;
	enum font font;
	bool switches; /* for the rest of the group, and has no argument */
} fonts[] = {
    {STR_LIT("mathrm"), UPRIGHT, false},
    {STR_LIT("operatorname"), UPRIGHT, false},
    {STR_LIT("mathsf"), UPRIGHT, false},
    {STR_LIT("mathit"), ITALIC, false},
    {STR_LIT("mathbf"), BOLD, false},
    {STR_LIT("boldsymbol"), BOLD, false},
    {STR_LIT("bm"), BOLD, false},
    {STR_LIT("rm"), UPRIGHT, true},
    {STR_LIT("it"), ITALIC, true},
    {STR_LIT("bf"), BOLD, true},
    {STR_LIT("cal"), CALLIGRAPHIC, true},
};

/* Text in a formula, as it stands. */
static const struct str texts[] = {
    STR_LIT("text"),   STR_LIT("textrm"),     STR_LIT("mbox"),
    STR_LIT("hbox"),   STR_LIT("textnormal"), STR_LIT("textsf"),
    STR_LIT("textup"),
};

/* Of size alone: the bracket behind them is what counts. */
static const struct str sizes[] = {
    STR_LIT("left"),   STR_LIT("right"),    STR_LIT("big"),
    STR_LIT("Big"),    STR_LIT("bigl"),     STR_LIT("bigr"),
    STR_LIT("Bigl"),   STR_LIT("Bigr"),     STR_LIT("displaystyle"),
    STR_LIT("limits"), STR_LIT("nolimits"),
};

static bool
is_in(struct str s, const struct str *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(s, list[i]))
			return true;
	return false;
}
#define IS_IN(s, list) is_in((s), (list), COUNT(list))

static bool read_list(struct formula *f, bool group);

/* `ends`: "</tag>". */
static void
put_tag(struct buf *out, const char *tag, bool ends)
{
	buf_puts(out, ends ? "</" : "<");
	buf_puts(out, tag);
	buf_char(out, '>');
}

static void
put_blank(struct formula *f)
{
	buf_puts(f->out, "<mtext> </mtext>");
}

static void
put_char(struct formula *f, char c)
{
	if (c == '<')
		buf_puts(f->out, "&lt;");
	else if (c == '>')
		buf_puts(f->out, "&gt;");
	else if (c == '\'')
		buf_puts(f->out, "′");
	else
		buf_char(f->out, c);
}

/* A character outside of ASCII: "∞" is one script. */
static void
put_sign(struct formula *f)
{
	struct str rest = f->rest;
	uint32_t cp;

	if (!utf8_next(&rest, &cp))
		rest = str_from(f->rest, 1);
	buf_put(f->out, f->rest.p, (size_t)(rest.p - f->rest.p));
	f->rest = rest;
}

/* Letters side by side. */
static bool
read_letters(struct formula *f)
{
	static const char *const tags[] = {
	    [ITALIC] = "i", [UPRIGHT] = NULL, [BOLD] = "b"};
	size_t n = 0;

	while (n < f->rest.n && chr_alpha(f->rest.p[n]))
		n++;
	if (f->font == CALLIGRAPHIC) {
		for (size_t i = 0; i < n; i++) {
			uint32_t cp = tex_letter(STR("mathcal"), f->rest.p[i]);
			char one[4];

			if (cp == 0)
				return false;
			buf_put(f->out, one, utf8_encode(cp, one));
		}
	} else {
		const char *tag = tags[f->font];

		if (tag != NULL)
			put_tag(f->out, tag, false);
		buf_put(f->out, f->rest.p, n);
		if (tag != NULL)
			put_tag(f->out, tag, true);
	}
	f->rest = str_from(f->rest, n);
	return true;
}

/* "{...}", from behind its bracket. */
static bool
read_group(struct formula *f, enum font font)
{
	enum font before = f->font;
	bool good;

	if (f->depth == DEPTH_MAX)
		return false;
	f->depth++;
	f->font = font;
	good = read_list(f, true);
	f->font = before;
	f->depth--;
	return good;
}

static bool
opens_group(struct formula *f)
{
	f->rest = str_trim(f->rest);
	if (f->rest.n == 0 || f->rest.p[0] != '{')
		return false;
	f->rest = str_from(f->rest, 1);
	return true;
}

/* "\text{ words }" */
static bool
read_words(struct formula *f)
{
	size_t n;

	if (!opens_group(f))
		return false;
	n = str_chr(f->rest, '}');
	if (n == STR_NPOS)
		return false;
	for (size_t i = 0; i < n; i++)
		if (strchr("\\{$<&", f->rest.p[i]) != NULL)
			return false;
	buf_puts(f->out, "<mtext>");
	buf_put(f->out, f->rest.p, n);
	buf_puts(f->out, "</mtext>");
	f->rest = str_from(f->rest, n + 1);
	return true;
}

/* "\mathbb{R}", "\mathbb R" */
static bool
read_alphabet(struct formula *f, struct str name)
{
	bool group = opens_group(f);
	uint32_t cp = f->rest.n > 0 ? tex_letter(name, f->rest.p[0]) : 0;
	char one[4];

	if (cp == 0 || (group && (f->rest.n < 2 || f->rest.p[1] != '}')))
		return false;
	buf_put(f->out, one, utf8_encode(cp, one));
	f->rest = str_from(f->rest, group ? 2 : 1);
	return true;
}

static bool
put_symbol(struct formula *f, struct str name)
{
	const struct tex_symbol *t = tex_symbol(name);
	struct str behind;
	bool letter;

	if (t == NULL)
		return false;
	if (t->kind == TEX_RELATION)
		put_blank(f);
	if (str_eqc(t->sign, " "))
		put_blank(f);
	else
		buf_str(f->out, t->sign);
	behind = str_trim(f->rest);
	letter =
	    behind.n > 0 && (chr_alpha(behind.p[0]) || behind.p[0] == '\\');
	if (t->kind == TEX_RELATION || (t->kind == TEX_FUNCTION && letter))
		put_blank(f);
	return true;
}

/* Blanks, and signs that mean something without their backslash. */
static bool
read_escape(struct formula *f)
{
	char c = f->rest.n > 0 ? f->rest.p[0] : '\0';

	if (c == '\0' || strchr(" ,;:!{}%#_|", c) == NULL)
		return false;
	f->rest = str_from(f->rest, 1);
	if (c == ' ' || c == ',' || c == ';' || c == ':')
		put_blank(f);
	else if (c == '|')
		buf_puts(f->out, "‖");
	else if (c != '!')
		put_char(f, c);
	return true;
}

/* From behind the backslash. */
static bool
read_command(struct formula *f)
{
	struct str name;
	size_t n = 0;

	while (n < f->rest.n && chr_alpha(f->rest.p[n]))
		n++;
	if (n == 0)
		return read_escape(f);
	name = str_left(f->rest, n);
	f->rest = str_from(f->rest, n);
	for (size_t i = 0; i < COUNT(fonts); i++) {
		if (!str_eq(name, fonts[i].command))
			continue;
		if (!fonts[i].switches)
			return opens_group(f) && read_group(f, fonts[i].font);
		f->font = fonts[i].font;
		return true;
	}
	if (IS_IN(name, sizes))
		return true;
	if (IS_IN(name, texts))
		return read_words(f);
	if (str_eqc(name, "mathscr"))
		name = STR("mathcal");
	return put_symbol(f, name) || read_alphabet(f, name);
}

/* What can have scripts, or be one: a letter, a digit, a command, a group. */
static bool
read_atom(struct formula *f)
{
	char c = f->rest.n > 0 ? f->rest.p[0] : '\0';

	if (chr_alpha(c))
		return read_letters(f);
	if (c == '&')
		return false;
	if ((unsigned char)c >= 0x80) {
		put_sign(f);
		return true;
	}
	f->rest = str_from(f->rest, c == '\0' ? 0 : 1);
	if (c == '{')
		return read_group(f, f->font);
	if (c == '\\')
		return read_command(f);
	if (!chr_digit(c) &&
	    (c == '\0' || strchr("+-*/=<>()[].,:;'|!", c) == NULL))
		return false;
	put_char(f, c);
	return true;
}

/* Signs that are no script where TeX has them above. */
static bool
read_raised(struct formula *f)
{
	static const struct {
		struct str tex, sign;
	} raised[] = {
	    {STR_LIT("\\circ"), STR_LIT("°")},
	    {STR_LIT("{\\circ}"), STR_LIT("°")},
	    {STR_LIT("\\prime"), STR_LIT("′")},
	    {STR_LIT("{\\prime}"), STR_LIT("′")},
	};

	for (size_t i = 0; i < COUNT(raised); i++)
		if (str_starts(f->rest, raised[i].tex)) {
			buf_str(f->out, raised[i].sign);
			f->rest = str_from(f->rest, raised[i].tex.n);
			return true;
		}
	return false;
}

static const char *
script_tag(bool above)
{
	return above ? "sup" : "sub";
}

/* One letter alone is the script of "x_ij". */
static bool
read_script(struct formula *f, bool above)
{
	const char *tag = script_tag(above);
	struct str behind;
	bool good;

	f->rest = str_trim(f->rest);
	if (above && read_raised(f))
		return true;
	put_tag(f->out, tag, false);
	if (f->rest.n > 0 && chr_alpha(f->rest.p[0])) {
		behind = str_from(f->rest, 1);
		f->rest = str_left(f->rest, 1);
		good = read_letters(f);
		f->rest = behind;
	} else {
		good = read_atom(f);
	}
	put_tag(f->out, tag, true);
	return good;
}

/* A blank says nothing, but beside these it is for the eye: "E = mc^2". */
static bool
is_spaced(char c)
{
	return c != '\0' && strchr("=<>+-/,;:", c) != NULL;
}

static void
read_blanks(struct formula *f)
{
	char before = f->rest.p == f->from ? '\0' : f->rest.p[-1];
	size_t n = 0;

	while (n < f->rest.n && (f->rest.p[n] == ' ' || f->rest.p[n] == '~'))
		n++;
	f->rest = str_from(f->rest, n);
	if (f->rest.n > 0 && before != '\0' &&
	    (is_spaced(before) || is_spaced(f->rest.p[0])))
		put_blank(f);
}

/* Up to the end, or to the bracket of a group. */
static bool
read_list(struct formula *f, bool group)
{
	while (f->rest.n > 0) {
		char c = f->rest.p[0];
		bool good = true;

		if (c == '}') {
			f->rest = str_from(f->rest, 1);
			return group;
		}
		if (c == '^' || c == '_') {
			f->rest = str_from(f->rest, 1);
			good = read_script(f, c == '^');
		} else if (c == ' ' || c == '~') {
			read_blanks(f);
		} else {
			good = read_atom(f);
		}
		if (!good)
			return false;
	}
	return !group;
}

/* Writes it between the tags of `tag`, if all of it can be said. */
static bool
put_formula(struct buf *out, struct str s, const char *tag, enum font font)
{
	struct formula f = {.out = out, .from = s.p, .rest = s, .font = font};
	size_t before = out->n;

	put_tag(out, tag, false);
	if (!read_list(&f, false)) {
		out->n = before;
		return false;
	}
	put_tag(out, tag, true);
	return true;
}

/* Two words side by side are no formula: "costs $5 (x_1) and more$". */
static bool
speaks(struct str s)
{
	enum { WORD = 3 };
	struct str word;
	size_t words = 0;

	while (s.n > 0) {
		size_t n = 0;

		str_cut(&s, ' ', &word);
		while (n < word.n && chr_alpha(word.p[n]))
			n++;
		words = n == word.n && n >= WORD ? words + 1 : 0;
		if (words == 2)
			return true;
	}
	return false;
}

/* "k < 3", "n + 1 = m": something is said of letters and numbers. */
static bool
compares(struct str s)
{
	size_t letters = 0;
	bool sign = false;

	for (size_t i = 0; i < s.n && letters < 3; i++) {
		letters = chr_alpha(s.p[i]) ? letters + 1 : 0;
		sign |= strchr("=<>", s.p[i]) != NULL;
	}
	return sign && letters < 3;
}

/* A command, a script, a letter, or what begins with one and is short. */
static bool
is_formula(struct str s)
{
	enum { SHORT = 16 };

	if (s.n == 0 || s.n > FORMULA_MAX || speaks(s))
		return false;
	if (str_chr(s, '\\') != STR_NPOS)
		return true;
	if (s.p[0] == ' ' || s.p[s.n - 1] == ' ')
		return false;
	return str_chr(s, '^') != STR_NPOS || str_chr(s, '_') != STR_NPOS ||
	       compares(s) ||
	       (chr_alpha(s.p[0]) && s.n <= SHORT &&
		str_chr(s, ' ') == STR_NPOS &&
		(s.n <= 2 || !chr_alpha(s.p[1])));
}

/* A formula at the front of s and its ends: its length, or 0. */
static size_t
formula_at(struct str s, struct str *inside)
{
	bool bracket = s.p[0] == '\\';
	size_t opens = bracket || str_starts(s, STR("$$")) ? 2 : 1, n, closes;
	struct str room = str_left(str_from(s, opens), FORMULA_MAX + opens);

	if (bracket) {
		n = str_find(room, s.p[1] == '(' ? STR("\\)") : STR("\\]"));
	} else {
		n = str_chr(room, '$');
		/* "$5 and $10": prices. */
		if (n != STR_NPOS && n + 1 < room.n && chr_digit(room.p[n + 1]))
			return 0;
	}
	if (n == STR_NPOS)
		return 0;
	*inside = str_left(room, n);
	closes = n + opens;
	if (opens == 2 && !bracket &&
	    (closes + 1 >= s.n || s.p[closes + 1] != '$'))
		return 0;
	return is_formula(*inside) ? closes + opens : 0;
}

/* "Fe_{20}", "Ca^{2+}": the length of the script, or 0. */
static size_t
script_at(struct str s, size_t i, struct str *inside)
{
	struct str rest = str_from(s, i + 2);
	size_t n = str_chr(str_left(rest, SCRIPT_MAX), '}');
	char before = i > 0 ? s.p[i - 1] : '\0';
	size_t from = i;

	/* "\tau_{FL}" without its dollars stays TeX. */
	while (from > 0 && i - from < SCRIPT_MAX && chr_alpha(s.p[from - 1]))
		from--;
	if (from > 0 && s.p[from - 1] == '\\')
		return 0;
	if (n == STR_NPOS || n == 0 ||
	    !(chr_alnum(before) || strchr(")]}", before) != NULL) ||
	    before == '\0')
		return 0;
	*inside = str_left(rest, n);
	for (size_t k = 0; k < n; k++)
		if (!chr_alnum(inside->p[k]) &&
		    strchr("+-*=.,/()'", inside->p[k]) == NULL)
			return 0;
	return n + 3;
}

/* Is s[i] in an address? "https://example.org/$a_1$" */
static bool
in_address(struct str s, size_t i)
{
	size_t from = i;

	while (from > 0 && i - from < ADDRESS_MAX && !chr_space(s.p[from - 1]))
		from--;
	return str_find(str_of(s.p + from, i - from), STR("://")) != STR_NPOS;
}

/* The length of what is written of s from i on, or 0: nothing. */
static size_t
put_at(struct buf *out, struct str s, size_t i)
{
	struct str rest = str_from(s, i), inside;
	char c = s.p[i];
	bool script = c == '^' || c == '_';
	size_t n, before = out->n;

	if (rest.n < 3 || (script && rest.p[1] != '{') || in_address(s, i))
		return 0;
	if (script) {
		n = script_at(s, i, &inside);
		if (n == 0)
			return 0;
		buf_puts(out, "<math>");
		if (!put_formula(out, inside, script_tag(c == '^'), UPRIGHT)) {
			out->n = before;
			return 0;
		}
		buf_puts(out, "</math>");
		return n;
	}
	if (c == '\\' && rest.p[1] != '(' && rest.p[1] != '[')
		return 0;
	n = formula_at(rest, &inside);
	/* One that cannot be said is passed over as a whole. */
	if (n > 0 && !put_formula(out, inside, "math", ITALIC))
		buf_put(out, rest.p, n);
	return n;
}

/* Is there a byte that a formula or a script cannot be without? */
static bool
may_have(struct str s)
{
	return s.n > 0 && (memchr(s.p, '$', s.n) != NULL ||
			   memchr(s.p, '{', s.n) != NULL ||
			   memchr(s.p, '\\', s.n) != NULL);
}

/* How many bytes at the front begin nothing. */
static size_t
plain_run(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] != '$' && s.p[n] != '^' && s.p[n] != '_' &&
	       s.p[n] != '\\')
		n++;
	return n;
}

struct str
text_formulas(struct arena *a, struct str s)
{
	struct str out = s;
	size_t n;
	struct buf b;

	/* What is tagged as TeX is a matter of markup.c. */
	if (!may_have(s) || str_find(s, STR("tex-math")) != STR_NPOS)
		return s;
	buf_init(&b, GROWTH * s.n);
	for (size_t i = 0; i < s.n; i += n) {
		n = plain_run(str_from(s, i));
		if (n == 0)
			n = put_at(&b, s, i);
		else
			buf_put(&b, s.p + i, n);
		if (n > 0)
			continue;
		/* "\$" is a sign. */
		n = str_starts(str_from(s, i), STR("\\$")) ? 2 : 1;
		buf_put(&b, s.p + i, n);
	}
	if (!b.failed && !str_eq(buf_view(&b), s))
		out = arena_copy(a, buf_view(&b));
	buf_free(&b);
	return out;
}
