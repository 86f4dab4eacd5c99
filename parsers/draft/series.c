/*
 * The draft: series in relations and in titles of their own, and the number of
 * the item in them.
 */
#include <limits.h>

#include "core/ident.h"
#include "parsers/draft/internal.h"

enum { SERIES_NUMBER_MAX = 24, LABEL_MAX = 32, PART_LAST = 999 };

/* "Papers 12", behind which the year stood in brackets, as the number. */
static void
take_before_year(struct str *title, struct str *number)
{
	size_t blank = str_rchr(*title, ' ');

	if (number->n != 4 || str_number(*number, 2099) < 1500 ||
	    blank == STR_NPOS || blank == 0 ||
	    str_number(str_from(*title, blank + 1), 9999) < 0)
		return;
	*number = str_from(*title, blank + 1);
	*title = str_trim(str_left(*title, blank));
}

/* "Papers, 12", "Papers, Band 12": the title of a series, and the number in it. */
void
draft_split_number(struct str *title, struct str *number)
{
	size_t comma = str_rchr(*title, ','), open = str_rchr(*title, '(');
	struct str tail =
	    draft_number_alone(str_trim(str_from(*title, comma + 1)));

	/* "Working papers (55)" (EPrints) */
	if (open != STR_NPOS && open > 1 && title->p[open - 1] == ' ' &&
	    str_chr(*title, ';') == STR_NPOS && str_ends(*title, STR(")")) &&
	    str_number(str_of(title->p + open + 1, title->n - open - 2),
		       999999) > 0) {
		*number = str_of(title->p + open + 1, title->n - open - 2);
		*title = str_trim(str_left(*title, open));
		take_before_year(title, number);
		return;
	}
	if (comma == STR_NPOS || str_chr(*title, ';') != STR_NPOS ||
	    str_number(tail, 999999) < 0)
		return;
	*number = tail;
	*title = str_trim(str_left(*title, comma));
}

/* "2004:30": a number counted anew each year, with the colon at `at`. */
static bool
in_year(struct str number, size_t at)
{
	return at == 4 && str_number(str_left(number, at), 2099) > 0 &&
	       str_number(str_from(number, at + 1), 9999) > 0;
}

/* What stands in front of a number, and ends no name. */
static const struct str signs[] = {
    STR_LIT(" no."),  STR_LIT(" no"),          STR_LIT(" nr."),
    STR_LIT(" nr"),   STR_LIT(" n\xc2\xb0"),   STR_LIT(" n\xc2\xba"),
    STR_LIT(" num."), STR_LIT(" n\xc3\xbam."), STR_LIT(" \xe2\x84\x96"),
    STR_LIT(" #"),
};

/*
 * "Papers;140": the series and the number in it, as DSpace joins them; "Papers;"
 * has no number, "TR-12;" and ";0-1787" no name.
 */
bool
draft_series_form(struct str s, struct str *title, struct str *number)
{
	size_t at = str_chr(s, ';'), letters = 0, blanks = 0;

	if (at == STR_NPOS || at + 1 + SERIES_NUMBER_MAX < s.n)
		return false;
	*title = str_trim(str_left(s, at));
	*number = str_trim(str_from(s, at + 1));
	if (str_istarts(*number, STR("vol")))
		return false;
	*number = draft_number_alone(*number);
	/* "57, no 1", "68 no. 3 (2015)", "Chapter 3:12-14": of a journal or
	 * book; but "2004:30" is the thirtieth of a year. */
	for (size_t i = 0; i < number->n; i++) {
		blanks += number->p[i] == ' ';
		if (str_chr(STR(";,("), number->p[i]) != STR_NPOS ||
		    (number->p[i] == ':' && !in_year(*number, i)))
			return false;
	}
	if (blanks > 1)
		return false;
	for (size_t i = 0; i < COUNT(signs); i++)
		if (str_iends(*title, signs[i]))
			*title =
			    str_trim(str_left(*title, title->n - signs[i].n));
	for (size_t i = 0; i < title->n; i++)
		letters += chr_alpha(title->p[i]) ||
			   (unsigned char)title->p[i] >= 0x80;
	if (number->n > 0 && !str_has_digit(*number))
		return false;
	if (number->n == 0 && str_has_digit(*title) &&
	    str_chr(*title, ' ') == STR_NPOS) {
		*number = *title;
		*title = STR_NONE;
	}
	return letters > 2 || (title->n == 0 && number->n > 0);
}

