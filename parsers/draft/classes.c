/*
 * The draft: subjects that are notations of a classification ("05C10, 05C15",
 * "UDC 669.715", "TK7855.M41 no. 12"). They get its scheme, and are no words.
 */
#include "core/table.h"
#include "parsers/draft/internal.h"

enum {
	JEL_MIN = 2,        /* subjects that are a letter and a number */
	NOTATION_MAX = 120, /* bytes of a list of codes */
	LOWER_RUN = 3,      /* small letters in a row: a word */
	THEMA_MAX = 6,      /* bytes of a code of thema EDItEUR */
	SCHEME_YEAR = 4
};

typedef bool form_fn(struct str s);

/* Does s have the shape of p? '0' a digit, 'A' a capital, else itself. */
static bool
shaped(struct str s, const char *p)
{
	for (size_t i = 0; i < s.n; i++, p++)
		if (*p == '\0' || (*p == '0'   ? !chr_digit(s.p[i])
				   : *p == 'A' ? !chr_upper(s.p[i])
					       : s.p[i] != *p))
			return false;
	return *p == '\0';
}

/* Mathematics Subject Classification: "05C10", "11Lxx", "58-XX" */
static bool
is_msc(struct str s)
{
	return shaped(s, "00A00") || shaped(s, "00Axx") || shaped(s, "00AXX") ||
	       shaped(s, "00-XX") || shaped(s, "00-xx");
}

/* Journal of Economic Literature: "J24", "C1" */
static bool
is_jel(struct str s)
{
	return shaped(s, "A00") || shaped(s, "A0");
}

/* Physics and Astronomy Classification Scheme: "12.38.Bx", "05.45.-a" */
static bool
is_pacs(struct str s)
{
	return s.n == 8 && shaped(str_left(s, 6), "00.00.") &&
	       !chr_digit(s.p[6]) && !chr_digit(s.p[7]) && s.p[7] != '.';
}

/* ACM Computing Classification System of 1998: "H.3.3", "F.2.m", "K.6" */
static bool
is_acm(struct str s)
{
	return (shaped(s, "A.0.0") || shaped(s, "A.0.m") || shaped(s, "A.0")) &&
	       s.p[0] <= 'K';
}

/* Of the book trade: "POL044000" */
static bool
is_bisac(struct str s)
{
	return shaped(s, "AAA000000");
}

/* Library of Congress, with the mark of a book: "TK7855.M41 E3845 no.2023" */
static bool
is_shelved(struct str s)
{
	size_t at = 0, digits;

	while (at < s.n && chr_upper(s.p[at]))
		at++;
	if (at == 0 || at > 3)
		return false;
	for (digits = 0; at < s.n && chr_digit(s.p[at]); digits++)
		at++;
	if (digits == 0 || digits > 4)
		return false;
	if (at + 1 < s.n && s.p[at] == '.' && chr_digit(s.p[at + 1]))
		for (at++; at < s.n && chr_digit(s.p[at]);)
			at++;
	at += at < s.n && s.p[at] == ' ';
	return at + 2 < s.n && s.p[at] == '.' && chr_upper(s.p[at + 1]) &&
	       chr_digit(s.p[at + 2]);
}

/* Any notation: numbers, and no word. */
static bool
is_numbers(struct str s)
{
	size_t digits = 0, wide = 0, run = 0;

	for (size_t i = 0; i < s.n; i++) {
		digits += chr_digit(s.p[i]);
		wide += (unsigned char)s.p[i] >= 0xc0;
		run = chr_lower(s.p[i]) ? run + 1 : 0;
		if (run >= LOWER_RUN)
			return false;
	}
	return digits > 0 && digits >= wide;
}

/* "05C10 (primary), 11Y55 (secondary)": how many codes of that form; 0: not
 * only such. */
static size_t
codes(struct str s, form_fn *form)
{
	static const struct str words[] = {STR_LIT("primary"),
					   STR_LIT("secondary"), STR_LIT("and"),
					   STR_LIT("&")};
	size_t n = 0, to;

	for (size_t i = 0; i < s.n; i = to) {
		struct str item;
		bool word = false;

		to = i;
		while (to < s.n && str_chr(STR(" ,;()"), s.p[to]) == STR_NPOS)
			to++;
		item = str_of(s.p + i, to - i);
		to += to < s.n;
		while (str_ends(item, STR(":")) || str_ends(item, STR(".")))
			item.n--;
		if (item.n == 0)
			continue;
		for (size_t k = 0; k < COUNT(words); k++)
			word |= str_ieq(item, words[k]);
		if (!word && !form(item))
			return 0;
		n += !word;
	}
	return n;
}

