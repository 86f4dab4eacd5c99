/*
 * Records to the members of a bundle: one for each format, or for each format
 * and each source, set, year or type. Members stand in a bundle one after the
 * other and records are read only once, so that each has a bin.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/bins.h"
#include "core/mem.h"
#include "core/name_set.h"
#include "exporters/bundle/internal.h"

enum { GROUP_BYTES = 16 << 20 }; /* of what groups are called */

struct group {
	struct {
		size_t bin;
		uint64_t count;
		bool begun;
	} part[EXPORT_FORMATS_MAX];
};

struct groups {
	struct members *members;
	enum export_split split;
	struct bins *bins;
	struct name_set *values;
	struct group *v; /* by number of their value */
	size_t cap;
};

/* What is in no set, year, ...; XML text cannot hold their first byte. */
#define MARK '\x1f'
static const struct str none = STR_LIT("\x1fnone");
static const struct str deleted = STR_LIT("\x1f"
					  "deleted");

/* The i-th value of a record. */
static bool
value_of(enum export_split split, const struct record *r, size_t i,
	 char year[DATE_MAX], struct str *out)
{
	const struct rec_date d = {.year = r->issued.from.year};

	if (split == SPLIT_SET && i < r->nsets) {
		*out = r->sets[i].n > 0 ? r->sets[i] : none;
		return true;
	}
	if (i > 0)
		return false;
	*out = none;
	if (split == SPLIT_SOURCE && r->source.n > 0)
		*out = r->source;
	if (split != SPLIT_YEAR && split != SPLIT_TYPE)
		return true;
	if (r->deleted)
		*out = deleted;
	else if (split == SPLIT_TYPE)
		*out = str_c(rec_type_name(r->type));
	else if (d.year > 0) {
		date_format(d, year);
		*out = str_c(year);
	}
	return true;
}

static int
make_room(struct groups *g, size_t n, struct err *e)
{
	size_t cap = g->cap == 0 ? 16 : 2 * g->cap;
	struct group *v;

	if (n < g->cap)
		return 0;
	v = mem_resize(g->v, cap * sizeof(*v));
	if (v == NULL)
		return err_nomem(e);
	g->v = v;
	g->cap = cap;
	return 0;
}

/* No fault of the record that came last, and not to be taken for one. */
static int
too_many(struct err *e)
{
	if (e->code == ERR_LIMIT)
		err_set(e, ERR_USAGE, 0,
			"a bundle can be split into %d groups at most",
			EXPORT_GROUPS_MAX);
	return -1;
}

static int
find_group(struct groups *g, const struct writers *w, struct str value,
	   size_t *number, struct err *e)
{
	bool fresh;

	if (name_set_add(g->values, value, number, &fresh, e) != 0)
		return too_many(e);
	if (!fresh)
		return 0;
	if (make_room(g, *number, e) != 0)
		return -1;
	g->v[*number] = (struct group){{{0}}};
	for (size_t i = 0; i < w->n; i++)
		if (bins_add(g->bins, &g->v[*number].part[i].bin, e) != 0)
			return -1;
	return 0;
}

static int
format_part(struct groups *g, size_t group, struct writers *w, size_t i,
	    const struct record *r, struct err *e)
{
	struct writer *x = &w->v[i];

	x->state.count = g->v[group].part[i].count;
	writer_note(x);
	if (!writer_says(x, r))
		return 0;
	if (!g->v[group].part[i].begun && writer_begin(x, e) != 0)
		return -1;
	return writer_record(x, r, e);
}

static int
format_group(struct groups *g, size_t group, struct writers *w,
	     const struct record *r, struct err *e)
{
	for (size_t i = 0; i < w->n; i++) {
		if (format_part(g, group, w, i, r, e) == 0)
			continue;
		for (size_t k = 0; k <= i; k++)
			writer_take_back(&w->v[k]);
		return -1;
	}
	return 0;
}

static int
keep_text(struct groups *g, size_t group, struct writers *w, size_t i,
	  struct err *e)
{
	struct str text = buf_view(&w->v[i].text);
	int rc;

	if (text.n == 0)
		return 0;
	rc = bins_write(g->bins, g->v[group].part[i].bin, text.p, text.n, e);
	g->v[group].part[i].count = w->v[i].state.count;
	g->v[group].part[i].begun = true;
	writer_taken(&w->v[i]);
	return rc;
}

