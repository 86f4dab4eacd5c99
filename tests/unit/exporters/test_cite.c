/* Citations to read: a row is a record and how each style cites it. */
#include <string.h>

#include "core/date.h"
#include "exporters/cite/cite.h"
#include "tests/unit/fixture_record.h"
#include "tests/unit/unit.h"

#define ADDRESS                                  \
	"<a href=\"https://doi.org/10.5555/1\">" \
	"https://doi.org/10.5555/1</a>"

static const struct row {
	enum rec_type type;
	/* "a Family|Given; e Family|Given|Suffix; t ...; c ...; a Body":
	 * authors, editors, translators, contributors */
	const char *who;
	int year, month, day;
	struct record is; /* texts alone */
	const char *publisher, *doi, *page, *apa;
} rows[] = {
    {.type = TYPE_ARTICLE,
     .who = "a Novak|Anna Maria; a Berg|Jean-Luc",
     .year = 2020,
     .is = {.container = STR_LIT("Journal of Rain"),
	    .volume = STR_LIT("12"),
	    .issue = STR_LIT("3"),
	    .first_page = STR_LIT("45"),
	    .last_page = STR_LIT("67")},
     .page = "Novak, A.M., Berg, J.-L., 2020. T. Journal of Rain 12, 45–67.",
     .apa =
	 "Novak, A. M., &amp; Berg, J.-L. (2020). T. <i>Journal of Rain</i>, "
	 "<i>12</i>(3), 45–67."},
    {.type = TYPE_ARTICLE,
     .who = "a Novak|A.B.",
     .year = 2020,
     .is = {.container = STR_LIT("Rain"), .issue = STR_LIT("55")},
     .page = "Novak, A.B., 2020. T. Rain 55.",
     .apa = "Novak, A. B. (2020). T. <i>Rain</i>, 55."},
    {.type = TYPE_ARTICLE,
     .who = "a Novak|Anna",
     .year = 2020,
     .is = {.container = STR_LIT("Rain"), .article = STR_LIT("e017")},
     .page = "Novak, A., 2020. T. Rain e017.",
     .apa = "Novak, A. (2020). T. <i>Rain</i>, Article e017."},
    {.type = TYPE_ARTICLE,
     .who = "",
     .is = {.container = STR_LIT("Rain")},
     .page = "T, n.d. Rain.",
     .apa = "T. (n.d.). <i>Rain</i>."},
    {.type = TYPE_CHAPTER,
     .who = "a Novak|Anna; e Berg|Jan; e Klein|Bo",
     .year = 2018,
     .is = {.container = STR_LIT("Book of Rain"),
	    .first_page = STR_LIT("1"),
	    .last_page = STR_LIT("9"),
	    .place = STR_LIT("Essen")},
     .publisher = "Verlag",
     .page = "Novak, A., 2018. T, in: Berg, J., Klein, B. (Eds.), Book of "
	     "Rain. Verlag, Essen, pp. 1–9.",
     .apa = "Novak, A. (2018). T. In J. Berg &amp; B. Klein (Eds.), <i>Book of "
	    "Rain</i> (pp. 1–9). Verlag."},
    {.type = TYPE_CHAPTER,
     .who = "a Novak|Anna; e Berg|Jan",
     .year = 2018,
     .is = {.container = STR_LIT("Rain"), .first_page = STR_LIT("7")},
     .page = "Novak, A., 2018. T, in: Berg, J. (Ed.), Rain, p. 7.",
     .apa = "Novak, A. (2018). T. In J. Berg (Ed.), <i>Rain</i> (p. 7)."},
    {.type = TYPE_CHAPTER,
     .who = "a Novak|Anna",
     .year = 2018,
     .is = {.container = STR_LIT("Rain")},
     .page = "Novak, A., 2018. T, in: Rain.",
     .apa = "Novak, A. (2018). T. In <i>Rain</i>."},
    {.type = TYPE_CONFERENCE_PAPER,
     .who = "a Novak|Anna",
     .year = 2018,
     .is = {.container = STR_LIT("Proceedings of Rain")},
     .page = "Novak, A., 2018. T, in: Proceedings of Rain.",
     .apa = "Novak, A. (2018). T. In <i>Proceedings of Rain</i>."},
    {.type = TYPE_CONFERENCE_PAPER,
     .who = "a Novak|Anna",
     .year = 2018,
     .page = "Novak, A., 2018. T.",
     .apa = "Novak, A. (2018). <i>T</i>."},
    {.type = TYPE_PHD,
     .who = "a Novak|Anna",
     .year = 2019,
     .is = {.institution = STR_LIT("University of Rain")},
     .page = "Novak, A., 2019. T (PhD thesis). University of Rain.",
     .apa = "Novak, A. (2019). <i>T</i> [Doctoral dissertation]. University "
	    "of Rain."},
    {.type = TYPE_PHD,
     .who = "a Novak|Anna; c University of Rain",
     .year = 2019,
     .is = {.institution = STR_LIT("University of Rain"),
	    .series_number = STR_LIT("7")},
     .doi = "10.5555/1",
     .page =
	 "Novak, A., 2019. T (PhD thesis No. 7). University of Rain. " ADDRESS,
     .apa = "Novak, A. (2019). <i>T</i> (No. 7) [Doctoral dissertation, "
	    "University of Rain]. " ADDRESS},
    {.type = TYPE_MASTER,
     .who = "a Novak|Anna",
     .year = 2019,
     .page = "Novak, A., 2019. T (Master&#39;s thesis).",
     .apa = "Novak, A. (2019). <i>T</i> [Master’s thesis]."},
    {.type = TYPE_REPORT,
     .who = "a Novak|Anna",
     .year = 2020,
     .is = {.series = STR_LIT("Rain Reports"),
	    .series_number = STR_LIT("12"),
	    .institution = STR_LIT("Institute of Rain")},
     .page = "Novak, A., 2020. T, Rain Reports.",
     .apa = "Novak, A. (2020). <i>T</i> (Rain Reports No. 12). Institute of "
	    "Rain."},
    {.type = TYPE_REPORT,
     .who = "a Institute of Rain",
     .year = 2020,
     .is = {.institution = STR_LIT("Institute of Rain")},
     .page = "Institute of Rain, 2020. T.",
     .apa = "Institute of Rain. (2020). <i>T</i>."},
    {.type = TYPE_BOOK,
     .who = "a Novak|Anna; t Berg|Jan",
     .year = 2001,
     .is = {.edition = STR_LIT("2nd ed."), .place = STR_LIT("Essen")},
     .publisher = "Verlag",
     .page = "Novak, A., 2001. T, 2nd ed. Verlag, Essen.",
     .apa = "Novak, A. (2001). <i>T</i> (J. Berg, Trans.; 2nd ed.). Verlag."},
    {.type = TYPE_BOOK,
     .who = "a Novak|Anna; e Berg|Jan; e Klein|Bo|Jr.",
     .year = 2001,
     .is = {.edition = STR_LIT("12"), .volume = STR_LIT("2-3")},
     .page = "Novak, A., 2001. T, 12th ed.",
     .apa = "Novak, A. (2001). <i>T</i> (J. Berg &amp; B. Klein Jr., Eds.; "
	    "12th ed., Vol. 2–3)."},
    {.type = TYPE_PERIODICAL,
     .who = "a Novak|Anna",
     .year = 2015,
     .is = {.volume = STR_LIT("12"), .issue = STR_LIT("3")},
     .publisher = "Verlag",
     .page = "Novak, A., 2015. T. Verlag.",
     .apa = "Novak, A. (2015). <i>T</i> (Vol. 12, Issue 3). Verlag."},
    {.type = TYPE_CHAPTER,
     .who = "a Novak|Anna",
     .year = 2018,
     .is = {.container = STR_LIT("Rain"),
	    .edition = STR_LIT("23rd"),
	    .volume = STR_LIT("2"),
	    .first_page = STR_LIT("235"),
	    .last_page = STR_LIT("48")},
     .page = "Novak, A., 2018. T, in: Rain, pp. 235–48.",
     .apa = "Novak, A. (2018). T. In <i>Rain</i> (23rd ed., Vol. 2, "
	    "pp. 235–248)."},
    {.type = TYPE_CONFERENCE_PAPER,
     .who = "a Novak|Anna",
     .year = 2018,
     .is = {.container = STR_LIT("Proceedings of Rain"),
	    .volume = STR_LIT("3"),
	    .issue = STR_LIT("1-2")},
     .page = "Novak, A., 2018. T, in: Proceedings of Rain.",
     .apa = "Novak, A. (2018). T. <i>Proceedings of Rain</i>, "
	    "<i>3</i>(1–2)."},
    {.type = TYPE_CONFERENCE_PAPER,
     .who = "a Novak|Anna",
     .year = 2018,
     .month = 6,
     .is = {.event = STR_LIT("Days of Rain"), .place = STR_LIT("Essen")},
     .publisher = "Archive",
     .page = "Novak, A., 2018. T. Presented at the Days of Rain. Archive, "
	     "Essen.",
     .apa = "Novak, A. (2018, June). <i>T</i>. Days of Rain."},
    {.type = TYPE_TALK,
     .who = "a Novak|Anna",
     .year = 2018,
     .month = 6,
     .is = {.event = STR_LIT("Days of Rain"), .event_place = STR_LIT("Essen")},
     .page = "Novak, A., 2018. T.",
     .apa = "Novak, A. (2018, June). <i>T</i> [Conference presentation]. Days "
	    "of Rain, Essen."},
    {.type = TYPE_DATASET,
     .who = "a Novak|Anna",
     .year = 2022,
     .is = {.container = STR_LIT("Rain")},
     .page = "Novak, A., 2022. T. Rain.",
     .apa = "Novak, A. (2022). T [Data set]. In <i>Rain</i>."},
    {.type = TYPE_WORKING_PAPER,
     .who = "",
     .year = 2020,
     .is = {.series = STR_LIT("Rain")},
     .page = "T, 2020, Rain.",
     .apa = "<i>T</i> (Rain) [Working Paper]. (2020)."},
    {.type = TYPE_EDITED_BOOK,
     .who = "e Berg|Jan; e Klein|Bo",
     .year = 2001,
     .publisher = "Verlag",
     .page = "Berg, J., Klein, B. (Eds.), 2001. T. Verlag.",
     .apa = "Berg, J., &amp; Klein, B. (Eds.). (2001). <i>T</i>. Verlag."},
    {.type = TYPE_EDITED_BOOK,
     .who = "e Berg|Jan",
     .year = 2001,
     .page = "Berg, J. (Ed.), 2001. T.",
     .apa = "Berg, J. (Ed.). (2001). <i>T</i>."},
    {.type = TYPE_DATASET,
     .who = "a Novak|Anna",
     .year = 2022,
     .publisher = "Archive",
     .page = "Novak, A., 2022. T. Archive.",
     .apa = "Novak, A. (2022). <i>T</i> [Data set]. Archive."},
    {.type = TYPE_SOFTWARE,
     .who = "",
     .year = 2022,
     .is = {.version = STR_LIT("1.4")},
     .page = "T, 2022.",
     .apa = "<i>T</i> (Version 1.4) [Computer software]. (2022)."},
    {.type = TYPE_NEWSPAPER_ARTICLE,
     .who = "a Novak|Anna",
     .year = 2022,
     .month = 5,
     .day = 3,
     .is = {.container = STR_LIT("The Rain")},
     .page = "Novak, A., 2022. T. The Rain.",
     .apa = "Novak, A. (2022, May 3). T. <i>The Rain</i>."},
    /* Names. */
    {.type = TYPE_BOOK,
     .who = "a Habsburg|Otto von",
     .year = 1950,
     .page = "Habsburg, O. von, 1950. T.",
     .apa = "Habsburg, O. von. (1950). <i>T</i>."},
    {.type = TYPE_BOOK,
     .who = "a Chuveiro|Maria do Carmo",
     .year = 1950,
     .page = "Chuveiro, M. do C., 1950. T.",
     .apa = "Chuveiro, M. do C. (1950). <i>T</i>."},
    {.type = TYPE_BOOK,
     .who = "a von der Leyen|Mia",
     .year = 1950,
     .page = "von der Leyen, M., 1950. T.",
     .apa = "von der Leyen, M. (1950). <i>T</i>."},
    {.type = TYPE_BOOK,
     .who = "a 毛|泽东; a Berg|Jan",
     .year = 1950,
     .page = "毛泽东, Berg, J., 1950. T.",
     .apa = "毛泽东, &amp; Berg, J. (1950). <i>T</i>."},
    {.type = TYPE_BOOK,
     .who = "a Émile|Élodie Ö.",
     .year = 1950,
     .page = "Émile, É.Ö., 1950. T.",
     .apa = "Émile, É. Ö. (1950). <i>T</i>."},
    {.type = TYPE_BOOK,
     .who = "a Novak|Anna; a et al.",
     .year = 1950,
     .page = "Novak, A., et al., 1950. T.",
     .apa = "Novak, A. (1950). <i>T</i>."},
    {.type = TYPE_BOOK,
     .who = "a A|B; a C|D; a E|F; a G|H; a I|J; a K|L; a M|N; a O|P; a Q|R; "
	    "a S|T; a U|V; a W|X; a Y|Z; a Aa|B; a Ca|D; a Ea|F; a Ga|H; "
	    "a Ia|J; a Ka|L; a Ma|N; a Oa|P; a Qa|R",
     .year = 1950,
     .page = "A, B., C, D., E, F., G, H., I, J., K, L., M, N., O, P., Q, R., "
	     "S, T., U, V., W, X., Y, Z., Aa, B., Ca, D., Ea, F., Ga, H., Ia, "
	     "J., Ka, L., Ma, N., Oa, P., Qa, R., 1950. T.",
     .apa = "A, B., C, D., E, F., G, H., I, J., K, L., M, N., O, P., Q, R., "
	    "S, T., U, V., W, X., Y, Z., Aa, B., Ca, D., Ea, F., Ga, H., Ia, "
	    "J., Ka, L., . . . Qa, R. (1950). <i>T</i>."},
    /* Nothing at all, and what could end a paragraph of HTML. */
    {.type = TYPE_PATENT,
     .who = "a Berg|Jan",
     .year = 1999,
     .is = {.place = STR_LIT("<b>&\"")},
     .page = "Berg, J., 1999. T, &lt;b&gt;&amp;&quot;.",
     .apa = "Berg, J. (1999). <i>T</i>."},
};

