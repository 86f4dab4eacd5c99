/*
 * Records in, one file or a bundle out.
 *
 * Each format has a buffer that is emptied when it holds FLUSH bytes: into
 * the file, or, since the members of a bundle stand one after the other and
 * records are read only once, into a spool of its own.
 */
#include "exporters/export.h"

#include <string.h>

#include "core/digest.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/spool.h"
#include "exporters/manifest.h"

enum {
	FLUSH = 64 * 1024,           /* bytes of text that are written out */
	TEXT_MAX = 64 * 1024 * 1024, /* of one record in one format */
	TEXT_KEEP = 1024 * 1024,     /* bigger buffers are given back */
	MANIFEST_MAX = 16 * 1024 * 1024,
};

struct output {
	const struct exporter *format;
	struct export_state state;
	struct buf text;
	uint64_t bytes; /* written out so far */
	/* How text and state were before the record. */
	size_t old_n;
	uint64_t old_count;
	/* A bundle's. */
	struct spool *spool;
	struct digest *digest;
};

struct run {
	const struct env *env;
	const struct export_source *source;
	const struct export_job *job;
	struct export_stats *stats;
	struct output outputs[EXPORT_FORMATS_MAX];
	size_t noutputs;
	/* One of the two is open. */
	struct file *file;
	struct bundle *bundle;
	struct manifest_counts *counts;
};

static int
check_job(const struct export_job *job, struct err *e)
{
	if (job->nformats == 0 || job->nformats > EXPORT_FORMATS_MAX)
		return err_set(e, ERR_USAGE, 0,
			       "%zu formats asked for, between 1 and %d can be",
			       job->nformats, EXPORT_FORMATS_MAX);
	if (job->kind == BUNDLE_NONE && job->nformats > 1)
		return err_set(e, ERR_USAGE, 0,
			       "%s: several formats need a bundle: "
			       ".zip, .tar.gz or .tar.zst",
			       job->path);
	for (size_t i = 0; i < job->nformats; i++) {
		const struct exporter *a = job->formats[i];

		for (size_t k = 0; k < i; k++)
			if (strcmp(a->member, job->formats[k]->member) == 0)
				return err_set(e, ERR_USAGE, 0,
					       "%s and %s would both be %s",
					       job->formats[k]->name, a->name,
					       a->member);
	}
	return 0;
}

static int
open_output(struct run *r, const struct exporter *x, struct err *e)
{
	struct output *o = &r->outputs[r->noutputs++];

	*o = (struct output){.format = x};
	export_state_init(&o->state);
	buf_init(&o->text, TEXT_MAX + FLUSH);
	if (r->bundle == NULL)
		return 0;
	o->spool = spool_new();
	o->digest = digest_new();
	return o->spool == NULL || o->digest == NULL ? err_nomem(e) : 0;
}

/* Opens what is written to first: that it cannot be is to be known early. */
static int
open_run(struct run *r, struct err *e)
{
	const struct export_job *job = r->job;
	int rc;

	if (job->kind == BUNDLE_NONE)
		rc = file_create(&r->file, job->path, e);
	else
		rc = bundle_open(&r->bundle, job->path, job->kind, e);
	if (rc != 0)
		return -1;
	r->counts = mem_zero(sizeof(*r->counts));
	if (r->counts == NULL)
		return err_nomem(e);
	for (size_t i = 0; i < job->nformats; i++)
		if (open_output(r, job->formats[i], e) != 0)
			return -1;
	return 0;
}

static void
close_run(struct run *r)
{
	for (size_t i = 0; i < r->noutputs; i++) {
		struct output *o = &r->outputs[i];

		export_state_free(&o->state);
		buf_free(&o->text);
		spool_free(o->spool);
		digest_free(o->digest);
	}
	mem_free(r->counts);
	bundle_close(r->bundle);
	file_close(r->file);
}

static int
flush(struct run *r, struct output *o, struct err *e)
{
	struct str text = buf_view(&o->text);
	int rc;

	if (text.n == 0)
		return 0;
	if (r->bundle == NULL) {
		rc = file_write(r->file, text.p, text.n, e);
	} else {
		digest_add(o->digest, text.p, text.n);
		rc = spool_write(o->spool, text.p, text.n, e);
		if (rc != 0)
			err_wrap(e, "%s", r->job->path);
	}
	o->bytes += text.n;
	buf_clear(&o->text);
	if (o->text.cap > TEXT_KEEP)
		buf_free(&o->text);
	return rc;
}

/* What an exporter could not do, its scratch arena or its buffer knows. */
static int
check_output(const struct output *o, struct err *e)
{
	if (arena_check(&o->state.scratch, e) == 0 &&
	    buf_check(&o->text, e) == 0)
		return 0;
	return err_wrap(e, "as %s", o->format->name);
}

static int
format_record(struct run *r, const struct record *rec, struct err *e)
{
	for (size_t i = 0; i < r->noutputs; i++) {
		struct output *o = &r->outputs[i];

		o->old_n = o->text.n;
		o->old_count = o->state.count;
	}
	for (size_t i = 0; i < r->noutputs; i++) {
		struct output *o = &r->outputs[i];

		if (rec->deleted && !o->format->tombstones)
			continue;
		export_record(o->format, &o->state, rec, &o->text);
		if (check_output(o, e) != 0)
			return err_wrap(e, STR_FMT " " STR_FMT,
					STR_ARG(rec->source),
					STR_ARG(rec->oai_id));
	}
	return 0;
}

