/* Public and private network addresses, and where redirects may lead. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

#include <cmocka.h>

#include "harvester/http/internal.h"

static const char *const inner[] = {
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "192.0.2.1",
    "198.18.0.1",
    "198.19.255.255",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:7f00:1",
    "64:ff9b::10.0.0.1",
    "64:ff9b::c0a8:101",
    "2002:0a00:0001::1",
    "2001:0:1:2:3:4:f5ff:fffe", /* Teredo, 10.0.0.1 inverted */
    "fc00::1",
    "fdff::1",
    "fe80::1",
    "fe80::1%lo",
    "ff02::1",
    "2001:db8::1",
    "1::1",
};

static const char *const outer[] = {
    "1.1.1.1",        "9.255.255.255",    "11.0.0.0",          "100.63.255.255",
    "100.128.0.0",    "126.255.255.255",  "128.0.0.1",         "169.253.1.1",
    "172.15.255.255", "172.32.0.1",       "192.167.255.255",   "198.17.255.255",
    "198.20.0.0",     "223.255.255.255",  "2a00:1450::1",      "2003::1",
    "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:0808:0808::1",
};

static void
test_text_when_private(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(inner) / sizeof(inner[0]); i++) {
		if (!address_text_is_private(inner[i]))
			print_error("%s\n", inner[i]);
		assert_true(address_text_is_private(inner[i]));
	}
}

static void
test_text_when_public(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(outer) / sizeof(outer[0]); i++) {
		if (address_text_is_private(outer[i]))
			print_error("%s\n", outer[i]);
		assert_false(address_text_is_private(outer[i]));
	}
}

static void
test_text_when_no_address(void **state)
{
	char longer[200];

	(void)state;
	memset(longer, '1', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	assert_true(address_text_is_private(""));
	assert_true(address_text_is_private("example.org"));
	assert_true(address_text_is_private("8.8.8"));
	assert_true(address_text_is_private(longer));
}

static void
test_socket_address(void **state)
{
	struct sockaddr_in v4 = {.sin_family = AF_INET};
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
	struct sockaddr other = {.sa_family = AF_UNIX};

	(void)state;
	inet_pton(AF_INET, "8.8.8.8", &v4.sin_addr);
	assert_false(address_is_private(&v4, sizeof(v4)));
	assert_true(address_is_private(&v4, sizeof(v4) - 1));
	inet_pton(AF_INET, "10.8.8.8", &v4.sin_addr);
	assert_true(address_is_private(&v4, sizeof(v4)));
	inet_pton(AF_INET6, "2a00::1", &v6.sin6_addr);
	assert_false(address_is_private(&v6, sizeof(v6)));
	inet_pton(AF_INET6, "::1", &v6.sin6_addr);
	assert_true(address_is_private(&v6, sizeof(v6)));
	assert_true(address_is_private(&other, sizeof(other)));
	assert_true(address_is_private(&other, 0));
}

static void
test_redirect_status(void **state)
{
	(void)state;
	assert_true(redirect_status(301));
	assert_true(redirect_status(308));
	assert_false(redirect_status(300));
	assert_false(redirect_status(304));
	assert_false(redirect_status(200));
}

static int
check(const char *from, const char *to, int hops)
{
	struct err e;
	int rc = redirect_check(str_c(from), str_c(to), 302, hops, &e);

	if (rc != 0) {
		assert_int_equal(e.code, ERR_HTTP);
		assert_int_equal(e.detail, 302);
	}
	return rc;
}

static void
test_redirect_rules(void **state)
{
	static const char *const schemes[] = {
	    "file:///etc/passwd", "ftp://h/",  "gopher://h/", "dict://h/",
	    "ldap://h/",          "smb://h/x", "telnet://h/", "tftp://h/",
	    "javascript:x",       "",
	};

	(void)state;
	assert_int_equal(check("http://h/", "https://h/", 1), 0);
	assert_int_equal(check("https://h/", "https://g/x?y", 5), 0);
	assert_int_equal(check("https://h/", "http://h/", 1), -1);
	assert_int_equal(check("http://h/", "http://h/", 6), -1);
	assert_int_equal(check("http://h/", "http://u:p@h/", 1), -1);
	assert_int_equal(check("http://h/", "http:///", 1), -1);
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		assert_int_equal(check("http://h/", schemes[i], 1), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_text_when_private),
	    cmocka_unit_test(test_text_when_public),
	    cmocka_unit_test(test_text_when_no_address),
	    cmocka_unit_test(test_socket_address),
	    cmocka_unit_test(test_redirect_status),
	    cmocka_unit_test(test_redirect_rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
