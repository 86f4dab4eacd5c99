/*
 * What the writers of citations have in common: the answers that need more
 * than one field of the record. Results are views into the record or live in
 * the arena; STR_NONE: there is nothing to say.
 */
#ifndef EXPORTERS_FORMAT_VALUE_H
#define EXPORTERS_FORMAT_VALUE_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/record.h"
#include "core/str.h"

/* ", " between; what has the scheme ddc is a number, no word, and left out. */
struct str value_keywords(struct arena *a, const struct record *r);

/* The record's own word, else that of its type. */
struct str value_genre(const struct record *r);

/*
 * Who stands behind it. Of a thesis or report that is the institution, of
 * anything else the publishers ("; " between); each for want of the other.
 */
struct str value_publisher(struct arena *a, const struct record *r);
bool value_has_institution(const struct record *r);

/* The host of an address, without user, password and port. */
struct str value_host(struct str url);

/*
 * The ISBN of the item, and of the book it is part of if its type is one of
 * parts; the ISSN of the item, its journal or its series.
 */
struct str value_isbn(const struct record *r);
struct str value_issn(const struct record *r);

/* "XII, 345" out of "XII, 345 S.": no, 345. The number before a word that
 * means pages, in German, English or French. */
struct str value_page_total(const struct record *r);

/* Of a patent. */
struct str value_number(const struct record *r);

/* A title up to its first ": ", when something stands before it. */
struct str value_short_title(struct str title);

/* First abstract; language tag. */
struct str value_abstract(const struct record *r);
struct str value_language(const struct record *r);

/* The first alternative title that differs from the title. */
struct str value_other_title(const struct record *r);

/* Licence or statement of rights; not a mere access status. */
struct str value_rights(const struct record *r);

/* "Family, Given, Jr." or the literal, as one line. */
struct str value_name(struct arena *a, const struct rec_name *n);
/* What stands for a name without a family: the literal, or else what the
 * source wrote. */
struct str value_literal(struct arena *a, const struct rec_name *n);
/* "et al." and its kin: not a name. */
bool value_is_others(const struct rec_name *n);

#endif
