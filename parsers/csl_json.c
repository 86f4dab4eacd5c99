/* CSL-JSON into a record. */
#include "parsers/csl_json.h"

#include <stddef.h>

#include "core/buf.h"
#include "core/ident.h"
#include "core/table.h"
#include "parsers/draft/draft.h"
#include "parsers/etd.h"
#include "parsers/jdoc.h"
#include "parsers/text/text.h"

enum { UPDATES_MAX = 100 }; /* of one item, as relations */

/* --- Tables ---- */

/* CSL 1.0.2 and Crossref's own names; what such a thing stands in. */
static const struct {
	const char *csl;
	enum rec_type type;
	enum host_kind host; /* HOST_UNKNOWN: not said by it */
} types[] = {
    {"article-journal", TYPE_ARTICLE, HOST_JOURNAL},
    {"journal-article", TYPE_ARTICLE, HOST_JOURNAL},
    {"article-magazine", TYPE_MAGAZINE_ARTICLE, HOST_JOURNAL},
    {"article-newspaper", TYPE_NEWSPAPER_ARTICLE, HOST_NEWSPAPER},
    {"article", TYPE_PREPRINT, HOST_UNKNOWN},
    {"posted-content", TYPE_PREPRINT, HOST_UNKNOWN},
    {"book", TYPE_BOOK, HOST_UNKNOWN},
    {"monograph", TYPE_BOOK, HOST_UNKNOWN},
    {"reference-book", TYPE_BOOK, HOST_UNKNOWN},
    {"edited-book", TYPE_EDITED_BOOK, HOST_UNKNOWN},
    {"chapter", TYPE_CHAPTER, HOST_BOOK},
    {"book-chapter", TYPE_CHAPTER, HOST_BOOK},
    {"book-section", TYPE_CHAPTER, HOST_BOOK},
    {"book-part", TYPE_CHAPTER, HOST_BOOK},
    {"entry", TYPE_REFERENCE_ENTRY, HOST_BOOK},
    {"entry-dictionary", TYPE_REFERENCE_ENTRY, HOST_BOOK},
    {"entry-encyclopedia", TYPE_REFERENCE_ENTRY, HOST_BOOK},
    {"reference-entry", TYPE_REFERENCE_ENTRY, HOST_BOOK},
    {"paper-conference", TYPE_CONFERENCE_PAPER, HOST_PROCEEDINGS},
    {"proceedings-article", TYPE_CONFERENCE_PAPER, HOST_PROCEEDINGS},
    {"proceedings", TYPE_PROCEEDINGS, HOST_UNKNOWN},
    {"speech", TYPE_TALK, HOST_UNKNOWN},
    {"report", TYPE_REPORT, HOST_UNKNOWN},
    {"report-series", TYPE_REPORT, HOST_UNKNOWN},
    {"thesis", TYPE_THESIS, HOST_UNKNOWN},
    {"dissertation", TYPE_THESIS, HOST_UNKNOWN},
    {"dataset", TYPE_DATASET, HOST_UNKNOWN},
    {"software", TYPE_SOFTWARE, HOST_UNKNOWN},
    {"patent", TYPE_PATENT, HOST_UNKNOWN},
    {"map", TYPE_MAP, HOST_UNKNOWN},
    {"graphic", TYPE_IMAGE, HOST_UNKNOWN},
    {"motion_picture", TYPE_VIDEO, HOST_UNKNOWN},
    {"song", TYPE_SOUND, HOST_UNKNOWN},
    {"musical_score", TYPE_MUSIC, HOST_UNKNOWN},
    {"periodical", TYPE_PERIODICAL, HOST_UNKNOWN},
    {"journal", TYPE_PERIODICAL, HOST_UNKNOWN},
    {"webpage", TYPE_WEBSITE, HOST_UNKNOWN},
    {"post-weblog", TYPE_BLOG_POST, HOST_BLOG},
    {"manuscript", TYPE_MANUSCRIPT, HOST_UNKNOWN},
    {"personal_communication", TYPE_LETTER, HOST_UNKNOWN},
    {"interview", TYPE_INTERVIEW, HOST_UNKNOWN},
    {"review-book", TYPE_BOOK_REVIEW, HOST_JOURNAL},
    {"peer-review", TYPE_ANNOTATION, HOST_UNKNOWN},
    {"review", TYPE_REVIEW_ARTICLE, HOST_JOURNAL},
    {"journal-issue", TYPE_PERIODICAL, HOST_UNKNOWN},
    {"journal-volume", TYPE_PERIODICAL, HOST_UNKNOWN},
    {"book-series", TYPE_BOOK, HOST_UNKNOWN},
    {"book-set", TYPE_BOOK, HOST_UNKNOWN},
    {"book-track", TYPE_CHAPTER, HOST_BOOK},
    {"proceedings-series", TYPE_PROCEEDINGS, HOST_UNKNOWN},
    {"pamphlet", TYPE_BOOK, HOST_UNKNOWN},
    {"classic", TYPE_BOOK, HOST_UNKNOWN},
    {"standard", TYPE_REPORT, HOST_UNKNOWN},
    {"figure", TYPE_IMAGE, HOST_UNKNOWN},
    {"broadcast", TYPE_VIDEO, HOST_UNKNOWN},
    {"post", TYPE_WEBSITE, HOST_UNKNOWN},
};

