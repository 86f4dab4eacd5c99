/*
 * Changing a configuration that people have written: a section more, a section
 * less, every other byte as it was. Text in, text out; whether the result is a
 * configuration is for sheaf/options/config.h to say.
 */
#ifndef SHEAF_OPTIONS_CONFIG_EDIT_H
#define SHEAF_OPTIONS_CONFIG_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/buf.h"
#include "core/str.h"

struct config_pair {
	struct str key, value;
};

/* Appends the text with a section behind it; line ends as it has them. */
void config_edit_add(struct buf *out, struct str text, struct str name,
		     const struct config_pair *pairs, size_t n);

/*
 * Appends the text without the section: its head, and all up to its last key.
 * Comments and blank lines behind that are taken for the next section's. False:
 * there is no such section, and the text is as it was.
 */
bool config_edit_remove(struct buf *out, struct str text, struct str name);

#endif
