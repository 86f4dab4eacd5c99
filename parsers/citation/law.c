/*
 * Citations as lawyers in America write them: "12 J. Rain L. 345 (2014)",
 * "2010 Wis. L. Rev. 101, 120": the volume or the year, the name, the page.
 */
#include "parsers/citation/internal.h"

enum { VOLUME_BYTES = 4, NAME_TOKENS_MAX = 24, PAGE_BYTES = 5 };

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

bool
cite_read_law(struct reading *r)
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
