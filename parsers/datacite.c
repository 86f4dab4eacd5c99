/*
 * DataCite metadata schema 4.5, element by element, and what OpenAIRE's profile
 * for literature (4.0) has in its place or beside it.
 */
#include "parsers/datacite.h"

#include "core/ident.h"
#include "core/table.h"

static const struct str NS_RDF =
    STR_LIT("http://www.w3.org/1999/02/22-rdf-syntax-ns#");

struct datacite {
	struct draft d;
	bool issn, isbn;       /* of what it is part of */
	struct rec_ident same; /* a DOI that is said to be of the same thing */
};

static struct str
attr(const struct node *n, const char *name)
{
	return str_trim(node_attr(n, STR_NONE, name));
}

/* The clean text of a child, or none. */
static struct str
child(struct draft *d, const struct node *n, const char *name)
{
	return draft_clean(d, node_named(n, name));
}

/* --- Names ---- */

/* contributorType (appendix 1, table 5) that a citation tells apart. */
static const struct {
	struct str type;
	enum said_role role;
} roles[] = {
    {STR_LIT("Editor"), SAID_EDITOR},
    {STR_LIT("Supervisor"), SAID_ADVISOR},
    {STR_LIT("Translator"), SAID_TRANSLATOR},
};

static enum said_role
role_of(struct str type)
{
	for (size_t i = 0; i < COUNT(roles); i++)
		if (str_ieq(type, roles[i].type))
			return roles[i].role;
	return SAID_CONTRIBUTOR;
}

static void
take_ids(struct draft *d, const struct node *person, struct rec_name *n)
{
	const struct node *c;

	for (c = node_first(person); c != NULL; c = node_next(c)) {
		if (str_eqc(c->name, "affiliation"))
			draft_keep(&n->affiliation, draft_clean(d, c));
		else if (str_eqc(c->name, "nameIdentifier"))
			draft_person_id(d, attr(c, "nameIdentifierScheme"),
					draft_clean(d, c), n);
	}
}

/*
 * Dataverse guesses what names are: what has a comma and works for a body,
 * and no word of one, is a person.
 */
static bool
is_body(const struct node *name, const struct rec_name *n)
{
	if (name == NULL ||
	    !str_ieq(attr(name, "nameType"), STR("Organizational")))
		return false;
	return n->affiliation.n == 0 || str_chr(n->raw, ',') == STR_NPOS ||
	       vocab_body(n->raw) != BODY_NO;
}

/* OpenEdition and Thoth have a creatorName in a contributor. */
static const struct node *
whole_name(const struct node *person, const char *element)
{
	const struct node *n = node_named(person, element);

	return n != NULL ? n : node_named(person, "creatorName");
}

/* A creator or contributor: names in parts, or one text to take apart. */
static void
read_name(struct draft *d, const struct node *person, const char *element,
	  enum said_role role, struct draft_name *out)
{
	const struct node *whole = whole_name(person, element);
	struct rec_name n = {.raw = draft_clean(d, whole),
			     .family = child(d, person, "familyName"),
			     .given = child(d, person, "givenName")};

	take_ids(d, person, &n);
	/* Appendix 3: a code for what is not known. */
	if (str_ieq(n.raw, STR("(:etal)")) || str_ieq(n.raw, STR(":etal")))
		n.raw = STR("et al.");
	if (is_body(whole, &n)) {
		n.kind = NAME_ORG;
		n.literal = n.raw;
		n.family = n.given = STR_NONE;
	} else if (n.family.n > 0 && n.given.n > 0) {
		n.kind = NAME_PERSON;
	} else if (n.raw.n > 0) {
		if (whole != NULL &&
		    str_ieq(attr(whole, "nameType"), STR("Personal")))
			n.kind = NAME_PERSON;
		draft_parse_names(d, n.raw, &n, out);
	}
	if (out->v.n == 0 && n.literal.n + n.family.n > 0)
		names_push(d->r->arena, &out->v, n);
	if (out->said == 0)
		out->said = 1u << role;
}

/* A creator is one; where several names stand in it, all of them count. */
static void
read_more_names(struct draft *d, const struct node *creator)
{
	const struct node *c;
	bool first = true;

	for (c = node_first(creator); c != NULL; c = node_next(c)) {
		if (!str_eqc(c->name, "creatorName"))
			continue;
		if (!first) {
			draft_names(d, draft_clean(d, c), SAID_AUTHOR);
			draft_warn(d, "creator: more than one name in it");
		}
		first = false;
	}
}

