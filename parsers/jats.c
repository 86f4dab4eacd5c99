/* JATS: the front matter of an article; BITS: of a book or a part of one. */
#include "parsers/jats.h"

#include "core/ident.h"
#include "core/table.h"
#include "parsers/draft/draft.h"

#define BIT(said) (1u << (said))
struct jats {
	struct draft d;
	struct draft_host *journal;
	struct str language; /* of the article */
	bool paper;          /* of a meeting, whose proceedings it stands in */
	bool book;           /* it is one, or stands in one */
	bool around;         /* what is read is said of what it stands in */
};

/* An element and what reads it. */
struct row {
	const char *name;
	void (*read)(struct jats *j, const struct node *n);
};

static void
read_children(struct jats *j, const struct node *n, const struct row *rows,
	      size_t nrows)
{
	const struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c))
		for (size_t i = 0; i < nrows; i++)
			if (str_eqc(c->name, rows[i].name))
				rows[i].read(j, c);
}

#define READ(j, n, rows) \
	read_children(j, n, rows, sizeof(rows) / sizeof((rows)[0]))

static struct str
attr(const struct node *n, const char *name)
{
	return str_trim(node_attr(n, STR_NONE, name));
}

/* The first attribute of two that is there: old and new versions differ. */
static struct str
either(const struct node *n, const char *name, const char *other)
{
	struct str s = attr(n, name);

	return s.n > 0 ? s : attr(n, other);
}

static struct str
child(struct jats *j, const struct node *n, const char *name)
{
	return draft_clean(&j->d, node_named(n, name));
}

/* --- The journal --------------------------------------------------------- */

static void
read_journal_title(struct jats *j, const struct node *n)
{
	struct str s = draft_clean(&j->d, n);
	struct str lang = node_attr(n, NS_XML, "lang");

	/* The first, or that in the language of the article. */
	if (j->journal->title.n == 0 ||
	    (s.n > 0 && vocab_in_language(lang, j->language)))
		j->journal->title = s;
}

static void
read_issn(struct jats *j, const struct node *n)
{
	struct rec_ident id = {.kind = ID_ISSN};

	if (!ident_issn(j->d.r->arena, draft_clean(&j->d, n), &id.value))
		return;
	j->journal->issn = true;
	draft_id(&j->d, ID_OF_HOST, id);
}

/* Of proceedings that are a book, or of the book itself. */
static void
read_isbn(struct jats *j, const struct node *n)
{
	bool own = j->book && !j->around;
	struct rec_ident id;

	if (draft_id_typed(&j->d, STR("isbn"), draft_clean(&j->d, n), &id))
		draft_id(&j->d, own ? ID_OF_ITEM : ID_OF_HOST, id);
}

static void
read_publisher_name(struct jats *j, const struct node *n)
{
	draft_publisher(&j->d, &j->d.origin, EVENT_PUBLICATION,
			draft_text(&j->d, n));
}

enum { COUNTRY_CODE = 2 };

/* "Berlin", or a town and a country, and an address (OJS), as elements. */
static void
read_publisher_place(struct jats *j, const struct node *n)
{
	static const char *const parts[] = {"addr-line", "city", "state",
					    "country"};
	struct str place = STR_NONE, part;
	const struct node *c;

	if (node_first(n) == NULL)
		place = draft_clean(&j->d, n);
	for (c = node_first(n); c != NULL; c = node_next(c))
		for (size_t i = 0; i < COUNT(parts); i++) {
			if (!str_eqc(c->name, parts[i]))
				continue;
			part = draft_clean(&j->d, c);
			/* Alone the code of a country is no place. */
			if (place.n > 0 || part.n > COUNTRY_CODE)
				place =
				    draft_join(&j->d, place, STR(", "), part);
		}
	draft_place(&j->d, &j->d.origin, EVENT_PUBLICATION, place);
}

