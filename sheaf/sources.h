/*
 * Sources by name or address: the configuration, what is built in, and any
 * URL somebody types.
 */
#ifndef SHEAF_SOURCES_H
#define SHEAF_SOURCES_H

#include "core/err.h"
#include "core/str.h"
#include "harvester/harvest.h"
#include "sheaf/app.h"

/*
 * Fills *out for a name or an address. An address that belongs to a named
 * source is that source; any other is a source of its own, named by itself
 * with scheme and host in small letters. Its strings live as long as the app.
 * ERR_USAGE: nobody knows the name, or the address cannot be used.
 */
int source_find(struct app *app, const char *typed, struct source *out,
		struct err *e);

/* The name under which the store keeps what was typed; never fails for want
 * of a configuration. */
int source_name(struct app *app, const char *typed, struct str *out,
		struct err *e);

/*
 * The value a key has for a source, with the command line, its section, the
 * built-in table, [DEFAULT] and the presets asked in this order; or NULL.
 */
const char *source_value(const struct app *app, struct str name, enum opt key);

/* The i-th name: those of the configuration, then other built-in ones. */
struct str source_nth(const struct app *app, size_t i);

#endif
