/*
 * The reader of citations. The run of tokens that says most as numbers is
 * found first; before it stands the name, as far back as a sentence, a
 * quotation mark, "In" or the item's own title; behind it an imprint, more
 * numbers, or what is not understood.
 */
#include "parsers/citation/citation.h"

#include <string.h>

#include "core/ident.h"
#include "parsers/citation/internal.h"
#include "parsers/vocab/vocab.h"

enum {
	BRACKET_WORDS = 12, /* tokens in front of pages in a bracket */
	PERSON_WORDS = 3,   /* of a family, or of given names */
	IMPRINT_WORDS = 5,  /* of a place in front of a month */
	LABEL_WORDS = 4,
	BEHIND_MAX = 600,  /* bytes behind the own title */
	YEAR_OF_ISSUE = 4, /* as much as pages and a year */
	STATUS_TOKENS = 8  /* "[Journal (Paginated)]" */
};

/* Behind the last "In:", or `from`. */
static size_t
host_begin(const struct reading *r, size_t from, size_t to)
{
	for (size_t i = to; i > from; i--)
		if (cite_leads_host(r, from, i - 1))
			return i;
	return from;
}

/* --- In front of the numbers ---------------------------------------------- */

/* HAL: "Journal, Publisher, 2013, 87 (3)": where the publisher begins. */
static size_t
cut_publisher(struct reading *r, size_t from, size_t to)
{
	size_t end = to;

	while (end > from && punctuation(r, end - 1))
		end--;
	for (size_t i = end; i > from + 1; i--)
		if (is(r, i - 1, TOKEN_COMMA)) {
			if (!cite_imprint_words(r, i, end) ||
			    cite_place_of_meeting(r, from, i, end))
				return to;
			keep(&r->c->publisher, cite_name_text(r, i, end));
			return i - 1;
		}
	return to;
}

/* "Chapter 5", "Kap. 3": a number of a part, and no title. */
static bool
numbers_part(const struct reading *r, size_t from, size_t to)
{
	return cite_name_words(r, from, to) == 1 && to - from <= 3 &&
	       is(r, to - 1, TOKEN_NUMBER);
}

/* In a text without the own title: what stands in front is somebody's. */
static void
take_title(struct reading *r, size_t from, size_t to)
{
	size_t at = cite_past_punctuation(r, from, to);

	while (to > at &&
	       (punctuation(r, to - 1) || is_word(r, to - 1, WORD_IN) ||
		is_word(r, to - 1, WORD_PUBLISHED) ||
		is_word(r, to - 1, WORD_LABEL)))
		to--;
	if (r->titled && r->n.year == 0) {
		struct numbers n = {0};

		/* “Title.” (1988). Journal */
		if (numbers_read(r->t, at, to, &n) && n.year > 0 &&
		    numbers_score(&n) == 1) {
			r->n.year = n.year;
			at = cite_past_punctuation(r, n.end, to);
		}
	}
	if (r->titled && is(r, at, TOKEN_OPEN)) {
		/* "Title. [The same in English]. Journal" */
		while (at < to && !is(r, at, TOKEN_CLOSE))
			at++;
		at = cite_past_punctuation(r, at + 1, to);
	}
	if (at < to && is_word(r, at, WORD_EDITED_BY))
		at = cite_read_editors(r, at, to);
	if (r->titled && tokens_edition(r->t, at))
		at = cite_past_edition(r, at, to);
	if (at >= to)
		return;
	if (r->titled)
		cite_not_understood(r, at, to);
	else if (!numbers_part(r, at, to) && cite_read_editors(r, at, to) < to)
		keep(&r->c->title, text(r, at, to));
}

/* "Journal, in press": where the name ends. */
static size_t
cut_status(struct reading *r, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++)
		if (is_word(r, i, WORD_STATUS) && punctuation(r, i - 1) &&
		    (i + 1 >= to || punctuation(r, i + 1))) {
			r->status = true;
			return i;
		}
	return to;
}

/*
 * "In: A. Berg (ed.) Book. Press, Place": the name is the first sentence of
 * the host; gives where it ends.
 */
