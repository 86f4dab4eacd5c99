/* Header lines: a table of those we read. */
#include "harvester/http/internal.h"

#include <string.h>

#include "core/date.h"
#include "core/utf8.h"

/* More seconds than this are not told apart; in ms they still fit. */
#define SECONDS_MAX INT64_C(1000000000000)

void
headers_init(struct headers *a)
{
	memset(a, 0, sizeof(*a));
	buf_init(&a->location, HEADERS_LOCATION_MAX);
	headers_clear(a);
}

void
headers_free(struct headers *a)
{
	buf_free(&a->location);
}

/* Forgets what an earlier answer of the same transfer said. */
static void
start(struct headers *a)
{
	a->seconds = a->when = a->date = -1;
	a->type[0] = a->guard[0] = '\0';
	buf_clear(&a->location);
}

void
headers_clear(struct headers *a)
{
	a->bytes = 0;
	start(a);
}

static void
read_date(struct headers *a, struct str value)
{
	a->date = date_http(value);
}

static void
read_location(struct headers *a, struct str value)
{
	buf_clear(&a->location);
	buf_str(&a->location, value);
}

static void
read_retry_after(struct headers *a, struct str value)
{
	size_t digits = 0;

	while (digits < value.n && chr_digit(value.p[digits]))
		digits++;
	a->seconds = str_number(value, SECONDS_MAX);
	if (value.n > 0 && digits == value.n && a->seconds < 0)
		a->seconds = SECONDS_MAX; /* a number past all limits */
	if (a->seconds < 0)
		a->when = date_http(value);
}

static void
read_type(struct headers *a, struct str value)
{
	struct str type;
	size_t n;

	if (!str_cut(&value, ';', &type))
		return;
	type = str_left(str_trim(type), sizeof(a->type) - 1);
	for (n = 0; n < type.n; n++)
		a->type[n] = chr_tolower(type.p[n]);
	a->type[n] = '\0';
}

/* What services against robots say when they do not let a request through. */
static const char *const guards[] = {
    "cf-mitigated:",
    "x-amzn-waf-action:",
    "x-sucuri-block:",
    "x-iinfo:",
    "x-datadome:",
    "x-px-block:",
    "x-perimeterx-challenge:",
    "x-anubis-action:",
};

static void
read_guard(struct headers *a, struct str line)
{
	for (size_t i = 0; i < sizeof(guards) / sizeof(guards[0]); i++)
		if (str_istarts(line, str_c(guards[i])))
			utf8_printable(a->guard, sizeof(a->guard),
				       str_trim(line));
}

static const struct {
	const char *name; /* with its colon */
	void (*read)(struct headers *a, struct str value);
} fields[] = {
    {"Content-Type:", read_type},
    {"Date:", read_date},
    {"Location:", read_location},
    {"Retry-After:", read_retry_after},
};

int
headers_line(struct headers *a, struct str line, struct err *e)
{
	if (line.n > HEADERS_BYTES_MAX - a->bytes)
		return err_set(e, ERR_LIMIT, 0,
			       "more than %d bytes of HTTP headers",
			       HEADERS_BYTES_MAX);
	a->bytes += line.n;
	if (str_starts(line, STR("HTTP/"))) {
		start(a);
		return 0;
	}
	read_guard(a, line);
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		struct str name = str_c(fields[i].name);

		if (str_istarts(line, name)) {
			fields[i].read(a, str_trim(str_from(line, name.n)));
			break;
		}
	}
	return buf_check(&a->location, e);
}

int64_t
headers_retry_after(const struct headers *a, int64_t now)
{
	int64_t wait;

	if (a->seconds >= 0)
		return a->seconds;
	if (a->when < 0)
		return -1;
	wait = a->when - (a->date >= 0 ? a->date : now);
	return wait > 0 ? wait : -1;
}