static void
read_creator(struct datacite *x, const struct node *n)
{
	struct draft_name out = {0};

	read_name(&x->d, n, "creatorName", SAID_AUTHOR, &out);
	draft_name(&x->d, &out);
	read_more_names(&x->d, n);
}

static void
read_creators(struct datacite *x, const struct node *list)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c))
		if (str_eqc(c->name, "creator"))
			read_creator(x, c);
}

/* Who keeps it distributes it; that is told only if nobody published it. */
static void
take_keeper(struct draft *d, const struct node *n)
{
	draft_publisher(
	    d, &d->origin, EVENT_OTHER,
	    (struct rec_text){child(d, n, "contributorName"), STR_NONE});
}

static void
read_contributor(struct datacite *x, const struct node *n)
{
	struct str type = attr(n, "contributorType");
	struct draft_name out = {0};

	/* Whose it is, who paid for it or keeps a list of it. */
	if (str_eqc(type, "RightsHolder") || str_eqc(type, "Funder") ||
	    str_eqc(type, "Sponsor") || str_istarts(type, STR("Registration")))
		return;
	if (str_eqc(type, "HostingInstitution")) {
		take_keeper(&x->d, n);
		return;
	}
	read_name(&x->d, n, "contributorName", role_of(type), &out);
	draft_name(&x->d, &out);
}

static void
read_contributors(struct datacite *x, const struct node *list)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c))
		read_contributor(x, c);
}

/* --- Titles and texts ---- */

static void
read_title(struct datacite *x, const struct node *n)
{
	static const struct {
		struct str type;
		enum title_kind kind;
	} kinds[] = {
	    {STR_LIT(""), TITLE_MAIN},
	    {STR_LIT("Subtitle"), TITLE_SUB},
	    {STR_LIT("TranslatedTitle"), TITLE_TRANSLATED},
	};
	enum title_kind kind = TITLE_ALTERNATIVE;

	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_ieq(attr(n, "titleType"), kinds[i].type))
			kind = kinds[i].kind;
	draft_title(&x->d, kind, draft_text(&x->d, n));
}

static void
read_titles(struct datacite *x, const struct node *list)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c))
		read_title(x, c);
}

static void
read_descriptions(struct datacite *x, const struct node *list)
{
	static const struct {
		struct str type;
		enum desc_kind kind;
	} kinds[] = {
	    {STR_LIT(""), DESC_OPEN},
	    {STR_LIT("Other"), DESC_OPEN}, /* for want of an abstract */
	    {STR_LIT("Abstract"), DESC_ABSTRACT},
	    {STR_LIT("TableOfContents"), DESC_CONTENTS},
	};
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c)) {
		struct str type = attr(c, "descriptionType");
		struct rec_text t = draft_text(&x->d, c);
		enum desc_kind kind = DESC_NOTE;

		for (size_t i = 0; i < COUNT(kinds); i++)
			if (str_ieq(type, kinds[i].type))
				kind = kinds[i].kind;
		if (t.text.n > 0 && str_eqc(type, "SeriesInformation"))
			draft_citation(&x->d, CITED_PART, t);
		else
			draft_description(&x->d, kind, t);
	}
}

static void
read_subject(struct datacite *x, const struct node *n)
{
	draft_subject_in(&x->d, attr(n, "subjectScheme"), draft_text(&x->d, n));
}

static void
read_subjects(struct datacite *x, const struct node *list)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c))
		read_subject(x, c);
}

/* --- Dates, types, identifiers ---- */

static bool
tells_embargo(struct draft *d, const struct node *n)
{
	const struct str said[] = {
	    attr(n, "rightsURI"),
	    attr(n, "uri"),
	    str_trim(node_attr(n, NS_RDF, "resource")),
	    draft_clean(d, n),
	};

	for (size_t i = 0; i < COUNT(said); i++)
		if (said[i].n > 0 &&
		    vocab_rights(d->r->arena, said[i]).access ==
			ACCESS_EMBARGOED)
			return true;
	return false;
}

