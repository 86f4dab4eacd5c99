/* The draft: what an item is part of, and what of it belongs to its citation. */
#include <limits.h>

#include "parsers/draft/internal.h"
#include "parsers/citation/citation.h"
#include "parsers/names/names.h"
#include "parsers/numbers/numbers.h"

enum {
	LONE_PAGE_DIGITS = 6, /* no journal has so many pages */
	PATENT_MIN = 7,       /* bytes of a number with its country */
	PATENT_DIGITS = 5,
	PATENT_DIGITS_MAX = 13,
	IDS_MAX = 50,
	NAMES_MAX = 100,   /* that are compared */
	EXTENT_BYTES = 80, /* "p. [45]-60" */
	PATENT_TEXT = 600, /* in which one is looked for */
	NUMBER_BYTES = 24  /* of one with its word */
};

/* --- Parts ---- */

static const struct str number_words[] = {
    STR_LIT("Vol. "),        STR_LIT("Volume "),
    STR_LIT("Bd. "),         STR_LIT("Band "),
    STR_LIT("Jg. "),         STR_LIT("No. "),
    STR_LIT("Nr. "),         STR_LIT("Issue "),
    STR_LIT("Heft "),        STR_LIT("H. "),
    STR_LIT("v. "),          STR_LIT("n. "),
    STR_LIT("Teil "),        STR_LIT("Part "),
    STR_LIT("number "),      STR_LIT("#"),
    STR_LIT("t. "),          STR_LIT("tome "),
    STR_LIT("tomo "),        STR_LIT("tom "),
    STR_LIT("z. "),          STR_LIT("zesz. "),
    STR_LIT("sv. "),         STR_LIT("nro "),
    STR_LIT("num. "),        STR_LIT("n\xc3\xbam. "),
    STR_LIT("n\xc2\xba "),   STR_LIT("n\xc2\xb0 "),
    STR_LIT("ro\xc4\x8d. "), STR_LIT("\xc4\x8d. "),
    STR_LIT("\xc4\x8c. "),   STR_LIT("\xc3\xa5rg. "),
    STR_LIT("\xc3\x85rg. "), STR_LIT("\xe2\x84\x96 "),
    STR_LIT("\xd1\x82. "),   STR_LIT("\xd0\xa2. "), /* т. */
    STR_LIT("fasc. "),       STR_LIT("hft. "),
    STR_LIT("cz. "),         STR_LIT("d\xc3\xadl "),
    STR_LIT("br. "),         STR_LIT("knj. "),
    STR_LIT("dl. "),         STR_LIT("k\xc3\xb6t. "),
    STR_LIT("disp. "),       STR_LIT("вып. "),
    STR_LIT("вип. "),        STR_LIT("ч. "),
    STR_LIT("кн. "),
};
/* With a digit behind. */
static const struct str number_words_bare[] = {
    STR_LIT("Vol "),
    STR_LIT("a. "), /* anno, année, año */
    STR_LIT("r. "), /* rocznik, ročník */
    STR_LIT("Bd "),
    STR_LIT("No "),
    STR_LIT("Nr "),
    STR_LIT("N:o "),
    STR_LIT("Nummer "),
    STR_LIT("numero "),
    STR_LIT("n\xc3\xbamero "),
    STR_LIT("num\xc3\xa9ro "),
    STR_LIT("hft "),
    STR_LIT("h\xc3\xa6"
	    "fte "),
    STR_LIT("h\xc3\xa4"
	    "fte "),
    STR_LIT("del "),
    STR_LIT("bind "),
    STR_LIT("osa "),
    STR_LIT("deel "),
    STR_LIT("dl "),
    STR_LIT("sv "),
    STR_LIT("svazek "),
    STR_LIT("cilt "),
    STR_LIT("say\xc4\xb1 "),
    STR_LIT("jilid "),
    STR_LIT("том "),
    STR_LIT("выпуск "),
    STR_LIT("часть "),
};

