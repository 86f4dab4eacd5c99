/* Questions before the records. */
#include "harvester/inquiry.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/date.h"
#include "core/nearest.h"
#include "core/utf8.h"
#include "store/run.h"
#include "store/trait.h"

#define PLAIN "oai_dc" /* what every provider has */

enum {
	NAME_SHOWN_MAX = 100,
	LINE_LIMIT = 1024,
	/* No repository is that large: such a size is not believed. */
	TOTAL_MAX = 1000000000,
	SETS_SECONDS = INQUIRY_SETS_DAYS * 86400,
	WEIGHED_MAX = 5, /* sets, until one of them has records */
	FAR = 9          /* of a name in which the one wanted stands */
};

static const struct str sets_trait = STR_LIT("sets.listed");

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

/* --- Steps ---------------------------------------------------------------- */

static void
open_step(struct inquiry *q, enum inquiry_step step)
{
	q->open |= 1u << step;
}

static void
close_step(struct inquiry *q)
{
	q->open &= ~(1u << q->step);
}

/* The first that is open. */
static void
next_step(struct inquiry *q)
{
	unsigned step = INQUIRY_FORMATS;

	while (step < INQUIRY_OVER && (q->open & 1u << step) == 0)
		step++;
	q->step = (enum inquiry_step)step;
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
	    .set = q->src->nsets > 0 ? q->src->sets[0] : STR_NONE,
	};
	struct store_mark m;

	if (store_mark(q->store, &l, &m, e) != 0)
		return -1;
	q->chosen = strcmp(q->prefix, PLAIN) != 0 && m.from[0] == '\0' &&
		    m.token[0] == '\0' && m.started[0] == '\0';
	return 0;
}

/* The sets that are wanted, then those that are not. */
static size_t
nnamed(const struct inquiry *q)
{
	return q->src->nsets + q->src->nexcluded;
}

static struct str
named(const struct inquiry *q, size_t i)
{
	return i < q->src->nsets ? q->src->sets[i]
				 : q->src->excluded[i - q->src->nsets];
}

/* How many of the sets named are among these lines. */
static size_t
count_named(const struct inquiry *q, struct str lines)
{
	struct str rest, line;
	size_t n = 0;

	for (size_t i = 0; i < nnamed(q); i++) {
		rest = lines;
		while (str_cut(&rest, '\n', &line))
			if (str_eq(line, named(q, i))) {
				n++;
				break;
			}
	}
	return n;
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
	q->open = 0;
	return note_untried(q, e);
}

/* Were all of the sets there, when somebody looked, not long ago? */
static int
note_sets(struct inquiry *q, bool full, struct err *e)
{
	struct str rest, line;
	struct buf text;
	size_t known = 0;
	int got;

	if (nnamed(q) == 0 || q->src->sets_unlisted)
		return 0;
	open_step(q, INQUIRY_SETS);
	if (full || q->store == NULL)
		return 0;
	buf_init(&text, STORE_TRAIT_MAX);
	got = store_trait(q->store, q->src->name, sets_trait, &text, e);
	rest = buf_view(&text);
	str_cut(&rest, '\n', &line);
	if (got > 0 &&
	    q->env->now(q->env->ctx) - date_stamp(line) <= SETS_SECONDS)
		known = count_named(q, rest);
	buf_free(&text);
	if (known == nnamed(q))
		q->open &= ~(1u << INQUIRY_SETS);
	return got < 0 ? -1 : 0;
}

int
inquiry_begin(struct inquiry *q, const struct env *env, struct store *store,
	      const struct source *src, bool full, struct err *e)
{
	bool held = false;
	struct choice_known k;
	int rc = 0;

	*q = (struct inquiry){.env = env, .store = store, .src = src};
	set_prefix(q, STR(PLAIN));
	set_prefix(q, src->prefix);
	if (src->prefix.n == 0)
		open_step(q, INQUIRY_FORMATS);
	if (src->prefix.n == 0 && store != NULL) {
		choice_init(&k);
		rc = choice_load(&k, store, src->name, e);
		if (rc > 0)
			rc = take_known(q, &k.is, full, e);
		else if (rc == 0)
			rc = held_prefix(q, &held, e);
		q->stays = held && !full;
		choice_free(&k);
	}
	if (rc == 0)
		rc = note_sets(q, full, e);
	next_step(q);
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
    [INQUIRY_SETS] = {"ListSets", OAI_LIST_SETS},
    [INQUIRY_SIZE_OF_RICH] = {"ListIdentifiers", OAI_LIST_IDENTIFIERS},
    [INQUIRY_SIZE_OF_PLAIN] = {"ListIdentifiers", OAI_LIST_IDENTIFIERS},
};

