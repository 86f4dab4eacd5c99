/* The draft: keywords, each once, and none that is the type again. */
#include <stdint.h>
#include <string.h>

#include "core/ident.h"
#include "parsers/draft/internal.h"

enum {
	KEYWORD_MAX = 60, /* bytes of one in a list */
	TIGHT_MIN = 2,    /* commas; 1 is enough beside another such list */
	KEYWORDS_MIN = 3,
	WORD_MIN = 4,
	KEY_STEPS = 3 /* slashes of a path that is a key */
};

void
draft_subject(struct draft *d, struct rec_subject s)
{
	struct rec_subjects *l = &d->r->subjects;

	if (s.text.n > 0 && draft_room(d, LIMIT_SUBJECTS, l->n))
		subjects_push(d->r->arena, l, s);
}

/* "050300", "32.15" */
static bool
is_number(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!chr_digit(s.p[i]) && s.p[i] != '.' && s.p[i] != '-')
			return false;
	return s.n > 0 && chr_digit(s.p[0]);
}

void
draft_subject_in(struct draft *d, struct str scheme, struct rec_text t)
{
	struct str name = rec_notation(scheme);

	/* "NDC: 910 Geography" has words. */
	if (!str_eqc(name, "ddc") && str_chr(t.text, ' ') != STR_NPOS)
		name = STR_NONE;
	/* A number alone is one of the scheme, whatever that is. */
	if (name.n == 0 && is_number(t.text))
		name = scheme;
	draft_subject(d, (struct rec_subject){t.text, t.lang, name});
}

static void
split_subject(struct draft *d, const struct rec_subject *s, char sep)
{
	struct str rest = s->text, part;

	while (str_cut(&rest, sep, &part)) {
		part = str_trim(part);
		if (part.n > 0)
			draft_subject(
			    d, (struct rec_subject){part, s->lang, s->scheme});
	}
}

/* "A,B,C": commas without blanks between words, as many, are a list. */
static bool
tight_commas(struct str s, size_t least)
{
	size_t commas = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != ',')
			continue;
		if (i < 3 || i + 3 >= s.n || chr_space(s.p[i + 1]) ||
		    chr_digit(s.p[i + 1]) || chr_digit(s.p[i - 1]))
			return false;
		commas++;
	}
	return commas >= least;
}

/* "Moss; Memory; Botany": a list, of short parts. */
static bool
semicolons(struct str s)
{
	struct str part;
	size_t n = 0;

	/* "Children ; Death" is one heading and its divisions, "610 Medical
	 * sciences; Medicine" a class. */
	if (str_find(s, STR("; ")) == STR_NPOS ||
	    str_find(s, STR(" ;")) != STR_NPOS || chr_digit(s.p[0]))
		return false;
	for (; str_cut(&s, ';', &part); n++)
		if (part.n > KEYWORD_MAX)
			return false;
	return n >= KEYWORDS_MIN;
}

/* "Rain. Hail. Snow.": a list with stops, as libraries of Brazil have it. */
static bool
full_stops(struct str s)
{
	struct str part;
	size_t n = 0;

	if (!str_ends(s, STR(".")))
		return false;
	for (s.n--; str_cut(&s, '.', &part); n++) {
		part = str_trim(part);
		if (part.n < WORD_MIN || part.n > KEYWORD_MAX ||
		    chr_lower(part.p[0]))
			return false;
	}
	return n >= KEYWORDS_MIN;
}

enum {
	ALONE_MAX = 2,   /* subjects: one in each of two languages */
	LIST_COMMAS = 3, /* fewer may be a heading: "Lee, Ann, in fiction" */
	ALONE_COMMAS = 2 /* but not where it is the only one in its language */
};

/*
 * No mark of a heading with its parts or of a life: "CO2" and "Sub-Sahara" are
 * words.
 */
