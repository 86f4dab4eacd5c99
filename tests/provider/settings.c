#include "tests/provider/settings.h"

#include <stdlib.h>
#include <string.h>

#include "tests/provider/clock.h"
#include "tests/provider/text.h"

#define AT(field) offsetof(struct settings, field)

/* clang-format off */
#define WORD(name, words, field, help) \
	{ name, words, help, NULL, SETTING_WORD, AT(field), 0 }
#define COUNT(name, field, def, help) \
	{ name, "N", help, NULL, SETTING_COUNT, AT(field), def }
#define TIME(name, arg, field, help) \
	{ name, arg, help, NULL, SETTING_TIME, AT(field), 0 }
#define TEXT(name, arg, field, help) \
	{ name, arg, help, NULL, SETTING_TEXT, AT(field), 0 }
#define MOMENT(name, when, field, help) \
	{ name, NULL, help, when, SETTING_WORD, AT(field), 1 }
#define EVERY(name, field, help) \
	{ name, "N", help, "@any", SETTING_COUNT, AT(field), 5 }

const struct setting settings_table[] = {
	WORD("profile", "plain|mycore", profile,
	    "mycore: granularity=day,sets=flat,ids=own,tombstones=from,"
	    "cursor=off,end=missing,stylesheet=on"),
	COUNT("page", page, 100, "records on a page"),
	COUNT("set-page", set_page, 0, "sets on a page; 0: all"),
	WORD("granularity", "second|day", day, "of datestamps"),
	WORD("deleted", "persistent|transient|no", deleted,
	    "deletedRecord policy; with `no` tombstones are not shown"),
	WORD("tombstones", "always|from", deleted_from,
	    "from: only listed when `from` is given, then whatever the set"),
	WORD("sets", "on|flat|off", sets,
	    "flat: a:b does not belong to a; off: noSetHierarchy"),
	WORD("ids", "free|own", own_ids,
	    "own: an identifier of another repository is a badArgument"),
	WORD("cursor", "on|off|absurd|page", cursor,
	    "attribute cursor; page: counts pages"),
	WORD("size", "on|off|wrong|few|huge|text|negative", size,
	    "attribute completeListSize"),
	WORD("expiration", "on|off|past|text", expiry,
	    "attribute expirationDate"),
	COUNT("token-life", token_life, 86400, "seconds a token lives"),
	WORD("token", "plain|wild|unicode|percent|long|pad", wrap,
	    "form of tokens; pad: blanks and line ends round them"),
	WORD("end", "empty|missing", bare_end,
	    "resumptionToken element on the last page"),
	WORD("gzip", "off|on", zip, "compress when Accept-Encoding asks"),
	WORD("namespaces", "root|local", local_ns,
	    "where those of the payload are declared"),
	COUNT("namespaces-unused", unused_ns, 0,
	    "so many declarations on the root that nobody needs"),
	WORD("stylesheet", "off|on", stylesheet, "xml-stylesheet line"),
	COUNT("oai-http", oai_http, 200, "HTTP status of OAI errors"),
	TIME("now", "TIME", now, "fixed responseDate"),
	TIME("skew", "SECONDS", skew, "added to the clock"),
	TEXT("earliest", "TEXT", earliest, "earliestDatestamp in Identify"),
	TEXT("title", "TEXT", title, "repositoryName in Identify"),
	TEXT("repository", "TEXT", repository,
	    "repositoryIdentifier in Identify"),
	TEXT("protocol", "TEXT", protocol, "protocolVersion in Identify"),
	TEXT("base-url", "URL", base_url, "baseURL in Identify"),
	TEXT("base-query", "KEY=VALUE", base_query,
	    "argument that every request must carry"),
	TEXT("auth", "USER:PASSWORD", auth, "401 without them"),
	MOMENT("empty-page", "@2", nothing, "no records, but a token"),
	MOMENT("duplicate", "@any", again,
	    "a page begins with the last record of the page before"),
	MOMENT("token-same", "@2", same, "the page's own token again"),
	MOMENT("stay", "@2", stay,
	    "the next page is this one again, with a token of its own"),
	MOMENT("two-tokens", "@2*2", two_tokens,
	    "a second token, of another page"),
	MOMENT("error-beside", "@2*2", error, "noRecordsMatch beside records"),
	MOMENT("token-cycle", "@3", cycle, "the token that led to page 2"),
	TEXT("set-back", "TIME", set_back,
	    "from the second list on what has a later datestamp is gone"),
	EVERY("poison", poison,
	    "HTTP 500 for any page that has the Nth record of all"),
	EVERY("lose", lose, "every Nth record is counted, but not sent"),
	EVERY("vanish", vanish,
	    "from the second list on every Nth record is gone"),
	EVERY("entomb", entomb,
	    "from the second list on every Nth record is deleted, now"),
	EVERY("revive", revive,
	    "in the first list every Nth record is deleted, later not"),
	EVERY("change", change,
	    "from the second list on every Nth has a new title, now"),
	EVERY("backdate", backdate,
	    "from the second list on every Nth has a new title, in 1999"),
	EVERY("leave-set", unset,
	    "from the second list on every Nth is in no set"),
};
/* clang-format on */

