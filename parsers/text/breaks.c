/*
 * Line ends beside tags. Who indents XML puts them round each element of a
 * title, between words and inside of them alike: "CO / <sub>2</sub> / rich" is
 * "CO2 rich", and "of / <sup>13</sup> / C" is "of 13C".
 */
#include <string.h>

#include "core/table.h"
#include "parsers/text/internal.h"

enum { SYMBOL_MAX = 2, MASS_DIGITS = 2 };

/* The elements, each in two bytes; those that are words of English, too. */
static const char elements[] =
    "H HeLiBeB C N O F NeNaMgAlSiP S ClArK CaScTiV CrMnFeCoNiCuZnGaGeAsSeBrKrRb"
    "SrY ZrNbMoTcRuRhPdAgCdInSnSbTeI XeCsBaLaCePrNdPmSmEuGdTbDyHoErTmYbLuHfTaW "
    "ReOsIrPtAuHgTlPbBiPoAtRnFrRaAcThPaU NpPuAmCmBkCfEsFmMdNoLrRfDbSgBhHsMtDsRg"
    "CnNhFlMcLvTsOg";
static const struct str words[] = {
    STR_LIT("As"), STR_LIT("At"), STR_LIT("Be"), STR_LIT("Am"),
    STR_LIT("He"), STR_LIT("I"),  STR_LIT("In"), STR_LIT("No"),
};

static bool
is_small(struct str s, size_t at)
{
	return at < s.n && chr_lower(s.p[at]);
}

/* "O", "Cl3": the symbol of an element, and no word that begins like one. */
static bool
begins_formula(struct str s, bool behind_mass)
{
	size_t n = 1 + is_small(s, 1);

	if (s.n == 0 || !chr_upper(s.p[0]) || is_small(s, n))
		return false;
	for (size_t i = 0; !behind_mass && i < COUNT(words); i++)
		if (str_eq(str_left(s, n), words[i]))
			return false;
	for (size_t i = 0; elements[i] != '\0'; i += SYMBOL_MAX)
		if (elements[i] == s.p[0] &&
		    elements[i + 1] == (n == SYMBOL_MAX ? s.p[1] : ' '))
			return true;
	return false;
}

/* White space with a line end in front of the text, and none behind it. */
static struct str
behind_break(struct str s)
{
	size_t n = 0;
	bool ends = false;

	for (; n < s.n && chr_space(s.p[n]); n++)
		ends |= s.p[n] == '\n';
	return ends ? str_from(s, n) : STR_NONE;
}

bool
text_is_mass(struct str behind)
{
	size_t n = 0;

	while (n < behind.n && chr_digit(behind.p[n]))
		n++;
	if (n == 0 || behind.n < n + 2 || behind.p[n] != TAG_CLOSES)
		return false;
	behind = str_from(behind, n + 2);
	return begins_formula(chr_space(behind.n > 0 ? behind.p[0] : 'a')
				  ? behind_break(behind)
				  : behind,
			      n >= MASS_DIGITS);
}

bool
text_clings(enum tag_kind closed, bool mass, struct str s)
{
	struct str next = behind_break(s);

	if (next.n == 0)
		return false;
	/* What ends a phrase; a dash has a blank behind it. */
	if (strchr(",.;:)]?!", next.p[0]) != NULL ||
	    (next.p[0] == '-' && next.n > 1 && chr_alnum(next.p[1])))
		return true;
	return (closed == TAG_SUB || closed == TAG_SUP) &&
	       begins_formula(next, mass);
}

bool
text_breaks_off(struct str s)
{
	while (s.n > 0 && chr_space(s.p[s.n - 1])) {
		if (s.p[s.n - 1] == '\n')
			return true;
		s.n--;
	}
	return false;
}
