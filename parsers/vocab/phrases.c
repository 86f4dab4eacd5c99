/*
 * Statements of responsibility: "edited by Ada Stone ; with a foreword by Carl
 * Klein", "hrsg. von Ada Stone", "Ada Stone, Carl Klein (eds.)". The words in
 * front of a name, or in brackets behind it, tell what its bearer did.
 */
#include "core/table.h"
#include "parsers/vocab/internal.h"

enum { PHRASE_WORDS_MAX = 6, SHORT_WORD_MAX = 5 };

struct row {
	struct str words; /* as vocab_run writes them */
	enum said_role role;
};

/* Spoken in front of names; the particles of names are not among them. */
static const struct row phrases[] = {
    {STR_LIT("acargode"), SAID_EDITOR},
    {STR_LIT("acarrecde"), SAID_EDITOR},
    {STR_LIT("acdi"), SAID_EDITOR},
    {STR_LIT("acurade"), SAID_EDITOR},
    {STR_LIT("acuradi"), SAID_EDITOR},
    {STR_LIT("acuraecon"), SAID_MAKER},
    {STR_LIT("afterword"), SAID_CONTRIBUTOR},
    {STR_LIT("afterwordby"), SAID_CONTRIBUTOR},
    {STR_LIT("annotatedby"), SAID_CONTRIBUTOR},
    {STR_LIT("annotepar"), SAID_CONTRIBUTOR},
    {STR_LIT("apresentacao"), SAID_CONTRIBUTOR},
    {STR_LIT("apresentacaode"), SAID_CONTRIBUTOR},
    {STR_LIT("artworkby"), SAID_CONTRIBUTOR},
    {STR_LIT("assembledby"), SAID_MAKER},
    {STR_LIT("assistedby"), SAID_CONTRIBUTOR},
    {STR_LIT("ausdemamerikanischen"), SAID_TRANSLATOR},
    {STR_LIT("ausdemenglischen"), SAID_TRANSLATOR},
    {STR_LIT("ausdemenglischenvon"), SAID_TRANSLATOR},
    {STR_LIT("ausdemfranzosischen"), SAID_TRANSLATOR},
    {STR_LIT("ausdemitalienischen"), SAID_TRANSLATOR},
    {STR_LIT("ausdemrussischen"), SAID_TRANSLATOR},
    {STR_LIT("ausdemspanischen"), SAID_TRANSLATOR},
    {STR_LIT("ausgewahltvon"), SAID_MAKER},
    {STR_LIT("ausgewvon"), SAID_MAKER},
    {STR_LIT("auteur"), SAID_AUTHOR},
    {STR_LIT("auteurs"), SAID_AUTHOR},
    {STR_LIT("author"), SAID_AUTHOR},
    {STR_LIT("authors"), SAID_AUTHOR},
    {STR_LIT("autor"), SAID_AUTHOR},
    {STR_LIT("autore"), SAID_AUTHOR},
    {STR_LIT("autoren"), SAID_AUTHOR},
    {STR_LIT("autores"), SAID_AUTHOR},
    {STR_LIT("autori"), SAID_AUTHOR},
    {STR_LIT("avantpropos"), SAID_CONTRIBUTOR},
    {STR_LIT("avantproposde"), SAID_CONTRIBUTOR},
    {STR_LIT("aveclacollaborationde"), SAID_CONTRIBUTOR},
    {STR_LIT("aveclacontributionde"), SAID_CONTRIBUTOR},
    {STR_LIT("aveclaparticipationde"), SAID_CONTRIBUTOR},
    {STR_LIT("avecleconcoursde"), SAID_CONTRIBUTOR},
    {STR_LIT("bajolacoordinacionde"), SAID_EDITOR},
    {STR_LIT("bajoladireccionde"), SAID_EDITOR},
    {STR_LIT("begrundetvon"), SAID_CONTRIBUTOR},
    {STR_LIT("begrvon"), SAID_CONTRIBUTOR},
    {STR_LIT("beitragevon"), SAID_CONTRIBUTOR},
    {STR_LIT("beitrvon"), SAID_CONTRIBUTOR},
    {STR_LIT("betreuer"), SAID_CONTRIBUTOR},
    {STR_LIT("bezorgddoor"), SAID_EDITOR},
    {STR_LIT("bildervon"), SAID_CONTRIBUTOR},
    {STR_LIT("cev"), SAID_TRANSLATOR},
    {STR_LIT("ceviren"), SAID_TRANSLATOR},
    {STR_LIT("cevirenler"), SAID_TRANSLATOR},
    {STR_LIT("ceviri"), SAID_TRANSLATOR},
    {STR_LIT("colaboracao"), SAID_CONTRIBUTOR},
    {STR_LIT("colaboracaode"), SAID_CONTRIBUTOR},
    {STR_LIT("collectedby"), SAID_MAKER},
    {STR_LIT("comacolaboracaode"), SAID_CONTRIBUTOR},
    {STR_LIT("commentaryby"), SAID_CONTRIBUTOR},
    {STR_LIT("comp"), SAID_MAKER},
    {STR_LIT("compby"), SAID_MAKER},
    {STR_LIT("compilacaode"), SAID_MAKER},
    {STR_LIT("compilacion"), SAID_MAKER},
    {STR_LIT("compilacionde"), SAID_MAKER},
    {STR_LIT("compiladopor"), SAID_MAKER},
    {STR_LIT("compilador"), SAID_MAKER},
    {STR_LIT("compiladora"), SAID_MAKER},
    {STR_LIT("compiladores"), SAID_MAKER},
    {STR_LIT("compiledandeditedby"), SAID_EDITOR},
    {STR_LIT("compiledby"), SAID_MAKER},
    {STR_LIT("compiler"), SAID_MAKER},
    {STR_LIT("compilers"), SAID_MAKER},
    {STR_LIT("composedby"), SAID_AUTHOR},
    {STR_LIT("composepar"), SAID_AUTHOR},
    {STR_LIT("comps"), SAID_MAKER},
    {STR_LIT("concontributidi"), SAID_CONTRIBUTOR},
    {STR_LIT("conductedby"), SAID_CONTRIBUTOR},
    {STR_LIT("conlacolaboracionde"), SAID_CONTRIBUTOR},
    {STR_LIT("conlacollaborazionedi"), SAID_CONTRIBUTOR},
    {STR_LIT("contributionsby"), SAID_CONTRIBUTOR},
    {STR_LIT("contributor"), SAID_CONTRIBUTOR},
    {STR_LIT("contributors"), SAID_CONTRIBUTOR},
    {STR_LIT("conunsaggiodi"), SAID_CONTRIBUTOR},
    {STR_LIT("coord"), SAID_EDITOR},
    {STR_LIT("coordenacao"), SAID_EDITOR},
    {STR_LIT("coordenacaode"), SAID_EDITOR},
    {STR_LIT("coordenadopor"), SAID_EDITOR},
    {STR_LIT("coordenador"), SAID_EDITOR},
    {STR_LIT("coordenadora"), SAID_EDITOR},
    {STR_LIT("coordenadores"), SAID_EDITOR},
    {STR_LIT("coordinacio"), SAID_EDITOR},
    {STR_LIT("coordinacion"), SAID_EDITOR},
    {STR_LIT("coordinacionde"), SAID_EDITOR},
    {STR_LIT("coordinadapor"), SAID_EDITOR},
    {STR_LIT("coordinadopor"), SAID_EDITOR},
    {STR_LIT("coordinador"), SAID_EDITOR},
    {STR_LIT("coordinadora"), SAID_EDITOR},
    {STR_LIT("coordinadoras"), SAID_EDITOR},
    {STR_LIT("coordinadores"), SAID_EDITOR},
    {STR_LIT("coordinadors"), SAID_EDITOR},
    {STR_LIT("coordinatedby"), SAID_EDITOR},
    {STR_LIT("coordination"), SAID_EDITOR},
    {STR_LIT("coordinator"), SAID_EDITOR},
    {STR_LIT("coordinators"), SAID_EDITOR},
    {STR_LIT("coordinatper"), SAID_EDITOR},
    {STR_LIT("coordonatoare"), SAID_EDITOR},
    {STR_LIT("coordonator"), SAID_EDITOR},
    {STR_LIT("coordonatori"), SAID_EDITOR},
    {STR_LIT("coordonneepar"), SAID_EDITOR},
    {STR_LIT("coordonnepar"), SAID_EDITOR},
    {STR_LIT("coordpor"), SAID_EDITOR},
    {STR_LIT("coords"), SAID_EDITOR},
    {STR_LIT("coverdesignby"), SAID_CONTRIBUTOR},
    {STR_LIT("curatada"), SAID_EDITOR},
    {STR_LIT("curatoda"), SAID_EDITOR},
    {STR_LIT("curatore"), SAID_EDITOR},
    {STR_LIT("curatori"), SAID_EDITOR},
    {STR_LIT("curatrice"), SAID_EDITOR},
    {STR_LIT("derleyen"), SAID_MAKER},
    {STR_LIT("derleyenler"), SAID_MAKER},
    {STR_LIT("designedby"), SAID_CONTRIBUTOR},
    {STR_LIT("dessinsde"), SAID_CONTRIBUTOR},
    {STR_LIT("deutschvon"), SAID_TRANSLATOR},
    {STR_LIT("dibujosde"), SAID_CONTRIBUTOR},
    {STR_LIT("direcao"), SAID_EDITOR},
    {STR_LIT("direcaode"), SAID_EDITOR},
    {STR_LIT("direccion"), SAID_EDITOR},
    {STR_LIT("direccionde"), SAID_EDITOR},
    {STR_LIT("direction"), SAID_EDITOR},
    {STR_LIT("directora"), SAID_EDITOR},
    {STR_LIT("directores"), SAID_EDITOR},
    {STR_LIT("direttada"), SAID_EDITOR},
    {STR_LIT("direttoda"), SAID_EDITOR},
    {STR_LIT("dirigeepar"), SAID_EDITOR},
    {STR_LIT("dirigepar"), SAID_EDITOR},
    {STR_LIT("dirigidapor"), SAID_EDITOR},
    {STR_LIT("dirigidopor"), SAID_EDITOR},
    {STR_LIT("dirs"), SAID_EDITOR},
    {STR_LIT("disegnidi"), SAID_CONTRIBUTOR},
    {STR_LIT("doslov"), SAID_CONTRIBUTOR},
    {STR_LIT("drawingsby"), SAID_CONTRIBUTOR},
    {STR_LIT("drawnby"), SAID_AUTHOR},
    {STR_LIT("dtvon"), SAID_TRANSLATOR},
    {STR_LIT("ecritetillustrepar"), SAID_AUTHOR},
    {STR_LIT("ecritpar"), SAID_AUTHOR},
    {STR_LIT("edby"), SAID_EDITOR},
    {STR_LIT("edde"), SAID_EDITOR},
    {STR_LIT("edicaode"), SAID_EDITOR},
    {STR_LIT("edicioacurade"), SAID_EDITOR},
    {STR_LIT("ediciode"), SAID_EDITOR},
    {STR_LIT("edicionacargode"), SAID_EDITOR},
    {STR_LIT("edicionde"), SAID_EDITOR},
    {STR_LIT("ediciony"), SAID_EDITOR},
    {STR_LIT("editadopor"), SAID_EDITOR},
    {STR_LIT("editatde"), SAID_EDITOR},
    {STR_LIT("editatper"), SAID_EDITOR},
    {STR_LIT("edited"), SAID_EDITOR},
    {STR_LIT("editedby"), SAID_EDITOR},
    {STR_LIT("editedfor"), SAID_EDITOR},
    {STR_LIT("editeepar"), SAID_EDITOR},
    {STR_LIT("editepar"), SAID_EDITOR},
    {STR_LIT("editeur"), SAID_EDITOR},
    {STR_LIT("editeurs"), SAID_EDITOR},
    {STR_LIT("editieingrijitade"), SAID_EDITOR},
    {STR_LIT("editor"), SAID_EDITOR},
    {STR_LIT("editora"), SAID_EDITOR},
    {STR_LIT("editoras"), SAID_EDITOR},
    {STR_LIT("editores"), SAID_EDITOR},
    {STR_LIT("editori"), SAID_EDITOR},
    {STR_LIT("editorka"), SAID_EDITOR},
    {STR_LIT("editorler"), SAID_EDITOR},
    {STR_LIT("editorlugunde"), SAID_EDITOR},
    {STR_LIT("editors"), SAID_EDITOR},
    {STR_LIT("edlit"), SAID_EDITOR},
    {STR_LIT("edpar"), SAID_EDITOR},
    {STR_LIT("eds"), SAID_EDITOR},
    {STR_LIT("eessona"), SAID_CONTRIBUTOR},
    {STR_LIT("eindredactie"), SAID_EDITOR},
    {STR_LIT("eingeleitetvon"), SAID_CONTRIBUTOR},
    {STR_LIT("eingelvon"), SAID_CONTRIBUTOR},
    {STR_LIT("einleitung"), SAID_CONTRIBUTOR},
    {STR_LIT("einleitungvon"), SAID_CONTRIBUTOR},
    {STR_LIT("eloszo"), SAID_CONTRIBUTOR},
    {STR_LIT("encolaboracioncon"), SAID_CONTRIBUTOR},
    {STR_LIT("encollaborationavec"), SAID_CONTRIBUTOR},
    {STR_LIT("englishtranslationby"), SAID_TRANSLATOR},
    {STR_LIT("epilogo"), SAID_CONTRIBUTOR},
    {STR_LIT("epilogode"), SAID_CONTRIBUTOR},
    {STR_LIT("escritoeilustradopor"), SAID_AUTHOR},
    {STR_LIT("escritopor"), SAID_AUTHOR},
    {STR_LIT("esipuhe"), SAID_CONTRIBUTOR},
    {STR_LIT("estudiopreliminarde"), SAID_CONTRIBUTOR},
    {STR_LIT("etablipar"), SAID_EDITOR},
    {STR_LIT("ford"), SAID_TRANSLATOR},
    {STR_LIT("fordito"), SAID_TRANSLATOR},
    {STR_LIT("forditotta"), SAID_TRANSLATOR},
    {STR_LIT("foreword"), SAID_CONTRIBUTOR},
    {STR_LIT("forewordby"), SAID_CONTRIBUTOR},
    {STR_LIT("forewordsby"), SAID_CONTRIBUTOR},
    {STR_LIT("forord"), SAID_CONTRIBUTOR},
    {STR_LIT("forordaf"), SAID_CONTRIBUTOR},
    {STR_LIT("forordav"), SAID_CONTRIBUTOR},
    {STR_LIT("foszerkeszto"), SAID_EDITOR},
    {STR_LIT("foto"), SAID_CONTRIBUTOR},
    {STR_LIT("fotografia"), SAID_CONTRIBUTOR},
    {STR_LIT("fotografiasde"), SAID_CONTRIBUTOR},
    {STR_LIT("fotografie"), SAID_CONTRIBUTOR},
    {STR_LIT("fotografiedi"), SAID_CONTRIBUTOR},
    {STR_LIT("fotografienvon"), SAID_CONTRIBUTOR},
    {STR_LIT("fotos"), SAID_CONTRIBUTOR},
    {STR_LIT("fotosvan"), SAID_CONTRIBUTOR},
    {STR_LIT("fotosvon"), SAID_CONTRIBUTOR},
    {STR_LIT("geillustreerddoor"), SAID_CONTRIBUTOR},
    {STR_LIT("geleitwort"), SAID_CONTRIBUTOR},
    {STR_LIT("geleitwortvon"), SAID_CONTRIBUTOR},
    {STR_LIT("generaleditor"), SAID_EDITOR},
    {STR_LIT("generaleditors"), SAID_EDITOR},
    {STR_LIT("geredigeerddoor"), SAID_EDITOR},
    {STR_LIT("geschriebenundillustriertvon"), SAID_AUTHOR},
    {STR_LIT("gestaltetvon"), SAID_CONTRIBUTOR},
    {STR_LIT("gestaltung"), SAID_CONTRIBUTOR},
    {STR_LIT("gutachter"), SAID_CONTRIBUTOR},
    {STR_LIT("haz"), SAID_EDITOR},
    {STR_LIT("hazirlayan"), SAID_EDITOR},
    {STR_LIT("hazirlayanlar"), SAID_EDITOR},
    {STR_LIT("herausgeber"), SAID_EDITOR},
    {STR_LIT("herausgeberin"), SAID_EDITOR},
    {STR_LIT("herausgeberinnen"), SAID_EDITOR},
    {STR_LIT("herausgegeben"), SAID_EDITOR},
    {STR_LIT("herausgegebenimauftrag"), SAID_EDITOR},
    {STR_LIT("herausgegebenvon"), SAID_EDITOR},
    {STR_LIT("herausgegvon"), SAID_EDITOR},
    {STR_LIT("hg"), SAID_EDITOR},
    {STR_LIT("hgg"), SAID_EDITOR},
    {STR_LIT("hggvon"), SAID_EDITOR},
    {STR_LIT("hgv"), SAID_EDITOR},
    {STR_LIT("hgvom"), SAID_EDITOR},
    {STR_LIT("hgvon"), SAID_EDITOR},
    {STR_LIT("hrsg"), SAID_EDITOR},
    {STR_LIT("hrsgdurch"), SAID_EDITOR},
    {STR_LIT("hrsgimauftr"), SAID_EDITOR},
    {STR_LIT("hrsgv"), SAID_EDITOR},
    {STR_LIT("hrsgvom"), SAID_EDITOR},
    {STR_LIT("hrsgvon"), SAID_EDITOR},
    {STR_LIT("ilde"), SAID_CONTRIBUTOR},
    {STR_LIT("ill"), SAID_CONTRIBUTOR},
    {STR_LIT("illaf"), SAID_CONTRIBUTOR},
    {STR_LIT("illav"), SAID_CONTRIBUTOR},
    {STR_LIT("illby"), SAID_CONTRIBUTOR},
    {STR_LIT("illde"), SAID_CONTRIBUTOR},
    {STR_LIT("illpar"), SAID_CONTRIBUTOR},
    {STR_LIT("illusby"), SAID_CONTRIBUTOR},
    {STR_LIT("illustracions"), SAID_CONTRIBUTOR},
    {STR_LIT("illustrasjoner"), SAID_CONTRIBUTOR},
    {STR_LIT("illustratedby"), SAID_CONTRIBUTOR},
    {STR_LIT("illustrationen"), SAID_CONTRIBUTOR},
    {STR_LIT("illustrationenvon"), SAID_CONTRIBUTOR},
    {STR_LIT("illustrationerav"), SAID_CONTRIBUTOR},
    {STR_LIT("illustrations"), SAID_CONTRIBUTOR},
    {STR_LIT("illustrationsby"), SAID_CONTRIBUTOR},
    {STR_LIT("illustrationsde"), SAID_CONTRIBUTOR},
    {STR_LIT("illustrazioni"), SAID_CONTRIBUTOR},
    {STR_LIT("illustrazionidi"), SAID_CONTRIBUTOR},
    {STR_LIT("illustreerinud"), SAID_CONTRIBUTOR},
    {STR_LIT("illustrepar"), SAID_CONTRIBUTOR},
    {STR_LIT("illustreradav"), SAID_CONTRIBUTOR},
    {STR_LIT("illustreretaf"), SAID_CONTRIBUTOR},
    {STR_LIT("illustrertav"), SAID_CONTRIBUTOR},
    {STR_LIT("illustriertvon"), SAID_CONTRIBUTOR},
    {STR_LIT("illusztralta"), SAID_CONTRIBUTOR},
    {STR_LIT("illvon"), SAID_CONTRIBUTOR},
    {STR_LIT("ilustrace"), SAID_CONTRIBUTOR},
    {STR_LIT("ilustracie"), SAID_CONTRIBUTOR},
    {STR_LIT("ilustracije"), SAID_CONTRIBUTOR},
    {STR_LIT("ilustraciones"), SAID_CONTRIBUTOR},
    {STR_LIT("ilustracionesde"), SAID_CONTRIBUTOR},
    {STR_LIT("ilustracje"), SAID_CONTRIBUTOR},
    {STR_LIT("ilustracoes"), SAID_CONTRIBUTOR},
    {STR_LIT("ilustracoesde"), SAID_CONTRIBUTOR},
    {STR_LIT("ilustradopor"), SAID_CONTRIBUTOR},
    {STR_LIT("ilustrirao"), SAID_CONTRIBUTOR},
    {STR_LIT("ilustroval"), SAID_CONTRIBUTOR},
    {STR_LIT("ilustrovala"), SAID_CONTRIBUTOR},
    {STR_LIT("ilustrowal"), SAID_CONTRIBUTOR},
    {STR_LIT("incollaborationwith"), SAID_CONTRIBUTOR},
    {STR_LIT("indexby"), SAID_CONTRIBUTOR},
    {STR_LIT("indexedby"), SAID_CONTRIBUTOR},
    {STR_LIT("indledning"), SAID_CONTRIBUTOR},
    {STR_LIT("ingrijitde"), SAID_EDITOR},
    {STR_LIT("inledningav"), SAID_CONTRIBUTOR},
    {STR_LIT("inleiding"), SAID_CONTRIBUTOR},
    {STR_LIT("inleidingvan"), SAID_CONTRIBUTOR},
    {STR_LIT("innledning"), SAID_CONTRIBUTOR},
    {STR_LIT("insdeutscheubertragenvon"), SAID_TRANSLATOR},
    {STR_LIT("introd"), SAID_CONTRIBUTOR},
    {STR_LIT("introdby"), SAID_CONTRIBUTOR},
    {STR_LIT("introdde"), SAID_CONTRIBUTOR},
    {STR_LIT("introducao"), SAID_CONTRIBUTOR},
    {STR_LIT("introducaode"), SAID_CONTRIBUTOR},
    {STR_LIT("introduccion"), SAID_CONTRIBUTOR},
    {STR_LIT("introduccionde"), SAID_CONTRIBUTOR},
    {STR_LIT("introducedby"), SAID_CONTRIBUTOR},
    {STR_LIT("introduction"), SAID_CONTRIBUTOR},
    {STR_LIT("introductionby"), SAID_CONTRIBUTOR},
    {STR_LIT("introductionde"), SAID_CONTRIBUTOR},
    {STR_LIT("introductionpar"), SAID_CONTRIBUTOR},
    {STR_LIT("introduzione"), SAID_CONTRIBUTOR},
    {STR_LIT("introduzionedi"), SAID_CONTRIBUTOR},
    {STR_LIT("irta"), SAID_AUTHOR},
    {STR_LIT("isamarbeidmed"), SAID_CONTRIBUTOR},
    {STR_LIT("isamarbejdemed"), SAID_CONTRIBUTOR},
    {STR_LIT("isamarbetemed"), SAID_CONTRIBUTOR},
    {STR_LIT("islenskthyding"), SAID_TRANSLATOR},
    {STR_LIT("issuedby"), SAID_CONTRIBUTOR},
    {STR_LIT("johdanto"), SAID_CONTRIBUTOR},
    {STR_LIT("kaannos"), SAID_TRANSLATOR},
    {STR_LIT("kaantaja"), SAID_TRANSLATOR},
    {STR_LIT("kaantanyt"), SAID_TRANSLATOR},
    {STR_LIT("katkidabulunanlar"), SAID_CONTRIBUTOR},
    {STR_LIT("kirjoittanut"), SAID_AUTHOR},
    {STR_LIT("kommentiertvon"), SAID_CONTRIBUTOR},
    {STR_LIT("kommvon"), SAID_CONTRIBUTOR},
    {STR_LIT("komponiertvon"), SAID_AUTHOR},
    {STR_LIT("koostaja"), SAID_MAKER},
    {STR_LIT("koostajad"), SAID_MAKER},
    {STR_LIT("koostanud"), SAID_MAKER},
    {STR_LIT("kozrem"), SAID_CONTRIBUTOR},
    {STR_LIT("kozremukodott"), SAID_CONTRIBUTOR},
    {STR_LIT("kuvat"), SAID_CONTRIBUTOR},
    {STR_LIT("kuvittanut"), SAID_CONTRIBUTOR},
    {STR_LIT("kuvitus"), SAID_CONTRIBUTOR},
    {STR_LIT("lyricsby"), SAID_AUTHOR},
    {STR_LIT("mapsby"), SAID_CONTRIBUTOR},
    {STR_LIT("medbidragav"), SAID_CONTRIBUTOR},
    {STR_LIT("medverkande"), SAID_CONTRIBUTOR},
    {STR_LIT("meteeninleidingvan"), SAID_CONTRIBUTOR},
    {STR_LIT("meteenvoorwoordvan"), SAID_CONTRIBUTOR},
    {STR_LIT("metillustratiesvan"), SAID_CONTRIBUTOR},
    {STR_LIT("metmedewerkingvan"), SAID_CONTRIBUTOR},
    {STR_LIT("mitarb"), SAID_CONTRIBUTOR},
    {STR_LIT("mitarbeit"), SAID_CONTRIBUTOR},
    {STR_LIT("mitbeitragenvon"), SAID_CONTRIBUTOR},
    {STR_LIT("mitbeitrvon"), SAID_CONTRIBUTOR},
    {STR_LIT("miteinembeitragvon"), SAID_CONTRIBUTOR},
    {STR_LIT("miteinemgeleitwortvon"), SAID_CONTRIBUTOR},
    {STR_LIT("miteinemnachwortvon"), SAID_CONTRIBUTOR},
    {STR_LIT("miteinemvorwortvon"), SAID_CONTRIBUTOR},
    {STR_LIT("miteinereinleitungvon"), SAID_CONTRIBUTOR},
    {STR_LIT("mitevorwvon"), SAID_CONTRIBUTOR},
    {STR_LIT("mitfotosvon"), SAID_CONTRIBUTOR},
    {STR_LIT("mitillvon"), SAID_CONTRIBUTOR},
    {STR_LIT("mitzeichnungenvon"), SAID_CONTRIBUTOR},
    {STR_LIT("musicby"), SAID_CONTRIBUTOR},
    {STR_LIT("nachwort"), SAID_CONTRIBUTOR},
    {STR_LIT("nachwortvon"), SAID_CONTRIBUTOR},
    {STR_LIT("napisal"), SAID_AUTHOR},
    {STR_LIT("napisala"), SAID_AUTHOR},
    {STR_LIT("napsal"), SAID_AUTHOR},
    {STR_LIT("napsala"), SAID_AUTHOR},
    {STR_LIT("narratedby"), SAID_CONTRIBUTOR},
    {STR_LIT("nawoord"), SAID_CONTRIBUTOR},
    {STR_LIT("nawoordvan"), SAID_CONTRIBUTOR},
    {STR_LIT("notasde"), SAID_CONTRIBUTOR},
    {STR_LIT("notedi"), SAID_CONTRIBUTOR},
    {STR_LIT("notesby"), SAID_CONTRIBUTOR},
    {STR_LIT("notesde"), SAID_CONTRIBUTOR},
    {STR_LIT("ondereindredactievan"), SAID_EDITOR},
    {STR_LIT("onderredactievan"), SAID_EDITOR},
    {STR_LIT("onderredvan"), SAID_EDITOR},
    {STR_LIT("onsoz"), SAID_CONTRIBUTOR},
    {STR_LIT("oprac"), SAID_EDITOR},
    {STR_LIT("opracowal"), SAID_EDITOR},
    {STR_LIT("opracowala"), SAID_EDITOR},
    {STR_LIT("opracowanie"), SAID_EDITOR},
    {STR_LIT("org"), SAID_EDITOR},
    {STR_LIT("organizacao"), SAID_EDITOR},
    {STR_LIT("organizacaode"), SAID_EDITOR},
    {STR_LIT("organizadopor"), SAID_EDITOR},
    {STR_LIT("organizador"), SAID_EDITOR},
    {STR_LIT("organizadora"), SAID_EDITOR},
    {STR_LIT("organizadoras"), SAID_EDITOR},
    {STR_LIT("organizadores"), SAID_EDITOR},
    {STR_LIT("organizedby"), SAID_EDITOR},
    {STR_LIT("orgpor"), SAID_EDITOR},
    {STR_LIT("orgs"), SAID_EDITOR},
    {STR_LIT("orv"), SAID_EDITOR},
    {STR_LIT("osszeallitotta"), SAID_MAKER},
    {STR_LIT("overs"), SAID_TRANSLATOR},
    {STR_LIT("oversaettelse"), SAID_TRANSLATOR},
    {STR_LIT("oversataf"), SAID_TRANSLATOR},
    {STR_LIT("oversattare"), SAID_TRANSLATOR},
    {STR_LIT("oversattav"), SAID_TRANSLATOR},
    {STR_LIT("oversattning"), SAID_TRANSLATOR},
    {STR_LIT("oversattningav"), SAID_TRANSLATOR},
    {STR_LIT("oversettelse"), SAID_TRANSLATOR},
    {STR_LIT("oversettelseved"), SAID_TRANSLATOR},
    {STR_LIT("paatoimittaja"), SAID_EDITOR},
    {STR_LIT("paintedby"), SAID_AUTHOR},
    {STR_LIT("performedby"), SAID_CONTRIBUTOR},
    {STR_LIT("photographedby"), SAID_AUTHOR},
    {STR_LIT("photographiesde"), SAID_CONTRIBUTOR},
    {STR_LIT("photographsby"), SAID_CONTRIBUTOR},
    {STR_LIT("photographyby"), SAID_CONTRIBUTOR},
    {STR_LIT("photogrde"), SAID_CONTRIBUTOR},
    {STR_LIT("photosby"), SAID_CONTRIBUTOR},
    {STR_LIT("picturesby"), SAID_CONTRIBUTOR},
    {STR_LIT("podnaukowaredakcja"), SAID_EDITOR},
    {STR_LIT("podred"), SAID_EDITOR},
    {STR_LIT("podredakci"), SAID_EDITOR},
    {STR_LIT("podredakcja"), SAID_EDITOR},
    {STR_LIT("podredakcjanaukowa"), SAID_EDITOR},
    {STR_LIT("podrednauk"), SAID_EDITOR},
    {STR_LIT("podvedenim"), SAID_EDITOR},
    {STR_LIT("pogovor"), SAID_CONTRIBUTOR},
    {STR_LIT("posfacio"), SAID_CONTRIBUTOR},
    {STR_LIT("posfaciode"), SAID_CONTRIBUTOR},
    {STR_LIT("poslowie"), SAID_CONTRIBUTOR},
    {STR_LIT("postface"), SAID_CONTRIBUTOR},
    {STR_LIT("postfacede"), SAID_CONTRIBUTOR},
    {STR_LIT("postfazione"), SAID_CONTRIBUTOR},
    {STR_LIT("postfazionedi"), SAID_CONTRIBUTOR},
    {STR_LIT("predgovor"), SAID_CONTRIBUTOR},
    {STR_LIT("predmluva"), SAID_CONTRIBUTOR},
    {STR_LIT("predslov"), SAID_CONTRIBUTOR},
    {STR_LIT("pref"), SAID_CONTRIBUTOR},
    {STR_LIT("preface"), SAID_CONTRIBUTOR},
    {STR_LIT("prefaceby"), SAID_CONTRIBUTOR},
    {STR_LIT("prefacede"), SAID_CONTRIBUTOR},
    {STR_LIT("prefacepar"), SAID_CONTRIBUTOR},
    {STR_LIT("prefacio"), SAID_CONTRIBUTOR},
    {STR_LIT("prefaciode"), SAID_CONTRIBUTOR},
    {STR_LIT("prefata"), SAID_CONTRIBUTOR},
    {STR_LIT("prefatade"), SAID_CONTRIBUTOR},
    {STR_LIT("prefazione"), SAID_CONTRIBUTOR},
    {STR_LIT("prefazionedi"), SAID_CONTRIBUTOR},
    {STR_LIT("prefde"), SAID_CONTRIBUTOR},
    {STR_LIT("prefdi"), SAID_CONTRIBUTOR},
    {STR_LIT("preklad"), SAID_TRANSLATOR},
    {STR_LIT("prel"), SAID_TRANSLATOR},
    {STR_LIT("prelozil"), SAID_TRANSLATOR},
    {STR_LIT("prelozila"), SAID_TRANSLATOR},
    {STR_LIT("prelozili"), SAID_TRANSLATOR},
    {STR_LIT("presentacion"), SAID_CONTRIBUTOR},
    {STR_LIT("presentacionde"), SAID_CONTRIBUTOR},
    {STR_LIT("presentation"), SAID_CONTRIBUTOR},
    {STR_LIT("presentationde"), SAID_CONTRIBUTOR},
    {STR_LIT("presentazione"), SAID_CONTRIBUTOR},
    {STR_LIT("presentazionedi"), SAID_CONTRIBUTOR},
    {STR_LIT("presentepar"), SAID_CONTRIBUTOR},
    {STR_LIT("prevela"), SAID_TRANSLATOR},
    {STR_LIT("preveo"), SAID_TRANSLATOR},
    {STR_LIT("prevod"), SAID_TRANSLATOR},
    {STR_LIT("prijevod"), SAID_TRANSLATOR},
    {STR_LIT("prir"), SAID_EDITOR},
    {STR_LIT("priredila"), SAID_EDITOR},
    {STR_LIT("priredili"), SAID_EDITOR},
    {STR_LIT("priredio"), SAID_EDITOR},
    {STR_LIT("prol"), SAID_CONTRIBUTOR},
    {STR_LIT("prolde"), SAID_CONTRIBUTOR},
    {STR_LIT("proleg"), SAID_CONTRIBUTOR},
    {STR_LIT("prolegde"), SAID_CONTRIBUTOR},
    {STR_LIT("prologo"), SAID_CONTRIBUTOR},
    {STR_LIT("prologode"), SAID_CONTRIBUTOR},
    {STR_LIT("prologueby"), SAID_CONTRIBUTOR},
    {STR_LIT("przedmowa"), SAID_CONTRIBUTOR},
    {STR_LIT("przekl"), SAID_TRANSLATOR},
    {STR_LIT("przeklad"), SAID_TRANSLATOR},
    {STR_LIT("przel"), SAID_TRANSLATOR},
    {STR_LIT("przelozyl"), SAID_TRANSLATOR},
    {STR_LIT("przelozyla"), SAID_TRANSLATOR},
    {STR_LIT("przelozyli"), SAID_TRANSLATOR},
    {STR_LIT("publiepar"), SAID_EDITOR},
    {STR_LIT("publiesousladirectionde"), SAID_EDITOR},
    {STR_LIT("publiespar"), SAID_EDITOR},
    {STR_LIT("publishedby"), SAID_CONTRIBUTOR},
    {STR_LIT("raccoltida"), SAID_MAKER},
    {STR_LIT("rajzolta"), SAID_CONTRIBUTOR},
    {STR_LIT("rassemblespar"), SAID_EDITOR},
    {STR_LIT("readby"), SAID_CONTRIBUTOR},
    {STR_LIT("recenzent"), SAID_CONTRIBUTOR},
    {STR_LIT("recenzenti"), SAID_CONTRIBUTOR},
    {STR_LIT("recopilacionde"), SAID_MAKER},
    {STR_LIT("recopiladopor"), SAID_MAKER},
    {STR_LIT("recueillipar"), SAID_MAKER},
    {STR_LIT("recueillispar"), SAID_MAKER},
    {STR_LIT("red"), SAID_EDITOR},
    {STR_LIT("redactie"), SAID_EDITOR},
    {STR_LIT("redaf"), SAID_EDITOR},
    {STR_LIT("redagavo"), SAID_EDITOR},
    {STR_LIT("redakcja"), SAID_EDITOR},
    {STR_LIT("redakcjanaukowa"), SAID_EDITOR},
    {STR_LIT("redaktion"), SAID_EDITOR},
    {STR_LIT("redaktor"), SAID_EDITOR},
    {STR_LIT("redaktorer"), SAID_EDITOR},
    {STR_LIT("redaktors"), SAID_EDITOR},
    {STR_LIT("redav"), SAID_EDITOR},
    {STR_LIT("reddoor"), SAID_EDITOR},
    {STR_LIT("redigeradav"), SAID_EDITOR},
    {STR_LIT("redigeretaf"), SAID_EDITOR},
    {STR_LIT("redigertav"), SAID_EDITOR},
    {STR_LIT("redigoval"), SAID_EDITOR},
    {STR_LIT("redigovala"), SAID_EDITOR},
    {STR_LIT("rednauk"), SAID_EDITOR},
    {STR_LIT("rednaukowa"), SAID_EDITOR},
    {STR_LIT("redvon"), SAID_EDITOR},
    {STR_LIT("referent"), SAID_CONTRIBUTOR},
    {STR_LIT("resimleyen"), SAID_CONTRIBUTOR},
    {STR_LIT("reunipar"), SAID_EDITOR},
    {STR_LIT("reunispar"), SAID_EDITOR},
    {STR_LIT("revisedby"), SAID_CONTRIBUTOR},
    {STR_LIT("ritstjorar"), SAID_EDITOR},
    {STR_LIT("ritstjori"), SAID_EDITOR},
    {STR_LIT("ritstyrdi"), SAID_EDITOR},
    {STR_LIT("samengestelddoor"), SAID_MAKER},
    {STR_LIT("samenst"), SAID_MAKER},
    {STR_LIT("samladav"), SAID_MAKER},
    {STR_LIT("samletaf"), SAID_MAKER},
    {STR_LIT("sastaditaji"), SAID_MAKER},
    {STR_LIT("sastaditajs"), SAID_MAKER},
    {STR_LIT("schriftleitung"), SAID_EDITOR},
    {STR_LIT("scrittoda"), SAID_AUTHOR},
    {STR_LIT("selecaode"), SAID_MAKER},
    {STR_LIT("seleccionde"), SAID_MAKER},
    {STR_LIT("selectedby"), SAID_MAKER},
    {STR_LIT("sengleskogpreveo"), SAID_TRANSLATOR},
    {STR_LIT("serieseditor"), SAID_EDITOR},
    {STR_LIT("sestavil"), SAID_MAKER},
    {STR_LIT("sestavila"), SAID_MAKER},
    {STR_LIT("sestavili"), SAID_MAKER},
    {STR_LIT("sobacoordenacaode"), SAID_EDITOR},
    {STR_LIT("sobadirecaode"), SAID_EDITOR},
    {STR_LIT("sobaorganizacaode"), SAID_EDITOR},
    {STR_LIT("sottoladirezionedi"), SAID_EDITOR},
    {STR_LIT("souslacoordinationde"), SAID_EDITOR},
    {STR_LIT("sousladir"), SAID_EDITOR},
    {STR_LIT("sousladirde"), SAID_EDITOR},
    {STR_LIT("sousladirection"), SAID_EDITOR},
    {STR_LIT("sousladirectionde"), SAID_EDITOR},
    {STR_LIT("sousladirectionscientifiquede"), SAID_EDITOR},
    {STR_LIT("souslaresponsabilitede"), SAID_EDITOR},
    {STR_LIT("sponsoredby"), SAID_CONTRIBUTOR},
    {STR_LIT("storyandpicturesby"), SAID_AUTHOR},
    {STR_LIT("storyby"), SAID_AUTHOR},
    {STR_LIT("sudare"), SAID_MAKER},
    {STR_LIT("sudaritajs"), SAID_EDITOR},
    {STR_LIT("sudarytoja"), SAID_MAKER},
    {STR_LIT("sudarytojai"), SAID_MAKER},
    {STR_LIT("sudarytojas"), SAID_MAKER},
    {STR_LIT("sunus"), SAID_CONTRIBUTOR},
    {STR_LIT("suom"), SAID_TRANSLATOR},
    {STR_LIT("suomentaneet"), SAID_TRANSLATOR},
    {STR_LIT("suomentanut"), SAID_TRANSLATOR},
    {STR_LIT("szerk"), SAID_EDITOR},
    {STR_LIT("szerkesztette"), SAID_EDITOR},
    {STR_LIT("szerkesztettek"), SAID_EDITOR},
    {STR_LIT("szerkeszto"), SAID_EDITOR},
    {STR_LIT("szerkesztok"), SAID_EDITOR},
    {STR_LIT("tegningeraf"), SAID_CONTRIBUTOR},
    {STR_LIT("tekeningenvan"), SAID_CONTRIBUTOR},
    {STR_LIT("tekstaf"), SAID_AUTHOR},
    {STR_LIT("tekstav"), SAID_AUTHOR},
    {STR_LIT("testidi"), SAID_AUTHOR},
    {STR_LIT("testoeillustrazioni"), SAID_AUTHOR},
    {STR_LIT("textandillustrationsby"), SAID_AUTHOR},
    {STR_LIT("textby"), SAID_AUTHOR},
    {STR_LIT("textede"), SAID_AUTHOR},
    {STR_LIT("texteetillustrationsde"), SAID_AUTHOR},
    {STR_LIT("textesde"), SAID_AUTHOR},
    {STR_LIT("texteseditespar"), SAID_EDITOR},
    {STR_LIT("textesrassemblespar"), SAID_EDITOR},
    {STR_LIT("textesreunisetpresentespar"), SAID_EDITOR},
    {STR_LIT("textesreunispar"), SAID_EDITOR},
    {STR_LIT("textode"), SAID_AUTHOR},
    {STR_LIT("textoeilustraciones"), SAID_AUTHOR},
    {STR_LIT("textosde"), SAID_AUTHOR},
    {STR_LIT("textsby"), SAID_AUTHOR},
    {STR_LIT("textundillustrationen"), SAID_AUTHOR},
    {STR_LIT("textvon"), SAID_AUTHOR},
    {STR_LIT("thydandi"), SAID_TRANSLATOR},
    {STR_LIT("thyddi"), SAID_TRANSLATOR},
    {STR_LIT("tlum"), SAID_TRANSLATOR},
    {STR_LIT("tlumaczenie"), SAID_TRANSLATOR},
    {STR_LIT("tlumaczyl"), SAID_TRANSLATOR},
    {STR_LIT("toim"), SAID_EDITOR},
    {STR_LIT("toimetaja"), SAID_EDITOR},
    {STR_LIT("toimetajad"), SAID_EDITOR},
    {STR_LIT("toimetanud"), SAID_EDITOR},
    {STR_LIT("toimittaja"), SAID_EDITOR},
    {STR_LIT("toimittajat"), SAID_EDITOR},
    {STR_LIT("toimittaneet"), SAID_EDITOR},
    {STR_LIT("toimittanut"), SAID_EDITOR},
    {STR_LIT("toimituskunta"), SAID_EDITOR},
    {STR_LIT("tolkija"), SAID_TRANSLATOR},
    {STR_LIT("tolkinud"), SAID_TRANSLATOR},
    {STR_LIT("trad"), SAID_TRANSLATOR},
    {STR_LIT("tradde"), SAID_TRANSLATOR},
    {STR_LIT("traddi"), SAID_TRANSLATOR},
    {STR_LIT("tradottoda"), SAID_TRANSLATOR},
    {STR_LIT("tradpar"), SAID_TRANSLATOR},
    {STR_LIT("tradper"), SAID_TRANSLATOR},
    {STR_LIT("traducao"), SAID_TRANSLATOR},
    {STR_LIT("traducaode"), SAID_TRANSLATOR},
    {STR_LIT("traduccio"), SAID_TRANSLATOR},
    {STR_LIT("traducciode"), SAID_TRANSLATOR},
    {STR_LIT("traduccion"), SAID_TRANSLATOR},
    {STR_LIT("traduccionde"), SAID_TRANSLATOR},
    {STR_LIT("traducere"), SAID_TRANSLATOR},
    {STR_LIT("traducerede"), SAID_TRANSLATOR},
    {STR_LIT("traducidodel"), SAID_TRANSLATOR},
    {STR_LIT("traducidopor"), SAID_TRANSLATOR},
    {STR_LIT("traducteur"), SAID_TRANSLATOR},
    {STR_LIT("traduction"), SAID_TRANSLATOR},
    {STR_LIT("traductionde"), SAID_TRANSLATOR},
    {STR_LIT("traductionpar"), SAID_TRANSLATOR},
    {STR_LIT("traductor"), SAID_TRANSLATOR},
    {STR_LIT("traductora"), SAID_TRANSLATOR},
    {STR_LIT("traductrice"), SAID_TRANSLATOR},
    {STR_LIT("traduit"), SAID_TRANSLATOR},
    {STR_LIT("traduitde"), SAID_TRANSLATOR},
    {STR_LIT("traduitepar"), SAID_TRANSLATOR},
    {STR_LIT("traduitpar"), SAID_TRANSLATOR},
    {STR_LIT("tradutor"), SAID_TRANSLATOR},
    {STR_LIT("tradutora"), SAID_TRANSLATOR},
    {STR_LIT("traduttore"), SAID_TRANSLATOR},
    {STR_LIT("traduzidopor"), SAID_TRANSLATOR},
    {STR_LIT("traduzione"), SAID_TRANSLATOR},
    {STR_LIT("traduzionedi"), SAID_TRANSLATOR},
    {STR_LIT("trans"), SAID_TRANSLATOR},
    {STR_LIT("transby"), SAID_TRANSLATOR},
    {STR_LIT("transl"), SAID_TRANSLATOR},
    {STR_LIT("translated"), SAID_TRANSLATOR},
    {STR_LIT("translatedby"), SAID_TRANSLATOR},
    {STR_LIT("translatedfrom"), SAID_TRANSLATOR},
    {STR_LIT("translator"), SAID_TRANSLATOR},
    {STR_LIT("translators"), SAID_TRANSLATOR},
    {STR_LIT("translby"), SAID_TRANSLATOR},
    {STR_LIT("trby"), SAID_TRANSLATOR},
    {STR_LIT("tulkojis"), SAID_TRANSLATOR},
    {STR_LIT("tulkojusi"), SAID_TRANSLATOR},
    {STR_LIT("turkcesi"), SAID_TRANSLATOR},
    {STR_LIT("ubers"), SAID_TRANSLATOR},
    {STR_LIT("ubersetzer"), SAID_TRANSLATOR},
    {STR_LIT("ubersetzerin"), SAID_TRANSLATOR},
    {STR_LIT("ubersetzt"), SAID_TRANSLATOR},
    {STR_LIT("ubersetztvon"), SAID_TRANSLATOR},
    {STR_LIT("ubersetzung"), SAID_TRANSLATOR},
    {STR_LIT("ubersetzungvon"), SAID_TRANSLATOR},
    {STR_LIT("ubersv"), SAID_TRANSLATOR},
    {STR_LIT("ubersvon"), SAID_TRANSLATOR},
    {STR_LIT("ubertragenvon"), SAID_TRANSLATOR},
    {STR_LIT("ubertrvon"), SAID_TRANSLATOR},
    {STR_LIT("udgaf"), SAID_EDITOR},
    {STR_LIT("udgivetaf"), SAID_EDITOR},
    {STR_LIT("uitgegevendoor"), SAID_EDITOR},
    {STR_LIT("uithetengelsvertaalddoor"), SAID_TRANSLATOR},
    {STR_LIT("undermedverkanav"), SAID_CONTRIBUTOR},
    {STR_LIT("underredaktionaf"), SAID_EDITOR},
    {STR_LIT("underredaktionav"), SAID_EDITOR},
    {STR_LIT("untermitarbeitvon"), SAID_CONTRIBUTOR},
    {STR_LIT("untermitarbvon"), SAID_CONTRIBUTOR},
    {STR_LIT("untermitwirkungvon"), SAID_CONTRIBUTOR},
    {STR_LIT("untermitwvon"), SAID_CONTRIBUTOR},
    {STR_LIT("uredila"), SAID_EDITOR},
    {STR_LIT("uredili"), SAID_EDITOR},
    {STR_LIT("uredio"), SAID_EDITOR},
    {STR_LIT("urednica"), SAID_EDITOR},
    {STR_LIT("urednici"), SAID_EDITOR},
    {STR_LIT("urednik"), SAID_EDITOR},
    {STR_LIT("uredniki"), SAID_EDITOR},
    {STR_LIT("usp"), SAID_MAKER},
    {STR_LIT("usporadal"), SAID_MAKER},
    {STR_LIT("usporadala"), SAID_MAKER},
    {STR_LIT("usporadali"), SAID_MAKER},
    {STR_LIT("utgav"), SAID_EDITOR},
    {STR_LIT("utgittav"), SAID_EDITOR},
    {STR_LIT("utgivenav"), SAID_EDITOR},
    {STR_LIT("utgivnaav"), SAID_EDITOR},
    {STR_LIT("utoszo"), SAID_CONTRIBUTOR},
    {STR_LIT("uvod"), SAID_CONTRIBUTOR},
    {STR_LIT("verfasstvon"), SAID_AUTHOR},
    {STR_LIT("verfvon"), SAID_AUTHOR},
    {STR_LIT("vert"), SAID_TRANSLATOR},
    {STR_LIT("vertaald"), SAID_TRANSLATOR},
    {STR_LIT("vertaalddoor"), SAID_TRANSLATOR},
    {STR_LIT("vertaling"), SAID_TRANSLATOR},
    {STR_LIT("vertalingdoor"), SAID_TRANSLATOR},
    {STR_LIT("vertdoor"), SAID_TRANSLATOR},
    {STR_LIT("verte"), SAID_TRANSLATOR},
    {STR_LIT("verzorgddoor"), SAID_EDITOR},
    {STR_LIT("voorwoord"), SAID_CONTRIBUTOR},
    {STR_LIT("voorwoordvan"), SAID_CONTRIBUTOR},
    {STR_LIT("vorwort"), SAID_CONTRIBUTOR},
    {STR_LIT("vorwortvon"), SAID_CONTRIBUTOR},
    {STR_LIT("vorwvon"), SAID_CONTRIBUTOR},
    {STR_LIT("withaforewordby"), SAID_CONTRIBUTOR},
    {STR_LIT("withanafterwordby"), SAID_CONTRIBUTOR},
    {STR_LIT("withanintroductionby"), SAID_CONTRIBUTOR},
    {STR_LIT("withaprefaceby"), SAID_CONTRIBUTOR},
    {STR_LIT("withcontributionsby"), SAID_CONTRIBUTOR},
    {STR_LIT("withcontributionsfrom"), SAID_CONTRIBUTOR},
    {STR_LIT("withtheassistanceof"), SAID_CONTRIBUTOR},
    {STR_LIT("withthecollaborationof"), SAID_CONTRIBUTOR},
    {STR_LIT("withthehelpof"), SAID_CONTRIBUTOR},
    {STR_LIT("wordsandmusicby"), SAID_AUTHOR},
    {STR_LIT("wordsby"), SAID_AUTHOR},
    {STR_LIT("written"), SAID_AUTHOR},
    {STR_LIT("writtenandillustratedby"), SAID_AUTHOR},
    {STR_LIT("writtenby"), SAID_AUTHOR},
    {STR_LIT("wstep"), SAID_CONTRIBUTOR},
    {STR_LIT("wstepemopatrzyl"), SAID_CONTRIBUTOR},
    {STR_LIT("wydal"), SAID_EDITOR},
    {STR_LIT("wydala"), SAID_EDITOR},
    {STR_LIT("yayinahazirlayan"), SAID_EDITOR},
    {STR_LIT("yayinahazirlayanlar"), SAID_EDITOR},
    {STR_LIT("yazan"), SAID_AUTHOR},
    {STR_LIT("yazar"), SAID_AUTHOR},
    {STR_LIT("zangielskiegoprzelozyl"), SAID_TRANSLATOR},
    {STR_LIT("zdjecia"), SAID_CONTRIBUTOR},
    {STR_LIT("zebral"), SAID_MAKER},
    {STR_LIT("zeichnungenvon"), SAID_CONTRIBUTOR},
    {STR_LIT("zost"), SAID_MAKER},
    {STR_LIT("zostavil"), SAID_MAKER},
    {STR_LIT("zostavila"), SAID_MAKER},
    {STR_LIT("zostavili"), SAID_MAKER},
    {STR_LIT("zostavovatel"), SAID_EDITOR},
    {STR_LIT("zsgestvon"), SAID_MAKER},
    {STR_LIT("zusammengestelltvon"), SAID_MAKER},
    {STR_LIT("εικονογραφηση"), SAID_CONTRIBUTOR},
    {STR_LIT("εισαγωγη"), SAID_CONTRIBUTOR},
    {STR_LIT("εκδοτησ"), SAID_EDITOR},
    {STR_LIT("επιμ"), SAID_EDITOR},
    {STR_LIT("επιμελεια"), SAID_EDITOR},
    {STR_LIT("μεταφραση"), SAID_TRANSLATOR},
    {STR_LIT("μτφρ"), SAID_TRANSLATOR},
    {STR_LIT("προλογοσ"), SAID_CONTRIBUTOR},
    {STR_LIT("автор"), SAID_AUTHOR},
    {STR_LIT("автори"), SAID_AUTHOR},
    {STR_LIT("авторы"), SAID_AUTHOR},
    {STR_LIT("вступительнаястатья"), SAID_CONTRIBUTOR},
    {STR_LIT("вступст"), SAID_CONTRIBUTOR},
    {STR_LIT("відпред"), SAID_EDITOR},
    {STR_LIT("главныиредактор"), SAID_EDITOR},
    {STR_LIT("глред"), SAID_EDITOR},
    {STR_LIT("зазагальноюредакцією"), SAID_EDITOR},
    {STR_LIT("зазагред"), SAID_EDITOR},
    {STR_LIT("заред"), SAID_EDITOR},
    {STR_LIT("заредакцією"), SAID_EDITOR},
    {STR_LIT("ил"), SAID_CONTRIBUTOR},
    {STR_LIT("иллюстрации"), SAID_CONTRIBUTOR},
    {STR_LIT("коммент"), SAID_CONTRIBUTOR},
    {STR_LIT("комментарии"), SAID_CONTRIBUTOR},
    {STR_LIT("научред"), SAID_EDITOR},
    {STR_LIT("ответственныередакторы"), SAID_EDITOR},
    {STR_LIT("ответственныиредактор"), SAID_EDITOR},
    {STR_LIT("отвред"), SAID_EDITOR},
    {STR_LIT("пер"), SAID_TRANSLATOR},
    {STR_LIT("перевод"), SAID_TRANSLATOR},
    {STR_LIT("переводс"), SAID_TRANSLATOR},
    {STR_LIT("переводсанглииского"), SAID_TRANSLATOR},
    {STR_LIT("переводчик"), SAID_TRANSLATOR},
    {STR_LIT("передмова"), SAID_CONTRIBUTOR},
    {STR_LIT("переклав"), SAID_TRANSLATOR},
    {STR_LIT("переклад"), SAID_TRANSLATOR},
    {STR_LIT("переклала"), SAID_TRANSLATOR},
    {STR_LIT("перзангл"), SAID_TRANSLATOR},
    {STR_LIT("перс"), SAID_TRANSLATOR},
    {STR_LIT("персангл"), SAID_TRANSLATOR},
    {STR_LIT("поднаучноиредакциеи"), SAID_EDITOR},
    {STR_LIT("поднаучред"), SAID_EDITOR},
    {STR_LIT("подобщеиредакциеи"), SAID_EDITOR},
    {STR_LIT("подобщред"), SAID_EDITOR},
    {STR_LIT("подред"), SAID_EDITOR},
    {STR_LIT("подредакциеи"), SAID_EDITOR},
    {STR_LIT("послесловие"), SAID_CONTRIBUTOR},
    {STR_LIT("превод"), SAID_TRANSLATOR},
    {STR_LIT("предисл"), SAID_CONTRIBUTOR},
    {STR_LIT("предисловие"), SAID_CONTRIBUTOR},
    {STR_LIT("приучастии"), SAID_CONTRIBUTOR},
    {STR_LIT("редактор"), SAID_EDITOR},
    {STR_LIT("редакторы"), SAID_EDITOR},
    {STR_LIT("редкол"), SAID_EDITOR},
    {STR_LIT("редколлегия"), SAID_EDITOR},
    {STR_LIT("рецензент"), SAID_CONTRIBUTOR},
    {STR_LIT("рецензенты"), SAID_CONTRIBUTOR},
    {STR_LIT("сост"), SAID_MAKER},
    {STR_LIT("составители"), SAID_MAKER},
    {STR_LIT("составитель"), SAID_MAKER},
    {STR_LIT("съставител"), SAID_MAKER},
    {STR_LIT("съставители"), SAID_MAKER},
    {STR_LIT("уклад"), SAID_MAKER},
    {STR_LIT("укладач"), SAID_MAKER},
    {STR_LIT("упоряд"), SAID_MAKER},
    {STR_LIT("упорядник"), SAID_MAKER},
    {STR_LIT("уредник"), SAID_EDITOR},
    {STR_LIT("худож"), SAID_CONTRIBUTOR},
    {STR_LIT("художник"), SAID_CONTRIBUTOR},
    {STR_LIT("іл"), SAID_CONTRIBUTOR},
};

