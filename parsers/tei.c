/* TEI: HAL's description of a work, or the header of a text. */
#include "parsers/tei.h"

#include "core/ident.h"
#include "core/table.h"
#include "parsers/draft/draft.h"

enum { STEPS_MAX = 50000 }; /* of all searches for affiliations in a work */

struct tei {
	struct draft d;
	enum rec_type type;      /* what HAL's code says, else GENERIC */
	bool by_hal;             /* a <biblFull>: the terms of HAL */
	struct draft_host *host; /* what it stands in, once it is named */
	struct draft_host *series;
	const struct node *bodies, *next_body; /* <listOrg>, behind the text */
	size_t steps;
};

/* An element and what reads it. */
struct row {
	const char *name;
	void (*read)(struct tei *x, const struct node *n);
};

static void
read_children(struct tei *x, const struct node *n, const struct row *rows,
	      size_t nrows)
{
	for (const struct node *c = node_first(n); c != NULL; c = node_next(c))
		for (size_t i = 0; i < nrows; i++)
			if (str_eqc(c->name, rows[i].name))
				rows[i].read(x, c);
}

#define READ(x, n, rows) read_children(x, n, rows, COUNT(rows))

static struct str
attr(const struct node *n, const char *name)
{
	return str_trim(node_attr(n, STR_NONE, name));
}

/* NULL wherever one of them is not there. */
static const struct node *
child(const struct node *n, const char *name)
{
	return n == NULL ? NULL : node_named(n, name);
}

static struct str
child_text(struct tei *x, const struct node *n, const char *name)
{
	return draft_clean(&x->d, child(n, name));
}

/* --- What it is ---- */

static const struct {
	const char *code;
	enum rec_type type;
} hal_types[] = {
    {"ART", TYPE_ARTICLE},
    {"ARTREV", TYPE_REVIEW_ARTICLE},
    {"DATAPAPER", TYPE_ARTICLE},
    {"BOOKREPORT", TYPE_BOOK_REVIEW},
    {"COMM", TYPE_CONFERENCE_PAPER},
    {"POSTER", TYPE_POSTER},
    {"PRESCONF", TYPE_TALK},
    {"PROCEEDINGS", TYPE_PROCEEDINGS},
    {"ISSUE", TYPE_PERIODICAL},
    {"OUV", TYPE_BOOK},
    {"MANUAL", TYPE_BOOK},
    {"CRIT", TYPE_BOOK},
    {"SYNTOUV", TYPE_BOOK},
    {"DICTIONARY", TYPE_BOOK},
    {"DOUV", TYPE_EDITED_BOOK},
    {"COUV", TYPE_CHAPTER},
    {"NOTICE", TYPE_REFERENCE_ENTRY},
    {"BLOG", TYPE_BLOG_POST},
    {"PATENT", TYPE_PATENT},
    {"REPORT", TYPE_REPORT},
    {"RESREPORT", TYPE_REPORT},
    {"TECHREPORT", TYPE_REPORT},
    {"FUNDREPORT", TYPE_REPORT},
    {"EXPERTREPORT", TYPE_REPORT},
    {"REPACT", TYPE_REPORT},
    {"CREPORT", TYPE_CHAPTER},
    {"THESE", TYPE_PHD},
    {"ETABTHESE", TYPE_PHD},
    {"HDR", TYPE_HABILITATION},
    {"MEM", TYPE_MASTER},
    {"MEMLIC", TYPE_BACHELOR},
    {"LECTURE", TYPE_TEACHING},
    {"UNDEFINED", TYPE_PREPRINT},
    {"PREPRINT", TYPE_PREPRINT},
    {"WORKINGPAPER", TYPE_WORKING_PAPER},
    {"SOFTWARE", TYPE_SOFTWARE},
    {"MAP", TYPE_MAP},
    {"IMG", TYPE_IMAGE},
    {"PHOTOGRAPHY", TYPE_IMAGE},
    {"DRAWING", TYPE_IMAGE},
    {"ILLUSTRATION", TYPE_IMAGE},
    {"GRAVURE", TYPE_IMAGE},
    {"GRAPHICS", TYPE_IMAGE},
    {"VIDEO", TYPE_VIDEO},
    {"SON", TYPE_SOUND},
};

