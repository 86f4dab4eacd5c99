/*
 * MODS: how text and attributes are taken, and the elements that items and
 * related items have alike: titleInfo, part, identifier.
 */
#include "core/ident.h"
#include "parsers/citation/citation.h"
#include "parsers/mods/internal.h"

const struct str NS_MODS = {"http://www.loc.gov/mods/v3", 26};
const struct str NS_XLINK = {"http://www.w3.org/1999/xlink", 28};

bool
mods_is(const struct node *n, const char *name)
{
	return node_is(n, NS_MODS, name);
}

struct str
mods_attr(const struct node *n, const char *name)
{
	return str_trim(node_attr(n, STR_NONE, name));
}

struct str
mods_href(const struct node *n)
{
	return str_trim(node_attr(n, NS_XLINK, "href"));
}

struct str
mods_child_text(struct draft *d, const struct node *n, const char *name)
{
	const struct node *c = node_child(n, NS_MODS, name);

	return draft_clean(d, c);
}

struct str
mods_lang(const struct node *n)
{
	struct str lang = mods_attr(n, "lang");

	return lang.n > 0 ? lang : node_lang(n);
}

struct rec_text
mods_lang_text(struct draft *d, const struct node *n)
{
	return (struct rec_text){draft_clean(d, n), mods_lang(n)};
}

/* --- titleInfo ---- */

/* "L'" and "al-" are written together with what follows. */
static bool
joins(struct str article)
{
	static const struct str ends[] = {
	    STR_LIT("'"), STR_LIT("’"),  STR_LIT("-"),
	    STR_LIT("‘"), /* U+2018, for want of U+2019 */
	    STR_LIT("["), STR_LIT("("),  STR_LIT("¿"),
	    STR_LIT("¡"), STR_LIT("\""), STR_LIT("«"),
	    STR_LIT("“"), STR_LIT("„"),
	};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (str_ends(article, ends[i]))
			return true;
	return false;
}

/* The title proper: with its article. */
static struct str
proper(struct draft *d, const struct node *n)
{
	struct str article = STR_NONE, title = STR_NONE;
	struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c)) {
		if (mods_is(c, "nonSort"))
			article =
			    draft_join(d, article, STR(" "), draft_clean(d, c));
		else if (mods_is(c, "title"))
			title =
			    draft_join(d, title, STR(". "), draft_clean(d, c));
	}
	return draft_join(d, article, joins(article) ? STR("") : STR(" "),
			  title);
}

/*
 * Without the punctuation of a catalogue at the end ("Title :", "Title /"),
 * which says what comes next.
 */
static struct str
without_isbd(struct str s)
{
	static const struct str marks[] = {STR_LIT(" :"), STR_LIT(" /"),
					   STR_LIT(" ;"), STR_LIT(" =")};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (str_ends(s, marks[i]))
			return str_trim(str_left(s, s.n - marks[i].n));
	return s;
}

struct str
mods_title(struct draft *d, const struct node *n, bool parts)
{
	struct str title = without_isbd(proper(d, n)), more;
	bool numbered = false;
	struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c)) {
		if (!mods_is(c, "subTitle"))
			continue;
		more = without_isbd(draft_clean(d, c));
		title = draft_join(
		    d, title, str_ends(title, STR(":")) ? STR(" ") : STR(": "),
		    more);
	}
	for (c = node_first(n); parts && c != NULL; c = node_next(c)) {
		if (!mods_is(c, "partNumber") && !mods_is(c, "partName"))
			continue;
		more = without_isbd(draft_clean(d, c));
		/* ISBD 1.3.6: the name behind the number. */
		title = draft_join(d, title,
				   numbered && mods_is(c, "partName") &&
					   !str_ends(title, STR("."))
				       ? STR(", ")
				   : str_ends(title, STR(".")) ? STR(" ")
							       : STR(". "),
				   more);
		numbered = mods_is(c, "partNumber");
	}
	return title;
}

/* --- part ---- */

enum { VOLUME, ISSUE, ARTICLE, NUMBER, SUPPLEMENT };

