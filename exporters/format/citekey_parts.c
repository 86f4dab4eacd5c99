/* Making keys: characters and hashes. */
#include "exporters/format/citekey_parts.h"

#include <string.h>

#include "core/buf.h"
#include "core/norm.h"
#include "exporters/format/value.h"

static bool
is_key_char(char c)
{
	return chr_lower(c) || chr_digit(c) || c == '.' || c == '_' ||
	       c == '/' || c == ':' || c == '-';
}

void
key_char(struct key *k, char c)
{
	if (k->n < sizeof(k->p))
		k->p[k->n++] = c;
	else
		k->changed = true;
}

/* Letters, digits and "._/:-" stay, what can be folded to ASCII is; a "-"
 * stands for what cannot. */
void
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

void
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
void
key_name(struct key *k, struct str s)
{
	if (str_chr(s, ':') == STR_NPOS && str_chr(s, '/') == STR_NPOS)
		key_add(k, s);
	else
		key_folded(k, s);
	key_char(k, ':');
}

/* FNV-1a with the last step of MurmurHash3 behind it. */
void
key_hash_add(struct key_hash *h, struct str s)
{
	static const uint64_t prime = UINT64_C(0x100000001b3);

	for (size_t i = 0; i < s.n; i++)
		h->h = (h->h ^ (unsigned char)s.p[i]) * prime;
	/* Where a part ends counts as well. */
	h->h = (h->h ^ 0x100) * prime;
}

uint64_t
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

struct str
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

void
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
