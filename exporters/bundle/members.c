/* Members, hashed and listed. */
#include "exporters/bundle/bundle.h"

#include <stdio.h>
#include <string.h>

#include "core/digest.h"
#include "core/mem.h"
#include "exporters/bundle/internal.h"

struct members {
	const struct env *env;
	struct bundle *bundle;
	struct digest *sha256;
	struct manifest_list *list, *tombstones;
	struct bag *bag; /* or NULL */
};

/* What passes is hashed. */
struct tee {
	const struct bundle_data *data;
	struct members *m;
	spool_fn *fn;
	void *to;
};

static int
pass(void *ctx, const char *p, size_t n, struct err *e)
{
	struct tee *t = ctx;

	digest_add(t->m->sha256, p, n);
	if (t->m->bag != NULL)
		bag_hash(t->m->bag, p, n);
	return t->fn(t->to, p, n, e);
}

static int
read_tee(void *ctx, spool_fn *fn, void *to, struct err *e)
{
	struct tee *t = ctx;

	t->fn = fn;
	t->to = to;
	return t->data->read(t->data->ctx, pass, t, e);
}

int
members_open(struct members **out, const struct env *env,
	     const struct export_job *job, struct err *e)
{
	struct members *m = mem_zero(sizeof(*m));

	*out = NULL;
	if (m == NULL)
		return err_nomem(e);
	m->env = env;
	m->sha256 = digest_new();
	m->list = manifest_list_new();
	m->tombstones = manifest_list_new();
	if (job->bag.wanted)
		m->bag = bag_new(&job->bag, job->path);
	if (m->sha256 == NULL || m->list == NULL || m->tombstones == NULL ||
	    (job->bag.wanted && m->bag == NULL)) {
		members_close(m);
		return err_nomem(e);
	}
	if (bundle_open_at(&m->bundle, job->path, job->kind, job->level, e) !=
	    0) {
		members_close(m);
		return -1;
	}
	*out = m;
	return 0;
}

void
members_close(struct members *m)
{
	if (m == NULL)
		return;
	bundle_close(m->bundle);
	digest_free(m->sha256);
	manifest_list_free(m->list);
	manifest_list_free(m->tombstones);
	bag_free(m->bag);
	mem_free(m);
}

/* Into the archive under its full name; its SHA-256 comes out. */
static int
put(struct members *m, const char *name, const struct bundle_data *data,
    char sha256[DIGEST_HEX], struct err *e)
{
	struct tee tee = {.data = data, .m = m};
	const struct bundle_data through = {data->size, read_tee, &tee,
					    data->unique};
	char full[BUNDLE_NAME_MAX + 1];
	int n;

	if (m->bag != NULL && bag_begin(m->bag, m->bundle, m->env, e) != 0)
		return -1;
	n = snprintf(full, sizeof(full), "%s%s",
		     m->bag != NULL ? bag_payload_folder(m->bag) : "", name);
	if (n < 0 || (size_t)n >= sizeof(full))
		return err_set(e, ERR_LIMIT, 0,
			       "the name of a member is too long: %s", name);
	if (bundle_put(m->bundle, m->env, full, &through, e) != 0)
		return -1;
	digest_end(m->sha256, sha256);
	return m->bag == NULL
		   ? 0
		   : bag_payload(m->bag, name, sha256, data->size, e);
}

int
members_put(struct members *m, const struct member *what,
	    const struct bundle_data *data, struct err *e)
{
	struct manifest_member entry = {.of = what, .bytes = data->size};

	if (put(m, what->name, data, entry.sha256, e) != 0)
		return -1;
	return manifest_list_member(m->list, &entry, e);
}

static int
read_spool(void *ctx, spool_fn *fn, void *to, struct err *e)
{
	return spool_read(ctx, fn, to, e);
}

int
members_spool(struct members *m, const struct member *what, struct spool *s,
	      struct err *e)
{
	const struct bundle_data data = {spool_size(s), read_spool, s, false};

	return members_put(m, what, &data, e);
}

int
members_tombstone(struct members *m, const struct record *r, struct err *e)
{
	return manifest_list_tombstone(m->tombstones, r, e);
}

/* The manifest is payload, too, but cannot list itself. */
static int
put_manifest(struct members *m, const struct manifest *info, struct err *e)
{
	struct spool *text = spool_new();
	char ignored[DIGEST_HEX];
	struct bundle_data data = {.read = read_spool, .ctx = text};
	int rc;

	if (text == NULL)
		return err_nomem(e);
	rc = manifest_write(info, text, e);
	if (rc != 0)
		err_wrap(e, "%s", MANIFEST_NAME);
	data.size = spool_size(text);
	if (rc == 0)
		rc = put(m, MANIFEST_NAME, &data, ignored, e);
	spool_free(text);
	return rc;
}

int
members_finish(struct members *m, struct manifest *info, struct err *e)
{
	info->members = m->list;
	info->tombstones = m->tombstones;
	if (put_manifest(m, info, e) != 0)
		return -1;
	if (m->bag != NULL && bag_end(m->bag, m->bundle, m->env, info, e) != 0)
		return -1;
	return bundle_commit(m->bundle, e);
}
