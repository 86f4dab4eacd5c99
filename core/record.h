/*
 * The record model: one bibliographic item, whatever format it came in.
 *
 * A record owns nothing: all it points at lives in its arena (or in what was
 * parsed, while that lives). Parsers fill it, exporters read it; nobody else
 * needs to know a metadata format. Text is UTF-8, white space collapsed,
 * entities decoded, without markup (which `marked` has); what the source really
 * sent stays in `raw`.
 */
#ifndef CORE_RECORD_H
#define CORE_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/date.h"
#include "core/str.h"

/*
 * Canonical types. A more specific
 * type wins over a more general one when a record names several.
 */
enum rec_type {
	TYPE_GENERIC,
	TYPE_PHD,
	TYPE_HABILITATION,
	TYPE_MASTER,
	TYPE_BACHELOR,
	TYPE_STUDENT_WORK,
	TYPE_THESIS,
	TYPE_ARTICLE,
	TYPE_REVIEW_ARTICLE, /* data paper, editorial, letter, corrigendum */
	TYPE_NEWSPAPER_ARTICLE,
	TYPE_MAGAZINE_ARTICLE,
	TYPE_BOOK_REVIEW,
	TYPE_BOOK,
	TYPE_EDITED_BOOK,
	TYPE_CHAPTER,
	TYPE_REFERENCE_ENTRY,
	TYPE_PROCEEDINGS,
	TYPE_CONFERENCE_PAPER,
	TYPE_POSTER,
	TYPE_TALK,
	TYPE_REPORT,
	TYPE_WORKING_PAPER,
	TYPE_PREPRINT,
	TYPE_DATASET,
	TYPE_SOFTWARE,
	TYPE_PATENT,
	TYPE_MAP,
	TYPE_IMAGE,
	TYPE_VIDEO,
	TYPE_SOUND,
	TYPE_MUSIC,
	TYPE_TEACHING,
	TYPE_PERIODICAL,
	TYPE_WEBSITE,
	TYPE_BLOG_POST,
	TYPE_MANUSCRIPT,
	TYPE_LETTER,
	TYPE_INTERVIEW,
	TYPE_ANNOTATION,
	TYPE__MAX
};

/* What types have in common: bits; see the table in record.c. */
enum rec_class {
	CLASS_THESIS = 1,
	CLASS_ARTICLE = 2, /* stands in a journal */
	CLASS_CHAPTER = 4, /* stands in a book, cited with it */
	CLASS_WHOLE = 8, /* what it stands in can only be a series, or a set */
	CLASS_HOST = 16, /* others stand in it */
	CLASS_REPORT = 32, /* has a number and an institution behind it */
	CLASS_OBJECT = 64  /* no text: no journal prints it */
};

enum rec_role {
	ROLE_AUTHOR,
	ROLE_EDITOR,
	ROLE_TRANSLATOR,
	ROLE_ADVISOR,
	ROLE_REFEREE,
	ROLE_RECIPIENT, /* of a letter */
	ROLE_CONTRIBUTOR,
	ROLE__MAX
};

enum rec_name_kind {
	NAME_UNKNOWN,
	NAME_PERSON,
	NAME_ORG,
	NAME_OPEN, /* while parsing: in natural order, to be settled */
	NAME_KIND__MAX
};

/* How a source writes names that have no comma; a setting of the source. */
enum names_order {
	NAMES_AUTO,         /* by the rule of parsers/names */
	NAMES_GIVEN_FIRST,  /* always "Anna Novak" */
	NAMES_FAMILY_FIRST, /* always "Novak Anna" */
	NAMES_WHOLE,        /* never taken apart */
	NAMES_ORDER__MAX
};

enum rec_id {
	ID_DOI,    /* bare: 10.17185/duepublico/71448 */
	ID_URN,    /* urn:nbn:... */
	ID_ISBN,   /* 13 digits, check digit right */
	ID_ISSN,   /* 1234-567X, check digit right */
	ID_HANDLE, /* bare: 20.500.1/2 */
	ID_ARXIV,  /* 0709.2184v1, math/0601001 */
	ID_PMID,   /* 1 to 8 digits */
	ID_PMCID,  /* PMC123 */
	ID_URL,    /* a landing page */
	ID_FILE,   /* a file: pdf, zip, bitstream */
	ID_OTHER,  /* understood as nothing of the above; kept as sent */
	ID__MAX
};

/* The fifteen elements of Dublin Core (DCMES 1.1), in their usual order. */
enum dc_element {
	DC_TITLE,
	DC_CREATOR,
	DC_SUBJECT,
	DC_DESCRIPTION,
	DC_PUBLISHER,
	DC_CONTRIBUTOR,
	DC_DATE,
	DC_TYPE,
	DC_FORMAT,
	DC_IDENTIFIER,
	DC_SOURCE,
	DC_LANGUAGE,
	DC_RELATION,
	DC_COVERAGE,
	DC_RIGHTS,
	DC__MAX
};

/*
 * lang: a BCP 47 tag as sent (xml:lang), or none. marked: the same text with
 * its markup (core/marked.h), of titles, abstracts and notes; or none.
 */
struct rec_text {
	struct str text, lang, marked;
};

struct rec_name {
	enum rec_role role;
	enum rec_name_kind kind;
	/* A person has family (with particles), given, suffix ("Jr.");
	 * anything else has literal alone. */
	struct str family, given, suffix, literal;
	struct str orcid, gnd, affiliation; /* bare ids */
	struct str raw;                     /* as the source wrote it */
};

struct rec_ident {
	enum rec_id kind;
	struct str value;
	bool own; /* names this item, not another one */
};

