/* Archives read back by libarchive. */
#include "exporters/bundle/bundle.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>

#include "core/mem.h"

enum { BLOCK = 64 * 1024, ZIP_END = 22 };

/*
 * A tar is unpacked by two readers: one takes the compression off, and is read
 * to its very end; the other, behind it, sees the tar. A single one would stop
 * at the end of the tar and never know whether there was more to come. A zip
 * has its list of members at the end, which the reader of files begins with;
 * in one from a pipe, that the list is there is looked for.
 */
struct bundle_reader {
	struct archive *archive; /* of the members */
	struct archive *outer;   /* of a tar: its compression; or NULL */
	char *path;
	uint64_t members, total;
	bool over; /* nothing more can be read */
	bool piped_zip;
	int fd;
	char *block; /* of BLOCK bytes */
	size_t held; /* in the block, read to see what it is */
	char tail[ZIP_END];
};

static const char *
reason(struct archive *a)
{
	const char *says = archive_error_string(a);

	return says == NULL ? "no reason given" : says;
}

static int
damaged(struct archive *a, struct err *e)
{
	if (archive_errno(a) == ENOMEM)
		return err_nomem(e);
	return err_set(e, ERR_DATA, 0, "damaged: %s", reason(a));
}

/* The last bytes of what was read. */
static void
keep_tail(struct bundle_reader *r, const char *p, size_t n)
{
	size_t keep = n < ZIP_END ? ZIP_END - n : 0;

	memmove(r->tail, r->tail + ZIP_END - keep, keep);
	memcpy(r->tail + keep, p + n - (ZIP_END - keep), ZIP_END - keep);
}

static ssize_t
read_block(struct bundle_reader *r)
{
	ssize_t got = (ssize_t)r->held;

	r->held = 0;
	while (got == 0) {
		got = read(r->fd, r->block, BLOCK);
		if (got >= 0 || errno != EINTR)
			break;
		got = 0;
	}
	if (got > 0)
		keep_tail(r, r->block, (size_t)got);
	return got;
}

static la_ssize_t
feed_file(struct archive *a, void *ctx, const void **p)
{
	struct bundle_reader *r = ctx;
	ssize_t got = read_block(r);

	if (got < 0)
		archive_set_error(a, errno, "%s", strerror(errno));
	*p = r->block;
	return got;
}

/* What the outer reader has; 0 at its end. */
static int
next_piece(struct bundle_reader *r, const void **p, size_t *n)
{
	la_int64_t at;
	int rc;

	do
		rc = archive_read_data_block(r->outer, p, n, &at);
	while (rc == ARCHIVE_OK && *n == 0);
	if (rc == ARCHIVE_EOF)
		*n = 0;
	return rc == ARCHIVE_EOF || rc == ARCHIVE_OK ? 0 : -1;
}

static la_ssize_t
feed_tar(struct archive *a, void *ctx, const void **p)
{
	struct bundle_reader *r = ctx;
	size_t n;

	if (next_piece(r, p, &n) == 0)
		return (la_ssize_t)n;
	archive_set_error(a, archive_errno(r->outer), "%s", reason(r->outer));
	return ARCHIVE_FATAL;
}

static int
open_tar(struct bundle_reader *r, struct err *e)
{
	struct archive *outer = r->outer = archive_read_new();
	struct archive_entry *entry;

	if (outer == NULL)
		return err_nomem(e);
	if (archive_read_support_filter_gzip(outer) != ARCHIVE_OK ||
	    archive_read_support_filter_zstd(outer) != ARCHIVE_OK ||
	    archive_read_support_format_raw(outer) != ARCHIVE_OK ||
	    archive_read_support_format_tar(r->archive) != ARCHIVE_OK)
		return err_set(e, ERR_IO, 0, "libarchive: %s", reason(outer));
	if (archive_read_open(outer, r, NULL, feed_file, NULL) != ARCHIVE_OK ||
	    archive_read_next_header(outer, &entry) != ARCHIVE_OK)
		return damaged(outer, e);
	if (archive_read_open(r->archive, r, NULL, feed_tar, NULL) !=
	    ARCHIVE_OK)
		return damaged(r->archive, e);
	return 0;
}

static int
open_zip(struct bundle_reader *r, struct err *e)
{
	struct archive *a = r->archive;
	int rc;

	if (r->piped_zip)
		rc = archive_read_support_format_zip_streamable(a);
	else
		rc = archive_read_support_format_zip_seekable(a);
	if (rc == ARCHIVE_OK && r->piped_zip)
		rc = archive_read_open(a, r, NULL, feed_file, NULL);
	else if (rc == ARCHIVE_OK)
		rc = archive_read_open_fd(a, r->fd, BLOCK);
	return rc == ARCHIVE_OK ? 0 : damaged(a, e);
}

static int
open_file(struct bundle_reader *r, struct err *e)
{
	struct stat st;

	r->fd = strcmp(r->path, "-") == 0 ? STDIN_FILENO
					  : open(r->path, O_RDONLY | O_CLOEXEC);
	if (r->fd < 0 || fstat(r->fd, &st) != 0)
		return err_errno(e, "open", r->path);
	if (S_ISDIR(st.st_mode))
		return err_set(e, ERR_IO, EISDIR, "open %s: is a directory",
			       r->path);
	return 0;
}