bool
datacite_embargo(struct draft *d, const struct node *work,
		 const struct node *date)
{
	const struct node *c, *list;

	if (!str_ieq(attr(date, "dateType"), STR("Available")))
		return false;
	list = node_named(work, "rightsList");
	for (c = node_first(list == NULL ? work : list); c != NULL;
	     c = node_next(c))
		if ((str_eqc(c->name, "rights") ||
		     str_eqc(c->name, "accessRights")) &&
		    tells_embargo(d, c))
			return true;
	return false;
}

static void
read_date(struct datacite *x, const struct node *n)
{
	const struct node *work = n->parent;

	if (str_eqc(work->name, "dates"))
		work = work->parent;
	if (!datacite_embargo(&x->d, work, n))
		draft_date(&x->d, draft_date_kind(attr(n, "dateType")),
			   draft_clean(&x->d, n), 0);
}

static void
read_dates(struct datacite *x, const struct node *list)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c))
		read_date(x, c);
}

/* Is it said to be a part of a book? */
static bool
is_in_book(const struct node *resource)
{
	const struct node *list = node_named(resource, "relatedIdentifiers"),
			  *c = list == NULL ? NULL : node_first(list);

	for (; c != NULL; c = node_next(c))
		if (str_eqc(attr(c, "relationType"), "IsPartOf") &&
		    str_ieq(attr(c, "relatedIdentifierType"), STR("ISBN")))
			return true;
	return false;
}

/* The free text of resourceType is finer than its general type as a rule; the
 * more specific of both counts. OpenAIRE says it by an address of COAR. */
static void
read_type(struct datacite *x, const struct node *n)
{
	struct str word = draft_clean(&x->d, n);
	enum rec_type type;

	draft_type(&x->d, SAID_BY_GENRE, attr(n, "uri"));
	/* What it stands in, for what it is. */
	if (draft_type_of(word, &type) && type == TYPE_PROCEEDINGS &&
	    is_in_book(n->parent)) {
		draft_type_sent(&x->d, word);
		draft_type_is(&x->d, SAID_BY_GENRE, TYPE_CONFERENCE_PAPER);
		return;
	}
	draft_type(&x->d, SAID_BY_GENRE, word);
	draft_type(&x->d, SAID_BY_GENRE, attr(n, "resourceTypeGeneral"));
}

static void
read_identifier(struct datacite *x, const struct node *n)
{
	struct str s = draft_clean(&x->d, n);

	if (s.n > 0)
		draft_id(&x->d, ID_OF_ITEM, ident_classify(x->d.r->arena, s));
}

/* Places in a journal, for which older kernels have no elements. */
static bool
take_part(struct draft_part *p, struct str type, struct str s)
{
	if (str_ieq(type, STR("volume")))
		draft_keep(&p->volume, s);
	else if (str_ieq(type, STR("issue")))
		draft_keep(&p->issue, s);
	else if (str_ieq(type, STR("pages")))
		draft_pages(p, s);
	else
		return false;
	return true;
}

static void
read_alternates(struct datacite *x, const struct node *list)
{
	const struct node *c;
	struct rec_ident id;

	for (c = node_first(list); c != NULL; c = node_next(c)) {
		struct str type = attr(c, "alternateIdentifierType");
		struct str s = draft_clean(&x->d, c);

		if (s.n == 0 || take_part(&x->d.part, type, s))
			continue;
		if (str_istarts(type, STR("report n")))
			draft_number(&x->d, s);
		id = ident_classify(x->d.r->arena, s);
		/* A bare number is what its type says, if it can be. */
		if (id.kind != ID_OTHER || !draft_id_typed(&x->d, type, s, &id))
			id = ident_classify(x->d.r->arena, s);
		draft_id(&x->d, ID_OF_ITEM, id);
	}
}

static bool
is_part(const struct node *n)
{
	struct str type = attr(n, "relationType");

	return str_eqc(type, "IsPartOf") || str_eqc(type, "IsPublishedIn");
}

/* By its type where it is nothing by itself, which says what is wrong. */
static void
take_host_id(struct datacite *x, struct str type, struct str s)
{
	struct rec_ident id;

	if (s.n == 0)
		return;
	id = ident_classify(x->d.r->arena, s);
	if (id.kind == ID_OTHER && !draft_id_typed(&x->d, type, s, &id))
		id.kind = ID_OTHER;
	x->issn = x->issn || id.kind == ID_ISSN;
	x->isbn = x->isbn || id.kind == ID_ISBN;
	draft_id(&x->d, ID_OF_HOST, id);
}

