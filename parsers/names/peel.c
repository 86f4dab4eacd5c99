/* What stands around a name: roles, titles, degrees, dates, identifiers. */
#include "parsers/names/internal.h"

#include <string.h>

#include "core/ident.h"
#include "core/norm.h"
#include "core/table.h"
#include "core/utf8.h"
#include "parsers/names/names.h"
#include "parsers/vocab/vocab.h"

enum {
	PHRASE_BYTES = 40, /* in which a phrase in front ends */
	ROUNDS_MAX = 8,    /* brackets, commas, brackets ... */
	ROLE_MAX = 60,     /* bytes of a role in front of a colon */
	ROLE_MIN = 3,      /* of one behind a slash */
	ROLE_LONG = 6,     /* letters of a word that is no given name */
	DEGREE_MAX = 24,   /* bytes of a degree without stops */
	FAMILY_MAX = 2,    /* words of a family */
	THAI_BYTES = 3,    /* of a letter */
	THAI_TITLE_MAX = 32,
	TITLE_MIN = 3,        /* bytes of a title, but for "Dr" */
	BODY_LETTERS_MIN = 4, /* of the last word of a body: not "Pa." */
	YEAR_DIGITS_MIN = 4,  /* in the dates of a life */
	YEAR_DIGITS_MAX = 12,
	YEAR_FIRST = 1850, /* somebody left college */
	YEAR_LAST = 2099
};

/* --- Brackets ------------------------------------------------------------- */

/* The text in the last pair of brackets when s ends with it; *s loses it. */
static char
take_brackets(struct str *s, struct str *inside)
{
	char close = s->n > 1 ? s->p[s->n - 1] : '\0';
	char open = close == ')' ? '(' : '[';
	size_t at;

	if (close != ')' && close != ']')
		return '\0';
	at = str_rchr(*s, open);
	if (at == STR_NPOS || at == 0)
		return '\0';
	*inside = str_trim(str_of(s->p + at + 1, s->n - at - 2));
	*s = str_trim(str_left(*s, at));
	return open;
}

/* "1950-", "1901-1980", "*1950", "b. 1950", "ca. 1600-1650". */
static bool
life_dates(struct str s)
{
	static const struct str words[] = {
	    STR_LIT("b"),      STR_LIT("d"),    STR_LIT("ca"),
	    STR_LIT("c"),      STR_LIT("fl"),   STR_LIT("geb"),
	    STR_LIT("gest"),   STR_LIT("born"), STR_LIT("died"),
	    STR_LIT("nach"),   STR_LIT("vor"),  STR_LIT("um"),
	    STR_LIT("active"), STR_LIT("r"),    STR_LIT("or"),
	    STR_LIT("n"),      STR_LIT("m"),    STR_LIT("approximately"),
	    STR_LIT("f"),      STR_LIT("nar"),  STR_LIT("ur"),
	    STR_LIT("zm"),     STR_LIT("szul"), STR_LIT("rod"),
	    STR_LIT("zam"),    STR_LIT("s"),    STR_LIT("k"),
	    STR_LIT("syn"),    STR_LIT("nac"),  STR_LIT("dz")};
	size_t digits = 0, start, i = 0;
	bool known;

	while (i < s.n) {
		start = i;
		while (i < s.n && chr_alpha(s.p[i]))
			i++;
		known = i == start;
		for (size_t k = 0; !known && k < sizeof(words) / sizeof(*words);
		     k++)
			known =
			    str_ieq(str_of(s.p + start, i - start), words[k]);
		if (!known)
			return false;
		if (i > start || i == s.n)
			continue;
		if (chr_digit(s.p[i]))
			digits++;
		else if (strchr("-*?/ .", s.p[i]) == NULL &&
			 (unsigned char)s.p[i] < 0x80)
			return false;
		i++;
	}
	return digits >= YEAR_DIGITS_MIN && digits <= YEAR_DIGITS_MAX;
}

bool
names_take_id(struct record *r, struct str s, struct rec_name *n)
{
	struct str id;

	if (ident_orcid(r->arena, s, &id))
		n->orcid = id;
	else if (ident_gnd(r->arena, s, &id))
		n->gnd = id;
	else
		return ident_is_url(s); /* some other registry: raw has it */
	return true;
}

/* --- Roles ---------------------------------------------------------------- */