static int
put(void *ctx, struct writers *w, const struct record *r, struct err *e)
{
	struct groups *g = ctx;
	char year[DATE_MAX];
	struct str value;
	size_t group;

	for (size_t k = 0; value_of(g->split, r, k, year, &value); k++) {
		if (find_group(g, w, value, &group, e) != 0)
			return -1;
		if (format_group(g, group, w, r, e) != 0) {
			/* It is in one group already: there is no way back. */
			if (k > 0)
				e->code = ERR_NOMEM;
			return -1;
		}
		for (size_t i = 0; i < w->n; i++)
			if (keep_text(g, group, w, i, e) != 0)
				return -1;
	}
	return 0;
}

struct bin_data {
	struct bins *bins;
	size_t bin;
};

static int
read_bin(void *ctx, spool_fn *fn, void *to, struct err *e)
{
	const struct bin_data *d = ctx;

	return bins_read(d->bins, d->bin, fn, to, e);
}

static int
name_part(const struct groups *g, struct str value, const struct exporter *x,
	  char out[BUNDLE_NAME_MAX + 1], struct err *e)
{
	char name[SAFE_NAME_MAX + 1];

	if (g->split == SPLIT_NONE) {
		snprintf(out, BUNDLE_NAME_MAX + 1, FORMAT_STEM "%s", x->suffix);
		return 0;
	}
	if (value.p[0] == MARK)
		snprintf(name, sizeof(name), "+" STR_FMT,
			 STR_ARG(str_from(value, 1)));
	else if (safe_name(name, value, e) != 0)
		return -1;
	snprintf(out, BUNDLE_NAME_MAX + 1, "%s/%s%s",
		 export_split_name(g->split), name, x->suffix);
	return 0;
}

static int
put_part(struct groups *g, size_t group, struct writers *w, size_t i,
	 struct err *e)
{
	struct str value = name_set_get(g->values, group);
	struct bin_data from = {g->bins, g->v[group].part[i].bin};
	char path[BUNDLE_NAME_MAX + 1];
	const struct member member = {
	    .name = path,
	    .format = w->v[i].format,
	    .records = g->v[group].part[i].count,
	    .split = g->split,
	    .value = value.p[0] == MARK ? STR_NONE : value,
	};
	struct bundle_data data = {.read = read_bin, .ctx = &from};

	if (!g->v[group].part[i].begun && g->split != SPLIT_NONE)
		return 0;
	w->v[i].state.count = g->v[group].part[i].count;
	if (writer_end(&w->v[i], e) != 0 || keep_text(g, group, w, i, e) != 0 ||
	    name_part(g, value, w->v[i].format, path, e) != 0)
		return -1;
	data.size = bins_size(from.bins, from.bin);
	return members_put(g->members, &member, &data, e);
}

/* qsort has no room for whose numbers these are. */
struct place {
	struct str value;
	size_t group;
};

static int
by_value(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return str_cmp(x->value, y->value);
}

static int
end(void *ctx, struct writers *w, struct err *e)
{
	struct groups *g = ctx;
	size_t n = name_set_count(g->values);
	struct place *order = mem_alloc(n * sizeof(*order));
	int rc = 0;

	if (order == NULL)
		return err_nomem(e);
	for (size_t i = 0; i < n; i++)
		order[i] = (struct place){name_set_get(g->values, i), i};
	if (n > 1)
		qsort(order, n, sizeof(*order), by_value);
	for (size_t i = 0; rc == 0 && i < n; i++)
		for (size_t k = 0; rc == 0 && k < w->n; k++)
			rc = put_part(g, order[i].group, w, k, e);
	mem_free(order);
	return rc;
}

static void
close_groups(void *ctx)
{
	struct groups *g = ctx;

	bins_free(g->bins);
	name_set_free(g->values);
	mem_free(g->v);
	mem_free(g);
}

/* There is one group at least where nothing is split, even an empty one. */
static int
begin(struct groups *g, struct writers *w, struct err *e)
{
	size_t group;

	if (g->split != SPLIT_NONE)
		return 0;
	if (find_group(g, w, none, &group, e) != 0)
		return -1;
	for (size_t i = 0; i < w->n; i++) {
		if (writer_begin(&w->v[i], e) != 0 ||
		    keep_text(g, group, w, i, e) != 0)
			return -1;
		g->v[group].part[i].begun = true;
	}
	return 0;
}

int
sink_groups(struct sink *out, struct writers *w, struct members *m,
	    enum export_split split, struct err *e)
{
	struct groups *g = mem_zero(sizeof(*g));

	if (g == NULL)
		return err_nomem(e);
	*out = (struct sink){put, end, close_groups, g};
	g->members = m;
	g->split = split;
	g->bins = bins_new();
	g->values = name_set_new(EXPORT_GROUPS_MAX, GROUP_BYTES);
	if (g->bins == NULL || g->values == NULL)
		return err_nomem(e);
	return begin(g, w, e);
}