/* "第4巻", "제12권", "2号": without the signs around it. */
static struct str
counted(struct str s)
{
	static const struct str fronts[] = {STR_LIT("第"), STR_LIT("제")};
	static const struct str ends[] = {
	    STR_LIT("巻"), STR_LIT("号"), STR_LIT("集"), STR_LIT("輯"),
	    STR_LIT("期"), STR_LIT("卷"), STR_LIT("辑"), STR_LIT("號"),
	    STR_LIT("권"), STR_LIT("호"), STR_LIT("집")};
	size_t front = 0;

	for (size_t i = 0; i < COUNT(fronts); i++)
		if (str_starts(s, fronts[i])) {
			front = fronts[i].n;
			break;
		}
	for (size_t k = 0; k < COUNT(ends); k++)
		if (s.n > front + ends[k].n && str_ends(s, ends[k]) &&
		    (front > 0 || chr_digit(s.p[s.n - ends[k].n - 1])))
			return str_trim(
			    str_of(s.p + front, s.n - front - ends[k].n));
	return s;
}

/* Is all of it a volume, an issue, or both? */
static bool
read_numbers(struct str s, struct numbers *n)
{
	struct tokens t;

	*n = (struct numbers){.volume = STR_NONE};
	if (s.n > NUMBER_BYTES ||
	    (str_chr(s, ' ') == STR_NPOS && str_chr(s, '(') == STR_NPOS))
		return false;
	if (str_ends(s, STR(".")))
		s.n--;
	return tokens_scan(&t, s) && numbers_read(&t, 0, t.n, n) &&
	       n->end == t.n && n->year == 0 &&
	       n->number.n + n->article.n + n->first.n + n->part.n == 0;
}

/* "25. Jg.", "12. évf.": a number in front of its word. */
static struct str
before_word(struct str s)
{
	struct numbers n;

	if (!read_numbers(s, &n) || n.labels != 1)
		return s;
	if (n.volume.n > 0 && n.issue.n == 0)
		return n.volume;
	return n.volume.n == 0 && n.issue.n > 0 ? n.issue : s;
}

struct str
draft_number_alone(struct str s)
{
	bool labelled;

	s = prose_without_half(s);
	labelled = s.n > 0 && !chr_digit(s.p[0]);
	if (s.n > 0 && !labelled)
		s = before_word(s);
	if (s.n > 0 && (unsigned char)s.p[labelled ? 0 : s.n - 1] >= 0x80)
		s = counted(s);
	for (size_t i = 0; labelled && i < COUNT(number_words_bare); i++)
		if (s.n > number_words_bare[i].n &&
		    chr_digit(s.p[number_words_bare[i].n]) &&
		    str_istarts(s, number_words_bare[i])) {
			s = str_from(s, number_words_bare[i].n);
			break;
		}
	for (size_t i = 0; labelled && i < COUNT(number_words); i++) {
		size_t n = number_words[i].n;

		/* "Vol.3" */
		if (str_ends(number_words[i], STR(". ")) && n - 1 < s.n &&
		    chr_digit(s.p[n - 1]))
			n--;
		if (str_istarts(s, str_left(number_words[i], n)) && s.n > n) {
			s = str_trim(str_from(s, n));
			break;
		}
	}
	if (s.n > 1 && s.p[s.n - 1] == '.' && chr_digit(s.p[s.n - 2]))
		s.n--; /* that of the sentence */
	return s;
}

void
draft_pages(struct draft_part *p, struct str s)
{
	struct str first, last;

	/* "55-": nobody knew the last one. */
	while (str_ends(s, STR("-")) || str_ends(s, STR("–")))
		s = str_trim(
		    str_left(s, s.n - (str_ends(s, STR("-")) ? 1 : 3)));
	if (p->first.n > 0 || s.n == 0)
		return;
	/* A list, "12-34, 40", stays one. */
	if (str_chr(s, ',') == STR_NPOS && citation_pages(s, &first, &last)) {
		p->first = first;
		p->last = last;
	} else {
		p->first = s;
	}
}

/* --- Reading ---- */

struct draft_host *
draft_host(struct draft *d, enum host_kind kind)
{
	struct draft_host *h;

	if (!draft_room(d, LIMIT_HOSTS, d->nhosts))
		return NULL;
	h = &d->hosts[d->nhosts++];
	*h = (struct draft_host){.kind = kind};
	return h;
}