/* "PROJECT_DIRECTOR": a term of some program's list, whatever it says. */
static bool
constant_like(struct str s)
{
	bool line = false;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '_')
			line = true;
		else if (!chr_upper(s.p[i]) && !chr_digit(s.p[i]))
			return false;
	}
	return line;
}

static void
set_role(struct rec_name *n, struct peeled *p, enum said_role role)
{
	n->role = vocab_role_plain(role);
	p->publisher = role == SAID_PUBLISHER;
	p->person |= role == SAID_ADVISOR || role == SAID_REFEREE ||
		     role == SAID_TRANSLATOR;
}

/*
 * Short for "edited" as well as for "published": said of a person it is the
 * former.
 */
static bool
is_edited_or_published(struct str word)
{
	static const struct str words[] = {
	    STR_LIT("wyd"), STR_LIT("vyd"), STR_LIT("izd"), STR_LIT("kiad"),
	    STR_LIT("изд"), STR_LIT("Изд"), STR_LIT("вид"),
	};

	if (str_ends(word, STR(".")))
		word.n--;
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_ieq(word, words[i]))
			return true;
	return false;
}

static bool
take_role(struct str word, struct rec_name *n, struct peeled *p)
{
	enum said_role role;

	/* "Editor, Translator": the first says enough. */
	if (!vocab_said_role(word, &role) && !constant_like(word) &&
	    (str_chr(word, ',') == STR_NPOS ||
	     !vocab_said_role(str_left(word, str_chr(word, ',')), &role)))
		return false;
	set_role(n, p, role);
	p->edited = p->publisher && is_edited_or_published(word);
	return true;
}

/* "Featured Performer", "Lead Author": of what kind is of no interest. */
static bool
take_qualified_role(struct str words, struct rec_name *n, struct peeled *p)
{
	size_t at = str_rchr(words, ' ');
	enum said_role role;

	if (at == STR_NPOS || !chr_alpha(words.p[at + 1]) ||
	    words.n - at - 1 < ROLE_LONG ||
	    !vocab_said_role(str_from(words, at + 1), &role))
		return false;
	set_role(n, p, role);
	return true;
}

/* "Red. Novak, Jan": the role cut short in front of family and given names. */
static void
peel_short_role(struct str *s, struct rec_name *n, struct peeled *p)
{
	size_t at = str_find(str_left(*s, ROLE_MAX), STR(". "));
	struct str rest = str_trim(str_from(*s, at + 1));
	size_t comma = str_chr(rest, ',');

	if (at == STR_NPOS || at < ROLE_MIN || comma == STR_NPOS ||
	    comma + 2 >= rest.n || !chr_upper(rest.p[0]) ||
	    str_chr(str_left(*s, at), ' ') != STR_NPOS ||
	    str_chr(str_left(rest, comma), ' ') != STR_NPOS ||
	    vocab_body(*s) != BODY_NO || !take_role(str_left(*s, at), n, p))
		return;
	*s = rest;
}

/* "Advisor: Meyer, Anna" */
static void
peel_role_in_front(struct str *s, struct rec_name *n, struct peeled *p)
{
	size_t at = str_chr(str_left(*s, ROLE_MAX), ':');

	if (at == STR_NPOS)
		peel_short_role(s, n, p);
	if (at != STR_NPOS && at > 0 && take_role(str_left(*s, at), n, p))
		*s = str_trim(str_from(*s, at + 1));
}

/*
 * "Novak, Anna (1802-1885). Auteur du texte", "Novak, Anna. Red.": the role as
 * a sentence of its own, behind no initial.
 */
static void
peel_role_behind_stop(struct str *s, struct rec_name *n, struct peeled *p)
{
	size_t at = STR_NPOS;
	struct str word;

	for (size_t i = 2; i + 2 < s->n; i++)
		if (s->p[i] == '.' && s->p[i + 1] == ' ' &&
		    s->p[i - 2] != ' ' &&
		    (s->p[i - 2] != '.' || s->p[i - 1] == ')'))
			at = i;
	if (at == STR_NPOS || str_chr(str_left(*s, at), ',') == STR_NPOS)
		return;
	word = str_trim(str_from(*s, at + 1));
	if (word.n > ROLE_MAX || chr_lower(word.p[0]))
		return;
	if (!take_role(word, n, p)) {
		if (word.p[word.n - 1] != '.' ||
		    !take_role(str_left(word, word.n - 1), n, p))
			return;
	}
	*s = str_trim(str_left(*s, at));
}

