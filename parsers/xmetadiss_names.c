/* XMetaDissPlus: persons, bodies, degrees, and how text is taken. */
#include "core/ident.h"
#include "parsers/vocab/vocab.h"
#include "parsers/xmetadiss_read.h"

/* --- Tools ---------------------------------------------------------------- */

/* An attribute by local name, whatever its namespace: type, xsi:type. */
struct str
xmeta_attr(const struct node *n, const char *name)
{
	for (size_t i = 0; i < n->nattrs; i++)
		if (str_eqc(n->attrs[i].name, name))
			return str_trim(n->attrs[i].value);
	return STR_NONE;
}

struct rec_text
xmeta_text(struct xmeta *x, const struct node *n)
{
	struct rec_text t = {.text = mods_text(&x->m, n)};
	struct str lang = xmeta_attr(n, "lang");

	t.lang = vocab_language(x->r->arena, lang);
	return t;
}

void
xmeta_push(struct xmeta *x, struct rec_texts *l, struct rec_text t)
{
	if (t.text.n > 0)
		texts_push(x->r->arena, l, t);
}

/* The first element of that name anywhere below. */
static const struct node *
below(const struct node *root, const char *name)
{
	const struct node *n = root;

	while ((n = node_walk(n, root)) != NULL)
		if (str_eqc(n->name, name))
			return n;
	return NULL;
}

static struct str
text_below(struct xmeta *x, const struct node *root, const char *name)
{
	const struct node *n = below(root, name);

	return n == NULL ? STR_NONE : mods_text(&x->m, n);
}

/* --- Names --------------------------------------------------------------- */

static struct str
institution(struct xmeta *x, const struct node *n)
{
	const struct node *u = below(n, "universityOrInstitution");

	return u == NULL ? STR_NONE : text_below(x, u, "name");
}

static void
take_ids(struct xmeta *x, const struct node *n, struct rec_name *name)
{
	static const char *const ids[] = {"GND-Nr", "PND-Nr", "ORCID", "orcid"};
	const struct node *c = n;
	struct arena *a = x->r->arena;

	for (; c != NULL; c = node_walk(c, n)) {
		for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
			struct str s = xmeta_attr(c, ids[i]), id;

			if (s.n == 0 && str_eqc(c->name, ids[i]))
				s = mods_text(&x->m, c);
			if (s.n == 0)
				continue;
			if (i < 2 &&
			    (ident_gnd(a, s, &id) ||
			     ident_gnd(
				 a, mods_cat(&x->m, STR("gnd:"), STR_NONE, s),
				 &id)))
				name->gnd = id;
			else if (i >= 2 && ident_orcid(a, s, &id))
				name->orcid = id;
			else
				mods_warn(&x->m, "%s: '" STR_FMT "' is none",
					  ids[i], STR_ARG(str_left(s, 60)));
		}
	}
}

/* pc:person, or a body (cc:universityOrInstitution). */
static bool
name_of(struct xmeta *x, const struct node *n, struct rec_name *name)
{
	*name = (struct rec_name){
	    .kind = NAME_PERSON,
	    .family = text_below(x, n, "surName"),
	    .given = text_below(x, n, "foreName"),
	    .affiliation = text_below(x, n, "affiliation"),
	};
	take_ids(x, n, name);
	if (name->given.n == 0 && name->family.n > 0) {
		name->literal = name->family;
		name->family = STR_NONE;
		name->kind = NAME_UNKNOWN;
	}
	if (name->family.n > 0) {
		struct str prefix = text_below(x, n, "prefix");

		name->family = mods_cat(&x->m, prefix, STR(" "), name->family);
		name->raw =
		    mods_cat(&x->m, name->family, STR(", "), name->given);
		return true;
	}
	if (name->literal.n == 0)
		name->literal = text_below(x, n, "personEnteredUnderGivenName");
	if (name->literal.n == 0) {
		name->kind = NAME_ORG;
		name->literal = institution(x, n);
	}
	name->raw = name->literal;
	return name->literal.n > 0;
}

static void
read_name(struct xmeta *x, const struct node *n, enum said_role role)
{
	struct mods_name out = {.roles = 1u << role};
	struct rec_name name;

	if (!name_of(x, n, &name))
		return;
	names_push(x->r->arena, &out.v, name);
	mods_name_place(&x->m, &out);
}

void
xmeta_creator(struct xmeta *x, const struct node *n)
{
	read_name(x, n, SAID_AUTHOR);
}

/* thesis:role="advisor" */
void
xmeta_contributor(struct xmeta *x, const struct node *n)
{
	struct str word = xmeta_attr(n, "role");
	enum said_role role = SAID_CONTRIBUTOR;

	if (word.n > 0 && !vocab_said_role(word, &role))
		mods_warn(&x->m, "role: '" STR_FMT "' taken for contributor",
			  STR_ARG(str_left(word, 60)));
	read_name(x, n, role);
}

/* --- Where and when ------------------------------------------------------ */

void
xmeta_publisher(struct xmeta *x, const struct node *n)
{
	struct rec_text t = {.text = institution(x, n)};

	if (t.text.n == 0 && node_first(n) == NULL)
		t.text = mods_text(&x->m, n);
	xmeta_push(x, &x->m.origin.publishers, t);
	if (x->m.origin.place.n == 0)
		x->m.origin.place = text_below(x, n, "place");
}

void
xmeta_degree(struct xmeta *x, const struct node *n)
{
	const struct node *level = node_named(n, "level");
	const struct node *grantor = node_named(n, "grantor");
	struct str s = level == NULL ? STR_NONE : mods_text(&x->m, level);

	/* "other" says that it is none. */
	if (s.n > 0 && !str_ieq(s, STR("other"))) {
		mods_push_type(&x->m, &x->m.types.levels, s);
		xmeta_push(x, &x->m.types.mapped,
			   (struct rec_text){STR("thesis"), STR_NONE});
	}
	if (grantor == NULL || x->m.grantor.n > 0)
		return;
	x->m.grantor = institution(x, grantor);
	if (x->m.origin.maker_place.n == 0)
		x->m.origin.maker_place = text_below(x, grantor, "place");
}
