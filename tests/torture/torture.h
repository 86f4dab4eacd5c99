/* What tests/torture/main.c calls. */
#ifndef TESTS_TORTURE_TORTURE_H
#define TESTS_TORTURE_TORTURE_H

#include <stdbool.h>

/* sheaf/main.c, compiled with its main called so. */
int sheaf_main(int argc, char *argv[]);

/*
 * From here on the n-th operation of SQLite that changes files (open, write,
 * truncate, sync, delete, growth of the shared index; counted from 1) fails as
 * on a full or broken disk, and all after it if `forever`. 0: none does.
 * Returns false when SQLite does not let itself be shimmed.
 */
bool shim_fail_at(unsigned long n, bool forever);

/* Operations so far. */
unsigned long shim_count(void);

#endif
