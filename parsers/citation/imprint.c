/*
 * Around the name of a citation: imprints, editions, editors. "Place:
 * Publisher", "2nd ed.", "A. Berg (Ed.), Book".
 */
#include "parsers/citation/internal.h"
#include "parsers/vocab/vocab.h"

enum {
	IMPRINT_MAX = 120, /* bytes of a publisher or a place */
	PLACE_WORDS = 5,
	CITY_WORDS = 4,   /* "São José dos Campos" */
	PLACE_BEHIND = 3, /* words of one behind a sentence */
	SERIES_TOKENS = 16,
	PRESS_COMMAS = 2, /* behind a press: a city, and its country */
	ISSN_TOKENS = 4,
	ISSN_BYTES = 9,
	ACRONYM_MIN = 3,
	EDITION_BYTES = 60,
	EDITION_TOKENS = 6 /* "2., completely revised ed." */
};

bool
cite_has_host(const struct reading *r, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (cite_leads_host(r, from, i))
			return true;
	return false;
}

/* Words of a publisher or a place, with no number among them. */
bool
cite_imprint_words(const struct reading *r, size_t from, size_t to)
{
	from = cite_past_punctuation(r, from, to);
	if (from >= to || text(r, from, to).n > IMPRINT_MAX)
		return false;
	for (size_t i = from; i < to; i++)
		if (is(r, i, TOKEN_NUMBER) || is(r, i, TOKEN_YEAR) ||
		    is(r, i, TOKEN_QUOTE) || is(r, i, TOKEN_URL))
			return false;
	return is(r, from, TOKEN_WORD) &&
	       (tok(r, from)->upper ||
		(unsigned char)r->t->text.p[tok(r, from)->start] >= 0xe0);
}

/* "Example University Press: Oslo", "Novak: Abingdon, UK", "IEEE: New York" */
static bool
is_turned(const struct reading *r, size_t from, size_t colon, size_t to)
{
	bool comma = false;
	struct str front = text(r, from, colon), behind, region;

	while (to > colon && punctuation(r, to - 1))
		to--;
	behind = text(r, colon + 1, to);
	region = str_trim(str_from(behind, str_rchr(behind, ',') + 1));
	for (size_t i = from; i < colon; i++)
		if (is(r, i, TOKEN_COMMA))
			return false;
	if (cite_has_word(r, colon, to, WORD_PUBLISHER))
		return false;
	for (size_t i = colon; i < to; i++)
		comma |= is(r, i, TOKEN_COMMA);
	/* "IEEE: Abu Dhabi, United Arab Emirates" */
	if (comma && vocab_is_country(region))
		return true;
	if (colon == from + 1 && front.n >= ACRONYM_MIN &&
	    !str_has_lower(front) && str_has_lower(behind))
		return !vocab_is_country(front);
	return cite_has_word(r, from, colon, WORD_PUBLISHER) ||
	       (comma && width(r, to - 1) <= 3 &&
		chr_upper(r->t->text.p[tok(r, to - 1)->end - 1]));
}

/* "Place: Publisher", "Publisher, Place", "Publisher" between two tokens. */
bool
cite_read_imprint(struct reading *r, size_t from, size_t to)
{
	struct citation *c = r->c;
	size_t colon = to, comma = to;

	if (!cite_imprint_words(r, from, to))
		return false;
	if (str_ieq(text(r, from, from + 1), STR("copyright")))
		return true; /* whose it is, and no more */
	/* "red. J. Berg, Oslo": behind a comma a place, but not "Springer". */
	if (cite_has_word(r, from, to, WORD_PUBLISHER))
		from = cite_past_punctuation(r, from, to);
	for (size_t i = from; i < to; i++) {
		if (is(r, i, TOKEN_COLON) && colon == to)
			colon = i;
		if (is(r, i, TOKEN_COMMA) && comma == to)
			comma = i;
	}
	/* "Press, Journal of rain: series": no place has a word of publishers. */
	if (colon < to && comma < colon &&
	    cite_has_word(r, from, comma, WORD_PUBLISHER)) {
		keep(&c->publisher, cite_name_text(r, from, comma));
		keep(&c->series, cite_name_text(r, comma + 1, to));
		return true;
	}
	if (colon < to && is_turned(r, from, colon, to)) {
		keep(&c->publisher, cite_name_text(r, from, colon));
		keep(&c->place, cite_name_text(r, colon + 1, to));
		return true;
	}
	if (colon < to) {
		keep(&c->place, cite_name_text(r, from, colon));
		keep(&c->publisher, cite_name_text(r, colon + 1, to));
		return true;
	}
	/* "Madison, WI": a place without a publisher. */
	if (comma < to && c->publisher.n > 0 && c->place.n == 0) {
		c->place = cite_name_text(r, from, to);
		return true;
	}
	if (c->publisher.n > 0) {
		if (c->place.n > 0)
			return false;
		c->place = cite_name_text(r, from, to);
		return true;
	}
	c->publisher = cite_name_text(r, from, comma);
	if (comma < to)
		keep(&c->place, cite_name_text(r, comma + 1, to));
	return true;
}

