/* What the Makefile gives on the command line, for checks without it. */
#ifndef TESTS_LINT_VERSION_H
#define TESTS_LINT_VERSION_H

#define SHEAF_VERSION "0"

#endif
