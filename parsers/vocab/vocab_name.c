/* Words in and around names: roles, titles, organisations. */
#include <string.h>

#include "parsers/vocab/vocab.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* Names that name nobody. */
static const struct str nobody[] = {
    STR_LIT("n.n."),  STR_LIT("n. n."),  STR_LIT("nn"),      STR_LIT(":unav"),
    STR_LIT(":unas"), STR_LIT(":none"),  STR_LIT("unknown"), STR_LIT("-"),
    STR_LIT("none"),  STR_LIT("[n.n.]"), STR_LIT(":null"),   STR_LIT(":tba"),
};

static const struct str others[] = {
    STR_LIT("et al."), STR_LIT("et al"),      STR_LIT("[et al.]"),
    STR_LIT("u. a."),  STR_LIT("u.a."),       STR_LIT("[u.a.]"),
    STR_LIT("others"), STR_LIT("and others"), STR_LIT("et alii"),
};

/* What stands in brackets behind a name. */
static const struct {
	struct str word;
	enum rec_role role;
} role_words[] = {
    {STR_LIT("hrsg"), ROLE_EDITOR},
    {STR_LIT("hg"), ROLE_EDITOR},
    {STR_LIT("herausgeber"), ROLE_EDITOR},
    {STR_LIT("herausgeberin"), ROLE_EDITOR},
    {STR_LIT("hrsgb"), ROLE_EDITOR},
    {STR_LIT("ed"), ROLE_EDITOR},
    {STR_LIT("eds"), ROLE_EDITOR},
    {STR_LIT("edt"), ROLE_EDITOR},
    {STR_LIT("editor"), ROLE_EDITOR},
    {STR_LIT("editors"), ROLE_EDITOR},
    {STR_LIT("\xc3\xa9"
	     "d"),
     ROLE_EDITOR},
    {STR_LIT("\xc3\xa9"
	     "diteur"),
     ROLE_EDITOR},
    {STR_LIT("dir"), ROLE_EDITOR},
    {STR_LIT("coord"), ROLE_EDITOR},
    {STR_LIT("red"), ROLE_EDITOR},
    {STR_LIT("\xc3\xbc"
	     "bers"),
     ROLE_TRANSLATOR},
    {STR_LIT("\xc3\xbc"
	     "bersetzer"),
     ROLE_TRANSLATOR},
    {STR_LIT("\xc3\xbc"
	     "bersetzerin"),
     ROLE_TRANSLATOR},
    {STR_LIT("trl"), ROLE_TRANSLATOR},
    {STR_LIT("trans"), ROLE_TRANSLATOR},
    {STR_LIT("translator"), ROLE_TRANSLATOR},
    {STR_LIT("betreuer"), ROLE_ADVISOR},
    {STR_LIT("betreuerin"), ROLE_ADVISOR},
    {STR_LIT("akademischer betreuer"), ROLE_ADVISOR},
    {STR_LIT("akademische betreuerin"), ROLE_ADVISOR},
    {STR_LIT("advisor"), ROLE_ADVISOR},
    {STR_LIT("supervisor"), ROLE_ADVISOR},
    {STR_LIT("thesis advisor"), ROLE_ADVISOR},
    {STR_LIT("directeur de th\xc3\xa8se"), ROLE_ADVISOR},
    {STR_LIT("orientador"), ROLE_ADVISOR},
    {STR_LIT("orientadora"), ROLE_ADVISOR},
    {STR_LIT("dan\xc4\xb1\xc5\x9fman"), ROLE_ADVISOR},
    {STR_LIT("doktorvater"), ROLE_ADVISOR},
    {STR_LIT("gutachter"), ROLE_REFEREE},
    {STR_LIT("gutachterin"), ROLE_REFEREE},
    {STR_LIT("referent"), ROLE_REFEREE},
    {STR_LIT("referee"), ROLE_REFEREE},
    {STR_LIT("reviewer"), ROLE_REFEREE},
    {STR_LIT("zweitgutachter"), ROLE_REFEREE},
    {STR_LIT("erstgutachter"), ROLE_REFEREE},
    {STR_LIT("verfasser"), ROLE_AUTHOR},
    {STR_LIT("verfasserin"), ROLE_AUTHOR},
    {STR_LIT("autor"), ROLE_AUTHOR},
    {STR_LIT("autorin"), ROLE_AUTHOR},
    {STR_LIT("author"), ROLE_AUTHOR},
    {STR_LIT("aut"), ROLE_AUTHOR},
    {STR_LIT("mitwirkender"), ROLE_CONTRIBUTOR},
    {STR_LIT("mitwirkende"), ROLE_CONTRIBUTOR},
    {STR_LIT("contributor"), ROLE_CONTRIBUTOR},
    {STR_LIT("ctb"), ROLE_CONTRIBUTOR},
    {STR_LIT("ill"), ROLE_CONTRIBUTOR},
};

static const struct str titles[] = {
    STR_LIT("Prof. Dr.-Ing."),
    STR_LIT("Prof. Dr."),
    STR_LIT("Prof."),
    STR_LIT("Dr.-Ing."),
    STR_LIT("Dr."),
    STR_LIT("PD Dr."),
    STR_LIT("Dipl.-Ing."),
    STR_LIT("PhD"),
    STR_LIT("M.A."),
    STR_LIT("M.Sc."),
    STR_LIT("B.Sc."),
    STR_LIT("Ph.D."),
    STR_LIT("Ph. D."),
    STR_LIT("M.D."),
    STR_LIT("M. D."),
    STR_LIT("MD"),
    STR_LIT("Ms."),
    STR_LIT("Mr."),
    STR_LIT("Mrs."),
    STR_LIT("Dr.in"),
    STR_LIT("Dr. med."),
    STR_LIT("Dr. rer. nat."),
    STR_LIT("Dr. phil."),
    STR_LIT("M.S."),
};

