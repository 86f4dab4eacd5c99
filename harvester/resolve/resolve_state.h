/* What the files of the resolver share: resolve*.c. */
#ifndef HARVESTER_RESOLVE_RESOLVE_STATE_H
#define HARVESTER_RESOLVE_RESOLVE_STATE_H

#include "core/buf.h"
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
};

/* One GetRecord to be tried. */
struct attempt {
	struct endpoint *at;
	struct str id;           /* or none: made of the template */
	const char *tmpl;        /* needs Identify */
	struct site_match match; /* for the template */
	struct str number;       /* to be put into the sample's place */
	bool plain;              /* oai_dc at once: others are not to be had */
	int group; /* endpoints of one guess: the first that lives counts */
};

struct climb;

enum ask {
	ASK_NOTHING,
	ASK_RECORD,
	ASK_IDENTIFY,
	ASK_HANDLE,
	ASK_LOOKUP,
	ASK_CSL,
	ASK__MAX
};

/* One line of the ladder. */
struct step {
	const char *name;
	unsigned kinds; /* bits of 1 << resolve_kind */
	/* Adds attempts, or sets c->ask; 0, or -1 with *e. */
	int (*begin)(struct climb *c, struct err *e);
};

/* One identifier on its way. */
struct climb {
	struct resolver *r;
	struct resolve_request *q;
	struct arena arena;
	const struct step *step; /* name NULL: past the last */
	enum ask ask;            /* what to send next, or is under way */
	struct attempt v[RESOLVE_TRIES_MAX];
	size_t n, at;
	size_t format; /* of the attempt: index of its prefixes */
	/* A group one of whose endpoints has answered, and that one. */
	int alive_group;
	const struct endpoint *alive;
	struct endpoint *waiting;
	struct str landing, found;
	struct str handle; /* being asked for */
	int hops;
	struct buf url, trail;
	char why[200]; /* the last thing that went wrong in this step */
	bool flying, done, doubted;
	bool outside; /* the landing page was told by a public service */
	/* What was seen of a record while its page was read. */
	bool named, gone, opaque;
	int fails;
	int64_t due;
};

struct resolver {
	const struct env *env;
	struct http *http;
	struct store *store;
	const struct resolve_options *o;
	struct page *page;
	struct arena arena; /* endpoints */
	struct endpoint *endpoints;
	struct climb *climbs;
	size_t n, open; /* open: not done */
	struct arena *out;
	struct err fatal; /* ends all */
	uint64_t requests;
};

/* --- resolve.c ------------------------------------------------------------ */
struct endpoint *resolve_endpoint(struct resolver *r, struct str url,
				  struct err *e);
struct endpoint *resolve_endpoint_of(struct resolver *r, const struct source *s,
				     struct err *e);

/* --- resolve_climb.c ------------------------------------------------------ */
void resolve_log(const struct climb *c, enum log_level level, const char *fmt,
		 ...) __attribute__((format(printf, 3, 4)));
/* Notes why the step has not got there, for the trail and the log. */
void resolve_note(struct climb *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void resolve_done(struct climb *c);
void resolve_fatal(struct climb *c, const struct err *e);
/* The metadataPrefix of the attempt under way; none: all were tried. */
struct str resolve_prefix(const struct climb *c);
/* On with the next format, or the next candidate. */
void resolve_next_format(struct climb *c);
void resolve_next_attempt(struct climb *c);
/* Until there is something to ask, to wait for, or nothing more to do. */
void resolve_choose(struct climb *c);

/* --- resolve_ask.c -------------------------------------------------------- */
int64_t resolve_now(const struct resolver *r);
void resolve_send(struct climb *c);

/* --- resolve_steps.c ------------------------------------------------------ */
extern const struct step resolve_ladder[], resolve_only[];

/* --- resolve_page.c ------------------------------------------------------- */
/* One more candidate; NULL: no endpoint, or too many already. */
struct attempt *resolve_add(struct climb *c, struct endpoint *at);
int resolve_add_by_class(struct climb *c, struct endpoint *at,
			 const struct site_match *m, int group, struct err *e);
int resolve_from_landing(struct climb *c, struct err *e);
/* The last part of a path, as a number or word of that repository. */
struct str resolve_last_part(struct str url);
struct str resolve_last_number(struct str s);
/* Is a host the domain, or below it? */
bool resolve_below(struct str host, struct str domain);
/* The identifier of a candidate whose endpoint is known, or none. */
struct str resolve_identifier(struct climb *c, const struct attempt *t);

/* --- resolve_take.c ------------------------------------------------------- */
/*
 * Takes a whole answer to `was`, and sets c->ask when there is something to
 * ask on. -1: it was no answer; *e says why, and it may be asked for again.
 */
int resolve_take(struct climb *c, enum ask was,
		 const struct http_response *response, struct err *e);

#endif
