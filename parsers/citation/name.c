/* The name in a citation: where it begins, and what can be none. */
#include <string.h>

#include "parsers/citation/internal.h"
#include "parsers/vocab/vocab.h"

enum {
	NAME_MAX = 300,       /* bytes */
	NAME_TOKENS = 120,    /* looked at from its end */
	SHORT_WORD = 9,       /* bytes of one that may be cut short */
	LONG_WORD = 10,       /* bytes of one that is surely not */
	CUT_SHORT = 6,        /* bytes of a place that is */
	BOOK_WORD = 8,        /* of one behind which a book ends */
	FULL_WORD = 6,        /* bytes of a word that is not cut off */
	NAME_WORDS_SHORT = 3, /* words that may be an abbreviation alone */
	OTHERS_TOKENS = 40,   /* of authors in front of "et al." ... */
	OTHERS_WORDS = 4,     /* ... and of that: "u. a." */
	MEDICAL_DATE = 6      /* tokens of "2010 Sep 12-14" and the stop */
};

void
cite_not_understood(struct reading *r, size_t from, size_t to)
{
	while (from < to && (punctuation(r, from) || is(r, from, TOKEN_CLOSE)))
		from++;
	while (to > from && punctuation(r, to - 1))
		to--;
	if (from >= to)
		return;
	if (r->last == 0 || from < r->first)
		r->first = from;
	if (to > r->last)
		r->last = to;
}

/* --- Where the name begins ------------------------------------------------ */

/* Words in small letters in [from, to); long: with four bytes or more. */
static size_t
small_words(const struct reading *r, size_t from, size_t to, size_t min)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		n += is(r, i, TOKEN_WORD) && !tok(r, i)->upper &&
		     width(r, i) >= min;
	return n;
}

static bool
has_stop(const struct reading *r, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (is(r, i, TOKEN_STOP))
			return true;
	return false;
}

static bool
has_comma(const struct reading *r, size_t from, size_t to)
{
	for (size_t i = from; i + 1 < to; i++)
		if (is(r, i, TOKEN_COMMA))
			return true;
	return false;
}

static bool
ends_in_vowel(const struct reading *r, size_t i)
{
	char c = chr_tolower(r->t->text.p[tok(r, i)->end - 1]);

	return strchr("aeiouy", c) != NULL || (unsigned char)c >= 0x80;
}

bool
cite_is_section(const struct reading *r, size_t at)
{
	static const struct str words[] = {
	    STR_LIT("section"),
	    STR_LIT("sect"),
	    STR_LIT("series"),
	    STR_LIT("ser"),
	    STR_LIT("serie"),
	    STR_LIT("s\xc3\xa9rie"),
	    STR_LIT("s\xc3\xa8rie"),
	    STR_LIT("seria"),
	    STR_LIT("seriya"),
	    STR_LIT("serija"),
	    STR_LIT("sarja"),
	    STR_LIT("part"),
	    STR_LIT("parte"),
	    STR_LIT("partie"),
	    STR_LIT("teil"),
	    STR_LIT("reihe"),
	    STR_LIT("abteilung"),
	    STR_LIT("sektion"),
	    STR_LIT("se\xc3\xa7\xc3\xa3o"),
	    STR_LIT("sec\xc3\xa7\xc3\xa3o"),
	    STR_LIT("secci\xc3\xb3n"),
	    STR_LIT("secci\xc3\xb3"),
	    STR_LIT("sezione"),
	    STR_LIT("sectie"),
	    STR_LIT("seksjon"),
	    STR_LIT("avdeling"),
	    STR_LIT("sekcja"),
	    STR_LIT("sekce"),
	    STR_LIT("sekcija"),
	    STR_LIT("Серия"),
	    STR_LIT("серия"),
	    STR_LIT("Серія"),
	    STR_LIT("серія"),
	    STR_LIT("Серыя"),
	};
	struct str word = text(r, at, at + 1);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(word, words[i]))
			return true;
	return false;
}

