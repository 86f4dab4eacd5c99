/* The draft: which texts are abstracts, and which are notes. */
#include <limits.h>

#include "core/ident.h"
#include "parsers/citation/citation.h"
#include "parsers/draft/internal.h"

enum {
	THESIS_BYTES = 300, /* of a note on one */
	THESIS_NOTE = 200,  /* of one that says nothing else */
	DEGREE_BYTES = 60,  /* at its beginning, with the degree */
	DEGREE_NOTE = 120,  /* of a degree and its subject */
	DEGREE_FRONT = 40,  /* of the degree in it */
	THESIS_PEOPLE = 50, /* people that are asked for a school */
	CITATION_BYTES = 600,
	HEADING_BYTES = 32,  /* "[Materials and methods]" */
	LANGUAGE_BYTES = 24, /* "English": no description */
	MEETING_BYTES = 200,
	LABEL_BYTES = 12, /* "Fil: " in front of a name */
	RESPONSIBLE_BYTES = 200,
	TRANSLATION_MIN = 100, /* bytes; and a third of the longest */
	TRANSLATION_PART = 3,
	KEYWORDS_BYTES = 400, /* of a list behind an abstract */
	INITIALS_BYTES = 40,
	ABSTRACT_BYTES = 100, /* that may stand behind a citation */
	LABEL_MAX = 40,
	NOTICE_BYTES = 160, /* of a sentence on rights */
	DATE_BYTES = 10,    /* "2012-12-01", and "T" behind it */
	TIME_BYTES = 32,
	PEOPLE_MAX = 64 /* names that are looked for */
};

static bool
holds(const struct rec_texts *l, struct str text)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].text, text))
			return true;
	return false;
}

/* --- Descriptions of no kind ---- */

/* What an open description comes to, for the choice of the abstract. */
struct open_desc {
	enum prose_shape shape;
	bool taken; /* said elsewhere: an address, a citation */
	bool workplace;
};

/* "It first appeared at http://dx.doi.org/...": the item's own DOI. */
static void
version_doi(struct draft *d, struct str s)
{
	static const struct str words[] = {
	    STR_LIT("version"), STR_LIT("manuscript"), STR_LIT("publication"),
	    STR_LIT("published")};
	struct str doi;
	bool version = false;

	for (size_t i = 0; i < COUNT(words); i++)
		version = version || str_ifind(s, words[i]) != STR_NPOS;
	if (version && record_id(d->r, ID_DOI).n == 0 &&
	    ident_doi_within(d->r->arena, s, &doi)) {
		draft_id(d, ID_OF_ITEM, (struct rec_ident){ID_DOI, doi, true});
		draft_warn(d, "doi: found in a note on the version");
	}
}

/*
 * "Novak, Anna. University of Example; Country", with a short label in front
 * or without: where one of those works who made it; *body: a body is named.
 */
static bool
is_affiliation(const struct draft *d, struct str s, bool *body)
{
	size_t colon = str_find(str_left(s, LABEL_BYTES), STR(": "));

	if (colon != STR_NPOS)
		s = str_from(s, colon + 2);
	for (size_t i = 0; i < d->people.n && i < THESIS_PEOPLE; i++) {
		const struct rec_name *n = &d->people.v[i].name;
		struct str rest = str_from(s, n->family.n);

		if (n->family.n > 0 && n->given.n > 0 &&
		    str_istarts(s, n->family) && str_starts(rest, STR(", ")) &&
		    str_istarts(str_from(rest, 2), n->given)) {
			rest = str_from(rest, 2 + n->given.n);
			while (str_starts(rest, STR(".")))
				rest = str_from(rest, 1);
			rest = str_left(rest, str_chr(rest, ';'));
			rest = str_left(rest, str_find(rest, STR(". ")));
			*body = vocab_body(str_trim(rest)) == BODY_SURE;
			return true;
		}
	}
	return false;
}

/* Letters of s, in which those of other scripts count by their bytes. */
static size_t
letters_in(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += chr_alpha(s.p[i]) || (unsigned char)s.p[i] >= 0x80;
	return n;
}

