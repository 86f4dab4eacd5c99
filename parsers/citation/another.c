/*
 * What is cited, and is not the item: a word for another one stands in front,
 * or it is a shelf.
 */
#include "core/table.h"
#include "parsers/citation/citation.h"

enum {
	SHELF_MAX = 160, /* bytes of where something lies */
	OTHER_MAX = 40   /* bytes of a label */
};

/* In front of a colon: that what follows is another item. */
/* clang-format off */
static const struct str others[] = {
	STR_LIT("Supplement to"),
	STR_LIT("Supplementary to"),
	STR_LIT("In supplement to"),
	STR_LIT("Is supplement to"),
	STR_LIT("Supplemented by"),
	STR_LIT("Is supplemented by"),
	STR_LIT("Related to"),
	STR_LIT("Cited by"),
	STR_LIT("Is cited by"),
	STR_LIT("References"),
	STR_LIT("Is referenced by"),
	STR_LIT("Derived from"),
	STR_LIT("Is derived from"),
	STR_LIT("Based on"),
	STR_LIT("Review of"),
	STR_LIT("Reply to"),
	STR_LIT("Comment on"),
	STR_LIT("Translation of"),
	STR_LIT("Continues"),
	STR_LIT("Continued by"),
	STR_LIT("Replaces"),
	STR_LIT("Replaced by"),
	STR_LIT("See also"),
	STR_LIT("Ergänzung zu"),
	STR_LIT("Ergänzt durch"),
	STR_LIT("Ergänzt"),
	STR_LIT("Zitiert von"),
	STR_LIT("Zitiert in"),
	STR_LIT("Literatur"),
	STR_LIT("Abgeleitet von"),
	STR_LIT("Basiert auf"),
	STR_LIT("Rezension von"),
	STR_LIT("Rezension zu"),
	STR_LIT("Besprechung von"),
	STR_LIT("Antwort auf"),
	STR_LIT("Kommentar zu"),
	STR_LIT("Übersetzung von"),
	STR_LIT("Siehe auch"),
	STR_LIT("Supplément à"),
	STR_LIT("Supplément de"),
	STR_LIT("Complément à"),
	STR_LIT("Complété par"),
	STR_LIT("Cité par"),
	STR_LIT("Cité dans"),
	STR_LIT("Références"),
	STR_LIT("Dérivé de"),
	STR_LIT("Basé sur"),
	STR_LIT("Compte rendu de"),
	STR_LIT("Recension de"),
	STR_LIT("Réponse à"),
	STR_LIT("Commentaire de"),
	STR_LIT("Traduction de"),
	STR_LIT("Voir aussi"),
	STR_LIT("Suplemento a"),
	STR_LIT("Suplemento de"),
	STR_LIT("Complemento de"),
	STR_LIT("Citado por"),
	STR_LIT("Citado en"),
	STR_LIT("Referencias"),
	STR_LIT("Derivado de"),
	STR_LIT("Basado en"),
	STR_LIT("Reseña de"),
	STR_LIT("Respuesta a"),
	STR_LIT("Comentario a"),
	STR_LIT("Traducción de"),
	STR_LIT("Véase también"),
	STR_LIT("Citado em"),
	STR_LIT("Referências"),
	STR_LIT("Baseado em"),
	STR_LIT("Resenha de"),
	STR_LIT("Recensão de"),
	STR_LIT("Resposta a"),
	STR_LIT("Tradução de"),
	STR_LIT("Ver também"),
	STR_LIT("Supplemento a"),
	STR_LIT("Supplemento di"),
	STR_LIT("Citato da"),
	STR_LIT("Citato in"),
	STR_LIT("Riferimenti"),
	STR_LIT("Derivato da"),
	STR_LIT("Basato su"),
	STR_LIT("Recensione di"),
	STR_LIT("Recensione a"),
	STR_LIT("Risposta a"),
	STR_LIT("Traduzione di"),
	STR_LIT("Vedi anche"),
	STR_LIT("Aanvulling op"),
	STR_LIT("Aangevuld door"),
	STR_LIT("Geciteerd door"),
	STR_LIT("Geciteerd in"),
	STR_LIT("Gebaseerd op"),
	STR_LIT("Bespreking van"),
	STR_LIT("Recensie van"),
	STR_LIT("Vertaling van"),
	STR_LIT("Zie ook"),
	STR_LIT("Supplement till"),
	STR_LIT("Supplement til"),
	STR_LIT("Citeras av"),
	STR_LIT("Baserad på"),
	STR_LIT("Recension av"),
	STR_LIT("Anmeldelse af"),
	STR_LIT("Anmeldelse av"),
	STR_LIT("Översättning av"),
	STR_LIT("Se även"),
	STR_LIT("Se også"),
	STR_LIT("Suplement do"),
	STR_LIT("Uzupełnienie do"),
	STR_LIT("Cytowane przez"),
	STR_LIT("Cytowany przez"),
	STR_LIT("Na podstawie"),
	STR_LIT("Recenzja"),
	STR_LIT("Tłumaczenie"),
	STR_LIT("Zobacz też"),
	STR_LIT("Doplněk k"),
	STR_LIT("Citováno v"),
	STR_LIT("Recenze"),
	STR_LIT("Ek"),
	STR_LIT("Alıntılayan"),
	STR_LIT("Дополнение к"),
	STR_LIT("Приложение к"),
	STR_LIT("Цитируется в"),
	STR_LIT("Рецензия на"),
	STR_LIT("Перевод"),
	STR_LIT("Додаток до"),
	STR_LIT("Рецензія на"),
	STR_LIT("Переклад"),
};
/* clang-format on */

/* Does one of the words end here? */
static bool
ends_with_one(struct str s, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_iends(s, words[i]))
			return true;
	return false;
}

/* "Society; Microfilm reel 12", "Papers, Box 2, Folder 7": where it lies. */
static bool
is_shelf(struct str s)
{
	static const struct str signs[] = {
	    STR_LIT("sygn."), STR_LIT("signatur:"), STR_LIT("signatura:"),
	    STR_LIT("cote:"), STR_LIT("cote :"),
	};
	/* With the number of one behind. */
	static const struct str places[] = {
	    STR_LIT(" reel "),     STR_LIT(" box "),       STR_LIT(" folder "),
	    STR_LIT(" caja "),     STR_LIT(" legajo "),    STR_LIT(" carton "),
	    STR_LIT("microfilm "), STR_LIT("microfiche "),
	};

	for (size_t i = 1; i < s.n; i++)
		if (chr_digit(s.p[i]) ? s.p[i - 1] == ' ' &&
					    ends_with_one(str_left(s, i),
							  places, COUNT(places))
				      : (s.p[i] == ':' || s.p[i] == '.') &&
					    ends_with_one(str_left(s, i + 1),
							  signs, COUNT(signs)))
			return true;
	return str_ifind(s, STR("shelfmark")) != STR_NPOS ||
	       str_ifind(s, STR("call number")) != STR_NPOS;
}

bool
citation_is_of_another(struct str s)
{
	struct str label = str_left(s, OTHER_MAX);
	size_t colon = str_chr(label, ':');

	if (s.n <= SHELF_MAX && is_shelf(s))
		return true;
	label = str_trim(str_left(label, colon));
	for (size_t i = 0; colon != STR_NPOS && i < COUNT(others); i++)
		if (str_ieq(label, others[i]))
			return true;
	return false;
}
