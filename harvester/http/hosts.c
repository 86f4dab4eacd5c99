/* Queues, places and pauses per host. */
#include "harvester/http/internal.h"

#include <stddef.h>

#include "core/mem.h"

struct host {
	struct host *next;
	char *name;
	struct host_job *first, *last; /* waiting */
	int busy;                      /* places taken */
	bool used;                     /* `ended` means something */
	bool plain;
	int64_t ended; /* when the last job did */
	int64_t held;  /* nothing starts before */
};

struct hosts {
	struct host *first;
	int places;
};

struct hosts *
hosts_new(int places)
{
	struct hosts *hs = mem_zero(sizeof(*hs));

	if (hs != NULL)
		hs->places = places > 0 ? places : 1;
	return hs;
}

void
hosts_free(struct hosts *hs)
{
	struct host *h, *next;

	if (hs == NULL)
		return;
	for (h = hs->first; h != NULL; h = next) {
		next = h->next;
		mem_free(h->name);
		mem_free(h);
	}
	mem_free(hs);
}

static struct host *
find(struct hosts *hs, struct str name)
{
	struct host *h;

	for (h = hs->first; h != NULL; h = h->next)
		if (str_ieq(str_c(h->name), name))
			return h;
	h = mem_zero(sizeof(*h));
	if (h == NULL)
		return NULL;
	h->name = mem_copy(name.p, name.n);
	if (h->name == NULL) {
		mem_free(h);
		return NULL;
	}
	h->next = hs->first;
	hs->first = h;
	return h;
}

int
hosts_add(struct hosts *hs, struct str host, struct host_job *job, int delay_ms,
	  int places, struct err *e)
{
	struct host *h = find(hs, host);

	if (h == NULL)
		return err_nomem(e);
	job->next = NULL;
	job->host = h;
	job->delay_ms = delay_ms;
	job->places = places > 0 ? places : hs->places;
	job->under_way = false;
	if (h->last == NULL)
		h->first = job;
	else
		h->last->next = job;
	h->last = job;
	return 0;
}

int
hosts_hold(struct hosts *hs, struct str host, int64_t until, struct err *e)
{
	struct host *h = find(hs, host);

	if (h == NULL)
		return err_nomem(e);
	if (until > h->held)
		h->held = until;
	return 0;
}

/* ms until the first job of h may start, as far as the pause goes. */
static int64_t
pause_left(const struct host *h, int64_t now)
{
	int64_t start = h->held;

	if (h->used && h->ended + h->first->delay_ms > start)
		start = h->ended + h->first->delay_ms;
	return start > now ? start - now : 0;
}

static bool
has_place(const struct host *h)
{
	/* With a pause asked for, one at a time: it is counted from the end. */
	if (h->first->delay_ms > 0)
		return h->busy == 0;
	return h->busy < h->first->places;
}

struct host_job *
hosts_next(struct hosts *hs, int64_t now)
{
	for (struct host *h = hs->first; h != NULL; h = h->next) {
		struct host_job *job = h->first;

		if (job == NULL || !has_place(h) || pause_left(h, now) > 0)
			continue;
		h->first = job->next;
		if (h->first == NULL)
			h->last = NULL;
		job->next = NULL;
		job->under_way = true;
		h->busy++;
		return job;
	}
	return NULL;
}

static void
unqueue(struct host *h, struct host_job *job)
{
	struct host_job *before = NULL;

	for (struct host_job *j = h->first; j != NULL; j = j->next) {
		if (j == job)
			break;
		before = j;
	}
	if (before == NULL)
		h->first = job->next;
	else
		before->next = job->next;
	if (h->last == job)
		h->last = before;
}

void
hosts_end(struct host_job *job, int64_t now)
{
	struct host *h = job->host;

	if (h == NULL)
		return;
	if (job->under_way) {
		h->busy--;
		h->used = true;
		h->ended = now;
	} else {
		unqueue(h, job);
	}
	*job = (struct host_job){0};
}

int64_t
hosts_wait(const struct hosts *hs, int64_t now)
{
	int64_t least = -1, left;

	for (const struct host *h = hs->first; h != NULL; h = h->next) {
		if (h->first == NULL || !has_place(h))
			continue;
		left = pause_left(h, now);
		if (least < 0 || left < least)
			least = left;
	}
	return least;
}

void
hosts_set_plain(struct host_job *job)
{
	if (job->host != NULL)
		job->host->plain = true;
}

bool
hosts_plain(const struct host_job *job)
{
	return job->host != NULL && job->host->plain;
}
