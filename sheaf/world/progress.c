/*
 * Progress lines on standard error. The cursor rests at the beginning of the
 * first of them: erase to the end of the screen, write anew, go back up, in one
 * go (ECMA-48: ED, CUU; known to every terminal that is not "dumb"). However a
 * terminal breaks or cuts lines when its window changes, the cursor stays with
 * its character, and all that is ours lies behind it: nothing is left standing,
 * and nothing above is written over.
 */
#include "sheaf/world/world.h"

#include <unistd.h>

#include "core/buf.h"
#include "core/file.h"
#include "core/norm.h"

enum { INTERVAL_MS = 100, TEXT_LIMIT = 1 << 20 };

/* A terminal that has gone away is no reason to stop. */
static void
put(struct buf *out)
{
	struct err ignored;

	if (!out->failed && out->n > 0)
		file_write_fd(STDERR_FILENO, "terminal", out->p, out->n,
			      &ignored);
	buf_free(out);
}

/* The cursor is where they begin. */
static void
erase(const struct progress *p, struct buf *out)
{
	if (p->nshown > 0)
		buf_puts(out, "\r\033[J");
}

size_t
progress_room(const struct progress *p)
{
	size_t rows = term_rows(STDERR_FILENO);

	(void)p;
	/* A line more than there is would scroll the first away. */
	if (rows > PROGRESS_LINES)
		return PROGRESS_LINES;
	return rows > 1 ? rows - 1 : 1;
}

bool
progress_due(const struct progress *p, int64_t now_ms)
{
	return p->nshown == 0 || now_ms - p->shown_at >= INTERVAL_MS;
}

void
progress_show(struct progress *p, int64_t now_ms, const struct str *lines,
	      size_t n)
{
	size_t width = term_columns(STDERR_FILENO);
	size_t room = progress_room(p);
	struct buf out;

	if (!p->wanted || width < 2)
		return;
	buf_init(&out, TEXT_LIMIT);
	erase(p, &out);
	p->nshown = n < room ? n : room;
	for (size_t i = 0; i < p->nshown; i++) {
		if (i > 0)
			buf_puts(&out, "\r\n");
		norm_fit(&out, lines[i], width - 1);
	}
	buf_char(&out, '\r');
	if (p->nshown > 1)
		buf_printf(&out, "\033[%zuA", p->nshown - 1);
	p->shown_at = now_ms;
	put(&out);
}

void
progress_clear(struct progress *p)
{
	struct buf out;

	if (p->nshown == 0)
		return;
	buf_init(&out, TEXT_LIMIT);
	erase(p, &out);
	p->nshown = 0;
	put(&out);
}