static size_t
cut_host(struct reading *r, size_t from, size_t to)
{
	size_t end, past;

	for (end = from + 1; end < to; end++)
		if (((is(r, end, TOKEN_STOP) || is(r, end, TOKEN_COMMA)) &&
		     tokens_edition(r->t, end + 1)) ||
		    (is(r, end, TOKEN_STOP) &&
		     cite_sentence_ends(r, from, end, to)))
			break;
	if (end >= to)
		return to;
	for (size_t i = end + 1, k; i < to; i = k + 1) {
		if (tokens_edition(r->t, i))
			i = cite_past_edition(r, i, to);
		i = cite_past_punctuation(r, cite_read_series(r, i, to), to);
		for (k = i; k < to; k++)
			if (is(r, k, TOKEN_STOP) &&
			    cite_sentence_ends(r, i, k, to))
				break;
		if (i >= k)
			continue;
		past = cite_series_sentence(r, i, k, to);
		if (past > i) {
			k = past - 1;
			continue;
		}
		if (r->c->editors.n == 0 && (is_word(r, i, WORD_EDITED_BY) ||
					     is_word(r, i, WORD_EDITORS))) {
			cite_read_editors(r, i, k);
			continue;
		}
		if (!cite_read_imprint(r, i, k))
			cite_not_understood(r, i, k);
	}
	return end;
}

/* "Regenblatt vom 4. März 2015" */
static const struct str date_words[] = {
    STR_LIT("vom"),   STR_LIT("du"),   STR_LIT("of"), STR_LIT("del"),
    STR_LIT("de"),    STR_LIT("van"),  STR_LIT("af"), STR_LIT("den"),
    STR_LIT("dated"), STR_LIT("dnia"), STR_LIT("od"), STR_LIT("от"),
    STR_LIT("від"),
};

static bool
leads_date(const struct reading *r, size_t i)
{
	for (size_t k = 0; k < sizeof(date_words) / sizeof(date_words[0]); k++)
		if (str_eq(text(r, i, i + 1), date_words[k]))
			return true;
	return false;
}

/* "Workshop on Rain, 7.-9. [März 2011]": where the name ends. */
static size_t
without_days(const struct reading *r, size_t begin, size_t end)
{
	size_t to = end;

	while (to > begin + 1 &&
	       ((is(r, to - 1, TOKEN_NUMBER) && width(r, to - 1) <= 2) ||
		is(r, to - 1, TOKEN_STOP) || is(r, to - 1, TOKEN_DASH)))
		to--;
	if (to == end || !is(r, to, TOKEN_NUMBER) ||
	    !is(r, to - 1, TOKEN_COMMA))
		return leads_date(r, end - 1) && end > begin + 1 ? end - 1
								 : end;
	return to - 1;
}

/* "(A. Berg, ed.)", "(eds. A. Berg, C. Klein)" from its bracket: past it. */
static size_t
read_bracketed_editors(struct reading *r, size_t at, size_t to)
{
	size_t word = at, end = at;

	while (end < to && !is(r, end, TOKEN_CLOSE))
		end++;
	while (word < end && !is_word(r, word, WORD_EDITORS) &&
	       !is_word(r, word, WORD_EDITED_BY))
		word++;
	if (word == end || end == to)
		return at;
	keep(&r->c->editors, word > at + 1 ? cite_name_text(r, at + 1, word)
					   : cite_name_text(r, word + 1, end));
	r->edited = true;
	return end + 1;
}

/* "Book (ed. A. Berg), Press, Place, 2014": where the name ends. */
static size_t
cut_bracketed_editors(struct reading *r, size_t begin, size_t to)
{
	for (size_t i = begin + 1; i + 2 < to; i++) {
		size_t end;

		if (!is(r, i, TOKEN_OPEN) ||
		    !(is_word(r, i + 1, WORD_EDITORS) ||
		      is_word(r, i + 1, WORD_EDITED_BY)))
			continue;
		end = read_bracketed_editors(r, i, to);
		if (end == i)
			return to;
		end = cite_past_punctuation(r, end, to);
		if (end < to && !cite_read_imprint(r, end, to))
			cite_not_understood(r, end, to);
		return i;
	}
	return to;
}

/* "In “Book” (A. Berg, ed.), Press, Place, 2014": false: no quotation leads. */
static bool
read_quoted_host(struct reading *r, size_t begin, size_t to)
{
	size_t end = begin + 1;

	if (!r->in || !is(r, begin, TOKEN_QUOTE))
		return false;
	while (end < to && !is(r, end, TOKEN_QUOTE))
		end++;
	if (end == to || !cite_name_good(r, begin + 1, end))
		return false;
	r->c->container = cite_name_text(r, begin + 1, end);
	r->c->trust = CITATION_FAIR;
	end = cite_past_punctuation(r, end, to);
	if (is(r, end, TOKEN_OPEN))
		end = read_bracketed_editors(r, end, to);
	end = cite_past_punctuation(r, cite_read_editors(r, end, to), to);
	end += is(r, end, TOKEN_OPEN);
	if (end < to && !cite_read_imprint(r, end, to))
		cite_not_understood(r, end, to);
	return true;
}

