/* Columns for finding. */
#include "harvester/columns.h"

#include "core/ident.h"
#include "parsers/csl_json.h"

void
columns_fill(struct store_item *it, const struct record *r)
{
	struct str doi = record_id(r, ID_DOI);

	it->type = r->type;
	it->year = r->issued.from.year;
	if (str_eqc(it->prefix, CSL_JSON_PREFIX) && it->doi.n > 0)
		return;
	it->doi = doi.n == 0 ? STR_NONE : ident_doi_key(r->arena, doi);
}
