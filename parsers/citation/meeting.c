/*
 * A meeting, when and where it was: "Workshop on Examples, Sep 2007, Nancy,
 * France. pp.25-40" (HAL, and lists of talks anywhere).
 */
#include "parsers/citation/internal.h"
#include "parsers/vocab/vocab.h"

enum {
	PLACE_COMMAS_MAX = 4,
	NAME_WORDS_MIN = 2,
	LEAD_TOKENS = 4,      /* in front of the word for a meeting */
	DATE_TOKENS_MAX = 12, /* "12 - 15 September, 2007," and some */
	SPAN_TOKENS_MAX = 16, /* "30 August 2014 - 2 September 2014" */
	PRESENTED_TOKENS = 4,
	ARTICLE_BYTES = 3,  /* of "las" in front of a meeting */
	BEHIND_TOKENS = 60, /* of a meeting up to its date */
	NAME_TOKENS = 4,    /* in front of its year */
	PLACE_WORDS = 3,    /* between two commas */
	ACRONYM_MIN = 3,    /* bytes of "ACM" */
	PLACE_BYTES_MAX = 120
};

/*
 * "Sep 2007,", "12-15 Sep 2007,", "September 12, 2007,": a date between
 * commas; the token behind it, or 0.
 */
static size_t
date_at(const struct reading *r, size_t i, struct numbers *n)
{
	size_t month = i, end = i + DATE_TOKENS_MAX;

	if (end > r->t->n)
		end = r->t->n;

	*n = (struct numbers){.year = 0};
	while (month < i + 4 && !is_word(r, month, WORD_MONTH))
		if (!is(r, month, TOKEN_NUMBER) && !is(r, month, TOKEN_DASH))
			return 0;
		else
			month++;
	if (!is_word(r, month, WORD_MONTH))
		return 0;
	for (size_t k = month; k < end; k++)
		if (is(r, k, TOKEN_YEAR))
			end = k + 1;
	if (!numbers_read(r->t, i, end, n) || n->year == 0 ||
	    n->volume.n + n->issue.n + n->first.n > 0)
		return 0;
	for (size_t k = month + 1; k < month + 6; k++)
		if (is(r, k, TOKEN_YEAR) &&
		    (is(r, k + 1, TOKEN_COMMA) || is(r, k + 1, TOKEN_STOP) ||
		     is(r, k + 1, TOKEN_END)))
			return k + 1;
	return 0;
}

/* Is [from, to) a part of a place, or what may be one? */
static bool
may_be_place(const struct reading *r, size_t from, size_t to)
{
	if (from >= to || !tok(r, from)->upper ||
	    cite_name_words(r, from, to) > PLACE_WORDS)
		return false;
	for (size_t i = from; i < to; i++)
		if ((!is(r, i, TOKEN_WORD) && !is(r, i, TOKEN_STOP) &&
		     !is(r, i, TOKEN_DASH)) ||
		    (is(r, i, TOKEN_WORD) && tok(r, i)->what != WORD_NONE &&
		     tok(r, i)->what != WORD_OF))
			return false;
	return true;
}

/*
 * "Proceedings of the Congress on Fog, Husum, Germany" in [from, to): the comma
 * behind which the place begins, or `to`. `named`: it is said to be a meeting.
 */
static size_t
place_behind(const struct reading *r, size_t from, size_t to, bool named)
{
	size_t begin = to, part = to;

	if (!named && !cite_has_word(r, from, to, WORD_MEETING))
		return to;
	for (size_t i = to; i > from + 1; i--) {
		if (is_word(r, i - 1, WORD_MEETING))
			break;
		if (!is(r, i - 1, TOKEN_COMMA))
			continue;
		if (!may_be_place(r, i, part))
			break;
		begin = part = i - 1;
	}
	return begin;
}

static size_t
place_in(const struct reading *r, size_t from, size_t to)
{
	return place_behind(r, from, to, false);
}

/* Is it the volume of a meeting, "Proceedings of ...", that begins there? */
static bool
is_volume(const struct reading *r, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (is_word(r, i, WORD_MEETING))
			return tok(r, i)->value > 0;
	return false;
}

