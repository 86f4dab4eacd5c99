/* The OAI-PMH envelope, element by element (OAI-PMH 2.0, section 3.2). */
#include "parsers/oai/internal.h"

#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/utf8.h"
#include "parsers/format.h"
#include "parsers/xml/xml.h"

enum { LISTED_LIMIT = 32 << 20, ODD_LINE_MAX = 1024 };

struct oai {
	oai_record_fn *fn;
	oai_odd_fn *odd;
	void *ctx;
	struct xml *xml;
	struct oai_page page;
	struct oai_identify identify;
	bool envelope; /* the root is OAI-PMH */
	struct arena kept;
	struct str (*pairs)[2];
	size_t npairs, cap;
};

static const char *const verb_names[OAI_VERB__MAX] = {
    [OAI_NONE] = "no envelope",
    [OAI_IDENTIFY] = "Identify",
    [OAI_LIST_METADATA_FORMATS] = "ListMetadataFormats",
    [OAI_LIST_SETS] = "ListSets",
    [OAI_LIST_IDENTIFIERS] = "ListIdentifiers",
    [OAI_LIST_RECORDS] = "ListRecords",
    [OAI_GET_RECORD] = "GetRecord",
    [OAI_ERROR] = "error",
    [OAI_NOT_OAI] = "no OAI-PMH",
};

static const char *const code_names[OAI_CODE__MAX] = {
    [OAI_OK] = "ok",
    [OAI_BAD_ARGUMENT] = "badArgument",
    [OAI_BAD_TOKEN] = "badResumptionToken",
    [OAI_BAD_VERB] = "badVerb",
    [OAI_CANNOT_DISSEMINATE] = "cannotDisseminateFormat",
    [OAI_ID_NOT_EXIST] = "idDoesNotExist",
    [OAI_NO_RECORDS] = "noRecordsMatch",
    [OAI_NO_FORMATS] = "noMetadataFormats",
    [OAI_NO_SETS] = "noSetHierarchy",
    [OAI_UNKNOWN_CODE] = "unknown code",
};

const char *
oai_verb_name(enum oai_verb v)
{
	return (unsigned)v < OAI_VERB__MAX ? verb_names[v] : NULL;
}

const char *
oai_code_name(enum oai_code c)
{
	return (unsigned)c < OAI_CODE__MAX ? code_names[c] : NULL;
}

/* --- What to keep -------------------------------------------------------- */

/* The answer of a search (SRU 1.1 to 2.0), whose records have payloads. */
static bool
is_search(struct str ns)
{
	return str_starts(ns, STR("http://www.loc.gov/zing/srw/")) ||
	       str_starts(ns, STR("http://docs.oasis-open.org/ns/search-ws/"));
}

