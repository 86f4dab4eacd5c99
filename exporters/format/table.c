/* Tables for spreadsheets: CSV (RFC 4180) and TSV, a row for each record. */
#include <string.h>

#include "core/line.h"
#include "exporters/format/format.h"
#include "exporters/format/internal.h"

/*
 * A value for one cell, in the arena of the state. Lists are joined by "; ".
 */
typedef struct str cell_fn(struct export_state *st, const struct record *r);

static struct str
cell_key(struct export_state *st, const struct record *r)
{
	(void)r;
	return st->key;
}

static struct str
cell_type(struct export_state *st, const struct record *r)
{
	(void)st;
	return str_c(rec_type_name(r->type));
}

static struct str
cell_title(struct export_state *st, const struct record *r)
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
cell_authors(struct export_state *st, const struct record *r)
{
	return names(st, r, ROLE_AUTHOR);
}

static struct str
cell_editors(struct export_state *st, const struct record *r)
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
cell_year(struct export_state *st, const struct record *r)
{
	return date_text(st, (struct rec_date){.year = r->issued.from.year});
}

static struct str
cell_date(struct export_state *st, const struct record *r)
{
	return date_text(st, r->issued.from);
}

static struct str
cell_pages(struct export_state *st, const struct record *r)
{
	struct str v[] = {r->first_page, r->last_page};

	if (r->first_page.n == 0)
		return r->article;
	return line_join(&st->scratch, v, str_eq(v[0], v[1]) ? 1 : 2, STR("-"));
}

static struct str
cell_publisher(struct export_state *st, const struct record *r)
{
	return value_publisher(&st->scratch, r);
}

static struct str
cell_doi(struct export_state *st, const struct record *r)
{
	(void)st;
	return record_id(r, ID_DOI);
}

static struct str
cell_isbn(struct export_state *st, const struct record *r)
{
	(void)st;
	return value_isbn(r);
}

static struct str
cell_issn(struct export_state *st, const struct record *r)
{
	(void)st;
	return value_issn(r);
}

static struct str
cell_url(struct export_state *st, const struct record *r)
{
	return record_url(r, &st->scratch);
}

static struct str
cell_language(struct export_state *st, const struct record *r)
{
	(void)st;
	return value_language(r);
}

static struct str
cell_rights(struct export_state *st, const struct record *r)
{
	(void)st;
	return value_rights(r);
}

static struct str
cell_keywords(struct export_state *st, const struct record *r)
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
cell_abstract(struct export_state *st, const struct record *r)
{
	return value_plain(&st->scratch, value_abstract_text(r));
}

/* In the order of the columns when nobody chooses; a text, or a function. */
static const struct {
	const char *name;
	cell_fn *cell;
	size_t text; /* offset in the record, when cell is NULL */
} fields[] = {
    {"key", cell_key, 0},
    {"type", cell_type, 0},
    {"authors", cell_authors, 0},
    {"editors", cell_editors, 0},
    {"year", cell_year, 0},
    {"date", cell_date, 0},
    {"title", cell_title, 0},
    {"container", NULL, offsetof(struct record, container)},
    {"volume", NULL, offsetof(struct record, volume)},
    {"issue", NULL, offsetof(struct record, issue)},
    {"pages", cell_pages, 0},
    {"series", NULL, offsetof(struct record, series)},
    {"number", NULL, offsetof(struct record, series_number)},
    {"event", NULL, offsetof(struct record, event)},
    {"publisher", cell_publisher, 0},
    {"place", NULL, offsetof(struct record, place)},
    {"edition", NULL, offsetof(struct record, edition)},
    {"version", NULL, offsetof(struct record, version)},
    {"doi", cell_doi, 0},
    {"isbn", cell_isbn, 0},
    {"issn", cell_issn, 0},
    {"url", cell_url, 0},
    {"language", cell_language, 0},
    {"rights", cell_rights, 0},
    {"keywords", cell_keywords, 0},
    {"abstract", cell_abstract, 0},
    {"source", NULL, offsetof(struct record, source)},
    {"identifier", NULL, offsetof(struct record, oai_id)},
    {"datestamp", NULL, offsetof(struct record, datestamp)},
};
enum { FIELDS = sizeof(fields) / sizeof(fields[0]) };

