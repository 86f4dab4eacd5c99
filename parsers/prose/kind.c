/* A word for the kind of a thing, in front of its name or behind it. */
#include "parsers/prose/prose.h"
#include "parsers/vocab/vocab.h"

static bool
is_genre(struct str s)
{
	enum rec_type type;

	return vocab_type(s, &type) == VOCAB_GENRE;
}

struct str
prose_without_kind(struct str name)
{
	size_t close = str_chr(name, ')'), stop = str_find(name, STR(". "));

	if (str_starts(name, STR("(")))
		return close != STR_NPOS &&
			       str_starts(str_from(name, close + 1),
					  STR(" ")) &&
			       is_genre(str_of(name.p + 1, close - 1))
			   ? str_trim(str_from(name, close + 1))
			   : name;
	return stop != STR_NPOS && is_genre(str_left(name, stop))
		   ? str_trim(str_from(name, stop + 2))
		   : name;
}

struct str
prose_without_type(struct str s)
{
	size_t at = str_rchr(s, '[');

	return at != STR_NPOS && at > 0 && str_ends(s, STR("]")) &&
		       is_genre(str_of(s.p + at + 1, s.n - at - 2))
		   ? str_trim(str_left(s, at))
		   : s;
}
