/*
 * MODS: roles. MARC relator codes and their names in English and German, and
 * the words catalogues use instead; what is not here is a contributor.
 */
#include "parsers/mods/mods_read.h"
#include "parsers/vocab/vocab.h"

/* Contributors are listed where their name would be taken for unknown. */
static const struct {
	struct str word;
	int role;
} roles[] = {
    {STR_LIT("aut"), ROLE_AUTHOR},
    {STR_LIT("cre"), ROLE_AUTHOR},
    {STR_LIT("inv"), ROLE_AUTHOR},
    {STR_LIT("pht"), ROLE_AUTHOR},
    {STR_LIT("art"), ROLE_AUTHOR},
    {STR_LIT("prg"), ROLE_AUTHOR},
    {STR_LIT("cmp"), ROLE_AUTHOR},
    {STR_LIT("ctg"), ROLE_AUTHOR},
    {STR_LIT("tch"), ROLE_AUTHOR},
    {STR_LIT("dis"), ROLE_AUTHOR},
    {STR_LIT("lbt"), ROLE_AUTHOR},
    {STR_LIT("lyr"), ROLE_AUTHOR},
    {STR_LIT("edt"), ROLE_EDITOR},
    {STR_LIT("edc"), ROLE_EDITOR},
    {STR_LIT("pbd"), ROLE_EDITOR},
    {STR_LIT("hrsg"), ROLE_EDITOR},
    {STR_LIT("trl"), ROLE_TRANSLATOR},
    {STR_LIT("ths"), ROLE_ADVISOR},
    {STR_LIT("dgs"), ROLE_ADVISOR},
    {STR_LIT("dgc"), ROLE_ADVISOR},
    {STR_LIT("rev"), ROLE_REFEREE},
    {STR_LIT("opn"), ROLE_REFEREE},
    {STR_LIT("isb"), MODS_ISSUER},
    {STR_LIT("his"), MODS_HOSTING},
    {STR_LIT("dgg"), MODS_GRANTOR},
    {STR_LIT("pbl"), MODS_PUBLISHER},
    {STR_LIT("drt"), MODS_MAKER},
    {STR_LIT("fmd"), MODS_MAKER},
    {STR_LIT("pro"), MODS_MAKER},
    {STR_LIT("spk"), MODS_MAKER},
    {STR_LIT("ive"), MODS_MAKER},
    {STR_LIT("col"), MODS_MAKER},
    {STR_LIT("com"), MODS_MAKER},
    {STR_LIT("dtc"), MODS_MAKER},
    {STR_LIT("creator"), ROLE_AUTHOR},
    {STR_LIT("author"), ROLE_AUTHOR},
    {STR_LIT("authors"), ROLE_AUTHOR},
    {STR_LIT("inventor"), ROLE_AUTHOR},
    {STR_LIT("photographer"), ROLE_AUTHOR},
    {STR_LIT("artist"), ROLE_AUTHOR},
    {STR_LIT("programmer"), ROLE_AUTHOR},
    {STR_LIT("composer"), ROLE_AUTHOR},
    {STR_LIT("cartographer"), ROLE_AUTHOR},
    {STR_LIT("verfasser"), ROLE_AUTHOR},
    {STR_LIT("verfasserin"), ROLE_AUTHOR},
    {STR_LIT("urheber"), ROLE_AUTHOR},
    {STR_LIT("urheberin"), ROLE_AUTHOR},
    {STR_LIT("fotograf"), ROLE_AUTHOR},
    {STR_LIT("fotografin"), ROLE_AUTHOR},
    {STR_LIT("künstler"), ROLE_AUTHOR},
    {STR_LIT("künstlerin"), ROLE_AUTHOR},
    {STR_LIT("komponist"), ROLE_AUTHOR},
    {STR_LIT("komponistin"), ROLE_AUTHOR},
    {STR_LIT("erfinder"), ROLE_AUTHOR},
    {STR_LIT("erfinderin"), ROLE_AUTHOR},
    {STR_LIT("programmierung"), ROLE_AUTHOR},
    {STR_LIT("dozent"), ROLE_AUTHOR},
    {STR_LIT("dozentin"), ROLE_AUTHOR},
    {STR_LIT("editors"), ROLE_EDITOR},
    {STR_LIT("book editor"), ROLE_EDITOR},
    {STR_LIT("volume editor"), ROLE_EDITOR},
    {STR_LIT("Übersetzer"), ROLE_TRANSLATOR},
    {STR_LIT("Übersetzerin"), ROLE_TRANSLATOR},
    {STR_LIT("Übersetzung"), ROLE_TRANSLATOR},
    {STR_LIT("thesis advisor"), ROLE_ADVISOR},
    {STR_LIT("thesis adviser"), ROLE_ADVISOR},
    {STR_LIT("degree supervisor"), ROLE_ADVISOR},
    {STR_LIT("degree committee member"), ROLE_ADVISOR},
    {STR_LIT("adviser"), ROLE_ADVISOR},
    {STR_LIT("akademische betreuung"), ROLE_ADVISOR},
    {STR_LIT("betreuung"), ROLE_ADVISOR},
    {STR_LIT("doktormutter"), ROLE_ADVISOR},
    {STR_LIT("reviewer"), ROLE_REFEREE},
    {STR_LIT("opponent"), ROLE_REFEREE},
    {STR_LIT("examiner"), ROLE_REFEREE},
    {STR_LIT("prüfer"), ROLE_REFEREE},
    {STR_LIT("prüferin"), ROLE_REFEREE},
    {STR_LIT("korreferent"), ROLE_REFEREE},
    {STR_LIT("korreferentin"), ROLE_REFEREE},
    {STR_LIT("issuing body"), MODS_ISSUER},
    {STR_LIT("herausgebendes organ"), MODS_ISSUER},
    {STR_LIT("host institution"), MODS_HOSTING},
    {STR_LIT("department"), MODS_HOSTING},
    {STR_LIT("beherbergende einrichtung"), MODS_HOSTING},
    {STR_LIT("degree granting institution"), MODS_GRANTOR},
    {STR_LIT("degree grantor"), MODS_GRANTOR},
    {STR_LIT("grad-verleihende institution"), MODS_GRANTOR},
    {STR_LIT("publisher"), MODS_PUBLISHER},
    {STR_LIT("verlag"), MODS_PUBLISHER},
    {STR_LIT("director"), MODS_MAKER},
    {STR_LIT("film director"), MODS_MAKER},
    {STR_LIT("regie"), MODS_MAKER},
    {STR_LIT("producer"), MODS_MAKER},
    {STR_LIT("speaker"), MODS_MAKER},
    {STR_LIT("interviewee"), MODS_MAKER},
    {STR_LIT("interviewpartner"), MODS_MAKER},
    {STR_LIT("collector"), MODS_MAKER},
    {STR_LIT("compiler"), MODS_MAKER},
    {STR_LIT("data contributor"), MODS_MAKER},
    {STR_LIT("contributors"), ROLE_CONTRIBUTOR},
    {STR_LIT("beitragende"), ROLE_CONTRIBUTOR},
    {STR_LIT("beitragender"), ROLE_CONTRIBUTOR},
    {STR_LIT("illustrator"), ROLE_CONTRIBUTOR},
    {STR_LIT("illustratorin"), ROLE_CONTRIBUTOR},
    {STR_LIT("interviewer"), ROLE_CONTRIBUTOR},
    {STR_LIT("funder"), ROLE_CONTRIBUTOR},
    {STR_LIT("finanzielle förderung"), ROLE_CONTRIBUTOR},
    {STR_LIT("sponsor"), ROLE_CONTRIBUTOR},
    {STR_LIT("honoree"), ROLE_CONTRIBUTOR},
    {STR_LIT("gefeierte person"), ROLE_CONTRIBUTOR},
    {STR_LIT("redactor"), ROLE_CONTRIBUTOR},
    {STR_LIT("redaktion"), ROLE_CONTRIBUTOR},
    {STR_LIT("owner"), ROLE_CONTRIBUTOR},
    {STR_LIT("other"), ROLE_CONTRIBUTOR},
    {STR_LIT("sonstige"), ROLE_CONTRIBUTOR},
    {STR_LIT("mitwirkender"), ROLE_CONTRIBUTOR},
};

/*
 * "Autor" of "Autor(in)", "Herausgeber" of "Herausgeber*in" and of the
 * "HerausgeberIn" of German catalogues; "author" of "author.".
 */
static struct str
stem(struct str w)
{
	static const char ends[] = "(/*,:";

	for (size_t i = 0; ends[i] != '\0'; i++)
		w = str_left(w, str_chr(w, ends[i]));
	w = str_trim(w);
	if (w.n > 5 && str_ends(w, STR("In")) && chr_lower(w.p[w.n - 3]))
		w.n -= 2;
	return w.n > 1 && w.p[w.n - 1] == '.' ? str_left(w, w.n - 1) : w;
}

static bool
code(struct str w)
{
	return w.n == 3 && chr_lower(w.p[0]) && chr_lower(w.p[1]) &&
	       chr_lower(w.p[2]);
}

bool
mods_role(struct str word, int *role)
{
	enum rec_role plain;

	word = stem(word);
	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++) {
		if (str_ieq(word, roles[i].word)) {
			*role = roles[i].role;
			return true;
		}
	}
	if (vocab_role(word, &plain)) {
		*role = (int)plain;
		return true;
	}
	*role = ROLE_CONTRIBUTOR;
	return code(word);
}
