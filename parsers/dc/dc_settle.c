/* Dublin Core: what the elements say only together. */
#include <string.h>

#include "core/ident.h"
#include "parsers/dc/dc_read.h"
#include "parsers/names/names.h"
#include "parsers/vocab/vocab.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static void
settle_language(struct record *r)
{
	for (size_t i = 0; i < r->languages.n; i++) {
		if (r->language.n == 0)
			r->language = r->languages.v[i].lang;
		if (r->languages.v[i].lang.n == 0)
			record_warn(
			    r, "language: '" STR_FMT "' not known",
			    STR_ARG(str_left(r->languages.v[i].text, 60)));
	}
	if (r->languages.n > 1 &&
	    !str_eq(r->language, r->languages.v[r->languages.n - 1].lang))
		record_warn(r, "language: %zu given, the first known taken",
			    r->languages.n);
}

/* --- Titles and abstracts -------------------------------------------------- */

/* "de" of "de-DE" against "de" */
static bool
same_language(struct arena *a, struct str lang, struct str tag)
{
	struct str t = vocab_language(a, lang);
	size_t n = str_chr(tag, '-');

	return t.n > 0 &&
	       str_ieq(str_left(t, str_chr(t, '-')), str_left(tag, n));
}

/* The first in the language of the item in front of the others. */
static void
own_language_first(struct record *r, struct rec_texts *l)
{
	struct rec_text main;

	if (l->n < 2 || l->v[0].lang.n == 0 || r->language.n == 0 ||
	    same_language(r->arena, l->v[0].lang, r->language))
		return;
	for (size_t i = 1; i < l->n; i++) {
		main = l->v[i];
		if (!same_language(r->arena, main.lang, r->language))
			continue;
		memmove(l->v + 1, l->v, i * sizeof(main));
		l->v[0] = main;
		return;
	}
}

/* --- People --------------------------------------------------------------- */

enum { ADVISORS_MAX = 2 };

static bool
is_thesis(enum rec_type t)
{
	return t >= TYPE_PHD && t <= TYPE_THESIS;
}

/* Persons whose part nobody has told. */
static size_t
open_persons(const struct record *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->names.n; i++)
		n += r->names.v[i].role == ROLE_CONTRIBUTOR &&
		     r->names.v[i].kind != NAME_ORG;
	return n;
}

/* What dc:contributor, which does not say, most likely means. */
static enum rec_role
likely_role(const struct dc *d)
{
	const struct record *r = d->r;
	enum rec_type t = r->type;

	/* More of them are a committee, which nobody cites. */
	if (is_thesis(t))
		return open_persons(r) <= ADVISORS_MAX ? ROLE_ADVISOR
						       : ROLE_CONTRIBUTOR;
	if ((t == TYPE_BOOK || t == TYPE_EDITED_BOOK ||
	     t == TYPE_PROCEEDINGS) &&
	    !record_has_role(r, ROLE_AUTHOR))
		return ROLE_EDITOR;
	if (site_has(d->site, HABIT_EDITORS) && r->container.n > 0 &&
	    (t == TYPE_CHAPTER || t == TYPE_CONFERENCE_PAPER))
		return ROLE_EDITOR;
	return ROLE_CONTRIBUTOR;
}

static void
settle_roles(struct dc *d)
{
	struct record *r = d->r;
	enum rec_role role = likely_role(d);
	size_t guessed = 0;

	if (role == ROLE_CONTRIBUTOR)
		return;
	for (size_t i = 0; i < r->names.n; i++) {
		struct rec_name *n = &r->names.v[i];

		if (n->role != ROLE_CONTRIBUTOR || n->kind == NAME_ORG)
			continue;
		n->role = role;
		guessed++;
	}
	if (guessed > 0)
		record_warn(r, "contributor: %zu taken for %s", guessed,
			    rec_role_name(role));
}

/* --- Keywords ------------------------------------------------------------- */

