/* Citation strings, taken apart from the back. */
#include "parsers/citation.h"

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { CITATION_MAX = 1000, CONTAINER_MAX = 300 };

static const char *const volume_words[] = {"Vol.", "Vol", "Volume", "Bd.",
					   "Band", "v.",  "Jg.",    "Tome",
					   "Tomo", "Cilt"};
static const char *const issue_words[] = {"No.",
					  "No",
					  "Nr.",
					  "Nr",
					  "Issue",
					  "N\xc3\xbam.",
					  "N\xc3\xba"
					  "mero",
					  "Num.",
					  "n.",
					  "n\xc2\xb0",
					  "iss.",
					  "Heft",
					  "N\xc2\xba",
					  "Say\xc4\xb1"};
static const char *const page_words[] = {"pp.",   "pp",     "p.",   "S.",
					 "pages", "Seiten", "page", "P."};

/* The word at the front of s, and a blank or digit behind it. */
static size_t
word_at(struct str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str w = str_c(words[i]);
		struct str rest = str_from(s, w.n);

		if (str_istarts(s, w) && rest.n > 0 &&
		    (chr_space(rest.p[0]) || chr_digit(rest.p[0])))
			return w.n;
	}
	return 0;
}

static struct str
after_blanks(struct str s)
{
	while (s.n > 0 && chr_space(s.p[0]))
		s = str_from(s, 1);
	return s;
}

/* A number, a range of issues ("1/2", "1-2"), a roman one: up to a stop. */
static struct str
number_at(struct str s)
{
	size_t n = 0;

	while (n < s.n && (chr_alnum(s.p[n]) || s.p[n] == '-' || s.p[n] == '/'))
		n++;
	while (n > 0 && !chr_alnum(s.p[n - 1]))
		n--;
	return n <= 16 ? str_left(s, n) : STR_NONE;
}

/* The number behind one of the words, wherever it starts a word. */
static struct str
labelled(struct str s, const char *const *words, size_t n, size_t *where)
{
	for (size_t i = 0; i < s.n; i++) {
		struct str rest, number;
		size_t len;

		if (i > 0 && (chr_alnum(s.p[i - 1]) ||
			      (unsigned char)s.p[i - 1] >= 0x80))
			continue;
		len = word_at(str_from(s, i), words, n);
		if (len == 0)
			continue;
		rest = after_blanks(str_from(s, i + len));
		number = number_at(rest);
		if (number.n > 0 &&
		    (chr_digit(number.p[0]) || chr_upper(number.p[0]))) {
			if (where != NULL && i < *where)
				*where = i;
			return number;
		}
	}
	return STR_NONE;
}

/* Length of "-", "--", an en or em dash, blanks around it. */
static size_t
dash_at(struct str s)
{
	struct str rest = after_blanks(s);
	size_t n = 0;

	if (rest.n >= 3 && (memcmp(rest.p, "\xe2\x80\x93", 3) == 0 ||
			    memcmp(rest.p, "\xe2\x80\x94", 3) == 0 ||
			    memcmp(rest.p, "\xe2\x80\x90", 3) == 0))
		n = 3;
	while (n < rest.n && rest.p[n] == '-')
		n++;
	if (n == 0)
		return 0;
	rest = after_blanks(str_from(rest, n));
	return s.n - rest.n;
}

static struct str
page_at(struct str s)
{
	size_t n = 0, digits = 0;

	while (n < s.n && (chr_alnum(s.p[n]) || s.p[n] == '.')) {
		digits += chr_digit(s.p[n]);
		n++;
	}
	while (n > 0 && s.p[n - 1] == '.')
		n--;
	return digits > 0 && n <= 12 ? str_left(s, n) : STR_NONE;
}

