/* The draft: which title is the title. */
#include <string.h>

#include "parsers/citation/citation.h"
#include "parsers/draft/internal.h"

enum {
	SAME_MAX = 16,   /* titles that another one is compared with */
	PEOPLE_MAX = 64, /* names that are looked for */
	FAMILY_MIN = 3,
	QUOTED_BLANKS = 3, /* of a title in quotation marks */
	STOP_BLANKS = 3,   /* of one that ends like a sentence */
	WORDS_MIN = 8,     /* bytes in front of a tight colon */
	ARTICLE_MAX = 6,   /* bytes of "Eine" between marks */
	TITLE_BYTES = 400  /* behind its label */
};

/* Titles of a kind are kept with those of another one, in their order. */
static const enum title_kind kept_as[TITLE_KIND__MAX] = {
    [TITLE_MAIN] = TITLE_MAIN,
    [TITLE_PRIMARY] = TITLE_PRIMARY,
    [TITLE_SUB] = TITLE_SUB,
    [TITLE_TRANSLATED] = TITLE_ALTERNATIVE,
    [TITLE_ALTERNATIVE] = TITLE_ALTERNATIVE,
    [TITLE_SHORT] = TITLE_SHORT,
};

/* What stands where a title is wanted and there is none (DataCite, app. 3). */
static bool
is_none(struct str s)
{
	static const struct str words[] = {STR_LIT(":unav"), STR_LIT(":unas"),
					   STR_LIT(":unkn"), STR_LIT(":tba"),
					   STR_LIT(":none"), STR_LIT(":null")};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(s, words[i]))
			return true;
	return false;
}

/*
 * "Title :", "Title /": what catalogues put before the next part; and quotation
 * marks around all of it, with blanks inside them.
 */
static struct str
without_frame(struct str s)
{
	while (s.n > 2 && s.p[0] == '"' && s.p[1] == ' ' &&
	       s.p[s.n - 1] == '"' && s.p[s.n - 2] == ' ')
		s = str_trim(str_of(s.p + 1, s.n - 2));
	while (s.n > 1 && (s.p[s.n - 1] == ':' || s.p[s.n - 1] == ';' ||
			   s.p[s.n - 1] == ',' || str_ends(s, STR(" /")) ||
			   str_ends(s, STR(" ="))))
		s = str_trim(str_left(s, s.n - 1));
	return s;
}

/*
 * "The whole title of so many words": quoted as in a citation, from end to end
 * and nowhere else; a few words may be somebody's.
 */
static struct str
without_quotes(struct draft *d, struct str s)
{
	static const struct {
		struct str open, close;
	} quotes[] = {
	    {STR_LIT("\""), STR_LIT("\"")}, {STR_LIT("“"), STR_LIT("”")},
	    {STR_LIT("„"), STR_LIT("“")},   {STR_LIT("„"), STR_LIT("”")},
	    {STR_LIT("«"), STR_LIT("»")},   {STR_LIT("»"), STR_LIT("«")},
	};

	for (size_t i = 0; i < COUNT(quotes); i++) {
		size_t n = quotes[i].open.n + quotes[i].close.n, blanks = 0;
		struct str inner;

		if (s.n <= n || !str_starts(s, quotes[i].open) ||
		    !str_ends(s, quotes[i].close))
			continue;
		inner = str_trim(str_of(s.p + quotes[i].open.n, s.n - n));
		for (size_t k = 0; k < inner.n; k++)
			blanks += inner.p[k] == ' ';
		for (size_t k = 0; k < COUNT(quotes); k++)
			if (str_find(inner, quotes[k].open) != STR_NPOS ||
			    str_find(inner, quotes[k].close) != STR_NPOS)
				blanks = 0;
		if (blanks < QUOTED_BLANKS)
			continue;
		draft_warn(d, "title: the quotation marks around it left out");
		return inner;
	}
	return s;
}

