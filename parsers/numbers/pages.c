/* Pages in a citation: one, a range, or a list of them. */
#include "parsers/citation/citation.h"
#include "parsers/numbers/internal.h"

enum {
	PAGES_MAX = 200, /* bytes of a text that is pages alone */
	LIST_MAX = 12,   /* ranges in a list */
	YEAR_MIN = 1500
};

/* "45", "e123", "S12", "xiv", "3.12" */
static size_t
read_page(const struct number_reader *r, size_t i, struct str *out)
{
	size_t from = i;

	if (!num_is_number(r, i) &&
	    !(num_is(r, i, TOKEN_WORD) && num_token(r, i)->roman &&
	      !num_word(r, i, WORD_AND)))
		return i;
	i++;
	while (r->n->page_label && num_is(r, i, TOKEN_STOP) &&
	       !num_token(r, i)->blank && num_is_number(r, i + 1) &&
	       !num_token(r, i + 1)->blank)
		i += 2;
	*out = num_text(r, from, i);
	return i;
}

/* "12:1-12:15": the pages of article 12; behind them, or `i`. */
size_t
num_past_paged(const struct number_reader *r, size_t i, struct str *first,
	       struct str *last)
{
	size_t to = i + 3;

	if (!num_is_number(r, i) || !num_is(r, i + 1, TOKEN_COLON) ||
	    !num_is_number(r, i + 2) || num_token(r, i + 2)->blank)
		return i;
	to += num_dashes(r, to);
	if (to == i + 3 || !num_is(r, to + 1, TOKEN_COLON) ||
	    !num_is_number(r, to + 2) ||
	    !str_eq(num_text(r, to, to + 1), num_text(r, i, i + 1)))
		return i;
	*first = num_text(r, i, i + 3);
	*last = num_text(r, to, to + 3);
	return to + 3;
}

/* "P45-67": the letter is a word for pages; of "P45-P67" it is none. */
static bool
is_plain_range(struct str first, struct str last)
{
	long long from = -1, to = str_number(last, 99999);

	if (first.n > 1 && chr_tolower(first.p[0]) == 'p')
		from = str_number(str_from(first, 1), 99999);
	return from > 0 && to > from;
}

static size_t
read_range(const struct number_reader *r, size_t i, struct str *first,
	   struct str *last)
{
	size_t after = num_past_paged(r, i, first, last), n;

	if (after > i)
		return after;
	after = read_page(r, i, first);
	*last = STR_NONE;
	if (after == i)
		return i;
	n = num_dashes(r, after);
	if (n > 0) {
		size_t end;

		/* "S. 45-S. 50" */
		if (num_word(r, after + n, WORD_PAGES))
			n = num_past_label(r, after + n + 1) - after;
		end = read_page(r, after + n, last);
		if (end > after + n && is_plain_range(*first, *last))
			*first = str_from(*first, 1);
		return end > after + n ? end : after;
	}
	/* "pp. 5, 7": two ranges; "45 ff." */
	if (num_is(r, after, TOKEN_WORD) &&
	    (str_eqc(num_text(r, after, after + 1), "ff") ||
	     str_eqc(num_text(r, after, after + 1), "f")))
		return after + 1;
	return after;
}

/* May the number behind a comma be one more page of the list? */
static bool
list_goes_on(const struct number_reader *r, size_t i, long long last)
{
	struct str first, to;
	size_t end;

	if (num_is(r, i, TOKEN_YEAR) && last < YEAR_MIN)
		return false;
	end = read_range(r, i, &first, &to);
	if (end == i || num_is(r, end, TOKEN_OPEN) ||
	    num_is(r, end, TOKEN_COLON) || num_word(r, end, WORD_MONTH) ||
	    num_is(r, end, TOKEN_SLASH))
		return false;
	return last < 0 ? chr_digit(first.p[0]) || chr_upper(first.p[0])
			: num_value(r, i) > last;
}

