/*
 * Names of persons and bodies out of one text (dc:creator and the like).
 *
 * Two steps. names_parse takes a text apart as far as it says itself: lists
 * are split; identifiers, roles, academic titles and life dates peeled off;
 * "Family, Given" divided; bodies known by their words. A name in natural
 * order ("Anna Maria Novak") is left open. names_settle, called once when all
 * names of a record are there, decides the open ones, because whether
 * "Phoenix Indian Programs" is somebody shows in how the others are written:
 *
 *	names_parse(r, STR("Anna van der Berg"), ROLE_AUTHOR);
 *	names_parse(r, STR("Bruno Klein (Editor)"), ROLE_AUTHOR);
 *	names_settle(r, &r->names, NAMES_AUTO);
 *
 * Each guess is a warning of the record. All of it is linear in the text.
 */
#ifndef PARSERS_NAMES_NAMES_H
#define PARSERS_NAMES_NAMES_H

#include <stdbool.h>

#include "core/record.h"
#include "parsers/text/text.h"

/* "auto", "given-first", "family-first", "whole". */
const char *names_order_name(enum names_order o);
bool names_order_by_name(struct str s, enum names_order *out);

/*
 * Without markup; a footnote's sign that is written above a name is left as a
 * raised digit, for names_parse to leave out.
 */
struct str names_clean(struct arena *a, const struct text_marked *t);

/*
 * Appends the names in `text` to r->names. `role` is theirs unless the text
 * says otherwise ("(Hrsg.)"); whom it calls a publisher goes to r->publishers.
 * "et al." gives a name with literal "et al.". Open names are NAME_OPEN.
 */
void names_parse(struct record *r, struct str text, enum rec_role role);

/*
 * The same for one text that is a person by what the source says of it. Words
 * of a body are believed more: sources say it of everything.
 */
void names_parse_person(struct record *r, struct str text, enum rec_role role);

/*
 * Decides the open names of a list; none is open afterwards, and calling it
 * again changes nothing. NAMES_AUTO takes an open name for a person when it
 * has two to eight words that all look like names, and
 *  - something says so: an ORCID, a title, a thesis to advise, initials; or
 *  - no word of it may be one of a body, it is not all in capitals, and no
 *    name of the same part (authors, others) is written with a comma.
 * The family is the last word with its particles, or the first where
 * patronymics, initials behind it, two words in ideographs, or the language
 * of a Hungarian or Vietnamese record show that it stands in front.
 */
void names_settle(struct record *r, struct rec_names *l,
		  enum names_order order);

/*
 * The same person or body? By ORCID, else by family and given names without
 * case and marks, where an initial is any name that begins with it ("Novak,
 * A. M." is "Novak, Anna Maria", not "Novak, Berta" or "Novak, A. B."). Roles
 * do not matter.
 */
bool names_same(const struct rec_name *a, const struct rec_name *b);

/* What the first letter is of. */
enum names_script { SCRIPT_LATIN, SCRIPT_GREEK, SCRIPT_CYRILLIC, SCRIPT_OTHER };
enum names_script names_script(struct str s);

/* Are its letters all Hiragana or Katakana, as readings are? */
bool names_are_kana(struct str s);

/*
 * The same person in two scripts ("Иванов, П.", "Ivanov, Petr"), by the
 * consonants of the family and the first letter of the given name?
 */
bool names_romanised(const struct rec_name *a, const struct rec_name *b);

/* The same of Hangul, by the consonants of all of the name. */
bool names_hangul_said(const struct rec_name *hangul,
		       const struct rec_name *latin);

/*
 * May a name in Han be the other in Latin letters, by the sort and the number
 * of its syllables? More has to tell it: its place in a list.
 */
bool names_read_alike(const struct rec_name *han, const struct rec_name *latin);

#endif
