/* Taking labels and schemes off identifiers, for core/ident*.c. */
#ifndef CORE_IDENT_SCAN_H
#define CORE_IDENT_SCAN_H

#include <stdbool.h>

#include "core/str.h"

/*
 * Takes one of n prefixes off the front of *s, without regard to case, and
 * the blanks behind it. False: none of them is there.
 */
bool ident_strip(struct str *s, const struct str *prefixes, size_t n);
#define IDENT_STRIP(s, table) \
	ident_strip(s, table, sizeof(table) / sizeof((table)[0]))

/* Takes "http://" or "https://" and "www." off. */
bool ident_strip_scheme(struct str *s);

#endif
