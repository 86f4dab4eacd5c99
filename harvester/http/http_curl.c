/* The wire, by libcurl's multi interface. */
#include "harvester/http/http_curl.h"

#include <errno.h>
#include <sys/socket.h>

#include <curl/curl.h>

#include "core/mem.h"
#include "core/str.h"
#include "harvester/http/address.h"
#include "harvester/http/http_curl_priv.h"

enum {
	CONNECT_MAX_S = 30,
	LOW_SPEED = 100,      /* bytes per second: less is a stall */
	TRANSFER_MAX_S = 900, /* for a whole answer, however it trickles */
	BUFFER = 64 * 1024
};

_Static_assert(sizeof(((struct exchange *)0)->reason) >= CURL_ERROR_SIZE,
	       "libcurl writes its reasons there");

/* --- What curl asks us during a transfer --------------------------------- */

static size_t
on_body(char *p, size_t size, size_t n, void *ctx)
{
	struct exchange *x = ctx;
	uint64_t max = x->wire->o->max_response;

	n *= size;
	/* After decompression, whatever Content-Length said. */
	if (n > max - spool_size(x->body)) {
		err_set(&x->err, ERR_LIMIT, 0,
			"the answer is larger than %llu bytes",
			(unsigned long long)max);
		return 0;
	}
	return spool_write(x->body, p, n, &x->err) == 0 ? n : 0;
}

static size_t
on_header(char *p, size_t size, size_t n, void *ctx)
{
	struct exchange *x = ctx;

	n *= size;
	return answer_line(&x->answer, str_of(p, n), &x->err) == 0 ? n : 0;
}

static void
refuse(struct exchange *x)
{
	err_set(&x->err, ERR_NET, EPERM,
		"redirect from a public to a private address refused");
}

/* Before a connection is made, with the address it will go to. */
static curl_socket_t
on_socket(void *ctx, curlsocktype purpose, struct curl_sockaddr *a)
{
	struct exchange *x = ctx;

	(void)purpose;
	if (x->outside && address_is_private(&a->addr, a->addrlen)) {
		refuse(x);
		return CURL_SOCKET_BAD;
	}
	return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
}

/* Before a request is sent: an old connection may be used again for it. */
static int
on_request(void *ctx, char *there, char *here, int there_port, int here_port)
{
	struct exchange *x = ctx;
	bool inner = address_text_is_private(there);

	(void)here;
	(void)there_port;
	(void)here_port;
	if (x->outside && inner) {
		refuse(x);
		return CURL_PREREQFUNC_ABORT;
	}
	if (!inner) {
		x->outside = true;
		err_clear(&x->err); /* one of its addresses was refused */
	}
	return CURL_PREREQFUNC_OK;
}

/* --- Options -------------------------------------------------------------- */

struct number {
	CURLoption option;
	long value;
};

/*
 * The same for all. No netrc, no cookies, no other scheme; redirects are
 * followed above; a proxy comes from the environment.
 */
static const struct number fixed[] = {
    {CURLOPT_NOSIGNAL, 1},
    {CURLOPT_FOLLOWLOCATION, 0},
    {CURLOPT_NETRC, CURL_NETRC_IGNORED},
    {CURLOPT_SSL_VERIFYPEER, 1},
    {CURLOPT_SSL_VERIFYHOST, 2},
    {CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2},
    {CURLOPT_LOW_SPEED_LIMIT, LOW_SPEED},
#if LIBCURL_VERSION_NUM >= 0x075700
    /* A resolver that hangs must not hold up a stop. */
    {CURLOPT_QUICK_EXIT, 1},
#endif
};

static CURLcode
set_numbers(CURL *easy, const struct number *v, size_t n)
{
	CURLcode rc = CURLE_OK;

	for (size_t i = 0; i < n && rc == CURLE_OK; i++)
		rc = curl_easy_setopt(easy, v[i].option, v[i].value);
	return rc;
}

static CURLcode
set_pointers(struct exchange *x)
{
	const struct {
		CURLoption option;
		const void *value;
	} v[] = {
	    {CURLOPT_WRITEDATA, x},
	    {CURLOPT_HEADERDATA, x},
	    {CURLOPT_OPENSOCKETDATA, x},
	    {CURLOPT_PREREQDATA, x},
	    {CURLOPT_PRIVATE, x},
	    {CURLOPT_ERRORBUFFER, x->reason},
	    {CURLOPT_PROTOCOLS_STR, "http,https"},
	    {CURLOPT_REDIR_PROTOCOLS_STR, "http,https"},
	    /* "": whatever this libcurl can decode. */
	    {CURLOPT_ACCEPT_ENCODING, x->plain ? "identity" : ""},
	    {CURLOPT_HTTPHEADER,
	     x->lines != NULL ? x->lines : x->wire->headers[x->accept]},
	    {CURLOPT_USERAGENT, x->wire->o->user_agent},
	    {CURLOPT_URL, x->url},
	};
	CURLcode rc = CURLE_OK;

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]) && rc == CURLE_OK; i++)
		rc = curl_easy_setopt(x->handle, v[i].option, v[i].value);
	return rc;
}

