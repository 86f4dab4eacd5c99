/* One list, first page to last, as a state machine. */
#include "harvester/list/internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "harvester/identity.h"
#include "harvester/request.h"
#include "harvester/retry.h"
#include "store/reject.h"
#include "store/sweep.h"

enum {
	URL_LIMIT = HTTP_URL_MAX + 3 * OAI_TOKEN_MAX + 4096,
	RESTARTS_MAX = 3 /* from the first page, tokens refused */
};

bool
list_is_over(const struct list *l)
{
	static const bool over[LIST_PHASE__MAX] = {
	    [LIST_DONE] = true,    [LIST_SHORT] = true,  [LIST_SPLIT] = true,
	    [LIST_REFUSED] = true, [LIST_FAILED] = true, [LIST_BARRED] = true,
	};

	return over[l->phase];
}

/* --- Failures ------------------------------------------------------------- */

/* What went wrong with a request. */
struct failure {
	const struct http_response *response;
	const struct err *e;
	enum oai_code code; /* of the answer; OAI_OK: there is none */
	int64_t wait;       /* ms, if it is tried later */
};

static void
later(struct list *l, const struct failure *f)
{
	int status = f->response->status;

	l->attempt.failures++;
	l->out->stats.retries++;
	l->due = list_now(l) + f->wait;
	if (status == 429 || status == 503)
		l->w->http->hold(l->w->http, l->src->url.p, f->wait);
	list_log(l, LOG_INFO, "%s; again in %" PRId64 ".%01d s", f->e->msg,
		 f->wait / 1000, (int)(f->wait % 1000 / 100));
	list_report(l, f->wait, f->e->msg);
}

static void
once_more(struct list *l, const struct failure *f)
{
	l->attempt.failures++;
	l->attempt.asked_again = true;
	l->out->stats.retries++;
	l->due = list_now(l) + RETRY_ODD_MS;
	list_log(l, LOG_INFO, "%s; asking once more", f->e->msg);
	list_report(l, RETRY_ODD_MS, f->e->msg);
}

static void
hold_off(struct list *l, const struct failure *f)
{
	const struct env *env = l->w->env;
	int64_t wait = f->response->retry_after;
	int64_t away = wait < RETRY_AWAY_MAX ? wait : RETRY_AWAY_MAX;
	char until[STAMP_MAX];
	struct err asked;

	l->out->not_before = env->now(env->ctx) + away;
	date_stamp_format(l->out->not_before, false, until);
	err_set(&asked, f->e->code, f->e->detail,
		"%s: the server asks to be left alone for %" PRId64
		" s, longer than %d s; left alone%s until %s",
		f->e->msg, wait, list_retry(l)->max_wait,
		away < wait ? " for a day," : "", until);
	l->attempt.failures++;
	list_fail(l, &asked);
	l->phase = LIST_BARRED;
}

/* What is still to be known, or the first page. */
static void
ask_next(struct list *l)
{
	struct job *j = l->job;

	l->phase = j->inquiry.step == INQUIRY_OVER ? LIST_PAGES : LIST_ASKS;
	if (j->inquiry.lack[0] != '\0')
		job_note_lack(j, "%s", j->inquiry.lack);
	/* Nobody has what it would ask for. */
	if (l->phase == LIST_PAGES && inquiry_lacks(&j->inquiry, j->round))
		l->phase = LIST_SPLIT;
	l->key.prefix = j->key.prefix = str_c(j->inquiry.prefix);
	l->attempt.failures = 0;
	l->attempt.asked_again = false;
	l->due = list_now(l);
}

/* No other list of the source would know more. */
static void
fail_inquiry(struct list *l, const struct err *e)
{
	list_fail(l, e);
	l->phase = LIST_BARRED;
}

static void
without_identify(struct list *l, const struct failure *f)
{
	struct err e;

	if (l->phase == LIST_IDENTIFIES) {
		list_log(l, LOG_WARN, "%s; going on without it", f->e->msg);
		l->job->identify = IDENTIFY_UNKNOWN;
	} else if (inquiry_fail(&l->job->inquiry, f->code, f->e->msg, &e) !=
		   0) {
		fail_inquiry(l, &e);
		return;
	}
	ask_next(l);
}

static void
plain(struct list *l, const struct failure *f)
{
	list_take_plain(l, f->e->msg);
}

