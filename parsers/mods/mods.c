/* MODS, element by element. */
#include "parsers/mods/mods.h"

#include "core/ident.h"
#include "parsers/citation/citation.h"
#include "parsers/etd.h"
#include "parsers/mods/internal.h"
#include "parsers/prose/prose.h"
#include "parsers/structmap.h"

enum {
	GROUPS_MAX = 32, /* altRepGroup: more are not looked at */
	CLASS_LETTERS = 3,
	CLASSES_MAX = 32, /* classifications, the same */
	CLASS_WORD = 4    /* bytes of a word in small letters */
};

struct mods {
	struct draft d;
	struct {
		struct str element, group;
	} groups[GROUPS_MAX];
	size_t ngroups;
	struct str classes[CLASSES_MAX]; /* classifications, as they stand */
	size_t nclasses;
	struct str volume; /* of a set with a title of its own */
};

/*
 * The same again in another script (MARC's field 880): who wrote and who
 * published it is said once. Titles and texts are read in all scripts.
 */
static bool
repeated(struct mods *m, const struct node *n)
{
	struct str group = mods_attr(n, "altRepGroup");

	/* "00" of field 880 stands for no other field. */
	if (group.n == 0 || str_eqc(group, "00"))
		return false;
	for (size_t i = 0; i < m->ngroups; i++)
		if (str_eq(m->groups[i].group, group) &&
		    str_eq(m->groups[i].element, n->name))
			return true;
	if (m->ngroups < GROUPS_MAX) {
		m->groups[m->ngroups].group = group;
		m->groups[m->ngroups++].element = n->name;
	}
	return false;
}

static void
read_name(struct mods *m, const struct node *n)
{
	struct draft_name name;

	if (repeated(m, n))
		return;
	mods_name(&m->d, n, &name);
	draft_name(&m->d, &name);
}

static void
read_origin(struct mods *m, const struct node *n)
{
	if (!repeated(m, n))
		mods_origin(&m->d, n, &m->d.origin, true);
}

static void
read_part(struct mods *m, const struct node *n)
{
	mods_part(&m->d, n, &m->d.part);
}

/* "Modern times. 2": the number of the volume, where the set has a title. */
static struct str
without_number(struct str title, struct str volume)
{
	size_t at = title.n - volume.n;

	return volume.n > 0 && title.n > volume.n + 2 &&
		       str_ends(title, volume) &&
		       str_eqc(str_of(title.p + at - 2, 2), ". ")
		   ? str_left(title, at - 2)
		   : title;
}

static void
read_title(struct mods *m, const struct node *n)
{
	static const struct {
		const char *type;
		enum title_kind kind;
	} kinds[] = {
	    {"abbreviated", TITLE_SHORT},
	    {"translated", TITLE_TRANSLATED},
	};
	struct rec_text t = {mods_title(&m->d, n, true), mods_lang(n)};
	struct str type = mods_attr(n, "type");
	enum title_kind kind = TITLE_MAIN;

	if (type.n > 0 || mods_attr(n, "otherType").n > 0)
		kind = TITLE_ALTERNATIVE;
	else if (str_eqc(mods_attr(n, "usage"), "primary"))
		kind = TITLE_PRIMARY;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_eqc(type, kinds[i].type))
			kind = kinds[i].kind;
	t.text = without_number(t.text, m->volume);
	draft_title(&m->d, kind, t);
}

/* The code if there is one, else the name. */
static void
read_language(struct mods *m, const struct node *n)
{
	struct draft *d = &m->d;
	struct str s = STR_NONE;
	struct node *c;

	/* The language of the abstract or table of contents. */
	if (mods_attr(n, "objectPart").n > 0)
		return;
	for (c = node_first(n); c != NULL; c = node_next(c)) {
		bool code = str_eqc(mods_attr(c, "type"), "code");

		if (mods_is(c, "languageTerm") && (s.n == 0 || code))
			s = draft_clean(d, c);
		if (code && s.n > 0)
			break;
	}
	if (s.n == 0 && node_first(n) == NULL)
		s = draft_clean(d, n); /* MODS 2 */
	draft_language(d, s);
}

