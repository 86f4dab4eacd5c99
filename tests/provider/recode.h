/*
 * A document in another encoding, with a declaration to match.
 */
#ifndef TESTS_PROVIDER_RECODE_H
#define TESTS_PROVIDER_RECODE_H

#include <stdbool.h>

#include "tests/provider/text.h"

/* With a byte order mark. The text must be UTF-8. */
void recode_utf16(struct text *t, bool big_endian);

/* What Latin-1 lacks becomes a character reference. */
void recode_latin1(struct text *t, bool declared);

#endif