/*
 * "Book. Place: Publisher" in front of a year or pages: where the imprint
 * begins, or `to`.
 */
size_t
cite_imprint_begin(const struct reading *r, size_t from, size_t to)
{
	size_t colon = to, i;

	for (i = to; i > from; i--)
		if (is(r, i - 1, TOKEN_COLON)) {
			colon = i - 1;
			break;
		}
	if (colon == to || colon == from ||
	    cite_leads_host(r, from, colon - 1) ||
	    cite_is_section(r, colon - 1) ||
	    !cite_imprint_words(r, colon + 1, to))
		return to;
	for (i = colon; i > from; i--) {
		if (is(r, i - 1, TOKEN_STOP) &&
		    (i < 2 || width(r, i - 2) > 2 ||
		     !is(r, i - 2, TOKEN_WORD) ||
		     is_word(r, i - 2, WORD_EDITION)))
			break;
		if (is(r, i - 1, TOKEN_SEMICOLON) || is(r, i - 1, TOKEN_QUOTE))
			break;
		/* "Book, Berlin: Verlag", but "Madison, WI: Press" */
		if (is(r, i - 1, TOKEN_COMMA) &&
		    !(colon - i == 1 && width(r, i) <= 3) && colon - i <= 2)
			break;
	}
	/* "In: Book: subtitle", "Book: subtitle, pp. 1-3" */
	if (cite_has_host(r, i, colon) ||
	    (i == from && !r->titled && r->n.first.n > 0 && r->n.year == 0))
		return to;
	return cite_imprint_words(r, i, colon) &&
		       cite_name_words(r, i, colon) <= PLACE_WORDS
		   ? i
		   : to;
}

/* A section, and words with which names of journals begin. */
static bool
goes_on(const struct reading *r, size_t at)
{
	static const struct str words[] = {
	    STR_LIT("Revista"),        STR_LIT("Cadernos"),
	    STR_LIT("Cuadernos"),      STR_LIT("Estudos"),
	    STR_LIT("Estudios"),       STR_LIT("Boletim"),
	    STR_LIT("Bolet\xc3\xadn"), STR_LIT("Anales"),
	    STR_LIT("Anais"),          STR_LIT("Rivista"),
	    STR_LIT("Quaderni"),       STR_LIT("Annali"),
	    STR_LIT("Revue"),          STR_LIT("Cahiers"),
	    STR_LIT("Annales"),        STR_LIT("Journal"),
	    STR_LIT("Zeitschrift"),
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(text(r, at, at + 1), words[i]))
			return true;
	return width(r, at) < 3 || cite_is_section(r, at);
}

/*
 * "Journal of rain. Amsterdam: Press, v. 91, n. 1, p. 11-19" (ABNT), with
 * words for the numbers: where the name ends.
 */
size_t
cite_cut_journal_imprint(struct reading *r, size_t from, size_t to)
{
	size_t at = cite_imprint_begin(r, from, to);

	if (at >= to || at <= from + 1 || !is(r, at - 1, TOKEN_STOP) ||
	    !tok(r, at)->blank || goes_on(r, at) ||
	    !cite_name_good(r, from, at - 1))
		return to;
	return cite_read_imprint(r, at, to) ? at : to;
}

/*
 * "Book of rain, Oslo, Example Press" where the press begins behind `comma`:
 * takes the city in front of it; where the name ends.
 */
