/* Which words of a name are the family. */
#include "parsers/names/internal.h"

#include <string.h>

#include "core/norm.h"
#include "core/table.h"
#include "core/utf8.h"
#include "parsers/names/names.h"
#include "parsers/vocab/vocab.h"

enum {
	FOLD_MAX = 80, /* bytes of a word that is compared by its end */
	FAMILY_WORDS_MAX = 3,
	GIVEN_WORDS_MAX = 3,
	BODY_WORDS_MAX = 4,  /* "William H. Press" is a person */
	WIDE_BYTES_MAX = 12, /* four ideographs: a family or given name */
	CAPITALS_MIN = 3,    /* "NOVAK Anna", not "TU Dresden" */
	PLAIN_MIN = 3,       /* so many persons in one record are a list */
	COMPARED_MAX = 200,  /* names that an open one may be once more */
	VANCOUVER_MAX = 3,   /* initials without stops: "Novak ABC" */
	ARTICLE_BYTES = 6, /* of an Arabic one and its hyphen: "al-", "aṣ-" */
	SLAVIC_MIN = 6,    /* bytes of a family: "Vicki" is none */
	NUMBER_DIGITS = 3  /* of what no name has */
};

/* --- With a comma --------------------------------------------------------- */

static size_t
count_words(struct str s)
{
	size_t n = 0;
	struct str word;

	while (str_cut(&s, ' ', &word))
		n += word.n > 0;
	return n;
}

/* "Van House": nothing but particles in front of one word. */
static bool
one_with_particles(struct str s)
{
	struct name_words w = name_words(s);

	for (size_t i = 0; i + 1 < w.n; i++)
		if (w.v[i].kind != WORD_PARTICLE &&
		    !vocab_name_is(VOCAB_PARTICLE_LARGE, w.v[i].s))
			return false;
	return w.n > 0 && !w.over;
}

/* "Leo, Jr.", "Leo": no body has a generation behind a comma. */
static struct str
without_generation(struct str s)
{
	size_t at = str_rchr(s, ',');

	if (at != STR_NPOS &&
	    vocab_name_is(VOCAB_SUFFIX, str_trim(str_from(s, at + 1))))
		return str_trim(str_left(s, at));
	return s;
}

/* "Novak, G. & Co.", "Berg, A., & Sons": a firm, whatever stands in front. */
static bool
is_firm(struct str s)
{
	static const struct str ends[] = {
	    STR_LIT("co"),      STR_LIT("cie"),   STR_LIT("cia"),
	    STR_LIT("comp"),    STR_LIT("sons"),  STR_LIT("son"),
	    STR_LIT("söhne"),   STR_LIT("sohn"),  STR_LIT("fils"),
	    STR_LIT("bros"),    STR_LIT("hijos"), STR_LIT("hijo"),
	    STR_LIT("filhos"),  STR_LIT("figli"), STR_LIT("zonen"),
	    STR_LIT("zoon"),    STR_LIT("søn"),   STR_LIT("söner"),
	    STR_LIT("brothers")};
	static const struct str links[] = {
	    STR_LIT("&"),  STR_LIT("and"), STR_LIT("und"),
	    STR_LIT("et"), STR_LIT("y"),   STR_LIT("e"),
	    STR_LIT("en"), STR_LIT("og"),  STR_LIT("och")};
	/* "Dumas, A., fils" is a person, "Kim, J., Son" perhaps. */
	static const struct str bare[] = {
	    STR_LIT("sons"),    STR_LIT("söhne"),   STR_LIT("bros"),
	    STR_LIT("hijos"),   STR_LIT("filhos"),  STR_LIT("figli"),
	    STR_LIT("zonen"),   STR_LIT("söner"),   STR_LIT("sønner"),
	    STR_LIT("synowie"), STR_LIT("brothers")};
	size_t at;
	struct str end, link;

	if (str_ends(s, STR(".")))
		s.n--;
	at = str_rchr(s, ' ');
	if (at == STR_NPOS)
		return false;
	end = str_from(s, at + 1);
	s = str_trim(str_left(s, at));
	for (size_t k = 0; str_ends(s, STR(",")) && k < COUNT(bare); k++)
		if (str_ieq(end, bare[k]))
			return true;
	link = str_from(s, str_rchr(s, ' ') + 1);
	for (size_t i = 0; i < COUNT(links); i++)
		for (size_t k = 0; str_eq(link, links[i]) && k < COUNT(ends);
		     k++)
			if (str_ieq(end, ends[k]))
				return true;
	return false;
}

/*
 * "House, Gregory" and "Grandin, Temple" are persons; "Trinity College,
 * Dublin" and "Court of Appeal, Second Chamber" are none.
 */
