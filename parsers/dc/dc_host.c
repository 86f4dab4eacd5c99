/*
 * Dublin Core: what the item is part of. A citation names it, or dc:source
 * does; what a dc:source without numbers means differs by site.
 */
#include "core/ident.h"
#include "parsers/text/citation.h"
#include "parsers/dc/dc_read.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { TITLE_MIN = 10, CITED_NAME_MAX = 120 };

/* --- Citations ------------------------------------------------------------ */

static void
keep(struct str *field, struct str s)
{
	if (field->n == 0)
		*field = s;
}

static void
add_issn(struct record *r, struct str s)
{
	struct rec_ident id = {.kind = ID_ISSN};

	if (s.n > 0 && record_id(r, ID_ISSN).n == 0 &&
	    ident_issn(r->arena, s, &id.value)) {
		id.own = true;
		idents_push(r->arena, &r->ids, id);
	}
}

static void
take(struct dc *d, const struct citation *c)
{
	struct record *r = d->r;

	add_issn(r, c->issn);
	keep(&r->container, c->container);
	if (r->volume.n + r->issue.n + r->first_page.n + r->article.n > 0)
		return;
	r->volume = c->volume;
	r->issue = c->issue;
	r->first_page = c->first_page;
	r->last_page = c->last_page;
	r->article = c->article;
	/* Nature Communications 5(e593): that is no issue. */
	if (r->first_page.n + r->article.n == 0 && r->issue.n > 2 &&
	    chr_tolower(r->issue.p[0]) == 'e' && chr_digit(r->issue.p[1])) {
		r->article = r->issue;
		r->issue = STR_NONE;
	}
	if (d->cited_year == 0)
		d->cited_year = c->year;
}

/* What stands behind the item's own title, which may stand in quotes. */
static struct str
behind_title(struct str s, struct str title)
{
	size_t at;

	while (title.n > 0 &&
	       (title.p[title.n - 1] == '.' || title.p[title.n - 1] == ' '))
		title.n--;
	at = title.n < TITLE_MIN ? STR_NPOS : str_ifind(s, title);
	if (at == STR_NPOS)
		return STR_NONE;
	s = str_from(s, at + title.n);
	while (s.n > 0 && (unsigned char)s.p[0] < 0x80 && !chr_alnum(s.p[0]) &&
	       s.p[0] != '(')
		s = str_from(s, 1);
	return s;
}

bool
dc_take_citation(struct dc *d, struct str s)
{
	struct str rest = behind_title(s, record_title(d->r));
	struct citation c;
	bool issue = citation_parse_issue(s, &c);

	if (rest.n > 0 && citation_parse(rest, &c)) {
		take(d, &c);
		record_warn(d->r, "journal: what follows the title in a "
				  "citation");
		return true;
	}
	if (rest.n > 0 ||
	    (!citation_parse(s, &c) && !citation_parse_issn(s, &c)))
		return false;
	if (d->r->container.n == 0 && c.issn.n == 0 && !issue)
		record_warn(d->r, "journal and numbers: out of a citation");
	take(d, &c);
	return true;
}

/* "Meyer. Journal (2015) Vol. 3": the first author stands in front. */
static struct str
without_author(const struct record *r, struct str s)
{
	const struct rec_name *n = r->names.n > 0 ? &r->names.v[0] : NULL;

	if (n != NULL && n->family.n > 0 && str_starts(s, n->family) &&
	    s.n > n->family.n + 2 && s.p[n->family.n] == '.')
		s = str_trim(str_from(s, n->family.n + 1));
	return s;
}

/* May what stands before the numbers be a journal's name alone? */
static bool
journal_alone(struct dc *d, struct citation *c)
{
	c->container = without_author(d->r, c->container);
	if (c->container.n > CITED_NAME_MAX)
		return false;
	if (site_has(d->site, HABIT_REFERENCE))
		return true;
	return str_find(c->container, STR(". ")) == STR_NPOS &&
	       str_chr(c->container, '(') == STR_NPOS &&
	       str_chr(c->container, ',') == STR_NPOS;
}

