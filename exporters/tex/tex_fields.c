/* What stands in the fields that both flavours have. */
#include "exporters/tex/tex_fields.h"

#include "exporters/format/langid.h"
#include "exporters/format/line.h"
#include "exporters/tex/tex.h"
#include "exporters/format/value.h"

static void
put(struct tex *t, struct str s)
{
	tex_text(t->out, line_of(t->a, s));
}

static void
put_verbatim(struct tex *t, struct str s)
{
	tex_verbatim(t->out, line_of(t->a, s));
}

static void
put_identifier(struct tex *t, struct str s)
{
	tex_identifier(t->out, line_of(t->a, s));
}

static void
put_title(struct tex *t, struct str s)
{
	tex_title(t->out, line_of(t->a, s));
}

void
tex_put_author(struct tex *t)
{
	tex_names(t->out, t->a, &t->r->names, ROLE_AUTHOR);
}

void
tex_put_editor(struct tex *t)
{
	tex_names(t->out, t->a, &t->r->names, ROLE_EDITOR);
}

void
tex_put_translator(struct tex *t)
{
	tex_names(t->out, t->a, &t->r->names, ROLE_TRANSLATOR);
}

void
tex_put_title(struct tex *t)
{
	put_title(t, record_title(t->r));
}

void
tex_put_shorttitle(struct tex *t)
{
	put_title(t, t->r->short_title);
}

void
tex_put_titleaddon(struct tex *t)
{
	put_title(t, value_other_title(t->r));
}

void
tex_put_container(struct tex *t)
{
	put(t, t->r->container);
}

void
tex_put_booktitle(struct tex *t)
{
	put_title(t, t->r->container.n > 0 ? t->r->container : t->r->event);
}

void
tex_put_event(struct tex *t)
{
	if (t->r->container.n > 0 || !(t->rights & TEX_BOOKTITLE))
		put(t, t->r->event);
}

/*
 * BibTeX has no list of publishers, but citation-js splits it like one. The
 * repository is no stand-in: who shows an item did not publish it.
 */
void
tex_put_publisher(struct tex *t)
{
	tex_item(t->out, value_publisher(t->a, t->r));
}

void
tex_put_publishers(struct tex *t)
{
	const struct rec_texts *l = &t->r->publishers;
	struct str own = line_of(t->a, t->r->institution), s;
	bool first = true;

	if (own.n > 0 && (l->n == 0 || value_has_institution(t->r))) {
		tex_item(t->out, own);
		return;
	}
	for (size_t i = 0; i < l->n; i++) {
		s = line_of(t->a, l->v[i].text);
		if (s.n == 0)
			continue;
		if (!first)
			buf_str(t->out, STR(" and "));
		tex_item(t->out, s);
		first = false;
	}
}

void
tex_put_place(struct tex *t)
{
	tex_item(t->out, line_of(t->a, t->r->place));
}

void
tex_put_edition(struct tex *t)
{
	put(t, t->r->edition);
}

/* In braces like a title: pandoc takes it for one. */
void
tex_put_series(struct tex *t)
{
	put_title(t, t->r->series);
}

void
tex_put_volume(struct tex *t)
{
	put(t, t->r->volume);
}

void
tex_put_number(struct tex *t)
{
	if (t->r->type == TYPE_PATENT)
		put(t, value_number(t->r));
	else if (t->rights & TEX_JOURNAL || t->entry == BIB_PERIODICAL)
		put(t, t->r->issue);
	else
		put(t, t->r->series_number);
}

void
tex_put_article(struct tex *t)
{
	put(t, t->r->article);
}

/* "45--67"; an article number where there is no other field for it. */
void
tex_put_pages(struct tex *t)
{
	const struct record *r = t->r;

	if (r->first_page.n == 0) {
		if (!(t->rights & TEX_EID))
			put(t, r->article);
		return;
	}
	put(t, r->first_page);
	if (r->last_page.n > 0 && !str_eq(r->first_page, r->last_page)) {
		buf_str(t->out, STR("--"));
		put(t, r->last_page);
	}
}

void
tex_put_total(struct tex *t)
{
	put(t, value_page_total(t->r));
}

void
tex_put_isbn(struct tex *t)
{
	put_verbatim(t, value_isbn(t->r));
}

void
tex_put_issn(struct tex *t)
{
	put_verbatim(t, value_issn(t->r));
}

void
tex_put_doi(struct tex *t)
{
	put_identifier(t, record_id(t->r, ID_DOI));
}

void
tex_put_url(struct tex *t)
{
	put_verbatim(t, record_url(t->r, t->a));
}

void
tex_put_eprint(struct tex *t)
{
	const struct tex_eprint *x = tex_eprint_of(t);

	if (x != NULL)
		put_identifier(t, record_id(t->r, x->kind));
}

void
tex_put_eprint_type(struct tex *t)
{
	const struct tex_eprint *x = tex_eprint_of(t);

	if (x != NULL)
		buf_puts(t->out, x->type);
}

void
tex_put_language(struct tex *t)
{
	struct str name = langid(value_language(t->r)).name;

	tex_item(t->out, line_of(t->a, name));
}

void
tex_put_keywords(struct tex *t)
{
	tex_text(t->out, value_keywords(t->a, t->r));
}

void
tex_put_abstract(struct tex *t)
{
	tex_prose(t->out, line_of(t->a, value_abstract(t->r)));
}

/* Not printed by the usual styles, as these notes can be of any length. */
void
tex_put_annotation(struct tex *t)
{
	tex_prose(t->out, line_list(t->a, &t->r->notes, STR("; ")));
}