/* COAR's access rights; their names are those of jsonl. */
enum rec_access {
	ACCESS_UNSAID,
	ACCESS_OPEN,
	ACCESS_EMBARGOED,
	ACCESS_RESTRICTED,
	ACCESS_CLOSED,
	ACCESS__MAX
};

/* A licence or a statement about access. */
struct rec_right {
	struct str uri;  /* canonical licence address, or none */
	struct str spdx; /* CC-BY-4.0, ..., or none */
	enum rec_access access;
	struct str text; /* as the source wrote it */
};

struct rec_subject {
	struct str text, lang;
	/* What it is a number or a term of: ddc, msc, jel, or none. */
	struct str scheme;
};

/*
 * One element as received, in order; nothing is lost. One beside the fifteen of
 * Dublin Core has its name, and its namespace if any; `element` is for others.
 */
struct rec_raw {
	enum dc_element element;
	struct str text, lang;
	struct str ns, name;
};

/* Another record of the same work. */
struct rec_copy {
	struct str source, oai_id;
};

struct rec_texts {
	struct rec_text *v;
	size_t n, cap;
};
struct rec_names {
	struct rec_name *v;
	size_t n, cap;
};
struct rec_idents {
	struct rec_ident *v;
	size_t n, cap;
};
struct rec_rights {
	struct rec_right *v;
	size_t n, cap;
};
struct rec_subjects {
	struct rec_subject *v;
	size_t n, cap;
};
struct rec_raws {
	struct rec_raw *v;
	size_t n, cap;
};

struct record {
	struct arena *arena;

	/* The OAI-PMH side; empty for a bare record from a file. */
	struct str source;   /* name of the source, or its address */
	struct str base_url; /* where it was harvested */
	struct str oai_id, datestamp, prefix;
	struct str *sets;
	size_t nsets;
	struct str
	    payload;  /* as it came, in XML; none: it was none, or is gone */
	bool deleted; /* a tombstone: nothing below is set */
	bool unread;  /* no parser knows its format: guesses alone */
	/* What it stands for, where one of several is asked for. */
	struct rec_copy *copies;
	size_t ncopies;
	enum names_order names_order;

	/* The interpretation. titles.v[0] is the title. */
	enum rec_type type;
	struct str genre;       /* a word for M3, type, genre: "Dissertation" */
	struct rec_texts types; /* as sent */
	struct rec_texts titles, abstracts, notes;
	struct str short_title; /* abbreviated by the source; no title */
	struct rec_subjects subjects;
	struct rec_names names;
	struct rec_idents ids;
	bool url_chosen; /* record_url gives url, whatever identifiers say */
	struct str url;
	struct date_span issued;
	struct rec_texts dates; /* as sent */
	struct rec_texts publishers;
	struct str institution; /* of a thesis or report, when known */
	struct str place, edition, extent;
	struct str version;         /* of software or data: "1.4.0" */
	struct rec_texts languages; /* text: as sent, lang: BCP 47 tag */
	struct str language;        /* BCP 47 tag of the first one */
	/* The journal, book or conference volume it is part of. */
	struct str container, volume, issue, article, first_page, last_page;
	struct str series, series_number;
	struct str event, event_place; /* a meeting, and where it was */
	struct rec_rights rights;
	struct rec_texts sources, relations, coverage, formats;
	/* Guesses and oddities, said: "language: two given, first taken". */
	struct rec_texts warnings;

	struct rec_raws raw;
};

void record_init(struct record *r, struct arena *a);

/*
 * Append one item. Without memory the arena has failed and the list stays as
 * it was; whoever fills a record checks its arena once, at the end.
 */
void texts_push(struct arena *a, struct rec_texts *l, struct rec_text item);
void names_push(struct arena *a, struct rec_names *l, struct rec_name item);
void idents_push(struct arena *a, struct rec_idents *l, struct rec_ident item);
void rights_push(struct arena *a, struct rec_rights *l, struct rec_right item);
void subjects_push(struct arena *a, struct rec_subjects *l,
		   struct rec_subject item);
void raws_push(struct arena *a, struct rec_raws *l, struct rec_raw item);

/* A remark that jsonl shows: printf-like, in the record's arena. */
void record_warn(struct record *r, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* The first own identifier of a kind, else STR_NONE. */
struct str record_id(const struct record *r, enum rec_id kind);

/* Title, or STR_NONE. */
struct str record_title(const struct record *r);

/*
 * The best address of the item: https://doi.org/..., the resolver of its URN,
 * hdl.handle.net, arxiv.org, the landing page, a file; STR_NONE without any.
 * Made in `a`, percent-encoded where a URI needs it.
 */
struct str record_url(const struct record *r, struct arena *a);

bool record_has_role(const struct record *r, enum rec_role role);

/*
 * The local part of the OAI identifier, which is what people of the repository
 * call the record: duepublico_mods_00071448. Never empty when oai_id is not.
 */
struct str record_local_id(const struct record *r);

/* Stable names for JSON, options and the store; NULL past the end. */
/*
 * The name of a classification whose notations are no words, in lower case
 * ("udc" of "UDC" and "udc2011"), or STR_NONE.
 */
struct str rec_notation(struct str scheme);

const char *rec_type_name(enum rec_type t);
bool rec_type_is(enum rec_type t, enum rec_class c);
bool rec_type_by_name(struct str s, enum rec_type *out);
const char *rec_role_name(enum rec_role r);
const char *rec_id_name(enum rec_id k);
/* "" when nothing was said */
const char *rec_access_name(enum rec_access a);
const char *dc_element_name(enum dc_element e);
bool dc_element_by_name(struct str s, enum dc_element *out); /* any case */

#endif