/*
 * "In: Novak, Anna. Handbook of rain": somebody in front of the book, without a
 * word for editors. Past the stop, or `at`.
 */
static size_t
past_person(struct reading *r, size_t at, size_t to)
{
	size_t from = cite_past_punctuation(r, at, to), i = from, given;

	while (i < to && is(r, i, TOKEN_WORD) && tok(r, i)->upper &&
	       i < from + PERSON_WORDS)
		i++;
	if (i == from || !is(r, i, TOKEN_COMMA))
		return at;
	for (given = ++i; i < to && i < given + 2 * PERSON_WORDS; i++) {
		if (is(r, i, TOKEN_STOP) && i > given && i + 2 < to &&
		    is(r, i + 1, TOKEN_WORD) && tok(r, i + 1)->upper &&
		    tok(r, i + 1)->blank && width(r, i + 1) > 2) {
			keep(&r->c->editors, cite_name_text(r, from, i + 1));
			r->edited = true;
			return i + 1;
		}
		if (!is(r, i, TOKEN_STOP) &&
		    !(is(r, i, TOKEN_WORD) && tok(r, i)->upper))
			break;
	}
	return at;
}

static void
see_meeting(struct reading *r, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (is_word(r, i, WORD_MEETING)) {
			r->meeting = true;
			r->volume_of_meeting |= tok(r, i)->value > 0;
		}
}

/* "Book. Ed. by A. Berg. Vol. 2." in front of an imprint: takes the volume. */
static size_t
cut_volume(struct reading *r, size_t from, size_t to)
{
	size_t end = to, word;

	while (end > from && punctuation(r, end - 1))
		end--;
	if (end < from + 3 || !is(r, end - 1, TOKEN_NUMBER) ||
	    r->n.volume.n > 0)
		return to;
	word = end - 2 - is(r, end - 2, TOKEN_STOP);
	if (!is_word(r, word, WORD_VOLUME))
		return to;
	r->n.volume = text(r, end - 1, end);
	return word;
}

/* The name between two tokens, without editors and publisher. */
static void
take_name(struct reading *r, size_t begin, size_t to, enum citation_trust trust)
{
	size_t at, end;

	if (read_quoted_host(r, begin, to))
		return;
	at = cite_read_editors(r, begin, to);
	if (at == begin && r->in && r->n.volume.n + r->n.issue.n == 0 &&
	    !cite_has_word(r, begin, to, WORD_MEETING))
		at = past_person(r, begin, to);
	begin = at < to ? at : begin;
	begin = cite_past_punctuation(r, begin, to);
	if (tokens_edition(r->t, begin))
		begin = cite_past_edition(r, begin, to);
	if (r->in)
		to = cite_cut_press(r, begin, cut_host(r, begin, to));
	if (r->in)
		to = cut_volume(r, begin, to);
	end = cite_cut_editors(r, begin, to);
	if (end == to)
		end = cut_bracketed_editors(r, begin, to);
	end = cut_status(r, begin, end);
	if (r->in || r->edited)
		end = cite_cut_imprint(r, begin, end, to);
	if (r->n.year_first && end == to && numbers_score(&r->n) > 1 &&
	    !(r->n.day > 0 && cite_has_word(r, begin, end, WORD_MEETING)))
		end = cut_publisher(r, begin, end);
	while (end > begin && punctuation(r, end - 1))
		end--;
	begin = cite_past_punctuation(r, begin, end);
	end = cite_cut_journal_place(r, begin, end, to);
	end = cite_cut_place_of_volume(r, begin, end);
	if (r->n.month > 0 && without_days(r, begin, end) < end)
		to = end = without_days(r, begin, end);
	if (begin >= end)
		return;
	at = cite_cut_issn(r, begin, end);
	if (at < end)
		to = end = at;
	/* "[Journal (Paginated)]" */
	if (r->t->text.p[tok(r, begin)->start] == '[')
		return;
	if (!cite_name_good(r, begin, end)) {
		cite_not_understood(r, begin, end);
		return;
	}
	if (r->titled && !r->in &&
	    (numbers_score(&r->n) <= 1 ||
	     (r->n.volume.n + r->n.issue.n == 0 &&
	      is_word(r, begin, WORD_PUBLISHER))) &&
	    cite_has_word(r, begin, end, WORD_PUBLISHER) &&
	    !cite_has_word(r, begin, end, WORD_THESIS) && r->n.year > 0 &&
	    cite_read_pair(r, begin, end))
		return;
	r->colon = is(r, end, TOKEN_COLON) &&
		   cite_name_words(r, begin, end) <= LABEL_WORDS;
	r->c->container = cite_name_text(r, begin, end < to ? end + 1 : to);
	r->c->trust = trust;
	see_meeting(r, begin, end);
}

