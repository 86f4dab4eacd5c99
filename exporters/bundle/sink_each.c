/*
 * Each record as a member of its own in each format, called by its citation
 * key. The members go into 256 folders: a folder with a million entries is a
 * burden everywhere, and more than some file systems can hold.
 */
#include <stdio.h>

#include "core/mem.h"
#include "exporters/value/value.h"
#include "exporters/bundle/internal.h"

static int
read_text(void *ctx, spool_fn *fn, void *to, struct err *e)
{
	const struct buf *text = ctx;

	return text->n == 0 ? 0 : fn(to, text->p, text->n, e);
}

/* A file with this record and no other. */
static int
make_file(struct writer *w, const struct record *r, struct err *e)
{
	if (writer_begin(w, e) != 0 || writer_record(w, r, e) != 0)
		return -1;
	return writer_end(w, e);
}

static int
make_files(struct writers *w, const struct record *r, struct err *e)
{
	for (size_t i = 0; i < w->n; i++) {
		writer_note(&w->v[i]);
		if (writer_says(&w->v[i], r) &&
		    make_file(&w->v[i], r, e) != 0) {
			for (size_t k = 0; k <= i; k++)
				writer_take_back(&w->v[k]);
			return -1;
		}
	}
	return 0;
}

/* Two hex digits that a name has wherever it is. */
static unsigned
folder_of(const char *name)
{
	unsigned h = 2166136261u;

	for (; *name != '\0'; name++)
		h = (h ^ (unsigned char)*name) * 16777619u;
	return (h ^ h >> 8 ^ h >> 16 ^ h >> 24) & 0xff;
}

static int
put_file(struct members *m, struct writer *w, const char *name, struct err *e)
{
	char path[BUNDLE_NAME_MAX + 1];
	const struct member member = {
	    .name = path,
	    .format = w->format,
	    .records = w->state.count,
	};
	const struct bundle_data data = {
	    .size = w->text.n,
	    .read = read_text,
	    .ctx = &w->text,
	    .unique = true,
	};
	int rc;

	snprintf(path, sizeof(path), "records/%02x/%s%s", folder_of(name), name,
		 w->format->suffix);
	rc = members_put(m, &member, &data, e);
	writer_taken(w);
	return rc;
}

/* Memory for a key that cannot be had is not the record's fault. */
static int
name_record(char out[SAFE_NAME_MAX + 1], const struct record *r, struct err *e)
{
	struct arena a;
	int rc;

	arena_init(&a, 1 << 20);
	rc = safe_name(out, citekey_local(r, &a), e);
	if (rc == 0)
		rc = arena_check(&a, e);
	arena_free(&a);
	return rc;
}

static int
put(void *ctx, struct writers *w, const struct record *r, struct err *e)
{
	char name[SAFE_NAME_MAX + 1];

	if (name_record(name, r, e) != 0 || make_files(w, r, e) != 0)
		return -1;
	for (size_t i = 0; i < w->n; i++)
		if (writer_says(&w->v[i], r) &&
		    put_file(ctx, &w->v[i], name, e) != 0)
			return -1;
	return 0;
}

static int
end(void *ctx, struct writers *w, struct err *e)
{
	(void)ctx;
	(void)w;
	(void)e;
	return 0;
}

static void
close_nothing(void *ctx)
{
	(void)ctx;
}

int
sink_each(struct sink *out, struct members *m, struct err *e)
{
	(void)e;
	*out = (struct sink){put, end, close_nothing, m};
	return 0;
}
