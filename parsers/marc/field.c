/* MARCXML: fields, subfields, and the punctuation of ISBD. */
#include <string.h>

#include "parsers/marc/internal.h"
#include "parsers/text/text.h"

/* The second name of each is that of oai_marc; OJS has a <dataField>. */
static bool
named(const struct node *n, const char *name, const char *old)
{
	return str_ieq(n->name, str_c(name)) || str_eqc(n->name, old);
}

static struct str
attr(const struct node *n, const char *name, const char *old)
{
	struct str s = node_attr(n, STR_NONE, name);

	return s.n > 0 ? s : node_attr(n, STR_NONE, old);
}

bool
marc_is_field(const struct node *n)
{
	return named(n, "datafield", "varfield") ||
	       named(n, "controlfield", "fixfield");
}

struct str
marc_tag(const struct node *n)
{
	return str_trim(attr(n, "tag", "id"));
}

char
marc_indicator(const struct node *n, int which)
{
	struct str s =
	    which == 1 ? attr(n, "ind1", "i1") : attr(n, "ind2", "i2");

	return s.n == 0 ? ' ' : s.p[0];
}

char
marc_code(const struct node *subfield)
{
	struct str s = str_trim(attr(subfield, "code", "label"));

	if (s.n == 2 && s.p[0] == '$') /* OJS: code="$a" */
		s = str_from(s, 1);
	return s.n == 1 ? s.p[0] : '\0';
}

const struct node *
marc_next(const struct node *n, const struct node *at, const char *codes)
{
	const struct node *s = at == NULL ? node_first(n) : node_next(at);

	for (; s != NULL; s = node_next(s)) {
		char code = marc_code(s);

		if (str_eqc(s->name, "subfield") && code != '\0' &&
		    strchr(codes, code) != NULL)
			return s;
	}
	return NULL;
}

/*
 * What is not to be sorted stands between U+0098 and U+009C, or U+0088 and
 * U+0089: controls that nobody should see. Bytes from `p` on are one?
 */
static bool
is_sort_mark(struct str s, size_t at)
{
	return at + 1 < s.n && s.p[at] == '\xc2' &&
	       memchr("\x88\x89\x98\x9c", s.p[at + 1], 4) != NULL;
}

static struct str
without_sort_marks(struct arena *a, struct str s)
{
	struct str copy;
	size_t n = 0;
	char *p;

	if (str_chr(s, '\xc2') == STR_NPOS)
		return s;
	copy = arena_copy(a, s);
	p = copy.n == 0 ? NULL : arena_extend(a, copy, 0);
	if (p == NULL)
		return s;
	for (size_t i = 0; i < s.n; i++) {
		if (is_sort_mark(s, i))
			i++;
		else
			p[n++] = s.p[i];
	}
	return str_of(p, n);
}

/*
 * "Journal. -" in front of the next part (ISBD): the dash is none of it. Two of
 * them stand between the parts of contents.
 */
static struct str
without_dash(struct str s)
{
	size_t n = str_ends(s, STR("\xe2\x80\x93")) ? 3 : str_ends(s, STR("-"));
	struct str rest;

	if (n == 0 || s.n <= n + 2 || s.p[s.n - n - 1] != ' ')
		return s;
	rest = str_trim(str_left(s, s.n - n));
	if (rest.n == 0 || strchr(".,:;)]", rest.p[rest.n - 1]) == NULL)
		return s;
	if (str_ends(rest, STR(".")))
		rest.n--;
	return str_trim(rest);
}

struct str
marc_text(struct marc *c, const struct node *subfield)
{
	struct str s;

	if (subfield == NULL)
		return STR_NONE;
	s = node_text(subfield, c->r->arena);
	s = draft_marked(&c->d, without_sort_marks(c->r->arena, s));
	return draft_unsorted(&c->d, without_dash(s));
}

struct str
marc_sub(struct marc *c, const struct node *n, char code)
{
	return marc_text(c, marc_next(n, NULL, (char[]){code, '\0'}));
}

struct str
marc_join(struct marc *c, const struct node *n, const char *codes,
	  struct str sep)
{
	const struct node *s = NULL;
	struct str all = STR_NONE;

	while ((s = marc_next(n, s, codes)) != NULL) {
		bool stopped =
		    str_starts(sep, STR(".")) && str_ends(all, STR("."));

		all = draft_join(&c->d, all, stopped ? str_from(sep, 1) : sep,
				 marc_without_marks(marc_text(c, s)));
	}
	return all;
}

struct str
marc_without_marks(struct str s)
{
	for (s = str_trim(s); s.n > 0; s = str_trim(str_left(s, s.n - 1))) {
		char last = s.p[s.n - 1];
		bool apart = s.n > 1 && s.p[s.n - 2] == ' ';

		if (strchr(":;,", last) == NULL &&
		    !(apart && (last == '/' || last == '=' || last == '+')))
			break;
	}
	return s;
}

