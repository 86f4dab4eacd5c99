/* Crossref: what is registered with a DOI. */
#include "parsers/crossref.h"

#include "core/ident.h"
#include "core/table.h"
#include "parsers/draft/draft.h"
#include "parsers/etd.h"

enum { NUMBER_MAX = 10 };

/* An element and what reads it; of what it stands in: h, or NULL: the item. */
struct row {
	const char *name;
	void (*read)(struct draft *d, const struct node *n,
		     struct draft_host *h);
};

static void
read_children(struct draft *d, const struct node *n, struct draft_host *h,
	      const struct row *rows, size_t nrows)
{
	const struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c))
		for (size_t i = 0; i < nrows; i++)
			if (str_eqc(c->name, rows[i].name))
				rows[i].read(d, c, h);
}

#define READ(d, n, h, rows) read_children(d, n, h, rows, COUNT(rows))

static struct str
attr(const struct node *n, const char *name)
{
	return str_trim(node_attr(n, STR_NONE, name));
}

static struct str
child(struct draft *d, const struct node *n, const char *name)
{
	return n == NULL ? STR_NONE : draft_clean(d, node_named(n, name));
}

/* --- Titles --- */

static void
read_title(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct rec_text t = draft_text(d, n);

	if (h == NULL)
		draft_title(d, TITLE_MAIN, t);
	else
		draft_keep(&h->title, t.text);
}

static void
read_subtitle(struct draft *d, const struct node *n, struct draft_host *h)
{
	if (h == NULL)
		draft_title(d, TITLE_SUB, draft_text(d, n));
	else if (h->title.n > 0)
		h->title =
		    draft_join(d, h->title, STR(": "), draft_clean(d, n));
}

static void
read_original(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct rec_text t = draft_text(d, n);

	t.lang = attr(n, "language");
	if (h == NULL)
		draft_title(d, TITLE_ALTERNATIVE, t);
}

static void
read_abbreviated(struct draft *d, const struct node *n, struct draft_host *h)
{
	if (h == NULL)
		draft_title(d, TITLE_SHORT, draft_text(d, n));
}

static void
read_titles(struct draft *d, const struct node *n, struct draft_host *h)
{
	static const struct row rows[] = {
	    {"title", read_title},
	    {"subtitle", read_subtitle},
	    {"original_language_title", read_original},
	};

	READ(d, n, h, rows);
}

/* --- People --- */

static struct str
affiliation_of(struct draft *d, const struct node *n)
{
	const struct node *all = node_named(n, "affiliations");
	const struct node *one =
	    all == NULL ? NULL : node_named(all, "institution");

	return one == NULL ? child(d, n, "affiliation")
			   : child(d, one, "institution_name");
}

static void
take_person(struct draft *d, const struct node *n, struct draft_name *out)
{
	struct rec_name p = {
	    .kind = NAME_PERSON,
	    .family = child(d, n, "surname"),
	    .given = child(d, n, "given_name"),
	    .suffix = child(d, n, "suffix"),
	    .affiliation = affiliation_of(d, n),
	};

	draft_person_id(d, STR("ORCID"), child(d, n, "ORCID"), &p);
	p.raw = draft_join(d, p.family, STR(", "), p.given);
	if (p.family.n == 0) {
		p.family = p.given;
		p.given = STR_NONE;
	}
	if (p.family.n > 0)
		names_push(d->r->arena, &out->v, p);
}

static void
take_body(struct draft *d, const struct node *n, struct draft_name *out)
{
	struct str s = draft_clean(d, n);
	struct rec_name p = {.kind = NAME_ORG, .literal = s, .raw = s};

	if (s.n > 0)
		names_push(d->r->arena, &out->v, p);
}

static void
keep_name(struct draft *d, const struct node *n, struct draft_host *h,
	  struct draft_name *out)
{
	struct str role = attr(n, "contributor_role");

	if (role.n == 0)
		out->said = 1u << SAID_AUTHOR;
	else
		draft_role(d, role, out);
	if (h == NULL) {
		draft_name(d, out);
		return;
	}
	/* Of a book whose chapter it is those who edited it are named. */
	for (size_t i = 0; out->said & 1u << SAID_EDITOR && i < out->v.n; i++) {
		out->v.v[i].role = ROLE_EDITOR;
		names_push(d->r->arena, &h->editors, out->v.v[i]);
	}
}

static void
read_person(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct draft_name out = {0};

	take_person(d, n, &out);
	keep_name(d, n, h, &out);
}

