/* What tests/torture/main.c calls. */
#ifndef TESTS_TORTURE_TORTURE_H
#define TESTS_TORTURE_TORTURE_H

#include <stdbool.h>

/* sheaf/main.c, compiled with its main called so. */
int sheaf_main(int argc, char *argv[]);

enum shim_fault {
	SHIM_ONCE,    /* it fails, */
	SHIM_FOREVER, /* and so do all after it; */
	SHIM_KILL     /* or the process ends there, as by kill -9 */
};

/*
 * What happens from here on at the n-th operation of SQLite that changes files
 * (open, write, truncate, sync, delete, growth of the shared index; counted
 * from 1); failures are those of a full or broken disk. 0: nothing does.
 * Returns false when SQLite does not let itself be shimmed.
 */
bool shim_fail_at(unsigned long n, enum shim_fault fault);

/* Operations so far. */
unsigned long shim_count(void);

#endif