/* "Anna Novak, Bruno Klein.": who made it once more, as title pages say it. */
static bool
is_responsibility(const struct draft *d, struct str s)
{
	size_t found = 0;

	if (s.n > RESPONSIBLE_BYTES)
		return false;
	for (size_t i = 0; i < d->people.n && i < THESIS_PEOPLE; i++) {
		const struct rec_name *n = &d->people.v[i].name;

		if (n->family.n == 0 || str_find(s, n->family) == STR_NPOS)
			continue;
		found += letters_in(n->family);
		if (n->given.n > 0 && str_find(s, n->given) != STR_NPOS)
			found += letters_in(n->given);
	}
	return 5 * found >= 3 * letters_in(s);
}

/*
 * "Novak A. Own title. School, Place, 2018. The abstract ...": the abstract
 * behind the item's own citation (theses of Turkey).
 */
static void
cut_own_citation(struct draft *d, struct str *s)
{
	struct str title = record_title(d->r), family = STR_NONE, rest;
	size_t at, end, year;

	if (d->people.n > 0)
		family = d->people.v[0].name.family;
	if (family.n == 0 || title.n == 0 || !str_istarts(*s, family) ||
	    !citation_title(str_left(*s, CITATION_BYTES), title, &at, &end) ||
	    at > family.n + INITIALS_BYTES)
		return;
	rest = str_from(*s, end);
	year = str_find(str_left(rest, CITATION_BYTES), STR(". "));
	while (year != STR_NPOS &&
	       (year < 4 ||
		str_number(str_of(rest.p + year - 4, 4), 2099) < 1900)) {
		size_t next =
		    str_find(str_left(str_from(rest, year + 2), CITATION_BYTES),
			     STR(". "));

		if (next == STR_NPOS || year > CITATION_BYTES)
			return;
		year += 2 + next;
	}
	if (year == STR_NPOS || rest.n < year + ABSTRACT_BYTES)
		return;
	*s = str_trim(str_from(rest, year + 2));
	draft_warn(d, "abstract: the own citation in front of it, left out");
}

/* "Article": the type of the item once more, and nothing else. */
static bool
is_type_word(const struct draft *d, struct str s)
{
	struct rec_text one = {s, STR_NONE};
	struct rec_texts values = {&one, 1, 1};
	struct str unknown = STR_NONE;

	return s.n < LANGUAGE_BYTES && d->r->type != TYPE_GENERIC &&
	       vocab_type_of(&values, &unknown) == d->r->type && unknown.n == 0;
}

/* "publishedVersion", "Peer reviewed": a state of the item, and no note. */
static bool
is_status(struct str s)
{
	enum rec_type type;

	return s.n <= LABEL_MAX && vocab_type(s, &type) == VOCAB_STATUS;
}

/* The publisher that is the last part of a school's name, as said in s. */
static bool
completes_publisher(const struct draft *d, struct str s)
{
	const struct rec_texts *l = &d->origin.publishers;
	bool school = false;

	for (size_t i = 0; i < l->n; i++) {
		school |= vocab_is_school(l->v[i].text);
		if (s.n > l->v[i].text.n && str_iends(s, l->v[i].text))
			return true;
	}
	return !school;
}

/* "Tesis doctoral. Universidad. Departamento, 2011": the second sentence. */
static void
school_in_sentences(struct draft *d, struct str s)
{
	size_t stop = str_find(s, STR(". "));
	enum rec_type level;
	struct str school;

	if (stop == STR_NPOS || !vocab_degree(str_left(s, stop), &level))
		return;
	school = str_from(s, stop + 2);
	school = str_trim(str_left(school, str_find(school, STR(". "))));
	/* "ThS. Physics -- University of Fog": dashes are in front of it. */
	if (str_chr(school, ',') != STR_NPOS || !vocab_is_school(school) ||
	    str_find(school, STR("--")) != STR_NPOS ||
	    !completes_publisher(d, school))
		return;
	draft_keep(&d->grantor, prose_without_marks(school));
	draft_warn(d, "institution: out of a note on the thesis");
}

/*
 * "Дис. ... канд. наук / О. Новак. – Осло, 2014.": a
 * catalogue's entry, with the year it was written in.
 */