struct draft_host *
draft_host_nearest(struct draft *d)
{
	if (d->nhosts > 0 && d->hosts[0].kind != HOST_SERIES)
		return &d->hosts[0];
	if (draft_host(d, HOST_UNKNOWN) == NULL)
		return NULL;
	draft_sort_hosts(d);
	return &d->hosts[0];
}

/* What is known of the nearest host so far. */
const struct draft_host *
draft_nearest(const struct draft *d)
{
	static const struct draft_host none = {.kind = HOST_UNKNOWN};

	return d->nhosts > 0 && d->hosts[0].kind != HOST_SERIES ? &d->hosts[0]
								: &none;
}

/* A series comes behind the hosts, whatever came first. */
void
draft_sort_hosts(struct draft *d)
{
	struct draft_host all[DRAFT_HOSTS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < d->nhosts; i++)
		if (d->hosts[i].kind != HOST_SERIES)
			all[n++] = d->hosts[i];
	for (size_t i = 0; i < d->nhosts; i++)
		if (d->hosts[i].kind == HOST_SERIES)
			all[n++] = d->hosts[i];
	for (size_t i = 0; i < n; i++)
		d->hosts[i] = all[i];
}

/* --- Series ---- */

enum { NUMBER_MAX = 24, TITLE_MIN = 4 };

/* Where ", vol. 8" or " No. 45" begins, with which a series ends. */
static size_t
labelled_number(struct str title)
{
	size_t space = str_rchr(title, ' '), at;

	if (space == STR_NPOS || space + 1 >= title.n ||
	    title.n - space > NUMBER_MAX || !chr_digit(title.p[space + 1]))
		return STR_NPOS;
	at = str_rchr(str_left(title, space), ' ');
	if (at == STR_NPOS || at < TITLE_MIN ||
	    draft_number_alone(str_from(title, at + 1)).n !=
		title.n - space - 1)
		return STR_NPOS;
	return title.p[at - 1] == ',' ? at - 1 : at;
}

/* "Title ; 12" is one text in catalogues; "Title ;" has the number apart. */
static void
split_series(struct draft *d, struct str *title, struct str *number)
{
	size_t at = str_rchr(*title, ';');
	struct str tail;

	if (at == STR_NPOS && number->n == 0)
		at = labelled_number(*title);
	if (at == STR_NPOS || at == 0)
		return;
	tail = str_trim(str_from(*title, at + 1));
	if (tail.n > 0 && (tail.n > NUMBER_MAX || !str_has_digit(tail)))
		return;
	*title = str_trim(str_left(*title, at));
	/* "Title ; 7 (2015)" (MyCoRe): the year is the item's. */
	if (tail.n > 7 && tail.p[tail.n - 7] == ' ' &&
	    tail.p[tail.n - 6] == '(' && tail.p[tail.n - 1] == ')' &&
	    str_number(str_of(tail.p + tail.n - 5, 4), 2999) > 0)
		tail = str_trim(str_left(tail, tail.n - 7));
	if (number->n == 0 && tail.n > 0) {
		*number = tail;
		draft_warn(d, "series: number read out of its title");
	}
}

/* The number in the series, in whatever detail it stands. */
static struct str
series_number(struct draft *d, const struct draft_host *h)
{
	const struct draft_part *p = &h->part;

	if (p->volume.n > 0)
		return draft_join(d, p->volume, STR("/"), p->issue);
	if (p->issue.n > 0)
		return p->issue;
	return p->number.n > 0 ? p->number : h->number;
}

/* A report that is the issue 12 of something is the twelfth in it. */
static struct str
number_of_whole(struct record *r)
{
	struct str number = r->volume.n > 0 ? r->volume : r->issue;

	if (!rec_type_is(r->type, CLASS_WHOLE) || r->first_page.n > 0 ||
	    (r->volume.n > 0 && r->issue.n > 0))
		return STR_NONE;
	r->volume = r->issue = STR_NONE;
	return number;
}

/* "No. 123" in a field of its own, behind that of the name. */
static bool
is_number(struct str s)
{
	s = draft_number_alone(s);
	return s.n > 0 && s.n <= NUMBER_MAX && chr_digit(s.p[0]) &&
	       str_chr(s, ' ') == STR_NPOS;
}

