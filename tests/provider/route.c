#include "tests/provider/route.h"

#include <stdlib.h>
#include <string.h>

#include "tests/provider/replay.h"

#define FAULT  "/fault/"
#define REPLAY "/replay/"

static bool
refuse(struct call *c, unsigned status, const char *why)
{
	answer_set(&c->answer, status, "text/plain", why);
	return false;
}

static const struct source *
find_source(const struct server *s, const char *name)
{
	for (size_t i = 0; i < s->nsource; i++) {
		if (strcmp(s->source[i].name, name) == 0)
			return &s->source[i];
	}
	return NULL;
}

/* The last part of the path names the source or the page to replay. */
static bool
find_target(struct call *c, const struct server *s)
{
	char *last = strrchr(c->path, '/');
	size_t n = strlen(REPLAY) - 1, before = (size_t)(last - c->path);

	if (s->replay_dir != NULL && before >= n &&
	    memcmp(last - n, REPLAY, n) == 0) {
		c->replay = must_copy(last + 1, strlen(last + 1));
		c->source = &s->empty;
		return replay_name(c->replay);
	}
	c->source = find_source(s, last + 1);
	return c->source != NULL;
}

bool
route(struct call *c, const struct server *s, const char *body, size_t nbody)
{
	size_t n = strcspn(c->target, "?");
	struct text query = {0};
	const struct service *one;
	const char *name;
	char why[256] = "";

	c->path = must_copy(c->target, n);
	text_puts(&query, c->target[n] == '?' ? c->target + n + 1 : "");
	if (nbody > 0) {
		text_puts(&query, query.n > 0 ? "&" : "");
		text_put(&query, body, nbody);
	}
	c->query = query.p;
	one = services_find(&s->services, c->path, &name);
	if (one != NULL && name == NULL) {
		services_answer(&s->services, one, c);
		return false;
	}
	if (name != NULL) {
		c->source = find_source(s, name);
		c->state = state_of(c->path);
		return c->source != NULL || refuse(c, 404, "no such source\n");
	}
	if (c->path[0] != '/' || !find_target(c, s))
		return refuse(c, 404, "no such source\n");
	c->state = state_of(c->path);
	if (strncmp(c->path, FAULT, strlen(FAULT)) == 0) {
		const char *specs = c->path + strlen(FAULT);

		if (!faults_parse(c, specs, strcspn(specs, "/"), why,
				  sizeof(why)) ||
		    !faults_settings(c, why, sizeof(why)))
			return refuse(c, 400, why);
		return true;
	}
	if (strchr(c->path + 1, '/') != NULL && c->replay == NULL)
		return refuse(c, 404, "no such path\n");
	return true;
}
