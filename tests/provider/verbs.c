#include "tests/provider/verbs.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "tests/provider/clock.h"
#include "tests/provider/oai.h"

#define LONG_AGO "1999-01-01T00:00:00Z"

static bool
every(unsigned n, uint64_t i)
{
	return n > 0 && (i + 1) % n == 0;
}

static void
restamp(const struct call *c, struct entry *e, const char *stamp)
{
	clock_utc(call_now(c), e->stamp_now);
	if (stamp != NULL)
		snprintf(e->stamp_now, sizeof(e->stamp_now), "%s", stamp);
	e->stamp = e->stamp_now;
}

void
entry_now(const struct call *c, uint64_t i, struct entry *e)
{
	const struct settings *set = &c->set;
	bool later = c->run > 1;

	source_entry(c->source, i, e);
	if (every(set->revive, i)) {
		e->deleted |= !later;
		if (later)
			restamp(c, e, NULL);
	}
	if (!later)
		return;
	if (every(set->backdate, i) || every(set->change, i)) {
		restamp(c, e, every(set->change, i) ? NULL : LONG_AGO);
		e->note = "Changed: ";
	}
	if (every(set->unset, i)) {
		restamp(c, e, NULL);
		e->nset = 0;
	}
	if (every(set->entomb, i)) {
		restamp(c, e, NULL);
		e->deleted = true;
		e->nset = 0;
	}
}

bool
entry_exists(const struct call *c, const struct entry *e)
{
	if (c->run > 1 && every(c->set.vanish, e->i))
		return false;
	if (c->run > 1 && c->set.set_back != NULL &&
	    strcmp(e->stamp, c->set.set_back) > 0)
		return false;
	return !e->deleted || c->set.deleted != DELETED_NO;
}

void
entry_stamp(const struct call *c, const char *stamp, char out[21])
{
	snprintf(out, 21, "%.*s", c->set.day ? 10 : 20, stamp);
}

static void
put_header(struct call *c, const struct entry *e, int indent)
{
	struct text *out = &c->answer.body;
	char stamp[21];

	entry_stamp(c, e->stamp, stamp);
	text_printf(out, "%*s<header%s>\n", indent, "",
		    e->deleted ? " status=\"deleted\"" : "");
	text_element(out, indent + 2, "identifier", e->id);
	text_element(out, indent + 2, "datestamp", stamp);
	for (size_t i = 0; c->set.sets != SETS_OFF && i < e->nset; i++)
		text_element(out, indent + 2, "setSpec", e->set[i]);
	text_printf(out, "%*s</header>\n", indent, "");
}

/* What the settings want changed in a payload that begins at `at`. */
static void
adapt_payload(struct call *c, const struct entry *e,
	      const struct format *format, size_t at)
{
	struct text *out = &c->answer.body;
	const char *title =
	    format != NULL && strcmp(format->prefix, "mods") == 0
		? "<mods:title>"
		: "<dc:title";
	char own[64];
	size_t p, gt;

	p = e->note != NULL ? text_find(out, title, at) : TEXT_NONE;
	gt = p == TEXT_NONE ? p : text_find(out, ">", p);
	if (gt != TEXT_NONE)
		text_insert(out, gt + 1, e->note, strlen(e->note));
	if (format == NULL) /* its payloads declare what they need */
		return;
	snprintf(own, sizeof(own), "xmlns:%s=", format->prefix);
	p = text_find(out, "<metadata>", at);
	p = p == TEXT_NONE ? p : text_find(out, ":", p);
	gt = p == TEXT_NONE ? p : text_find(out, ">", p);
	if (!c->set.local_ns || gt == TEXT_NONE || text_find(out, own, p) < gt)
		return;
	while (strchr(" >/\n", out->p[p]) == NULL)
		p++;
	text_insert(out, p, format->declare, strlen(format->declare));
}

void
entry_write(struct call *c, const struct entry *e, const char *prefix,
	    bool whole)
{
	struct text *out = &c->answer.body;
	size_t at = out->n;

	c->record++;
	if (!whole) {
		put_header(c, e, 4);
	} else {
		text_puts(out, "    <record>\n");
		put_header(c, e, 6);
		if (!e->deleted) {
			size_t payload = out->n;

			source_payload(c->source, e, prefix, out);
			adapt_payload(c, e, format_find(prefix), payload);
		}
		text_puts(out, "    </record>\n");
	}
	(void)faults_run(c, STAGE_RECORD, at);
}

static void
put_description(struct call *c)
{
	struct text *out = &c->answer.body;

	text_puts(
	    out, "    <description>\n      <oai-identifier xmlns=\""
		 "http://www.openarchives.org/OAI/2.0/oai-identifier\""
		 " xsi:schemaLocation=\""
		 "http://www.openarchives.org/OAI/2.0/oai-identifier "
		 "http://www.openarchives.org/OAI/2.0/oai-identifier.xsd\">\n");
	text_element(out, 8, "scheme", "oai");
	text_element(out, 8, "repositoryIdentifier",
		     c->set.repository != NULL ? c->set.repository
					       : source_repository(c->source));
	text_element(out, 8, "delimiter", ":");
	text_element(out, 8, "sampleIdentifier", source_sample(c->source));
	text_puts(out, "      </oai-identifier>\n    </description>\n");
}

