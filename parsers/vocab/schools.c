/*
 * Bodies that grant degrees, by the words for one in the languages that have
 * repositories. As norm_fold writes them: without case, marks, and the vowel
 * signs of Indic scripts.
 */
#include "core/norm.h"
#include "core/table.h"
#include "parsers/vocab/vocab.h"

enum {
	SHORT_WORDS = 3,            /* of one that begins with its letters */
	SCHOOL_MAX = 160,           /* bytes of the name of one */
	FOLDED_MAX = 2 * SCHOOL_MAX /* and of what it is folded to */
};

static const struct str schools[] = {
    STR_LIT("academia"),
    STR_LIT("academie"),
    STR_LIT("academy"),
    STR_LIT("accademia"),
    STR_LIT("akadem"),
    STR_LIT("alta scuola"),
    STR_LIT("aukstoji mokykla"),
    STR_LIT("colegio de"),
    STR_LIT("conservato"),
    STR_LIT("dai hoc"),
    STR_LIT("egyetem"),
    STR_LIT("epfl"),
    STR_LIT("eth zuerich"),
    STR_LIT("eth zurich"),
    STR_LIT("haskoli"),
    STR_LIT("hoc vien"),
    STR_LIT("hochschule"),
    STR_LIT("hogskol"),
    STR_LIT("institut polytech"),
    STR_LIT("institut superieur"),
    STR_LIT("institut teknologi"),
    STR_LIT("instituto politec"),
    STR_LIT("instituto superior"),
    STR_LIT("instituto tecnologico"),
    STR_LIT("istituto superiore"),
    STR_LIT("kolegija"),
    STR_LIT("konservato"),
    STR_LIT("korgkool"),
    STR_LIT("korkeakoulu"),
    STR_LIT("ollscoil"),
    STR_LIT("politechn"),
    STR_LIT("politecnic"),
    STR_LIT("politehn"),
    STR_LIT("politeknik"),
    STR_LIT("polytechn"),
    STR_LIT("polytekn"),
    STR_LIT("prifysgol"),
    STR_LIT("scoala"),
    STR_LIT("scuola normale"),
    STR_LIT("scuola superiore"),
    STR_LIT("sekolah tinggi"),
    STR_LIT("seminary"),
    STR_LIT("skola"),
    STR_LIT("skole"),
    STR_LIT("szkola"),
    STR_LIT("tecnologico de"),
    STR_LIT("uceni technicke"),
    STR_LIT("ucilist"),
    STR_LIT("ulikool"),
    STR_LIT("unibertsitat"),
    STR_LIT("universi"),
    STR_LIT("univerz"),
    STR_LIT("uniwersytet"),
    STR_LIT("yliopisto"),
    STR_LIT("πανεπιστημιο"),
    STR_LIT("πολυτεχνειο"),
    STR_LIT("академи"),
    STR_LIT("академі"),
    STR_LIT("высшая школа"),
    STR_LIT("институт"),
    STR_LIT("универзитет"),
    STR_LIT("университет"),
    STR_LIT("універсітет"),
    STR_LIT("універсітэт"),
    STR_LIT("училище"),
    STR_LIT("університет"),
    STR_LIT("інститут"),
    STR_LIT("ակադեմիա"),
    STR_LIT("համալսարան"),
    STR_LIT("אוניברסיט"),
    STR_LIT("הטכניון"),
    STR_LIT("מכללת"),
    STR_LIT("المعهد العالي"),
    STR_LIT("جامعة"),
    STR_LIT("جامعه"),
    STR_LIT("دانشگاه"),
    STR_LIT("پوهنتون"),
    STR_LIT("یونیورسٹی"),
    STR_LIT("महवदयलय"),
    STR_LIT("वदयपठ"),
    STR_LIT("वशववदयलय"),
    STR_LIT("বশববদযলয"),
    STR_LIT("பலகலககழகம"),
    STR_LIT("మహవదయలయ"),
    STR_LIT("వశవవదయలయ"),
    STR_LIT("ವಶವವದಯಲಯ"),
    STR_LIT("വശവകലശല"),
    STR_LIT("วทยาลย"),
    STR_LIT("აკადემია"),
    STR_LIT("უნივერსიტეტ"),
    STR_LIT("大学"),
    STR_LIT("大學"),
    STR_LIT("대학"),
};

