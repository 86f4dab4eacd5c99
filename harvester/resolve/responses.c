/* What the responses say to the resolver's questions. */
#include "harvester/resolve/internal.h"

#include <inttypes.h>
#include <string.h>

#include "core/ident.h"
#include "parsers/csl_json.h"
#include "parsers/jdoc.h"

enum { RECORD_MEMORY = 64 << 20 };

/* --- Is it the record asked for? ------------------------------------------ */

static bool
names_doi(const struct record *r, struct str doi)
{
	for (size_t i = 0; i < r->ids.n; i++)
		if (r->ids.v[i].own && r->ids.v[i].kind == ID_DOI &&
		    ident_doi_eq(r->ids.v[i].value, doi))
			return true;
	return false;
}

static bool
names_url(const struct record *r, struct str url)
{
	for (size_t i = 0; i < r->ids.n; i++)
		if (r->ids.v[i].own && str_eq(r->ids.v[i].value, url))
			return true;
	return false;
}

static struct str
local_part(struct str id)
{
	return str_from(id, str_rchr(id, ':') + 1);
}

/*
 * HAL answers under another identifier than was asked for, with the same local
 * part and a version behind it.
 */
static bool
same_item(struct str asked, struct str got)
{
	return str_eq(asked, got) ||
	       (local_part(asked).n > 0 &&
		str_starts(local_part(got), local_part(asked)));
}

static int
admit(void *ctx, const struct oai_header *h, const struct record *r,
      struct err *e)
{
	struct resolution *c = ctx;
	struct str asked = c->v[c->at].id;
	bool named = false;

	(void)e;
	if (c->match == MATCH_NAMED || c->match == MATCH_DELETED)
		return 0; /* GetRecord gives one */
	if (h->deleted) {
		named = same_item(asked, h->id);
	} else if (r == NULL) {
		c->match = MATCH_OPAQUE;
	} else if (c->q->kind == RESOLVE_DOI) {
		named = names_doi(r, c->q->id);
	} else {
		named = same_item(asked, h->id) || names_url(r, c->q->id);
	}
	if (!named)
		return 0;
	c->match = h->deleted ? MATCH_DELETED : MATCH_NAMED;
	c->q->oai_id = arena_copy(c->r->out, h->id);
	return 1;
}

/* --- OAI-PMH -------------------------------------------------------------- */

/* The answer as a page; page_keep or page_drop follows on 0. */
static int
read_page(struct resolution *c, const struct http_response *response,
	  enum oai_verb want, const struct oai_page **p, struct err *e)
{
	bool good = response->status >= 200 && response->status < 300;
	struct page_target to = {
	    .source = c->v[c->at].at->name,
	    .prefix = resolve_prefix(c),
	    .force = c->r->o->refresh,
	    .repair = good,
	    .admit = admit,
	    .admit_ctx = c,
	};

	c->match = MATCH_NONE;
	if (page_read(c->r->page, &to, response->body, p, e) == 0) {
		if ((*p)->code != OAI_OK || (*p)->verb == want)
			return 0;
		page_drop(c->r->page);
		err_set(e, ERR_OAI, 0, "not an answer to %s",
			oai_verb_name(want));
	}
	if (!good &&
	    (e->code == ERR_XML || e->code == ERR_OAI || e->code == ERR_LIMIT))
		err_set(e, ERR_HTTP, response->status, "HTTP %d",
			response->status);
	http_explain(response, e);
	return -1;
}

static int
keep(struct resolution *c, struct err *e)
{
	struct endpoint *p = c->v[c->at].at;

	if (store_set_source(c->r->store, p->name, p->url, e) != 0 ||
	    page_keep(c->r->page, NULL, NULL, e) != 0) {
		page_drop(c->r->page);
		return -1;
	}
	c->q->source = p->name;
	return 0;
}

/* The only thing to believe twice: an index that is down says so too. */
static bool
doubt(struct resolution *c)
{
	struct str prefix = resolve_prefix(c);

	if (c->asked_twice || c->r->o->retry.retries == 0 ||
	    !str_eqc(prefix, "oai_dc") || c->v[c->at].at->source == NULL)
		return false;
	c->asked_twice = true;
	resolve_ask(c, QUERY_RECORD);
	c->due = c->r->env->ticks(c->r->env->ctx) + RETRY_ODD_MS;
	resolve_log(c, LOG_INFO, "cannotDisseminateFormat; asking once more");
	return true;
}

