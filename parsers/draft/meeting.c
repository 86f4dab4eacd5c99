/* The draft: a meeting, and where it was. */
#include "parsers/draft/internal.h"

enum {
	HEADING_PARTS = 3, /* "(12th : 2017 : Brno)" */
	PLACE_MAX = 120
};

/* "Congress on Rain, Husum" in Husum: the place is said once. */
static void
say_once(struct record *r)
{
	struct str front;

	if (r->event_place.n == 0 || !str_iends(r->event, r->event_place))
		return;
	front = str_trim(str_left(r->event, r->event.n - r->event_place.n));
	if (front.n > 1 && str_ends(front, STR(",")))
		r->event = str_trim(str_left(front, front.n - 1));
}

/*
 * "Workshop on Rain (12th : 2017 : Brno, Czech Republic)": the way in which
 * catalogues write a meeting as one heading (AACR2 24.7B, RDA 11.13.1.8).
 */
static void
read_heading(struct draft *d)
{
	struct record *r = d->r;
	size_t open = str_rchr(r->event, '('), colons = 0, last;
	struct str inside, place, rest;

	if (open == STR_NPOS || open == 0 || !str_ends(r->event, STR(")")))
		return;
	inside = str_from(r->event, open + 1);
	inside.n--;
	for (size_t i = 0; i < inside.n; i++)
		colons += inside.p[i] == ':';
	last = str_rchr(inside, ':');
	if (colons == 0 || colons >= HEADING_PARTS)
		return;
	place = str_trim(str_from(inside, last + 1));
	rest = str_trim(str_left(inside, last));
	/* "(Brno : 2017)": the date behind it. */
	if (colons == 1 && str_has_digit(place) && !str_has_digit(rest)) {
		place = rest;
		rest = str_trim(str_from(inside, last + 1));
	}
	if (str_has_digit(place) || !str_has_digit(rest))
		return;
	draft_event_place(d, place);
	r->event =
	    arena_join(r->arena, str_left(r->event, open + 1), rest, STR(")"));
}

void
draft_event(struct draft *d, struct str event)
{
	struct record *r = d->r;

	if (r->event.n > 0) {
		if (!str_ieq(r->event, event))
			draft_description(d, DESC_NOTE,
					  (struct rec_text){event, STR_NONE});
		return;
	}
	r->event = event;
	if (r->event_place.n == 0)
		read_heading(d);
	say_once(r);
}

void
draft_event_place(struct draft *d, struct str place)
{
	if (place.n > PLACE_MAX || draft_says_nothing(place))
		return;
	draft_keep(&d->r->event_place, place);
	say_once(d->r);
}

void
draft_meeting(struct draft *d, struct str event, struct str place)
{
	if (event.n == 0)
		return;
	if (d->r->event.n == 0 || str_ieq(d->r->event, event))
		draft_event_place(d, place);
	else
		event = draft_join(d, event, STR(", "), place);
	draft_event(d, event);
}
