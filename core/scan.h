/*
 * Text sixteen bytes at a time, for what asks each byte of a record whether
 * there is anything to do: mostly there is not. Vectors as gcc and clang have
 * them on every machine; where it has none, they make them of words.
 *
 *	for (i = 0; i + SCAN_STEP <= n; i += SCAN_STEP) {
 *		scan_bytes b = scan_load(p + i);
 *
 *		if (scan_any((b == '&') | (b < 0x20)))
 *			break;
 *	}
 *
 * scan_first() tells where.
 */
#ifndef CORE_SCAN_H
#define CORE_SCAN_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { SCAN_STEP = 16 };

typedef unsigned char scan_bytes __attribute__((vector_size(SCAN_STEP)));
/* What comparing gives: all bits of a byte, or none. */
typedef signed char scan_hits __attribute__((vector_size(SCAN_STEP)));

static inline scan_bytes
scan_load(const char *p)
{
	scan_bytes b;

	memcpy(&b, p, sizeof(b));
	return b;
}

static inline bool
scan_any(scan_hits h)
{
	uint64_t half[2];

	memcpy(half, &h, sizeof(half));
	return (half[0] | half[1]) != 0;
}

/* The first byte that was hit, or SCAN_STEP. */
static inline size_t
scan_first(scan_hits h)
{
	uint64_t half[2];

	memcpy(half, &h, sizeof(half));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	if (half[0] != 0)
		return (size_t)__builtin_clzll(half[0]) / 8;
	return half[1] == 0 ? SCAN_STEP
			    : 8 + (size_t)__builtin_clzll(half[1]) / 8;
#else
	if (half[0] != 0)
		return (size_t)__builtin_ctzll(half[0]) / 8;
	return half[1] == 0 ? SCAN_STEP
			    : 8 + (size_t)__builtin_ctzll(half[1]) / 8;
#endif
}

#endif