/*
 * "Berg; Title; Press; Journal; 34": between semicolons the last is the name,
 * and the publisher stands in front.
 */
static size_t
past_publisher(struct reading *r, size_t from, size_t to)
{
	size_t end = to, at;

	if (!r->titled || !is(r, from, TOKEN_SEMICOLON))
		return from;
	while (end > from && punctuation(r, end - 1))
		end--;
	for (at = end; at > from + 1; at--)
		if (is(r, at - 1, TOKEN_SEMICOLON))
			break;
	if (at <= from + 1 || at >= end)
		return from;
	keep(&r->c->publisher, cite_name_text(r, from + 1, at - 1));
	return at;
}

/* "C. Klein (ed.): Book", without "In". */
static bool
book_of_editors(struct reading *r, size_t from, size_t to)
{
	size_t at = r->titled ? from : cite_editors_in_front(r, from, to);

	if (at == from)
		return false;
	r->in = true;
	take_name(r, at, to, CITATION_FAIR);
	return true;
}

/* "Book. Hrsg. von A. Berg. Berlin 2015": the name in front of both. */
static size_t
past_edited_sentence(struct reading *r, size_t from, size_t begin, size_t *to,
		     enum citation_trust *trust)
{
	size_t edited = begin - 1;

	while (edited > from && !is_word(r, edited, WORD_EDITED_BY))
		edited--;
	if (edited <= from || !is(r, edited - 1, TOKEN_STOP) ||
	    cite_name_words(r, begin, *to) > PERSON_WORDS)
		return begin;
	keep(&r->c->place, cite_name_text(r, begin, *to));
	cite_read_editors(r, edited, begin);
	*to = edited;
	return cite_name_begin(r, from, edited, trust);
}

/*
 * "In A. Berg (Ed.), Book: subtitle (pp. 3-9). Place: Press" (APA): no imprint
 * stands in front of pages in brackets.
 */
static bool
pages_in_brackets(const struct reading *r, size_t from, size_t to)
{
	return is(r, to, TOKEN_OPEN) && r->n.first.n > 0 &&
	       r->n.volume.n + r->n.issue.n == 0 &&
	       cite_has_word(r, from, to, WORD_EDITORS);
}

/* "Book (2nd ed., pp. 3-9)": takes the edition; the bracket, or `at`. */
static size_t
before_edition(struct reading *r, size_t at)
{
	size_t open = at;

	while (open > r->begin && at - open < BRACKET_WORDS &&
	       !is(r, open, TOKEN_OPEN))
		open--;
	if (open == at || !is(r, open, TOKEN_OPEN) ||
	    !(is_word(r, at, WORD_PAGES) || is_word(r, at, WORD_VOLUME)) ||
	    cite_past_edition(r, open + 1, at) < at)
		return at;
	return open;
}

static void
read_name(struct reading *r, size_t from, size_t to)
{
	enum citation_trust trust;
	size_t begin = host_begin(r, from, to);
	bool journal = begin > from && (is_word(r, begin - 1, WORD_LABEL) ||
					is(r, begin - 1, TOKEN_SLASH));

	if (begin <= from && book_of_editors(r, from, to))
		return;
	if (r->n.volume.n > 0 && r->n.labels > 1 && !r->titled)
		to = cite_cut_journal_imprint(r, from, to);
	if (!pages_in_brackets(r, from, to) &&
	    (r->n.volume.n == 0 || (cite_has_host(r, from, to) && !journal))) {
		size_t cut = cite_imprint_begin(r, from, to);

		if (cut < to) {
			cite_read_imprint(r, cut, to);
			to = cite_cut_series(r, from, cut);
		}
	}
	/* "2015, Journal, 798, 38" */
	if (!r->titled && is(r, from, TOKEN_YEAR) && r->n.year == 0 &&
	    is(r, from + 1, TOKEN_COMMA)) {
		r->n.year = (int)str_number(text(r, from, from + 1), 9999);
		from += 2;
	}
	to = cite_cut_meeting(r, from, to);
	from = past_publisher(r, from, to);
	begin = host_begin(r, from, to);
	if (begin > from) {
		take_title(r, from, begin);
		r->in = !journal;
		take_name(r, begin, to,
			  journal ? CITATION_SURE : CITATION_FAIR);
		return;
	}
	begin = cite_name_begin(r, from, to, &trust);
	/* "Book. Edited by A. Berg. Place: Press" */
	if (begin > from && is_word(r, begin, WORD_EDITED_BY)) {
		cite_read_editors(r, begin, to);
		to = begin;
		begin = cite_name_begin(r, from, to, &trust);
	}
	if (begin > from && is(r, to, TOKEN_YEAR))
		begin = past_edited_sentence(r, from, begin, &to, &trust);
	if (begin > from && cite_place_behind_name(r, from, begin, to)) {
		keep(&r->c->place, cite_name_text(r, begin, to));
		to = begin;
		begin = from;
	} else if (cite_meeting_in_front(r, from, begin, to)) {
		to = begin - 1;
		begin = from;
	}
	if (begin == from)
		trust = r->titled && r->whole ? CITATION_SURE : CITATION_FAIR;
	take_title(r, from, begin);
	take_name(r, begin, to, trust);
}

