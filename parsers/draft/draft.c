/* The draft: from beginning to end, and what needs no question asked. */
#include "parsers/draft/draft.h"

#include <stdarg.h>
#include <stdio.h>

#include "parsers/draft/internal.h"
#include "parsers/text/text.h"
#include "parsers/tokens/tokens.h"

enum { PAGES_MAX = 99999, PAGES_DIGITS = 5, PAGES_BYTES = 12 };
enum { PARTS_BEHIND = 3 }; /* of a citation, looked at from its end */
enum { YEAR_MIN = 1500, YEAR_MAX = 2099, YEAR_DIGITS = 4, YEAR_FRONT = 6 };
enum { SIZE_BYTES = 80 }; /* of "xii, 295 leaves : ill. ; 29 cm" */

static const struct {
	size_t max;
	const char *what;
} limits[LIMIT__MAX] = {
    [LIMIT_IDS] = {DRAFT_IDS_MAX, "identifiers"},
    [LIMIT_PEOPLE] = {DRAFT_PEOPLE_MAX, "names"},
    [LIMIT_SUBJECTS] = {DRAFT_SUBJECTS_MAX, "subjects"},
    [LIMIT_TEXTS] = {DRAFT_TEXTS_MAX, "texts of a kind"},
    [LIMIT_JOINED] = {DRAFT_JOINED_MAX, "bytes of joined text"},
    [LIMIT_HOSTS] = {DRAFT_HOSTS_MAX, "hosts and series"},
    [LIMIT_RELATIONS] = {DRAFT_RELATIONS_MAX, "related items"},
    [LIMIT_CITATIONS] = {DRAFT_CITATIONS_MAX, "citations"},
};

void
draft_init(struct draft *d, struct record *r)
{
	*d = (struct draft){.r = r, .site = &site_unknown};
}

/* --- Remarks ---- */

void
draft_warn(struct draft *d, const char *fmt, ...)
{
	char line[400];
	va_list ap;

	d->nwarnings++;
	if (d->nwarnings > DRAFT_WARNINGS_MAX + 1)
		return;
	if (d->nwarnings > DRAFT_WARNINGS_MAX) {
		record_warn(d->r, "more remarks are left out");
		return;
	}
	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	record_warn(d->r, "%s", line);
}

void
draft_unknown(struct draft *d, const struct node *n)
{
	if (d->nunknown++ < DRAFT_UNKNOWN_MAX)
		draft_warn(d, "unknown element <" STR_FMT ">",
			   STR_ARG(str_left(n->name, 100)));
}

bool
draft_room(struct draft *d, enum draft_limit limit, size_t n)
{
	if (n < limits[limit].max)
		return true;
	if ((d->over & 1u << limit) == 0)
		draft_warn(d, "more than %zu %s", limits[limit].max,
			   limits[limit].what);
	d->over |= 1u << limit;
	return false;
}

/* --- Text ---- */

struct str
draft_fragment(struct str uri)
{
	size_t at = str_rchr(uri, '#');

	return at == STR_NPOS ? STR_NONE : str_from(uri, at + 1);
}

struct str
draft_last_step(struct str uri)
{
	size_t at = str_rchr(uri, '/');

	return at == STR_NPOS ? uri : str_from(uri, at + 1);
}

/* --- Facts that are kept as they are said ---- */

static void
push(struct draft *d, enum draft_limit limit, struct rec_texts *l,
     struct rec_text t)
{
	if (t.text.n > 0 && draft_room(d, limit, l->n))
		texts_push(d->r->arena, l, t);
}

void
draft_relation(struct draft *d, struct rec_text t)
{
	push(d, LIMIT_RELATIONS, &d->r->relations, t);
}

void
draft_coverage(struct draft *d, struct rec_text t)
{
	push(d, LIMIT_TEXTS, &d->r->coverage, t);
}