enum oai_verb
inquiry_answer(const struct inquiry *q)
{
	return questions[q->step].answer;
}

/* The i-th set, or the next that is there; their number: none is. */
static size_t
next_set(const struct inquiry *q, size_t i)
{
	while (inquiry_lacks(q, i))
		i++;
	return i;
}

struct request_args
inquiry_question(const struct inquiry *q, struct str set)
{
	struct request_args args = {.verb = questions[q->step].verb};
	size_t at;

	args.token = str_c(q->token);
	if (q->step == INQUIRY_FORMATS || q->step == INQUIRY_SETS)
		return args;
	at = next_set(q, q->weighed);
	args.set = at < q->src->nsets ? q->src->sets[at] : set;
	args.prefix =
	    q->step == INQUIRY_SIZE_OF_RICH ? str_c(q->prefix) : STR(PLAIN);
	return args;
}

/* --- What is chosen ------------------------------------------------------- */

static int
keep(struct inquiry *q, struct str offers, struct err *e)
{
	char day[STAMP_MAX];
	struct choice c = {
	    .prefix = str_c(q->prefix),
	    .why = str_c(q->why),
	    .site = q->site == NULL ? STR_NONE : str_c(q->site->name),
	    .offers = offers,
	};

	date_stamp_format(q->env->now(q->env->ctx), true, day);
	c.day = str_c(day);
	return choice_save(q->store, q->src->name, &c, e);
}

int
inquiry_keep(struct inquiry *q, struct err *e)
{
	if (!q->pending)
		return 0;
	q->pending = false;
	return keep(q, STR_NONE, e);
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
		open_step(q, INQUIRY_SIZE_OF_RICH);
	else
		say(q, LOG_INFO, "asks for %s: %s", q->prefix, q->why);
}

static int
take_formats(struct inquiry *q, const struct str (*listed)[2], size_t n,
	     struct err *e)
{
	struct format_offer v[CHOICE_OFFERS_MAX];
	struct buf lines;

	if (n > CHOICE_OFFERS_MAX)
		n = CHOICE_OFFERS_MAX;
	for (size_t i = 0; i < n; i++)
		v[i] = (struct format_offer){listed[i][0], listed[i][1]};
	choose(q, v, n);
	/* What is longer is no list that a repository has. */
	buf_init(&lines, sizeof(q->offers) - 1);
	choice_offers(&lines, v, n);
	if (!lines.failed && lines.n > 0)
		memcpy(q->offers, lines.p, lines.n);
	buf_free(&lines);
	/* Which is better is known when the sizes are. */
	q->unweighed = (q->open & 1u << INQUIRY_SIZE_OF_RICH) != 0;
	return q->unweighed ? 0 : keep(q, str_c(q->offers), e);
}

static void
weigh(struct inquiry *q, int64_t plain)
{
	const char *rich = STR_NUMBER((uint64_t)q->rich);
	const char *all = STR_NUMBER((uint64_t)plain);

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
	} else if (q->step == INQUIRY_SIZE_OF_RICH) {
		q->rich = size;
		open_step(q, INQUIRY_SIZE_OF_PLAIN);
	} else if (q->rich + size == 0 && q->weighed < WEIGHED_MAX &&
		   next_set(q, q->weighed + 1) < q->src->nsets) {
		q->weighed = next_set(q, q->weighed + 1);
		open_step(q, INQUIRY_SIZE_OF_RICH);
	} else {
		weigh(q, size);
	}
}

/* It has been weighed, and is what is asked for. */
static int
keep_weighed(struct inquiry *q, struct err *e)
{
	const unsigned sizes =
	    1u << INQUIRY_SIZE_OF_RICH | 1u << INQUIRY_SIZE_OF_PLAIN;

	if (!q->unweighed || q->pending || (q->open & sizes) != 0)
		return 0;
	q->unweighed = false;
	return keep(q, str_c(q->offers), e);
}

