/* The draft: which of several dates is that of publication. */
#include <string.h>

#include "parsers/draft/internal.h"

/*
 * How near to publication a kind is: less is nearer. The kinds of one place
 * are of equal worth, and the first of them counts.
 */
static const unsigned char places[DATE_KIND__MAX] = {
    [DATE_ISSUED] = 1,   [DATE_PART] = 2,      [DATE_OPEN] = 3,
    [DATE_ONLINE] = 4,   [DATE_CREATED] = 5,   [DATE_COPYRIGHT] = 6,
    [DATE_ACCEPTED] = 7, [DATE_SUBMITTED] = 8, [DATE_COPY] = 9,
    [DATE_OTHER] = 10,
};

/* ISO 8601 without its hyphens: 20190304. */
bool
draft_parse_date(struct str s, struct date_span *out)
{
	char day[11];

	if (s.n != 8 || str_number(s, 99999999) < 0)
		return date_parse(s, out);
	memcpy(day, s.p, 4);
	day[4] = day[7] = '-';
	memcpy(day + 5, s.p + 4, 2);
	memcpy(day + 8, s.p + 6, 2);
	return date_parse(str_of(day, 10), out);
}

/* Is b the same date as a, said in more detail? */
static bool
refines(const struct date_span *a, const struct date_span *b)
{
	return a->from.year == b->from.year && a->to.year == 0 &&
	       ((a->from.month == 0 && b->from.month > 0) ||
		(a->from.month == b->from.month && a->from.day == 0 &&
		 b->from.day > 0));
}

/* May b stand for a, of which a year alone is known? */
static bool
is_exact(const struct draft_date *a, const struct draft_date *b)
{
	return (b->how & DATE_ROUNDED) == 0 &&
	       places[b->kind] <= places[DATE_COPYRIGHT] &&
	       (refines(&a->span, &b->span) ||
		(a->span.from.year == b->span.from.year &&
		 b->span.to.year > 0));
}

/*
 * A key date goes before others of its kind, and one whose encoding is said
 * before a free text that repeats it. Of those of which nothing is said one
 * without a time of day (DSpace: accessioned, available, issued), then the
 * earliest year, in its most precise form.
 */
bool
draft_date_better(const struct draft_date *c, const struct draft_date *best)
{
	unsigned how = DATE_KEY | DATE_ENCODED;

	if (best->kind == DATE_NONE)
		return true;
	if (places[c->kind] != places[best->kind])
		return places[c->kind] < places[best->kind];
	if (c->kind != DATE_OPEN)
		return (c->how & how) > (best->how & how);
	if (c->span.timed != best->span.timed)
		return best->span.timed;
	return c->span.from.year < best->span.from.year ||
	       refines(&best->span, &c->span);
}

void
draft_origin_span(struct draft_origin *o, enum date_kind kind,
		  struct date_span span, unsigned how)
{
	struct draft_date c = {span, kind, how};

	if (kind == DATE_NONE)
		return;
	if (draft_date_better(&c, &o->date))
		o->date = c;
	else if ((o->date.how & DATE_ROUNDED) != 0 && is_exact(&o->date, &c) &&
		 draft_date_better(&c, &o->exact))
		o->exact = c;
}

void
draft_origin_date(struct draft_origin *o, enum date_kind kind, struct str text,
		  unsigned how)
{
	struct date_span span;

	if (text.n > 0 && draft_parse_date(text, &span))
		draft_origin_span(o, kind, span, how);
}

void
draft_date_sent(struct draft *d, struct str sent)
{
	struct record *r = d->r;

	if (sent.n > 0 && draft_room(d, LIMIT_TEXTS, r->dates.n))
		texts_push(r->arena, &r->dates,
			   (struct rec_text){sent, STR_NONE});
}

void
draft_date(struct draft *d, enum date_kind kind, struct str sent, unsigned how)
{
	draft_date_sent(d, sent);
	draft_origin_date(&d->origin, kind, sent, how);
}

void
draft_settle_dates(struct draft *d)
{
	struct record *r = d->r;

	r->issued = d->origin.date.span;
	if (d->origin.exact.kind != DATE_NONE &&
	    is_exact(&d->origin.date, &d->origin.exact))
		r->issued = d->origin.exact.span;
	if (d->origin.date.kind == DATE_OTHER)
		draft_warn(d, "date: not of publication, but of later");
	if (r->issued.loose)
		draft_warn(d, "date: read out of free text");
	if (r->issued.from.year == 0 && r->dates.n > 0)
		draft_warn(d, "date: no year of publication");
}