static void
read_abstract(struct mods *m, const struct node *n)
{
	draft_description(&m->d, DESC_ABSTRACT, mods_lang_text(&m->d, n));
}

static void
read_contents(struct mods *m, const struct node *n)
{
	draft_description(&m->d, DESC_CONTENTS, mods_lang_text(&m->d, n));
}

/* "Dissertation,Universität Example,2015": kind, school and year. */
static bool
read_thesis_note(struct mods *m, const struct node *n)
{
	struct str rest = draft_clean(&m->d, n), part, school, year = STR_NONE;
	enum rec_type level;

	school = prose_thesis_entry(m->d.r->arena, rest);
	while (str_cut(&rest, ',', &part)) {
		part = str_trim(part);
		if (school.n == 0 && vocab_is_school(part))
			school = part;
		else if (part.n == 4 && str_number(part, 2999) > 1000)
			year = part;
	}
	if (school.n == 0 || year.n == 0)
		return false;
	draft_keep(&m->d.grantor, school);
	draft_date(&m->d, DATE_ACCEPTED, year, 0);
	if (vocab_degree(draft_clean(&m->d, n), &level))
		draft_type_is(&m->d, SAID_BY_DEGREE, level);
	return true;
}

/* What a note says of a degree. */
static bool
read_degree_note(struct mods *m, struct str type, const struct node *n)
{
	if (str_ieq(type, STR("degree")))
		draft_type(&m->d, SAID_BY_DEGREE, draft_clean(&m->d, n));
	else if (str_ieq(type, STR("degree level")) ||
		 str_ieq(type, STR("degree name")))
		etd_degree(&m->d, draft_clean(&m->d, n));
	else if (str_ieq(type, STR("degree grantor")))
		draft_keep(&m->d.grantor, draft_clean(&m->d, n));
	else if (str_ieq(type, STR("date of defense")))
		draft_date(&m->d, DATE_ACCEPTED, draft_clean(&m->d, n), 0);
	else if (str_ieq(type, STR("thesis")))
		return read_thesis_note(m, n);
	else
		return false;
	return true;
}

/* What is for the editors of a repository, or said by other elements. */
static void
read_note(struct mods *m, const struct node *n)
{
	static const char *const skipped[] = {
	    "acquisition",
	    "action",
	    "admin",
	    "advisory committee",
	    "bibliography",
	    "bibliography note",
	    "committee",
	    "conservation history",
	    "creatorCount",
	    "degree awarded",
	    "funder",
	    "organization",
	    "ownership",
	    "peer-review",
	    "publicationStatus",
	    "qualityControlled",
	    "source identifier",
	    "source type",
	    "system details",
	    "venue",
	    "verificationStatus",
	};
	struct str type = mods_attr(n, "type");

	if (type.n == 0)
		type = mods_attr(n, "displayLabel");
	for (size_t i = 0; i < sizeof(skipped) / sizeof(skipped[0]); i++)
		if (str_ieq(type, str_c(skipped[i])))
			return;
	if (str_ieq(type, STR("statement of responsibility")) ||
	    str_ieq(type, STR("statement_of_responsibility"))) {
		draft_keep(&m->d.responsible, draft_clean(&m->d, n));
		return;
	}
	if (read_degree_note(m, type, n))
		return;
	if (str_istarts(mods_attr(n, "displayLabel"), STR("keyword"))) {
		draft_subject(
		    &m->d, (struct rec_subject){.text = draft_clean(&m->d, n),
						.lang = mods_lang(n)});
		return;
	}
	if (str_ieq(type, STR("preferred citation")))
		draft_citation(&m->d, CITED_HERE, mods_lang_text(&m->d, n));
	draft_description(&m->d, DESC_NOTE, mods_lang_text(&m->d, n));
}

/* "p. 813-998 : ill.": where it stands in a volume. */
static bool
take_pages(struct mods *m, struct str s)
{
	struct str first, last;

	s = str_trim(str_left(s, str_chr(s, ':')));
	if (!str_istarts(s, STR("p")) && !str_istarts(s, STR("s. ")))
		return false;
	if (str_chr(s, '-') == STR_NPOS || !citation_pages(s, &first, &last) ||
	    last.n == 0)
		return false;
	draft_pages(&m->d.part, s);
	return true;
}

