#include "tests/provider/faults.h"

#include <stdlib.h>
#include <string.h>

#include "tests/provider/call.h"

#define LISTS (VERB_BIT(VERB_IDENTIFIERS) | VERB_BIT(VERB_RECORDS))
#define ANY   (VERB_BIT(VERB__MAX) - 1)
#define LAST  UINT64_MAX

static const struct fault *const tables[] = {faults_http,   faults_error,
					     faults_record, faults_text,
					     faults_body,   faults_wire};

static const struct {
	const char *name;
	unsigned verbs;
	uint64_t from, to;
} places[] = {
    {"any", ANY, 0, 0},
    {"identify", VERB_BIT(VERB_IDENTIFY), 0, 0},
    {"formats", VERB_BIT(VERB_FORMATS), 0, 0},
    {"sets", VERB_BIT(VERB_SETS), 0, 0},
    {"get", VERB_BIT(VERB_GET), 0, 0},
    {"list", LISTS, 1, LAST},
    {"more", LISTS, 2, LAST},
};

static const struct fault *
find(const char *name)
{
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		for (const struct fault *f = tables[i]; f->name != NULL; f++) {
			if (strcmp(f->name, name) == 0)
				return f;
		}
	}
	return NULL;
}

/* A number at *p, which moves on; false without a digit. */
static bool
number_at(const char **p, uint64_t *out)
{
	const char *s = *p;
	uint64_t n = 0;

	while (**p >= '0' && **p <= '9' && n < 1000000000)
		n = n * 10 + (uint64_t)(*(*p)++ - '0');
	*out = n;
	return *p > s;
}

/* K, K-L or K- */
static bool
parse_pages(struct occasion *when, const char **p)
{
	if (!number_at(p, &when->from) || when->from == 0)
		return false;
	when->to = when->from;
	if (**p == '-') {
		(*p)++;
		if (!number_at(p, &when->to))
			when->to = LAST;
	}
	when->verbs = LISTS;
	return true;
}

static bool
parse_where(struct occasion *when, const char **p)
{
	size_t n = strcspn(*p, ".*");
	uint64_t record;

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if (strlen(places[i].name) == n &&
		    memcmp(places[i].name, *p, n) == 0) {
			when->verbs = places[i].verbs;
			when->from = places[i].from;
			when->to = places[i].to;
			*p += n;
			break;
		}
		if (i + 1 == sizeof(places) / sizeof(places[0]) &&
		    !parse_pages(when, p))
			return false;
	}
	if (**p == '.') {
		(*p)++;
		if (!number_at(p, &record))
			return false;
		when->record = (unsigned)record;
	}
	return true;
}

/* "@WHERE*TIMES", either part may be missing. */
static bool
parse_when(struct occasion *when, const char *p)
{
	uint64_t times;

	if (*p == '@') {
		p++;
		if (!parse_where(when, &p))
			return false;
	}
	if (*p == '*') {
		p++;
		if (strcmp(p, "always") == 0) {
			when->times = 0;
			return true;
		}
		if (!number_at(&p, &times))
			return false;
		when->times = (unsigned)times;
	}
	return *p == '\0';
}

static bool
parse_one(struct spec *s, const char *p, size_t n)
{
	size_t head, eq;
	struct text name = {0}, arg = {0}, when = {0};
	bool ok;

	for (head = 0; head < n && p[head] != '@' && p[head] != '*'; head++)
		;
	for (eq = 0; eq < head && p[eq] != '='; eq++)
		;
	ok = percent_decode(&name, p, eq, false) &&
	     percent_decode(&when, p + head, n - head, false);
	if (ok && eq < head) {
		ok = percent_decode(&arg, p + eq + 1, head - eq - 1, false);
		s->arg = arg.p;
		arg.p = NULL;
	}
	if (ok) {
		s->fault = find(name.p);
		s->setting = setting_find(name.p);
		s->when = (struct occasion){.verbs = ANY, .record = 2};
		ok = s->fault != NULL || s->setting != NULL;
	}
	if (ok) {
		const char *usual =
		    s->fault != NULL ? s->fault->when : s->setting->when;

		ok = usual == NULL ? when.n == 0
				   : parse_when(&s->when, usual) &&
					 parse_when(&s->when, when.p);
	}
	text_free(&name);
	text_free(&when);
	text_free(&arg);
	return ok;
}