const struct vocab_table vocab_phrases = VOCAB_TABLE(phrases);

/* --- Where somebody is named ---------------------------------------------- */

/* The words from i on are those of the name. */
static bool
is_name_at(const struct vocab_words *w, size_t i,
	   const struct vocab_words *name)
{
	if (name->n == 0 || i + name->n > w->n)
		return false;
	for (size_t k = 0; k < name->n; k++)
		if (!str_eq(vocab_run(w, i + k, 1), vocab_run(name, k, 1)))
			return false;
	return true;
}

static bool
has_between(const struct vocab_words *w, struct str s, size_t i, char mark)
{
	struct str gap =
	    str_of(s.p + w->v[i].to, (size_t)(w->v[i + 1].from - w->v[i].to));

	return str_chr(gap, mark) != STR_NPOS;
}

/* The part between semicolons that word i stands in. */
static void
segment_of(const struct vocab_words *w, struct str s, size_t i, size_t *from,
	   size_t *to)
{
	for (*from = i; *from > 0 && !has_between(w, s, *from - 1, ';');)
		--*from;
	for (*to = i + 1; *to < w->n && !has_between(w, s, *to - 1, ';');)
		++*to;
}

/* --- What stands in front of it ------------------------------------------- */

/* "org." is a word of editors, "Org" a part of a name. */
static bool
is_whole(const struct vocab_words *w, struct str s, size_t i, size_t n)
{
	size_t end = w->v[i + n - 1].to;

	return n > 1 || vocab_run(w, i, 1).n > SHORT_WORD_MAX ||
	       (end < s.n && (s.p[end] == '.' || s.p[end] == ':'));
}

