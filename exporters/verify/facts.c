/* Where a bundle comes from: sources, series and selection of its manifest. */
#include <stdio.h>
#include <string.h>

#include "exporters/verify/internal.h"

/* What a bundle may be selected by and still be all of its sources. */
static const char *const whole[] = {"source", "set", "deleted", "since-last"};

static void
keep(char *out, size_t size, struct str text)
{
	if (text.n < size)
		snprintf(out, size, STR_FMT, STR_ARG(text));
}

static int
take_source(struct verify *v, const char *key, enum json_event event, int depth,
	    struct str text, struct err *e)
{
	struct verify_facts *f = &v->result->facts;
	struct verify_source *s = f->sources;

	if (v->arena == NULL)
		return 0;
	if (event == JSON_OBJECT && depth == 2) {
		if (f->nsources == VERIFY_SOURCES_MAX)
			return err_set(e, ERR_LIMIT, 0, "more than %d sources",
				       VERIFY_SOURCES_MAX);
		s = arena_push(v->arena, s, f->nsources, &f->cap, sizeof(*s));
		if (s == NULL)
			return arena_check(v->arena, e);
		f->sources = s;
		s[f->nsources++] = (struct verify_source){.name = STR_NONE};
	}
	if (event != JSON_STRING || depth != 3 || f->nsources == 0)
		return 0;
	s += f->nsources - 1;
	if (strcmp(key, "name") == 0)
		s->name = arena_copy(v->arena, text);
	else if (strcmp(key, "mark") == 0)
		s->mark = arena_copy(v->arena, text);
	else if (strcmp(key, "title") == 0)
		s->title = arena_copy(v->arena, text);
	return arena_check(v->arena, e);
}

static void
take_series(const char *key, enum json_event event, struct str text,
	    char name[VERIFY_NAME_MAX + 1], uint64_t *change)
{
	long long n;

	if (event == JSON_STRING && strcmp(key, "name") == 0)
		keep(name, VERIFY_NAME_MAX + 1, text);
	n = event == JSON_NUMBER ? str_number(text, INT64_MAX) : -1;
	if (n >= 0 && strcmp(key, "change") == 0)
		*change = (uint64_t)n;
}

static void
take_selection(struct verify_facts *f, const char *key, enum json_event event,
	       struct str text)
{
	bool known = false;

	if (event == JSON_KEY)
		for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++)
			known = known || strcmp(key, whole[i]) == 0;
	if (event == JSON_KEY && !known)
		f->part_of_it = true;
	if (event != JSON_STRING || strcmp(key, "set") != 0)
		return;
	/* Of two sets, or a list of them, there is no one mark. */
	if (f->set[0] != '\0' || text.n >= sizeof(f->set) ||
	    str_chr(text, ',') != STR_NPOS)
		f->part_of_it = true;
	keep(f->set, sizeof(f->set), text);
}

int
facts_take(struct verify *v, const char *top, const char *key,
	   enum json_event event, int depth, struct str text, struct err *e)
{
	struct verify_facts *f = &v->result->facts;

	if (strcmp(top, "sources") == 0)
		return take_source(v, key, event, depth, text, e);
	if (strcmp(top, "series") == 0 && depth == 2)
		take_series(key, event, text, f->series, &f->change);
	else if (strcmp(top, "since") == 0 && depth == 2)
		take_series(key, event, text, f->since, &f->since_change);
	else if (strcmp(top, "selection") == 0 && depth > 1)
		take_selection(f, key, event, text);
	return 0;
}
