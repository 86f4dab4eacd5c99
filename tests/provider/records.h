/*
 * Records from files. A folder holds *.xml, each with one or more <record>
 * elements (see README.md), and perhaps repository.conf. The files are
 * well-formed XML but are read as text: a payload goes out as it came in.
 */
#ifndef TESTS_PROVIDER_RECORDS_H
#define TESTS_PROVIDER_RECORDS_H

#include <stdbool.h>
#include <stddef.h>

#define RECORD_SETS     12
#define RECORD_PAYLOADS 12

struct payload {
	char prefix[32];
	const char *p; /* without blanks at its ends */
	size_t n;
};

struct record {
	char *id;
	char stamp[21]; /* always with a time */
	char *set[RECORD_SETS];
	size_t nset;
	struct payload payload[RECORD_PAYLOADS];
	size_t npayload;
	const char *about;
	size_t nabout;
	bool deleted;
	bool hidden; /* not in lists; GetRecord: cannotDisseminateFormat */
};

struct set_name {
	char *spec, *name;
};

/* A form that repository.conf names. */
struct form {
	char *prefix, *ns;
};

struct records {
	struct record *v; /* live ones first, each part by identifier */
	size_t n;
	char **file; /* the contents that payloads point into */
	size_t nfile;
	struct set_name *set_name;
	size_t nset_name;
	struct form *form;
	size_t nform;
	/* Of Identify; software: who wrote the server. */
	char *name, *repository, *admin, *sample, *software;
};

/* 0, or -1 after a message on standard error. */
int records_load(struct records *r, const char *dir);
void records_free(struct records *r);

/* NULL when the record has no such form. */
const struct payload *record_payload(const struct record *r,
				     const char *prefix);

#endif