static bool
inside_keyword(struct str s, size_t i)
{
	bool behind = i > 0 && chr_alpha(s.p[i - 1]);

	if (chr_digit(s.p[i]))
		return behind || (i > 1 && chr_digit(s.p[i - 1]) &&
				  chr_alpha(s.p[i - 2]));
	if (s.p[i] == '-')
		return behind && i + 1 < s.n && s.p[i + 1] != '-';
	return s.p[i] != '(' && s.p[i] != ':';
}

/*
 * "rain, snow, hail, fog": words between commas with blanks, and no numbers; in
 * German those behind a comma are small or not.
 */
static bool
loose_commas(struct str s, bool alone, bool german)
{
	size_t commas = 0, small = 0, from = 0;

	if (str_chr(s, ',') == STR_NPOS)
		return false;
	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && s.p[i] != ',') {
			if (!inside_keyword(s, i))
				return false;
			continue;
		}
		if (i - from < 3 || i - from > KEYWORD_MAX)
			return false;
		from = i + 1;
		commas += i < s.n;
		small += i + 2 < s.n && s.p[i + 1] == ' ' &&
			 (chr_lower(s.p[i + 2]) || german) &&
			 !str_starts(str_from(s, i + 2), STR("and "));
	}
	return commas >= LIST_COMMAS ||
	       (alone && commas == ALONE_COMMAS && small == commas);
}

/* "610 Medicine; health", "O47 - Growth ; Output": a class and its name. */
static bool
begins_with_code(struct str s)
{
	struct str word = str_left(s, str_chr(s, ' '));
	bool digit = false;

	for (size_t i = 0; i < word.n; i++)
		digit |= chr_digit(word.p[i]);
	return digit && !str_ends(word, STR(";")) && !str_ends(word, STR(","));
}

/* Its nouns begin with capitals, wherever they stand. */
static bool
is_german(const struct draft *d, const struct rec_subject *s)
{
	return str_istarts(s->lang.n > 0 ? s->lang : d->r->language, STR("de"));
}

/* The sign between the keywords of one element, or '\0'. */
static char
list_sign(const struct draft *d, const struct rec_subject *s, bool alone,
	  size_t commas)
{
	if (site_has(d->site, HABIT_JOINED_KEYWORDS))
		return ';';
	if (s->scheme.n > 0 || ident_is_url(s->text) ||
	    begins_with_code(s->text))
		return '\0';
	if (str_chr(s->text, '|') != STR_NPOS)
		return '|';
	if (tight_commas(s->text, commas))
		return ',';
	if (semicolons(s->text))
		return ';';
	if (str_find(s->text, STR(" , ")) != STR_NPOS)
		return ',';
	/* Headings of catalogues are one: "Rain ; Religious aspects". */
	if ((!d->open_types && d->nopen == 0) ||
	    str_chr(s->text, '(') != STR_NPOS)
		return '\0';
	if (str_chr(s->text, ';') != STR_NPOS)
		return ';';
	if (alone && full_stops(s->text))
		return '.';
	return loose_commas(s->text, alone, is_german(d, s)) ? ',' : '\0';
}

/* "cc-by" among the keywords (old Zenodo) is the licence. */
static bool
is_licence(struct draft *d, struct str s)
{
	struct rec_right right;

	if (!site_has(d->site, HABIT_LICENCE_KEYWORD) ||
	    !str_istarts(s, STR("cc-")))
		return false;
	right = (struct rec_right){.text = s};
	rights_push(d->r->arena, &d->r->rights, right);
	return true;
}

/* "Report" among the keywords of a report. */
static bool
repeats_type(const struct record *r, const struct rec_subject *s)
{
	return s->scheme.n == 0 && r->type != TYPE_GENERIC &&
	       vocab_type_is(s->text, r->type);
}

/* FNV-1a, without case */
static uint32_t
hash(struct str s)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)chr_tolower(s.p[i])) * 16777619u;
	return h;
}

/* Those seen, by place in the list + 1; at most half of it is filled. */
struct seen {
	uint16_t at[2 * DRAFT_SUBJECTS_MAX];
};

