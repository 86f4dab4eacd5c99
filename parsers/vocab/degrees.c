/* Degrees that theses are written for. */
#include "parsers/vocab/internal.h"
#include "parsers/vocab/vocab.h"

/* Words of one degree, and how much of a text is looked at. */
enum { RUN_MAX = 5, TEXT_MAX = 400 };

/*
 * Words for degrees and for theses, folded (see internal.h), in English,
 * German, French, Spanish, Portuguese, Catalan, Italian, Dutch, the Nordic
 * languages, Estonian, Polish, Czech, Slovak, the South Slavic languages,
 * Hungarian, Romanian, Turkish, Russian, Ukrainian, Greek, Japanese, Chinese
 * and Korean. Sorted bytewise, as a test checks.
 */
/* clang-format off */
static const struct vocab_degree_word words[] = {
	{STR_LIT("ab"), TYPE_BACHELOR, DEGREE_SHORT},
	{STR_LIT("abschlussarbeit"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("abschlussarbeiten"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("academicdissertation"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("academischproefschrift"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("afhandling"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("agregacao"), TYPE_HABILITATION, DEGREE_CLEAR},
	{STR_LIT("akademiskavhandling"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("am"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("artd"), TYPE_PHD, DEGREE_SHORT},
	{STR_LIT("avhandling"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("ba"), TYPE_BACHELOR, DEGREE_SHORT},
	{STR_LIT("bachelor"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bachelorarbeit"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bachelorarbeiten"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bachelorof"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bachelorofarts"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bachelorofscience"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bacheloropgave"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bacheloroppgave"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bachelorproef"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bachelorprojekt"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bachelors"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bachelorscriptie"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bachelorthese"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bachelorthesis"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bacheloruppsats"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bahons"), TYPE_BACHELOR, DEGREE_SHORT},
	{STR_LIT("bakalarska"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bakalarskapraca"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bakalarskaprace"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bakalarske"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bakalarskeprace"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bakalarsky"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bakalaureusetoo"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("barch"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("baritgerd"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("basc"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bba"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bc"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bca"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bcom"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bd"), TYPE_BACHELOR, DEGREE_SHORT},
	{STR_LIT("bed"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("beng"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bfa"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bmedsc"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bmus"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bn"), TYPE_BACHELOR, DEGREE_SHORT},
	{STR_LIT("bs"), TYPE_BACHELOR, DEGREE_SHORT},
	{STR_LIT("bsc"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bschons"), TYPE_BACHELOR, DEGREE_SHORT},
	{STR_LIT("bscn"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bshonors"), TYPE_BACHELOR, DEGREE_SHORT},
	{STR_LIT("bsn"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("bsritgerd"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("btech"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("candmag"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("candphilol"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("candpolit"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("candscient"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("cas"), TYPE_THESIS, DEGREE_SHORT},
	{STR_LIT("cive"), TYPE_THESIS, DEGREE_SHORT},
	{STR_LIT("clinpsyd"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("csc"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("cuppsats"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("da"), TYPE_PHD, DEGREE_SHORT},
	{STR_LIT("dba"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dclinpsy"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dclinpsych"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dea"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("degree"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("deng"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dess"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("dipl"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("diplarb"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("diplom"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("diploma"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("diplomarb"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("diplomarbeit"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("diplomarbeiten"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("diplomathesis"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("diplomityo"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("diplomova"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("diplomovapraca"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("diplomovaprace"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("diplomove"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("diplomprufung"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("diplomskirad"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("diplomthesis"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("disertace"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("disertacija"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("disertacniprace"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("disertasi"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("diss"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("dissertacao"), TYPE_MASTER, DEGREE_HINT},
	{STR_LIT("dissertacaodemestrado"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("dissertacoes"), TYPE_MASTER, DEGREE_HINT},
	{STR_LIT("dissertatie"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("dissertation"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("dissertations"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("dissertationsschrift"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("dizertacnapraca"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dlitt"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dm"), TYPE_PHD, DEGREE_SHORT},
	{STR_LIT("dma"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dmin"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dnp"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doc"), TYPE_PHD, DEGREE_SHORT},
	{STR_LIT("docteur"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("docteuren"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctor"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctoraalscriptie"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("doctoraat"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctoraatsproefschrift"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctorado"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctoral"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctoraldegree"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctoraldissertation"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctoralthesis"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctorat"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctoratde3ecycle"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctoratdetat"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctorate"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctoren"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctorofarts"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctorofbusinessadministration"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctorofeducation"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctorofengineering"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctorofjuridicalscience"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctoroflaws"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctorofmedicine"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctorofministry"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctorofmusic"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctorofmusicalarts"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctorofnursingpractice"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctorofphilosophy"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctorofpsychology"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctorofpublichealth"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctorofscience"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctoroftheology"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doctors"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktor"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktora"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorarbeit"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorarbeiten"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorat"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktoratezi"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktoravhandling"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktordisputats"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorgrad"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorgradsavhandling"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktori"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktoriertekezes"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorin"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktoringenieur"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktoritoo"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorprufung"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktors"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorsavhandling"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorsavhandlingar"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorsexamen"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorska"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorskadisertacija"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorskapraca"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorskaprace"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorske"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorski"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorsky"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doktorsritgerd"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dottorato"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dottoratodiricerca"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dottorediricerca"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doutor"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doutorado"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("doutoramento"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dpa"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dphil"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dpt"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dr"), TYPE_PHD, DEGREE_SHORT},
	{STR_LIT("dragr"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drart"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drdiscpol"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drforest"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drgradsavhandling"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drhumbiol"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dring"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("driur"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drjur"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drmed"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drmeddent"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drmedvet"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drmont"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drmult"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drnatmed"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("droec"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("droecpubl"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drpaed"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drph"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drphil"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drphilnat"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drphilol"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drphilos"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drpolit"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drrerbiolhum"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drrermed"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drrernat"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drreroec"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drrerphysiol"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drrerpol"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drrersoc"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drsc"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drscagr"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drschum"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drscient"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drscnat"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drsportwiss"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drtech"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drtechn"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drtheol"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("drtroph"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dsc"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dsw"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("duppsats"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("dvm"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("dysertacja"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("edd"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("eds"), TYPE_THESIS, DEGREE_CLEAR},
	{STR_LIT("educationalspecialist"), TYPE_THESIS, DEGREE_CLEAR},
	{STR_LIT("ee"), TYPE_THESIS, DEGREE_SHORT},
	{STR_LIT("eindwerk"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("engd"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("engineer"), TYPE_THESIS, DEGREE_SHORT},
	{STR_LIT("erstesstaatsexamen"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("especialista"), TYPE_THESIS, DEGREE_CLEAR},
	{STR_LIT("especializacao"), TYPE_THESIS, DEGREE_CLEAR},
	{STR_LIT("especializacion"), TYPE_THESIS, DEGREE_CLEAR},
	{STR_LIT("exam"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("examensarbete"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("fildr"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("fillic"), TYPE_THESIS, DEGREE_CLEAR},
	{STR_LIT("filosofiedoktor"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("graduacao"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("habil"), TYPE_HABILITATION, DEGREE_CLEAR},
	{STR_LIT("habilitacja"), TYPE_HABILITATION, DEGREE_CLEAR},
	{STR_LIT("habilitacnapraca"), TYPE_HABILITATION, DEGREE_CLEAR},
	{STR_LIT("habilitacniprace"), TYPE_HABILITATION, DEGREE_CLEAR},
	{STR_LIT("habilitation"), TYPE_HABILITATION, DEGREE_CLEAR},
	{STR_LIT("habilitationadirigerdesrecherches"),
	 TYPE_HABILITATION, DEGREE_CLEAR},
	{STR_LIT("habilitationsschr"), TYPE_HABILITATION, DEGREE_CLEAR},
	{STR_LIT("habilitationsschrift"), TYPE_HABILITATION, DEGREE_CLEAR},
	{STR_LIT("habilitationsschriften"), TYPE_HABILITATION, DEGREE_CLEAR},
	{STR_LIT("habilitationthesis"), TYPE_HABILITATION, DEGREE_CLEAR},
	{STR_LIT("habilschr"), TYPE_HABILITATION, DEGREE_CLEAR},
	{STR_LIT("habilschrift"), TYPE_HABILITATION, DEGREE_CLEAR},
	{STR_LIT("hdr"), TYPE_HABILITATION, DEGREE_CLEAR},
	{STR_LIT("hochschulschrift"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("honors"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("honorscollege"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("honorsthesis"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("honours"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("honoursthesis"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("hovedfag"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("hovedfagsoppgave"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("hovedoppgave"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("inaugdiss"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("inaugdissertation"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("inaugural"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("inauguraldissertation"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("ing"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("ingarch"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("inzynierska"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("jd"), TYPE_THESIS, DEGREE_SHORT},
	{STR_LIT("jsd"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("judr"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("jurisdoctor"), TYPE_THESIS, DEGREE_CLEAR},
	{STR_LIT("kandidaatin"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("kandidaatintutkielma"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("kandidaatintyo"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("kandidatexamen"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("kandidatspeciale"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("kandidatuppsats"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("kvalifikacniprace"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("laureamagistrale"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("laureaspecialistica"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("laureatriennale"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("lic"), TYPE_THESIS, DEGREE_SHORT},
	{STR_LIT("licenciatura"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("licencjacka"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("licencjat"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("licentiat"), TYPE_THESIS, DEGREE_CLEAR},
	{STR_LIT("licentiatavhandling"), TYPE_THESIS, DEGREE_CLEAR},
	{STR_LIT("licentiate"), TYPE_THESIS, DEGREE_CLEAR},
	{STR_LIT("licentiatuppsats"), TYPE_THESIS, DEGREE_CLEAR},
	{STR_LIT("lisans"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("lisansbitirme"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("lisanstezi"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("lisensiaatintutkimus"), TYPE_THESIS, DEGREE_CLEAR},
	{STR_LIT("lisensiaatintyo"), TYPE_THESIS, DEGREE_CLEAR},
	{STR_LIT("livredocencia"), TYPE_HABILITATION, DEGREE_CLEAR},
	{STR_LIT("livredocente"), TYPE_HABILITATION, DEGREE_CLEAR},
	{STR_LIT("lizentiat"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("lizentiatsarbeit"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("lizenziat"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("lizenziatsarbeit"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("llb"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("lld"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("llm"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("ma"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("maed"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("maestria"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mag"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("magarb"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("magistarskirad"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("magister"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("magisterarb"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("magisterarbeit"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("magisterarbeiten"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("magisterexamen"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("magisterium"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("magisterschrift"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("magisterska"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("magisterskaprace"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("magistersky"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("magisteruppsats"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("magistritoo"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("magistrskodelo"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("magphil"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("magrernat"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("magtheol"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("maisterintutkielma"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("maitrise"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mappsc"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("march"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mas"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("masc"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("master"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("masterarbeit"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("masterarbeiten"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("masteravhandling"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("masterexamen"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("masterof"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("masterofarts"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("masterofbusinessadministration"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("masterofphilosophy"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("masterofscience"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("masteroppgave"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("masterproef"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("masters"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("masterscriptie"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("masterthese"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("masterthesis"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("masteruppsats"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mat"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mba"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mchem"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mcom"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("md"), TYPE_PHD, DEGREE_SHORT},
	{STR_LIT("mdiv"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("meche"), TYPE_THESIS, DEGREE_SHORT},
	{STR_LIT("med"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("meistararitgerd"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("memoire"), TYPE_MASTER, DEGREE_HINT},
	{STR_LIT("memoirededea"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("memoiredefindetudes"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("memoiredemaitrise"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("memoiredemaster"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("meng"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mengsc"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mestrado"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mestre"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mete"), TYPE_THESIS, DEGREE_SHORT},
	{STR_LIT("mf"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("mfa"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mga"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mgr"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mhs"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mis"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("mla"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mlis"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mlitt"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mls"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mm"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("mmath"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mmed"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("mmus"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mn"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("mpa"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mph"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mphil"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mphys"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mpl"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("mpp"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mps"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("mres"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mrp"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("ms"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("msc"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("msca"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("msce"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("msci"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mscs"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("msed"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("msee"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("msis"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("msme"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("msn"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mst"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("msw"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mtech"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mth"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mts"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("mup"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("nave"), TYPE_THESIS, DEGREE_SHORT},
	{STR_LIT("nucle"), TYPE_THESIS, DEGREE_SHORT},
	{STR_LIT("oceane"), TYPE_THESIS, DEGREE_SHORT},
	{STR_LIT("opinnayte"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("opinnaytetyo"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("paeddr"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("pharmdr"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("phd"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("phdafhandling"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("phdavhandling"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("phdr"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("phdring"), TYPE_PHD, DEGREE_SHORT},
	{STR_LIT("phdthesis"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("pracadoktorska"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("pracadyplomowa"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("pracainzynierska"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("pracalicencjacka"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("pracamagisterska"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("pregrado"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("proefschrift"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("professionaldoctorate"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("progradu"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("progradututkielma"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("promotie"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("promotion"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("promotionsschrift"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("psyd"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("qualifikationsarbeit"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("rigoroznapraca"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("rigorozni"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("rigorozniprace"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("ritgerd"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("rndr"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("rozprawadoktorska"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("rozprawahabilitacyjna"), TYPE_HABILITATION, DEGREE_CLEAR},
	{STR_LIT("s1thesis"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("s2thesis"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("s3thesis"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("sanattayeterlik"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("sb"), TYPE_BACHELOR, DEGREE_SHORT},
	{STR_LIT("scd"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("scriptie"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("seniorhonorsthesis"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("seniorproject"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("seniorthesis"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("sjd"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("skripsi"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("sm"), TYPE_MASTER, DEGREE_SHORT},
	{STR_LIT("speciale"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("specialistdegree"), TYPE_THESIS, DEGREE_CLEAR},
	{STR_LIT("specialistineducation"), TYPE_THESIS, DEGREE_CLEAR},
	{STR_LIT("staatsarbeit"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("staatsexamen"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("staatsexamensarbeit"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("stm"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("szakdolgozat"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("tcc"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("tekndr"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("teknlic"), TYPE_THESIS, DEGREE_CLEAR},
	{STR_LIT("teknologiedoktor"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("tese"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("tesededoutorado"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("tesededoutoramento"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("tesedemestrado"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("tesedoutoral"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("teses"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("tesi"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("tesididottorato"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("tesidilaurea"), TYPE_MASTER, DEGREE_HINT},
	{STR_LIT("tesidilaureamagistrale"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("tesidoctoral"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("tesimagistrale"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("tesina"), TYPE_MASTER, DEGREE_HINT},
	{STR_LIT("tesis"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("tesisdedoctorado"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("tesisdegrado"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("tesisdelicenciatura"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("tesisdemaestria"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("tesisdepregrado"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("tesisdoctoral"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("tesisdoktor"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("tesismagister"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("tesitriennale"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("tez"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("tezadedoctorat"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("tezi"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("tfg"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("tfm"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("thd"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("thdr"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("these"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("thesede3ecycle"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("thesededoctorat"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("thesedemaitrise"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("thesedetat"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("theseduniversite"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("theses"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("thesis"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("thm"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("tiptauzmanlik"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("tohtorin"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("trabajodefindegrado"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("trabajodefindemaster"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("trabajodegrado"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("trabajofindegrado"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("trabajofindemaster"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("trabalhodeconclusaodecurso"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("travaildemaitrise"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("treballdefidegrau"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("tugasakhir"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("undergraduate"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("undergraduatethesis"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("uppsats"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("uzmanliktezi"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("vait"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("vaitoskirja"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("yukseklisans"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("yukseklisanstezi"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("zaverecnaprace"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("zavrsnirad"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("zulassungsarbeit"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("διδακτορικηδιατριβη"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("διδακτορικο"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("διπλωματικηεργασια"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("μεταπτυχιακη"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("μεταπτυχιακηεργασια"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("πτυχιακη"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("πτυχιακηεργασια"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("автореферат"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("авторефератдиссертации"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("бакалавр"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("бакалавра"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("бакалаврская"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("бакалаврскаяработа"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("бакалаврська"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("дипломнаробота"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("дипломнаяработа"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("дипломныипроект"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("дисертация"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("дисертація"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("диссертация"), TYPE_PHD, DEGREE_HINT},
	{STR_LIT("диссертациякандидата"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("диссертациянасоискание"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("доктдис"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("докторнаук"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("докторская"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("докторскаядиссертация"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("докторська"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("докторфілософіі"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("канддис"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("кандидатнаук"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("кандидатская"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("кандидатскаядиссертация"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("кандидатська"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("магистерская"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("магистерскаядиссертация"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("магистр"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("магистра"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("магістерська"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("магістр"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("修士"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("修士学位論文"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("修士論文"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("卒業論文"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("博士"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("博士学位論文"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("博士学位论文"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("博士學位論文"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("博士論文"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("博士论文"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("学位論文"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("学位论文"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("学士"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("学士論文"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("学士论文"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("學位論文"), TYPE_THESIS, DEGREE_HINT},
	{STR_LIT("學士"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("學士論文"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("本科毕业论文"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("硕士"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("硕士学位论文"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("硕士论文"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("碩士"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("碩士學位論文"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("碩士論文"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("박사"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("박사학위논문"), TYPE_PHD, DEGREE_CLEAR},
	{STR_LIT("석사"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("석사학위논문"), TYPE_MASTER, DEGREE_CLEAR},
	{STR_LIT("학사"), TYPE_BACHELOR, DEGREE_CLEAR},
	{STR_LIT("학위논문"), TYPE_THESIS, DEGREE_HINT},
};
/* clang-format on */

const struct vocab_table vocab_degrees = VOCAB_TABLE(words);

static const struct vocab_degree_word *
find(struct str word)
{
	return vocab_find(&vocab_degrees, word);
}

/* A word for a thesis, whatever its level: "MA thesis". */
static bool
is_thesis_word(const struct vocab_words *w, size_t i)
{
	const struct vocab_degree_word *d =
	    i < w->n ? find(vocab_run(w, i, 1)) : NULL;

	return d != NULL && d->weight == DEGREE_HINT;
}

/*
 * May words i to i + n - 1, a few letters, be a degree here? "MA", "(MA)",
 * "M.A.", "MA thesis", "thesis MA"; not the state in "Boston, MA".
 */
static bool
stands_alone(const struct vocab_words *w, struct str s, size_t i, size_t n)
{
	size_t from = w->v[i].from, to = w->v[i + n - 1].to;
	bool stops = n > 1;

	for (size_t k = 0; k + 1 < n && stops; k++)
		stops = w->v[i + k].to < s.n && s.p[w->v[i + k].to] == '.' &&
			w->v[i + k].to - w->v[i + k].from <= 2;
	if (n == w->n || stops)
		return true;
	while (to < s.n && s.p[to] == '.')
		to++;
	if (from > 0 && to < s.n &&
	    (s.p[from - 1] == '(' || s.p[from - 1] == '[') &&
	    (s.p[to] == ')' || s.p[to] == ']' || s.p[to] == ','))
		return true;
	return is_thesis_word(w, i + n) ||
	       (i > 0 && i + n == w->n && is_thesis_word(w, i - 1) &&
		s.p[from - 1] == ' ');
}

/* What all words together say. */
struct said {
	enum rec_type clear, hint;
	bool has_clear, has_hint, differ;
};

static void
note(struct said *all, const struct vocab_degree_word *d)
{
	if (d->weight == DEGREE_HINT) {
		/* "Thesis" beside "dissertation" says less. */
		if (!all->has_hint || all->hint == TYPE_THESIS)
			all->hint = d->level;
		all->has_hint = true;
		return;
	}
	all->differ = all->differ || (all->has_clear && all->clear != d->level);
	all->clear = d->level;
	all->has_clear = true;
}

/* Writing without blanks: the longest word at each place. */
static size_t
ideographs(struct str s, size_t i, struct said *all)
{
	enum { LONGEST = 24, SHORTEST = 6, ONE = 3 };
	const struct vocab_degree_word *d;

	for (size_t n = LONGEST; n >= SHORTEST; n -= ONE) {
		d = n <= s.n - i ? find(str_of(s.p + i, n)) : NULL;
		if (d != NULL) {
			note(all, d);
			return n;
		}
	}
	return ONE;
}

static struct said
read(struct str text)
{
	struct vocab_words w;
	struct said all = {0};
	size_t n;

	text = str_left(text, TEXT_MAX);
	vocab_split(&w, text);
	for (size_t i = 0; i<w.n; i += n> 0 ? n : 1) {
		n = w.n - i < RUN_MAX ? w.n - i : RUN_MAX;
		for (; n > 0; n--) {
			const struct vocab_degree_word *d =
			    find(vocab_run(&w, i, n));

			if (d == NULL ||
			    ((d->weight == DEGREE_SHORT || d->word.n == n) &&
			     !stands_alone(&w, text, i, n)))
				continue; /* d->word.n == n: single letters */
			note(&all, d);
			break;
		}
		if (n == 0) {
			struct str one = vocab_run(&w, i, 1);

			for (size_t k = 0; k < one.n;)
				k += ((unsigned char)one.p[k] & 0xf0) == 0xe0
					 ? ideographs(one, k, &all)
					 : 1;
		}
	}
	return all;
}

bool
vocab_degree_named(struct str text, enum rec_type *level)
{
	struct said all = read(text);

	if (all.has_clear)
		*level = all.differ ? TYPE_THESIS : all.clear;
	return all.has_clear;
}

bool
vocab_degree(struct str text, enum rec_type *level)
{
	struct said all = read(text);

	if (all.has_clear)
		*level = all.differ ? TYPE_THESIS : all.clear;
	else if (all.has_hint)
		*level = all.hint;
	return all.has_clear || all.has_hint;
}