/* CSL 1.0.2, Appendix IV, name variables. */
static const struct {
	const char *name;
	enum said_role role;
} roles[] = {
    {"author", SAID_AUTHOR},
    {"composer", SAID_AUTHOR},
    {"editor", SAID_EDITOR},
    {"collection-editor", SAID_EDITOR},
    {"compiler", SAID_EDITOR},
    {"translator", SAID_TRANSLATOR},
    {"director", SAID_MAKER},
    {"performer", SAID_MAKER},
    {"script-writer", SAID_MAKER},
    {"series-creator", SAID_MAKER},
    {"container-author", SAID_CONTRIBUTOR},
    {"contributor", SAID_CONTRIBUTOR},
    {"chair", SAID_CONTRIBUTOR},
    {"curator", SAID_CONTRIBUTOR},
    {"editorial-director", SAID_CONTRIBUTOR},
    {"executive-producer", SAID_CONTRIBUTOR},
    {"guest", SAID_CONTRIBUTOR},
    {"host", SAID_CONTRIBUTOR},
    {"illustrator", SAID_CONTRIBUTOR},
    {"interviewer", SAID_CONTRIBUTOR},
    {"narrator", SAID_CONTRIBUTOR},
    {"organizer", SAID_CONTRIBUTOR},
    {"original-author", SAID_CONTRIBUTOR},
    {"producer", SAID_CONTRIBUTOR},
    {"recipient", SAID_RECIPIENT},
    {"reviewed-author", SAID_CONTRIBUTOR},
};

struct reading {
	struct draft d;
	struct record *r; /* d.r */
	const struct jval *item;
	enum rec_type type;
	enum host_kind host;
};

/* --- Values ---- */

/* A copy, clean, without what XML and terminals could not bear. */
static struct str
copy_text(struct draft *d, struct str s)
{
	if (s.n == 0 || s.n > CSL_JSON_TEXT_MAX)
		return STR_NONE;
	return draft_marked(d, arena_copy(d->r->arena, s));
}

/* A string or a number, of a list the first. */
static struct str
first_text(struct draft *d, const struct jval *v)
{
	struct str s = jval_str(jval_at(v, 0));
	struct buf b;

	if (s.n > 0 || jval_int(jval_at(v, 0)) < 0)
		return copy_text(d, s);
	buf_init(&b, 32);
	buf_int(&b, jval_int(jval_at(v, 0)));
	s = arena_copy(d->r->arena, buf_view(&b));
	buf_free(&b);
	return s;
}

static struct str
member(struct reading *x, const char *name)
{
	return first_text(&x->d, jval_get(x->item, name));
}

static struct rec_text
text_at(struct reading *x, const struct jval *v, size_t i)
{
	return (struct rec_text){copy_text(&x->d, jval_str(jval_at(v, i))),
				 STR_NONE};
}

/* --- Parts ---------------------------------------------------------------- */

static void
take_type(struct reading *x)
{
	struct str type = copy_text(&x->d, jval_get_str(x->item, "type"));

	draft_type_sent(&x->d, type);
	for (size_t i = 0; i < COUNT(types); i++) {
		if (!str_ieq(type, str_c(types[i].csl)))
			continue;
		draft_type_is(&x->d, SAID_BY_GENRE, types[i].type);
		x->type = types[i].type;
		x->host = types[i].host;
	}
	draft_genre(&x->d, member(x, "genre"));
	etd_degree(&x->d, member(x, "degree"));
}

