/*
 * Lists, with a server that gets into trouble. The first four bytes choose the
 * repository: how many records, how they lie in time, how many on a page, how
 * many windows at once. Each one behind them is what happens to one request;
 * when they are used up, all goes well. What must hold: a run ends after a
 * number of requests that follows from the size of the list; the mark is never
 * ahead of the clocks; and when it says that all is well, every record is held.
 */
#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/date.h"
#include "core/env.h"
#include "harvester/harvest.h"
#include "harvester/request.h"
#include "store/store.h"
#include "tests/fuzz/fuzz.h"

enum {
	RECORDS_MAX = 24,
	TROUBLE_MAX = 200,   /* bytes looked at */
	REQUESTS_MAX = 6000, /* of one run */
	HEALTHY_RUNS = 4,
	AT_ONCE = 64,
	BODY_LIMIT = 1 << 20
};
#define NOW     INT64_C(1795176000) /* 2026-11-20T12:00:00Z */
#define OLDEST  INT64_C(1790000000)
#define STAMP_N 64

struct server {
	struct http http; /* stays first */
	struct env env;
	int records, page, windows;
	int64_t step; /* seconds between two records */
	bool day;
	const uint8_t *trouble;
	size_t n, next; /* bytes; the next one */
	int requests;
	int64_t ticks;
	struct {
		char url[4096];
		http_done_fn *done;
		void *ctx;
		bool open;
	} asked[AT_ONCE];
};

enum fault {
	FINE,
	S500,
	S503,
	S404,
	RESET,
	TIMED_OUT,
	PEOPLE,     /* a page in HTML */
	CUT_OFF,    /* half of the answer */
	NOTHING,    /* an empty body */
	BAD_TOKEN,  /* for a page with a token */
	NO_RECORDS, /* the same */
	SAME_TOKEN,
	ENDS_EARLY, /* without a token, though it is not the last page */
	NO_PAGE,    /* no records, but a token */
	TWO_TOKENS,
	BESIDE, /* an error beside records */
	BUSY,   /* 503 with Retry-After */
	FAULT__MAX
};

/* --- The repository ------------------------------------------------------- */

static int64_t
stamp_of(const struct server *s, int i)
{
	return OLDEST + i * s->step;
}

static int
hex_of(char c)
{
	return chr_digit(c) ? c - '0' : chr_tolower(c) - 'a' + 10;
}

static bool
argument(const char *url, const char *name, char *out, size_t size)
{
	const char *p = strstr(url, name);
	size_t n = 0;

	out[0] = '\0';
	if (p == NULL)
		return false;
	for (p += strlen(name); *p != '\0' && *p != '&' && n + 1 < size; p++) {
		if (*p == '%' && chr_xdigit(p[1]) && chr_xdigit(p[2])) {
			out[n++] = (char)(hex_of(p[1]) * 16 + hex_of(p[2]));
			p += 2;
		} else {
			out[n++] = *p;
		}
	}
	out[n] = '\0';
	return n > 0;
}

/* Is record i within the dates, as the granularity has it? */
static bool
within(const struct server *s, int i, const char *from, const char *until)
{
	char stamp[STAMP_N];

	date_stamp_format(stamp_of(s, i), s->day, stamp);
	return (from[0] == '\0' || strcmp(stamp, from) >= 0) &&
	       (until[0] == '\0' || strcmp(stamp, until) <= 0);
}

static void
put_record(const struct server *s, int i, struct buf *out)
{
	char stamp[STAMP_N];

	date_stamp_format(stamp_of(s, i), s->day, stamp);
	buf_printf(out,
		   "<record><header><identifier>oai:x:%d</identifier>"
		   "<datestamp>%s</datestamp></header><metadata>"
		   "<dc xmlns=\"http://www.openarchives.org/OAI/2.0/oai_dc/\">"
		   "<title xmlns=\"http://purl.org/dc/elements/1.1/\">Title %d"
		   "</title></dc></metadata></record>",
		   i, stamp, i);
}

static void
put_list(const struct server *s, const char *url, enum fault f, struct buf *out)
{
	char from[STAMP_N], until[STAMP_N], token[256];
	int skip = 0, total = 0, given = 0;

	argument(url, "from=", from, sizeof(from));
	argument(url, "until=", until, sizeof(until));
	if (argument(url, "resumptionToken=", token, sizeof(token))) {
		char *a = strchr(token, '|'), *b;

		skip = (int)str_number(
		    str_left(str_c(token), str_chr(str_c(token), '|')), 1000);
		b = a == NULL ? NULL : strchr(a + 1, '|');
		if (b == NULL) {
			buf_puts(out, "<error code=\"badResumptionToken\"/>");
			return;
		}
		*a = *b = '\0';
		snprintf(from, sizeof(from), "%s", a + 1);
		snprintf(until, sizeof(until), "%s", b + 1);
	}
	for (int i = 0; i < s->records; i++)
		total += within(s, i, from, until);
	if (total == 0) {
		buf_puts(out, "<error code=\"noRecordsMatch\"/>");
		return;
	}
	buf_puts(out, "<ListRecords>");
	for (int i = 0, k = 0; i < s->records && given < s->page; i++) {
		if (!within(s, i, from, until) || k++ < skip)
			continue;
		if (f != NO_PAGE)
			put_record(s, i, out);
		given++;
	}
	if (f == SAME_TOKEN)
		given = 0;
	if (f == NO_PAGE)
		given = skip > 0 ? 0 : 1; /* that one is lost: it is short */
	if (skip + given < total && f != ENDS_EARLY)
		buf_printf(out,
			   "<resumptionToken completeListSize=\"%d\">%d|%s|%s"
			   "</resumptionToken>",
			   total, skip + given, from, until);
	else
		buf_printf(out, "<resumptionToken completeListSize=\"%d\"/>",
			   total);
	if (f == TWO_TOKENS)
		buf_puts(out, "<resumptionToken>0||</resumptionToken>");
	buf_puts(out, "</ListRecords>");
	if (f == BESIDE)
		buf_puts(out, "<error code=\"noRecordsMatch\"/>");
}

