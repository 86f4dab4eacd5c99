/* Lines of jsonl into records: exporters/format/jsonl.c, backwards. */
#include "parsers/jsonl.h"

#include <stddef.h>
#include <stdlib.h>

#include "core/ident.h"
#include "core/marked.h"
#include "core/table.h"
#include "parsers/jdoc.h"
#include "parsers/text/text.h"

enum { YEAR_MAX = 9999, MONTH_MAX = 12, DAY_MAX = 31, SEASON_MAX = 4 };

enum { MARKS_MAX = 64 }; /* tags in each other */

/* --- Tables --------------------------------------------------------------- */

/* Where it is from: names, in which blanks count. */
static const struct {
	const char *in, *name;
	size_t at;
} origins[] = {
    {NULL, "source", offsetof(struct record, source)},
    {"oai", "identifier", offsetof(struct record, oai_id)},
    {"oai", "datestamp", offsetof(struct record, datestamp)},
    {"oai", "prefix", offsetof(struct record, prefix)},
    {"oai", "base_url", offsetof(struct record, base_url)},
};

/* Texts of the record: the object they are in (NULL: the line), their name. */
static const struct {
	const char *in, *name;
	size_t at;
} texts[] = {
    {"type", "genre", offsetof(struct record, genre)},
    {NULL, "short_title", offsetof(struct record, short_title)},
    {NULL, "institution", offsetof(struct record, institution)},
    {NULL, "place", offsetof(struct record, place)},
    {NULL, "edition", offsetof(struct record, edition)},
    {NULL, "version", offsetof(struct record, version)},
    {NULL, "extent", offsetof(struct record, extent)},
    {NULL, "language", offsetof(struct record, language)},
    {"container", "title", offsetof(struct record, container)},
    {"container", "volume", offsetof(struct record, volume)},
    {"container", "issue", offsetof(struct record, issue)},
    {"container", "article", offsetof(struct record, article)},
    {"container", "first_page", offsetof(struct record, first_page)},
    {"container", "last_page", offsetof(struct record, last_page)},
    {"series", "title", offsetof(struct record, series)},
    {"series", "number", offsetof(struct record, series_number)},
    {NULL, "event", offsetof(struct record, event)},
    {NULL, "event_place", offsetof(struct record, event_place)},
};

/* Lists of texts with their languages. */
static const struct {
	const char *in, *name;
	size_t at;
} lists[] = {
    {"type", "values", offsetof(struct record, types)},
    {NULL, "titles", offsetof(struct record, titles)},
    {"date", "values", offsetof(struct record, dates)},
    {NULL, "publishers", offsetof(struct record, publishers)},
    {NULL, "abstracts", offsetof(struct record, abstracts)},
    {NULL, "notes", offsetof(struct record, notes)},
    {NULL, "sources", offsetof(struct record, sources)},
    {NULL, "relations", offsetof(struct record, relations)},
    {NULL, "coverage", offsetof(struct record, coverage)},
    {NULL, "formats", offsetof(struct record, formats)},
};

static const struct {
	const char *name;
	enum rec_name_kind kind;
} name_kinds[] = {
    {"person", NAME_PERSON},
    {"org", NAME_ORG},
    {"unknown", NAME_UNKNOWN},
};

static const struct {
	const char *name;
	size_t at;
} name_texts[] = {
    {"family", offsetof(struct rec_name, family)},
    {"given", offsetof(struct rec_name, given)},
    {"suffix", offsetof(struct rec_name, suffix)},
    {"literal", offsetof(struct rec_name, literal)},
    {"orcid", offsetof(struct rec_name, orcid)},
    {"gnd", offsetof(struct rec_name, gnd)},
    {"affiliation", offsetof(struct rec_name, affiliation)},
    {"raw", offsetof(struct rec_name, raw)},
};

/* --- Values --------------------------------------------------------------- */

/* As XML could have sent it: without controls, which become blanks. */
static struct str
plain(struct record *r, const struct jval *v)
{
	struct str s = arena_copy(r->arena, jval_str(v));
	char *p = s.n == 0 ? NULL : arena_extend(r->arena, s, 0);

	for (size_t i = 0; p != NULL && i < s.n; i++)
		if ((unsigned char)p[i] < ' ' && !chr_space(p[i]))
			p[i] = ' ';
	return p == NULL ? STR_NONE : str_of(p, s.n);
}

/* On one line, too. */
static struct str
text(struct record *r, const struct jval *v)
{
	return text_collapse(r->arena, plain(r, v));
}

static struct str
member(struct record *r, const struct jval *v, const char *name)
{
	return text(r, jval_get(v, name));
}

