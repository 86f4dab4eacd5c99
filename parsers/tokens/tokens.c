/* A citation cut into tokens, and its words found in the table. */
#include "parsers/tokens/internal.h"

#include <string.h>

#include "core/utf8.h"

enum {
	TEXT_MAX = 4096,
	TAG_MAX = 400,
	PHRASE_WORDS = 5,
	ENDING_MAX = 4,    /* letters behind a number */
	ORDINAL_MAX = 5,   /* bytes of "ème" */
	EDITION_BYTES = 4, /* of a number that counts editions */
	EDITION_BACK = 6,  /* tokens from "ed." back to its number */
	WIDE_LEAD = 0xe3,  /* first byte of kana, ideographs and Hangul */
	QUOTED_TOKENS = 16,
	YEAR_DIGITS = 4,
	YEAR_WORD_MIN = 3, /* bytes: "r." and "г." are of dates */
	YEAR_MIN = 1500,
	YEAR_MAX = 2099,
	CJK_FIRST = 0x2e80,
	CJK_LAST = 0x9fff,
	HANGUL_FIRST = 0xac00,
	HANGUL_LAST = 0xd7a3,
	CYRILLIC_FIRST = 0x400,
	CYRILLIC_LAST = 0x52f
};

/* --- Single characters ---------------------------------------------------- */

/* Punctuation that does not stand for itself alone; TOKEN_END: none. */
static const uint8_t ascii_signs[0x80] = {
    [','] = TOKEN_COMMA,     ['.'] = TOKEN_STOP,      [':'] = TOKEN_COLON,
    [';'] = TOKEN_SEMICOLON, ['|'] = TOKEN_SEMICOLON, ['-'] = TOKEN_DASH,
    ['/'] = TOKEN_SLASH,     ['('] = TOKEN_OPEN,      ['['] = TOKEN_OPEN,
    [')'] = TOKEN_CLOSE,     [']'] = TOKEN_CLOSE,     ['"'] = TOKEN_QUOTE,
    ['?'] = TOKEN_ASK,       ['!'] = TOKEN_ASK,       ['<'] = TOKEN_TAG,
    ['>'] = TOKEN_TAG,       ['*'] = TOKEN_TAG,       ['_'] = TOKEN_TAG,
    ['\''] = TOKEN_TAG,
};
static const struct {
	uint32_t cp;
	enum token_kind kind;
} signs[] = {
    {0xab, TOKEN_QUOTE},   {0xbb, TOKEN_QUOTE},       {0xb0, TOKEN_TAG},
    {0x2010, TOKEN_DASH},  {0x2011, TOKEN_DASH},      {0x2012, TOKEN_DASH},
    {0x2013, TOKEN_DASH},  {0x2014, TOKEN_DASH},      {0x2015, TOKEN_DASH},
    {0x2212, TOKEN_DASH},  {0x201c, TOKEN_QUOTE},     {0x201d, TOKEN_QUOTE},
    {0x201e, TOKEN_QUOTE}, {0x201f, TOKEN_QUOTE},     {0x2018, TOKEN_QUOTE},
    {0x201a, TOKEN_QUOTE}, {0x27e8, TOKEN_TAG},       {0x27e9, TOKEN_TAG},
    {0x2329, TOKEN_TAG},   {0x232a, TOKEN_TAG},       {0x3008, TOKEN_TAG},
    {0x3009, TOKEN_TAG},   {0x2019, TOKEN_TAG},       {0x3001, TOKEN_COMMA},
    {0x3002, TOKEN_STOP},  {0xff0c, TOKEN_COMMA},     {0xff08, TOKEN_OPEN},
    {0x60c, TOKEN_COMMA},  {0x61b, TOKEN_SEMICOLON},  {0xff09, TOKEN_CLOSE},
    {0xff1a, TOKEN_COLON}, {0xff1b, TOKEN_SEMICOLON}, {0xff0e, TOKEN_STOP},
    {0xff0d, TOKEN_DASH},  {0xff5e, TOKEN_DASH},      {0x301c, TOKEN_DASH},
    {0xff0f, TOKEN_SLASH}, {0x5f3, TOKEN_TAG},
};

