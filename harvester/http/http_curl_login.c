/* Headers, and what must be known about us to be let in. */
#include "harvester/http/http_curl_priv.h"

#include <curl/curl.h>

#include "core/buf.h"

enum { LINE_LIMIT = ANSWER_HEADERS_MAX };

static bool
append(struct curl_slist **list, const struct buf *line)
{
	struct curl_slist *longer =
	    line->failed ? NULL : curl_slist_append(*list, line->p);

	*list = longer != NULL ? longer : *list;
	return longer != NULL;
}

bool
wire_add_header(struct curl_slist **list, const char *name, const char *value)
{
	struct buf line;
	bool ok;

	buf_init(&line, LINE_LIMIT);
	buf_printf(&line, "%s: %s", name, value);
	ok = append(list, &line);
	buf_free(&line);
	return ok;
}

/* The headers of all, and behind them those of the login. */
static bool
join_headers(struct exchange *x)
{
	struct curl_slist *all = NULL;
	const struct curl_slist *common = x->wire->headers[x->accept];
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
set_text(struct exchange *x, CURLoption option, struct str s)
{
	struct buf text;
	CURLcode rc;

	buf_init(&text, LINE_LIMIT);
	buf_str(&text, s);
	buf_put(&text, "", 0);
	rc = text.p == NULL || text.failed
		 ? CURLE_OUT_OF_MEMORY
		 : curl_easy_setopt(x->handle, option, text.p);
	buf_free(&text);
	return rc;
}

int
wire_set_login(struct exchange *x)
{
	const struct http_login *login = x->login;
	CURLcode rc = CURLE_OK;

	wire_forget_login(x);
	if (login == NULL)
		return CURLE_OK;
	if (login->nheaders > 0 && !join_headers(x))
		return CURLE_OUT_OF_MEMORY;
	if (login->user.n == 0)
		return CURLE_OK;
	rc = curl_easy_setopt(x->handle, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
	if (rc == CURLE_OK)
		rc = set_text(x, CURLOPT_USERNAME, login->user);
	if (rc == CURLE_OK)
		rc = set_text(x, CURLOPT_PASSWORD, login->password);
	return rc;
}

void
wire_forget_login(struct exchange *x)
{
	curl_slist_free_all(x->lines);
	x->lines = NULL;
}
