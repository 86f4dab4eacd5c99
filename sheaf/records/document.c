/* One XML document from a file, whole and well-formed. */
#include "sheaf/records/records.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/file.h"
#include "parsers/oai/oai.h"
#include "sheaf/records/internal.h"

enum { CHUNK = 64 * 1024, NOTE_LIMIT = 400 };

ssize_t
document_read(struct document *d, char *out, size_t n, struct err *e)
{
	size_t rest = d->text.n - d->used;
	ssize_t got;

	if (d->fd < 0) {
		n = n < rest ? n : rest;
		if (n > 0)
			memcpy(out, d->text.p + d->used, n);
		d->used += n;
		return (ssize_t)n;
	}
	do
		got = read(d->fd, out, n);
	while (got < 0 && errno == EINTR);
	return got < 0 ? err_errno(e, "read", d->name) : got;
}

static int
start_anew(struct document *d, struct err *e)
{
	d->used = 0;
	if (d->fd >= 0 && lseek(d->fd, 0, SEEK_SET) != 0)
		return err_errno(e, "read", d->name);
	return 0;
}

/* Is it well-formed to the end? Also finds the base URL. */
static int
check_whole(struct document *d, struct err *e)
{
	struct precheck *p = precheck_new();
	char chunk[CHUNK];
	ssize_t got = 1;
	int rc = 0;

	if (p == NULL)
		return err_nomem(e);
	while (rc == 0 && got > 0) {
		got = document_read(d, chunk, sizeof(chunk), e);
		rc = got < 0 ? -1 : 0;
		if (got > 0)
			rc = precheck_feed(p, chunk, (size_t)got, e);
	}
	if (rc == 0)
		rc = precheck_finish(p, d->url, sizeof(d->url), e);
	precheck_free(p);
	return rc == 0 ? start_anew(d, e) : -1;
}

/* All of it into memory. */
static int
load(struct document *d, struct err *e)
{
	if (d->fd < 0)
		return 0;
	close(d->fd);
	d->fd = -1;
	return file_read(&d->text, d->path, e);
}

/* Puts the repaired text in the place of the text. */
static int
repair_text(struct document *d, struct repair_counts *counts, struct err *e)
{
	struct buf fixed;

	buf_init(&fixed, 2 * d->text.limit);
	repair_xml(buf_view(&d->text), &fixed, counts);
	if (buf_check(&fixed, e) != 0) {
		buf_free(&fixed);
		return -1;
	}
	buf_free(&d->text);
	d->text = fixed;
	return start_anew(d, e);
}

/* What people have, and take for XML, by its first bytes. */
static const struct {
	const char *begins, *name;
} others[] = {
    {"{", "JSON"},
    {"[", "JSON"},
    {"@", "BibTeX"},
    {"TY  -", "RIS"},
    {"%PDF-", "PDF"},
    {"PK\x03\x04", "a zip archive"},
    {"\x1f\x8b", "compressed by gzip"},
    {"\x28\xb5\x2f\xfd", "compressed by zstd"},
};

static void
name_other(struct str text, struct err *e)
{
	text = str_trim(text);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (str_starts(text, str_c(others[i].begins))) {
			err_set(e, ERR_XML, 0,
				"this is %s; what is read here are OAI-PMH "
				"responses and metadata records, in XML",
				others[i].name);
			return;
		}
}

/* When repair is in vain, what the first reading found is the better news. */
static int
repair(struct document *d, const struct env *env, const struct err *broken,
       struct err *e)
{
	struct repair_counts counts = {0};
	struct buf note;
	struct err again;

	if (load(d, e) != 0 || repair_text(d, &counts, e) != 0)
		return -1;
	if (repair_total(&counts) == 0 || check_whole(d, &again) != 0) {
		*e = *broken;
		return -1;
	}
	buf_init(&note, NOTE_LIMIT);
	repair_describe(&counts, &note);
	env_log(env, LOG_WARN, "%s: repaired: " STR_FMT, d->name,
		STR_ARG(buf_view(&note)));
	buf_free(&note);
	return 0;
}

/* Regular files are read where they lie, anything else is taken in. */
static int
open_path(struct document *d, struct err *e)
{
	struct stat st;

	if (strcmp(d->path, "-") == 0)
		return file_read(&d->text, d->path, e);
	d->fd = open(d->path, O_RDONLY | O_CLOEXEC);
	if (d->fd < 0)
		return err_errno(e, "open", d->name);
	if (fstat(d->fd, &st) == 0 && S_ISREG(st.st_mode))
		return 0;
	return load(d, e);
}

int
document_open(struct document *d, const struct env *env, const char *path,
	      size_t limit, struct err *e)
{
	struct err broken;

	*d = (struct document){
	    .path = path,
	    .name = strcmp(path, "-") == 0 ? "standard input" : path,
	    .fd = -1,
	};
	buf_init(&d->text, limit);
	if (open_path(d, e) != 0)
		return -1;
	if (check_whole(d, &broken) == 0)
		return 0;
	if (broken.code == ERR_XML && repair(d, env, &broken, e) == 0)
		return 0;
	if (broken.code == ERR_XML) {
		name_other(buf_view(&d->text), e);
		return err_wrap(e, "%s", d->name);
	}
	*e = broken;
	return e->code == ERR_IO ? -1 : err_wrap(e, "%s", d->name);
}

void
document_close(struct document *d)
{
	if (d->fd >= 0)
		close(d->fd);
	d->fd = -1;
	buf_free(&d->text);
	d->used = 0;
}
