/*
 * XMetaDissPlus 2.2, element by element. Elements are told by local name: the
 * namespaces of the same element differ between versions and repositories.
 */
#include "parsers/xmetadiss.h"

#include <string.h>

#include "core/ident.h"
#include "parsers/citation/citation.h"
#include "parsers/draft/draft.h"

/* An attribute by local name, whatever its namespace: type, xsi:type. */
static struct str
attr(const struct node *n, const char *name)
{
	for (size_t i = 0; i < n->nattrs; i++)
		if (str_eqc(n->attrs[i].name, name))
			return str_trim(n->attrs[i].value);
	return STR_NONE;
}

static struct rec_text
text(struct draft *d, const struct node *n)
{
	return (struct rec_text){draft_clean(d, n),
				 vocab_language(d->r->arena, attr(n, "lang"))};
}

/* The first element of that name anywhere below. */
static const struct node *
below(const struct node *root, const char *name)
{
	const struct node *n = root;

	while ((n = node_walk(n, root)) != NULL)
		if (str_eqc(n->name, name))
			return n;
	return NULL;
}

static struct str
text_below(struct draft *d, const struct node *root, const char *name)
{
	const struct node *n = below(root, name);

	return n == NULL ? STR_NONE : draft_clean(d, n);
}

/* "urn:nbn", "ddb:titleISO639-2" */
static struct str
scheme(const struct node *n)
{
	return str_trim(node_attr(n, NS_XSI, "type"));
}

static bool
is_scheme(const struct node *n, const char *part)
{
	return str_ifind(scheme(n), str_c(part)) != STR_NPOS;
}

/* --- Titles ---- */

static bool
is_translated(const struct node *n)
{
	for (size_t i = 0; i < n->nattrs; i++)
		if (str_ieq(n->attrs[i].value, STR("translated")))
			return true;
	return false;
}

static void
read_title(struct draft *d, const struct node *n)
{
	draft_title(d, is_translated(n) ? TITLE_TRANSLATED : TITLE_MAIN,
		    text(d, n));
}

/* dcterms:alternative is the subtitle. */
static void
read_subtitle(struct draft *d, const struct node *n)
{
	draft_title(d, is_translated(n) ? TITLE_TRANSLATED : TITLE_SUB,
		    text(d, n));
}

/* --- Names ---- */

static struct str
institution(struct draft *d, const struct node *n)
{
	const struct node *u = below(n, "universityOrInstitution");

	return u == NULL ? STR_NONE : text_below(d, u, "name");
}

static void
take_ids(struct draft *d, const struct node *n, struct rec_name *name)
{
	static const char *const ids[] = {"GND-Nr", "PND-Nr", "ORCID", "orcid"};
	const struct node *c = n;

	for (; c != NULL; c = node_walk(c, n)) {
		for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
			struct str s = attr(c, ids[i]);

			if (s.n == 0 && str_eqc(c->name, ids[i]))
				s = draft_clean(d, c);
			draft_person_id(d, str_c(ids[i]), s, name);
		}
	}
}

/* pc:person, or a body (cc:universityOrInstitution). */
static bool
name_of(struct draft *d, const struct node *n, struct rec_name *name)
{
	*name = (struct rec_name){
	    .kind = NAME_PERSON,
	    .family = text_below(d, n, "surName"),
	    .given = text_below(d, n, "foreName"),
	    .affiliation = text_below(d, n, "affiliation"),
	};
	take_ids(d, n, name);
	if (name->given.n == 0 && name->family.n > 0) {
		name->literal = name->family;
		name->family = STR_NONE;
		name->kind = NAME_UNKNOWN;
	}
	if (name->family.n > 0) {
		struct str prefix = text_below(d, n, "prefix");

		name->family = draft_join(d, prefix, STR(" "), name->family);
		name->raw = draft_join(d, name->family, STR(", "), name->given);
		return true;
	}
	if (name->literal.n == 0)
		name->literal = text_below(d, n, "personEnteredUnderGivenName");
	if (name->literal.n == 0) {
		name->kind = NAME_ORG;
		name->literal = text_below(d, n, "organisationName");
	}
	if (name->literal.n == 0)
		name->literal = institution(d, n);
	name->raw = name->literal;
	return name->literal.n > 0;
}

