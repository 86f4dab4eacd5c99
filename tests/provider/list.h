/*
 * ListRecords and ListIdentifiers: selection, pages and tokens.
 */
#ifndef TESTS_PROVIDER_LIST_H
#define TESTS_PROVIDER_LIST_H

#include "tests/provider/call.h"

void list_answer(struct call *c);

#endif
