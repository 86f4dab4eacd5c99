/* Symbols of LaTeX's formulas. */
#include "core/tex_symbols.h"

#include <stddef.h>

#include "core/table.h"

/* Of LaTeX and its amsmath; where a sign has several, the usual one first. */
static const struct tex_symbol symbols[] = {
    {STR_LIT("Delta"), STR_LIT("Δ"), TEX_SIGN},
    {STR_LIT("Gamma"), STR_LIT("Γ"), TEX_SIGN},
    {STR_LIT("Im"), STR_LIT("ℑ"), TEX_SIGN},
    {STR_LIT("Lambda"), STR_LIT("Λ"), TEX_SIGN},
    {STR_LIT("Leftarrow"), STR_LIT("⇐"), TEX_RELATION},
    {STR_LIT("Leftrightarrow"), STR_LIT("⇔"), TEX_RELATION},
    {STR_LIT("Omega"), STR_LIT("Ω"), TEX_SIGN},
    {STR_LIT("Phi"), STR_LIT("Φ"), TEX_SIGN},
    {STR_LIT("Pi"), STR_LIT("Π"), TEX_SIGN},
    {STR_LIT("Pr"), STR_LIT("Pr"), TEX_FUNCTION},
    {STR_LIT("Psi"), STR_LIT("Ψ"), TEX_SIGN},
    {STR_LIT("Re"), STR_LIT("ℜ"), TEX_SIGN},
    {STR_LIT("Rightarrow"), STR_LIT("⇒"), TEX_RELATION},
    {STR_LIT("Sigma"), STR_LIT("Σ"), TEX_SIGN},
    {STR_LIT("Theta"), STR_LIT("Θ"), TEX_SIGN},
    {STR_LIT("Upsilon"), STR_LIT("Υ"), TEX_SIGN},
    {STR_LIT("Xi"), STR_LIT("Ξ"), TEX_SIGN},
    {STR_LIT("aleph"), STR_LIT("ℵ"), TEX_SIGN},
    {STR_LIT("alpha"), STR_LIT("α"), TEX_SIGN},
    {STR_LIT("angle"), STR_LIT("∠"), TEX_SIGN},
    {STR_LIT("approx"), STR_LIT("≈"), TEX_RELATION},
    {STR_LIT("arccos"), STR_LIT("arccos"), TEX_FUNCTION},
    {STR_LIT("arcsin"), STR_LIT("arcsin"), TEX_FUNCTION},
    {STR_LIT("arctan"), STR_LIT("arctan"), TEX_FUNCTION},
    {STR_LIT("arg"), STR_LIT("arg"), TEX_FUNCTION},
    {STR_LIT("asymp"), STR_LIT("≍"), TEX_RELATION},
    {STR_LIT("backslash"), STR_LIT("\\"), TEX_SIGN},
    {STR_LIT("beta"), STR_LIT("β"), TEX_SIGN},
    {STR_LIT("bigcap"), STR_LIT("⋂"), TEX_SIGN},
    {STR_LIT("bigcup"), STR_LIT("⋃"), TEX_SIGN},
    {STR_LIT("bigoplus"), STR_LIT("⨁"), TEX_SIGN},
    {STR_LIT("bigotimes"), STR_LIT("⨂"), TEX_SIGN},
    {STR_LIT("bullet"), STR_LIT("∙"), TEX_SIGN},
    {STR_LIT("cap"), STR_LIT("∩"), TEX_RELATION},
    {STR_LIT("cdot"), STR_LIT("·"), TEX_SIGN},
    {STR_LIT("cdots"), STR_LIT("⋯"), TEX_SIGN},
    {STR_LIT("chi"), STR_LIT("χ"), TEX_SIGN},
    {STR_LIT("circ"), STR_LIT("∘"), TEX_SIGN},
    {STR_LIT("cong"), STR_LIT("≅"), TEX_RELATION},
    {STR_LIT("coprod"), STR_LIT("∐"), TEX_SIGN},
    {STR_LIT("cos"), STR_LIT("cos"), TEX_FUNCTION},
    {STR_LIT("cosh"), STR_LIT("cosh"), TEX_FUNCTION},
    {STR_LIT("cot"), STR_LIT("cot"), TEX_FUNCTION},
    {STR_LIT("coth"), STR_LIT("coth"), TEX_FUNCTION},
    {STR_LIT("csc"), STR_LIT("csc"), TEX_FUNCTION},
    {STR_LIT("cup"), STR_LIT("∪"), TEX_RELATION},
    {STR_LIT("dagger"), STR_LIT("†"), TEX_SIGN},
    {STR_LIT("ddagger"), STR_LIT("‡"), TEX_SIGN},
    {STR_LIT("deg"), STR_LIT("deg"), TEX_FUNCTION},
    {STR_LIT("delta"), STR_LIT("δ"), TEX_SIGN},
    {STR_LIT("det"), STR_LIT("det"), TEX_FUNCTION},
    {STR_LIT("diamond"), STR_LIT("⋄"), TEX_SIGN},
    {STR_LIT("dim"), STR_LIT("dim"), TEX_FUNCTION},
    {STR_LIT("div"), STR_LIT("÷"), TEX_RELATION},
    {STR_LIT("downarrow"), STR_LIT("↓"), TEX_SIGN},
    {STR_LIT("ell"), STR_LIT("ℓ"), TEX_SIGN},
    {STR_LIT("emptyset"), STR_LIT("∅"), TEX_SIGN},
    {STR_LIT("epsilon"), STR_LIT("ϵ"), TEX_SIGN},
    {STR_LIT("equiv"), STR_LIT("≡"), TEX_RELATION},
    {STR_LIT("eta"), STR_LIT("η"), TEX_SIGN},
    {STR_LIT("exists"), STR_LIT("∃"), TEX_SIGN},
    {STR_LIT("exp"), STR_LIT("exp"), TEX_FUNCTION},
    {STR_LIT("forall"), STR_LIT("∀"), TEX_SIGN},
    {STR_LIT("gamma"), STR_LIT("γ"), TEX_SIGN},
    {STR_LIT("gcd"), STR_LIT("gcd"), TEX_FUNCTION},
    {STR_LIT("geq"), STR_LIT("≥"), TEX_RELATION},
    {STR_LIT("gg"), STR_LIT("≫"), TEX_RELATION},
    {STR_LIT("gtrsim"), STR_LIT("≳"), TEX_RELATION},
    {STR_LIT("hbar"), STR_LIT("ℏ"), TEX_SIGN},
    {STR_LIT("hom"), STR_LIT("hom"), TEX_FUNCTION},
    {STR_LIT("hookrightarrow"), STR_LIT("↪"), TEX_RELATION},
    {STR_LIT("iint"), STR_LIT("∬"), TEX_SIGN},
    {STR_LIT("in"), STR_LIT("∈"), TEX_RELATION},
    {STR_LIT("inf"), STR_LIT("inf"), TEX_FUNCTION},
    {STR_LIT("infty"), STR_LIT("∞"), TEX_SIGN},
    {STR_LIT("int"), STR_LIT("∫"), TEX_SIGN},
    {STR_LIT("iota"), STR_LIT("ι"), TEX_SIGN},
    {STR_LIT("kappa"), STR_LIT("κ"), TEX_SIGN},
    {STR_LIT("ker"), STR_LIT("ker"), TEX_FUNCTION},
    {STR_LIT("lambda"), STR_LIT("λ"), TEX_SIGN},
    {STR_LIT("langle"), STR_LIT("⟨"), TEX_SIGN},
    {STR_LIT("lceil"), STR_LIT("⌈"), TEX_SIGN},
    {STR_LIT("ldots"), STR_LIT("…"), TEX_SIGN},
    {STR_LIT("leftarrow"), STR_LIT("←"), TEX_RELATION},
    {STR_LIT("leftrightarrow"), STR_LIT("↔"), TEX_RELATION},
    {STR_LIT("leq"), STR_LIT("≤"), TEX_RELATION},
    {STR_LIT("lesssim"), STR_LIT("≲"), TEX_RELATION},
    {STR_LIT("lfloor"), STR_LIT("⌊"), TEX_SIGN},
    {STR_LIT("lg"), STR_LIT("lg"), TEX_FUNCTION},
    {STR_LIT("lim"), STR_LIT("lim"), TEX_FUNCTION},
    {STR_LIT("liminf"), STR_LIT("liminf"), TEX_FUNCTION},
    {STR_LIT("limsup"), STR_LIT("limsup"), TEX_FUNCTION},
    {STR_LIT("ll"), STR_LIT("≪"), TEX_RELATION},
    {STR_LIT("ln"), STR_LIT("ln"), TEX_FUNCTION},
    {STR_LIT("log"), STR_LIT("log"), TEX_FUNCTION},
    {STR_LIT("longleftrightarrow"), STR_LIT("⟷"), TEX_RELATION},
    {STR_LIT("longrightarrow"), STR_LIT("⟶"), TEX_RELATION},
    {STR_LIT("mapsto"), STR_LIT("↦"), TEX_RELATION},
    {STR_LIT("max"), STR_LIT("max"), TEX_FUNCTION},
    {STR_LIT("mid"), STR_LIT("∣"), TEX_RELATION},
    {STR_LIT("min"), STR_LIT("min"), TEX_FUNCTION},
    {STR_LIT("models"), STR_LIT("⊨"), TEX_RELATION},
    {STR_LIT("mp"), STR_LIT("∓"), TEX_SIGN},
    {STR_LIT("mu"), STR_LIT("μ"), TEX_SIGN},
    {STR_LIT("nabla"), STR_LIT("∇"), TEX_SIGN},
    {STR_LIT("neg"), STR_LIT("¬"), TEX_SIGN},
    {STR_LIT("neq"), STR_LIT("≠"), TEX_RELATION},
    {STR_LIT("ni"), STR_LIT("∋"), TEX_RELATION},
    {STR_LIT("notin"), STR_LIT("∉"), TEX_RELATION},
    {STR_LIT("nu"), STR_LIT("ν"), TEX_SIGN},
    {STR_LIT("odot"), STR_LIT("⊙"), TEX_SIGN},
    {STR_LIT("oint"), STR_LIT("∮"), TEX_SIGN},
    {STR_LIT("omega"), STR_LIT("ω"), TEX_SIGN},
    {STR_LIT("oplus"), STR_LIT("⊕"), TEX_RELATION},
    {STR_LIT("otimes"), STR_LIT("⊗"), TEX_RELATION},
    {STR_LIT("parallel"), STR_LIT("∥"), TEX_RELATION},
    {STR_LIT("partial"), STR_LIT("∂"), TEX_SIGN},
    {STR_LIT("perp"), STR_LIT("⊥"), TEX_RELATION},
    {STR_LIT("phi"), STR_LIT("ϕ"), TEX_SIGN},
    {STR_LIT("pi"), STR_LIT("π"), TEX_SIGN},
    {STR_LIT("pm"), STR_LIT("±"), TEX_SIGN},
    {STR_LIT("prec"), STR_LIT("≺"), TEX_RELATION},
    {STR_LIT("preceq"), STR_LIT("⪯"), TEX_RELATION},
    {STR_LIT("prod"), STR_LIT("∏"), TEX_SIGN},
    {STR_LIT("propto"), STR_LIT("∝"), TEX_RELATION},
    {STR_LIT("psi"), STR_LIT("ψ"), TEX_SIGN},
    {STR_LIT("quad"), STR_LIT(" "), TEX_SIGN},
    {STR_LIT("rangle"), STR_LIT("⟩"), TEX_SIGN},
    {STR_LIT("rceil"), STR_LIT("⌉"), TEX_SIGN},
    {STR_LIT("rfloor"), STR_LIT("⌋"), TEX_SIGN},
    {STR_LIT("rho"), STR_LIT("ρ"), TEX_SIGN},
    {STR_LIT("sec"), STR_LIT("sec"), TEX_FUNCTION},
    {STR_LIT("setminus"), STR_LIT("∖"), TEX_RELATION},
    {STR_LIT("sigma"), STR_LIT("σ"), TEX_SIGN},
    {STR_LIT("sim"), STR_LIT("∼"), TEX_RELATION},
    {STR_LIT("simeq"), STR_LIT("≃"), TEX_RELATION},
    {STR_LIT("sin"), STR_LIT("sin"), TEX_FUNCTION},
    {STR_LIT("sinh"), STR_LIT("sinh"), TEX_FUNCTION},
    {STR_LIT("subset"), STR_LIT("⊂"), TEX_RELATION},
    {STR_LIT("subseteq"), STR_LIT("⊆"), TEX_RELATION},
    {STR_LIT("succ"), STR_LIT("≻"), TEX_RELATION},
    {STR_LIT("succeq"), STR_LIT("⪰"), TEX_RELATION},
    {STR_LIT("sum"), STR_LIT("∑"), TEX_SIGN},
    {STR_LIT("sup"), STR_LIT("sup"), TEX_FUNCTION},
    {STR_LIT("supset"), STR_LIT("⊃"), TEX_RELATION},
    {STR_LIT("supseteq"), STR_LIT("⊇"), TEX_RELATION},
    {STR_LIT("surd"), STR_LIT("√"), TEX_SIGN},
    {STR_LIT("tan"), STR_LIT("tan"), TEX_FUNCTION},
    {STR_LIT("tanh"), STR_LIT("tanh"), TEX_FUNCTION},
    {STR_LIT("tau"), STR_LIT("τ"), TEX_SIGN},
    {STR_LIT("theta"), STR_LIT("θ"), TEX_SIGN},
    {STR_LIT("times"), STR_LIT("×"), TEX_SIGN},
    {STR_LIT("to"), STR_LIT("→"), TEX_RELATION},
    {STR_LIT("top"), STR_LIT("⊤"), TEX_SIGN},
    {STR_LIT("triangle"), STR_LIT("△"), TEX_SIGN},
    {STR_LIT("uparrow"), STR_LIT("↑"), TEX_SIGN},
    {STR_LIT("upsilon"), STR_LIT("υ"), TEX_SIGN},
    {STR_LIT("varepsilon"), STR_LIT("ε"), TEX_SIGN},
    {STR_LIT("varphi"), STR_LIT("φ"), TEX_SIGN},
    {STR_LIT("varpi"), STR_LIT("ϖ"), TEX_SIGN},
    {STR_LIT("varrho"), STR_LIT("ϱ"), TEX_SIGN},
    {STR_LIT("varsigma"), STR_LIT("ς"), TEX_SIGN},
    {STR_LIT("vartheta"), STR_LIT("ϑ"), TEX_SIGN},
    {STR_LIT("vdash"), STR_LIT("⊢"), TEX_RELATION},
    {STR_LIT("vdots"), STR_LIT("⋮"), TEX_SIGN},
    {STR_LIT("vee"), STR_LIT("∨"), TEX_RELATION},
    {STR_LIT("wedge"), STR_LIT("∧"), TEX_RELATION},
    {STR_LIT("wp"), STR_LIT("℘"), TEX_SIGN},
    {STR_LIT("xi"), STR_LIT("ξ"), TEX_SIGN},
    {STR_LIT("zeta"), STR_LIT("ζ"), TEX_SIGN},
    /* The same by other names. */
    {STR_LIT("Vert"), STR_LIT("‖"), TEX_SIGN},
    {STR_LIT("ast"), STR_LIT("∗"), TEX_SIGN},
    {STR_LIT("bot"), STR_LIT("⊥"), TEX_SIGN},
    {STR_LIT("dots"), STR_LIT("…"), TEX_SIGN},
    {STR_LIT("ge"), STR_LIT("≥"), TEX_RELATION},
    {STR_LIT("gets"), STR_LIT("←"), TEX_RELATION},
    {STR_LIT("iff"), STR_LIT("⇔"), TEX_RELATION},
    {STR_LIT("implies"), STR_LIT("⇒"), TEX_RELATION},
    {STR_LIT("lVert"), STR_LIT("‖"), TEX_SIGN},
    {STR_LIT("land"), STR_LIT("∧"), TEX_RELATION},
    {STR_LIT("lbrace"), STR_LIT("{"), TEX_SIGN},
    {STR_LIT("le"), STR_LIT("≤"), TEX_RELATION},
    {STR_LIT("lnot"), STR_LIT("¬"), TEX_SIGN},
    {STR_LIT("lor"), STR_LIT("∨"), TEX_RELATION},
    {STR_LIT("ne"), STR_LIT("≠"), TEX_RELATION},
    {STR_LIT("prime"), STR_LIT("′"), TEX_SIGN},
    {STR_LIT("qquad"), STR_LIT(" "), TEX_SIGN},
    {STR_LIT("rVert"), STR_LIT("‖"), TEX_SIGN},
    {STR_LIT("rbrace"), STR_LIT("}"), TEX_SIGN},
    {STR_LIT("rightarrow"), STR_LIT("→"), TEX_RELATION},
    {STR_LIT("star"), STR_LIT("⋆"), TEX_SIGN},
    {STR_LIT("vert"), STR_LIT("|"), TEX_SIGN},
};

