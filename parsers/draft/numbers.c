/*
 * The draft: volume, issue and pages of an article, each an element of its own
 * and a number without a word.
 */
#include "parsers/citation/citation.h"
#include "parsers/draft/internal.h"

enum {
	SOURCES_MAX = 8,   /* that are looked at */
	ISSUES_MAX = 24,   /* of a volume */
	NUMBER_MAX = 9999, /* of a volume or an issue */
	YEAR_DIGITS = 4,
	NCID_BYTES = 10,
	PLACES_MAX = 4, /* volume, issue, first and last page */
	NAME_MIN = 6    /* bytes of a journal's name: two ideographs */
};

static long long
value(const struct draft_citations *l, size_t i)
{
	return str_number(l->v[i].t.text, NUMBER_MAX);
}

/* "12", "5-6", "3/4": a number, or two that are one; "2015-03" is a date. */
static long long
number_of(struct str s)
{
	size_t n = 0;
	struct str behind;

	while (n < s.n && chr_digit(s.p[n]))
		n++;
	behind = str_from(s, n + 1);
	if (n < s.n && (n >= YEAR_DIGITS || (s.p[n] != '-' && s.p[n] != '/') ||
			str_number(behind, NUMBER_MAX) <= 0))
		return -1;
	return str_number(str_left(s, n), NUMBER_MAX);
}

/* Has anything said where it stands? */
static bool
is_placed(const struct draft *d, const struct draft_host *h)
{
	return h->part.volume.n + h->part.issue.n + d->part.volume.n +
		   d->part.issue.n >
	       0;
}

/*
 * "Journal", "56", "3", "45-60", each a source of its own (SSOAR, Norway): of
 * an article whose journal one of them names, the first number is the volume,
 * and the last two, where they go up, are its pages (Japan).
 */
void
draft_numbers_alone(struct draft *d)
{
	struct draft_citations *l = &d->citations;
	struct draft_host *h;
	size_t at[SOURCES_MAX], n = 0, first;

	if (!rec_type_is(d->r->type, CLASS_ARTICLE))
		return;
	h = draft_host_nearest(d);
	if (h == NULL || is_placed(d, h))
		return;
	for (size_t i = 0; i < l->n && i < SOURCES_MAX; i++)
		if (l->v[i].in == CITED_SOURCE &&
		    str_number(l->v[i].t.text, NUMBER_MAX) > 0)
			at[n++] = i;
	if (n == 0)
		return;
	h->part.volume = l->v[at[0]].t.text;
	/* "12", "45", "67": pages in which no issue is counted */
	first = n > 2 && value(l, at[n - 1]) > value(l, at[n - 2]) &&
			(n > 3 || value(l, at[n - 2]) > ISSUES_MAX) &&
			h->part.first.n + d->part.first.n == 0
		    ? n - 2
		    : n;
	if (first < n) {
		h->part.first = l->v[at[n - 2]].t.text;
		h->part.last = l->v[at[n - 1]].t.text;
	}
	if (n > 1 && first > 1)
		h->part.issue = l->v[at[1]].t.text;
	for (size_t i = 0; i < n; i++)
		if (i < 2 || i >= first)
			l->v[at[i]].in = CITED_READ;
	draft_warn(d, "journal: volume and issue among the sources, without "
		      "words");
}

/* Words, and no number: may a journal be called so? */
static bool
may_be_journal(const struct draft *d, struct str s)
{
	return s.n >= NAME_MIN && !str_has_digit(s) &&
	       str_find(s, STR("://")) == STR_NPOS &&
	       ((unsigned char)s.p[0] >= 0x80 ||
		(chr_upper(s.p[0]) && str_chr(s, ' ') != STR_NPOS)) &&
	       !str_ieq(s, record_title(d->r));
}

/* Puts the numbers v[from] to v[to - 1], behind a journal, where they belong. */
static void
place_numbers(struct draft *d, struct draft_host *h, size_t from, size_t to)
{
	struct draft_citations *l = &d->citations;
	size_t n = to - from, pages = to;

	/* A range is no page of its own, and fails to compare. */
	if (n > 2 || (n == 2 && value(l, from) > ISSUES_MAX))
		pages =
		    value(l, to - 2) > 0 && value(l, to - 1) >= value(l, to - 2)
			? to - 2
			: to;
	if (pages > from)
		h->part.volume = l->v[from].t.text;
	if (pages > from + 1)
		h->part.issue = l->v[from + 1].t.text;
	if (pages < to) {
		h->part.first = l->v[pages].t.text;
		h->part.last = l->v[pages + 1].t.text;
	}
	draft_warn(d, "journal: its name and numbers among the identifiers");
}

/* "AN00123456", "AA12345678": the journal's number in Japan's catalogue. */
static bool
is_ncid(struct str s)
{
	if (s.n != NCID_BYTES || !chr_upper(s.p[0]) || !chr_upper(s.p[1]))
		return false;
	for (size_t i = 2; i + 1 < s.n; i++)
		if (!chr_digit(s.p[i]))
			return false;
	return true;
}

/*
 * "Bulletin of Rain", "12", "3", "45", "60", each an identifier of its own, in
 * this order: what Japan's repositories make of junii2.
 */
void
draft_numbers_among_ids(struct draft *d)
{
	struct draft_citations *l = &d->citations;
	struct citation name = {.kind = CITATION_JOURNAL};
	struct draft_host *h;
	size_t from, to;

	if (!rec_type_is(d->r->type, CLASS_ARTICLE))
		return;
	for (size_t i = 0; i + 2 < l->n; i = to) {
		from = i + 1;
		from += is_ncid(l->v[from].t.text);
		to = from;
		while (to < l->n && to < from + PLACES_MAX &&
		       l->v[to].in == CITED_ID &&
		       number_of(l->v[to].t.text) > 0)
			to++;
		if (to < from + 2 || l->v[i].in != CITED_ID ||
		    !may_be_journal(d, l->v[i].t.text))
			continue;
		h = draft_host_nearest(d);
		if (h == NULL || h->title.n > 0 || is_placed(d, h))
			return;
		name.container = l->v[i].t.text;
		h->title = draft_journal_name(d, &name);
		place_numbers(d, h, from, to);
		for (size_t k = i; k < to; k++)
			l->v[k].in = CITED_READ;
		return;
	}
}
