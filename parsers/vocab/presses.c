/* Words that publishers, journals and repositories call themselves by. */
#include "core/table.h"
#include "parsers/vocab/vocab.h"

enum { REPOSITORY_MAX = 100 };

/* What publishers call themselves, in words that no platform has. */
/* clang-format off */
static const struct str press_words[] = {
	STR_LIT("press"), STR_LIT("publishing"), STR_LIT("publisher"),
	STR_LIT("verlag"), STR_LIT("edition"), STR_LIT("édition"),
	STR_LIT("editorial"), STR_LIT("editora"), STR_LIT("editrice"),
	STR_LIT("edizioni"), STR_LIT("ediciones"), STR_LIT("edições"),
	STR_LIT("edicions"), STR_LIT("uitgever"), STR_LIT("presses"),
	STR_LIT("förlag"), STR_LIT("forlag"), STR_LIT("kustannus"),
	STR_LIT("kirjastus"), STR_LIT("apgād"), STR_LIT("leidykl"),
	STR_LIT("wydawnictw"), STR_LIT("drukarni"), STR_LIT("druckerei"),
	STR_LIT("buchdruck"), STR_LIT("imprenta"), STR_LIT("imprimerie"),
	STR_LIT("tipografia"), STR_LIT("tipografía"), STR_LIT("tiskárna"),
	STR_LIT("tiskarna"), STR_LIT("tlačiareň"), STR_LIT("nyomda"),
	STR_LIT("drukkerij"), STR_LIT("bogtryk"), STR_LIT("tryckeri"),
	STR_LIT("kirjapaino"), STR_LIT("типография"), STR_LIT("Типография"),
	STR_LIT("друкарня"), STR_LIT("Друкарня"), STR_LIT("basımevi"),
	STR_LIT("matbaası"), STR_LIT("księgarni"), STR_LIT("librairie"), STR_LIT("nakladatelství"),
	STR_LIT("vydavatelství"), STR_LIT("vydavateľstvo"), STR_LIT("kiadó"),
	STR_LIT("editura"), STR_LIT("izdavačk"), STR_LIT("izdavaštv"),
	STR_LIT("nakladništvo"), STR_LIT("založba"), STR_LIT("yayınevi"),
	STR_LIT("yayınları"), STR_LIT("yayıncılık"), STR_LIT("penerbit"),
	STR_LIT("nhà xuất bản"), STR_LIT("εκδόσεις"), STR_LIT("Εκδόσεις"),
	STR_LIT("издательств"), STR_LIT("Издательств"),
	STR_LIT("изд-во"), STR_LIT("Изд-во"),
	STR_LIT("видавництв"), STR_LIT("Видавництв"), STR_LIT("вид-во"),
	STR_LIT("Вид-во"), STR_LIT("выдавецтв"), STR_LIT("Выдавецтв"),
	STR_LIT("издавачк"), STR_LIT("Издавачк"),
};
/* clang-format on */

/* Bodies that publish, and do other things. */
static const struct str society_words[] = {
    STR_LIT("society"),
    STR_LIT("association"),
};

/* What repositories call themselves. */
static const struct str repository_words[] = {
    STR_LIT("digitalcommons"),
    STR_LIT("digital commons"),
    STR_LIT("scholarworks"),
    STR_LIT("scholar works"),
    STR_LIT("scholar commons"),
    STR_LIT("scholarcommons"),
    STR_LIT("scholarship@"),
    STR_LIT("escholarship"),
    STR_LIT("scholars compass"),
    STR_LIT("academic commons"),
    STR_LIT("academic works"),
    STR_LIT("repositor"),
    STR_LIT("reposit\xc3\xb3r"),
    STR_LIT("eprints"),
    STR_LIT("dspace"),
    STR_LIT("open scholarship"),
    STR_LIT("openscholarship"),
    STR_LIT("digital scholarship"),
    STR_LIT("selectedworks"),
    STR_LIT("digital library"),
    STR_LIT("biblioteca digita"),
    STR_LIT("bibliotecas digita"),
    STR_LIT("@"),
};

static bool
has_word_of(struct str s, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ifind(s, words[i]) != STR_NPOS)
			return true;
	return false;
}

enum vocab_press
vocab_press(struct str s)
{
	if (has_word_of(s, press_words, COUNT(press_words)))
		return PRESS_SURE;
	return has_word_of(s, society_words, COUNT(society_words))
		   ? PRESS_SOCIETY
		   : PRESS_NO;
}

bool
vocab_is_repository(struct str s)
{
	return s.n <= REPOSITORY_MAX &&
	       has_word_of(s, repository_words, COUNT(repository_words));
}

bool
vocab_is_journal(struct str name)
{
	/* clang-format off */
	static const struct str words[] = {
		STR_LIT("Acta"), STR_LIT("Anales"), STR_LIT("Annales"),
		STR_LIT("Annali"), STR_LIT("Annals"), STR_LIT("Anuario"),
		STR_LIT("Archives"), STR_LIT("Bulletin"), STR_LIT("Boletín"),
		STR_LIT("Boletim"), STR_LIT("Bollettino"), STR_LIT("Cahiers"),
		STR_LIT("Cuadernos"), STR_LIT("Cadernos"), STR_LIT("Journal"),
		STR_LIT("Quaderni"), STR_LIT("Revista"), STR_LIT("Revue"),
		STR_LIT("Rivista"), STR_LIT("Zeitschrift"), STR_LIT("Tijdschrift"),
		STR_LIT("Časopis"), STR_LIT("Czasopismo"), STR_LIT("Журнал"),
		STR_LIT("Вестник"), STR_LIT("Вісник"), STR_LIT("Jurnal"),
		STR_LIT("مجلة"), STR_LIT("مجله"),
	};
	/* clang-format on */
	struct str first = str_left(name, str_chr(name, ' '));

	for (size_t i = 0; first.n < name.n && i < COUNT(words); i++)
		if (str_eq(first, words[i]))
			return true;
	return false;
}
