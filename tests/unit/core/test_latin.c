/* Letters of other alphabets in Latin ones. */
#include "core/buf.h"
#include "core/norm.h"
#include "core/str.h"
#include "core/utf8.h"
#include "tests/unit/unit.h"

static const char *const rows[][2] = {
    /* Greek: two vowels as one, capitals, accents */
    {"Παπαδόπουλος", "Papadopoulos"},
    {"Ευαγγέλου", "Euaggelou"},
    {"Ψυχή", "Psychi"},
    {"Θεσσαλονίκη", "Thessaloniki"},
    {"α-Synuclein", "a-Synuclein"},
    /* Cyrillic, of several languages */
    {"Щербаков", "Shcherbakov"},
    {"Юрьев Ёлкин", "Iurev Elkin"},
    {"Ґалаґан Їжак Єва", "Galagan Izhak Ieva"},
    {"Ђорђевић Љубица Њ Џ", "Djordjevic Ljubitsa Nj Dz"},
    {"Қазақ ұлы һ ғылым", "Qazaq uly h ghylym"},
    {"ӏ Ӎ ӑ ә ӱ ԥ", " M a a u p"},
    {"Дзьмітры Ўладзімір", "Dzmitry Uladzimir"},
    {"Ѣ ѳита", "Ie fita"},
    /* Armenian, Georgian, Hebrew, Arabic, Persian */
    {"Հարություն", "Haroutyoun"},
    {"ქართული", "kartuli"},
    {"Ქართული", "Kartuli"},
    {"כהן", "khn"},
    {"محمود", "mhmwd"},
    {"شريف", "shryf"},
    {"پژوهش چای گیاه", "pzhwhsh chay gyah"},
    {"ٹ ڈ ہ ے", "t d h e"},
    {"١٩٩٩ ۱۳۸۰", "1999 1380"},
    /* The order that alphabets of India share */
    {"संस्कृत", "sanskrita"},
    {"कर्म", "karma"},
    {"বাংলা", "banla"},
    {"தமிழ்", "tamil"},
    {"१२३", "123"},
    /* Kana: small letters, long vowels, half width */
    {"かな", "kana"},
    {"しゃちょう きょうと", "shachou kyouto"},
    {"サッポロ マッチ", "sapporo matchi"},
    {"フィルター パーティー", "firuta pati"},
    {"ｶｼ", "kashi"},
    /* Hangul */
    {"김철수", "gimcheolsu"},
    {"한국", "hanguk"},
    /* Nothing for what has no one reading */
    {"王小明", ""},
    {"湾の霧 DNA", " DNA"},
    {"ไทย", ""},
};

static void
test_alphabets(void **state)
{
	struct buf b;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		buf_init(&b, 1000);
		norm_ascii(&b, str_c(rows[i][0]));
		assert_str(buf_view(&b), rows[i][1]);
		buf_free(&b);
	}
}

/* Every character alone, and behind each other one of some: in bounds, ASCII. */
static void
test_any_character(void **state)
{
	static const char *const fronts[] = {"", "ο", "क", "き", "っ", "フ"};
	char text[16];
	struct buf b;

	(void)state;
	for (uint32_t cp = 0x80; cp < 0x30000; cp++) {
		for (size_t i = 0; i < COUNT(fronts); i++) {
			size_t n = strlen(fronts[i]);

			memcpy(text, fronts[i], n);
			n += utf8_encode(cp, text + n);
			buf_init(&b, 1000);
			norm_ascii(&b, str_of(text, n));
			assert_false(b.failed);
			assert_int_equal(utf8_ascii(buf_view(&b)), b.n);
			buf_free(&b);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_alphabets),
	    cmocka_unit_test(test_any_character),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
