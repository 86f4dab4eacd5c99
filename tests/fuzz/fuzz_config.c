/*
 * Any configuration: it is read, or what is wrong with it is said in clean
 * text. What was read can have one more section, which leaves all others as
 * they were, and can lose it again.
 */
#include "sheaf/options/options.h"
#include "tests/fuzz/fuzz.h"

enum { TEXT_LIMIT = 4 * CONFIG_MAX };

/* Sections, or -1: it is none. */
static long
sections(struct str text)
{
	struct config c;
	struct err e;
	long n = -1;

	config_init(&c);
	if (config_parse(&c, "sheaf.ini", text, &e) == 0) {
		n = (long)c.nsources;
		for (size_t i = 0; i < c.nsources; i++) {
			const struct config_section *s = &c.sources[i];

			FUZZ_CHECK(config_name_ok(s->name));
			FUZZ_CHECK(config_find(&c, s->name) == s);
		}
	} else {
		FUZZ_CHECK(e.code != ERR_NONE && fuzz_clean(str_c(e.msg)));
	}
	config_free(&c);
	return n;
}

static bool
has(struct str text, struct str name)
{
	struct config c;
	struct err e;
	bool is;

	config_init(&c);
	is = config_parse(&c, "sheaf.ini", text, &e) == 0 &&
	     config_find(&c, name) != NULL;
	config_free(&c);
	return is;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct config_pair pairs[] = {
	    {STR_LIT("url"), STR_LIT("https://example.org/oai")},
	};
	struct str text = fuzz_text(data, size), name = STR("one-more");
	struct buf longer, shorter;
	long n = sections(text);

	if (n < 0 || n >= CONFIG_SOURCES || size > CONFIG_MAX / 2 ||
	    has(text, name))
		return 0;
	buf_init(&longer, TEXT_LIMIT);
	buf_init(&shorter, TEXT_LIMIT);
	config_edit_add(&longer, text, name, pairs, 1);
	FUZZ_CHECK(!longer.failed);
	FUZZ_CHECK(sections(buf_view(&longer)) == n + 1);
	FUZZ_CHECK(has(buf_view(&longer), name));
	FUZZ_CHECK(config_edit_remove(&shorter, buf_view(&longer), name));
	FUZZ_CHECK(!shorter.failed && sections(buf_view(&shorter)) == n);
	buf_free(&longer);
	buf_free(&shorter);
	return 0;
}