struct str
draft_unsorted(struct draft *d, struct str s)
{
	static const struct {
		struct str open, close;
	} marks[] = {{STR_LIT("<<"), STR_LIT(">>")},
		     {STR_LIT("¬"), STR_LIT("¬")},
		     {STR_LIT("<"), STR_LIT(" >")}}; /* Portugal */

	if (str_chr(s, '<') == STR_NPOS &&
	    str_find(str_left(s, 1 + marks[1].open.n), marks[1].open) ==
		STR_NPOS)
		return s;
	for (size_t i = 0; i < COUNT(marks); i++) {
		size_t at = str_find(s, marks[i].open), end;
		struct str article = str_from(s, at + marks[i].open.n), rest;

		/* "¬A and ¬B": at the front alone */
		if (at == STR_NPOS || (i > 0 && at > 1))
			continue;
		end = str_find(str_left(article, ARTICLE_MAX + 2),
			       marks[i].close);
		/* "<1981- >" is none. */
		if (end == STR_NPOS || end == 0 || article.p == NULL ||
		    ((unsigned char)article.p[0] < 0x80 &&
		     !chr_alpha(article.p[0])))
			continue;
		rest = str_trim(str_from(article, end + marks[i].close.n));
		article = draft_join(d, str_left(s, at), STR(""),
				     str_trim(str_left(article, end)));
		s = draft_join(d, article,
			       article.p[article.n - 1] == '\'' ? STR("")
								: STR(" "),
			       rest);
	}
	return s;
}

/* "?O sangue": the mark of an article that some conversion has lost. */
static struct str
without_lost_mark(struct draft *d, struct str s)
{
	if (s.n < 2 || s.p[0] != '?' || !chr_alpha(s.p[1]) ||
	    str_chr(str_from(s, 1), '?') != STR_NPOS)
		return s;
	draft_warn(d, "title: a mark in front of it left out");
	return str_from(s, 1);
}

void
draft_title(struct draft *d, enum title_kind kind, struct rec_text t)
{
	struct rec_texts *l = &d->titles[kept_as[kind]];

	if (vocab_is_reading(t.lang) && d->titles[TITLE_MAIN].n > 0) {
		draft_warn(d, "title: how it is read left out");
		return;
	}
	if (kind == TITLE_MAIN && l->n == 0)
		d->open_title = str_ends(t.text, STR(":"));
	/* "Title :" and another one that is not a title: what goes on there. */
	else if (kind == TITLE_ALTERNATIVE && d->open_title &&
		 d->titles[TITLE_ALTERNATIVE].n + d->titles[TITLE_SUB].n == 0)
		l = &d->titles[TITLE_SUB];
	t.text = without_frame(without_quotes(d, without_frame(t.text)));
	t.text = without_lost_mark(d, draft_unsorted(d, t.text));
	if (t.text.n > 0 && !is_none(t.text) &&
	    draft_room(d, LIMIT_TEXTS, l->n))
		texts_push(d->r->arena, l, t);
}

static struct rec_text *
in_language(struct rec_texts *l, struct str lang)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].lang, lang))
			return &l->v[i];
	return NULL;
}

/*
 * To the main title in its language, or to another one in it; to the first,
 * unless that is in another language.
 */
static void
join_subtitle(struct draft *d, struct rec_text sub)
{
	struct rec_texts *main = &d->titles[TITLE_MAIN];
	struct rec_text *to = in_language(main, sub.lang);

	if (to == NULL && sub.lang.n > 0)
		to = in_language(&d->titles[TITLE_ALTERNATIVE], sub.lang);
	if (to == NULL && main->n > 0 &&
	    (sub.lang.n == 0 || main->v[0].lang.n == 0))
		to = &main->v[0];
	if (to == NULL)
		draft_title(d, TITLE_ALTERNATIVE, sub);
	else if (str_ifind(to->text, sub.text) == STR_NPOS)
		to->text = draft_join(
		    d, to->text,
		    str_chr(STR("?!"), to->text.p[to->text.n - 1]) == STR_NPOS
			? STR(": ")
			: STR(" "),
		    sub.text);
}

