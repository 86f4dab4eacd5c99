/* A store, a selection, and the items it picks. */
#include "sheaf/records/records.h"

#include "core/buf.h"

#include "sheaf/records/internal.h"
#include "sheaf/settings.h"

enum { SAID_LIMIT = 4096, SHOWN_MAX = 80 };

int
holdings_store(struct app *app, enum store_mode mode, const char **path,
	       struct store **out, struct err *e)
{
	*out = NULL;
	if (settings_store(app, path, e) != 0)
		return -1;
	if (store_open(out, *path, STORE_READ, e) != 0) {
		if (e->code != ERR_NOTFOUND)
			return -1;
		return err_set(e, ERR_STORE, 0,
			       "no store at %s yet: run sheaf harvest first",
			       *path);
	}
	if (mode == STORE_READ)
		return 0;
	store_close(*out);
	*out = NULL;
	return store_open(out, *path, mode, e);
}

int
holdings_open(struct holdings *r, struct app *app, struct err *e)
{
	return holdings_open_as(r, app, STORE_READ, e);
}

static int
admit(void *ctx, struct record *r, struct err *e)
{
	struct holdings *h = ctx;

	return works_admit(h->works, r, h->selection.duplicates, e);
}

static void
again(void *ctx)
{
	struct holdings *h = ctx;

	works_again(h->works);
}

int
holdings_open_as(struct holdings *r, struct app *app, enum store_mode mode,
		 struct err *e)
{
	*r = (struct holdings){0};
	if (holdings_store(app, mode, &r->path, &r->store, e) != 0 ||
	    selection_read(&r->selection, app, r->store, e) != 0)
		return -1;
	if ((r->selection.unique || r->selection.duplicates) &&
	    works_new(&r->works, app, r->store, &r->selection, e) != 0)
		return -1;
	if (from_store_open(&r->items, &app->world.env, r->store,
			    &r->selection.query, e) != 0)
		return -1;
	if (!filter_empty(&r->selection.filter))
		r->items.filter = &r->selection.filter;
	r->items.limit = r->selection.limit;
	r->items.sort = r->selection.sort;
	if (r->works != NULL) {
		r->items.admit = admit;
		r->items.admit_again = again;
	}
	r->items.admit_ctx = r;
	return 0;
}

/* "--set theses --type phd" */
static int
nothing(const struct selection *sel, struct err *e)
{
	struct buf what;

	buf_init(&what, SAID_LIMIT);
	for (size_t i = 0; i < sel->npairs && !what.failed; i++) {
		/* Words of a list stand there by themselves. */
		if (!str_eqc(sel->pairs[i][0], "word"))
			buf_printf(&what, " --" STR_FMT,
				   STR_ARG(sel->pairs[i][0]));
		buf_printf(&what, " " STR_FMT,
			   STR_ARG(str_left(sel->pairs[i][1], SHOWN_MAX)));
	}
	err_set(e, ERR_NOTFOUND, 0, "nothing found:%s", what.p ? what.p : "");
	buf_free(&what);
	return -1;
}

static void
say_works(const struct works_stats *n, const struct env *env)
{
	if (n->works == 0)
		return;
	env_log(env, LOG_INFO, "%s of %s left out: one of each is enough",
		STR_COUNT(n->left_out, "record"), STR_COUNT(n->works, "work"));
	if (n->by_title > 0)
		env_log(env, LOG_INFO,
			"%s of them without a DOI: title, year, first author "
			"and pages are the same",
			STR_COUNT(n->by_title, "work"));
}

int
holdings_conclude(const struct holdings *r, const struct env *env,
		  struct err *e)
{
	const struct selection *sel = &r->selection;

	if (r->items.given == 0 && sel->named)
		return nothing(sel, e);
	if (sel->unique)
		say_works(works_stats(r->works), env);
	if (sel->limit == 0 && sel->query.limit == 0)
		filter_say_missing(&sel->filter, env);
	return 0;
}

void
holdings_close(struct holdings *r)
{
	from_store_close(&r->items);
	filter_free(&r->selection.filter);
	works_free(r->works);
	store_close(r->store);
	*r = (struct holdings){0};
}
