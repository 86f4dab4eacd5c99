/*
 * The draft: who is what to an item. Roles that are said stay; what the others
 * come to depends on the type and on who else is named.
 */
#include <string.h>

#include "core/ident.h"
#include "core/norm.h"
#include "parsers/draft/internal.h"
#include "parsers/names/names.h"
#include "parsers/prose/prose.h"

enum {
	ADVISORS_MAX = 2,
	SENTENCE_BLANKS = 4,
	WIDE_LEAD = 0xe3,  /* first bytes of letters of East Asia, at least */
	COMPARED_MAX = 200 /* names that others are compared with */
};

/* --- Reading ---- */

/* "Meer, van der", "Vries de" as somebody's family: "van der Meer". */
static struct str
particles_in_front(struct draft *d, struct str family)
{
	size_t at = family.n, blank;
	struct str head, tail;

	while ((blank = str_rchr(str_left(family, at), ' ')) != STR_NPOS &&
	       chr_lower(family.p[blank + 1]) &&
	       vocab_name_is(VOCAB_PARTICLE,
			     str_of(family.p + blank + 1, at - blank - 1)))
		at = blank;
	if (at == family.n || at == 0)
		return family;
	tail = str_trim(str_from(family, at));
	head = str_trim(str_left(family, at));
	if (head.n > 1 && head.p[head.n - 1] == ',')
		head = str_trim(str_left(head, head.n - 1));
	return draft_join(
	    d, tail, tail.p[tail.n - 1] == '\'' ? STR("") : STR(" "), head);
}

/* "on behalf of the Fog Collaboration": its name alone. */
static struct str
without_lead(struct str body)
{
	static const struct str leads[] = {
	    STR_LIT("on behalf of the "), STR_LIT("on behalf of "),
	    STR_LIT("for the "), STR_LIT("and the "), STR_LIT("the ")};

	for (size_t i = 0; i < COUNT(leads); i++)
		if (str_starts(body, leads[i]) && body.n > leads[i].n &&
		    chr_upper(body.p[leads[i].n]))
			return str_from(body, leads[i].n);
	return body;
}

/* Bytes of "J. " or "J.-P. M. " in front of a word. */
static size_t
initials_in_front(struct str s)
{
	size_t n = 0, at;

	for (at = 0; at < s.n; at++) {
		at += s.p[at] == '-';
		if (at >= s.n ||
		    !(chr_upper(s.p[at]) || (unsigned char)s.p[at] >= 0xc0))
			break;
		for (at++; at < s.n && ((unsigned char)s.p[at] & 0xc0) == 0x80;)
			at++;
		if (at >= s.n || s.p[at] != '.')
			break;
		if (at + 1 < s.n && s.p[at + 1] == ' ')
			n = ++at + 1;
	}
	return n < s.n ? n : 0;
}

/* "J. Novak" as the family of Anna: "Novak, Anna J." */
static void
initials_behind(struct draft *d, struct rec_name *n)
{
	size_t at = n->given.n == 0 ? 0 : initials_in_front(n->family);

	if (at == 0)
		return;
	n->given = draft_join(d, n->given, STR(" "),
			      str_trim(str_left(n->family, at)));
	n->family = str_trim(str_from(n->family, at));
}

/*
 * "Novak Jr.", "Novak, III" as somebody's family: two parts of the name. A word
 * that is written out ("Novak Junior", "Novak Neto") is one of the family.
 */
static void
suffix_apart(struct rec_name *n)
{
	size_t at = str_rchr(n->family, ' ');
	struct str last;

	if (at == STR_NPOS || n->given.n == 0 || n->suffix.n > 0)
		return;
	last = str_from(n->family, at + 1);
	if (last.n < 2 || last.n > 3 || !vocab_name_is(VOCAB_SUFFIX, last))
		return;
	n->suffix = last;
	n->family = prose_without_marks(str_left(n->family, at));
}