/* "ACM", "Example University Press": what no place is called. */
static bool
is_press(const struct reading *r, size_t from, size_t to)
{
	struct str s = text(r, from, to);

	if (cite_has_word(r, from, to, WORD_PUBLISHER))
		return true;
	if (to != from + 1 || s.n < ACRONYM_MIN || vocab_is_country(s))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!chr_upper(s.p[i]))
			return false;
	return true;
}

bool
cite_read_press(struct reading *r, size_t from)
{
	size_t to = r->t->n, end = from, press = from;

	if (r->c->publisher.n > 0 || r->n.first.n == 0 || r->n.year == 0)
		return false;
	while (to > from && punctuation(r, to - 1))
		to--;
	while (end < to && !is(r, end, TOKEN_COMMA) && !is(r, end, TOKEN_COLON))
		end++;
	if (end < to && is(r, end, TOKEN_COLON)) {
		press = end + 1;
		end = to;
	}
	return (is_press(r, press, end) ||
		vocab_body(text(r, from, to)) == BODY_SURE) &&
	       cite_read_imprint(r, from, to);
}

static bool
has_comma(const struct reading *r, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (is(r, i, TOKEN_COMMA))
			return true;
	return false;
}

size_t
cite_cut_place_of_volume(struct reading *r, size_t from, size_t to)
{
	size_t end = to, press, part = to, place;
	bool volume;

	while (end > from && punctuation(r, end - 1))
		end--;
	volume = is_volume(r, from, end) || r->n.day > 0;
	if (r->n.volume.n + r->n.issue.n + r->c->publisher.n > 0 ||
	    r->n.first.n == 0)
		return to;
	for (press = from; press < end; press++) {
		for (part = press + 1; part < end; part++)
			if (is(r, part, TOKEN_COMMA))
				break;
		if (is(r, press, TOKEN_COMMA) && is_press(r, press + 1, part) &&
		    cite_has_word(r, from, press, WORD_MEETING))
			break;
	}
	place = place_in(r, from, press);
	if (!volume &&
	    (place == press || press < end || !is(r, place - 1, TOKEN_CLOSE)))
		return to;
	/* One word behind a comma may be of the name, but for a date behind. */
	if (press == end && place < end && !is(r, place - 1, TOKEN_CLOSE) &&
	    r->n.day == 0 && !has_comma(r, place + 1, end))
		return to;
	if (press == end) {
		r->c->event_place = cite_name_text(r, place, end);
		return place;
	}
	if (place < press) {
		r->c->event = cite_name_text(r, from, place);
		r->c->event_place = cite_name_text(r, place, press);
	}
	r->c->publisher = cite_name_text(r, press + 1, part);
	if (part < end)
		r->c->place = cite_name_text(r, part + 1, end);
	return place;
}

/* "Florence, Italy": a city and its country behind the pages of a volume. */
static bool
is_city(const struct reading *r, size_t from, size_t to)
{
	size_t comma = from;

	while (comma < to && !is(r, comma, TOKEN_COMMA))
		comma++;
	return comma < to && may_be_place(r, from, comma) &&
	       !is_press(r, from, comma) && may_be_place(r, comma + 1, to) &&
	       !is_press(r, comma + 1, to) &&
	       vocab_body(text(r, from, to)) == BODY_NO;
}

/* "Saint-Louis, Senegal": to the stop, the bracket or the end; 0: no place. */
static size_t
place_end(const struct reading *r, size_t from)
{
	size_t commas = 0, i = from;

	for (; i < r->t->n; i++) {
		const struct token *k = tok(r, i);

		if (k->kind == TOKEN_COMMA) {
			if (!is(r, i + 1, TOKEN_WORD))
				break;
			if (++commas > PLACE_COMMAS_MAX)
				return 0;
		} else if (k->kind == TOKEN_STOP) {
			if (i + 1 >= r->t->n || width(r, i - 1) > 2)
				break; /* not of "St. Paul" */
		} else if (k->kind != TOKEN_WORD && k->kind != TOKEN_DASH) {
			break;
		} else if (k->kind == TOKEN_WORD && k->what == WORD_PAGES) {
			break;
		}
	}
	return commas > 0 && tok(r, from)->upper ? i : 0;
}

