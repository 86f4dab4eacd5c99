/*
 * What a base URL serves: records from files, or generated ones. Entries are
 * numbered from 0, in the order of lists.
 */
#ifndef TESTS_PROVIDER_SOURCE_H
#define TESTS_PROVIDER_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/provider/records.h"
#include "tests/provider/synthetic.h"
#include "tests/provider/text.h"

struct source_set {
	char *spec, *name;
	bool direct; /* some record names it itself */
};

struct source {
	char name[64]; /* the last part of its path */
	struct records records;
	uint64_t generated, seed; /* number of generated records; 0: files */
	struct source_set *set;   /* all there are, with parents, sorted */
	size_t nset;
	char earliest[21];
};

struct entry {
	const char *id, *stamp;
	const char *set[RECORD_SETS];
	size_t nset;
	bool deleted, hidden;
	uint64_t i;
	/* The texts of an entry that is generated or changed. */
	struct synthetic_header made;
	char stamp_now[21];
	const char *note; /* to be put in front of the first title, or NULL */
};

/* 0, or -1 after a message on standard error. */
int source_open_dir(struct source *s, const char *name, const char *dir);
void source_open_generated(struct source *s, const char *name, uint64_t n,
			   uint64_t seed);
void source_close(struct source *s);

uint64_t source_count(const struct source *s);
void source_entry(const struct source *s, uint64_t i, struct entry *e);
bool source_find(const struct source *s, const char *id, struct entry *e);

/* Tombstones have every form. */
bool source_has(const struct source *s, const struct entry *e,
		const char *prefix);

/* The payload, indented for its place in a response, and what is `about`. */
void source_payload(const struct source *s, const struct entry *e,
		    const char *prefix, struct text *out);

const char *source_title(const struct source *s);
const char *source_repository(const struct source *s);
const char *source_admin(const struct source *s);
const char *source_sample(const struct source *s);

/* The metadata formats that the provider knows of itself. */
struct format {
	const char *prefix, *schema, *ns;
	const char *declare; /* the xmlns attributes its payload needs */
};

extern const struct format formats[];
extern const size_t formats_count;

const struct format *format_find(const char *prefix);

/* The i-th that the source may have; those of repository.conf come last. */
bool source_format(const struct source *s, size_t i, struct format *out);

/* Some record of the source has it. */
bool source_has_format(const struct source *s, const char *prefix);

#endif