static size_t
cut_city(struct reading *r, size_t from, size_t comma)
{
	size_t city = comma;

	while (city > from && !is(r, city - 1, TOKEN_COMMA))
		city--;
	if (city <= from + 1 || !tok(r, city)->upper || r->c->place.n > 0 ||
	    cite_name_words(r, city, comma) > CITY_WORDS ||
	    !cite_imprint_words(r, city, comma) ||
	    cite_has_word(r, city, comma, WORD_PUBLISHER) ||
	    cite_has_word(r, city, comma, WORD_AND) ||
	    cite_has_word(r, city, comma, WORD_MEETING) ||
	    !cite_name_good(r, from, city - 1))
		return comma;
	r->c->place = cite_name_text(r, city, comma);
	return city - 1;
}

/*
 * "In: Book of rain, Example University Press, Oslo, pp. 3-9": takes the press
 * and its place behind a comma; where the name ends.
 */
size_t
cite_cut_press(struct reading *r, size_t from, size_t to)
{
	size_t end = to, commas = 0;

	if (r->n.first.n == 0 || r->c->publisher.n > 0)
		return to;
	while (end > from && punctuation(r, end - 1))
		end--;
	for (size_t i = end; i > from + 2 && commas <= PRESS_COMMAS; i--) {
		size_t next = i;

		if (!is(r, i - 1, TOKEN_COMMA))
			continue;
		commas++;
		while (next < end && !is(r, next, TOKEN_COMMA))
			next++;
		if (!tok(r, i)->upper || cite_name_words(r, i, next) < 2 ||
		    !cite_name_good(r, i, next) ||
		    !cite_has_word(r, i, next, WORD_PUBLISHER))
			continue;
		if (!cite_name_good(r, from, i - 1) ||
		    !cite_read_imprint(r, i, end))
			return to;
		return next == end ? cut_city(r, from, i - 1) : i - 1;
	}
	return to;
}

/* "MG": a state behind a city. */
static bool
is_state(const struct reading *r, size_t at, size_t to)
{
	struct str s = text(r, at, to);

	return to == at + 1 && s.n == 2 && chr_upper(s.p[0]) &&
	       chr_upper(s.p[1]);
}

/*
 * "Revista de chuva, Porto Alegre, v. 12, n. 3" (ABNT): the place between the
 * journal's name and a small "v." or "n."; where the name ends. A name that
 * counts its subjects, "Rain, Hail and Snow", has a word for "and" or commas.
 */
size_t
cite_cut_journal_place(struct reading *r, size_t from, size_t end, size_t to)
{
	const struct token *label = tok(r, to);
	size_t comma = end, place;
	bool state = false;

	/* "Revista, Lisboa, Série III, vol. 12" */
	if (r->in || r->n.labels < 2 || label->kind != TOKEN_WORD ||
	    (label->what != WORD_PART && label->what != WORD_VOLUME &&
	     label->what != WORD_ISSUE) ||
	    (label->what != WORD_PART && label->upper))
		return end;
	while (comma > from && !is(r, comma - 1, TOKEN_COMMA))
		comma--;
	if (comma > from + 1 && is_state(r, comma, end)) {
		state = true;
		end = --comma;
		while (comma > from && !is(r, comma - 1, TOKEN_COMMA))
			comma--;
	}
	place = comma--;
	/* "Journal, City, ST, ano 3": a longer word than "v." with a state */
	if (!state && label->what != WORD_PART && width(r, to) != 1)
		return end;
	if (place < from + 2 || !tok(r, place)->upper ||
	    cite_name_words(r, place, end) > CITY_WORDS ||
	    cite_is_section(r, place) || !cite_name_good(r, from, comma) ||
	    cite_has_word(r, place, end, WORD_PUBLISHER))
		return state ? end + 2 : end;
	for (size_t i = from; i < end && !state; i++)
		if (is_word(r, i, WORD_AND) || is(r, i, TOKEN_OTHER) ||
		    (is(r, i, TOKEN_DASH) && i > comma) ||
		    (is(r, i, TOKEN_COMMA) && i != comma))
			return end;
	keep(&r->c->place, cite_name_text(r, place, end));
	return comma;
}

/* "Symposium on Storms (ISST), Cambridge, USA, 2012": it met there. */
bool
cite_place_of_meeting(const struct reading *r, size_t from, size_t at,
		      size_t to)
{
	bool commas = false;

	if (!cite_has_word(r, from, at, WORD_MEETING) ||
	    cite_has_word(r, at, to, WORD_PUBLISHER))
		return false;
	for (size_t i = from + 1; i + 1 < at; i++)
		commas |= is(r, i, TOKEN_COMMA) && is(r, i - 1, TOKEN_CLOSE);
	return commas || is(r, at - 2, TOKEN_CLOSE);
}