/* The number of a genre in a classification that is opened is no word. */
static struct str
genre_word(struct draft *d, const struct node *n)
{
	struct str uri = mods_attr(n, "valueURI"), id = draft_fragment(uri);

	if (str_ifind(uri, STR("purl.org/coar/resource_type/")) != STR_NPOS)
		return uri;
	return id.n > 0 ? id : draft_clean(d, n);
}

/* A form of COAR's list is what it is, not what it is made of. */
static bool
names_type(const struct node *form)
{
	return str_ieq(mods_attr(form, "authority"), STR("coar")) ||
	       str_ifind(mods_attr(form, "valueURI"),
			 STR("purl.org/coar/resource_type/")) != STR_NPOS;
}

static void
read_physical(struct mods *m, const struct node *n)
{
	struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c)) {
		struct str s = draft_clean(&m->d, c);
		struct str unit = mods_attr(c, "unit");

		if (mods_is(c, "extent") && take_pages(m, s))
			continue;
		if (mods_is(c, "extent"))
			draft_extent(
			    &m->d, str_istarts(unit, STR("page"))
				       ? s
				       : draft_join(&m->d, s, STR(" "), unit));
		else if (mods_is(c, "internetMediaType"))
			draft_format(&m->d, s);
		else if (mods_is(c, "form") && names_type(c))
			draft_type(&m->d, SAID_BY_GENRE, genre_word(&m->d, c));
		else if (mods_is(c, "note"))
			read_note(m, c);
	}
}

static void
skip(struct mods *m, const struct node *n)
{
	(void)m;
	(void)n;
}

/* --- Types ---- */

/* What comes out again and again, whatever stands in it: a directory. */
static bool
is_of_serial(struct draft *d, const struct node *genre)
{
	const struct node *origin =
	    node_child(genre->parent, NS_MODS, "originInfo");

	return origin != NULL &&
	       str_ieq(mods_child_text(d, origin, "issuance"), STR("serial"));
}

/*
 * What old prints are about, by lists made for them (AAD's Gattungsbegriffe): an
 * ordinance, a funeral sermon; it was printed as a book whatever it is.
 */
static bool
is_of_prints(struct str authority)
{
	static const char *const lists[] = {"aad",  "vd16",   "vd17",
					    "vd18", "gatbeg", "rbgenr"};

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		if (str_ieq(authority, str_c(lists[i])))
			return true;
	return false;
}

static void
read_print_genre(struct draft *d, const struct node *n)
{
	struct str word = genre_word(d, n);
	enum rec_type type;

	if (draft_type_of(word, &type) &&
	    (type == TYPE_REPORT || type == TYPE_PATENT || type == TYPE_TALK))
		draft_type_sent(d, word);
	else
		draft_type(d, SAID_BY_CATALOGUE, word);
}

static void
read_genre(struct mods *m, const struct node *n)
{
	struct draft *d = &m->d;
	static const char *const broad[] = {"dct", "dcterms", "dcmitype",
					    "rdacontent", "gmd"};
	struct str authority = mods_attr(n, "authority");
	enum type_said by = SAID_BY_GENRE;

	if (is_of_prints(authority)) {
		read_print_genre(d, n);
		return;
	}
	if (str_istarts(authority, STR("marc"))) {
		if (is_of_serial(d, n))
			return;
		by = SAID_BY_CATALOGUE;
	}
	for (size_t i = 0; i < sizeof(broad) / sizeof(broad[0]); i++)
		if (str_ieq(authority, str_c(broad[i])))
			by = SAID_BY_CARRIER;
	draft_type(d, by, genre_word(d, n));
}

/* Is it called a text in front of this? */
static bool
behind_text(struct draft *d, const struct node *n)
{
	const struct node *c = n->parent == NULL ? n : node_first(n->parent);

	for (; c != n; c = node_next(c))
		if (mods_is(c, "typeOfResource") &&
		    str_ieq(draft_clean(d, c), STR("text")))
			return true;
	return false;
}

/*
 * typeOfResource: the broadest of words, in two editions of the list. The image of
 * a text is a text.
 */
