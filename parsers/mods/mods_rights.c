/* MODS: accessCondition. */
#include "parsers/mods/mods_read.h"
#include "parsers/vocab/vocab.h"

/*
 * Categories of MyCoRe's classifications mir_licenses and mir_access that are
 * no name of a licence: what they stand for, as text or as address.
 */
static const struct {
	struct str id;
	const char *text, *access;
} ids[] = {
    {STR_LIT("rights_reserved"), "All rights reserved", NULL},
    {STR_LIT("various"), "Various licence conditions", NULL},
    {STR_LIT("public_domain"), "Public Domain", NULL},
    {STR_LIT("oa_nlz"), "OA Alliance License", NULL},
    {STR_LIT("cc0"), "https://creativecommons.org/publicdomain/zero/1.0/",
     NULL},
    {STR_LIT("cc_zero"), "https://creativecommons.org/publicdomain/zero/1.0/",
     NULL},
    {STR_LIT("cc_mark_1.0"),
     "https://creativecommons.org/publicdomain/mark/1.0/", NULL},
    {STR_LIT("gpl_3"), "https://www.gnu.org/licenses/gpl-3.0", NULL},
    {STR_LIT("odc_pddl"), "https://opendatacommons.org/licenses/pddl/1-0/",
     NULL},
    {STR_LIT("odc_by"), "https://opendatacommons.org/licenses/by/1-0/", NULL},
    {STR_LIT("odc_odbl"), "https://opendatacommons.org/licenses/odbl/1-0/",
     NULL},
    {STR_LIT("unlimited"), NULL, "open"},
    {STR_LIT("unrestricted"), NULL, "open"},
    {STR_LIT("public"), NULL, "open"},
    {STR_LIT("intern"), NULL, "restricted"},
    {STR_LIT("campus"), NULL, "restricted"},
    {STR_LIT("ipAddressRange"), NULL, "restricted"},
    {STR_LIT("limited"), NULL, "restricted"},
    {STR_LIT("embargo"), NULL, "embargoed"},
    {STR_LIT("closed"), NULL, "closed"},
};

static struct rec_right
by_id(struct mods *m, struct str href)
{
	struct str id = mods_fragment(href);
	struct rec_right right;

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		if (!str_ieq(id, ids[i].id))
			continue;
		if (ids[i].access != NULL)
			return (struct rec_right){
			    .access = str_c(ids[i].access), .text = id};
		right = vocab_rights(m->r->arena, str_c(ids[i].text));
		if (right.uri.n > 0)
			right.text = id;
		return right;
	}
	return vocab_rights(m->r->arena, id);
}

/* A word of MyCoRe behind "#", the address of a licence, or a text. */
void
mods_rights_read(struct mods *m, const struct node *n)
{
	struct str href = mods_href(n);
	struct str text = mods_text(m, n);
	struct str type = mods_attr(n, "type");
	bool named = str_find(href, STR("/classifications/")) != STR_NPOS;
	struct rec_right right;

	if (named)
		right = by_id(m, href);
	else if (href.n > 0)
		right = vocab_rights(m->r->arena, href);
	else
		right = vocab_rights(m->r->arena, text);
	if (str_eqc(type, "embargo"))
		right.access = STR("embargoed");
	else if (str_eqc(type, "restriction on access") && named &&
		 right.access.n == 0)
		right.access = STR("restricted");
	/* A text beside the address is what people read. */
	if (href.n > 0 && text.n > 0)
		right.text = text;
	if (right.text.n + right.uri.n > 0)
		rights_push(m->r->arena, &m->r->rights, right);
}