static int64_t
size_of(const struct oai_page *page)
{
	if (page->total >= 0 && page->total <= TOTAL_MAX)
		return page->total;
	return page->token[0] == '\0' ? (int64_t)page->records : -1;
}

/* --- Sets ----------------------------------------------------------------- */

static bool
is_within(struct str one, struct str set)
{
	return str_starts(one, set) && (one.n == set.n || one.p[set.n] == ':');
}

/* A name like the one that is wanted, if it is nearer than those so far. */
static void
offer(struct inquiry_set *s, struct str wanted, struct str spec,
      struct str name)
{
	int d = nearest_distance(wanted, spec), named;
	char said[INQUIRY_NEAR_MAX / 2] = "";
	size_t i = INQUIRY_NEAR, n;

	/* What a set is called by people is what they type. */
	named = str_ieq(wanted, name) ? 0 : nearest_distance(wanted, name);
	if (named >= 0 && (d < 0 || named < d)) {
		d = named;
		utf8_printable(said, sizeof(said), name);
	}
	if (d < 0 && spec.n > wanted.n && str_find(spec, wanted) != STR_NPOS)
		d = FAR;
	if (d < 0 || spec.n >= INQUIRY_NEAR_MAX)
		return;
	while (i > 0 && (s->near[i - 1][0] == '\0' || s->distance[i - 1] > d))
		i--;
	if (i == INQUIRY_NEAR)
		return;
	for (size_t k = INQUIRY_NEAR - 1; k > i; k--) {
		memcpy(s->near[k], s->near[k - 1], INQUIRY_NEAR_MAX);
		s->distance[k] = s->distance[k - 1];
	}
	utf8_printable(s->near[i], INQUIRY_NEAR_MAX, spec);
	n = strlen(s->near[i]);
	if (said[0] != '\0' && n + sizeof(said) + 3 < INQUIRY_NEAR_MAX)
		snprintf(s->near[i] + n, INQUIRY_NEAR_MAX - n, " (%s)", said);
	s->distance[i] = d;
}

/* How many are still looked for. */
static size_t
look_for(struct inquiry *q, struct str spec, struct str name)
{
	size_t missing = 0;

	for (size_t i = 0; i < nnamed(q); i++) {
		struct inquiry_set *s = &q->sets[i];

		s->listed = s->listed || is_within(spec, named(q, i));
		if (!s->listed)
			offer(s, named(q, i), spec, name);
		missing += !s->listed;
	}
	return missing;
}

static int
keep_sets(const struct inquiry *q, struct err *e)
{
	char day[STAMP_MAX];
	struct buf text;
	int rc;

	date_stamp_format(q->env->now(q->env->ctx), true, day);
	buf_init(&text, STORE_TRAIT_MAX);
	buf_puts(&text, day);
	for (size_t i = 0; i < nnamed(q); i++)
		if (q->sets[i].listed)
			buf_printf(&text, "\n" STR_FMT, STR_ARG(named(q, i)));
	rc = buf_check(&text, e);
	if (rc == 0)
		rc = store_set_trait(q->store, q->src->name, sets_trait,
				     buf_view(&text), e);
	buf_free(&text);
	return rc;
}

/* "no set 'x' among its 12 sets; did you mean a, b?" */
static void
describe(const struct inquiry *q, size_t i, char line[LINE_LIMIT])
{
	const struct inquiry_set *s = &q->sets[i];
	struct str set = str_left(named(q, i), NAME_SHOWN_MAX);
	const char *what = i < q->src->nsets ? "" : " to exclude";
	size_t n;

	if (q->seen == 0)
		n = (size_t)snprintf(line, LINE_LIMIT,
				     "no set '" STR_FMT "'%s"
				     ", for it has no sets at all",
				     STR_ARG(set), what);
	else
		n = (size_t)snprintf(
		    line, LINE_LIMIT, "no set '" STR_FMT "'%s among its %s",
		    STR_ARG(set), what, STR_COUNT(q->seen, "set"));
	for (size_t k = 0; k < INQUIRY_NEAR && s->near[k][0] != '\0'; k++)
		n += (size_t)snprintf(line + n, LINE_LIMIT - n, "%s%s",
				      k == 0 ? "; did you mean " : ", ",
				      s->near[k]);
	if (s->near[0][0] != '\0')
		snprintf(line + n, LINE_LIMIT - n, "?");
}

