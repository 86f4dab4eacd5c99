/* The record model: lists that grow in an arena, names of its enums. */
#include "core/record.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/ident.h"
#include "core/utf8.h"

enum { WARNING_MAX = 400 };

static const struct {
	const char *name;
	unsigned classes; /* bits of enum rec_class */
} types[TYPE__MAX] = {
    [TYPE_GENERIC] = {"generic", 0},
    [TYPE_PHD] = {"phd", CLASS_THESIS | CLASS_WHOLE},
    [TYPE_HABILITATION] = {"habilitation", CLASS_THESIS | CLASS_WHOLE},
    [TYPE_MASTER] = {"master", CLASS_THESIS | CLASS_WHOLE},
    [TYPE_BACHELOR] = {"bachelor", CLASS_THESIS | CLASS_WHOLE},
    [TYPE_STUDENT_WORK] = {"student-work", CLASS_THESIS | CLASS_WHOLE},
    [TYPE_THESIS] = {"thesis", CLASS_THESIS | CLASS_WHOLE},
    [TYPE_ARTICLE] = {"article", CLASS_ARTICLE},
    [TYPE_REVIEW_ARTICLE] = {"review-article", CLASS_ARTICLE},
    [TYPE_NEWSPAPER_ARTICLE] = {"newspaper-article", CLASS_ARTICLE},
    [TYPE_MAGAZINE_ARTICLE] = {"magazine-article", CLASS_ARTICLE},
    [TYPE_BOOK_REVIEW] = {"book-review", CLASS_ARTICLE},
    [TYPE_BOOK] = {"book", CLASS_WHOLE | CLASS_HOST},
    [TYPE_EDITED_BOOK] = {"edited-book", CLASS_WHOLE | CLASS_HOST},
    [TYPE_CHAPTER] = {"chapter", CLASS_CHAPTER},
    [TYPE_REFERENCE_ENTRY] = {"reference-entry", CLASS_CHAPTER},
    [TYPE_PROCEEDINGS] = {"proceedings", CLASS_WHOLE | CLASS_HOST},
    [TYPE_CONFERENCE_PAPER] = {"conference-paper", CLASS_CHAPTER},
    [TYPE_POSTER] = {"poster", 0},
    [TYPE_TALK] = {"talk", 0},
    [TYPE_REPORT] = {"report", CLASS_REPORT | CLASS_WHOLE},
    [TYPE_WORKING_PAPER] = {"working-paper", CLASS_REPORT | CLASS_WHOLE},
    [TYPE_PREPRINT] = {"preprint", 0},
    [TYPE_DATASET] = {"dataset", 0},
    [TYPE_SOFTWARE] = {"software", CLASS_OBJECT},
    [TYPE_PATENT] = {"patent", 0},
    [TYPE_MAP] = {"map", 0},
    [TYPE_IMAGE] = {"image", CLASS_OBJECT},
    [TYPE_VIDEO] = {"video", CLASS_OBJECT},
    [TYPE_SOUND] = {"sound", CLASS_OBJECT},
    [TYPE_MUSIC] = {"music", CLASS_OBJECT},
    [TYPE_TEACHING] = {"teaching", 0},
    [TYPE_PERIODICAL] = {"periodical", CLASS_HOST},
    [TYPE_WEBSITE] = {"website", 0},
    [TYPE_BLOG_POST] = {"blog-post", 0},
    [TYPE_MANUSCRIPT] = {"manuscript", 0},
    [TYPE_LETTER] = {"letter", 0},
    [TYPE_INTERVIEW] = {"interview", 0},
    [TYPE_ANNOTATION] = {"annotation", CLASS_ARTICLE},
};

static const char *const role_names[ROLE__MAX] = {
    [ROLE_AUTHOR] = "author",           [ROLE_EDITOR] = "editor",
    [ROLE_TRANSLATOR] = "translator",   [ROLE_ADVISOR] = "advisor",
    [ROLE_REFEREE] = "referee",         [ROLE_RECIPIENT] = "recipient",
    [ROLE_CONTRIBUTOR] = "contributor",
};

static const char *const access_names[ACCESS__MAX] = {
    [ACCESS_UNSAID] = "",
    [ACCESS_OPEN] = "open",
    [ACCESS_EMBARGOED] = "embargoed",
    [ACCESS_RESTRICTED] = "restricted",
    [ACCESS_CLOSED] = "closed",
};

static const char *const id_names[ID__MAX] = {
    [ID_DOI] = "doi",   [ID_URN] = "urn",     [ID_ISBN] = "isbn",
    [ID_ISSN] = "issn", [ID_HANDLE] = "hdl",  [ID_ARXIV] = "arxiv",
    [ID_PMID] = "pmid", [ID_PMCID] = "pmcid", [ID_URL] = "url",
    [ID_FILE] = "file", [ID_OTHER] = "other",
};

