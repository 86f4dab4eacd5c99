/*
 * Archives read back, under limits, as nobody knows who made them: members and
 * their bytes in order, nothing on disk. Beside bundle.c the only file that
 * knows libarchive.
 */
#ifndef EXPORTERS_BUNDLE_BUNDLE_READ_H
#define EXPORTERS_BUNDLE_BUNDLE_READ_H

#include <stdint.h>

#include "core/err.h"
#include "core/spool.h"
#include "core/str.h"

#define BUNDLE_READ_MEMBER_MAX (UINT64_C(256) << 30) /* bytes of a member */
#define BUNDLE_READ_TOTAL_MAX  (UINT64_C(1) << 40)   /* of all */

enum {
	/* Bytes that may come out of one, once there are more than so many. */
	BUNDLE_READ_RATIO_MAX = 2000,
	BUNDLE_READ_RATIO_FROM = 256 << 20
};

struct bundle_reader;

/* "-": standard input. ERR_IO: it cannot be read; ERR_DATA: no archive. */
int bundle_read_open(struct bundle_reader **out, const char *path,
		     struct err *e);
void bundle_read_close(struct bundle_reader *r);

/*
 * 1 with the next member, 0 at the end, -1: ERR_DATA when the archive is
 * damaged, ERR_LIMIT. fault: why it is none that could be unpacked (a link, a
 * path that leads outside, ...), or NULL. Folders are passed over. The name is
 * valid until the next call.
 */
int bundle_read_next(struct bundle_reader *r, struct str *name,
		     const char **fault, struct err *e);

/* Its bytes, as spool_read. ERR_DATA: this member is damaged, go on. */
int bundle_read_data(struct bundle_reader *r, spool_fn *fn, void *ctx,
		     struct err *e);

#endif
