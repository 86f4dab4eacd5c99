/*
 * MARCXML: where in its host an item stands. K10plus and DNB write "volume:12"
 * in subfields $g of their own, the standard "12:3<45" in $q, and everybody
 * else what would be printed: "Bd. 12 (2019), Heft 3, Seite 45-67".
 */
#include <string.h>

#include "parsers/text/citation.h"
#include "parsers/marc/marcxml_read.h"

static void
take(struct str *field, struct str s)
{
	if (field->n == 0)
		*field = s;
}

/* --- volume:12 ------------------------------------------------------------ */

enum { VOLUME, ISSUE, PAGES, YEAR, ARTICLE, NOTHING };

static const struct {
	struct str label;
	int what;
} labels[] = {
    {STR_LIT("volume:"), VOLUME},   {STR_LIT("number:"), ISSUE},
    {STR_LIT("issue:"), ISSUE},     {STR_LIT("pages:"), PAGES},
    {STR_LIT("year:"), YEAR},       {STR_LIT("elocationid:"), ARTICLE},
    {STR_LIT("day:"), NOTHING},     {STR_LIT("month:"), NOTHING},
    {STR_LIT("extent:"), NOTHING},  {STR_LIT("supplement:"), NOTHING},
    {STR_LIT("startpage:"), PAGES}, {STR_LIT("edition:"), NOTHING},
};

static void
take_pages(struct mods_part *p, struct str s)
{
	struct str first, last;

	if (p->first.n > 0 || s.n == 0)
		return;
	if (citation_pages(s, &first, &last)) {
		p->first = first;
		p->last = last;
	} else {
		p->first = s;
	}
}

static void
put(struct mods_part *p, int what, struct str s)
{
	switch (what) {
	case VOLUME:
		take(&p->volume, mods_number(s));
		break;
	case ISSUE:
		take(&p->issue, mods_number(s));
		break;
	case PAGES:
		take_pages(p, s);
		break;
	case YEAR:
		take(&p->date, s);
		break;
	case ARTICLE:
		take(&p->article, s);
		break;
	default:
		break;
	}
}

static bool
take_labelled(struct mods_part *p, struct str s)
{
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		if (!str_istarts(s, labels[i].label))
			continue;
		put(p, labels[i].what,
		    str_trim(str_from(s, labels[i].label.n)));
		return true;
	}
	return false;
}

/* --- 12:3<45 -------------------------------------------------------------- */

static void
take_numbering(struct mods_part *p, struct str s)
{
	size_t page = str_chr(s, '<');
	struct str levels = str_left(s, page), part;

	if (str_cut(&levels, ':', &part))
		take(&p->volume, str_trim(part));
	if (str_cut(&levels, ':', &part))
		take(&p->issue, str_trim(part));
	if (page != STR_NPOS && p->first.n == 0)
		p->first = str_trim(str_from(s, page + 1));
}

/* --- What would be printed ------------------------------------------------ */

static bool
has_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (chr_digit(s.p[i]))
			return true;
	return false;
}

/* Takes a word off the front of s that ends where it does. */
static bool
take_word(struct str *s, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str rest = str_from(*s, words[i].n);

		if (!str_istarts(*s, words[i]) || rest.n == 0 ||
		    (chr_alpha(rest.p[0]) && words[i].p[words[i].n - 1] != '.'))
			continue;
		*s = str_trim(rest);
		return true;
	}
	return false;
}
#define TAKE_WORD(s, table) \
	take_word((s), (table), sizeof(table) / sizeof(*(table)))

static const struct str page_words[] = {
    STR_LIT("Seiten"), STR_LIT("Seite"), STR_LIT("pages"), STR_LIT("page"),
    STR_LIT("pp."),    STR_LIT("pp"),    STR_LIT("p."),    STR_LIT("p"),
    STR_LIT("S."),     STR_LIT("S")};
static const struct str issue_words[] = {
    STR_LIT("Heft"), STR_LIT("H."),    STR_LIT("Nr."),  STR_LIT("Nr"),
    STR_LIT("no."),  STR_LIT("no"),    STR_LIT("iss."), STR_LIT("issue"),
    STR_LIT("pt."),  STR_LIT("number")};