/*
 * "Main:Sub" of OPUS4: a colon between letters, no address. Elsewhere it takes
 * more: words in front, and a word with small letters behind ("Of protein:DNA").
 */
static void
open_colon(struct draft *d, struct str *s)
{
	size_t at = str_chr(*s, ':');
	char *p;

	if (!site_has(d->site, HABIT_TIGHT_COLONS) &&
	    (at == STR_NPOS || at < WORDS_MIN || at + 3 > s->n ||
	     str_chr(str_left(*s, at), ' ') == STR_NPOS ||
	     !(chr_lower(s->p[at + 2]) || s->p[at + 2] == ' ')))
		return;
	if (at == STR_NPOS || at < 4 || at + 4 > s->n ||
	    !(chr_lower(s->p[at - 1]) || (unsigned char)s->p[at - 1] >= 0x80) ||
	    !(chr_upper(s->p[at + 1]) || (unsigned char)s->p[at + 1] >= 0x80))
		return;
	p = arena_alloc(d->r->arena, s->n + 1);
	if (p == NULL)
		return;
	memcpy(p, s->p, at + 1);
	p[at + 1] = ' ';
	memcpy(p + at + 2, s->p + at + 1, s->n - at - 1);
	*s = str_of(p, s->n + 1);
	draft_warn(d, "title: a blank put behind its colon");
}

/* French puts a blank in front of a colon. */
static bool
is_french(const struct draft *d, struct str lang)
{
	if (lang.n == 0)
		lang = d->r->language;
	return str_istarts(lang, STR("fr"));
}

/* "1 : 5 000": numbers on both sides of the colon. */
static bool
is_ratio(struct str s, size_t blank)
{
	return chr_digit(s.p[blank - 1]) && blank + 3 < s.n &&
	       s.p[blank + 2] == ' ' && chr_digit(s.p[blank + 3]);
}

/* "Voices : form", "Centers :The case" of library catalogues. */
static void
close_colons(struct draft *d, struct str *s)
{
	char *p;
	size_t n = 0;

	if (str_find(*s, STR(" :")) == STR_NPOS)
		return;
	p = arena_alloc(d->r->arena, 2 * s->n);
	if (p == NULL)
		return;
	for (size_t i = 0; i < s->n; i++) {
		bool colon = s->p[i] == ' ' && i > 0 && i + 2 < s->n &&
			     s->p[i + 1] == ':' && !is_ratio(*s, i) &&
			     (s->p[i + 2] == ' ' || chr_alpha(s->p[i + 2]));

		if (colon) {
			p[n++] = ':';
			i++;
			if (s->p[i + 1] != ' ')
				p[n++] = ' ';
		} else {
			p[n++] = s->p[i];
		}
	}
	if (n == s->n)
		return;
	*s = str_of(p, n);
	draft_warn(d, "title: the blank in front of its colon left out");
}

/* Is one of those who made it named there? */
static bool
names_somebody(const struct draft *d, struct str s)
{
	for (size_t i = 0; i < d->people.n && i < PEOPLE_MAX; i++) {
		const struct rec_name *n = &d->people.v[i].name;

		if (n->kind == NAME_PERSON && n->family.n >= FAMILY_MIN &&
		    str_ifind(s, n->family) != STR_NPOS)
			return true;
	}
	return false;
}

/*
 * "Title / by Anna Novak": what a title page says of responsibility (ISBD),
 * where one of those is named behind the slash who are named anyway.
 */