/* "las IV Jornadas": past a small word in front of one that is none. */
static size_t
past_article(const struct tokens *t, size_t i)
{
	struct str s;

	if (i + 1 >= t->n || t->v[i].kind != TOKEN_WORD || t->v[i].upper)
		return i;
	s = str_of(t->text.p + t->v[i].start,
		   t->v[i + 1].start - t->v[i].start);
	return str_trim(s).n <= ARTICLE_BYTES && !chr_digit(s.p[0]) &&
		       (t->v[i + 1].upper || t->v[i + 1].kind == TOKEN_NUMBER)
		   ? i + 1
		   : i;
}

/* "Paper presented at:" within some tokens from i on: past it, or 0. */
static size_t
behind_presented(const struct tokens *t, size_t i)
{
	for (size_t end = i + PRESENTED_TOKENS; i < end && i < t->n; i++)
		if (t->v[i].kind == TOKEN_WORD &&
		    t->v[i].what == WORD_PRESENTED) {
			for (i++; i < t->n && (t->v[i].kind == TOKEN_COLON ||
					       (t->v[i].kind == TOKEN_WORD &&
						t->v[i].what == WORD_OF));)
				i++;
			return past_article(t, i);
		}
	return 0;
}

static size_t
past_presented(const struct reading *r)
{
	return behind_presented(r->t,
				cite_past_punctuation(r, r->begin, r->t->n));
}

/*
 * ", 2004, Husum, Germany" behind the comma i and a name that is that of a
 * meeting: a year alone, and a city with its country; past the year, or 0.
 */
static size_t
year_of_meeting(const struct reading *r, size_t from, size_t i,
		struct numbers *n)
{
	size_t place = i + 3, end;

	if (!is(r, i + 1, TOKEN_YEAR) ||
	    !cite_has_word(r, from, i, WORD_MEETING))
		return 0;
	*n = (struct numbers){.year =
				  (int)str_number(text(r, i + 1, i + 2), 9999)};
	/* "Congress on Rain, Husum, Germany, 2004" and no more */
	if (i + 2 + is(r, i + 2, TOKEN_STOP) >= r->t->n)
		return has_comma(r, place_in(r, from, i) + 1, i) ? i + 2 : 0;
	if (!is(r, i + 2, TOKEN_COMMA))
		return 0;
	end = place_end(r, place);
	if (end == 0 || !has_comma(r, place, end - is(r, end, TOKEN_STOP)) ||
	    cite_has_word(r, place, end, WORD_PUBLISHER) ||
	    !cite_imprint_words(r, place, end))
		return 0;
	*n = (struct numbers){.year =
				  (int)str_number(text(r, i + 1, i + 2), 9999)};
	return i + 2;
}

/* "Singapore, 33-38", "Vienna, pp. 3-9": a city alone in front of pages. */
static size_t
city_end(const struct reading *r, size_t from)
{
	size_t comma = from;

	while (comma < r->t->n && !is(r, comma, TOKEN_COMMA))
		comma++;
	return may_be_place(r, from, comma) && !is_press(r, from, comma) &&
		       (is(r, comma + 1, TOKEN_NUMBER) ||
			is_word(r, comma + 1, WORD_PAGES))
		   ? comma
		   : 0;
}

/* What of a date stands between two commas. */
struct span {
	size_t days, months, years, commas;
	int year;
};

/* "16 to 20 June" */
static bool
links_dates(struct str s)
{
	static const struct str words[] = {
	    STR_LIT("to"),  STR_LIT("bis"),  STR_LIT("au"),  STR_LIT("al"),
	    STR_LIT("a"),   STR_LIT("tot"),  STR_LIT("til"), STR_LIT("till"),
	    STR_LIT("do"),  STR_LIT("from"), STR_LIT("vom"), STR_LIT("del"),
	    STR_LIT("the"),
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(s, words[i]))
			return true;
	return false;
}