static const struct jval *
place(const struct jval *root, const char *in, const char *name)
{
	return jval_get(in == NULL ? root : jval_get(root, in), name);
}

static struct str *
str_at(void *base, size_t at)
{
	return (struct str *)(void *)((char *)base + at);
}

/* Is it what core/marked.h says, of this text? */
static bool
is_marked(struct arena *a, struct str marked, struct str plain_text)
{
	enum mark open[MARKS_MAX];
	struct marked_piece p;
	struct str rest = marked;
	bool empty = false; /* nothing is behind the last tag that opened */
	size_t n = 0;

	while (marked_next(&rest, &p)) {
		if (p.kind == MARKED_OPEN && n == MARKS_MAX)
			return false;
		if (p.kind == MARKED_OPEN)
			open[n++] = p.mark;
		if (p.kind == MARKED_CLOSE &&
		    (empty || n == 0 || open[--n] != p.mark))
			return false;
		empty = p.kind == MARKED_OPEN;
	}
	return n == 0 && str_eq(marked_plain(a, marked), plain_text);
}

static struct rec_text
read_text(struct record *r, const struct jval *v)
{
	struct rec_text t = {
	    .text = member(r, v, "value"),
	    .lang = member(r, v, "lang"),
	    .marked = member(r, v, "markup"),
	};

	if (t.marked.n > 0 && !is_marked(r->arena, t.marked, t.text)) {
		t.marked = STR_NONE;
		record_warn(r, "markup: not that of its text: left out");
	}
	return t;
}

static void
read_texts(struct record *r, const struct jval *list, struct rec_texts *out)
{
	for (size_t i = 0; i < jval_count(list); i++)
		texts_push(r->arena, out, read_text(r, jval_at(list, i)));
}

/* 0: not there, or more than can be. */
static int
number(struct record *r, const struct jval *v, const char *name, int max)
{
	const struct jval *n = jval_get(v, name);
	long long value = jval_int(n);

	if (value >= 0 && value <= max)
		return (int)value;
	if (n != NULL)
		record_warn(r, "date: no %s: left out", name);
	return 0;
}

/* --- Parts of a record ----------------------------------------------------- */

static void
read_oai(struct record *r, const struct jval *oai)
{
	const struct jval *sets = jval_get(oai, "sets");
	size_t n = jval_count(sets);

	r->deleted = jval_is_true(jval_get(oai, "deleted"));
	r->sets = arena_alloc(r->arena, n * sizeof(*r->sets) + 1);
	for (size_t i = 0; r->sets != NULL && i < n; i++)
		r->sets[r->nsets++] = str_trim(plain(r, jval_at(sets, i)));
}

static void
read_copies(struct record *r, const struct jval *list)
{
	size_t n = jval_count(list);

	r->copies = arena_alloc(r->arena, n * sizeof(*r->copies) + 1);
	for (size_t i = 0; r->copies != NULL && i < n; i++) {
		const struct jval *v = jval_at(list, i);

		r->copies[r->ncopies++] = (struct rec_copy){
		    str_trim(plain(r, jval_get(v, "source"))),
		    str_trim(plain(r, jval_get(v, "identifier"))),
		};
	}
}

static void
read_type(struct record *r, const struct jval *type)
{
	struct str name = jval_get_str(type, "canonical");

	if (!rec_type_by_name(name, &r->type)) {
		r->type = TYPE_GENERIC;
		record_warn(r, "type: '" STR_FMT "' is none: left open",
			    STR_ARG(str_left(
				text(r, jval_get(type, "canonical")), 100)));
	}
}

static enum rec_role
role_of(struct record *r, const struct jval *v)
{
	struct str name = jval_get_str(v, "role");

	for (int i = 0; i < ROLE__MAX; i++)
		if (str_eqc(name, rec_role_name((enum rec_role)i)))
			return (enum rec_role)i;
	record_warn(r, "name: a role that is none: contributor");
	return ROLE_CONTRIBUTOR;
}

static void
read_names(struct record *r, const struct jval *list)
{
	for (size_t i = 0; i < jval_count(list); i++) {
		const struct jval *v = jval_at(list, i);
		struct rec_name n = {.role = role_of(r, v)};

		for (size_t k = 0; k < COUNT(name_kinds); k++)
			if (str_eqc(jval_get_str(v, "kind"),
				    name_kinds[k].name))
				n.kind = name_kinds[k].kind;
		for (size_t k = 0; k < COUNT(name_texts); k++)
			*str_at(&n, name_texts[k].at) =
			    member(r, v, name_texts[k].name);
		if (n.kind == NAME_PERSON && n.family.n == 0) {
			n.kind = NAME_UNKNOWN;
			n.literal = n.literal.n > 0 ? n.literal : n.given;
			n.given = STR_NONE;
		}
		names_push(r->arena, &r->names, n);
	}
}

