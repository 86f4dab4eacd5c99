/* Dublin Core, element by element. */
#include "parsers/dc/dc.h"

#include <string.h>

#include "core/ident.h"
#include "parsers/text/citation.h"
#include "parsers/dc/dc_read.h"
#include "parsers/names/names.h"
#include "parsers/text/text.h"
#include "parsers/vocab/vocab.h"

static void
read_title(struct dc *d, struct rec_text t)
{
	texts_push(d->r->arena, &d->r->titles, t);
}

static void
read_creator(struct dc *d, struct rec_text t)
{
	names_parse(d->r, t.text, ROLE_AUTHOR);
}

static void
read_contributor(struct dc *d, struct rec_text t)
{
	names_parse(d->r, t.text, ROLE_CONTRIBUTOR);
}

/* "ddc:300", "info:eu-repo/classification/ddc/300" */
static struct rec_subject
subject_of(struct rec_text t)
{
	static const struct str eu = STR_LIT("info:eu-repo/classification/");
	struct rec_subject s = {.text = t.text, .lang = t.lang};
	struct str rest;

	if (str_istarts(t.text, STR("ddc:"))) {
		s.scheme = STR("ddc");
		s.text = str_trim(str_from(t.text, 4));
	} else if (str_istarts(t.text, eu)) {
		rest = str_from(t.text, eu.n);
		if (str_cut(&rest, '/', &s.scheme) && rest.n > 0)
			s.text = rest;
		else
			s.scheme = STR_NONE;
	}
	return s;
}

static void
read_subject(struct dc *d, struct rec_text t)
{
	struct rec_subject s;

	/* DuEPublico's path from faculty to institute is no keyword. */
	if (str_find(t.text, STR(" \xc2\xbb ")) != STR_NPOS) {
		d->path = t.text;
		return;
	}
	s = subject_of(t);
	if (s.text.n > 0)
		subjects_push(d->r->arena, &d->r->subjects, s);
}

static void
read_description(struct dc *d, struct rec_text t)
{
	texts_push(d->r->arena, &d->descriptions, t);
}

static void
read_publisher(struct dc *d, struct rec_text t)
{
	texts_push(d->r->arena, &d->r->publishers, t);
}

static void
read_date(struct dc *d, struct rec_text t)
{
	texts_push(d->r->arena, &d->r->dates, t);
}

/* "Text; Image;" (CONTENTdm) */
static void
read_type(struct dc *d, struct rec_text t)
{
	struct str rest = t.text;

	while (str_cut(&rest, ';', &t.text)) {
		t.text = str_trim(t.text);
		if (t.text.n > 0)
			texts_push(d->r->arena, &d->r->types, t);
	}
}

/* "235 Seiten", "XII, 123 S.", "254 f., 30 cm" */
static bool
is_extent(struct str s)
{
	static const struct str units[] = {
	    STR_LIT(" s."),    STR_LIT(" seiten"), STR_LIT(" p."),
	    STR_LIT(" pages"), STR_LIT(" pp."),    STR_LIT(" blatt"),
	    STR_LIT(" bl."),   STR_LIT(" page"),   STR_LIT(" s"),
	    STR_LIT(" sayfa"), STR_LIT(" f."),     STR_LIT(" leaves"),
	    STR_LIT(" p"),     STR_LIT(" pp"),     STR_LIT(" p\xc3\xa1gs."),
	};
	size_t comma = str_rchr(s, ',');

	if (s.n > 64)
		return false;
	if (comma != STR_NPOS && str_iends(s, STR(" cm")))
		s = str_trim(str_left(s, comma));
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (s.n > units[i].n && str_iends(s, units[i]) &&
		    chr_digit(s.p[s.n - units[i].n - 1]))
			return true;
	return false;
}

static void
read_format(struct dc *d, struct rec_text t)
{
	if (d->r->extent.n == 0 && is_extent(t.text))
		d->r->extent = t.text;
	texts_push(d->r->arena, &d->r->formats, t);
}

static void
read_identifier(struct dc *d, struct rec_text t)
{
	struct record *r = d->r;
	struct rec_ident id = ident_classify(r->arena, t.text);

	/* EPrints and DSpace put the whole citation here: see dc_host.c. */
	idents_push(r->arena, &r->ids, id);
}

/* An identifier of another item, or one that journals have. */
static bool
take_other_id(struct dc *d, struct rec_ident id)
{
	struct record *r = d->r;

	if (id.kind == ID_ISSN || id.kind == ID_ISBN) {
		idents_push(r->arena, &r->ids, id);
		return true;
	}
	if (id.kind == ID_OTHER)
		return false;
	id.own = false;
	idents_push(r->arena, &d->related, id);
	return true;
}

static void
read_source(struct dc *d, struct rec_text t)
{
	struct record *r = d->r;

	texts_push(r->arena, &r->sources, t);
	if (!take_other_id(d, ident_classify(r->arena, t.text)) &&
	    !dc_take_citation(d, t.text))
		texts_push(r->arena, &d->sources, t);
}

/* "Host title -- https://doi.org/... -- issn: 1234-5679" (MyCoRe). */
static void
read_joined(struct dc *d, struct str s)
{
	static const struct str sep = {" -- ", 4};
	struct record *r = d->r;
	bool first = true;

	while (s.n > 0) {
		size_t at = str_find(s, sep);
		struct str part = str_trim(str_left(s, at));

		if (!take_other_id(d, ident_classify(r->arena, part)) &&
		    first && r->container.n == 0)
			r->container = part;
		first = false;
		s = at == STR_NPOS ? STR_NONE : str_from(s, at + sep.n);
	}
}

