/* The words that tokens are compared with. */
#ifndef PARSERS_TOKENS_INTERNAL_H
#define PARSERS_TOKENS_INTERNAL_H

#include "parsers/tokens/tokens.h"

struct token_word_row {
	const char *word; /* folded; several words with blanks between */
	uint8_t what, value;
	/* Means it only with a number behind ("S.", "n"), or in front. */
	bool needs_number;
};

/* The first entry that does not sort before `folded`. */
const struct token_word_row *token_words_from(const char *folded);
const struct token_word_row *token_words_end(void);

#endif