/* Words for one that may be part of another, which grants the degree then. */
static const struct str parts[] = {
    STR_LIT("college"), STR_LIT("ecole"),      STR_LIT("escola superior"),
    STR_LIT("escuela"), STR_LIT("facolt"),     STR_LIT("faculdade"),
    STR_LIT("facult"),  STR_LIT("fakult"),     STR_LIT("institute of"),
    STR_LIT("school"),  STR_LIT("teaduskond"), STR_LIT("tiedekunta"),
    STR_LIT("wydzial"), STR_LIT("σχολη"),      STR_LIT("факультет"),
    STR_LIT("دانشکده"), STR_LIT("كلية"),       STR_LIT("学院"),
    STR_LIT("學院"),
};

/*
 * Short for a kind of school, in front of its town: "TU Dresden", "IIT Delhi",
 * "INSA Lyon". As they are written: capitals tell them.
 */
/* clang-format off */
static const struct str kinds[] = {
    /* German, Dutch, Scandinavian */
    STR_LIT("TU"), STR_LIT("TH"), STR_LIT("FH"), STR_LIT("PH"),
    STR_LIT("FU"), STR_LIT("HU"), STR_LIT("VU"), STR_LIT("KU"),
    STR_LIT("RU"), STR_LIT("WU"), STR_LIT("WH"), STR_LIT("DH"),
    STR_LIT("EH"), STR_LIT("KH"), STR_LIT("HAW"), STR_LIT("HTW"),
    STR_LIT("HFT"), STR_LIT("HWR"), STR_LIT("HMT"), STR_LIT("HfM"),
    STR_LIT("HfK"), STR_LIT("HGB"), STR_LIT("HFF"), STR_LIT("HBK"),
    STR_LIT("MLU"), STR_LIT("FAU"), STR_LIT("JLU"), STR_LIT("JGU"),
    STR_LIT("CAU"), STR_LIT("HHU"), STR_LIT("UdK"), STR_LIT("DHBW"),
    /* French, Spanish, Portuguese, Italian, Romanian */
    STR_LIT("INSA"), STR_LIT("ENS"), STR_LIT("ENSA"), STR_LIT("IEP"),
    STR_LIT("IUT"), STR_LIT("ESC"), STR_LIT("UP"), STR_LIT("PUC"),
    STR_LIT("PUCE"), STR_LIT("ESPE"), STR_LIT("UTN"), STR_LIT("UBB"),
    STR_LIT("USAMV"), STR_LIT("UMF"),
    /* Czech, Slovak, Polish, Hungarian */
    STR_LIT("VŠ"), STR_LIT("STU"), STR_LIT("AWF"), STR_LIT("ASP"),
    STR_LIT("UE"), STR_LIT("WSB"), STR_LIT("PWSZ"),
    /* English */
    STR_LIT("UC"), STR_LIT("UNC"), STR_LIT("SUNY"), STR_LIT("CUNY"),
    STR_LIT("UT"), STR_LIT("UW"), STR_LIT("IIT"), STR_LIT("IIIT"),
    STR_LIT("NIT"), STR_LIT("IIM"), STR_LIT("IISER"), STR_LIT("AIIMS"),
    /* Indonesian */
    STR_LIT("UIN"), STR_LIT("IAIN"), STR_LIT("STAIN"), STR_LIT("STIKES"),
    STR_LIT("STIE"), STR_LIT("STKIP"), STR_LIT("STMIK"), STR_LIT("IKIP"),
    STR_LIT("UPN"), STR_LIT("ISI"),
};

