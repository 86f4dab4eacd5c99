/* The draft: what type of thing it is. */
#include "parsers/citation/citation.h"
#include "parsers/draft/internal.h"

/*
 * Words that mean something else as the genre of a record than in a list of
 * keywords, or nothing there: genres of MyCoRe, levels of XMetaDissPlus, MARC
 * genre terms (marcgt).
 */
static const struct {
	struct str word;
	enum rec_type type;
} words[] = {
    {STR_LIT("newspaper"), TYPE_PERIODICAL},
    {STR_LIT("course_resources"), TYPE_TEACHING},
    {STR_LIT("manual"), TYPE_TEACHING},
    {STR_LIT("instruction"), TYPE_TEACHING},
    {STR_LIT("press_release"), TYPE_REPORT},
    {STR_LIT("reporting"), TYPE_REPORT},
    {STR_LIT("thesis.habilitation"), TYPE_HABILITATION},
    {STR_LIT("Staatsexamen"), TYPE_MASTER},
    {STR_LIT("M.A."), TYPE_MASTER},
    {STR_LIT("Magister"), TYPE_MASTER},
    {STR_LIT("encyclopedia"), TYPE_BOOK},
    {STR_LIT("dictionary"), TYPE_BOOK},
    {STR_LIT("handbook"), TYPE_BOOK},
    {STR_LIT("yearbook"), TYPE_BOOK},
    {STR_LIT("biography"), TYPE_BOOK},
    {STR_LIT("autobiography"), TYPE_BOOK},
    {STR_LIT("novel"), TYPE_BOOK},
    {STR_LIT("multivolume monograph"), TYPE_BOOK},
    {STR_LIT("atlas"), TYPE_MAP},
    {STR_LIT("numeric data"), TYPE_DATASET},
    {STR_LIT("statistics"), TYPE_DATASET},
    {STR_LIT("motion picture"), TYPE_VIDEO},
    {STR_LIT("videorecording"), TYPE_VIDEO},
    {STR_LIT("graphic"), TYPE_IMAGE},
    {STR_LIT("chart"), TYPE_IMAGE},
    {STR_LIT("art original"), TYPE_IMAGE},
    {STR_LIT("art reproduction"), TYPE_IMAGE},
    {STR_LIT("legal article"), TYPE_ARTICLE},
    {STR_LIT("survey of literature"), TYPE_REVIEW_ARTICLE},
};

enum {
	NOTE_BYTES = 200,
	ASKED_BYTES = 48, /* in front of who was asked */
	YEAR_MIN = 1900,
	YEAR_MAX = 2099,
	BOOK_PAGES = 49, /* what has fewer is a pamphlet (UNESCO) */
	PAGES_MAX = 99999
};

/* --- Words ---- */

bool
draft_type_of(struct str word, enum rec_type *type)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (str_ieq(word, words[i].word)) {
			*type = words[i].type;
			return true;
		}
	}
	return vocab_type_whole(word, type);
}

void
draft_type_is(struct draft *d, enum type_said by, enum rec_type type)
{
	struct draft_words *w = &d->types[by];

	w->known = true;
	if (vocab_type_rank(type) > vocab_type_rank(w->type))
		w->type = type;
}

void
draft_type_sent(struct draft *d, struct str word)
{
	if (word.n > 0 && draft_room(d, LIMIT_TEXTS, d->r->types.n))
		texts_push(d->r->arena, &d->r->types,
			   (struct rec_text){word, STR_NONE});
}

void
draft_type(struct draft *d, enum type_said by, struct str word)
{
	enum rec_type type;

	if (word.n == 0)
		return;
	draft_type_sent(d, word);
	if (draft_type_of(word, &type)) {
		draft_type_is(d, by, type);
		return;
	}
	draft_keep(&d->types[by].unknown, word);
	if (vocab_type(word, &type) == VOCAB_PARTLY &&
	    vocab_type_rank(type) > vocab_type_rank(d->types[by].partly))
		d->types[by].partly = type;
}

void
draft_type_open(struct draft *d, struct rec_text word)
{
	if (word.text.n > 0 && draft_room(d, LIMIT_TEXTS, d->r->types.n)) {
		texts_push(d->r->arena, &d->r->types, word);
		d->open_types = true;
	}
}

