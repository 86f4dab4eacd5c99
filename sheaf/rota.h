/*
 * Whose turn it is: sources that are due, the latest first, of hosts that no
 * other worker asks. A host is held from its first source that is begun until
 * none of it is due; one of its sources at a time.
 */
#ifndef SHEAF_ROTA_H
#define SHEAF_ROTA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/err.h"
#include "harvester/harvest.h"
#include "harvester/schedule.h"
#include "sheaf/app.h"
#include "store/run.h"
#include "store/store.h"

struct rota_source {
	struct schedule schedule;
	size_t host;
	struct store_run seen; /* when it was looked at */
	int64_t due;
	int64_t rests; /* not before that, whatever the store says */
	bool live;
	bool had;       /* its turn has come, or gone, since the last look */
	bool elsewhere; /* a harvest that is no worker's is at it */
};

struct rota_host {
	int64_t key;
	int64_t away; /* it is left alone until then */
	bool held, live;
	bool barred; /* another's, at the last look */
};

struct rota {
	const struct source *sources;
	struct rota_source *v;
	size_t n;
	struct rota_host *hosts;
	size_t nhosts;
	size_t *by_name; /* sources in the order of names */
	size_t *order;   /* those that are due, the latest first */
	size_t ndue;
	int64_t now; /* of the last look */
};

/* In the app's arena. */
int rota_init(struct rota *r, struct app *app, const struct source *sources,
	      size_t n, struct err *e);

/* Reads how all sources stand. */
int rota_look(struct rota *r, struct store *s, int64_t now, struct err *e);

/* 1: *i is begun now, its host held; 0: none; -1. */
int rota_next(struct rota *r, struct store *s, size_t *i, struct err *e);

/*
 * It has ended. One that failed rests for a while, and so does its host when
 * that could not be reached, or wants to be left alone.
 */
void rota_done(struct rota *r, struct store *s, size_t i, int64_t now,
	       const struct harvest_outcome *o);

/* How many are due, but somebody else is at them or at their host. */
size_t rota_waiting(const struct rota *r);

/* Holds nothing any more: the store was closed. */
void rota_forget(struct rota *r);

#endif
