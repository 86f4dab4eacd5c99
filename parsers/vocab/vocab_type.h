/* The tables of type words (vocab_type_*.c), for vocab_type.c and tests. */
#ifndef PARSERS_VOCAB_VOCAB_TYPE_H
#define PARSERS_VOCAB_VOCAB_TYPE_H

#include <stddef.h>

#include "core/record.h"
#include "core/str.h"

/* A word that says how far published or reviewed something is: no type. */
#define VOCAB_TYPE_STATUS TYPE__MAX

struct vocab_type_word {
	struct str word;
	enum rec_type type;
};

extern const struct vocab_type_word vocab_type_words[];
extern const size_t vocab_type_nwords;

/* The same, continued (vocab_type_more.c). */
extern const struct vocab_type_word vocab_type_more[];
extern const size_t vocab_type_nmore;

#endif
