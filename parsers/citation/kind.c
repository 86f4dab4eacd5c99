/* What kind of citation it is, by what was understood of it. */
#include "parsers/citation/internal.h"
#include "parsers/vocab/vocab.h"

enum {
	WORD_MIN = 4,    /* letters of a word that ends a sentence */
	PAGE_DIGITS = 6, /* of a page without a volume, at most */
	SHELF_MARK = 5   /* tokens of "183-1985-0429" */
};

/*
 * The school of a thesis: the first stretch with a word of publishers; for want
 * of one, with a word of schools in any language.
 */
static struct str
school(const struct reading *r)
{
	struct str named = STR_NONE, s;
	size_t from = r->begin;

	for (size_t i = from; i <= r->t->n; i++) {
		if (i < r->t->n && !is(r, i, TOKEN_COMMA) &&
		    !is(r, i, TOKEN_SEMICOLON) && !is(r, i, TOKEN_COLON) &&
		    !is(r, i, TOKEN_OPEN) && !is(r, i, TOKEN_CLOSE) &&
		    !(is(r, i, TOKEN_DASH) &&
		      (is(r, i + 1, TOKEN_DASH) || tok(r, i)->blank)) &&
		    !(is(r, i, TOKEN_STOP) && tok(r, i + 1)->blank &&
		      width(r, i - 1) > 2 &&
		      !is_word(r, i - 1, WORD_PUBLISHER)))
			continue;
		s = cite_has_word(r, from, i, WORD_THESIS)
			? STR_NONE
			: cite_name_text(r, from, i);
		if (s.n > 0 && cite_has_word(r, from, i, WORD_PUBLISHER))
			return s;
		if (named.n == 0 && vocab_is_school(s))
			named = s;
		from = i + 1;
	}
	return named;
}

/* "This paper looks at 12 (2010) and 45 other things." */
static bool
prose_behind(const struct reading *r)
{
	return r->last > 0 && r->first >= r->n.end && !r->titled &&
	       r->n.labels == 0 && is(r, r->first, TOKEN_WORD) &&
	       !tok(r, r->first)->upper &&
	       (unsigned char)r->t->text.p[tok(r, r->first)->start] < 0x80;
}

static bool
is_series(const struct reading *r)
{
	const struct citation *c = r->c;

	if (c->number.n > 0 && c->series.n == 0 && c->volume.n == 0)
		return true;
	if (c->first_page.n + c->article.n > 0 || r->n.year_first ||
	    (c->year > 0 && c->publisher.n == 0))
		return false;
	return c->issue.n == 0
		   ? c->volume.n > 0 && (r->n.bare_volume || c->publisher.n > 0)
		   : c->volume.n == 0;
}

/* "Photo 183-1985-0429": where an archive has it, and no pages. */
static bool
has_shelf_mark(const struct reading *r)
{
	size_t run = 0; /* numbers and dashes without a blank */

	for (size_t i = 0; i < r->t->n; i++) {
		bool number = is(r, i, TOKEN_NUMBER) || is(r, i, TOKEN_YEAR);

		if (run == 0 || tok(r, i)->blank)
			run = is(r, i, TOKEN_NUMBER);
		else if (run % 2 ? is(r, i, TOKEN_DASH) : number)
			run++;
		else
			run = 0;
		if (run == SHELF_MARK)
			return true;
	}
	return false;
}

/* "INVENTED: 1488", "Number of the record: 2808776" */
static bool
is_record_number(const struct reading *r)
{
	const struct citation *c = r->c;

	return (r->colon ||
		(c->volume.n == 0 && c->first_page.n > PAGE_DIGITS)) &&
	       c->year == 0 && c->issue.n == 0 && c->last_page.n == 0;
}

