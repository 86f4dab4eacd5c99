/* A progress line on standard error. */
#include "sheaf/progress.h"

#include <unistd.h>

#include "core/buf.h"
#include "core/file.h"
#include "core/utf8.h"
#include "sheaf/term.h"

enum { INTERVAL_MS = 100, LINE_LIMIT = 64 * 1024 };

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

/*
 * Blanks over what is left of a longer line. In a window made narrower since
 * then, the old line may have been wrapped: it is left standing.
 */
static void
begin_line(const struct progress *p, size_t width, struct buf *out)
{
	buf_puts(out, p->shown > 0 && p->shown >= width ? "\n" : "\r");
}

static void
blank(struct buf *out, size_t n)
{
	while (n-- > 0)
		buf_char(out, ' ');
}

void
progress_show(struct progress *p, int64_t now_ms, struct str line, bool urgent)
{
	size_t width = term_columns(STDERR_FILENO);
	struct buf out;
	size_t columns;

	if (!p->wanted || width < 2 ||
	    (!urgent && p->shown > 0 && now_ms - p->shown_at < INTERVAL_MS))
		return;
	buf_init(&out, LINE_LIMIT);
	begin_line(p, width, &out);
	columns = utf8_fit(&out, line, width - 1);
	if (p->shown > columns && p->shown < width)
		blank(&out, p->shown - columns);
	p->shown = columns;
	p->shown_at = now_ms;
	put(&out);
}

void
progress_clear(struct progress *p)
{
	size_t width = term_columns(STDERR_FILENO);
	struct buf out;

	if (p->shown == 0)
		return;
	buf_init(&out, LINE_LIMIT);
	begin_line(p, width, &out);
	if (p->shown < width) {
		blank(&out, p->shown);
		buf_char(&out, '\r');
	}
	p->shown = 0;
	put(&out);
}