static void
refused(struct resolution *c, const struct oai_page *p)
{
	const struct candidate *t = &c->v[c->at];
	struct str prefix = resolve_prefix(c);

	if (p->code == OAI_CANNOT_DISSEMINATE && doubt(c))
		return;
	resolve_note(
	    c, STR_FMT " (" STR_FMT "): %s", STR_ARG(t->id), STR_ARG(prefix),
	    p->code_text[0] != '\0' ? p->code_text : "error without a code");
	if (p->code == OAI_CANNOT_DISSEMINATE)
		resolve_next_format(c);
	else
		resolve_next_candidate(c);
}

static int
read_record(struct resolution *c, const struct http_response *response,
	    struct err *e)
{
	struct candidate *t = &c->v[c->at];
	const struct oai_page *p;

	if (read_page(c, response, OAI_GET_RECORD, &p, e) != 0)
		return -1;
	c->alive_group = t->group;
	c->alive = t->at;
	if (c->match == MATCH_NAMED || c->match == MATCH_DELETED) {
		if (keep(c, e) != 0)
			return -1;
		c->q->found = c->match == MATCH_NAMED;
		c->q->deleted = c->match == MATCH_DELETED;
		resolve_note(c, "%s at " STR_FMT " as " STR_FMT,
			     c->q->found ? "found" : "deleted",
			     STR_ARG(t->at->name), STR_ARG(c->q->oai_id));
		c->step++; /* the trail ends here */
		buf_printf(&c->trail, "; %s", c->why);
		resolve_done(c);
		return 0;
	}
	page_drop(c->r->page);
	if (p->code != OAI_OK) {
		refused(c, p);
	} else if (c->match == MATCH_OPAQUE) {
		resolve_note(c, STR_FMT ": a format nobody understands",
			     STR_ARG(t->id));
		resolve_next_format(c);
	} else {
		resolve_note(c,
			     "the record " STR_FMT " does not name it: refused",
			     STR_ARG(t->id));
		resolve_next_candidate(c);
	}
	return 0;
}

static int
read_identify(struct resolution *c, const struct http_response *response,
	      struct err *e)
{
	struct endpoint *p = c->v[c->at].at;
	const struct oai_identify *id;
	const struct oai_page *page;

	if (read_page(c, response, OAI_IDENTIFY, &page, e) != 0)
		return -1;
	page_drop(c->r->page);
	if (page->code != OAI_OK)
		return err_set(e, ERR_OAI, 0, "Identify: %s", page->code_text);
	id = page_identify(c->r->page);
	p->state = ENDPOINT_ALIVE;
	p->id_prefix =
	    arena_str(&c->r->arena, id->id_prefix, strlen(id->id_prefix));
	p->sample =
	    arena_str(&c->r->arena, id->sample_id, strlen(id->sample_id));
	return arena_check(&c->r->arena, e);
}

/* --- JSON ----------------------------------------------------------------- */

static int
gather(void *ctx, const char *p, size_t n, struct err *e)
{
	buf_put(ctx, p, n);
	return buf_check(ctx, e);
}

/* An error of HTTP, unless what came with it is an answer. */
static int
read_json(const struct http_response *response, struct buf *out, struct err *e)
{
	buf_init(out, JDOC_MAX);
	if (spool_read(response->body, gather, out, e) != 0)
		return -1;
	if (response->status >= 200 && response->status < 300 && out->n > 0)
		return 0;
	return out->n > 0 && out->p[0] == '{'
		   ? 0
		   : err_set(e, ERR_HTTP, response->status, "HTTP %d%s",
			     response->status,
			     response->status == 204 ? ": no metadata" : "");
}

/* A handle or DOI it leads to, instead of a page. */
static bool
leads_on(struct resolution *c)
{
	struct str next;

	if (!ident_handle(&c->arena, c->landing, &next) &&
	    !ident_doi(&c->arena, c->landing, &next))
		return false;
	if (++c->hops >= RESOLVE_HOPS_MAX) {
		resolve_note(c, "it leads from handle to handle");
		return true;
	}
	c->handle = next;
	resolve_ask(c, QUERY_HANDLE);
	return true;
}

