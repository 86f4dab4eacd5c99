/*
 * Windows-1252, which holds ISO-8859-1: what a byte above ASCII stands for, and
 * the other way about.
 */
#ifndef CORE_WINDOWS_1252_H
#define CORE_WINDOWS_1252_H

#include <stdint.h>

/* 0: not assigned. */
uint32_t windows_1252_char(unsigned char byte);

/*
 * The byte above 0x7f, or 0: none. Characters 0x80 to 0x9f, which the table
 * lacks, are those bytes, as ISO-8859-1 has them.
 */
unsigned char windows_1252_byte(uint32_t cp);

#endif
