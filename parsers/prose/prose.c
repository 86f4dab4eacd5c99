/*
 * What sort of text a description is, by its shape: prose, a note
 * about the item or its file, the numbers of a volume, a mere label.
 */
#include "core/norm.h"
#include "core/scan.h"
#include "core/table.h"
#include "parsers/prose/prose.h"
#include "parsers/vocab/vocab.h"

enum {
	PROSE_BYTES = 400,   /* as long, or as many sentences: an abstract */
	PROSE_SENTENCES = 3, /* whatever words are in it */
	SHORT_BYTES = 120,   /* one word tells a note */
	WORD_BYTES = 200,    /* in more text it takes one for as many bytes */
	HEAD_BYTES = 100,    /* a note comes to the point */
	LONG_BYTES = 1500,   /* no note is that long */
	LAST_WORD_MIN = 4,   /* small letters in front of a stop, */
	END_LETTERS = 3,     /* and of these one is a vowel */
	LABEL_MAX = 40,
	HEADING_BYTES = 40,
	HEADING_WORDS = 4,
	VOLUME_MAX = 100,
	EXTENT_MAX = 200,
	COUNTED_WORDS = 3, /* of "2 colour maps" */
	EXTENT_DIGITS = 4,
	DELIVERY_MAX = 120,
	PART_BYTES = 80, /* of what names a part of a book */
	FOLDED_MAX = 2 * PART_BYTES,
	CODE_LABEL_MAX = 24, /* bytes of "Scopus EID" */
	CLASSES_BYTES = 120, /* of a note on a classification */
	CLASS_FRONT = 24,    /* ... in which a number stands */
	SMALL_MAX = 3,       /* letters of "of", "and" in a name */
	NAME_MAX = 120,
	CODED_MIN = 40 /* bytes of a text behind the code of its language */
};

/* --- Labels ---------------------------------------------------------------- */

/* Kinds of descriptions by the names that DataCite gives them. */
static const struct {
	struct str word;
	enum prose_label label;
} kinds[] = {
    {STR_LIT("Abstract"), LABEL_ABSTRACT},
    {STR_LIT("Methods"), LABEL_NOTE},
    {STR_LIT("SeriesInformation"), LABEL_SERIES},
    {STR_LIT("Series Information"), LABEL_SERIES},
    {STR_LIT("TableOfContents"), LABEL_CONTENTS},
    {STR_LIT("Table Of Contents"), LABEL_CONTENTS},
    {STR_LIT("TechnicalInfo"), LABEL_NOTE},
    {STR_LIT("Technical Info"), LABEL_NOTE},
    {STR_LIT("Other"), LABEL_NOTE},
};

/* What DSpace writes on the way of an item, and programs for want of words. */
static const struct str noise[] = {
    STR_LIT("No description"),
    STR_LIT("Made available in DSpace"),
    STR_LIT("Submitted by "),
    STR_LIT("Approved for entry into archive"),
    STR_LIT("Rejected by "),
    STR_LIT("Restored into DSpace"),
    STR_LIT("Item withdrawn by "),
    STR_LIT("Item reinstated by "),
    STR_LIT("Step: "),
    STR_LIT("Workflow started"),
    STR_LIT("status: "), /* Lirias */
    STR_LIT("Approved for public release"),
};

/* Whole texts that forms write: HAL, Peru. */
static const struct str fillings[] = {
    STR_LIT("International audience"),
    STR_LIT("National audience"),
    STR_LIT("Not specified"),
    STR_LIT("No audience"),
    STR_LIT("Peer reviewed"),
    STR_LIT("Peer-reviewed"),
    STR_LIT("Non peer reviewed"),
    STR_LIT("Revisi\xc3\xb3n por pares"),
    STR_LIT("Revisado por pares"),
    STR_LIT("Revisi\xc3\xb3n por pares externos"),
    STR_LIT("Revis\xc3\xa3o por pares"),
    STR_LIT("Peer review"),
};

enum prose_label
prose_label_alone(struct str s)
{
	while (s.n > 0 && (s.p[s.n - 1] == ':' || s.p[s.n - 1] == '.'))
		s.n--;
	if (s.n > LABEL_MAX)
		return LABEL_NONE;
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_ieq(s, kinds[i].word))
			return kinds[i].label;
	return s.n > 0 && vocab_abstract_label(s) == s.n ? LABEL_ABSTRACT
							 : LABEL_NONE;
}

/* ":", ".", " -", "\u2013", "\u2014" between a label and its text. */
static size_t
separator(struct str s)
{
	size_t blank = s.n > 0 && s.p[0] == ' ';

	s = str_from(s, blank);
	if (str_starts(s, STR(":")) ||
	    (blank == 0 && str_starts(s, STR("."))) || str_starts(s, STR("- ")))
		return blank + 1;
	if (str_starts(s, STR("\xe2\x80\x93")) ||
	    str_starts(s, STR("\xe2\x80\x94")))
		return blank + 3;
	return 0;
}

/* "(Abstract) Text": the text behind the brackets, or none. */
static struct str
past_bracketed(struct str s)
{
	char open = s.n > 0 ? s.p[0] : '\0', close = open == '(' ? ')' : ']';
	size_t n;

	if (open != '(' && open != '[')
		return STR_NONE;
	n = vocab_abstract_label(str_from(s, 1));
	return n > 0 && s.n > n + 2 && s.p[n + 1] == close
		   ? str_trim(str_from(s, n + 2))
		   : STR_NONE;
}

/*
 * "Abstract The aim ...", "Abstrak Penelitian ini ...": no sign between the
 * label and a word that sentences begin with; "Abstract Painting in ..." is a
 * sentence.
 */
