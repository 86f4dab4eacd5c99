/*
 * The sources in Prometheus' text format, for the textfile collector of
 * node_exporter. All of them are gauges: numbers of the last run may be lower
 * than those of the run before.
 */
#include <inttypes.h>
#include <string.h>

#include "core/date.h"
#include "core/utf8.h"
#include "sheaf/status/status.h"

/* False: there is nothing to be said of this source. */
typedef bool metric_fn(const struct status_source *s, int64_t *value);

#define COUNT_FN(name, member)                                      \
	static bool name(const struct status_source *s, int64_t *v) \
	{                                                           \
		*v = (int64_t)(s->member);                          \
		return true;                                        \
	}
/* Of a run there is only something to say when there was one. */
#define RUN_FN(name, member)                                        \
	static bool name(const struct status_source *s, int64_t *v) \
	{                                                           \
		*v = (int64_t)(s->run.member);                      \
		return s->run.outcome != STORE_NEVER;               \
	}
#define TIME_FN(name, member)                                       \
	static bool name(const struct status_source *s, int64_t *v) \
	{                                                           \
		*v = s->run.member;                                 \
		return s->run.member > 0;                           \
	}

COUNT_FN(records, counts.live)
COUNT_FN(deleted, counts.deleted)
COUNT_FN(rejected, counts.rejected)
RUN_FN(run_requests, requests)
RUN_FN(run_records, records)
RUN_FN(run_created, created)
RUN_FN(run_changed, changed)
RUN_FN(run_deleted, deleted)
RUN_FN(run_repaired, repaired)
TIME_FN(run_began, began)
TIME_FN(run_ended, ended)
TIME_FN(whole, whole)
TIME_FN(not_before, not_before)

static bool
mark(const struct status_source *s, int64_t *v)
{
	*v = date_stamp(status_mark(s));
	return *v >= 0;
}

static bool
lists_under_way(const struct status_source *s, int64_t *v)
{
	*v = 0;
	for (size_t i = 0; i < s->nlists; i++)
		*v += s->lists[i].under_way || s->lists[i].unfinished > 0;
	return true;
}

static const struct {
	const char *name, *help;
	metric_fn *value;
} metrics[] = {
    {"sheaf_records", "Records held that are not deleted.", records},
    {"sheaf_deleted_records", "Deleted records held.", deleted},
    {"sheaf_rejected_records", "Records kept aside.", rejected},
    {"sheaf_mark_timestamp_seconds",
     "Date up to which the source is known, of its list furthest behind.",
     mark},
    {"sheaf_lists_under_way", "Lists that are not yet whole.", lists_under_way},
    {"sheaf_run_began_timestamp_seconds", "When the last run began.",
     run_began},
    {"sheaf_run_ended_timestamp_seconds", "When a run last ended.", run_ended},
    {"sheaf_whole_timestamp_seconds", "When a run last brought everything.",
     whole},
    {"sheaf_not_before_timestamp_seconds",
     "When the server allows the next run.", not_before},
    {"sheaf_run_requests", "Requests of the last run.", run_requests},
    {"sheaf_run_records", "Records the last run received.", run_records},
    {"sheaf_run_created", "New records of the last run.", run_created},
    {"sheaf_run_changed", "Changed records of the last run.", run_changed},
    {"sheaf_run_deleted", "Deletions of the last run.", run_deleted},
    {"sheaf_run_repaired", "Repairs of XML in the last run.", run_repaired},
};

/* A label's value: UTF-8, with three characters escaped. */
static void
put_label(struct buf *out, struct str s)
{
	uint32_t cp;

	while (utf8_next(&s, &cp)) {
		if (cp == '\n') {
			buf_puts(out, "\\n");
			continue;
		}
		if (cp == '\\' || cp == '"')
			buf_char(out, '\\');
		buf_utf8(out, cp);
	}
}

static void
put_head(struct buf *out, const char *name, const char *help)
{
	buf_printf(out, "# HELP %s %s\n# TYPE %s gauge\n", name, help, name);
}

/* One series an outcome: 1 for the one there is, so that alerts are plain. */
static void
put_outcomes(struct buf *out, const struct status *st)
{
	static const char *const words[] = {"never",  "running", "whole",
					    "partly", "failed",  "stopped",
					    "killed"};

	put_head(out, "sheaf_run_outcome",
		 "How the last run ended: 1 for the outcome it had.");
	for (size_t i = 0; i < st->n; i++)
		for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++) {
			bool is =
			    strcmp(words[k], status_outcome(&st->v[i])) == 0;

			buf_puts(out, "sheaf_run_outcome{source=\"");
			put_label(out, st->v[i].name);
			buf_printf(out, "\",outcome=\"%s\"} %d\n", words[k],
				   is);
		}
}

void
status_prometheus(const struct status *st, struct buf *out)
{
	int64_t v;

	if (st->n == 0)
		return;
	for (size_t m = 0; m < sizeof(metrics) / sizeof(metrics[0]); m++) {
		bool titled = false;

		for (size_t i = 0; i < st->n; i++) {
			if (!metrics[m].value(&st->v[i], &v))
				continue;
			if (!titled)
				put_head(out, metrics[m].name, metrics[m].help);
			titled = true;
			buf_printf(out, "%s{source=\"", metrics[m].name);
			put_label(out, st->v[i].name);
			buf_printf(out, "\"} %" PRId64 "\n", v);
		}
	}
	put_outcomes(out, st);
}
