/*
 * XMetaDissPlus 2.2, element by element. Elements are told by local name: the
 * namespaces of the same element differ between versions and repositories.
 */
#include "parsers/xmetadiss.h"

#include "core/ident.h"
#include "parsers/text/citation.h"
#include "parsers/xmetadiss_read.h"
#include "parsers/vocab/vocab.h"

/* Ranks of dates as in mods_origin.c: lower is better. */
enum { RANK_ISSUED = 1, RANK_CREATED = 4, RANK_ACCEPTED = 7 };

/* "urn:nbn", "ddb:titleISO639-2" */
static struct str
scheme(const struct node *n)
{
	return str_trim(node_attr(n, NS_XSI, "type"));
}

static bool
is_scheme(const struct node *n, const char *part)
{
	return str_ifind(scheme(n), str_c(part)) != STR_NPOS;
}

/* --- Titles -------------------------------------------------------------- */

static bool
is_translated(const struct node *n)
{
	for (size_t i = 0; i < n->nattrs; i++)
		if (str_ieq(n->attrs[i].value, STR("translated")))
			return true;
	return false;
}

static void
read_title(struct xmeta *x, const struct node *n)
{
	xmeta_push(
	    x,
	    &x->m.titles[is_translated(n) ? MODS_TITLE_OTHER : MODS_TITLE_MAIN],
	    xmeta_text(x, n));
}

/* dcterms:alternative is the subtitle. */
static void
read_subtitle(struct xmeta *x, const struct node *n)
{
	struct rec_text t = xmeta_text(x, n);

	if (t.text.n == 0)
		return;
	if (is_translated(n))
		xmeta_push(x, &x->m.titles[MODS_TITLE_OTHER], t);
	else
		xmeta_push(x, &x->subtitles, t);
}

/* To the title in its language, or to the first. */
static void
settle_titles(struct xmeta *x)
{
	struct rec_texts *l = &x->m.titles[MODS_TITLE_MAIN];

	for (size_t i = 0; i < x->subtitles.n; i++) {
		struct rec_text sub = x->subtitles.v[i], *to = NULL;

		for (size_t k = 0; k < l->n && to == NULL; k++)
			if (str_eq(l->v[k].lang, sub.lang))
				to = &l->v[k];
		if (to == NULL && l->n > 0)
			to = &l->v[0];
		if (to == NULL)
			xmeta_push(x, &x->m.titles[MODS_TITLE_OTHER], sub);
		else
			to->text =
			    mods_cat(&x->m, to->text, STR(": "), sub.text);
	}
}

/* --- Dates --------------------------------------------------------------- */

static void
take_date(struct xmeta *x, const struct node *n, int rank)
{
	struct rec_text t = {.text = mods_text(&x->m, n)};

	xmeta_push(x, &x->r->dates, t);
	mods_origin_date(&x->m.origin, t.text, rank);
}

static void
read_issued(struct xmeta *x, const struct node *n)
{
	take_date(x, n, RANK_ISSUED);
}

static void
read_created(struct xmeta *x, const struct node *n)
{
	take_date(x, n, RANK_CREATED);
}

static void
read_accepted(struct xmeta *x, const struct node *n)
{
	take_date(x, n, RANK_ACCEPTED);
}

/* --- Content ------------------------------------------------------------- */

static void
read_abstract(struct xmeta *x, const struct node *n)
{
	xmeta_push(x, &x->r->abstracts, xmeta_text(x, n));
}

static void
read_note(struct xmeta *x, const struct node *n)
{
	xmeta_push(x, &x->r->notes, xmeta_text(x, n));
}

static void
read_subject(struct xmeta *x, const struct node *n)
{
	struct rec_text t = xmeta_text(x, n);
	struct rec_subject s = {t.text, t.lang, STR_NONE};

	if (is_scheme(n, "ddc"))
		s.scheme = STR("ddc");
	if (s.text.n > 0)
		subjects_push(x->r->arena, &x->r->subjects, s);
}

static void
read_type(struct xmeta *x, const struct node *n)
{
	mods_push_type(&x->m, &x->m.types.mapped, mods_text(&x->m, n));
}

static void
read_language(struct xmeta *x, const struct node *n)
{
	struct rec_text t = {.text = mods_text(&x->m, n)};

	t.lang = vocab_language(x->r->arena, t.text);
	xmeta_push(x, &x->r->languages, t);
}

static void
read_extent(struct xmeta *x, const struct node *n)
{
	struct rec_text t = {.text = mods_text(&x->m, n)};

	if (x->r->extent.n == 0)
		x->r->extent = t.text;
	xmeta_push(x, &x->r->formats, t);
}

static void
read_rights(struct xmeta *x, const struct node *n)
{
	struct str s = mods_text(&x->m, n), kind = xmeta_attr(n, "kind");
	struct rec_right right = vocab_rights(x->r->arena, s);

	if (s.n == 0 && str_eqc(kind, "free"))
		right = (struct rec_right){.access = STR("open"), .text = kind};
	else if (s.n == 0 && str_eqc(kind, "domain"))
		right = (struct rec_right){.access = STR("restricted"),
					   .text = kind};
	if (right.text.n > 0)
		rights_push(x->r->arena, &x->r->rights, right);
}

/* --- Identifiers and relations ------------------------------------------- */

static void
read_identifier(struct xmeta *x, const struct node *n)
{
	struct str s = mods_text(&x->m, n);

	if (s.n > 0)
		mods_push_id(&x->m, ident_classify(x->r->arena, s));
}