static void
take_series(struct draft *d, const struct draft_host *h)
{
	struct record *r = d->r;
	struct str title = h->title, number = series_number(d, h);

	split_series(d, &title, &number);
	/* The journal once more: as DSpace's forms have it. */
	if (draft_says_nothing(title) || str_ieq(title, r->container))
		return;
	/* The set by the title of its volume, which is its own. */
	if (h->kind == HOST_UNKNOWN && r->titles.n > 0 &&
	    citation_same_title(title, r->titles.v[0].text)) {
		draft_keep(&r->volume, draft_number_alone(number));
		return;
	}
	/* "Journal, Volume 19, Number 1 (Fall 1985)" */
	if (rec_type_is(r->type, CLASS_ARTICLE) && r->container.n > 0 &&
	    str_istarts(title, r->container) &&
	    str_starts(str_from(title, r->container.n), STR(",")))
		return;
	if (r->series.n > 0 && number.n == 0 && is_number(title)) {
		draft_keep(&r->series_number, draft_number_alone(title));
		return;
	}
	/* A collection of a library stands beside what is numbered. */
	if (r->series.n > 0 && r->series_number.n == 0 && number.n > 0) {
		draft_relation(d, (struct rec_text){r->series, STR_NONE});
		r->series = STR_NONE;
	}
	if (str_ieq(title, r->series) && str_eq(number, r->series_number))
		return;
	if (r->series.n > 0) { /* a second one */
		title = draft_join(d, title, STR(" ; "), number);
		draft_relation(d, (struct rec_text){title, STR_NONE});
		draft_warn(d,
			   "series: more than one, the others are relations");
		return;
	}
	if (number.n == 0 &&
	    (h->kind == HOST_UNKNOWN || rec_type_is(r->type, CLASS_REPORT)))
		number = number_of_whole(r);
	r->series = title;
	r->series_number = draft_number_alone(number);
}

/* --- Hosts ---- */

/* "104512" without a last page. */
static bool
is_article_number(const struct draft_part *p)
{
	return p->article.n == 0 && p->last.n == 0 &&
	       p->first.n >= LONE_PAGE_DIGITS &&
	       str_number(p->first, LLONG_MAX) > 0;
}

/* "120-9", as medical journals have it: to page 129. */
static struct str
whole_last(struct arena *a, const struct draft_part *p)
{
	long long first = str_number(p->first, LLONG_MAX);
	long long last = str_number(p->last, LLONG_MAX);

	if (first <= 0 || last <= 0 || last >= first || p->last.n >= p->first.n)
		return p->last;
	return arena_join(a, str_left(p->first, p->first.n - p->last.n),
			  STR(""), p->last);
}

/* "v.5 (1900-1902)", as libraries call what they hold: the volume alone. */
static struct str
without_years(struct str volume)
{
	size_t open = str_rchr(volume, '(');
	struct str s = str_from(volume, open + 1);

	if (open == STR_NPOS || open == 0 || !str_ends(s, STR(")")))
		return volume;
	for (size_t i = 0; i + 1 < s.n; i++)
		if (i % 5 == 4 ? !(s.p[i] == '-' || s.p[i] == '/')
			       : !chr_digit(s.p[i]))
			return volume;
	return s.n % 5 == 0
		   ? draft_number_alone(str_trim(str_left(volume, open)))
		   : volume;
}

static void
take_part(struct record *r, const struct draft_part *p)
{
	bool article = is_article_number(p);
	struct str volume = without_years(draft_number_alone(p->volume));
	struct str issue = draft_number_alone(p->issue);
	struct numbers both;

	/* "Vol. 3 No. 2", "4(2)" as the volume */
	if (issue.n == 0 && read_numbers(p->volume, &both) &&
	    both.volume.n > 0 && both.issue.n > 0) {
		volume = both.volume;
		issue = both.issue;
	}
	/* What forms have where there is no number. */
	if (str_eqc(volume, "0")) {
		volume = STR_NONE;
		issue = str_eqc(issue, "0") ? STR_NONE : issue;
	}
	draft_keep(&r->volume, volume);
	draft_keep(&r->issue, issue);
	draft_keep(&r->article, article ? p->first : p->article);
	if (r->first_page.n == 0 && !article) {
		r->first_page = p->first;
		r->last_page = whole_last(r->arena, p);
	}
}