/* --- Behind the numbers --------------------------------------------------- */

static size_t
closing(const struct reading *r, size_t i)
{
	for (size_t k = i + 1; k < r->t->n && k <= i + STATUS_TOKENS; k++)
		if (is(r, k, TOKEN_CLOSE) && !is(r, k + 1, TOKEN_CLOSE))
			return k;
	return 0;
}

/* "45.-52. lpp.": pages, with the word for them behind. */
static bool
counts_pages(const struct reading *r, size_t i)
{
	if (!is(r, i, TOKEN_NUMBER) || i == 0 || !punctuation(r, i - 1))
		return false;
	i += 1 + is(r, i + 1, TOKEN_STOP);
	if (!is(r, i, TOKEN_DASH) || !is(r, i + 1, TOKEN_NUMBER))
		return false;
	i += 2 + is(r, i + 2, TOKEN_STOP);
	return is_word(r, i, WORD_PAGES);
}

/* The end of a stretch of words. */
static size_t
words_end(const struct reading *r, size_t i)
{
	for (; i < r->t->n; i++) {
		const struct token *k = tok(r, i);

		if (k->kind == TOKEN_SEMICOLON || k->kind == TOKEN_OPEN ||
		    k->kind == TOKEN_YEAR || counts_pages(r, i) ||
		    k->kind == TOKEN_DOI || k->kind == TOKEN_URL ||
		    (k->kind == TOKEN_WORD &&
		     (k->what == WORD_PAGES || k->what == WORD_ISSN ||
		      k->what == WORD_ISBN ||
		      (k->what == WORD_MONTH &&
		       tok(r, i + 1)->what != WORD_MONTH) ||
		      k->what == WORD_DOI || k->what == WORD_ONLINE ||
		      k->what == WORD_ID)))
			break;
		if (k->kind == TOKEN_STOP && tok(r, i + 1)->blank &&
		    (i == 0 || width(r, i - 1) > 2))
			break;
	}
	return i;
}

/* OJS: ": Issue title; 12-34" behind the numbers. */
static size_t
read_issue_title(struct reading *r, size_t at)
{
	size_t last = r->t->n, end;

	for (size_t i = at; i < r->t->n; i++)
		if (is(r, i, TOKEN_SEMICOLON))
			last = i;
	r->c->issue_title = cite_name_text(r, at, last);
	if (last == r->t->n)
		return last;
	if (is_word(r, last + 1, WORD_PAGES) || r->n.first.n > 0)
		return last;
	end = numbers_pages(r->t, last + 1, r->t->n, &r->n);
	return end > 0 ? end : last;
}

/* More numbers behind: only what says what it is. */
static size_t
read_more_numbers(struct reading *r, size_t at)
{
	struct numbers n = r->n;

	if (!numbers_read(r->t, at, r->t->n, &n))
		return at;
	if (n.bare_volume && !r->n.bare_volume)
		return at;
	r->n = n;
	return n.end;
}

/* "Rain studies. Place: Publisher": a series in front of an imprint. */
static bool
imprint_follows(const struct reading *r, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (is(r, i, TOKEN_COLON))
			return false;
	for (size_t i = to + 1; i + 1 < r->t->n; i++)
		if (is(r, i, TOKEN_COLON))
			return is(r, i - 1, TOKEN_WORD) &&
			       is(r, i + 1, TOKEN_WORD) &&
			       tok(r, i + 1)->upper && tok(r, i + 1)->blank &&
			       cite_imprint_words(r, to, i);
	return false;
}

/* "S. 42-43 : Ill., graph. Darst.": what catalogues say of pictures. */
static const struct str picture_words[] = {
    STR_LIT("ill"), STR_LIT("il"),  STR_LIT("illustr"), STR_LIT("graph"),
    STR_LIT("abb"), STR_LIT("kt"),  STR_LIT("noten"),   STR_LIT("ilustr"),
    STR_LIT("obr"), STR_LIT("rys"), STR_LIT("kuv"),     STR_LIT("ил"),
    STR_LIT("рис"),
};

