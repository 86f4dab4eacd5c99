/* The draft: which of several dates is that of publication. */
#include <string.h>

#include "core/date_eras.h"
#include "parsers/draft/internal.h"

enum { CITED_MIN = 1500, NOTE_MAX = 200, YEAR_MAX = 2099 };

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
 * before a free text that repeats it; then one without a time of day, which
 * programs set (DSpace: accessioned, available). Of those of which nothing is
 * said it is the earliest year, in its most precise form.
 */
static bool
is_better(const struct draft_date *c, const struct draft_date *best)
{
	unsigned how = DATE_KEY | DATE_ENCODED;

	if (best->kind == DATE_NONE)
		return true;
	if (places[c->kind] != places[best->kind])
		return places[c->kind] < places[best->kind];
	if (c->kind != DATE_OPEN && (c->how & how) != (best->how & how))
		return (c->how & how) > (best->how & how);
	if (c->kind != DATE_OPEN)
		return best->span.timed && !c->span.timed;
	if (c->span.timed != best->span.timed)
		return best->span.timed;
	return c->span.from.year < best->span.from.year ||
	       refines(&best->span, &c->span);
}

void
draft_origin_span(struct draft_origin *o, enum date_kind kind,
		  struct date_span span, unsigned how)
{
	struct draft_date c = {span, kind, how}, before = o->date;

	if (kind == DATE_NONE)
		return;
	/* What came before may be the exact form of what is rounded. */
	if (is_better(&c, &o->date)) {
		o->date = c;
		if ((how & DATE_ROUNDED) != 0 && before.kind != DATE_NONE &&
		    is_exact(&c, &before) && is_better(&before, &o->exact))
			o->exact = before;
	} else if ((o->date.how & DATE_ROUNDED) != 0 &&
		   is_exact(&o->date, &c) && is_better(&c, &o->exact)) {
		o->exact = c;
	}
}

void
draft_origin_date(struct draft_origin *o, enum date_kind kind, struct str text,
		  unsigned how)
{
	struct date_span span;

	if (text.n > 0 && draft_parse_date(text, &span))
		draft_origin_span(o, kind, span, how);
}

enum date_kind
draft_date_kind(struct str type)
{
	static const struct {
		struct str type;
		enum date_kind kind;
	} kinds[] = {
	    {STR_LIT("Issued"), DATE_ISSUED},
	    {STR_LIT("Available"), DATE_ONLINE},
	    {STR_LIT("Created"), DATE_CREATED},
	    {STR_LIT("Copyrighted"), DATE_COPYRIGHT},
	    {STR_LIT("Accepted"), DATE_ACCEPTED},
	    {STR_LIT("Submitted"), DATE_SUBMITTED},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_ieq(type, kinds[i].type))
			return kinds[i].kind;
	return DATE_NONE;
}

void
draft_date_sent(struct draft *d, struct str sent)
{
	struct record *r = d->r;

	if (sent.n > 0 && draft_room(d, LIMIT_TEXTS, r->dates.n))
		texts_push(r->arena, &r->dates,
			   (struct rec_text){sent, STR_NONE});
}

/* "1908; 1909; 1910" (CONTENTdm): the years of a time, each of them, as one. */
static struct str
years_as_range(struct draft *d, struct str text)
{
	struct str rest = text, year, first = STR_NONE, last = STR_NONE;
	long long before = 0;

	if (str_chr(text, ';') == STR_NPOS)
		return text;
	while (str_cut(&rest, ';', &year)) {
		year = str_trim(year);
		if (year.n == 0)
			continue;
		if (year.n != 4 || str_number(year, YEAR_MAX) <= before)
			return text;
		before = str_number(year, YEAR_MAX);
		if (first.n == 0)
			first = year;
		last = year;
	}
	return first.p == last.p
		   ? first
		   : arena_join(d->r->arena, first, STR("/"), last);
}

/* Without being kept: it was, with a label in front of it. */
void
draft_date_open(struct draft *d, enum date_kind kind, struct str text)
{
	text = years_as_range(d, text);
	d->nopen++;
	draft_origin_date(&d->origin, kind, text, 0);
}

void
draft_date(struct draft *d, enum date_kind kind, struct str sent, unsigned how)
{
	draft_date_sent(d, sent);
	draft_origin_date(&d->origin, kind, sent, how);
}

/*
 * Digital Commons makes local midnight of a whole date out of what it has, and
 * the first of January or of the month stands for "not known".
 */
static void
first_day(struct draft *d)
{
	struct rec_date *f = &d->r->issued.from;
	struct date_span title;

	if (!d->r->issued.timed || f->day != 1)
		return;
	/* Of a newspaper: "The Example, March 1, 1940". */
	if (date_parse(record_title(d->r), &title) &&
	    title.from.year == f->year && title.from.month == f->month &&
	    title.from.day == 1)
		return;
	f->day = 0;
	if (f->month == 1)
		f->month = 0;
	draft_warn(d, "date: the first of %s taken for none",
		   f->month == 0 ? "January" : "the month");
}

