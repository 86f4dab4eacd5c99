/*
 * What must be known about us to be let in, checked. Nothing of it is repeated
 * in a message.
 */
#ifndef HARVESTER_HTTP_LOGIN_H
#define HARVESTER_HTTP_LOGIN_H

#include <stdbool.h>

#include "core/err.h"
#include "core/str.h"
#include "harvester/harvest.h"
#include "harvester/http/http.h"

enum { LOGIN_HEADERS_MAX = 32, LOGIN_BYTES_MAX = 16384 }; /* each of them */

/* No control characters: a header stays one line. */
bool login_one_line(struct str s);

/* ERR_USAGE says what is wrong with it. */
int login_check(const struct http_login *l, struct err *e);

/* That of a source; false: it has none. */
bool login_of_source(const struct source *s, struct http_login *out);

#endif
