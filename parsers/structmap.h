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

#endif
