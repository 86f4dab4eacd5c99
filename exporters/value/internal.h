/* Citation keys: what goes into them, and which there were. */
#ifndef EXPORTERS_VALUE_INTERNAL_H
#define EXPORTERS_VALUE_INTERNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "exporters/value/value.h"

/* Never empty unless the arena failed; the pattern has been checked. */
struct str citekey_by_pattern(const struct record *r, struct str pattern,
			      struct arena *a);

/*
 * The key with letters behind it that come from what the record is called
 * everywhere: its DOI, else its OAI identifier, else its content; and, for
 * several records of one DOI, from where it is held.
 */
enum { CITEKEY_SUFFIX_MIN = 3, CITEKEY_SUFFIX_MAX = 13 };
struct citekey_letters {
	uint64_t of[2];
};
void citekey_letters(const struct record *r, struct arena *a,
		     struct citekey_letters *out);
struct str citekey_with_letters(struct str key, uint64_t letters, int n,
				struct arena *a);

struct key_set;
struct key_set *key_set_new(void); /* NULL: out of memory */
void key_set_free(struct key_set *s);
bool key_set_add(struct key_set *s, struct str key); /* it is new */

#endif
