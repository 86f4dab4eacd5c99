/* MODS: names, as read; mods_persons.c puts them where they belong. */
#include "core/ident.h"
#include "parsers/mods/mods_read.h"
#include "parsers/text/names.h"
#include "parsers/vocab/vocab.h"

enum kind { ANY, PERSONAL, CORPORATE, CONFERENCE, FAMILY };

/* A name element taken apart. */
struct parts {
	enum kind kind;
	struct str family, given, suffix; /* typed parts */
	struct str plain;                 /* parts without a type */
	struct str display, affiliation, orcid, gnd;
	bool etal;
};

static enum kind
kind_of(const struct node *n)
{
	static const struct {
		const char *type;
		enum kind kind;
	} kinds[] = {
	    {"personal", PERSONAL},
	    {"corporate", CORPORATE},
	    {"conference", CONFERENCE},
	    {"family", FAMILY},
	};
	struct str type = mods_attr(n, "type");

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_eqc(type, kinds[i].type))
			return kinds[i].kind;
	return ANY;
}

/* --- Parts --------------------------------------------------------------- */

/* "Jr.", "III"; a title of rank or of a university is not printed. */
static void
take_terms(struct parts *p, struct str s)
{
	struct str rest = s, word;

	while (str_cut(&rest, ',', &word))
		if (vocab_name_is(VOCAB_SUFFIX, str_trim(word)))
			p->suffix = str_trim(word);
}

/* Units of a body stand one below the other; those of a conference too. */
static void
take_plain(struct mods *m, struct parts *p, struct str s)
{
	struct str sep = STR(" ");

	if (p->kind == CORPORATE && !str_ends(p->plain, STR(".")))
		sep = STR(". ");
	else if (p->kind == CONFERENCE)
		sep = STR(", ");
	p->plain = mods_cat(m, p->plain, sep, s);
}

static void
take_part(struct mods *m, struct parts *p, const struct node *n)
{
	struct str type = mods_attr(n, "type"), s = mods_text(m, n);

	if (str_eqc(type, "family"))
		p->family = mods_cat(m, p->family, STR(" "), s);
	else if (str_eqc(type, "given"))
		p->given = mods_cat(m, p->given, STR(" "), s);
	else if (str_eqc(type, "termsOfAddress"))
		take_terms(p, s);
	else if (!str_eqc(type, "date") || p->kind == CONFERENCE)
		take_plain(m, p, s);
}

/* The number alone, or its address; the type says which register. */
static void
take_identifier(struct mods *m, struct parts *p, struct str type, struct str s)
{
	struct arena *a = m->r->arena;
	struct str id;

	if (s.n == 0)
		return;
	if (str_ifind(type, STR("orcid")) != STR_NPOS) {
		if (ident_orcid(a, s, &id))
			p->orcid = id;
		else
			mods_warn(m, "orcid: '" STR_FMT "' is none",
				  STR_ARG(str_left(s, 60)));
	} else if (str_ifind(type, STR("gnd")) != STR_NPOS) {
		if (ident_gnd(a, s, &id) ||
		    ident_gnd(a, mods_cat(m, STR("gnd:"), STR(""), s), &id))
			p->gnd = id;
		else
			mods_warn(m, "gnd: '" STR_FMT "' is none",
				  STR_ARG(str_left(s, 60)));
	} else if (ident_orcid(a, s, &id)) {
		p->orcid = id;
	} else if (ident_gnd(a, s, &id)) {
		p->gnd = id;
	} /* VIAF, ISNI and others: a record has no place for them */
}

static void
take_nested(struct mods *m, struct parts *p, const struct node *n)
{
	struct str type;

	if (mods_is(n, "namePart")) {
		take_part(m, p, n);
	} else if (mods_is(n, "displayForm")) {
		p->display = mods_text(m, n);
	} else if (mods_is(n, "affiliation")) {
		p->affiliation =
		    mods_cat(m, p->affiliation, STR("; "), mods_text(m, n));
	} else if (mods_is(n, "nameIdentifier")) {
		type = mods_attr(n, "type");
		if (type.n == 0)
			type = mods_attr(n, "typeURI");
		/* Numbers of other registers can look like an ORCID: ISNI. */
		if (str_ifind(type, STR("isni")) == STR_NPOS)
			take_identifier(m, p, type, mods_text(m, n));
	} else if (mods_is(n, "description") &&
		   str_eqc(mods_attr(n, "type"), "orcid")) { /* LibreCat */
		take_identifier(m, p, STR("orcid"), mods_text(m, n));
	} else if (mods_is(n, "etal")) {
		p->etal = true;
	}
}

/* --- Roles --------------------------------------------------------------- */

/* "http://id.loc.gov/vocabulary/relators/aut" */
static struct str
last_step(struct str uri)
{
	size_t at = str_rchr(uri, '/');

	return at == STR_NPOS ? uri : str_from(uri, at + 1);
}