static void
tidy_name(struct draft *d, struct rec_name *n)
{
	suffix_apart(n);
	initials_behind(d, n);
	n->family = particles_in_front(d, n->family);
	n->literal = without_lead(n->literal);
}

void
draft_name(struct draft *d, const struct draft_name *name)
{
	struct draft_people *l = &d->people;

	draft_meeting(d, name->event, name->event_place);
	for (size_t i = 0; i < name->v.n; i++) {
		struct draft_person *v;

		if (!draft_room(d, LIMIT_PEOPLE, l->n))
			return;
		v = arena_push(d->r->arena, l->v, l->n, &l->cap, sizeof(*v));
		if (v == NULL)
			return;
		l->v = v;
		tidy_name(d, &name->v.v[i]);
		l->v[l->n++] = (struct draft_person){
		    .name = name->v.v[i],
		    .said = name->said == 0 ? BIT(SAID_OPEN) : name->said,
		    .numbered = name->numbered,
		    .whole = name->whole,
		    .lang = d->naming,
		};
	}
}

void
draft_parse_names(struct draft *d, struct str text,
		  const struct rec_name *known, struct draft_name *out)
{
	struct record scratch;

	record_init(&scratch, d->r->arena);
	if (known != NULL && known->kind == NAME_PERSON)
		names_parse_person(&scratch, text, ROLE_CONTRIBUTOR);
	else
		names_parse(&scratch, text, ROLE_CONTRIBUTOR);
	for (size_t i = 0; i < scratch.warnings.n; i++)
		draft_warn(d, STR_FMT, STR_ARG(scratch.warnings.v[i].text));
	for (size_t i = 0; i < scratch.publishers.n; i++)
		draft_publisher(d, &d->origin, EVENT_PUBLICATION,
				scratch.publishers.v[i]);
	for (size_t i = 0; i < scratch.names.n; i++) {
		struct rec_name *n = &scratch.names.v[i];

		if (out->said == 0 && n->role != ROLE_CONTRIBUTOR)
			out->said = BIT(vocab_role_said(n->role));
		if (i == 0 && known != NULL) {
			draft_keep(&n->orcid, known->orcid);
			draft_keep(&n->gnd, known->gnd);
			draft_keep(&n->affiliation, known->affiliation);
			if (n->family.n > 0)
				draft_keep(&n->suffix, known->suffix);
		}
		names_push(d->r->arena, &out->v, *n);
	}
}

void
draft_parse_editors(struct draft *d, struct str text, struct rec_names *out)
{
	struct draft_name editors = {.said = 0};

	if (text.n == 0 || out->n > 0)
		return;
	draft_parse_names(d, text, NULL, &editors);
	names_settle(d->r, &editors.v, d->r->names_order);
	for (size_t i = 0; i < editors.v.n; i++)
		editors.v.v[i].role = ROLE_EDITOR;
	*out = editors.v;
}

void
draft_role(struct draft *d, struct str word, struct draft_name *out)
{
	enum said_role role;

	if (word.n == 0)
		return;
	if (!vocab_said_role(word, &role))
		draft_warn(d, "role: '" STR_FMT "' taken for contributor",
			   STR_ARG(str_left(word, 60)));
	out->said |= BIT(role);
}

/* What the reader of names has guessed is the record's to say; publishers. */
static void
pass_on(struct draft *d, const struct record *scratch)
{
	for (size_t i = 0; i < scratch->publishers.n; i++)
		draft_publisher(d, &d->origin, EVENT_PUBLICATION,
				scratch->publishers.v[i]);
	for (size_t i = 0; i < scratch->warnings.n; i++)
		draft_warn(d, STR_FMT, STR_ARG(scratch->warnings.v[i].text));
}

/*
 * "Novak G, Pavel T." is two or one: how the first of the record is written
 * tells.
 */