static void
read_publisher(struct jats *j, const struct node *n)
{
	static const struct row rows[] = {
	    {"publisher-name", read_publisher_name},
	    {"publisher-loc", read_publisher_place},
	};

	READ(j, n, rows);
}

static void
read_journal_meta(struct jats *j, const struct node *n)
{
	static const struct row titles[] = {
	    {"journal-title", read_journal_title},
	};
	static const struct row rows[] = {
	    {"journal-title", read_journal_title},
	    {"issn", read_issn},
	    {"isbn", read_isbn},
	    {"publisher", read_publisher},
	};
	const struct node *group = node_named(n, "journal-title-group");

	if (group != NULL)
		READ(j, group, titles);
	READ(j, n, rows);
	/* Of old archives the short form is all there is. */
	if (j->journal->title.n == 0)
		j->journal->title = child(j, n, "journal-id");
}

/* --- The article: what it is called -------------------------------------- */

static void
read_id(struct jats *j, const struct node *n)
{
	static const struct {
		const char *sent, *type;
	} types[] = {
	    {"doi", "doi"},     {"pmid", "pmid"},   {"pmc", "pmcid"},
	    {"pmcid", "pmcid"}, {"arxiv", "arxiv"}, {"handle", "hdl"},
	};
	struct str sent = either(n, "pub-id-type", "book-id-type");
	struct rec_ident id;

	if (sent.n == 0)
		sent = attr(n, "book-part-id-type");
	for (size_t i = 0; !j->around && i < COUNT(types); i++)
		if (str_ieq(sent, str_c(types[i].sent)) &&
		    draft_id_typed(&j->d, str_c(types[i].type),
				   draft_clean(&j->d, n), &id))
			draft_id(&j->d, ID_OF_ITEM, id);
}

/* The heading of a table of contents: "Research Article". */
static void
read_heading(struct jats *j, const struct node *n)
{
	struct str word = child(j, n, "subject");
	enum rec_type type;

	if (!str_eqc(attr(n, "subj-group-type"), "heading"))
		return;
	if (draft_type_of(word, &type))
		draft_type(&j->d, SAID_BY_MAPPING, word);
}

static void
read_categories(struct jats *j, const struct node *n)
{
	static const struct row rows[] = {{"subj-group", read_heading}};

	READ(j, n, rows);
}

static void
read_article_title(struct jats *j, const struct node *n)
{
	draft_title(&j->d, TITLE_MAIN, draft_text_jats(&j->d, n));
}

static void
read_subtitle(struct jats *j, const struct node *n)
{
	draft_title(&j->d, TITLE_SUB, draft_text_jats(&j->d, n));
}

static void
read_translated(struct jats *j, const struct node *n)
{
	const struct node *title = node_named(n, "trans-title");
	const struct node *sub = node_named(n, "trans-subtitle");
	struct rec_text t;

	/* JATS 1.0 has a group around it, NLM has it alone. */
	t = draft_text_jats(&j->d, title != NULL ? title : n);
	if (sub != NULL)
		t.text = draft_join(&j->d, t.text, STR(": "),
				    draft_text_jats(&j->d, sub).text);
	draft_title(&j->d, TITLE_TRANSLATED, t);
}

static void
read_titles(struct jats *j, const struct node *n)
{
	static const struct row rows[] = {
	    {"article-title", read_article_title},
	    {"subtitle", read_subtitle},
	    {"trans-title-group", read_translated},
	    {"trans-title", read_translated},
	};

	READ(j, n, rows);
}

/* A review that has no title of its own goes by that of what it reviews. */
static void
read_product(struct jats *j, const struct node *n)
{
	struct rec_text t = {STR_NONE, STR_NONE};
	const struct node *source = node_named(n, "source");

	if (source != NULL && j->d.titles[TITLE_MAIN].n == 0)
		t = draft_text_jats(&j->d, source);
	if (t.text.n == 0)
		return;
	draft_title(&j->d, TITLE_MAIN, t);
	draft_warn(&j->d, "title: that of the work reviewed");
}

