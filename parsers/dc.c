/* Dublin Core, element by element. */
#include "parsers/dc.h"

#include <string.h>

#include "core/ident.h"
#include "parsers/citation.h"
#include "parsers/names.h"
#include "parsers/text.h"
#include "parsers/vocab.h"

struct reading {
	struct record *r;
	struct dc_notes notes;
};

/* One element: text is clean and not empty. */
typedef void read_fn(struct reading *d, struct rec_text t);

static void
read_title(struct reading *d, struct rec_text t)
{
	texts_push(d->r->arena, &d->r->titles, t);
}

static void
read_creator(struct reading *d, struct rec_text t)
{
	names_parse(d->r, t.text, ROLE_AUTHOR);
}

static void
read_contributor(struct reading *d, struct rec_text t)
{
	names_parse(d->r, t.text, ROLE_CONTRIBUTOR);
}

static void
read_subject(struct reading *d, struct rec_text t)
{
	struct rec_subject s = {.text = t.text, .lang = t.lang};

	/* DuEPublico's path from faculty to institute is no keyword. */
	if (str_find(t.text, STR(" \xc2\xbb ")) != STR_NPOS) {
		d->notes.path = t.text;
		return;
	}
	if (str_istarts(t.text, STR("ddc:"))) {
		s.scheme = STR("ddc");
		s.text = str_trim(str_from(t.text, 4));
	}
	if (s.text.n > 0)
		subjects_push(d->r->arena, &d->r->subjects, s);
}

static void
read_description(struct reading *d, struct rec_text t)
{
	struct record *r = d->r;
	bool translated = true;

	for (size_t i = 0; i < r->abstracts.n; i++)
		if (t.lang.n == 0 || str_ieq(r->abstracts.v[i].lang, t.lang))
			translated = false;
	/* The first is the abstract; one in another language is, too. */
	if (translated && !str_starts(t.text, STR("Comment: ")))
		texts_push(r->arena, &r->abstracts, t);
	else
		texts_push(r->arena, &r->notes, t);
}

static void
read_publisher(struct reading *d, struct rec_text t)
{
	texts_push(d->r->arena, &d->r->publishers, t);
}

static void
read_date(struct reading *d, struct rec_text t)
{
	texts_push(d->r->arena, &d->r->dates, t);
}

static void
read_type(struct reading *d, struct rec_text t)
{
	texts_push(d->r->arena, &d->r->types, t);
}

/* "235 Seiten", "XII, 123 S.", "45 pages" */
static bool
is_extent(struct str s)
{
	static const char *const units[] = {" s.",  " seiten", " p.",  " pages",
					    " pp.", " blatt",  " bl.", " page",
					    " s",   " sayfa"};

	if (s.n > 64)
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (str_iends(s, str_c(units[i])) &&
		    chr_digit(s.p[s.n - str_c(units[i]).n - 1]))
			return true;
	return false;
}

static void
read_format(struct reading *d, struct rec_text t)
{
	if (d->r->extent.n == 0 && is_extent(t.text))
		d->r->extent = t.text;
	texts_push(d->r->arena, &d->r->formats, t);
}

/* Takes container, volume, ... unless something gave them before. */
static bool
take_citation(struct record *r, struct str s)
{
	struct citation c;

	if (!citation_parse(s, &c))
		return false;
	if (r->container.n == 0 && r->volume.n == 0) {
		r->container = c.container;
		r->volume = c.volume;
		r->issue = c.issue;
		r->first_page = c.first_page;
		r->last_page = c.last_page;
	}
	return true;
}

static void
read_identifier(struct reading *d, struct rec_text t)
{
	struct record *r = d->r;
	struct rec_ident id = ident_classify(r->arena, t.text);

	/* EPrints and DSpace put the whole citation here: see dc_settle. */
	idents_push(r->arena, &r->ids, id);
}

static void
read_source(struct reading *d, struct rec_text t)
{
	struct record *r = d->r;
	struct rec_ident id = ident_classify(r->arena, t.text);

	texts_push(r->arena, &r->sources, t);
	if (id.kind == ID_ISSN || id.kind == ID_ISBN) {
		idents_push(r->arena, &r->ids, id);
	} else if (id.kind != ID_OTHER) {
		id.own = false;
		idents_push(r->arena, &d->notes.related, id);
	} else if (!take_citation(r, t.text)) {
		texts_push(r->arena, &r->notes, t);
	}
}