static void
cut_responsibility(struct draft *d, struct str *s)
{
	static const struct str slash = {" / ", 3};
	size_t at = str_find(*s, slash);

	if (at == STR_NPOS || at == 0 ||
	    !names_somebody(d, str_from(*s, at + slash.n)))
		return;
	draft_keep(&d->responsible, str_from(*s, at + slash.n));
	*s = str_trim(str_left(*s, at));
	draft_warn(d, "title: what stands behind ' / ' left out, it names "
		      "who made it");
}

/*
 * "Title [version 2; peer review: 1 approved]", "Program [version 1.1]": which
 * state it is in.
 */
static void
cut_version(struct draft *d, struct str *s)
{
	static const struct str open = STR_LIT(" [version ");
	size_t at = str_rchr(*s, '['), sign;
	struct str version;

	if (at == STR_NPOS || at < 2 || !str_ends(*s, STR("]")) ||
	    !str_istarts(str_from(*s, at - 1), open))
		return;
	version = str_from(*s, at - 1 + open.n);
	version = str_left(version, version.n - 1);
	if (version.n == 0 || !chr_digit(version.p[0]))
		return;
	sign = str_chr(version, ';');
	if (sign == STR_NPOS && str_chr(version, ' ') != STR_NPOS)
		return;
	draft_version(d, str_trim(str_left(version, sign)));
	*s = str_trim(str_left(*s, at));
	draft_warn(d, "title: the version behind it left out");
}

/* "Title. - 3. Aufl." (ISBD): the edition is none of it. */
static void
cut_edition(struct draft *d, struct str *s)
{
	static const struct str dash = {" - ", 3};
	size_t at = str_rfind(*s, dash);

	if (at == STR_NPOS || at == 0 ||
	    !citation_is_edition(str_from(*s, at + dash.n)))
		return;
	draft_keep(&d->origin.edition, str_from(*s, at + dash.n));
	*s = str_trim(str_left(*s, at));
	if (str_ends(*s, STR(".")))
		s->n--;
	draft_warn(d, "title: the edition behind it left out");
}

/* "Title [electronic resource] : rest": what it is made of. */
static void
cut_material(struct draft *d, struct str *s)
{
	size_t open = str_chr(*s, '['), close;
	struct str inside, rest;

	if (open == STR_NPOS || open == 0)
		return;
	close = str_chr(str_from(*s, open), ']');
	if (close == STR_NPOS)
		return;
	inside = str_trim(str_of(s->p + open + 1, close - 1));
	if (!vocab_is_material(inside))
		return;
	rest = str_trim(str_from(*s, open + close + 1));
	*s = str_trim(str_left(*s, open));
	if (rest.n > 0)
		*s = draft_join(d, *s, STR(" "), rest);
	draft_warn(d, "title: the kind of material behind it left out");
}

/*
 * "Meyer, Anna: Title": who made it in front of it, as in a catalogue's list.
 */
static void
cut_maker(struct draft *d, struct str *s)
{
	size_t at = str_chr(*s, ':');
	struct str front = str_left(*s, at);

	if (at == STR_NPOS || at + 1 >= s->n || str_chr(front, ',') == STR_NPOS)
		return;
	for (size_t i = 0; i < d->people.n && i < PEOPLE_MAX; i++) {
		const struct rec_name *n = &d->people.v[i].name;

		if (n->kind != NAME_PERSON || !str_istarts(front, n->family) ||
		    !str_iends(front, n->given) ||
		    front.n != n->family.n + 2 + n->given.n)
			continue;
		*s = str_trim(str_from(*s, at + 1));
		draft_warn(d, "title: who made it, in front, left out");
		return;
	}
}

/*
 * "A title like a sentence.": its stop, behind a word that is no abbreviation;
 * one of few words, or with other stops, may be full of these.
 */
static void
cut_stop(struct draft *d, struct str *s)
{
	size_t blanks = 0;

	if (!prose_ends_in_stop(*s))
		return;
	for (size_t i = 0; i < s->n; i++)
		blanks += s->p[i] == ' ';
	if (blanks < STOP_BLANKS)
		return;
	s->n--;
	draft_warn(d, "title: the stop behind it left out");
}