bool
names_comma_person(struct str s)
{
	size_t comma = str_chr(s, ',');
	struct str family = str_trim(str_left(s, comma));
	struct str given = without_generation(str_trim(str_from(s, comma + 1)));
	enum vocab_body before = vocab_body(family), behind = vocab_body(given);
	size_t words = count_words(given);

	if (comma == STR_NPOS || before == BODY_SURE || behind == BODY_SURE ||
	    is_firm(s))
		return false;
	if (before == BODY_NO && behind <= BODY_LINK)
		return true;
	if (str_chr(given, ',') != STR_NPOS || words > GIVEN_WORDS_MAX ||
	    before == BODY_LINK)
		return false;
	if (before == BODY_NO && name_words(given).initial)
		return true;
	if (one_with_particles(family))
		return words < GIVEN_WORDS_MAX || behind == BODY_NO;
	if (before == BODY_NO)
		return count_words(family) <= FAMILY_WORDS_MAX &&
		       words < GIVEN_WORDS_MAX;
	return name_words(given).initial;
}

/*
 * "Novak Jr.", "Leo W. III": the generation behind either part. "V" may be an
 * initial, and "Junior" a part of the family.
 */
static bool
take_generation(struct rec_name *n, struct str *part)
{
	size_t at = str_rchr(*part, ' ');
	struct str word;

	if (at == STR_NPOS)
		return false;
	word = str_from(*part, at + 1);
	if (word.n < 2 || !vocab_name_is(VOCAB_SUFFIX, word) ||
	    vocab_name_is(VOCAB_KIN, word) || str_ieq(word, STR("vi")))
		return false;
	n->suffix = word;
	*part = str_trim(str_left(*part, at));
	return true;
}

static void
set_comma(struct rec_name *n, struct str s)
{
	size_t first = str_chr(s, ','), last = str_rchr(s, ',');
	struct str middle, end;

	n->kind = NAME_PERSON;
	n->family = str_trim(str_left(s, first));
	n->given = str_trim(str_from(s, first + 1));
	if (last != first) {
		middle = str_trim(str_of(s.p + first + 1, last - first - 1));
		end = str_trim(str_from(s, last + 1));
		if (vocab_name_is(VOCAB_SUFFIX, end)) {
			n->suffix = end;
			n->given = middle;
		} else if (vocab_name_is(VOCAB_SUFFIX, middle)) {
			n->suffix = middle;
			n->given = end;
		}
	}
	if (n->suffix.n == 0 && !take_generation(n, &n->family))
		take_generation(n, &n->given);
	if (n->family.n == 0 || n->given.n == 0) {
		n->literal = n->family.n > 0 ? n->family : n->given;
		n->family = n->given = n->suffix = STR_NONE;
		n->kind = NAME_UNKNOWN;
	}
}

static bool
has_letters(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (chr_alnum(s.p[i]) || (unsigned char)s.p[i] >= 0x80)
			return true;
	return false;
}

/* "Johann (Wied, Graf)": a comma that parts no name. */
static bool
in_brackets(struct str s, size_t comma)
{
	size_t open = str_chr(s, '(');

	return open < comma && str_ends(s, STR(")")) &&
	       str_chr(str_from(s, open), ')') + open + 1 == s.n;
}

/* "Battalion, No. 1602": a unit that is numbered, and nobody's given name. */
static bool
has_number(struct str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n && digits < NUMBER_DIGITS; i++)
		digits = chr_digit(s.p[i]) ? digits + 1 : 0;
	return digits == NUMBER_DIGITS;
}

void
names_divide(struct rec_name *n, struct str s, enum vocab_body body,
	     bool person)
{
	size_t comma = str_chr(s, ',');
	struct str end;

	/* "Dewi Sari, -": a form that wants two parts of one. */
	if (comma != STR_NPOS && comma > 0 &&
	    !has_letters(str_from(s, comma))) {
		s = str_trim(str_left(s, comma));
		comma = STR_NPOS;
	}
	/* "-, Budi Contoh": the same the other way round. */
	if (comma != STR_NPOS && comma > 0 &&
	    !has_letters(str_left(s, comma))) {
		s = str_trim(str_from(s, comma + 1));
		comma = str_chr(s, ',');
	}
	if (comma == STR_NPOS) {
		n->kind = person ? NAME_PERSON : NAME_OPEN;
		n->literal = s;
		if (name_part_body(s, body) == BODY_SURE)
			n->kind = NAME_ORG;
		return;
	}
	if (!person && (in_brackets(s, comma) || names_of_ruler(s) ||
			has_number(str_from(s, comma)))) {
		n->kind = NAME_UNKNOWN;
		n->literal = s;
		return;
	}
	end = str_trim(str_from(s, comma + 1));
	if (vocab_name_is(VOCAB_SUFFIX, end) &&
	    count_words(str_left(s, comma)) > 1) { /* "Leo Novak, Jr." */
		n->kind = person ? NAME_PERSON : NAME_OPEN;
		n->literal = str_trim(str_left(s, comma));
		n->suffix = end;
	} else if (!person && (is_firm(s) ||
			       (body != BODY_NO && !names_comma_person(s)))) {
		n->kind = NAME_ORG;
		n->literal = s;
	} else {
		set_comma(n, s);
	}
}

