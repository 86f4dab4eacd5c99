/*
 * A scripted world for tests of the harvester: answers in the order in which
 * they are to be asked for, and a clock that moves only when somebody waits.
 */
#ifndef TESTS_UNIT_FIXTURE_HTTP_H
#define TESTS_UNIT_FIXTURE_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/env.h"
#include "harvester/http/http.h"

/* One request expected, and its answer. */
struct canned {
	const char *expect; /* must be in the address; NULL: any address */
	int status;         /* 0: the transport fails, as `code` and `detail` */
	const char *body;   /* NULL: empty */
	int64_t retry_after; /* 0: none was sent */
	enum err_code code;
	int detail;
};

enum { CANNED_REQUESTS = 256, CANNED_URL = 512, CANNED_AT_ONCE = 16 };

struct canned_world {
	struct http http; /* stays first */
	struct env env;
	const struct canned *script;
	size_t n, asked; /* answers; requests so far */
	bool repeat;     /* past the end the last answer comes again */
	struct {
		char url[CANNED_URL];
		int64_t at; /* ticks */
		bool at_once;
	} log[CANNED_REQUESTS];
	size_t withdrawn;   /* requests, before their answer */
	int64_t held;       /* the host, until these ticks */
	int64_t ticks, now; /* ms; seconds when ticks were 0 */
	bool stopped;
	size_t stop_at;   /* requests after which a signal comes; 0: never */
	struct buf lines; /* of the log, each with its level */
	struct {
		http_done_fn *done;
		void *ctx;
		bool waiting;
		size_t number; /* of the request */
	} open[CANNED_AT_ONCE];
};

/* now: 2026-11-20 12:00:00 */
void canned_init(struct canned_world *f);
void canned_free(struct canned_world *f);

/* The answers from here on; forgets the requests before. */
void canned_script(struct canned_world *f, const struct canned *script,
		   size_t n);
#define CANNED_SCRIPT(f, ...)                                        \
	canned_script(f, (const struct canned[]){__VA_ARGS__},       \
		      sizeof((const struct canned[]){__VA_ARGS__}) / \
			  sizeof(struct canned))

/* Whether some line of the log has that text. */
bool canned_said(const struct canned_world *f, const char *text);

#endif