static void
show_sibling(const struct draft *d, struct str text, struct record *scratch)
{
	char last = text.p[text.n - 1];

	if (d->people.n > 0 && (last == '.' || chr_upper(last)) &&
	    str_chr(text, ',') != STR_NPOS)
		names_push(scratch->arena, &scratch->names,
			   d->people.v[0].name);
}

/* "https://orcid.org/0000-...", behind a name: whose it is. */
static bool
belongs_to_last(struct draft *d, struct str text)
{
	bool labelled = str_istarts(text, STR("orcid"));
	struct str orcid;

	if ((str_chr(text, ' ') != STR_NPOS && !labelled) ||
	    !ident_orcid(d->r->arena, text, &orcid))
		return false;
	/* One under its label can be of any of them. */
	if (labelled && d->people.n > 1)
		draft_warn(d, "orcid: of %zu people, nobody says of whom",
			   d->people.n);
	else if (d->people.n > 0)
		draft_keep(&d->people.v[d->people.n - 1].name.orcid, orcid);
	return true;
}

/* "Novak, Anna (interviewer)": who helped, and made nothing of it. */
static bool
is_said_to_help(const struct rec_name *n)
{
	size_t open = str_rchr(n->raw, '(');
	enum said_role role;
	struct str word;

	if (open == STR_NPOS || !str_ends(n->raw, STR(")")))
		return false;
	word = str_from(n->raw, open + 1);
	return vocab_said_role(str_trim(str_left(word, word.n - 1)), &role) &&
	       role == SAID_CONTRIBUTOR;
}

/* By the text itself, as far as it says it; else by its place. */
static unsigned
said_of(const struct rec_name *n, enum said_role role)
{
	if (n->role == ROLE__MAX)
		return BIT(role);
	if (n->role != ROLE_CONTRIBUTOR)
		return BIT(vocab_role_said(n->role));
	/* A creator by another part is the author when nobody is; who helped,
	 * when nobody made it either. */
	if (role == SAID_AUTHOR)
		return BIT(SAID_MAKER) |
		       (is_said_to_help(n) ? BIT(SAID_CONTRIBUTOR) : 0);
	/* "(committee member)": took part, and in what is said. */
	return BIT(role) | (role == SAID_TOOK_PART && n->kind != NAME_ORG
				? BIT(SAID_CONTRIBUTOR)
				: 0);
}

/*
 * "This work was supported by ...": OJS has the field of who paid among the
 * contributors, and people write sentences.
 */
static bool
says_support(struct str s)
{
	static const struct str words[] = {
	    STR_LIT("supported"),
	    STR_LIT("support from"),
	    STR_LIT("funded"),
	    STR_LIT("financed"),
	    STR_LIT("acknowledge"),
	    STR_LIT("grateful"),
	    STR_LIT("gef\xc3\xb6rdert"),
	    STR_LIT("unterst\xc3\xbctz"),
	    STR_LIT("financiad"),
	    STR_LIT("apoyo de"),
	    STR_LIT("apoio d"),
	    STR_LIT("soutien d"),
	    STR_LIT("financ\xc3\xa9"),
	    STR_LIT("finanziat"),
	    STR_LIT("finansowan"),
	    STR_LIT("desteklen"),
	    /* поддержк, підтримк */
	    STR_LIT("\xd0\xbf\xd0\xbe\xd0\xb4\xd0\xb4\xd0\xb5\xd1\x80\xd0"
		    "\xb6\xd0\xba"),
	    STR_LIT("\xd0\xbf\xd1\x96\xd0\xb4\xd1\x82\xd1\x80\xd0\xb8\xd0"
		    "\xbc\xd0\xba"),
	};
	size_t blanks = 0;

	for (size_t i = 0; i < s.n; i++)
		blanks += s.p[i] == ' ';
	for (size_t i = 0; i < COUNT(words) && blanks >= SENTENCE_BLANKS; i++)
		if (str_ifind(s, words[i]) != STR_NPOS)
			return true;
	return false;
}

