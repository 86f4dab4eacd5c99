/*
 * One harvest a source. A claim is a lock on one byte of PATH-claims, a file
 * that stays empty: the byte's offset is the source's row number, so claims of
 * different sources never meet. The kernel drops the locks of a process that
 * ends, however it ends, so nothing can be left behind. The file is not the
 * store's own, because closing any descriptor of a file gives up all classic
 * locks on it, SQLite's too; and it is never removed, because two processes
 * could then hold the same byte of two files of that name.
 *
 * Locks of an open file description (Linux, POSIX.1-2024) also keep two stores
 * within one process apart; classic ones do where there is nothing better.
 */
#define _GNU_SOURCE /* glibc and musl: F_OFD_SETLK */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/priv.h"

enum { NAME_SIZE = 4200 }; /* SQLite's paths are shorter by far */

static int
open_file(const struct store *s, int flags, struct err *e)
{
	char name[NAME_SIZE];
	int fd;

	snprintf(name, sizeof(name), "%s-claims", sql_file(s->db));
	fd = open(name, flags | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		err_set(e, ERR_STORE, errno, "store %s: %s: %s",
			sql_path(s->db), name, strerror(errno));
	return fd;
}

static int
open_claims(struct store *s, struct err *e)
{
	if (s->claims < 0)
		s->claims = open_file(s, O_RDWR | O_CREAT, e);
	return s->claims < 0 ? -1 : 0;
}

static int
set_lock(int fd, short type, int64_t at)
{
	struct flock lock = {
	    .l_type = type,
	    .l_whence = SEEK_SET,
	    .l_start = (off_t)at,
	    .l_len = 1,
	};

#ifdef F_OFD_SETLK
	if (fcntl(fd, F_OFD_SETLK, &lock) == 0)
		return 0;
	if (errno != EINVAL) /* an old kernel */
		return -1;
#endif
	return fcntl(fd, F_SETLK, &lock);
}

/* Would a lock at that place fail? 1, 0, -1 with errno. */
static int
is_locked(int fd, int64_t at)
{
	struct flock lock = {
	    .l_type = F_WRLCK,
	    .l_whence = SEEK_SET,
	    .l_start = (off_t)at,
	    .l_len = 1,
	};

#ifdef F_OFD_GETLK
	if (fcntl(fd, F_OFD_GETLK, &lock) == 0)
		return lock.l_type != F_UNLCK;
	if (errno != EINVAL)
		return -1;
	lock.l_type = F_WRLCK;
#endif
	return fcntl(fd, F_GETLK, &lock) != 0 ? -1 : lock.l_type != F_UNLCK;
}

static int
make_source(struct store *s, struct str source, int64_t *id, struct err *e)
{
	bool own;

	if (write_start(s, &own, e) != 0)
		return -1;
	return write_finish(s, own, intern_source(s, source, id, e), e);
}

int
store_claim(struct store *s, struct str source, struct err *e)
{
	int64_t id;
	int got = find_source(s, source, &id, NULL, NULL, e);

	if (got < 0 || (got == 0 && make_source(s, source, &id, e) != 0) ||
	    open_claims(s, e) != 0)
		return -1;
	if (set_lock(s->claims, F_WRLCK, id) == 0)
		return 0;
	if (errno == EAGAIN || errno == EACCES)
		return err_set(e, ERR_BUSY, errno,
			       "source " STR_FMT ": another run is at it",
			       STR_ARG(source));
	return err_set(e, ERR_STORE, errno, "store %s: lock: %s",
		       sql_path(s->db), strerror(errno));
}

void
store_release(struct store *s, struct str source)
{
	struct err ignored;
	int64_t id;

	if (s->claims >= 0 &&
	    find_source(s, source, &id, NULL, NULL, &ignored) > 0)
		claim_drop(s, id);
}

void
claim_drop(struct store *s, int64_t source)
{
	if (s->claims >= 0)
		set_lock(s->claims, F_UNLCK, source);
}

int
store_claimed(struct store *s, struct str source, struct err *e)
{
	int64_t id;
	int got = find_source(s, source, &id, NULL, NULL, e);
	int fd = s->claims;

	if (got <= 0)
		return got;
	if (fd < 0)
		fd = open_file(s, O_RDONLY, e);
	if (fd < 0) /* nobody has ever claimed anything */
		return e->detail == ENOENT ? 0 : -1;
	got = is_locked(fd, id);
	if (got < 0)
		err_set(e, ERR_STORE, errno, "store %s: lock: %s",
			sql_path(s->db), strerror(errno));
	if (fd != s->claims)
		close(fd);
	return got;
}