static size_t
field_by_name(struct str name)
{
	size_t i = 0;

	while (i < FIELDS && !str_ieq(name, str_c(fields[i].name)))
		i++;
	return i;
}

const char *
table_field_name(size_t i)
{
	return i < FIELDS ? fields[i].name : NULL;
}

struct str
table_value(size_t i, struct export_state *st, const struct record *r)
{
	struct str s;

	if (fields[i].cell != NULL)
		return fields[i].cell(st, r);
	memcpy(&s, (const char *)r + fields[i].text, sizeof(s));
	return s;
}

int
table_check(struct str list, struct err *e)
{
	struct str name;

	while (str_cut(&list, ',', &name)) {
		name = str_trim(name);
		if (field_by_name(name) == FIELDS)
			return err_set(e, ERR_USAGE, 0,
				       "there is no field '" STR_FMT "'",
				       STR_ARG(str_left(name, 40)));
	}
	return 0;
}

/* Columns one after the other: of the list, or all of them. */
static bool
next_field(struct str *list, bool chosen, size_t *i)
{
	struct str name;

	if (!chosen)
		return ++*i < FIELDS;
	if (!str_cut(list, ',', &name))
		return false;
	*i = field_by_name(str_trim(name));
	return *i < FIELDS;
}

/* --- Syntax --- */

/*
 * What a spreadsheet would take for a formula begins with an apostrophe, which
 * it takes for "this is text". A number with a sign is none.
 */
static bool
is_formula(struct str s)
{
	if (s.n == 0 || strchr("=+-@", s.p[0]) == NULL)
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (!chr_digit(s.p[i]) && s.p[i] != '.' && s.p[i] != ',')
			return true;
	return s.n == 1 || s.p[0] == '=' || s.p[0] == '@';
}

/* One that holds a comma or a quote stands in quotes, quotes doubled. */
static void
put_csv(struct buf *out, struct str s)
{
	struct str piece;

	if (str_chr(s, ',') == STR_NPOS && str_chr(s, '"') == STR_NPOS) {
		buf_str(out, s);
		return;
	}
	buf_char(out, '"');
	for (bool first = true; str_cut(&s, '"', &piece); first = false) {
		if (!first)
			buf_puts(out, "\"\"");
		buf_str(out, piece);
	}
	buf_char(out, '"');
}

struct syntax {
	char separator;
	const char *end;
	void (*put)(struct buf *out, struct str s);
};
static const struct syntax csv = {',', "\r\n", put_csv};
static const struct syntax tsv = {'\t', "\n", buf_str};

static void
put_cell(const struct syntax *x, struct export_state *st, struct buf *out,
	 struct str s)
{
	struct str v[] = {STR("'"), line_of(&st->scratch, s)};

	x->put(out, is_formula(v[1]) ? line_join(&st->scratch, v, 2, STR_NONE)
				     : v[1]);
}

/* A row of values, or with r NULL that of the names. */
static void
put_row(const struct syntax *x, struct export_state *st, const struct record *r,
	struct buf *out)
{
	struct str list = str_c(st->style.fields);
	bool chosen = st->style.fields != NULL, first = true;

	for (size_t i = (size_t)-1; next_field(&list, chosen, &i);
	     first = false) {
		struct str s = str_c(fields[i].name);

		if (r != NULL)
			s = table_value(i, st, r);
		if (!first)
			buf_char(out, x->separator);
		put_cell(x, st, out, s);
	}
	buf_puts(out, x->end);
}

static void
put_names(const struct syntax *x, struct export_state *st, struct buf *out)
{
	if (st->style.bom)
		buf_puts(out, "\xef\xbb\xbf");
	put_row(x, st, NULL, out);
}

void
csv_begin(struct export_state *st, struct buf *out)
{
	put_names(&csv, st, out);
}

void
csv_record(struct export_state *st, const struct record *r, struct buf *out)
{
	put_row(&csv, st, r, out);
}

void
tsv_begin(struct export_state *st, struct buf *out)
{
	put_names(&tsv, st, out);
}

void
tsv_record(struct export_state *st, const struct record *r, struct buf *out)
{
	put_row(&tsv, st, r, out);
}