/* "[SHS.HIST]Humanities and Social Sciences/History": as HAL's Dublin Core. */
static void
read_domain(struct tei *x, const struct node *n)
{
	struct arena *a = x->d.r->arena;
	struct str code = attr(n, "n"), words = draft_clean(&x->d, n);
	char *p = arena_alloc(a, code.n + 2);

	if (p == NULL || code.n == 0)
		return;
	p[0] = '[';
	for (size_t i = 0; i < code.n; i++)
		p[i + 1] =
		    chr_lower(code.p[i]) ? (char)(code.p[i] - ' ') : code.p[i];
	p[code.n + 1] = ']';
	draft_subject(&x->d, (struct rec_subject){
				 .text = arena_join(a, str_of(p, code.n + 2),
						    STR(""), words)});
}

static void
read_class(struct tei *x, const struct node *n)
{
	struct str scheme = attr(n, "scheme"), code = attr(n, "n");

	if (!str_starts(scheme, STR("hal"))) {
		draft_subject_in(&x->d, scheme, draft_text(&x->d, n));
	} else if (str_eqc(scheme, "halDomain")) {
		read_domain(x, n);
	} else if (str_eqc(scheme, "halTypology")) {
		draft_type_sent(&x->d, draft_clean(&x->d, n));
		for (size_t i = 0; i < COUNT(hal_types); i++)
			if (str_eqc(code, hal_types[i].code))
				x->type = hal_types[i].type;
		if (x->type != TYPE_GENERIC)
			draft_type_is(&x->d, SAID_BY_GENRE, x->type);
		else
			draft_type(&x->d, SAID_BY_GENRE, draft_clean(&x->d, n));
	}
}

static void
read_keywords(struct tei *x, const struct node *n)
{
	const struct node *c = n;

	while ((c = node_walk(c, n)) != NULL)
		if (str_eqc(c->name, "term") || str_eqc(c->name, "item"))
			draft_subject_in(&x->d, STR_NONE, draft_text(&x->d, c));
}

static void
read_classes(struct tei *x, const struct node *n)
{
	static const struct row rows[] = {
	    {"classCode", read_class},
	    {"keywords", read_keywords},
	};

	READ(x, n, rows);
}

static void
read_language(struct tei *x, const struct node *n)
{
	struct str code = attr(n, "ident");

	draft_language(&x->d, code.n > 0 ? code : draft_clean(&x->d, n));
}

static void
read_languages(struct tei *x, const struct node *n)
{
	static const struct row rows[] = {{"language", read_language}};

	READ(x, n, rows);
}

static void
read_abstract(struct tei *x, const struct node *n)
{
	draft_description(&x->d, DESC_ABSTRACT, draft_text(&x->d, n));
}

static void
read_profile(struct tei *x, const struct node *n)
{
	static const struct row rows[] = {
	    {"langUsage", read_languages},
	    {"textClass", read_classes},
	    {"abstract", read_abstract},
	};

	READ(x, n, rows);
}

/* --- What it is called, and by whom it is ---- */

static void
read_title(struct tei *x, const struct node *n)
{
	struct str type = attr(n, "type");
	enum title_kind kind = TITLE_MAIN;

	if (str_eqc(type, "sub"))
		kind = TITLE_SUB;
	else if (str_eqc(type, "alt") || str_eqc(type, "desc"))
		kind = TITLE_ALTERNATIVE;
	else if (str_eqc(type, "short"))
		kind = TITLE_SHORT;
	draft_title(&x->d, kind, draft_text(&x->d, n));
}

/* Bodies stand in the order of those who work there, as a rule: the search
 * goes on where the last one ended. */
