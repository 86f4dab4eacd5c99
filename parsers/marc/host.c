/*
 * MARC: series (4XX, 8XX), hosts (773) and other relations (76X to 78X).
 *
 * Where in its host an item stands K10plus and DNB write as "volume:12" in
 * subfields $g of their own, the standard as "12:3<45" in $q, and everybody
 * else as it would be printed: "Bd. 12 (2019), Heft 3, Seite 45-67".
 */
#include <string.h>

#include "core/ident.h"
#include "parsers/citation/citation.h"
#include "parsers/marc/internal.h"
#include "parsers/tokens/tokens.h"

enum {
	LABEL_MAX = 24, /* bytes of "Jahrgang" */
	QUOTED_MAX = 60 /* bytes that a warning shows */
};

/* --- volume:12 ------------------------------------------------------------ */

enum part { VOLUME, ISSUE, PAGES, YEAR, ARTICLE, NOTHING };

static const struct {
	struct str label;
	enum part what;
} labels[] = {
    {STR_LIT("volume:"), VOLUME},   {STR_LIT("number:"), ISSUE},
    {STR_LIT("issue:"), ISSUE},     {STR_LIT("pages:"), PAGES},
    {STR_LIT("year:"), YEAR},       {STR_LIT("elocationid:"), ARTICLE},
    {STR_LIT("day:"), NOTHING},     {STR_LIT("month:"), NOTHING},
    {STR_LIT("extent:"), NOTHING},  {STR_LIT("supplement:"), NOTHING},
    {STR_LIT("startpage:"), PAGES}, {STR_LIT("edition:"), NOTHING},
};

static void
put(struct draft_part *p, enum part what, struct str s)
{
	switch (what) {
	case VOLUME:
		draft_keep(&p->volume, draft_number_alone(s));
		break;
	case ISSUE:
		draft_keep(&p->issue, draft_number_alone(s));
		break;
	case PAGES:
		draft_pages(p, s);
		break;
	case YEAR:
		draft_keep(&p->date, s);
		break;
	case ARTICLE:
		draft_keep(&p->article, s);
		break;
	case NOTHING:
		break;
	}
}

static bool
take_labelled(struct draft_part *p, struct str s)
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
take_numbering(struct draft_part *p, struct str s)
{
	size_t page = str_chr(s, '<');
	struct str levels = str_left(s, page), part;

	if (str_cut(&levels, ':', &part))
		draft_keep(&p->volume, str_trim(part));
	if (str_cut(&levels, ':', &part))
		draft_keep(&p->issue, str_trim(part));
	if (page != STR_NPOS && p->first.n == 0)
		p->first = str_trim(str_from(s, page + 1));
}

/* --- What would be printed ------------------------------------------------ */

/* Takes a word of the kind off the front of s: "Seite 12", "nº 3", "e-id 7". */
static bool
take_word(struct str *s, enum token_word kind)
{
	struct tokens t;
	size_t at = 1;

	if (!tokens_scan(&t, *s) || t.n < 2 || t.v[0].what != kind)
		return false;
	/* "n° 3", "Nr. 3" */
	while (at < t.n &&
	       (t.v[at].what == kind || t.v[at].kind == TOKEN_STOP ||
		t.v[at].kind == TOKEN_TAG || t.v[at].kind == TOKEN_OTHER))
		at++;
	if (at == t.n)
		return false;
	*s = tokens_text(&t, at, t.n);
	return true;
}

/* "2019", "Sept. 1993": a year, alone or at the end. */
static struct str
year_in(struct str s, bool alone)
{
	struct str y = s.n < 4 ? STR_NONE : str_from(s, s.n - 4);
	long long n = y.n == 4 ? str_number(y, 2099) : -1;

	return n >= 1500 && (!alone || s.n == 4) ? y : STR_NONE;
}

/* "avril-juin 2009", "Winter 2014" */
static bool
is_month(struct str s)
{
	struct tokens t;

	return chr_alpha(s.p[0]) && tokens_scan(&t, s) && t.n > 0 &&
	       (t.v[0].what == WORD_MONTH || t.v[0].what == WORD_SEASON);
}

/* "12", "3/4", "A 12", "XII": and not "Example Town v. 8". */
static bool
is_number(struct str s)
{
	size_t blank = str_chr(s, ' ');

	return s.n > 0 && (chr_digit(s.p[0]) || blank == STR_NPOS ||
			   chr_digit(s.p[blank + 1]));
}

