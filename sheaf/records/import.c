/* Records out of files into the store. */
#include "sheaf/records/records.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/ident.h"
#include "core/name_set.h"
#include "harvester/columns.h"
#include "harvester/identity.h"
#include "sheaf/settings.h"
#include "sheaf/sources.h"
#include "store/limits.h"
#include "store/run.h"
#include "store/trait.h"

enum {
	BATCH = 1000, /* records of one transaction */
	SOURCES_MEMORY = 64 << 20,
	NAMED_MAX = 10, /* records that are left out, named */
	TRAIT_MAX = STORE_NAMED_MAX + 32
};

/* --- The series of a bundle ---- */

/*
 * Up to which change of a series the store holds what others handed on is
 * noted with each source that came with it.
 */
static struct str
series_trait(char out[TRAIT_MAX], struct str series)
{
	int n = snprintf(out, TRAIT_MAX, "imported " STR_FMT, STR_ARG(series));

	return str_of(out, n < TRAIT_MAX ? (size_t)n : TRAIT_MAX - 1);
}

/* The highest of all sources, or of the one that everything goes to; 0: none */
static int
series_held(struct importer *im, struct str series, uint64_t *out,
	    struct err *e)
{
	char room[TRAIT_MAX], after[STORE_NAME_MAX + 1] = "";
	struct str trait = series_trait(room, series);
	struct store_source s;
	struct buf value;
	long long n;
	int rc;

	*out = 0;
	buf_init(&value, STORE_TRAIT_MAX);
	while ((rc = store_next_source(im->store, str_c(after), &s, e)) > 0) {
		snprintf(after, sizeof(after), STR_FMT, STR_ARG(s.name));
		if (im->as.n > 0 && !str_eq(im->as, s.name))
			continue;
		if (store_trait(im->store, str_c(after), trait, &value, e) < 0)
			break;
		n = str_number(buf_view(&value), INT64_MAX);
		if (n > 0 && (uint64_t)n > *out)
			*out = (uint64_t)n;
	}
	rc = rc == 0 ? 0 : -1;
	buf_free(&value);
	return rc;
}

static int
series_gap(const struct verify_facts *f, const char *path, uint64_t held,
	   struct err *e)
{
	if (held == 0)
		return err_set(e, ERR_USAGE, 0,
			       "%s is the difference to change %" PRIu64
			       " of '%s', of which nothing was imported: the "
			       "whole bundle comes first",
			       path, f->since_change, f->since);
	return err_set(e, ERR_USAGE, 0,
		       "%s is the difference to change %" PRIu64
		       " of '%s', but "
		       "what was imported ends with change %" PRIu64
		       ": a bundle in between is missing",
		       path, f->since_change, f->since, held);
}

/* *skip: all of it is held already. */
static int
series_check(struct importer *im, const char *path, bool *skip, struct err *e)
{
	const struct verify_facts *f = &im->facts;
	uint64_t held;

	*skip = false;
	if (f->since[0] == '\0')
		return 0;
	if (series_held(im, str_c(f->since), &held, e) != 0)
		return -1;
	if (held == 0 || f->since_change > held)
		return series_gap(f, path, held, e);
	*skip = f->change > 0 && f->change <= held;
	return 0;
}

/* --- Batches ---- */

static int
begin(struct importer *im, struct err *e)
{
	if (im->batch > 0)
		return 0;
	return store_begin(im->store, e);
}

static int
commit(struct importer *im, struct err *e)
{
	im->batch = 0;
	return store_commit(im->store, e);
}

/* --- Sources ---- */

/* What it goes by: as asked, as the record says, else by its address. */
static int
name_source(struct importer *im, const struct record *r, struct str *out,
	    struct err *e)
{
	struct str url = r->base_url;

	*out = im->as.n > 0 ? im->as : r->source;
	if (im->as.n > 0 || config_name_ok(r->source) ||
	    (r->source.n <= STORE_NAME_MAX && ident_is_url(r->source)))
		return 0;
	*out = STR_NONE;
	if (r->source.n > 0 || !ident_is_url(url) || url.n > STORE_NAME_MAX)
		return 0;
	if (!str_eq(url, im->last_url)) {
		im->last_url = arena_copy(&im->arena, url);
		if (arena_check(&im->arena, e) != 0 ||
		    source_name(im->app, im->last_url.p, &im->last_name, e) !=
			0)
			return -1;
	}
	*out = im->last_name;
	return 0;
}

/* Only a source that was never harvested here may go back in time. */
static int
note_run(struct importer *im, struct import_source *s, struct err *e)
{
	struct store_run run;

	if (store_run(im->store, s->name, &run, e) != 0)
		return -1;
	s->harvested = run.outcome != STORE_NEVER;
	if (s->harvested && im->as.n == 0)
		env_log(&im->app->world.env, LOG_WARN,
			STR_FMT " is harvested here, too: what is newer stays; "
				"--as NAME keeps both apart",
			STR_ARG(s->name));
	return 0;
}