/* "Example studies, 1234-5679" (DiVA): the ISSN goes where it belongs. */
void
draft_issn_behind(struct draft *d, struct str *title)
{
	size_t at = str_rchr(*title, ',');
	struct rec_ident issn = {.kind = ID_ISSN};
	struct str tail = str_trim(str_from(*title, at + 1));

	if (at == STR_NPOS || at == 0 || tail.n != 9 ||
	    !ident_issn(d->r->arena, tail, &issn.value))
		return;
	*title = str_trim(str_left(*title, at));
	draft_id(d, ID_OF_HOST, issn);
}

static bool
add_series(struct draft *d, struct str title, struct str number)
{
	struct draft_host *h = draft_host(d, HOST_SERIES);

	if (h == NULL)
		return false;
	draft_issn_behind(d, &title);
	h->title = prose_without_marks(title);
	h->number = number;
	return true;
}

/* "34", "5/2001", "2015-12", "2015:3": and the year that it is counted in. */
static bool
is_series_number(struct str s)
{
	size_t at = str_chr(s, str_chr(s, '/') == STR_NPOS ? '-' : '/');

	if (in_year(s, str_chr(s, ':')))
		return true;
	return s.n <= SERIES_NUMBER_MAX &&
	       str_number(str_left(s, at), LLONG_MAX) > 0 &&
	       (at == STR_NPOS ||
		str_number(str_from(s, at + 1), LLONG_MAX) > 0);
}

/* In titles of series alone, of reports above all. */
static const struct str series_words[] = {
    STR_LIT("annales universitatis"),
    STR_LIT("annales academi"),
    STR_LIT("acta universitatis"),
    STR_LIT("acta academi"),
    STR_LIT("working paper"),
    STR_LIT("discussion paper"),
    STR_LIT("occasional paper"),
    STR_LIT("policy paper"),
    STR_LIT("technical report"),
    STR_LIT("technical memorandum"),
    STR_LIT("technical note"),
    STR_LIT("research paper"),
    STR_LIT("research report"),
    STR_LIT("paper series"),
    STR_LIT("report series"),
    STR_LIT("arbeitspapier"),
    STR_LIT("arbeitsbericht"),
    STR_LIT("diskussionspapier"),
    STR_LIT("diskussionsbeitr"),
    STR_LIT("forschungsbericht"),
    STR_LIT("schriftenreihe"),
    STR_LIT("schriften de"),
    STR_LIT("documentos de trabajo"),
    STR_LIT("documento de trabajo"),
    STR_LIT("documentos de discus"),
    STR_LIT("cuadernos de"),
    STR_LIT("documentos de trabalho"),
    STR_LIT("textos para discuss"),
    STR_LIT("texto para discuss"),
    STR_LIT("cadernos de"),
    STR_LIT("documents de travail"),
    STR_LIT("document de travail"),
    STR_LIT("cahiers de"),
    STR_LIT("cahier de"),
    STR_LIT("rapports de recherche"),
    STR_LIT("rapport de recherche"),
    STR_LIT("documenti di lavoro"),
    STR_LIT("quaderni de"),
    STR_LIT("quaderni di"),
    STR_LIT("rapporti tecnici"),
    STR_LIT("collana"),
    STR_LIT("werkdocument"),
    STR_LIT("onderzoeksrapport"),
    STR_LIT("discussienota"),
    STR_LIT("reeks"),
    STR_LIT("skriftserie"),
    STR_LIT("skriftsserie"),
    STR_LIT("rapportserie"),
    STR_LIT("arbetsrapport"),
    STR_LIT("arbejdspapir"),
    STR_LIT("arbeidsnotat"),
    STR_LIT("julkaisuj"),
    STR_LIT("julkaisusarja"),
    STR_LIT("raporttej"),
    STR_LIT("zeszyty"),
    STR_LIT("materia\xc5\x82y robocze"),
    STR_LIT("prace naukowe"),
    STR_LIT("edice"),
    STR_LIT("m\xc5\xb1helytanulm\xc3\xa1ny"),
    STR_LIT("f\xc3\xbczetek"),
    STR_LIT("\xd1\x81\xd0\xb5\xd1\x80\xd0\xb8\xd1\x8f"),
    STR_LIT("\xd1\x81\xd0\xb5\xd1\x80\xd1\x96\xd1\x8f"),
    STR_LIT("\xd0\xbf\xd1\x80\xd0\xb5\xd0\xbf\xd1\x80\xd0\xb8\xd0\xbd\xd1\x82"),
    STR_LIT("\xc3\xa7"
	    "al\xc4\xb1\xc5\x9fma tebli\xc4\x9f"),
    STR_LIT("tart\xc4\xb1\xc5\x9fma met"),
    STR_LIT("kertas kerja"),
    STR_LIT("\xe3\x83\xaf\xe3\x83\xbc\xe3\x82\xad\xe3\x83\xb3\xe3\x82\xb0"),
    STR_LIT("\xe3\x83\x87\xe3\x82\xa3\xe3\x82\xb9\xe3\x82\xab\xe3\x83\x83\xe3"
	    "\x82\xb7\xe3\x83\xa7\xe3\x83\xb3"),
    STR_LIT("\xe5\x8f\xa2\xe6\x9b\xb8"),
    STR_LIT("\xe4\xb8\x9b\xe4\xb9\xa6"),
    STR_LIT("\xe5\xb7\xa5\xe4\xbd\x9c\xe8\xae\xba\xe6\x96\x87"),
    STR_LIT("\xe3\x82\xb7\xe3\x83\xaa\xe3\x83\xbc\xe3\x82\xba"),
    STR_LIT("\xec\xb4\x9d\xec\x84\x9c"),
    STR_LIT("relat\xc3\xb3rios t\xc3\xa9"
	    "cnicos"),
    STR_LIT("informes t\xc3\xa9"
	    "cnicos"),
    STR_LIT("pracovn\xc3\xad se\xc5\xa1it"),
};