static bool
tells_pictures(const struct reading *r, size_t at)
{
	if (r->n.first.n == 0 || at == 0 || !punctuation(r, at - 1))
		return false;
	for (size_t i = 0; i < sizeof(picture_words) / sizeof(picture_words[0]);
	     i++)
		if (str_ieq(text(r, at, at + 1), picture_words[i]))
			return is(r, at + 1, TOKEN_STOP) || at + 1 == r->t->n;
	return false;
}

static size_t
read_words(struct reading *r, size_t at)
{
	size_t end = words_end(r, at);
	bool book = r->in || r->edited || r->c->container.n == 0 ||
		    r->meeting || r->titled || vocab_is_series(r->c->container);

	if (end == at)
		end = at + 1;
	if (is_word(r, at, WORD_STATUS) && end <= at + 3)
		return end;
	if (tells_pictures(r, at) || (r->n.volume.n + r->n.issue.n > 0 &&
				      at >= r->n.end && cite_read_press(r, at)))
		return r->t->n;
	if (is_word(r, at, WORD_EDITED_BY)) {
		end = cite_read_editors(r, at, end);
		return end > at ? end : at + 1;
	}
	/* SciELO: "vol.72 n.2 Rio de Janeiro June 2000" */
	if (!book && r->n.volume.n > 0 && cite_imprint_words(r, at, end) &&
	    cite_name_words(r, at, end) <= IMPRINT_WORDS &&
	    tok(r, end)->what == WORD_MONTH) {
		keep(&r->c->place, cite_name_text(r, at, end));
		return end;
	}
	if (book && imprint_follows(r, at, end)) {
		keep(&r->c->series, cite_name_text(r, at, end));
		return end;
	}
	if (!(book || cite_has_word(r, at, end, WORD_PUBLISHER)) ||
	    !cite_read_imprint(r, at, end))
		cite_not_understood(r, at, end);
	return end;
}

/* "S. 77-91. - (Studies in rain ; 9)": a series and its number in brackets. */
static bool
series_in_brackets(struct reading *r, size_t open, size_t close)
{
	size_t number = close - 1, end;

	if (r->c->series.n > 0 || r->n.first.n == 0 ||
	    !(r->in || r->edited || r->c->publisher.n > 0) ||
	    number < open + 3 || !is(r, number, TOKEN_NUMBER))
		return false;
	end = number;
	while (end > open + 1 &&
	       (is_word(r, end - 1, WORD_VOLUME) ||
		is_word(r, end - 1, WORD_ISSUE) || is(r, end - 1, TOKEN_STOP)))
		end--;
	if (!is(r, end - 1, TOKEN_SEMICOLON) && !is(r, end - 1, TOKEN_COMMA) &&
	    !is(r, end - 1, TOKEN_COLON))
		return false;
	end--;
	if (end < open + 2 || !tok(r, open + 1)->upper ||
	    !cite_name_good(r, open + 1, end) ||
	    cite_name_words(r, open + 1, end) < 2)
		return false;
	r->c->series = cite_name_text(r, open + 1, end);
	r->c->number = text(r, number, close);
	return true;
}

static void
read_behind(struct reading *r, size_t at)
{
	if (is(r, at, TOKEN_COLON) && r->n.first.n == 0 && !r->titled &&
	    !r->in && (r->n.labels > 0 || r->n.volume.n == 0))
		at = read_issue_title(r, at + 1);
	while (at < r->t->n) {
		size_t end;

		if (punctuation(r, at) || is(r, at, TOKEN_CLOSE)) {
			at++;
			continue;
		}
		if (is_word(r, at, WORD_ONLINE)) {
			struct numbers n = {0};

			end = words_end(r, at + 1);
			if (numbers_read(r->t, end, r->t->n, &n)) {
				r->n.leads_a_doi |= n.leads_a_doi;
				keep(&r->n.doi, n.doi);
				end = n.end;
			}
			at = end;
			continue;
		}
		if ((end = cite_meeting_behind(r, at)) > at ||
		    (end = read_more_numbers(r, at)) > at) {
			at = end;
			continue;
		}
		/* "[Journal (Paginated)]", "(Unpublished)" */
		if (is(r, at, TOKEN_OPEN) && (end = closing(r, at)) > 0) {
			if (!series_in_brackets(r, at, end) &&
			    !cite_has_word(r, at, end, WORD_STATUS) &&
			    r->t->text.p[tok(r, at)->start] != '[')
				cite_not_understood(r, at, end + 1);
			at = end + 1;
			continue;
		}
		if (r->in && (end = cite_read_series(r, at, r->t->n)) > at) {
			at = end;
			continue;
		}
		at = read_words(r, at);
	}
}

