/*
 * The measuring program: see the table in main.c for what it can do, and
 * bench.sh for what is done with it. Messages go to standard error, results to
 * standard output, one line each.
 */
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"

enum { BENCH_CHUNK = 64 << 10, BENCH_PAGE_MAX = 256 << 20 };

/* Subcommands: 0, or 1 after a message. */
int bench_corpus(int argc, char **argv);
int bench_parse(int argc, char **argv);
int bench_bare(int argc, char **argv);
int bench_compare(int argc, char **argv);
int bench_format(int argc, char **argv);
int bench_run(int argc, char **argv);
int bench_help(int argc, char **argv);

/* Says what is wrong; always 1. */
int bench_fail(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* CPU time of this process so far, in seconds. */
double bench_cpu(void);

/* A whole file into b, which is cleared first. Ends the program on failure. */
void bench_load(struct buf *b, const char *path);

/* One way to read a page: begin, any number of pages, end. */
struct bench_reader {
	const char *name;
	void *(*open)(void); /* NULL: out of memory */
	int (*page)(void *ctx, const char *p, size_t n); /* 0, or -1 */
	void (*close)(void *ctx);
	uint64_t (*records)(const void *ctx); /* read so far; NULL: unknown */
};

extern const struct bench_reader reader_parse, reader_bare;

#endif
