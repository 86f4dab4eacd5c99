/* Where a list stands, where the next goes on, and what vanished. */
#include "harvester/list/internal.h"

#include <inttypes.h>
#include <stdio.h>

#include "store/reject.h"
#include "store/sweep.h"

enum {
	LOCAL_SLACK_S = 86400, /* off the local clock, for want of a better */
	FEW_VANISHED = 20      /* are believed in any case */
};

void
list_clear_progress(struct store_mark *m)
{
	m->token[0] = m->started[0] = m->asked[0] = '\0';
	m->seen = 0;
	m->full = m->done = false;
}

void
job_move_mark(const struct job *j, struct store_mark *m)
{
	const struct env *env = j->w->env;
	char from[STAMP_MAX];

	if (!window_next(str_c(m->started), j->day, from)) {
		date_stamp_format(env->now(env->ctx) - LOCAL_SLACK_S, j->day,
				  from);
		job_log(j, LOG_WARN,
			"responseDate \"%s\" is no date: the next harvest "
			"begins at %s, by the local clock",
			m->started, from);
	}
	if (!j->forced && window_later(str_c(from), str_c(m->from)))
		return;
	snprintf(m->from, sizeof(m->from), "%s", from);
}

bool
job_is_short(const struct job *j, uint64_t seen, int64_t total)
{
	uint64_t least = total > 0 ? (uint64_t)total : 0;

	return !j->src->sizes_estimated && seen < least - least / 100;
}

int
job_sweep(struct job *j, struct err *e)
{
	struct store *s = j->w->store;
	struct harvest_stats *st = &j->out->stats;
	struct store_sweep seen;
	uint64_t most;

	if (store_sweep_look(s, &j->key, &seen, e) != 0)
		return -1;
	most = seen.held / 100 * (uint64_t)j->w->options->max_vanished +
	       seen.held % 100 * (uint64_t)j->w->options->max_vanished / 100;
	if (most < FEW_VANISHED)
		most = FEW_VANISHED;
	if (seen.unseen > most)
		job_lacks(
		    j,
		    "%s of %s records are no longer in the list; that is more "
		    "than %d %%, so none of them was marked as deleted. "
		    "If that is right, --full --max-vanished 100 marks "
		    "them",
		    STR_NUMBER(seen.unseen), STR_NUMBER(seen.held),
		    j->w->options->max_vanished);
	if (store_sweep(s, &j->key, most, &seen, e) != 0)
		return -1;
	if (j->stale > 0 && store_forgive_before(s, &j->key, j->stale, e) != 0)
		return -1;
	st->vanished += seen.vanished;
	st->left += seen.left;
	j->mark.full = false;
	return 0;
}
