/* BCP 47 tags and babel's names of languages. */
#include "exporters/value/value.h"

/*
 * "german" means the spelling of before 1996 to babel, and has begun to mean
 * the other one to biblatex; ngerman means the same to all.
 */
static const struct {
	const char *tag, *babel, *name;
} table[] = {
    {"de", "ngerman", "german"},
    {"de-AT", "naustrian", "german"},
    {"de-CH", "nswissgerman", "german"},
    {"en", "english", "english"},
    {"en-GB", "british", "english"},
    {"en-US", "american", "english"},
    {"fr", "french", "french"},
    {"es", "spanish", "spanish"},
    {"it", "italian", "italian"},
    {"nl", "dutch", "dutch"},
    {"pt", "portuguese", "portuguese"},
    {"pt-BR", "brazilian", "portuguese"},
    {"ru", "russian", "russian"},
    {"pl", "polish", "polish"},
    {"tr", "turkish", "turkish"},
    {"sv", "swedish", "swedish"},
    {"da", "danish", "danish"},
    {"nb", "norsk", "norwegian"},
    {"no", "norsk", "norwegian"},
    {"nn", "nynorsk", "norwegian"},
    {"fi", "finnish", "finnish"},
    {"cs", "czech", "czech"},
    {"sk", "slovak", "slovak"},
    {"hu", "hungarian", "hungarian"},
    {"ro", "romanian", "romanian"},
    {"uk", "ukrainian", "ukrainian"},
    {"el", "greek", "greek"},
    {"la", "latin", "latin"},
    {"ca", "catalan", "catalan"},
    {"hr", "croatian", "croatian"},
    {"sl", "slovene", "slovene"},
    {"sr", "serbian", "serbian"},
    {"bg", "bulgarian", "bulgarian"},
    {"et", "estonian", "estonian"},
    {"lv", "latvian", "latvian"},
    {"lt", "lithuanian", "lithuanian"},
    {"eu", "basque", "basque"},
    {"is", "icelandic", "icelandic"},
    {"zh", NULL, "chinese"},
    {"ja", NULL, "japanese"},
    {"ko", NULL, "korean"},
    {"ar", NULL, "arabic"},
    {"he", NULL, "hebrew"},
    {"fa", NULL, "persian"},
    {"hi", NULL, "hindi"},
    {"af", "afrikaans", "afrikaans"},
    {"be", "belarusian", "belarusian"},
    {"bn", NULL, "bengali"},
    {"br", "breton", "breton"},
    {"bs", "bosnian", "bosnian"},
    {"cy", "welsh", "welsh"},
    {"eo", "esperanto", "esperanto"},
    {"fo", NULL, "faroese"},
    {"ga", "irish", "irish"},
    {"gl", "galician", "galician"},
    {"hy", NULL, "armenian"},
    {"id", "indonesian", "indonesian"},
    {"az", NULL, "azerbaijani"},
    {"ka", "georgian", "georgian"},
    {"kk", NULL, "kazakh"},
    {"ky", NULL, "kyrgyz"},
    {"lb", NULL, "luxembourgish"},
    {"mk", "macedonian", "macedonian"},
    {"mn", NULL, "mongolian"},
    {"ms", "malay", "malay"},
    {"mt", NULL, "maltese"},
    {"ne", NULL, "nepali"},
    {"oc", "occitan", "occitan"},
    {"si", NULL, "sinhala"},
    {"sq", "albanian", "albanian"},
    {"sw", NULL, "swahili"},
    {"ta", NULL, "tamil"},
    {"te", NULL, "telugu"},
    {"th", "thai", "thai"},
    {"tg", NULL, "tajik"},
    {"tk", NULL, "turkmen"},
    {"ur", NULL, "urdu"},
    {"uz", NULL, "uzbek"},
    {"vi", "vietnamese", "vietnamese"},
    {"zu", NULL, "zulu"},
    {"am", NULL, "amharic"},
    {"grc", NULL, "greek"},
    {"yi", NULL, "yiddish"},
    {"mr", NULL, "marathi"},
    {"km", NULL, "khmer"},
    {"lo", NULL, "lao"},
    {"my", NULL, "burmese"},
    {"ml", NULL, "malayalam"},
    {"kn", NULL, "kannada"},
    {"gu", NULL, "gujarati"},
    {"pa", NULL, "punjabi"},
    {"jv", NULL, "javanese"},
    {"su", NULL, "sundanese"},
    {"tl", NULL, "tagalog"},
    {"rm", NULL, "romansh"},
    {"fy", NULL, "frisian"},
    {"sa", NULL, "sanskrit"},
};

struct langid
langid(struct str tag)
{
	struct str part = tag;
	size_t at;

	while (part.n > 0) {
		for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
			if (str_ieq(part, str_c(table[i].tag)))
				return (struct langid){str_c(table[i].babel),
						       str_c(table[i].name)};
		at = str_rchr(part, '-');
		part = at == STR_NPOS ? STR_NONE : str_left(part, at);
	}
	return (struct langid){STR_NONE, tag};
}
