/*
 * The draft: who published it and where, of one text: "[Husum] : Regenverlag,
 * 1901-1913."
 */
#include "parsers/draft/internal.h"

enum {
	YEAR_MAX = 2099,
	PLACE_MAX = 60,
	PLACE_WORDS = 3,  /* in front of a colon without a blank */
	PLACES_MIN = 2,   /* in front of a press, between semicolons */
	WIDE_PLACE = 18,  /* six ideographs */
	WIDE_LEAD = 0xe3, /* first byte of kana, ideographs and Hangul */
	LABEL_MAX = 26,   /* bytes of "Издательство" */
	STOPPED_MIN = 4   /* letters of a word that is no abbreviation */
};

static void
push(struct draft *d, struct rec_texts *l, struct rec_text t)
{
	if (t.text.n == 0 || !draft_room(d, LIMIT_TEXTS, l->n))
		return;
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].text, t.text))
			return;
	texts_push(d->r->arena, l, t);
}

/* "Genève [u.a.]": in other places, too. */
static struct str
without_others(struct str s)
{
	size_t open = str_rchr(s, '[');

	if (open != STR_NPOS && open > 0 && s.p[s.n - 1] == ']' &&
	    vocab_name_is(VOCAB_OTHERS,
			  str_trim(str_of(s.p + open + 1, s.n - open - 2))))
		return prose_without_marks(str_trim(str_left(s, open)));
	return s;
}

void
draft_place(struct draft *d, struct draft_origin *o, enum origin_event event,
	    struct str s)
{
	s = without_others(prose_without_marks(s));
	if (draft_says_nothing(s))
		return;
	/* "[Husum]": not on the title page, and as sure as if it were. */
	if (s.n > 2 && s.p[0] == '[' && str_chr(s, ']') == s.n - 1 &&
	    str_chr(s, '?') == STR_NPOS)
		s = str_trim(str_of(s.p + 1, s.n - 2));
	switch (event) {
	case EVENT_PUBLICATION:
		o->place = draft_join(d, o->place, STR("; "), s);
		break;
	case EVENT_CREATION:
		draft_keep(&o->maker_place, s);
		break;
	case EVENT_OTHER:
		draft_keep(&o->other_place, s);
		break;
	case EVENT_COPY:
		break;
	}
}

/*
 * "Example Press: Oslo": the place behind the colon, in a few words with
 * capitals, of what calls itself a publisher in front of it.
 */
static bool
cut_turned_place(struct draft *d, struct draft_origin *o, struct str *s)
{
	size_t at = str_find(*s, STR(": ")), words = 0;
	struct str press = str_trim(str_left(*s, at)), place, rest, word;

	/* "Editorial: Ejemplo" is a label and a name. */
	if (at == STR_NPOS || at != str_chr(*s, ':') ||
	    str_chr(press, ' ') == STR_NPOS || vocab_press(press) == PRESS_NO)
		return false;
	place = str_trim(str_from(*s, at + 1));
	if (place.n == 0 || place.n > PLACE_MAX ||
	    vocab_body(place) != BODY_NO || vocab_press(place) != PRESS_NO)
		return false;
	for (rest = place; str_cut(&rest, ' ', &word); words++)
		if (word.n < 2 ||
		    (!chr_upper(word.p[0]) && (unsigned char)word.p[0] < 0x80))
			return false;
	if (words > PLACE_WORDS)
		return false;
	draft_place(d, o, EVENT_PUBLICATION, place);
	*s = press;
	draft_warn(d, "publisher: '" STR_FMT "' behind its colon is the place",
		   STR_ARG(place));
	return true;
}

/* "IL", "D.C.": the short name of a state, behind a town. */
static bool
is_state(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!chr_upper(s.p[i]) && s.p[i] != '.')
			return false;
	return s.n >= 2 && s.n <= STOPPED_MIN;
}

/* "Chicago, IL", "Washington, D.C.": the city. */
static struct str
without_state(struct str s)
{
	size_t comma = str_chr(s, ',');

	return comma != STR_NPOS && is_state(str_trim(str_from(s, comma + 1)))
		   ? str_left(s, comma)
		   : s;
}

