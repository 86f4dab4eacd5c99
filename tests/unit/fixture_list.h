/*
 * A world for tests of lists: scripted answers, a real store, one source. And
 * pieces of XML to make answers of.
 */
#ifndef TESTS_UNIT_FIXTURE_LIST_H
#define TESTS_UNIT_FIXTURE_LIST_H

#include <stdint.h>

#include "harvester/harvest.h"
#include "store/store.h"
#include "tests/unit/fixture_http.h"

#define OAI_AT(date, inside)                                       \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"             \
	"<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">" \
	"<responseDate>" date "</responseDate>"                    \
	"<request>http://h/oai</request>" inside "</OAI-PMH>"
#define FIRST       "2026-11-20T12:00:00Z"
#define OAI(inside) OAI_AT(FIRST, inside)
#define IDENTIFY(granularity)                                   \
	OAI("<Identify><repositoryName>H</repositoryName>"      \
	    "<baseURL>http://elsewhere.example/oai</baseURL>"   \
	    "<protocolVersion>2.0</protocolVersion>"            \
	    "<earliestDatestamp>2000-01-01</earliestDatestamp>" \
	    "<deletedRecord>persistent</deletedRecord>"         \
	    "<granularity>" granularity "</granularity></Identify>")
#define SECONDS IDENTIFY("YYYY-MM-DDThh:mm:ssZ")
#define DAYS    IDENTIFY("YYYY-MM-DD")
#define HEADER(id)                                \
	"<header><identifier>" id "</identifier>" \
	"<datestamp>2026-10-01T00:00:00Z</datestamp></header>"
#define RECORD(id)                                                             \
	"<record>" HEADER(id) "<metadata><oai_dc:dc xmlns:oai_dc=\"http://"    \
			      "www.openarchives.org/OAI/2.0/oai_dc/\" "        \
			      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" \
			      "<dc:title>Title of " id "</dc:title>"           \
			      "<dc:date>2019</dc:date>"                        \
			      "<dc:identifier>https://doi.org/10.1234/" id     \
			      "</dc:identifier>"                               \
			      "</oai_dc:dc></metadata></record>"
#define TOMBSTONE(id)                                              \
	"<record><header status=\"deleted\"><identifier>" id       \
	"</identifier><datestamp>2026-10-02T00:00:00Z</datestamp>" \
	"</header></record>"
#define LIST(inside) OAI("<ListRecords>" inside "</ListRecords>")
#define TOKEN(t)     "<resumptionToken>" t "</resumptionToken>"
#define TOKEN_OF(t, size)                                        \
	"<resumptionToken completeListSize=\"" size "\">" t "</" \
	"resumptionToken>"
#define ERROR(code) OAI("<error code=\"" code "\">so it is</error>")
#define HTML        "<html><body><p>Maintenance<br></body></html>"

struct world {
	struct canned_world f;
	struct store *store;
	struct source src;
	struct harvest_options o;
	struct harvest_outcome out;
	struct err e;
};

/* In the current folder; see IN_FOLDER. */
void world_open(struct world *w);
void world_close(struct world *w);

/* Harvests; the test fails when the source ends otherwise. */
void expect_run(struct world *w, enum err_code code);

/* The same, and the whole script was used, and no more. */
void expect_all(struct world *w, enum err_code code);

void expect_counts(struct world *w, uint64_t live, uint64_t deleted);

/* The mark of the whole source; valid until the next call. */
const struct store_mark *world_mark(struct world *w);

#define SCRIPT(w, ...) CANNED_SCRIPT(&(w)->f, __VA_ARGS__)
/* Asked whether dates work, because a page sticks: they do not. */
#define NO_DATES                                       \
	OK("&from=2026-10-01T", ERROR("badArgument")), \
	    OK("&from=2026-10-01&", ERROR("badArgument"))
#define OK(url, text)                                      \
	{                                                  \
		.expect = url, .status = 200, .body = text \
	}
#define STATUS(code)                         \
	{                                    \
		.status = code, .body = HTML \
	}
#define NET(number)                               \
	{                                         \
		.code = ERR_NET, .detail = number \
	}

#endif
