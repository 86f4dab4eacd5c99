/*
 * A payload as the store has it, which is as node_write wrote it, into a tree:
 * several times faster than by libxml2, and for nothing else. Every byte is
 * looked at, because what is stored may be damaged.
 */
#ifndef PARSERS_XML_STORED_H
#define PARSERS_XML_STORED_H

#include "core/arena.h"
#include "parsers/xml/node.h"

/*
 * The tree in the arena, that libxml2 would give; NULL: not of this form (or
 * the arena failed), and libxml2 has to look at it.
 */
struct node *stored_read(struct str payload, struct arena *a);

#endif