/* The longest phrase that begins with word i; how many words it has. */
static size_t
phrase_at(const struct vocab_words *w, struct str s, size_t i, size_t end,
	  enum said_role *role)
{
	for (size_t n = end - i < PHRASE_WORDS_MAX ? end - i : PHRASE_WORDS_MAX;
	     n > 0; n--) {
		const struct row *row =
		    vocab_find(&vocab_phrases, vocab_run(w, i, n));

		if (row != NULL && is_whole(w, s, i, n)) {
			*role = row->role;
			return n;
		}
	}
	return 0;
}

size_t
vocab_phrase(struct str s, enum said_role *role)
{
	struct vocab_words w;
	size_t n;

	vocab_split(&w, s);
	n = phrase_at(&w, s, 0, w.n, role);
	return n > 1 && n < w.n ? w.v[n].from : 0;
}

/* "edited and translated by", "edited, with a foreword, by": the editor. */
static int
weight(enum said_role role)
{
	static const unsigned char weights[SAID_ROLE__MAX] = {
	    [SAID_EDITOR] = 4, [SAID_TRANSLATOR] = 3,  [SAID_AUTHOR] = 2,
	    [SAID_MAKER] = 2,  [SAID_CONTRIBUTOR] = 1,
	};

	return weights[role];
}

