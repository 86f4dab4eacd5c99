/* What the files of sheaf/command/ share. */
#ifndef SHEAF_COMMAND_INTERNAL_H
#define SHEAF_COMMAND_INTERNAL_H

#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/err.h"
#include "harvester/harvest.h"
#include "sheaf/command/command.h"
#include "sheaf/options/options.h"
#include "sheaf/world/world.h"
#include "store/check.h"

/* One file each; they return the exit code, and what went wrong has been said. */
int cmd_harvest(struct app *app);
int cmd_worker(struct app *app);
int cmd_get(struct app *app);
int cmd_export(struct app *app);
int cmd_convert(struct app *app);
int cmd_import(struct app *app);
int cmd_list(struct app *app);
int cmd_source(struct app *app);
int cmd_status(struct app *app);
int cmd_check(struct app *app);
int cmd_reindex(struct app *app);
int cmd_verify(struct app *app);
int cmd_copy(struct app *app);
int cmd_compact(struct app *app);

/* --- help.c */

/* Help text out of the tables of sheaf/options/options.h. */

/* NULL: of the program. No line is longer than 80 columns. */
void help_write(const struct command *all, const struct command *c,
		struct buf *out);

/* The table of export formats. */
void help_formats(struct buf *out);
/* --- completion.c */

/* For bash, zsh or fish; false: another shell. */
bool completion_write(struct str shell, const struct command *all,
		      struct buf *out);
/* --- rejected.c */

/* sheaf list --rejected: records kept aside, and what is wrong with them. */

/* Returns the exit code; what went wrong has been said by then. */
int rejected_list(struct app *app);
/* --- salvage.c */

/*
 * A store too damaged to be opened: what can still be read of it goes into a
 * new one, which takes its place. The damaged one is kept beside it.
 */

/*
 * PATH.salvaged becomes PATH, what was PATH is PATH.damaged afterwards, or
 * PATH.damaged.2 and so on where there is one already: its name goes to `kept`.
 * On -1 PATH is where it was.
 */
int salvage_run(const char *path, store_check_fn *say, void *ctx,
		struct store_check *out, struct buf *kept, struct err *e);
/* --- source_section.c */

/* sheaf source add and remove: sections of the configuration file. */

/* The operands behind "add": a name, an address, pairs KEY=VALUE. */
int source_add(struct app *app, const char *const *operands, size_t n,
	       struct err *e);

/* A name and pairs KEY=VALUE; KEY= takes the key out. */
int source_set(struct app *app, const char *const *operands, size_t n,
	       struct err *e);

/* In the configuration and in the store. */
int source_rename(struct app *app, const char *from, const char *to,
		  struct err *e);

/* With --data its records too; else says how many stay. */
int source_remove(struct app *app, const char *name, struct err *e);
/* --- source_probe.c */

/* sheaf source probe: what an endpoint is, and how it should be harvested. */

/*
 * Asks the endpoint and appends what it said, as comments of a configuration,
 * and the section that would suit it. -1 with the text as far as it got.
 */
int source_probe(struct app *app, const char *typed, struct buf *out,
		 struct err *e);
/* --- display.c */

/*
 * A harvest on a terminal: a line for each source that is going on, with how
 * far it is, how fast, how long it may take, and what it waits for.
 */

/* waiting --> active --> ended; a run that is stopped leaves it where it was */
enum display_phase { DISPLAY_WAITING, DISPLAY_ACTIVE, DISPLAY_ENDED };

/* What is known of one source. */
struct display_line {
	enum display_phase phase;
	int64_t began_ms;
	uint64_t seen;  /* of the list under way */
	uint64_t pages; /* that came */
	int64_t total;  /* -1: not announced */
	/* Speed is measured from here on: anew when a list starts anew. */
	uint64_t from_seen;
	int64_t from_ms;
	int64_t heard_ms;   /* when the server was last asked, or answered */
	int64_t wait_until; /* ms */
	char why[160];      /* it waits; printable */
	char asks[64];      /* what is asked; "": a page */
};

struct display {
	struct world *world;
	const struct source *sources;
	const struct harvest_outcome *outcomes;
	struct display_line *lines; /* one for each source */
	size_t n;
	size_t name_width;
	int64_t began; /* ms */
	int64_t told;  /* ms: the last line of a run without a terminal */
};

/* Borrows all of it; lines live in the app's arena. */
int display_init(struct display *s, struct app *app,
		 const struct source *sources,
		 const struct harvest_outcome *outcomes, size_t n,
		 struct err *e);

/* ms since source i began, at least 1; 0: it has not. */
int64_t display_time(const struct display *s, size_t i, int64_t now_ms);

/* For harvest_run; ctx is a struct display. */
void display_note(void *ctx, const struct harvest_progress *p);

/*
 * "1,200 of 45,231    2 %  40/s  18 min left", or what it waits for, as it is
 * at now_ms.
 */
void display_line(const struct display_line *l, int64_t now_ms,
		  struct buf *out);

/*
 * All of it on one line, for SIGUSR1 and for logs: "1 of 2 sources, 12,400
 * records, 3 min; zenodo: 1,200 of 45,231 2 % 40/s".
 */
void display_state(const struct display *s, int64_t now, struct buf *out);

/* On a terminal, after several sources: what all of them came to. */
void display_sum(const struct display *s);

/*
 * The columns of a list, --columns or those that fit: ERR_USAGE names one that
 * is none. A line for each record goes to `out`.
 */
struct columns;
struct from_store;
int columns_new(struct columns **out, struct app *app, struct err *e);
void columns_free(struct columns *c); /* also after a failed one */
/* The line of the next record: 1, 0: no more, -1 as from_store_next has it. */
int columns_next(struct columns *c, const struct env *env,
		 struct from_store *from, struct buf *out, struct err *e);

/* --- session.c */

/*
 * Sources that are harvested: which, how, how each ended, and who is told.
 */
struct session {
	struct source *sources;
	struct harvest_outcome *outcomes; /* of each source */
	size_t n;
	struct harvest_options options;
	struct http *http;
	struct store *store;
	const char *place; /* of the store */
	struct display display;
	struct world *world;
	struct app *app;
	const char **on_failure; /* of each source, or NULL */
	struct helper helper;
};

/* Those that were named, and with `all` those of the configuration. */
int session_find(struct session *h, struct app *app, bool all, struct err *e);
int session_options(struct session *h, struct err *e);
/* What may be given up is, and the store is open. helper.fd was -1. */
int session_begin(struct session *h, struct err *e);
int session_run(struct session *h, harvest_progress_fn *note, void *ctx,
		struct err *e);
/* For harvest_run; ctx is the session. Says how a source ended. */
void session_note(void *ctx, const struct harvest_progress *p);
/* Says what has not been said; with rc -1 why it could not go on, too. The exit
 * code, the worst of all. */
int session_conclude(const struct session *h, int rc, const struct err *e);
void session_end(struct session *h);

#endif
