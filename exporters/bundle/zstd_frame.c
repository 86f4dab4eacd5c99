/*
 * Whether compressed bytes are one frame of zstd (RFC 8878, section 3.1) and
 * nothing else. Who unpacks them passes over skippable frames (section 3.1.2),
 * in which anything may be hidden, and over the seam of two frames.
 */
#include <string.h>

#include "exporters/bundle/internal.h"

enum {
	MAGIC_BYTES = 4,
	DESCRIPTOR_BYTES = 1,
	BLOCK_BYTES = 3, /* in front of each block */
	SUM_BYTES = 4
};

#define MAGIC UINT32_C(0xFD2FB528)

static void
expect(struct zstd_frame *f, enum zstd_frame_field field, size_t n)
{
	f->field = field;
	f->wanted = n;
	f->held = 0;
}

static uint32_t
little_endian(const struct zstd_frame *f)
{
	uint32_t v = 0;

	for (size_t i = f->held; i-- > 0;)
		v = v << 8 | f->bytes[i];
	return v;
}

/* Section 3.1.1.1.1: what stands between here and the first block. */
static void
take_descriptor(struct zstd_frame *f)
{
	static const uint8_t dictionary[] = {0, 1, 2, 4};
	static const uint8_t size[] = {0, 2, 4, 8};
	unsigned d = f->bytes[0];
	bool single = (d >> 5 & 1) != 0;

	f->summed = (d >> 2 & 1) != 0;
	f->skip = dictionary[d & 3] + size[d >> 6];
	f->skip += single && d >> 6 == 0; /* then its size is one byte */
	f->skip += !single;               /* a window's size */
	expect(f, ZSTD_FRAME_BLOCK, BLOCK_BYTES);
}

/* Section 3.1.1.2. A block of type 1 is one byte, many times over. */
static void
take_block(struct zstd_frame *f)
{
	uint32_t h = little_endian(f);
	bool last = (h & 1) != 0;

	f->skip = (h >> 1 & 3) == 1 ? 1 : h >> 3;
	if (last && f->summed)
		f->skip += SUM_BYTES;
	expect(f, last ? ZSTD_FRAME_END : ZSTD_FRAME_BLOCK, BLOCK_BYTES);
}

static void
take_field(struct zstd_frame *f)
{
	switch (f->field) {
	case ZSTD_FRAME_MAGIC:
		if (little_endian(f) == MAGIC)
			expect(f, ZSTD_FRAME_DESCRIPTOR, DESCRIPTOR_BYTES);
		else
			expect(f, ZSTD_FRAME_OTHER, 0);
		break;
	case ZSTD_FRAME_DESCRIPTOR:
		take_descriptor(f);
		break;
	case ZSTD_FRAME_BLOCK:
		take_block(f);
		break;
	case ZSTD_FRAME_END:
	case ZSTD_FRAME_OTHER:
		break;
	}
}

void
zstd_frame_init(struct zstd_frame *f)
{
	*f = (struct zstd_frame){.field = ZSTD_FRAME_MAGIC,
				 .wanted = MAGIC_BYTES};
}

void
zstd_frame_feed(struct zstd_frame *f, const char *p, size_t n)
{
	size_t part;

	while (n > 0 && f->field != ZSTD_FRAME_OTHER) {
		if (f->skip == 0 && f->field == ZSTD_FRAME_END) {
			f->field = ZSTD_FRAME_OTHER;
			return;
		}
		part = f->skip > 0 ? f->skip : f->wanted - f->held;
		if (part > n)
			part = n;
		if (f->skip > 0) {
			f->skip -= part;
		} else {
			memcpy(f->bytes + f->held, p, part);
			f->held += part;
		}
		p += part;
		n -= part;
		if (f->skip == 0 && f->held == f->wanted)
			take_field(f);
	}
}

bool
zstd_frame_alone(const struct zstd_frame *f)
{
	return f->field == ZSTD_FRAME_END && f->skip == 0;
}
