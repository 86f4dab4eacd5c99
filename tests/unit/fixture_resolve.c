/* A resolver with scripted answers. */
#include "tests/unit/fixture_resolve.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

void
resolving_open(struct resolving *l)
{
	memset(l, 0, sizeof(*l));
	world_open(&l->w);
	l->sources[0] = (struct source){
	    .name = STR("src"),
	    .url = STR("http://h/oai"),
	    .doi = STR("10.1234/x{N} -> oai:h:{N:03}"),
	};
	l->o = (struct resolve_options){
	    .retry = {.retries = 5, .max_wait = 600},
	    .sources = l->sources,
	    .nsources = 1,
	    .handle_api = STR("http://doi/api/handles"),
	    .datacite_oai = STR("http://datacite/oai"),
	    .doi_resolver = STR("http://doi"),
	};
	arena_init(&l->a, 1 << 20);
	assert_int_equal(resolver_new(&l->r, &l->w.f.env, &l->w.f.http,
				      l->w.store, &l->o, &l->w.e),
			 0);
}

void
resolving_close(struct resolving *l)
{
	resolver_free(l->r);
	arena_free(&l->a);
	world_close(&l->w);
}

void
resolving_run(struct resolving *l, enum resolve_kind kind, const char *id,
	      bool found)
{
	l->q = (struct resolve_request){
	    .kind = kind, .id = str_c(id), .held = "not held"};
	if (resolver_run(l->r, &l->q, 1, &l->a, &l->w.e) != 0)
		fail_msg("%s", l->w.e.msg);
	if (l->q.found != found)
		fail_msg("%s: " STR_FMT, id, STR_ARG(l->q.trail));
	assert_int_equal(l->w.f.asked, l->w.f.n);
}

void
resolving_said(const struct resolving *l, const char *part)
{
	if (str_find(l->q.trail, str_c(part)) == STR_NPOS)
		fail_msg("no '%s' in '" STR_FMT "'", part, STR_ARG(l->q.trail));
}
