/* DataCite metadata schema 4.5, element by element. */
#include "parsers/datacite.h"

#include "core/ident.h"
#include "parsers/datacite_read.h"
#include "parsers/vocab/vocab.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static void
push_ident(struct record *r, struct str text)
{
	idents_push(r->arena, &r->ids, ident_classify(r->arena, text));
}

/* --- Titles and texts ---------------------------------------------------- */

/* Main title first, with its subtitle; the others behind. */
static void
read_titles(const struct node *list, struct record *r)
{
	const struct node *c;
	struct rec_text main = {0}, sub = {0};
	struct rec_texts others = {0};

	for (c = node_first(list); c != NULL; c = node_next(c)) {
		struct rec_text t = {datacite_text(c, r->arena), node_lang(c)};
		struct str type = datacite_attr(c, "titleType");

		if (t.text.n == 0)
			continue;
		if (type.n == 0 && main.text.n == 0)
			main = t;
		else if (str_eqc(type, "Subtitle") && sub.text.n == 0)
			sub = t;
		else
			texts_push(r->arena, &others, t);
	}
	if (main.text.n > 0 && sub.text.n > 0)
		main.text =
		    arena_join(r->arena, main.text, STR(": "), sub.text);
	else if (sub.text.n > 0)
		texts_push(r->arena, &others, sub);
	if (main.text.n > 0)
		texts_push(r->arena, &r->titles, main);
	for (size_t i = 0; i < others.n; i++)
		texts_push(r->arena, &r->titles, others.v[i]);
}

/* "Papers on Examples, 12": the number behind the last comma. */
static void
read_series(struct record *r, struct str s)
{
	size_t at = str_rchr(s, ',');
	struct str n =
	    at == STR_NPOS ? STR_NONE : str_trim(str_from(s, at + 1));

	if (n.n > 0 && str_number(n, 999999) > 0) {
		r->series_number = n;
		s = str_trim(str_left(s, at));
	}
	r->series = s;
}

static void
read_descriptions(const struct node *list, struct record *r)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c)) {
		struct rec_text t = {datacite_text(c, r->arena), node_lang(c)};
		struct str type = datacite_attr(c, "descriptionType");

		if (t.text.n == 0)
			continue;
		if (type.n == 0 || str_eqc(type, "Abstract"))
			texts_push(r->arena, &r->abstracts, t);
		else if (str_eqc(type, "SeriesInformation") && r->series.n == 0)
			read_series(r, t.text);
		else
			texts_push(r->arena, &r->notes, t);
	}
}

static void
read_subjects(const struct node *list, struct record *r)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c)) {
		struct rec_subject s = {.text = datacite_text(c, r->arena),
					.lang = node_lang(c)};
		struct str scheme = datacite_attr(c, "subjectScheme");

		if (str_istarts(scheme, STR("ddc")) ||
		    str_istarts(scheme, STR("dewey")))
			s.scheme = STR("ddc");
		if (s.text.n > 0)
			subjects_push(r->arena, &r->subjects, s);
	}
}

static void
read_rights(const struct node *list, struct record *r)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c)) {
		struct str uri = datacite_attr(c, "rightsURI");
		struct str text = datacite_text(c, r->arena);
		struct rec_right right =
		    vocab_rights(r->arena, uri.n > 0 ? uri : text);

		if (text.n > 0)
			right.text = text;
		if (right.text.n > 0)
			rights_push(r->arena, &r->rights, right);
	}
}

/* --- Dates, types, identifiers ------------------------------------------- */

/* Which date is the date of publication, best first. */
static int
date_rank(struct str type)
{
	static const struct str ranks[] = {
	    STR_LIT("Available"), STR_LIT("Created"), STR_LIT("Copyrighted"),
	    STR_LIT("Issued")};

	for (size_t i = 0; i < COUNT(ranks); i++)
		if (str_eq(type, ranks[i]))
			return (int)i + 1;
	return 0;
}

/* publicationYear decides the year; a date within it adds month and day. */
static void
settle_date(struct record *r, const struct node *dates, struct str year)
{
	const struct node *c;
	struct date_span d, given;
	int rank, best = 0;
	bool has_year = date_parse(year, &given);

	if (year.n > 0)
		texts_push(r->arena, &r->dates,
			   (struct rec_text){year, STR_NONE});
	for (c = dates == NULL ? NULL : node_first(dates); c != NULL;
	     c = node_next(c)) {
		struct str text = datacite_text(c, r->arena);

		if (text.n > 0)
			texts_push(r->arena, &r->dates,
				   (struct rec_text){text, STR_NONE});
		rank = date_rank(datacite_attr(c, "dateType"));
		if (rank <= best || !date_parse(text, &d) ||
		    (has_year && d.from.year != given.from.year))
			continue;
		best = rank;
		r->issued = d;
	}
	if (best == 0 && has_year)
		r->issued = given;
}

/* The free text of resourceType is finer than its general type. */
static void
read_type(const struct node *n, struct record *r)
{
	struct rec_texts list = {0};
	struct str general = datacite_attr(n, "resourceTypeGeneral");
	struct str text = datacite_text(n, r->arena), unknown;
	/* "Text" in a schema.org form would be of no help. */
	struct rec_text values[] = {{text, STR_NONE}, {general, STR_NONE}};

	for (size_t i = 0; i < COUNT(values); i++) {
		if (values[i].text.n == 0)
			continue;
		texts_push(r->arena, &r->types, values[i]);
		texts_push(r->arena, &list, values[i]);
	}
	r->type = vocab_type_of(&list, &unknown);
	if (r->type == TYPE_GENERIC)
		r->genre = unknown;
}

