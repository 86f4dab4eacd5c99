/* What the values of options and configuration keys look like and mean. */
#include "sheaf/options/options.h"

#include <stdio.h>
#include <string.h>

#include "core/buf.h"
#include "core/date.h"
#include "core/ident.h"
#include "core/record.h"
#include "core/utf8.h"
#include "harvester/doi_rule.h"
#include "harvester/request.h"

enum { YEAR_MAX = 9999, NAMES_LIMIT = 1024 };

/* Digits with an optional fraction of three, in thousandths; or -1. */
static int64_t
read_millis(struct str s)
{
	size_t dot = str_chr(s, '.');
	struct str whole = str_left(s, dot);
	struct str part = dot == STR_NPOS ? STR_NONE : str_from(s, dot + 1);
	int64_t n = str_number(whole, INT32_MAX);
	int64_t unit = 100;

	if (n < 0 || (dot != STR_NPOS && (part.n == 0 || part.n > 3)))
		return -1;
	n *= 1000;
	for (size_t i = 0; i < part.n; i++, unit /= 10) {
		if (!chr_digit(part.p[i]))
			return -1;
		n += unit * (part.p[i] - '0');
	}
	return n;
}

static int64_t
read_size(struct str s)
{
	static const char units[] = "kmg";
	const char *unit = NULL;
	int64_t n, factor = 1;

	if (s.n > 0)
		unit = strchr(units, chr_tolower(s.p[s.n - 1]));
	if (unit != NULL && *unit != '\0') {
		factor = (int64_t)1 << (10 * (unit - units + 1));
		s.n--;
	}
	n = str_number(s, INT64_MAX / factor);
	return n < 0 ? -1 : n * factor;
}

/* A minute to a year; a zero would be no pause at all. */
enum { SPAN_LEAST = 60, SPAN_MOST = 366 * 86400 };

static int64_t
read_span(struct str s)
{
	static const struct {
		char letter;
		int64_t seconds;
	} units[] = {
	    {'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86400}, {'w', 604800}};
	int64_t n;

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		if (s.n == 0 || chr_tolower(s.p[s.n - 1]) != units[i].letter)
			continue;
		n = str_number(str_left(s, s.n - 1),
			       SPAN_MOST / units[i].seconds);
		return n < 0 ? -1 : n * units[i].seconds;
	}
	return -1;
}

/* "02:30" in minutes, or -1. */
static int
read_hour(struct str s)
{
	int64_t h, m;

	if (s.n != 5 || s.p[2] != ':')
		return -1;
	h = str_number(str_left(s, 2), 23);
	m = str_number(str_from(s, 3), 59);
	return h < 0 || m < 0 ? -1 : (int)(h * 60 + m);
}

static bool
read_hours(struct str s, int *from, int *until)
{
	size_t dash = str_chr(s, '-');

	*from = read_hour(str_left(s, dash));
	*until = dash == STR_NPOS ? -1 : read_hour(str_from(s, dash + 1));
	return *from >= 0 && *until >= 0 && *from != *until;
}

void
rule_hours(const char *text, int *from, int *until)
{
	read_hours(str_c(text), from, until);
}

/* The place of a word in "a|b|c", or -1. */
static int64_t
read_word(const char *form, struct str s)
{
	struct str rest = str_c(form), word;

	for (int64_t i = 0; str_cut(&rest, '|', &word); i++)
		if (str_eq(word, s))
			return i;
	return -1;
}

int64_t
rule_number(const struct rule *rule, const char *text)
{
	struct str s = str_c(text);

	if (rule->kind == RULE_MILLIS)
		return read_millis(s);
	if (rule->kind == RULE_SIZE)
		return read_size(s);
	if (rule->kind == RULE_SPAN)
		return read_span(s);
	if (rule->kind == RULE_WORD)
		return read_word(rule->form, s);
	return str_number(s, INT64_MAX);
}

/* Without a dash both are the same; open at one end; 0: not a year. */
static bool
read_years(struct str s, int *from, int *until)
{
	size_t dash = str_chr(s, '-');
	struct str last = dash == STR_NPOS ? s : str_from(s, dash + 1);

	*from = dash == 0 ? 1 : (int)str_number(str_left(s, dash), YEAR_MAX);
	*until = last.n == 0 && dash > 0 && dash != STR_NPOS
		     ? YEAR_MAX
		     : (int)str_number(last, YEAR_MAX);
	return *from > 0 && *until >= *from;
}

void
rule_years(const char *text, int *from, int *until)
{
	read_years(str_c(text), from, until);
}

size_t
rule_password(struct str place, size_t *n)
{
	size_t start = str_find(place, STR("://")), at, colon;

	*n = 0;
	if (start == STR_NPOS || !str_starts(place, STR("postgres")))
		return 0;
	start += 3;
	place = str_from(place, start);
	place = str_left(place, str_chr(place, '/'));
	at = str_chr(place, '@');
	colon = str_chr(str_left(place, at), ':');
	if (at == STR_NPOS || colon == STR_NPOS)
		return 0;
	*n = at - colon - 1;
	return start + colon + 1;
}

/* The two forms of OAI-PMH 2.0, section 3.3, and nothing else. */
static bool
is_date(struct str s)
{
	static const char form[] = "dddd-dd-ddTdd:dd:ddZ";

	if (s.n != 10 && s.n != sizeof(form) - 1)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (form[i] == 'd' ? !chr_digit(s.p[i]) : s.p[i] != form[i])
			return false;
	return date_stamp(s) != -1;
}

static bool
has_controls(struct str s)
{
	uint32_t cp;

	if (utf8_valid(s) != s.n)
		return true;
	while (utf8_next(&s, &cp))
		if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0))
			return true;
	return false;
}