static void
take_descriptions(struct reading *x)
{
	static const struct {
		const char *name;
		enum desc_kind kind;
	} kinds[] = {{"abstract", DESC_ABSTRACT}, {"note", DESC_NOTE}};

	for (size_t k = 0; k < COUNT(kinds); k++) {
		const struct jval *v = jval_get(x->item, kinds[k].name);

		for (size_t i = 0; i < jval_count(v); i++)
			draft_description(&x->d, kinds[k].kind,
					  text_at(x, v, i));
	}
}

/*
 * Crossref: the school of a thesis; the server of a preprint, which a citation
 * names, not its publisher. True: the publisher is said.
 */
static bool
take_institution(struct reading *x)
{
	const struct jval *v = jval_at(jval_get(x->item, "institution"), 0);
	struct str name = copy_text(&x->d, jval_get_str(v, "name"));

	if (name.n == 0)
		return false;
	if (rec_type_is(x->type, CLASS_THESIS))
		draft_keep(&x->d.grantor, name);
	else if (x->type == TYPE_PREPRINT)
		draft_publisher(&x->d, &x->d.origin, EVENT_PUBLICATION,
				(struct rec_text){name, STR_NONE});
	else
		draft_names(&x->d, name, SAID_HOSTING);
	return x->type == TYPE_PREPRINT;
}

/* CSL's is a text; Crossref's has a name, a place and dates. */
static void
take_event(struct reading *x)
{
	const struct jval *v = jval_get(x->item, "event");

	draft_event(&x->d, member(x, "event-title"));
	if (x->d.r->event.n == 0)
		draft_event(&x->d,
			    jval_is_object(v)
				? copy_text(&x->d, jval_get_str(v, "name"))
				: first_text(&x->d, v));
	draft_event_place(&x->d, member(x, "event-place"));
	if (jval_is_object(v))
		draft_event_place(
		    &x->d, copy_text(&x->d, jval_get_str(v, "location")));
}

static void
take_origin(struct reading *x)
{
	const struct jval *v = jval_get(x->item, "publisher");
	struct draft *d = &x->d;

	if (take_institution(x))
		v = NULL;
	for (size_t i = 0; i < jval_count(v); i++)
		draft_publisher(d, &d->origin, EVENT_PUBLICATION,
				text_at(x, v, i));
	draft_place(d, &d->origin, EVENT_PUBLICATION,
		    member(x, "publisher-place"));
	if (d->origin.place.n == 0)
		draft_place(d, &d->origin, EVENT_PUBLICATION,
			    member(x, "publisher-location"));
	draft_edition(d, member(x, "edition"));
	if (d->r->edition.n == 0)
		draft_edition(d, member(x, "edition-number"));
	draft_version(d, member(x, "version"));
	draft_keep(&d->r->extent, member(x, "number-of-pages"));
	take_event(x);
}

/* What it stands in, or its own volume; and the series. */
static void
take_hosts(struct reading *x)
{
	const struct jval *titles = jval_get(x->item, "container-title");
	struct str title = member(x, "container-title");
	struct str series = member(x, "collection-title");
	struct str number = member(x, "number");
	struct draft_part *p = &x->d.part;
	struct draft_host *h = NULL;

	/* Crossref has a book behind its series. */
	if (jval_count(titles) == 2 && series.n == 0 &&
	    (x->host == HOST_BOOK || x->host == HOST_PROCEEDINGS)) {
		series = title;
		title = text_at(x, titles, 1).text;
	}
	if (title.n > 0)
		h = draft_host(&x->d, x->host);
	if (h != NULL) {
		h->title = title;
		h->issn = jval_get(x->item, "ISSN") != NULL;
		h->isbn = jval_get(x->item, "ISBN") != NULL;
		p = &h->part;
		x->d.hosted = true;
	}
	p->volume = member(x, "volume");
	p->issue = member(x, "issue");
	p->article = member(x, "article-number");
	draft_pages(p, member(x, "page"));
	/* An issue's number is one of an article only where it has a host. */
	if (h != NULL)
		draft_keep(&p->article, number);
	h = series.n == 0 ? NULL : draft_host(&x->d, HOST_SERIES);
	if (h != NULL) {
		h->title = series;
		h->part.number = member(x, "collection-number");
		if (title.n == 0)
			draft_keep(&h->part.number, number);
	} else if (title.n == 0) {
		draft_number(&x->d, number);
	}
}

static void
take_titles(struct reading *x)
{
	draft_title(&x->d, TITLE_MAIN,
		    (struct rec_text){member(x, "title"), STR_NONE});
	draft_title(&x->d, TITLE_SUB,
		    (struct rec_text){member(x, "subtitle"), STR_NONE});
}