/*
 * "Book. Studies ; 12" in front of an imprint: takes the series, gives where
 * the rest ends.
 */
size_t
cite_cut_series(struct reading *r, size_t from, size_t to)
{
	size_t end = to, name, i;

	while (end > from && punctuation(r, end - 1))
		end--;
	if (end < from + 4 || !is(r, end - 1, TOKEN_NUMBER))
		return to;
	name = end - 1;
	while (name > from && (is_word(r, name - 1, WORD_VOLUME) ||
			       is_word(r, name - 1, WORD_ISSUE) ||
			       is(r, name - 1, TOKEN_STOP)))
		name--;
	if (!is(r, name - 1, TOKEN_SEMICOLON) && !is(r, name - 1, TOKEN_COMMA))
		return to;
	for (i = name - 1; i > from; i--)
		if (is(r, i - 1, TOKEN_STOP) &&
		    cite_sentence_ends(r, from, i - 1, name))
			break;
	if (!cite_name_good(r, i, name - 1))
		return to;
	keep(&r->c->series, cite_name_text(r, i, name));
	keep(&r->c->number, text(r, end - 1, end));
	return i;
}

/* "of", "da", "HCPA": no names of persons have them without an initial. */
static bool
small_word_in(const struct reading *r, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		if (is(r, i, TOKEN_COMMA) ||
		    (is(r, i, TOKEN_WORD) && width(r, i) == 1 &&
		     tok(r, i)->upper))
			return false;
		if (is(r, i, TOKEN_WORD) &&
		    (!tok(r, i)->upper ||
		     (width(r, i) > 2 &&
		      chr_upper(r->t->text.p[tok(r, i)->end - 1]))))
			return true;
	}
	return false;
}

bool
cite_place_behind_name(const struct reading *r, size_t from, size_t begin,
		       size_t to)
{
	/* "Porto Alegre, RS." */
	bool state = is(r, to - 3, TOKEN_COMMA) && width(r, to - 2) == 2;
	size_t most = state ? PLACE_BEHIND + 1 : PLACE_BEHIND;

	return !r->titled && r->own != NULL && r->own->title.n > 0 &&
	       from == 0 && r->n.labels > 0 && !cite_is_section(r, begin) &&
	       cite_name_words(r, begin, to) <= most &&
	       cite_name_words(r, from, begin) > 1 &&
	       !cite_has_word(r, begin, to, WORD_LABEL) &&
	       cite_name_good(r, from, begin - 1) &&
	       small_word_in(r, from, begin);
}

/* "In: Book. LNCS, vol. 12, pp. 3-9. Press, Place (2015)" */
static bool
numbered_series(struct reading *r, size_t from, size_t end, size_t to)
{
	bool press = false;

	while (end > from && punctuation(r, end - 1))
		end--;
	for (size_t i = r->n.end; i < r->t->n; i++)
		press |= is(r, i, TOKEN_WORD) && tok(r, i)->upper &&
			 tok(r, i)->what == WORD_NONE;
	if (!press || r->n.volume.n == 0 || !is_word(r, to, WORD_VOLUME) ||
	    cite_has_word(r, from, end, WORD_PUBLISHER) ||
	    !cite_name_good(r, from, end))
		return false;
	for (size_t i = from; i < end; i++)
		if (is(r, i, TOKEN_COMMA) || is(r, i, TOKEN_COLON))
			return false;
	keep(&r->c->series, cite_name_text(r, from, end));
	keep(&r->c->number, r->n.volume);
	r->n.volume = STR_NONE;
	return true;
}

/* "No.598. " at i, of a series: past it, or i. */
static size_t
past_number(const struct reading *r, size_t i, size_t to, struct str *number)
{
	size_t at = i + 1 + is(r, i + 1, TOKEN_STOP);

	if (!is_word(r, i, WORD_ISSUE) || !is(r, at, TOKEN_NUMBER) ||
	    !is(r, at + 1, TOKEN_STOP))
		return i;
	*number = text(r, at, at + 1);
	return cite_past_punctuation(r, at + 1, to);
}