static void
split_subject(struct record *r, const struct rec_subject *s, char sep)
{
	struct str rest = s->text, part;

	while (str_cut(&rest, sep, &part)) {
		part = str_trim(part);
		if (part.n > 0)
			subjects_push(
			    r->arena, &r->subjects,
			    (struct rec_subject){part, s->lang, s->scheme});
	}
}

/* "A,B,C": commas without blanks between words are a list. */
static bool
tight_commas(struct str s)
{
	size_t commas = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != ',')
			continue;
		if (i < 3 || i + 3 >= s.n || chr_space(s.p[i + 1]) ||
		    chr_digit(s.p[i + 1]) || chr_digit(s.p[i - 1]))
			return false;
		commas++;
	}
	return commas > 1;
}

/* "cc-by" among the keywords (old Zenodo) is the licence. */
static bool
is_licence(struct dc *d, struct str s)
{
	struct rec_right right;

	if (!site_has(d->site, HABIT_LICENCE_KEYWORD) ||
	    !str_istarts(s, STR("cc-")))
		return false;
	right = (struct rec_right){.text = s};
	rights_push(d->r->arena, &d->r->rights, right);
	return true;
}

/* A keyword that only repeats the type ("Report") is none. */
static bool
repeats_type(const struct record *r, const struct rec_subject *s)
{
	enum rec_type t = TYPE__MAX;

	return s->scheme.n == 0 && r->type != TYPE_GENERIC &&
	       vocab_type(s->text, &t) == VOCAB_GENRE && t == r->type;
}

static void
settle_subjects(struct dc *d)
{
	struct record *r = d->r;
	struct rec_subjects all = r->subjects;
	size_t split = 0, before = 0;

	r->subjects = (struct rec_subjects){0};
	for (size_t i = 0; i < all.n; i++) {
		const struct rec_subject *s = &all.v[i];

		if (repeats_type(r, s) || is_licence(d, s->text))
			continue;
		if (site_has(d->site, HABIT_JOINED_KEYWORDS))
			split_subject(r, s, ';');
		else if (tight_commas(s->text))
			split_subject(r, s, ',');
		else
			subjects_push(r->arena, &r->subjects, *s);
		split += r->subjects.n > before + 1;
		before = r->subjects.n;
	}
	if (split > 0)
		record_warn(r, "keywords: %zu split", split);
}

/* --- Type ----------------------------------------------------------------- */

static void
say_type(struct record *r, enum rec_type t, const char *why)
{
	if (r->type == t)
		return;
	r->type = t;
	r->genre = STR_NONE;
	record_warn(r, "type: %s, because of %s", rec_type_name(t), why);
}

/* SelectedWorks names the type among the keywords: "Book Chapters". */
static void
type_among_subjects(struct record *r)
{
	enum rec_type t;

	for (size_t i = 0; i < r->subjects.n; i++)
		if (vocab_type(r->subjects.v[i].text, &t) == VOCAB_GENRE &&
		    vocab_type_rank(t) > vocab_type_rank(TYPE_TEACHING)) {
			say_type(r, t, "a keyword");
			return;
		}
}

static bool
relates_to_code(const struct dc *d)
{
	for (size_t i = 0; i < d->related.n; i++)
		if (str_istarts(d->related.v[i].value,
				STR("https://github.com/")))
			return true;
	return false;
}

static void
type_by_site(struct dc *d)
{
	struct record *r = d->r;
	const struct site *s = d->site;
	bool open = r->type == TYPE_GENERIC;

	if (s->type != TYPE_GENERIC &&
	    (site_has(s, HABIT_ONE_TYPE) ? r->titles.n > 0 : open))
		say_type(r, s->type, s->type_because);
	else if (site_has(s, HABIT_MONOGRAPH) && r->type == TYPE_BOOK &&
		 r->types.n > 0 &&
		 str_istarts(r->types.v[0].text, STR("Monograph")))
		say_type(r, TYPE_REPORT, "EPrints' use of Monograph");
	else if (site_has(s, HABIT_CODE) && open && relates_to_code(d))
		say_type(r, TYPE_SOFTWARE, "the code it relates to");
	else if (site_has(s, HABIT_TYPE_KEYWORD) && open)
		type_among_subjects(r);
}

