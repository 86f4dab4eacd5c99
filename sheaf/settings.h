/*
 * What counts in this run: the command line, then the environment, then the
 * configuration, then the preset of the option table.
 */
#ifndef SHEAF_SETTINGS_H
#define SHEAF_SETTINGS_H

#include <stdint.h>

#include "core/err.h"
#include "harvester/http/http.h"
#include "sheaf/app.h"

/* A key that holds for the whole run; NULL: not set, and no preset. */
const char *setting_text(const struct app *app, enum opt key);
int64_t setting_number(const struct app *app, enum opt key);

/* Reads the configuration that --config, SHEAF_CONFIG or a folder names. */
int settings_load(struct app *app, struct err *e);

/*
 * The configuration that "source add" writes to: as above, but the user's own
 * where none is named. In the app's arena; ERR_USAGE: no place to put it.
 */
int settings_config(struct app *app, const char **path, struct err *e);

/* Path of the store, in the app's arena. ERR_USAGE: no place to put it. */
int settings_store(struct app *app, const char **path, struct err *e);

/*
 * A slip such as -o ~/.local/share/sheaf/sheaf.db must not cost the store, nor
 * one of the files that belong to it: ERR_USAGE.
 */
int settings_check_output(const char *output, const char *store, struct err *e);

/* Of a place on the command line: others can see what is typed there. */
int settings_check_typed(const char *option, const char *place, struct err *e);

void settings_http(const struct app *app, struct http_options *out);

#endif
