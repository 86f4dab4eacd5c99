/* Words found in sorted tables (see internal.h). */
#include "parsers/vocab/internal.h"

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

/*
 * The last row that does not sort behind the word, or NULL. Most rows that are
 * looked at differ in their first byte.
 */
static const struct str *
last_before(const struct vocab_table *t, struct str word)
{
	const char *rows = t->rows;
	size_t low = 0, high = word.n > 0 ? t->n : 0;
	unsigned char first =
	    word.n > 0 ? (unsigned char)chr_tolower(word.p[0]) : 0;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct str *row = (const void *)(rows + mid * t->size);
		unsigned char c = (unsigned char)row->p[0];

		if (c < first || (c == first && !is_behind(row, word)))
			low = mid + 1;
		else
			high = mid;
	}
	return low == 0 ? NULL : (const void *)(rows + (low - 1) * t->size);
}

const void *
vocab_find(const struct vocab_table *t, struct str word)
{
	const struct str *row = last_before(t, word);

	return row != NULL && str_ieq(*row, word) ? row : NULL;
}

bool
vocab_starts_as(const struct vocab_table *t, struct str word)
{
	const struct str *row = last_before(t, word);

	return row != NULL && str_istarts(word, *row);
}