void
draft_genre(struct draft *d, struct str word)
{
	draft_keep(&d->r->genre, word);
}

/* --- Settling ---- */

/*
 * The provider's own genre, if it is known, even as "other"; else what it was
 * mapped to, which loses things: a broadcast is a report, a lecture an article.
 */
static enum rec_type
type_by_words(const struct draft *d)
{
	bool known = d->types[SAID_BY_GENRE].known;
	enum rec_type type = d->types[SAID_BY_GENRE].type;
	enum rec_type mapped = d->types[SAID_BY_MAPPING].type;
	enum rec_type level = d->types[SAID_BY_DEGREE].type;

	if (type == TYPE_GENERIC)
		type = mapped;
	if (type == TYPE_GENERIC && !known)
		type = d->types[SAID_BY_CATALOGUE].type;
	if (type == TYPE_GENERIC)
		type = level;
	/* "thesis" does not say of what level. */
	if (type == TYPE_THESIS ||
	    (!known && rec_type_is(type, CLASS_THESIS))) {
		if (level != TYPE_GENERIC)
			return level;
		return rec_type_is(mapped, CLASS_THESIS) ? mapped : type;
	}
	/* Clippings that are pictures */
	if (type == TYPE_NEWSPAPER_ARTICLE &&
	    d->types[SAID_BY_CARRIER].type == TYPE_IMAGE)
		return TYPE_IMAGE;
	return type == TYPE_GENERIC ? d->types[SAID_BY_CARRIER].type : type;
}

static enum rec_type
guess(struct draft *d, enum rec_type from, enum rec_type to, const char *why)
{
	if (to != from)
		draft_warn(d, "type: %s, because of its %s", rec_type_name(to),
			   why);
	return to;
}

/* Pages in something that is edited or published, without a volume. */
static bool
is_book(const struct draft_host *h)
{
	const struct draft_part *p = &h->part;

	return !h->issn && p->volume.n + p->issue.n == 0 && p->first.n > 0 &&
	       h->editors.n + h->origin.publishers.n > 0;
}

/* An article is many things; what it stands in says which. */
static enum rec_type
type_by_host(struct draft *d, enum rec_type type, const struct draft_host *h)
{
	bool part = h->part.volume.n + h->part.issue.n > 0;
	bool none = type == TYPE_GENERIC;

	switch (h->kind) {
	case HOST_NEWSPAPER:
		return guess(d, type, TYPE_NEWSPAPER_ARTICLE, "newspaper");
	case HOST_BLOG:
		return guess(d, type, TYPE_BLOG_POST, "blog");
	case HOST_BOOK: /* a paper of a meeting stands in its proceedings */
		if (d->r->event.n == 0)
			return guess(d, type, TYPE_CHAPTER, "book");
		return guess(d, type, TYPE_CONFERENCE_PAPER, "meeting");
	case HOST_PROCEEDINGS:
		return guess(d, type, TYPE_CONFERENCE_PAPER, "proceedings");
	case HOST_JOURNAL:
	case HOST_PART:
		return guess(d, type, none ? TYPE_ARTICLE : type, "journal");
	case HOST_CALLED_SERIES:
	case HOST_SERIES:
		return type;
	case HOST_UNKNOWN:
		break;
	}
	if (h->isbn && !h->issn && h->part.issue.n == 0)
		return guess(d, type, TYPE_CHAPTER, "book");
	if (none && h->title.n > 0 && d->r->event.n > 0)
		return guess(d, type, TYPE_CONFERENCE_PAPER, "meeting");
	if (none && is_book(h))
		return guess(d, type, TYPE_CHAPTER, "book");
	if (none && (h->issn || part))
		return guess(d, type, TYPE_ARTICLE, "journal");
	return type;
}

