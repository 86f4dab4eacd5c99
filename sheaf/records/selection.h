/*
 * Which records: the selection options (sheaf(1), SELECTION) as a query of the
 * store, and as what the manifest of a bundle says about it.
 */
#ifndef SHEAF_RECORDS_SELECTION_H
#define SHEAF_RECORDS_SELECTION_H

#include <stddef.h>

#include "core/err.h"
#include "core/str.h"
#include "sheaf/command/cmd.h"
#include "store/store.h"

enum {
	SELECTION_IDS = 1000000,              /* lines of --ids */
	SELECTION_IDS_SIZE = 32 * 1024 * 1024 /* bytes of it */
};

/* All of it lives as long as the app. */
struct selection {
	struct store_query query;
	struct str (*pairs)[2]; /* option and value as typed */
	size_t npairs;
};

/* Checks and translates; the store is asked whether it knows the source. */
int selection_read(struct selection *sel, struct app *app, struct store *s,
		   struct err *e);

/*
 * The name of a source as typed: known to the store, where it may come from an
 * earlier configuration, or else as in source_name. s may be NULL.
 */
int selection_source(struct app *app, struct store *s, const char *typed,
		     struct str *out, struct err *e);

/* --from must not be later than --until. */
int selection_check_dates(const struct args *a, struct err *e);

#endif