/* clang-format off */
static const struct str first_words[] = {
	STR_LIT("A"), STR_LIT("Aim"), STR_LIT("Aims"), STR_LIT("An"),
	STR_LIT("Background"), STR_LIT("Context"), STR_LIT("Introduction"),
	STR_LIT("Objective"), STR_LIT("Objectives"), STR_LIT("Purpose"),
	STR_LIT("The"), STR_LIT("These"), STR_LIT("This"), STR_LIT("We"),
	STR_LIT("In"), STR_LIT("Das"), STR_LIT("Der"), STR_LIT("Die"),
	STR_LIT("Diese"), STR_LIT("Dieser"), STR_LIT("Hintergrund"),
	STR_LIT("Cet"), STR_LIT("Cette"), STR_LIT("Dans"), STR_LIT("La"),
	STR_LIT("Le"), STR_LIT("Les"), STR_LIT("Nous"), STR_LIT("El"),
	STR_LIT("En"), STR_LIT("Esta"), STR_LIT("Este"), STR_LIT("Introducción"),
	STR_LIT("Las"), STR_LIT("Los"), STR_LIT("Objetivo"),
	STR_LIT("Objetivos"), STR_LIT("Se"), STR_LIT("As"), STR_LIT("Introdução"),
	STR_LIT("O"), STR_LIT("Os"), STR_LIT("Il"), STR_LIT("Lo"),
	STR_LIT("Questo"), STR_LIT("Bu"), STR_LIT("Artikel"), STR_LIT("Dalam"),
	STR_LIT("Jurnal"), STR_LIT("Latar"), STR_LIT("Pendahuluan"),
	STR_LIT("Penelitian"), STR_LIT("Tujuan"), STR_LIT("Tulisan"),
	STR_LIT("В"), STR_LIT("Цель"), STR_LIT("У"), STR_LIT("Мета"),
	STR_LIT("Стаття"), STR_LIT("Статья"), STR_LIT("W"), STR_LIT("Artykuł"),
};
/* clang-format on */

static bool
begins_sentence(struct str s)
{
	struct str word = str_left(s, str_chr(s, ' '));

	while (word.n > 1 &&
	       (str_ends(word, STR(":")) || str_ends(word, STR("."))))
		word.n--;
	for (size_t i = 0; i < COUNT(first_words); i++)
		if (str_ieq(word, first_words[i]))
			return true;
	return false;
}

/*
 * "eng: Text": a code of the language in front (Visual Library); the text behind
 * it, or none.
 */
static struct str
past_language(struct str s)
{
	static const struct str codes[] = {
	    STR_LIT("eng"), STR_LIT("ger"), STR_LIT("deu"), STR_LIT("fre"),
	    STR_LIT("fra"), STR_LIT("spa"), STR_LIT("por"), STR_LIT("ita"),
	    STR_LIT("dut"), STR_LIT("nld"), STR_LIT("swe"), STR_LIT("nor"),
	    STR_LIT("dan"), STR_LIT("fin"), STR_LIT("pol"), STR_LIT("cze"),
	    STR_LIT("ces"), STR_LIT("rus"), STR_LIT("ukr"), STR_LIT("tur"),
	    STR_LIT("jpn"), STR_LIT("chi"), STR_LIT("zho"), STR_LIT("kor"),
	    STR_LIT("ind"), STR_LIT("cat"), STR_LIT("glg"), STR_LIT("baq"),
	    STR_LIT("hun"), STR_LIT("rum"), STR_LIT("slv"), STR_LIT("hrv"),
	    STR_LIT("srp"), STR_LIT("gre"), STR_LIT("lat"), STR_LIT("ara"),
	};

	if (s.n < CODED_MIN || s.p[3] != ':' || s.p[4] != ' ')
		return STR_NONE;
	for (size_t i = 0; i < COUNT(codes); i++)
		if (str_istarts(s, codes[i]))
			return str_from(s, 5);
	return STR_NONE;
}

bool
prose_cut_label(struct str *s)
{
	struct str rest = past_bracketed(*s);
	size_t n;

	if (rest.n == 0)
		rest = past_language(*s);
	if (rest.n > 0) {
		*s = rest;
		return true;
	}
	n = vocab_abstract_label(*s);
	if (n == 0)
		return false;
	rest = str_from(*s, n);
	n = separator(rest);
	if (n == 0 && rest.n > 1 && rest.p[0] == ' ' &&
	    begins_sentence(str_from(rest, 1)))
		n = 1;
	rest = str_trim(str_from(rest, n));
	if (n == 0 || rest.n == 0)
		return false;
	*s = rest;
	return true;
}

/* --- Shapes ---------------------------------------------------------------- */

/*
 * What notes speak of, in lower case and sorted: the file and its version,
 * where it appeared, who paid, whose right it is, what the copy was made from,
 * what a book has at its end, the thesis that it was. Beginnings of words.
 */
