/* Records in, one file or a bundle out. */
#include "exporters/bundle/bundle.h"

#include <string.h>

#include "core/mem.h"
#include "exporters/html/html.h"
#include "exporters/bundle/internal.h"

struct run {
	const struct env *env;
	const struct export_source *source;
	const struct export_job *job;
	struct export_stats *stats;
	struct writers writers;
	struct sink sink;
	uint64_t records[EXPORT_FORMATS_MAX];
	/* A bundle's. */
	struct members *members;
	struct manifest_counts *counts;
	struct html *html;
	bool source_failed; /* the error is not of our making */
};

static int
check_members(const struct export_job *job, struct err *e)
{
	for (size_t i = 0; i < job->nformats; i++) {
		const struct exporter *a = job->formats[i];

		for (size_t k = 0; k < i; k++)
			if (strcmp(a->suffix, job->formats[k]->suffix) == 0)
				return err_set(
				    e, ERR_USAGE, 0,
				    "%s and %s would both be " FORMAT_STEM "%s",
				    job->formats[k]->name, a->name, a->suffix);
	}
	return 0;
}

static int
check_job(const struct export_job *job, struct err *e)
{
	bool plain = job->split == SPLIT_NONE && job->level == 0 &&
		     !job->html && !job->bag.wanted;

	if (job->nformats == 0 || job->nformats > EXPORT_FORMATS_MAX)
		return err_set(e, ERR_USAGE, 0,
			       "%zu formats asked for, between 1 and %d can be",
			       job->nformats, EXPORT_FORMATS_MAX);
	if (job->kind == BUNDLE_NONE && (job->nformats > 1 || !plain))
		return err_set(e, ERR_USAGE, 0,
			       "%s: %s need a bundle: "
			       ".zip, .tar.gz or .tar.zst",
			       job->path,
			       job->nformats > 1 ? "several formats"
						 : "pages, parts and levels");
	return check_members(job, e);
}

static int
open_bundle(struct run *r, struct err *e)
{
	const struct export_job *job = r->job;

	if (members_open(&r->members, r->env, job, e) != 0)
		return -1;
	r->counts = mem_zero(sizeof(*r->counts));
	if (job->html)
		r->html = html_new();
	if (r->counts == NULL || (job->html && r->html == NULL))
		return err_nomem(e);
	if (job->split == SPLIT_RECORD)
		return sink_each(&r->sink, r->members, e);
	return sink_groups(&r->sink, &r->writers, r->members, job->split, e);
}

/* Opens what is written to first: that it cannot be is to be known early. */
static int
open_run(struct run *r, struct err *e)
{
	if (writers_init(&r->writers, r->job, e) != 0)
		return -1;
	if (r->job->kind == BUNDLE_NONE)
		return sink_file(&r->sink, &r->writers, r->job, e);
	return open_bundle(r, e);
}

static void
close_run(struct run *r)
{
	if (r->sink.ctx != NULL)
		r->sink.close(r->sink.ctx);
	writers_free(&r->writers);
	html_free(r->html);
	members_close(r->members);
	mem_free(r->counts);
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

/* What a bundle says of a record beside the record. */
static int
describe(struct run *r, const struct record *rec, struct err *e)
{
	if (r->members == NULL)
		return 0;
	manifest_count(r->counts, rec);
	if (rec->deleted)
		return members_tombstone(r->members, rec, e);
	return r->html == NULL
		   ? 0
		   : html_put(r->html, rec, r->writers.v[0].state.key, e);
}

static int
put_record(struct run *r, const struct record *rec, struct err *e)
{
	if (writers_name(&r->writers, rec, e) != 0)
		return -1;
	if (r->sink.put(r->sink.ctx, &r->writers, rec, e) != 0) {
		if (!is_broken(e))
			return -1;
		note_broken(r, e);
		return 0;
	}
	if (rec->deleted)
		r->stats->deleted++;
	else
		r->stats->records++;
	for (size_t i = 0; i < r->writers.n; i++)
		if (writer_says(&r->writers.v[i], rec))
			r->records[i]++;
	if (describe(r, rec, e) == 0)
		return 0;
	/* No fault of the record: it is in the formats. */
	if (is_broken(e))
		e->code = ERR_NOMEM;
	return -1;
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
		if (!is_broken(e)) {
			r->source_failed = true;
			return -1;
		}
		note_broken(r, e);
		err_clear(e);
	}
}

static int
end_bundle(struct run *r, struct err *e)
{
	struct manifest info = {
	    .source = r->source,
	    .job = r->job,
	    .stats = r->stats,
	    .counts = r->counts,
	    .records = r->records,
	};

	if (r->html != NULL && html_end(r->html, r->members, &info, e) != 0)
		return -1;
	return members_finish(r->members, &info, e);
}

static bool
is_left(const struct run *r)
{
	const struct export_stats *s = r->stats;

	return r->job->leave_empty && s->records + s->deleted + s->broken == 0;
}

static int
end_run(struct run *r, struct err *e)
{
	uint64_t broken = r->stats->broken;

	for (size_t i = 0; i < r->writers.n; i++) {
		r->stats->foreign += r->writers.v[i].state.foreign;
		r->stats->bare += r->writers.v[i].state.bare;
	}

	r->stats->met = citekeys_met(r->writers.keys);
	if (is_left(r)) {
		r->stats->left = true;
		return 0;
	}
	if (broken > EXPORT_NAMED_MAX)
		env_log(r->env, LOG_WARN, "%llu more records cannot be read",
			(unsigned long long)broken - EXPORT_NAMED_MAX);
	if (r->sink.end(r->sink.ctx, &r->writers, e) != 0)
		return -1;
	return r->members == NULL ? 0 : end_bundle(r, e);
}

int
export_meet(const struct env *env, const struct export_source *src,
	    struct citekeys *keys, bool *source_failed, struct err *e)
{
	struct record *r;
	int rc;

	if (src->again == NULL || !citekeys_can_meet(keys))
		return 0;
	for (;;) {
		if (env->stopped(env->ctx))
			return err_set(e, ERR_STOPPED, 0, "stopped");
		rc = src->next(src->ctx, &r, e);
		if (rc == 0)
			break;
		if (rc > 0 && citekeys_meet(keys, r, e) != 0)
			return -1;
		if (rc > 0)
			continue;
		if (!is_broken(e)) {
			*source_failed = true;
			return -1;
		}
		err_clear(e); /* it is named when its turn comes */
	}
	if (citekeys_settle(keys, e) != 0)
		return -1;
	return src->again(src->ctx, e);
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
	if (open_run(&r, e) == 0 &&
	    export_meet(env, src, r.writers.keys, &r.source_failed, e) == 0 &&
	    put_records(&r, e) == 0)
		rc = end_run(&r, e);
	/* What is put aside does not know for what. */
	if (rc != 0 && e->code == ERR_IO && !r.source_failed &&
	    strcmp(job->path, "-") != 0 &&
	    str_find(str_c(e->msg), str_c(job->path)) == STR_NPOS)
		err_wrap(e, "%s", job->path);
	close_run(&r);
	return rc;
}