/* "sept. 2004" as a date, where it is one; else the year in it. */
static struct str
month_and_year(struct str s, struct str year)
{
	struct date_span span;

	return draft_parse_date(s, &span) && span.from.month > 0 &&
		       span.from.year == str_number(year, 2999)
		   ? s
		   : year;
}

/* "1998. nov. 12.": the day of a newspaper. */
static bool
is_day(struct str s)
{
	struct date_span span;

	return str_chr(s, ' ') != STR_NPOS && draft_parse_date(s, &span) &&
	       span.from.day > 0;
}

/* "31. évf. 265. sz.": a volume and its issue. */
static bool
take_both(struct draft_part *p, struct str s)
{
	struct citation c;

	if (str_chr(s, ' ') == STR_NPOS || !citation_read(s, NULL, &c) ||
	    c.kind != CITATION_NUMBERS || c.rest.n > 0 || c.volume.n == 0 ||
	    c.issue.n == 0)
		return false;
	draft_keep(&p->volume, c.volume);
	draft_keep(&p->issue, c.issue);
	return true;
}

/*
 * One piece between commas or brackets; numbers without a word are volume and
 * issue, in this order. False: it is nothing of the kind.
 */
static bool
take_piece(struct draft_part *p, struct str s, bool brackets)
{
	struct str year = year_in(s, !brackets);
	bool pages = take_word(&s, WORD_PAGES);

	/* "№ 3. - С. 10-15" is more than one. */
	if (!str_has_digit(s) || s.n > 40 ||
	    str_find(s, STR(". - ")) != STR_NPOS)
		return false;
	if (year.n == 0 && !pages && p->date.n == 0 && is_month(s))
		year = year_in(s, false);
	if (pages) {
		draft_pages(p, s);
	} else if (p->date.n == 0 && !brackets && is_day(s)) {
		p->date = s;
	} else if (brackets && p->issue.n == 0 && take_both(p, s)) {
		return true;
	} else if (year.n > 0 && p->date.n == 0) {
		p->date = month_and_year(s, year);
	} else if (take_word(&s, WORD_ARTICLE)) {
		draft_keep(&p->article, s);
	} else if (take_word(&s, WORD_ISSUE) || take_word(&s, WORD_PART)) {
		draft_keep(&p->issue, s);
	} else if (p->volume.n == 0 && !brackets) {
		(void)take_word(&s, WORD_VOLUME);
		p->volume = draft_number_alone(s);
		return is_number(p->volume);
	} else if (p->issue.n == 0 && str_chr(s, '-') == STR_NPOS) {
		p->issue = draft_number_alone(s);
	} else {
		draft_pages(p, s);
	}
	return true;
}

/* "Jahrgang", "Vol.": a word for a volume, and nothing else. */
static bool
is_label(struct str s)
{
	struct tokens t;

	return s.n <= LABEL_MAX && tokens_scan(&t, s) && t.n > 0 &&
	       t.v[0].what == WORD_VOLUME &&
	       (t.n == 1 || (t.n == 2 && t.v[1].kind == TOKEN_STOP));
}

/* "Bd. 45 (2019), Heft 3, Seite 123-145": all of it or nothing. */
static bool
take_printed(struct draft_part *p, struct str s)
{
	struct draft_part read = {0};
	bool brackets = false;
	size_t end;

	for (s = marc_without_stop(s); s.n > 0;
	     s = str_from(s, end == s.n ? end : end + 1)) {
		struct str piece;

		for (end = 0; end < s.n; end++)
			if (strchr("(),;:", s.p[end]) != NULL)
				break;
		piece = str_trim(str_left(s, end));
		/* "S. 12-19, Illustrationen" */
		if (read.first.n > 0 && !str_has_digit(s))
			break;
		/* "Jahrgang (2019), Heft 3": its number is the year. */
		if (piece.n > 0 && !take_piece(&read, piece, brackets) &&
		    !(end < s.n && s.p[end] == '(' && is_label(piece)))
			return false;
		brackets = end < s.n && s.p[end] == '(';
	}
	draft_keep(&p->volume, read.volume);
	draft_keep(&p->issue, read.issue);
	draft_keep(&p->article, read.article);
	draft_keep(&p->date, read.date);
	if (p->first.n == 0 || str_eq(p->first, read.first)) {
		p->first = read.first;
		p->last = read.last;
	}
	return true;
}