static void
take_name(struct reading *x, const struct jval *v, enum said_role role)
{
	struct draft_name out = {.said = 1u << role};
	struct record *r = x->r;
	struct rec_name name = {
	    .family = copy_text(&x->d, jval_get_str(v, "family")),
	    .given = copy_text(&x->d, jval_get_str(v, "given")),
	    .suffix = copy_text(&x->d, jval_get_str(v, "suffix")),
	    .literal = copy_text(&x->d, jval_get_str(v, "literal")),
	};
	struct str particle =
	    copy_text(&x->d, jval_get_str(v, "non-dropping-particle"));
	struct str orcid = jval_get_str(v, "ORCID");

	draft_keep(&name.literal, copy_text(&x->d, jval_get_str(v, "name")));
	if (name.family.n > 0)
		name.family =
		    draft_join(&x->d, particle, STR(" "), name.family);
	draft_person_id(&x->d, STR("orcid"), copy_text(&x->d, orcid), &name);
	name.affiliation = copy_text(
	    &x->d,
	    jval_get_str(jval_at(jval_get(v, "affiliation"), 0), "name"));
	if (name.family.n > 0) {
		name.kind = NAME_PERSON;
		name.literal = STR_NONE;
	} else if (name.literal.n == 0) {
		name.literal = name.given;
		name.given = name.suffix = STR_NONE;
	}
	if (name.family.n + name.literal.n == 0)
		return;
	names_push(r->arena, &out.v, name);
	draft_name(&x->d, &out);
}

static void
take_names(struct reading *x)
{
	for (size_t i = 0; i < COUNT(roles); i++) {
		const struct jval *v = jval_get(x->item, roles[i].name);
		size_t n = jval_count(v);

		if (n > CSL_JSON_NAMES_MAX) {
			draft_warn(&x->d, "%s: %zu names, the first %d taken",
				   roles[i].name, n, CSL_JSON_NAMES_MAX);
			n = CSL_JSON_NAMES_MAX;
		}
		for (size_t k = 0; k < n; k++)
			take_name(x, jval_at(v, k), roles[i].role);
	}
}

static struct rec_date
date_of(const struct jval *parts)
{
	long long y = jval_int(jval_at(parts, 0));
	long long m = jval_int(jval_at(parts, 1));
	long long day = jval_int(jval_at(parts, 2));
	struct rec_date d = {0};

	if (y < 1 || y > 9999)
		return d;
	d.year = (int16_t)y;
	if (m < 1 || m > 12)
		return d;
	d.month = (uint8_t)m;
	if (day > 0 && day < 32 && date_exists((int)y, (int)m, (int)day))
		d.day = (uint8_t)day;
	return d;
}

/*
 * The first of a kind counts. Crossref's "issued" is the earliest of all, and
 * the volume that a citation names is the printed one.
 */
static void
take_dates(struct reading *x)
{
	static const struct {
		const char *name;
		enum date_kind kind;
	} kinds[] = {
	    {"published-print", DATE_ISSUED},
	    {"issued", DATE_ISSUED},
	    {"published", DATE_ISSUED},
	    {"published-online", DATE_ONLINE},
	};
	struct draft_origin *o = &x->d.origin;

	for (size_t i = 0; i < COUNT(kinds); i++) {
		const struct jval *v = jval_get(x->item, kinds[i].name);
		const struct jval *parts = jval_get(v, "date-parts");
		struct date_span span = {.from = date_of(jval_at(parts, 0))};

		if (jval_count(parts) > 1)
			span.to = date_of(jval_at(parts, 1));
		if (span.from.year > 0)
			draft_origin_span(o, kinds[i].kind, span, 0);
		draft_origin_date(o, kinds[i].kind, jval_get_str(v, "raw"), 0);
		draft_origin_date(o, kinds[i].kind, jval_get_str(v, "literal"),
				  0);
	}
}

static void
take_each(struct reading *x, const char *name, enum id_whose whose,
	  enum rec_id kind,
	  bool (*is)(struct arena *a, struct str s, struct str *out))
{
	const struct jval *v = jval_get(x->item, name);
	struct arena *a = x->r->arena;
	struct str id;

	for (size_t i = 0; i < jval_count(v) && i < CSL_JSON_NAMES_MAX; i++)
		if (is(a, copy_text(&x->d, jval_str(jval_at(v, i))), &id))
			draft_id(
			    &x->d, whose,
			    (struct rec_ident){kind, arena_copy(a, id), true});
}

