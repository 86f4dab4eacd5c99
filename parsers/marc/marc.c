/*
 * MARC: leader and control fields, the table of fields, and what these say
 * only together.
 */
#include "parsers/marc/marc.h"

#include <stdio.h>

#include "parsers/marc/internal.h"
#include "parsers/vocab/vocab.h"

enum { LEADER_BYTES = 24 };

static void
skip(struct marc *c, const struct node *n)
{
	(void)c;
	(void)n;
}

/*
 * What is read. A tag with "." stands for all that begin so; the first row
 * that fits counts. Fields 9XX and X9X are local and mean what each catalogue
 * likes; those not here are named in one warning.
 */
static const struct {
	const char tag[4];
	marc_read_fn *read;
} fields[] = {
    {"00.", skip}, /* control fields are read first */
    {"013", marc_patent},
    {"016", marc_local_number},
    {"020", marc_isbn},
    {"022", marc_issn},
    {"024", marc_standard_number},
    {"027", marc_number},
    {"035", marc_local_number},
    {"037", marc_stock_number},
    {"041", marc_language},
    {"042", marc_source},
    {"046", marc_special_date},
    {"082", marc_ddc},
    {"083", marc_ddc},
    {"084", marc_classification},
    {"088", marc_number},
    {"0..", skip}, /* who catalogued it, where it lies */
    {"100", marc_person},
    {"110", marc_body},
    {"111", marc_meeting},
    {"130", marc_uniform_title},
    {"210", marc_short_title},
    {"222", skip}, /* the title, made unique */
    {"240", marc_uniform_title},
    {"242", marc_other_title},
    {"245", marc_title},
    {"246", marc_other_title},
    {"247", marc_other_title},
    {"250", marc_edition},
    {"255", marc_note}, /* the scale of a map */
    {"260", marc_imprint},
    {"264", marc_imprint_rda},
    {"269", marc_imprint}, /* of a preprint: Invenio */
    {"300", marc_extent},
    {"306", skip},
    {"310", skip},
    {"321", skip},
    {"336", marc_content},
    {"337", skip},
    {"338", skip},
    {"34.", skip},
    {"362", marc_note}, /* the first and last issue of a journal */
    {"37.", skip},
    {"38.", skip},
    {"440", marc_series},
    {"490", marc_series},
    {"500", marc_note},
    {"502", marc_thesis},
    {"504", skip}, /* that there is a bibliography */
    {"505", marc_contents},
    {"506", marc_access},
    {"510", marc_reference}, /* "STC (2nd ed.)", 5431 */
    {"520", marc_abstract},
    {"533", skip}, /* of the copy */
    {"535", skip},
    {"536", marc_note},
    {"538", skip},
    {"540", marc_licence},
    {"542", marc_licence}, /* $f $u, of whoever has the rights */
    {"546", marc_language_note},
    {"583", skip},
    {"588", skip},
    {"59.", skip},
    {"5..", marc_note},
    {"600", marc_heading_name},
    {"610", marc_heading_name},
    {"611", marc_heading_name},
    {"653", marc_keywords},
    {"655", marc_genre},
    {"6..", marc_heading},
    {"700", marc_person},
    {"710", marc_body},
    {"711", marc_meeting},
    {"720", marc_uncontrolled},
    {"730", skip},
    {"740", skip},
    {"751", skip}, /* a place */
    {"773", marc_host},
    {"786", marc_data_source},
    {"776", marc_other_form},
    {"76.", marc_relation},
    {"77.", marc_relation},
    {"78.", marc_relation},
    {"800", marc_series_entry},
    {"810", marc_series_entry},
    {"811", marc_series_entry},
    {"830", marc_series_entry},
    {"856", marc_address},
    {"85.", skip},
    {"880", marc_script},
    {"883", skip},
    {"909", marc_host}, /* of Invenio, before 773 */
    {"980", marc_invenio},
};

static bool
fits(const char row[4], struct str tag)
{
	for (size_t i = 0; i < 3; i++)
		if (row[i] != '.' && row[i] != tag.p[i])
			return false;
	return true;
}

