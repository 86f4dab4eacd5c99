/* Citation keys, made from the record alone. */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "core/buf.h"
#include "core/ident.h"
#include "core/norm.h"
#include "exporters/value/value.h"

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

enum {
	NAME_LETTERS = 24, /* of a family name */
	NUMBER_MAX = 300000000,
	FEW_LETTERS = 3,
	MANY_LETTERS = 13,
	TITLE_WORD_MIN = 3
};

/* Letters of s in lower case, as far as they can be folded to ASCII. */
static void
add_letters(struct key *k, struct str s)
{
	struct buf ascii;
	size_t max = k->n + NAME_LETTERS;

	buf_init(&ascii, 16 * CITEKEY_STEM_MAX);
	norm_ascii(&ascii, str_left(s, CITEKEY_STEM_MAX));
	for (size_t i = 0; i < ascii.n && k->n < max; i++)
		if (chr_alpha(ascii.p[i]))
			key_char(k, chr_tolower(ascii.p[i]));
	if (ascii.failed)
		k->a->failed = true;
	buf_free(&ascii);
}

/* The first in this role, or in any role at all. */
static void
add_first(struct key *k, const struct record *r, enum rec_role role)
{
	for (size_t i = 0; i < r->names.n && k->n == 0; i++) {
		const struct rec_name *n = &r->names.v[i];

		if (role < ROLE__MAX && n->role != role)
			continue;
		if (!value_is_others(n))
			add_letters(k, n->family.n > 0
					   ? n->family
					   : value_literal(k->a, n));
	}
}

/* A word of the title that is longer than an article. */
static void
add_title_word(struct key *k, const struct record *r)
{
	struct str rest = record_title(r), word;

	while (k->n <= TITLE_WORD_MIN && str_cut(&rest, ' ', &word)) {
		k->n = 0;
		add_letters(k, word);
	}
	if (k->n == 0)
		add_letters(k, STR("record"));
}

/* As a number with the digits a to z; no two numbers give the same. */
static void
add_number(struct key *k, uint64_t n)
{
	for (n++; n > 0; n = (n - 1) / 26)
		key_char(k, (char)('a' + (n - 1) % 26));
}

static void
add_hash(struct key *k, const struct key_hash *hash, int letters)
{
	uint64_t h = key_hash_mixed(hash);

	for (int i = 0; i < letters; i++, h /= 26)
		key_char(k, (char)('a' + h % 26));
}

/* The OAI identifier up to the number it ends in; -1: there is none. */
static long long
number_of(struct str *id)
{
	struct str digits;
	size_t n = id->n;

	while (n > 0 && chr_digit(id->p[n - 1]))
		n--;
	digits = str_from(*id, n);
	/* Zeros in front would be lost: they stay with the rest. */
	while (digits.n > 1 && digits.p[0] == '0') {
		digits = str_from(digits, 1);
		n++;
	}
	*id = str_left(*id, n);
	return digits.n == 0 ? -1 : str_number(digits, NUMBER_MAX);
}

static struct str
key_of_author(const struct record *r, struct arena *a)
{
	struct key k = {a};
	struct key_hash h = KEY_HASH;
	struct str id = r->oai_id, doi = record_id(r, ID_DOI);
	long long number = id.n == 0 ? -1 : number_of(&id);
	char year[DATE_MAX];

	add_first(&k, r, ROLE_AUTHOR);
	add_first(&k, r, ROLE_EDITOR);
	add_first(&k, r, ROLE__MAX);
	if (k.n == 0)
		add_title_word(&k, r);
	date_format((struct rec_date){.year = r->issued.from.year}, year);
	key_add(&k, year[0] == '\0' ? STR("0") : str_c(year));
	if (number >= 0)
		add_number(&k, (uint64_t)number);
	key_hash_add(&h, r->source);
	if (r->oai_id.n > 0)
		key_hash_add(&h, number >= 0 ? id : r->oai_id);
	else if (doi.n > 0)
		key_hash_add(&h, ident_doi_key(a, doi));
	else
		key_hash_content(&h, r, a);
	add_hash(&k, &h, number >= 0 ? FEW_LETTERS : MANY_LETTERS);
	return arena_str(a, k.p, k.n);
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
citekey(const struct record *r, enum citekey_style style, struct arena *a)
{
	struct str doi = record_id(r, ID_DOI);

	if (style == CITEKEY_AUTHYEAR)
		return key_of_author(r, a);
	if (r->oai_id.n > 0)
		return key_of_oai(r, a);
	return doi.n > 0 ? key_of_doi(doi, a) : key_of_content(r, a);
}