/* --- People -------------------------------------------------------------- */

static void
take_person(struct jats *j, const struct node *n, struct rec_name *p,
	    struct draft_name *out)
{
	struct str prefix = child(j, n, "prefix");

	(void)prefix; /* "Dr.": not printed */
	p->family = child(j, n, "surname");
	p->given = child(j, n, "given-names");
	p->suffix = child(j, n, "suffix");
	if (p->family.n == 0) {
		p->family = p->given;
		p->given = STR_NONE;
	}
	if (p->family.n == 0)
		return;
	p->kind = NAME_PERSON;
	p->raw = draft_join(&j->d, p->family, STR(", "), p->given);
	names_push(j->d.r->arena, &out->v, *p);
}

/*
 * Of several forms of a name the one in the language of the article, the one in
 * letters of the West, else the first.
 */
static const struct node *
best_form(const struct jats *j, const struct node *n)
{
	const struct node *c;

	for (c = node_first(n); c != NULL && j->language.n > 0;
	     c = node_next(c))
		if (str_eqc(c->name, "name") &&
		    vocab_in_language(node_attr(c, NS_XML, "lang"),
				      j->language))
			return c;
	for (c = node_first(n); c != NULL; c = node_next(c))
		if (str_eqc(c->name, "name") &&
		    !str_eqc(attr(c, "name-style"), "eastern"))
			return c;
	return node_first(n);
}

/*
 * "The Fog Consortium", behind which its members may stand in a group of their
 * own, or where it is: the text in front of them.
 */
static struct str
collab_name(struct jats *j, const struct node *n)
{
	static const char *const behind[] = {
	    "contrib-group", "address",       "email", "aff", "fn",
	    "xref",          "author-comment"};
	struct str s = draft_clean(&j->d, n);

	for (size_t i = 0; i < COUNT(behind); i++) {
		struct str more = child(j, n, behind[i]);
		size_t at = more.n == 0 ? STR_NPOS : str_find(s, more);

		s = at == STR_NPOS ? s : str_trim(str_left(s, at));
	}
	return s;
}

static void
take_name(struct jats *j, const struct node *n, struct rec_name *p,
	  struct draft_name *out)
{
	if (str_eqc(n->name, "name-alternatives"))
		n = best_form(j, n);
	if (n == NULL)
		return;
	if (str_eqc(n->name, "collab")) {
		const struct node *inner = node_named(n, "institution");

		p->kind = NAME_ORG;
		p->literal = inner != NULL ? draft_clean(&j->d, inner)
					   : collab_name(j, n);
		p->raw = p->literal;
		if (p->literal.n > 0)
			names_push(j->d.r->arena, &out->v, *p);
	} else if (node_named(n, "surname") != NULL ||
		   node_named(n, "given-names") != NULL) {
		take_person(j, n, p, out);
	} else {
		draft_parse_names(&j->d, draft_clean(&j->d, n), p, out);
	}
}