static bool
is_mail(struct str s)
{
	size_t at = str_chr(s, '@');

	return at != STR_NPOS && at > 0 && at + 1 < s.n &&
	       str_chr(s, ' ') == STR_NPOS;
}

static bool
is_rule(struct str s)
{
	struct doi_rule rule;
	struct err ignored;

	return doi_rule_parse(&rule, s, &ignored) == 0;
}

static bool
is_doi(struct str s)
{
	struct arena a;
	struct str doi;
	bool found;

	arena_init(&a, 4 * RULE_VALUE_MAX);
	found = ident_doi(&a, s, &doi);
	arena_free(&a);
	return found;
}

static bool
is_years(struct str s)
{
	int from, until;

	return read_years(s, &from, &until);
}

static bool
is_span(struct str s)
{
	return read_span(s) >= SPAN_LEAST;
}

static bool
is_hours(struct str s)
{
	int from, until;

	return read_hours(s, &from, &until);
}

static bool
is_type(struct str s)
{
	enum rec_type type;

	return rec_type_by_name(s, &type);
}

/*
 * "Name: value" (RFC 9110, sections 5.5 and 5.6.2), in ASCII. What frames a
 * request or leads it elsewhere is not for users to set.
 */
static bool
is_header(struct str s)
{
	static const char *const ours[] = {
	    "Host",   "Content-Length",  "Transfer-Encoding",
	    "Expect", "Connection",      "Upgrade",
	    "TE",     "Trailer",         "Proxy-Authorization",
	    "From",   "Accept-Encoding", "User-Agent",
	};
	size_t colon = str_chr(s, ':');
	struct str name = str_left(s, colon);

	if (colon == STR_NPOS || name.n == 0 ||
	    str_trim(str_from(s, colon + 1)).n == 0)
		return false;
	for (size_t i = 0; i < name.n; i++)
		if (!chr_alnum(name.p[i]) &&
		    strchr("!#$%&'*+-.^_`|~", name.p[i]) == NULL)
			return false;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x7f)
			return false;
	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		if (str_ieq(name, str_c(ours[i])))
			return false;
	return true;
}

/*
 * Servers call formats what they like; what joins two of them is no part of it
 * (OAI-PMH 2.0, section 3.4).
 */
static bool
is_prefix(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr(" +,;&", s.p[i]) != NULL)
			return false;
	return true;
}

static bool
is_program(struct str s)
{
	return s.p[0] == '/';
}

/* What a kind is called in a message, and whether a text is one. */
static const struct {
	const char *name;
	bool (*right)(struct str s);
	bool number;
	bool secret;
} kinds[RULE_KIND__MAX] = {
    [RULE_TEXT] = {"a text", NULL, false},
    [RULE_PATH] = {"a file name", NULL, false},
    [RULE_COUNT] = {"a whole number", NULL, true},
    [RULE_SECONDS] = {"a number of seconds", NULL, true},
    [RULE_MILLIS] = {"a number of seconds", NULL, true},
    [RULE_SPAN] = {"a time from 1m to 366d, such as 90m, 24h, 7d, 2w", is_span,
		   false},
    [RULE_HOURS] = {"hours of the day in UTC, such as 02:00-06:00", is_hours,
		    false},
    [RULE_SIZE] = {"a size such as 64M", NULL, true},
    [RULE_WORD] = {"one of", NULL, false},
    [RULE_DATE] = {"a date, YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ", is_date,
		   false},
    [RULE_YEARS] = {"a year or two, 2020, 2019-2021 or 2019-", is_years, false},
    [RULE_TYPE] = {"a type of record", is_type, false},
    [RULE_DOI] = {"a DOI", is_doi, false},
    [RULE_MAIL] = {"a mail address", is_mail, false},
    [RULE_PATTERN] = {"a rule such as 10.1/{N} -> oai:example.org:{N:08}",
		      is_rule, false},
    [RULE_SECRET] = {"a text", NULL, false, true},
    [RULE_PREFIX] = {"one metadata format: for two of a repository write two "
		     "sections",
		     is_prefix, false},
    [RULE_PROGRAM] = {"the whole path of a program, and arguments behind it",
		      is_program, false},
    [RULE_HEADER] = {"a header such as \"Authorization: Bearer ...\" (not one "
		     "that sheaf sets itself)",
		     is_header, false, true},
};

