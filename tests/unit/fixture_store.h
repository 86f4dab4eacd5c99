/* Stores for tests: open, fill, and see what a query gives. */
#ifndef TESTS_UNIT_FIXTURE_STORE_H
#define TESTS_UNIT_FIXTURE_STORE_H

#include <stddef.h>

#include "store/store.h"

#define FIXTURE_STORE "s.db"

/*
 * FIXTURE_STORE; with SHEAF_TEST_STORE=postgresql://... in the environment a
 * schema of its own there for each folder that a test runs in.
 */
const char *fixture_place(void);

/* These fail the test when they cannot do it. */
struct store *fixture_open(enum store_mode mode);
void fixture_fails(const char *path, enum store_mode mode, enum err_code code,
		   const char *word);

/*
 * Item i of "src": oai:x:000000, of 2020-01-01T00:00:00Z, article of 2000, sets
 * "a:b" and "open", DOI 10.1/0, and a payload of words that depends on i. Views
 * are valid until the next call.
 */
struct store_item fixture_item(unsigned int i);

enum store_change fixture_put(struct store *s, const struct store_item *it);
void fixture_fill(struct store *s, unsigned int from, unsigned int until);

/* What is held under (source, id): found or not; everything is compared. */
void fixture_holds(struct store *s, const struct store_item *want);

/*
 * Identifiers that a query gives, blanks between them, without "oai:x:". The
 * text is valid until the next call.
 */
const char *fixture_ids(struct store *s, const struct store_query *q);
unsigned int fixture_rows(struct store *s, const struct store_query *q);
void fixture_counts(struct store *s, const char *source, unsigned int live,
		    unsigned int deleted);

#endif
