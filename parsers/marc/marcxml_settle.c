/* MARCXML: what leader, 008 and the fields say only together. */
#include <stdio.h>

#include "parsers/marc/marcxml_read.h"
#include "parsers/vocab/vocab.h"

/* --- Types ---------------------------------------------------------------- */

/* Leader/06; text is told by its bibliographic level. */
static const struct {
	char code;
	struct str word;
} kinds[] = {
    {'c', STR_LIT("notated music")}, {'d', STR_LIT("notated music")},
    {'e', STR_LIT("map")},           {'f', STR_LIT("map")},
    {'g', STR_LIT("MovingImage")},   {'i', STR_LIT("Sound")},
    {'j', STR_LIT("Sound")},         {'k', STR_LIT("Image")},
    {'p', STR_LIT("mixed")},         {'r', STR_LIT("PhysicalObject")},
};

/* 008/26 of computer files. */
static struct str
computer_file(const struct marc *c)
{
	struct str kind = marc_fixed(c, 26, 1);

	if (str_eqc(kind, "a"))
		return STR("Dataset");
	return str_eqc(kind, "b") ? STR("Software") : STR_NONE;
}

bool
marc_is_published(const struct marc *c)
{
	return c->also_thesis && c->m.origin.publishers.n > 0;
}

static bool
has_editors_only(const struct marc *c)
{
	return record_has_role(c->r, ROLE_EDITOR) &&
	       !record_has_role(c->r, ROLE_AUTHOR);
}

/* A serial by 008/21: newspapers and series are periodicals as well. */
static struct str
serial(const struct marc *c)
{
	struct str kind = marc_fixed(c, 21, 1);

	return str_eqc(kind, "w") || str_eqc(kind, "d") ? STR("Website")
							: STR("journal");
}

/* Text that is published as a whole. */
static struct str
monograph(struct marc *c)
{
	bool conference =
	    c->is_conference || str_eqc(marc_fixed(c, 29, 1), "1");

	if (c->thesis.n > 0 && !marc_is_published(c))
		return STR("thesis");
	if (c->also_thesis)
		mods_warn(&c->m, "type: book, which was also accepted as a "
				 "thesis");
	if (conference && !record_has_role(c->r, ROLE_AUTHOR))
		return STR("proceedings");
	return has_editors_only(c) ? STR("EditedCollection") : STR("book");
}

static struct str
text(struct marc *c)
{
	char level = marc_leader(c, 7);

	if (marc_is_component(c) || (c->m.hosted && level != 'm'))
		return STR("article");
	if (level == 's')
		return STR("journal");
	return level == 'i' ? serial(c) : monograph(c);
}

/* Not among the types as sent: those are codes. */
static void
push_type(struct marc *c, struct rec_texts *l, struct str word)
{
	texts_push(c->r->arena, l, (struct rec_text){word, STR_NONE});
}

static void
settle_type(struct marc *c)
{
	char kind = marc_leader(c, 6);
	struct str word = STR_NONE;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (kinds[i].code == kind)
			word = kinds[i].word;
	if (kind == 'm')
		word = computer_file(c);
	if (word.n > 0)
		push_type(c, &c->m.types.resources, word);
	else if (kind == 't' && c->thesis.n == 0 && !c->m.hosted)
		push_type(c, &c->m.types.mapped, STR("manuscript"));
	else if (kind == 'a' || kind == 't')
		push_type(c, &c->m.types.mapped, text(c));
	else if (c->thesis.n > 0)
		push_type(c, &c->m.types.mapped, STR("thesis"));
	if (c->thesis.n > 0 && c->degree.n > 0 && !marc_is_published(c))
		texts_push(c->r->arena, &c->m.types.levels,
			   (struct rec_text){c->degree, STR_NONE});
}

/* A paper of a meeting stands in its proceedings. */
static void
settle_host(struct marc *c)
{
	for (size_t i = 0; i < c->m.nhosts; i++) {
		struct mods_host *h = &c->m.hosts[i];

		if (!h->series && h->kind == MODS_HOST_BOOK && c->is_conference)
			h->kind = MODS_HOST_PROCEEDINGS;
	}
}

/* --- Names ---------------------------------------------------------------- */

/*
 * Who is named without a role: authors as a rule; when nobody is the main
 * entry and the title page speaks of editors, these.
 */
static void
settle_open_roles(struct marc *c)
{
	static const struct str words[] = {
	    STR_LIT("edited by"), STR_LIT("hrsg"),   STR_LIT("hg."),
	    STR_LIT("herausgeg"), STR_LIT("ed. by"), STR_LIT("eds."),
	    STR_LIT("editor"),    STR_LIT("red. ")};
	bool edited =
	    !record_has_role(c->r, ROLE_AUTHOR) && MARC_HAS(c->said_by, words);
	struct rec_names *l = &c->r->names;
	size_t open = 0;

	for (size_t i = 0; i < l->n; i++) {
		if (l->v[i].role != MARC_ROLE_OPEN)
			continue;
		l->v[i].role = edited ? ROLE_EDITOR : ROLE_AUTHOR;
		open++;
	}
	if (open > 0)
		mods_warn(&c->m, "role: none said of %zu, taken for %s", open,
			  rec_role_name(edited ? ROLE_EDITOR : ROLE_AUTHOR));
}

