/* Selection options as a query. */
#include "sheaf/records/records.h"

#include <string.h>

#include "core/buf.h"
#include "core/file.h"
#include "core/ident.h"
#include "sheaf/records/internal.h"
#include "sheaf/sources.h"

/* What the manifest names, in this order. */
static const enum opt selecting[] = {
    OPT_SOURCE, OPT_IN_SET,     OPT_FROM,    OPT_UNTIL,    OPT_YEAR,
    OPT_TYPE,   OPT_AUTHOR,     OPT_TITLE,   OPT_LANGUAGE, OPT_ORCID,
    OPT_ACCESS, OPT_LICENCE,    OPT_DOI,     OPT_DOIS,     OPT_IDS,
    OPT_UNIQUE, OPT_SINCE_LAST, OPT_DELETED, OPT_SORT,     OPT_LIMIT,
};

enum { SHOWN_MAX = 80 };
enum { NSELECTING = sizeof(selecting) / sizeof(selecting[0]) };

int
selection_source(struct app *app, struct store *s, const char *typed,
		 struct str *out, struct err *e)
{
	struct str url;
	int rc;

	*out = str_c(typed);
	rc = s == NULL ? 0 : store_source_url(s, *out, &url, e);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	return source_name(app, typed, out, e);
}

/* A source nobody knows is a mistake, even though nothing would match. */
static int
add_source(struct selection *sel, struct app *app, struct store *s,
	   const char *typed, struct err *e)
{
	struct str name;

	if (selection_source(app, s, typed, &name, e) != 0)
		return -1;
	return filter_add(&sel->filter, FILTER_SOURCE, &app->arena, name, e);
}

/* --source, and operands of export; an address may have commas in it. */
static int
read_sources(struct selection *sel, struct app *app, struct store *s,
	     struct err *e)
{
	const struct args *a = &app->args;
	const char *typed;
	struct str rest, one;

	for (size_t i = 0; (typed = args_nth(a, OPT_SOURCE, i)); i++) {
		rest = str_c(typed);
		if (str_find(rest, STR("://")) != STR_NPOS) {
			if (add_source(sel, app, s, typed, e) != 0)
				return -1;
			continue;
		}
		while (str_cut(&rest, ',', &one)) {
			one = arena_copy(&app->arena, str_trim(one));
			if (arena_check(&app->arena, e) != 0 ||
			    add_source(sel, app, s, one.p ? one.p : "", e) != 0)
				return -1;
		}
	}
	for (size_t i = 0; a->command->id == CMD_EXPORT && i < a->noperands;
	     i++)
		if (add_source(sel, app, s, a->operands[i], e) != 0)
			return -1;
	return 0;
}

static int
read_words(struct selection *sel, struct app *app, struct err *e)
{
	const struct args *a = &app->args;

	for (size_t i = 0; a->command->id == CMD_LIST && i < a->noperands; i++)
		if (filter_add(&sel->filter, FILTER_WORD, &app->arena,
			       str_c(a->operands[i]), e) != 0)
			return -1;
	return 0;
}

/* The only value of a kind, which the query takes over; or none. */
static struct str
only(struct filter *f, enum filter_kind kind)
{
	struct filter_values *l = &f->of[kind];

	if (l->n != 1)
		return STR_NONE;
	l->n = 0;
	return l->v[0];
}

/* What the store can look up itself is not for a walk. */
static void
hand_over(struct selection *sel)
{
	struct store_query *q = &sel->query;
	struct str one;

	q->source = only(&sel->filter, FILTER_SOURCE);
	q->set = only(&sel->filter, FILTER_SET);
	one = only(&sel->filter, FILTER_YEAR);
	if (one.n > 0)
		rule_years(one.p, &q->year_from, &q->year_until);
	one = only(&sel->filter, FILTER_TYPE);
	if (one.n > 0)
		q->has_type = rec_type_by_name(one, &q->type);
	if (!filter_empty(&sel->filter) || sel->unique || sel->duplicates ||
	    sel->sort.n > 0) {
		sel->limit = q->limit;
		q->limit = 0;
	}
}