/* Catalogues say whether it comes once or again and again. */
static enum rec_type
type_by_issuance(struct draft *d)
{
	static const struct {
		struct str word;
		enum rec_type type;
	} issuances[] = {
	    {STR_LIT("monographic"), TYPE_BOOK},
	    {STR_LIT("single unit"), TYPE_BOOK},
	    {STR_LIT("multipart monograph"), TYPE_BOOK},
	    {STR_LIT("serial"), TYPE_PERIODICAL},
	    {STR_LIT("continuing"), TYPE_PERIODICAL},
	};

	for (size_t i = 0; i < sizeof(issuances) / sizeof(*issuances); i++)
		if (str_ieq(d->origin.issuance, issuances[i].word))
			return guess(d, TYPE_GENERIC, issuances[i].type,
				     "issuance");
	return TYPE_GENERIC;
}

/* "Wissenschaftliche Begleitung, Zwischenbericht, September 2019" */
static void
genre_in_title(struct draft *d)
{
	static const struct str kinds[] = {
	    STR_LIT("Zwischenbericht"),   STR_LIT("Abschlussbericht"),
	    STR_LIT("Endbericht"),        STR_LIT("Schlussbericht"),
	    STR_LIT("Jahresbericht"),     STR_LIT("Projektbericht"),
	    STR_LIT("Forschungsbericht"), STR_LIT("Evaluationsbericht"),
	    STR_LIT("Ergebnisbericht"),   STR_LIT("Tätigkeitsbericht"),
	    STR_LIT("Interim Report"),    STR_LIT("Final Report"),
	    STR_LIT("Annual Report"),     STR_LIT("Progress Report"),
	};
	struct str rest = record_title(d->r), part, word;

	while (str_cut(&rest, ',', &part)) {
		while (str_cut(&part, ':', &word)) {
			word = str_trim(word);
			for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds);
			     i++)
				if (str_ieq(word, kinds[i]))
					d->r->genre = word;
		}
	}
	if (d->r->genre.n > 0)
		draft_warn(d, "genre: '" STR_FMT "', a part of the title",
			   STR_ARG(d->r->genre));
}

void
draft_type_because(struct draft *d, enum rec_type t, const char *why)
{
	if (d->r->type == t)
		return;
	d->r->type = t;
	d->r->genre = STR_NONE;
	draft_warn(d, "type: %s, because of %s", rec_type_name(t), why);
}

/*
 * SelectedWorks names the type among the keywords: "Book Chapters". Words of
 * the title are there as well, "novel" of "A novel method".
 */
static void
type_among_subjects(struct draft *d)
{
	const struct rec_subjects *l = &d->r->subjects;
	struct str title = record_title(d->r);
	enum rec_type t;

	for (size_t i = 0; i < l->n; i++)
		if (vocab_type(l->v[i].text, &t) == VOCAB_GENRE &&
		    vocab_type_rank(t) > vocab_type_rank(TYPE_TEACHING) &&
		    str_ifind(title, l->v[i].text) == STR_NPOS) {
			draft_type_because(d, t, "a keyword");
			return;
		}
}

static bool
relates_to_code(const struct draft *d)
{
	for (size_t i = 0; i < d->unsure.n; i++)
		if (str_istarts(d->unsure.v[i].value,
				STR("https://github.com/")))
			return true;
	return false;
}

static void
type_by_site(struct draft *d)
{
	struct record *r = d->r;
	const struct site *s = d->site;
	bool open = r->type == TYPE_GENERIC;

	if (s->type != TYPE_GENERIC &&
	    (site_has(s, HABIT_ONE_TYPE) ? r->titles.n > 0 : open))
		draft_type_because(d, s->type, s->type_because);
	else if (r->type == TYPE_BOOK && r->types.n > 0 &&
		 site_has(s, HABIT_MONOGRAPH) &&
		 str_istarts(r->types.v[0].text, STR("Monograph")))
		draft_type_because(d, TYPE_REPORT, "EPrints' use of Monograph");
	else if (site_has(s, HABIT_CODE) && open && relates_to_code(d))
		draft_type_because(d, TYPE_SOFTWARE, "the code it relates to");
	else if (site_has(s, HABIT_TYPE_KEYWORD) && open)
		type_among_subjects(d);
}

