/* Records to one file, as they come. */
#include "core/file.h"
#include "core/mem.h"
#include "exporters/bundle/internal.h"

enum { FLUSH = 64 * 1024 }; /* bytes of text that are written out */

static int
flush(struct file *f, struct writer *w, struct err *e)
{
	struct str text = buf_view(&w->text);
	int rc = text.n == 0 ? 0 : file_write(f, text.p, text.n, e);

	writer_taken(w);
	return rc;
}

static int
put(void *ctx, struct writers *w, const struct record *r, struct err *e)
{
	struct writer *only = &w->v[0];

	if (!writer_says(only, r))
		return 0;
	writer_note(only);
	if (writer_record(only, r, e) != 0) {
		writer_take_back(only);
		return -1;
	}
	return only->text.n < FLUSH ? 0 : flush(ctx, only, e);
}

static int
end(void *ctx, struct writers *w, struct err *e)
{
	if (writer_end(&w->v[0], e) != 0 || flush(ctx, &w->v[0], e) != 0)
		return -1;
	return file_commit(ctx, e);
}

static void
close_file(void *ctx)
{
	file_close(ctx);
}

int
sink_file(struct sink *out, struct writers *w, const char *path, struct err *e)
{
	struct file *f;

	if (file_create(&f, path, e) != 0)
		return -1;
	*out = (struct sink){put, end, close_file, f};
	return writer_begin(&w->v[0], e);
}
