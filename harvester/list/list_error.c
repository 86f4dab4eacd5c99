/* One list: what happens to which failure. */
#include "harvester/list/list_state.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/date.h"
#include "harvester/retry.h"
#include "parsers/xml/xml.h"

enum {
	FIRST_CONTACT_RETRIES = 2, /* of a host that never answered */
	IDENTIFY_RETRIES = 2,      /* of what can be done without */
	REFUSED_RETRIES = 1,       /* of what is no accident: a bomb */
	DOUBT_WAIT_MS = 1000
};

/* --- Failures ------------------------------------------------------------- */

/* A host that is not there now will hardly be in half a minute. */
static bool
unreachable(const struct err *e)
{
	static const int errnos[] = {EHOSTUNREACH, ECONNREFUSED, ETIMEDOUT,
				     EPROTO};

	if (e->code != ERR_NET)
		return false;
	for (size_t i = 0; i < sizeof(errnos) / sizeof(errnos[0]); i++)
		if (e->detail == errnos[i])
			return true;
	return false;
}

/*
 * Would another request to the same place fare no better? Some answers speak
 * of the one resource only: after a lost page the list may start anew, and
 * lists may work where Identify does not.
 */
static bool
hopeless(const struct err *e, enum list_stage stage)
{
	static const struct {
		int status;
		bool identify_only;
	} closed[] = {
	    {401, false}, {403, false}, {404, true},  {407, false},
	    {410, true},  {429, false}, {451, false}, {503, false},
	};

	if (e->code == ERR_XML || e->code == ERR_OAI)
		return false;
	if (e->code != ERR_HTTP)
		return true;
	for (size_t i = 0; i < sizeof(closed) / sizeof(closed[0]); i++)
		if (closed[i].status == e->detail &&
		    (stage == STAGE_IDENTIFY || !closed[i].identify_only))
			return true;
	return e->detail < 400; /* a redirect that is none */
}

/* No use in trying again: a way around, or the end. */
static void
give_up(struct list *l, const struct err *e)
{
	if (l->stage == STAGE_PROBE && !hopeless(e, l->stage)) {
		list_probe_failed(l, OAI_OK, e);
		return;
	}
	if (l->stage == STAGE_IDENTIFY && !hopeless(e, l->stage)) {
		list_log(l, LOG_WARN, "%s; going on without it", e->msg);
		l->job->identified = true;
		l->stage = STAGE_PAGES;
		l->tries = 0;
		l->due = list_now(l);
		return;
	}
	/* Some servers answer a token they have forgotten with anything. */
	if (l->resumed && !hopeless(e, l->stage)) {
		list_log(l, LOG_WARN,
			 "%s; the list cannot go on where it stood and starts "
			 "anew",
			 e->msg);
		l->restarts++;
		l->out->stats.restarts++;
		list_begin(l);
		return;
	}
	l->hopeless = hopeless(e, l->stage);
	list_fail(l, e);
}

static void
too_long(struct list *l, const struct http_response *response,
	 const struct err *e)
{
	const struct env *env = l->w->env;
	char until[STAMP_MAX];
	struct err asked;

	l->out->not_before = env->now(env->ctx) + response->retry_after;
	date_stamp_format(l->out->not_before, false, until);
	err_set(&asked, e->code, e->detail,
		"%s: the server asks to be left alone for %" PRId64
		" s (until %s), longer than %d s",
		e->msg, response->retry_after, until,
		l->w->options->retry.max_wait);
	l->hopeless = true;
	list_fail(l, &asked);
}

static struct retry_policy
policy(const struct list *l, const struct err *e)
{
	struct retry_policy p = l->w->options->retry;
	int most = p.retries;

	if (!l->job->answered && unreachable(e))
		most = FIRST_CONTACT_RETRIES;
	else if (e->code == ERR_XML && e->detail == XML_REFUSED)
		most = REFUSED_RETRIES;
	else if (l->stage != STAGE_PAGES && !hopeless(e, l->stage))
		most = IDENTIFY_RETRIES;
	/* After a list that was given up, another one is asked for once. */
	if (l->job->strikes > 0)
		most = 0;
	if (p.retries > most)
		p.retries = most;
	return p;
}

void
list_failed(struct list *l, const struct http_response *response,
	    const struct err *e)
{
	struct retry_policy p = policy(l, e);
	int64_t wait;

	l->tries++;
	switch (retry_judge(l->w->env, &p, l->tries, response, e, &wait)) {
	case RETRY_AFTER:
		l->out->stats.retries++;
		l->due = list_now(l) + wait;
		if (response->status == 429 || response->status == 503)
			l->w->http->hold(l->w->http, l->src->url.p, wait);
		list_log(l, LOG_INFO, "%s; again in %" PRId64 ".%01d s", e->msg,
			 wait / 1000, (int)(wait % 1000 / 100));
		list_report(l, wait, e->msg);
		break;
	case RETRY_TOO_LONG:
		too_long(l, response, e);
		break;
	case RETRY_NEVER:
	case RETRY_SPENT:
		give_up(l, e);
		break;
	}
}

/* --- OAI-PMH errors ------------------------------------------------------- */