static enum token_kind
sign_kind(uint32_t cp)
{
	if (cp < 0x80)
		return ascii_signs[cp] == TOKEN_END
			   ? TOKEN_OTHER
			   : (enum token_kind)ascii_signs[cp];
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (signs[i].cp == cp)
			return signs[i].kind;
	return TOKEN_OTHER;
}

/* Blanks beyond ASCII: no-break, thin, ideographic. */
static bool
is_blank(uint32_t cp)
{
	return (cp < 0x80 && chr_space((char)cp)) || cp == 0xa0 ||
	       (cp >= 0x2000 && cp <= 0x200b) || cp == 0x202f || cp == 0x3000;
}

static bool
is_cjk(uint32_t cp)
{
	return cp >= CJK_FIRST && cp <= CJK_LAST;
}

static bool
is_hangul(uint32_t cp)
{
	return cp >= HANGUL_FIRST && cp <= HANGUL_LAST;
}

/* The next character and its bytes; false at the end. */
static bool
peek(struct str text, size_t at, uint32_t *cp, size_t *n)
{
	struct str s = str_from(text, at);
	size_t before = s.n;

	if (!utf8_next(&s, cp))
		return false;
	*n = before - s.n;
	return true;
}

/* --- Longer tokens -------------------------------------------------------- */

/* An address or a DOI: to a blank, a bracket or a quotation mark. */
static size_t
address_length(struct str s)
{
	size_t n = 0, open = 0;

	while (n < s.n && !chr_space(s.p[n]) &&
	       strchr("<>\"[]{}", s.p[n]) == NULL) {
		if (s.n - n >= 3 && (memcmp(s.p + n, "\xe2\x9f\xa9", 3) == 0 ||
				     memcmp(s.p + n, "\xe3\x80\x89", 3) == 0 ||
				     memcmp(s.p + n, "\xe2\x80\x9d", 3) == 0))
			break;
		if (s.p[n] == '(')
			open++;
		if (s.p[n] == ')' && open-- == 0)
			break;
		n++;
	}
	while (n > 0 && strchr(".,;:", s.p[n - 1]) != NULL)
		n--;
	return n;
}

static size_t
doi_length(struct str s)
{
	size_t n = 3;

	if (s.n < 8 || memcmp(s.p, "10.", 3) != 0)
		return 0;
	while (n < s.n && (chr_digit(s.p[n]) || s.p[n] == '.'))
		n++;
	if (n < 7 || n >= s.n || s.p[n] != '/')
		return 0;
	return address_length(s);
}

static size_t
tag_length(struct str s)
{
	if (s.n < 3 || s.p[0] != '<' ||
	    !(chr_alpha(s.p[1]) || s.p[1] == '/' || s.p[1] == '!') ||
	    str_istarts(s, STR("<http")))
		return 0;
	for (size_t n = 2; n < s.n && n < TAG_MAX; n++) {
		if (s.p[n] == '>')
			return n + 1;
		if (s.p[n] == '<')
			return 0;
	}
	return 0;
}

/* Length of such a token at the front of s, which begins no word. */
static size_t
special_length(struct str s, enum token_kind *kind)
{
	switch (s.p[0]) {
	case '\'':
	case '`':
		*kind = TOKEN_QUOTE;
		return s.n > 1 && s.p[1] == s.p[0] ? 2 : 0;
	case '<':
		*kind = TOKEN_TAG;
		return tag_length(s);
	case '1':
		*kind = TOKEN_DOI;
		return doi_length(s);
	case 'h':
	case 'H':
	case 'w':
	case 'W':
		*kind = TOKEN_URL;
		return str_istarts(s, STR("http://")) ||
			       str_istarts(s, STR("https://")) ||
			       str_istarts(s, STR("www."))
			   ? address_length(s)
			   : 0;
	default:
		return 0;
	}
}

/* --- Words ---------------------------------------------------------------- */

size_t
token_fold(struct str word, char out[FOLDED_MAX + 1])
{
	size_t n = 0;
	uint32_t cp;
	char bytes[4];

	while (word.n > 0) {
		uint32_t base;
		size_t len;

		if ((unsigned char)word.p[0] < 0x80 && n < FOLDED_MAX) {
			out[n++] = chr_tolower(word.p[0]);
			word = str_from(word, 1);
			continue;
		}
		utf8_next(&word, &cp);
		base = utf8_fold(cp);
		if (base == 0)
			continue;
		len = utf8_encode(base, bytes);
		if (n + len > FOLDED_MAX) {
			n = 0;
			break;
		}
		memcpy(out + n, bytes, len);
		n += len;
	}
	out[n] = '\0';
	return n;
}

