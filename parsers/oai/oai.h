/*
 * OAI-PMH in: the envelope of a response, and what is done with one that is not
 * well-formed: its bytes are repaired, or its records taken one by one.
 */
#ifndef PARSERS_OAI_OAI_H
#define PARSERS_OAI_OAI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/err.h"
#include "core/str.h"
#include "parsers/xml/xml.h"

/* --- The envelope -------------------------------------------------------- */

/*
 * The OAI-PMH 2.0 envelope: one response in, its records out one by one, and
 * at the end what the page says of itself. Also reads a bare <record>, a bare
 * payload (<oai_dc:dc>), and a file of several such under any root.
 *
 * Nothing is believed before oai_finish has returned 0: a page is whole only
 * when its root element is closed.
 */

enum {
	OAI_TOKEN_MAX = 8192,
	OAI_ID_MAX = 2048,
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
	char root[128];  /* local name of the root element */
	char date[32];   /* responseDate, as sent */
	char url[2048];  /* the request element's text: the base URL */
	bool has_token;  /* a resumptionToken element was there */
	bool two_tokens; /* and another one, with another token */
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

/*
 * The resumption token of a page of records or headers by its last bytes, where
 * it ends as a sound one does: whether it is one nobody has looked. A hint, to
 * ask early; false: there is none, or it may mean something else.
 */
enum { OAI_TAIL = 4096 };
bool oai_token_ahead(struct str tail, struct buf *out);

/* After oai_finish with verb OAI_IDENTIFY. */
const struct oai_identify *oai_identify(const struct oai *o);

/* After OAI_LIST_METADATA_FORMATS or OAI_LIST_SETS: pairs of prefix and
 * namespace, or setSpec and setName; valid until the reset. */
size_t oai_listed(const struct oai *o, const struct str (**pairs)[2]);

/* --- Repair -------------------------------------------------------------- */

/*
 * Bytes that are almost XML made XML. Only for a page that was refused as not
 * well-formed; the result is parsed strictly again. Every repair is counted,
 * none is silent, and nothing is dropped: what cannot stand becomes U+FFFD.
 *
 * The result is UTF-8. A document in another encoding is converted; text that
 * is none in a document that says it is UTF-8 is taken for Windows-1252 where
 * it looks so (parsers/oai/oai.h), piece by piece between tags.
 */

struct repair_counts {
	uint64_t bytes;      /* no UTF-8, nor anything else: U+FFFD */
	uint64_t recoded;    /* no UTF-8, but Windows-1252 by the look of it */
	uint64_t characters; /* not allowed in XML 1.0, raw or as reference */
	uint64_t ampersands; /* "&" that starts no reference */
	uint64_t brackets;   /* "<" that can begin no tag */
	uint64_t entities;   /* HTML entities, put as characters */
	uint64_t encodings;  /* declared, but there is none of that name */
	uint64_t around;     /* bytes before or after the document */
};

/* Appends the repaired form of `in` (a whole document). */
void repair_xml(struct str in, struct buf *out, struct repair_counts *counts);

/* The document alone, without notices before it or anything behind. */
struct str repair_trim(struct str in, struct repair_counts *counts);

void repair_add(struct repair_counts *to, const struct repair_counts *from);
uint64_t repair_total(const struct repair_counts *c);
/* "2 control characters, 1 byte that is not UTF-8" */
void repair_describe(const struct repair_counts *c, struct buf *out);

/* --- Records of a broken page -------------------------------------------- */

/*
 * The records of a page that is not well-formed, so that one bad record does
 * not hold up all others. A tolerant scanner finds where each <record> of a
 * ListRecords answer begins and ends, from its tags alone; what it finds is
 * then read strictly: each record in a small page of its own, with the start
 * tags (and so the namespaces) of this page round it, and what is left of the
 * page when all records are cut out, which must be sound.
 *
 * A record ends with its </record>. Elements of the same name inside of it
 * (MARCXML has such) are counted. When the count is lost, for want of a tag or
 * with one too many, a boundary is only where the envelope itself says so:
 * </metadata>, </about> or </header>, perhaps </record>, then another <record>
 * with its <header>, the resumption token or the end of the list. Anything
 * else is refused: guessing would make records nobody sent.
 */

enum { SALVAGE_RECORDS_MAX = 100000 }; /* of one page */

struct salvage {
	struct str doc;    /* borrowed; bytes that are ASCII where tags are */
	struct str prolog; /* the XML declaration, or none */
	struct str root, list; /* start tags */
	struct str prefix;     /* of the envelope's elements, with ":" */
	struct salvage_span *v;
	size_t n, cap;
};

struct salvage_span {
	size_t at, n;
};

/*
 * ERR_XML: it cannot be made sure where the records are; ERR_LIMIT: too many;
 * ERR_NOMEM. salvage_free in any case.
 */
int salvage_scan(struct salvage *s, struct str doc, struct err *e);
void salvage_free(struct salvage *s);

/* Record i as it came. */
struct str salvage_bytes(const struct salvage *s, size_t i);

/* A page with a record that has its header only, or nothing without a whole
 * one. */
void salvage_header_page(const struct salvage *s, size_t i, struct buf *out);

/*
 * Does it hold what looks like the beginning of another record? Then nobody
 * can be sure of its end, should it be one that cannot be read.
 */
bool salvage_doubtful(const struct salvage *s, size_t i);

/* A page with these bytes as its only record; the page without its records. */
void salvage_page(const struct salvage *s, struct str record, struct buf *out);
void salvage_envelope(const struct salvage *s, struct buf *out);

/* --- Other encodings ----------------------------------------------------- */

/*
 * Bytes that are no UTF-8, made UTF-8: a document in another encoding, and
 * text that is not in the encoding its document says.
 */

enum recode {
	RECODE_NONE,   /* UTF-8 already, or says so */
	RECODE_DONE,   /* *text is the document in UTF-8 */
	RECODE_UNKNOWN /* the encoding it declares is none we know */
};

/*
 * By its first bytes (UTF-16) or its XML declaration. Bytes that are none in
 * that encoding become U+FFFD and are counted in *bad; in ASCII they stay. *text,
 * in the buffer or of `in`, has no declaration any more.
 */
enum recode recode_document(struct str in, struct buf *out, struct str *text,
			    uint64_t *bad);

/* UTF-16, by its mark or its first characters. */
bool recode_is_wide(struct str in);

/*
 * Is a piece of text that is no UTF-8 rather Windows-1252 (and with it
 * ISO-8859-1)? It is, when nothing in it is UTF-8 beyond ASCII, and nothing
 * looks like the remains of UTF-8: no byte that Windows-1252 lacks, none that
 * goes on with a sequence behind one that begins it, and not only bytes that
 * begin the commonest sequences and are all that is left of them.
 */
bool recode_is_1252(struct str text);

#endif