enum action {
	FAIL,        /* the request is wrong and stays so */
	RETRY,       /* the server has a bad moment */
	DATES,       /* perhaps it is the dates in it */
	LOST_TOKEN,  /* the same again, then from the first page */
	NOTHING_NEW, /* the list is empty */
	NOT_THE_END  /* the same again, then an error */
};

/* OAI-PMH 2.0, section 3.6; what a code means depends on where it comes. */
static const struct {
	enum action first, later; /* without and with a token */
} actions[OAI_CODE__MAX] = {
    [OAI_OK] = {RETRY, RETRY},
    [OAI_BAD_ARGUMENT] = {DATES, LOST_TOKEN},
    [OAI_BAD_TOKEN] = {RETRY, LOST_TOKEN},
    [OAI_BAD_VERB] = {FAIL, RETRY},
    /* MyCoRe says so too when its search index is down. */
    [OAI_CANNOT_DISSEMINATE] = {FAIL, RETRY},
    [OAI_ID_NOT_EXIST] = {FAIL, RETRY},
    [OAI_NO_RECORDS] = {NOTHING_NEW, NOT_THE_END},
    [OAI_NO_FORMATS] = {FAIL, RETRY},
    [OAI_NO_SETS] = {FAIL, RETRY},
    [OAI_UNKNOWN_CODE] = {RETRY, RETRY},
};

static int
describe(const struct oai_page *p, struct err *e)
{
	return err_set(e, ERR_OAI, 0, "%s%s%s",
		       p->code_text[0] != '\0' ? p->code_text
					       : "error without a code",
		       p->message[0] != '\0' ? ": " : "", p->message);
}

/* The same request once more: true while that has not been tried. */
static bool
doubt(struct list *l, const struct err *e)
{
	l->tries++;
	if (l->doubted || l->w->options->retry.retries == 0)
		return false;
	l->doubted = true;
	l->out->stats.retries++;
	l->due = list_now(l) + DOUBT_WAIT_MS;
	list_log(l, LOG_INFO, "%s; asking once more", e->msg);
	list_report(l, DOUBT_WAIT_MS, e->msg);
	return true;
}

/*
 * Windows lose their tokens together, when a server starts anew. Where no token
 * has ever worked, they do not get a chance each.
 */
static bool
may_restart(const struct list *l)
{
	const struct job *j = l->job;
	size_t others = j->tokened && j->nlists > 0 ? j->nlists - 1 : 0;

	return l->restarts < LIST_RESTARTS_MAX &&
	       j->lost < LIST_RESTARTS_MAX + others;
}

static void
lost_token(struct list *l, const struct err *e)
{
	struct err many;

	if (doubt(l, e))
		return;
	if (may_restart(l)) {
		l->job->lost++;
		list_log(l, LOG_WARN, "%s; the list starts anew", e->msg);
		l->restarts++;
		l->out->stats.restarts++;
		list_begin(l);
		return;
	}
	err_set(&many, ERR_OAI, 0, "%s (the list was started anew %d times)",
		e->msg, l->restarts);
	list_forget(l);
	list_fail(l, &many);
}

static void
not_the_end(struct list *l, const struct err *e)
{
	if (doubt(l, e))
		return;
	give_up(l, e);
}

/*
 * Dates may be what it does not like: seconds where it wants days, or any at
 * all. Everything again is slow, but right.
 */
static void
try_dates(struct list *l, const struct err *e)
{
	if (l->timed && !l->job->day) {
		list_log(l, LOG_WARN, "%s; asking again with days", e->msg);
		l->job->day = true;
	} else if (l->kind == LIST_WINDOW) {
		list_fail(l, e);
		l->end = LIST_REFUSED;
		return;
	} else if (l->dated) {
		list_log(l, LOG_WARN, "%s; asking for everything", e->msg);
		l->mark.asked[0] = '\0';
	} else {
		list_fail(l, e);
		return;
	}
	l->out->stats.retries++;
	l->due = list_now(l);
}

void
list_oai_error(struct list *l, const struct http_response *response,
	       const struct oai_page *p)
{
	bool later = l->mark.token[0] != '\0';
	enum action act =
	    later ? actions[p->code].later : actions[p->code].first;
	struct err e;

	describe(p, &e);
	if (l->stage == STAGE_IDENTIFY) {
		give_up(l, &e);
		return;
	}
	if (l->stage == STAGE_PROBE) {
		list_probe_failed(l, p->code, &e);
		return;
	}
	/* A token on what was the last page: the answer is of no interest. */
	if (later && (act == LOST_TOKEN || act == NOT_THE_END) &&
	    list_has_all(l)) {
		list_log(l, LOG_WARN, "%s; but all records are here", e.msg);
		list_finish(l, &l->mark);
		return;
	}
	/* Nothing, where there was something before. */
	if (act == NOTHING_NEW && l->gave)
		act = NOT_THE_END;
	switch (act) {
	case FAIL:
		list_fail(l, &e);
		break;
	case RETRY:
		list_failed(l, response, &e);
		break;
	case DATES:
		try_dates(l, &e);
		break;
	case LOST_TOKEN:
		lost_token(l, &e);
		break;
	case NOTHING_NEW:
		list_nothing_new(l);
		break;
	case NOT_THE_END:
		not_the_end(l, &e);
		break;
	}
}
