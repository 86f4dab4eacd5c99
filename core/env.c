/* Messages: formatted and made printable in one place. */
#include "core/env.h"

#include <stdarg.h>
#include <stdio.h>

#include "core/mask.h"
#include "core/str.h"
#include "core/utf8.h"

enum { LINE_MAX_BYTES = 2048 };

static void put(const struct env *env, enum log_level level,
		const struct log_facts *facts, const char *fmt, va_list ap)
    __attribute__((format(printf, 4, 0)));

static void
put(const struct env *env, enum log_level level, const struct log_facts *facts,
    const char *fmt, va_list ap)
{
	char line[LINE_MAX_BYTES], clean[LINE_MAX_BYTES];

	if (env == NULL || env->log == NULL)
		return;
	if (vsnprintf(line, sizeof(line), fmt, ap) < 0)
		line[0] = '\0';
	mask_text(line);
	utf8_printable(clean, sizeof(clean), str_c(line));
	env->log(env->ctx, level, clean, facts);
}

void
env_log(const struct env *env, enum log_level level, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	put(env, level, NULL, fmt, ap);
	va_end(ap);
}

void
env_log_facts(const struct env *env, enum log_level level,
	      const struct log_facts *facts, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	put(env, level, facts, fmt, ap);
	va_end(ap);
}