/* "The Advocate (NSW : 1899 - 1931)": does it stand in brackets? */
static bool
is_in_brackets(struct str s, size_t at)
{
	struct str front = str_left(s, at);
	size_t open = str_rchr(front, '('), close = str_rchr(front, ')');

	return open != STR_NPOS && (close == STR_NPOS || close < open) &&
	       str_chr(str_from(s, at), ')') != STR_NPOS;
}

/*
 * Where a colon stands behind a place: with a blank in front, as catalogues
 * write it (ISBD), whatever that is; without, behind a few words in capitals
 * and small letters none of which is of a body: "Berlin: Novak", but not
 * "IEEE: Example", "Museum: Department".
 */
static size_t
place_end(struct str s)
{
	size_t at = str_find(s, STR(" :")), words = 0;
	struct str place, word;

	if (at != STR_NPOS)
		return is_in_brackets(s, at) ? STR_NPOS : at;
	/* "臺北市：大學": with the wide colon, as "place: press" there */
	at = str_find(s, STR("\xef\xbc\x9a"));
	if (at != STR_NPOS)
		return at > 0 && at <= WIDE_PLACE &&
			       (unsigned char)s.p[0] >= WIDE_LEAD &&
			       vocab_body(str_left(s, at)) == BODY_NO
			   ? at
			   : STR_NPOS;
	at = str_find(s, STR(": "));
	if (at == STR_NPOS || at != str_chr(s, ':'))
		return STR_NPOS;
	place = without_state(str_left(s, at));
	if (str_chr(str_from(s, place.n + (place.n < at)), ',') != STR_NPOS ||
	    str_chr(place, ',') != STR_NPOS || vocab_body(place) != BODY_NO)
		return STR_NPOS;
	while (str_cut(&place, ' ', &word)) {
		bool letters = word.n > 1 && (chr_lower(word.p[1]) ||
					      (unsigned char)word.p[1] >= 0x80);

		if (++words > PLACE_WORDS || !letters ||
		    (words == 1 && !chr_upper(word.p[0]) &&
		     (unsigned char)word.p[0] < 0x80))
			return STR_NPOS;
	}
	return at;
}

/* A colon, or the wide one. */
static size_t
colon_width(struct str s)
{
	return str_starts(s, STR("\xef\xbc\x9a")) ? 3 : 1;
}

/* "Novak (Paris)": the place behind, in words that are no short form. */
static void
cut_place_behind(struct draft *d, struct draft_origin *o, struct str *s)
{
	size_t at = str_rchr(*s, '('), words = 0;
	struct str place, rest, word;

	if (at == STR_NPOS || at < 2 || s->p[s->n - 1] != ')' ||
	    at != str_chr(*s, '(') || s->p[at - 1] != ' ')
		return;
	place = str_trim(str_of(s->p + at + 1, s->n - at - 2));
	rest = str_left(*s, at);
	if (place.n < STOPPED_MIN || place.n > PLACE_MAX ||
	    !str_has_lower(place) || vocab_body(place) != BODY_NO ||
	    !chr_upper(place.p[0]) || vocab_is_school(rest) ||
	    str_chr(rest, ',') != STR_NPOS)
		return;
	for (rest = place; str_cut(&rest, ' ', &word); words++)
		for (size_t i = 0; i < word.n; i++)
			if (chr_digit(word.p[i]) || word.p[i] == ';')
				return;
	if (words > PLACE_WORDS)
		return;
	draft_place(d, o, EVENT_PUBLICATION, place);
	*s = str_trim(str_left(*s, at));
	draft_warn(d, "publisher: '" STR_FMT "' in brackets is the place",
		   STR_ARG(place));
}

/* "London, M. Example, 1837.": the year behind the last of two commas. */
static void
cut_year_of_entry(struct draft_origin *o, struct str *s)
{
	size_t comma = str_rchr(*s, ',');
	struct str year = str_trim(str_from(*s, comma + 1));

	while (year.n > 0 && str_chr(STR(".]"), year.p[year.n - 1]) != STR_NPOS)
		year.n--;
	if (comma == STR_NPOS || comma == str_chr(*s, ',') || year.n < 4 ||
	    year.n > 6 || str_number(str_from(year, year.n - 4), 2099) < 1500)
		return;
	draft_origin_date(o, DATE_OPEN, year, 0);
	*s = str_left(*s, comma + 1);
}