/* What people write in front of codes, and around that. */
/* clang-format off */
static const struct {
	struct str word, scheme;
	form_fn *form; /* of each code; NULL: any numbers */
} labels[] = {
	{STR_LIT("UDC"), STR_LIT("udc"), NULL},
	{STR_LIT("UDK"), STR_LIT("udc"), NULL},
	{STR_LIT("CDU"), STR_LIT("udc"), NULL},
	{STR_LIT("ETO"), STR_LIT("udc"), NULL},
	{STR_LIT("УДК"), STR_LIT("udc"), NULL},
	{STR_LIT("удк"), STR_LIT("udc"), NULL},
	{STR_LIT("DDC"), STR_LIT("ddc"), NULL},
	{STR_LIT("CDD"), STR_LIT("ddc"), NULL},
	{STR_LIT("Dewey"), STR_LIT("ddc"), NULL},
	{STR_LIT("LCC"), STR_LIT("lcc"), NULL},
	{STR_LIT("BBK"), STR_LIT("bbk"), NULL},
	{STR_LIT("ББК"), STR_LIT("bbk"), NULL},
	{STR_LIT("ГРНТИ"), STR_LIT("grnti"), NULL},
	{STR_LIT("МРНТИ"), STR_LIT("grnti"), NULL},
	{STR_LIT("IRSTI"), STR_LIT("grnti"), NULL},
	{STR_LIT("MSC"), STR_LIT("msc"), is_msc},
	{STR_LIT("AMS"), STR_LIT("msc"), is_msc},
	{STR_LIT("Mathematics"), STR_LIT("msc"), is_msc},
	{STR_LIT("Mathematical"), STR_LIT("msc"), is_msc},
	{STR_LIT("JEL"), STR_LIT("jel"), is_jel},
	{STR_LIT("PACS"), STR_LIT("pacs"), is_pacs},
	{STR_LIT("ACM"), STR_LIT("acm"), is_acm},
};

static const struct str around[] = {
	STR_LIT("classification"), STR_LIT("classifications"),
	STR_LIT("code"), STR_LIT("codes"), STR_LIT("class"), STR_LIT("classes"),
	STR_LIT("number"), STR_LIT("numbers"), STR_LIT("subject"),
	STR_LIT("index"), STR_LIT("system"), STR_LIT("de"), STR_LIT("der"),
	STR_LIT("clasificación"), STR_LIT("clasificaciones"),
	STR_LIT("códigos"), STR_LIT("código"), STR_LIT("classificação"),
	STR_LIT("classificazione"), STR_LIT("codici"), STR_LIT("codice"),
	STR_LIT("klassifikation"), STR_LIT("klassifikationen"),
	STR_LIT("classificatie"), STR_LIT("klassifisering"),
	STR_LIT("klasyfikacja"), STR_LIT("kody"), STR_LIT("klasifikace"),
	STR_LIT("klasifikasi"), STR_LIT("kodları"), STR_LIT("sınıflandırması"),
	STR_LIT("классификация"), STR_LIT("коды"), STR_LIT("код"),
	STR_LIT("класифікація"), STR_LIT("коди"), STR_LIT("分類"),
	STR_LIT("分类号"), STR_LIT("codes-jel"), STR_LIT("2nd"),
};
/* clang-format on */

/* Takes the first word off, with its punctuation. */
static struct str
first_word(struct str *s)
{
	size_t n = 0;
	struct str word;

	while (n < s->n && str_chr(STR(" :=-"), s->p[n]) == STR_NPOS)
		n++;
	word = str_left(*s, n);
	while (n < s->n && str_chr(STR(" :=-"), s->p[n]) != STR_NPOS)
		n++;
	*s = str_from(*s, n);
	return word;
}

static bool
is_around(struct str word)
{
	for (size_t i = 0; i < COUNT(around); i++)
		if (str_ieq(word, around[i]))
			return true;
	return word.n == SCHEME_YEAR && str_number(word, 2099) > 1900;
}

/* "JEL classification: E31, E37", "УДК 37.01" */
static bool
labelled(struct str s, struct str *scheme)
{
	struct str rest = s, word = first_word(&rest);
	size_t i = 0;

	while (rest.n > 0 && is_around(word))
		word = first_word(&rest);
	while (i < COUNT(labels) && !str_eq(word, labels[i].word))
		i++;
	if (i == COUNT(labels))
		return false;
	for (s = rest; rest.n > 0; s = rest) {
		word = first_word(&rest);
		if (!is_around(word) || rest.n == 0)
			break;
	}
	*scheme = labels[i].scheme;
	return s.n > 0 && (labels[i].form != NULL ? codes(s, labels[i].form) > 0
						  : is_numbers(s));
}

