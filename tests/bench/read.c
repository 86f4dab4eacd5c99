/* Reading pages in one way, or in two ways turn by turn. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/str.h"
#include "tests/bench/bench.h"

enum { ROUNDS_MAX = 99 };

static double
timed(const struct bench_reader *r, void *ctx, const struct buf *page)
{
	double before = bench_cpu();

	if (r->page(ctx, page->p, page->n) != 0)
		exit(bench_fail("%s: a page was refused", r->name));
	return bench_cpu() - before;
}

static void *
opened(const struct bench_reader *r)
{
	void *ctx = r->open();

	if (ctx == NULL)
		exit(bench_fail("out of memory"));
	return ctx;
}

/* Prints CPU s and the records read (0: this reader does not count). */
static int
read_all(const struct bench_reader *r, int argc, char **argv)
{
	void *ctx = opened(r);
	struct buf page;
	double cpu = 0;

	buf_init(&page, BENCH_PAGE_MAX);
	for (int i = 0; i < argc; i++) {
		bench_load(&page, argv[i]);
		cpu += timed(r, ctx, &page);
	}
	printf("%.6f %" PRIu64 "\n", cpu,
	       r->records == NULL ? 0 : r->records(ctx));
	r->close(ctx);
	buf_free(&page);
	return 0;
}

int
bench_parse(int argc, char **argv)
{
	return read_all(&reader_parse, argc, argv);
}

int
bench_bare(int argc, char **argv)
{
	return read_all(&reader_bare, argc, argv);
}

static int
by_value(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double
median(double *v, size_t n)
{
	qsort(v, n, sizeof(*v), by_value);
	return n % 2 == 1 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

/* Page by page, and the other one first in every second round. */
int
bench_compare(int argc, char **argv)
{
	static double cost[2][ROUNDS_MAX];
	const struct bench_reader *const readers[2] = {&reader_bare,
						       &reader_parse};
	long long rounds =
	    argc < 2 ? -1 : str_number(str_c(argv[0]), ROUNDS_MAX);
	void *ctx[2];
	struct buf page;
	double records;

	if (rounds < 1)
		return bench_fail("compare ROUNDS FILE...");
	buf_init(&page, BENCH_PAGE_MAX);
	ctx[0] = opened(readers[0]);
	ctx[1] = opened(readers[1]);
	for (int i = 0; i < rounds; i++) {
		for (int k = 1; k < argc; k++) {
			bench_load(&page, argv[k]);
			for (int j = 0; j < 2; j++) {
				int who = (i + j) % 2;

				cost[who][i] +=
				    timed(readers[who], ctx[who], &page);
			}
		}
	}
	records = (double)readers[1]->records(ctx[1]) / (double)rounds;
	printf("%.3f %.3f %.0f\n",
	       median(cost[0], (size_t)rounds) / records * 1e6,
	       median(cost[1], (size_t)rounds) / records * 1e6, records);
	readers[0]->close(ctx[0]);
	readers[1]->close(ctx[1]);
	buf_free(&page);
	return 0;
}