static enum rec_role
role_of(char letter)
{
	return letter == 'a'   ? ROLE_AUTHOR
	       : letter == 'e' ? ROLE_EDITOR
	       : letter == 't' ? ROLE_TRANSLATOR
			       : ROLE_CONTRIBUTOR;
}

static void
add_names(struct fixture *f, const char *who)
{
	struct str rest = str_c(who), one, family;

	while (rest.n > 0 && str_cut(&rest, ';', &one)) {
		struct rec_name n = {.kind = NAME_PERSON};

		one = str_trim(one);
		n.role = role_of(one.p[0]);
		one = str_trim(str_from(one, 1));
		if (str_chr(one, '|') == STR_NPOS) {
			n.kind = NAME_ORG;
			n.literal = one;
		} else {
			str_cut(&one, '|', &family);
			n.family = family;
			str_cut(&one, '|', &n.given);
			n.suffix = one;
		}
		names_push(f->r.arena, &f->r.names, n);
	}
}

static struct fixture *
made(const struct row *row)
{
	struct fixture *f = fixture_new(row->type);
	struct record *r = &f->r;

	add_names(f, row->who);
	fixture_title(f, "T", NULL);
	fixture_date(f, row->year, row->month, row->day);
	if (row->publisher != NULL)
		fixture_text(f, &r->publishers, row->publisher);
	r->container = row->is.container;
	r->volume = row->is.volume;
	r->issue = row->is.issue;
	r->article = row->is.article;
	r->first_page = row->is.first_page;
	r->last_page = row->is.last_page;
	r->series = row->is.series;
	r->series_number = row->is.series_number;
	r->institution = row->is.institution;
	r->edition = row->is.edition;
	r->version = row->is.version;
	r->place = row->is.place;
	r->event = row->is.event;
	r->event_place = row->is.event_place;
	if (row->doi != NULL)
		fixture_id(f, ID_DOI, row->doi, true);
	return f;
}

