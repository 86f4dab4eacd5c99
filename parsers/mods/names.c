/* MODS: names, as read; the draft puts them where they belong. */
#include "parsers/mods/internal.h"
#include "parsers/vocab/vocab.h"

enum kind { ANY, PERSONAL, CORPORATE, CONFERENCE, FAMILY };

/* A name element taken apart. */
struct parts {
	enum kind kind;
	struct str family, given, suffix; /* typed parts */
	struct str particle;              /* among the terms of address */
	struct str plain;                 /* parts without a type */
	struct str display;
	struct rec_name ids; /* and affiliation */
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

/* --- Parts ---- */

/* "de", "van der" */
static bool
are_particles(struct str s)
{
	struct str word;
	size_t n = 0;

	for (; str_cut(&s, ' ', &word); n++)
		if (!vocab_name_is(VOCAB_PARTICLE, word))
			return false;
	return n > 0;
}

/* "Jr.", "III"; a title of rank or of a university is not printed. */
static void
take_terms(struct parts *p, struct str s)
{
	struct str rest = s, word;

	while (str_cut(&rest, ',', &word)) {
		word = str_trim(word);
		if (vocab_name_is(VOCAB_SUFFIX, word))
			p->suffix = word;
		else if (are_particles(word)) /* of Dutch repositories */
			p->particle = word;
	}
}

/* Units of a body stand one below the other; those of a conference too. */
static void
take_plain(struct draft *d, struct parts *p, struct str s)
{
	struct str sep = STR(" ");

	if (p->kind == CORPORATE && !str_ends(p->plain, STR(".")))
		sep = STR(". ");
	else if (p->kind == CONFERENCE)
		sep = STR(", ");
	p->plain = draft_join(d, p->plain, sep, s);
}

static void
take_part(struct draft *d, struct parts *p, const struct node *n)
{
	struct str type = mods_attr(n, "type"), s = draft_clean(d, n);

	if (str_eqc(type, "family"))
		p->family = draft_join(d, p->family, STR(" "), s);
	else if (str_eqc(type, "given"))
		p->given = draft_join(d, p->given, STR(" "), s);
	else if (str_eqc(type, "termsOfAddress"))
		take_terms(p, s);
	else if (!str_eqc(type, "date") || p->kind == CONFERENCE)
		take_plain(d, p, s);
}

static void
take_nested(struct draft *d, struct parts *p, const struct node *n)
{
	struct str type;

	if (mods_is(n, "namePart")) {
		take_part(d, p, n);
	} else if (mods_is(n, "displayForm")) {
		p->display = draft_clean(d, n);
	} else if (mods_is(n, "affiliation")) {
		p->ids.affiliation = draft_join(d, p->ids.affiliation,
						STR("; "), draft_clean(d, n));
	} else if (mods_is(n, "nameIdentifier")) {
		type = mods_attr(n, "type");
		if (type.n == 0)
			type = mods_attr(n, "typeURI");
		draft_person_id(d, type, draft_clean(d, n), &p->ids);
	} else if (mods_is(n, "description") &&
		   str_eqc(mods_attr(n, "type"), "orcid")) { /* LibreCat */
		draft_person_id(d, STR("orcid"), draft_clean(d, n), &p->ids);
	} else if (mods_is(n, "etal")) {
		p->etal = true;
	}
}

/* --- Roles ---- */

/* One role may be said as a code, as a text and as an address. */
static void
take_role(struct draft *d, const struct node *n, struct draft_name *out,
	  struct str *odd)
{
	struct str word = STR_NONE;
	struct node *c;
	bool known = false;
	enum said_role role = SAID_CONTRIBUTOR;

