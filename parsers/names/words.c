/* The words of a name, by their shape. */
#include "parsers/names/internal.h"

#include <stdint.h>
#include <string.h>

#include "core/utf8.h"
#include "parsers/vocab/vocab.h"

enum {
	SHORT_MAX = 4, /* letters of an abbreviated given name: "Alex." */
	WORD_BYTES_MAX = 80,
	SENTENCE_MIN = 7, /* bytes of what is no name cut short: "Friedr." */
	OWNER_MIN = 4     /* bytes of "Ann's" */
};

/* What a word is made of. */
struct shape {
	size_t letters, upper, stops, hyphens, wide, odd;
	size_t before_stop; /* letters since the last stop, hyphen or start */
	bool long_part;     /* two letters or more between stops and hyphens */
	bool first_upper, caseless;
	bool ends_in_stop;
};

static bool
is_apostrophe(uint32_t cp)
{
	return cp == '\'' || cp == 0x2019 || cp == 0x2018 || cp == 0x02bb ||
	       cp == 0x02bc || cp == '`' || cp == 0xb4 || cp == 0x02b9 ||
	       cp == 0x02be || cp == 0x02bf;
}

static bool
is_wide(uint32_t cp)
{
	return (cp >= 0x3040 && cp < 0xa000) || (cp >= 0xac00 && cp < 0xd800) ||
	       cp == 0x3005 || cp >= 0x20000;
}

/* Scripts that know no capitals: Hebrew to Thai, Georgian. */
static bool
is_caseless(uint32_t cp)
{
	return (cp >= 0x590 && cp < 0x1100) || is_wide(cp);
}

static void
look_at(struct shape *f, uint32_t cp)
{
	bool upper = utf8_is_upper(cp);

	f->ends_in_stop = cp == '.';
	if (cp == '.') {
		f->stops++;
		f->before_stop = 0;
	} else if (cp == '-' || cp == 0x2010 || cp == 0x2011 || cp == 0x2013) {
		f->hyphens++;
		f->before_stop = 0;
	} else if (is_wide(cp)) {
		f->wide++;
		f->letters++;
	} else if (utf8_is_letter(cp)) {
		if (f->letters == 0) {
			f->first_upper = upper;
			f->caseless = is_caseless(cp);
		}
		f->letters++;
		f->upper += upper;
		f->long_part |= ++f->before_stop > 1;
	} else if (!is_apostrophe(cp) && cp != 0x200c && cp != 0x200d) {
		f->odd++;
	}
}

static bool
in_pair(struct str w)
{
	static const char pairs[] = "()\"\"''[]";
	size_t n = w.n;

	if (n < 4 || chr_alpha(w.p[0]))
		return false;
	for (size_t i = 0; pairs[i] != '\0'; i += 2)
		if (w.p[0] == pairs[i] && w.p[n - 1] == pairs[i + 1])
			return true;
	/* “Bob” */
	return n > 8 && str_starts(w, STR("\xe2\x80\x9c")) &&
	       str_ends(w, STR("\xe2\x80\x9d"));
}

/* "(Bob)", not "(2nd)" or "(IRA)". */
static bool
is_nick(struct str w)
{
	size_t upper = 0;

	if (!in_pair(w))
		return false;
	for (size_t i = 0; i < w.n; i++) {
		if (chr_digit(w.p[i]))
			return false;
		upper += chr_upper(w.p[i]);
	}
	return upper < 2;
}

/* "al-Hassan", "d'Anna", "'t": a small beginning that is glued to a name. */
static bool
glued(struct str w)
{
	size_t at;
	uint32_t cp;

	for (at = 1; at < w.n && at < 6; at++) {
		struct str rest = str_from(w, at);

		if (w.p[at] != '-' && w.p[at] != '\'' &&
		    !str_starts(rest, STR("\xe2\x80\x99")))
			continue;
		while (rest.n > 0 && utf8_next(&rest, &cp) && cp != '-' &&
		       !is_apostrophe(cp))
			;
		return utf8_next(&rest, &cp) && utf8_is_upper(cp);
	}
	return false;
}

static enum word_kind
kind_of(struct str w)
{
	struct shape f = {0};
	struct str rest = w;
	uint32_t cp;

	if (w.n > WORD_BYTES_MAX)
		return WORD_OTHER;
	if (is_nick(w))
		return WORD_NICK;
	/* "Heron's Views": a shop, and nobody's name */
	if (w.n > OWNER_MIN &&
	    (str_ends(w, STR("'s")) || str_ends(w, STR("\xe2\x80\x99s"))))
		return WORD_OTHER;
	while (utf8_next(&rest, &cp))
		look_at(&f, cp);
	if (f.odd > 0 || f.letters == 0)
		return WORD_OTHER;
	if (f.wide > 0)
		return f.wide == f.letters ? WORD_WIDE : WORD_OTHER;
	if (vocab_name_is(VOCAB_CHILD, w))
		return WORD_CHILD;
	if (f.upper == 0 && !f.caseless) {
		if (vocab_name_is(VOCAB_PARTICLE, w))
			return WORD_PARTICLE;
		return WORD_OTHER;
	}
	if (!f.first_upper && !f.caseless)
		return glued(w) ? WORD_NAME : WORD_OTHER;
	if (!f.long_part && f.upper == f.letters &&
	    (f.letters == 1 || f.stops > 0 || f.hyphens > 0))
		return WORD_INITIALS;
	if (f.stops > 0)
		return f.ends_in_stop && f.letters <= SHORT_MAX ? WORD_SHORT
								: WORD_NAME;
	return f.upper == f.letters && f.letters > 1 ? WORD_CAPITALS
						     : WORD_NAME;
}

/* The word of *s behind *w, which it takes the place of. */
static bool
next_word(struct str *s, struct name_word *w)
{
	struct str word;

	while (str_cut(s, ' ', &word)) {
		if (word.n == 0)
			continue;
		/* "J. -M." */
		if (w->kind == WORD_INITIALS && word.p[0] == '-' && word.n > 1)
			word = str_from(word, 1);
		*w = (struct name_word){word, kind_of(word)};
		return true;
	}
	return false;
}

struct name_words
name_words(struct str s)
{
	struct name_words w;
	struct name_word word = {.kind = WORD_OTHER};

	w.n = 0;
	w.over = w.initial = w.other = false;
	while (next_word(&s, &word)) {
		if (w.n == WORDS_MAX) {
			w.over = true;
			break;
		}
		w.initial |= word.kind == WORD_INITIALS;
		w.other |= word.kind == WORD_OTHER;
		w.v[w.n++] = word;
	}
	return w;
}

bool
name_words_initials(struct str s)
{
	struct name_word word = {.kind = WORD_OTHER};
	size_t n = 0;

	while (next_word(&s, &word)) {
		if (word.kind != WORD_INITIALS)
			return false;
		n++;
	}
	return n > 0 && n <= WORDS_MAX;
}

bool
name_words_person(const struct name_words *w)
{
	size_t names = 0;

	for (size_t i = 0; i < w->n; i++) {
		names += w->v[i].kind == WORD_NAME ||
			 w->v[i].kind == WORD_CAPITALS ||
			 w->v[i].kind == WORD_WIDE;
		/* "Ruritania. General Staff": a body and its part */
		if (i + 1 < w->n && w->v[i].s.n > SENTENCE_MIN &&
		    str_ends(w->v[i].s, STR(".")))
			return false;
	}
	return w->n > 1 && !w->over && !w->other && names > 0;
}