/* --- Which numbers -------------------------------------------------------- */

static bool
may_start(const struct reading *r, size_t i)
{
	const struct token *k = tok(r, i);
	size_t before = i;

	/* "des 33. Kongresses", where "des" is December in the North. */
	if (tokens_edition(r->t, i) || counts_meetings(r, i) ||
	    (k->kind == TOKEN_WORD && counts_meetings(r, i + 1)))
		return false;
	while (before > 0 && (is(r, before - 1, TOKEN_COLON) ||
			      is(r, before - 1, TOKEN_STOP)))
		before--;
	if (i > 0 && !k->blank &&
	    (is(r, i - 1, TOKEN_DASH) || is(r, i - 1, TOKEN_SLASH) ||
	     (i > 1 && is(r, i - 2, TOKEN_NUMBER) &&
	      (is(r, i - 1, TOKEN_STOP) ||
	       (is(r, i - 1, TOKEN_COLON) && is(r, i + 1, TOKEN_DASH))))))
		return false;
	/* its word says what it is */
	if (before > 0 && is(r, before - 1, TOKEN_WORD) &&
	    tok(r, before - 1)->what >= WORD_VOLUME &&
	    (tok(r, before - 1)->what <= WORD_PART ||
	     tok(r, before - 1)->what == WORD_REPORT) &&
	    k->kind != TOKEN_WORD && k->kind != TOKEN_OPEN)
		return false;
	if (before > 0 && (is_word(r, before - 1, WORD_MONTH) ||
			   is_word(r, before - 1, WORD_ISSN) ||
			   is_word(r, before - 1, WORD_ISBN) ||
			   is_word(r, before - 1, WORD_ID)))
		return false;
	if (i > 0 && !k->blank && is(r, i - 1, TOKEN_NUMBER))
		return false;
	/* "n°45, 2015/2": the number in a year, behind the one that counts */
	if (i > 3 && is(r, i, TOKEN_YEAR) && is(r, i + 1, TOKEN_SLASH) &&
	    is(r, i - 1, TOKEN_COMMA) &&
	    (is_word(r, i - 3, WORD_ISSUE) || is_word(r, i - 4, WORD_ISSUE)))
		return false;
	/* "Fog '15: Proceedings": the end of a year */
	if (i > 1 && !k->blank && is(r, i - 1, TOKEN_TAG) &&
	    tok(r, i - 1)->blank && width(r, i) == 2)
		return false;
	if (i > 0 && !k->blank && !punctuation(r, i - 1) && !k->glued &&
	    k->kind != TOKEN_OPEN && k->what != WORD_NUMERAL)
		return false;
	if (k->kind == TOKEN_NUMBER || k->kind == TOKEN_YEAR ||
	    k->kind == TOKEN_OPEN)
		return true;
	return k->kind == TOKEN_WORD &&
	       ((k->what >= WORD_VOLUME && k->what <= WORD_SEASON) ||
		k->what == WORD_REPORT || k->what == WORD_NUMERAL ||
		k->what == WORD_ISSN || k->what == WORD_ISBN || k->roman);
}

/* The run that says most; the first of equals. */
static size_t
best_numbers(struct reading *r)
{
	int best = 0;
	size_t where = r->t->n;

	for (size_t i = r->begin; i < r->t->n; i++) {
		struct numbers n = {.year = r->n.year};
		int score;

		if (!may_start(r, i) || !numbers_read(r->t, i, r->t->n, &n))
			continue;
		score = numbers_score(&n);
		/* "In: 1961 Conference, September 24-27, 1961" */
		score += n.day > 0;
		if (score == 0 && n.isbn.n > 0)
			score = 1;
		/*
		 * OJS: "Journal; 2019: Issue title; 45-50", whose title may
		 * say the numbers once more
		 */
		if (n.year > 0 && i > r->begin &&
		    is(r, i - 1, TOKEN_SEMICOLON) && is(r, n.end, TOKEN_COLON))
			score += YEAR_OF_ISSUE;
		if (score > best) {
			best = score;
			where = i;
		}
	}
	return where;
}

/* --- All of it ------------------------------------------------------------ */

