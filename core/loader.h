/*
 * Libraries that only some commands need, loaded when one does: nobody else
 * waits for them, or has to have them.
 */
#ifndef CORE_LOADER_H
#define CORE_LOADER_H

#include <stddef.h>

/*
 * The library by the name of its file (NULL: what the program has anyway), and
 * its n functions of these names into the struct `to`, which has a pointer for
 * each, in their order, and nothing else. It stays for the process's life.
 * Returns 0, or -1: there is no such library (*missing is NULL), or it lacks a
 * function.
 */
int loader_fill(const char *file, const char *const *names, size_t n, void *to,
		const char **missing);

#endif