/* What pages are called behind their number. */
static const struct str page_units[] = {
    STR_LIT(" s."),
    STR_LIT(" seiten"),
    STR_LIT(" p."),
    STR_LIT(" pages"),
    STR_LIT(" pp."),
    STR_LIT(" blatt"),
    STR_LIT(" bl."),
    STR_LIT(" page"),
    STR_LIT(" s"),
    STR_LIT(" sayfa"),
    STR_LIT(" f."),
    STR_LIT(" leaves"),
    STR_LIT(" p"),
    STR_LIT(" pp"),
    STR_LIT(" f"),
    STR_LIT(" ff."),
    STR_LIT(" str."),
    STR_LIT(" strony"),
    STR_LIT(" stran"),
    STR_LIT(" stron"),
    STR_LIT(" sivua"),
    STR_LIT(" sidor"),
    STR_LIT(" sider"),
    STR_LIT(" pagine"),
    STR_LIT(" pag."),
    STR_LIT(" p\xc3\xa1g."),
    STR_LIT(" p\xc3\xa1gs."),
    STR_LIT(" p\xc3\xa1ginas"),
    STR_LIT(" paginas"),
    STR_LIT(" p\xc3\xa0gines"),
    STR_LIT(" hojas"),
    STR_LIT(" folhas"),
    STR_LIT(" feuilles"),
    STR_LIT(" pagina's"),
    STR_LIT(" \xd1\x81."),
    STR_LIT(" \xd1\x81\xd1\x82\xd1\x80."),
};

/* "235 Seiten", "XII, 123 S.", "254 f., 30 cm", "xv, 180p." */
static bool
is_extent(struct str s)
{
	size_t comma = str_rchr(s, ',');

	if (s.n > 64)
		return false;
	if (comma != STR_NPOS && str_iends(s, STR(" cm")))
		s = str_trim(str_left(s, comma));
	for (size_t i = 0; i < COUNT(page_units); i++) {
		struct str t = s;

		/* "220 pages.": the stop of a sentence; "220p." */
		if (!str_ends(page_units[i], STR("."))) {
			t.n -= str_ends(t, STR("."));
		} else if (str_iends(t, str_from(page_units[i], 1)) &&
			   t.n >= page_units[i].n &&
			   chr_digit(t.p[t.n - page_units[i].n])) {
			return true;
		}
		if (t.n > page_units[i].n && str_iends(t, page_units[i]) &&
		    chr_digit(t.p[t.n - page_units[i].n - 1]))
			return true;
	}
	return false;
}

/* The digits at p[from], or nothing. */
static struct str
digits_at(struct str s, size_t from)
{
	size_t n = 0;

	while (from + n < s.n && n < PAGES_DIGITS && chr_digit(s.p[from + n]))
		n++;
	return str_of(s.p + from, n);
}

/*
 * "95 ص ؛ 30 سم", "132 σ.", "85 tr.", "s. 872": a number of pages with the
 * word for them in any language, at the beginning of the text or behind roman
 * pages; none: it is not one.
 */
static struct str
pages_counted(struct str s)
{
	size_t end = 0, at;
	struct str number, word;

	while (end < s.n && s.p[end] != ' ' && s.p[end] != '.')
		end++;
	at = end;
	while (at < s.n && (s.p[at] == ' ' || s.p[at] == '.'))
		at++;
	if (at > end && at < s.n && token_is_pages(str_left(s, end))) {
		number = digits_at(s, at);
		at += number.n;
		return at == s.n ? number : STR_NONE; /* "s. 12-34" */
	}
	at = 0;
	while (at < s.n &&
	       str_chr(STR("[]ivxlcdmIVXLCDM, "), s.p[at]) != STR_NPOS)
		at++;
	number = digits_at(s, at);
	at += number.n;
	while (at < s.n && (s.p[at] == ' ' || s.p[at] == ']'))
		at++;
	end = at;
	while (end < s.n && str_chr(STR(" .,;:()[]"), s.p[end]) == STR_NPOS)
		end++;
	word = str_of(s.p + at, end - at);
	/* Hebrew marks what it has shortened. */
	if (str_ends(word, STR("'")))
		word.n--;
	else if (str_ends(word, STR("׳")))
		word.n -= 2;
	return number.n > 0 && token_is_pages(word) ? number : STR_NONE;
}

