/*
 * The verbs that are not lists of records, and the header they share.
 */
#ifndef TESTS_PROVIDER_VERBS_H
#define TESTS_PROVIDER_VERBS_H

#include "tests/provider/call.h"

void verb_identify(struct call *c);
void verb_formats(struct call *c);
void verb_sets(struct call *c);
void verb_get(struct call *c);

/* The entry as this path shows it just now: settings may have changed it. */
void entry_now(const struct call *c, uint64_t i, struct entry *e);

/* False when the entry is not there for this path. */
bool entry_exists(const struct call *c, const struct entry *e);

/* The datestamp as it is written: a date or a time. */
void entry_stamp(const struct call *c, const char *stamp, char out[21]);

/* A <record>, or a bare <header> when `whole` is false. */
void entry_write(struct call *c, const struct entry *e, const char *prefix,
		 bool whole);

/* A resumptionToken element; NULL for the empty one. */
void token_element(struct call *c, const struct token *next);

#endif
