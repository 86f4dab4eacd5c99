/*
 * The protocol: OAI-PMH 2.0, section by section as it stands in the
 * specification (http://www.openarchives.org/OAI/openarchivesprotocol.html).
 */
#ifndef TESTS_PROVIDER_OAI_H
#define TESTS_PROVIDER_OAI_H

#include "tests/provider/call.h"

/* The value of the argument `verb`, or VERB_NONE. */
enum verb oai_verb(const struct call *c);

/* Answers the request, whatever it is. */
void oai_answer(struct call *c);

/* An answer that is an error (3.6), in place of what was there before. */
void oai_error(struct call *c, const char *code, const char *message);

/* The start of a response up to the verb's element, and its end. */
void oai_begin(struct call *c, const struct format *format);
void oai_end(struct call *c);

/* The name of a verb, as in requests. */
const char *oai_verb_name(enum verb verb);

#endif
