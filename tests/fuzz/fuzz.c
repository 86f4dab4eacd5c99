/* See fuzz.h. */
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/utf8.h"

void
fuzz_fail(const char *what, const char *file, int line)
{
	fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
	abort();
}

struct str
fuzz_text(const uint8_t *data, size_t size)
{
	return str_of((const char *)data, size);
}

bool
fuzz_line(struct str *rest, struct str *line)
{
	return str_cut(rest, '\n', line);
}

bool
fuzz_clean(struct str s)
{
	return s.n == 0 ||
	       (utf8_valid(s) == s.n && str_chr(s, '\0') == STR_NPOS);
}
