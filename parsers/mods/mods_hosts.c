/* MODS: what the hosts of an item make of its citation. */
#include "parsers/mods/mods_read.h"

static void
take(struct str *field, struct str s)
{
	if (field->n == 0)
		*field = s;
}

/* --- Series -------------------------------------------------------------- */

enum { NUMBER_MAX = 24 };

static bool
has_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (chr_digit(s.p[i]))
			return true;
	return false;
}

/* "Title ; 12" is one text in catalogues; "Title ;" has the number apart. */
static void
split_series(struct mods *m, struct str *title, struct str *number)
{
	size_t at = str_rchr(*title, ';');
	struct str tail;

	if (at == STR_NPOS || at == 0)
		return;
	tail = str_trim(str_from(*title, at + 1));
	if (tail.n > 0 && (tail.n > NUMBER_MAX || !has_digit(tail)))
		return;
	*title = str_trim(str_left(*title, at));
	if (number->n == 0 && tail.n > 0) {
		*number = tail;
		mods_warn(m, "series: number read out of its title");
	}
}

/* The number in the series, in whatever detail it stands. */
static struct str
series_number(struct mods *m, const struct mods_host *h)
{
	const struct mods_part *p = &h->part;

	if (p->volume.n > 0)
		return mods_cat(m, p->volume, STR("/"), p->issue);
	if (p->issue.n > 0)
		return p->issue;
	return p->number.n > 0 ? p->number : h->number;
}

static void
take_series(struct mods *m, const struct mods_host *h)
{
	struct record *r = m->r;
	struct str title = h->title, number = series_number(m, h);

	split_series(m, &title, &number);
	if (title.n == 0)
		return;
	if (r->series.n > 0) { /* a second one */
		title = mods_cat(m, title, STR(" ; "), number);
		texts_push(r->arena, &r->relations,
			   (struct rec_text){title, STR_NONE});
		return;
	}
	r->series = title;
	r->series_number = mods_number(number);
}

/* --- Hosts --------------------------------------------------------------- */

static void
take_part(struct record *r, const struct mods_part *p)
{
	take(&r->volume, p->volume);
	take(&r->issue, p->issue);
	take(&r->article, p->article);
	if (r->first_page.n == 0) {
		r->first_page = p->first;
		r->last_page = p->last;
	}
}

/* Whole in itself: what it stands in can only be a series, or a set. */
static bool
is_whole(enum rec_type t)
{
	return mods_is_thesis(t) || t == TYPE_REPORT ||
	       t == TYPE_WORKING_PAPER || t == TYPE_BOOK ||
	       t == TYPE_EDITED_BOOK || t == TYPE_PROCEEDINGS;
}

/*
 * Which hosts are series: those that say so; but an article stands in a
 * journal, and old journals of MyCoRe sites are still called series.
 */
static bool
is_series(struct mods *m, const struct mods_host *h)
{
	if (h->series)
		return true;
	if (h->kind == MODS_HOST_SERIES)
		return !mods_is_article(m->r->type) || m->r->container.n > 0;
	if (h->kind != MODS_HOST_UNKNOWN || !is_whole(m->r->type) ||
	    h->title.n == 0)
		return false;
	mods_warn(m, "series: what it is part of is taken for one");
	return true;
}

/* What a citation says of the book a chapter stands in. */
static void
take_book(struct mods *m, const struct mods_host *h)
{
	struct record *r = m->r;
	struct mods_origin *o = &m->origin;

	if (h->origin.publishers.n > 0 && o->publishers.n == 0)
		o->publishers = h->origin.publishers;
	take(&o->place, h->origin.place);
	take(&o->edition, h->origin.edition);
	if (h->editors.n == 0 || record_has_role(r, ROLE_EDITOR))
		return;
	for (size_t i = 0; i < h->editors.n; i++)
		names_push(r->arena, &r->names, h->editors.v[i]);
}

static void
take_host(struct mods *m, size_t i)
{
	struct mods_host *h = &m->hosts[i];
	struct record *r = m->r;
	bool more = i + 1 < m->nhosts && !m->hosts[i + 1].series &&
		    m->hosts[i + 1].title.n > 0;

	/* Of "Heft 3" in a journal the journal is the container. */
	if (h->kind != MODS_HOST_PART || !more)
		take(&r->container, h->title);
	take_part(r, &h->part);
	take(&r->event, h->event);
	if (mods_is_chapter(r->type) && h->kind != MODS_HOST_JOURNAL)
		take_book(m, h);
}

/* A journal began long before the issue did. */
static bool
dates_item(const struct mods_host *h)
{
	switch (h->kind) {
	case MODS_HOST_BOOK:
	case MODS_HOST_PROCEEDINGS:
	case MODS_HOST_PART:
		return true;
	case MODS_HOST_UNKNOWN:
		return !h->issn;
	case MODS_HOST_JOURNAL:
	case MODS_HOST_NEWSPAPER:
	case MODS_HOST_BLOG:
	case MODS_HOST_SERIES:
		break;
	}
	return false;
}

/* When the item has no date of its own, that of the issue or book is it. */
static void
settle_date(struct mods *m)
{
	struct mods_origin *o = &m->origin;

	mods_origin_date(o, m->part.date, MODS_RANK_PART);
	for (size_t i = 0; i < m->nhosts; i++) {
		const struct mods_host *h = &m->hosts[i];

		if (h->series)
			continue;
		mods_origin_date(o, h->part.date, MODS_RANK_PART);
		if (o->rank == 0 && h->origin.rank > 0 && dates_item(h)) {
			o->date = h->origin.date;
			o->rank = h->origin.rank;
			mods_warn(m, "date: that of what it stands in");
		}
	}
}

/*
 * LibreCat writes the DOI of an article into its journal, of which it says
 * neither genre nor address. Where a genre is said the DOI is the journal's.
 */
static void
settle_doi(struct mods *m)
{
	const struct mods_host *h = &m->hosts[0];

	if (m->nhosts == 0 || h->series || h->kind != MODS_HOST_UNKNOWN ||
	    h->doi.n == 0 || record_id(m->r, ID_DOI).n > 0 ||
	    (!mods_is_article(m->r->type) && !mods_is_chapter(m->r->type)))
		return;
	mods_push_id(m, (struct rec_ident){ID_DOI, h->doi, true});
	mods_warn(m, "doi: taken from what it stands in");
}

void
mods_settle_hosts(struct mods *m)
{
	take_part(m->r, &m->part);
	for (size_t i = 0; i < m->nhosts; i++) {
		m->hosts[i].series = is_series(m, &m->hosts[i]);
		if (m->hosts[i].series)
			take_series(m, &m->hosts[i]);
		else
			take_host(m, i);
	}
	if (m->hosted && m->r->container.n + m->r->series.n == 0)
		mods_warn(m, "host: without a title");
	settle_date(m);
	settle_doi(m);
}