/* One decimal place of a roman number taken off the front of *s. */
static void
roman_place(struct str *s, const char *one, const char *five, const char *ten)
{
	if (s->n >= 2 && s->p[0] == *one &&
	    (s->p[1] == *ten || s->p[1] == *five)) {
		*s = str_from(*s, 2);
		return;
	}
	if (s->n > 0 && s->p[0] == *five)
		*s = str_from(*s, 1);
	for (size_t i = 0; i < 3 && s->n > 0 && s->p[0] == *one; i++)
		*s = str_from(*s, 1);
}

static bool
is_roman_letter(char c)
{
	return strchr("ivxlc", chr_tolower(c)) != NULL;
}

/* "xiv", "XIV"; of single letters only i, v and x. Hundreds are left to "MD",
 * "DC", "CD" and their like. */
static bool
is_roman(struct str s)
{
	char low[16];

	if (s.n == 0 || s.n >= sizeof(low) || !is_roman_letter(s.p[s.n - 1]) ||
	    (s.n == 1 && strchr("ivxIVX", s.p[0]) == NULL))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		low[i] = chr_tolower(s.p[i]);
		if (chr_lower(s.p[i]) != chr_lower(s.p[0]))
			return false;
	}
	s.p = low;
	roman_place(&s, "c", "c", "c");
	roman_place(&s, "x", "l", "c");
	roman_place(&s, "i", "v", "x");
	return s.n == 0;
}

static struct str
token_str(const struct tokens *t, size_t i)
{
	return str_of(t->text.p + t->v[i].start,
		      (size_t)(t->v[i].end - t->v[i].start));
}

struct str
tokens_text(const struct tokens *t, size_t from, size_t to)
{
	if (from >= to || to > t->n)
		return STR_NONE;
	return str_trim(str_of(t->text.p + t->v[from].start,
			       (size_t)(t->v[to - 1].end - t->v[from].start)));
}

static struct token *
push(struct tokens *t, enum token_kind kind, size_t start, size_t end)
{
	struct token *k = &t->v[t->n];

	*k = (struct token){.start = (uint16_t)start,
			    .end = (uint16_t)end,
			    .kind = (uint8_t)kind};
	k->blank = start == 0 || (t->n > 0 && t->v[t->n - 1].end < start);
	t->n++;
	return k;
}

static void
push_word(struct tokens *t, size_t start, size_t end)
{
	struct token *k = push(t, TOKEN_WORD, start, end);
	struct str s = str_of(t->text.p + start, end - start);
	uint32_t cp = 0;
	size_t n = 0;

	peek(t->text, start, &cp, &n);
	k->upper = utf8_is_upper(cp);
	k->roman = is_roman(s);
}

static void
push_number(struct tokens *t, size_t start, size_t end)
{
	struct str s = str_of(t->text.p + start, end - start);
	long long y = s.n == 4 ? str_number(s, YEAR_MAX) : -1;

	push(t, y >= YEAR_MIN ? TOKEN_YEAR : TOKEN_NUMBER, start, end);
}

bool
token_is_pages(struct str word)
{
	char folded[FOLDED_MAX + 1];
	const struct token_word_row *w;

	if (token_fold(word, folded) == 0)
		return false;
	w = token_words_from(folded);
	return w != token_words_end() && strcmp(w->word, folded) == 0 &&
	       w->what == WORD_PAGES && w->value == 0;
}

/* May these letters stand at a number ("vol12", "p45", "n2") as a word? */
static bool
glues(struct str letters)
{
	char folded[FOLDED_MAX + 1];
	const struct token_word_row *w;

	/* "S12" and "e123" are pages, "T3" and "C5" parts of a name. */
	if (token_fold(letters, folded) == 0 ||
	    (letters.n == 1 &&
	     strchr("vnp", chr_lower(letters.p[0]) ? letters.p[0] : '?') ==
		 NULL))
		return false;
	w = token_words_from(folded);
	return w != token_words_end() && strcmp(w->word, folded) == 0 &&
	       (w->what == WORD_VOLUME || w->what == WORD_ISSUE ||
		w->what == WORD_PAGES ||
		(w->what == WORD_SUPPLEMENT && letters.n > 3));
}

