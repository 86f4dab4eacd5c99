/* Transfers by libcurl's multi interface: the one file that knows it. */
#include "harvester/http/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <string.h>
#include <sys/socket.h>

#include <curl/curl.h>

#include "core/loader.h"
#include "core/mem.h"
#include "core/str.h"

enum {
	CONNECT_MAX_S = 30,
	LOW_SPEED = 100,      /* bytes per second: less is a stall */
	TRANSFER_MAX_S = 900, /* for a whole response, however it trickles */
	BUFFER = 64 * 1024,
	LINE_LIMIT = HEADERS_BYTES_MAX
};

/* --- The library ---------------------------------------------------------- */

/* All that is called of it, without "curl_". */
#define FUNCTIONS(X)           \
	X(easy_cleanup)        \
	X(easy_getinfo)        \
	X(easy_init)           \
	X(easy_reset)          \
	X(easy_setopt)         \
	X(easy_strerror)       \
	X(free)                \
	X(global_cleanup)      \
	X(global_init)         \
	X(multi_add_handle)    \
	X(multi_cleanup)       \
	X(multi_info_read)     \
	X(multi_init)          \
	X(multi_perform)       \
	X(multi_poll)          \
	X(multi_remove_handle) \
	X(multi_setopt)        \
	X(multi_strerror)      \
	X(share_cleanup)       \
	X(share_init)          \
	X(share_setopt)        \
	X(slist_append)        \
	X(slist_free_all)      \
	X(url)                 \
	X(url_cleanup)         \
	X(url_get)             \
	X(url_set)

struct library {
#define X(name) __typeof__(&curl_##name) name;
	FUNCTIONS(X)
#undef X
};

/*
 * It brings thirty libraries, which cost more than most commands that need no
 * network. SHEAF_CURL is the name of its file.
 */
#ifdef SHEAF_CURL
static struct library curl;

int
http_load(struct err *e)
{
	static const char *const names[] = {
#define X(name) "curl_" #name,
	    FUNCTIONS(X)
#undef X
	};
	static bool loaded;
	const char *missing;

	if (loaded ||
	    loader_fill(SHEAF_CURL, names, sizeof(names) / sizeof(names[0]),
			&curl, &missing) == 0) {
		loaded = true;
		return 0;
	}
	if (missing == NULL)
		return err_set(e, ERR_USAGE, 0,
			       "the library for the network, " SHEAF_CURL
			       ", is not on this machine (Debian: libcurl4)");
	return err_set(e, ERR_USAGE, 0,
		       "the library for the network, " SHEAF_CURL
		       ", is too old: it lacks %s (this program was made with "
		       "version " LIBCURL_VERSION ")",
		       missing);
}
#else
static const struct library curl = {
#define X(name) .name = curl_##name,
    FUNCTIONS(X)
#undef X
};

int
http_load(struct err *e)
{
	(void)e;
	return 0;
}
#endif

/* --- What a transfer has -------------------------------------------------- */

struct transfers {
	const struct http_options *o;
	void *multi;
	void *share; /* cookies, for as long as it lives */
	struct curl_slist *headers[HTTP_ACCEPT__MAX];
	int places; /* connections to one host */
	bool global;
};

static const char *const accepts[HTTP_ACCEPT__MAX] = {
    [HTTP_ACCEPT_XML] = "text/xml, application/xml;q=0.9, */*;q=0.1",
    [HTTP_ACCEPT_CSL] = "application/vnd.citationstyles.csl+json",
};

_Static_assert(sizeof(((struct transfer *)0)->reason) >= CURL_ERROR_SIZE,
	       "libcurl writes its reasons there");

/* --- What curl asks us during a transfer ---------------------------------- */

/* Those of the request, else those of all. */
static const struct http_options *
options(const struct transfer *x)
{
	return x->o != NULL ? x->o : x->all->o;
}

static size_t
on_body(char *p, size_t size, size_t n, void *ctx)
{
	struct transfer *x = ctx;
	uint64_t max = options(x)->max_response;

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
	struct transfer *x = ctx;

	n *= size;
	return headers_line(&x->headers, str_of(p, n), &x->err) == 0 ? n : 0;
}

static void
refuse(struct transfer *x)
{
	err_set(&x->err, ERR_NET, EPERM,
		"redirect from a public to a private address refused");
}

