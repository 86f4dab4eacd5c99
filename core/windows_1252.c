#include "core/windows_1252.h"

#include <stddef.h>

enum { FIRST = 0x80, ROWS = 32 };

static const uint16_t upper[ROWS] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
    0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

uint32_t
windows_1252_char(unsigned char byte)
{
	return byte >= FIRST && byte < FIRST + ROWS ? upper[byte - FIRST]
						    : byte;
}

unsigned char
windows_1252_byte(uint32_t cp)
{
	if (cp >= FIRST && cp <= 0xff)
		return (unsigned char)cp;
	for (size_t i = 0; cp > 0xff && i < ROWS; i++)
		if (upper[i] == cp)
			return (unsigned char)(FIRST + i);
	return 0;
}
