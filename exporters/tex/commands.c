/* Characters of Unicode as commands of LaTeX. */
#include "exporters/tex/tex.h"

#include "core/norm.h"
#include "core/utf8.h"

/* --- Tables -------------------------------------------------------------- */

/* Combining marks, and the command that puts one on a letter, or below it. */
static const struct {
	const char *command;
	uint32_t cp;
	bool below;
} accents[] = {
    {"`", 0x0300},
    {"'", 0x0301},
    {"^", 0x0302},
    {"~", 0x0303},
    {"=", 0x0304},
    {"u", 0x0306},
    {".", 0x0307},
    {"\"", 0x0308},
    {"r", 0x030a},
    {"H", 0x030b},
    {"v", 0x030c},
    {"d", 0x0323, true},
    {"textcommabelow", 0x0326, true},
    {"c", 0x0327, true},
    {"k", 0x0328, true},
    {"b", 0x0331, true},
};

/*
 * Letters and signs, sorted; what is no command is a ligature or in math. Only
 * what LaTeX has without packages: \\textmho and its like are of its core.
 */
static const struct {
	uint32_t cp;
	const char *tex;
} signs[] = {
    {0x00a0, "~"},
    {0x00a1, "{\\textexclamdown}"},
    {0x00a2, "{\\textcent}"},
    {0x00a3, "{\\pounds}"},
    {0x00a4, "{\\textcurrency}"},
    {0x00a5, "{\\textyen}"},
    {0x00a6, "{\\textbrokenbar}"},
    {0x00a7, "{\\S}"},
    {0x00a8, "{\\textasciidieresis}"},
    {0x00a9, "{\\copyright}"},
    {0x00aa, "{\\textordfeminine}"},
    {0x00ab, "{<<}"},
    {0x00ac, "{$\\neg$}"},
    {0x00ad, "{\\-}"},
    {0x00ae, "{\\textregistered}"},
    {0x00af, "{\\textasciimacron}"},
    {0x00b0, "{$^\\circ$}"},
    {0x00b1, "{$\\pm$}"},
    {0x00b2, "{$^2$}"},
    {0x00b3, "{$^3$}"},
    {0x00b4, "{\\textasciiacute}"},
    {0x00b5, "{$\\mu$}"},
    {0x00b6, "{\\P}"},
    {0x00b7, "{\\textperiodcentered}"},
    {0x00b8, "{\\c{}}"},
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
    {0x0132, "{IJ}"},
    {0x0133, "{ij}"},
    {0x0138, "{k}"},
    {0x013f, "{L\\textperiodcentered}"},
    {0x0140, "{l\\textperiodcentered}"},
    {0x0141, "{\\L}"},
    {0x0142, "{\\l}"},
    {0x0149, "{'n}"},
    {0x014a, "{\\NG}"},
    {0x014b, "{\\ng}"},
    {0x0152, "{\\OE}"},
    {0x0153, "{\\oe}"},
    {0x017f, "{s}"},
    {0x0192, "{\\textflorin}"},
    {0x0237, "{\\j}"},
    {0x02b9, "{$'$}"},
    {0x02bb, "`"},
    {0x02bc, "'"},
    {0x02bd, "`"},
    {0x02be, "'"},
    {0x02bf, "`"},
    {0x02c7, "{\\textasciicaron}"},
    {0x02d8, "{\\textasciibreve}"},
    {0x02d9, "{\\.{}}"},
    {0x02da, "{\\r{}}"},
    {0x0391, "{A}"},
    {0x0392, "{B}"},
    {0x0395, "{E}"},
    {0x0396, "{Z}"},
    {0x0397, "{H}"},
    {0x0399, "{I}"},
    {0x039a, "{K}"},
    {0x039c, "{M}"},
    {0x039d, "{N}"},
    {0x039f, "{O}"},
    {0x03a1, "{P}"},
    {0x03a4, "{T}"},
    {0x03a7, "{X}"},
    {0x03bf, "{o}"},
    {0x03d1, "{$\\vartheta$}"},
    {0x03d5, "{$\\phi$}"},
    {0x03d6, "{$\\varpi$}"},
    {0x03f0, "{$\\kappa$}"},
    {0x03f1, "{$\\varrho$}"},
    {0x03f5, "{$\\epsilon$}"},
    {0x1e9e, "{\\SS}"},
    {0x2002, "{\\enspace}"},
    {0x2003, "{\\quad}"},
    {0x2004, "{\\ }"},
    {0x2005, "{\\ }"},
    {0x2006, "{\\,}"},
    {0x2007, "~"},
    {0x2008, "{\\,}"},
    {0x2009, "{\\,}"},
    {0x200a, "{\\,}"},
    {0x200b, "{}"},
    {0x200c, "{}"},
    {0x200d, "{}"},
    {0x200e, "{}"},
    {0x200f, "{}"},
    {0x2010, "-"},
    {0x2011, "-"},
    {0x2012, "--"},
    {0x2013, "--"},
    {0x2014, "---"},
    {0x2015, "---"},
    {0x2016, "{$\\Vert$}"},
    {0x2017, "{\\_}"},
    {0x2018, "`"},
    {0x2019, "'"},
    {0x201a, "{,}"},
    {0x201b, "`"},
    {0x201c, "``"},
    {0x201d, "''"},
    {0x201e, "{,,}"},
    {0x201f, "``"},
    {0x2020, "{\\dag}"},
    {0x2021, "{\\ddag}"},
    {0x2022, "{\\textbullet}"},
    {0x2026, "{\\ldots}"},
    {0x2027, "{\\textperiodcentered}"},
    {0x202a, "{}"},
    {0x202b, "{}"},
    {0x202c, "{}"},
    {0x202d, "{}"},
    {0x202e, "{}"},
    {0x202f, "{\\,}"},
    {0x2030, "{\\textperthousand}"},
    {0x2031, "{\\textpertenthousand}"},
    {0x2032, "{$'$}"},
    {0x2033, "{$''$}"},
    {0x2034, "{$'''$}"},
    {0x2035, "`"},
    {0x2039, "{\\guilsinglleft}"},
    {0x203a, "{\\guilsinglright}"},
    {0x203b, "{\\textreferencemark}"},
    {0x2044, "/"},
    {0x2060, "{}"},
    {0x2070, "{$^0$}"},
    {0x2071, "{$^i$}"},
    {0x2074, "{$^4$}"},
    {0x2075, "{$^5$}"},
    {0x2076, "{$^6$}"},
    {0x2077, "{$^7$}"},
    {0x2078, "{$^8$}"},
    {0x2079, "{$^9$}"},
    {0x207a, "{$^+$}"},
    {0x207b, "{$^-$}"},
    {0x207c, "{$^=$}"},
    {0x207d, "{$^($}"},
    {0x207e, "{$^)$}"},
    {0x207f, "{$^n$}"},
    {0x2080, "{$_0$}"},
    {0x2081, "{$_1$}"},
    {0x2082, "{$_2$}"},
    {0x2083, "{$_3$}"},
    {0x2084, "{$_4$}"},
    {0x2085, "{$_5$}"},
    {0x2086, "{$_6$}"},
    {0x2087, "{$_7$}"},
    {0x2088, "{$_8$}"},
    {0x2089, "{$_9$}"},
    {0x208a, "{$_+$}"},
    {0x208b, "{$_-$}"},
    {0x208c, "{$_=$}"},
    {0x208d, "{$_($}"},
    {0x208e, "{$_)$}"},
    {0x2090, "{$_a$}"},
    {0x2091, "{$_e$}"},
    {0x2092, "{$_o$}"},
    {0x2093, "{$_x$}"},
    {0x2095, "{$_h$}"},
    {0x2096, "{$_k$}"},
    {0x2097, "{$_l$}"},
    {0x2098, "{$_m$}"},
    {0x2099, "{$_n$}"},
    {0x209a, "{$_p$}"},
    {0x209b, "{$_s$}"},
    {0x209c, "{$_t$}"},
    {0x20ac, "{\\texteuro}"},
    {0x2102, "{$\\mathbf{C}$}"},
    {0x2103, "{$^\\circ$}C"},
    {0x2109, "{$^\\circ$}F"},
    {0x210b, "{$\\mathcal{H}$}"},
    {0x210d, "{$\\mathbf{H}$}"},
    {0x210f, "{$\\hbar$}"},
    {0x2110, "{$\\mathcal{I}$}"},
    {0x2111, "{$\\Im$}"},
    {0x2112, "{$\\mathcal{L}$}"},
    {0x2113, "{$\\ell$}"},
    {0x2115, "{$\\mathbf{N}$}"},
    {0x2116, "{\\textnumero}"},
    {0x2118, "{$\\wp$}"},
    {0x2119, "{$\\mathbf{P}$}"},
    {0x211a, "{$\\mathbf{Q}$}"},
    {0x211b, "{$\\mathcal{R}$}"},
    {0x211c, "{$\\Re$}"},
    {0x211d, "{$\\mathbf{R}$}"},
    {0x2122, "{\\texttrademark}"},
    {0x2124, "{$\\mathbf{Z}$}"},
    {0x2126, "{$\\Omega$}"},
    {0x2127, "{\\textmho}"},
    {0x212b, "{\\AA}"},
    {0x212c, "{$\\mathcal{B}$}"},
    {0x2130, "{$\\mathcal{E}$}"},
    {0x2131, "{$\\mathcal{F}$}"},
    {0x2133, "{$\\mathcal{M}$}"},
    {0x2135, "{$\\aleph$}"},
    {0x2150, "{$\\frac{1}{7}$}"},
    {0x2151, "{$\\frac{1}{9}$}"},
    {0x2152, "{$\\frac{1}{10}$}"},
    {0x2153, "{$\\frac{1}{3}$}"},
    {0x2154, "{$\\frac{2}{3}$}"},
    {0x2155, "{$\\frac{1}{5}$}"},
    {0x2156, "{$\\frac{2}{5}$}"},
    {0x2157, "{$\\frac{3}{5}$}"},
    {0x2158, "{$\\frac{4}{5}$}"},
    {0x2159, "{$\\frac{1}{6}$}"},
    {0x215a, "{$\\frac{5}{6}$}"},
    {0x215b, "{$\\frac{1}{8}$}"},
    {0x215c, "{$\\frac{3}{8}$}"},
    {0x215d, "{$\\frac{5}{8}$}"},
    {0x215e, "{$\\frac{7}{8}$}"},
    {0x2160, "{I}"},
    {0x2161, "{II}"},
    {0x2162, "{III}"},
    {0x2163, "{IV}"},
    {0x2164, "{V}"},
    {0x2165, "{VI}"},
    {0x2166, "{VII}"},
    {0x2167, "{VIII}"},
    {0x2168, "{IX}"},
    {0x2169, "{X}"},
    {0x216a, "{XI}"},
    {0x216b, "{XII}"},
    {0x216c, "{L}"},
    {0x216d, "{C}"},
    {0x216e, "{D}"},
    {0x216f, "{M}"},
    {0x2170, "{i}"},
    {0x2171, "{ii}"},
    {0x2172, "{iii}"},
    {0x2173, "{iv}"},
    {0x2174, "{v}"},
    {0x2175, "{vi}"},
    {0x2176, "{vii}"},
    {0x2177, "{viii}"},
    {0x2178, "{ix}"},
    {0x2179, "{x}"},
    {0x217a, "{xi}"},
    {0x217b, "{xii}"},
    {0x217c, "{l}"},
    {0x217d, "{c}"},
    {0x217e, "{d}"},
    {0x217f, "{m}"},
    {0x2190, "{$\\leftarrow$}"},
    {0x2191, "{$\\uparrow$}"},
    {0x2192, "{$\\rightarrow$}"},
    {0x2193, "{$\\downarrow$}"},
    {0x2194, "{$\\leftrightarrow$}"},
    {0x2195, "{$\\updownarrow$}"},
    {0x2196, "{$\\nwarrow$}"},
    {0x2197, "{$\\nearrow$}"},
    {0x2198, "{$\\searrow$}"},
    {0x2199, "{$\\swarrow$}"},
    {0x219a, "{$\\not\\leftarrow$}"},
    {0x219b, "{$\\not\\rightarrow$}"},
    {0x21a6, "{$\\mapsto$}"},
    {0x21a9, "{$\\hookleftarrow$}"},
    {0x21aa, "{$\\hookrightarrow$}"},
    {0x21bc, "{$\\leftharpoonup$}"},
    {0x21bd, "{$\\leftharpoondown$}"},
    {0x21c0, "{$\\rightharpoonup$}"},
    {0x21c1, "{$\\rightharpoondown$}"},
    {0x21cc, "{$\\rightleftharpoons$}"},
    {0x21d0, "{$\\Leftarrow$}"},
    {0x21d1, "{$\\Uparrow$}"},
    {0x21d2, "{$\\Rightarrow$}"},
    {0x21d3, "{$\\Downarrow$}"},
    {0x21d4, "{$\\Leftrightarrow$}"},
    {0x21d5, "{$\\Updownarrow$}"},
    {0x2200, "{$\\forall$}"},
    {0x2202, "{$\\partial$}"},
    {0x2203, "{$\\exists$}"},
    {0x2204, "{$\\not\\exists$}"},
    {0x2205, "{$\\emptyset$}"},
    {0x2206, "{$\\Delta$}"},
    {0x2207, "{$\\nabla$}"},
    {0x2208, "{$\\in$}"},
    {0x2209, "{$\\notin$}"},
    {0x220b, "{$\\ni$}"},
    {0x220c, "{$\\not\\ni$}"},
    {0x220f, "{$\\prod$}"},
    {0x2210, "{$\\coprod$}"},
    {0x2211, "{$\\sum$}"},
    {0x2212, "{$-$}"},
    {0x2213, "{$\\mp$}"},
    {0x2215, "/"},
    {0x2216, "{$\\setminus$}"},
    {0x2217, "{$\\ast$}"},
    {0x2218, "{$\\circ$}"},
    {0x2219, "{$\\bullet$}"},
    {0x221a, "{$\\surd$}"},
    {0x221d, "{$\\propto$}"},
    {0x221e, "{$\\infty$}"},
    {0x2220, "{$\\angle$}"},
    {0x2223, "{$\\mid$}"},
    {0x2224, "{$\\not\\mid$}"},
    {0x2225, "{$\\parallel$}"},
    {0x2226, "{$\\not\\parallel$}"},
    {0x2227, "{$\\wedge$}"},
    {0x2228, "{$\\vee$}"},
    {0x2229, "{$\\cap$}"},
    {0x222a, "{$\\cup$}"},
    {0x222b, "{$\\int$}"},
    {0x222e, "{$\\oint$}"},
    {0x2236, ":"},
    {0x223c, "{$\\sim$}"},
    {0x2240, "{$\\wr$}"},
    {0x2241, "{$\\not\\sim$}"},
    {0x2243, "{$\\simeq$}"},
    {0x2244, "{$\\not\\simeq$}"},
    {0x2245, "{$\\cong$}"},
    {0x2247, "{$\\not\\cong$}"},
    {0x2248, "{$\\approx$}"},
    {0x2249, "{$\\not\\approx$}"},
    {0x224d, "{$\\asymp$}"},
    {0x2250, "{$\\doteq$}"},
    {0x2260, "{$\\neq$}"},
    {0x2261, "{$\\equiv$}"},
    {0x2262, "{$\\not\\equiv$}"},
    {0x2264, "{$\\leq$}"},
    {0x2265, "{$\\geq$}"},
    {0x226a, "{$\\ll$}"},
    {0x226b, "{$\\gg$}"},
    {0x226e, "{$\\not<$}"},
    {0x226f, "{$\\not>$}"},
    {0x2270, "{$\\not\\leq$}"},
    {0x2271, "{$\\not\\geq$}"},
    {0x227a, "{$\\prec$}"},
    {0x227b, "{$\\succ$}"},
    {0x2282, "{$\\subset$}"},
    {0x2283, "{$\\supset$}"},
    {0x2284, "{$\\not\\subset$}"},
    {0x2285, "{$\\not\\supset$}"},
    {0x2286, "{$\\subseteq$}"},
    {0x2287, "{$\\supseteq$}"},
    {0x2288, "{$\\not\\subseteq$}"},
    {0x2289, "{$\\not\\supseteq$}"},
    {0x228e, "{$\\uplus$}"},
    {0x2291, "{$\\sqsubseteq$}"},
    {0x2292, "{$\\sqsupseteq$}"},
    {0x2293, "{$\\sqcap$}"},
    {0x2294, "{$\\sqcup$}"},
    {0x2295, "{$\\oplus$}"},
    {0x2296, "{$\\ominus$}"},
    {0x2297, "{$\\otimes$}"},
    {0x2298, "{$\\oslash$}"},
    {0x2299, "{$\\odot$}"},
    {0x22a2, "{$\\vdash$}"},
    {0x22a3, "{$\\dashv$}"},
    {0x22a4, "{$\\top$}"},
    {0x22a5, "{$\\perp$}"},
    {0x22a8, "{$\\models$}"},
    {0x22c0, "{$\\bigwedge$}"},
    {0x22c1, "{$\\bigvee$}"},
    {0x22c2, "{$\\bigcap$}"},
    {0x22c3, "{$\\bigcup$}"},
    {0x22c4, "{$\\diamond$}"},
    {0x22c5, "{$\\cdot$}"},
    {0x22c6, "{$\\star$}"},
    {0x22c8, "{$\\bowtie$}"},
    {0x22ee, "{$\\vdots$}"},
    {0x22ef, "{$\\cdots$}"},
    {0x22f1, "{$\\ddots$}"},
    {0x2308, "{$\\lceil$}"},
    {0x2309, "{$\\rceil$}"},
    {0x230a, "{$\\lfloor$}"},
    {0x230b, "{$\\rfloor$}"},
    {0x2322, "{$\\frown$}"},
    {0x2323, "{$\\smile$}"},
    {0x2329, "{$\\langle$}"},
    {0x232a, "{$\\rangle$}"},
    {0x25a1, "{[]}"},
    {0x25b3, "{$\\triangle$}"},
    {0x25b7, "{$\\triangleright$}"},
    {0x25bd, "{$\\bigtriangledown$}"},
    {0x25c1, "{$\\triangleleft$}"},
    {0x25c7, "{$\\diamond$}"},
    {0x25cb, "{$\\circ$}"},
    {0x25cf, "{$\\bullet$}"},
    {0x25e6, "{$\\circ$}"},
    {0x25ef, "{$\\bigcirc$}"},
    {0x2605, "{$\\star$}"},
    {0x2660, "{$\\spadesuit$}"},
    {0x2663, "{$\\clubsuit$}"},
    {0x2665, "{$\\heartsuit$}"},
    {0x2666, "{$\\diamondsuit$}"},
    {0x266d, "{$\\flat$}"},
    {0x266e, "{$\\natural$}"},
    {0x266f, "{$\\sharp$}"},
    {0x27e8, "{$\\langle$}"},
    {0x27e9, "{$\\rangle$}"},
    {0x27f5, "{$\\longleftarrow$}"},
    {0x27f6, "{$\\longrightarrow$}"},
    {0x27f7, "{$\\longleftrightarrow$}"},
    {0x27f8, "{$\\Longleftarrow$}"},
    {0x27f9, "{$\\Longrightarrow$}"},
    {0x27fa, "{$\\Longleftrightarrow$}"},
    {0x27fc, "{$\\longmapsto$}"},
    {0x2a3f, "{$\\amalg$}"},
    {0x2a7d, "{$\\leq$}"},
    {0x2a7e, "{$\\geq$}"},
    {0x2aaf, "{$\\preceq$}"},
    {0x2ab0, "{$\\succeq$}"},
    {0xfb00, "{ff}"},
    {0xfb01, "{fi}"},
    {0xfb02, "{fl}"},
    {0xfb03, "{ffi}"},
    {0xfb04, "{ffl}"},
    {0xfb05, "{st}"},
    {0xfb06, "{st}"},
    {0xfeff, "{}"},
};

