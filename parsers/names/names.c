/* One text to names: lists in one element, and each name of them. */
#include "parsers/names/names.h"

#include <string.h>

#include "core/table.h"
#include "core/utf8.h"
#include "parsers/names/internal.h"
#include "parsers/text/text.h"
#include "parsers/vocab/vocab.h"

enum {
	NAME_BYTES_MAX = 1000, /* of one name that is looked into */
	OTHERS_BYTES_MAX = 40, /* "[and 12 other authors]" */
	PART_WORDS_MAX = 3,    /* of a family, of given names in a list */
	INITIALS_BYTES = 3,    /* of a given name: no more is initials */
	WORKER_WORDS_MAX = 4,  /* of a name in front of a school */
	SMALL_LAST = 0x58f,    /* of Latin, Greek, Cyrillic, Armenian */
	SIBLINGS_MAX = 16      /* names that are asked how they are written */
};

/* What a text is said to hold, beside the text. */
struct reading {
	struct record *r;
	enum rec_role role;
	enum vocab_body body; /* what its words make of it */
	bool person;          /* the source says that it is one */
	bool one;             /* where she works stands behind: no list */
};

/* --- One name ------------------------------------------------------------- */

static bool
has_letter(struct str s)
{
	uint32_t cp;

	while (utf8_next(&s, &cp))
		if (utf8_is_letter(cp))
			return true;
	return false;
}

static void
add_publisher(struct record *r, struct str name)
{
	for (size_t i = 0; i < r->publishers.n; i++)
		if (str_eq(r->publishers.v[i].text, name))
			return;
	texts_push(r->arena, &r->publishers, (struct rec_text){name, STR_NONE});
}

/*
 * "Board, Editorial": a body that a form took for a person. One word of a body
 * in front, one or two behind, and together they are one for sure.
 */
static bool
turn_body(const struct reading *t, struct str s)
{
	struct rec_name n = {.role = t->role, .kind = NAME_ORG, .raw = s};
	struct record *r = t->r;

	size_t at = str_chr(s, ',');
	struct str front = str_left(s, at), tail, whole;

	if (at == STR_NPOS || at != str_rchr(s, ',') ||
	    str_chr(front, ' ') != STR_NPOS || vocab_body(front) == BODY_NO)
		return false;
	tail = str_trim(str_from(s, at + 1));
	if (tail.n == 0 || str_chr(tail, '.') != STR_NPOS ||
	    str_chr(tail, ' ') != str_rchr(tail, ' '))
		return false;
	whole = arena_join(r->arena, tail, STR(" "), front);
	if (vocab_body(whole) != BODY_SURE)
		return false;
	n.literal = whole;
	names_push(r->arena, &r->names, n);
	record_warn(r, "names: a body written as a person, turned");
	return true;
}

/* Can it be one of the two parts of a name, and nothing else? */
static bool
is_part(struct str s, bool family)
{
	struct name_words w;

	if (s.n == 0 || s.n > NAME_BYTES_MAX || names_stands_behind(s))
		return false;
	w = name_words(s);
	return !w.over && !w.other && w.n <= PART_WORDS_MAX &&
	       !(family && name_words_initials(s));
}

/* "Meyer, Anna": a family and given names, and nothing of a body. */
static bool
is_turned(struct str s)
{
	size_t comma = str_chr(s, ',');

	return comma != STR_NPOS && vocab_body(s) == BODY_NO &&
	       is_part(str_left(s, comma), true) &&
	       is_part(str_trim(str_from(s, comma + 1)), false);
}