/* Short for one school, alone or in front of its town: "KTH", "RWTH Aachen". */
static const struct str letters[] = {
    STR_LIT("BTU"), STR_LIT("RWTH"), STR_LIT("ETH"), STR_LIT("ETHZ"),
    STR_LIT("EPFL"), STR_LIT("KTH"), STR_LIT("NTNU"), STR_LIT("DTU"),
    STR_LIT("NTH"), STR_LIT("TUHH"), STR_LIT("TUM"), STR_LIT("LMU"),
    STR_LIT("HTWK"), STR_LIT("HTWG"), STR_LIT("OTH"), STR_LIT("BOKU"),
    STR_LIT("NMBU"), STR_LIT("SLU"), STR_LIT("UCL"), STR_LIT("LSE"),
    STR_LIT("MIT"), STR_LIT("UCLA"), STR_LIT("USC"), STR_LIT("KAIST"),
    STR_LIT("KAUST"), STR_LIT("UQAM"), STR_LIT("UQAR"), STR_LIT("INRS"),
    STR_LIT("EHESS"), STR_LIT("ENSAM"), STR_LIT("ENSTA"), STR_LIT("UCLouvain"),
    STR_LIT("ULB"), STR_LIT("UGent"), STR_LIT("UNAM"), STR_LIT("UNED"),
    STR_LIT("UPC"), STR_LIT("UPM"), STR_LIT("UPV"), STR_LIT("UPF"),
    STR_LIT("UAB"), STR_LIT("ITESM"), STR_LIT("USP"), STR_LIT("UNESP"),
    STR_LIT("UNICAMP"), STR_LIT("UFRJ"), STR_LIT("UFMG"), STR_LIT("UFRGS"),
    STR_LIT("UFSC"), STR_LIT("UFPR"), STR_LIT("UFPE"), STR_LIT("UFBA"),
    STR_LIT("UERJ"), STR_LIT("ISCTE"), STR_LIT("AGH"), STR_LIT("SGH"),
    STR_LIT("SGGW"), STR_LIT("UMCS"), STR_LIT("ČVUT"), STR_LIT("VUT"),
    STR_LIT("VŠB"), STR_LIT("VŠE"), STR_LIT("VŠCHT"), STR_LIT("ČZU"),
    STR_LIT("ELTE"), STR_LIT("BME"), STR_LIT("SZTE"), STR_LIT("ODTÜ"),
    STR_LIT("İTÜ"), STR_LIT("YTÜ"), STR_LIT("UiTM"), STR_LIT("ITB"),
    STR_LIT("МГУ"), STR_LIT("СПбГУ"), STR_LIT("МГТУ"), STR_LIT("НГУ"),
    STR_LIT("НГТУ"), STR_LIT("УрФУ"), STR_LIT("КФУ"), STR_LIT("ЮФУ"),
    STR_LIT("СФУ"), STR_LIT("ДВФУ"), STR_LIT("ТГУ"), STR_LIT("ТПУ"),
    STR_LIT("КПІ"), STR_LIT("КНУ"), STR_LIT("ХНУ"), STR_LIT("ЛНУ"),
    STR_LIT("БГУ"), STR_LIT("БДУ"), STR_LIT("ΕΜΠ"), STR_LIT("ΑΠΘ"),
    STR_LIT("ΕΚΠΑ"),
};
/* clang-format on */

/* A library or a press of one. */
static const struct str others[] = {STR_LIT("library"),  STR_LIT("bibliothe"),
				    STR_LIT("bibliote"), STR_LIT(" press"),
				    STR_LIT("verlag"),   STR_LIT("publishing"),
				    STR_LIT("presses "), STR_LIT("acta univ")};

static bool
has_any(struct str s, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_find(s, words[i]) != STR_NPOS)
			return true;
	return false;
}