static const struct str words[] = {
    STR_LIT(".pdf"),
    STR_LIT("abstract in "),
    STR_LIT("accepted by"),
    STR_LIT("accepted for"),
    STR_LIT("accepted in"),
    STR_LIT("accepted manuscript"),
    STR_LIT("accepted version"),
    STR_LIT("access the final"),
    STR_LIT("acknowledg"),
    STR_LIT("advisor:"),
    STR_LIT("advisors:"),
    STR_LIT("all rights reserved"),
    STR_LIT("anfragen zur vervielf"),
    STR_LIT("appeared in"),
    STR_LIT("apresentad"),
    STR_LIT("as part of the requirements"),
    STR_LIT("are grateful"),
    STR_LIT("attached"),
    STR_LIT("author accepted"),
    STR_LIT("author thanks"),
    STR_LIT("author version"),
    STR_LIT("author's accepted"),
    STR_LIT("author's version"),
    STR_LIT("authors thank"),
    STR_LIT("autorisation de reproduction"),
    STR_LIT("avec l'autorisation"),
    STR_LIT("avec le soutien"),
    STR_LIT("bibliographic ref"),
    STR_LIT("bibliographical ref"),
    STR_LIT("bibliography:"),
    STR_LIT("bolsa"),
    STR_LIT("caption title"),
    STR_LIT("com o apoio"),
    STR_LIT("communiquer avec"),
    STR_LIT("comprend des r"),
    STR_LIT("con el apoyo"),
    STR_LIT("copyright"),
    STR_LIT("cover title"),
    STR_LIT("creative commons"),
    STR_LIT("definitive publisher"),
    STR_LIT("definitive version"),
    STR_LIT("demande de reproduction"),
    STR_LIT("demandes de reproduction"),
    STR_LIT("deposited"),
    STR_LIT("derechos reservados"),
    STR_LIT("description based"),
    STR_LIT("digitalisier"),
    STR_LIT("digitaliza"),
    STR_LIT("digitisation"),
    STR_LIT("digitised"),
    STR_LIT("digitization"),
    STR_LIT("digitized"),
    STR_LIT("direitos reservados"),
    STR_LIT("diss. "),
    STR_LIT("diss., "),
    STR_LIT("dissertation ("),
    STR_LIT("dissertation submitted"),
    STR_LIT("disserta\xc3\xa7\xc3\xa3o ("),
    STR_LIT("disserta\xc3\xa7\xc3\xa3o de "),
    STR_LIT("doi:"),
    STR_LIT("droits d'auteur"),
    STR_LIT("electronic reproduction"),
    STR_LIT("electronic version"),
    STR_LIT("embargo"),
    STR_LIT("erschienen in"),
    STR_LIT("figures"),
    STR_LIT("file attached"),
    STR_LIT("files attached"),
    STR_LIT("final draft"),
    STR_LIT("final publication"),
    STR_LIT("final published"),
    STR_LIT("final version"),
    STR_LIT("financiad"),
    STR_LIT("financial support"),
    STR_LIT("financ\xc3\xa9 par"),
    STR_LIT("finanziat"),
    STR_LIT("first published"),
    STR_LIT("for full text"),
    STR_LIT("full text"),
    STR_LIT("full-text"),
    STR_LIT("funded by"),
    STR_LIT("funding"),
    STR_LIT("f\xc3\xb6rderung durch"),
    STR_LIT("galley"),
    STR_LIT("gefinancierd"),
    STR_LIT("gef\xc3\xb6rdert"),
    STR_LIT("gepubliceerd in"),
    STR_LIT("grant"),
    STR_LIT("grants"),
    STR_LIT("gratefully"),
    STR_LIT("http://"),
    STR_LIT("https://"),
    STR_LIT("in partial fulfil"),
    STR_LIT("in press"),
    STR_LIT("includes biblio"),
    STR_LIT("includes bibliograph"),
    STR_LIT("includes index"),
    STR_LIT("inclui bibliograf"),
    STR_LIT("incluye bibliograf"),
    STR_LIT("international audience"),
    STR_LIT("is grateful"),
    STR_LIT("leaves"),
    STR_LIT("lecture given"),
    STR_LIT("licence"),
    STR_LIT("licencia"),
    STR_LIT("license"),
    STR_LIT("licensed"),
    STR_LIT("licen\xc3\xa7"
	    "a"),
    STR_LIT("literaturverz"),
    STR_LIT("lizenz"),
    STR_LIT("mestrado em"),
    STR_LIT("microfiche"),
    STR_LIT("microfilm"),
    STR_LIT("mit genehmigung"),
    STR_LIT("m\xc3\xa9moire num\xc3\xa9ris\xc3\xa9"),
    STR_LIT("m\xc3\xa9moire pr\xc3\xa9sent\xc3\xa9"),
    STR_LIT("nachdruck"),
    STR_LIT("national audience"),
    STR_LIT("num\xc3\xa9ris\xc3\xa9"),
    STR_LIT("open access"),
    STR_LIT("opublikowan"),
    STR_LIT("original source material"),
    STR_LIT("originally published"),
    STR_LIT("pages"),
    STR_LIT("paper presented"),
    STR_LIT("paru dans"),
    STR_LIT("pdf file"),
    STR_LIT("peer review"),
    STR_LIT("peer-review"),
    STR_LIT("peerreviewed"),
    STR_LIT("permission"),
    STR_LIT("please go to the"),
    STR_LIT("post-print"),
    STR_LIT("postprint"),
    STR_LIT("pour toute demande"),
    STR_LIT("pre-print"),
    STR_LIT("presentado en"),
    STR_LIT("presented as part"),
    STR_LIT("presented at"),
    STR_LIT("presented to"),
    STR_LIT("print version"),
    STR_LIT("pubblicato in"),
    STR_LIT("publicado em"),
    STR_LIT("publicado en"),
    STR_LIT("published as"),
    STR_LIT("published by"),
    STR_LIT("published in"),
    STR_LIT("published online"),
    STR_LIT("published version"),
    STR_LIT("publisher version"),
    STR_LIT("publisher's version"),
    STR_LIT("publi\xc3\xa9 dans"),
    STR_LIT("reprint"),
    STR_LIT("reproduction de contenu"),
    STR_LIT("reproduction rights"),
    STR_LIT("request a copy"),
    STR_LIT("requests for reproduction"),
    STR_LIT("richiesta di riproduzione"),
    STR_LIT("scanned"),
    STR_LIT("solicitar c\xc3\xb3pia"),
    STR_LIT("solicitar una copia"),
    STR_LIT("soutenu par"),
    STR_LIT("sponsored by"),
    STR_LIT("sponsors"),
    STR_LIT("submitted as part"),
    STR_LIT("submitted in partial"),
    STR_LIT("submitted to"),
    STR_LIT("submitted version"),
    STR_LIT("summary in "),
    STR_LIT("supervisor:"),
    STR_LIT("support from"),
    STR_LIT("supported by"),
    STR_LIT("talk given"),
    STR_LIT("tese ("),
    STR_LIT("tese de "),
    STR_LIT("tesis ("),
    STR_LIT("tesis de "),
    STR_LIT("text auf "),
    STR_LIT("text in "),
    STR_LIT("text is included"),
    STR_LIT("text teilw"),
    STR_LIT("texte en "),
    STR_LIT("texto em "),
    STR_LIT("texto en "),
    STR_LIT("thesis ("),
    STR_LIT("thesis for"),
    STR_LIT("thesis presented"),
    STR_LIT("thesis submitted"),
    STR_LIT("thesis--"),
    STR_LIT("this item"),
    STR_LIT("this record"),
    STR_LIT("th\xc3\xa8se pr\xc3\xa9sent\xc3\xa9"
	    "e"),
    STR_LIT("title from"),
    STR_LIT("to appear in"),
    STR_LIT("to request a copy"),
    STR_LIT("tous droits"),
    STR_LIT("typescript"),
    STR_LIT("uploaded"),
    STR_LIT("verschenen in"),
    STR_LIT("version de l'auteur"),
    STR_LIT("version of record"),
    STR_LIT("version publi\xc3\xa9"
	    "e"),
    STR_LIT("version \xc3\xa9lectronique"),
    STR_LIT("versi\xc3\xb3n publicada"),
    STR_LIT("vers\xc3\xa3o publicada"),
    STR_LIT("ver\xc3\xb6"
	    "ffentlicht in"),
    STR_LIT("vita."),
    STR_LIT("volltext"),
    STR_LIT("we thank"),
    STR_LIT("would like to thank"),
    STR_LIT("zuerst erschienen"),
    STR_LIT("zugl.:"),
    STR_LIT("zweitver\xc3\xb6"
	    "ffentlich"),
    STR_LIT("\xc2\xa9"),
};

