/*
 * Values of options and configuration keys: what a text must look like, and
 * what it means once it does. Checked where it comes in, so that everything
 * behind may rely on it.
 */
#ifndef SHEAF_OPTIONS_RULE_H
#define SHEAF_OPTIONS_RULE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/err.h"
#include "core/str.h"

enum { RULE_VALUE_MAX = 4096 }; /* bytes of any value */

enum rule_kind {
	RULE_NONE,    /* a flag: takes no value */
	RULE_TEXT,    /* anything without control characters */
	RULE_PATH,    /* a file name */
	RULE_COUNT,   /* a whole number */
	RULE_SECONDS, /* whole seconds */
	RULE_MILLIS,  /* seconds, with up to three decimals; in ms */
	RULE_SIZE,    /* bytes; K, M, G are powers of 1024 */
	RULE_WORD,    /* one of the words in `form`, separated by | */
	RULE_DATE,    /* YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ */
	RULE_YEARS,   /* Y or Y-Y */
	RULE_TYPE,    /* a record type */
	RULE_DOI,     /* a DOI in any spelling */
	RULE_MAIL,    /* a mail address */
	RULE_URL,     /* http or https, no password */
	RULE_PATTERN, /* DOI pattern -> OAI identifier pattern */
	RULE_SECRET,  /* never repeated in a message */
	RULE_HEADER,  /* "Name: value" of HTTP; as secret */
	RULE_KIND__MAX
};

struct rule {
	enum rule_kind kind;
	const char *form; /* as shown in help: "N", "text|json" */
	int64_t min, max; /* of numbers, in the unit they are kept in */
};

/* 0, or ERR_USAGE: "--jobs wants a whole number from 1 to 64, not 'x'". */
int rule_check(const struct rule *rule, const char *name, const char *text,
	       struct err *e);

/* The number a checked text means: of words its place in the form. */
int64_t rule_number(const struct rule *rule, const char *text);

/* First and last year of a checked RULE_YEARS. */
void rule_years(const char *text, int *from, int *until);

#endif