static enum citation_kind
kind_of(const struct reading *r)
{
	const struct citation *c = r->c;
	bool pages = c->first_page.n + c->article.n > 0;
	bool numbers = c->volume.n + c->issue.n > 0 || pages;
	bool day = c->day > 0 && c->month > 0;
	bool left_over = r->last > 0;

	if (!pages && c->issue.n == 0 &&
	    cite_has_word(r, r->begin, r->t->n, WORD_THESIS))
		return CITATION_THESIS;
	if (c->container.n == 0 && c->event.n > 0)
		return CITATION_PROCEEDINGS;
	if (c->container.n == 0) {
		/* 8.5" x 5.5" */
		if (numbers)
			return left_over && r->n.labels == 0 ? CITATION_NONE
							     : CITATION_NUMBERS;
		return c->publisher.n + c->place.n > 0 && c->year > 0 &&
			       r->titled
			   ? CITATION_BOOK
			   : CITATION_NONE;
	}
	if (c->event.n > 0 ||
	    (r->meeting && (r->in || (day && c->issue.n == 0) ||
			    (pages && c->volume.n + c->issue.n == 0))))
		return CITATION_PROCEEDINGS;
	if (r->in && (c->publisher.n > 0 || c->isbn.n > 0 || r->edited))
		return CITATION_CHAPTER;
	/* "A. Berg (ed.). Book. Place: Press, 2006, pp. 3-9" */
	if (r->edited && c->publisher.n > 0 && pages &&
	    c->volume.n + c->issue.n == 0)
		return CITATION_CHAPTER;
	if (is_record_number(r) ||
	    (r->n.labels == 0 && !r->titled && has_shelf_mark(r)))
		return CITATION_NONE;
	if (is_series(r))
		return left_over && !r->titled ? CITATION_NONE
					       : CITATION_SERIES;
	/* "Abaqus 6.13-AP" */
	if (left_over && r->n.bare_volume && !pages && c->year == 0 &&
	    !r->titled)
		return CITATION_NONE;
	if (numbers && prose_behind(r))
		return CITATION_NONE;
	if (numbers)
		return day && c->volume.n + c->issue.n == 0 ? CITATION_NEWSPAPER
							    : CITATION_JOURNAL;
	if (day)
		return CITATION_NEWSPAPER;
	if (r->in && c->year > 0)
		return CITATION_CHAPTER;
	/* "Title. Journal, online in advance of print." */
	return c->issn.n > 0 || (c->doi.n > 0 && c->year > 0 && !left_over) ||
		       (r->titled && r->whole && r->status)
		   ? CITATION_JOURNAL
		   : CITATION_NONE;
}

/* What is no citation: its dates and identifiers, and the rest as it is. */
static void
forget(struct reading *r)
{
	struct citation *c = r->c;

	if (r->last == 0)
		c->rest = c->container.n > 0                ? c->container
			  : c->publisher.n + c->place.n > 0 ? r->t->text
							    : STR_NONE;
	*c = (struct citation){.trust = c->trust,
			       .title = c->title,
			       .year = c->year,
			       .month = c->month,
			       .month_to = c->month_to,
			       .day = c->day,
			       .issn = c->issn,
			       .isbn = c->isbn,
			       .doi = c->doi,
			       .rest = c->rest,
			       .leads_a_doi = c->leads_a_doi};
}

/* "Proceedings of Rain 2004, LNCS 3452", "..., PMLR": the series behind. */
static void
cut_known_series(struct citation *c)
{
	size_t comma = str_rchr(c->container, ','), blank, n;
	struct str tail = str_trim(str_from(c->container, comma + 1));
	struct str number = STR_NONE;

	if (comma == STR_NPOS || c->series.n > 0)
		return;
	blank = str_rchr(tail, ' ');
	if (blank != STR_NPOS &&
	    str_number(str_from(tail, blank + 1), 99999) > 0) {
		number = str_from(tail, blank + 1);
		tail = str_trim(str_left(tail, blank));
		for (n = tail.n; n > 0 && tail.p[n - 1] != ' '; n--)
			;
		if (str_ieq(str_from(tail, n), STR("vol.")) ||
		    str_ieq(str_from(tail, n), STR("volume")))
			tail = str_trim(str_left(tail, n));
		if (str_ends(tail, STR(",")))
			tail.n--;
	}
	if (!vocab_is_series(tail))
		return;
	c->series = tail;
	c->number = number;
	c->container = str_trim(str_left(c->container, comma));
}