static void
read_body(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct draft_name out = {0};

	take_body(d, n, &out);
	keep_name(d, n, h, &out);
}

static void
read_contributors(struct draft *d, const struct node *n, struct draft_host *h)
{
	static const struct row rows[] = {
	    {"person_name", read_person},
	    {"organization", read_body},
	};

	READ(d, n, h, rows);
}

/* --- When, where, by whom --- */

/* Months beyond December are seasons and quarters. */
static struct str
date_of(struct draft *d, const struct node *n)
{
	static const char *const parts[] = {"month", "day"};
	struct str s = child(d, n, "year");

	for (size_t i = 0; i < COUNT(parts); i++) {
		struct str part = child(d, n, parts[i]);
		int64_t value = str_number(part, 99);

		if (value < 1 || value > (i == 0 ? 12 : 31))
			break;
		if (part.n == 1)
			part = draft_join(d, STR("0"), STR_NONE, part);
		s = draft_join(d, s, STR("-"), part);
	}
	return s;
}

static void
read_date(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct str media = attr(n, "media_type");
	enum date_kind kind =
	    media.n == 0 || str_eqc(media, "print") ? DATE_ISSUED : DATE_ONLINE;

	if (h == NULL)
		draft_date(d, kind, date_of(d, n), DATE_ENCODED);
	else
		draft_origin_date(&h->origin, kind, date_of(d, n),
				  DATE_ENCODED);
}

static void
read_dates(struct draft *d, const struct node *n, struct draft_host *h)
{
	static const struct row rows[] = {{"publication_date", read_date}};

	READ(d, n, h, rows);
}

static void
read_issue_date(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct str s = date_of(d, n);
	bool year = s.n == 4;

	(void)h;
	/* A year, in which the article has a day. */
	draft_date(d, DATE_PART, s, DATE_ENCODED | (year ? DATE_ROUNDED : 0));
}

static void
read_accepted(struct draft *d, const struct node *n, struct draft_host *h)
{
	if (h == NULL)
		draft_date(d, DATE_ACCEPTED, date_of(d, n), DATE_ENCODED);
}

static void
read_publisher(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct draft_origin *o = h == NULL ? &d->origin : &h->origin;

	draft_publisher(d, o, EVENT_PUBLICATION,
			draft_text(d, node_named(n, "publisher_name")));
	draft_place(d, o, EVENT_PUBLICATION, child(d, n, "publisher_place"));
}

/*
 * Of a thesis the school, of a preprint the server; of anything else where it
 * was made.
 */
static void
read_institution(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct str name = child(d, n, "institution_name");

	if (h != NULL)
		return;
	if (n->parent != NULL && str_eqc(n->parent->name, "dissertation"))
		draft_keep(&d->grantor, name);
	else if (n->parent != NULL &&
		 str_eqc(n->parent->name, "posted_content"))
		draft_publisher(d, &d->origin, EVENT_PUBLICATION,
				(struct rec_text){name, STR_NONE});
	else
		draft_names(d, name, SAID_HOSTING);
	draft_place(d, &d->origin, EVENT_PUBLICATION,
		    child(d, n, "institution_place"));
}

static void
read_edition(struct draft *d, const struct node *n, struct draft_host *h)
{
	if (h == NULL)
		draft_edition(d, draft_clean(d, n));
	else
		draft_keep(&h->origin.edition, draft_clean(d, n));
}

/* --- Numbers --- */

static struct draft_part *
part_of(struct draft *d, struct draft_host *h)
{
	return h == NULL ? &d->part : &h->part;
}

static void
read_volume(struct draft *d, const struct node *n, struct draft_host *h)
{
	draft_keep(&part_of(d, h)->volume, draft_clean(d, n));
}

static void
read_issue(struct draft *d, const struct node *n, struct draft_host *h)
{
	draft_keep(&part_of(d, h)->issue, draft_clean(d, n));
}

/* "Suppl. 2", "Special": alone, or behind the number of the issue. */
static void
read_special(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct draft_part *p = part_of(d, h);

	p->issue = draft_join(d, p->issue, STR(" "), draft_clean(d, n));
}

static void
read_journal_volume(struct draft *d, const struct node *n, struct draft_host *h)
{
	static const struct row rows[] = {
	    {"volume", read_volume},
	    {"issue", read_issue},
	};

	READ(d, n, h, rows);
}

static void
read_pages(struct draft *d, const struct node *n, struct draft_host *h)
{
	if (h != NULL)
		return;
	draft_pages(&d->part, child(d, n, "first_page"));
	draft_keep(&d->part.last, child(d, n, "last_page"));
}

