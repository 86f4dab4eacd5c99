/* One list, first page to last, as a state machine. */
#include "harvester/list/internal.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "harvester/request.h"
#include "harvester/retry.h"
#include "parsers/xml/xml.h"
#include "store/reject.h"
#include "store/sweep.h"

enum {
	FIRST_CONTACT_RETRIES = 2, /* of a host that never answered */
	IDENTIFY_RETRIES = 2,      /* of what can be done without */
	REFUSED_RETRIES = 1,       /* of what is no accident: a bomb */
	DOUBT_WAIT_MS = 1000
};

enum { URL_LIMIT = HTTP_URL_MAX + 3 * OAI_TOKEN_MAX + 4096 };

bool
list_done(const struct list *l)
{
	return l->stage == STAGE_DONE;
}

int64_t
list_due(const struct list *l)
{
	return l->flying ? INT64_MAX : l->due;
}

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

static void
failed(struct list *l, const struct http_response *response,
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

static void
oai_error(struct list *l, const struct http_response *response,
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
		failed(l, response, &e);
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

/* --- Answers -------------------------------------------------------------- */

static void
take_identify(struct list *l, const struct oai_page *p)
{
	const struct oai_identify *id = page_identify(l->w->page);
	struct job *j = l->job;

	(void)p;
	page_drop(l->w->page);
	j->identified = j->known = true;
	j->day = id->day;
	/* 1970 is what a provider says that does not know. */
	j->earliest = date_stamp(str_c(id->earliest));
	if (j->earliest == 0)
		j->earliest = -1;
	list_log(l, LOG_DEBUG, "%s, %s, deleted records: %s", id->name,
		 id->granularity, id->deleted);
	l->stage = STAGE_PAGES;
	l->tries = 0;
	l->due = list_now(l);
}

static const struct {
	const char *verb;
	enum oai_verb answer;
	void (*take)(struct list *l, const struct oai_page *p);
} stages[] =
    {
	[STAGE_IDENTIFY] = {"Identify", OAI_IDENTIFY, take_identify},
	[STAGE_PAGES] = {"ListRecords", OAI_LIST_RECORDS, list_take_page},
	[STAGE_PROBE] = {"ListRecords", OAI_LIST_RECORDS, list_take_probe},
},
  headers = {"ListIdentifiers", OAI_LIST_IDENTIFIERS, list_take_page};

#define STAGE(l)                                                \
	((l)->kind == LIST_COMPARE && (l)->stage == STAGE_PAGES \
	     ? &headers                                         \
	     : &stages[(l)->stage])

/* Is that an answer to the question? */
static int
check_verb(const struct list *l, const struct oai_page *p, struct err *e)
{
	if (p->verb == OAI_NOT_OAI || p->verb == OAI_NONE)
		return err_set(e, ERR_OAI, 0, "not an OAI-PMH response: <%s>",
			       p->root);
	if (p->code == OAI_OK && p->verb != STAGE(l)->answer)
		return err_set(e, ERR_OAI, 0, "an answer to %s instead of %s",
			       oai_verb_name(p->verb), STAGE(l)->verb);
	return 0;
}

/* Believed, whatever its status, if it is an OAI-PMH answer to the request. */
static int
read_answer(struct list *l, const struct http_response *response,
	    const struct oai_page **p, struct err *e)
{
	bool good = response->status >= 200 && response->status < 300;
	struct page_target to = {
	    .source = l->key.source,
	    .prefix = l->key.prefix,
	    .set = l->key.set,
	    .url = buf_view(&l->url),
	    .from = str_c(l->from),
	    .until = str_c(l->until),
	    .seen_in = l->stage == STAGE_PAGES && l->job->mark.full
			   ? &l->job->key
			   : NULL,
	    .force = l->job->forced,
	    .repair = good,
	    .salvage = l->broken || l->w->options->retry.retries == 0,
	    .admit = l->src->windows > 1 ? list_note_stamp : NULL,
	    .admit_ctx = l,
	};

	list_clear_stamps(&l->stamps);
	if (page_read(l->w->page, &to, response->body, p, e) == 0) {
		if (check_verb(l, *p, e) == 0)
			return 0;
		page_drop(l->w->page);
	} else if (e->code == ERR_XML && l->stage == STAGE_PAGES) {
		l->broken = true;
	}
	if (!good &&
	    (e->code == ERR_XML || e->code == ERR_OAI || e->code == ERR_LIMIT))
		err_set(e, ERR_HTTP, response->status, "HTTP %d%s",
			response->status,
			response->withheld
			    ? " (behind a redirect to another host, which is "
			      "not told user, password and header)"
			    : "");
	return -1;
}

static void
on_response(void *ctx, const struct http_response *response,
	    const struct err *broken)
{
	struct list *l = ctx;
	const struct oai_page *p;
	struct err e;

	l->flying = false;
	if (response->status != 0)
		l->job->answered = true;
	if (broken != NULL) {
		failed(l, response, broken);
		return;
	}
	if (read_answer(l, response, &p, &e) != 0) {
		failed(l, response, &e);
		return;
	}
	if (p->code == OAI_OK) {
		STAGE(l)->take(l, p);
		return;
	}
	page_drop(l->w->page);
	oai_error(l, response, p);
}

/* --- Requests ------------------------------------------------------------- */

/* What the first page of the list, or the probe, is asked with. */
static int
first_page(struct list *l, struct request_args *args, char from[STAMP_MAX],
	   char until[STAMP_MAX], struct err *e)
{
	bool probe = l->stage == STAGE_PROBE;
	struct str a = str_c(l->mark.asked), b = STR_NONE;

	if (probe) {
		a = b = str_c(l->stamps.one);
	} else if (l->kind == LIST_DATES || l->kind == LIST_WINDOW) {
		a = str_c(l->dates.from);
		b = str_c(l->dates.until);
	}
	if (window_form(a, b, l->job->day, from, until, e) != 0)
		return -1;
	args->prefix = l->key.prefix;
	args->set = l->key.set;
	args->from = str_c(from);
	args->until = str_c(until);
	if (probe)
		return 0;
	memcpy(l->from, from, STAMP_MAX);
	memcpy(l->until, until, STAMP_MAX);
	l->dated = l->kind == LIST_WHOLE && from[0] != '\0';
	l->timed = str_chr(args->from, 'T') != STR_NPOS ||
		   str_chr(args->until, 'T') != STR_NPOS;
	return 0;
}

static int
build(struct list *l, struct err *e)
{
	struct request_args args = {.verb = STAGE(l)->verb};
	char from[STAMP_MAX], until[STAMP_MAX];

	if (l->stage == STAGE_PAGES && l->mark.token[0] != '\0')
		args.token = str_c(l->mark.token);
	else if (l->stage != STAGE_IDENTIFY &&
		 first_page(l, &args, from, until, e) != 0)
		return -1;
	buf_clear(&l->url);
	request_build(&l->url, l->src->url, &args);
	return buf_check(&l->url, e);
}

void
list_turn(struct list *l)
{
	struct http *http = l->w->http;
	struct http_request how = {
	    .delay_ms = l->src->delay_ms,
	    .places = l->src->windows > 1 ? l->src->windows : 0,
	    .login = l->job->login,
	};
	struct err e;

	if (l->flying || l->stage == STAGE_DONE)
		return;
	if (build(l, &e) != 0) {
		list_fail(l, &e);
		return;
	}
	l->flying = true;
	l->out->stats.requests++;
	if (http->get(http, l->url.p, &how, on_response, l, &e) != 0) {
		l->flying = false;
		list_fail(l, &e);
	}
}

/* --- The list ------------------------------------------------------------- */

/* Begins with a comparison of what the store holds, as a full list does. */
static int
compare_anew(struct list *l, struct err *e)
{
	struct job *j = l->job;

	l->mark.full = j->mark.full = true;
	/* Headers alone say nothing about what is kept aside. */
	j->stale = 0;
	if (l->kind != LIST_COMPARE &&
	    store_last_reject(l->w->store, &j->stale, e) != 0)
		return -1;
	return store_sweep_start(l->w->store, &j->key, e);
}

/* Where the list stands, and what it asks for. */
static int
read_mark(struct list *l, struct err *e)
{
	bool full = l->kind == LIST_COMPARE || l->job->forced;

	if (store_mark(l->w->store, &l->key, &l->mark, e) != 0)
		return -1;
	l->marked = l->kind != LIST_DATES && l->mark.token[0] != '\0';
	cycle_start(&l->cycle);
	if (l->kind == LIST_WHOLE)
		l->job->mark.full = l->mark.full;
	/* A full list that was cut off goes on; any other begins anew. */
	if (l->marked && (!full || l->mark.full || l->kind == LIST_WINDOW)) {
		l->job->mark.full |= l->kind == LIST_COMPARE;
		l->job->forced |= l->kind == LIST_WHOLE && l->mark.full;
		l->resumed = l->went_on = true;
		memcpy(l->from, l->mark.asked, sizeof(l->from));
		l->gave = l->mark.seen > 0;
		list_log(l, LOG_INFO, "going on after %" PRIu64 " records",
			 l->mark.seen);
		return 0;
	}
	list_clear_progress(&l->mark);
	if (l->kind == LIST_WINDOW)
		return 0;
	l->job->mark.full = false;
	if (full)
		return compare_anew(l, e);
	memcpy(l->mark.asked, l->mark.from, sizeof(l->mark.asked));
	return 0;
}

static void
set_key(struct list *l, struct str window)
{
	const struct harvest_window *user = &l->w->options->window;

	l->key = l->job->key;
	if (l->kind == LIST_COMPARE)
		window = STR(LIST_HEADERS);
	if (window.n > 0 && window.n < sizeof(l->window)) {
		memcpy(l->window, window.p, window.n);
		l->key.window = str_c(l->window);
	}
	if (l->kind == LIST_WINDOW)
		window_read(l->key.window, &l->dates);
	if (l->kind == LIST_DATES) {
		snprintf(l->dates.from, STAMP_MAX, STR_FMT,
			 STR_ARG(user->from));
		snprintf(l->dates.until, STAMP_MAX, STR_FMT,
			 STR_ARG(user->until));
	}
}

int
list_open(struct list **out, struct job *job, enum list_kind kind,
	  struct str window, struct err *e)
{
	struct list *l = mem_zero(sizeof(*l));

	if (l == NULL)
		return err_nomem(e);
	l->job = job;
	l->w = job->w;
	l->src = job->src;
	l->out = job->out;
	l->kind = kind;
	l->total = -1;
	l->due = list_now(l);
	l->stage = job->identified ? STAGE_PAGES : STAGE_IDENTIFY;
	buf_init(&l->url, URL_LIMIT);
	set_key(l, window);
	if (read_mark(l, e) != 0) {
		list_close(l);
		return -1;
	}
	*out = l;
	return 0;
}

void
list_abort(struct list *l, const struct err *cause)
{
	if (l->stage != STAGE_DONE)
		list_fail(l, cause);
}

void
list_close(struct list *l)
{
	if (l == NULL)
		return;
	if (l->flying)
		l->w->http->cancel(l->w->http, l);
	buf_free(&l->url);
	mem_free(l);
}