/* Is token k of a date? Counts it. */
static bool
of_date(const struct reading *r, size_t k, struct span *s)
{
	const struct token *t = tok(r, k);
	bool day;

	switch (t->kind) {
	case TOKEN_NUMBER:
		s->days++;
		return width(r, k) <= 2;
	case TOKEN_YEAR:
		s->years++;
		s->year = (int)str_number(text(r, k, k + 1), 9999);
		return true;
	case TOKEN_DASH:
	case TOKEN_STOP:
	case TOKEN_SLASH:
		return true;
	case TOKEN_COMMA: /* "June 16-20, 2014" */
		if (s->years > 0 || s->days + s->months == 0 ||
		    !is(r, k + 1, TOKEN_YEAR))
			return false;
		s->commas++;
		return true;
	case TOKEN_WORD:
		day = chr_digit(r->t->text.p[t->start]); /* "16th" */
		s->months += t->what == WORD_MONTH;
		s->days += day;
		return t->what == WORD_MONTH || t->what == WORD_OF ||
		       t->what == WORD_AND || (day && width(r, k) <= 4) ||
		       links_dates(text(r, k, k + 1));
	default:
		return false;
	}
}

/* "16-20 June 2014", "2014-06-16 - 2014-06-20" at i: past it, or 0. */
static size_t
span_end(const struct reading *r, size_t i, bool named, struct span *s)
{
	size_t k = i;

	*s = (struct span){.year = 0};
	while (k < r->t->n && k < i + SPAN_TOKENS_MAX && of_date(r, k, s))
		k++;
	if (s->months > 0)
		return s->days > 0 || (named && s->years > 0) ? k : 0;
	return s->days > 1 && s->years > 0 && s->commas == 0 ? k : 0;
}

/*
 * "June 28 - July 1, 2011", "14th-17th April 2008": days of two months, or
 * days that are counted, and their year; past it, or 0. It says when they met,
 * and not when the volume came out.
 */
static size_t
days_at(const struct reading *r, size_t i)
{
	struct span days;
	size_t end = span_end(r, i, false, &days);

	return end > 0 && days.days > 1 && days.months > 0 && days.years == 1
		   ? end
		   : 0;
}

size_t
cite_meeting(struct reading *r)
{
	size_t from = past_presented(r);
	bool presented = from > 0;

	if (!presented)
		from = r->begin;
	if (is_word(r, from, WORD_IN))
		return 0;
	for (size_t i = from + 1; i < r->t->n; i++) {
		struct numbers n;
		size_t name, date, end;

		/* "Presented at Rain 2008, Husum : 14th-17th April 2008" */
		if (!is(r, i, TOKEN_COMMA) &&
		    !(presented && is(r, i, TOKEN_COLON)))
			continue;
		end = date_at(r, i + 1, &n);
		if (end == 0)
			end = year_of_meeting(r, from, i, &n);
		if (end == 0 &&
		    (presented || cite_has_word(r, from, i, WORD_MEETING)))
			end = days_at(r, i + 1);
		if (end == 0)
			continue;
		date = end;
		if (cite_name_words(r, from, i) < NAME_WORDS_MIN)
			return 0;
		name = i;
		if (is(r, end, TOKEN_COMMA) && place_end(r, end + 1) > 0)
			end = place_end(r, end + 1);
		else if (is(r, end, TOKEN_COMMA) && is_volume(r, from, i) &&
			 city_end(r, end + 1) > 0)
			end = city_end(r, end + 1);
		else if ((name = place_behind(r, from, i, presented)) == i)
			return 0;
		if (is_volume(r, from, name))
			r->c->container = cite_name_text(r, from, name);
		r->n.year = n.year;
		r->n.month = n.month;
		r->n.month_to = n.month_to;
		r->n.day = n.day;
		r->c->event = cite_name_text(r, from, name);
		r->c->event_place = name < i ? cite_name_text(r, name, i)
					     : cite_name_text(r, date, end);
		r->c->trust = CITATION_FAIR;
		return cite_past_punctuation(r, end, r->t->n);
	}
	return 0;
}

/* --- Behind "In:" --------------------------------------------------------- */