/* ddb:transfer is an archive made for the library. */
static void
read_file(struct xmeta *x, const struct node *n)
{
	struct rec_ident id = ident_classify(x->r->arena, mods_text(&x->m, n));

	if (id.kind != ID_URL && id.kind != ID_FILE)
		return;
	id.kind = ID_FILE;
	mods_push_id(&x->m, id);
}

static struct mods_host *
host(struct xmeta *x, bool series)
{
	for (size_t i = 0; i < x->m.nhosts; i++)
		if (x->m.hosts[i].series == series)
			return &x->m.hosts[i];
	if (x->m.nhosts == MODS_HOSTS_MAX)
		return NULL;
	x->m.hosts[x->m.nhosts].series = series;
	return &x->m.hosts[x->m.nhosts++];
}

/*
 * What it is part of, by scheme: "ddb:ISSN", "ddb:ZSTitelID", "ddb:ZS-Ausgabe"
 * of a journal; else a series, "Title ; 12".
 */
static void
read_part_of(struct xmeta *x, const struct node *n)
{
	struct str s = mods_text(&x->m, n), rest = s, title;
	struct rec_ident id;
	struct mods_host *h;

	if (s.n == 0)
		return;
	id = ident_classify(x->r->arena, s);
	if (is_scheme(n, "issn") || is_scheme(n, "isbn"))
		mods_identifier_typed(
		    &x->m, is_scheme(n, "issn") ? STR("issn") : STR("isbn"), s,
		    &id);
	if (id.kind != ID_OTHER || is_scheme(n, "titelid")) {
		id.own = id.kind == ID_ISSN || id.kind == ID_ISBN;
		mods_push_id(&x->m, id);
		return;
	}
	h = host(x, true);
	if (h == NULL || h->title.n > 0) {
		xmeta_push(x, &x->r->relations, xmeta_text(x, n));
		return;
	}
	h->kind = MODS_HOST_SERIES;
	if (!str_cut(&rest, ';', &title))
		return;
	h->title = str_trim(title);
	h->part.number = mods_number(str_trim(rest));
}

/* Where an article was published first, in words: a citation. */
static void
read_source(struct xmeta *x, const struct node *n)
{
	struct rec_text t = xmeta_text(x, n);
	struct mods_host *h;
	struct citation c;

	xmeta_push(x, &x->r->sources, t);
	h = citation_parse(t.text, &c) ? host(x, false) : NULL;
	if (h == NULL || h->title.n > 0) {
		xmeta_push(x, &x->r->notes, t);
		return;
	}
	h->kind = MODS_HOST_JOURNAL;
	h->title = c.container;
	h->part = (struct mods_part){.volume = c.volume,
				     .issue = c.issue,
				     .article = c.article,
				     .first = c.first_page,
				     .last = c.last_page};
	mods_warn(&x->m, "journal, volume and pages: out of a citation");
}

static void
read_relation(struct xmeta *x, const struct node *n)
{
	xmeta_push(x, &x->r->relations, xmeta_text(x, n));
}

static void
skip(struct xmeta *x, const struct node *n)
{
	(void)x;
	(void)n;
}

static const struct {
	struct str name;
	xmeta_read_fn *read;
} elements[] = {
    {STR_LIT("title"), read_title},
    {STR_LIT("alternative"), read_subtitle},
    {STR_LIT("creator"), xmeta_creator},
    {STR_LIT("contributor"), xmeta_contributor},
    {STR_LIT("subject"), read_subject},
    {STR_LIT("abstract"), read_abstract},
    {STR_LIT("description"), read_abstract},
    {STR_LIT("tableOfContents"), read_note},
    {STR_LIT("publisher"), xmeta_publisher},
    {STR_LIT("issued"), read_issued},
    {STR_LIT("created"), read_created},
    {STR_LIT("dateAccepted"), read_accepted},
    {STR_LIT("dateSubmitted"), skip},
    {STR_LIT("available"), skip},
    {STR_LIT("modified"), skip},
    {STR_LIT("valid"), skip},
    {STR_LIT("type"), read_type},
    {STR_LIT("version_driver"), skip},
    {STR_LIT("identifier"), read_identifier},
    {STR_LIT("extent"), read_extent},
    {STR_LIT("format"), read_extent},
    {STR_LIT("medium"), skip},
    {STR_LIT("language"), read_language},
    {STR_LIT("isPartOf"), read_part_of},
    {STR_LIT("source"), read_source},
    {STR_LIT("relation"), read_relation},
    {STR_LIT("rights"), read_rights},
    {STR_LIT("licence"), read_rights},
    {STR_LIT("license"), read_rights},
    {STR_LIT("accessRights"), read_rights},
    {STR_LIT("degree"), xmeta_degree},
    {STR_LIT("contact"), skip},
    {STR_LIT("fileNumber"), skip},
    {STR_LIT("fileProperties"), skip},
    {STR_LIT("checksum"), skip},
    {STR_LIT("transfer"), read_file},
    {STR_LIT("annotation"), read_note},
};

static void
read_element(struct xmeta *x, const struct node *n)
{
	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
		if (str_eq(n->name, elements[i].name)) {
			elements[i].read(x, n);
			return;
		}
	}
	if (x->m.nunknown++ < MODS_UNKNOWN_MAX)
		mods_warn(&x->m, "unknown element <" STR_FMT ">",
			  STR_ARG(str_left(n->name, 100)));
}

void
xmetadiss_parse(const struct node *payload, struct record *out)
{
	struct xmeta x = {.m = {.r = out}, .r = out};

	for (const struct node *n = node_first(payload); n != NULL;
	     n = node_next(n))
		read_element(&x, n);
	settle_titles(&x);
	mods_settle(&x.m);
}