/* "T. XII, n. 3 (sept. 2004), p. 201-220": as a citation has it. */
static bool
take_cited(struct draft_part *p, struct str s)
{
	struct citation c;

	/* A name in front is that of a place: "$t Journal $g Town v. 8". */
	if (!citation_read(s, NULL, &c) ||
	    (c.kind != CITATION_NUMBERS && c.kind != CITATION_JOURNAL) ||
	    c.volume.n + c.issue.n == 0 || c.first_page.n == 0)
		return false;
	draft_keep(&p->volume, c.volume);
	draft_keep(&p->issue, c.issue);
	draft_keep(&p->first, c.first_page);
	draft_keep(&p->last, c.last_page);
	for (size_t i = 0; c.year > 0 && i + 4 <= s.n; i++)
		if (str_number(str_of(s.p + i, 4), 9999) == c.year)
			draft_keep(&p->date, str_of(s.p + i, 4));
	return true;
}

/* "Vol. 3 No. 2 (2015)", "Vol. 3 No. 2 (2015): Title": as OJS calls an issue. */
static bool
take_issue(struct draft_part *p, struct str s)
{
	struct citation c;

	if (!citation_read(s, NULL, &c) || c.kind != CITATION_NUMBERS ||
	    c.volume.n == 0 || c.issue.n == 0 || str_chr(s, ',') != STR_NPOS)
		return false;
	draft_keep(&p->volume, c.volume);
	draft_keep(&p->issue, c.issue);
	draft_keep(&p->first, c.first_page);
	draft_keep(&p->last, c.last_page);
	return true;
}

/* "2004/12/3/45-56": year, volume, issue, pages. */
static bool
take_slashes(struct draft_part *p, struct str s)
{
	enum { PARTS = 4 };
	static const enum part what[PARTS] = {YEAR, VOLUME, ISSUE, PAGES};
	struct str all = s, parts[PARTS];
	size_t n = 0;

	while (n < PARTS && str_cut(&all, '/', &parts[n]))
		n++;
	if (n < PARTS || all.n > 0 || year_in(parts[0], true).n == 0)
		return false;
	for (size_t i = 0; i < PARTS; i++)
		if (!str_eqc(parts[i], "-"))
			put(p, what[i], parts[i]);
	return true;
}

bool
marc_printed(struct draft_part *p, struct str s)
{
	return take_slashes(p, s) || take_issue(p, s) || take_printed(p, s) ||
	       take_cited(p, s);
}

static void
take_part(struct marc *c, const struct node *n, struct draft_part *p)
{
	const struct node *s = NULL;
	struct str q = marc_sub(c, n, 'q'), not_read = STR_NONE;
	bool printed = false;

	while ((s = marc_next(n, s, "g")) != NULL)
		take_labelled(p, marc_text(c, s));
	if (p->volume.n == 0 && q.n > 0)
		take_numbering(p, q);
	for (s = NULL; (s = marc_next(n, s, "g")) != NULL;) {
		struct draft_part none = {0};
		struct str t = marc_text(c, s);

		if (take_labelled(&none, t))
			continue;
		if (marc_printed(p, t))
			printed = true;
		else
			not_read = t;
	}
	/* Invenio: $v volume, $n number, $c pages, $y year. */
	if (p->volume.n == 0 && marc_sub(c, n, 't').n == 0) {
		put(p, VOLUME, marc_sub(c, n, 'v'));
		if (str_has_digit(marc_sub(c, n, 'n')))
			put(p, ISSUE, marc_sub(c, n, 'n'));
		put(p, PAGES, marc_sub(c, n, 'c'));
		put(p, YEAR, marc_sub(c, n, 'y'));
		if (p->volume.n > 0 && marc_sub(c, n, 'p').n > 0)
			draft_keep(&c->journal_year, marc_sub(c, n, 'y'));
	}
	if (printed)
		draft_warn(&c->d, "volume and pages: out of a citation");
	draft_description(&c->d, DESC_NOTE,
			  (struct rec_text){not_read, STR_NONE});
}

/* --- Series --------------------------------------------------------------- */