static const struct str element_names[DC__MAX] = {
    [DC_TITLE] = STR_LIT("title"),
    [DC_CREATOR] = STR_LIT("creator"),
    [DC_SUBJECT] = STR_LIT("subject"),
    [DC_DESCRIPTION] = STR_LIT("description"),
    [DC_PUBLISHER] = STR_LIT("publisher"),
    [DC_CONTRIBUTOR] = STR_LIT("contributor"),
    [DC_DATE] = STR_LIT("date"),
    [DC_TYPE] = STR_LIT("type"),
    [DC_FORMAT] = STR_LIT("format"),
    [DC_IDENTIFIER] = STR_LIT("identifier"),
    [DC_SOURCE] = STR_LIT("source"),
    [DC_LANGUAGE] = STR_LIT("language"),
    [DC_RELATION] = STR_LIT("relation"),
    [DC_COVERAGE] = STR_LIT("coverage"),
    [DC_RIGHTS] = STR_LIT("rights"),
};

void
record_init(struct record *r, struct arena *a)
{
	*r = (struct record){.arena = a};
}

/* Appends one item of any list; without memory nothing changes. */
static void
push(struct arena *a, void **v, size_t *n, size_t *cap, size_t size,
     const void *item)
{
	char *p = arena_push(a, *v, *n, cap, size);

	if (p == NULL)
		return;
	memcpy(p + *n * size, item, size);
	*v = p;
	(*n)++;
}

/* The lists differ in their items only. */
#define PUSH(a, l, item)                                                   \
	do {                                                               \
		void *v_ = (l)->v;                                         \
		push((a), &v_, &(l)->n, &(l)->cap, sizeof(item), &(item)); \
		(l)->v = v_;                                               \
	} while (0)

void
texts_push(struct arena *a, struct rec_texts *l, struct rec_text item)
{
	PUSH(a, l, item);
}

void
names_push(struct arena *a, struct rec_names *l, struct rec_name item)
{
	PUSH(a, l, item);
}

void
idents_push(struct arena *a, struct rec_idents *l, struct rec_ident item)
{
	PUSH(a, l, item);
}

void
rights_push(struct arena *a, struct rec_rights *l, struct rec_right item)
{
	PUSH(a, l, item);
}

void
subjects_push(struct arena *a, struct rec_subjects *l, struct rec_subject item)
{
	PUSH(a, l, item);
}

void
raws_push(struct arena *a, struct rec_raws *l, struct rec_raw item)
{
	PUSH(a, l, item);
}

void
record_warn(struct record *r, const char *fmt, ...)
{
	char line[WARNING_MAX];
	struct rec_text w = {0};
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	/* The cut may fall inside a character. */
	w.text = str_left(str_c(line), utf8_valid(str_c(line)));
	w.text = arena_copy(r->arena, w.text);
	texts_push(r->arena, &r->warnings, w);
}

struct str
record_id(const struct record *r, enum rec_id kind)
{
	for (size_t i = 0; i < r->ids.n; i++)
		if (r->ids.v[i].kind == kind && r->ids.v[i].own)
			return r->ids.v[i].value;
	return STR_NONE;
}

struct str
record_title(const struct record *r)
{
	return r->titles.n == 0 ? STR_NONE : r->titles.v[0].text;
}

/*
 * Who resolves the URN of a country's national library; none: nobody is known
 * to, and an address beside it is better.
 */
static struct str
urn_resolver(struct str urn)
{
	static const struct {
		struct str begin, resolver;
	} ways[] = {
	    {STR_LIT("urn:nbn:de"), STR_LIT("https://nbn-resolving.org/")},
	    {STR_LIT("urn:nbn:at"), STR_LIT("https://nbn-resolving.org/")},
	    {STR_LIT("urn:nbn:ch"), STR_LIT("https://nbn-resolving.org/")},
	    {STR_LIT("urn:nbn:fi"), STR_LIT("https://urn.fi/")},
	    {STR_LIT("urn:nbn:se"), STR_LIT("https://urn.kb.se/resolve?urn=")},
	    {STR_LIT("urn:nbn:no"), STR_LIT("https://urn.nb.no/")},
	    {STR_LIT("urn:nbn:nl"),
	     STR_LIT("https://persistent-identifier.nl/")},
	    {STR_LIT("urn:nbn:it"), STR_LIT("https://nbn.depositolegale.it/")},
	    {STR_LIT("urn:nbn:hr"), STR_LIT("https://urn.nsk.hr/")},
	    {STR_LIT("urn:nbn:si"), STR_LIT("https://www.dlib.si/details/")},
	};

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		if (str_istarts(urn, ways[i].begin))
			return ways[i].resolver;
	return STR_NONE;
}

static struct str
joined(struct arena *a, struct str front, struct str s)
{
	char *p = arena_extend(a, front, s.n);

	if (p == NULL || s.p == NULL)
		return STR_NONE;
	memcpy(p + front.n, s.p, s.n);
	return str_of(p, front.n + s.n);
}

