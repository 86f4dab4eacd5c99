/* Dublin Core: which of several dates is the date of publication. */
#include "core/date.h"

#include "parsers/dc/dc_read.h"
#include "parsers/vocab/vocab.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* "Issued: 2018-01-18" (DataCite): less is nearer to publication. */
static const struct {
	struct str label;
	int rank;
} labels[] = {
    {STR_LIT("issued:"), 0},      {STR_LIT("published:"), 0},
    {STR_LIT("copyrighted:"), 2}, {STR_LIT("available:"), 3},
    {STR_LIT("valid:"), 3},       {STR_LIT("created:"), 4},
    {STR_LIT("submitted:"), 4},   {STR_LIT("accepted:"), 4},
    {STR_LIT("updated:"), 5},     {STR_LIT("collected:"), 5},
    {STR_LIT("other:"), 5},       {STR_LIT("withdrawn:"), 5},
};
enum { RANK_NONE = 1 };

struct candidate {
	struct date_span span;
	int rank;
};

static bool
read_date(struct str s, struct candidate *out)
{
	out->rank = RANK_NONE;
	for (size_t i = 0; s.n > 8 && i < COUNT(labels); i++)
		if (str_istarts(s, labels[i].label)) {
			out->rank = labels[i].rank;
			s = str_from(s, labels[i].label.n);
			break;
		}
	return date_parse(s, &out->span);
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

/*
 * A label decides; then one without a time of day (DSpace: accessioned,
 * available, issued); then the earliest year, in its most precise form.
 */
static bool
better(const struct candidate *c, const struct candidate *best)
{
	if (best->span.from.year == 0 || c->rank != best->rank)
		return best->span.from.year == 0 || c->rank < best->rank;
	if (c->span.timed != best->span.timed)
		return best->span.timed;
	return c->span.from.year < best->span.from.year ||
	       refines(&best->span, &c->span);
}

static size_t
choose(const struct rec_texts *dates, struct candidate *best)
{
	struct candidate c;
	size_t usable = 0;

	for (size_t i = 0; i < dates->n; i++) {
		if (!read_date(dates->v[i].text, &c))
			continue;
		usable++;
		if (better(&c, best))
			*best = c;
	}
	return usable;
}

static void
only_year(struct rec_date *d)
{
	d->month = d->day = 0;
}

/*
 * Digital Commons makes local midnight of a whole date out of what it has, and
 * the first of January or of the month stands for "not known".
 */
static void
first_day(struct record *r, struct rec_date *d)
{
	if (!r->issued.timed || d->day != 1)
		return;
	d->day = 0;
	if (d->month == 1)
		d->month = 0;
	record_warn(r, "date: the first of %s taken for none",
		    d->month == 0 ? "January" : "the month");
}

/* "Tese de doutoramento. ... 2006": a year in front of the repository's. */
static void
thesis_note(struct record *r)
{
	static const struct str words[] = {
	    STR_LIT("tese de "), STR_LIT("thesis ("), STR_LIT("thesis--"),
	    STR_LIT("disserta"), STR_LIT("diss., "),  STR_LIT("mestrado em "),
	};
	struct date_span span;

	if (r->type < TYPE_PHD || r->type > TYPE_THESIS)
		return;
	for (size_t i = 0; i < r->notes.n; i++) {
		struct str s = r->notes.v[i].text;

		if (!DC_STARTS(s, words) || s.n > 200 ||
		    !date_parse(s, &span) || span.to.year > 0 ||
		    (r->issued.from.year > 0 &&
		     span.from.year >= r->issued.from.year))
			continue;
		r->issued = (struct date_span){.from = {.year = span.from.year},
					       .loose = true};
		record_warn(r, "date: year of a note on the thesis");
		return;
	}
}

static void
by_site(struct dc *d)
{
	struct record *r = d->r;
	struct rec_date *f = &r->issued.from;

	if (site_has(d->site, HABIT_FIRST_DAY))
		first_day(r, f);
	else if (site_has(d->site, HABIT_LAST_DAY) && f->month == 12 &&
		 f->day == 31 && d->cited_year == f->year) {
		only_year(f);
		record_warn(r, "date: 31 December is a filling for the year");
	}
	if (site_has(d->site, HABIT_REFERENCE) && r->type == TYPE_ARTICLE &&
	    d->cited_year > 0) {
		r->issued = (struct date_span){
		    .from = {.year = (int16_t)d->cited_year}};
		record_warn(r, "date: year of the journal reference");
	}
}

static void
doubts(struct record *r, size_t usable)
{
	struct date_span stamp;

	if (usable > 1)
		record_warn(r, "date: %zu given, one chosen", usable);
	if (r->issued.loose)
		record_warn(r, "date: read out of free text");
	if (r->dates.n > 0 && usable == 0)
		record_warn(r, "date: no year found");
	/* Nothing is published long after the record was last changed. */
	if (r->datestamp.n > 0 && date_parse(r->datestamp, &stamp) &&
	    r->issued.from.year > stamp.from.year + 2)
		record_warn(r, "date: years after the record itself");
}

void
dc_settle_date(struct dc *d)
{
	struct record *r = d->r;
	struct candidate best = {0};
	size_t usable = choose(&r->dates, &best);

	if (usable == 0 && choose(&d->later_dates, &best) > 0)
		record_warn(r, "date: not of publication, but of later");
	r->issued = best.span;
	doubts(r, usable);
	if (r->issued.from.year == 0 && d->cited_year > 0) {
		r->issued.from.year = (int16_t)d->cited_year;
		record_warn(r, "date: year of a citation");
	}
	by_site(d);
	thesis_note(r);
}