/* --- Ends of words -------------------------------------------------------- */

/* Fathers' names, whatever stands in front; as norm_fold writes them. */
static const struct str patronymics[] = {
    STR_LIT("вич"),     STR_LIT("вна"),   STR_LIT("ична"),   STR_LIT("ильич"),
    STR_LIT("кузьмич"), STR_LIT("лукич"), STR_LIT("фомич"),  STR_LIT("қызы"),
    STR_LIT("ұлы"),     STR_LIT("кызы"),  STR_LIT("қизи"),   STR_LIT("уғли"),
    STR_LIT("угли"),    STR_LIT("оглы"),  STR_LIT("ovna"),   STR_LIT("evna"),
    STR_LIT("ichna"),   STR_LIT("qizi"),  STR_LIT("o'g'li"), STR_LIT("og'li"),
};
/* Those that are families, too: only behind a family of the same people. */
static const struct str patronymics_perhaps[] = {
    STR_LIT("ovich"),  STR_LIT("evich"),  STR_LIT("ovych"),
    STR_LIT("ovitch"), STR_LIT("evitch"),
};
static const struct str slavic[] = {
    STR_LIT("ov"),    STR_LIT("ova"),  STR_LIT("ev"),   STR_LIT("eva"),
    STR_LIT("in"),    STR_LIT("ina"),  STR_LIT("enko"), STR_LIT("uk"),
    STR_LIT("sky"),   STR_LIT("skiy"), STR_LIT("skii"), STR_LIT("skaya"),
    STR_LIT("skaia"), STR_LIT("yan"),  STR_LIT("off"),  STR_LIT("dze"),
};
/* Ends of families in Slavic languages that no given name has. */
static const struct str slavic_families[] = {
    STR_LIT("ova"),  STR_LIT("wska"),  STR_LIT("nska"),  STR_LIT("cka"),
    STR_LIT("ski"),  STR_LIT("cki"),   STR_LIT("czyk"),  STR_LIT("enko"),
    STR_LIT("ovic"), STR_LIT("evic"),  STR_LIT("wicz"),  STR_LIT("skyj"),
    STR_LIT("ckyj"), STR_LIT("skaya"), STR_LIT("skiy"),  STR_LIT("ова"),
    STR_LIT("ева"),  STR_LIT("ский"),  STR_LIT("цкий"),  STR_LIT("ская"),
    STR_LIT("цкая"), STR_LIT("енко"),  STR_LIT("ський"), STR_LIT("цький"),
    STR_LIT("ська"), STR_LIT("цька"),  STR_LIT("ска"),   STR_LIT("ски"),
};
/* What begins the name of a body, and the family of nobody in front. */
static const struct str articles[] = {
    STR_LIT("the"), STR_LIT("la"),  STR_LIT("les"),
    STR_LIT("los"), STR_LIT("las"), STR_LIT("die"),
    STR_LIT("das"), STR_LIT("il"),  STR_LIT("gli"),
};

static bool
ends_as(struct str word, const struct str *ends, size_t n)
{
	char room[FOLD_MAX];
	struct str w = str_of(room, norm_fold(room, sizeof(room), word));

	for (size_t i = 0; i < n; i++)
		if (str_ends(w, ends[i]) && w.n > ends[i].n)
			return true;
	return false;
}

bool
names_after_father(struct str word)
{
	return ends_as(word, patronymics, COUNT(patronymics));
}

static bool
is_word(struct str word, const struct str *words, size_t n)
{
	char room[FOLD_MAX];
	struct str w = str_of(room, norm_fold(room, sizeof(room), word));

	for (size_t i = 0; i < n; i++)
		if (str_eq(w, words[i]))
			return true;
	return false;
}

static bool
is_spanish(struct str word)
{
	char room[FOLD_MAX];
	struct str w = str_of(room, norm_fold(room, sizeof(room), word));

	if (vocab_name_is(VOCAB_FAMILY_SPANISH, word))
		return true;
	return w.n > 4 && str_ends(w, STR("ez")) && !str_eqc(w, "inez");
}

/* "Jean", "Marie-Claude": each part of it a given name of France. */
static bool
is_french(struct str word)
{
	struct str rest = word, part;

	while (str_cut(&rest, '-', &part))
		if (part.n == 0 || !vocab_name_is(VOCAB_GIVEN_FRENCH, part))
			return false;
	return word.n > 0;
}

/* A letter that no other language has: with a horn, or with two marks. */
static bool
has_vietnamese_letter(struct str s)
{
	uint32_t cp;

	while (utf8_next(&s, &cp))
		if ((cp >= 0x1ea0 && cp <= 0x1ef1) || cp == 0x1a0 ||
		    cp == 0x1a1 || cp == 0x1af || cp == 0x1b0)
			return true;
	return false;
}

/*
 * "Nguyen Van An", "Tran Thi Binh", and "Lê Quốc Huy" by its letters or in a
 * record that is written in Vietnamese.
 */
