/* Endpoints, and what all identifiers of a run know of them. */
#include "harvester/resolve/internal.h"

/* Scheme and host in small letters, as sources are named. */
static struct str
normal_url(struct arena *a, struct str url)
{
	size_t origin = site_origin(url).n;
	char *p = arena_alloc(a, url.n + 1);

	if (p == NULL)
		return STR_NONE;
	for (size_t i = 0; i < url.n; i++)
		p[i] = i < origin ? chr_tolower(url.p[i]) : url.p[i];
	p[url.n] = '\0';
	return str_of(p, url.n);
}

static const struct source *
source_at(struct resolver *r, struct str url)
{
	const struct resolve_options *o = r->o;

	if (o->only != NULL && str_eq(normal_url(&r->arena, o->only->url), url))
		return o->only;
	for (size_t i = 0; i < o->nsources; i++)
		if (str_eq(normal_url(&r->arena, o->sources[i].url), url))
			return &o->sources[i];
	return NULL;
}

/* In which format it is harvested, when it is. */
static int
load_choice(struct resolver *r, struct endpoint *p, struct err *e)
{
	struct choice_known k;
	int rc;

	choice_init(&k);
	rc = choice_load(&k, r->store, p->name, e);
	if (rc > 0)
		p->choice = (struct choice){
		    .prefix = arena_copy(&r->arena, k.is.prefix),
		    .site = arena_copy(&r->arena, k.is.site),
		    .offers = arena_copy(&r->arena, k.is.offers),
		};
	choice_free(&k);
	return rc < 0 ? -1 : arena_check(&r->arena, e);
}

struct endpoint *
resolve_endpoint(struct resolver *r, struct str url, struct err *e)
{
	struct str normal = normal_url(&r->arena, url);
	const struct source *s;
	struct endpoint *p;

	for (p = r->endpoints; p != NULL; p = p->next)
		if (str_eq(p->url, normal))
			return p;
	p = arena_zero(&r->arena, sizeof(*p));
	if (p == NULL) {
		arena_check(&r->arena, e);
		return NULL;
	}
	s = source_at(r, normal);
	p->url = normal;
	p->source = s;
	p->name = s != NULL ? s->name : normal;
	p->delay_ms = s != NULL ? s->delay_ms : r->o->delay_ms;
	if (s != NULL && login_given(&s->login))
		p->login = &s->login;
	if (load_choice(r, p, e) != 0)
		return NULL;
	p->next = r->endpoints;
	r->endpoints = p;
	return p;
}

struct endpoint *
resolve_endpoint_of(struct resolver *r, const struct source *s, struct err *e)
{
	return resolve_endpoint(r, s->url, e);
}
