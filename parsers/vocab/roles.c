/*
 * Roles that are said by a word of their own: MARC relator codes, their names
 * in English and German, and the words catalogues use instead; what is not
 * here is a contributor.
 */
#include "parsers/vocab/vocab.h"

/* Contributors are listed where their name would be taken for unknown. */
static const struct {
	struct str word;
	enum said_role role;
} roles[] = {
    {STR_LIT("aut"), SAID_AUTHOR},
    {STR_LIT("cre"), SAID_AUTHOR},
    {STR_LIT("inv"), SAID_AUTHOR},
    {STR_LIT("pht"), SAID_AUTHOR},
    {STR_LIT("art"), SAID_AUTHOR},
    {STR_LIT("prg"), SAID_AUTHOR},
    {STR_LIT("cmp"), SAID_AUTHOR},
    {STR_LIT("ctg"), SAID_AUTHOR},
    {STR_LIT("tch"), SAID_AUTHOR},
    {STR_LIT("dis"), SAID_AUTHOR},
    {STR_LIT("lbt"), SAID_AUTHOR},
    {STR_LIT("lyr"), SAID_AUTHOR},
    {STR_LIT("edt"), SAID_EDITOR},
    {STR_LIT("edc"), SAID_EDITOR},
    {STR_LIT("pbd"), SAID_EDITOR},
    {STR_LIT("hrsg"), SAID_EDITOR},
    {STR_LIT("trl"), SAID_TRANSLATOR},
    {STR_LIT("ths"), SAID_ADVISOR},
    {STR_LIT("dgs"), SAID_ADVISOR},
    {STR_LIT("dgc"), SAID_ADVISOR},
    {STR_LIT("rev"), SAID_REFEREE},
    {STR_LIT("opn"), SAID_REFEREE},
    {STR_LIT("isb"), SAID_ISSUER},
    {STR_LIT("his"), SAID_HOSTING},
    {STR_LIT("dgg"), SAID_GRANTOR},
    {STR_LIT("pbl"), SAID_PUBLISHER},
    {STR_LIT("drt"), SAID_MAKER},
    {STR_LIT("fmd"), SAID_MAKER},
    {STR_LIT("pro"), SAID_MAKER},
    {STR_LIT("spk"), SAID_MAKER},
    {STR_LIT("ive"), SAID_MAKER},
    {STR_LIT("col"), SAID_MAKER},
    {STR_LIT("com"), SAID_MAKER},
    {STR_LIT("dtc"), SAID_MAKER},
    {STR_LIT("creator"), SAID_AUTHOR},
    {STR_LIT("author"), SAID_AUTHOR},
    {STR_LIT("authors"), SAID_AUTHOR},
    {STR_LIT("inventor"), SAID_AUTHOR},
    {STR_LIT("photographer"), SAID_AUTHOR},
    {STR_LIT("artist"), SAID_AUTHOR},
    {STR_LIT("programmer"), SAID_AUTHOR},
    {STR_LIT("composer"), SAID_AUTHOR},
    {STR_LIT("cartographer"), SAID_AUTHOR},
    {STR_LIT("verfasser"), SAID_AUTHOR},
    {STR_LIT("verfasserin"), SAID_AUTHOR},
    {STR_LIT("urheber"), SAID_AUTHOR},
    {STR_LIT("urheberin"), SAID_AUTHOR},
    {STR_LIT("fotograf"), SAID_AUTHOR},
    {STR_LIT("fotografin"), SAID_AUTHOR},
    {STR_LIT("künstler"), SAID_AUTHOR},
    {STR_LIT("künstlerin"), SAID_AUTHOR},
    {STR_LIT("komponist"), SAID_AUTHOR},
    {STR_LIT("komponistin"), SAID_AUTHOR},
    {STR_LIT("erfinder"), SAID_AUTHOR},
    {STR_LIT("erfinderin"), SAID_AUTHOR},
    {STR_LIT("programmierung"), SAID_AUTHOR},
    {STR_LIT("dozent"), SAID_AUTHOR},
    {STR_LIT("dozentin"), SAID_AUTHOR},
    {STR_LIT("editors"), SAID_EDITOR},
    {STR_LIT("book editor"), SAID_EDITOR},
    {STR_LIT("volume editor"), SAID_EDITOR},
    {STR_LIT("Übersetzer"), SAID_TRANSLATOR},
    {STR_LIT("Übersetzerin"), SAID_TRANSLATOR},
    {STR_LIT("Übersetzung"), SAID_TRANSLATOR},
    {STR_LIT("thesis advisor"), SAID_ADVISOR},
    {STR_LIT("thesis adviser"), SAID_ADVISOR},
    {STR_LIT("degree supervisor"), SAID_ADVISOR},
    {STR_LIT("degree committee member"), SAID_ADVISOR},
    {STR_LIT("adviser"), SAID_ADVISOR},
    {STR_LIT("akademische betreuung"), SAID_ADVISOR},
    {STR_LIT("betreuung"), SAID_ADVISOR},
    {STR_LIT("doktormutter"), SAID_ADVISOR},
    {STR_LIT("reviewer"), SAID_REFEREE},
    {STR_LIT("opponent"), SAID_REFEREE},
    {STR_LIT("examiner"), SAID_REFEREE},
    {STR_LIT("prüfer"), SAID_REFEREE},
    {STR_LIT("prüferin"), SAID_REFEREE},
    {STR_LIT("korreferent"), SAID_REFEREE},
    {STR_LIT("korreferentin"), SAID_REFEREE},
    {STR_LIT("issuing body"), SAID_ISSUER},
    {STR_LIT("herausgebendes organ"), SAID_ISSUER},
    {STR_LIT("host institution"), SAID_HOSTING},
    {STR_LIT("department"), SAID_HOSTING},
    {STR_LIT("beherbergende einrichtung"), SAID_HOSTING},
    {STR_LIT("degree granting institution"), SAID_GRANTOR},
    {STR_LIT("degree grantor"), SAID_GRANTOR},
    {STR_LIT("grad-verleihende institution"), SAID_GRANTOR},
    {STR_LIT("publisher"), SAID_PUBLISHER},
    {STR_LIT("verlag"), SAID_PUBLISHER},
    {STR_LIT("director"), SAID_MAKER},
    {STR_LIT("film director"), SAID_MAKER},
    {STR_LIT("regie"), SAID_MAKER},
    {STR_LIT("producer"), SAID_MAKER},
    {STR_LIT("speaker"), SAID_MAKER},
    {STR_LIT("interviewee"), SAID_MAKER},
    {STR_LIT("interviewpartner"), SAID_MAKER},
    {STR_LIT("collector"), SAID_MAKER},
    {STR_LIT("compiler"), SAID_MAKER},
    {STR_LIT("data contributor"), SAID_MAKER},
    {STR_LIT("contributors"), SAID_CONTRIBUTOR},
    {STR_LIT("beitragende"), SAID_CONTRIBUTOR},
    {STR_LIT("beitragender"), SAID_CONTRIBUTOR},
    {STR_LIT("illustrator"), SAID_CONTRIBUTOR},
    {STR_LIT("illustratorin"), SAID_CONTRIBUTOR},
    {STR_LIT("interviewer"), SAID_CONTRIBUTOR},
    {STR_LIT("funder"), SAID_CONTRIBUTOR},
    {STR_LIT("finanzielle förderung"), SAID_CONTRIBUTOR},
    {STR_LIT("sponsor"), SAID_CONTRIBUTOR},
    {STR_LIT("honoree"), SAID_CONTRIBUTOR},
    {STR_LIT("gefeierte person"), SAID_CONTRIBUTOR},
    {STR_LIT("redactor"), SAID_CONTRIBUTOR},
    {STR_LIT("redaktion"), SAID_CONTRIBUTOR},
    {STR_LIT("owner"), SAID_CONTRIBUTOR},
    {STR_LIT("other"), SAID_CONTRIBUTOR},
    {STR_LIT("sonstige"), SAID_CONTRIBUTOR},
    {STR_LIT("mitwirkender"), SAID_CONTRIBUTOR},
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

enum said_role
vocab_role_said(enum rec_role role)
{
	static const enum said_role said[ROLE__MAX] = {
	    [ROLE_AUTHOR] = SAID_AUTHOR,
	    [ROLE_EDITOR] = SAID_EDITOR,
	    [ROLE_TRANSLATOR] = SAID_TRANSLATOR,
	    [ROLE_ADVISOR] = SAID_ADVISOR,
	    [ROLE_REFEREE] = SAID_REFEREE,
	    [ROLE_CONTRIBUTOR] = SAID_CONTRIBUTOR,
	};

	return said[role];
}

bool
vocab_said_role(struct str word, enum said_role *role)
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
		*role = vocab_role_said(plain);
		return true;
	}
	*role = SAID_CONTRIBUTOR;
	return code(word);
}
