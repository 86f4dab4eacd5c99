/*
 * Growing text of the test provider, and a few things every file of it needs.
 * Running out of memory ends the program: it is a test tool.
 */
#ifndef TESTS_PROVIDER_TEXT_H
#define TESTS_PROVIDER_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#define TEXT_NONE ((size_t)-1)

/* Zero-initialised is empty; p is NUL-terminated as soon as it is not NULL. */
struct text {
	char *p;
	size_t n, cap;
};

void text_put(struct text *t, const void *p, size_t n);
void text_puts(struct text *t, const char *s);
void text_repeat(struct text *t, char c, size_t n);
__attribute__((format(printf, 2, 3))) void text_printf(struct text *t,
						       const char *fmt, ...);

/* As XML character data or attribute value. */
void text_escape(struct text *t, const char *s);

/* A name=value pair as an XML attribute, with a blank in front. */
void text_attr(struct text *t, const char *name, const char *value);

/* <name>value</name>, indented, with a line end. */
void text_element(struct text *t, int indent, const char *name,
		  const char *value);

void text_insert(struct text *t, size_t at, const char *s, size_t n);
void text_cut(struct text *t, size_t at, size_t n);

/* Offset of `what` at or after `from`, or TEXT_NONE. Bytes may be NUL. */
size_t text_find(const struct text *t, const char *what, size_t from);
size_t text_find_last(const struct text *t, const char *what);

/* Every `what` from offset `from` on becomes `with`; how many there were. */
size_t text_replace(struct text *t, size_t from, const char *what,
		    const char *with);

void text_free(struct text *t);

/* malloc and friends that do not fail. */
void *must_alloc(size_t n);
void *must_grow(void *p, size_t n);
char *must_copy(const char *s, size_t n);

/* A decimal number and nothing else. */
bool number_parse(const char *s, unsigned long long *out);

/* The whole file, or -1. */
int text_read_file(struct text *t, const char *path);

#endif
