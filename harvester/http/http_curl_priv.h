/* What harvester/http_curl*.c share; of no concern to anybody else. */
#ifndef HARVESTER_HTTP_HTTP_CURL_PRIV_H
#define HARVESTER_HTTP_HTTP_CURL_PRIV_H

#include <stdbool.h>

#include "harvester/http/http_curl.h"

struct curl_slist;

struct wire {
	const struct http_options *o;
	void *multi;
	struct curl_slist *headers[HTTP_ACCEPT__MAX];
	int places; /* connections to one host */
	bool global;
};

/* --- http_curl_error.c ---------------------------------------------------- */

/* Puts into x->err what a CURLcode means, unless we know better already. */
void wire_explain(struct exchange *x, int code_of_curl);

/* --- http_curl_login.c ---------------------------------------------------- */

/* False: out of memory; the list stays as it was. */
bool wire_add_header(struct curl_slist **list, const char *name,
		     const char *value);

/*
 * What x->login asks for, in place of the login of the exchange before. Returns
 * a CURLcode. The handle needs x->lines until the exchange is over.
 */
int wire_set_login(struct exchange *x);
void wire_forget_login(struct exchange *x);

#endif
