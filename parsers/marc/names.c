/* MARCXML: names (1XX, 70X to 720); the draft puts them in place. */
#include "core/ident.h"
#include "parsers/marc/internal.h"
#include "parsers/names/names.h"
#include "parsers/vocab/vocab.h"

enum { COMPARED_MAX = 200 }; /* names in which another is looked for */

/* --- Roles and numbers --------------------------------------------------- */

/* "$e HerausgeberIn $4 edt": each role may be said twice. */
static void
take_roles(struct marc *c, const struct node *n, const char *codes,
	   struct draft_name *out)
{
	struct str odd = STR_NONE;
	const struct node *s = NULL;

	while ((s = marc_next(n, s, codes)) != NULL) {
		struct str word = marc_without_marks(marc_text(c, s));
		enum said_role role;

		if (word.n == 0)
			continue;
		word = draft_last_step(word);
		if ((marc_code(s) == '4' && vocab_relator(word, &role)) ||
		    vocab_said_role(word, &role))
			out->said |= 1u << role;
		else
			draft_keep(&odd, word);
	}
	if (out->said != 0 || odd.n == 0)
		return;
	out->said = 1u << SAID_CONTRIBUTOR;
	draft_warn(&c->d, "role: '" STR_FMT "' taken for contributor",
		   STR_ARG(str_left(odd, 60)));
}

/* "(DE-588)118540238", "(orcid)0000-0002-…", addresses of both. */
static void
take_numbers(struct marc *c, const struct node *n, struct rec_name *name)
{
	struct arena *a = c->r->arena;
	const struct node *s = NULL;
	struct str id;

	while ((s = marc_next(n, s, "01")) != NULL) {
		struct str t = marc_text(c, s), rest = t;

		if (str_istarts(t, STR("(orcid)")) ||
		    str_istarts(t, STR("(uri)")))
			rest = str_from(t, str_chr(t, ')') + 1);
		if (name->gnd.n == 0 && ident_gnd(a, rest, &id))
			name->gnd = id;
		else if (name->orcid.n == 0 &&
			 (rest.n < t.n || ident_is_url(rest)) &&
			 ident_orcid(a, rest, &id))
			name->orcid = id;
	}
	name->affiliation = marc_join(c, n, "u", STR("; "));
}

/* A work that is related, not somebody: "Meyer, Anna. Die Reise". */
static bool
take_work(struct marc *c, const struct node *n, struct str who)
{
	struct str title = marc_without_stop(marc_sub(c, n, 't'));
	struct rec_text t;

	if (title.n == 0)
		return false;
	t = (struct rec_text){
	    draft_join(&c->d, marc_without_stop(who),
		       str_ends(who, STR(".")) ? STR(" ") : STR(". "), title),
	    STR_NONE};
	draft_relation(&c->d, t);
	return true;
}

/* --- Persons ------------------------------------------------------------- */

/* "Jr.", "III" of $c and $b; titles and offices are not printed. */
static struct str
suffix(struct marc *c, const struct node *n)
{
	const struct node *s = NULL;

	while ((s = marc_next(n, s, "bc")) != NULL) {
		struct str t = marc_without_marks(marc_text(c, s));

		if (vocab_name_is(VOCAB_SUFFIX, t))
			return t;
	}
	return STR_NONE;
}

/* By its indicator, or for want of it the number of a ruler or pope. */
static bool
is_forename(struct marc *c, const struct node *n, struct str a)
{
	struct str number = marc_without_stop(marc_sub(c, n, 'b'));

	if (str_chr(a, ',') != STR_NPOS)
		return false;
	for (size_t i = 0; i < number.n; i++)
		if (str_chr(STR("IVX."), number.p[i]) == STR_NPOS)
			number.n = 0;
	return marc_indicator(n, 1) == '0' || number.n > 0;
}

/* "Johannes Paul $b II. $c Papst": a forename, that is the whole name. */
static void
forename(struct marc *c, const struct node *n, struct str a,
	 struct rec_name *name)
{
	struct str number = marc_without_marks(marc_sub(c, n, 'b'));

	name->kind = NAME_UNKNOWN;
	name->literal = draft_join(&c->d, a, STR(" "), number);
}

/*
 * By the rules for names in one text, which tell families, suffixes and bodies
 * in the wrong field; a list is one, though no field should hold any.
 */
static void
parse(struct marc *c, const struct node *n, struct str a,
      struct draft_name *out)
{
	struct rec_name known = {.suffix = suffix(c, n)};

	take_numbers(c, n, &known);
	draft_parse_names(&c->d, a, &known, out);
}

void
marc_person(struct marc *c, const struct node *n)
{
	struct str a = marc_without_marks(marc_sub(c, n, 'a'));
	bool main_entry = marc_tag(n).p[0] == '1';
	struct draft_name out = {0};
	struct rec_name whole = {.raw = a};

	if (a.n == 0 || (!main_entry && take_work(c, n, a)))
		return;
	take_roles(c, n, "4e", &out);
	if (is_forename(c, n, a)) {
		forename(c, n, marc_without_stop(a), &whole);
		take_numbers(c, n, &whole);
		names_push(c->r->arena, &out.v, whole);
	} else {
		parse(c, n, a, &out);
	}
	/* That of an added entry is left open. */
	if (out.said == 0 && main_entry) {
		out.said = 1u << SAID_AUTHOR;
		c->main_entry = c->d.people.n + 1;
	}
	draft_name(&c->d, &out);
}

