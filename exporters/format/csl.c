/* CSL-JSON. docs/mapping.md says which field goes where, and why. */
#include "exporters/format/internal.h"

#include "exporters/value/value.h"
#include "core/json.h"
#include "core/line.h"

enum { COMPARED_MAX = 200 }; /* names that others are compared with */

struct csl {
	struct json j;
	struct arena *a;
	const struct record *r;
};

static void
put(struct csl *c, const char *name, struct str value)
{
	json_opt(&c->j, name, line_of(c->a, value));
}

/* With the tags that CSL-JSON knows. */
static void
put_marked(struct csl *c, const char *name, struct rec_text t)
{
	enum { GROWTH = 8 };
	struct buf b;

	if (t.marked.n == 0) {
		put(c, name, t.text);
		return;
	}
	buf_init(&b, GROWTH * t.marked.n);
	value_tags(&b, c->a, t, NULL);
	json_opt(&c->j, name, b.failed ? line_of(c->a, t.text) : buf_view(&b));
	buf_free(&b);
}

static bool
has_name(struct csl *c, const struct rec_name *n)
{
	return line_of(c->a, n->family).n > 0 || value_literal(c->a, n).n > 0;
}

/*
 * Particles stay in the family name ("von der Leyen"): Zotero loses a
 * separate non-dropping-particle, and processors find them by themselves.
 */
static void
put_name(struct csl *c, const struct rec_name *n)
{
	struct str family = line_of(c->a, n->family);
	struct str literal = family.n > 0 ? STR_NONE : value_literal(c->a, n);

	json_object(&c->j, NULL);
	if (family.n > 0) {
		json_str(&c->j, "family", family);
		put(c, "given", n->given);
		put(c, "suffix", n->suffix);
	} else {
		json_str(&c->j, "literal", literal);
	}
	json_end(&c->j);
}

/* Who advised a thesis and judged it, too, is named once. */
static bool
is_repeated(const struct rec_names *l, size_t at, unsigned roles)
{
	const struct rec_name *n = &l->v[at];

	for (size_t i = 0; i < at && i < COMPARED_MAX; i++)
		if ((roles & 1u << l->v[i].role) != 0 &&
		    l->v[i].role != n->role &&
		    str_eq(l->v[i].family, n->family) &&
		    str_eq(l->v[i].given, n->given) &&
		    str_eq(l->v[i].literal, n->literal))
			return true;
	return false;
}

/* The names of these roles (a bit mask), or nothing at all. */
static void
put_names(struct csl *c, const char *name, unsigned roles)
{
	const struct rec_names *l = &c->r->names;
	bool open = false;

	for (size_t i = 0; i < l->n; i++) {
		const struct rec_name *n = &l->v[i];

		if ((roles & 1u << n->role) == 0 || value_is_others(n) ||
		    !has_name(c, n) || is_repeated(l, i, roles))
			continue;
		if (!open)
			json_array(&c->j, name);
		open = true;
		put_name(c, n);
	}
	if (open)
		json_end(&c->j);
}

/* How many of year, month and day are known. */
static int
precision(struct rec_date d)
{
	if (d.month == 0)
		return 1;
	return d.day == 0 ? 2 : 3;
}

static void
put_date_parts(struct csl *c, struct rec_date d, int n)
{
	json_array(&c->j, NULL);
	json_int(&c->j, NULL, d.year);
	if (n > 1)
		json_int(&c->j, NULL, d.month);
	if (n > 2)
		json_int(&c->j, NULL, d.day);
	json_end(&c->j);
}

/*
 * Without a year nothing: [[null]] makes pandoc refuse the file. Both ends of
 * a range are equally precise: citeproc-js throws when they are not.
 */
static void
put_issued(struct csl *c)
{
	const struct date_span *d = &c->r->issued;
	int n = precision(d->from);

	if (d->from.year == 0)
		return;
	if (d->to.year != 0 && precision(d->to) < n)
		n = precision(d->to);
	json_object(&c->j, "issued");
	json_array(&c->j, "date-parts");
	put_date_parts(c, d->from, n);
	if (d->to.year != 0)
		put_date_parts(c, d->to, n);
	json_end(&c->j);
	if (d->season > 0)
		json_int(&c->j, "season", d->season);
	if (d->circa)
		json_bool(&c->j, "circa", true);
	json_end(&c->j);
}

static void
put_titles(struct csl *c)
{
	struct str title = value_plain(c->a, value_title_text(c->r));

	put_marked(c, "title", value_title_text(c->r));
	if (c->r->short_title.n > 0)
		put(c, "title-short", c->r->short_title);
	else
		json_opt(&c->j, "title-short", value_short_title(title));
}

