/* ETD-MS and uketd_dc: what they have beside Dublin Core. */
#include "parsers/etd.h"

#include "core/ident.h"
#include "core/table.h"

#include "parsers/dc/dc.h"

static struct str
attr(const struct node *n, const char *name)
{
	return str_trim(node_attr(n, STR_NONE, name));
}

/* --- The degree ---- */

/* ETD-MS counts the levels, too: "2" is doctoral. */
static const struct {
	struct str words;
	enum rec_type type;
} levels[] = {
    {STR_LIT("0"), TYPE_BACHELOR},
    {STR_LIT("1"), TYPE_MASTER},
    {STR_LIT("2"), TYPE_PHD},
    {STR_LIT("undergraduate"), TYPE_BACHELOR},
};

void
etd_degree(struct draft *d, struct str words)
{
	enum rec_type type = TYPE_THESIS;
	bool known = vocab_degree(words, &type);

	if (words.n == 0)
		return;
	for (size_t i = 0; i < COUNT(levels) && !known; i++)
		if (str_ieq(words, levels[i].words)) {
			type = levels[i].type;
			known = true;
		}
	draft_type_sent(d, words);
	draft_type_is(d, SAID_BY_MAPPING, TYPE_THESIS);
	if (known && type != TYPE_THESIS)
		draft_type_is(d, SAID_BY_DEGREE, type);
}

void
etd_read_degree(struct draft *d, const struct node *n)
{
	etd_degree(d, draft_clean(d, n));
}

static void
read_grantor(struct draft *d, const struct node *n)
{
	draft_keep(&d->grantor, draft_clean(d, n));
}

void
etd_read_discipline(struct draft *d, const struct node *n)
{
	struct rec_text t = draft_text(d, n);

	draft_subject(d, (struct rec_subject){.text = t.text, .lang = t.lang});
}

static void
read_degree(struct draft *d, const struct node *n)
{
	static const struct dc_row rows[] = {
	    {"name", etd_read_degree},
	    {"level", etd_read_degree},
	    {"discipline", etd_read_discipline},
	    {"grantor", read_grantor},
	};

	dc_report_all(d, n, rows, COUNT(rows));
}

/* --- People ---- */

/* <contributor role="advisor"> */
static void
read_contributor(struct draft *d, const struct node *n)
{
	struct str word = attr(n, "role");
	enum said_role role = SAID_TOOK_PART;

	if (word.n > 0 && !vocab_said_role(word, &role))
		draft_warn(d, "role: '" STR_FMT "' not known",
			   STR_ARG(str_left(word, 60)));
	/* "department": of the degree, and nobody. */
	if (role != SAID_HOSTING)
		draft_names(d, draft_clean(d, n), role);
}

static void
read_advisor(struct draft *d, const struct node *n)
{
	draft_names(d, draft_clean(d, n), SAID_ADVISOR);
}

/* Of the author, whom a thesis has one of. */
static void
read_author_id(struct draft *d, const struct node *n)
{
	struct str s = draft_clean(d, n), orcid;

	if (d->people.n == 1 && ident_orcid(d->r->arena, s, &orcid))
		draft_keep(&d->people.v[0].name.orcid, orcid);
}

/* --- The rest ---- */

static void
read_alternative(struct draft *d, const struct node *n)
{
	draft_title(d, TITLE_ALTERNATIVE, draft_text(d, n));
}

/* <description role="abstract">, or "note"; any other word says nothing. */
static void
read_description(struct draft *d, const struct node *n)
{
	struct str role = attr(n, "role");
	enum desc_kind kind = DESC_OPEN;

	if (str_ieq(role, STR("abstract")))
		kind = DESC_ABSTRACT;
	else if (str_istarts(role, STR("note")))
		kind = DESC_NOTE;
	draft_description(d, kind, draft_text(d, n));
}

/* EThOS: the page of the thesis, beside its file. */
static void
read_page(struct draft *d, const struct node *n)
{
	struct str s = draft_clean(d, n);

	if (ident_is_url(s))
		draft_id(d, ID_OF_ITEM, ident_classify(d->r->arena, s));
}

void
etdms_parse(const struct node *payload, struct record *out)
{
	static const struct dc_row rows[] = {
	    {"alternativeTitle", read_alternative},
	    {"contributor", read_contributor},
	    {"description", read_description},
	    {"degree", read_degree},
	};
	struct draft d;

	draft_init(&d, out);
	dc_report_all(&d, payload, rows, COUNT(rows));
	/* Nothing else comes in this format, whatever the type says. */
	draft_type_is(&d, SAID_BY_MAPPING, TYPE_THESIS);
	draft_settle(&d);
}

void
uketd_parse(const struct node *payload, struct record *out)
{
	static const struct dc_row rows[] = {
	    {"advisor", read_advisor},
	    {"authoridentifier", read_author_id},
	    {"institution", read_grantor},
	    {"qualificationlevel", etd_read_degree},
	    {"qualificationname", etd_read_degree},
	    {"isReferencedBy", read_page},
	    {"department", NULL},
	    {"advisoridentifier", NULL},
	    {"sponsor", NULL},
	    {"grantnumber", NULL},
	    {"projectnumber", NULL},
	    {"embargodate", NULL},
	    {"embargotype", NULL},
	    {"embargoreason", NULL},
	    {"commercial", NULL},
	    {"checksum", NULL},
	};
	struct draft d;

	draft_init(&d, out);
	dc_report_all(&d, payload, rows, COUNT(rows));
	/* For want of the institution. */
	draft_keep(&d.grantor,
		   draft_clean(&d, node_named(payload, "department")));
	draft_type_is(&d, SAID_BY_MAPPING, TYPE_THESIS);
	draft_settle(&d);
}