/*
 * Phrases with nothing but small words between them are said of the same names.
 * The last of such chains in front of word `end` counts.
 */
static bool
role_before(const struct vocab_words *w, struct str s, size_t from, size_t end,
	    enum said_role *role)
{
	bool found = false, chain = false;

	for (size_t i = from, n; i<end; i += n> 0 ? n : 1) {
		enum said_role one;

		n = phrase_at(w, s, i, end, &one);
		if (n == 0) {
			chain = chain && chr_lower(s.p[w->v[i].from]);
			continue;
		}
		if (!chain || weight(one) > weight(*role))
			*role = one;
		chain = found = true;
	}
	return found;
}

/* --- What stands behind it ------------------------------------------------ */

/* "Ada Stone, Carl Klein (Hrsg.)", "Ada Stone, editor". */
static bool
role_behind(const struct vocab_words *w, struct str s, size_t at, size_t to,
	    enum said_role *role)
{
	size_t end = to < w->n ? w->v[to].from : s.n, mark = STR_NPOS;
	struct str rest = str_of(s.p + w->v[at].to, end - w->v[at].to);

	for (size_t i = 0; i < rest.n; i++)
		if (rest.p[i] == '(' || rest.p[i] == '[' || rest.p[i] == ',')
			mark = i;
	if (mark == STR_NPOS)
		return false;
	rest = str_trim(str_from(rest, mark + 1));
	while (rest.n > 0 &&
	       str_chr(STR(")]; ."), rest.p[rest.n - 1]) != STR_NPOS)
		rest.n--;
	return vocab_said_role(rest, role) &&
	       (*role == SAID_EDITOR || *role == SAID_TRANSLATOR);
}

