/* The members of a bundle, read and remembered. */
#include "exporters/verify/verify.h"

#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/name_set.h"
#include "exporters/bundle/bundle.h"
#include "exporters/verify/internal.h"

enum { NAMES_BYTES = 128 << 20 };

static int
make_room(struct verify *v, size_t n, struct err *e)
{
	size_t cap = v->cap == 0 ? 64 : 2 * v->cap;
	struct seen *p;

	if (n < v->cap)
		return 0;
	p = mem_resize(v->v, cap * sizeof(*p));
	if (p == NULL)
		return err_nomem(e);
	v->v = p;
	v->cap = cap;
	return 0;
}

/* One member being read. */
struct reading {
	struct verify *v;
	struct counter *counter;
	struct err wrong; /* what the counter said first */
	struct spool *keep;
	uint64_t size;
};

static int
take_piece(void *ctx, const char *p, size_t n, struct err *e)
{
	struct reading *r = ctx;
	struct verify *v = r->v;

	if (v->env->stopped(v->env->ctx))
		return err_set(e, ERR_STOPPED, 0, "stopped");
	digest_add(v->sha256, p, n);
	digest_add(v->sha512, p, n);
	r->size += n;
	if (r->counter != NULL && r->wrong.code == ERR_NONE)
		counter_feed(r->counter, p, n, &r->wrong);
	return r->keep == NULL ? 0 : spool_write(r->keep, p, n, e);
}

/* The part of a path up to its last slash, and what is behind it. */
static void
split_path(struct str path, struct str *folder, struct str *base)
{
	size_t slash = str_rchr(path, '/');
	size_t n = slash == STR_NPOS ? 0 : slash + 1;

	*folder = str_left(path, n);
	*base = str_from(path, n);
}

/* What is to be read again at the end; the folder it is in is remembered. */
static struct spool *
kept(struct verify *v, struct str name, unsigned *flags)
{
	struct str folder, base;
	struct spool *s = NULL;

	split_path(name, &folder, &base);
	if (str_eqc(base, "bagit.txt") &&
	    str_chr(str_left(folder, folder.n ? folder.n - 1 : 0), '/') ==
		STR_NPOS) {
		v->result->bag = true;
		snprintf(v->root, sizeof(v->root), STR_FMT, STR_ARG(folder));
		*flags |= SEEN_KNOWN;
	}
	if (str_eqc(base, MANIFEST_NAME) && spool_size(v->manifest) == 0) {
		snprintf(v->folder, sizeof(v->folder), STR_FMT,
			 STR_ARG(folder));
		*flags |= SEEN_KNOWN;
		return v->manifest;
	}
	if (!v->result->bag || !str_eqc(folder, v->root))
		return NULL;
	*flags |= SEEN_KNOWN; /* of the bag, which lists it itself */
	for (int i = 0; i < BAG_TAGS; i++)
		if (str_eqc(base, verify_tags[i]))
			s = v->tags[i];
	return s != NULL && spool_size(s) == 0 ? s : NULL;
}

static void
note_sums(struct verify *v, struct seen *s)
{
	char hex[DIGEST_HEX_MAX];

	digest_end(v->sha256, hex);
	verify_bytes(s->sha256, SUM256, hex);
	digest_end(v->sha512, hex);
	verify_bytes(s->sha512, SUM512, hex);
}

/* A record that cannot be counted is damage, but a wrong sum says it better. */
static void
note_records(struct reading *r, struct seen *s)
{
	struct err *e = &r->wrong;

	if (r->counter == NULL)
		return;
	if (e->code == ERR_NONE &&
	    counter_finish(r->counter, &s->records, e) == 0)
		s->flags |= SEEN_COUNTED;
}

static int
read_member(struct verify *v, struct bundle_reader *b, struct str name,
	    size_t number, struct err *e)
{
	struct seen *s = &v->v[number];
	struct reading r = {.v = v};
	int rc;

	r.keep = kept(v, name, &s->flags);
	if (r.keep == NULL && counter_new(&r.counter, name, e) != 0)
		return -1;
	rc = bundle_read_data(b, take_piece, &r, e);
	note_sums(v, s);
	s->size = r.size;
	v->result->bytes += r.size;
	if (rc == 0)
		note_records(&r, s);
	counter_free(r.counter);
	if (rc != 0 && e->code == ERR_DATA) {
		verify_say(v, name, "%s", e->msg);
		err_clear(e);
		return 0;
	}
	if (rc == 0 && r.wrong.code != ERR_NONE)
		verify_say(v, name, "cannot be counted: %s", r.wrong.msg);
	return rc;
}

