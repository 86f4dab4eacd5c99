/* Answers that need more than one field of a record. */
#include "exporters/value/value.h"

#include "core/ident.h"
#include "core/line.h"

/*
 * Scratch of one record: a few times the record, since text that is not in
 * normalisation form C needs four bytes a character while it is made so.
 */
#define SCRATCH_MAX ((size_t)1 << 30)

void
export_state_init(struct export_state *st)
{
	*st = (struct export_state){.count = 0};
	arena_init(&st->scratch, SCRATCH_MAX);
}

void
export_state_free(struct export_state *st)
{
	arena_free(&st->scratch);
}

struct str
value_keywords(struct arena *a, const struct record *r)
{
	const struct rec_subject *s = r->subjects.v;
	size_t n = r->subjects.n;
	struct str *v = n == 0 ? NULL : arena_alloc(a, n * sizeof(*v));
	struct str separator = STR(", ");

	if (v == NULL)
		return STR_NONE;
	for (size_t i = 0; i < n; i++) {
		v[i] = value_keyword(a, &s[i]);
		if (str_chr(v[i], ',') != STR_NPOS)
			separator = STR("; ");
	}
	return line_join(a, v, n, separator);
}

enum { YEAR_DIGITS = 4 }; /* of a number that may be a keyword */

/* "[SHS.DROIT]Humanities and Social Sciences/Law": HAL's classification. */
static bool
has_code(struct str s)
{
	size_t i = 1;

	if (s.n == 0 || s.p[0] != '[')
		return false;
	while (i < s.n && (chr_upper(s.p[i]) || chr_digit(s.p[i]) ||
			   s.p[i] == '.' || s.p[i] == '-'))
		i++;
	return i > 1 && i < s.n && s.p[i] == ']';
}

/* "543", "616.9", "37.01": a number, and none of a year; of a scheme any. */
static bool
is_class(const struct rec_subject *s)
{
	size_t digits = 0, most = 0, letters = 0;

	for (size_t i = 0; i < s->text.n; i++) {
		letters += chr_alpha(s->text.p[i]) ||
			   (unsigned char)s->text.p[i] >= 0x80;
		digits = chr_digit(s->text.p[i]) ? digits + 1 : 0;
		most = digits > most ? digits : most;
	}
	return letters == 0 && (s->scheme.n > 0 || most < YEAR_DIGITS);
}

bool
value_is_keyword(const struct rec_subject *s)
{
	return rec_notation(s->scheme).n == 0 && !ident_is_url(s->text) &&
	       !has_code(s->text) && !is_class(s);
}

struct str
value_keyword(struct arena *a, const struct rec_subject *s)
{
	return value_is_keyword(s) ? line_of(a, s->text) : STR_NONE;
}

struct str
value_genre(const struct record *r)
{
	return r->genre.n > 0 ? r->genre : str_c(type_map(r->type)->genre);
}

bool
value_has_institution(const struct record *r)
{
	enum ris_type t = type_map(r->type)->ris;

	return t == RIS_THES || t == RIS_RPRT;
}

struct str
value_publisher(struct arena *a, const struct record *r)
{
	struct str of_all = line_list(a, &r->publishers, STR("; "));
	struct str own = line_of(a, r->institution);

	if (value_has_institution(r))
		return own.n > 0 ? own : of_all;
	return of_all.n > 0 ? of_all : own;
}

struct str
value_host(struct str url)
{
	size_t at = str_find(url, STR("://")), end = 0;
	struct str s = at == STR_NPOS ? url : str_from(url, at + 3);

	while (end < s.n && str_chr(STR("/?#"), s.p[end]) == STR_NPOS)
		end++;
	s = str_left(s, end);
	at = str_rchr(s, '@');
	if (at != STR_NPOS)
		s = str_from(s, at + 1);
	at = str_rchr(s, ':');
	return at == STR_NPOS ? s : str_left(s, at);
}

/* Of the item itself, or of what is not the item if `parts` counts. */
static struct str
id_of(const struct record *r, enum rec_id kind, bool parts)
{
	struct str own = record_id(r, kind);

	if (own.n > 0 || !parts)
		return own;
	for (size_t i = 0; i < r->ids.n; i++)
		if (r->ids.v[i].kind == kind)
			return r->ids.v[i].value;
	return STR_NONE;
}

