/* RIS. docs/mapping.md says which field goes where, and why. */
#include "exporters/format/internal.h"

#include "exporters/value/value.h"
#include "core/line.h"

/* What a type does differently. */
enum {
	SERIES_IN_T2 = 1, /* T2 is the series; else T3, and T2 the container */
	ISSN_FIRST = 2,   /* SN is an ISSN rather than an ISBN */
	PAGES_IN_SP = 4,  /* SP is the number of pages */
	NO_EDITION = 8,   /* readers take ET for a date */
	ADVISOR_IN_A3 = 16,
	EVENT_IN_T2 = 32, /* the container is C3, and BT for older readers */
	TRANSLATOR_IN_A4 = 64,
	NO_LANGUAGE = 128 /* readers take LA for a programming language */
};

/* Where the number of a series, report or patent is looked for. */
enum number_place {
	NUMBER_M1,
	NUMBER_SV,       /* M1 is the number of volumes there */
	NUMBER_SN,       /* which has no other meaning there */
	NUMBER_AS_VOLUME /* VL, unless there is a volume */
};

static const struct {
	const char *name;
	unsigned traits;
	enum number_place number;
} kinds[RIS__MAX] = {
    [RIS_GEN] = {"GEN"},
    [RIS_ART] = {"ART"},
    [RIS_BLOG] = {"BLOG"},
    [RIS_BOOK] = {"BOOK", SERIES_IN_T2 | PAGES_IN_SP | TRANSLATOR_IN_A4},
    [RIS_CHAP] = {"CHAP", TRANSLATOR_IN_A4, NUMBER_SV},
    [RIS_COMP] = {"COMP", NO_LANGUAGE},
    [RIS_CONF] = {"CONF", EVENT_IN_T2, NUMBER_AS_VOLUME},
    [RIS_DATA] = {"DATA"},
    [RIS_EDBOOK] = {"EDBOOK", SERIES_IN_T2 | PAGES_IN_SP | TRANSLATOR_IN_A4},
    [RIS_ELEC] = {"ELEC"},
    [RIS_ENCYC] = {"ENCYC", TRANSLATOR_IN_A4},
    [RIS_JFULL] = {"JFULL", ISSN_FIRST | NO_EDITION},
    [RIS_JOUR] = {"JOUR", ISSN_FIRST | NO_EDITION | TRANSLATOR_IN_A4},
    [RIS_MANSCPT] = {"MANSCPT"},
    [RIS_MAP] = {"MAP"},
    [RIS_MGZN] = {"MGZN", ISSN_FIRST | NO_EDITION | TRANSLATOR_IN_A4},
    [RIS_MUSIC] = {"MUSIC"},
    [RIS_NEWS] = {"NEWS", ISSN_FIRST | NO_EDITION | TRANSLATOR_IN_A4},
    [RIS_PAT] = {"PAT", 0, NUMBER_SN},
    [RIS_PCOMM] = {"PCOMM"},
    [RIS_RPRT] = {"RPRT", SERIES_IN_T2, NUMBER_SN},
    [RIS_SLIDE] = {"SLIDE"},
    [RIS_SOUND] = {"SOUND"},
    [RIS_THES] = {"THES", PAGES_IN_SP | ADVISOR_IN_A3},
    [RIS_UNPB] = {"UNPB"},
    [RIS_VIDEO] = {"VIDEO"},
};

struct ris {
	struct buf *out;
	struct arena *a;
	const struct record *r;
	unsigned traits;
	enum number_place number;
};

/* One line, or none when there is nothing to say. */
static void
line(struct ris *w, const char *tag, struct str value)
{
	char *p;

	value = line_of(w->a, value);
	if (value.n == 0)
		return;
	p = buf_reserve(w->out, value.n + 8);
	if (p == NULL)
		return;
	buf_put(w->out, (char[]){tag[0], tag[1], ' ', ' ', '-', ' '}, 6);
	buf_str(w->out, value);
	buf_put(w->out, "\r\n", 2);
}

/*
 * "Contributor: Jahn, Maria": what RIS has no tag for. Readers make a note of
 * its own out of each N1; M2 goes to the field for all else, or nowhere.
 */
static void
extra(struct ris *w, struct str label, struct str value)
{
	line(w, "M2", line_cat(w->a, label, line_of(w->a, value)));
}

/* Commas split names, so that none may be left inside a part of one. */
static struct str
without_commas(struct arena *a, struct str s)
{
	char *p;
	size_t n = 0;

	s = line_of(a, s);
	if (str_chr(s, ',') == STR_NPOS)
		return s;
	p = arena_alloc(a, s.n);
	if (p == NULL)
		return STR_NONE;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ',')
			p[n++] = s.p[i];
	return line_of(a, str_of(p, n));
}

