/* Dublin Core: the fifteen elements. */
#include <string.h>

#include "core/ident.h"
#include "core/table.h"
#include "parsers/citation/citation.h"
#include "parsers/dc/internal.h"
#include "parsers/prose/prose.h"
#include "parsers/text/text.h"

enum { SCHEME_MAX = 4 }; /* bytes of the name of one */

static void
read_title(struct draft *d, struct rec_text t)
{
	draft_title(d, TITLE_MAIN, t);
}

static void
read_creator(struct draft *d, struct rec_text t)
{
	d->naming = t.lang;
	draft_names(d, t.text, SAID_AUTHOR);
	d->naming = STR_NONE;
}

static void
read_contributor(struct draft *d, struct rec_text t)
{
	draft_names(d, t.text, SAID_TOOK_PART);
}

/* "msc:39A10", "jel:C23": a short name in small letters, and a number. */
static bool
is_code(struct str s)
{
	size_t colon = str_chr(s, ':');
	bool digit = false;

	if (colon == STR_NPOS || colon < 2 || colon > SCHEME_MAX)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if ((i < colon && !chr_lower(s.p[i])) || s.p[i] == ' ')
			return false;
		digit |= chr_digit(s.p[i]);
	}
	return digit;
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
	} else if (t.text.n > 1 && t.text.p[0] == ':' &&
		   chr_digit(t.text.p[1])) {
		/* ":550": the name of the scheme was left out. */
		s.scheme = STR("ddc");
		s.text = str_from(t.text, 1);
	} else if (str_istarts(t.text, eu)) {
		rest = str_from(t.text, eu.n);
		if (str_cut(&rest, '/', &s.scheme) && rest.n > 0)
			s.text = rest;
		else
			s.scheme = STR_NONE;
	} else if (is_code(t.text)) {
		str_cut(&s.text, ':', &s.scheme);
	}
	return s;
}

static void
read_subject(struct draft *d, struct rec_text t)
{
	/* A path from faculty to institute is no keyword. */
	if (str_find(t.text, STR(" \xc2\xbb ")) != STR_NPOS)
		draft_path(d, t.text);
	else
		draft_subject(d, subject_of(t));
}

static void
read_description(struct draft *d, struct rec_text t)
{
	if (!draft_labelled(d, t.text) && !draft_titled_note(d, t))
		draft_description(d, DESC_OPEN, t);
}

static void
read_publisher(struct draft *d, struct rec_text t)
{
	if (!draft_labelled(d, t.text))
		draft_publisher(d, &d->origin, EVENT_PUBLICATION, t);
}

/* "Issued: 2018-01-18" (DataCite) */
static const struct {
	struct str label;
	enum date_kind kind;
} labels[] = {
    {STR_LIT("issued:"), DATE_ISSUED},
    {STR_LIT("published:"), DATE_ISSUED},
    {STR_LIT("copyrighted:"), DATE_COPYRIGHT},
    {STR_LIT("available:"), DATE_ONLINE},
    {STR_LIT("valid:"), DATE_ONLINE},
    {STR_LIT("created:"), DATE_CREATED},
    {STR_LIT("submitted:"), DATE_SUBMITTED},
    {STR_LIT("accepted:"), DATE_ACCEPTED},
    {STR_LIT("updated:"), DATE_OTHER},
    {STR_LIT("collected:"), DATE_OTHER},
    {STR_LIT("other:"), DATE_OTHER},
    {STR_LIT("withdrawn:"), DATE_OTHER},
};
enum { LABELLED_MIN = 8, BREAK_BYTES = 8 };

static void
read_date(struct draft *d, struct rec_text t)
{
	enum date_kind kind = DATE_OPEN;
	struct str rest = t.text;

	for (size_t i = 0; t.text.n > LABELLED_MIN && i < COUNT(labels); i++)
		if (str_istarts(t.text, labels[i].label)) {
			kind = labels[i].kind;
			rest = str_trim(str_from(t.text, labels[i].label.n));
			break;
		}
	draft_date_sent(d, t.text);
	draft_date_open(d, kind, rest);
}

