/* Clocks, chance and messages. */
#include "sheaf/world/world.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/date.h"
#include "core/file.h"
#include "core/str.h"
#include "core/json.h"

enum { MESSAGE_LIMIT = 16 * 1024 };

static const char *const level_names[LOG__MAX] = {
    [LOG_ERROR] = "error",
    [LOG_WARN] = "warning",
    [LOG_INFO] = "info",
    [LOG_DEBUG] = "debug",
};

static int64_t
world_now(void *ctx)
{
	(void)ctx;
	return (int64_t)time(NULL);
}

static int64_t
world_ticks(void *ctx)
{
	struct timespec t = {0};

	(void)ctx;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool
world_stopped(void *ctx)
{
	(void)ctx;
	return signals_caught() != 0;
}

/* xorshift64*: good enough to keep many clients from coming back at once. */
static uint32_t
world_random(void *ctx)
{
	struct world *w = ctx;

	w->chance ^= w->chance >> 12;
	w->chance ^= w->chance << 25;
	w->chance ^= w->chance >> 27;
	return (uint32_t)(w->chance * UINT64_C(2685821657736338717) >> 32);
}

static void
put_counts(struct json *j, const struct log_facts *f)
{
	if (f->ncounts == 0)
		return;
	json_object(j, "counts");
	for (size_t i = 0; i < f->ncounts; i++)
		json_int(j, f->counts[i].name, (long long)f->counts[i].n);
	json_end(j);
}

static void
put_facts(struct json *j, const struct log_facts *f)
{
	json_opt(j, "source", f->source);
	if (f->cause != NULL && f->cause->code != ERR_NONE)
		json_str(j, "code", str_c(err_name(f->cause->code)));
	if (f->cause != NULL && f->cause->code == ERR_HTTP)
		json_int(j, "status", f->cause->detail);
	json_opt(j, "url", f->url);
	if (f->page > 0)
		json_int(j, "page", (long long)f->page);
	if (f->ms > 0)
		json_int(j, "seconds", (f->ms + 999) / 1000);
	put_counts(j, f);
}

static void
put_json(struct buf *out, enum log_level level, const char *line,
	 const struct log_facts *facts, int64_t now)
{
	char stamp[STAMP_MAX];
	struct json j;

	date_stamp_format(now, false, stamp);
	json_init(&j, out, false);
	json_object(&j, NULL);
	json_str(&j, "time", str_c(stamp));
	json_str(&j, "level", str_c(level_names[level]));
	json_str(&j, "message", str_c(line));
	if (facts != NULL)
		put_facts(&j, facts);
	json_end(&j);
	buf_char(out, '\n');
}

/* In one write, so that lines of several processes do not mix. */
static void
put(struct world *w, enum log_level level, const char *line,
    const struct log_facts *facts)
{
	struct err ignored;
	struct buf out;

	progress_clear(&w->progress);
	buf_init(&out, MESSAGE_LIMIT);
	if (w->json) {
		put_json(&out, level, line, facts, world_now(w));
	} else {
		buf_puts(&out, "sheaf: ");
		buf_puts(&out, line);
		buf_char(&out, '\n');
	}
	if (!out.failed)
		file_write_fd(STDERR_FILENO, "standard error", out.p, out.n,
			      &ignored);
	buf_free(&out);
}

static void
world_log(void *ctx, enum log_level level, const char *line,
	  const struct log_facts *facts)
{
	struct world *w = ctx;

	if (level <= w->level)
		put(w, level, line, facts);
}

void
world_print(struct world *w, const char *line, const struct log_facts *facts)
{
	put(w, LOG_INFO, line, facts);
}

void
world_init(struct world *w)
{
	struct timespec t = {0};

	clock_gettime(CLOCK_REALTIME, &t);
	*w = (struct world){
	    .env = {w, world_now, world_ticks, world_stopped, world_random,
		    world_log},
	    .terminal = isatty(STDERR_FILENO) == 1,
	};
	w->chance = ((uint64_t)t.tv_nsec << 32 ^ (uint64_t)t.tv_sec << 16 ^
		     (uint64_t)getpid()) |
		    1;
	world_set(w, 0, false, false);
}

void
world_set(struct world *w, unsigned verbose, bool quiet, bool json)
{
	w->json = json;
	w->level = w->terminal ? LOG_INFO : LOG_WARN;
	if (verbose > 0)
		w->level = verbose > 1 ? LOG_DEBUG : LOG_INFO;
	if (quiet)
		w->level = LOG_ERROR;
	w->progress.wanted = !quiet && !json && term_can_rewrite(STDERR_FILENO);
}

void
world_report(struct world *w, const struct err *e)
{
	const struct log_facts facts = {.cause = e};

	env_log_facts(&w->env, LOG_ERROR, &facts, "%s", e->msg);
}
