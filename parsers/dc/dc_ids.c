/*
 * Dublin Core: which identifiers are the item's own, and which address leads
 * to its page.
 */
#include "core/ident.h"
#include "parsers/dc/dc_read.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* The address of the item's page in front of all others. */
static void
page_first(struct dc *d)
{
	struct rec_idents *l = &d->r->ids;
	struct rec_ident page;
	size_t first = l->n;

	for (size_t i = 0; i < l->n; i++) {
		if (l->v[i].kind != ID_URL || !l->v[i].own)
			continue;
		first = first == l->n ? i : first;
		if (!site_is_page(d->site, l->v[i].value))
			continue;
		page = l->v[i];
		for (size_t k = i; k > first; k--)
			l->v[k] = l->v[k - 1];
		l->v[first] = page;
		return;
	}
}

static bool
known(const struct rec_idents *l, const struct rec_ident *id)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].kind == id->kind &&
		    str_ieq(l->v[i].value, id->value))
			return true;
	return false;
}

/* The same identifier in several spellings counts once. */
static void
drop_repeated(struct rec_idents *l)
{
	struct rec_idents kept = {l->v, 0, l->cap};

	for (size_t i = 0; i < l->n; i++)
		if (!known(&kept, &l->v[i]))
			l->v[kept.n++] = l->v[i];
	l->n = kept.n;
}

/* Files that do not look like one: no page is called so. */
static void
tell_files(struct rec_idents *l)
{
	static const struct str parts[] = {
	    STR_LIT("/file/"),
	    STR_LIT("/type/native/viewcontent"),
	    STR_LIT("/download/"),
	};

	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].kind == ID_URL &&
		    (DC_HAS(l->v[i].value, parts) ||
		     str_ends(l->v[i].value, STR("/document"))))
			l->v[i].kind = ID_FILE;
}

void
dc_settle_related(struct dc *d)
{
	struct record *r = d->r;
	bool own_doi = record_id(r, ID_DOI).n > 0, one;
	size_t dois = 0;

	drop_repeated(&r->ids);
	tell_files(&r->ids);
	for (size_t i = 0; i < d->related.n; i++)
		dois += d->related.v[i].kind == ID_DOI;
	one = d->site->doi_in_relation == RELATION_OWN ||
	      (d->site->doi_in_relation == RELATION_ONE && dois == 1);
	for (size_t i = 0; i < d->related.n; i++) {
		struct rec_ident id = d->related.v[i];

		if (id.kind == ID_DOI && !own_doi && one) {
			id.own = own_doi = true;
			record_warn(r, "doi: taken from dc:relation");
		} else if ((id.kind == ID_PMID || id.kind == ID_PMCID) &&
			   record_id(r, id.kind).n == 0) {
			id.own = !site_has(d->site, HABIT_CITES_OTHERS);
		} else if (id.kind == ID_URL && record_id(r, ID_URL).n == 0) {
			/* EPrints: the page of the item */
			id.own = !site_has(d->site, HABIT_LINKS_OTHERS);
		}
		if (!known(&r->ids, &id))
			idents_push(r->arena, &r->ids, id);
	}
	page_first(d);
}