struct str
marc_plain_colons(struct marc *c, struct str s)
{
	struct str all = STR_NONE, rest = s;
	size_t at;

	if (str_find(s, STR(" : ")) == STR_NPOS)
		return s;
	while ((at = str_find(rest, STR(" : "))) != STR_NPOS) {
		all = draft_join(&c->d, all, STR(": "), str_left(rest, at));
		rest = str_from(rest, at + 3);
	}
	return draft_join(&c->d, all, STR(": "), rest);
}

/* Words that end in a stop wherever they stand. */
static const struct str abbreviated[] = {
    STR_LIT("etc"),
    STR_LIT("usw"),
    STR_LIT("aufl"),
    STR_LIT("ausg"),
    STR_LIT("hrsg"),
    STR_LIT("univ"),
    STR_LIT("diss"),
    STR_LIT("inst"),
    STR_LIT("bearb"),
    STR_LIT("dept"),
    STR_LIT("inc"),
    STR_LIT("corp"),
    /* of editions */
    STR_LIT("rev"),
    STR_LIT("corr"),
    STR_LIT("augm"),
    STR_LIT("ampl"),
    STR_LIT("enl"),
    STR_LIT("exp"),
    STR_LIT("aum"),
    STR_LIT("aument"),
    STR_LIT("act"),
    STR_LIT("actualiz"),
    STR_LIT("atual"),
    STR_LIT("riv"),
    STR_LIT("aggiorn"),
    STR_LIT("verb"),
    STR_LIT("erw"),
    STR_LIT("überarb"),
    STR_LIT("unveränd"),
    STR_LIT("durchges"),
    STR_LIT("neubearb"),
    STR_LIT("uppl"),
    STR_LIT("omarb"),
    STR_LIT("utg"),
    STR_LIT("udg"),
    STR_LIT("udv"),
    STR_LIT("opl"),
    STR_LIT("kiad"),
    STR_LIT("wyd"),
    STR_LIT("popr"),
    STR_LIT("rozsz"),
    STR_LIT("uzup"),
    STR_LIT("vyd"),
    STR_LIT("dopl"),
    STR_LIT("izd"),
    STR_LIT("изд"),
    STR_LIT("испр"),
    STR_LIT("доп"),
    STR_LIT("перераб"),
    STR_LIT("вид"),
    STR_LIT("bask"),
    STR_LIT("gözd"),
    STR_LIT("painos"),
    STR_LIT("uud"),
    STR_LIT("pub"),
    STR_LIT("publ"),
    STR_LIT("bros"),
    STR_LIT("govt"),
    STR_LIT("dept"),
    STR_LIT("assoc"),
    STR_LIT("assn"),
    STR_LIT("univ"),
    STR_LIT("inst"),
    STR_LIT("intl"),
};

/* "Zeitschriftenverl." is one of many words. */
static bool
is_abbreviated(struct str word)
{
	if (str_iends(word, STR("verl")))
		return true;
	for (size_t i = 0; i < sizeof(abbreviated) / sizeof(abbreviated[0]);
	     i++)
		if (str_ieq(word, abbreviated[i]))
			return true;
	return false;
}

struct str
marc_without_stop(struct str s)
{
	size_t end, from;

	s = marc_without_marks(s);
	end = s.n == 0 ? 0 : s.n - 1;
	if (end < 3 || s.p[end] != '.' || s.p[end - 1] == '.')
		return s;
	if (strchr(")]\"", s.p[end - 1]) != NULL)
		return str_left(s, end);
	for (from = end; from > 0 && strchr(" -", s.p[from - 1]) == NULL;
	     from--)
		if (s.p[from - 1] == '.')
			return s; /* "U.S.A." */
	/* "May 4, 1950." */
	if (end - from == 4 && str_number(str_of(s.p + from, 4), 2099) > 1400)
		return str_left(s, end);
	/* Three letters at least, of which the last are no capitals. */
	if (end - from < 3 || chr_upper(s.p[end - 1]) ||
	    chr_digit(s.p[end - 1]) ||
	    is_abbreviated(str_of(s.p + from, end - from)))
		return s;
	return str_left(s, end);
}

bool
marc_has_word(struct str s, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ifind(s, words[i]) != STR_NPOS)
			return true;
	return false;
}

char
marc_leader(const struct marc *c, size_t at)
{
	return at < c->leader.n && !c->plain_leader ? c->leader.p[at] : '\0';
}

struct str
marc_fixed(const struct marc *c, size_t at, size_t n)
{
	return str_left(str_from(c->fixed, at), n);
}

bool
marc_is_component(const struct marc *c)
{
	char level = marc_leader(c, 7);

	return level == 'a' || level == 'b';
}
