/*
 * sheaf, with something that fails:
 *
 *   torture alloc|store N once|forever|kill FILE ARGUMENT...
 *
 * runs "sheaf ARGUMENT..." with its N-th allocation or its N-th operation on
 * the store's files failing (0: none), and all after it with "forever". With
 * "kill", of the store, the program is killed there. How many there were is
 * written into FILE.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "tests/torture/torture.h"

enum { OWN_ARGS = 4 };

static bool store;
static const char *counts;

static void
write_count(void)
{
	FILE *f = fopen(counts, "w");

	if (f == NULL)
		return;
	fprintf(f, "%lu\n", store ? shim_count() : mem_count());
	fclose(f);
}

int
main(int argc, char *argv[])
{
	enum shim_fault fault = SHIM_ONCE;
	unsigned long n;
	char *end;

	if (argc <= OWN_ARGS + 1) {
		fputs("usage: torture alloc|store N once|forever|kill FILE "
		      "ARGUMENT...\n",
		      stderr);
		return 2;
	}
	store = strcmp(argv[1], "store") == 0;
	n = strtoul(argv[2], &end, 10);
	if (strcmp(argv[3], "forever") == 0)
		fault = SHIM_FOREVER;
	else if (strcmp(argv[3], "kill") == 0)
		fault = SHIM_KILL;
	counts = argv[4];
	if (*end != '\0' || atexit(write_count) != 0)
		return 2;
	if (!store)
		mem_fail_at(n, fault == SHIM_FOREVER);
	else if (!shim_fail_at(n, fault))
		return 2;
	argv[OWN_ARGS] = argv[0];
	return sheaf_main(argc - OWN_ARGS, argv + OWN_ARGS);
}