static void
read_contrib(struct jats *j, const struct node *n)
{
	static const char *const names[] = {"name", "name-alternatives",
					    "string-name", "collab"};
	struct draft_name out = {.said = 0};
	struct rec_name p = {.kind = NAME_UNKNOWN};
	struct str type = attr(n, "contrib-type");
	const struct node *c;

	if (type.n == 0 && n->parent != NULL)
		type = attr(n->parent, "content-type");
	if (type.n == 0)
		out.said = BIT(SAID_AUTHOR);
	else
		draft_role(&j->d, type, &out);
	/* Of an article it is who saw it through the journal. */
	if (out.said == BIT(SAID_EDITOR) && !j->paper && !j->book)
		out.said = BIT(SAID_CONTRIBUTOR);
	for (c = node_first(n); c != NULL; c = node_next(c)) {
		if (str_eqc(c->name, "contrib-id"))
			draft_person_id(&j->d, attr(c, "contrib-id-type"),
					draft_clean(&j->d, c), &p);
		else if (str_eqc(c->name, "aff") && p.affiliation.n == 0)
			p.affiliation = draft_clean(&j->d, c);
	}
	for (c = node_first(n); c != NULL; c = node_next(c))
		for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
			if (str_eqc(c->name, names[i])) {
				take_name(j, c, &p, &out);
				p = (struct rec_name){.kind = NAME_UNKNOWN};
			}
	if (!j->around)
		draft_name(&j->d, &out);
	for (size_t i = 0;
	     j->around && out.said == BIT(SAID_EDITOR) && i < out.v.n; i++) {
		out.v.v[i].role = ROLE_EDITOR;
		names_push(j->d.r->arena, &j->journal->editors, out.v.v[i]);
	}
}

/* "on behalf of the Fog Study Group" behind its members: an author as well. */
static void
read_behalf(struct jats *j, const struct node *n)
{
	struct rec_name p = {.kind = NAME_ORG};
	struct draft_name out = {.said = BIT(SAID_AUTHOR)};

	p.literal = p.raw = draft_clean(&j->d, n);
	if (p.literal.n == 0)
		return;
	names_push(j->d.r->arena, &out.v, p);
	draft_name(&j->d, &out);
}

static void
read_contribs(struct jats *j, const struct node *n)
{
	static const struct row rows[] = {
	    {"contrib", read_contrib},
	    {"on-behalf-of", read_behalf},
	};

	READ(j, n, rows);
}

/* --- When ---------------------------------------------------------------- */

/* "2012-05-03" of year, month and day, as far as they are there. */
static struct str
date_of(struct jats *j, const struct node *n)
{
	static const char *const parts[] = {"year", "month", "day"};
	struct str s = STR_NONE, part, iso = attr(n, "iso-8601-date");

	if (iso.n > 0)
		return iso;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		part = child(j, n, parts[i]);
		/* A month by its name: what is left is free text. */
		if (part.n == 0 || str_number(part, 9999) < 0)
			break;
		if (part.n == 1)
			part = draft_join(&j->d, STR("0"), STR(""), part);
		s = draft_join(&j->d, s, STR("-"), part);
	}
	part = child(j, n, "season");
	if (part.n == 0 && s.n == 4) {
		part = child(j, n, "month");
		if (str_number(part, 12) > 0)
			part = STR_NONE;
		else if (part.n > 0)
			part = draft_join(&j->d, child(j, n, "day"), STR(" "),
					  part);
	}
	if (part.n > 0 && s.n == 4)
		s = draft_join(&j->d, part, STR(" "), s);
	return s.n > 0 ? s : child(j, n, "string-date");
}

/* What a date is of: the old attribute says all, the new ones half each. */
static enum date_kind
kind_of(const struct node *n)
{
	static const struct {
		const char *word;
		enum date_kind kind;
	} kinds[] = {
	    {"ppub", DATE_ISSUED},
	    {"collection", DATE_ISSUED},
	    {"print", DATE_ISSUED},
	    {"epub-ppub", DATE_ISSUED},
	    {"issue", DATE_ISSUED},
	    {"epub", DATE_ONLINE},
	    {"electronic", DATE_ONLINE},
	    {"online", DATE_ONLINE},
	    {"pub", DATE_ONLINE},
	    {"publication", DATE_ONLINE},
	    {"preprint", DATE_OTHER},
	    {"epreprint", DATE_OTHER},
	    {"pmc-release", DATE_OTHER},
	    {"retraction", DATE_OTHER},
	    {"corrected", DATE_OTHER},
	    {"received", DATE_SUBMITTED},
	    {"accepted", DATE_ACCEPTED},
	    {"rev-recd", DATE_OTHER},
	    {"nihms-submitted", DATE_OTHER},
	};
	struct str format = attr(n, "publication-format");
	struct str words[] = {attr(n, "pub-type"), attr(n, "date-type"),
			      format};

	/* date-type="pub" is of the form that stands beside it. */
	if (str_ieq(words[1], STR("pub")) && format.n > 0)
		words[1] = format;
	for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++)
		for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
			if (str_ieq(words[w], str_c(kinds[i].word)))
				return kinds[i].kind;
	return DATE_OPEN;
}

