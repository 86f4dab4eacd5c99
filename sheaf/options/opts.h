/*
 * What may be typed: one table of commands and one of options. Parsing
 * (sheaf/options/args.h), --help (sheaf/command/help.h), the configuration
 * (sheaf/options/config.h) and the test that compares them with the manual page
 * all read these.
 */
#ifndef SHEAF_OPTIONS_OPTS_H
#define SHEAF_OPTIONS_OPTS_H

#include <stdbool.h>

#include "core/str.h"
#include "sheaf/options/rule.h"

struct app;

/* For the sets of commands in the option table. */
enum {
	CMD_HARVEST = 1 << 0,
	CMD_EXPORT = 1 << 1,
	CMD_CONVERT = 1 << 2,
	CMD_LIST = 1 << 3,
	CMD_SOURCE = 1 << 4,
	CMD_HELP = 1 << 5,
	CMD_SELECT = CMD_EXPORT | CMD_LIST,
	CMD_VERIFY = 1 << 6,
	CMD_GET = 1 << 7,
	CMD_STATUS = 1 << 8,
	CMD_CHECK = 1 << 9,
	CMD_REINDEX = 1 << 10,
	CMD_ALL = (1 << 11) - 1
};

struct command {
	unsigned id;
	const char *name;
	int (*run)(struct app *app); /* returns the exit code */
	bool patient;                /* a signal lets it finish: signals.h */
	const char *operands;        /* as shown in help; NULL: takes none */
	const char *summary;
	const char *about; /* more, for its own help; lines of 72 columns */
};

extern const struct command commands[]; /* the last has name NULL */
const struct command *command_by_name(struct str name); /* or NULL */

enum opt {
	OPT_NONE = -1,
	OPT_FULL,
	OPT_COMPARE,
	OPT_MAX_VANISHED,
	OPT_ALL,
	OPT_PREFIX,
	OPT_SIZES,
	OPT_FORMAT,
	OPT_OUTPUT,
	OPT_KEYS,
	OPT_ASCII,
	OPT_STATUS_FORMAT,
	OPT_JSON,
	OPT_REJECTED,
	OPT_REPAIR,
	OPT_DATA,
	OPT_SPLIT,
	OPT_LEVEL,
	OPT_BUNDLE,
	OPT_BAGIT,
	OPT_WITH_HTML,
	OPT_NAME,
	OPT_ORGANIZATION,
	OPT_SOURCE,
	OPT_SET,
	OPT_FROM,
	OPT_GET_FROM,
	OPT_OFFLINE,
	OPT_REFRESH,
	OPT_UNTIL,
	OPT_YEAR,
	OPT_TYPE,
	OPT_DOI,
	OPT_IDS,
	OPT_SINCE_LAST,
	OPT_DELETED,
	OPT_LIMIT,
	OPT_STORE,
	OPT_CONFIG,
	OPT_VERBOSE,
	OPT_QUIET,
	OPT_LOG,
	OPT_TIMEOUT,
	OPT_RETRIES,
	OPT_MAX_WAIT,
	OPT_MAX_RESPONSE,
	OPT_DELAY,
	OPT_JOBS,
	OPT_WINDOWS,
	OPT_CACERT,
	OPT_USER_AGENT,
	OPT_CONTACT,
	OPT_VERSION,
	OPT_HELP,
	OPT__MAX
};

enum opt_repeat {
	OPT_LAST, /* given again, the last one counts */
	OPT_ONCE, /* given again, it is a mistake */
	OPT_MANY  /* each one counts */
};

struct opt_row {
	const char *name; /* without the dashes */
	char letter;      /* or 0 */
	unsigned commands;
	enum opt_repeat repeat;
	struct rule rule;
	const char *preset; /* what counts without it, or NULL */
	const char *help;
};

extern const struct opt_row opts[OPT__MAX]; /* by enum opt */

/*
 * By name or by letter among the options of `cmds`; OPT_NONE: there is none.
 */
enum opt opt_by_name(struct str name, unsigned cmds);
enum opt opt_by_letter(char letter, unsigned cmds);

/* The name most like what was typed, for "did you mean"; or NULL. */
const char *opt_nearest(struct str typed, unsigned cmds);
const char *command_nearest(struct str typed);

#endif
