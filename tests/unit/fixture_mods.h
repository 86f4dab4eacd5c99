/* MODS payloads from strings, and records shown as lines. */
#ifndef TESTS_UNIT_FIXTURE_MODS_H
#define TESTS_UNIT_FIXTURE_MODS_H

#include "core/record.h"

#define MODS_GENRE(id)                                             \
	"<genre type='intern' valueURI='https://x.example/api/v1/" \
	"classifications/mir_genres#" id "'/>"
#define MODS_TITLE(title) "<titleInfo><title>" title "</title></titleInfo>"
#define MODS_ROLE(code)                                             \
	"<role><roleTerm authority='marcrelator' type='code'>" code \
	"</roleTerm></role>"
#define MODS_PERSON(family, given, code)                          \
	"<name type='personal'>" MODS_ROLE(                       \
	    code) "<namePart type='family'>" family "</namePart>" \
		  "<namePart type='given'>" given "</namePart></name>"

int mods_setup(void **state);
int mods_teardown(void **state);

/*
 * What is inside <mods>, parsed; valid until the next call. The namespaces
 * are MODS as default and xlink.
 */
struct record *mods_record(const char *inside);

/* A whole payload. */
struct record *mods_payload(const char *payload);

/*
 * One line per item, in a buffer that the next call reuses:
 *
 *	names   author Meyer|Anna gnd:1 orcid:2 aff:Essen
 *	        editor @A body          contributor =A literal
 *	ids     doi 10.1234/x           isbn? 978... (not its own)
 *	texts   [de] text
 */
const char *mods_names(const char *inside);
const char *mods_ids(const char *inside);
const char *mods_texts(const struct rec_texts *l);
const char *mods_warnings(const char *inside);

/* "type / container / volume / issue / article / first-last / series /
 * number", empty parts left out but for the slashes. */
const char *mods_place(const char *inside);

/* "2018-05-01..2019 circa" */
const char *mods_date(const char *inside);

#endif
