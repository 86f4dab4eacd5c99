/* Tables for spreadsheets: CSV (RFC 4180) and TSV, a row for each record. */
#include <string.h>

#include "core/line.h"
#include "exporters/format/format.h"
#include "exporters/format/internal.h"

/* Columns one after the other: of the list, or all of them. */
static bool
next_field(struct str *list, bool chosen, size_t *i)
{
	struct str name;

	if (!chosen)
		return field_name(++*i) != NULL;
	if (!str_cut(list, ',', &name))
		return false;
	*i = field_by_name(str_trim(name));
	return field_name(*i) != NULL;
}

/* --- Syntax --- */

/*
 * What a spreadsheet would take for a formula begins with an apostrophe, which
 * it takes for "this is text". A number with a sign is none.
 */
static bool
is_formula(struct str s)
{
	if (s.n == 0 || strchr("=+-@", s.p[0]) == NULL)
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (!chr_digit(s.p[i]) && s.p[i] != '.' && s.p[i] != ',')
			return true;
	return s.n == 1 || s.p[0] == '=' || s.p[0] == '@';
}

/* One that holds a comma or a quote stands in quotes, quotes doubled. */
static void
put_csv(struct buf *out, struct str s)
{
	struct str piece;

	if (str_chr(s, ',') == STR_NPOS && str_chr(s, '"') == STR_NPOS) {
		buf_str(out, s);
		return;
	}
	buf_char(out, '"');
	for (bool first = true; str_cut(&s, '"', &piece); first = false) {
		if (!first)
			buf_puts(out, "\"\"");
		buf_str(out, piece);
	}
	buf_char(out, '"');
}

struct syntax {
	char separator;
	const char *end;
	void (*put)(struct buf *out, struct str s);
};
static const struct syntax csv = {',', "\r\n", put_csv};
static const struct syntax tsv = {'\t', "\n", buf_str};

static void
put_cell(const struct syntax *x, struct export_state *st, struct buf *out,
	 struct str s)
{
	struct str v[] = {STR("'"), line_of(&st->scratch, s)};

	x->put(out, is_formula(v[1]) ? line_join(&st->scratch, v, 2, STR_NONE)
				     : v[1]);
}

/* A row of values, or with r NULL that of the names. */
static void
put_row(const struct syntax *x, struct export_state *st, const struct record *r,
	struct buf *out)
{
	struct str list = str_c(st->style.fields);
	bool chosen = st->style.fields != NULL, first = true;

	for (size_t i = (size_t)-1; next_field(&list, chosen, &i);
	     first = false) {
		struct str s = str_c(field_name(i));

		if (r != NULL)
			s = field_text(i, st, r);
		if (!first)
			buf_char(out, x->separator);
		put_cell(x, st, out, s);
	}
	buf_puts(out, x->end);
}

static void
put_names(const struct syntax *x, struct export_state *st, struct buf *out)
{
	if (st->style.bom)
		buf_puts(out, "\xef\xbb\xbf");
	put_row(x, st, NULL, out);
}

void
csv_begin(struct export_state *st, struct buf *out)
{
	put_names(&csv, st, out);
}

void
csv_record(struct export_state *st, const struct record *r, struct buf *out)
{
	put_row(&csv, st, r, out);
}

void
tsv_begin(struct export_state *st, struct buf *out)
{
	put_names(&tsv, st, out);
}

void
tsv_record(struct export_state *st, const struct record *r, struct buf *out)
{
	put_row(&tsv, st, r, out);
}