static bool
vietnamese(const struct name_words *w, size_t n, bool written)
{
	static const struct str families[] = {
	    STR_LIT("nguyen"), STR_LIT("tran"),  STR_LIT("le"),
	    STR_LIT("pham"),   STR_LIT("hoang"), STR_LIT("huynh"),
	    STR_LIT("phan"),   STR_LIT("vu"),    STR_LIT("vo"),
	    STR_LIT("dang"),   STR_LIT("bui"),   STR_LIT("do"),
	    STR_LIT("ho"),     STR_LIT("ngo"),   STR_LIT("duong"),
	    STR_LIT("ly"),     STR_LIT("dinh"),  STR_LIT("trinh"),
	    STR_LIT("dao"),    STR_LIT("doan"),
	};
	static const struct str middles[] = {STR_LIT("van"), STR_LIT("thi")};

	if (n < 2 || !is_word(w->v[0].s, families, COUNT(families)))
		return false;
	if (n > 2 && is_word(w->v[1].s, middles, COUNT(middles)))
		return true;
	for (size_t i = 0; i < n; i++)
		if (has_vietnamese_letter(w->v[i].s))
			return n > 2 || written;
	return written && n > 2;
}

/* --- Shapes --------------------------------------------------------------- */

static bool
is_name(const struct name_word *w)
{
	return w->kind == WORD_NAME || w->kind == WORD_CAPITALS;
}

static bool
is_particle(const struct name_word *w)
{
	return w->kind == WORD_PARTICLE ||
	       ((is_name(w) || w->kind == WORD_SHORT) &&
		vocab_name_is(VOCAB_PARTICLE_LARGE, w->s));
}

/* Is all in capitals that can be? */
static bool
shouted(const struct name_words *w)
{
	size_t capitals = 0;

	for (size_t i = 0; i < w->n; i++) {
		if (w->v[i].kind == WORD_NAME)
			return false;
		capitals += w->v[i].kind == WORD_CAPITALS;
	}
	return capitals > 0;
}

/*
 * "Novak A. B.", "van der Berg A.", "Иванов П.Л.": how many words the family
 * has when only initials follow it; 0: it is no such name.
 */
static size_t
before_initials(const struct name_words *w)
{
	size_t i = 0, names = 0;

	while (i < w->n && w->v[i].kind == WORD_PARTICLE)
		i++;
	for (; i < w->n && is_name(&w->v[i]); i++)
		names++;
	if (names == 0 || names >= FAMILY_WORDS_MAX || i == w->n)
		return 0;
	for (size_t k = i; k < w->n; k++)
		if (w->v[k].kind != WORD_INITIALS)
			return 0;
	return i;
}

/*
 * "A. Novak B.": the family between initials, where a form has a field for the
 * name of the father and writes it behind. Its word, or 0.
 */
static size_t
between_initials(const struct name_words *w)
{
	size_t at = 1;

	while (at < w->n && w->v[at].kind == WORD_PARTICLE)
		at++;
	return w->n == at + 2 && w->v[0].kind == WORD_INITIALS &&
		       is_name(&w->v[at]) &&
		       w->v[at + 1].kind == WORD_INITIALS &&
		       str_ends(w->v[at + 1].s, STR("."))
		   ? at
		   : 0;
}

/* "Novak AB": initials without stops, or a family in capitals: "Wei LI". */
static bool
vancouver(const struct name_words *w)
{
	return w->n > 1 && w->n <= FAMILY_WORDS_MAX &&
	       w->v[w->n - 1].kind == WORD_CAPITALS &&
	       w->v[w->n - 1].s.n <= VANCOUVER_MAX &&
	       w->v[w->n - 2].kind == WORD_NAME &&
	       !vocab_name_is(VOCAB_SUFFIX, w->v[w->n - 1].s);
}

/* "NOVAK Anna" */
static bool
capitals_first(const struct name_words *w)
{
	return w->n > 1 && w->v[0].kind == WORD_CAPITALS &&
	       (w->v[0].s.n >= CAPITALS_MIN ||
		w->v[1].kind == WORD_CAPITALS) && /* "LE GOFF Anna" */
	       w->v[w->n - 1].kind == WORD_NAME;
}

/* "Anna NOVAK" */
static bool
capitals_last(const struct name_words *w)
{
	return w->n > 1 && w->v[w->n - 1].kind == WORD_CAPITALS &&
	       w->v[w->n - 1].s.n > VANCOUVER_MAX && w->v[0].kind == WORD_NAME;
}

/*
 * "Muḥammad b. Yūsuf", "محمد بن يوسف", "Aminah binti Yusof": a father's
 * name and no family, which is entered under any of its parts.
 */
