/* MODS: part: volume, issue and pages. */
#include "parsers/text/citation.h"
#include "parsers/mods/mods_read.h"

enum { VOLUME, ISSUE, ARTICLE, NUMBER };

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
};

struct str
mods_number(struct str s)
{
	static const struct str words[] = {
	    STR_LIT("Vol. "), STR_LIT("Volume "), STR_LIT("Bd. "),
	    STR_LIT("Band "), STR_LIT("Jg. "),    STR_LIT("No. "),
	    STR_LIT("Nr. "),  STR_LIT("Issue "),  STR_LIT("Heft "),
	    STR_LIT("H. "),   STR_LIT("v. "),     STR_LIT("n. "),
	    STR_LIT("Teil "), STR_LIT("Part "),   STR_LIT("number "),
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_istarts(s, words[i]) && s.n > words[i].n)
			return str_trim(str_from(s, words[i].n));
	return s;
}

static void
take(struct str *field, struct str s)
{
	if (field->n == 0)
		*field = s;
}

static void
take_detail(struct mods *m, const struct node *n, struct mods_part *p)
{
	struct str *const fields[] = {&p->volume, &p->issue, &p->article,
				      &p->number};
	struct str type = mods_attr(n, "type");
	struct str s = mods_child_text(m, n, "number");

	if (s.n == 0)
		s = mods_child_text(m, n, "title");
	if (s.n == 0 && node_first(n) == NULL)
		s = mods_text(m, n);
	for (size_t i = 0; i < sizeof(details) / sizeof(details[0]); i++)
		if (str_ieq(type, details[i].type))
			take(fields[details[i].what], mods_number(s));
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
take_extent(struct mods *m, const struct node *n, struct mods_part *p)
{
	struct str unit = mods_attr(n, "unit");
	struct str first = mods_child_text(m, n, "start");
	struct str last = mods_child_text(m, n, "end"), none = STR_NONE;

	if (p->first.n > 0 || (unit.n > 0 && !str_istarts(unit, STR("p")) &&
			       !str_istarts(unit, STR("s"))))
		return;
	if (first.n == 0)
		first = mods_child_text(m, n, "list");
	if (first.n == 0 && node_first(n) == NULL)
		first = mods_text(m, n);
	p->first = page(first, &last);
	p->last = page(last, &none);
}

void
mods_part(struct mods *m, const struct node *n, struct mods_part *p)
{
	struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c)) {
		if (mods_is(c, "detail"))
			take_detail(m, c, p);
		else if (mods_is(c, "extent"))
			take_extent(m, c, p);
		else if (mods_is(c, "date"))
			take(&p->date, mods_text(m, c));
		else if (mods_is(c, "text") && mods_text(m, c).n > 0)
			texts_push(
			    m->r->arena, &m->r->notes,
			    (struct rec_text){mods_text(m, c), mods_lang(c)});
	}
}