/* "Novak, Anna" of "Novak, A", who is there: she gets the names she lacks. */
static bool
is_fuller(struct marc *c, const struct draft_name *name)
{
	struct draft_people *l = &c->d.people;
	const struct rec_name *n = name->v.v;

	if (name->said != 0 || name->v.n != 1 || n->family.n == 0)
		return false;
	for (size_t i = 0; i < l->n && i < COMPARED_MAX; i++) {
		struct rec_name *known = &l->v[i].name;

		if (!names_same(known, n))
			continue;
		if (n->given.n > known->given.n)
			known->given = n->given;
		return true;
	}
	return false;
}

/* 720: a name as it came, with a word for its role. */
void
marc_uncontrolled(struct marc *c, const struct node *n)
{
	struct draft_name out = {0};
	struct str a = marc_without_marks(marc_sub(c, n, 'a'));

	/* The Czech theses of NUSL have it where the role should be. */
	if (a.n == 0)
		a = marc_without_marks(marc_sub(c, n, 'i'));
	take_roles(c, n, "4e", &out);
	parse(c, n, a, &out);
	if (!is_fuller(c, &out))
		draft_name(&c->d, &out);
}

/* --- Bodies and meetings -------------------------------------------------- */

/* "The FOG collaboration", before it is named without the article. */
static bool
is_said(const struct marc *c, struct str body)
{
	const struct draft_people *l = &c->d.people;

	for (size_t i = 0; i < l->n && i < COMPARED_MAX; i++)
		if (str_iends(l->v[i].name.literal, body))
			return true;
	return false;
}

/* "Universität Duisburg-Essen. Fakultät für Physik" */
void
marc_body(struct marc *c, const struct node *n)
{
	const struct node *s = NULL;
	struct draft_name out = {0};
	struct rec_name name = {.kind = NAME_ORG};
	bool main_entry = marc_tag(n).p[0] == '1';

	while ((s = marc_next(n, s, "ab")) != NULL) {
		struct str part = marc_without_stop(marc_text(c, s));
		bool stop = str_ends(name.literal, STR("."));

		name.literal = draft_join(&c->d, name.literal,
					  stop ? STR(" ") : STR(". "), part);
	}
	/* "$g FOG Collaboration": what Invenio has beside a laboratory. */
	if (name.literal.n == 0 && !main_entry) {
		name.literal = marc_without_stop(marc_sub(c, n, 'g'));
		main_entry = true;
		if (is_said(c, name.literal))
			return;
	}
	name.raw = name.literal;
	if (name.literal.n == 0 ||
	    (!main_entry && take_work(c, n, name.literal)))
		return;
	take_roles(c, n, "4e", &out);
	take_numbers(c, n, &name);
	names_push(c->r->arena, &out.v, name);
	if (out.said == 0)
		out.said = 1u << (main_entry ? SAID_AUTHOR : SAID_ISSUER);
	draft_name(&c->d, &out);
}

/* "Tagung (12. : 2019 : Essen)" without its brackets and colons. */
void
marc_meeting(struct marc *c, const struct node *n)
{
	static const char marks[] = " ():;,";
	const struct node *s = NULL;
	struct draft_name out = {0};
	bool main_entry = marc_tag(n).p[0] == '1';

	while ((s = marc_next(n, s, "aendc")) != NULL) {
		struct str part = marc_text(c, s);

		/* "(12th :", "2010 :", "Berlin, Germany)." */
		if (marc_code(s) != 'a') {
			bool inside;

			while (part.n > 0 && part.p[0] == '(')
				part = str_trim(str_from(part, 1));
			part = marc_without_marks(part);
			inside = str_ends(part, STR(")"));
			part = inside ? part : marc_without_stop(part);
			if (str_chr(part, '(') == STR_NPOS)
				while (part.n > 0 &&
				       str_chr(str_c(marks),
					       part.p[part.n - 1]) != STR_NPOS)
					part.n--;
			/* The stop of "Calif.)" is its own, of "1971." not. */
			if (!inside && part.n > 1 &&
			    part.p[part.n - 1] == '.' &&
			    chr_digit(part.p[part.n - 2]))
				part.n--;
		} else {
			part = marc_without_stop(part);
		}
		if (marc_code(s) == 'c')
			out.event_place =
			    draft_join(&c->d, out.event_place, STR("; "), part);
		else
			out.event =
			    draft_join(&c->d, out.event, STR(", "), part);
	}
	if (out.event.n == 0 || (!main_entry && take_work(c, n, out.event)))
		return;
	c->is_conference = true;
	draft_name(&c->d, &out);
}