/* "Text; Image;" (CONTENTdm) */
static void
read_type(struct draft *d, struct rec_text t)
{
	struct str rest = t.text;

	while (str_cut(&rest, ';', &t.text)) {
		t.text = str_trim(t.text);
		draft_type_open(d, t);
	}
}

static void
read_format(struct draft *d, struct rec_text t)
{
	struct str first, last;

	/* "p. 123-134", "345-354": where it stands, not how long it is */
	if (citation_pages(t.text, &first, &last) && last.n > 0)
		draft_pages(&d->part, t.text);
	draft_format(d, t.text);
	/* "2012. 98 p. Dissertação (Mestrado) - Universidade de Exemplo" */
	if (prose_thesis_school(t.text).n > 0)
		draft_description(d, DESC_OPEN, t);
}

static void
read_identifier(struct draft *d, struct rec_text t)
{
	draft_id_open(d, t);
}

/* An identifier of another item, or one that journals have. */
static bool
take_other_id(struct draft *d, struct str s)
{
	struct rec_ident id = ident_classify(d->r->arena, s);
	bool host = id.kind == ID_ISSN || id.kind == ID_ISBN;

	if (id.kind == ID_OTHER)
		return false;
	draft_id(d, host ? ID_OF_HOST : ID_UNSURE, id);
	return true;
}

/* "1234-5670": the shape of an ISSN, and the sum does not come out. */
static bool
is_wrong_issn(struct str s)
{
	if (str_istarts(s, STR("ISSN")))
		s = str_trim(str_from(s, 4 + (s.n > 4 && s.p[4] == ':')));
	if (s.n != 9 || s.p[4] != '-')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (i != 4 && !chr_digit(s.p[i]) &&
		    !(i == 8 && (s.p[i] == 'X' || s.p[i] == 'x')))
			return false;
	/* "1998-2004": years */
	return str_number(str_left(s, 4), 2099) < 1500 ||
	       str_number(str_from(s, 5), 2099) <
		   str_number(str_left(s, 4), 2099);
}

/* "Copyright: Novak Films; 23Dec37; LP7892": whose it is, and no journal. */
static bool
tells_copyright(struct str s)
{
	static const struct str leads[] = {
	    STR_LIT("copyright:"),
	    STR_LIT("copyright :"),
	    STR_LIT("copyright ©"),
	    STR_LIT("copyright (c)"),
	    STR_LIT("©"),
	    STR_LIT("℗"),
	    STR_LIT("all rights re"),
	};

	for (size_t i = 0; i < COUNT(leads); i++)
		if (str_istarts(s, leads[i]))
			return true;
	return false;
}

static void
read_source(struct draft *d, struct rec_text t)
{
	texts_push(d->r->arena, &d->r->sources, t);
	if (is_wrong_issn(t.text) && !take_other_id(d, t.text))
		draft_warn(d, "issn: '" STR_FMT "' is none", STR_ARG(t.text));
	else if (tells_copyright(t.text))
		draft_right(d, vocab_rights(d->r->arena, t.text));
	else if (!take_other_id(d, t.text) && !draft_labelled(d, t.text))
		draft_citation(d, CITED_SOURCE, t);
}

/* "Host title -- https://doi.org/... -- issn: 1234-5679" (MyCoRe). */
static void
read_joined(struct draft *d, struct str s)
{
	static const struct str sep = {" -- ", 4};
	struct draft_host *h = draft_host_nearest(d);
	bool first = true;

	while (s.n > 0) {
		size_t at = str_find(s, sep);
		struct str part = str_trim(str_left(s, at));

		if (!take_other_id(d, part) && first && h != NULL)
			draft_keep(&h->title, part);
		first = false;
		s = at == STR_NPOS ? STR_NONE : str_from(s, at + sep.n);
	}
}

/*
 * info:eu-repo/semantics/altIdentifier/pmid/123, the one relation that names
 * the item itself: "pmid:123".
 */
