/*
 * What kind of repository wrote this record? The shapes of OAI identifiers and
 * of addresses tell; the rule that stands first wins.
 */
#include "parsers/dc/dc_read.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* OAI identifiers. */
static const struct {
	struct str start;
	enum dc_provider from;
} oai_ids[] = {
    {STR_LIT("oai:arXiv.org:"), FROM_ARXIV},
    {STR_LIT("oai:zenodo.org:"), FROM_ZENODO},
    {STR_LIT("oai:HAL:"), FROM_HAL},
    {STR_LIT("oai:hal."), FROM_HAL},
    {STR_LIT("oai:pubmedcentral.nih.gov:"), FROM_PMC},
    {STR_LIT("oai:europepmc.org:"), FROM_PMC},
    {STR_LIT("oai:oai.datacite.org:"), FROM_DATACITE},
    {STR_LIT("oai:datadryad.org:"), FROM_DRYAD},
    {STR_LIT("oai:works.bepress.com:"), FROM_BEPRESS},
    {STR_LIT("hdl:"), FROM_DATAVERSE},
};

/* Hosts, by how they end. */
static const struct {
	struct str host;
	enum dc_provider from;
} hosts[] = {
    {STR_LIT("arxiv.org"), FROM_ARXIV},
    {STR_LIT("zenodo.org"), FROM_ZENODO},
    {STR_LIT("archives-ouvertes.fr"), FROM_HAL},
    {STR_LIT("hal.science"), FROM_HAL},
    {STR_LIT("works.bepress.com"), FROM_BEPRESS},
};

/* Parts of addresses, from a slash on; the certain ones first. */
static const struct {
	struct str part;
	enum dc_provider from;
} parts[] = {
    {STR_LIT("/servlets/MCR"), FROM_MYCORE},
    {STR_LIT("/receive/"), FROM_MYCORE},
    {STR_LIT("/cgi/viewcontent.cgi"), FROM_BEPRESS},
    {STR_LIT("/frontdoor/"), FROM_OPUS},
    {STR_LIT("/opus4"), FROM_OPUS},
    {STR_LIT("/id/eprint/"), FROM_EPRINTS},
    {STR_LIT("/article/view/"), FROM_OJS},
    {STR_LIT("/cdm/"), FROM_CONTENTDM},
    {STR_LIT("/digital/collection/"), FROM_CONTENTDM},
    {STR_LIT("/dataset.xhtml"), FROM_DATAVERSE},
    {STR_LIT("/bitstream/"), FROM_DSPACE},
    {STR_LIT("/handle/"), FROM_DSPACE},
    {STR_LIT("/jspui/"), FROM_DSPACE},
    {STR_LIT("/xmlui/"), FROM_DSPACE},
    {STR_LIT("/publication/"), FROM_LIBRECAT},
};

/* DOI prefixes of repositories. */
static const struct {
	struct str start;
	enum dc_provider from;
} dois[] = {
    {STR_LIT("10.5281/zenodo."), FROM_ZENODO},
    {STR_LIT("10.5061/dryad."), FROM_DRYAD},
    {STR_LIT("10.17185/duepublico/"), FROM_MYCORE},
};

static enum dc_provider
by_oai_id(struct str id)
{
	struct str local;

	for (size_t i = 0; i < COUNT(oai_ids); i++)
		if (str_istarts(id, oai_ids[i].start))
			return oai_ids[i].from;
	local = str_from(id, str_rchr(id, ':') + 1);
	if (str_find(local, STR("_mods_")) != STR_NPOS)
		return FROM_MYCORE;
	if (str_starts(local, STR("article/")))
		return FROM_OJS;
	return FROM_ANYWHERE;
}

/* The place of the rule that fits, or COUNT(parts). */
static size_t
part_of(struct str url)
{
	size_t best = COUNT(parts);

	for (size_t i = 7; i < url.n; i++) {
		struct str rest;

		if (url.p[i] != '/')
			continue;
		rest = str_from(url, i);
		for (size_t k = 0; k < best; k++)
			if (rest.n > 1 && rest.p[1] == parts[k].part.p[1] &&
			    str_starts(rest, parts[k].part))
				best = k;
	}
	return best;
}