static bool
has_father(const struct name_words *w)
{
	static const struct str sons[] = {
	    STR_LIT("b."),  STR_LIT("bt."),   STR_LIT("بن"),    STR_LIT("ابن"),
	    STR_LIT("بنت"), STR_LIT("binti"), STR_LIT("Binti"), STR_LIT("bte"),
	    STR_LIT("Bte"), STR_LIT("binte"), STR_LIT("a/l"),   STR_LIT("A/L"),
	    STR_LIT("a/p"), STR_LIT("A/P"),   STR_LIT("s/o"),   STR_LIT("d/o"),
	};

	for (size_t i = 0; i < w->n; i++)
		for (size_t k = 0; k < COUNT(sons); k++)
			if (str_eq(w->v[i].s, sons[k]))
				return true;
	return false;
}

/*
 * "Dupontel Jean", "Le Goff Marie Claude" in a record in French: given names
 * behind, and none in front (old indexes). How many words the family has, or 0.
 */
static size_t
before_french(const struct name_words *w, size_t n)
{
	size_t at = n;

	while (at > 0 && is_french(w->v[at - 1].s))
		at--;
	if (at == 0 || at == n || at > FAMILY_WORDS_MAX)
		return 0;
	for (size_t i = 0; i < at; i++)
		if ((!is_name(&w->v[i]) && !is_particle(&w->v[i])) ||
		    is_french(w->v[i].s))
			return 0;
	/* "Ada Example Jean" may be two given names and a family. */
	return at == 1 || is_particle(&w->v[0]) ? at : 0;
}

/* "Nováková", "Kowalski": is the word a family, by its end? */
static bool
is_slavic_family(const struct name_word *w)
{
	return is_name(w) && w->s.n >= SLAVIC_MIN &&
	       ends_as(w->s, slavic_families, COUNT(slavic_families));
}

/* --- What the names of a record say together ------------------------------ */

struct scene {
	struct record *r;
	enum names_order order;
	bool comma[2]; /* an author, another: written "Family, Given" */
	size_t vancouver, capitals_first, capitals_last;
	size_t plain[2];   /* open, of the shape of a person and nothing else */
	bool family_first; /* by the language of the record */
	bool vietnamese;   /* the same */
	bool two_families; /* the same: in Spanish */
	size_t fathers[2]; /* a father's name: behind two words, between */
	size_t slavic[2];  /* ends of Slavic families: in front, behind */
	size_t french;     /* the same: of the shape of "Dupontel Jeanne" */
	size_t last, first, whole;
};

static bool
is_open(const struct rec_name *n)
{
	return n->kind == NAME_OPEN ||
	       (n->kind == NAME_PERSON && n->family.n == 0);
}

static struct scene
look_around(struct record *r, const struct rec_names *l, enum names_order order)
{
	struct scene c = {.r = r, .order = order};
	struct str language = str_left(r->language, str_chr(r->language, '-'));

	c.family_first = str_eqc(language, "hu") || str_eqc(language, "vi");
	c.vietnamese = str_eqc(language, "vi");
	c.two_families = str_eqc(language, "es");
	for (size_t i = 0; i < l->n; i++) {
		const struct rec_name *n = &l->v[i];
		struct name_words w;

		if (n->kind == NAME_PERSON && n->family.n > 0 &&
		    str_chr(n->raw, ',') != STR_NPOS)
			c.comma[n->role != ROLE_AUTHOR] = true;
		if (!is_open(n))
			continue;
		w = name_words(n->literal);
		c.vancouver += vancouver(&w) || before_initials(&w) > 0;
		c.capitals_first += capitals_first(&w);
		c.capitals_last += capitals_last(&w);
		if (w.n == 3) {
			c.fathers[0] += names_after_father(w.v[2].s);
			c.fathers[1] += names_after_father(w.v[1].s);
		}
		c.slavic[0] += w.n == 2 && is_slavic_family(&w.v[0]);
		c.slavic[1] += w.n > 1 && is_slavic_family(&w.v[w.n - 1]);
		c.french += str_eqc(language, "fr") && before_french(&w, w.n);
		if (name_words_person(&w) && !shouted(&w) &&
		    !capitals_first(&w) && !vancouver(&w) &&
		    vocab_body(n->literal) == BODY_NO)
			c.plain[n->role != ROLE_AUTHOR]++;
	}
	return c;
}

/* --- Where the family is -------------------------------------------------- */

/* Words v[from] to v[to - 1]; 0 to 0: not known. */
struct place {
	size_t from, to;
};

static bool
joins_families(struct str s)
{
	return str_eqc(s, "y") || str_eqc(s, "e") || str_eqc(s, "i");
}