static struct str
affiliation(struct tei *x, struct str ref)
{
	const struct node *c = x->next_body, *start = c;
	struct str id = str_starts(ref, STR("#")) ? str_from(ref, 1) : STR_NONE;

	while (c != NULL && id.n > 0 && x->steps++ < STEPS_MAX) {
		x->next_body = node_next(c);
		if (x->next_body == NULL)
			x->next_body = node_first(x->bodies);
		if (str_eq(str_trim(node_attr(c, NS_XML, "id")), id))
			return child_text(x, c, "orgName");
		c = x->next_body == start ? NULL : x->next_body;
	}
	return STR_NONE;
}

/* Forenames and surnames, of which there may be several, and particles. */
static bool
take_parts(struct tei *x, const struct node *n, struct rec_name *p)
{
	for (const struct node *c = node_first(n); c != NULL;
	     c = node_next(c)) {
		if (str_eqc(c->name, "forename"))
			p->given = draft_join(&x->d, p->given, STR(" "),
					      draft_clean(&x->d, c));
		else if (str_eqc(c->name, "nameLink") ||
			 str_eqc(c->name, "surname"))
			p->family = draft_join(&x->d, p->family, STR(" "),
					       draft_clean(&x->d, c));
		else if (str_eqc(c->name, "genName"))
			p->suffix = draft_clean(&x->d, c);
	}
	if (p->family.n == 0) {
		p->family = p->given;
		p->given = STR_NONE;
	}
	p->kind = NAME_PERSON;
	p->raw = draft_join(&x->d, p->family, STR(", "), p->given);
	return p->family.n > 0;
}

static void
take_name(struct tei *x, const struct node *n, struct draft_name *out)
{
	struct rec_name p = {.kind = NAME_UNKNOWN};
	const struct node *person = child(n, "persName");
	const struct node *body = child(n, "orgName");

	for (const struct node *c = node_first(n); c != NULL;
	     c = node_next(c)) {
		if (str_eqc(c->name, "idno"))
			draft_person_id(&x->d, attr(c, "type"),
					draft_clean(&x->d, c), &p);
		else if (str_eqc(c->name, "affiliation"))
			draft_keep(&p.affiliation,
				   affiliation(x, attr(c, "ref")));
	}
	if (body != NULL) {
		p.kind = NAME_ORG;
		p.raw = p.literal = draft_clean(&x->d, body);
		if (p.raw.n > 0)
			names_push(x->d.r->arena, &out->v, p);
	} else if (take_parts(x, person != NULL ? person : n, &p)) {
		names_push(x->d.r->arena, &out->v, p);
	} else {
		p = (struct rec_name){.kind = NAME_UNKNOWN};
		draft_parse_names(
		    &x->d, draft_clean(&x->d, person ? person : n), &p, out);
	}
}

/* Codes of MARC, and HAL's for the first, the last and who answers letters. */
static void
read_author(struct tei *x, const struct node *n)
{
	struct str role = attr(n, "role");
	struct draft_name out = {0};

	take_name(x, n, &out);
	if (role.n == 0 || str_eqc(role, "crp") ||
	    (x->type == TYPE_SOFTWARE && str_eqc(role, "dev")) ||
	    str_ifind(role, STR("author")) != STR_NPOS)
		out.said = 1u << SAID_AUTHOR;
	else
		draft_role(&x->d, role, &out);
	draft_name(&x->d, &out);
}

/* HAL calls editor who put it there. */
static void
read_editor(struct tei *x, const struct node *n)
{
	struct draft_name out = {.said = 1u << SAID_EDITOR};

	if (str_eqc(attr(n, "role"), "depositor"))
		return;
	take_name(x, n, &out);
	draft_name(&x->d, &out);
}

static void
read_title_statement(struct tei *x, const struct node *n)
{
	static const struct row rows[] = {
	    {"title", read_title},
	    {"author", read_author},
	    {"editor", read_editor},
	};

	READ(x, n, rows);
}

/* --- The copy: its dates, files, address and licence ---- */

static void
read_edition_date(struct tei *x, const struct node *n)
{
	struct str type = attr(n, "type");

	if (str_eqc(type, "whenProduced"))
		draft_date(&x->d, DATE_CREATED, draft_clean(&x->d, n), 0);
	else if (str_eqc(type, "whenSubmitted"))
		draft_date(&x->d, DATE_COPY, draft_clean(&x->d, n), 0);
}

