/*
 * The draft: citations in free text, of the item itself as a rule, and what a
 * dc:source without numbers means at its site.
 */
#include "core/ident.h"
#include "parsers/draft/internal.h"
#include "parsers/text/citation.h"

enum { TITLE_MIN = 10, CITED_NAME_MAX = 120, CITED_YEAR_MIN = 1700 };

/* --- Reading ---- */

void
draft_citation(struct draft *d, enum cited_in in, struct rec_text t)
{
	struct draft_citations *l = &d->citations;
	struct draft_cited *v;

	if (t.text.n == 0 || !draft_room(d, LIMIT_CITATIONS, l->n))
		return;
	v = arena_push(d->r->arena, l->v, l->n, &l->cap, sizeof(*v));
	if (v == NULL)
		return;
	l->v = v;
	l->v[l->n++] = (struct draft_cited){in, t};
}

/* --- What a citation says ---- */

/* What is known of the nearest host so far. */
static const struct draft_host *
nearest(const struct draft *d)
{
	static const struct draft_host none = {.kind = HOST_UNKNOWN};

	return d->nhosts > 0 && d->hosts[0].kind != HOST_SERIES ? &d->hosts[0]
								: &none;
}

static void
take(struct draft *d, const struct citation *c)
{
	struct draft_host *h = draft_host_nearest(d);
	struct rec_ident id = {.kind = ID_ISSN};
	struct draft_part *p;

	if (h == NULL)
		return;
	if (c->issn.n > 0 && record_id(d->r, ID_ISSN).n == 0 &&
	    ident_issn(d->r->arena, c->issn, &id.value))
		draft_id(d, ID_OF_HOST, id);
	draft_keep(&h->title, c->container);
	p = &h->part;
	if (p->volume.n + p->issue.n + p->first.n + p->article.n > 0)
		return;
	p->volume = c->volume;
	p->issue = c->issue;
	p->first = c->first_page;
	p->last = c->last_page;
	p->article = c->article;
	/* Nature Communications 5(e593): that is no issue. */
	if (p->first.n + p->article.n == 0 && p->issue.n > 2 &&
	    chr_tolower(p->issue.p[0]) == 'e' && chr_digit(p->issue.p[1])) {
		p->article = p->issue;
		p->issue = STR_NONE;
	}
	d->citations.read = true;
	if (d->cited_year == 0)
		d->cited_year = c->year;
}

/* What stands behind the item's own title, which may stand in quotes. */
static struct str
behind_title(struct str s, struct str title)
{
	size_t at;

	while (title.n > 0 &&
	       (title.p[title.n - 1] == '.' || title.p[title.n - 1] == ' '))
		title.n--;
	at = title.n < TITLE_MIN ? STR_NPOS : str_ifind(s, title);
	if (at == STR_NPOS)
		return STR_NONE;
	s = str_from(s, at + title.n);
	while (s.n > 0 && (unsigned char)s.p[0] < 0x80 && !chr_alnum(s.p[0]) &&
	       s.p[0] != '(')
		s = str_from(s, 1);
	return s;
}

bool
draft_cite(struct draft *d, struct str s)
{
	struct str rest = behind_title(s, record_title(d->r));
	struct citation c;
	bool issue = citation_parse_issue(s, &c);

	if (rest.n > 0 && citation_parse(rest, &c)) {
		take(d, &c);
		draft_warn(d, "journal: what follows the title in a citation");
		return true;
	}
	if (rest.n > 0 ||
	    (!citation_parse(s, &c) && !citation_parse_issn(s, &c)))
		return false;
	if (nearest(d)->title.n == 0 && c.issn.n == 0 && !issue)
		draft_warn(d, "journal and numbers: out of a citation");
	take(d, &c);
	return true;
}

/* "Meyer. Journal (2015) Vol. 3": the first author stands in front. */
static struct str
without_author(const struct draft *d, struct str s)
{
	struct str family =
	    d->people.n > 0 ? d->people.v[0].name.family : STR_NONE;

	if (family.n > 0 && str_starts(s, family) && s.n > family.n + 2 &&
	    s.p[family.n] == '.')
		s = str_trim(str_from(s, family.n + 1));
	return s;
}