struct str
value_isbn(const struct record *r)
{
	enum bib_entry e = type_map(r->type)->bibtex;

	return id_of(r, ID_ISBN,
		     e == BIB_INCOLLECTION || e == BIB_INPROCEEDINGS);
}

struct str
value_issn(const struct record *r)
{
	/* Of a journal, that of another one is none of its own. */
	return id_of(r, ID_ISSN, r->type != TYPE_PERIODICAL);
}

/* "S", "pages": a word for pages, in a few languages. */
static bool
counts_pages(struct str unit)
{
	static const char *const words[] = {
	    "S",      "Seiten",  "Seite",   "Bl",       "Blatt",  "Blätter",
	    "p",      "pp",      "page",    "pages",    "leaves", "s",
	    "f",      "ff",      "h",       "hojas",    "pág",    "págs",
	    "pag",    "páginas", "paginas", "pàgines",  "folhas", "feuilles",
	    "pagine", "str",     "strony",  "pagina's", "stron",  "stran",
	    "sivua",  "sidor",   "sider",   "sayfa",    "с",      "стр",
	    "листов", "l",       "lk",      "lpp",      "psl",    "oldal",
	    "листа",  "hlm",     "halaman", "bls",      "trang",  "leaf",
	    "стор",   "folios",  "fol",     "páxinas",  "pgs",    "sf",
	    "頁",     "页",      "面",      "л",        "lapa",   "strana",
	    "σ",      "σελ",
	};

	while (unit.n > 0 &&
	       str_chr(STR(".,;:)"), unit.p[unit.n - 1]) != STR_NPOS)
		unit.n--;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_eqc(unit, words[i]))
			return true;
	return false;
}

/* "[3]", "XVI," behind the number of pages: those without one, those before. */
static bool
is_extra(struct str word)
{
	if (word.n > 0 && word.p[0] == '[')
		return true;
	while (word.n > 0 && str_chr(STR("ivxlcIVXLC,"), word.p[0]) != STR_NPOS)
		word = str_from(word, 1);
	return word.n == 0;
}

/* "1 min, 30 s": how long it takes, and nothing to turn over. */
static bool
lasts(struct str s)
{
	static const struct str units[] = {
	    STR_LIT("min"),      STR_LIT("mins"),
	    STR_LIT("minutes"),  STR_LIT("minute"),
	    STR_LIT("minuten"),  STR_LIT("minutos"),
	    STR_LIT("minuti"),   STR_LIT("minuter"),
	    STR_LIT("minutter"), STR_LIT("\xd0\xbc\xd0\xb8\xd0\xbd"),
	};
	struct str word;

	while (str_cut(&s, ' ', &word)) {
		while (word.n > 0 &&
		       str_chr(STR(".,;:)"), word.p[word.n - 1]) != STR_NPOS)
			word.n--;
		for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
			if (str_ieq(word, units[i]))
				return true;
	}
	return false;
}

struct str
value_page_total(const struct record *r)
{
	struct str s = r->extent, word, number = STR_NONE, before = STR_NONE;
	size_t n;

	if (lasts(s))
		return STR_NONE;
	while (str_cut(&s, ' ', &word)) {
		if (number.n > 0 && counts_pages(word))
			return number;
		if (before.n > 0 && is_extra(word)) {
			number = before;
			continue;
		}
		before = STR_NONE;
		while (word.n > 0 && !chr_digit(word.p[0]))
			word = str_from(word, 1);
		n = 0;
		while (n < word.n && chr_digit(word.p[n]))
			n++;
		number = str_number(str_left(word, n), 999999) > 0
			     ? str_left(word, n)
			     : STR_NONE;
		if (n < word.n) { /* "180p." */
			if (number.n > 0 && counts_pages(str_from(word, n)))
				return number;
			if (str_eqc(str_from(word, n), ","))
				before = number;
			number = STR_NONE;
		}
	}
	return STR_NONE;
}

struct str
value_event_apart(struct arena *a, const struct record *r, bool said,
		  bool placed)
{
	struct str parts[] = {
	    said || str_ifind(r->container, r->event) != STR_NPOS ? STR_NONE
								  : r->event,
	    placed ? STR_NONE : r->event_place};

	return line_join(a, parts, 2, STR(", "));
}

struct str
value_number(const struct record *r)
{
	if (r->series_number.n > 0)
		return r->series_number;
	return r->issue.n > 0 ? r->issue : r->article;
}

