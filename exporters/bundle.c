/*
 * Archives by libarchive.
 *
 * What would make bytes differ is fixed: owner, mode, times, the gzip header's
 * time, and for zstd the way it cuts its input, which depends on whether it
 * uses threads at all, not on how many.
 */
#include "exporters/bundle.h"

#include <assert.h>
#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include "core/file.h"
#include "core/mem.h"

enum {
	BLOCK = 64 * 1024,
	MEMBER_MODE = 0644,
	TAR_TIME = 315532800, /* 1980-01-01T00:00:00Z, what zip can say */
	OPTIONS_MAX = 3,
};

struct option {
	const char *module, *name, *value;
};

/*
 * zip writes local time, so the same moment is other bytes in another time
 * zone. Without a time it writes what it has for all before 1980: the first
 * moment of 1980, everywhere.
 */
struct format {
	const char *name;
	int (*set_format)(struct archive *a);
	int (*add_filter)(struct archive *a);
	bool timed;
	struct option options[OPTIONS_MAX + 1];
};

/* Levels: where a byte less starts to cost more than it is worth. */
static const struct format formats[BUNDLE__MAX] = {
    [BUNDLE_ZIP] = {"zip",
		    archive_write_set_format_zip,
		    archive_write_add_filter_none,
		    false,
		    {{"zip", "compression", "deflate"},
		     {"zip", "compression-level", "4"}}},
    [BUNDLE_TAR_GZ] = {"tar.gz",
		       archive_write_set_format_pax_restricted,
		       archive_write_add_filter_gzip,
		       true,
		       {{"gzip", "compression-level", "6"},
			{"gzip", "timestamp", NULL}}},
    [BUNDLE_TAR_ZST] = {"tar.zst",
			archive_write_set_format_pax_restricted,
			archive_write_add_filter_zstd,
			true,
			{{"zstd", "compression-level", "3"},
			 {"zstd", "threads", "1"}}},
};

static const struct {
	const char *suffix;
	enum bundle_kind kind;
} suffixes[] = {
    {".zip", BUNDLE_ZIP},
    {".tar.gz", BUNDLE_TAR_GZ},
    {".tgz", BUNDLE_TAR_GZ},
    {".tar.zst", BUNDLE_TAR_ZST},
};

struct bundle {
	const struct format *format;
	struct file *file;
	struct archive *archive;
	char *path;
	bool failed; /* output failed: cause says how */
	struct err cause;
	const struct env *env; /* of the bundle_add under way */
	struct spool *spool;   /* of the member being written */
	bool open;             /* between begin and end */
	size_t nmembers;
	char members[BUNDLE_MEMBERS_MAX][BUNDLE_NAME_MAX + 1];
};

enum bundle_kind
bundle_kind_of(struct str path)
{
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (str_iends(path, str_c(suffixes[i].suffix)))
			return suffixes[i].kind;
	return BUNDLE_NONE;
}

/*
 * Never says no: libarchive would leave a compressor in mid-work behind. What
 * follows a failed write is swallowed, and check() tells the cause.
 */
static la_ssize_t
put_block(struct archive *a, void *ctx, const void *p, size_t n)
{
	struct bundle *b = ctx;

	(void)a;
	if (!b->failed && file_write(b->file, p, n, &b->cause) != 0)
		b->failed = true;
	return (la_ssize_t)n;
}

/* After each call of libarchive, with what it returned. */
static int
check(struct bundle *b, bool ok, struct err *e)
{
	const char *says = archive_error_string(b->archive);

	if (b->failed) {
		*e = b->cause;
		return -1;
	}
	if (ok)
		return 0;
	if (archive_errno(b->archive) == ENOMEM)
		return err_nomem(e);
	return err_set(e, ERR_IO, archive_errno(b->archive), "write %s: %s: %s",
		       b->path, b->format->name,
		       says == NULL ? "no reason given" : says);
}

static int
set_options(struct bundle *b, struct err *e)
{
	const struct option *o;
	int rc;

	for (o = b->format->options; o->module != NULL; o++) {
		rc = archive_write_set_option(b->archive, o->module, o->name,
					      o->value);
		if (check(b, rc == ARCHIVE_OK, e) != 0)
			return -1;
	}
	return 0;
}

static int
open_archive(struct bundle *b, struct err *e)
{
	struct archive *a = b->archive = archive_write_new();

	if (a == NULL)
		return err_nomem(e);
	if (check(b, b->format->set_format(a) == ARCHIVE_OK, e) != 0 ||
	    check(b, b->format->add_filter(a) == ARCHIVE_OK, e) != 0 ||
	    set_options(b, e) != 0)
		return -1;
	/* The last block is not filled up. */
	if (check(b,
		  archive_write_set_bytes_per_block(a, BLOCK) == ARCHIVE_OK &&
		      archive_write_set_bytes_in_last_block(a, 1) == ARCHIVE_OK,
		  e) != 0)
		return -1;
	return check(
	    b, archive_write_open(a, b, NULL, put_block, NULL) == ARCHIVE_OK,
	    e);
}

int
bundle_open(struct bundle **out, const char *path, enum bundle_kind kind,
	    struct err *e)
{
	struct bundle *b;

