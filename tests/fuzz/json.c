/* See json.h. */
#include "tests/fuzz/json.h"

#include <string.h>

#include "core/utf8.h"

enum { JSON_DEPTH = 32, JSON_KEYS = 256 };

struct json {
	const char *p, *end;
	int depth;
};

static bool value(struct json *j);

static void
blanks(struct json *j)
{
	while (j->p < j->end && chr_space(*j->p))
		j->p++;
}

static bool
take(struct json *j, char c)
{
	if (j->p == j->end || *j->p != c)
		return false;
	j->p++;
	return true;
}

/* After "\u": the code unit, or -1. */
static long
code_unit(struct json *j)
{
	long v = 0;

	for (int i = 0; i < 4; i++) {
		if (j->p == j->end || chr_hex(*j->p) < 0)
			return -1;
		v = v * 16 + chr_hex(*j->p++);
	}
	return v;
}

static bool
escape(struct json *j)
{
	long high, low;

	if (j->p == j->end)
		return false;
	if (*j->p != 'u')
		return memchr("\"\\/bfnrt", *j->p++, 8) != NULL;
	j->p++;
	high = code_unit(j);
	if (high < 0 || (high >= 0xdc00 && high <= 0xdfff))
		return false;
	if (high < 0xd800 || high > 0xdbff)
		return true;
	if (!take(j, '\\') || !take(j, 'u'))
		return false;
	low = code_unit(j);
	return low >= 0xdc00 && low <= 0xdfff;
}

static bool
string(struct json *j, struct str *out)
{
	const char *start;

	if (!take(j, '"'))
		return false;
	start = j->p;
	while (j->p < j->end && *j->p != '"') {
		if ((unsigned char)*j->p < 0x20)
			return false;
		if (*j->p++ == '\\' && !escape(j))
			return false;
	}
	if (out != NULL)
		*out = str_of(start, (size_t)(j->p - start));
	return take(j, '"');
}

static bool
digits(struct json *j)
{
	if (j->p == j->end || !chr_digit(*j->p))
		return false;
	while (j->p < j->end && chr_digit(*j->p))
		j->p++;
	return true;
}

static bool
number(struct json *j)
{
	bool ok;

	take(j, '-');
	ok = take(j, '0') || digits(j);
	if (ok && take(j, '.'))
		ok = digits(j);
	if (ok && (take(j, 'e') || take(j, 'E'))) {
		if (!take(j, '+'))
			take(j, '-');
		ok = digits(j);
	}
	return ok;
}

static bool
word(struct json *j, struct str w)
{
	if (!str_starts(str_of(j->p, (size_t)(j->end - j->p)), w))
		return false;
	j->p += w.n;
	return true;
}

static bool
array(struct json *j)
{
	blanks(j);
	if (take(j, ']'))
		return true;
	do {
		if (!value(j))
			return false;
	} while (take(j, ','));
	return take(j, ']');
}

static bool
object(struct json *j)
{
	struct str keys[JSON_KEYS];
	size_t n = 0;

	blanks(j);
	if (take(j, '}'))
		return true;
	do {
		blanks(j);
		if (n == JSON_KEYS || !string(j, &keys[n]))
			return false;
		for (size_t i = 0; i < n; i++)
			if (str_eq(keys[i], keys[n]))
				return false;
		n++;
		blanks(j);
		if (!take(j, ':') || !value(j))
			return false;
	} while (take(j, ','));
	return take(j, '}');
}

/* With the blanks around it. */
static bool
value(struct json *j)
{
	bool ok = false;

	if (++j->depth > JSON_DEPTH)
		return false;
	blanks(j);
	if (j->p == j->end)
		return false;
	switch (*j->p) {
	case '{':
		j->p++;
		ok = object(j);
		break;
	case '[':
		j->p++;
		ok = array(j);
		break;
	case '"':
		ok = string(j, NULL);
		break;
	case 't':
		ok = word(j, STR("true"));
		break;
	case 'f':
		ok = word(j, STR("false"));
		break;
	case 'n':
		ok = word(j, STR("null"));
		break;
	default:
		ok = number(j);
		break;
	}
	blanks(j);
	j->depth--;
	return ok;
}

bool
json_valid(struct str s)
{
	struct json j = {s.p, s.p + s.n, 0};

	return utf8_valid(s) == s.n && value(&j) && j.p == j.end;
}