/* As http://oai.dlib.vt.edu/OAI/metadata/toolkit.xsd has it. */
static void
put_software(struct call *c)
{
	struct text *out = &c->answer.body;

	if (c->source->records.software == NULL)
		return;
	text_puts(out, "    <description>\n      <toolkit xmlns=\""
		       "http://oai.dlib.vt.edu/OAI/metadata/toolkit\">\n");
	text_element(out, 8, "title", c->source->records.software);
	text_puts(out, "      </toolkit>\n    </description>\n");
}

void
verb_identify(struct call *c)
{
	static const char *const policy[] = {"persistent", "transient", "no"};
	struct text *out = &c->answer.body, base = {0};
	char earliest[21];

	entry_stamp(c, c->source->earliest, earliest);
	text_printf(&base, "%s%s", c->origin, c->path);
	oai_begin(c, NULL);
	text_element(out, 4, "repositoryName",
		     c->set.title != NULL ? c->set.title
					  : source_title(c->source));
	text_element(out, 4, "baseURL",
		     c->set.base_url != NULL ? c->set.base_url : base.p);
	text_element(out, 4, "protocolVersion", c->set.protocol);
	text_element(out, 4, "adminEmail", source_admin(c->source));
	text_element(out, 4, "earliestDatestamp",
		     c->set.earliest != NULL ? c->set.earliest : earliest);
	text_element(out, 4, "deletedRecord", policy[c->set.deleted]);
	text_element(out, 4, "granularity",
		     c->set.day ? "YYYY-MM-DD" : "YYYY-MM-DDThh:mm:ssZ");
	if (c->set.zip)
		text_element(out, 4, "compression", "gzip");
	put_description(c);
	put_software(c);
	oai_end(c);
	text_free(&base);
}

/* GetRecord and ListMetadataFormats: the entry asked for, or an error. */
static bool
find(struct call *c, struct entry *e)
{
	const char *id = args_get(&c->args, "identifier");
	const char *repository = source_repository(c->source);
	size_t n = strlen(repository);

	if (c->set.own_ids &&
	    (strncmp(id, "oai:", 4) != 0 ||
	     strncmp(id + 4, repository, n) != 0 || id[4 + n] != ':')) {
		oai_error(
		    c, "badArgument",
		    "Identifier must start with that of this repository.");
		return false;
	}
	if (source_find(c->source, id, e)) {
		entry_now(c, e->i, e);
		if (entry_exists(c, e))
			return true;
	}
	oai_error(c, "idDoesNotExist", "There is no such item.");
	return false;
}

void
verb_formats(struct call *c)
{
	struct text *out = &c->answer.body;
	struct format f;
	struct entry e;
	bool one = args_get(&c->args, "identifier") != NULL;

	if (one && !find(c, &e))
		return;
	if (one && e.deleted) {
		oai_error(c, "noMetadataFormats", "The item is deleted.");
		return;
	}
	oai_begin(c, NULL);
	for (size_t i = 0; source_format(c->source, i, &f); i++) {
		if (one ? !source_has(c->source, &e, f.prefix)
			: !source_has_format(c->source, f.prefix))
			continue;
		text_puts(out, "    <metadataFormat>\n");
		text_element(out, 6, "metadataPrefix", f.prefix);
		text_element(out, 6, "schema", f.schema);
		text_element(out, 6, "metadataNamespace", f.ns);
		text_puts(out, "    </metadataFormat>\n");
	}
	oai_end(c);
}

void
verb_get(struct call *c)
{
	const char *prefix = args_get(&c->args, "metadataPrefix");
	struct entry e;

	if (!find(c, &e))
		return;
	if (e.hidden || !source_has_format(c->source, prefix) ||
	    !source_has(c->source, &e, prefix)) {
		oai_error(c, "cannotDisseminateFormat",
			  "The item does not have this format.");
		return;
	}
	oai_begin(c, format_find(prefix));
	entry_write(c, &e, prefix, true);
	oai_end(c);
}

void
verb_sets(struct call *c)
{
	const struct source *s = c->source;
	struct text *out = &c->answer.body;
	struct token next = c->token;
	size_t i, shown = 0;

	if (c->set.sets == SETS_OFF) {
		oai_error(c, "noSetHierarchy", "There are no sets.");
		return;
	}
	if (c->has_token && strcmp(next.verb, oai_verb_name(c->verb)) != 0) {
		oai_error(c, "badResumptionToken",
			  "The token is one of another verb.");
		return;
	}
	oai_begin(c, NULL);
	for (i = (size_t)c->token.next; i < s->nset; i++) {
		if (c->set.sets == SETS_FLAT && !s->set[i].direct)
			continue;
		if (c->set.set_page > 0 && shown == c->set.set_page)
			break;
		text_puts(out, "    <set>\n");
		text_element(out, 6, "setSpec", s->set[i].spec);
		text_element(out, 6, "setName", s->set[i].name);
		text_puts(out, "    </set>\n");
		shown++;
	}
	snprintf(next.verb, sizeof(next.verb), "%s", oai_verb_name(c->verb));
	next.next = i;
	next.expires = (uint64_t)(clock_now() + c->set.token_life);
	next.cursor += shown;
	next.total = s->nset;
	next.page++;
	if (i < s->nset || c->has_token)
		token_element(c, i < s->nset ? &next : NULL);
	oai_end(c);
}
