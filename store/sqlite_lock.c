/*
 * Locks. One is a byte of PATH-claims, a file that stays empty: a source's is
 * at its row number, a host's far behind these, that of packing behind all.
 * The kernel drops the locks of a process that ends, however it ends, so nothing
 * can be left behind. The file is not the store's own, because closing any
 * descriptor of a file gives up all classic locks on it, SQLite's too; and it is
 * never removed, because two processes could then hold the same byte of two
 * files of that name.
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

#include <sqlite3.h>

#include "store/sqlite.h"

static off_t
place_of(enum db_lock space, int64_t key)
{
	static const int64_t starts[] = {
	    [DB_LOCK_SOURCE] = 0,
	    [DB_LOCK_HOST] = (int64_t)1 << 40,
	    [DB_LOCK_PACKING] = (int64_t)1 << 41,
	};

	return (off_t)(starts[space] + key);
}

static int
open_file(const struct sql *db, int flags, struct err *e)
{
	char name[SQL_FILE_MAX + 16];
	int fd;

	snprintf(name, sizeof(name), "%s-claims",
		 sqlite3_db_filename(db->h, "main"));
	fd = open(name, flags | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		err_set(e, ERR_STORE, errno, "store %s: %s: %s", db->base.place,
			name, strerror(errno));
	return fd;
}

static int
failed(const struct sql *db, struct err *e)
{
	return err_set(e, ERR_STORE, errno, "store %s: lock: %s",
		       db->base.place, strerror(errno));
}

static int
set_lock(int fd, short type, off_t at)
{
	struct flock lock = {
	    .l_type = type,
	    .l_whence = SEEK_SET,
	    .l_start = at,
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
is_locked(int fd, off_t at)
{
	struct flock lock = {
	    .l_type = F_WRLCK,
	    .l_whence = SEEK_SET,
	    .l_start = at,
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

int
sql_lock(struct db *base, enum db_lock space, int64_t key, struct err *e)
{
	struct sql *db = (struct sql *)base;

	if (db->locks < 0)
		db->locks = open_file(db, O_RDWR | O_CREAT, e);
	if (db->locks < 0)
		return -1;
	if (set_lock(db->locks, F_WRLCK, place_of(space, key)) == 0)
		return 1;
	if (errno == EAGAIN || errno == EACCES)
		return 0;
	return failed(db, e);
}

void
sql_unlock(struct db *base, enum db_lock space, int64_t key)
{
	struct sql *db = (struct sql *)base;

	if (db->locks >= 0)
		set_lock(db->locks, F_UNLCK, place_of(space, key));
}

int
sql_locked(struct db *base, enum db_lock space, int64_t key, struct err *e)
{
	struct sql *db = (struct sql *)base;
	struct err why = {.code = ERR_NONE};
	int got, fd = db->locks;

	if (fd < 0)
		fd = open_file(db, O_RDONLY, &why);
	if (fd < 0 && why.detail == ENOENT)
		return 0; /* nobody has ever held anything */
	if (fd < 0) {
		*e = why;
		return -1;
	}
	got = is_locked(fd, place_of(space, key));
	if (got < 0)
		failed(db, e);
	if (fd != db->locks)
		close(fd);
	return got;
}
