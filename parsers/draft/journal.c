/*
 * The draft: which name is the journal of an article, where no citation says
 * it: among publishers, in the address, among identifiers and relations.
 */
#include "core/ident.h"
#include "core/norm.h"
#include "core/table.h"
#include "parsers/citation/citation.h"
#include "parsers/draft/internal.h"

enum {
	NAME_MIN = 6,
	SHORT_MIN = 6, /* of one that is cut short */
	JOURNAL_MAX = 120,
	NAME_FOLDED_MAX = 120,
	INITIALS_MIN = 3, /* of a name in an address */
	SMALL_MAX = 3,    /* letters of "des", "and" */
	NAMED_MAX = 50,   /* identifiers that are looked at */
	AUTHORS_MAX = 4,  /* whose names may lead a citation */
	PART_MAX = 16     /* bytes of ". Section " */
};

/* The next word, without its stop or comma; both of "Rain-Snow". */
static bool
next_word(struct str *rest, struct str *word)
{
	*word = STR_NONE;
	while (word->n == 0 && rest->n > 0) {
		size_t n = 0;

		while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != '-')
			n++;
		*word = str_left(*rest, n);
		*rest = str_from(*rest, n < rest->n ? n + 1 : n);
		while (word->n > 0 &&
		       str_chr(STR(".,"), word->p[word->n - 1]) != STR_NPOS)
			word->n--;
	}
	return word->n > 0;
}

/* "Natl" of "National": the same first letter, the others in their order. */
static bool
is_cut_of(struct str cut, struct str word)
{
	size_t k = 0;

	for (size_t i = 0; i < word.n && k < cut.n && (i == 0 || k > 0); i++)
		k += chr_tolower(word.p[i]) == chr_tolower(cut.p[k]);
	return k == cut.n;
}

/* Is each word of `tail` one of `name` that is cut short, in their order? */
static bool
shortens(struct str name, struct str tail)
{
	struct str word, full;
	size_t n = 0;

	while (next_word(&tail, &word)) {
		bool found = false;

		while (!found && next_word(&name, &full)) {
			found = is_cut_of(word, full);
			if (!found && n == 0)
				return false;
		}
		if (!found)
			return false;
		n++;
	}
	return n > 1;
}

/* Where its short name begins behind a journal's name, or STR_NPOS. */
static size_t
short_name(struct str name)
{
	size_t at = str_find(name, STR("; "));

	if (at != STR_NPOS && at >= NAME_MIN &&
	    str_find(str_from(name, at), STR(". ")) != STR_NPOS)
		return at;
	if (name.n > JOURNAL_MAX)
		return STR_NPOS;
	for (at = NAME_MIN; at + 1 < name.n; at++)
		if (name.p[at] == ' ' && name.n - at < at &&
		    name.n - at > SHORT_MIN &&
		    shortens(str_left(name, at), str_from(name, at + 1)))
			return at;
	return STR_NPOS;
}

/* "J Rain Res Journal of Rain Research": where its name in full begins. */
static size_t
full_behind(struct str name)
{
	for (size_t at = SHORT_MIN; at + 1 < name.n && name.n <= JOURNAL_MAX;
	     at++)
		if (name.p[at] == ' ' && at < name.n - at &&
		    shortens(str_from(name, at + 1), str_left(name, at)))
			return at + 1;
	return 0;
}

/*
 * "Journal of Rain (J Rain)", "J. Rain / Journal of Rain", "Fogl = Fog": the
 * name in full of both, or the first of two languages.
 */
static struct str
full_name(struct str name)
{
	static const struct str signs[] = {
	    STR_LIT(" ("),  STR_LIT(" / "), STR_LIT(" : "),
	    STR_LIT(" - "), STR_LIT(" = "),
	};

	for (size_t i = 0; i < COUNT(signs); i++) {
		size_t at = str_find(name, signs[i]);
		struct str front = str_left(name, at);
		struct str tail = str_from(name, at + signs[i].n);

		if (at == STR_NPOS || at < NAME_MIN)
			continue;
		if (str_eqc(signs[i], " = "))
			return str_trim(front);
		if (str_eqc(signs[i], " (") && tail.n > 0 &&
		    tail.p[--tail.n] != ')')
			continue;
		if (tail.n < front.n && shortens(front, tail))
			return str_trim(front);
		if (front.n < tail.n && shortens(tail, front))
			return str_trim(tail);
	}
	return name;
}