/* "186 S., [1] Bl. ; 8", "628 p. : il. ; 21 cm": one part of it is pages. */
static bool
is_entry(struct str s)
{
	size_t from = 0;

	if (s.n > SIZE_BYTES)
		return false;
	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && str_chr(STR(":;,"), s.p[i]) == STR_NPOS)
			continue;
		if (is_extent(str_trim(str_of(s.p + from, i - from))))
			return true;
		from = i + 1;
	}
	return false;
}

/* "2012. 98 p. Dissertação (Mestrado) - ...": the pages behind a year. */
static struct str
pages_behind_year(struct str s)
{
	struct str rest = str_from(s, YEAR_FRONT), counted;

	if (s.n < YEAR_FRONT + 2 || s.p[YEAR_DIGITS] != '.' ||
	    s.p[YEAR_DIGITS + 1] != ' ' ||
	    str_number(str_left(s, YEAR_DIGITS), YEAR_MAX) < YEAR_MIN)
		return STR_NONE;
	counted = str_left(rest, str_chr(rest, '.') + 1);
	return is_extent(counted) ? digits_at(counted, 0) : pages_counted(rest);
}

/* "pages:87": a number of them under its label. */
static struct str
pages_labelled(struct str s)
{
	size_t colon = str_chr(s, ':');
	struct str number;

	if (colon == STR_NPOS || colon == 0)
		return STR_NONE;
	number = str_trim(str_from(s, colon + 1));
	return token_is_pages(str_trim(str_left(s, colon))) &&
		       number.n <= PAGES_DIGITS &&
		       str_number(number, PAGES_MAX) > 0
		   ? number
		   : STR_NONE;
}

void
draft_pages_of_note(struct draft *d, struct str s)
{
	struct str pages = pages_behind_year(s);

	if (pages.n > 0)
		draft_extent(d, pages);
}

/* "..., 47pp. (OR/15/999) (Unpublished)": in front of them, without stops. */
static struct str
before_brackets(struct str s)
{
	size_t open;

	while (s.n > 0 && str_chr(STR(". ,;)"), s.p[s.n - 1]) != STR_NPOS) {
		if (s.p[s.n - 1] != ')') {
			s.n--;
			continue;
		}
		open = str_rchr(s, '(');
		if (open == STR_NPOS)
			return STR_NONE;
		s.n = open;
	}
	return s;
}

void
draft_pages_behind(struct draft *d, struct str s)
{
	for (size_t i = 0; i < PARTS_BEHIND && d->r->extent.n == 0; i++) {
		size_t stop, comma;
		struct str part, pages;

		s = before_brackets(s);
		stop = str_rfind(s, STR(". "));
		comma = str_rfind(s, STR(", "));
		if (stop == STR_NPOS || (comma != STR_NPOS && comma > stop))
			stop = comma;
		if (stop == STR_NPOS)
			return;
		part = str_from(s, stop + 2);
		pages =
		    part.n > 0 && part.n <= PAGES_BYTES && chr_digit(part.p[0])
			? pages_counted(part)
			: STR_NONE;
		if (pages.n > 0 && pages.p == part.p)
			draft_extent(d, pages);
		s = str_left(s, stop);
	}
}

void
draft_format(struct draft *d, struct str s)
{
	struct str pages;
	size_t open = str_rchr(s, '(');
	bool inside = open != STR_NPOS && str_ends(s, STR(")")) &&
		      is_extent(str_of(s.p + open + 1, s.n - open - 2));

	pages = pages_behind_year(s);
	draft_keep(&pages, pages_labelled(s));
	/* "186 S., [1] Bl. ; 8": as catalogues of old prints say it; "1
	 * Online-Ressource (77 Seiten)" */
	if (pages.n > 0)
		draft_keep(&d->r->extent,
			   arena_join(d->r->arena, pages, STR(" "), STR("p.")));
	else if (inside || is_extent(s) || is_entry(s))
		draft_keep(&d->r->extent, s);
	else if (s.n <= SIZE_BYTES &&
		 (pages = pages_counted(text_digits(d->r->arena, s))).n > 0)
		draft_keep(&d->r->extent,
			   arena_join(d->r->arena, pages, STR(" "), STR("p.")));
	else if ((str_chr(s, '[') != STR_NPOS || str_chr(s, ';') != STR_NPOS) &&
		 prose_is_extent(s))
		draft_keep(&d->r->extent, s);
	push(d, LIMIT_TEXTS, &d->r->formats, (struct rec_text){s, STR_NONE});
}

