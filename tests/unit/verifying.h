/* For tests of verify: archives made of anything, and what is said of them. */
#ifndef TESTS_UNIT_VERIFYING_H
#define TESTS_UNIT_VERIFYING_H

#include <stddef.h>

#include "exporters/verify/verify.h"

/* AS__MAX: a tar as it is. */
enum { AS_ZIP, AS_TAR_GZ, AS_TAR_ZST, AS__MAX };

/* What stands for a member; the last one of an array has no name. */
struct piece {
	const char *name, *text;
	const char *symlink, *hardlink; /* or NULL */
	int type;                       /* of the file; 0: a regular one */
	long long size;                 /* announced; 0: that of the text */
};

/* An archive at `path` of these pieces, in their order. */
void verifying_archive(const char *path, int as, const struct piece *pieces);

/* manifest.json that lists these; in a static buffer. */
const char *verifying_manifest(const struct piece *pieces);
/* "digits  name\n" for each; in a static buffer. bits: 256 or 512. */
const char *verifying_sums(const struct piece *pieces, int bits);

/* "member: what\n" for each finding, in verifying_said. */
const char *verifying_says(const char *path);
extern char verifying_said[];
extern struct verify_result verifying_result; /* of the last one */

#endif