/*
 * OJS: "Journal of examples; J. Ex. 12"; of a citation generator "Journal of
 * examples J. Ex. 12": its name, and not once more short.
 */
static struct str
without_short(struct draft *d, struct str name)
{
	struct str full = full_name(name);
	size_t at;

	if (full.n < name.n) {
		draft_warn(d, "journal: its name once more left out");
		return full;
	}
	at = short_name(name);
	full = at != STR_NPOS ? str_left(name, at)
			      : str_from(name, full_behind(name));
	if (full.n < name.n)
		draft_warn(d,
			   "journal: its name once more, in short, left out");
	return full;
}

/*
 * "Journal of examples. Section B, 12": the part is of the name, also behind
 * the place, as in "Journal of examples, Oslo, Series B, 12".
 */
static struct str
with_part(struct draft *d, const struct citation *c)
{
	struct str name = c->container, between;
	const char *end = name.p + name.n;

	if (c->part.n == 0 || c->kind != CITATION_JOURNAL)
		return name;
	if (c->place.n > 0 && c->place.p > end && c->place.p < c->part.p)
		end = c->place.p + c->place.n;
	if (c->part.p < end || c->part.p > end + PART_MAX)
		return name;
	between = str_of(end, (size_t)(c->part.p - end));
	if (end > name.p + name.n)
		return draft_join(d, name, STR(""),
				  str_of(end, between.n + c->part.n));
	return str_has_digit(between)
		   ? name
		   : str_of(name.p, (size_t)(c->part.p - name.p) + c->part.n);
}

/* "Novak, Anna. Review of ...": does an author of the item lead it? */
static bool
is_led_by_author(const struct draft *d, struct str s)
{
	for (size_t i = 0; i < AUTHORS_MAX && i < d->people.n; i++) {
		struct str family = d->people.v[i].name.family;

		if (family.n > 0 && str_istarts(s, family) &&
		    str_starts(str_from(s, family.n), STR(", ")))
			return true;
	}
	return false;
}

/*
 * "Novak, Anna. Review of “Rain” by Carl Klein. Journal of Rain": behind the
 * author and a title that is not the item's, the last sentence is the journal.
 */
static struct str
without_author(const struct draft *d, struct str name)
{
	size_t at = str_rfind(name, STR(". "));
	struct str journal = str_from(name, at + 2);

	return at != STR_NPOS && journal.n >= NAME_MIN &&
		       chr_upper(journal.p[0]) &&
		       str_chr(journal, ' ') != STR_NPOS &&
		       is_led_by_author(d, name)
		   ? journal
		   : name;
}

/*
 * "Journal of rain. Society of Rain, v. 12, n. 3": where the name next to the
 * numbers is the publisher, that in front of it is the journal's.
 */
struct str
draft_journal_name(struct draft *d, const struct citation *c)
{
	const struct rec_texts *l = &d->origin.publishers;

	for (size_t i = 0; i < l->n; i++)
		if (c->kind == CITATION_JOURNAL && !c->own &&
		    c->title.n >= NAME_MIN && c->title.n <= JOURNAL_MAX &&
		    str_ieq(l->v[i].text, c->container) &&
		    !is_led_by_author(d, c->title)) {
			draft_warn(d, "journal: in front of its publisher");
			return c->title;
		}
	return without_short(d, without_author(d, with_part(d, c)));
}

/* "Journal of examples, ISSN 1234-5679" is no publisher. */
static bool
cut_issn(struct draft *d, struct str s, struct str *name,
	 struct rec_ident *issn)
{
	size_t at = str_ifind(s, STR("ISSN"));

	*issn = (struct rec_ident){.kind = ID_ISSN};
	if (at == STR_NPOS || at == 0)
		return false;
	*name = prose_without_marks(str_trim(str_left(s, at)));
	return name->n >= NAME_MIN &&
	       ident_issn(d->r->arena, str_from(s, at), &issn->value);
}

