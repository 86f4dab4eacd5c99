/* Three sources as status would find them: fine, in trouble, not yet asked. */
#ifndef TESTS_UNIT_FIXTURE_STATUS_H
#define TESTS_UNIT_FIXTURE_STATUS_H

#include "sheaf/status/status.h"

/* An address as a name: wider than its column. */
#define LONG_NAME "https://repository.example.org/servlets/OAIDataProvider"

extern const struct status fixture_status;

#endif
