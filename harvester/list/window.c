/* Windows of dates, in the granularity of a repository. */
#include "harvester/list/window.h"

#include <stdio.h>

enum { DAY_S = 86400 };

static int
check(const char *what, struct str s, struct err *e)
{
	if (s.n == 0 || date_stamp(s) >= 0)
		return 0;
	return err_set(
	    e, ERR_USAGE, 0,
	    "%s: no date (YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ): " STR_FMT, what,
	    STR_ARG(str_left(s, 40)));
}

static bool
has_time(struct str s)
{
	return str_chr(s, 'T') != STR_NPOS || str_chr(s, ' ') != STR_NPOS;
}

int
window_form(struct str from, struct str until, bool day,
	    char from_out[STAMP_MAX], char until_out[STAMP_MAX], struct err *e)
{
	bool days;
	int64_t end;

	from = str_trim(from);
	until = str_trim(until);
	from_out[0] = until_out[0] = '\0';
	if (check("from", from, e) != 0 || check("until", until, e) != 0)
		return -1;
	days = day || (!has_time(from) && !has_time(until));
	if (from.n > 0)
		date_stamp_format(date_stamp(from), days, from_out);
	if (until.n > 0) {
		end = date_stamp(until);
		if (!days && !has_time(until))
			end += DAY_S - 1;
		date_stamp_format(end, days, until_out);
	}
	return 0;
}

bool
window_next(struct str first, bool day, char out[STAMP_MAX])
{
	int64_t t = date_stamp(first);

	if (t < 0)
		return false;
	t -= day ? DAY_S : 1;
	date_stamp_format(t > 0 ? t : 0, day, out);
	return true;
}

bool
window_later(struct str a, struct str b)
{
	return date_stamp(b) > date_stamp(a);
}