static void
expect(const struct row *row, const char *style, const char *want)
{
	struct fixture *f = made(row);
	struct export_state st;
	struct buf line;

	export_state_init(&st);
	buf_init(&line, 1 << 16);
	st.style.cite = style;
	cite_html(&st, &f->r, &f->out);
	buf_printf(&line, "<p>%s</p>\n", want);
	assert_string_equal(f->out.p, line.p);
	buf_free(&line);
	export_state_free(&st);
	fixture_free(f);
}

static void
test_styles(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		expect(&rows[i], NULL, rows[i].page);
		expect(&rows[i], "apa", rows[i].apa);
	}
}

/* An address has no stop behind it, and is a link. */
static void
test_addresses(void **state)
{
	struct fixture *f = fixture_new(TYPE_BOOK);

	(void)state;
	fixture_title(f, "Who?", NULL);
	fixture_id(f, ID_DOI, "10.1234/a.b", true);
	fixture_expect(f, "text", "Who?, n.d. https://doi.org/10.1234/a.b\n\n");
	fixture_has(f, "html",
		    "Who?, n.d. <a href=\"https://doi.org/10.1234/a.b\">"
		    "https://doi.org/10.1234/a.b</a></p>");
	fixture_free(f);
}

static void
test_style_names(void **state)
{
	struct err e = {0};

	(void)state;
	assert_int_equal(cite_check(STR("page"), &e), 0);
	assert_int_equal(cite_check(STR("APA"), &e), 0);
	assert_int_equal(cite_check(STR("mla"), &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_styles),
	    cmocka_unit_test(test_addresses),
	    cmocka_unit_test(test_style_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