/* Types of detail that occur; NUMBER is what says nothing of the kind. */
static const struct {
	struct str type;
	int what;
} details[] = {
    {STR_LIT("volume"), VOLUME},
    {STR_LIT("vol"), VOLUME},
    {STR_LIT("band"), VOLUME},
    {STR_LIT("bd"), VOLUME},
    {STR_LIT("jahrgang"), VOLUME},
    {STR_LIT("issue"), ISSUE},
    {STR_LIT("number"), ISSUE},
    {STR_LIT("no"), ISSUE},
    {STR_LIT("heft"), ISSUE},
    {STR_LIT("article_number"), ARTICLE},
    {STR_LIT("article number"), ARTICLE},
    {STR_LIT("article-number"), ARTICLE},
    {STR_LIT("articlenumber"), ARTICLE},
    {STR_LIT("article"), ARTICLE},
    {STR_LIT("eid"), ARTICLE},
    {STR_LIT("elocation-id"), ARTICLE},
    {STR_LIT("part"), NUMBER},
    {STR_LIT("series"), NUMBER},
    {STR_LIT(""), NUMBER},
    {STR_LIT("supplement"), SUPPLEMENT},
};

/* "art no 17", "Vol. 3, p. 12-14" (Sweden), "2nd ser., v. 12, no. 2" */
static bool
take_cited(struct str s, struct draft_part *p)
{
	struct citation c;
	size_t comma = str_chr(s, ',');

	if (comma != STR_NPOS && str_iends(str_left(s, comma), STR(" ser.")))
		s = str_trim(str_from(s, comma + 1));
	if (!citation_read(s, NULL, &c) || c.kind != CITATION_NUMBERS)
		return false;
	draft_keep(&p->volume, c.volume);
	draft_keep(&p->issue, c.issue);
	draft_keep(&p->article, c.article);
	if (p->first.n == 0) {
		p->first = c.first_page;
		p->last = c.last_page;
	}
	return c.volume.n + c.issue.n + c.article.n + c.first_page.n > 0;
}

/* A title of an issue without a number goes to *named: OJS has both. */
static void
take_detail(struct draft *d, const struct node *n, struct draft_part *p,
	    struct str *named)
{
	struct str *const fields[] = {&p->volume, &p->issue, &p->article,
				      &p->number, &p->issue};
	struct str type = mods_attr(n, "type");
	struct str s = mods_child_text(d, n, "number");

	if (s.n == 0)
		s = mods_child_text(d, n, "title");
	if (s.n > 0 && !str_has_digit(s) && str_eqc(type, "issue") &&
	    node_child(n, NS_MODS, "number") == NULL) {
		draft_keep(named, s);
		return;
	}
	if (s.n == 0 && node_first(n) == NULL)
		s = draft_clean(d, n);
	for (size_t i = 0; i < sizeof(details) / sizeof(details[0]); i++)
		if (str_ieq(type, details[i].type))
			draft_keep(
			    fields[details[i].what],
			    details[i].what == SUPPLEMENT && s.n > 0 &&
				    chr_digit(s.p[0])
				? draft_join(d, STR("Suppl. "), STR_NONE, s)
				: draft_number_alone(s));
	if (str_ieq(type, STR("page")) || str_ieq(type, STR("pages")))
		draft_pages(p, s);
	if (str_ieq(type, STR("citation")))
		(void)take_cited(s.n > 0 ? s : mods_child_text(d, n, "caption"),
				 p);
}

/* "S. 97" or "97-123" where one page should be. */
static struct str
page(struct str s, struct str *end)
{
	struct str first, last;

	if (!citation_pages(s, &first, &last))
		return s;
	if (end->n == 0)
		*end = last;
	return first;
}

static void
take_extent(struct draft *d, const struct node *n, struct draft_part *p)
{
	struct str unit = mods_attr(n, "unit");
	struct str first = mods_child_text(d, n, "start");
	struct str last = mods_child_text(d, n, "end"), none = STR_NONE;

	if (p->first.n > 0 || (unit.n > 0 && !str_istarts(unit, STR("p")) &&
			       !str_istarts(unit, STR("s"))))
		return;
	if (first.n == 0)
		first = mods_child_text(d, n, "list");
	if (first.n == 0 && node_first(n) == NULL)
		first = draft_clean(d, n);
	if (first.n == 0 &&
	    str_chr(mods_child_text(d, n, "total"), '-') != STR_NPOS)
		first = mods_child_text(d, n, "total");
	p->first = page(first, &last);
	p->last = page(last, &none);
}