/* One role may be said as a code, as a text and as an address. */
static void
take_role(struct mods *m, const struct node *n, struct mods_name *out)
{
	struct str word = STR_NONE;
	struct node *c;
	bool known = false;
	enum said_role role = SAID_CONTRIBUTOR;

	for (c = node_first(n); c != NULL && !known; c = node_next(c)) {
		struct str uri = mods_attr(c, "valueURI");

		if (!mods_is(c, "roleTerm"))
			continue;
		word = mods_text(m, c);
		known = (word.n > 0 && vocab_said_role(word, &role)) ||
			(uri.n > 0 && vocab_said_role(last_step(uri), &role));
	}
	if (node_first(n) == NULL) { /* MODS 2 */
		word = mods_text(m, n);
		known = vocab_said_role(word, &role);
	}
	if (!known && word.n == 0)
		return;
	if (!known)
		out->odd_role = word;
	out->roles |= 1u << role;
}

/* --- Names --------------------------------------------------------------- */

static void
push(struct mods *m, struct mods_name *out, const struct rec_name *n)
{
	names_push(m->r->arena, &out->v, *n);
}

/* By the rules for names in one text; it may say a role, and be a list. */
static void
parse_text(struct mods *m, const struct parts *p, struct str text,
	   struct mods_name *out)
{
	struct record scratch;

	record_init(&scratch, m->r->arena);
	names_parse(&scratch, text, ROLE_AUTHOR);
	for (size_t i = 0; i < scratch.names.n; i++) {
		struct rec_name *n = &scratch.names.v[i];

		if (out->roles == 0 && n->role != ROLE_AUTHOR)
			out->roles = 1u << vocab_role_said(n->role);
		if (i == 0 && n->orcid.n == 0)
			n->orcid = p->orcid;
		if (i == 0 && n->gnd.n == 0)
			n->gnd = p->gnd;
		if (i == 0 && n->affiliation.n == 0)
			n->affiliation = p->affiliation;
		push(m, out, n);
	}
}

static void
person(struct mods *m, const struct parts *p, struct mods_name *out)
{
	struct rec_name n = {.kind = NAME_PERSON,
			     .family = p->family,
			     .given = p->given,
			     .suffix = p->suffix,
			     .orcid = p->orcid,
			     .gnd = p->gnd,
			     .affiliation = p->affiliation,
			     .raw = p->display};

	/* "Meyer, Anna" as family name, or all in the given name. */
	if (p->given.n == 0 || p->family.n == 0) {
		struct str whole = p->family.n > 0 ? p->family : p->given;

		if (str_chr(whole, ',') != STR_NPOS) {
			parse_text(m, p, whole, out);
			return;
		}
		n.family = whole;
		n.given = STR_NONE;
	}
	if (vocab_name_is(VOCAB_NOBODY, n.family))
		return;
	if (n.raw.n == 0)
		n.raw = mods_cat(m, n.family, STR(", "), n.given);
	push(m, out, &n);
}

static void
body(struct mods *m, const struct parts *p, struct str name,
     enum rec_name_kind kind, struct mods_name *out)
{
	struct rec_name n = {.kind = kind,
			     .literal = name,
			     .gnd = p->gnd,
			     .affiliation = p->affiliation,
			     .raw = p->display.n > 0 ? p->display : name};

	if (!vocab_name_is(VOCAB_NOBODY, name))
		push(m, out, &n);
}

/* Only a number in a classification: MyCoRe's host institutions. */
static void
numbered(struct mods *m, const struct node *n, const struct parts *p,
	 struct mods_name *out)
{
	struct str uri = mods_attr(n, "valueURI"), name;
	bool exact;

	out->numbered = true;
	if (uri.n == 0) /* nothing at all: <name/> */
		return;
	name = mods_institute(m, uri, &exact);
	if (name.n == 0) {
		mods_warn(m, "name: only '" STR_FMT "' of a classification",
			  STR_ARG(str_left(uri, 200)));
		return;
	}
	if (!exact)
		out->whole = mods_fragment(uri);
	body(m, p, name, NAME_ORG, out);
}

static void
make_name(struct mods *m, const struct node *n, const struct parts *p,
	  struct mods_name *out)
{
	struct str whole = p->plain.n > 0 ? p->plain : p->display;

	if (p->kind == CONFERENCE) {
		out->event = whole;
	} else if (p->family.n + p->given.n > 0) {
		person(m, p, out);
	} else if (whole.n > 0 && p->kind == CORPORATE) {
		body(m, p, whole, NAME_ORG, out);
	} else if (whole.n > 0 && p->kind == FAMILY) {
		body(m, p, whole, NAME_UNKNOWN, out);
	} else if (whole.n > 0) {
		parse_text(m, p, whole, out);
	} else if (!p->etal) {
		numbered(m, n, p, out);
	}
	if (p->etal)
		parse_text(m, p, STR("et al."), out);
}

void
mods_name(struct mods *m, const struct node *n, struct mods_name *out)
{
	struct parts p = {.kind = kind_of(n)};
	struct node *c;

	*out = (struct mods_name){0};
	for (c = node_first(n); c != NULL; c = node_next(c)) {
		if (mods_is(c, "role"))
			take_role(m, c, out);
		else
			take_nested(m, &p, c);
	}
	if (p.gnd.n == 0 && str_eqc(mods_attr(n, "authority"), "gnd"))
		take_identifier(m, &p, STR("gnd"), mods_attr(n, "valueURI"));
	make_name(m, n, &p, out);
	if (out->odd_role.n > 0 && out->v.n > 0)
		mods_warn(m, "role: '" STR_FMT "' taken for contributor",
			  STR_ARG(str_left(out->odd_role, 60)));
}