const struct tex_symbol *
tex_symbol(struct str command)
{
	for (size_t i = 0; i < COUNT(symbols); i++)
		if (str_eq(symbols[i].command, command))
			return &symbols[i];
	return NULL;
}

const struct tex_symbol *
tex_symbol_at(struct str s)
{
	if (s.n == 0 || (unsigned char)s.p[0] < 0x80)
		return NULL;
	for (size_t i = 0; i < COUNT(symbols); i++)
		if (symbols[i].kind != TEX_FUNCTION &&
		    str_starts(s, symbols[i].sign))
			return &symbols[i];
	return NULL;
}

/*
 * Alphabets: where in Unicode their A and a stand, 0 for none; some letters
 * were in Unicode before their alphabets.
 */
static const struct {
	struct str name;
	uint32_t upper, lower;
} alphabets[] = {
    {STR_LIT("mathcal"), 0x1d49c, 0},
    {STR_LIT("mathbb"), 0x1d538, 0},
    {STR_LIT("mathfrak"), 0x1d504, 0x1d51e},
};

static const struct {
	uint32_t in_alphabet, cp;
} before[] = {
    {0x1d49d, 0x212c}, {0x1d4a0, 0x2130}, {0x1d4a1, 0x2131}, {0x1d4a3, 0x210b},
    {0x1d4a4, 0x2110}, {0x1d4a7, 0x2112}, {0x1d4a8, 0x2133}, {0x1d4ad, 0x211b},
    {0x1d53a, 0x2102}, {0x1d53f, 0x210d}, {0x1d545, 0x2115}, {0x1d547, 0x2119},
    {0x1d548, 0x211a}, {0x1d549, 0x211d}, {0x1d551, 0x2124}, {0x1d506, 0x212d},
    {0x1d50b, 0x210c}, {0x1d50c, 0x2111}, {0x1d515, 0x211c}, {0x1d51d, 0x2128},
};
enum { LETTERS = 26 };

