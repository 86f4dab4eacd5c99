/* Words found in sorted tables (see internal.h). */
#include "parsers/vocab/internal.h"

#include <assert.h>

/* str_cmp for words that begin alike, without the word's case. */
static inline bool
is_behind(const struct str *row, struct str word)
{
	size_t n = row->n < word.n ? row->n : word.n, i = 1;

	while (i < n && row->p[i] == chr_tolower(word.p[i]))
		i++;
	return i < n ? (unsigned char)row->p[i] >
			   (unsigned char)chr_tolower(word.p[i])
		     : row->n > word.n;
}

static inline const struct str *
row_at(const struct vocab_table *t, size_t i)
{
	return (const void *)((const char *)t->rows + i * t->size);
}

/* The place of a first byte among VOCAB_FIRSTS. */
static inline size_t
place_of(char c)
{
	char low = chr_tolower(c);

	if (chr_lower(low))
		return (size_t)(low - 'a') + 1;
	return (unsigned char)low < 'a' ? 0 : VOCAB_FIRSTS - 1;
}

/* The bit of a word, whatever its case (FNV-1a, its bits mixed once more). */
static inline size_t
bit_of(const struct vocab_table *t, struct str word)
{
	size_t n = t->stem != 0 && t->stem < word.n ? t->stem : word.n;
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)chr_tolower(word.p[i])) * 16777619u;
	h = (h ^ (h >> 15)) * 0x2c1b3c6du;
	return (size_t)(((uint64_t)h * (8 * t->n)) >> 32);
}

static void
note_rows(const struct vocab_table *t)
{
	size_t row = 0, bit;

	for (size_t i = 0; i < t->n; i++) {
		bit = bit_of(t, *row_at(t, i));
		t->bits[bit / 8] |= (uint8_t)(1 << bit % 8);
	}

	for (size_t place = 0; place < VOCAB_FIRSTS; place++) {
		t->begins[place] = (uint16_t)row;
		while (row < t->n && place_of(row_at(t, row)->p[0]) == place)
			row++;
	}
	assert(row == t->n); /* they are sorted */
	t->begins[VOCAB_FIRSTS] = (uint16_t)row;
}

/*
 * The last row that begins like the word and does not sort behind it, or NULL.
 */
static const struct str *
last_before(const struct vocab_table *t, struct str word)
{
	size_t place, begin, low, high;

	if (word.n == 0)
		return NULL;
	place = place_of(word.p[0]);
	low = begin = t->begins[place];
	high = t->begins[place + 1];
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct str *row = row_at(t, mid);
		unsigned char c = (unsigned char)row->p[0];
		unsigned char first = (unsigned char)chr_tolower(word.p[0]);

		if (c < first || (c == first && !is_behind(row, word)))
			low = mid + 1;
		else
			high = mid;
	}
	return low == begin ? NULL : row_at(t, low - 1);
}

/* Most words are told from all rows by their bit. */
static bool
may_have(const struct vocab_table *t, struct str word)
{
	size_t bit;

	if (t->n == 0)
		return false;
	if (t->begins[VOCAB_FIRSTS] == 0)
		note_rows(t);
	bit = bit_of(t, word);
	return t->bits[bit / 8] >> bit % 8 & 1;
}

const void *
vocab_find(const struct vocab_table *t, struct str word)
{
	const struct str *row;

	if (!may_have(t, word))
		return NULL;
	row = last_before(t, word);
	return row != NULL && str_ieq(*row, word) ? row : NULL;
}

bool
vocab_starts_as(const struct vocab_table *t, struct str word)
{
	const struct str *row;

	if (word.n < t->stem || !may_have(t, word))
		return false;
	row = last_before(t, word);
	return row != NULL && str_istarts(word, *row);
}
