/* Words for what somebody was to an item, and words of bodies. */
#include "tests/unit/unit.h"

#include "parsers/vocab/vocab.h"

static const struct {
	const char *word;
	enum said_role role;
} roles[] = {
    {"aut", SAID_AUTHOR},
    {"edt", SAID_EDITOR},
    {"trl", SAID_TRANSLATOR},
    {"ths", SAID_ADVISOR},
    {"First Advisor", SAID_ADVISOR},
    {"2nd supervisor", SAID_ADVISOR},
    {"photographers", SAID_AUTHOR},
    {"rev", SAID_REFEREE},
    {"ctb", SAID_CONTRIBUTOR},
    {"drt", SAID_MAKER},
    {"isb", SAID_ISSUER},
    {"his", SAID_HOSTING},
    {"dgg", SAID_GRANTOR},
    {"pbl", SAID_PUBLISHER},
    {"abr", SAID_CONTRIBUTOR},
    {"wst", SAID_CONTRIBUTOR},
    {"swd", SAID_AUTHOR},
    {"author", SAID_AUTHOR},
    {"Author", SAID_AUTHOR},
    {"AUTHOR", SAID_AUTHOR},
    {"creator", SAID_AUTHOR},
    {"Verfasser", SAID_AUTHOR},
    {"VerfasserIn", SAID_AUTHOR},
    {"Verfasser(in)", SAID_AUTHOR},
    {"Verfasser*in", SAID_AUTHOR},
    {"Verf.", SAID_AUTHOR},
    {"auteur", SAID_AUTHOR},
    {"autor", SAID_AUTHOR},
    {"autora", SAID_AUTHOR},
    {"autore", SAID_AUTHOR},
    {"autrice", SAID_AUTHOR},
    {"författare", SAID_AUTHOR},
    {"forfatter", SAID_AUTHOR},
    {"kirjoittaja", SAID_AUTHOR},
    {"автор", SAID_AUTHOR},
    {"авт.", SAID_AUTHOR},
    {"szerző", SAID_AUTHOR},
    {"yazar", SAID_AUTHOR},
    {"著", SAID_AUTHOR},
    {"著者", SAID_AUTHOR},
    {"作者", SAID_AUTHOR},
    {"지은이", SAID_AUTHOR},
    {"editor", SAID_EDITOR},
    {"ed.", SAID_EDITOR},
    {"eds.", SAID_EDITOR},
    {"Hrsg.", SAID_EDITOR},
    {"Hg.", SAID_EDITOR},
    {"Herausgeber", SAID_EDITOR},
    {"HerausgeberIn", SAID_EDITOR},
    {"Herausgeber:in", SAID_EDITOR},
    {"éd.", SAID_EDITOR},
    {"éditeur scientifique", SAID_EDITOR},
    {"dir.", SAID_EDITOR},
    {"ed. lit.", SAID_EDITOR},
    {"editor literario", SAID_EDITOR},
    {"coord.", SAID_EDITOR},
    {"Org.", SAID_EDITOR},
    {"organizador", SAID_EDITOR},
    {"a cura di", SAID_EDITOR},
    {"curatore", SAID_EDITOR},
    {"redacteur", SAID_EDITOR},
    {"redaktör", SAID_EDITOR},
    {"red.", SAID_EDITOR},
    {"redaktør", SAID_EDITOR},
    {"toimittaja", SAID_EDITOR},
    {"toim.", SAID_EDITOR},
    {"redaktor", SAID_EDITOR},
    {"red. nauk.", SAID_EDITOR},
    {"editorka", SAID_EDITOR},
    {"ред.", SAID_EDITOR},
    {"отв. ред.", SAID_EDITOR},
    {"szerk.", SAID_EDITOR},
    {"editör", SAID_EDITOR},
    {"haz.", SAID_EDITOR},
    {"編", SAID_EDITOR},
    {"編者", SAID_EDITOR},
    {"主编", SAID_EDITOR},
    {"엮은이", SAID_EDITOR},
    {"translator", SAID_TRANSLATOR},
    {"Übersetzer", SAID_TRANSLATOR},
    {"Übers.", SAID_TRANSLATOR},
    {"traducteur", SAID_TRANSLATOR},
    {"trad.", SAID_TRANSLATOR},
    {"traductor", SAID_TRANSLATOR},
    {"tradutora", SAID_TRANSLATOR},
    {"traduttore", SAID_TRANSLATOR},
    {"vertaler", SAID_TRANSLATOR},
    {"översättare", SAID_TRANSLATOR},
    {"oversætter", SAID_TRANSLATOR},
    {"kääntäjä", SAID_TRANSLATOR},
    {"tłumacz", SAID_TRANSLATOR},
    {"přel.", SAID_TRANSLATOR},
    {"пер.", SAID_TRANSLATOR},
    {"fordító", SAID_TRANSLATOR},
    {"çev.", SAID_TRANSLATOR},
    {"訳", SAID_TRANSLATOR},
    {"译", SAID_TRANSLATOR},
    {"옮긴이", SAID_TRANSLATOR},
    {"advisor", SAID_ADVISOR},
    {"Thesis advisor", SAID_ADVISOR},
    {"supervisor", SAID_ADVISOR},
    {"Betreuer", SAID_ADVISOR},
    {"Akademischer Betreuer", SAID_ADVISOR},
    {"directeur de thèse", SAID_ADVISOR},
    {"director de tesis", SAID_ADVISOR},
    {"orientador", SAID_ADVISOR},
    {"Orientadora", SAID_ADVISOR},
    {"relatore", SAID_ADVISOR},
    {"promotor", SAID_ADVISOR},
    {"handledare", SAID_ADVISOR},
    {"veileder", SAID_ADVISOR},
    {"ohjaaja", SAID_ADVISOR},
    {"vedoucí práce", SAID_ADVISOR},
    {"научный руководитель", SAID_ADVISOR},
    {"témavezető", SAID_ADVISOR},
    {"danışman", SAID_ADVISOR},
    {"指導教員", SAID_ADVISOR},
    {"导师", SAID_ADVISOR},
    {"지도교수", SAID_ADVISOR},
    {"Gutachter", SAID_REFEREE},
    {"Adressat", SAID_RECIPIENT},
    {"addressee", SAID_RECIPIENT},
    {"rcp", SAID_RECIPIENT},
    {"destinatário", SAID_RECIPIENT},
    {"получатель", SAID_RECIPIENT},
    {"referee", SAID_REFEREE},
    {"rapporteur", SAID_REFEREE},
    {"opponent", SAID_REFEREE},
    {"oponent", SAID_REFEREE},
    {"рецензент", SAID_REFEREE},
    {"bíráló", SAID_REFEREE},
    {"査読者", SAID_REFEREE},
    {"Interviewer", SAID_CONTRIBUTOR},
    {"sponsor", SAID_CONTRIBUTOR},
    {"PROJECT_DIRECTOR", SAID_CONTRIBUTOR},
    {"funder", SAID_ASIDE},
    {"illustrator", SAID_CONTRIBUTOR},
    {"ill.", SAID_CONTRIBUTOR},
    {"Mitwirkender", SAID_CONTRIBUTOR},
    {"prologuista", SAID_CONTRIBUTOR},
    {"kuvittaja", SAID_CONTRIBUTOR},
    {"другое", SAID_CONTRIBUTOR},
    {"director", SAID_MAKER},
    {"speaker", SAID_MAKER},
    {"compiler", SAID_MAKER},
    {"Regie", SAID_MAKER},
    {"составитель", SAID_MAKER},
    {"issuing body", SAID_ISSUER},
    {"host institution", SAID_HOSTING},
    {"degree granting institution", SAID_GRANTOR},
    {"publisher", SAID_PUBLISHER},
    {"Verlag", SAID_PUBLISHER},
    {"издательство", SAID_PUBLISHER},
};

