/* Archives read back by libarchive. */
#include "exporters/bundle_read.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>

#include "core/mem.h"
#include "exporters/bundle.h"

enum { BLOCK = 64 * 1024 };

struct bundle_reader {
	struct archive *archive;
	char *path;
	uint64_t members, total;
	bool over; /* nothing more can be read */
};

static const char *
reason(struct bundle_reader *r)
{
	const char *says = archive_error_string(r->archive);

	return says == NULL ? "no reason given" : says;
}

static int
damaged(struct bundle_reader *r, struct err *e)
{
	if (archive_errno(r->archive) == ENOMEM)
		return err_nomem(e);
	return err_set(e, ERR_DATA, 0, "damaged: %s", reason(r));
}

/* What we write, and nothing else. */
static int
prepare(struct bundle_reader *r, struct err *e)
{
	struct archive *a = r->archive = archive_read_new();

	if (a == NULL)
		return err_nomem(e);
	if (archive_read_support_filter_gzip(a) != ARCHIVE_OK ||
	    archive_read_support_filter_zstd(a) != ARCHIVE_OK ||
	    archive_read_support_format_tar(a) != ARCHIVE_OK ||
	    archive_read_support_format_zip(a) != ARCHIVE_OK)
		return err_set(e, ERR_IO, 0, "libarchive: %s", reason(r));
	return 0;
}

/* libarchive tells what cannot be opened from what is no archive too late. */
static int
open_archive(struct bundle_reader *r, struct err *e)
{
	struct stat st;
	int rc;

	if (strcmp(r->path, "-") == 0) {
		rc = archive_read_open_fd(r->archive, STDIN_FILENO, BLOCK);
	} else {
		if (stat(r->path, &st) != 0 || access(r->path, R_OK) != 0)
			return err_errno(e, "open", r->path);
		if (S_ISDIR(st.st_mode))
			return err_set(e, ERR_IO, EISDIR,
				       "open %s: is a directory", r->path);
		rc = archive_read_open_filename(r->archive, r->path, BLOCK);
	}
	return rc == ARCHIVE_OK ? 0 : damaged(r, e);
}

int
bundle_read_open(struct bundle_reader **out, const char *path, struct err *e)
{
	struct bundle_reader *r = mem_zero(sizeof(*r));

	*out = NULL;
	if (r == NULL)
		return err_nomem(e);
	r->path = mem_copy(path, strlen(path));
	if (r->path == NULL)
		err_nomem(e);
	if (r->path != NULL && prepare(r, e) == 0 && open_archive(r, e) == 0) {
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
	if (r->archive != NULL)
		archive_read_free(r->archive);
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
			return 0;
		if (rc != ARCHIVE_OK && rc != ARCHIVE_WARN) {
			r->over = true;
			return damaged(r, e);
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
check_limits(struct bundle_reader *r, uint64_t member, struct err *e)
{
	la_int64_t in = archive_filter_bytes(r->archive, -1);
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

static int
bad_member(struct bundle_reader *r, int rc, struct err *e)
{
	r->over = rc == ARCHIVE_FATAL;
	return damaged(r, e);
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
