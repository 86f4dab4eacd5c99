/*
 * libpq, loaded when the first store of PostgreSQL is opened: nobody else needs
 * it on the machine, or pays for it. Functions have its names without PQ.
 */
#ifndef STORE_PG_LIB_H
#define STORE_PG_LIB_H

#include <stddef.h>

#include "core/err.h"

struct pg_conn;
struct pg_result;
struct pg_cancel;

/* Function pointers alone, in the order of the names in pg_lib.c. */
struct pg_lib {
	struct pg_conn *(*connectdb)(const char *conninfo);
	void (*finish)(struct pg_conn *c);
	int (*status)(const struct pg_conn *c);
	char *(*errorMessage)(const struct pg_conn *c);
	int (*sslInUse)(struct pg_conn *c);
	int (*backendPID)(const struct pg_conn *c);
	int (*socket)(const struct pg_conn *c);
	int (*flush)(struct pg_conn *c);
	int (*isBusy)(struct pg_conn *c);
	int (*consumeInput)(struct pg_conn *c);
	struct pg_cancel *(*getCancel)(struct pg_conn *c);
	int (*cancel)(struct pg_cancel *x, char *text, int size);
	void (*freeCancel)(struct pg_cancel *x);
	void (*(*setNoticeProcessor)(struct pg_conn *c,
				     void (*f)(void *, const char *),
				     void *arg))(void *, const char *);
	int (*enterPipelineMode)(struct pg_conn *c);
	int (*pipelineSync)(struct pg_conn *c);
	int (*sendQueryParams)(struct pg_conn *c, const char *text, int n,
			       const unsigned int *types, const char *const *v,
			       const int *len, const int *fmt, int result);
	int (*sendPrepare)(struct pg_conn *c, const char *name,
			   const char *text, int n, const unsigned int *types);
	int (*sendQueryPrepared)(struct pg_conn *c, const char *name, int n,
				 const char *const *v, const int *len,
				 const int *fmt, int result);
	struct pg_result *(*getResult)(struct pg_conn *c);
	struct pg_result *(*exec)(struct pg_conn *c, const char *text);
	struct pg_result *(*execParams)(struct pg_conn *c, const char *text,
					int n, const unsigned int *types,
					const char *const *v, const int *len,
					const int *fmt, int result);
	int (*resultStatus)(const struct pg_result *r);
	char *(*resultErrorField)(const struct pg_result *r, int field);
	int (*ntuples)(const struct pg_result *r);
	char *(*getvalue)(const struct pg_result *r, int row, int column);
	int (*getlength)(const struct pg_result *r, int row, int column);
	int (*getisnull)(const struct pg_result *r, int row, int column);
	char *(*cmdTuples)(struct pg_result *r);
	size_t (*resultMemorySize)(const struct pg_result *r);
	void (*clear)(struct pg_result *r);
};

/* NULL with *e set when it cannot be had. Stays for the process's life. */
const struct pg_lib *pg_lib_load(struct err *e);

#endif
