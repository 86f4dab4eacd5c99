/* What the files of the resolver share. */
#ifndef HARVESTER_RESOLVE_INTERNAL_H
#define HARVESTER_RESOLVE_INTERNAL_H

#include "core/buf.h"
#include "harvester/choice.h"
#include "harvester/page/page.h"
#include "harvester/resolve/resolve.h"
#include "parsers/site/site.h"

/* What is known of an endpoint, for all identifiers of a run. */
enum endpoint_state {
	ENDPOINT_UNKNOWN,
	ENDPOINT_ASKING, /* Identify is under way */
	ENDPOINT_ALIVE,  /* it said who it is */
	ENDPOINT_DEAD
};

struct endpoint {
	struct endpoint *next;
	struct str url, name;        /* name: under which the store keeps it */
	const struct source *source; /* or NULL: nobody configured it */
	int delay_ms;
	const struct http_login *login; /* or NULL */
	enum endpoint_state state;
	struct str id_prefix, sample; /* from Identify */
	struct str why;               /* dead */
	struct choice choice;         /* of its harvests, as the store has it */
};

/* One GetRecord to be tried. */
struct candidate {
	struct endpoint *at;
	struct str id;           /* or none: made of the template */
	const char *tmpl;        /* needs Identify */
	struct site_match match; /* for the template */
	struct str number;       /* to be put into the sample's place */
	const struct site *site; /* what it runs; NULL: not known */
	int group; /* endpoints of one guess: the first that lives counts */
};

struct resolution;

/* What a request asks for. */
enum query {
	QUERY_RECORD, /* of an endpoint: GetRecord */
	QUERY_IDENTIFY,
	QUERY_HANDLE, /* of the handle API */
	QUERY_REST,   /* of a site: the number behind a landing page */
	QUERY_CSL,    /* of the resolver of DOIs */
	QUERY__MAX
};

/*
 * Where an identifier stands.
 *
 *	CHOOSES --> READY --> REQUESTED --> CHOOSES     read, or given up
 *	   |          ^           '-------> READY       once more, later
 *	   |          |           '-------> DONE        the record is there
 *	   |--> WAITS --> CHOOSES           another's Identify has come
 *	   '--> DONE                        no step is left
 */
enum resolution_phase {
	RESOLUTION_CHOOSES,
	RESOLUTION_READY, /* to be sent when it is due */
	RESOLUTION_REQUESTED,
	RESOLUTION_WAITS, /* for what another one asks the same endpoint */
	RESOLUTION_DONE
};

/* What the record in a page is to the identifier. */
enum record_match {
	MATCH_NONE,
	MATCH_OPAQUE, /* nobody understands its format */
	MATCH_NAMED,  /* it names the identifier: the one asked for */
	MATCH_DELETED
};

/* One line of the table. */
struct resolve_step {
	const char *name;
	unsigned kinds; /* bits of 1 << resolve_kind */
	/* Adds candidates, or asks; 0, or -1 with *e. */
	int (*begin)(struct resolution *c, struct err *e);
};

/* One identifier on its way. */
struct resolution {
	struct resolver *r;
	struct resolve_request *q;
	struct arena arena;
	const struct resolve_step *step; /* name NULL: past the last */
	enum resolution_phase phase;
	enum query query; /* READY, REQUESTED */
	struct candidate v[RESOLVE_TRIES_MAX];
	size_t n, at;
	size_t format; /* of the candidate: index of its prefixes */
	/* A group one of whose endpoints has answered, and that one. */
	int alive_group;
	const struct endpoint *alive;
	const struct endpoint *awaited; /* WAITS */
	struct str landing, found;
	struct str handle; /* being asked for */
	int hops;
	struct buf url, trail;
	char why[200];    /* the last thing that went wrong in this step */
	bool asked_twice; /* because of an odd answer */
	bool outside;     /* the landing page was told by a public service */
	enum record_match match;
	int fails;
	int64_t due;
	int64_t sent; /* REQUESTED: since when */
};

struct resolver {
	const struct env *env;
	struct http *http;
	struct store *store;
	const struct resolve_options *o;
	struct page *page;
	struct arena arena; /* endpoints */
	struct endpoint *endpoints;
	struct resolution *resolutions;
	size_t n, open; /* open: not DONE */
	struct arena *out;
	struct err fatal; /* ends all */
};

/* --- endpoints.c ---------------------------------------------------------- */

struct endpoint *resolve_endpoint(struct resolver *r, struct str url,
				  struct err *e);
struct endpoint *resolve_endpoint_of(struct resolver *r, const struct source *s,
				     struct err *e);

/* --- resolution.c --------------------------------------------------------- */

void resolve_log(const struct resolution *c, enum log_level level,
		 const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* Notes why the step has not got there, for the trail and the log. */
void resolve_note(struct resolution *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* To be asked now. */
void resolve_ask(struct resolution *c, enum query what);

void resolve_done(struct resolution *c);

/* Ends all of them. */
void resolve_fatal(struct resolution *c, const struct err *e);

/* --- requests.c ----------------------------------------------------------- */

int64_t resolve_now(const struct resolver *r);
void resolve_send(struct resolution *c);

/* --- steps.c -------------------------------------------------------------- */

extern const struct resolve_step resolve_steps[], resolve_steps_of_one[];

/* --- candidates.c --------------------------------------------------------- */

/* The metadataPrefix of the candidate being tried; none: all were tried. */
struct str resolve_prefix(const struct resolution *c);

/* On with the next format, or the next candidate. */
void resolve_next_format(struct resolution *c);
void resolve_next_candidate(struct resolution *c);

/* One more candidate; NULL: no endpoint, or too many already. */
struct candidate *resolve_add(struct resolution *c, struct endpoint *at);
int resolve_add_by_class(struct resolution *c, struct endpoint *at,
			 const struct site_match *m, int group, struct err *e);
int resolve_from_landing(struct resolution *c, struct err *e);
/* The last part of a path, as a number or word of that repository. */
struct str resolve_last_part(struct str url);
struct str resolve_last_number(struct str s);
/* Is a host the domain, or below it? */
bool resolve_below(struct str host, struct str domain);
/* The identifier of a candidate whose endpoint is known, or none. */
struct str resolve_identifier(struct resolution *c, const struct candidate *t);

/* --- responses.c ---------------------------------------------------------- */

/*
 * Reads a whole response to c->query, and asks on where it leads. -1: it was
 * none; *e says why, and it may be asked for again.
 */
int resolve_read(struct resolution *c, const struct http_response *response,
		 struct err *e);

/* --- handle.c ------------------------------------------------------------- */

/*
 * The handle API of doi.org: where does a DOI lead to? (DOI handbook, "Proxy
 * server system REST API".) One request, one JSON answer; no network here.
 */

enum { HANDLE_ANSWER_MAX = 1 << 20 }; /* bytes of an answer */

/*
 * Appends `base`, a slash, and a DOI or handle as a path: what is not
 * unreserved (RFC 3986) is percent-encoded but for "/", and that too where it
 * would make a "." or ".." of its own, which clients fold away.
 */
void handle_path(struct buf *out, struct str base, struct str handle);

/* The address of the request. */
void handle_request(struct buf *out, struct str api, struct str handle);

/*
 * The address the handle leads to, copied. ERR_NOTFOUND: there is no such
 * handle, or it has no address; ERR_DATA: no answer of that API, or it is
 * about another handle.
 */
int handle_read(struct str json, struct str handle, struct arena *a,
		struct str *landing, struct err *e);

#endif