/*
 * "Basri, Samir /مشرف", "Berg, Anna / Editor": the role behind a slash. Without
 * a blank in front of it, it stands behind all of a name: "Internal/Supervisor"
 * is one role.
 */
static void
peel_role_behind_slash(struct str *s, struct rec_name *n, struct peeled *p)
{
	size_t at = str_rchr(*s, '/'), comma;
	struct str front = str_trim(str_left(*s, at));
	struct str word = str_trim(str_from(*s, at + 1));

	if (at == STR_NPOS || front.n == 0 || word.n < ROLE_MIN ||
	    word.n > ROLE_MAX)
		return;
	comma = str_chr(front, ',');
	if (s->p[at - 1] != ' ' &&
	    (comma == STR_NPOS || comma != str_rchr(front, ',')))
		return;
	if (take_role(word, n, p))
		*s = front;
}

struct str
names_credit(struct str s)
{
	size_t at = str_rchr(s, ' ');
	struct str word = str_from(s, at + 1);
	enum said_role role;

	if (at == STR_NPOS || at == 0 || word.n == 0 ||
	    (unsigned char)word.p[0] < WIDE_FIRST ||
	    (unsigned char)s.p[0] < WIDE_FIRST || !vocab_said_role(word, &role))
		return STR_NONE;
	return word;
}

/* "山田太郎 著": the role behind, in catalogues of East Asia. */
static void
peel_credit(struct str *s, struct rec_name *n, struct peeled *p)
{
	struct str word = names_credit(*s);

	if (word.n > 0 && take_role(word, n, p))
		*s = str_trim(str_left(*s, s->n - word.n));
}

/* --- Titles and degrees --------------------------------------------------- */

static bool
all_capitals(struct str s)
{
	struct str rest = s;
	uint32_t cp;

	while (utf8_next(&rest, &cp))
		if (!utf8_is_upper(cp))
			return false;
	return s.n > 0;
}

static bool
is_title(struct str word)
{
	struct str bare = word;

	/* Of a teacher; without its hamza it is an initial in Persian. */
	if (str_eqc(word, "\xd8\xa3."))
		return true;
	if (word.n > 2 && word.p[0] == '(' && word.p[word.n - 1] == ')')
		bare = word = str_of(word.p + 1, word.n - 2);
	while (bare.n > 0 && strchr(".,", bare.p[bare.n - 1]) != NULL)
		bare.n--;
	return (bare.n > 0 && vocab_name_is(VOCAB_TITLE, bare)) ||
	       (bare.n < word.n && vocab_name_is(VOCAB_TITLE, word));
}

/*
 * Thai has no blank behind a title: "นายสมพร". What is left begins
 * with a consonant or with a vowel that is written in front of one.
 */
static bool
peel_glued_title(struct str *s)
{
	bool some = false;
	struct str rest = *s;
	size_t cut;

	do {
		cut = 0;
		for (size_t n = THAI_BYTES; n < rest.n && n <= THAI_TITLE_MAX &&
					    str_starts(rest, STR("\xe0\xb8"));
		     n++) {
			struct str behind = str_from(rest, n);
			uint32_t cp;

			if (vocab_name_is(VOCAB_TITLE, str_left(rest, n)) &&
			    behind.n > THAI_BYTES && utf8_next(&behind, &cp) &&
			    ((cp >= 0xe01 && cp <= 0xe2e) ||
			     (cp >= 0xe40 && cp <= 0xe44)))
				cut = n;
		}
		some |= cut > 0;
		rest = str_from(rest, cut);
	} while (cut > 0);
	*s = rest;
	return some;
}

/* "Dr Anna" to "Anna"; "DR Anna" may be initials. True: some came off. */
static bool
peel_titles(struct str *s)
{
	struct str word, rest = *s;
	bool some = false;

	while (str_chr(rest, ' ') != STR_NPOS) {
		word = str_left(rest, str_chr(rest, ' '));
		if (!is_title(word))
			break;
		rest = str_trim(str_from(rest, word.n));
		if (!some && all_capitals(word) && word.n <= 2 &&
		    !is_title(str_left(rest, str_chr(rest, ' '))))
			break;
		some = true;
		*s = rest;
	}
	return some;
}