/* <item_number> in <publisher_item> of a report */
static bool
is_report(const struct node *n)
{
	n = n->parent == NULL ? NULL : n->parent->parent;
	return n != NULL && str_starts(n->name, STR("report-paper"));
}

/* "EX 123-2014", below elements for each of its forms. */
static void
read_designators(struct draft *d, const struct node *n, struct draft_host *h)
{
	const struct node *leaf = n;

	while (node_first(leaf) != NULL)
		leaf = node_first(leaf);
	if (h == NULL)
		draft_number(d, draft_clean(d, leaf));
}

/* That of a report in a series is the one that it has in it. */
static void
take_report_number(struct draft *d, struct str s)
{
	struct draft_host *h = d->nhosts > 0 ? &d->hosts[d->nhosts - 1] : NULL;

	if (h != NULL && h->kind == HOST_SERIES && h->number.n == 0)
		h->number = s;
	else
		draft_number(d, s);
}

/* A number of the article, the report, or one of the publisher's own. */
static void
read_item_number(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct str type = attr(n, "item_number_type"), s = draft_clean(d, n);

	if (h != NULL)
		return;
	if (str_ieq(type, STR("article_number")) ||
	    str_ieq(type, STR("article-number")))
		draft_keep(&d->part.article, s);
	else if (str_istarts(type, STR("report")) || is_report(n))
		take_report_number(d, s);
	/* Of no kind: "e55" where there are no pages, and no "S1234-5678(90)". */
	else if (type.n == 0 && s.n <= NUMBER_MAX && d->part.first.n == 0)
		draft_keep(&d->part.article, s);
}

static void
read_publisher_item(struct draft *d, const struct node *n, struct draft_host *h)
{
	static const struct row rows[] = {{"item_number", read_item_number}};

	READ(d, n, h, rows);
}

/* --- Identifiers --- */

static void
take_id(struct draft *d, const struct node *n, const char *type,
	struct draft_host *h)
{
	struct rec_ident id;

	if (!draft_id_typed(d, str_c(type), draft_clean(d, n), &id))
		return;
	if (h != NULL) {
		h->isbn = h->isbn || id.kind == ID_ISBN;
		h->issn = h->issn || id.kind == ID_ISSN;
	}
	draft_id(d, h == NULL ? ID_OF_ITEM : ID_OF_HOST, id);
}

static void
read_issn(struct draft *d, const struct node *n, struct draft_host *h)
{
	take_id(d, n, "issn", h);
}

static void
read_isbn(struct draft *d, const struct node *n, struct draft_host *h)
{
	take_id(d, n, "isbn", h);
}

/* A journal whose issue is the item. */
static bool
has_issue(const struct node *n)
{
	const struct node *up = n->parent == NULL ? NULL : n->parent->parent;
	const struct node *issue =
	    up == NULL || !str_eqc(n->parent->name, "journal_metadata")
		? NULL
		: node_named(up, "journal_issue");

	return issue != NULL && node_named(issue, "doi_data") != NULL;
}

/* What it stands in has another DOI, which leads elsewhere. */
static void
read_doi_data(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct str page = child(d, n, "resource");

	if (h != NULL || has_issue(n))
		return;
	if (node_named(n, "doi") != NULL)
		take_id(d, node_named(n, "doi"), "doi", NULL);
	if (ident_is_url(page))
		draft_id(d, ID_OF_ITEM, ident_classify(d->r->arena, page));
}

/* --- The rest --- */

static void
read_abstract(struct draft *d, const struct node *n, struct draft_host *h)
{
	if (h == NULL)
		draft_description(d, DESC_ABSTRACT, draft_text_jats(d, n));
}

/* For whom a licence is: that of text mining is no reader's. */
static void
read_license(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct str s = draft_clean(d, n);

	if (h == NULL && s.n > 0 && !str_eqc(attr(n, "applies_to"), "tdm"))
		draft_right(d, vocab_rights(d->r->arena, s));
}

static void
read_program(struct draft *d, const struct node *n, struct draft_host *h)
{
	static const struct row rows[] = {{"license_ref", read_license}};

	READ(d, n, h, rows);
}

static void
read_crossmark(struct draft *d, const struct node *n, struct draft_host *h)
{
	static const struct row rows[] = {
	    {"custom_metadata", read_crossmark},
	    {"program", read_program},
	};

	READ(d, n, h, rows);
}