/* "del Carmen", "de los Ángeles": belongs to given names, as after "María". */
static bool
of_given_names(struct str before, struct str word)
{
	static const struct str names[] = {
	    STR_LIT("Carmen"),   STR_LIT("Pilar"),      STR_LIT("Mar"),
	    STR_LIT("Rosario"),  STR_LIT("Socorro"),    STR_LIT("Rocío"),
	    STR_LIT("Rocio"),    STR_LIT("Refugio"),    STR_LIT("Sol"),
	    STR_LIT("Luz"),      STR_LIT("Paz"),        STR_LIT("Dolores"),
	    STR_LIT("Mercedes"), STR_LIT("Nieves"),     STR_LIT("Angeles"),
	    STR_LIT("Ángeles"),  STR_LIT("Concepción"), STR_LIT("Concepcion"),
	    STR_LIT("Soledad"),  STR_LIT("Milagros"),   STR_LIT("Asunción"),
	    STR_LIT("Remedios"), STR_LIT("Consuelo"),   STR_LIT("Jesús"),
	    STR_LIT("Jesus"),
	};

	if (str_istarts(before, STR("María")) ||
	    str_istarts(before, STR("Maria")) || str_ieq(before, STR("Ma.")))
		return true;
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_ieq(word, names[i]))
			return true;
	return false;
}

/*
 * "Salvador de la Puente González": of two Spanish families the first may have
 * its particles. Where it begins, or 0.
 */
static size_t
first_family(const struct name_words *w, size_t at)
{
	static const struct str spanish_articles[] = {
	    STR_LIT("la"), STR_LIT("las"), STR_LIT("los")};
	size_t from = 0;

	if (at < 3 || !is_name(&w->v[at]) || !is_name(&w->v[at - 1]))
		return 0;
	if (str_ieq(w->v[at - 2].s, STR("del")))
		from = at - 2;
	for (size_t i = 0; i < COUNT(spanish_articles) && at > 3; i++)
		if (str_ieq(w->v[at - 2].s, spanish_articles[i]) &&
		    str_ieq(w->v[at - 3].s, STR("de")))
			from = at - 3;
	return from > 0 && !of_given_names(w->v[from - 1].s, w->v[at - 1].s)
		   ? from
		   : 0;
}

/* "Rosa Ana Castillo Ramos": two names and two families, in Spanish. */
static bool
two_and_two(const struct name_words *w, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!is_name(&w->v[i]) || is_particle(&w->v[i]))
			return false;
	return n == 4 && !vocab_name_is(VOCAB_KIN, w->v[3].s);
}

/*
 * "Efraín Coronel Tovilla", in Spanish: what stands in the middle and is no
 * given name is the first of two families.
 */
static bool
one_and_two(const struct name_words *w, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (w->v[i].kind != WORD_NAME || is_particle(&w->v[i]))
			return false;
	return n == 3 && !vocab_name_is(VOCAB_KIN, w->v[2].s) &&
	       str_chr(w->v[1].s, '-') == STR_NPOS &&
	       !vocab_name_is(VOCAB_GIVEN_SPANISH, w->v[1].s) &&
	       !is_french(w->v[1].s);
}

/* The last word, and what belongs to it in front. */
static struct place
family_last(const struct scene *c, const struct name_words *w, size_t n)
{
	size_t at = n - 1, first = first_family(w, n - 1);

	if (first > 0)
		return (struct place){first, n};
	if (c->two_families && two_and_two(w, n))
		return (struct place){2, n};
	if (c->two_families && one_and_two(w, n))
		return (struct place){1, n};
	if (at > 1 && vocab_name_is(VOCAB_KIN, w->v[at].s))
		at--;
	if (at > 2 && joins_families(w->v[at - 1].s))
		at -= 2;
	else if (at > 1 && is_name(&w->v[at]) && is_spanish(w->v[at - 1].s))
		at--;
	/* "Anna DE LA CRUZ" */
	while (at > 1 && w->v[at].kind == WORD_CAPITALS &&
	       w->v[at - 1].kind == WORD_CAPITALS && w->v[0].kind == WORD_NAME)
		at--;
	while (at > 1 && is_particle(&w->v[at - 1]))
		at--;
	return (struct place){at, n};
}

/* The first word, and what belongs to it. */
static struct place
family_first(const struct name_words *w, size_t n)
{
	size_t to = 1;

	while (to < n &&
	       (is_particle(&w->v[to - 1]) || (w->v[0].kind == WORD_CAPITALS &&
					       w->v[to].kind == WORD_CAPITALS &&
					       w->v[n - 1].kind == WORD_NAME)))
		to++;
	return (struct place){0, to < n ? to : 0};
}

/* "佐藤 花子" */
static bool
is_in_two(const struct name_words *w)
{
	return w->n == 2 && w->v[0].kind == WORD_WIDE &&
	       w->v[1].kind == WORD_WIDE && w->v[0].s.n <= WIDE_BYTES_MAX &&
	       w->v[1].s.n <= WIDE_BYTES_MAX;
}