static bool
is_degree(struct str s)
{
	char room[DEGREE_MAX];
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '.' || s.p[i] == ' ')
			continue;
		if (n == DEGREE_MAX)
			return false;
		room[n++] = s.p[i];
	}
	return n > 0 && vocab_name_is(VOCAB_DEGREE, str_of(room, n));
}

/* "PhD, MPH" come off one by one; "MD PhD", "MD/PhD" together. */
static bool
are_degrees(struct str s)
{
	struct str word;

	if (is_degree(s) || is_title(s))
		return true;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '/')
			return is_degree(str_left(s, i)) &&
			       is_degree(str_from(s, i + 1));
	while (str_cut(&s, ' ', &word))
		if (word.n > 0 && !is_degree(word) && !is_title(word))
			return false;
	return true;
}

/* "prof. UX", "prof. nadzw. UX" behind a name: and of which house. */
static bool
is_title_of_house(struct str s)
{
	struct str word;

	if (!str_cut(&s, ' ', &word) || word.n < TITLE_MIN || !is_title(word))
		return false;
	while (str_cut(&s, ' ', &word))
		if (word.n > 0 && !is_title(word) && !all_capitals(word))
			return false;
	return true;
}

/*
 * "PhD", "Ph.D.", "MSc", "Msc": no initials are written so, and no name: "Mei"
 * is one.
 */
static bool
mixed_case(struct str s)
{
	bool upper = false, lower = false, vowel = false, other;

	other = !chr_upper(s.p[0]) || str_chr(s, '.') != STR_NPOS;
	for (size_t i = 0; i < s.n; i++) {
		upper |= chr_upper(s.p[i]);
		lower |= chr_lower(s.p[i]);
		other |= i > 0 && chr_upper(s.p[i]);
		vowel |= strchr("aeiouy", s.p[i]) != NULL;
	}
	return upper && lower && s.n > 2 && (other || !vowel || is_title(s));
}

/*
 * "Novak, Anna PhD", "Anna Novak, PhD", "Anna Novak MD": the last word when
 * it can be nothing else. Capitals alone are a degree behind two words that
 * are written otherwise.
 */
static bool
peel_degree_word(struct str *s)
{
	size_t at = str_rchr(*s, ' ');
	struct str word, front;
	struct name_words w;

	if (at == STR_NPOS || at == 0)
		return false;
	word = str_from(*s, at + 1);
	front = str_trim(str_left(*s, at));
	if (!is_degree(word) || str_ends(front, STR(",")))
		return false;
	if (!mixed_case(word)) {
		w = name_words(front);
		if (!all_capitals(word) || w.n < 2 ||
		    w.v[w.n - 1].kind != WORD_NAME ||
		    (word.n < 3 && !str_eqc(word, "MD")) ||
		    str_chr(front, ',') != STR_NPOS)
			return false;
	} else if (str_ends(word, STR(".")) && word.n < ROLE_LONG - 1 &&
		   str_chr(str_left(word, word.n - 1), '.') == STR_NPOS &&
		   !is_title(word)) {
		return false; /* "Med.": abbreviated, not a degree */
	}
	*s = front;
	return true;
}

/* --- Behind commas -------------------------------------------------------- */

/* Letters, and "_" for a term of a list. */
static bool
long_word(struct str s)
{
	size_t letters = 0;

	if (constant_like(s))
		return true;
	for (size_t i = 0; i < s.n; i++)
		letters += chr_alpha(s.p[i]) || (unsigned char)s.p[i] >= 0xc0;
	return letters >= ROLE_LONG;
}

/*
 * Behind the only comma stands what somebody is called, unless it can be no
 * name: "Novak, Ed" and "Novak, M. D." are whole; "Novak, Editor" is not, nor
 * is "Leo E. Novak, M. D.", whose given names stand in front.
 */
static bool
only_comma_goes(struct str front, struct str last, struct rec_name *n,
		struct peeled *p)
{
	struct name_words w;
	bool natural;

	if (str_chr(front, ' ') == STR_NPOS)
		return long_word(last) && take_role(last, n, p);
	w = name_words(front);
	natural = w.n > 1 && w.initial && w.v[w.n - 1].kind == WORD_NAME;
	if (is_title_of_house(last) ||
	    (are_degrees(last) &&
	     ((mixed_case(last) && !vocab_name_is(VOCAB_SUFFIX, last)) ||
	      natural || p->degree))) {
		p->person = true;
		return true;
	}
	if (long_word(last) || chr_lower(last.p[0]) ||
	    (natural && str_ends(last, STR("."))))
		return take_role(last, n, p);
	return false;
}