bool
faults_parse(struct call *c, const char *s, size_t n, char *why, size_t why_len)
{
	while (n > 0) {
		const char *comma = memchr(s, ',', n);
		size_t len = comma == NULL ? n : (size_t)(comma - s);
		struct spec *spec = &c->spec[c->nspec];

		if (c->nspec == SPECS_MAX) {
			snprintf(why, why_len, "too many faults\n");
			return false;
		}
		*spec = (struct spec){0};
		c->nspec++;
		if (!parse_one(spec, s, len)) {
			snprintf(why, why_len, "no such fault: %.*s\n",
				 (int)len, s);
			return false;
		}
		len += comma != NULL;
		s += len;
		n -= len;
	}
	return true;
}

bool
faults_settings(struct call *c, char *why, size_t why_len)
{
	for (size_t i = 0; i < c->nspec; i++) {
		const struct setting *row = c->spec[i].setting;
		struct settings scratch = c->set;

		if (row == NULL)
			continue;
		if (!setting_apply(row, &scratch, c->spec[i].arg)) {
			snprintf(why, why_len, "bad argument of %s\n",
				 row->name);
			return false;
		}
		if (row->when == NULL)
			c->set = scratch;
	}
	return true;
}

static bool
is_now(const struct call *c, const struct occasion *when)
{
	if ((when->verbs & VERB_BIT(c->verb)) == 0)
		return false;
	return when->to == 0 || (c->page >= when->from && c->page <= when->to);
}

void
faults_arm(struct call *c)
{
	for (size_t i = 0; i < c->nspec; i++) {
		struct spec *s = &c->spec[i];

		s->active = is_now(c, &s->when);
		if (s->active && s->when.times > 0)
			s->active = state_count(c->state, i) < s->when.times;
		if (s->active && s->setting != NULL && s->setting->when != NULL)
			(void)setting_apply(s->setting, &c->set, s->arg);
	}
}

bool
faults_run(struct call *c, enum stage stage, size_t at)
{
	for (size_t i = 0; i < c->nspec; i++) {
		const struct spec *s = &c->spec[i];

		if (!s->active || s->fault == NULL || s->fault->stage != stage)
			continue;
		if (stage == STAGE_RECORD && c->verb != VERB_GET &&
		    c->record != s->when.record)
			continue;
		if (s->fault->hook(c, s, at))
			return true;
	}
	return false;
}

const char *
faults_wire_name(const struct call *c)
{
	for (size_t i = 0; i < c->nspec; i++) {
		const struct spec *s = &c->spec[i];

		if (s->active && s->fault != NULL &&
		    s->fault->stage == STAGE_WIRE)
			return s->fault->name;
	}
	return NULL;
}

void
faults_free(struct call *c)
{
	for (size_t i = 0; i < c->nspec; i++)
		free(c->spec[i].arg);
	c->nspec = 0;
}

unsigned long long
spec_number(const struct spec *s, unsigned long long otherwise)
{
	unsigned long long n;

	return s->arg != NULL && number_parse(s->arg, &n) ? n : otherwise;
}

static void
list_row(FILE *f, const char *name, const char *arg, const char *when,
	 const char *help)
{
	char left[96];

	snprintf(left, sizeof(left), "%s%s%s", name, arg != NULL ? "=" : "",
		 arg != NULL ? arg : "");
	fprintf(f, "%-34s %-10s %s\n", left, when != NULL ? when : "-", help);
}

void
faults_list(FILE *f)
{
	for (size_t i = 0; i < settings_count; i++) {
		const struct setting *s = &settings_table[i];

		list_row(f, s->name, s->arg, s->when, s->help);
	}
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		for (const struct fault *t = tables[i]; t->name != NULL; t++)
			list_row(f, t->name, t->arg, t->when, t->help);
	}
}