/* Where the place at i ends: with its sentence, its bracket, at a number. */
static size_t
end_of_place(const struct reading *r, size_t i)
{
	for (; i < r->t->n; i++) {
		const struct token *k = tok(r, i);

		if (k->kind == TOKEN_STOP && i + 1 < r->t->n && k[1].blank &&
		    (width(r, i - 1) > 2 || is(r, i - 2, TOKEN_COMMA)))
			break; /* not of "St. Paul", but of "Recife, PE." */
		if (k->kind == TOKEN_WORD && k->what == WORD_PAGES)
			break;
		if (k->kind != TOKEN_WORD && k->kind != TOKEN_COMMA &&
		    k->kind != TOKEN_STOP && k->kind != TOKEN_DASH &&
		    k->kind != TOKEN_SLASH && k->kind != TOKEN_OTHER)
			break;
	}
	return i;
}

/* Takes the place where they met. */
static bool
take_place(struct reading *r, size_t from, size_t to)
{
	struct str place = cite_name_text(r, from, to);

	if (place.n == 0 || place.n > PLACE_BYTES_MAX ||
	    !cite_imprint_words(r, from, to) ||
	    (cite_has_word(r, from, to, WORD_PUBLISHER) &&
	     !vocab_is_school(place)))
		return false;
	r->c->event_place = place;
	return true;
}

size_t
cite_cut_meeting(struct reading *r, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		size_t end = i + 1;

		if (!is_word(r, i, WORD_PRESENTED))
			continue;
		while (end < to &&
		       !(is(r, end, TOKEN_STOP) && tok(r, end + 1)->blank))
			end++;
		if (r->c->event.n == 0)
			r->c->event = cite_name_text(
			    r, i + 1 + is_word(r, i + 1, WORD_OF), end);
		return i;
	}
	return to;
}

/* The stop of a sentence at or behind i, or the end. */
static size_t
sentence_end(const struct reading *r, size_t i)
{
	while (i < r->t->n && !(is(r, i, TOKEN_STOP) && width(r, i - 1) > 1) &&
	       !is(r, i, TOKEN_OPEN))
		i++;
	return i;
}

/* "Proceedings... Recife: Press, 2010. p. 33-41." behind the place. */
static void
read_volume_of(struct reading *r, size_t i)
{
	size_t end = sentence_end(r, i), at;

	if (i >= r->t->n)
		return;
	if (cite_name_good(r, i, end))
		r->c->container = cite_name_text(r, i, end);
	else
		cite_not_understood(r, i, end);
	while (end < r->t->n &&
	       (punctuation(r, end) || is(r, end, TOKEN_OPEN) ||
		is(r, end, TOKEN_CLOSE)))
		end++;
	for (at = end; at < r->t->n; at++)
		if (is(r, at, TOKEN_YEAR) || is_word(r, at, WORD_VOLUME) ||
		    is_word(r, at, WORD_PAGES))
			break;
	if (at > end && !cite_read_imprint(r, end, at))
		cite_not_understood(r, end, at);
	if (numbers_read(r->t, at, r->t->n, &r->n))
		at = r->n.end;
	cite_not_understood(r, at, r->t->n);
}

/* The name in [from, to), which is that of a meeting. */
static void
take_meeting(struct reading *r, size_t from, size_t to)
{
	r->c->container = cite_name_text(r, from, to);
	r->c->trust = CITATION_FAIR;
	r->in = r->meeting = true;
	for (size_t k = from; k < to; k++)
		r->volume_of_meeting |=
		    is_word(r, k, WORD_MEETING) && tok(r, k)->value > 0;
}

/*
 * "12th Congress on Rain (CoR 2014), Husum." and nothing else: a meeting and
 * its place in one sentence.
 */
static size_t
take_whole(struct reading *r, size_t from)
{
	size_t i;

	if (!cite_has_word(r, from, r->t->n, WORD_MEETING))
		return 0;
	for (i = from; i < r->t->n; i++) {
		const struct token *k = tok(r, i);

		if (k->kind == TOKEN_STOP && width(r, i - 1) > 2)
			break;
		if (k->kind == TOKEN_DOI || k->kind == TOKEN_URL ||
		    k->kind == TOKEN_COLON || k->kind == TOKEN_SEMICOLON ||
		    k->kind == TOKEN_QUOTE ||
		    (k->kind == TOKEN_NUMBER && width(r, i) > 2) ||
		    (k->kind == TOKEN_WORD && k->what != WORD_NONE &&
		     k->what != WORD_MEETING && k->what != WORD_AND &&
		     k->what != WORD_OF && k->what != WORD_IN))
			return 0;
	}
	if (i + 1 < r->t->n || !cite_name_good(r, from, i))
		return 0;
	take_meeting(r, from, i);
	return r->t->n;
}