/* What title pages of theses say of themselves, and go on with a degree. */
/* clang-format off */
static const struct str theses[] = {
	STR_LIT("диссертация на"),
	STR_LIT("диссертация …"),
	STR_LIT("диссертация ..."),
	STR_LIT("диссертация канд"),
	STR_LIT("диссертация докт"),
	STR_LIT("дис. канд"),
	STR_LIT("дис. докт"),
	STR_LIT("дис. д-ра"),
	STR_LIT("дисертація канд"),
	STR_LIT("дисертація докт"),
	STR_LIT("дис. …"),
	STR_LIT("дис. ..."),
	STR_LIT("дис. на соиск"),
	STR_LIT("дисс. на соиск"),
	STR_LIT("автореферат дис"),
	STR_LIT("автореф. дис"),
	STR_LIT("дисертація на"),
	STR_LIT("дис. на здобуття"),
	STR_LIT("автореферат дисертації"),
	STR_LIT("a thesis submitted"),
	STR_LIT("thesis submitted"),
	STR_LIT("a thesis presented"),
	STR_LIT("a dissertation submitted"),
	STR_LIT("dissertation submitted"),
	STR_LIT("dissertation zur erlangung"),
	STR_LIT("inaugural-dissertation zur"),
	STR_LIT("inauguraldissertation zur"),
	STR_LIT("tesis para optar"),
	STR_LIT("tesis para obtener"),
	STR_LIT("tesis presentada"),
	STR_LIT("thèse pour"),
	STR_LIT("thèse présentée"),
	STR_LIT("tese apresentada"),
	STR_LIT("dissertação apresentada"),
};
/* clang-format on */

static bool
ends_phrase(char c)
{
	return c == '.' || c == ',' || c == ';' || c == ':' || c == '(' ||
	       c == '[';
}

static bool
tells_of_thesis(struct str s)
{
	enum rec_type type;
	size_t end = 0;

	for (size_t i = 0; i < COUNT(theses); i++)
		if (str_istarts(s, theses[i]))
			return true;
	/* Or they say no more than what it is. */
	while (end < s.n && !ends_phrase(s.p[end]))
		end++;
	return vocab_type_whole(str_trim(str_left(s, end)), &type) &&
	       rec_type_is(type, CLASS_THESIS);
}

/* "Title : dissertation submitted for the degree of ...": the title. */
static void
cut_thesis(struct draft *d, struct str *s)
{
	size_t at = str_chr(*s, ':'), next;
	enum rec_type level;

	for (; at != STR_NPOS && at + 1 < s->n;
	     at = next == STR_NPOS ? next : at + 1 + next) {
		next = str_chr(str_from(*s, at + 1), ':');
		if (at == 0 || !tells_of_thesis(str_trim(str_from(*s, at + 1))))
			continue;
		if (vocab_degree(str_from(*s, at + 1), &level))
			draft_type_is(d, SAID_BY_DEGREE, level);
		else
			level = TYPE_THESIS;
		/* A text of several pages in catalogues; no press made it. */
		if (d->types[SAID_BY_MAPPING].type == TYPE_BOOK &&
		    !d->types[SAID_BY_GENRE].known &&
		    d->origin.publishers.n == 0)
			draft_type_is(d, SAID_BY_GENRE, level);
		*s = str_trim(str_left(*s, at));
		/* "Title: : what it is": of which one was the catalogue's. */
		while (s->n > 1 && s->p[s->n - 1] == ':')
			*s = str_trim(str_left(*s, s->n - 1));
		draft_warn(d, "title: what it says of the thesis left out");
		return;
	}
}

