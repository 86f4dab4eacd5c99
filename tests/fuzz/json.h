/*
 * Is it JSON? A strict reader (RFC 8259) that only says yes or no: one value
 * with white space around it, valid escapes (surrogates in pairs), no control
 * characters, no key twice in one object.
 */
#ifndef TESTS_FUZZ_JSON_H
#define TESTS_FUZZ_JSON_H

#include <stdbool.h>

#include "core/str.h"

bool json_valid(struct str s);

#endif