/* What we start has no business with it. */
static curl_socket_t
open_socket(const struct curl_sockaddr *a)
{
#ifdef SOCK_CLOEXEC
	return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
#else
	int fd = socket(a->family, a->socktype, a->protocol);

	if (fd >= 0)
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	return fd;
#endif
}

/* Before a connection is made, with the address it will go to. */
static curl_socket_t
on_socket(void *ctx, curlsocktype purpose, struct curl_sockaddr *a)
{
	struct transfer *x = ctx;

	(void)purpose;
	if (x->outside && address_is_private(&a->addr, a->addrlen)) {
		refuse(x);
		return CURL_SOCKET_BAD;
	}
	return open_socket(a);
}

/*
 * Where an address that is not private has been reached, no private one may be
 * from then on.
 */
static void
went_outside(struct transfer *x)
{
	x->outside = true;
	err_clear(&x->err); /* one of its addresses was refused */
}

#if LIBCURL_VERSION_NUM >= 0x075000
/* Before a request is sent: an old connection may be used again for it. */
static int
on_request(void *ctx, char *there, char *here, int there_port, int here_port)
{
	struct transfer *x = ctx;
	bool inner = address_text_is_private(there);

	(void)here;
	(void)there_port;
	(void)here_port;
	if (x->outside && inner) {
		refuse(x);
		return CURL_PREREQFUNC_ABORT;
	}
	if (!inner)
		went_outside(x);
	return CURL_PREREQFUNC_OK;
}
#endif

/* --- Logins --------------------------------------------------------------- */

static bool
append(struct curl_slist **list, const struct buf *line)
{
	struct curl_slist *longer =
	    line->failed ? NULL : curl.slist_append(*list, line->p);

	*list = longer != NULL ? longer : *list;
	return longer != NULL;
}

/* False: out of memory; the list stays as it was. */
static bool
add_header(struct curl_slist **list, const char *name, const char *value)
{
	struct buf line;
	bool ok;

	buf_init(&line, LINE_LIMIT);
	buf_printf(&line, "%s: %s", name, value);
	ok = append(list, &line);
	buf_free(&line);
	return ok;
}

/* The headers of all, and behind them those of the login; x has none yet. */
static bool
join_headers(struct transfer *x)
{
	struct curl_slist *all = NULL;
	const struct curl_slist *common = x->all->headers[x->accept];
	struct buf line;
	bool ok = true;

	buf_init(&line, LINE_LIMIT);
	for (; ok && common != NULL; common = common->next) {
		buf_clear(&line);
		buf_puts(&line, common->data);
		ok = append(&all, &line);
	}
	for (size_t i = 0; ok && i < x->login->nheaders; i++) {
		buf_clear(&line);
		buf_str(&line, x->login->headers[i]);
		ok = append(&all, &line);
	}
	buf_free(&line);
	x->lines = all;
	return ok;
}

static CURLcode
set_text(struct transfer *x, CURLoption option, struct str s)
{
	struct buf text;
	CURLcode rc;

	buf_init(&text, LINE_LIMIT);
	buf_str(&text, s);
	buf_put(&text, "", 0);
	rc = text.p == NULL || text.failed
		 ? CURLE_OUT_OF_MEMORY
		 : curl.easy_setopt(x->handle, option, text.p);
	buf_free(&text);
	return rc;
}

static void
forget_login(struct transfer *x)
{
	curl.slist_free_all(x->lines);
	x->lines = NULL;
}

/*
 * What x->login asks for, in place of the login of the transfer before. Returns
 * a CURLcode. The handle needs x->lines until the transfer is over.
 */
