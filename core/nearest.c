/* How like two names are: the start of one, or few edits away. */
#include "core/nearest.h"

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

int
nearest_distance(struct str typed, struct str name)
{
	int distance;

	if (typed.n < 2 || typed.n > NAME_LIMIT || name.n > NAME_LIMIT)
		return -1;
	distance = str_starts(name, typed) ? 1 : edits(typed, name);
	return distance > 2 || distance >= (int)name.n ? -1 : distance;
}