static void
test_known_words(void **state)
{
	enum said_role role;

	(void)state;
	for (size_t i = 0; i < COUNT(roles); i++) {
		if (!vocab_said_role(str_c(roles[i].word), &role))
			fail_msg("'%s' is not known", roles[i].word);
		if (role != roles[i].role)
			fail_msg("'%s' is %d", roles[i].word, (int)role);
	}
}

static void
test_other_words(void **state)
{
	static const char *const words[] = {
	    "",
	    ".",
	    "Anna",
	    "Bonn",
	    "xyz",
	    "the author of the book",
	    "editor of a very long name that no table of words will ever hold"};
	enum said_role role = SAID_PUBLISHER;

	(void)state;
	for (size_t i = 0; i < COUNT(words); i++) {
		assert_false(vocab_said_role(str_c(words[i]), &role));
		assert_int_equal(role, SAID_CONTRIBUTOR);
	}
}

static void
test_there_and_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROLE__MAX; i++)
		assert_int_equal(
		    vocab_role_plain(vocab_role_said((enum rec_role)i)), i);
}

static void
test_relators(void **state)
{
	enum said_role role;

	(void)state;
	assert_true(vocab_relator(STR("aut"), &role));
	assert_true(vocab_relator(STR("wst"), &role));
	assert_false(vocab_relator(STR("Aut"), &role));
	assert_false(vocab_relator(STR("xyz"), &role));
	/* No editor, as the word is. */
	assert_true(vocab_relator(STR("org"), &role));
	assert_int_equal(role, SAID_MAKER);
}

static const struct {
	const char *name;
	enum vocab_body body;
} names[] = {
    {"", BODY_NO},
    {"Anna Novak", BODY_NO},
    {"Ludwig van Berg", BODY_NO},
    {"Duke of Somewhere", BODY_LINK},
    {"Sten och Mossa", BODY_LINK},
    {"Stein og Mose", BODY_LINK},
    {"Gregory House", BODY_PERHAPS},
    {"House of Rain", BODY_SURE},
    {"Some University", BODY_SURE},
    {"UNIVERSITY", BODY_SURE},
    {"(Univ.)", BODY_SURE},
    {"Regenministerium", BODY_SURE},
    {"Rain, Inc.", BODY_SURE},
    {"王中心", BODY_NO},
    {"中国科学院", BODY_SURE},
};