bool
citation_pages(struct str s, struct str *first, struct str *last)
{
	size_t len;

	*first = *last = STR_NONE;
	s = str_trim(s);
	len = word_at(s, page_words, COUNT(page_words));
	s = after_blanks(str_from(s, len));
	*first = page_at(s);
	if (first->n == 0)
		return false;
	s = str_from(s, first->n);
	len = dash_at(s);
	if (len > 0) {
		*last = page_at(str_from(s, len));
		s = str_from(s, len + last->n);
	}
	while (s.n > 0 && (chr_space(s.p[0]) || s.p[0] == '.'))
		s = str_from(s, 1);
	return s.n == 0;
}

/* Pages behind "pp.", "S.", ...: where the word stands, or STR_NPOS. */
static size_t
find_pages(struct str s, struct citation *out)
{
	for (size_t i = 1; i < s.n; i++) {
		size_t len;
		struct str rest;

		if (chr_alnum(s.p[i - 1]) || (unsigned char)s.p[i - 1] >= 0x80)
			continue;
		len = word_at(str_from(s, i), page_words, COUNT(page_words));
		if (len == 0)
			continue;
		rest = after_blanks(str_from(s, i + len));
		out->first_page = page_at(rest);
		if (out->first_page.n == 0)
			continue;
		rest = str_from(rest, out->first_page.n);
		len = dash_at(rest);
		if (len > 0)
			out->last_page = page_at(str_from(rest, len));
		return i;
	}
	return STR_NPOS;
}

/* "(2015)" */
static int
year_in_brackets(struct str s, size_t *where)
{
	for (size_t i = 0; i + 6 <= s.n; i++) {
		long long y;

		if (s.p[i] != '(' || s.p[i + 5] != ')')
			continue;
		y = str_number(str_of(s.p + i + 1, 4), 2999);
		if (y >= 1500) {
			if (i < *where)
				*where = i;
			return (int)y;
		}
	}
	return 0;
}

/* "3(2)", "87 (3)" at the end of s: volume and issue. */
static bool
volume_issue(struct str s, size_t *where, struct citation *out)
{
	size_t open, n;
	struct str before;

	s = str_trim(s);
	while (s.n > 0 && strchr(".,;:", s.p[s.n - 1]) != NULL)
		s.n--;
	if (s.n > 0 && s.p[s.n - 1] == ')') {
		open = str_rchr(s, '(');
		if (open == STR_NPOS)
			return false;
		out->issue = str_trim(str_of(s.p + open + 1, s.n - open - 2));
		if (number_at(out->issue).n != out->issue.n)
			return false;
		s = str_trim(str_left(s, open));
	}
	n = s.n;
	while (n > 0 && chr_digit(s.p[n - 1]))
		n--;
	if (n == s.n || n == 0 || !(chr_space(s.p[n - 1]) || s.p[n - 1] == ','))
		return false;
	before = str_from(s, n);
	if (before.n > 4 || (before.n == 4 && out->issue.n == 0))
		return false; /* a year */
	out->volume = before;
	*where = n;
	return true;
}

/* Without "In:", and without punctuation at the end. */
static struct str
tidy_container(struct str s)
{
	s = str_trim(s);
	if (str_starts(s, STR("In: ")) || str_starts(s, STR("in: ")))
		s = str_trim(str_from(s, 4));
	while (s.n > 0 && (chr_space(s.p[s.n - 1]) ||
			   strchr(",;:.(", s.p[s.n - 1]) != NULL))
		s.n--;
	return s;
}

/* Journal; Vol. 3 No. 2 (2015): Issue title; 12-34 */
static bool
semicolons(struct str s, struct citation *out)
{
	struct str rest = s, journal, middle, pages, more;
	size_t at = STR_NPOS, last = str_rchr(s, ';');

	str_cut(&rest, ';', &journal);
	if (rest.n == 0)
		return false;
	middle = rest;
	pages = str_from(s, last + 1);
	out->volume = labelled(middle, volume_words, COUNT(volume_words), &at);
	out->issue = labelled(middle, issue_words, COUNT(issue_words), &at);
	out->year = year_in_brackets(middle, &at);
	if (at == STR_NPOS)
		return false;
	if (!citation_pages(pages, &out->first_page, &out->last_page))
		out->first_page = out->last_page = STR_NONE;
	/* The journal itself may hold a semicolon: it ends where numbers do. */
	more = str_left(rest, at);
	at = str_rchr(more, ';');
	if (at != STR_NPOS)
		journal.n = (size_t)(more.p + at - journal.p);
	out->container = tidy_container(journal);
	return out->container.n > 0 &&
	       out->volume.n + out->issue.n + out->first_page.n > 0;
}