/* "Institute Working Papers, 2015-12": a word for series, and its number. */
static bool
comma_form(struct str s, struct str *title, struct str *number)
{
	size_t comma = str_rchr(s, ',');

	*title = str_trim(str_left(s, comma));
	*number = draft_number_alone(str_trim(str_from(s, comma + 1)));
	if (comma == STR_NPOS || !is_series_number(*number))
		return false;
	for (size_t i = 0; i < COUNT(series_words); i++)
		if (str_ifind(*title, series_words[i]) != STR_NPOS)
			return true;
	return false;
}

/* "Papers ; 7,2" (ISBD): the second part of the seventh volume of a series. */
static bool
parted_form(struct str s, struct str *title, struct str *number)
{
	size_t at = str_rfind(s, STR(" ; ")), comma;

	*number = str_trim(str_from(s, at + 3));
	comma = str_chr(*number, ',');
	if (at == STR_NPOS || comma == STR_NPOS ||
	    str_number(str_left(*number, comma), PART_LAST) < 0 ||
	    str_number(str_from(*number, comma + 1), PART_LAST) < 0)
		return false;
	*title = str_trim(str_left(s, at));
	return prose_is_name(*title);
}

/* A relation that names the series. */
static bool
read_series(struct draft *d, struct str s)
{
	struct str title, number;

	if (!parted_form(s, &title, &number) &&
	    !draft_series_form(s, &title, &number) &&
	    !comma_form(s, &title, &number))
		return false;
	if (title.n > 0)
		return add_series(d, title, number);
	draft_number(d, number);
	return true;
}

/* A relation that is a number, behind one that is a name: of that series. */
static bool
read_number_of(struct draft *d, struct str name, struct str s)
{
	s = draft_number_alone(s);
	if (!is_series_number(s) ||
	    (str_chr(name, ' ') == STR_NPOS &&
	     (str_chr(name, '-') == STR_NPOS || str_has_digit(name))) ||
	    ident_is_url(name) || str_ieq(name, record_title(d->r)) ||
	    !add_series(d, name, s))
		return false;
	draft_warn(d, "series: two relations, a name and a number");
	return true;
}

