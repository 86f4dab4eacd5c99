/* One source and its lists: what they say. */
#include "harvester/list/internal.h"

#include <stdarg.h>
#include <stdio.h>

#include "harvester/request.h"

enum {
	NAME_MAX_SHOWN = 100,
	PLACE_MAX = 160,
	REJECTS_SAID = 10, /* of a list; then they are only counted */
	SHOWN_LIMIT = 1024,
	LINE_LIMIT = 1024
};

/* --- Of a source ---------------------------------------------------------- */

static void line_of(char out[LINE_LIMIT], const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));

static void
line_of(char out[LINE_LIMIT], const char *fmt, va_list ap)
{
	if (vsnprintf(out, LINE_LIMIT, fmt, ap) < 0)
		out[0] = '\0';
}

static void
say(const struct job *j, enum log_level level, const char *line)
{
	const struct log_facts facts = {.source = j->src->name};

	env_log_facts(j->w->env, level, &facts, STR_FMT ": %s",
		      STR_ARG(str_left(j->src->name, NAME_MAX_SHOWN)), line);
}

/* Printable, as all messages are. */
static void
note(struct job *j, const char *line)
{
	struct err printable;

	j->out->incomplete = true;
	if (j->out->lack[0] != '\0')
		return;
	err_set(&printable, ERR_DATA, 0, "%s", line);
	snprintf(j->out->lack, sizeof(j->out->lack), "%s", printable.msg);
}

void
job_log(const struct job *j, enum log_level level, const char *fmt, ...)
{
	char line[LINE_LIMIT];
	va_list ap;

	va_start(ap, fmt);
	line_of(line, fmt, ap);
	va_end(ap);
	say(j, level, line);
}

void
job_lacks(struct job *j, const char *fmt, ...)
{
	char line[LINE_LIMIT];
	va_list ap;

	va_start(ap, fmt);
	line_of(line, fmt, ap);
	va_end(ap);
	say(j, LOG_WARN, line);
	note(j, line);
}

void
job_note_lack(struct job *j, const char *fmt, ...)
{
	char line[LINE_LIMIT];
	va_list ap;

	va_start(ap, fmt);
	line_of(line, fmt, ap);
	va_end(ap);
	note(j, line);
}

/* --- Of a list ------------------------------------------------------------ */

/* The pages after a resume are counted anew: nobody kept the number. */
static void
place(const struct list *l, char out[PLACE_MAX])
{
	if (l->phase == LIST_IDENTIFIES)
		snprintf(out, PLACE_MAX, "Identify");
	else if (l->phase == LIST_ASKS)
		snprintf(out, PLACE_MAX, "%s",
			 inquiry_question(&l->job->inquiry, STR_NONE).verb);
	else if (l->phase == LIST_PROBES)
		snprintf(out, PLACE_MAX, "a look at dates");
	else
		snprintf(out, PLACE_MAX, "%s%s%spage %s%s",
			 l->key.window.n > 0 && l->kind == LIST_WINDOW
			     ? "window "
			     : "",
			 l->window, l->window[0] != '\0' ? ", " : "",
			 STR_NUMBER(l->page + 1),
			 l->went_on ? " since going on" : "");
}

/* The number of the page that is asked for; 0: it is no page. */
static uint64_t
page_asked(const struct list *l)
{
	bool other = l->phase == LIST_IDENTIFIES || l->phase == LIST_ASKS ||
		     l->phase == LIST_PROBES;

	return other ? 0 : l->page + 1;
}

static struct str
name(const struct list *l)
{
	return str_left(l->src->name, NAME_MAX_SHOWN);
}

/* Did the other side fail? Then its address belongs into the message. */
static bool
about_transfer(enum err_code code)
{
	return code == ERR_NET || code == ERR_HTTP || code == ERR_XML ||
	       code == ERR_OAI || code == ERR_LIMIT;
}

void
list_fail(struct list *l, const struct err *cause)
{
	struct err *e = &l->error;
	char where[PLACE_MAX];
	struct buf shown;

	*e = *cause;
	if (l->attempt.failures > 1)
		err_set(e, cause->code, cause->detail, "%s (tried %d times)",
			cause->msg, l->attempt.failures);
	if (about_transfer(cause->code) && l->url.n > 0) {
		buf_init(&shown, SHOWN_LIMIT);
		request_for_message(&shown, buf_view(&l->url));
		if (shown.p != NULL)
			err_wrap(e, "GET %s", shown.p);
		snprintf(l->out->failed_url, sizeof(l->out->failed_url), "%s",
			 shown.p != NULL ? shown.p : "");
		l->out->failed_page = page_asked(l);
		buf_free(&shown);
	}
	place(l, where);
	err_wrap(e, "%s", where);
	err_wrap(e, STR_FMT, STR_ARG(name(l)));
	l->phase = LIST_FAILED;
}

