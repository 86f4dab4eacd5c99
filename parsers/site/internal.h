/* Shared by parsers/site/. */
#ifndef PARSERS_SITE_INTERNAL_H
#define PARSERS_SITE_INTERNAL_H

#include "parsers/site/site.h"

/* Is the host in a column of hosts? NULL has all. */
bool site_host_listed(const char *hosts, struct str host);

/* Has all of s the shape? Fills base and captures. */
bool site_fits(const char *shape, struct str s, struct site_match *out);

/* Has the local part of an OAI identifier or its beginning the row's form? */
const struct site *site_of_oai_id(struct str id);

#endif