/* A word of which a part is known, when no other says anything. */
static void
type_by_parts(struct draft *d)
{
	for (size_t i = 0; i < SAID_BY__MAX; i++) {
		enum rec_type t = d->types[i].partly;

		if (d->r->type != TYPE_GENERIC || t == TYPE_GENERIC)
			continue;
		d->r->type = t;
		draft_warn(d, "type: %s, a part of '" STR_FMT "'",
			   rec_type_name(t),
			   STR_ARG(str_left(d->types[i].unknown, 60)));
	}
}

/* Words of all kinds; what a format says of a degree is more than they say. */
static enum rec_type
type_by_open_words(const struct draft *d, struct str *unknown)
{
	enum rec_type type = vocab_type_of(&d->r->types, unknown);
	enum rec_type mapped = d->types[SAID_BY_MAPPING].type;
	enum rec_type level = d->types[SAID_BY_DEGREE].type;

	if (type == TYPE_GENERIC)
		type = mapped;
	return type == TYPE_THESIS && level != TYPE_GENERIC ? level : type;
}

/*
 * "Article" and "Preprint" of what nobody says the journal of: the paper as its
 * author had it.
 */
static void
type_by_version(struct draft *d)
{
	struct record *r = d->r;
	enum rec_type type;

	if (r->type != TYPE_ARTICLE || d->nhosts > 0 ||
	    record_id(r, ID_ISSN).n > 0)
		return;
	for (size_t i = 0; i < d->citations.n; i++)
		if (d->citations.v[i].in != CITED_RELATION)
			return;
	for (size_t i = 0; i < r->types.n; i++)
		if (vocab_type(r->types.v[i].text, &type) == VOCAB_GENRE &&
		    type == TYPE_PREPRINT)
			draft_type_because(d, type, "a word of its own");
}

/*
 * "Licentiate thesis" beside "masterThesis": a degree between master and doctor
 * that lists of types have no word for (Sweden, Finland).
 */
static void
type_by_degree(struct draft *d)
{
	static const struct str degrees[] = {
	    STR_LIT("licentiate thesis"), STR_LIT("licentiatavhandling"),
	    STR_LIT("licentiatuppsats"),  STR_LIT("licentiate dissertation"),
	    STR_LIT("lisensiaatin"),      STR_LIT("lisensiaatti"),
	    STR_LIT("licentiates"),       STR_LIT("lisensiatavhandling"),
	};
	struct record *r = d->r;

	for (size_t i = 0; rec_type_is(r->type, CLASS_THESIS) && i < r->types.n;
	     i++)
		for (size_t k = 0; k < COUNT(degrees); k++)
			if (str_istarts(r->types.v[i].text, degrees[k])) {
				draft_type_because(d, TYPE_THESIS,
						   "a word of its own");
				r->genre = STR("Licentiate thesis");
				return;
			}
}

/* "Carte" is a book in Romanian, and a map in French. */
static void
book_called_map(struct draft *d)
{
	struct record *r = d->r;

	for (size_t i = 0; r->type == TYPE_MAP && i < r->types.n; i++)
		if (str_ieq(r->types.v[i].text, STR("carte")) &&
		    (str_eqc(r->language, "ro") || record_id(r, ID_ISBN).n > 0))
			draft_type_because(d, TYPE_BOOK, "its language");
}

void
draft_settle_words(struct draft *d)
{
	struct record *r = d->r;
	struct str unknown = STR_NONE;

	r->type =
	    d->open_types ? type_by_open_words(d, &unknown) : type_by_words(d);
	if (d->open_types && r->type == TYPE_GENERIC)
		d->types[SAID_BY_GENRE].unknown = unknown;
	type_by_parts(d);
	book_called_map(d);
	type_by_version(d);
	type_by_degree(d);
	type_by_site(d);
}

/* "CONCUR 2013": the last year of a title, or 0. */
static int
year_within(struct str s)
{
	for (size_t i = s.n; i >= 4; i--) {
		long long year = str_number(str_of(s.p + i - 4, 4), YEAR_MAX);

		if (year >= YEAR_MIN && (i == s.n || !chr_alnum(s.p[i])) &&
		    (i == 4 || !chr_alnum(s.p[i - 5])))
			return (int)year;
	}
	return 0;
}

