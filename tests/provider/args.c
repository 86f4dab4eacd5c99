#include "tests/provider/args.h"

#include <stdlib.h>
#include <string.h>

static int
hex(char c)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	const char *p = c == '\0' ? NULL : strchr(digits, c);

	return p == NULL ? -1 : (int)((p - digits) % 16);
}

bool
percent_decode(struct text *out, const char *s, size_t n, bool plus)
{
	text_put(out, "", 0);
	for (size_t i = 0; i < n; i++) {
		char c = s[i];

		if (c == '+' && plus) {
			c = ' ';
		} else if (c == '%') {
			int hi = n - i > 2 ? hex(s[i + 1]) : -1;
			int lo = hi < 0 ? -1 : hex(s[i + 2]);

			if (lo < 0)
				return false;
			c = (char)(hi * 16 + lo);
			i += 2;
		}
		if (c == '\0')
			return false;
		text_put(out, &c, 1);
	}
	return true;
}

static void
add(struct args *a, const char *s, size_t n)
{
	const char *eq = memchr(s, '=', n);
	size_t key_len = eq == NULL ? n : (size_t)(eq - s);
	struct text key = {0}, value = {0};

	if (a->n == ARGS_MAX) {
		a->broken = true;
		return;
	}
	if (!percent_decode(&key, s, key_len, true))
		a->broken = true;
	if (eq != NULL &&
	    !percent_decode(&value, eq + 1, n - key_len - 1, true))
		a->broken = true;
	text_put(&value, "", 0);
	a->v[a->n].key = key.p;
	a->v[a->n].value = value.p;
	a->n++;
}

void
args_parse(struct args *a, const char *query, size_t n)
{
	while (n > 0) {
		const char *amp = memchr(query, '&', n);
		size_t len = amp == NULL ? n : (size_t)(amp - query);

		if (len > 0)
			add(a, query, len);
		len += amp != NULL;
		query += len;
		n -= len;
	}
}

const char *
args_get(const struct args *a, const char *key)
{
	for (size_t i = 0; i < a->n; i++) {
		if (strcmp(a->v[i].key, key) == 0)
			return a->v[i].value;
	}
	return NULL;
}

void
args_remove(struct args *a, const char *key)
{
	for (size_t i = 0; i < a->n; i++) {
		if (strcmp(a->v[i].key, key) != 0)
			continue;
		free(a->v[i].key);
		free(a->v[i].value);
		a->n--;
		memmove(&a->v[i], &a->v[i + 1], (a->n - i) * sizeof(a->v[0]));
		return;
	}
}

void
args_free(struct args *a)
{
	for (size_t i = 0; i < a->n; i++) {
		free(a->v[i].key);
		free(a->v[i].value);
	}
	a->n = 0;
}