/* Kinds by which what is identical is known, wherever it lies. */
static bool
names_work(enum rec_id kind)
{
	return kind == ID_ISBN || kind == ID_ARXIV || kind == ID_PMID ||
	       kind == ID_PMCID;
}

static void
read_related(struct datacite *x, const struct node *list)
{
	struct arena *a = x->d.r->arena;
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c)) {
		struct str s = draft_clean(&x->d, c);
		struct rec_text said = {STR_NONE, STR_NONE};
		struct rec_ident id;

		if (s.n == 0)
			continue;
		said.text = arena_join(a, attr(c, "relationType"), STR(" "), s);
		draft_relation(&x->d, said);
		id = ident_classify(a, s);
		if (is_part(c))
			take_host_id(x, attr(c, "relatedIdentifierType"), s);
		else if (id.kind == ID_DOI && x->same.value.n == 0 &&
			 str_eqc(attr(c, "relationType"), "IsIdenticalTo"))
			x->same = id;
		else
			draft_id(&x->d,
				 names_work(id.kind) &&
					 str_eqc(attr(c, "relationType"),
						 "IsIdenticalTo")
				     ? ID_OF_ITEM
				     : ID_OF_ANOTHER,
				 id);
	}
}

/* --- Hosts ---- */

static enum host_kind
kind_of(const struct node *n)
{
	static const struct {
		struct str type;
		enum host_kind kind;
	} kinds[] = {
	    {STR_LIT("Journal"), HOST_JOURNAL},
	    {STR_LIT("Book"), HOST_BOOK},
	    {STR_LIT("ConferenceProceeding"), HOST_PROCEEDINGS},
	};

	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_ieq(attr(n, "relatedItemType"), kinds[i].type))
			return kinds[i].kind;
	return HOST_UNKNOWN;
}

static void
take_editors(struct draft *d, const struct node *list, struct draft_host *h)
{
	const struct node *c = list == NULL ? NULL : node_first(list);

	for (; c != NULL; c = node_next(c)) {
		struct draft_name out = {0};

		if (role_of(attr(c, "contributorType")) != SAID_EDITOR)
			continue;
		read_name(d, c, "contributorName", SAID_EDITOR, &out);
		for (size_t i = 0; i < out.v.n; i++) {
			out.v.v[i].role = ROLE_EDITOR;
			names_push(d->r->arena, &h->editors, out.v.v[i]);
		}
	}
}

/* The first title, and its subtitle. */
static struct str
whole_title(struct draft *d, const struct node *titles)
{
	struct str title = child(d, titles, "title");
	const struct node *c;

	for (c = node_first(titles); c != NULL; c = node_next(c))
		if (str_ieq(attr(c, "titleType"), STR("Subtitle")) &&
		    c != node_named(titles, "title"))
			return draft_join(d, title, STR(": "),
					  draft_clean(d, c));
	return title;
}

/* Whatever its relation, its ISSN is that of what the item is part of. */
static bool
is_known_host(struct draft *d, const struct node *n)
{
	struct rec_ident id =
	    ident_classify(d->r->arena, child(d, n, "relatedItemIdentifier"));

	return id.kind == ID_ISSN && str_eq(id.value, record_id(d->r, ID_ISSN));
}

/* A "book" with an ISSN and no page: a series of them. */
static bool
is_series(struct draft *d, const struct node *n, const struct node *id)
{
	return kind_of(n) == HOST_BOOK && id != NULL &&
	       ident_classify(d->r->arena, draft_clean(d, id)).kind ==
		   ID_ISSN &&
	       node_named(n, "firstPage") == NULL;
}