static void
read_resource(struct mods *m, const struct node *n)
{
	struct draft *d = &m->d;
	static const struct {
		struct str text;
		enum rec_type type;
	} map[] = {
	    {STR_LIT("text"), TYPE_GENERIC},
	    {STR_LIT("software, multimedia"), TYPE_SOFTWARE},
	    {STR_LIT("moving image"), TYPE_VIDEO},
	    {STR_LIT("sound recording"), TYPE_SOUND},
	    {STR_LIT("sound recording-musical"), TYPE_SOUND},
	    {STR_LIT("sound recording - musical"), TYPE_SOUND},
	    {STR_LIT("sound recording-nonmusical"), TYPE_SOUND},
	    {STR_LIT("sound recording - nonmusical"), TYPE_SOUND},
	    {STR_LIT("still image"), TYPE_IMAGE},
	    {STR_LIT("cartographic"), TYPE_MAP},
	    {STR_LIT("notated music"), TYPE_MUSIC},
	    {STR_LIT("manuscript"), TYPE_MANUSCRIPT},
	    {STR_LIT("three dimensional object"), TYPE_GENERIC},
	    {STR_LIT("mixed material"), TYPE_GENERIC},
	};
	struct str s = draft_clean(d, n);

	if (str_eqc(mods_attr(n, "manuscript"), "yes"))
		draft_type_is(d, SAID_BY_CARRIER, TYPE_MANUSCRIPT);
	for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++) {
		if (str_ieq(s, map[i].text)) {
			draft_type_sent(d, s);
			if (map[i].type != TYPE_IMAGE || !behind_text(d, n))
				draft_type_is(d, SAID_BY_CARRIER, map[i].type);
			return;
		}
	}
	draft_type(d, SAID_BY_CARRIER, s);
}

/* --- Subjects ---- */

/* Names and titles as subjects, in one line. */
static struct str
heading(struct draft *d, const struct node *n)
{
	struct draft_name name;
	const struct rec_name *p;

	if (mods_is(n, "titleInfo"))
		return mods_title(d, n, true);
	if (!mods_is(n, "name"))
		return draft_clean(d, n);
	mods_name(d, n, &name);
	if (name.v.n == 0)
		return name.event;
	p = &name.v.v[0];
	if (p->family.n == 0)
		return p->literal;
	return draft_join(d, p->family, STR(", "), p->given);
}

/* "Europa, Deutschland, Nordrhein-Westfalen, Essen" */
static struct str
hierarchy(struct draft *d, const struct node *n)
{
	struct str s = STR_NONE;
	struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c))
		s = draft_join(d, s, STR(", "), draft_clean(d, c));
	return s;
}

/* Places and times go to the coverage as well. */
static bool
is_coverage(const struct node *n)
{
	return mods_is(n, "geographic") || mods_is(n, "temporal") ||
	       mods_is(n, "hierarchicalGeographic") ||
	       mods_is(n, "cartographics");
}

static bool
is_heading(const struct node *n)
{
	return mods_is(n, "topic") || mods_is(n, "name") ||
	       mods_is(n, "titleInfo") || mods_is(n, "genre") ||
	       mods_is(n, "occupation");
}

/*
 * Three topics and more, and nothing else, out of no list: words beside each
 * other, and no heading that was put together; nor are two in small letters.
 */
static bool
is_word_list(struct draft *d, const struct node *n)
{
	const struct node *c;
	size_t topics = 0, small = 0;

	if (mods_attr(n, "authority").n > 0)
		return false;
	for (c = node_first(n); c != NULL; c = node_next(c)) {
		if (!mods_is(c, "topic") || mods_attr(c, "authority").n > 0 ||
		    mods_attr(c, "valueURI").n > 0)
			return false;
		topics++;
		if (topics <= 2) {
			struct str s = draft_clean(d, c);

			small += s.n > 0 && chr_lower(s.p[0]);
		}
	}
	return topics > 2 || (topics == 2 && small == 2);
}

static void
read_words(struct mods *m, const struct node *n)
{
	struct rec_subject subject = {.lang = mods_lang(n)};
	const struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c)) {
		subject.text = draft_clean(&m->d, c);
		draft_subject(&m->d, subject);
	}
}