/* EDM: things, and beside them who made them and where they are. */
static bool
is_graph(struct str ns, struct str name)
{
	return str_eqc(name, "RDF") &&
	       str_eqc(ns, "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
}

/* In a file: a payload, or something around several of them? */
static enum xml_plan
open_bare(struct str ns, struct str name)
{
	const struct metadata_format *f = format_named(ns, name);

	if (f != NULL)
		return f->many ? XML_DESCEND : XML_KEEP;
	if (str_eqc(name, "record") && is_search(ns))
		return XML_DESCEND;
	if (format_wraps(ns) || is_graph(ns, name))
		return XML_KEEP;
	return str_eqc(name, "record") || format_rooted(name) ? XML_KEEP
							      : XML_DESCEND;
}

static enum xml_plan
open_root(struct oai *o, struct str ns, struct str name)
{
	utf8_printable(o->page.root, sizeof(o->page.root), name);
	if (str_eqc(name, "OAI-PMH")) {
		o->envelope = true;
		return XML_DESCEND;
	}
	return open_bare(ns, name);
}

/* Below the envelope, by the verb whose element is open. */
static enum xml_plan
open_inside(struct oai *o, struct str name)
{
	static const struct {
		enum oai_verb verb;
		const char *name;
	} kept[] = {
	    {OAI_LIST_RECORDS, "record"},
	    {OAI_LIST_RECORDS, "resumptionToken"},
	    {OAI_GET_RECORD, "record"},
	    {OAI_LIST_IDENTIFIERS, "header"},
	    {OAI_LIST_IDENTIFIERS, "resumptionToken"},
	    {OAI_LIST_SETS, "set"},
	    {OAI_LIST_SETS, "resumptionToken"},
	    {OAI_LIST_METADATA_FORMATS, "metadataFormat"},
	};

	if (o->page.verb == OAI_IDENTIFY)
		return XML_KEEP;
	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		if (kept[i].verb == o->page.verb && str_eqc(name, kept[i].name))
			return XML_KEEP;
	return XML_SKIP;
}

static enum xml_plan
open_element(void *ctx, int depth, struct str ns, struct str name)
{
	static const char *const top[] = {"responseDate", "request", "error"};
	struct oai *o = ctx;

	if (depth == 1)
		return open_root(o, ns, name);
	if (!o->envelope)
		return open_bare(ns, name);
	if (depth > 2)
		return open_inside(o, name);
	for (size_t i = 0; i < sizeof(top) / sizeof(top[0]); i++)
		if (str_eqc(name, top[i]))
			return XML_KEEP;
	for (int v = OAI_IDENTIFY; v <= OAI_GET_RECORD; v++) {
		if (str_eqc(name, verb_names[v])) {
			o->page.verb = (enum oai_verb)v;
			return XML_DESCEND;
		}
	}
	return XML_SKIP;
}

/* --- What was kept ------------------------------------------------------- */

static void
count_odd(struct oai *o, struct str id, const char *what)
{
	char line[ODD_LINE_MAX];

	if (o->page.odd++ > 0)
		return;
	snprintf(line, sizeof(line), "record %llu (" STR_FMT "): %s",
		 (unsigned long long)o->page.records,
		 STR_ARG(str_left(id, 120)), what);
	utf8_printable(o->page.oddity, sizeof(o->page.oddity), str_c(line));
}

static int
hand_on(struct oai *o, struct oai_header *h, const struct node *payload,
	struct arena *a, struct err *e)
{
	if (arena_check(a, e) != 0)
		return -1;
	return o->fn == NULL ? 0 : o->fn(o->ctx, h, payload, a, e);
}

static int
take_record(struct oai *o, const struct node *n, struct arena *a, struct err *e)
{
	const struct node *header = node_named(n, "header"), *payload;
	struct oai_header h = {0};
	struct err limit = {0};
	const char *why;
	bool more;

	h.number = ++o->page.records;
	h.whole = n;
	if (header != NULL && oai_read_header(header, a, &h, &limit) != 0 &&
	    (o->odd == NULL || a->failed)) {
		*e = limit;
		return err_wrap(e, "record %llu",
				(unsigned long long)o->page.records);
	}
	payload = oai_read_payload(n, &more);
	if (h.deleted)
		payload = NULL;
	why = limit.code != ERR_NONE ? limit.msg
				     : oai_read_oddity(header, &h, payload);
	if (why == NULL && payload != NULL && more)
		why = "more than one payload";
	else
		more = false;
	if (why != NULL)
		count_odd(o, h.id, why);
	if (why == NULL || more || (o->odd == NULL && payload != NULL))
		if (hand_on(o, &h, payload, a, e) != 0)
			return -1;
	if (h.id.n > OAI_ID_MAX)
		h.id = STR_NONE;
	return why == NULL || o->odd == NULL ? 0 : o->odd(o->ctx, &h, why, e);
}

static int
take_header(struct oai *o, const struct node *n, struct arena *a, struct err *e)
{
	struct oai_header h = {0};

	h.number = ++o->page.records;
	if (oai_read_header(n, a, &h, e) != 0)
		return -1;
	if (h.id.n == 0)
		count_odd(o, h.id, "no identifier");
	return hand_on(o, &h, NULL, a, e);
}

static int
take_error(struct oai *o, const struct node *n, struct arena *a, struct err *e)
{
	struct str code = str_trim(node_attr(n, STR_NONE, "code"));

	(void)e;
	if (o->page.code != OAI_OK)
		return 0;
	o->page.code = OAI_UNKNOWN_CODE;
	for (int i = OAI_BAD_ARGUMENT; i < OAI_UNKNOWN_CODE; i++)
		if (str_ieq(code, str_c(code_names[i])))
			o->page.code = (enum oai_code)i;
	utf8_printable(o->page.code_text, sizeof(o->page.code_text), code);
	utf8_printable(o->page.message, sizeof(o->page.message),
		       str_trim(node_text(n, a)));
	return 0;
}

static int
take_token(struct oai *o, const struct node *n, struct arena *a, struct err *e)
{
	return oai_read_token(n, a, &o->page, e);
}

static int
take_pair(struct oai *o, const struct node *n, struct arena *a, struct err *e)
{
	bool set = o->page.verb == OAI_LIST_SETS;
	struct str first, second;
	void *v;

	first = oai_read_text(n, set ? "setSpec" : "metadataPrefix", a);
	second = oai_read_text(n, set ? "setName" : "metadataNamespace", a);
	v = arena_push(&o->kept, o->pairs, o->npairs, &o->cap,
		       sizeof(o->pairs[0]));
	if (v != NULL) {
		o->pairs = v;
		o->pairs[o->npairs][0] = arena_copy(&o->kept, first);
		o->pairs[o->npairs++][1] = arena_copy(&o->kept, second);
	}
	return arena_check(&o->kept, e);
}

static int
take_date(struct oai *o, const struct node *n, struct arena *a, struct err *e)
{
	(void)e;
	utf8_printable(o->page.date, sizeof(o->page.date),
		       str_trim(node_text(n, a)));
	return 0;
}

static int
take_request(struct oai *o, const struct node *n, struct arena *a,
	     struct err *e)
{
	(void)e;
	utf8_printable(o->page.url, sizeof(o->page.url),
		       str_trim(node_text(n, a)));
	return 0;
}

static int
take_payload(struct oai *o, const struct node *n, struct arena *a,
	     struct err *e)
{
	struct oai_header h = {0};

	h.number = ++o->page.records;
	return hand_on(o, &h, n, a, e);
}

/* A graph of one thing as a whole; of many each alone. */
static int
take_graph(struct oai *o, const struct node *n, struct arena *a, struct err *e)
{
	const struct node *c;
	size_t things = 0;

	for (c = node_first(n); c != NULL; c = node_next(c))
		things += format_for(c) != NULL;
	if (things == 1)
		return take_payload(o, n, a, e);
	for (c = node_first(n); c != NULL; c = node_next(c))
		if (format_for(c) != NULL && take_payload(o, c, a, e) != 0)
			return -1;
	return 0;
}

static int
take_element(void *ctx, const struct node *n, struct arena *a, struct err *e)
{
	static const struct {
		const char *name;
		int (*take)(struct oai *o, const struct node *n,
			    struct arena *a, struct err *e);
	} takers[] = {
	    {"record", take_record},
	    {"header", take_header},
	    {"resumptionToken", take_token},
	    {"error", take_error},
	    {"set", take_pair},
	    {"metadataFormat", take_pair},
	    {"responseDate", take_date},
	    {"request", take_request},
	};
	struct oai *o = ctx;

	if (o->page.verb == OAI_IDENTIFY &&
	    oai_read_identify(n, a, &o->identify))
		return 0;
	if (!o->envelope && is_graph(n->ns, n->name))
		return take_graph(o, n, a, e);
	if (!o->envelope &&
	    (!str_eqc(n->name, "record") || format_for(n) != NULL))
		return take_payload(o, n, a, e);
	for (size_t i = 0; i < sizeof(takers) / sizeof(takers[0]); i++)
		if (str_eqc(n->name, takers[i].name))
			return takers[i].take(o, n, a, e);
	return 0;
}

/* --- Public -------------------------------------------------------------- */

/* The text of an article is no bibliographic record, and may be large. */
static bool
without(void *ctx, const struct node *parent, struct str name)
{
	(void)ctx;
	return format_leaves_out(parent, name);
}

static const struct xml_handler handler = {
    .open = open_element,
    .element = take_element,
    .without = without,
};

static struct oai *
make(oai_record_fn *fn, void *ctx, struct xml_limits lim)
{
	struct oai *o = mem_zero(sizeof(*o));

	if (o == NULL)
		return NULL;
	o->fn = fn;
	o->ctx = ctx;
	o->xml = xml_new(&handler, o, lim);
	if (o->xml == NULL) {
		mem_free(o);
		return NULL;
	}
	arena_init(&o->kept, LISTED_LIMIT);
	o->page.cursor = o->page.total = -1;
	return o;
}

struct oai *
oai_new(oai_record_fn *fn, void *ctx)
{
	return make(fn, ctx, xml_limits_default);
}

struct oai *
oai_new_for_files(oai_record_fn *fn, void *ctx)
{
	struct xml_limits lim = xml_limits_default;

	lim.doctype = true;
	return make(fn, ctx, lim);
}

void
oai_on_odd(struct oai *o, oai_odd_fn *odd)
{
	o->odd = odd;
}

void
oai_free(struct oai *o)
{
	if (o == NULL)
		return;
	xml_free(o->xml);
	arena_free(&o->kept);
	mem_free(o);
}

void
oai_reset(struct oai *o)
{
	xml_reset(o->xml);
	arena_reset(&o->kept);
	o->pairs = NULL;
	o->npairs = o->cap = 0;
	o->envelope = false;
	memset(&o->page, 0, sizeof(o->page));
	memset(&o->identify, 0, sizeof(o->identify));
	o->page.cursor = o->page.total = -1;
}

int
oai_feed(struct oai *o, const char *p, size_t n, struct err *e)
{
	return xml_feed(o->xml, p, n, e);
}

int
oai_finish(struct oai *o, struct oai_page *out, struct err *e)
{
	if (xml_finish(o->xml, e) != 0)
		return -1;
	if (o->page.code != OAI_OK && o->page.verb == OAI_NONE)
		o->page.verb = OAI_ERROR;
	else if (o->envelope ? o->page.verb == OAI_NONE : o->page.records == 0)
		o->page.verb = OAI_NOT_OAI;
	memcpy(out, &o->page, sizeof(*out));
	return 0;
}

const struct oai_identify *
oai_identify(const struct oai *o)
{
	return &o->identify;
}

size_t
oai_listed(const struct oai *o, const struct str (**pairs)[2])
{
	*pairs = (const struct str(*)[2])o->pairs;
	return o->npairs;
}
