/* Vocabularies, citations, clean text. */
#include "tests/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "core/buf.h"
#include "parsers/citation/citation.h"
#include "parsers/text/text.h"
#include "parsers/vocab/vocab.h"

static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena, 1 << 22);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* The type of values separated by "|". */
static enum rec_type
type_of(const char *values)
{
	struct rec_texts list = {0};
	struct str rest = str_c(values), part, unknown;

	while (str_cut(&rest, '|', &part))
		texts_push(&arena, &list, (struct rec_text){part, STR_NONE});
	return vocab_type_of(&list, &unknown);
}

static void
test_types(void **state)
{
	static const struct {
		const char *values;
		enum rec_type type;
	} cases[] = {
	    {"report|Text|Berichterstattung|doc-type:report", TYPE_REPORT},
	    {"dissertation|Text|doc-type:doctoralThesis", TYPE_PHD},
	    {"info:eu-repo/semantics/doctoralThesis|Thesis", TYPE_PHD},
	    {"Thesis|doc-type:masterThesis", TYPE_MASTER},
	    {"habilitation|doc-type:doctoralThesis", TYPE_HABILITATION},
	    {"Article|PeerReviewed", TYPE_ARTICLE},
	    {"info:eu-repo/semantics/article|"
	     "info:eu-repo/semantics/publishedVersion|Peer-reviewed Article",
	     TYPE_ARTICLE},
	    {"review|doc-type:article", TYPE_BOOK_REVIEW},
	    {"http://purl.org/coar/resource_type/c_5794",
	     TYPE_CONFERENCE_PAPER},
	    {"https://schema.org/Dataset", TYPE_DATASET},
	    {"Conference or Workshop Item", TYPE_CONFERENCE_PAPER},
	    {"Working Paper|Text", TYPE_WORKING_PAPER},
	    {"Text", TYPE_GENERIC},
	    {"Text|doc-type:book", TYPE_BOOK},
	    {"Sound", TYPE_SOUND},
	    {"", TYPE_GENERIC},
	    {"something else entirely", TYPE_GENERIC},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		enum rec_type got = type_of(cases[i].values);

		if (got != cases[i].type)
			fail_msg("'%s' is a %s", cases[i].values,
				 rec_type_name(got));
	}
}

static void
test_an_unknown_type_is_kept(void **state)
{
	struct rec_texts list = {0};
	struct str unknown;

	(void)state;
	texts_push(&arena, &list, (struct rec_text){STR("Text"), STR_NONE});
	texts_push(&arena, &list, (struct rec_text){STR("Widget"), STR_NONE});
	assert_int_equal(vocab_type_of(&list, &unknown), TYPE_GENERIC);
	assert_str(unknown, "Widget");
}

