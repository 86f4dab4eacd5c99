/* What every unit test needs: cmocka and its prerequisites. */
#ifndef TESTS_UNIT_UNIT_H
#define TESTS_UNIT_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
/* Of version 2, and nothing that a test of ours asks for. */
#undef stop

#include "core/err.h"
#include "core/str.h"
#include "core/table.h"

/* A view against a literal, with both shown when they differ. */
#define assert_str(got, want)                                            \
	do {                                                             \
		struct str got_ = (got);                                 \
		if (!str_eqc(got_, (want)))                              \
			fail_msg("got '%.*s', want '%s'", STR_ARG(got_), \
				 (want));                                \
	} while (0)

/* A call that must succeed, and then leaves its error clear. */
#define assert_done(call, e)                                         \
	do {                                                         \
		err_clear(e);                                        \
		if ((call) < 0)                                      \
			fail_msg("%s: %s", #call, (e)->msg);         \
		if ((e)->code != ERR_NONE)                           \
			fail_msg("%s succeeds and says '%s'", #call, \
				 (e)->msg);                          \
	} while (0)

#endif
