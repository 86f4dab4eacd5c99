/* The sources as one JSON object: docs/status.md. */
#include <string.h>

#include "core/date.h"
#include "core/json.h"
#include "sheaf/status/status.h"

static void
put_time(struct json *j, const char *name, int64_t t)
{
	char stamp[STAMP_MAX];

	if (t <= 0)
		return;
	date_stamp_format(t, false, stamp);
	json_str(j, name, str_c(stamp));
}

static void
put_count(struct json *j, const char *name, uint64_t n)
{
	json_int(j, name, n > INT64_MAX ? INT64_MAX : (long long)n);
}

static void
put_run(struct json *j, const struct store_run *r)
{
	if (r->outcome == STORE_NEVER)
		return;
	json_object(j, "run");
	put_time(j, "began", r->began);
	if (r->outcome != STORE_RUNNING)
		put_time(j, "ended", r->ended);
	put_count(j, "requests", r->requests);
	put_count(j, "records", r->records);
	put_count(j, "created", r->created);
	put_count(j, "changed", r->changed);
	put_count(j, "deleted", r->deleted);
	put_count(j, "repaired", r->repaired);
	json_opt(j, "message", str_c(r->message));
	json_end(j);
}

static void
put_lists(struct json *j, const struct status_source *s)
{
	json_array(j, "lists");
	for (size_t i = 0; i < s->nlists; i++) {
		const struct status_list *l = &s->lists[i];

		json_object(j, NULL);
		json_str(j, "prefix", l->prefix);
		json_opt(j, "set", l->set);
		json_opt(j, "from", l->from);
		json_bool(j, "under_way", l->under_way);
		if (l->under_way)
			put_count(j, "seen", l->seen);
		if (l->windows > 0) {
			put_count(j, "windows", l->windows);
			put_count(j, "windows_unfinished", l->unfinished);
		}
		json_end(j);
	}
	json_end(j);
}

static void
put_format(struct json *j, const struct status_format *f)
{
	if (f->prefix.n == 0)
		return;
	json_object(j, "format");
	json_str(j, "prefix", f->prefix);
	json_opt(j, "why", f->why);
	json_opt(j, "asked", f->day);
	json_opt(j, "better", f->better);
	json_opt(j, "better_why", f->better_why);
	json_end(j);
}

void
status_json(const struct status *st, struct buf *out)
{
	struct json j;

	json_init(&j, out, true);
	json_object(&j, NULL);
	json_str(&j, "schema", STR("sheaf-status/1"));
	put_time(&j, "time", st->now);
	json_str(&j, "store", str_c(st->store));
	json_array(&j, "sources");
	for (size_t i = 0; i < st->n; i++) {
		const struct status_source *s = &st->v[i];

		json_object(&j, NULL);
		json_str(&j, "name", s->name);
		json_opt(&j, "url", s->url);
		put_count(&j, "records", s->counts.live);
		put_count(&j, "deleted", s->counts.deleted);
		put_count(&j, "rejected", s->counts.rejected);
		json_str(&j, "outcome", str_c(status_outcome(s)));
		json_opt(&j, "by", s->by);
		put_time(&j, "whole", s->run.whole);
		if (s->run.not_before > st->now)
			put_time(&j, "not_before", s->run.not_before);
		put_run(&j, &s->run);
		put_format(&j, &s->format);
		put_lists(&j, s);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	buf_char(out, '\n');
}
