/*
 * The software of repositories: one table, one row for each software or
 * service, and all that is different about it as columns. Reading asks it how
 * records of such a site are meant; `get` asks where its OAI-PMH endpoint is
 * and how it makes identifiers; a harvest asks what a server is.
 *
 *	const struct site *s = site_of_record(&evidence);
 *	if (s->doi_in_relation == RELATION_OWN) ...
 *
 * There is always a row: what nobody recognises is site_unknown, whose columns
 * are the cautious ones.
 *
 * A shape is matched against the path and query of an address, the rest of a
 * DOI or of an identifier:
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
 *	{found}	what the page's look-up gave
 */
#ifndef PARSERS_SITE_SITE_H
#define PARSERS_SITE_SITE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/buf.h"
#include "core/record.h"
#include "core/str.h"

enum {
	SITE_LIST = 4, /* entries of a column that is a list */
	SITE_FORMATS = 6,
	SITE_ENDPOINTS = 3,
	SITE_IDS = 2,
	SITE_CAPTURES = 4,
	SITE_PATH_MAX = 512 /* a longer path matches no shape */
};

/* A DOI in dc:relation: whose is it? */
enum site_relation {
	RELATION_ONE, /* the item's, when it is the only one and no other */
	RELATION_OWN,
	RELATION_OTHER
};

/* A dc:source without volume, issue or pages. */
enum site_source {
	SOURCE_OPEN,       /* the host, where type and ISSN say so; a note */
	SOURCE_HOST,       /* the book, journal or proceedings */
	SOURCE_COLLECTION, /* series, journal, meeting or level of a thesis */
	SOURCE_EVENT,      /* the meeting */
	SOURCE_THESIS,     /* "Field. University, 2018. Language." */
	SOURCE_SHELF,      /* of the page it stands on: nothing */
	SOURCE__MAX
};

/* A publisher that is named. */
enum site_publisher {
	PUBLISHER_NAMED,
	PUBLISHER_PLATFORM, /* the repository's own name, as a rule */
	/* Where the authors work, beside or instead of a press. */
	PUBLISHER_AFFILIATION
};

/* What is peculiar, in bits. */
enum site_habit {
	/* "Main:Sub" in titles, and titles that are as people entered them. */
	HABIT_TIGHT_COLONS = 1 << 0,
	HABIT_OWN_COLONS = 1 << 1,
	/* A contributor of a chapter or paper edits the book. */
	HABIT_EDITORS = 1 << 2,
	/* Keywords in one element, or with the licence among them. */
	HABIT_JOINED_KEYWORDS = 1 << 3,
	HABIT_LICENCE_KEYWORD = 1 << 4,
	/* Digital midnight: the first of January or of a month is "not known",
	 * or the last day of the year is. */
	HABIT_FIRST_DAY = 1 << 5,
	HABIT_LAST_DAY = 1 << 6,
	/* An identifier may be the reference of the version published. */
	HABIT_REFERENCE = 1 << 7,
	/* Citations, PMIDs and addresses beside the item are another's. */
	HABIT_CITES_OTHERS = 1 << 8,
	HABIT_LINKS_OTHERS = 1 << 9,
	/* The type: among the keywords; by code that is related; Monograph is
	 * a report; all it holds is of one type, whatever it says. */
	HABIT_TYPE_KEYWORD = 1 << 10,
	HABIT_CODE = 1 << 11,
	HABIT_MONOGRAPH = 1 << 12,
	HABIT_ONE_TYPE = 1 << 13,
	/* Lists announce records that are not sent. */
	HABIT_VAGUE_SIZES = 1 << 14,
	/* Places of publication are publishers of their own. */
	HABIT_PLACES = 1 << 15
};

/* A shape of landing pages, and how an identifier is made of one. */
struct site_page {
	const char *shape; /* NULL ends a list of pages */
	const char *ids[SITE_IDS + 1];
	/* Other endpoints than the row's; or none. */
	const char *endpoints[SITE_ENDPOINTS + 1];
	/* Where JSON has, in a member, the {found} of the identifier. */
	const char *lookup, *lookup_member;
	bool guess; /* only where no other shape fits */
};

/* Lists end with the first empty entry. */
struct site {
	const char *name;