static void
read_edition_file(struct tei *x, const struct node *n)
{
	struct rec_ident id = ident_classify(x->d.r->arena, attr(n, "target"));

	if (!str_eqc(attr(n, "type"), "file") ||
	    !ident_is_url(attr(n, "target")))
		return;
	id.kind = ID_FILE;
	draft_id(&x->d, ID_OF_ITEM, id);
}

/* Earlier versions have their dates and files, too. */
static void
read_edition(struct tei *x, const struct node *n)
{
	static const struct row rows[] = {
	    {"date", read_edition_date},
	    {"ref", read_edition_file},
	};

	if (attr(n, "type").n == 0 || str_eqc(attr(n, "type"), "current"))
		READ(x, n, rows);
}

static void
read_editions(struct tei *x, const struct node *n)
{
	static const struct row rows[] = {{"edition", read_edition}};

	READ(x, n, rows);
}

static void
read_licence(struct tei *x, const struct node *n)
{
	struct str s = attr(n, "target");

	if (s.n == 0)
		s = draft_clean(&x->d, n);
	if (s.n > 0)
		draft_right(&x->d, vocab_rights(x->d.r->arena, s));
}

static void
read_availability(struct tei *x, const struct node *n)
{
	static const struct row rows[] = {{"licence", read_licence},
					  {"license", read_licence}};

	READ(x, n, rows);
}

/* Of HAL its address alone; its number and citations are made of the rest. */
static void
read_own_number(struct tei *x, const struct node *n)
{
	struct str s = STR_NONE;

	if (!x->by_hal || str_eqc(attr(n, "type"), "halUri"))
		s = draft_clean(&x->d, n);
	if (s.n > 0)
		draft_id(&x->d, ID_OF_ITEM, ident_classify(x->d.r->arena, s));
}

static void
read_header_publisher(struct tei *x, const struct node *n)
{
	draft_publisher(&x->d, &x->d.origin, EVENT_PUBLICATION,
			draft_text(&x->d, n));
}

static void
read_header_place(struct tei *x, const struct node *n)
{
	draft_place(&x->d, &x->d.origin, EVENT_PUBLICATION,
		    draft_clean(&x->d, n));
}

static void
read_header_date(struct tei *x, const struct node *n)
{
	struct str when = attr(n, "when");

	draft_date(&x->d, DATE_ISSUED,
		   when.n > 0 ? when : draft_clean(&x->d, n), 0);
}

static void
read_publication(struct tei *x, const struct node *n)
{
	static const struct row rows[] = {
	    {"idno", read_own_number},
	    {"availability", read_availability},
	};
	static const struct row header[] = {
	    {"publisher", read_header_publisher},
	    {"pubPlace", read_header_place},
	    {"date", read_header_date},
	};

	READ(x, n, rows);
	if (!x->by_hal)
		READ(x, n, header);
}

/* "12 pages"; who it is for, and whether it was reviewed, is no note. */
static void
read_note(struct tei *x, const struct node *n)
{
	struct str type = attr(n, "type");

	if (!x->by_hal || str_eqc(type, "commentary") ||
	    str_eqc(type, "description"))
		draft_description(&x->d, DESC_NOTE, draft_text(&x->d, n));
}

static void
read_notes(struct tei *x, const struct node *n)
{
	static const struct row rows[] = {{"note", read_note}};

	READ(x, n, rows);
}

/* --- What it stands in ---- */

static struct draft_host *
host(struct tei *x)
{
	if (x->host == NULL)
		x->host = draft_host(&x->d, HOST_UNKNOWN);
	return x->host;
}

static bool
is_in_a_book(const struct tei *x)
{
	return x->type == TYPE_CHAPTER || x->type == TYPE_CONFERENCE_PAPER ||
	       x->type == TYPE_REFERENCE_ENTRY;
}

