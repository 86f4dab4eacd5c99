/*
 * Vocabularies: words of repositories to our terms, each with a table of its
 * own; adding a word is adding a row. Words are compared without case, accents
 * and marks ("Thèse", "THESE", "these"). docs/mapping.md shows them.
 */
#ifndef PARSERS_VOCAB_VOCAB_H
#define PARSERS_VOCAB_VOCAB_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/record.h"
#include "core/str.h"

/* --- Types --------------------------------------------------------------- */

/*
 * What one type value says: COAR, info:eu-repo, DINI ("doc-type:"), DataCite,
 * DCMI, schema.org, CSL, BibLaTeX and MARC words, MyCoRe genres, and those of
 * repositories in some twenty languages; of URIs the end. A value that is no
 * such word is read by its parts ("Article / Aufsatz", "Thesis (B.A.)"), and
 * these by the known words in them ("survey data").
 */
enum vocab_type_kind {
	VOCAB_UNKNOWN, /* no such word */
	VOCAB_STATUS,  /* a state of publication or review, no type */
	VOCAB_PARTLY,  /* a part of it, or a word in it, is known: a guess */
	VOCAB_MAPPED,  /* "doc-type:": mapped from a finer genre */
	VOCAB_GENRE    /* the provider's own word */
};
enum vocab_type_kind vocab_type(struct str value, enum rec_type *type);

/* The type that a value names as a whole; false: none, or a guess. Cheap. */
bool vocab_type_whole(struct str value, enum rec_type *type);

/* Is it a word for this type, whole and short? Cheap: keywords are asked. */
bool vocab_type_is(struct str value, enum rec_type type);

/* How specific a type is; the highest of several wins. */
int vocab_type_rank(enum rec_type type);

/*
 * What the type is when the item stands in a journal: a letter of somebody's
 * papers is a letter, a letter in a journal is an article. Else `type`.
 */
enum rec_type vocab_type_in_journal(enum rec_type type);

/*
 * The type of a record from all its values. `unknown` gets the first value no
 * table knows, or none. TYPE_GENERIC when nothing says more.
 */
enum rec_type vocab_type_of(const struct rec_texts *values,
			    struct str *unknown);

/* --- Degrees -------------------------------------------------------------- */

/*
 * The level of the degree a note or type value speaks of: TYPE_PHD,
 * TYPE_HABILITATION, TYPE_MASTER, TYPE_BACHELOR, or TYPE_THESIS when it names
 * a thesis or degree of none of these levels, or of two. "B.A.", "Ph. D.",
 * "Dissertação (Mestrado)", "bakalarske_prace". Letters that may be
 * something else ("MA", "Lic") count alone, in brackets, with stops, or beside
 * a word for thesis. False: no word of it is known.
 */
bool vocab_degree(struct str text, enum rec_type *level);

/* --- Languages ----------------------------------------------------------- */

/*
 * A BCP 47 tag ("de", "en-US", "zh-Hant", "ssf") from any code or name: ISO
 * 639-1, 639-2/B, /T, 639-3, -5, tags with "_" or "-", addresses that end in
 * a code, names in English, German, French, Spanish, in the language itself,
 * and of the greater ones in thirty more. STR_NONE: none known, or a code that
 * says nothing (und, mul, zxx).
 */
struct str vocab_language(struct arena *a, struct str value);

/* Of a tag: "ja-Kana", in which what is written is spelled for its sound. */
bool vocab_is_reading(struct str tag);
/*
 * Is a text of that tag one in the language, as it is written: "ja-Jpan" is in
 * "ja", "ja-Kana" and "ja-Latn" are not.
 */
bool vocab_in_language(struct str tag, struct str language);

/*
 * The tag of the language in which a text of a dozen words or more is written,
 * of 28 in Latin and Cyrillic letters. STR_NONE: another one, or it may be
 * either of two.
 */
struct str vocab_tongue(struct str text);

/* --- Rights -------------------------------------------------------------- */

/* Fills uri, spdx and access as far as the text says; text is kept. */
struct rec_right vocab_rights(struct arena *a, struct str value);

/* --- Names --------------------------------------------------------------- */

enum vocab_name {
	VOCAB_NOBODY,         /* "N.N.", ":unav" */
	VOCAB_OTHERS,         /* "et al.", "u. a." */
	VOCAB_TITLE,          /* "Dr.", "Prof.": in front */
	VOCAB_DEGREE,         /* "PhD", "MD": behind, without stops */
	VOCAB_SUFFIX,         /* "Jr.", "III" */
	VOCAB_KIN,            /* "Filho", "Neto": the end of a family */
	VOCAB_PARTICLE,       /* "van", "de la": the start of a family */
	VOCAB_PARTICLE_LARGE, /* those that are "Van" or "De", too */
	VOCAB_CHILD,          /* "qizi", "o'g'li": behind the father's name */
	VOCAB_SHORT,          /* "Jos", "Ltd": abbreviated, with a stop */
	VOCAB_SOVEREIGN,      /* "King", "Kurfürst", "papa" */
	VOCAB_ANONYMOUS,      /* "unknown", "anonyme": with what was done */
	VOCAB_GIVEN_FRENCH,   /* "Amélie": hardly anybody's family */
	VOCAB_GIVEN_SPANISH,  /* "Carlos": behind another given name */
	VOCAB_FAMILY_SPANISH, /* "García": a second family follows */
	VOCAB_NAME__MAX
};