static void
read_citation(struct dc *d, struct str s)
{
	struct record *r = d->r;
	struct citation c;
	struct str doi;

	if (record_id(r, ID_DOI).n == 0 &&
	    ident_doi_within(r->arena, s, &doi)) {
		idents_push(r->arena, &r->ids,
			    (struct rec_ident){ID_DOI, doi, true});
		record_warn(r, "doi: found inside a citation");
	}
	if (r->volume.n > 0 || r->first_page.n > 0)
		return;
	if (behind_title(s, record_title(r)).n > 0) {
		dc_take_citation(d, s);
		return;
	}
	if (!citation_parse(s, &c))
		return;
	/* Else the name is not told from the title before it. */
	if (!journal_alone(d, &c))
		c.container = STR_NONE;
	take(d, &c);
	record_warn(r, "volume and pages: out of a citation");
}

/* bibliographicCitation in pieces: the journal, its ISSN, the numbers. */
static void
read_pieces(struct dc *d)
{
	struct record *r = d->r;

	for (size_t i = 0; i < d->citations.n; i++) {
		struct str s = d->citations.v[i].text;
		struct citation c;
		size_t digits = 0;

		if (dc_take_citation(d, s) ||
		    (r->container.n == 0 && citation_parse(s, &c)))
			continue;
		for (size_t k = 0; k < s.n; k++)
			digits += chr_digit(s.p[k]);
		if (i == 0 && digits == 0 && r->container.n == 0 &&
		    record_id(r, ID_ISSN).n > 0) {
			r->container = s;
			record_warn(r, "journal: a citation without numbers");
		}
	}
}

void
dc_settle_citations(struct dc *d)
{
	struct record *r = d->r;

	/* What Dryad cites is the article, not the data. */
	for (size_t i = 0;
	     i < r->ids.n && !site_has(d->site, HABIT_CITES_OTHERS); i++)
		if (r->ids.v[i].kind == ID_OTHER &&
		    (site_has(d->site, HABIT_REFERENCE) ||
		     str_chr(r->ids.v[i].value, ' ') != STR_NPOS))
			read_citation(d, r->ids.v[i].value);
	read_pieces(d);
	if (r->container.n > 0 && str_ieq(r->container, record_title(r))) {
		r->container = STR_NONE;
		record_warn(r, "journal: the citation repeats the title");
	}
}

/* --- dc:source without numbers --------------------------------------------- */

static void
set_type(struct record *r, enum rec_type t, const char *why)
{
	if (r->type == t)
		return;
	r->type = t;
	r->genre = STR_NONE;
	record_warn(r, "type: %s, because of %s", rec_type_name(t), why);
}

/* Collections of Digital Commons, by a word in their name. */
static const struct {
	struct str word;
	enum rec_type type;
} collections[] = {
    {STR_LIT("undergraduate theses"), TYPE_BACHELOR},
    {STR_LIT("undergraduate honors"), TYPE_BACHELOR},
    {STR_LIT("honors theses"), TYPE_BACHELOR},
    {STR_LIT("senior theses"), TYPE_BACHELOR},
    {STR_LIT("master's theses"), TYPE_MASTER},
    {STR_LIT("master\xe2\x80\x99s theses"), TYPE_MASTER},
    {STR_LIT("masters theses"), TYPE_MASTER},
    {STR_LIT("master's projects"), TYPE_MASTER},
    {STR_LIT("doctoral"), TYPE_PHD},
    {STR_LIT("ph.d. dissertations"), TYPE_PHD},
    {STR_LIT("phd dissertations"), TYPE_PHD},
    {STR_LIT("theses"), TYPE_THESIS},
    {STR_LIT("dissertations"), TYPE_PHD},
};

static const struct str meetings[] = {
    STR_LIT("conference"),  STR_LIT("symposium"), STR_LIT("workshop"),
    STR_LIT("proceedings"), STR_LIT("congress"),  STR_LIT("seminar "),
};

/* http://host/journal/vol3/iss1/1 */
static bool
issue_in_address(struct record *r)
{
	for (size_t i = 0; i < r->ids.n; i++) {
		struct str s = r->ids.v[i].value, volume, issue;
		size_t at = r->ids.v[i].kind == ID_URL
				? str_find(s, STR("/vol"))
				: STR_NPOS;

		if (at == STR_NPOS)
			continue;
		s = str_from(s, at + 4);
		str_cut(&s, '/', &volume);
		if (!str_starts(s, STR("iss")) || str_number(volume, 9999) <= 0)
			continue;
		s = str_from(s, 3);
		str_cut(&s, '/', &issue);
		r->volume = volume;
		r->issue = issue;
		return true;
	}
	return false;
}