/* "J24": one of economics, where others like it stand beside it. */
static bool
is_jel_alone(struct str s)
{
	return shaped(s, "A00");
}

/* Nothing but notations of a classification, whose scheme is told. */
static bool
is_notation(struct str s, struct str *scheme)
{
	if (s.n == 0 || s.n > NOTATION_MAX || !str_has_digit(s))
		return false;
	if (codes(s, is_msc) > 0)
		*scheme = STR("msc");
	else if (codes(s, is_pacs) > 0)
		*scheme = STR("pacs");
	else if (codes(s, is_acm) > 0)
		*scheme = STR("acm");
	else if (is_bisac(s))
		*scheme = STR("bisac");
	else if (is_shelved(s))
		*scheme = STR("lcc");
	else if (codes(s, is_jel) > 1)
		*scheme = STR("jel");
	else
		return labelled(s, scheme);
	return true;
}

/* --- Classes with their names ---------------------------------------------- */

/* How sure it is that a number in front of words is a class. */
enum certainty {
	CLASS_NONE,
	CLASS_PERHAPS, /* where the record has others, or uses the scheme */
	CLASS_SURE
};

/* A class and its name in one text. */
struct class
{
	struct str code, name, scheme;
	enum certainty sure;
};

/* Does a name begin there: a capital, and small letters in its first word? */
static bool
begins_name(struct str s)
{
	size_t small = 0;

	if (s.n == 0 || !(chr_upper(s.p[0]) || (unsigned char)s.p[0] >= 0xc3))
		return false;
	for (size_t i = 1; i < s.n && s.p[i] != ' '; i++)
		small += chr_lower(s.p[i]) || (unsigned char)s.p[i] >= 0xc0;
	return small >= LOWER_RUN;
}

/* A name of several things, as classes have: "Geology, hydrology". */
static bool
names_several(struct str s)
{
	static const struct str words[] = {
	    STR_LIT("; "),    STR_LIT(", "),    STR_LIT(" & "),
	    STR_LIT(" and "), STR_LIT(" und "), STR_LIT(" et "),
	    STR_LIT(" y "),   STR_LIT(" e "),   STR_LIT(" en "),
	    STR_LIT(" och "), STR_LIT(" og "),  STR_LIT(" i ")};

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_find(s, words[i]) != STR_NPOS)
			return true;
	return false;
}

/*
 * "830 Deutsche Literatur", "551.5 - Meteorology": sure where it is a division
 * or has a name of several things. "365 Days" is a title.
 */
static enum certainty
is_dewey(struct str code, struct str name)
{
	size_t at = 3;

	if (code.n < at || !shaped(str_left(code, at), "000"))
		return CLASS_NONE;
	if (code.n > at && code.p[at] != '.')
		return CLASS_NONE;
	for (size_t i = at + 1; i < code.n; i++)
		if (!chr_digit(code.p[i]))
			return CLASS_NONE;
	return (code.p[2] == '0' && code.p[1] != '0') || names_several(name)
		   ? CLASS_SURE
		   : CLASS_PERHAPS;
}

/* "111706 Epidemiology", "0406 Physical Geography": fields of Australia. */
static enum certainty
is_field_of_research(struct str code)
{
	if (shaped(code, "000000"))
		return CLASS_SURE;
	/* "1984 Olympics": a year */
	return shaped(code, "0000") && code.p[0] == '0' ? CLASS_SURE
							: CLASS_NONE;
}

/* EPrints: "QA76 Computer software", "RT Nursing". "G2 Phase" elsewhere. */
static enum certainty
is_congress(struct str code)
{
	size_t at = 0;

	while (at < code.n && chr_upper(code.p[at]))
		at++;
	if (at == 0 || at > 3)
		return CLASS_NONE;
	for (size_t i = at; i < code.n; i++)
		if (!chr_digit(code.p[i]) && code.p[i] != '.')
			return CLASS_NONE;
	return CLASS_SURE;
}

static struct class class_of(const struct draft *d, struct str s)
{
	static const struct str dash = STR_LIT("- ");
	size_t blank = str_chr(s, ' ');
	struct class c = {.code = str_left(s, blank),
			  .name = str_trim(str_from(s, blank + 1))};
	bool dashed = str_starts(c.name, dash);

