/* MODS: who is what to an item. */
#include "parsers/mods/mods_read.h"

static void
push_all(struct mods *m, struct rec_names *l, const struct rec_names *from,
	 enum rec_role role)
{
	for (size_t i = 0; i < from->n; i++) {
		struct rec_name n = from->v[i];

		n.role = role;
		names_push(m->r->arena, l, n);
	}
}

static struct str
first_literal(const struct mods_name *name)
{
	return name->v.n == 0 ? STR_NONE : name->v.v[0].literal;
}

static void
take_publisher(struct mods *m, struct str name)
{
	struct rec_texts *l = &m->origin.publishers;

	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].text, name))
			return;
	if (name.n > 0)
		texts_push(m->r->arena, l, (struct rec_text){name, STR_NONE});
}

/* Roles that say something only together with the rest of the item. */
static void
take_special(struct mods *m, const struct mods_name *name)
{
	unsigned roles = name->roles;

	if (roles & 1u << SAID_MAKER)
		push_all(m, &m->makers, &name->v, ROLE_CONTRIBUTOR);
	if (roles & 1u << SAID_ISSUER)
		push_all(m, &m->issuers, &name->v, ROLE_CONTRIBUTOR);
	if (roles & 1u << SAID_GRANTOR && m->grantor.n == 0)
		m->grantor = first_literal(name);
	if (roles & 1u << SAID_PUBLISHER)
		take_publisher(m, first_literal(name));
	if (roles & 1u << SAID_HOSTING) {
		if (m->hosting.n == 0) {
			m->hosting_numbered = name->numbered;
			m->hosting_whole = name->whole;
		}
		push_all(m, &m->hosting, &name->v, ROLE_CONTRIBUTOR);
	}
}

void
mods_name_place(struct mods *m, const struct mods_name *name)
{
	unsigned plain;

	if (name->event.n > 0) {
		if (m->r->event.n == 0)
			m->r->event = name->event;
		else
			texts_push(m->r->arena, &m->r->notes,
				   (struct rec_text){name->event, STR_NONE});
		return;
	}
	take_special(m, name);
	/* Who wrote it and gave it pictures, too, wrote it. */
	plain = name->roles & ((1u << SAID_MAKER) - 1);
	if (plain != 1u << SAID_CONTRIBUTOR)
		plain &= ~(1u << SAID_CONTRIBUTOR);
	for (enum rec_role role = 0; role < ROLE__MAX; role++)
		if (plain & 1u << vocab_role_said(role))
			push_all(m, &m->r->names, &name->v, role);
}

void
mods_name_read(struct mods *m, const struct node *n)
{
	struct mods_name name;

	mods_name(m, n, &name);
	if (name.roles == 0)
		name.roles = 1u << SAID_AUTHOR;
	mods_name_place(m, &name);
}

/* --- Settling ------------------------------------------------------------ */

static void
change_roles(struct mods *m, enum rec_role from, enum rec_role to)
{
	struct rec_names *l = &m->r->names;

	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].role == from)
			l->v[i].role = to;
}

/* Names that are authors when there is nobody else. */
static void
settle_spare(struct mods *m, const struct rec_names *l, const char *what)
{
	bool authors = record_has_role(m->r, ROLE_AUTHOR) ||
		       record_has_role(m->r, ROLE_EDITOR);

	if (l->n == 0)
		return;
	push_all(m, &m->r->names, l, authors ? ROLE_CONTRIBUTOR : ROLE_AUTHOR);
	if (!authors)
		mods_warn(m, "author: the %s, for want of another", what);
}

/*
 * Who stands behind a thesis: who grants the degree, which MyCoRe writes as
 * publisher of its creation; behind a report: where it was made.
 */
static void
settle_institution(struct mods *m)
{
	struct record *r = m->r;
	bool thesis = mods_is_thesis(r->type);
	bool report = r->type == TYPE_REPORT || r->type == TYPE_WORKING_PAPER;
	struct str host = m->hosting.n > 0 ? m->hosting.v[0].literal : STR_NONE;
	struct str maker = m->origin.maker;
	struct str thesis_order[] = {m->grantor, maker, host};
	struct str report_order[] = {host, m->grantor, maker};

	for (size_t i = 0; i < 3 && r->institution.n == 0; i++)
		if (thesis || report)
			r->institution =
			    thesis ? thesis_order[i] : report_order[i];
	if (m->hosting_whole.n > 0 && str_eq(r->institution, host))
		mods_warn(m, "institution: what '" STR_FMT "' is a part of",
			  STR_ARG(str_left(m->hosting_whole, 40)));
	/* Of anything else it is where somebody works. */
	if (!m->hosting_numbered && !str_eq(r->institution, host))
		push_all(m, &r->names, &m->hosting, ROLE_CONTRIBUTOR);
}

static void
settle_issuers(struct mods *m)
{
	struct record *r = m->r;

	if (r->type == TYPE_PERIODICAL)
		push_all(m, &r->names, &m->issuers, ROLE_EDITOR);
	else if (r->institution.n == 0 && m->issuers.n > 0 &&
		 record_has_role(r, ROLE_AUTHOR) &&
		 (r->type == TYPE_REPORT || r->type == TYPE_WORKING_PAPER))
		r->institution = m->issuers.v[0].literal;
	else
		settle_spare(m, &m->issuers, "issuing body");
}

void
mods_settle_names(struct mods *m)
{
	struct record *r = m->r;

	/* MARC has one code for who judges a thesis and who reviews a book. */
	if (r->type == TYPE_BOOK_REVIEW && !record_has_role(r, ROLE_AUTHOR))
		change_roles(m, ROLE_REFEREE, ROLE_AUTHOR);
	settle_spare(m, &m->makers, "one who made it");
	settle_institution(m);
	settle_issuers(m);
}
