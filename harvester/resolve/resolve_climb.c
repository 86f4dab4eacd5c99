/* One identifier on its way: what it says, and what it tries next. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "harvester/resolve/resolve_state.h"

/* Richest first; a source's own prefix goes before. */
static const char *const prefixes[] = {"mods", "oai_dc"};
enum { NPREFIXES = sizeof(prefixes) / sizeof(prefixes[0]) };

void
resolve_log(const struct climb *c, enum log_level level, const char *fmt, ...)
{
	char line[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	env_log(c->r->env, level, STR_FMT ": %s",
		STR_ARG(str_left(c->q->id, 200)), line);
}

void
resolve_note(struct climb *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(c->why, sizeof(c->why), fmt, ap);
	va_end(ap);
	resolve_log(c, LOG_INFO, "%s: %s", c->step->name, c->why);
}

void
resolve_fatal(struct climb *c, const struct err *e)
{
	if (c->r->fatal.code == ERR_NONE)
		c->r->fatal = *e;
	resolve_done(c);
}

void
resolve_done(struct climb *c)
{
	struct resolve_request *q = c->q;

	if (c->done)
		return;
	c->done = true;
	c->r->open--;
	q->trail = arena_copy(c->r->out, buf_view(&c->trail));
	buf_free(&c->url);
	buf_free(&c->trail);
	arena_free(&c->arena);
}

/* --- Candidates ----------------------------------------------------------- */

struct str
resolve_prefix(const struct climb *c)
{
	const struct attempt *t = &c->v[c->at];
	const struct source *s = t->at->source;
	struct str own = s == NULL ? STR_NONE : s->prefix;
	size_t i = c->format;

	if (own.n > 0 && i-- == 0)
		return own;
	for (size_t k = t->plain ? NPREFIXES - 1 : 0; k < NPREFIXES; k++)
		if (!str_eqc(own, prefixes[k]) && i-- == 0)
			return str_c(prefixes[k]);
	return STR_NONE;
}

void
resolve_next_attempt(struct climb *c)
{
	c->at++;
	c->format = 0;
	c->fails = 0;
	c->doubted = false;
}

void
resolve_next_format(struct climb *c)
{
	c->format++;
	c->fails = 0;
	c->doubted = false;
	if (resolve_prefix(c).n == 0)
		resolve_next_attempt(c);
}

/* Several shapes may come to the same. */
static bool
was_tried(const struct climb *c)
{
	const struct attempt *t = &c->v[c->at];

	for (size_t i = 0; i < c->at && c->format == 0 && c->fails == 0; i++)
		if (c->v[i].at == t->at && str_eq(c->v[i].id, t->id))
			return true;
	return false;
}

/* What to ask for the candidate c->at; false: nothing, on with the next. */
static bool
prepare_attempt(struct climb *c)
{
	struct attempt *t = &c->v[c->at];
	bool unknown = t->id.n == 0;

	if (t->at->state == ENDPOINT_DEAD) {
		resolve_note(c, STR_FMT, STR_ARG(t->at->why));
		resolve_next_attempt(c);
		return false;
	}
	if (t->group != 0 && t->group == c->alive_group && t->at != c->alive) {
		resolve_next_attempt(c);
		return false;
	}
	if (unknown && t->match.page != NULL && t->match.page->lookup != NULL &&
	    c->found.n == 0) {
		c->ask = ASK_LOOKUP;
		return true;
	}
	if (unknown && t->at->state == ENDPOINT_ASKING) {
		c->waiting = t->at;
		c->due = INT64_MAX;
		return true;
	}
	if (unknown && t->at->state == ENDPOINT_UNKNOWN) {
		t->at->state = ENDPOINT_ASKING;
		c->ask = ASK_IDENTIFY;
		return true;
	}
	if (unknown) {
		t->id = resolve_identifier(c, t);
		c->alive_group = t->group;
		c->alive = t->at;
	}
	if (t->id.n == 0 || was_tried(c)) {
		resolve_next_attempt(c);
		return false;
	}
	c->ask = ASK_RECORD;
	return true;
}

/* The step has nothing left: what came of it goes into the trail. */
static void
end_step(struct climb *c)
{
	if (c->why[0] != '\0')
		buf_printf(&c->trail, "%s%s: %s", c->trail.n > 0 ? "; " : "",
			   c->step->name, c->why);
	c->why[0] = '\0';
	c->n = c->at = 0;
	c->alive_group = 0;
	c->step++;
}

static int
begin_step(struct climb *c, struct err *e)
{
	c->n = c->at = c->format = 0;
	c->fails = 0;
	c->doubted = false;
	if (!(c->step->kinds & 1u << c->q->kind))
		return 0;
	return c->step->begin(c, e);
}

/* Until there is something to ask, to wait for, or nothing more to do. */
void
resolve_choose(struct climb *c)
{
	struct err e;

	while (!c->done && c->ask == ASK_NOTHING && c->waiting == NULL) {
		if (c->at < c->n) {
			(void)prepare_attempt(c);
			continue;
		}
		end_step(c);
		if (c->step->name == NULL)
			resolve_done(c);
		else if (begin_step(c, &e) != 0 ||
			 arena_check(&c->arena, &e) != 0)
			resolve_fatal(c, &e);
	}
}
