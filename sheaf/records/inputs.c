/* Files, folders and bundles as documents. */
#include "sheaf/records/records.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/folder.h"
#include "sheaf/records/internal.h"

enum {
	NAMES_MEMORY = 512 << 20,
	NAME_LIMIT = 64 * 1024,
	MAGIC = 4 /* bytes that tell what is compressed */
};

/* Of files in a folder that are read. */
static const char *const readable[] = {
    ".xml", ".jsonl", ".gz", ".zst", ".zip", ".tgz",
};

/* Of members of a bundle, the best first. */
static const char *const members[] = {".jsonl", ".xml"};

/* What makes a folder a bundle. */
static const char *const marks[] = {"manifest.json", "bagit.txt"};

/* --- Folders --------------------------------------------------------------- */

static int
add_path(struct inputs *in, struct str folder, struct str name, struct err *e)
{
	struct str path = folder;
	const char **v =
	    arena_push(&in->arena, in->paths, in->npaths, &in->cap, sizeof(*v));

	if (name.n > 0)
		path = arena_join(
		    &in->arena, folder,
		    str_ends(folder, STR("/")) ? STR_NONE : STR("/"), name);
	path = arena_copy(&in->arena, path);
	if (arena_check(&in->arena, e) != 0)
		return -1;
	in->paths = v;
	v[in->npaths++] = path.p;
	return 0;
}

static int
compare(const void *a, const void *b)
{
	const struct str *x = a, *y = b;

	return str_cmp(*x, *y);
}

/* The folders, with a slash behind, that are bundles; outermost, sorted. */
static int
find_bundles(struct arena *a, const struct folder *f, struct str **out,
	     size_t *n, struct err *e)
{
	size_t cap = 0, kept = 0, slash;
	struct str *v = NULL, base;

	*n = 0;
	for (size_t i = 0; i < f->n; i++) {
		slash = str_rchr(f->v[i].name, '/');
		slash = slash == STR_NPOS ? 0 : slash + 1;
		base = str_from(f->v[i].name, slash);
		if (!str_eqc(base, marks[0]) && !str_eqc(base, marks[1]))
			continue;
		v = arena_push(a, v, *n, &cap, sizeof(*v));
		if (v == NULL)
			return arena_check(a, e);
		v[(*n)++] = str_left(f->v[i].name, slash);
	}
	if (*n > 0)
		qsort(v, *n, sizeof(*v), compare);
	for (size_t i = 0; i < *n; i++)
		if (kept == 0 || !str_starts(v[i], v[kept - 1]))
			v[kept++] = v[i];
	*out = v;
	*n = kept;
	return 0;
}

static bool
is_readable(const struct folder_file *f)
{
	for (size_t i = 0; i < sizeof(readable) / sizeof(readable[0]); i++)
		if (str_iends(f->name, str_c(readable[i])))
			return f->regular;
	return false;
}

/* Files in order; those of a bundle are one, where the first of them stood. */
static int
add_files(struct inputs *in, struct str folder, const struct folder *f,
	  const struct str *bundles, size_t n, struct err *e)
{
	bool given = false;
	size_t at = 0;

	for (size_t i = 0; i < f->n; i++) {
		struct str name = f->v[i].name;
		struct str all = at < n ? bundles[at] : STR_NONE;

		while (at < n && !str_starts(name, all) &&
		       str_cmp(all, name) < 0) {
			all = ++at < n ? bundles[at] : STR_NONE;
			given = false;
		}
		if (at < n && str_starts(name, all)) {
			if (!given && add_path(in, folder, all, e) != 0)
				return -1;
			given = true;
		} else if (is_readable(&f->v[i]) &&
			   add_path(in, folder, name, e) != 0) {
			return -1;
		}
	}
	return 0;
}

static int
add_folder(struct inputs *in, const char *path, struct err *e)
{
	struct folder f;
	struct str *bundles = NULL;
	size_t n = 0, before = in->npaths;

	if (folder_list(&f, path, &in->arena, e) != 0 ||
	    find_bundles(&in->arena, &f, &bundles, &n, e) != 0)
		return -1;
	if (n > 0 && bundles[0].n == 0)
		return add_path(in, str_c(path), STR_NONE, e);
	if (add_files(in, str_c(path), &f, bundles, n, e) != 0)
		return -1;
	if (in->npaths == before)
		return err_set(e, ERR_OAI, 0,
			       "%s: no file in it that could be read: .xml, "
			       ".jsonl, or a bundle",
			       path);
	return 0;
}

int
inputs_open(struct inputs *in, const struct env *env, const char *const *paths,
	    size_t npaths, size_t limit, struct err *e)
{
	*in = (struct inputs){.env = env, .limit = limit};
	arena_init(&in->arena, NAMES_MEMORY);
	buf_init(&in->name, NAME_LIMIT);
	for (size_t i = 0; i < npaths; i++)
		if (folder_is_one(paths[i])
			? add_folder(in, paths[i], e) != 0
			: add_path(in, str_c(paths[i]), STR_NONE, e) != 0)
			return -1;
	return 0;
}

void
inputs_close(struct inputs *in)
{
	bundle_read_close(in->bundle);
	in->bundle = NULL;
	arena_free(&in->arena);
	buf_free(&in->name);
}

/* --- Documents ------------------------------------------------------------- */

