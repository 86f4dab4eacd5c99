/*
 * Reading a store, parsing and formatting, once for all formats: without
 * writing anything, the part of an export that is not archive or disk; or to
 * one plain file for each format, which is what an archiver would start from.
 */
#include <inttypes.h>
#include <stdio.h>

#include "core/file.h"
#include "core/str.h"
#include "exporters/format/format.h"
#include "sheaf/records/records.h"
#include "store/store.h"
#include "tests/bench/bench.h"

enum {
	OUT_MAX = 64 << 20,
	OUT_FLUSH = 64 << 10,
	FORMATS_MAX = 8,
	PATH_LEN = 4096
};

struct job {
	const struct exporter *x[FORMATS_MAX];
	struct export_state st[FORMATS_MAX];
	struct buf out[FORMATS_MAX];
	struct file *file[FORMATS_MAX]; /* or NULL: nothing is written */
	size_t n;
	struct citekeys *keys;
	uint64_t records, bytes;
};

/* Those of a bundle, where nobody asks for others. */
static int
choose(struct job *j)
{
	for (const struct exporter *x = exporters; x->name != NULL; x++) {
		if ((x->presets & PRESET_BUNDLE) == 0)
			continue;
		if (j->n == FORMATS_MAX)
			return bench_fail("too many formats");
		j->x[j->n] = x;
		export_state_init(&j->st[j->n]);
		buf_init(&j->out[j->n], OUT_MAX);
		export_begin(j->x[j->n], &j->st[j->n], &j->out[j->n]);
		j->n++;
	}
	return 0;
}

static int
open_files(struct job *j, const char *dir, struct err *e)
{
	char path[PATH_LEN];

	for (size_t i = 0; i < j->n; i++) {
		snprintf(path, sizeof(path), "%s/%s%s", dir, FORMAT_STEM,
			 j->x[i]->suffix);
		if (file_create(&j->file[i], path, e) != 0)
			return -1;
	}
	return 0;
}

static int
take_away(struct job *j, size_t i, struct err *e)
{
	int rc = 0;

	j->bytes += j->out[i].n;
	if (j->file[i] != NULL && j->out[i].n > 0)
		rc = file_write(j->file[i], j->out[i].p, j->out[i].n, e);
	buf_clear(&j->out[i]);
	return rc;
}

static int
put(struct job *j, const struct record *r, bool last, struct err *e)
{
	struct str key = r != NULL ? citekeys_next(j->keys, r) : STR_NONE;

	j->records += r != NULL;
	for (size_t i = 0; i < j->n; i++) {
		if (r != NULL) {
			j->st[i].key = key;
			export_record(j->x[i], &j->st[i], r, &j->out[i]);
		}
		if (last)
			export_end(j->x[i], &j->st[i], &j->out[i]);
		if ((last || j->out[i].n > OUT_FLUSH) &&
		    take_away(j, i, e) != 0)
			return -1;
		if (last && j->file[i] != NULL &&
		    file_commit(j->file[i], e) != 0)
			return -1;
	}
	return 0;
}

static int
each(struct job *j, struct from_store *it, struct err *e)
{
	struct record *r;
	int rc;

	while ((rc = from_store_next(it, &r, e)) == 1)
		if (put(j, r, false, e) != 0)
			return -1;
	return rc == 0 ? put(j, NULL, true, e) : -1;
}

int
bench_format(int argc, char **argv)
{
	static struct job j;
	struct store_query q = {0};
	struct from_store it = {0};
	struct store *s = NULL;
	double before = bench_cpu();
	struct err e;
	int rc = 1;

	if (argc != 1 && argc != 2)
		return bench_fail("format STORE [DIR]");
	if (choose(&j) != 0)
		return 1;
	j.keys = citekeys_new(NULL);
	if (j.keys == NULL)
		return bench_fail("out of memory");
	if ((argc == 1 || open_files(&j, argv[1], &e) == 0) &&
	    store_open(&s, argv[0], STORE_READ, &e) == 0 &&
	    from_store_open(&it, NULL, s, &q, &e) == 0 &&
	    each(&j, &it, &e) == 0)
		rc = 0;
	if (rc == 0)
		printf("%.4f %" PRIu64 " %" PRIu64 "\n", bench_cpu() - before,
		       j.records, j.bytes);
	else
		bench_fail("%s", e.msg);
	for (size_t i = 0; i < j.n; i++) {
		export_state_free(&j.st[i]);
		buf_free(&j.out[i]);
		file_close(j.file[i]);
	}
	citekeys_free(j.keys);
	from_store_close(&it);
	store_close(s);
	return rc;
}
