/* Dates and datestamps: what is understood exists and can be written again. */
#include "core/date.h"
#include "tests/fuzz/fuzz.h"

static void
check_date(struct rec_date d)
{
	char text[DATE_MAX];
	struct date_span again;

	FUZZ_CHECK(d.year >= 1000 && d.year <= 2999);
	FUZZ_CHECK(d.day == 0 || d.month != 0);
	FUZZ_CHECK(date_exists(d.year, d.month == 0 ? 1 : d.month,
			       d.day == 0 ? 1 : d.day));
	date_format(d, text);
	FUZZ_CHECK(date_parse(str_c(text), &again));
	FUZZ_CHECK(date_cmp(d, again.from) == 0);
	FUZZ_CHECK(again.to.year == 0 && !again.circa && !again.timed);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = fuzz_text(data, size);
	char text[STAMP_MAX];
	struct date_span span;
	int64_t t;

	if (date_parse(s, &span)) {
		check_date(span.from);
		if (span.to.year != 0)
			check_date(span.to);
	}
	t = date_stamp(s);
	if (t >= 0) {
		date_stamp_format(t, false, text);
		FUZZ_CHECK(date_stamp(str_c(text)) == t);
		date_stamp_format(t, true, text);
		FUZZ_CHECK(date_stamp(str_c(text)) == t - t % 86400);
	}
	return 0;
}
