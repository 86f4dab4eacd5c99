/* Names and their initials. */
#include "core/utf8.h"
#include "exporters/cite/internal.h"
#include "exporters/value/value.h"

/* Chinese, Japanese, Korean: the family name first, and nothing between. */
enum { FIRST_CJK = 0x2e80 };

static bool
is_cjk(struct str s)
{
	uint32_t cp = 0;

	return utf8_next(&s, &cp) && cp >= FIRST_CJK;
}

/*
 * "Anna Maria" is "A. M.", "Jean-Luc" is "J.-L."; "A.B." has two of them. What
 * is no letter begins none.
 */
static void
put_initials(struct cite *c, struct str given, const char *between)
{
	bool inner = false;    /* within a word */
	bool particle = false; /* one stands in front: "M. do C." */
	size_t n = 0;

	while (given.n > 0) {
		struct str at = given;
		uint32_t cp;

		if (!utf8_next(&given, &cp))
			return;
		if (cp == ' ' || cp == '.' || cp == '-') {
			if (cp == '-' && n > 0)
				cite_own(c, "-");
			inner = false;
			n = cp == '-' ? 0 : n;
		} else if (!inner && utf8_is_letter(cp) && !utf8_is_upper(cp) &&
			   n > 0) {
			/* A particle: "Otto von". */
			size_t end = str_chr(at, ' ');

			cite_own(c, " ");
			cite_put(c, str_left(at, end));
			given = str_from(at, end == STR_NPOS ? at.n : end);
			particle = true;
		} else if (!inner && utf8_is_letter(cp)) {
			if (n++ > 0)
				cite_own(c, particle ? " " : between);
			cite_put(c, str_left(at, at.n - given.n));
			cite_own(c, ".");
			inner = true;
			particle = false;
		}
	}
}

static void
put_name(struct cite *c, const struct cite_names *how, const struct rec_name *n,
	 bool family_first)
{
	if (n->family.n == 0) {
		cite_put(c, value_literal(c->a, n));
		return;
	}
	if (is_cjk(n->family)) {
		cite_put(c, n->family);
		cite_put(c, n->given);
		return;
	}
	if (!family_first && n->given.n > 0) {
		put_initials(c, n->given, how->initials);
		cite_own(c, " ");
	}
	cite_put(c, n->family);
	if (family_first && n->given.n > 0) {
		cite_own(c, ", ");
		put_initials(c, n->given, how->initials);
	}
	if (n->suffix.n > 0) {
		cite_own(c, family_first ? ", " : " ");
		cite_put(c, n->suffix);
	}
}

/* "A. Novak & J. Berg": two of them need no comma, given names first. */
static const char *
between(const struct cite_names *how, bool last, bool two)
{
	if (!last)
		return how->between;
	return two && how->last[0] == ',' && how->last[2] == '&' ? how->last + 1
								 : how->last;
}

size_t
cite_people(struct cite *c, const struct cite_names *how, enum rec_role role,
	    bool family_first)
{
	const struct rec_names *l = &c->r->names;
	size_t all = 0, at = 0;
	bool others = false;

	for (size_t i = 0; i < l->n; i++) {
		bool is = value_is_others(&l->v[i]);

		others = others || (is && l->v[i].role == role);
		all += l->v[i].role == role && !is;
	}
	for (size_t i = 0; i < l->n; i++) {
		const struct rec_name *n = &l->v[i];

		if (n->role != role || value_is_others(n))
			continue;
		if (++at > how->shown && all > how->most && at < all)
			continue;
		if (at == all && all > how->most)
			cite_own(c, ", . . . ");
		else if (at > 1)
			cite_own(
			    c, between(how,
				       at == all && !(others && how->others[0]),
				       all == 2 && !family_first));
		put_name(c, how, n, family_first);
	}
	if (others && all > 0)
		cite_own(c, how->others);
	return all;
}