static void
leave_out(struct marc *c, struct str tag)
{
	for (size_t i = 0; i < c->unread && i < MARC_TAGS_MAX; i++)
		if (str_eq(c->tags[i], tag))
			return;
	if (c->unread < MARC_TAGS_MAX)
		c->tags[c->unread] = tag;
	c->unread++;
}

static void
read_field(struct marc *c, const struct node *n, bool unimarc)
{
	struct str tag = marc_tag(n);

	if (!marc_is_field(n) || tag.n != 3)
		return;
	if (unimarc) {
		unimarc_read(c, n);
		return;
	}
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (fits(fields[i].tag, tag)) {
			fields[i].read(c, n);
			return;
		}
	}
	leave_out(c, tag);
}

/* Leader and control fields say how the others are to be read. */
static void
read_control(struct marc *c, const struct node *record)
{
	static const struct str no_leader = STR_LIT("      ");
	static const struct str no_length = STR_LIT("     ");
	struct str type, level;
	const struct node *n;

	for (n = node_first(record); n != NULL; n = node_next(n)) {
		struct str tag = marc_tag(n);

		/* Blanks count: neither may be trimmed or cleaned. */
		if (str_eqc(n->name, "leader"))
			c->leader = node_text(n, c->r->arena);
		else if (str_eqc(tag, "008") && marc_is_field(n))
			c->fixed = node_text(n, c->r->arena);
	}
	/* Five digits are its length; blanks there may have been trimmed. */
	if (c->leader.n > 1 && c->leader.n < LEADER_BYTES &&
	    chr_lower(c->leader.p[0]))
		c->leader = draft_join(&c->d, no_length, STR_NONE, c->leader);
	/* oai_marc has the two that matter as attributes. */
	type = str_trim(node_attr(record, STR_NONE, "type"));
	level = str_trim(node_attr(record, STR_NONE, "level"));
	if (c->leader.n == 0 && type.n == 1 && level.n == 1)
		c->leader = draft_join(
		    &c->d, draft_join(&c->d, no_leader, STR_NONE, type),
		    STR_NONE, level);
}

static const struct node *
first_of(struct marc *c, const struct node *collection)
{
	const struct node *first = NULL, *n;
	size_t count = 0;

	for (n = node_first(collection); n != NULL; n = node_next(n)) {
		if (!str_eqc(n->name, "record"))
			continue;
		if (first == NULL)
			first = n;
		count++;
	}
	if (count != 1)
		draft_warn(&c->d, "collection of %zu items%s", count,
			   count > 1 ? ": the first taken" : "");
	return first;
}

/* --- Types ---------------------------------------------------------------- */

/* Leader/06; text is told by its bibliographic level. */
static const struct {
	char code;
	enum rec_type type;
} kinds[] = {
    {'c', TYPE_MUSIC}, {'d', TYPE_MUSIC}, {'e', TYPE_MAP},   {'f', TYPE_MAP},
    {'g', TYPE_VIDEO}, {'i', TYPE_SOUND}, {'j', TYPE_SOUND}, {'k', TYPE_IMAGE},
};

/* 008/26 of computer files. */
static enum rec_type
computer_file(const struct marc *c)
{
	struct str kind = marc_fixed(c, 26, 1);

	if (str_eqc(kind, "a"))
		return TYPE_DATASET;
	return str_eqc(kind, "b") ? TYPE_SOFTWARE : TYPE_GENERIC;
}

static bool
has_editors_only(const struct marc *c)
{
	return draft_has_role(&c->d, ROLE_EDITOR) &&
	       !draft_has_role(&c->d, ROLE_AUTHOR);
}

/* A serial by 008/21: newspapers and series are periodicals as well. */
static enum rec_type
serial(const struct marc *c)
{
	struct str kind = marc_fixed(c, 21, 1);

	return str_eqc(kind, "w") || str_eqc(kind, "d") ? TYPE_WEBSITE
							: TYPE_PERIODICAL;
}

