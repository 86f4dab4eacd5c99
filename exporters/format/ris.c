/* RIS. docs/mapping.md says which field goes where, and why. */
#include "exporters/format/internal.h"

#include "exporters/value/value.h"
#include "core/line.h"

/* What a type does differently. */
enum {
	SERIES_IN_T2 = 1, /* T2 is the series; else T3, and T2 the container */
	ISSN_FIRST = 2,   /* SN is an ISSN rather than an ISBN */
	NO_SN = 4,        /* readers take SN for the number of the report */
	NUMBER_IN_SN = 8,
	PAGES_IN_SP = 16,  /* SP is the number of pages */
	NO_EDITION = 32,   /* readers take ET for a date */
	ADVISOR_IN_A3 = 64 /* else in a note */
};

static const struct {
	const char *name;
	unsigned traits;
} kinds[RIS__MAX] = {
    [RIS_GEN] = {"GEN"},
    [RIS_ART] = {"ART"},
    [RIS_BLOG] = {"BLOG"},
    [RIS_BOOK] = {"BOOK", SERIES_IN_T2 | PAGES_IN_SP},
    [RIS_CHAP] = {"CHAP"},
    [RIS_COMP] = {"COMP"},
    [RIS_CONF] = {"CONF"},
    [RIS_CPAPER] = {"CPAPER"},
    [RIS_DATA] = {"DATA"},
    [RIS_EDBOOK] = {"EDBOOK", SERIES_IN_T2 | PAGES_IN_SP},
    [RIS_ELEC] = {"ELEC"},
    [RIS_ENCYC] = {"ENCYC"},
    [RIS_JFULL] = {"JFULL", ISSN_FIRST | NO_EDITION},
    [RIS_JOUR] = {"JOUR", ISSN_FIRST | NO_EDITION},
    [RIS_MANSCPT] = {"MANSCPT"},
    [RIS_MAP] = {"MAP"},
    [RIS_MGZN] = {"MGZN", ISSN_FIRST | NO_EDITION},
    [RIS_MUSIC] = {"MUSIC"},
    [RIS_NEWS] = {"NEWS", ISSN_FIRST | NO_EDITION},
    [RIS_PAT] = {"PAT", NUMBER_IN_SN},
    [RIS_PCOMM] = {"PCOMM"},
    [RIS_RPRT] = {"RPRT", SERIES_IN_T2 | NO_SN},
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

/* "Contributor: Jahn, Maria" */
static void
note(struct ris *w, struct str label, struct str value)
{
	line(w, "N1", line_cat(w->a, label, line_of(w->a, value)));
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
named_notes(struct ris *w, struct str label, enum rec_role role)
{
	const struct rec_names *l = &w->r->names;

	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].role == role && !value_is_others(&l->v[i]))
			note(w, label, value_name(w->a, &l->v[i]));
}

/* The journal, book or series it is part of: T2 once, T3 once. */
static void
container(struct ris *w)
{
	const struct record *r = w->r;
	struct str whole = r->container.n > 0 ? r->container : r->event;

	if (w->traits & SERIES_IN_T2) {
		line(w, "T2", r->series.n > 0 ? r->series : whole);
		return;
	}
	line(w, "T2", whole);
	line(w, "T3", r->series);
}

/* What container() had no tag for. */
static void
container_notes(struct ris *w)
{
	const struct record *r = w->r;

	if ((w->traits & SERIES_IN_T2) && r->series.n > 0)
		note(w, STR("In: "), r->container);
	if (r->container.n > 0 ||
	    ((w->traits & SERIES_IN_T2) && r->series.n > 0))
		note(w, STR("Event: "), r->event);
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
	if (d.month == 0)
		return;
	date_format(d, text);
	for (char *p = text; *p != '\0'; p++)
		if (*p == '-')
			*p = '/';
	s = line_cat(w->a, str_c(text), d.day > 0 ? STR("/") : STR("//"));
	line(w, "DA", s);
}