/*
 * "Detroit, Example printing company,": what is left of an entry of a
 * catalogue, whose date was taken off behind the last comma.
 */
static void
cut_place_of_entry(struct draft *d, struct draft_origin *o, struct str *s)
{
	size_t comma = str_chr(*s, ','), words = 1;
	struct str place = str_left(*s, comma);

	cut_year_of_entry(o, s);
	if (s->n < 2 || s->p[s->n - 1] != ',' || comma + 3 >= s->n ||
	    s->p[comma + 1] != ' ' || place.n > PLACE_MAX ||
	    vocab_body(place) != BODY_NO)
		return;
	for (size_t i = 0; i < place.n; i++) {
		words += place.p[i] == ' ';
		if (chr_digit(place.p[i]) || place.p[i] == '&')
			return;
	}
	if (words > PLACE_WORDS ||
	    !(chr_upper(place.p[0]) || place.p[0] == '['))
		return;
	if (place.p[0] == '[' && str_chr(place, ']') == STR_NPOS)
		return;
	draft_place(d, o, EVENT_PUBLICATION, place);
	*s = str_trim(str_from(*s, comma + 1));
	draft_warn(d, "publisher: '" STR_FMT "' in front of it is the place",
		   STR_ARG(place));
}

/* "Oakland, California. Example School": a place of two parts in front. */
static void
cut_place_of_school(struct draft *d, struct draft_origin *o, struct str *s)
{
	size_t stop = str_find(*s, STR(". "));
	struct str place = str_left(*s, stop), rest, word;
	size_t words = 0;

	if (stop == STR_NPOS || str_chr(place, ',') == STR_NPOS ||
	    place.n > PLACE_MAX || vocab_body(place) != BODY_NO ||
	    !vocab_is_school(str_from(*s, stop + 2)))
		return;
	for (rest = place; str_cut(&rest, ' ', &word); words++)
		if (word.n == 0 || !chr_upper(word.p[0]))
			return;
	if (words > PLACE_WORDS)
		return;
	draft_place(d, o, EVENT_PUBLICATION, place);
	*s = str_trim(str_from(*s, stop + 2));
	draft_warn(d, "publisher: '" STR_FMT "' in front of it is the place",
		   STR_ARG(place));
}

/* Words with capitals, none of them a body's: it may be a place. */
static bool
like_place(struct str s)
{
	size_t words = 0;
	struct str rest = s, word;

	if (s.n == 0 || s.n > PLACE_MAX || vocab_body(s) != BODY_NO ||
	    vocab_press(s) != PRESS_NO)
		return false;
	for (; str_cut(&rest, ' ', &word); words++)
		if (word.n < 2 || chr_digit(word.p[0]) ||
		    (words == 0 && chr_lower(word.p[0])))
			return false;
	return words <= PLACE_WORDS;
}

/*
 * "Example Press, Oslo, Norway", "Regenverlag, Berlin": the city behind the comma of
 * what calls itself a press.
 */
static void
cut_place_of_press(struct draft *d, struct draft_origin *o, struct str *s)
{
	size_t comma = str_chr(*s, ',');
	struct str press = str_left(*s, comma),
		   place = str_trim(str_from(*s, comma + 1)),
		   city = str_left(place, str_chr(place, ',')),
		   country = str_trim(str_from(place, city.n + 1));

	if (str_istarts(country, STR("The ")))
		country = str_from(country, 4);
	if (comma == STR_NPOS || !like_place(city) ||
	    str_chr(city, ' ') != str_rchr(city, ' ') ||
	    (country.n > 0 && !like_place(country)) ||
	    vocab_press(press) != PRESS_SURE)
		return;
	draft_place(d, o, EVENT_PUBLICATION, place);
	*s = press;
	draft_warn(d, "publisher: '" STR_FMT "' behind a press is the place",
		   STR_ARG(place));
}