/*
 * Which hosts are series: those that say so; but an article stands in a
 * journal, and old journals of MyCoRe sites are still called series.
 */
static bool
is_series(struct draft *d, const struct draft_host *h)
{
	/* DSpace's forms have no other place for a journal. */
	if (h->kind == HOST_SERIES && d->nhosts == 1 &&
	    rec_type_is(d->r->type, CLASS_ARTICLE) &&
	    d->part.volume.n + d->part.issue.n > 0) {
		draft_warn(d, "journal: a series, as the numbers have it");
		return false;
	}
	if (h->kind == HOST_SERIES)
		return true;
	if (h->kind == HOST_CALLED_SERIES)
		return !rec_type_is(d->r->type, CLASS_ARTICLE) ||
		       d->r->container.n > 0;
	if (h->kind != HOST_UNKNOWN || !rec_type_is(d->r->type, CLASS_WHOLE) ||
	    h->title.n == 0)
		return false;
	draft_warn(d, "series: what it is part of is taken for one");
	return true;
}

/* The editor among the contributors. */
static void
drop_contributor(struct rec_names *l, const struct rec_name *editor)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].role != ROLE_CONTRIBUTOR ||
		    !names_same(&l->v[i], editor))
			l->v[n++] = l->v[i];
	l->n = n;
}

/*
 * The university that a chapter is put up by, beside the press that its
 * citation names: who put it up did not publish the book. A university's own
 * press has its name.
 */
static bool
put_up(const struct rec_texts *l, struct str press)
{
	static const struct str words[] = {
	    STR_LIT("universi"),
	    STR_LIT("univerz"),
	    STR_LIT("uniwersytet"),
	    STR_LIT("hochschule"),
	    STR_LIT("h\xc3\xb8gskole"),
	    STR_LIT("h\xc3\xb6gskola"),
	    STR_LIT("egyetem"),
	    STR_LIT("yliopisto"),
	    STR_LIT("\xc3\xbclikool"),
	    STR_LIT("\xc3\xbcniversite"),
	    /* верситет */
	    STR_LIT("\xd0\xb2\xd0\xb5\xd1\x80\xd1\x81\xd0\xb8\xd1\x82\xd0\xb5"
		    "\xd1\x82"),
	};
	size_t found = 0;

	for (size_t i = 0; i < l->n; i++) {
		struct str s = l->v[i].text;
		size_t k = 0;

		if (str_ifind(s, press) != STR_NPOS ||
		    str_ifind(s, STR("press")) != STR_NPOS)
			return false;
		while (k < COUNT(words) && str_ifind(s, words[k]) == STR_NPOS)
			k++;
		found += k < COUNT(words);
	}
	return l->n > 0 && found == l->n && !vocab_is_school(press);
}

/* What a citation says of the book a chapter stands in. */
static void
take_book(struct draft *d, const struct draft_host *h)
{
	struct record *r = d->r;
	struct draft_origin *o = &d->origin;

	if (h->origin.publishers.n > 0 && o->place.n == 0 &&
	    put_up(&o->publishers, h->origin.publishers.v[0].text)) {
		o->publishers.n = 0;
		draft_warn(d, "publisher: that of the book, not of the copy");
	}
	if (h->origin.publishers.n > 0 && o->publishers.n == 0)
		o->publishers = h->origin.publishers;
	draft_keep(&o->place, h->origin.place);
	draft_keep(&o->edition, h->origin.edition);
	if (h->editors.n == 0 || record_has_role(r, ROLE_EDITOR))
		return;
	for (size_t i = 0; i < h->editors.n; i++) {
		if (i < NAMES_MAX)
			drop_contributor(&r->names, &h->editors.v[i]);
		names_push(r->arena, &r->names, h->editors.v[i]);
	}
}

/* Who edited the issue that an article is in did not edit the article. */
static void
take_issue_editors(struct draft *d, const struct draft_host *h)
{
	struct rec_names *l = &d->r->names;
	size_t n = 0;

	for (size_t i = 0; i < h->editors.n && i < NAMES_MAX; i++) {
		struct rec_name name = h->editors.v[i];
		size_t k = 0;

		while (k < l->n && k < NAMES_MAX &&
		       !names_same(&l->v[k], &name))
			k++;
		if (k < l->n)
			continue;
		name.role = ROLE_CONTRIBUTOR;
		names_push(d->r->arena, l, name);
		n++;
	}
	if (n > 0)
		draft_warn(d,
			   "role: %zu who edited what an article is in, "
			   "contributors",
			   n);
}

