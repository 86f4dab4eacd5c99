/*
 * Replaying a captured page: /replay/NAME answers ListRecords with the bytes
 * of NAME.xml. A token leads to a closing page.
 */
#ifndef TESTS_PROVIDER_REPLAY_H
#define TESTS_PROVIDER_REPLAY_H

#include "tests/provider/call.h"

void replay_answer(struct call *c);

/* A name that may be looked up in the folder: no path, no leading dot. */
bool replay_name(const char *name);

#endif
