/* A file system for SQLite whose n-th operation fails. */
#include "tests/torture/torture.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>

#include <sqlite3.h>

/* The real file lies behind ours. */
struct file {
	sqlite3_file base;
	sqlite3_file *real;
};

static sqlite3_vfs *real_vfs;
static unsigned long operations, fault_at;
static enum shim_fault fault_kind;
static bool last_was_ours; /* the last failure was made up here */

static bool
fails(void)
{
	operations++;
	if (operations == fault_at && fault_kind == SHIM_KILL)
		raise(SIGKILL);
	last_was_ours = fault_at != 0 &&
			(operations == fault_at ||
			 (fault_kind == SHIM_FOREVER && operations > fault_at));
	return last_was_ours;
}

/* The real file of one of ours. */
static sqlite3_file *
real(sqlite3_file *f)
{
	return ((struct file *)f)->real;
}

#define CALL(f, method, ...) real(f)->pMethods->method(real(f), __VA_ARGS__)

/* --- Operations that can fail --------------------------------------------- */

static int
do_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	return fails() ? SQLITE_FULL : CALL(f, xWrite, p, n, at);
}

static int
do_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	return fails() ? SQLITE_IOERR_TRUNCATE : CALL(f, xTruncate, size);
}

static int
do_sync(sqlite3_file *f, int flags)
{
	return fails() ? SQLITE_IOERR_FSYNC : CALL(f, xSync, flags);
}

static int
do_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
	*out = NULL;
	if (extend && fails())
		return SQLITE_IOERR_SHMMAP;
	return CALL(f, xShmMap, page, size, extend, out);
}

/* --- Operations that are handed on ---------------------------------------- */

static int
do_close(sqlite3_file *f)
{
	return real(f)->pMethods->xClose(real(f));
}

static int
do_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at)
{
	return CALL(f, xRead, p, n, at);
}

static int
do_size(sqlite3_file *f, sqlite3_int64 *out)
{
	return CALL(f, xFileSize, out);
}

static int
do_lock(sqlite3_file *f, int level)
{
	return CALL(f, xLock, level);
}

static int
do_unlock(sqlite3_file *f, int level)
{
	return CALL(f, xUnlock, level);
}

static int
do_check_lock(sqlite3_file *f, int *out)
{
	return CALL(f, xCheckReservedLock, out);
}

static int
do_control(sqlite3_file *f, int what, void *arg)
{
	return CALL(f, xFileControl, what, arg);
}

static int
do_sector(sqlite3_file *f)
{
	return real(f)->pMethods->xSectorSize(real(f));
}

static int
do_device(sqlite3_file *f)
{
	return real(f)->pMethods->xDeviceCharacteristics(real(f));
}

static int
do_shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
	return CALL(f, xShmLock, offset, n, flags);
}

static void
do_shm_barrier(sqlite3_file *f)
{
	real(f)->pMethods->xShmBarrier(real(f));
}

static int
do_shm_unmap(sqlite3_file *f, int delete_it)
{
	return CALL(f, xShmUnmap, delete_it);
}

/* Version 2: no mapping of the file itself, which writes could hide in. */
static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = do_close,
    .xRead = do_read,
    .xWrite = do_write,
    .xTruncate = do_truncate,
    .xSync = do_sync,
    .xFileSize = do_size,
    .xLock = do_lock,
    .xUnlock = do_unlock,
    .xCheckReservedLock = do_check_lock,
    .xFileControl = do_control,
    .xSectorSize = do_sector,
    .xDeviceCharacteristics = do_device,
    .xShmMap = do_shm_map,
    .xShmLock = do_shm_lock,
    .xShmBarrier = do_shm_barrier,
    .xShmUnmap = do_shm_unmap,
};

static int
do_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
	int *out)
{
	struct file *f = (struct file *)file;
	int rc;

	(void)vfs;
	f->base.pMethods = NULL;
	f->real = (sqlite3_file *)(f + 1);
	if (fails())
		return SQLITE_CANTOPEN;
	rc = real_vfs->xOpen(real_vfs, name, f->real, flags, out);
	if (rc == SQLITE_OK || f->real->pMethods != NULL)
		f->base.pMethods = &methods;
	return rc;
}

static int
do_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
	(void)vfs;
	if (fails())
		return SQLITE_IOERR_DELETE;
	return real_vfs->xDelete(real_vfs, name, sync);
}

static int
do_error(sqlite3_vfs *vfs, int n, char *out)
{
	(void)vfs;
	return last_was_ours ? ENOSPC
			     : real_vfs->xGetLastError(real_vfs, n, out);
}

bool
shim_fail_at(unsigned long n, enum shim_fault fault)
{
	static sqlite3_vfs vfs;

	if (real_vfs == NULL) {
		real_vfs = sqlite3_vfs_find(NULL);
		if (real_vfs == NULL)
			return false;
		vfs = *real_vfs;
		vfs.szOsFile += (int)sizeof(struct file);
		vfs.zName = "torture";
		vfs.xOpen = do_open;
		vfs.xDelete = do_delete;
		vfs.xGetLastError = do_error;
		if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK)
			return false;
	}
	fault_at = n == 0 ? 0 : operations + n;
	fault_kind = fault;
	return true;
}

unsigned long
shim_count(void)
{
	return operations;
}
