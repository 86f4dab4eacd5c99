/* A document out of a file or an archive, whole and well-formed. */
#include "sheaf/records/records.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "core/file.h"
#include "parsers/oai/oai.h"
#include "sheaf/records/internal.h"

enum { CHUNK = 64 * 1024, NOTE_LIMIT = 400 };

/* --- Bytes ----------------------------------------------------------------- */

struct copying {
	char *to;
	size_t n;
};

static int
copy_piece(void *ctx, const char *p, size_t n, struct err *e)
{
	struct copying *c = ctx;

	(void)e;
	memcpy(c->to + c->n, p, n);
	c->n += n;
	return 0;
}

static ssize_t
from_spool(struct document *d, char *out, size_t n, struct err *e)
{
	uint64_t rest = spool_size(d->spool) - d->used;
	struct copying c = {out, 0};

	n = n < rest ? n : (size_t)rest;
	if (n > 0 &&
	    spool_read_part(d->spool, d->used, n, copy_piece, &c, e) != 0)
		return -1;
	d->used += n;
	return (ssize_t)n;
}

static ssize_t
from_reader(struct document *d, char *out, size_t n, struct err *e)
{
	if (d->piece.n == 0 && bundle_read_piece(d->reader, &d->piece, e) < 0)
		return -1;
	n = n < d->piece.n ? n : d->piece.n;
	if (n > 0)
		memcpy(out, d->piece.p, n);
	d->piece = str_from(d->piece, n);
	return (ssize_t)n;
}

ssize_t
document_read(struct document *d, char *out, size_t n, struct err *e)
{
	struct str rest;
	ssize_t got;

	if (d->spool != NULL)
		return from_spool(d, out, n, e);
	if (d->reader != NULL)
		return from_reader(d, out, n, e);
	if (d->fd < 0) {
		rest =
		    str_left(str_from(buf_view(&d->text), (size_t)d->used), n);
		if (rest.n > 0)
			memcpy(out, rest.p, rest.n);
		d->used += rest.n;
		return (ssize_t)rest.n;
	}
	do
		got = read(d->fd, out, n);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return err_errno(e, "read", d->name.p);
	return got;
}

static int
start_anew(struct document *d, struct err *e)
{
	d->used = 0;
	if (d->fd >= 0 && lseek(d->fd, 0, SEEK_SET) != 0)
		return err_errno(e, "read", d->name.p);
	return 0;
}

/* --- Well-formed ----------------------------------------------------------- */

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
	char chunk[CHUNK];
	ssize_t got;

	if (d->fd < 0 && d->spool == NULL)
		return 0;
	if (start_anew(d, e) != 0)
		return -1;
	while ((got = document_read(d, chunk, sizeof(chunk), e)) > 0) {
		if (d->text.n + (size_t)got > d->text.limit)
			return err_set(e, ERR_LIMIT, 0,
				       "broken, and longer than the %zu bytes "
				       "that are repaired",
				       d->text.limit);
		buf_put(&d->text, chunk, (size_t)got);
		if (buf_check(&d->text, e) != 0)
			return -1;
	}
	if (d->fd >= 0)
		close(d->fd);
	d->fd = -1;
	spool_free(d->spool);
	d->spool = NULL;
	return got < 0 ? -1 : 0;
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
    {"[", "JSON"},
    {"@", "BibTeX"},
    {"TY  -", "RIS"},
    {"%PDF-", "PDF"},
};

static void
name_other(struct str text, struct err *e)
{
	text = str_trim(text);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (str_starts(text, str_c(others[i].begins))) {
			err_set(e, ERR_XML, 0,
				"this is %s; what is read here are OAI-PMH "
				"responses and metadata records, in XML, and "
				"jsonl",
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
	env_log(env, LOG_WARN, STR_FMT ": repaired: " STR_FMT, STR_ARG(d->name),
		STR_ARG(buf_view(&note)));
	buf_free(&note);
	return 0;
}

static int
believe(struct document *d, const struct env *env, struct err *e)
{
	struct err broken;

	if (check_whole(d, &broken) == 0)
		return 0;
	if (broken.code == ERR_XML) {
		if (repair(d, env, &broken, e) == 0)
			return 0;
		name_other(buf_view(&d->text), e);
	} else {
		*e = broken;
		if (e->code == ERR_IO)
			return -1;
	}
	return err_wrap(e, STR_FMT, STR_ARG(d->name));
}

/* --- Opening --------------------------------------------------------------- */

/* By what it begins with, behind a byte order mark and white space. */
static enum document_kind
find_kind(struct str start)
{
	if (str_starts(start, STR("\xef\xbb\xbf")))
		start = str_from(start, 3);
	return str_starts(str_trim(start), STR("{")) ? DOCUMENT_JSONL
						     : DOCUMENT_XML;
}

int
document_open(struct document *d, const struct env *env, const char *path,
	      size_t limit, struct err *e)
{
	char start[256];
	ssize_t got;

	*d = (struct document){.name = str_c(path)};
	buf_init(&d->text, limit);
	d->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (d->fd < 0)
		return err_errno(e, "open", path);
	got = document_read(d, start, sizeof(start), e);
	if (got < 0 || start_anew(d, e) != 0)
		return -1;
	d->kind = find_kind(str_of(start, (size_t)got));
	return d->kind == DOCUMENT_XML ? believe(d, env, e) : 0;
}

/* XML is read twice, which a reader cannot do. */
static int
put_aside(struct document *d, struct err *e)
{
	struct spool *s = spool_new();
	int rc = 1;

	if (s == NULL)
		return err_nomem(e);
	while (rc > 0) {
		rc = spool_write(s, d->piece.p, d->piece.n, e);
		if (rc == 0)
			rc = bundle_read_piece(d->reader, &d->piece, e);
	}
	d->spool = s;
	return rc;
}

int
document_member(struct document *d, const struct env *env,
		struct bundle_reader *reader, struct str name, size_t limit,
		struct err *e)
{
	int rc;

	*d = (struct document){.name = name, .reader = reader, .fd = -1};
	buf_init(&d->text, limit);
	rc = bundle_read_piece(reader, &d->piece, e);
	rc = rc < 0 ? -1 : 0;
	d->kind = find_kind(str_left(d->piece, 256));
	if (rc == 0 && d->kind == DOCUMENT_XML) {
		rc = put_aside(d, e);
		d->reader = NULL;
	}
	if (rc != 0) {
		if (e->code == ERR_DATA || e->code == ERR_LIMIT)
			e->code = ERR_OAI;
		return e->code == ERR_IO || e->code == ERR_OAI
			   ? err_wrap(e, STR_FMT, STR_ARG(name))
			   : -1;
	}
	return d->kind == DOCUMENT_XML ? believe(d, env, e) : 0;
}

void
document_close(struct document *d)
{
	if (d->fd >= 0)
		close(d->fd);
	d->fd = -1;
	spool_free(d->spool);
	d->spool = NULL;
	d->reader = NULL;
	buf_free(&d->text);
	d->used = 0;
}
