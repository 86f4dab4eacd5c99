/*
 * What the fuzz targets share. A target is one file fuzz_<what>.c with the
 * function libFuzzer calls; replay.c gives it a plain main for the corpus.
 *
 * A target says what must hold with FUZZ_CHECK: a false condition names itself
 * and ends the program, in every kind of build.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FUZZ_CHECK(cond)                                      \
	do {                                                  \
		if (!(cond))                                  \
			fuzz_fail(#cond, __FILE__, __LINE__); \
	} while (0)

void fuzz_fail(const char *what, const char *file, int line)
    __attribute__((noreturn));

/* The input as text, and its next line (false when it is used up). */
struct str fuzz_text(const uint8_t *data, size_t size);
bool fuzz_line(struct str *rest, struct str *line);

/* The input as a file, the same one each time, gone with the process. */
const char *fuzz_file(const uint8_t *data, size_t size);

/* As XML text: what no document may hold becomes U+FFFD. */
void fuzz_put_escaped(struct buf *out, struct str s);

/* UTF-8 and no NUL: what every output of ours has to be. */
bool fuzz_clean(struct str s);

#endif