static int
set_login(struct transfer *x)
{
	const struct http_login *login = x->login;
	CURLcode rc = CURLE_OK;

	forget_login(x);
	if (login == NULL)
		return CURLE_OK;
	if (login->nheaders > 0 && !join_headers(x))
		return CURLE_OUT_OF_MEMORY;
	if (login->user.n == 0)
		return CURLE_OK;
	rc = curl.easy_setopt(x->handle, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
	if (rc == CURLE_OK)
		rc = set_text(x, CURLOPT_USERNAME, login->user);
	if (rc == CURLE_OK)
		rc = set_text(x, CURLOPT_PASSWORD, login->password);
	return rc;
}

/* --- Options -------------------------------------------------------------- */

struct number {
	CURLoption option;
	long value;
};

/*
 * The same for all. No netrc, no other scheme; redirects are followed above.
 */
static const struct number fixed[] = {
    {CURLOPT_NOSIGNAL, 1},
    {CURLOPT_FOLLOWLOCATION, 0},
    {CURLOPT_NETRC, CURL_NETRC_IGNORED},
    {CURLOPT_SSL_VERIFYPEER, 1},
    {CURLOPT_SSL_VERIFYHOST, 2},
    {CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2},
    {CURLOPT_LOW_SPEED_LIMIT, LOW_SPEED},
#if LIBCURL_VERSION_NUM < 0x075500
    {CURLOPT_PROTOCOLS, CURLPROTO_HTTP | CURLPROTO_HTTPS},
    {CURLOPT_REDIR_PROTOCOLS, CURLPROTO_HTTP | CURLPROTO_HTTPS},
#endif
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
		rc = curl.easy_setopt(easy, v[i].option, v[i].value);
	return rc;
}

static CURLcode
set_pointers(struct transfer *x)
{
	const struct {
		CURLoption option;
		const void *value;
	} v[] = {
		{CURLOPT_WRITEDATA, x},
		{CURLOPT_HEADERDATA, x},
		{CURLOPT_OPENSOCKETDATA, x},
#if LIBCURL_VERSION_NUM >= 0x075000
		{CURLOPT_PREREQDATA, x},
#endif
		{CURLOPT_PRIVATE, x},
		{CURLOPT_ERRORBUFFER, x->reason},
#if LIBCURL_VERSION_NUM >= 0x075500
		{CURLOPT_PROTOCOLS_STR, "http,https"},
		{CURLOPT_REDIR_PROTOCOLS_STR, "http,https"},
#endif
		/* "": whatever this libcurl can decode. */
		{CURLOPT_ACCEPT_ENCODING, x->plain ? "identity" : ""},
		{CURLOPT_HTTPHEADER,
		 x->lines != NULL ? x->lines : x->all->headers[x->accept]},
		{CURLOPT_USERAGENT, options(x)->user_agent},
		{CURLOPT_URL, x->url},
	};
	CURLcode rc = CURLE_OK;

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]) && rc == CURLE_OK; i++)
		rc = curl.easy_setopt(x->handle, v[i].option, v[i].value);
	return rc;
}

static CURLcode
set_all(struct transfer *x)
{
	const struct http_options *o = options(x);
	CURL *easy = x->handle;
	long s = o->timeout > 0 ? o->timeout : 1;
	const struct number patience[] = {
	    {CURLOPT_LOW_SPEED_TIME, s},
	    {CURLOPT_CONNECTTIMEOUT, s < CONNECT_MAX_S ? s : CONNECT_MAX_S},
	    {CURLOPT_TIMEOUT, s > TRANSFER_MAX_S ? s : TRANSFER_MAX_S},
	};
	CURLcode rc;

	/* What "" below makes libcurl keep, a reset would lose. */
	curl.easy_setopt(easy, CURLOPT_COOKIEFILE, NULL);
	curl.easy_reset(easy);
	/* Refused where a transfer of before broke off: no matter. */
	curl.easy_setopt(easy, CURLOPT_BUFFERSIZE, (long)BUFFER);
	curl.easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
	curl.easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
	curl.easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_socket);
#if LIBCURL_VERSION_NUM >= 0x075000
	curl.easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_request);
#else
	/* Sockets alone are seen: one of before could lead anywhere. */
	curl.easy_setopt(easy, CURLOPT_FRESH_CONNECT, x->outside ? 1L : 0L);