/* "Fishes (Pelagia" of "Fishes (Pelagia: Scombridae) of Senegal". */
static bool
is_open(struct str front)
{
	size_t open = str_rchr(front, '('), close = str_rchr(front, ')');

	return open != STR_NPOS && (close == STR_NPOS || close < open);
}

/* "Data from: Rain", "Rezension zu: Regen": what is in front goes on behind. */
static bool
leads_on(struct str front)
{
	static const struct str words[] = {
	    STR_LIT("for"),  STR_LIT("from"), STR_LIT("to"),    STR_LIT("of"),
	    STR_LIT("with"), STR_LIT("zu"),   STR_LIT("zum"),   STR_LIT("zur"),
	    STR_LIT("für"),  STR_LIT("von"),  STR_LIT("über"),  STR_LIT("à"),
	    STR_LIT("de"),   STR_LIT("du"),   STR_LIT("pour"),  STR_LIT("sur"),
	    STR_LIT("para"), STR_LIT("del"),  STR_LIT("sobre"), STR_LIT("do"),
	    STR_LIT("da"),   STR_LIT("per"),  STR_LIT("di"),    STR_LIT("voor"),
	    STR_LIT("van"),  STR_LIT("bij"),  STR_LIT("till"),  STR_LIT("til"),
	    STR_LIT("av"),   STR_LIT("af"),   STR_LIT("för"),   STR_LIT("fra"),
	    STR_LIT("från"), STR_LIT("dla"),  STR_LIT("pro"),   STR_LIT("для"),
	    STR_LIT("до"),   STR_LIT("на"),   STR_LIT("к"),
	};
	struct str last = str_from(front, str_rchr(front, ' ') + 1);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq(last, words[i]))
			return true;
	return false;
}

struct str
value_short_title(struct str title)
{
	size_t at = str_find(title, STR(": "));
	struct str front = str_trim(str_left(title, at));

	/* "Map 1 : 5 000" */
	bool ratio = at != STR_NPOS && at > 1 && at + 2 < title.n &&
		     title.p[at - 1] == ' ' && chr_digit(title.p[at - 2]) &&
		     chr_digit(title.p[at + 2]);

	return at == STR_NPOS || ratio || leads_on(front) || is_open(front)
		   ? STR_NONE
		   : front;
}

struct str
value_language(const struct record *r)
{
	if (r->language.n > 0 || r->languages.n == 0)
		return r->language;
	return r->languages.v[0].lang;
}

struct rec_text
value_other_title(const struct record *r)
{
	for (size_t i = 1; i < r->titles.n; i++)
		if (!str_eq(r->titles.v[i].text, r->titles.v[0].text))
			return r->titles.v[i];
	return (struct rec_text){.text = STR_NONE};
}

struct str
value_rights(const struct record *r)
{
	/* A licence, whatever is said beside it. */
	for (size_t i = 0; i < r->rights.n; i++)
		if (r->rights.v[i].spdx.n > 0)
			return r->rights.v[i].spdx;
	for (size_t i = 0; i < r->rights.n; i++) {
		const struct rec_right *v = &r->rights.v[i];

		if (v->uri.n > 0)
			return v->uri;
		if (v->access == ACCESS_UNSAID && v->text.n > 0)
			return v->text;
	}
	return STR_NONE;
}

struct str
value_literal(struct arena *a, const struct rec_name *n)
{
	struct str s = line_of(a, n->literal);

	if (s.n == 0)
		s = line_of(a, n->raw);
	return s.n > 0 ? s : line_of(a, n->given);
}

struct str
value_name(struct arena *a, const struct rec_name *n)
{
	struct str v[] = {line_of(a, n->family), line_of(a, n->given),
			  line_of(a, n->suffix)};

	if (v[0].n == 0)
		return value_literal(a, n);
	return line_join(a, v, 3, STR(", "));
}

bool
value_is_others(const struct rec_name *n)
{
	static const char *const forms[] = {
	    "et al", "et al.", "[et al.]", "others", "and others", "u.a.",
	    "u. a.", "[u.a.]", "[u. a.]",  "...",    "…",
	};
	struct str s = n->literal.n > 0 ? n->literal : n->raw;

	if (n->family.n > 0)
		return false;
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (str_ieq(s, str_c(forms[i])))
			return true;
	return false;
}
