/* Type words to canonical types. */
#include "parsers/vocab/vocab.h"
#include "parsers/vocab/vocab_type.h"

enum { WORD_MAX_BYTES = 96, TYPE_UNKNOWN = -1 };

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
    [TYPE_CONFERENCE_PAPER] = 80,
    [TYPE_POSTER] = 79,
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
    [TYPE_MANUSCRIPT] = 47,
    [TYPE_LETTER] = 46,
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

/* The value as the tables spell it, or nothing when it is too long. */
static struct str
plain_word(struct str value, char out[WORD_MAX_BYTES])
{
	size_t n = 0;

	if (value.n >= WORD_MAX_BYTES)
		return STR_NONE;
	for (size_t i = 0; i < value.n; i++) {
		char c = value.p[i];

		if (chr_space(c) || c == '_' || c == '-' || c == '/')
			continue;
		out[n++] = chr_tolower(c);
	}
	return str_of(out, n);
}

/* Takes the vocabulary's address off; says whether it was DINI's. */
static bool
strip_vocabulary(struct str *s)
{
	static const struct str prefixes[] = {
	    STR_LIT("info:eu-repo/semantics/"),
	    STR_LIT("http://purl.org/coar/resource_type/"),
	    STR_LIT("https://purl.org/coar/resource_type/"),
	    STR_LIT("http://purl.org/coar/version/"),
	    STR_LIT("https://purl.org/coar/version/"),
	    STR_LIT("http://purl.org/info:eu-repo/semantics/"),
	    STR_LIT("http://schema.org/"),
	    STR_LIT("https://schema.org/"),
	    STR_LIT("http://purl.org/dc/dcmitype/"),
	    STR_LIT("http://purl.org/eprint/type/"),
	    STR_LIT("dcmitype:"),
	    STR_LIT("http://purl.org/spar/fabio/"),
	    STR_LIT("http://purl.org/ontology/bibo/"),
	};

	*s = str_trim(*s);
	if (str_istarts(*s, STR("doc-type:"))) {
		*s = str_trim(str_from(*s, 9));
		return true;
	}
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		if (str_istarts(*s, prefixes[i])) {
			*s = str_from(*s, prefixes[i].n);
			break;
		}
	}
	if (s->n > 0 && s->p[0] == '#')
		*s = str_from(*s, 1);
	return false;
}

static int
find_in(const struct vocab_type_word *words, size_t n, struct str word)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = str_cmp(word, words[mid].word);

		if (c == 0)
			return (int)words[mid].type;
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return TYPE_UNKNOWN;
}

static int
find(struct str word)
{
	int hit = find_in(vocab_type_words, vocab_type_nwords, word);

	if (hit == TYPE_UNKNOWN)
		hit = find_in(vocab_type_more, vocab_type_nmore, word);
	return hit;
}

enum vocab_type_kind
vocab_type(struct str value, enum rec_type *type)
{
	char space[WORD_MAX_BYTES];
	bool mapped = strip_vocabulary(&value);
	struct str word = plain_word(value, space);
	int hit = find(word);

	/* DCMI's Collection is no edited volume, as the genre of MyCoRe is. */
	if (str_eqc(value, "Collection"))
		hit = TYPE_GENERIC;
	if (hit == TYPE_UNKNOWN)
		return VOCAB_UNKNOWN;
	if (hit == VOCAB_TYPE_STATUS)
		return VOCAB_STATUS;
	*type = (enum rec_type)hit;
	return mapped ? VOCAB_MAPPED : VOCAB_GENRE;
}

int
vocab_type_rank(enum rec_type type)
{
	return ranks[type];
}

enum rec_type
vocab_type_of(const struct rec_texts *values, struct str *unknown)
{
	enum rec_type best[VOCAB_GENRE + 1] = {TYPE_GENERIC}, t, genre, mapped;

	*unknown = STR_NONE;
	for (size_t i = 0; i < values->n; i++) {
		struct str value = values->v[i].text;
		enum vocab_type_kind kind = vocab_type(value, &t);

		if (kind == VOCAB_UNKNOWN && unknown->n == 0)
			*unknown = value;
		if (kind >= VOCAB_MAPPED && ranks[t] > ranks[best[kind]])
			best[kind] = t;
	}
	genre = best[VOCAB_GENRE];
	mapped = best[VOCAB_MAPPED];
	/*
	 * A provider's own genre is finer than the DINI type it was mapped to;
	 * but a DCMI type is no genre, and "thesis" does not say its level.
	 */
	if (ranks[genre] <= ranks[TYPE_MUSIC] ||
	    (genre == TYPE_THESIS && ranks[mapped] > ranks[genre]))
		return ranks[mapped] > ranks[genre] ? mapped : genre;
	return genre;
}