bool
names_stands_behind(struct str s)
{
	enum said_role role;

	return are_degrees(s) || vocab_name_is(VOCAB_SUFFIX, s) ||
	       life_dates(s) || vocab_said_role(s, &role);
}

/* "Novak, Anna, Howard University", "Finland": where the body is. */
static bool
place_of_body(struct str front, struct str last, const struct peeled *p)
{
	size_t comma = str_rchr(front, ',');
	struct str body = str_trim(str_from(front, comma + 1));
	struct str name = str_left(front, comma);

	return comma != STR_NPOS && str_chr(name, ',') != STR_NPOS &&
	       chr_upper(last.p[0]) && str_chr(last, '.') == STR_NPOS &&
	       name_part_body(body, p->body) == BODY_SURE &&
	       vocab_body(name) == BODY_NO;
}

/* "1950- author", "1950-1999, editor" without its comma. */
static bool
take_life_and_role(struct str s, struct rec_name *n, struct peeled *p)
{
	size_t at = str_chr(s, ' ');

	return at != STR_NPOS && life_dates(str_left(s, at)) &&
	       take_role(str_trim(str_from(s, at)), n, p);
}

static bool
comma_goes(struct str front, struct str last, bool only, bool body,
	   struct rec_name *n, struct peeled *p)
{
	if (last.n == 0 || life_dates(last) || take_life_and_role(last, n, p))
		return true;
	if (vocab_name_is(VOCAB_SUFFIX, last))
		return false;
	if (only)
		return only_comma_goes(front, last, n, p);
	if (take_role(last, n, p) || place_of_body(front, last, p))
		return true;
	if (n->affiliation.n == 0 &&
	    name_part_body(last, p->body) == BODY_SURE &&
	    vocab_body(front) == BODY_NO && !are_degrees(last)) {
		n->affiliation = last; /* "Novak, Anna, Howard University" */
		return true;
	}
	if (body || !are_degrees(last))
		return false;
	p->person = p->degree = true;
	return true;
}

static bool
peel_commas(struct str *s, bool body, struct rec_name *n, struct peeled *p)
{
	size_t first = str_chr(*s, ','), at;
	struct str last, front;
	bool some = false;

	for (size_t i = 0; i < ROUNDS_MAX && first != STR_NPOS &&
			   (at = str_rchr(*s, ',')) != STR_NPOS && at > 0;
	     i++) {
		last = str_trim(str_from(*s, at + 1));
		front = str_trim(str_left(*s, at));
		/* "Johann (Wied, Graf, 1425-1482)" */
		if (str_ends(last, STR(")")) && str_chr(last, '(') == STR_NPOS)
			break;
		if (!comma_goes(front, last, at == first, body, n, p))
			break;
		*s = front;
		some = true;
	}
	return some;
}

/*
 * "山田太郎 (ヤマダ タロウ)": how a name in a script of East
 * Asia is read, or written in another one.
 */
static bool
is_reading(struct str name, struct str inside)
{
	struct name_words w;

	if (name.n == 0 || (unsigned char)name.p[0] < WIDE_FIRST)
		return false;
	if (names_are_kana(inside))
		return true;
	w = name_words(inside);
	return names_script(inside) == SCRIPT_LATIN && name_words_person(&w) &&
	       vocab_body(inside) == BODY_NO;
}

/* "Husum, Germany" */
static bool
is_place(struct str s)
{
	size_t comma = str_rchr(s, ',');

	return comma != STR_NPOS && vocab_is_country(str_from(s, comma + 1));
}

static bool
peel_brackets(struct record *r, struct str *s, struct rec_name *n,
	      struct peeled *p)
{
	struct str inside, whole = *s;
	bool some = false;
	char open;

	for (size_t i = 0;
	     i < ROUNDS_MAX && (open = take_brackets(s, &inside)) != '\0';
	     i++) {
		if (!take_role(inside, n, p) &&
		    !take_qualified_role(inside, n, p) && !life_dates(inside) &&
		    !are_degrees(inside) && !names_take_id(r, inside, n) &&
		    !is_reading(*s, inside)) {
			/* "(Hans)" and "(IAEA)" belong to the name. */
			if (name_part_body(*s, p->body) == BODY_SURE ||
			    (open == '(' && !is_place(inside) &&
			     name_part_body(inside, p->body) != BODY_SURE))
				break;
			n->affiliation = inside;
		}
		whole = *s;
		some = true;
	}
	*s = whole;
	return some;
}