/* relatedItem (since 4.4): the journal or book it is published in. */
static void
take_item(struct datacite *x, const struct node *n)
{
	const struct node *titles = node_named(n, "titles");
	const struct node *number = node_named(n, "number"), *id;
	struct draft *d = &x->d;
	struct draft_host *h;

	if (d->hosted || titles == NULL ||
	    (!is_part(n) && !is_known_host(d, n)))
		return;
	id = node_named(n, "relatedItemIdentifier");
	h = draft_host(d, is_series(d, n, id) ? HOST_UNKNOWN : kind_of(n));
	if (h == NULL)
		return;
	d->hosted = true;
	if (id != NULL)
		take_host_id(x, attr(id, "relatedItemIdentifierType"),
			     draft_clean(d, id));
	h->title = whole_title(d, titles);
	h->part = (struct draft_part){.volume = child(d, n, "volume"),
				      .issue = child(d, n, "issue"),
				      .first = child(d, n, "firstPage"),
				      .last = child(d, n, "lastPage")};
	if (number != NULL &&
	    (attr(number, "numberType").n == 0 ||
	     str_ieq(attr(number, "numberType"), STR("Article"))))
		h->part.article = draft_clean(d, number);
	else
		h->part.number = draft_clean(d, number);
	h->origin.edition = child(d, n, "edition");
	draft_publisher(d, &h->origin, EVENT_PUBLICATION,
			(struct rec_text){child(d, n, "publisher"), STR_NONE});
	draft_origin_date(&h->origin, DATE_ISSUED,
			  child(d, n, "publicationYear"), 0);
	take_editors(d, node_named(n, "contributors"), h);
}

static void
read_items(struct datacite *x, const struct node *list)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c))
		take_item(x, c);
}

/* --- The rest ---- */

static void
read_publisher(struct datacite *x, const struct node *n)
{
	draft_publisher(&x->d, &x->d.origin, EVENT_PUBLICATION,
			draft_text(&x->d, n));
}

static void
read_language(struct datacite *x, const struct node *n)
{
	draft_language(&x->d, draft_clean(&x->d, n));
}

static void
read_formats(struct datacite *x, const struct node *list)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c))
		draft_format(&x->d, draft_clean(&x->d, c));
}

static void
read_version(struct datacite *x, const struct node *n)
{
	struct str s = draft_clean(&x->d, n);

	/* OpenAIRE's is a state as a rule: <version uri="...">AM</version>. */
	if (attr(n, "uri").n == 0 || (s.n > 0 && chr_digit(s.p[0])))
		draft_version(&x->d, s);
}

/* --- OpenAIRE ---- */

/* What it stands in, in elements of the item's own. */
static struct draft_host *
citation(struct datacite *x)
{
	return draft_host_nearest(&x->d);
}

static void
read_citation_title(struct datacite *x, const struct node *n)
{
	struct draft_host *h = citation(x);

	if (h != NULL)
		draft_keep(&h->title, draft_clean(&x->d, n));
}

static void
read_citation_volume(struct datacite *x, const struct node *n)
{
	draft_keep(&x->d.part.volume, draft_clean(&x->d, n));
}

static void
read_citation_issue(struct datacite *x, const struct node *n)
{
	draft_keep(&x->d.part.issue, draft_clean(&x->d, n));
}

static void
read_citation_first(struct datacite *x, const struct node *n)
{
	struct str s = draft_clean(&x->d, n);

	while (s.n > 1 && s.p[s.n - 1] == '-') /* "33-", and then the last */
		s.n--;
	draft_keep(&x->d.part.first, s);
}

static void
read_citation_last(struct datacite *x, const struct node *n)
{
	draft_keep(&x->d.part.last, draft_clean(&x->d, n));
}

static void
read_citation_edition(struct datacite *x, const struct node *n)
{
	draft_edition(&x->d, draft_clean(&x->d, n));
}

/* dc:description says nothing of its kind. */
static void
read_description(struct datacite *x, const struct node *n)
{
	draft_description(&x->d, DESC_OPEN, draft_text(&x->d, n));
}

static void
read_format(struct datacite *x, const struct node *n)
{
	draft_format(&x->d, draft_clean(&x->d, n));
}

static void
read_coverage(struct datacite *x, const struct node *n)
{
	draft_coverage(&x->d, draft_text(&x->d, n));
}

static void
read_source(struct datacite *x, const struct node *n)
{
	struct rec_text t = draft_text(&x->d, n);

	if (t.text.n > 0)
		texts_push(x->d.r->arena, &x->d.r->sources, t);
	draft_citation(&x->d, CITED_SOURCE, t);
}

