/* What the files of exporters/bib/ share: the scanner. */
#ifndef EXPORTERS_BIB_INTERNAL_H
#define EXPORTERS_BIB_INTERNAL_H

#include <stddef.h>

#include "core/err.h"
#include "core/str.h"
#include "exporters/bib/bib.h"

struct scan {
	struct str text;
	size_t at;
};

/* Views into the text, as they stand there; or none. */
struct scan_entry {
	size_t begins; /* at its @ */
	struct str key, doi, url;
};

/* 1 with the next entry, 0 at the end, -1: ERR_IO: one is not closed. */
int scan_next(struct scan *s, struct scan_entry *out, struct err *e);

/* The line, from 1, of a place in the text. */
size_t scan_line(struct str text, size_t at);

#endif
