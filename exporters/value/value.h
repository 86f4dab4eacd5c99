/*
 * What the writers of all formats share: the state of an output, and answers
 * about a record that need more than one field of it.
 */
#ifndef EXPORTERS_VALUE_VALUE_H
#define EXPORTERS_VALUE_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/err.h"
#include "core/record.h"
#include "core/str.h"

/*
 * Citation keys: BibTeX and BibLaTeX keys, RIS ID, CSL id. A key is made of the
 * record alone by a pattern, CITEKEY_DEFAULT unless another is asked for:
 *
 *	stoebeblossey2020landesinitiative
 *
 * so that a record has the same key whatever its source is called here and
 * whichever way it was found. A pattern is letters, digits and "._/:-+", and
 * fields in braces, which give ASCII letters and digits in lower case:
 *
 *	{author}   family name of the first author, else editor, else anybody,
 *		   else the first word of the title; {author3}: three letters
 *	{authors}  three names, then "etal"; {authors2}: two
 *	{year}     2020; {shortyear}: 20
 *	{title}    words of the title of four letters or more that are no
 *		   article; {title1}: the first; {shorttitle}: three
 *	{type}     report
 *
 * {auth} and {veryshorttitle} are what JabRef and Better BibTeX call {author}
 * and {title1}.
 *
 * Only where another record of an output has the key, compared without case as
 * BibTeX does, three letters follow ("-jqz") out of a hash of DOI, OAI
 * identifier or content: the same for the same record in any export, more of
 * them where these are taken as well. Of those that meet the one keeps the key
 * that is first by source and OAI identifier, whatever the order in which they
 * are written. Of more than twenty that have no identifier and say the same,
 * their number in the output follows.
 *
 * CITEKEY_LOCAL is the OAI identifier's local part when that names its
 * repository, with in front of it what is needed to tell it from others when
 * not; two records get two such keys by construction:
 *
 *	oai:duepublico2.uni-due.de:duepublico_mods_00071448
 *	    duepublico_mods_00071448
 *		repository's and local part begin with one word, of three
 *		letters or more and not one like "repository", "dspace";
 *		the source has that word for its name, or no name
 *	oai:zenodo.org:123
 *	    zenodo.org:123
 *		no such word: the repository's part goes in front
 *	    zenodo:123
 *		harvested from the source `zenodo` at that very host: the
 *		name of the source does
 *	    mirror:zenodo.org:123
 *		from the source `mirror` anywhere else: both do
 *
 * So the same record held from two named sources has two local keys. A source
 * that is only an address has no name; its keys end in a hash when address and
 * identifier are of different hosts and the local part names nobody.
 *
 * Local keys consist of a-z 0-9 . _ / : and -. Whenever a part had to be
 * changed to fit (other characters, upper-case letters in the local part, more
 * than CITEKEY_STEM_MAX bytes), or the identifier is not of the form
 * oai:repository:local, "+" and CITEKEY_HASH characters of a hash over source
 * and identifier follow; "+" occurs nowhere else. A record without an OAI
 * identifier is called by its DOI, or by first author, year and a hash over
 * its content.
 */
#define CITEKEY_DEFAULT "{author}{year}{title1}"
#define CITEKEY_LOCAL   "local"

enum { CITEKEY_STEM_MAX = 96, CITEKEY_HASH = 12 };

/* ERR_USAGE when these are no keys: a pattern with a field nobody knows. */
int citekey_check(struct str keys, struct err *e);

/* In the arena; never empty unless the arena failed. */
struct str citekey_local(const struct record *r, struct arena *a);

/*
 * The keys of one output, whatever its formats. keys: CITEKEY_LOCAL or a
 * pattern that was checked, borrowed; NULL: the default.
 */
struct citekeys;
struct citekeys *citekeys_new(const char *keys); /* NULL: out of memory */
void citekeys_free(struct citekeys *k);

/* A key that somebody else's entry has, in the file it all goes into. */
int citekeys_take(struct citekeys *k, struct str key); /* -1: no memory */

