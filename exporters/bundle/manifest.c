/* What a bundle says of itself, as JSON. */
#include "exporters/bundle/bundle.h"

#include <stdio.h>

#include "core/mem.h"
#include "core/json.h"

enum {
	KEY_MAX = 32, /* bytes of the name of an option */
	TEXT_MAX = 64 * 1024 * 1024,
	TEXT_PIECE = 64 * 1024,
};

/*
 * A JSON array two levels deep, without its brackets, that goes to the spool
 * whenever it is big enough.
 */
struct manifest_list {
	struct json json;
	struct buf text;
	struct spool *spool;
	bool any;
};

struct manifest_list *
manifest_list_new(void)
{
	struct manifest_list *l = mem_zero(sizeof(*l));

	if (l == NULL)
		return NULL;
	l->spool = spool_new();
	if (l->spool == NULL) {
		mem_free(l);
		return NULL;
	}
	buf_init(&l->text, TEXT_MAX);
	json_init(&l->json, &l->text, true);
	json_object(&l->json, NULL);
	json_array(&l->json, "list");
	buf_clear(&l->text);
	return l;
}

void
manifest_list_free(struct manifest_list *l)
{
	if (l == NULL)
		return;
	spool_free(l->spool);
	buf_free(&l->text);
	mem_free(l);
}

static int
note_item(struct manifest_list *l, struct err *e)
{
	l->any = true;
	if (l->text.n < TEXT_PIECE && !l->text.failed)
		return 0;
	return spool_take(l->spool, &l->text, e);
}

int
manifest_list_member(struct manifest_list *l, const struct manifest_member *m,
		     struct err *e)
{
	const struct member *of = m->of;
	struct json *j = &l->json;

	json_object(j, NULL);
	json_str(j, "name", str_c(of->name));
	if (of->format != NULL)
		json_str(j, "format", str_c(of->format->name));
	json_str(j, "media_type",
		 str_c(of->format != NULL ? of->format->media_type
					  : of->media_type));
	if (of->value.n > 0)
		json_str(j, export_split_name(of->split), of->value);
	if (of->format != NULL)
		json_int(j, "records", (long long)of->records);
	json_int(j, "bytes", (long long)m->bytes);
	json_str(j, "sha256", str_c(m->sha256));
	json_end(j);
	return note_item(l, e);
}

int
manifest_list_tombstone(struct manifest_list *l, const struct record *r,
			struct err *e)
{
	struct json *j = &l->json;

	json_object(j, NULL);
	json_str(j, "source", r->source);
	json_str(j, "identifier", r->oai_id);
	json_opt(j, "datestamp", r->datestamp);
	json_end(j);
	return note_item(l, e);
}

static int
copy(void *ctx, const char *p, size_t n, struct err *e)
{
	return spool_write(ctx, p, n, e);
}

static int
write_list(struct json *j, const char *name, struct manifest_list *l,
	   struct spool *out, struct err *e)
{
	json_array(j, name);
	if (l != NULL && l->any) {
		if (spool_take(out, j->out, e) != 0 ||
		    spool_take(l->spool, &l->text, e) != 0 ||
		    spool_read(l->spool, copy, out, e) != 0)
			return -1;
		j->comma = true;
	}
	json_end(j);
	return 0;
}

void
manifest_count(struct manifest_counts *c, const struct record *r)
{
	int year = r->issued.from.year;

	if (r->deleted)
		return;
	if (r->type < TYPE__MAX)
		c->types[r->type]++;
	if (year >= MANIFEST_YEAR_MIN && year <= MANIFEST_YEAR_MAX)
		c->years[year - MANIFEST_YEAR_MIN]++;
	else
		c->undated++;
}

static void
write_sources(struct json *j, const struct export_source *src)
{
	struct export_origin o;

	json_array(j, "sources");
	for (size_t i = 0; src->origin != NULL; i++) {
		o = (struct export_origin){.rejected = -1};
		if (!src->origin(src->ctx, i, &o))
			break;
		json_object(j, NULL);
		json_str(j, "name", o.name);
		json_opt(j, "title", o.title);
		json_opt(j, "url", o.url);
		json_opt(j, "mark", o.mark);
		if (o.rejected >= 0)
			json_int(j, "rejected", (long long)o.rejected);
		json_end(j);
	}
	json_end(j);
}

/* An option may be given several times, so each has a list of values. */
static void
write_selection(struct json *j, const struct export_job *job)
{
	struct str key, last = STR_NONE;
	char name[KEY_MAX];

	json_object(j, "selection");
	for (size_t i = 0; i < job->nselection; i++) {
		key = job->selection[i][0];
		if (i == 0 || !str_eq(key, last)) {
			if (i > 0)
				json_end(j);
			snprintf(name, sizeof(name), STR_FMT, STR_ARG(key));
			json_array(j, name);
		}
		json_str(j, NULL, job->selection[i][1]);
		last = key;
	}
	if (job->nselection > 0)
		json_end(j);
	json_end(j);
}

