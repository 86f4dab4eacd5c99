/* The steps: whom to ask, and for which identifiers. */
#include "harvester/resolve/internal.h"

#include <string.h>

#include "core/ident.h"
#include "harvester/doi_rule.h"

enum {
	ID_LIMIT = 4096, /* bytes of an identifier or an address */
	GROUPS_MAX = 4   /* classes tried for one landing page */
};

#define DOI       BIT(RESOLVE_DOI)
#define URL       BIT(RESOLVE_URL)
#define OAI       BIT(RESOLVE_OAI)
#define BIT(kind) (1u << (kind))

/* --- Candidates ----------------------------------------------------------- */

static int
add_id(struct resolution *c, struct endpoint *at, struct str id,
       const struct site *site, struct err *e)
{
	struct candidate *t;

	if (at == NULL)
		return arena_check(&c->r->arena, e);
	t = resolve_add(c, at);
	if (t != NULL) {
		t->id = arena_copy(&c->arena, id);
		t->site = site;
	}
	return arena_check(&c->arena, e);
}

static int
add_joined(struct resolution *c, struct endpoint *at, const char *head,
	   struct str tail, const struct site *site, struct err *e)
{
	struct buf b;
	int rc;

	buf_init(&b, ID_LIMIT);
	buf_puts(&b, head);
	buf_str(&b, tail);
	rc = buf_check(&b, e);
	if (rc == 0)
		rc = add_id(c, at, buf_view(&b), site, e);
	buf_free(&b);
	return rc;
}
/* --- Rules ---------------------------------------------------------------- */

static int
add_by_rule(struct resolution *c, const struct source *s, struct err *e)
{
	struct doi_rule rule;
	struct err ignored;
	struct buf id;
	int rc = 0;

	if (s->doi.n == 0 || doi_rule_parse(&rule, s->doi, &ignored) != 0)
		return 0;
	buf_init(&id, ID_LIMIT);
	if (doi_rule_apply(&rule, c->q->id, &id) && !id.failed)
		rc = add_id(c, resolve_endpoint_of(c->r, s, e), buf_view(&id),
			    NULL, e);
	buf_free(&id);
	return rc;
}

static int
begin_rules(struct resolution *c, struct err *e)
{
	const struct resolve_options *o = c->r->o;

	for (size_t i = 0; i < o->nsources; i++)
		if (add_by_rule(c, &o->sources[i], e) != 0)
			return -1;
	if (c->n == 0)
		resolve_note(c, "no source has a rule for it");
	return 0;
}

/* --- Pages ---------------------------------------------------------------- */

static int
begin_handle(struct resolution *c, struct err *e)
{
	(void)e;
	if (c->r->o->handle_api.n == 0)
		return 0;
	c->handle = c->q->id;
	c->hops = 0;
	resolve_ask(c, QUERY_HANDLE);
	return 0;
}

static int
begin_page(struct resolution *c, struct err *e)
{
	c->landing = c->q->id;
	return resolve_from_landing(c, e);
}
/* --- OAI identifiers ------------------------------------------------------ */

/* "oai:zenodo.org:": what stands in front of the first place. */
static bool
head_fits(const char *tmpl, struct str id)
{
	struct str head = str_left(str_c(tmpl), str_chr(str_c(tmpl), '{'));

	return head.n > strlen("oai:") && str_istarts(id, head);
}

/* Classes that are one provider: their identifiers tell. */
static int
add_by_name(struct resolution *c, struct err *e)
{
	const struct site *row = sites;
	struct site_match m = {.origin = STR_NONE};
	struct buf origin;
	int rc = 0;

	for (; row->name != NULL; row++)
		if (row->hosts != NULL && row->landing != NULL &&
		    head_fits(row->landing->ids[0], c->q->id))
			break;
	if (row->name == NULL)
		return 0;
	buf_init(&origin, ID_LIMIT);
	buf_puts(&origin, "https://");
	buf_str(&origin,
		str_left(str_c(row->hosts), str_chr(str_c(row->hosts), ' ')));
	m.site = row;
	m.origin = arena_copy(&c->arena, buf_view(&origin));
	for (size_t i = 0; row->endpoints[i] != NULL && rc == 0; i++) {
		buf_clear(&origin);
		site_expand_endpoint(&m, row->endpoints[i], &origin);
		rc = add_id(c, resolve_endpoint(c->r, buf_view(&origin), e),
			    c->q->id, row, e);
	}
	buf_free(&origin);
	return rc;
}

