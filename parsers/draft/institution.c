/*
 * The draft: who stands behind it, the school of a thesis, the institution of a
 * report.
 */
#include "parsers/draft/internal.h"

/* The first of a role. */
static const struct draft_person *
first(const struct draft *d, enum said_role role)
{
	for (size_t i = 0; i < d->people.n; i++)
		if (d->people.v[i].said & BIT(role))
			return &d->people.v[i];
	return NULL;
}

static struct str
name_of(const struct draft_person *p)
{
	return p == NULL ? STR_NONE : p->name.literal;
}

static void
push_all(struct draft *d, enum said_role said, enum rec_role role)
{
	for (size_t i = 0; i < d->people.n; i++)
		if (d->people.v[i].said & BIT(said))
			draft_push_name(d, &d->people.v[i], role);
}

/* Did somebody make it who is not said to have helped? */
static bool
is_made(const struct draft *d)
{
	for (size_t i = 0; i < d->people.n; i++)
		if ((d->people.v[i].said &
		     (BIT(SAID_MAKER) | BIT(SAID_CONTRIBUTOR))) ==
		    BIT(SAID_MAKER))
			return true;
	return false;
}

/* Names that are authors when there is nobody else. */
static void
settle_spare(struct draft *d, enum said_role said, const char *what)
{
	bool authors = record_has_role(d->r, ROLE_AUTHOR) ||
		       record_has_role(d->r, ROLE_EDITOR);
	bool made = said == SAID_MAKER && is_made(d);

	if (first(d, said) == NULL)
		return;
	for (size_t i = 0; i < d->people.n; i++) {
		const struct draft_person *p = &d->people.v[i];
		bool helped = made && (p->said & BIT(SAID_CONTRIBUTOR)) != 0;

		if (p->said & BIT(said))
			draft_push_name(d, p,
					authors || helped ? ROLE_CONTRIBUTOR
							  : ROLE_AUTHOR);
	}
	if (!authors)
		draft_warn(d, "author: the %s, for want of another", what);
}

/* The last step of "Fakultät ... » Institut ..." */
static struct str
last_step(struct str path)
{
	static const struct str sep = {" \xc2\xbb ", 4};
	size_t at;

	while ((at = str_find(path, sep)) != STR_NPOS)
		path = str_from(path, at + sep.n);
	return path;
}

static void
settle_path(struct draft *d)
{
	d->r->institution = last_step(d->path);
	draft_warn(d, "institution: the last step of a subject path");
}

/* "Repository of the University of Example" (RCAAP): the school itself. */
static struct str
without_repository(struct str name)
{
	static const struct str of[] = {
	    STR_LIT(" da "), STR_LIT(" do "),  STR_LIT(" de "),  STR_LIT(" d'"),
	    STR_LIT(" of "), STR_LIT(" del "), STR_LIT(" der "),
	};

	if (str_ifind(name, STR("reposit")) == STR_NPOS)
		return name;
	for (size_t i = 0; i < COUNT(of); i++) {
		size_t at = str_ifind(name, of[i]);

		if (at != STR_NPOS &&
		    vocab_is_school(str_from(name, at + of[i].n)))
			return str_from(name, at + of[i].n);
	}
	return name;
}

/* A school among those who published a thesis; a whole one before a faculty. */
static void
settle_publishing_school(struct draft *d)
{
	const struct rec_texts *l = &d->origin.publishers;
	enum vocab_school best = SCHOOL_NO;

	if (d->r->institution.n > 0)
		return;
	for (size_t i = 0; i < l->n && best < SCHOOL_WHOLE; i++)
		if (vocab_school(l->v[i].text) > best) {
			best = vocab_school(l->v[i].text);
			d->r->institution = l->v[i].text;
		}
	/* DiVA: a press in the imprint, the school among the names. */
	for (size_t i = 0; i < d->people.n && best == SCHOOL_NO; i++) {
		const struct draft_person *p = &d->people.v[i];

		if ((p->said & BIT(SAID_PUBLISHER)) != 0 &&
		    vocab_school(p->name.literal) == SCHOOL_WHOLE) {
			best = SCHOOL_WHOLE;
			d->r->institution = p->name.literal;
		}
	}
	if (best != SCHOOL_NO && l->n > 1)
		draft_warn(d, "institution: one of %zu publishers", l->n);
}

