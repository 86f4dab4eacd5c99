/* Lines of a document. */
#include "sheaf/records/internal.h"

#include <string.h>

enum { CHUNK = 64 * 1024 };

void
lines_init(struct lines *l, size_t limit)
{
	*l = (struct lines){.limit = limit};
	/* The rest of a chunk is behind a line that is nearly too long. */
	buf_init(&l->text, limit + 2 * CHUNK);
}

void
lines_free(struct lines *l)
{
	buf_free(&l->text);
}

void
lines_reset(struct lines *l)
{
	buf_clear(&l->text);
	l->used = l->looked = 0;
	l->number = 0;
	l->over = l->ended = false;
}

/* More of the document behind what is left of the text. */
static int
more(struct lines *l, struct document *d, struct err *e)
{
	char chunk[CHUNK];
	ssize_t got = document_read(d, chunk, sizeof(chunk), e);

	if (got < 0)
		return -1;
	l->ended = got == 0;
	if (l->over || l->text.n - l->used > l->limit) {
		l->over = true; /* its end alone is of interest */
		buf_clear(&l->text);
		l->used = l->looked = 0;
	} else if (l->used > 0) {
		l->text.n -= l->used;
		memmove(l->text.p, l->text.p + l->used, l->text.n);
		l->looked -= l->used;
		l->used = 0;
	}
	buf_put(&l->text, chunk, (size_t)got);
	return buf_check(&l->text, e);
}

/* The line of n bytes at `used`, and what is behind it. */
static int
give(struct lines *l, size_t n, size_t behind, struct str *out, struct err *e)
{
	bool over = l->over || n > l->limit;

	*out = str_trim(str_of(l->text.p + l->used, n));
	l->used += n + behind;
	l->looked = l->used;
	l->number++;
	l->over = false;
	l->given = true;
	if (!over)
		return 1;
	return err_set(e, ERR_DATA, 0, "a line of more than %zu bytes",
		       l->limit);
}

int
lines_next(struct lines *l, struct document *d, struct str *out, struct err *e)
{
	struct str rest;
	size_t end;

	l->given = false;
	for (;;) {
		rest = str_from(buf_view(&l->text), l->looked);
		end = str_chr(rest, '\n');
		if (end != STR_NPOS)
			return give(l, l->looked + end - l->used, 1, out, e);
		l->looked = l->text.n;
		if (l->ended && l->text.n == l->used && !l->over)
			return 0;
		if (l->ended)
			return give(l, l->text.n - l->used, 0, out, e);
		if (more(l, d, e) != 0)
			return -1;
	}
}
