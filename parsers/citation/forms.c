/*
 * Citations in the one form that a profession has: lawyers in America write
 * "12 J. Rain L. 345 (2014)", "2010 Wis. L. Rev. 101, 120" (the volume or the
 * year, the name, the page), physicists "JRP05(2010)012" without a blank, and
 * "PoS(RAIN 2013)001", whose volume is a meeting; in optics the number of an
 * article begins with that of its volume ("Proc. SPIE 9150, Title, 91501B").
 */
#include "parsers/citation/internal.h"

enum {
	VOLUME_BYTES = 4,
	NAME_TOKENS_MAX = 24,
	PAGE_BYTES = 5,
	SERIAL_MIN = 3, /* digits of a volume that numbers articles */
	VOLUME_LAST = 99999,
	ARTICLE_MORE = 5, /* bytes of an article's number behind it */
	TITLE_TOKENS_MAX = 60,
	INSIDE_MAX = 8, /* tokens between glued brackets */
	NAME_MIN = 3,   /* bytes of a name in front of them */
	NAME_MAX = 8
};

/* The name from token 1 on, all of its words with capitals: its end, or 0. */
static size_t
name_end(const struct reading *r)
{
	size_t i, words = 0;

	for (i = 1; i < r->t->n && i < NAME_TOKENS_MAX; i++) {
		const struct token *k = tok(r, i);

		if (k->kind == TOKEN_NUMBER || k->kind == TOKEN_YEAR)
			return words > 0 && k->blank ? i : 0;
		if (k->kind == TOKEN_STOP || str_eqc(text(r, i, i + 1), "&"))
			continue;
		if (k->kind != TOKEN_WORD ||
		    (!k->upper && k->what != WORD_OF && k->what != WORD_AND &&
		     width(r, i) > 3) ||
		    k->what == WORD_MONTH || k->what == WORD_VOLUME ||
		    k->what == WORD_ISSUE || k->what == WORD_PAGES)
			return 0;
		words++;
	}
	return 0;
}

static bool
read_law(struct reading *r)
{
	size_t end, at;
	struct numbers *n = &r->n;

	if (r->titled || width(r, 0) > VOLUME_BYTES ||
	    !(is(r, 0, TOKEN_YEAR) || is(r, 0, TOKEN_NUMBER)) ||
	    str_number(text(r, 0, 1), 9999) < 0 || (end = name_end(r)) == 0 ||
	    width(r, end) > PAGE_BYTES || !cite_name_good(r, 1, end))
		return false;
	/* Nothing but a page referred to, and the year in brackets. */
	at = end + 1;
	if (is(r, at, TOKEN_COMMA) &&
	    (is(r, at + 1, TOKEN_NUMBER) || is(r, at + 1, TOKEN_YEAR)))
		at += 2;
	if (is(r, at, TOKEN_OPEN) && is(r, at + 1, TOKEN_YEAR) &&
	    is(r, at + 2, TOKEN_CLOSE)) {
		n->year = (int)str_number(text(r, at + 1, at + 2), 9999);
		at += 3;
	} else if (is(r, 0, TOKEN_YEAR)) {
		n->year = (int)str_number(text(r, 0, 1), 9999);
	}
	at += is(r, at, TOKEN_STOP);
	if (n->year == 0 || at < r->t->n) {
		n->year = 0;
		return false;
	}
	n->volume = text(r, 0, 1);
	n->first = n->pages = text(r, end, end + 1);
	n->labels = 1;
	n->end = at;
	r->c->container = cite_name_text(r, 1, end);
	r->c->trust = CITATION_FAIR;
	return true;
}

/* The capitals in front of the digits: "JRP" of "JRP05"; else none. */
static struct str
capitals(struct str s)
{
	size_t n = 0, digits;

	while (n < s.n && chr_upper(s.p[n]))
		n++;
	for (digits = n; digits < s.n && chr_digit(s.p[digits]);)
		digits++;
	return n >= NAME_MIN && digits > n && digits == s.n ? str_left(s, n)
							    : STR_NONE;
}