static bool
is_thesis_entry(struct str s)
{
	static const struct str starts[] = {
	    STR_LIT("дис. "),        STR_LIT("Дис. "),
	    STR_LIT("дис... "),      STR_LIT("Дис... "),
	    STR_LIT("дисс. "),       STR_LIT("Дисс. "),
	    STR_LIT("диссертация "), STR_LIT("Диссертация "),
	    STR_LIT("автореф. "),    STR_LIT("Автореф. "),
	    STR_LIT("автореферат "), STR_LIT("Автореферат "),
	    STR_LIT("дисертація "),  STR_LIT("Дисертація "),
	    STR_LIT("Thesis "),      STR_LIT("Dissertation "),
	    STR_LIT("Diss. "),       STR_LIT("Tesis "),
	    STR_LIT("Tese "),        STR_LIT("Dissertação "),
	    STR_LIT("Thèse "),       STR_LIT("Mémoire "),
	};
	static const struct str dash = {" – ", 5};
	enum rec_type level;

	if (str_find(s, dash) == STR_NPOS &&
	    str_find(s, STR(" - ")) == STR_NPOS)
		return false;
	for (size_t i = 0; i < COUNT(starts); i++)
		if (str_starts(s, starts[i]))
			return (unsigned char)s.p[0] >= 0x80 ||
			       vocab_degree(str_left(s, DEGREE_BYTES), &level);
	return false;
}

/* Is a school named elsewhere: among the people, or as what granted it? */
static bool
has_school(const struct draft *d)
{
	for (size_t i = 0; i < d->people.n && i < THESIS_PEOPLE; i++)
		if (d->people.v[i].name.family.n == 0 &&
		    vocab_is_school(d->people.v[i].name.literal))
			return true;
	return d->grantor.n > 0;
}

/* "Tese (doutorado) - Universidade de Exemplo, 2010": true of a note alone. */
static bool
school_behind_degree(struct draft *d, struct str s)
{
	struct str school = prose_thesis_school(s);

	if (school.n == 0)
		school = prose_thesis_entry(d->r->arena, s);
	if (school.n == 0)
		return false;
	if (completes_publisher(d, school) && !has_school(d)) {
		draft_keep(&d->grantor, school);
		draft_warn(d, "institution: out of a note on the thesis");
	}
	return s.n <= THESIS_NOTE;
}

/* "雨文大學": nothing but a school, of a thesis that names no other. */
static bool
is_school_alone(const struct draft *d, struct str s)
{
	return s.n <= LABEL_MAX && vocab_school(s) == SCHOOL_WHOLE &&
	       str_chr(s, '.') == STR_NPOS && str_chr(s, ',') == STR_NPOS &&
	       d->origin.publishers.n == 0 && !has_school(d);
}

/* "Master - Agricultural meteorology": a degree, and what it is in. */
static bool
is_degree_and_subject(struct str s)
{
	size_t at = str_find(s, STR(" - "));
	enum rec_type type;

	return s.n <= DEGREE_NOTE && at != STR_NPOS && at <= DEGREE_FRONT &&
	       str_find(s, STR(". ")) == STR_NPOS &&
	       vocab_degree(str_left(s, at), &type);
}

/*
 * "Tez (Yüksek Lisans) -- University, Institute, 2012": a note on a thesis,
 * whose school stands behind the dashes.
 */
static bool
is_thesis_note(struct draft *d, struct str s)
{
	size_t at = str_find(s, STR("--")), comma;
	enum rec_type level;

	if (s.n > THESIS_BYTES || !rec_type_is(d->r->type, CLASS_THESIS))
		return false;
	if (is_school_alone(d, s)) {
		draft_keep(&d->grantor, s);
		draft_warn(d, "institution: a description that is one");
		return true;
	}
	school_in_sentences(d, s);
	if (is_thesis_entry(s)) {
		school_behind_degree(d, s);
		return true;
	}
	if (at == STR_NPOS || !vocab_degree(str_left(s, at), &level))
		return school_behind_degree(d, s) || is_degree_and_subject(s);
	s = str_trim(str_from(s, at + 2));
	comma = str_rchr(s, ',');
	if (comma == STR_NPOS || comma + 2 >= s.n ||
	    (!chr_digit(s.p[comma + 1]) && !chr_digit(s.p[comma + 2])))
		return true;
	s = str_left(s, comma);
	if (str_find(s, STR("--")) == STR_NPOS && vocab_is_school(s) &&
	    completes_publisher(d, s)) {
		draft_keep(&d->grantor, s);
		draft_warn(d, "institution: out of a note on the thesis");
	}
	return true;
}

/* The type again; "Maestría" of a thesis, its level in a word: no notes. */
static bool
is_level(struct draft *d, struct str s)
{
	enum rec_type level;

	for (size_t i = 0; i < d->r->types.n; i++)
		if (str_ieq(d->r->types.v[i].text, s))
			return true;
	if (!rec_type_is(d->r->type, CLASS_THESIS) ||
	    str_chr(s, ' ') != STR_NPOS || !vocab_degree(s, &level))
		return false;
	if (d->r->type == TYPE_THESIS && level != TYPE_THESIS)
		draft_type_because(d, level, "a description of one word");
	return true;
}

