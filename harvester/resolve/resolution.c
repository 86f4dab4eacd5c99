/* One identifier on its way: what it says, and its end. */
#include "harvester/resolve/internal.h"

#include <stdarg.h>
#include <stdio.h>

void
resolve_log(const struct resolution *c, enum log_level level, const char *fmt,
	    ...)
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
resolve_note(struct resolution *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(c->why, sizeof(c->why), fmt, ap);
	va_end(ap);
	resolve_log(c, LOG_INFO, "%s: %s", c->step->name, c->why);
}

void
resolve_ask(struct resolution *c, enum query what)
{
	c->query = what;
	c->phase = RESOLUTION_READY;
}

void
resolve_done(struct resolution *c)
{
	struct resolve_request *q = c->q;

	if (c->phase == RESOLUTION_DONE)
		return;
	c->phase = RESOLUTION_DONE;
	c->r->open--;
	q->trail = arena_copy(c->r->out, buf_view(&c->trail));
	buf_free(&c->url);
	buf_free(&c->trail);
	arena_free(&c->arena);
}

void
resolve_fatal(struct resolution *c, const struct err *e)
{
	if (c->r->fatal.code == ERR_NONE)
		c->r->fatal = *e;
	resolve_done(c);
}
