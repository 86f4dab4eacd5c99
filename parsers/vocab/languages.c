/* Languages to BCP 47 tags. */
#include "parsers/vocab/vocab.h"

#include <string.h>

/* ISO 639-1 (or -3 where there is none), 639-2/B, 639-2/T, English, German. */
static const struct {
	const char *tag, *b, *t, *english, *german;
} languages[] = {
    {"de", "ger", "deu", "German", "Deutsch"},
    {"en", "eng", "eng", "English", "Englisch"},
    {"fr", "fre", "fra", "French", "Franz\xc3\xb6sisch"},
    {"es", "spa", "spa", "Spanish", "Spanisch"},
    {"it", "ita", "ita", "Italian", "Italienisch"},
    {"nl", "dut", "nld", "Dutch", "Niederl\xc3\xa4ndisch"},
    {"pt", "por", "por", "Portuguese", "Portugiesisch"},
    {"ru", "rus", "rus", "Russian", "Russisch"},
    {"pl", "pol", "pol", "Polish", "Polnisch"},
    {"tr", "tur", "tur", "Turkish", "T\xc3\xbcrkisch"},
    {"sv", "swe", "swe", "Swedish", "Schwedisch"},
    {"da", "dan", "dan", "Danish", "D\xc3\xa4nisch"},
    {"no", "nor", "nor", "Norwegian", "Norwegisch"},
    {"nb", "nob", "nob", "Norwegian Bokm\xc3\xa5l", "Bokm\xc3\xa5l"},
    {"nn", "nno", "nno", "Norwegian Nynorsk", "Nynorsk"},
    {"fi", "fin", "fin", "Finnish", "Finnisch"},
    {"cs", "cze", "ces", "Czech", "Tschechisch"},
    {"sk", "slo", "slk", "Slovak", "Slowakisch"},
    {"hu", "hun", "hun", "Hungarian", "Ungarisch"},
    {"ro", "rum", "ron", "Romanian", "Rum\xc3\xa4nisch"},
    {"uk", "ukr", "ukr", "Ukrainian", "Ukrainisch"},
    {"el", "gre", "ell", "Greek", "Griechisch"},
    {"grc", "grc", "grc", "Ancient Greek", "Altgriechisch"},
    {"la", "lat", "lat", "Latin", "Latein"},
    {"ca", "cat", "cat", "Catalan", "Katalanisch"},
    {"hr", "hrv", "hrv", "Croatian", "Kroatisch"},
    {"sl", "slv", "slv", "Slovenian", "Slowenisch"},
    {"sr", "srp", "srp", "Serbian", "Serbisch"},
    {"bs", "bos", "bos", "Bosnian", "Bosnisch"},
    {"bg", "bul", "bul", "Bulgarian", "Bulgarisch"},
    {"mk", "mac", "mkd", "Macedonian", "Mazedonisch"},
    {"et", "est", "est", "Estonian", "Estnisch"},
    {"lv", "lav", "lav", "Latvian", "Lettisch"},
    {"lt", "lit", "lit", "Lithuanian", "Litauisch"},
    {"eu", "baq", "eus", "Basque", "Baskisch"},
    {"gl", "glg", "glg", "Galician", "Galicisch"},
    {"is", "ice", "isl", "Icelandic", "Isl\xc3\xa4ndisch"},
    {"ga", "gle", "gle", "Irish", "Irisch"},
    {"cy", "wel", "cym", "Welsh", "Walisisch"},
    {"sq", "alb", "sqi", "Albanian", "Albanisch"},
    {"hy", "arm", "hye", "Armenian", "Armenisch"},
    {"ka", "geo", "kat", "Georgian", "Georgisch"},
    {"az", "aze", "aze", "Azerbaijani", "Aserbaidschanisch"},
    {"kk", "kaz", "kaz", "Kazakh", "Kasachisch"},
    {"zh", "chi", "zho", "Chinese", "Chinesisch"},
    {"ja", "jpn", "jpn", "Japanese", "Japanisch"},
    {"ko", "kor", "kor", "Korean", "Koreanisch"},
    {"ar", "ara", "ara", "Arabic", "Arabisch"},
    {"he", "heb", "heb", "Hebrew", "Hebr\xc3\xa4isch"},
    {"fa", "per", "fas", "Persian", "Persisch"},
    {"hi", "hin", "hin", "Hindi", "Hindi"},
    {"ur", "urd", "urd", "Urdu", "Urdu"},
    {"bn", "ben", "ben", "Bengali", "Bengalisch"},
    {"ta", "tam", "tam", "Tamil", "Tamilisch"},
    {"vi", "vie", "vie", "Vietnamese", "Vietnamesisch"},
    {"th", "tha", "tha", "Thai", "Thail\xc3\xa4ndisch"},
    {"id", "ind", "ind", "Indonesian", "Indonesisch"},
    {"ms", "may", "msa", "Malay", "Malaiisch"},
    {"my", "bur", "mya", "Burmese", "Birmanisch"},
    {"bo", "tib", "bod", "Tibetan", "Tibetisch"},
    {"mi", "mao", "mri", "Maori", "Maori"},
    {"sw", "swa", "swa", "Swahili", "Swahili"},
    {"af", "afr", "afr", "Afrikaans", "Afrikaans"},
    {"ku", "kur", "kur", "Kurdish", "Kurdisch"},
    {"lb", "ltz", "ltz", "Luxembourgish", "Luxemburgisch"},
    {"eo", "epo", "epo", "Esperanto", "Esperanto"},
    {"nds", "nds", "nds", "Low German", "Niederdeutsch"},
};

