/* A store, a selection, and the items it picks. */
#include "sheaf/records/records.h"

#include "sheaf/settings.h"

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

int
holdings_open_as(struct holdings *r, struct app *app, enum store_mode mode,
		 struct err *e)
{
	*r = (struct holdings){0};
	if (holdings_store(app, mode, &r->path, &r->store, e) != 0 ||
	    selection_read(&r->selection, app, r->store, e) != 0)
		return -1;
	return from_store_open(&r->items, &app->world.env, r->store,
			       &r->selection.query, e);
}

void
holdings_close(struct holdings *r)
{
	from_store_close(&r->items);
	store_close(r->store);
	*r = (struct holdings){0};
}
