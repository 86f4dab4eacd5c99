/*
 * What one item may measure at most. Whatever is longer is refused with
 * ERR_LIMIT and a message that names the limit; nothing is ever cut.
 */
#ifndef STORE_LIMITS_H
#define STORE_LIMITS_H

enum {
	STORE_NAME_MAX = 16384,       /* a source: its name or its address */
	STORE_ID_MAX = 4096,          /* an OAI identifier */
	STORE_PREFIX_MAX = 256,       /* a metadataPrefix */
	STORE_STAMP_MAX = 64,         /* a datestamp */
	STORE_DOI_MAX = 2048,         /* a DOI */
	STORE_SETS_MAX = 4096,        /* setSpecs of one item */
	STORE_SETS_BYTES = 1 << 20,   /* all of them together */
	STORE_PAYLOAD_MAX = 64 << 20, /* a payload, uncompressed */
	STORE_FAULT_MAX = 4096,       /* what is wrong with a record; cut */
	STORE_LIST_MAX = 1 << 20      /* DOIs or identifiers in a query */
};

#endif
