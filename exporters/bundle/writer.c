/* Formats at work. */
#include "exporters/bundle/internal.h"

enum {
	TEXT_MAX = 64 * 1024 * 1024, /* of one record in one format */
	TEXT_KEEP = 1024 * 1024,     /* bigger buffers are given back */
	TEXT_MORE = 128 * 1024,      /* what may be waiting before it */
};

int
writers_init(struct writers *w, const struct export_job *job, struct err *e)
{
	w->n = job->nformats;
	for (size_t i = 0; i < w->n; i++) {
		w->v[i] = (struct writer){.format = job->formats[i]};
		export_state_init(&w->v[i].state);
		w->v[i].state.style = job->style;
		buf_init(&w->v[i].text, TEXT_MAX + TEXT_MORE);
	}
	w->keys = citekeys_new(job->style.keys);
	if (w->keys == NULL)
		return err_nomem(e);
	for (size_t i = 0; job->grows != NULL && i < bib_count(job->grows); i++)
		if (citekeys_take(w->keys, bib_item(job->grows, i)->key) != 0)
			return err_nomem(e);
	return 0;
}

void
writers_free(struct writers *w)
{
	for (size_t i = 0; i < w->n; i++) {
		export_state_free(&w->v[i].state);
		buf_free(&w->v[i].text);
	}
	w->n = 0;
	citekeys_free(w->keys);
	w->keys = NULL;
}

bool
writer_says(const struct writer *w, const struct record *r)
{
	return !r->deleted || w->format->tombstones;
}

/* What an exporter could not do, its scratch arena or its buffer knows. */
static int
check(const struct writer *w, struct err *e)
{
	if (arena_check(&w->state.scratch, e) == 0 &&
	    buf_check(&w->text, e) == 0)
		return 0;
	return err_wrap(e, "as %s", w->format->name);
}

int
writer_begin(struct writer *w, struct err *e)
{
	export_begin(w->format, &w->state, &w->text);
	return check(w, e);
}

int
writer_end(struct writer *w, struct err *e)
{
	export_end(w->format, &w->state, &w->text);
	return check(w, e);
}

void
writer_note(struct writer *w)
{
	w->old_n = w->text.n;
	w->old_count = w->state.count;
	w->old_foreign = w->state.foreign;
	w->old_bare = w->state.bare;
}

void
writer_take_back(struct writer *w)
{
	buf_cut(&w->text, w->old_n);
	w->text.failed = false;
	w->state.count = w->old_count;
	w->state.foreign = w->old_foreign;
	w->state.bare = w->old_bare;
	arena_reset(&w->state.scratch);
}

int
writers_name(struct writers *w, const struct record *r, struct err *e)
{
	struct str key = citekeys_next(w->keys, r);

	for (size_t i = 0; i < w->n; i++)
		w->v[i].state.key = key;
	return key.n == 0 ? err_nomem(e) : 0;
}

int
writer_record(struct writer *w, const struct record *r, struct err *e)
{
	export_record(w->format, &w->state, r, &w->text);
	if (check(w, e) == 0)
		return 0;
	return err_wrap(e, STR_FMT " " STR_FMT, STR_ARG(r->source),
			STR_ARG(r->oai_id));
}

void
writer_taken(struct writer *w)
{
	buf_clear(&w->text);
	if (w->text.cap > TEXT_KEEP)
		buf_free(&w->text);
}
