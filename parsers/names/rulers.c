/*
 * Sovereigns and popes, who have one name, a number and a title: "Friedrich II.,
 * König von Preußen", "Pius XII, Pope", "Victoria, Queen of Great Britain". A
 * comma in them is between no family and given names.
 */
#include "core/table.h"
#include "parsers/names/internal.h"

enum {
	NAME_WORDS_MAX = 3, /* with the number */
	TITLE_WORDS_MAX = 8
};

/* "II.", "XIV", "Ier": a number that counts those of one name. */
static bool
counts_name(struct str word)
{
	size_t n = 0;

	if (str_eqc(word, "Ier") || str_eqc(word, "I.") || str_eqc(word, "V."))
		return true;
	while (n < word.n && str_chr(STR("IVX"), word.p[n]) != STR_NPOS)
		n++;
	return n > 1 && (n == word.n || (n + 1 == word.n && word.p[n] == '.'));
}

/* Titles that people are called by, too: "Novak III, Prince". */
static bool
is_given(struct str word)
{
	static const struct str names[] = {
	    STR_LIT("Prince"), STR_LIT("Earl"),   STR_LIT("King"),
	    STR_LIT("Duke"),   STR_LIT("Rex"),    STR_LIT("Regina"),
	    STR_LIT("Reine"),  STR_LIT("Bishop"), STR_LIT("Rey"),
	};

	for (size_t i = 0; i < COUNT(names); i++)
		if (str_ieq(word, names[i]))
			return true;
	return false;
}

bool
names_of_ruler(struct str s)
{
	size_t comma = str_chr(s, ','), words = 0, titled = 0;
	struct str name = str_trim(str_left(s, comma)), word;
	struct str title = str_trim(str_from(s, comma + 1));
	bool counted = false, lands = false, given = is_given(title);

	if (comma == STR_NPOS || title.n == 0)
		return false;
	while (str_cut(&name, ' ', &word)) {
		counted = counts_name(word);
		if (++words > NAME_WORDS_MAX)
			return false;
	}
	/* Most names have a comma, and are asked no more than this. */
	if (!counted && !names_has_small_word(title))
		return false;
	for (words = 0; str_cut(&title, ' ', &word); words++) {
		if (word.n > 1 && str_ends(word, STR(",")))
			word.n--;
		titled += vocab_name_is(VOCAB_SOVEREIGN, word);
		lands |= titled > 0 && word.n > 0 && chr_lower(word.p[0]) &&
			 !vocab_name_is(VOCAB_SOVEREIGN, word);
		if (words == TITLE_WORDS_MAX)
			return false;
	}
	/* Nobody is called "King of". */
	return titled > 0 && !given && (counted || (lands && words > 2));
}
