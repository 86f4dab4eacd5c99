/*
 * XML in: bytes are pushed in, bounded trees come out; they are queried, their
 * text is taken, and they are written again. The reader is the only file that
 * knows libxml2: its SAX2 interface, never its tree.
 */
#ifndef PARSERS_XML_XML_H
#define PARSERS_XML_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/err.h"
#include "core/str.h"

/* --- Trees --------------------------------------------------------------- */

/*
 * Small XML trees in an arena: query them, take their text, write them again.
 * Elements are found by namespace and local name, never by prefix.
 *
 * Names and namespaces are views that live as long as the reader
 * (parsers/xml/xml.h) that made the tree; text and attribute values live in its
 * arena.
 */

struct node_attr {
	struct str ns, prefix, name, value;
};

/* A namespace declaration: prefix may be none (the default namespace). */
struct node_ns {
	struct str prefix, uri;
};

/* An element, or a run of text (name.n == 0). */
struct node {
	struct str ns, prefix, name;
	struct str text; /* of a text node */
	struct node *parent, *first, *last, *next;
	struct node_attr *attrs;
	struct node_ns *nss; /* declared here; on a kept root, all in scope */
	size_t nattrs, nnss;
};

/* Namespaces sheaf knows. */
extern const struct str NS_OAI, NS_OAI_11, NS_OAI_DC, NS_DC, NS_XML, NS_XSI;

bool node_is(const struct node *n, struct str ns, const char *name);

/* First child, next sibling that is an element (text is skipped), or NULL. */
struct node *node_first(const struct node *n);
struct node *node_next(const struct node *n);
struct node *node_child(const struct node *n, struct str ns, const char *name);

/* The same by local name alone, for formats whose namespaces vary. */
struct node *node_named(const struct node *n, const char *name);

/* The next element after n in document order, within root; NULL: no more. */
const struct node *node_walk(const struct node *n, const struct node *root);

/* An attribute without a namespace (ns none) or in one; STR_NONE: absent. */
struct str node_attr(const struct node *n, struct str ns, const char *name);

/* xml:lang of n or of its nearest ancestor within the tree. */
struct str node_lang(const struct node *n);

/* All text below n, as it is; a view when it is one run. */
struct str node_text(const struct node *n, struct arena *a);

/*
 * The element as XML that stands alone: with every namespace in scope, its
 * ancestors' too.
 */
void node_write(const struct node *n, struct buf *out);

/* --- The reader ---------------------------------------------------------- */

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

/* err.detail of ERR_XML: not broken, but nothing we accept; only cut off. */
enum { XML_REFUSED = 1, XML_CUT };

enum xml_plan { XML_DESCEND, XML_KEEP, XML_SKIP };

struct xml_limits {
	int depth;      /* elements inside each other */
	size_t element; /* bytes of one kept tree in memory */
	size_t total;   /* bytes fed */
	bool doctype;   /* one that declares nothing may stand in front */
	bool plain;     /* text goes to libxml2 as it is, not in ASCII */
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

/* --- Payloads of the store ----------------------------------------------- */

/*
 * A payload as the store has it, which is as node_write wrote it, into a tree:
 * several times faster than by libxml2, and for nothing else. Every byte is
 * looked at, because what is stored may be damaged.
 */

/*
 * The tree in the arena, that libxml2 would give; NULL: not of this form (or
 * the arena failed), and libxml2 has to look at it.
 */
struct node *stored_read(struct str payload, struct arena *a);

/* Of the library, as it runs; for --version. */
const char *xml_version(void);

#endif