static void
read_host_title(struct tei *x, const struct node *n)
{
	struct str level = attr(n, "level"), s = draft_clean(&x->d, n);

	if (s.n == 0 || host(x) == NULL)
		return;
	if (str_eqc(level, "j"))
		x->host->kind = HOST_JOURNAL;
	else if (x->type == TYPE_CONFERENCE_PAPER)
		x->host->kind = HOST_PROCEEDINGS;
	else if (is_in_a_book(x))
		x->host->kind = HOST_BOOK;
	draft_keep(&x->host->title, s);
}

static void
read_host_id(struct tei *x, const struct node *n)
{
	static const struct {
		const char *sent, *type;
		bool own; /* of the work itself, in whatever it stands */
	} types[] = {
	    {"issn", "issn", false},          {"eissn", "issn", false},
	    {"isbn", "isbn", false},          {"doi", "doi", true},
	    {"arxiv", "arxiv", true},         {"pubmed", "pmid", true},
	    {"pubmedcentral", "pmcid", true}, {"handle", "hdl", true},
	};
	struct str type = attr(n, "type"), s = draft_clean(&x->d, n);
	struct rec_ident id;

	if (str_eqc(type, "patentNumber") || str_eqc(type, "reportNumber"))
		draft_number(&x->d, s);
	for (size_t i = 0; i < COUNT(types); i++) {
		if (!str_eqc(type, types[i].sent) ||
		    !draft_id_typed(&x->d, str_c(types[i].type), s, &id))
			continue;
		if (types[i].own || (id.kind == ID_ISBN && !is_in_a_book(x)))
			draft_id(&x->d, ID_OF_ITEM, id);
		else
			draft_id(&x->d, ID_OF_HOST, id);
	}
}

/* Its days have no place in a citation. */
static void
read_meeting(struct tei *x, const struct node *n)
{
	draft_meeting(&x->d, child_text(x, n, "title"),
		      draft_join(&x->d, child_text(x, n, "settlement"),
				 STR(", "), child_text(x, n, "country")));
}

/* Of the book that it is, or stands in. */
static void
read_host_editor(struct tei *x, const struct node *n)
{
	struct draft_name out = {0};

	if (!is_in_a_book(x) || host(x) == NULL) {
		draft_names(&x->d, draft_clean(&x->d, n), SAID_EDITOR);
		return;
	}
	draft_parse_names(&x->d, draft_clean(&x->d, n), NULL, &out);
	for (size_t i = 0; i < out.v.n; i++) {
		out.v.v[i].role = ROLE_EDITOR;
		names_push(x->d.r->arena, &x->host->editors, out.v.v[i]);
	}
}

/* A number of pages, of what stands in nothing. */
static bool
is_whole(const struct tei *x, struct str pages)
{
	return x->type != TYPE_GENERIC && x->type != TYPE_ARTICLE &&
	       x->type != TYPE_REVIEW_ARTICLE && x->type != TYPE_BOOK_REVIEW &&
	       x->type != TYPE_POSTER && !is_in_a_book(x) &&
	       str_chr(pages, '-') == STR_NPOS;
}

static void
read_scope(struct tei *x, const struct node *n)
{
	struct str unit = attr(n, "unit"), s = draft_clean(&x->d, n);

	if (str_eqc(unit, "volume")) {
		draft_keep(&x->d.part.volume, s);
	} else if (str_eqc(unit, "issue")) {
		draft_keep(&x->d.part.issue, s);
	} else if (str_eqc(unit, "pp") && is_whole(x, s)) {
		draft_extent(&x->d, s);
	} else if (str_eqc(unit, "pp")) {
		draft_pages(&x->d.part, s);
	} else if (str_eqc(unit, "serie") && s.n > 0) {
		x->series = draft_host(&x->d, HOST_SERIES);
		if (x->series != NULL)
			x->series->title = s;
	}
}

static void
read_imprint_date(struct tei *x, const struct node *n)
{
	struct str type = attr(n, "type"), s = draft_clean(&x->d, n);

	if (s.n == 0)
		s = attr(n, "when");
	if (str_eqc(type, "dateEpub"))
		draft_date(&x->d, DATE_ONLINE, s, 0);
	else if (str_eqc(type, "dateDefended"))
		draft_date(&x->d, DATE_ACCEPTED, s, 0);
	else
		draft_date(&x->d, DATE_ISSUED, s, 0);
}