static void
test_bodies(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(names); i++)
		if (vocab_body(str_c(names[i].name)) != names[i].body)
			fail_msg("'%s' is %d", names[i].name,
				 (int)vocab_body(str_c(names[i].name)));
}

static const struct {
	const char *statement, *name;
	int role; /* -1: none */
} statements[] = {
    {"edited by Ada Stone", "Stone", SAID_EDITOR},
    {"edited by Ada Stone and Carl Kline.", "Kline", SAID_EDITOR},
    {"Ada Stone ; edited by Carl Kline", "Stone", -1},
    {"Ada Stone ; edited by Carl Kline", "Kline", SAID_EDITOR},
    {"Ada Stone, edited by Carl Kline", "Kline", SAID_EDITOR},
    {"edited by Ada Stone, with a foreword by Carl Kline", "Stone",
     SAID_EDITOR},
    {"edited by Ada Stone, with a foreword by Carl Kline", "Kline",
     SAID_CONTRIBUTOR},
    {"edited, with an introduction, by Ada Stone", "Stone", SAID_EDITOR},
    {"selected and edited by Ada Stone", "Stone", SAID_EDITOR},
    {"edited and translated by Ada Stone", "Stone", SAID_EDITOR},
    {"translated from the French by Ada Stone", "Stone", SAID_TRANSLATOR},
    {"written and illustrated by Ada Stone", "Stone", SAID_AUTHOR},
    {"prepared for the Harbour Office by Ada Stone", "Stone", -1},
    {"compiled by Ada Stone", "Stone", SAID_MAKER},
    {"Ada Stone, Carl Kline (eds.).", "Stone", SAID_EDITOR},
    {"Ada Stone, Carl Kline, editors", "Kline", SAID_EDITOR},
    {"Ada Stone (ed.) ; Carl Kline", "Kline", -1},
    {"Hrsg. von Ida von Sandner", "von Sandner", SAID_EDITOR},
    {"herausgegeben von Ida Sandner", "Sandner", SAID_EDITOR},
    {"Ida Sandner (Hrsg.)", "Sandner", SAID_EDITOR},
    {"Ida Sandner. Aus dem Dän. übers. von Karl Weidmann", "Weidmann",
     SAID_TRANSLATOR},
    {"sous la direction de Jeanne Dubreuil", "Dubreuil", SAID_EDITOR},
    {"trad. de l'anglais par Jeanne Dubreuil", "Dubreuil", SAID_TRANSLATOR},
    {"coordinado por Inés Robledo", "Robledo", SAID_EDITOR},
    {"Inés Robledo (coord.)", "Robledo", SAID_EDITOR},
    {"traducción de Inés Robledo", "Robledo", SAID_TRANSLATOR},
    {"organização de Inês Rebelo", "Rebelo", SAID_EDITOR},
    {"a cura di Livia Sassi", "Sassi", SAID_EDITOR},
    {"onder redactie van Griet Molen", "Molen", SAID_EDITOR},
    {"redaktör: Signe Holm", "Holm", SAID_EDITOR},
    {"toim. Aino Kivi", "Kivi", SAID_EDITOR},
    {"pod redakcją Zofii Kamień", "Kamień", SAID_EDITOR},
    {"pod red. Zofia Kamień", "Kamień", SAID_EDITOR},
    {"přeložila Jana Kamenná", "Kamenná", SAID_TRANSLATOR},
    {"szerk. Kő Anna", "Kő", SAID_EDITOR},
    {"под редакцией А. Камень", "Камень", SAID_EDITOR},
    {"çeviren Ayla Taş", "Taş", SAID_TRANSLATOR},
    {"ed Stone", "Stone", -1},
    {"org Stone", "Stone", -1},
    {"org. Stone", "Stone", SAID_EDITOR},
    {"Henry Ford Stone", "Stone", -1},
    {"edited by Ada Stonehouse", "Stone", -1},
    {"", "Stone", -1},
    {"edited by Ada Stone", "", -1},
};

static void
test_statements(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(statements); i++) {
		enum said_role role;
		int got = vocab_stated_role(str_c(statements[i].statement),
					    str_c(statements[i].name), &role)
			      ? (int)role
			      : -1;

		if (got != statements[i].role)
			fail_msg("'%s' of '%s' is %d", statements[i].statement,
				 statements[i].name, got);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_known_words),
	    cmocka_unit_test(test_other_words),
	    cmocka_unit_test(test_there_and_back),
	    cmocka_unit_test(test_relators),
	    cmocka_unit_test(test_bodies),
	    cmocka_unit_test(test_statements),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