/* "Host title -- https://doi.org/... -- issn: 1234-5679" (MyCoRe). */
static void
read_joined(struct reading *d, struct str s)
{
	static const struct str sep = {" -- ", 4};
	struct record *r = d->r;
	bool first = true;

	while (s.n > 0) {
		size_t at = str_find(s, sep);
		struct str part = str_trim(str_left(s, at));
		struct rec_ident id = ident_classify(r->arena, part);

		if (id.kind == ID_ISSN || id.kind == ID_ISBN) {
			idents_push(r->arena, &r->ids, id);
		} else if (id.kind != ID_OTHER) {
			id.own = false;
			idents_push(r->arena, &d->notes.related, id);
		} else if (first && r->container.n == 0) {
			r->container = part;
		}
		first = false;
		s = at == STR_NPOS ? STR_NONE : str_from(s, at + sep.n);
	}
}

static void
read_relation(struct reading *d, struct rec_text t)
{
	struct record *r = d->r;
	struct rec_ident id;

	texts_push(r->arena, &r->relations, t);
	if (str_find(t.text, STR(" -- ")) != STR_NPOS) {
		read_joined(d, t.text);
		return;
	}
	id = ident_classify(r->arena, t.text);
	if (id.kind == ID_OTHER) {
		take_citation(r, t.text);
		return;
	}
	/* The one relation that names the item itself. */
	id.own =
	    str_istarts(t.text, STR("info:eu-repo/semantics/altIdentifier/"));
	idents_push(r->arena, id.own ? &r->ids : &d->notes.related, id);
}

static void
read_coverage(struct reading *d, struct rec_text t)
{
	texts_push(d->r->arena, &d->r->coverage, t);
}

static void
read_rights(struct reading *d, struct rec_text t)
{
	rights_push(d->r->arena, &d->r->rights,
		    vocab_rights(d->r->arena, t.text));
}

static void
push_language(struct record *r, struct str text)
{
	struct rec_text t = {text, vocab_language(r->arena, text)};

	texts_push(r->arena, &r->languages, t);
}

/* "eng;ger", "English; Czech", "en fr": a list when each part is one. */
static void
read_language(struct reading *d, struct rec_text t)
{
	static const char seps[] = ";,/ ";
	struct record *r = d->r;

	for (size_t i = 0; seps[i] != '\0'; i++) {
		struct str rest = t.text, part;
		bool all = str_chr(t.text, seps[i]) != STR_NPOS;

		while (all && str_cut(&rest, seps[i], &part))
			if (part.n > 0 && vocab_language(r->arena, part).n == 0)
				all = false;
		if (!all)
			continue;
		rest = t.text;
		while (str_cut(&rest, seps[i], &part))
			if (str_trim(part).n > 0)
				push_language(r, str_trim(part));
		return;
	}
	push_language(r, t.text);
}

static read_fn *const readers[DC__MAX] = {
    [DC_TITLE] = read_title,         [DC_CREATOR] = read_creator,
    [DC_SUBJECT] = read_subject,     [DC_DESCRIPTION] = read_description,
    [DC_PUBLISHER] = read_publisher, [DC_CONTRIBUTOR] = read_contributor,
    [DC_DATE] = read_date,           [DC_TYPE] = read_type,
    [DC_FORMAT] = read_format,       [DC_IDENTIFIER] = read_identifier,
    [DC_SOURCE] = read_source,       [DC_LANGUAGE] = read_language,
    [DC_RELATION] = read_relation,   [DC_COVERAGE] = read_coverage,
    [DC_RIGHTS] = read_rights,
};

/* Elements stand in the namespace of DC, or in that of a sloppy payload. */
static bool
is_dc(const struct node *n, const struct node *payload)
{
	return str_eq(n->ns, NS_DC) || str_eq(n->ns, payload->ns) ||
	       n->ns.n == 0 ||
	       (str_starts(NS_DC, n->ns) && n->ns.n + 1 == NS_DC.n);
}

void
dc_parse(const struct node *payload, struct record *out)
{
	struct reading d = {.r = out};
	const struct node *n;
	enum dc_element element;

	for (n = node_first(payload); n != NULL; n = node_next(n)) {
		struct str sent;
		struct rec_text t;

		if (!is_dc(n, payload) ||
		    !dc_element_by_name(n->name, &element)) {
			record_warn(out, "unknown element <" STR_FMT ">",
				    STR_ARG(str_left(n->name, 100)));
			continue;
		}
		sent = str_trim(node_text(n, out->arena));
		if (sent.n == 0)
			continue;
		t.lang = node_lang(n);
		raws_push(out->arena, &out->raw,
			  (struct rec_raw){element, sent, t.lang});
		t.text = text_clean(out->arena, sent);
		if (t.text.n > 0)
			readers[element](&d, t);
	}
	dc_settle(out, &d.notes);
}