/* "2017", a text of its own. */
static bool
is_year(struct str s)
{
	return s.n == 4 && str_number(s, 2999) > 1400;
}

void
mods_part(struct draft *d, const struct node *n, struct draft_part *p)
{
	struct str named = STR_NONE;
	struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c)) {
		if (mods_is(c, "detail"))
			take_detail(d, c, p, &named);
		else if (mods_is(c, "extent"))
			take_extent(d, c, p);
		else if (mods_is(c, "date") || is_year(draft_clean(d, c)))
			draft_keep(&p->date, draft_clean(d, c));
		else if (mods_is(c, "text") &&
			 !str_ieq(mods_attr(c, "type"), STR("sortstring")) &&
			 !take_cited(draft_clean(d, c), p))
			draft_description(d, DESC_NOTE, mods_lang_text(d, c));
	}
}

/* --- identifier ---- */

/* What is no identifier of an item, or says so in another way. */
static const struct {
	struct str type;
	enum mods_id use;
} types[] = {
    {STR_LIT("uri"), MODS_ID_ADDRESS},
    {STR_LIT("url"), MODS_ID_ADDRESS},
    {STR_LIT("purl"), MODS_ID_ADDRESS},
    {STR_LIT("articleid"), MODS_ID_ARTICLE},
    {STR_LIT("article-id"), MODS_ID_ARTICLE},
    {STR_LIT("article number"), MODS_ID_ARTICLE},
    {STR_LIT("article-number"), MODS_ID_ARTICLE},
    {STR_LIT("articlenumber"), MODS_ID_ARTICLE},
    {STR_LIT("eid"), MODS_ID_ARTICLE},
    {STR_LIT("elocation-id"), MODS_ID_ARTICLE},
    {STR_LIT("issue number"), MODS_ID_PART},
    {STR_LIT("issue-number"), MODS_ID_PART},
    {STR_LIT("series number"), MODS_ID_PART},
    {STR_LIT("volume number"), MODS_ID_PART},
    {STR_LIT("patent"), MODS_ID_NUMBER},
    {STR_LIT("report"), MODS_ID_NUMBER},
    {STR_LIT("report-number"), MODS_ID_NUMBER},
    {STR_LIT("report number"), MODS_ID_NUMBER},
    {STR_LIT("open-aire"), MODS_ID_FUNDING},
    {STR_LIT("project"), MODS_ID_FUNDING},
    /* The number of the record, again (MyCoRe). */
    {STR_LIT("citekey"), MODS_ID_NONE},
};

/*
 * A type nobody knows ("ppn", "local") says more than the number alone, which
 * might look like something else.
 */
enum mods_id
mods_identifier(struct draft *d, const struct node *n, struct rec_ident *id)
{
	struct str type = mods_attr(n, "type"), s = draft_clean(d, n);
	enum mods_id use = type.n == 0 ? MODS_ID_ADDRESS : MODS_ID;

	if (s.n == 0)
		return MODS_ID_NONE;
	if (str_eqc(mods_attr(n, "invalid"), "yes")) {
		draft_warn(d, "identifier: '" STR_FMT "' is said to be invalid",
			   STR_ARG(str_left(s, 60)));
		return MODS_ID_NONE;
	}
	/* "qucosa:urn": whose it is, and its type */
	if (draft_id_typed(d, type, s, id) ||
	    draft_id_typed(d, str_from(type, str_rchr(type, ':') + 1), s, id))
		return MODS_ID;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (str_ieq(type, types[i].type))
			use = types[i].use;
	if (use == MODS_ID_ADDRESS) {
		*id = ident_classify(d->r->arena, s);
		return MODS_ID;
	}
	*id = (struct rec_ident){ID_OTHER, draft_join(d, type, STR(": "), s),
				 true};
	return use;
}