/* A day as `until` holds to its end, a time to its second. */
int
selection_check_dates(const struct args *a, struct err *e)
{
	struct str from = str_c(args_text(a, OPT_FROM));
	struct str until = str_c(args_text(a, OPT_UNTIL));
	size_t n = from.n < until.n ? from.n : until.n;

	if (str_cmp(str_left(from, n), str_left(until, n)) <= 0)
		return 0;
	return err_set(e, ERR_USAGE, 0,
		       "--from " STR_FMT " is later than --until " STR_FMT,
		       STR_ARG(from), STR_ARG(until));
}

/* Names that are asked for: DOIs by their keys, or OAI identifiers. */
struct named_list {
	struct app *app;
	enum opt opt; /* of the file */
	struct str *v;
	size_t n, cap;
};

static int
add_name(struct named_list *l, struct str name, struct err *e)
{
	struct arena *a = &l->app->arena;
	struct str *v;

	if (l->n == SELECTION_IDS)
		return err_set(e, ERR_USAGE, 0, "more than %d identifiers",
			       SELECTION_IDS);
	v = arena_push(a, l->v, l->n, &l->cap, sizeof(*v));
	if (v == NULL)
		return arena_check(a, e);
	l->v = v;
	v[l->n++] = arena_copy(a, name);
	return arena_check(a, e);
}

/* A line that is no DOI does not drop the others. */
static int
add_doi(struct named_list *l, struct str text, unsigned line, struct err *e)
{
	struct arena *a = &l->app->arena;
	struct str doi;

	if (ident_doi(a, text, &doi))
		return add_name(l, ident_doi_key(a, doi), e);
	env_log(&l->app->world.env, LOG_WARN,
		"--dois: line %u: '" STR_FMT "' is no DOI: passed over", line,
		STR_ARG(str_left(text, SHOWN_MAX)));
	return 0;
}

/* One a line; blank lines count for nothing. */
static int
split_lines(struct named_list *l, struct str text, struct err *e)
{
	struct str line;
	int rc = 0;

	if (str_starts(text, STR("\xef\xbb\xbf"))) /* a byte order mark */
		text = str_from(text, 3);
	for (unsigned n = 1;
	     rc == 0 && text.n > 0 && str_cut(&text, '\n', &line); n++) {
		line = str_trim(line);
		if (line.n > 0)
			rc = l->opt == OPT_DOIS ? add_doi(l, line, n, e)
						: add_name(l, line, e);
	}
	return rc;
}

static int
read_list(struct named_list *l, struct err *e)
{
	const char *path = args_text(&l->app->args, l->opt);
	const char *name = opts[l->opt].name;
	size_t before = l->n;
	struct buf text;
	int rc;

	if (path == NULL)
		return 0;
	buf_init(&text, SELECTION_IDS_SIZE);
	rc = file_read(&text, path, e);
	if (rc == 0)
		rc = split_lines(l, buf_view(&text), e);
	buf_free(&text);
	if (rc == 0 && l->n == before)
		return err_set(e, ERR_USAGE, 0, "--%s: no %s in %s", name,
			       l->opt == OPT_DOIS ? "DOI" : "identifier", path);
	return rc == 0 ? 0 : err_wrap(e, "--%s", name);
}

static int
read_dois(struct selection *sel, struct app *app, struct err *e)
{
	struct named_list l = {.app = app, .opt = OPT_DOIS};
	struct arena *a = &app->arena;
	struct str doi;

	for (size_t i = 0; i < app->args.count[OPT_DOI]; i++) {
		ident_doi(a, str_c(args_nth(&app->args, OPT_DOI, i)), &doi);
		if (add_name(&l, ident_doi_key(a, doi), e) != 0)
			return err_wrap(e, "--doi");
	}
	if (read_list(&l, e) != 0)
		return -1;
	sel->query.dois = l.v;
	sel->query.ndois = l.n;
	return 0;
}

static int
read_ids(struct selection *sel, struct app *app, struct err *e)
{
	struct named_list l = {.app = app, .opt = OPT_IDS};

	if (read_list(&l, e) != 0)
		return -1;
	sel->query.ids = l.v;
	sel->query.nids = l.n;
	return 0;
}

/*
 * What changed may be that it was deleted. A name that is to be remembered only
 * now has nothing it is the difference to: everything is new then.
 */
