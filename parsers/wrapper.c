/* Payloads inside others. */
#include "parsers/wrapper.h"

enum { ELEMENTS_MAX = 20000 };

/* Of the copy, the file or another item: what stands in these describes it. */
static bool
is_of_another(const struct node *n)
{
	static const char *const names[] = {"amdSec", "fileSec", "structMap",
					    "behaviorSec", "metsHdr"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_eqc(n->name, names[i]))
			return true;
	return false;
}

/* The next element that is not below n. */
static const struct node *
behind(const struct node *n, const struct node *root)
{
	for (; n != root; n = n->parent)
		if (node_next(n) != NULL)
			return node_next(n);
	return NULL;
}

const struct metadata_format *
wrapper_inside(const struct node *payload, const struct node **inside)
{
	const struct metadata_format *best = NULL, *f;
	const struct node *n = node_walk(payload, payload);
	size_t seen = 0;

	while (n != NULL && seen++ < ELEMENTS_MAX) {
		f = is_of_another(n) ? NULL : format_for(n);
		if (f != NULL && (best == NULL || f->rank > best->rank)) {
			best = f;
			*inside = n;
		}
		if (f != NULL || is_of_another(n))
			n = behind(n, payload);
		else
			n = node_walk(n, payload);
	}
	return best;
}
