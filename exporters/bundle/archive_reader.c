/* Archives read back by libarchive, and what was unpacked of one. */
#include "exporters/bundle/bundle.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>

#include "core/arena.h"
#include "core/folder.h"
#include "core/mem.h"
#include "exporters/bundle/internal.h"

enum { NAMES_MEMORY = 512 << 20 }; /* of the files of a folder */
enum {
	BLOCK = 64 * 1024,
	ZIP_END = 22,     /* the record that ends a zip, without a comment */
	ZIP_ENTRIES = 10, /* in it: how many, the size of their list, where */
	ZIP_LIST_SIZE = 12,
	ZIP_LIST_AT = 16,
	ZIP_COMMENT = 20, /* the length of one */
	GZIP_SIZE = 4 /* the last bytes: how long the text is, modulo 2^32 */
};

/*
 * A tar is unpacked by two readers: one takes the compression off, and is read
 * to its very end; the other, behind it, sees the tar. A single one would stop
 * at the end of the tar and never know whether there was more to come. A zip
 * has its list of members at the end, which the reader of files begins with;
 * in one from a pipe, that the list is there is looked for. A folder has no
 * archive: its files are the members.
 *
 * A bundle ends where its archive does: bytes behind it, or a second stream
 * behind the compressed one, are damage, though libarchive passes over them.
 */
struct bundle_reader {
	struct archive *archive; /* of the members */
	struct archive *outer;   /* of a tar: its compression; or NULL */
	char *path;
	uint64_t members, total;
	uint64_t fed;      /* bytes of the file, */
	uint64_t unpacked; /* what the outer reader made of them, */
	uint64_t filled;   /* and how far there is more than zeros */
	bool over;         /* nothing more can be read */
	bool piped_zip;
	int fd;
	char *block; /* of BLOCK bytes */
	size_t held; /* in the block, read to see what it is */
	char tail[ZIP_END];
	struct zstd_frame frame; /* if it is zstd */
	enum bundle_read_as as;
	bool bare;            /* no archive: one member, compressed or not */
	struct folder folder; /* in `names` */
	struct arena names;
	size_t at;     /* the next file of the folder */
	uint64_t done; /* bytes of the member */
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
	if (got > 0)
		return got;
	do
		got = read(r->fd, r->block, BLOCK);
	while (got < 0 && errno == EINTR);
	if (got > 0) {
		keep_tail(r, r->block, (size_t)got);
		zstd_frame_feed(&r->frame, r->block, (size_t)got);
		r->fed += (uint64_t)got;
	}
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

static void
note_unpacked(struct bundle_reader *r, const char *p, size_t n)
{
	for (size_t i = n; i > 0; i--)
		if (p[i - 1] != '\0') {
			r->filled = r->unpacked + i;
			break;
		}
	r->unpacked += n;
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
	else if (rc == ARCHIVE_OK)
		note_unpacked(r, *p, *n);
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
	    archive_read_support_format_tar(r->archive) != ARCHIVE_OK ||
	    (r->as == BUNDLE_READ_ANY &&
	     archive_read_support_format_raw(r->archive) != ARCHIVE_OK))
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

static const char *
name_of(const struct bundle_reader *r)
{
	return strcmp(r->path, "-") == 0 ? "standard input" : r->path;
}

static int
open_file(struct bundle_reader *r, struct err *e)
{
	struct stat st;

	r->fd = strcmp(r->path, "-") == 0 ? STDIN_FILENO
					  : open(r->path, O_RDONLY | O_CLOEXEC);
	if (r->fd < 0 || fstat(r->fd, &st) != 0)
		return err_errno(e, "open", name_of(r));
	return 0;
}

/* What says that it is a bag comes first, as it does in an archive. */
static void
move_up(struct folder *f, const char *base)
{
	struct folder_file found;

	for (size_t i = 0; i < f->n; i++) {
		struct str name = f->v[i].name;
		size_t slash = str_rchr(name, '/');

		if (slash != STR_NPOS)
			name = str_from(name, slash + 1);
		if (!str_eqc(name, base))
			continue;
		found = f->v[i];
		memmove(f->v + 1, f->v, i * sizeof(*f->v));
		f->v[0] = found;
		return;
	}
}

static int
open_folder(struct bundle_reader *r, struct err *e)
{
	arena_init(&r->names, NAMES_MEMORY);
	if (folder_list(&r->folder, r->path, &r->names, e) != 0)
		return -1;
	move_up(&r->folder, "bagit.txt");
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
		return err_errno(e, "read", name_of(r));
	if (got == 0 && r->as == BUNDLE_READ_ANY) {
		r->bare = true;
		return 0;
	}
	if (got == 0)
		return err_set(e, ERR_DATA, 0, "damaged: it is empty");
	r->held = (size_t)got;
	zip = got >= 4 && memcmp(r->block, "PK", 2) == 0;
	if (!zip)
		return open_tar(r, e);
	r->piped_zip = at < 0;
	if (!r->piped_zip && lseek(r->fd, at, SEEK_SET) != at)
		return err_errno(e, "read", name_of(r));
	return open_zip(r, e);
}

static int
open_path(struct bundle_reader *r, struct err *e)
{
	if (folder_is_one(r->path))
		return open_folder(r, e);
	return open_file(r, e) == 0 ? open_archive(r, e) : -1;
}

int
bundle_read_open(struct bundle_reader **out, const char *path,
		 enum bundle_read_as as, struct err *e)
{
	struct bundle_reader *r = mem_zero(sizeof(*r));

