/*
 * LOM, category by category. IMS MD has the same elements in small letters and
 * calls some otherwise: langstring, centity, catalogentry.
 */
#include "parsers/lom.h"

#include <string.h>

#include "core/ident.h"
#include "core/table.h"
#include "parsers/draft/draft.h"

enum { PROPERTY_MAX = 24 };

/* An element of a category; what has no row says nothing for a citation. */
struct row {
	struct str name; /* in any case */
	void (*read)(struct draft *d, const struct node *n);
};

static void
read_rows(struct draft *d, const struct node *n, const struct row *rows,
	  size_t nrows)
{
	const struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c))
		for (size_t i = 0; i < nrows; i++)
			if (str_ieq(c->name, rows[i].name)) {
				rows[i].read(d, c);
				break;
			}
}
#define READ(d, n, rows) read_rows((d), (n), (rows), COUNT(rows))

/* --- Text ---- */

/* The next <string> or <langstring>. */
static const struct node *
next_string(const struct node *n, const struct node *at)
{
	at = at == NULL ? node_first(n) : node_next(at);
	while (at != NULL && !str_eqc(at->name, "string") &&
	       !str_eqc(at->name, "langstring"))
		at = node_next(at);
	return at;
}

static struct rec_text
string_of(struct draft *d, const struct node *string)
{
	struct rec_text t = draft_text(d, string);
	struct str lang = str_trim(node_attr(string, STR_NONE, "language"));

	if (t.lang.n == 0)
		t.lang = lang;
	if (str_ieq(t.lang, STR("x-none")) || str_ieq(t.lang, STR("none")))
		t.lang = STR_NONE;
	return t;
}

/* The text of an element, of whatever depth: of several strings the first. */
static struct str
text_of(struct draft *d, const struct node *n)
{
	while (n != NULL && node_first(n) != NULL)
		n = node_first(n);
	return draft_clean(d, n);
}

/* An element by its name in any case. */
static const struct node *
named(const struct node *n, const char *name)
{
	const struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c))
		if (str_ieq(c->name, str_c(name)))
			return c;
	return NULL;
}

/* <role><source/><value>author</value></role>: the word of a list. */
static struct str
value_of(struct draft *d, const struct node *n)
{
	const struct node *value = n == NULL ? NULL : named(n, "value");

	return value == NULL ? STR_NONE : text_of(d, value);
}

/* --- vCards ---- */

/* "EMAIL;type=work:": the length of a property's name, 0 where none begins. */
static size_t
property_name(struct str s)
{
	static const struct str names[] = {
	    STR_LIT("FN"),      STR_LIT("N"),     STR_LIT("ORG"),
	    STR_LIT("EMAIL"),   STR_LIT("TEL"),   STR_LIT("URL"),
	    STR_LIT("ADR"),     STR_LIT("TITLE"), STR_LIT("ROLE"),
	    STR_LIT("NOTE"),    STR_LIT("PHOTO"), STR_LIT("UID"),
	    STR_LIT("REV"),     STR_LIT("BDAY"),  STR_LIT("LABEL"),
	    STR_LIT("VERSION"), STR_LIT("BEGIN"), STR_LIT("END"),
	};
	size_t n = 0;

	while (n < s.n && n < PROPERTY_MAX &&
	       (chr_alpha(s.p[n]) || s.p[n] == '-'))
		n++;
	if (n == 0 || n == s.n || (s.p[n] != ':' && s.p[n] != ';'))
		return 0;
	if (str_istarts(s, STR("X-")))
		return n;
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_ieq(str_left(s, n), names[i]))
			return n;
	return 0;
}

/*
 * The value of a property, which ends with its line, or where the next one
 * begins, as lines are lost on the way.
 */
static struct str
property(struct str card, struct str name)
{
	bool word = true, found = false;
	size_t from = 0;

	for (size_t i = 0; i < card.n; i++) {
		struct str rest = str_from(card, i);
		size_t n = word ? property_name(rest) : 0;
		size_t colon;

		if (found && (n > 0 || card.p[i] == '\n' || card.p[i] == '\r'))
			return str_trim(str_of(card.p + from, i - from));
		word = strchr(" \t\r\n", card.p[i]) != NULL;
		if (n == 0 || !str_ieq(str_left(rest, n), name))
			continue;
		colon = str_chr(rest, ':');
		if (colon == STR_NPOS)
			break;
		found = true;
		from = i + colon + 1;
		i = from - 1;
	}
	return found ? str_trim(str_from(card, from)) : STR_NONE;
}

