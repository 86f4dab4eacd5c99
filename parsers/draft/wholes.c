/*
 * The draft: what the own citation of a whole says behind its title, as EPrints
 * and Pure write it: "Novak, A. (2010) Title. Discussion Paper. Institute of
 * Rain, Oslo." The kind, and the place behind the publisher.
 */
#include "parsers/citation/citation.h"
#include "parsers/draft/internal.h"

enum {
	PLACE_BYTES = 40,
	PLACE_MIN = 4,
	DEGREE_BYTES = 24, /* of "Ph.D." behind a school */
	CODE_MIN = 4,      /* bytes */
	PUBLISHERS_MAX = 4 /* that are looked for */
};

static bool
is_capital(char c)
{
	return chr_upper(c) || (unsigned char)c >= 0xc0;
}

/* "Oslo", "New Haven, Connecticut": words with capitals, none of a body. */
static bool
is_place(struct str s)
{
	if (s.n < PLACE_MIN || s.n > PLACE_BYTES || !is_capital(s.p[0]) ||
	    str_has_digit(s) || vocab_body(s) != BODY_NO)
		return false;
	for (size_t i = 0; i + 1 < s.n; i++)
		if (s.p[i] == ' ' && !is_capital(s.p[i + 1]))
			return false;
	return true;
}

/* What stands between the publisher and the next stop. */
static void
place_behind(struct draft *d, struct str s)
{
	struct rec_texts *l = &d->origin.publishers;

	for (size_t i = 0; i < l->n && i < PUBLISHERS_MAX; i++) {
		struct str name = l->v[i].text, rest;
		size_t at = str_find(s, name);

		if (at == STR_NPOS)
			continue;
		rest = str_from(s, at + name.n);
		if (!str_starts(rest, STR(", ")))
			continue;
		rest = str_from(rest, 2);
		rest = str_trim(str_left(rest, str_chr(rest, '.')));
		if (!is_place(rest))
			continue;
		draft_place(d, &d->origin, EVENT_PUBLICATION, rest);
		draft_warn(d, "place: behind the publisher in its citation");
		return;
	}
}

/* ". Nottingham, UK, Institute of Rain": between the title and the publisher. */
static void
place_in_front(struct draft *d, struct str s)
{
	struct rec_texts *l = &d->origin.publishers;

	if (!str_starts(s, STR(". ")))
		return;
	s = str_from(s, 2);
	for (size_t i = 0; i < l->n && i < PUBLISHERS_MAX; i++) {
		size_t at = str_find(s, l->v[i].text);
		struct str place;

		if (at == STR_NPOS || at < 3)
			continue;
		place = str_left(s, at - 2);
		if ((str_starts(str_from(s, at - 2), STR(", ")) ||
		     str_starts(str_from(s, at - 2), STR(": "))) &&
		    is_place(place)) {
			draft_place(d, &d->origin, EVENT_PUBLICATION, place);
			draft_warn(d, "place: in front of the publisher in "
				      "its citation");
			return;
		}
	}
}

/* "47pp. (OR/15/999) (Unpublished)" of a report: its code. */
static void
code_behind(struct draft *d, struct str s)
{
	size_t open = str_rchr(s, '('), close;
	struct str code;

	while (open != STR_NPOS) {
		code = str_from(s, open + 1);
		close = str_chr(code, ')');
		code = str_left(code, close);
		if (close != STR_NPOS && code.n > CODE_MIN &&
		    chr_upper(code.p[0]) && str_has_digit(code) &&
		    str_chr(code, ' ') == STR_NPOS &&
		    (prose_is_code(code) || str_chr(code, '/') != STR_NPOS)) {
			draft_number(d, code);
			return;
		}
		s = str_left(s, open);
		open = str_rchr(s, '(');
	}
}

static void
kind_behind(struct draft *d, struct str s)
{
	enum rec_type type;
	size_t end;

	if (!(rec_type_is(d->r->type, CLASS_REPORT) ||
	      d->r->type == TYPE_BOOK || d->r->type == TYPE_GENERIC))
		return;
	if (!str_starts(s, STR(". ")))
		return;
	s = str_from(s, 2);
	end = str_find(s, STR(". "));
	if (end == STR_NPOS ||
	    vocab_type(str_left(s, end), &type) != VOCAB_GENRE ||
	    !rec_type_is(type, CLASS_REPORT))
		return;
	if (type != d->r->type)
		draft_type_because(d, type, "its citation");
}

/*
 * "Novak, A. (2011). Title. University of Examples. Ph.D." (EPrints): the degree
 * behind the school, which *s loses.
 */
static void
cut_degree(struct draft *d, struct str *s)
{
	struct str front = *s, last;
	enum rec_type level;
	size_t at;

	if (!rec_type_is(d->r->type, CLASS_THESIS))
		return;
	while (front.n > 0 && str_ends(front, STR(".")))
		front.n--;
	at = str_rfind(front, STR(". "));
	last = str_from(front, at + 2);
	if (at == STR_NPOS || last.n > DEGREE_BYTES ||
	    !vocab_degree(last, &level) || level == TYPE_THESIS ||
	    vocab_is_school(last))
		return;
	if (d->r->type == TYPE_THESIS)
		draft_type_because(d, level, "its citation");
	*s = str_left(*s, at + 1);
}

struct str
draft_behind_title(struct draft *d, struct str s, struct str title)
{
	struct str all = s;
	size_t at, end;

	if (!(rec_type_is(d->r->type, CLASS_WHOLE) ||
	      d->r->type == TYPE_GENERIC) ||
	    !citation_title(s, title, &at, &end))
		return all;
	s = str_from(s, end);
	kind_behind(d, s);
	if (d->origin.place.n == 0 && rec_type_is(d->r->type, CLASS_WHOLE))
		place_behind(d, s);
	if (d->origin.place.n == 0 && rec_type_is(d->r->type, CLASS_WHOLE))
		place_in_front(d, s);
	if (rec_type_is(d->r->type, CLASS_WHOLE))
		draft_pages_behind(d, s);
	if (rec_type_is(d->r->type, CLASS_REPORT))
		code_behind(d, s);
	cut_degree(d, &all);
	return all;
}
