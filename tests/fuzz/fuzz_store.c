/*
 * A damaged store. A sound one is made once; the input is damage in steps of
 * four bytes: where (two bytes, in units that reach all of the file), what is
 * done there, and with what. Whatever opens is checked and read without a
 * crash; what a check calls whole gives every record, as it was put; and what
 * is salvaged is whole once it is repaired.
 */
#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/check.h"
#include "tests/fuzz/fuzz.h"

enum {
	ITEMS = 40,
	STEP = 4,
	FILE_MAX = 1 << 20,
	DIR_N = 256,
	PATH_N = 512,
	STEPS_MAX = 64
};

static unsigned char sound[FILE_MAX];
static size_t sound_n;

static void
path_in(char out[PATH_N], const char dir[DIR_N], const char *name)
{
	snprintf(out, PATH_N, "%.255s/%s", dir, name);
}

static void
make_folder(char dir[DIR_N])
{
	const char *tmp = getenv("TMPDIR");

	snprintf(dir, DIR_N, "%s/fuzz_store_XXXXXX",
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

/* --- A sound one ---------------------------------------------------------- */

static size_t
payload_of(int i, char *out, size_t size)
{
	return (size_t)snprintf(out, size,
				"<dc xmlns=\"http://example.org/\"><title>The "
				"title of number %d, and %d</title></dc>",
				i, i * 7919);
}

static void
put_all(struct store *s)
{
	static const struct str sets[] = {STR_LIT("a:b")};
	enum store_change change;
	char id[32], payload[256];
	struct err e;

	FUZZ_CHECK(store_set_source(s, STR("x"), STR("http://x/oai"), &e) == 0);
	FUZZ_CHECK(store_begin(s, &e) == 0);
	for (int i = 0; i < ITEMS; i++) {
		struct store_item item = {
		    .source = STR("x"),
		    .prefix = STR("oai_dc"),
		    .datestamp = STR("2026-01-01"),
		    .sets = sets,
		    .nsets = 1,
		    .year = 2000 + i,
		};

		snprintf(id, sizeof(id), "oai:x:%d", i);
		item.oai_id = str_c(id);
		item.payload =
		    (struct str){payload, payload_of(i, payload, 256)};
		FUZZ_CHECK(store_put(s, &item, false, &change, &e) == 0);
	}
	FUZZ_CHECK(store_commit(s, &e) == 0);
}

static void
make_sound(void)
{
	char dir[DIR_N], path[PATH_N];
	struct store *s;
	struct err e;
	FILE *f;

	make_folder(dir);
	path_in(path, dir, "s.db");
	FUZZ_CHECK(store_open(&s, path, STORE_WRITE, &e) == 0);
	put_all(s);
	store_close(s);
	f = fopen(path, "rb");
	FUZZ_CHECK(f != NULL);
	sound_n = fread(sound, 1, sizeof(sound), f);
	fclose(f);
	FUZZ_CHECK(sound_n > 0 && sound_n < sizeof(sound));
	drop_folder(dir);
}

/* --- Damage --------------------------------------------------------------- */

enum damage { FLIP, SET, ZERO_BLOCK, CUT_OFF, DAMAGE__MAX };

static void
do_damage(unsigned char *file, size_t *n, const uint8_t *step)
{
	size_t at = ((size_t)step[0] << 8 | step[1]) * (*n / 65536 + 1) % *n;

	switch ((enum damage)(step[2] % DAMAGE__MAX)) {
	case FLIP:
		file[at] ^= (unsigned char)(1 << step[3] % 8);
		break;
	case SET:
		file[at] = step[3];
		break;
	case ZERO_BLOCK:
		memset(file + at, 0, step[3] < *n - at ? step[3] : *n - at);
		break;
	case CUT_OFF:
		if (at > 0)
			*n = at;
		break;
	case DAMAGE__MAX:
		break;
	}
}

static void
write_damaged(const char *path, const uint8_t *data, size_t size)
{
	static unsigned char file[FILE_MAX];
	size_t n = sound_n;
	FILE *f = fopen(path, "wb");

	memcpy(file, sound, n);
	for (size_t i = 0; i + STEP <= size && i < STEPS_MAX * STEP; i += STEP)
		do_damage(file, &n, data + i);
	FUZZ_CHECK(f != NULL && fwrite(file, 1, n, f) == n);
	FUZZ_CHECK(fclose(f) == 0);
}

/* --- What must hold ------------------------------------------------------- */

static void
say(void *ctx, const char *fault)
{
	(void)ctx;
	FUZZ_CHECK(fuzz_clean(str_c(fault)));
	if (getenv("FUZZ_LOG") != NULL)
		fprintf(stderr, "%s\n", fault);
}

/* How many could be read, and whether all of them are what was put. */
static int
read_all(struct store *s, bool *same)
{
	struct store_query q = {.deleted = true};
	char payload[256];
	struct store_rows *rows;
	struct store_item item;
	struct err e;
	int n = 0, rc;

	*same = true;
	if (store_select(s, &q, &rows, &e) != 0)
		return -1;
	while ((rc = store_next(rows, &item, &e)) != 0 && n < 2 * ITEMS) {
		size_t at;
		int i;

		if (rc < 0)
			break;
		at = str_rchr(item.oai_id, ':') + 1;
		i = (int)str_number(str_from(item.oai_id, at), ITEMS);
		*same =
		    *same &&
		    str_eq(item.payload,
			   (struct str){payload, payload_of(i, payload, 256)});
		n++;
	}
	store_rows_free(rows);
	return rc < 0 ? -1 : n;
}

static void
check_opened(struct store *s)
{
	struct store_check found;
	struct err e;
	bool same;
	int n;

	if (store_check(s, false, say, NULL, &found, &e) != 0) {
		FUZZ_CHECK(fuzz_clean(str_c(e.msg)));
		return;
	}
	n = read_all(s, &same);
	if (found.faults == 0)
		FUZZ_CHECK(n == ITEMS && same);
}

static void
check_salvaged(const char *from, const char *to)
{
	struct store_check found;
	struct store *s;
	struct err e;
	bool same;

	if (store_salvage(from, to, say, NULL, &found, &e) != 0) {
		FUZZ_CHECK(fuzz_clean(str_c(e.msg)));
		return;
	}
	FUZZ_CHECK(store_open(&s, to, STORE_WRITE, &e) == 0);
	FUZZ_CHECK(store_check(s, true, say, NULL, &found, &e) == 0);
	FUZZ_CHECK(store_check(s, false, say, NULL, &found, &e) == 0);
	FUZZ_CHECK(found.faults == 0);
	FUZZ_CHECK(read_all(s, &same) >= 0);
	store_close(s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char dir[DIR_N], path[PATH_N], to[PATH_N];
	struct store *s;
	struct err e;

	if (sound_n == 0)
		make_sound();
	make_folder(dir);
	path_in(path, dir, "s.db");
	path_in(to, dir, "salvaged.db");
	write_damaged(path, data, size);
	if (store_open(&s, path, STORE_READ, &e) == 0) {
		check_opened(s);
		store_close(s);
	} else {
		FUZZ_CHECK(fuzz_clean(str_c(e.msg)));
	}
	check_salvaged(path, to);
	drop_folder(dir);
	return 0;
}