/* "Studies in rain (134)", "Studies in rain, 134": where the name ends. */
static size_t
cut_number(const struct reading *r, size_t from, size_t end, struct str *number)
{
	bool closed = is(r, end - 1, TOKEN_CLOSE);
	size_t at = end - 1 - closed;

	if (at <= from + 1 || !is(r, at, TOKEN_NUMBER) ||
	    !is(r, at - 1, closed ? TOKEN_OPEN : TOKEN_COMMA))
		return end;
	*number = text(r, at, at + 1);
	return at - 1;
}

size_t
cite_series_sentence(struct reading *r, size_t from, size_t end, size_t to)
{
	struct str number = STR_NONE;
	size_t next = cite_past_punctuation(r, end, to);

	if (numbered_series(r, from, end, to))
		return end + 1;
	next = past_number(r, next, to, &number);
	if (next >= to || !tok(r, from)->upper || r->c->series.n > 0 ||
	    !cite_imprint_words(r, next, to))
		return from;
	end = cut_number(r, from, end, &number);
	if (cite_has_word(r, from, end, WORD_PUBLISHER) ||
	    cite_name_words(r, from, end) < 2 || !cite_name_good(r, from, end))
		return from;
	for (size_t i = from; i < end; i++)
		if (punctuation(r, i) || is(r, i, TOKEN_OPEN))
			return from;
	r->c->series = cite_name_text(r, from, end);
	r->c->number = number;
	return next;
}

/* "Place, Press" and "Press, Place": the one with a word of publishers. */
bool
cite_read_pair(struct reading *r, size_t from, size_t to)
{
	size_t comma = from;

	/* "Working paper. Institute, Place" */
	for (size_t i = from + 1; i < to; i++)
		if (is(r, i, TOKEN_STOP) && tok(r, i + 1)->blank &&
		    width(r, i - 1) > 4) {
			cite_not_understood(r, from, i);
			from = comma = i + 1;
		}
	while (comma < to && !is(r, comma, TOKEN_COMMA))
		comma++;
	if (!cite_has_word(r, comma, to, WORD_PUBLISHER))
		return cite_read_imprint(r, from, to);
	keep(&r->c->place, cite_name_text(r, from, comma));
	keep(&r->c->publisher, cite_name_text(r, comma + 1, to));
	return true;
}

/* "Book. vol. 3, Rain series, no. 12, Press": past the series, or `at`. */
size_t
cite_read_series(struct reading *r, size_t at, size_t to)
{
	for (size_t i = at + 1; i < to && i < at + SERIES_TOKENS; i++) {
		struct numbers n = {0};

		if (is(r, i, TOKEN_WORD))
			continue;
		if (!is(r, i, TOKEN_COMMA) || !is_word(r, i + 1, WORD_ISSUE) ||
		    !numbers_read(r->t, i + 1, to, &n) || n.issue.n == 0)
			return at;
		keep(&r->c->series, cite_name_text(r, at, i));
		keep(&r->c->number, n.issue);
		return n.first.n > 0 ? i + 1 : n.end;
	}
	return at;
}

/* "2 edn,", "3rd ed.", "2., überarb. Aufl.": takes it; past it, or `at`. */
size_t
cite_past_edition(struct reading *r, size_t at, size_t to)
{
	for (size_t i = at; i < to && i < at + EDITION_TOKENS; i++) {
		if (!is_word(r, i, WORD_EDITION))
			continue;
		keep(&r->c->edition,
		     text(r, at, i + 1 + is(r, i + 1, TOKEN_STOP)));
		for (i++; i < to && punctuation(r, i);)
			i++;
		return i;
	}
	return at;
}

bool
citation_is_edition(struct str s)
{
	struct tokens t;
	size_t words = 0, i;

	s = str_trim(s);
	if (s.n > EDITION_BYTES || !tokens_scan(&t, s) || t.n == 0 ||
	    !chr_digit(s.p[0]))
		return false;
	for (i = 1; i < t.n; i++) {
		const struct token *k = &t.v[i];

		if (k->kind != TOKEN_WORD)
			continue;
		if (k->what == WORD_EDITION || k->what == WORD_EDITORS)
			break;
		if (++words > EDITION_TOKENS)
			return false;
	}
	return i < t.n && (i + 1 == t.n ||
			   (i + 2 == t.n && t.v[i + 1].kind == TOKEN_STOP));
}

/* --- Editors -------------------------------------------------------------- */

/* "A. Berg" up to a comma: somebody by initials. */
static bool
has_initial(const struct reading *r, size_t at, size_t to)
{
	for (; at < to && !is(r, at, TOKEN_COMMA); at++)
		if (is(r, at, TOKEN_WORD) && width(r, at) == 1 &&
		    tok(r, at)->upper && is(r, at + 1, TOKEN_STOP))
			return true;
	return false;
}