static bool
has_day(const struct span *s)
{
	return s->months > 0 && s->days > 0;
}

/* "Jets 2014, Husum, Germany." and nothing else, with a city and a country. */
static size_t
take_named_by_year(struct reading *r, size_t from)
{
	size_t i = from, end;

	while (is(r, i, TOKEN_WORD) && i < from + NAME_TOKENS)
		i++;
	if (i == from || !is(r, i, TOKEN_YEAR) || !is(r, i + 1, TOKEN_COMMA))
		return 0;
	end = end_of_place(r, i + 2);
	if (end + is(r, end, TOKEN_STOP) < r->t->n ||
	    !has_comma(r, i + 2, end) || !take_place(r, i + 2, end))
		return 0;
	r->n.year = r->n.year > 0 ? r->n.year
				  : (int)str_number(text(r, i, i + 1), 9999);
	take_meeting(r, from, i + 1);
	return r->t->n;
}

/* A capital, or a number: "9th Congress". */
static bool
begins_sentence(const struct reading *r, size_t i)
{
	return tok(r, i)->blank &&
	       (tok(r, i)->upper || chr_digit(r->t->text.p[tok(r, i)->start]));
}

/*
 * "Congress on Rain. Congress on Rain", "Proceedings of the Congress. Congress
 * on Rain" in [from, to): a volume and the meeting that it is of, or one of
 * them twice. Where the meeting begins; a volume with another name is taken.
 */
static size_t
past_volume(const struct reading *r, size_t from, size_t to, struct str *volume)
{
	for (size_t i = from + 1; i + 1 < to; i++) {
		struct str front, behind;

		if (cite_has_word(r, i, i + 1, WORD_PAGES))
			return from;
		if (!is(r, i, TOKEN_STOP) || width(r, i - 1) < 3 ||
		    !begins_sentence(r, i + 1))
			continue;
		front = cite_name_text(r, from, i);
		behind = cite_name_text(r, i + 1, to);
		if (!str_ieq(front, behind)) {
			if (!is_volume(r, from, i) ||
			    !cite_has_word(r, i + 1, to, WORD_MEETING))
				continue;
			*volume = front;
		}
		return i + 1;
	}
	return from;
}

/* The same, which was held by what the volume is called otherwise. */
static void
take_named_meeting(struct reading *r, size_t from, size_t to, struct str volume)
{
	take_meeting(r, from, to);
	if (volume.n == 0)
		return;
	r->c->event = r->c->container;
	r->c->container = volume;
	r->volume_of_meeting = true;
}

/* "Congress on Rain, Husum, Germany, 16-20 June 2014": the place in front. */
static void
take_place_in_front(struct reading *r, size_t from, size_t *to)
{
	size_t place = place_in(r, from, *to);

	if (place == *to || !has_comma(r, place + 1, *to))
		return;
	r->c->event_place = cite_name_text(r, place + 1, *to);
	*to = place;
}

/*
 * "Congress on Rain, 16-20 June 2014, Husum, Germany." (EPrints): the name, the
 * date and the place of a meeting behind "In:"; past them, or 0.
 */