/* "Family;Given;..." of a person, else the name as it is shown, or a body. */
static void
read_card(struct draft *d, struct str card, struct draft_name *out)
{
	struct str parts = property(card, STR("N")), s;
	struct str shown = property(card, STR("FN"));
	struct str body = str_left(property(card, STR("ORG")),
				   str_chr(property(card, STR("ORG")), ';'));
	struct rec_name p = {.kind = NAME_PERSON, .raw = shown};

	if (str_cut(&parts, ';', &s))
		p.family = str_trim(s);
	if (str_cut(&parts, ';', &s))
		p.given = str_trim(s);
	if (p.family.n > 0 && p.given.n > 0) {
		draft_keep(&p.raw, draft_join(d, p.family, STR(", "), p.given));
		names_push(d->r->arena, &out->v, p);
	} else if (body.n > 0 && (shown.n == 0 || str_ieq(shown, body))) {
		p = (struct rec_name){
		    .kind = NAME_ORG, .literal = body, .raw = body};
		names_push(d->r->arena, &out->v, p);
	} else {
		draft_keep(&shown, p.family);
		draft_parse_names(d, shown, NULL, out);
	}
}

/* --- Who, when ---- */

/* Words of LOM and IMS; others are what they are elsewhere (vocab/roles.c). */
static const struct {
	struct str word;
	enum said_role role;
	enum date_kind date;
} roles[] = {
    {STR_LIT("author"), SAID_AUTHOR, DATE_CREATED},
    {STR_LIT("creator"), SAID_AUTHOR, DATE_CREATED},
    {STR_LIT("script writer"), SAID_AUTHOR, DATE_CREATED},
    {STR_LIT("publisher"), SAID_PUBLISHER, DATE_ISSUED},
    {STR_LIT("initiator"), SAID_ASIDE, DATE_OTHER},
    {STR_LIT("terminator"), SAID_ASIDE, DATE_OTHER},
    {STR_LIT("validator"), SAID_ASIDE, DATE_OTHER},
    {STR_LIT("technical validator"), SAID_ASIDE, DATE_OTHER},
    {STR_LIT("educational validator"), SAID_ASIDE, DATE_OTHER},
    {STR_LIT("unknown"), SAID_TOOK_PART, DATE_OTHER},
    {STR_LIT("graphical designer"), SAID_CONTRIBUTOR, DATE_OTHER},
    {STR_LIT("technical implementer"), SAID_CONTRIBUTOR, DATE_OTHER},
    {STR_LIT("content provider"), SAID_CONTRIBUTOR, DATE_OTHER},
    {STR_LIT("instructional designer"), SAID_CONTRIBUTOR, DATE_OTHER},
    {STR_LIT("subject matter expert"), SAID_CONTRIBUTOR, DATE_OTHER},
};

static void
take_entity(struct draft *d, const struct node *n, enum said_role role)
{
	const struct node *vcard = named(n, "vcard");
	struct draft_name out = {.said = 1u << role};

	/* Its lines count, and are none in a cleaned text. */
	read_card(d, node_text(vcard == NULL ? n : vcard, d->r->arena), &out);
	if (role == SAID_PUBLISHER && out.v.n > 0)
		draft_publisher(d, &d->origin, EVENT_PUBLICATION,
				(struct rec_text){out.v.v[0].raw, STR_NONE});
	else
		draft_name(d, &out);
}

static void
read_contribute(struct draft *d, const struct node *n)
{
	struct str word = value_of(d, named(n, "role"));
	enum said_role role = SAID_TOOK_PART;
	enum date_kind kind = DATE_OTHER;
	const struct node *c;
	bool known = word.n == 0;

	for (size_t i = 0; i < COUNT(roles) && !known; i++)
		if (str_ieq(word, roles[i].word)) {
			role = roles[i].role;
			kind = roles[i].date;
			known = true;
		}
	if (!known && !vocab_said_role(word, &role))
		draft_warn(d, "role: '" STR_FMT "' not known", STR_ARG(word));
	for (c = node_first(n); c != NULL; c = node_next(c))
		if (str_ieq(c->name, STR("entity")) ||
		    str_ieq(c->name, STR("centity")))
			take_entity(d, c, role);
	c = named(n, "date");
	if (c != NULL && named(c, "dateTime") != NULL)
		draft_date(d, kind, text_of(d, named(c, "dateTime")), 0);
}

