/*
 * Fields: what there is to say of a record, each by a name, as a text of one
 * line, and as what of the record it is.
 */
#include <string.h>

#include "core/line.h"
#include "exporters/format/format.h"
#include "exporters/format/internal.h"

/* --- Its text ------------------------------------------------------------- */

/*
 * Its text, in the arena of the state. Lists are joined by "; ".
 */
typedef struct str text_fn(struct export_state *st, const struct record *r);

static struct str
text_key(struct export_state *st, const struct record *r)
{
	(void)r;
	return st->key;
}

static struct str
text_type(struct export_state *st, const struct record *r)
{
	(void)st;
	return str_c(rec_type_name(r->type));
}

static struct str
text_title(struct export_state *st, const struct record *r)
{
	return value_plain(&st->scratch, value_title_text(r));
}

/* All of them, "Family, Given; Family, Given". */
static struct str
names(struct export_state *st, const struct record *r, enum rec_role role)
{
	struct arena *a = &st->scratch;
	struct str *v = arena_alloc(a, (r->names.n + 1) * sizeof(*v));
	size_t n = 0;

	if (v == NULL)
		return STR_NONE;
	for (size_t i = 0; i < r->names.n; i++)
		if (r->names.v[i].role == role &&
		    !value_is_others(&r->names.v[i]))
			v[n++] = value_name(a, &r->names.v[i]);
	return line_join(a, v, n, STR("; "));
}

static struct str
text_authors(struct export_state *st, const struct record *r)
{
	return names(st, r, ROLE_AUTHOR);
}

static struct str
text_editors(struct export_state *st, const struct record *r)
{
	return names(st, r, ROLE_EDITOR);
}

static struct str
date_text(struct export_state *st, struct rec_date d)
{
	char text[DATE_MAX];

	date_format(d, text);
	return arena_copy(&st->scratch, str_c(text));
}

static struct str
text_year(struct export_state *st, const struct record *r)
{
	return date_text(st, (struct rec_date){.year = r->issued.from.year});
}

static struct str
text_date(struct export_state *st, const struct record *r)
{
	return date_text(st, r->issued.from);
}

static struct str
text_pages(struct export_state *st, const struct record *r)
{
	struct str v[] = {r->first_page, r->last_page};

	if (r->first_page.n == 0)
		return r->article;
	return line_join(&st->scratch, v, str_eq(v[0], v[1]) ? 1 : 2, STR("-"));
}

static struct str
text_publisher(struct export_state *st, const struct record *r)
{
	return value_publisher(&st->scratch, r);
}

static struct str
text_doi(struct export_state *st, const struct record *r)
{
	(void)st;
	return record_id(r, ID_DOI);
}

static struct str
text_isbn(struct export_state *st, const struct record *r)
{
	(void)st;
	return value_isbn(r);
}

static struct str
text_issn(struct export_state *st, const struct record *r)
{
	(void)st;
	return value_issn(r);
}

static struct str
text_url(struct export_state *st, const struct record *r)
{
	return record_url(r, &st->scratch);
}

static struct str
text_language(struct export_state *st, const struct record *r)
{
	(void)st;
	return value_language(r);
}

static struct str
text_rights(struct export_state *st, const struct record *r)
{
	(void)st;
	return value_rights(r);
}

static struct str
text_keywords(struct export_state *st, const struct record *r)
{
	struct arena *a = &st->scratch;
	struct str *v = arena_alloc(a, (r->subjects.n + 1) * sizeof(*v));

	if (v == NULL)
		return STR_NONE;
	for (size_t i = 0; i < r->subjects.n; i++)
		v[i] = value_keyword(a, &r->subjects.v[i]);
	return line_join(a, v, r->subjects.n, STR("; "));
}

static struct str
text_abstract(struct export_state *st, const struct record *r)
{
	return value_plain(&st->scratch, value_abstract_text(r));
}

/* The addresses of its files. */
static struct str
text_fulltext(struct export_state *st, const struct record *r)
{
	struct arena *a = &st->scratch;
	struct str *v = arena_alloc(a, (r->ids.n + 1) * sizeof(*v));
	size_t n = 0;

	if (v == NULL)
		return STR_NONE;
	for (size_t i = 0; i < r->ids.n; i++)
		if (r->ids.v[i].kind == ID_FILE && r->ids.v[i].own)
			v[n++] = r->ids.v[i].value;
	return line_join(a, v, n, STR("; "));
}

/* --- What of a record it is ----------------------------------------------- */

typedef void keep_fn(struct record *to, const struct record *r,
		     struct arena *a);

static void
keep_names(struct record *to, const struct record *r, struct arena *a,
	   enum rec_role role)
{
	for (size_t i = 0; i < r->names.n; i++)
		if (r->names.v[i].role == role)
			names_push(a, &to->names, r->names.v[i]);
}

static void
keep_authors(struct record *to, const struct record *r, struct arena *a)
{
	keep_names(to, r, a, ROLE_AUTHOR);
}

static void
keep_editors(struct record *to, const struct record *r, struct arena *a)
{
	keep_names(to, r, a, ROLE_EDITOR);
}

static void
keep_year(struct record *to, const struct record *r, struct arena *a)
{
	(void)a;
	if (to->issued.from.year == 0)
		to->issued.from.year = r->issued.from.year;
}

static void
keep_date(struct record *to, const struct record *r, struct arena *a)
{
	(void)a;
	to->issued = r->issued;
}

static void
keep_title(struct record *to, const struct record *r, struct arena *a)
{
	(void)a;
	to->titles = r->titles;
	to->short_title = r->short_title;
}