static void
write_types(struct json *j, const struct manifest_counts *c)
{
	json_object(j, "types");
	for (int i = 0; i < TYPE__MAX; i++)
		if (c->types[i] > 0)
			json_int(j, rec_type_name((enum rec_type)i),
				 (long long)c->types[i]);
	json_end(j);
}

static void
write_years(struct json *j, const struct manifest_counts *c)
{
	char name[KEY_MAX];

	json_object(j, "years");
	for (int y = MANIFEST_YEAR_MIN; y <= MANIFEST_YEAR_MAX; y++) {
		uint64_t n = c->years[y - MANIFEST_YEAR_MIN];

		if (n == 0)
			continue;
		snprintf(name, sizeof(name), "%d", y);
		json_int(j, name, (long long)n);
	}
	if (c->undated > 0)
		json_int(j, "none", (long long)c->undated);
	json_end(j);
}

static void
write_formats(struct json *j, const struct manifest *m)
{
	json_object(j, "formats");
	for (size_t i = 0; i < m->job->nformats; i++)
		json_int(j, m->job->formats[i]->name, (long long)m->records[i]);
	json_end(j);
}

/* Which export it is, in a row of them under one name. */
static void
write_series(struct json *j, const struct export_series *s)
{
	if (s->name != NULL) {
		json_object(j, "series");
		json_str(j, "name", str_c(s->name));
		json_int(j, "change", (long long)s->change);
		json_end(j);
	}
	if (s->since != NULL) {
		json_object(j, "since");
		json_str(j, "name", str_c(s->since));
		json_int(j, "change", (long long)s->since_change);
		json_end(j);
	}
}

static void
write_layout(struct json *j, const struct export_job *job)
{
	int level = job->level == 0 ? bundle_level(job->kind) : job->level;

	json_object(j, "layout");
	json_str(j, "bundle", str_c(bundle_kind_name(job->kind)));
	json_int(j, "level", level);
	if (job->split != SPLIT_NONE)
		json_str(j, "split", str_c(export_split_name(job->split)));
	if (job->bag.wanted)
		json_bool(j, "bagit", true);
	json_end(j);
}

struct str
manifest_mark(const struct manifest *m)
{
	struct str last = STR_NONE;
	struct export_origin o;

	for (size_t i = 0; m->source->origin != NULL; i++) {
		o = (struct export_origin){.rejected = -1};
		if (!m->source->origin(m->source->ctx, i, &o))
			break;
		if (str_cmp(o.mark, last) > 0)
			last = o.mark;
	}
	return last;
}

/* Of all sources; -1: of none of them it is known. */
static int64_t
count_rejected(const struct export_source *src)
{
	struct export_origin o;
	int64_t n = -1;

	for (size_t i = 0; src->origin != NULL; i++) {
		o = (struct export_origin){.rejected = -1};
		if (!src->origin(src->ctx, i, &o))
			break;
		if (o.rejected >= 0)
			n = (n < 0 ? 0 : n) + o.rejected;
	}
	return n;
}

static int
write_all(struct json *j, const struct manifest *m, struct spool *out,
	  struct err *e)
{
	int64_t rejected = count_rejected(m->source);

	json_object(j, NULL);
	json_str(j, "schema", STR("sheaf-bundle/1"));
	json_str(j, "program", STR("sheaf " SHEAF_VERSION));
	write_sources(j, m->source);
	write_selection(j, m->job);
	write_layout(j, m->job);
	write_series(j, &m->job->series);
	json_int(j, "records", (long long)m->stats->records);
	json_int(j, "deleted", (long long)m->stats->deleted);
	json_int(j, "broken", (long long)m->stats->broken);
	if (rejected >= 0)
		json_int(j, "rejected", (long long)rejected);
	write_formats(j, m);
	write_types(j, m->counts);
	write_years(j, m->counts);
	if (write_list(j, "tombstones", m->tombstones, out, e) != 0 ||
	    write_list(j, "members", m->members, out, e) != 0)
		return -1;
	json_end(j);
	buf_char(j->out, '\n');
	return spool_take(out, j->out, e);
}

int
manifest_write(const struct manifest *m, struct spool *out, struct err *e)
{
	struct json j;
	struct buf text;
	int rc;

	buf_init(&text, TEXT_MAX);
	json_init(&j, &text, true);
	rc = write_all(&j, m, out, e);
	buf_free(&text);
	return rc;
}
