/* A store, a selection, and the items it picks. */
#include "sheaf/reading.h"

#include "sheaf/settings.h"

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
	if (settings_store(app, &r->path, e) != 0)
		return -1;
	if (store_open(&r->store, r->path, STORE_READ, e) != 0) {
		if (e->code != ERR_NOTFOUND)
			return -1;
		return err_set(e, ERR_STORE, 0,
			       "no store at %s yet: run sheaf harvest first",
			       r->path);
	}
	if (selection_read(&r->selection, app, r->store, e) != 0)
		return -1;
	/* Only a store that is there is opened for writing. */
	if (mode == STORE_WRITE) {
		store_close(r->store);
		r->store = NULL;
		if (store_open(&r->store, r->path, mode, e) != 0)
			return -1;
	}
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