static void
test_rights(void **state)
{
	static const char *const cases[][4] = {
	    {"https://creativecommons.org/licenses/by/4.0/",
	     "https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0", ""},
	    {"http://creativecommons.org/licenses/by-nc-nd/3.0/de/legalcode",
	     "https://creativecommons.org/licenses/by-nc-nd/3.0/de/",
	     "CC-BY-NC-ND-3.0-DE", ""},
	    {"https://creativecommons.org/licenses/by/4.0/deed.de",
	     "https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0", ""},
	    {"CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/",
	     "CC-BY-SA-4.0", ""},
	    {"cc_by_4.0", "https://creativecommons.org/licenses/by/4.0/",
	     "CC-BY-4.0", ""},
	    {"http://creativecommons.org/publicdomain/zero/1.0/",
	     "https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0",
	     ""},
	    {"http://rightsstatements.org/vocab/InC/1.0/",
	     "http://rightsstatements.org/vocab/InC/1.0/", "", ""},
	    {"info:eu-repo/semantics/openAccess", "", "", "open"},
	    {"http://creativecommons.org/licenses/by/3.0/igo/",
	     "https://creativecommons.org/licenses/by/3.0/igo/",
	     "CC-BY-3.0-IGO", ""},
	    {"http://purl.org/coar/access_right/c_abf2", "", "", "open"},
	    {"acceso abierto", "", "", "open"},
	    {"unrestricted", "", "", "open"},
	    {"All rights reserved", "", "", ""},
	    {"CC", "", "", ""},
	    {"CCCCCCCCCCCCCCCCCCCCCCCCCCCC 4.0", "", "", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct rec_right r = vocab_rights(&arena, str_c(cases[i][0]));

		assert_str(r.uri, cases[i][1]);
		assert_str(r.spdx, cases[i][2]);
		assert_string_equal(rec_access_name(r.access), cases[i][3]);
		assert_str(r.text, cases[i][0]);
	}
}

/* container|volume|issue|first|last, or NULL */
static const char *const citation_cases[][2] = {
    {"Journal of Examples; Vol. 3 No. 2 (2015): On Tests; 12-34",
     "Journal of Examples|3|2|12|34"},
    {"Zeitschrift f\xc3\xbcr Beispiele; Bd. 3 Nr. 2 (2015); 12-34",
     "Zeitschrift f\xc3\xbcr Beispiele|3|2|12|34"},
    {"Revista; Vol. 3 N\xc3\xbam. 2 (2015)", "Revista|3|2||"},
    {"Revue d\xe2\x80\x99histoire ; vol. 68 no. 3-4 (2015)",
     "Revue d\xe2\x80\x99histoire|68|3-4||"},
    {"Annales de la Soci\xc3\xa9t\xc3\xa9: 56 (1912) pp. 339-342",
     "Annales de la Soci\xc3\xa9t\xc3\xa9|56||339|342"},
    {"Evolution: 29 (1975) no. 4, pp. 750-762", "Evolution|29|4|750|762"},
    {"Journal of Sciences, 5(11), 11-15, (2025-11-18)",
     "Journal of Sciences|5|11|11|15"},
    {"Physical Review D, Publisher, 2013, 87 (3), pp.033017.",
     "Physical Review D|87|3|033017|"},
    {"In: Beispiele 3(2), S. 12\xe2\x80\x93"
     "34",
     "Beispiele|3|2|12|34"},
    {"Physical Examples 102 (2009) 055501", "Physical Examples|102||055501|"},
    {"J.Exam.Phys.51:054102,2010", "J.Exam.Phys.|51||054102|"},
    {"J. Pure Exam. 215 (2011), no. 12, 2797-2804",
     "J. Pure Exam.|215|12|2797|2804"},
    {"New Examples 12 055010 (2010)", "New Examples|12||055010|"},
    {"Examples 2015, 98(9), 2760-2766. doi: 10.5555/1",
     "Examples|98|9|2760|2766"},
    {"Examples. 2015;3(2):12-34.", "Examples|3|2|12|34"},
    {"Science, 209 (4552). pp. 26-32. ISSN 1234-5679.",
     "Science|209|4552|26|32"},
    {"Journal of A, B and C, Vol.3, No.4, 2013. Publisher Ltd",
     "Journal of A, B and C|3|4||"},
    {"Series V: Papers; Room, Box 3, envelope 1", NULL},
    {"Geosciences Faculty Publications", NULL},
    {"8.5\" x 5.5\" pamphlet", NULL},
    {"Cancer. Universit\xc3\xa9, 2018. Fran\xc3\xa7"
     "ais.",
     NULL},
    {"", NULL},
    {";", NULL},
    {"; Vol. 3 No. 2 (2015)", NULL},
};

static void
test_citations(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(citation_cases); i++) {
		struct citation c;
		char got[256];

		if (!citation_parse(str_c(citation_cases[i][0]), &c)) {
			if (citation_cases[i][1] != NULL)
				fail_msg("'%s': none", citation_cases[i][0]);
			continue;
		}
		snprintf(got, sizeof(got), "%.*s|%.*s|%.*s|%.*s|%.*s",
			 STR_ARG(c.container), STR_ARG(c.volume),
			 STR_ARG(c.issue), STR_ARG(c.first_page),
			 STR_ARG(c.last_page));
		if (citation_cases[i][1] == NULL ||
		    strcmp(got, citation_cases[i][1]) != 0)
			fail_msg("'%s' gave '%s'", citation_cases[i][0], got);
	}
}

static void
test_clean_text(void **state)
{
	static const char *const cases[][2] = {
	    {"plain text", "plain text"},
	    {"  two \n lines\t", "two lines"},
	    {"an <i>italic</i> word", "an italic word"},
	    {"H<sub>2</sub>O", "H2O"},
	    {"one<br/>two<p>three</p>", "one two three"},
	    {"&lt;i&gt;x&lt;/i&gt;", "x"},
	    {"AT&amp;T", "AT&T"},
	    {"AT&T R&D", "AT&T R&D"},
	    {"M&uuml;ller &#8211; &#x201E;", "M\xc3\xbcller \xe2\x80\x93 "
					     "\xe2\x80\x9e"},
	    {"p<0.05 and x<y>z", "p<0.05 and x<y>z"},
	    {"a < b", "a < b"},
	    {"<unknown>x</unknown>", "<unknown>x</unknown>"},
	    {"&#0; &#x1B; &bogus; &", "&#0; &#x1B; &bogus; &"},
	    {"<i>", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_str(text_clean(&arena, str_c(cases[i][0])), cases[i][1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_types),
	    cmocka_unit_test(test_an_unknown_type_is_kept),
	    cmocka_unit_test(test_rights),
	    cmocka_unit_test(test_citations),
	    cmocka_unit_test(test_clean_text),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