/* Letters and digits alone, without case: is it the same title? */
static bool
same_title(struct str a, struct str b)
{
	size_t i = 0, k = 0;

	while (i < a.n && k < b.n) {
		if (!chr_alnum(a.p[i]) && (unsigned char)a.p[i] < 0x80)
			i++;
		else if (!chr_alnum(b.p[k]) && (unsigned char)b.p[k] < 0x80)
			k++;
		else if (chr_tolower(a.p[i++]) != chr_tolower(b.p[k++]))
			return false;
	}
	while (i < a.n && !chr_alnum(a.p[i]) && (unsigned char)a.p[i] < 0x80)
		i++;
	while (k < b.n && !chr_alnum(b.p[k]) && (unsigned char)b.p[k] < 0x80)
		k++;
	return i == a.n && k == b.n && a.n > 0;
}

/* The set of which the item is a volume is no series of it. */
static bool
is_set(struct marc *c, struct str title, struct str number)
{
	if (c->part.n == 0 || (!same_title(title, c->set_title) &&
			       !same_title(title, c->sorted_title)))
		return false;
	if (c->d.part.volume.n == 0)
		c->d.part.volume = draft_number_alone(number);
	return true;
}

static void
push_issn(struct marc *c, struct str s, struct draft_host *h)
{
	struct rec_ident id;

	while (str_ends(s, STR(".")))
		s = str_trim(str_left(s, s.n - 1));
	if (s.n == 0 || !draft_id_typed(&c->d, STR("issn"), s, &id) ||
	    id.kind != ID_ISSN)
		return;
	h->issn = true;
	draft_id(&c->d, ID_OF_HOST, id);
}

void
marc_add_series(struct marc *c, struct str title, struct str number,
		struct str issn)
{
	struct draft_host *h = NULL;

	if (title.n == 0 || is_set(c, title, number))
		return;
	/* The same as it is printed and as it is filed. */
	for (size_t i = 0; i < c->d.nhosts; i++)
		if (c->d.hosts[i].kind == HOST_SERIES &&
		    same_title(c->d.hosts[i].title, title))
			h = &c->d.hosts[i];
	if (h == NULL)
		h = draft_host(&c->d, HOST_SERIES);
	if (h == NULL)
		return;
	if (h->title.n == 0)
		h->title = title;
	if (h->part.number.n == 0)
		h->part.number = draft_number_alone(number);
	push_issn(c, issn, h);
}

/* As it stands on the title page: "$a Studien ; $v Band 12". */
void
marc_series(struct marc *c, const struct node *n)
{
	marc_add_series(c, marc_join(c, n, "anp", STR(". ")),
			marc_without_stop(marc_sub(c, n, 'v')),
			marc_without_marks(marc_sub(c, n, 'x')));
}

/* How it is filed; a person or body may stand in front: 800, 810. */
void
marc_series_entry(struct marc *c, const struct node *n)
{
	struct str title = marc_join(c, n, "t", STR(". "));

	if (title.n == 0)
		title = marc_join(c, n, "anp", STR(". "));
	marc_add_series(c, marc_without_stop(title),
			marc_without_stop(marc_sub(c, n, 'v')),
			marc_without_marks(marc_sub(c, n, 'x')));
}

/* --- Hosts ---------------------------------------------------------------- */

/* $7 "nnas": what the host is, in its fourth place. */
static enum host_kind
kind_of(struct marc *c, const struct node *n, const struct draft_host *h)
{
	struct str control = marc_sub(c, n, '7');
	char level = control.n > 3 ? control.p[3] : '\0';

	if (level == 's' || level == 'i' || level == 'b')
		return HOST_JOURNAL;
	if (level == 'm' || level == 'c' || level == 'a')
		return HOST_BOOK;
	if (h->isbn && !h->issn)
		return HOST_BOOK;
	if (h->issn || h->part.issue.n > 0)
		return HOST_JOURNAL;
	if (h->part.volume.n > 0 && h->part.first.n > 0)
		return HOST_JOURNAL;
	/* Nothing but the pages of what comes once, as the leader has it. */
	if (!c->plain_leader && marc_leader(c, 7) == 'a' &&
	    h->part.first.n > 0 && h->part.date.n == 0)
		return HOST_BOOK;
	return h->origin.publishers.n > 0 ? HOST_BOOK : HOST_UNKNOWN;
}