static void
settle_meeting(struct reading *r)
{
	struct citation *c = r->c;

	if (c->publisher.n > 0 && c->place.n == 0 && c->isbn.n == 0 &&
	    c->first_page.n + c->article.n == 0 &&
	    vocab_body(c->publisher) != BODY_SURE) {
		c->place = c->publisher;
		c->publisher = STR_NONE;
	}
	if (c->event.n == 0 && !r->volume_of_meeting && c->volume.n == 0 &&
	    c->first_page.n == 0) {
		c->event = c->container;
		c->container = STR_NONE;
	}
	/* Nobody has printed it: it is where they met. */
	if (c->event.n > 0 && c->publisher.n == 0 && c->event_place.n == 0) {
		c->event_place = c->place;
		c->place = STR_NONE;
	}
	if (str_eq(c->event, c->container))
		c->event = STR_NONE; /* said once */
}

/*
 * AMA: "Klein C, eds. Book. Rain studies. Vol 7. Place: Press": the sentence in
 * front of the number is the series.
 */
static void
cut_series_of_book(struct citation *c)
{
	size_t at = str_rfind(c->container, STR(". ")), n;
	struct str series = str_from(c->container, at + 2), word;

	if (at == STR_NPOS || c->series.n > 0 || c->editors.n == 0 ||
	    c->volume.n == 0 || c->issue.n > 0 || c->publisher.n == 0)
		return;
	word = str_left(c->container, at);
	n = str_rchr(word, ' ');
	word = n == STR_NPOS ? word : str_from(word, n + 1);
	if (str_ends(series, STR(".")))
		series.n--;
	if (word.n < WORD_MIN || !chr_upper(series.p[0]) ||
	    str_chr(series, ' ') == STR_NPOS)
		return;
	c->series = series;
	c->number = c->volume;
	c->volume = STR_NONE;
	c->container = str_left(c->container, at);
}

/* What the kind means for the fields. */
void
cite_settle_kind(struct reading *r)
{
	struct citation *c = r->c;

	cut_known_series(c);
	/* "Proceedings of Rain, PMLR 80:12-34": the number is the series'. */
	if (c->series.n > 0 && c->number.n == 0 && r->meeting) {
		c->number = c->volume;
		c->volume = STR_NONE;
	}
	c->kind = kind_of(r);
	switch (c->kind) {
	case CITATION_SERIES:
		/* A series has a number, not a volume. */
		c->series = c->container;
		if (c->number.n == 0)
			c->number = c->volume.n > 0 ? c->volume : c->issue;
		c->container = c->volume = c->issue = STR_NONE;
		if (c->publisher.n > 0 || (r->titled && c->year > 0))
			c->kind = CITATION_BOOK;
		break;
	case CITATION_THESIS:
		c->publisher = school(r);
		c->container = STR_NONE;
		if (c->publisher.n > 0)
			r->last = 0;
		/* "School, Place" was read as one place. */
		if (c->publisher.n > 0 && str_starts(c->place, c->publisher)) {
			c->place = str_trim(str_from(c->place, c->publisher.n));
			if (str_starts(c->place, STR(",")))
				c->place = str_trim(str_from(c->place, 1));
		}
		break;
	case CITATION_PROCEEDINGS:
		settle_meeting(r);
		break;
	case CITATION_NONE:
		forget(r);
		break;
	case CITATION_CHAPTER:
		cut_series_of_book(c);
		break;
	case CITATION_NUMBERS:
	case CITATION_JOURNAL:
	case CITATION_NEWSPAPER:
	case CITATION_BOOK:
	case CITATION_KIND__MAX:
		break;
	}
}
