/* MODS: genre, typeOfResource, and the type they come to. */
#include "parsers/mods/mods_read.h"
#include "parsers/vocab/vocab.h"

/*
 * Words that mean something else in MODS than elsewhere, or nothing: genres of
 * MyCoRe, levels of XMetaDissPlus, MARC genre terms (marcgt).
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

static bool
own_word(struct str s, enum rec_type *type)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (str_ieq(s, words[i].word)) {
			*type = words[i].type;
			return true;
		}
	}
	return false;
}

enum rec_type
mods_type_of(const struct rec_texts *values, bool *known)
{
	enum rec_type best = TYPE_GENERIC, t = TYPE_GENERIC;

	*known = false;
	for (size_t i = 0; i < values->n; i++) {
		struct str s = values->v[i].text;

		if (!own_word(s, &t) && vocab_type(s, &t) < VOCAB_MAPPED)
			continue;
		*known = true;
		if (vocab_type_rank(t) > vocab_type_rank(best))
			best = t;
	}
	return best;
}

/* --- Reading ------------------------------------------------------------- */

void
mods_push_type(struct mods *m, struct rec_texts *l, struct str s)
{
	struct rec_text t = {.text = s};

	if (s.n == 0)
		return;
	texts_push(m->r->arena, l, t);
	texts_push(m->r->arena, &m->r->types, t);
}

/* The number of a genre in a classification that is opened is no word. */
static struct str
genre_word(struct mods *m, const struct node *n)
{
	struct str uri = mods_attr(n, "valueURI"), id = mods_fragment(uri);

	if (str_ifind(uri, STR("purl.org/coar/resource_type/")) != STR_NPOS)
		return uri;
	return id.n > 0 ? id : mods_text(m, n);
}

void
mods_genre_read(struct mods *m, const struct node *n)
{
	static const char *const broad[] = {"dct", "dcterms", "dcmitype",
					    "rdacontent", "gmd"};
	struct str authority = mods_attr(n, "authority");
	struct rec_texts *l = &m->types.genres;

	if (str_istarts(authority, STR("marc")))
		l = &m->types.marc;
	for (size_t i = 0; i < sizeof(broad) / sizeof(broad[0]); i++)
		if (str_ieq(authority, str_c(broad[i])))
			l = &m->types.resources;
	mods_push_type(m, l, genre_word(m, n));
}

void
mods_resource_read(struct mods *m, const struct node *n)
{
	static const struct {
		struct str text;
		const char *type;
	} map[] = {
	    {STR_LIT("text"), "Text"},
	    {STR_LIT("software, multimedia"), "Software"},
	    {STR_LIT("moving image"), "MovingImage"},
	    {STR_LIT("sound recording"), "Sound"},
	    {STR_LIT("sound recording-musical"), "Sound"},
	    {STR_LIT("sound recording-nonmusical"), "Sound"},
	    {STR_LIT("still image"), "Image"},
	    {STR_LIT("cartographic"), "map"},
	    {STR_LIT("notated music"), "notated music"},
	    {STR_LIT("three dimensional object"), "PhysicalObject"},
	    {STR_LIT("mixed material"), "mixed"},
	};
	struct str s = mods_text(m, n);

	if (str_eqc(mods_attr(n, "manuscript"), "yes"))
		mods_push_type(m, &m->types.resources, STR("manuscript"));
	for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++)
		if (str_ieq(s, map[i].text))
			s = str_c(map[i].type);
	mods_push_type(m, &m->types.resources, s);
}

/* --- Settling ------------------------------------------------------------ */

bool
mods_is_thesis(enum rec_type t)
{
	return t >= TYPE_PHD && t <= TYPE_THESIS;
}

bool
mods_is_chapter(enum rec_type t)
{
	return t == TYPE_CHAPTER || t == TYPE_REFERENCE_ENTRY ||
	       t == TYPE_CONFERENCE_PAPER;
}

bool
mods_is_article(enum rec_type t)
{
	return (t >= TYPE_ARTICLE && t <= TYPE_BOOK_REVIEW) ||
	       t == TYPE_ANNOTATION;
}

/*
 * The provider's own genre, if it is known, even as "other"; else what it was
 * mapped to, which loses things: a broadcast is a report, a lecture an article.
 */