static int
read_handle(struct resolution *c, const struct http_response *response,
	    struct err *e)
{
	struct buf text;
	int rc = read_json(response, &text, e);

	if (rc == 0)
		rc = handle_read(buf_view(&text), c->handle, &c->arena,
				 &c->landing, e);
	buf_free(&text);
	if (rc != 0 && response->status >= 500)
		err_set(e, ERR_HTTP, response->status, "HTTP %d",
			response->status);
	if (rc != 0)
		return -1;
	c->outside = response->outside;
	return leads_on(c) ? 0 : resolve_from_landing(c, e);
}

static int
read_lookup(struct resolution *c, const struct http_response *response,
	    struct err *e)
{
	const struct site_match *m = &c->v[c->at].match;
	struct jdoc *d = NULL;
	struct buf text;
	int rc = read_json(response, &text, e);

	if (rc == 0)
		rc = jdoc_parse(&d, buf_view(&text), e);
	if (rc == 0)
		c->found =
		    arena_copy(&c->arena, jval_get_str(jdoc_root(d),
						       m->page->lookup_member));
	if (rc == 0 && c->found.n == 0)
		rc = err_set(e, ERR_DATA, 0, "%s: its REST knows no %s",
			     m->site->name, m->page->lookup_member);
	jdoc_free(d);
	buf_free(&text);
	return rc;
}

/* --- Content negotiation -------------------------------------------------- */

static int
put_csl(struct resolution *c, struct str json, const struct record *r,
	struct err *e)
{
	struct store *s = c->r->store;
	struct store_item item = {
	    .source = STR(RESOLVE_DOI_SOURCE),
	    .prefix = STR(CSL_JSON_PREFIX),
	    .payload = json,
	    .type = r->type,
	    .year = r->issued.from.year,
	};
	enum store_change change;
	struct buf id;
	int rc = -1;

	item.doi = ident_doi_key(&c->arena, c->q->id);
	buf_init(&id, JDOC_MAX);
	buf_puts(&id, "doi:");
	buf_str(&id, item.doi);
	item.oai_id = buf_view(&id);
	if (store_begin(s, e) == 0 &&
	    store_put(s, &item, true, &change, e) == 0 &&
	    store_set_source(s, item.source, c->r->o->doi_resolver, e) == 0)
		rc = store_commit(s, e);
	if (rc != 0)
		store_rollback(s);
	c->q->source = STR(RESOLVE_DOI_SOURCE);
	c->q->oai_id = arena_copy(c->r->out, item.oai_id);
	buf_free(&id);
	return rc;
}

static int
read_csl(struct resolution *c, const struct http_response *response,
	 struct err *e)
{
	struct record r;
	struct arena a;
	struct buf text;
	struct str json;
	int rc = read_json(response, &text, e);

	arena_init(&a, RECORD_MEMORY);
	record_init(&r, &a);
	if (rc == 0 && (response->status < 200 || response->status > 299))
		rc = err_set(e, ERR_HTTP, response->status, "HTTP %d",
			     response->status);
	json = str_trim(buf_view(&text));
	if (rc == 0 && !str_starts(json, STR("{")))
		rc = err_set(e, ERR_DATA, 0, "not JSON of one citation");
	if (rc == 0)
		rc = csl_json_parse(json, &r, e);
	if (rc == 0 && !names_doi(&r, c->q->id))
		rc = err_set(e, ERR_DATA, 0,
			     "its metadata does not name it: refused");
	if (rc == 0)
		rc = put_csl(c, json, &r, e);
	arena_free(&a);
	buf_free(&text);
	if (rc != 0)
		return -1;
	c->q->found = true;
	resolve_log(c, LOG_INFO, "doi.org: found");
	resolve_done(c);
	return 0;
}

/* --- All ------------------------------------------------------------------ */

int
resolve_read(struct resolution *c, const struct http_response *response,
	     struct err *e)
{
	static int (*const readers[QUERY__MAX])(
	    struct resolution *, const struct http_response *, struct err *) = {
	    [QUERY_RECORD] = read_record, [QUERY_IDENTIFY] = read_identify,
	    [QUERY_HANDLE] = read_handle, [QUERY_REST] = read_lookup,
	    [QUERY_CSL] = read_csl,
	};

	return readers[c->query](c, response, e);
}
