/* RIOXX: what it has beside Dublin Core. */
#include "parsers/rioxx.h"

#include "core/ident.h"
#include "core/table.h"
#include "parsers/dc/dc.h"

static struct str
attr(const struct node *n, const char *name)
{
	return str_trim(node_attr(n, STR_NONE, name));
}

/* A text; since version 3 it may have a name and identifiers inside. */
static struct str
name_in(struct draft *d, const struct node *n)
{
	const struct node *name = node_named(n, "name");

	return draft_clean(d, name != NULL ? name : n);
}

static void
take_orcid(struct draft *d, struct str s, struct rec_name *name)
{
	struct str orcid;

	if (s.n > 0 && ident_orcid(d->r->arena, s, &orcid))
		draft_keep(&name->orcid, orcid);
}

static void
read_name(struct draft *d, const struct node *n, enum said_role role,
	  struct str word)
{
	struct draft_name out = {0};
	struct rec_name known = {.kind = NAME_UNKNOWN};
	const struct node *c;

	take_orcid(d, attr(n, "id"), &known);
	for (c = node_first(n); c != NULL; c = node_next(c))
		if (str_eqc(c->name, "id"))
			take_orcid(d, draft_clean(d, c), &known);
	draft_parse_names(d, name_in(d, n), &known, &out);
	if (word.n > 0 && out.said == 0)
		draft_role(d, word, &out);
	if (out.said == 0)
		out.said = 1u << role;
	draft_name(d, &out);
}

static void
read_author(struct draft *d, const struct node *n)
{
	read_name(d, n, SAID_AUTHOR, STR_NONE);
}

/* What somebody did has no place in the standard; some find one. */
static void
read_contributor(struct draft *d, const struct node *n)
{
	struct str word = attr(n, "contributor_type");

	if (word.n == 0)
		word = draft_last_step(attr(n, "rel"));
	read_name(d, n, SAID_TOOK_PART, word);
}

static void
read_publisher(struct draft *d, const struct node *n)
{
	draft_publisher(d, &d->origin, EVENT_PUBLICATION,
			(struct rec_text){name_in(d, n), node_lang(n)});
}

static void
read_date(struct draft *d, const struct node *n)
{
	draft_date(d, DATE_ISSUED, draft_clean(d, n), 0);
}

/* The words that are several in one, and what they come to. */
static void
read_type(struct draft *d, const struct node *n)
{
	static const struct {
		struct str word;
		enum rec_type type;
	} types[] = {
	    {STR_LIT("Journal Article/Review"), TYPE_ARTICLE},
	    {STR_LIT("Conference Paper/Proceeding/Abstract"),
	     TYPE_CONFERENCE_PAPER},
	    {STR_LIT("Book edited"), TYPE_EDITED_BOOK},
	    {STR_LIT("Monograph"), TYPE_REPORT},
	    {STR_LIT("Manual/Guide"), TYPE_REPORT},
	    {STR_LIT("Technical Standard"), TYPE_REPORT},
	    {STR_LIT("Consultancy Report"), TYPE_REPORT},
	    {STR_LIT("Policy briefing report"), TYPE_REPORT},
	};
	struct rec_text t = draft_text(d, n);

	for (size_t i = 0; i < COUNT(types); i++)
		if (str_ieq(t.text, types[i].word)) {
			draft_type_sent(d, t.text);
			draft_type_is(d, SAID_BY_GENRE, types[i].type);
			return;
		}
	draft_type(d, SAID_BY_GENRE, t.text);
}

/* A number with a wrong check digit has none. */
static bool
has_letter(struct str s)
{
	for (size_t i = 0; i + 1 < s.n; i++)
		if (chr_alpha(s.p[i]) || (unsigned char)s.p[i] >= 0x80)
			return true;
	return false;
}

/* The summary, however short. */
static void
read_description(struct draft *d, const struct node *n)
{
	dc_report(d, STR("abstract"), draft_text(d, n));
}

/* The title or the ISSN of the journal or book. */
static void
read_source(struct draft *d, const struct node *n)
{
	struct rec_text t = draft_text(d, n);
	struct rec_ident id = ident_classify(d->r->arena, t.text);

	if (t.text.n == 0)
		return;
	texts_push(d->r->arena, &d->r->sources, t);
	if (id.kind != ID_OTHER) {
		draft_id(d, ID_OF_HOST, id);
		return;
	}
	if (!has_letter(t.text)) {
		draft_warn(d, "source: '" STR_FMT "' is no title",
			   STR_ARG(str_left(t.text, 60)));
		return;
	}
	/* The first; a second one says it in other words. */
	for (size_t i = 0; i < d->citations.n; i++)
		if (d->citations.v[i].in == CITED_PART)
			return;
	draft_citation(d, CITED_PART, t);
}

/* The DOI of what was published, of which this is a version. */
static void
take_record(struct draft *d, struct str s)
{
	struct rec_ident doi = {.kind = ID_DOI};

	/* "Version: 10.5555/1", of a service that fills repositories */
	if (ident_doi_within(d->r->arena, s, &doi.value))
		draft_id(d, ID_OF_ITEM, doi);
	else if (s.n > 0)
		draft_id(d, ID_OF_ITEM, ident_classify(d->r->arena, s));
}

