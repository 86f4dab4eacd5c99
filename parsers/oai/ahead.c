/* The token at the end of a page, before the page is read. */
#include "parsers/oai/internal.h"

#include <string.h>

/* Takes "</prefix:name>" and white space off the end. */
static bool
drop_close(struct str *s, const char *const *names, size_t n)
{
	struct str t = str_trim(*s), tag;
	size_t at = str_rchr(t, '<'), colon;

	if (at == STR_NPOS || t.p[t.n - 1] != '>')
		return false;
	tag = str_from(str_left(t, t.n - 1), at + 1);
	if (!str_starts(tag, STR("/")))
		return false;
	tag = str_from(tag, 1);
	colon = str_chr(tag, ':');
	tag = str_from(tag, colon == STR_NPOS ? 0 : colon + 1);
	for (size_t i = 0; i < n; i++)
		if (str_eqc(tag, names[i])) {
			*s = str_left(t, at);
			return true;
		}
	return false;
}

/* As it is written; only what cannot mean anything else. */
static bool
decode(struct str s, struct buf *out)
{
	static const struct {
		struct str text;
		char c;
	} escapes[] = {
	    {STR_LIT("&amp;"), '&'},   {STR_LIT("&lt;"), '<'},
	    {STR_LIT("&gt;"), '>'},    {STR_LIT("&quot;"), '"'},
	    {STR_LIT("&apos;"), '\''},
	};
	size_t n = sizeof(escapes) / sizeof(escapes[0]), i;

	while (s.n > 0) {
		if (s.p[0] < ' ' || s.p[0] > '~')
			return false;
		for (i = 0; s.p[0] == '&' && i < n; i++)
			if (str_starts(s, escapes[i].text))
				break;
		if (i == n)
			return false;
		buf_char(out, s.p[0] == '&' ? escapes[i].c : s.p[0]);
		s = str_from(s, s.p[0] == '&' ? escapes[i].text.n : 1);
	}
	return !out->failed;
}

bool
oai_token_ahead(struct str tail, struct buf *out)
{
	static const char *const root[] = {"OAI-PMH"},
				 *const list[] = {"ListRecords",
						  "ListIdentifiers"},
				 *const token[] = {"resumptionToken"},
				 *const item[] = {"record", "header"};
	struct str text;
	size_t at, end;

	buf_clear(out);
	if (!drop_close(&tail, root, 1) || !drop_close(&tail, list, 2) ||
	    !drop_close(&tail, token, 1))
		return false;
	at = str_rchr(tail, '<');
	text = str_from(tail, at == STR_NPOS ? tail.n : at);
	end = str_chr(text, '>');
	if (end == STR_NPOS || end == 0 || text.p[end - 1] == '/')
		return false;
	tail = str_left(tail, at);
	return drop_close(&tail, item, 2) &&
	       decode(str_trim(str_from(text, end + 1)), out) && out->n > 0 &&
	       out->n < OAI_TOKEN_MAX;
}