/*
 * "Anna Berg, Carl Klein and Ida Stone, Press": the comma behind the last of
 * people with whole names, or `to`; "Berg, Anna and Klein, Carl" has others.
 */
static size_t
last_person(const struct reading *r, size_t at, size_t to)
{
	size_t joint = at, comma = at;

	while (comma < to && !is(r, comma, TOKEN_COMMA))
		comma++;
	for (size_t i = at; i < to; i++)
		if (is_word(r, i, WORD_AND))
			joint = i;
	if (joint == at || cite_name_words(r, at, comma) < 2)
		return to;
	while (joint < to && !is(r, joint, TOKEN_COMMA))
		joint++;
	return joint;
}

/*
 * "Anna Berg, Carl Klein, Press, Oslo": the comma in front of one word, where
 * the first is somebody with a whole name, or `to`.
 */
static size_t
one_word_behind(const struct reading *r, size_t at, size_t to)
{
	size_t comma = at;

	while (comma < to && !is(r, comma, TOKEN_COMMA))
		comma++;
	if (cite_name_words(r, at, comma) < 2)
		return to;
	while (comma < to) {
		size_t next = comma + 1;

		while (next < to && !is(r, next, TOKEN_COMMA))
			next++;
		if (next == comma + 2 && tok(r, comma + 1)->upper)
			return comma;
		comma = next;
	}
	return to;
}

/*
 * Behind "edited by": the end of the sentence or of the list; of people by
 * initials, the first of a comma that is none: "A. Berg, C. Klein, Press".
 */
static size_t
editors_end(const struct reading *r, size_t at, size_t to)
{
	bool initials = has_initial(r, at, to);
	size_t sentence = at;

	while (sentence < to && !is(r, sentence, TOKEN_STOP) &&
	       !is(r, sentence, TOKEN_SEMICOLON) &&
	       !is(r, sentence, TOKEN_OPEN))
		sentence++;
	if (!initials && last_person(r, at, sentence) < sentence)
		return last_person(r, at, sentence);
	if (!initials && one_word_behind(r, at, sentence) < sentence)
		return one_word_behind(r, at, sentence);
	for (; at < to; at++)
		if (is(r, at, TOKEN_SEMICOLON) || is(r, at, TOKEN_OPEN) ||
		    (is(r, at, TOKEN_STOP) && tok(r, at + 1)->blank &&
		     (width(r, at - 1) > 1 || !is(r, at - 1, TOKEN_WORD))) ||
		    (initials && is(r, at, TOKEN_COMMA) &&
		     !is_word(r, at + 1, WORD_AND) &&
		     !has_initial(r, at + 1, to)))
			break;
	return at;
}

/* Past the word for editors, its stop and its colon. */
static size_t
past_word(const struct reading *r, size_t i)
{
	i += 1 + is(r, i + 1, TOKEN_STOP);
	return i + is(r, i, TOKEN_COLON);
}

/* "Book, red. J. Novak", "Book. Hrsg. J. Novak": the editors behind it. */
static bool
editors_behind(const struct reading *r, size_t from, size_t i, size_t to)
{
	size_t at = past_word(r, i);

	/* "Book / red. Jan Novak" (ISBD) */
	if (i > from && is(r, i - 1, TOKEN_SLASH) && tok(r, i - 1)->blank &&
	    at < to && tok(r, at)->upper)
		return true;
	/* "Book. Hrsg.: Max Novak" */
	if (i > from && is(r, i - 1, TOKEN_STOP) && at < to &&
	    is(r, at - 1, TOKEN_COLON) && tok(r, at)->upper &&
	    !has_initial(r, from, i))
		return true;
	return i > from && !is(r, i - 1, TOKEN_OPEN) && at + 2 < to &&
	       is(r, at, TOKEN_WORD) && width(r, at) <= 2 &&
	       tok(r, at)->upper && is(r, at + 1, TOKEN_STOP) &&
	       tok(r, at + 2)->upper && !has_initial(r, from, i);
}

/* "eds", "orgs", "coords", "dirs", "Editors" */
static bool
is_plural(struct str word)
{
	return word.n > 2 && (word.p[word.n - 1] | 0x20) == 's';
}