static void
add_name(const struct reading *t, struct str s)
{
	struct rec_name n = {.role = t->role, .raw = s};
	struct record *r = t->r;
	struct peeled peeled;

	if (s.n > NAME_BYTES_MAX) {
		n.literal = s;
		record_warn(r, "names: one of %zu bytes left whole", s.n);
		names_push(r->arena, &r->names, n);
		return;
	}
	if (vocab_name_is(VOCAB_NOBODY, s) || vocab_is_unknown_maker(s))
		return;
	peeled = names_peel(r, &s, &n, t->body);
	s = str_trim(s);
	if (!has_letter(s) || (s.n < n.raw.n && vocab_name_is(VOCAB_NOBODY, s)))
		return;
	if (peeled.publisher && peeled.edited && is_turned(s)) {
		n.role = ROLE_EDITOR;
	} else if (peeled.publisher) {
		add_publisher(r, s);
		return;
	}
	if (vocab_name_is(VOCAB_OTHERS, s))
		n.literal = STR("et al.");
	else
		names_divide(&n, s, t->body, t->person || peeled.person);
	if (n.literal.n + n.family.n > 0)
		names_push(r->arena, &r->names, n);
}

/* --- Lists in one element ------------------------------------------------- */

static const struct str joints[] = {
    STR_LIT(" and "), STR_LIT(" und "),  STR_LIT(" & "),  STR_LIT(" et "),
    STR_LIT(" y "),   STR_LIT(" e "),    STR_LIT(" og "), STR_LIT(" och "),
    STR_LIT(" en "),  STR_LIT(" ja "),   STR_LIT(" и "),  STR_LIT(" i "),
    STR_LIT(" ve "),  STR_LIT(" és "),   STR_LIT(" și "), STR_LIT(" a "),
    STR_LIT(" / "),   STR_LIT(" with "), STR_LIT(" - "),  STR_LIT(" – "),
};
enum { JOINT_MAX = 4 }; /* bytes between the blanks of the longest */

/* Which joints stand in s: a bit for each. */
static unsigned
joints_in(struct str s)
{
	unsigned found = 0;
	size_t n;

	while ((n = str_chr(s, ' ')) != STR_NPOS) {
		s = str_from(s, n);
		n = str_chr(str_from(s, 1), ' ');
		for (size_t i = 0; n <= JOINT_MAX && i < COUNT(joints); i++)
			if (str_starts(s, joints[i]))
				found |= 1u << i;
		s = str_from(s, 1);
	}
	return found;
}

/* The next part of *rest before a joint; false when there is none left. */
static bool
cut_at(struct str *rest, struct str joint, struct str *part)
{
	size_t at;

	if (rest->p == NULL)
		return false;
	at = str_find(*rest, joint);
	*part = str_trim(str_left(*rest, at));
	if (at == STR_NPOS)
		*rest = STR_NONE;
	else
		*rest = str_of(rest->p + at + joint.n, rest->n - at - joint.n);
	return true;
}

/* The word in front of the last name of a list: "and Carla Weber". */
static struct str
without_joint(struct str part)
{
	size_t n = str_chr(part, ' ');
	struct str word = str_left(part, n);

	if (n > JOINT_MAX || part.n <= n + 1)
		return part;
	for (size_t i = 0; i < COUNT(joints); i++)
		if (str_eq(word, str_of(joints[i].p + 1, joints[i].n - 2)))
			return str_trim(str_from(part, n));
	return part;
}

/*
 * The next name of "A B, C D and E F"; `joint` is the one that this list has,
 * if any.
 */
static bool
cut_name(struct str *rest, struct str *behind, struct str joint,
	 struct str *part)
{
	/* What stood behind the last joint, or up to the next comma. */
	if (behind->p == NULL) {
		if (!str_cut(rest, ',', behind))
			return false;
		*behind = without_joint(str_trim(*behind));
	}
	if (joint.n > 0)
		return cut_at(behind, joint, part);
	*part = *behind;
	*behind = STR_NONE;
	return true;
}

static bool
natural(struct str part, enum vocab_body body)
{
	struct name_words w;

	if (part.n > NAME_BYTES_MAX || str_chr(part, ' ') == STR_NPOS)
		return false;
	w = name_words(part);
	return name_words_person(&w) && name_part_body(part, body) == BODY_NO &&
	       w.v[0].kind != WORD_PARTICLE &&
	       w.v[w.n - 1].kind != WORD_PARTICLE;
}

/*
 * "von Anna Novak (Text) und Carl Klein (Fotos)": what leads up to a list of
 * two names or more, the first of which has two words of its own behind it.
 */