/* A record is in all formats or in none. */
static void
take_back(struct run *r)
{
	for (size_t i = 0; i < r->noutputs; i++) {
		struct output *o = &r->outputs[i];

		o->text.n = o->old_n;
		o->text.failed = false;
		if (o->text.p != NULL)
			o->text.p[o->old_n] = '\0';
		o->state.count = o->old_count;
		arena_reset(&o->state.scratch);
	}
}

static bool
is_broken(const struct err *e)
{
	return e->code == ERR_DATA || e->code == ERR_XML ||
	       e->code == ERR_LIMIT;
}

static void
note_broken(struct run *r, const struct err *e)
{
	r->stats->broken++;
	env_log(r->env,
		r->stats->broken <= EXPORT_NAMED_MAX ? LOG_WARN : LOG_DEBUG,
		"%s", e->msg);
}

static int
put_record(struct run *r, const struct record *rec, struct err *e)
{
	if (format_record(r, rec, e) != 0) {
		if (!is_broken(e))
			return -1;
		take_back(r);
		note_broken(r, e);
		return 0;
	}
	if (rec->deleted)
		r->stats->deleted++;
	else
		r->stats->records++;
	manifest_count(r->counts, rec);
	for (size_t i = 0; i < r->noutputs; i++)
		if (r->outputs[i].text.n >= FLUSH &&
		    flush(r, &r->outputs[i], e) != 0)
			return -1;
	return 0;
}

static int
put_records(struct run *r, struct err *e)
{
	struct record *rec;
	int rc;

	for (;;) {
		if (r->env->stopped(r->env->ctx))
			return err_set(e, ERR_STOPPED, 0, "stopped");
		rec = NULL;
		rc = r->source->next(r->source->ctx, &rec, e);
		if (rc == 0)
			return 0;
		if (rc > 0 && put_record(r, rec, e) != 0)
			return -1;
		if (rc > 0)
			continue;
		if (!is_broken(e))
			return -1;
		note_broken(r, e);
	}
}

static int
begin_outputs(struct run *r, struct err *e)
{
	for (size_t i = 0; i < r->noutputs; i++) {
		struct output *o = &r->outputs[i];

		export_begin(o->format, &o->state, &o->text);
		if (check_output(o, e) != 0)
			return -1;
	}
	return 0;
}

static int
end_outputs(struct run *r, struct err *e)
{
	for (size_t i = 0; i < r->noutputs; i++) {
		struct output *o = &r->outputs[i];

		export_end(o->format, &o->state, &o->text);
		if (check_output(o, e) != 0 || flush(r, o, e) != 0)
			return -1;
	}
	return 0;
}

static int
add_manifest(struct run *r, const struct manifest_member *members,
	     struct err *e)
{
	const struct manifest m = {
	    .source = r->source,
	    .job = r->job,
	    .stats = r->stats,
	    .counts = r->counts,
	    .members = members,
	    .nmembers = r->noutputs,
	};
	struct buf text;
	int rc;

	buf_init(&text, MANIFEST_MAX);
	manifest_write(&m, &text);
	rc = buf_check(&text, e);
	if (rc != 0)
		err_wrap(e, "%s", MANIFEST_NAME);
	if (rc == 0)
		rc = bundle_begin(r->bundle, MANIFEST_NAME, e);
	if (rc == 0)
		rc = bundle_write(r->bundle, text.p, text.n, e);
	if (rc == 0)
		rc = bundle_end(r->bundle, e);
	buf_free(&text);
	return rc;
}

static int
write_bundle(struct run *r, struct err *e)
{
	struct manifest_member members[EXPORT_FORMATS_MAX];

	for (size_t i = 0; i < r->noutputs; i++) {
		struct output *o = &r->outputs[i];
		struct manifest_member *m = &members[i];

		*m = (struct manifest_member){
		    .format = o->format,
		    .records = o->state.count,
		    .bytes = o->bytes,
		};
		digest_end(o->digest, m->sha256);
		if (bundle_add(r->bundle, r->env, o->format->member, o->spool,
			       e) != 0)
			return -1;
		spool_clear(o->spool); /* the disk may be small */
	}
	if (add_manifest(r, members, e) != 0)
		return -1;
	return bundle_commit(r->bundle, e);
}

int
export_run(const struct env *env, const struct export_source *src,
	   const struct export_job *job, struct export_stats *stats,
	   struct err *e)
{
	struct run r = {.env = env, .source = src, .job = job, .stats = stats};
	int rc = -1;

	*stats = (struct export_stats){0};
	if (check_job(job, e) != 0)
		return -1;
	if (open_run(&r, e) != 0 || begin_outputs(&r, e) != 0 ||
	    put_records(&r, e) != 0 || end_outputs(&r, e) != 0)
		goto out;
	if (stats->broken > EXPORT_NAMED_MAX)
		env_log(env, LOG_WARN, "%llu more records cannot be read",
			(unsigned long long)stats->broken - EXPORT_NAMED_MAX);
	if (r.bundle != NULL)
		rc = write_bundle(&r, e);
	else
		rc = file_commit(r.file, e);
out:
	close_run(&r);
	return rc;
}
