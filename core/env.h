/*
 * The world, passed in, so that tests can supply another: the clock, waiting,
 * the stop flag, and where messages go.
 */
#ifndef CORE_ENV_H
#define CORE_ENV_H

#include <stdbool.h>
#include <stdint.h>

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG, LOG__MAX };

struct env {
	void *ctx;
	int64_t (*now)(void *ctx);     /* seconds since 1970, UTC */
	int64_t (*ticks)(void *ctx);   /* ms of a clock that never jumps */
	bool (*stopped)(void *ctx);    /* a signal came in */
	uint32_t (*random)(void *ctx); /* for jitter, nothing else */
	/* One message without a newline; borrowed until return. */
	void (*log)(void *ctx, enum log_level level, const char *line);
};

/* Formats and hands on one message. */
void env_log(const struct env *env, enum log_level level, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