static struct str
without_by(struct str s)
{
	static const struct str words[] = {
	    STR_LIT("by "),   STR_LIT("von "), STR_LIT("par "), STR_LIT("por "),
	    STR_LIT("door "), STR_LIT("av "),  STR_LIT("af "),
	};

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_starts(s, words[i]))
			return str_trim(str_from(s, words[i].n));
	return s;
}

/* The joint in a list, the first of the table that it has. */
static struct str
joint_of(unsigned found)
{
	for (size_t i = 0; found >> i != 0; i++)
		if (found >> i & 1u)
			return joints[i];
	return STR_NONE;
}

/* Is another name of the record "Family, Given", one in its element? */
static bool
comma_is_in_names(const struct record *r)
{
	for (size_t i = 0; i < r->names.n && i < SIBLINGS_MAX; i++) {
		const struct rec_name *n = &r->names.v[i];

		if (n->kind == NAME_PERSON && n->given.n > INITIALS_BYTES &&
		    str_chr(n->raw, ',') != STR_NPOS &&
		    !name_words_initials(n->given))
			return true;
	}
	return false;
}

/*
 * Is it a whole name for sure: one that shows its family by capitals, a father's
 * name, or two words of ideographs?
 */
static bool
shows_whole(const struct name_words *w)
{
	size_t capitals = 0, names = 0, wide = 0;

	for (size_t i = 0; i < w->n; i++) {
		capitals += w->v[i].kind == WORD_CAPITALS &&
			    w->v[i].s.n > INITIALS_BYTES;
		names += w->v[i].kind == WORD_NAME;
		wide += w->v[i].kind == WORD_WIDE;
	}
	return (capitals == 1 && names > 0) || (wide == 2 && w->n == 2) ||
	       (w->n == 3 && names == 3 && names_after_father(w->v[2].s));
}

/*
 * "Anna Meyer, Bernd Schulz, Carla Weber", "Anna Meyer and Bernd Schulz",
 * "Meyer A, Schulz BC": people, not one name. Two with a comma alone between
 * may be the families and given names of one: "Novak G, Pavel T." beside
 * "Meyer, Anna"; but not when initials lead both, as in "A. Meyer, B. Schulz".
 */
static bool
split_natural(const struct reading *t, struct str s, unsigned found)
{
	struct str joint = joint_of(found), rest = s, behind = STR_NONE, part;
	size_t parts = 0, initials = 0, leading = 0, whole = 0;
	struct reading one = *t;

	if (joint.n == 0 && str_chr(s, ',') == STR_NPOS)
		return false;
	rest = without_by(s);
	one.person |= rest.p != s.p;
	s = rest;
	while (cut_name(&rest, &behind, joint, &part)) {
		struct name_words w;

		if (!natural(part, t->body))
			return false;
		w = name_words(part);
		initials += w.v[w.n - 1].kind == WORD_INITIALS;
		leading += w.v[0].kind == WORD_INITIALS &&
			   w.v[w.n - 1].kind == WORD_NAME;
		whole += shows_whole(&w);
		parts++;
	}
	if (parts < 2 ||
	    (parts == 2 && joint.n == 0 && leading < 2 && whole < 2 &&
	     (initials < 2 || comma_is_in_names(t->r))))
		return false;
	for (rest = s; cut_name(&rest, &behind, joint, &part);)
		add_name(&one, part);
	record_warn(t->r, "names: a list of %zu in one element", parts);
	return true;
}

/* Are there as many commas? */
static bool
has_commas(struct str s, size_t n)
{
	for (; n > 0; n--) {
		size_t at = str_chr(s, ',');

		if (at == STR_NPOS)
			return false;
		s = str_from(s, at + 1);
	}
	return true;
}

/* Families and given names by turns, as many of one as of the other. */
static void
add_turns(const struct reading *t, struct str s)
{
	struct str family, given;
	size_t names = 0;

	for (; str_cut(&s, ',', &family); names++) {
		family = without_joint(str_trim(family));
		str_cut(&s, ',', &given);
		given = str_trim(given);
		add_name(t, str_of(family.p,
				   (size_t)(given.p + given.n - family.p)));
	}
	record_warn(t->r, "names: a list of %zu in one element", names);
}

