/* Questions before the records. */
#include "harvester/inquiry.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/date.h"
#include "core/utf8.h"
#include "store/run.h"

#define PLAIN "oai_dc" /* what every provider has */

enum {
	NAME_SHOWN_MAX = 100,
	LINE_LIMIT = 1024,
	/* No repository is that large: such a size is not believed. */
	TOTAL_MAX = 1000000000
};

static void say(const struct inquiry *q, enum log_level level, const char *fmt,
		...) __attribute__((format(printf, 3, 4)));

/* One line of log: source, what. */
static void
say(const struct inquiry *q, enum log_level level, const char *fmt, ...)
{
	const struct log_facts facts = {.source = q->src->name};
	char line[LINE_LIMIT];
	va_list ap;

	va_start(ap, fmt);
	if (vsnprintf(line, sizeof(line), fmt, ap) < 0)
		line[0] = '\0';
	va_end(ap);
	env_log_facts(q->env, level, &facts, STR_FMT ": %s",
		      STR_ARG(str_left(q->src->name, NAME_SHOWN_MAX)), line);
}

static void
set_prefix(struct inquiry *q, struct str prefix)
{
	if (prefix.n == 0 || prefix.n > CHOICE_PREFIX_MAX)
		return;
	memcpy(q->prefix, prefix.p, prefix.n);
	q->prefix[prefix.n] = '\0';
}

/* --- What is known -------------------------------------------------------- */

/* In which format was it harvested before there was a choice? */
static int
held_prefix(struct inquiry *q, bool *found, struct err *e)
{
	struct store_list l = {.source = q->src->name};
	struct store_mark m;
	int got = store_next_list(q->store, q->src->name, NULL, &l, &m, e);

	*found = got > 0;
	if (got > 0)
		set_prefix(q, l.prefix);
	return got < 0 ? -1 : 0;
}

/* Was nothing harvested in the format that was chosen? */
static int
note_untried(struct inquiry *q, struct err *e)
{
	const struct store_list l = {
	    .source = q->src->name,
	    .prefix = str_c(q->prefix),
	    .set = q->src->set,
	};
	struct store_mark m;

	if (store_mark(q->store, &l, &m, e) != 0)
		return -1;
	q->chosen = strcmp(q->prefix, PLAIN) != 0 && m.from[0] == '\0' &&
		    m.token[0] == '\0' && m.started[0] == '\0';
	return 0;
}

static int
take_known(struct inquiry *q, const struct choice *c, bool full, struct err *e)
{
	set_prefix(q, c->prefix);
	if (full)
		return 0;
	say(q, LOG_INFO,
	    "asks for " STR_FMT ": " STR_FMT " (formats of " STR_FMT ")",
	    STR_ARG(c->prefix), STR_ARG(c->why), STR_ARG(c->day));
	q->step = INQUIRY_OVER;
	return note_untried(q, e);
}

int
inquiry_begin(struct inquiry *q, const struct env *env, struct store *store,
	      const struct source *src, bool full, struct err *e)
{
	bool held = false;
	struct choice_known k;
	int rc;

	*q = (struct inquiry){.env = env, .store = store, .src = src};
	set_prefix(q, STR(PLAIN));
	set_prefix(q, src->prefix);
	q->step = src->prefix.n > 0 ? INQUIRY_OVER : INQUIRY_FORMATS;
	if (src->prefix.n > 0 || store == NULL)
		return 0;
	choice_init(&k);
	rc = choice_load(&k, store, src->name, e);
	if (rc > 0)
		rc = take_known(q, &k.is, full, e);
	else if (rc == 0)
		rc = held_prefix(q, &held, e);
	q->stays = held && !full;
	choice_free(&k);
	return rc;
}

void
inquiry_meet(struct inquiry *q, const struct oai_identify *id)
{
	memcpy(q->software, id->software, sizeof(q->software));
	memcpy(q->sample_id, id->sample_id, sizeof(q->sample_id));
}

/* --- Questions ------------------------------------------------------------ */

static const struct {
	const char *verb;
	enum oai_verb answer;
} questions[INQUIRY_OVER] = {
    [INQUIRY_FORMATS] = {"ListMetadataFormats", OAI_LIST_METADATA_FORMATS},
    [INQUIRY_SIZE_OF_RICH] = {"ListIdentifiers", OAI_LIST_IDENTIFIERS},
    [INQUIRY_SIZE_OF_PLAIN] = {"ListIdentifiers", OAI_LIST_IDENTIFIERS},
};

enum oai_verb
inquiry_answer(const struct inquiry *q)
{
	return questions[q->step].answer;
}

struct request_args
inquiry_question(const struct inquiry *q, struct str set)
{
	struct request_args args = {.verb = questions[q->step].verb};

	if (q->step == INQUIRY_FORMATS)
		return args;
	args.set = set;
	args.prefix =
	    q->step == INQUIRY_SIZE_OF_RICH ? str_c(q->prefix) : STR(PLAIN);
	return args;
}

/* --- What is chosen ------------------------------------------------------- */

static int
keep(struct inquiry *q, const struct format_offer *v, size_t n, struct err *e)
{
	char day[STAMP_MAX];
	struct choice c = {
	    .prefix = str_c(q->prefix),
	    .why = str_c(q->why),
	    .site = q->site == NULL ? STR_NONE : str_c(q->site->name),
	};

	date_stamp_format(q->env->now(q->env->ctx), true, day);
	c.day = str_c(day);
	return choice_save(q->store, q->src->name, &c, v, n, e);
}

int
inquiry_keep(struct inquiry *q, struct err *e)
{
	if (!q->pending)
		return 0;
	q->pending = false;
	return keep(q, NULL, 0, e);
}