/* Signs that the family stands in front. */
static struct place
family_in_front(const struct scene *c, const struct name_words *w, size_t n)
{
	struct place none = {0, 0};
	size_t initials = before_initials(w);

	if (initials > 0)
		return (struct place){0, initials};
	if (between_initials(w) > 0)
		return (struct place){1, n - 1};
	if (w->v[n - 1].kind == WORD_WIDE)
		return n == w->n && is_in_two(w) ? family_first(w, n) : none;
	if (n > 2 && w->v[n - 1].kind == WORD_CHILD)
		return family_first(w, n);
	if (n == 3 && !ends_as(w->v[1].s, patronymics, COUNT(patronymics)) &&
	    (ends_as(w->v[2].s, patronymics, COUNT(patronymics)) ||
	     (ends_as(w->v[2].s, patronymics_perhaps,
		      COUNT(patronymics_perhaps)) &&
	      ends_as(w->v[0].s, slavic, COUNT(slavic)))))
		return family_first(w, n);
	if (vietnamese(w, n, c->vietnamese) ||
	    (n == 2 && names_family_leads(w->v[0].s, w->v[1].s)))
		return (struct place){0, 1};
	if (vancouver(w) && c->vancouver > 1 && c->capitals_last == 0)
		return (struct place){0, n - 1};
	if (capitals_first(w) && c->capitals_first > 1)
		return family_first(w, n);
	/* "Nováková Jana", "Хмара Олена Петрівна" */
	if (n == 2 && c->slavic[1] == 0 &&
	    (c->slavic[0] > 0 || (c->fathers[0] > 0 && c->fathers[1] == 0)) &&
	    is_name(&w->v[0]))
		return family_first(w, n);
	if (c->family_first && is_name(&w->v[0]))
		return family_first(w, n);
	/* Overseas "Jean" and "Pierre" are families, too. */
	if (c->french > 1 ||
	    (c->french > 0 && !str_ieq(w->v[n - 1].s, STR("Jean")) &&
	     !str_ieq(w->v[n - 1].s, STR("Pierre"))))
		return (struct place){0, before_french(w, n)};
	return none;
}

/*
 * Is it a person at all? `certain`: the source says so. A patronymic says so,
 * too; other signs that the family stands in front do not.
 */
static bool
likely_person(const struct scene *c, const struct rec_name *n,
	      const struct name_words *w, bool certain)
{
	enum vocab_body body = vocab_body(n->literal);
	size_t plain = c->plain[n->role != ROLE_AUTHOR];

	if (certain ||
	    (w->initial && (body == BODY_NO || w->n <= BODY_WORDS_MAX)))
		return true;
	/* "Anna Park" among others who are persons beyond doubt is one. */
	if (body <= BODY_PERHAPS &&
	    (plain >= PLAIN_MIN ? w->n < BODY_WORDS_MAX
				: plain + 1 == PLAIN_MIN && w->n == 2))
		body = BODY_NO;
	if (vancouver(w) && c->vancouver > 1 && body == BODY_PERHAPS)
		body = BODY_NO; /* "Novak AB", beside "Berg C" */
	if (is_word(w->v[0].s, articles, COUNT(articles)))
		return false;
	if (body == BODY_NO && is_in_two(w))
		return true;
	if (body != BODY_NO ||
	    (c->comma[n->role != ROLE_AUTHOR] && plain < PLAIN_MIN))
		return false;
	if (vancouver(w) && (c->vancouver < 2 || c->capitals_last > 0))
		return c->capitals_last > 0;
	if (w->v[0].kind == WORD_CAPITALS && !shouted(w) && plain < PLAIN_MIN &&
	    (!capitals_first(w) || c->capitals_first < 2))
		return false;
	return !shouted(w) ||
	       ends_as(w->v[w->n - 1].s, patronymics, COUNT(patronymics));
}

/* --- Deciding ------------------------------------------------------------- */

/* From the start of one word to the end of another. */
static struct str
span(const struct name_words *w, size_t from, size_t to)
{
	const char *p;

	if (from >= to)
		return STR_NONE;
	p = w->v[from].s.p;
	return str_of(p, (size_t)(w->v[to - 1].s.p - p) + w->v[to - 1].s.n);
}

static void
leave_whole(struct scene *c, struct rec_name *n)
{
	n->literal = arena_join(c->r->arena, n->literal, STR(", "), n->suffix);
	n->suffix = STR_NONE;
	n->kind = NAME_UNKNOWN;
	c->whole++;
}

/* "Leo Novak III": the words without the generation. */
static size_t
without_suffix(struct rec_name *n, const struct name_words *w)
{
	if (w->n < 3 || n->suffix.n > 0 ||
	    w->v[w->n - 1].kind == WORD_INITIALS ||
	    !vocab_name_is(VOCAB_SUFFIX, w->v[w->n - 1].s) ||
	    vocab_name_is(VOCAB_KIN, w->v[w->n - 1].s))
		return w->n;
	n->suffix = w->v[w->n - 1].s;
	return w->n - 1;
}

static struct place
choose(const struct scene *c, const struct name_words *w, size_t n)
{
	struct place p = {0, 0};

	switch (c->order) {
	case NAMES_GIVEN_FIRST:
		return family_last(c, w, n);
	case NAMES_FAMILY_FIRST:
		return family_first(w, n);
	case NAMES_AUTO:
		p = family_in_front(c, w, n);
		if (p.to == 0 && w->v[n - 1].kind != WORD_WIDE &&
		    (is_name(&w->v[n - 1]) || w->v[n - 1].kind == WORD_CHILD))
			p = family_last(c, w, n);
		return p;
	case NAMES_WHOLE:
	case NAMES_ORDER__MAX:
		break;
	}
	return p;
}