/* Beginnings that labels of notes have. */
static const struct str starts[] = {
    STR_LIT("Comment: "),  STR_LIT("Comments: "),   STR_LIT("Citation: "),
    STR_LIT("Note: "),     STR_LIT("Notes: "),      STR_LIT("Funding: "),
    STR_LIT("Keywords: "), STR_LIT("In: "),         STR_LIT("Source: "),
    STR_LIT("Thesis: "),   STR_LIT("UK sponsors: ")};

static bool
has_start(struct str s, const struct str *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_istarts(s, list[i]))
			return true;
	return false;
}

/*
 * Compares the beginning of s, of which case does not count, with a word of
 * the same first byte.
 */
static inline int
compare(struct str s, struct str word)
{
	for (size_t i = 1; i < word.n; i++) {
		unsigned char a, b = (unsigned char)word.p[i];

		if (i == s.n)
			return -1;
		a = (unsigned char)chr_tolower(s.p[i]);
		if (a != b)
			return a < b ? -1 : 1;
	}
	return 0;
}

/* A word that s begins with. Of two the shorter stands first: it is enough. */
static bool
has_word(struct str s)
{
	size_t low = 0, high = COUNT(words);
	unsigned char first = (unsigned char)chr_tolower(s.p[0]);

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c = first - (unsigned char)words[mid].p[0];

		if (c == 0)
			c = compare(s, words[mid]);
		if (c == 0)
			return true;
		if (c < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return false;
}

/*
 * How many such words are in it; those at its beginning count twice. A longer
 * text without one there is no note, and is not read on.
 */
static size_t
count_words(struct str s)
{
	size_t head = 0, n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (i == HEAD_BYTES && head == 0 && s.n > WORD_BYTES)
			return 0;
		unsigned char before = i == 0 ? ' ' : (unsigned char)s.p[i - 1];

		if ((before < 0x80 && !chr_alnum((char)before) &&
		     before != '-') ||
		    s.p[i] == '.') {
			bool found = has_word(str_from(s, i));

			n += found;
			head += found && i < HEAD_BYTES;
		}
	}
	return n + head;
}

/* Is the stop at `i` behind two small letters, with a blank behind it? */
static bool
ends_sentence(struct str s, size_t i)
{
	return (i + 1 == s.n || s.p[i + 1] == ' ') &&
	       (chr_lower(s.p[i - 1]) || (unsigned char)s.p[i - 1] >= 0x80 ||
		s.p[i - 1] == ')' || chr_digit(s.p[i - 1])) &&
	       !chr_upper(s.p[i - 2]) && s.p[i - 2] != ' ';
}

/* May one of these sixteen bytes end a sentence? */
static bool
has_stop(const char *p)
{
	scan_bytes b = scan_load(p);

	return scan_any((b == '.') | (b == '?') | (b == '!') | (b == 0xe3));
}

static size_t
count_sentences(struct str s)
{
	size_t n = 0, to;

	for (size_t i = 2; i < s.n; i = to) {
		to = s.n - i < SCAN_STEP ? s.n : i + SCAN_STEP;
		if (to - i == SCAN_STEP && !has_stop(s.p + i))
			continue;
		for (; i < to; i++)
			if (s.p[i] == '.' || s.p[i] == '?' || s.p[i] == '!')
				n += ends_sentence(s, i);
			else
				n += str_starts(str_from(s, i),
						STR("\xe3\x80\x82"));
	}
	return n;
}

/* "v.18=[no.205-216] (1884)", "Bd. 3", "t.5:pt.2 (1901)" */
static bool
is_volume(struct str s)
{
	static const struct str units[] = {
	    STR_LIT("v"),    STR_LIT("vol"),   STR_LIT("vols"), STR_LIT("bd"),
	    STR_LIT("band"), STR_LIT("jahrg"), STR_LIT("jg"),   STR_LIT("heft"),
	    STR_LIT("h"),    STR_LIT("t"),     STR_LIT("tome"), STR_LIT("tom"),
	    STR_LIT("tomo"), STR_LIT("no"),    STR_LIT("nr"),   STR_LIT("n"),
	    STR_LIT("num"),  STR_LIT("pt"),    STR_LIT("part"), STR_LIT("ser"),
	    STR_LIT("fasc"), STR_LIT("lfg"),   STR_LIT("suppl")};
	size_t end = 0, digits = 0, letters = 0;
	bool unit = false;

	if (s.n > VOLUME_MAX)
		return false;
	while (end < s.n && chr_alpha(s.p[end]))
		end++;
	for (size_t i = 0; i < COUNT(units); i++)
		unit = unit || str_ieq(str_left(s, end), units[i]);
	while (end < s.n && (s.p[end] == '.' || s.p[end] == ' '))
		end++;
	if (!unit || end == s.n || !(chr_digit(s.p[end]) || s.p[end] == '['))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		letters += chr_alpha(s.p[i]);
		digits += chr_digit(s.p[i]);
	}
	return letters <= 2 * digits + 4;
}