static void
as_one_list(struct list *l, const struct failure *f)
{
	list_without_windows(l, f->e->msg);
}

static void
with_overlap(struct list *l, const struct failure *f)
{
	(void)f;
	list_split(l, true);
}

static void
with_days(struct list *l, const struct failure *f)
{
	char *one = l->stamps.one;

	list_log(l, LOG_WARN, "%s; asking again with days", f->e->msg);
	l->job->day = true;
	if (l->phase == LIST_PROBES)
		date_stamp_format(date_stamp(str_c(one)), true, one);
	l->out->stats.retries++;
	l->due = list_now(l);
}

static void
without_dates(struct list *l, const struct failure *f)
{
	list_log(l, LOG_WARN, "%s; asking for everything", f->e->msg);
	l->mark.asked[0] = '\0';
	l->out->stats.retries++;
	l->due = list_now(l);
}

static void
refused(struct list *l, const struct failure *f)
{
	list_fail(l, f->e);
	l->phase = LIST_REFUSED;
}

static void
anew(struct list *l)
{
	l->restarts++;
	l->out->stats.restarts++;
	list_begin(l);
}

static void
anew_lost(struct list *l, const struct failure *f)
{
	l->job->lost++;
	list_log(l, LOG_WARN, "%s; the list starts anew", f->e->msg);
	anew(l);
}

static void
anew_resumed(struct list *l, const struct failure *f)
{
	list_log(l, LOG_WARN,
		 "%s; the list cannot go on where it stood and starts anew",
		 f->e->msg);
	anew(l);
}

static void
lost(struct list *l, const struct failure *f)
{
	struct err many;

	err_set(&many, ERR_OAI, 0, "%s (the list was started anew %d times)",
		f->e->msg, l->restarts);
	l->attempt.failures++;
	list_forget(l);
	list_fail(l, &many);
}

/*
 * Its error stays, for the case that dates are of no use. Where no record is
 * known that they could be tried with, windows overlap to be safe.
 */
static void
narrow(struct list *l, const struct failure *f)
{
	int64_t start = l->sent;

	l->attempt.failures++;
	list_fail(l, f->e);
	if (l->stamps.one[0] != '\0') {
		list_narrow(l, LIST_FAILED);
		return;
	}
	if (l->job->clock >= 0 && l->job->clock < start)
		start = l->job->clock;
	date_stamp_format(start, false, l->mark.started);
	env_log(l->w->env, LOG_WARN, "%s; asking for it by dates",
		l->error.msg);
	l->otherwise = LIST_FAILED;
	list_split(l, true);
}

static void
nothing_new(struct list *l, const struct failure *f)
{
	(void)f;
	list_nothing_new(l);
}

static void
complete(struct list *l, const struct failure *f)
{
	list_log(l, LOG_WARN, "%s; but all records are here", f->e->msg);
	list_finish(l, &l->mark);
}

static void
fail(struct list *l, const struct failure *f)
{
	struct err stuck = l->error, hinted;

	l->attempt.failures++;
	if (f->code == OAI_CANNOT_DISSEMINATE && l->page == 0 && !l->gave) {
		err_set(
		    &hinted, f->e->code, f->e->detail,
		    "%s (sheaf source probe --formats shows what it offers)",
		    f->e->msg);
		list_fail(l, &hinted);
	} else {
		list_fail(l, f->e);
	}
	if (stuck.code != ERR_NONE)
		l->error = stuck; /* what a look at dates failed for */
}

static void
fail_all(struct list *l, const struct failure *f)
{
	fail(l, f);
	l->phase = LIST_BARRED;
}

static void (*const carry_out[VERDICT__MAX])(struct list *,
					     const struct failure *) = {
    [VERDICT_LATER] = later,
    [VERDICT_ONCE_MORE] = once_more,
    [VERDICT_HOLD_OFF] = hold_off,
    [VERDICT_NO_IDENTIFY] = without_identify,
    [VERDICT_PLAIN] = plain,
    [VERDICT_ONE_LIST] = as_one_list,
    [VERDICT_OVERLAP] = with_overlap,
    [VERDICT_DAYS] = with_days,
    [VERDICT_NO_DATES] = without_dates,
    [VERDICT_REFUSED] = refused,
    [VERDICT_ANEW] = anew_lost,
    [VERDICT_ANEW_RESUMED] = anew_resumed,
    [VERDICT_NARROW] = narrow,
    [VERDICT_NOTHING_NEW] = nothing_new,
    [VERDICT_COMPLETE] = complete,
    [VERDICT_LOST] = lost,
    [VERDICT_FAIL] = fail,
    [VERDICT_FAIL_ALL] = fail_all,
};

