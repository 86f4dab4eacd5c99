/* Folded words of a text, and runs of them (see internal.h). */
#include "core/norm.h"
#include "core/utf8.h"
#include "parsers/vocab/internal.h"

enum { FOLDED_MAX = 32 };

/* Letters and digits; no punctuation of any script, no blank. */
static bool
is_word(uint32_t cp)
{
	if (cp < 0x80)
		return chr_alnum((char)cp);
	return cp >= 0xc0 && cp != 0xd7 && cp != 0xf7 &&
	       (cp < 0x2000 || cp > 0x206f) && (cp < 0x3000 || cp > 0x303f);
}

/* One character, folded, behind what is there; false: no room. */
static bool
put(struct vocab_words *w, size_t *n, struct str one)
{
	char folded[FOLDED_MAX];
	struct str rest;
	uint32_t cp;

	if (one.n == 1 && chr_alnum(one.p[0]) && *n < VOCAB_FOLD_MAX) {
		w->text[(*n)++] = chr_tolower(one.p[0]);
		return true;
	}
	rest = str_of(folded, norm_fold(folded, FOLDED_MAX, one));
	while (rest.n > 0) {
		const char *p = rest.p;
		size_t len;

		if (!utf8_next(&rest, &cp))
			break;
		len = (size_t)(rest.p - p);
		if (!is_word(cp))
			continue;
		if (*n + len > VOCAB_FOLD_MAX)
			return false;
		for (size_t i = 0; i < len; i++)
			w->text[(*n)++] = p[i];
	}
	return true;
}

void
vocab_split(struct vocab_words *w, struct str s)
{
	struct str rest = str_left(s, UINT16_MAX);
	size_t n = 0;
	bool open = false, small = false;
	uint32_t cp;

	w->n = 0;
	s = rest;
	while (rest.n > 0) {
		const char *p = rest.p;
		size_t at = (size_t)(p - s.p), len;
		bool capital;

		if (!utf8_next(&rest, &cp))
			break;
		len = s.n - rest.n - at;
		capital = cp < 0x80 && chr_upper((char)cp);
		if (!is_word(cp)) {
			open = false;
			continue;
		}
		if (!open || (small && capital)) {
			if (w->n == VOCAB_WORDS_MAX)
				return;
			w->v[w->n].at = w->v[w->n].end = (uint16_t)n;
			w->v[w->n].from = w->v[w->n].to = (uint16_t)at;
			w->n++;
			open = true;
		}
		if (!put(w, &n, str_of(p, len)))
			break; /* the word as far as it went */
		w->v[w->n - 1].end = (uint16_t)n;
		w->v[w->n - 1].to = (uint16_t)(at + len);
		small = !capital;
	}
}

struct str
vocab_run(const struct vocab_words *w, size_t i, size_t n)
{
	return str_of(w->text + w->v[i].at,
		      (size_t)(w->v[i + n - 1].end - w->v[i].at));
}

struct str
vocab_folded(const struct vocab_words *w)
{
	return w->n == 0 ? STR_NONE : vocab_run(w, 0, w->n);
}
