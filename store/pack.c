/* Payload compression by zstd. */
#include "store/pack.h"

#include <zdict.h>
#include <zstd.h>

#include "core/mem.h"
#include "store/limits.h"

enum {
	TABLES_ROOM = 1024,   /* of a dictionary: for its entropy tables */
	DICT_MIN = 4096,      /* a smaller one gains nothing */
	BUFFER_KEPT = 1 << 20 /* bytes; a larger buffer is given back */
};

/* Tables are made when first needed: readers never compress. */
struct slot {
	int64_t id; /* 0: free */
	uint64_t used;
	char *bytes;
	size_t n;
	ZSTD_CDict *c;
	ZSTD_DDict *d;
};

struct pack {
	ZSTD_CCtx *c;
	ZSTD_DCtx *d;
	struct slot slot[PACK_SLOTS];
	uint64_t clock;
	struct buf out;
};

struct pack *
pack_new(void)
{
	struct pack *p = mem_zero(sizeof(*p));

	if (p == NULL)
		return NULL;
	buf_init(&p->out, ZSTD_compressBound(STORE_PAYLOAD_MAX));
	p->c = ZSTD_createCCtx();
	p->d = ZSTD_createDCtx();
	if (p->c != NULL && p->d != NULL &&
	    !ZSTD_isError(ZSTD_CCtx_setParameter(p->c, ZSTD_c_compressionLevel,
						 PACK_LEVEL)) &&
	    !ZSTD_isError(
		ZSTD_CCtx_setParameter(p->c, ZSTD_c_checksumFlag, 1)) &&
	    !ZSTD_isError(ZSTD_CCtx_setParameter(p->c, ZSTD_c_dictIDFlag, 0)))
		return p;
	pack_free(p);
	return NULL;
}

static void
empty(struct slot *s)
{
	ZSTD_freeCDict(s->c);
	ZSTD_freeDDict(s->d);
	mem_free(s->bytes);
	*s = (struct slot){0};
}

void
pack_forget(struct pack *p)
{
	for (size_t i = 0; i < PACK_SLOTS; i++)
		empty(&p->slot[i]);
}

void
pack_free(struct pack *p)
{
	if (p == NULL)
		return;
	pack_forget(p);
	ZSTD_freeCCtx(p->c);
	ZSTD_freeDCtx(p->d);
	buf_free(&p->out);
	mem_free(p);
}

bool
pack_has(const struct pack *p, int64_t dict)
{
	for (size_t i = 0; i < PACK_SLOTS; i++)
		if (p->slot[i].id == dict)
			return true;
	return dict == 0;
}

int
pack_add(struct pack *p, int64_t dict, struct str bytes, struct err *e)
{
	struct slot *s = &p->slot[0];
	char *copy;

	if (dict == 0 || pack_has(p, dict))
		return 0;
	if (bytes.n > PACK_DICT_MAX ||
	    ZDICT_isError(ZDICT_getDictHeaderSize(bytes.p, bytes.n)))
		return err_set(e, ERR_STORE, 0,
			       "dictionary %lld: damaged: %zu bytes",
			       (long long)dict, bytes.n);
	for (size_t i = 1; i < PACK_SLOTS; i++)
		if (p->slot[i].used < s->used)
			s = &p->slot[i];
	copy = mem_copy(bytes.p, bytes.n);
	if (copy == NULL)
		return err_nomem(e);
	empty(s);
	*s = (struct slot){
	    .id = dict, .used = ++p->clock, .bytes = copy, .n = bytes.n};
	return 0;
}

/* NULL for dictionary 0, and for one that was not added. */
static struct slot *
slot_of(struct pack *p, int64_t dict)
{
	for (size_t i = 0; dict != 0 && i < PACK_SLOTS; i++) {
		if (p->slot[i].id != dict)
			continue;
		p->slot[i].used = ++p->clock;
		return &p->slot[i];
	}
	return NULL;
}

static int
damaged(struct err *e)
{
	return err_set(e, ERR_STORE, 0, "a damaged payload");
}

static int
missing(int64_t dict, struct err *e)
{
	return err_set(e, ERR_STORE, 0, "dictionary %lld is missing",
		       (long long)dict);
}