static void
take_numbers(struct reading *r)
{
	struct citation *c = r->c;
	struct numbers *n = &r->n;

	numbers_settle(r->t, n);
	c->volume = n->volume;
	c->issue = n->issue;
	c->first_page = n->first;
	c->last_page = n->last;
	c->pages = n->pages;
	c->article = n->article;
	c->year = n->year;
	c->month = n->month;
	c->month_to = n->month_to;
	c->day = n->day;
	keep(&c->issn, n->issn);
	c->isbn = n->isbn;
	c->doi = n->doi;
	c->leads_a_doi = n->leads_a_doi;
	keep(&c->number, n->number);
	c->part = n->part;
}

static bool
cites_own(const struct reading *r, struct str s)
{
	const struct citation *c = r->c;
	struct str front;
	size_t at = 0, end = 0;

	if (!r->titled || !citation_title(s, r->own->title, &at, &end))
		return false;
	front = str_left(s, at);
	if (s.n - end > BEHIND_MAX)
		return false;
	if (citation_names_own(front, r->own))
		return c->year > 0 || c->kind != CITATION_NONE;
	return c->kind != CITATION_NONE;
}

/* What was read, into the fields. */
static bool
settle(struct reading *r, struct str s)
{
	take_numbers(r);
	cite_settle_kind(r);
	r->c->own = cites_own(r, s);
	if (r->last > 0)
		r->c->rest = text(r, r->first, r->last);
	return r->c->kind != CITATION_NONE || r->c->own;
}

/* Behind a meeting nothing but numbers is looked for. */
static bool
read_of_meeting(struct reading *r, struct str s)
{
	size_t from = r->n.end;

	if (!numbers_read(r->t, from, r->t->n, &r->n))
		r->n.end = from;
	/* "13 slides" are neither volume nor pages, "33-38" at the end are. */
	if (r->n.labels == 0 && r->n.doi.n == 0 &&
	    !(r->n.last.n > 0 && r->n.volume.n == 0 &&
	      r->n.end + is(r, r->n.end, TOKEN_STOP) >= r->t->n)) {
		r->n.volume = r->n.issue = r->n.first = STR_NONE;
		r->n.last = r->n.pages = STR_NONE;
		r->n.end = from;
	}
	from = cite_past_punctuation(r, r->n.end, r->t->n);
	if (from < r->t->n && !cite_read_press(r, from))
		cite_not_understood(r, from, r->t->n);
	return settle(r, s);
}

/* "Novak, A. Title. In: MEETING, 5., 2010, Place. Proceedings..." */
static bool
numbered_meeting(struct reading *r)
{
	size_t in = host_begin(r, r->begin, r->t->n);

	if (!cite_numbered_meeting(r, cite_past_punctuation(r, in, r->t->n)))
		return false;
	if (in > r->begin + 1)
		take_title(r, r->begin, in);
	return true;
}

/* "Title. In: Congress on Rain, 16-20 June 2014, Place." */
static bool
dated_meeting(struct reading *r)
{
	size_t in, end;

	if (!r->titled)
		return false;
	in = host_begin(r, r->begin, r->t->n);
	end = cite_meeting_of_item(r, cite_past_punctuation(r, in, r->t->n),
				   in > r->begin);
	if (end == 0)
		return false;
	if (in > r->begin)
		take_title(r, r->begin, in);
	read_behind(r, end);
	if (r->c->publisher.n == 0)
		r->c->place = STR_NONE;
	return true;
}

bool
citation_read(struct str s, const struct citation_own *own,
	      struct citation *out)
{
	struct tokens tokens;
	struct reading r = {.t = &tokens, .own = own, .c = out};
	size_t numbers;

	*out = (struct citation){.trust = CITATION_WEAK};
	s = str_trim(s);
	if (s.n < 3 || s.n > CITATION_MAX || !tokens_scan(&tokens, s))
		return false;
	if (ident_is_issn(s)) {
		out->issn = s;
		return false;
	}
	if (!cite_find_own_title(&r, &tokens, s))
		r.begin = cite_past_chapter(&r);
	r.n.end = r.titled ? 0 : cite_meeting(&r);
	if (r.n.end > 0)
		return read_of_meeting(&r, s);
	if (cite_read_form(&r) || cite_read_areas(&r) || numbered_meeting(&r) ||
	    dated_meeting(&r))
		return settle(&r, s);
	numbers = best_numbers(&r);
	if (numbers < tokens.n)
		numbers_read(&tokens, numbers, tokens.n, &r.n);
	else
		r.n.end = tokens.n;
	numbers = before_edition(&r, numbers);
	/* "Invented Working Paper 12": the word belongs to the name. */
	read_name(&r, r.begin, numbers + is_word(&r, numbers, WORD_REPORT));
	read_behind(&r, numbers < tokens.n ? r.n.end : tokens.n);
	return settle(&r, s);
}