/* Letters and digits in a row: "2010", "e123", "vol12", "v3n2", "34th". */
static size_t
scan_mixed(struct tokens *t, size_t at)
{
	struct str s = str_from(t->text, at);
	size_t n = 0, from = 0;

	while (n < s.n && chr_alnum(s.p[n]))
		n++;
	while (from < n && t->n + 2 < TOKENS_MAX) {
		size_t letters = from, digits;

		while (letters < n && !chr_digit(s.p[letters]))
			letters++;
		digits = letters;
		while (digits < n && chr_digit(s.p[digits]))
			digits++;
		if (letters > from && digits > letters &&
		    glues(str_of(s.p + from, letters - from))) {
			push_word(t, at + from, at + letters);
			t->v[t->n - 1].glued = true;
			from = letters;
			continue;
		}
		/* "F1000Research" is one. */
		if (letters > from && n - digits > ENDING_MAX) {
			push_word(t, at + from, at + n);
			break;
		}
		/* "34th", "3rd", "2nd" are words of a name. */
		if (letters == from && n - digits >= 2 && n - digits <= 3 &&
		    digits - from <= 3 && digits < n &&
		    !chr_digit(s.p[digits + 1])) {
			push_word(t, at + from, at + n);
			break;
		}
		/* "v3n2": the number ends where a word begins. */
		if (digits < n && glues(str_of(s.p + digits, 1)) &&
		    digits + 1 < n && chr_digit(s.p[digits + 1])) {
			push_number(t, at + from, at + digits);
			from = digits;
			continue;
		}
		push_number(t, at + from, at + n);
		break;
	}
	return n;
}

/* "제3권": between a number and a syllable no blank is written. */
static bool
parts_hangul(uint32_t before, uint32_t cp)
{
	return (is_hangul(before) && cp < 0x80 && chr_digit((char)cp)) ||
	       (is_hangul(cp) && before < 0x80 && chr_digit((char)before));
}

/* "30ᵉ", "12ème": digits, and what makes an ordinal of them. */
static bool
is_ordinal(struct str s)
{
	size_t n = 0;

	while (n < s.n && chr_digit(s.p[n]))
		n++;
	return n > 0 && n < s.n && s.n - n <= ORDINAL_MAX &&
	       (unsigned char)s.p[n] < WIDE_LEAD;
}

/* A word's bytes: letters, an apostrophe between them. */
static size_t
word_length(struct str text, size_t at, bool *digits)
{
	size_t n = 0, len = 0;
	uint32_t cp, before = ' ';

	*digits = false;
	for (; peek(text, at + n, &cp, &len); before = cp) {
		if (cp < 0x80 && chr_alpha((char)cp)) {
			while (++n < text.n - at && chr_alpha(text.p[at + n]))
				;
			cp = 'a';
			continue;
		}
		if (parts_hangul(before, cp))
			break;
		if (cp < 0x80 && chr_digit((char)cp)) {
			*digits = true;
		} else if (n > 0 && (cp == '\'' || cp == 0x2019)) {
			uint32_t after;
			size_t more;

			if (!peek(text, at + n + len, &after, &more) ||
			    !utf8_is_letter(after))
				break;
		} else if (!utf8_is_letter(cp) || (n > 0 && is_cjk(cp))) {
			break;
		}
		n += len;
		if (is_cjk(cp))
			break;
	}
	return n;
}

/* --- What the words mean -------------------------------------------------- */

/*
 * The tokens that a phrase takes whose first word stands at token i, where
 * `phrase` begins behind that word; 0: the others do not follow.
 */
static size_t
phrase_at(const struct tokens *t, size_t i, const char *phrase)
{
	size_t k = i + 1;

	for (size_t words = 1; words < PHRASE_WORDS && *phrase == ' ';
	     words++) {
		char folded[FOLDED_MAX + 1];
		size_t n = strcspn(++phrase, " ");

		while (k < t->n && (t->v[k].kind == TOKEN_STOP ||
				    t->v[k].kind == TOKEN_DASH))
			k++;
		if (k >= t->n || t->v[k].kind != TOKEN_WORD ||
		    token_fold(token_str(t, k), folded) != n ||
		    memcmp(folded, phrase, n) != 0)
			return 0;
		k++;
		phrase += n;
	}
	return *phrase == '\0' ? k - i : 0;
}