/* "[Novak, Anna]": a name that a cataloguer supplied. */
static void
peel_supplied(struct str *s)
{
	if (s->n > 2 && s->p[0] == '[' && str_chr(*s, ']') == s->n - 1 &&
	    str_rchr(*s, '[') == 0)
		*s = str_trim(str_of(s->p + 1, s->n - 2));
}

/* "Anna Novak 1950-": a life behind a name in natural order. */
static bool
peel_life(struct str *s)
{
	size_t at = str_rchr(*s, ' ');
	struct str tail;

	if (at == STR_NPOS || at == 0 || str_chr(*s, ',') != STR_NPOS)
		return false;
	tail = str_from(*s, at + 1);
	if (str_chr(tail, '-') == STR_NPOS || !chr_digit(tail.p[0]) ||
	    !life_dates(tail))
		return false;
	*s = str_trim(str_left(*s, at));
	return true;
}

/* --- Ends ----------------------------------------------------------------- */

/* Letters that no name ends in without a vowel: "Chr", "Wm", "Yu". */
static bool
abbreviated(struct str word)
{
	static const struct str digraphs[] = {
	    STR_LIT("yu"), STR_LIT("ya"), STR_LIT("ye"), STR_LIT("yo"),
	    STR_LIT("ju"), STR_LIT("ja"), STR_LIT("je"), STR_LIT("iu"),
	    STR_LIT("ia"), STR_LIT("ye"), STR_LIT("ts")};
	char room[16];
	size_t n = norm_fold(room, sizeof(room), word);
	struct str w = str_of(room, n);

	if (vocab_name_is(VOCAB_SHORT, word))
		return true;
	if (n <= 2)
		for (size_t i = 0; i < sizeof(digraphs) / sizeof(*digraphs);
		     i++)
			if (str_eq(w, digraphs[i]))
				return true;
	if (n > 4)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)w.p[i] >= 0x80 ||
		    strchr("aeiouy", w.p[i]) != NULL)
			return false;
	return true;
}

/* "Novak, Anna Maria." ends like a sentence; "Novak, A." does not. */
static void
peel_stop(struct str *s, bool body)
{
	size_t at = s->n - 1, letters = 0, upper = 0;
	struct str word, rest;
	uint32_t cp;

	if (s->n < 3 || s->p[at] != '.' || s->p[at - 1] == '.')
		return;
	while (at > 0 && strchr(" ,-.", s->p[at - 1]) == NULL)
		at--;
	word = str_of(s->p + at, s->n - 1 - at);
	if (word.n == 0 && s->p[at - 1] == '-') { /* "Ahmad al-." */
		s->n--;
		return;
	}
	for (rest = word; utf8_next(&rest, &cp);) {
		if (!utf8_is_letter(cp) && cp != '\'' && cp != 0x2019)
			return;
		letters++;
		upper += utf8_is_upper(cp);
	}
	/* "N. Y." and "e.V." keep it; so does "NOVAK, A. B." */
	if (letters < (body ? BODY_LETTERS_MIN : 2) || upper > 1 ||
	    (at > 0 && s->p[at - 1] == '.') || abbreviated(word))
		return;
	s->n--;
}

/* "Novak, A. M. (Anna Maria)": the fuller form that catalogues add. */
static void
peel_fuller_form(struct str *s)
{
	size_t comma = str_chr(*s, ','), open = str_rchr(*s, '(');
	struct str given;

	if (comma == STR_NPOS || open == STR_NPOS || open < comma ||
	    open + 2 >= s->n || s->p[s->n - 1] != ')')
		return;
	given = str_trim(str_of(s->p + comma + 1, open - comma - 1));
	if (given.n > 0 && given.p[0] == s->p[open + 1] &&
	    (str_chr(given, '.') != STR_NPOS ||
	     str_starts(str_from(*s, open + 1), given)))
		*s = str_trim(str_left(*s, open));
}

/* "Dubois (A.)", "Le Goff (J.-M.)": initials in brackets, as in old indexes. */
static void
peel_initials_in_brackets(struct record *r, struct str *s, enum vocab_body body)
{
	struct str family = *s, inside;
	struct name_words w;

	if (body != BODY_NO || str_chr(*s, ',') != STR_NPOS ||
	    take_brackets(&family, &inside) != '(' ||
	    str_chr(inside, '.') == STR_NPOS || !name_words_initials(inside))
		return;
	w = name_words(family);
	if (w.n > 0 && w.n <= FAMILY_MAX && !w.other && !w.initial)
		*s = arena_join(r->arena, family, STR(", "), inside);
}

