/* What bundles in tests are made of. */
#include "tests/unit/bundling.h"

#include <stdint.h>
#include <string.h>

const struct bundle_case kinds[KINDS] = {
    {"b.zip", BUNDLE_ZIP},
    {"b.tar.gz", BUNDLE_TAR_GZ},
    {"b.tar.zst", BUNDLE_TAR_ZST},
};

const char *
noise(void)
{
	static char bytes[NOISE_SIZE];
	uint32_t x = 2463534242;

	for (size_t i = 0; i < NOISE_SIZE; i++) {
		x ^= x << 13;
		x ^= x >> 17;
		x ^= x << 5;
		bytes[i] = (char)x;
	}
	return bytes;
}

int
add_text(struct bundle *b, const char *member, const char *text, struct err *e)
{
	if (bundle_begin(b, member, e) != 0 ||
	    bundle_write(b, text, strlen(text), e) != 0)
		return -1;
	return bundle_end(b, e);
}

/* Three members: one small, one empty, one long and given in pieces. */
int
fill_bundle(struct bundle *b, struct err *e)
{
	const char *p = noise();

	if (add_text(b, "records.ris", SMALL_TEXT, e) != 0 ||
	    add_text(b, "empty.txt", "", e) != 0 ||
	    bundle_begin(b, "folder/Big_1.bin", e) != 0)
		return -1;
	for (size_t at = 0; at < NOISE_SIZE; at += NOISE_SIZE / 3)
		if (bundle_write(b, p + at, NOISE_SIZE / 3, e) != 0)
			return -1;
	return bundle_end(b, e);
}

int
make_bundle(const char *path, enum bundle_kind kind, struct err *e)
{
	struct bundle *b;
	int rc = -1;

	if (bundle_open(&b, path, kind, e) != 0)
		return -1;
	if (fill_bundle(b, e) == 0)
		rc = bundle_commit(b, e);
	bundle_close(b);
	return rc;
}