static bool
leads_ordinal(const struct reading *r, size_t i)
{
	static const struct str words[] = {
	    STR_LIT("zum"), STR_LIT("zur"), STR_LIT("am"),  STR_LIT("im"),
	    STR_LIT("der"), STR_LIT("des"), STR_LIT("dem"), STR_LIT("den"),
	    STR_LIT("vom"), STR_LIT("k"),   STR_LIT("til"),
	};

	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (str_eq(text(r, i, i + 1), words[k]))
			return true;
	return false;
}

/*
 * Does a sentence end at the stop i, or an abbreviation? `to`: where the name
 * ends, `from`: where the text begins.
 */
bool
cite_sentence_ends(const struct reading *r, size_t from, size_t i, size_t to)
{
	const struct token *p = tok(r, i - 1), *q = tok(r, i + 1);

	if (i <= from || !q->blank || i + 1 >= to ||
	    counts_meetings(r, i - 1) ||
	    (q->kind == TOKEN_WORD && !q->upper &&
	     (unsigned char)r->t->text.p[q->start] < 0x80) ||
	    q->kind == TOKEN_DASH || q->kind == TOKEN_COMMA)
		return false;
	/* "zum 60. Geburtstag" */
	if (p->kind == TOKEN_NUMBER && i > from + 1 && leads_ordinal(r, i - 2))
		return false;
	if (p->kind != TOKEN_WORD)
		return p->kind != TOKEN_OTHER;
	/* "Journal of St. Paul" */
	if (str_eqc(text(r, i - 1, i), "St") ||
	    str_eqc(text(r, i - 1, i), "Mt"))
		return false;
	/* "Klein L, eds. Book of rain", "Journal. Section B" */
	if (p->what == WORD_EDITORS || cite_is_section(r, i + 1))
		return false;
	/* A full name follows: "... of vitamin C. Journal of Rain". */
	if (small_words(r, i + 1, to, 2) > 0 && !has_stop(r, i + 1, to) &&
	    (width(r, i - 1) > 1 || !has_comma(r, i + 1, to)))
		return true;
	/* "J. Phys.: Condens. Matter" */
	if (i >= 3 && is(r, i - 2, TOKEN_COLON) && is(r, i - 3, TOKEN_STOP))
		return false;
	if (p->end - p->start == 1 ||
	    (i >= 2 && is(r, i - 2, TOKEN_STOP) && !ends_in_vowel(r, i - 1)))
		return false;
	if (!p->upper)
		return p->end - p->start >= 3;
	/* "In: The Rain Handbook. Example University Press, Oslo" */
	if (r->in && i - from > 1 && width(r, i - 1) >= FULL_WORD &&
	    cite_has_word(r, i + 1, to, WORD_PUBLISHER))
		return true;
	/* "In: Rain Dynamics. Novak-Berg, Oslo, pp. 3-9" */
	if (r->in && i - from > 1 && width(r, i - 1) >= BOOK_WORD &&
	    r->n.first.n > 0 && r->n.volume.n + r->n.issue.n == 0 &&
	    has_comma(r, i + 1, to))
		return true;
	if (i - from <= NAME_WORDS_SHORT && small_words(r, from, i, 2) == 0)
		return false;
	return ends_in_vowel(r, i - 1) || !has_stop(r, i + 1, to);
}

/* "“Book” (A. Berg, ed.)": a quotation and who edited it. */
static bool
edited_quotation(const struct reading *r, size_t i)
{
	if (!is(r, i++, TOKEN_QUOTE))
		return false;
	while (i < r->t->n && !is(r, i, TOKEN_QUOTE))
		i++;
	i = cite_past_punctuation(r, i, r->t->n);
	if (is_word(r, i, WORD_EDITED_BY) || is_word(r, i, WORD_EDITORS))
		return true;
	if (!is(r, i, TOKEN_OPEN))
		return false;
	while (i < r->t->n && !is(r, i, TOKEN_CLOSE))
		if (is_word(r, i++, WORD_EDITORS))
			return true;
	return false;
}