static void
keep_pages(struct record *to, const struct record *r, struct arena *a)
{
	(void)a;
	to->first_page = r->first_page;
	to->last_page = r->last_page;
	to->article = r->article;
}

static void
keep_publisher(struct record *to, const struct record *r, struct arena *a)
{
	(void)a;
	to->publishers = r->publishers;
	to->institution = r->institution;
}

static void
keep_ids(struct record *to, const struct record *r, struct arena *a,
	 enum rec_id kind)
{
	for (size_t i = 0; i < r->ids.n; i++)
		if (r->ids.v[i].kind == kind)
			idents_push(a, &to->ids, r->ids.v[i]);
}

static void
keep_doi(struct record *to, const struct record *r, struct arena *a)
{
	keep_ids(to, r, a, ID_DOI);
}

static void
keep_isbn(struct record *to, const struct record *r, struct arena *a)
{
	keep_ids(to, r, a, ID_ISBN);
}

static void
keep_issn(struct record *to, const struct record *r, struct arena *a)
{
	keep_ids(to, r, a, ID_ISSN);
}

static void
keep_fulltext(struct record *to, const struct record *r, struct arena *a)
{
	keep_ids(to, r, a, ID_FILE);
}

/* The best one, whatever it is made of. */
static void
keep_url(struct record *to, const struct record *r, struct arena *a)
{
	to->url = record_url(r, a);
}

static void
keep_language(struct record *to, const struct record *r, struct arena *a)
{
	(void)a;
	to->languages = r->languages;
	to->language = r->language;
}

static void
keep_rights(struct record *to, const struct record *r, struct arena *a)
{
	(void)a;
	to->rights = r->rights;
}

static void
keep_keywords(struct record *to, const struct record *r, struct arena *a)
{
	(void)a;
	to->subjects = r->subjects;
}

static void
keep_abstract(struct record *to, const struct record *r, struct arena *a)
{
	(void)a;
	to->abstracts = r->abstracts;
}

/* --- All of them ---------------------------------------------------------- */

/*
 * In the order of the columns of a table when nobody chooses. Where text is
 * NULL it is one text of the record, at this place in it.
 */
#define TEXT_AT(member) NULL, NULL, offsetof(struct record, member)
static const struct {
	const char *name;
	text_fn *text;
	keep_fn *keep; /* NULL: it is kept whatever is chosen */
	size_t at;
} fields[] = {
    {"key", text_key, NULL, 0},
    {"type", text_type, NULL, 0},
    {"authors", text_authors, keep_authors, 0},
    {"editors", text_editors, keep_editors, 0},
    {"year", text_year, keep_year, 0},
    {"date", text_date, keep_date, 0},
    {"title", text_title, keep_title, 0},
    {"container", TEXT_AT(container)},
    {"volume", TEXT_AT(volume)},
    {"issue", TEXT_AT(issue)},
    {"pages", text_pages, keep_pages, 0},
    {"series", TEXT_AT(series)},
    {"number", TEXT_AT(series_number)},
    {"event", TEXT_AT(event)},
    {"venue", TEXT_AT(event_place)},
    {"publisher", text_publisher, keep_publisher, 0},
    {"place", TEXT_AT(place)},
    {"edition", TEXT_AT(edition)},
    {"version", TEXT_AT(version)},
    {"doi", text_doi, keep_doi, 0},
    {"isbn", text_isbn, keep_isbn, 0},
    {"issn", text_issn, keep_issn, 0},
    {"url", text_url, keep_url, 0},
    {"fulltext", text_fulltext, keep_fulltext, 0},
    {"language", text_language, keep_language, 0},
    {"rights", text_rights, keep_rights, 0},
    {"keywords", text_keywords, keep_keywords, 0},
    {"abstract", text_abstract, keep_abstract, 0},
    {"source", TEXT_AT(source)},
    {"identifier", TEXT_AT(oai_id)},
    {"datestamp", TEXT_AT(datestamp)},
};
enum { FIELDS = sizeof(fields) / sizeof(fields[0]) };

const char *
field_name(size_t i)
{
	return i < FIELDS ? fields[i].name : NULL;
}

size_t
field_by_name(struct str name)
{
	size_t i = 0;

	while (i < FIELDS && !str_ieq(name, str_c(fields[i].name)))
		i++;
	return i;
}

struct str
field_text(size_t i, struct export_state *st, const struct record *r)
{
	struct str s;

	if (fields[i].text != NULL)
		return fields[i].text(st, r);
	memcpy(&s, (const char *)r + fields[i].at, sizeof(s));
	return s;
}

/* What names the record, and its type, which all formats have to write. */
static void
keep_always(struct record *to, const struct record *r)
{
	*to = (struct record){
	    .arena = r->arena,
	    .source = r->source,
	    .base_url = r->base_url,
	    .oai_id = r->oai_id,
	    .datestamp = r->datestamp,
	    .prefix = r->prefix,
	    .sets = r->sets,
	    .nsets = r->nsets,
	    .deleted = r->deleted,
	    .copies = r->copies,
	    .ncopies = r->ncopies,
	    .names_order = r->names_order,
	    .type = r->type,
	    .genre = r->genre,
	    .types = r->types,
	    .url_chosen = true,
	};
}

void
field_cut(struct record *to, const struct record *r, struct str list,
	  struct arena *a)
{
	struct str name;
	size_t i;

	keep_always(to, r);
	while (str_cut(&list, ',', &name)) {
		i = field_by_name(str_trim(name));
		if (i == FIELDS)
			continue;
		if (fields[i].keep != NULL)
			fields[i].keep(to, r, a);
		else if (fields[i].text == NULL)
			memcpy((char *)to + fields[i].at,
			       (const char *)r + fields[i].at,
			       sizeof(struct str));
	}
}