static const struct str article_words[] = {STR_LIT("Art."), STR_LIT("Artikel"),
					   STR_LIT("article"), STR_LIT("e-id")};

/* "2019", "Sept. 1993": a year, alone or at the end. */
static struct str
year_in(struct str s, bool alone)
{
	struct str y = s.n < 4 ? STR_NONE : str_from(s, s.n - 4);
	long long n = y.n == 4 ? str_number(y, 2099) : -1;

	return n >= 1500 && (!alone || s.n == 4) ? y : STR_NONE;
}

/*
 * One piece between commas or brackets; numbers without a word are volume and
 * issue, in this order. False: it is nothing of the kind.
 */
static bool
take_piece(struct mods_part *p, struct str s, bool brackets)
{
	struct str year = year_in(s, !brackets);
	bool pages = TAKE_WORD(&s, page_words);

	if (!has_digit(s) || s.n > 40)
		return false;
	if (pages) {
		take_pages(p, s);
	} else if (year.n > 0 && p->date.n == 0) {
		p->date = year;
	} else if (TAKE_WORD(&s, article_words)) {
		take(&p->article, s);
	} else if (TAKE_WORD(&s, issue_words)) {
		take(&p->issue, s);
	} else if (p->volume.n == 0 && !brackets) {
		p->volume = mods_number(s);
	} else if (p->issue.n == 0 && str_chr(s, '-') == STR_NPOS) {
		p->issue = s;
	} else {
		take_pages(p, s);
	}
	return true;
}

/* "Bd. 45 (2019), Heft 3, Seite 123-145": all of it or nothing. */
static bool
take_printed(struct mods_part *p, struct str s)
{
	struct mods_part read = {0};
	bool brackets = false;
	size_t end;

	for (s = marc_without_stop(s); s.n > 0;
	     s = str_from(s, end == s.n ? end : end + 1)) {
		struct str piece;

		for (end = 0; end < s.n; end++)
			if (strchr("(),;:", s.p[end]) != NULL)
				break;
		piece = str_trim(str_left(s, end));
		if (piece.n > 0 && !take_piece(&read, piece, brackets))
			return false;
		brackets = end < s.n && s.p[end] == '(';
	}
	take(&p->volume, read.volume);
	take(&p->issue, read.issue);
	take(&p->article, read.article);
	take(&p->date, read.date);
	if (p->first.n == 0 || str_eq(p->first, read.first)) {
		p->first = read.first;
		p->last = read.last;
	}
	return true;
}

void
marc_host_part(struct marc *c, const struct node *n, struct mods_part *p)
{
	const struct node *s = NULL;
	struct str q = marc_sub(c, n, 'q'), not_read = STR_NONE;
	bool printed = false;

	while ((s = marc_next(n, s, "g")) != NULL)
		take_labelled(p, marc_text(c, s));
	if (p->volume.n == 0 && q.n > 0)
		take_numbering(p, q);
	for (s = NULL; (s = marc_next(n, s, "g")) != NULL;) {
		struct mods_part none = {0};
		struct str t = marc_text(c, s);

		if (take_labelled(&none, t))
			continue;
		if (take_printed(p, t))
			printed = true;
		else
			not_read = t;
	}
	/* Invenio: $v volume, $n number, $c pages, $y year. */
	if (p->volume.n == 0 && marc_sub(c, n, 't').n == 0) {
		put(p, VOLUME, marc_sub(c, n, 'v'));
		put(p, ISSUE, marc_sub(c, n, 'n'));
		put(p, PAGES, marc_sub(c, n, 'c'));
		put(p, YEAR, marc_sub(c, n, 'y'));
	}
	if (printed)
		mods_warn(&c->m, "volume and pages: out of a citation");
	if (not_read.n > 0)
		texts_push(c->r->arena, &c->r->notes,
			   (struct rec_text){not_read, STR_NONE});
}
