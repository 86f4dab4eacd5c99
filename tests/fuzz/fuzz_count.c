/*
 * The readers that count records: in pieces they see what they see at once,
 * there are no more records than bytes, and what one of the others would call
 * JSON the reader below them calls JSON, too.
 */
#include "exporters/format/format.h"
#include "exporters/verify/internal.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/json.h"

/* Records, or -1: it is not what the name says. */
static long long
count(const char *name, struct str text, size_t step)
{
	struct counter *c = NULL;
	uint64_t n = 0;
	struct err e;
	int rc;

	FUZZ_CHECK(counter_new(&c, str_c(name), &e) == 0 && c != NULL);
	for (rc = 0; rc == 0 && text.n > 0; text = str_from(text, step)) {
		if (step > text.n)
			step = text.n;
		rc = counter_feed(c, text.p, step, &e);
	}
	if (rc == 0)
		rc = counter_finish(c, &n, &e);
	FUZZ_CHECK(rc == 0 || e.code == ERR_DATA || e.code == ERR_LIMIT);
	FUZZ_CHECK(rc == 0 || fuzz_clean(str_c(e.msg)));
	counter_free(c);
	return rc == 0 ? (long long)n : -1;
}

struct depth {
	int open, most;
};

static int
note(void *ctx, enum json_event event, int depth, struct str text,
     struct err *e)
{
	struct depth *d = ctx;

	(void)e;
	FUZZ_CHECK(depth >= 0 && depth <= JSON_IN_DEPTH_MAX);
	if (event == JSON_END)
		d->open--;
	FUZZ_CHECK(depth == d->open);
	if (event == JSON_OBJECT || event == JSON_ARRAY)
		d->open++;
	if (d->open > d->most)
		d->most = d->open;
	FUZZ_CHECK(event != JSON_NUMBER || text.n > 0);
	return 0;
}

static bool
is_json(struct str text, struct depth *d)
{
	struct json_in *j = json_in_new(note, d, false, true);
	struct err e;
	bool ok;

	FUZZ_CHECK(j != NULL);
	ok = json_in_feed(j, text.p, text.n, &e) == 0 &&
	     json_in_finish(j, &e) == 0;
	FUZZ_CHECK(!ok || d->open == 0);
	json_in_free(j);
	return ok;
}

/* Brackets, as many as there can be around anything. */
static size_t
brackets(struct str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '[' || text.p[i] == '{';
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = fuzz_text(data, size);
	struct depth d = {0, 0};
	long long n;

	for (const struct exporter *x = exporters; x->name != NULL; x++) {
		if (x->count == COUNT_NONE)
			continue;
		n = count(x->suffix, text, text.n + 1);
		FUZZ_CHECK(n <= (long long)text.n);
		FUZZ_CHECK(count(x->suffix, text, 1) == n);
		FUZZ_CHECK(count(x->suffix, text, 3) == n);
	}
	if (!is_json(text, &d))
		FUZZ_CHECK(!json_valid(text) ||
			   brackets(text) > JSON_IN_DEPTH_MAX);
	return 0;
}