/* What a poster or a talk is part of, and nobody printed: the meeting. */
static bool
is_where_shown(const struct record *r, const struct draft_host *h)
{
	const struct draft_part *p = &h->part;

	return (r->type == TYPE_POSTER || r->type == TYPE_TALK) &&
	       r->event.n == 0 && h->event.n == 0 &&
	       (h->kind == HOST_UNKNOWN || h->kind == HOST_PROCEEDINGS) &&
	       !h->isbn && !h->issn &&
	       p->volume.n + p->issue.n + p->first.n + p->article.n +
		       h->origin.publishers.n ==
		   0;
}

static void
take_host(struct draft *d, size_t i)
{
	struct draft_host *h = &d->hosts[i];
	struct record *r = d->r;
	bool more = i + 1 < d->nhosts && d->hosts[i + 1].kind != HOST_SERIES &&
		    d->hosts[i + 1].title.n > 0;

	if (is_where_shown(r, h)) {
		draft_keep(&r->event, h->title);
		draft_keep(&r->event_place, h->origin.place);
		return;
	}
	/* Of "Heft 3" in a journal the journal is the container. */
	if (h->kind != HOST_PART || !more)
		draft_keep(&r->container, h->title);
	take_part(r, &h->part);
	if (r->volume.n == 0 && is_number(h->number))
		r->volume = draft_number_alone(h->number);
	draft_keep(&r->event, h->event);
	draft_keep(&r->event_place, h->event_place);
	if ((rec_type_is(r->type, CLASS_CHAPTER) && h->kind != HOST_JOURNAL) ||
	    (r->type == TYPE_MUSIC && h->kind == HOST_BOOK))
		take_book(d, h);
	else if (rec_type_is(r->type, CLASS_ARTICLE))
		take_issue_editors(d, h);
}

/* A journal began long before the issue did. */
static bool
dates_item(const struct draft_host *h)
{
	switch (h->kind) {
	case HOST_BOOK:
	case HOST_PROCEEDINGS:
	case HOST_PART:
		return true;
	case HOST_UNKNOWN:
		return !h->issn;
	case HOST_JOURNAL:
	case HOST_NEWSPAPER:
	case HOST_BLOG:
	case HOST_CALLED_SERIES:
	case HOST_SERIES:
		break;
	}
	return false;
}

/* When the item has no date of its own, that of the issue or book is it. */
static void
take_date(struct draft *d, const struct draft_host *h)
{
	struct draft_origin *o = &d->origin;
	struct date_span day;

	draft_origin_date(o, DATE_PART, h->part.date, 0);
	/* The day of the issue, in the year that is said. */
	if (o->date.kind == DATE_ISSUED && o->date.span.from.month == 0 &&
	    o->date.span.to.year == 0 && h->part.date.n > 0 &&
	    draft_parse_date(h->part.date, &day) &&
	    day.from.year == o->date.span.from.year && day.from.month > 0)
		o->date.span = day;
	if (o->date.kind == DATE_NONE && h->origin.date.kind != DATE_NONE &&
	    dates_item(h)) {
		o->date = h->origin.date;
		draft_warn(d, "date: that of what it stands in");
	}
}

/*
 * LibreCat writes the DOI of an article into its journal, of which it says
 * neither genre nor address. Where a genre is said the DOI is the journal's.
 */
static void
take_doi(struct draft *d, const struct draft_host *h)
{
	if (h->kind != HOST_UNKNOWN || h->doi.n == 0 ||
	    record_id(d->r, ID_DOI).n > 0 ||
	    (!rec_type_is(d->r->type, CLASS_ARTICLE) &&
	     !rec_type_is(d->r->type, CLASS_CHAPTER)))
		return;
	draft_id(d, ID_OF_ITEM, (struct rec_ident){ID_DOI, h->doi, true});
	draft_warn(d, "doi: taken from what it stands in");
}

