/* Secrets that no message repeats. */
#include "core/mask.h"

#include <string.h>

#include "core/mem.h"

static struct {
	char **v;
	size_t n, cap;
} known;

static bool
make_room(void)
{
	size_t more = known.cap == 0 ? 8 : 2 * known.cap;
	void *v;

	if (known.n < known.cap)
		return true;
	v = known.n == MASK_MAX ? NULL
				: mem_resize(known.v, more * sizeof(*known.v));
	if (v == NULL)
		return false;
	known.v = v;
	known.cap = more;
	return true;
}

bool
mask_add(struct str secret)
{
	char *copy;

	if (secret.n < MASK_LEAST)
		return true;
	for (size_t i = 0; i < known.n; i++)
		if (str_eq(str_c(known.v[i]), secret))
			return true;
	copy = make_room() ? mem_copy(secret.p, secret.n) : NULL;
	if (copy == NULL)
		return false;
	known.v[known.n++] = copy;
	return true;
}

static void
mask_one(char *text, const char *secret)
{
	static const char stars[] = "***";
	size_t n = sizeof(stars) - 1, length = strlen(secret);
	char *at = text;

	while ((at = strstr(at, secret)) != NULL) {
		memcpy(at, stars, n);
		memmove(at + n, at + length, strlen(at + length) + 1);
		at += n;
	}
}

void
mask_text(char *text)
{
	for (size_t i = 0; i < known.n; i++)
		mask_one(text, known.v[i]);
}

void
mask_clear(void)
{
	for (size_t i = 0; i < known.n; i++) {
		volatile char *p = known.v[i];

		while (*p != '\0')
			*p++ = '\0';
		mem_free(known.v[i]);
	}
	mem_free(known.v);
	known.v = NULL;
	known.n = known.cap = 0;
}