/* "[Место защиты: School]": where a thesis was defended. */
static void
take_school(struct draft *d, struct str s)
{
	static const struct str label = STR_LIT("Место защиты:");
	size_t at = str_find(s, label);

	if (at == STR_NPOS)
		return;
	s = str_from(s, at + label.n);
	draft_keep(&d->grantor,
		   prose_without_marks(str_trim(str_left(s, str_chr(s, ']')))));
}

/*
 * "Data on rain, supplement to: Novak, Anna (2012): Rain. Journal, 12, 3-9"
 * (PANGAEA): what it belongs to is a relation.
 */
static void
cut_supplemented(struct draft *d, struct str *s)
{
	static const struct str label = STR_LIT("supplement to: ");
	size_t at = str_ifind(*s, label);
	struct str other;

	if (at == STR_NPOS || at < 3 || (*s).p[at - 1] != ' ' ||
	    str_chr(STR(",.;("), s->p[at - 2]) == STR_NPOS)
		return;
	other = str_from(*s, at);
	if (str_find(other, STR("): ")) == STR_NPOS)
		return;
	draft_relation(d, (struct rec_text){other, STR_NONE});
	*s = str_trim(str_left(*s, at - 2));
	draft_warn(d, "title: what it is a supplement to left out");
}

/*
 * "[The original title] ; Der Titel", "[Collection]. , Title": catalogues put
 * what the title does not say in front of it, in brackets.
 */
static void
cut_original(struct draft *d, struct rec_text *t)
{
	static const struct str behind[] = {STR_LIT("] ; "), STR_LIT("]. , "),
					    STR_LIT("] = ")};

	size_t at = str_chr(t->text, ']');

	if (at == STR_NPOS || t->text.p[0] != '[')
		return;
	for (size_t i = 0; i < COUNT(behind); i++) {
		struct str inside = str_of(t->text.p + 1, at - 1);
		struct str rest = str_from(t->text, at + behind[i].n);

		if (!str_starts(str_from(t->text, at), behind[i]) ||
		    rest.n == 0 || str_chr(inside, '[') != STR_NPOS)
			continue;
		texts_push(d->r->arena, &d->titles[TITLE_ALTERNATIVE],
			   (struct rec_text){inside, STR_NONE});
		t->text = str_trim(rest);
		draft_warn(d, "title: what stands in brackets in front is "
			      "another");
		return;
	}
}

/* Library catalogues end a title with " /". */
static void
settle_marks(struct draft *d, struct rec_text *t)
{
	static const struct str slash = {" /", 2};

	if (t->text.n > slash.n && str_ends(t->text, slash))
		t->text.n -= slash.n;
	take_school(d, t->text);
	cut_supplemented(d, &t->text);
	cut_version(d, &t->text);
	cut_material(d, &t->text);
	cut_edition(d, &t->text);
	cut_maker(d, &t->text);
	cut_thesis(d, &t->text);
	cut_responsibility(d, &t->text);
	cut_stop(d, &t->text);
	if (site_has(d->site, HABIT_OWN_COLONS))
		return;
	open_colon(d, &t->text);
	if (!site_has(d->site, HABIT_TIGHT_COLONS) && !is_french(d, t->lang))
		close_colons(d, &t->text);
}

/* The same words once, in however many languages they are said to be. */
static void
push_all(struct draft *d, const struct rec_texts *l, size_t from)
{
	struct record *r = d->r;

	for (size_t i = from; i < l->n; i++) {
		bool said = false;

		for (size_t k = 0; k < r->titles.n && k < SAME_MAX; k++)
			said =
			    said || str_eq(r->titles.v[k].text, l->v[i].text);
		if (!said)
			texts_push(r->arena, &r->titles, l->v[i]);
	}
}