/* " from 1 to 64", in the unit in which the user writes. */
static void
describe_range(char *out, size_t n, const struct rule *rule)
{
	int64_t unit = rule->kind == RULE_MILLIS ? 1000
		       : rule->kind == RULE_SIZE ? 1024
						 : 1;
	const char *suffix = rule->kind == RULE_SIZE ? "K" : "";

	if (rule->max == INT64_MAX)
		snprintf(out, n, " from %lld", (long long)rule->min);
	else
		snprintf(out, n, " from %lld%s to %lld%s",
			 (long long)(rule->min / unit), suffix,
			 (long long)(rule->max / unit), suffix);
}

/* The names of all types, in one line as every message is. */
static void
list_types(struct buf *out)
{
	for (int t = 0; t < TYPE__MAX; t++)
		buf_printf(out, "%s%s", t ? " " : "",
			   rec_type_name((enum rec_type)t));
}

static int
refuse(const struct rule *rule, const char *name, const char *text,
       struct err *e)
{
	const char *kind = kinds[rule->kind].name;
	char range[80] = "";
	struct buf types;

	if (rule->kind == RULE_WORD)
		return err_set(e, ERR_USAGE, 0, "%s wants one of %s, not '%s'",
			       name, rule->form, text);
	if (rule->kind == RULE_TYPE) {
		buf_init(&types, NAMES_LIMIT);
		list_types(&types);
		err_set(e, ERR_USAGE, 0, "%s: no type '%.40s', but %s", name,
			text, types.p ? types.p : "");
		buf_free(&types);
		return -1;
	}
	if (kinds[rule->kind].secret)
		return err_set(e, ERR_USAGE, 0, "%s wants %s", name, kind);
	if (kinds[rule->kind].number)
		describe_range(range, sizeof(range), rule);
	return err_set(e, ERR_USAGE, 0, "%s wants %s%s, not '%s'", name, kind,
		       range, text);
}

static int
check_length(const struct rule *rule, const char *name, struct str s,
	     struct err *e)
{
	if (s.n == 0)
		return err_set(e, ERR_USAGE, 0, "%s is empty", name);
	if (s.n > RULE_VALUE_MAX)
		return err_set(e, ERR_USAGE, 0, "%s is longer than %d bytes",
			       name, RULE_VALUE_MAX);
	if (rule->kind == RULE_TEXT && (int64_t)s.n < rule->min)
		return err_set(e, ERR_USAGE, 0,
			       "%s is shorter than %lld characters", name,
			       (long long)rule->min);
	return 0;
}

/* A program with arguments, blanks in between. */
static int
check_words(const struct rule *rule, const char *name, struct str s,
	    struct err *e)
{
	struct str word;
	int n = 0;

	while (rule->kind == RULE_PROGRAM && str_cut(&s, ' ', &word))
		n += word.n > 0;
	return n <= RULE_WORDS_MAX
		   ? 0
		   : err_set(e, ERR_USAGE, 0,
			     "%s has more than %d words, program and arguments",
			     name, RULE_WORDS_MAX);
}

static bool
in_range(const struct rule *rule, const char *text)
{
	int64_t n = rule_number(rule, text);

	return n >= rule->min && n <= rule->max;
}

int
rule_check(const struct rule *rule, const char *name, const char *text,
	   struct err *e)
{
	struct str s = str_c(text);
	bool right;

	if (check_length(rule, name, s, e) != 0 ||
	    check_words(rule, name, s, e) != 0)
		return -1;
	if (rule->kind == RULE_PATH)
		return 0;
	if (rule->kind == RULE_URL)
		return request_check_base(s, e) == 0 ? 0
						     : err_wrap(e, "%s", name);
	if (has_controls(s))
		return err_set(e, ERR_USAGE, 0,
			       "%s has control characters or is no UTF-8",
			       name);
	if (rule->kind == RULE_WORD)
		right = read_word(rule->form, s) >= 0;
	else if (kinds[rule->kind].number)
		right = in_range(rule, text);
	else
		right = kinds[rule->kind].right == NULL ||
			kinds[rule->kind].right(s);
	return right ? 0 : refuse(rule, name, text, e);
}
