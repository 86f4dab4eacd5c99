/* arXiv and arXivRaw, element by element. */
#include "parsers/arxiv.h"

#include "core/ident.h"
#include "core/table.h"
#include "parsers/draft/draft.h"
#include "parsers/text/text.h"

struct arxiv {
	struct draft d;
	struct str number, doi;
	struct str version; /* the last one */
	size_t versions;
	bool cited; /* a version is published elsewhere */
};

static struct str
child(struct arxiv *x, const struct node *n, const char *name)
{
	return draft_clean(&x->d, node_named(n, name));
}

static void
read_title(struct arxiv *x, const struct node *n)
{
	draft_title(&x->d, TITLE_MAIN, draft_text(&x->d, n));
}

/* --- Names ---- */

/* One name as text, which may be that of a collaboration. */
static void
take_author(struct arxiv *x, struct str s, struct str affiliation)
{
	static const struct str speaker = STR_LIT("for the ");
	struct rec_name known = {.affiliation = affiliation};
	struct draft_name out = {0};

	s = str_trim(s);
	if (str_istarts(s, speaker))
		s = str_trim(str_from(s, speaker.n));
	if (s.n == 0)
		return;
	draft_parse_names(&x->d, s, &known, &out);
	if (out.said == 0)
		out.said = 1u << SAID_AUTHOR;
	draft_name(&x->d, &out);
}

static void
read_author(struct arxiv *x, const struct node *n)
{
	struct draft_name out = {.said = 1u << SAID_AUTHOR};
	struct rec_name p = {.kind = NAME_PERSON,
			     .family = child(x, n, "keyname"),
			     .given = child(x, n, "forenames"),
			     .suffix = child(x, n, "suffix"),
			     .affiliation = child(x, n, "affiliation")};
	struct str whole = draft_join(&x->d, p.given, STR(" "), p.family);

	/* "Collaboration" is a key name, too. */
	if (p.given.n == 0 || p.family.n == 0 ||
	    vocab_body(whole) == BODY_SURE) {
		take_author(x, whole, p.affiliation);
		return;
	}
	p.raw = draft_join(&x->d, p.family, STR(", "), p.given);
	names_push(x->d.r->arena, &out.v, p);
	draft_name(&x->d, &out);
}

/* The text without what stands in brackets: affiliations, and their marks. */
static struct str
without_brackets(struct arxiv *x, struct str s)
{
	struct str out = STR_NONE;
	size_t depth = 0, from = 0;

	if (str_chr(s, '(') == STR_NPOS)
		return s;
	for (size_t i = 0; i <= s.n; i++) {
		char c = i < s.n ? s.p[i] : '(';

		if (c == '(' && depth++ == 0) {
			struct str part = str_of(s.p + from, i - from);

			out = draft_join(&x->d, out, STR(" "), str_trim(part));
		} else if (c == ')' && depth > 0 && --depth == 0) {
			from = i + 1;
		}
	}
	return text_collapse(x->d.r->arena, out);
}

static bool
next_is_suffix(struct str s)
{
	struct str word;

	return str_cut(&s, ',', &word) &&
	       vocab_name_is(VOCAB_SUFFIX, str_trim(word));
}

/* "Anna Novak (MIT), The X Collaboration: Jan Berg and Carl Klein": arXivRaw */
static void
take_authors(struct arxiv *x, struct str s)
{
	static const struct str and = STR_LIT(" and ");
	size_t from = 0;

	s = without_brackets(x, s);
	for (size_t i = 0; i < s.n; i++) {
		bool word = str_starts(str_from(s, i), and);

		if (!word && s.p[i] != ',' && s.p[i] != ':' && s.p[i] != ';')
			continue;
		/* "Max Berg, Jr., Carl Klein" */
		if (!word && next_is_suffix(str_from(s, i + 1)))
			continue;
		take_author(x, str_of(s.p + from, i - from), STR_NONE);
		/* ", and Carl Klein" */
		if (!word && str_starts(str_from(s, i + 1), and))
			i++, word = true;
		from = i + (word ? and.n : 1);
		i = from - 1;
	}
	take_author(x, str_from(s, from), STR_NONE);
}

static void
read_authors(struct arxiv *x, const struct node *n)
{
	const struct node *c = node_first(n);

	if (c == NULL)
		take_authors(x, draft_clean(&x->d, n));
	for (; c != NULL; c = node_next(c))
		if (str_eqc(c->name, "author"))
			read_author(x, c);
}

/* --- When ---- */

/* Announced on that day: nothing else is publication here. */
static void
read_created(struct arxiv *x, const struct node *n)
{
	draft_date(&x->d, DATE_ONLINE, draft_clean(&x->d, n), 0);
}

static void
read_updated(struct arxiv *x, const struct node *n)
{
	draft_date(&x->d, DATE_OTHER, draft_clean(&x->d, n), 0);
}

/* "22 Oct 2018" of "Mon, 22 Oct 2018 22:41:50 GMT" (RFC 5322, 3.3) */
static struct str
day_of(struct str s)
{
	size_t comma = str_chr(s, ','), colon = str_chr(s, ':');

	if (colon != STR_NPOS && colon > 2)
		s = str_left(s, colon - 2);
	return str_trim(comma < s.n ? str_from(s, comma + 1) : s);
}

