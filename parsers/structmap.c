/* The structure of METS. */
#include "parsers/structmap.h"

#include "parsers/vocab/vocab.h"

enum { ELEMENTS_MAX = 20000, DEPTH_MAX = 16 };

static bool
has_word(struct str list, struct str word)
{
	struct str w;

	while (word.n > 0 && str_cut(&list, ' ', &w))
		if (str_eq(w, word))
			return true;
	return false;
}

/* The division that says it is described by the section of that name. */
static const struct node *
division(const struct node *mets, struct str section)
{
	const struct node *n = mets;
	size_t seen = 0;

	while ((n = node_walk(n, mets)) != NULL && seen++ < ELEMENTS_MAX)
		if (str_eqc(n->name, "div") &&
		    has_word(node_attr(n, STR_NONE, "DMDID"), section))
			return n;
	return NULL;
}

/*
 * The structures that are counted in Germany for what is digitised there; what
 * is not in the table is a word for types like others: "doctoral_thesis".
 */
static enum rec_type
structure(struct str word)
{
	enum rec_type type;

	static const struct {
		const char *word;
		enum rec_type type;
	} types[] = {
	    {"monograph", TYPE_BOOK},
	    {"multivolume_work", TYPE_BOOK},
	    {"multipart_monograph", TYPE_BOOK},
	    {"periodical", TYPE_PERIODICAL},
	    {"newspaper", TYPE_PERIODICAL},
	    {"manuscript", TYPE_MANUSCRIPT},
	    {"letter", TYPE_LETTER},
	    {"map", TYPE_MAP},
	    {"atlas", TYPE_MAP},
	    {"musical_notation", TYPE_MUSIC},
	    {"photograph", TYPE_IMAGE},
	    {"picture", TYPE_IMAGE},
	    {"research_paper", TYPE_REPORT},
	    {"multipart_manuscript", TYPE_MANUSCRIPT},
	    {"contained_manuscript", TYPE_MANUSCRIPT},
	    {"cartulary", TYPE_MANUSCRIPT},
	    {"printed_archives", TYPE_BOOK},
	    {"contained_work", TYPE_BOOK},
	    {"leaflet", TYPE_BOOK},
	    {"postprint", TYPE_ARTICLE},
	    {"plan", TYPE_MAP},
	    {"ground_plan", TYPE_MAP},
	    {"postcard", TYPE_IMAGE},
	    {"poster", TYPE_IMAGE}, /* on a wall */
	    {"illustration", TYPE_IMAGE},
	    {"album", TYPE_IMAGE},
	    {"music_supplies", TYPE_MUSIC},
	    {"audio", TYPE_SOUND},
	    {"theses", TYPE_BOOK}, /* of a disputation */
	    {"fragment", TYPE_GENERIC},
	    {"act", TYPE_GENERIC},
	    {"dossier", TYPE_GENERIC},
	    {"file", TYPE_GENERIC},
	    {"folder", TYPE_GENERIC},
	    {"note", TYPE_GENERIC},
	};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (str_ieq(word, str_c(types[i].word)))
			return types[i].type;
	return vocab_type(word, &type) >= VOCAB_MAPPED ? type : TYPE_GENERIC;
}

/* Parts that are as a whole what they are of. */
static bool
is_part(struct str word)
{
	static const char *const words[] = {"volume", "issue", "year",
					    "month",  "day",   "part"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(word, str_c(words[i])))
			return true;
	return false;
}

enum rec_type
structmap_type(const struct node *inside)
{
	const struct node *mets = inside, *n;
	struct str section = STR_NONE, word = STR_NONE;

	for (; mets != NULL && !str_eqc(mets->name, "mets");
	     mets = mets->parent)
		if (str_eqc(mets->name, "dmdSec"))
			section = node_attr(mets, STR_NONE, "ID");
	n = mets == NULL ? NULL : division(mets, section);
	for (; n != NULL && str_eqc(n->name, "div"); n = n->parent) {
		word = node_attr(n, STR_NONE, "TYPE");
		if (!is_part(word))
			return structure(word);
	}
	/* The set is left out. */
	return str_ieq(word, STR("volume")) ? TYPE_BOOK : TYPE_GENERIC;
}

/* The first of several. */
static struct str
section_of(const struct node *div)
{
	struct str list = str_trim(node_attr(div, STR_NONE, "DMDID")), first;

	return str_cut(&list, ' ', &first) ? first : STR_NONE;
}

/* The division in this one, where there is no other. */
static const struct node *
only_division(const struct node *n)
{
	const struct node *only = NULL;

	for (n = node_first(n); n != NULL; n = node_next(n)) {
		if (!str_eqc(n->name, "div"))
			continue;
		if (only != NULL)
			return NULL;
		only = n;
	}
	return only;
}

struct str
structmap_section(const struct node *mets)
{
	const struct node *n = node_first(mets);
	struct str section = STR_NONE;
	size_t depth = 0;

	while (n != NULL &&
	       !(str_eqc(n->name, "structMap") &&
		 str_ieq(node_attr(n, STR_NONE, "TYPE"), STR("logical"))))
		n = node_next(n);
	n = n == NULL ? NULL : only_division(n);
	for (; n != NULL && depth < DEPTH_MAX; n = only_division(n)) {
		if (depth++ > 0 && !is_part(node_attr(n, STR_NONE, "TYPE")))
			break;
		if (section_of(n).n > 0)
			section = section_of(n);
	}
	return section;
}

const struct node *
structmap_above(const struct node *inside, const char *name)
{
	const struct node *mets = inside, *n, *found;
	struct str section = STR_NONE;

	for (; mets != NULL && !str_eqc(mets->name, "mets");
	     mets = mets->parent)
		if (str_eqc(mets->name, "dmdSec"))
			section = node_attr(mets, STR_NONE, "ID");
	n = mets == NULL ? NULL : division(mets, section);
	if (n == NULL || !is_part(node_attr(n, STR_NONE, "TYPE")))
		return NULL;
	do
		n = n->parent;
	while (n != NULL && str_eqc(n->name, "div") && section_of(n).n == 0);
	if (n == NULL || !str_eqc(n->name, "div"))
		return NULL;
	section = section_of(n);
	for (n = node_first(mets); n != NULL; n = node_next(n))
		if (str_eqc(n->name, "dmdSec") &&
		    str_eq(node_attr(n, STR_NONE, "ID"), section))
			break;
	found = n;
	while (found != NULL && (found = node_walk(found, n)) != NULL)
		if (str_eqc(found->name, name))
			return found;
	return NULL;
}
