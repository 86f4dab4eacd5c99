/* The draft: who published it, and where. */
#include <string.h>

#include "parsers/citation/citation.h"
#include "parsers/draft/internal.h"
#include "parsers/names/names.h"

enum {
	YEAR_MAX = 2099,
	PLACE_MAX = 60,
	REPOSITORY_MAX = 100,
	PLACE_WORDS = 3, /* in front of a colon without a blank */
	PLACES_MIN = 2,  /* in front of a press, between semicolons */
	COVERAGE_MAX = 16,
	OLD_YEAR = 1930, /* older prints are copies of libraries */
	LABEL_MAX = 26,  /* bytes of "Издательство" */
	STOPPED_MIN = 4  /* letters of a word that is no abbreviation */
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

void
draft_place(struct draft *d, struct draft_origin *o, enum origin_event event,
	    struct str s)
{
	s = prose_without_marks(s);
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

/* All of its letters are capitals: an acronym, or a platform. */
static bool
shouted(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (chr_lower(s.p[i]))
			return false;
	return true;
}

/* What publishers call themselves, in words that no platform has. */
static const struct str publisher_words[] = {
    STR_LIT("press"),
    STR_LIT("publishing"),
    STR_LIT("publisher"),
    STR_LIT("verlag"),
    STR_LIT("edition"),
    STR_LIT("\xc3\xa9"
	    "dition"),
    STR_LIT("editorial"),
    STR_LIT("editora"),
    STR_LIT("editrice"),
    STR_LIT("uitgever"),
    STR_LIT("presses"),
    STR_LIT("society"),
    STR_LIT("association"),
};

enum { SOCIETIES = 2 }; /* the last words: "Society of Rain, Hail" */

static bool
has_word_of(struct str s, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ifind(s, words[i]) != STR_NPOS)
			return true;
	return false;
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
	    str_chr(press, ' ') == STR_NPOS ||
	    !has_word_of(press, publisher_words, COUNT(publisher_words)))
		return false;
	place = str_trim(str_from(*s, at + 1));
	if (place.n == 0 || place.n > PLACE_MAX ||
	    vocab_body(place) != BODY_NO ||
	    has_word_of(place, publisher_words, COUNT(publisher_words)))
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

/* "Chicago, IL", "Washington, D.C.": the city. */
static struct str
without_state(struct str s)
{
	size_t comma = str_chr(s, ',');
	struct str state = str_trim(str_from(s, comma + 1));

	if (comma == STR_NPOS || state.n < 2 || state.n > STOPPED_MIN)
		return s;
	for (size_t i = 0; i < state.n; i++)
		if (!chr_upper(state.p[i]) && state.p[i] != '.')
			return s;
	return str_left(s, comma);
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
		return at;
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
	if (place.n < STOPPED_MIN || place.n > PLACE_MAX || shouted(place) ||
	    vocab_body(place) != BODY_NO || !chr_upper(place.p[0]) ||
	    vocab_is_school(rest) || str_chr(rest, ',') != STR_NPOS)
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
	    has_word_of(s, publisher_words, COUNT(publisher_words)))
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
	    !has_word_of(press, publisher_words,
			 COUNT(publisher_words) - SOCIETIES))
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
	    (vocab_body(press) != BODY_SURE &&
	     !has_word_of(press, publisher_words, COUNT(publisher_words))))
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
		cut_places_of_list(d, o, s);
		return;
	}
	if (place.n == 0 || place.n > PLACE_MAX || vocab_is_school(place) ||
	    (shouted(place) && !shouted(str_from(*s, at))))
		return;
	rest = str_trim(str_from(*s, at + 1));
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
	return word.n < STOPPED_MIN || str_chr(bare, '.') != STR_NPOS ||
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

/* --- Platforms ---- */

/* Services that show what others publish; those that never publish. */
static const struct {
	struct str name;
	bool never;
} services[] = {
    {STR_LIT("HAL CCSD"), true},
    {STR_LIT("CCSD"), true},
    {STR_LIT("HAL"), true},
    {STR_LIT("Zenodo"), false},
    {STR_LIT("\xc3\x89rudit"), false},
};