static int
read_since(struct selection *sel, struct app *app, struct store *s,
	   struct err *e)
{
	const char *since = args_text(&app->args, OPT_SINCE_LAST);
	const char *name = args_text(&app->args, OPT_NAME);
	int rc;

	if (since == NULL)
		return 0;
	rc = store_named(s, str_c(since), &sel->query.since, e);
	if (rc < 0)
		return -1;
	if (rc == 0 && (name == NULL || strcmp(name, since) != 0))
		return err_set(e, ERR_USAGE, 0,
			       "--since-last: no export was remembered as "
			       "'%.60s'; sheaf export --name does",
			       since);
	sel->query.has_since = rc > 0;
	sel->query.deleted = rc > 0 || sel->query.deleted;
	return 0;
}

static int
note_pairs(struct selection *sel, struct app *app, struct err *e)
{
	const struct args *a = &app->args;
	size_t n = NSELECTING + a->nvalues + a->noperands;
	const char *text;
	enum opt o;

	sel->pairs = arena_zero(&app->arena, n * sizeof(*sel->pairs));
	if (sel->pairs == NULL)
		return arena_check(&app->arena, e);
	for (size_t i = 0; i < NSELECTING; i++) {
		o = selecting[i];
		for (size_t k = 0; (text = args_nth(a, o, k)); k++) {
			sel->pairs[sel->npairs][0] = str_c(opts[o].name);
			sel->pairs[sel->npairs++][1] = str_c(text);
		}
		if (opts[o].rule.kind == RULE_NONE && a->count[o] > 0) {
			sel->pairs[sel->npairs][0] = str_c(opts[o].name);
			sel->pairs[sel->npairs++][1] = STR("yes");
		}
	}
	for (size_t i = 0; i < a->noperands; i++) {
		sel->pairs[sel->npairs][0] =
		    a->command->id == CMD_LIST ? STR("word") : STR("source");
		sel->pairs[sel->npairs++][1] = str_c(a->operands[i]);
	}
	return 0;
}

/*
 * Something that may be misspelled, and no span of time that may be empty
 * without anybody's mistake.
 */
static bool
is_named(const struct selection *sel, const struct app *app)
{
	const struct args *a = &app->args;
	const struct store_query *q = &sel->query;

	return q->from.n == 0 && q->until.n == 0 &&
	       a->count[OPT_SINCE_LAST] == 0 &&
	       (!filter_empty(&sel->filter) || q->source.n > 0 ||
		q->set.n > 0 || q->has_type || q->year_from > 0 ||
		q->year_until > 0);
}

int
selection_read(struct selection *sel, struct app *app, struct store *s,
	       struct err *e)
{
	const struct args *a = &app->args;
	const char *text;

	*sel = (struct selection){0};
	if (read_sources(sel, app, s, e) != 0 ||
	    filter_read(&sel->filter, app, e) != 0 ||
	    read_words(sel, app, e) != 0 || selection_check_dates(a, e) != 0)
		return -1;
	sel->query.from = str_c(args_text(a, OPT_FROM));
	sel->query.until = str_c(args_text(a, OPT_UNTIL));
	sel->query.deleted = a->count[OPT_DELETED] > 0;
	text = args_text(a, OPT_LIMIT);
	if (text != NULL)
		sel->query.limit =
		    (uint64_t)rule_number(&opts[OPT_LIMIT].rule, text);
	sel->sort = str_c(args_text(a, OPT_SORT));
	if (order_check(sel->sort, e) != 0)
		return -1;
	sel->unique = a->count[OPT_UNIQUE] > 0;
	sel->duplicates = a->count[OPT_DUPLICATES] > 0;
	if (sel->unique && sel->duplicates)
		return err_set(
		    e, ERR_USAGE, 0,
		    "--unique and --duplicates contradict each other");
	hand_over(sel);
	if (read_dois(sel, app, e) != 0 || read_ids(sel, app, e) != 0 ||
	    read_since(sel, app, s, e) != 0)
		return -1;
	if (filter_want(&sel->filter, &app->arena, sel->query.dois,
			sel->query.ndois, e) != 0 ||
	    filter_want(&sel->filter, &app->arena, sel->query.ids,
			sel->query.nids, e) != 0)
		return -1;
	sel->named = is_named(sel, app);
	return note_pairs(sel, app, e);
}
