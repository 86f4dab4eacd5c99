/* A source of eight records, which two windows of dates share. */
#ifndef TESTS_UNIT_FIXTURE_WINDOWS_H
#define TESTS_UNIT_FIXTURE_WINDOWS_H

#include "tests/unit/fixture_list.h"

#define STAMP  "2026-10-01T00%3A00%3A00Z" /* of every RECORD */
#define PROBE  "&from=" STAMP "&until=" STAMP
#define START  OK("verb=Identify", SECONDS)
#define LONG   OK("metadataPrefix=oai_dc", LIST(RECORD("a") TOKEN_OF("t", "8")))
#define PROVES OK(PROBE, LIST(RECORD("a")))
/* The two windows of LONG, from 2000-01-01 to FIRST. */
#define EARLY  "metadataPrefix=oai_dc&until=2013-06-11T05%3A59%3A59Z"
#define LATE   "metadataPrefix=oai_dc&from=2013-06-11T06%3A00%3A00Z"
#define A_TO_D RECORD("a") RECORD("b") RECORD("c") RECORD("d")
#define E_TO_H RECORD("e") RECORD("f") RECORD("g") RECORD("h")
#define FOUR   LIST(A_TO_D)
#define REST   LIST(E_TO_H)

/* In the current folder, with so many windows at once. */
void windows_open(struct world *w, int windows);

/* How many the store knows of. */
unsigned int windows_left(struct world *w);

/* All eight are held, the mark has moved, and no window is left. */
void windows_whole(struct world *w);

#endif