/* Text that is published as a whole. */
static enum rec_type
monograph(struct marc *c)
{
	bool conference =
	    c->is_conference || str_eqc(marc_fixed(c, 29, 1), "1");

	if (c->thesis.n > 0 && !marc_is_published(c))
		return TYPE_THESIS;
	if (c->also_thesis)
		draft_warn(&c->d, "type: book, which was also accepted as a "
				  "thesis");
	if (conference && !draft_has_role(&c->d, ROLE_AUTHOR))
		return TYPE_PROCEEDINGS;
	/* The number of a report, and none of a book. */
	if (c->d.number.n > 0 && record_id(c->r, ID_ISBN).n == 0)
		return TYPE_REPORT;
	return has_editors_only(c) ? TYPE_EDITED_BOOK : TYPE_BOOK;
}

static enum rec_type
text(struct marc *c)
{
	char level = marc_leader(c, 7);

	if (marc_is_component(c) || (c->d.hosted && level != 'm'))
		return TYPE_ARTICLE;
	if (level == 's')
		return TYPE_PERIODICAL;
	return level == 'i' ? serial(c) : monograph(c);
}

static void
settle_type(struct marc *c)
{
	char kind = marc_leader(c, 6);
	struct draft *d = &c->d;
	enum rec_type type = TYPE_GENERIC;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (kinds[i].code == kind)
			type = kinds[i].type;
	if (kind == 'm')
		type = computer_file(c);
	if (type != TYPE_GENERIC) {
		draft_type_is(d, SAID_BY_CARRIER, type);
	} else if (kind == 't' && c->thesis.n == 0 &&
		   (!d->hosted || marc_leader(c, 7) == 'm')) {
		draft_type_is(d, SAID_BY_MAPPING, TYPE_MANUSCRIPT);
	} else if (kind == 'a' || kind == 't') {
		draft_read_statement(d);
		draft_type_is(d, SAID_BY_MAPPING, text(c));
	} else if (c->thesis.n > 0) {
		draft_type_is(d, SAID_BY_MAPPING, TYPE_THESIS);
	}
	if (c->thesis.n > 0 && !marc_is_published(c))
		draft_type_is(d, SAID_BY_DEGREE, c->degree);
}

/* --- Dates and languages --------------------------------------------------- */

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
	struct draft_origin *o = &c->d.origin;
	struct str kind = marc_fixed(c, 6, 1);
	struct date_span d = {0};
	bool serial =
	    str_eqc(kind, "d") || str_eqc(kind, "c") || str_eqc(kind, "u");

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
	if (o->date.span.from.year == d.from.year &&
	    (serial || (o->date.span.from.month == 0 &&
			o->date.span.to.year == 0 && d.from.month > 0)))
		o->date = (struct draft_date){.kind = DATE_NONE};
	draft_origin_span(o, serial ? DATE_ISSUED : DATE_ONLINE, d, 0);
}

static void
settle_dates(struct marc *c)
{
	settle_fixed_date(c);
	/* The day on which OJS has it, of issues long in print. */
	if (c->from_ojs && c->d.origin.date.kind == DATE_ISSUED)
		c->d.origin.date.kind = DATE_OPEN;
	draft_date(&c->d, DATE_ACCEPTED, c->thesis_date, 0);
}

/*
 * 008/35-37 first: 041 lists all of them in any order. (What OJS has there
 * stands in quotation marks, is English whatever it is, and is not read.)
 */
static void
settle_languages(struct marc *c)
{
	struct str first = marc_fixed(c, 35, 3);

	/* Where blanks went missing it is the end of one and the next. */
	if (first.n == 3 && chr_lower(first.p[0]) && chr_lower(first.p[1]) &&
	    chr_lower(first.p[2]))
		draft_language(&c->d, first);
	else
		first = STR_NONE;
	for (size_t i = 0; i < c->languages.n; i++)
		if (!str_eq(c->languages.v[i].text, first))
			draft_language(&c->d, c->languages.v[i].text);
}

/* --- The rest -------------------------------------------------------------- */