static void
read_version(struct draft *d, const struct node *n)
{
	draft_version(d, text_of(d, n));
}

static void
read_life(struct draft *d, const struct node *n)
{
	static const struct row rows[] = {
	    {STR_LIT("version"), read_version},
	    {STR_LIT("contribute"), read_contribute},
	};

	READ(d, n, rows);
}

/* --- What ---- */

static void
read_title(struct draft *d, const struct node *n)
{
	const struct node *s = NULL;

	if (node_first(n) == NULL)
		draft_title(d, TITLE_MAIN, draft_text(d, n));
	while ((s = next_string(n, s)) != NULL)
		draft_title(d, TITLE_MAIN, string_of(d, s));
}

static void
read_description(struct draft *d, const struct node *n)
{
	const struct node *s = NULL;

	if (node_first(n) == NULL)
		draft_description(d, DESC_OPEN, draft_text(d, n));
	while ((s = next_string(n, s)) != NULL)
		draft_description(d, DESC_OPEN, string_of(d, s));
}

static void
read_keyword(struct draft *d, const struct node *n)
{
	const struct node *s = NULL;

	while ((s = next_string(n, s)) != NULL) {
		struct rec_text t = string_of(d, s);

		draft_subject(
		    d, (struct rec_subject){.text = t.text, .lang = t.lang});
	}
}

static void
read_language(struct draft *d, const struct node *n)
{
	draft_language(d, draft_clean(d, n));
}

/* <catalog>ISBN</catalog><entry>...</entry> */
static void
read_identifier(struct draft *d, const struct node *n)
{
	const struct node *catalog = named(n, "catalog"),
			  *entry = named(n, "entry");
	struct str s = entry == NULL ? STR_NONE : text_of(d, entry);
	struct rec_ident id;

	if (s.n == 0 || str_ieq(s, STR("none")))
		return;
	id = ident_classify(d->r->arena, s);
	if (id.kind == ID_OTHER && catalog != NULL &&
	    !draft_id_typed(d, text_of(d, catalog), s, &id))
		id = (struct rec_ident){ID_OTHER, s, true};
	draft_id(d, ID_OF_ITEM, id);
}

static void
read_general(struct draft *d, const struct node *n)
{
	static const struct row rows[] = {
	    {STR_LIT("title"), read_title},
	    {STR_LIT("language"), read_language},
	    {STR_LIT("description"), read_description},
	    {STR_LIT("keyword"), read_keyword},
	    {STR_LIT("identifier"), read_identifier},
	    {STR_LIT("catalogentry"), read_identifier},
	};

	READ(d, n, rows);
}

static void
read_location(struct draft *d, const struct node *n)
{
	struct str s = draft_clean(d, n);

	if (ident_is_url(s))
		draft_id(d, ID_OF_ITEM, ident_classify(d->r->arena, s));
}

static void
read_format(struct draft *d, const struct node *n)
{
	draft_format(d, draft_clean(d, n));
}

static void
read_technical(struct draft *d, const struct node *n)
{
	static const struct row rows[] = {
	    {STR_LIT("location"), read_location},
	    {STR_LIT("format"), read_format},
	};

	READ(d, n, rows);
}

/* What is taught with, whatever it is: a lecture, a figure, a test. */
static void
read_resource(struct draft *d, const struct node *n)
{
	draft_type_sent(d, value_of(d, n));
}

static void
read_educational(struct draft *d, const struct node *n)
{
	static const struct row rows[] = {
	    {STR_LIT("learningResourceType"), read_resource},
	};

	READ(d, n, rows);
}

static void
read_licence(struct draft *d, const struct node *n)
{
	struct str s = text_of(d, n);

	if (s.n > 0)
		draft_right(d, vocab_rights(d->r->arena, s));
}

static void
read_rights(struct draft *d, const struct node *n)
{
	static const struct row rows[] = {
	    {STR_LIT("description"), read_licence},
	};

	READ(d, n, rows);
}

void
lom_parse(const struct node *payload, struct record *out)
{
	static const struct row rows[] = {
	    {STR_LIT("general"), read_general},
	    {STR_LIT("lifeCycle"), read_life},
	    {STR_LIT("technical"), read_technical},
	    {STR_LIT("educational"), read_educational},
	    {STR_LIT("rights"), read_rights},
	};
	struct draft d;

	draft_init(&d, out);
	READ(&d, payload, rows);
	draft_type_is(&d, SAID_BY_GENRE, TYPE_TEACHING);
	draft_settle(&d);
}