static void
take_ids(struct reading *x)
{
	struct str url = copy_text(&x->d, jval_get_str(x->item, "URL"));
	struct str doi;

	take_each(x, "DOI", ID_OF_ITEM, ID_DOI, ident_doi);
	take_each(x, "ISBN", ID_OF_HOST, ID_ISBN, ident_isbn);
	take_each(x, "ISSN", ID_OF_HOST, ID_ISSN, ident_issn);
	take_each(x, "PMID", ID_OF_ITEM, ID_PMID, ident_pmid);
	take_each(x, "PMCID", ID_OF_ITEM, ID_PMCID, ident_pmcid);
	/* DataCite's id and URL say the DOI once more. */
	if (ident_is_url(url) && !ident_doi(x->r->arena, url, &doi))
		draft_id(&x->d, ID_OF_ITEM,
			 (struct rec_ident){ID_URL, url, true});
}

static void
take_subjects(struct reading *x)
{
	const struct jval *v = jval_get(x->item, "categories");

	if (v == NULL)
		v = jval_get(x->item, "subject");
	for (size_t i = 0; i < jval_count(v) && i < CSL_JSON_NAMES_MAX; i++)
		draft_subject(
		    &x->d, (struct rec_subject){.text = text_at(x, v, i).text});
}

/* "updated-by retraction 10.1234/x": only where it is about a DOI. */
static void
push_relation(struct reading *x, struct str kind, struct str type,
	      struct str doi)
{
	struct arena *a = x->r->arena;
	struct rec_text said = {.text = arena_copy(a, kind)};

	if (!ident_doi(a, copy_text(&x->d, doi), &doi))
		return;
	said.text = arena_join(a, said.text, STR(" "), copy_text(&x->d, type));
	said.text = arena_join(a, said.text, STR(" "), doi);
	texts_push(a, &x->r->relations, said);
}

/*
 * Crossref: what corrects it, retracts it, or says that it is in doubt; and
 * what it does so to, if it is such a notice itself.
 */
static void
take_updates(struct reading *x, const char *member)
{
	const struct jval *list = jval_get(x->item, member);

	for (size_t i = 0; i < jval_count(list) && i < UPDATES_MAX; i++) {
		const struct jval *v = jval_at(list, i);
		struct str type = jval_get_str(v, "type");

		if (type.n > 0)
			push_relation(x, str_c(member), type,
				      jval_get_str(v, "DOI"));
	}
}

/* "is-preprint-of": [{"id-type": "doi", "id": "10.1234/x"}] */
static void
take_relations(struct reading *x)
{
	const struct jval *relation = jval_get(x->item, "relation"), *list;
	struct str kind;
	void *at = NULL;
	size_t n = 0;

	while (jval_next(relation, &at, &kind, &list))
		for (size_t i = 0; i < jval_count(list) && n < UPDATES_MAX;
		     i++, n++) {
			const struct jval *v = jval_at(list, i);

			if (str_ieq(jval_get_str(v, "id-type"), STR("doi")))
				push_relation(x, kind, STR_NONE,
					      jval_get_str(v, "id"));
		}
}

static void
take_rest(struct reading *x)
{
	struct str rights =
	    copy_text(&x->d, jval_get_str(x->item, "copyright"));

	take_updates(x, "updated-by");
	take_updates(x, "update-to");
	take_relations(x);
	draft_language(&x->d, member(x, "language"));
	if (rights.n > 0)
		draft_right(&x->d, vocab_rights(x->r->arena, rights));
}

int
csl_json_read(const struct jval *root, struct record *out, struct err *e)
{
	static void (*const parts[])(struct reading *) = {
	    take_type,     take_titles, take_descriptions, take_names,
	    take_dates,    take_origin, take_hosts,        take_ids,
	    take_subjects, take_rest,
	};
	struct reading x = {.r = out};

	draft_init(&x.d, out);
	x.item = jval_at(root, 0);
	if (!jval_is_object(x.item) || jval_get(x.item, "type") == NULL)
		return err_set(e, ERR_DATA, 0, "JSON, but not of a citation");
	for (size_t i = 0; i < COUNT(parts); i++)
		parts[i](&x);
	draft_settle(&x.d);
	record_warn(out, "not the repository's record: metadata of doi.org");
	return arena_check(out->arena, e);
}

int
csl_json_parse(struct str json, struct record *out, struct err *e)
{
	struct jdoc *doc;
	int rc;

	if (jdoc_parse(&doc, json, e) != 0)
		return -1;
	rc = csl_json_read(jdoc_root(doc), out, e);
	jdoc_free(doc);
	return rc;
}
