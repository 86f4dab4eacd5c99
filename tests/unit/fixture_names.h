/* Names as one line of text, to compare. */
#ifndef TESTS_UNIT_FIXTURE_NAMES_H
#define TESTS_UNIT_FIXTURE_NAMES_H

#include "core/record.h"
#include "parsers/names/names.h"

/*
 * "family|given|suffix", "=literal" or "@organisation", then "(role)" when it
 * is not `role`, "o:", "g:" and "a:" for ORCID, GND and affiliation; names
 * apart by "; ". "!" is a name that was not settled. Valid until the next call.
 */
const char *names_shown_all(const struct rec_names *l, enum rec_role role);

/* The names of one text, settled. */
const char *names_shown(const char *in, enum rec_role role,
			enum names_order order);

#endif
