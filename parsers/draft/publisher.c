/* The draft: who published it, and where. */
#include <string.h>

#include "parsers/citation/citation.h"
#include "parsers/draft/internal.h"
#include "parsers/names/names.h"

enum {
	YEAR_MAX = 2099,
	PLACE_MAX = 60,
	COVERAGE_MAX = 16,
	LANGUAGES_MAX = 8,  /* that one publisher is named in */
	AUTHORS_MAX = 4,    /* who may have published a thesis */
	INITIALS_BYTES = 8, /* "A. B." */
	OLD_YEAR = 1930,    /* older prints are copies of libraries */
	STOPPED_MIN = 4     /* letters of a word that is no abbreviation */
};

/* --- Platforms ---- */

/*
 * Services that show what others publish; those that never publish. Behind the
 * name may stand who runs it: "Persée : University of Example".
 */
static const struct service {
	struct str name;
	bool never;
} services[] = {
    {STR_LIT("HAL CCSD"), true},
    {STR_LIT("CCSD"), true},
    {STR_LIT("HAL"), true},
    {STR_LIT("Persée"), true},
    {STR_LIT("PERSÉE"), true},
    {STR_LIT("Gallica"), true},
    {STR_LIT("NUMDAM"), true},
    {STR_LIT("JSTOR"), true},
    {STR_LIT("Dialnet"), true},
    {STR_LIT("HathiTrust"), true},
    {STR_LIT("Internet Archive"), true},
    {STR_LIT("Zenodo"), false},
    {STR_LIT("Érudit"), false},
    {STR_LIT("SciELO"), false},
    {STR_LIT("Redalyc"), false},
    {STR_LIT("OpenEdition"), false},
    {STR_LIT("Cairn"), false},
    {STR_LIT("Cairn.info"), false},
    {STR_LIT("DergiPark"), false},
    {STR_LIT("HRČAK"), false},
    {STR_LIT("CyberLeninka"), false},
    {STR_LIT("J-STAGE"), false},
    {STR_LIT("ProQuest"), false},
};

/* The service named, with or without who runs it behind; NULL: none. */
static const struct service *
service_named(struct str s)
{
	for (size_t i = 0; i < COUNT(services); i++) {
		struct str rest = str_trim(str_from(s, services[i].name.n));

		if (str_istarts(s, services[i].name) &&
		    (rest.n == 0 || rest.p[0] == ':' || rest.p[0] == '(' ||
		     str_starts(rest, STR("- "))))
			return &services[i];
	}
	return NULL;
}

static bool
is_platform(const struct draft *d, struct str s)
{
	bool words = vocab_is_repository(s);

	if (d->site->publisher == PUBLISHER_PLATFORM)
		return words ||
		       !(vocab_is_school(s) || vocab_press(s) != PRESS_NO);
	return words || service_named(s) != NULL;
}

/*
 * Does the service show what others publish? A DOI that it gave has its name;
 * others are of who published.
 */