/* "Chapter 4 in “Book”": past the number of the chapter. */
size_t
cite_past_chapter(const struct reading *r)
{
	size_t i = 1;

	if (!is_word(r, 0, WORD_PART))
		return 0;
	i += is(r, i, TOKEN_STOP);
	if (!is(r, i, TOKEN_NUMBER))
		return 0;
	i += 1 + is(r, i + 1, TOKEN_COMMA);
	return is_word(r, i, WORD_IN) ? i : 0;
}

/* "In", "in:" behind punctuation leads a host. */
bool
cite_leads_host(const struct reading *r, size_t from, size_t i)
{
	if (is_word(r, i, WORD_PUBLISHED))
		return i == from || punctuation(r, i - 1) ||
		       is(r, i + 1, TOKEN_COLON);
	if (is_word(r, i, WORD_LABEL))
		return is(r, i + 1, TOKEN_COLON) && !tok(r, i + 1)->blank &&
		       (i == from || punctuation(r, i - 1));
	/* "Title / A. Novak // Journal" (GOST 7.1) */
	if (is(r, i, TOKEN_SLASH))
		return i > from && is(r, i - 1, TOKEN_SLASH) &&
		       !tok(r, i)->blank && tok(r, i - 1)->blank &&
		       tok(r, i + 1)->blank;
	if (!is_word(r, i, WORD_IN))
		return false;
	/* "Own title. in A Berg (ed.), Book" (Harvard) */
	if (r->titled && i > from && i <= r->begin + 1 &&
	    is(r, i - 1, TOKEN_STOP))
		return true;
	/* "in Proceedings of the 11th Workshop": the whole text. */
	if (i == 0 && is_word(r, 1, WORD_MEETING))
		return true;
	if (i == 0 && !r->titled && tok(r, 1)->upper)
		return true;
	/* "Chapter 4 in “Book”, eds. A. Berg and C. Klein" */
	if (i > 0 && i == r->begin && i == cite_past_chapter(r))
		return true;
	/* "Title, pp. 47-58 in Journal" */
	if (i > from && is(r, i - 1, TOKEN_NUMBER) && tok(r, i + 1)->upper)
		return true;
	return is(r, i + 1, TOKEN_COLON) || edited_quotation(r, i + 1) ||
	       (tok(r, i)->upper && (i == from || punctuation(r, i - 1) ||
				     is(r, i - 1, TOKEN_CLOSE))) ||
	       (i > from &&
		(is(r, i - 1, TOKEN_COMMA) || is(r, i - 1, TOKEN_QUOTE)) &&
		(tok(r, i + 1)->upper || is(r, i + 1, TOKEN_TAG)));
}

/*
 * "M. Novak and F. Klein, Journal": behind the last comma where a person
 * stands in front of one, else `from`.
 */
static size_t
past_persons(const struct reading *r, size_t from, size_t to)
{
	size_t last = from;
	bool person = false;

	if (r->titled)
		return from;
	for (size_t i = from; i + 2 < to; i++) {
		if (!is(r, i, TOKEN_COMMA))
			continue;
		last = i + 1;
		person |= i >= from + 3 && is(r, i - 1, TOKEN_WORD) &&
			  width(r, i - 1) >= 3 && is(r, i - 2, TOKEN_STOP) &&
			  width(r, i - 3) == 1;
	}
	return person ? last : from;
}

/* "Novak et al. Journal of Rain": past the authors, or `from`. */
static size_t
past_others(const struct reading *r, size_t from, size_t to)
{
	size_t end = from + OTHERS_TOKENS < to ? from + OTHERS_TOKENS : to;

	for (size_t i = from + 1; i + 2 < end; i++)
		for (size_t n = OTHERS_WORDS; n > 1; n--)
			if (i + n < end &&
			    vocab_name_is(VOCAB_OTHERS, text(r, i, i + n)))
				return cite_past_punctuation(r, i + n, to);
	return from;
}

/* The token at which the name that ends at `to` begins. */
size_t
cite_name_begin(struct reading *r, size_t from, size_t to,
		enum citation_trust *trust)
{
	size_t i = to;

