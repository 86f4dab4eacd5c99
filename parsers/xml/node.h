/*
 * Small XML trees in an arena: query them, take their text, write them again.
 * Elements are found by namespace and local name, never by prefix.
 *
 * Names and namespaces are views that live as long as the reader
 * (parsers/xml/xml.h) that made the tree; text and attribute values live in its
 * arena.
 */
#ifndef PARSERS_XML_NODE_H
#define PARSERS_XML_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/str.h"

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

#endif
