/*
 * The command line, parsed by the tables of sheaf/options/opts.h: options and
 * operands in any order, --name=value or --name value, -f value or -fvalue,
 * letters of flags together, "--" before operands that begin with a dash. Every
 * value is checked by its rule.
 */
#ifndef SHEAF_OPTIONS_ARGS_H
#define SHEAF_OPTIONS_ARGS_H

#include <stddef.h>

#include "core/err.h"
#include "sheaf/options/opts.h"

struct arg_value {
	enum opt opt;
	const char *text;
};

/* All strings are those of argv. */
struct args {
	const struct command *command; /* NULL: none was given */
	const char **operands;         /* after the command */
	size_t noperands;
	struct arg_value *values; /* options with a value, in order */
	size_t nvalues;
	unsigned count[OPT__MAX]; /* how often each option was given */
};

/* 0; ERR_USAGE, ERR_NOMEM: free all the same. */
int args_parse(struct args *a, int argc, char *const argv[], struct err *e);
void args_free(struct args *a);

/* The last value given, or NULL. */
const char *args_text(const struct args *a, enum opt o);

/* The i-th value given to an option that may be repeated, or NULL. */
const char *args_nth(const struct args *a, enum opt o, size_t i);

#endif