/* "Meyer, A., Schulz, B. C., and Weber, D.": family and initials by turns. */
static bool
split_pairs(const struct reading *t, struct str s)
{
	struct str rest = s, family, given;
	size_t pairs = 0;

	if (!has_commas(s, 3)) /* between two pairs, and in each */
		return false;
	while (str_cut(&rest, ',', &family)) {
		family = without_joint(str_trim(family));
		if (!str_cut(&rest, ',', &given) || family.n == 0 ||
		    family.n > NAME_BYTES_MAX || name_words_initials(family) ||
		    !name_words_initials(given) ||
		    name_part_body(family, t->body) == BODY_SURE)
			return false;
		pairs++;
	}
	if (pairs < 2)
		return false;
	add_turns(t, s);
	return true;
}

/* "Meyer, Anna, Schulz, Bernd": the same with whole given names. */
static bool
split_turns(const struct reading *t, struct str s)
{
	struct str rest = s, family, given;

	if (name_part_body(s, t->body) != BODY_NO || !has_commas(s, 3))
		return false;
	while (str_cut(&rest, ',', &family)) {
		if (!str_cut(&rest, ',', &given) ||
		    !is_part(without_joint(str_trim(family)), true) ||
		    !is_part(str_trim(given), false))
			return false;
	}
	add_turns(t, s);
	return true;
}

/* Does the last name of "B. Schulz, and C. Weber" follow a joint? */
static bool
joint_leads_last(struct str s)
{
	struct str last = str_trim(str_from(s, str_rchr(s, ',') + 1));

	return without_joint(last).n < last.n || joints_in(last) != 0;
}

/*
 * "Meyer, A., B. Schulz, and C. Weber": the first alone is turned, as lists of
 * references have it.
 */
static bool
split_first_turned(const struct reading *t, struct str s)
{
	struct str rest = s, family, given, first, behind = STR_NONE, part;
	struct reading persons = *t;
	struct str joint;
	size_t names = 1;

	if (!has_commas(s, 2) || t->body > BODY_LINK ||
	    !str_cut(&rest, ',', &family) || !str_cut(&rest, ',', &given) ||
	    !is_part(family, true) || !is_part(str_trim(given), false) ||
	    !joint_leads_last(s))
		return false;
	given = str_trim(given);
	first = str_of(family.p, (size_t)(given.p + given.n - family.p));
	joint = joint_of(joints_in(rest));
	s = rest;
	for (; cut_name(&rest, &behind, joint, &part); names++)
		if (!natural(part, t->body))
			return false;
	add_name(t, first);
	persons.person = true;
	for (rest = s, behind = STR_NONE;
	     cut_name(&rest, &behind, joint, &part);)
		add_name(&persons, part);
	record_warn(t->r, "names: a list of %zu in one element", names);
	return true;
}

/*
 * "Meyer, A. and Schulz, B.": only when every part has a comma; "Meyer, A.,
 * Schulz, B. & Weber, D." has pairs in front of it.
 */
static bool
split_comma_names(const struct reading *t, struct str s, unsigned found)
{
	for (size_t i = 0; found >> i != 0; i++) {
		struct str rest = s, part;
		size_t parts = 0;
		bool all = (found >> i & 1u) != 0;

		while (all && cut_at(&rest, joints[i], &part)) {
			all = str_chr(part, ',') != STR_NPOS &&
			      part.n < NAME_BYTES_MAX &&
			      name_part_body(part, t->body) < BODY_PERHAPS;
			parts++;
		}
		if (!all || parts < 2)
			continue;
		for (rest = s; cut_at(&rest, joints[i], &part);) {
			if (str_ends(part, STR(","))) /* "Weber, Carla, and" */
				part.n--;
			if (!split_pairs(t, part) && !split_turns(t, part))
				add_name(t, part);
		}
		record_warn(t->r, "names: a list of %zu in one element", parts);
		return true;
	}
	return false;
}