static void
read_identifier(const struct node *n, struct record *r)
{
	push_ident(r, datacite_text(n, r->arena));
}

static void
read_alternates(const struct node *list, struct record *r)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c))
		if (datacite_text(c, r->arena).n > 0)
			push_ident(r, datacite_text(c, r->arena));
}

static void
read_related(const struct node *list, struct record *r)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c)) {
		struct str type = datacite_attr(c, "relationType");
		struct str text = datacite_text(c, r->arena);
		struct rec_ident id = ident_classify(r->arena, text);
		struct rec_text said = {STR_NONE, STR_NONE};
		bool part =
		    str_eqc(type, "IsPartOf") || str_eqc(type, "IsPublishedIn");

		if (text.n == 0)
			continue;
		said.text = arena_join(r->arena, type, STR(" "), text);
		texts_push(r->arena, &r->relations, said);
		id.own = part && (id.kind == ID_ISSN || id.kind == ID_ISBN);
		idents_push(r->arena, &r->ids, id);
	}
}

/* relatedItem (since 4.4): the journal or book it is published in. */
static void
read_item(const struct node *n, struct record *r)
{
	const struct node *titles = node_named(n, "titles");
	struct str type = datacite_attr(n, "relationType");
	struct rec_ident id;

	if (r->container.n > 0 || titles == NULL ||
	    !(str_eqc(type, "IsPublishedIn") || str_eqc(type, "IsPartOf")))
		return;
	id = ident_classify(
	    r->arena,
	    datacite_text(node_named(n, "relatedItemIdentifier"), r->arena));
	if (id.kind == ID_ISSN || id.kind == ID_ISBN)
		idents_push(r->arena, &r->ids, id);
	r->container = datacite_text(node_named(titles, "title"), r->arena);
	r->volume = datacite_text(node_named(n, "volume"), r->arena);
	r->issue = datacite_text(node_named(n, "issue"), r->arena);
	r->article = datacite_text(node_named(n, "number"), r->arena);
	r->first_page = datacite_text(node_named(n, "firstPage"), r->arena);
	r->last_page = datacite_text(node_named(n, "lastPage"), r->arena);
}

static void
read_items(const struct node *list, struct record *r)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c))
		read_item(c, r);
}

static void
read_publisher(const struct node *n, struct record *r)
{
	struct rec_text t = {datacite_text(n, r->arena), node_lang(n)};

	if (t.text.n > 0)
		texts_push(r->arena, &r->publishers, t);
}

static void
read_language(const struct node *n, struct record *r)
{
	struct rec_text t = {datacite_text(n, r->arena), STR_NONE};

	t.lang = vocab_language(r->arena, t.text);
	if (t.text.n == 0)
		return;
	texts_push(r->arena, &r->languages, t);
	r->language = t.lang;
	if (t.lang.n == 0)
		record_warn(r, "language: '" STR_FMT "' not known",
			    STR_ARG(str_left(t.text, 60)));
}

static void
read_formats(const struct node *list, struct record *r)
{
	const struct node *c;

	for (c = node_first(list); c != NULL; c = node_next(c)) {
		struct rec_text t = {datacite_text(c, r->arena), STR_NONE};

		if (t.text.n > 0)
			texts_push(r->arena, &r->formats, t);
	}
}

static void
read_version(const struct node *n, struct record *r)
{
	r->edition = datacite_text(n, r->arena);
}

static const struct {
	const char *name;
	void (*read)(const struct node *n, struct record *r);
} elements[] = {
    {"identifier", read_identifier},
    {"creators", datacite_creators},
    {"titles", read_titles},
    {"publisher", read_publisher},
    {"resourceType", read_type},
    {"subjects", read_subjects},
    {"contributors", datacite_contributors},
    {"language", read_language},
    {"alternateIdentifiers", read_alternates},
    {"relatedIdentifiers", read_related},
    {"relatedItems", read_items},
    {"sizes", read_formats},
    {"formats", read_formats},
    {"version", read_version},
    {"rightsList", read_rights},
    {"descriptions", read_descriptions},
};

static void
read_resource(const struct node *resource, struct record *out)
{
	const struct node *c;

	for (c = node_first(resource); c != NULL; c = node_next(c))
		for (size_t i = 0; i < COUNT(elements); i++)
			if (str_eqc(c->name, elements[i].name))
				elements[i].read(c, out);
	settle_date(
	    out, node_named(resource, "dates"),
	    datacite_text(node_named(resource, "publicationYear"), out->arena));
	if (out->titles.n == 0)
		record_warn(out, "title: none");
}

void
datacite_parse(const struct node *payload, struct record *out)
{
	const struct node *n = payload;

	if (str_eqc(n->name, "oai_datacite")) {
		n = node_named(n, "payload");
		n = n == NULL ? NULL : node_named(n, "resource");
	}
	if (n == NULL)
		record_warn(out, "datacite: no resource inside the envelope");
	else
		read_resource(n, out);
}
