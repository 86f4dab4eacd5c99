/* SHA-256 and SHA-512 by nettle. */
#include "core/digest.h"

#include <nettle/sha2.h>
#include <nettle/version.h>

#include "core/mem.h"

struct digest {
	enum digest_kind kind;
	union {
		struct sha256_ctx sha256;
		struct sha512_ctx sha512;
	} u;
};

struct digest *
digest_new_of(enum digest_kind kind)
{
	struct digest *d = mem_alloc(sizeof(*d));

	if (d == NULL)
		return NULL;
	d->kind = kind;
	if (kind == DIGEST_SHA256)
		sha256_init(&d->u.sha256);
	else
		sha512_init(&d->u.sha512);
	return d;
}

struct digest *
digest_new(void)
{
	return digest_new_of(DIGEST_SHA256);
}

void
digest_add(struct digest *d, const void *p, size_t n)
{
	if (n == 0)
		return;
	if (d->kind == DIGEST_SHA256)
		sha256_update(&d->u.sha256, n, p);
	else
		sha512_update(&d->u.sha512, n, p);
}

void
digest_end(struct digest *d, char *hex)
{
	static const char digits[] = "0123456789abcdef";
	uint8_t sum[SHA512_DIGEST_SIZE];
	size_t n;

	if (d->kind == DIGEST_SHA256) {
		n = SHA256_DIGEST_SIZE;
		sha256_digest(&d->u.sha256, n, sum);
	} else {
		n = SHA512_DIGEST_SIZE;
		sha512_digest(&d->u.sha512, n, sum);
	}
	for (size_t i = 0; i < n; i++) {
		hex[2 * i] = digits[sum[i] >> 4];
		hex[2 * i + 1] = digits[sum[i] & 15];
	}
	hex[2 * n] = '\0';
}

void
digest_free(struct digest *d)
{
	mem_free(d);
}

#define TEXT_OF(n)   #n
#define DOTTED(a, b) TEXT_OF(a) "." TEXT_OF(b)

const char *
digest_version(void)
{
	return DOTTED(NETTLE_VERSION_MAJOR, NETTLE_VERSION_MINOR);
}