static void
read_right(struct datacite *x, const struct node *n)
{
	struct str uri = attr(n, "rightsURI"), text = draft_clean(&x->d, n);
	struct rec_right right;

	if (uri.n == 0)
		uri = attr(n, "uri"); /* licenseCondition */
	right = vocab_rights(x->d.r->arena, uri.n > 0 ? uri : text);
	if (text.n > 0)
		right.text = text;
	draft_right(&x->d, right);
}

static void
read_file(struct datacite *x, const struct node *n)
{
	struct rec_ident id = {.kind = ID_FILE, .value = draft_clean(&x->d, n)};

	if (ident_is_url(id.value))
		draft_id(&x->d, ID_OF_ITEM, id);
}

static void
read_rights(struct datacite *x, const struct node *list)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c))
		read_right(x, c);
}

/* Who paid, with the number of the award: what the item has to do with. */
static void
read_funding(struct datacite *x, const struct node *list)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c))
		draft_relation(
		    &x->d,
		    (struct rec_text){
			draft_join(&x->d, child(&x->d, c, "funderName"),
				   STR(", "), child(&x->d, c, "awardNumber")),
			STR_NONE});
}

static const struct {
	const char *name;
	void (*read)(struct datacite *x, const struct node *n);
} elements[] = {
    {"identifier", read_identifier},
    {"creators", read_creators},
    {"titles", read_titles},
    {"publisher", read_publisher},
    {"resourceType", read_type},
    {"subjects", read_subjects},
    {"contributors", read_contributors},
    {"dates", read_dates},
    /* OpenAIRE: without a list around them */
    {"date", read_date},
    {"subject", read_subject},
    {"title", read_title},
    {"creator", read_creator},
    {"contributor", read_contributor},
    {"language", read_language},
    {"alternateIdentifiers", read_alternates},
    {"relatedIdentifiers", read_related},
    {"relatedItems", read_items},
    {"fundingReferences", read_funding},
    {"sizes", read_formats},
    {"formats", read_formats},
    {"version", read_version},
    {"rightsList", read_rights},
    {"descriptions", read_descriptions},
    {"rights", read_right},
    {"licenseCondition", read_right},
    {"description", read_description},
    {"format", read_format},
    {"coverage", read_coverage},
    {"source", read_source},
    {"file", read_file},
    {"citationTitle", read_citation_title},
    {"citationVolume", read_citation_volume},
    {"citationIssue", read_citation_issue},
    {"citationStartPage", read_citation_first},
    {"citationStartPag", read_citation_first}, /* the plugin of OJS */
    {"citationEndPage", read_citation_last},
    {"citationEdition", read_citation_edition},
};

/* OpenAIRE has a place and a date for meetings, and no name. */
static void
read_meeting(struct datacite *x, const struct node *resource)
{
	struct str date = child(&x->d, resource, "citationConferenceDate");

	draft_event_place(&x->d,
			  child(&x->d, resource, "citationConferencePlace"));
	draft_description(&x->d, DESC_NOTE, (struct rec_text){date, STR_NONE});
}

static void
read_resource(struct datacite *x, const struct node *resource)
{
	const struct node *c;

	/* It decides the year; a date within it adds month and day. */
	draft_date(&x->d, DATE_ISSUED,
		   child(&x->d, resource, "publicationYear"), DATE_ROUNDED);
	for (c = node_first(resource); c != NULL; c = node_next(c))
		for (size_t i = 0; i < COUNT(elements); i++)
			if (str_eqc(c->name, elements[i].name))
				elements[i].read(x, c);
	read_meeting(x, resource);
	if (x->d.nhosts > 0) {
		x->d.hosts[0].issn = x->issn;
		x->d.hosts[0].isbn = x->isbn;
	}
	/* For want of one of its own, as where handles are given. */
	if (x->same.value.n > 0)
		draft_id(&x->d,
			 record_id(x->d.r, ID_DOI).n == 0 ? ID_OF_ITEM
							  : ID_OF_ANOTHER,
			 x->same);
	draft_settle(&x->d);
}

void
datacite_parse(const struct node *payload, struct record *out)
{
	const struct node *n = payload;
	struct datacite x = {0};

	draft_init(&x.d, out);
	if (str_eqc(n->name, "oai_datacite")) {
		n = node_named(n, "payload");
		n = n == NULL ? NULL : node_named(n, "resource");
	}
	if (n == NULL)
		record_warn(out, "datacite: no resource inside the envelope");
	else
		read_resource(&x, n);
}