/* One heading: "Labor -- Germany -- History". */
static void
read_subject(struct mods *m, const struct node *n)
{
	struct draft *d = &m->d;
	struct rec_subject subject = {.lang = mods_lang(n)};
	struct node *c;
	bool words = false;

	if (is_word_list(&m->d, n)) {
		read_words(m, n);
		return;
	}
	for (c = node_first(n); c != NULL; c = node_next(c)) {
		bool coverage = is_coverage(c);
		struct str s = STR_NONE;

		if (coverage)
			s = node_first(c) != NULL ? hierarchy(d, c)
						  : draft_clean(d, c);
		else if (is_heading(c))
			s = heading(d, c);
		if (s.n == 0)
			continue;
		if (coverage)
			draft_coverage(d, (struct rec_text){s, mods_lang(c)});
		words = words || !coverage;
		if (subject.lang.n == 0)
			subject.lang = mods_lang(c);
		subject.text = draft_join(d, subject.text, STR(" -- "), s);
	}
	if (node_first(n) == NULL) { /* MODS 2 */
		subject.text = draft_clean(d, n);
		words = subject.text.n > 0;
	}
	if (words)
		draft_subject(d, subject);
}

static void
push_ddc(struct draft *d, struct str s)
{
	struct rec_subject subject = {.text = s, .scheme = STR("ddc")};

	draft_subject(d, subject);
}

/* EPrints: "QA Mathematics". A class with words, or a number alone? */
static bool
is_in_words(struct str s)
{
	size_t run = 0, n = str_chr(s, ' ');

	/* "Lamon Records LR-42": the number of a disc. */
	for (size_t i = 0; i < s.n && i < n && str_has_digit(s); i++)
		if (chr_lower(s.p[i]))
			return false;
	for (size_t i = 0; i < s.n && run < CLASS_WORD; i++)
		run = chr_lower(s.p[i]) || (unsigned char)s.p[i] >= 0x80
			  ? run + 1
			  : 0;
	return run >= CLASS_WORD;
}

/* "QA Mathematics": without the letters of the class. */
static struct str
without_class(struct str s)
{
	size_t n = 0;

	while (n < s.n && chr_upper(s.p[n]))
		n++;
	return n > 0 && n <= CLASS_LETTERS && n + 1 < s.n && s.p[n] == ' '
		   ? str_trim(str_from(s, n))
		   : s;
}

/*
 * The others (collections, institutes, call numbers) say where a repository
 * or library keeps something, not what it is about.
 */
static void
read_classification(struct mods *m, const struct node *n)
{
	struct draft *d = &m->d;
	struct str authority = mods_attr(n, "authority");
	struct str uri = mods_attr(n, "valueURI");
	struct str id = draft_fragment(uri);

	if (str_ieq(authority, STR("sdnb")) || str_ieq(authority, STR("ddc"))) {
		struct str text = draft_clean(d, n);

		push_ddc(d, text.n > 0 ? text : id);
	} else if (str_ifind(uri, STR("/sdnb#")) != STR_NPOS ||
		   str_ifind(uri, STR("/ddc#")) != STR_NPOS) {
		push_ddc(d, id);
	} else if (str_ifind(uri, STR("/diniPublType")) != STR_NPOS) {
		draft_type(d, SAID_BY_MAPPING,
			   draft_join(d, STR("doc-type"), STR(":"), id));
	} else if (str_ifind(uri, STR("/XMetaDissPlusThesisLevel")) !=
		   STR_NPOS) {
		draft_type(d, SAID_BY_DEGREE, id);
	} else if (str_ieq(authority, STR("lcc"))) {
		struct rec_text t = draft_text(d, n);

		if (is_in_words(t.text))
			draft_subject(d, (struct rec_subject){
					     .text = without_class(t.text),
					     .lang = t.lang});
	}
}
/* --- Rights ---- */

/*
 * Categories of MyCoRe's classifications mir_licenses and mir_access that are
 * no name of a licence: what they stand for, as text or as address.
 */