/*
 * "ANR-12-JS02-0009,RAIN,Colouring of rain(2012)", "European Project:
 * 258829,EC:FP7:ERC": HAL has who paid among the contributors.
 */
static bool
is_project(struct str s)
{
	struct str code = str_left(s, str_chr(s, ','));
	size_t colon = str_chr(s, ':');

	if (code.n == s.n)
		return false;
	if (str_iends(str_left(s, colon), STR("project")) &&
	    colon != STR_NPOS && colon + 2 < s.n)
		return chr_digit(str_trim(str_from(s, colon + 1)).p[0]);
	return prose_is_code(code) && str_has_digit(code) &&
	       str_chr(code, '-') != STR_NPOS;
}

void
draft_names(struct draft *d, struct str text, enum said_role role)
{
	struct record scratch;
	size_t siblings;

	if (text.n == 0)
		return;
	/* "novak@example.org" in the place of a name or behind it (TDX) */
	if (str_chr(text, '@') != STR_NPOS && str_chr(text, ' ') == STR_NPOS) {
		draft_warn(d, "names: an address of mail, left out");
		return;
	}
	if (role == SAID_TOOK_PART && is_project(text)) {
		draft_warn(d, "contributor: a project that paid, left out");
		return;
	}
	if (role == SAID_TOOK_PART && says_support(text)) {
		draft_description(d, DESC_NOTE,
				  (struct rec_text){text, STR_NONE});
		draft_warn(d, "contributor: a sentence on who paid");
		return;
	}
	record_init(&scratch, d->r->arena);
	/* RCAAP, BDTD: the page of the person in front, at least. */
	if (belongs_to_last(d, text) || ident_is_url(text))
		return;
	show_sibling(d, text, &scratch);
	siblings = scratch.names.n;
	names_parse(&scratch, text, ROLE__MAX);
	for (size_t i = siblings; i < scratch.names.n; i++) {
		struct rec_name *n = &scratch.names.v[i];
		struct draft_name name = {.v = {n, 1, 1}};

		name.said = said_of(n, role);
		n->role = ROLE_CONTRIBUTOR;
		draft_name(d, &name);
	}
	pass_on(d, &scratch);
}

/* The number alone, or its address; the scheme says which register. */
bool
draft_person_id(struct draft *d, struct str scheme, struct str s,
		struct rec_name *name)
{
	struct arena *a = d->r->arena;
	bool orcid = str_ifind(scheme, STR("orcid")) != STR_NPOS;
	bool gnd = str_ifind(scheme, STR("gnd")) != STR_NPOS ||
		   str_ifind(scheme, STR("pnd")) != STR_NPOS;
	struct str id;

	/* Numbers of other registers can look like an ORCID: ISNI. */
	if (s.n == 0 || str_ifind(scheme, STR("isni")) != STR_NPOS)
		return false;
	if (!gnd && ident_orcid(a, s, &id)) {
		draft_keep(&name->orcid, id);
	} else if (!orcid &&
		   (ident_gnd(a, s, &id) ||
		    (gnd && ident_gnd(a, draft_join(d, STR("gnd:"), STR(""), s),
				      &id)))) {
		draft_keep(&name->gnd, id);
	} else {
		if (orcid || gnd)
			draft_warn(d, "%s: '" STR_FMT "' is none",
				   orcid ? "orcid" : "gnd",
				   STR_ARG(str_left(s, 60)));
		return false; /* VIAF and others: there is no place for them */
	}
	return true;
}

/* --- Roles ---- */

static bool
says(const struct draft *d, enum said_role role)
{
	for (size_t i = 0; i < d->people.n; i++)
		if (d->people.v[i].said & BIT(role))
			return true;
	return false;
}

bool
draft_is_granted(const struct draft *d)
{
	return d->grantor.n > 0 || says(d, SAID_GRANTOR);
}