static enum dc_provider
by_host(struct str url)
{
	size_t at = str_find(url, STR("://"));
	struct str host = at == STR_NPOS ? STR_NONE : str_from(url, at + 3);

	host = str_left(host, str_chr(host, '/'));
	for (size_t i = 0; i < COUNT(hosts); i++)
		if (str_iends(host, hosts[i].host))
			return hosts[i].from;
	return FROM_ANYWHERE;
}

/* http://host/123/1/file.pdf */
static bool
eprints_file(struct str url)
{
	size_t at = str_find(url, STR("://")), digits = 0, slashes = 0;

	if (at == STR_NPOS)
		return false;
	url = str_from(url, at + 3);
	url = str_from(url, str_chr(url, '/'));
	for (size_t i = 0; i < url.n; i++) {
		if (url.p[i] == '/') {
			if (slashes > 0 && digits == 0)
				return false;
			if (slashes == 2)
				return true;
			slashes++;
			digits = 0;
		} else if (!chr_digit(url.p[i])) {
			return false;
		} else {
			digits++;
		}
	}
	return false;
}

/* oai:host:context-12 with http://host/context/7 */
static bool
is_bepress(const struct dc *d)
{
	struct str local = record_local_id(d->r);
	size_t dash = str_rchr(local, '-'), at;

	if (dash == STR_NPOS || dash == 0 ||
	    str_number(str_from(local, dash + 1), 99999999) < 0)
		return false;
	local = str_left(local, dash);
	for (size_t i = 0; i < d->r->ids.n; i++) {
		struct str s = d->r->ids.v[i].value;

		if (d->r->ids.v[i].kind != ID_URL)
			continue;
		at = str_find(s, local);
		if (at != STR_NPOS && at > 8 && s.p[at - 1] == '/' &&
		    at + local.n < s.n && s.p[at + local.n] == '/')
			return true;
	}
	return false;
}

struct evidence {
	size_t part;
	enum dc_provider from; /* beyond doubt */
	bool handle, eprints, pmc;
};

static void
look_at(const struct rec_idents *l, struct evidence *e, bool own)
{
	for (size_t i = 0; i < l->n && e->from == FROM_ANYWHERE; i++) {
		struct str s = l->v[i].value;
		size_t part;

		switch ((int)l->v[i].kind) {
		case ID_DOI:
			for (size_t k = 0; own && k < COUNT(dois); k++)
				if (str_istarts(s, dois[k].start))
					e->from = dois[k].from;
			break;
		case ID_ARXIV:
			e->from = own ? FROM_ARXIV : FROM_ANYWHERE;
			break;
		case ID_PMCID:
			e->pmc |= own;
			break;
		case ID_HANDLE:
			e->handle = true;
			break;
		case ID_URL:
		case ID_FILE:
			part = part_of(s);
			e->part = part < e->part ? part : e->part;
			e->eprints |= eprints_file(s);
			if (own)
				e->from = by_host(s);
			break;
		default:
			break;
		}
	}
}

enum dc_provider
dc_provider_of(const struct dc *d)
{
	struct evidence e = {.part = COUNT(parts)};

	e.from = by_oai_id(d->r->oai_id);
	if (e.from == FROM_ANYWHERE)
		look_at(&d->r->ids, &e, true);
	if (e.from == FROM_ANYWHERE)
		look_at(&d->related, &e, false);
	if (e.from != FROM_ANYWHERE)
		return e.from;
	if (e.part < COUNT(parts))
		return parts[e.part].from;
	if (e.eprints)
		return FROM_EPRINTS;
	if (is_bepress(d))
		return FROM_BEPRESS;
	if (e.pmc)
		return FROM_PMC;
	return e.handle ? FROM_DSPACE : FROM_ANYWHERE;
}
