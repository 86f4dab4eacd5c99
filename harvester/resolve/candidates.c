/* From the address of a landing page to candidates, and their identifiers. */
#include "harvester/resolve/internal.h"

#include <string.h>

enum {
	ID_LIMIT = 4096, /* bytes of an identifier or an address */
	GROUPS_MAX = 4   /* classes tried for one landing page */
};

/* One more; past the limit, it is not tried. */
struct candidate *
resolve_add(struct resolution *c, struct endpoint *at)
{
	struct candidate *t = &c->v[c->n];

	if (at == NULL || c->n == RESOLVE_TRIES_MAX)
		return NULL;
	*t = (struct candidate){.at = at};
	c->n++;
	return t;
}

/* --- One after the other -------------------------------------------------- */

/* What it runs, as far as the candidate, the store or its address tell. */
static const struct site *
software_of(const struct candidate *t)
{
	struct site_server server = {.base_url = t->at->url,
				     .sample_id =
					 t->id.n > 0 ? t->id : t->at->sample};

	if (t->site != NULL)
		return t->site;
	if (t->at->choice.site.n > 0)
		return site_named(t->at->choice.site);
	return site_of_server(&server);
}

/*
 * The formats to ask a candidate in, one after the other: the source's own, the
 * one it is harvested in, the best of what it is known to offer or, not asked,
 * should; and oai_dc, which everybody has.
 */
struct str
resolve_prefix(const struct resolution *c)
{
	const struct candidate *t = &c->v[c->at];
	const struct source *s = t->at->source;
	enum choice_why why;
	struct str kept = choice_of_kept(&t->at->choice, &why);
	const struct str tries[] = {
	    s == NULL ? STR_NONE : s->prefix,
	    t->at->choice.prefix,
	    kept.n > 0 ? kept : choice_unasked(software_of(t)),
	    STR("oai_dc"),
	};
	size_t left = c->format;

	for (size_t i = 0; i < sizeof(tries) / sizeof(tries[0]); i++) {
		bool again = tries[i].n == 0;

		for (size_t k = 0; k < i; k++)
			again = again || str_eq(tries[k], tries[i]);
		if (!again && left-- == 0)
			return tries[i];
	}
	return STR_NONE;
}

void
resolve_next_candidate(struct resolution *c)
{
	c->at++;
	c->format = 0;
	c->fails = 0;
	c->asked_twice = false;
}

void
resolve_next_format(struct resolution *c)
{
	c->format++;
	c->fails = 0;
	c->asked_twice = false;
	if (resolve_prefix(c).n == 0)
		resolve_next_candidate(c);
}

/* --- Landing pages -------------------------------------------------------- */

bool
resolve_below(struct str host, struct str domain)
{
	struct str end;

	if (host.n <= domain.n)
		return str_ieq(host, domain);
	end = str_from(host, host.n - domain.n);
	return str_ieq(end, domain) && host.p[host.n - domain.n - 1] == '.';
}

/* Is that where the source's endpoint would be, for such a page? */
static bool
source_fits(const struct source *s, struct str landing,
	    const struct site_match *m)
{
	struct str host = site_host(s->url);

	if (resolve_below(host, site_host(landing)))
		return true;
	for (size_t i = 0; m != NULL && site_endpoints(m)[i] != NULL; i++)
		if (str_ieq(site_host(str_c(site_endpoints(m)[i])), host))
			return true;
	return false;
}

int
resolve_add_by_class(struct resolution *c, struct endpoint *at,
		     const struct site_match *m, int group, struct err *e)
{
	struct candidate *t;

	if (at == NULL)
		return arena_check(&c->r->arena, e);
	for (size_t i = 0; m->page->ids[i] != NULL; i++) {
		t = resolve_add(c, at);
		if (t == NULL)
			break;
		t->tmpl = m->page->ids[i];
		t->match = *m;
		t->group = group;
		t->site = m->site;
		/* What can be said without Identify is. */
		if (strstr(t->tmpl, "{id}") == NULL)
			t->id = resolve_identifier(c, t);
	}
	return 0;
}

static int
add_class_endpoints(struct resolution *c, const struct site_match *m, int group,
		    struct err *e)
{
	struct buf url;
	int rc = 0;

	buf_init(&url, ID_LIMIT);
	for (size_t i = 0; site_endpoints(m)[i] != NULL && rc == 0; i++) {
		buf_clear(&url);
		if (site_expand_endpoint(m, site_endpoints(m)[i], &url) &&
		    !url.failed)
			rc = resolve_add_by_class(
			    c, resolve_endpoint(c->r, buf_view(&url), e), m,
			    group, e);
	}
	buf_free(&url);
	return rc;
}