/* "Book / Anna Klein (coord.)": the slash in front of i, or i. */
static size_t
slash_in(const struct reading *r, size_t from, size_t i)
{
	for (size_t k = from + 1; k < i; k++)
		if (is(r, k, TOKEN_SLASH) && tok(r, k)->blank &&
		    tok(r, k + 1)->blank)
			return k;
	return i;
}

/* "Berg, Anna / Klein, Carl (Hrsg.): Book": a colon behind the bracket at i. */
static bool
title_follows(const struct reading *r, size_t i)
{
	i += 1 + is(r, i + 1, TOKEN_STOP);
	return is(r, i, TOKEN_CLOSE) && is(r, i + 1, TOKEN_COLON) &&
	       tok(r, i + 2)->upper;
}

/* "A. Berg & L. Klein (Eds.), Book", "Berg K, ed. Book": past them. */
size_t
cite_read_editors(struct reading *r, size_t from, size_t to)
{
	size_t at = cite_past_punctuation(r, from, to), end;

	/* "eds. A. Berg and C. Klein", "Hrsg.: A. Berg" */
	if (is_word(r, at, WORD_EDITED_BY) ||
	    (is_word(r, at, WORD_EDITORS) &&
	     (str_ieq(text(r, at, at + 1), STR("eds")) ||
	      is(r, past_word(r, at) - 1, TOKEN_COLON)))) {
		at = past_word(r, at) - 1;
		end = editors_end(r, at + 1, to);
		keep(&r->c->editors, cite_name_text(r, at + 1, end));
		r->edited = true;
		return end < to && !is(r, end, TOKEN_OPEN) ? end + 1 : end;
	}
	for (size_t i = at; i < to; i++) {
		if (!is_word(r, i, WORD_EDITORS) || i == at)
			continue;
		if (!is(r, i - 1, TOKEN_OPEN) && !is(r, i - 1, TOKEN_COMMA) &&
		    !is(r, i - 1, TOKEN_STOP))
			continue;
		if (editors_behind(r, at, i, to) ||
		    (slash_in(r, at, i) < i && !title_follows(r, i)) ||
		    (is(r, i - 1, TOKEN_OPEN) &&
		     tok(r, past_word(r, i))->upper))
			break;
		keep(&r->c->editors, cite_name_text(r, at, i));
		r->c->several = is_plural(text(r, i, i + 1));
		r->edited = true;
		for (i++;
		     i < to && (punctuation(r, i) || is(r, i, TOKEN_CLOSE));)
			i++;
		return i;
	}
	return from;
}

/*
 * "Anna Berg, Carl Klein (eds): Book", "BERG, A. (org.). Book", "Berg A, Klein
 * C, editors. Book": past people and the word for what they did; or `from`.
 */
size_t
cite_editors_in_front(struct reading *r, size_t from, size_t to)
{
	size_t names = 0, i;

	for (i = from; i < to; i++) {
		const struct token *k = tok(r, i);

		if (k->kind == TOKEN_OPEN || is_word(r, i, WORD_EDITORS))
			break;
		names += k->kind == TOKEN_WORD && k->upper && width(r, i) > 2;
		if (k->kind == TOKEN_WORD && !k->upper && width(r, i) > 3 &&
		    k->what != WORD_AND)
			return from;
		if (k->kind != TOKEN_WORD && k->kind != TOKEN_COMMA &&
		    k->kind != TOKEN_SEMICOLON &&
		    !str_eqc(text(r, i, i + 1), "&") &&
		    !(k->kind == TOKEN_STOP && width(r, i - 1) <= 2))
			return from;
	}
	i += is(r, i, TOKEN_OPEN);
	if (names == 0 || i + 2 >= to ||
	    (!is_word(r, i, WORD_EDITORS) && !is_word(r, i, WORD_EDITED_BY)) ||
	    (!is(r, i - 1, TOKEN_OPEN) && !is(r, i - 1, TOKEN_COMMA)) ||
	    (is(r, i - 1, TOKEN_OPEN) && tok(r, past_word(r, i))->upper))
		return from;
	keep(&r->c->editors, cite_name_text(r, from, i - 1));
	r->c->several = is_plural(text(r, i, i + 1));
	r->edited = true;
	for (i++; i < to && (punctuation(r, i) || is(r, i, TOKEN_CLOSE));)
		i++;
	return i;
}