static int
admit_source(struct importer *im, struct import_source *s,
	     const struct record *r, struct err *e)
{
	struct str url;
	int rc;

	if (store_claim(im->store, s->name, e) != 0)
		return -1;
	s->claimed = true;
	if (note_run(im, s, e) != 0)
		return -1;
	rc = store_source_url(im->store, s->name, &url, e);
	if ((rc == 0 || (rc > 0 && url.n == 0)) && r->base_url.n > 0)
		rc = store_set_source(im->store, s->name, r->base_url, e);
	return rc < 0 ? -1 : 0;
}

/* Its row, made and claimed when it is met for the first time. */
static int
find_source(struct importer *im, const struct record *r,
	    struct import_source **out, struct err *e)
{
	struct import_source *s;
	struct str name;
	size_t number;
	bool fresh;

	*out = NULL;
	if (name_source(im, r, &name, e) != 0)
		return -1;
	if (name.n == 0)
		return 0;
	if (name_set_add(im->names, name, &number, &fresh, e) != 0)
		return -1;
	/* It is claimed, and made known, outside of a transaction. */
	if (fresh && im->batch > 0 && commit(im, e) != 0)
		return -1;
	if (fresh) {
		s = arena_push(&im->arena, im->sources, im->nsources, &im->cap,
			       sizeof(*s));
		if (s == NULL)
			return arena_check(&im->arena, e);
		im->sources = s;
		s += im->nsources++;
		*s = (struct import_source){
		    .name = arena_copy(&im->arena, name),
		    .prefix = arena_copy(&im->arena, r->prefix),
		};
		if (arena_check(&im->arena, e) != 0 ||
		    admit_source(im, s, r, e) != 0)
			return -1;
	}
	*out = im->sources + number;
	return 0;
}

/* --- Records ---- */

static void
count(struct import_stats *n, bool deleted, enum store_change change)
{
	if (change == STORE_SAME || change == STORE_OLDER)
		n->same++;
	else if (deleted)
		n->deleted++;
	else if (change == STORE_NEW)
		n->created++;
	else
		n->changed++;
}

static void
leave_out(struct importer *im, const struct record *r, const char *why)
{
	if (im->stats.left_out++ < NAMED_MAX)
		env_log(&im->app->world.env, LOG_WARN,
			"%s: " STR_FMT "%s%s: left out", im->path,
			STR_ARG(str_left(r->oai_id, 200)),
			r->oai_id.n > 0 ? ": " : "", why);
}

static int
put(struct importer *im, const struct import_source *s, const struct record *r,
    struct str payload, struct err *e)
{
	struct store_item it = {
	    .source = s->name,
	    .oai_id = r->oai_id,
	    .prefix = r->prefix,
	    .datestamp = r->datestamp,
	    .sets = r->sets,
	    .nsets = r->nsets,
	    .type = TYPE_GENERIC,
	    .deleted = r->deleted,
	};
	bool force = im->facts.since[0] != '\0' && !s->harvested;
	enum store_change change;

	if (!r->deleted) {
		it.payload = payload;
		columns_fill(&it, r);
		if (arena_check(r->arena, e) != 0)
			return -1;
	}
	if (begin(im, e) != 0)
		return -1;
	im->batch++;
	if (store_put(im->store, &it, force, &change, e) == 0) {
		count(&im->stats, r->deleted, change);
	} else {
		if (e->code != ERR_LIMIT && e->code != ERR_DATA)
			return -1;
		leave_out(im, r, e->msg);
		err_clear(e);
	}
	return im->batch < BATCH ? 0 : commit(im, e);
}

static int
take(struct importer *im, const struct record *r, struct str payload,
     struct err *e)
{
	struct import_source *s;

	if (r->oai_id.n == 0) {
		leave_out(im, r,
			  "a record without an identifier to hold it by");
		return 0;
	}
	if (find_source(im, r, &s, e) != 0)
		return -1;
	if (s == NULL) {
		leave_out(im, r,
			  "of no source that could be one; --as NAME gives it "
			  "one");
		return 0;
	}
	return put(im, s, r, payload, e);
}

static int
take_all(struct importer *im, struct from_files *in, struct err *e)
{
	const struct env *env = &im->app->world.env;
	struct export_source from = from_files_source(in, false);
	struct record *r;
	int rc;

	for (;;) {
		if (env->stopped(env->ctx))
			return err_set(e, ERR_STOPPED, 0, "stopped");
		rc = from.next(from.ctx, &r, e);
		if (rc == 0)
			return 0;
		if (rc > 0) {
			if (take(im, r, in->given, e) != 0)
				return -1;
			continue;
		}
		if (e->code != ERR_DATA)
			return -1;
		if (im->stats.left_out++ < NAMED_MAX)
			env_log(env, LOG_WARN, "%s", e->msg);
		err_clear(e);
	}
}

/* --- What is noted at the end ---- */

/*
 * Where the source stood when the bundle was made is where a harvest can go on,
 * unless the bundle is a part of it alone.
 */
static int
note_mark(struct importer *im, const struct import_source *s, struct str from,
	  struct err *e)
{
	struct store_list list = {s->name, s->prefix, str_c(im->facts.set),
				  STR_NONE};
	struct store_mark mark;