struct str
record_url(const struct record *r, struct arena *a)
{
	/* In order of how long such an address is likely to work. */
	static const struct {
		enum rec_id kind;
		struct str resolver;
	} ways[] = {
	    {ID_HANDLE, {"https://hdl.handle.net/", 23}},
	    {ID_ARXIV, {"https://arxiv.org/abs/", 22}},
	    {ID_URL, {"", 0}},
	    {ID_PMCID, {"https://www.ncbi.nlm.nih.gov/pmc/articles/", 42}},
	    {ID_PMID, {"https://pubmed.ncbi.nlm.nih.gov/", 32}},
	    {ID_FILE, {"", 0}},
	};
	struct str id = record_id(r, ID_DOI), urn = record_id(r, ID_URN);
	struct str resolver = urn_resolver(urn);

	if (r->url_chosen)
		return r->url;
	if (id.n > 0)
		return ident_doi_url(a, id);
	if (resolver.n > 0)
		return joined(a, resolver, urn);
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		id = record_id(r, ways[i].kind);
		if (id.n > 0)
			return joined(a, ways[i].resolver, id);
	}
	return urn.n > 0 ? joined(a, STR("https://nbn-resolving.org/"), urn)
			 : STR_NONE;
}

bool
record_has_role(const struct record *r, enum rec_role role)
{
	for (size_t i = 0; i < r->names.n; i++)
		if (r->names.v[i].role == role)
			return true;
	return false;
}

struct str
record_local_id(const struct record *r)
{
	struct str rest = r->oai_id;
	size_t at;

	/* oai:<repository>:<local>; the local part may hold colons. */
	if (!str_istarts(rest, STR("oai:")))
		return rest;
	at = str_chr(str_from(rest, 4), ':');
	if (at == STR_NPOS || 4 + at + 1 >= rest.n)
		return rest;
	return str_from(rest, 4 + at + 1);
}

struct str
rec_notation(struct str scheme)
{
	static const struct {
		struct str word, name;
	} rows[] = {
	    {STR_LIT("acm"), STR_LIT("acm")},
	    {STR_LIT("bbk"), STR_LIT("bbk")},
	    {STR_LIT("bic"), STR_LIT("bic")},
	    {STR_LIT("bisac"), STR_LIT("bisac")},
	    {STR_LIT("bkl"), STR_LIT("bkl")},
	    {STR_LIT("clc"), STR_LIT("clc")},
	    {STR_LIT("ddc"), STR_LIT("ddc")},
	    {STR_LIT("dewey"), STR_LIT("ddc")},
	    {STR_LIT("grnti"), STR_LIT("grnti")},
	    {STR_LIT("jel"), STR_LIT("jel")},
	    {STR_LIT("kdc"), STR_LIT("kdc")},
	    {STR_LIT("lcc"), STR_LIT("lcc")},
	    {STR_LIT("msc"), STR_LIT("msc")},
	    {STR_LIT("ndc"), STR_LIT("ndc")},
	    {STR_LIT("ndlc"), STR_LIT("ndlc")},
	    {STR_LIT("nlm"), STR_LIT("nlm")},
	    {STR_LIT("pacs"), STR_LIT("pacs")},
	    {STR_LIT("rvk"), STR_LIT("rvk")},
	    {STR_LIT("thema"), STR_LIT("thema")},
	    {STR_LIT("udc"), STR_LIT("udc")},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t n = rows[i].word.n;

		if (str_istarts(scheme, rows[i].word) &&
		    (scheme.n == n || !chr_alpha(scheme.p[n])))
			return rows[i].name;
	}
	return STR_NONE;
}

const char *
rec_type_name(enum rec_type t)
{
	return (unsigned)t < TYPE__MAX ? types[t].name : NULL;
}

bool
rec_type_is(enum rec_type t, enum rec_class c)
{
	return (unsigned)t < TYPE__MAX && (types[t].classes & (unsigned)c) != 0;
}

bool
rec_type_by_name(struct str s, enum rec_type *out)
{
	for (enum rec_type t = TYPE_GENERIC; t < TYPE__MAX; t++) {
		if (str_ieq(s, str_c(types[t].name))) {
			*out = t;
			return true;
		}
	}
	return false;
}

const char *
rec_role_name(enum rec_role r)
{
	return (unsigned)r < ROLE__MAX ? role_names[r] : NULL;
}

const char *
rec_id_name(enum rec_id k)
{
	return (unsigned)k < ID__MAX ? id_names[k] : NULL;
}

const char *
rec_access_name(enum rec_access a)
{
	return (unsigned)a < ACCESS__MAX ? access_names[a] : NULL;
}

const char *
dc_element_name(enum dc_element e)
{
	return (unsigned)e < DC__MAX ? element_names[e].p : NULL;
}

bool
dc_element_by_name(struct str s, enum dc_element *out)
{
	for (size_t i = 0; i < DC__MAX; i++)
		if (str_ieq(s, element_names[i])) {
			*out = (enum dc_element)i;
			return true;
		}
	return false;
}