/* U+0391 to U+03C9; NULL: LaTeX writes it with a Latin letter. */
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

static const char *
accent_of(uint32_t cp)
{
	for (size_t i = 0; i < sizeof(accents) / sizeof(accents[0]); i++)
		if (accents[i].cp == cp)
			return accents[i].command;
	return NULL;
}

static const char *
sign_of(uint32_t cp)
{
	size_t low = 0, high = sizeof(signs) / sizeof(signs[0]), middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (signs[middle].cp == cp)
			return signs[middle].tex;
		if (signs[middle].cp < cp)
			low = middle + 1;
		else
			high = middle;
	}
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

/* What every engine can set and a person can look up. */
static void
put_foreign(struct export_state *st, struct buf *out, uint32_t cp)
{
	buf_printf(out, "{[U+%04lX]}", (unsigned long)cp);
	st->foreign++;
}

/*
 * Characters that LaTeX sets out of UTF-8, whatever the engine: those of the
 * encodings T1 and TS1, which its core knows. The others are undefined to
 * pdfLaTeX, or lack a glyph.
 */
static bool
is_set(uint32_t cp)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {
	    {0x00a0, 0x0125}, {0x0128, 0x0131}, {0x0134, 0x0137},
	    {0x0139, 0x013e}, {0x0141, 0x0148}, {0x014a, 0x0165},
	    {0x0168, 0x017e}, {0x0218, 0x021b}, {0x2013, 0x2014},
	    {0x2018, 0x201a}, {0x201c, 0x201e}, {0x2020, 0x2022},
	    {0x2026, 0x2026}, {0x2030, 0x2030}, {0x2039, 0x203a},
	    {0x1e9e, 0x1e9e}, {0x20ac, 0x20ac}, {0x2122, 0x2122},
	};

	if (cp < 0x80)
		return true;
	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (cp >= ranges[i].first && cp <= ranges[i].last)
			return true;
	return false;
}

