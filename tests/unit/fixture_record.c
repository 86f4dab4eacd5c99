/* Records made by hand. */
#include "tests/unit/fixture_record.h"

#include <string.h>

#include "core/mem.h"
#include "tests/unit/unit.h"

enum { ARENA_MAX = 256 << 20, OUT_MAX = 256 << 20 };

struct fixture *
fixture_new(enum rec_type type)
{
	struct fixture *f = mem_zero(sizeof(*f));

	assert_non_null(f);
	arena_init(&f->arena, ARENA_MAX);
	buf_init(&f->out, OUT_MAX);
	record_init(&f->r, &f->arena);
	f->r.type = type;
	f->r.source = STR("satz");
	f->r.base_url = STR("https://satz.example.org/oai");
	f->r.oai_id = STR("oai:satz.example.org:satz_1");
	f->r.prefix = STR("oai_dc");
	f->r.datestamp = STR("2020-03-12");
	return f;
}

void
fixture_free(struct fixture *f)
{
	arena_free(&f->arena);
	buf_free(&f->out);
	mem_free(f);
}

void
fixture_title(struct fixture *f, const char *title, const char *lang)
{
	texts_push(&f->arena, &f->r.titles,
		   (struct rec_text){str_c(title), str_c(lang)});
}

void
fixture_person(struct fixture *f, enum rec_role role, const char *family,
	       const char *given)
{
	names_push(&f->arena, &f->r.names,
		   (struct rec_name){.role = role,
				     .kind = NAME_PERSON,
				     .family = str_c(family),
				     .given = str_c(given)});
}

void
fixture_literal(struct fixture *f, enum rec_role role, const char *name)
{
	names_push(&f->arena, &f->r.names,
		   (struct rec_name){
		       .role = role, .kind = NAME_ORG, .literal = str_c(name)});
}

void
fixture_id(struct fixture *f, enum rec_id kind, const char *value, bool own)
{
	idents_push(&f->arena, &f->r.ids,
		    (struct rec_ident){kind, str_c(value), own});
}

void
fixture_text(struct fixture *f, struct rec_texts *l, const char *text)
{
	texts_push(&f->arena, l, (struct rec_text){.text = str_c(text)});
}

void
fixture_subject(struct fixture *f, const char *text, const char *scheme)
{
	subjects_push(
	    &f->arena, &f->r.subjects,
	    (struct rec_subject){.text = str_c(text), .scheme = str_c(scheme)});
}

void
fixture_date(struct fixture *f, int year, int month, int day)
{
	f->r.issued.from =
	    (struct rec_date){(int16_t)year, (uint8_t)month, (uint8_t)day};
}

struct fixture *
fixture_article(void)
{
	struct fixture *f = fixture_new(TYPE_ARTICLE);

	fixture_title(f, "Viel Weißraum im Titel: Ein DNA-Test", "de");
	fixture_person(f, ROLE_AUTHOR, "von der Au", "Eva");
	fixture_literal(f, ROLE_AUTHOR, "Institut für Satz, Abt. 2");
	fixture_person(f, ROLE_EDITOR, "Öztürk", "Jan");
	fixture_date(f, 2019, 9, 5);
	f->r.container = STR("Blätter & Bögen");
	f->r.volume = STR("12");
	f->r.issue = STR("3");
	f->r.first_page = STR("45");
	f->r.last_page = STR("67");
	f->r.language = STR("de");
	fixture_text(f, &f->r.publishers, "Satzverlag");
	fixture_id(f, ID_DOI, "10.1234/Bl_12.45", true);
	fixture_id(f, ID_URN, "urn:nbn:de:hbz:465-20190905-1", true);
	fixture_id(f, ID_ISSN, "2366-0627", false);
	fixture_id(f, ID_URL, "https://satz.example.org/receive/satz_1", true);
	fixture_subject(f, "Typografie", NULL);
	fixture_subject(f, "686", "ddc");
	fixture_subject(f, "Weißraum", NULL);
	fixture_text(f, &f->r.abstracts, "100 % Satz.");
	return f;
}

static void
fill_oai(struct fixture *f)
{
	static struct str sets[] = {{"ddc:300", 7}, {"open_access", 11}};

	f->r.sets = sets;
	f->r.nsets = 2;
}

