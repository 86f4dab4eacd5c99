/*
 * The configuration: an INI file with a section [DEFAULT] for all sources and
 * one section per source (sheaf.ini(5)). The only file that knows inih.
 *
 * An unknown key, a key out of place, a key given twice and a wrong value are
 * errors that name file and line.
 */
#ifndef SHEAF_OPTIONS_CONFIG_H
#define SHEAF_OPTIONS_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/err.h"
#include "core/str.h"
#include "sheaf/options/opts.h"

enum {
	CONFIG_MAX = 1 << 20,                  /* bytes of the file */
	CONFIG_SOURCES = 4096,                 /* sections */
	CONFIG_LINE_MAX = RULE_VALUE_MAX + 64, /* bytes of a line */
	CONFIG_NAME_MAX = 48,                  /* bytes of a section's name */
	CONFIG_MANY_MAX = 32 /* values of one key that may be repeated */
};

enum config_key {
	KEY_URL,
	KEY_PREFIX,
	KEY_SET,
	KEY_DOI,
	KEY_SIZES,
	KEY_DELAY,
	KEY_USER,
	KEY_PASSWORD,
	KEY_HEADER,
	KEY_STORE,
	KEY_CONTACT,
	KEY_USER_AGENT,
	KEY_TIMEOUT,
	KEY_RETRIES,
	KEY_MAX_WAIT,
	KEY_MAX_RESPONSE,
	KEY_CACERT,
	KEY_JOBS,
	KEY_WINDOWS,
	KEY_ORGANIZATION,
	KEY_KEYS,
	KEY_HANDLE_API,
	KEY_DATACITE_OAI,
	KEY_DOI_RESOLVER,
	KEY__MAX
};

struct config_key_row {
	const char *name;
	enum opt opt; /* the option that gives the same, or OPT_NONE */
	bool of_source, of_default; /* where it may stand */
	struct rule rule;           /* when there is no such option */
	bool secret;                /* never shown, nor on a command line */
	bool many; /* may be given again: values are joined by newlines */
};
extern const struct config_key_row config_keys[KEY__MAX];

/* The rule for a key's value: its option's, or its own. */
const struct rule *config_rule(enum config_key key);

struct config_section {
	struct str name;
	int line;
	const char *v[KEY__MAX]; /* NULL: not given */
};

struct config {
	struct arena arena;
	const char *path; /* NULL: there is none */
	struct config_section defaults;
	struct config_section *sources;
	size_t nsources, cap;
};

void config_init(struct config *c);
void config_free(struct config *c);

/* Reads the file at `path` (copied). ERR_USAGE for what is in it, ERR_IO. */
int config_read(struct config *c, const char *path, struct err *e);

/* The same from text; `path` is for messages. */
int config_parse(struct config *c, const char *path, struct str text,
		 struct err *e);

const struct config_section *config_find(const struct config *c,
					 struct str name);

/* Has any section a value that is secret? */
bool config_has_secrets(const struct config *c);

/* The key of that name, or KEY__MAX. */
enum config_key config_key_by_name(struct str name);

/* Letters, digits, "-", "_", ".", at most CONFIG_NAME_MAX; not "DEFAULT". */
bool config_name_ok(struct str name);

#endif