static CURLcode
set_all(struct exchange *x)
{
	const struct http_options *o = x->wire->o;
	CURL *easy = x->handle;
	long s = o->timeout > 0 ? o->timeout : 1;
	const struct number patience[] = {
	    {CURLOPT_LOW_SPEED_TIME, s},
	    {CURLOPT_CONNECTTIMEOUT, s < CONNECT_MAX_S ? s : CONNECT_MAX_S},
	    {CURLOPT_TIMEOUT, s > TRANSFER_MAX_S ? s : TRANSFER_MAX_S},
	};
	CURLcode rc;

	curl_easy_reset(easy);
	/* Refused where a transfer of before broke off: no matter. */
	curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, (long)BUFFER);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_socket);
	curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_request);
	rc = set_numbers(easy, fixed, sizeof(fixed) / sizeof(fixed[0]));
	if (rc == CURLE_OK)
		rc = set_numbers(easy, patience,
				 sizeof(patience) / sizeof(patience[0]));
	if (rc == CURLE_OK)
		rc = wire_set_login(x);
	if (rc == CURLE_OK)
		rc = set_pointers(x);
	/* Beside the system's authorities, which come from a folder too. */
	if (rc == CURLE_OK && o->cacert != NULL)
		rc = curl_easy_setopt(easy, CURLOPT_CAINFO, o->cacert);
	return rc;
}

/* --- How an exchange ended ------------------------------------------------ */

struct exchange *
wire_ended(struct wire *w)
{
	int left;
	const CURLMsg *msg = curl_multi_info_read(w->multi, &left);
	struct exchange *x = NULL;
	long status = 0;
	CURLcode rc;

	if (msg == NULL || msg->msg != CURLMSG_DONE)
		return NULL;
	rc = msg->data.result; /* the message dies with the removal */
	curl_easy_getinfo(msg->easy_handle, CURLINFO_PRIVATE, &x);
	curl_easy_getinfo(msg->easy_handle, CURLINFO_RESPONSE_CODE, &status);
	curl_multi_remove_handle(w->multi, x->handle);
	x->status = (int)status;
	wire_explain(x, (int)rc);
	return x;
}

/* --- Exchanges ------------------------------------------------------------ */

int
wire_start(struct wire *w, struct exchange *x, struct err *e)
{
	CURLcode rc;

	if (x->handle == NULL)
		x->handle = curl_easy_init();
	if (x->handle == NULL || x->body == NULL)
		return err_nomem(e);
	x->wire = w;
	x->status = 0;
	x->garbled = false;
	x->reason[0] = '\0';
	err_clear(&x->err);
	answer_clear(&x->answer);
	if (x->places > w->places) {
		w->places = x->places;
		curl_multi_setopt(w->multi, CURLMOPT_MAX_HOST_CONNECTIONS,
				  (long)w->places);
	}
	rc = set_all(x);
	if (rc != CURLE_OK)
		return err_set(e, ERR_NET, EINVAL, "%s",
			       curl_easy_strerror(rc));
	if (curl_multi_add_handle(w->multi, x->handle) != CURLM_OK)
		return err_nomem(e);
	return 0;
}

void
wire_stop(struct exchange *x)
{
	if (x->handle != NULL && x->wire != NULL)
		curl_multi_remove_handle(x->wire->multi, x->handle);
}

void
wire_drop(struct exchange *x)
{
	wire_stop(x);
	curl_easy_cleanup(x->handle);
	x->handle = NULL;
	wire_forget_login(x);
}

int
wire_turn(struct wire *w, int wait_ms, struct err *e)
{
	CURLMcode rc = CURLM_OK;
	int running;

	if (wait_ms > 0)
		rc = curl_multi_poll(w->multi, NULL, 0, wait_ms, NULL);
	if (rc == CURLM_OK)
		rc = curl_multi_perform(w->multi, &running);
	if (rc == CURLM_OK)
		return 0;
	return err_set(e, ERR_NET, 0, "libcurl: %s", curl_multi_strerror(rc));
}

bool
wire_join(const char *base, const char *location, struct buf *out)
{
	CURLU *u = curl_url();
	char *joined = NULL;

	if (u != NULL && curl_url_set(u, CURLUPART_URL, base, 0) == CURLUE_OK &&
	    curl_url_set(u, CURLUPART_URL, location,
			 CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME) ==
		CURLUE_OK &&
	    curl_url_set(u, CURLUPART_FRAGMENT, NULL, 0) == CURLUE_OK)
		curl_url_get(u, CURLUPART_URL, &joined, 0);
	curl_url_cleanup(u);
	if (joined == NULL)
		return false;
	buf_puts(out, joined);
	curl_free(joined);
	return !out->failed;
}

/* --- The wire ------------------------------------------------------------- */

struct wire *
wire_new(const struct http_options *o, struct err *e)
{
	struct wire *w = mem_zero(sizeof(*w));
	bool ok = true;

	err_nomem(e); /* whatever fails here */
	if (w == NULL)
		return NULL;
	w->o = o;
	w->global = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
	w->multi = w->global ? curl_multi_init() : NULL;
	for (int i = 0; w->multi != NULL && i < HTTP_ACCEPT__MAX; i++)
		ok = ok &&
		     wire_add_header(&w->headers[i], "Accept",
				     http_accepts[i]) &&
		     (o->contact == NULL ||
		      wire_add_header(&w->headers[i], "From", o->contact));
	if (w->multi == NULL || !ok) {
		wire_free(w);
		return NULL;
	}
	w->places = o->connections;
	curl_multi_setopt(w->multi, CURLMOPT_MAX_HOST_CONNECTIONS,
			  (long)w->places);
	return w;
}

void
wire_free(struct wire *w)
{
	if (w == NULL)
		return;
	for (int i = 0; i < HTTP_ACCEPT__MAX; i++)
		curl_slist_free_all(w->headers[i]);
	curl_multi_cleanup(w->multi);
	if (w->global)
		curl_global_cleanup();
	mem_free(w);
}
