/*
 * The value of Retry-After: seconds or an HTTP date. A date that is understood
 * is a moment that can be written as a datestamp and read back.
 */
#include "core/date.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = fuzz_text(data, size);
	char text[STAMP_MAX];
	long long seconds = str_number(str_trim(s), INT32_MAX);
	int64_t t = date_http(s);

	FUZZ_CHECK(seconds >= -1 && seconds <= INT32_MAX);
	FUZZ_CHECK(t >= -1);
	FUZZ_CHECK(t < 0 || seconds < 0);
	if (t >= 0) {
		date_stamp_format(t, false, text);
		FUZZ_CHECK(date_stamp(str_c(text)) == t);
	}
	return 0;
}