/* Without case and marks; longer words than any known are none. */
bool vocab_name_is(enum vocab_name what, struct str s);

/* Do the words of a name make it that of a body? */
enum vocab_body {
	BODY_NO,
	BODY_LINK,    /* only "of", "and": a body, or the Duke of somewhere */
	BODY_PERHAPS, /* a word that is also a surname: House, Bank, Press */
	BODY_SURE,
	BODY__MAX
};
enum vocab_body vocab_body(struct str name);

/* A body that grants degrees: "Universität", "大学"; no library of it. */
bool vocab_is_school(struct str name);
/* "Germany", "Deutschland", "USA": the name of a country and nothing else. */
bool vocab_is_country(struct str s);
/* "PE", "DEU": a code of ISO 3166-1, in capitals. */
bool vocab_is_country_code(struct str s);
/* "Unknown maker", "artiste inconnu": nobody, with a word for what was done. */
bool vocab_is_unknown_maker(struct str s);
/* "Abstract", "RESUMO": the bytes of the label that s begins with, or 0. */
size_t vocab_abstract_label(struct str s);
/* "No abstract is available", "keine Angabe": that there is nothing to say. */
bool vocab_says_nothing(struct str s);
/* "electronic resource": what catalogues put in brackets behind a title. */
bool vocab_is_material(struct str s);
/* "LNCS", "Lecture Notes in ...": what proceedings are said to stand in. */
bool vocab_is_series(struct str name);
/* A library; not "Nakładem Biblioteki", which paid for a print. */
bool vocab_is_library(struct str name);
enum vocab_school {
	SCHOOL_NO,
	SCHOOL_PART, /* a faculty, a college: maybe of another that is named */
	SCHOOL_WHOLE
};
enum vocab_school vocab_school(struct str name);
enum vocab_press {
	PRESS_NO,
	PRESS_SOCIETY, /* a society, which may publish */
	PRESS_SURE     /* "Verlag", "Éditions", "издательство" */
};
enum vocab_press vocab_press(struct str name);
/* "Cahiers de recherche", "Revista de lluvia": does a journal begin so? */
bool vocab_is_journal(struct str name);
/* "ScholarWorks", "Repositório": does it call itself a repository? */
bool vocab_is_repository(struct str s);

/* --- Roles --------------------------------------------------------------- */

/*
 * What a source can say of somebody's part. The first are the roles of a
 * record; what the others come to depends on the type of the item and on who
 * else is named.
 */
enum said_role {
	SAID_AUTHOR,
	SAID_EDITOR,
	SAID_TRANSLATOR,
	SAID_ADVISOR,
	SAID_REFEREE,
	SAID_RECIPIENT, /* of a letter */
	SAID_CONTRIBUTOR,
	SAID_MAKER,   /* director, speaker: author if nobody is */
	SAID_ISSUER,  /* issuing body: the same */
	SAID_HOSTING, /* host institution */
	SAID_GRANTOR, /* who grants a degree */
	SAID_PUBLISHER,
	SAID_COMPANY,   /* that produced a film: its publisher if nobody is */
	SAID_ASIDE,     /* whose it is, who paid or sold it: no part in it */
	SAID_OPEN,      /* somebody is named, and nothing else */
	SAID_TOOK_PART, /* in any part: dc:contributor */
	SAID_ROLE__MAX
};

/*
 * "(Hrsg.)", "ed.", "Betreuer", "PROJECT_DIRECTOR", "著", "trl": the word
 * without brackets, as catalogues write it, or a MARC relator code. False: no
 * such word, and *role is SAID_CONTRIBUTOR.
 */
bool vocab_said_role(struct str word, enum said_role *role);

/*
 * "edited by Ada Stone": the length of what stands in front of the name, of two
 * words at least; 0: nothing that is known.
 */
size_t vocab_phrase(struct str s, enum said_role *role);

/*
 * What a statement of responsibility says of somebody: "edited by Ada Stone",
 * "Ada Stone, Carl Klein (Hrsg.)". False: nothing, or it does not name them.
 */
bool vocab_stated_role(struct str statement, struct str name,
		       enum said_role *role);

/*
 * The words behind the first phrase of a statement that says that part, up to
 * the next semicolon: "Eva Stone" of "Carl Klein ; translated from the Czech by
 * Eva Stone"; none when nothing says it.
 */
struct str vocab_stated_name(struct str statement, enum said_role role);

/*
 * The institution behind the address of a category ("…/mir_institutes#16.07"),
 * when its classification is one we know. *whole gets the category when only
 * the institution above it is known, else none.
 */
struct str vocab_institution(struct arena *a, struct str uri,
			     struct str *whole);

/* What a role of a record is called when it is said, and the way back. */
enum said_role vocab_role_said(enum rec_role role);
enum rec_role vocab_role_plain(enum said_role said);

/* A MARC relator code in small letters, as codes are written. */
bool vocab_relator(struct str code, enum said_role *role);

#endif