static void
read_date(struct jats *j, const struct node *n)
{
	/* A collection is known by its year alone. */
	bool year = str_eqc(either(n, "pub-type", "date-type"), "collection");

	draft_date(&j->d, kind_of(n), date_of(j, n),
		   DATE_ENCODED | (year ? DATE_ROUNDED : 0));
}

static void
read_history(struct jats *j, const struct node *n)
{
	static const struct row rows[] = {{"date", read_date}};

	READ(j, n, rows);
}

static void
read_conference(struct jats *j, const struct node *n)
{
	draft_meeting(&j->d, child(j, n, "conf-name"), child(j, n, "conf-loc"));
}

/* --- Where in the journal ------------------------------------------------ */

/* "0" is what forms have where there is no number. */
static void
keep(struct str *field, struct str s)
{
	if (field->n == 0 && !str_eqc(s, "0"))
		*field = s;
}

/* "2 Suppl. 1" */
static struct str
issue_of(struct jats *j, const struct node *n)
{
	struct str s = draft_join(&j->d, child(j, n, "issue"), STR(" "),
				  child(j, n, "issue-part"));
	struct str more = child(j, n, "supplement");

	if (more.n > 0 && chr_digit(more.p[0]))
		more = draft_join(&j->d, STR("Suppl."), STR(" "), more);
	return str_ifind(s, STR("suppl")) == STR_NPOS
		   ? draft_join(&j->d, s, STR(" "), more)
		   : s;
}

static void
read_part(struct jats *j, const struct node *n)
{
	struct draft_part *p = &j->journal->part;
	struct rec_ident place;

	keep(&p->volume, child(j, n, "volume"));
	keep(&p->issue, issue_of(j, n));
	/* A DOI is no number of an article. */
	place = ident_classify(j->d.r->arena, child(j, n, "elocation-id"));
	if (place.kind == ID_DOI && record_id(j->d.r, ID_DOI).n == 0)
		draft_id(&j->d, ID_OF_ITEM, place);
	else if (place.kind != ID_DOI)
		keep(&p->article, child(j, n, "elocation-id"));
	if (!str_eqc(child(j, n, "fpage"), "0"))
		draft_pages(p, child(j, n, "fpage"));
	keep(&p->last, child(j, n, "lpage"));
	draft_pages(p, child(j, n, "page-range"));
}

/* --- The rest ------------------------------------------------------------ */

static void
read_abstract(struct jats *j, const struct node *n)
{
	/* What else there is stands beside it: highlights, "what is new". */
	static const struct str mains[] = {
	    STR_LIT(""),
	    STR_LIT("abstract"),
	    STR_LIT("main"),
	    STR_LIT("summary"),
	    STR_LIT("section"),
	    STR_LIT("sections"),
	    STR_LIT("normal"),
	    STR_LIT("structured"),
	    STR_LIT("original"),
	    STR_LIT("full"),
	    STR_LIT("executive-summary"),
	};
	struct str type = attr(n, "abstract-type");
	enum desc_kind kind = DESC_NOTE;

	for (size_t i = 0; i < COUNT(mains); i++)
		if (str_ieq(type, mains[i]))
			kind = DESC_ABSTRACT;
	draft_description(&j->d, kind, draft_text_jats(&j->d, n));
}

