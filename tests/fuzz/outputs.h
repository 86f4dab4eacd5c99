/*
 * What an export of one record promises, checked without reading it as its
 * format's readers would: structure that no text can break.
 */
#ifndef TESTS_FUZZ_OUTPUTS_H
#define TESTS_FUZZ_OUTPUTS_H

#include "core/str.h"

/* Ends the program when `out` breaks what the format of that name promises. */
void output_check(const char *format, struct str out);

#endif
