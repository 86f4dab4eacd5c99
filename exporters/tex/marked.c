/* Titles and abstracts with markup. */
#include "exporters/tex/internal.h"

#include "core/line.h"
#include "core/marked.h"
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

static const struct {
	struct str text;
	const char *tex;
} symbols[] = {
    {STR_LIT("α"), "\\alpha "},
    {STR_LIT("β"), "\\beta "},
    {STR_LIT("γ"), "\\gamma "},
    {STR_LIT("δ"), "\\delta "},
    {STR_LIT("ε"), "\\varepsilon "},
    {STR_LIT("ϵ"), "\\epsilon "},
    {STR_LIT("ζ"), "\\zeta "},
    {STR_LIT("η"), "\\eta "},
    {STR_LIT("θ"), "\\theta "},
    {STR_LIT("ϑ"), "\\vartheta "},
    {STR_LIT("ι"), "\\iota "},
    {STR_LIT("κ"), "\\kappa "},
    {STR_LIT("λ"), "\\lambda "},
    {STR_LIT("μ"), "\\mu "},
    {STR_LIT("ν"), "\\nu "},
    {STR_LIT("ξ"), "\\xi "},
    {STR_LIT("π"), "\\pi "},
    {STR_LIT("ρ"), "\\rho "},
    {STR_LIT("σ"), "\\sigma "},
    {STR_LIT("τ"), "\\tau "},
    {STR_LIT("υ"), "\\upsilon "},
    {STR_LIT("φ"), "\\varphi "},
    {STR_LIT("ϕ"), "\\phi "},
    {STR_LIT("χ"), "\\chi "},
    {STR_LIT("ψ"), "\\psi "},
    {STR_LIT("ω"), "\\omega "},
    {STR_LIT("Γ"), "\\Gamma "},
    {STR_LIT("Δ"), "\\Delta "},
    {STR_LIT("Θ"), "\\Theta "},
    {STR_LIT("Λ"), "\\Lambda "},
    {STR_LIT("Ξ"), "\\Xi "},
    {STR_LIT("Π"), "\\Pi "},
    {STR_LIT("Σ"), "\\Sigma "},
    {STR_LIT("Φ"), "\\Phi "},
    {STR_LIT("Ψ"), "\\Psi "},
    {STR_LIT("Ω"), "\\Omega "},
    {STR_LIT("∞"), "\\infty "},
    {STR_LIT("∂"), "\\partial "},
    {STR_LIT("∇"), "\\nabla "},
    {STR_LIT("ℓ"), "\\ell "},
    {STR_LIT("±"), "\\pm "},
    {STR_LIT("×"), "\\times "},
    {STR_LIT("⋅"), "\\cdot "},
    {STR_LIT("·"), "\\cdot "},
    {STR_LIT("≤"), "\\leq "},
    {STR_LIT("≥"), "\\geq "},
    {STR_LIT("≠"), "\\neq "},
    {STR_LIT("≈"), "\\approx "},
    {STR_LIT("∼"), "\\sim "},
    {STR_LIT("≡"), "\\equiv "},
    {STR_LIT("∝"), "\\propto "},
    {STR_LIT("∈"), "\\in "},
    {STR_LIT("⊂"), "\\subset "},
    {STR_LIT("→"), "\\to "},
    {STR_LIT("∑"), "\\sum "},
    {STR_LIT("∏"), "\\prod "},
    {STR_LIT("∫"), "\\int "},
    {STR_LIT("−"), "-"},
    {STR_LIT("…"), "\\ldots "},
    {STR_LIT("′"), "'"},
    {STR_LIT("⊗"), "\\otimes "},
    {STR_LIT("⊕"), "\\oplus "},
    {STR_LIT("†"), "\\dagger "},
    {STR_LIT("⟩"), "\\rangle "},
    {STR_LIT("⟨"), "\\langle "},
    {STR_LIT("ℏ"), "\\hbar "},
    {STR_LIT("√"), "\\surd "},
    {STR_LIT("∀"), "\\forall "},
    {STR_LIT("∃"), "\\exists "},
    {STR_LIT("∉"), "\\notin "},
    {STR_LIT("⊆"), "\\subseteq "},
    {STR_LIT("∪"), "\\cup "},
    {STR_LIT("∩"), "\\cap "},
    {STR_LIT("∘"), "\\circ "},
    {STR_LIT("←"), "\\leftarrow "},
    {STR_LIT("⇒"), "\\Rightarrow "},
    {STR_LIT("↔"), "\\leftrightarrow "},
    {STR_LIT("≪"), "\\ll "},
    {STR_LIT("≫"), "\\gg "},
    {STR_LIT("≃"), "\\simeq "},
    {STR_LIT("≅"), "\\cong "},
    {STR_LIT("∥"), "\\parallel "},
    {STR_LIT("⊥"), "\\perp "},
    {STR_LIT("∅"), "\\emptyset "},
    {STR_LIT("∧"), "\\wedge "},
    {STR_LIT("∨"), "\\vee "},
    {STR_LIT("¬"), "\\neg "},
    {STR_LIT("∓"), "\\mp "},
    {STR_LIT("÷"), "\\div "},
    {STR_LIT("∗"), "*"},
    {STR_LIT("\xe2\x81\xa1"), ""},
    {STR_LIT("\xe2\x81\xa2"), ""},
};

static const char *const functions[] = {
    "sin", "cos", "tan", "log", "ln",  "exp", "lim", "max",
    "min", "sup", "inf", "det", "dim", "ker", "deg", "gcd",
};

/* A word that is no variable. */
static void
put_upright(struct buf *out, struct str word)
{
	for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++)
		if (str_eqc(word, functions[i])) {
			buf_printf(out, "\\%s ", functions[i]);
			return;
		}
	buf_printf(out, "\\mathrm{" STR_FMT "}", STR_ARG(word));
}

static void
put_math_text(struct buf *out, struct str s, bool italic)
{
	size_t n;

	for (size_t i = 0; i < s.n; i += n) {
		struct str rest = str_from(s, i);
		size_t k = 0;

		n = 0;
		while (i + n < s.n && chr_alpha(s.p[i + n]))
			n++;
		if (n > 0 && !italic) {
			put_upright(out, str_left(rest, n));
			continue;
		}
		while (n == 0 && k < sizeof(symbols) / sizeof(symbols[0])) {
			if (str_starts(rest, symbols[k].text)) {
				buf_puts(out, symbols[k].tex);
				n = symbols[k].text.n;
			}
			k++;
		}
		if (n > 0 && k > 0)
			continue;
		n = n > 0 ? n : 1;
		buf_put(out, s.p + i, n);
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
	/* Behind a command; text that ends so would be no formula. */
	if (!out->failed && out->n > 0 && out->p[out->n - 1] == ' ')
		out->n--;
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
