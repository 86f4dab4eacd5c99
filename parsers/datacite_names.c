/* DataCite: creators, contributors, and how text is taken. */
#include "core/ident.h"
#include "parsers/datacite_read.h"
#include "parsers/text/names.h"
#include "parsers/text/text.h"

struct str
datacite_text(const struct node *n, struct arena *a)
{
	return n == NULL ? STR_NONE : text_clean(a, node_text(n, a));
}

struct str
datacite_attr(const struct node *n, const char *name)
{
	return str_trim(node_attr(n, STR_NONE, name));
}

/* contributorType (appendix 1, table 5) that a citation tells apart. */
static const struct {
	struct str type;
	enum rec_role role;
} roles[] = {
    {STR_LIT("Editor"), ROLE_EDITOR},
    {STR_LIT("Supervisor"), ROLE_ADVISOR},
    {STR_LIT("Translator"), ROLE_TRANSLATOR},
};

static enum rec_role
role_of(struct str type)
{
	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		if (str_eq(type, roles[i].type))
			return roles[i].role;
	return ROLE_CONTRIBUTOR;
}

static void
read_name_ids(const struct node *person, struct record *r, struct rec_name *n)
{
	const struct node *c;
	struct str text, id;

	for (c = node_first(person); c != NULL; c = node_next(c)) {
		text = datacite_text(c, r->arena);
		if (str_eqc(c->name, "affiliation") && n->affiliation.n == 0)
			n->affiliation = text;
		if (!str_eqc(c->name, "nameIdentifier"))
			continue;
		if (ident_orcid(r->arena, text, &id))
			n->orcid = id;
		else if (str_ieq(datacite_attr(c, "nameIdentifierScheme"),
				 STR("GND")))
			n->gnd = ident_gnd(r->arena, text, &id) ? id : text;
	}
}

/* A creator or contributor: names in parts, or one text to take apart. */
static void
read_name(const struct node *person, struct record *r, const char *element,
	  enum rec_role role)
{
	const struct node *whole = node_named(person, element);
	struct rec_name n = {.role = role};
	size_t before = r->names.n;

	read_name_ids(person, r, &n);
	n.raw = datacite_text(whole, r->arena);
	n.family = datacite_text(node_named(person, "familyName"), r->arena);
	n.given = datacite_text(node_named(person, "givenName"), r->arena);
	if (whole != NULL &&
	    str_eqc(datacite_attr(whole, "nameType"), "Organizational")) {
		n.kind = NAME_ORG;
		n.literal = n.raw;
		n.family = n.given = STR_NONE;
	} else if (n.family.n > 0 && n.given.n > 0) {
		n.kind = NAME_PERSON;
	} else if (n.raw.n > 0) {
		names_parse(r, n.raw, role);
		if (r->names.n == before + 1) {
			r->names.v[before].orcid = n.orcid;
			r->names.v[before].gnd = n.gnd;
			r->names.v[before].affiliation = n.affiliation;
		}
		return;
	}
	if (n.literal.n + n.family.n > 0)
		names_push(r->arena, &r->names, n);
}

void
datacite_creators(const struct node *list, struct record *r)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c))
		if (str_eqc(c->name, "creator"))
			read_name(c, r, "creatorName", ROLE_AUTHOR);
}

/* Who hosts, collects or pays for the data is no person of a citation. */
void
datacite_contributors(const struct node *list, struct record *r)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c)) {
		struct str type = datacite_attr(c, "contributorType");

		/* Where it lies: the institution if no publisher is named. */
		if (!str_eqc(type, "HostingInstitution"))
			read_name(c, r, "contributorName", role_of(type));
		else if (r->institution.n == 0 && r->publishers.n == 0)
			r->institution = datacite_text(
			    node_named(c, "contributorName"), r->arena);
	}
}
