/* What a bundle says of itself, as JSON. */
#include "exporters/manifest.h"

#include <stdio.h>

#include "exporters/json_out.h"

enum { KEY_MAX = 32 }; /* bytes of the name of an option */

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
	struct str name, url, mark;

	json_array(j, "sources");
	for (size_t i = 0; src->origin != NULL; i++) {
		name = url = mark = STR_NONE;
		if (!src->origin(src->ctx, i, &name, &url, &mark))
			break;
		json_object(j, NULL);
		json_str(j, "name", name);
		json_opt(j, "url", url);
		json_opt(j, "mark", mark);
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
write_member(struct json *j, const struct manifest_member *m)
{
	json_object(j, NULL);
	json_str(j, "name", str_c(m->format->member));
	json_str(j, "format", str_c(m->format->name));
	json_str(j, "media_type", str_c(m->format->media_type));
	json_int(j, "records", (long long)m->records);
	json_int(j, "bytes", (long long)m->bytes);
	json_str(j, "sha256", str_c(m->sha256));
	json_end(j);
}

void
manifest_write(const struct manifest *m, struct buf *out)
{
	struct json j;

	json_init(&j, out, true);
	json_object(&j, NULL);
	json_str(&j, "schema", STR("sheaf-bundle/1"));
	json_str(&j, "program", STR("sheaf " SHEAF_VERSION));
	write_sources(&j, m->source);
	write_selection(&j, m->job);
	json_int(&j, "records", (long long)m->stats->records);
	json_int(&j, "deleted", (long long)m->stats->deleted);
	json_int(&j, "broken", (long long)m->stats->broken);
	write_types(&j, m->counts);
	write_years(&j, m->counts);
	json_array(&j, "members");
	for (size_t i = 0; i < m->nmembers; i++)
		write_member(&j, &m->members[i]);
	json_end(&j);
	json_end(&j);
	buf_char(out, '\n');
}