static struct rec_date
read_day(struct record *r, const struct jval *v)
{
	struct rec_date d = {
	    .year = (int16_t)number(r, v, "year", YEAR_MAX),
	};

	if (d.year > 0)
		d.month = (uint8_t)number(r, v, "month", MONTH_MAX);
	if (d.month > 0)
		d.day = (uint8_t)number(r, v, "day", DAY_MAX);
	if (d.day > 0 && !date_exists(d.year, d.month, d.day)) {
		record_warn(r, "date: no such day: left out");
		d.day = 0;
	}
	return d;
}

static void
read_date(struct record *r, const struct jval *date)
{
	struct date_span *d = &r->issued;

	d->from = read_day(r, date);
	if (d->from.year == 0)
		return;
	d->to = read_day(r, jval_get(date, "end"));
	d->season = (uint8_t)number(r, date, "season", SEASON_MAX);
	d->circa = jval_is_true(jval_get(date, "circa"));
	d->timed = jval_is_true(jval_get(date, "timed"));
	d->loose = jval_is_true(jval_get(date, "loose"));
}

static void
read_languages(struct record *r, const struct jval *list)
{
	for (size_t i = 0; i < jval_count(list); i++)
		texts_push(r->arena, &r->languages,
			   (struct rec_text){
			       .text = member(r, jval_at(list, i), "value"),
			       .lang = member(r, jval_at(list, i), "tag"),
			   });
}

static void
read_subjects(struct record *r, const struct jval *list)
{
	for (size_t i = 0; i < jval_count(list); i++) {
		const struct jval *v = jval_at(list, i);

		subjects_push(r->arena, &r->subjects,
			      (struct rec_subject){
				  .text = member(r, v, "value"),
				  .lang = member(r, v, "lang"),
				  .scheme = member(r, v, "scheme"),
			      });
	}
}

/* What others build addresses and look-ups on has to be what it says. */
static bool
holds(struct record *r, const struct rec_ident *id)
{
	struct str doi;

	if (id->kind == ID_DOI)
		return ident_doi(r->arena, id->value, &doi) &&
		       str_eq(doi, id->value);
	if (id->kind == ID_URL || id->kind == ID_FILE)
		return ident_is_url(id->value);
	return true;
}

static void
read_ids(struct record *r, const struct jval *list)
{
	for (size_t i = 0; i < jval_count(list); i++) {
		const struct jval *v = jval_at(list, i);
		struct str kind = jval_get_str(v, "kind");
		struct rec_ident id = {
		    .kind = ID_OTHER,
		    .value = member(r, v, "value"),
		    .own = jval_is_true(jval_get(v, "own")),
		};

		for (int k = 0; k < ID__MAX; k++)
			if (str_eqc(kind, rec_id_name((enum rec_id)k)))
				id.kind = (enum rec_id)k;
		if (id.value.n == 0)
			continue;
		if (!holds(r, &id)) {
			record_warn(r, "identifier: no %s: kept as other",
				    rec_id_name(id.kind));
			id.kind = ID_OTHER;
		}
		idents_push(r->arena, &r->ids, id);
	}
}

/* Of lines that others wrote, which may have no more than these two. */
static void
read_short_ids(struct record *r, const struct jval *root)
{
	struct str doi, url = member(r, root, "url");

	if (r->ids.n > 0)
		return;
	if (ident_doi(r->arena, member(r, root, "doi"), &doi))
		idents_push(r->arena, &r->ids,
			    (struct rec_ident){ID_DOI, doi, true});
	else if (ident_is_url(url))
		idents_push(r->arena, &r->ids,
			    (struct rec_ident){ID_URL, url, true});
}

static enum rec_access
access_of(const struct jval *right)
{
	struct str name = jval_get_str(right, "access");

	for (int i = ACCESS_UNSAID + 1; i < ACCESS__MAX; i++)
		if (str_eqc(name, rec_access_name((enum rec_access)i)))
			return (enum rec_access)i;
	return ACCESS_UNSAID;
}

static void
read_rights(struct record *r, const struct jval *list)
{
	for (size_t i = 0; i < jval_count(list); i++) {
		const struct jval *v = jval_at(list, i);

		rights_push(r->arena, &r->rights,
			    (struct rec_right){
				.uri = member(r, v, "uri"),
				.spdx = member(r, v, "spdx"),
				.access = access_of(v),
				.text = member(r, v, "text"),
			    });
	}
}