/* The last part of a path, as a number or word of that repository. */
struct str
resolve_last_part(struct str url)
{
	url = str_left(url, str_chr(url, '#'));
	url = str_left(url, str_chr(url, '?'));
	while (str_ends(url, STR("/")))
		url.n--;
	return str_from(url, str_rchr(url, '/') + 1);
}

/* A page nobody has tabled, at the host of a source: as its sample goes. */
static int
add_by_host(struct resolution *c, struct err *e)
{
	const struct resolve_options *o = c->r->o;
	struct candidate *t;

	for (size_t i = 0; i < o->nsources; i++) {
		if (!source_fits(&o->sources[i], c->landing, NULL))
			continue;
		t = resolve_add(c,
				resolve_endpoint_of(c->r, &o->sources[i], e));
		if (t != NULL)
			t->number = resolve_last_part(c->landing);
	}
	return arena_check(&c->r->arena, e);
}

int
resolve_from_landing(struct resolution *c, struct err *e)
{
	const struct resolve_options *o = c->r->o;
	struct site_match m = {.at = 0};
	int group = 0;

	resolve_log(c, LOG_INFO, "its page is " STR_FMT,
		    STR_ARG(str_left(c->landing, 300)));
	while (group < GROUPS_MAX && site_next_page(c->landing, &m)) {
		if (group > 0 && m.page->guess)
			break;
		group++;
		for (size_t i = 0; i < o->nsources; i++)
			if (source_fits(&o->sources[i], c->landing, &m) &&
			    resolve_add_by_class(
				c, resolve_endpoint_of(c->r, &o->sources[i], e),
				&m, 0, e) != 0)
				return -1;
		if (add_class_endpoints(c, &m, group, e) != 0)
			return -1;
	}
	if (group == 0 && add_by_host(c, e) != 0)
		return -1;
	if (c->n == 0)
		resolve_note(c, "no endpoint is known for pages of " STR_FMT,
			     STR_ARG(str_left(site_host(c->landing), 80)));
	return 0;
}

/* --- Identifiers ---------------------------------------------------------- */

struct str
resolve_last_number(struct str s)
{
	size_t end = s.n, start;

	while (end > 0 && !chr_digit(s.p[end - 1]))
		end--;
	for (start = end; start > 0 && chr_digit(s.p[start - 1]);)
		start--;
	return str_of(s.p + start, end - start);
}

/* "oai:x:y" -> "x" */
static struct str
middle(struct str id)
{
	struct str scheme, name = STR_NONE;

	if (str_cut(&id, ':', &scheme) && str_cut(&id, ':', &name) && id.n > 0)
		return name;
	return STR_NONE;
}

/* The sample with another number, as wide as the one it has, in its place. */
static bool
like_sample(const struct endpoint *p, struct str value, struct buf *out)
{
	struct str old = resolve_last_number(p->sample);
	size_t colon = str_rchr(p->sample, ':');
	size_t at = old.n == 0 ? 0 : (size_t)(old.p - p->sample.p);
	bool digits = str_number(value, 0x7fffffffffffffff) >= 0;

	if (value.n == 0 || colon == STR_NPOS)
		return false;
	if (!digits || old.n == 0 || at <= colon || at + old.n != p->sample.n) {
		buf_str(out, str_left(p->sample, colon + 1));
		buf_str(out, value);
		return true;
	}
	buf_str(out, str_left(p->sample, at));
	for (size_t i = value.n; old.p[0] == '0' && i < old.n; i++)
		buf_char(out, '0');
	buf_str(out, value);
	return true;
}

struct str
resolve_identifier(struct resolution *c, const struct candidate *t)
{
	const struct endpoint *p = t->at;
	struct site_facts facts = {.id = p->id_prefix, .found = c->found};
	struct str id = STR_NONE;
	struct buf b;
	bool made;

	if (facts.id.n == 0)
		facts.id = middle(p->sample);
	if (facts.id.n == 0)
		facts.id = site_host(p->url);
	if (c->q->kind == RESOLVE_DOI)
		facts.doi = c->q->id;
	buf_init(&b, ID_LIMIT);
	if (t->tmpl != NULL)
		made = site_expand(&t->match, t->tmpl, &facts, &b);
	else
		made = like_sample(p, t->number, &b);
	if (made && !b.failed)
		id = arena_copy(&c->arena, buf_view(&b));
	buf_free(&b);
	return id;
}
