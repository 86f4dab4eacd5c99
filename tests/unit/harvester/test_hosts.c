/* Who may be asked now: queues, places, pauses; headers of answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "harvester/http/internal.h"

static void
add(struct hosts *hs, struct host_job *job, const char *host, int delay)
{
	struct err e;

	assert_int_equal(hosts_add(hs, str_c(host), job, delay, 0, &e), 0);
}

static void
test_places_are_kept(void **state)
{
	struct host_job a = {0}, b = {0}, c = {0}, other = {0};
	struct hosts *hs = hosts_new(2);

	(void)state;
	add(hs, &a, "http://h", 0);
	add(hs, &b, "http://H", 0);
	add(hs, &c, "http://h", 0);
	add(hs, &other, "http://g", 0);
	assert_int_equal(hosts_wait(hs, 0), 0);
	for (int i = 0; i < 3; i++) {
		struct host_job *job = hosts_next(hs, 0);

		assert_non_null(job);
		assert_ptr_not_equal(job, &c);
	}
	assert_null(hosts_next(hs, 0));
	assert_int_equal(hosts_wait(hs, 0), -1);
	hosts_end(&a, 5);
	assert_ptr_equal(hosts_next(hs, 5), &c);
	hosts_free(hs);
}

static void
test_a_job_may_ask_for_more_places(void **state)
{
	struct host_job a = {0}, b = {0}, c = {0};
	struct hosts *hs = hosts_new(1);
	struct err e;

	(void)state;
	assert_int_equal(hosts_add(hs, STR("http://h"), &a, 0, 2, &e), 0);
	assert_int_equal(hosts_add(hs, STR("http://h"), &b, 0, 2, &e), 0);
	assert_int_equal(hosts_add(hs, STR("http://h"), &c, 0, 0, &e), 0);
	assert_ptr_equal(hosts_next(hs, 0), &a);
	assert_ptr_equal(hosts_next(hs, 0), &b);
	assert_null(hosts_next(hs, 0));
	hosts_end(&a, 0);
	assert_null(hosts_next(hs, 0)); /* that one wants to be alone */
	hosts_end(&b, 0);
	assert_ptr_equal(hosts_next(hs, 0), &c);
	hosts_free(hs);
}

static void
test_held_host_waits(void **state)
{
	struct host_job a = {0}, other = {0};
	struct hosts *hs = hosts_new(1);
	struct err e;

	(void)state;
	assert_int_equal(hosts_hold(hs, STR("http://h"), 500, &e), 0);
	assert_int_equal(hosts_hold(hs, STR("http://H"), 300, &e), 0);
	add(hs, &a, "http://h", 0);
	assert_null(hosts_next(hs, 499));
	assert_int_equal(hosts_wait(hs, 100), 400);
	add(hs, &other, "http://g", 0);
	assert_ptr_equal(hosts_next(hs, 100), &other);
	assert_ptr_equal(hosts_next(hs, 500), &a);
	hosts_free(hs);
}

static void
test_pause_counts_from_the_end(void **state)
{
	struct host_job a = {0}, b = {0};
	struct hosts *hs = hosts_new(4);

	(void)state;
	add(hs, &a, "http://h", 1000);
	add(hs, &b, "http://h", 1000);
	assert_ptr_equal(hosts_next(hs, 100), &a);
	assert_null(hosts_next(hs, 5000)); /* one at a time with a pause */
	hosts_end(&a, 6000);
	assert_null(hosts_next(hs, 6999));
	assert_int_equal(hosts_wait(hs, 6400), 600);
	assert_ptr_equal(hosts_next(hs, 7000), &b);
	hosts_free(hs);
}

static void
test_waiting_job_can_leave(void **state)
{
	struct host_job a = {0}, b = {0}, c = {0};
	struct hosts *hs = hosts_new(1);

	(void)state;
	add(hs, &a, "h", 0);
	add(hs, &b, "h", 0);
	add(hs, &c, "h", 0);
	hosts_end(&b, 0);
	hosts_end(&c, 0);
	hosts_end(&c, 0); /* harmless */
	add(hs, &b, "h", 0);
	assert_ptr_equal(hosts_next(hs, 0), &a);
	hosts_end(&a, 0);
	assert_ptr_equal(hosts_next(hs, 0), &b);
	hosts_end(&b, 0);
	assert_null(hosts_next(hs, 0));
	hosts_free(hs);
}