#endif
	rc = set_numbers(easy, fixed, sizeof(fixed) / sizeof(fixed[0]));
	if (rc == CURLE_OK)
		rc = set_numbers(easy, patience,
				 sizeof(patience) / sizeof(patience[0]));
	if (rc == CURLE_OK)
		rc = set_login(x);
	/* Some servers are to be asked only with the cookie they just set. */
	if (rc == CURLE_OK)
		rc = curl.easy_setopt(easy, CURLOPT_SHARE, x->all->share);
	/* No file: it alone makes a handle send what is shared. */
	if (rc == CURLE_OK)
		rc = curl.easy_setopt(easy, CURLOPT_COOKIEFILE, "");
	if (rc == CURLE_OK && o->proxy != NULL)
		rc = curl.easy_setopt(easy, CURLOPT_PROXY, o->proxy);
	if (rc == CURLE_OK)
		rc = set_pointers(x);
	/* Beside the system's authorities, which come from a folder too. */
	if (rc == CURLE_OK && o->cacert != NULL)
		rc = curl.easy_setopt(easy, CURLOPT_CAINFO, o->cacert);
	return rc;
}

/* --- How a transfer ended ------------------------------------------------- */

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

/*
 * libcurl runs "out of memory" when a header line is too long for it; since 8.6
 * it has a code for that, CURLE_TOO_LARGE, which older headers do not name.
 */
static bool
header_too_long(const struct transfer *x, CURLcode rc)
{
	enum { TOO_LARGE = 100 };
	curl_off_t sent = 0;

	curl.easy_getinfo(x->handle, CURLINFO_PRETRANSFER_TIME_T, &sent);
	return (rc == CURLE_OUT_OF_MEMORY || (int)rc == TOO_LARGE) &&
	       sent > 0 && spool_size(x->body) == 0;
}

/* Puts into x->err what a CURLcode means, unless we know better already. */
static void
explain(struct transfer *x, CURLcode rc)
{
	const char *why =
	    x->reason[0] != '\0' ? x->reason : curl.easy_strerror(rc);
	enum err_code code = ERR_NET;
	int detail = ECONNRESET;

	if (rc == CURLE_OK || x->err.code != ERR_NONE)
		return;
	/* Ours has failed to write nothing: it was the decoder. */
	x->garbled =
	    rc == CURLE_BAD_CONTENT_ENCODING || rc == CURLE_WRITE_ERROR;
	/* Its own words repeat the address of a proxy, password and all. */
	if (strchr(why, '@') != NULL)
		why = curl.easy_strerror(rc);
	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++) {
		if (meanings[i].rc == rc) {
			code = meanings[i].code;
			detail = meanings[i].detail;
		}
	}
	if (header_too_long(x, rc))
		err_set(&x->err, ERR_LIMIT, 0, "an HTTP header is too long");
	else if (x->garbled)
		err_set(
		    &x->err, code, detail,
		    "the answer is compressed in a way that cannot be read");
	else
		err_set(&x->err, code, detail, "%s", why);
}

#if LIBCURL_VERSION_NUM < 0x075000
/* What on_request does, for a libcurl that does not ask before a request. */
static void
seen_outside(struct transfer *x, CURLcode rc)
{
	char *there = NULL;

	curl.easy_getinfo(x->handle, CURLINFO_PRIMARY_IP, &there);
	if (there == NULL || *there == '\0' || address_text_is_private(there))
		return;
	if (rc == CURLE_OK)
		went_outside(x);
	x->outside = true;
}
#endif

struct transfer *
transfers_ended(struct transfers *w)
{
	int left;
	const CURLMsg *msg = curl.multi_info_read(w->multi, &left);
	struct transfer *x = NULL;
	long status = 0;
	CURLcode rc;

	if (msg == NULL || msg->msg != CURLMSG_DONE)
		return NULL;
	rc = msg->data.result; /* the message dies with the removal */
	curl.easy_getinfo(msg->easy_handle, CURLINFO_PRIVATE, &x);
	curl.easy_getinfo(msg->easy_handle, CURLINFO_RESPONSE_CODE, &status);
	curl.multi_remove_handle(w->multi, x->handle);
	x->status = (int)status;
#if LIBCURL_VERSION_NUM < 0x075000
	seen_outside(x, rc);
#endif
	explain(x, rc);
	return x;
}

/* --- Transfers ------------------------------------------------------------ */