/* "and 12 others", "[12 more authors]": a number, and who they are. */
static bool
counted_others(struct str s)
{
	static const struct str words[] = {
	    STR_LIT("other"),
	    STR_LIT("others"),
	    STR_LIT("more"),
	    STR_LIT("authors"),
	    STR_LIT("weitere"),
	    STR_LIT("andere"),
	    STR_LIT("autres"),
	    STR_LIT("otros"),
	    STR_LIT("outros"),
	    STR_LIT("altri"),
	    STR_LIT("others]"),
	    STR_LIT("authors]"),
	    STR_LIT("and"),
	    STR_LIT("und"),
	    STR_LIT("et"),
	    STR_LIT("y"),
	    STR_LIT("e"),
	    STR_LIT("plus"),
	    STR_LIT("&"),
	    STR_LIT("+"),
	    STR_LIT("contributors"),
	    STR_LIT("collaborators"),
	};
	bool number = false, known = str_has_digit(s);
	size_t n = 0;
	struct str word;

	while (known && str_cut(&s, ' ', &word)) {
		if (word.n == 0)
			continue;
		if (str_number(word, 100000) >= 0) {
			number = true;
			continue;
		}
		known = false;
		for (size_t i = 0; !known && i < COUNT(words); i++)
			known = str_ieq(word, words[i]);
		n++;
	}
	return known && number && n > 0;
}

/* "e. a." are others; "Novak, E. A." has these initials. */
static bool
are_others(struct str s)
{
	if (s.n > 1 && chr_upper(s.p[0]) && s.p[1] == '.')
		return false;
	if (s.n > 1 && (s.p[0] == '[' || s.p[0] == '(') &&
	    (s.p[s.n - 1] == ']' || s.p[s.n - 1] == ')'))
		s = str_trim(str_of(s.p + 1, s.n - 2));
	/* "e.a." are others, "E. A." are initials. */
	if (vocab_name_is(VOCAB_OTHERS, s))
		return !(chr_upper(s.p[0]) && name_words_initials(s));
	return counted_others(s);
}

/* "Anna Meyer et al.", "Meyer, A. [and 12 others]": two names. */
static bool
take_others(struct str *s)
{
	size_t low = s->n > OTHERS_BYTES_MAX ? s->n - OTHERS_BYTES_MAX : 1;

	for (size_t at = low; at < s->n; at++) {
		/* Behind ", " is one place, not two. */
		if ((s->p[at - 1] != ' ' && s->p[at - 1] != ',') ||
		    s->p[at] == ' ' || !are_others(str_trim(str_from(*s, at))))
			continue;
		*s = str_left(*s, at - 1);
		while (s->n > 0 &&
		       (s->p[s->n - 1] == ',' || chr_space(s->p[s->n - 1])))
			s->n--;
		return true;
	}
	return false;
}

/*
 * "山田太郎, 佐藤花子 編著": behind which a role stands,
 * commas are between people; it is that of all in front who have none.
 */
static bool
split_credits(const struct reading *t, struct str s)
{
	struct rec_names *l = &t->r->names;
	size_t from = l->n;
	struct str part;

	if (str_chr(s, ',') == STR_NPOS || names_credit(s).n == 0)
		return false;
	while (str_cut(&s, ',', &part)) {
		struct str word = names_credit(str_trim(part));

		add_name(t, str_trim(part));
		for (; word.n > 0 && from < l->n; from++)
			l->v[from].role = l->v[l->n - 1].role;
	}
	record_warn(t->r, "names: a list in one element, by its roles");
	return true;
}

static bool
one_comma(struct str s)
{
	size_t at = str_chr(s, ',');

	return at != STR_NPOS && at == str_rchr(s, ',');
}

/* "A. Meyer, B. Schulz": no family begins with initials. */
static bool
initials_lead_both(struct str s)
{
	size_t at = str_chr(s, ',');
	struct name_words a = name_words(str_trim(str_left(s, at)));
	struct name_words b = name_words(str_trim(str_from(s, at + 1)));

	return a.n > 1 && b.n > 1 && a.v[0].kind == WORD_INITIALS &&
	       b.v[0].kind == WORD_INITIALS &&
	       a.v[a.n - 1].kind != WORD_INITIALS &&
	       b.v[b.n - 1].kind != WORD_INITIALS;
}

