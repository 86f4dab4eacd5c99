/*
 * What one item may measure at most. Whatever is longer is refused with
 * ERR_LIMIT and a message that names the limit; nothing is ever cut. What
 * something goes by is short enough for the index of any engine.
 */
#ifndef STORE_LIMITS_H
#define STORE_LIMITS_H

enum {
	STORE_SOURCE_MAX = 1024,      /* the name of a source */
	STORE_NAME_MAX = 16384,       /* its address */
	STORE_ID_MAX = 2048,          /* an OAI identifier */
	STORE_SET_MAX = 1024,         /* the set of a list */
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