static enum rec_type
type_by_words(const struct mods_types *t)
{
	bool known, any;
	enum rec_type type = mods_type_of(&t->genres, &known);
	enum rec_type mapped = mods_type_of(&t->mapped, &any);
	enum rec_type level = mods_type_of(&t->levels, &any);

	if (type == TYPE_GENERIC)
		type = mapped;
	if (type == TYPE_GENERIC && !known)
		type = mods_type_of(&t->marc, &any);
	if (type == TYPE_GENERIC)
		type = level;
	/* "thesis" does not say of what level. */
	if (type == TYPE_THESIS || (!known && mods_is_thesis(type))) {
		if (level != TYPE_GENERIC)
			return level;
		return mods_is_thesis(mapped) ? mapped : type;
	}
	return type == TYPE_GENERIC ? mods_type_of(&t->resources, &any) : type;
}

static enum rec_type
guess(struct mods *m, enum rec_type type, const char *why)
{
	if (type != m->r->type)
		mods_warn(m, "type: %s, because of its %s", rec_type_name(type),
			  why);
	return type;
}

/* An article is many things; what it stands in says which. */
static enum rec_type
type_by_host(struct mods *m, const struct mods_host *h)
{
	bool part = h->part.volume.n + h->part.issue.n > 0;

	switch (h->kind) {
	case MODS_HOST_NEWSPAPER:
		return guess(m, TYPE_NEWSPAPER_ARTICLE, "newspaper");
	case MODS_HOST_BLOG:
		return guess(m, TYPE_BLOG_POST, "blog");
	case MODS_HOST_BOOK:
		return guess(m, TYPE_CHAPTER, "book");
	case MODS_HOST_PROCEEDINGS:
		return guess(m, TYPE_CONFERENCE_PAPER, "proceedings");
	case MODS_HOST_JOURNAL:
	case MODS_HOST_PART:
		return guess(
		    m, m->r->type == TYPE_GENERIC ? TYPE_ARTICLE : m->r->type,
		    "journal");
	case MODS_HOST_SERIES:
		return m->r->type;
	case MODS_HOST_UNKNOWN:
		break;
	}
	if (h->isbn && !h->issn && h->part.issue.n == 0)
		return guess(m, TYPE_CHAPTER, "book");
	if (m->r->type == TYPE_GENERIC && (h->issn || part))
		return guess(m, TYPE_ARTICLE, "journal");
	return m->r->type;
}

/* Catalogues say whether it comes once or again and again. */
static enum rec_type
type_by_issuance(struct mods *m)
{
	struct str s = m->origin.issuance;

	if (str_ieq(s, STR("monographic")) || str_ieq(s, STR("single unit")) ||
	    str_ieq(s, STR("multipart monograph")))
		return guess(m, TYPE_BOOK, "issuance");
	if (str_ieq(s, STR("serial")) || str_ieq(s, STR("continuing")))
		return guess(m, TYPE_PERIODICAL, "issuance");
	return TYPE_GENERIC;
}

/* "Wissenschaftliche Begleitung, Zwischenbericht, September 2019" */
static void
settle_genre(struct mods *m)
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
	struct str rest = record_title(m->r), part, word;

	while (str_cut(&rest, ',', &part)) {
		while (str_cut(&part, ':', &word)) {
			word = str_trim(word);
			for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds);
			     i++)
				if (str_ieq(word, kinds[i]))
					m->r->genre = word;
		}
	}
	if (m->r->genre.n > 0)
		mods_warn(m, "genre: '" STR_FMT "', a part of the title",
			  STR_ARG(m->r->genre));
}

void
mods_settle_type(struct mods *m)
{
	struct record *r = m->r;
	const struct rec_texts *genres = &m->types.genres;
	bool known;

	r->type = type_by_words(&m->types);
	if (m->nhosts > 0 &&
	    (r->type == TYPE_GENERIC || r->type == TYPE_ARTICLE ||
	     r->type == TYPE_REVIEW_ARTICLE))
		r->type = type_by_host(m, &m->hosts[0]);
	if (r->type == TYPE_GENERIC && record_id(r, ID_ARXIV).n > 0)
		r->type = guess(m, TYPE_PREPRINT, "arXiv number");
	else if (r->type == TYPE_GENERIC)
		r->type = type_by_issuance(m);
	mods_type_of(genres, &known);
	if (r->type == TYPE_GENERIC && !known && genres->n > 0)
		r->genre = genres->v[0].text;
	else if (r->type == TYPE_REPORT)
		settle_genre(m);
}