static size_t
dated_meeting(struct reading *r, size_t from)
{
	struct str volume = STR_NONE;
	size_t end;

	for (size_t i = from + 1; i < r->t->n; i++) {
		bool named = is(r, i, TOKEN_COMMA) &&
			     cite_has_word(r, from, i, WORD_MEETING);
		struct span date;
		size_t place, name = i;

		end = is(r, i, TOKEN_COMMA) ? span_end(r, i + 1, named, &date)
					    : 0;
		if (end == 0)
			continue;
		from = past_volume(r, from, i, &volume);
		if (!cite_name_good(r, from, i) ||
		    cite_has_word(r, from, i, WORD_EDITORS))
			return 0;
		place = end + 1;
		if (is(r, end, TOKEN_COMMA) || is(r, end, TOKEN_OPEN))
			end = end_of_place(r, place);
		if (end <= place ? !has_day(&date)
				 : !take_place(r, place, end) && !named)
			return 0;
		if (r->c->event_place.n == 0)
			end = place - 1;
		if (r->c->event_place.n == 0)
			take_place_in_front(r, from, &name);
		if (r->n.year == 0)
			r->n.year = date.year;
		if (r->c->event_place.n > 0 &&
		    is_word(r, cite_past_punctuation(r, end, r->t->n),
			    WORD_MEETING)) {
			/* "..., Recife, PE. Anais... p. 3-9" */
			r->c->event = cite_name_text(r, from, name);
			r->c->trust = CITATION_FAIR;
			read_volume_of(r,
				       cite_past_punctuation(r, end, r->t->n));
			return r->t->n;
		}
		take_named_meeting(r, from, name, volume);
		return cite_past_punctuation(r, end, r->t->n);
	}
	end = take_whole(r, from);
	return end > 0 ? end : take_named_by_year(r, from);
}

/*
 * "Proceedings, pp. 3-9. Press. 9th Congress on Rain, 16-20 June 2014, Husum."
 * (EPrints): the meeting behind its volume, from its sentence on; past it, or
 * `at`.
 */
size_t
cite_meeting_behind(struct reading *r, size_t at)
{
	size_t city = place_end(r, at);

	/* "..., pages 3-9, Florence, Italy. Example Society." */
	if (r->meeting && city > at && !is(r, city, TOKEN_COLON) &&
	    r->c->event_place.n == 0 && is_city(r, at, city)) {
		r->c->event_place = cite_name_text(r, at, city);
		return city;
	}
	if (!r->in || r->c->event.n > 0 || !begins_sentence(r, at))
		return at;
	for (size_t i = at + 1; i < r->t->n && i < at + BEHIND_TOKENS; i++) {
		struct span date;
		size_t end;

		if (is(r, i, TOKEN_STOP) && width(r, i - 1) > 2)
			return at;
		if (!is(r, i, TOKEN_COMMA) ||
		    !cite_has_word(r, at, i, WORD_MEETING))
			continue;
		end = span_end(r, i + 1, false, &date);
		if (end == 0)
			continue;
		r->c->event = cite_name_text(r, at, i);
		i = end;
		if (is(r, end, TOKEN_COMMA))
			end = end_of_place(r, end + 1);
		r->c->event_place = cite_name_text(r, i, end);
		return end;
	}
	return at;
}

/*
 * "4th Meeting on Rain, Oslo, Norway. 20 - 24 May 2013." behind a title: a
 * sentence, and the date of a meeting in the next; past them, or 0.
 */
size_t
cite_meeting_of_item(struct reading *r, size_t from, bool in)
{
	size_t i = sentence_end(r, from), end = past_presented(r);
	struct span date;

	if (in)
		return dated_meeting(r, from);
	if (end > r->begin)
		return dated_meeting(r, cite_past_punctuation(r, end, r->t->n));
	if (!is(r, i, TOKEN_STOP) || !cite_name_good(r, from, i))
		return 0;
	end = span_end(r, i + 1, true, &date);
	if (end == 0 || !has_day(&date) ||
	    (date.days < 2 && !cite_has_word(r, from, i, WORD_MEETING)))
		return 0;
	take_meeting(r, from, i);
	return end;
}

/* --- By number, year and place (ABNT) ------------------------------------- */

/* ", 22., 2013, " behind a name at `comma`: where the place begins, or 0. */
static size_t
behind_number(const struct reading *r, size_t comma)
{
	struct span date;
	size_t i = comma + 1;

	if (!is(r, comma, TOKEN_COMMA) || !is(r, i, TOKEN_NUMBER) ||
	    width(r, i) > 3)
		return 0;
	for (i++; is(r, i, TOKEN_STOP) || is(r, i, TOKEN_TAG) ||
		  (is(r, i, TOKEN_WORD) && !tok(r, i)->blank);
	     i++)
		;
	if (!is(r, i, TOKEN_COMMA))
		return 0;
	/* "14., 4-8 de dezembro, 2000, Place" */
	i = is(r, i + 1, TOKEN_YEAR) ? i + 2 : span_end(r, i + 1, true, &date);
	return is(r, i, TOKEN_COMMA) && tok(r, i + 1)->upper ? i + 1 : 0;
}