/*
 * Who is named without a role: authors as a rule; when nobody is said to be
 * one and the title page speaks of editors, these.
 */
static enum rec_role
open_role(const struct draft *d)
{
	static const struct str words[] = {
	    STR_LIT("edited by"), STR_LIT("hrsg"),   STR_LIT("hg."),
	    STR_LIT("herausgeg"), STR_LIT("ed. by"), STR_LIT("eds."),
	    STR_LIT("editor"),    STR_LIT("red. ")};

	if (says(d, SAID_AUTHOR))
		return ROLE_AUTHOR;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ifind(d->responsible, words[i]) != STR_NPOS)
			return ROLE_EDITOR;
	return ROLE_AUTHOR;
}

bool
draft_has_role(const struct draft *d, enum rec_role role)
{
	return says(d, vocab_role_said(role)) ||
	       (says(d, SAID_OPEN) && open_role(d) == role);
}

/* As the statement may have it: the family, or the last body of several. */
static struct str
stated_name(const struct rec_name *n)
{
	struct str s = n->family.n > 0 ? n->family : n->literal, rest = s;
	size_t at;

	while (n->family.n == 0 && (at = str_find(rest, STR(". "))) != STR_NPOS)
		rest = str_from(rest, at + 2);
	return rest.n > 0 ? rest : s;
}

/* Those without a role, and those of whom it says "other" alone. */
void
draft_read_statement(struct draft *d)
{
	size_t n = 0;

	if (d->responsible.n == 0)
		return;
	for (size_t i = 0; i < d->people.n; i++) {
		struct draft_person *p = &d->people.v[i];
		enum said_role role;

		if (((p->said & BIT(SAID_OPEN)) == 0 &&
		     p->said != BIT(SAID_CONTRIBUTOR)) ||
		    !vocab_stated_role(d->responsible, stated_name(&p->name),
				       &role) ||
		    p->said == BIT(role))
			continue;
		p->said =
		    (p->said & ~(BIT(SAID_OPEN) | BIT(SAID_CONTRIBUTOR))) |
		    BIT(role);
		n++;
	}
	if (n > 0)
		draft_warn(d,
			   "role: %zu read in the statement of "
			   "responsibility",
			   n);
}

/* Has somebody who took part in a thesis a family and given names? */
static bool
has_family_names(const struct draft *d)
{
	if (!rec_type_is(d->r->type, CLASS_THESIS))
		return false;
	for (size_t i = 0; i < d->people.n; i++)
		if (d->people.v[i].name.family.n > 0 &&
		    (d->people.v[i].said & BIT(SAID_TOOK_PART)) != 0)
			return true;
	return false;
}

/*
 * A body, or "Structural Engineering" beside "Novak, Anna": left whole where
 * persons have families. In East Asia persons are left whole, too.
 */
static bool
is_no_person(const struct rec_name *n, bool families)
{
	return n->kind == NAME_ORG ||
	       (n->family.n == 0 && vocab_school(n->literal) == SCHOOL_WHOLE) ||
	       (families && n->family.n == 0 && n->literal.n > 0 &&
		(unsigned char)n->literal.p[0] < WIDE_LEAD);
}

/* Persons of whom it is said that they took part, and no more. */
static size_t
took_part(const struct draft *d)
{
	bool families = has_family_names(d);
	size_t n = 0;

	for (size_t i = 0; i < d->people.n; i++)
		n += (d->people.v[i].said & BIT(SAID_TOOK_PART)) != 0 &&
		     (d->people.v[i].said & BIT(SAID_CONTRIBUTOR)) == 0 &&
		     !is_no_person(&d->people.v[i].name, families);
	return n;
}

/* A text of few pages: no book, of which they may be the editors. */
static bool
is_written(enum rec_type t)
{
	return rec_type_is(t, CLASS_ARTICLE) || rec_type_is(t, CLASS_CHAPTER) ||
	       rec_type_is(t, CLASS_REPORT) || t == TYPE_PREPRINT ||
	       t == TYPE_GENERIC;
}

