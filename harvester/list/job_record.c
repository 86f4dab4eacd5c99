/*
 * The record of a run: begun, ended, and when the next may begin. A run that
 * comes too early leaves the record of the one before as it is.
 */
#include <inttypes.h>
#include <stdio.h>

#include "harvester/list/list_state.h"

static int64_t
now(const struct job *j)
{
	return j->w->env->now(j->w->env->ctx);
}

int
job_record_begin(struct job *j, struct err *e)
{
	struct store_run *r = &j->run;
	char until[STAMP_MAX];
	int64_t whole;

	if (store_run(j->w->store, j->key.source, r, e) != 0)
		return -1;
	if (r->not_before > now(j)) {
		date_stamp_format(r->not_before, false, until);
		j->out->not_before = r->not_before;
		return err_set(e, ERR_HTTP, 503,
			       "the server asked to be left alone until %s: "
			       "nothing is asked before, whatever the options",
			       until);
	}
	whole = r->whole;
	*r = (struct store_run){
	    .outcome = STORE_RUNNING,
	    .began = now(j),
	    .whole = whole,
	};
	if (store_set_run(j->w->store, j->key.source, r, e) != 0)
		return -1;
	j->recorded = true;
	return 0;
}

static enum store_outcome
outcome(const struct harvest_outcome *o)
{
	if (o->error.code == ERR_STOPPED)
		return STORE_STOPPED;
	if (o->error.code != ERR_NONE)
		return STORE_FAILED;
	return o->incomplete ? STORE_PARTLY : STORE_WHOLE;
}

void
job_record_end(struct job *j)
{
	struct harvest_outcome *o = j->out;
	const struct harvest_stats *st = &o->stats;
	struct store_run *r = &j->run;
	struct err e;

	if (!j->recorded)
		return;
	j->recorded = false;
	r->outcome = outcome(o);
	r->ended = now(j);
	if (r->outcome == STORE_WHOLE)
		r->whole = r->ended;
	r->not_before = o->not_before;
	r->requests = st->requests;
	r->records = st->records;
	r->created = st->created;
	r->changed = st->changed + st->left;
	r->deleted = st->deleted + st->vanished;
	r->repaired = st->repaired;
	snprintf(r->message, sizeof(r->message), "%s",
		 o->error.code != ERR_NONE ? o->error.msg : o->lack);
	if (store_set_run(j->w->store, j->key.source, r, &e) != 0 &&
	    o->error.code == ERR_NONE)
		o->error = e;
}
