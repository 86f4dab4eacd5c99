/*
 * .bib files that people keep: what is in one, so that it can grow without a
 * byte of it being touched, and is not replaced by mistake. It is scanned, not
 * understood: where entries begin and end, their keys, their DOIs.
 *
 *	if (bib_read(&b, text, &e) != 0)
 *		...
 *	there = bib_find(b, record, key);
 *
 * Read as BibTeX, biber and JabRef do: what stands between entries is anything;
 * a line that begins with %, @comment, @string and @preamble are no entries;
 * braces count even behind a backslash.
 */
#ifndef EXPORTERS_BIB_BIB_H
#define EXPORTERS_BIB_BIB_H

#include <stdbool.h>
#include <stddef.h>

#include "core/err.h"
#include "core/record.h"
#include "core/str.h"

enum {
	BIB_SIZE_MAX = 100 * 1024 * 1024, /* bytes of a file */
	BIB_ENTRIES_MAX = 1000000
};

struct bib_item {
	struct str key;
	struct str doi; /* lower case; or none */
	bool found;     /* by bib_find */
};

struct bib;

/*
 * Borrows the text. ERR_IO: it is no text, too long, or an entry is not closed:
 * the message names its line.
 */
int bib_read(struct bib **out, struct str text, struct err *e);
void bib_free(struct bib *b);

struct str bib_text(const struct bib *b);
size_t bib_foreign_line(const struct bib *b); /* that is no UTF-8; or 0 */
size_t bib_count(const struct bib *b);
const struct bib_item *bib_item(const struct bib *b, size_t i);

/*
 * The entry of a record: the one with its DOI; else the one with its key,
 * compared without case, unless both have a DOI and these differ. Or NULL.
 */
const struct bib_item *bib_find(struct bib *b, const struct record *r,
				struct str key);

/* The first entry nobody has found, or NULL; and how many there are. */
const struct bib_item *bib_not_found(const struct bib *b, size_t *n);

/* What goes between its text and an entry, and how its lines end. */
struct str bib_gap(const struct bib *b);
struct str bib_line_end(const struct bib *b);

#endif