size_t
numbers_pages(const struct tokens *t, size_t from, size_t to, struct numbers *n)
{
	struct number_reader r = {.t = t, .n = n, .at = from, .to = to};
	struct str first, last, more, more_last;
	size_t end = read_range(&r, from, &first, &last), behind = end;

	if (end == from)
		return 0;
	for (size_t k = 0; k < LIST_MAX; k++) {
		size_t next = behind + 1;

		if (!num_is(&r, behind, TOKEN_COMMA) &&
		    !num_word(&r, behind, WORD_AND))
			break;
		/* One page and a number behind a comma are no list. */
		if (last.n == 0 && !n->page_label)
			break;
		if (num_word(&r, next, WORD_PAGES)) {
			/* "9, 1-2, S. 15-29": these are the pages. */
			if (!n->page_label)
				break;
			next = num_past_label(&r, next + 1);
		}
		if (!list_goes_on(&r, next, num_value(&r, behind - 1)))
			break;
		behind = read_range(&r, next, &more, &more_last);
	}
	n->first = first;
	n->last = last;
	n->pages =
	    behind > end || last.n > 0 ? num_text(&r, from, behind) : STR_NONE;
	return behind;
}

/*
 * "PoS(CD15) (2015) 045": brackets at a name hold a volume, not the issue of
 * the number behind, which is a page.
 */
static void
volume_in_brackets(const struct tokens *t, struct numbers *n)
{
	const char *begin = t->text.p, *open;

	if (n->issue.n == 0 || n->volume.n == 0 || n->first.n > 0 ||
	    n->issue.p - begin < 2 || n->issue.p > n->volume.p)
		return;
	open = n->issue.p - 1;
	if (*open != '(' || !chr_alpha(open[-1]) || !chr_alpha(n->issue.p[0]))
		return;
	n->first = n->volume;
	n->pages = n->volume;
	n->volume = n->issue;
	n->issue = STR_NONE;
}

/* "PoS RAIN2014 (2015) 123": the meeting is the volume, the number a page. */
static void
acronym_as_page(struct numbers *n)
{
	struct str s = n->first;

	if (s.n < 4 || n->last.n > 0 || n->volume.p == NULL ||
	    n->volume.p < s.p || str_number(n->volume, 99999) < 0 ||
	    !chr_upper(s.p[0]) || !chr_upper(s.p[1]) || !chr_upper(s.p[2]) ||
	    !chr_digit(s.p[s.n - 1]))
		return;
	n->first = n->pages = n->volume;
	n->volume = s;
}

void
numbers_settle(const struct tokens *t, struct numbers *n)
{
	volume_in_brackets(t, n);
	acronym_as_page(n);
}

/* The word for pages behind them; "o." is Hungarian, and too short for more. */
static bool
is_page_word(const struct tokens *t, size_t i)
{
	const struct token *k = &t->v[i];

	return k->kind == TOKEN_WORD &&
	       (k->what == WORD_PAGES ||
		str_eqc(str_of(t->text.p + k->start, k->end - k->start), "o"));
}

bool
citation_pages(struct str s, struct str *first, struct str *last)
{
	struct tokens t;
	struct numbers n = {.page_label = true};
	size_t at = 0, end;

	*first = *last = STR_NONE;
	s = str_trim(s);
	if (s.n > PAGES_MAX || !tokens_scan(&t, s))
		return false;
	if (t.n > 0 && t.v[0].what == WORD_PAGES)
		for (at = 1;
		     t.v[at].kind == TOKEN_STOP || t.v[at].kind == TOKEN_COLON;)
			at++;
	end = numbers_pages(&t, at, t.n, &n);
	if (end == 0)
		return false;
	*first = n.first;
	*last = n.last;
	while (end < t.n && t.v[end].kind == TOKEN_STOP)
		end++;
	/* "45-67. o.", "45-67 p." */
	if (at == 0 && n.last.n > 0 && end + 1 <= t.n && is_page_word(&t, end))
		for (end++; end < t.n && t.v[end].kind == TOKEN_STOP;)
			end++;
	return end == t.n;
}
