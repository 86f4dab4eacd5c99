/* Citation keys, made from the record alone. */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/buf.h"
#include "core/ident.h"
#include "core/line.h"
#include "core/mem.h"
#include "core/norm.h"
#include "exporters/value/internal.h"

/* A name can be of any length before it is cut. */
#define SCRATCH_MAX ((size_t)256 << 20)

/* A key being made: in pieces, cleaned on the way. */
struct key {
	struct arena *a; /* for the result, and to tell that memory ran out */
	char p[CITEKEY_STEM_MAX];
	size_t n;
	bool changed;
};

struct key_hash {
	uint64_t h;
};
#define KEY_HASH                             \
	{                                    \
		UINT64_C(0xcbf29ce484222325) \
	}

static bool
is_key_char(char c)
{
	return chr_lower(c) || chr_digit(c) || c == '.' || c == '_' ||
	       c == '/' || c == ':' || c == '-';
}

static void
key_char(struct key *k, char c)
{
	if (k->n < sizeof(k->p))
		k->p[k->n++] = c;
	else
		k->changed = true;
}

/* Letters, digits and "._/:-" stay, what can be folded to ASCII is; a "-"
 * stands for what cannot. */
static void
key_folded(struct key *k, struct str s)
{
	struct buf ascii;
	char c;

	buf_init(&ascii, 16 * CITEKEY_STEM_MAX);
	norm_ascii(&ascii, str_left(s, CITEKEY_STEM_MAX));
	for (size_t i = 0; i < ascii.n; i++) {
		c = ascii.p[i];
		if (is_key_char(c) || chr_upper(c))
			key_char(k, c);
		else if (k->n > 0 && k->p[k->n - 1] != '-')
			key_char(k, '-');
	}
	if (ascii.failed)
		k->a->failed = true;
	buf_free(&ascii);
	k->changed = true;
}

static void
key_add(struct key *k, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (!is_key_char(s.p[i])) {
			key_folded(k, s);
			return;
		}
	}
	if (s.n > sizeof(k->p) - k->n)
		k->changed = true;
	for (size_t i = 0; i < s.n && k->n < sizeof(k->p); i++)
		key_char(k, s.p[i]);
}

/*
 * The name of a source or a repository, which must not hold what separates
 * the parts of a key.
 */
static void
key_name(struct key *k, struct str s)
{
	if (str_chr(s, ':') == STR_NPOS && str_chr(s, '/') == STR_NPOS)
		key_add(k, s);
	else
		key_folded(k, s);
	key_char(k, ':');
}

/* FNV-1a with the last step of MurmurHash3 behind it. */
static void
key_hash_add(struct key_hash *h, struct str s)
{
	static const uint64_t prime = UINT64_C(0x100000001b3);

	for (size_t i = 0; i < s.n; i++)
		h->h = (h->h ^ (unsigned char)s.p[i]) * prime;
	/* Where a part ends counts as well. */
	h->h = (h->h ^ 0x100) * prime;
}

static uint64_t
key_hash_mixed(const struct key_hash *hash)
{
	uint64_t h = hash->h;

	h = (h ^ (h >> 33)) * UINT64_C(0xff51afd7ed558ccd);
	h = (h ^ (h >> 33)) * UINT64_C(0xc4ceb9fe1a85ec53);
	return h ^ (h >> 33);
}

static void
hash_text(const struct key_hash *hash, char out[CITEKEY_HASH])
{
	static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
	uint64_t h = key_hash_mixed(hash);

	for (int i = 0; i < CITEKEY_HASH; i++, h >>= 5)
		out[i] = digits[h & 31];
}

static struct str
key_finish(struct key *k, const struct key_hash *h)
{
	char text[CITEKEY_STEM_MAX + 1 + CITEKEY_HASH];
	size_t n;

	if (k->n == 0)
		key_folded(k, STR("record"));
	n = k->n;
	memcpy(text, k->p, n);
	if (k->changed) {
		text[n++] = '+';
		hash_text(h, text + n);
		n += CITEKEY_HASH;
	}
	return arena_str(k->a, text, n);
}

static void
hash_texts(struct key_hash *h, const struct rec_texts *l)
{
	for (size_t i = 0; i < l->n; i++)
		key_hash_add(h, l->v[i].text);
}

static void
key_hash_content(struct key_hash *h, const struct record *r, struct arena *a)
{
	hash_texts(h, &r->titles);
	hash_texts(h, &r->dates);
	hash_texts(h, &r->abstracts);
	for (size_t i = 0; i < r->names.n; i++)
		key_hash_add(h, value_name(a, &r->names.v[i]));
	for (size_t i = 0; i < r->ids.n; i++)
		key_hash_add(h, r->ids.v[i].value);
	for (size_t i = 0; i < r->raw.n; i++)
		key_hash_add(h, r->raw.v[i].text);
}

/* Fewer letters at the start of a local part name nobody. */
enum { WORD_MIN = 3 };

/* What the OAI identifier and the source give. */
struct origin {
	struct str source; /* a name, or none */
	struct str host;   /* where it was harvested */
	struct str ns, local;
	bool address; /* the source is one */
};

static struct origin
origin_of(const struct record *r)
{
	struct origin o = {.local = record_local_id(r)};

	/* "oai:" repository ":" local */
	if (r->oai_id.n > o.local.n + 5)
		o.ns = str_of(r->oai_id.p + 4, r->oai_id.n - o.local.n - 5);
	o.address = str_find(r->source, STR("://")) != STR_NPOS;
	if (!o.address)
		o.source = r->source;
	o.host = value_host(o.address ? r->source : r->base_url);
	return o;
}

