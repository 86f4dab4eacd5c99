/* OAI-PMH request addresses: checked, built, shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "harvester/http/http.h"
#include "harvester/request.h"

static void
expect_encoded(const char *in, size_t n, const char *out)
{
	struct buf b;

	buf_init(&b, 1024);
	request_encode(&b, str_of(in, n));
	assert_string_equal(b.p, out);
	buf_free(&b);
}

static void
test_encode_leaves_unreserved_alone(void **state)
{
	(void)state;
	expect_encoded("aZ09-._~", 8, "aZ09-._~");
}

static void
test_encode_all_else(void **state)
{
	static const char token[] = "-1x@AoE/+= &?#%\"\xc3\xbc\0";

	(void)state;
	expect_encoded(token, sizeof(token) - 1,
		       "-1x%40AoE%2F%2B%3D%20%26%3F%23%25%22%C3%BC%00");
}

static void
expect_build(const char *base, struct request_args args, const char *out)
{
	struct buf b;

	buf_init(&b, 4096);
	request_build(&b, str_c(base), &args);
	assert_string_equal(b.p, out);
	buf_free(&b);
}

static void
test_build_puts_verb_first(void **state)
{
	struct request_args args = {
	    .verb = "ListRecords",
	    .prefix = STR("oai_dc"),
	    .set = STR("ddc:004"),
	    .from = STR("2026-01-01T00:00:00Z"),
	};

	(void)state;
	expect_build("http://h/oai", args,
		     "http://h/oai?verb=ListRecords&metadataPrefix=oai_dc"
		     "&set=ddc%3A004&from=2026-01-01T00%3A00%3A00Z");
}

static void
test_build_keeps_query_of_base(void **state)
{
	struct request_args args = {.verb = "Identify"};

	(void)state;
	expect_build("http://h/x?a=b", args, "http://h/x?a=b&verb=Identify");
	expect_build("http://h/x?a=b&", args, "http://h/x?a=b&verb=Identify");
	expect_build("http://h/x?", args, "http://h/x?verb=Identify");
}

static void
test_build_sends_token_alone(void **state)
{
	struct request_args args = {
	    .verb = "ListRecords",
	    .prefix = STR("oai_dc"),
	    .set = STR("a"),
	    .from = STR("2020-01-01"),
	    .token = STR("a/b+c="),
	};

	(void)state;
	expect_build("http://h/", args,
		     "http://h/?verb=ListRecords&resumptionToken=a%2Fb%2Bc%3D");
}

static void
expect_base(const char *url, bool good)
{
	struct err e = {0};
	int rc = request_check_base(str_c(url), &e);

	if (good != (rc == 0))
		print_error("%s: %s\n", url, e.msg);
	assert_int_equal(rc, good ? 0 : -1);
	if (!good)
		assert_int_equal(e.code, ERR_USAGE);
}

static void
test_base_accepts_what_harvesters_meet(void **state)
{
	(void)state;
	expect_base("https://duepublico2.uni-due.de/servlets/OAIDataProvider",
		    true);
	expect_base("http://127.0.0.1:8080/oai", true);
	expect_base("HTTP://[::1]:80/oai", true);
	expect_base("http://h", true);
	expect_base("http://h:/x?y=z", true);
	expect_base("http://h/a@b", true);
}

static void
test_base_refuses_what_is_none(void **state)
{
	static const char *const bad[] = {
	    "",
	    "duepublico",
	    "ftp://h/",
	    "file:///etc/passwd",
	    "http:///oai",
	    "http://:80/",
	    "http://h:0/",
	    "http://h:65536/",
	    "http://h:8o/",
	    "http://h/a b",
	    "http://h/a\nb",
	    "http://h/#f",
	    "http://h\\x/",
	    "http://[::1/",
	    "http://[x]/",
	    "http://[::1]x/",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		expect_base(bad[i], false);
}

static void
test_base_refuses_passwords_without_repeating_them(void **state)
{
	static const char *const bad[] = {
	    "http://user:secret@h/oai", "https://secret@h/oai",
	    "ftp://user:secret@h/",     "http://user:secret@h/a b",
	    "http://user:se/secret@h/", "user:secret@h/oai",
	};
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(request_check_base(str_c(bad[i]), &e), -1);
		assert_null(strstr(e.msg, "secret"));
		assert_non_null(strstr(e.msg, "h/"));
	}
}

static void
test_base_refuses_overlong_address(void **state)
{
	static char url[HTTP_URL_MAX + 2];
	struct err e;

	(void)state;
	memset(url, 'a', sizeof(url) - 1);
	memcpy(url, "http://h/", 9);
	assert_int_equal(request_check_base(str_of(url, HTTP_URL_MAX), &e), 0);
	assert_int_equal(request_check_base(str_of(url, HTTP_URL_MAX + 1), &e),
			 -1);
	assert_true(strlen(e.msg) < 100);
}

static void
test_message_cuts_long_address(void **state)
{
	char url[2000];
	struct buf b;

	(void)state;
	memset(url, 'a', sizeof(url));
	memcpy(url, "http://h/", 9);
	buf_init(&b, 4096);
	request_for_message(&b, str_of(url, sizeof(url)));
	assert_true(b.n < 300);
	assert_true(str_ends(buf_view(&b), STR("...")));
	assert_true(str_starts(buf_view(&b), STR("http://h/aaa")));
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_encode_leaves_unreserved_alone),
	    cmocka_unit_test(test_encode_all_else),
	    cmocka_unit_test(test_build_puts_verb_first),
	    cmocka_unit_test(test_build_keeps_query_of_base),
	    cmocka_unit_test(test_build_sends_token_alone),
	    cmocka_unit_test(test_base_accepts_what_harvesters_meet),
	    cmocka_unit_test(test_base_refuses_what_is_none),
	    cmocka_unit_test(
		test_base_refuses_passwords_without_repeating_them),
	    cmocka_unit_test(test_base_refuses_overlong_address),
	    cmocka_unit_test(test_message_cuts_long_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
