/* The draft: texts that say nothing, and marks that say no more. */
#include "parsers/draft/internal.h"

enum { SENTENCE_MIN = 6 };

/* What is written when there is nothing to write, in any case. */
static const struct str nothing[] = {
    STR_LIT("s.n."),
    STR_LIT("s. n."),
    STR_LIT("s.l."),
    STR_LIT("s. l."),
    STR_LIT("s.a."),
    STR_LIT("s. a."),
    STR_LIT("sine nomine"),
    STR_LIT("sine loco"),
    STR_LIT("n.p."),
    STR_LIT("n. p."),
    STR_LIT("n. pub"),
    STR_LIT("n. pub."),
    STR_LIT("n.pub."),
    STR_LIT("s.e."),
    STR_LIT("s. e."),
    STR_LIT("s.d."),
    STR_LIT("s. d."),
    STR_LIT("n.d."),
    STR_LIT("n. d."),
    STR_LIT("s.l.: s.n."),
    STR_LIT("z.p."),
    STR_LIT("z.u."),
    STR_LIT("z.j."),
    STR_LIT("b.m."),
    STR_LIT("b. m."),
    STR_LIT("b.w."),
    STR_LIT("b. w."),
    STR_LIT("b.r."),
    STR_LIT("u.o."),
    STR_LIT("u.f."),
    STR_LIT("k.n."),
    STR_LIT("h.n."),
    STR_LIT("y.y."),
    STR_LIT("\xd0\xb1.\xd0\xb8."), /* б.и. */
    STR_LIT("\xd0\xb1. \xd0\xb8."),
    STR_LIT("\xd0\xb1.\xd0\xbc."), /* б.м. */
    STR_LIT("\xd0\xb1. \xd0\xbc."),
    STR_LIT("\xd0\xb1.\xd0\xb3."), /* б.г. */
    STR_LIT("出版者不明"),
    STR_LIT("出版地不明"),
    STR_LIT("出版者不详"),
    STR_LIT("出版地不详"),
    STR_LIT("발행처불명"),
    STR_LIT("발행지불명"),
    STR_LIT("o.O."),
    STR_LIT("o. O."),
    STR_LIT("o.V."),
    STR_LIT("o. V."),
    STR_LIT("o.J."),
    STR_LIT("wechselnde Verlagsorte"),
    STR_LIT("wechselnde Verlage"),
    STR_LIT("wechselnde Verleger"),
    STR_LIT("verschiedene Orte"),
    STR_LIT("verschiedene Verlage"),
    STR_LIT("various places"),
    STR_LIT("various publishers"),
    STR_LIT("lieux divers"),
    STR_LIT("lieux multiples"),
    STR_LIT("\xc3\xa9"
	    "diteurs divers"),
    STR_LIT("lugares varios"),
    STR_LIT("varios lugares"),
    STR_LIT("v\xc3\xa1rios lugares"),
    STR_LIT("luoghi vari"),
    STR_LIT("editori vari"),
    STR_LIT("wisselende plaatsen"),
    STR_LIT("ohne Verlag"),
    STR_LIT("ohne Ort"),
    STR_LIT("n/a"),
    STR_LIT("N.N."),
    STR_LIT("unknown"),
    STR_LIT("unbekannt"),
    STR_LIT("inconnu"),
    STR_LIT("desconocido"),
    STR_LIT("none"),
    STR_LIT("null"),
    STR_LIT("undefined"),
    STR_LIT("(:unav)"),
    STR_LIT("(:none)"),
    STR_LIT("(:unkn)"),
    STR_LIT(":unav"),
    STR_LIT(":none"),
    STR_LIT(":unkn"),
    STR_LIT(":tba"),
    STR_LIT(":null"),
    STR_LIT("unpublished"),
    STR_LIT("unspecified"),
    STR_LIT("uncategorized"),
    STR_LIT("uncategorised"),
    STR_LIT("sin categoría"),
    STR_LIT("sem categoria"),
    STR_LIT("sans catégorie"),
    STR_LIT("non classé"),
    STR_LIT("no publisher"),
    STR_LIT("neuvedeno"),
};

bool
draft_says_nothing(struct str s)
{
	s = prose_without_marks(str_trim(s));
	/* OJS: a text that its language has none for */
	if (s.n > 4 && str_starts(s, STR("##")) && str_ends(s, STR("##")) &&
	    str_chr(s, ' ') == STR_NPOS)
		return true;
	if (s.n > 1 && s.p[0] == '[')
		s = str_trim(str_of(s.p + 1, s.n - 1 - (s.p[s.n - 1] == ']')));
	else if (str_ends(s, STR("]")) && str_chr(s, '[') == STR_NPOS)
		s = str_trim(str_left(s, s.n - 1)); /* of "[S.l. : s.n.]" */
	/* "No abstract available.", but "s.n." */
	if (s.n > SENTENCE_MIN && s.p[s.n - 1] == '.')
		s.n--;
	if (s.n == 0 ||
	    (s.n == 1 && !chr_alnum(s.p[0]) && (unsigned char)s.p[0] < 0x80))
		return true;
	for (size_t i = 0; i < sizeof(nothing) / sizeof(nothing[0]); i++)
		if (str_ieq(s, nothing[i]))
			return true;
	return vocab_says_nothing(s);
}