static void
read_version(struct arxiv *x, const struct node *n)
{
	struct str day = day_of(child(x, n, "date"));
	struct str v = str_trim(node_attr(n, STR_NONE, "version"));

	draft_date(&x->d, x->versions == 0 ? DATE_ONLINE : DATE_OTHER, day, 0);
	x->versions++;
	x->version = str_starts(v, STR("v")) ? str_from(v, 1) : v;
}

/* --- Content ---- */

/* "math.AP hep-th": the first is the primary class. */
static void
read_categories(struct arxiv *x, const struct node *n)
{
	struct str rest = draft_clean(&x->d, n), word;

	while (str_cut(&rest, ' ', &word))
		draft_subject(&x->d, (struct rec_subject){
					 .text = word, .scheme = STR("arxiv")});
}

/* "37K05 37K10 (Primary), 53D10 (Secondary)"; "I.2.7; H.3.3" */
static void
take_classes(struct arxiv *x, const struct node *n, struct str scheme)
{
	struct str s = without_brackets(x, draft_clean(&x->d, n));
	size_t from = 0;

	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && s.p[i] != ' ' && s.p[i] != ',' && s.p[i] != ';')
			continue;
		draft_subject(&x->d, (struct rec_subject){
					 .text = str_of(s.p + from, i - from),
					 .scheme = scheme});
		from = i + 1;
	}
}

static void
read_msc(struct arxiv *x, const struct node *n)
{
	take_classes(x, n, STR("msc"));
}

static void
read_acm(struct arxiv *x, const struct node *n)
{
	take_classes(x, n, STR("acm"));
}

static void
read_comments(struct arxiv *x, const struct node *n)
{
	draft_description(&x->d, DESC_NOTE, draft_text(&x->d, n));
}

static void
read_abstract(struct arxiv *x, const struct node *n)
{
	draft_description(&x->d, DESC_ABSTRACT, draft_text(&x->d, n));
}

static void
read_license(struct arxiv *x, const struct node *n)
{
	draft_right(&x->d, vocab_rights(x->d.r->arena, draft_clean(&x->d, n)));
}

static void
read_report(struct arxiv *x, const struct node *n)
{
	draft_number(&x->d, draft_clean(&x->d, n));
}

/* Where a version of it is published. */
static void
read_reference(struct arxiv *x, const struct node *n)
{
	struct rec_text t = draft_text(&x->d, n);

	if (t.text.n == 0)
		return;
	x->cited = true;
	texts_push(x->d.r->arena, &x->d.r->sources, t);
	draft_citation(&x->d, CITED_HERE, t);
	/* "J. Exam. 33, 1-20 (2006); erratum ibid. 34, 5" */
	t.text = str_left(t.text, str_chr(t.text, ';'));
	draft_citation(&x->d, CITED_HERE, t);
}

/* --- Identifiers ---- */

static void
read_id(struct arxiv *x, const struct node *n)
{
	struct rec_ident id;

	draft_keep(&x->number, draft_clean(&x->d, n));
	if (x->number.n > 0 &&
	    draft_id_typed(&x->d, STR("arxiv"), x->number, &id))
		draft_id(&x->d, ID_OF_ITEM, id);
}

/* Several stand in one element, the item's own in front. */
static void
read_doi(struct arxiv *x, const struct node *n)
{
	struct str rest = draft_clean(&x->d, n), word;
	struct rec_ident id;

	while (str_cut(&rest, ' ', &word)) {
		if (word.n == 0 ||
		    !draft_id_typed(&x->d, STR("doi"), word, &id))
			continue;
		draft_id(&x->d, x->doi.n == 0 ? ID_OF_ITEM : ID_OF_ANOTHER, id);
		if (id.kind == ID_DOI)
			draft_keep(&x->doi, id.value);
	}
}

static const struct {
	const char *name;
	void (*read)(struct arxiv *x, const struct node *n);
} elements[] = {
    {"id", read_id},
    {"created", read_created},
    {"updated", read_updated},
    {"version", read_version},
    {"authors", read_authors},
    {"title", read_title},
    {"categories", read_categories},
    {"msc-class", read_msc},
    {"acm-class", read_acm},
    {"comments", read_comments},
    {"report-no", read_report},
    {"journal-ref", read_reference},
    {"doi", read_doi},
    {"license", read_license},
    {"abstract", read_abstract},
};

/* arXiv registers a DOI for each item; that of a journal is the better one. */
static void
take_own_doi(struct arxiv *x)
{
	struct rec_ident id;

	if (x->doi.n > 0 || record_id(x->d.r, ID_ARXIV).n == 0)
		return;
	if (draft_id_typed(&x->d, STR("doi"),
			   draft_join(&x->d, STR("10.48550/arXiv."), STR(""),
				      record_id(x->d.r, ID_ARXIV)),
			   &id))
		draft_id(&x->d, ID_OF_ITEM, id);
}

void
arxiv_parse(const struct node *payload, struct record *out)
{
	struct arxiv x = {.versions = 0};

	draft_init(&x.d, out);
	for (const struct node *n = node_first(payload); n != NULL;
	     n = node_next(n))
		for (size_t i = 0; i < COUNT(elements); i++)
			if (str_eqc(n->name, elements[i].name))
				elements[i].read(&x, n);
	take_own_doi(&x);
	if (x.versions > 1 && !x.cited)
		draft_version(&x.d, x.version);
	draft_settle(&x.d);
}
