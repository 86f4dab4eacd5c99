/* Outputs that appear whole or not at all; whole files in. */
#define _XOPEN_SOURCE 700 /* glibc counts realpath() as X/Open's */

#include "core/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/file_temp.h"
#include "core/mem.h"

enum {
	PATH_LIMIT = 4096,  /* bytes of a path */
	PIECE = 64 * 1024,  /* bytes read at a time */
	FOLDER_MODE = 0700, /* of folders that we make */
};

struct file {
	int fd; /* what is written to; the temporary file's own, if it is */
	struct file_temp temp; /* its slot is -1: written to directly */
	bool standard;         /* standard output: not ours to close */
	char *path;            /* for rename; links resolved */
	char *name;            /* as given, for messages */
};

#ifdef PATH_MAX
_Static_assert(PATH_MAX <= PATH_LIMIT, "realpath() needs PATH_MAX bytes");
#endif

int
file_write_fd(int fd, const char *name, const void *p, size_t n, struct err *e)
{
	struct pollfd ready = {.fd = fd, .events = POLLOUT};
	const char *at = p;
	ssize_t put;

	while (n > 0) {
		put = write(fd, at, n);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) &&
		    (poll(&ready, 1, -1) > 0 || errno == EINTR))
			continue;
		if (put < 0)
			return err_errno(e, "write", name);
		if (put == 0)
			return err_set(e, ERR_IO, 0,
				       "write %s: nothing was taken", name);
		at += put;
		n -= (size_t)put;
	}
	return 0;
}

/* An existing file is replaced under the same mode; a new one gets umask's. */
static int
open_temporary(struct file *f, const struct stat *old, struct err *e)
{
	if (file_temp_open(&f->temp, f->path, old == NULL ? 0666 : 0600) != 0)
		return errno == EBUSY
			   ? err_set(
				 e, ERR_LIMIT, 0,
				 "create %s: more than %d outputs at a time",
				 f->name, FILE_TEMP_MAX)
			   : err_errno(e, "create", f->name);
	f->fd = f->temp.fd;
	if (old != NULL && fchmod(f->fd, old->st_mode & 0777) != 0)
		return err_errno(e, "set the mode of", f->name);
	return 0;
}

/* What is there already decides how it is written. */
static int
open_output(struct file *f, const char *path, struct err *e)
{
	char real[PATH_LIMIT];
	struct stat old;
	bool there = stat(path, &old) == 0;

	if (!there && errno != ENOENT)
		return err_errno(e, "create", f->name);
	if (there && S_ISDIR(old.st_mode))
		return err_set(e, ERR_IO, EISDIR, "create %s: is a directory",
			       f->name);
	if (there && access(path, W_OK) != 0)
		return err_errno(e, "replace", f->name);
	if (there && !S_ISREG(old.st_mode)) {
		f->fd = open(path, O_WRONLY | O_CLOEXEC);
		return f->fd >= 0 ? 0 : err_errno(e, "open", f->name);
	}
	/* What a link points at is replaced, not the link. */
	if (there && (path = realpath(path, real)) == NULL)
		return err_errno(e, "create", f->name);
	f->path = mem_copy(path, strlen(path));
	if (f->path == NULL)
		return err_nomem(e);
	return open_temporary(f, there ? &old : NULL, e);
}

int
file_create(struct file **out, const char *path, struct err *e)
{
	bool standard = strcmp(path, "-") == 0;
	struct file *f;

	*out = NULL;
	if (path[0] == '\0')
		return err_set(e, ERR_USAGE, 0, "the name of a file is empty");
	f = mem_zero(sizeof(*f));
	if (f == NULL)
		return err_nomem(e);
	f->fd = standard ? STDOUT_FILENO : -1;
	f->standard = standard;
	f->temp = (struct file_temp){-1, -1};
	f->name = mem_copy(path, strlen(path));
	if (f->name == NULL) {
		err_nomem(e);
		goto fail;
	}
	if (!standard && open_output(f, path, e) != 0)
		goto fail;
	*out = f;
	return 0;
fail:
	file_close(f);
	return -1;
}

static const char *
shown_name(const struct file *f)
{
	return f->standard ? "standard output" : f->name;
}

int
file_write(struct file *f, const void *p, size_t n, struct err *e)
{
	return file_write_fd(f->fd, shown_name(f), p, n, e);
}

int
file_fd(const struct file *f)
{
	return f->fd;
}

/* So that the new name survives a crash; not every file system can. */
static void
sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char dir[PATH_LIMIT] = ".";
	int fd;

	if (slash != NULL)
		snprintf(dir, sizeof(dir), "%.*s", (int)(slash - path) + 1,
			 path);
	fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

static int
close_output(struct file *f, struct err *e)
{
	int fd = f->fd;

	f->fd = f->temp.fd = -1;
	if (close(fd) != 0 && errno != EINTR)
		return err_errno(e, "write", f->name);
	return 0;
}

int
file_commit(struct file *f, struct err *e)
{
	if (f->standard)
		return 0;
	if (f->temp.slot < 0)
		return close_output(f, e);
	if (fsync(f->fd) != 0)
		return err_errno(e, "write", f->name);
	if (file_temp_name(&f->temp, f->path) != 0)
		return err_errno(e, "replace", f->name);
	if (close_output(f, e) != 0)
		return -1;
	if (file_temp_place(&f->temp, f->path) != 0)
		return err_errno(e, "replace", f->name);
	sync_folder(f->path);
	return 0;
}

void
file_close(struct file *f)
{
	if (f == NULL)
		return;
	if (f->temp.slot >= 0)
		file_temp_drop(&f->temp);
	else if (f->fd >= 0 && !f->standard)
		close(f->fd);
	mem_free(f->path);
	mem_free(f->name);
	mem_free(f);
}

void
file_abandon_all(void)
{
	file_temp_abandon_all();
}

/* 1 with more bytes, 0 at the end, -1; n is what may still come. */
static int
read_piece(struct buf *b, int fd, const char *name, struct err *e)
{
	size_t room = b->limit - b->n;
	size_t want = room < PIECE ? room : PIECE;
	char extra;
	char *to = want == 0 ? &extra : buf_reserve(b, want);
	ssize_t got;

	if (to == NULL)
		return buf_check(b, e);
	do
		got = read(fd, to, want == 0 ? 1 : want);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return err_errno(e, "read", name);
	if (got > 0 && want == 0)
		return err_set(e, ERR_LIMIT, 0,
			       "read %s: longer than %zu bytes", name,
			       b->limit);
	b->n += (size_t)got;
	if (b->p != NULL)
		b->p[b->n] = '\0';
	return got > 0;
}

int
file_read(struct buf *b, const char *path, struct err *e)
{
	bool standard = strcmp(path, "-") == 0;
	const char *name = standard ? "standard input" : path;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	int rc;

	if (fd < 0)
		return err_errno(e, "open", name);
	do
		rc = read_piece(b, fd, name, e);
	while (rc > 0);
	if (!standard)
		close(fd);
	return rc;
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

int
file_make_parents(const char *path, struct err *e)
{
	size_t n = strlen(path);
	char *part = mem_copy(path, n);
	int rc = 0;

	if (part == NULL)
		return err_nomem(e);
	for (size_t i = 1; i < n && rc == 0; i++) {
		if (path[i] != '/' || path[i - 1] == '/')
			continue;
		part[i] = '\0';
		if (!is_folder(part) && mkdir(part, FOLDER_MODE) != 0 &&
		    (errno != EEXIST || !is_folder(part)))
			rc = err_errno(e, "create folder", part);
		part[i] = '/';
	}
	mem_free(part);
	return rc;
}