/* A regular file that is neither compressed nor an archive? */
static bool
is_plain(const char *path)
{
	static const char magics[][MAGIC + 1] = {"PK\3\4", "PK\5\6", "\x1f\x8b",
						 "\x28\xb5\x2f\xfd"};
	char first[MAGIC] = {0};
	bool plain = false;
	struct stat st;
	int fd;

	if (strcmp(path, "-") == 0)
		return false;
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return true; /* to be named by who opens it next */
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    read(fd, first, sizeof(first)) >= 0) {
		plain = true;
		for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++)
			if (strncmp(first, magics[i], strlen(magics[i])) == 0)
				plain = false;
	}
	close(fd);
	return plain;
}

/* Not the fault of one record: see from_files. */
static int
wrong(const struct inputs *in, struct err *e)
{
	if (e->code == ERR_DATA || e->code == ERR_LIMIT)
		e->code = ERR_OAI;
	if (e->code == ERR_IO)
		return -1;
	return err_wrap(
	    e, "%s", strcmp(in->path, "-") == 0 ? "standard input" : in->path);
}

static void
close_bundle(struct inputs *in)
{
	bundle_read_close(in->bundle);
	in->bundle = NULL;
}

static int
open_bundle(struct inputs *in, const char *suffix, struct err *e)
{
	close_bundle(in);
	in->suffix = suffix;
	in->found = false;
	if (bundle_read_open(&in->bundle, in->path, BUNDLE_READ_ANY, e) == 0)
		return 0;
	return wrong(in, e);
}

static int
take_member(struct inputs *in, struct document *d, struct str name,
	    struct err *e)
{
	in->found = true;
	buf_clear(&in->name);
	buf_puts(&in->name,
		 strcmp(in->path, "-") == 0 ? "standard input" : in->path);
	if (!bundle_read_is_bare(in->bundle)) {
		buf_puts(&in->name, ": ");
		buf_str(&in->name, name);
	}
	if (buf_check(&in->name, e) != 0)
		return wrong(in, e);
	if (document_member(d, in->env, in->bundle, buf_view(&in->name),
			    in->limit, e) != 0)
		return -1;
	return 1;
}

/* The next member that is wanted; 0: no more in this bundle. */
static int
next_member(struct inputs *in, struct document *d, struct err *e)
{
	const char *fault;
	struct str name;
	int rc;

	while ((rc = bundle_read_next(in->bundle, &name, &fault, e)) > 0) {
		if (!bundle_read_is_bare(in->bundle) &&
		    !str_iends(name, str_c(in->suffix)))
			continue;
		if (fault == NULL)
			return take_member(in, d, name, e);
		env_log(in->env, LOG_WARN, "%s: " STR_FMT ": %s: left out",
			in->path, STR_ARG(str_left(name, BUNDLE_NAME_MAX)),
			fault);
	}
	if (rc == 0)
		return 0;
	close_bundle(in);
	return wrong(in, e);
}

/* A bundle without what is best in it is looked through for the next best. */
static int
go_on(struct inputs *in, struct document *d, struct err *e)
{
	int rc = next_member(in, d, e);

	if (rc != 0)
		return rc;
	if (!in->found && in->suffix == members[0] &&
	    strcmp(in->path, "-") != 0) {
		if (open_bundle(in, members[1], e) != 0)
			return -1;
		rc = next_member(in, d, e);
	}
	if (rc != 0)
		return rc;
	close_bundle(in);
	if (!in->found)
		return err_set(e, ERR_OAI, 0,
			       "%s: neither jsonl nor XML in it%s", in->path,
			       strcmp(in->path, "-") == 0
				   ? " that could be read from a pipe"
				   : "");
	return 0;
}

bool
inputs_can_rewind(const struct inputs *in, size_t most)
{
	struct stat st;

	for (size_t i = 0; i < in->npaths; i++) {
		if (stat(in->paths[i], &st) != 0 || !S_ISREG(st.st_mode) ||
		    (uintmax_t)st.st_size > most)
			return false;
		most -= (size_t)st.st_size;
	}
	return true;
}

void
inputs_rewind(struct inputs *in)
{
	close_bundle(in);
	in->at = 0;
}

bool
inputs_is_bundle(const char *path)
{
	struct bundle_reader *b;
	const char *fault;
	struct str name;
	struct err e;
	bool is;

	if (folder_is_one(path))
		return true;
	if (is_plain(path) ||
	    bundle_read_open(&b, path, BUNDLE_READ_ANY, &e) != 0)
		return false;
	is = bundle_read_next(b, &name, &fault, &e) > 0 &&
	     !bundle_read_is_bare(b);
	bundle_read_close(b);
	return is;
}

int
inputs_next(struct inputs *in, struct document *d, struct err *e)
{
	int rc;

	*d = (struct document){.fd = -1};
	for (;;) {
		if (in->bundle != NULL) {
			rc = go_on(in, d, e);
			if (rc != 0)
				return rc;
		}
		if (in->at == in->npaths)
			return 0;
		in->path = in->paths[in->at++];
		if (is_plain(in->path))
			return document_open(d, in->env, in->path, in->limit,
					     e) == 0
				   ? 1
				   : -1;
		if (open_bundle(in, members[0], e) != 0)
			return -1;
	}
}