static const struct str series_labels[] = {
    STR_LIT("series"),
    STR_LIT("series title"),
    STR_LIT("series/report no."),
    STR_LIT("reihe"),
    STR_LIT("reihentitel"),
    STR_LIT("serientitel"),
    STR_LIT("schriftenreihe"),
    STR_LIT("serie"),
    STR_LIT("s\xc3\xa9rie"),
    STR_LIT("collection"),
    STR_LIT("titre de la collection"),
    STR_LIT("colecci\xc3\xb3n"),
    STR_LIT("cole\xc3\xa7\xc3\xa3o"),
    STR_LIT("coleccao"),
    STR_LIT("collana"),
    STR_LIT("reeks"),
    STR_LIT("reekstitel"),
    STR_LIT("skriftserie"),
    STR_LIT("sarja"),
    STR_LIT("julkaisusarja"),
    STR_LIT("seria"),
    STR_LIT("edice"),
    STR_LIT("\xc5\x99"
	    "ada"),
    STR_LIT("ed\xc3\xad"
	    "cia"),
    STR_LIT("zbirka"),
    STR_LIT("sorozat"),
    STR_LIT("\xd1\x81\xd0\xb5\xd1\x80\xd0\xb8\xd1\x8f"),
    STR_LIT("\xd0\xa1\xd0\xb5\xd1\x80\xd0\xb8\xd1\x8f"),
    STR_LIT("\xd1\x81\xd0\xb5\xd1\x80\xd1\x96\xd1\x8f"),
    STR_LIT("\xd0\xa1\xd0\xb5\xd1\x80\xd1\x96\xd1\x8f"),
    STR_LIT("\xcf\x83\xce\xb5\xce\xb9\xcf\x81\xce\xac"),
    STR_LIT("\xce\xa3\xce\xb5\xce\xb9\xcf\x81\xce\xac"),
    STR_LIT("dizi"),
    STR_LIT("seri"),
    STR_LIT("\xe3\x82\xb7\xe3\x83\xaa\xe3\x83\xbc\xe3\x82\xba"),
    STR_LIT("\xe5\x8f\xa2\xe6\x9b\xb8"),
    STR_LIT("\xe5\x8f\xa2\xe6\x9b\xb8\xe5\x90\x8d"),
    STR_LIT("\xe4\xb8\x9b\xe4\xb9\xa6"),
    STR_LIT("\xe4\xb8\x9b\xe4\xb9\xa6\xe5\x90\x8d"),
    STR_LIT("\xec\xb4\x9d\xec\x84\x9c"),
    STR_LIT("\xec\x8b\x9c\xeb\xa6\xac\xec\xa6\x88"),
};

/* "Series: ", "Collection : "; English archives have collections, too. */
static bool
cut_series_label(struct str *s)
{
	static const struct str sign = STR_LIT("\xef\xbc\x9a"); /* wide */
	size_t colon = str_chr(*s, ':'), wide = str_find(*s, sign);
	struct str label;

	if (colon == STR_NPOS && wide == STR_NPOS)
		return false;
	colon = wide < colon ? wide : colon;
	label = str_trim(str_left(*s, colon));
	if (label.n > LABEL_MAX ||
	    (str_ieq(label, STR("collection")) && label.n == colon))
		return false;
	for (size_t i = 0; i < COUNT(series_labels); i++)
		if (str_ieq(label, series_labels[i])) {
			colon += colon == wide ? sign.n : 1;
			*s = str_trim(str_from(*s, colon));
			return true;
		}
	return false;
}

/* "Series: Papers", "Series: Papers, 12": of what stands in no journal. */
static struct draft_host *
labelled_series(struct draft *d, struct str s)
{
	struct str title, number = STR_NONE;

	if (!cut_series_label(&s))
		return NULL;
	if (!draft_series_form(s, &title, &number)) {
		title = s;
		draft_split_number(&title, &number);
	}
	return title.n > 0 && add_series(d, title, number)
		   ? &d->hosts[d->nhosts - 1]
		   : NULL;
}

bool
draft_series_relation(struct draft *d, struct draft_host **labelled,
		      struct str before, struct str s)
{
	struct draft_host *own = labelled_series(d, s);

	if (own != NULL) {
		*labelled = own;
		return true;
	}
	if (*labelled != NULL && (*labelled)->number.n == 0 &&
	    is_series_number(draft_number_alone(s))) {
		(*labelled)->number = draft_number_alone(s);
		return true;
	}
	return read_number_of(d, before, s) || read_series(d, s);
}
