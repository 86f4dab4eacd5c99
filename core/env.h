/*
 * The world, passed in, so that tests can supply another: the clock, waiting,
 * the stop flag, and where messages go.
 */
#ifndef CORE_ENV_H
#define CORE_ENV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/err.h"
#include "core/str.h"

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG, LOG__MAX };

/* "new": 12 */
struct log_count {
	const char *name;
	uint64_t n;
};

/*
 * What a message is about, for whoever reads messages as data (docs/log.md).
 * All of it is borrowed; what is zero or none is not known.
 */
struct log_facts {
	struct str source;
	const struct err *cause; /* of it code and detail */
	struct str url;          /* of the request; without secrets */
	uint64_t page;
	int64_t ms; /* how long something took, or will be waited */
	const struct log_count *counts;
	size_t ncounts;
};

struct env {
	void *ctx;
	int64_t (*now)(void *ctx);     /* seconds since 1970, UTC */
	int64_t (*ticks)(void *ctx);   /* ms of a clock that never jumps */
	bool (*stopped)(void *ctx);    /* a signal came in */
	uint32_t (*random)(void *ctx); /* for jitter, nothing else */
	/* One message without a newline, and its facts, or NULL; borrowed until
	 * return. */
	void (*log)(void *ctx, enum log_level level, const char *line,
		    const struct log_facts *facts);
};

/* Formats and hands on one message. */
void env_log(const struct env *env, enum log_level level, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with facts. */
void env_log_facts(const struct env *env, enum log_level level,
		   const struct log_facts *facts, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

#endif