/* --- Elements as received -------------------------------------------------- */

struct placed {
	struct rec_raw raw;
	long long n;   /* its place among all */
	size_t number; /* as it came here: the order of equal places */
};

static int
by_place(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

struct raws {
	struct placed *v;
	size_t n, cap;
};

static void
add_raw(struct record *r, struct raws *l, const struct jval *v,
	struct rec_raw raw)
{
	struct placed *p =
	    arena_push(r->arena, l->v, l->n, &l->cap, sizeof(*p));

	if (p == NULL)
		return;
	l->v = p;
	raw.text = plain(r, jval_get(v, "value"));
	raw.lang = member(r, v, "lang");
	l->v[l->n] = (struct placed){raw, jval_int(jval_get(v, "n")), l->n};
	l->n++;
}

static void
read_raw(struct record *r, const struct jval *root)
{
	const struct jval *list, *v;
	struct raws l = {0};

	for (int e = 0; e < DC__MAX; e++) {
		list = place(root, "dc", dc_element_name((enum dc_element)e));
		for (size_t i = 0; i < jval_count(list); i++)
			add_raw(
			    r, &l, jval_at(list, i),
			    (struct rec_raw){.element = (enum dc_element)e});
	}
	list = jval_get(root, "elements");
	for (size_t i = 0; i < jval_count(list); i++) {
		v = jval_at(list, i);
		if (member(r, v, "name").n > 0)
			add_raw(r, &l, v,
				(struct rec_raw){.ns = member(r, v, "ns"),
						 .name = member(r, v, "name")});
	}
	if (l.n > 0)
		qsort(l.v, l.n, sizeof(*l.v), by_place);
	for (size_t i = 0; i < l.n; i++)
		raws_push(r->arena, &r->raw, l.v[i].raw);
}

/* --- All ------------------------------------------------------------------ */

static void
read_lists(struct record *r, const struct jval *root)
{
	struct str title;

	for (size_t i = 0; i < COUNT(lists); i++)
		read_texts(
		    r, place(root, lists[i].in, lists[i].name),
		    (struct rec_texts *)(void *)((char *)r + lists[i].at));
	title = member(r, root, "title");
	if (r->titles.n == 0 && title.n > 0)
		texts_push(r->arena, &r->titles,
			   (struct rec_text){.text = title});
}

/* Its own first, then what this reader has to say. */
static void
read_warnings(struct record *r, const struct jval *list)
{
	for (size_t i = 0; i < jval_count(list); i++)
		texts_push(
		    r->arena, &r->warnings,
		    (struct rec_text){.text = text(r, jval_at(list, i))});
}

bool
jsonl_is_one(const struct jval *root)
{
	return jval_is_object(root) &&
	       str_eqc(jval_get_str(root, "schema"), JSONL_SCHEMA);
}

int
jsonl_read(const struct jval *root, struct record *r, struct err *e)
{
	for (size_t i = 0; i < COUNT(origins); i++)
		*str_at(r, origins[i].at) = str_trim(
		    plain(r, place(root, origins[i].in, origins[i].name)));
	read_oai(r, jval_get(root, "oai"));
	read_copies(r, jval_get(root, "copies"));
	if (r->deleted)
		return arena_check(r->arena, e);
	for (size_t i = 0; i < COUNT(texts); i++)
		*str_at(r, texts[i].at) =
		    text(r, place(root, texts[i].in, texts[i].name));
	read_warnings(r, jval_get(root, "warnings"));
	read_type(r, jval_get(root, "type"));
	read_lists(r, root);
	read_names(r, jval_get(root, "names"));
	read_date(r, jval_get(root, "date"));
	read_languages(r, jval_get(root, "languages"));
	read_ids(r, jval_get(root, "ids"));
	read_short_ids(r, root);
	read_subjects(r, jval_get(root, "subjects"));
	read_rights(r, jval_get(root, "rights"));
	read_raw(r, root);
	return arena_check(r->arena, e);
}

int
jsonl_parse(struct str line, struct record *r, struct err *e)
{
	struct jdoc *d;
	int rc;

	if (jdoc_parse_upto(&d, line, JSONL_LINE_MAX, e) != 0)
		return -1;
	if (jsonl_is_one(jdoc_root(d)))
		rc = jsonl_read(jdoc_root(d), r, e);
	else
		rc = err_set(e, ERR_DATA, 0,
			     "no record of the schema " JSONL_SCHEMA);
	jdoc_free(d);
	return rc;
}