static void
place_in_container(struct ris *w)
{
	const struct record *r = w->r;

	line(w, "VL", r->volume);
	if (!(w->traits & NUMBER_IN_SN))
		line(w, "IS", r->issue);
	line(w, "M1", w->traits & NUMBER_IN_SN ? STR_NONE : r->series_number);
	if (r->first_page.n > 0) {
		line(w, "SP", r->first_page);
		if (!str_eq(r->first_page, r->last_page))
			line(w, "EP", r->last_page);
	} else if (r->article.n > 0) {
		line(w, "SP", r->article);
	} else if (w->traits & PAGES_IN_SP) {
		line(w, "SP", value_page_total(r));
	}
	if (!(w->traits & NO_EDITION))
		line(w, "ET", r->edition);
}

static void
standard_number(struct ris *w)
{
	struct str isbn = value_isbn(w->r), issn = value_issn(w->r);

	if (w->traits & NUMBER_IN_SN)
		line(w, "SN", value_number(w->r));
	else if (w->traits & NO_SN)
		return;
	else if (w->traits & ISSN_FIRST)
		line(w, "SN", issn.n > 0 ? issn : isbn);
	else
		line(w, "SN", isbn.n > 0 ? isbn : issn);
}

static void
keywords(struct ris *w)
{
	const struct rec_subjects *l = &w->r->subjects;

	for (size_t i = 0; i < l->n; i++)
		if (!str_eqc(l->v[i].scheme, "ddc"))
			line(w, "KW", l->v[i].text);
}

static void
notes(struct ris *w)
{
	static const struct {
		enum rec_role role;
		struct str label;
	} roles[] = {
	    {ROLE_TRANSLATOR, {"Translator: ", 12}},
	    {ROLE_REFEREE, {"Referee: ", 9}},
	    {ROLE_CONTRIBUTOR, {"Contributor: ", 13}},
	};
	const struct record *r = w->r;

	if (!(w->traits & ADVISOR_IN_A3))
		named_notes(w, STR("Advisor: "), ROLE_ADVISOR);
	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++)
		named_notes(w, roles[i].label, roles[i].role);
	container_notes(w);
	/* There is TT for it, which citation-js takes for the title. */
	for (size_t i = 1; i < r->titles.n; i++)
		note(w, STR("Other title: "), r->titles.v[i].text);
	line(w, "N1", record_id(r, ID_URN));
	note(w, STR("PMID: "), record_id(r, ID_PMID));
	note(w, STR("PMCID: "), record_id(r, ID_PMCID));
	note(w, STR("arXiv:"), record_id(r, ID_ARXIV));
	for (size_t i = 0; i < r->notes.n; i++)
		line(w, "N1", r->notes.v[i].text);
	for (size_t i = 1; i < r->abstracts.n; i++)
		note(w, STR("Abstract: "), r->abstracts.v[i].text);
}

void
ris_record(struct export_state *st, const struct record *r, struct buf *out)
{
	enum ris_type type = type_map(r->type)->ris;
	struct ris w = {out, &st->scratch, r, kinds[type].traits};

	line(&w, "TY", str_c(kinds[type].name));
	line(&w, "ID", citekey(r, st->style.keys, w.a));
	line(&w, "TI", record_title(r));
	line(&w, "ST", r->short_title);
	names(&w, "AU", ROLE_AUTHOR);
	names(&w, "ED", ROLE_EDITOR);
	if (w.traits & ADVISOR_IN_A3)
		names(&w, "A3", ROLE_ADVISOR);
	container(&w);
	date(&w);
	place_in_container(&w);
	line(&w, "PB", value_publisher(w.a, r));
	line(&w, "CY", r->place);
	standard_number(&w);
	line(&w, "DO", record_id(r, ID_DOI));
	line(&w, "UR", record_url(r, w.a));
	line(&w, "LA", value_language(r));
	line(&w, "M3", value_genre(r));
	keywords(&w);
	line(&w, "AB", value_abstract(r));
	notes(&w);
	buf_str(out, STR("ER  - \r\n\r\n"));
}
