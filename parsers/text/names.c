/* Names: split, peel, take apart. */
#include "parsers/text/names.h"

#include <string.h>

#include "core/ident.h"
#include "parsers/text/initials.h"
#include "parsers/text/text.h"
#include "parsers/vocab/vocab.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { ROLE_MAX = 40, LISTED_MAX = 100 };

/*
 * "Amt, Peter" is a person though "Amt" is a word of organisations: one word,
 * a comma, one or two more without such a word.
 */
static bool
person_after_all(struct str s)
{
	size_t comma = str_chr(s, ',');
	struct str given;

	if (comma == STR_NPOS || str_chr(str_left(s, comma), ' ') != STR_NPOS)
		return false;
	given = str_trim(str_from(s, comma + 1));
	if (given.n == 0 || str_chr(given, ',') != STR_NPOS ||
	    vocab_is_org(given))
		return false;
	return vocab_name_is(VOCAB_ORG_WORD, str_left(s, comma));
}

/* --- Peeling ------------------------------------------------------------- */

/* The text in the last pair of brackets when s ends with it; *s loses it. */
static char
take_brackets(struct str *s, struct str *inside)
{
	char close = s->n > 1 ? s->p[s->n - 1] : '\0';
	char open = close == ')' ? '(' : '[';
	size_t at;

	if (close != ')' && close != ']')
		return '\0';
	at = str_rchr(*s, open);
	if (at == STR_NPOS || at == 0)
		return '\0';
	*inside = str_trim(str_of(s->p + at + 1, s->n - at - 2));
	*s = str_trim(str_left(*s, at));
	return open;
}

/* 1950-, 1901-1980, *1950, 1950: years a person lived. */
static bool
life_dates(struct str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (chr_digit(s.p[i]))
			digits++;
		else if (strchr("-*?/ .", s.p[i]) == NULL &&
			 (unsigned char)s.p[i] < 0x80)
			return false;
	}
	return digits >= 4 && digits <= 8;
}

static bool
take_id(struct record *r, struct str s, struct rec_name *n)
{
	struct str id;

	if (ident_orcid(r->arena, s, &id))
		n->orcid = id;
	else if (ident_gnd(r->arena, s, &id))
		n->gnd = id;
	else
		return ident_is_url(s); /* some other registry: raw has it */
	return true;
}

static void
peel_brackets(struct record *r, struct str *s, struct rec_name *n)
{
	struct str inside, whole = *s;
	char open;

	while ((open = take_brackets(s, &inside)) != '\0') {
		if (!vocab_role(inside, &n->role) && !life_dates(inside) &&
		    !vocab_name_is(VOCAB_TITLE, inside) &&
		    !take_id(r, inside, n)) {
			if (open == '(' && !vocab_is_org(inside))
				break; /* "(Hans)" belongs to the name */
			n->affiliation = inside;
		}
		whole = *s;
	}
	*s = whole;
}

/* "Advisor: Meyer, Anna" */
static void
peel_role_in_front(struct str *s, struct rec_name *n)
{
	size_t at = str_chr(*s, ':');

	if (at != STR_NPOS && at > 0 && at < ROLE_MAX &&
	    vocab_role(str_trim(str_left(*s, at)), &n->role))
		*s = str_trim(str_from(*s, at + 1));
}

/* "Meyer, Anna Maria." ends like a sentence; "Meyer, A." does not. */
static void
peel_stop(struct str *s)
{
	size_t n = s->n;

	if (n > 4 && s->p[n - 1] == '.' && chr_lower(s->p[n - 2]) &&
	    chr_lower(s->p[n - 3]) && chr_lower(s->p[n - 4]))
		s->n--;
}

/* "Meyer, A. M. (Anna Maria)": the fuller form that catalogues add. */
static void
peel_fuller_form(struct str *s)
{
	size_t comma = str_chr(*s, ','), open = str_rchr(*s, '(');
	struct str given;

	if (comma == STR_NPOS || open == STR_NPOS || open < comma ||
	    open + 2 >= s->n || s->p[s->n - 1] != ')')
		return;
	given = str_trim(str_of(s->p + comma + 1, open - comma - 1));
	if (given.n > 0 && given.p[0] == s->p[open + 1] &&
	    (str_chr(given, '.') != STR_NPOS ||
	     str_starts(str_from(*s, open + 1), given)))
		*s = str_trim(str_left(*s, open));
}

