/* Degrees in notes and type values. */
#include "tests/unit/unit.h"

#include "parsers/vocab/internal.h"
#include "parsers/vocab/vocab.h"

static const struct {
	const char *text;
	enum rec_type level; /* TYPE_GENERIC: no degree */
} rows[] = {
    {"Ph.D.", TYPE_PHD},
    {"PhD", TYPE_PHD},
    {"Ph. D.", TYPE_PHD},
    {"D.Phil.", TYPE_PHD},
    {"Ed. D.", TYPE_PHD},
    {"Thesis (Ph.D.)--University of Somewhere, 2006.", TYPE_PHD},
    {"Thesis (Ph. D., Linguistics)", TYPE_PHD},
    {"Doctor of Philosophy", TYPE_PHD},
    {"Dr.-Ing.", TYPE_PHD},
    {"Dr. rer. nat.", TYPE_PHD},
    {"Essen, Univ., Diss., 1998", TYPE_PHD},
    {"Dissertation, Universität Essen, 2019", TYPE_PHD},
    {"Inaug.-Diss.", TYPE_PHD},
    {"Doktorarbeit", TYPE_PHD},
    {"Thèse de doctorat", TYPE_PHD},
    {"thèse", TYPE_PHD},
    {"Tesis doctoral", TYPE_PHD},
    {"Tese de doutoramento", TYPE_PHD},
    {"Tese (Doutorado)", TYPE_PHD},
    {"tesi di dottorato di ricerca", TYPE_PHD},
    {"proefschrift", TYPE_PHD},
    {"doktorsavhandling", TYPE_PHD},
    {"ph.d.-afhandling", TYPE_PHD},
    {"väitöskirja", TYPE_PHD},
    {"rozprawa doktorska", TYPE_PHD},
    {"disertační práce", TYPE_PHD},
    {"disertacni_prace", TYPE_PHD},
    {"кандидатская диссертация", TYPE_PHD},
    {"докторская диссертация", TYPE_PHD},
    {"диссертация", TYPE_PHD},
    {"doktora tezi", TYPE_PHD},
    {"博士論文", TYPE_PHD},
    {"博士学位论文", TYPE_PHD},
    {"박사학위논문", TYPE_PHD},
    {"CSc.", TYPE_PHD},
    {"Sc.D.", TYPE_PHD},
    {"M.A.", TYPE_MASTER},
    {"M. A.", TYPE_MASTER},
    {"MA", TYPE_MASTER},
    {"M.S.", TYPE_MASTER},
    {"MSc", TYPE_MASTER},
    {"M. Eng.", TYPE_MASTER},
    {"LL. M.", TYPE_MASTER},
    {"M.Phil.", TYPE_MASTER},
    {"MBA", TYPE_MASTER},
    {"Thesis (M.A.)", TYPE_MASTER},
    {"Thesis (M.S.)--Some State University, 1999", TYPE_MASTER},
    {"MA thesis", TYPE_MASTER},
    {"Thesis: S.M.", TYPE_MASTER},
    {"Master of Science", TYPE_MASTER},
    {"Master's thesis", TYPE_MASTER},
    {"Diplomarbeit", TYPE_MASTER},
    {"Dipl.-Arb.", TYPE_MASTER},
    {"Magisterarbeit", TYPE_MASTER},
    {"Mag.-Arb.", TYPE_MASTER},
    {"Lizentiatsarbeit", TYPE_MASTER},
    {"Mgr.", TYPE_MASTER},
    {"Ing.", TYPE_MASTER},
    {"Mémoire de maîtrise", TYPE_MASTER},
    {"mémoire", TYPE_MASTER},
    {"Tesis de maestría", TYPE_MASTER},
    {"Dissertação (Mestrado)", TYPE_MASTER},
    {"dissertação", TYPE_MASTER},
    {"tesi di laurea magistrale", TYPE_MASTER},
    {"masterproef", TYPE_MASTER},
    {"pro gradu", TYPE_MASTER},
    {"Masteruppsats", TYPE_MASTER},
    {"praca magisterska", TYPE_MASTER},
    {"diplomova_prace", TYPE_MASTER},
    {"rigorózní práce", TYPE_MASTER},
    {"yüksek lisans tezi", TYPE_MASTER},
    {"магистерская диссертация", TYPE_MASTER},
    {"修士論文", TYPE_MASTER},
    {"硕士学位论文", TYPE_MASTER},
    {"B.A.", TYPE_BACHELOR},
    {"B.S.", TYPE_BACHELOR},
    {"B. A.", TYPE_BACHELOR},
    {"BSc", TYPE_BACHELOR},
    {"Bc.", TYPE_BACHELOR},
    {"B.Eng.", TYPE_BACHELOR},
    {"Thesis (B.A.)", TYPE_BACHELOR},
    {"Bachelor of Arts", TYPE_BACHELOR},
    {"Bachelorarbeit", TYPE_BACHELOR},
    {"bakalarske_prace", TYPE_BACHELOR},
    {"Trabajo Fin de Grado", TYPE_BACHELOR},
    {"tesis de licenciatura", TYPE_BACHELOR},
    {"Trabalho de conclusão de curso", TYPE_BACHELOR},
    {"tesi triennale", TYPE_BACHELOR},
    {"Kandidatuppsats", TYPE_BACHELOR},
    {"praca licencjacka", TYPE_BACHELOR},
    {"lisans tezi", TYPE_BACHELOR},
    {"бакалаврская работа", TYPE_BACHELOR},
    {"学士論文", TYPE_BACHELOR},
    {"Senior thesis", TYPE_BACHELOR},
    {"Thesis (Honors)", TYPE_BACHELOR},
    {"Habil.-Schr.", TYPE_HABILITATION},
    {"Habilitationsschrift", TYPE_HABILITATION},
    {"Habilitation à diriger des recherches", TYPE_HABILITATION},
    {"rozprawa habilitacyjna", TYPE_HABILITATION},
    {"Thesis", TYPE_THESIS},
    {"Tesis", TYPE_THESIS},
    {"Lic.", TYPE_THESIS},
    {"licentiatavhandling", TYPE_THESIS},
    {"Masters Theses and Doctoral Dissertations", TYPE_THESIS},
    {"Thesis, Boston, MA", TYPE_THESIS},
    {"Hochschulschrift", TYPE_THESIS},
    {"学位論文", TYPE_THESIS},
    {"Ed. S.", TYPE_THESIS},
    {"Thesis--Some University", TYPE_THESIS},
    {"opinnäytetyö", TYPE_THESIS},
    {"", TYPE_GENERIC},
    {"Boston, MA", TYPE_GENERIC},
    {"A study of rain", TYPE_GENERIC},
    {"Ing is a river", TYPE_GENERIC},
    {"2004", TYPE_GENERIC},
};

static void
test_degrees(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		enum rec_type level = TYPE_GENERIC;
		bool known = vocab_degree(str_c(rows[i].text), &level);

		if (level != rows[i].level ||
		    known != (rows[i].level != TYPE_GENERIC))
			fail_msg("'%s' is %s", rows[i].text,
				 rec_type_name(level));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_degrees),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
