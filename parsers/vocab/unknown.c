/* Who is not known, by what was done: "Unknown maker", "auteur anonyme". */
#include "parsers/vocab/vocab.h"

enum { WORDS = 2 };

bool
vocab_is_unknown_maker(struct str s)
{
	struct str pair[WORDS] = {STR_NONE, STR_NONE}, word;
	enum said_role role;
	size_t n = 0;

	if (str_chr(s, ',') != STR_NPOS || str_chr(s, ' ') == STR_NPOS)
		return false;
	while (str_cut(&s, ' ', &word)) {
		if (n == WORDS)
			return false;
		while (word.n > 0 &&
		       str_chr(STR(",.)]"), word.p[word.n - 1]) != STR_NPOS)
			word.n--;
		while (word.n > 0 && str_chr(STR("(["), word.p[0]) != STR_NPOS)
			word = str_from(word, 1);
		pair[n++] = word;
	}
	return n == WORDS && pair[0].n > 0 && pair[1].n > 0 &&
	       (vocab_name_is(VOCAB_ANONYMOUS, pair[0])
		    ? vocab_said_role(pair[1], &role)
		: vocab_name_is(VOCAB_ANONYMOUS, pair[1])
		    ? vocab_said_role(pair[0], &role)
		    : false);
}
