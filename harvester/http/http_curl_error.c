/* How an exchange ended: libcurl's codes in our words. */
#include "harvester/http/http_curl_priv.h"

#include <errno.h>

#include <curl/curl.h>

/* What curl's failures mean; the detail is an errno. Others may pass. */
static const struct {
	CURLcode rc;
	enum err_code code;
	int detail;
} meanings[] = {
    {CURLE_COULDNT_RESOLVE_HOST, ERR_NET, EHOSTUNREACH},
    {CURLE_COULDNT_RESOLVE_PROXY, ERR_NET, EHOSTUNREACH},
    {CURLE_COULDNT_CONNECT, ERR_NET, ECONNREFUSED},
    {CURLE_OPERATION_TIMEDOUT, ERR_NET, ETIMEDOUT},
    {CURLE_URL_MALFORMAT, ERR_NET, EINVAL},
    {CURLE_PEER_FAILED_VERIFICATION, ERR_NET, EACCES},
    {CURLE_SSL_CERTPROBLEM, ERR_NET, EACCES},
    {CURLE_SSL_CIPHER, ERR_NET, EACCES},
    {CURLE_SSL_CONNECT_ERROR, ERR_NET, EPROTO},
    {CURLE_SSL_CACERT_BADFILE, ERR_USAGE, 0},
    {CURLE_OUT_OF_MEMORY, ERR_NOMEM, 0},
};

/* libcurl runs "out of memory" too when a header line is too long for it. */
static bool
header_too_long(const struct exchange *x, CURLcode rc)
{
	curl_off_t sent = 0;

	curl_easy_getinfo(x->handle, CURLINFO_PRETRANSFER_TIME_T, &sent);
	return rc == CURLE_OUT_OF_MEMORY && sent > 0 &&
	       spool_size(x->body) == 0;
}

void
wire_explain(struct exchange *x, int code_of_curl)
{
	CURLcode rc = (CURLcode)code_of_curl;
	const char *why =
	    x->reason[0] != '\0' ? x->reason : curl_easy_strerror(rc);
	enum err_code code = ERR_NET;
	int detail = ECONNRESET;

	if (rc == CURLE_OK || x->err.code != ERR_NONE)
		return;
	x->garbled = rc == CURLE_BAD_CONTENT_ENCODING;
	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++) {
		if (meanings[i].rc == rc) {
			code = meanings[i].code;
			detail = meanings[i].detail;
		}
	}
	if (header_too_long(x, rc))
		err_set(&x->err, ERR_LIMIT, 0, "an HTTP header is too long");
	else
		err_set(&x->err, code, detail, "%s", why);
}