int
transfer_start(struct transfers *w, struct transfer *x, struct err *e)
{
	CURLcode rc;

	if (x->handle == NULL)
		x->handle = curl.easy_init();
	if (x->handle == NULL || x->body == NULL)
		return err_nomem(e);
	x->all = w;
	x->status = 0;
	x->garbled = false;
	x->reason[0] = '\0';
	err_clear(&x->err);
	headers_clear(&x->headers);
	if (x->places > w->places) {
		w->places = x->places;
		curl.multi_setopt(w->multi, CURLMOPT_MAX_HOST_CONNECTIONS,
				  (long)w->places);
	}
	rc = set_all(x);
	if (rc != CURLE_OK)
		return err_set(e, ERR_NET, EINVAL, "%s",
			       curl.easy_strerror(rc));
	if (curl.multi_add_handle(w->multi, x->handle) != CURLM_OK)
		return err_nomem(e);
	return 0;
}

void
transfer_stop(struct transfer *x)
{
	if (x->handle != NULL && x->all != NULL)
		curl.multi_remove_handle(x->all->multi, x->handle);
}

void
transfer_drop(struct transfer *x)
{
	transfer_stop(x);
	curl.easy_cleanup(x->handle);
	x->handle = NULL;
	forget_login(x);
}

int
transfers_turn(struct transfers *w, int wait_ms, struct err *e)
{
	CURLMcode rc = CURLM_OK;
	int running;

	if (wait_ms > 0)
		rc = curl.multi_poll(w->multi, NULL, 0, wait_ms, NULL);
	if (rc == CURLM_OK)
		rc = curl.multi_perform(w->multi, &running);
	if (rc == CURLM_OK)
		return 0;
	return err_set(e, ERR_NET, 0, "libcurl: %s", curl.multi_strerror(rc));
}

bool
transfer_join_url(const char *base, const char *location, struct buf *out)
{
	struct err ignored;
	CURLU *u = http_load(&ignored) == 0 ? curl.url() : NULL;
	char *joined = NULL;

	if (u != NULL && curl.url_set(u, CURLUPART_URL, base, 0) == CURLUE_OK &&
	    curl.url_set(u, CURLUPART_URL, location,
			 CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME) ==
		CURLUE_OK &&
	    curl.url_set(u, CURLUPART_FRAGMENT, NULL, 0) == CURLUE_OK)
		curl.url_get(u, CURLUPART_URL, &joined, 0);
	if (u != NULL)
		curl.url_cleanup(u);
	if (joined == NULL)
		return false;
	buf_puts(out, joined);
	curl.free(joined);
	return !out->failed;
}

/* --- All of them ---------------------------------------------------------- */

/*
 * Names of hosts are taken for text of the thread's locale, and international
 * ones refused in that of C. Where there is no such locale, all is as before.
 */
static void
take_utf8(void)
{
	static locale_t utf8;

	if (utf8 == (locale_t)0)
		utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	if (utf8 != (locale_t)0)
		uselocale(utf8);
}

struct transfers *
transfers_new(const struct http_options *o, struct err *e)
{
	struct transfers *w;
	bool ok;

	if (http_load(e) != 0)
		return NULL;
	w = mem_zero(sizeof(*w));
	if (w == NULL) {
		err_nomem(e);
		return NULL;
	}
	w->o = o;
	take_utf8();
	w->global = curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
	w->multi = w->global ? curl.multi_init() : NULL;
	w->share = w->global ? curl.share_init() : NULL;
	ok = w->share != NULL &&
	     curl.share_setopt(w->share, CURLSHOPT_SHARE,
			       CURL_LOCK_DATA_COOKIE) == CURLSHE_OK;
	for (int i = 0; w->multi != NULL && i < HTTP_ACCEPT__MAX; i++)
		ok = ok && add_header(&w->headers[i], "Accept", accepts[i]) &&
		     (o->contact == NULL ||
		      add_header(&w->headers[i], "From", o->contact));
	if (w->multi == NULL || !ok) {
		err_nomem(e); /* libcurl says no more */
		transfers_free(w);
		return NULL;
	}
	w->places = o->connections;
	curl.multi_setopt(w->multi, CURLMOPT_MAX_HOST_CONNECTIONS,
			  (long)w->places);
	return w;
}

void
transfers_free(struct transfers *w)
{
	if (w == NULL)
		return;
	for (int i = 0; i < HTTP_ACCEPT__MAX; i++)
		curl.slist_free_all(w->headers[i]);
	curl.multi_cleanup(w->multi);
	curl.share_cleanup(w->share);
	if (w->global)
		curl.global_cleanup();
	mem_free(w);
}

const char *
http_version(void)
{
	return LIBCURL_VERSION;
}