/* All of them were looked for. */
static int
conclude(struct inquiry *q, struct err *e)
{
	char line[LINE_LIMIT];

	q->checked = true;
	close_step(q);
	for (size_t i = 0; i < nnamed(q); i++) {
		const char *anyway = i < q->src->nsets
					 ? "asks for it all the same"
					 : "takes it all the same";

		if (q->sets[i].listed)
			continue;
		describe(q, i, line);
		if (i < q->src->nsets ? q->src->sets_typed
				      : q->src->excluded_typed)
			return err_set(e, ERR_USAGE, 0,
				       "%s (--unlisted-sets ask %s)", line,
				       anyway);
		say(q, LOG_WARN, "%s (unlisted-sets = ask %s)", line, anyway);
		if (q->lack[0] == '\0')
			utf8_printable(q->lack, sizeof(q->lack), str_c(line));
	}
	return keep_sets(q, e);
}

static int
take_sets(struct inquiry *q, const struct oai_page *page,
	  const struct str (*listed)[2], size_t n, struct err *e)
{
	bool more = page->token[0] != '\0', circle;
	size_t missing = nnamed(q);

	for (size_t i = 0; i < n; i++)
		missing = look_for(q, listed[i][0], listed[i][1]);
	q->seen += n;
	circle = more && (strcmp(page->token, q->token) == 0 ||
			  ++q->pages >= INQUIRY_SETS_PAGES);
	memcpy(q->token, page->token, sizeof(q->token));
	if (missing > 0 && more && !circle)
		return 0;
	q->token[0] = '\0';
	if (missing == 0 || !circle)
		return conclude(q, e);
	say(q, LOG_WARN,
	    "the list of its sets does not end: whether they are "
	    "there is not known");
	close_step(q);
	return 0;
}

bool
inquiry_lacks(const struct inquiry *q, size_t i)
{
	return q->checked && i < q->src->nsets && !q->sets[i].listed;
}

/* --- Answers -------------------------------------------------------------- */

int
inquiry_take(struct inquiry *q, const struct oai_page *page,
	     const struct str (*listed)[2], size_t n, struct err *e)
{
	int rc = 0;

	switch (q->step) {
	case INQUIRY_FORMATS:
		close_step(q);
		rc = take_formats(q, listed, n, e);
		break;
	case INQUIRY_SETS:
		rc = take_sets(q, page, listed, n, e);
		break;
	case INQUIRY_SIZE_OF_RICH:
	case INQUIRY_SIZE_OF_PLAIN:
		close_step(q);
		take_size(q, size_of(page));
		rc = keep_weighed(q, e);
		break;
	case INQUIRY_OVER:
		break;
	}
	if (rc == 0)
		next_step(q);
	return rc;
}

/* The formats are not told: on in the one that is known. */
static void
without_formats(struct inquiry *q, enum oai_code code, const char *why)
{
	say(q, LOG_WARN, "ListMetadataFormats: %s; going on without it", why);
	if (code == OAI_OK)
		return; /* it may pass: the next harvest asks */
	snprintf(q->why, sizeof(q->why),
		 "the formats it offers are not told: %s", why);
	q->pending = true;
}

int
inquiry_fail(struct inquiry *q, enum oai_code code, const char *why,
	     struct err *e)
{
	int rc = 0;

	close_step(q);
	switch (q->step) {
	case INQUIRY_FORMATS:
		without_formats(q, code, why);
		break;
	case INQUIRY_SETS:
		q->token[0] = '\0';
		if (code == OAI_NO_SETS)
			rc = conclude(q, e);
		else
			say(q, LOG_WARN,
			    "ListSets: %s; whether its sets are there is not "
			    "known",
			    why);
		break;
	case INQUIRY_SIZE_OF_RICH:
	case INQUIRY_SIZE_OF_PLAIN:
		take_size(q, code == OAI_NO_RECORDS ? 0 : -1);
		rc = keep_weighed(q, e);
		break;
	case INQUIRY_OVER:
		break;
	}
	if (rc == 0)
		next_step(q);
	return rc;
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