static void
settle_type(struct dc *d)
{
	struct record *r = d->r;
	struct str unknown;

	r->type = vocab_type_of(&r->types, &unknown);
	if (r->type == TYPE_GENERIC)
		r->genre = unknown;
	type_by_site(d);
}

/* What the journal, or its absence, says of the type. */
static void
raise_type(struct dc *d)
{
	struct record *r = d->r;
	bool journal = r->container.n > 0 && (r->volume.n + r->issue.n > 0 ||
					      record_id(r, ID_ISSN).n > 0);

	if (site_has(d->site, HABIT_REFERENCE) && r->type == TYPE_GENERIC &&
	    journal && d->cited_year > 0)
		say_type(r, TYPE_ARTICLE, "its journal reference");
	else if (r->type == TYPE_GENERIC && record_id(r, ID_ARXIV).n > 0)
		say_type(r, TYPE_PREPRINT, "its arXiv number");
	else if (r->type == TYPE_GENERIC && journal)
		say_type(r, TYPE_ARTICLE, "its journal");
	else if (r->type == TYPE_PROCEEDINGS && r->first_page.n > 0)
		say_type(r, TYPE_CONFERENCE_PAPER, "its pages");
	if (r->type == TYPE_PREPRINT && site_has(d->site, HABIT_REFERENCE)) {
		/* Without a year the reference is not believed. */
		r->container = r->volume = r->issue = STR_NONE;
		r->first_page = r->last_page = STR_NONE;
	}
}

/* The level of a thesis out of a note on it. */
static void
thesis_level(struct record *r)
{
	static const struct {
		struct str word;
		enum rec_type type;
	} levels[] = {
	    {STR_LIT("ph.d"), TYPE_PHD},
	    {STR_LIT("ph. d"), TYPE_PHD},
	    {STR_LIT("doctor"), TYPE_PHD},
	    {STR_LIT("doutora"), TYPE_PHD},
	    {STR_LIT("master"), TYPE_MASTER},
	    {STR_LIT("mestrado"), TYPE_MASTER},
	    {STR_LIT("(m.a"), TYPE_MASTER},
	    {STR_LIT("(m.s"), TYPE_MASTER},
	    {STR_LIT("bachelor"), TYPE_BACHELOR},
	};

	for (size_t i = 0; r->type == TYPE_THESIS && i < r->notes.n; i++) {
		struct str s = str_left(r->notes.v[i].text, 60);

		if (!str_istarts(s, STR("the")) &&
		    !str_istarts(s, STR("tese")) &&
		    !str_istarts(s, STR("diss")))
			continue;
		for (size_t k = 0; k < COUNT(levels); k++)
			if (str_ifind(s, levels[k].word) != STR_NPOS) {
				say_type(r, levels[k].type, "a note on it");
				break;
			}
	}
}

void
dc_settle(struct dc *d)
{
	struct record *r = d->r;
	const struct site_evidence e = {
	    .oai_id = r->oai_id,
	    .ids = &r->ids,
	    .related = &d->related,
	};

	d->site = site_of_record(&e);
	dc_settle_related(d);
	settle_language(r);
	names_settle(r, &r->names, r->names_order);
	dc_settle_titles(d);
	if (r->titles.n == 0)
		record_warn(r, "title: none");
	own_language_first(r, &r->titles);
	settle_type(d);
	dc_settle_notes(d);
	own_language_first(r, &r->abstracts);
	dc_settle_citations(d);
	dc_settle_hosts(d);
	raise_type(d);
	thesis_level(r);
	dc_settle_date(d);
	settle_roles(d);
	settle_subjects(d);
	dc_settle_publishers(d);
}