	*out = NULL;
	if (kind <= BUNDLE_NONE || kind >= BUNDLE__MAX)
		return err_set(e, ERR_USAGE, 0, "%s: not the name of a bundle",
			       path);
	b = mem_zero(sizeof(*b));
	if (b == NULL)
		return err_nomem(e);
	b->format = &formats[kind];
	b->path = mem_copy(path, strlen(path));
	b->spool = spool_new();
	if (b->path == NULL || b->spool == NULL) {
		err_nomem(e);
		goto fail;
	}
	if (file_create(&b->file, path, e) != 0 || open_archive(b, e) != 0)
		goto fail;
	*out = b;
	return 0;
fail:
	bundle_close(b);
	return -1;
}

static bool
name_is_fine(struct str name)
{
	struct str part;
	size_t n;

	if (name.n == 0 || name.n > BUNDLE_NAME_MAX)
		return false;
	while (str_cut(&name, '/', &part)) {
		n = 0;
		while (n < part.n &&
		       (chr_alnum(part.p[n]) || (part.p[n] == '-' && n > 0) ||
			part.p[n] == '.' || part.p[n] == '_'))
			n++;
		if (n == 0 || n < part.n || str_eqc(part, ".") ||
		    str_eqc(part, ".."))
			return false;
	}
	return true;
}

static int
take_name(struct bundle *b, const char *member, struct err *e)
{
	struct str name = str_c(member);

	if (!name_is_fine(name))
		return err_set(e, ERR_USAGE, 0,
			       "%s: \"%s\" cannot be the name of a member",
			       b->path, member);
	for (size_t i = 0; i < b->nmembers; i++)
		if (str_ieq(str_c(b->members[i]), name))
			return err_set(e, ERR_USAGE, 0,
				       "%s: two members are called %s", b->path,
				       member);
	if (b->nmembers == BUNDLE_MEMBERS_MAX)
		return err_set(e, ERR_LIMIT, 0, "%s: more than %d members",
			       b->path, BUNDLE_MEMBERS_MAX);
	memcpy(b->members[b->nmembers++], name.p, name.n + 1);
	return 0;
}

static int
write_header(struct bundle *b, const char *member, uint64_t size, struct err *e)
{
	struct archive_entry *entry = archive_entry_new();
	int rc;

	if (entry == NULL)
		return err_nomem(e);
	archive_entry_set_pathname(entry, member);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, MEMBER_MODE);
	archive_entry_set_size(entry, (la_int64_t)size);
	if (b->format->timed)
		archive_entry_set_mtime(entry, TAR_TIME, 0);
	rc = archive_write_header(b->archive, entry);
	archive_entry_free(entry);
	return check(b, rc == ARCHIVE_OK, e);
}

static int
write_piece(void *ctx, const char *p, size_t n, struct err *e)
{
	struct bundle *b = ctx;
	la_ssize_t put;

	if (b->env != NULL && b->env->stopped(b->env->ctx))
		return err_set(e, ERR_STOPPED, 0, "stopped");
	put = archive_write_data(b->archive, p, n);
	return check(b, put >= 0 && (size_t)put == n, e);
}

static int
write_member(struct bundle *b, const char *member, struct spool *s,
	     struct err *e)
{
	if (write_header(b, member, spool_size(s), e) == 0 &&
	    spool_read(s, write_piece, b, e) == 0 &&
	    check(b, archive_write_finish_entry(b->archive) == ARCHIVE_OK, e) ==
		0)
		return 0;
	/* libarchive would fill up with zeros what is missing. */
	if (!b->failed)
		b->cause = *e;
	b->failed = true;
	return -1;
}

int
bundle_add(struct bundle *b, const struct env *env, const char *member,
	   struct spool *s, struct err *e)
{
	int rc;

	assert(!b->open);
	if (take_name(b, member, e) != 0)
		return -1;
	b->env = env;
	rc = write_member(b, member, s, e);
	b->env = NULL;
	return rc;
}

int
bundle_begin(struct bundle *b, const char *member, struct err *e)
{
	assert(!b->open);
	if (take_name(b, member, e) != 0)
		return -1;
	spool_clear(b->spool);
	b->open = true;
	return 0;
}

int
bundle_write(struct bundle *b, const void *p, size_t n, struct err *e)
{
	assert(b->open);
	if (spool_write(b->spool, p, n, e) != 0)
		return err_wrap(e, "%s", b->path);
	return 0;
}

int
bundle_end(struct bundle *b, struct err *e)
{
	assert(b->open);
	b->open = false;
	return write_member(b, b->members[b->nmembers - 1], b->spool, e);
}

int
bundle_commit(struct bundle *b, struct err *e)
{
	assert(!b->open);
	if (check(b, archive_write_close(b->archive) == ARCHIVE_OK, e) != 0)
		return -1;
	return file_commit(b->file, e);
}

void
bundle_close(struct bundle *b)
{
	if (b == NULL)
		return;
	/* Freeing ends the archive first; nobody wants to see that end. */
	b->failed = true;
	if (b->archive != NULL)
		archive_write_free(b->archive);
	file_close(b->file);
	spool_free(b->spool);
	mem_free(b->path);
	mem_free(b);
}