static void
take_name(struct draft *d, const struct node *n, struct draft_name *out)
{
	struct rec_name name;

	if (!name_of(d, n, &name))
		return;
	/* "Prof. Dr. Rosa Novak", entered under the given name. */
	if (name.family.n == 0 && name.kind == NAME_PERSON)
		draft_parse_names(d, name.literal, &name, out);
	else
		names_push(d->r->arena, &out->v, name);
}

/* OPUS4 once put all authors into one element. */
static void
read_name(struct draft *d, const struct node *n, struct draft_name *out)
{
	const struct node *c, *person = node_named(n, "person");

	if (person == NULL)
		take_name(d, n, out);
	for (c = person; c != NULL; c = node_next(c))
		if (str_eqc(c->name, "person"))
			take_name(d, c, out);
	draft_name(d, out);
}

static void
read_creator(struct draft *d, const struct node *n)
{
	struct draft_name out = {.said = 1u << SAID_AUTHOR};

	read_name(d, n, &out);
}

/* thesis:role="advisor" */
static void
read_contributor(struct draft *d, const struct node *n)
{
	struct draft_name out = {0};

	draft_role(d, attr(n, "role"), &out);
	if (out.said == 0)
		out.said = 1u << SAID_TOOK_PART;
	read_name(d, n, &out);
}

/* --- Where and when ---- */

static void
read_publisher(struct draft *d, const struct node *n)
{
	struct rec_text t = {.text = institution(d, n)};

	if (t.text.n == 0 && node_first(n) == NULL)
		t.text = draft_clean(d, n);
	draft_publisher(d, &d->origin, EVENT_PUBLICATION, t);
	if (d->origin.place.n == 0)
		draft_place(d, &d->origin, EVENT_PUBLICATION,
			    text_below(d, n, "place"));
}

static void
read_degree(struct draft *d, const struct node *n)
{
	const struct node *grantor = node_named(n, "grantor");
	struct str s = draft_clean(d, node_named(n, "level"));

	/* "other" says that it is none. */
	if (s.n > 0 && !str_ieq(s, STR("other"))) {
		draft_type(d, SAID_BY_DEGREE, s);
		draft_type_is(d, SAID_BY_MAPPING, TYPE_THESIS);
	}
	if (grantor == NULL || d->grantor.n > 0)
		return;
	d->grantor = institution(d, grantor);
	draft_place(d, &d->origin, EVENT_CREATION,
		    text_below(d, grantor, "place"));
}

static void
read_issued(struct draft *d, const struct node *n)
{
	/* Of the copy, when a citation has an earlier year. */
	draft_date(d, DATE_OPEN, draft_clean(d, n), 0);
}

static void
read_created(struct draft *d, const struct node *n)
{
	draft_date(d, DATE_CREATED, draft_clean(d, n), 0);
}

static void
read_accepted(struct draft *d, const struct node *n)
{
	draft_date(d, DATE_ACCEPTED, draft_clean(d, n), 0);
}

/* --- Content ---- */

static void
read_abstract(struct draft *d, const struct node *n)
{
	draft_description(d, DESC_ABSTRACT, text(d, n));
}

static void
read_note(struct draft *d, const struct node *n)
{
	draft_description(d, DESC_NOTE, text(d, n));
}

static void
read_contents(struct draft *d, const struct node *n)
{
	draft_description(d, DESC_CONTENTS, text(d, n));
}

static void
read_subject(struct draft *d, const struct node *n)
{
	struct rec_text t = text(d, n);
	struct str s = scheme(n);

	s = str_from(s, str_chr(s, ':') + 1); /* "xMetaDiss:RVK" */
	draft_subject(d, (struct rec_subject){t.text, t.lang, rec_notation(s)});
}

static void
read_type(struct draft *d, const struct node *n)
{
	draft_type(d, SAID_BY_MAPPING, draft_clean(d, n));
}

static void
read_language(struct draft *d, const struct node *n)
{
	draft_language(d, draft_clean(d, n));
}

static void
read_extent(struct draft *d, const struct node *n)
{
	draft_extent(d, draft_clean(d, n));
}

