/* Public and private addresses: two tables of prefixes. */
#include "harvester/http/internal.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

enum { V4_BYTES = 4, V6_BYTES = 16, TEXT_MAX = 64 };

struct prefix {
	unsigned char bytes[V6_BYTES];
	int bits;
};

/* RFC 6890 and its registry: what is not globally reachable. */
static const struct prefix inner4[] = {
    {{0}, 8},             /* this network */
    {{10}, 8},            /* private */
    {{100, 64}, 10},      /* shared address space */
    {{127}, 8},           /* loopback */
    {{169, 254}, 16},     /* link-local, metadata services of clouds */
    {{172, 16}, 12},      /* private */
    {{192, 0, 0}, 24},    /* protocol assignments */
    {{192, 0, 2}, 24},    /* documentation */
    {{192, 168}, 16},     /* private */
    {{198, 18}, 15},      /* benchmarks */
    {{198, 51, 100}, 24}, /* documentation */
    {{203, 0, 113}, 24},  /* documentation */
    {{224}, 3},           /* multicast, reserved, broadcast */
};

/* Global unicast (RFC 4291); what lies outside it is not reachable. */
static const struct prefix outer6 = {{0x20}, 3};

static const struct prefix inner6[] = {
    {{0x20, 0x01, 0x0d, 0xb8}, 32}, /* documentation */
    {{0x20, 0x01, 0, 2}, 48},       /* benchmarks */
    {{0x3f, 0xff}, 20},             /* documentation */
};

/* IPv6 addresses with an IPv4 address inside, which is then judged. */
static const struct {
	struct prefix prefix;
	int at; /* where it begins */
	bool inverted;
} carriers[] = {
    {{{0}, 96}, 12, false},                            /* ::a.b.c.d */
    {{{[10] = 0xff, [11] = 0xff}, 96}, 12, false},     /* mapped */
    {{{[8] = 0xff, [9] = 0xff}, 96}, 12, false},       /* RFC 2765 */
    {{{0x00, 0x64, 0xff, 0x9b}, 96}, 12, false},       /* NAT64 */
    {{{0x00, 0x64, 0xff, 0x9b, 0, 1}, 48}, 12, false}, /* RFC 8215 */
    {{{0x20, 0x02}, 16}, 2, false},                    /* 6to4 */
    {{{0x20, 0x01, 0, 0}, 32}, 12, true},              /* Teredo */
};

static bool
matches(const unsigned char *a, const struct prefix *p)
{
	int whole = p->bits / 8, rest = p->bits % 8;
	unsigned char mask = (unsigned char)(0xff00u >> rest);

	if (memcmp(a, p->bytes, (size_t)whole) != 0)
		return false;
	return rest == 0 || (a[whole] & mask) == (p->bytes[whole] & mask);
}

static bool
in_table(const unsigned char *a, const struct prefix *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (matches(a, &v[i]))
			return true;
	return false;
}

static bool
private4(const unsigned char *a)
{
	return in_table(a, inner4, sizeof(inner4) / sizeof(inner4[0]));
}

static bool
private6(const unsigned char *a)
{
	unsigned char v4[V4_BYTES];

	for (size_t i = 0; i < sizeof(carriers) / sizeof(carriers[0]); i++) {
		if (!matches(a, &carriers[i].prefix))
			continue;
		for (int k = 0; k < V4_BYTES; k++) {
			v4[k] = a[carriers[i].at + k];
			if (carriers[i].inverted)
				v4[k] = (unsigned char)~v4[k];
		}
		return private4(v4);
	}
	return !matches(a, &outer6) ||
	       in_table(a, inner6, sizeof(inner6) / sizeof(inner6[0]));
}

bool
address_is_private(const void *sockaddr, size_t n)
{
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
	sa_family_t family;
	size_t at = offsetof(struct sockaddr, sa_family);

	if (n < at + sizeof(family))
		return true;
	memcpy(&family, (const char *)sockaddr + at, sizeof(family));
	if (family == AF_INET && n >= sizeof(v4)) {
		memcpy(&v4, sockaddr, sizeof(v4));
		return private4((const unsigned char *)&v4.sin_addr);
	}
	if (family == AF_INET6 && n >= sizeof(v6)) {
		memcpy(&v6, sockaddr, sizeof(v6));
		return private6(v6.sin6_addr.s6_addr);
	}
	return true;
}

bool
address_text_is_private(const char *ip)
{
	unsigned char a[V6_BYTES];
	char bare[TEXT_MAX];
	size_t n = strcspn(ip, "%"); /* without a zone: fe80::1%eth0 */

	if (n >= sizeof(bare))
		return true;
	memcpy(bare, ip, n);
	bare[n] = '\0';
	if (inet_pton(AF_INET, bare, a) == 1)
		return private4(a);
	if (inet_pton(AF_INET6, bare, a) == 1)
		return private6(a);
	return true;
}
