/*
 * A payload into a record: by the parser of its format, or as far as
 * parsers/unknown.h can.
 *
 * Parsers are pure: a tree in, a record filled. They never refuse a record for
 * odd content (what is not understood is kept and said in warnings); the only
 * failure is memory or a limit, which the record's arena remembers.
 */
#ifndef PARSERS_PAYLOAD_H
#define PARSERS_PAYLOAD_H

#include "core/err.h"
#include "core/record.h"
#include "parsers/xml/xml.h"

/* Fills *out. 0, or -1 with ERR_NOMEM or ERR_LIMIT. */
int parse_payload(const struct node *payload, struct record *out,
		  struct err *e);

/*
 * The same from the bytes a store keeps. A reader may be used again and again;
 * the record is valid until the next call. payload none: a tombstone; one that
 * begins with "{" is a line of jsonl (parsers/jsonl.h) or CSL-JSON
 * (parsers/csl_json.h), all others are XML.
 */
struct payload_reader;
struct payload_reader *payload_reader_new(void);
/* Whose payload is read next (views, until it is): it steers the reading. */
void payload_reader_origin(struct payload_reader *p, struct str oai_id,
			   struct str datestamp);
void payload_reader_free(struct payload_reader *p);
int payload_read(struct payload_reader *p, struct str payload,
		 struct record **out, struct err *e);

#endif