/* What repositories call themselves. */
static const struct str platform_words[] = {
    STR_LIT("digitalcommons"),
    STR_LIT("digital commons"),
    STR_LIT("scholarworks"),
    STR_LIT("scholar works"),
    STR_LIT("scholar commons"),
    STR_LIT("scholarcommons"),
    STR_LIT("scholarship@"),
    STR_LIT("escholarship"),
    STR_LIT("scholars compass"),
    STR_LIT("academic commons"),
    STR_LIT("academic works"),
    STR_LIT("repositor"),
    STR_LIT("reposit\xc3\xb3r"),
    STR_LIT("eprints"),
    STR_LIT("dspace"),
    STR_LIT("open scholarship"),
    STR_LIT("openscholarship"),
    STR_LIT("digital scholarship"),
    STR_LIT("selectedworks"),
    STR_LIT("digital library"),
    STR_LIT("biblioteca digita"),
    STR_LIT("bibliotecas digita"),
    STR_LIT("@"),
};

bool
draft_is_repository(struct str s)
{
	return s.n <= REPOSITORY_MAX &&
	       has_word_of(s, platform_words, COUNT(platform_words));
}

static bool
is_service(struct str s)
{
	for (size_t i = 0; i < COUNT(services); i++)
		if (str_ieq(s, services[i].name))
			return true;
	return false;
}

static bool
never_publishes(struct str s)
{
	for (size_t i = 0; i < COUNT(services); i++)
		if (services[i].never && str_ieq(s, services[i].name))
			return true;
	return false;
}

static bool
is_platform(const struct draft *d, struct str s)
{
	bool words = has_word_of(s, platform_words, COUNT(platform_words));

	if (d->site->publisher == PUBLISHER_PLATFORM)
		return words || !(vocab_is_school(s) ||
				  has_word_of(s, publisher_words,
					      COUNT(publisher_words)));
	return words || is_service(s);
}

/* Published elsewhere, or by the school: whoever shows it did not. */
static bool
is_of_another(const struct record *r)
{
	return rec_type_is(r->type, CLASS_ARTICLE) ||
	       rec_type_is(r->type, CLASS_CHAPTER) ||
	       rec_type_is(r->type, CLASS_THESIS) ||
	       (r->type == TYPE_GENERIC && record_id(r, ID_DOI).n > 0);
}

/*
 * A platform goes when somebody else is named, or must be. A data set is
 * published by the service that has it.
 */
static void
drop_platforms(struct draft *d)
{
	struct rec_texts *l = &d->origin.publishers;
	size_t n = 0, others = 0;

	for (size_t i = 0; i < l->n; i++)
		others += !is_platform(d, l->v[i].text);
	if (others == l->n ||
	    (others == 0 && d->site->publisher != PUBLISHER_PLATFORM &&
	     (!is_of_another(d->r) || is_service(l->v[0].text)) &&
	     !never_publishes(l->v[0].text)))
		return;
	for (size_t i = 0; i < l->n; i++) {
		if (is_platform(d, l->v[i].text))
			draft_warn(d, "publisher: '" STR_FMT "' is a platform",
				   STR_ARG(str_left(l->v[i].text, 60)));
		else
			l->v[n++] = l->v[i];
	}
	l->n = n;
}

/* "DOC/NOAA > National Centers for ...": the name behind its short form. */
static void
spell_out(struct draft *d)
{
	static const struct str sep = {" > ", 3};

	for (size_t i = 0; i < d->origin.publishers.n; i++) {
		struct str *s = &d->origin.publishers.v[i].text;
		size_t at = str_find(*s, sep);

		if (at == STR_NPOS || at + sep.n >= s->n)
			continue;
		*s = str_from(*s, at + sep.n);
		draft_warn(d, "publisher: the name behind '>'");
	}
}

/* --- Places ---- */

/* "World Bank, Washington, DC" beside "Washington, DC". */
static bool
ends_with_place(struct str s, struct str place)
{
	return s.n > place.n + 2 && str_iends(s, place) &&
	       str_ends(str_left(s, s.n - place.n), STR(", "));
}

/* A place that the item is said to be about, too (SSOAR). */
static bool
is_covered(const struct draft *d, struct str place)
{
	const struct rec_texts *l = &d->r->coverage;

	for (size_t i = 0; i < l->n && i < COVERAGE_MAX; i++)
		if (str_ieq(l->v[i].text, place))
			return true;
	return false;
}