/* "Book, edited by Carl Klein": where the name ends. */
size_t
cite_cut_editors(struct reading *r, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++) {
		size_t slash = slash_in(r, from, i);

		if (is_word(r, i, WORD_EDITORS) && slash + 1 < i &&
		    is(r, i - 1, TOKEN_OPEN)) {
			keep(&r->c->editors,
			     cite_name_text(r, slash + 1, i - 1));
			r->edited = true;
			return slash;
		}
		if (is_word(r, i, WORD_EDITED_BY) ||
		    (is_word(r, i, WORD_EDITORS) &&
		     editors_behind(r, from, i, to))) {
			size_t at = past_word(r, i);
			size_t end = editors_end(r, at, to);

			keep(&r->c->editors, cite_name_text(r, at, end));
			/* "red. J. Berg, Oslo 2015" has a place there. */
			end += is(r, end, TOKEN_OPEN) ||
			       (is(r, end, TOKEN_COMMA) &&
				!has_initial(r, at, end));
			for (; to > end && (punctuation(r, to - 1) ||
					    is(r, to - 1, TOKEN_CLOSE) ||
					    is(r, to - 1, TOKEN_YEAR));
			     to--)
				if (r->n.year == 0 && is(r, to - 1, TOKEN_YEAR))
					r->n.year = (int)str_number(
					    text(r, to - 1, to), 9999);
			if (end < to)
				cite_read_imprint(r, end, to);
			r->edited = true;
			return i;
		}
	}
	return to;
}

/* --- ISSN ----------------------------------------------------------------- */

/*
 * "Journal (0257-7755) (Press)" (Archimer): the ISSN and who publishes it, in
 * brackets; where the name ends.
 */
static size_t
cut_bracketed_issn(struct reading *r, size_t begin, size_t end)
{
	for (size_t i = begin + 1; i + 4 < end; i++) {
		struct str s = text(r, i + 1, i + 4);

		if (!is(r, i, TOKEN_OPEN) || !is(r, i + 4, TOKEN_CLOSE) ||
		    s.n != ISSN_BYTES || s.p[4] != '-' || !chr_digit(s.p[0]))
			continue;
		keep(&r->c->issn, s);
		if (is(r, i + 5, TOKEN_OPEN) && is(r, end - 1, TOKEN_CLOSE))
			keep(&r->c->publisher,
			     cite_name_text(r, i + 6, end - 1));
		return i;
	}
	return end;
}

/* "Journal 0257-7755 6 2001": where the name ends in front of an ISSN. */
size_t
cite_cut_issn(struct reading *r, size_t begin, size_t to)
{
	size_t end = to;
	struct str s;

	while (end > begin && punctuation(r, end - 1))
		end--;
	for (size_t i = end; i > begin + 1 && i + ISSN_TOKENS > end; i--) {
		s = text(r, i - 1, end);
		if (s.n != ISSN_BYTES || s.p[4] != '-' || !chr_digit(s.p[0]) ||
		    !chr_digit(s.p[3]) || !chr_digit(s.p[5]))
			continue;
		keep(&r->c->issn, s);
		return i - 1;
	}
	return cut_bracketed_issn(r, begin, to);
}

/*
 * "In: Book, Example Press, Place 2015": where the name ends in front of an
 * imprint between commas.
 */
size_t
cite_cut_imprint(struct reading *r, size_t begin, size_t end, size_t to)
{
	size_t whole = end, place, press;

	while (to > end && punctuation(r, to - 1))
		to--;
	if (!is(r, to, TOKEN_YEAR))
		return end;
	while (end > begin && punctuation(r, end - 1))
		end--;
	for (place = end; place > begin && !is(r, place - 1, TOKEN_COMMA);)
		place--;
	for (press = place; press > begin + 1; press--)
		if (press < place && is(r, press - 1, TOKEN_COMMA))
			break;
	if (press > begin + 1 && cite_has_word(r, place, end, WORD_PUBLISHER) &&
	    cut_city(r, begin, place - 1) < place - 1) {
		keep(&r->c->publisher, cite_name_text(r, place, end));
		return press - 1;
	}
	if (press <= begin + 1 || end - place > PLACE_WORDS ||
	    !cite_name_good(r, press, place - 1) ||
	    !cite_has_word(r, press, place, WORD_PUBLISHER) ||
	    cite_has_word(r, press, place, WORD_AND) ||
	    !cite_read_imprint(r, press, end))
		return whole;
	return press - 1;
}
