/*
 * Opening a store that must be there, and what a selection picks of it: export,
 * list and all that works on what is held.
 */
#ifndef SHEAF_RECORDS_READING_H
#define SHEAF_RECORDS_READING_H

#include "core/err.h"
#include "sheaf/command/cmd.h"
#include "sheaf/records/items.h"
#include "sheaf/records/selection.h"
#include "store/store.h"

struct reading {
	const char *path; /* of the store */
	struct store *store;
	struct selection selection;
	struct items items;
};

/*
 * The store this run is about and its path. Made by no one but a harvest: only
 * one that is there is opened for writing. ERR_STORE as below.
 */
int reading_store(struct app *app, enum store_mode mode, const char **path,
		  struct store **out, struct err *e);

/* ERR_STORE when there is no store yet: that is not "not found" (exit 6). */
int reading_open(struct reading *r, struct app *app, struct err *e);
/* STORE_WRITE: something will be noted in it; it must be there as well. */
int reading_open_as(struct reading *r, struct app *app, enum store_mode mode,
		    struct err *e);
void reading_close(struct reading *r); /* also after a failed open */

#endif
