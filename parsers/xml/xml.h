/*
 * A push reader for XML: bytes in, bounded trees out. The only file that knows
 * libxml2; its SAX2 interface, never its tree.
 *
 * For each element that opens, the handler says whether to go inside, to keep
 * the element whole (it is then handed over as a tree when it closes, and its
 * arena is reset afterwards), or to skip it. No declaration of a document type
 * is accepted, no entity but the five, nothing is ever fetched. Where a
 * document type that declares nothing may stand (files of archives: JATS),
 * names of its entities stay as they are, "&alpha;", for whoever reads text.
 */
#ifndef PARSERS_XML_XML_H
#define PARSERS_XML_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/err.h"
#include "parsers/xml/node.h"

/* err.detail of ERR_XML: not broken, but nothing we accept; only cut off. */
enum { XML_REFUSED = 1, XML_CUT };

enum xml_plan { XML_DESCEND, XML_KEEP, XML_SKIP };

struct xml_limits {
	int depth;      /* elements inside each other */
	size_t element; /* bytes of one kept tree in memory */
	size_t total;   /* bytes fed */
	bool doctype;   /* one that declares nothing may stand in front */
};
extern const struct xml_limits xml_limits_default;

struct xml_handler {
	enum xml_plan (*open)(void *ctx, int depth, struct str ns,
			      struct str name);
	int (*element)(void *ctx, const struct node *n, struct arena *a,
		       struct err *e);
	/* Of an element that is kept: is this child of it left out, with all
	 * below it, before it takes memory? NULL: nothing is. */
	bool (*without)(void *ctx, const struct node *parent, struct str name);
};

struct xml;

/* The XML declaration at the front, and the encoding in it; none without. */
struct str xml_declaration(struct str in, struct str *encoding);

struct xml *xml_new(const struct xml_handler *h, void *ctx,
		    struct xml_limits lim);
void xml_free(struct xml *x);
void xml_reset(struct xml *x); /* ready for another document */

int xml_feed(struct xml *x, const char *p, size_t n, struct err *e);
int xml_finish(struct xml *x, struct err *e); /* also catches truncation */

#endif