static void
read_degree(struct draft *d, const struct node *n, struct draft_host *h)
{
	(void)h;
	etd_degree(d, draft_clean(d, n));
}

/* Who put it up ("PsyArXiv"); a field of science where an institution did. */
static void
read_group(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct rec_text t = draft_text(d, n);

	if (h != NULL)
		return;
	if (n->parent != NULL && node_named(n->parent, "institution") != NULL)
		draft_subject(d, (struct rec_subject){.text = t.text});
	else
		draft_publisher(d, &d->origin, EVENT_PUBLICATION, t);
}

static void
read_series(struct draft *d, const struct node *n, struct draft_host *h)
{
	static const struct row rows[] = {
	    {"titles", read_titles},
	    {"issn", read_issn},
	};
	struct draft_host *series = draft_host(d, HOST_SERIES);

	(void)h;
	if (series == NULL)
		return;
	READ(d, n, series, rows);
	series->number = child(d, n, "series_number");
	draft_keep(&series->number, child(d, n, "part_number"));
	if (n->parent != NULL)
		draft_keep(&series->number, child(d, n->parent, "volume"));
}

static void
read_event(struct draft *d, const struct node *n)
{
	draft_meeting(d,
		      draft_join(d, child(d, n, "conference_name"), STR(", "),
				 child(d, n, "conference_date")),
		      child(d, n, "conference_location"));
}

/* Of the item, or of what it stands in. */
static void
read_whole(struct draft *d, const struct node *n, struct draft_host *h)
{
	static const struct row rows[] = {
	    {"titles", read_titles},
	    {"full_title", read_title},
	    {"abbrev_title", read_abbreviated},
	    {"proceedings_title", read_title},
	    {"contributors", read_contributors},
	    {"person_name", read_person}, /* a thesis has no group */
	    {"organization", read_body},
	    {"series_metadata", read_series},
	    {"set_metadata", read_series},
	    {"publication_date", read_date},
	    {"posted_date", read_date},
	    {"review_date", read_date},
	    {"database_date", read_dates},
	    {"approval_date", read_accepted},
	    {"acceptance_date", read_accepted},
	    {"publisher", read_publisher},
	    {"institution", read_institution},
	    {"group_title", read_group},
	    {"edition_number", read_edition},
	    {"designators", read_designators},
	    {"pages", read_pages},
	    {"publisher_item", read_publisher_item},
	    {"issn", read_issn},
	    {"isbn", read_isbn},
	    {"doi_data", read_doi_data},
	    {"abstract", read_abstract},
	    {"description", read_abstract},
	    {"program", read_program},
	    {"crossmark", read_crossmark},
	    {"degree", read_degree},
	};

	const struct node *volume = node_named(n, "volume");

	READ(d, n, h, rows);
	/* Beside a series it is the number in it. */
	if (volume != NULL && node_named(n, "series_metadata") == NULL &&
	    node_named(n, "set_metadata") == NULL)
		read_volume(d, volume, h);
	if (h == NULL)
		draft_language(d, attr(n, "language"));
}

static void
read_journal_issue(struct draft *d, const struct node *n, bool part)
{
	static const struct row whole[] = {
	    {"contributors", read_contributors},
	    {"doi_data", read_doi_data},
	};
	const struct node *titles;
	static const struct row rows[] = {
	    {"publication_date", read_issue_date},
	    {"journal_volume", read_journal_volume},
	    {"issue", read_issue},
	    {"special_numbering", read_special},
	};

	READ(d, n, NULL, rows);
	if (part)
		return;
	READ(d, n, NULL, whole);
	titles = node_named(n, "titles");
	if (titles != NULL)
		draft_title(d, TITLE_SUB,
			    draft_text(d, node_named(titles, "title")));
}

/* --- Grants --- */

/* Who leads it, and who works in it, has part in it alike. */
static void
read_investigator(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct draft_name out = {.said = 1u << SAID_AUTHOR};
	struct rec_name p = {
	    .kind = NAME_PERSON,
	    .family = child(d, n, "familyName"),
	    .given = child(d, n, "givenName"),
	    .affiliation =
		child(d, node_named(n, "affiliation"), "institution"),
	};

	(void)h;
	draft_person_id(d, STR("ORCID"), child(d, n, "ORCID"), &p);
	p.raw = draft_join(d, p.family, STR(", "), p.given);
	if (p.family.n == 0)
		return;
	names_push(d->r->arena, &out.v, p);
	draft_name(d, &out);
}

static void
read_investigators(struct draft *d, const struct node *n, struct draft_host *h)
{
	static const struct row rows[] = {{"person", read_investigator}};

	READ(d, n, h, rows);
}