/*
 * "Anna van der Berg" beside "van der Berg, Anna": the same words, so that it is
 * divided in the same way.
 */
static bool
take_from_other(const struct rec_names *l, struct rec_name *n)
{
	for (size_t i = 0; i < l->n && i < COMPARED_MAX; i++) {
		const struct rec_name *o = &l->v[i];
		size_t at = n->literal.n - o->family.n;

		if (o->family.n == 0 || o->given.n == 0 ||
		    n->literal.n != o->given.n + 1 + o->family.n ||
		    n->literal.p[at - 1] != ' ' ||
		    !str_istarts(n->literal, o->given) ||
		    !str_iends(n->literal, o->family))
			continue;
		n->kind = NAME_PERSON;
		n->family = o->family;
		n->given = o->given;
		n->literal = STR_NONE;
		return true;
	}
	return false;
}

static void
settle_one(struct scene *c, struct rec_name *n)
{
	bool certain = n->kind == NAME_PERSON || n->orcid.n > 0 ||
		       n->role == ROLE_ADVISOR || n->role == ROLE_REFEREE ||
		       n->role == ROLE_TRANSLATOR || n->suffix.n > 0;
	struct name_words w = name_words(n->literal);
	struct str nick = STR_NONE;
	struct place p;
	size_t words;

	if (w.n > 1 && w.v[w.n - 1].kind == WORD_NICK) /* "Li Kim (Bob)" */
		nick = w.v[--w.n].s;
	if (!name_words_person(&w) || has_father(&w) ||
	    (c->order == NAMES_AUTO && !likely_person(c, n, &w, certain))) {
		leave_whole(c, n);
		return;
	}
	words = without_suffix(n, &w);
	p = choose(c, &w, words);
	if (p.to == 0 || (p.from == 0 && p.to == words)) {
		leave_whole(c, n);
		return;
	}
	n->kind = NAME_PERSON;
	n->literal = STR_NONE;
	n->family = span(&w, p.from, p.to);
	n->given = arena_join(c->r->arena, span(&w, 0, p.from), STR(" "),
			      span(&w, p.to, words));
	n->given = arena_join(c->r->arena, n->given, STR(" "), nick);
	if (p.from > 0)
		c->last++;
	else
		c->first++;
}

/* "Bakri, Samir al-": the article, which is written in front of the family. */
static void
join_article(struct arena *a, struct rec_name *n)
{
	size_t blank = str_rchr(n->given, ' ');
	size_t from = blank == STR_NPOS ? 0 : blank + 1;
	struct str article = str_from(n->given, from);

	if (str_ends(article, STR("-.")))
		article.n--;
	if (n->family.n == 0 || article.n < 2 || article.n > ARTICLE_BYTES ||
	    !chr_lower(article.p[0]) || article.p[article.n - 1] != '-' ||
	    vocab_name_is(VOCAB_PARTICLE,
			  str_left(n->family, str_chr(n->family, ' '))))
		return;
	n->family = arena_join(a, article, STR_NONE, n->family);
	n->given = str_trim(str_left(n->given, from));
	if (n->given.n == 0) {
		n->literal = n->family;
		n->family = STR_NONE;
	}
}

void
names_settle(struct record *r, struct rec_names *l, enum names_order order)
{
	struct scene c;

	names_drop_footnotes(r, l);
	c = look_around(r, l, order);

	for (size_t i = 0; i < l->n; i++)
		join_article(r->arena, &l->v[i]);
	for (size_t i = 0; i < l->n; i++)
		if (is_open(&l->v[i]) && !take_from_other(l, &l->v[i]))
			settle_one(&c, &l->v[i]);
	if (c.last > 0)
		record_warn(r,
			    "names: %zu without a comma, the last word "
			    "taken for the family",
			    c.last);
	if (c.first > 0)
		record_warn(r,
			    "names: %zu without a comma, the first word "
			    "taken for the family",
			    c.first);
	if (c.whole > 0)
		record_warn(r, "names: %zu left whole", c.whole);
}

/* --- The setting ---------------------------------------------------------- */

static const char *const order_names[NAMES_ORDER__MAX] = {
    [NAMES_AUTO] = "auto",
    [NAMES_GIVEN_FIRST] = "given-first",
    [NAMES_FAMILY_FIRST] = "family-first",
    [NAMES_WHOLE] = "whole",
};

const char *
names_order_name(enum names_order o)
{
	return o < NAMES_ORDER__MAX ? order_names[o] : NULL;
}

bool
names_order_by_name(struct str s, enum names_order *out)
{
	for (size_t i = 0; i < NAMES_ORDER__MAX; i++) {
		if (str_eqc(s, order_names[i])) {
			*out = (enum names_order)i;
			return true;
		}
	}
	return false;
}
