/*
 * Import, its store's side: a file or bundle from strangers into a store that
 * holds something already, under the names that it says and under one that is
 * held. The import ends; what it says is clean; the store is whole and has what
 * it had; and the same once more brings nothing new.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sheaf/records/records.h"
#include "store/check.h"
#include "tests/fuzz/fuzz.h"

enum { DIR_N = 256, PATH_N = 512, APP_MEMORY = 16 << 20, HELD = 3 };

static bool
never(void *ctx)
{
	(void)ctx;
	return false;
}

static int64_t
moment(void *ctx)
{
	(void)ctx;
	return 1767225600; /* 2026-01-01 */
}

static void
log_clean(void *ctx, enum log_level level, const char *line,
	  const struct log_facts *facts)
{
	(void)ctx;
	(void)level;
	(void)facts;
	FUZZ_CHECK(line[0] != '\0' && fuzz_clean(str_c(line)));
}

static void
say_clean(void *ctx, const char *fault)
{
	(void)ctx;
	FUZZ_CHECK(fuzz_clean(str_c(fault)));
}

/* --- A store -------------------------------------------------------------- */

static void
make_folder(char dir[DIR_N])
{
	const char *tmp = getenv("TMPDIR");

	snprintf(dir, DIR_N, "%s/fuzz_import_XXXXXX",
		 tmp == NULL ? "/tmp" : tmp);
	FUZZ_CHECK(mkdtemp(dir) != NULL);
}

static void
drop_folder(const char *dir)
{
	DIR *all = opendir(dir);
	const struct dirent *d;
	char path[PATH_N + 256];

	FUZZ_CHECK(all != NULL);
	while ((d = readdir(all)) != NULL) {
		snprintf(path, sizeof(path), "%s/%s", dir, d->d_name);
		unlink(path);
	}
	closedir(all);
	FUZZ_CHECK(rmdir(dir) == 0);
}

/* Of a source that is named in the seeds, with their identifiers. */
static void
put_held(struct store *s)
{
	enum store_change change;
	char id[32];
	struct err e;

	FUZZ_CHECK(store_begin(s, &e) == 0);
	for (int i = 0; i < HELD; i++) {
		struct store_item item = {
		    .source = STR("held"),
		    .prefix = STR("oai_dc"),
		    .datestamp = STR("2025-01-01"),
		    .payload = STR("<a/>"),
		};

		snprintf(id, sizeof(id), "oai:held:%d", i);
		item.oai_id = str_c(id);
		FUZZ_CHECK(store_put(s, &item, false, &change, &e) == 0);
	}
	FUZZ_CHECK(store_commit(s, &e) == 0);
}

static void
check_whole(struct store *s)
{
	struct store_check found;
	struct err e;

	FUZZ_CHECK(store_check(s, false, say_clean, NULL, &found, &e) == 0);
	FUZZ_CHECK(found.faults == 0);
	FUZZ_CHECK(found.items >= HELD);
}

/* --- What must hold ------------------------------------------------------- */

static int
import(struct app *app, struct store *s, const char *as, const char *path,
       struct import_stats *out)
{
	struct importer im = {.app = app, .store = s, .as = str_c(as)};
	struct err e = {0};
	int rc = import_path(&im, path, &e);

	FUZZ_CHECK(rc == 0 || (e.code != ERR_NONE && e.msg[0] != '\0' &&
			       fuzz_clean(str_c(e.msg))));
	*out = im.stats;
	return rc;
}

/* What came with the first time has come. */
static void
import_twice(struct app *app, const char *as, const char *path)
{
	struct import_stats first, again;
	char dir[DIR_N], file[PATH_N];
	struct store *s;
	struct err e;
	int rc;

	make_folder(dir);
	snprintf(file, sizeof(file), "%.255s/s.db", dir);
	FUZZ_CHECK(store_open(&s, file, STORE_WRITE, &e) == 0);
	put_held(s);
	rc = import(app, s, as, path, &first);
	check_whole(s);
	FUZZ_CHECK(import(app, s, as, path, &again) == rc);
	/* What is known to be held already is not even looked at. */
	FUZZ_CHECK(rc != 0 ||
		   (again.created == 0 && again.left_out <= first.left_out));
	check_whole(s);
	store_close(s);
	drop_folder(dir);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *path = fuzz_file(data, size);
	static struct app app;

	app = (struct app){
	    .world.env = {.stopped = never, .now = moment, .log = log_clean}};
	arena_init(&app.arena, APP_MEMORY);
	config_init(&app.config);
	import_twice(&app, NULL, path);
	import_twice(&app, "held", path);
	config_free(&app.config);
	arena_free(&app.arena);
	return 0;
}
