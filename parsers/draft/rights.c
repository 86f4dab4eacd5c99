/* The draft: licences and access. */
#include "parsers/draft/internal.h"

void
draft_right(struct draft *d, struct rec_right right)
{
	struct rec_rights *l = &d->r->rights;

	if (right.uri.n == 0 && right.access == ACCESS_UNSAID &&
	    (right.text.n == 1 || draft_says_nothing(right.text)))
		return;
	if (right.text.n + right.uri.n == 0 ||
	    !draft_room(d, LIMIT_TEXTS, l->n))
		return;
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].uri, right.uri) &&
		    str_eq(l->v[i].text, right.text) &&
		    l->v[i].access == right.access)
			return;
	rights_push(d->r->arena, l, right);
}