bool
draft_take_size(struct draft *d, struct str s)
{
	bool before = false;
	size_t numbers = 0;

	if (s.n == 0 || s.n > SIZE_BYTES || d->r->extent.n > 0)
		return false;
	if (s.n <= PAGES_BYTES) {
		struct str pages = text_digits(d->r->arena, s);

		/* "99 σ.": in any language */
		if (chr_digit(pages.p[0]) &&
		    (pages = pages_counted(pages)).n > 0) {
			draft_extent(d, pages);
			return true;
		}
	}
	if (!prose_is_extent(s))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		numbers += chr_digit(s.p[i]) && !before;
		before = chr_digit(s.p[i]);
	}
	if (numbers > 1 && str_find(s, STR(" cm")) == STR_NPOS)
		return false;
	draft_extent(d, s);
	return true;
}

void
draft_extent(struct draft *d, struct str s)
{
	if (str_number(s, PAGES_MAX) > 0)
		s = arena_join(d->r->arena, s, STR(" "), STR("p."));
	draft_keep(&d->r->extent, s);
	push(d, LIMIT_TEXTS, &d->r->formats, (struct rec_text){s, STR_NONE});
}

void
draft_edition(struct draft *d, struct str s)
{
	draft_keep(&d->origin.edition, s);
}

void
draft_version(struct draft *d, struct str s)
{
	draft_keep(&d->r->version, s);
}

void
draft_path(struct draft *d, struct str path)
{
	draft_keep(&d->path, path);
}

/* "text": a word for a type, and no label of what follows ("Abstract"). */
static bool
is_type_word(struct str s)
{
	enum rec_type type;

	for (size_t i = 0; i < s.n; i++)
		if (!chr_alpha(s.p[i]))
			return false;
	return prose_label_alone(s) == LABEL_NONE && vocab_type_whole(s, &type);
}

void
draft_description(struct draft *d, enum desc_kind kind, struct rec_text t)
{
	struct draft_descs *l = &d->descriptions;
	struct draft_desc *v;

	if (draft_says_nothing(t.text) || is_type_word(t.text) ||
	    !draft_room(d, LIMIT_TEXTS, l->n))
		return;
	v = arena_push(d->r->arena, l->v, l->n, &l->cap, sizeof(*v));
	if (v == NULL)
		return;
	l->v = v;
	l->v[l->n++] = (struct draft_desc){kind, t};
}

/* "##issue.vol## 12": OJS, in a language that its messages are not in. */
static struct str
with_words(struct draft *d, struct str s)
{
	static const struct {
		struct str key, word;
	} keys[] = {
	    {STR_LIT("##issue.vol##"), STR_LIT("Vol.")},
	    {STR_LIT("##issue.volume##"), STR_LIT("Vol.")},
	    {STR_LIT("##issue.no##"), STR_LIT("No.")},
	    {STR_LIT("##issue.number##"), STR_LIT("No.")},
	};

	for (size_t i = 0; i < COUNT(keys); i++) {
		size_t at = str_find(s, keys[i].key);

		if (at != STR_NPOS)
			s = arena_join(d->r->arena, str_left(s, at),
				       keys[i].word,
				       str_from(s, at + keys[i].key.n));
	}
	return s;
}

void
draft_citation(struct draft *d, enum cited_in in, struct rec_text t)
{
	struct draft_citations *l = &d->citations;
	struct draft_cited *v;

	if (str_find(t.text, STR("##issue.")) != STR_NPOS)
		t.text = with_words(d, t.text);

	if (t.text.n == 0 || !draft_room(d, LIMIT_CITATIONS, l->n))
		return;
	v = arena_push(d->r->arena, l->v, l->n, &l->cap, sizeof(*v));
	if (v == NULL)
		return;
	l->v = v;
	l->v[l->n++] = (struct draft_cited){in, t};
}