/* "Band 2" of a set is the volume of the book. */
static void
settle_volume(struct marc *c)
{
	char part = marc_leader(c, 19);
	struct str number = draft_number_alone(c->part);

	if (c->d.part.volume.n == 0 && (part == 'b' || part == 'c') &&
	    number.n > 0 && number.n <= 12)
		c->d.part.volume = number;
}

static void
say_unread(struct marc *c)
{
	struct str list = STR_NONE;

	if (c->scripts > 0)
		draft_warn(&c->d, "other scripts: %zu fields left out",
			   c->scripts);
	for (size_t i = 0; i < c->unread && i < MARC_TAGS_MAX; i++)
		list = draft_join(&c->d, list, STR(", "), c->tags[i]);
	if (list.n > 0)
		draft_warn(&c->d, "fields not read: " STR_FMT "%s",
			   STR_ARG(list),
			   c->unread > MARC_TAGS_MAX ? ", and others" : "");
}

/* "edited by Anna Novak" behind the title: who stands first edited it. */
static void
settle_main_entry(struct marc *c)
{
	struct draft_people *l = &c->d.people;
	struct draft_person *p;
	enum said_role role;

	if (c->main_entry == 0 || c->main_entry > l->n)
		return;
	p = &l->v[c->main_entry - 1];
	if (p->name.family.n == 0 ||
	    !vocab_stated_role(c->d.responsible, p->name.family, &role) ||
	    role != SAID_EDITOR)
		return;
	p->said = 1u << SAID_EDITOR;
	draft_warn(&c->d, "role: 1 read in the statement of responsibility");
}

/*
 * When it was first given out, as Invenio has it: of what stands in no journal
 * the day, in the year that 260 has.
 */
static void
settle_preprint(struct marc *c)
{
	struct draft_origin *o = &c->d.origin;
	struct date_span day;
	struct str sent;

	if (c->preprint == NULL)
		return;
	sent = marc_without_marks(marc_sub(c, c->preprint, 'c'));
	if (!c->d.hosted && o->place.n + o->publishers.n == 0)
		marc_imprint(c, c->preprint);
	else
		draft_date_sent(&c->d, sent);
	if (o->date.kind == DATE_NONE)
		draft_origin_date(o, DATE_CREATED, sent, 0);
	else if (!c->d.hosted && o->date.span.from.month == 0 &&
		 o->date.span.to.year == 0 && draft_parse_date(sent, &day) &&
		 day.to.year == 0 && day.from.year == o->date.span.from.year)
		o->date.span = day;
}

/*
 * The year of the journal (773 $y of Invenio), behind that of the preprint,
 * which nobody published.
 */
static void
settle_journal_year(struct marc *c)
{
	struct draft_origin *o = &c->d.origin;
	struct date_span year;

	if (c->journal_year.n == 0 || o->place.n + o->publishers.n > 0 ||
	    o->date.kind == DATE_NONE ||
	    !draft_parse_date(c->journal_year, &year) ||
	    year.from.year <= o->date.span.from.year)
		return;
	o->date.span = year;
	draft_warn(&c->d, "date: year of the journal");
}

static void
settle(struct marc *c)
{
	marc_settle_thesis(c);
	marc_settle_printed(c);
	settle_preprint(c);
	settle_journal_year(c);
	settle_main_entry(c);
	settle_type(c);
	settle_dates(c);
	settle_languages(c);
	settle_volume(c);
	say_unread(c);
	if (marc_is_published(c))
		draft_description(&c->d, DESC_NOTE,
				  (struct rec_text){c->thesis, STR_NONE});
	else
		c->d.grantor = c->grantor;
	draft_settle(&c->d);
}

void
marcxml_parse(const struct node *payload, struct record *out)
{
	struct marc c = {.r = out};
	const struct node *n = payload;
	bool unimarc;

	draft_init(&c.d, out);
	if (str_eqc(payload->name, "collection"))
		n = first_of(&c, payload);
	if (n != NULL) {
		read_control(&c, n);
		unimarc = unimarc_begins(&c, n);
		for (n = node_first(n); n != NULL; n = node_next(n))
			read_field(&c, n, unimarc);
	}
	settle(&c);
}