/* A reference to a book or to proceedings, with a year. */
static bool
stands_in_book(struct draft *d, const struct draft_host *h)
{
	if (h == NULL || h->title.n == 0 ||
	    (h->kind != HOST_PROCEEDINGS && h->kind != HOST_BOOK))
		return false;
	if (d->cited_year == 0)
		d->cited_year = year_within(h->title);
	return d->cited_year > 0;
}

/* "PoS(RAIN2019)999" says its year in its volume. */
static void
year_of_volume(struct draft *d, const struct draft_host *h)
{
	size_t digits = 4;

	if (d->cited_year > 0 || h == NULL || h->title.n == 0 ||
	    h->part.volume.n <= digits || h->part.first.n == 0)
		return;
	d->cited_year =
	    year_within(str_from(h->part.volume, h->part.volume.n - digits));
}

/* A reference of the version published, at sites of preprints. */
static void
type_by_reference(struct draft *d)
{
	struct record *r = d->r;
	struct draft_host *h = d->nhosts > 0 ? &d->hosts[0] : NULL;

	if (r->type == TYPE_GENERIC && stands_in_book(d, h))
		return;
	year_of_volume(d, h);
	if (h != NULL && h->title.n > 0 && d->cited_year > 0 &&
	    r->type == TYPE_GENERIC &&
	    (h->part.volume.n + h->part.issue.n > 0 ||
	     record_id(r, ID_ISSN).n > 0))
		draft_type_because(d, TYPE_ARTICLE, "its journal reference");
	else if (r->type == TYPE_GENERIC && record_id(r, ID_ARXIV).n > 0)
		draft_type_because(d, TYPE_PREPRINT, "its arXiv number");
	/* Without a year the reference is not believed. */
	if (r->type == TYPE_PREPRINT)
		d->nhosts = 0;
}

/* "Dissertation" is that of a master in some countries, and nothing else. */
static bool
is_any_thesis(const struct record *r)
{
	enum rec_type type;

	if (r->type != TYPE_PHD)
		return r->type == TYPE_THESIS;
	for (size_t i = 0; i < r->types.n; i++)
		if (!str_ieq(r->types.v[i].text, STR("dissertation")) &&
		    vocab_type(r->types.v[i].text, &type) == VOCAB_GENRE &&
		    type == TYPE_PHD)
			return false;
	return true;
}

/* The level of a thesis out of a note on it. */
static void
type_by_notes(struct draft *d)
{
	enum rec_type level;

	for (size_t i = 0; is_any_thesis(d->r) && i < d->r->notes.n; i++)
		if (d->r->notes.v[i].text.n <= NOTE_BYTES &&
		    vocab_degree(d->r->notes.v[i].text, &level) &&
		    level != TYPE_THESIS && level != d->r->type)
			draft_type_because(d, level, "a note on it");
}

/*
 * What is a thing of its own among somebody's papers is an article in a
 * journal: a letter, an interview. A letter with a DOI that its publisher gave
 * it is one, too, whatever journal it was in.
 */
static enum rec_type
type_in_journal(struct draft *d, enum rec_type type)
{
	const struct draft_host *h = d->nhosts > 0 ? &d->hosts[0] : NULL;
	enum rec_type in = vocab_type_in_journal(type);

	if (h != NULL && (h->kind == HOST_JOURNAL || h->kind == HOST_PART ||
			  h->issn || h->part.volume.n + h->part.issue.n > 0))
		return guess(d, type, in, "journal");
	if (type == TYPE_LETTER && record_id(d->r, ID_DOI).n > 0 &&
	    d->types[SAID_BY_CARRIER].type != TYPE_MANUSCRIPT &&
	    d->origin.publishers.n > 0)
		return guess(d, type, in, "publisher and DOI");
	/* "News" of a journal; newspapers have none. */
	if (type == TYPE_NEWSPAPER_ARTICLE && h == NULL &&
	    record_id(d->r, ID_DOI).n > 0 && d->origin.publishers.n > 0)
		return guess(d, type, TYPE_ARTICLE, "publisher and DOI");
	return type;
}

