/*
 * What the store's query cannot say: lists of values, and what only a record
 * that was read tells. A walk over what the query picks.
 */
#include "sheaf/records/records.h"

#include <string.h>

#include "core/buf.h"
#include "core/name_set.h"
#include "core/norm.h"
#include "sheaf/app.h"

enum {
	FOLD_ROOM = 16 * 1024, /* bytes of a text that are looked at */
	WANTED_MEMORY = 256 << 20,
	NAMED_MAX = 10, /* identifiers that are not there */
	LINE_LIMIT = 2048
};

/* --- Of an item, before its payload is read ------------------------------- */

static bool
is_source(const struct store_item *item, struct str v)
{
	return str_eq(item->source, v);
}

static bool
is_set(const struct store_item *item, struct str v)
{
	for (size_t i = 0; i < item->nsets; i++)
		if (str_eq(item->sets[i], v))
			return true;
	return false;
}

static bool
is_type(const struct store_item *item, struct str v)
{
	enum rec_type type;

	return rec_type_by_name(v, &type) && item->type == type;
}

static bool
is_year(const struct store_item *item, struct str v)
{
	int from, until;

	rule_years(v.p, &from, &until);
	return item->year >= from && item->year <= until;
}

/* --- Of a record ---------------------------------------------------------- */

/* Is `word`, which is folded, in the text, with case and marks taken off? */
static bool
has(struct str text, struct str word)
{
	char folded[FOLD_ROOM];
	size_t n = norm_fold(folded, sizeof(folded), text);

	return str_find(str_of(folded, n), word) != STR_NPOS;
}

static bool
is_author(const struct record *r, struct str v)
{
	char room[1024];
	struct buf whole;
	bool found = false;

	for (size_t i = 0; i < r->names.n && !found; i++) {
		const struct rec_name *n = &r->names.v[i];

		found =
		    has(n->family, v) || has(n->literal, v) || has(n->given, v);
		if (found || n->given.n + n->family.n + 2 > sizeof(room))
			continue;
		buf_init(&whole, sizeof(room));
		buf_printf(&whole, STR_FMT " " STR_FMT, STR_ARG(n->given),
			   STR_ARG(n->family));
		found = has(buf_view(&whole), v);
		buf_free(&whole);
	}
	return found;
}

static bool
is_title(const struct record *r, struct str v)
{
	for (size_t i = 0; i < r->titles.n; i++)
		if (has(r->titles.v[i].text, v))
			return true;
	return false;
}

/* "de" is "de-AT" as well, as in RFC 4647, section 3.3.1. */
static bool
is_language(const struct record *r, struct str v)
{
	for (size_t i = 0; i < r->languages.n; i++) {
		struct str tag = r->languages.v[i].lang;

		if (str_istarts(tag, v) && (tag.n == v.n || tag.p[v.n] == '-'))
			return true;
	}
	return false;
}

static bool
is_orcid(const struct record *r, struct str v)
{
	for (size_t i = 0; i < r->names.n; i++)
		if (str_ieq(r->names.v[i].orcid, v))
			return true;
	return false;
}

static bool
is_access(const struct record *r, struct str v)
{
	for (size_t i = 0; i < r->rights.n; i++)
		if (str_eqc(v, rec_access_name(r->rights.v[i].access)))
			return true;
	return false;
}

/* "CC-BY" is CC-BY-4.0 as well, but not CC-BY-SA-4.0. */
static bool
is_licence(const struct record *r, struct str v)
{
	for (size_t i = 0; i < r->rights.n; i++) {
		struct str spdx = r->rights.v[i].spdx;

		if (str_istarts(spdx, v) &&
		    (spdx.n == v.n || (spdx.n > v.n + 1 && spdx.p[v.n] == '-' &&
				       chr_digit(spdx.p[v.n + 1]))))
			return true;
	}
	return false;
}

/* Titles, names and subjects. */
static bool
is_word(const struct record *r, struct str v)
{
	if (is_title(r, v) || is_author(r, v))
		return true;
	for (size_t i = 0; i < r->subjects.n; i++)
		if (has(r->subjects.v[i].text, v))
			return true;
	return false;
}

/* --- All of it ------------------------------------------------------------ */

static const struct {
	bool (*item)(const struct store_item *item, struct str v);
	bool (*record)(const struct record *r, struct str v);
	enum opt opt; /* OPT_NONE: words that are operands */
	bool folded;  /* the value is compared as words are */
	bool each;    /* every value must hold, not only one */
} criteria[FILTER__MAX] = {
    [FILTER_SOURCE] = {is_source, NULL, OPT_SOURCE, false, false},
    [FILTER_SET] = {is_set, NULL, OPT_IN_SET, false, false},
    [FILTER_TYPE] = {is_type, NULL, OPT_TYPE, false, false},
    [FILTER_YEAR] = {is_year, NULL, OPT_YEAR, false, false},
    [FILTER_AUTHOR] = {NULL, is_author, OPT_AUTHOR, true, true},
    [FILTER_TITLE] = {NULL, is_title, OPT_TITLE, true, true},
    [FILTER_LANGUAGE] = {NULL, is_language, OPT_LANGUAGE, false, false},
    [FILTER_ORCID] = {NULL, is_orcid, OPT_ORCID, false, false},
    [FILTER_ACCESS] = {NULL, is_access, OPT_ACCESS, false, false},
    [FILTER_LICENCE] = {NULL, is_licence, OPT_LICENCE, false, false},
    [FILTER_WORD] = {NULL, is_word, OPT_NONE, true, true},
};