	if (blank == STR_NPOS)
		return (struct class){.sure = CLASS_NONE};
	if (dashed)
		c.name = str_trim(str_from(c.name, dash.n));
	if (!begins_name(c.name))
		return (struct class){.sure = CLASS_NONE};
	if ((c.sure = is_dewey(c.code, c.name)) != CLASS_NONE)
		c.scheme = STR("ddc");
	else if ((c.sure = is_field_of_research(c.code)) != CLASS_NONE)
		c.scheme = STR("anzsrc");
	else if (dashed && is_jel(c.code)) {
		c.sure = CLASS_SURE;
		c.scheme = STR("jel");
	} else if (site_has(d->site, HABIT_MONOGRAPH) &&
		   (c.sure = is_congress(c.code)) != CLASS_NONE)
		c.scheme = STR("lcc");
	return c;
}

/* "ddc:830" among the sets or the notations: does the record use it? */
static bool
uses_scheme(const struct record *r, struct str scheme)
{
	for (size_t i = 0; i < r->nsets; i++)
		if (str_istarts(r->sets[i], scheme))
			return true;
	for (size_t i = 0; i < r->subjects.n; i++)
		if (str_eq(r->subjects.v[i].scheme, scheme))
			return true;
	return false;
}

static void
keep_class(struct draft *d, const struct class *c)
{
	struct rec_subjects *l = &d->r->subjects;

	if (draft_room(d, LIMIT_SUBJECTS, l->n))
		subjects_push(
		    d->r->arena, l,
		    (struct rec_subject){c->code, STR_NONE, c->scheme});
}

/* The name is the keyword, the number a notation. */
static void
part_classes(struct draft *d)
{
	struct rec_subjects *l = &d->r->subjects;
	size_t found = 0, parted = 0, n = l->n;

	for (size_t i = 0; i < n; i++)
		found += l->v[i].scheme.n == 0 &&
			 class_of(d, l->v[i].text).sure != CLASS_NONE;
	for (size_t i = 0; i < n && found > 0; i++) {
		struct class c = l->v[i].scheme.n == 0
				     ? class_of(d, l->v[i].text)
				     : (struct class){.sure = CLASS_NONE};

		if (c.sure == CLASS_NONE ||
		    (c.sure == CLASS_PERHAPS && found < 2 &&
		     !uses_scheme(d->r, c.scheme)))
			continue;
		l->v[i].text = c.name;
		keep_class(d, &c);
		parted++;
	}
	if (parted > 0)
		draft_warn(d, "keywords: %zu names of classes", parted);
}

/* "NH History" of thema EDItEUR: the name without its code. */
static struct str
without_code(struct str s)
{
	size_t blank = str_chr(s, ' ');

	if (blank == STR_NPOS || blank > THEMA_MAX)
		return s;
	for (size_t i = 0; i < blank; i++)
		if (!chr_upper(s.p[i]) && !chr_digit(s.p[i]))
			return s;
	return str_trim(str_from(s, blank));
}

/*
 * "CNPQ::CIENCIAS HUMANAS::HISTORIA", "thema EDItEUR::N History::NH Rain": a
 * path through a classification, whose last step is the keyword.
 */
static void
take_last_steps(struct draft *d)
{
	static const struct str sep = STR_LIT("::"), thema = STR_LIT("thema");
	static const struct str step_sign = STR_LIT(" > "); /* EPrints */
	struct rec_subjects *l = &d->r->subjects;
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		struct str s = l->v[i].text, step;
		size_t at = str_rfind(s, sep), n_sep = sep.n;

		if (at == STR_NPOS && site_has(d->site, HABIT_MONOGRAPH)) {
			at = str_rfind(s, step_sign);
			n_sep = step_sign.n;
		}
		step = str_trim(str_from(s, at + n_sep));
		if (l->v[i].scheme.n > 0 || at == STR_NPOS || at == 0 ||
		    step.n == 0 ||
		    (chr_lower(s.p[0]) && !str_istarts(s, thema)) ||
		    str_find(s, STR("://")) != STR_NPOS)
			continue;
		l->v[i].text =
		    str_istarts(s, thema) ? without_code(step) : step;
		n++;
	}
	if (n > 0)
		draft_warn(d, "keywords: %zu last steps of a path", n);
}

void
draft_tell_notations(struct draft *d)
{
	struct rec_subjects *l = &d->r->subjects;
	struct str scheme;
	size_t jel = 0, told = 0;

	for (size_t i = 0; i < l->n; i++)
		jel += is_jel_alone(l->v[i].text);
	for (size_t i = 0; i < l->n; i++) {
		struct rec_subject *s = &l->v[i];

		if (s->scheme.n > 0)
			continue;
		if (jel >= JEL_MIN && is_jel_alone(s->text))
			s->scheme = STR("jel");
		else if (is_notation(s->text, &scheme))
			s->scheme = scheme;
		told += s->scheme.n > 0;
	}
	if (told > 0)
		draft_warn(d, "keywords: %zu notations of a classification",
			   told);
	take_last_steps(d);
	part_classes(d);
}