	if (to - from > NAME_TOKENS)
		from = to - NAME_TOKENS;
	*trust = CITATION_FAIR;
	from = past_others(r, from, to);
	/* A name in quotation marks. */
	while (i > from && is(r, i - 1, TOKEN_COMMA))
		i--;
	if (i > from + 2 && is(r, i - 1, TOKEN_QUOTE)) {
		for (i--; i > from; i--)
			if (is(r, i - 1, TOKEN_QUOTE))
				return i < from + 2 || punctuation(r, i - 2)
					   ? i
					   : from;
		i = to;
	}
	for (; i > from; i--) {
		size_t k = i - 1;

		if (cite_leads_host(r, from, k)) {
			r->in = true;
			return is_word(r, k, WORD_PUBLISHED) ||
				       is_word(r, k, WORD_LABEL) ||
				       is_word(r, k, WORD_IN) ||
				       is(r, k, TOKEN_SLASH)
				   ? k + 1
				   : k;
		}
		if (is(r, k, TOKEN_QUOTE) ||
		    (is(r, k, TOKEN_ASK) && i < to && tok(r, i)->blank))
			return i;
		if (is(r, k, TOKEN_STOP) &&
		    cite_sentence_ends(r, from, k, to)) {
			*trust = CITATION_WEAK;
			return i;
		}
	}
	return past_persons(r, from, to);
}

/* --- The name ------------------------------------------------------------- */

/* Common last words of journals that are short forms. */
static bool
abbreviated(struct str s)
{
	static const struct str words[] = {
	    STR_LIT("math"),   STR_LIT("phys"),    STR_LIT("lett"),
	    STR_LIT("sci"),    STR_LIT("chem"),    STR_LIT("biol"),
	    STR_LIT("res"),    STR_LIT("rev"),     STR_LIT("soc"),
	    STR_LIT("appl"),   STR_LIT("anal"),    STR_LIT("comput"),
	    STR_LIT("mech"),   STR_LIT("astron"),  STR_LIT("med"),
	    STR_LIT("eng"),    STR_LIT("technol"), STR_LIT("hist"),
	    STR_LIT("philos"), STR_LIT("psychol"), STR_LIT("econ"),
	    STR_LIT("univ"),   STR_LIT("acad"),    STR_LIT("inst"),
	};
	size_t blank = str_rchr(s, ' ');

	s = blank == STR_NPOS ? s : str_from(s, blank + 1);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (blank != STR_NPOS && str_ieq(s, words[i]))
			return true;
	return false;
}

/* "Phys. Rev": a stop behind a short word, which ends no sentence. */
static bool
has_short_word(struct str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '.' && i - from < SHORT_WORD &&
		    (i + 1 == s.n || !chr_digit(s.p[i + 1])))
			return true;
		if (s.p[i] == ' ' || s.p[i] == '.')
			from = i + 1;
	}
	return false;
}

/* "Days of Rain "Clouds 2020"": the mark behind it is its own. */
static bool
is_quoted_open(const struct reading *r, size_t from, size_t to)
{
	size_t quotes = 0;

	if (!is(r, to, TOKEN_QUOTE))
		return false;
	for (size_t i = from; i < to; i++)
		quotes += is(r, i, TOKEN_QUOTE);
	return quotes % 2 > 0;
}

/* "J Rain Res. 2010 Sep;35(9)": a name without stops, and the one behind it. */
static bool
is_before_medical_date(const struct reading *r, struct str name, size_t stop)
{
	size_t i = stop + 2;

	if (!is(r, stop + 1, TOKEN_YEAR) || str_chr(name, '.') != STR_NPOS)
		return false;
	while (is(r, i, TOKEN_WORD) || is(r, i, TOKEN_NUMBER) ||
	       is(r, i, TOKEN_DASH))
		i++;
	return i - stop <= MEDICAL_DATE && is(r, i, TOKEN_SEMICOLON) &&
	       is(r, i + 1, TOKEN_NUMBER);
}