static void
put_answer(const struct server *s, const char *url, enum fault f,
	   struct buf *out)
{
	char now[STAMP_N];

	date_stamp_format(NOW + s->ticks / 1000, false, now);
	buf_printf(out,
		   "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">"
		   "<responseDate>%s</responseDate>"
		   "<request>http://x/oai</request>",
		   now);
	if (strstr(url, "verb=Identify") != NULL)
		buf_printf(out,
			   "<Identify><repositoryName>X</repositoryName>"
			   "<earliestDatestamp>2026-01-01</earliestDatestamp>"
			   "<granularity>%s</granularity></Identify>",
			   s->day ? "YYYY-MM-DD" : "YYYY-MM-DDThh:mm:ssZ");
	else if (f == BAD_TOKEN || f == NO_RECORDS)
		buf_printf(out, "<error code=\"%s\"/>",
			   f == BAD_TOKEN ? "badResumptionToken"
					  : "noRecordsMatch");
	else
		put_list(s, url, f, out);
	buf_puts(out, "</OAI-PMH>");
}

/* --- Transport ------------------------------------------------------------ */

static enum fault
next_fault(struct server *s, const char *url)
{
	bool token = strstr(url, "resumptionToken=") != NULL;
	enum fault f = FINE;

	if (s->next < s->n)
		f = s->trouble[s->next++] % FAULT__MAX;
	/* Of two lies at once no list can make the truth. */
	if (!token && (f == BAD_TOKEN || f == NO_RECORDS || f == SAME_TOKEN))
		f = S500;
	return f;
}

static void
answer(struct server *s, size_t slot)
{
	static const struct {
		int status;
		int detail; /* of ERR_NET */
	} plain[FAULT__MAX] = {
	    [S500] = {500, 0},         [S503] = {503, 0},
	    [S404] = {404, 0},         [BUSY] = {503, 0},
	    [RESET] = {0, ECONNRESET}, [TIMED_OUT] = {0, ETIMEDOUT},
	};
	enum fault f = next_fault(s, s->asked[slot].url);
	struct http_response r = {.retry_after = f == BUSY ? 5 : -1,
				  .status = 200};
	struct err e = {0};
	struct buf body;

	buf_init(&body, BODY_LIMIT);
	put_answer(s, s->asked[slot].url, f, &body);
	FUZZ_CHECK(!body.failed);
	if (plain[f].status != 0 || plain[f].detail != 0) {
		r.status = plain[f].status;
		buf_clear(&body);
	}
	if (plain[f].detail != 0)
		err_set(&e, ERR_NET, plain[f].detail, "trouble");
	if (f == NOTHING || f == PEOPLE)
		buf_clear(&body);
	if (f == PEOPLE)
		buf_puts(&body, "<html><body>Wait.</body></html>");
	r.body = spool_new();
	FUZZ_CHECK(r.body != NULL);
	if (body.n > 0)
		spool_write(r.body, body.p, f == CUT_OFF ? body.n / 2 : body.n,
			    &e);
	buf_free(&body);
	s->asked[slot].open = false;
	s->asked[slot].done(s->asked[slot].ctx, &r,
			    e.code == ERR_NONE ? NULL : &e);
	spool_free(r.body);
}

static int
get(struct http *h, const char *url, const struct http_request *how,
    http_done_fn *done, void *ctx, struct err *e)
{
	struct server *s = (struct server *)h;

	(void)how;
	(void)e;
	FUZZ_CHECK(s->requests++ < REQUESTS_MAX);
	for (size_t i = 0; i < AT_ONCE; i++) {
		if (s->asked[i].open)
			continue;
		snprintf(s->asked[i].url, sizeof(s->asked[i].url), "%s", url);
		s->asked[i].done = done;
		s->asked[i].ctx = ctx;
		s->asked[i].open = true;
		return 0;
	}
	FUZZ_CHECK(false);
	return -1;
}

