/* Names for BibTeX and BibLaTeX. */
#include "exporters/tex.h"

#include "exporters/line.h"
#include "exporters/value.h"

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

static void
part(struct buf *out, struct str s)
{
	if (has_and(s) || str_chr(s, ',') != STR_NPOS)
		braced_name(out, s);
	else
		name_text(out, s);
}

/* False: there is no name. */
static bool
name(struct buf *out, struct arena *a, const struct rec_name *n, bool first)
{
	struct str family = line_of(a, n->family);
	struct str given = line_of(a, n->given);
	struct str suffix = line_of(a, n->suffix);
	struct str alone[] = {family, suffix};
	struct str literal = family.n == 0 ? value_literal(a, n)
					   : line_join(a, alone, 2, STR(" "));

	if (literal.n == 0)
		return false;
	if (!first)
		buf_str(out, STR(" and "));
	if (family.n == 0 || given.n == 0) {
		braced_name(out, literal);
		return true;
	}
	part(out, family);
	buf_str(out, STR(", "));
	if (suffix.n > 0) {
		part(out, suffix);
		buf_str(out, STR(", "));
	}
	part(out, given);
	return true;
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
