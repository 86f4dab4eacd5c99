/* Citations: what is understood of each form, and what is left over. */
#include "tests/unit/unit.h"

#include <string.h>

#include "core/buf.h"
#include "core/table.h"
#include "parsers/citation/citation.h"
#include "parsers/citation/internal.h"
#include "parsers/tokens/internal.h"

static const char *const kinds[CITATION_KIND__MAX] = {
    [CITATION_NONE] = "NONE",     [CITATION_NUMBERS] = "NUM",
    [CITATION_JOURNAL] = "JOUR",  [CITATION_NEWSPAPER] = "NEWS",
    [CITATION_CHAPTER] = "CHAP",  [CITATION_PROCEEDINGS] = "PROC",
    [CITATION_SERIES] = "SERIES", [CITATION_BOOK] = "BOOK",
    [CITATION_THESIS] = "THES",
};

static void
put(struct buf *b, const char *name, struct str s)
{
	if (s.n > 0)
		buf_printf(b, " %s=[" STR_FMT "]", name, STR_ARG(s));
}

static void
put_date(struct buf *b, const struct citation *c)
{
	if (c->year > 0)
		buf_printf(b, " y=%d", c->year);
	if (c->month > 0)
		buf_printf(b, "-%d", c->month);
	if (c->month_to > 0)
		buf_printf(b, "/%d", c->month_to);
	if (c->day > 0)
		buf_printf(b, "-%d", c->day);
}

/* All that was understood, in one line. */
static void
show(struct buf *b, const struct citation *c)
{
	buf_printf(b, "%s%s t%d", kinds[c->kind], c->own ? " OWN" : "",
		   (int)c->trust);
	put(b, "title", c->title);
	put(b, "cont", c->container);
	put(b, "series", c->series);
	put(b, "num", c->number);
	put(b, "v", c->volume);
	put(b, "i", c->issue);
	put(b, "part", c->part);
	put(b, "it", c->issue_title);
	put(b, "p1", c->first_page);
	put(b, "p2", c->last_page);
	put(b, "pp", c->pages);
	put(b, "art", c->article);
	put_date(b, c);
	put(b, "publ", c->publisher);
	put(b, "place", c->place);
	put(b, "eds", c->editors);
	put(b, "ed", c->edition);
	put(b, "event", c->event);
	put(b, "at", c->event_place);
	put(b, "issn", c->issn);
	put(b, "isbn", c->isbn);
	put(b, "doi", c->doi);
	put(b, "REST", c->rest);
}