	*out = NULL;
	if (r == NULL)
		return err_nomem(e);
	r->fd = -1;
	zstd_frame_init(&r->frame);
	r->as = as;
	r->path = mem_copy(path, strlen(path));
	r->block = mem_alloc(BLOCK);
	r->archive = archive_read_new();
	if (r->path == NULL || r->block == NULL || r->archive == NULL)
		err_nomem(e);
	else if (open_path(r, e) == 0) {
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
	arena_free(&r->names);
	mem_free(r->block);
	mem_free(r->path);
	mem_free(r);
}

static const char *
find_fault(struct archive_entry *entry)
{
	if (archive_entry_hardlink(entry) != NULL ||
	    archive_entry_symlink(entry) != NULL ||
	    archive_entry_filetype(entry) == AE_IFLNK)
		return "is a link";
	if (archive_entry_filetype(entry) != AE_IFREG)
		return "is no regular file";
	if (archive_entry_is_encrypted(entry))
		return "is encrypted";
	return NULL;
}

static const char *
fault_of_file(const struct folder_file *f)
{
	if (f->link)
		return "is a link";
	return f->regular ? NULL : "is no regular file";
}

static int
check_limits(struct bundle_reader *r, uint64_t member, struct err *e)
{
	struct archive *a = r->outer != NULL ? r->outer : r->archive;
	bool packed = r->folder.v == NULL;
	la_int64_t in = packed ? archive_filter_bytes(a, -1) : -1;
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
goes_on(struct err *e)
{
	return err_set(e, ERR_DATA, 0, "damaged: it goes on behind its end");
}

static uint32_t
little_endian(const char *p, int n)
{
	uint32_t v = 0;

	while (n-- > 0)
		v = v << 8 | (unsigned char)p[n];
	return v;
}

/* Behind a tar there are zeros, and its compressed stream is the only one. */
static int
check_tar_end(struct bundle_reader *r, struct err *e)
{
	uint64_t tar = (uint64_t)archive_filter_bytes(r->archive, -1);
	const void *p;
	size_t n = 1;

	while (n > 0) {
		if (next_piece(r, &p, &n) != 0)
			return damaged(r->outer, e);
		r->total += n;
		if (check_limits(r, 0, e) != 0)
			return -1;
	}
	if (r->as == BUNDLE_READ_ANY)
		return 0;
	if (r->filled > tar)
		return goes_on(e);
	while (read_block(r) > 0)
		;
	if ((uint64_t)archive_filter_bytes(r->outer, -1) != r->fed)
		return goes_on(e);
	if (archive_filter_code(r->outer, 0) == ARCHIVE_FILTER_GZIP &&
	    little_endian(r->tail + ZIP_END - GZIP_SIZE, GZIP_SIZE) !=
		(uint32_t)r->unpacked)
		return goes_on(e);
	if (archive_filter_code(r->outer, 0) == ARCHIVE_FILTER_ZSTD &&
	    !zstd_frame_alone(&r->frame))
		return err_set(e, ERR_DATA, 0,
			       "damaged: it is more than one frame of zstd");
	return 0;
}

/* Where the file ends, a zip does; its list of members lies before that. */
static int
check_zip_end(struct bundle_reader *r, struct err *e)
{
	uint64_t list, at;
	off_t end = -1;

	if (r->piped_zip)
		while (read_block(r) > 0)
			;
	else if ((end = lseek(r->fd, -ZIP_END, SEEK_END)) < 0 ||
		 pread(r->fd, r->tail, ZIP_END, end) != ZIP_END)
		return err_errno(e, "read", name_of(r));
	if (memcmp(r->tail, "PK\5\6", 4) != 0 ||
	    little_endian(r->tail + ZIP_COMMENT, 2) != 0)
		return r->piped_zip ? err_set(e, ERR_DATA, 0,
					      "damaged: it ends too early")
				    : goes_on(e);
	at = little_endian(r->tail + ZIP_LIST_AT, 4);
	list = at + little_endian(r->tail + ZIP_LIST_SIZE, 4);
	/* Numbers too large for this record stand in another one before it. */
	if (little_endian(r->tail + ZIP_ENTRIES, 2) == UINT16_MAX ||
	    at == UINT32_MAX)
		return 0;
	if (r->piped_zip)
		end = (off_t)(r->fed - ZIP_END);
	return list == (uint64_t)end ? 0 : goes_on(e);
}

static int
check_end(struct bundle_reader *r, struct err *e)
{
	r->over = true;
	if (r->outer != NULL)
		return check_tar_end(r, e);
	return r->as == BUNDLE_READ_ANY && !r->piped_zip ? 0
							 : check_zip_end(r, e);
}

static int
next_file(struct bundle_reader *r, struct str *name, const char **fault,
	  struct err *e)
{
	const struct folder_file *f = r->folder.v + r->at;
	char path[2 * FOLDER_PATH_MAX];

	if (r->at == r->folder.n)
		return 0;
	r->at++;
	*name = f->name;
	*fault = fault_of_file(f);
	if (r->fd >= 0)
		close(r->fd);
	r->fd = -1;
	if (*fault != NULL)
		return 1;
	snprintf(path, sizeof(path), "%s/%s", r->path, f->name.p);
	r->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	return r->fd < 0 ? err_errno(e, "open", path) : 1;
}

/* One member that is no archive: its name is that of the file. */
static int
next_bare(struct bundle_reader *r, struct str *name, const char **fault)
{
	r->over = true;
	*name = str_c(r->path);
	*fault = NULL;
	return 1;
}

static int
next_entry(struct bundle_reader *r, struct archive_entry **entry, struct err *e)
{
	int rc;

	do {
		if (r->over)
			return 0;
		rc = archive_read_next_header(r->archive, entry);
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
	} while (archive_entry_filetype(*entry) == AE_IFDIR);
	return 1;
}

int
bundle_read_next(struct bundle_reader *r, struct str *name, const char **fault,
		 struct err *e)
{
	struct archive_entry *entry;
	int rc;

	r->done = 0;
	if (r->names.limit > 0)
		return next_file(r, name, fault, e);
	if (r->bare)
		return r->over ? 0 : next_bare(r, name, fault);
	rc = next_entry(r, &entry, e);
	if (rc <= 0)
		return rc;
	if (archive_format(r->archive) == ARCHIVE_FORMAT_RAW) {
		r->bare = true;
		return next_bare(r, name, fault);
	}
	*name = str_c(archive_entry_pathname(entry));
	*fault = name->n == 0 ? "has no name" : find_fault(entry);
	return 1;
}

bool
bundle_read_is_bare(const struct bundle_reader *r)
{
	return r->bare;
}

static int
bad_member(struct bundle_reader *r, int rc, struct err *e)
{
	r->over = rc == ARCHIVE_FATAL;
	return damaged(r->archive, e);
}

static int
file_piece(struct bundle_reader *r, struct str *piece, struct err *e)
{
	ssize_t got;

	do
		got = read(r->fd, r->block, BLOCK);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return err_errno(e, "read", name_of(r));
	*piece = str_of(r->block, (size_t)got);
	return got > 0;
}

static int
archive_piece(struct bundle_reader *r, struct str *piece, struct err *e)
{
	const void *p;
	la_int64_t at;
	size_t n;
	int rc;

	do {
		rc = archive_read_data_block(r->archive, &p, &n, &at);
		if (rc == ARCHIVE_EOF)
			return 0;
		if (rc != ARCHIVE_OK)
			return bad_member(r, rc, e);
		/* A hole: what a bundle holds was never sparse. */
		if (at < 0 || (uint64_t)at != r->done)
			return err_set(e, ERR_DATA, 0, "damaged: a hole");
	} while (n == 0);
	*piece = str_of(p, n);
	return 1;
}

int
bundle_read_piece(struct bundle_reader *r, struct str *piece, struct err *e)
{
	int rc;

	*piece = STR_NONE;
	if (r->folder.v != NULL)
		rc = file_piece(r, piece, e);
	else if (r->bare && r->outer == NULL)
		rc = 0; /* there was nothing at all */
	else
		rc = archive_piece(r, piece, e);
	if (rc <= 0)
		return rc;
	r->done += piece->n;
	r->total += piece->n;
	return check_limits(r, r->done, e) == 0 ? 1 : -1;
}

int
bundle_read_data(struct bundle_reader *r, spool_fn *fn, void *ctx,
		 struct err *e)
{
	struct str piece;
	int rc;

	while ((rc = bundle_read_piece(r, &piece, e)) > 0)
		if (fn(ctx, piece.p, piece.n, e) != 0)
			return -1;
	return rc;
}
