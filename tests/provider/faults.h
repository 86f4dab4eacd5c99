/*
 * Misbehaviour on request. A path /fault/SPEC[,SPEC...]/.../oai names what
 * goes wrong there; a spec is
 *
 *	NAME[=ARG][@WHERE][*TIMES]
 *
 * WHERE: any, identify, formats, sets, get, list (any page), more (any page
 * after the first), or a page K, K-L, K-; .N behind it means the Nth record.
 * TIMES: how often it happens on this path; 0 or always for no end.
 * Settings (settings.h) are specs too.
 */
#ifndef TESTS_PROVIDER_FAULTS_H
#define TESTS_PROVIDER_FAULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "tests/provider/settings.h"

#define SPECS_MAX 8

struct call;
struct spec;

enum stage {
	STAGE_GATE,   /* before the request is looked at */
	STAGE_RECORD, /* a record was written at the end of the body */
	STAGE_BODY,   /* the body is whole */
	STAGE_WIRE    /* the hook sends the answer itself */
};

struct fault {
	const char *name;
	const char *arg; /* what it takes, or NULL */
	const char *help;
	const char *when; /* default, as in a spec: "@2*1" */
	enum stage stage;
	/*
	 * `at`: where the record begins in the body (STAGE_RECORD). True: the
	 * answer is complete (GATE), or was sent (WIRE).
	 */
	bool (*hook)(struct call *c, const struct spec *s, size_t at);
	const void *data; /* for the hook; `number` likewise */
	unsigned number;
};

struct occasion {
	unsigned verbs;    /* of VERB_BIT */
	uint64_t from, to; /* pages; 0, 0: lists or not, any page */
	unsigned record;
	unsigned times;
};

struct spec {
	const struct fault *fault; /* one of these */
	const struct setting *setting;
	char *arg; /* NULL: none */
	struct occasion when;
	bool active; /* in this call */
};

/* Tables, one for each kind; the last row has no name. */
extern const struct fault faults_http[], faults_error[], faults_record[],
    faults_text[], faults_body[], faults_wire[];

/* Reads the n bytes of a path's part; false names the culprit in `why`. */
bool faults_parse(struct call *c, const char *s, size_t n, char *why,
		  size_t why_len);

/* Applies the settings that hold always. */
bool faults_settings(struct call *c, char *why, size_t why_len);

/* Decides which specs are active in this call, and counts them. */
void faults_arm(struct call *c);

/* Runs the active ones of a stage; true as soon as a hook says so. */
bool faults_run(struct call *c, enum stage stage, size_t at);

/* The name of the active fault of the wire, or NULL. */
const char *faults_wire_name(const struct call *c);

void faults_free(struct call *c);

/* The number in the spec's argument, or `otherwise`. */
unsigned long long spec_number(const struct spec *s,
			       unsigned long long otherwise);

/* One line each: name, argument, default occasion, description. */
void faults_list(FILE *f);

#endif