/* Where the meeting was: "Congress on Rain, 22., 2013, Husum". */
static bool
is_of_meeting(const struct draft *d, struct str place)
{
	struct str event = d->r->event;
	size_t at;

	if (event.n == 0 && d->nhosts > 0)
		event = d->hosts[0].event;
	at = str_ifind(event, place);
	return at != STR_NPOS && at > 2 &&
	       str_ends(str_left(event, at), STR(", ")) &&
	       (at + place.n == event.n || event.p[at + place.n] == ',');
}

/*
 * A publisher that is the place of the item's own citation, what it covers, or
 * what another one ends with, is a place.
 */
static void
drop_places(struct draft *d)
{
	struct rec_texts *l = &d->origin.publishers;

	for (size_t i = 0; i < l->n; i++) {
		struct str place = l->v[i].text;
		bool found = str_ieq(place, d->origin.place) ||
			     is_covered(d, place) || is_of_meeting(d, place);

		for (size_t k = 0; k < l->n; k++) {
			struct str *s = &l->v[k].text;

			if (k == i || !ends_with_place(*s, place))
				continue;
			*s = str_left(*s, s->n - place.n - 2);
			found = true;
		}
		if (!found || vocab_body(place) != BODY_NO ||
		    (l->n == 1 && !is_covered(d, place)))
			continue;
		draft_keep(&d->origin.place, place);
		draft_warn(d, "publisher: '" STR_FMT "' is the place",
			   STR_ARG(str_left(place, PLACE_MAX)));
		memmove(l->v + i, l->v + i + 1,
			(l->n - i - 1) * sizeof(l->v[0]));
		l->n--;
		i--;
	}
}

/*
 * "Example Institute" and "Bonn", two publishers of a report: a body, and a
 * word that is none (EconStor).
 */
static void
place_behind_body(struct draft *d)
{
	struct rec_texts *l = &d->origin.publishers;
	struct str place = l->n == 2 ? l->v[1].text : STR_NONE;

	if (place.n < STOPPED_MIN || d->origin.place.n > 0 ||
	    !rec_type_is(d->r->type, CLASS_REPORT) ||
	    vocab_body(l->v[0].text) != BODY_SURE ||
	    vocab_body(place) != BODY_NO || shouted(place) ||
	    !chr_upper(place.p[0]))
		return;
	for (size_t i = 1; i < place.n; i++)
		if (!chr_lower(place.p[i]) && (unsigned char)place.p[i] < 0x80)
			return;
	d->origin.place = place;
	l->n = 1;
	draft_warn(d, "publisher: '" STR_FMT "' beside a body is the place",
		   STR_ARG(place));
}

/*
 * DiVA: "Example University, Department" beside "Oslo : Example Press": where
 * the author works published no book that a press did.
 */
static void
drop_departments(struct draft *d)
{
	struct rec_texts *l = &d->origin.publishers;
	size_t n = 0, schools = 0;

	if (d->origin.place.n == 0 || rec_type_is(d->r->type, CLASS_THESIS) ||
	    rec_type_is(d->r->type, CLASS_REPORT))
		return;
	for (size_t i = 0; i < l->n; i++)
		schools += vocab_is_school(l->v[i].text);
	if (schools == 0 || schools == l->n)
		return;
	for (size_t i = 0; i < l->n; i++)
		if (!vocab_is_school(l->v[i].text) ||
		    str_find(l->v[i].text, STR(", ")) == STR_NPOS)
			l->v[n++] = l->v[i];
	if (n < l->n)
		draft_warn(d, "publisher: a department beside a press left "
			      "out");
	l->n = n;
}

/*
 * "Example Library" of an article whose copy has a DOI of its own, or beside
 * the press of an old print: it put the copy up, and published nothing.
 */
static void
drop_library(struct draft *d)
{
	int year = d->origin.date.span.from.year;
	bool old = year > 0 && year < OLD_YEAR;
	bool copied = d->copied && rec_type_is(d->r->type, CLASS_ARTICLE);
	struct rec_texts *l = &d->origin.publishers;
	size_t n = 0, others = 0;

	for (size_t i = 0; i < l->n; i++)
		others += !vocab_is_library(l->v[i].text);
	if (!copied && (!old || others == 0))
		return;
	for (size_t i = 0; i < l->n; i++)
		if (!vocab_is_library(l->v[i].text))
			l->v[n++] = l->v[i];
	if (n < l->n)
		draft_warn(d, "publisher: a library that has the copy left "
			      "out");
	l->n = n;
}

