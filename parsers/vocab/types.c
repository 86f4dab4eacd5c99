/* Type words to canonical types. */
#include "parsers/vocab/internal.h"
#include "parsers/vocab/vocab.h"

/* What is longer is prose; a run of words that is looked up has at most 6. */
enum {
	VALUE_MAX = 256,
	WORD_MAX = 48, /* of a word that stands alone */
	RUN_MAX = 6,
	RUN_MIN_BYTES = 5, /* "c", "d" is no CD */
	IDEOGRAPHS_MAX = 36,
	MIXED_MIN = 3
};

/*
 * Higher wins: a level of thesis over "thesis", a kind of paper over "article",
 * anything over a DCMI type.
 */
static const signed char ranks[TYPE__MAX] = {
    [TYPE_HABILITATION] = 101,
    [TYPE_PHD] = 100,
    [TYPE_MASTER] = 99,
    [TYPE_BACHELOR] = 98,
    [TYPE_STUDENT_WORK] = 97,
    [TYPE_THESIS] = 90,
    [TYPE_BOOK_REVIEW] = 85,
    [TYPE_POSTER] = 81, /* conference objects are posters, too */
    [TYPE_CONFERENCE_PAPER] = 80,
    [TYPE_PROCEEDINGS] = 77,
    [TYPE_CHAPTER] = 75,
    [TYPE_REFERENCE_ENTRY] = 74,
    [TYPE_REVIEW_ARTICLE] = 73,
    [TYPE_NEWSPAPER_ARTICLE] = 72,
    [TYPE_MAGAZINE_ARTICLE] = 71,
    [TYPE_ANNOTATION] = 71,
    [TYPE_ARTICLE] = 70,
    [TYPE_WORKING_PAPER] = 66,
    [TYPE_PREPRINT] = 64,
    [TYPE_REPORT] = 60,
    [TYPE_PATENT] = 58,
    [TYPE_EDITED_BOOK] = 56,
    [TYPE_BOOK] = 55,
    [TYPE_TALK] = 52,
    [TYPE_PERIODICAL] = 50,
    [TYPE_TEACHING] = 48,
    [TYPE_LETTER] = 47, /* by hand or not */
    [TYPE_MANUSCRIPT] = 46,
    [TYPE_INTERVIEW] = 45,
    [TYPE_MUSIC] = 43,
    [TYPE_MAP] = 42,
    [TYPE_SOFTWARE] = 41,
    [TYPE_DATASET] = 40,
    [TYPE_VIDEO] = 39,
    [TYPE_SOUND] = 38,
    [TYPE_IMAGE] = 37,
    [TYPE_BLOG_POST] = 37,
    [TYPE_WEBSITE] = 36,
    [TYPE_GENERIC] = 0,
};

static const struct vocab_type_word *
find(struct str word)
{
	return vocab_find(&vocab_types, word);
}

/*
 * Takes the vocabulary's address off: what stands behind the last "/", "#" of
 * a URI, ":" of a prefix without blanks. Says whether it was DINI's.
 */
static bool
strip_vocabulary(struct str *s)
{
	static const struct str schemes[] = {
	    STR_LIT("info:"), STR_LIT("http://"), STR_LIT("https://"),
	    STR_LIT("urn:"), STR_LIT("dcmitype:")};
	size_t end;

	*s = str_trim(*s);
	if (str_istarts(*s, STR("doc-type:"))) {
		*s = str_trim(str_from(*s, 9));
		return true;
	}
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		if (!str_istarts(*s, schemes[i]))
			continue;
		while (s->n > 0 &&
		       (s->p[s->n - 1] == '/' || s->p[s->n - 1] == '#'))
			s->n--;
		for (end = s->n; end > 0; end--)
			if (s->p[end - 1] == '/' || s->p[end - 1] == '#' ||
			    s->p[end - 1] == ':')
				break;
		*s = str_from(*s, end);
		break;
	}
	return false;
}

/* --- A value in parts ----------------------------------------------------- */

static bool
is_thesis(enum rec_type t)
{
	return ranks[t] >= ranks[TYPE_THESIS];
}

/* What the parts of a value have said. */
struct finding {
	enum rec_type best;
	bool known, status;
	size_t kinds; /* of how many different types */
};

