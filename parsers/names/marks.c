/* Numbers and marks that stand beside names and belong to none. */
#include "core/buf.h"
#include "core/marked.h"
#include "core/utf8.h"
#include "parsers/names/internal.h"
#include "parsers/names/names.h"
#include "parsers/text/text.h"

enum {
	RUN_MAX = 24,          /* bytes of footnotes behind one name */
	RUN_DIGITS_MAX = 2,    /* of one footnote: "12" */
	SAID_BY_MIN = 2,       /* names that show that digits are no name */
	NUMBERING_MAX = 3,     /* digits in front of a name: "12. " */
	NUMBER_DIGITS_MIN = 5, /* of the number that a person has somewhere */
	NUMBER_MAX = 24,       /* bytes of it */
	ORCID_DASHES = 3
};

/* --- Footnotes ------------------------------------------------------------ */

/* Bytes of the mark that s begins with, no digit; 0: none. */
static size_t
mark_size(struct str s)
{
	static const uint32_t more[] = {
	    0xa7,   0xb2,   0xb3,   0xb6,   0xb9,   0x2020, 0x2021, 0x2070,
	    0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079, 0x2217,
	};
	struct str rest = s;
	uint32_t cp;

	if (s.n == 0 || !utf8_next(&rest, &cp))
		return 0;
	if (cp == '*' || cp == '#')
		return 1;
	for (size_t i = 0; i < sizeof(more) / sizeof(*more); i++)
		if (cp == more[i])
			return s.n - rest.n;
	return 0;
}

/* Does a digit stand raised at the front of s: "²"? */
static bool
is_raised(struct str s)
{
	return mark_size(s) > 1 && !str_starts(s, STR("\xc2\xa7")) &&
	       !str_starts(s, STR("\xc2\xb6")) &&
	       !str_starts(s, STR("\xe2\x80")) &&
	       !str_starts(s, STR("\xe2\x88"));
}

/* The footnotes that s begins with, "1,2*", and how many bytes they take. */
static size_t
footnotes(struct str s)
{
	size_t n = 0, digits = 0, mark;

	for (;;) {
		struct str rest = str_from(s, n);

		if (n > RUN_MAX)
			return 0;
		if (rest.n > 0 && chr_digit(rest.p[0])) {
			if (++digits > RUN_DIGITS_MAX)
				return 0;
			n++;
		} else if ((mark = mark_size(rest)) > 0) {
			n += mark;
			digits = 0;
		} else if (n > 0 && rest.n > 1 && rest.p[0] == ',' &&
			   (chr_digit(rest.p[1]) ||
			    mark_size(str_from(rest, 1)) > 0)) {
			n++;
			digits = 0;
		} else {
			return rest.n == 0 || rest.p[0] == ' ' ||
				       rest.p[0] == ','
				   ? n
				   : 0;
		}
	}
}

/*
 * Footnotes stand behind a small letter; a mark behind a stop, too, and a digit
 * where others are for sure: "W.2". Raised digits stand behind any.
 */
static size_t
footnotes_at(struct str s, size_t i, bool sure)
{
	char c = s.p[i];

	if (!chr_digit(c) && c != '*' && c != '#' && (unsigned char)c < 0xc2)
		return 0;
	if (chr_lower(s.p[i - 1]) || (unsigned char)s.p[i - 1] >= 0x80)
		return footnotes(str_from(s, i));
	if (s.p[i - 1] == '.' && (sure || !chr_digit(c)))
		return footnotes(str_from(s, i));
	if (chr_upper(s.p[i - 1]) && is_raised(str_from(s, i)))
		return footnotes(str_from(s, i));
	return 0;
}

/* "Lee, A.1", "Lee, Anna1,2": at the end, behind an initial, or several. */
static bool
ends_in_footnotes(struct str s, size_t i)
{
	if (!chr_digit(s.p[i]) || footnotes(str_from(s, i)) != s.n - i ||
	    str_chr(str_left(s, i), ',') == STR_NPOS)
		return false;
	if (str_chr(str_from(s, i), ',') != STR_NPOS)
		return s.p[i - 1] == '.' || footnotes_at(s, i, true) > 0;
	return s.p[i - 1] == '.' && i > 2 && chr_upper(s.p[i - 2]) &&
	       (s.p[i - 3] == ' ' || s.p[i - 3] == '.' || s.p[i - 3] == '-');
}