static void
only_year(struct draft *d, int year, const char *why)
{
	d->r->issued = (struct date_span){.from = {.year = (int16_t)year}};
	draft_warn(d, "date: %s", why);
}

/*
 * A citation of the item has the year in which it was published; the date
 * beside it is that of the copy when it is later. Sites of preprints cite what
 * became of the item, and later.
 */
static void
by_citation(struct draft *d)
{
	struct record *r = d->r;
	int year = r->issued.from.year, cited = d->cited_year;

	if (cited < CITED_MIN)
		return;
	if (site_has(d->site, HABIT_REFERENCE)) {
		if (r->type == TYPE_ARTICLE ||
		    rec_type_is(r->type, CLASS_CHAPTER) ||
		    rec_type_is(r->type, CLASS_THESIS))
			only_year(d, cited, "year of the journal reference");
	} else if (year == 0) {
		only_year(d, cited, "year of a citation");
	} else if (cited < year && d->origin.date.kind == DATE_OPEN) {
		only_year(d, cited, "the earlier year of a citation");
	} else if (cited == year && site_has(d->site, HABIT_LAST_DAY) &&
		   r->issued.from.month == 12 && r->issued.from.day == 31) {
		only_year(d, year, "31 December is a filling for the year");
	} else if (cited == year && d->cited_month > 0 &&
		   d->cited_month <= 12 && r->issued.from.month == 0 &&
		   r->issued.to.year == 0 &&
		   rec_type_is(r->type, CLASS_ARTICLE)) {
		r->issued.from.month = (uint8_t)d->cited_month;
		draft_warn(d, "date: the month of a citation");
	}
}

/* "Tese de doutoramento. ... 2006": a year in front of the repository's. */
static void
by_thesis_note(struct draft *d)
{
	struct record *r = d->r;
	enum rec_type level;
	struct date_span span;

	for (size_t i = 0; rec_type_is(r->type, CLASS_THESIS) && i < r->notes.n;
	     i++) {
		struct str s = r->notes.v[i].text;

		if (s.n > NOTE_MAX || prose_shape(s) != SHAPE_NOTE ||
		    !vocab_degree(s, &level) || !date_parse(s, &span) ||
		    span.to.year > 0 ||
		    (r->issued.from.year > 0 &&
		     span.from.year >= r->issued.from.year))
			continue;
		only_year(d, span.from.year, "year of a note on the thesis");
		r->issued.loose = true;
		return;
	}
}

/* What nobody wrote in the Middle Ages. */
static bool
is_modern(const struct record *r)
{
	return rec_type_is(r->type, CLASS_ARTICLE) ||
	       rec_type_is(r->type, CLASS_CHAPTER) ||
	       rec_type_is(r->type, CLASS_THESIS) ||
	       rec_type_is(r->type, CLASS_REPORT) ||
	       record_id(r, ID_DOI).n > 0 || record_id(r, ID_ISBN).n > 0;
}

/*
 * 1394 in Latin digits: of an article in Persian it is a year of the Hijri by
 * the sun, of one in Arabic by the moon.
 */
static void
by_hijri(struct draft *d)
{
	static const struct {
		struct str language;
		enum date_digits of;
	} rows[] = {
	    {STR_LIT("fa"), DATE_DIGITS_PERSIAN},
	    {STR_LIT("ps"), DATE_DIGITS_PERSIAN},
	    {STR_LIT("ckb"), DATE_DIGITS_PERSIAN},
	    {STR_LIT("ar"), DATE_DIGITS_ARABIC},
	};
	struct record *r = d->r;
	int sent = r->issued.from.year;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (str_eq(r->language, rows[i].language) && is_modern(r))
			date_from_hijri(STR_NONE, rows[i].of, &r->issued);
	if (r->issued.from.year != sent)
		draft_warn(d, "date: %d is a year of the Hijri", sent);
}

void
draft_settle_dates(struct draft *d)
{
	struct record *r = d->r;
	struct date_span stamp;

	r->issued = d->origin.date.span;
	if (d->origin.exact.kind != DATE_NONE &&
	    is_exact(&d->origin.date, &d->origin.exact))
		r->issued = d->origin.exact.span;
	if (d->nopen > 1)
		draft_warn(d, "date: %zu given, one chosen", d->nopen);
	if (d->origin.date.kind == DATE_OTHER)
		draft_warn(d, "date: not of publication, but of later");
	if (r->issued.loose)
		draft_warn(d, "date: read out of free text");
	if (r->issued.from.year == 0 && r->dates.n > 0)
		draft_warn(d, "date: no year of publication");
	/* Nothing is published long after the record was last changed. */
	if (r->datestamp.n > 0 && date_parse(r->datestamp, &stamp) &&
	    r->issued.from.year > stamp.from.year + 2)
		draft_warn(d, "date: years after the record itself");
	if (site_has(d->site, HABIT_FIRST_DAY))
		first_day(d);
	by_hijri(d);
	by_citation(d);
	by_thesis_note(d);
}