/* A body without a role in the record of a thesis grants the degree. */
static void
settle_grantor(struct marc *c)
{
	if (c->thesis.n == 0 || c->m.grantor.n > 0 || c->m.issuers.n == 0)
		return;
	c->m.grantor = c->m.issuers.v[0].literal;
	mods_warn(&c->m, "institution: the body that is named");
}

/* --- Dates and languages --------------------------------------------------- */

enum { RANK_FIXED = 3, RANK_DEGREE = 7 };

static bool
year_at(const struct marc *c, size_t at, int16_t *year)
{
	struct str s = marc_fixed(c, at, 4);
	long long n = s.n == 4 ? str_number(s, 2999) : -1;

	*year = (int16_t)(n > 0 ? n : 0);
	return n >= 1000;
}

/* Date 2 of a detailed date: "0412". */
static void
take_day(const struct marc *c, struct rec_date *d)
{
	long long month = str_number(marc_fixed(c, 11, 2), 12);
	long long day = str_number(marc_fixed(c, 13, 2), 31);

	if (month < 1)
		return;
	d->month = (uint8_t)month;
	if (day > 0 && date_exists(d->year, d->month, (int)day))
		d->day = (uint8_t)day;
}

/* 008/06-14: which kind of dates, and two of them. */
static void
settle_fixed_date(struct marc *c)
{
	struct mods_origin *o = &c->m.origin;
	struct str kind = marc_fixed(c, 6, 1);
	struct date_span d = {0};
	bool serial =
	    str_eqc(kind, "d") || str_eqc(kind, "c") || str_eqc(kind, "u");
	int rank = serial ? 1 : RANK_FIXED;

	if (kind.n == 0 || !year_at(c, 7, &d.from.year))
		return;
	if (str_eqc(kind, "e"))
		take_day(c, &d.from);
	else if ((str_eqc(kind, "d") || str_eqc(kind, "m") ||
		  str_eqc(kind, "q") || str_eqc(kind, "i") ||
		  str_eqc(kind, "k")) &&
		 year_at(c, 11, &d.to.year) && d.to.year <= d.from.year)
		d.to.year = 0;
	d.circa = str_eqc(kind, "q");
	/* What an imprint says in words, in figures: with its day or end. */
	if (o->rank > 0 && o->date.from.year == d.from.year &&
	    (serial || (o->date.from.month == 0 && o->date.to.year == 0 &&
			d.from.month > 0)))
		o->rank = 0;
	mods_origin_span(o, d, rank);
}

static void
settle_dates(struct marc *c)
{
	settle_fixed_date(c);
	if (c->thesis_date.n == 0)
		return;
	texts_push(c->r->arena, &c->r->dates,
		   (struct rec_text){c->thesis_date, STR_NONE});
	mods_origin_date(&c->m.origin, c->thesis_date, RANK_DEGREE);
}

/* 008/35-37 first: 041 lists all of them in any order. */
static void
settle_languages(struct marc *c)
{
	struct rec_texts all = {0}, sent = c->r->languages;
	struct rec_text first = {marc_fixed(c, 35, 3), STR_NONE};

	if (first.text.n == 3 && chr_lower(first.text.p[0]))
		texts_push(c->r->arena, &all, first);
	for (size_t i = 0; i < sent.n; i++)
		if (all.n == 0 || !str_eq(sent.v[i].text, all.v[0].text))
			texts_push(c->r->arena, &all, sent.v[i]);
	for (size_t i = 0; i < all.n; i++)
		all.v[i].lang = vocab_language(c->r->arena, all.v[i].text);
	c->r->languages = all;
}

/* --- The rest -------------------------------------------------------------- */

/* "Band 2" of a set is the volume of the book. */
static void
settle_volume(struct marc *c)
{
	char part = marc_leader(c, 19);
	struct str number = mods_number(c->part);

	if (c->m.part.volume.n == 0 && (part == 'b' || part == 'c') &&
	    number.n > 0 && number.n <= 12)
		c->m.part.volume = number;
}

static void
say_unread(struct marc *c)
{
	struct str list = STR_NONE;

	if (c->scripts > 0)
		mods_warn(&c->m, "other scripts: %zu fields left out",
			  c->scripts);
	for (size_t i = 0; i < c->unread && i < MARC_TAGS_MAX; i++)
		list = mods_cat(&c->m, list, STR(", "), c->tags[i]);
	if (list.n > 0)
		mods_warn(&c->m, "fields not read: " STR_FMT "%s",
			  STR_ARG(list),
			  c->unread > MARC_TAGS_MAX ? ", and others" : "");
}

void
marc_settle(struct marc *c)
{
	settle_open_roles(c);
	marc_settle_thesis(c);
	settle_grantor(c);
	settle_host(c);
	settle_type(c);
	settle_dates(c);
	settle_languages(c);
	settle_volume(c);
	say_unread(c);
	if (marc_is_published(c)) {
		c->m.grantor = STR_NONE;
		texts_push(c->r->arena, &c->r->notes,
			   (struct rec_text){c->thesis, STR_NONE});
	}
	mods_settle(&c->m);
}
