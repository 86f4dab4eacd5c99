/* Pages of generated records as files, the same ones for the same seed. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core/digest.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/str.h"
#include "tests/bench/bench.h"
#include "tests/provider/synthetic.h"

enum { COUNT_MAX = 100000000, PATH_LEN = 4096, PAGE_EXTRA = 4096 };

struct corpus {
	const char *dir;
	uint64_t records, page, seed;
};

static int
write_page(const struct corpus *c, uint64_t first, char *page, size_t cap,
	   struct digest *sum, uint64_t *bytes)
{
	uint64_t n =
	    c->records - first < c->page ? c->records - first : c->page;
	char path[PATH_LEN];
	struct file *f;
	struct err e;
	size_t len;
	int rc;

	len = synthetic_page(c->seed, first, n,
			     first + n < c->records ? "next" : "", page, cap);
	if (len == 0)
		return bench_fail("a page is larger than %zu bytes", cap);
	snprintf(path, sizeof(path), "%s/page-%06" PRIu64 ".xml", c->dir,
		 first / c->page + 1);
	if (file_create(&f, path, &e) != 0)
		return bench_fail("%s", e.msg);
	rc = file_write(f, page, len, &e);
	if (rc == 0)
		rc = file_commit(f, &e);
	file_close(f);
	if (rc != 0)
		return bench_fail("%s", e.msg);
	digest_add(sum, page, len);
	*bytes += len;
	return 0;
}

static int
write_corpus(const struct corpus *c)
{
	size_t cap = (size_t)c->page * SYNTHETIC_RECORD_MAX + PAGE_EXTRA;
	struct digest *sum = digest_new();
	char *page = mem_alloc(cap);
	char hex[DIGEST_HEX];
	uint64_t bytes = 0;
	int rc = 1;

	if (sum == NULL || page == NULL)
		goto out;
	for (uint64_t at = 0; at < c->records; at += c->page)
		if (write_page(c, at, page, cap, sum, &bytes) != 0)
			goto out;
	digest_end(sum, hex);
	printf("%" PRIu64 " %" PRIu64 " %s\n", c->records, bytes, hex);
	rc = 0;
out:
	mem_free(page);
	digest_free(sum);
	return rc;
}

int
bench_corpus(int argc, char **argv)
{
	struct corpus c;
	long long n[3];

	if (argc != 4)
		return bench_fail("corpus DIR RECORDS PAGE SEED");
	for (int i = 0; i < 3; i++) {
		n[i] = str_number(str_c(argv[i + 1]), COUNT_MAX);
		if (n[i] < 0 || (n[i] == 0 && i < 2))
			return bench_fail("no number: %s", argv[i + 1]);
	}
	c.dir = argv[0];
	c.records = (uint64_t)n[0];
	c.page = (uint64_t)n[1];
	c.seed = (uint64_t)n[2];
	if (mkdir(c.dir, 0777) != 0 && errno != EEXIST)
		return bench_fail("%s: %s", c.dir, strerror(errno));
	return write_corpus(&c);
}