static const struct {
	struct str id;
	const char *text;
	enum rec_access access;
} ids[] = {
    {STR_LIT("rights_reserved"), "All rights reserved"},
    {STR_LIT("various"), "Various licence conditions"},
    {STR_LIT("public_domain"), "Public Domain"},
    {STR_LIT("oa_nlz"), "OA Alliance License"},
    {STR_LIT("cc0"), "https://creativecommons.org/publicdomain/zero/1.0/"},
    {STR_LIT("cc_zero"), "https://creativecommons.org/publicdomain/zero/1.0/"},
    {STR_LIT("cc_mark_1.0"),
     "https://creativecommons.org/publicdomain/mark/1.0/"},
    {STR_LIT("gpl_3"), "https://www.gnu.org/licenses/gpl-3.0"},
    {STR_LIT("odc_pddl"), "https://opendatacommons.org/licenses/pddl/1-0/"},
    {STR_LIT("odc_by"), "https://opendatacommons.org/licenses/by/1-0/"},
    {STR_LIT("odc_odbl"), "https://opendatacommons.org/licenses/odbl/1-0/"},
    {STR_LIT("unlimited"), NULL, ACCESS_OPEN},
    {STR_LIT("unrestricted"), NULL, ACCESS_OPEN},
    {STR_LIT("public"), NULL, ACCESS_OPEN},
    {STR_LIT("intern"), NULL, ACCESS_RESTRICTED},
    {STR_LIT("campus"), NULL, ACCESS_RESTRICTED},
    {STR_LIT("ipAddressRange"), NULL, ACCESS_RESTRICTED},
    {STR_LIT("limited"), NULL, ACCESS_RESTRICTED},
    {STR_LIT("embargo"), NULL, ACCESS_EMBARGOED},
    {STR_LIT("closed"), NULL, ACCESS_CLOSED},
};

static struct rec_right
by_id(struct draft *d, struct str href)
{
	struct str id = draft_fragment(href);
	struct rec_right right;

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		if (!str_ieq(id, ids[i].id))
			continue;
		if (ids[i].access != ACCESS_UNSAID)
			return (struct rec_right){.access = ids[i].access,
						  .text = id};
		right = vocab_rights(d->r->arena, str_c(ids[i].text));
		if (right.uri.n > 0)
			right.text = id;
		return right;
	}
	return vocab_rights(d->r->arena, id);
}

/* A word of MyCoRe behind "#", the address of a licence, or a text. */
static void
read_rights(struct mods *m, const struct node *n)
{
	struct draft *d = &m->d;
	struct str href = mods_href(n);
	struct str text = draft_clean(d, n);
	struct str type = mods_attr(n, "type");
	bool named = str_find(href, STR("/classifications/")) != STR_NPOS;
	struct rec_right right;

	if (named)
		right = by_id(d, href);
	else if (href.n > 0)
		right = vocab_rights(d->r->arena, href);
	else
		right = vocab_rights(d->r->arena, text);
	if (str_eqc(type, "embargo"))
		right.access = ACCESS_EMBARGOED;
	else if (str_eqc(type, "restriction on access") && named &&
		 right.access == ACCESS_UNSAID)
		right.access = ACCESS_RESTRICTED;
	/* A text beside the address is what people read. */
	if (href.n > 0 && text.n > 0)
		right.text = text;
	draft_right(d, right);
}
/* --- Identifiers ---- */

static void
read_identifier(struct mods *m, const struct node *n)
{
	struct draft *d = &m->d;
	struct rec_ident id;

	if (str_ieq(mods_attr(n, "type"), STR("citation"))) { /* DSpace */
		draft_citation(d, CITED_HERE, mods_lang_text(d, n));
		return;
	}
	switch (mods_identifier(d, n, &id)) {
	case MODS_ID:
		draft_id(d, ID_OF_ITEM, id);
		break;
	case MODS_ID_NUMBER:
		draft_number(d, draft_clean(d, n));
		break;
	case MODS_ID_ARTICLE:
		draft_keep(&d->part.article, draft_clean(d, n));
		break;
	case MODS_ID_FUNDING:
		draft_relation(d,
			       (struct rec_text){draft_clean(d, n), STR_NONE});
		break;
	case MODS_ID_NONE:
	case MODS_ID_ADDRESS:
	case MODS_ID_PART:
		break;
	}
}