static bool
add(struct seen *seen, size_t cap, const struct rec_subjects *l, size_t i)
{
	size_t at = hash(l->v[i].text) % cap;

	for (; seen->at[at] != 0; at = (at + 1) % cap) {
		const struct rec_subject *old = &l->v[seen->at[at] - 1];

		if (str_ieq(old->text, l->v[i].text) &&
		    str_eq(old->scheme, l->v[i].scheme))
			return false;
	}
	seen->at[at] = (uint16_t)(i + 1);
	return true;
}

/* "/xx/base/class/term": the key of a term in a program, and not its name. */
static bool
is_key(struct str s)
{
	size_t steps = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ' ' || (unsigned char)s.p[i] >= 0x80)
			return false;
		steps += s.p[i] == '/';
	}
	return s.n > 0 && s.p[0] == '/' && steps >= KEY_STEPS;
}

/* One element can hold a list, or the licence. */
static void
split_subjects(struct draft *d)
{
	struct record *r = d->r;
	struct rec_subjects all = r->subjects;
	size_t split = 0, before = 0, keys = 0, commas = TIGHT_MIN;
	char sign;

	for (size_t i = 0; i < all.n; i++)
		if (all.v[i].scheme.n == 0 &&
		    tight_commas(all.v[i].text, TIGHT_MIN))
			commas = 1;

	r->subjects = (struct rec_subjects){0};
	for (size_t i = 0; i < all.n; i++) {
		const struct rec_subject *s = &all.v[i];

		if (is_licence(d, s->text) || draft_says_nothing(s->text))
			continue;
		if (is_key(s->text)) {
			keys++;
			continue;
		}
		sign = list_sign(d, s, all.n <= ALONE_MAX, commas);
		if (sign != '\0')
			split_subject(d, s, sign);
		else
			draft_subject(d, *s);
		split += r->subjects.n > before + 1;
		before = r->subjects.n;
	}
	if (split > 0)
		draft_warn(d, "keywords: %zu split", split);
	if (keys > 0)
		draft_warn(d, "keywords: %zu keys of a program left out", keys);
}

/*
 * "Nursing -- Arizona -- History.": the stop that catalogues end a heading with,
 * behind a word too long for an abbreviation or a year.
 */
static struct str
without_stop(struct str s)
{
	size_t letters = 0, digits = 0, at;

	/* "Guide to the collection,": what was cut off behind it */
	while (s.n > 1 && (s.p[s.n - 1] == ',' || s.p[s.n - 1] == ';'))
		s = str_trim(str_left(s, s.n - 1));
	at = s.n > 0 ? s.n - 1 : 0;
	if (s.n < 2 || s.p[at] != '.')
		return s;
	for (; at > 0; at--) {
		unsigned char c = (unsigned char)s.p[at - 1];

		if (chr_digit((char)c))
			digits++;
		else if (chr_alpha((char)c) || c >= 0x80)
			letters += c < 0x80 || c >= 0xc0;
		else
			break;
	}
	if (at > 0 && s.p[at - 1] == '.')
		return s;
	return (letters > WORD_MIN && digits == 0) ||
		       (digits == WORD_MIN && letters == 0)
		   ? str_left(s, s.n - 1)
		   : s;
}

void
draft_settle_subjects(struct draft *d)
{
	struct rec_subjects *l = &d->r->subjects;
	size_t n = 0, cap;
	struct seen seen;

	draft_tell_notations(d);
	split_subjects(d);
	cap = 2 * l->n;
	memset(seen.at, 0, cap * sizeof(seen.at[0]));
	for (size_t i = 0; i < l->n; i++) {
		struct rec_subject s = l->v[i];

		if (s.scheme.n == 0)
			s.text = without_stop(s.text);
		l->v[n] = s;
		if (!repeats_type(d->r, &s) && add(&seen, cap, l, n))
			n++;
	}
	l->n = n;
}