/*
 * info:eu-repo/semantics/altIdentifier/pmid/123, the one relation that names
 * the item itself: "pmid:123".
 */
static bool
alternative_id(struct dc *d, struct str s)
{
	static const struct str start =
	    STR_LIT("info:eu-repo/semantics/altIdentifier/");
	struct record *r = d->r;
	struct str scheme;
	char *p;

	if (!str_istarts(s, start))
		return false;
	s = str_from(s, start.n);
	if (!str_cut(&s, '/', &scheme) || s.n == 0)
		return true;
	if (!str_ieq(scheme, STR("urn")) && !ident_is_url(s)) {
		p = arena_alloc(r->arena, scheme.n + 1 + s.n);
		if (p == NULL)
			return true;
		memcpy(p, scheme.p, scheme.n);
		p[scheme.n] = ':';
		memcpy(p + scheme.n + 1, s.p, s.n);
		s = str_of(p, scheme.n + 1 + s.n);
	}
	idents_push(r->arena, &r->ids, ident_classify(r->arena, s));
	return true;
}

static void
read_relation(struct dc *d, struct rec_text t)
{
	struct record *r = d->r;
	struct rec_ident id;
	struct citation c;

	texts_push(r->arena, &r->relations, t);
	if (str_find(t.text, STR(" -- ")) != STR_NPOS) {
		read_joined(d, t.text);
		return;
	}
	if (alternative_id(d, t.text))
		return;
	id = ident_classify(r->arena, t.text);
	/* Anything may stand here; only a clear form is taken for a journal. */
	if (!take_other_id(d, id) && citation_parse_issue(t.text, &c))
		dc_take_citation(d, t.text);
}

static void
read_coverage(struct dc *d, struct rec_text t)
{
	texts_push(d->r->arena, &d->r->coverage, t);
}

static void
read_rights(struct dc *d, struct rec_text t)
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
read_language(struct dc *d, struct rec_text t)
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

static dc_read_fn *const readers[DC__MAX] = {
    [DC_TITLE] = read_title,         [DC_CREATOR] = read_creator,
    [DC_SUBJECT] = read_subject,     [DC_DESCRIPTION] = read_description,
    [DC_PUBLISHER] = read_publisher, [DC_CONTRIBUTOR] = read_contributor,
    [DC_DATE] = read_date,           [DC_TYPE] = read_type,
    [DC_FORMAT] = read_format,       [DC_IDENTIFIER] = read_identifier,
    [DC_SOURCE] = read_source,       [DC_LANGUAGE] = read_language,
    [DC_RELATION] = read_relation,   [DC_COVERAGE] = read_coverage,
    [DC_RIGHTS] = read_rights,
};

/* Words of programs for "no value". */
static bool
says_nothing(enum dc_element element, struct str s)
{
	static const struct str words[] = {
	    STR_LIT("None"),      STR_LIT("null"), STR_LIT("N/A"),
	    STR_LIT("undefined"), STR_LIT("-"),    STR_LIT("[object Object]"),
	};

	if (s.n > 15 || element == DC_TITLE)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(s, words[i]))
			return true;
	return false;
}

/* "[pt] Titulo": the language, where xml:lang would be its place. */
static void
take_language_tag(struct dc *d, struct rec_text *t)
{
	struct str s = t->text, tag;

	if (t->lang.n > 0 || s.n < 6 || s.p[0] != '[' || s.p[3] != ']' ||
	    !chr_alpha(s.p[1]) || !chr_alpha(s.p[2]))
		return;
	tag = str_of(s.p + 1, 2);
	if (vocab_language(d->r->arena, tag).n == 0)
		return;
	t->lang = vocab_language(d->r->arena, tag);
	t->text = str_trim(str_from(s, 4));
}

void
dc_read(struct dc *d, enum dc_element element, struct rec_text t)
{
	t.text = text_clean(d->r->arena, t.text);
	take_language_tag(d, &t);
	if (t.text.n > 0 && !says_nothing(element, t.text))
		readers[element](d, t);
}

/*
 * Is that DC's own namespace? Payloads misspell it (http, https, no slash at
 * the end), use the one they stand in, or none.
 */
static bool
is_dc(const struct node *n, const struct node *payload)
{
	return n->ns.n == 0 || str_eq(n->ns, NS_DC) ||
	       str_eq(n->ns, payload->ns) ||
	       str_find(n->ns, STR("purl.org/dc/elements/1.")) != STR_NPOS;
}

/* Whatever its namespace, an element is read by its local name. */
static void
read_element(struct dc *d, const struct node *n, bool own)
{
	struct record *r = d->r;
	struct rec_text t = {dc_sent(n, r->arena), node_lang(n)};
	struct rec_raw raw = {.text = t.text, .lang = t.lang};
	enum dc_element element;
	bool simple = dc_element_by_name(n->name, &element);

	if (t.text.n == 0)
		return;
	if (simple && own) {
		raw.element = element;
	} else {
		raw.ns = n->ns;
		raw.name = n->name;
	}
	raws_push(r->arena, &r->raw, raw);
	if (simple)
		dc_read(d, element, t);
	else if (!dc_qualified(d, n->name, t))
		record_warn(r, "unknown element <" STR_FMT ">",
			    STR_ARG(str_left(n->name, 100)));
}

void
dc_parse(const struct node *payload, struct record *out)
{
	struct dc d = {.r = out};
	const struct node *n;

	for (n = node_first(payload); n != NULL; n = node_next(n))
		read_element(&d, n, is_dc(n, payload));
	dc_settle(&d);
}