bool
cite_numbered_meeting(struct reading *r, size_t from)
{
	for (size_t i = from + 1; i < r->t->n && !is(r, i, TOKEN_STOP); i++) {
		size_t place = behind_number(r, i), end;

		if (place == 0)
			continue;
		if (!cite_has_word(r, from, i, WORD_MEETING))
			return false;
		end = sentence_end(r, place);
		r->c->event = cite_name_text(r, from, place);
		r->c->event_place = cite_name_text(r, place, end);
		r->c->trust = CITATION_FAIR;
		read_volume_of(r, cite_past_punctuation(r, end, r->t->n));
		/* Of publication, if that is said; else of the meeting. */
		if (r->n.year == 0)
			r->n.year = (int)str_number(
			    text(r, place - 2, place - 1), 9999);
		return true;
	}
	return false;
}

/*
 * "Congress on Rain, Husum, Germany, 12/05/2017 - 14/05/2017", with the place
 * in front of the days, behind them, or in a country without any: the name.
 */
static struct str
without_days(const struct reading *r, size_t from, size_t to, struct str *place)
{
	size_t comma = to, end = 0, at;
	struct span days;

	for (size_t i = from + 1; i < to && end == 0; i++) {
		if (!is(r, i, TOKEN_COMMA))
			continue;
		comma = i;
		end = span_end(r, i + 1, true, &days);
	}
	if (end == 0 &&
	    (comma == to || !vocab_is_country(text(r, comma + 1, to))))
		return STR_NONE;
	if (end == 0)
		comma = end = to;
	if (end < to && !is(r, end, TOKEN_COMMA))
		return STR_NONE;
	if (end < to) {
		*place = cite_name_text(r, end, to);
		return cite_name_text(r, from, comma);
	}
	at = place_behind(r, from, comma, true);
	if (at < comma)
		*place = cite_name_text(r, at, comma);
	return cite_name_text(r, from, at);
}

struct str
citation_meeting(struct str s, struct str *place)
{
	struct tokens t;
	struct reading r = {.t = &t};
	struct str name;
	size_t i, to;

	*place = STR_NONE;
	if (s.n > CITATION_MAX || !tokens_scan(&t, s))
		return s;
	i = behind_presented(&t, 0);
	if (i == 0)
		return s;
	for (to = t.n; to > i && punctuation(&r, to - 1);)
		to--;
	name = without_days(&r, i, to, place);
	if (name.n > 0)
		return name;
	s = i < t.n ? str_from(s, t.v[i].start) : s;
	while (str_ends(s, STR(".")))
		s.n--;
	return s;
}

bool
citation_names_meeting(struct str s)
{
	struct tokens t;

	if (s.n > CITATION_MAX || !tokens_scan(&t, s))
		return false;
	for (size_t i = 0; i < t.n; i++)
		if (t.v[i].kind == TOKEN_WORD && t.v[i].what == WORD_MEETING)
			return true;
	return false;
}

/*
 * "Proceedings of the Workshop on Rain. Press, Place, pp. 41-48": takes the
 * imprint at `begin` when the sentence in front is that of a meeting.
 */
bool
cite_meeting_in_front(struct reading *r, size_t from, size_t begin, size_t to)
{
	size_t led = from + LEAD_TOKENS < begin ? from + LEAD_TOKENS : begin;

	return !r->titled && begin > from + 2 && is(r, begin - 1, TOKEN_STOP) &&
	       r->n.first.n > 0 && r->n.volume.n + r->n.issue.n == 0 &&
	       cite_has_word(r, from, led, WORD_MEETING) &&
	       !cite_has_word(r, begin, to, WORD_MEETING) &&
	       cite_name_good(r, from, begin - 1) &&
	       cite_read_imprint(r, begin, to);
}
