/*
 * Whose record is this, what runs that server? By the columns of the table;
 * the row that stands first wins.
 */
#include "parsers/site/internal.h"

static bool
has(unsigned kinds, enum rec_id kind)
{
	return (kinds >> kind & 1u) != 0;
}

static bool
starts_with(const struct str *list, struct str s)
{
	for (size_t i = 0; i < SITE_LIST && list[i].n > 0; i++)
		if (str_istarts(s, list[i]))
			return true;
	return false;
}

static bool
ends_with(const struct str *list, struct str s)
{
	for (size_t i = 0; i < SITE_LIST && list[i].n > 0; i++)
		if (str_ends(s, list[i]))
			return true;
	return false;
}

static bool
contains(const struct str *list, struct str s)
{
	for (size_t i = 0; i < SITE_LIST && list[i].n > 0; i++)
		if (str_find(s, list[i]) != STR_NPOS)
			return true;
	return false;
}

/* --- Records --------------------------------------------------------------- */

const struct site *
site_of_oai_id(struct str id)
{
	struct str local = str_from(id, str_rchr(id, ':') + 1);
	const struct site *s;
	struct site_match m;

	for (s = sites; s->name != NULL; s++)
		if (starts_with(s->oai_ids, id))
			return s;
	for (s = sites; s->name != NULL; s++)
		if (s->local != NULL && site_fits(s->local, local, &m))
			return s;
	return NULL;
}

/* Does an address, from the slash that s begins with on, have such a part? */
static bool
part_here(const struct str *list, struct str s)
{
	for (size_t i = 0; i < SITE_LIST && list[i].n > 1; i++)
		if (s.n > 1 && s.p[1] == list[i].p[1] && str_starts(s, list[i]))
			return true;
	return false;
}

/* The first row before `best` that has a part of the address. */
static const struct site *
by_parts(struct str url, const struct site *best)
{
	size_t at;

	for (size_t i = 7; (at = str_chr(str_from(url, i), '/')) != STR_NPOS;
	     i += at + 1) {
		struct str rest = str_from(url, i + at);

		for (const struct site *s = sites; s->name != NULL && s != best;
		     s++)
			if ((s->pages[0].n > 0 && part_here(s->pages, rest)) ||
			    (s->parts[0].n > 0 && part_here(s->parts, rest))) {
				best = s;
				break;
			}
	}
	return best;
}

static const struct site *
by_host(struct str url)
{
	struct str host = site_host(url);

	for (const struct site *s = sites; s->name != NULL; s++)
		if (s->hosts != NULL && !s->shared_hosts &&
		    site_host_listed(s->hosts, host))
			return s;
	return NULL;
}

static const struct site *
by_doi(struct str doi)
{
	for (const struct site *s = sites; s->name != NULL; s++)
		if (s->doi_start.n > 0 && str_istarts(doi, s->doi_start))
			return s;
	return NULL;
}

static bool
has_type(const struct site *s, const struct rec_texts *types)
{
	for (size_t i = 0; i < types->n && s->types[0].n > 0; i++)
		for (size_t k = 0; k < SITE_LIST; k++)
			if (s->types[k].n > 0 &&
			    str_eq(types->v[i].text, s->types[k]))
				return true;
	return false;
}

static const struct site *
by_types(const struct rec_texts *types)
{
	for (const struct site *s = sites; s->name != NULL; s++)
		if (has_type(s, types))
			return s;
	return NULL;
}

static const struct site *
by_file(struct str url, const struct site *best)
{
	struct str path = str_from(url, site_origin(url).n);
	struct site_match m;

	for (const struct site *s = sites; s->name != NULL && s != best; s++)
		if (s->file != NULL && site_fits(s->file, path, &m))
			return s;
	return best;
}

/* oai:host:context-12 with http://host/context/7 */
static bool
names_context(struct str id, const struct rec_idents *l)
{
	struct str local = str_from(id, str_rchr(id, ':') + 1);
	size_t dash = str_rchr(local, '-'), at;

	if (dash == STR_NPOS || dash == 0 ||
	    str_number(str_from(local, dash + 1), 99999999) < 0)
		return false;
	local = str_left(local, dash);
	for (size_t i = 0; i < l->n; i++) {
		struct str s = l->v[i].value;

		if (l->v[i].kind != ID_URL)
			continue;
		at = str_find(s, local);
		if (at != STR_NPOS && at > 8 && s.p[at - 1] == '/' &&
		    at + local.n < s.n && s.p[at + local.n] == '/')
			return true;
	}
	return false;
}