/* Every name of a text that is a list, or the one that it is. */
static void
add_names(const struct reading *t, struct str s)
{
	unsigned found;

	if (split_credits(t, s))
		return;
	if (t->person || t->body == BODY_SURE ||
	    (t->one && one_comma(s) && !initials_lead_both(s))) {
		add_name(t, s);
		return;
	}
	found = joints_in(s);
	if (!split_pairs(t, s) && !split_comma_names(t, s, found) &&
	    !split_natural(t, s, found) && !split_turns(t, s) &&
	    !split_first_turned(t, s))
		add_name(t, s);
}

/*
 * "Christian <I., Sachsen, Kurfürst>", "Albertus <Magnus>": who has one name is
 * told apart in angle brackets, by German catalogues. That is one name, whole;
 * behind "Family, Given", or an address of
 * mail, it is no part of it.
 */
static bool
take_told_apart(const struct reading *t, struct str *s)
{
	size_t at = str_chr(*s, '<');
	struct rec_name n = {.role = t->role, .raw = *s};
	struct str head, inside;

	if (at == STR_NPOS || at == 0 || s->p[s->n - 1] != '>' ||
	    s->n > NAME_BYTES_MAX || at != str_rchr(*s, '<'))
		return false;
	head = str_trim(str_left(*s, at));
	inside = str_trim(str_of(s->p + at + 1, s->n - at - 2));
	if (str_chr(head, ',') != STR_NPOS || !has_letter(inside) ||
	    str_chr(inside, '@') != STR_NPOS) {
		*s = head;
		record_warn(t->r, "names: what tells one apart left out");
		return false;
	}
	n.literal = arena_join(t->r->arena, head, STR(" "), inside);
	names_push(t->r->arena, &t->r->names, n);
	return true;
}

/* "New York", "São Paulo": does a place begin so, which a school follows? */
static bool
begins_place(struct str name)
{
	static const struct str words[] = {
	    STR_LIT("New"),    STR_LIT("North"),  STR_LIT("South"),
	    STR_LIT("East"),   STR_LIT("West"),   STR_LIT("Nova"),
	    STR_LIT("Nueva"),  STR_LIT("Nuevo"),  STR_LIT("San"),
	    STR_LIT("Santa"),  STR_LIT("Santo"),  STR_LIT("São"),
	    STR_LIT("Saint"),  STR_LIT("St."),    STR_LIT("Los"),
	    STR_LIT("Las"),    STR_LIT("Rio"),    STR_LIT("Hong"),
	    STR_LIT("Buenos"), STR_LIT("Addis"),  STR_LIT("Kuala"),
	    STR_LIT("Porto"),  STR_LIT("Puerto"), STR_LIT("Belo"),
	    STR_LIT("Novi"),   STR_LIT("Nižnij"), STR_LIT("Upper"),
	    STR_LIT("Lower"),  STR_LIT("Great"),  STR_LIT("Bad"),
	};
	struct str first = str_left(name, str_chr(name, ' '));

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_ieq(first, words[i]))
			return true;
	return false;
}

/* "Anna Meyer": words of a person, and no place. */
static bool
is_worker(struct str s)
{
	struct name_words w = name_words(s);

	return vocab_body(s) == BODY_NO && name_words_person(&w) &&
	       w.n <= WORKER_WORDS_MAX && w.v[w.n - 1].kind != WORD_PARTICLE &&
	       !begins_place(s);
}

/*
 * "Anna Meyer, University of Example, Husum, Germany", "Meyer, Anna, University
 * of Example, Husum, Germany": where she works, in two parts or more.
 */
