/*
 * From a DOI, the address of a landing page or an OAI identifier to a record
 * in the store: the steps of one table (steps.c), up to the
 * first record that names the DOI asked for. Many identifiers go side by side,
 * each a state machine; who may be asked when is the transport's affair.
 *
 *	store     held already: looked up by the caller, in batches
 *	rule      the rules of the sources, straight to GetRecord
 *	handle    handle API -> landing page -> a source by host, or a class of
 *		  providers by shape (parsers/site/site.h) -> Identify, GetRecord
 *	DataCite  its own OAI-PMH provider, by "doi:"
 *	doi.org   content negotiation: CSL-JSON, not the repository's record
 *
 * A record that does not name the DOI is refused. Pages for people are never
 * read. What was fetched is committed with its source; marks stay as they are.
 */
#ifndef HARVESTER_RESOLVE_RESOLVE_H
#define HARVESTER_RESOLVE_RESOLVE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/env.h"
#include "core/err.h"
#include "core/str.h"
#include "harvester/harvest.h"
#include "harvester/http/http.h"
#include "harvester/retry.h"
#include "store/store.h"

enum {
	RESOLVE_TRIES_MAX = 24,  /* candidates for one identifier and step */
	RESOLVE_RETRIES_MAX = 2, /* there is a next step to go to */
	RESOLVE_HOPS_MAX = 3     /* a handle that leads to a handle */
};

/* The store's name for what is no repository's. */
#define RESOLVE_DOI_SOURCE "doi.org"

enum resolve_kind { RESOLVE_DOI, RESOLVE_URL, RESOLVE_OAI, RESOLVE_KIND__MAX };

/* One identifier. */
struct resolve_request {
	enum resolve_kind kind;
	struct str id;    /* a bare DOI, an address, an OAI identifier */
	const char *held; /* what came of the store: "not held" */
	/* Out; strings lie in the arena handed in. */
	bool found, deleted;
	bool may_pass;             /* some step met a failure that may pass */
	struct str source, oai_id; /* where the store has it */
	struct str trail;          /* steps and what came of them */
};

/* For a display: about once a second, and before something is waited for. */
struct resolve_progress {
	size_t done, total; /* identifiers of this call */
	struct str id;      /* the first one under way */
	struct str host;    /* that is asked for it; none: its next try waits */
	int64_t ms;         /* since then, or until then */
	const char *why;    /* it is waited */
};
typedef void resolve_progress_fn(void *ctx, const struct resolve_progress *p);

struct resolve_options {
	resolve_progress_fn *progress; /* or NULL */
	void *progress_ctx;
	struct retry_policy retry;
	const struct source *sources; /* configured and built in */
	size_t nsources;
	const struct source *only; /* ask that one alone; or NULL */
	struct str handle_api, datacite_oai, doi_resolver;
	int delay_ms; /* for hosts of no source */
	bool refresh; /* older ones replace newer ones too */
};

struct resolver;

/* Borrows all of it until resolver_free. */
int resolver_new(struct resolver **out, const struct env *env, struct http *h,
		 struct store *s, const struct resolve_options *o,
		 struct err *e);
void resolver_free(struct resolver *r);

/*
 * All n of them. -1: ERR_STOPPED, ERR_STORE, ERR_NOMEM, ERR_USAGE; what one
 * identifier comes to stands in its request.
 */
int resolver_run(struct resolver *r, struct resolve_request *v, size_t n,
		 struct arena *a, struct err *e);

#endif