	for (c = node_first(n); c != NULL && !known; c = node_next(c)) {
		struct str uri = mods_attr(c, "valueURI");

		if (!mods_is(c, "roleTerm"))
			continue;
		word = draft_clean(d, c);
		/* "org" is an editor in words, and none as a code. */
		known =
		    (str_eqc(mods_attr(c, "type"), "code") &&
		     vocab_relator(word, &role)) ||
		    (word.n > 0 && vocab_said_role(word, &role)) ||
		    (uri.n > 0 && vocab_said_role(draft_last_step(uri), &role));
	}
	if (node_first(n) == NULL) { /* MODS 2 */
		word = draft_clean(d, n);
		known = vocab_said_role(word, &role);
	}
	if (!known && word.n == 0)
		return;
	out->said |= 1u << role;
	if (!known)
		*odd = word;
}

/* --- Names ---- */

static void
push(struct draft *d, struct draft_name *out, const struct rec_name *n)
{
	names_push(d->r->arena, &out->v, *n);
}

static void
person(struct draft *d, const struct parts *p, struct draft_name *out)
{
	struct rec_name n = {
	    .kind = NAME_PERSON,
	    .family = draft_join(d, p->particle, STR(" "), p->family),
	    .given = p->given,
	    .suffix = p->suffix,
	    .orcid = p->ids.orcid,
	    .gnd = p->ids.gnd,
	    .affiliation = p->ids.affiliation,
	    .raw = p->display};

	/* "Meyer, Anna" as family name, or all in the given name. */
	if (p->given.n == 0 || p->family.n == 0) {
		struct str whole = p->family.n > 0 ? p->family : p->given;

		if (str_chr(whole, ',') != STR_NPOS) {
			draft_parse_names(d, whole, &p->ids, out);
			return;
		}
		n.family = whole;
		n.given = STR_NONE;
	}
	if (vocab_name_is(VOCAB_NOBODY, n.family))
		return;
	if (n.raw.n == 0)
		n.raw = draft_join(d, n.family, STR(", "), n.given);
	push(d, out, &n);
}

static void
body(struct draft *d, const struct parts *p, struct str name,
     enum rec_name_kind kind, struct draft_name *out)
{
	struct rec_name n = {.kind = kind,
			     .literal = name,
			     .gnd = p->ids.gnd,
			     .affiliation = p->ids.affiliation,
			     .raw = p->display.n > 0 ? p->display : name};

	if (!vocab_name_is(VOCAB_NOBODY, name))
		push(d, out, &n);
}

/* Only a number in a classification: MyCoRe's host institutions. */
static void
numbered(struct draft *d, const struct node *n, const struct parts *p,
	 struct draft_name *out)
{
	struct str uri = mods_attr(n, "valueURI"), name;

	out->numbered = true;
	if (uri.n == 0) /* nothing at all: <name/> */
		return;
	name = vocab_institution(d->r->arena, uri, &out->whole);
	if (name.n == 0) {
		draft_warn(d, "name: only '" STR_FMT "' of a classification",
			   STR_ARG(str_left(uri, 200)));
		return;
	}
	body(d, p, name, NAME_ORG, out);
}

static void
make_name(struct draft *d, const struct node *n, const struct parts *p,
	  struct draft_name *out)
{
	struct str whole = p->plain.n > 0 ? p->plain : p->display;
	struct rec_name known = p->ids;

	if (p->kind == PERSONAL)
		known.kind = NAME_PERSON;
	if (p->kind == CONFERENCE) {
		out->event = whole;
	} else if (p->family.n + p->given.n > 0) {
		person(d, p, out);
	} else if (whole.n > 0 && p->kind == CORPORATE) {
		body(d, p, whole, NAME_ORG, out);
	} else if (whole.n > 0 && p->kind == FAMILY) {
		body(d, p, whole, NAME_UNKNOWN, out);
	} else if (whole.n > 0) {
		draft_parse_names(d, whole, &known, out);
		if (out->v.n == 1 && out->v.v[0].family.n > 0)
			draft_keep(&out->v.v[0].suffix, p->suffix);
	} else if (!p->etal) {
		numbered(d, n, p, out);
	}
	if (p->etal)
		draft_parse_names(d, STR("et al."), NULL, out);
}

void
mods_name(struct draft *d, const struct node *n, struct draft_name *out)
{
	struct parts p = {.kind = kind_of(n)};
	struct str odd = STR_NONE;
	struct node *c;

	*out = (struct draft_name){0};
	for (c = node_first(n); c != NULL; c = node_next(c)) {
		if (mods_is(c, "role"))
			take_role(d, c, out, &odd);
		else
			take_nested(d, &p, c);
	}
	if (p.ids.gnd.n == 0 && str_eqc(mods_attr(n, "authority"), "gnd"))
		draft_person_id(d, STR("gnd"), mods_attr(n, "valueURI"),
				&p.ids);
	make_name(d, n, &p, out);
	if (odd.n > 0 && out->v.n > 0)
		draft_warn(d, "role: '" STR_FMT "' taken for contributor",
			   STR_ARG(str_left(odd, 60)));
}
