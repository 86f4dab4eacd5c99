/* Errors as values: a code, a detail, and a message that grows outwards. */
#include "core/err.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/mask.h"
#include "core/str.h"
#include "core/utf8.h"

/*
 * Makes a finished message harmless for a terminal and a log: it repeats no
 * secret, and whatever is cut in the middle of a character or is no printable
 * text becomes '?'.
 */
static void
make_printable(char *s)
{
	char clean[sizeof(((struct err *)0)->msg)];

	mask_text(s);
	utf8_printable(clean, sizeof(clean), str_c(s));
	memcpy(s, clean, strlen(clean) + 1);
}

const char *
err_name(enum err_code code)
{
	static const char *const names[ERR__MAX] = {
	    [ERR_NONE] = "",        [ERR_USAGE] = "usage",
	    [ERR_NOMEM] = "memory", [ERR_LIMIT] = "limit",
	    [ERR_IO] = "file",      [ERR_NET] = "network",
	    [ERR_HTTP] = "http",    [ERR_XML] = "xml",
	    [ERR_OAI] = "oai",      [ERR_DATA] = "data",
	    [ERR_STORE] = "store",  [ERR_NOTFOUND] = "not-found",
	    [ERR_BUSY] = "busy",    [ERR_STOPPED] = "stopped",
	};

	return names[code];
}

int
err_set(struct err *e, enum err_code code, int detail, const char *fmt, ...)
{
	va_list ap;

	e->code = code;
	e->detail = detail;
	va_start(ap, fmt);
	vsnprintf(e->msg, sizeof(e->msg), fmt, ap);
	va_end(ap);
	make_printable(e->msg);
	return -1;
}

int
err_wrap(struct err *e, const char *fmt, ...)
{
	char inner[sizeof(e->msg)];
	va_list ap;
	size_t n, room;
	int len;

	memcpy(inner, e->msg, sizeof(inner));
	va_start(ap, fmt);
	len = vsnprintf(e->msg, sizeof(e->msg), fmt, ap);
	va_end(ap);
	n = len < 0 ? 0 : (size_t)len;
	if (n + 3 < sizeof(e->msg)) {
		memcpy(e->msg + n, ": ", 2);
		room = sizeof(e->msg) - n - 3;
		len = (int)strnlen(inner, room);
		memcpy(e->msg + n + 2, inner, (size_t)len);
		e->msg[n + 2 + (size_t)len] = '\0';
	}
	make_printable(e->msg);
	return -1;
}

int
err_nomem(struct err *e)
{
	return err_set(e, ERR_NOMEM, 0, "out of memory");
}

int
err_errno(struct err *e, const char *what, const char *name)
{
	int err = errno;

	return err_set(e, ERR_IO, err, "%s %s: %s", what, name, strerror(err));
}

void
err_clear(struct err *e)
{
	e->code = ERR_NONE;
	e->detail = 0;
	e->msg[0] = '\0';
}

int
err_mind(struct err *e, enum err_code code)
{
	if (e->code == code)
		return -1;
	err_clear(e);
	return 0;
}

int
err_forgive(struct err *e, enum err_code code)
{
	if (e->code != code)
		return -1;
	err_clear(e);
	return 0;
}

int
err_end(int rc, const struct err *e)
{
	assert(rc < 0 || e->code == ERR_NONE);
	(void)e;
	return rc;
}