/* The only year between two tokens, or 0. */
static int
year_inside(const struct reading *r, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (is(r, i, TOKEN_YEAR))
			return (int)str_number(text(r, i, i + 1), 9999);
	return 0;
}

static bool
read_glued(struct reading *r)
{
	struct str name = text(r, 0, 1), journal = capitals(name);
	struct numbers *n = &r->n;
	size_t close = 2;

	if (r->titled || !is(r, 1, TOKEN_OPEN) || tok(r, 1)->blank)
		return false;
	while (close < INSIDE_MAX && close < r->t->n &&
	       !is(r, close, TOKEN_CLOSE))
		close++;
	if (close + 2 != r->t->n || !is(r, close, TOKEN_CLOSE) ||
	    !(is(r, close + 1, TOKEN_NUMBER) || is(r, close + 1, TOKEN_YEAR)) ||
	    tok(r, close + 1)->blank)
		return false;
	if (journal.n > 0 && close == 3 && is(r, 2, TOKEN_YEAR)) {
		n->volume = str_from(name, journal.n);
	} else if (is(r, 0, TOKEN_WORD) && name.n >= NAME_MIN &&
		   name.n <= NAME_MAX && chr_upper(name.p[0]) &&
		   chr_upper(name.p[name.n - 1]) && is(r, 2, TOKEN_WORD) &&
		   tok(r, 2)->upper) {
		journal = name;
		n->volume = text(r, 2, close);
	} else {
		return false;
	}
	n->year = year_inside(r, 2, close);
	n->first = n->pages = text(r, close + 1, close + 2);
	n->labels = 1;
	n->end = r->t->n;
	r->c->container = journal;
	r->c->trust = CITATION_FAIR;
	return true;
}

/* Does the article's number at i begin with that of the volume at v? */
static bool
is_article_of(const struct reading *r, size_t i, size_t v)
{
	struct str volume = text(r, v, v + 1), s = text(r, i, i + 1);

	return is(r, i, TOKEN_NUMBER) && s.n >= volume.n + 2 &&
	       s.n <= volume.n + ARTICLE_MORE && str_starts(s, volume) &&
	       is(r, i - 1, TOKEN_COMMA);
}

/* "Proc. SPIE 9150, Optics of Rain V, 91501B (25 July 2014)" */
static bool
read_volume_of_articles(struct reading *r)
{
	size_t from = cite_past_punctuation(r, r->begin, r->t->n), v, at;

	for (v = from + 1; v < r->t->n && v < from + NAME_TOKENS_MAX; v++)
		if (is(r, v, TOKEN_NUMBER) && width(r, v) >= SERIAL_MIN &&
		    is(r, v + 1, TOKEN_COMMA))
			break;
	for (at = v + 2; at < r->t->n && at < v + TITLE_TOKENS_MAX; at++)
		if (is_article_of(r, at, v))
			break;
	if (v >= r->t->n || at >= r->t->n || !is_article_of(r, at, v) ||
	    str_number(text(r, v, v + 1), VOLUME_LAST) < 0 ||
	    !cite_name_good(r, from, v))
		return false;
	if (!numbers_read(r->t, at + 1, r->t->n, &r->n))
		r->n.end = at + 1;
	r->n.volume = text(r, v, v + 1);
	r->n.article = text(r, at, at + 1);
	r->n.first = r->n.last = r->n.pages = r->n.issue = STR_NONE;
	r->n.labels = 1;
	r->c->container = cite_name_text(r, from, v);
	r->c->issue_title = cite_name_text(r, v + 1, at);
	r->c->trust = CITATION_FAIR;
	cite_not_understood(r, r->n.end, r->t->n);
	return true;
}

bool
cite_read_form(struct reading *r)
{
	return read_glued(r) || read_law(r) || read_volume_of_articles(r);
}
