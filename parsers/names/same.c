/* Two names of one person. */
#include "core/norm.h"
#include "parsers/names/names.h"

enum { FOLD_MAX = 200 };

/* Folded; marks between words are one blank: "J.-M." is "j m". */
static struct str
fold(struct str s, char room[FOLD_MAX])
{
	size_t n = norm_fold(room, FOLD_MAX, s), out = 0;

	for (size_t i = 0; i < n; i++) {
		if (chr_alnum(room[i]) || (unsigned char)room[i] >= 0x80)
			room[out++] = room[i];
		else if (room[i] != '\'' && out > 0 && room[out - 1] != ' ')
			room[out++] = ' ';
	}
	return str_trim(str_of(room, out));
}

/* One letter, of any script. */
static bool
initial(struct str w)
{
	size_t n = 0;

	for (size_t i = 0; i < w.n; i++)
		n += ((unsigned char)w.p[i] & 0xc0) != 0x80;
	return n == 1;
}

static bool
word_fits(struct str a, struct str b)
{
	return str_eq(a, b) || (initial(a) && str_starts(b, a)) ||
	       (initial(b) && str_starts(a, b));
}

/*
 * "A. M." and "Anna Maria", "Anna" and "Anna M."; a lone initial is not
 * enough to be somebody with more names than one.
 */
static bool
given_fits(struct str a, struct str b)
{
	struct str x, y;
	bool full = false;

	if (a.n == 0 || b.n == 0)
		return a.n == b.n;
	while (a.n > 0 && b.n > 0) {
		str_cut(&a, ' ', &x);
		str_cut(&b, ' ', &y);
		if (!word_fits(x, y))
			return false;
		full |= str_eq(x, y) && !initial(x);
	}
	return full || (a.n == 0 && b.n == 0);
}

static struct str
joined(const struct rec_name *n, char room[FOLD_MAX])
{
	char given[FOLD_MAX], family[FOLD_MAX];
	struct str g = fold(n->given, given), f = fold(n->family, family);
	size_t len = 0;

	for (size_t i = 0; i < g.n && len < FOLD_MAX; i++)
		room[len++] = g.p[i];
	if (g.n > 0 && len < FOLD_MAX)
		room[len++] = ' ';
	for (size_t i = 0; i < f.n && len < FOLD_MAX; i++)
		room[len++] = f.p[i];
	return str_of(room, len);
}

/* Does a letter of ASCII tell them apart, behind others that are the same? */
static bool
begin_apart(struct str a, struct str b)
{
	for (size_t i = 0;
	     i < a.n && i < b.n && chr_alpha(a.p[i]) && chr_alpha(b.p[i]); i++)
		if (chr_tolower(a.p[i]) != chr_tolower(b.p[i]))
			return true;
	return false;
}

bool
names_same(const struct rec_name *a, const struct rec_name *b)
{
	char x[FOLD_MAX], y[FOLD_MAX];

	if (a->orcid.n > 0 && b->orcid.n > 0)
		return str_eq(a->orcid, b->orcid);
	if (a->family.n > 0 && b->family.n > 0) {
		if (begin_apart(a->family, b->family) ||
		    !str_eq(fold(a->family, x), fold(b->family, y)) ||
		    (a->suffix.n > 0 && b->suffix.n > 0 &&
		     !str_eq(fold(a->suffix, x), fold(b->suffix, y))))
			return false;
		return given_fits(fold(a->given, x), fold(b->given, y));
	}
	if (a->family.n > 0)
		return names_same(b, a);
	/* A name that was left whole, and the same taken apart. */
	if (b->family.n > 0)
		return a->literal.n > 0 &&
		       !begin_apart(a->literal,
				    b->given.n > 0 ? b->given : b->family) &&
		       str_eq(fold(a->literal, x), joined(b, y));
	return a->literal.n > 0 && !begin_apart(a->literal, b->literal) &&
	       str_eq(fold(a->literal, x), fold(b->literal, y));
}