static void
read_rights(struct draft *d, const struct node *n)
{
	struct str s = draft_clean(d, n), kind = attr(n, "kind");
	struct rec_right right = vocab_rights(d->r->arena, s);

	if (s.n == 0 && str_eqc(kind, "free"))
		right = (struct rec_right){.access = ACCESS_OPEN, .text = kind};
	else if (s.n == 0 && str_eqc(kind, "domain"))
		right = (struct rec_right){.access = ACCESS_RESTRICTED,
					   .text = kind};
	draft_right(d, right);
}

/* --- Identifiers and relations ---- */

static void
read_identifier(struct draft *d, const struct node *n)
{
	struct str s = draft_clean(d, n);

	if (s.n > 0)
		draft_id(d, ID_OF_ITEM, ident_classify(d->r->arena, s));
}

/* ddb:transfer is an archive made for the library. */
static void
read_file(struct draft *d, const struct node *n)
{
	struct rec_ident id = ident_classify(d->r->arena, draft_clean(d, n));

	if (id.kind != ID_URL && id.kind != ID_FILE)
		return;
	id.kind = ID_FILE;
	draft_id(d, ID_OF_ITEM, id);
}

/* "12, Heft 3 (2015)": the issue that it is, or stands in. */
static void
read_issue_of(struct draft *d, struct rec_text t)
{
	struct citation c;
	size_t stop, sep = str_chr(t.text, ',');

	/* "2015,2": of what is counted by years */
	if (sep == 4 && str_number(str_left(t.text, sep), 2099) > 1500 &&
	    str_number(str_trim(str_from(t.text, sep + 1)), 999) > 0) {
		draft_keep(&d->part.volume, str_left(t.text, sep));
		draft_keep(&d->part.issue, str_trim(str_from(t.text, sep + 1)));
		return;
	}
	if (!citation_read(t.text, NULL, &c) || c.rest.n > 0 ||
	    c.volume.n + c.issue.n == 0) {
		draft_keep(&d->part.issue, t.text);
		return;
	}
	/* "5.2": the second of the fifth volume */
	stop = c.issue.n == 0 ? str_chr(c.volume, '.') : STR_NPOS;
	if (stop != STR_NPOS) {
		c.issue = str_from(c.volume, stop + 1);
		c.volume = str_left(c.volume, stop);
	}
	draft_keep(&d->part.volume, c.volume);
	draft_keep(&d->part.issue, c.issue);
	if (d->part.first.n == 0) {
		d->part.first = c.first_page;
		d->part.last = c.last_page;
	}
}

/*
 * What it is part of, by scheme: "ddb:ISSN", "ddb:ZSTitelID", "ddb:ZS-Ausgabe"
 * of a journal; else its name, that of a series ("Title ; 12"), or a citation.
 */
static void
read_part_of(struct draft *d, const struct node *n)
{
	struct rec_text t = text(d, n);
	struct rec_ident id;

	if (t.text.n == 0)
		return;
	if (is_scheme(n, "zs-volume")) {
		draft_keep(&d->part.volume, t.text);
		return;
	}
	if (is_scheme(n, "zs-issue")) {
		draft_keep(&d->part.issue, t.text);
		return;
	}
	if (is_scheme(n, "zs-ausgabe")) {
		read_issue_of(d, t);
		return;
	}
	if (is_scheme(n, "titelid")) {
		draft_id(d, ID_OF_HOST, ident_classify(d->r->arena, t.text));
		return;
	}
	id = ident_classify(d->r->arena, t.text);
	if (is_scheme(n, "issn") || is_scheme(n, "isbn"))
		draft_id_typed(d,
			       is_scheme(n, "issn") ? STR("issn") : STR("isbn"),
			       t.text, &id);
	else if (id.kind == ID_OTHER) {
		draft_citation(d, CITED_PART, t);
		return;
	}
	draft_id(d, ID_OF_HOST, id);
}

/* "Wattverlag, Husum", "Mill Press, Port Mill": a publisher and its place. */
static bool
is_publisher(struct str s, struct str *name, struct str *place)
{
	static const struct str words[] = {
	    STR_LIT("verlag"),      STR_LIT("press,"),
	    STR_LIT("publishing"),  STR_LIT("publisher"),
	    STR_LIT("éditions"),    STR_LIT("edizioni"),
	    STR_LIT("uitgever"),    STR_LIT("editrice"),
	    STR_LIT("gmbh"),        STR_LIT("wydawnictwo"),
	    STR_LIT("издательство")};
	size_t comma = str_rchr(s, ',');

	if (comma == STR_NPOS || comma == 0)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (chr_digit(s.p[i]) || strchr(":;.(", s.p[i]) != NULL)
			return false;
	*name = str_trim(str_left(s, comma));
	*place = str_trim(str_from(s, comma + 1));
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ifind(str_left(s, comma + 1), words[i]) != STR_NPOS)
			return place->n > 0;
	return false;
}

