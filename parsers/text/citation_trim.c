/* Citations: what stands behind them, and the name in front. */
#include <string.h>

#include "parsers/text/citation_scan.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { CONTAINER_MAX = 300 };

/* --- What stands behind a citation ---------------------------------------- */

enum tail { TAIL_OTHER, TAIL_DOI, TAIL_ISSN, TAIL_ARTICLE };

/* Where a citation ends, whatever follows. */
static const struct {
	struct str word;
	enum tail kind;
} tails[] = {
    {STR_LIT("http://"), TAIL_DOI},
    {STR_LIT("https://"), TAIL_DOI},
    {STR_LIT("doi:"), TAIL_DOI},
    {STR_LIT("doi "), TAIL_DOI},
    {STR_LIT("\xe2\x9f\xa8"), TAIL_DOI}, /* U+27E8, HAL */
    {STR_LIT("<http"), TAIL_OTHER},
    {STR_LIT("PMCID"), TAIL_OTHER},
    {STR_LIT("PMID"), TAIL_OTHER},
    {STR_LIT("arXiv:"), TAIL_OTHER},
    {STR_LIT("ISBN"), TAIL_OTHER},
    {STR_LIT("ISSN"), TAIL_ISSN},
    {STR_LIT("Art. No."), TAIL_ARTICLE},
    {STR_LIT("Article No."), TAIL_ARTICLE},
    {STR_LIT("Artikel-Nr."), TAIL_ARTICLE},
};

struct str
cite_strip_end(struct str s, const char *chars)
{
	while (s.n > 0 &&
	       (chr_space(s.p[s.n - 1]) || strchr(chars, s.p[s.n - 1]) != NULL))
		s.n--;
	return s;
}

/* "1234-567X" at the front of s. */
struct str
cite_issn(struct str s)
{
	s = cite_blanks(s);
	while (s.n > 0 && (s.p[0] == ':' || chr_space(s.p[0])))
		s = str_from(s, 1);
	if (s.n < 9 || s.p[4] != '-' || !chr_digit(s.p[0]))
		return STR_NONE;
	return str_left(s, 9);
}

/* Takes the words of the table off, the first of them ends the text. */
struct str
cite_cut_tails(struct str s, struct citation *out)
{
	size_t end = s.n;

	for (size_t i = 1; i < s.n; i++) {
		char c = chr_tolower(s.p[i]);
		struct str rest = str_from(s, i);

		if (chr_alnum(s.p[i - 1]) || strchr("hdp\xe2<ai", c) == NULL)
			continue;
		for (size_t k = 0; k < COUNT(tails); k++) {
			struct str w = tails[k].word;

			if (chr_tolower(w.p[0]) != c || !str_istarts(rest, w))
				continue;
			end = i < end ? i : end;
			rest = str_from(rest, w.n);
			if (tails[k].kind == TAIL_DOI)
				out->leads_a_doi = true;
			else if (tails[k].kind == TAIL_ISSN && !out->issn.n)
				out->issn = cite_issn(rest);
			else if (tails[k].kind == TAIL_ARTICLE)
				out->article = cite_page(cite_blanks(rest));
			break;
		}
	}
	return cite_strip_end(str_left(s, end), "(;,");
}

/* --- The name in front ---------------------------------------------------- */

/* Does its last word need the stop behind it? */
static bool
abbreviated(struct str s)
{
	static const struct str words[] = {
	    STR_LIT("math."), STR_LIT("phys."),   STR_LIT("lett."),
	    STR_LIT("sci."),  STR_LIT("chem."),   STR_LIT("biol."),
	    STR_LIT("res."),  STR_LIT("rev."),    STR_LIT("soc."),
	    STR_LIT("appl."), STR_LIT("anal."),   STR_LIT("comput."),
	    STR_LIT("mech."), STR_LIT("astron."),
	};
	size_t blank = str_rchr(s, ' ');

	if (blank == STR_NPOS)
		return false;
	s = str_from(s, blank + 1);
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_ieq(s, words[i]))
			return true;
	return false;
}

/* Without "In:", and without punctuation at the end. */
struct str
cite_container(struct str s)
{
	s = str_trim(s);
	if (str_istarts(s, STR("In: ")))
		s = str_trim(str_from(s, 4));
	while (s.n > 0 && (chr_space(s.p[s.n - 1]) ||
			   strchr(",;:(", s.p[s.n - 1]) != NULL))
		s.n--;
	/* "Science." but "J. Exam. Phys." and "Asian Journal of Math." */
	if (s.n > 0 && s.p[s.n - 1] == '.' && str_chr(s, '.') == s.n - 1 &&
	    !abbreviated(s))
		s.n--;
	return s;
}

bool
cite_container_good(struct str s)
{
	size_t letters = 0;

	for (size_t i = 0; i < s.n && letters < 2; i++)
		letters += chr_alpha(s.p[i]) || (unsigned char)s.p[i] >= 0x80;
	return letters == 2 && s.n < CONTAINER_MAX;
}

/* "Journal, Vol. 3, 2013. Publisher": ends where the numbers do. */
struct str
cite_without_publisher(struct str s)
{
	for (size_t i = 1; i + 3 < s.n; i++)
		if (s.p[i] == '.' && s.p[i + 1] == ' ' &&
		    (chr_digit(s.p[i - 1]) || s.p[i - 1] == ')') &&
		    chr_upper(s.p[i + 2]) && chr_lower(s.p[i + 3]))
			return str_left(s, i);
	return STR_NONE;
}