static const struct {
	const char *name, *tag;
} odd_names[] = {
    {"Fran\xc3\xa7"
     "ais",
     "fr"},
    {"Espa\xc3\xb1ol", "es"},
    {"Italiano", "it"},
    {"Portugu\xc3\xaas", "pt"},
    {"T\xc3\xbcrk\xc3\xa7"
     "e",
     "tr"},
    {"Franzoesisch", "fr"},
    {"Tuerkisch", "tr"},
    {"\xc4\xb0ngilizce", "en"},
    {"Almanca", "de"},
    {"Frans\xc4\xb1zca", "fr"},
    {"anglais", "en"},
    {"allemand", "de"},
    {"espagnol", "es"},
    {"italien", "it"},
    {"ingl\xc3\xa9s", "en"},
    {"ingl\xc3\xaas", "en"},
    {"Nederlands", "nl"},
    {"Svenska", "sv"},
    {"Dansk", "da"},
    {"Norsk", "no"},
    {"Polski", "pl"},
    {"\xc4\x8c"
     "e\xc5\xa1tina",
     "cs"},
    {"\xd0\xa0\xd1\x83\xd1\x81\xd1\x81\xd0\xba\xd0\xb8\xd0\xb9", "ru"},
    {"\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e", "ja"},
    {"\xe4\xb8\xad\xe6\x96\x87", "zh"},
    {"Slovene", "sl"},
    {"Farsi", "fa"},
    {"Castilian", "es"},
    {"Flemish", "nl"},
    {"Valencian", "ca"},
    {"Modern Greek", "el"},
};

static const char *
by_word(struct str w)
{
	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++)
		if (str_ieq(w, str_c(languages[i].tag)) ||
		    str_ieq(w, str_c(languages[i].t)) ||
		    str_ieq(w, str_c(languages[i].b)) ||
		    str_ieq(w, str_c(languages[i].english)) ||
		    str_ieq(w, str_c(languages[i].german)))
			return languages[i].tag;
	for (size_t i = 0; i < sizeof(odd_names) / sizeof(odd_names[0]); i++)
		if (str_ieq(w, str_c(odd_names[i].name)))
			return odd_names[i].tag;
	return NULL;
}

/* "US" of "en_US", "en-us"; a script or variant is left alone. */
static struct str
region(struct str rest)
{
	if (rest.n == 2 && chr_alpha(rest.p[0]) && chr_alpha(rest.p[1]))
		return rest;
	return STR_NONE;
}

struct str
vocab_language(struct arena *a, struct str value)
{
	struct str w = str_trim(value), r;
	size_t cut = str_chr(w, '-');
	const char *tag = by_word(w);
	char *p;
	size_t n;

	if (tag != NULL)
		return str_c(tag);
	if (cut == STR_NPOS)
		cut = str_chr(w, '_');
	if (cut == STR_NPOS)
		return STR_NONE;
	tag = by_word(str_left(w, cut));
	if (tag == NULL || cut > 3)
		return STR_NONE;
	r = region(str_from(w, cut + 1));
	if (r.n == 0)
		return str_c(tag);
	n = strlen(tag);
	p = arena_extend(a, str_c(tag), 3);
	if (p == NULL)
		return STR_NONE;
	p[n] = '-';
	for (size_t i = 0; i < 2; i++)
		p[n + 1 + i] =
		    (char)(chr_lower(r.p[i]) ? r.p[i] - 'a' + 'A' : r.p[i]);
	return str_of(p, n + 3);
}