static void
feed(struct headers *a, const char *line)
{
	struct err e;

	assert_int_equal(headers_line(a, str_c(line), &e), 0);
}

static int64_t
retry_after(const char *value, const char *date)
{
	struct headers a;
	struct buf line;
	int64_t wait;

	headers_init(&a);
	buf_init(&line, 1000);
	feed(&a, "HTTP/1.1 503 Busy\r\n");
	buf_printf(&line, "retry-after: %s\r\n", value);
	feed(&a, line.p);
	if (date != NULL)
		feed(&a, date);
	/* 1994-11-06 08:49:37 */
	wait = headers_retry_after(&a, 784111777);
	buf_free(&line);
	headers_free(&a);
	return wait;
}

static void
test_retry_after_in_both_forms(void **state)
{
	(void)state;
	assert_int_equal(retry_after("120", NULL), 120);
	assert_int_equal(retry_after("0", NULL), 0);
	assert_int_equal(retry_after("Sun, 06 Nov 1994 08:50:37 GMT", NULL),
			 60);
	/* By the server's clock, which is an hour ahead. */
	assert_int_equal(retry_after("Sun, 06 Nov 1994 09:50:37 GMT",
				     "Date: Sun, 06 Nov 1994 09:49:37 GMT"),
			 60);
	assert_int_equal(retry_after("Sun, 06 Nov 1994 08:00:00 GMT", NULL),
			 -1);
}

static void
test_retry_after_garbage_is_nothing(void **state)
{
	(void)state;
	assert_int_equal(retry_after("-5", NULL), -1);
	assert_int_equal(retry_after("soon", NULL), -1);
	assert_int_equal(retry_after("", NULL), -1);
	assert_int_equal(retry_after("1.5", NULL), -1);
	assert_true(retry_after("99999999999999999999999", NULL) > 999999999);
}

static void
test_checks_for_robots_are_named(void **state)
{
	struct headers a;

	(void)state;
	headers_init(&a);
	feed(&a, "HTTP/1.1 403 Forbidden");
	feed(&a, "CF-Mitigated: challenge\r\n");
	assert_string_equal(a.guard, "CF-Mitigated: challenge");
	feed(&a, "HTTP/1.1 200 OK");
	feed(&a, "Server: cloudflare");
	assert_string_equal(a.guard, "");
	headers_free(&a);
}

static void
test_last_answer_counts(void **state)
{
	struct headers a;

	(void)state;
	headers_init(&a);
	feed(&a, "HTTP/1.1 103 Early Hints\r\n");
	feed(&a, "Location: /early\r\n");
	feed(&a, "HTTP/1.1 302 Found\r\n");
	feed(&a, "LOCATION:   /there \r\n");
	feed(&a, "content-type: Text/XML; charset=UTF-8\r\n");
	assert_string_equal(a.location.p, "/there");
	assert_string_equal(a.type, "text/xml");
	feed(&a, "HTTP/1.1 200 OK\r\n");
	assert_int_equal(a.location.n, 0);
	assert_string_equal(a.type, "");
	headers_free(&a);
}

static void
test_headers_have_a_limit(void **state)
{
	struct headers a;
	struct err e;
	int rc = 0, lines = 0;

	(void)state;
	headers_init(&a);
	while (rc == 0 && lines < 100000) {
		rc = headers_line(&a, STR("X-Filler: 0123456789\r\n"), &e);
		lines++;
	}
	assert_int_equal(rc, -1);
	assert_int_equal(e.code, ERR_LIMIT);
	assert_true(lines < 10000);
	headers_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_places_are_kept),
	    cmocka_unit_test(test_a_job_may_ask_for_more_places),
	    cmocka_unit_test(test_held_host_waits),
	    cmocka_unit_test(test_pause_counts_from_the_end),
	    cmocka_unit_test(test_waiting_job_can_leave),
	    cmocka_unit_test(test_retry_after_in_both_forms),
	    cmocka_unit_test(test_retry_after_garbage_is_nothing),
	    cmocka_unit_test(test_checks_for_robots_are_named),
	    cmocka_unit_test(test_last_answer_counts),
	    cmocka_unit_test(test_headers_have_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
