/* TEF: Dublin Core, and the people and the degree beside it. */
#include "parsers/tef.h"

#include "core/ident.h"
#include "core/table.h"
#include "parsers/dc/dc.h"
#include "parsers/etd.h"

enum { ELEMENTS_MAX = 20000 };

static struct str
child(struct draft *d, const struct node *n, const char *name)
{
	return draft_clean(d, node_named(n, name));
}

/* --- People ---- */

static void
take_person(struct draft *d, const struct node *n, enum said_role role)
{
	struct draft_name out = {.said = 1u << role};
	struct rec_name p = {.kind = NAME_PERSON,
			     .family = child(d, n, "nom"),
			     .given = child(d, n, "prenom")};

	p.raw = draft_join(d, p.family, STR(", "), p.given);
	if (p.given.n == 0)
		draft_parse_names(d, p.family, NULL, &out);
	else if (p.family.n > 0)
		names_push(d->r->arena, &out.v, p);
	draft_name(d, &out);
}

static void
read_author(struct draft *d, const struct node *n)
{
	take_person(d, n, SAID_AUTHOR);
}

static void
read_director(struct draft *d, const struct node *n)
{
	take_person(d, n, SAID_ADVISOR);
}

static void
read_referee(struct draft *d, const struct node *n)
{
	take_person(d, n, SAID_REFEREE);
}

static void
read_jury(struct draft *d, const struct node *n)
{
	take_person(d, n, SAID_CONTRIBUTOR);
}

/* --- The degree ---- */

static void
read_grantor(struct draft *d, const struct node *n)
{
	draft_keep(&d->grantor, child(d, n, "nom"));
}

static void
read_degree(struct draft *d, const struct node *n)
{
	static const struct dc_row rows[] = {
	    {"thesis.degree.discipline", etd_read_discipline},
	    {"thesis.degree.grantor", read_grantor},
	    {"thesis.degree.level", etd_read_degree},
	    {"thesis.degree.name", NULL},
	};

	dc_report_all(d, n, rows, COUNT(rows));
}

/* --- Both parts ---- */

static void
read_alternative(struct draft *d, const struct node *n)
{
	draft_title(d, TITLE_ALTERNATIVE, draft_text(d, n));
}

/* The number of a thesis in France, "2015EXAM0001", is no number of a series. */
static void
read_identifier(struct draft *d, const struct node *n)
{
	struct rec_ident id = ident_classify(d->r->arena, draft_clean(d, n));

	draft_id(d, ID_OF_ITEM, id);
}

/* The chain of words of Rameau: a heading as others have it. */
static void
read_rameau(struct draft *d, const struct node *n)
{
	const struct node *c = n;
	struct str s = STR_NONE;
	size_t seen = 0;

	while ((c = node_walk(c, n)) != NULL && seen++ < ELEMENTS_MAX) {
		if (str_starts(c->name, STR("vedetteRameau"))) {
			draft_subject(d, (struct rec_subject){.text = s});
			s = STR_NONE;
		} else if (str_eqc(c->name, "elementdEntree") ||
			   str_eqc(c->name, "subdivision")) {
			s = draft_join(d, s, STR(" -- "), draft_clean(d, c));
		}
	}
	draft_subject(d, (struct rec_subject){.text = s});
}

/* The first element of that name in the document around the record. */
static const struct node *
around(const struct node *payload, const char *name)
{
	const struct node *root = payload, *n;
	size_t seen = 0;

	while (root->parent != NULL && !str_eqc(root->name, "mets"))
		root = root->parent;
	for (n = root; n != NULL && seen++ < ELEMENTS_MAX;
	     n = node_walk(n, root))
		if (str_eqc(n->name, name))
			return n;
	return NULL;
}

static void
read_admin(struct draft *d, const struct node *admin)
{
	static const struct dc_row rows[] = {
	    {"auteur", read_author},
	    {"directeurThese", read_director},
	    {"rapporteur", read_referee},
	    {"presidentJury", read_jury},
	    {"membreJury", read_jury},
	    {"thesis.degree", read_degree},
	    {"identifier", read_identifier},
	    {"ecoleDoctorale", NULL},
	    {"partenaireRecherche", NULL},
	    {"theseSurTravaux", NULL},
	    {"avisJury", NULL},
	    {"oaiSetSpec", NULL},
	    {"MADSAuthority", NULL},
	};

	dc_report_all(d, admin, rows, COUNT(rows));
}

void
tef_parse(const struct node *payload, struct record *out)
{
	static const struct dc_row rows[] = {
	    {"alternative", read_alternative},
	    {"sujetRameau", read_rameau},
	};
	const struct node *admin = around(payload, "thesisAdmin");
	struct draft d;

	draft_init(&d, out);
	dc_report_all(&d, payload, rows, COUNT(rows));
	if (admin != NULL)
		read_admin(&d, admin);
	/* Nothing else comes in this format, whatever the type says. */
	draft_type_is(&d, SAID_BY_MAPPING, TYPE_THESIS);
	draft_settle(&d);
}
