/*
 * Generated oai_dc records: record i of a seed is always the same, and none
 * is kept. About 3.5 kB and 23 elements each, German and English, shaped like
 * DuEPublico's: abstracts in two languages in 60 %, 1 % deleted; now and then
 * character references, CDATA, decomposed umlauts, TeX, and characters beyond
 * the BMP.
 *
 * These two files (synthetic.c, synthetic_text.c) need nothing but libc, so a
 * benchmark may link them and write the same pages to files. Functions that
 * fill `out` give the length, or 0 when `cap` is too small.
 */
#ifndef TESTS_PROVIDER_SYNTHETIC_H
#define TESTS_PROVIDER_SYNTHETIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SYNTHETIC_RECORD_MAX 32768 /* no record is longer */
#define SYNTHETIC_REPOSITORY "synthetic.example.org"
#define SYNTHETIC_ID         "oai:" SYNTHETIC_REPOSITORY ":syn_mods_"

struct synthetic_header {
	char id[64]; /* SYNTHETIC_ID and eight digits or more */
	char stamp[21];
	char set[3][32];
	size_t nset;
	bool deleted;
};

void synthetic_header(uint64_t seed, uint64_t i, struct synthetic_header *h);

/* The <oai_dc:dc> alone; its namespaces are the page's affair. */
size_t synthetic_payload(uint64_t seed, uint64_t i, char *out, size_t cap);

/* A <record>; a deleted one has a header only. */
size_t synthetic_record(uint64_t seed, uint64_t i, char *out, size_t cap);

/*
 * A whole ListRecords response with records first .. first + count - 1, and a
 * resumption token unless `token` is NULL ("" gives the empty element).
 */
size_t synthetic_page(uint64_t seed, uint64_t first, uint64_t count,
		      const char *token, char *out, size_t cap);

#endif
