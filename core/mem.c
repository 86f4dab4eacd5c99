/* The only malloc, realloc and free, with a fault that tests can plant. */
#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

static unsigned long requests;
static unsigned long fault_at; /* 0: none */
static int fault_stays;

static int
fails_now(void)
{
	requests++;
	if (fault_at == 0 || requests < fault_at)
		return 0;
	return requests == fault_at || fault_stays;
}

void *
mem_alloc(size_t n)
{
	return fails_now() ? NULL : malloc(n ? n : 1);
}

void *
mem_zero(size_t n)
{
	return fails_now() ? NULL : calloc(1, n ? n : 1);
}

void *
mem_resize(void *p, size_t n)
{
	return fails_now() ? NULL : realloc(p, n ? n : 1);
}

void
mem_free(void *p)
{
	free(p);
}

char *
mem_copy(const char *p, size_t n)
{
	char *copy = mem_alloc(n + 1);

	if (copy == NULL)
		return NULL;
	if (n > 0)
		memcpy(copy, p, n);
	copy[n] = '\0';
	return copy;
}

void
mem_fail_at(unsigned long n, int forever)
{
	fault_at = n == 0 ? 0 : requests + n;
	fault_stays = forever;
}

unsigned long
mem_count(void)
{
	return requests;
}