/* No role is said of anybody but that they took part. */
static bool
nobody_made(const struct draft *d)
{
	unsigned known = BIT(SAID_AUTHOR) | BIT(SAID_EDITOR) | BIT(SAID_OPEN) |
			 BIT(SAID_MAKER) | BIT(SAID_ISSUER);

	for (size_t i = 0; i < d->people.n; i++)
		if ((d->people.v[i].said & known) != 0)
			return false;
	return true;
}

/* What those most likely are. */
static enum rec_role
likely_role(const struct draft *d)
{
	enum rec_type t = d->r->type;

	/* More of them are a committee, which nobody cites. */
	if (rec_type_is(t, CLASS_THESIS))
		return took_part(d) <= ADVISORS_MAX ? ROLE_ADVISOR
						    : ROLE_CONTRIBUTOR;
	if ((t == TYPE_BOOK || t == TYPE_EDITED_BOOK ||
	     t == TYPE_PROCEEDINGS) &&
	    !draft_has_role(d, ROLE_AUTHOR))
		return ROLE_EDITOR;
	if (site_has(d->site, HABIT_EDITORS) && rec_type_is(t, CLASS_CHAPTER) &&
	    d->nhosts > 0 && d->hosts[0].title.n > 0)
		return ROLE_EDITOR;
	/* What people took part in and nobody else has written, they wrote. */
	return is_written(t) && nobody_made(d) ? ROLE_AUTHOR : ROLE_CONTRIBUTOR;
}

static bool
has_small(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (chr_lower(s.p[i]))
			return true;
	return false;
}

static bool
same_name(const struct rec_name *a, const struct rec_name *b)
{
	return str_eq(a->family, b->family) && str_eq(a->given, b->given) &&
	       str_eq(a->literal, b->literal);
}

/* "NOVAK, ANNA" is "Novak, Anna" once more. */
static bool
same_part(const struct rec_name *a, const struct rec_name *b)
{
	return same_name(a, b) || (b->family.n > 0 && !has_small(b->family) &&
				   !has_small(b->given) &&
				   has_small(a->family) && names_same(a, b));
}

/* Has somebody that part, or a greater one than a contributor's? */
static bool
is_named(const struct record *r, const struct rec_name *n, enum rec_role role)
{
	for (size_t i = 0; i < r->names.n && i < COMPARED_MAX; i++)
		if (role == ROLE_CONTRIBUTOR ? names_same(&r->names.v[i], n)
					     : r->names.v[i].role == role &&
						   same_part(&r->names.v[i], n))
			return true;
	return false;
}

void
draft_push_name(struct draft *d, const struct draft_person *p,
		enum rec_role role)
{
	struct rec_name n = p->name;

	n.role = role;
	/* RCAAP: the repository itself, on every record. */
	if (role == ROLE_CONTRIBUTOR && n.family.n == 0 &&
	    str_ifind(n.literal, STR("reposit")) != STR_NPOS) {
		draft_warn(d, "contributor: a repository left out");
		return;
	}
	if (!is_named(d->r, &n, role))
		names_push(d->r->arena, &d->r->names, n);
}

/* A body without a part in it, beside somebody who has written it. */
static bool
stands_aside(const struct draft *d, const struct draft_person *p)
{
	return p->name.kind == NAME_ORG &&
	       (says(d, SAID_AUTHOR) || says(d, SAID_EDITOR));
}

/* Who gave it in, and is named once more for a greater part. */
static bool
is_greater_elsewhere(const struct draft *d, const struct draft_person *p)
{
	const struct draft_people *l = &d->people;

	for (size_t i = 0; i < l->n && i < COMPARED_MAX; i++)
		if ((l->v[i].said & (BIT(SAID_CONTRIBUTOR) - 1)) != 0 &&
		    same_name(&l->v[i].name, &p->name))
			return true;
	return false;
}

