/* A folder of its own for each test that writes files. */
#ifndef TESTS_UNIT_FOLDER_H
#define TESTS_UNIT_FOLDER_H

#include <stddef.h>

/* Setup: makes a folder and goes there. Teardown: removes it. */
int folder_enter(void **state);
int folder_leave(void **state);

/* Entries of a folder without "." and ".."; -1: it cannot be read. */
int folder_count(const char *path);

/* The content of a file; the test fails when it cannot be read. */
char *folder_slurp(const char *path, size_t *n); /* free() it */

void folder_put(const char *path, const char *text);
void folder_expect(const char *path, const char *text);

#define IN_FOLDER(test) \
	cmocka_unit_test_setup_teardown(test, folder_enter, folder_leave)

#endif