/* Folded words of libraries. */
/* clang-format off */
static const struct str libraries[] = {
    STR_LIT("bibliothe"),   STR_LIT("bibliote"),  STR_LIT("library"),
    STR_LIT("libraries"),   STR_LIT("kirjasto"),  STR_LIT("knihovn"),
    STR_LIT("kniznic"),     STR_LIT("knjiznic"),  STR_LIT("konyvtar"),
    STR_LIT("raamatukogu"), STR_LIT("kutuphane"), STR_LIT("perpustakaan"),
    STR_LIT("leabharlann"), STR_LIT("llyfrgell"), STR_LIT("bokasafn"),
    STR_LIT("βιβλιοθηκη"), STR_LIT("библиотек"), STR_LIT("бібліотек"),
    STR_LIT("ספריית"), STR_LIT("ספרייה"), STR_LIT("مكتبة"),
    STR_LIT("کتابخانه"), STR_LIT("图书馆"), STR_LIT("圖書館"),
    STR_LIT("図書館"), STR_LIT("도서관"),
};
/* clang-format on */

/* Folded words of those who paid for or printed something. */
static const struct str paid[] = {
    STR_LIT("nakl"),   STR_LIT("sumpt"),    STR_LIT("druk"),  STR_LIT("impens"),
    STR_LIT("typis"),  STR_LIT("gedruckt"), STR_LIT("trykt"), STR_LIT("tryckt"),
    STR_LIT("imprim"), STR_LIT("printed"),  STR_LIT("издан"),
};

bool
vocab_is_library(struct str s)
{
	char room[FOLDED_MAX];

	if (s.n > SCHOOL_MAX)
		return false;
	s = str_of(room, norm_fold(room, sizeof(room), s));
	return has_any(s, libraries, COUNT(libraries)) &&
	       !has_any(s, paid, COUNT(paid));
}

static bool
is_any(struct str s, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(s, words[i]))
			return true;
	return false;
}

/* What a school has printed, and is none: "UCLA Law Review". */
static const struct str printed[] = {
    STR_LIT("review"),   STR_LIT("journal"),   STR_LIT("revue"),
    STR_LIT("revist"),   STR_LIT("rivista"),   STR_LIT("zeitschrift"),
    STR_LIT("report"),   STR_LIT("paper"),     STR_LIT("magazin"),
    STR_LIT("bericht"),  STR_LIT("bulletin"),  STR_LIT("news"),
    STR_LIT("studies"),  STR_LIT("series"),    STR_LIT("quarterly"),
    STR_LIT("spectrum"), STR_LIT("working"),   STR_LIT("letters"),
    STR_LIT("cahiers"),  STR_LIT("cuadernos"), STR_LIT("cadernos"),
    STR_LIT("вестник"),  STR_LIT("вісник"),
};

/*
 * "TU Dresden", "VŠB-TU Ostrava", "TU v Košicích", "KTH". What begins with the
 * letters and goes on like a sentence is no name.
 */
static bool
begins_with_letters(struct str s)
{
	struct str all = s, first, word;
	size_t n = 0, capitals = 0;

	if (!str_cut(&s, ' ', &first))
		return false;
	first = str_left(first, str_chr(first, '-'));
	while (str_cut(&s, ' ', &word)) {
		n++;
		capitals += word.n > 1 && (chr_upper(word.p[0]) ||
					   (unsigned char)word.p[0] >= 0xc0);
	}
	if (n + 1 > SHORT_WORDS || (n > 0 && capitals == 0))
		return false;
	return is_any(first, letters, COUNT(letters)) ||
	       (first.n < all.n && is_any(first, kinds, COUNT(kinds)) &&
		capitals > 0);
}

enum vocab_school
vocab_school(struct str s)
{
	char room[FOLDED_MAX];
	bool brief;

	if (s.n > SCHOOL_MAX)
		return SCHOOL_NO;
	brief = begins_with_letters(s);
	s = str_of(room, norm_fold(room, sizeof(room), s));
	if (has_any(s, others, COUNT(others)))
		return SCHOOL_NO;
	brief = brief && !has_any(s, printed, COUNT(printed));
	if (brief || has_any(s, schools, COUNT(schools)))
		return SCHOOL_WHOLE;
	return has_any(s, parts, COUNT(parts)) ? SCHOOL_PART : SCHOOL_NO;
}

bool
vocab_is_school(struct str s)
{
	return vocab_school(s) != SCHOOL_NO;
}
