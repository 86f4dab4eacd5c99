/* See fuzz.h. */
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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

static char input_path[64];

static void
remove_file(void)
{
	unlink(input_path);
}

const char *
fuzz_file(const uint8_t *data, size_t size)
{
	FILE *f;

	if (input_path[0] == '\0') {
		snprintf(input_path, sizeof(input_path), "/tmp/sheaf-fuzz-%ld",
			 (long)getpid());
		atexit(remove_file);
	}
	f = fopen(input_path, "wb");
	FUZZ_CHECK(f != NULL);
	FUZZ_CHECK(fwrite(data, 1, size, f) == size);
	FUZZ_CHECK(fclose(f) == 0);
	return input_path;
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

void
fuzz_put_escaped(struct buf *out, struct str s)
{
	uint32_t cp;

	while (utf8_next(&s, &cp)) {
		if (cp == '<' || cp == '&')
			buf_puts(out, cp == '<' ? "&lt;" : "&amp;");
		else if (cp == '\r')
			buf_puts(out, "&#13;");
		else
			buf_utf8(out, utf8_xml_char(cp) ? cp : 0xfffd);
	}
}