static void
read_funding(struct draft *d, const struct node *n, struct draft_host *h)
{
	(void)h;
	draft_publisher(
	    d, &d->origin, EVENT_PUBLICATION,
	    (struct rec_text){child(d, n, "funder-name"), STR_NONE});
}

static void
read_project(struct draft *d, const struct node *n, struct draft_host *h)
{
	static const struct row rows[] = {
	    {"project-title", read_title},
	    {"investigators", read_investigators},
	    {"description", read_abstract},
	    {"funding", read_funding},
	};

	READ(d, n, h, rows);
}

static void
read_award(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct str s =
	    draft_join(d, STR("Award "), STR_NONE, draft_clean(d, n));

	(void)h;
	draft_description(d, DESC_NOTE, (struct rec_text){s, STR_NONE});
}

static void
read_award_date(struct draft *d, const struct node *n, struct draft_host *h)
{
	(void)h;
	draft_date(d, DATE_ISSUED, draft_clean(d, n), 0);
}

/* What is given, by whom, to whom (schema 0.2.0). */
static void
read_grant(struct draft *d, const struct node *n)
{
	static const struct row rows[] = {
	    {"project", read_project},
	    {"award-number", read_award},
	    {"award-start-date", read_award_date},
	    {"doi_data", read_doi_data},
	};

	READ(d, n, NULL, rows);
	draft_genre(d, STR("Grant"));
}

/* --- What it is --- */

enum { WHOLES_MAX = 3 };

/*
 * The elements of a kind: what describes the whole, what a part of it, and the
 * type of either. Without a name for the whole the element itself is the item.
 */
struct kind {
	const char *name, *whole[WHOLES_MAX], *part, *genre;
	enum rec_type type, part_type;
	enum host_kind host;
};

static const struct kind kinds[] = {
    {"journal",
     {"journal_metadata"},
     "journal_article",
     NULL,
     TYPE_PERIODICAL,
     TYPE_ARTICLE,
     HOST_JOURNAL},
    {"book",
     {"book_metadata", "book_series_metadata", "book_set_metadata"},
     "content_item",
     NULL,
     TYPE_BOOK,
     TYPE_CHAPTER,
     HOST_BOOK},
    {"conference",
     {"proceedings_metadata", "proceedings_series_metadata"},
     "conference_paper",
     NULL,
     TYPE_PROCEEDINGS,
     TYPE_CONFERENCE_PAPER,
     HOST_PROCEEDINGS},
    {"report-paper",
     {"report-paper_metadata", "report-paper_series_metadata"},
     "content_item",
     NULL,
     TYPE_REPORT,
     TYPE_CHAPTER,
     HOST_BOOK},
    {"standard",
     {"standard_metadata", "standard_series_metadata"},
     "content_item",
     NULL,
     TYPE_REPORT,
     TYPE_CHAPTER,
     HOST_BOOK},
    {"database",
     {"database_metadata"},
     "dataset",
     NULL,
     TYPE_DATASET,
     TYPE_DATASET,
     HOST_UNKNOWN},
    {.name = "dissertation", .type = TYPE_THESIS},
    {.name = "posted_content", .type = TYPE_PREPRINT},
    {.name = "peer_review", .genre = "Peer review"},
};

/* A type that an attribute of the element says. */
static const struct {
	const char *name, *attribute, *word;
	enum rec_type type;
} subtypes[] = {
    {"book", "book_type", "edited_book", TYPE_EDITED_BOOK},
    {"content_item", "component_type", "reference_entry", TYPE_REFERENCE_ENTRY},
    {"posted_content", "type", "working_paper", TYPE_WORKING_PAPER},
    {"posted_content", "type", "letter", TYPE_LETTER},
    {"posted_content", "type", "dissertation", TYPE_THESIS},
    {"posted_content", "type", "report", TYPE_REPORT},
    {"posted_content", "type", "other", TYPE_GENERIC},
};

static enum rec_type
type_of(const struct node *n, enum rec_type otherwise)
{
	for (size_t i = 0; i < COUNT(subtypes); i++)
		if (str_eqc(n->name, subtypes[i].name) &&
		    str_eqc(attr(n, subtypes[i].attribute), subtypes[i].word))
			return subtypes[i].type;
	return otherwise;
}

static const struct node *
whole_of(const struct node *n, const struct kind *k)
{
	const struct node *whole = NULL;

	for (size_t i = 0; i < WHOLES_MAX && whole == NULL; i++)
		if (k->whole[i] != NULL)
			whole = node_named(n, k->whole[i]);
	return whole;
}

