/* For tests of bundles: what they are made of. */
#ifndef TESTS_UNIT_BUNDLING_H
#define TESTS_UNIT_BUNDLING_H

#include "exporters/bundle/bundle.h"

enum { NOISE_SIZE = 3 * 1024 * 1024 };

/* One file name for each kind of bundle. */
enum { KINDS = 3 };
struct bundle_case {
	const char *path;
	enum bundle_kind kind;
};
extern const struct bundle_case kinds[KINDS];

/* Bytes that no compressor makes fewer, the same each time. */
const char *noise(void);

/* One member with a text. */
int add_text(struct bundle *b, const char *member, const char *text,
	     struct err *e);

#define SMALL_TEXT "TY  - BOOK\nER  - \n"
/* "records.ris" with SMALL_TEXT, "empty.txt", "folder/Big_1.bin" with noise. */
int fill_bundle(struct bundle *b, struct err *e);

/* Opens, fills, commits, closes. */
int make_bundle(const char *path, enum bundle_kind kind, struct err *e);

#endif
