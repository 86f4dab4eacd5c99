/* Identifiers out of what people paste. */
#include "sheaf/records/internal.h"

enum { LAYERS_MAX = 8 }; /* of brackets around one */

/* What stands around an identifier, and is none of it. */
static const struct {
	struct str open, close;
} pairs[] = {
    {STR_LIT("<"), STR_LIT(">")},
    {STR_LIT("("), STR_LIT(")")},
    {STR_LIT("["), STR_LIT("]")},
    {STR_LIT("{"), STR_LIT("}")},
    {STR_LIT("\""), STR_LIT("\"")},
    {STR_LIT("'"), STR_LIT("'")},
    {STR_LIT("`"), STR_LIT("`")},
    {STR_LIT("\xe2\x80\x9c"), STR_LIT("\xe2\x80\x9d")},
    {STR_LIT("\xe2\x80\x9e"), STR_LIT("\xe2\x80\x9c")},
    {STR_LIT("\xc2\xab"), STR_LIT("\xc2\xbb")},
    {STR_LIT("\xc2\xbb"), STR_LIT("\xc2\xab")},
};

/* How one begins, behind a comma that may be its own. */
static const struct str starts[] = {
    STR_LIT("10."),  STR_LIT("http://"), STR_LIT("https://"),
    STR_LIT("doi:"), STR_LIT("oai:"),    STR_LIT("urn:"),
    STR_LIT("hdl:"), STR_LIT("arxiv:"),  STR_LIT("pmid:"),
};

/* "\doi{10.1/x}": what is in the braces. */
static bool
command_inside(struct str *s)
{
	size_t open = str_chr(*s, '{');
	size_t close = str_rchr(*s, '}');

	if (!str_starts(*s, STR("\\")) || open == STR_NPOS)
		return false;
	if (close == STR_NPOS || close < open)
		close = s->n;
	*s = str_from(str_left(*s, close), open + 1);
	return true;
}

static bool
pair_inside(struct str *s)
{
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		size_t both = pairs[i].open.n + pairs[i].close.n;

		if (s->n < both || !str_starts(*s, pairs[i].open) ||
		    !str_ends(*s, pairs[i].close))
			continue;
		*s = str_of(s->p + pairs[i].open.n, s->n - both);
		return true;
	}
	return false;
}

struct str
pasted_inside(struct str s)
{
	for (int i = 0; i < LAYERS_MAX; i++) {
		s = str_trim(s);
		while (s.n > 0 && (s.p[s.n - 1] == ',' || s.p[s.n - 1] == ';' ||
				   s.p[s.n - 1] == '.'))
			s.n--;
		if (!command_inside(&s) && !pair_inside(&s))
			break;
	}
	return str_trim(s);
}

static bool
begins_one(struct str s)
{
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (str_istarts(s, starts[i]))
			return true;
	return false;
}

bool
pasted_next(struct str *rest, struct str *one)
{
	struct str s = str_trim(*rest);
	size_t n = 0;

	while (n < s.n && !chr_space(s.p[n])) {
		if ((s.p[n] == ',' || s.p[n] == ';') &&
		    begins_one(str_from(s, n + 1)))
			break;
		n++;
	}
	*one = pasted_inside(str_left(s, n));
	*rest = str_from(s, n + 1);
	return s.n > 0;
}

struct str
pasted_arxiv(struct str s)
{
	size_t i = s.n;

	while (i > 0 && chr_digit(s.p[i - 1]))
		i--;
	return i > 0 && i < s.n && s.p[i - 1] == 'v' ? str_left(s, i - 1) : s;
}