void
list_log(const struct list *l, enum log_level level, const char *fmt, ...)
{
	struct log_facts facts = {
	    .source = l->src->name,
	    .cause = l->cause,
	    .page = page_asked(l),
	};
	char line[LINE_LIMIT], where[PLACE_MAX];
	struct buf shown;
	va_list ap;

	va_start(ap, fmt);
	if (vsnprintf(line, sizeof(line), fmt, ap) < 0)
		line[0] = '\0';
	va_end(ap);
	place(l, where);
	buf_init(&shown, SHOWN_LIMIT);
	if (l->url.n > 0)
		request_for_message(&shown, buf_view(&l->url));
	if (!shown.failed)
		facts.url = buf_view(&shown);
	if (l->cause != NULL && l->due != INT64_MAX && l->due > list_now(l))
		facts.ms = l->due - list_now(l);
	env_log_facts(l->w->env, level, &facts, STR_FMT ": %s: %s",
		      STR_ARG(name(l)), where, line);
	buf_free(&shown);
}

/* What is wrong with some records that are held all the same. */
static void
say_some(const struct list *l, uint64_t n, const char *what, const char *first,
	 const char *url)
{
	if (n > 0)
		list_log(l, LOG_WARN, "%s %s, held; the first: %s; GET %s",
			 STR_COUNT(n, "record"), what, first, url);
}

static void
say_rejects(const struct list *l, const struct page_counts *c, const char *url)
{
	uint64_t named = c->rejected < PAGE_NAMED ? c->rejected : PAGE_NAMED;

	/* Of a list that is bad throughout the first are enough. */
	if (l->rejected >= REJECTS_SAID)
		named = 0;
	for (uint64_t i = 0; i < named; i++)
		list_log(l, LOG_WARN, "kept aside: %s; GET %s", c->rejects[i],
			 url);
	if (c->rejected > named)
		list_log(l, LOG_WARN, "%s kept aside; GET %s",
			 STR_COUNT(c->rejected - named,
				   named > 0 ? "more record" : "record"),
			 url);
}

void
list_say_page(const struct list *l, const struct page_counts *c)
{
	char outside[STAMP_MAX * 2 + 64];
	struct buf url, repairs;
	const char *get;

	buf_init(&url, SHOWN_LIMIT);
	buf_init(&repairs, SHOWN_LIMIT);
	request_for_message(&url, buf_view(&l->url));
	repair_describe(&c->repairs, &repairs);
	get = url.p == NULL ? "" : url.p;
	if (repairs.n > 0 && repair_total(&c->repairs) > 0)
		list_log(l, LOG_WARN, "not well-formed, repaired: %s; GET %s",
			 repairs.p, get);
	say_rejects(l, c, get);
	say_some(l, c->undated, "with a datestamp that is no date",
		 c->first_undated, get);
	say_some(l, c->unbound, "with a prefix that is not declared",
		 c->first_unbound, get);
	snprintf(outside, sizeof(outside),
		 "of another date than asked for (%s to %s)",
		 l->from[0] != '\0' ? l->from : "the first",
		 l->until[0] != '\0' ? l->until : "now");
	if (l->outside == 0) /* once for each list */
		say_some(l, c->outside, outside, c->first_outside, get);
	buf_free(&url);
	buf_free(&repairs);
}

static uint64_t
seen(const struct job *j, const struct list *l)
{
	uint64_t n = 0;

	if (l->kind != LIST_WINDOW)
		return l->mark.seen;
	for (size_t i = 0; i < j->windows.n; i++)
		n += j->windows.v[i].seen;
	for (size_t i = 0; i < j->nlists; i++)
		n += j->lists[i]->mark.seen;
	return n;
}

void
list_report(const struct list *l, int64_t wait_ms, const char *why)
{
	char where[PLACE_MAX];
	struct harvest_progress p = {
	    .source = l->src,
	    .stats = &l->out->stats,
	    .seen = seen(l->job, l),
	    .total = l->kind == LIST_WINDOW ? l->job->total : l->total,
	    .wait_ms = wait_ms,
	    .why = why,
	};

	if (page_asked(l) == 0) {
		place(l, where);
		p.asks = where;
	}
	if (l->w->progress != NULL)
		l->w->progress(l->w->progress_ctx, &p);
}
