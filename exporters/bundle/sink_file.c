/* Records to one file, as they come; behind what is there, if it grows. */
#include "core/file.h"
#include "core/mem.h"
#include "exporters/bundle/internal.h"

enum { FLUSH = 64 * 1024 }; /* bytes of text that are written out */

struct output {
	struct file *file;
	const struct bib *grows; /* or NULL */
	bool begun;              /* what was there is written */
};

/* What was there, and, if anything comes behind it, what goes in between. */
static int
begin(struct output *o, bool more, struct err *e)
{
	struct str text, gap;

	if (o->grows == NULL || o->begun)
		return 0;
	o->begun = true;
	text = bib_text(o->grows);
	gap = more ? bib_gap(o->grows) : STR_NONE;
	return file_write(o->file, text.p, text.n, e) == 0
		   ? file_write(o->file, gap.p, gap.n, e)
		   : -1;
}

/* Lines end as those of the file do that it grows. */
static int
put_lines(struct output *o, struct str text, struct err *e)
{
	struct str end = bib_line_end(o->grows);
	struct buf lines;
	int rc;

	if (end.n == 1)
		return file_write(o->file, text.p, text.n, e);
	buf_init(&lines, 2 * text.n);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\n')
			buf_str(&lines, end);
		else
			buf_char(&lines, text.p[i]);
	}
	rc = buf_check(&lines, e);
	if (rc == 0)
		rc = file_write(o->file, lines.p, lines.n, e);
	buf_free(&lines);
	return rc;
}

static int
flush(struct output *o, struct writer *w, struct err *e)
{
	struct str text = buf_view(&w->text);
	int rc = begin(o, text.n > 0, e);

	if (rc == 0 && text.n > 0)
		rc = o->grows != NULL ? put_lines(o, text, e)
				      : file_write(o->file, text.p, text.n, e);
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
	struct output *o = ctx;

	if (writer_end(&w->v[0], e) != 0 || flush(o, &w->v[0], e) != 0)
		return -1;
	return file_commit(o->file, e);
}

static void
close_output(void *ctx)
{
	struct output *o = ctx;

	file_close(o->file);
	mem_free(o);
}

int
sink_file(struct sink *out, struct writers *w, const struct export_job *job,
	  struct err *e)
{
	struct output *o = mem_zero(sizeof(*o));

	if (o == NULL)
		return err_nomem(e);
	o->grows = job->grows;
	if (file_create(&o->file, job->path, e) != 0) {
		mem_free(o);
		return -1;
	}
	*out = (struct sink){put, end, close_output, o};
	return writer_begin(&w->v[0], e);
}
