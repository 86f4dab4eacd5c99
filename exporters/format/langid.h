/*
 * Languages as TeX calls them: what BibLaTeX takes for `langid` (a babel
 * name) and for `language`, from a BCP 47 tag.
 */
#ifndef EXPORTERS_FORMAT_LANGID_H
#define EXPORTERS_FORMAT_LANGID_H

#include "core/str.h"

struct langid {
	/* The babel name; none where babel has none that is safe to load: a
	 * name it does not know is a warning on every page. */
	struct str babel;
	struct str name; /* in plain English; the tag itself if not known */
};

/* By the longest part of the tag that is known: de-AT, then de. */
struct langid langid(struct str tag);

#endif