/* "Interview with Anna Novak": the words in front of who was asked. */
static struct str
asked_of(struct str title)
{
	static const struct str links[] = {
	    STR_LIT(" with "), STR_LIT(" of "),  STR_LIT(" mit "),
	    STR_LIT(" avec "), STR_LIT(" con "), STR_LIT(" com "),
	    STR_LIT(" met "),  STR_LIT(" med "), STR_LIT(" s "),
	    STR_LIT(" z "),    STR_LIT(" ze "),  STR_LIT(" с "),
	    STR_LIT(" со "),   STR_LIT(" із "),  STR_LIT(" з "),
	};
	size_t end = STR_NPOS;

	for (size_t i = 0; i < COUNT(links); i++) {
		size_t at = str_find(str_left(title, ASKED_BYTES), links[i]);

		if (at < end)
			end = at;
	}
	return end == STR_NPOS ? STR_NONE : str_left(title, end);
}

/* A recording of what somebody tells, by its keywords or its title. */
static bool
is_interview(const struct record *r)
{
	if (r->type != TYPE_SOUND && r->type != TYPE_VIDEO)
		return false;
	for (size_t i = 0; i < r->subjects.n; i++)
		if (vocab_type_is(r->subjects.v[i].text, TYPE_INTERVIEW))
			return true;
	return vocab_type_is(asked_of(record_title(r)), TYPE_INTERVIEW);
}

/*
 * Many repositories call a paper what it stood in. Volumes tell of the meeting
 * in their titles, and have numbers of their own.
 */
static bool
is_paper(const struct draft *d)
{
	const struct record *r = d->r;
	struct str title = record_title(r);

	/* "In: Congress on Rain, 16-20 June 2014, Place" is where, not what. */
	if (d->nhosts > 0 &&
	    d->hosts[0].title.n + d->hosts[0].part.volume.n > 0)
		return d->hosts[0].part.first.n + d->part.first.n > 0;
	return draft_has_role(d, ROLE_AUTHOR) &&
	       !draft_has_role(d, ROLE_EDITOR) && title.n > 0 &&
	       record_id(r, ID_ISBN).n == 0 && !citation_names_meeting(title);
}

/*
 * "artykuł, rozdział": one value for both; what has a volume or an issue and
 * nobody who edited it stands in a journal.
 */
static bool
may_be_article(const struct draft *d)
{
	const struct rec_texts *l = &d->r->types;
	const struct draft_host *h = draft_nearest(d);
	enum rec_type type;

	if (h->part.volume.n + h->part.issue.n + d->part.volume.n +
		    d->part.issue.n ==
		0 ||
	    h->editors.n > 0 || record_id(d->r, ID_ISBN).n > 0)
		return false;
	for (size_t i = 0; i < l->n; i++) {
		struct str rest = l->v[i].text, part;
		char sign = str_chr(rest, ',') != STR_NPOS ? ',' : '/';

		if (str_chr(rest, sign) == STR_NPOS)
			continue;
		while (str_cut(&rest, sign, &part))
			if (vocab_type(str_trim(part), &type) == VOCAB_GENRE &&
			    type == TYPE_ARTICLE)
				return true;
	}
	return false;
}

/* "Journal" of what somebody wrote on pages 3-9 of one. */
static bool
is_on_pages(const struct draft *d)
{
	const struct draft_host *h = draft_nearest(d);

	return h->title.n > 0 && h->part.first.n + d->part.first.n > 0 &&
	       draft_has_role(d, ROLE_AUTHOR);
}

/* How many pages the extent says there are: the first number in it. */
static long long
pages_of(struct str extent)
{
	size_t n = 0;

	while (n < extent.n && !chr_digit(extent.p[n]))
		n++;
	extent = str_from(extent, n);
	for (n = 0; n < extent.n && chr_digit(extent.p[n]);)
		n++;
	return str_number(str_left(extent, n), PAGES_MAX);
}

/* What a press has made, of so many pages or in a series. */
static bool
is_of_press(const struct draft *d)
{
	const struct rec_texts *l = &d->origin.publishers;
	bool series = d->nhosts > 0 && d->hosts[0].kind == HOST_SERIES;

	return d->r->types.n == 0 && (d->nhosts == 0 || series) && l->n == 1 &&
	       vocab_press(l->v[0].text) == PRESS_SURE &&
	       (series || pages_of(d->r->extent) >= BOOK_PAGES);
}