void
draft_settle_titles(struct draft *d)
{
	struct rec_texts *main = &d->titles[TITLE_MAIN];
	struct rec_texts *shorter = &d->titles[TITLE_SHORT];
	const struct rec_texts *primary = &d->titles[TITLE_PRIMARY];
	const struct rec_texts *sub = &d->titles[TITLE_SUB];
	struct record *r = d->r;

	for (size_t k = 0; k < TITLE_KIND__MAX; k++)
		for (size_t i = 0; i < d->titles[k].n; i++)
			settle_marks(d, &d->titles[k].v[i]);
	for (size_t i = 0; i < main->n; i++)
		cut_original(d, &main->v[i]);
	for (size_t i = 0; i < sub->n; i++)
		join_subtitle(d, sub->v[i]);
	if (primary->n == 0)
		draft_prefer_language(r, main);
	push_all(d, primary, 0);
	push_all(d, main, 0);
	if (r->titles.n == 0 && d->titles[TITLE_ALTERNATIVE].n + shorter->n > 0)
		draft_warn(d, "title: one that is said to be another");
	push_all(d, &d->titles[TITLE_ALTERNATIVE], 0);
	/* No title of its own beside the whole one. */
	if (r->titles.n > 0 && shorter->n > 0)
		r->short_title = shorter->v[0].text;
	push_all(d, shorter, r->short_title.n > 0);
}

/* Labels of a title in a note, in the languages of repositories. */
static const struct str other_titles[] = {
    STR_LIT("alternate title"),
    STR_LIT("alternative title"),
    STR_LIT("other title"),
    STR_LIT("variant title"),
    STR_LIT("parallel title"),
    STR_LIT("autre titre"),
    STR_LIT("titre alternatif"),
    STR_LIT("titre parallèle"),
    STR_LIT("otro título"),
    STR_LIT("título alternativo"),
    STR_LIT("título paralelo"),
    STR_LIT("outro título"),
    STR_LIT("altro titolo"),
    STR_LIT("titolo alternativo"),
    STR_LIT("titolo parallelo"),
    STR_LIT("weiterer titel"),
    STR_LIT("nebentitel"),
    STR_LIT("paralleltitel"),
    STR_LIT("alternativtitel"),
    STR_LIT("alternatieve titel"),
    STR_LIT("andere titel"),
    STR_LIT("alternativ titel"),
    STR_LIT("annen tittel"),
    STR_LIT("alternativ tittel"),
    STR_LIT("anden titel"),
    STR_LIT("annan titel"),
    STR_LIT("muu nimeke"),
    STR_LIT("rinnakkaisnimeke"),
    STR_LIT("inny tytuł"),
    STR_LIT("tytuł równoległy"),
    STR_LIT("tytuł alternatywny"),
    STR_LIT("jiný název"),
    STR_LIT("alternativní název"),
    STR_LIT("iný názov"),
    STR_LIT("egyéb cím"),
    STR_LIT("alternatív cím"),
    STR_LIT("diğer başlık"),
    STR_LIT("alternatif başlık"),
    STR_LIT("judul alternatif"),
    STR_LIT("judul lain"),
    STR_LIT("другое название"),
    STR_LIT("Другое название"),
    STR_LIT("альтернативное название"),
    STR_LIT("Альтернативное название"),
    STR_LIT("інша назва"),
    STR_LIT("Інша назва"),
    STR_LIT("альтернативна назва"),
    STR_LIT("Альтернативна назва"),
    STR_LIT("別タイトル"),
    STR_LIT("その他のタイトル"),
    STR_LIT("タイトル別名"),
    STR_LIT("並列タイトル"),
};

bool
draft_titled_note(struct draft *d, struct rec_text t)
{
	size_t colon = str_chr(t.text, ':');
	struct str label = str_trim(str_left(t.text, colon));

	t.text = str_trim(str_from(t.text, colon + 1));
	if (colon == STR_NPOS || t.text.n == 0 || t.text.n > TITLE_BYTES)
		return false;
	for (size_t i = 0; i < COUNT(other_titles); i++)
		if (str_ieq(label, other_titles[i])) {
			draft_title(d, TITLE_ALTERNATIVE, t);
			return true;
		}
	return false;
}
