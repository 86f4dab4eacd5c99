/* A source in memory, formats of our own, and a world to run an export in. */
#include "tests/unit/exporting.h"

#include <stdio.h>

static void
lines_record(struct export_state *st, const struct record *r, struct buf *out)
{
	(void)st;
	buf_str(out, r->oai_id);
	buf_char(out, '\n');
}

static void
list_begin(struct export_state *st, struct buf *out)
{
	(void)st;
	buf_puts(out, "[");
}

static void
list_record(struct export_state *st, const struct record *r, struct buf *out)
{
	if (st->count > 0)
		buf_char(out, ',');
	buf_str(out, r->oai_id);
	if (r->deleted)
		buf_char(out, '!');
	if (str_eqc(r->oai_id, "deep") &&
	    arena_alloc(&st->scratch, st->scratch.limit + 1) == NULL)
		out->failed = true;
	while (str_eqc(r->oai_id, "huge") && !out->failed)
		buf_printf(out, "%1000d", 1);
}

static void
list_end(struct export_state *st, struct buf *out)
{
	(void)st;
	buf_puts(out, "]\n");
}

const struct exporter format_lines = {
    .name = "lines",
    .suffix = ".txt",
    .media_type = "text/plain",
    .record = lines_record,
};

const struct exporter format_list = {
    .name = "list",
    .suffix = ".list",
    .media_type = "application/x-list",
    .tombstones = true,
    .begin = list_begin,
    .record = list_record,
    .end = list_end,
};

const struct item three_items[] = {
    {"a", false, TYPE_BOOK, 2020, ERR_NONE},
    {"b", true, TYPE_GENERIC, 0, ERR_NONE},
    {"c", false, TYPE_ARTICLE, 1999, ERR_NONE},
    {NULL},
};

static int
next(void *ctx, struct record **out, struct err *e)
{
	struct world *w = ctx;
	const struct item *i = &w->items[w->at++];

	w->given++;
	if (i->id == NULL && w->repeat > 0) {
		w->repeat--;
		w->at = 1;
		i = w->items;
	}
	if (i->id == NULL)
		return 0;
	if (i->code != ERR_NONE)
		return err_set(e, i->code, 0, "src oai:%s: wrong", i->id);
	arena_reset(&w->arena);
	record_init(&w->record, &w->arena);
	w->record.source = STR("src");
	w->record.oai_id = str_c(i->id);
	w->record.deleted = i->deleted;
	w->record.type = i->type;
	w->record.issued.from.year = (int16_t)i->year;
	*out = &w->record;
	return 1;
}

static bool
origin(void *ctx, size_t i, struct export_origin *out)
{
	static const struct export_origin origins[] = {
	    {STR_LIT("src"), STR_LIT("https://example.org/oai"),
	     STR_LIT("2024-05-01T00:00:00Z"), 3, STR_LIT("A <source>")},
	    {.name = STR_LIT("other"), .rejected = -1},
	};

	(void)ctx;
	if (i >= 2)
		return false;
	*out = origins[i];
	return true;
}

static bool
stopped(void *ctx)
{
	struct world *w = ctx;

	return w->stop > 0 && w->given >= w->stop;
}

static void
take_message(void *ctx, enum log_level level, const char *line,
	     const struct log_facts *facts)
{
	struct world *w = ctx;

	(void)facts;
	if (level == LOG_DEBUG)
		w->details++;
	if (level != LOG_WARN)
		return;
	if (w->warnings++ == 0)
		snprintf(w->first, sizeof(w->first), "%s", line);
	snprintf(w->last, sizeof(w->last), "%s", line);
}

int
export_items(struct world *w, const struct export_job *job,
	     struct export_stats *stats, struct err *e)
{
	const struct env env = {
	    .ctx = w, .stopped = stopped, .log = take_message};
	const struct export_source src = {w, next, origin, NULL};
	int rc;

	w->at = w->given = 0;
	arena_init(&w->arena, 1 << 20);
	rc = export_run(&env, &src, job, stats, e);
	arena_free(&w->arena);
	return rc;
}
