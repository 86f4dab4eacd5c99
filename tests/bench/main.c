/* The subcommands of the measuring program. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/file.h"
#include "tests/bench/bench.h"

static const struct {
	const char *name, *args, *help;
	int (*run)(int argc, char **argv);
} commands[] = {
    {"corpus", "DIR RECORDS PAGE SEED",
     "write generated pages; prints records, bytes, SHA-256", bench_corpus},
    {"parse", "FILE...", "pages into records, by the parsers of sheaf",
     bench_parse},
    {"bare", "FILE...", "the same through libxml2 and empty handlers",
     bench_bare},
    {"compare", "ROUNDS FILE...",
     "both, turn by turn; prints CPU us a record: bare, parse", bench_compare},
    {"format", "STORE [DIR]",
     "read, parse and format all, into files if there is a folder for them; "
     "prints CPU s, records, bytes",
     bench_format},
    {"run", "COMMAND...",
     "run it; prints CPU s, wall s, peak kB, what it returned, bytes written",
     bench_run},
    {"help", "", "this", bench_help},
};

int
bench_help(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		printf("bench %-8s %-22s %s\n", commands[i].name,
		       commands[i].args, commands[i].help);
	return 0;
}

int
bench_fail(const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "bench: ");
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	return 1;
}

double
bench_cpu(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void
bench_load(struct buf *b, const char *path)
{
	struct err e;

	buf_clear(b);
	if (file_read(b, path, &e) != 0)
		exit(bench_fail("%s", e.msg));
}

int
main(int argc, char **argv)
{
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (argc > 1 && strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(argc - 2, argv + 2);
	bench_help(0, NULL);
	return argc > 1;
}
