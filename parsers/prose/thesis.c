/*
 * The school in a note on a thesis: "M.A. University of Example, 2011", "Tese
 * (doutorado) - Universidade de Exemplo, Faculdade, 2010", "A thesis submitted
 * to the University of Example in partial fulfilment of ...".
 */
#include "core/table.h"
#include "parsers/prose/prose.h"
#include "parsers/vocab/vocab.h"

enum {
	DEGREE_FRONT = 160, /* bytes in which the degree stands */
	SCHOOL_BYTES = 120,
	PARTS_MAX = 8 /* up to the school */
};

/* What parts a degree, a school and its parts. */
static const struct str marks[] = {
    STR_LIT("--"),  STR_LIT("\xe2\x80\x94"), STR_LIT(" \xe2\x80\x93 "),
    STR_LIT(" - "), STR_LIT(")-"),           STR_LIT(", "),
    STR_LIT("; "),  STR_LIT(": "),           STR_LIT(". "),
    STR_LIT(") "),
};

/* What leads to a school in a sentence. */
static const struct str leads[] = {
    STR_LIT(" to the "),
    STR_LIT(" at the "),
    STR_LIT(" of the "),
    STR_LIT(" to "),
    STR_LIT(" at "),
    STR_LIT(" an der "),
    STR_LIT(" presentada a la "),
    STR_LIT(" presentada en la "),
    STR_LIT(" apresentada \xc3\xa0 "),
    STR_LIT(" apresentada ao "),
};

/* What a sentence goes on with behind a school. */
static const struct str behind[] = {
    STR_LIT(" in partial"),    STR_LIT(" in fulfil"),
    STR_LIT(" for the "),      STR_LIT(" in candidacy"),
    STR_LIT(" in accordance"), STR_LIT(" como requisito"),
    STR_LIT(" como parte"),    STR_LIT(" para obten"),
    STR_LIT(" para optar"),    STR_LIT(" para o "),
    STR_LIT(" in "),
};

/* The next part of *rest in front of a mark. */
static bool
cut_part(struct str *rest, struct str *part)
{
	size_t at = STR_NPOS, n = 0;

	if (rest->n == 0)
		return false;
	for (size_t i = 0; i < COUNT(marks); i++) {
		size_t found = str_find(str_left(*rest, at), marks[i]);

		if (found != STR_NPOS) {
			at = found;
			n = marks[i].n;
		}
	}
	*part = str_trim(str_left(*rest, at));
	*rest = at == STR_NPOS ? STR_NONE : str_from(*rest, at + n);
	return true;
}

/* The school alone of "submitted to the University of Fog in partial ..." */
static struct str
school_of(struct str s)
{
	for (size_t i = 0; i < COUNT(leads); i++) {
		size_t at = str_find(s, leads[i]);
		struct str rest = str_from(s, at + leads[i].n);

		if (at != STR_NPOS && vocab_school(rest) == SCHOOL_WHOLE) {
			s = rest;
			break;
		}
	}
	for (size_t i = 0; i < COUNT(behind); i++) {
		struct str front = str_left(s, str_find(s, behind[i]));

		if (front.n < s.n && vocab_school(front) == SCHOOL_WHOLE) {
			s = front;
			break;
		}
	}
	return prose_without_marks(s);
}

/* "University of Fog", not "the role of universities". */
static bool
is_named_school(struct str s)
{
	return s.n <= SCHOOL_BYTES && vocab_school(s) == SCHOOL_WHOLE &&
	       (chr_upper(s.p[0]) || (unsigned char)s.p[0] >= 0x80);
}

struct str
prose_thesis_school(struct str s)
{
	struct str rest = s, part, school;
	enum rec_type level;

	if (!vocab_degree(str_left(s, DEGREE_FRONT), &level))
		return STR_NONE;
	for (size_t i = 0; i < PARTS_MAX && cut_part(&rest, &part); i++) {
		school = school_of(part);
		/* "Thesis scanned by the archives of the university" */
		if (is_named_school(school) && (i > 0 || school.n < part.n))
			return school;
	}
	return STR_NONE;
}

/* "Univ." in front, which is what the old German form has. */
bool
prose_school_kind(struct str part, struct str *word)
{
	static const struct {
		struct str shorter, word;
	} kinds[] = {
	    {STR_LIT("Univ."), STR_LIT("Universität")},
	    {STR_LIT("Universität"), STR_LIT("Universität")},
	    {STR_LIT("Techn. Univ."), STR_LIT("Technische Universität")},
	    {STR_LIT("Techn. Hochsch."), STR_LIT("Technische Hochschule")},
	    {STR_LIT("TU"), STR_LIT("Technische Universität")},
	    {STR_LIT("TH"), STR_LIT("Technische Hochschule")},
	    {STR_LIT("FH"), STR_LIT("Fachhochschule")},
	    {STR_LIT("Fachhochsch."), STR_LIT("Fachhochschule")},
	    {STR_LIT("Univ.-Gesamthochsch."),
	     STR_LIT("Universität-Gesamthochschule")},
	    {STR_LIT("Gesamthochsch."), STR_LIT("Gesamthochschule")},
	    {STR_LIT("Med. Hochsch."), STR_LIT("Medizinische Hochschule")},
	    {STR_LIT("Pädag. Hochsch."), STR_LIT("Pädagogische Hochschule")},
	};

	for (size_t i = 0; i < COUNT(kinds); i++) {
		if (str_ieq(part, kinds[i].shorter)) {
			*word = kinds[i].word;
			return true;
		}
	}
	return false;
}

/*
 * "Graz, Univ., Dipl.-Arb., 2006": the old German form, with the town in front
 * of the kind of school, and a degree and a year behind it.
 */
struct str
prose_thesis_entry(struct arena *a, struct str s)
{
	struct str rest = s, town, part, kind;
	enum rec_type level;

	if (s.n > SCHOOL_BYTES || !str_cut(&rest, ',', &town) ||
	    !str_cut(&rest, ',', &part) ||
	    !prose_school_kind(str_trim(part), &kind) ||
	    !str_cut(&rest, ',', &part) || str_has_digit(town) ||
	    !vocab_degree(str_trim(part), &level))
		return STR_NONE;
	return arena_join(a, kind, STR(" "), str_trim(town));
}