/* "325-330": of what stands in a journal or a book, its pages. */
static bool
take_pages(struct draft *d, struct str s)
{
	struct str first, last;

	if ((!rec_type_is(d->r->type, CLASS_ARTICLE) &&
	     !rec_type_is(d->r->type, CLASS_CHAPTER)) ||
	    d->part.first.n > 0 || !citation_pages(s, &first, &last) ||
	    str_number(first, INT_MAX) < 0 ||
	    str_number(last, INT_MAX) < str_number(first, INT_MAX))
		return false;
	draft_pages(&d->part, s);
	draft_warn(d, "pages: a description");
	return true;
}

/* What is written in front of keywords. */
/* clang-format off */
static const struct str keyword_labels[] = {
	STR_LIT("keywords"), STR_LIT("key words"), STR_LIT("index terms"),
	STR_LIT("palabras clave"), STR_LIT("palabras claves"),
	STR_LIT("palavras-chave"), STR_LIT("palavras chave"),
	STR_LIT("mots-clés"), STR_LIT("mots clés"), STR_LIT("mots-clefs"),
	STR_LIT("parole chiave"), STR_LIT("paraules clau"),
	STR_LIT("schlüsselwörter"), STR_LIT("schlagwörter"),
	STR_LIT("schlagworte"), STR_LIT("trefwoorden"),
	STR_LIT("nyckelord"), STR_LIT("nøkkelord"), STR_LIT("nøgleord"),
	STR_LIT("avainsanat"), STR_LIT("słowa kluczowe"),
	STR_LIT("klíčová slova"), STR_LIT("kľúčové slová"),
	STR_LIT("kulcsszavak"), STR_LIT("cuvinte cheie"),
	STR_LIT("cuvinte-cheie"), STR_LIT("ključne riječi"),
	STR_LIT("ključne besede"), STR_LIT("ključne reči"),
	STR_LIT("anahtar kelimeler"), STR_LIT("anahtar sözcükler"),
	STR_LIT("kata kunci"), STR_LIT("kata-kata kunci"),
	STR_LIT("từ khóa"), STR_LIT("raktiniai žodžiai"),
	STR_LIT("ключевые слова"), STR_LIT("Ключевые слова"),
	STR_LIT("ключові слова"), STR_LIT("Ключові слова"),
	STR_LIT("кључне речи"), STR_LIT("Кључне речи"),
	STR_LIT("ключови думи"), STR_LIT("Ключови думи"),
	STR_LIT("λέξεις-κλειδιά"), STR_LIT("Λέξεις-κλειδιά"),
	STR_LIT("الكلمات المفتاحية"), STR_LIT("کلیدواژه‌ها"),
	STR_LIT("キーワード"), STR_LIT("关键词"), STR_LIT("關鍵詞"),
	STR_LIT("키워드"),
};
/* clang-format on */

/* Where the label begins that s ends with, or STR_NPOS. */
static size_t
keyword_label(struct str s)
{
	struct str end;

	if (s.n > 0 && s.p[s.n - 1] == ' ')
		s.n--;
	for (size_t i = 0; i < COUNT(keyword_labels) && s.n > 0; i++) {
		struct str label = keyword_labels[i];

		if (label.n >= s.n ||
		    chr_tolower(s.p[s.n - 1]) != label.p[label.n - 1])
			continue;
		end = str_from(s, s.n - label.n);
		if (str_istarts(end, label))
			return s.n - label.n;
	}
	return STR_NPOS;
}

/* The next colon, of ASCII or as wide as an ideograph, and its length. */
static size_t
next_colon(struct str s, size_t from, size_t *n)
{
	static const struct str wide = STR_LIT("：");
	size_t at = str_chr(str_from(s, from), ':');
	size_t other = str_find(str_from(s, from), wide);

	*n = at < other ? 1 : wide.n;
	at = at < other ? at : other;
	return at == STR_NPOS ? at : from + at;
}

/*
 * "Text. Keywords: rain, snow": what authors put behind an abstract, for want
 * of a field, are keywords; where there are some they are said already.
 */