uint32_t
tex_letter(struct str alphabet, char letter)
{
	uint32_t cp = 0;

	for (size_t i = 0; i < COUNT(alphabets); i++) {
		if (!str_eq(alphabets[i].name, alphabet))
			continue;
		if (chr_upper(letter))
			cp = alphabets[i].upper + (uint32_t)(letter - 'A');
		else if (chr_alpha(letter) && alphabets[i].lower > 0)
			cp = alphabets[i].lower + (uint32_t)(letter - 'a');
	}
	for (size_t i = 0; i < COUNT(before); i++)
		if (before[i].in_alphabet == cp)
			return before[i].cp;
	return cp;
}

/* Which letter from `first` on it is; false: none of them. */
static bool
counts_from(uint32_t cp, uint32_t first, char a, char *letter)
{
	if (first == 0 || cp < first || cp >= first + LETTERS)
		return false;
	*letter = (char)(a + (int)(cp - first));
	return true;
}

bool
tex_letter_of(uint32_t cp, struct str *alphabet, char *letter)
{
	for (size_t i = 0; i < COUNT(before); i++)
		if (before[i].cp == cp)
			cp = before[i].in_alphabet;
	for (size_t i = 0; i < COUNT(alphabets); i++) {
		*alphabet = alphabets[i].name;
		if (counts_from(cp, alphabets[i].upper, 'A', letter) ||
		    counts_from(cp, alphabets[i].lower, 'a', letter))
			return true;
	}
	return false;
}
