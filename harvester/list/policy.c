/* What a list does about a failure: rules and a table, nothing else. */
#include "harvester/list/internal.h"

#include <errno.h>

#include "parsers/xml/xml.h"

enum {
	FIRST_CONTACT_RETRIES = 2, /* of a host that never answered */
	OPTIONAL_RETRIES = 2,      /* of what can be done without */
	REFUSED_RETRIES = 1,       /* of what is no accident: a bomb */
	NARROW_RETRIES = 2         /* of a window that cannot be cut again */
};

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
hopeless(const struct err *e, enum list_phase phase)
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
		    (phase == LIST_IDENTIFIES || !closed[i].identify_only))
			return true;
	return e->detail < 400; /* a redirect that is none */
}

/*
 * Is it this page alone that cannot be had? A server that gave pages just now,
 * and then breaks off or is busy for ever, may have trouble with the page.
 */
static bool
sticks(const struct list_facts *f, const struct err *e)
{
	static const int closed[] = {401, 403, 407, 429, 451};

	if (f->phase != LIST_PAGES)
		return false;
	if (e->code == ERR_XML && e->detail == XML_REFUSED)
		return f->alive;
	if (e->code == ERR_XML || e->code == ERR_OAI || e->code == ERR_LIMIT)
		return true;
	if (e->code == ERR_NET)
		return f->alive &&
		       (e->detail == ECONNRESET || e->detail == ETIMEDOUT);
	if (e->code != ERR_HTTP || e->detail < 400)
		return false;
	for (size_t i = 0; i < sizeof(closed) / sizeof(closed[0]); i++)
		if (e->detail == closed[i])
			return false;
	/* 503 and its kin may speak of the whole server. */
	return e->detail < 502 || e->detail > 504 || f->alive;
}

struct retry_policy
policy_retries(const struct list_facts *f, const struct err *e,
	       struct retry_policy p)
{
	int most = p.retries;

	if (!f->answered && unreachable(e))
		most = FIRST_CONTACT_RETRIES;
	else if (e->code == ERR_XML && e->detail == XML_REFUSED)
		most = REFUSED_RETRIES;
	else if (f->phase != LIST_PAGES && !hopeless(e, f->phase))
		most = OPTIONAL_RETRIES;
	/* Cutting it asks for all of it again. */
	if (f->narrows)
		most = f->divisible ? 0 : NARROW_RETRIES;
	/* After a list that was given up, another one is asked for once. */
	if (f->strikes > 0)
		most = 0;
	if (p.retries > most)
		p.retries = most;
	return p;
}

/* No use in trying again: a way around, or the end. */
static enum list_verdict
give_up(const struct list_facts *f, const struct err *e)
{
	bool page = sticks(f, e);

	/* Records may be had for all that. */
	if (f->phase == LIST_ASKS)
		return VERDICT_NO_IDENTIFY;
	/* It offers the format, and has trouble with it. */
	if (page && f->chosen && !f->token)
		return VERDICT_PLAIN;
	if (page && f->kind != LIST_WINDOW && f->divisible &&
	    (!f->resumed || hopeless(e, f->phase)))
		return VERDICT_NARROW;
	if (hopeless(e, f->phase) && !(page && f->kind == LIST_WINDOW))
		return VERDICT_FAIL_ALL;
	if (f->phase == LIST_PROBES)
		return VERDICT_ONE_LIST;
	if (f->phase == LIST_IDENTIFIES)
		return VERDICT_NO_IDENTIFY;
	/* Some servers answer a token they have forgotten with anything. */
	if (f->resumed)
		return VERDICT_ANEW_RESUMED;
	return VERDICT_FAIL;
}

static enum list_verdict
of_failure(const struct list_facts *f, const struct err *e)
{
	switch (f->retry) {
	case RETRY_AFTER:
		return VERDICT_LATER;
	case RETRY_TOO_LONG:
		return VERDICT_HOLD_OFF;
	case RETRY_NEVER:
	case RETRY_SPENT:
		break;
	}
	return give_up(f, e);
}

/* --- OAI-PMH errors ------------------------------------------------------- */