static int
take_member(struct verify *v, struct bundle_reader *b, struct str name,
	    const char *fault, struct err *e)
{
	size_t number;
	bool fresh;

	v->result->members++;
	if (fault == NULL && !bundle_name_is_fine(name))
		fault = "has a name that no bundle gives";
	if (fault != NULL) {
		verify_say(v, name, "%s", fault);
		return 0;
	}
	if (name_set_add(v->names, name, &number, &fresh, e) != 0)
		return -1;
	if (!fresh) {
		verify_say(v, name, "is there twice");
		return 0;
	}
	if (make_room(v, number, e) != 0)
		return -1;
	v->v[number] = (struct seen){.flags = 0};
	/* libarchive's name does not last. */
	return read_member(v, b, name_set_get(v->names, number), number, e);
}

/* What is wrong with the archive itself is a finding, too. */
static int
read_members(struct verify *v, struct bundle_reader *b, struct err *e)
{
	struct str name;
	const char *fault;
	int rc;

	while ((rc = bundle_read_next(b, &name, &fault, e)) > 0) {
		rc = take_member(v, b, name, fault, e);
		if (rc != 0)
			break;
	}
	if (rc == 0 || (e->code != ERR_DATA && e->code != ERR_LIMIT))
		return rc;
	verify_say(v, STR_NONE, "%s", e->msg);
	err_clear(e);
	return 0;
}

static void
check_extra(struct verify *v)
{
	size_t n = name_set_count(v->names);

	if (spool_size(v->manifest) == 0)
		return; /* that was said */
	for (size_t i = 0; i < n; i++)
		if ((v->v[i].flags & (SEEN_LISTED | SEEN_KNOWN | SEEN_BAD)) ==
		    0)
			verify_say(v, name_set_get(v->names, i),
				   "is not in the manifest");
}

static int
open_verify(struct verify *v, struct err *e)
{
	bool whole = true;

	v->names = name_set_new(BUNDLE_MEMBERS_MAX, NAMES_BYTES);
	v->sha256 = digest_new();
	v->sha512 = digest_new_of(DIGEST_SHA512);
	v->manifest = spool_new();
	for (int i = 0; i < BAG_TAGS; i++) {
		v->tags[i] = spool_new();
		whole = whole && v->tags[i] != NULL;
	}
	if (!whole || v->names == NULL || v->sha256 == NULL ||
	    v->sha512 == NULL || v->manifest == NULL)
		return err_nomem(e);
	return 0;
}

static void
close_verify(struct verify *v)
{
	name_set_free(v->names);
	digest_free(v->sha256);
	digest_free(v->sha512);
	spool_free(v->manifest);
	for (int i = 0; i < BAG_TAGS; i++)
		spool_free(v->tags[i]);
	mem_free(v->v);
}

static int
run(struct verify *v, struct bundle_reader *b, struct err *e)
{
	if (read_members(v, b, e) != 0 || verify_manifest(v, e) != 0 ||
	    verify_bag(v, e) != 0)
		return -1;
	check_extra(v);
	return 0;
}

int
verify_run(const struct env *env, const char *path, verify_found_fn *found,
	   void *ctx, struct arena *a, struct verify_result *result,
	   struct err *e)
{
	struct verify v = {.env = env,
			   .found = found,
			   .ctx = ctx,
			   .arena = a,
			   .result = result};
	struct bundle_reader *b = NULL;
	int rc = -1;

	*result = (struct verify_result){0};
	if (open_verify(&v, e) == 0) {
		rc = bundle_read_open(&b, path, BUNDLE_READ_BUNDLE, e);
		if (rc == 0) {
			rc = run(&v, b, e);
		} else if (e->code == ERR_DATA) {
			verify_say(&v, STR_NONE, "%s", e->msg);
			err_clear(e);
			rc = 0;
		}
	}
	bundle_read_close(b);
	close_verify(&v);
	return rc;
}