static size_t
numbering(struct str s)
{
	size_t n = 0;

	while (n < s.n && n <= NUMBERING_MAX && chr_digit(s.p[n]))
		n++;
	if (n == 0 || n > NUMBERING_MAX || n + 2 >= s.n ||
	    (s.p[n] != '.' && s.p[n] != ')') || s.p[n + 1] != ' ' ||
	    chr_digit(s.p[n + 2]) || chr_lower(s.p[n + 2]))
		return 0;
	return n + 2;
}

struct str
names_without_numbering(struct str s)
{
	return str_from(s, numbering(s));
}

/* One digit may be part of what somebody is called: two names have some. */
static bool
has_footnotes(struct str s)
{
	size_t digits = 0, n;

	for (size_t i = 1; i < s.n; i++) {
		if (ends_in_footnotes(s, i))
			return vocab_body(s) < BODY_SURE;
		n = footnotes_at(s, i, false);
		if (n == 0)
			continue;
		if (is_raised(str_from(s, i)))
			return vocab_body(s) < BODY_SURE;
		if (!chr_digit(s.p[i]) || ++digits > 1)
			return vocab_body(s) < BODY_PERHAPS;
		i += n - 1;
	}
	return false;
}

struct str
names_without_footnotes(struct record *r, struct str s)
{
	bool parted = str_chr(s, ';') != STR_NPOS;
	struct buf out;
	size_t from = 0, n;

	if (!has_footnotes(s))
		return s;
	buf_init(&out, 2 * s.n);
	for (size_t i = 1; i < s.n; i++) {
		n = footnotes_at(s, i, true);
		if (n == 0)
			continue;
		buf_str(&out, str_of(s.p + from, i - from));
		from = i + n;
		if (!parted && from < s.n && s.p[from] == ',') {
			buf_puts(&out, ";");
			from++;
		}
		i = from - 1;
	}
	buf_str(&out, str_from(s, from));
	record_warn(r, "names: marks of footnotes left out");
	s = str_trim(arena_copy(r->arena, buf_view(&out)));
	buf_free(&out);
	return s;
}

/* "1,2", "a", "*": what is written small above a name? */
static bool
is_note(struct str s)
{
	size_t mark;

	if (s.n == 0 || s.n > RUN_MAX)
		return false;
	for (size_t i = 0; i < s.n; i += mark) {
		bool letter = chr_lower(s.p[i]) &&
			      (i + 1 == s.n || !chr_lower(s.p[i + 1])) &&
			      (i == 0 || !chr_lower(s.p[i - 1]));

		mark = letter || chr_digit(s.p[i]) || s.p[i] == ',' ||
			       s.p[i] == ' '
			   ? 1
			   : mark_size(str_from(s, i));
		if (mark == 0)
			return false;
	}
	return true;
}

struct str
names_clean(struct arena *a, const struct text_marked *t)
{
	struct marked_piece piece;
	struct str rest = t->marked, s;
	struct buf out;
	bool raised = false;

	if (str_find(rest, STR("<sup>")) == STR_NPOS)
		return t->text;
	buf_init(&out, t->text.n + rest.n);
	while (marked_next(&rest, &piece)) {
		if (piece.kind != MARKED_TEXT)
			raised =
			    piece.kind == MARKED_OPEN && piece.mark == MARK_SUP;
		else if (raised && is_note(piece.text))
			buf_puts(&out, "\xc2\xb9");
		else
			buf_str(&out, piece.text);
	}
	s = str_trim(arena_copy(a, buf_view(&out)));
	buf_free(&out);
	return s;
}

