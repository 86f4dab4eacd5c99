/* A first look at a document. */
#include "sheaf/records/internal.h"

#include "core/mem.h"
#include "core/utf8.h"
#include "parsers/xml/xml.h"

enum { URL_MAX = 2048 };

struct precheck {
	struct xml *xml;
	char url[URL_MAX];
};

/* OAI-PMH 2.0, section 3.2: request is a child of the root. */
static enum xml_plan
open_element(void *ctx, int depth, struct str ns, struct str name)
{
	(void)ctx;
	(void)ns;
	if (depth == 1)
		return XML_DESCEND;
	return depth == 2 && str_eqc(name, "request") ? XML_KEEP : XML_SKIP;
}

static int
take_request(void *ctx, const struct node *n, struct arena *a, struct err *e)
{
	struct precheck *p = ctx;

	(void)e;
	utf8_printable(p->url, sizeof(p->url), str_trim(node_text(n, a)));
	return 0;
}

static const struct xml_handler handler = {open_element, take_request};

struct precheck *
precheck_new(void)
{
	struct precheck *p = mem_zero(sizeof(*p));
	struct xml_limits lim = xml_limits_default;

	if (p == NULL)
		return NULL;
	lim.doctype = true;
	p->xml = xml_new(&handler, p, lim);
	if (p->xml != NULL)
		return p;
	mem_free(p);
	return NULL;
}

void
precheck_free(struct precheck *p)
{
	if (p == NULL)
		return;
	xml_free(p->xml);
	mem_free(p);
}

int
precheck_feed(struct precheck *p, const char *bytes, size_t n, struct err *e)
{
	return xml_feed(p->xml, bytes, n, e);
}

int
precheck_finish(struct precheck *p, char *url, size_t n, struct err *e)
{
	if (xml_finish(p->xml, e) != 0)
		return -1;
	utf8_printable(url, n, str_c(p->url));
	return 0;
}
