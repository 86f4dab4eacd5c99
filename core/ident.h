/*
 * Identifiers: recognise them in any spelling, normalise, check. Every
 * function gives a view into its input or a copy in the arena, and false when
 * the text is no such identifier.
 */
#ifndef CORE_IDENT_H
#define CORE_IDENT_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/record.h"
#include "core/str.h"

enum { IDENT_MAX = 2048 }; /* longer is none */

/*
 * A DOI: "10.…", "doi:", "DOI 10.…", "https://doi.org/", "dx.doi.org",
 * "info:doi/", percent-encoded or not, trailing ".,;" and an unmatched ")"
 * dropped. The result is bare, spelled as found (compare with ident_doi_eq).
 */
bool ident_doi(struct arena *a, struct str s, struct str *out);

/* The first DOI inside a longer text; of what begins like one, 32 are tried. */
bool ident_doi_within(struct arena *a, struct str s, struct str *out);

/* DOI names are compared without regard to ASCII case (DOI handbook, 3.4). */
bool ident_doi_eq(struct str a, struct str b);
struct str ident_doi_key(struct arena *a, struct str doi); /* lower case */

/* https://doi.org/… with what a URI does not allow percent-encoded. */
struct str ident_doi_url(struct arena *a, struct str doi);

bool ident_urn(struct arena *a, struct str s, struct str *out); /* urn:nbn:… */
/* The check digit of a German urn:nbn:de (the last digit). */
bool ident_urn_nbn_checks(struct str urn);

/* 13 digits, no hyphens; ISBN-10 is converted. False on a bad check digit. */
bool ident_isbn(struct arena *a, struct str s, struct str *out);
bool ident_issn(struct arena *a, struct str s, struct str *out); /* NNNN-NNNX */
/* "1234-5679" alone, its check digit right; two years ("1999-2003") are none. */
bool ident_is_issn(struct str s);
bool ident_orcid(struct arena *a, struct str s, struct str *out); /* ISO 7064 */
bool ident_gnd(struct arena *a, struct str s, struct str *out);

bool ident_handle(struct arena *a, struct str s, struct str *out);
bool ident_arxiv(struct arena *a, struct str s, struct str *out);
bool ident_pmid(struct arena *a, struct str s, struct str *out);
bool ident_pmcid(struct arena *a, struct str s, struct str *out);

bool ident_is_url(struct str s); /* http:// or https:// and a host */
bool ident_is_file_url(struct str s);

/*
 * Percent-decoding, once; "%00" and broken escapes stay as they are, and so does
 * all of it when it would be no UTF-8.
 */
struct str ident_percent_decode(struct arena *a, struct str s);

/*
 * What is it? Tries the kinds in order and fills kind and value (own = true).
 * Never fails: at the worst it is ID_OTHER with the text as it came.
 */
struct rec_ident ident_classify(struct arena *a, struct str s);

#endif