/* "Berlin : Springer, 2019" of the book. */
static void
take_imprint(struct marc *c, const struct node *n, struct draft_host *h)
{
	struct str s = marc_without_stop(marc_sub(c, n, 'd'));
	size_t colon = str_find(s, STR(" : ")), comma = str_rchr(s, ',');
	size_t dash = str_find(s, STR(". - "));
	struct rec_text publisher = {0};

	if (s.n == 0)
		return;
	/* "pod red. A. Nowaka. - Kraków : Press, 2016" */
	if (dash != STR_NPOS && dash < colon) {
		draft_warn(&c->d, "host: '" STR_FMT "' is not read",
			   STR_ARG(str_left(str_left(s, dash), QUOTED_MAX)));
		s = str_from(s, dash + 4);
		colon = str_find(s, STR(" : "));
		comma = str_rchr(s, ',');
	}
	draft_origin_date(&h->origin, DATE_ISSUED,
			  comma == STR_NPOS ? s : str_from(s, comma + 1), 0);
	if (colon == STR_NPOS)
		return;
	draft_place(&c->d, &h->origin, EVENT_PUBLICATION,
		    marc_without_marks(str_left(s, colon)));
	if (comma != STR_NPOS && comma > colon + 3)
		s = str_left(s, comma);
	publisher.text = marc_without_marks(str_from(s, colon + 3));
	draft_publisher(&c->d, &h->origin, EVENT_PUBLICATION, publisher);
}

void
marc_host_ids(struct marc *c, struct str issn, struct str isbn,
	      struct draft_host *h)
{
	struct rec_ident id;

	push_issn(c, marc_without_stop(issn), h);
	if (isbn.n == 0 ||
	    !draft_id_typed(&c->d, STR("isbn"), marc_without_stop(isbn), &id))
		return;
	h->isbn = h->isbn || id.kind == ID_ISBN;
	draft_id(&c->d, ID_OF_HOST, id);
}

static void
take_ids(struct marc *c, const struct node *n, struct draft_host *h)
{
	const struct node *s = NULL;

	marc_host_ids(c, marc_sub(c, n, 'x'), STR_NONE, h);
	while ((s = marc_next(n, s, "z")) != NULL)
		marc_host_ids(c, STR_NONE, marc_text(c, s), h);
}

/* "hrsg. von Anna Novak", "Hrsg. Anna Novak": past the words for the role. */
static struct str
past_role(struct str s)
{
	enum said_role role = SAID_OPEN;
	size_t n = vocab_phrase(s, &role);

	if (n == 0) {
		n = str_chr(s, ' ');
		vocab_said_role(str_left(s, n), &role);
	}
	s = role == SAID_EDITOR ? str_trim(str_from(s, n)) : STR_NONE;
	/* "hrsg. von Anna Novak ; Beitr. von Otto Ried" */
	s = str_left(s, str_find(s, STR(" ; ")));
	/* "von", "vom", "par" */
	if (s.n > 0 && chr_lower(s.p[0]))
		s = str_trim(str_from(s, str_chr(s, ' ')));
	return s;
}

/*
 * "Title / Anna Novak (ed.)", "Title / hrsg. von Anna Novak": who they are, behind
 * the title.
 */
static struct str
said_editors(struct str s)
{
	size_t at = str_find(s, STR(" / ")), open = str_rchr(s, '(');
	enum said_role role;

	if (at == STR_NPOS)
		return STR_NONE;
	if (open == STR_NPOS || open < at + 4 || s.p[s.n - 1] != ')' ||
	    !vocab_said_role(str_of(s.p + open + 1, s.n - open - 2), &role) ||
	    role != SAID_EDITOR)
		return past_role(str_from(s, at + 3));
	return str_trim(str_of(s.p + at + 3, open - at - 3));
}

/*
 * "Title / edited by Anna Novak", "Title / Hrsg. Anna Novak" loses its statement
 * of responsibility; "Reports / Example Institute" is a title.
 */
static struct str
without_statement(struct str s)
{
	size_t at = str_find(s, STR(" / "));
	enum said_role role;
	struct str word = str_from(s, at + 3);

	if (at == STR_NPOS || at == 0 || word.n == 0)
		return s;
	word = str_left(word, str_chr(word, ' '));
	return chr_lower(word.p[0]) || vocab_said_role(word, &role) ||
		       said_editors(s).n > 0
		   ? str_left(s, at)
		   : s;
}

