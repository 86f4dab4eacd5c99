/* MODS payloads from strings (see fixture_mods.h). */
#include "tests/unit/fixture_mods.h"

#include "tests/unit/unit.h"

#include <string.h>

#include "core/buf.h"
#include "parsers/payload.h"

static struct payload_reader *reader;
static struct buf in, out;

int
mods_setup(void **state)
{
	(void)state;
	reader = payload_reader_new();
	buf_init(&in, 1 << 24);
	buf_init(&out, 1 << 20);
	return reader == NULL;
}

int
mods_teardown(void **state)
{
	(void)state;
	payload_reader_free(reader);
	buf_free(&in);
	buf_free(&out);
	return 0;
}

struct record *
mods_payload(const char *payload)
{
	struct record *r;
	struct err e = {0};

	if (payload_read(reader, str_c(payload), &r, &e) != 0)
		fail_msg("%s", e.msg);
	return r;
}

struct record *
mods_record(const char *inside)
{
	buf_clear(&in);
	buf_puts(&in, "<mods xmlns='http://www.loc.gov/mods/v3' "
		      "xmlns:xlink='http://www.w3.org/1999/xlink'>");
	buf_puts(&in, inside);
	buf_puts(&in, "</mods>");
	return mods_payload(in.p);
}

static const char *
shown(void)
{
	return out.p == NULL ? "" : out.p;
}

/* A separator before all but the first. */
static void
next_line(void)
{
	if (out.n > 0)
		buf_char(&out, '\n');
}

static void
labelled(const char *label, struct str value)
{
	if (value.n == 0)
		return;
	buf_puts(&out, label);
	buf_str(&out, value);
}

const char *
mods_names(const char *inside)
{
	static const char marks[NAME_KIND__MAX] = {
	    [NAME_UNKNOWN] = '=', [NAME_PERSON] = '!', [NAME_ORG] = '@'};
	struct record *r = mods_record(inside);

	buf_clear(&out);
	for (size_t i = 0; i < r->names.n; i++) {
		const struct rec_name *n = &r->names.v[i];

		next_line();
		buf_puts(&out, rec_role_name(n->role));
		buf_char(&out, ' ');
		if (n->kind != NAME_PERSON)
			buf_char(&out, marks[n->kind]);
		buf_str(&out, n->literal);
		buf_str(&out, n->family);
		labelled("|", n->given);
		labelled("|", n->suffix);
		labelled(" gnd:", n->gnd);
		labelled(" orcid:", n->orcid);
		labelled(" aff:", n->affiliation);
	}
	return shown();
}

const char *
mods_ids(const char *inside)
{
	struct record *r = mods_record(inside);

	buf_clear(&out);
	for (size_t i = 0; i < r->ids.n; i++) {
		next_line();
		buf_puts(&out, rec_id_name(r->ids.v[i].kind));
		buf_puts(&out, r->ids.v[i].own ? " " : "? ");
		buf_str(&out, r->ids.v[i].value);
	}
	return shown();
}

const char *
mods_texts(const struct rec_texts *l)
{
	buf_clear(&out);
	for (size_t i = 0; i < l->n; i++) {
		next_line();
		if (l->v[i].lang.n > 0)
			buf_printf(&out, "[" STR_FMT "] ",
				   STR_ARG(l->v[i].lang));
		buf_str(&out, l->v[i].text);
	}
	return shown();
}

const char *
mods_warnings(const char *inside)
{
	return mods_texts(&mods_record(inside)->warnings);
}

const char *
mods_place(const char *inside)
{
	struct record *r = mods_record(inside);
	struct str parts[] = {r->container, r->volume, r->issue, r->article,
			      r->first_page};

	buf_clear(&out);
	buf_puts(&out, rec_type_name(r->type));
	for (size_t i = 0; i < COUNT(parts); i++) {
		buf_char(&out, '/');
		buf_str(&out, parts[i]);
	}
	labelled("-", r->last_page);
	buf_char(&out, '/');
	buf_str(&out, r->series);
	buf_char(&out, '/');
	buf_str(&out, r->series_number);
	return shown();
}

const char *
mods_date(const char *inside)
{
	struct record *r = mods_record(inside);
	char text[DATE_MAX];

	buf_clear(&out);
	date_format(r->issued.from, text);
	buf_puts(&out, text);
	if (r->issued.to.year != 0) {
		date_format(r->issued.to, text);
		buf_puts(&out, "..");
		buf_puts(&out, text);
	}
	if (r->issued.circa)
		buf_puts(&out, " circa");
	return shown();
}