/* What each address is for stands beside it; else its shape says it. */
static void
read_url(struct draft *d, const struct node *n)
{
	struct str access = mods_attr(n, "access"), s = draft_clean(d, n);
	struct rec_ident id;

	if (s.n == 0 || str_eqc(access, "preview") ||
	    str_ifind(mods_attr(n, "note"), STR("manifest")) != STR_NPOS)
		return;
	id = ident_classify(d->r->arena, s);
	if (id.kind == ID_OTHER)
		draft_warn(d, "location: '" STR_FMT "' is no address",
			   STR_ARG(str_left(s, 60)));
	else if (id.kind == ID_FILE && str_eqc(access, "object in context"))
		id.kind = ID_URL;
	else if (id.kind == ID_URL && str_eqc(access, "raw object"))
		id.kind = ID_FILE;
	draft_id(d, ID_OF_ITEM, id);
}

/* Addresses of one kind; that which is called the primary one comes first. */
static void
read_urls(struct mods *m, const struct node *n, bool primary)
{
	struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c)) {
		struct str usage = mods_attr(c, "usage");

		if (mods_is(c, "url") &&
		    str_istarts(usage, STR("primary")) == primary)
			read_url(&m->d, c);
	}
}

static void
read_location(struct mods *m, const struct node *n)
{
	read_urls(m, n, false);
}

/* A series that is a class of the item as well: of scans, "VD17-nova" (GDZ). */
static bool
is_class(struct mods *m, const struct node *n)
{
	const struct node *title = node_child(n, NS_MODS, "titleInfo");
	struct str s = STR_NONE;

	if (title != NULL && str_eqc(mods_attr(n, "type"), "series"))
		s = mods_child_text(&m->d, title, "title");
	for (size_t i = 0; s.n > 0 && i < m->nclasses; i++)
		if (str_ieq(m->classes[i], s))
			return true;
	return false;
}

static void
read_related(struct mods *m, const struct node *n)
{
	mods_related(&m->d, n, is_class(m, n));
}

/* The degree of ETD-MS, which Islandora and Hyrax put there. */
static void
read_extension(struct mods *m, const struct node *n)
{
	static const char *const words[] = {"level", "name"};
	const struct node *degree = node_named(n, "degree");

	if (degree == NULL)
		return;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		etd_degree(&m->d,
			   draft_clean(&m->d, node_named(degree, words[i])));
	draft_keep(&m->d.grantor,
		   draft_clean(&m->d, node_named(degree, "grantor")));
}

/* --- Elements ---- */

/* The top level elements of MODS 3.8, frequent ones first. */
static const struct {
	struct str name;
	void (*read)(struct mods *m, const struct node *n);
} readers[] = {
    {STR_LIT("name"), read_name},
    {STR_LIT("subject"), read_subject},
    {STR_LIT("identifier"), read_identifier},
    {STR_LIT("classification"), read_classification},
    {STR_LIT("titleInfo"), read_title},
    {STR_LIT("genre"), read_genre},
    {STR_LIT("originInfo"), read_origin},
    {STR_LIT("accessCondition"), read_rights},
    {STR_LIT("abstract"), read_abstract},
    {STR_LIT("relatedItem"), read_related},
    {STR_LIT("language"), read_language},
    {STR_LIT("location"), read_location},
    {STR_LIT("typeOfResource"), read_resource},
    {STR_LIT("physicalDescription"), read_physical},
    {STR_LIT("note"), read_note},
    {STR_LIT("tableOfContents"), read_contents},
    {STR_LIT("part"), read_part},
    {STR_LIT("recordInfo"), skip},
    {STR_LIT("extension"), read_extension},
    {STR_LIT("targetAudience"), skip},
};

static void
read_element(struct mods *m, const struct node *n)
{
	/* A twin in another form: HTML in base64 (MyCoRe). */
	if (mods_attr(n, "altFormat").n > 0)
		return;
	for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
		if (str_eq(n->name, readers[i].name) &&
		    str_eq(n->ns, NS_MODS)) {
			readers[i].read(m, n);
			return;
		}
	}
	draft_unknown(&m->d, n);
}