bool
vocab_stated_role(struct str statement, struct str name, enum said_role *role)
{
	struct vocab_words w, n;
	size_t from, to;

	vocab_split(&w, statement);
	vocab_split(&n, name);
	for (size_t i = 0; i < w.n; i++) {
		if (!is_name_at(&w, i, &n))
			continue;
		segment_of(&w, statement, i, &from, &to);
		return role_before(&w, statement, from, i, role) ||
		       role_behind(&w, statement, i + n.n - 1, to, role);
	}
	return false;
}

/* --- Who it names ---------------------------------------------------------- */

/* In front of who did it, behind the word for what was done. */
static const struct str by_words[] = {
    STR_LIT("by"),   STR_LIT("von"),  STR_LIT("par"), STR_LIT("por"),
    STR_LIT("pelo"), STR_LIT("pela"), STR_LIT("per"), STR_LIT("da"),
    STR_LIT("door"), STR_LIT("av"),   STR_LIT("af"),  STR_LIT("przez"),
    STR_LIT("de"),   STR_LIT("di"),   STR_LIT("d'"),  STR_LIT("van"),
};

/* What is behind the first of them, where small letters go before it. */
static struct str
behind_by(const struct vocab_words *w, struct str s, size_t i, size_t to)
{
	size_t end = to < w->n ? w->v[to].from : s.n;

	if (i >= to || !chr_lower(s.p[w->v[i].from]))
		return i < to ? str_of(s.p + w->v[i].from, end - w->v[i].from)
			      : STR_NONE;
	for (size_t k = 0; k < COUNT(by_words); k++)
		for (size_t at = i; at + 1 < to; at++)
			if (str_eq(str_of(s.p + w->v[at].from,
					  w->v[at].to - w->v[at].from),
				   by_words[k]))
				return str_of(s.p + w->v[at + 1].from,
					      end - w->v[at + 1].from);
	return STR_NONE;
}

struct str
vocab_stated_name(struct str statement, enum said_role role)
{
	struct vocab_words w;
	size_t from, to, n;
	enum said_role one;

	vocab_split(&w, statement);
	for (size_t i = 0; i<w.n; i += n> 0 ? n : 1) {
		struct str name;

		segment_of(&w, statement, i, &from, &to);
		n = phrase_at(&w, statement, i, to, &one);
		if (n == 0 || one != role)
			continue;
		name = str_trim(behind_by(&w, statement, i + n, to));
		while (name.n > 0 &&
		       str_chr(STR(" ;]."), name.p[name.n - 1]) != STR_NPOS)
			name.n--;
		return name;
	}
	return STR_NONE;
}
