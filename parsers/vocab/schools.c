/*
 * Bodies that grant degrees, by the words for one in the languages that have
 * repositories. As norm_fold writes them: without case, marks, and the vowel
 * signs of Indic scripts.
 */
#include "core/norm.h"
#include "core/table.h"
#include "parsers/vocab/vocab.h"

enum {
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

enum vocab_school
vocab_school(struct str s)
{
	char room[FOLDED_MAX];

	if (s.n > SCHOOL_MAX)
		return SCHOOL_NO;
	s = str_of(room, norm_fold(room, sizeof(room), s));
	if (has_any(s, others, COUNT(others)))
		return SCHOOL_NO;
	if (has_any(s, schools, COUNT(schools)))
		return SCHOOL_WHOLE;
	return has_any(s, parts, COUNT(parts)) ? SCHOOL_PART : SCHOOL_NO;
}

bool
vocab_is_school(struct str s)
{
	return vocab_school(s) != SCHOOL_NO;
}