int
filter_add(struct filter *f, enum filter_kind kind, struct arena *a,
	   struct str value, struct err *e)
{
	struct filter_values *l = &f->of[kind];
	char folded[FOLD_ROOM];

	if (criteria[kind].folded)
		value =
		    str_of(folded, norm_fold(folded, sizeof(folded), value));
	l->v = arena_push(a, l->v, l->n, &l->cap, sizeof(*l->v));
	if (l->v != NULL)
		l->v[l->n++] = arena_copy(a, value);
	return arena_check(a, e);
}

/* Values of an option, at commas where it is a list. */
static int
add_option(struct filter *f, enum filter_kind kind, struct app *app,
	   struct err *e)
{
	enum opt o = criteria[kind].opt;
	const char *text;
	struct str rest, one;

	for (size_t k = 0; (text = args_nth(&app->args, o, k)) != NULL; k++) {
		rest = str_c(text);
		while (str_cut(&rest, opts[o].listed ? ',' : '\0', &one))
			if (filter_add(f, kind, &app->arena, str_trim(one),
				       e) != 0)
				return -1;
	}
	return 0;
}

int
filter_read(struct filter *f, struct app *app, struct err *e)
{
	for (int i = 0; i < FILTER__MAX; i++)
		if (i != FILTER_SOURCE && criteria[i].opt != OPT_NONE &&
		    add_option(f, (enum filter_kind)i, app, e) != 0)
			return -1;
	return 0;
}

bool
filter_empty(const struct filter *f)
{
	for (int i = 0; i < FILTER__MAX; i++)
		if (f->of[i].n > 0)
			return false;
	return f->wanted == NULL;
}

/* Of `n` values that hold, are there enough? */
static bool
enough(int kind, size_t n, size_t of)
{
	return criteria[kind].each ? n == of : n > 0 || of == 0;
}

bool
filter_item(const struct filter *f, const struct store_item *item)
{
	for (int i = 0; i < FILTER__MAX; i++) {
		const struct filter_values *l = &f->of[i];
		size_t held = 0;

		if (criteria[i].item == NULL)
			continue;
		/* A tombstone has neither type nor year: it is handed on, as
		 * the store's own query does. */
		if (item->deleted && i != FILTER_SOURCE && i != FILTER_SET)
			continue;
		for (size_t k = 0; k < l->n; k++)
			held += criteria[i].item(item, l->v[k]);
		if (!enough(i, held, l->n))
			return false;
	}
	return true;
}

bool
filter_record(const struct filter *f, const struct record *r)
{
	for (int i = 0; i < FILTER__MAX && !r->deleted; i++) {
		const struct filter_values *l = &f->of[i];
		size_t held = 0;

		for (size_t k = 0; k < l->n && criteria[i].record != NULL; k++)
			held += criteria[i].record(r, l->v[k]);
		if (criteria[i].record != NULL && !enough(i, held, l->n))
			return false;
	}
	return true;
}

/* --- What was asked for by name ------------------------------------------- */

int
filter_want(struct filter *f, struct arena *a, const struct str *v, size_t n,
	    struct err *e)
{
	size_t number;

	if (n == 0)
		return 0;
	if (f->wanted == NULL)
		f->wanted = name_set_new(2 * SELECTION_IDS, WANTED_MEMORY);
	if (f->wanted == NULL)
		return err_nomem(e);
	for (size_t i = 0; i < n; i++)
		if (name_set_add(f->wanted, v[i], &number, NULL, e) != 0)
			return -1;
	f->seen = arena_zero(a, name_set_count(f->wanted));
	return arena_check(a, e);
}

void
filter_note(const struct filter *f, const struct store_item *item)
{
	size_t i;

	if (f->wanted == NULL)
		return;
	if (item->doi.n > 0 && name_set_find(f->wanted, item->doi, &i))
		f->seen[i] = true;
	if (name_set_find(f->wanted, item->oai_id, &i))
		f->seen[i] = true;
}

void
filter_say_missing(const struct filter *f, const struct env *env)
{
	size_t n = f->wanted == NULL ? 0 : name_set_count(f->wanted);
	size_t missing = 0;
	struct buf line;

	buf_init(&line, LINE_LIMIT);
	for (size_t i = 0; i < n; i++) {
		if (f->seen[i])
			continue;
		if (missing++ < NAMED_MAX)
			buf_printf(&line, "%s" STR_FMT, missing > 1 ? ", " : "",
				   STR_ARG(name_set_get(f->wanted, i)));
	}
	if (missing > 0)
		env_log(
		    env, LOG_WARN, "not found: %s of the %s asked for: %s%s",
		    STR_NUMBER(missing), STR_COUNT(n, "identifier"),
		    line.p ? line.p : "", missing > NAMED_MAX ? ", ..." : "");
	buf_free(&line);
}

void
filter_free(struct filter *f)
{
	name_set_free(f->wanted);
	f->wanted = NULL;
}
