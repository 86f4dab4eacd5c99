/*
 * Politeness: who may be asked now. For each host a queue of requests, a
 * number of places for those under way, and a pause after each. Knows neither
 * transfers nor clocks: the time is handed in, in ms that never go back.
 */
#ifndef HARVESTER_HTTP_HOSTS_H
#define HARVESTER_HTTP_HOSTS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/err.h"
#include "core/str.h"

struct host;
struct hosts;

/* A part of whatever waits; the caller's, zeroed before its first use. */
struct host_job {
	struct host_job *next;
	struct host *host; /* NULL: neither waiting nor under way */
	int delay_ms;
	int places;
	bool under_way;
};

struct hosts *hosts_new(int places); /* NULL: out of memory */
void hosts_free(struct hosts *hs);

/*
 * Puts a job at the end of its host's queue. `host` is any name of it (host
 * and port), copied. It may start delay_ms after the last job there ended,
 * while fewer than `places` are under way (0: as in hosts_new).
 */
int hosts_add(struct hosts *hs, struct str host, struct host_job *job,
	      int delay_ms, int places, struct err *e);

/* Nothing starts at a host before that time; an earlier one changes nothing. */
int hosts_hold(struct hosts *hs, struct str host, int64_t until, struct err *e);

/* A job that may start now, with a place given to it; NULL: none. */
struct host_job *hosts_next(struct hosts *hs, int64_t now);

/* The job ended, or is not wanted any more. Its place becomes free. */
void hosts_end(struct host_job *job, int64_t now);

/*
 * ms until a pause ends that a waiting job waits for; -1: no job waits for the
 * clock alone.
 */
int64_t hosts_wait(const struct hosts *hs, int64_t now);

/* A remark on a host that lasts as long as the table: it cannot compress. */
void hosts_set_plain(struct host_job *job);
bool hosts_plain(const struct host_job *job);

#endif
