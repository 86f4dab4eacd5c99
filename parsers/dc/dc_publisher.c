/*
 * Dublin Core: who published it, and for a thesis or a report the institution
 * that stands behind it.
 */
#include "parsers/dc/dc_read.h"
#include "parsers/vocab/vocab.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* Where things lie, not who published them. */
static const struct str platforms[] = {
    STR_LIT("HAL CCSD"),      STR_LIT("CCSD"),   STR_LIT("HAL"),
    STR_LIT("\xc3\x89rudit"), STR_LIT("Zenodo"), STR_LIT("SelectedWorks"),
};

static const struct str schools[] = {
    STR_LIT("universit"),         STR_LIT("universidad"),
    STR_LIT("hochschule"),        STR_LIT("uniwersytet"),
    STR_LIT("college"),           STR_LIT("institute of"),
    STR_LIT("\xc3\xbcniversite"), STR_LIT("polit\xc3\xa9"),
};
static const struct str libraries[] = {
    STR_LIT("library"),
    STR_LIT("bibliothek"),
    STR_LIT("biblioteca"),
};

/* "DigitalCommons@Example" and its like. */
static const struct str platform_starts[] = {
    STR_LIT("DigitalCommons@"), STR_LIT("Digital Commons @"),
    STR_LIT("ScholarWorks"), STR_LIT("Scholar Commons")};

static bool
is_showcase(struct str s)
{
	return str_ieq(s, STR("SelectedWorks")) ||
	       (DC_STARTS(s, platform_starts) && str_chr(s, ',') == STR_NPOS);
}

static bool
is_platform(struct str s)
{
	if (is_showcase(s))
		return true;
	for (size_t i = 0; i < COUNT(platforms); i++)
		if (str_ieq(s, platforms[i]))
			return true;
	return false;
}

/* Published elsewhere, in a journal or book: whoever shows it did not. */
static bool
is_of_another(const struct record *r)
{
	return (r->type >= TYPE_ARTICLE && r->type <= TYPE_BOOK_REVIEW) ||
	       r->type == TYPE_CHAPTER || r->type == TYPE_CONFERENCE_PAPER ||
	       (r->type == TYPE_GENERIC && record_id(r, ID_DOI).n > 0);
}

/* A platform goes when somebody else is named, or must be. */
static void
drop_platforms(struct record *r)
{
	struct rec_texts *l = &r->publishers;
	size_t n = 0, others = 0;

	for (size_t i = 0; i < l->n; i++)
		others += !is_platform(l->v[i].text);
	if (others == l->n ||
	    (others == 0 && !(is_of_another(r) && is_showcase(l->v[0].text))))
		return;
	for (size_t i = 0; i < l->n; i++) {
		if (is_platform(l->v[i].text))
			record_warn(r, "publisher: '" STR_FMT "' is a platform",
				    STR_ARG(str_left(l->v[i].text, 60)));
		else
			l->v[n++] = l->v[i];
	}
	l->n = n;
}

/* "DOC/NOAA > National Centers for ...": the name behind its short form. */
static void
spell_out(struct record *r)
{
	static const struct str sep = {" > ", 3};

	for (size_t i = 0; i < r->publishers.n; i++) {
		struct str *s = &r->publishers.v[i].text;
		size_t at = str_find(*s, sep);

		if (at == STR_NPOS || at + sep.n >= s->n)
			continue;
		*s = str_from(*s, at + sep.n);
		record_warn(r, "publisher: the name behind '>'");
	}
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

/* Of several publishers of a thesis the school, not the library. */
static struct str
school_of(const struct record *r)
{
	for (size_t i = 0; i < r->publishers.n; i++) {
		struct str s = r->publishers.v[i].text;

		if (DC_HAS(s, schools) && !DC_HAS(s, libraries))
			return s;
	}
	return STR_NONE;
}

static struct str
school_among_names(const struct record *r)
{
	for (size_t i = 0; i < r->names.n; i++) {
		struct str s = r->names.v[i].literal;

		if (r->names.v[i].role == ROLE_CONTRIBUTOR &&
		    r->names.v[i].kind == NAME_ORG && DC_HAS(s, schools) &&
		    s.n < 120)
			return s;
	}
	return STR_NONE;
}

static void
settle_school(struct record *r)
{
	size_t n = r->publishers.n;
	bool none = n == 0 || (n == 1 && is_platform(r->publishers.v[0].text));

	if (n > 1) {
		r->institution = school_of(r);
		if (r->institution.n > 0)
			record_warn(r, "institution: one of %zu publishers", n);
	} else if (none) {
		r->institution = school_among_names(r);
		if (r->institution.n > 0)
			record_warn(r, "institution: a contributor");
	}
}

/* Of anything else the path says where somebody works. */
static bool
has_institution(enum rec_type t)
{
	return (t >= TYPE_PHD && t <= TYPE_THESIS) || t == TYPE_REPORT ||
	       t == TYPE_WORKING_PAPER;
}

void
dc_settle_publishers(struct dc *d)
{
	struct record *r = d->r;

	drop_platforms(r);
	spell_out(r);
	if (r->institution.n > 0)
		return;
	if (d->path.n > 0 && r->publishers.n == 0 && has_institution(r->type)) {
		r->institution = last_step(d->path);
		record_warn(r, "institution: the last step of a subject path");
	} else if (r->type >= TYPE_PHD && r->type <= TYPE_THESIS) {
		settle_school(r);
	}
}