/* May what stands before the numbers be a journal's name alone? */
static bool
journal_alone(struct draft *d, struct citation *c)
{
	c->container = without_author(d, c->container);
	if (c->container.n > CITED_NAME_MAX)
		return false;
	if (site_has(d->site, HABIT_REFERENCE))
		return true;
	return str_find(c->container, STR(". ")) == STR_NPOS &&
	       str_chr(c->container, '(') == STR_NPOS &&
	       str_chr(c->container, ',') == STR_NPOS;
}

/* The whole citation of the item among its identifiers (EPrints, DSpace). */
static void
read_identifier(struct draft *d, struct str s)
{
	const struct draft_part *p = &nearest(d)->part;
	struct record *r = d->r;
	struct citation c;
	struct str doi;

	if (record_id(r, ID_DOI).n == 0 &&
	    ident_doi_within(r->arena, s, &doi)) {
		draft_id(d, ID_OF_ITEM, (struct rec_ident){ID_DOI, doi, true});
		draft_warn(d, "doi: found inside a citation");
	}
	if (p->volume.n + p->first.n > 0)
		return;
	if (behind_title(s, record_title(r)).n > 0) {
		draft_cite(d, s);
		return;
	}
	if (!citation_parse(s, &c))
		return;
	/* Else the name is not told from the title before it. */
	if (!journal_alone(d, &c))
		c.container = STR_NONE;
	take(d, &c);
	draft_warn(d, "volume and pages: out of a citation");
}

/* bibliographicCitation in pieces: the journal, its ISSN, the numbers. */
static void
read_own(struct draft *d, struct str s, bool first)
{
	bool open = nearest(d)->title.n == 0;
	struct draft_host *h;
	struct citation c;
	size_t digits = 0;

	if (draft_cite(d, s) || (open && citation_parse(s, &c)))
		return;
	for (size_t k = 0; k < s.n; k++)
		digits += chr_digit(s.p[k]);
	if (!first || digits > 0 || !open || record_id(d->r, ID_ISSN).n == 0)
		return;
	h = draft_host_nearest(d);
	if (h != NULL)
		h->title = s;
	draft_warn(d, "journal: a citation without numbers");
}

/* What numbers and identifiers say of the host that texts have named. */
static void
settle_host(struct draft *d, struct draft_host *h)
{
	const struct draft_part *p = &h->part;

	if (str_ieq(h->title, record_title(d->r))) {
		h->title = STR_NONE;
		draft_warn(d, "journal: the citation repeats the title");
		return;
	}
	h->issn = h->issn || record_id(d->r, ID_ISSN).n > 0;
	if (h->kind == HOST_UNKNOWN &&
	    p->volume.n + p->issue.n + p->first.n > 0 && d->citations.read)
		h->kind = HOST_JOURNAL;
}

void
draft_settle_citations(struct draft *d)
{
	struct record *r = d->r;
	struct draft_citations *l = &d->citations;
	bool first = true;
	size_t n = 0;

	/* Those in sources and relations, in their order; the others are kept. */
	for (size_t i = 0; i < l->n; i++) {
		struct str s = l->v[i].t.text;
		struct citation c;

		if (l->v[i].in == CITED_RELATION) {
			if (citation_parse_issue(s, &c))
				draft_cite(d, s);
		} else if (l->v[i].in != CITED_SOURCE || !draft_cite(d, s)) {
			l->v[n++] = l->v[i];
		}
	}
	l->n = n;
	for (size_t i = 0;
	     i < r->ids.n && !site_has(d->site, HABIT_CITES_OTHERS); i++)
		if (r->ids.v[i].kind == ID_OTHER &&
		    (site_has(d->site, HABIT_REFERENCE) ||
		     str_chr(r->ids.v[i].value, ' ') != STR_NPOS))
			read_identifier(d, r->ids.v[i].value);
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].in == CITED_HERE) {
			read_own(d, l->v[i].t.text, first);
			first = false;
		}
	if (nearest(d)->title.n > 0)
		settle_host(d, &d->hosts[0]);
}
