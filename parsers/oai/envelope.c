/* Headers, tokens and Identify (OAI-PMH 2.0, sections 2.5, 3.5 and 4.2). */
#include "parsers/oai/internal.h"

#include <stdint.h>
#include <string.h>

#include "core/utf8.h"

struct str
oai_read_text(const struct node *n, const char *name, struct arena *a)
{
	const struct node *c = node_named(n, name);

	return c == NULL ? STR_NONE : str_trim(node_text(c, a));
}

static int
read_sets(const struct node *n, struct arena *a, struct oai_header *out,
	  struct err *e)
{
	const struct node *c;
	size_t cap = 0;
	struct str spec;
	void *v;

	for (c = node_first(n); c != NULL; c = node_next(c)) {
		if (!str_eqc(c->name, "setSpec"))
			continue;
		spec = str_trim(node_text(c, a));
		if (spec.n == 0)
			continue;
		if (out->nsets == OAI_SETS_MAX)
			return err_set(e, ERR_LIMIT, 0,
				       "more than %d sets in a header",
				       OAI_SETS_MAX);
		v = arena_push(a, out->sets, out->nsets, &cap,
			       sizeof(*out->sets));
		if (v == NULL)
			return arena_check(a, e);
		out->sets = v;
		out->sets[out->nsets++] = spec;
	}
	return 0;
}

int
oai_read_header(const struct node *n, struct arena *a, struct oai_header *out,
		struct err *e)
{
	struct str status = str_trim(node_attr(n, STR_NONE, "status"));

	out->id = oai_read_text(n, "identifier", a);
	out->datestamp = oai_read_text(n, "datestamp", a);
	out->deleted = str_ieq(status, STR("deleted"));
	if (out->id.n > OAI_ID_MAX)
		return err_set(e, ERR_LIMIT, 0,
			       "identifier of %zu bytes, more than %d",
			       out->id.n, OAI_ID_MAX);
	return read_sets(n, a, out, e);
}

const struct node *
oai_read_payload(const struct node *record, bool *more)
{
	const struct node *found = NULL, *c, *p;

	*more = false;
	for (c = node_first(record); c != NULL; c = node_next(c)) {
		if (!str_eqc(c->name, "metadata"))
			continue;
		for (p = node_first(c); p != NULL; p = node_next(p)) {
			*more = found != NULL;
			if (found == NULL)
				found = p;
		}
	}
	return found;
}

const char *
oai_read_oddity(const struct node *header, const struct oai_header *h,
		const struct node *payload)
{
	if (header == NULL)
		return "no header";
	if (h->id.n == 0)
		return "no identifier";
	return payload == NULL && !h->deleted ? "no metadata" : NULL;
}

int
oai_read_token(const struct node *n, struct arena *a, struct oai_page *page,
	       struct err *e)
{
	struct str token = str_trim(node_text(n, a));

	if (token.n >= OAI_TOKEN_MAX)
		return err_set(e, ERR_LIMIT, 0,
			       "resumptionToken of %zu bytes, more than %d",
			       token.n, OAI_TOKEN_MAX - 1);
	page->two_tokens |=
	    page->has_token && !str_eq(token, str_c(page->token));
	page->has_token = true;
	if (token.n > 0)
		memcpy(page->token, token.p, token.n);
	page->token[token.n] = '\0';
	page->total = str_number(
	    str_trim(node_attr(n, STR_NONE, "completeListSize")), INT64_MAX);
	page->cursor =
	    str_number(str_trim(node_attr(n, STR_NONE, "cursor")), INT64_MAX);
	utf8_printable(page->expires, sizeof(page->expires),
		       str_trim(node_attr(n, STR_NONE, "expirationDate")));
	return 0;
}

/*
 * The oai-identifier description (Implementation Guidelines, section 2); of the
 * others the toolkit's tells the software.
 */
static void
read_description(const struct node *n, struct arena *a,
		 struct oai_identify *out)
{
	const struct node *d = node_named(n, "oai-identifier");

	if (d == NULL) {
		d = node_first(n);
		if (d != NULL && out->software[0] == '\0')
			utf8_printable(out->software, sizeof(out->software),
				       str_trim(node_text(d, a)));
		return;
	}
	utf8_printable(out->id_prefix, sizeof(out->id_prefix),
		       oai_read_text(d, "repositoryIdentifier", a));
	utf8_printable(out->sample_id, sizeof(out->sample_id),
		       oai_read_text(d, "sampleIdentifier", a));
}

bool
oai_read_identify(const struct node *n, struct arena *a,
		  struct oai_identify *out)
{
	const struct {
		const char *name;
		char *to;
		size_t size;
	} fields[] = {
	    {"repositoryName", out->name, sizeof(out->name)},
	    {"baseURL", out->base_url, sizeof(out->base_url)},
	    {"protocolVersion", out->version, sizeof(out->version)},
	    {"earliestDatestamp", out->earliest, sizeof(out->earliest)},
	    {"granularity", out->granularity, sizeof(out->granularity)},
	    {"deletedRecord", out->deleted, sizeof(out->deleted)},
	};

	if (str_eqc(n->name, "description")) {
		read_description(n, a, out);
		return true;
	}
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (!str_eqc(n->name, fields[i].name))
			continue;
		utf8_printable(fields[i].to, fields[i].size,
			       str_trim(node_text(n, a)));
		out->day = str_ieq(str_c(out->granularity), STR("YYYY-MM-DD"));
		return true;
	}
	return false;
}
