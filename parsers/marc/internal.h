/*
 * What the files of the reader of MARC share: a record being read, one
 * reader for each field, and the tools to take a field apart.
 */
#ifndef PARSERS_MARC_INTERNAL_H
#define PARSERS_MARC_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "core/record.h"
#include "parsers/draft/draft.h"
#include "parsers/xml/xml.h"

enum {
	MARC_TAGS_MAX = 20, /* fields that are not read and named */
	MARC_TEXT_MAX = 400 /* bytes in which a note is searched for words */
};

struct marc {
	struct draft d;
	struct record *r;         /* d.r */
	struct str leader, fixed; /* field 008 */
	bool plain_leader;        /* made by a program, the same for all */
	bool electronic;
	struct str set_title;    /* 245 $a */
	struct str sorted_title; /* the same without its article */
	struct str part;         /* 245 $n */
	struct str journal_year; /* 773 $y of Invenio */
	struct str thesis;       /* 502, as sent */
	struct str thesis_free;  /* its school is still to be found in it */
	struct str thesis_date;
	const struct node *preprint; /* 269 */
	struct str printed_in;       /* "In: Journal. - 12 (1993)", a note */
	enum rec_type degree;        /* its level, as far as it is known */
	struct str grantor;          /* its school, as 502 has it */
	struct rec_texts languages;  /* 041 */
	bool also_thesis;   /* "Zugl.": it was published as a book, too */
	bool present;       /* the publisher of today was said (260 3#) */
	bool from_ojs;      /* a journal in 786 */
	bool is_conference; /* the main entry, or 008 says so */
	size_t main_entry;  /* 100 without a role: its place among people + 1 */
	size_t scripts;     /* fields 880 left out */
	size_t unread;
	struct str tags[MARC_TAGS_MAX];
};

/* The readers, by field; see the table in marc.c. */
typedef void marc_read_fn(struct marc *c, const struct node *n);

marc_read_fn marc_title, marc_other_title, marc_uniform_title;
marc_read_fn marc_short_title, marc_script;
marc_read_fn marc_person, marc_body, marc_meeting, marc_uncontrolled;
marc_read_fn marc_special_date, marc_stock_number;
marc_read_fn marc_imprint, marc_imprint_rda, marc_edition, marc_extent;
marc_read_fn marc_thesis, marc_abstract, marc_note, marc_contents,
    marc_reference;
marc_read_fn marc_access, marc_licence;
marc_read_fn marc_heading, marc_heading_name, marc_keywords, marc_ddc;
marc_read_fn marc_classification, marc_genre, marc_content, marc_invenio;
marc_read_fn marc_isbn, marc_issn, marc_standard_number, marc_number;
marc_read_fn marc_local_number, marc_address, marc_source, marc_patent;
marc_read_fn marc_series, marc_series_entry, marc_host, marc_other_form;
marc_read_fn marc_data_source, marc_relation, marc_language;
marc_read_fn marc_language_note;

/* --- Facts, from whatever field they come ---------------------------------- */

/* "©2019", "[2019]": into the origin; sent is kept. */
void marc_date(struct marc *c, struct str sent, enum date_kind kind);
void marc_add_series(struct marc *c, struct str title, struct str number,
		     struct str issn);
/* "Bd. 45 (2019), Heft 3, Seite 123-145", or nothing of it. */
bool marc_printed(struct draft_part *p, struct str s);
void marc_host_ids(struct marc *c, struct str issn, struct str isbn,
		   struct draft_host *h);
/* A note on a thesis: all of it (a), or its parts. */
void marc_thesis_of(struct marc *c, struct str a, struct str degree,
		    struct str school, struct str date);

/* A thesis that a publisher brought out as a book. */
bool marc_is_published(const struct marc *c);
void marc_settle_thesis(struct marc *c);
void marc_settle_printed(struct marc *c);

/* --- UNIMARC: the same record by other fields (unimarc.c) ----------------- */

/* Is the record one? Then its leader becomes what MARC 21 would have. */
bool unimarc_begins(struct marc *c, const struct node *record);
void unimarc_read(struct marc *c, const struct node *field);

/* --- Taking a field apart ------------------------------------------------ */

bool marc_is_field(const struct node *n);
struct str marc_tag(const struct node *n);
char marc_indicator(const struct node *n, int which); /* 1, 2; ' ': none */

/* The next subfield with one of the codes behind `at` (NULL: the first). */
const struct node *marc_next(const struct node *n, const struct node *at,
			     const char *codes);
char marc_code(const struct node *subfield);

/* Text of a subfield, cleaned, without marks for sorting. */
struct str marc_text(struct marc *c, const struct node *subfield);
struct str marc_sub(struct marc *c, const struct node *n, char code);

/* All subfields with these codes, in order, without ISBD at their ends. */
struct str marc_join(struct marc *c, const struct node *n, const char *codes,
		     struct str sep);

/* "Title :", "Berlin ;", "Meyer, Anna," lose what announces the next part. */
struct str marc_without_marks(struct str s);

/* " : " within a title becomes ": ", as in the title of a citation. */
struct str marc_plain_colons(struct marc *c, struct str s);

/* And "A sentence." its stop, but not "2nd ed." or "Meyer, A.". */
struct str marc_without_stop(struct str s);

/* Does s hold one of the words, ASCII case ignored? */
bool marc_has_word(struct str s, const struct str *words, size_t n);
#define MARC_HAS(s, table) \
	marc_has_word((s), (table), sizeof(table) / sizeof(*(table)))

/* Of leader and 008; '\0': not there. */
char marc_leader(const struct marc *c, size_t at);
struct str marc_fixed(const struct marc *c, size_t at, size_t n);

/* A part of something: leader/07 a or b. */
bool marc_is_component(const struct marc *c);

#endif
