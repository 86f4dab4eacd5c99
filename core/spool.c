/*
 * A spool fills memory; when that is full, it goes to the end of an unlinked
 * file and is filled anew. What comes first is thus in the file, if there is
 * one, and the rest in memory.
 */
#include "core/spool.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/file.h"
#include "core/file_temp.h"
#include "core/mem.h"

enum {
	FIRST_CAP = 4096,
	SPARE_STEP = 512 * 1024,
	PIECE = 64 * 1024,
	NAME_LIMIT = 4096,
	SHOWN_LIMIT = 128,
};

struct spool {
	char *mem;
	size_t n, cap, room; /* room: how far cap may grow */
	int fd;              /* -1: all is in memory */
	uint64_t filed;
	bool failed; /* a write failed: bytes are missing until the clear */
	char name[SHOWN_LIMIT]; /* of the file, for messages */
};

/* What all spools together have beyond what each may have. */
static size_t spare_taken;

struct spool *
spool_new(void)
{
	struct spool *s = mem_zero(sizeof(*s));

	if (s != NULL) {
		s->fd = -1;
		s->room = SPOOL_MEMORY;
	}
	return s;
}

/* Room beyond its own, if others have left some. */
static bool
take_spare(struct spool *s)
{
	if (s->fd >= 0 || spare_taken == SPOOL_SPARE)
		return false;
	spare_taken += SPARE_STEP;
	s->room += SPARE_STEP;
	return true;
}

static void
give_spare(struct spool *s)
{
	spare_taken -= s->room - SPOOL_MEMORY;
	s->room = SPOOL_MEMORY;
	if (s->cap <= SPOOL_MEMORY)
		return;
	mem_free(s->mem);
	s->mem = NULL;
	s->cap = 0;
}

void
spool_clear(struct spool *s)
{
	if (s->fd >= 0)
		close(s->fd);
	give_spare(s);
	s->fd = -1;
	s->n = 0;
	s->filed = 0;
	s->failed = false;
}

void
spool_free(struct spool *s)
{
	if (s == NULL)
		return;
	spool_clear(s);
	mem_free(s->mem);
	mem_free(s);
}

/*
 * Makes a file that has no name any more, or gives -1. Signals wait meanwhile:
 * one that ends the program between the two calls would leave the file.
 */
static int
open_unlinked(const char *dir)
{
	char name[NAME_LIMIT];
	sigset_t all, old;
	int fd, err, n;

	fd = file_temp_unnamed(dir);
	if (fd >= 0)
		return fd;
	n = snprintf(name, sizeof(name), "%s/sheaf-XXXXXX", dir);
	if (n < 0 || (size_t)n >= sizeof(name)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &old);
	fd = mkstemp(name);
	err = errno;
	if (fd >= 0)
		unlink(name);
	sigprocmask(SIG_SETMASK, &old, NULL);
	if (fd >= 0)
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	errno = err;
	return fd;
}

static int
open_file(struct spool *s, struct err *e)
{
	const char *dirs[] = {getenv("TMPDIR"), "/var/tmp", "/tmp"};
	const char *tried = dirs[1];

	for (size_t i = 0; i < sizeof(dirs) / sizeof(dirs[0]); i++) {
		if (dirs[i] == NULL || dirs[i][0] == '\0')
			continue;
		tried = dirs[i];
		s->fd = open_unlinked(tried);
		if (s->fd < 0)
			continue;
		snprintf(s->name, sizeof(s->name), "temporary file in %s",
			 tried);
		return 0;
	}
	return err_errno(e, "create temporary file in", tried);
}

/* Memory is full: to the file with it. */
static int
spill(struct spool *s, struct err *e)
{
	if (s->fd < 0 && open_file(s, e) != 0)
		return -1;
	if (file_write_fd(s->fd, s->name, s->mem, s->n, e) != 0)
		return -1;
	s->filed += s->n;
	s->n = 0;
	return 0;
}

static int
grow(struct spool *s, size_t n, struct err *e)
{
	size_t cap = s->cap ? s->cap : FIRST_CAP;
	char *p;

	while (cap < SPOOL_MEMORY && cap < s->n + n)
		cap *= 2;
	while (cap < s->n + n)
		cap += SPARE_STEP;
	if (cap == s->cap)
		return 0;
	p = mem_resize(s->mem, cap);
	if (p == NULL)
		return err_nomem(e);
	s->mem = p;
	s->cap = cap;
	return 0;
}

static int
append(struct spool *s, const char *p, size_t n, struct err *e)
{
	size_t part;

	while (n > 0) {
		if (s->n == s->room && !take_spare(s) && spill(s, e) != 0)
			return -1;
		part = s->room - s->n;
		if (part > n)
			part = n;
		if (grow(s, part, e) != 0)
			return -1;
		memcpy(s->mem + s->n, p, part);
		s->n += part;
		p += part;
		n -= part;
	}
	return 0;
}

static int
check_whole(const struct spool *s, struct err *e)
{
	if (!s->failed)
		return 0;
	return err_set(e, ERR_IO, 0,
		       "temporary file is incomplete after an earlier error");
}

int
spool_write(struct spool *s, const void *p, size_t n, struct err *e)
{
	if (check_whole(s, e) != 0)
		return -1;
	if (append(s, p, n, e) == 0)
		return 0;
	s->failed = true;
	return -1;
}

int
spool_take(struct spool *s, struct buf *b, struct err *e)
{
	int rc = buf_check(b, e);

	if (rc == 0 && b->n > 0)
		rc = spool_write(s, b->p, b->n, e);
	buf_clear(b);
	return rc;
}

uint64_t
spool_size(const struct spool *s)
{
	return s->filed + s->n;
}

static int
read_filed(const struct spool *s, uint64_t at, uint64_t end, spool_fn *fn,
	   void *ctx, struct err *e)
{
	char piece[PIECE];
	ssize_t got;
	int rc;

	while (at < end) {
		size_t want = sizeof(piece);

		if (want > end - at)
			want = (size_t)(end - at);
		got = pread(s->fd, piece, want, (off_t)at);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_errno(e, "read", s->name);
		if (got == 0)
			return err_set(e, ERR_IO, 0,
				       "read %s: it was cut short", s->name);
		rc = fn(ctx, piece, (size_t)got, e);
		if (rc != 0)
			return rc;
		at += (uint64_t)got;
	}
	return 0;
}

int
spool_read_part(struct spool *s, uint64_t at, uint64_t n, spool_fn *fn,
		void *ctx, struct err *e)
{
	uint64_t end = at + n;
	size_t part, from;
	int rc = 0;

	assert(end >= at && end <= spool_size(s));
	if (check_whole(s, e) != 0)
		return -1;
	if (at < s->filed)
		rc = read_filed(s, at, end < s->filed ? end : s->filed, fn, ctx,
				e);
	if (at < s->filed)
		at = s->filed;
	for (; rc == 0 && at < end; at += part) {
		from = (size_t)(at - s->filed);
		part = end - at < PIECE ? (size_t)(end - at) : PIECE;
		rc = fn(ctx, s->mem + from, part, e);
	}
	return rc;
}

int
spool_read(struct spool *s, spool_fn *fn, void *ctx, struct err *e)
{
	return spool_read_part(s, 0, spool_size(s), fn, ctx, e);
}
