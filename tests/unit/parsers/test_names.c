/* Names in the spellings repositories use. */
#include "tests/unit/unit.h"

#include <string.h>

#include "core/buf.h"
#include "parsers/text/names.h"

static struct arena arena;
static struct buf out;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena, 1 << 22);
	buf_init(&out, 1 << 16);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	buf_free(&out);
	return 0;
}

/* "family|given|suffix", "=literal" or "@organisation", role when changed. */
static const char *
show(const char *in, enum rec_role role)
{
	struct record r;

	arena_reset(&arena);
	buf_clear(&out);
	record_init(&r, &arena);
	names_parse(&r, str_c(in), role);
	for (size_t i = 0; i < r.names.n; i++) {
		const struct rec_name *n = &r.names.v[i];

		if (i > 0)
			buf_puts(&out, "; ");
		if (n->kind == NAME_PERSON) {
			buf_str(&out, n->family);
			buf_char(&out, '|');
			buf_str(&out, n->given);
			if (n->suffix.n > 0) {
				buf_char(&out, '|');
				buf_str(&out, n->suffix);
			}
		} else {
			buf_char(&out, n->kind == NAME_ORG ? '@' : '=');
			buf_str(&out, n->literal);
		}
		if (n->role != role)
			buf_printf(&out, " (%s)", rec_role_name(n->role));
		if (n->orcid.n > 0)
			buf_printf(&out, " o:%.*s", STR_ARG(n->orcid));
		if (n->gnd.n > 0)
			buf_printf(&out, " g:%.*s", STR_ARG(n->gnd));
		if (n->affiliation.n > 0)
			buf_printf(&out, " a:%.*s", STR_ARG(n->affiliation));
	}
	return out.p == NULL ? "" : out.p;
}

static const char *const name_cases[][2] = {
    {"Meyer, Anna", "Meyer|Anna"},
    {"  Meyer ,\n Anna  ", "Meyer|Anna"},
    {"von der Leyen, Ursula", "von der Leyen|Ursula"},
    {"Habsburg, Otto von", "Habsburg|Otto von"},
    {"King, Martin Luther, Jr.", "King|Martin Luther|Jr."},
    {"King, Jr., Martin Luther", "King|Martin Luther|Jr."},
    {"Anna Meyer", "=Anna Meyer"},
    {"Plato", "=Plato"},
    {"Meyer,", "=Meyer"},
    {"\xe6\xaf\x9b, \xe6\xb3\xbd\xe4\xb8\x9c",
     "\xe6\xaf\x9b|\xe6\xb3\xbd\xe4\xb8\x9c"},
    {"Meyer, Anna (Hrsg.)", "Meyer|Anna (editor)"},
    {"Meyer, Anna [Hrsg.]", "Meyer|Anna (editor)"},
    {"Meyer, Anna (Dr.)", "Meyer|Anna"},
    {"Prof. Dr. Meyer, Anna", "Meyer|Anna"},
    {"Meyer, Anna, 1950-", "Meyer|Anna"},
    {"Meyer, Anna (1901-1980)", "Meyer|Anna"},
    {"Meyer, Anna; Schulz, Bernd", "Meyer|Anna; Schulz|Bernd"},
    {"Meyer, Anna; Schulz, Bernd;", "Meyer|Anna; Schulz|Bernd"},
    {"Meyer, Anna and Schulz, Bernd", "Meyer|Anna; Schulz|Bernd"},
    {"Meyer, Anna und Schulz, Bernd", "Meyer|Anna; Schulz|Bernd"},
    {"Simon and Garfunkel", "=Simon and Garfunkel"},
    {"Meyer, Anna (Dr.); https://orcid.org/0000-0002-1825-0097",
     "Meyer|Anna o:0000-0002-1825-0097"},
    {"Meyer, Anna; https://d-nb.info/gnd/118540238", "Meyer|Anna g:118540238"},
    {"Meyer, Anna [Universit\xc3\xa4t Bonn]",
     "Meyer|Anna a:Universit\xc3\xa4t Bonn"},
    {"Meyer, Anna (Anni)", "Meyer|Anna (Anni)"},
    {"Universit\xc3\xa4t Duisburg-Essen, Institut Arbeit",
     "@Universit\xc3\xa4t Duisburg-Essen, Institut Arbeit"},
    {"Bundesministerium f\xc3\xbcr Bildung",
     "@Bundesministerium f\xc3\xbcr Bildung"},
    {"Beispiel GmbH", "@Beispiel GmbH"},
    {"Amt, Peter", "Amt|Peter"},
    {"Statistisches Bundesamt", "@Statistisches Bundesamt"},
    {"et al.", "=et al."},
    {"Anna Meyer et al.", "=Anna Meyer; =et al."},
    {"Anna Meyer, Bernd Schulz, Carla Weber",
     "=Anna Meyer; =Bernd Schulz; =Carla Weber"},
    {"Meyer, Anna; University of Example",
     "Meyer|Anna a:University of Example"},
    {"Meyer, A. M. (Anna Maria), 1950-", "Meyer|A. M."},
    {"Meyer, Anna Maria.", "Meyer|Anna Maria"},
    {"Meyer, A.", "Meyer|A."},
    {"Meyer, Anna, M. D.", "Meyer|Anna"},
    {"Advisor: Meyer, Anna", "Meyer|Anna (advisor)"},
    {"\xe5\xb1\xb1\xe7\x94\xb0\xef\xbc\x8c\xe5\xa4\xaa",
     "\xe5\xb1\xb1\xe7\x94\xb0|\xe5\xa4\xaa"},
    {"N.N.", ""},
    {":unav", ""},
    {"", ""},
    {",", ""},
    {";;;", ""},
    {"M&uuml;ller, J&ouml;rg", "M\xc3\xbcller|J\xc3\xb6rg"},
};

static void
test_parse(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(name_cases); i++) {
		const char *got = show(name_cases[i][0], ROLE_AUTHOR);

		if (strcmp(got, name_cases[i][1]) != 0)
			fail_msg("'%s' gave '%s', not '%s'", name_cases[i][0],
				 got, name_cases[i][1]);
	}
}

static void
test_long_lists_are_held(void **state)
{
	struct record r;
	struct buf in;

	(void)state;
	arena_reset(&arena);
	buf_init(&in, 1 << 20);
	for (int i = 0; i < 5000; i++)
		buf_printf(&in, "Meyer%d, Anna; ", i);
	record_init(&r, &arena);
	names_parse(&r, buf_view(&in), ROLE_AUTHOR);
	assert_int_equal(r.names.n, 5000);
	assert_str(r.names.v[4999].family, "Meyer4999");
	buf_free(&in);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_parse),
	    cmocka_unit_test(test_long_lists_are_held),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
