/*
 * General material designations, which catalogues put in brackets behind a
 * title (AACR2, rule 1.1C1; ISBD, area 0 before 2011), in the languages of the
 * national rules.
 */
#include "core/norm.h"
#include "core/table.h"
#include "parsers/vocab/vocab.h"

enum { DESIGNATION_MAX = 64 }; /* bytes */

/* As core/norm.h folds them. */
/* clang-format off */
static const struct str designations[] = {
	/* English */
	STR_LIT("art original"), STR_LIT("art reproduction"),
	STR_LIT("braille"), STR_LIT("cartographic material"),
	STR_LIT("computer file"), STR_LIT("electronic resource"),
	STR_LIT("filmstrip"), STR_LIT("interactive multimedia"),
	STR_LIT("large print"), STR_LIT("machine-readable data file"),
	STR_LIT("microfiche"), STR_LIT("microfilm"), STR_LIT("microform"),
	STR_LIT("motion picture"), STR_LIT("music"),
	STR_LIT("online resource"), STR_LIT("printed music"),
	STR_LIT("printed text"), STR_LIT("realia"),
	STR_LIT("sound recording"), STR_LIT("technical drawing"),
	STR_LIT("text"), STR_LIT("transparency"), STR_LIT("videorecording"),
	STR_LIT("visual material"),
	/* German, Dutch */
	STR_LIT("bildtontrager"), STR_LIT("elektronische ressource"),
	STR_LIT("medienkombination"), STR_LIT("mikroform"),
	STR_LIT("musikdruck"), STR_LIT("online-ressource"),
	STR_LIT("tontrager"), STR_LIT("elektronische bron"),
	/* French */
	STR_LIT("document cartographique"), STR_LIT("document electronique"),
	STR_LIT("enregistrement sonore"), STR_LIT("image fixe"),
	STR_LIT("images animees"), STR_LIT("multimedia multisupport"),
	STR_LIT("musique imprimee"), STR_LIT("ressource electronique"),
	STR_LIT("texte imprime"), STR_LIT("texte manuscrit"),
	/* Spanish, Catalan, Galician, Basque */
	STR_LIT("archivo de ordenador"), STR_LIT("grabacion sonora"),
	STR_LIT("material cartografico"), STR_LIT("material grafico"),
	STR_LIT("musica impresa"), STR_LIT("recurso electronico"),
	STR_LIT("recurso en linea"), STR_LIT("texto impreso"),
	STR_LIT("videograbacion"), STR_LIT("recurs electronic"),
	STR_LIT("text impres"), STR_LIT("baliabide elektronikoa"),
	/* Portuguese */
	STR_LIT("documento electronico"), STR_LIT("documento eletronico"),
	STR_LIT("gravacao de som"), STR_LIT("gravacao de video"),
	STR_LIT("recurso eletronico"), STR_LIT("registo sonoro"),
	STR_LIT("texto impresso"),
	/* Italian, Romanian */
	STR_LIT("registrazione sonora"), STR_LIT("risorsa elettronica"),
	STR_LIT("testo a stampa"), STR_LIT("resursa electronica"),
	STR_LIT("resurse electronice"), STR_LIT("text tiparit"),
	/* Nordic languages, Estonian, Latvian, Lithuanian */
	STR_LIT("elektronisk resurs"), STR_LIT("elektronisk ressource"),
	STR_LIT("elektronisk ressurs"), STR_LIT("elektroninen aineisto"),
	STR_LIT("verkkoaineisto"), STR_LIT("vorguteavik"),
	STR_LIT("elektroniskais resurss"), STR_LIT("elektroninis isteklius"),
	/* Polish, Czech, Slovak, Slovenian, Croatian, Serbian, Hungarian */
	STR_LIT("dokument dzwiekowy"), STR_LIT("dokument elektroniczny"),
	STR_LIT("dokument ikonograficzny"), STR_LIT("dokument kartograficzny"),
	STR_LIT("elektronicky zdroj"), STR_LIT("zvukovy zaznam"),
	STR_LIT("elektronski vir"), STR_LIT("elektronicka grada"),
	STR_LIT("tiskana grada"), STR_LIT("elektronski izvor"),
	STR_LIT("stampana muzikalija"),
	STR_LIT("електронски извор"),
	STR_LIT("elektronikus dokumentum"),
	/* Russian, Ukrainian, Bulgarian */
	STR_LIT("видеозапись"), STR_LIT("звукозапись"),
	STR_LIT("изоматериал"),
	STR_LIT("карты"),
	STR_LIT("кинофильм"),
	STR_LIT("микроформа"),
	STR_LIT("мультимедиа"),
	STR_LIT("ноты"),
	STR_LIT("рукопись"),
	STR_LIT("текст"),
	STR_LIT("шрифт браиля"),
	STR_LIT("электронныи ресурс"),
	STR_LIT("електронныи ресурс"),
	STR_LIT("електроннии ресурс"), STR_LIT("ноти"),
	STR_LIT("електронен ресурс"),
	/* Turkish, Greek, Indonesian, Chinese, Japanese */
	STR_LIT("elektronik kaynak"),
	STR_LIT("ηλεκτρονικη πηγη"),
	STR_LIT("sumber elektronik"), STR_LIT("电子资源"),
	STR_LIT("電子資源"), STR_LIT("電子資料"),
};
/* clang-format on */

bool
vocab_is_material(struct str s)
{
	char room[DESIGNATION_MAX];
	struct str folded;

	if (s.n == 0 || s.n > DESIGNATION_MAX)
		return false;
	folded = str_of(room, norm_fold(room, sizeof(room), s));
	for (size_t i = 0; i < COUNT(designations); i++)
		if (str_eq(folded, designations[i]))
			return true;
	return false;
}