/*
 * Windows lose their tokens together, when a server starts anew. Where no token
 * has ever worked, they do not get a chance each.
 */
static bool
may_restart(const struct list *l)
{
	const struct job *j = l->job;
	size_t others = j->tokened && j->nlists > 0 ? j->nlists - 1 : 0;

	return l->restarts < RESTARTS_MAX && j->lost < RESTARTS_MAX + others;
}

static bool
sent_times(const struct list *l)
{
	if (l->phase == LIST_PROBES)
		return strchr(l->stamps.one, 'T') != NULL;
	return !l->job->day &&
	       (strchr(l->from, 'T') != NULL || strchr(l->until, 'T') != NULL);
}

/* An error of OAI-PMH, or OAI_OK and why there is no answer. */
static void
failed(struct list *l, const struct http_response *response, enum oai_code code,
       const struct err *e)
{
	const struct env *env = l->w->env;
	struct failure why = {.response = response, .e = e, .code = code};
	struct list_facts f = {
	    .phase = l->phase,
	    .kind = l->kind,
	    .token = l->mark.token[0] != '\0',
	    .resumed = l->attempt.resumed,
	    .asked_again = l->attempt.asked_again,
	    .patient = list_retry(l)->retries > 0,
	    .answered = l->job->answered,
	    .gave = l->gave,
	    .complete = list_has_all(l),
	    .times = sent_times(l),
	    .dates = l->kind == LIST_WHOLE && l->from[0] != '\0',
	    .restarts = may_restart(l),
	    .chosen = l->job->inquiry.chosen && l->page == 0 && !l->gave,
	    .divisible = job_can_narrow(l->job, l),
	    .narrows = l->kind == LIST_WINDOW && l->job->narrows,
	    .alive = l->page > 0 || l->job->narrows,
	    .strikes = l->job->strikes,
	};
	struct retry_policy p = policy_retries(&f, e, *list_retry(l));

	f.retry = retry_judge(env, &p, l->attempt.failures + 1, response, e,
			      &why.wait);
	l->cause = e;
	carry_out[policy_verdict(&f, code, e)](l, &why);
	l->cause = NULL;
}

static int
describe(const struct oai_page *p, struct err *e)
{
	return err_set(e, ERR_OAI, 0, "%s%s%s",
		       p->code_text[0] != '\0' ? p->code_text
					       : "error without a code",
		       p->message[0] != '\0' ? ": " : "", p->message);
}

/* --- Answers -------------------------------------------------------------- */

/*
 * Another repository behind the same address: the mark is worth nothing. Both
 * are kept in one transaction, so that it is told once.
 */
static int
check_identity(struct list *l, const struct oai_identify *id, struct err *e)
{
	struct page *page = l->w->page;
	struct store *s = l->w->store;
	enum identity is = IDENTITY_SAME;
	struct buf changes;
	int rc;

	buf_init(&changes, IDENTITY_CHANGES_MAX);
	rc = identity_check(s, l->key.source, id, &changes, &is, e);
	if (rc == 0 && changes.n > 0 && !changes.failed)
		list_log(l, LOG_WARN, "%s%s", changes.p,
			 is == IDENTITY_OTHER
			     ? ": another repository; asking for everything "
			       "(--full marks what it does not have as deleted)"
			     : "");
	buf_free(&changes);
	if (rc != 0 || is == IDENTITY_SAME)
		return rc;
	if (page_begin(page, e) != 0 ||
	    identity_keep(s, l->key.source, id, e) != 0)
		return -1;
	if (is != IDENTITY_OTHER || l->kind == LIST_DATES)
		return page_keep(page, NULL, NULL, e);
	l->mark.asked[0] = l->mark.from[0] = '\0';
	list_begin(l);
	l->marked = l->gave = l->job->residue = false;
	if (list_is_over(l)) /* it failed */
		return *e = l->error, -1;
	if (store_drop_windows(s, &l->job->key, e) != 0 ||
	    page_keep(page, &l->job->key, &l->mark, e) != 0)
		return -1;
	if (l->kind != LIST_WINDOW)
		return 0;
	/* What windows are for belongs to the other one. */
	err_set(&l->error, ERR_OAI, 0, STR_FMT ": another repository",
		STR_ARG(l->src->name));
	l->phase = LIST_REFUSED;
	return 0;
}