static void
cut_keywords(struct draft *d, struct rec_text *t)
{
	struct str s = t->text, list, one;
	size_t colon = s.n > KEYWORDS_BYTES ? s.n - KEYWORDS_BYTES : 0;
	size_t at = STR_NPOS, label, from = 0, n;
	char sep;

	while ((colon = next_colon(s, colon, &n)) != STR_NPOS) {
		label = keyword_label(str_left(s, colon));
		colon += n;
		if (label == STR_NPOS)
			continue;
		at = label;
		from = colon;
	}
	if (at == STR_NPOS)
		return;
	list = str_trim(str_from(s, from));
	while (str_ends(list, STR(".")))
		list.n--;
	if (str_find(list, STR(". ")) != STR_NPOS)
		return;
	t->text = prose_without_marks(str_trim(str_left(s, at)));
	draft_warn(d, "abstract: the keywords behind it left out");
	if (d->r->subjects.n > 0)
		return;
	sep = str_chr(list, ';') == STR_NPOS ? ',' : ';';
	while (str_cut(&list, sep, &one))
		draft_subject(
		    d, (struct rec_subject){str_trim(one), t->lang, STR_NONE});
}

/* The length of "©", "Copyright ©", "(c) 2012", "Copyright 2012"; 0: none. */
static size_t
copyright_sign(struct str s)
{
	static const struct str word = STR_LIT("Copyright ");
	size_t n = str_istarts(s, word) ? word.n : 0, bare = n;

	if (str_starts(str_from(s, n), STR("\xc2\xa9")))
		return n + 2;
	if (str_istarts(str_from(s, n), STR("(c) ")))
		n += 4;
	/* "(c)" alone is the third of a list. */
	return n > 0 && (s.n > n && chr_digit(s.p[n])) ? n
	       : n > bare && bare > 0                  ? n
						       : 0;
}

/* The length of a sentence about rights, with the blank behind it; or 0. */
static size_t
rights_sentence(struct str s)
{
	static const struct str starts[] = {
	    STR_LIT("All rights reserved"),
	    STR_LIT("Published by "),
	    STR_LIT("This is an open access article"),
	    STR_LIT("This is an open-access article"),
	    STR_LIT("Tous droits r"),
	    STR_LIT("Alle Rechte vorbehalten"),
	    STR_LIT("Todos los derechos reservados"),
	    STR_LIT("Todos os direitos reservados"),
	    STR_LIT("Tutti i diritti riservati"),
	};
	size_t stop = str_find(str_left(s, NOTICE_BYTES), STR(". "));
	bool rights = false, year = false;

	if (stop == STR_NPOS)
		return 0;
	for (size_t i = 0; i < COUNT(starts); i++)
		rights |= str_istarts(s, starts[i]);
	for (size_t i = 0; i + 4 <= stop; i++)
		year |= str_number(str_of(s.p + i, 4), 2099) > 1900;
	return rights || (year && copyright_sign(s) > 0) ? stop + 2 : 0;
}

/*
 * "© 2012 Example Ltd. All rights reserved. Text", "Text. © 2012 Example": what
 * publishers put around an abstract.
 */
static void
cut_copyright(struct draft *d, struct str *s)
{
	struct str rest = *s;
	size_t n, at;

	if (copyright_sign(rest) > 0)
		while ((n = rights_sentence(rest)) > 0)
			rest = str_trim(str_from(rest, n));
	at = rest.n > NOTICE_BYTES ? rest.n - NOTICE_BYTES : 0;
	at = at > ABSTRACT_BYTES ? at : ABSTRACT_BYTES;
	for (; (n = str_chr(str_from(rest, at), ' ')) != STR_NPOS; at++) {
		at += n;
		if ((rest.p[at - 1] == '.' || rest.p[at - 1] == ')') &&
		    copyright_sign(str_from(rest, at + 1)) > 0)
			rest = str_trim(str_left(rest, at));
	}
	if (rest.n == s->n || rest.n < ABSTRACT_BYTES)
		return;
	*s = rest;
	draft_warn(d, "abstract: a notice on its copyright left out");
}

/*
 * "important newline topics innewlinelines": where lines ended there is that
 * word instead (Shodhganga), at other words in one place at least.
 */
