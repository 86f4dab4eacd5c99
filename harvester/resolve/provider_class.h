/*
 * What kind of repository is behind a landing page? One table: the shape of
 * the address, where such software has its OAI-PMH endpoint, and how it makes
 * OAI identifiers. Guesses, all of them: whoever uses one has to see whether
 * an endpoint answers there, and whether the record names the DOI.
 *
 * A shape is matched against the path and query of an address:
 *
 *	{*}	as the first thing: any path the software is installed below
 *	{n}	digits		{w} no slash, no blank		{u} a UUID
 *	{-}	anything, not captured
 *
 * A template of an endpoint or identifier may have:
 *
 *	{*}	that path (endpoints: scheme and host stand in front)
 *	{1} ..	what the shape captured
 *	{id}	the repositoryIdentifier of the endpoint's Identify
 *	{doi}	the DOI asked for
 *	{found}	what the row's look-up gave
 */
#ifndef HARVESTER_RESOLVE_PROVIDER_CLASS_H
#define HARVESTER_RESOLVE_PROVIDER_CLASS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/buf.h"
#include "core/str.h"

enum {
	CLASS_ENDPOINTS = 3,
	CLASS_IDS = 2,
	CLASS_CAPTURES = 4,
	CLASS_PATH_MAX = 512 /* a longer path matches no shape */
};

/* One shape of one class; lists end with NULL. */
struct provider_class {
	const char *name;
	/* Blanks between them; "*." in front: what is below. NULL: any. */
	const char *hosts;
	const char *shape; /* NULL: nothing to be seen in an address */
	const char *endpoints[CLASS_ENDPOINTS + 1]; /* paths or addresses */
	const char *ids[CLASS_IDS + 1];
	/* A DOI that an identifier can be made of without its page. */
	const char *doi, *doi_id;
	/* Where JSON has, in a member, the {found} of the identifier. */
	const char *lookup, *lookup_member;
	bool mods;  /* speaks MODS as a rule */
	bool guess; /* only where no other shape fits */
};

extern const struct provider_class provider_classes[]; /* last: name NULL */

/* An address that has the shape of a class; views into it. */
struct class_match {
	const struct provider_class *row;
	struct str origin; /* scheme://host:port */
	struct str base;   /* {*} */
	struct str captures[CLASS_CAPTURES];
	size_t ncaptures;
};

/* What a template may want beside a match; what is not known is none. */
struct class_facts {
	struct str id, doi, found;
};

/*
 * The first row at or after `from` (NULL: the table's first) that the address
 * of a landing page has the shape of.
 */
bool class_of_landing(const struct provider_class *from, struct str url,
		      struct class_match *out);

/* The first row at or after `from` with such an endpoint. */
const struct provider_class *
class_of_endpoint(const struct provider_class *from, struct str url);

/* Captures out of a DOI by the row's shape for DOIs. */
bool class_of_doi(const struct provider_class *row, struct str doi,
		  struct class_match *out);

/*
 * Appends what a template makes of a match. False, and nothing appended: it
 * wants something that is not there.
 */
bool class_expand(const struct class_match *m, const char *tmpl,
		  const struct class_facts *facts, struct buf *out);

/* The same for an endpoint: with scheme and host in front of a path. */
bool class_endpoint(const struct class_match *m, const char *tmpl,
		    struct buf *out);

/* Does a template want to know that? "{id}" */
bool class_wants(const struct provider_class *row, const char *place);

/* Scheme, host and port of an address; its host in any case of letters. */
struct str class_origin(struct str url);
struct str class_host(struct str url); /* without port and "www." */

#endif
