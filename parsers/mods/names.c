/* MODS: names, as read; the draft puts them where they belong. */
#include "parsers/citation/citation.h"
#include "parsers/mods/internal.h"
#include "parsers/vocab/vocab.h"

enum kind { ANY, PERSONAL, CORPORATE, CONFERENCE, FAMILY };

enum {
	STOPPED_MAX = 6, /* bytes of a word that may be abbreviated */
	PLACE_MAX = 40
};

/* A name element taken apart. */
struct parts {
	enum kind kind;
	struct str family, given, suffix; /* typed parts */
	struct str particle;              /* among the terms of address */
	struct str number;                /* "II": of a ruler, there too */
	struct str plain;                 /* parts without a type */
	struct str where, when;           /* of a meeting, in parts */
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

static bool
is_roman(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (str_chr(STR("IVX"), s.p[i]) == STR_NPOS)
			return false;
	return s.n > 0;
}

/* "Jr.", "III"; a title of rank or of a university is not printed. */
static void
take_terms(struct parts *p, struct str s)
{
	struct str rest = s, word;

	word = str_left(s, str_chr(s, ','));
	if (str_ends(word, STR(".")))
		word.n--;
	if (is_roman(word))
		p->number = word;
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

/* Behind the name of a meeting, its place and its date in any order. */
static bool
take_meeting(struct parts *p, struct str s)
{
	struct str *to = str_has_digit(s) ? &p->when : &p->where;

	if (p->kind != CONFERENCE || to->n > 0 || s.n == 0 ||
	    str_chr(s, '(') != STR_NPOS || str_chr(p->plain, '(') != STR_NPOS ||
	    !citation_names_meeting(p->plain))
		return false;
	*to = s;
	return true;
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
	else if (!take_meeting(p, s) &&
		 (!str_eqc(type, "date") || p->kind == CONFERENCE))
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

static struct str
heading(struct arena *a, struct str name, struct str when, struct str where)
{
	name = arena_join(a, name, STR(" ("), when);
	name = arena_join(a, name, STR(" : "), where);
	return arena_join(a, name, STR_NONE, STR(")"));
}

/* "Fog Days ; 17.(Husum) :2012", as the GBV writes it. */
static bool
numbered_heading(struct arena *a, struct str *name)
{
	size_t end = str_find(*name, STR(") :"));
	size_t open = str_rchr(str_left(*name, end), '(');
	size_t from = str_find(str_left(*name, open), STR(" ;"));
	struct str when, number, where;

	if (end == STR_NPOS || open == STR_NPOS || from == STR_NPOS)
		return false;
	when = str_trim(str_from(*name, end + 3));
	number = str_trim(str_of(name->p + from + 2, open - from - 2));
	where = str_trim(str_of(name->p + open + 1, end - open - 1));
	if (number.n > 0 && when.n > 0)
		when = arena_join(a, number, STR(" : "), when);
	else if (when.n == 0)
		when = number;
	*name = str_left(*name, from);
	if (when.n > 0 && where.n > 0)
		*name = heading(a, *name, when, where);
	return true;
}

/* "Fog Days, 2012-03-04, Husum": the place behind the date (PubMan). */
static struct str
dated_heading(struct arena *a, struct str name)
{
	size_t last = str_rchr(name, ','), date;
	struct str where, when;

	if (last == STR_NPOS)
		return name;
	where = str_trim(str_from(name, last + 1));
	date = str_rchr(str_left(name, last), ',');
	if (date == STR_NPOS || str_has_digit(where) || where.n > PLACE_MAX)
		return name;
	when = str_trim(str_of(name.p + date + 1, last - date - 1));
	if (when.n < 4 || str_number(str_left(when, 4), 2999) < 1000)
		return name;
	return heading(a, str_left(name, date), when, where);
}

/*
 * As a heading, "Meeting (2003 : Brno)"; the Library of Congress loses what
 * stands in front of the first colon of one, and its bracket with it.
 */
static struct str
meeting(struct draft *d, const struct parts *p, struct str name)
{
	size_t colon = str_find(name, STR(" : ")), at;
	struct arena *a = d->r->arena;

	if (p->where.n > 0 && p->when.n > 0)
		return heading(a, name, p->when, p->where);
	name = draft_join(d, name, STR(", "), p->where);
	name = draft_join(d, name, STR(", "), p->when);
	if (numbered_heading(a, &name))
		return name;
	if (str_chr(name, '(') != STR_NPOS)
		return name;
	if (colon == STR_NPOS || !str_ends(name, STR(")")))
		return dated_heading(a, name);
	at = str_rchr(str_left(name, colon), ' ') + 1;
	if (at == 0 || !chr_digit(name.p[at]))
		return name;
	return arena_join(a, str_left(name, at), STR("("), str_from(name, at));
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

/* "Fog Office. Rain Division.", but "Fog Corp.": ends in a short word. */
static struct str
without_stop(struct str s)
{
	size_t n = s.n, last = str_rchr(s, ' ') + 1;

	if (n < 2 || s.p[n - 1] != '.' || n - last <= STOPPED_MAX ||
	    !chr_lower(s.p[n - 2]) ||
	    str_chr(str_left(str_from(s, last), n - last - 1), '.') != STR_NPOS)
		return s;
	return str_left(s, n - 1);
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
		out->event = meeting(d, p, whole);
	} else if (p->family.n + p->given.n > 0) {
		person(d, p, out);
	} else if (whole.n > 0 && p->kind == CORPORATE) {
		body(d, p, without_stop(whole), NAME_ORG, out);
	} else if (whole.n > 0 && p->kind == FAMILY) {
		body(d, p, whole, NAME_UNKNOWN, out);
	} else if (p->number.n > 0 && str_chr(whole, ',') == STR_NPOS) {
		body(d, p, draft_join(d, whole, STR(" "), p->number),
		     NAME_UNKNOWN, out);
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
