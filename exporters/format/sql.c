/*
 * Tables for databases: one transaction of statements that SQLite and
 * PostgreSQL take alike, each of a line. docs/store.md says what is in them.
 */
#include "core/line.h"
#include "exporters/format/format.h"
#include "exporters/format/internal.h"

static void
put_text(struct export_state *st, struct buf *out, struct str s)
{
	struct str piece;

	s = line_of(&st->scratch, s);
	if (s.n == 0) {
		buf_puts(out, "NULL");
		return;
	}
	buf_char(out, '\'');
	for (bool first = true; str_cut(&s, '\'', &piece); first = false) {
		if (!first)
			buf_puts(out, "''");
		buf_str(out, piece);
	}
	buf_char(out, '\'');
}

/* A row of a table, named by the record and its place in that. */
static void
put_row(struct export_state *st, struct buf *out, const char *table,
	size_t place, const struct str *v, size_t n)
{
	buf_printf(out, "INSERT INTO %s VALUES (%llu, %zu", table,
		   (unsigned long long)st->count + 1, place + 1);
	for (size_t i = 0; i < n; i++) {
		buf_puts(out, ", ");
		put_text(st, out, v[i]);
	}
	buf_puts(out, ");\n");
}

/* --- The tables ----------------------------------------------------------- */

void
sqlfile_begin(struct export_state *st, struct buf *out)
{
	(void)st;
	buf_puts(out, "BEGIN;\nCREATE TABLE records (id integer PRIMARY KEY");
	for (size_t i = 0; field_name(i) != NULL; i++)
		buf_printf(out, ", \"%s\" %s", field_name(i),
			   str_eqc(str_c(field_name(i)), "year") ? "integer"
								 : "text");
	buf_puts(out,
		 ");\n"
		 "CREATE TABLE names (record integer REFERENCES records, "
		 "place integer, role text NOT NULL, name text, family text, "
		 "given text, orcid text, affiliation text, "
		 "PRIMARY KEY (record, place));\n"
		 "CREATE TABLE subjects (record integer REFERENCES records, "
		 "place integer, subject text, scheme text, language text, "
		 "PRIMARY KEY (record, place));\n"
		 "CREATE VIEW works AS SELECT id, source, identifier, type, "
		 "year, title, (SELECT name FROM names WHERE record = id AND "
		 "role = 'author' ORDER BY place LIMIT 1) AS first_author, "
		 "container, doi, url FROM records;\n");
}

static void
put_names(struct export_state *st, const struct record *r, struct buf *out)
{
	for (size_t i = 0; i < r->names.n; i++) {
		const struct rec_name *name = &r->names.v[i];
		struct str v[] = {
		    str_c(rec_role_name(name->role)),
		    value_name(&st->scratch, name),
		    name->family,
		    name->given,
		    name->orcid,
		    name->affiliation,
		};

		if (!value_is_others(name))
			put_row(st, out, "names", i, v,
				sizeof(v) / sizeof(v[0]));
	}
}

static void
put_subjects(struct export_state *st, const struct record *r, struct buf *out)
{
	for (size_t i = 0; i < r->subjects.n; i++) {
		const struct rec_subject *subject = &r->subjects.v[i];
		struct str v[] = {subject->text, subject->scheme,
				  subject->lang};

		put_row(st, out, "subjects", i, v, sizeof(v) / sizeof(v[0]));
	}
}

void
sqlfile_record(struct export_state *st, const struct record *r, struct buf *out)
{
	buf_printf(out, "INSERT INTO records VALUES (%llu",
		   (unsigned long long)st->count + 1);
	for (size_t i = 0; field_name(i) != NULL; i++) {
		buf_puts(out, ", ");
		put_text(st, out, field_text(i, st, r));
	}
	buf_puts(out, ");\n");
	put_names(st, r, out);
	put_subjects(st, r, out);
}

void
sqlfile_end(struct export_state *st, struct buf *out)
{
	(void)st;
	buf_puts(out, "COMMIT;\n");
}
