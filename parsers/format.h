/*
 * The table of metadata formats: what a payload is written in, how it is
 * recognised, and how much it says. A new one is a file and a line here
 * (docs/formats.md).
 */
#ifndef PARSERS_FORMAT_H
#define PARSERS_FORMAT_H

#include <stdbool.h>

#include "core/record.h"
#include "parsers/xml/xml.h"

struct metadata_format {
	const char *prefix; /* usual metadataPrefix */
	const char *ns;     /* of the payload's root; "x*": what begins so */
	const char *root;   /* its local name */
	unsigned rank;      /* higher says more; 0 is no format's */
	void (*parse)(const struct node *payload, struct record *out);
	const char *child; /* tells it in a namespace of nobody, or NULL */
	bool many;         /* a collection: in a file, each member is one */
};

extern const struct metadata_format
    metadata_formats[]; /* the last has prefix NULL */

/*
 * By namespace and local name of the payload's root; with the payload also by
 * what is in it, since catalogues export without a namespace, or in one of
 * their own. NULL: none reads it.
 */
const struct metadata_format *format_for(const struct node *payload);
const struct metadata_format *format_named(struct str ns, struct str root);

/*
 * Is a child of a payload's root left out when the payload is read, because it
 * holds the work itself? It is not stored either.
 */
bool format_leaves_out(const struct node *root, struct str child);

/* Does an element of this namespace hold the payload of one item? */
bool format_wraps(struct str ns);

/* May an element of this name be a payload, whatever its namespace? */
bool format_rooted(struct str root);

/*
 * As ListMetadataFormats names it: by its namespace, else by its prefix, for
 * servers spell namespaces freely. NULL: none reads it.
 */
const struct metadata_format *format_listed(struct str prefix, struct str ns);

#endif
