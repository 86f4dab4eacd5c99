/*
 * Rules from DOI to OAI identifier and back: a template on either side of an
 * arrow, "10.17185/duepublico/{N} -> oai:duepublico2.uni-due.de:mods_{N:08}".
 *
 * {N} is a number without leading zeros, {N:08} the same with eight digits at
 * least, {S} the rest of the DOI as it stands. Each side has one place, of the
 * same kind; all else is literal and compared without regard to ASCII case on
 * the side of the DOI, exactly on the side of the identifier.
 */
#ifndef HARVESTER_DOI_RULE_H
#define HARVESTER_DOI_RULE_H

#include <stdbool.h>

#include "core/buf.h"
#include "core/err.h"
#include "core/str.h"

enum { DOI_RULE_DIGITS = 18 }; /* of a number, with zeros in front */

/* One side: what is before its place, and behind it. */
struct doi_side {
	struct str before, after;
	int width; /* digits at least; 0: as many as there are */
	bool text; /* {S} */
};

/* Views into the text it was read from. */
struct doi_rule {
	struct doi_side doi, id;
};

/* ERR_USAGE says what is wrong with it. */
int doi_rule_parse(struct doi_rule *r, struct str text, struct err *e);

/*
 * Appends the identifier of a DOI. False, and nothing appended, when the rule
 * is not for that DOI: another prefix, no number, or one that would come back
 * as another DOI ("00012" where numbers have no zeros in front).
 */
bool doi_rule_apply(const struct doi_rule *r, struct str doi, struct buf *id);

/* Appends the DOI of an identifier: the other direction. */
bool doi_rule_reverse(const struct doi_rule *r, struct str id, struct buf *doi);

#endif
