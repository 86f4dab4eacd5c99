/* One list: its messages. */
#include "harvester/list_state.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "harvester/request.h"

enum {
	NAME_MAX_SHOWN = 100,
	PLACE_MAX = 64,
	SHOWN_LIMIT = 1024,
	LINE_LIMIT = 1024
};

/* The pages after a resume are counted anew: nobody kept the number. */
static void
place(const struct list *l, char out[PLACE_MAX])
{
	if (l->stage == STAGE_IDENTIFY)
		snprintf(out, PLACE_MAX, "Identify");
	else
		snprintf(out, PLACE_MAX, "page %" PRIu64 "%s", l->page + 1,
			 l->went_on ? " since going on" : "");
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
	struct err *e = &l->out->error;
	char where[PLACE_MAX];
	struct buf shown;

	*e = *cause;
	if (l->tries > 1)
		err_set(e, cause->code, cause->detail, "%s (tried %d times)",
			cause->msg, l->tries);
	if (about_transfer(cause->code) && l->url.n > 0) {
		buf_init(&shown, SHOWN_LIMIT);
		request_for_message(&shown, buf_view(&l->url));
		if (shown.p != NULL)
			err_wrap(e, "GET %s", shown.p);
		buf_free(&shown);
	}
	place(l, where);
	err_wrap(e, "%s", where);
	err_wrap(e, STR_FMT, STR_ARG(name(l)));
	l->stage = STAGE_DONE;
}

void
list_log(const struct list *l, enum log_level level, const char *fmt, ...)
{
	char line[LINE_LIMIT], where[PLACE_MAX];
	va_list ap;

	va_start(ap, fmt);
	if (vsnprintf(line, sizeof(line), fmt, ap) < 0)
		line[0] = '\0';
	va_end(ap);
	place(l, where);
	env_log(l->w->env, level, STR_FMT ": %s: %s", STR_ARG(name(l)), where,
		line);
}

void
list_say_page(const struct list *l, const struct oai_page *p,
	      const struct page_counts *c)
{
	struct buf url, repairs;

	if (p->odd == 0 && c->undated == 0 && repair_total(&c->repairs) == 0)
		return;
	buf_init(&url, SHOWN_LIMIT);
	buf_init(&repairs, SHOWN_LIMIT);
	request_for_message(&url, buf_view(&l->url));
	repair_describe(&c->repairs, &repairs);
	if (repairs.n > 0 && repair_total(&c->repairs) > 0)
		list_log(l, LOG_WARN, "not well-formed, repaired: %s; GET %s",
			 repairs.p, url.p == NULL ? "" : url.p);
	if (p->odd > 0)
		list_log(l, LOG_WARN,
			 "%" PRIu64 " odd record%s, the first: %s; GET %s",
			 p->odd, p->odd == 1 ? "" : "s", p->oddity,
			 url.p == NULL ? "" : url.p);
	if (c->undated > 0)
		list_log(l, LOG_WARN,
			 "%" PRIu64 " record%s with a datestamp that is no "
			 "date, kept; the first: %s; GET %s",
			 c->undated, c->undated == 1 ? "" : "s",
			 c->first_undated, url.p == NULL ? "" : url.p);
	buf_free(&url);
	buf_free(&repairs);
}

void
list_report(const struct list *l, int64_t wait_ms, const char *why)
{
	struct harvest_progress p = {
	    .source = l->src,
	    .stats = &l->out->stats,
	    .seen = l->mark.seen,
	    .total = l->total,
	    .wait_ms = wait_ms,
	    .why = why,
	};

	if (l->w->progress != NULL)
		l->w->progress(l->w->progress_ctx, &p);
}
