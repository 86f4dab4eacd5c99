/* Files below a folder. */
#include "core/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct walk {
	struct folder *out;
	struct arena *a;
	char path[FOLDER_PATH_MAX];
	size_t root; /* bytes of the path that are the folder's */
	int depth;
};

bool
folder_is_one(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int list(struct walk *w, size_t n, struct err *e);

static int
add_file(struct walk *w, const struct stat *st, size_t n, struct err *e)
{
	struct folder *out = w->out;
	struct folder_file *v;

	if (out->n == FOLDER_FILES_MAX)
		return err_set(e, ERR_LIMIT, 0, "%.*s: more than %d files",
			       (int)w->root, w->path, FOLDER_FILES_MAX);
	v = arena_push(w->a, out->v, out->n, &out->cap, sizeof(*v));
	if (v == NULL)
		return arena_check(w->a, e);
	out->v = v;
	v[out->n++] = (struct folder_file){
	    .name = arena_str(w->a, w->path + w->root, n - w->root),
	    .link = S_ISLNK(st->st_mode),
	    .regular = S_ISREG(st->st_mode),
	};
	return arena_check(w->a, e);
}

/* The path has n bytes, one entry of a folder. */
static int
add(struct walk *w, size_t n, struct err *e)
{
	struct stat st;

	if (lstat(w->path, &st) != 0)
		return err_errno(e, "look at", w->path);
	if (!S_ISDIR(st.st_mode))
		return add_file(w, &st, n, e);
	if (w->depth == FOLDER_DEPTH_MAX)
		return err_set(e, ERR_LIMIT, 0,
			       "%s: more than %d folders in each other",
			       w->path, FOLDER_DEPTH_MAX);
	return list(w, n, e);
}

/* What is in the folder whose path has n bytes. */
static int
list(struct walk *w, size_t n, struct err *e)
{
	struct dirent *one;
	DIR *d = opendir(w->path);
	size_t more;
	int rc = 0;

	if (d == NULL)
		return err_errno(e, "open", w->path);
	w->depth++;
	if (w->path[n - 1] != '/')
		w->path[n++] = '/';
	if (w->root == 0)
		w->root = n;
	while (rc == 0 && (errno = 0, one = readdir(d)) != NULL) {
		if (strcmp(one->d_name, ".") == 0 ||
		    strcmp(one->d_name, "..") == 0)
			continue;
		more = strlen(one->d_name);
		if (n + more + 2 > sizeof(w->path)) {
			rc = err_set(e, ERR_LIMIT, 0,
				     "%.*s: a path of more than %d bytes",
				     (int)n, w->path, FOLDER_PATH_MAX);
			break;
		}
		memcpy(w->path + n, one->d_name, more + 1);
		rc = add(w, n + more, e);
	}
	w->path[n] = '\0';
	if (rc == 0 && errno != 0)
		rc = err_errno(e, "read", w->path);
	closedir(d);
	w->depth--;
	return rc;
}

static int
by_name(const void *a, const void *b)
{
	const struct folder_file *x = a, *y = b;

	return str_cmp(x->name, y->name);
}

int
folder_list(struct folder *out, const char *path, struct arena *a,
	    struct err *e)
{
	struct walk w = {.out = out, .a = a};
	size_t n = strlen(path);

	*out = (struct folder){0};
	if (n == 0 || n + 2 > sizeof(w.path))
		return err_set(e, ERR_LIMIT, 0,
			       "a path of more than %d bytes, or of none",
			       FOLDER_PATH_MAX);
	memcpy(w.path, path, n + 1);
	if (list(&w, n, e) != 0)
		return -1;
	if (out->n > 0)
		qsort(out->v, out->n, sizeof(*out->v), by_name);
	return 0;
}
