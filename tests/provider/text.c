#include "tests/provider/text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *
must_grow(void *p, size_t n)
{
	void *q = realloc(p, n ? n : 1);

	if (q == NULL) {
		fputs("provider: out of memory\n", stderr);
		abort();
	}
	return q;
}

void *
must_alloc(size_t n)
{
	return memset(must_grow(NULL, n), 0, n ? n : 1);
}

char *
must_copy(const char *s, size_t n)
{
	char *p = must_grow(NULL, n + 1);

	memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

static void
room(struct text *t, size_t n)
{
	size_t cap = t->cap ? t->cap : 256;

	while (cap < t->n + n + 1)
		cap *= 2;
	if (cap != t->cap) {
		t->p = must_grow(t->p, cap);
		t->cap = cap;
	}
}

void
text_put(struct text *t, const void *p, size_t n)
{
	room(t, n);
	if (n > 0)
		memcpy(t->p + t->n, p, n);
	t->n += n;
	t->p[t->n] = '\0';
}

void
text_puts(struct text *t, const char *s)
{
	text_put(t, s, strlen(s));
}

void
text_repeat(struct text *t, char c, size_t n)
{
	room(t, n);
	memset(t->p + t->n, c, n);
	t->n += n;
	t->p[t->n] = '\0';
}

void
text_printf(struct text *t, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		abort();
	room(t, (size_t)n);
	va_start(ap, fmt);
	(void)vsnprintf(t->p + t->n, (size_t)n + 1, fmt, ap);
	va_end(ap);
	t->n += (size_t)n;
}

void
text_escape(struct text *t, const char *s)
{
	static const char special[] = "&<>\"";
	static const char *const as[] = {"&amp;", "&lt;", "&gt;", "&quot;"};

	while (*s != '\0') {
		size_t n = strcspn(s, special);

		text_put(t, s, n);
		s += n;
		if (*s != '\0')
			text_puts(t, as[strchr(special, *s++) - special]);
	}
}

void
text_attr(struct text *t, const char *name, const char *value)
{
	text_printf(t, " %s=\"", name);
	text_escape(t, value);
	text_puts(t, "\"");
}

void
text_element(struct text *t, int indent, const char *name, const char *value)
{
	text_printf(t, "%*s<%s>", indent, "", name);
	text_escape(t, value);
	text_printf(t, "</%s>\n", name);
}

void
text_insert(struct text *t, size_t at, const char *s, size_t n)
{
	room(t, n);
	memmove(t->p + at + n, t->p + at, t->n - at);
	memcpy(t->p + at, s, n);
	t->n += n;
	t->p[t->n] = '\0';
}

void
text_cut(struct text *t, size_t at, size_t n)
{
	if (n == 0)
		return;
	memmove(t->p + at, t->p + at + n, t->n - at - n);
	t->n -= n;
	t->p[t->n] = '\0';
}

size_t
text_find(const struct text *t, const char *what, size_t from)
{
	size_t n = strlen(what);

	while (n > 0 && from + n <= t->n) {
		const char *p = memchr(t->p + from, what[0], t->n - from);

		if (p == NULL)
			break;
		from = (size_t)(p - t->p);
		if (from + n <= t->n && memcmp(p, what, n) == 0)
			return from;
		from++;
	}
	return TEXT_NONE;
}

size_t
text_find_last(const struct text *t, const char *what)
{
	size_t found = TEXT_NONE, at = text_find(t, what, 0);

	while (at != TEXT_NONE) {
		found = at;
		at = text_find(t, what, at + 1);
	}
	return found;
}

size_t
text_replace(struct text *t, size_t from, const char *what, const char *with)
{
	struct text out = {0};
	size_t at, done = 0, count = 0;

	while ((at = text_find(t, what, from)) != TEXT_NONE) {
		text_put(&out, t->p + done, at - done);
		text_puts(&out, with);
		done = from = at + strlen(what);
		count++;
	}
	if (count > 0) {
		text_put(&out, t->p + done, t->n - done);
		text_free(t);
		*t = out;
	}
	return count;
}

void
text_free(struct text *t)
{
	free(t->p);
	*t = (struct text){0};
}

bool
number_parse(const char *s, unsigned long long *out)
{
	size_t n = strspn(s, "0123456789");

	if (n == 0 || n > 19 || s[n] != '\0')
		return false;
	*out = strtoull(s, NULL, 10);
	return true;
}

int
text_read_file(struct text *t, const char *path)
{
	char chunk[16384];
	FILE *f = fopen(path, "rb");
	size_t n;
	int bad;

	if (f == NULL)
		return -1;
	text_put(t, "", 0);
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		text_put(t, chunk, n);
	bad = ferror(f);
	fclose(f);
	return bad ? -1 : 0;
}