static void
take_identify(struct list *l, const struct oai_page *p)
{
	const struct oai_identify *id = page_identify(l->w->page);
	struct job *j = l->job;
	struct err e;

	j->clock = date_stamp(str_c(p->date));
	page_drop(l->w->page);
	j->identify = IDENTIFY_KNOWN;
	j->day = id->day;
	inquiry_meet(&j->inquiry, id);
	/* 1970 is what a provider says that does not know. */
	j->earliest = date_stamp(str_c(id->earliest));
	if (j->earliest == 0)
		j->earliest = -1;
	list_log(l, LOG_DEBUG, "%s, %s, deleted records: %s", id->name,
		 id->granularity, id->deleted);
	if (check_identity(l, id, &e) != 0) {
		page_drop(l->w->page);
		list_fail(l, &e);
		return;
	}
	if (list_is_over(l))
		return;
	ask_next(l);
}

static void
take_answer(struct list *l, const struct oai_page *p)
{
	struct inquiry *q = &l->job->inquiry;
	struct page *page = l->w->page;
	const struct str(*listed)[2];
	size_t n = page_listed(page, &listed);
	char before[CHOICE_PREFIX_MAX + 1];
	struct err e;
	int rc;

	memcpy(before, q->prefix, sizeof(before));
	page_drop(page);
	rc = inquiry_take(q, p, listed, n, &e);
	if (rc != 0) {
		fail_inquiry(l, &e);
		return;
	}
	ask_next(l);
	if (strcmp(before, q->prefix) != 0)
		list_begin(l);
}

static const struct {
	const char *verb;
	enum oai_verb answer;
	void (*take)(struct list *l, const struct oai_page *p);
} phases[] =
    {
	[LIST_IDENTIFIES] = {"Identify", OAI_IDENTIFY, take_identify},
	[LIST_ASKS] = {NULL, OAI_NONE, take_answer},
	[LIST_PAGES] = {"ListRecords", OAI_LIST_RECORDS, list_take_page},
	[LIST_PROBES] = {"ListRecords", OAI_LIST_RECORDS, list_take_probe},
},
  headers = {"ListIdentifiers", OAI_LIST_IDENTIFIERS, list_take_page};

#define QUESTION(l)                                            \
	((l)->kind == LIST_COMPARE && (l)->phase == LIST_PAGES \
	     ? &headers                                        \
	     : &phases[(l)->phase])

/* Is that an answer to the question? */
static int
check_verb(const struct list *l, const struct oai_page *p, struct err *e)
{
	enum oai_verb wanted = l->phase == LIST_ASKS
				   ? inquiry_answer(&l->job->inquiry)
				   : QUESTION(l)->answer;

	if (p->verb == OAI_NOT_OAI || p->verb == OAI_NONE)
		return err_set(e, ERR_OAI, 0, "not an OAI-PMH response: <%s>",
			       p->root);
	if (p->code != OAI_OK && p->records > 0)
		return err_set(e, ERR_OAI, 0, "%s beside %s", p->code_text,
			       STR_COUNT(p->records, "record"));
	if (p->two_tokens)
		return err_set(e, ERR_OAI, 0, "two resumption tokens");
	if (p->code == OAI_OK && p->verb != wanted)
		return err_set(e, ERR_OAI, 0, "an answer to %s instead of %s",
			       oai_verb_name(p->verb), oai_verb_name(wanted));
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
	    .sets = l->src->sets,
	    .nsets = l->src->nsets,
	    .excluded = l->src->excluded,
	    .nexcluded = l->src->nexcluded,
	    .url = buf_view(&l->url),
	    .from = str_c(l->from),
	    .until = str_c(l->until),
	    .seen_in = l->phase == LIST_PAGES && l->job->mark.full
			   ? &l->job->key
			   : NULL,
	    .force = l->job->forced,
	    .repair = good,
	    .salvage = l->attempt.broken || list_retry(l)->retries == 0,
	    .admit = list_note_stamp,
	    .admit_ctx = l,
	};

	l->stamps.oldest = l->stamps.newest = -1;
	if (page_read(l->w->page, &to, response->body, p, e) == 0) {
		if (check_verb(l, *p, e) == 0)
			return 0;
		page_drop(l->w->page);
	} else if (e->code == ERR_XML && l->phase == LIST_PAGES) {
		l->attempt.broken = true;
	}
	if (!good &&
	    (e->code == ERR_XML || e->code == ERR_OAI || e->code == ERR_LIMIT))
		err_set(e, ERR_HTTP, response->status, "HTTP %d%s",
			response->status,
			response->withheld
			    ? " (behind a redirect to another host, which is "
			      "not told user, password and header)"
			    : "");
	http_explain(response, e);
	return -1;
}