void
draft_settle_type(struct draft *d)
{
	const struct draft_words *genres = &d->types[SAID_BY_GENRE];
	struct record *r = d->r;
	enum rec_type type;

	if (site_has(d->site, HABIT_REFERENCE))
		type_by_reference(d);
	type = r->type;
	if (d->nhosts > 0 && (type == TYPE_GENERIC || type == TYPE_ARTICLE ||
			      type == TYPE_REVIEW_ARTICLE))
		type = type_by_host(d, type, &d->hosts[0]);
	if (type == TYPE_PERIODICAL && is_on_pages(d))
		type = guess(d, type, TYPE_ARTICLE, "pages in a journal");
	type = type_in_journal(d, type);
	if (type == TYPE_CHAPTER && may_be_article(d))
		type = guess(d, type, TYPE_ARTICLE, "volume");
	/* "Lecture" of what is on pages 45-50 of a book */
	if (type == TYPE_TALK && d->nhosts > 0 &&
	    d->origin.publishers.n + d->hosts[0].origin.publishers.n > 0 &&
	    d->hosts[0].part.last.n > 0)
		type = guess(d, type, TYPE_CONFERENCE_PAPER, "pages");
	if (is_interview(r))
		type = guess(d, type, TYPE_INTERVIEW, "title or keywords");
	if (type == TYPE_PROCEEDINGS && is_paper(d))
		type = guess(d, type, TYPE_CONFERENCE_PAPER,
			     d->nhosts > 0 ? "pages" : "title");
	if (type == TYPE_GENERIC && record_id(r, ID_ARXIV).n > 0)
		type = guess(d, type, TYPE_PREPRINT, "arXiv number");
	else if (type == TYPE_GENERIC && draft_is_granted(d))
		type = guess(d, type, TYPE_THESIS, "grantor");
	else if (type == TYPE_GENERIC)
		type = type_by_issuance(d);
	if (type == TYPE_GENERIC && prose_is_code(genres->unknown)) {
		type = guess(d, type, TYPE_REPORT, "number as a type");
		draft_number(d, genres->unknown);
	}
	/* A series holds books. */
	if (type == TYPE_GENERIC &&
	    (d->nhosts == 0 || d->hosts[0].kind == HOST_SERIES) &&
	    record_id(r, ID_ISBN).n > 0)
		type = guess(d, type, TYPE_BOOK, "ISBN");
	if (type == TYPE_GENERIC && d->nhosts == 0 &&
	    citation_is_edition(d->origin.edition) &&
	    d->origin.publishers.n > 0)
		type = guess(d, type, TYPE_BOOK, "edition");
	if (type == TYPE_GENERIC && is_of_press(d))
		type = guess(d, type, TYPE_BOOK, "publisher");
	r->type = type;
	type_by_notes(d);
	if (r->genre.n > 0)
		return;
	if (type == TYPE_GENERIC)
		r->genre = genres->unknown;
	else if (type == TYPE_REPORT)
		genre_in_title(d);
}

/* A "conference object" that stands in nothing, or in a series. */
static bool
may_be_proceedings(const struct draft *d)
{
	const struct draft_host *h = draft_nearest(d);

	return d->r->type == TYPE_CONFERENCE_PAPER && d->part.first.n == 0 &&
	       h->part.first.n + h->part.article.n == 0 &&
	       (h->kind == HOST_UNKNOWN || h->kind == HOST_CALLED_SERIES);
}

/* A book that nobody wrote and somebody edited; papers of a meeting, too. */
void
draft_settle_edited(struct draft *d)
{
	const struct rec_names *l = &d->r->names;
	bool edited = false;

	if (d->r->type != TYPE_BOOK && !may_be_proceedings(d))
		return;
	for (size_t i = 0; i < l->n; i++) {
		if (l->v[i].role == ROLE_AUTHOR)
			return;
		edited |= l->v[i].role == ROLE_EDITOR;
	}
	if (edited)
		d->r->type = guess(d, d->r->type,
				   d->r->type == TYPE_BOOK ? TYPE_EDITED_BOOK
							   : TYPE_PROCEEDINGS,
				   "editors");
}
