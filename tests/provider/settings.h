/*
 * How the provider behaves, as one table: each row is at once an option of
 * the command line (--name value) and a word of a path (/fault/name=value/oai).
 */
#ifndef TESTS_PROVIDER_SETTINGS_H
#define TESTS_PROVIDER_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum deleted { DELETED_PERSISTENT, DELETED_TRANSIENT, DELETED_NO };
enum cursor { CURSOR_ON, CURSOR_OFF, CURSOR_ABSURD, CURSOR_PAGE };
enum expiry { EXPIRY_ON, EXPIRY_OFF, EXPIRY_PAST, EXPIRY_TEXT };
enum size {
	SIZE_ON,
	SIZE_OFF,
	SIZE_WRONG,
	SIZE_FEW,
	SIZE_HUGE,
	SIZE_TEXT,
	SIZE_NEGATIVE
};
enum wrap {
	WRAP_PLAIN,
	WRAP_WILD,
	WRAP_UNICODE,
	WRAP_PERCENT,
	WRAP_LONG,
	WRAP_PAD
};
enum sets { SETS_ON, SETS_FLAT, SETS_OFF };
enum profile { PROFILE_PLAIN, PROFILE_MYCORE };

struct settings {
	/* Lists. */
	unsigned page, set_page;
	int cursor, expiry, size, wrap; /* the enums above */
	int bare_end;                   /* 1: no token element on a last page */
	int64_t token_life;
	/* The repository. */
	int profile; /* applied at once, see settings.c */
	int day;     /* 1: granularity is YYYY-MM-DD */
	int deleted, sets;
	int deleted_from;  /* 1: tombstones only when `from` is given */
	int own_ids;       /* 1: a foreign identifier is a badArgument */
	int zip;           /* 1: gzip for those who accept it */
	int local_ns;      /* 1: namespaces declared on the payload */
	int stylesheet;    /* 1: an xml-stylesheet instruction */
	unsigned oai_http; /* HTTP status of OAI errors */
	int64_t now;       /* -1: the clock's */
	int64_t skew;
	const char *title, *repository; /* as Identify says */
	const char *earliest, *base_url, *base_query, *auth, *protocol;
	const char *set_back; /* to this moment, or NULL */
	unsigned unused_ns;   /* declarations on the root that nobody needs */
	/* Only while their moment has come; see the table. */
	unsigned lose, vanish, entomb, revive, change, backdate, unset;
	int nothing, again, same, cycle, stay, two_tokens, error;
	unsigned poison; /* record, from 1 */
};

enum setting_kind { SETTING_WORD, SETTING_COUNT, SETTING_TIME, SETTING_TEXT };

struct setting {
	const char *name;
	const char *arg; /* what it takes; "a|b" for words; NULL for nothing */
	const char *help;
	const char *when; /* default occasion; NULL: always, before all else */
	enum setting_kind kind;
	size_t at;
	long value; /* of a row without argument, or its default */
};

extern const struct setting settings_table[];
extern const size_t settings_count;

void settings_init(struct settings *s);

/* NULL when there is no such row. */
const struct setting *setting_find(const char *name);

/* `arg` may be NULL and must outlive *s. False when it makes no sense. */
bool setting_apply(const struct setting *row, struct settings *s,
		   const char *arg);

#endif