static bool
is_below(uint32_t cp)
{
	for (size_t i = 0; i < sizeof(accents) / sizeof(accents[0]); i++)
		if (accents[i].cp == cp)
			return accents[i].below;
	return false;
}

/* The one character that a letter and a mark are, if LaTeX sets it; or 0. */
static uint32_t
set_with(struct export_state *st, uint32_t letter, uint32_t mark)
{
	char text[8];
	size_t n = utf8_encode(letter, text);
	uint32_t cp = 0;
	struct str s;

	n += utf8_encode(mark, text + n);
	s = norm_nfc(&st->scratch, str_of(text, n));
	return utf8_next(&s, &cp) && s.n == 0 && is_set(cp) ? cp : 0;
}

/*
 * Puts a letter and one of its marks together where LaTeX sets what they are:
 * of several the first above it or the first below it. Says whether it did.
 */
static bool
join_one(struct export_state *st, uint32_t *parts, size_t *n)
{
	bool above = false, below = false;
	uint32_t cp = 0;
	size_t i = 1;

	for (; i < *n; i++) {
		bool *seen = is_below(parts[i]) ? &below : &above;

		cp = *seen ? 0 : set_with(st, parts[0], parts[i]);
		if (cp != 0)
			break;
		*seen = true;
	}
	if (cp == 0)
		return false;
	parts[0] = cp;
	for (--*n; i < *n; i++)
		parts[i] = parts[i + 1];
	return true;
}

