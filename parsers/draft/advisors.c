/* The draft: who advised a thesis, where a note on it says so. */
#include "parsers/draft/internal.h"

enum {
	NOTE_BYTES = 240, /* of one that names advisors alone */
	LABEL_BYTES = 40, /* of the part in front of a name */
	NAMED_BYTES = 100 /* of the name behind it */
};

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

void
draft_name_advisors(struct draft *d)
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