/* What would be the key if no other record had it; as citekey_local. */
struct str citekey_alone(const struct record *r, const char *keys,
			 struct arena *a);

/*
 * Where records do not come in the order of the store, by source and
 * identifier, all of them are met beforehand, in any order, and settled: so that
 * which of two keeps the key does not follow from the order of the output.
 */
bool citekeys_can_meet(const struct citekeys *k); /* local ones cannot */
int citekeys_meet(struct citekeys *k, const struct record *r, struct err *e);
int citekeys_settle(struct citekeys *k, struct err *e);

/* The key of the next record, until the next call; none: out of memory. */
struct str citekeys_next(struct citekeys *k, const struct record *r);

/* Records that got letters, as another had their key already. */
uint64_t citekeys_met(const struct citekeys *k);

/* What can be chosen of how records are written, whatever the format. */
struct export_style {
	const char *keys; /* CITEKEY_LOCAL or a pattern; NULL: the default */
	bool ascii;       /* nothing but ASCII, in formats that can */
	bool no_abstract;
	const char *fields; /* names of fields; NULL: all */
	bool fulltext;      /* addresses of files, where they are no matter of
			     * course */
	bool orcid;         /* of names, likewise */
	bool bom;           /* in front of tables */
	const char *cite; /* of citations, checked by cite_check; NULL: page */
};

/*
 * What lasts from begin to end of one output file. Memory must not follow the
 * number of records.
 */
struct export_state {
	uint64_t count;       /* records written */
	struct arena scratch; /* reset by export_record before each record */
	struct export_style style;
	uint64_t foreign; /* characters that no command of ASCII stands for */
	uint64_t bare;    /* records left out for want of a payload */
	struct str key;   /* of the next record: the caller sets it */
};

/* The style is the plain one; callers may change it. */
void export_state_init(struct export_state *st);
void export_state_free(struct export_state *st);

/*
 * What the writers of citations have in common: the answers that need more
 * than one field of the record. Results are views into the record or live in
 * the arena; STR_NONE: there is nothing to say.
 */

/*
 * Is the subject one in words? An address is none, nor is what has the scheme
 * ddc, a number of any other scheme, or a notation of a classification.
 */
bool value_is_keyword(const struct rec_subject *s);
/* A subject in words; STR_NONE: it is none. */
struct str value_keyword(struct arena *a, const struct rec_subject *s);
/* All of them, ", " between, or "; " where one has a comma. */
struct str value_keywords(struct arena *a, const struct record *r);

/* The record's own word, else that of its type. */
struct str value_genre(const struct record *r);

/*
 * Who stands behind it. Of a thesis or report that is the institution, of
 * anything else the publishers ("; " between); each for want of the other.
 */
struct str value_publisher(struct arena *a, const struct record *r);
bool value_has_institution(const struct record *r);

/* The host of an address, without user, password and port. */
struct str value_host(struct str url);

/*
 * The ISBN of the item, and of the book it is part of if its type is one of
 * parts; the ISSN of the item, its journal or its series.
 */
struct str value_isbn(const struct record *r);
struct str value_issn(const struct record *r);

/* "XII, 345" out of "XII, 345 S.": no, 345. The number before a word that
 * means pages, in German, English or French. */
struct str value_page_total(const struct record *r);

/* Of a patent. */
struct str value_number(const struct record *r);

/*
 * For a note: the meeting, unless that is `said` or the title of what the paper
 * stands in names it; and where it was, unless that is `placed` elsewhere.
 */
struct str value_event_apart(struct arena *a, const struct record *r, bool said,
			     bool placed);

/* A title up to its first ": ", when something stands before it. */
struct str value_short_title(struct str title);

/* Language tag. */
struct str value_language(const struct record *r);

/* The first alternative title that differs from the title. */
struct rec_text value_other_title(const struct record *r);

/* Licence or statement of rights; not a mere access status. */
struct str value_rights(const struct record *r);

/* "Family, Given, Jr." or the literal, as one line. */
struct str value_name(struct arena *a, const struct rec_name *n);
/* What stands for a name without a family: the literal, or else what the
 * source wrote. */