/* Trimmed of punctuation; a stop stays where it belongs to the last word. */
struct str
cite_name_text(const struct reading *r, size_t from, size_t to)
{
	struct str s;
	bool stop = false;

	for (;;) {
		from = cite_past_punctuation(r, from, to);
		if (from < to && is(r, from, TOKEN_CLOSE))
			from++;
		else
			break;
	}
	while (to > from &&
	       (punctuation(r, to - 1) || is(r, to - 1, TOKEN_OPEN))) {
		stop = is(r, to - 1, TOKEN_STOP);
		to--;
	}
	to += is_quoted_open(r, from, to);
	s = text(r, from, to);
	/* "М., 2015": a comma behind the stop leaves the stop to the word. */
	if (s.n > 0 && stop && to == from + 1 && width(r, from) <= CUT_SHORT &&
	    (is(r, to + 1, TOKEN_COMMA) || is(r, to + 1, TOKEN_COLON))) {
		s.n = (size_t)(r->t->text.p + tok(r, to)->end - s.p);
		return s;
	}
	/* "... zum 60. Geburtstag." */
	stop = stop && width(r, to - 1) < LONG_WORD &&
	       !is_before_medical_date(r, s, to);
	if (s.n > 0 && stop &&
	    (has_short_word(s) || abbreviated(s) ||
	     (width(r, to - 1) == 1 && tok(r, to - 1)->upper &&
	      str_chr(s, ',') != STR_NPOS)))
		s.n = (size_t)(r->t->text.p + tok(r, to)->end - s.p);
	return s;
}

/* "M. Novak, F. Klein": an initial behind a comma. */
static bool
persons(const struct reading *r, size_t from, size_t to)
{
	size_t initials = 0;
	bool behind_comma = false;

	for (size_t i = from; i + 1 < to; i++) {
		if (!is(r, i, TOKEN_WORD) || width(r, i) > 1 ||
		    !is(r, i + 1, TOKEN_STOP))
			continue;
		initials++;
		behind_comma |= i > from && is(r, i - 1, TOKEN_COMMA);
	}
	return initials >= 2 && behind_comma;
}

/* Nothing but a name: no quotation, no numbers with their words. */
bool
cite_name_good(const struct reading *r, size_t from, size_t to)
{
	size_t letters = 0, open = 0;

	if (is_word(r, from, WORD_AND) || persons(r, from, to) ||
	    (is(r, from, TOKEN_YEAR) && punctuation(r, from + 1)))
		return false;
	/* "Series 1: Papers" of an archive */
	if (to == from + 1 && tok(r, from)->what != WORD_NONE &&
	    tok(r, from)->what <= WORD_YEAR)
		return false;

	for (size_t i = from; i < to; i++) {
		const struct token *k = tok(r, i);

		if (k->kind == TOKEN_QUOTE || k->kind == TOKEN_DOI ||
		    k->kind == TOKEN_URL)
			return false;
		/* a date */
		if (k->kind == TOKEN_YEAR && is(r, i + 1, TOKEN_DASH) &&
		    !tok(r, i + 1)->blank && is(r, i + 2, TOKEN_NUMBER))
			return false;
		open += k->kind == TOKEN_OPEN;
		if (k->kind == TOKEN_CLOSE && open-- == 0)
			return false;
		if (k->kind != TOKEN_WORD)
			continue;
		letters += width(r, i);
		if (k->what == WORD_EDITED_BY || k->what == WORD_PUBLISHED ||
		    k->what == WORD_ISSN || k->what == WORD_ISBN ||
		    k->what == WORD_DOI ||
		    ((k->what == WORD_VOLUME || k->what == WORD_ISSUE ||
		      k->what == WORD_PAGES) &&
		     (is(r, i + 1, TOKEN_NUMBER) ||
		      (is(r, i + 1, TOKEN_STOP) &&
		       (i + 2 >= to || is(r, i + 2, TOKEN_NUMBER))))))
			return false;
	}
	return (letters >= 2 || (letters == 1 && tok(r, from)->upper)) &&
	       open == 0 && text(r, from, to).n <= NAME_MAX;
}

size_t
cite_name_words(const struct reading *r, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		n += is(r, i, TOKEN_WORD);
	return n;
}
