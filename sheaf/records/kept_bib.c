/* A .bib file that is there: added to, or replaced, without losing an entry. */
#include "sheaf/records/records.h"

#include <errno.h>
#include <sys/stat.h>

#include "core/file.h"
#include "sheaf/settings.h"
#include "sheaf/world/world.h"

enum { KEY_MEMORY = 64 * 1024 * 1024, SHOWN_MAX = 60 };

/* Nobody may have written to it since it was read. */
static int
check_same(const struct kept_bib *k, struct err *e)
{
	struct stat st;
	bool there = stat(k->path, &st) == 0;

	if (there == k->there &&
	    (!there ||
	     (st.st_ino == k->seen.st_ino && st.st_dev == k->seen.st_dev &&
	      st.st_size == k->seen.st_size &&
	      st.st_mtim.tv_sec == k->seen.st_mtim.tv_sec &&
	      st.st_mtim.tv_nsec == k->seen.st_mtim.tv_nsec)))
		return 0;
	return err_set(e, ERR_IO, 0,
		       "%s was changed while records were looked for: it is "
		       "left as it is; try again",
		       k->path);
}

static int
check_others(const struct kept_bib *k, struct err *e)
{
	size_t n;
	const struct bib_item *first = bib_not_found(k->bib, &n);

	if (first == NULL)
		return 0;
	return err_set(e, ERR_USAGE, 0,
		       "%s holds %s other %s that would be gone ('" STR_FMT
		       "'%s): -a %s adds to it, --force replaces it",
		       k->path, STR_NUMBER(n), n == 1 ? "entry" : "entries",
		       STR_ARG(str_left(first->key, SHOWN_MAX)),
		       n == 1 ? "" : ", ...", k->path);
}

static void
say_there(const struct kept_bib *k, const struct record *r, struct str key)
{
	struct str doi = record_id(r, ID_DOI);

	env_log(k->env, LOG_INFO, STR_FMT ": in %s already, as '" STR_FMT "'",
		STR_ARG(doi.n > 0 ? doi : r->oai_id), k->path,
		STR_ARG(str_left(key, SHOWN_MAX)));
}

static int
next(void *ctx, struct record **out, struct err *e)
{
	struct kept_bib *k = ctx;
	const struct bib_item *entry;
	struct str key;
	int rc;

	for (;;) {
		rc = k->from.next(k->from.ctx, out, e);
		if (rc == 0 && (k->grows || check_others(k, e) == 0))
			return check_same(k, e);
		if (rc <= 0)
			return -1;
		arena_reset(&k->arena);
		key = citekey_alone(*out, k->keys, &k->arena);
		if (arena_check(&k->arena, e) != 0)
			return -1;
		entry = bib_find(k->bib, *out, key);
		if (entry == NULL || !k->grows)
			return 1;
		k->left++;
		if (!k->said)
			say_there(k, *out, entry->key);
	}
}

static int
again(void *ctx, struct err *e)
{
	struct kept_bib *k = ctx;

	k->said = true;
	k->left = 0;
	return k->from.again(k->from.ctx, e);
}

static bool
origin(void *ctx, size_t i, struct export_origin *out)
{
	const struct kept_bib *k = ctx;

	return k->from.origin(k->from.ctx, i, out);
}

/* Of what is no file nothing can be lost, and nothing can grow. */
static int
look(struct kept_bib *k, struct err *e)
{
	k->there = stat(k->path, &k->seen) == 0;
	if (!k->there && errno != ENOENT)
		return err_errno(e, "open", k->path);
	if (k->there && !S_ISREG(k->seen.st_mode))
		return k->grows
			   ? err_set(e, ERR_USAGE, 0,
				     "-a %s: is no file that can grow", k->path)
			   : 0;
	if (!k->there)
		return k->grows ? 1 : 0;
	if (file_read(&k->text, k->path, e) == 0)
		return 1;
	if (e->code == ERR_LIMIT)
		e->code = ERR_IO;
	return -1;
}

static int
read_file(struct kept_bib *k, bool ascii, struct err *e)
{
	size_t line;

	if (bib_read(&k->bib, buf_view(&k->text), e) != 0)
		return k->grows ? err_wrap(e, "%s: nothing was added", k->path)
				: err_wrap(e,
					   "%s is there, and what is in it "
					   "cannot be told; --force replaces "
					   "it",
					   k->path);
	line = k->grows && !ascii ? bib_foreign_line(k->bib) : 0;
	if (line == 0)
		return 0;
	return err_set(e, ERR_IO, 0,
		       "%s: nothing was added: line %zu is not UTF-8, as what "
		       "is added is; with --ascii it fits any encoding",
		       k->path, line);
}

int
kept_bib_open(struct kept_bib *k, const struct app *app, struct export_job *job,
	      struct err *e)
{
	const struct args *a = &app->args;
	int rc;

	k->env = &app->world.env;
	k->path = job->path;
	k->keys = job->style.keys;
	k->grows = a->count[OPT_APPEND] > 0;
	arena_init(&k->arena, KEY_MEMORY);
	buf_init(&k->text, BIB_SIZE_MAX);
	if (!k->grows && (str_eqc(str_c(k->path), "-") ||
			  a->count[OPT_FORCE] > 0 || job->kind != BUNDLE_NONE ||
			  (job->formats[0]->takes & TAKES_APPEND) == 0))
		return 0;
	rc = look(k, e);
	if (rc <= 0)
		return rc;
	if (read_file(k, job->style.ascii, e) != 0)
		return -1;
	if (k->grows) {
		job->grows = k->bib;
		job->leave_empty = true;
	}
	return 0;
}

struct export_source
kept_bib_source(struct kept_bib *k, const struct export_source *from)
{
	if (k->bib == NULL)
		return *from;
	k->from = *from;
	return (struct export_source){
	    k,
	    next,
	    origin,
	    from->again != NULL ? again : NULL,
	};
}

void
kept_bib_close(struct kept_bib *k)
{
	bib_free(k->bib);
	buf_free(&k->text);
	arena_free(&k->arena);
}