/* The first <mods> of a collection. */
static const struct node *
first_of(struct draft *d, const struct node *collection)
{
	const struct node *first = NULL, *n;
	size_t count = 0;

	for (n = node_first(collection); n != NULL; n = node_next(n)) {
		if (!mods_is(n, "mods"))
			continue;
		if (first == NULL)
			first = n;
		count++;
	}
	if (count != 1)
		draft_warn(d, "collection of %zu items%s", count,
			   count > 1 ? ": the first taken" : "");
	return first;
}

/* The title of the set or newspaper (METS), in front of that of the part. */
static void
read_above(struct mods *m, const struct node *payload)
{
	const struct node *own = node_child(payload, NS_MODS, "titleInfo");
	const struct node *above = structmap_above(payload, "titleInfo");
	struct str whole, part;

	if (above == NULL)
		return;
	if (own == NULL) {
		read_title(m, above);
		return;
	}
	whole = mods_title(&m->d, above, true);
	part = mods_title(&m->d, own, true);
	if (whole.n > 0 && str_ifind(part, whole) == STR_NPOS)
		draft_title(
		    &m->d, TITLE_PRIMARY,
		    (struct rec_text){draft_join(&m->d, whole, STR(". "), part),
				      mods_lang(own)});
}

/*
 * What has a place, a publisher, a year and as many pages or volumes, stands
 * in nothing, and of which no other kind is said, is a book, though no
 * issuance says that it came once.
 */
static bool
came_once(struct mods *m, const struct node *payload)
{
	const struct draft *d = &m->d;
	const struct node *c;

	if (d->origin.issuance.n > 0 || d->origin.place.n == 0 ||
	    d->origin.publishers.n == 0 || d->hosted ||
	    d->origin.date.span.from.month > 0 || d->r->extent.n == 0 ||
	    d->types[SAID_BY_GENRE].unknown.n > 0)
		return false;
	for (c = node_first(payload); c != NULL; c = node_next(c))
		if (mods_is(c, "typeOfResource") &&
		    !str_ieq(draft_clean(&m->d, c), STR("text")))
			return false;
	return prose_is_extent(d->r->extent) &&
	       !str_starts(d->r->extent, STR("1 "));
}

/* The volume that an item is of a set with another title. */
static struct str
volume_of_set(struct draft *d, const struct node *payload)
{
	const struct node *part = node_child(payload, NS_MODS, "part");
	const struct node *own = node_child(payload, NS_MODS, "titleInfo");
	const struct node *c, *set;

	for (c = node_first(payload); c != NULL; c = node_next(c))
		if (mods_is(c, "relatedItem") &&
		    str_eqc(mods_attr(c, "type"), "host"))
			break;
	set = c == NULL ? NULL : node_child(c, NS_MODS, "titleInfo");
	if (part == NULL || own == NULL || set == NULL)
		return STR_NONE;
	c = node_child(part, NS_MODS, "detail");
	if (c != NULL && str_eqc(mods_attr(c, "type"), "volume") &&
	    !str_ieq(mods_title(d, own, false), mods_title(d, set, false)))
		return mods_child_text(d, c, "number");
	return STR_NONE;
}

void
mods_parse(const struct node *payload, struct record *out)
{
	struct mods m = {0};
	const struct node *n = payload;

	draft_init(&m.d, out);
	if (mods_is(payload, "modsCollection"))
		n = first_of(&m.d, payload);
	m.volume = n == NULL ? STR_NONE : volume_of_set(&m.d, n);
	n = n == NULL ? NULL : node_first(n);
	for (const struct node *c = n; c != NULL; c = node_next(c)) {
		if (mods_is(c, "location"))
			read_urls(&m, c, true);
		else if (m.nclasses < CLASSES_MAX &&
			 mods_is(c, "classification"))
			m.classes[m.nclasses++] = draft_clean(&m.d, c);
	}
	for (; n != NULL; n = node_next(n))
		read_element(&m, n);
	draft_type_is(&m.d, SAID_BY_CARRIER, structmap_type(payload));
	read_above(&m, payload);
	if (came_once(&m, payload))
		m.d.origin.issuance = STR("monographic");
	draft_settle(&m.d);
}