const size_t settings_count =
    sizeof(settings_table) / sizeof(settings_table[0]);

void
settings_init(struct settings *s)
{
	*s = (struct settings){
	    .page = 100,
	    .token_life = 86400,
	    .oai_http = 200,
	    .now = -1,
	    .protocol = "2.0",
	};
}

const struct setting *
setting_find(const char *name)
{
	for (size_t i = 0; i < settings_count; i++) {
		if (strcmp(settings_table[i].name, name) == 0)
			return &settings_table[i];
	}
	return NULL;
}

/* The place of `arg` among the words of "a|b|c", or -1. */
static int
word_index(const char *words, const char *arg)
{
	size_t n = strlen(arg);

	for (int i = 0; *words != '\0'; i++) {
		size_t len = strcspn(words, "|");

		if (len == n && memcmp(words, arg, n) == 0)
			return i;
		words += len + (words[len] == '|');
	}
	return -1;
}

static bool
parse_time(const char *arg, int64_t *out)
{
	unsigned long long n;
	bool minus = *arg == '-', day;

	if (clock_parse(arg, out, &day))
		return true;
	if (!number_parse(arg + (minus || *arg == '+'), &n) ||
	    n > INT64_MAX / 4)
		return false;
	*out = minus ? -(int64_t)n : (int64_t)n;
	return true;
}

static bool
apply_count(const struct setting *row, void *field, const char *arg)
{
	unsigned long long n = (unsigned long long)row->value;

	if (arg != NULL && (!number_parse(arg, &n) || n > 1000000000))
		return false;
	if (row->at == AT(token_life))
		*(int64_t *)field = (int64_t)n;
	else
		*(unsigned *)field = (unsigned)n;
	return row->at != AT(page) || n > 0;
}

/* Several settings at once; those that come later may change them again. */
static void
apply_profile(struct settings *s)
{
	bool mycore = s->profile == PROFILE_MYCORE;

	s->day = mycore;
	s->sets = mycore ? SETS_FLAT : SETS_ON;
	s->own_ids = mycore;
	s->deleted_from = mycore;
	s->cursor = mycore ? CURSOR_OFF : CURSOR_ON;
	s->bare_end = mycore;
	s->stylesheet = mycore;
}

bool
setting_apply(const struct setting *row, struct settings *s, const char *arg)
{
	void *field = (char *)s + row->at;
	int word;

	switch (row->kind) {
	case SETTING_COUNT:
		return apply_count(row, field, arg);
	case SETTING_TIME:
		return arg != NULL && parse_time(arg, field);
	case SETTING_TEXT:
		*(const char **)field = arg;
		return arg != NULL;
	case SETTING_WORD:
		break;
	}
	if (row->arg == NULL) {
		*(int *)field = (int)row->value;
		return arg == NULL;
	}
	word = arg == NULL ? -1 : word_index(row->arg, arg);
	*(int *)field = word;
	if (row->at == AT(profile))
		apply_profile(s);
	return word >= 0;
}
