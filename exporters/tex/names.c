/* Names for BibTeX and BibLaTeX. */
#include "exporters/tex/internal.h"

#include <string.h>

#include "core/utf8.h"
#include "core/line.h"
#include "exporters/value/value.h"

/* The word "and" in any case, on its own: where lists of names are split. */
static bool
has_and(struct str s)
{
	struct str word;

	while (str_cut(&s, ' ', &word))
		if (str_ieq(word, STR("and")))
			return true;
	return false;
}

void
tex_item(struct buf *out, struct str s)
{
	bool and = has_and(s);

	if (and)
		buf_char(out, '{');
	tex_text(out, s);
	if (and)
		buf_char(out, '}');
}

/* Braces around "=" alone: biber takes "given=" anywhere in a name, braces
 * or not, for its own notation of names. */
static void
name_text(struct buf *out, struct str s)
{
	struct str piece;

	for (bool first = true; str_cut(&s, '=', &piece); first = false) {
		if (!first)
			buf_str(out, STR("{=}"));
		tex_text(out, piece);
	}
}

/* Braces hide what would split a name. */
static void
braced_name(struct buf *out, struct str s)
{
	buf_char(out, '{');
	name_text(out, s);
	buf_char(out, '}');
}

/*
 * What some reader gets wrong without braces: the word "and", commas, a word of
 * hyphens alone, which is none to BibTeX, and a character that is escaped at
 * the end, since citation-js has the blank behind a command belong to it, and
 * so misses the next " and ".
 */
static bool
is_fragile(struct str s)
{
	struct str word;

	if (has_and(s) || str_chr(s, ',') != STR_NPOS)
		return true;
	if (s.n > 0 && memchr("%&#_${}", s.p[s.n - 1], 7) != NULL)
		return true;
	while (str_cut(&s, ' ', &word)) {
		while (word.n > 0 && word.p[0] == '-')
			word = str_from(word, 1);
		if (word.n == 0)
			return true;
	}
	return false;
}

/*
 * The particle of a family ends at its last word without a capital: that of
 * "von der Leyen" behind "der", but that of "Alvarez de Toledo" behind "de", so
 * that "Toledo" alone is left. Braces, when a word without a capital comes
 * behind one that has it, or none has one; or where BibTeX would take "al-" off
 * and lose its hyphen.
 */
static bool
hides_particle(struct str family)
{
	struct str word;
	bool capital = false;
	size_t n = 0;
	uint32_t cp;

	for (; str_cut(&family, ' ', &word); n++) {
		bool joined = str_chr(word, '-') != STR_NPOS;

		if (utf8_next(&word, &cp) && utf8_is_upper(cp))
			capital = true;
		else if (capital || joined)
			return true;
	}
	return !capital && n > 1;
}

static void
part(struct buf *out, struct str s, bool braces)
{
	if (braces || is_fragile(s))
		braced_name(out, s);
	else
		name_text(out, s);
}

/* biber counts commas in braces too, and drops an entry for a third one, unless
 * the whole name is in braces. */
static bool
has_more_commas(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == ',';
	return n > 2;
}

/* False: there is no name. */
static bool
name(struct buf *out, struct arena *a, const struct rec_name *n, bool first)
{
	struct str family = line_of(a, n->family);
	struct str given = line_of(a, n->given);
	struct str suffix = line_of(a, n->suffix);
	struct str alone[] = {family, suffix};
	bool whole = family.n == 0 || given.n == 0;
	struct str literal = family.n == 0 ? value_literal(a, n)
			     : whole       ? line_join(a, alone, 2, STR(" "))
					   : value_name(a, n);

	if (literal.n == 0)
		return false;
	if (!first)
		buf_str(out, STR(" and "));
	if (whole || has_more_commas(literal)) {
		braced_name(out, literal);
		return true;
	}
	part(out, family, hides_particle(family));
	buf_str(out, STR(", "));
	if (suffix.n > 0) {
		part(out, suffix, false);
		buf_str(out, STR(", "));
	}
	part(out, given, false);
	return true;
}

/* 1="0000-0002-1825-0097"; 3="...": by their places among those written. */
void
tex_orcids(struct buf *out, struct arena *a, const struct rec_names *l,
	   enum rec_role role)
{
	size_t place = 0, from = out->n;

	for (size_t i = 0; i < l->n; i++) {
		const struct rec_name *n = &l->v[i];

		if (n->role != role || value_is_others(n) ||
		    value_name(a, n).n == 0)
			continue;
		place++;
		if (n->orcid.n > 0)
			buf_printf(out, "%s%zu=\"" STR_FMT "\"",
				   out->n > from ? "; " : "", place,
				   STR_ARG(n->orcid));
	}
}

void
tex_names(struct buf *out, struct arena *a, const struct rec_names *l,
	  enum rec_role role)
{
	bool first = true, others = false;

	for (size_t i = 0; i < l->n; i++) {
		if (l->v[i].role != role)
			continue;
		if (value_is_others(&l->v[i]))
			others = true;
		else if (name(out, a, &l->v[i], first))
			first = false;
	}
	if (others && !first)
		buf_str(out, STR(" and others"));
}
