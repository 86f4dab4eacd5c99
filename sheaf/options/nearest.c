/* The name that is most like another. */
#include "core/nearest.h"
#include "sheaf/options/options.h"

void
nearest_offer(struct nearest *n, struct str typed, const char *name)
{
	int distance = nearest_distance(typed, str_c(name));

	if (distance < 0 || (n->name != NULL && distance >= n->distance))
		return;
	n->name = name;
	n->distance = distance;
}