/* It comes behind the body that shows it, which stands as the publisher. */
static void
take_publisher(struct draft *d, struct str name, struct str place)
{
	d->origin.publishers.n = 0;
	d->origin.place = STR_NONE;
	draft_publisher(d, &d->origin, EVENT_PUBLICATION,
			(struct rec_text){name, STR_NONE});
	draft_place(d, &d->origin, EVENT_PUBLICATION, place);
	draft_warn(d, "publisher: what dc:source names");
}

/* Where it was published first, in words: a citation, or its publisher. */
static void
read_source(struct draft *d, const struct node *n)
{
	struct rec_text t = text(d, n);
	struct rec_ident id;
	struct str name, place;

	if (t.text.n > 0)
		texts_push(d->r->arena, &d->r->sources, t);
	if (is_publisher(t.text, &name, &place)) {
		take_publisher(d, name, place);
		return;
	}
	if (is_scheme(n, "isbn") || is_scheme(n, "issn")) {
		if (draft_id_typed(
			d, is_scheme(n, "isbn") ? STR("isbn") : STR("issn"),
			t.text, &id))
			draft_id(d, ID_OF_ITEM, id);
		return;
	}
	draft_citation(d, CITED_SOURCE, t);
}

static void
read_relation(struct draft *d, const struct node *n)
{
	draft_relation(d, text(d, n));
}

static void
skip(struct draft *d, const struct node *n)
{
	(void)d;
	(void)n;
}

static const struct {
	struct str name;
	void (*read)(struct draft *d, const struct node *n);
} elements[] = {
    {STR_LIT("title"), read_title},
    {STR_LIT("alternative"), read_subtitle},
    {STR_LIT("creator"), read_creator},
    {STR_LIT("contributor"), read_contributor},
    {STR_LIT("subject"), read_subject},
    {STR_LIT("abstract"), read_abstract},
    {STR_LIT("description"), read_abstract},
    {STR_LIT("tableOfContents"), read_contents},
    {STR_LIT("publisher"), read_publisher},
    {STR_LIT("issued"), read_issued},
    {STR_LIT("date"), read_issued},
    {STR_LIT("created"), read_created},
    {STR_LIT("dateAccepted"), read_accepted},
    {STR_LIT("dateSubmitted"), skip},
    {STR_LIT("available"), skip},
    {STR_LIT("modified"), skip},
    {STR_LIT("valid"), skip},
    {STR_LIT("type"), read_type},
    {STR_LIT("version_driver"), skip},
    {STR_LIT("identifier"), read_identifier},
    {STR_LIT("extent"), read_extent},
    {STR_LIT("format"), read_extent},
    {STR_LIT("medium"), skip},
    {STR_LIT("language"), read_language},
    {STR_LIT("isPartOf"), read_part_of},
    {STR_LIT("source"), read_source},
    {STR_LIT("relation"), read_relation},
    {STR_LIT("rights"), read_rights},
    {STR_LIT("licence"), read_rights},
    {STR_LIT("license"), read_rights},
    {STR_LIT("accessRights"), read_rights},
    {STR_LIT("degree"), read_degree},
    {STR_LIT("contact"), skip},
    {STR_LIT("fileNumber"), skip},
    {STR_LIT("fileProperties"), skip},
    {STR_LIT("checksum"), skip},
    {STR_LIT("server"), skip},
    {STR_LIT("transfer"), read_file},
    {STR_LIT("annotation"), read_note},
};

static void
read_element(struct draft *d, const struct node *n)
{
	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
		if (str_eq(n->name, elements[i].name)) {
			elements[i].read(d, n);
			return;
		}
	}
	draft_unknown(d, n);
}

void
xmetadiss_parse(const struct node *payload, struct record *out)
{
	struct draft d;

	draft_init(&d, out);
	for (const struct node *n = node_first(payload); n != NULL;
	     n = node_next(n))
		read_element(&d, n);
	draft_settle(&d);
}
