/* Codes and names of languages. */
#include "tests/unit/unit.h"

#include <string.h>

#include "core/arena.h"
#include "parsers/vocab/internal.h"
#include "parsers/vocab/vocab.h"

static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena, 1 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static void
test_the_tables_are_sorted(void **state)
{
	struct vocab_words words;

	(void)state;
	for (size_t i = 1; i < vocab_language_ncodes; i++)
		assert_true(memcmp(vocab_language_codes + 3 * (i - 1),
				   vocab_language_codes + 3 * i, 3) < 0);
	for (size_t i = 1; i < vocab_language_nshort; i++)
		assert_true(memcmp(vocab_language_short[i - 1],
				   vocab_language_short[i], 3) < 0);
	for (size_t i = 0; i < vocab_language_nnames; i++) {
		struct str name = vocab_language_names[i].name;

		if (i > 0 &&
		    str_cmp(vocab_language_names[i - 1].name, name) >= 0)
			fail_msg("'%.*s' stands in a wrong place",
				 STR_ARG(name));
		vocab_split(&words, name);
		if (!str_eq(vocab_folded(&words), name))
			fail_msg("'%.*s' can never be found", STR_ARG(name));
	}
}

static const char *const rows[][2] = {
    {"deu", "de"},
    {"ger", "de"},
    {"de", "de"},
    {"DE", "de"},
    {"German", "de"},
    {"Deutsch", "de"},
    {"Allemand", "de"},
    {"alemán", "de"},
    {"Almanca", "de"},
    {"niemiecki", "de"},
    {"tedesco", "de"},
    {"немецкий", "de"},
    {"ドイツ語", "de"},
    {"ENG", "en"},
    {"Eng", "en"},
    {"eng", "en"},
    {"English", "en"},
    {"English;", "en"},
    {"English (eng)", "en"},
    {"eng - English", "en"},
    {"inglés", "en"},
    {"inglês", "en"},
    {"anglais", "en"},
    {"angielski", "en"},
    {"английский", "en"},
    {"İngilizce", "en"},
    {"英語", "en"},
    {"engelska", "en"},
    {"Englanti", "en"},
    {"en_US", "en-US"},
    {"en-us", "en-US"},
    {"en_US.UTF-8", "en-US"},
    {"en-GB", "en-GB"},
    {"pt-br", "pt-BR"},
    {"pt_BR", "pt-BR"},
    {"Portuguese (Brazil)", "pt-BR"},
    {"zh-Hans", "zh-Hans"},
    {"zh_Hant_TW", "zh-Hant-TW"},
    {"sr-latn-RS", "sr-Latn-RS"},
    {"zh-cmn-Hans-CN", "zh-Hans-CN"},
    {"de-1996", "de"},
    {"de_", "de"},
    {"http://id.loc.gov/vocabulary/iso639-2/eng", "en"},
    {"http://lexvo.org/id/iso639-3/ger", "de"},
    {"chi", "zh"},
    {"zho", "zh"},
    {"Chinese", "zh"},
    {"中文", "zh"},
    {"汉语", "zh"},
    {"Jpn", "ja"},
    {"日本語", "ja"},
    {"Japonais", "ja"},
    {"Kor", "ko"},
    {"한국어", "ko"},
    {"fre", "fr"},
    {"fra", "fr"},
    {"Français", "fr"},
    {"FRANÇAIS", "fr"},
    {"Franzoesisch", "fr"},
    {"spa", "es"},
    {"Español", "es"},
    {"castellano", "es"},
    {"Spanish; Castilian", "es"},
    {"Castilian", "es"},
    {"cat", "ca"},
    {"Català", "ca"},
    {"Valencian", "ca"},
    {"dut", "nl"},
    {"nld", "nl"},
    {"Nederlands", "nl"},
    {"Flemish", "nl"},
    {"por", "pt"},
    {"Português", "pt"},
    {"ita", "it"},
    {"Italiano", "it"},
    {"gre", "el"},
    {"ell", "el"},
    {"Greek", "el"},
    {"Modern Greek", "el"},
    {"Ελληνικά", "el"},
    {"grc", "grc"},
    {"Ancient Greek", "grc"},
    {"Altgriechisch", "grc"},
    {"lat", "la"},
    {"Latein", "la"},
    {"rus", "ru"},
    {"Русский", "ru"},
    {"ukr", "uk"},
    {"Українська", "uk"},
    {"pol", "pl"},
    {"polski", "pl"},
    {"Polish", "pl"},
    {"cze", "cs"},
    {"ces", "cs"},
    {"Čeština", "cs"},
    {"slo", "sk"},
    {"slk", "sk"},
    {"slovenčina", "sk"},
    {"hun", "hu"},
    {"Magyar", "hu"},
    {"rum", "ro"},
    {"ron", "ro"},
    {"mol", "ro"},
    {"tur", "tr"},
    {"Türkçe", "tr"},
    {"swe", "sv"},
    {"Svenska", "sv"},
    {"dan", "da"},
    {"Dansk", "da"},
    {"nor", "no"},
    {"Norsk", "no"},
    {"nob", "nb"},
    {"Bokmål", "nb"},
    {"nno", "nn"},
    {"fin", "fi"},
    {"Suomi", "fi"},
    {"Finish", "fi"},
    {"est", "et"},
    {"Eesti", "et"},
    {"lav", "lv"},
    {"lit", "lt"},
    {"hrv", "hr"},
    {"scr", "hr"},
    {"srp", "sr"},
    {"scc", "sr"},
    {"slv", "sl"},
    {"Slovene", "sl"},
    {"bos", "bs"},
    {"mac", "mk"},
    {"mkd", "mk"},
    {"alb", "sq"},
    {"sqi", "sq"},
    {"arm", "hy"},
    {"hye", "hy"},
    {"geo", "ka"},
    {"kat", "ka"},
    {"eus", "eu"},
    {"Euskara", "eu"},
    {"glg", "gl"},
    {"ice", "is"},
    {"isl", "is"},
    {"Íslenska", "is"},
    {"gle", "ga"},
    {"wel", "cy"},
    {"cym", "cy"},
    {"ara", "ar"},
    {"Arabic", "ar"},
    {"العربية", "ar"},
    {"heb", "he"},
    {"iw", "he"},
    {"per", "fa"},
    {"fas", "fa"},
    {"Farsi", "fa"},
    {"hin", "hi"},
    {"urd", "ur"},
    {"ben", "bn"},
    {"tam", "ta"},
    {"vie", "vi"},
    {"tha", "th"},
    {"ind", "id"},
    {"Bahasa Indonesia", "id"},
    {"may", "ms"},
    {"msa", "ms"},
    {"bur", "my"},
    {"mya", "my"},
    {"tib", "bo"},
    {"bod", "bo"},
    {"mao", "mi"},
    {"mri", "mi"},
    {"Māori", "mi"},
    {"swa", "sw"},
    {"afr", "af"},
    {"uzb", "uz"},
    {"Uzbek", "uz"},
    {"kaz", "kk"},
    {"yid", "yi"},
    {"Yiddish", "yi"},
    {"yap", "yap"},
    {"oci", "oc"},
    {"ssf", "ssf"},
    {"ang", "ang"},
    {"ple", "ple"},
    {"oty", "oty"},
    {"nds", "nds"},
    {"gsw", "gsw"},
    {"sgn", "sgn"},
    {"gem", "gem"},
    {"fil", "fil"},
    {"yue", "yue"},
    {"und", ""},
    {"mul", ""},
    {"zxx", ""},
    {"other", ""},
    {"Multiple", ""},
    {"", ""},
    {"a very long value that no language of the world has for its name, how "
     "long so ever it may be",
     ""},
};

