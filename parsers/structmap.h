/*
 * METS, <mets:structMap>: which division of the whole a payload describes.
 */
#ifndef PARSERS_STRUCTMAP_H
#define PARSERS_STRUCTMAP_H

#include "core/record.h"
#include "parsers/xml/xml.h"

/*
 * What METS calls the division that this payload inside it describes: "volume"
 * of a "multivolume_work", "issue" of a "newspaper". TYPE_GENERIC: it stands in
 * no METS, or the word is none of those.
 */
enum rec_type structmap_type(const struct node *inside);

/*
 * The section that describes what the file is of: below the whole, as long as
 * there is one division alone that is a volume, a year or an issue, the last
 * with a section of its own. Empty: nothing says it.
 */
struct str structmap_section(const struct node *mets);

/*
 * The title of the whole, for a volume or an issue that has none: an element of
 * the name that is given, in the section of a division above; or NULL.
 */
const struct node *structmap_above(const struct node *inside, const char *name);

#endif