/* "Title : subtitle" is how it stands there: ISBD within one subfield. */
static struct str
title_of(struct marc *c, const struct node *n)
{
	struct str t = marc_without_stop(marc_join(c, n, "t", STR(". ")));

	/* An abbreviated title keeps its stop. */
	if (t.n == 0)
		t = marc_without_marks(marc_sub(c, n, 'p'));
	if (t.n == 0)
		t = marc_without_stop(marc_sub(c, n, 's'));
	return marc_plain_colons(c, without_statement(t));
}

/* Who wrote or edited the book: an editor only if it says so. */
static void
take_main_entry(struct marc *c, const struct node *n, struct draft_host *h)
{
	static const struct str words[] = {STR_LIT("hrsg"), STR_LIT("(hg"),
					   STR_LIT("herausgeb"), STR_LIT("(ed"),
					   STR_LIT(" ed.")};
	struct str a = marc_without_marks(marc_sub(c, n, 'a'));
	struct rec_name name = {.role = ROLE_EDITOR, .raw = a};
	size_t comma = str_chr(a, ','), open = str_rchr(a, '(');
	enum said_role role = SAID_OPEN;

	if (a.n == 0)
		return;
	if (open != STR_NPOS && a.p[a.n - 1] == ')')
		vocab_said_role(str_of(a.p + open + 1, a.n - open - 2), &role);
	if ((role != SAID_EDITOR && !MARC_HAS(a, words)) || comma == STR_NPOS) {
		draft_warn(&c->d, "host: '" STR_FMT "', whose it is, left out",
			   STR_ARG(str_left(a, 60)));
		return;
	}
	name.kind = NAME_PERSON;
	name.family = str_trim(str_left(a, comma));
	name.given = str_trim(str_from(a, comma + 1));
	name.given = str_trim(str_left(name.given, str_chr(name.given, '(')));
	name.given = str_trim(str_left(name.given, str_chr(name.given, '[')));
	names_push(c->r->arena, &h->editors, name);
}

/* "(Studies ; 3)": the series that the book is in. */
static void
take_series_of_host(struct marc *c, const struct node *n)
{
	struct str k = marc_without_stop(marc_sub(c, n, 'k')), title, number;
	size_t semicolon;

	if (str_starts(k, STR("(")) && str_ends(k, STR(")")))
		k = str_trim(str_of(k.p + 1, k.n - 2));
	semicolon = str_rchr(k, ';');
	title = marc_without_marks(str_left(k, semicolon));
	number = semicolon == STR_NPOS ? STR_NONE
				       : str_trim(str_from(k, semicolon + 1));
	marc_add_series(c, title, number, STR_NONE);
}

/* The host so far, when either it or this field has no title. */
static struct draft_host *
untitled(struct marc *c, const struct node *n)
{
	bool titled = title_of(c, n).n > 0;

	for (size_t i = 0; i < c->d.nhosts; i++)
		if (c->d.hosts[i].kind != HOST_SERIES)
			return titled == (c->d.hosts[i].title.n > 0)
				   ? NULL
				   : &c->d.hosts[i];
	return NULL;
}

/*
 * "Journal; Vol. 3 No. 2 (2015)", "Journal. Vol. 3, no. 2 (2010), p. 12-34" as
 * the title of the journal.
 */
static void
take_issue_in_title(struct marc *c, struct draft_host *h)
{
	struct citation cited;

	if (!citation_parse_issue(h->title, &cited) &&
	    !(citation_read(h->title, NULL, &cited) &&
	      cited.kind == CITATION_JOURNAL && cited.container.n > 0 &&
	      cited.rest.n == 0 && cited.volume.n > 0 &&
	      cited.first_page.n > 0))
		return;
	h->title = cited.container;
	h->part.volume = cited.volume;
	h->part.issue = cited.issue;
	h->part.first = cited.first_page;
	h->part.last = cited.last_page;
	c->d.cited_year = cited.year;
	draft_warn(&c->d, "journal and volume: out of a citation");
}

/* 909 C4, with the journal in $p: what Invenio has in 773 since. */
static bool
is_host(const struct node *n)
{
	return str_eqc(marc_tag(n), "773") ||
	       (marc_indicator(n, 1) == 'C' && marc_indicator(n, 2) == '4' &&
		marc_next(n, NULL, "p") != NULL);
}

