/* Temporary files of outputs, without a name for as long as possible. */
#define _GNU_SOURCE /* O_TMPFILE; all else is POSIX */

#include "core/file_temp.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	PATH_LIMIT = 4096, /* bytes of the name of a temporary file */
	NAME_TRIES = 1000, /* temporary names that may be taken */
};

enum { FREE, TAKEN, NAMED };

/*
 * Names of temporary files that exist. Never freed, so that a signal handler
 * may look at them at any moment; a name is set before it is NAMED.
 */
static struct {
	atomic_int state;
	char name[PATH_LIMIT];
} pending[FILE_TEMP_MAX];

static bool always_named;

void
file_temp_always_named(bool on)
{
	always_named = on;
}

/* The folder of a path, with its slash; "./" when it has none. */
static int
folder_of(char out[PATH_LIMIT], const char *path)
{
	const char *slash = strrchr(path, '/');
	int n = slash == NULL ? snprintf(out, PATH_LIMIT, "./")
			      : snprintf(out, PATH_LIMIT, "%.*s",
					 (int)(slash - path) + 1, path);

	if (n >= 0 && n < PATH_LIMIT)
		return 0;
	errno = ENAMETOOLONG;
	return -1;
}

/* A short name of its own: one made of the target's could be too long. */
static int
make_name(char name[PATH_LIMIT], const char *path, unsigned int i)
{
	char folder[PATH_LIMIT];
	int n;

	if (folder_of(folder, path) != 0)
		return -1;
	n = snprintf(name, PATH_LIMIT, "%s.sheaf-%ld-%u", folder,
		     (long)getpid(), i);
	if (n >= 0 && n < PATH_LIMIT)
		return 0;
	errno = ENAMETOOLONG;
	return -1;
}

static int
take_slot(void)
{
	for (int i = 0; i < FILE_TEMP_MAX; i++) {
		if (atomic_load(&pending[i].state) == FREE) {
			atomic_store(&pending[i].state, TAKEN);
			return i;
		}
	}
	errno = EBUSY;
	return -1;
}

/* As the kernel calls what a descriptor stands for. */
static void
name_of_fd(char out[64], int fd)
{
	snprintf(out, 64, "/proc/self/fd/%d", fd);
}

#ifdef O_TMPFILE
static int
open_unnamed(const char *dir, int flags, mode_t mode)
{
	return open(dir, O_TMPFILE | O_CLOEXEC | flags, mode);
}
#else
static int
open_unnamed(const char *dir, int flags, mode_t mode)
{
	(void)dir;
	(void)flags;
	(void)mode;
	errno = ENOTSUP;
	return -1;
}
#endif

int
file_temp_unnamed(const char *dir)
{
	return always_named ? -1 : open_unnamed(dir, O_RDWR | O_EXCL, 0600);
}

/* Only where it can be given a name afterwards: that takes /proc. */
static int
open_for_later(const char *path, mode_t mode)
{
	char name[PATH_LIMIT];
	int fd;

	if (always_named || folder_of(name, path) != 0)
		return -1;
	fd = open_unnamed(name, O_WRONLY, mode);
	if (fd < 0)
		return -1;
	name_of_fd(name, fd);
	if (access(name, F_OK) == 0)
		return fd;
	close(fd);
	return -1;
}

static int
open_named(int slot, const char *path, mode_t mode)
{
	char *name = pending[slot].name;
	int fd = -1;

	for (unsigned int i = 0; fd < 0 && i < NAME_TRIES; i++) {
		if (make_name(name, path, i) != 0)
			return -1;
		fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
		if (fd < 0 && errno != EEXIST)
			return -1;
	}
	if (fd >= 0)
		atomic_store(&pending[slot].state, NAMED);
	return fd;
}

int
file_temp_open(struct file_temp *t, const char *path, mode_t mode)
{
	t->fd = -1;
	t->slot = take_slot();
	if (t->slot < 0)
		return -1;
	t->fd = open_for_later(path, mode);
	if (t->fd < 0)
		t->fd = open_named(t->slot, path, mode);
	if (t->fd >= 0)
		return 0;
	file_temp_drop(t);
	return -1;
}

int
file_temp_name(struct file_temp *t, const char *path)
{
	char *name = pending[t->slot].name, from[64];

	if (atomic_load(&pending[t->slot].state) == NAMED)
		return 0;
	name_of_fd(from, t->fd);
	for (unsigned int i = 0; i < NAME_TRIES; i++) {
		if (make_name(name, path, i) != 0)
			return -1;
		if (linkat(AT_FDCWD, from, AT_FDCWD, name, AT_SYMLINK_FOLLOW) ==
		    0) {
			atomic_store(&pending[t->slot].state, NAMED);
			return 0;
		}
		if (errno != EEXIST)
			return -1;
	}
	return -1;
}

int
file_temp_place(struct file_temp *t, const char *path)
{
	if (rename(pending[t->slot].name, path) != 0)
		return -1;
	atomic_store(&pending[t->slot].state, FREE);
	t->slot = -1;
	return 0;
}

void
file_temp_drop(struct file_temp *t)
{
	int err = errno;

	if (t->fd >= 0)
		close(t->fd);
	t->fd = -1;
	if (t->slot >= 0) {
		if (atomic_load(&pending[t->slot].state) == NAMED)
			unlink(pending[t->slot].name);
		atomic_store(&pending[t->slot].state, FREE);
	}
	t->slot = -1;
	errno = err;
}

void
file_temp_abandon_all(void)
{
	int err = errno;

	for (int i = 0; i < FILE_TEMP_MAX; i++)
		if (atomic_load(&pending[i].state) == NAMED)
			unlink(pending[i].name);
	errno = err;
}