static bool
only_shows(const struct record *r, const struct service *service)
{
	struct str doi = record_id(r, ID_DOI);

	return service != NULL &&
	       (service->never ||
		(doi.n > 0 && str_ifind(doi, service->name) == STR_NPOS));
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
	const struct service *service =
	    l->n > 0 ? service_named(l->v[0].text) : NULL;

	for (size_t i = 0; i < l->n; i++)
		others += !is_platform(d, l->v[i].text);
	if (others == l->n ||
	    (others == 0 && d->site->publisher != PUBLISHER_PLATFORM &&
	     (!is_of_another(d->r) || service != NULL) &&
	     !only_shows(d->r, service)))
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
	if (str_ieq(place, d->r->event_place) ||
	    (d->nhosts > 0 && str_ieq(place, d->hosts[0].event_place)))
		return true;
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
 * "PE", "DEU": the country of publication, a publisher in Peru and at SSOAR. An
 * acronym alone may be one, but of an article the journal is named.
 */
static void
drop_countries(struct draft *d)
{
	struct rec_texts *l = &d->origin.publishers;
	size_t n = 0, before = l->n;

	/* Of what stands in a journal it needs no other. */
	if (before < 2 && (!is_of_another(d->r) || d->nhosts == 0))
		return;
	for (size_t i = 0; i < l->n; i++)
		if (!vocab_is_country_code(l->v[i].text))
			l->v[n++] = l->v[i];
	l->n = n > 0 || before == 1 ? n : before;
	if (l->n < before)
		draft_warn(d, "publisher: the code of a country left out");
}

/* One word that begins with a capital, and none of a body. */
static bool
is_one_place(struct str s)
{
	if (s.n < STOPPED_MIN || !str_has_lower(s) ||
	    vocab_body(s) != BODY_NO ||
	    (!chr_upper(s.p[0]) && (unsigned char)s.p[0] < 0xc0))
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (!chr_lower(s.p[i]) && (unsigned char)s.p[i] < 0x80)
			return false;
	return true;
}

/*
 * "Husum", "Oslo", "Example Press", each a publisher of its own (dLibra);
 * elsewhere a press, and one word behind it.
 */
static void
places_beside_press(struct draft *d)
{
	struct rec_texts *l = &d->origin.publishers;
	size_t places = 0, presses = 0, n = 0;

	if (d->origin.place.n > 0)
		return;
	for (size_t i = 0; i < l->n; i++) {
		places += is_one_place(l->v[i].text);
		presses += vocab_press(l->v[i].text) == PRESS_SURE;
	}
	if (places == 0 || places == l->n ||
	    (!site_has(d->site, HABIT_PLACES) &&
	     (l->n != 2 || presses != 1 || !is_one_place(l->v[1].text))))
		return;
	for (size_t i = 0; i < l->n; i++)
		if (is_one_place(l->v[i].text))
			draft_place(d, &d->origin, EVENT_PUBLICATION,
				    l->v[i].text);
		else
			l->v[n++] = l->v[i];
	l->n = n;
	draft_warn(d, "publisher: %zu beside a press are places", places);
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
	    vocab_body(l->v[0].text) != BODY_SURE || !is_one_place(place))
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

	bool affiliated = d->site->publisher == PUBLISHER_AFFILIATION;

	if ((d->origin.place.n == 0 && !affiliated) ||
	    rec_type_is(d->r->type, CLASS_THESIS) ||
	    rec_type_is(d->r->type, CLASS_REPORT))
		return;
	for (size_t i = 0; i < l->n; i++)
		schools += vocab_is_school(l->v[i].text);
	if (schools == 0 ||
	    (schools == l->n && !(affiliated && is_of_another(d->r))))
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

/* --- Two languages ---- */

/* "en-US", "en": is s in that language? */
static bool
is_in(struct str s, struct str lang)
{
	return lang.n > 0 && str_istarts(s, lang) &&
	       (s.n == lang.n || !chr_alpha(s.p[lang.n]));
}

/*
 * OJS: the publisher once in each of several languages is one, named in that
 * of the item, or in the first.
 */
static void
drop_other_languages(struct draft *d)
{
	struct rec_texts *l = &d->origin.publishers;
	struct str own = d->r->language;
	size_t kept = 0;

	if (l->n < 2 || l->n > LANGUAGES_MAX)
		return;
	own = str_left(own, str_chr(own, '-'));
	for (size_t i = 0; i < l->n; i++) {
		struct str lang = l->v[i].lang;

		lang = str_left(lang, str_chr(lang, '-'));
		if (lang.n < 2)
			return;
		for (size_t k = 0; k < i; k++)
			if (is_in(l->v[k].lang, lang))
				return;
		if (is_in(lang, own))
			kept = i;
	}
	l->v[0] = l->v[kept];
	l->n = 1;
	draft_warn(d, "publisher: said in another language, too");
}

static bool
is_sure_body(struct str s)
{
	return vocab_body(s) == BODY_SURE || vocab_is_school(s);
}

/* "Oslo College ; Husum College": two bodies in one element. */
static void
split_bodies(struct draft *d)
{
	struct rec_texts *l = &d->origin.publishers;

	for (size_t i = 0; i < l->n && l->n < LANGUAGES_MAX; i++) {
		struct rec_text second = l->v[i];
		size_t at = str_find(second.text, STR(" ; "));

		if (at == STR_NPOS)
			continue;
		second.text = str_trim(str_from(second.text, at + 3));
		if (!is_sure_body(str_left(l->v[i].text, at)) ||
		    !is_sure_body(second.text))
			continue;
		l->v[i].text = str_trim(str_left(l->v[i].text, at));
		texts_push(d->r->arena, l, second);
	}
}

void
draft_settle_platforms(struct draft *d)
{
	split_bodies(d);
	drop_countries(d);
	drop_places(d);
	drop_other_languages(d);
	drop_other_script(d);
	places_beside_press(d);
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
	struct rec_texts *l = &d->r->publishers;

	for (size_t i = 0; i < d->people.n; i++) {
		const struct draft_person *p = &d->people.v[i];
		struct str name = p->name.literal;
		bool said = name.n == 0;

		if ((p->said & BIT(SAID_PUBLISHER)) == 0)
			continue;
		for (size_t k = 0; k < l->n && k < LANGUAGES_MAX; k++)
			said |= str_eq(l->v[k].text, name);
		if (!said && draft_room(d, LIMIT_TEXTS, l->n))
			texts_push(d->r->arena, l,
				   (struct rec_text){name, STR_NONE});
	}
}

/* "A. Novak" of the author Novak, Ana: initials or given names, and family. */
static bool
is_author(const struct rec_name *n, struct str s)
{
	struct str given;

	if (n->role != ROLE_AUTHOR || n->family.n == 0 || n->given.n == 0 ||
	    s.n < n->family.n + 2 || !str_iends(s, n->family))
		return false;
	given = str_trim(str_left(s, s.n - n->family.n));
	return str_ieq(given, n->given) ||
	       (given.n > 0 && given.n <= INITIALS_BYTES &&
		str_ends(given, STR(".")) && n->given.p[0] == given.p[0]);
}

/*
 * "[A. Novak]" (Slovenia): a thesis that its author is said to have published
 * was not published.
 */
static void
drop_author(struct draft *d)
{
	struct rec_texts *l = &d->origin.publishers;
	const struct rec_names *names = &d->r->names;
	size_t n = 0;

	if (!rec_type_is(d->r->type, CLASS_THESIS))
		return;
	for (size_t i = 0; i < l->n; i++) {
		struct str s = l->v[i].text;
		bool author = false;

		if (s.n > 2 && s.p[0] == '[' && s.p[s.n - 1] == ']')
			s = str_trim(str_of(s.p + 1, s.n - 2));
		for (size_t k = 0; k < names->n && k < AUTHORS_MAX; k++)
			author |= is_author(&names->v[k], s);
		if (author)
			draft_warn(d, "publisher: the author of a thesis");
		else
			l->v[n++] = l->v[i];
	}
	l->n = n;
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

/* "v2.1" of software or data is no edition. */
static void
take_edition(struct draft *d)
{
	struct record *r = d->r;
	static const struct str words[] = {STR_LIT("version "),
					   STR_LIT("ver. "), STR_LIT("v. "),
					   STR_LIT("release ")};
	struct str s = d->origin.edition, number = s;

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_istarts(s, words[i]))
			number = str_trim(str_from(s, words[i].n));
	if ((r->type == TYPE_DATASET || r->type == TYPE_SOFTWARE) &&
	    r->version.n == 0 && number.n > 0 &&
	    (chr_digit(number.p[number.p[0] == 'v' && number.n > 1])) &&
	    str_chr(number, ' ') == STR_NPOS)
		r->version = number;
	else
		r->edition = s;
}

void
draft_settle_publishers(struct draft *d)
{
	struct record *r = d->r;
	struct draft_origin *o = &d->origin;
	struct rec_text other = {.text = o->other};

	drop_journal(d);
	drop_author(d);
	r->publishers = o->publishers;
	r->place = o->place;
	take_edition(d);
	if (r->publishers.n == 0 && !rec_type_is(r->type, CLASS_ARTICLE))
		take_named(d);
	if (other.text.n == 0 && r->institution.n == 0 &&
	    !rec_type_is(r->type, CLASS_ARTICLE) &&
	    !rec_type_is(r->type, CLASS_CHAPTER))
		other.text = o->maker;
	/* Who keeps a copy of what a journal published did not. */
	if (r->publishers.n == 0 && other.text.n > 0 &&
	    !(rec_type_is(r->type, CLASS_THESIS) &&
	      vocab_is_repository(other.text)) &&
	    !(rec_type_is(r->type, CLASS_ARTICLE) &&
	      draft_nearest(d)->title.n > 0))
		texts_push(r->arena, &r->publishers, other);
	/* A thesis is cited with its school; the place is that of the school. */
	if (rec_type_is(r->type, CLASS_THESIS) && r->institution.n > 0 &&
	    o->maker_place.n > 0)
		r->place = o->maker_place;
	draft_keep(&r->place, o->other_place);
	draft_keep(&r->place, o->maker_place);
	cut_known_place(r);
}
