/*
 * Bytes that are no UTF-8, made UTF-8: a document in another encoding, and
 * text that is not in the encoding its document says.
 */
#ifndef PARSERS_OAI_RECODE_H
#define PARSERS_OAI_RECODE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/str.h"

enum recode {
	RECODE_NONE,   /* UTF-8 already, or says so */
	RECODE_DONE,   /* *text is the document in UTF-8 */
	RECODE_UNKNOWN /* the encoding it declares is none we know */
};

/*
 * By its first bytes (UTF-16) or its XML declaration. Bytes that are none in
 * that encoding become U+FFFD and are counted in *bad. *text, in the buffer,
 * has no declaration any more.
 */
enum recode recode_document(struct str in, struct buf *out, struct str *text,
			    uint64_t *bad);

/* UTF-16, by its mark or its first characters. */
bool recode_is_wide(struct str in);

/*
 * Is a piece of text that is no UTF-8 rather Windows-1252 (and with it
 * ISO-8859-1)? It is, when nothing in it is UTF-8 beyond ASCII, and nothing
 * looks like the remains of UTF-8: no byte that Windows-1252 lacks, none that
 * goes on with a sequence behind one that begins it, and not only bytes that
 * begin the commonest sequences and are all that is left of them.
 */
bool recode_is_1252(struct str text);
uint32_t recode_1252(unsigned char byte);

#endif
