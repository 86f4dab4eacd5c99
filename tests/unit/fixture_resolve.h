/* A resolver with one source, and scripted answers of all that it asks. */
#ifndef TESTS_UNIT_FIXTURE_RESOLVE_H
#define TESTS_UNIT_FIXTURE_RESOLVE_H

#include "core/arena.h"
#include "harvester/resolve/resolve.h"
#include "tests/unit/fixture_list.h"

#define GET(record) OAI("<GetRecord>" record "</GetRecord>")
#define HANDLE(doi, url)                                          \
	"{\"responseCode\":1,\"handle\":\"" doi "\",\"values\":[" \
	"{\"type\":\"URL\",\"data\":{\"value\":\"" url "\"}}]}"
#define ABSENT "{\"responseCode\":100,\"handle\":\"10.1234/x7\"}"
#define NOT_FOUND(url, text)                               \
	{                                                  \
		.expect = url, .status = 404, .body = text \
	}
#define IDENTIFIES                                                           \
	OAI("<Identify><repositoryName>H</repositoryName>"                   \
	    "<description><oai-identifier "                                  \
	    "xmlns=\"http://www.openarchives.org/"                           \
	    "OAI/2.0/oai-identifier\"><scheme>oai</scheme>"                  \
	    "<repositoryIdentifier>dspace-production</repositoryIdentifier>" \
	    "<delimiter>:</delimiter>"                                       \
	    "<sampleIdentifier>oai:dspace-production:1/2</sampleIdentifier>" \
	    "</oai-identifier></description></Identify>")

struct resolving {
	struct world w;
	struct source sources[2]; /* the first is "src", with a rule */
	struct resolve_options o;
	struct resolve_request q;
	struct arena a;
	struct resolver *r;
};

/* In the current folder; see IN_FOLDER. */
void resolving_open(struct resolving *l);
void resolving_close(struct resolving *l);

/* Is it found? All answers of the script are asked for, and no more. */
void resolving_run(struct resolving *l, enum resolve_kind kind, const char *id,
		   bool found);

/* The trail of what was run last has that part. */
void resolving_said(const struct resolving *l, const char *part);

#endif