static bool
is_number(const struct tokens *t, size_t i)
{
	return i < t->n &&
	       (t->v[i].kind == TOKEN_NUMBER || t->v[i].kind == TOKEN_YEAR);
}

/* Does a number follow, behind a stop, a colon, a degree sign, "Nº"? */
static bool
number_follows(const struct tokens *t, size_t i, bool letter)
{
	for (size_t k = 0; k < 3 && i < t->n; k++, i++) {
		char folded[FOLDED_MAX + 1];

		if (t->v[i].kind == TOKEN_WORD &&
		    (t->v[i].roman ||
		     (letter && t->v[i].upper &&
		      t->v[i].end - t->v[i].start == 1) ||
		     (token_fold(token_str(t, i), folded) == 1 &&
		      folded[0] == 'o' && t->text.p[t->v[i].start] != 'o')))
			return true;
		if (t->v[i].kind != TOKEN_STOP && t->v[i].kind != TOKEN_COLON &&
		    t->v[i].kind != TOKEN_TAG)
			break;
	}
	return is_number(t, i);
}

static bool
number_leads(const struct tokens *t, size_t i)
{
	if (i > 0 && t->v[i - 1].kind == TOKEN_STOP)
		i--;
	return i > 0 && is_number(t, i - 1);
}

/* "Volume (32), No (4)" */
static bool
number_in_brackets(const struct tokens *t, size_t i,
		   const struct token_word_row *w)
{
	i += i < t->n && t->v[i].kind == TOKEN_STOP;
	return (w->what == WORD_VOLUME || w->what == WORD_ISSUE) &&
	       i + 2 < t->n && t->v[i].kind == TOKEN_OPEN &&
	       is_number(t, i + 1) && t->v[i + 2].kind == TOKEN_CLOSE;
}

/* "No. No. 1": who filled the form in wrote its label, too. */
static bool
said_twice(const struct tokens *t, size_t i, const char *folded, size_t n)
{
	char next[FOLDED_MAX + 1];

	i += i < t->n && t->v[i].kind == TOKEN_STOP;
	return i < t->n && t->v[i].kind == TOKEN_WORD &&
	       token_fold(token_str(t, i), next) == n &&
	       memcmp(next, folded, n) == 0 && number_follows(t, i + 1, false);
}

/* "J. Phys.: Conf. Ser. 123": of the name, and no part of it. */
static bool
is_series_of_meetings(const struct tokens *t, size_t i, const char *folded)
{
	static const struct str words[] = {STR_LIT("Conf"), STR_LIT("Symp"),
					   STR_LIT("Conference"),
					   STR_LIT("Workshop")};
	size_t before = i;

	if (strcmp(folded, "ser") != 0 && strcmp(folded, "series") != 0)
		return false;
	while (before > 0 && t->v[before - 1].kind == TOKEN_STOP)
		before--;
	for (size_t k = 0; before > 0 && k < sizeof(words) / sizeof(*words);
	     k++)
		if (str_ieq(tokens_text(t, before - 1, before), words[k]))
			return true;
	return false;
}

/*
 * "論集 52": the last ideograph of a name, which counts volumes only behind
 * their number or with nothing in front.
 */
static bool
ends_wide_name(const struct tokens *t, size_t i, const struct token_word_row *w)
{
	return w->needs_number && i > 0 && !t->v[i].blank &&
	       (unsigned char)w->word[0] >= WIDE_LEAD &&
	       t->v[i - 1].kind == TOKEN_WORD &&
	       t->v[i - 1].what != WORD_NUMERAL &&
	       (unsigned char)t->text.p[t->v[i - 1].start] >= WIDE_LEAD;
}

