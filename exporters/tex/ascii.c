/* Characters of Unicode as commands of LaTeX. */
#include "exporters/tex/tex.h"

#include "core/utf8.h"

/* --- Tables -------------------------------------------------------------- */

/* Combining marks, and the command that puts one on a letter. */
static const struct {
	uint32_t cp;
	char command;
} accents[] = {
    {0x0300, '`'}, {0x0301, '\''}, {0x0302, '^'}, {0x0303, '~'}, {0x0304, '='},
    {0x0306, 'u'}, {0x0307, '.'},  {0x0308, '"'}, {0x030a, 'r'}, {0x030b, 'H'},
    {0x030c, 'v'}, {0x0323, 'd'},  {0x0327, 'c'}, {0x0328, 'k'}, {0x0331, 'b'},
};

/* Letters and signs; what is no command is a ligature or in math. */
static const struct {
	uint32_t cp;
	const char *tex;
} signs[] = {
    {0x00a0, "~"},
    {0x00a1, "{\\textexclamdown}"},
    {0x00a2, "{\\textcent}"},
    {0x00a3, "{\\pounds}"},
    {0x00a5, "{\\textyen}"},
    {0x00a7, "{\\S}"},
    {0x00a9, "{\\copyright}"},
    {0x00aa, "{\\textordfeminine}"},
    {0x00ab, "{<<}"},
    {0x00ac, "{$\\neg$}"},
    {0x00ad, "{\\-}"},
    {0x00ae, "{\\textregistered}"},
    {0x00b0, "{$^\\circ$}"},
    {0x00b1, "{$\\pm$}"},
    {0x00b2, "{$^2$}"},
    {0x00b3, "{$^3$}"},
    {0x00b4, "{\\textasciiacute}"},
    {0x00b5, "{$\\mu$}"},
    {0x00b6, "{\\P}"},
    {0x00b7, "{\\textperiodcentered}"},
    {0x00b9, "{$^1$}"},
    {0x00ba, "{\\textordmasculine}"},
    {0x00bb, "{>>}"},
    {0x00bc, "{\\textonequarter}"},
    {0x00bd, "{\\textonehalf}"},
    {0x00be, "{\\textthreequarters}"},
    {0x00bf, "{\\textquestiondown}"},
    {0x00c5, "{\\AA}"},
    {0x00c6, "{\\AE}"},
    {0x00d0, "{\\DH}"},
    {0x00d7, "{$\\times$}"},
    {0x00d8, "{\\O}"},
    {0x00de, "{\\TH}"},
    {0x00df, "{\\ss}"},
    {0x00e5, "{\\aa}"},
    {0x00e6, "{\\ae}"},
    {0x00f0, "{\\dh}"},
    {0x00f7, "{$\\div$}"},
    {0x00f8, "{\\o}"},
    {0x00fe, "{\\th}"},
    {0x0110, "{\\DJ}"},
    {0x0111, "{\\dj}"},
    {0x0131, "{\\i}"},
    {0x0141, "{\\L}"},
    {0x0142, "{\\l}"},
    {0x014a, "{\\NG}"},
    {0x014b, "{\\ng}"},
    {0x0152, "{\\OE}"},
    {0x0153, "{\\oe}"},
    {0x0237, "{\\j}"},
    {0x02bc, "'"},
    {0x2010, "-"},
    {0x2011, "-"},
    {0x2012, "--"},
    {0x2013, "--"},
    {0x2014, "---"},
    {0x2015, "---"},
    {0x2018, "`"},
    {0x2019, "'"},
    {0x201a, "{,}"},
    {0x201c, "``"},
    {0x201d, "''"},
    {0x201e, "{,,}"},
    {0x2020, "{\\dag}"},
    {0x2021, "{\\ddag}"},
    {0x2022, "{\\textbullet}"},
    {0x2026, "{\\ldots}"},
    {0x2032, "{$'$}"},
    {0x2033, "{$''$}"},
    {0x2039, "{\\guilsinglleft}"},
    {0x203a, "{\\guilsinglright}"},
    {0x20ac, "{\\texteuro}"},
    {0x2116, "{\\textnumero}"},
    {0x2122, "{\\texttrademark}"},
    {0x2190, "{$\\leftarrow$}"},
    {0x2192, "{$\\rightarrow$}"},
    {0x2194, "{$\\leftrightarrow$}"},
    {0x2202, "{$\\partial$}"},
    {0x2206, "{$\\Delta$}"},
    {0x2208, "{$\\in$}"},
    {0x2211, "{$\\sum$}"},
    {0x2212, "{$-$}"},
    {0x221a, "{$\\surd$}"},
    {0x221e, "{$\\infty$}"},
    {0x2248, "{$\\approx$}"},
    {0x2260, "{$\\neq$}"},
    {0x2264, "{$\\leq$}"},
    {0x2265, "{$\\geq$}"},
};

