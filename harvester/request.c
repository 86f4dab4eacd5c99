/* OAI-PMH request addresses: checked, built, and shown. */
#include "harvester/request.h"

#include "core/utf8.h"
#include "harvester/http/http.h"

enum {
	PORT_MAX = 65535,
	SHOWN_MAX = 240 /* bytes of an address in a message */
};

static const char *const schemes[] = {"http://", "https://"};

static bool
unreserved(char c)
{
	return chr_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

void
request_encode(struct buf *out, struct str s)
{
	static const char hex[] = "0123456789ABCDEF";

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (unreserved(s.p[i])) {
			buf_char(out, s.p[i]);
			continue;
		}
		buf_char(out, '%');
		buf_char(out, hex[c >> 4]);
		buf_char(out, hex[c & 15]);
	}
}

/* Up to the first of `stops`, or all of it. */
static struct str
until_any(struct str s, struct str stops)
{
	for (size_t i = 0; i < s.n; i++)
		if (str_chr(stops, s.p[i]) != STR_NPOS)
			return str_left(s, i);
	return s;
}

/* What follows the scheme; none: no scheme we speak. */
static struct str
after_scheme(struct str url)
{
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		struct str scheme = str_c(schemes[i]);

		if (str_istarts(url, scheme))
			return str_from(url, scheme.n);
	}
	return STR_NONE;
}

static bool
port_is_right(struct str port)
{
	return port.n == 0 || str_number(port, PORT_MAX) > 0;
}

/* "host", "host:port", "[v6]", "[v6]:port"; a colon may end it. */
static bool
authority_is_right(struct str s)
{
	struct str host = s, port = STR_NONE;
	size_t at;

	if (s.n > 0 && s.p[0] == '[') {
		at = str_chr(s, ']');
		if (at == STR_NPOS || at == 1)
			return false;
		host = str_of(s.p + 1, at - 1);
		port = str_from(s, at + 1);
		if (port.n > 0 && port.p[0] != ':')
			return false;
		for (size_t i = 0; i < host.n; i++)
			if (!chr_xdigit(host.p[i]) && host.p[i] != ':' &&
			    host.p[i] != '.')
				return false;
		return port_is_right(str_from(port, 1));
	}
	at = str_chr(s, ':');
	if (at != STR_NPOS) {
		host = str_left(s, at);
		port = str_from(s, at + 1);
	}
	/* A host beyond ASCII is left to the resolver. */
	for (size_t i = 0; i < host.n; i++)
		if (!unreserved(host.p[i]) &&
		    !((unsigned char)host.p[i] & 0x80))
			return false;
	return host.n > 0 && port_is_right(port);
}

int
request_check_base(struct str url, struct err *e)
{
	struct str rest = after_scheme(url);
	struct str authority = until_any(rest, STR("/?#"));
	struct buf shown;
	const char *wrong = NULL;

	if (url.n > HTTP_URL_MAX)
		return err_set(e, ERR_USAGE, 0,
			       "an address of %zu bytes (at most %d)", url.n,
			       HTTP_URL_MAX);
	for (size_t i = 0; i < url.n; i++)
		if ((unsigned char)url.p[i] <= ' ' || url.p[i] == 0x7f)
			wrong = "a blank or control character in the address";
	if (utf8_valid(url) != url.n)
		wrong = "the address is no UTF-8";
	if (wrong == NULL && rest.n == 0)
		wrong = "no http:// or https:// address";
	else if (wrong == NULL && str_chr(authority, '@') != STR_NPOS)
		wrong = "user and password do not belong into an address";
	else if (wrong == NULL && !authority_is_right(authority))
		wrong = "no host, or a wrong one, in the address";
	else if (wrong == NULL && str_chr(rest, '#') != STR_NPOS)
		wrong = "a base URL has no fragment (#)";
	if (wrong == NULL)
		return 0;
	buf_init(&shown, HTTP_URL_MAX);
	request_for_message(&shown, url);
	err_set(e, ERR_USAGE, 0, "%s: %s", wrong,
		shown.p == NULL ? "" : shown.p);
	buf_free(&shown);
	return -1;
}

static void
add_argument(struct buf *out, const char *name, struct str value)
{
	if (value.n == 0)
		return;
	buf_char(out, '&');
	buf_puts(out, name);
	buf_char(out, '=');
	request_encode(out, value);
}

void
request_build(struct buf *out, struct str base, const struct request_args *args)
{
	buf_str(out, base);
	if (str_chr(base, '?') == STR_NPOS)
		buf_char(out, '?');
	else if (!str_ends(base, STR("?")) && !str_ends(base, STR("&")))
		buf_char(out, '&');
	/* Some providers want the verb before all other arguments. */
	buf_puts(out, "verb=");
	buf_puts(out, args->verb);
	if (args->token.n > 0) {
		add_argument(out, "resumptionToken", args->token);
		return;
	}
	add_argument(out, "metadataPrefix", args->prefix);
	add_argument(out, "identifier", args->identifier);
	add_argument(out, "set", args->set);
	add_argument(out, "from", args->from);
	add_argument(out, "until", args->until);
}

/*
 * Where user and password end: behind their "@", or 0. A password with an
 * unencoded "/" makes what is before it look like a host with an odd port:
 * then the next "@" is taken.
 */
static size_t
secret_end(struct str rest)
{
	struct str authority = until_any(rest, STR("/?#"));
	size_t at = str_rchr(authority, '@');
	size_t colon = str_chr(authority, ':');

	if (at != STR_NPOS)
		return at + 1;
	if (colon == STR_NPOS || authority_is_right(authority))
		return 0;
	at = str_chr(rest, '@');
	return at == STR_NPOS ? 0 : at + 1;
}

void
request_for_message(struct buf *out, struct str url)
{
	size_t at = str_find(url, STR("://"));
	struct str rest = at == STR_NPOS ? url : str_from(url, at + 3);
	size_t secret = secret_end(rest), room;

	if (secret > 0) {
		buf_str(out, str_left(url, url.n - rest.n));
		buf_puts(out, "***@");
		rest = str_from(rest, secret);
	} else {
		rest = url;
	}
	room = SHOWN_MAX - (secret > 0 ? sizeof("https://***@") : 0);
	if (rest.n <= room) {
		buf_str(out, rest);
		return;
	}
	buf_str(out, str_left(rest, room - 3));
	buf_puts(out, "...");
}