/* The address of a request without what we put behind it. */
static struct str
base_of(struct str url)
{
	size_t at = str_find(url, STR("verb="));

	return at == STR_NPOS || at == 0 ? url : str_left(url, at - 1);
}

/* Said once in a run: the next redirect may lead nowhere. */
static void
say_moved(struct list *l, const struct http_response *r)
{
	struct str there = base_of(str_c(r->final_url));
	struct buf shown;

	if (l->job->moved || (!r->moved && !r->query_lost) ||
	    str_eq(there, l->src->url))
		return;
	l->job->moved = true;
	buf_init(&shown, HTTP_URL_MAX);
	request_for_message(&shown, there);
	list_log(l, LOG_WARN,
		 "%s to " STR_FMT "%s: \"sheaf source set\" changes its "
		 "address",
		 r->moved ? "moved for good" : "redirected",
		 STR_ARG(buf_view(&shown)),
		 r->query_lost ? ", which drops what was asked for" : "");
	buf_free(&shown);
}

static void
take(struct list *l, const struct http_response *response,
     const struct err *broken)
{
	const struct oai_page *p;
	struct err e = {0};

	l->due = list_now(l);
	if (response->status != 0)
		l->job->answered = true;
	say_moved(l, response);
	if (broken != NULL) {
		failed(l, response, OAI_OK, broken);
		return;
	}
	if (err_end(read_answer(l, response, &p, &e), &e) != 0) {
		failed(l, response, OAI_OK, &e);
		return;
	}
	if (p->code == OAI_OK) {
		QUESTION(l)->take(l, p);
		return;
	}
	page_drop(l->w->page);
	describe(p, &e);
	failed(l, response, p->code, &e);
}

/* --- Requests ------------------------------------------------------------- */

/*
 * A mark that lies ahead of the server's clock (ours, if it does not tell) was
 * made by another clock: nobody knows what changed since.
 */
static void
doubt_mark(struct list *l)
{
	struct str mark = str_c(l->mark.asked);
	int64_t clock = l->job->clock >= 0 ? l->job->clock : l->sent;

	if (l->kind != LIST_WHOLE || !window_ahead(mark, clock))
		return;
	list_log(l, LOG_WARN,
		 "the last harvest seems to have ended at %s, which is still "
		 "to come: asking for everything",
		 l->mark.asked);
	l->mark.asked[0] = l->mark.from[0] = '\0';
}