static bool
alternative_id(struct draft *d, struct str s)
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
	draft_id(d, ID_OF_ITEM, ident_classify(r->arena, s));
	return true;
}

static void
read_relation(struct draft *d, struct rec_text t)
{
	draft_relation(d, t);
	/* dLibra: the group that an item is in, by its number. */
	if ((str_istarts(t.text, STR("oai:")) &&
	     str_chr(t.text, ' ') == STR_NPOS) ||
	    draft_labelled(d, t.text))
		return;
	if (str_find(t.text, STR(" -- ")) != STR_NPOS)
		read_joined(d, t.text);
	else if (!alternative_id(d, t.text) && !take_other_id(d, t.text))
		draft_citation(d, CITED_RELATION, t);
}

static void
read_coverage(struct draft *d, struct rec_text t)
{
	draft_coverage(d, t);
}

static void
read_rights(struct draft *d, struct rec_text t)
{
	draft_right(d, vocab_rights(d->r->arena, t.text));
}

/* "eng;ger", "English; Czech", "en fr": a list when each part is one. */
static void
read_language(struct draft *d, struct rec_text t)
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
				draft_language(d, str_trim(part));
		return;
	}
	draft_language(d, t.text);
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
	if (element == DC_RIGHTS && str_ieq(s, STR("default")))
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(s, words[i]))
			return true;
	return false;
}

void
dc_take_language_tag(struct draft *d, struct rec_text *t)
{
	struct str s = t->text, tag;

	if (s.n < 6 || s.p[0] != '[' || s.p[3] != ']' || !chr_alpha(s.p[1]) ||
	    !chr_alpha(s.p[2]))
		return;
	tag = str_of(s.p + 1, 2);
	tag = vocab_language(d->r->arena, tag);
	if (tag.n == 0 || (t->lang.n > 0 && !str_istarts(t->lang, tag)))
		return;
	draft_keep(&t->lang, tag);
	t->text = str_trim(str_from(s, 4));
}

/* "fi=Yliopisto|sv=Universitet|en=University|": the first of them. */
static void
take_first_language(struct draft *d, struct rec_text *t)
{
	struct str s = t->text, rest = s, part;
	size_t n = 0;

	if (s.n < 6 || s.p[2] != '=' || str_chr(s, '|') == STR_NPOS)
		return;
	while (str_cut(&rest, '|', &part)) {
		if (part.n == 0)
			continue;
		if (part.n < 4 || part.p[2] != '=' || !chr_lower(part.p[0]) ||
		    vocab_language(d->r->arena, str_left(part, 2)).n == 0)
			return;
		n++;
	}
	if (n < 2)
		return;
	t->lang = vocab_language(d->r->arena, str_left(s, 2));
	t->text = str_trim(str_from(str_left(s, str_chr(s, '|')), 3));
}

/* "Novak, Anna<br/>Klein, Carl": the part in front; false: there is none. */
static bool
cut_break(struct str *rest, struct str *part)
{
	size_t at = str_ifind(*rest, STR("<br")), end;

	if (at == STR_NPOS)
		return false;
	end = str_chr(str_left(str_from(*rest, at), BREAK_BYTES), '>');
	if (end == STR_NPOS)
		return false;
	*part = str_trim(str_left(*rest, at));
	*rest = str_trim(str_from(*rest, at + end + 1));
	return true;
}

void
dc_read(struct draft *d, enum dc_element element, struct rec_text t)
{
	struct str rest = t.text;
	bool names = element == DC_CREATOR || element == DC_CONTRIBUTOR;

	/* A line for each name: no other element means a list by it. */
	while (names && cut_break(&rest, &t.text)) {
		t.text = draft_marked_name(d, t.text);
		if (t.text.n > 0 && !says_nothing(element, t.text))
			readers[element](d, t);
	}
	t.text = names ? draft_marked_name(d, rest) : draft_marked(d, rest);
	dc_take_language_tag(d, &t);
	if (element != DC_TYPE)
		take_first_language(d, &t);
	if (t.text.n > 0 && !says_nothing(element, t.text))
		readers[element](d, t);
}