static bool
take_workplace(const struct reading *t, struct str s)
{
	struct rec_names *l = &t->r->names;
	size_t comma = str_chr(s, ','), before = l->n;
	struct reading one = {.r = t->r, .role = t->role, .person = true};
	struct str name = str_left(s, comma), work, body;

	if (comma == STR_NPOS || s.n > NAME_BYTES_MAX)
		return false;
	work = str_trim(str_from(s, comma + 1));
	body = str_left(work, str_chr(work, ','));
	if (body.n < work.n && vocab_body(body) != BODY_SURE) {
		comma = (size_t)(body.p + body.n - s.p);
		name = str_left(s, comma);
		work = str_trim(str_from(s, comma + 1));
		body = str_left(work, str_chr(work, ','));
		one.person = false;
	}
	if (body.n == work.n || vocab_body(body) != BODY_SURE ||
	    !(one.person ? is_worker(name) : is_turned(name)) ||
	    names_stands_behind(str_from(work, str_rchr(work, ',') + 1)))
		return false;
	add_name(&one, name);
	if (l->n == before + 1) {
		l->v[before].affiliation = work;
		l->v[before].raw = s;
		record_warn(t->r, "affiliation: what follows a name and ','");
	}
	return true;
}

static void
add_one(const struct reading *t, struct str s)
{
	struct reading one = *t;
	bool others;

	s = names_without_numbering(s);
	others = take_others(&s);

	if (take_told_apart(t, &s))
		return;
	one.body = vocab_body(str_left(s, NAME_BYTES_MAX));
	if (s.n > NAME_BYTES_MAX && one.body == BODY_NO)
		one.body = BODY_LINK; /* nobody looked at its end */
	if (are_others(s))
		others = true;
	else if (one.body == BODY_SURE && take_workplace(t, s))
		;
	else if (t->person || one.body != BODY_SURE || !turn_body(t, s))
		add_names(&one, s);
	if (others)
		add_name(&(struct reading){.r = t->r,
					   .role = t->role,
					   .body = BODY_LINK},
			 STR("et al."));
}

/* --- Marks ---------------------------------------------------------------- */

/* What parts names in other scripts, and where a line was broken. */
static const struct {
	struct str from, to;
} marks[] = {
    {STR_LIT("\xef\xbc\x8c"), STR_LIT(", ")}, /* U+FF0C, wide comma */
    {STR_LIT("\xd8\x8c"), STR_LIT(", ")},     /* U+060C, Arabic comma */
    {STR_LIT("\xe3\x80\x81"), STR_LIT("; ")}, /* U+3001, ideographic comma */
    {STR_LIT("\xef\xbc\x9b"), STR_LIT("; ")}, /* U+FF1B, wide semicolon */
    {STR_LIT("\xd8\x9b"), STR_LIT("; ")},     /* U+061B, Arabic semicolon */
    {STR_LIT("\xe3\x80\x80"), STR_LIT(" ")},  /* U+3000, wide blank */
    {STR_LIT("\xef\xbc\x9a"), STR_LIT(": ")}, /* U+FF1A, wide colon */
    {STR_LIT("\xef\xbc\x88"), STR_LIT(" (")}, /* U+FF08, wide bracket */
    {STR_LIT("\xef\xbc\x89"), STR_LIT(")")},  /* U+FF09, and its end */
    {STR_LIT("<br>"), STR_LIT("; ")},
    {STR_LIT("<br/>"), STR_LIT("; ")},
    {STR_LIT("<br />"), STR_LIT("; ")},
    {STR_LIT("<BR>"), STR_LIT("; ")},
    {STR_LIT("||"), STR_LIT("; ")},
    {STR_LIT(" | "), STR_LIT("; ")},
    {STR_LIT(" ,"), STR_LIT(",")},
};

/* Most blanks begin none, and each name has some. */
static bool
may_begin_mark(struct str s)
{
	char c = s.p[0];

	if (c == ' ')
		return s.n > 1 && (s.p[1] == ',' || s.p[1] == '|');
	return (unsigned char)c >= 0x80 || c == '<' || c == '|';
}

static bool
mark_at(struct str s, size_t *which)
{
	if (!may_begin_mark(s))
		return false;
	for (size_t i = 0; i < COUNT(marks); i++) {
		if (str_starts(s, marks[i].from)) {
			*which = i;
			return true;
		}
	}
	return false;
}