/* What the first page of the list, or the probe, is asked with. */
static int
first_page(struct list *l, struct request_args *args, char from[STAMP_MAX],
	   char until[STAMP_MAX], struct err *e)
{
	bool probe = l->phase == LIST_PROBES;
	struct window dates = l->dates;
	struct str a, b = STR_NONE;

	doubt_mark(l);
	a = str_c(l->mark.asked);
	if (probe) {
		a = b = str_c(l->stamps.one);
	} else if (l->kind == LIST_DATES || l->kind == LIST_WINDOW) {
		if (l->kind == LIST_WINDOW && !l->job->day &&
		    (l->job->times || l->job->identify == IDENTIFY_KNOWN))
			window_to_times(&dates);
		a = str_c(dates.from);
		b = str_c(dates.until);
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
	return 0;
}

static int
build(struct list *l, struct err *e)
{
	struct request_args args = {.verb = QUESTION(l)->verb};
	char from[STAMP_MAX], until[STAMP_MAX];

	if (l->phase == LIST_ASKS)
		args = inquiry_question(&l->job->inquiry, l->key.set);
	else if (l->phase == LIST_PAGES && l->mark.token[0] != '\0')
		args.token = str_c(l->mark.token);
	else if (l->phase != LIST_IDENTIFIES &&
		 first_page(l, &args, from, until, e) != 0)
		return -1;
	buf_clear(&l->url);
	request_build(&l->url, l->src->url, &args);
	return buf_check(&l->url, e);
}

static http_done_fn on_response;

static int
get(struct list *l, const char *url, bool at_once, struct err *e)
{
	struct http *http = l->w->http;
	struct http_request how = {
	    .at_once = at_once,
	    .delay_ms = l->src->delay_ms,
	    .places = l->src->windows > 1 ? l->src->windows : 0,
	    .login = l->job->login,
	    .o = l->src->http,
	};

	l->out->stats.requests++;
	return http->get(http, url, &how, on_response, l, e);
}

/* --- Early requests ------------------------------------------------------- */

/*
 * The page behind a response is asked for before this one is read, by the token
 * that its last bytes have, so that the server works while we do. Nothing else
 * is believed of it: the request counts if, the page read and kept, it is the
 * one that would be sent now, and is withdrawn if not.
 */

/* What comes of the first page may lead elsewhere: windows, another format. */
static bool
is_settled(const struct list *l)
{
	if (l->mark.token[0] != '\0')
		return !l->attempt.resumed;
	return l->kind != LIST_WINDOW && l->src->windows <= 1 &&
	       (l->gave || !l->job->inquiry.chosen) &&
	       (l->src->raw || !l->src->prefix_typed);
}

/* Of this list or another of its source. */
static bool
in_trouble(const struct job *j)
{
	for (size_t i = 0; i < j->nlists; i++)
		if (j->lists[i]->attempt.failures > 0)
			return true;
	return false;
}

/* All is well, and nothing is known that would keep the next page from being
 * asked for at once. */
static bool
is_plain(const struct list *l, const struct http_response *r)
{
	const struct env *env = l->w->env;

	return r->status == 200 && l->phase == LIST_PAGES && is_settled(l) &&
	       !l->early.vain && !list_has_all(l) && l->attempt.failures == 0 &&
	       !l->attempt.broken && !l->attempt.asked_again &&
	       endless_pace(&l->endless) == 0 && !in_trouble(l->job) &&
	       list_now(l) < l->job->deadline && !env->stopped(env->ctx);
}

static int
gather(void *ctx, const char *p, size_t n, struct err *e)
{
	struct buf *b = ctx;

	buf_put(b, p, n);
	return buf_check(b, e);
}

static bool
find_token(struct spool *body, struct buf *out)
{
	uint64_t size = spool_size(body), n = size < OAI_TAIL ? size : OAI_TAIL;
	struct err ignored;
	struct buf tail;
	bool found;

	buf_init(&tail, OAI_TAIL);
	found =
	    spool_read_part(body, size - n, n, gather, &tail, &ignored) == 0 &&
	    oai_token_ahead(buf_view(&tail), out);
	buf_free(&tail);
	return found;
}

static void
ask_early(struct list *l, const struct http_response *r)
{
	struct request_args args = {0};
	struct buf token;
	struct err ignored;

	if (!is_plain(l, r))
		return;
	buf_init(&token, OAI_TOKEN_MAX);
	if (find_token(r->body, &token) &&
	    !endless_knows(&l->endless, l->mark.token, token.p)) {
		args.verb = QUESTION(l)->verb;
		args.token = buf_view(&token);
		buf_clear(&l->early.url);
		request_build(&l->early.url, l->src->url, &args);
		l->early.sent = l->w->env->now(l->w->env->ctx);
		l->early.asked = !l->early.url.failed &&
				 get(l, l->early.url.p, true, &ignored) == 0;
	}
	buf_free(&token);
}

/* Is it what would be asked for now, or after a pause? */
static bool
is_wanted(struct list *l)
{
	struct err ignored;

	return l->phase == LIST_PAGES && l->attempt.failures == 0 &&
	       l->mark.token[0] != '\0' && build(l, &ignored) == 0 &&
	       str_eq(buf_view(&l->url), buf_view(&l->early.url));
}

static void
settle_early(struct list *l)
{
	if (!l->early.asked)
		return;
	l->early.asked = false;
	if (is_wanted(l)) {
		l->sent = l->early.sent;
		l->due = INT64_MAX;
	} else {
		l->early.vain = true;
		l->w->http->cancel(l->w->http, l);
	}
}

static void
on_response(void *ctx, const struct http_response *response,
	    const struct err *broken)
{
	struct list *l = ctx;

	if (broken == NULL)
		ask_early(l, response);
	take(l, response, broken);
	settle_early(l);
}

void
list_turn(struct list *l)
{
	struct err e;

	if (l->due == INT64_MAX || list_is_over(l))
		return;
	l->sent = l->w->env->now(l->w->env->ctx);
	if (build(l, &e) != 0) {
		list_fail(l, &e);
		return;
	}
	if (l->phase != LIST_PAGES || l->page == 0)
		list_report(l, 0, NULL);
	l->due = INT64_MAX;
	if (get(l, l->url.p, false, &e) != 0) {
		l->due = list_now(l);
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
	if (j->round == 0)
		j->stale = 0;
	if (j->stale == 0 && l->kind != LIST_COMPARE &&
	    store_last_reject(l->w->store, &j->stale, e) != 0)
		return -1;
	return store_sweep_start(l->w->store, &j->key, e);
}

/*
 * A list that is whole, and waits for those of the other sets. It is not asked
 * for again; nor given up because of what changed since then.
 */
static int
take_waiting(struct list *l)
{
	if (l->w->options->window.full) {
		list_log(l, LOG_INFO, "listed before, waiting for other sets");
		l->phase = LIST_SPLIT;
		return 0;
	}
	list_clear_progress(&l->mark);
	memcpy(l->mark.asked, l->mark.from, sizeof(l->mark.asked));
	if (l->kind == LIST_DATES)
		return 0;
	l->job->forced = false;
	l->mark.full = l->mark.done = true;
	l->job->mark.full = true;
	endless_start(&l->endless);
	return 0;
}

/* Where the list stands, and what it asks for. */
static int
read_mark(struct list *l, struct err *e)
{
	bool full = l->kind == LIST_COMPARE || l->job->forced;

	if (store_mark(l->w->store, &l->key, &l->mark, e) != 0)
		return -1;
	if ((l->kind == LIST_WHOLE || l->kind == LIST_DATES) &&
	    l->src->nsets > 1 && store_mark_waits(&l->mark)) {
		l->job->inquiry.stays = true;
		if (l->mark.token[0] == '\0')
			return take_waiting(l);
	}
	l->marked = !l->job->dated && l->mark.token[0] != '\0';
	endless_start(&l->endless);
	if (l->kind == LIST_WHOLE)
		l->job->mark.full = l->mark.full;
	/* A full list that was cut off goes on; any other begins anew. */
	if (l->marked && (!full || l->mark.full || l->kind == LIST_WINDOW)) {
		l->job->mark.full |= l->kind == LIST_COMPARE;
		/* Its token is one of its format. */
		l->job->inquiry.stays = true;
		l->job->forced |= l->kind == LIST_WHOLE && l->mark.full;
		l->attempt.resumed = l->went_on = true;
		memcpy(l->from, l->mark.asked, sizeof(l->from));
		l->gave = l->mark.seen > 0;
		list_log(l, LOG_INFO, "going on after %s",
			 STR_COUNT(l->mark.seen, "record"));
		return 0;
	}
	list_clear_progress(&l->mark);
	if (l->kind == LIST_WINDOW)
		return 0;
	l->job->mark.full = false;
	if (full)
		return compare_anew(l, e);
	memcpy(l->mark.asked, l->mark.from, sizeof(l->mark.asked));
	if (l->kind == LIST_WHOLE && l->src->nsets <= 1 &&
	    recall_ask(&l->job->recall, l->w->env->now(l->w->env->ctx),
		       l->mark.asked))
		list_log(l, LOG_DEBUG,
			 "from %s on: are its newest records "
			 "still there?",
			 l->mark.asked);
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
	l->phase =
	    job->identify == IDENTIFY_UNASKED ? LIST_IDENTIFIES : LIST_PAGES;
	buf_init(&l->url, URL_LIMIT);
	buf_init(&l->early.url, URL_LIMIT);
	set_key(l, window);
	if (read_mark(l, e) != 0) {
		list_close(l);
		return -1;
	}
	*out = l;
	return 0;
}

void
list_close(struct list *l)
{
	if (l == NULL)
		return;
	if (l->due == INT64_MAX)
		l->w->http->cancel(l->w->http, l);
	buf_free(&l->url);
	buf_free(&l->early.url);
	endless_free(&l->endless);
	mem_free(l);
}
