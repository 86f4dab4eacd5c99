/*
 * Reading a store, parsing and formatting, without writing anything: the part
 * of an export that is not archive or disk.
 */
#include <inttypes.h>
#include <stdio.h>

#include "core/str.h"
#include "exporters/exporter.h"
#include "parsers/parser.h"
#include "store/store.h"
#include "tests/bench/bench.h"

enum { OUT_MAX = 64 << 20, OUT_FLUSH = 1 << 20, FORMATS_MAX = 8 };

struct job {
	const struct exporter *x[FORMATS_MAX];
	struct export_state st[FORMATS_MAX];
	struct buf out[FORMATS_MAX];
	size_t n;
	uint64_t records, bytes;
};

static int
choose(struct job *j, struct str names)
{
	struct str name;

	while (str_cut(&names, ',', &name)) {
		if (j->n == FORMATS_MAX)
			return bench_fail("too many formats");
		j->x[j->n] = exporter_by_name(name);
		if (j->x[j->n] == NULL)
			return bench_fail("no format " STR_FMT, STR_ARG(name));
		export_state_init(&j->st[j->n]);
		buf_init(&j->out[j->n], OUT_MAX);
		export_begin(j->x[j->n], &j->st[j->n], &j->out[j->n]);
		j->n++;
	}
	return 0;
}

static void
put(struct job *j, const struct record *r, bool last)
{
	j->records += r != NULL;
	for (size_t i = 0; i < j->n; i++) {
		if (r != NULL)
			export_record(j->x[i], &j->st[i], r, &j->out[i]);
		if (last)
			export_end(j->x[i], &j->st[i], &j->out[i]);
		if (last || j->out[i].n > OUT_FLUSH) {
			j->bytes += j->out[i].n;
			buf_clear(&j->out[i]);
		}
	}
}

static int
each(struct job *j, struct store_rows *rows, struct err *e)
{
	struct payload_reader *reader = payload_reader_new();
	struct store_item item;
	struct record *r;
	int rc;

	while ((rc = store_next(rows, &item, e)) == 1) {
		if (payload_read(reader, item.payload, &r, e) != 0)
			continue;
		r->oai_id = item.oai_id;
		r->source = item.source;
		r->datestamp = item.datestamp;
		r->prefix = item.prefix;
		put(j, r, false);
	}
	put(j, NULL, true);
	payload_reader_free(reader);
	return rc;
}

int
bench_format(int argc, char **argv)
{
	static struct job j;
	struct store_query q = {0};
	struct store_rows *rows = NULL;
	struct store *s = NULL;
	double before = bench_cpu();
	struct err e;
	int rc = 1;

	if (argc != 2)
		return bench_fail("format STORE FORMAT[,FORMAT...]");
	if (choose(&j, str_c(argv[1])) != 0)
		return 1;
	if (store_open(&s, argv[0], STORE_READ, &e) == 0 &&
	    store_select(s, &q, &rows, &e) == 0 && each(&j, rows, &e) == 0)
		rc = 0;
	if (rc == 0)
		printf("%.4f %" PRIu64 " %" PRIu64 "\n", bench_cpu() - before,
		       j.records, j.bytes);
	else
		bench_fail("%s", e.msg);
	for (size_t i = 0; i < j.n; i++) {
		export_state_free(&j.st[i]);
		buf_free(&j.out[i]);
	}
	store_rows_free(rows);
	store_close(s);
	return rc;
}