/* Journal, Publisher, 2013, 87 (3), pp.033017. */
static struct str
drop_year_and_publisher(struct str s, struct citation *out)
{
	size_t comma = str_rchr(s, ',');
	struct str last;

	if (comma == STR_NPOS)
		return s;
	last = str_trim(str_from(s, comma + 1));
	if (last.n == 4 && str_number(last, 2999) >= 1500) {
		out->year = (int)str_number(last, 2999);
		s = str_left(s, comma);
		comma = str_chr(s, ',');
		s = str_left(s, comma);
	}
	return s;
}

/* Evolution: 29 (1975) no. 4, pp. 750-762 */
static bool
colon(struct str s, size_t pages, struct citation *out)
{
	struct str head = str_left(s, pages), rest;
	size_t at = STR_NPOS, cut;

	out->year = year_in_brackets(head, &at);
	if (at == STR_NPOS)
		return false;
	out->issue =
	    labelled(str_from(head, at), issue_words, COUNT(issue_words), NULL);
	head = str_left(head, at);
	cut = str_rchr(head, ':');
	if (cut == STR_NPOS)
		return false;
	rest = str_trim(str_from(head, cut + 1));
	out->volume = number_at(rest);
	out->container = tidy_container(str_left(head, cut));
	return out->volume.n == rest.n && rest.n > 0;
}

/* Journal, 5(11), 11-15, (2025-11-18): Zenodo's order. */
static bool
commas(struct str s, struct citation *out)
{
	size_t cut = str_rchr(s, ',');
	struct str part;

	part = cut == STR_NPOS ? STR_NONE : str_trim(str_from(s, cut + 1));
	if (part.n > 5 && part.p[0] == '(') {
		out->year = (int)str_number(str_of(part.p + 1, 4), 2999);
		s = str_left(s, cut);
		cut = str_rchr(s, ',');
	}
	if (out->year < 1500 || cut == STR_NPOS ||
	    !citation_pages(str_from(s, cut + 1), &out->first_page,
			    &out->last_page))
		return false;
	s = str_left(s, cut);
	if (!volume_issue(s, &cut, out))
		return false;
	out->container = tidy_container(str_left(str_trim(s), cut));
	return true;
}

static bool
words(struct str s, size_t pages, struct citation *out)
{
	struct str head = str_left(s, pages);
	size_t at = STR_NPOS;

	out->volume = labelled(head, volume_words, COUNT(volume_words), &at);
	if (out->volume.n > 0) {
		out->issue =
		    labelled(head, issue_words, COUNT(issue_words), &at);
		out->year = year_in_brackets(head, &at);
		head = str_left(head, at);
	} else if (volume_issue(head, &at, out)) {
		head = str_left(str_trim(head), at);
		head = drop_year_and_publisher(tidy_container(head), out);
	} else {
		return false;
	}
	out->container = tidy_container(head);
	return true;
}

bool
citation_parse(struct str s, struct citation *out)
{
	struct str first, last;
	size_t pages;

	*out = (struct citation){0};
	s = str_trim(s);
	if (s.n < 6 || s.n > CITATION_MAX)
		return false;
	if (str_chr(s, ';') != STR_NPOS && semicolons(s, out))
		return true;
	*out = (struct citation){0};
	pages = find_pages(s, out);
	first = out->first_page;
	last = out->last_page;
	if (!colon(s, pages, out)) {
		*out =
		    (struct citation){.first_page = first, .last_page = last};
		if (!words(s, pages, out)) {
			*out = (struct citation){0};
			if (!commas(s, out))
				return false;
		}
	}
	return out->container.n > 1 && out->container.n < CONTAINER_MAX;
}