static const struct str suffixes[] = {
    STR_LIT("Jr."), STR_LIT("Jr"),  STR_LIT("Sr."), STR_LIT("Sr"),
    STR_LIT("II"),  STR_LIT("III"), STR_LIT("IV"),  STR_LIT("V"),
};

/*
 * Stems that make an organisation wherever a word starts (or, for the second
 * kind, ends: Bundesministerium, Landesamt).
 */
static const struct str org_starts[] = {
    STR_LIT("universit"),      STR_LIT("universidad"),
    STR_LIT("institut"),       STR_LIT("ministeri"),
    STR_LIT("ministry"),       STR_LIT("hochschule"),
    STR_LIT("stiftung"),       STR_LIT("society"),
    STR_LIT("fakult"),         STR_LIT("faculty"),
    STR_LIT("department"),     STR_LIT("zentrum"),
    STR_LIT("center"),         STR_LIT("centre"),
    STR_LIT("laborator"),      STR_LIT("laboratoire"),
    STR_LIT("association"),    STR_LIT("gesellschaft"),
    STR_LIT("kommission"),     STR_LIT("commission"),
    STR_LIT("committee"),      STR_LIT("council"),
    STR_LIT("agency"),         STR_LIT("verband"),
    STR_LIT("bibliothek"),     STR_LIT("library"),
    STR_LIT("museum"),         STR_LIT("akademie"),
    STR_LIT("academy"),        STR_LIT("consortium"),
    STR_LIT("consorzio"),      STR_LIT("collaboration"),
    STR_LIT("foundation"),     STR_LIT("fachhochschule"),
    STR_LIT("max-planck"),     STR_LIT("fraunhofer"),
    STR_LIT("helmholtz"),      STR_LIT("leibniz-"),
    STR_LIT("organisation"),   STR_LIT("organization"),
    STR_LIT("network"),        STR_LIT("netzwerk"),
    STR_LIT("arbeitsgruppe"),  STR_LIT("arbeitskreis"),
    STR_LIT("working group"),  STR_LIT("projektgruppe"),
    STR_LIT("dezernat"),       STR_LIT("school of"),
    STR_LIT("college of"),     STR_LIT("deutsche forschungsgemeinschaft"),
    STR_LIT("united nations"), STR_LIT("european commission"),
    STR_LIT("bundesanstalt"),
};
static const struct str org_ends[] = {
    STR_LIT("ministerium"),
    STR_LIT("institut"),
    STR_LIT("gesellschaft"),
    STR_LIT("verband"),
    STR_LIT("amt"),
    STR_LIT("bibliothek"),
    STR_LIT("universit\xc3\xa4t"),
    STR_LIT("stiftung"),
    STR_LIT("zentrum"),
    STR_LIT("hochschule"),
    STR_LIT("verein"),
    STR_LIT("kammer"),
    STR_LIT("archiv"),
    STR_LIT("museum"),
};
static const struct str org_words[] = {
    STR_LIT("gmbh"),  STR_LIT("e.v."), STR_LIT("e. v."),       STR_LIT("inc."),
    STR_LIT("inc"),   STR_LIT("ltd"),  STR_LIT("ltd."),        STR_LIT("llc"),
    STR_LIT("ag"),    STR_LIT("kg"),   STR_LIT("verein"),      STR_LIT("amt"),
    STR_LIT("group"), STR_LIT("team"), STR_LIT("corporation"), STR_LIT("corp."),
};

/* Lists of whole words, by what they are. */
static const struct {
	const struct str *words;
	size_t n;
} lists[VOCAB_NAME__MAX] = {
    [VOCAB_NOBODY] = {nobody, COUNT(nobody)},
    [VOCAB_OTHERS] = {others, COUNT(others)},
    [VOCAB_TITLE] = {titles, COUNT(titles)},
    [VOCAB_SUFFIX] = {suffixes, COUNT(suffixes)},
    [VOCAB_ORG_WORD] = {org_words, COUNT(org_words)},
};

bool
vocab_name_is(enum vocab_name what, struct str s)
{
	for (size_t i = 0; i < lists[what].n; i++)
		if (str_ieq(s, lists[what].words[i]))
			return true;
	return false;
}

bool
vocab_role(struct str w, enum rec_role *role)
{
	while (w.n > 0 && (w.p[w.n - 1] == '.' || w.p[w.n - 1] == ':'))
		w.n--;
	for (size_t i = 0; i < COUNT(role_words); i++) {
		if (str_ieq(w, role_words[i].word)) {
			*role = role_words[i].role;
			return true;
		}
	}
	return false;
}

static bool
org_word(struct str w)
{
	if (vocab_name_is(VOCAB_ORG_WORD, w))
		return true;
	for (size_t i = 0; i < COUNT(org_ends); i++)
		if (w.n > org_ends[i].n && str_iends(w, org_ends[i]))
			return true;
	return false;
}

bool
vocab_is_org(struct str s)
{
	struct str rest = s, w;

	while (str_cut(&rest, ' ', &w)) {
		struct str from = str_of(w.p, (size_t)(s.p + s.n - w.p));

		/* Brackets and commas are no part of a word. */
		while (w.n > 0 && strchr(",;()", w.p[w.n - 1]) != NULL)
			w.n--;
		if (w.n == 0)
			continue;
		if (org_word(w))
			return true;
		if (w.p[0] == '(' && w.n > 1)
			from = str_from(from, 1);
		for (size_t i = 0; i < COUNT(org_starts); i++)
			if (chr_tolower(from.p[0]) == org_starts[i].p[0] &&
			    str_istarts(from, org_starts[i]))
				return true;
	}
	return false;
}