/* "Erica Novak", "Physics": a name or a heading, of few words and no stop. */
static bool
is_heading(struct str s)
{
	size_t blanks = 0;

	if (s.n > HEADING_BYTES)
		return false;
	for (size_t i = 0; i < s.n; i++)
		blanks += s.p[i] == ' ';
	return blanks < HEADING_WORDS && (unsigned char)s.p[0] < 0xe3 &&
	       str_chr(STR(".!?"), s.p[s.n - 1]) == STR_NPOS;
}

bool
prose_is_bracketed(struct str s)
{
	return s.n > 0 && s.n < PROSE_BYTES && s.p[0] == '[' &&
	       str_chr(s, ']') == s.n - 1;
}

/* "First Line: Why are the men so bold?": a field, with its name in front;
 * "Background: ..." begins an abstract. */
static bool
is_field(struct str s)
{
	size_t colon = str_chr(str_left(s, LABEL_MAX), ':'), blanks = 0;

	if (colon == STR_NPOS || s.n > SHORT_BYTES || colon + 1 >= s.n ||
	    s.p[colon + 1] != ' ' || !chr_upper(s.p[0]))
		return false;
	for (size_t i = 0; i < colon; i++)
		blanks += s.p[i] == ' ';
	return blanks > 0 && blanks < HEADING_WORDS;
}

/* "received 2016-01-03, accepted 2016-04-18": as good as all of it numbers. */
static bool
is_figures(struct str s)
{
	size_t digits = 0, letters = 0;

	if (s.n > EXTENT_MAX)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		digits += chr_digit(s.p[i]);
		letters += chr_alpha(s.p[i]) || (unsigned char)s.p[i] >= 0xc0;
	}
	return 2 * digits >= letters;
}

/* "2 tables; 14 ref.", "3 fig., 2 maps": what is counted, and nothing else. */
static bool
is_counts(struct str s)
{
	struct str rest = s, word, part;
	char sign = str_chr(s, ';') != STR_NPOS ? ';' : ',';

	if (s.n > EXTENT_MAX)
		return false;
	while (str_cut(&rest, sign, &part)) {
		size_t n = 0;

		part = str_trim(part);
		if (part.n == 0 || !chr_digit(part.p[0]))
			return false;
		while (str_cut(&part, ' ', &word))
			n += word.n > 0;
		if (n > COUNTED_WORDS)
			return false;
	}
	return true;
}

/* "Scale [ca. 1:50,000]. Relief shown by hachures.": of a map. */
bool
prose_is_scale(struct str s)
{
	static const struct str labels[] = {
	    STR_LIT("scale "),      STR_LIT("scales "),  STR_LIT("massstab "),
	    STR_LIT("maßstab "),    STR_LIT("escala "),  STR_LIT("échelle "),
	    STR_LIT("Échelle "),    STR_LIT("echelle "), STR_LIT("scala "),
	    STR_LIT("schaal "),     STR_LIT("skala "),   STR_LIT("měřítko "),
	    STR_LIT("mierka "),     STR_LIT("mjerilo "), STR_LIT("mittakaava "),
	    STR_LIT("méretarány "), STR_LIT("масштаб "), STR_LIT("Масштаб "),
	    STR_LIT("縮尺"),        STR_LIT("比例尺"),
	};
	size_t at = str_find(str_left(s, LABEL_MAX), STR("1:"));

	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (at != STR_NPOS && str_istarts(s, labels[i]))
			return true;
	return false;
}

/* "From Example Press via Example Router": how the record came. */
static bool
is_delivery(struct str s)
{
	size_t via;

	if (s.n > DELIVERY_MAX || !str_istarts(s, STR("from ")))
		return false;
	via = str_find(s, STR(" via "));
	return via != STR_NPOS && via + 5 < s.n && chr_upper(s.p[via + 5]);
}

/* "June 1987"--Cover: what catalogues quote, and from where. */
static bool
is_quotation(struct str s)
{
	size_t at = str_find(s, STR("\"--"));

	return s.p[0] == '"' && at != STR_NPOS && at + 3 < s.n &&
	       s.n - at <= LABEL_MAX && s.n <= EXTENT_MAX;
}

/*
 * "628 p. : il. ; 21 cm", "2 v. ; 16 cm", "xii, 45 S.": how large the thing is,
 * as catalogues say it.
 */
bool
prose_is_extent(struct str s)
{
	static const struct str units[] = {
	    STR_LIT("p"),        STR_LIT("pp"),
	    STR_LIT("pag"),      STR_LIT("pags"),
	    STR_LIT("pg"),       STR_LIT("s"),
	    STR_LIT("ss"),       STR_LIT("seiten"),
	    STR_LIT("v"),        STR_LIT("vol"),
	    STR_LIT("vols"),     STR_LIT("bl"),
	    STR_LIT("f"),        STR_LIT("ff"),
	    STR_LIT("h"),        STR_LIT("hojas"),
	    STR_LIT("l"),        STR_LIT("leaves"),
	    STR_LIT("str"),      STR_LIT("stron"),
	    STR_LIT("sider"),    STR_LIT("sidor"),
	    STR_LIT("sivua"),    STR_LIT("t"),
	    STR_LIT("tt"),       STR_LIT("folhas"),
	    STR_LIT("paginas"),  STR_LIT("p\xc3\xa1ginas"),
	    STR_LIT("\xd1\x81"), STR_LIT("\xd0\xbb"),
	};
	size_t at = 0, end, cm;

	if (s.n > EXTENT_MAX)
		return false;
	/* "; 21 cm", "x 30 cm": its height ends such an entry. */
	cm = str_find(s, STR(" cm"));
	if (cm != STR_NPOS && cm > 0 && chr_digit(s.p[cm - 1]) &&
	    str_find(str_left(s, cm), STR(";")) != STR_NPOS)
		return true;
	while (at < s.n && str_chr(STR("[]ivxlcdm, "), s.p[at]) != STR_NPOS)
		at++;
	end = at;
	while (end < s.n && chr_digit(s.p[end]))
		end++;
	if (end == at || end - at > EXTENT_DIGITS)
		return false;
	while (end < s.n && (s.p[end] == ' ' || s.p[end] == ']'))
		end++;
	for (size_t i = 0; i < COUNT(units); i++) {
		struct str rest = str_from(s, end + units[i].n);

		if (str_istarts(str_from(s, end), units[i]) &&
		    (rest.n == 0 ||
		     str_chr(STR(".,;: ("), rest.p[0]) != STR_NPOS) &&
		    (rest.n == 0 || rest.p[0] != ' ' || rest.n < 2 ||
		     !chr_lower(rest.p[1])))
			return true;
	}
	return false;
}