void
draft_journal_as_publisher(struct draft *d)
{
	struct rec_texts *l = &d->origin.publishers;
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		struct draft_host *h = NULL;
		struct rec_ident issn;
		struct str name;

		if (cut_issn(d, l->v[i].text, &name, &issn))
			h = draft_host_nearest(d);
		if (h == NULL) {
			l->v[n++] = l->v[i];
			continue;
		}
		draft_keep(&h->title, name);
		h->issn = true;
		draft_id(d, ID_OF_HOST, issn);
		draft_warn(d, "publisher: a journal and its ISSN");
	}
	l->n = n;
}

/* Does a step of an own address read so? */
static bool
is_step(const struct record *r, struct str word)
{
	for (size_t i = 0; i < r->ids.n && i < NAMED_MAX; i++) {
		struct str url = r->ids.v[i].value, step;

		if (r->ids.v[i].kind != ID_URL)
			continue;
		while (str_cut(&url, '/', &step))
			if (str_ieq(step, word))
				return true;
	}
	return false;
}

/* "l'Ouest": the word behind the article. */
static struct str
past_elision(struct str word)
{
	static const struct str raised = STR_LIT("\xe2\x80\x99");
	size_t at = str_chr(word, '\''), wide = str_find(word, raised);

	if (at == STR_NPOS && wide != STR_NPOS)
		at = wide + raised.n - 1;
	return at == STR_NPOS ? word : str_from(word, at + 1);
}

/*
 * "Studi Esempi" as "studiesempi" between two slashes of an address, "Annales
 * de Bretagne et des Pays de l'Ouest" as "abpo", "Revue exemplaire des pluies
 * nordiques" as "repn".
 */
static bool
stands_in_address(const struct record *r, struct str name)
{
	char folded[NAME_FOLDED_MAX], letters[NAME_FOLDED_MAX];
	char initials[NAME_FOLDED_MAX], longer[NAME_FOLDED_MAX];
	struct str s = str_of(folded, norm_fold(folded, sizeof(folded), name));
	struct str word;
	size_t n = 0, m = 0, k = 0;

	for (size_t i = 0; i < s.n; i++)
		if (chr_alnum(s.p[i]))
			letters[n++] = s.p[i];
	for (s = name; m < NAME_FOLDED_MAX && str_cut(&s, ' ', &word);) {
		word = past_elision(word);
		if (word.n > 1 && chr_upper(word.p[0]))
			initials[m++] = word.p[0];
		if (word.n > SMALL_MAX && k < NAME_FOLDED_MAX)
			longer[k++] = word.p[0];
	}
	return (n >= NAME_MIN && is_step(r, str_of(letters, n))) ||
	       (m >= INITIALS_MIN && is_step(r, str_of(initials, m))) ||
	       (k > INITIALS_MIN && is_step(r, str_of(longer, k)));
}

/*
 * A press and the journal itself, both as publishers (OpenEdition): the one
 * that the item's address is made of is the journal.
 */
static void
journal_in_address(struct draft *d)
{
	struct rec_texts *l = &d->origin.publishers;
	struct draft_host *h;

	for (size_t i = 0; l->n > 1 && i < l->n; i++) {
		if (!stands_in_address(d->r, l->v[i].text))
			continue;
		h = draft_host_nearest(d);
		if (h == NULL)
			return;
		h->title = l->v[i].text;
		h->kind = HOST_JOURNAL;
		draft_warn(d, "journal: a publisher whose name is in the "
			      "address");
		return;
	}
}

/* Beside a press, which is named first: the journal that it publishes. */
static void
journal_beside_press(struct draft *d)
{
	const struct rec_texts *l = &d->origin.publishers;
	struct draft_host *h;

	if (l->n != 2 || !vocab_is_journal(l->v[1].text) ||
	    vocab_is_journal(l->v[0].text))
		return;
	h = draft_host_nearest(d);
	if (h == NULL)
		return;
	h->title = l->v[1].text;
	h->kind = HOST_JOURNAL;
	draft_warn(d, "journal: a publisher that is called like one");
}