/* Names of many a repository, which tell none from another. */
static const char *const common[] = {
    "archive",      "digital", "dspace",     "elib",        "eprints",
    "fedora",       "library", "oai",        "opus",        "pub",
    "publications", "repo",    "repository", "repositorio", "www",
};

static size_t
letters(struct str s)
{
	size_t n = 0;

	while (n < s.n && chr_alpha(s.p[n]))
		n++;
	return n;
}

/*
 * The word that local part and repository's part both begin with; what
 * follows is no letter, and in the local part no digit either.
 */
static struct str
own_word(const struct origin *o)
{
	size_t n = letters(o->local);
	struct str word = str_left(o->local, n);

	if (n < WORD_MIN || n == o->local.n || chr_digit(o->local.p[n]) ||
	    str_chr(o->local, ':') != STR_NPOS || letters(o->ns) != n ||
	    !str_istarts(o->ns, word))
		return STR_NONE;
	for (size_t i = 0; i < sizeof(common) / sizeof(*common); i++)
		if (str_ieq(word, str_c(common[i])))
			return STR_NONE;
	return word;
}

/* The repository speaks for itself: host "export.arxiv.org", part
 * "arXiv.org". */
static bool
at_home(const struct origin *o)
{
	size_t rest = o->host.n - o->ns.n;

	return o->ns.n > 0 && str_iends(o->host, o->ns) &&
	       (rest == 0 || o->host.p[rest - 1] == '.');
}

/* Names of hosts are compared without case (RFC 4343): "arXiv.org" in lower
 * case is no change. */
static struct str
lower(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n);

	if (p == NULL)
		return STR_NONE;
	for (size_t i = 0; i < s.n; i++)
		p[i] = chr_tolower(s.p[i]);
	return str_of(p, s.n);
}

static struct str
key_of_oai(const struct record *r, struct arena *a)
{
	struct origin o = origin_of(r);
	struct str word = own_word(&o);
	bool colon = str_chr(o.local, ':') != STR_NPOS;
	bool named = o.source.n > 0 && !str_eq(o.source, word);
	bool with_ns = named ? !at_home(&o) || colon : word.n == 0;
	struct key k = {a};
	struct key_hash h = KEY_HASH;

	if (named)
		key_name(&k, o.source);
	if (with_ns && o.ns.n > 0)
		key_name(&k, lower(a, o.ns));
	key_add(&k, o.local);
	/* Not of the form oai:repository:local, or from an address that has
	 * nothing to do with the repository. */
	if (o.ns.n == 0 || (o.address && word.n == 0 && !at_home(&o)))
		k.changed = true;
	key_hash_add(&h, r->source);
	key_hash_add(&h, r->oai_id);
	return key_finish(&k, &h);
}

static struct str
key_of_content(const struct record *r, struct arena *a)
{
	struct key k = {a, .changed = true};
	struct key_hash h = KEY_HASH;
	char year[DATE_MAX];

	for (size_t i = 0; i < r->names.n && k.n == 0; i++)
		key_folded(&k, r->names.v[i].family.n > 0
				   ? r->names.v[i].family
				   : value_literal(a, &r->names.v[i]));
	if (k.n == 0)
		key_folded(&k, record_title(r));
	date_format((struct rec_date){.year = r->issued.from.year}, year);
	key_folded(&k, str_c(year));
	key_hash_content(&h, r, a);
	return key_finish(&k, &h);
}

/* DOIs are compared without case, so that lower case is no change. */
static struct str
key_of_doi(struct str doi, struct arena *a)
{
	struct key k = {a};
	struct key_hash h = KEY_HASH;
	struct str folded = ident_doi_key(a, doi);

	key_add(&k, folded);
	key_hash_add(&h, folded);
	return key_finish(&k, &h);
}

struct str
citekey_local(const struct record *r, struct arena *a)
{
	struct str doi = record_id(r, ID_DOI);

	if (r->oai_id.n > 0)
		return key_of_oai(r, a);
	return doi.n > 0 ? key_of_doi(doi, a) : key_of_content(r, a);
}

/* By what it is called everywhere, and by where it is held. */
void
citekey_letters(const struct record *r, struct arena *a,
		struct citekey_letters *out)
{
	struct str doi = record_id(r, ID_DOI);
	struct key_hash name = KEY_HASH, place = KEY_HASH;

	key_hash_add(&place, r->oai_id);
	key_hash_add(&place, r->source);
	if (doi.n > 0)
		key_hash_add(&name, ident_doi_key(a, doi));
	else if (r->oai_id.n > 0)
		key_hash_add(&name, r->oai_id);
	else
		key_hash_content(&name, r, a);
	out->of[0] = key_hash_mixed(&name);
	out->of[1] = key_hash_mixed(&place);
}

struct str
citekey_with_letters(struct str key, uint64_t letters, int n, struct arena *a)
{
	char text[1 + CITEKEY_SUFFIX_MAX] = "-";
	struct str parts[] = {key, str_of(text, (size_t)n + 1)};

	for (int i = 1; i <= n; i++, letters /= 26)
		text[i] = (char)('a' + letters % 26);
	return line_join(a, parts, 2, STR_NONE);
}
