/*
 * File names out of anything: sets, sources, citation keys. The result is
 * lower-case ASCII letters, digits and "._-", never empty, never too long,
 * begins with a letter or digit, ends in none of "._-", and is no name that a
 * system keeps for itself (CON, NUL, COM1, ...); two different values never
 * get one name, upper and lower case being the same.
 *
 *	ddc:004        ddc--004      a colon becomes "--"
 *	Open Access    open-access+8q6f03kd2v1m7t4c
 *
 * Whenever that was not enough to keep the value recognisable from its name
 * alone, "+" and a hash of the value follow; "+" occurs nowhere else.
 */
#ifndef EXPORTERS_BUNDLE_SAFE_NAME_H
#define EXPORTERS_BUNDLE_SAFE_NAME_H

#include "core/err.h"
#include "core/str.h"

enum {
	SAFE_NAME_STEM = 60,
	SAFE_NAME_HASH = 16, /* of 5 bits each */
	SAFE_NAME_MAX = SAFE_NAME_STEM + 1 + SAFE_NAME_HASH
};

int safe_name(char out[SAFE_NAME_MAX + 1], struct str value, struct err *e);

#endif
