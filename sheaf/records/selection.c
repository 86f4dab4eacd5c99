/* Selection options as a query. */
#include "sheaf/records/records.h"

#include <string.h>

#include "core/buf.h"
#include "core/file.h"
#include "core/ident.h"
#include "sheaf/sources.h"

/* What the manifest names, in this order. */
static const enum opt selecting[] = {
    OPT_SOURCE, OPT_SET, OPT_FROM,       OPT_UNTIL,   OPT_YEAR,  OPT_TYPE,
    OPT_DOI,    OPT_IDS, OPT_SINCE_LAST, OPT_DELETED, OPT_LIMIT,
};

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
read_source(struct selection *sel, struct app *app, struct store *s,
	    struct err *e)
{
	const char *typed = args_text(&app->args, OPT_SOURCE);

	if (typed == NULL)
		return 0;
	return selection_source(app, s, typed, &sel->query.source, e);
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

static int
read_dois(struct selection *sel, struct app *app, struct err *e)
{
	struct arena *a = &app->arena;
	size_t n = app->args.count[OPT_DOI];
	struct str *v = arena_zero(a, n * sizeof(*v) + 1);
	struct str doi;

	for (size_t i = 0; v != NULL && i < n; i++) {
		ident_doi(a, str_c(args_nth(&app->args, OPT_DOI, i)), &doi);
		v[i] = ident_doi_key(a, doi);
	}
	sel->query.dois = v;
	sel->query.ndois = n;
	return arena_check(a, e);
}

/* One identifier a line; blank lines count for nothing. */
static int
split_ids(struct selection *sel, struct app *app, struct str text,
	  struct err *e)
{
	struct str line, *v = NULL;
	size_t cap = 0;

	while (text.n > 0 && str_cut(&text, '\n', &line)) {
		line = str_trim(line);
		if (line.n == 0)
			continue;
		if (sel->query.nids == SELECTION_IDS)
			return err_set(e, ERR_USAGE, 0,
				       "--ids: more than %d identifiers",
				       SELECTION_IDS);
		v = arena_push(&app->arena, v, sel->query.nids, &cap,
			       sizeof(*v));
		if (v == NULL)
			return arena_check(&app->arena, e);
		v[sel->query.nids++] = arena_copy(&app->arena, line);
	}
	sel->query.ids = v;
	return arena_check(&app->arena, e);
}

static int
read_ids(struct selection *sel, struct app *app, struct err *e)
{
	const char *path = args_text(&app->args, OPT_IDS);
	struct buf text;
	int rc;

	if (path == NULL)
		return 0;
	buf_init(&text, SELECTION_IDS_SIZE);
	rc = file_read(&text, path, e);
	if (rc == 0)
		rc = split_ids(sel, app, buf_view(&text), e);
	buf_free(&text);
	if (rc == 0 && sel->query.nids == 0)
		return err_set(e, ERR_USAGE, 0, "--ids: no identifier in %s",
			       path);
	return rc == 0 ? 0 : err_wrap(e, "--ids");
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
	size_t n = NSELECTING + a->count[OPT_DOI];
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
	return 0;
}

int
selection_read(struct selection *sel, struct app *app, struct store *s,
	       struct err *e)
{
	const struct args *a = &app->args;
	const char *text;

	*sel = (struct selection){0};
	if (read_source(sel, app, s, e) != 0 ||
	    selection_check_dates(a, e) != 0)
		return -1;
	sel->query.set = str_c(args_text(a, OPT_SET));
	sel->query.from = str_c(args_text(a, OPT_FROM));
	sel->query.until = str_c(args_text(a, OPT_UNTIL));
	sel->query.deleted = a->count[OPT_DELETED] > 0;
	text = args_text(a, OPT_YEAR);
	if (text != NULL)
		rule_years(text, &sel->query.year_from, &sel->query.year_until);
	text = args_text(a, OPT_TYPE);
	if (text != NULL)
		sel->query.has_type =
		    rec_type_by_name(str_c(text), &sel->query.type);
	text = args_text(a, OPT_LIMIT);
	if (text != NULL)
		sel->query.limit =
		    (uint64_t)rule_number(&opts[OPT_LIMIT].rule, text);
	if (read_dois(sel, app, e) != 0 || read_ids(sel, app, e) != 0 ||
	    read_since(sel, app, s, e) != 0)
		return -1;
	return note_pairs(sel, app, e);
}