/* What of a name stands at its end, where a mark of a footnote would be. */
static struct str *
end_of_name(struct rec_name *n)
{
	if (n->given.n > 0)
		return &n->given;
	return n->kind != NAME_ORG && n->family.n == 0 &&
		       vocab_body(n->literal) == BODY_NO
		   ? &n->literal
		   : NULL;
}

/*
 * "Novak, Anna1", "Novak, Anna 2", "Anna Novak1": how many bytes are in front
 * of a footnote's number; all of them: there is none.
 */
static size_t
before_footnote(struct str s, bool given)
{
	size_t at = s.n;

	while (at > 0 && chr_digit(s.p[at - 1]))
		at--;
	if (at == s.n || s.n - at > RUN_DIGITS_MAX || at < 2)
		return s.n;
	if (s.p[at - 1] == ' ' && given)
		return at - 1;
	return chr_lower(s.p[at - 1]) || (unsigned char)s.p[at - 1] >= 0x80 ||
		       (given && s.p[at - 1] == '.')
		   ? at
		   : s.n;
}

/* One digit may be part of what somebody is called; two names have some. */
void
names_drop_footnotes(struct record *r, struct rec_names *l)
{
	size_t found = 0;

	for (int pass = 0; pass < 2; pass++) {
		if (pass == 1 && found < SAID_BY_MIN)
			return;
		for (size_t i = 0; i < l->n; i++) {
			struct str *s = end_of_name(&l->v[i]);
			size_t n;

			if (s == NULL)
				continue;
			n = before_footnote(*s, s == &l->v[i].given);
			found += n < s->n;
			if (pass == 1)
				*s = str_left(*s, n);
		}
	}
	record_warn(r, "names: numbers of footnotes left out");
}

/* --- Numbers that persons have --------------------------------------------- */

/* "12345678", "D0115043", "12.34.567", but no ORCID */
static bool
is_number(struct str s)
{
	size_t digits = 0, dashes = 0;

	if (s.n == 0 || s.n > NUMBER_MAX)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (chr_digit(s.p[i]))
			digits++;
		else if (s.p[i] == '-')
			dashes++;
		else if (!chr_upper(s.p[i]) && s.p[i] != '.' && s.p[i] != '/')
			return false;
	}
	return digits >= NUMBER_DIGITS_MIN && dashes < ORCID_DASHES;
}

/* What such a number is called, without its stop: students', lecturers'. */
static bool
is_label(struct str s)
{
	static const struct str labels[] = {
	    STR_LIT("bp"),  STR_LIT("id"),   STR_LIT("mat"),  STR_LIT("matr"),
	    STR_LIT("nbi"), STR_LIT("nidk"), STR_LIT("nidn"), STR_LIT("nik"),
	    STR_LIT("nim"), STR_LIT("nip"),  STR_LIT("nirm"), STR_LIT("no"),
	    STR_LIT("npm"), STR_LIT("nrp"),  STR_LIT("reg"),
	};

	while (s.n > 0 && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == ':'))
		s.n--;
	for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++)
		if (str_ieq(s, labels[i]))
			return true;
	return false;
}

static struct str
without_joints_behind(struct str s)
{
	while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == ',' ||
			   s.p[s.n - 1] == '-' || s.p[s.n - 1] == '(' ||
			   s.p[s.n - 1] == ':'))
		s.n--;
	return s;
}

bool
names_peel_number(struct str *s)
{
	struct str front, word = *s;
	size_t at;

	if (word.n > 0 && word.p[word.n - 1] == ')')
		word.n--;
	if (word.n == 0 || !chr_digit(word.p[word.n - 1]))
		return false;
	for (at = word.n; at > 0 && word.p[at - 1] != ' ' &&
			  word.p[at - 1] != '(' && word.p[at - 1] != ':';)
		at--;
	if (at == 0 || !is_number(str_from(word, at)))
		return false;
	front = without_joints_behind(str_left(*s, at));
	at = str_rchr(front, ' ');
	if (at != STR_NPOS && is_label(str_from(front, at + 1)))
		front = without_joints_behind(str_left(front, at));
	if (front.n == 0)
		return false;
	*s = front;
	return true;
}
