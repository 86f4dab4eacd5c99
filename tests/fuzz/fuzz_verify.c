/*
 * An archive from strangers, verified: whatever it is, each finding is clean
 * text, what went wrong is either said or an error, and no more comes out of it
 * than the limits allow. What is nearly empty is never whole.
 */
#include "core/str.h"
#include "exporters/bundle/bundle.h"
#include "exporters/verify/verify.h"
#include "tests/fuzz/fuzz.h"

enum { SMALLEST = 64 }; /* no bundle has less bytes */

static bool
never(void *ctx)
{
	(void)ctx;
	return false;
}

static void
found(void *ctx, const char *member, const char *what)
{
	uint64_t *n = ctx;

	FUZZ_CHECK(fuzz_clean(str_c(member)));
	FUZZ_CHECK(what[0] != '\0');
	++*n;
}

static int
count_bytes(void *ctx, const char *p, size_t n, struct err *e)
{
	uint64_t *total = ctx;

	(void)p;
	(void)e;
	*total += n;
	return 0;
}

/* The members alone, as verify reads them; their bytes. */
static uint64_t
read_members(const char *path)
{
	struct bundle_reader *b = NULL;
	uint64_t total = 0;
	const char *fault;
	struct str name;
	struct err e;

	if (bundle_read_open(&b, path, BUNDLE_READ_BUNDLE, &e) != 0)
		return 0;
	while (bundle_read_next(b, &name, &fault, &e) > 0) {
		FUZZ_CHECK(name.n > 0 || fault != NULL);
		if (fault == NULL &&
		    bundle_read_data(b, count_bytes, &total, &e) != 0 &&
		    e.code != ERR_DATA)
			break;
	}
	bundle_read_close(b);
	return total;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct env env = {.stopped = never};
	struct verify_result r;
	uint64_t said = 0;
	struct err e = {0};
	const char *path = fuzz_file(data, size);

	if (verify_run(&env, path, found, &said, NULL, &r, &e) != 0) {
		FUZZ_CHECK(e.code != ERR_NONE && e.msg[0] != '\0');
	} else {
		FUZZ_CHECK(r.faults == said);
		FUZZ_CHECK(r.faults > 0 || (size >= SMALLEST && r.members > 0));
		FUZZ_CHECK(r.bytes == read_members(path) || r.faults > 0);
	}
	FUZZ_CHECK(r.bytes <= BUNDLE_READ_RATIO_FROM + (64 << 10) ||
		   r.bytes / BUNDLE_READ_RATIO_MAX <= size + (64 << 10));
	return 0;
}
