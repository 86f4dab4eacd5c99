/*
 * The only malloc, realloc and free of the program.
 *
 * One place, so that tests can make the n-th request fail and see that every
 * caller copes (mem_fail_at(); build/torture does so to the whole program). A
 * NULL result always means out of memory: a request for 0 bytes is answered
 * with a pointer that may be freed.
 */
#ifndef CORE_MEM_H
#define CORE_MEM_H

#include <stddef.h>

void *mem_alloc(size_t n);
void *mem_zero(size_t n);                /* as mem_alloc, all bytes 0 */
void *mem_resize(void *p, size_t n);     /* p stays valid when this fails */
void mem_free(void *p);                  /* NULL is fine */
char *mem_copy(const char *p, size_t n); /* NUL is put behind the copy */

/*
 * The n-th request from now (counted from 1) fails, and all after it when
 * `forever`; 0 switches the fault off.
 */
void mem_fail_at(unsigned long n, int forever);

/* Requests served so far. */
unsigned long mem_count(void);

#endif