/* U+0391 to U+03C9; NULL: LaTeX writes it with a Latin letter, or not. */
static const char *const greek[] = {
    NULL,    NULL,       "Gamma",  "Delta", NULL,      NULL,   NULL,  "Theta",
    NULL,    NULL,       "Lambda", NULL,    NULL,      "Xi",   NULL,  "Pi",
    NULL,    NULL,       "Sigma",  NULL,    "Upsilon", "Phi",  NULL,  "Psi",
    "Omega", NULL,       NULL,     NULL,    NULL,      NULL,   NULL,  NULL,
    "alpha", "beta",     "gamma",  "delta", "epsilon", "zeta", "eta", "theta",
    "iota",  "kappa",    "lambda", "mu",    "nu",      "xi",   NULL,  "pi",
    "rho",   "varsigma", "sigma",  "tau",   "upsilon", "phi",  "chi", "psi",
    "omega",
};
enum { GREEK_FIRST = 0x0391, GREEK_LAST = 0x03c9 };

/* --- One character ------------------------------------------------------- */

static char
accent_of(uint32_t cp)
{
	for (size_t i = 0; i < sizeof(accents) / sizeof(accents[0]); i++)
		if (accents[i].cp == cp)
			return accents[i].command;
	return '\0';
}

static const char *
sign_of(uint32_t cp)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (signs[i].cp == cp)
			return signs[i].tex;
	return NULL;
}

static bool
put_greek(struct buf *out, uint32_t cp)
{
	const char *name = NULL;

	if (cp >= GREEK_FIRST && cp <= GREEK_LAST)
		name = greek[cp - GREEK_FIRST];
	if (name != NULL)
		buf_printf(out, "{$\\%s$}", name);
	return name != NULL;
}

/* A letter or sign on its own, without accents. False: there is no way. */
static bool
put_plain(struct buf *out, uint32_t cp)
{
	const char *sign = cp < 0x80 ? NULL : sign_of(cp);

	if (cp < 0x80)
		buf_char(out, (char)cp);
	else if (sign != NULL)
		buf_puts(out, sign);
	else
		return put_greek(out, cp);
	return true;
}

static void
put_foreign(struct export_state *st, struct buf *out, uint32_t cp)
{
	buf_printf(out, "{\\char\"%04lX}", (unsigned long)cp);
	st->foreign++;
}

/*
 * "{\'{\^e}}": the last mark is the outermost. False, and nothing written:
 * LaTeX has no way for one of the parts.
 */
static bool
put_accented(struct buf *out, const uint32_t *parts, size_t n)
{
	size_t start = out->n;
	bool letter = n > 1 && (parts[0] >= 0x80 || chr_alpha((char)parts[0]));

	for (size_t i = 1; i < n; i++)
		letter = letter && accent_of(parts[i]) != '\0';
	if (!letter)
		return false;
	for (size_t i = n; i-- > 1;) {
		char command = accent_of(parts[i]);

		buf_put(out, (char[]){'{', '\\', command}, 3);
		if (chr_alpha(command) && parts[0] < 0x80 && i == 1)
			buf_char(out, ' ');
	}
	if (!put_plain(out, parts[0])) {
		out->n = start;
		return false;
	}
	for (size_t i = 1; i < n; i++)
		buf_char(out, '}');
	return true;
}

/* --- Text ---------------------------------------------------------------- */

/* A character and the marks behind it, decomposed; how many parts. */
static size_t
take_cluster(struct str *s, uint32_t parts[UTF8_PARTS])
{
	struct str rest;
	uint32_t cp;
	size_t n;

	utf8_next(s, &cp);
	n = utf8_decompose(cp, parts);
	for (rest = *s;
	     n < UTF8_PARTS && utf8_next(&rest, &cp) && accent_of(cp) != '\0';
	     *s = rest)
		parts[n++] = cp;
	return n;
}

/* Is a mark in front of s, which could not be composed with what is before? */
static bool
begins_with_mark(struct str s)
{
	uint32_t cp;

	return s.n > 0 && (unsigned char)s.p[0] >= 0x80 && utf8_next(&s, &cp) &&
	       accent_of(cp) != '\0';
}

static void
put_text(struct export_state *st, struct buf *out, struct str s)
{
	uint32_t parts[UTF8_PARTS], cp;

	while (s.n > 0) {
		struct str rest = s, cluster = s;
		size_t n;

		utf8_next(&rest, &cp);
		if (!begins_with_mark(rest) && put_plain(out, cp)) {
			s = rest;
			continue;
		}
		n = take_cluster(&cluster, parts);
		if (put_accented(out, parts, n)) {
			s = cluster;
			continue;
		}
		if (!put_plain(out, cp))
			put_foreign(st, out, cp);
		s = rest;
	}
}

static void
put_encoded(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x80)
			buf_char(out, (char)c);
		else
			buf_printf(out, "%%%02X", c);
	}
}

/* Fields that nobody takes escapes off again. */
static bool
is_verbatim(struct str line)
{
	static const char *const names[] = {"doi ", "url ", "eprint "};

	line = str_trim(line);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_starts(line, str_c(names[i])))
			return true;
	return false;
}

static bool
is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

void
tex_ascii(struct export_state *st, struct buf *out, size_t from)
{
	struct str all, line;

	if (out->failed || out->n == from)
		return;
	all = str_of(out->p + from, out->n - from);
	if (is_ascii(all))
		return;
	all = arena_copy(&st->scratch, all);
	out->n = from;
	for (bool first = true; str_cut(&all, '\n', &line); first = false) {
		if (!first)
			buf_char(out, '\n');
		if (is_ascii(line))
			buf_str(out, line);
		else if (is_verbatim(line))
			put_encoded(out, line);
		else
			put_text(st, out, line);
	}
}