/* The volume of what stands in no journal is the number in its series. */
static void
number_series(struct tei *x)
{
	struct draft_host *h = x->series;

	if (h == NULL || x->d.part.volume.n == 0 ||
	    (x->host != NULL && x->host->kind == HOST_JOURNAL))
		return;
	h->number = x->d.part.volume;
	x->d.part.volume = STR_NONE;
}

static void
read_imprint(struct tei *x, const struct node *n)
{
	static const struct row rows[] = {
	    {"publisher", read_header_publisher},
	    {"pubPlace", read_header_place},
	    {"biblScope", read_scope},
	    {"date", read_imprint_date},
	};

	READ(x, n, rows);
	number_series(x);
}

/* Of a thesis; a doctoral school is no school of a citation. */
static void
read_authority(struct tei *x, const struct node *n)
{
	struct str type = attr(n, "type"), s = draft_clean(&x->d, n);

	if (str_eqc(type, "institution"))
		draft_keep(&x->d.grantor, s);
	else if (str_eqc(type, "supervisor"))
		draft_names(&x->d, s, SAID_ADVISOR);
	else if (str_eqc(type, "jury"))
		draft_names(&x->d, s, SAID_CONTRIBUTOR);
}

static void
read_monograph(struct tei *x, const struct node *n)
{
	static const struct row rows[] = {
	    {"title", read_host_title}, {"idno", read_host_id},
	    {"meeting", read_meeting},  {"editor", read_host_editor},
	    {"imprint", read_imprint},  {"authority", read_authority},
	};

	READ(x, n, rows);
}

static void
read_series_title(struct tei *x, const struct node *n)
{
	struct draft_host *h;
	struct str s = draft_clean(&x->d, n);

	if (s.n > 0 && (h = draft_host(&x->d, HOST_SERIES)) != NULL)
		h->title = s;
}

static void
read_series(struct tei *x, const struct node *n)
{
	static const struct row rows[] = {{"title", read_series_title}};

	READ(x, n, rows);
}

static void
read_source(struct tei *x, const struct node *n)
{
	static const struct row rows[] = {
	    {"monogr", read_monograph},
	    {"series", read_series},
	    {"idno", read_host_id},
	};

	READ(x, n, rows);
}

/* --- All of it ---- */

/* Down a path of elements; NULL: it ends before. */
static const struct node *
down(const struct node *n, const char *const *path)
{
	for (; *path != NULL; path++)
		n = child(n, *path);
	return n;
}

void
tei_parse(const struct node *payload, struct record *out)
{
	static const char *const to_work[] = {"text", "body", "listBibl",
					      "biblFull", NULL};
	static const char *const to_header[] = {"teiHeader", "fileDesc", NULL};
	static const char *const to_profile[] = {"teiHeader", "profileDesc",
						 NULL};
	static const char *const to_bodies[] = {"text", "back", "listOrg",
						NULL};
	static const char *const to_source[] = {"sourceDesc", "biblStruct",
						NULL};
	static const struct row rows[] = {
	    {"titleStmt", read_title_statement},
	    {"editionStmt", read_editions},
	    {"publicationStmt", read_publication},
	    {"notesStmt", read_notes},
	};
	struct tei x = {.type = TYPE_GENERIC};
	const struct node *work = down(payload, to_work), *profile;

	draft_init(&x.d, out);
	x.by_hal = work != NULL;
	profile = child(work, "profileDesc");
	if (!x.by_hal) {
		work = down(payload, to_header);
		profile = down(payload, to_profile);
	}
	x.bodies = down(payload, to_bodies);
	if (x.bodies != NULL)
		x.next_body = node_first(x.bodies);
	/* What it is comes first: the rest is read by it. */
	if (profile != NULL)
		read_profile(&x, profile);
	if (work != NULL)
		READ(&x, work, rows);
	if (x.by_hal && (work = down(work, to_source)) != NULL)
		read_source(&x, work);
	draft_settle(&x.d);
}