static void
open_newlines(struct draft *d, struct str *s)
{
	static const struct str word = STR_LIT("newline");
	bool glued = false;
	size_t at = str_find(*s, word), n = 0;
	char *p;

	for (size_t i = at; i != STR_NPOS && i < s->n; i++)
		if (s->p[i] == 'n' && str_starts(str_from(*s, i), word)) {
			size_t end = i + word.n;

			glued |= end == s->n || chr_alpha(s->p[end]) ||
				 (i > 0 && chr_alnum(s->p[i - 1]));
			i = end - 1;
		}
	if (!glued || (p = arena_alloc(d->r->arena, s->n)) == NULL)
		return;
	for (size_t i = 0; i < s->n; i++) {
		bool line = s->p[i] == 'n' && str_starts(str_from(*s, i), word);
		char c = line ? ' ' : s->p[i];

		if (c != ' ' || (n > 0 && p[n - 1] != ' '))
			p[n++] = c;
		i += line ? word.n - 1 : 0;
	}
	*s = str_trim(str_of(p, n));
	draft_warn(d, "abstract: the word 'newline' left out");
}

/*
 * "Text. :Introduction.........3 Methods.......12": a table of contents behind
 * an abstract, by the dots that lead to its pages.
 */
static void
cut_contents(struct draft *d, struct str *s)
{
	static const struct str leader = STR_LIT(".........");
	size_t at = str_find(*s, leader);
	struct str front;

	if (at == STR_NPOS)
		return;
	front = str_left(*s, at);
	for (at = front.n; at > 1; at--)
		if (str_chr(STR(".:;"), front.p[at - 2]) != STR_NPOS ||
		    str_starts(str_from(front, at - 2), STR(" :")))
			break;
	front = prose_without_marks(str_trim(str_left(front, at - (at > 0))));
	if (front.n < ABSTRACT_BYTES)
		return;
	*s = front;
	draft_warn(d, "abstract: the contents behind it left out");
}

/* "Poster presented at the Congress on Rain, Husum" of a paper or poster. */
static bool
take_meeting(struct draft *d, struct str s)
{
	struct str meeting, place;

	if (s.n > MEETING_BYTES ||
	    (d->r->type != TYPE_CONFERENCE_PAPER && d->r->type != TYPE_POSTER &&
	     d->r->type != TYPE_TALK))
		return false;
	meeting = citation_meeting(s, &place);
	/* "a national meeting" names none. */
	if (meeting.n == s.n || meeting.n == 0 || chr_lower(meeting.p[0]) ||
	    str_find(meeting, STR(". ")) != STR_NPOS ||
	    (d->r->event.n > 0 && !str_eq(d->r->event, meeting)))
		return false;
	d->r->event = meeting;
	draft_event_place(d, place);
	draft_warn(d, "event: where it was presented");
	return true;
}

/* "2nd ed.": the edition, where that is not said. */
static bool
take_edition(struct draft *d, struct str s)
{
	if (rec_type_is(d->r->type, CLASS_ARTICLE) ||
	    rec_type_is(d->r->type, CLASS_CHAPTER) || d->origin.edition.n > 0 ||
	    !citation_is_edition(s))
		return false;
	draft_edition(d, s);
	draft_warn(d, "edition: a description");
	return true;
}

/* Keeps what the text is, and reads what stands in it. */
static void
look_at(struct draft *d, struct draft_desc *desc, struct open_desc *o)
{
	struct str *s = &desc->t.text;
	bool thesis;

	*o = (struct open_desc){.shape = SHAPE_NOTHING};
	open_newlines(d, s);
	cut_contents(d, s);
	cut_own_citation(d, s);
	cut_keywords(d, &desc->t);
	cut_copyright(d, s);
	if ((s->n < LANGUAGE_BYTES && vocab_language(d->r->arena, *s).n > 0) ||
	    is_status(*s) || is_level(d, *s) || take_pages(d, *s) ||
	    draft_take_size(d, *s) || take_edition(d, *s))
		return;
	if (ident_is_url(*s)) { /* Digital Commons: a thumbnail */
		draft_id(
		    d, ID_OF_ANOTHER,
		    (struct rec_ident){ident_is_file_url(*s) ? ID_FILE : ID_URL,
				       *s, false});
		o->taken = true;
		return;
	}
	if (prose_cut_label(s)) {
		desc->kind = DESC_ABSTRACT;
		return;
	}
	thesis = is_thesis_note(d, *s);
	o->shape = is_affiliation(d, *s, &o->workplace) || thesis ||
			   is_responsibility(d, *s) || is_type_word(d, *s)
		       ? SHAPE_NOTE
		       : prose_shape(*s);
	if (o->workplace || take_meeting(d, *s))
		o->shape = SHAPE_NOTHING;
	if (thesis) {
		draft_pages_of_note(d, *s);
		return;
	}
	if (o->shape == SHAPE_NOTE)
		version_doi(d, *s);
	if (o->shape == SHAPE_NOTHING || s->n > CITATION_BYTES ||
	    !str_has_digit(*s) ||
	    !draft_cite_all(d, CITED_DESCRIPTION, *s, &o->taken))
		return;
	o->shape = SHAPE_NOTE;
}

