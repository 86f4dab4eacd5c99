/* What the files of this room share. */
#ifndef PARSERS_NAMES_INTERNAL_H
#define PARSERS_NAMES_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "core/record.h"
#include "core/str.h"
#include "parsers/vocab/vocab.h"

/* --- Words of a name ------------------------------------------------------ */

enum word_kind {
	WORD_NAME,     /* "Anna", "McLeod", "al-Hassan", letters without case */
	WORD_CAPITALS, /* "NOVAK", two letters or more */
	WORD_INITIALS, /* "A.", "A", "J.-M.", "A.B." */
	WORD_SHORT,    /* "Yu.", "St.", "Chr.": abbreviated */
	WORD_PARTICLE, /* "van", "de" in small letters */
	WORD_CHILD,    /* "qizi": the word in front is the father's */
	WORD_NICK,     /* "(Bob)", "\"Bob\"" */
	WORD_WIDE,     /* ideographs, kana, Hangul */
	WORD_OTHER     /* no word of a name of a person */
};

enum {
	WORDS_MAX = 8,
	WIDE_FIRST = 0xe3 /* first byte of kana, ideographs and Hangul */
};

struct name_word {
	struct str s;
	enum word_kind kind;
};

struct name_words {
	struct name_word v[WORDS_MAX];
	size_t n;
	bool over;    /* there are more */
	bool initial; /* one of them is WORD_INITIALS */
	bool other;   /* one of them is WORD_OTHER */
};

struct name_words name_words(struct str s);

/* Can all of it be a person: two words or more, none WORD_OTHER? */
bool name_words_person(const struct name_words *w);

/* Nothing but initials: "A. M.", "J.-P."? */
bool name_words_initials(struct str s);

/*
 * vocab_body of a part of a text, cut between words, when the whole is known:
 * where no word of the text is one of a body, none of the part is.
 */
static inline enum vocab_body
name_part_body(struct str part, enum vocab_body whole)
{
	return whole == BODY_NO ? BODY_NO : vocab_body(part);
}

/* --- What stands around a name -------------------------------------------- */

struct peeled {
	enum vocab_body body; /* of the whole text */
	bool person;          /* what came off is said only of persons */
	bool degree;          /* a degree behind a comma came off */
	bool publisher;       /* the role says that it is one */
	bool edited;          /* ... in a word that editors have, too */
};

/* Takes off *s what is no part of the name; role and ids go to n. */
struct peeled names_peel(struct record *r, struct str *s, struct rec_name *n,
			 enum vocab_body body);

/* The role behind a name in a script of East Asia, or nothing. */
struct str names_credit(struct str s);

/* An identifier or some address, which belongs to a name? */
bool names_take_id(struct record *r, struct str s, struct rec_name *n);

/* Can it stand behind a name: degrees, a generation, a role, dates of a life? */
bool names_stands_behind(struct str s);

/* Without the number that a name has in a list: "2. Meyer, Anna". */
struct str names_without_numbering(struct str s);

/*
 * Without marks of footnotes; a semicolon where one stood in front of a comma,
 * as there a name ends, unless there are some: "Anna Meyer1, Bernd Schulz2*".
 */
struct str names_without_footnotes(struct record *r, struct str s);

/* "Meyer, Anna1" and "Schulz, Bernd 2" in one record: without their numbers. */
void names_drop_footnotes(struct record *r, struct rec_names *l);

/* "Anna Novak, NIM: 123456": takes the number off; false: there is none. */
bool names_peel_number(struct str *s);

/* --- Order ----------------------------------------------------------------- */

/*
 * A person with a comma, or NAME_OPEN, or a body; s is peeled off a text whose
 * words make it `body`.
 */
void names_divide(struct rec_name *n, struct str s, enum vocab_body body,
		  bool person);

/* Does a word behind the first begin small? Most names have none. */
bool names_has_small_word(struct str s);

/* "Friedrich II., König von Preußen": a sovereign, whose comma parts nothing? */
bool names_of_ruler(struct str s);

/* "Kim", "Chul-Soo": a family of Korea or Taiwan in front of a given name of
 * two syllables? */
bool names_family_leads(struct str first, struct str last);

/* Is it named after a father: "Иванович", "Petrovna"? */
bool names_after_father(struct str word);

/* Is a text with a comma a person in spite of words of bodies? */
bool names_comma_person(struct str s);

#endif
