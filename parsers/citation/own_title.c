/* The own title in a citation, and what stands in front of it. */
#include "parsers/citation/internal.h"

enum { STATUS_TOKENS = 8 }; /* of "Available online at" */

/* "(2010)", "2010." in front of the title: the last one. */
static void
year_in_front(struct reading *r, size_t to)
{
	for (size_t i = to; i > 0; i--) {
		struct numbers n = {0};
		size_t k = i - 1;

		if (!is(r, k, TOKEN_OPEN) &&
		    !(is(r, k, TOKEN_YEAR) &&
		      (k == 0 || punctuation(r, k + 1))))
			continue;
		if (numbers_read(r->t, k, to, &n) && n.year > 0 &&
		    n.volume.n + n.issue.n + n.first.n == 0) {
			r->n.year = n.year;
			r->n.month = n.month;
			r->n.month_to = n.month_to;
			r->n.day = n.day;
			return;
		}
	}
}

/*
 * "This work studies the rain of Husum", "Journal of Rain": words lead up to
 * the title at i.
 */
static bool
in_sentence(const struct reading *r, size_t i)
{
	const struct token *k = tok(r, i - 1);

	if (i == 0 || k->kind != TOKEN_WORD || k->upper)
		return false;
	return k->what == WORD_OF || k->what == WORD_AND ||
	       (k->what == WORD_NONE && width(r, i - 1) > 1 && !k->roman);
}

/* OJS: "Journal; Vol. 3 No. 2 (2010): Title; 18-25": that of the issue. */
static bool
names_issue(const struct reading *r, size_t i)
{
	return i > 4 && is(r, i - 1, TOKEN_COLON) &&
	       is(r, i - 2, TOKEN_CLOSE) && is(r, i - 3, TOKEN_YEAR) &&
	       is(r, i - 4, TOKEN_OPEN) && is(r, i - 5, TOKEN_NUMBER);
}

/* "(Available online at http://...)" at the end: where it is read, no more. */
static void
drop_address(struct reading *r, struct tokens *t)
{
	size_t url = r->begin, from;

	while (url < t->n && !is(r, url, TOKEN_URL))
		url++;
	from = url - (url > r->begin && is(r, url - 1, TOKEN_COLON));
	while (from > r->begin + 1 && is(r, from - 1, TOKEN_WORD))
		from--;
	from -= is(r, from - 1, TOKEN_OPEN) && from > r->begin + 1;
	if (url == t->n || url == from || url - from > STATUS_TOKENS ||
	    !is(r, from - 1, TOKEN_STOP) ||
	    !(is(r, url - 1, TOKEN_COLON) || is(r, from, TOKEN_OPEN) ||
	      cite_has_word(r, from, url, WORD_ONLINE)) ||
	    cite_has_word(r, url, t->n, WORD_PAGES))
		return;
	t->n = from;
	t->v[from] = (struct token){.kind = TOKEN_END};
}

bool
cite_find_own_title(struct reading *r, struct tokens *t, struct str s)
{
	size_t at, end, i = 0;

	if (r->own == NULL || r->own->title.n == 0 ||
	    !citation_title(s, r->own->title, &at, &end))
		return false;
	while (i < r->t->n && tok(r, i)->start < at)
		i++;
	if (in_sentence(r, i) || names_issue(r, i))
		return false;
	year_in_front(r, i);
	while (i < r->t->n && tok(r, i)->end <= end)
		i++;
	/* "Rain (1931-2010)" ends with its bracket. */
	if (is(r, i, TOKEN_CLOSE) && str_ends(r->own->title, STR(")")))
		i++;
	/* The title goes on: it is a sentence, not a citation. */
	if (is(r, i, TOKEN_WORD) && !tok(r, i)->upper &&
	    !is_word(r, i, WORD_IN))
		return false;
	r->begin = i;
	r->whole =
	    citation_same_title(str_of(s.p + at, end - at), r->own->title);
	r->titled = true;
	drop_address(r, t);
	return true;
}