/* The plain roles of somebody, and those left open. */
static void
push_roles(struct draft *d, const struct draft_person *p, enum rec_role open,
	   enum rec_role part, bool families)
{
	unsigned said = p->said;

	/* "(dir.)", "(ed.)": nobody edits a thesis. */
	if ((said & BIT(SAID_EDITOR)) != 0 &&
	    rec_type_is(d->r->type, CLASS_THESIS))
		said = (said & ~BIT(SAID_EDITOR)) | BIT(SAID_ADVISOR);
	if (said & BIT(SAID_OPEN))
		said |= BIT(vocab_role_said(
		    stands_aside(d, p) ? ROLE_CONTRIBUTOR : open));
	/* Who issued or published it contributed by that. */
	if (said & (BIT(SAID_MAKER) | BIT(SAID_ISSUER) | BIT(SAID_HOSTING) |
		    BIT(SAID_GRANTOR) | BIT(SAID_PUBLISHER)))
		said &= ~BIT(SAID_CONTRIBUTOR);
	if (said == BIT(SAID_COMPANY))
		said = BIT(SAID_CONTRIBUTOR);
	/* The author among the contributors is not her own advisor; who drew
	 * the pictures of a book did not edit it. */
	if ((said & BIT(SAID_TOOK_PART)) &&
	    ((part != ROLE_ADVISOR && part != ROLE_EDITOR) ||
	     (said & BIT(SAID_CONTRIBUTOR)) == 0) &&
	    !is_named(d->r, &p->name, ROLE_CONTRIBUTOR))
		said |= BIT(is_no_person(&p->name, families)
				? SAID_CONTRIBUTOR
				: vocab_role_said(part));
	/* Who wrote it and gave it pictures, too, wrote it. */
	if ((said & (BIT(SAID_CONTRIBUTOR) - 1)) != 0 ||
	    (said == BIT(SAID_CONTRIBUTOR) && is_greater_elsewhere(d, p)))
		said &= ~BIT(SAID_CONTRIBUTOR);
	for (enum rec_role role = 0; role < ROLE__MAX; role++)
		if (said & BIT(vocab_role_said(role)))
			draft_push_name(d, p, role);
}

/* "(RECIPIENT)" of a report: for whom it was made. */
static void
settle_recipients(struct draft *d)
{
	if (d->r->type == TYPE_LETTER || d->r->type == TYPE_MANUSCRIPT)
		return;
	for (size_t i = 0; i < d->people.n; i++) {
		unsigned *said = &d->people.v[i].said;

		if (*said & BIT(SAID_RECIPIENT))
			*said = (*said & ~BIT(SAID_RECIPIENT)) |
				BIT(SAID_CONTRIBUTOR);
	}
}

/* MARC has one code for who judges a thesis and who reviews a book. */
static void
settle_reviewers(struct draft *d)
{
	if (d->r->type != TYPE_BOOK_REVIEW || draft_has_role(d, ROLE_AUTHOR))
		return;
	for (size_t i = 0; i < d->people.n; i++) {
		unsigned *said = &d->people.v[i].said;

		if (*said & BIT(SAID_REFEREE))
			*said = (*said & ~BIT(SAID_REFEREE)) | BIT(SAID_AUTHOR);
	}
}

/*
 * Who directed a thesis advised its author; and a school among its authors is
 * where she wrote it.
 */
static void
settle_thesis(struct draft *d)
{
	bool author = false;

	for (size_t i = 0; i < d->people.n; i++)
		author = author || ((d->people.v[i].said & BIT(SAID_AUTHOR)) &&
				    d->people.v[i].name.kind != NAME_ORG);
	for (size_t i = 0; i < d->people.n && author; i++) {
		struct draft_person *p = &d->people.v[i];
		bool body = p->name.kind == NAME_ORG;

		if ((p->said & BIT(SAID_MAKER)) && !body)
			p->said =
			    (p->said & ~BIT(SAID_MAKER)) | BIT(SAID_ADVISOR);
		if ((p->said & BIT(SAID_AUTHOR)) && body &&
		    vocab_is_school(p->name.literal)) {
			p->said =
			    (p->said & ~BIT(SAID_AUTHOR)) | BIT(SAID_HOSTING);
			draft_warn(d, "author: a school, which is where the "
				      "thesis was written");
		}
	}
}

