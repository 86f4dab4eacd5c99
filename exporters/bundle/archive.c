/*
 * Archives by libarchive.
 *
 * What would make bytes differ is fixed: owner, mode, times, and the gzip
 * header's time. No compressor is given a thread: zstd would cut its input
 * elsewhere, and need 35 MB more for its jobs.
 */
#include "exporters/bundle/bundle.h"

#include <assert.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include "core/file.h"
#include "core/mem.h"
#include "core/name_set.h"

static const char *const kinds[BUNDLE__MAX] = {
    [BUNDLE_NONE] = "",
    [BUNDLE_ZIP] = "zip",
    [BUNDLE_TAR_GZ] = "tar.gz",
    [BUNDLE_TAR_ZST] = "tar.zst",
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

enum bundle_kind
bundle_kind_of(struct str path)
{
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (str_iends(path, str_c(suffixes[i].suffix)))
			return suffixes[i].kind;
	return BUNDLE_NONE;
}

const char *
bundle_kind_name(enum bundle_kind kind)
{
	return kinds[kind];
}

enum bundle_kind
bundle_kind_by_name(struct str name)
{
	for (int k = BUNDLE_NONE + 1; k < BUNDLE__MAX; k++)
		if (str_eqc(name, kinds[k]))
			return (enum bundle_kind)k;
	return BUNDLE_NONE;
}

struct str
bundle_base_name(struct str path)
{
	size_t slash = str_rchr(path, '/');

	if (slash != STR_NPOS)
		path = str_from(path, slash + 1);
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (str_iends(path, str_c(suffixes[i].suffix)))
			return str_left(path,
					path.n - str_c(suffixes[i].suffix).n);
	return path;
}

static bool
is_name_char(char c)
{
	return chr_alnum(c) || c == '.' || c == '_' || c == '+' || c == '-';
}

bool
bundle_name_is_fine(struct str name)
{
	struct str part;
	size_t n;

	if (name.n == 0 || name.n > BUNDLE_NAME_MAX)
		return false;
	while (str_cut(&name, '/', &part)) {
		for (n = 0; n < part.n && is_name_char(part.p[n]); n++)
			;
		if (n == 0 || n < part.n || part.p[0] == '-' ||
		    str_eqc(part, ".") || str_eqc(part, ".."))
			return false;
	}
	return true;
}

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
	/* "compression-level" of whom, when nobody says, and the most. */
	const char *leveller;
	int level, level_max;
	struct option options[OPTIONS_MAX + 1];
};

/* Levels: where a byte less starts to cost more than it is worth. */
static const struct format formats[BUNDLE__MAX] = {
    [BUNDLE_ZIP] = {"zip",
		    archive_write_set_format_zip,
		    archive_write_add_filter_none,
		    false,
		    "zip",
		    4,
		    9,
		    {{"zip", "compression", "deflate"}}},
    [BUNDLE_TAR_GZ] = {"tar.gz",
		       archive_write_set_format_pax_restricted,
		       archive_write_add_filter_gzip,
		       true,
		       "gzip",
		       6,
		       9,
		       {{"gzip", "timestamp", NULL}}},
    [BUNDLE_TAR_ZST] = {"tar.zst",
			archive_write_set_format_pax_restricted,
			archive_write_add_filter_zstd,
			true,
			"zstd",
			3,
			19,
			{{NULL}}},
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
	struct name_set *names;           /* in lower case */
	char member[BUNDLE_NAME_MAX + 1]; /* between begin and end */
};

int
bundle_level(enum bundle_kind kind)
{
	return formats[kind].level;
}