/* Of a code and its words the words. */
static struct rec_text
keyword(struct jats *j, const struct node *n)
{
	struct rec_text t = {STR_NONE, STR_NONE};
	const struct node *c;

	if (str_eqc(n->name, "kwd"))
		return draft_text_jats(&j->d, n);
	if (!str_eqc(n->name, "compound-kwd"))
		return t;
	for (c = node_first(n); c != NULL; c = node_next(c))
		if (str_eqc(c->name, "compound-kwd-part") &&
		    !str_eqc(attr(c, "content-type"), "code"))
			t = draft_text_jats(&j->d, c);
	return t;
}

static void
read_keywords(struct jats *j, const struct node *n)
{
	struct str type = attr(n, "kwd-group-type");
	const struct node *c;

	if (str_ieq(type, STR("abbreviations")))
		return;
	for (c = node_first(n); c != NULL; c = node_next(c)) {
		struct rec_text t;

		t = keyword(j, c);
		draft_subject(&j->d, (struct rec_subject){.text = t.text,
							  .lang = t.lang});
	}
}

static void
push_right(struct jats *j, struct str s)
{
	if (s.n > 0)
		draft_right(&j->d, vocab_rights(j->d.r->arena, s));
}

/* The licence that the text links to, else the text. */
static struct str
licence_in(struct jats *j, const struct node *licence)
{
	static const struct str xlink = STR_LIT("http://www.w3.org/1999/xlink");
	const struct node *n = licence;

	while ((n = node_walk(n, licence)) != NULL) {
		struct str href = str_trim(node_attr(n, xlink, "href"));

		if (vocab_rights(j->d.r->arena, href).spdx.n > 0)
			return href;
	}
	return draft_clean(&j->d, licence);
}

static void
read_permissions(struct jats *j, const struct node *n)
{
	static const struct str xlink = STR_LIT("http://www.w3.org/1999/xlink");
	struct str owner = child(j, n, "copyright-statement");
	const struct node *c;

	/* Old articles say there what it may be used for. */
	if (node_named(n, "license") == NULL &&
	    str_ifind(owner, STR("licen")) != STR_NPOS)
		push_right(j, owner);
	for (c = node_first(n); c != NULL; c = node_next(c)) {
		struct str href = str_trim(node_attr(c, xlink, "href"));

		if (str_eqc(c->name, "license"))
			push_right(j, href.n > 0 ? href : licence_in(j, c));
		else if (str_eqc(c->name, "license_ref"))
			push_right(j, draft_clean(&j->d, c));
	}
}

static void
read_counts(struct jats *j, const struct node *n)
{
	const struct node *pages = node_named(n, "page-count");
	struct str count = pages == NULL ? STR_NONE : attr(pages, "count");

	/* Of an article without page numbers it says nothing to cite. */
	if (count.n > 0 && j->journal->title.n == 0)
		draft_extent(&j->d,
			     draft_join(&j->d, count, STR(" "), STR("pages")));
}

static void
read_self(struct jats *j, const struct node *n)
{
	static const struct str xlink = STR_LIT("http://www.w3.org/1999/xlink");
	struct str href = str_trim(node_attr(n, xlink, "href"));

	if (ident_is_url(href))
		draft_id(&j->d, ID_OF_ITEM,
			 ident_classify(j->d.r->arena, href));
}

static void
read_article_meta(struct jats *j, const struct node *n)
{
	static const struct row rows[] = {
	    {"article-id", read_id},
	    {"article-categories", read_categories},
	    {"title-group", read_titles},
	    {"product", read_product},
	    {"isbn", read_isbn},
	    {"contrib-group", read_contribs},
	    {"pub-date", read_date},
	    {"history", read_history},
	    {"conference", read_conference},
	    {"permissions", read_permissions},
	    {"abstract", read_abstract},
	    {"trans-abstract", read_abstract},
	    {"kwd-group", read_keywords},
	    {"counts", read_counts},
	    {"self-uri", read_self},
	};

	READ(j, n, rows);
	read_part(j, n);
}

