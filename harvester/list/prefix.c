/* The format of a source: found, or chosen when its formats are known. */
#include <string.h>

#include "harvester/list/internal.h"
#include "store/run.h"

enum { SAY_MAX = 512 };

static void
set_prefix(struct job *j, struct str prefix)
{
	if (prefix.n == 0 || prefix.n > CHOICE_PREFIX_MAX)
		return;
	memcpy(j->prefix, prefix.p, prefix.n);
	j->prefix[prefix.n] = '\0';
	j->key.prefix = str_c(j->prefix);
}

/* In which format was it harvested before there was a choice? */
static int
held_prefix(struct job *j, bool *found, struct err *e)
{
	struct store_list l = {.source = j->key.source};
	struct store_mark m;
	int got = store_next_list(j->w->store, j->key.source, NULL, &l, &m, e);

	*found = got > 0;
	if (got > 0)
		set_prefix(j, l.prefix);
	return got < 0 ? -1 : 0;
}

int
job_find_prefix(struct job *j, struct err *e)
{
	bool full = j->w->options->window.full, held = false;
	struct choice_known k;
	int got;

	j->key.prefix = j->src->prefix.n > 0 ? j->src->prefix : STR("oai_dc");
	if (j->src->prefix.n > 0)
		return 0;
	choice_init(&k);
	got = choice_load(&k, j->w->store, j->key.source, e);
	if (got > 0)
		set_prefix(j, k.prefix);
	else if (got == 0)
		got = held_prefix(j, &held, e);
	choice_free(&k);
	j->choosing = got >= 0 && (full || (got == 0 && !held));
	return got < 0 ? -1 : 0;
}

/* Its first page is asked for next. */
static void
go_on(struct list *l)
{
	l->job->choosing = false;
	l->key.prefix = l->job->key.prefix;
	l->phase = LIST_PAGES;
	l->attempt.failures = 0;
	l->due = list_now(l);
}

static void
choose(struct list *l, const struct format_offer *v, size_t n)
{
	const struct oai_identify *id = page_identify(l->w->page);
	struct str prefixes[CHOICE_OFFERS_MAX], best;
	struct site_server server = {
	    .base_url = l->src->url,
	    .description = str_c(id->software),
	    .sample_id = str_c(id->sample_id),
	    .formats = prefixes,
	    .nformats = n,
	};
	struct job *j = l->job;
	enum choice_why why;
	struct buf words;

	for (size_t i = 0; i < n; i++)
		prefixes[i] = v[i].prefix;
	j->site = site_of_server(&server);
	best = choice_best(j->site, v, n, &why);
	buf_init(&words, SAY_MAX);
	choice_say(&words, best, j->site, why);
	/* Records need not be there in each format (section 2.5). */
	if (why == CHOICE_RANK)
		buf_puts(&words, "; records that are in oai_dc alone are not "
				 "asked for (prefix=oai_dc asks for all)");
	if (!words.failed)
		job_log(j, why == CHOICE_RANK ? LOG_WARN : LOG_INFO,
			"asks for " STR_FMT, STR_ARG(buf_view(&words)));
	buf_free(&words);
	set_prefix(j, best);
	j->chosen = why != CHOICE_PLAIN;
}

void
list_take_formats(struct list *l, const struct oai_page *p)
{
	struct format_offer v[CHOICE_OFFERS_MAX];
	const struct str(*pairs)[2];
	size_t n = page_listed(l->w->page, &pairs);
	struct err e;

	(void)p;
	if (n > CHOICE_OFFERS_MAX)
		n = CHOICE_OFFERS_MAX;
	for (size_t i = 0; i < n; i++)
		v[i] = (struct format_offer){pairs[i][0], pairs[i][1]};
	choose(l, v, n);
	page_drop(l->w->page);
	if (choice_save(l->w->store, l->key.source, l->job->key.prefix,
			l->job->site, v, n, &e) != 0) {
		list_fail(l, &e);
		return;
	}
	go_on(l);
}

void
list_take_plain(struct list *l)
{
	struct err e;

	l->job->chosen = false;
	set_prefix(l->job, STR("oai_dc"));
	if (choice_save(l->w->store, l->key.source, STR("oai_dc"),
			&site_unknown, NULL, 0, &e) != 0)
		list_fail(l, &e);
	else
		go_on(l);
}