/* What collections are counted and measured in, and what links such numbers. */
/* clang-format off */
static const struct str measures[] = {
	STR_LIT("cubic"), STR_LIT("linear"), STR_LIT("lin"), STR_LIT("cu"),
	STR_LIT("feet"), STR_LIT("foot"), STR_LIT("ft"), STR_LIT("inches"),
	STR_LIT("inch"), STR_LIT("in"), STR_LIT("metres"), STR_LIT("metre"),
	STR_LIT("meters"), STR_LIT("meter"), STR_LIT("m"), STR_LIT("cm"),
	STR_LIT("boxes"), STR_LIT("box"), STR_LIT("cartons"),
	STR_LIT("carton"), STR_LIT("folders"), STR_LIT("folder"),
	STR_LIT("items"), STR_LIT("item"), STR_LIT("pieces"),
	STR_LIT("piece"), STR_LIT("volumes"), STR_LIT("volume"),
	STR_LIT("reels"), STR_LIT("reel"), STR_LIT("sheets"),
	STR_LIT("sheet"), STR_LIT("files"), STR_LIT("file"),
	STR_LIT("photographs"), STR_LIT("photograph"), STR_LIT("photos"),
	STR_LIT("negatives"), STR_LIT("negative"), STR_LIT("prints"),
	STR_LIT("slides"), STR_LIT("maps"), STR_LIT("map"),
	STR_LIT("drawings"), STR_LIT("plates"), STR_LIT("leaves"),
	STR_LIT("pages"), STR_LIT("page"), STR_LIT("p"), STR_LIT("v"),
	STR_LIT("and"), STR_LIT("of"), STR_LIT("ca"),
	STR_LIT("approximately"), STR_LIT("oversize"), STR_LIT("bound"),
	STR_LIT("flat"), STR_LIT("document"), STR_LIT("documents"),
	STR_LIT("manuscript"), STR_LIT("microfilm"), STR_LIT("gb"),
	STR_LIT("mb"), STR_LIT("lineaires"), STR_LIT("lineaire"),
	STR_LIT("ml"), STR_LIT("boites"), STR_LIT("boite"),
	STR_LIT("dossiers"), STR_LIT("dossier"), STR_LIT("liasses"),
	STR_LIT("liasse"), STR_LIT("feuillets"), STR_LIT("feuillet"),
	STR_LIT("photographies"), STR_LIT("environ"), STR_LIT("et"),
	STR_LIT("de"), STR_LIT("metros"), STR_LIT("lineales"),
	STR_LIT("cajas"), STR_LIT("caja"), STR_LIT("carpetas"),
	STR_LIT("carpeta"), STR_LIT("legajos"), STR_LIT("legajo"),
	STR_LIT("hojas"), STR_LIT("documentos"), STR_LIT("fotografias"),
	STR_LIT("y"), STR_LIT("lineares"), STR_LIT("caixas"),
	STR_LIT("caixa"), STR_LIT("pastas"), STR_LIT("pasta"),
	STR_LIT("folhas"), STR_LIT("e"), STR_LIT("metri"), STR_LIT("lineari"),
	STR_LIT("buste"), STR_LIT("busta"), STR_LIT("faldoni"),
	STR_LIT("fascicoli"), STR_LIT("scatole"), STR_LIT("fotografie"),
	STR_LIT("laufende"), STR_LIT("lfd"), STR_LIT("lfm"),
	STR_LIT("kartons"), STR_LIT("karton"), STR_LIT("kasten"),
	STR_LIT("mappen"), STR_LIT("mappe"), STR_LIT("bande"),
	STR_LIT("blatt"), STR_LIT("fotografien"), STR_LIT("fotos"),
	STR_LIT("und"), STR_LIT("strekkende"), STR_LIT("dozen"),
	STR_LIT("doos"), STR_LIT("omslagen"), STR_LIT("stuks"), STR_LIT("en"),
	STR_LIT("hyllmeter"), STR_LIT("volymer"), STR_LIT("kartonger"),
	STR_LIT("och"), STR_LIT("hyllemeter"), STR_LIT("esker"),
	STR_LIT("hyldemeter"), STR_LIT("aesker"), STR_LIT("pakker"),
	STR_LIT("og"), STR_LIT("hyllymetria"), STR_LIT("kansiota"),
	STR_LIT("koteloa"), STR_LIT("ja"), STR_LIT("metrow"),
	STR_LIT("biezacych"), STR_LIT("teczki"), STR_LIT("teczek"),
	STR_LIT("i"), STR_LIT("beznych"), STR_LIT("metru"), STR_LIT("bm"),
	STR_LIT("kartonu"), STR_LIT("krabic"), STR_LIT("a"),
	STR_LIT("iratfolyometer"), STR_LIT("doboz"), STR_LIT("kutija"),
	STR_LIT("единиц"), STR_LIT("хранения"), STR_LIT("ед"), STR_LIT("хр"),
	STR_LIT("листов"), STR_LIT("дел"), STR_LIT("и"),
};
/* clang-format on */

/* Whatever its case and accents: the rows are as norm_fold writes them. */
static bool
is_listed(struct str s, const struct str *list, size_t n)
{
	char room[FOLDED_MAX];

	s = str_of(room, norm_fold(room, FOLDED_MAX, s));
	for (size_t i = 0; i < n; i++)
		if (str_eq(s, list[i]))
			return true;
	return false;
}