/*
 * "{\'{\^e}}": the last mark is the outermost. Where it need not be ASCII the
 * innermost is not written as one, "{\'{ê}}", which more readers understand.
 * False, and nothing written: LaTeX has no way for one of the parts.
 */
static bool
put_accented(struct export_state *st, struct buf *out, uint32_t *parts,
	     size_t n)
{
	size_t start = out->n;
	bool joined = n > 2 && !st->style.ascii && join_one(st, parts, &n);
	bool letter = n > 1 && (parts[0] >= 0x80 || chr_alpha((char)parts[0]));
	char text[4];

	for (size_t i = 1; i < n; i++)
		letter = letter && accent_of(parts[i]) != NULL;
	if (!letter)
		return false;
	for (size_t i = n; i-- > 1;) {
		const char *command = accent_of(parts[i]);

		buf_puts(out, "{\\");
		buf_puts(out, command);
		if (chr_alpha(command[0]) && parts[0] < 0x80 && i == 1)
			buf_char(out, ' ');
	}
	if (joined) {
		buf_char(out, '{');
		buf_put(out, text, utf8_encode(parts[0], text));
		buf_char(out, '}');
	} else if (!put_plain(out, parts[0])) {
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
	uint32_t cp = 0;
	size_t n;

	utf8_next(s, &cp);
	n = utf8_decompose(cp, parts);
	for (rest = *s;
	     n < UTF8_PARTS && utf8_next(&rest, &cp) && accent_of(cp) != NULL;
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
	       accent_of(cp) != NULL;
}

/* What no command is for: the character itself, unless it must be ASCII. */
static void
put_other(struct export_state *st, struct buf *out, uint32_t cp)
{
	char text[4];

	if (st->style.ascii)
		put_foreign(st, out, cp);
	else
		buf_put(out, text, utf8_encode(cp, text));
}

static bool
is_greek(uint32_t cp)
{
	return (cp >= 0x0370 && cp <= 0x03ff) || (cp >= 0x1f00 && cp <= 0x1fff);
}

/* Are there two letters of Greek together? */
static bool
has_greek_word(struct str s)
{
	bool behind = false;
	uint32_t cp;

	while (utf8_next(&s, &cp)) {
		if (behind && is_greek(cp))
			return true;
		behind = is_greek(cp);
	}
	return false;
}

/*
 * May the character stand? Words in Greek may, and letters beside them, such as
 * the initial of a name: whoever sets them has a font and a language for it, and
 * formulas they are not.
 */
static bool
stands(const struct export_state *st, uint32_t cp, bool in_greek)
{
	if (st->style.ascii)
		return false;
	return is_set(cp) || (in_greek && is_greek(cp));
}

static void
put_text(struct export_state *st, struct buf *out, struct str s)
{
	uint32_t parts[UTF8_PARTS], cp = 0;
	bool in_greek = has_greek_word(s);

	while (s.n > 0) {
		struct str rest = s, cluster = s;
		size_t n;
		bool marked;

		utf8_next(&rest, &cp);
		marked = begins_with_mark(rest);
		if (!marked && stands(st, cp, in_greek)) {
			buf_put(out, s.p, s.n - rest.n);
			s = rest;
			continue;
		}
		if (!marked && put_plain(out, cp)) {
			s = rest;
			continue;
		}
		n = take_cluster(&cluster, parts);
		if (put_accented(st, out, parts, n)) {
			s = cluster;
			continue;
		}
		if (!put_plain(out, cp))
			put_other(st, out, cp);
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

/* Nothing to do: all of it may stand as it is. */
static bool
is_done(const struct export_state *st, struct str s)
{
	uint32_t cp;
	size_t i = 0;

	while (i < s.n) {
		struct str rest;

		if ((unsigned char)s.p[i] < 0x80) {
			i++;
			continue;
		}
		rest = str_from(s, i);
		if (st->style.ascii || !utf8_next(&rest, &cp) || !is_set(cp))
			return false;
		i = s.n - rest.n;
	}
	return true;
}

/* One field a line. */
static void
put_line(struct export_state *st, struct buf *out, struct str line)
{
	if (is_done(st, line) || (is_verbatim(line) && !st->style.ascii))
		buf_str(out, line);
	else if (is_verbatim(line))
		put_encoded(out, line);
	else
		put_text(st, out, line);
}

void
tex_commands(struct export_state *st, struct buf *out, size_t from)
{
	struct str all, line;

	if (out->failed || out->n == from)
		return;
	all = str_of(out->p + from, out->n - from);
	if (is_done(st, all))
		return;
	all = arena_copy(&st->scratch, all);
	out->n = from;
	for (bool first = true; str_cut(&all, '\n', &line); first = false) {
		if (!first)
			buf_char(out, '\n');
		put_line(st, out, line);
	}
}