/*
 * "Novak, Dr Anna" has its title in the middle: "Novak, Anna" is made anew,
 * the only name that is not a part of the text.
 */
static void
peel_titles_behind_comma(struct record *r, struct str *s, struct peeled *p)
{
	size_t comma = str_chr(*s, ',');
	struct str given;

	if (comma == STR_NPOS)
		return;
	given = str_trim(str_from(*s, comma + 1));
	if (!peel_titles(&given) && !peel_glued_title(&given))
		return;
	p->person = true;
	*s = arena_join(r->arena, str_left(*s, comma), STR(", "), given);
}

/* Where "'48" stands that ends s, with either apostrophe; else s.n. */
static size_t
class_year(struct str s)
{
	static const struct str apostrophes[] = {
	    STR_LIT(" '"), STR_LIT(" \xe2\x80\x99"), STR_LIT(" \xe2\x80\x98")};
	struct str front;

	if (s.n < 4 || !chr_digit(s.p[s.n - 1]) || !chr_digit(s.p[s.n - 2]))
		return s.n;
	front = str_left(s, s.n - 2);
	for (size_t i = 0; i < sizeof(apostrophes) / sizeof(*apostrophes); i++)
		if (str_ends(front, apostrophes[i]))
			return front.n - apostrophes[i].n;
	return s.n;
}

/* " 2013" behind the one word of a family. */
static size_t
long_year(struct str s)
{
	size_t at = str_chr(s, ' ');
	long long year;

	if (at == STR_NPOS || at + YEAR_DIGITS_MIN + 1 != s.n)
		return s.n;
	year = str_number(str_from(s, at + 1), YEAR_LAST);
	return year >= YEAR_FIRST && vocab_body(s) == BODY_NO ? at : s.n;
}

/* "Novak '48, Anna", "Novak, Anna, '48": the year somebody left college. */
static void
peel_class_year(struct record *r, struct str *s)
{
	size_t comma = str_chr(*s, ',');
	struct str front = str_left(*s, comma);
	size_t end = class_year(*s);

	if (comma != STR_NPOS && end < s->n) {
		*s = str_trim(str_left(*s, end));
		if (str_ends(*s, STR(",")))
			s->n--;
		record_warn(r, "names: a year behind a name left out");
		return;
	}
	end = class_year(front);
	if (end == front.n && comma != STR_NPOS)
		end = long_year(front);
	if (end == front.n)
		return;
	front = str_left(front, end);
	*s = comma == STR_NPOS ? front
			       : arena_join(r->arena, front, STR(", "),
					    str_trim(str_from(*s, comma + 1)));
	record_warn(r, "names: a year behind a name left out");
}

/* "Kerr, Yann, H.": an initial behind a comma of its own (HAL). */
static void
peel_initial_behind(struct record *r, struct str *s)
{
	size_t first = str_chr(*s, ','), last = str_rchr(*s, ',');
	struct str given, end;

	if (first == last)
		return;
	given = str_trim(str_of(s->p + first + 1, last - first - 1));
	end = str_trim(str_from(*s, last + 1));
	if (str_chr(end, '.') + 1 == end.n && name_words_initials(end) &&
	    str_chr(given, ',') == STR_NPOS && given.n > 1)
		*s = arena_join(r->arena, str_trim(str_left(*s, last)),
				STR(" "), end);
}

/* "Dubois (dir.), Anna": the role behind the family. */
static void
peel_role_in_middle(struct record *r, struct str *s, struct rec_name *n,
		    struct peeled *p)
{
	size_t comma = str_chr(*s, ',');
	struct str family = str_trim(str_left(*s, comma)), inside;

	if (comma == STR_NPOS || take_brackets(&family, &inside) == '\0' ||
	    !take_role(inside, n, p))
		return;
	*s = arena_join(r->arena, family, STR(", "),
			str_trim(str_from(*s, comma + 1)));
}

bool
names_has_small_word(struct str s)
{
	for (size_t i = 1; i < s.n; i++)
		if (s.p[i - 1] == ' ' && chr_lower(s.p[i]))
			return true;
	return false;
}