/* The title and the family name of the item, where the text cites it. */
static const struct {
	const char *text, *want, *title, *family;
} forms[] = {
    {"Revista; Vol. 3 No. 2 (2010): Title; 18-25",
     "JOUR t1 cont=[Revista] v=[3] i=[2] it=[Title] p1=[18] p2=[25] "
     "pp=[18-25] y=2010",
     NULL, NULL},
    {"Zeitschrift für Wattkunde(12), H. 3, S.45-67 - ISSN 1234-5679 ",
     "JOUR t1 cont=[Zeitschrift für Wattkunde] v=[12] i=[3] p1=[45] p2=[67] "
     "pp=[45-67] issn=[1234-5679]",
     NULL, NULL},
    {"Zeitschrift für Wattkunde 12.2014, H. 3, S. 45-67",
     "JOUR t1 cont=[Zeitschrift für Wattkunde] v=[12] i=[3] p1=[45] p2=[67] "
     "pp=[45-67] y=2014",
     NULL, NULL},
    {"Erstveröffentlichung in: Zeitschrift für Wattkunde 12 (2014) 3, S. 45–67",
     "JOUR t1 cont=[Zeitschrift für Wattkunde] v=[12] i=[3] p1=[45] p2=[67] "
     "pp=[45–67] y=2014",
     NULL, NULL},
    {"Revista de lluvia, (12), 45-67",
     "JOUR t1 cont=[Revista de lluvia] i=[12] p1=[45] p2=[67] pp=[45-67]", NULL,
     NULL},
    {"Revista; núm. 55 (2010)", "JOUR t1 cont=[Revista] i=[55] y=2010", NULL,
     NULL},
    {"Журнал дождя; Том 12, № 3 (2010); 5-10",
     "JOUR t1 cont=[Журнал дождя] v=[12] i=[3] p1=[5] p2=[10] "
     "pp=[5-10] y=2010",
     NULL, NULL},
    {"Zeitschrift; Bd. 3 Nr. 2 (2010); 5-10",
     "JOUR t1 cont=[Zeitschrift] v=[3] i=[2] p1=[5] p2=[10] "
     "pp=[5-10] y=2010",
     NULL, NULL},
    {"Revista da Chuva; v. 3, n. 2 (2010); 5-10",
     "JOUR t1 cont=[Revista da Chuva] v=[3] i=[2] p1=[5] p2=[10] "
     "pp=[5-10] y=2010",
     NULL, NULL},
    {"Yağmur Dergisi; Cilt 3 Sayı 2 (2010); 5-10",
     "JOUR t1 cont=[Yağmur Dergisi] v=[3] i=[2] p1=[5] p2=[10] "
     "pp=[5-10] y=2010",
     NULL, NULL},
    {"Journal of Rain; Vol 12, Iss 3",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[3]", NULL, NULL},
    {"Journal of Rain; 2019: Special; 45-50",
     "JOUR t1 cont=[Journal of Rain] it=[Special] p1=[45] p2=[50] "
     "pp=[45-50] y=2019",
     NULL, NULL},
    {"Journal of Rain; Vol 1, No 2 (2010): Journal of Rain Vol 1 No 2; 63-65",
     "JOUR t1 cont=[Journal of Rain] v=[1] i=[2] "
     "it=[Journal of Rain Vol 1 No 2] p1=[63] p2=[65] pp=[63-65] y=2010",
     NULL, NULL},
    {"Іваненко І. І. Дощі / І. І. Іваненко // Вісник дощу. – 2015. – № 3. – "
     "С. 45–60.",
     "JOUR OWN t2 cont=[Вісник дощу] i=[3] p1=[45] p2=[60] pp=[45–60] y=2015",
     "Дощі", "Іваненко"},
    {"Іваненко І. Дощі / Іван Іваненко // Вісник університету “Дощ”. Серія: "
     "Хмари та мережі. — Львів : Видавництво Дощу, 2019. — № 5. — С. 11–20.",
     "JOUR OWN t2 cont=[Вісник університету “Дощ”. Серія: Хмари та мережі] "
     "i=[5] p1=[11] p2=[20] pp=[11–20] y=2019 publ=[Видавництво Дощу] "
     "place=[Львів]",
     "Дощі", "Іваненко"},
    {"Вестник дождя. Сер. 2, Облака. — 2015. — Т. 17, № 3 (142). — С. 5-6.",
     "JOUR t1 cont=[Вестник дождя. Сер. 2, Облака] v=[17] i=[3] p1=[5] p2=[6] "
     "pp=[5-6] y=2015",
     "Дожди", "Иванов"},
    {"Вестник дождя. Сер. 2, Облака. 2015. № 3 (142)",
     "JOUR t1 cont=[Вестник дождя. Сер. 2, Облака] i=[3] y=2015", "Дожди",
     "Иванов"},
    {"Журнал дождя. История = Journal of Rain. History. - 2019. - № 3. - "
     "С. 12-25",
     "JOUR t1 cont=[Журнал дождя. История] i=[3] p1=[12] p2=[25] pp=[12-25] "
     "y=2019",
     "Дожди", "Иванов"},
    {"Иванов И. И. Дожди / И. И. Иванов // Вестник дождя. Сер. 2, Облака. "
     "2015. Т. 17, № 3. С. 5–6.",
     "JOUR OWN t2 cont=[Вестник дождя. Сер. 2, Облака] v=[17] i=[3] p1=[5] "
     "p2=[6] pp=[5–6] y=2015",
     "Дожди", "Иванов"},
    {"Иванов, И. И. Дожди / И. И. Иванов, П. П. Петров // Дождь и снег : "
     "материалы конф., Минск, 5–6 мая 2010 г. / под ред. А. Б. Кот. – Минск "
     ": БГУ, 2010. – С. 12–15.",
     "PROC OWN t2 cont=[Дождь и снег : материалы конф., Минск, 5–6 мая 2010 "
     "г.] p1=[12] p2=[15] pp=[12–15] y=2010 publ=[БГУ] place=[Минск] eds=[А. "
     "Б. Кот]",
     "Дожди", "Иванов"},
    {"Ткач, М. С. Дощі : дипломний проєкт ... бакалавра : 121 Хмари / Ткач "
     "Марина. – Київ, 2021. – 85 с.",
     "BOOK OWN t1 y=2021 place=[Київ]", "Дощі", "Ткач"},
    {"雨学报,2013,58(2):12-24",
     "JOUR t1 cont=[雨学报] v=[58] i=[2] p1=[12] p2=[24] pp=[12-24] y=2013",
     "雨", NULL},
    {"Tectorain,2013,582:12-24",
     "JOUR t1 cont=[Tectorain] v=[582] p1=[12] p2=[24] pp=[12-24] y=2013",
     "Seismic", NULL},
    {"دانش باران، دوره 6، شماره 2، 1393، صفحه 45-62",
     "JOUR t1 cont=[دانش باران] v=[6] i=[2] p1=[45] p2=[62] pp=[45-62]", "ابر",
     NULL},
    {"مجلة المطر؛ المجلد 6، العدد 2، ص. 45-62",
     "JOUR t1 cont=[مجلة المطر] v=[6] i=[2] p1=[45] p2=[62] pp=[45-62]", "سحاب",
     NULL},
    {"Novak A. Rain / A. Novak // Herald of Rain. – Kyiv, 2015. – Vol. 3, "
     "No 2. – P. 4–9.",
     "JOUR OWN t2 cont=[Herald of Rain] v=[3] i=[2] p1=[4] p2=[9] pp=[4–9] "
     "y=2015 place=[Kyiv]",
     "Rain", "Novak"},
    {"Rain : Zeitschrift. - ISSN 1234-5679. - 12 (2010), 3, S. 45-67",
     "JOUR t1 cont=[Rain : Zeitschrift] v=[12] i=[3] p1=[45] p2=[67] "
     "pp=[45-67] y=2010 issn=[1234-5679]",
     "Regen", "Novak"},
    {"Smith, J 2019, Rain drops. in C Brown & D White (eds), Handbook of "
     "rain. Example Press, Oxford, pp. 11-30.",
     "CHAP OWN t1 cont=[Handbook of rain] p1=[11] p2=[30] pp=[11-30] y=2019 "
     "publ=[Example Press] place=[Oxford] eds=[C Brown & D White]",
     "Rain drops", "Smith"},
    {"Smith, J 2019, Rain drops. in C Brown (ed.), Handbook of rain. 2 edn, "
     "vol. 3, Rain series, no. 12, Springer, Berlin, pp. 11-30.",
     "CHAP OWN t1 cont=[Handbook of rain] series=[Rain series] num=[12] "
     "v=[3] p1=[11] p2=[30] pp=[11-30] "
     "y=2019 publ=[Springer] place=[Berlin] eds=[C Brown] "
     "ed=[2 edn]",
     "Rain drops", "Smith"},
    {"Smith, J 2019, Rain drops. 2 edn, Example Press, Oxford.",
     "BOOK OWN t0 y=2019 publ=[Example Press] place=[Oxford] ed=[2 edn]",
     "Rain drops", "Smith"},
    {"Smith, J 2019, Rain drops. in Proceedings of the Rain Conference. IEEE, "
     "pp. 11-30, Rain Conference, London, United Kingdom, 1/06/19.",
     "PROC OWN t1 cont=[Proceedings of the Rain Conference] p1=[11] p2=[30] "
     "pp=[11-30] y=2019 publ=[IEEE] REST=[Rain Conference, London, United "
     "Kingdom, 1/06/19]",
     "Rain drops", "Smith"},
    {"Journal of Rain , Vol. Vol.2,  No. No. 1  (2011): pp. 37-45.",
     "JOUR t1 cont=[Journal of Rain] v=[2] i=[1] p1=[37] p2=[45] pp=[37-45] "
     "y=2011",
     NULL, NULL},
    {"Example Papers 0257-7755 6 2001 2 8-22",
     "JOUR t1 cont=[Example Papers] v=[6] i=[2] p1=[8] p2=[22] pp=[8-22] "
     "y=2001 issn=[0257-7755]",
     NULL, NULL},
    {"Journal Name: Rain Studies; Journal Volume: 92; Journal Issue: 3; "
     "Related Information: Sponsor",
     "JOUR t2 cont=[Rain Studies] v=[92] i=[3] REST=[Related "
     "Information: Sponsor]",
     NULL, NULL},
    {"Journal: Rain Studies, Volume: 4, Issue: 3, Pages: 12-14",
     "JOUR t2 cont=[Rain Studies] v=[4] i=[3] p1=[12] p2=[14] pp=[12-14]", NULL,
     NULL},
    {"Zeitschrift: Regenkunde; Band: 4; Heft: 3; Seiten: 12-14",
     "JOUR t2 cont=[Regenkunde] v=[4] i=[3] p1=[12] p2=[14] pp=[12-14]", NULL,
     NULL},
    {"Journal of Rain; 12, 3. - S. 45-50",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[3] p1=[45] p2=[50] "
     "pp=[45-50]",
     NULL, NULL},
    {"“Genes.” Edited by Carl Klein. PLoS ONE 9, no. 12 (December "
     "16, 2014): e115212.",
     "JOUR OWN t0 cont=[PLoS ONE] v=[9] i=[12] art=[e115212] "
     "y=2014-12-16 eds=[Carl Klein]",
     "Genes", "Novak"},
    {"Novak, A. (2010) The alloys. In: Techniques of Metals. Vol.2. "
     "Invented Press , NY, pp. 341-378. ISBN 0-471-12345-6",
     "CHAP OWN t1 cont=[Techniques of Metals] v=[2] p1=[341] "
     "p2=[378] pp=[341-378] y=2010 publ=[Invented Press] place=[NY] "
     "isbn=[0-471-12345-6]",
     "The alloys", "Novak"},
    {"Novak, A. (2010) Title of rain. Global public health. pp. "
     "1-15. ISSN 1744-1692",
     "JOUR OWN t2 cont=[Global public health] p1=[1] p2=[15] "
     "pp=[1-15] y=2010 issn=[1744-1692]",
     "Title of rain", "Novak"},
    {"Journal of Rain, Invented Press, 2014, 12 (3), pp.12-34. "
     "〈10.1103/abc.12〉",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[3] p1=[12] p2=[34] "
     "pp=[12-34] y=2014 publ=[Invented Press] doi=[10.1103/abc.12]",
     NULL, NULL},
    {"An. Acad. Bras. Ciênc. vol.72 n.2 Rio de Janeiro June 2000",
     "JOUR t1 cont=[An. Acad. Bras. Ciênc.] v=[72] i=[2] y=2000-6 "
     "place=[Rio de Janeiro]",
     NULL, NULL},
    {"Published in: Indian Journal , Vol. 83, No. 9 (9 September "
     "2013): pp. 971-976.",
     "JOUR t1 cont=[Indian Journal] v=[83] i=[9] p1=[971] p2=[976] "
     "pp=[971-976] y=2013-9-9",
     NULL, NULL},
    {"Novak A. <em>Law of contracts</em>. Studies in law ; 12. "
     "Berlin: Verlag; 1984.",
     "BOOK OWN t0 series=[Studies in law] num=[12] y=1984 "
     "publ=[Verlag] place=[Berlin]",
     "Law of contracts", "Novak"},
    {"Novak A. Law of contracts. Berlin: Verlag; 1984.",
     "BOOK OWN t0 y=1984 publ=[Verlag] place=[Berlin]", "Law of contracts",
     "Novak"},
    {"Novak A. Law of contracts. In: Berg K, Klein L, eds. Book of "
     "laws. Studies; 12. Berlin: Springer; 2010:45-50.",
     "CHAP OWN t1 cont=[Book of laws] series=[Studies] num=[12] "
     "p1=[45] p2=[50] pp=[45-50] y=2010 publ=[Springer] "
     "place=[Berlin] eds=[Berg K, Klein L]",
     "Law of contracts", "Novak"},
    {"GMS Medizin; 12(3):Doc23; ISSN 1865-066X",
     "JOUR t1 cont=[GMS Medizin] v=[12] i=[3] art=[Doc23] "
     "issn=[1865-066X]",
     NULL, NULL},
    {"MIPO, yr. 2012, vol. 7, iss. 2, pg. 45-63; ISSN 2245-3342",
     "JOUR t1 cont=[MIPO] v=[7] i=[2] p1=[45] p2=[63] pp=[45-63] "
     "y=2012 issn=[2245-3342]",
     NULL, NULL},
    {"DataCite Blog, 2(9), 3-4",
     "JOUR t1 cont=[DataCite Blog] v=[2] i=[9] p1=[3] p2=[4] "
     "pp=[3-4]",
     NULL, NULL},
    {"J Rain. 2019 Mar;12(3):45-50",
     "JOUR t1 cont=[J Rain] v=[12] i=[3] p1=[45] p2=[50] pp=[45-50] "
     "y=2019-3",
     NULL, NULL},
    {"Citation: J Clin Invest. 2010 Jul;120(7):2457-73. doi: "
     "10.1172/JCI42285. Epub 2010 Jun 14.",
     "JOUR t1 cont=[J Clin Invest] v=[120] i=[7] p1=[2457] p2=[73] "
     "pp=[2457-73] y=2010-7 doi=[10.1172/JCI42285]",
     NULL, NULL},
    {"Citation: Novak M (2015) Title of rain. Front. Microbiol. "
     "6:1287. doi: 10.3389/fmicb.2015.01287",
     "JOUR OWN t2 cont=[Front. Microbiol.] v=[6] p1=[1287] y=2015 "
     "doi=[10.3389/fmicb.2015.01287]",
     "Title of rain", "Novak"},
    {"Novak, A. (2010). Title of rain. In A. Berg & L. Klein (Eds.), "
     "Book of rain (pp. 129-148). Madison, WI: Invented Press.",
     "CHAP OWN t1 cont=[Book of rain] p1=[129] p2=[148] pp=[129-148] "
     "y=2010 publ=[Invented Press] place=[Madison, WI] eds=[A. Berg "
     "& L. Klein]",
     "Title of rain", "Novak"},
    {"Journal of Speech 53.4 (2010): 933",
     "JOUR t1 cont=[Journal of Speech] v=[53] i=[4] p1=[933] y=2010", NULL,
     NULL},
    {"J 10(2017)1, S. 52-53, ISSN: 1234-5679",
     "JOUR t1 cont=[J] v=[10] i=[1] p1=[52] p2=[53] pp=[52-53] "
     "y=2017 issn=[1234-5679]",
     NULL, NULL},
    {"Vol. 24, pt. B no. 9 (Sept. 1993), p. 235-48",
     "NUM t0 v=[24] i=[9] part=[B] p1=[235] p2=[48] pp=[235-48] "
     "y=1993-9",
     NULL, NULL},
    {"Bd. 12 (2010), H. 3, S. 5-10",
     "NUM t0 v=[12] i=[3] p1=[5] p2=[10] pp=[5-10] y=2010", NULL, NULL},
    {"15(2013), 2, Seite 3-20",
     "NUM t0 v=[15] i=[2] p1=[3] p2=[20] pp=[3-20] y=2013", NULL, NULL},
    {"Phys.Rev.D76:013009,2007",
     "JOUR t1 cont=[Phys.Rev.] v=[D76] p1=[013009] y=2007", NULL, NULL},
    {"JHEP 0703:012,2007", "JOUR t1 cont=[JHEP] v=[0703] p1=[012] y=2007", NULL,
     NULL},
    {"Nucl. Phys. B 1 (1990) 2",
     "JOUR t1 cont=[Nucl. Phys. B] v=[1] p1=[2] y=1990", NULL, NULL},
    {"J. Exam. Phys. 102 (2009) 055501",
     "JOUR t1 cont=[J. Exam. Phys.] v=[102] p1=[055501] y=2009", NULL, NULL},
    {"Journal of Rain; Vol 3 (2010); xi-xiv",
     "JOUR t1 cont=[Journal of Rain] v=[3] p1=[xi] p2=[xiv] "
     "pp=[xi-xiv] y=2010",
     NULL, NULL},
    {"Journal of Rain; Vol 3 (2010); 12-34, 40",
     "JOUR t1 cont=[Journal of Rain] v=[3] p1=[12] p2=[34] "
     "pp=[12-34, 40] y=2010",
     NULL, NULL},
    {"Journal of Rain; Vol 3 (2010); S12–S15, 17",
     "JOUR t1 cont=[Journal of Rain] v=[3] p1=[S12] p2=[S15] "
     "pp=[S12–S15, 17] y=2010",
     NULL, NULL},
    {"Journal of Rain; Vol 3 (2010); Article 5",
     "JOUR t1 cont=[Journal of Rain] v=[3] art=[5] y=2010", NULL, NULL},
    {"Journal of Rain; Vol 3 (2010); Art. 5, pp. 1-20",
     "JOUR t1 cont=[Journal of Rain] v=[3] p1=[1] p2=[20] pp=[1-20] "
     "art=[5] y=2010",
     NULL, NULL},
    {"Journal of Rain; Vol 3 (2010); p. 45-50",
     "JOUR t1 cont=[Journal of Rain] v=[3] p1=[45] p2=[50] "
     "pp=[45-50] y=2010",
     NULL, NULL},
    {"Journal of Rain; Vol 3 No. Suppl. 1 (2010); 45-50",
     "JOUR t1 cont=[Journal of Rain] v=[3] i=[Suppl. 1] p1=[45] "
     "p2=[50] pp=[45-50] y=2010",
     NULL, NULL},
    {"Journal of Rain 12 (2010) 1639-41",
     "JOUR t1 cont=[Journal of Rain] v=[12] p1=[1639] p2=[41] "
     "pp=[1639-41] y=2010",
     NULL, NULL},
    {"Journal of Rain; Vol. 3 No. 1-2 (2010); 5-10",
     "JOUR t1 cont=[Journal of Rain] v=[3] i=[1-2] p1=[5] p2=[10] "
     "pp=[5-10] y=2010",
     NULL, NULL},
    {"Journal of Rain; Vol. 3 No. 3/4 (2010); 5-10",
     "JOUR t1 cont=[Journal of Rain] v=[3] i=[3/4] p1=[5] p2=[10] "
     "pp=[5-10] y=2010",
     NULL, NULL},
    {"Journal of Rain 12, no. 3 (July-August 2013): 5-10",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[3] p1=[5] p2=[10] "
     "pp=[5-10] y=2013-7/8",
     NULL, NULL},
    {"Journal of Rain 12, no. 3 (Winter 2013): 5-10",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[3] p1=[5] p2=[10] "
     "pp=[5-10] y=2013-24",
     NULL, NULL},
    {"Journal, 3 (2). pp. 12-34. ISSN 1234-5679",
     "JOUR t1 cont=[Journal] v=[3] i=[2] p1=[12] p2=[34] pp=[12-34] "
     "issn=[1234-5679]",
     NULL, NULL},
    {"Journal, 5(11), 11-15, (2025-11-18)",
     "JOUR t1 cont=[Journal] v=[5] i=[11] p1=[11] p2=[15] pp=[11-15] "
     "y=2025-11-18",
     NULL, NULL},
    {"In: Journal 3(2), S. 12-34",
     "JOUR t1 cont=[Journal] v=[3] i=[2] p1=[12] p2=[34] pp=[12-34]", NULL,
     NULL},
    {"Smithsonian Contributions to Anthropology; 32",
     "SERIES t1 series=[Smithsonian Contributions to Anthropology] "
     "num=[32]",
     NULL, NULL},
    {"Smithsonian Contributions to Anthropology; no. 49",
     "SERIES t1 series=[Smithsonian Contributions to Anthropology] "
     "num=[49]",
     NULL, NULL},
    {"Journal of Mammalogy, 94(1) : 183-201.",
     "JOUR t1 cont=[Journal of Mammalogy] v=[94] i=[1] p1=[183] "
     "p2=[201] pp=[183-201]",
     NULL, NULL},
    {"Italian Botanist 8: 63-93",
     "JOUR t1 cont=[Italian Botanist] v=[8] p1=[63] p2=[93] "
     "pp=[63-93]",
     NULL, NULL},
    {"IMA Fungus 17: e173358", "JOUR t1 cont=[IMA Fungus] v=[17] art=[e173358]",
     NULL, NULL},
    {"Novak, Anna. 2012. Title of rain. Journal of Toxicology "
     "2012:131854.",
     "JOUR OWN t2 cont=[Journal of Toxicology] v=[2012] p1=[131854] "
     "y=2012",
     "Title of rain", "Novak"},
    {"[English title of it]. Bleak water. [Bleak]. Tijdschrift "
     "18(1-2), 251-266",
     "JOUR OWN t0 cont=[Tijdschrift] v=[18] i=[1-2] p1=[251] "
     "p2=[266] pp=[251-266]",
     "Bleak water", "Novak"},
    {"Novak, Anna. “Title of Rain.” In Book of Rain, edited by Carl "
     "Klein, 23-45. Berlin: Springer, 2010.",
     "CHAP OWN t1 cont=[Book of Rain] p1=[23] p2=[45] pp=[23-45] "
     "y=2010 publ=[Springer] place=[Berlin] eds=[Carl Klein]",
     "Title of rain", "Novak"},
    {"Novak, A. (2010) Title of rain. PhD thesis, University of "
     "Exampleton.",
     "THES OWN t2 y=2010 publ=[University of Exampleton]", "Title of rain",
     "Novak"},
    {"Novak A. Title of rain. Bielefeld: Universität Bielefeld; "
     "2010.",
     "BOOK OWN t0 y=2010 publ=[Universität Bielefeld] "
     "place=[Bielefeld]",
     "Title of rain", "Novak"},
    {"Journal of Rain (ISSN 1234-5679), vol 12, iss 3",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[3] issn=[1234-5679]", NULL,
     NULL},
    {"The Daily Rain, 12 March 2010, p. B3",
     "NEWS t1 cont=[The Daily Rain] p1=[B3] y=2010-3-12", NULL, NULL},
    {"Thesis (Ph.D.)--University of Exampleton, 2010",
     "THES t1 y=2010 publ=[University of Exampleton]", NULL, NULL},
    {"Other, B. (2003). Some other title here. Current Rain "
     "44:722-728.",
     "JOUR t0 title=[Other, B. (2003). Some other title here] "
     "cont=[Current Rain] v=[44] p1=[722] p2=[728] pp=[722-728]",
     NULL, NULL},
    {"568, A19", "NUM t0 v=[568] p1=[A19]", NULL, NULL},
    {"Vol. 48 no. 1", "NUM t0 v=[48] i=[1]", NULL, NULL},
    {"12 2010, 45", "NUM t0 v=[12] p1=[45] y=2010", NULL, NULL},
    {"第3巻第2号, 45-50頁", "NUM t0 v=[3] i=[2] p1=[45] p2=[50] pp=[45-50]",
     NULL, NULL},
    {"Rain Journal 第3巻第2号 45-50",
     "JOUR t1 cont=[Rain Journal] v=[3] i=[2] p1=[45] p2=[50] "
     "pp=[45-50]",
     NULL, NULL},
    {"Journal of Rain vol. XII, n. 3, 2010, pp. xi-xx",
     "JOUR t1 cont=[Journal of Rain] v=[XII] i=[3] p1=[xi] p2=[xx] "
     "pp=[xi-xx] y=2010",
     NULL, NULL},
    {"Rocznik Deszczu, t. 12, nr 3, s. 45-50",
     "JOUR t1 cont=[Rocznik Deszczu] v=[12] i=[3] p1=[45] p2=[50] "
     "pp=[45-50]",
     NULL, NULL},
    {"Regntidskrift, årg. 12, nr 3, s. 45-50",
     "JOUR t1 cont=[Regntidskrift] v=[12] i=[3] p1=[45] p2=[50] "
     "pp=[45-50]",
     NULL, NULL},
    {"Revista de Lluvia, Año 12, N.º 3, 2010 (Ejemplar dedicado a: "
     "Agua), págs. 45-50",
     "JOUR t1 cont=[Revista de Lluvia] v=[12] i=[3] p1=[45] p2=[50] "
     "pp=[45-50] y=2010 REST=[(Ejemplar dedicado a: Agua)]",
     NULL, NULL},
    {"Novak A. Title of rain. In: Proceedings of the 12th Conference "
     "on Rain; 2010:45-50.",
     "PROC OWN t1 cont=[Proceedings of the 12th Conference on Rain] "
     "p1=[45] p2=[50] pp=[45-50] y=2010",
     "Title of rain", "Novak"},
    {"Nature communications 5(e593)",
     "JOUR t1 cont=[Nature communications] v=[5] art=[e593]", NULL, NULL},
    {"Title, 12", "SERIES t1 series=[Title] num=[12]", NULL, NULL},
    {"Vol. 3, No. 2 (2010): Title of the issue",
     "NUM t0 v=[3] i=[2] it=[Title of the issue] y=2010", NULL, NULL},
    {"Revista de Lluvia; Vol. 3 Núm. 2 (2010): Agua; 18-25",
     "JOUR t1 cont=[Revista de Lluvia] v=[3] i=[2] it=[Agua] p1=[18] "
     "p2=[25] pp=[18-25] y=2010",
     NULL, NULL},
    {"Revista da Chuva; v. 3 n. 2 (2010): Título; 18-25",
     "JOUR t1 cont=[Revista da Chuva] v=[3] i=[2] it=[Título] "
     "p1=[18] p2=[25] pp=[18-25] y=2010",
     NULL, NULL},
    {"Revue de la Pluie; Vol. 3 No 2 (2010): Numéro; 18-25",
     "JOUR t1 cont=[Revue de la Pluie] v=[3] i=[2] it=[Numéro] "
     "p1=[18] p2=[25] pp=[18-25] y=2010",
     NULL, NULL},
    {"Rivista della Pioggia; V. 3 N. 2 (2010); 18-25",
     "JOUR t1 cont=[Rivista della Pioggia] v=[3] i=[2] p1=[18] "
     "p2=[25] pp=[18-25] y=2010",
     NULL, NULL},
    {"Zeitschrift für Regen; Bd. 3 Nr. 2 (2010): Heft; 18-25",
     "JOUR t1 cont=[Zeitschrift für Regen] v=[3] i=[2] it=[Heft] "
     "p1=[18] p2=[25] pp=[18-25] y=2010",
     NULL, NULL},
    {"Журнал дождя; № 3 (2010); 18-25",
     "JOUR t1 cont=[Журнал дождя] i=[3] p1=[18] p2=[25] pp=[18-25] "
     "y=2010",
     NULL, NULL},
    {"Журнал дождя; Том 12 № 3 (2010): Вода; с. 18-25",
     "JOUR t1 cont=[Журнал дождя] v=[12] i=[3] it=[Вода] p1=[18] "
     "p2=[25] pp=[18-25] y=2010",
     NULL, NULL},
    {"Вестник дождя. 2010. Т. 12, № 3. С. 18-25",
     "JOUR t1 cont=[Вестник дождя] v=[12] i=[3] p1=[18] p2=[25] "
     "pp=[18-25] y=2010",
     NULL, NULL},
    {"Journal of Rain; Vol 12 No 3 (2010); e45",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[3] art=[e45] y=2010", NULL,
     NULL},
    {"Journal of Rain; Bd. 12 (2010); 3-5",
     "JOUR t1 cont=[Journal of Rain] v=[12] p1=[3] p2=[5] pp=[3-5] "
     "y=2010",
     NULL, NULL},
    {"Sade Lehti; Vsk 12 Nro 3 (2010); 18-25",
     "JOUR t1 cont=[Sade Lehti] v=[12] i=[3] p1=[18] p2=[25] "
     "pp=[18-25] y=2010",
     NULL, NULL},
    {"Regn; Årg. 12 Nr. 3 (2010); 18-25",
     "JOUR t1 cont=[Regn] v=[12] i=[3] p1=[18] p2=[25] pp=[18-25] "
     "y=2010",
     NULL, NULL},
    {"Deszcz; Tom 12 Nr 3 (2010); 18-25",
     "JOUR t1 cont=[Deszcz] v=[12] i=[3] p1=[18] p2=[25] pp=[18-25] "
     "y=2010",
     NULL, NULL},
    {"Yağmur; Cilt 12, Sayı 3 (2010); 18-25",
     "JOUR t1 cont=[Yağmur] v=[12] i=[3] p1=[18] p2=[25] pp=[18-25] "
     "y=2010",
     NULL, NULL},
    {"Revista Lluvia; Año 3, Núm. 2 (2010); 18-25",
     "JOUR t1 cont=[Revista Lluvia] v=[3] i=[2] p1=[18] p2=[25] "
     "pp=[18-25] y=2010",
     NULL, NULL},
    {"Journal of Rain; 2010; 18-25",
     "JOUR t1 cont=[Journal of Rain] p1=[18] p2=[25] pp=[18-25] "
     "y=2010",
     NULL, NULL},
    {"Journal of Rain; Vol. 12 (2010): Supplement; S1-S5",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[Supplement] p1=[S1] "
     "p2=[S5] pp=[S1-S5] y=2010",
     NULL, NULL},
    {"Journal of Rain; No. 45 (2010); 18-25",
     "JOUR t1 cont=[Journal of Rain] i=[45] p1=[18] p2=[25] "
     "pp=[18-25] y=2010",
     NULL, NULL},
    {"Journal of Rain; Issue 45 (2010): Special Issue; 18-25",
     "JOUR t1 cont=[Journal of Rain] i=[45] p1=[18] p2=[25] "
     "pp=[18-25] y=2010",
     NULL, NULL},
    {"Journal of Rain, Vol. 12, Issue 3, pp. 45-50",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[3] p1=[45] p2=[50] "
     "pp=[45-50]",
     NULL, NULL},
    {"Journal of Rain, vol. 12, no. 3, 2010, pp. 45-50.",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[3] p1=[45] p2=[50] "
     "pp=[45-50] y=2010",
     NULL, NULL},
    {"Journal of Rain, Jg. 12 (2010), H. 3, S. 45-50",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[3] p1=[45] p2=[50] "
     "pp=[45-50] y=2010",
     NULL, NULL},
    {"In: Journal of Rain, Jg. 12 (2010), Heft 3, S. 45-50",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[3] p1=[45] p2=[50] "
     "pp=[45-50] y=2010",
     NULL, NULL},
    {"Regenblatt 12 (2010) 3, S. 45-50",
     "JOUR t1 cont=[Regenblatt] v=[12] i=[3] p1=[45] p2=[50] "
     "pp=[45-50] y=2010",
     NULL, NULL},
    {"Regenblatt, Bd. 12 (2010) Nr. 3, S. 45 - 50",
     "JOUR t1 cont=[Regenblatt] v=[12] i=[3] p1=[45] p2=[50] pp=[45 "
     "- 50] y=2010",
     NULL, NULL},
    {"Regenblatt 12/3 (2010), 45-50",
     "JOUR t1 cont=[Regenblatt] v=[12] i=[3] p1=[45] p2=[50] "
     "pp=[45-50] y=2010",
     NULL, NULL},
    {"Regenblatt 1/2 (2010), 45-50",
     "JOUR t1 cont=[Regenblatt] v=[1/2] p1=[45] p2=[50] pp=[45-50] "
     "y=2010",
     NULL, NULL},
    {"Revue de la Pluie, tome 12, n° 3, 2010, p. 45-50",
     "JOUR t1 cont=[Revue de la Pluie] v=[12] i=[3] p1=[45] p2=[50] "
     "pp=[45-50] y=2010",
     NULL, NULL},
    {"Revue de la Pluie, 2010, 12 (3), pp.45-50",
     "JOUR t1 cont=[Revue de la Pluie] v=[12] i=[3] p1=[45] p2=[50] "
     "pp=[45-50] y=2010",
     NULL, NULL},
    {"Revista de Lluvia, ISSN 1234-5679, Vol. 12, Nº. 3, 2010, págs. "
     "45-50",
     "JOUR t1 cont=[Revista de Lluvia] v=[12] i=[3] p1=[45] p2=[50] "
     "pp=[45-50] y=2010 issn=[1234-5679]",
     NULL, NULL},
    {"Rivista della Pioggia, XII (2010), 3, pp. 45-50",
     "JOUR t1 cont=[Rivista della Pioggia] v=[XII] i=[3] p1=[45] "
     "p2=[50] pp=[45-50] y=2010",
     NULL, NULL},
    {"Journal of Rain. 2010;12(Suppl 1):S45-S50.",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[Suppl 1] p1=[S45] "
     "p2=[S50] pp=[S45-S50] y=2010",
     NULL, NULL},
    {"Journal of Rain. 2010 Jan-Feb;12(3-4):45-50.",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[3-4] p1=[45] p2=[50] "
     "pp=[45-50] y=2010-1/2",
     NULL, NULL},
    {"J Rain. 2010;12:e45. doi:10.5555/abc",
     "JOUR t1 cont=[J Rain] v=[12] art=[e45] y=2010 "
     "doi=[10.5555/abc]",
     NULL, NULL},
    {"Journal of Rain 2010, 12, 45. https://doi.org/10.5555/abc",
     "JOUR t1 cont=[Journal of Rain] v=[12] p1=[45] y=2010 "
     "doi=[https://doi.org/10.5555/abc]",
     NULL, NULL},
    /* Numbers in the title of an issue, pipes, a double volume. */
    {"Rain; Cilt 24 Sayı 4 (2010): 24 (4), 2010; 655-678",
     "JOUR t1 cont=[Rain] v=[24] i=[4] it=[24 (4), 2010] p1=[655] "
     "p2=[678] pp=[655-678] y=2010",
     NULL, NULL},
    {"Rain Archive; 2515-8260", "JOUR t1 cont=[Rain Archive] issn=[2515-8260]",
     NULL, NULL},
    {"Rain Archive 12, 2434-2544",
     "JOUR t1 cont=[Rain Archive] v=[12] p1=[2434] p2=[2544] pp=[2434-2544]",
     NULL, NULL},
    {"Number of the record: 2808776", "NONE t1 REST=[Number of the record]",
     NULL, NULL},
    {"Picture archive, Photo 183-1985-0429", "NONE t1 REST=[0429]", NULL, NULL},
    {"Rain Archive | 2000 | Volume: 36 | Issue: 3 | Pages: 191-202",
     "JOUR t1 cont=[Rain Archive] v=[36] i=[3] p1=[191] p2=[202] "
     "pp=[191-202] y=2000",
     NULL, NULL},
    {"Rain Review, 47-48, 123-140 (2007)",
     "JOUR t1 cont=[Rain Review] v=[47-48] p1=[123] p2=[140] "
     "pp=[123-140] y=2007",
     NULL, NULL},
    {"Rain Annals, 25-4, 1970. pp. 924-946",
     "JOUR t1 cont=[Rain Annals] v=[25] i=[4] p1=[924] p2=[946] "
     "pp=[924-946] y=1970",
     NULL, NULL},
    {"Journal of Rain 12, 45-50 (2010)",
     "JOUR t1 cont=[Journal of Rain] v=[12] p1=[45] p2=[50] "
     "pp=[45-50] y=2010",
     NULL, NULL},
    {"Journal of Rain vol. 12 (2010) p. 45",
     "JOUR t1 cont=[Journal of Rain] v=[12] p1=[45] y=2010", NULL, NULL},
    {"Journal of Rain 12(3):45-50, 2010",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[3] p1=[45] p2=[50] "
     "pp=[45-50] y=2010",
     NULL, NULL},
    {"Journal of Rain, 12, 45–50",
     "JOUR t1 cont=[Journal of Rain] v=[12] p1=[45] p2=[50] "
     "pp=[45–50]",
     NULL, NULL},
    {"Journal of Rain, 12(3), Article 45",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[3] art=[45]", NULL, NULL},
    {"Journal of Rain, 12(3), 045",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[3] p1=[045]", NULL, NULL},
    {"Journal of Rain, 12 (3). 45. ISSN 1234-5679",
     "JOUR t1 cont=[Journal of Rain] v=[12] i=[3] p1=[45] "
     "issn=[1234-5679]",
     NULL, NULL},
    {"Journal of Rain, 12. pp. 45-50.",
     "JOUR t1 cont=[Journal of Rain] v=[12] p1=[45] p2=[50] "
     "pp=[45-50]",
     NULL, NULL},
    {"J. Rain Sci. 12 (3): 45-50 (2010)",
     "JOUR t1 cont=[J. Rain Sci.] v=[12] i=[3] p1=[45] p2=[50] "
     "pp=[45-50] y=2010",
     NULL, NULL},
    {"Proc. Natl. Acad. Rain U.S.A. 12, 45 (2010)",
     "JOUR t1 cont=[Proc. Natl. Acad. Rain U.S.A.] v=[12] p1=[45] "
     "y=2010",
     NULL, NULL},
    {"Astron.Rain. 471 (2007) 775-786",
     "JOUR t1 cont=[Astron.Rain.] v=[471] p1=[775] p2=[786] "
     "pp=[775-786] y=2007",
     NULL, NULL},
    {"Rain D12:045,2010", "JOUR t1 cont=[Rain] v=[D12] p1=[045] y=2010", NULL,
     NULL},
    {"Anna Novak. Title of rain. Journal of Rain, Invented Press, "
     "2010, 12 (3), pp.45-50. ⟨10.5555/abc⟩. ⟨hal-00123456⟩",
     "JOUR OWN t2 cont=[Journal of Rain] v=[12] i=[3] p1=[45] "
     "p2=[50] pp=[45-50] y=2010 publ=[Invented Press] "
     "doi=[10.5555/abc]",
     "Title of rain", "Novak"},
    {"Novak, A., and B. Berg (2010), Title of rain, J. Geophys. "
     "Rain, 115, D12345, doi:10.5555/abc.",
     "JOUR OWN t2 cont=[J. Geophys. Rain] v=[115] p1=[D12345] y=2010 "
     "doi=[10.5555/abc]",
     "Title of rain", "Novak"},
    {"Novak, A. “Title of Rain.” Journal of Rain 12.3 (2010): 45-50. "
     "Print.",
     "JOUR OWN t1 cont=[Journal of Rain] v=[12] i=[3] p1=[45] "
     "p2=[50] pp=[45-50] y=2010",
     "Title of rain", "Novak"},
    {"Novak, Anna, 'Title of Rain', Journal of Rain, 12 (2010), "
     "45-50",
     "JOUR OWN t2 cont=[Journal of Rain] v=[12] p1=[45] p2=[50] "
     "pp=[45-50] y=2010",
     "Title of rain", "Novak"},
    {"Novak, Anna: Title of rain. - In: Regenblatt. - 12 (2010), 3. "
     "- S. 45-50",
     "JOUR OWN t1 cont=[Regenblatt] v=[12] i=[3] p1=[45] p2=[50] "
     "pp=[45-50] y=2010",
     "Title of rain", "Novak"},
    {"Novak A, Berg B. Title of rain. J Rain. 2010 Mar "
     "3;12(3):45-50. doi: 10.5555/abc. PMID: 12345678.",
     "JOUR OWN t2 cont=[J Rain] v=[12] i=[3] p1=[45] p2=[50] "
     "pp=[45-50] y=2010-3-3 doi=[10.5555/abc]",
     "Title of rain", "Novak"},
    {"Novak, A. (2010). Title of rain. Journal of Rain, 12(3), "
     "45-50. https://doi.org/10.5555/abc",
     "JOUR OWN t2 cont=[Journal of Rain] v=[12] i=[3] p1=[45] "
     "p2=[50] pp=[45-50] y=2010 doi=[https://doi.org/10.5555/abc]",
     "Title of rain", "Novak"},
    {"Novak, A. (2010, May). Title of rain. Paper presented at the "
     "Conference on Rain, Exampleton.",
     "PROC OWN t1 y=2010-5 event=[Conference on Rain, Exampleton]",
     "Title of rain", "Novak"},
    {"Novak, A. (2010) Title of rain. Journal of Rain, 12 (3). pp. "
     "45-50. ISSN 1234-5679",
     "JOUR OWN t2 cont=[Journal of Rain] v=[12] i=[3] p1=[45] "
     "p2=[50] pp=[45-50] y=2010 issn=[1234-5679]",
     "Title of rain", "Novak"},
    {"Novak, A. (2010) Title of rain. In: Conference on Rain, 2-4 "
     "June 2010, Exampleton.",
     "PROC OWN t1 y=2010 event=[Conference on Rain] at=[Exampleton]",
     "Title of rain", "Novak"},
    {"Novak, A. (2010) Title of rain. Working Paper. Invented "
     "Institute, Exampleton.",
     "BOOK OWN t0 y=2010 publ=[Invented Institute] "
     "place=[Exampleton] REST=[Working Paper]",
     "Title of rain", "Novak"},
    {"Novak, A. (2010) Title of rain. Masters thesis, University of "
     "Exampleton.",
     "THES OWN t2 y=2010 publ=[University of Exampleton]", "Title of rain",
     "Novak"},
    {"Novak, Anna. Title of rain. Diss. University of Exampleton, "
     "2010.",
     "THES OWN t0 y=2010 publ=[University of Exampleton]", "Title of rain",
     "Novak"},
    {"Novak A. Title, of Rain! Journal of Rain. 2010;12:45-50.",
     "JOUR OWN t1 cont=[Journal of Rain] v=[12] p1=[45] p2=[50] "
     "pp=[45-50] y=2010",
     "Title of rain", "Novak"},
    {"Title of rain. Journal of Rain 12 (2010): 45-50.",
     "JOUR OWN t2 cont=[Journal of Rain] v=[12] p1=[45] p2=[50] "
     "pp=[45-50] y=2010",
     "Title of rain", "Novak"},
    {"This paper on rain looks at 12 (2010) and 45 other things.",
     "NONE t1 y=2010 REST=[and 45 other things]", "Title of rain", "Novak"},
    {"Title of rain", "NONE t0", "Title of rain", "Novak"},
    {"Title of rain is what we look at in 2010, and 12 other things.",
     "NONE t1 REST=[other things]", "Title of rain", "Novak"},
    {"Novak A. Title of rain. Exampleton: Invented Press; 2010.",
     "NONE t1 y=2010 REST=[Novak A. Title of rain.]",
     "Title of rain: wet and cold", "Novak"},
    {"Novak, Anna. Title of rain. Exampleton, Invented Press, 2010.",
     "BOOK OWN t0 y=2010 publ=[Invented Press] place=[Exampleton]",
     "Title of rain", "Novak"},
    {"Novak A. (2010). Title of rain. In: Berg B, Klein C (eds.) "
     "Book of rain. Invented Press, Exampleton, pp. 45-50",
     "CHAP OWN t1 cont=[Book of rain] p1=[45] p2=[50] pp=[45-50] "
     "y=2010 publ=[Invented Press] place=[Exampleton] eds=[Berg B, "
     "Klein C]",
     "Title of rain", "Novak"},
    {"Novak A. Title of rain. In: Berg B, ed. <em>Book of Rain</em>. "
     "Vol 12. Rain studies. Exampleton: Invented Press; 2010:45-50.",
     "CHAP OWN t1 cont=[Book of Rain] series=[Rain studies] v=[12] "
     "p1=[45] p2=[50] pp=[45-50] y=2010 publ=[Invented Press] "
     "place=[Exampleton] eds=[Berg B]",
     "Title of rain", "Novak"},
    {"Novak, A.: Title of rain. In: Klein, C. (Hrsg.): Buch vom "
     "Regen. Berlin: Regenverlag, 2010, S. 45-50",
     "CHAP OWN t1 cont=[Buch vom Regen] p1=[45] p2=[50] pp=[45-50] "
     "y=2010 publ=[Regenverlag] place=[Berlin] eds=[Klein, C.]",
     "Title of rain", "Novak"},
    {"Novak, A. « Title of rain », dans Revue de la Pluie, vol. 12, "
     "n° 3, 2010, p. 45-50.",
     "JOUR OWN t1 cont=[Revue de la Pluie] v=[12] i=[3] p1=[45] "
     "p2=[50] pp=[45-50] y=2010",
     "Title of rain", "Novak"},
    {"Geosciences Faculty Publications",
     "NONE t1 REST=[Geosciences Faculty Publications]", NULL, NULL},
    {"12 pages", "NONE t0", NULL, NULL},
    {"xii, 345 p. ; 24 cm", "NONE t1 REST=[cm]", NULL, NULL},
    {"PMID: 26740694", "NONE t1 REST=[PMID: 26740694]", NULL, NULL},
    {"arXiv:0705.3596v1 [astro-ph]",
     "NONE t0 REST=[arXiv:0705.3596v1 [astro-ph]]", NULL, NULL},
    {"Box 3, Folder 12", "NONE t1 REST=[Folder 12]", NULL, NULL},
    {"Series 1: Police work, 1909-1951", "NONE t0", NULL, NULL},
    {"2010", "NONE t0 y=2010", NULL, NULL},
    {"http://repository.example/123",
     "NONE t0 REST=[http://repository.example/123]", NULL, NULL},
    {"Made available in DSpace on 2010-01-02T03:04:05Z",
     "NONE t0 REST=[Made available in DSpace on 2010-01-02T03]", NULL, NULL},
    {"The Daily Rain", "NONE t1 REST=[The Daily Rain]", NULL, NULL},
    {"8.5\" x 5.5\" pamphlet", "NONE t0 REST=[x 5.5\" pamphlet]", NULL, NULL},
    {"Novak, A. 2012. Title of rain. Invented Working Paper 17721.",
     "BOOK OWN t2 series=[Invented Working Paper] num=[17721] y=2012",
     "Title of rain", "Novak"},
    {"Novak, A. (2013) Title of rain. [Journal (Paginated)]",
     "NONE OWN t0 y=2013", "Title of rain", "Novak"},
    {"Novak, A. (1961) Title of rain. In: 1961 Rain Conference, "
     "September 24-27, 1961, Exampleton.",
     "PROC OWN t1 y=1961 event=[1961 Rain Conference] at=[Exampleton]",
     "Title of rain", "Novak"},
    {"OBESITY, 2014, 22 (8), pp. 1918 - 1925",
     "JOUR t1 cont=[OBESITY] v=[22] i=[8] p1=[1918] p2=[1925] "
     "pp=[1918 - 1925] y=2014",
     NULL, NULL},
    {"ARTN R134", "NUM t0 art=[R134]", NULL, NULL},
    {"Report of Rain;15-1", "SERIES t1 series=[Report of Rain] num=[15-1]",
     NULL, NULL},
    {"Journal of Rain, 2010, 1 pp. 121 - 140 (20)",
     "JOUR t1 cont=[Journal of Rain] v=[1] p1=[121] p2=[140] pp=[121 "
     "- 140] y=2010",
     NULL, NULL},
    {"ISBN: 9789462920880", "NONE t0 isbn=[9789462920880]", NULL, NULL},
    {"M. Novak and F. Klein, Journal of Rain 178, 524 (2008)",
     "JOUR t1 title=[M. Novak and F. Klein] cont=[Journal of Rain] "
     "v=[178] p1=[524] y=2008",
     NULL, NULL},
    {"Novak, A. (1988). “Title of Rain.” (1988). Pacific Rain "
     "11(2):25-65.",
     "JOUR OWN t0 cont=[Pacific Rain] v=[11] i=[2] p1=[25] p2=[65] "
     "pp=[25-65] y=1988",
     "Title of rain", "Novak"},
    {"Applied Rain A: Materials and Processing, 118 (3). pp. "
     "1153-1160. ISSN 1234-5679",
     "JOUR t1 cont=[Applied Rain A: Materials and Processing] "
     "v=[118] i=[3] p1=[1153] p2=[1160] pp=[1153-1160] "
     "issn=[1234-5679]",
     NULL, NULL},
    {"J. Phys.: Condens. Rain 26, 363202 (2014)",
     "JOUR t1 cont=[J. Phys.: Condens. Rain] v=[26] p1=[363202] "
     "y=2014",
     NULL, NULL},
    {"INVENTED: 000294813000011", "NONE t1 REST=[INVENTED]", NULL, NULL},
    {"2077-4214", "NONE t0 issn=[2077-4214]", NULL, NULL},
    {"2015, ApJ, 798, 38", "JOUR t1 cont=[ApJ] v=[798] p1=[38] y=2015", NULL,
     NULL},
    {"Novak, Anna; Title of rain; Universidad de Exampleton; 2019; "
     "42-62",
     "NUM OWN t0 p1=[42] p2=[62] pp=[42-62] y=2019 publ=[Universidad "
     "de Exampleton]",
     "Title of rain", "Novak"},
    {"La Pluie juridique , Invented Press, 2014, pp.607",
     "JOUR t1 cont=[La Pluie juridique] p1=[607] y=2014 "
     "publ=[Invented Press]",
     NULL, NULL},
    {"Journal of Rain 2015. doi: 10.5555/abc",
     "JOUR t1 cont=[Journal of Rain] y=2015 doi=[10.5555/abc]", NULL, NULL},
    {"Rain of Rains, 3/4(2024/2025), 49-64, (2025)",
     "JOUR t1 cont=[Rain of Rains] v=[3/4] p1=[49] p2=[64] "
     "pp=[49-64] y=2024 REST=[(2025)]",
     NULL, NULL},
    {"Rain and its kinds, pp. 47-58 in Zoorain, 1605, 51, "
     "(2007-12-31)",
     "JOUR t1 title=[Rain and its kinds, pp. 47-58] cont=[Zoorain] "
     "v=[1605] p1=[51] y=2007-12-31",
     NULL, NULL},
    {"Phys. Rain C 90, 064314 (2014)",
     "JOUR t1 cont=[Phys. Rain C] v=[90] p1=[064314] y=2014", NULL, NULL},
    {"Z. Rain C 12 (1990) 3", "JOUR t1 cont=[Z. Rain C] v=[12] p1=[3] y=1990",
     NULL, NULL},
    {"Acta Rain T 12, 45-50 (2010)",
     "JOUR t1 cont=[Acta Rain T] v=[12] p1=[45] p2=[50] pp=[45-50] "
     "y=2010",
     NULL, NULL},
    {"INVENTED: 46358", "NONE t1 REST=[INVENTED]", NULL, NULL},
    {"Lecture Notes on Rain 1897 (2007), 1-43",
     "JOUR t1 cont=[Lecture Notes on Rain] v=[1897] p1=[1] p2=[43] pp=[1-43] "
     "y=2007",
     NULL, NULL},
    {"JEX 1508:012,2015", "JOUR t1 cont=[JEX] v=[1508] p1=[012] y=2015", NULL,
     NULL},
    {"Rain Notes 99, 21:1-21:14, 2018",
     "JOUR t1 cont=[Rain Notes] v=[99] p1=[21:1] p2=[21:14] y=2018", NULL,
     NULL},
    {"PoS(RAIN 2013)001",
     "JOUR t1 cont=[PoS] v=[RAIN 2013] p1=[001] pp=[001] y=2013", NULL, NULL},
    {"JRP05(2010)012", "JOUR t1 cont=[JRP] v=[05] p1=[012] pp=[012] y=2010",
     NULL, NULL},
    {"PoS(CD15) (2015) 045",
     "JOUR t1 cont=[PoS] v=[CD15] p1=[045] pp=[045] "
     "y=2015",
     NULL, NULL},
    {"Glasnik, leto XXII, št. 1", "JOUR t1 cont=[Glasnik] v=[XXII] i=[1]", NULL,
     NULL},
    {"Glasnik, leto 2010, št. 1, str. 5-10",
     "JOUR t1 cont=[Glasnik] i=[1] p1=[5] p2=[10] pp=[5-10] y=2010", NULL,
     NULL},
    {"Primjer, god. 12, br. 3 (2010), str. 5-10",
     "JOUR t1 cont=[Primjer] v=[12] i=[3] p1=[5] p2=[10] pp=[5-10] y=2010",
     NULL, NULL},
    {"Exemplul, anul XII, nr. 3 (2010), p. 5-10",
     "JOUR t1 cont=[Exemplul] v=[XII] i=[3] p1=[5] p2=[10] pp=[5-10] y=2010",
     NULL, NULL},
    {"Rain Quarterly; Τόμ. 3 Αρ. 2 (2019); 45-67",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Rain Quarterly; المجلد 3 العدد 2 (2019); 45-67",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Rain Quarterly; دوره 3 شماره 2 (2019); 45-67",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Rain Quarterly; Jilid 3 Bil. 2 (2019); 45-67",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Rain Quarterly; Том 3 Випуск 2 (2019); 45-67",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Rain Quarterly; Tập 3 Số 2 (2019); 45-67",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Rain Quarterly; ปีที่ 3 ฉบับที่ 2 (2019); 45-67",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Rain Quarterly; 3권 2호 (2019); 45-67",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Rain Quarterly; 제3권 제2호 (2019); 45-67",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Rain Quarterly; 3. évf. 2. sz. (2019); 45-67",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Rain Quarterly; Sv. 3 Br. 2 (2019); 45-67",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Rain Quarterly; כרך 3 גיליון 2 (2019); 45-67",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Rain Quarterly, Vol. 3, No. 2 (2019), hal. 45-67",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Rain Quarterly, Vol. 3, No. 2 (2019), σελ. 45-67",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Rain Quarterly, Vol. 3, No. 2 (2019), ص. 45-67",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Rain Quarterly, Vol. 3, No. 2 (2019), 45-67쪽",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Rain Quarterly, Vol. 3, No. 2 (2019), หน้า 45-67",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Rain Quarterly, Vol. 3, No. 2 (2019), faqe 45-67",
     "JOUR t1 cont=[Rain Quarterly] v=[3] i=[2] p1=[45] p2=[67] pp=[45-67] "
     "y=2019",
     NULL, NULL},
    {"Journal of St. Paul 12 (2010), 5-10",
     "JOUR t1 cont=[Journal of St. Paul] v=[12] p1=[5] p2=[10] pp=[5-10] "
     "y=2010",
     NULL, NULL},
    {"Workshop on Rain (WR 2012), Dec 2012, Nancy, France. pp.25-40",
     "PROC t1 p1=[25] p2=[40] pp=[25-40] y=2012-12 event=[Workshop on Rain (WR "
     "2012)] at=[Nancy, France]",
     NULL, NULL},
    {"Journées de la pluie, 12-15 Jun 2013, St. Paul, MN, United States",
     "PROC t1 y=2013-6-12 event=[Journées de la pluie] at=[St. Paul, MN, "
     "United States]",
     NULL, NULL},
    {"Rain Meeting, Mar 2012, Bologna, Italy. 13 slides",
     "PROC t1 y=2012-3 event=[Rain Meeting] at=[Bologna, Italy] REST=[13 "
     "slides]",
     NULL, NULL},
    {"Novak, A. (1985) The alloys. In: Examples of metals. Example Press , "
     "Rockville, MD, pp. 329-342.",
     "CHAP OWN t1 cont=[Examples of metals] p1=[329] p2=[342] pp=[329-342] "
     "y=1985 publ=[Example Press] place=[Rockville, MD]",
     "The alloys", "Novak"},
    {"2007 International Rain Conference, Sep 2007, Exampleton",
     "NONE t0 y=2007-9 REST=[2007 International Rain Conference, Sep "
     "2007, Exampleton]",
     NULL, NULL},
    {"Yağmur Dergisi, C. 12 S. 3, 2015, s. 45-67",
     "JOUR t1 cont=[Yağmur Dergisi] v=[12] i=[3] p1=[45] p2=[67] pp=[45-67] "
     "y=2015",
     NULL, NULL},
    {"Yağmur Dergisi, C. 5, S. 1 (2015), ss. 45-67",
     "JOUR t1 cont=[Yağmur Dergisi] v=[5] i=[1] p1=[45] p2=[67] pp=[45-67] "
     "y=2015",
     NULL, NULL},
    {"Dešťové listy, č. 12 s. 3 (2015)",
     "JOUR t1 cont=[Dešťové listy] i=[12] p1=[3] y=2015", NULL, NULL},
    {"Yağmur Dergisi, Yıl: 5, Sayı: 1, Aralık 2015, s. 45-67",
     "JOUR t1 cont=[Yağmur Dergisi] v=[5] i=[1] p1=[45] p2=[67] pp=[45-67] "
     "y=2015-12",
     NULL, NULL},
    {"Kišni zbornik, sv. 12, br. 3 (2015), str. 45-67",
     "JOUR t1 cont=[Kišni zbornik] v=[12] i=[3] p1=[45] p2=[67] pp=[45-67] "
     "y=2015",
     NULL, NULL},
    {"Кишни зборник, књ. 12, св. 3 (2015), с. 45-67",
     "JOUR t1 cont=[Кишни зборник] v=[12] i=[3] p1=[45] p2=[67] pp=[45-67] "
     "y=2015",
     NULL, NULL},
    {"Esőtudományi Szemle XII. évf. 2015. 3. szám, 45–67. old.",
     "JOUR t1 cont=[Esőtudományi Szemle] v=[XII] i=[3] p1=[45] p2=[67] "
     "pp=[45–67] y=2015",
     NULL, NULL},
    {"Lietus raksti, 12. sēj., 3. nr. (2015), 45.-67. lpp.",
     "JOUR t1 cont=[Lietus raksti] v=[12] i=[3] p1=[45] p2=[67] pp=[45.-67] "
     "y=2015",
     NULL, NULL},
    {"Jurnal Hujan, Jilid 12, Bil. 3 (2015), ms. 45-67",
     "JOUR t1 cont=[Jurnal Hujan] v=[12] i=[3] p1=[45] p2=[67] pp=[45-67] "
     "y=2015",
     NULL, NULL},
    {"雨水研究,2015年,第12卷,第3期,45-67页",
     "JOUR t1 cont=[雨水研究] v=[12] i=[3] p1=[45] p2=[67] pp=[45-67] y=2015",
     NULL, NULL},
    {"雨水學報，12卷3期 (2015 / 09 / 01) ， P45 - 67",
     "JOUR t1 cont=[雨水學報] v=[12] i=[3] p1=[45] p2=[67] pp=[P45 - 67] "
     "y=2015-9-1",
     NULL, NULL},
    {"비 연구, 12권 3호, 2015년, 45-67쪽",
     "JOUR t1 cont=[비 연구] v=[12] i=[3] p1=[45] p2=[67] pp=[45-67] y=2015",
     NULL, NULL},
    {"F1000Research 2019, 8(Fog Comm J):1455",
     "JOUR t1 cont=[F1000Research] v=[8] i=[Fog Comm J] p1=[1455] y=2019", NULL,
     NULL},
    {"Annales de Pluie, 30ᵉ année, N. 3, 1975. pp. 45-67",
     "JOUR t1 cont=[Annales de Pluie] v=[30] i=[3] p1=[45] p2=[67] pp=[45-67] "
     "y=1975",
     NULL, NULL},
    {"Example Taxa, 1839(1), 43-59, (2008-08-01)",
     "JOUR t1 cont=[Example Taxa] v=[1839] i=[1] p1=[43] p2=[59] pp=[43-59] "
     "y=2008-8-1",
     NULL, NULL},
    {"Вестник университета. Серия «История», 2015, т. 12, № 3",
     "JOUR t1 cont=[Вестник университета. Серия «История»] v=[12] i=[3] y=2015",
     NULL, NULL},
    {"Известия вузов. Серия: Общественные науки; № 3 (2015); 45-67",
     "JOUR t1 cont=[Известия вузов. Серия: Общественные науки] i=[3] p1=[45] "
     "p2=[67] pp=[45-67] y=2015",
     NULL, NULL},
    {"Proceedings of the 5th Conference on Fog, Husum, Germany, 3-5 June 2015, "
     "pp. 1-9",
     "PROC t1 cont=[Proceedings of the 5th Conference on Fog] p1=[1] p2=[9] "
     "pp=[1-9] y=2015-6-3 at=[Husum, Germany]",
     NULL, NULL},
    {"Proceedings of the 5th Conference on Fog (CoF 2015), 3-5 June 2015, "
     "Husum, Germany, pp. 1-9",
     "PROC t1 cont=[Proceedings of the 5th Conference on Fog (CoF 2015)] "
     "p1=[1] p2=[9] pp=[1-9] y=2015-6-3 at=[Husum, Germany]",
     NULL, NULL},
    {"CoF '15: Proceedings of the 5th Conference on Fog, ACM, New York, NY, "
     "USA, 45-60",
     "PROC t1 cont=[CoF '15: Proceedings of the 5th Conference on Fog] p1=[45] "
     "p2=[60] pp=[45-60] publ=[ACM] place=[New York, NY, USA]",
     NULL, NULL},
    {"Proceedings of the Workshop on Fog, Husum, Germany, pp. 1-9",
     "PROC t1 cont=[Proceedings of the Workshop on Fog] p1=[1] p2=[9] pp=[1-9] "
     "at=[Husum, Germany]",
     NULL, NULL},
    {"Novak, A. (2014) Fog over Husum. In: Jets 2014, Düsseldorf, Germany.",
     "PROC OWN t1 y=2014 event=[Jets 2014] at=[Düsseldorf, Germany]",
     "Fog over Husum", "Novak"},
    {"W: Deszcz i ludzie / red. Jan Kowalski. - Kraków : Wydawnictwo "
     "Deszczowe, 2015. - S. 45-67",
     "CHAP t1 cont=[Deszcz i ludzie] p1=[45] p2=[67] pp=[45-67] y=2015 "
     "publ=[Wydawnictwo Deszczowe] place=[Kraków] eds=[Jan Kowalski]",
     NULL, NULL},
    {"Rivista di pioggia, a. XII, n. 3, 2015, pp. 45-67",
     "JOUR t1 cont=[Rivista di pioggia] v=[XII] i=[3] p1=[45] p2=[67] "
     "pp=[45-67] y=2015",
     NULL, NULL},
    {"«Rivista di pioggia», XII/3 (2015), pp. 45-67",
     "JOUR t1 cont=[Rivista di pioggia] v=[XII] i=[3] p1=[45] p2=[67] "
     "pp=[45-67] y=2015",
     NULL, NULL},
    {"Cahiers de la pluie, n°45, 2015/2, pp. 12-34",
     "JOUR t1 cont=[Cahiers de la pluie] i=[45] p1=[12] p2=[34] pp=[12-34] "
     "y=2015",
     NULL, NULL},
    {"Regntímarit, 12. árg., 3. tbl. 2015, bls. 45-67",
     "JOUR t1 cont=[Regntímarit] v=[12] i=[3] p1=[45] p2=[67] pp=[45-67] "
     "y=2015",
     NULL, NULL},
    {"Revista da Chuva. - ISSN 1234-5679. - Vol. 12, n.º 3 (2015), p. 45-67",
     "JOUR t1 cont=[Revista da Chuva] v=[12] i=[3] p1=[45] p2=[67] pp=[45-67] "
     "y=2015 issn=[1234-5679]",
     NULL, NULL},
    {"In: Handbuch Regen / Hrsg.: Carla Weber. - Berlin : Regenverlag, 2015. - "
     "S. 45-67",
     "CHAP t1 cont=[Handbuch Regen] p1=[45] p2=[67] pp=[45-67] y=2015 "
     "publ=[Regenverlag] place=[Berlin] eds=[Carla Weber]",
     NULL, NULL},
    {"Weber, Carla (Hrsg.): Handbuch Regen. 2. Aufl., Berlin: Regenverlag "
     "2015, S. 45-67",
     "CHAP t1 cont=[Handbuch Regen] p1=[45] p2=[67] pp=[45-67] y=2015 "
     "publ=[Regenverlag] place=[Berlin] eds=[Weber, Carla] ed=[2. Aufl.]",
     NULL, NULL},
    {"2015 IEEE International Conference on Rain (ICR), Husum, 2015, pp. 45-50",
     "PROC t1 cont=[2015 IEEE International Conference on Rain (ICR)] p1=[45] "
     "p2=[50] pp=[45-50] y=2015 at=[Husum]",
     NULL, NULL},
    {"Presented at the 5th Rain Conference, Husum, Germany, June 3-5, 2015",
     "PROC t1 y=2015-6-3 event=[5th Rain Conference] at=[Husum, Germany]", NULL,
     NULL},
    {"In: Weber C., Stone B. (eds) Fog Computing. Springer, Cham, pp 45-67",
     "CHAP t1 cont=[Fog Computing] p1=[45] p2=[67] pp=[45-67] publ=[Springer] "
     "place=[Cham] eds=[Weber C., Stone B.]",
     NULL, NULL},
    {"Carla Weber & Bernd Schulz (eds.), Handbook of Rain. Oxford University "
     "Press, pp. 45-67, 2015",
     "CHAP t1 cont=[Handbook of Rain] p1=[45] p2=[67] pp=[45-67] y=2015 "
     "publ=[Oxford University Press] eds=[Carla Weber & Bernd Schulz]",
     NULL, NULL},
    {"Regenmagazin, Ausgabe 3/2015, S. 4-7",
     "JOUR t1 cont=[Regenmagazin] i=[3] p1=[4] p2=[7] pp=[4-7] y=2015", NULL,
     NULL},
    {"Wetterkunde, Bd. 12, 2015, Heft 3, Seite 45 bis 67",
     "JOUR t1 cont=[Wetterkunde] v=[12] i=[3] p1=[45] p2=[67] pp=[45 bis 67] "
     "y=2015",
     NULL, NULL},
    {"Husumer Regenblatt vom 04.03.2015, S. 3",
     "NEWS t1 cont=[Husumer Regenblatt] p1=[3] y=2015-3-4", NULL, NULL},
    {"In: Weber, Carla (Hg.): Regen und Politik. Festschrift für Anna Stone "
     "zum 60. Geburtstag. Wiesbaden: Springer VS, 2015, S. 45-67",
     "CHAP t1 cont=[Regen und Politik. Festschrift für Anna Stone zum 60. "
     "Geburtstag] p1=[45] p2=[67] pp=[45-67] y=2015 publ=[Springer VS] "
     "place=[Wiesbaden] eds=[Weber, Carla]",
     NULL, NULL},
    {"Handbuch Regen. Hrsg. von Carla Weber. Berlin 2015, S. 45-67",
     "JOUR t1 cont=[Handbuch Regen] p1=[45] p2=[67] pp=[45-67] y=2015 "
     "place=[Berlin] eds=[Carla Weber]",
     NULL, NULL},
    {"Handbook of Rain (ed. Carla Weber), Rain Press, Oslo, 2015, pp. 45-67",
     "CHAP t1 cont=[Handbook of Rain] p1=[45] p2=[67] pp=[45-67] y=2015 "
     "publ=[Rain Press] place=[Oslo] eds=[Carla Weber]",
     NULL, NULL},
    {"Martin, Paul (dir.), Histoire de la pluie, Paris, Presses de la Pluie, "
     "2015, p. 45-67",
     "CHAP t1 cont=[Histoire de la pluie] p1=[45] p2=[67] pp=[45-67] y=2015 "
     "publ=[Presses de la Pluie] place=[Paris] eds=[Martin, Paul]",
     NULL, NULL},
    {"Historia de la lluvia / Juan Pérez (coord.), 2015, ISBN "
     "978-3-16-148410-0, págs. 45-67",
     "JOUR t1 cont=[Historia de la lluvia] p1=[45] p2=[67] pp=[45-67] y=2015 "
     "eds=[Juan Pérez] isbn=[978-3-16-148410-0]",
     NULL, NULL},
    {"in Storia della pioggia, a cura di Carlo Bianchi, Nuvola, Roma 2015, pp. "
     "45-67",
     "CHAP t1 cont=[Storia della pioggia] p1=[45] p2=[67] pp=[45-67] y=2015 "
     "publ=[Nuvola] place=[Roma] eds=[Carlo Bianchi]",
     NULL, NULL},
    {"Regntidskrift; Årg. 12 Nr 3 (2018): Regn; 45–67",
     "JOUR t1 cont=[Regntidskrift] v=[12] i=[3] it=[Regn] p1=[45] p2=[67] "
     "pp=[45–67] y=2018",
     "Regn", NULL},
    {"Études et mémoires (12/3), 45-67. (2015)",
     "JOUR t1 cont=[Études et mémoires] v=[12] i=[3] p1=[45] p2=[67] "
     "pp=[45-67] y=2015",
     NULL, NULL},
    {"Revista de Lluvia (1/2), 45-67 (2015)",
     "JOUR t1 cont=[Revista de Lluvia] i=[1/2] p1=[45] p2=[67] pp=[45-67] "
     "y=2015",
     NULL, NULL},
    {"Revue de pluie, tome LXII, fasc. 3, p. 45-67",
     "JOUR t1 cont=[Revue de pluie] v=[LXII] i=[3] p1=[45] p2=[67] pp=[45-67]",
     NULL, NULL},
};

static struct citation_own
own_of(const char *title, const char *family)
{
	struct citation_own own = {.title = str_c(title)};

	if (family != NULL)
		own.families[own.families_n++] = str_c(family);
	return own;
}

static void
test_forms(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(forms); i++) {
		struct citation_own own =
		    own_of(forms[i].title, forms[i].family);
		struct citation c;
		struct buf b;

		buf_init(&b, 8192);
		citation_read(str_c(forms[i].text), &own, &c);
		show(&b, &c);
		if (!str_eqc(buf_view(&b), forms[i].want))
			fail_msg("'%s' gave '" STR_FMT "', not '%s'",
				 forms[i].text, STR_ARG(buf_view(&b)),
				 forms[i].want);
		buf_free(&b);
	}
}

static void
test_own_citations(void **state)
{
	static const struct {
		const char *text;
		bool own;
	} cases[] = {
	    {"Novak A. Law of contracts. Studies in law ; 12. Berlin: "
	     "Regenverlag; 1984.",
	     true},
	    {"Novak, Anna. <i>Law of  Contracts</i>. Berlin: Regenverlag, "
	     "1984.",
	     true},
	    {"Law, of Contracts! Journal of Rain 12 (2010): 45-50.", true},
	    {"Klein C. Law of contracts. Berlin: Regenverlag; 1984.", true},
	    {"Law of contracts", false},
	    {"Law of contracts and of wills, by another hand, 1984.", false},
	    {"The law of contracts is old. We look at 12 cases of 1984.",
	     false},
	    {"Novak A. Law of wills. Berlin: Regenverlag; 1984.", false},
	    {"", false},
	};
	struct citation_own own = own_of("Law of contracts", "Novak");

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (citation_is_own(str_c(cases[i].text), &own) != cases[i].own)
			fail_msg("'%s'", cases[i].text);
}

static void
test_titles(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} cases[] = {
	    {"Law of contracts", "LAW, of Contracts.", true},
	    {"Über Regen: Eine Studie", "Uber <i>Regen</i> - eine Studie",
	     true},
	    {"Дождь и ветер", "ДОЖДЬ И ВЕТЕР.", true},
	    {"Law of contracts", "Law of contract", false},
	    {"", "", false},
	    {"...", "...", false},
	};
	size_t at, end;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (citation_same_title(str_c(cases[i].a), str_c(cases[i].b)) !=
		    cases[i].same)
			fail_msg("'%s', '%s'", cases[i].a, cases[i].b);
	assert_true(citation_title(STR("A. Novak: Rain, and wind. 2010"),
				   STR("Rain and Wind"), &at, &end));
	assert_int_equal(at, 10);
	assert_int_equal(end, 24);
	/* Half a word is no title, nor is a short one inside a sentence. */
	assert_false(citation_title(STR("All about brain and wind"),
				    STR("Rain and wind"), &at, &end));
	assert_false(
	    citation_title(STR("All about rain"), STR("Rain"), &at, &end));
	assert_true(
	    citation_title(STR("“Rain.” 2010"), STR("Rain"), &at, &end));
}

static void
test_pages(void **state)
{
	static const struct {
		const char *text, *first, *last;
	} cases[] = {
	    {"12-34", "12", "34"},         {"S. 12–34", "12", "34"},
	    {"pp. 12--34", "12", "34"},    {"e123", "e123", ""},
	    {"xi-xiv", "xi", "xiv"},       {"12-34, 40", "12", "34"},
	    {"S12–S15, 17", "S12", "S15"}, {"pages 5", "5", ""},
	    {"с. 18-25", "18", "25"},      {"Seite 3-20.", "3", "20"},
	};
	struct str first, last;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_true(
		    citation_pages(str_c(cases[i].text), &first, &last));
		assert_str(first, cases[i].first);
		assert_str(last, cases[i].last);
	}
	assert_false(citation_pages(STR("twelve"), &first, &last));
	assert_false(citation_pages(STR("12-34 of it"), &first, &last));
	assert_false(citation_pages(STR_NONE, &first, &last));
}

static void
test_the_words_are_sorted(void **state)
{
	const struct token_word_row *w = token_words_from("");

	(void)state;
	for (; w + 1 < token_words_end(); w++)
		if (strcmp(w[0].word, w[1].word) >= 0)
			fail_msg("'%s' before '%s'", w[0].word, w[1].word);
	/* Each is what folding gives, so that it can be found. */
	for (w = token_words_from(""); w < token_words_end(); w++) {
		char folded[FOLDED_MAX + 1];
		size_t n = strcspn(w->word, " ");

		token_fold(str_of(w->word, n), folded);
		if (strlen(folded) != n || memcmp(folded, w->word, n) != 0)
			fail_msg("'%s' is folded to '%s'", w->word, folded);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_forms),
	    cmocka_unit_test(test_own_citations),
	    cmocka_unit_test(test_titles),
	    cmocka_unit_test(test_pages),
	    cmocka_unit_test(test_the_words_are_sorted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
