/* The name that is most like another. */
#include "core/nearest.h"
#include "sheaf/options/options.h"

enum { TYPED_MAX = 40, NAMES_LIMIT = 400 }; /* bytes that are shown */

void
nearest_offer(struct nearest *n, struct str typed, const char *name)
{
	int distance = nearest_distance(typed, str_c(name));

	if (distance < 0 || (n->name != NULL && distance >= n->distance))
		return;
	n->name = name;
	n->distance = distance;
}

int
nearest_refuse(const char *option, struct str typed,
	       const char *(*name)(size_t i), struct err *e)
{
	struct nearest near = {0};
	struct buf known;
	int rc;

	buf_init(&known, NAMES_LIMIT);
	for (size_t i = 0; name(i) != NULL; i++) {
		nearest_offer(&near, typed, name(i));
		buf_printf(&known, "%s%s", i > 0 ? ", " : "", name(i));
	}
	typed = str_left(typed, TYPED_MAX);
	rc = near.name != NULL
		 ? err_set(e, ERR_USAGE, 0,
			   "--%s: there is no '" STR_FMT "'; did you mean %s?",
			   option, STR_ARG(typed), near.name)
		 : err_set(e, ERR_USAGE, 0,
			   "--%s: there is no '" STR_FMT "'; known: %s", option,
			   STR_ARG(typed), known.p != NULL ? known.p : "");
	buf_free(&known);
	return rc;
}
