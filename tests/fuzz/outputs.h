/*
 * What an export of one record promises, checked without reading it as its
 * format's readers would: structure that no text can break.
 */
#ifndef TESTS_FUZZ_OUTPUTS_H
#define TESTS_FUZZ_OUTPUTS_H

#include "core/record.h"

/* Exports in every format; ends the program when one breaks its promise. */
void output_all(const struct record *r);

#endif
