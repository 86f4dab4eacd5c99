/* The draft: who sells a book, and did not publish it. */
#include <string.h>

#include "parsers/draft/internal.h"

/* As imprints say it in front of a name, or in brackets behind it. */
static const struct str distributing[] = {
    STR_LIT("distributed by "),
    STR_LIT("distributed for "),
    STR_LIT("distributed in "),
    STR_LIT("distributed through "),
    STR_LIT("exclusively distributed by "),
    STR_LIT("distribution by "),
    STR_LIT("distribution:"),
    STR_LIT("distributor:"),
    STR_LIT("distrib. by "),
    STR_LIT("distr. by "),
    STR_LIT("dist. by "),
    STR_LIT("for sale by "),
    STR_LIT("sold by "),
    STR_LIT("to be sold by "),
    STR_LIT("marketed by "),
    STR_LIT("marketed and distributed by "),
    STR_LIT("available from "),
    STR_LIT("available through "),
    STR_LIT("available at "),
    STR_LIT("vertrieb:"),
    STR_LIT("vertrieb durch "),
    STR_LIT("alleinvertrieb "),
    STR_LIT("auslieferung:"),
    STR_LIT("auslieferung durch "),
    STR_LIT("auslief. "),
    STR_LIT("in kommission bei "),
    STR_LIT("in kommission "),
    STR_LIT("in komm. bei "),
    STR_LIT("in komm. "),
    STR_LIT("distribué par "),
    STR_LIT("diffusé par "),
    STR_LIT("diffusion:"),
    STR_LIT("diffusion :"),
    STR_LIT("diff. "),
    STR_LIT("distribution :"),
    STR_LIT("en vente chez "),
    STR_LIT("distribuido por "),
    STR_LIT("distribuye "),
    STR_LIT("distribuído por "),
    STR_LIT("distribuição:"),
    STR_LIT("distribuito da "),
    STR_LIT("distribuzione:"),
    STR_LIT("in vendita presso "),
    STR_LIT("distributie:"),
    STR_LIT("gedistribueerd door "),
    STR_LIT("verkrijgbaar bij "),
    STR_LIT("distribueras av "),
    STR_LIT("i distribution "),
    STR_LIT("distribueres af "),
    STR_LIT("distribueres av "),
    STR_LIT("i kommisjon hos "),
    STR_LIT("i kommission hos "),
    STR_LIT("jakaja:"),
    STR_LIT("jakelu:"),
    STR_LIT("dystrybucja:"),
    STR_LIT("dystrybucja "),
    STR_LIT("distribuce:"),
    STR_LIT("terjeszti "),
    STR_LIT("forgalmazza "),
};
static const struct str distributors[] = {
    STR_LIT("distributor"),  STR_LIT("distributors"),  STR_LIT("distribution"),
    STR_LIT("distrib."),     STR_LIT("distr."),        STR_LIT("dist."),
    STR_LIT("vertrieb"),     STR_LIT("auslieferung"),  STR_LIT("auslfg."),
    STR_LIT("diffusion"),    STR_LIT("diff."),         STR_LIT("distributeur"),
    STR_LIT("distribuidor"), STR_LIT("distribuidora"), STR_LIT("distributore"),
    STR_LIT("distributør"),  STR_LIT("distributör"),   STR_LIT("dystrybutor"),
    STR_LIT("jakaja"),
};

bool
draft_is_distribution(struct str s, struct str *name)
{
	struct str in;
	bool bracketed;
	size_t at;

	s = str_trim(s);
	bracketed = s.n > 0 && s.p[0] == '[';
	while (s.n > 0 && s.p[0] == '[' && str_chr(s, ']') != s.n - 1)
		s = str_trim(str_from(s, 1));
	for (size_t i = 0; i < COUNT(distributing); i++) {
		/* "[distributed by] Rain Films" */
		size_t n = distributing[i].n - 1;

		if (bracketed && str_istarts(s, str_left(distributing[i], n)) &&
		    n < s.n && s.p[n] == ']') {
			*name = str_trim(str_from(s, n + 1));
			return true;
		}
		if (str_istarts(s, distributing[i])) {
			*name = str_trim(str_from(s, distributing[i].n));
			return true;
		}
	}
	at = str_rchr(s, '[');
	if (at == STR_NPOS)
		at = str_rchr(s, '(');
	if (at == STR_NPOS || at == 0 || strchr("])", s.p[s.n - 1]) == NULL)
		return false;
	in = str_trim(str_of(s.p + at + 1, s.n - at - 2));
	for (size_t i = 0; i < COUNT(distributors); i++)
		if (str_ieq(in, distributors[i])) {
			*name = str_trim(str_left(s, at));
			return true;
		}
	return false;
}
