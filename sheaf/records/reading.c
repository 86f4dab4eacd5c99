/* A store, a selection, and the items it picks. */
#include "sheaf/records/records.h"

#include "sheaf/settings.h"

int
reading_store(struct app *app, enum store_mode mode, const char **path,
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
reading_open(struct reading *r, struct app *app, struct err *e)
{
	return reading_open_as(r, app, STORE_READ, e);
}

int
reading_open_as(struct reading *r, struct app *app, enum store_mode mode,
		struct err *e)
{
	*r = (struct reading){0};
	if (reading_store(app, mode, &r->path, &r->store, e) != 0 ||
	    selection_read(&r->selection, app, r->store, e) != 0)
		return -1;
	return items_open(&r->items, &app->world.env, r->store,
			  &r->selection.query, e);
}

void
reading_close(struct reading *r)
{
	items_close(&r->items);
	store_close(r->store);
	*r = (struct reading){0};
}