/* The longest entry that stands at token i takes its tokens together. */
static void
name_word(struct tokens *t, size_t i)
{
	char folded[FOLDED_MAX + 1];
	const struct token_word_row *w, *best = NULL;
	size_t n = token_fold(token_str(t, i), folded), len, longest = 0;

	/* "Phys. Rev. C 90": a capital without a stop is part of a name. */
	if (n == 0 ||
	    (n == 1 && t->v[i].upper && !t->v[i].glued &&
	     t->v[i + 1].kind != TOKEN_STOP && t->v[i + 1].kind != TOKEN_TAG &&
	     t->v[i + 1].kind != TOKEN_COLON))
		return;
	if (is_series_of_meetings(t, i, folded))
		return;
	for (w = token_words_from(folded); w != token_words_end(); w++) {
		if (w->word[0] != folded[0] || strncmp(w->word, folded, n) != 0)
			break;
		if (w->word[n] != '\0' && w->word[n] != ' ')
			continue;
		len = phrase_at(t, i, w->word + n);
		if (len <= longest || ends_wide_name(t, i, w) ||
		    (w->needs_number && w->value == TOKEN_WITH_STOP &&
		     (t->v[i].upper || t->v[i + len].kind != TOKEN_STOP)) ||
		    (w->needs_number &&
		     !number_follows(t, i + len, w->what == WORD_PART) &&
		     !(number_leads(t, i) && w->value == 0) &&
		     !number_in_brackets(t, i + len, w) &&
		     !said_twice(t, i + len, folded, n)))
			continue;
		longest = len;
		best = w;
	}
	/* "W: Book, red. J. Novak" (Polish): else an initial. */
	if (best == NULL || (best->what == WORD_IN && n == 1 &&
			     t->v[i + 1].kind != TOKEN_COLON))
		return;
	t->v[i].what = best->what;
	t->v[i].value = best->value;
	t->v[i].end = t->v[i + longest - 1].end;
	for (size_t k = 1; k < longest; k++)
		t->v[i + k].start = t->v[i + k].end = 0; /* dropped below */
}

/* "Серия", and any word of its alphabet: no title is quoted behind one. */
static bool
quotes_a_name(const struct tokens *t, size_t i)
{
	uint32_t cp = 0;
	size_t n = 0;

	if (t->v[i].kind != TOKEN_WORD)
		return false;
	if (t->v[i].what == WORD_PART)
		return true;
	peek(t->text, t->v[i].start, &cp, &n);
	return cp >= CYRILLIC_FIRST && cp <= CYRILLIC_LAST &&
	       (t->v[i].what == WORD_NONE || t->v[i].what == WORD_PUBLISHER);
}

/* "Вісник «Назва»": the quotation marks belong to the name. */
static void
keep_quoted_names(struct tokens *t)
{
	for (size_t i = 1; i < t->n; i++) {
		size_t end = i + 1;

		if (t->v[i].kind != TOKEN_QUOTE || !t->v[i].blank ||
		    !quotes_a_name(t, i - 1))
			continue;
		while (end < t->n && end < i + QUOTED_TOKENS &&
		       t->v[end].kind != TOKEN_QUOTE)
			end++;
		if (end < t->n && t->v[end].kind == TOKEN_QUOTE &&
		    !t->v[end].blank) {
			t->v[i].kind = t->v[end].kind = TOKEN_OTHER;
			i = end;
		}
	}
}

/* "2.", "3rd" at i: a number that counts, in front of `to`. */
static bool
counts_editions(const struct tokens *t, size_t i, size_t to)
{
	const struct token *k = &t->v[i];
	size_t n = k->end - k->start, digits = 0;

	while (digits < n && chr_digit(t->text.p[k->start + digits]))
		digits++;
	return digits > 0 && digits <= 2 && n <= 2 + ORDINAL_MAX &&
	       (digits < n || (i + 1 < to && t->v[i + 1].kind == TOKEN_STOP));
}

/* "2nd ed.", "3., rev. ed.": of an edition, where "A. Berg, ed." edits. */
static void
mark_editions(struct tokens *t)
{
	for (size_t i = 1; i < t->n; i++) {
		size_t back = i < EDITION_BACK ? i : EDITION_BACK;

		if (t->v[i].kind != TOKEN_WORD ||
		    t->v[i].what != WORD_EDITORS ||
		    !str_ieq(tokens_text(t, i, i + 1), STR("ed")))
			continue;
		for (size_t k = i - 1; back-- > 0; k--) {
			const struct token *f = &t->v[k];

			if (counts_editions(t, k, i)) {
				t->v[i].what = WORD_EDITION;
				break;
			}
			if (k == 0 ||
			    (f->kind != TOKEN_STOP && f->kind != TOKEN_COMMA &&
			     (f->kind != TOKEN_WORD || f->upper ||
			      f->end - f->start == 1)))
				break;
		}
	}
}

