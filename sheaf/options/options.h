/*
 * What may be typed, and what it means: one table of options and of the keys of
 * the configuration, the rules of their values, the command line and the
 * configuration file read by them.
 */
#ifndef SHEAF_OPTIONS_OPTIONS_H
#define SHEAF_OPTIONS_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/err.h"
#include "core/str.h"

/* --- Values -------------------------------------------------------------- */

/*
 * Values of options and configuration keys: what a text must look like, and
 * what it means once it does. Checked where it comes in, so that everything
 * behind may rely on it.
 */

enum {
	RULE_VALUE_MAX = 4096, /* bytes of any value */
	RULE_WORDS_MAX = 64    /* of a program and its arguments */
};

enum rule_kind {
	RULE_NONE,    /* a flag: takes no value */
	RULE_TEXT,    /* anything without control characters */
	RULE_PATH,    /* a file name */
	RULE_COUNT,   /* a whole number */
	RULE_SECONDS, /* whole seconds */
	RULE_MILLIS,  /* seconds, with up to three decimals; in ms */
	RULE_SPAN,    /* a number with s, m, h, d or w behind it; in seconds */
	RULE_HOURS,   /* hh:mm-hh:mm of a day; rule_hours */
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
	RULE_PREFIX,  /* one metadataPrefix */
	RULE_PROGRAM, /* an absolute path, and arguments behind it */
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

/* Minutes of the day, from and until, of a checked RULE_HOURS. */
void rule_hours(const char *text, int *from, int *until);

/* First and last year of a checked RULE_YEARS. */
void rule_years(const char *text, int *from, int *until);

/*
 * Where in the place of a store a password stands, and its length:
 * postgresql://user:PASSWORD@...; 0: nowhere.
 */
size_t rule_password(struct str place, size_t *n);

/* --- Options and keys ---------------------------------------------------- */

/*
 * One table of options and keys. Parsing, --help, the configuration and the
 * tests that compare the manual pages with the program read it.
 */

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
	CMD_VERSION = 1 << 11,
	CMD_IMPORT = 1 << 12,
	CMD_COPY = 1 << 13,
	CMD_COMPACT = 1 << 14,
	CMD_WORKER = 1 << 15,
	CMD_ALL = (1 << 16) - 1
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

enum opt {
	OPT_NONE = -1,
	OPT_FULL,
	OPT_COMPARE,
	OPT_MAX_VANISHED,
	OPT_ALL,
	OPT_DRY_RUN,
	OPT_ONCE_ONLY,
	OPT_EVERY,
	OPT_PREFIX,
	OPT_RAW,
	OPT_SIZES,
	OPT_FORMAT,
	OPT_OUTPUT,
	OPT_APPEND,
	OPT_FORCE,
	OPT_KEYS,
	OPT_ASCII,
	OPT_FIELDS,
	OPT_BOM,
	OPT_STYLE,
	OPT_NO_ABSTRACT,
	OPT_WITH_FULLTEXT,
	OPT_WITH_ORCID,
	OPT_STATUS_FORMAT,
	OPT_JSON,
	OPT_CHECK,
	OPT_LATE,
	OPT_RUNS,
	OPT_REJECTED,
	OPT_REPAIR,
	OPT_DATA,
	OPT_PROBE_FORMATS,
	OPT_PROBE_SETS,
	OPT_AS,
	OPT_TO,
	OPT_SPLIT,
	OPT_LEVEL,
	OPT_BUNDLE,
	OPT_BAGIT,
	OPT_WITH_HTML,
	OPT_PAGE_TITLE,
	OPT_NAME,
	OPT_ORGANIZATION,
	OPT_SOURCE,
	OPT_SET,
	OPT_EXCLUDE_SET,
	OPT_UNLISTED_SETS,
	OPT_IN_SET,
	OPT_FROM,
	OPT_GET_FROM,
	OPT_OFFLINE,
	OPT_REFRESH,
	OPT_UNTIL,
	OPT_YEAR,
	OPT_TYPE,
	OPT_AUTHOR,
	OPT_TITLE,
	OPT_LANGUAGE,
	OPT_ORCID,
	OPT_ACCESS,
	OPT_LICENCE,
	OPT_DOI,
	OPT_DOIS,
	OPT_IDS,
	OPT_UNIQUE,
	OPT_DUPLICATES,
	OPT_SINCE_LAST,
	OPT_DELETED,
	OPT_SORT,
	OPT_COLUMNS,
	OPT_LIMIT,
	OPT_STORE,
	OPT_CONFIG,
	OPT_VERBOSE,
	OPT_QUIET,
	OPT_LOG,
	OPT_TIMEOUT,
	OPT_RETRIES,
	OPT_MAX_WAIT,
	OPT_MAX_TIME,
	OPT_MAX_RESPONSE,
	OPT_DELAY,
	OPT_JOBS,
	OPT_WINDOWS,
	OPT_CACERT,
	OPT_USER_AGENT,
	OPT_CONTACT,
	OPT_SANDBOX,
	OPT_VERSION,
	OPT_HELP,
	/* Keys that are no options. */
	OPT_URL,
	OPT_RAW_KEY,
	OPT_DOI_RULE,
	OPT_USER,
	OPT_PASSWORD,
	OPT_PASSWORD_FILE,
	OPT_PASSWORD_COMMAND,
	OPT_COMPARE_EVERY,
	OPT_HEADER,
	OPT_ON_FAILURE,
	OPT_AT,
	OPT_HANDLE_API,
	OPT_DATACITE_OAI,
	OPT_DOI_RESOLVER,
	OPT_PROXY,
	OPT__MAX
};

enum opt_repeat {
	OPT_LAST, /* given again, the last one counts */
	OPT_ONCE, /* given again, it is a mistake */
	OPT_MANY  /* each one counts */
};

/* A row as a key of the configuration: where it may stand, in bits. */
enum {
	KEY_SOURCE = 1 << 0,  /* in the section of a source */
	KEY_DEFAULT = 1 << 1, /* in [DEFAULT] */
	KEY_SECRET = 1 << 2,  /* never shown, nor on a command line */
	KEY_MANY = 1 << 3,    /* given again: values joined by newlines */
	KEY_ANYWHERE = KEY_SOURCE | KEY_DEFAULT
};

struct opt_row {
	const char *name;  /* without the dashes; of the key as well */
	char letter;       /* or 0 */
	unsigned commands; /* 0: a key alone */
	enum opt_repeat repeat;
	struct rule rule;
	const char *preset; /* what counts without it, or NULL */
	const char *help;
	unsigned key; /* 0: an option alone */
	bool listed;  /* several values at once, with commas in between */
};

extern const struct opt_row opts[OPT__MAX]; /* by enum opt */

/*
 * By name or by letter among the options of `cmds`; OPT_NONE: there is none.
 */
enum opt opt_by_name(struct str name, unsigned cmds);
enum opt opt_by_letter(char letter, unsigned cmds);

/* The key of that name; OPT_NONE: there is none. */
enum opt opt_by_key(struct str name);

/* The name most like what was typed, for "did you mean"; or NULL. */
const char *opt_nearest(struct str typed, unsigned cmds);

/* --- The command line ---------------------------------------------------- */

/*
 * The command line, parsed by the tables of sheaf/options/options.h: options and
 * operands in any order, --name=value or --name value, -f value or -fvalue,
 * letters of flags together, "--" before operands that begin with a dash. Every
 * value is checked by its rule.
 */

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

/*
 * `commands` is the table of them; the last has name NULL. 0; ERR_USAGE,
 * ERR_NOMEM: free all the same.
 */
int args_parse(struct args *a, const struct command *commands, int argc,
	       char *const argv[], struct err *e);

const struct command *command_by_name(const struct command *commands,
				      struct str name); /* or NULL */
void args_free(struct args *a);

/* The last value given, or NULL. */
const char *args_text(const struct args *a, enum opt o);

/* The i-th value given to an option that may be repeated, or NULL. */
const char *args_nth(const struct args *a, enum opt o, size_t i);

/* --- The configuration --------------------------------------------------- */

/*
 * The configuration: an INI file with a section [DEFAULT] for all sources and
 * one section per source (sheaf.ini(5)). The only file that knows inih.
 *
 * An unknown key, a key out of place, a key given twice and a wrong value are
 * errors that name file and line.
 */

enum {
	CONFIG_MAX = 4 << 20,                  /* bytes of the file */
	CONFIG_SOURCES = 16384,                /* sections */
	CONFIG_LINE_MAX = RULE_VALUE_MAX + 64, /* bytes of a line */
	CONFIG_NAME_MAX = 48,                  /* bytes of a section's name */
	CONFIG_MANY_MAX = 32 /* values of one key that may be repeated */
};

struct config_section {
	struct str name;
	int line;
	struct config_value *values; /* those given: a few of many keys */
};

struct config {
	struct arena arena;
	const char *path; /* NULL: there is none */
	struct config_section defaults;
	struct config_section *sources;
	size_t nsources, cap;
	struct name_set *names; /* of these, in their order */
};

/* The value of a key, or NULL: it is not given. */
const char *config_value(const struct config_section *s, enum opt key);

void config_init(struct config *c);
void config_free(struct config *c);

/* Reads the file at `path` (copied). ERR_USAGE for what is in it, ERR_IO. */
int config_read(struct config *c, const char *path, struct err *e);

/* The same from text; `path` is for messages. */
int config_parse(struct config *c, const char *path, struct str text,
		 struct err *e);

const struct config_section *config_find(const struct config *c,
					 struct str name);

/* Has any section, or [DEFAULT], a value in it that is to be kept secret? */
bool config_has_secrets(const struct config *c);

/* Letters, digits, "-", "_", ".", at most CONFIG_NAME_MAX; not "DEFAULT". */
bool config_name_ok(struct str name);

/* --- Changing the configuration ------------------------------------------ */

/*
 * Changing a configuration that people have written: a section more, a section
 * less, every other byte as it was. Text in, text out; whether the result is a
 * configuration is for sheaf/options/options.h to say.
 */

struct config_pair {
	struct str key, value;
};

/* Appends the text with a section behind it; line ends as it has them. */
void config_edit_add(struct buf *out, struct str text, struct str name,
		     const struct config_pair *pairs, size_t n);

/*
 * Appends the text without the section: its head, and all up to its last key.
 * Comments and blank lines behind that are taken for the next section's. False:
 * there is no such section, and the text is as it was.
 */
bool config_edit_remove(struct buf *out, struct str text, struct str name);

/*
 * One key of a section: its line is written anew where it stands, or behind the
 * last one; an empty value takes it out. And the head of a section. False as
 * above.
 */
bool config_edit_set(struct buf *out, struct str text, struct str name,
		     const struct config_pair *pair);
bool config_edit_rename(struct buf *out, struct str text, struct str name,
			struct str to);

/* --- The nearest name ---------------------------------------------------- */

/* Which of some names did the user mean? */

/*
 * Keeps the best candidate so far: start with a cleared one, offer each name,
 * look at `name`, which stays NULL when none was alike.
 */
struct nearest {
	const char *name;
	int distance;
};

void nearest_offer(struct nearest *n, struct str typed, const char *name);

/*
 * ERR_USAGE: "--sort: there is no 'yaer'; did you mean year?", or which there
 * are. name(i) is NULL past the last one.
 */
int nearest_refuse(const char *option, struct str typed,
		   const char *(*name)(size_t i), struct err *e);

#endif