/* "32 Cubic Feet (31 boxes and 2 volumes)": numbers and what they count. */
static bool
is_holding(struct str s)
{
	size_t from = 0;
	bool letter = false;

	if (s.n > SHORT_BYTES || s.n == 0 || !chr_digit(s.p[0]))
		return false;
	for (size_t i = 0; i <= s.n; i++) {
		letter = i < s.n &&
			 (chr_alpha(s.p[i]) || (unsigned char)s.p[i] >= 0x80);
		if (letter)
			continue;
		if (i > from && !is_listed(str_of(s.p + from, i - from),
					   measures, COUNT(measures)))
			return false;
		from = i + 1;
	}
	return true;
}

/* "Contient une table des matières": what a book has beside its text. */
static bool
points_at_parts(struct str s)
{
	/* clang-format off */
	static const struct str verbs[] = {
		STR_LIT("contains"), STR_LIT("includes"),
		STR_LIT("including"), STR_LIT("with"), STR_LIT("enthalt"),
		STR_LIT("mit"), STR_LIT("contient"), STR_LIT("comprend"),
		STR_LIT("inclut"), STR_LIT("avec"), STR_LIT("contiene"),
		STR_LIT("incluye"), STR_LIT("con"), STR_LIT("contem"),
		STR_LIT("inclui"), STR_LIT("com"), STR_LIT("comprende"),
		STR_LIT("include"), STR_LIT("conte"), STR_LIT("inclou"),
		STR_LIT("bevat"), STR_LIT("met"), STR_LIT("innehaller"),
		STR_LIT("inneholder"), STR_LIT("indeholder"), STR_LIT("med"),
		STR_LIT("sisaltaa"), STR_LIT("zawiera"), STR_LIT("obsahuje"),
		STR_LIT("sadrzi"), STR_LIT("vsebuje"), STR_LIT("tartalmaz"),
		STR_LIT("contine"), STR_LIT("cuprinde"), STR_LIT("icerir"),
		STR_LIT("содержит"), STR_LIT("включает"),
		STR_LIT("містить"),
		STR_LIT("memuat"), STR_LIT("berisi"),
	};
	static const struct str parts[] = {
		STR_LIT("table of contents"), STR_LIT("index"),
		STR_LIT("indices"), STR_LIT("bibliograph"),
		STR_LIT("glossary"), STR_LIT("errata"),
		STR_LIT("inhaltsverzeichnis"), STR_LIT("register"),
		STR_LIT("literaturverzeichnis"), STR_LIT("glossar"),
		STR_LIT("table des matieres"), STR_LIT("bibliogr"),
		STR_LIT("glossaire"), STR_LIT("tabla de contenido"),
		STR_LIT("indice"), STR_LIT("glosario"), STR_LIT("sumario"),
		STR_LIT("glossario"), STR_LIT("sommario"),
		STR_LIT("taula de continguts"), STR_LIT("inhoudsopgave"),
		STR_LIT("innehallsforteckning"), STR_LIT("litteraturliste"),
		STR_LIT("litteraturforteckning"), STR_LIT("sisallysluettel"),
		STR_LIT("spis tresci"), STR_LIT("indeks"),
		STR_LIT("rejstrik"), STR_LIT("obsah"), STR_LIT("kazalo"),
		STR_LIT("targymutato"), STR_LIT("tartalomjegyzek"),
		STR_LIT("cuprins"), STR_LIT("icindekiler"), STR_LIT("dizin"),
		STR_LIT("оглавление"), STR_LIT("указател"),
		STR_LIT("библиогр"), STR_LIT("зміст"), STR_LIT("покажчик"),
		STR_LIT("бібліогр"), STR_LIT("daftar isi"),
		STR_LIT("daftar pustaka"),
	};
	/* clang-format on */

	char room[FOLDED_MAX];

	if (s.n > PART_BYTES ||
	    !is_listed(str_left(s, str_chr(s, ' ')), verbs, COUNT(verbs)))
		return false;
	s = str_of(room, norm_fold(room, FOLDED_MAX, s));
	for (size_t i = 0; i < COUNT(parts); i++)
		if (str_find(s, parts[i]) != STR_NPOS)
			return true;
	return false;
}

/*
 * "NDC（9版）は...", "DDC 21st edition": a short text that begins with the short
 * name of a classification is about the number of its class.
 */
static bool
is_on_classes(struct str s)
{
	static const struct str schemes[] = {
	    STR_LIT("NDC"), STR_LIT("NDLC"), STR_LIT("DDC"), STR_LIT("UDC"),
	    STR_LIT("LCC"), STR_LIT("CLC"),  STR_LIT("KDC"), STR_LIT("BBK"),
	};

	for (size_t i = 0; s.n <= CLASSES_BYTES && i < COUNT(schemes); i++)
		if (str_starts(s, schemes[i]) && s.n > schemes[i].n &&
		    !chr_alnum(s.p[schemes[i].n]) &&
		    str_has_digit(str_left(s, CLASS_FRONT)))
			return true;
	return false;
}

static bool
is_filling(struct str s)
{
	for (size_t i = 0; i < COUNT(fillings); i++)
		if (str_ieq(s, fillings[i]))
			return true;
	return false;
}

/* "Network of Universities (NU)": a body, whatever it has to do with it. */
static bool
is_body(struct str s)
{
	struct str rest = s, word;

	if (s.n > SHORT_BYTES ||
	    str_chr(STR(".!?"), s.p[s.n - 1]) != STR_NPOS ||
	    str_ends(s, STR("\xe3\x80\x82")))
		return false;
	while (str_cut(&rest, ' ', &word))
		if (word.n > SMALL_MAX && chr_lower(word.p[0]))
			return false;
	return vocab_body(s) == BODY_SURE;
}

