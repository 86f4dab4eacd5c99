/*
 * Shared by parsers/dc*.c. Elements are read one by one (dc.c, dc_foreign.c);
 * what they say only together is settled at the end, each question in its own
 * file (dc_settle.c, dc_title.c, dc_ids.c, dc_date.c, dc_note.c, dc_host.c,
 * dc_publisher.c), with an eye on what site it came from.
 */
#ifndef PARSERS_DC_DC_READ_H
#define PARSERS_DC_DC_READ_H

#include "core/record.h"
#include "parsers/site/site.h"
#include "parsers/xml/node.h"

struct dc {
	struct record *r;
	const struct site *site;       /* it came from; settled first */
	struct rec_idents related;     /* found in dc:relation, dc:source */
	struct rec_texts sources;      /* dc:source that is no citation */
	struct rec_texts descriptions; /* as they came */
	struct rec_texts citations;    /* dcterms:bibliographicCitation */
	struct rec_texts later_dates;  /* of availability, change, ... */
	struct str path;               /* "Fakultät ... » Institut ..." */
	int cited_year;                /* in the citation that was read */
};

/* One value: clean and not empty. */
typedef void dc_read_fn(struct dc *d, struct rec_text t);

/* A name beside the fifteen (qualified.c). False: not understood. */
bool dc_qualified(struct dc *d, struct str name, struct rec_text sent);

/* What stands in an element, as it was sent. */
struct str dc_sent(const struct node *n, struct arena *a);

/* Reads a value as that of one of the fifteen. */
void dc_read(struct dc *d, enum dc_element element, struct rec_text sent);

/* A citation's parts into the record, unless it has a container. */
bool dc_take_citation(struct dc *d, struct str s);

/* The questions, in this order; all are called by dc_settle. */
void dc_settle(struct dc *d);
void dc_settle_related(struct dc *d);
void dc_settle_titles(struct dc *d);
void dc_settle_citations(struct dc *d);
void dc_settle_date(struct dc *d);
void dc_settle_notes(struct dc *d);
void dc_settle_hosts(struct dc *d);
void dc_settle_publishers(struct dc *d);

/* Does s hold one of the words, ASCII case ignored? */
bool dc_has_word(struct str s, const struct str *words, size_t n);
bool dc_starts_with(struct str s, const struct str *words, size_t n);
#define DC_HAS(s, table) \
	dc_has_word((s), (table), sizeof(table) / sizeof(*(table)))
#define DC_STARTS(s, table) \
	dc_starts_with((s), (table), sizeof(table) / sizeof(*(table)))

#endif