/* --- BITS: books and their parts ------------------------------------------- */

static void
read_book_titles(struct jats *j, const struct node *n)
{
	static const struct row rows[] = {
	    {"book-title", read_article_title},
	    {"title", read_article_title},
	    {"subtitle", read_subtitle},
	    {"trans-title-group", read_translated},
	};

	if (!j->around)
		READ(j, n, rows);
	else if (j->journal->title.n == 0)
		j->journal->title =
		    draft_join(&j->d, child(j, n, "book-title"), STR(": "),
			       child(j, n, "subtitle"));
}

static void
read_edition(struct jats *j, const struct node *n)
{
	if (j->around)
		draft_keep(&j->journal->origin.edition, draft_clean(&j->d, n));
	else
		draft_edition(&j->d, draft_clean(&j->d, n));
}

static void
read_book_volume(struct jats *j, const struct node *n)
{
	draft_keep(j->around ? &j->journal->part.volume : &j->d.part.volume,
		   draft_clean(&j->d, n));
}

static void
read_book_counts(struct jats *j, const struct node *n)
{
	const struct node *pages = node_named(n, "book-page-count");

	if (pages != NULL && !j->around)
		draft_extent(&j->d, attr(pages, "count"));
}

/* <collection-meta>: the series. */
static void
read_collection(struct jats *j, const struct node *n)
{
	struct draft_host *series = draft_host(&j->d, HOST_SERIES);
	const struct node *titles = node_named(n, "title-group");
	const struct node *volume = node_named(n, "volume-in-collection");
	const struct node *issn = node_named(n, "issn");
	struct rec_ident id = {.kind = ID_ISSN};

	if (series == NULL || titles == NULL)
		return;
	series->title = child(j, titles, "title");
	if (volume != NULL)
		series->number = child(j, volume, "volume-number");
	if (issn != NULL &&
	    ident_issn(j->d.r->arena, draft_clean(&j->d, issn), &id.value)) {
		series->issn = true;
		draft_id(&j->d, ID_OF_HOST, id);
	}
}

/* <book-meta>, <book-part-meta> */
static void
read_book_meta(struct jats *j, const struct node *n)
{
	static const struct row rows[] = {
	    {"book-id", read_id},
	    {"book-part-id", read_id},
	    {"book-title-group", read_book_titles},
	    {"title-group", read_book_titles},
	    {"contrib-group", read_contribs},
	    {"pub-date", read_date},
	    {"isbn", read_isbn},
	    {"publisher", read_publisher},
	    {"edition", read_edition},
	    {"book-volume-number", read_book_volume},
	    {"counts", read_book_counts},
	    {"conference", read_conference},
	};
	static const struct row own[] = {
	    {"permissions", read_permissions}, {"abstract", read_abstract},
	    {"trans-abstract", read_abstract}, {"kwd-group", read_keywords},
	    {"self-uri", read_self},
	};

	READ(j, n, rows);
	if (!j->around)
		READ(j, n, own);
}

/* A book, or the first part of one that is wrapped up alone. */
static void
parse_book(struct jats *j, const struct node *book)
{
	static const struct row series[] = {
	    {"collection-meta", read_collection}};
	const struct node *part = NULL, *meta = node_named(book, "book-meta");

	j->book = true;
	if (str_eqc(book->name, "book-part-wrapper"))
		part = node_named(book, "book-part");
	j->around = part != NULL;
	if (part != NULL)
		j->journal = draft_host(&j->d, HOST_BOOK);
	if (meta != NULL && (part == NULL || j->journal != NULL))
		read_book_meta(j, meta);
	READ(j, book, series);
	j->around = false;
	meta = part == NULL ? NULL : node_named(part, "book-part-meta");
	if (meta != NULL) {
		if (j->journal != NULL)
			read_part(j, meta);
		read_book_meta(j, meta);
	}
	draft_type_is(&j->d, SAID_BY_GENRE,
		      part != NULL ? TYPE_CHAPTER
		      : draft_has_role(&j->d, ROLE_EDITOR) &&
			      !draft_has_role(&j->d, ROLE_AUTHOR)
			  ? TYPE_EDITED_BOOK
			  : TYPE_BOOK);
}