static int
turn(struct http *h, int wait_ms, struct err *e)
{
	struct server *s = (struct server *)h;

	(void)e;
	for (size_t i = 0; i < AT_ONCE; i++) {
		if (s->asked[i].open) {
			answer(s, i);
			return 0;
		}
	}
	s->ticks += wait_ms;
	return 0;
}

static void
hold(struct http *h, const char *url, int64_t wait_ms)
{
	(void)h;
	(void)url;
	(void)wait_ms;
}

static void
cancel(struct http *h, void *ctx)
{
	struct server *s = (struct server *)h;

	for (size_t i = 0; i < AT_ONCE; i++)
		if (s->asked[i].open && s->asked[i].ctx == ctx)
			s->asked[i].open = false;
}

/* --- The world ------------------------------------------------------------ */

static int64_t
now(void *ctx)
{
	return NOW + ((struct server *)ctx)->ticks / 1000;
}

static int64_t
ticks(void *ctx)
{
	return ((struct server *)ctx)->ticks;
}

static bool
stopped(void *ctx)
{
	(void)ctx;
	return false;
}

static uint32_t
no_jitter(void *ctx)
{
	(void)ctx;
	return 0;
}

static void
log_line(void *ctx, enum log_level level, const char *line,
	 const struct log_facts *facts)
{
	(void)ctx;
	(void)facts;
	if (getenv("FUZZ_LOG") != NULL)
		fprintf(stderr, "%d %s\n", (int)level, line);
}

static void
check_mark(struct server *s, struct store *store)
{
	struct store_list l = {STR("x"), STR("oai_dc"), STR_NONE, STR_NONE};
	struct store_mark m;
	struct err e;

	FUZZ_CHECK(store_mark(store, &l, &m, &e) == 0);
	FUZZ_CHECK(m.from[0] == '\0' || date_stamp(str_c(m.from)) <= now(s));
}

/* Did it say that all is well? */
static bool
harvest(struct server *s, struct store *store)
{
	const struct source src = {.name = STR("x"),
				   .url = STR("http://x/oai"),
				   .prefix = STR("oai_dc"),
				   .windows = s->windows};
	const struct harvest_options o = {
	    .retry = {.retries = 1, .max_wait = 600},
	    .jobs = 1,
	    .max_vanished = 10};
	struct harvest_outcome out;
	struct store_counts c;
	struct err e;

	s->requests = 0;
	FUZZ_CHECK(harvest_run(&s->env, &s->http, store, &src, 1, &o, NULL,
			       NULL, &out, &e) == 0);
	check_mark(s, store);
	if (out.error.code != ERR_NONE || out.incomplete)
		return false;
	FUZZ_CHECK(store_count(store, src.name, &c, &e) == 0);
	FUZZ_CHECK(c.live == (uint64_t)s->records);
	return true;
}

static void
choose(struct server *s, const uint8_t *data, size_t size)
{
	static const int64_t steps[] = {0, 1, 7, 3600, 86400, 200000};

	s->http = (struct http){
	    .get = get, .turn = turn, .cancel = cancel, .hold = hold};
	s->env = (struct env){s, now, ticks, stopped, no_jitter, log_line};
	s->records = 1 + data[0] % RECORDS_MAX;
	s->step = steps[data[1] % (sizeof(steps) / sizeof(steps[0]))];
	s->day = data[1] & 0x80;
	s->page = 1 + data[2] % 8;
	s->windows = 1 + data[3] % 4;
	s->trouble = data + 4;
	s->n = size - 4 < TROUBLE_MAX ? size - 4 : TROUBLE_MAX;
}

/* With all that the store has put there. */
static void
drop(const char *dir)
{
	DIR *all = opendir(dir);
	const struct dirent *d;
	char path[512];

	FUZZ_CHECK(all != NULL);
	while ((d = readdir(all)) != NULL) {
		snprintf(path, sizeof(path), "%s/%s", dir, d->d_name);
		unlink(path);
	}
	closedir(all);
	FUZZ_CHECK(rmdir(dir) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct server s;
	const char *tmp = getenv("TMPDIR");
	char dir[256], path[512];
	struct store *store;
	bool whole = false;
	struct err e;

	if (size < 4)
		return 0;
	memset(&s, 0, sizeof(s));
	choose(&s, data, size);
	snprintf(dir, sizeof(dir), "%s/fuzz_list_XXXXXX",
		 tmp == NULL ? "/tmp" : tmp);
	FUZZ_CHECK(mkdtemp(dir) != NULL);
	snprintf(path, sizeof(path), "%s/s.db", dir);
	FUZZ_CHECK(store_open(&store, path, STORE_WRITE, &e) == 0);
	while (s.next < s.n) {
		size_t before = s.next;

		harvest(&s, store);
		if (s.next == before)
			break;
		s.ticks += 86400000;
	}
	/* From now on it is well, and so is what comes of it. */
	s.next = s.n;
	for (int i = 0; i < HEALTHY_RUNS && !whole; i++) {
		s.ticks += 86400000;
		whole = harvest(&s, store);
	}
	FUZZ_CHECK(whole);
	store_close(store);
	drop(dir);
	return 0;
}
