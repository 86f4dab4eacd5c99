/*
 * One entry of a .bib file, driven by tables: a flavour (BibTeX, BibLaTeX)
 * is a list of fields in their order and, for each entry type, the set of
 * those that it may have. What an entry type has no field for goes into its
 * note, where it can.
 */
#ifndef EXPORTERS_TEX_TEX_ENTRY_H
#define EXPORTERS_TEX_TEX_ENTRY_H

#include <stdbool.h>
#include <stdint.h>

#include "exporters/format/exporter.h"
#include "exporters/format/types.h"

/* What not every entry type may have; sets of it are bit masks. */
enum tex_right {
	TEX_AUTHOR = 1 << 0,
	TEX_EDITOR = 1 << 1,
	TEX_TRANSLATOR = 1 << 2,
	TEX_JOURNAL = 1 << 3,
	TEX_BOOKTITLE = 1 << 4,
	TEX_EVENT = 1 << 5,
	TEX_PUBLISHER = 1 << 6,
	TEX_SCHOOL = 1 << 7,
	TEX_INSTITUTION = 1 << 8,
	TEX_ORGANIZATION = 1 << 9,
	TEX_PLACE = 1 << 10,
	TEX_EDITION = 1 << 11,
	TEX_SERIES = 1 << 12,
	TEX_VOLUME = 1 << 13,
	TEX_NUMBER = 1 << 14,
	TEX_EID = 1 << 15,
	TEX_PAGES = 1 << 16,
	TEX_TOTAL = 1 << 17, /* of pages */
	TEX_TYPE = 1 << 18,
	TEX_ISBN = 1 << 19,
	TEX_ISSN = 1 << 20,
	TEX_LANGUAGE = 1 << 21
};

/* An entry being written. */
struct tex {
	const struct tex_flavour *flavour;
	const struct record *r;
	enum bib_entry entry;
	uint32_t rights;
	struct arena *a;
	struct buf *out;
};

/* Writes a value without its braces; nothing when there is none. */
typedef void tex_put_fn(struct tex *t);

struct tex_field {
	const char *name;
	tex_put_fn *put;
	uint32_t right; /* 0: every entry type has it */
	bool macro;     /* no braces: month = mar */
};

/* What the field eprint can hold, and what its kind is called. */
struct tex_eprint {
	enum rec_id kind;
	const char *type;
};

struct tex_flavour {
	const struct tex_field *fields; /* the last has name NULL */
	const char *const *names;       /* of entry types */
	const uint32_t *rights;         /* of entry types */
	/* The first that a record has is its eprint; the last has type NULL. */
	const struct tex_eprint *eprints;
};

/* `entry` is what the type table says; authors may make it another. */
void tex_entry(const struct tex_flavour *f, enum bib_entry entry,
	       struct export_state *st, const struct record *r,
	       struct buf *out);

/*
 * `before`, then the value: nothing at all when there is no value. Says
 * whether there was one.
 */
bool tex_part(struct tex *t, struct str before, tex_put_fn *put);

/* NULL: no eprint. */
const struct tex_eprint *tex_eprint_of(const struct tex *t);

/* Takes back what was written since the buffer held `mark` bytes. */
void tex_undo(struct tex *t, size_t mark);

#endif
