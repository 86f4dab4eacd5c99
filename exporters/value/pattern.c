/* Citation keys by a pattern: fields of the record in braces, and literals. */
#include <string.h>

#include "core/buf.h"
#include "core/norm.h"
#include "exporters/value/internal.h"

enum {
	NAME_MAX = 24, /* characters of a family name */
	WORD_MAX = 24, /* of a word of the title */
	NAMES_MAX = 3, /* of {authors}; "etal" stands for more */
	TITLE_MAX = 9, /* words that can be asked for */
	LONG_WORD = 4, /* shorter ones count only where no other is */
	NUMBER_MAX = 99
};

/* A key being made. */
struct stem {
	const struct record *r;
	struct arena *a;
	char p[CITEKEY_STEM_MAX];
	size_t n;
	/* The title stood in for the author: its words begin behind that. */
	bool anonymous;
};

static void
add(struct stem *k, struct str s)
{
	for (size_t i = 0; i < s.n && k->n < sizeof(k->p); i++)
		k->p[k->n++] = s.p[i];
}

/* Letters and digits of s in lower case, as far as ASCII has them. */
static struct str
fold(struct stem *k, struct str s, size_t max, char out[WORD_MAX])
{
	struct buf ascii;
	size_t n = 0;

	buf_init(&ascii, 16 * CITEKEY_STEM_MAX);
	norm_ascii(&ascii, str_left(s, CITEKEY_STEM_MAX));
	for (size_t i = 0; i < ascii.n && n < max && n < WORD_MAX; i++)
		if (chr_alnum(ascii.p[i]))
			out[n++] = chr_tolower(ascii.p[i]);
	if (ascii.failed)
		k->a->failed = true;
	buf_free(&ascii);
	return str_of(out, n);
}

/* --- Words of the title --- */

/* Articles that are as long as a word that says something. */
static bool
is_article(struct str word)
{
	static const char *const articles[] = {
	    "eine", "einem", "einen", "einer", "eines",
	    "unas", "unos",  "umas",  "dell",  "della",
	};

	for (size_t i = 0; i < sizeof(articles) / sizeof(*articles); i++)
		if (str_eqc(word, articles[i]))
			return true;
	return false;
}

/* "l'" of "l'homme": one or two letters and an apostrophe. */
static struct str
without_elision(struct str word)
{
	static const struct str marks[] = {STR_LIT("'"),
					   STR_LIT("\xe2\x80\x99")};
	size_t at;

	for (size_t i = 0; i < 2; i++) {
		at = str_find(word, marks[i]);
		if (at > 0 && at <= 2 && word.n > at + marks[i].n + 1)
			return str_from(word, at + marks[i].n);
	}
	return word;
}

/* The next word; blanks, slashes and dashes of Unicode divide. */
static bool
next_word(struct str *rest, struct str *word)
{
	static const struct str dashes[] = {STR_LIT("\xe2\x80\x93"),
					    STR_LIT("\xe2\x80\x94")};
	size_t n = 0, skip = 1;

	if (rest->n == 0)
		return false;
	for (; n < rest->n; n++) {
		struct str here = str_from(*rest, n);

		skip = here.p[0] == ' ' || here.p[0] == '/' ? 1 : 0;
		for (size_t i = 0; i < 2 && skip == 0; i++)
			if (str_starts(here, dashes[i]))
				skip = dashes[i].n;
		if (skip > 0)
			break;
	}
	*word = without_elision(str_left(*rest, n));
	*rest = str_from(*rest, n < rest->n ? n + skip : n);
	return true;
}

/*
 * The words from number `from` on, at most `n` of them, that are neither an
 * article nor short; where there is none such, those that are not empty.
 */
static bool
add_words(struct stem *k, size_t from, size_t n, size_t shortest)
{
	struct str rest = record_title(k->r), word;
	char text[WORD_MAX];
	size_t seen = 0;

	while (seen < from + n && next_word(&rest, &word)) {
		word = fold(k, word, WORD_MAX, text);
		if (word.n < shortest || (shortest > 1 && is_article(word)))
			continue;
		if (seen++ >= from)
			add(k, word);
	}
	return seen > from;
}

static bool
add_title(struct stem *k, size_t from, size_t n)
{
	return add_words(k, from, n, LONG_WORD) || add_words(k, from, n, 1);
}

/* --- Fields --- */

static bool
add_name(struct stem *k, const struct rec_name *n, size_t max)
{
	char text[WORD_MAX];
	struct str s = n->family.n > 0 ? n->family : value_literal(k->a, n);

	s = value_is_others(n) ? STR_NONE : fold(k, s, max, text);
	add(k, s);
	return s.n > 0;
}

/* The names in a role, or in any at all; how many there were. */
static size_t
add_names(struct stem *k, enum rec_role role, size_t limit, size_t max)
{
	const struct rec_names *l = &k->r->names;
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		if (role < ROLE__MAX && l->v[i].role != role)
			continue;
		if (n == limit) {
			if (limit > 1)
				add(k, STR("etal"));
			break;
		}
		n += add_name(k, &l->v[i], max);
	}
	return n;
}