/* No mark becomes longer, so the copy has room for all of them. */
static struct str
plain_marks(struct arena *a, struct str s)
{
	size_t n = 0, which, i;
	char *p;

	for (i = 0; i < s.n; i++)
		if (mark_at(str_from(s, i), &which))
			break;
	if (i == s.n)
		return s;
	p = arena_extend(a, arena_copy(a, s), 0);
	if (p == NULL)
		return STR_NONE;
	for (i = 0; i < s.n;) {
		if (!mark_at(str_from(s, i), &which)) {
			p[n++] = s.p[i++];
			continue;
		}
		memcpy(p + n, marks[which].to.p, marks[which].to.n);
		n += marks[which].to.n;
		i += marks[which].from.n;
	}
	return str_of(p, n);
}

/* --- Where somebody works ------------------------------------------------- */

/* "research fellow, Husum", "кандидат наук": begins like no name. */
static bool
begins_small(struct str s)
{
	struct name_words w = name_words(s);
	uint32_t cp;

	/* Scripts behind these have no small letters. */
	return w.n > 0 && w.v[0].kind == WORD_OTHER && utf8_next(&s, &cp) &&
	       cp <= SMALL_LAST && utf8_is_letter(cp) && !utf8_is_upper(cp) &&
	       (w.n == 1 || w.v[1].kind == WORD_OTHER ||
		w.v[1].kind == WORD_PARTICLE);
}

/*
 * "Meyer, Anna; University of Example" (OJS): where she works. So is what
 * stands behind a name with a comma, and neither has one nor looks like one;
 * and what she is, in small letters behind a name that has others.
 */
static bool
is_at(struct record *r, struct rec_name *n, struct str s)
{
	struct name_words w;
	bool comma = str_chr(s, ',') != STR_NPOS;

	if (n->affiliation.n > 0 || s.n > NAME_BYTES_MAX || are_others(s) ||
	    (n->kind != NAME_PERSON && n->kind != NAME_OPEN))
		return false;
	if (vocab_body(s) == BODY_SURE) {
		if (comma && names_comma_person(s))
			return false;
	} else {
		struct name_words family = name_words(n->family);

		w = name_words(s);
		if (n->family.n == 0 ||
		    (!(begins_small(s) && family.v[0].kind == WORD_NAME) &&
		     (comma ? !has_commas(s, 2) || !vocab_is_country(str_from(
						       s, str_rchr(s, ',') + 1))
			    : name_words_person(&w))))
			return false;
	}
	n->affiliation = s;
	record_warn(r, "affiliation: what follows a name and ';'");
	return true;
}

static void
read_text(const struct reading *t, struct str text)
{
	struct record *r = t->r;
	struct text_marked m = text_mark(r->arena, plain_marks(r->arena, text));
	struct str s = names_without_footnotes(r, names_clean(r->arena, &m)),
		   part;
	size_t before = r->names.n;
	char between = ';';

	if (m.twice)
		record_warn(r, "names: put into UTF-8 twice, read once");
	if (str_chr(s, ';') == STR_NPOS)
		between = '|';
	if (str_chr(s, between) == STR_NPOS) {
		add_one(t, s);
		return;
	}
	while (str_cut(&s, between, &part)) {
		struct rec_name *last =
		    r->names.n > before ? &r->names.v[r->names.n - 1] : NULL;
		struct reading next = *t;

		part = without_joint(str_trim(part));
		if (part.n == 0 ||
		    (last != NULL &&
		     (names_take_id(r, part, last) || is_at(r, last, part))))
			continue;
		next.one = vocab_body(str_left(str_left(s, str_chr(s, between)),
					       NAME_BYTES_MAX)) == BODY_SURE;
		add_one(&next, part);
	}
}

void
names_parse(struct record *r, struct str text, enum rec_role role)
{
	read_text(&(struct reading){.r = r, .role = role}, text);
}

void
names_parse_person(struct record *r, struct str text, enum rec_role role)
{
	read_text(&(struct reading){.r = r, .role = role, .person = true},
		  text);
}
