/* No character in two pieces. */
#include "parsers/oai/pieces.h"

#include <string.h>

/* Bytes that a character has by its first byte; 1 if it is none. */
static size_t
length(unsigned char first)
{
	if (first < 0xc2 || first > 0xf4)
		return 1;
	return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/* How many bytes at the end begin a character that is not there yet. */
static size_t
unfinished(const char *p, size_t n)
{
	size_t back = 1;

	while (back < PIECES_CHAR && back < n &&
	       ((unsigned char)p[n - back] & 0xc0) == 0x80)
		back++;
	return length((unsigned char)p[n - back]) > back ? back : 0;
}

void
pieces_put(struct pieces *s, const char *p, size_t n, pieces_fn *to, void *ctx)
{
	size_t hold, part;

	while (s->n > 0 && n > 0) {
		s->held[s->n++] = *p++;
		n--;
		if (s->n == PIECES_CHAR || unfinished(s->held, s->n) == 0)
			pieces_end(s, to, ctx);
	}
	if (n == 0)
		return;
	do {
		part = n < PIECES_MAX ? n : PIECES_MAX;
		hold = unfinished(p, part);
		if (hold < part)
			to(ctx, p, part - hold);
		p += part - hold;
		n -= part - hold;
	} while (n > hold);
	memcpy(s->held, p, n);
	s->n = n;
}

void
pieces_end(struct pieces *s, pieces_fn *to, void *ctx)
{
	size_t n = s->n;

	s->n = 0;
	if (n > 0)
		to(ctx, s->held, n);
}
