/* What was seen of each member, and what is wrong with it. */
#include <stdarg.h>
#include <stdio.h>

#include "core/name_set.h"
#include "core/utf8.h"
#include "exporters/bundle/bundle.h"
#include "exporters/verify/internal.h"

enum { SAID_MAX = 400 };

struct seen *
verify_find(struct verify *v, struct str name)
{
	size_t number;

	return name_set_find(v->names, name, &number) ? &v->v[number] : NULL;
}

void
verify_say(struct verify *v, struct str member, const char *fmt, ...)
{
	char name[BUNDLE_NAME_MAX * 4], what[SAID_MAX];
	struct seen *s = verify_find(v, member);
	va_list ap;

	if (s != NULL)
		s->flags |= SEEN_BAD;
	va_start(ap, fmt);
	vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	utf8_printable(name, sizeof(name), member);
	v->result->faults++;
	v->found(v->ctx, name, what);
}

static unsigned char
byte_of(const char *hex)
{
	return (unsigned char)(chr_hex(hex[0]) << 4 | chr_hex(hex[1]));
}

void
verify_bytes(unsigned char *out, size_t n, const char *hex)
{
	for (size_t i = 0; i < n; i++)
		out[i] = byte_of(hex + 2 * i);
}

bool
verify_same(const unsigned char *sum, size_t n, struct str hex)
{
	if (hex.n < 2 * n || (n == SUM256 && hex.n != 2 * n))
		return false;
	for (size_t i = 0; i < n; i++)
		if (chr_hex(hex.p[2 * i]) < 0 ||
		    chr_hex(hex.p[2 * i + 1]) < 0 ||
		    byte_of(hex.p + 2 * i) != sum[i])
			return false;
	return true;
}