/* What kind is it? From a pipe, what was looked at cannot be put back. */
static int
open_archive(struct bundle_reader *r, struct err *e)
{
	off_t at = lseek(r->fd, 0, SEEK_CUR);
	ssize_t got = read_block(r);
	bool zip;

	if (got < 0)
		return err_errno(e, "read", r->path);
	if (got == 0)
		return err_set(e, ERR_DATA, 0, "damaged: it is empty");
	r->held = (size_t)got;
	zip = got >= 4 && memcmp(r->block, "PK", 2) == 0;
	if (!zip)
		return open_tar(r, e);
	r->piped_zip = at < 0;
	if (!r->piped_zip && lseek(r->fd, at, SEEK_SET) != at)
		return err_errno(e, "read", r->path);
	return open_zip(r, e);
}

int
bundle_read_open(struct bundle_reader **out, const char *path, struct err *e)
{
	struct bundle_reader *r = mem_zero(sizeof(*r));

	*out = NULL;
	if (r == NULL)
		return err_nomem(e);
	r->fd = -1;
	r->path = mem_copy(path, strlen(path));
	r->block = mem_alloc(BLOCK);
	r->archive = archive_read_new();
	if (r->path == NULL || r->block == NULL || r->archive == NULL)
		err_nomem(e);
	else if (open_file(r, e) == 0 && open_archive(r, e) == 0) {
		*out = r;
		return 0;
	}
	bundle_read_close(r);
	return -1;
}

void
bundle_read_close(struct bundle_reader *r)
{
	if (r == NULL)
		return;
	/* The inner one reads from the outer one. */
	if (r->archive != NULL)
		archive_read_free(r->archive);
	if (r->outer != NULL)
		archive_read_free(r->outer);
	if (r->fd > STDIN_FILENO)
		close(r->fd);
	mem_free(r->block);
	mem_free(r->path);
	mem_free(r);
}

static const char *
find_fault(struct archive_entry *entry, struct str name)
{
	if (archive_entry_hardlink(entry) != NULL ||
	    archive_entry_symlink(entry) != NULL ||
	    archive_entry_filetype(entry) == AE_IFLNK)
		return "is a link";
	if (archive_entry_filetype(entry) != AE_IFREG)
		return "is no regular file";
	if (archive_entry_is_encrypted(entry))
		return "is encrypted";
	if (!bundle_name_is_fine(name))
		return "has a name that no bundle gives";
	return NULL;
}

static int
check_limits(struct bundle_reader *r, uint64_t member, struct err *e)
{
	la_int64_t in =
	    archive_filter_bytes(r->outer != NULL ? r->outer : r->archive, -1);
	const char *what = NULL;

	if (member > BUNDLE_READ_MEMBER_MAX)
		what = "a member is larger than any bundle's";
	else if (r->total > BUNDLE_READ_TOTAL_MAX)
		what = "it is larger than any bundle";
	else if (r->total > BUNDLE_READ_RATIO_FROM && in >= 0 &&
		 r->total / BUNDLE_READ_RATIO_MAX > (uint64_t)in)
		what = "it is compressed more than any bundle could be";
	if (what == NULL)
		return 0;
	r->over = true;
	return err_set(e, ERR_LIMIT, 0, "%s", what);
}

/* Behind the last member there is no more than an end. */
static int
check_end(struct bundle_reader *r, struct err *e)
{
	const void *p;
	size_t n = 1;

	r->over = true;
	while (r->outer != NULL && n > 0) {
		if (next_piece(r, &p, &n) != 0)
			return damaged(r->outer, e);
		r->total += n;
		if (check_limits(r, 0, e) != 0)
			return -1;
	}
	if (!r->piped_zip)
		return 0;
	while (read_block(r) > 0)
		;
	if (memcmp(r->tail, "PK\5\6", 4) == 0)
		return 0;
	return err_set(e, ERR_DATA, 0, "damaged: it ends too early");
}

int
bundle_read_next(struct bundle_reader *r, struct str *name, const char **fault,
		 struct err *e)
{
	struct archive_entry *entry;
	int rc;

	do {
		if (r->over)
			return 0;
		rc = archive_read_next_header(r->archive, &entry);
		if (rc == ARCHIVE_EOF)
			return check_end(r, e);
		if (rc != ARCHIVE_OK && rc != ARCHIVE_WARN) {
			r->over = true;
			return damaged(r->archive, e);
		}
		if (++r->members > BUNDLE_MEMBERS_MAX) {
			r->over = true;
			return err_set(e, ERR_LIMIT, 0, "more than %d members",
				       BUNDLE_MEMBERS_MAX);
		}
	} while (archive_entry_filetype(entry) == AE_IFDIR);
	*name = str_c(archive_entry_pathname(entry));
	*fault = find_fault(entry, *name);
	return 1;
}

static int
bad_member(struct bundle_reader *r, int rc, struct err *e)
{
	r->over = rc == ARCHIVE_FATAL;
	return damaged(r->archive, e);
}

int
bundle_read_data(struct bundle_reader *r, spool_fn *fn, void *ctx,
		 struct err *e)
{
	const void *p;
	size_t n;
	la_int64_t at;
	uint64_t done = 0;
	int rc;

	for (;;) {
		rc = archive_read_data_block(r->archive, &p, &n, &at);
		if (rc == ARCHIVE_EOF)
			return 0;
		if (rc != ARCHIVE_OK)
			return bad_member(r, rc, e);
		/* A hole: what a bundle holds was never sparse. */
		if (at < 0 || (uint64_t)at != done)
			return err_set(e, ERR_DATA, 0, "damaged: a hole");
		done += n;
		r->total += n;
		if (check_limits(r, done, e) != 0)
			return -1;
		if (n > 0 && fn(ctx, p, n, e) != 0)
			return -1;
	}
}
