/*
 * The OAI-PMH 2.0 envelope: one response in, its records out one by one, and
 * at the end what the page says of itself. Also reads a bare <record>, a bare
 * payload (<oai_dc:dc>), and a file of several such under any root.
 *
 * Nothing is believed before oai_finish has returned 0: a page is whole only
 * when its root element is closed.
 */
#ifndef PARSERS_OAI_OAI_H
#define PARSERS_OAI_OAI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/err.h"
#include "parsers/xml/node.h"

enum {
	OAI_TOKEN_MAX = 8192,
	OAI_ID_MAX = 4096,
	OAI_SETS_MAX = 4096,
	OAI_ERROR_MAX = 256
};

/* Header and payload are valid during the call only. payload is NULL for a
 * deleted record, in ListIdentifiers, and where metadata is missing. */
struct oai_header {
	struct str id, datestamp; /* trimmed */
	struct str *sets;
	size_t nsets;
	bool deleted;
	uint64_t number;          /* of the record within its page, from 1 */
	const struct node *whole; /* the record element; NULL: a bare payload */
};

typedef int oai_record_fn(void *ctx, const struct oai_header *h,
			  const struct node *payload, struct arena *a,
			  struct err *e);

/*
 * A record that is not what the protocol says: without header, identifier or
 * metadata, with an identifier or sets beyond the limits, or with more payloads
 * than one. `why` in words; a header's identifier beyond its limit is left out.
 */
typedef int oai_odd_fn(void *ctx, const struct oai_header *h, const char *why,
		       struct err *e);

enum oai_verb {
	OAI_NONE, /* a bare record or payload: no envelope */
	OAI_IDENTIFY,
	OAI_LIST_METADATA_FORMATS,
	OAI_LIST_SETS,
	OAI_LIST_IDENTIFIERS,
	OAI_LIST_RECORDS,
	OAI_GET_RECORD,
	OAI_ERROR,   /* <error> elements instead of a verb */
	OAI_NOT_OAI, /* well-formed, but no OAI-PMH response */
	OAI_VERB__MAX
};
const char *oai_verb_name(enum oai_verb v);

/* The error codes of OAI-PMH 2.0, section 3.6. */
enum oai_code {
	OAI_OK,
	OAI_BAD_ARGUMENT,
	OAI_BAD_TOKEN,
	OAI_BAD_VERB,
	OAI_CANNOT_DISSEMINATE,
	OAI_ID_NOT_EXIST,
	OAI_NO_RECORDS,
	OAI_NO_FORMATS,
	OAI_NO_SETS,
	OAI_UNKNOWN_CODE,
	OAI_CODE__MAX
};
const char *oai_code_name(enum oai_code c);

/* What one response said. */
struct oai_page {
	enum oai_verb verb;
	char root[128]; /* local name of the root element */
	char date[32];  /* responseDate, as sent */
	char url[2048]; /* the request element's text: the base URL */
	bool has_token; /* a resumptionToken element was there */
	char token[OAI_TOKEN_MAX]; /* trimmed; "": the list ends here */
	char expires[32];
	int64_t cursor, total; /* -1: not said, or no number */
	uint64_t records;      /* headers seen, deleted ones too */
	uint64_t odd; /* records with something missing or twice: see oddity */
	char oddity[256];   /* the first of them, in words */
	enum oai_code code; /* the first error that is not OAI_OK */
	char code_text[64]; /* its code as sent */
	char message[OAI_ERROR_MAX];
};

/* Identify (OAI-PMH 2.0, section 4.2). */
struct oai_identify {
	char name[512], base_url[2048], version[16];
	char earliest[32], granularity[32], deleted[16];
	char id_prefix[256], sample_id[512]; /* oai-identifier description */
	char software[256];                  /* what other descriptions say */
	bool day;                            /* granularity is YYYY-MM-DD */
};

struct oai;

/*
 * fn is called for each record of ListRecords, GetRecord, ListIdentifiers or a
 * bare file; it may be NULL. A negative result of fn ends the parse with *e.
 */
struct oai *oai_new(oai_record_fn *fn, void *ctx);
/*
 * Odd records go to this function, and to fn only when they can be held all the
 * same, before: of two payloads that is the first. Without it fn gets what has
 * a payload, and a limit ends the parse.
 */
void oai_on_odd(struct oai *o, oai_odd_fn *odd);
/* For files: a document type that declares nothing may stand in front. */
struct oai *oai_new_for_files(oai_record_fn *fn, void *ctx);
void oai_free(struct oai *o);
void oai_reset(struct oai *o); /* ready for another response */

int oai_feed(struct oai *o, const char *p, size_t n, struct err *e);
int oai_finish(struct oai *o, struct oai_page *out, struct err *e);

/* After oai_finish with verb OAI_IDENTIFY. */
const struct oai_identify *oai_identify(const struct oai *o);

/* After OAI_LIST_METADATA_FORMATS or OAI_LIST_SETS: pairs of prefix and
 * namespace, or setSpec and setName; valid until the reset. */
size_t oai_listed(const struct oai *o, const struct str (**pairs)[2]);

#endif
