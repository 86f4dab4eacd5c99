/* A folder of its own for each test that writes files. */
#define _XOPEN_SOURCE 700 /* nftw() */

#include "tests/unit/folder.h"

#include <dirent.h>
#include <ftw.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char here[32];

int
folder_enter(void **state)
{
	(void)state;
	/* What tests provoke comes back as an error. */
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	snprintf(here, sizeof(here), "/tmp/sheaf-test-XXXXXX");
	return mkdtemp(here) == NULL || chdir(here) != 0 ? -1 : 0;
}

static int
remove_entry(const char *path, const struct stat *st, int type,
	     struct FTW *where)
{
	(void)st;
	(void)type;
	(void)where;
	return remove(path);
}

int
folder_leave(void **state)
{
	(void)state;
	if (chdir("/") != 0)
		return -1;
	return nftw(here, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

int
folder_count(const char *path)
{
	DIR *d = opendir(path);
	int n = 0;

	if (d == NULL)
		return -1;
	while (readdir(d) != NULL)
		n++;
	closedir(d);
	return n - 2;
}

char *
folder_slurp(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	char *p;
	long end;

	assert_non_null(f);
	assert_int_equal(fseek(f, 0, SEEK_END), 0);
	end = ftell(f);
	assert_true(end >= 0);
	rewind(f);
	p = malloc((size_t)end + 1);
	assert_non_null(p);
	assert_int_equal(fread(p, 1, (size_t)end, f), end);
	p[end] = '\0';
	*n = (size_t)end;
	fclose(f);
	return p;
}

void
folder_put(const char *path, const char *text)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

void
folder_expect(const char *path, const char *text)
{
	size_t n;
	char *got = folder_slurp(path, &n);

	assert_string_equal(got, text);
	assert_int_equal(n, strlen(text));
	free(got);
}