/*
 * "Family, Given, Suffix". What has no given name ends in a comma: without
 * it readers split a body's name at its last blank.
 */
static struct str
name_value(struct ris *w, const struct rec_name *n)
{
	struct str parts[] = {without_commas(w->a, n->family),
			      without_commas(w->a, n->given),
			      without_commas(w->a, n->suffix)};

	if (parts[0].n == 0)
		return line_cat(w->a,
				without_commas(w->a, value_literal(w->a, n)),
				STR(","));
	if (parts[1].n > 0)
		return line_join(w->a, parts, 3, STR(", "));
	return line_cat(w->a, line_join(w->a, parts, 3, STR(" ")), STR(","));
}

static void
names(struct ris *w, const char *tag, enum rec_role role)
{
	const struct rec_names *l = &w->r->names;

	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].role == role && !value_is_others(&l->v[i]))
			line(w, tag, name_value(w, &l->v[i]));
}

static void
named_extras(struct ris *w, struct str label, enum rec_role role)
{
	const struct rec_names *l = &w->r->names;

	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].role == role && !value_is_others(&l->v[i]))
			extra(w, label, value_name(w->a, &l->v[i]));
}

/*
 * The journal, book or series it is part of: T2 once, T3 once. Of a conference
 * paper T2 is the event, and what it stands in is C3 to those who ask the
 * standard, BT to those who do not.
 */
static void
container(struct ris *w)
{
	const struct record *r = w->r;
	struct str whole = r->container.n > 0 ? r->container : r->event;

	if (w->traits & EVENT_IN_T2) {
		line(w, "T2", r->event);
		line(w, "C3", r->container);
		line(w, "BT", r->container);
		line(w, "T3", r->series);
	} else if (w->traits & SERIES_IN_T2) {
		line(w, "T2", r->series.n > 0 ? r->series : whole);
	} else {
		line(w, "T2", whole);
		line(w, "T3", r->series);
	}
}

/* A book's place is that of its press, whoever met where. */
static bool
has_venue_in_cy(const struct ris *w)
{
	const struct record *r = w->r;

	return r->event_place.n > 0 &&
	       ((w->traits & EVENT_IN_T2) ||
		(r->place.n == 0 && r->container.n == 0 &&
		 !rec_type_is(r->type, CLASS_HOST)));
}

/* What container() had no tag for. */
static void
container_extras(struct ris *w)
{
	const struct record *r = w->r;
	bool series = (w->traits & SERIES_IN_T2) && r->series.n > 0;

	if (series)
		extra(w, STR("In: "), r->container);
	if (!(w->traits & EVENT_IN_T2))
		extra(w, STR("Event: "),
		      value_event_apart(w->a, r, r->container.n == 0 && !series,
					has_venue_in_cy(w)));
}

/*
 * PY always and a bare year: some readers take nothing else. DA says more
 * when there is more, with all its slashes: "2019/09//".
 */
static void
date(struct ris *w)
{
	struct rec_date d = w->r->issued.from;
	char text[DATE_MAX];
	struct str s;

	if (d.year <= 0)
		return;
	date_format((struct rec_date){.year = d.year}, text);
	line(w, "PY", str_c(text));
	/* citation-js takes the PY of a conference paper for the event's. */
	if (d.month == 0 && !(w->traits & EVENT_IN_T2))
		return;
	date_format(d, text);
	for (char *p = text; *p != '\0'; p++)
		if (*p == '-')
			*p = '/';
	s = line_cat(w->a, str_c(text),
		     d.day > 0     ? STR("/")
		     : d.month > 0 ? STR("//")
				   : STR("///"));
	line(w, "DA", s);
}

static void
pages(struct ris *w)
{
	const struct record *r = w->r;

	if (r->first_page.n > 0) {
		line(w, "SP", r->first_page);
		if (!str_eq(r->first_page, r->last_page))
			line(w, "EP", r->last_page);
	} else if (r->article.n > 0) {
		line(w, "SP", r->article);
	} else if (w->traits & PAGES_IN_SP) {
		line(w, "SP", value_page_total(r));
	}
}

static void
place_in_container(struct ris *w)
{
	const struct record *r = w->r;
	bool as_volume = w->number == NUMBER_AS_VOLUME && r->volume.n == 0;

	line(w, "VL", as_volume ? r->series_number : r->volume);
	if (r->type != TYPE_PATENT)
		line(w, "IS", r->issue);
	if (w->number == NUMBER_SV)
		line(w, "SV", r->series_number);
	else if (w->number != NUMBER_SN && !as_volume)
		line(w, "M1", r->series_number);
	pages(w);
	if (!(w->traits & NO_EDITION))
		line(w, "ET", r->edition.n > 0 ? r->edition : r->version);
}