static void
collection_source(struct dc *d, struct rec_text t)
{
	struct record *r = d->r;

	if (r->container.n > 0)
		return;
	if (r->volume.n == 0 && issue_in_address(r)) {
		r->container = t.text;
		set_type(r, TYPE_ARTICLE, "the volume in its address");
		return;
	}
	for (size_t i = 0; i < COUNT(collections); i++) {
		if (str_ifind(t.text, collections[i].word) == STR_NPOS)
			continue;
		if (r->type == TYPE_GENERIC || r->type == TYPE_THESIS)
			set_type(r, collections[i].type, "its collection");
		return;
	}
	if (DC_HAS(t.text, meetings) && r->type == TYPE_GENERIC) {
		r->container = t.text;
		set_type(r, TYPE_CONFERENCE_PAPER, "its collection");
		return;
	}
	keep(&r->series, t.text);
	record_warn(r, "series: the collection it stands in");
}

static bool
is_part(enum rec_type t)
{
	return (t >= TYPE_ARTICLE && t <= TYPE_BOOK_REVIEW) ||
	       (t >= TYPE_CHAPTER && t <= TYPE_TALK && t != TYPE_PROCEEDINGS);
}

/* The book, the journal or the proceedings. */
static void
host_source(struct dc *d, struct rec_text t)
{
	struct record *r = d->r;

	if (r->container.n > 0 ||
	    (!is_part(r->type) && r->type != TYPE_GENERIC)) {
		texts_push(r->arena, &r->notes, t);
		return;
	}
	r->container = t.text;
	record_warn(r, "host: what dc:source names");
}

/* At Zenodo a source without numbers is the meeting. */
static void
event_source(struct dc *d, struct rec_text t)
{
	struct record *r = d->r;

	if (r->event.n > 0 ||
	    (r->type < TYPE_PROCEEDINGS || r->type > TYPE_TALK)) {
		texts_push(r->arena, &r->notes, t);
		return;
	}
	r->event = t.text;
	record_warn(r, "event: what dc:source names");
}

/* "Field. Université Exemple, 2018. Français. ⟨NNT : ...⟩" */
static void
thesis_source(struct dc *d, struct rec_text t)
{
	struct record *r = d->r;
	struct str s = t.text, school;
	size_t dot = str_find(s, STR(". ")), comma;

	texts_push(r->arena, &r->notes, t);
	if (r->type < TYPE_PHD || r->type > TYPE_THESIS || dot == STR_NPOS)
		return;
	s = str_from(s, dot + 2);
	comma = str_find(s, STR(", "));
	school = str_left(s, comma);
	s = str_from(s, comma + 2);
	if (comma == STR_NPOS || s.n < 4 ||
	    str_number(str_left(s, 4), 2999) < 0)
		return;
	r->institution = school;
	record_warn(r, "institution: out of a citation");
}

static void
other_source(struct dc *d, struct rec_text t)
{
	struct record *r = d->r;

	if (r->container.n == 0 && is_part(r->type) &&
	    record_id(r, ID_ISSN).n > 0) {
		r->container = t.text;
		record_warn(r, "host: what dc:source names");
	} else {
		texts_push(r->arena, &r->notes, t);
	}
}

/* Whose page it stands on. */
static void
shelf_source(struct dc *d, struct rec_text t)
{
	(void)d;
	(void)t;
}

static void (*const sources[SOURCE__MAX])(struct dc *d, struct rec_text t) = {
    [SOURCE_OPEN] = other_source,
    [SOURCE_HOST] = host_source,
    [SOURCE_COLLECTION] = collection_source,
    [SOURCE_EVENT] = event_source,
    [SOURCE_THESIS] = thesis_source,
    [SOURCE_SHELF] = shelf_source,
};

void
dc_settle_hosts(struct dc *d)
{
	for (size_t i = 0; i < d->sources.n; i++) {
		struct rec_text t = d->sources.v[i];

		if (!ident_is_url(t.text))
			sources[d->site->source](d, t);
	}
}
