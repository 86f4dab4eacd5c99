#include "tests/unit/fixture_names.h"

#include <stdio.h>

#include "core/arena.h"

enum { SHOWN_MAX = 1 << 13 };

static char shown[SHOWN_MAX];
static size_t used;

static void
put(const char *mark, struct str s)
{
	int n = snprintf(shown + used, SHOWN_MAX - used, "%s%.*s", mark,
			 STR_ARG(s.n > 0 ? s : STR("")));

	if (n > 0 && (size_t)n < SHOWN_MAX - used)
		used += (size_t)n;
}

static void
put_if(const char *mark, struct str s)
{
	if (s.n > 0)
		put(mark, s);
}

static void
put_name(const struct rec_name *n, enum rec_role role)
{
	static const char *const marks[NAME_KIND__MAX] = {
	    [NAME_UNKNOWN] = "=",
	    [NAME_PERSON] = "!",
	    [NAME_ORG] = "@",
	    [NAME_OPEN] = "!",
	};

	if (n->kind == NAME_PERSON && n->family.n > 0) {
		put("", n->family);
		put("|", n->given);
		put_if("|", n->suffix);
	} else {
		put(marks[n->kind], n->literal);
	}
	if (n->role != role) {
		put(" (", str_c(rec_role_name(n->role)));
		put(")", STR_NONE);
	}
	put_if(" o:", n->orcid);
	put_if(" g:", n->gnd);
	put_if(" a:", n->affiliation);
}

const char *
names_shown_all(const struct rec_names *l, enum rec_role role)
{
	used = 0;
	shown[0] = '\0';
	for (size_t i = 0; i < l->n; i++) {
		if (i > 0)
			put("; ", STR_NONE);
		put_name(&l->v[i], role);
	}
	return shown;
}

const char *
names_shown(const char *in, enum rec_role role, enum names_order order)
{
	struct arena arena;
	struct record r;
	const char *s;

	arena_init(&arena, 1 << 20);
	record_init(&r, &arena);
	names_parse(&r, str_c(in), role);
	names_settle(&r, &r.names, order);
	s = names_shown_all(&r.names, role);
	arena_free(&arena);
	return s;
}