	/* Recognised by: identifiers of OAI-PMH, as they begin; the shape of
	 * their local part. */
	struct str oai_ids[SITE_LIST];
	const char *local;
	/* Hosts, blanks between them; "*." in front: what is below. */
	const char *hosts;
	bool shared_hosts; /* with other services: pages alone tell */
	/* Parts of the addresses of pages, and of what else is linked. */
	struct str pages[SITE_LIST], parts[SITE_LIST];
	struct str doi_start; /* of the DOIs it gives */
	/* Types of records that only it sends. */
	struct str types[SITE_LIST];
	unsigned only_ids; /* kinds of identifiers, 1u << ID_...; own */
	/* When nothing else tells: a shape of files; "oai:host:x-12" beside
	 * http://host/x/7; a kind of identifiers. */
	const char *file;
	bool context_ids;
	unsigned likely_ids;
	/* Its server: endings of base addresses; what the descriptions of
	 * Identify say; prefixes of formats that only it offers. */
	struct str bases[SITE_LIST], says[SITE_LIST], offers[SITE_LIST];

	/* How `get` comes to its records. */
	const char *endpoints[SITE_ENDPOINTS + 1]; /* paths or addresses */
	const struct site_page *landing;
	/* A DOI that an identifier can be made of without its page. */
	const char *doi, *doi_id;
	/* Formats, by their prefixes: those it fills well, the best first; and
	 * those that say less of it than oai_dc does. */
	struct str formats[SITE_FORMATS], poor[SITE_FORMATS];

	/* How its records are meant. */
	enum site_relation doi_in_relation;
	enum site_source source;
	enum site_publisher publisher;
	enum rec_type type; /* of what says none */
	const char *type_because;
	unsigned habits;
};

extern const struct site site_unknown;

/* --- Reading -------------------------------------------------------------- */

struct site_evidence {
	struct str oai_id;
	const struct rec_idents *ids;     /* of the item */
	const struct rec_idents *related; /* of whatever it relates to */
	const struct rec_texts *types;    /* as they came */
};

/* Whose record is that? Never NULL. */
const struct site *site_of_record(const struct site_evidence *e);

static inline bool
site_has(const struct site *s, enum site_habit habit)
{
	return (s->habits & (unsigned)habit) != 0;
}

/* Does the address have one of the parts that pages of the site have? */
bool site_is_page(const struct site *s, struct str url);

/* --- Servers -------------------------------------------------------------- */

/* What an OAI-PMH server says of itself; what is not known is none. */
struct site_server {
	struct str base_url;
	struct str description;    /* text of the descriptions of Identify */
	struct str sample_id;      /* an OAI identifier */
	const struct str *formats; /* prefixes */
	size_t nformats;
};

/* By address, description, identifier, formats, in this order. Never NULL. */
const struct site *site_of_server(const struct site_server *s);

/* --- Landing pages, endpoints, identifiers --------------------------------- */

/*
 * An address that has the shape of a page; views into it. Guesses, all of
 * them: whoever uses one has to see whether an endpoint answers there, and
 * whether the record names the DOI.
 */
struct site_match {
	const struct site *site;
	const struct site_page *page;
	struct str origin; /* scheme://host:port */
	struct str base;   /* {*} */
	struct str captures[SITE_CAPTURES];
	size_t ncaptures;
	size_t at; /* where site_next_page goes on */
};

/* What a template may want beside a match; what is not known is none. */
struct site_facts {
	struct str id, doi, found;
};

/*
 * The next page, in the order of trust, that the address has the shape of;
 * guesses come last. Begins with a match that is all zero.
 */
bool site_next_page(struct str url, struct site_match *m);

/* The endpoints of a match. */
const char *const *site_endpoints(const struct site_match *m);

/* All rows, ended by one without a name. */
extern const struct site sites[];

/* The row of that name, else site_unknown. */
const struct site *site_named(struct str name);

/* The row with such an endpoint, or NULL. */
const struct site *site_of_endpoint(struct str url);

/* Captures out of a DOI by the row's shape for DOIs. */
bool site_match_doi(const struct site *s, struct str doi,
		    struct site_match *out);

/*
 * Appends what a template makes of a match. False, and nothing appended: it
 * wants something that is not there.
 */
bool site_expand(const struct site_match *m, const char *tmpl,
		 const struct site_facts *facts, struct buf *out);

/* The same for an endpoint: with scheme and host in front of a path. */
bool site_expand_endpoint(const struct site_match *m, const char *tmpl,
			  struct buf *out);

/* Scheme, host and port of an address; its host in any case of letters. */
struct str site_origin(struct str url);
struct str site_host(struct str url); /* without port and "www." */

#endif
