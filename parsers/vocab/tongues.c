/*
 * In which language a text is written, told by its small words: articles,
 * prepositions, conjunctions, forms of "to be". They are what any prose has,
 * and what no two languages have in common.
 */
#include "parsers/vocab/vocab.h"

#include <stdint.h>

enum {
	TEXT_MAX = 1200, /* bytes that are looked at */
	SLOTS = 512,     /* more than twice the words in as many bytes */
	WORDS_MAX = 240,
	WORDS_MIN = 12, /* fewer of them may be a title */
	SMALL_MIN = 4,  /* small words, and one of as many */
	SHARE = 14,
	LEAD = 5 /* and a fifth more than of any other language */
};

static const struct {
	struct str tag, words;
} tongues[] = {
    {STR_LIT("en"), STR_LIT("the of and to in is that for it as was with "
			    "are by on this be which from an or we has "
			    "have been their these not can between")},
    {STR_LIT("de"), STR_LIT("der die das und in den von zu des mit sich "
			    "auf für ist im dem nicht ein eine als auch "
			    "werden wird einer eines durch bei oder sind "
			    "zur zum wurde diese dieser")},
    {STR_LIT("fr"), STR_LIT("le la les de des et en un une du dans est "
			    "que pour par sur au aux qui ce cette nous "
			    "sont plus ne se avec dans ces être leur ou "
			    "entre a d l")},
    {STR_LIT("es"), STR_LIT("de que y en el la los las del una un para "
			    "con por se no su al es lo como más fue sus "
			    "a o entre este esta son ha")},
    {STR_LIT("pt"), STR_LIT("de que e do da em um uma para com não os as "
			    "no na dos das ao à é são por mais foi "
			    "como sua pela pelo a o se entre este esta "
			    "nos nas")},
    {STR_LIT("it"), STR_LIT("il la di che e in un una per del della dei "
			    "delle con gli le nel è sono al alla da si "
			    "come dell degli nella dal lo i o ed tra ha")},
    {STR_LIT("nl"), STR_LIT("de het een van en in is dat op te zijn met "
			    "voor niet aan er die door als naar ook bij "
			    "tot of wordt worden deze uit om")},
    {STR_LIT("ca"), STR_LIT("de la i el que a les en els del per amb una "
			    "un és dels com al es més aquest aquesta ha "
			    "són o seva entre d l")},
    {STR_LIT("sv"), STR_LIT("och att i en som är av för på den till "
			    "med det har inte om ett de var från vi kan "
			    "eller genom mellan också")},
    {STR_LIT("da"), STR_LIT("og i at er det af en et til med for ikke som "
			    "på de den var har blev fra eller efter "
			    "mellem om der kan også")},
    {STR_LIT("nb"), STR_LIT("og i at er det av en et til med for ikke som "
			    "på de den var har ble fra eller etter "
			    "mellom om kan også hvordan")},
    {STR_LIT("fi"), STR_LIT("ja on ei että oli se ovat kuin myös tai "
			    "sekä joka jotka mukaan tässä kun ole sen")},
    {STR_LIT("et"), STR_LIT("ja on ei et kui oli see ka mis või ning oma "
			    "kuid seda selle")},
    {STR_LIT("hu"), STR_LIT("a az és hogy nem is egy volt de csak meg "
			    "ezt valamint között vagy mely ez mint")},
    {STR_LIT("pl"), STR_LIT("i w na się z do jest że nie o od oraz "
			    "przez dla po są jak które a to za")},
    {STR_LIT("cs"), STR_LIT("a v na se je že do pro jsou které z s o by "
			    "ve byl jako která při práce mezi k i po")},
    {STR_LIT("sk"), STR_LIT("a v na sa je že do pre sú ktoré z s o by "
			    "vo bol ako ktorá pri práce medzi k aj po")},
    {STR_LIT("sl"), STR_LIT("in v na je se za da so od s z kot ki pri iz "
			    "bi ali ter pa tudi o med")},
    {STR_LIT("hr"), STR_LIT("i u na je se za da su od s kao koji koje iz "
			    "te bi li što o a među koja rad")},
    {STR_LIT("ro"), STR_LIT("de și şi în a la cu că pe din nu este un "
			    "o sau care pentru sunt mai prin al ale lui "
			    "cele între")},
    {STR_LIT("tr"), STR_LIT("ve bir bu ile için de da olarak olan gibi "
			    "daha çok ise en kadar sonra ne arasında")},
    {STR_LIT("id"), STR_LIT("dan yang di dengan ini untuk dari pada dalam "
			    "adalah ke tidak oleh sebagai akan atau itu "
			    "terhadap")},
    {STR_LIT("eu"), STR_LIT("eta da ere bat dira du hau dela izan zen edo "
			    "baina")},
    {STR_LIT("lv"), STR_LIT("un ir no ar par uz kas tas ka bet vai kā to "
			    "tika")},
    {STR_LIT("lt"), STR_LIT("ir yra kad su iš į apie kaip buvo bei tik "
			    "jo už ar prie")},
    {STR_LIT("ru"), STR_LIT("и в на с по для что не как "
			    "от из к о а при его это "
			    "или за же был также их у "
			    "но до со её ее которые")},
    {STR_LIT("uk"), STR_LIT("і в на з та що для не як "
			    "від до у про а при його "
			    "це або")},
    {STR_LIT("bg"), STR_LIT("и на в за от да се с по че "
			    "не са е през като")},
};

/* The words of a text and how often each is there. */
struct counts {
	struct {
		struct str word;
		unsigned n;
	} v[SLOTS];
	unsigned words;
};

/* The place of a word, or the free one where it belongs. */
static size_t
place_of(const struct counts *c, struct str word)
{
	uint32_t h = 2166136261u; /* FNV-1a */

	for (size_t i = 0; i < word.n; i++)
		h = (h ^ (unsigned char)chr_tolower(word.p[i])) * 16777619u;
	for (size_t at = h % SLOTS;; at = (at + 1) % SLOTS)
		if (c->v[at].n == 0 || str_ieq(c->v[at].word, word))
			return at;
}

/* Letters, and the bytes of those that are not in ASCII. */
static bool
is_letter(char b)
{
	return chr_alpha(b) || (unsigned char)b >= 0x80;
}

static void
count_words(struct counts *c, struct str s)
{
	size_t from, at = 0;

	s = str_left(s, TEXT_MAX);
	while (at < s.n && c->words < WORDS_MAX) {
		for (; at < s.n && !is_letter(s.p[at]); at++)
			;
		for (from = at; at < s.n && is_letter(s.p[at]); at++)
			;
		if (at > from) {
			struct str word = str_of(s.p + from, at - from);
			size_t i = place_of(c, word);

			c->v[i].word = word;
			c->v[i].n++;
			c->words++;
		}
	}
}

struct str
vocab_tongue(struct str text)
{
	struct counts c = {.words = 0};
	struct str word, best = STR_NONE;
	unsigned most = 0, second = 0;

	count_words(&c, text);
	for (size_t i = 0; i < sizeof(tongues) / sizeof(tongues[0]); i++) {
		struct str rest = tongues[i].words;
		unsigned n = 0;

		while (str_cut(&rest, ' ', &word))
			n += c.v[place_of(&c, word)].n;
		if (n > most) {
			second = most;
			most = n;
			best = tongues[i].tag;
		} else if (n > second) {
			second = n;
		}
	}
	if (c.words < WORDS_MIN || most < SMALL_MIN || most * SHARE < c.words ||
	    (most - second) * LEAD < second)
		return STR_NONE;
	return best;
}