int
bundle_level_max(enum bundle_kind kind)
{
	return formats[kind].level_max;
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
set_options(struct bundle *b, int level, struct err *e)
{
	const struct option *o;
	char text[16];
	int rc;

	snprintf(text, sizeof(text), "%d", level);
	rc = archive_write_set_option(b->archive, b->format->leveller,
				      "compression-level", text);
	if (check(b, rc == ARCHIVE_OK, e) != 0)
		return -1;

	for (o = b->format->options; o->module != NULL; o++) {
		rc = archive_write_set_option(b->archive, o->module, o->name,
					      o->value);
		if (check(b, rc == ARCHIVE_OK, e) != 0)
			return -1;
	}
	return 0;
}

static int
open_archive(struct bundle *b, int level, struct err *e)
{
	struct archive *a = b->archive = archive_write_new();

	if (a == NULL)
		return err_nomem(e);
	if (check(b, b->format->set_format(a) == ARCHIVE_OK, e) != 0 ||
	    check(b, b->format->add_filter(a) == ARCHIVE_OK, e) != 0 ||
	    set_options(b, level, e) != 0)
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
	return bundle_open_at(out, path, kind, 0, e);
}

int
bundle_open_at(struct bundle **out, const char *path, enum bundle_kind kind,
	       int level, struct err *e)
{
	struct bundle *b;

	*out = NULL;
	if (kind <= BUNDLE_NONE || kind >= BUNDLE__MAX)
		return err_set(e, ERR_USAGE, 0, "%s: not the name of a bundle",
			       path);
	if (level < 0 || level > formats[kind].level_max)
		return err_set(e, ERR_USAGE, 0,
			       "%s: the level of a %s is from 1 to %d, not %d",
			       path, formats[kind].name,
			       formats[kind].level_max, level);
	b = mem_zero(sizeof(*b));
	if (b == NULL)
		return err_nomem(e);
	b->format = &formats[kind];
	b->path = mem_copy(path, strlen(path));
	b->spool = spool_new();
	b->names = name_set_new(BUNDLE_MEMBERS_MAX, BUNDLE_NAMES_MAX);
	if (b->path == NULL || b->spool == NULL || b->names == NULL) {
		err_nomem(e);
		goto fail;
	}
	if (file_create(&b->file, path, e) != 0 ||
	    open_archive(b, level == 0 ? formats[kind].level : level, e) != 0)
		goto fail;
	*out = b;
	return 0;
fail:
	bundle_close(b);
	return -1;
}

static int
remember_name(struct bundle *b, const char *member, struct err *e)
{
	char lower[BUNDLE_NAME_MAX + 1];
	size_t i, number;
	bool fresh;

	for (i = 0; member[i] != '\0'; i++)
		lower[i] = chr_tolower(member[i]);
	if (name_set_add(b->names, str_of(lower, i), &number, &fresh, e) != 0)
		return err_wrap(e, "%s", b->path);
	if (fresh)
		return 0;
	return err_set(e, ERR_USAGE, 0, "%s: two members are called %s",
		       b->path, member);
}

static int
take_name(struct bundle *b, const char *member, bool unique, struct err *e)
{
	struct str name = str_c(member);

	if (!bundle_name_is_fine(name))
		return err_set(e, ERR_USAGE, 0,
			       "%s: \"%s\" cannot be the name of a member",
			       b->path, member);
	if (b->nmembers == BUNDLE_MEMBERS_MAX)
		return err_set(e, ERR_LIMIT, 0, "%s: more than %d members",
			       b->path, BUNDLE_MEMBERS_MAX);
	if (!unique && remember_name(b, member, e) != 0)
		return -1;
	assert(name.p != NULL); /* its name is fine */
	memcpy(b->member, name.p, name.n + 1);
	b->nmembers++;
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
write_member(struct bundle *b, const char *member,
	     const struct bundle_data *data, struct err *e)
{
	if (write_header(b, member, data->size, e) == 0 &&
	    data->read(data->ctx, write_piece, b, e) == 0 &&
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
bundle_put(struct bundle *b, const struct env *env, const char *member,
	   const struct bundle_data *data, struct err *e)
{
	int rc;

	assert(!b->open);
	if (take_name(b, member, data->unique, e) != 0)
		return -1;
	b->env = env;
	rc = write_member(b, member, data, e);
	b->env = NULL;
	return rc;
}

static int
read_spool(void *ctx, spool_fn *fn, void *to, struct err *e)
{
	return spool_read(ctx, fn, to, e);
}

int
bundle_add(struct bundle *b, const struct env *env, const char *member,
	   struct spool *s, struct err *e)
{
	const struct bundle_data data = {spool_size(s), read_spool, s, false};

	return bundle_put(b, env, member, &data, e);
}

int
bundle_begin(struct bundle *b, const char *member, struct err *e)
{
	assert(!b->open);
	if (take_name(b, member, false, e) != 0)
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
	const struct bundle_data data = {spool_size(b->spool), read_spool,
					 b->spool, false};

	assert(b->open);
	b->open = false;
	return write_member(b, b->member, &data, e);
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
	name_set_free(b->names);
	mem_free(b->path);
	mem_free(b);
}

const char *
archive_version(void)
{
	return archive_version_string();
}
