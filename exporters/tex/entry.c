/* Entries of .bib files, field by field as the flavour's tables say. */
#include "exporters/tex/internal.h"

#include <string.h>

#include "exporters/value/value.h"
#include "core/line.h"

void
tex_undo(struct tex *t, size_t mark)
{
	t->out->n = mark;
	if (t->out->p != NULL)
		t->out->p[mark] = '\0';
}

bool
tex_part(struct tex *t, struct str before, tex_put_fn *put)
{
	struct buf *out = t->out;
	size_t start = out->n, mark;

	buf_str(out, before);
	mark = out->n;
	put(t);
	if (out->n > mark)
		return true;
	tex_undo(t, start);
	return false;
}

const struct tex_eprint *
tex_eprint_of(const struct tex *t)
{
	for (const struct tex_eprint *x = t->flavour->eprints; x->type != NULL;
	     x++)
		if (record_id(t->r, x->kind).n > 0)
			return x;
	return NULL;
}

/* "  title         = {": braces under each other are easier to read. */
static struct str
opening(const struct tex_field *f, char line[32])
{
	enum { NAME_AT = 2, VALUE_AT = 18 };
	size_t n = strlen(f->name), at = NAME_AT + n + 3;

	if (at < VALUE_AT)
		at = VALUE_AT;
	memset(line, ' ', at);
	memcpy(line + NAME_AT, f->name, n);
	line[at - 2] = '=';
	line[at] = '{';
	return str_of(line, f->macro ? at : at + 1);
}

/* False: there was nothing to say. */
static bool
field(struct tex *t, const struct tex_field *f)
{
	char line[32];

	if (f->right != 0 && (t->rights & f->right) == 0)
		return false;
	if (!tex_part(t, opening(f, line), f->put))
		return false;
	buf_str(t->out, f->macro ? STR(",\n") : STR("},\n"));
	return true;
}

static void
put_oai_id(struct tex *t)
{
	tex_text(t->out, line_of(t->a, t->r->oai_id));
}

/*
 * An edited book, proceedings or a periodical cannot have authors, and some
 * repositories give them one: what can is then the truer type.
 */
static enum bib_entry
entry_with_author(enum bib_entry entry)
{
	if (entry == BIB_COLLECTION || entry == BIB_PROCEEDINGS)
		return BIB_BOOK;
	return entry == BIB_PERIODICAL ? BIB_MISC : entry;
}

void
tex_entry(const struct tex_flavour *f, enum bib_entry entry,
	  struct export_state *st, const struct record *r, struct buf *out)
{
	/* Readers drop an entry without any field. */
	static const struct tex_field last_resort = {"note", put_oai_id};
	struct tex t = {
	    f, r, entry, .style = &st->style, .a = &st->scratch, .out = out};
	bool any = false;

	if (record_has_role(r, ROLE_AUTHOR))
		t.entry = entry_with_author(entry);
	t.rights = f->rights[t.entry];
	if (f->withheld != NULL)
		t.rights &= ~f->withheld(r, t.rights);
	if (st->count > 0)
		buf_char(out, '\n');
	buf_char(out, '@');
	buf_puts(out, f->names[t.entry]);
	buf_char(out, '{');
	buf_str(out, st->key);
	buf_str(out, STR(",\n"));
	for (const struct tex_field *x = f->fields; x->name != NULL; x++)
		any = field(&t, x) || any;
	if (!any && !field(&t, &last_resort))
		buf_str(out, STR("  title         = {},\n"));
	buf_str(out, STR("}\n"));
}
