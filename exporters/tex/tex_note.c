/*
 * The note of an entry: one field, parts joined by "; ". It takes what is
 * worth printing and has no field in this flavour or type of entry.
 */
#include "exporters/tex/tex_fields.h"

#include "exporters/format/line.h"
#include "exporters/tex/tex.h"
#include "exporters/format/value.h"

static void
put_names(struct tex *t, enum rec_role role)
{
	const struct rec_names *l = &t->r->names;
	bool first = true;

	for (size_t i = 0; i < l->n; i++) {
		if (l->v[i].role != role || value_is_others(&l->v[i]))
			continue;
		if (!first)
			buf_str(t->out, STR("; "));
		tex_text(t->out, value_name(t->a, &l->v[i]));
		first = false;
	}
}

static void
put_editors(struct tex *t)
{
	put_names(t, ROLE_EDITOR);
}

static void
put_translators(struct tex *t)
{
	put_names(t, ROLE_TRANSLATOR);
}

static void
put_advisors(struct tex *t)
{
	put_names(t, ROLE_ADVISOR);
}

/* No style changes the case of a note. */
static void
put_series(struct tex *t)
{
	tex_text(t->out, line_of(t->a, t->r->series));
	if (t->r->series.n > 0 && !(t->rights & TEX_NUMBER))
		tex_part(t, STR(" "), tex_put_number);
}

/* An identifier that is not the eprint. */
static void
put_id(struct tex *t, enum rec_id kind)
{
	const struct tex_eprint *x = tex_eprint_of(t);

	if (x == NULL || x->kind != kind)
		tex_text(t->out, line_of(t->a, record_id(t->r, kind)));
}

static void
put_urn(struct tex *t)
{
	put_id(t, ID_URN);
}

static void
put_pmid(struct tex *t)
{
	put_id(t, ID_PMID);
}

static void
put_pmcid(struct tex *t)
{
	put_id(t, ID_PMCID);
}

/* In their order, each where the entry has none of these rights. */
static const struct {
	uint32_t rights;
	struct str label;
	tex_put_fn *put;
} parts[] = {
    {TEX_SERIES, {"", 0}, put_series},
    {TEX_JOURNAL | TEX_BOOKTITLE, {"In: ", 4}, tex_put_container},
    {TEX_EVENT, {"Event: ", 7}, tex_put_event},
    {TEX_EDITOR, {"Editor: ", 8}, put_editors},
    {TEX_TRANSLATOR, {"Translator: ", 12}, put_translators},
    {TEX_EDITION, {"Edition: ", 9}, tex_put_edition},
    {TEX_ISBN, {"ISBN: ", 6}, tex_put_isbn},
    {TEX_ISSN, {"ISSN: ", 6}, tex_put_issn},
    {0, {"Advisor: ", 9}, put_advisors},
    {0, {"", 0}, put_urn},
    {0, {"PMID: ", 6}, put_pmid},
    {0, {"PMCID: ", 7}, put_pmcid},
};

/* A part with its label, and "; " when the note began at `start` already. */
static void
part(struct tex *t, size_t start, struct str label, tex_put_fn *put)
{
	size_t mark = t->out->n;

	if (mark > start)
		buf_str(t->out, STR("; "));
	if (!tex_part(t, label, put))
		tex_undo(t, mark);
}

void
tex_put_note(struct tex *t)
{
	size_t start = t->out->n;

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if ((t->rights & parts[i].rights) == 0)
			part(t, start, parts[i].label, parts[i].put);
}