/* An identifier that is a name (DSpace has its citations among them). */
static void
journal_among_ids(struct draft *d)
{
	const struct record *r = d->r;
	struct draft_host *h;

	for (size_t i = 0; i < r->ids.n; i++) {
		if (r->ids.v[i].kind != ID_OTHER ||
		    !prose_is_name(r->ids.v[i].value))
			continue;
		h = draft_host_nearest(d);
		if (h == NULL)
			return;
		h->title = r->ids.v[i].value;
		h->kind = HOST_JOURNAL;
		draft_warn(d, "journal: an identifier that is a name");
		return;
	}
}

/* A relation that is a name, beside an ISSN that nobody has named. */
static void
journal_in_relation(struct draft *d, struct str name)
{
	struct draft_host *h;

	if (!prose_is_name(name) || vocab_is_school(name) ||
	    record_id(d->r, ID_ISSN).n == 0)
		return;
	h = draft_host_nearest(d);
	if (h == NULL)
		return;
	h->title = name;
	h->kind = HOST_JOURNAL;
	draft_warn(d, "journal: a relation that is a name");
}

/* Words that series of books are called by. */
static bool
named_as_series(struct str name)
{
	static const struct str starts[] = {
	    STR_LIT("Studies "),    STR_LIT("Studien "),
	    STR_LIT("Studia "),     STR_LIT("Schriften "),
	    STR_LIT("Cahiers "),    STR_LIT("Quaderni "),
	    STR_LIT("Estudios "),   STR_LIT("Forschungen "),
	    STR_LIT("Monographs "), STR_LIT("Beitr\xc3\xa4ge zu"),
	    STR_LIT("Collana "),    STR_LIT("Schriftenreihe "),
	};
	static const struct str ends[] = {
	    STR_LIT(" Studies"), STR_LIT(" Series"), STR_LIT(" Monographs"),
	    STR_LIT(" Reihe"),   STR_LIT("studien"), STR_LIT("reihe"),
	    STR_LIT(" Studien"),
	};

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (str_starts(name, starts[i]))
			return true;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (str_ends(name, ends[i]))
			return true;
	return false;
}

/* The first relation of a book, where it is the name of a series (OAPEN). */
static void
series_in_relation(struct draft *d, struct str name)
{
	struct draft_host *h;

	for (size_t i = 0; i < d->nhosts; i++)
		if (d->hosts[i].kind == HOST_SERIES)
			return;
	if (!prose_is_name(name) || !named_as_series(name))
		return;
	h = draft_host(d, HOST_SERIES);
	if (h == NULL)
		return;
	h->title = name;
	draft_warn(d, "series: a relation that is a name");
}

/* "Book of examples, 2015, pp. 3-9" with a relation "Book of examples". */
static bool
begins_with(struct str s, struct str name)
{
	return name.n >= NAME_MIN && s.n > name.n && str_istarts(s, name) &&
	       !chr_alnum(s.p[name.n]) && (unsigned char)s.p[name.n] < 0x80;
}

/* A relation that a citation begins with names the journal or the book. */
static void
host_said_twice(struct draft *d)
{
	const struct rec_texts *names = &d->r->relations;
	struct draft_host *h;

	for (size_t i = 0; i < names->n; i++)
		for (size_t k = 0; k < d->r->ids.n && k < NAMED_MAX; k++) {
			if (d->r->ids.v[k].kind != ID_OTHER ||
			    !begins_with(d->r->ids.v[k].value,
					 names->v[i].text))
				continue;
			h = draft_host_nearest(d);
			if (h == NULL)
				return;
			h->title = names->v[i].text;
			draft_warn(d, "host: a relation that the citation "
				      "begins with");
			return;
		}
}

void
draft_settle_journal(struct draft *d, struct str relation)
{
	if (rec_type_is(d->r->type, CLASS_WHOLE))
		series_in_relation(d, relation);
	if (draft_nearest(d)->title.n == 0 &&
	    (rec_type_is(d->r->type, CLASS_ARTICLE) ||
	     rec_type_is(d->r->type, CLASS_CHAPTER)))
		host_said_twice(d);
	if (!rec_type_is(d->r->type, CLASS_ARTICLE))
		return;
	if (draft_nearest(d)->title.n == 0)
		journal_in_address(d);
	if (draft_nearest(d)->title.n == 0)
		journal_beside_press(d);
	if (draft_nearest(d)->title.n == 0)
		journal_among_ids(d);
	if (draft_nearest(d)->title.n == 0)
		journal_in_relation(d, relation);
}
