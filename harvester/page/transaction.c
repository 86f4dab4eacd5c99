/* What is open of a page: begun, kept together with the mark, or dropped. */
#include "harvester/page/internal.h"

#include <string.h>

int
page_begin(struct page *p, struct err *e)
{
	if (p->begun)
		return 0;
	if (store_begin(p->store, e) != 0)
		return -1;
	p->begun = true;
	return 0;
}

int
page_keep(struct page *p, const struct store_list *l,
	  const struct store_mark *m, struct err *e)
{
	bool begun = p->begun;

	if (!begun && m == NULL)
		return 0;
	if (page_begin(p, e) != 0)
		return -1;
	if ((m != NULL && store_set_mark(p->store, l, m, e) != 0) ||
	    store_commit(p->store, e) != 0) {
		page_drop(p);
		return -1;
	}
	p->begun = false;
	return 0;
}

void
page_drop(struct page *p)
{
	if (p->begun)
		store_rollback(p->store);
	p->begun = false;
}

void
page_reset(struct page *p)
{
	page_drop(p);
	oai_reset(p->oai);
	memset(&p->counts, 0, sizeof(p->counts));
	p->base = 0;
	p->nids = 0;
}