static void
fill_lists(struct fixture *f)
{
	struct record *r = &f->r;

	fixture_text(f, &r->types, "doc-type:report");
	fixture_text(f, &r->dates, "2018/2019");
	fixture_text(f, &r->publishers, "Amt A");
	fixture_text(f, &r->publishers, "Amt B");
	texts_push(&f->arena, &r->languages,
		   (struct rec_text){STR("deu"), STR("de")});
	fixture_text(f, &r->abstracts, "Kurz.");
	texts_push(&f->arena, &r->abstracts,
		   (struct rec_text){STR("Short."), STR("en")});
	fixture_text(f, &r->notes, "Gesehen.");
	fixture_text(f, &r->sources, "In: Reihe");
	fixture_text(f, &r->relations, "https://example.org/2");
	fixture_text(f, &r->coverage, "Ruhr");
	fixture_text(f, &r->formats, "application/pdf");
	record_warn(r, "language: %d given", 2);
	rights_push(
	    &f->arena, &r->rights,
	    (struct rec_right){
		.uri = STR("https://creativecommons.org/licenses/by/4.0/"),
		.spdx = STR("CC-BY-4.0"),
		.access = ACCESS_OPEN,
		.text = STR("cc_by_4.0")});
	raws_push(&f->arena, &r->raw,
		  (struct rec_raw){DC_TITLE, STR("Eins"), STR("de")});
	raws_push(&f->arena, &r->raw,
		  (struct rec_raw){DC_CREATOR, STR("Au, Eva"), STR_NONE});
	raws_push(&f->arena, &r->raw,
		  (struct rec_raw){DC_TITLE, STR(""), STR_NONE});
}

struct fixture *
fixture_full(void)
{
	struct fixture *f = fixture_new(TYPE_REPORT);
	struct record *r = &f->r;

	fill_oai(f);
	fixture_title(f, "Eins", "de");
	fixture_title(f, "One", "en");
	r->genre = STR("Zwischenbericht");
	names_push(&f->arena, &r->names,
		   (struct rec_name){.role = ROLE_AUTHOR,
				     .kind = NAME_PERSON,
				     .family = STR("Au"),
				     .given = STR("Eva"),
				     .suffix = STR("Jr."),
				     .orcid = STR("0000-0001-2345-6789"),
				     .gnd = STR("118540238"),
				     .affiliation = STR("UDE"),
				     .raw = STR("Au, Eva, Jr.")});
	fixture_literal(f, ROLE_ADVISOR, "Rat");
	fixture_date(f, 2018, 5, 0);
	r->issued.to = (struct rec_date){2019, 0, 0};
	r->issued.circa = r->issued.loose = true;
	r->institution = STR("Institut");
	r->place = STR("Essen");
	r->edition = STR("2. Aufl.");
	r->version = STR("1.4.0");
	r->extent = STR("123 S.");
	r->language = STR("de");
	r->container = STR("Bände");
	r->volume = STR("1");
	r->issue = STR("2");
	r->article = STR("e3");
	r->first_page = STR("4");
	r->last_page = STR("5");
	r->series = STR("Reihe");
	r->series_number = STR("6");
	r->event = STR("Tagung");
	r->event_place = STR("Bonn");
	fixture_id(f, ID_DOI, "10.1234/5", true);
	fixture_id(f, ID_ISBN, "9783161484100", false);
	fixture_subject(f, "300", "ddc");
	fill_lists(f);
	return f;
}

const char *
fixture_file(struct fixture *f, const char *format, int n)
{
	const struct exporter *x = exporter_by_name(str_c(format));
	struct export_state st;
	struct err e;

	assert_non_null(x);
	assert_int_equal(arena_check(&f->arena, &e), 0);
	export_state_init(&st);
	buf_clear(&f->out);
	st.key = citekey_local(&f->r, &f->arena);
	export_begin(x, &st, &f->out);
	for (int i = 0; i < n; i++)
		export_record(x, &st, &f->r, &f->out);
	export_end(x, &st, &f->out);
	export_state_free(&st);
	assert_int_equal(buf_check(&f->out, &e), 0);
	return f->out.p == NULL ? "" : f->out.p;
}

const char *
fixture_export(struct fixture *f, const char *format)
{
	return fixture_file(f, format, 1);
}

void
fixture_expect(struct fixture *f, const char *format, const char *want)
{
	const char *got = fixture_export(f, format);

	if (strcmp(got, want) != 0)
		fail_msg("got:\n%s\nwant:\n%s", got, want);
}

void
fixture_has(struct fixture *f, const char *format, const char *piece)
{
	const char *got = fixture_export(f, format);

	if (strstr(got, piece) == NULL)
		fail_msg("no '%s' in:\n%s", piece, got);
}

void
fixture_lacks(struct fixture *f, const char *format, const char *piece)
{
	const char *got = fixture_export(f, format);

	if (strstr(got, piece) != NULL)
		fail_msg("'%s' in:\n%s", piece, got);
}

/* By views: strstr of a sanitised build measures the whole text each time. */
int
fixture_count(const struct fixture *f, const char *piece)
{
	struct str rest = buf_view(&f->out), what = str_c(piece);
	size_t at;
	int n = 0;

	while ((at = str_find(rest, what)) != STR_NPOS) {
		rest = str_from(rest, at + 1);
		n++;
	}
	return n;
}
