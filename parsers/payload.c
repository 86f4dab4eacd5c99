/* Payloads into records. */
#include "parsers/payload.h"

#include "core/mem.h"
#include "parsers/csl_json.h"
#include "parsers/format.h"
#include "parsers/jdoc.h"
#include "parsers/jsonl.h"
#include "parsers/names/names.h"
#include "parsers/unknown.h"
#include "parsers/wrapper.h"
#include "parsers/xml/xml.h"

int
parse_payload(const struct node *payload, struct record *out, struct err *e)
{
	const struct metadata_format *f = format_for(payload);
	const struct node *inside = payload;

	if (f == NULL) {
		f = wrapper_inside(payload, &inside);
		if (f != NULL)
			record_warn(out, "format: %s inside <" STR_FMT ">",
				    f->prefix,
				    STR_ARG(str_left(payload->name, 100)));
	}
	if (f != NULL) {
		f->parse(inside, out);
		wrapper_ids(payload, inside, out);
	} else {
		unknown_parse(payload, out);
	}
	names_settle(out, &out->names, out->names_order);
	return arena_check(out->arena, e);
}

/* --- From stored bytes ---- */

struct payload_reader {
	struct xml *xml;
	struct arena arena; /* the record's */
	struct record record;
	struct str oai_id, datestamp; /* of the next payload */
};

static enum xml_plan
keep_root(void *ctx, int depth, struct str ns, struct str name)
{
	(void)ctx;
	(void)depth;
	(void)ns;
	(void)name;
	return XML_KEEP;
}

/*
 * The tree would die when this returns, but the record points into it: the
 * reader's arena and ours change places instead of anything being copied.
 */
static int
take_root(void *ctx, const struct node *n, struct arena *a, struct err *e)
{
	struct payload_reader *p = ctx;
	struct arena spare;

	p->record.arena = a;
	if (parse_payload(n, &p->record, e) != 0)
		return -1;
	spare = p->arena;
	p->arena = *a;
	*a = spare;
	p->record.arena = &p->arena;
	return 0;
}

struct payload_reader *
payload_reader_new(void)
{
	static const struct xml_handler handler = {keep_root, take_root};
	struct payload_reader *p = mem_zero(sizeof(*p));

	if (p == NULL)
		return NULL;
	arena_init(&p->arena, xml_limits_default.element);
	p->xml = xml_new(&handler, p, xml_limits_default);
	if (p->xml == NULL) {
		mem_free(p);
		return NULL;
	}
	return p;
}

void
payload_reader_free(struct payload_reader *p)
{
	if (p == NULL)
		return;
	xml_free(p->xml);
	arena_free(&p->arena);
	mem_free(p);
}

void
payload_reader_origin(struct payload_reader *p, struct str oai_id,
		      struct str datestamp)
{
	p->oai_id = oai_id;
	p->datestamp = datestamp;
}

/* What an agency says, or what an export said. */
static int
read_json(struct str payload, struct record *out, struct err *e)
{
	struct jdoc *d;
	int rc;

	if (jdoc_parse_upto(&d, payload, JSONL_LINE_MAX, e) != 0)
		return -1;
	if (jsonl_is_one(jdoc_root(d)))
		rc = jsonl_read(jdoc_root(d), out, e);
	else
		rc = csl_json_read(jdoc_root(d), out, e);
	jdoc_free(d);
	return rc;
}

int
payload_read(struct payload_reader *p, struct str payload, struct record **out,
	     struct err *e)
{
	const struct node *root;

	arena_reset(&p->arena);
	record_init(&p->record, &p->arena);
	p->record.oai_id = p->oai_id;
	p->record.datestamp = p->datestamp;
	p->oai_id = p->datestamp = STR_NONE;
	*out = &p->record;
	if (payload.n == 0) {
		p->record.deleted = true;
		return 0;
	}
	if (payload.p[0] == '{')
		return read_json(payload, &p->record, e);
	root = stored_read(payload, &p->arena);
	if (root != NULL)
		return parse_payload(root, &p->record, e);
	arena_reset(&p->arena);
	xml_reset(p->xml);
	if (xml_feed(p->xml, payload.p, payload.n, e) != 0 ||
	    xml_finish(p->xml, e) != 0)
		return -1;
	return 0;
}
