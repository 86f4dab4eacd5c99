/* Names, out of the statement of responsibility and of notes on a thesis. */
#include "parsers/draft/internal.h"
#include "parsers/prose/prose.h"

enum {
	STATEMENT_WORDS = 8, /* of one that is names alone */
	PEOPLE_MAX = 200,    /* that are compared */
	NOTE_BYTES = 240,    /* of one on who advised a thesis */
	LABEL_BYTES = 40,    /* of the part in front of a name */
	NAMED_BYTES = 100    /* of the name behind it */
};

/* A name or two in natural order, with nothing said of them but "by". */
static bool
names_alone(struct str s)
{
	static const struct str odd = STR_LIT("/=,;:()[]0123456789");
	struct str word;
	size_t words = 0;

	for (size_t i = 0; i < odd.n; i++)
		if (str_chr(s, odd.p[i]) != STR_NPOS)
			return false;
	if (s.n == 0 || chr_lower(s.p[0]) || str_ends(s, STR(".")))
		return false;
	while (str_cut(&s, ' ', &word)) {
		words++;
		/* "Bruno Heron. Klein": the end of a sentence */
		if (word.n > 3 && str_ends(word, STR(".")))
			return false;
	}
	return words > 1 && words <= STATEMENT_WORDS;
}

/* Is a translator named already, or somebody with one of these families? */
static bool
is_known(const struct draft *d, const struct rec_names *l)
{
	for (size_t k = 0; k < d->people.n && k < PEOPLE_MAX; k++) {
		const struct draft_person *p = &d->people.v[k];

		if (p->said & 1u << SAID_TRANSLATOR)
			return true;
		for (size_t i = 0; i < l->n; i++)
			if (str_ieq(l->v[i].family, p->name.family))
				return true;
	}
	return false;
}

/*
 * "Jan Novak ; translated by Eva Klein": a translator who has no heading, as
 * the title page names her.
 */
static void
name_translator(struct draft *d)
{
	struct str s = vocab_stated_name(d->responsible, SAID_TRANSLATOR);
	struct draft_name out = {.said = 1u << SAID_TRANSLATOR};

	if (s.n == 0 || !names_alone(s))
		return;
	draft_parse_names(d, s, NULL, &out);
	if (out.v.n == 0 || is_known(d, &out.v))
		return;
	draft_name(d, &out);
	draft_warn(d, "names: %zu read in the statement of responsibility",
		   out.v.n);
}

/* The part in front of a name: "Orientador:", "Advisor", "Vedoucí práce". */
static bool
cut_part(struct str *s, enum said_role *role)
{
	size_t colon = str_chr(str_left(*s, LABEL_BYTES), ':');
	size_t blank = str_chr(*s, ' '), second;

	if (colon != STR_NPOS) {
		if (!vocab_said_role(str_trim(str_left(*s, colon)), role))
			return false;
		*s = str_trim(str_from(*s, colon + 1));
		return true;
	}
	if (blank == STR_NPOS || chr_lower(s->p[0]))
		return false;
	second = blank + 1 + str_chr(str_from(*s, blank + 1), ' ');
	if (second > blank && vocab_said_role(str_left(*s, second), role))
		blank = second;
	else if (!vocab_said_role(str_left(*s, blank), role))
		return false;
	*s = str_trim(str_from(*s, blank));
	return true;
}

/* "A. Novak, Universität Graz": without the body. */
static struct str
without_body(struct str s)
{
	size_t comma = str_chr(s, ',');

	return vocab_body(str_trim(str_from(s, comma + 1))) == BODY_SURE
		   ? str_left(s, comma)
		   : s;
}

/*
 * "Orientador: Louis Marmoz; Coorientadora: Ana Sousa": who had a part in a
 * thesis, and nothing else. With `take` they are named.
 */
static bool
names_advisors(struct draft *d, struct str s, bool take)
{
	struct str rest = s, part;

	while (str_cut(&rest, str_chr(rest, ';') == STR_NPOS ? '\n' : ';',
		       &part)) {
		enum said_role role;

		part = str_trim(part);
		while (part.n > 1 && str_ends(part, STR(".")) &&
		       !chr_upper(part.p[part.n - 2]))
			part.n--;
		if (part.n == 0 || !cut_part(&part, &role) ||
		    (role != SAID_ADVISOR && role != SAID_REFEREE) ||
		    part.n == 0 || part.n > NAMED_BYTES ||
		    chr_lower(part.p[0]) || str_has_digit(part) ||
		    str_chr(part, ' ') == STR_NPOS ||
		    str_chr(part, ':') != STR_NPOS)
			return false;
		if (take)
			draft_names(d, without_body(part), role);
	}
	return true;
}

static bool
is_thesis(const struct draft *d)
{
	struct str unknown;

	return d->grantor.n > 0 ||
	       rec_type_is(vocab_type_of(&d->r->types, &unknown), CLASS_THESIS);
}

/* Notes on a thesis that name who advised it are names. */
static void
name_advisors(struct draft *d)
{
	struct draft_descs *l = &d->descriptions;
	size_t kept = 0, n = l->n;

	for (size_t i = 0; i < n; i++) {
		struct str s = l->v[i].t.text;

		if (l->v[i].kind != DESC_ABSTRACT && s.n > 0 &&
		    s.n <= NOTE_BYTES && names_advisors(d, s, false)) {
			if (!is_thesis(d))
				return;
			names_advisors(d, s, true);
		} else {
			l->v[kept++] = l->v[i];
		}
	}
	l->n = kept;
	if (kept < n)
		draft_warn(d, "names: advisors out of %zu of the notes",
			   n - kept);
}

/*
 * "Étienne Novak": nobody has a heading, and the title page says who made it,
 * and no more.
 */
void
draft_name_stated(struct draft *d)
{
	struct str s = str_trim(prose_without_marks(d->responsible));
	struct draft_name out = {0};

	name_advisors(d);
	if (str_istarts(s, STR("by ")))
		s = str_from(s, 3);
	if (d->people.n > 0 || !names_alone(s)) {
		name_translator(d);
		return;
	}
	draft_parse_names(d, s, NULL, &out);
	if (out.v.n == 0 || out.said != 0 || out.v.v[0].kind == NAME_ORG)
		return;
	draft_name(d, &out);
	draft_warn(d, "names: %zu read in the statement of responsibility",
		   out.v.n);
}