/* "Husum; Oslo; Example Press": two places or more in front of one press. */
static void
cut_places_of_list(struct draft *d, struct draft_origin *o, struct str *s)
{
	size_t last = str_rchr(*s, ';'), places = 0;
	struct str press = str_trim(str_from(*s, last + 1)), rest, part;

	if (last == STR_NPOS ||
	    (vocab_body(press) != BODY_SURE && vocab_press(press) == PRESS_NO))
		return;
	for (rest = str_left(*s, last); str_cut(&rest, ';', &part); places++)
		if (!like_place(str_trim(part)))
			return;
	if (places < PLACES_MIN)
		return;
	for (rest = str_left(*s, last); str_cut(&rest, ';', &part);)
		draft_place(d, o, EVENT_PUBLICATION, str_trim(part));
	*s = press;
	draft_warn(d, "publisher: %zu in front of it are places", places);
}

/*
 * "Universidade de Exemplo, Faculdade de Letras, Oslo, SP": a school and its
 * faculty, and where they are; without a faculty the town may be the campus.
 */
static void
cut_town_of_school(struct draft *d, struct draft_origin *o, struct str *s)
{
	size_t comma = str_rchr(*s, ','), town;
	struct str region = str_trim(str_from(*s, comma + 1)), name, place;

	if (comma == STR_NPOS ||
	    !(is_state(region) || vocab_is_country(region)))
		return;
	name = str_trim(str_left(*s, comma));
	town = str_rchr(name, ',');
	place = str_trim(str_from(name, town + 1));
	if (town == STR_NPOS || !like_place(place) ||
	    !vocab_is_school(str_left(name, town)) ||
	    str_chr(str_left(name, town), ',') == STR_NPOS)
		return;
	draft_place(d, o, EVENT_PUBLICATION, place);
	*s = str_trim(str_left(name, town));
	draft_warn(d, "publisher: '" STR_FMT "' behind it is the place",
		   STR_ARG(place));
}

/*
 * "[Champaign, Ill.] : Survey, 1901-1913.": place, publisher and date in one
 * text. What a school's name begins is no place.
 */
static void
cut_imprint(struct draft *d, struct draft_origin *o, struct str *s)
{
	size_t at = place_end(*s), comma;
	struct str place = str_trim(str_left(*s, at)), rest, date;

	if (cut_turned_place(d, o, s))
		return;
	if (at == STR_NPOS) {
		cut_place_behind(d, o, s);
		cut_place_of_press(d, o, s);
		cut_place_of_entry(d, o, s);
		cut_place_of_school(d, o, s);
		cut_town_of_school(d, o, s);
		cut_places_of_list(d, o, s);
		return;
	}
	if (place.n == 0 || place.n > PLACE_MAX || vocab_is_school(place) ||
	    (!str_has_lower(place) && str_has_lower(str_from(*s, at))))
		return;
	rest = str_from(*s, at);
	rest =
	    str_trim(str_from(rest, s->p[at] == ' ' ? 1 : colon_width(rest)));
	if (rest.n > 0 && rest.p[0] == ':')
		rest = str_trim(str_from(rest, 1));
	if (rest.n == 0 || !(chr_upper(place.p[0]) || place.p[0] == '[' ||
			     (unsigned char)place.p[0] >= 0x80))
		return;
	comma = str_rchr(rest, ',');
	date =
	    comma == STR_NPOS ? STR_NONE : str_trim(str_from(rest, comma + 1));
	while (date.n > 0 && date.p[date.n - 1] == '.')
		date.n--;
	if (date.n >= 4 && str_number(str_left(date, 4), 2999) > 0) {
		draft_origin_date(o, DATE_OPEN, date, 0);
		rest = str_trim(str_left(rest, comma));
	}
	draft_place(d, o, EVENT_PUBLICATION, place);
	*s = rest;
	draft_warn(d, "publisher: '" STR_FMT "' in front of it is the place",
		   STR_ARG(place));
}

/* "University. Faculty. Institute": parts that are parted by stops. */
static bool
is_hierarchy(struct str s)
{
	size_t at;

	while ((at = str_chr(s, '.')) != STR_NPOS) {
		struct str word = str_left(s, at);

		word = str_from(word, str_rchr(word, ' ') + 1);
		if (at + 1 >= s.n || s.p[at + 1] != ' ' ||
		    word.n < STOPPED_MIN || vocab_name_is(VOCAB_SHORT, word))
			return false;
		s = str_from(s, at + 1);
	}
	return true;
}

/*
 * "Example University.": the stop of a catalogue's entry. "Inc.", "Novak & Co."
 * and "Verl. f. Regenkunde" have theirs.
 */