/* A school among those who published a thesis, or took part in it. */
static void
settle_school(struct draft *d)
{
	enum vocab_school best = SCHOOL_NO;
	struct record *r = d->r;

	settle_publishing_school(d);
	if (r->institution.n > 0)
		return;
	for (size_t i = 0; i < d->people.n && best < SCHOOL_WHOLE; i++) {
		const struct draft_person *p = &d->people.v[i];

		if ((p->said & (BIT(SAID_TOOK_PART) | BIT(SAID_CONTRIBUTOR) |
				BIT(SAID_ASIDE) | BIT(SAID_OPEN))) != 0 &&
		    p->name.family.n == 0 &&
		    vocab_school(p->name.literal) > best) {
			best = vocab_school(p->name.literal);
			r->institution = without_repository(p->name.literal);
		}
	}
	if (best != SCHOOL_NO)
		draft_warn(d, "institution: a contributor");
}

/*
 * Who stands behind a thesis: who grants the degree, which MyCoRe writes as
 * publisher of its creation; behind a report: where it was made.
 */
static void
settle_institution(struct draft *d)
{
	struct record *r = d->r;
	const struct draft_person *hosting = first(d, SAID_HOSTING);
	const struct draft_person *issuer = first(d, SAID_ISSUER);
	struct str grantor = name_of(first(d, SAID_GRANTOR));
	struct str host = without_repository(name_of(hosting));
	struct str maker = d->origin.maker;
	struct str keeper = without_repository(d->origin.other);

	if (grantor.n == 0)
		grantor = d->grantor;
	if (rec_type_is(r->type, CLASS_THESIS)) {
		draft_keep(&r->institution, grantor);
		draft_keep(&r->institution, maker);
		/* A department is of the school that published it. */
		if (!vocab_is_school(host))
			settle_publishing_school(d);
		draft_keep(&r->institution, host);
		if (r->institution.n == 0 && issuer != NULL) {
			r->institution = name_of(issuer);
			draft_warn(d, "institution: the body that is named");
		}
		if (r->institution.n == 0 && d->path.n > 0 &&
		    d->origin.publishers.n == 0)
			settle_path(d);
		else if (r->institution.n == 0)
			settle_school(d);
		/* Who keeps it, where nobody published it. */
		if (d->origin.publishers.n == 0 && !vocab_is_repository(keeper))
			draft_keep(&r->institution, keeper);
	} else if (rec_type_is(r->type, CLASS_REPORT)) {
		draft_keep(&r->institution, host);
		draft_keep(&r->institution, grantor);
		draft_keep(&r->institution, maker);
		if (r->institution.n == 0 && d->path.n > 0 &&
		    d->origin.publishers.n == 0)
			settle_path(d);
	}
	if (hosting == NULL)
		return;
	if (hosting->whole.n > 0 && str_eq(r->institution, host))
		draft_warn(d, "institution: what '" STR_FMT "' is a part of",
			   STR_ARG(str_left(hosting->whole, 40)));
	/* A college is of the school that granted the degree, a department
	 * of the one that is named. */
	if (rec_type_is(r->type, CLASS_THESIS) &&
	    (grantor.n > 0 ||
	     (r->institution.n > 0 && !str_eq(r->institution, host))))
		return;
	/* Of anything else it is where somebody works. */
	if (!hosting->numbered && !str_eq(r->institution, host))
		push_all(d, SAID_HOSTING, ROLE_CONTRIBUTOR);
}

static void
settle_issuers(struct draft *d)
{
	struct record *r = d->r;
	const struct draft_person *issuer = first(d, SAID_ISSUER);

	if (r->type == TYPE_PERIODICAL)
		push_all(d, SAID_ISSUER, ROLE_EDITOR);
	else if (r->institution.n == 0 && issuer != NULL &&
		 record_has_role(r, ROLE_AUTHOR) &&
		 rec_type_is(r->type, CLASS_REPORT))
		r->institution = name_of(issuer);
	else
		settle_spare(d, SAID_ISSUER, "issuing body");
}

static bool
has_published(const struct draft *d, struct str name)
{
	const struct rec_texts *l = &d->origin.publishers;

	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].text, name))
			return true;
	return false;
}

/* Who stands behind it, or published it, has contributed by that. */
static void
drop_institution(struct draft *d)
{
	struct rec_names *l = &d->r->names;
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].role != ROLE_CONTRIBUTOR || l->v[i].family.n > 0 ||
		    (!str_eq(without_repository(l->v[i].literal),
			     d->r->institution) &&
		     !has_published(d, l->v[i].literal)))
			l->v[n++] = l->v[i];
	l->n = n;
}

void
draft_settle_institution(struct draft *d)
{
	settle_spare(d, SAID_MAKER, "one who made it");
	settle_institution(d);
	settle_issuers(d);
	drop_institution(d);
}