/* Of one language, as far as that is said. */
static bool
same_language(struct str a, struct str b)
{
	return a.n == 0 || b.n == 0 || str_ieq(a, b);
}

/* May it be the abstract, in some language that nobody names? */
static bool
is_untold(const struct draft_desc *desc, const struct open_desc *o)
{
	return desc->t.lang.n == 0 && desc->t.text.n >= TRANSLATION_MIN &&
	       (desc->kind == DESC_ABSTRACT ||
		(desc->kind == DESC_OPEN && !o->taken &&
		 o->shape >= SHAPE_TEXT));
}

/*
 * An abstract and its translations, with nothing to say in which language
 * (DSpace): their words tell.
 */
static void
tell_tongues(struct draft *d, const struct open_desc *open)
{
	struct draft_descs *l = &d->descriptions;
	struct str *tongues = arena_zero(d->r->arena, l->n * sizeof(*tongues));
	struct str first = STR_NONE;
	size_t longest = 0, n = 0;
	bool several = false;

	for (size_t i = 0; i < l->n; i++)
		if (is_untold(&l->v[i], &open[i])) {
			n++;
			if (l->v[i].t.text.n > longest)
				longest = l->v[i].t.text.n;
		}
	for (size_t i = 0; tongues != NULL && n > 1 && i < l->n; i++)
		if (is_untold(&l->v[i], &open[i]) &&
		    TRANSLATION_PART * l->v[i].t.text.n >= longest) {
			tongues[i] = vocab_tongue(l->v[i].t.text);
			draft_keep(&first, tongues[i]);
			several |=
			    tongues[i].n > 0 && !str_eq(tongues[i], first);
		}
	for (size_t i = 0; several && i < l->n; i++)
		draft_keep(&l->v[i].t.lang, tongues[i]);
	if (several)
		draft_warn(d, "abstract: its language told by its words");
}

/*
 * HAL: a comment without a language beside the abstract in that of the item.
 * Is there such an abstract?
 */
static bool
another_is_tagged(const struct draft *d, const struct open_desc *o)
{
	const struct draft_descs *l = &d->descriptions;
	struct str own = str_left(d->r->language, str_chr(d->r->language, '-'));

	for (size_t i = 0; i < l->n && own.n > 0; i++)
		if (!o[i].taken && o[i].shape >= SHAPE_TEXT &&
		    l->v[i].t.text.n >= TRANSLATION_MIN &&
		    str_istarts(l->v[i].t.lang, own))
			return true;
	return false;
}

/*
 * The abstract is the first that is half as long as the longest prose in its
 * language; where there is no prose, the first text.
 */
static bool
is_abstract(const struct draft *d, const struct open_desc *o, size_t at)
{
	const struct draft_descs *l = &d->descriptions;
	enum prose_shape shape = o[at].shape;
	size_t longest = 0;

	if (shape < SHAPE_TEXT || o[at].taken ||
	    (l->v[at].kind == DESC_OPEN && l->v[at].t.lang.n == 0 &&
	     another_is_tagged(d, o)))
		return false;
	for (size_t i = 0; i < d->r->abstracts.n; i++)
		if (same_language(d->r->abstracts.v[i].lang, l->v[at].t.lang))
			return false;
	for (size_t i = 0; i < l->n; i++) {
		if (l->v[i].kind == DESC_ABSTRACT && l->v[i].t.text.n > 0 &&
		    same_language(l->v[i].t.lang, l->v[at].t.lang))
			return false;
		if (l->v[i].kind != DESC_OPEN || o[i].shape < shape ||
		    !same_language(l->v[i].t.lang, l->v[at].t.lang))
			continue;
		if (o[i].shape > shape)
			return false;
		if (l->v[i].t.text.n > longest)
			longest = l->v[i].t.text.n;
	}
	return shape == SHAPE_TEXT || 2 * l->v[at].t.text.n >= longest;
}