enum meaning {
	WRONG,       /* the request is, and stays so */
	BAD_MOMENT,  /* of the server */
	DATES,       /* perhaps it is the dates in it */
	LOST_TOKEN,  /* the same again, then from the first page */
	NOTHING_NEW, /* the list is empty */
	NOT_THE_END  /* the same again, then an error */
};

/* OAI-PMH 2.0, section 3.6; what a code means depends on where it comes. */
static const struct {
	enum meaning first, later; /* without and with a token */
} meanings[OAI_CODE__MAX] = {
    [OAI_OK] = {BAD_MOMENT, BAD_MOMENT},
    [OAI_BAD_ARGUMENT] = {DATES, LOST_TOKEN},
    [OAI_BAD_TOKEN] = {BAD_MOMENT, LOST_TOKEN},
    [OAI_BAD_VERB] = {WRONG, BAD_MOMENT},
    /* MyCoRe says so too when its search index is down. */
    [OAI_CANNOT_DISSEMINATE] = {WRONG, BAD_MOMENT},
    [OAI_ID_NOT_EXIST] = {WRONG, BAD_MOMENT},
    [OAI_NO_RECORDS] = {NOTHING_NEW, NOT_THE_END},
    [OAI_NO_FORMATS] = {WRONG, BAD_MOMENT},
    [OAI_NO_SETS] = {WRONG, BAD_MOMENT},
    [OAI_UNKNOWN_CODE] = {BAD_MOMENT, BAD_MOMENT},
};

static enum list_verdict
of_probe(const struct list_facts *f, enum oai_code code)
{
	if (code == OAI_NO_RECORDS)
		return VERDICT_OVERLAP;
	if (code == OAI_BAD_ARGUMENT && f->times)
		return VERDICT_DAYS;
	return VERDICT_ONE_LIST;
}

/*
 * Dates may be what it does not like: seconds where it wants days, or any at
 * all. Everything again is slow, but right.
 */
static enum list_verdict
of_dates(const struct list_facts *f)
{
	if (f->times)
		return VERDICT_DAYS;
	if (f->kind == LIST_WINDOW)
		return VERDICT_REFUSED;
	return f->dates ? VERDICT_NO_DATES : VERDICT_FAIL;
}

static enum list_verdict
of_page(const struct list_facts *f, enum oai_code code, const struct err *e)
{
	enum list_verdict v;
	enum meaning m = f->token ? meanings[code].later : meanings[code].first;

	/* It offers the format, and does not have it. */
	if (code == OAI_CANNOT_DISSEMINATE && f->chosen && !f->token)
		return VERDICT_PLAIN;
	/* A token on what was the last page: the answer is of no interest. */
	if (f->token && f->complete && (m == LOST_TOKEN || m == NOT_THE_END))
		return VERDICT_COMPLETE;
	/* Nothing, where there was something before. */
	if (m == NOTHING_NEW && f->gave)
		m = NOT_THE_END;
	switch (m) {
	case WRONG:
		return VERDICT_FAIL;
	case BAD_MOMENT:
		/* An error at once is about the request, not about a page. */
		v = of_failure(f, e);
		return v == VERDICT_NARROW && !f->alive ? VERDICT_FAIL : v;
	case DATES:
		return of_dates(f);
	case NOTHING_NEW:
		return VERDICT_NOTHING_NEW;
	case LOST_TOKEN:
		if (f->patient && !f->asked_again)
			return VERDICT_ONCE_MORE;
		if (f->restarts)
			return VERDICT_ANEW;
		return f->kind != LIST_WINDOW && f->divisible ? VERDICT_NARROW
							      : VERDICT_LOST;
	case NOT_THE_END:
		if (f->patient && !f->asked_again)
			return VERDICT_ONCE_MORE;
		break;
	}
	return give_up(f, e);
}

enum list_verdict
policy_verdict(const struct list_facts *f, enum oai_code code,
	       const struct err *e)
{
	if (code == OAI_OK)
		return of_failure(f, e);
	if (f->phase == LIST_IDENTIFIES || f->phase == LIST_ASKS)
		return give_up(f, e);
	if (f->phase == LIST_PROBES)
		return of_probe(f, code);
	return of_page(f, code, e);
}