static void
peel(struct record *r, struct str *s, struct rec_name *n)
{
	struct str last, word;
	size_t at;

	peel_role_in_front(s, n);
	peel_brackets(r, s, n);
	while ((at = str_chr(*s, ' ')) != STR_NPOS) {
		word = str_left(*s, at);
		if (!vocab_name_is(VOCAB_TITLE, word))
			break;
		*s = str_trim(str_from(*s, at));
	}
	while ((at = str_rchr(*s, ',')) != STR_NPOS && at > 0) {
		last = str_trim(str_from(*s, at + 1));
		if (last.n > 0 && !life_dates(last) &&
		    !vocab_role(last, &n->role) &&
		    !vocab_name_is(VOCAB_TITLE, last))
			break;
		*s = str_trim(str_left(*s, at));
	}
	peel_fuller_form(s);
	peel_stop(s);
}

/* --- Taking apart -------------------------------------------------------- */

static void
set_person(struct rec_name *n, struct str s)
{
	size_t first = str_chr(s, ','), last = str_rchr(s, ',');
	struct str middle, end;

	n->kind = NAME_PERSON;
	n->family = str_trim(str_left(s, first));
	n->given = str_trim(str_from(s, first + 1));
	if (last == first)
		return;
	middle = str_trim(str_of(s.p + first + 1, last - first - 1));
	end = str_trim(str_from(s, last + 1));
	if (vocab_name_is(VOCAB_SUFFIX, end)) {
		n->suffix = end;
		n->given = middle;
	} else if (vocab_name_is(VOCAB_SUFFIX, middle)) {
		n->suffix = middle;
		n->given = end;
	}
}

static void
add_name(struct record *r, struct str s, struct rec_name n)
{
	size_t family;
	bool comma;

	n.raw = s;
	peel(r, &s, &n);
	if (s.n == 0 || vocab_name_is(VOCAB_NOBODY, s))
		return;
	comma = str_chr(s, ',') != STR_NPOS;
	if (vocab_name_is(VOCAB_OTHERS, s)) {
		n.literal = STR("et al.");
	} else if (vocab_is_org(s) && !person_after_all(s)) {
		n.kind = NAME_ORG;
		n.literal = s;
	} else if (comma) {
		set_person(&n, s);
	} else if ((family = initials_behind(s)) > 0) {
		n.kind = NAME_PERSON;
		n.family = str_left(s, family);
		n.given = str_trim(str_from(s, family));
	} else {
		n.literal = s;
	}
	if (n.kind == NAME_PERSON && (n.family.n == 0 || n.given.n == 0)) {
		n.literal = n.family.n > 0 ? n.family : n.given;
		n.family = n.given = n.suffix = STR_NONE;
		n.kind = NAME_UNKNOWN;
	}
	if (n.literal.n + n.family.n > 0)
		names_push(r->arena, &r->names, n);
}

/* --- Lists in one element ------------------------------------------------ */

/* "Meyer, A. and Schulz, B.": only when every part has a comma. */
static bool
split_word(struct record *r, struct str s, struct str word, enum rec_role role)
{
	struct str rest = s, part;
	size_t at, parts = 0;

	if (str_find(s, word) == STR_NPOS || vocab_is_org(s))
		return false;
	do {
		at = str_find(rest, word);
		part = str_left(rest, at);
		if (str_chr(part, ',') == STR_NPOS)
			return false;
		parts++;
		rest = at == STR_NPOS ? STR_NONE : str_from(rest, at + word.n);
	} while (rest.n > 0);
	for (rest = s; rest.n > 0;) {
		at = str_find(rest, word);
		add_name(r, str_trim(str_left(rest, at)),
			 (struct rec_name){.role = role});
		rest = at == STR_NPOS ? STR_NONE : str_from(rest, at + word.n);
	}
	return parts > 1;
}

