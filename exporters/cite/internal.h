/* What the files of this room share. */
#ifndef EXPORTERS_CITE_INTERNAL_H
#define EXPORTERS_CITE_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/record.h"
#include "core/str.h"

/* A citation that is being written. */
struct cite {
	const struct record *r;
	struct arena *a;
	struct buf *out;
	bool html;
	char last; /* the byte before, not counting tags; 0: none */
};

/* Text of the record, as one line, and of the style, as it is. */
void cite_put(struct cite *c, struct str s);
void cite_own(struct cite *c, const char *text);
/* Text with markup, which HTML keeps. */
void cite_marked(struct cite *c, struct rec_text t);
void cite_italic(struct cite *c, bool on); /* of HTML alone */
/* Ends a sentence, unless it is ended. */
void cite_stop(struct cite *c);

/* How a style writes names. */
struct cite_names {
	const char *between;    /* two names */
	const char *last;       /* the last two */
	const char *initials;   /* two initials: " " or "" */
	const char *others;     /* where the record says there are more */
	const char *one, *many; /* behind editors: " (Ed.)", " (Eds.)" */
	size_t most;            /* so many are all named */
	size_t shown;           /* of more, these and the last */
};

/* Names of a role, family first or given first; how many there were. */
size_t cite_people(struct cite *c, const struct cite_names *how,
		   enum rec_role role, bool family_first);

#endif