static void
put_people(struct csl *c)
{
	put_names(c, "author", 1u << ROLE_AUTHOR);
	put_names(c, "editor", 1u << ROLE_EDITOR);
	put_names(c, "translator", 1u << ROLE_TRANSLATOR);
	put_names(c, "recipient", 1u << ROLE_RECIPIENT);
	put_names(c, "contributor",
		  1u << ROLE_ADVISOR | 1u << ROLE_REFEREE |
		      1u << ROLE_CONTRIBUTOR);
}

/* "45-67", "45", or the number of the article. */
static void
put_pages(struct csl *c)
{
	const struct record *r = c->r;
	struct str pages[] = {line_of(c->a, r->first_page),
			      line_of(c->a, r->last_page)};

	if (pages[0].n == 0)
		json_opt(&c->j, "page", line_of(c->a, r->article));
	else if (str_eq(pages[0], pages[1]))
		json_str(&c->j, "page", pages[0]);
	else
		json_str(&c->j, "page", line_join(c->a, pages, 2, STR("-")));
}

static void
put_container(struct csl *c)
{
	const struct record *r = c->r;

	put(c, "container-title", r->container);
	put(c, "collection-title", r->series);
	put(c, r->series.n > 0 ? "collection-number" : "number",
	    r->type == TYPE_PATENT && r->series.n == 0 ? value_number(r)
						       : r->series_number);
	put(c, "volume", r->volume);
	put(c, "issue", r->issue);
	put_pages(c);
	put(c, "edition", r->edition);
	put(c, "version", r->version);
	put(c, "number-of-pages", value_page_total(r));
	put(c, "genre", value_genre(r));
	put(c, "event-title", r->event);
	put(c, "event-place", r->event_place);
}

/*
 * What CSL has no variable for, one "Label: value" a line, as Zotero keeps
 * such things in its field Extra.
 */
static void
put_note(struct csl *c)
{
	const struct record *r = c->r;
	size_t n = 0, room = 2 + r->notes.n;
	struct str *v = arena_alloc(c->a, room * sizeof(*v));
	struct str urn = line_of(c->a, record_id(r, ID_URN));
	struct str rights = line_of(c->a, value_rights(r));

	if (v == NULL)
		return;
	v[n++] = line_cat(c->a, STR("URN: "), urn);
	v[n++] = line_cat(c->a, STR("Rights: "), rights);
	for (size_t i = 0; i < r->notes.n; i++)
		v[n++] = value_plain(c->a, r->notes.v[i]);
	json_opt(&c->j, "note", line_join(c->a, v, n, STR("\n")));
}

static void
put_ids(struct csl *c)
{
	const struct record *r = c->r;
	struct str arxiv = record_id(r, ID_ARXIV);

	put(c, "DOI", record_id(r, ID_DOI));
	put(c, "URL", record_url(r, c->a));
	put(c, "ISBN", value_isbn(r));
	put(c, "ISSN", value_issn(r));
	put(c, "PMID", record_id(r, ID_PMID));
	put(c, "PMCID", record_id(r, ID_PMCID));
	if (arxiv.n > 0) {
		json_str(&c->j, "archive", STR("arXiv"));
		put(c, "archive_location", arxiv);
	}
}

static const char *
type_name(const struct record *r)
{
	const struct type_map *m = type_map(r->type);

	return r->container.n == 0 && m->csl_alone != NULL ? m->csl_alone
							   : m->csl;
}

void
csl_begin(struct export_state *st, struct buf *out)
{
	(void)st;
	buf_char(out, '[');
}

void
csl_record(struct export_state *st, const struct record *r, struct buf *out)
{
	struct csl c = {.a = &st->scratch, .r = r};

	buf_str(out, st->count > 0 ? STR(",\n") : STR("\n"));
	json_init(&c.j, out, false);
	json_object(&c.j, NULL);
	json_str(&c.j, "id", st->key);
	json_str(&c.j, "type", str_c(type_name(r)));
	put_titles(&c);
	put_people(&c);
	put_issued(&c);
	put_container(&c);
	put(&c, "publisher", value_publisher(c.a, r));
	put(&c, "publisher-place", r->place);
	put_ids(&c);
	put(&c, "language", value_language(r));
	json_opt(&c.j, "keyword", value_keywords(c.a, r));
	put_marked(&c, "abstract", value_abstract_text(r));
	put_note(&c);
	json_end(&c.j);
}

void
csl_end(struct export_state *st, struct buf *out)
{
	buf_str(out, st->count > 0 ? STR("\n]\n") : STR("]\n"));
}