/* A label of DataCite in an element of its own is for the one behind it. */
static void
read_labels(struct draft_descs *l)
{
	static const enum desc_kind kinds[] = {
	    [LABEL_ABSTRACT] = DESC_ABSTRACT,
	    [LABEL_NOTE] = DESC_NOTE,
	    [LABEL_SERIES] = DESC_OPEN,
	    [LABEL_CONTENTS] = DESC_CONTENTS,
	};
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		enum prose_label label = LABEL_NONE;

		if (l->v[i].kind == DESC_OPEN)
			label = prose_label_alone(l->v[i].t.text);
		if (label == LABEL_NONE)
			l->v[n++] = l->v[i];
		else if (i + 1 < l->n && l->v[i + 1].kind == DESC_OPEN &&
			 prose_label_alone(l->v[i + 1].t.text) == LABEL_NONE)
			l->v[i + 1].kind = kinds[label];
	}
	l->n = n;
}

/* "[Aims] ...": the length of the heading in brackets, or 0. */
static size_t
heading(struct str s)
{
	size_t end = str_chr(str_left(s, HEADING_BYTES), ']');

	if (end == STR_NPOS || s.p[0] != '[' || end + 2 >= s.n)
		return 0;
	for (size_t i = 1; i < end; i++)
		if (!chr_alpha(s.p[i]) && s.p[i] != ' ' &&
		    (unsigned char)s.p[i] < 0x80)
			return 0;
	return end > 2 ? end + 1 : 0;
}

/*
 * "[Aims] ...", "[Methods] ...", each in an element of its own: one abstract in
 * sections, joined again.
 */
static void
join_sections(struct draft *d)
{
	struct draft_descs *l = &d->descriptions;
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		struct draft_desc *before = n > 0 ? &l->v[n - 1] : NULL;
		const struct draft_desc *desc = &l->v[i];

		if (before != NULL && desc->kind == DESC_OPEN &&
		    before->kind == DESC_OPEN && heading(desc->t.text) > 0 &&
		    heading(before->t.text) > 0 &&
		    same_language(before->t.lang, desc->t.lang))
			before->t.text = draft_join(d, before->t.text, STR(" "),
						    desc->t.text);
		else
			l->v[n++] = *desc;
	}
	l->n = n;
}

/* The volume, or a date with its time, as forms repeat them: no note. */
static bool
is_said(const struct draft *d, struct str s)
{
	struct date_span span;

	if (str_eq(s, d->part.volume))
		return true;
	return s.n > DATE_BYTES && s.n < TIME_BYTES && s.p[DATE_BYTES] == 'T' &&
	       chr_digit(s.p[0]) && draft_parse_date(s, &span);
}

void
draft_settle_descriptions(struct draft *d)
{
	struct draft_descs *l = &d->descriptions;
	struct record *r = d->r;
	struct open_desc *open;
	bool workplaces = false;

	read_labels(l);
	join_sections(d);
	open = arena_zero(r->arena, (l->n + 1) * sizeof(*open));
	if (open == NULL)
		return;
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].kind == DESC_OPEN)
			look_at(d, &l->v[i], &open[i]);
		else if (l->v[i].kind == DESC_ABSTRACT) {
			open_newlines(d, &l->v[i].t.text);
			prose_cut_label(&l->v[i].t.text);
			cut_keywords(d, &l->v[i].t);
			cut_copyright(d, &l->v[i].t.text);
		}
	tell_tongues(d, open);
	for (size_t i = 0; i < l->n; i++)
		workplaces |= open[i].workplace;
	if (workplaces)
		draft_warn(d, "description: where somebody works left out");
	for (size_t i = 0; i < l->n; i++) {
		const struct draft_desc *desc = &l->v[i];
		bool abstract =
		    (desc->kind == DESC_ABSTRACT &&
		     !prose_is_bracketed(desc->t.text)) ||
		    (desc->kind == DESC_OPEN && is_abstract(d, open, i));

		if (desc->kind == DESC_OPEN &&
		    (open[i].taken || open[i].shape == SHAPE_NOTHING))
			continue;
		if (!abstract && is_said(d, desc->t.text))
			continue;
		/* The same text is said once. */
		if (!holds(&r->abstracts, desc->t.text) &&
		    !holds(&r->notes, desc->t.text))
			texts_push(r->arena,
				   abstract ? &r->abstracts : &r->notes,
				   desc->t);
	}
	draft_prefer_language(r, &r->abstracts);
}
