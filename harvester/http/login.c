/* Who we are for servers that ask. */
#include "harvester/http/internal.h"

bool
login_one_line(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f)
			return false;
	return true;
}

/* A field name is a token (RFC 9110, section 5.6.2). */
static bool
is_header(struct str s)
{
	size_t colon = str_chr(s, ':');

	if (colon == 0 || colon == STR_NPOS || !login_one_line(s))
		return false;
	for (size_t i = 0; i < colon; i++)
		if (!chr_alnum(s.p[i]) &&
		    str_chr(STR("!#$%&'*+-.^_`|~"), s.p[i]) == STR_NPOS)
			return false;
	return str_trim(str_from(s, colon + 1)).n > 0;
}

/* What says where a message ends, or for whom it is, is not theirs to say. */
static bool
is_ours(struct str header)
{
	static const struct str names[] = {
	    STR_LIT("host"), STR_LIT("content-length"),
	    STR_LIT("transfer-encoding"), STR_LIT("connection"),
	    STR_LIT("accept-encoding")};
	struct str name = str_left(header, str_chr(header, ':'));

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_ieq(name, names[i]))
			return true;
	return false;
}

int
login_check(const struct http_login *l, struct err *e)
{
	if (str_chr(l->user, ':') != STR_NPOS || !login_one_line(l->user) ||
	    !login_one_line(l->password))
		return err_set(e, ERR_USAGE, 0,
			       "user and password: one line each, and no "
			       "colon in user");
	if (l->user.n > LOGIN_BYTES_MAX || l->password.n > LOGIN_BYTES_MAX)
		return err_set(e, ERR_USAGE, 0,
			       "user and password: at most %d bytes",
			       LOGIN_BYTES_MAX);
	if (l->user.n == 0 && l->password.n > 0)
		return err_set(e, ERR_USAGE, 0, "a password without a user");
	if (l->nheaders > LOGIN_HEADERS_MAX)
		return err_set(e, ERR_USAGE, 0, "header: at most %d of them",
			       LOGIN_HEADERS_MAX);
	for (size_t i = 0; i < l->nheaders; i++) {
		if (!is_header(l->headers[i]) ||
		    l->headers[i].n > LOGIN_BYTES_MAX)
			return err_set(e, ERR_USAGE, 0,
				       "header: one line of the form "
				       "\"Name: value\"");
		if (is_ours(l->headers[i]))
			return err_set(
			    e, ERR_USAGE, 0,
			    "header: " STR_FMT " cannot be set",
			    STR_ARG(str_left(l->headers[i],
					     str_chr(l->headers[i], ':'))));
	}
	return 0;
}

bool
login_given(const struct http_login *l)
{
	return l->user.n > 0 || l->password.n > 0 || l->nheaders > 0;
}