static void
note(struct finding *f, enum rec_type t)
{
	if (t == VOCAB_TYPE_STATUS) {
		f->status = true;
		return;
	}
	if (t != TYPE_GENERIC && t != f->best &&
	    !(is_thesis(t) && is_thesis(f->best)))
		f->kinds++;
	if (!f->known || ranks[t] > ranks[f->best])
		f->best = t;
	f->known = true;
}

/* Writing without blanks: a known word wherever it stands. */
static void
read_ideographs(struct str s, struct finding *f)
{
	const struct vocab_type_word *w = NULL;

	for (size_t i = 0; i < s.n; i += w != NULL ? w->word.n : 1) {
		w = NULL;
		if (((unsigned char)s.p[i] & 0xf0) != 0xe0)
			continue;
		for (size_t n = IDEOGRAPHS_MAX; n >= 6 && w == NULL; n -= 3) {
			if (n > s.n - i)
				continue;
			w = find(str_of(s.p + i, n));
			if (w != NULL && !w->inside)
				w = NULL;
		}
		if (w != NULL)
			note(f, w->type);
	}
}

/* Words and runs of words in a longer text, the longest runs first. */
static void
read_inside(const struct vocab_words *words, struct finding *f)
{
	size_t n;

	for (size_t i = 0; i<words->n; i += n> 0 ? n : 1) {
		n = words->n - i < RUN_MAX ? words->n - i : RUN_MAX;
		for (; n > 0; n--) {
			const struct vocab_type_word *w =
			    find(vocab_run(words, i, n));

			if (w == NULL || w->type == TYPE_GENERIC ||
			    (n == 1 ? !w->inside : w->word.n < RUN_MIN_BYTES))
				continue;
			note(f, w->type);
			break;
		}
		if (n == 0)
			read_ideographs(vocab_run(words, i, 1), f);
	}
}

/*
 * "Chapter in Book", "Contribution to journal": where the words begin that tell
 * in what it appeared; STR_NPOS: nowhere.
 */
static size_t
host_at(struct str s)
{
	static const struct str inside[] = {
	    STR_LIT(" in "), STR_LIT(" im "),  STR_LIT(" i "),
	    STR_LIT(" to "), STR_LIT(" til "), STR_LIT(" till "),
	    STR_LIT(" zu "), STR_LIT(" aan "), STR_LIT(" dans "),
	    STR_LIT(" en "), STR_LIT(" em "),  STR_LIT(" su "),
	    STR_LIT(" w "),  STR_LIT(" v "),   STR_LIT(" ve "),
	    STR_LIT(" в ")};
	size_t first = STR_NPOS;

	for (size_t i = 0; i < sizeof(inside) / sizeof(inside[0]); i++) {
		size_t at = str_ifind(s, inside[i]);

		if (at < first)
			first = at;
	}
	return first;
}

/* One of several names: known as a whole, by what it is, or by a word in it. */
static void
read_name(struct str s, struct finding *f)
{
	struct vocab_words words;
	const struct vocab_type_word *w;
	size_t host = host_at(s);

	vocab_split(&words, s);
	if (words.n == 0)
		return;
	w = find(vocab_folded(&words));
	if (w == NULL && host != STR_NPOS) {
		struct vocab_words front;

		vocab_split(&front, str_of(s.p, host));
		w = find(vocab_folded(&front));
	}
	if (w != NULL)
		note(f, w->type);
	else
		read_inside(&words, f);
}

/* How alternatives are linked; 0: nothing stands here that links. */
struct link {
	size_t n;   /* bytes */
	bool words; /* " or ", not a stroke: "Text/Article" is no doubt */
};

static struct link
link_at(struct str s)
{
	static const struct str links[] = {
	    STR_LIT(" or "), STR_LIT(" ou "), STR_LIT(" oder "),
	    STR_LIT(" eller "), STR_LIT(" и/или ")};

	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++)
		if (str_istarts(s, links[i]))
			return (struct link){links[i].n, true};
	if (s.n > 0 && s.p[0] == '/')
		return (struct link){1, false};
	return (struct link){0, false};
}

/* The less specific of two types that a value leaves open. */
static enum rec_type
less_specific(enum rec_type a, enum rec_type b, bool words)
{
	if (is_thesis(a) && is_thesis(b)) {
		if (a == b || (!words && a == TYPE_THESIS))
			return b;
		return !words && b == TYPE_THESIS ? a : TYPE_THESIS;
	}
	return ranks[b] < ranks[a] ? b : a;
}

/*
 * "Report or Paper", "Thèse ou Mémoire", "Book/Report": it may be either, so it
 * is the less specific one, and of different theses a thesis.
 */
