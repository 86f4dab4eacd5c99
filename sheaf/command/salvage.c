/* A new store made of what can still be read of a damaged one. */
#include "sheaf/command/internal.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_LIMIT = 4096, KEPT_MAX = 1000 /* damaged stores side by side */ };

static bool
is_free(const char *path)
{
	struct stat st;

	return lstat(path, &st) != 0 && errno == ENOENT;
}

/* A name nothing has yet. */
static int
find_name(const char *path, struct buf *kept, struct err *e)
{
	for (int i = 1; i <= KEPT_MAX; i++) {
		buf_clear(kept);
		buf_printf(kept, "%s.damaged", path);
		if (i > 1)
			buf_printf(kept, ".%d", i);
		if (buf_check(kept, e) != 0)
			return -1;
		if (is_free(kept->p))
			return 0;
	}
	return err_set(e, ERR_STORE, 0, "store %s: %d damaged ones beside it",
		       path, KEPT_MAX);
}

/* One of the files that SQLite has beside a store, if it is there. */
static int
move_beside(const char *from, const char *to, const char *suffix, struct err *e)
{
	char a[PATH_LIMIT + 16], b[PATH_LIMIT + 16];

	snprintf(a, sizeof(a), "%s%s", from, suffix);
	snprintf(b, sizeof(b), "%s%s", to, suffix);
	if (rename(a, b) == 0 || errno == ENOENT)
		return 0;
	err_errno(e, "rename", a);
	e->code = ERR_STORE;
	return -1;
}

/*
 * The journal goes first: beside the new store it would be taken for its own.
 * The store itself has both names for a moment, so that there is never none.
 */
static int
change_places(const char *path, const char *salvaged, const char *kept,
	      struct err *e)
{
	if (move_beside(path, kept, "-wal", e) != 0 ||
	    move_beside(path, kept, "-shm", e) != 0)
		return -1;
	if (link(path, kept) != 0 && rename(path, kept) != 0) {
		err_errno(e, "rename", path);
	} else if (rename(salvaged, path) == 0) {
		return 0;
	} else {
		err_errno(e, "rename", salvaged);
		rename(kept, path);
	}
	e->code = ERR_STORE;
	return -1;
}

int
salvage_run(const char *path, store_check_fn *say, void *ctx,
	    struct store_check *out, struct buf *kept, struct err *e)
{
	char salvaged[PATH_LIMIT];
	int n = snprintf(salvaged, sizeof(salvaged), "%s.salvaged", path);

	if (n < 0 || (size_t)n >= sizeof(salvaged))
		return err_set(e, ERR_STORE, ENAMETOOLONG,
			       "store: a path of more than %d bytes",
			       PATH_LIMIT);
	if (!is_free(salvaged))
		return err_set(e, ERR_STORE, EEXIST,
			       "%s is there already: what an earlier repair "
			       "left; remove it and try again",
			       salvaged);
	if (find_name(path, kept, e) != 0)
		return -1;
	if (store_salvage(path, salvaged, say, ctx, out, e) == 0 &&
	    change_places(path, salvaged, kept->p, e) == 0)
		return 0;
	unlink(salvaged);
	return -1;
}