struct str value_literal(struct arena *a, const struct rec_name *n);
/* "et al." and its kin: not a name. */
bool value_is_others(const struct rec_name *n);

/*
 * What a record type is called in each format: one table. The formats' own
 * type names are enums here, so that what a writer knows of them is a table
 * as well.
 */

/* RIS types (TY) in use. */
enum ris_type {
	RIS_GEN,
	RIS_ART,
	RIS_BLOG,
	RIS_BOOK,
	RIS_CHAP,
	RIS_COMP,
	RIS_CONF,
	RIS_DATA,
	RIS_EDBOOK,
	RIS_ELEC,
	RIS_ENCYC,
	RIS_JFULL,
	RIS_JOUR,
	RIS_MANSCPT,
	RIS_MAP,
	RIS_MGZN,
	RIS_MUSIC,
	RIS_NEWS,
	RIS_PAT,
	RIS_PCOMM,
	RIS_RPRT,
	RIS_SLIDE,
	RIS_SOUND,
	RIS_THES,
	RIS_UNPB,
	RIS_VIDEO,
	RIS__MAX
};

/* Entry types of BibTeX and BibLaTeX in use. */
enum bib_entry {
	BIB_MISC,
	BIB_ARTICLE,
	BIB_BOOK,
	BIB_COLLECTION,
	BIB_DATASET,
	BIB_INCOLLECTION,
	BIB_INPROCEEDINGS,
	BIB_INREFERENCE,
	BIB_MASTERSTHESIS,
	BIB_ONLINE,
	BIB_PATENT,
	BIB_PERIODICAL,
	BIB_PHDTHESIS,
	BIB_PROCEEDINGS,
	BIB_REPORT,
	BIB_SOFTWARE,
	BIB_TECHREPORT,
	BIB_THESIS,
	BIB_UNPUBLISHED,
	BIB__MAX
};

struct type_map {
	enum ris_type ris;
	enum bib_entry bibtex, biblatex;
	/* A localisation key of BibLaTeX, which prints it in the language of
	 * the document: stronger than a genre of the record. Or NULL. */
	const char *biblatex_key;
	const char *csl;
	/* Instead of csl when the record has no container; or NULL. */
	const char *csl_alone;
	/* The genre in words where the type of a format alone does not say
	 * it and the record has no better one: RIS M3, BibTeX type, CSL
	 * genre. Or NULL. */
	const char *genre;
};

/* Never NULL: a type that is none is TYPE_GENERIC. */
const struct type_map *type_map(enum rec_type t);

/*
 * Languages as TeX calls them: what BibLaTeX takes for `langid` (a babel
 * name) and for `language`, from a BCP 47 tag.
 */

struct langid {
	/* The babel name; none where babel has none that is safe to load: a
	 * name it does not know is a warning on every page. */
	struct str babel;
	struct str name; /* in plain English; the tag itself if not known */
};

/* By the longest part of the tag that is known: de-AT, then de. */
struct langid langid(struct str tag);

/* --- Text with markup ---- */

/* The title, the abstract, with their markup; no text when there is none. */
struct rec_text value_title_text(const struct record *r);
struct rec_text value_abstract_text(const struct record *r);

/*
 * One line (line_of) for what knows no tags: a script is written in characters
 * of Unicode where it has them all, "H₂O", "10³", else as it is.
 */
struct str value_plain(struct arena *a, struct rec_text t);

/*
 * One line with the tags of HTML that CSL has too: <i>, <b>, <sub>, <sup>. Its
 * text is written by `text`. For NULL it is written as it is, and small capitals
 * are a <span>, as CSL wants it. A text without markup is written in one piece.
 */
/* Text, or the value of a quoted attribute, of HTML; on one line. */
void value_html(struct buf *out, struct str s);

typedef void value_text_fn(struct buf *out, struct str s);
void value_tags(struct buf *out, struct arena *a, struct rec_text t,
		value_text_fn *text);

#endif