static void
read_alternatives(struct str s, struct finding *out)
{
	enum rec_type least = TYPE_GENERIC;
	bool known = false, words = false;
	struct link l;

	for (size_t start = 0, i = 0; i <= s.n; i += l.n > 0 ? l.n : 1) {
		struct finding f = {0};
		struct str name = str_of(s.p + start, i - start);

		l = link_at(str_from(s, i));
		if (i < s.n && l.n == 0)
			continue;
		read_name(name, &f);
		start = i + l.n;
		out->status = out->status || f.status;
		if (f.known) {
			if (!known || (!words && least == TYPE_GENERIC))
				least = f.best;
			else if (words || f.best != TYPE_GENERIC)
				least = less_specific(least, f.best, words);
			known = true;
		}
		words = l.words;
		if (l.n > 0 && !words && host_at(name) != STR_NPOS)
			break;
	}
	if (known)
		note(out, least);
}

/* Where a value may be taken apart: the length of the mark, or 0. */
static size_t
mark_at(struct str s)
{
	static const struct str marks[] = {
	    STR_LIT("»"),   STR_LIT("«"),   STR_LIT("·"),   STR_LIT("•"),
	    STR_LIT(" - "), STR_LIT(" – "), STR_LIT(" — "), STR_LIT("、"),
	    STR_LIT("，"),  STR_LIT("；"),  STR_LIT("／"),  STR_LIT("（"),
	    STR_LIT("）")};

	if (chr_alnum(s.p[0]))
		return 0;
	for (const char *c = ",;:|()[]{}\n"; *c != '\0'; c++)
		if (s.p[0] == *c)
			return 1;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (str_starts(s, marks[i]))
			return marks[i].n;
	return 0;
}

/*
 * A longer value by its parts. Many types at once (a box of letters, maps and
 * photographs) are none.
 */
static enum vocab_type_kind
read_parts(struct str s, enum rec_type *type)
{
	struct finding f = {0};
	enum rec_type level;
	size_t start = 0, n;

	if (s.n == 0)
		return VOCAB_UNKNOWN;
	for (size_t i = 0; i <= s.n; i += n > 0 ? n : 1) {
		n = i < s.n ? mark_at(str_from(s, i)) : 1;
		if (n == 0)
			continue;
		read_alternatives(str_of(s.p + start, i - start), &f);
		start = i + n;
	}
	if ((!f.known || f.best == TYPE_THESIS) &&
	    vocab_degree_named(s, &level))
		note(&f, level);
	if (!f.known)
		return f.status ? VOCAB_STATUS : VOCAB_UNKNOWN;
	*type =
	    f.kinds >= MIXED_MIN && !is_thesis(f.best) ? TYPE_GENERIC : f.best;
	return VOCAB_PARTLY;
}

/* The last ">", "›" or "::" of s, with its length in *n; STR_NPOS: there is none. */
static size_t
last_step(struct str s, size_t *n)
{
	static const struct str steps[] = {STR_LIT(">"), STR_LIT("›"),
					   STR_LIT("::")};

	for (size_t i = s.n; i > 0; i--)
		for (size_t k = 0; k < sizeof(steps) / sizeof(steps[0]); k++)
			if (str_starts(str_from(s, i - 1), steps[k])) {
				*n = steps[k].n;
				return i - 1;
			}
	return STR_NPOS;
}

/* "Paper", "Letter": where it appeared tells what is meant. */
static bool
is_told_by(enum rec_type place, enum rec_type t)
{
	return (place == TYPE_CONFERENCE_PAPER && t == TYPE_WORKING_PAPER) ||
	       (place == TYPE_ARTICLE && t == TYPE_LETTER);
}

static bool
read_step(struct str s, enum rec_type *type)
{
	struct vocab_words words;
	const struct vocab_type_word *w;

	vocab_split(&words, s);
	w = find(vocab_folded(&words));
	if (w != NULL && w->type != VOCAB_TYPE_STATUS)
		*type = w->type;
	else if (w != NULL || read_parts(s, type) != VOCAB_PARTLY)
		return false;
	return *type != TYPE_GENERIC;
}

/*
 * "Contribution to journal > Review article", "text::thesis::master thesis"
 * (COAR by its names, DSpace-CRIS): the last step of a path that is
 * understood says most.
 */
