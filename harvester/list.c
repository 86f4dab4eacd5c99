/* One list, first page to last, as a state machine. */
#include "harvester/list.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "harvester/list_state.h"
#include "harvester/request.h"
#include "harvester/window.h"

enum { URL_LIMIT = HTTP_URL_MAX + 3 * OAI_TOKEN_MAX + 4096 };

int64_t
list_now(const struct list *l)
{
	return l->w->env->ticks(l->w->env->ctx);
}

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

/* --- Answers -------------------------------------------------------------- */

static void
take_identify(struct list *l, const struct oai_page *p)
{
	const struct oai_identify *id = page_identify(l->w->page);

	(void)p;
	page_drop(l->w->page);
	l->day = id->day;
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
} stages[] = {
    [STAGE_IDENTIFY] = {"Identify", OAI_IDENTIFY, take_identify},
    [STAGE_PAGES] = {"ListRecords", OAI_LIST_RECORDS, list_take_page},
};

/* Is that an answer to the question? */
static int
check_verb(const struct list *l, const struct oai_page *p, struct err *e)
{
	if (p->verb == OAI_NOT_OAI || p->verb == OAI_NONE)
		return err_set(e, ERR_OAI, 0, "not an OAI-PMH response: <%s>",
			       p->root);
	if (p->code == OAI_OK && p->verb != stages[l->stage].answer)
		return err_set(e, ERR_OAI, 0, "an answer to %s instead of %s",
			       oai_verb_name(p->verb), stages[l->stage].verb);
	return 0;
}

/* Believed, whatever its status, if it is an OAI-PMH answer to the request. */
static int
read_answer(struct list *l, const struct http_reply *reply,
	    const struct oai_page **p, struct err *e)
{
	bool good = reply->status >= 200 && reply->status < 300;
	struct page_target to = {
	    .source = l->key.source,
	    .prefix = l->key.prefix,
	    .set = l->key.set,
	    .url = buf_view(&l->url),
	    .from = str_c(l->from),
	    .until = str_c(l->until),
	    .force = l->w->options->window.full,
	    .repair = good,
	    .salvage = l->broken || l->w->options->retry.retries == 0,
	};

	if (page_read(l->w->page, &to, reply->body, p, e) == 0) {
		if (check_verb(l, *p, e) == 0)
			return 0;
		page_drop(l->w->page);
	} else if (e->code == ERR_XML && l->stage == STAGE_PAGES) {
		l->broken = true;
	}
	if (!good &&
	    (e->code == ERR_XML || e->code == ERR_OAI || e->code == ERR_LIMIT))
		err_set(e, ERR_HTTP, reply->status, "HTTP %d", reply->status);
	return -1;
}

static void
on_reply(void *ctx, const struct http_reply *reply, const struct err *failed)
{
	struct list *l = ctx;
	const struct oai_page *p;
	struct err e;

	l->flying = false;
	if (reply->status != 0)
		l->answered = true;
	if (failed != NULL) {
		list_failed(l, reply, failed);
		return;
	}
	if (read_answer(l, reply, &p, &e) != 0) {
		list_failed(l, reply, &e);
		return;
	}
	if (p->code == OAI_OK) {
		stages[l->stage].take(l, p);
		return;
	}
	page_drop(l->w->page);
	list_oai_error(l, reply, p);
}

/* --- Requests ------------------------------------------------------------- */

static int
build(struct list *l, struct err *e)
{
	const struct harvest_window *user = &l->w->options->window;
	struct request_args args = {.verb = stages[l->stage].verb};
	char from[STAMP_MAX], until[STAMP_MAX];

	if (l->stage == STAGE_PAGES && l->mark.token[0] != '\0') {
		args.token = str_c(l->mark.token);
	} else if (l->stage == STAGE_PAGES) {
		if (window_form(l->windowed ? user->from : str_c(l->mark.asked),
				l->windowed ? user->until : STR_NONE, l->day,
				from, until, e) != 0)
			return -1;
		args.prefix = l->key.prefix;
		args.set = l->key.set;
		args.from = str_c(from);
		args.until = str_c(until);
		l->dated = !l->windowed && from[0] != '\0';
		memcpy(l->from, from, sizeof(from));
		memcpy(l->until, until, sizeof(until));
		l->timed = str_chr(args.from, 'T') != STR_NPOS ||
			   str_chr(args.until, 'T') != STR_NPOS;
	}
	buf_clear(&l->url);
	request_build(&l->url, l->src->url, &args);
	return buf_check(&l->url, e);
}

void
list_turn(struct list *l)
{
	struct http *http = l->w->http;
	struct err e;

	if (l->flying || l->stage == STAGE_DONE)
		return;
	if (build(l, &e) != 0) {
		list_fail(l, &e);
		return;
	}
	l->flying = true;
	l->out->stats.requests++;
	if (http->get(http, l->url.p, l->src->delay_ms, on_reply, l, &e) != 0) {
		l->flying = false;
		list_fail(l, &e);
	}
}

/* --- The list ------------------------------------------------------------- */

/* Where the list stands, and what it asks for. */
static int
read_mark(struct list *l, struct err *e)
{
	const struct harvest_window *user = &l->w->options->window;

	if (store_mark(l->w->store, &l->key, &l->mark, e) != 0)
		return -1;
	l->windowed = user->from.n > 0 || user->until.n > 0;
	l->marked = !l->windowed && l->mark.token[0] != '\0';
	cycle_start(&l->cycle);
	if (l->marked && !user->full) {
		l->resumed = l->went_on = true;
		memcpy(l->from, l->mark.asked, sizeof(l->from));
		l->gave = l->mark.seen > 0;
		list_log(l, LOG_INFO, "going on after %" PRIu64 " records",
			 l->mark.seen);
		return 0;
	}
	list_clear_progress(&l->mark);
	if (!user->full)
		memcpy(l->mark.asked, l->mark.from, sizeof(l->mark.asked));
	return 0;
}

int
list_open(struct list **out, const struct list_world *w,
	  const struct source *src, struct harvest_outcome *outcome,
	  struct err *e)
{
	struct list *l;

	if (request_check_base(src->url, e) != 0)
		return err_wrap(e, STR_FMT, STR_ARG(str_left(src->name, 100)));
	l = mem_zero(sizeof(*l));
	if (l == NULL)
		return err_nomem(e);
	l->w = w;
	l->src = src;
	l->out = outcome;
	l->total = -1;
	l->due = list_now(l);
	l->key.source = src->name;
	l->key.prefix = src->prefix.n > 0 ? src->prefix : STR("oai_dc");
	l->key.set = src->set;
	buf_init(&l->url, URL_LIMIT);
	if (store_claim(w->store, src->name, e) != 0)
		goto fail;
	l->claimed = true;
	if (store_set_source(w->store, src->name, src->url, e) != 0 ||
	    read_mark(l, e) != 0)
		goto fail;
	*out = l;
	return 0;
fail:
	list_close(l);
	return err_wrap(e, STR_FMT, STR_ARG(str_left(src->name, 100)));
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
	if (l->claimed)
		store_release(l->w->store, l->src->name);
	buf_free(&l->url);
	mem_free(l);
}
