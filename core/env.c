/* Messages: formatted and made printable in one place. */
#include "core/env.h"

#include <stdarg.h>
#include <stdio.h>

#include "core/str.h"
#include "core/utf8.h"

enum { LINE_MAX_BYTES = 2048 };

void
env_log(const struct env *env, enum log_level level, const char *fmt, ...)
{
	char line[LINE_MAX_BYTES], clean[LINE_MAX_BYTES];
	va_list ap;

	if (env == NULL || env->log == NULL)
		return;
	va_start(ap, fmt);
	if (vsnprintf(line, sizeof(line), fmt, ap) < 0)
		line[0] = '\0';
	va_end(ap);
	utf8_printable(clean, sizeof(clean), str_c(line));
	env->log(env->ctx, level, clean);
}