/* At least two words, each with a capital (or not Latin) in front? */
static bool
first_last(struct str s)
{
	struct str word;
	size_t words = 0;

	while (str_cut(&s, ' ', &word)) {
		if (word.n == 0)
			continue;
		if (!chr_upper(word.p[0]) && (unsigned char)word.p[0] < 0x80)
			return false;
		words++;
	}
	return words > 1;
}

/* "Anna Meyer, Bernd Schulz, Carla Weber": people, not one name. */
static bool
split_first_last(struct record *r, struct str s, enum rec_role role)
{
	struct str rest = s, part;
	size_t parts = 0;

	while (str_cut(&rest, ',', &part)) {
		if (++parts > LISTED_MAX || !first_last(str_trim(part)))
			return false;
	}
	if (parts < 3 || vocab_is_org(s))
		return false;
	while (str_cut(&s, ',', &part))
		add_name(r, str_trim(part), (struct rec_name){.role = role});
	record_warn(r, "names: a list of %zu in one element", parts);
	return true;
}

/* "Anna Meyer et al.": two names. */
static bool
take_others(struct str *s)
{
	static const struct str ends[] = {
	    {" et al.", 7}, {" et al", 6}, {" u.a.", 5}, {" [et al.]", 9}};

	for (size_t i = 0; i < COUNT(ends); i++) {
		if (s->n <= ends[i].n || !str_iends(*s, ends[i]))
			continue;
		*s = str_trim(str_left(*s, s->n - ends[i].n));
		while (s->n > 0 &&
		       (s->p[s->n - 1] == ',' || chr_space(s->p[s->n - 1])))
			s->n--;
		return true;
	}
	return false;
}

static void
add_one(struct record *r, struct str s, enum rec_role role)
{
	static const struct str words[] = {
	    {" and ", 5}, {" und ", 5}, {" & ", 3}};
	bool others = take_others(&s), done = false;

	for (size_t i = 0; !done && i < COUNT(words); i++)
		done = split_word(r, s, words[i], role);
	if (!done && !split_first_last(r, s, role))
		add_name(r, s, (struct rec_name){.role = role});
	if (others)
		add_name(r, STR("et al."), (struct rec_name){.role = role});
}

/* "Pereira , Rodrigo M."; the wide comma of Chinese and Japanese. */
static struct str
tidy_commas(struct arena *a, struct str s)
{
	static const struct str wide = {"\xef\xbc\x8c", 3}; /* U+FF0C */
	char *p;
	size_t n = 0;

	s = text_clean(a, s);
	if (str_find(s, STR(" ,")) == STR_NPOS && str_find(s, wide) == STR_NPOS)
		return s;
	p = arena_extend(a, arena_copy(a, s), 0);
	if (p == NULL)
		return STR_NONE;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ' ' && i + 1 < s.n && s.p[i + 1] == ',')
			continue;
		if (str_starts(str_from(s, i), wide)) {
			p[n++] = ',';
			p[n++] = ' ';
			i += wide.n - 1;
			continue;
		}
		p[n++] = s.p[i];
	}
	return str_of(p, n);
}

/* "Meyer, Anna; University of Example" (OJS): where she works. */
static bool
is_at(struct record *r, struct rec_name *n, struct str s)
{
	if (n->kind != NAME_PERSON || n->affiliation.n > 0 ||
	    !vocab_is_org(s) || person_after_all(s))
		return false;
	n->affiliation = s;
	record_warn(r, "affiliation: what follows a name and ';'");
	return true;
}

void
names_parse(struct record *r, struct str text, enum rec_role role)
{
	struct str s = tidy_commas(r->arena, text), part;
	size_t before = r->names.n;

	if (str_chr(s, ';') == STR_NPOS) {
		add_one(r, s, role);
		return;
	}
	while (str_cut(&s, ';', &part)) {
		struct rec_name *last =
		    r->names.n > before ? &r->names.v[r->names.n - 1] : NULL;

		part = str_trim(part);
		if (part.n == 0 || (last != NULL && (take_id(r, part, last) ||
						     is_at(r, last, part))))
			continue;
		add_one(r, part, role);
	}
}
