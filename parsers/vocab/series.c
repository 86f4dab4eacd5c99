/* Series that proceedings are said to stand in, by name and in short. */
#include "core/table.h"
#include "parsers/vocab/vocab.h"

static const struct str short_names[] = {
    STR_LIT("LNCS"),   STR_LIT("LNAI"),    STR_LIT("LNBI"),
    STR_LIT("LNBIP"),  STR_LIT("LNEE"),    STR_LIT("LNM"),
    STR_LIT("LNP"),    STR_LIT("LNICST"),  STR_LIT("LNI"),
    STR_LIT("CCIS"),   STR_LIT("IFIP"),    STR_LIT("IFIP AICT"),
    STR_LIT("LIPIcs"), STR_LIT("OASIcs"),  STR_LIT("EPTCS"),
    STR_LIT("ENTCS"),  STR_LIT("PMLR"),    STR_LIT("JMLR W&CP"),
    STR_LIT("CEUR"),   STR_LIT("CEUR-WS"), STR_LIT("AISC"),
};

static const struct str beginnings[] = {
    STR_LIT("Lecture Notes in "),
    STR_LIT("CEUR Workshop Proceedings"),
    STR_LIT("Lecture Notes on "),
    STR_LIT("Springer Proceedings in "),
    STR_LIT("Springer Series in "),
    STR_LIT("IFIP Advances in "),
    STR_LIT("Advances in Intelligent Systems and Computing"),
    STR_LIT("Smart Innovation, Systems and Technologies"),
    STR_LIT("Studies in Computational Intelligence"),
    STR_LIT("Advances in Experimental Medicine and Biology"),
    STR_LIT("Methods in Molecular Biology"),
    STR_LIT("Mechanisms and Machine Science"),
    STR_LIT("Communications in Computer and Information"),
};

bool
vocab_is_series(struct str s)
{
	for (size_t i = 0; i < COUNT(beginnings); i++)
		if (str_istarts(s, beginnings[i]))
			return true;
	for (size_t i = 0; i < COUNT(short_names); i++)
		if (str_eq(s, short_names[i]))
			return true;
	return false;
}
