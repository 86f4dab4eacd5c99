/* MODS: what the elements say only together. */
#include <string.h>

#include "parsers/mods/mods_read.h"
#include "parsers/vocab/vocab.h"

/* ISO 639-2: no language, none known, several. */
static bool
says_none(struct str code)
{
	return str_eqc(code, "zxx") || str_eqc(code, "und") ||
	       str_eqc(code, "mul");
}

static void
settle_language(struct record *r)
{
	size_t unknown = 0;

	for (size_t i = 0; i < r->languages.n; i++) {
		if (r->languages.v[i].lang.n == 0)
			unknown += !says_none(r->languages.v[i].text);
		else if (r->language.n == 0)
			r->language = r->languages.v[i].lang;
	}
	if (unknown > 0)
		record_warn(r, "language: %zu not known", unknown);
	if (r->languages.n > 1)
		record_warn(r, "language: %zu given, the first known taken",
			    r->languages.n);
}

/* The language itself, without a region. */
static struct str
primary_subtag(struct arena *a, struct str lang)
{
	struct str tag = vocab_language(a, lang);

	return str_left(tag, str_chr(tag, '-'));
}

/*
 * Moves the first text in the language of the item to the front, unless the
 * one that is there has it or has none.
 */
static void
prefer_language(struct record *r, struct rec_texts *l)
{
	struct str want = str_left(r->language, str_chr(r->language, '-'));
	struct rec_text t;

	if (l->n < 2 || want.n == 0 || l->v[0].lang.n == 0)
		return;
	for (size_t i = 0; i < l->n; i++) {
		t = l->v[i];
		if (!str_eq(primary_subtag(r->arena, t.lang), want))
			continue;
		memmove(l->v + 1, l->v, i * sizeof(t));
		l->v[0] = t;
		return;
	}
}

/* The title, other titles, short ones. */
static void
settle_titles(struct mods *m)
{
	struct record *r = m->r;

	if (!m->primary)
		prefer_language(r, &m->titles[MODS_TITLE_MAIN]);
	if (m->titles[MODS_TITLE_MAIN].n == 0 &&
	    m->titles[MODS_TITLE_OTHER].n + m->titles[MODS_TITLE_SHORT].n > 0)
		mods_warn(m, "title: one that is said to be another");
	for (int kind = 0; kind < MODS_TITLE__MAX; kind++) {
		const struct rec_texts *l = &m->titles[kind];
		size_t i = 0;

		/* No title of its own beside the whole one. */
		if (kind == MODS_TITLE_SHORT && r->titles.n > 0 && l->n > 0)
			r->short_title = l->v[i++].text;
		for (; i < l->n; i++)
			texts_push(r->arena, &r->titles, l->v[i]);
	}
	if (r->titles.n == 0)
		mods_warn(m, "title: none");
}

static void
settle_date(struct mods *m)
{
	struct record *r = m->r;

	r->issued = m->origin.date;
	if (r->issued.loose)
		mods_warn(m, "date: read out of free text");
	if (r->issued.from.year == 0 && r->dates.n > 0)
		mods_warn(m, "date: no year of publication");
}

static void
settle_origin(struct mods *m)
{
	struct record *r = m->r;
	struct mods_origin *o = &m->origin;
	struct rec_text other = {.text = o->other};

	r->publishers = o->publishers;
	r->place = o->place;
	r->edition = o->edition;
	if (other.text.n == 0 && r->institution.n == 0 &&
	    !mods_is_article(r->type) && !mods_is_chapter(r->type))
		other.text = o->maker;
	if (r->publishers.n == 0 && other.text.n > 0)
		texts_push(r->arena, &r->publishers, other);
	if (r->place.n == 0)
		r->place =
		    o->other_place.n > 0 ? o->other_place : o->maker_place;
}

/* The number of a report or patent. */
static void
settle_number(struct mods *m)
{
	struct record *r = m->r;

	if (m->number.n == 0)
		return;
	if (r->series_number.n == 0 &&
	    (r->series.n == 0 || r->type == TYPE_PATENT))
		r->series_number = m->number;
	else if (!str_eq(r->series_number, m->number))
		mods_warn(m, "number: '" STR_FMT "' has no place",
			  STR_ARG(str_left(m->number, 60)));
}

void
mods_settle(struct mods *m)
{
	settle_language(m->r);
	settle_titles(m);
	prefer_language(m->r, &m->r->abstracts);
	mods_settle_type(m);
	mods_settle_hosts(m);
	mods_settle_names(m);
	settle_origin(m);
	settle_date(m);
	settle_number(m);
}