/* "p. [45]-60": a number that is not printed is one. */
static struct str
without_brackets(struct arena *a, struct str s)
{
	size_t open, close;

	if (s.n > EXTENT_BYTES)
		return s;
	while ((open = str_chr(s, '[')) != STR_NPOS &&
	       (close = str_chr(s, ']')) != STR_NPOS && close > open)
		s = arena_join(
		    a,
		    arena_join(a, str_left(s, open), STR_NONE,
			       str_of(s.p + open + 1, close - open - 1)),
		    STR_NONE, str_from(s, close + 1));
	return s;
}

/* "11-25 Seiten": the numbers alone. */
static struct str
without_unit(struct str s)
{
	size_t blank = str_rchr(s, ' ');

	return blank != STR_NPOS && blank > 0 && chr_digit(s.p[0]) &&
		       chr_digit(s.p[blank - 1]) && chr_alpha(s.p[blank + 1])
		   ? str_left(s, blank)
		   : s;
}

/*
 * "33-58" or "pp. 33-58" as the extent of what stands in something: its pages.
 */
static void
pages_of_extent(struct draft *d)
{
	/* "45 - 67" as what an article in a volume covers (California) */
	const struct rec_texts *l = d->r->volume.n > 0 && d->r->formats.n == 0
					? &d->r->coverage
					: &d->r->formats;
	struct draft_part p = {.first = STR_NONE}, single = p;

	if (d->r->first_page.n + d->r->article.n > 0 ||
	    (!rec_type_is(d->r->type, CLASS_ARTICLE) &&
	     !rec_type_is(d->r->type, CLASS_CHAPTER)))
		return;
	for (size_t i = 0; i < l->n && p.last.n == 0; i++) {
		p = (struct draft_part){.first = STR_NONE};
		draft_pages(&p, without_unit(without_brackets(d->r->arena,
							      l->v[i].text)));
		if (p.first.n > 0 && p.last.n == 0 &&
		    chr_alpha(l->v[i].text.p[0]))
			single = p;
	}
	if (p.last.n == 0)
		p.first = STR_NONE;
	/* "S. 6" of an article in a volume or newspaper: where it is */
	if (p.last.n == 0 && (d->r->volume.n + d->r->issue.n > 0 ||
			      d->r->type == TYPE_NEWSPAPER_ARTICLE))
		p = single;
	if (str_number(p.first, LLONG_MAX) < 0 ||
	    (p.last.n > 0 &&
	     str_number(p.last, LLONG_MAX) < str_number(p.first, LLONG_MAX)))
		return;
	if (p.last.n == 0)
		d->r->extent = STR_NONE;
	d->r->first_page = p.first;
	d->r->last_page = p.last;
	draft_warn(d, "pages: read in the extent");
}

/* An issue without a title is called as what it is an issue of. */
static void
name_untitled(struct draft *d)
{
	struct record *r = d->r;

	if (r->titles.n > 0)
		return;
	if (r->type != TYPE_PERIODICAL || r->container.n == 0) {
		draft_warn(d, "title: none");
		return;
	}
	texts_push(r->arena, &r->titles,
		   (struct rec_text){r->container, STR_NONE});
	r->container = STR_NONE;
	draft_warn(d, "title: that of the periodical it is an issue of");
}

/* What is on pages of a meeting is in its proceedings, which have its name. */
static void
stand_in_meeting(struct draft *d)
{
	struct record *r = d->r;

	if (r->type != TYPE_CONFERENCE_PAPER || r->container.n > 0 ||
	    r->event.n == 0 || r->first_page.n == 0)
		return;
	r->container = r->event;
	draft_warn(d, "host: the meeting, on whose pages it is");
}

