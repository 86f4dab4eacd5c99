/* Text for people in so many columns. */
#include "sheaf/world/world.h"

#include <inttypes.h>

#include "core/norm.h"
#include "core/utf8.h"

enum { WHOLE = 1 << 30 /* columns: do not cut */ };

static void
begin_line(struct buf *out, size_t indent)
{
	while (indent-- > 0)
		buf_char(out, ' ');
}

void
layout_wrap(struct buf *out, struct str text, size_t indent, size_t columns)
{
	struct str word;
	size_t at = 0, n;

	while (str_cut(&text, ' ', &word)) {
		if (word.n == 0)
			continue;
		n = utf8_columns(word);
		if (at > 0 && at + 1 + n > columns) {
			buf_char(out, '\n');
			at = 0;
		}
		if (at > 0) {
			buf_char(out, ' ');
			at++;
		} else {
			begin_line(out, indent);
			at = indent;
		}
		at += norm_fit(out, word, WHOLE);
	}
	if (at > 0)
		buf_char(out, '\n');
}

size_t
layout_name(struct buf *out, struct str name, size_t width)
{
	static const char gap[] = "\xe2\x80\xa6";
	size_t scheme = str_find(name, STR("://"));
	size_t tail = width / 3, used;
	struct str end;

	if (utf8_columns(name) > width && scheme != STR_NPOS)
		name = str_from(name, scheme + 3);
	if (utf8_columns(name) <= width || width < 2)
		return norm_fit(out, name, width);
	/* Bytes will do: addresses are ASCII, and norm_fit mends the rest. */
	end = str_from(name, name.n - tail);
	used = norm_fit(out, str_left(name, width - tail - 1), width);
	buf_puts(out, gap);
	return used + 1 + norm_fit(out, end, tail);
}

void
layout_duration(struct buf *out, uint64_t seconds)
{
	static const struct {
		uint64_t seconds, part; /* the unit, and the next smaller */
		const char *name, *part_name;
	} units[] = {
	    {86400, 3600, "days", "h"},
	    {3600, 60, "h", "min"},
	    {60, 1, "min", "s"},
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		uint64_t n = seconds / units[i].seconds;
		uint64_t rest = seconds % units[i].seconds / units[i].part;

		if (n == 0)
			continue;
		buf_printf(out, "%" PRIu64 " %s", n,
			   i == 0 && n == 1 ? "day" : units[i].name);
		if (rest > 0)
			buf_printf(out, " %" PRIu64 " %s", rest,
				   units[i].part_name);
		return;
	}
	buf_printf(out, "%" PRIu64 " s", seconds);
}
