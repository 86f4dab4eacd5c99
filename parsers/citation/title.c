/*
 * A title found again in a text: both are compared letter by letter without
 * case, accents, punctuation, blanks and markup (Knuth, Morris, Pratt: linear).
 */
#include <stdint.h>
#include <string.h>

#include "core/utf8.h"
#include "parsers/citation/citation.h"

enum {
	TITLE_MAX = 1000, /* letters of a title that are compared */
	TITLE_SHORT = 8,  /* letters; less is found between punctuation alone */
	MAIN_MIN = 12,    /* letters of "Main" of "Main: sub" */
	TAG_MAX = 300
};

/* Letters and digits of a text, and where they stand. */
struct letters {
	struct str text;
	size_t n;
	uint32_t v[CITATION_MAX];
	uint16_t start[CITATION_MAX], end[CITATION_MAX];
};

/* Past a tag at the front of s, which is a "<"; or 0. */
static size_t
tag_length(struct str s)
{
	if (s.n < 3 || !(chr_alpha(s.p[1]) || s.p[1] == '/'))
		return 0;
	for (size_t i = 2; i < s.n && i < TAG_MAX; i++)
		if (s.p[i] == '>')
			return i + 1;
	return 0;
}

static void
letters_of(struct letters *l, struct str text, size_t max)
{
	struct str s = text;

	l->text = text;
	l->n = 0;
	while (s.n > 0 && l->n < max) {
		size_t at = text.n - s.n, tag;
		uint32_t cp, base;

		if (s.p[0] == '<' && (tag = tag_length(s)) > 0) {
			s = str_from(s, tag);
			continue;
		}
		utf8_next(&s, &cp);
		if (!utf8_is_letter(cp) && !(cp < 0x80 && chr_digit((char)cp)))
			continue;
		base = utf8_fold(cp);
		if (base == 0)
			continue;
		l->v[l->n] = base;
		l->start[l->n] = (uint16_t)at;
		l->end[l->n] = (uint16_t)(text.n - s.n);
		l->n++;
	}
}

/* Does letter i stand at the beginning (or end) of a word? */
static bool
word_begins(const struct letters *l, size_t i)
{
	return i == 0 || l->end[i - 1] < l->start[i];
}

static bool
word_ends(const struct letters *l, size_t i)
{
	return i + 1 >= l->n || l->end[i] < l->start[i + 1];
}

/* Is there punctuation beside it, or nothing? */
static bool
apart(const struct letters *l, size_t from, size_t to)
{
	struct str before = str_trim(str_left(l->text, l->start[from]));
	struct str behind = str_trim(str_from(l->text, l->end[to]));
	char c = before.n > 0 ? before.p[before.n - 1] : '.';

	return !chr_alnum(c) && c != ',' &&
	       (behind.n == 0 || !chr_alnum(behind.p[0]));
}

/* Where the n letters of `what` stand; STR_NPOS: nowhere. */
static size_t
letters_find(const struct letters *l, const uint32_t *what, size_t n,
	     bool alone)
{
	uint16_t back[TITLE_MAX];
	size_t k = 0;

	if (n == 0 || n > TITLE_MAX)
		return STR_NPOS;
	back[0] = 0;
	for (size_t i = 1; i < n; i++) {
		while (k > 0 && what[i] != what[k])
			k = back[k - 1];
		k += what[i] == what[k];
		back[i] = (uint16_t)k;
	}
	k = 0;
	for (size_t i = 0; i < l->n; i++) {
		while (k > 0 && l->v[i] != what[k])
			k = back[k - 1];
		k += l->v[i] == what[k];
		if (k < n)
			continue;
		if (word_begins(l, i + 1 - n) && word_ends(l, i) &&
		    (!alone || apart(l, i + 1 - n, i)))
			return i + 1 - n;
		k = back[k - 1];
	}
	return STR_NPOS;
}

static size_t
find_text(const struct letters *l, struct str what, size_t min, bool alone,
	  size_t *n)
{
	struct letters w;

	if (what.n > CITATION_MAX)
		return STR_NPOS;
	/* One letter more than the text has is not in it. */
	letters_of(&w, what, l->n < TITLE_MAX ? l->n + 1 : TITLE_MAX);
	*n = w.n;
	return w.n < min || w.n > l->n
		   ? STR_NPOS
		   : letters_find(l, w.v, w.n, alone && w.n < TITLE_SHORT);
}

/* "Main" of "Main: sub", "Main. Sub", "Main / by". */
static struct str
main_title(struct str title)
{
	for (size_t i = 1; i + 1 < title.n; i++) {
		char c = title.p[i], next = title.p[i + 1];

		if (chr_space(c)
			? next == '/' || next == ':'
			: chr_space(next) && strchr(":;.?!", c) != NULL)
			return str_left(title, i);
	}
	return STR_NONE;
}

bool
citation_title(struct str s, struct str title, size_t *at, size_t *end)
{
	struct letters l;
	size_t n = 0, i;

	title = str_trim(title);
	if (title.n == 0 || s.n > CITATION_MAX)
		return false;
	letters_of(&l, s, CITATION_MAX);
	i = find_text(&l, title, 2, true, &n);
	if (i == STR_NPOS)
		i = find_text(&l, main_title(title), MAIN_MIN, true, &n);
	if (i == STR_NPOS)
		return false;
	*at = l.start[i];
	*end = l.end[i + n - 1];
	return true;
}

bool
citation_same_title(struct str a, struct str b)
{
	struct letters x, y;

	if (a.n == 0 || b.n == 0 || a.n > CITATION_MAX || b.n > CITATION_MAX)
		return false;
	letters_of(&x, a, CITATION_MAX);
	letters_of(&y, b, CITATION_MAX);
	return x.n > 0 && x.n == y.n &&
	       memcmp(x.v, y.v, x.n * sizeof(x.v[0])) == 0;
}

/* --- The item's own ------------------------------------------------------- */

void
citation_own_of(const struct record *r, struct citation_own *own)
{
	*own = (struct citation_own){.title = record_title(r),
				     .year = r->issued.from.year};
	for (size_t i = 0;
	     i < r->names.n && own->families_n < CITATION_FAMILIES_MAX; i++) {
		const struct rec_name *n = &r->names.v[i];
		struct str s = n->family.n > 0 ? n->family : n->literal;

		if (s.n > 0)
			own->families[own->families_n++] = s;
	}
}

bool
citation_names_own(struct str s, const struct citation_own *own)
{
	struct letters l;
	size_t n;

	if (s.n > CITATION_MAX)
		return false;
	letters_of(&l, s, CITATION_MAX);
	for (size_t i = 0; i < own->families_n; i++) {
		size_t at = find_text(&l, own->families[i], 2, false, &n);

		if (at != STR_NPOS)
			return true;
	}
	return false;
}
