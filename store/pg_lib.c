/* Loading libpq. */
#include "store/pg_lib.h"

#include <stdbool.h>

#include "core/loader.h"

static const char *const names[] = {
    "PQconnectdb",
    "PQfinish",
    "PQstatus",
    "PQerrorMessage",
    "PQsslInUse",
    "PQbackendPID",
    "PQsocket",
    "PQflush",
    "PQisBusy",
    "PQconsumeInput",
    "PQgetCancel",
    "PQcancel",
    "PQfreeCancel",
    "PQsetNoticeProcessor",
    "PQenterPipelineMode",
    "PQpipelineSync",
    "PQsendQueryParams",
    "PQsendPrepare",
    "PQsendQueryPrepared",
    "PQgetResult",
    "PQexec",
    "PQexecParams",
    "PQresultStatus",
    "PQresultErrorField",
    "PQntuples",
    "PQgetvalue",
    "PQgetlength",
    "PQgetisnull",
    "PQcmdTuples",
    "PQresultMemorySize",
    "PQclear",
};

enum { NAMES = sizeof(names) / sizeof(names[0]) };

_Static_assert(sizeof(struct pg_lib) == NAMES * sizeof(void *),
	       "a name for each function");

const struct pg_lib *
pg_lib_load(struct err *e)
{
	static struct pg_lib lib;
	static bool loaded;
	const char *missing;

	if (loaded)
		return &lib;
	if (loader_fill("libpq.so.5", names, NAMES, &lib, &missing) == 0) {
		loaded = true;
		return &lib;
	}
	if (missing == NULL)
		err_set(e, ERR_USAGE, 0,
			"store: PostgreSQL's library libpq is not on this"
			" machine (Debian: libpq5)");
	else
		err_set(e, ERR_USAGE, 0,
			"store: PostgreSQL's library libpq is too old:"
			" it lacks %s (version 14 has it)",
			missing);
	return NULL;
}
