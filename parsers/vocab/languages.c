/* Languages to BCP 47 tags. */
#include "parsers/vocab/vocab.h"

#include <string.h>

#include "parsers/vocab/internal.h"

enum { VALUE_MAX = 96, CODE = 3, SHORT = 2, TAG_MAX = 16 };

/* Codes of two letters that ISO has replaced; of countries, of no language. */
static const char replaced[][5] = {"inid", "iwhe", "jiyi", "jwjv",
				   "moro", "uauk", "jpja", "czcs",
				   "grel", "dkda", "cnzh", "vnvi"};

/* What says nothing, though it is a code. */
static const struct str no_language[] = {STR_LIT("und"), STR_LIT("mul"),
					 STR_LIT("zxx"), STR_LIT("mis")};

/* A code of two letters; NULL: there is none. */
static const char *
two_letters(const char c[SHORT])
{
	for (size_t i = 0; i < sizeof(replaced) / sizeof(replaced[0]); i++)
		if (memcmp(replaced[i], c, SHORT) == 0)
			return replaced[i] + SHORT;
	for (size_t i = 0; i < vocab_language_nshort; i++)
		if (memcmp(vocab_language_short[i] + CODE, c, SHORT) == 0)
			return vocab_language_short[i] + CODE;
	return NULL;
}

/* The place of a code in rows of `size` bytes that begin with one. */
static size_t
find_code(const char *rows, size_t n, size_t size, const char c[CODE])
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int way = memcmp(c, rows + mid * size, CODE);

		if (way == 0)
			return mid;
		if (way < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return STR_NPOS;
}

static struct str
three_letters(const char c[CODE])
{
	size_t i = find_code(vocab_language_short[0], vocab_language_nshort,
			     sizeof(vocab_language_short[0]), c);

	if (i != STR_NPOS)
		return str_c(vocab_language_short[i] + CODE);
	i = find_code(vocab_language_codes, vocab_language_ncodes, CODE, c);
	return i == STR_NPOS ? STR_NONE
			     : str_of(vocab_language_codes + i * CODE, CODE);
}

/* ISO 639 in any case. */
static struct str
by_code(struct str s)
{
	char low[CODE];
	const char *two;

	if (s.n != SHORT && s.n != CODE)
		return STR_NONE;
	for (size_t i = 0; i < s.n; i++) {
		if (!chr_alpha(s.p[i]))
			return STR_NONE;
		low[i] = chr_tolower(s.p[i]);
	}
	if (s.n == CODE)
		return three_letters(low);
	two = two_letters(low);
	return two == NULL ? STR_NONE : str_of(two, SHORT);
}

static struct str
by_name(struct str s)
{
	struct vocab_words words;
	struct str word;
	size_t lo = 0, hi = vocab_language_nnames;

	vocab_split(&words, s);
	word = vocab_folded(&words);
	while (lo < hi && word.n > 0) {
		size_t mid = lo + (hi - lo) / 2;
		int way = str_cmp(word, vocab_language_names[mid].name);

		if (way == 0)
			return str_c(vocab_language_names[mid].tag);
		if (way < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return STR_NONE;
}

static bool
letters(struct str s, size_t n)
{
	for (size_t i = 0; i < s.n; i++)
		if (!chr_alpha(s.p[i]))
			return false;
	return s.n == n;
}

/*
 * A tag (RFC 5646) with "-" or "_": language, script, region; extended
 * languages, variants and what a locale has behind them are left out.
 */
static struct str
by_tag(struct arena *a, struct str s)
{
	enum { SCRIPT = 4, REGION = 2 };
	char out[TAG_MAX];
	struct str part, language;
	size_t n, cut = 0;
	bool script = false, region = false;

	while (cut < s.n && s.p[cut] != '-' && s.p[cut] != '_')
		cut++;
	language = by_code(str_left(s, cut));
	if (cut == s.n || language.n == 0)
		return STR_NONE;
	memcpy(out, language.p, language.n);
	n = language.n;
	for (s = str_from(s, cut + 1); s.n > 0 && !region;
	     s = str_from(s, cut + 1)) {
		for (cut = 0; cut < s.n && s.p[cut] != '-' && s.p[cut] != '_' &&
			      s.p[cut] != '.' && s.p[cut] != '@';)
			cut++;
		part = str_left(s, cut);
		if (letters(part, SCRIPT) && !script)
			script = true;
		else if (letters(part, REGION))
			region = true;
		else
			continue;
		out[n++] = '-';
		for (size_t i = 0; i < part.n; i++) {
			char c = chr_tolower(part.p[i]);

			out[n++] = (char)(region || i == 0 ? c - 'a' + 'A' : c);
		}
	}
	return n == language.n ? language : arena_str(a, out, n);
}

/* Of ".../iso639-2/eng" the end. */
static struct str
without_address(struct str s)
{
	size_t at = str_rchr(s, '/');

	return at != STR_NPOS && str_find(s, STR("://")) != STR_NPOS
		   ? str_from(s, at + 1)
		   : s;
}

/* "English (eng)", "eng - English": what stands in brackets or behind. */
static struct str
in_two_parts(struct str s)
{
	static const struct str links[] = {STR_LIT(" ("), STR_LIT(" - "),
					   STR_LIT(" ["), STR_LIT(": ")};
	struct str tag;

	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		size_t at = str_find(s, links[i]);

		if (at == STR_NPOS)
			continue;
		tag = by_code(str_trim(str_left(s, at)));
		return tag.n > 0 ? tag : by_name(str_left(s, at));
	}
	return STR_NONE;
}

struct str
vocab_language(struct arena *a, struct str value)
{
	struct str s = str_trim(value), tag;

	while (s.n > 0 && strchr(";,./", s.p[s.n - 1]) != NULL)
		s = str_trim(str_left(s, s.n - 1));
	if (s.n > VALUE_MAX)
		return STR_NONE;
	s = without_address(s);
	for (size_t i = 0; i < sizeof(no_language) / sizeof(no_language[0]);
	     i++)
		if (str_ieq(s, no_language[i]))
			return STR_NONE;
	tag = by_code(s);
	if (tag.n == 0)
		tag = by_tag(a, s);
	if (tag.n == 0)
		tag = by_name(s);
	return tag.n > 0 ? tag : in_two_parts(s);
}

/* Has the tag that part, behind the language? */
static bool
has_subtag(struct str tag, struct str sub)
{
	struct str part;
	bool behind = false;

	for (size_t i = 0, from = 0; i <= tag.n; i++) {
		if (i < tag.n && tag.p[i] != '-' && tag.p[i] != '_')
			continue;
		part = str_left(str_from(tag, from), i - from);
		if (behind && str_ieq(part, sub))
			return true;
		behind = true;
		from = i + 1;
	}
	return false;
}

static struct str
primary(struct str tag)
{
	for (size_t i = 0; i < tag.n; i++)
		if (tag.p[i] == '-' || tag.p[i] == '_')
			return str_left(tag, i);
	return tag;
}

bool
vocab_is_reading(struct str tag)
{
	return has_subtag(tag, STR("Kana")) || has_subtag(tag, STR("Hira")) ||
	       has_subtag(tag, STR("Hrkt"));
}

bool
vocab_in_language(struct str tag, struct str language)
{
	return tag.n > 0 && str_ieq(primary(tag), primary(language)) &&
	       !vocab_is_reading(tag) &&
	       has_subtag(tag, STR("Latn")) ==
		   has_subtag(language, STR("Latn"));
}
