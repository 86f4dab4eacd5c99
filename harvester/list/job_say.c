/* One source: its messages. */
#include <stdarg.h>
#include <stdio.h>

#include "harvester/list/list_state.h"

enum { NAME_SHOWN_MAX = 100, LINE_LIMIT = 1024 };

static void line_of(char out[LINE_LIMIT], const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));

static void
line_of(char out[LINE_LIMIT], const char *fmt, va_list ap)
{
	if (vsnprintf(out, LINE_LIMIT, fmt, ap) < 0)
		out[0] = '\0';
}

static void
say(const struct job *j, enum log_level level, const char *line)
{
	env_log(j->w->env, level, STR_FMT ": %s",
		STR_ARG(str_left(j->src->name, NAME_SHOWN_MAX)), line);
}

/* Printable, as all messages are. */
static void
note(struct job *j, const char *line)
{
	struct err printable;

	j->out->incomplete = true;
	if (j->out->lack[0] != '\0')
		return;
	err_set(&printable, ERR_DATA, 0, "%s", line);
	snprintf(j->out->lack, sizeof(j->out->lack), "%s", printable.msg);
}

void
job_log(const struct job *j, enum log_level level, const char *fmt, ...)
{
	char line[LINE_LIMIT];
	va_list ap;

	va_start(ap, fmt);
	line_of(line, fmt, ap);
	va_end(ap);
	say(j, level, line);
}

void
job_lacks(struct job *j, const char *fmt, ...)
{
	char line[LINE_LIMIT];
	va_list ap;

	va_start(ap, fmt);
	line_of(line, fmt, ap);
	va_end(ap);
	say(j, LOG_WARN, line);
	note(j, line);
}

void
job_note_lack(struct job *j, const char *fmt, ...)
{
	char line[LINE_LIMIT];
	va_list ap;

	va_start(ap, fmt);
	line_of(line, fmt, ap);
	va_end(ap);
	note(j, line);
}