/* "4", "123": no year. */
static bool
is_short_number(const struct tokens *t, size_t i)
{
	return i < t->n && t->v[i].kind == TOKEN_NUMBER &&
	       t->v[i].end - t->v[i].start < YEAR_DIGITS;
}

/*
 * "4. rok", "23 год", "Jahr 7": a year of a journal's life, which is its
 * volume, where the number is no year. What counts years of an era in East Asia
 * does not.
 */
static void
mark_years_of_life(struct tokens *t)
{
	for (size_t i = 0; i < t->n; i++) {
		size_t front = i > 0 && t->v[i - 1].kind == TOKEN_STOP ? 2 : 1;
		size_t next = i + 1 + (t->v[i + 1].kind == TOKEN_STOP);

		if (t->v[i].kind != TOKEN_WORD || t->v[i].what != WORD_YEAR ||
		    t->v[i].end - t->v[i].start < YEAR_WORD_MIN ||
		    (unsigned char)t->text.p[t->v[i].start] >= WIDE_LEAD)
			continue;
		if ((i >= front && is_short_number(t, i - front) &&
		     t->v[next].kind != TOKEN_YEAR) ||
		    (is_short_number(t, next) &&
		     !(i >= 1 && t->v[i - 1].kind == TOKEN_YEAR)))
			t->v[i].what = WORD_VOLUME;
	}
}

static void
name_words(struct tokens *t)
{
	size_t to = 0;

	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].kind == TOKEN_WORD && t->v[i].end > 0)
			name_word(t, i);
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].end > 0)
			t->v[to++] = t->v[i];
	t->n = to;
	t->v[to] = (struct token){.kind = TOKEN_END};
	keep_quoted_names(t);
	mark_editions(t);
	mark_years_of_life(t);
}

bool
tokens_scan(struct tokens *t, struct str text)
{
	size_t at = 0, n = 0;
	uint32_t cp;

	t->text = text;
	t->n = 0;
	if (text.n > TEXT_MAX)
		return false;
	while (peek(text, at, &cp, &n)) {
		enum token_kind kind = TOKEN_OTHER;
		struct str s = str_from(text, at);
		bool digits;
		size_t len;

		if (t->n + 4 > TOKENS_MAX)
			return false;
		if (is_blank(cp)) {
			at += n;
			continue;
		}
		if ((len = special_length(s, &kind)) > 0) {
			push(t, kind, at, at + len);
			at += len;
		} else if ((len = word_length(text, at, &digits)) > 0) {
			bool plain = digits && s.p[0] >= 0;

			for (size_t i = 0; plain && i < len; i++)
				plain = chr_alnum(s.p[i]);
			if (plain)
				len = scan_mixed(t, at);
			else if (digits && is_ordinal(str_left(s, len)))
				push_number(t, at, at + len);
			else
				push_word(t, at, at + len);
			at += len;
		} else {
			if (cp == 0x2116) { /* the numero sign */
				push_word(t, at, at + n);
				t->v[t->n - 1].what = WORD_ISSUE;
			} else if (cp != 0xad) {
				push(t, sign_kind(cp), at, at + n);
			}
			at += n;
		}
	}
	name_words(t);
	return true;
}

bool
tokens_edition(const struct tokens *t, size_t i)
{
	const struct token *k = &t->v[i < t->n ? i : t->n];

	if (k->kind == TOKEN_END || !chr_digit(t->text.p[k->start]) ||
	    k->end - k->start > EDITION_BYTES)
		return false;
	for (size_t last = i++ + EDITION_BACK; i < t->n && i <= last; i++) {
		k = &t->v[i];
		if (k->kind == TOKEN_WORD && k->what == WORD_EDITION)
			return true;
		if (k->kind != TOKEN_STOP && k->kind != TOKEN_COMMA &&
		    !(k->kind == TOKEN_WORD && k->what == WORD_NONE &&
		      !k->upper) &&
		    !(k->kind == TOKEN_WORD && k->what == WORD_AND))
			return false;
	}
	return false;
}