/* The company that produced a film that nobody is said to have published. */
static void
settle_film(struct draft *d)
{
	struct rec_texts *l = &d->origin.publishers;

	for (size_t i = 0; i < d->people.n; i++)
		if (d->people.v[i].said & BIT(SAID_PUBLISHER))
			return;
	if (l->n > 0)
		return;
	for (size_t i = 0; i < d->people.n; i++) {
		struct draft_person *p = &d->people.v[i];

		if ((p->said & BIT(SAID_COMPANY)) == 0 ||
		    p->name.literal.n == 0)
			continue;
		p->said &= ~(BIT(SAID_COMPANY) | BIT(SAID_CONTRIBUTOR));
		draft_publisher(d, &d->origin, EVENT_PUBLICATION,
				(struct rec_text){p->name.literal, STR_NONE});
	}
	if (l->n > 0)
		draft_warn(d, "publisher: who produced the film");
}

/* Is it one of the publishers, but for a stop behind it? */
static bool
has_imprint(const struct draft *d, struct str name)
{
	const struct rec_texts *l = &d->origin.publishers;
	size_t n = name.n - (str_ends(name, STR(".")) ? 1 : 0);

	for (size_t i = 0; i < l->n && i < COMPARED_MAX; i++)
		if (str_eq(l->v[i].text, name) ||
		    str_eq(l->v[i].text, str_left(name, n)))
			return true;
	return false;
}

/*
 * A body behind a person, both named without a role, that is the publisher:
 * an added entry of catalogues, and no author.
 */
static void
settle_imprints(struct draft *d)
{
	bool person = false;

	for (size_t i = 0; i < d->people.n; i++) {
		struct draft_person *p = &d->people.v[i];

		if (p->said != BIT(SAID_OPEN))
			continue;
		if (person && p->name.kind == NAME_ORG &&
		    has_imprint(d, p->name.literal)) {
			p->said = BIT(SAID_PUBLISHER);
			draft_warn(d, "author: the publisher once more");
		}
		person = person || p->name.kind == NAME_PERSON;
	}
}

void
draft_settle_people(struct draft *d)
{
	enum rec_role open, part;
	size_t nopen = 0, naside = 0, npart = took_part(d);
	bool families = has_family_names(d);

	settle_reviewers(d);
	settle_recipients(d);
	settle_imprints(d);
	if (rec_type_is(d->r->type, CLASS_THESIS))
		settle_thesis(d);
	if (d->r->type == TYPE_VIDEO)
		settle_film(d);
	if (!rec_type_is(d->r->type, CLASS_OBJECT))
		draft_read_statement(d);
	open = open_role(d);
	part = likely_role(d);
	for (size_t i = 0; i < d->people.n; i++) {
		nopen += (d->people.v[i].said & BIT(SAID_OPEN)) != 0;
		naside += d->people.v[i].said == BIT(SAID_ASIDE);
		push_roles(d, &d->people.v[i], open, part, families);
	}
	if (nopen > 0)
		draft_warn(d, "role: none said of %zu, taken for %s", nopen,
			   rec_role_name(open));
	if (naside > 0)
		draft_warn(d,
			   "role: %zu without a part in it (owned, sold, "
			   "paid for), left out",
			   naside);
	if (npart > 0 && part != ROLE_CONTRIBUTOR)
		draft_warn(d, "contributor: %zu taken for %s", npart,
			   rec_role_name(part));
}
