/* What a harvest would ask for, by what the store knows. */
#include "harvester/list/internal.h"

#include <stdio.h>

#include "harvester/request.h"

/* The first request for records; dates as they stand, days or seconds. */
static void
put_request(const struct job *j, const struct store_mark *m, struct buf *out)
{
	const struct harvest_window *user = &j->w->options->window;
	bool dates = user->from.n > 0 || user->until.n > 0;
	bool goes_on =
	    !dates && m->token[0] != '\0' && (!user->full || m->full);
	struct request_args args = {.verb = "ListRecords"};
	struct buf url;

	if (goes_on) {
		args.token = str_c(m->token);
		buf_printf(out,
			   "goes on after %s: ", STR_COUNT(m->seen, "record"));
	} else {
		args.prefix = j->key.prefix;
		args.set = j->key.set;
		args.from = dates        ? user->from
			    : user->full ? STR_NONE
					 : str_c(m->from);
		args.until = user->until;
		buf_puts(out, args.from.n == 0 && args.until.n == 0
				  ? "everything: "
			      : dates ? "between dates: "
				      : "what changed: ");
	}
	buf_init(&url, HTTP_URL_MAX + OAI_TOKEN_MAX);
	request_build(&url, j->src->url, &args);
	request_for_message(out, buf_view(&url));
	buf_free(&url);
}

int
job_preview(const struct list_world *w, const struct source *src,
	    struct buf *out, struct err *e)
{
	struct job j = {.w = w, .src = src, .key = {.source = src->name}};
	struct store_mark m = {0};
	struct store_run run = {0};
	char until[STAMP_MAX];
	size_t i = 0;

	if (inquiry_begin(&j.inquiry, w->env, w->store, src,
			  w->options->window.full, e) != 0)
		return -1;
	j.key.prefix = str_c(j.inquiry.prefix);
	if (w->store != NULL && store_run(w->store, src->name, &run, e) != 0)
		return -1;
	if (run.not_before > w->env->now(w->env->ctx) &&
	    !w->options->window.full) {
		date_stamp_format(run.not_before, false, until);
		buf_printf(out, "nothing before %s, which its server asked for",
			   until);
		return 0;
	}
	if (j.inquiry.step == INQUIRY_FORMATS && !j.inquiry.stays)
		buf_puts(out, "the best format that is offered, else ");
	do {
		if (src->nsets > 0)
			j.key.set = src->sets[i];
		if (w->store != NULL &&
		    store_mark(w->store, &j.key, &m, e) != 0)
			return -1;
		if (i > 0)
			buf_printf(out, "\n" STR_FMT ": ", STR_ARG(src->name));
		put_request(&j, &m, out);
	} while (++i < src->nsets);
	return 0;
}