/* article-type, as JATS lists them; what is missing here is an article. */
static enum rec_type
type_of(struct str sent)
{
	static const struct {
		const char *word;
		enum rec_type type;
	} types[] = {
	    {"review-article", TYPE_REVIEW_ARTICLE},
	    {"systematic-review", TYPE_REVIEW_ARTICLE},
	    {"data-paper", TYPE_REVIEW_ARTICLE},
	    {"editorial", TYPE_REVIEW_ARTICLE},
	    {"letter", TYPE_REVIEW_ARTICLE},
	    {"correction", TYPE_REVIEW_ARTICLE},
	    {"addendum", TYPE_REVIEW_ARTICLE},
	    {"expression-of-concern", TYPE_REVIEW_ARTICLE},
	    {"retraction", TYPE_REVIEW_ARTICLE},
	    {"book-review", TYPE_BOOK_REVIEW},
	    {"books-received", TYPE_BOOK_REVIEW},
	    {"product-review", TYPE_BOOK_REVIEW},
	    {"dissertation", TYPE_THESIS},
	    {"preprint", TYPE_PREPRINT},
	    {"proceedings-paper", TYPE_CONFERENCE_PAPER},
	    {"conference-paper", TYPE_CONFERENCE_PAPER},
	    {"conference-proceedings", TYPE_CONFERENCE_PAPER},
	};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (str_ieq(sent, str_c(types[i].word)))
			return types[i].type;
	return TYPE_ARTICLE;
}

/*
 * Journals print papers of meetings, too; what has an ISBN and no ISSN are
 * proceedings.
 */
static bool
in_proceedings(const struct node *front)
{
	const struct node *journal = node_named(front, "journal-meta");
	const struct node *article = node_named(front, "article-meta");

	return journal != NULL && article != NULL &&
	       node_named(journal, "issn") == NULL &&
	       node_named(article, "conference") != NULL &&
	       (node_named(journal, "isbn") != NULL ||
		node_named(article, "isbn") != NULL);
}

/* xml:lang of the article is its language, "en" being what many never set. */
static void
read_language(struct jats *j, const struct node *article)
{
	j->language = str_trim(node_attr(article, NS_XML, "lang"));
	draft_language(&j->d, j->language);
}

void
jats_parse(const struct node *payload, struct record *out)
{
	static const struct row rows[] = {
	    {"journal-meta", read_journal_meta},
	    {"article-meta", read_article_meta},
	};
	const struct node *article = payload, *front;
	struct jats j = {.journal = NULL};
	enum rec_type type;

	draft_init(&j.d, out);
	if (str_starts(payload->name, STR("book"))) {
		read_language(&j, payload);
		parse_book(&j, payload);
		draft_settle(&j.d);
		return;
	}
	/* PMC wraps it: <pmc-articleset>. */
	if (node_named(payload, "front") == NULL &&
	    node_named(payload, "article") != NULL)
		article = node_named(payload, "article");
	front = node_named(article, "front");
	if (front == NULL)
		front = node_named(article, "front-stub");
	type = type_of(attr(article, "article-type"));
	if (type == TYPE_ARTICLE && front != NULL && in_proceedings(front))
		type = TYPE_CONFERENCE_PAPER;
	j.paper = type == TYPE_CONFERENCE_PAPER;
	j.journal = draft_host(&j.d, j.paper ? HOST_PROCEEDINGS : HOST_JOURNAL);
	draft_type_is(&j.d, SAID_BY_GENRE, type);
	read_language(&j, article);
	if (front != NULL)
		READ(&j, front, rows);
	draft_settle(&j.d);
}