static bool
source_names(const struct source *s, struct str id)
{
	struct str scheme, name;
	struct doi_rule rule;
	struct err ignored;
	struct buf doi;
	bool made = false;

	str_cut(&id, ':', &scheme);
	str_cut(&id, ':', &name);
	if (name.n > 0 && resolve_below(site_host(s->url), name))
		return true;
	if (s->doi.n == 0 || doi_rule_parse(&rule, s->doi, &ignored) != 0)
		return false;
	buf_init(&doi, ID_LIMIT);
	made = doi_rule_reverse(
	    &rule, str_of(scheme.p, scheme.n + name.n + id.n + 2), &doi);
	buf_free(&doi);
	return made;
}

static int
begin_source(struct resolution *c, struct err *e)
{
	const struct resolve_options *o = c->r->o;

	for (size_t i = 0; i < o->nsources; i++)
		if (source_names(&o->sources[i], c->q->id) &&
		    add_id(c, resolve_endpoint_of(c->r, &o->sources[i], e),
			   c->q->id, NULL, e) != 0)
			return -1;
	if (add_by_name(c, e) != 0)
		return -1;
	if (c->n == 0)
		resolve_note(c, "none has such identifiers; --from names one");
	return 0;
}

/* --- Agencies ------------------------------------------------------------- */

static int
begin_datacite(struct resolution *c, struct err *e)
{
	struct str url = c->r->o->datacite_oai;

	if (url.n == 0)
		return 0;
	return add_joined(c, resolve_endpoint(c->r, url, e), "doi:", c->q->id,
			  site_named(STR("DataCite")), e);
}

static int
begin_csl(struct resolution *c, struct err *e)
{
	(void)e;
	if (c->r->o->doi_resolver.n > 0)
		resolve_ask(c, QUERY_CSL);
	return 0;
}

/* --- One endpoint alone --------------------------------------------------- */

/* Forms in which a DOI itself is an identifier, as seen in the wild. */
static const char *const doi_forms[] = {"doi:", "", "https://doi.org/"};

static int
add_by_doi_shape(struct resolution *c, struct endpoint *at, struct err *e)
{
	const struct site *site = site_of_endpoint(at->url);
	struct site_facts facts = {.doi = c->q->id};
	struct site_match m;
	struct buf id;
	int rc = 0;

	buf_init(&id, ID_LIMIT);
	if (site != NULL && site_match_doi(site, c->q->id, &m) &&
	    site_expand(&m, site->doi_id, &facts, &id))
		rc = add_id(c, at, buf_view(&id), site, e);
	buf_free(&id);
	return rc;
}

static int
only_doi(struct resolution *c, struct endpoint *at, struct err *e)
{
	struct candidate *t;

	if (add_by_rule(c, c->r->o->only, e) != 0 ||
	    add_by_doi_shape(c, at, e) != 0)
		return -1;
	t = resolve_add(c, at);
	if (t != NULL)
		t->number = resolve_last_number(
		    str_from(c->q->id, str_chr(c->q->id, '/')));
	for (size_t i = 0; i < sizeof(doi_forms) / sizeof(doi_forms[0]); i++)
		if (add_joined(c, at, doi_forms[i], c->q->id, NULL, e) != 0)
			return -1;
	return 0;
}

static int
only_url(struct resolution *c, struct endpoint *at, struct err *e)
{
	struct site_match m = {.at = 0};
	struct candidate *t;

	c->landing = c->q->id;
	for (int g = 0; g < GROUPS_MAX; g++) {
		if (!site_next_page(c->landing, &m))
			break;
		if (resolve_add_by_class(c, at, &m, 0, e) != 0)
			return -1;
	}
	t = c->n == 0 ? resolve_add(c, at) : NULL;
	if (t != NULL)
		t->number = resolve_last_part(c->landing);
	return 0;
}

static int
begin_only(struct resolution *c, struct err *e)
{
	struct endpoint *at = resolve_endpoint_of(c->r, c->r->o->only, e);

	if (at == NULL)
		return -1;
	switch (c->q->kind) {
	case RESOLVE_DOI:
		return only_doi(c, at, e);
	case RESOLVE_URL:
		return only_url(c, at, e);
	case RESOLVE_OAI:
	case RESOLVE_KIND__MAX:
		break;
	}
	return add_id(c, at, c->q->id, NULL, e);
}

/* --- The table ------------------------------------------------------------ */

const struct resolve_step resolve_steps[] = {
    {"store", DOI | URL | OAI, NULL}, /* by the caller, before */
    {"rule", DOI, begin_rules},
    {"source", OAI, begin_source},
    {"page", URL, begin_page},
    {"handle API", DOI, begin_handle},
    {"DataCite", DOI, begin_datacite},
    {"doi.org", DOI, begin_csl},
    {NULL, 0, NULL},
};

/* --from */
const struct resolve_step resolve_steps_of_one[] = {
    {"store", DOI | URL | OAI, NULL},
    {"--from", DOI | URL | OAI, begin_only},
    {NULL, 0, NULL},
};