static void
read_record(struct draft *d, const struct node *n)
{
	take_record(d, draft_clean(d, n));
}

/* By the name of the standard, or of its drafts. */
static struct str
attr_of(const struct node *n, const char *name, const char *draft)
{
	struct str s = attr(n, name);

	return s.n > 0 ? s : attr(n, draft);
}

/* COAR's word for what it is; drafts have media types there as well. */
static struct str
coar_type(const struct node *n)
{
	struct str s = attr_of(n, "coar_type", "type");

	return ident_is_url(s) ? s : STR_NONE;
}

static struct str
coar_version(const struct node *n)
{
	return attr_of(n, "coar_version", "rioxx_version");
}

/* COAR's name of the version of record; cut short in the examples. */
static bool
is_published(const struct node *n)
{
	return str_find(coar_version(n), STR("c_970fb48d4fbd8a8")) != STR_NPOS;
}

/* Since version 3: of the published version, else of something else. */
static void
read_relation(struct draft *d, const struct node *n)
{
	struct str s = draft_clean(d, n);
	bool own =
	    (coar_version(n).n == 0 ? coar_type(n).n == 0 : is_published(n)) &&
	    str_eqc(attr(n, "rel"), "cite-as");

	if (s.n > 0)
		draft_id(d, own ? ID_OF_ITEM : ID_OF_ANOTHER,
			 ident_classify(d->r->arena, s));
}

/* Of version 3: a file, and its licence. */
static void
read_file(struct draft *d, const struct node *n)
{
	struct str license = attr(n, "license_ref");
	struct str s = draft_clean(d, n);

	if (ident_is_url(s))
		draft_id(d, ID_OF_ITEM, (struct rec_ident){ID_FILE, s, true});
	if (license.n > 0)
		draft_right(d, vocab_rights(d->r->arena, license));
}

/* The host of an address; nothing of what is none. */
static struct str
host_of(struct str url)
{
	size_t at = str_find(url, STR("://"));

	if (at == STR_NPOS)
		return STR_NONE;
	url = str_from(url, at + 3);
	return str_left(url, str_chr(url, '/'));
}

/* A page at another place than the file: of the book, or of a series. */
static bool
is_elsewhere(struct draft *d, const struct node *n)
{
	struct str host = host_of(draft_clean(d, n)), file = STR_NONE;

	if (str_iends(host, STR("doi.org")) ||
	    str_iends(host, STR("handle.net")))
		return false;
	for (n = node_first(n->parent); n != NULL && file.n == 0;
	     n = node_next(n))
		if (str_eqc(n->name, "identifier"))
			file = host_of(draft_clean(d, n));
	return host.n > 0 && file.n > 0 && !str_ieq(host, file);
}

/*
 * In version 3 of the kind "item" a file, in drafts of it; or one that says
 * what it is, be it another version.
 */
static void
read_related(struct draft *d, const struct node *n)
{
	if (str_eqc(attr(n, "rel"), "item"))
		read_file(d, n);
	else if (is_published(n))
		return; /* it was */
	else if (coar_type(n).n + coar_version(n).n > 0)
		read_relation(d, n);
	else if (is_elsewhere(d, n))
		draft_id(d, ID_OF_ANOTHER,
			 ident_classify(d->r->arena, draft_clean(d, n)));
	else
		dc_report(d, STR("relation"), draft_text(d, n));
}

/* The published version goes in front of what the repository gave a DOI. */
static void
read_published(struct draft *d, const struct node *payload)
{
	for (const struct node *n = node_first(payload); n != NULL;
	     n = node_next(n))
		if (str_eqc(n->name, "relation") && is_published(n)) {
			take_record(d, attr(n, "pid")); /* in drafts */
			read_record(d, n);
		}
}

static void
read_license(struct draft *d, const struct node *n)
{
	struct str s = draft_clean(d, n);

	if (s.n > 0)
		draft_right(d, vocab_rights(d->r->arena, s));
}

void
rioxx_parse(const struct node *payload, struct record *out)
{
	static const struct dc_row rows[] = {
	    {"author", read_author},
	    {"creator", read_author},
	    {"contributor", read_contributor},
	    {"publisher", read_publisher},
	    {"publication_date", read_date},
	    {"type", read_type},
	    {"description", read_description},
	    {"source", read_source},
	    {"version_of_record", read_record},
	    {"ext_relation", read_relation},
	    {"relation", read_related},
	    {"file", read_file},
	    {"license_ref", read_license},
	    {"free_to_read", NULL},
	    {"version", NULL},
	    {"project", NULL},
	    {"grant", NULL},
	    {"apc", NULL},
	    {"record_public_release_date", NULL},
	};
	struct draft d;

	draft_init(&d, out);
	read_published(&d, payload);
	dc_report_all(&d, payload, rows, COUNT(rows));
	draft_settle(&d);
}