static struct str
without_stop(struct str s)
{
	struct str bare = s, word;
	size_t at;

	if (s.n < 2 || s.p[s.n - 1] != '.')
		return s;
	bare.n--;
	at = str_rchr(bare, ' ');
	word = at == STR_NPOS ? bare : str_from(bare, at + 1);
	at = str_rchr(word, '-'); /* "Novak-Verl." */
	word = at == STR_NPOS ? word : str_from(word, at + 1);
	return word.n < STOPPED_MIN || !is_hierarchy(bare) ||
		       str_iends(word, STR("verl")) ||
		       vocab_name_is(VOCAB_SHORT, word)
		   ? s
		   : bare;
}

/* "Herausgeber: Example Institute": who published it, with the word for that. */
static void
cut_label(struct str *s)
{
	/* clang-format off */
	static const struct str labels[] = {
		STR_LIT("publisher"), STR_LIT("published by"),
		STR_LIT("publishing house"), STR_LIT("verlag"),
		STR_LIT("herausgeber"), STR_LIT("hrsg."), STR_LIT("verleger"),
		STR_LIT("éditeur"), STR_LIT("editeur"), STR_LIT("maison d'édition"),
		STR_LIT("editorial"), STR_LIT("editor"), STR_LIT("editora"),
		STR_LIT("casa editrice"), STR_LIT("editore"),
		STR_LIT("uitgever"), STR_LIT("uitgeverij"), STR_LIT("förlag"),
		STR_LIT("utgivare"), STR_LIT("forlag"), STR_LIT("utgiver"),
		STR_LIT("udgiver"), STR_LIT("kustantaja"), STR_LIT("julkaisija"),
		STR_LIT("wydawca"), STR_LIT("wydawnictwo"),
		STR_LIT("nakladatel"), STR_LIT("vydavatel"), STR_LIT("kiadó"),
		STR_LIT("izdavač"), STR_LIT("založnik"), STR_LIT("editura"),
		STR_LIT("yayıncı"), STR_LIT("yayınevi"), STR_LIT("penerbit"),
		STR_LIT("nhà xuất bản"), STR_LIT("издатель"),
		STR_LIT("Издатель"), STR_LIT("издательство"),
		STR_LIT("Издательство"), STR_LIT("видавець"),
		STR_LIT("Видавець"), STR_LIT("εκδότης"), STR_LIT("Εκδότης"),
		STR_LIT("出版者"), STR_LIT("出版社"), STR_LIT("발행처"),
	};
	/* clang-format on */
	size_t colon = str_chr(*s, ':');
	struct str word = str_trim(str_left(*s, colon));

	if (colon == STR_NPOS || word.n > LABEL_MAX)
		return;
	for (size_t i = 0; i < COUNT(labels); i++)
		if (str_ieq(word, labels[i]) && colon + 1 < s->n) {
			*s = str_trim(str_from(*s, colon + 1));
			return;
		}
}

/* "Novak, Anna E., 1829-1916", "1829-": when who printed it lived. */
static struct str
without_life(struct str s)
{
	size_t comma = str_rchr(s, ',');
	struct str years = str_trim(str_from(s, comma + 1));

	if (comma == STR_NPOS || comma == 0 || (years.n != 5 && years.n != 9) ||
	    years.p[4] != '-' || str_number(str_left(years, 4), YEAR_MAX) < 0 ||
	    (years.n == 9 && str_number(str_from(years, 5), YEAR_MAX) < 0))
		return s;
	return str_trim(str_left(s, comma));
}

void
draft_publisher(struct draft *d, struct draft_origin *o,
		enum origin_event event, struct rec_text t)
{
	cut_label(&t.text);
	if (event == EVENT_PUBLICATION)
		cut_imprint(d, o, &t.text);
	if (draft_is_distribution(t.text, &t.text))
		event = EVENT_OTHER;
	t.text = without_life(without_stop(prose_without_marks(t.text)));
	if (draft_says_nothing(t.text))
		return;
	switch (event) {
	case EVENT_PUBLICATION:
		push(d, &o->publishers, t);
		break;
	case EVENT_CREATION:
		draft_keep(&o->maker, t.text);
		break;
	case EVENT_OTHER:
		draft_keep(&o->other, t.text);
		break;
	case EVENT_COPY:
		break;
	}
}