static void
read_kind(struct draft *d, const struct node *n, const struct kind *k)
{
	const struct node *whole = whole_of(n, k), *c;
	const struct node *part =
	    k->part == NULL ? NULL : node_named(n, k->part);
	struct draft_host *h = NULL;
	size_t parts = 0;

	if (part != NULL)
		h = draft_host(d, k->host);
	if (whole != NULL)
		read_whole(d, whole, h);
	/* Who keeps the bank of data publishes what is in it. */
	if (h != NULL && h->kind == HOST_UNKNOWN && whole != NULL &&
	    node_named(whole, "publisher") != NULL)
		read_publisher(d, node_named(whole, "publisher"), NULL);
	for (c = node_first(n); c != NULL; c = node_next(c)) {
		if (whole != NULL && str_eqc(c->name, "contributors"))
			read_contributors(d, c, h);
		else if (str_eqc(c->name, "journal_issue"))
			read_journal_issue(d, c, part != NULL);
		else if (str_eqc(c->name, "event_metadata"))
			read_event(d, c);
	}
	for (c = part; c != NULL; c = node_next(c))
		parts += str_eqc(c->name, k->part);
	if (parts > 1)
		draft_warn(d, "%zu items in one: the first taken", parts);
	if (part != NULL)
		read_whole(d, part, NULL);
	else if (k->whole[0] == NULL)
		read_whole(d, n, NULL);
	/* A journal has its own, whatever its articles are written in. */
	if (part != NULL && whole != NULL && attr(part, "language").n == 0 &&
	    !str_eqc(whole->name, "journal_metadata"))
		draft_language(d, attr(whole, "language"));
	if (k->genre != NULL)
		draft_genre(d, str_c(k->genre));
	draft_type_is(d, SAID_BY_GENRE,
		      part != NULL ? type_of(part, k->part_type)
				   : type_of(n, k->type));
}

/* <doi_records> of a file, <doi_record> around one of them. */
static const struct node *
inside(const struct node *n)
{
	static const char *const around[] = {"doi_record", "crossref"};

	for (size_t i = 0; i < COUNT(around); i++) {
		const struct node *c = node_named(n, around[i]);

		n = c != NULL ? c : n;
	}
	return n;
}

/*
 * A figure, a table, a file of its own: the first of those that are deposited
 * together is the item; what it is part of has another DOI.
 */
static void
read_components(struct draft *d, const struct node *n)
{
	const struct node *list = node_named(n, "component_list");
	const struct node *item =
	    list == NULL ? NULL : node_named(list, "component");
	const struct node *format =
	    item == NULL ? NULL : node_named(item, "format");
	struct rec_ident parent = {.kind = ID_DOI};

	if (item == NULL)
		return;
	read_whole(d, item, NULL);
	if (format != NULL &&
	    str_istarts(attr(format, "mime_type"), STR("image/")))
		draft_type_is(d, SAID_BY_CARRIER, TYPE_IMAGE);
	if (ident_doi(d->r->arena, attr(n, "parent_doi"), &parent.value))
		draft_id(d, ID_OF_ANOTHER, parent);
}

static bool
read_item(struct draft *d, const struct node *n)
{
	if (str_eqc(n->name, "grant")) {
		read_grant(d, n);
		return true;
	}
	if (str_eqc(n->name, "sa_component")) {
		read_components(d, n);
		return true;
	}
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_eqc(n->name, kinds[i].name)) {
			read_kind(d, n, &kinds[i]);
			return true;
		}
	return false;
}

/* What a query is answered with names the publisher beside the record. */
static void
read_query(struct draft *d, const struct node *query)
{
	const struct node *c;

	for (c = node_first(query); c != NULL; c = node_next(c))
		if (str_eqc(c->name, "crm-item") &&
		    str_eqc(attr(c, "name"), "publisher-name"))
			draft_publisher(d, &d->origin, EVENT_PUBLICATION,
					draft_text(d, c));
}

void
crossref_parse(const struct node *payload, struct record *out)
{
	const struct node *n;
	struct draft d;

	draft_init(&d, out);
	/* Of a batch that is deposited each item is a payload. */
	if (!read_item(&d, payload))
		for (n = node_first(inside(payload)); n != NULL;
		     n = node_next(n))
			(void)read_item(&d, n);
	if (d.origin.publishers.n == 0)
		read_query(&d, payload);
	draft_settle(&d);
}