/*
 * Of a conference paper CY is where they met, and C1 where it was published;
 * readers that do not ask the standard look for the latter in CY.
 */
static void
places(struct ris *w)
{
	const struct record *r = w->r;
	bool met = has_venue_in_cy(w);

	line(w, "CY", met ? r->event_place : r->place);
	if (w->traits & EVENT_IN_T2)
		line(w, "C1", r->place);
}

static void
standard_number(struct ris *w)
{
	struct str isbn = value_isbn(w->r), issn = value_issn(w->r);

	if (w->r->type == TYPE_PATENT)
		line(w, "SN", value_number(w->r));
	else if (w->number == NUMBER_SN)
		line(w, "SN", w->r->series_number);
	else if (w->traits & ISSN_FIRST)
		line(w, "SN", issn.n > 0 ? issn : isbn);
	else
		line(w, "SN", isbn.n > 0 ? isbn : issn);
}

static void
files(struct ris *w)
{
	const struct rec_idents *l = &w->r->ids;

	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].kind == ID_FILE && l->v[i].own)
			line(w, "L1", l->v[i].value);
}

static void
keywords(struct ris *w)
{
	const struct rec_subjects *l = &w->r->subjects;

	for (size_t i = 0; i < l->n; i++)
		if (value_is_keyword(&l->v[i]))
			line(w, "KW", l->v[i].text);
}

static void
extras(struct ris *w)
{
	static const struct {
		enum rec_role role;
		unsigned instead; /* of the trait that has a tag for it */
		struct str label;
	} roles[] = {
	    {ROLE_ADVISOR, ADVISOR_IN_A3, STR_LIT("Advisor: ")},
	    {ROLE_TRANSLATOR, TRANSLATOR_IN_A4, STR_LIT("Translator: ")},
	    {ROLE_REFEREE, 0, STR_LIT("Referee: ")},
	    {ROLE_RECIPIENT, 0, STR_LIT("Recipient: ")},
	    {ROLE_CONTRIBUTOR, 0, STR_LIT("Contributor: ")},
	};
	const struct record *r = w->r;

	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++)
		if (!(w->traits & roles[i].instead))
			named_extras(w, roles[i].label, roles[i].role);
	container_extras(w);
	/* There is TT for it, which citation-js takes for the title. */
	for (size_t i = 1; i < r->titles.n; i++)
		extra(w, STR("Other title: "),
		      value_plain(w->a, r->titles.v[i]));
	extra(w, STR("URN: "), record_id(r, ID_URN));
	extra(w, STR("PMID: "), record_id(r, ID_PMID));
	extra(w, STR("PMCID: "), record_id(r, ID_PMCID));
	extra(w, STR("arXiv: "), record_id(r, ID_ARXIV));
	if (r->edition.n > 0 && !(w->traits & NO_EDITION))
		extra(w, STR("Version: "), r->version);
}

/* What the source calls a note, and abstracts in other languages. */
static void
notes(struct ris *w)
{
	const struct record *r = w->r;

	for (size_t i = 0; i < r->notes.n; i++)
		line(w, "N1", value_plain(w->a, r->notes.v[i]));
	for (size_t i = 1; i < r->abstracts.n; i++)
		line(w, "N1",
		     line_cat(w->a, STR("Abstract: "),
			      value_plain(w->a, r->abstracts.v[i])));
}

void
ris_record(struct export_state *st, const struct record *r, struct buf *out)
{
	enum ris_type type = type_map(r->type)->ris;
	struct ris w = {out, &st->scratch, r, kinds[type].traits,
			kinds[type].number};

	line(&w, "TY", str_c(kinds[type].name));
	line(&w, "ID", st->key);
	line(&w, "TI", value_plain(w.a, value_title_text(r)));
	line(&w, "ST", r->short_title);
	names(&w, "AU", ROLE_AUTHOR);
	names(&w, "ED", ROLE_EDITOR);
	if (w.traits & ADVISOR_IN_A3)
		names(&w, "A3", ROLE_ADVISOR);
	if (w.traits & TRANSLATOR_IN_A4)
		names(&w, "A4", ROLE_TRANSLATOR);
	container(&w);
	date(&w);
	place_in_container(&w);
	line(&w, "PB", value_publisher(w.a, r));
	places(&w);
	standard_number(&w);
	line(&w, "DO", record_id(r, ID_DOI));
	line(&w, "UR", record_url(r, w.a));
	if (st->style.fulltext)
		files(&w);
	if (!(w.traits & NO_LANGUAGE))
		line(&w, "LA", value_language(r));
	line(&w, "M3", value_genre(r));
	keywords(&w);
	line(&w, "AB", value_plain(w.a, value_abstract_text(r)));
	extras(&w);
	notes(&w);
	buf_str(out, STR("ER  - \r\n\r\n"));
}