	if (from.n == 0 || from.n >= sizeof(mark.from) || im->facts.part_of_it)
		return 0;
	if (store_mark(im->store, &list, &mark, e) != 0)
		return -1;
	if (mark.token[0] != '\0' || mark.started[0] != '\0' ||
	    str_cmp(from, str_c(mark.from)) <= 0)
		return 0;
	snprintf(mark.from, sizeof(mark.from), STR_FMT, STR_ARG(from));
	return store_set_mark(im->store, &list, &mark, e);
}

static int
note_series(struct importer *im, const struct import_source *s, struct err *e)
{
	char room[TRAIT_MAX], number[32];

	if (im->facts.series[0] == '\0')
		return 0;
	snprintf(number, sizeof(number), "%" PRIu64, im->facts.change);
	return store_set_trait(im->store, s->name,
			       series_trait(room, str_c(im->facts.series)),
			       str_c(number), e);
}

/* What the repository calls itself, where the store knows nothing of it. */
static int
note_title(struct importer *im, const struct import_source *s, struct str title,
	   struct err *e)
{
	struct oai_identify id = {.name = ""};
	struct str known;

	if (title.n == 0 || title.n >= sizeof(id.name))
		return 0;
	if (identity_name(im->store, s->name, &im->arena, &known, e) != 0)
		return -1;
	if (known.n > 0)
		return 0;
	snprintf(id.name, sizeof(id.name), STR_FMT, STR_ARG(title));
	return identity_keep(im->store, s->name, &id, e);
}

static int
note_all(struct importer *im, struct err *e)
{
	const struct verify_facts *f = &im->facts;
	size_t number;

	for (size_t i = 0; i < f->nsources; i++)
		if (im->as.n == 0 &&
		    name_set_find(im->names, f->sources[i].name, &number) &&
		    (note_mark(im, im->sources + number, f->sources[i].mark,
			       e) != 0 ||
		     note_title(im, im->sources + number, f->sources[i].title,
				e) != 0))
			return -1;
	for (size_t i = 0; i < im->nsources; i++)
		if (note_series(im, im->sources + i, e) != 0)
			return -1;
	return 0;
}

/* --- One file, folder or bundle ---- */

static void
found(void *ctx, const char *member, const char *what)
{
	struct importer *im = ctx;

	if (im->faults++ < NAMED_MAX)
		env_log(&im->app->world.env, LOG_WARN, "%s: %s%s%s", im->path,
			member, member[0] == '\0' ? "" : ": ", what);
}

/* A bundle is read only when all of it is what its manifest says. */
static int
check_bundle(struct importer *im, const char *path, bool *skip, struct err *e)
{
	const struct env *env = &im->app->world.env;
	struct verify_result result;

	*skip = false;
	im->facts = (struct verify_facts){0};
	im->faults = 0;
	if (!inputs_is_bundle(path))
		return 0;
	if (verify_run(env, path, found, im, &im->arena, &result, e) != 0)
		return -1;
	im->facts = result.facts;
	if (!result.facts.manifest)
		env_log(env, LOG_WARN,
			"%s: without a manifest: whether it is whole cannot "
			"be said",
			path);
	else if (result.faults > 0)
		return err_set(e, ERR_OAI, 0,
			       "%s: not whole: %s; nothing of it was imported",
			       path, STR_COUNT(result.faults, "fault"));
	return series_check(im, path, skip, e);
}

static void
release(struct importer *im)
{
	for (size_t i = 0; i < im->nsources; i++)
		if (im->sources[i].claimed)
			store_release(im->store, im->sources[i].name);
	im->nsources = im->cap = 0;
	im->sources = NULL;
	im->last_url = im->last_name = STR_NONE;
	name_set_free(im->names);
	im->names = NULL;
	arena_reset(&im->arena);
}

static int
import_records(struct importer *im, const char *path, struct err *e)
{
	struct from_files in;
	int rc;

	im->names = name_set_new(EXPORT_GROUPS_MAX, SOURCES_MEMORY);
	if (im->names == NULL)
		return err_nomem(e);
	rc = from_files_open(&in, &im->app->world.env, &path, 1,
			     (size_t)setting_number(im->app, OPT_MAX_RESPONSE),
			     e);
	if (rc == 0) {
		in.deleted = true;
		rc = take_all(im, &in, e);
	}
	im->stats.left_out += in.lost;
	from_files_close(&in);
	if (rc == 0)
		rc = begin(im, e);
	if (rc == 0)
		rc = note_all(im, e);
	if (rc == 0)
		rc = commit(im, e);
	else
		store_rollback(im->store);
	im->batch = 0;
	return rc;
}

int
import_path(struct importer *im, const char *path, struct err *e)
{
	const struct env *env = &im->app->world.env;
	bool skip;
	int rc;

	im->path = path;
	im->stats = (struct import_stats){0};
	arena_init(&im->arena, SOURCES_MEMORY);
	rc = check_bundle(im, path, &skip, e);
	if (rc == 0 && skip)
		env_log(env, LOG_INFO, "%s: imported already", path);
	else if (rc == 0)
		rc = import_records(im, path, e);
	release(im);
	arena_free(&im->arena);
	return rc;
}