/* An empty buffer with room for n bytes; a huge one is not kept for ever. */
static char *
room(struct buf *b, size_t n)
{
	if (b->cap > BUFFER_KEPT && n < BUFFER_KEPT)
		buf_free(b);
	buf_clear(b);
	return buf_reserve(b, n);
}

int
pack_squeeze(struct pack *p, int64_t dict, struct str in, struct str *out,
	     struct err *e)
{
	size_t cap = ZSTD_compressBound(in.n), n;
	struct slot *s = slot_of(p, dict);
	char *to;

	if (in.n > STORE_PAYLOAD_MAX)
		return err_set(e, ERR_LIMIT, 0,
			       "a payload of %zu bytes; the limit is %d", in.n,
			       STORE_PAYLOAD_MAX);
	if (dict != 0 && s == NULL)
		return missing(dict, e);
	if (s != NULL && s->c == NULL) {
		s->c = ZSTD_createCDict(s->bytes, s->n, PACK_LEVEL);
		if (s->c == NULL)
			return err_nomem(e);
	}
	to = room(&p->out, cap);
	if (to == NULL)
		return err_nomem(e);
	n = ZSTD_CCtx_refCDict(p->c, s == NULL ? NULL : s->c);
	if (!ZSTD_isError(n))
		n = ZSTD_compress2(p->c, to, cap, in.p, in.n);
	/* With room for the worst case, nothing else can be short. */
	if (ZSTD_isError(n))
		return err_nomem(e);
	*out = str_of(to, n);
	return 0;
}

int64_t
pack_size(struct str frame)
{
	unsigned long long n = ZSTD_getFrameContentSize(frame.p, frame.n);

	/* Both error values are above any limit. */
	return n > STORE_PAYLOAD_MAX ? -1 : (int64_t)n;
}

int
pack_expand(struct pack *p, int64_t dict, struct str frame, struct buf *out,
	    struct err *e)
{
	int64_t size = pack_size(frame);
	struct slot *s = slot_of(p, dict);
	size_t n;
	char *to;

	if (dict != 0 && s == NULL)
		return missing(dict, e);
	if (size < 0)
		return damaged(e);
	if (s != NULL && s->d == NULL) {
		s->d = ZSTD_createDDict(s->bytes, s->n);
		if (s->d == NULL)
			return err_nomem(e);
	}
	to = room(out, (size_t)size);
	if (to == NULL)
		return err_nomem(e);
	n = ZSTD_decompress_usingDDict(p->d, to, (size_t)size, frame.p, frame.n,
				       s == NULL ? NULL : s->d);
	if (ZSTD_isError(n) || n != (size_t)size)
		return damaged(e);
	out->n = n;
	to[n] = '\0';
	return 0;
}

/*
 * The dictionary's content is whole samples, spread evenly. Searching for the
 * most frequent pieces instead (ZDICT_trainFromBuffer) makes payloads 2 %
 * smaller, for ten times the time and 10 MB of memory: records of one source
 * share their frame, and any thirty of them show it.
 */
int
pack_train(const struct pack_samples *s, size_t max, struct buf *out,
	   struct err *e)
{
	ZDICT_params_t params = {.compressionLevel = PACK_LEVEL};
	size_t space, every, at = 0, n;
	struct buf content;
	char *to;

	max = max < PACK_DICT_MAX ? max : PACK_DICT_MAX;
	if (max < DICT_MIN + TABLES_ROOM || s->bytes.n < 4 * DICT_MIN ||
	    s->count == 0)
		return 0;
	space = max - TABLES_ROOM;
	every = s->bytes.n / space + 1; /* each how many-th sample fits in */
	buf_init(&content, space);
	for (size_t i = 0; i < s->count; i++) {
		n = s->n[i] < space - content.n ? s->n[i] : space - content.n;
		if (i % every == 0)
			buf_put(&content, s->bytes.p + at, n);
		at += s->n[i];
	}
	buf_clear(out);
	to = buf_reserve(out, max);
	if (to == NULL || content.failed) {
		buf_free(&content);
		return err_nomem(e);
	}
	n = ZDICT_finalizeDictionary(to, max, content.p, content.n, s->bytes.p,
				     s->n, (unsigned int)s->count, params);
	buf_free(&content);
	if (ZDICT_isError(n))
		return 0;
	out->n = n;
	return 1;
}

const char *
pack_version(void)
{
	return ZSTD_versionString();
}