static enum vocab_type_kind
read_path(struct str s, enum rec_type *type)
{
	enum rec_type place;
	size_t at, n;

	while ((at = last_step(s, &n)) != STR_NPOS) {
		struct str step = str_trim(str_from(s, at + n));

		s = str_of(s.p, at);
		if (!read_step(step, type))
			continue;
		if (read_path(s, &place) == VOCAB_PARTLY &&
		    is_told_by(place, *type))
			*type = place;
		return VOCAB_PARTLY;
	}
	return read_parts(s, type);
}

/* --- Values ---------------------------------------------------------------- */

bool
vocab_type_is(struct str value, enum rec_type type)
{
	struct vocab_words words;
	const struct vocab_type_word *w;

	if (value.n > WORD_MAX)
		return false;
	vocab_split(&words, value);
	w = find(vocab_folded(&words));
	return w != NULL && w->type == type;
}

/* What it says as a whole: VOCAB_UNKNOWN when it is no such word. */
static enum vocab_type_kind
read_whole(struct str value, bool mapped, enum rec_type *type)
{
	struct vocab_words words;
	const struct vocab_type_word *w;

	vocab_split(&words, value);
	w = find(vocab_folded(&words));
	if (w == NULL)
		return VOCAB_UNKNOWN;
	if (w->type == VOCAB_TYPE_STATUS)
		return VOCAB_STATUS;
	/* DCMI's Collection is no edited volume, as the genre of MyCoRe is. */
	*type = str_eqc(value, "Collection") ? TYPE_GENERIC : w->type;
	return mapped ? VOCAB_MAPPED : VOCAB_GENRE;
}

bool
vocab_type_whole(struct str value, enum rec_type *type)
{
	bool mapped = strip_vocabulary(&value);

	return value.n <= WORD_MAX &&
	       read_whole(value, mapped, type) >= VOCAB_MAPPED;
}

enum vocab_type_kind
vocab_type(struct str value, enum rec_type *type)
{
	enum vocab_type_kind kind;
	bool mapped;

	if (value.n > VALUE_MAX)
		return VOCAB_UNKNOWN;
	mapped = strip_vocabulary(&value);
	kind = read_whole(value, mapped, type);
	return kind == VOCAB_UNKNOWN ? read_path(value, type) : kind;
}

int
vocab_type_rank(enum rec_type type)
{
	return ranks[type];
}

enum rec_type
vocab_type_in_journal(enum rec_type type)
{
	return type == TYPE_LETTER || type == TYPE_INTERVIEW ? TYPE_ARTICLE
							     : type;
}

/*
 * A provider's own genre is finer than the DINI type it was mapped to; but a
 * DCMI type is no genre, and "thesis" does not say its level.
 */
static enum rec_type
of_kinds(const enum rec_type *best)
{
	enum rec_type genre = best[VOCAB_GENRE], mapped = best[VOCAB_MAPPED];

	if (ranks[genre] <= ranks[TYPE_MUSIC] ||
	    (genre == TYPE_THESIS && ranks[mapped] > ranks[genre]))
		return ranks[mapped] > ranks[genre] ? mapped : genre;
	return genre;
}

enum rec_type
vocab_type_of(const struct rec_texts *values, struct str *unknown)
{
	enum rec_type best[VOCAB_GENRE + 1] = {TYPE_GENERIC}, t, sure, partly;

	uint64_t genres = 0;
	size_t kinds = 0;

	*unknown = STR_NONE;
	for (size_t i = 0; i < values->n; i++) {
		struct str value = values->v[i].text;
		enum vocab_type_kind kind = vocab_type(value, &t);

		if (kind == VOCAB_UNKNOWN && unknown->n == 0)
			*unknown = value;
		if (kind >= VOCAB_PARTLY && ranks[t] > ranks[best[kind]])
			best[kind] = t;
		if (kind == VOCAB_GENRE && ranks[t] > 0 &&
		    (genres & UINT64_C(1) << t) == 0) {
			genres |= UINT64_C(1) << t;
			kinds++;
		}
	}
	/* A box of letters, maps, reports and photographs. */
	if (kinds > MIXED_MIN && !is_thesis(best[VOCAB_GENRE])) {
		*unknown = STR_NONE;
		return TYPE_GENERIC;
	}
	sure = of_kinds(best);
	partly = best[VOCAB_PARTLY];
	if (sure == TYPE_GENERIC ||
	    (sure == TYPE_THESIS && ranks[partly] > ranks[sure]))
		return partly;
	return sure;
}
