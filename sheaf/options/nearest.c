/* Names that are like another: the start of it, or few edits away. */
#include "sheaf/options/options.h"

enum { NAME_LIMIT = 40 };

static int
smallest(int a, int b, int c)
{
	int m = a < b ? a : b;

	return m < c ? m : c;
}

/* Insertions, deletions and changes from one to the other (Levenshtein). */
static int
edits(struct str a, struct str b)
{
	int row[NAME_LIMIT + 1];

	for (size_t j = 0; j <= b.n; j++)
		row[j] = (int)j;
	for (size_t i = 1; i <= a.n; i++) {
		int diagonal = row[0];

		row[0] = (int)i;
		for (size_t j = 1; j <= b.n; j++) {
			int above = row[j];
			int change = a.p[i - 1] != b.p[j - 1];

			row[j] = smallest(row[j - 1] + 1, above + 1,
					  diagonal + change);
			diagonal = above;
		}
	}
	return row[b.n];
}

void
nearest_offer(struct nearest *n, struct str typed, const char *name)
{
	struct str s = str_c(name);
	int distance;

	if (typed.n < 2 || typed.n > NAME_LIMIT || s.n > NAME_LIMIT)
		return;
	distance = str_starts(s, typed) ? 1 : edits(typed, s);
	if (distance > 2 || distance >= (int)s.n)
		return;
	if (n->name == NULL || distance < n->distance) {
		n->name = name;
		n->distance = distance;
	}
}
