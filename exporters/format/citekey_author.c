/* Citation keys of author and year. */
#include "core/buf.h"
#include "core/ident.h"
#include "core/norm.h"
#include "exporters/format/citekey_parts.h"
#include "exporters/format/value.h"

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

struct str
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
