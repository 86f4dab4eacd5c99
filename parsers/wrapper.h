/*
 * Payloads inside others: METS and DIDL wrap what describes an item, and
 * anything may. What is found is read as if it had come alone.
 */
#ifndef PARSERS_WRAPPER_H
#define PARSERS_WRAPPER_H

#include "parsers/format.h"

/*
 * The best payload inside one that nobody reads: the first of the highest rank
 * in document order, of METS in its descriptive sections alone. Gives the
 * format; NULL: there is none within the first elements.
 */
const struct metadata_format *wrapper_inside(const struct node *payload,
					     const struct node **inside);

/*
 * What the wrapper itself calls the item, and the payload inside does not: the
 * URN of a DIDL, the OBJID of METS. For a record that was read.
 */
void wrapper_ids(const struct node *payload, const struct node *inside,
		 struct record *r);

#endif