enum prose_shape
prose_shape(struct str s)
{
	size_t found, wanted, sentences;

	if (has_start(s, noise, COUNT(noise)) || is_filling(s))
		return SHAPE_NOTHING;
	if (is_volume(s))
		return SHAPE_VOLUME;
	if (has_start(s, starts, COUNT(starts)) || is_heading(s) ||
	    is_field(s) || prose_is_bracketed(s) || prose_is_extent(s) ||
	    is_figures(s) || is_counts(s) || is_delivery(s) ||
	    prose_is_scale(s) || is_quotation(s) || is_holding(s) ||
	    points_at_parts(s) || is_body(s) || is_on_classes(s))
		return SHAPE_NOTE;
	/* Longer texts are prose, however many they have. */
	sentences =
	    s.n <= SHORT_BYTES || s.n >= PROSE_BYTES ? 0 : count_sentences(s);
	wanted = s.n <= SHORT_BYTES ? 1 : 1 + s.n / WORD_BYTES;
	if (sentences >= PROSE_SENTENCES && wanted < 3)
		wanted = 3;
	found = s.n > LONG_BYTES ? 0 : count_words(s);
	if (found >= wanted)
		return SHAPE_NOTE;
	return s.n >= PROSE_BYTES || sentences >= PROSE_SENTENCES ? SHAPE_PROSE
								  : SHAPE_TEXT;
}

bool
prose_is_name(struct str s)
{
	bool blank = false;

	for (size_t i = 0; i < s.n; i++) {
		blank = blank || s.p[i] == ' ';
		if (chr_digit(s.p[i]) ||
		    str_chr(STR("/@_=#"), s.p[i]) != STR_NPOS)
			return false;
	}
	return blank && s.n <= NAME_MAX && !chr_lower(s.p[0]) &&
	       str_find(s, STR(". ")) == STR_NPOS;
}

bool
prose_is_code(struct str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (!chr_upper(s.p[i]) && !chr_digit(s.p[i]) &&
		    str_chr(STR("-/."), s.p[i]) == STR_NPOS)
			return false;
		digits += chr_digit(s.p[i]);
	}
	return digits >= 2 && chr_upper(s.p[0]) && str_chr(s, '-') != STR_NPOS;
}

bool
prose_is_labelled_code(struct str s)
{
	size_t at = str_find(s, STR(": "));

	if (at == STR_NPOS || at > CODE_LABEL_MAX ||
	    str_chr(str_from(s, at + 2), ' ') != STR_NPOS)
		return false;
	for (size_t i = 0; i < at; i++)
		if (!chr_alpha(s.p[i]) && s.p[i] != ' ' && s.p[i] != '-')
			return false;
	return true;
}

/* "1:5 mill.", "Rain Corp.", "Boston, Mass.": short, and with a vowel. */
static bool
is_shortened(struct str before, struct str word)
{
	/* clang-format off */
	static const struct str list[] = {
		STR_LIT("approx"), STR_LIT("assoc"), STR_LIT("aufl"),
		STR_LIT("bros"), STR_LIT("bull"), STR_LIT("corp"),
		STR_LIT("dept"), STR_LIT("hist"), STR_LIT("illus"),
		STR_LIT("illust"), STR_LIT("incl"), STR_LIT("inst"),
		STR_LIT("introd"), STR_LIT("proc"), STR_LIT("prof"),
		STR_LIT("publ"), STR_LIT("suppl"), STR_LIT("transl"),
		STR_LIT("univ"), STR_LIT("verl"), STR_LIT("vols"),
	};
	/* The states of America, behind a place. */
	static const struct str states[] = {
		STR_LIT("ariz"), STR_LIT("calif"), STR_LIT("colo"),
		STR_LIT("conn"), STR_LIT("mass"), STR_LIT("mich"),
		STR_LIT("minn"), STR_LIT("miss"), STR_LIT("mont"),
		STR_LIT("nebr"), STR_LIT("okla"), STR_LIT("oreg"),
		STR_LIT("penn"), STR_LIT("penna"), STR_LIT("tenn"),
		STR_LIT("wash"),
	};
	/* Behind a number. */
	static const struct str units[] = {
		STR_LIT("mill"), STR_LIT("fasc"), STR_LIT("secs"),
		STR_LIT("mins"), STR_LIT("cent"),
	};
	/* clang-format on */

	return is_listed(word, list, COUNT(list)) ||
	       (str_ends(before, STR(", ")) &&
		is_listed(word, states, COUNT(states))) ||
	       (before.n > 1 && chr_digit(before.p[before.n - 2]) &&
		is_listed(word, units, COUNT(units)));
}

bool
prose_ends_in_stop(struct str s)
{
	size_t at = s.n - 1;
	bool vowel = false;

	if (s.n < 2 || s.p[at] != '.' || str_chr(s, '.') != at)
		return false;
	while (at > 0 && chr_lower(s.p[at - 1])) {
		at--;
		vowel |= s.n - 1 - at <= END_LETTERS &&
			 str_chr(STR("aeiouy"), s.p[at]) != STR_NPOS;
	}
	if (!vowel || s.n - 1 - at < LAST_WORD_MIN)
		return false;
	at -= at > 0 && chr_upper(s.p[at - 1]);
	return !is_shortened(str_left(s, at), str_of(s.p + at, s.n - 1 - at));
}

struct str
prose_without_half(struct str s)
{
	static const struct str opening = STR_LIT("[("),
				closing = STR_LIT("])");

	for (size_t i = 0; i < opening.n; i++) {
		bool opens = str_chr(s, opening.p[i]) != STR_NPOS;
		bool closes = str_chr(s, closing.p[i]) != STR_NPOS;

		if (s.n > 1 && !opens && s.p[s.n - 1] == closing.p[i])
			s = str_trim(str_left(s, s.n - 1));
		if (s.n > 1 && !closes && s.p[0] == opening.p[i])
			s = str_trim(str_from(s, 1));
	}
	return s;
}

struct str
prose_without_marks(struct str s)
{
	while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == ':' ||
			   s.p[s.n - 1] == ',' || s.p[s.n - 1] == ';'))
		s.n--;
	return s;
}