static void
test_languages(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (!str_eqc(vocab_language(&arena, str_c(rows[i][0])),
			     rows[i][1]))
			fail_msg(
			    "'%s' is '%.*s'", rows[i][0],
			    STR_ARG(vocab_language(&arena, str_c(rows[i][0]))));
}

/* Texts, and the language they are written in. */
static const char *const tongues[][2] = {
    {"The rain in the hills of the north was measured for two years, and the "
     "results are given in a table.",
     "en"},
    {"Der Regen in den Bergen wurde zwei Jahre lang gemessen, und die "
     "Ergebnisse sind in einer Tabelle zu finden.",
     "de"},
    {"La pluie dans les montagnes du nord est mesurée pendant deux ans, et "
     "les résultats sont donnés dans un tableau.",
     "fr"},
    {"La lluvia en las montañas del norte se midió durante dos años, y los "
     "resultados se muestran en una tabla.",
     "es"},
    {"A chuva nas montanhas do norte foi medida durante dois anos, e os "
     "resultados são apresentados em uma tabela.",
     "pt"},
    {"La pioggia nelle montagne del nord è stata misurata per due anni e i "
     "risultati sono presentati in una tabella.",
     "it"},
    {"Deszcz w górach był mierzony przez dwa lata, a wyniki są podane w "
     "tabeli, która znajduje się na końcu.",
     "pl"},
    {"Kuzeydeki dağlarda yağmur iki yıl boyunca ölçülmüş ve sonuçlar bir "
     "tablo ile gösterilmiştir; bu tablo daha sonra tartışılmıştır.",
     "tr"},
    {"Curah hujan di pegunungan utara diukur selama dua tahun dan hasilnya "
     "disajikan dalam tabel untuk setiap bulan.",
     "id"},
    {"Дождь в горах измерялся для того, чтобы понять, что от него зависит, "
     "но результаты не были найдены ни в таблице, ни в тексте.",
     "ru"},
    /* Too short, of no language, in another script. */
    {"The rain in the hills", ""},
    {"Rain Clouds Hills Wind Snow Ice Fog Storm Hail Dew Frost Mist Haze", ""},
    {"山中的雨", ""},
    {"", ""},
};

static void
test_tongues(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(tongues); i++)
		if (!str_eqc(vocab_tongue(str_c(tongues[i][0])), tongues[i][1]))
			fail_msg("'%s' is '%.*s'", tongues[i][0],
				 STR_ARG(vocab_tongue(str_c(tongues[i][0]))));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_the_tables_are_sorted),
	    cmocka_unit_test(test_languages),
	    cmocka_unit_test(test_tongues),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