/* "Composed by Anna Novak", "hrsg. von Carl Klein" */
static void
peel_phrase(struct str *s, struct rec_name *n, struct peeled *p)
{
	static const struct str ends[] = {
	    STR_LIT(" by "),  STR_LIT(" von "),  STR_LIT(" par "),
	    STR_LIT(" por "), STR_LIT(" door "), STR_LIT(" cura di "),
	    STR_LIT(" av "),  STR_LIT(" af "),
	};
	struct str front = str_left(*s, PHRASE_BYTES);
	enum said_role role = SAID_AUTHOR;
	bool small = names_has_small_word(front);
	size_t at = 0;

	for (size_t i = 0; small && at == 0 && i < sizeof(ends) / sizeof(*ends);
	     i++)
		if (str_find(front, ends[i]) != STR_NPOS)
			at = vocab_phrase(*s, &role);
	if (at == 0 && str_istarts(*s, STR("by ")))
		at = 3;
	if (at == 0 || at >= s->n || chr_lower(s->p[at]))
		return;
	*s = str_from(*s, at);
	set_role(n, p, role);
}

/* "Novak, Anna - University of Examples" */
static void
peel_dash(struct str *s, struct rec_name *n, enum vocab_body whole)
{
	size_t at = str_find(*s, STR(" - "));
	struct str front = str_left(*s, at);

	if (at == STR_NPOS || whole == BODY_NO ||
	    str_chr(front, ',') == STR_NPOS || vocab_body(front) != BODY_NO ||
	    vocab_body(str_from(*s, at + 3)) != BODY_SURE)
		return;
	n->affiliation = str_trim(str_from(*s, at + 3));
	*s = str_trim(front);
}

/* "Novak, Anna : https://orcid.org/...", "https://... Novak, Anna" */
static void
peel_address(struct record *r, struct str *s, struct rec_name *n)
{
	size_t first = str_chr(*s, ' '), last = str_rchr(*s, ' ');

	if (first == STR_NPOS || (str_find(*s, STR("://")) == STR_NPOS &&
				  str_ifind(*s, STR("orcid.org/")) == STR_NPOS))
		return;
	if ((ident_is_url(str_from(*s, last + 1)) ||
	     str_istarts(str_from(*s, last + 1), STR("orcid.org/"))) &&
	    names_take_id(r, str_from(*s, last + 1), n))
		*s = str_trim(str_left(*s, last));
	else if (ident_is_url(str_left(*s, first)) &&
		 names_take_id(r, str_left(*s, first), n))
		*s = str_trim(str_from(*s, first));
	while (s->n > 0 && (s->p[s->n - 1] == ':' || s->p[s->n - 1] == ',' ||
			    s->p[s->n - 1] == ' '))
		s->n--;
}

struct peeled
names_peel(struct record *r, struct str *s, struct rec_name *n,
	   enum vocab_body whole)
{
	struct peeled p = {.body = whole};
	bool more = true, body = false;

	/* "Novak, Anna (1860-1930)." */
	if (str_ends(*s, STR(").")) || str_ends(*s, STR("].")))
		s->n--;
	peel_address(r, s, n);
	peel_dash(s, n, whole);
	peel_role_in_front(s, n, &p);
	peel_phrase(s, n, &p);
	peel_credit(s, n, &p);
	peel_role_behind_stop(s, n, &p);
	peel_role_behind_slash(s, n, &p);
	peel_class_year(r, s);
	peel_role_in_middle(r, s, n, &p);
	peel_initial_behind(r, s);
	peel_initials_in_brackets(r, s, whole);
	for (size_t i = 0; more && i < ROUNDS_MAX; i++) {
		more = peel_brackets(r, s, n, &p);
		peel_supplied(s);
		body = name_part_body(*s, whole) == BODY_SURE;
		more |= peel_commas(s, body, n, &p);
	}
	if (!body) {
		if (names_peel_number(s))
			record_warn(r,
				    "names: a number behind a name left out");
		p.person |= peel_life(s);
		p.person |= peel_titles(s);
		p.person |= peel_glued_title(s);
		peel_titles_behind_comma(r, s, &p);
		while (peel_degree_word(s))
			p.person = true;
	}
	peel_fuller_form(s);
	if (str_ends(*s, STR(".")))
		peel_stop(s, name_part_body(*s, whole) != BODY_NO);
	return p;
}