void
draft_settle_hosts(struct draft *d)
{
	bool series[DRAFT_HOSTS_MAX] = {false};

	take_part(d->r, &d->part);
	draft_origin_date(&d->origin, DATE_PART, d->part.date, 0);
	for (size_t i = 0; i < d->nhosts; i++) {
		series[i] = is_series(d, &d->hosts[i]);
		if (!series[i])
			take_host(d, i);
	}
	/* Those that say so before one that is taken for it. */
	for (size_t i = 0; i < d->nhosts; i++)
		if (series[i] && d->hosts[i].kind != HOST_UNKNOWN)
			take_series(d, &d->hosts[i]);
	for (size_t i = 0; i < d->nhosts; i++)
		if (series[i] && d->hosts[i].kind == HOST_UNKNOWN)
			take_series(d, &d->hosts[i]);
	if (d->hosted &&
	    d->r->container.n + d->r->series.n + d->r->event.n == 0)
		draft_warn(d, "host: without a title");
	for (size_t i = 0; i < d->nhosts; i++)
		if (!series[i])
			take_date(d, &d->hosts[i]);
	if (d->nhosts > 0 && !series[0])
		take_doi(d, &d->hosts[0]);
	pages_of_extent(d);
	stand_in_meeting(d);
	name_untitled(d);
}

/* "ES2345678", "US 4,123,456", "EP1234567B1" at the front of s: its length. */
static size_t
patent_length(struct str s)
{
	size_t n = 2, digits = 0;

	if (s.n < PATENT_MIN || !chr_upper(s.p[0]) || !chr_upper(s.p[1]))
		return 0;
	n += s.p[n] == ' ';
	for (; n < s.n && (chr_digit(s.p[n]) || s.p[n] == ',' || s.p[n] == '/');
	     n++)
		digits += chr_digit(s.p[n]);
	while (n > 0 && !chr_digit(s.p[n - 1]))
		n--;
	if (digits < PATENT_DIGITS || digits > PATENT_DIGITS_MAX)
		return 0;
	/* Its kind: "A1", " B2". */
	for (size_t at = n; at < s.n && at < n + 2; at++)
		if (s.p[at] != ' ' && chr_upper(s.p[at]))
			return at + 1 +
			       (at + 1 < s.n && chr_digit(s.p[at + 1]));
	return n;
}

/* The number of a patent, alone or in a citation among the identifiers. */
static void
patent_number(struct draft *d)
{
	const struct record *r = d->r;

	for (size_t i = 0; i < r->ids.n && d->number.n == 0; i++) {
		struct str s = r->ids.v[i].value;

		for (size_t k = 0;
		     r->ids.v[i].kind == ID_OTHER && k < s.n && k < PATENT_TEXT;
		     k++)
			if ((k == 0 || !chr_alnum(s.p[k - 1])) &&
			    patent_length(str_from(s, k)) > 0) {
				d->number =
				    str_left(str_from(s, k),
					     patent_length(str_from(s, k)));
				break;
			}
	}
}

/*
 * "ENL/TM-2016/345", and "ISO 12345:2015" that the title begins with: the
 * identifier that is the number of a report or standard.
 */
static void
report_number(struct draft *d)
{
	const struct record *r = d->r;
	struct str title = record_title(r);

	for (size_t i = 0; i < r->ids.n && i < IDS_MAX && d->number.n == 0;
	     i++) {
		struct str s = r->ids.v[i].value;
		struct str rest = str_from(title, s.n);

		if (r->ids.v[i].kind == ID_OTHER &&
		    (prose_is_code(s) ||
		     (str_has_digit(s) && str_istarts(title, s) && rest.n > 1 &&
		      str_chr(STR(".:,"), rest.p[0]) != STR_NPOS)))
			d->number = s;
	}
}

/* The number of a report or patent. */
void
draft_settle_number(struct draft *d)
{
	struct record *r = d->r;

	if (r->type == TYPE_PATENT)
		patent_number(d);
	if (r->type == TYPE_REPORT && r->series_number.n == 0 &&
	    prose_is_code(r->series)) {
		r->series_number = r->series;
		r->series = STR_NONE;
	}
	if ((r->type == TYPE_REPORT || r->type == TYPE_PREPRINT) &&
	    r->series.n == 0)
		report_number(d);

	if (d->number.n == 0)
		return;
	if (r->series_number.n == 0 &&
	    (r->series.n == 0 || r->type == TYPE_PATENT ||
	     r->type == TYPE_REPORT || r->type == TYPE_WORKING_PAPER))
		r->series_number = d->number;
	else if (!str_eq(r->series_number, d->number))
		draft_warn(d, "number: '" STR_FMT "' has no place",
			   STR_ARG(str_left(d->number, 60)));
}

void
draft_number(struct draft *d, struct str number)
{
	draft_keep(&d->number, number);
}
