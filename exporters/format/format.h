/*
 * The table of export formats: all that is known of one is its row, and no
 * other place names them. Options, help, what a bundle holds, the readers that
 * count records again and the tests ask the table. A format is pure: records
 * in, bytes appended; nothing can fail but memory, which the buffer remembers.
 * A new one is a file and a row.
 */
#ifndef EXPORTERS_FORMAT_FORMAT_H
#define EXPORTERS_FORMAT_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/err.h"
#include "core/record.h"
#include "core/str.h"
#include "exporters/value/value.h"

/* How records are counted in a file; exporters/verify/ has a reader each. */
enum format_count {
	COUNT_NONE,
	COUNT_RIS,   /* TY to ER */
	COUNT_BIB,   /* entries */
	COUNT_ITEMS, /* of one JSON array */
	COUNT_LINES, /* each a JSON object */
	COUNT_CSV,   /* rows but the first */
	COUNT_TSV,
	COUNT_SQL, /* statements that put a row into its first table */
	COUNT_OAI, /* <record> in the list of a response */
	COUNT__MAX
};

/* What a format is taken for when nobody asks for one; bits. */
enum format_preset {
	PRESET_OUTPUT = 1 << 0, /* standard output */
	PRESET_GET = 1 << 1,    /* the same, of one record asked for */
	PRESET_BUNDLE = 1 << 2  /* among others, of a bundle */
};

/* What a format makes of options that not all have a use for; bits. */
enum format_option {
	TAKES_COLUMNS = 1 << 0,  /* --bom; --fields are columns */
	TAKES_STYLE = 1 << 1,    /* --style */
	TAKES_APPEND = 1 << 2,   /* --append: exporters/bib/ reads it */
	TAKES_FIELDS = 1 << 3,   /* --fields */
	TAKES_ABSTRACT = 1 << 4, /* --no-abstract */
	TAKES_FULLTEXT = 1 << 5, /* --with-fulltext */
	TAKES_ORCID = 1 << 6     /* --with-orcid */
};

struct exporter {
	const char *name;   /* what -f takes */
	const char *alias;  /* or NULL */
	const char *suffix; /* ".ris"; of a name the first that fits counts */
	const char *media_type;
	const char *about; /* a line for people */
	unsigned presets;
	unsigned takes;
	enum format_count count;
	bool tombstones; /* can say that a record was deleted */
	bool payloads;   /* writes these: a record without one is left out */
	/* Brings what was written from `from` on to ASCII; NULL: it cannot. */
	void (*ascii)(struct export_state *st, struct buf *out, size_t from);
	bool rewrites; /* it is called always, and looks at the style */
	void (*begin)(struct export_state *st, struct buf *out); /* or NULL */
	void (*record)(struct export_state *st, const struct record *r,
		       struct buf *out);
	void (*end)(struct export_state *st, struct buf *out); /* or NULL */
};

#define FORMAT_STEM "records" /* in a bundle, before the suffix */

extern const struct exporter exporters[]; /* the last has name NULL */

const struct exporter *exporter_by_name(struct str name);   /* or NULL */
const struct exporter *exporter_by_suffix(struct str path); /* or NULL */

/*
 * Fields: what there is to say of a record, each by a name and as a text of one
 * line, as csv has it in a column. The text lives in the record or in the
 * scratch arena.
 */
const char *field_name(size_t i);      /* NULL past the last one */
size_t field_by_name(struct str name); /* in any case; past all: none */
struct str field_text(size_t i, struct export_state *st,
		      const struct record *r);

/*
 * The record with nothing in it but these fields ("title,doi"), beside what
 * names it and its type; lists are in the arena. Names of none are passed over.
 */
void field_cut(struct record *to, const struct record *r, struct str list,
	       struct arena *a);

/* Begin, one record (whose key is st->key), end: what callers use. */
void export_begin(const struct exporter *x, struct export_state *st,
		  struct buf *out);
void export_record(const struct exporter *x, struct export_state *st,
		   const struct record *r, struct buf *out);
void export_end(const struct exporter *x, struct export_state *st,
		struct buf *out);

#endif
