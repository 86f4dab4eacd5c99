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

void
draft_behind_title(struct draft *d, struct str s, struct str title)
{
	size_t at, end;

	if (!(rec_type_is(d->r->type, CLASS_WHOLE) ||
	      d->r->type == TYPE_GENERIC) ||
	    !citation_title(s, title, &at, &end))
		return;
	s = str_from(s, end);
	kind_behind(d, s);
	if (d->origin.place.n == 0 && rec_type_is(d->r->type, CLASS_WHOLE))
		place_behind(d, s);
}