/* What was seen that does not decide alone. */
struct hints {
	const struct site *part, *file;
	unsigned own, all; /* kinds of identifiers */
};

/* The site that is beyond doubt, or NULL. */
static const struct site *
look_at(const struct rec_idents *l, bool own, struct hints *h)
{
	const struct site *sure = NULL;

	for (size_t i = 0; i < l->n && sure == NULL; i++) {
		enum rec_id kind = l->v[i].kind;
		struct str s = l->v[i].value;

		h->all |= 1u << kind;
		if (kind == ID_URL || kind == ID_FILE) {
			h->part = by_parts(s, h->part);
			h->file = by_file(s, h->file);
		}
		if (!own)
			continue;
		h->own |= 1u << kind;
		if (kind == ID_URL || kind == ID_FILE)
			sure = by_host(s);
		else if (kind == ID_DOI)
			sure = by_doi(s);
		for (const struct site *k = sites;
		     sure == NULL && k->name != NULL; k++)
			if (has(k->only_ids, kind))
				sure = k;
	}
	return sure;
}

static const struct site *
by_hints(const struct site_evidence *e, const struct hints *h)
{
	const struct site *s;

	if (h->part != NULL)
		return h->part;
	if (h->file != NULL)
		return h->file;
	for (s = sites; s->name != NULL; s++)
		if (s->context_ids && names_context(e->oai_id, e->ids))
			return s;
	/* A service archives copies of its own, software shows any. */
	for (s = sites; s->name != NULL; s++)
		if ((s->likely_ids & (s->hosts != NULL ? h->own : h->all)) != 0)
			return s;
	return &site_unknown;
}

const struct site *
site_of_record(const struct site_evidence *e)
{
	struct hints h = {0};
	const struct site *s = site_of_oai_id(e->oai_id);

	if (s == NULL)
		s = look_at(e->ids, true, &h);
	if (s == NULL)
		s = look_at(e->related, false, &h);
	if (s == NULL)
		s = by_types(e->types);
	return s != NULL ? s : by_hints(e, &h);
}

bool
site_is_page(const struct site *s, struct str url)
{
	return contains(s->pages, url);
}

/* --- Servers --------------------------------------------------------------- */

/* An address as it is, or at a host of the row a path that it ends with. */
static bool
endpoint_fits(const struct site *s, struct str url)
{
	for (size_t i = 0; s->endpoints[i] != NULL; i++) {
		struct str t = str_c(s->endpoints[i]);

		if (str_find(t, STR("://")) != STR_NPOS ? str_ieq(t, url)
							: str_ends(url, t))
			return true;
	}
	return false;
}

const struct site *
site_of_endpoint(struct str url)
{
	struct str host = site_host(url);
	const struct site *s;

	for (s = sites; s->name != NULL; s++)
		if (s->hosts != NULL && endpoint_fits(s, url) &&
		    (site_host_listed(s->hosts, host) ||
		     str_find(str_c(s->endpoints[0]), STR("://")) != STR_NPOS))
			return s;
	for (s = sites; s->name != NULL; s++)
		if (ends_with(s->bases, url))
			return s;
	return NULL;
}

static const struct site *
by_format(struct str prefix)
{
	for (const struct site *s = sites; s->name != NULL; s++)
		for (size_t i = 0; i < SITE_LIST && s->offers[i].n > 0; i++)
			if (str_ieq(prefix, s->offers[i]))
				return s;
	return NULL;
}

const struct site *
site_of_server(const struct site_server *server)
{
	const struct site *s = site_of_endpoint(server->base_url);

	for (const struct site *k = sites; s == NULL && k->name != NULL; k++)
		if (contains(k->says, server->description))
			s = k;
	if (s == NULL)
		s = site_of_oai_id(server->sample_id);
	for (size_t i = 0; s == NULL && i < server->nformats; i++)
		s = by_format(server->formats[i]);
	return s != NULL ? s : &site_unknown;
}