/* Who wrote it, else who edited it, else anybody, else a word of the title. */
static void
add_people(struct stem *k, size_t limit, size_t max)
{
	static const enum rec_role roles[] = {ROLE_AUTHOR, ROLE_EDITOR,
					      ROLE__MAX};

	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++)
		if (add_names(k, roles[i], limit, max) > 0)
			return;
	k->anonymous = add_title(k, 0, 1);
}

static void
put_author(struct stem *k, size_t n)
{
	add_people(k, 1, n > 0 ? n : NAME_MAX);
}

static void
put_authors(struct stem *k, size_t n)
{
	add_people(k, n > 0 ? n : NAMES_MAX, NAME_MAX);
}

static void
put_title(struct stem *k, size_t n)
{
	add_title(k, k->anonymous ? 1 : 0, n > 0 ? n : TITLE_MAX);
}

static void
put_short_title(struct stem *k, size_t n)
{
	put_title(k, n > 0 ? n : 3);
}

static void
put_word(struct stem *k, size_t n)
{
	put_title(k, n > 0 ? n : 1);
}

static void
put_year(struct stem *k, size_t n)
{
	char year[DATE_MAX];
	struct str s;

	date_format((struct rec_date){.year = k->r->issued.from.year}, year);
	s = str_c(year);
	add(k, n > 0 && n < s.n ? str_from(s, s.n - n) : s);
}

static void
put_short_year(struct stem *k, size_t n)
{
	put_year(k, n > 0 ? n : 2);
}

static void
put_type(struct stem *k, size_t n)
{
	char text[WORD_MAX];

	add(k, fold(k, str_c(rec_type_name(k->r->type)), n > 0 ? n : WORD_MAX,
		    text));
}

/* By the names of ours, of JabRef and of Better BibTeX. */
static const struct {
	const char *name;
	void (*put)(struct stem *k, size_t n);
} fields[] = {
    {"author", put_author},
    {"auth", put_author},
    {"authors", put_authors},
    {"year", put_year},
    {"shortyear", put_short_year},
    {"title", put_title},
    {"shorttitle", put_short_title},
    {"veryshorttitle", put_word},
    {"type", put_type},
};

/* "title3" without its number, and the number; 0: there is none. */
static size_t
cut_number(struct str *name)
{
	size_t n = name->n;
	long long number;

	while (n > 0 && chr_digit(name->p[n - 1]))
		n--;
	number = str_number(str_from(*name, n), NUMBER_MAX);
	if (n == name->n)
		return 0;
	*name = str_left(*name, n);
	return number > 0 ? (size_t)number : NUMBER_MAX;
}

/* False: there is no field of that name. k: NULL to know only that. */
static bool
put_field(struct stem *k, struct str name)
{
	size_t n = cut_number(&name);

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		if (!str_eqc(name, fields[i].name))
			continue;
		if (k != NULL)
			fields[i].put(k, n);
		return true;
	}
	return false;
}

static bool
is_literal(char c)
{
	return chr_alnum(c) || c == '.' || c == '_' || c == '/' || c == ':' ||
	       c == '-' || c == '+';
}

/*
 * Goes through a pattern; k: NULL to check it. False: *wrong is the piece that
 * cannot be.
 */
static bool
walk(struct stem *k, struct str s, struct str *wrong)
{
	size_t end;

	while (s.n > 0) {
		*wrong = str_left(s, 1);
		if (s.p[0] != '{') {
			if (!is_literal(s.p[0]))
				return false;
			if (k != NULL)
				add(k, *wrong);
			s = str_from(s, 1);
			continue;
		}
		end = str_chr(s, '}');
		*wrong = end == STR_NPOS ? s : str_left(s, end + 1);
		if (end == STR_NPOS ||
		    !put_field(k, str_left(str_from(s, 1), end - 1)))
			return false;
		s = str_from(s, end + 1);
	}
	return true;
}

int
citekey_check(struct str keys, struct err *e)
{
	struct str wrong = keys;

	if (str_eqc(keys, CITEKEY_LOCAL))
		return 0;
	if (str_chr(keys, '{') != STR_NPOS && walk(NULL, keys, &wrong))
		return 0;
	return err_set(e, ERR_USAGE, 0,
		       "keys are '" CITEKEY_LOCAL "' or a pattern such as "
		       "'" CITEKEY_DEFAULT "'; '" STR_FMT "' cannot be in one",
		       STR_ARG(str_left(wrong, WORD_MAX)));
}

struct str
citekey_by_pattern(const struct record *r, struct str pattern, struct arena *a)
{
	struct stem k = {.r = r, .a = a};
	struct str ignored;

	walk(&k, pattern, &ignored);
	if (k.n == 0)
		add(&k, STR("record"));
	return arena_str(a, k.p, k.n);
}