/* --- Two scripts ---- */

/* Where the title is in two scripts, a publisher in each is one. */
static void
drop_other_script(struct draft *d)
{
	const struct rec_texts *titles = &d->titles[TITLE_MAIN];
	struct rec_texts *l = &d->origin.publishers;
	enum names_script script;
	size_t same;

	if (l->n != 2 || titles->n != 2)
		return;
	script = names_script(titles->v[0].text);
	same = names_script(l->v[0].text) == script ? 0 : 1;
	if (names_script(titles->v[1].text) == script ||
	    names_script(l->v[same].text) != script ||
	    names_script(l->v[1 - same].text) == script)
		return;
	l->v[0] = l->v[same];
	l->n = 1;
	draft_warn(d, "publisher: said in another script, too");
}

void
draft_settle_platforms(struct draft *d)
{
	drop_places(d);
	drop_other_script(d);
	drop_departments(d);
	drop_library(d);
	place_behind_body(d);
	drop_platforms(d);
	spell_out(d);
}

/* --- Settling ---- */

/* Somebody with the role of a publisher, when no imprint names one. */
static void
take_named(struct draft *d)
{
	for (size_t i = 0; i < d->people.n; i++) {
		const struct draft_person *p = &d->people.v[i];

		if (p->said & 1u << SAID_PUBLISHER)
			push(d, &d->r->publishers,
			     (struct rec_text){p->name.literal, STR_NONE});
	}
}

/* An article's journal is not its publisher (OJS, where nobody said who is). */
static void
drop_journal(struct draft *d)
{
	struct rec_texts *l = &d->origin.publishers;
	const struct draft_host *h = d->nhosts > 0 ? &d->hosts[0] : NULL;
	size_t n = 0;

	if (h == NULL || !rec_type_is(d->r->type, CLASS_ARTICLE))
		return;
	for (size_t i = 0; i < l->n; i++)
		if (!citation_same_title(l->v[i].text, h->title))
			l->v[n++] = l->v[i];
	if (n < l->n)
		draft_warn(d, "publisher: the journal once more, left out");
	l->n = n;
}

/* "Novak; Oslo", "Novak, Oslo", where Oslo is the place. */
static void
cut_known_place(struct record *r)
{
	for (size_t i = 0; i < r->publishers.n; i++) {
		struct str *s = &r->publishers.v[i].text, front;

		if (r->place.n == 0 || !str_iends(*s, r->place))
			continue;
		front = str_trim(str_left(*s, s->n - r->place.n));
		if (front.n > 1 &&
		    (str_ends(front, STR(";")) || str_ends(front, STR(","))))
			*s = str_trim(str_left(front, front.n - 1));
	}
}

void
draft_settle_publishers(struct draft *d)
{
	struct record *r = d->r;
	struct draft_origin *o = &d->origin;
	struct rec_text other = {.text = o->other};

	drop_journal(d);
	r->publishers = o->publishers;
	r->place = o->place;
	r->edition = o->edition;
	if (r->publishers.n == 0 && !rec_type_is(r->type, CLASS_ARTICLE))
		take_named(d);
	if (other.text.n == 0 && r->institution.n == 0 &&
	    !rec_type_is(r->type, CLASS_ARTICLE) &&
	    !rec_type_is(r->type, CLASS_CHAPTER))
		other.text = o->maker;
	/* Who keeps a copy of what a journal published did not. */
	if (r->publishers.n == 0 && !(rec_type_is(r->type, CLASS_ARTICLE) &&
				      draft_nearest(d)->title.n > 0))
		push(d, &r->publishers, other);
	/* A thesis is cited with its school; the place is that of the school. */
	if (rec_type_is(r->type, CLASS_THESIS) && r->institution.n > 0 &&
	    o->maker_place.n > 0)
		r->place = o->maker_place;
	draft_keep(&r->place, o->other_place);
	draft_keep(&r->place, o->maker_place);
	cut_known_place(r);
}