void
marc_host(struct marc *c, const struct node *n)
{
	struct draft_host *h;
	struct str editors;

	if (!is_host(n))
		return;
	if (c->d.hosted && marc_next(n, NULL, "tapsxz") == NULL) {
		/* K10plus: the numbers again, in a field of their own. */
		for (size_t i = 0; i < c->d.nhosts; i++)
			if (c->d.hosts[i].kind != HOST_SERIES)
				take_part(c, n, &c->d.hosts[i].part);
		return;
	}
	/* Its number in one field, its title in another. */
	h = c->d.hosted ? untitled(c, n) : NULL;
	if (h != NULL) {
		draft_keep(&h->title, title_of(c, n));
		take_imprint(c, n, h);
		take_ids(c, n, h);
		take_part(c, n, &h->part);
		h->kind = kind_of(c, n, h);
		return;
	}
	if (c->d.hosted) {
		draft_warn(&c->d, "host: more than one, the first taken");
		marc_relation(c, n);
		return;
	}
	/* "$a Name of a collection." */
	if (marc_next(n, NULL, "tpsgqwxzdvncy") == NULL) {
		marc_relation(c, n);
		return;
	}
	h = draft_host(&c->d, HOST_UNKNOWN);
	if (h == NULL)
		return;
	c->d.hosted = true;
	h->title = title_of(c, n);
	take_issue_in_title(c, h);
	h->origin.edition = marc_without_marks(marc_sub(c, n, 'b'));
	take_imprint(c, n, h);
	take_ids(c, n, h);
	take_part(c, n, &h->part);
	take_main_entry(c, n, h);
	editors = said_editors(marc_without_stop(marc_sub(c, n, 't')));
	if (editors.n > 0 && h->editors.n == 0)
		draft_parse_editors(&c->d, editors, &h->editors);
	h->kind = kind_of(c, n, h);
	take_series_of_host(c, n);
}

/* "Journal; Vol. 3 No. 2 (2015)": OJS calls the journal a source of data. */
void
marc_data_source(struct marc *c, const struct node *n)
{
	struct draft_host *h;
	struct citation cited;

	struct rec_ident issn = {.kind = ID_ISSN};

	if (ident_issn(c->r->arena, marc_sub(c, n, 'n'), &issn.value)) {
		draft_id(&c->d, ID_OF_HOST, issn);
		return;
	}
	if (c->d.hosted || !citation_parse_issue(marc_sub(c, n, 'n'), &cited)) {
		marc_relation(c, n);
		return;
	}
	h = draft_host(&c->d, HOST_JOURNAL);
	if (h == NULL)
		return;
	c->d.hosted = true;
	h->title = marc_sub(c, n, 'n');
	take_issue_in_title(c, h);
	c->from_ojs = true;
}

/* --- Relations ------------------------------------------------------------ */

static void
push_related_ids(struct marc *c, const struct node *n)
{
	static const struct {
		char code[2];
		struct str type;
	} codes[] = {{"x", STR_LIT("issn")}, {"z", STR_LIT("isbn")}};

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		const struct node *s = NULL;
		struct rec_ident id;

		while ((s = marc_next(n, s, codes[i].code)) != NULL) {
			struct str t = marc_without_stop(marc_text(c, s));

			if (!draft_id_typed(&c->d, codes[i].type, t, &id))
				continue;
			draft_id(&c->d, ID_OF_ANOTHER, id);
		}
	}
}

/* "Fortsetzung von: Title -- 1234-5679" */
void
marc_relation(struct marc *c, const struct node *n)
{
	struct str label = marc_without_marks(marc_sub(c, n, 'i'));
	struct str title = title_of(c, n);
	struct str numbers = marc_join(c, n, "xz", STR(" -- "));

	push_related_ids(c, n);
	title = draft_join(&c->d, title, STR(" -- "), numbers);
	if (title.n > 0)
		title = draft_join(&c->d, label, STR(": "), title);
	draft_relation(&c->d, (struct rec_text){title, STR_NONE});
}

/* 776: the printed book of the electronic one. */
void
marc_other_form(struct marc *c, const struct node *n)
{
	marc_relation(c, n);
}