/* It was harvested before anybody asked, or is in the middle of a list. */
static void
stay(struct inquiry *q, struct str best, const struct buf *why)
{
	snprintf(q->why, sizeof(q->why),
		 "harvested in it before other formats were known of");
	if (!str_eqc(best, q->prefix))
		say(q, LOG_WARN,
		    "stays in %s, in which it was harvested so far; " STR_FMT
		    " would be better, " STR_FMT ": --full changes to it",
		    q->prefix, STR_ARG(best), STR_ARG(buf_view(why)));
}

static void
choose(struct inquiry *q, const struct format_offer *v, size_t n)
{
	struct str prefixes[CHOICE_OFFERS_MAX], best;
	struct site_server server = {
	    .base_url = q->src->url,
	    .description = str_c(q->software),
	    .sample_id = str_c(q->sample_id),
	    .formats = prefixes,
	    .nformats = n,
	};
	enum choice_why why;
	struct buf words;

	for (size_t i = 0; i < n; i++)
		prefixes[i] = v[i].prefix;
	q->site = site_of_server(&server);
	best = choice_best(q->site, v, n, &why);
	buf_init(&words, CHOICE_WHY_MAX);
	choice_because(&words, q->site, why);
	q->step = INQUIRY_OVER;
	if (q->stays) {
		stay(q, best, &words);
		buf_free(&words);
		return;
	}
	utf8_printable(q->why, sizeof(q->why), buf_view(&words));
	buf_free(&words);
	set_prefix(q, best);
	q->sure = why == CHOICE_SITE;
	q->chosen = strcmp(q->prefix, PLAIN) != 0;
	if (q->chosen)
		q->step = INQUIRY_SIZE_OF_RICH;
	else
		say(q, LOG_INFO, "asks for %s: %s", q->prefix, q->why);
}

static int
take_formats(struct inquiry *q, const struct str (*listed)[2], size_t n,
	     struct err *e)
{
	struct format_offer v[CHOICE_OFFERS_MAX];

	if (n > CHOICE_OFFERS_MAX)
		n = CHOICE_OFFERS_MAX;
	for (size_t i = 0; i < n; i++)
		v[i] = (struct format_offer){listed[i][0], listed[i][1]};
	choose(q, v, n);
	return keep(q, v, n, e);
}

static void
weigh(struct inquiry *q, int64_t plain)
{
	const char *rich = STR_NUMBER((uint64_t)q->rich);
	const char *all = STR_NUMBER((uint64_t)plain);

	q->step = INQUIRY_OVER;
	if (!choice_covers_little(q->rich, plain)) {
		say(q, q->rich < plain ? LOG_WARN : LOG_INFO,
		    "asks for %s: %s; it has %s, " PLAIN " %s%s", q->prefix,
		    q->why, STR_COUNT((uint64_t)q->rich, "record"), all,
		    q->rich < plain ? ", and those that are there alone are "
				      "not asked for"
				    : "");
		return;
	}
	snprintf(q->why, sizeof(q->why),
		 "%s has %s of the %s records that " PLAIN " has", q->prefix,
		 rich, all);
	say(q, LOG_WARN,
	    "asks for " PLAIN ": %s (prefix = %s asks for these "
	    "alone)",
	    q->why, q->prefix);
	q->chosen = false;
	q->pending = true;
	set_prefix(q, STR(PLAIN));
}

static void
take_size(struct inquiry *q, int64_t size)
{
	if (size < 0) {
		say(q, q->sure ? LOG_INFO : LOG_WARN,
		    "asks for %s: %s; records that are in " PLAIN
		    " alone are not asked for (prefix = " PLAIN
		    " asks for all)",
		    q->prefix, q->why);
		q->step = INQUIRY_OVER;
	} else if (q->step == INQUIRY_SIZE_OF_RICH) {
		q->rich = size;
		q->step = INQUIRY_SIZE_OF_PLAIN;
	} else {
		weigh(q, size);
	}
}

static int64_t
size_of(const struct oai_page *page)
{
	if (page->total >= 0 && page->total <= TOTAL_MAX)
		return page->total;
	return page->token[0] == '\0' ? (int64_t)page->records : -1;
}

int
inquiry_take(struct inquiry *q, const struct oai_page *page,
	     const struct str (*listed)[2], size_t n, struct err *e)
{
	switch (q->step) {
	case INQUIRY_FORMATS:
		return take_formats(q, listed, n, e);
	case INQUIRY_SIZE_OF_RICH:
	case INQUIRY_SIZE_OF_PLAIN:
		take_size(q, size_of(page));
		break;
	case INQUIRY_OVER:
		break;
	}
	return 0;
}

void
inquiry_fail(struct inquiry *q, enum oai_code code, const char *why)
{
	switch (q->step) {
	case INQUIRY_FORMATS:
		say(q, LOG_WARN, "%s: %s; going on without it",
		    questions[q->step].verb, why);
		q->step = INQUIRY_OVER;
		if (code == OAI_OK)
			break; /* it may pass: the next harvest asks */
		snprintf(q->why, sizeof(q->why),
			 "the formats it offers are not told: %s", why);
		q->pending = true;
		break;
	case INQUIRY_SIZE_OF_RICH:
	case INQUIRY_SIZE_OF_PLAIN:
		take_size(q, code == OAI_NO_RECORDS ? 0 : -1);
		break;
	case INQUIRY_OVER:
		break;
	}
}

void
inquiry_take_plain(struct inquiry *q, const char *why)
{
	say(q, LOG_WARN, "%s: %s; asking for " PLAIN " instead", q->prefix,
	    why);
	snprintf(q->why, sizeof(q->why), "%s was refused: %s", q->prefix, why);
	q->chosen = false;
	q->pending = true;
	q->site = NULL;
	set_prefix(q, STR(PLAIN));
}
