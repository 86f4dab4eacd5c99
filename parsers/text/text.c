/* Cleaning text of markup, double escapes and stray white space. */
#include "parsers/text/text.h"

#include <stdint.h>
#include <string.h>

#include "core/norm.h"
#include "core/scan.h"
#include "core/utf8.h"

enum { ENTITY_MAX = 33, TAG_MAX = 24 };

/*
 * Markup seen in titles and abstracts, of HTML, JATS and MathML; the second
 * kind ends a word. Names are looked up without the prefixes below.
 */
static const struct {
	const char *name;
	bool block;
} tags[] = {
    {"a", false},
    {"abbr", false},
    {"annotation", false},
    {"b", false},
    {"big", false},
    {"blockquote", true},
    {"bold", false},
    {"br", true},
    {"break", true},
    {"center", false},
    {"cite", false},
    {"code", false},
    {"dd", true},
    {"del", false},
    {"disp-formula", false},
    {"div", true},
    {"dl", true},
    {"dt", true},
    {"em", false},
    {"ext-link", false},
    {"font", false},
    {"h1", true},
    {"h2", true},
    {"h3", true},
    {"h4", true},
    {"h5", true},
    {"h6", true},
    {"hr", true},
    {"i", false},
    {"inf", false},
    {"inline-formula", false},
    {"ins", false},
    {"italic", false},
    {"kbd", false},
    {"label", true},
    {"li", true},
    {"list", true},
    {"list-item", true},
    {"mark", false},
    {"math", false},
    {"menclose", false},
    {"mfenced", false},
    {"mfrac", false},
    {"mi", false},
    {"mmultiscripts", false},
    {"mn", false},
    {"mo", false},
    {"monospace", false},
    {"mover", false},
    {"mpadded", false},
    {"mphantom", false},
    {"mprescripts", false},
    {"mroot", false},
    {"mrow", false},
    {"ms", false},
    {"mspace", false},
    {"msqrt", false},
    {"mstyle", false},
    {"msub", false},
    {"msubsup", false},
    {"msup", false},
    {"mtable", false},
    {"mtd", false},
    {"mtext", false},
    {"mtr", false},
    {"munder", false},
    {"munderover", false},
    {"named-content", false},
    {"nobr", false},
    {"none", false},
    {"ol", true},
    {"overline", false},
    {"p", true},
    {"pre", true},
    {"q", false},
    {"roman", false},
    {"s", false},
    {"samp", false},
    {"sans-serif", false},
    {"sc", false},
    {"scp", false},
    {"sec", true},
    {"semantics", false},
    {"small", false},
    {"span", false},
    {"strike", false},
    {"strong", false},
    {"styled-content", false},
    {"sub", false},
    {"sup", false},
    {"table", true},
    {"tbody", true},
    {"td", true},
    {"tex-math", false},
    {"th", true},
    {"thead", true},
    {"title", true},
    {"tr", true},
    {"tt", false},
    {"u", false},
    {"ul", true},
    {"underline", false},
    {"var", false},
    {"xref", false},
};

static const struct str tag_prefixes[] = {STR_LIT("jats:"), STR_LIT("mml:"),
					  STR_LIT("m:"), STR_LIT("xhtml:"),
					  STR_LIT("html:")};

/* "#228;" or "#xE4;" behind "&": the character, and how long it was. */
static size_t
numeric(struct str s, uint32_t *cp)
{
	bool hex = s.n > 1 && (s.p[1] == 'x' || s.p[1] == 'X');
	size_t i = hex ? 2 : 1, start = i;
	uint32_t v = 0;

	for (; i < s.n && i < 10; i++) {
		int d = chr_hex(s.p[i]);

		if (d < 0 || (!hex && d > 9))
			break;
		v = v * (hex ? 16 : 10) + (uint32_t)d;
	}
	if (i == start || i == s.n || s.p[i] != ';' || !utf8_xml_char(v))
		return 0;
	*cp = v;
	return i + 1;
}

/* What "&..." at the front of s stands for; its length, or 0: nothing. */
static size_t
entity_at(struct str s, char out[4], struct str *text)
{
	struct str rest = str_from(s, 1);
	uint32_t cp;
	size_t n;

	if (rest.n > 0 && rest.p[0] == '#') {
		n = numeric(rest, &cp);
		if (n > 0)
			*text = str_of(out, utf8_encode(cp, out));
		return n > 0 ? n + 1 : 0;
	}
	n = str_chr(str_left(rest, ENTITY_MAX), ';');
	if (n == STR_NPOS || n == 0)
		return 0;
	*text = text_entity(str_left(rest, n));
	return text->n > 0 ? n + 2 : 0;
}

/* A known tag at the front of s: its length, or 0. */
static size_t
tag_at(struct str s, bool *block)
{
	size_t i = 1, start, end;
	struct str name;

	if (i < s.n && s.p[i] == '/')
		i++;
	start = i;
	while (i < s.n && i - start < TAG_MAX &&
	       (chr_alnum(s.p[i]) || s.p[i] == ':' || s.p[i] == '-'))
		i++;
	name = str_of(s.p + start, i - start);
	if (i == s.n || (s.p[i] != '>' && s.p[i] != '/' && !chr_space(s.p[i])))
		return 0;
	end = str_chr(str_from(s, i), '>');
	if (end == STR_NPOS)
		return 0;
	for (size_t k = 0; k < sizeof(tag_prefixes) / sizeof(tag_prefixes[0]);
	     k++)
		if (str_istarts(name, tag_prefixes[k])) {
			name = str_from(name, tag_prefixes[k].n);
			break;
		}
	for (size_t k = 0; k < sizeof(tags) / sizeof(tags[0]); k++) {
		if (str_ieq(name, str_c(tags[k].name))) {
			*block = tags[k].block;
			return i + end + 1;
		}
	}
	return 0;
}

/* What a byte may mean for cleaning; most mean nothing. */
enum { PLAIN, BLANK, CONTROL, MARKUP };
static const unsigned char classes[256] = {
    ['\t'] = CONTROL, ['\n'] = CONTROL, ['\r'] = CONTROL, [' '] = BLANK,
    ['&'] = MARKUP,   ['<'] = MARKUP,   ['\\'] = MARKUP,
};

/* Is there something to do in these bytes, or where the next one begins? */
static bool
has_odd(const char *p, bool markup)
{
	scan_bytes b = scan_load(p), next = scan_load(p + 1);
	scan_hits odd = (b <= '\r') | ((b == ' ') & (next == ' '));

	if (markup)
		odd |= (b == '&') | (b == '<') | (b == '\\');
	return scan_any(odd);
}

/* Is there nothing to do? No two blanks, no control, none of & < and \. */
static bool
is_clean(struct str s, bool markup)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = 0;

	while (i + SCAN_STEP < s.n && !has_odd(s.p + i, markup))
		i += SCAN_STEP;
	for (; i < s.n; i++) {
		while (i < s.n && classes[p[i]] == PLAIN)
			i++;
		if (i == s.n)
			break;
		/* s is trimmed: behind a blank there is another byte. */
		if (classes[p[i]] == CONTROL ||
		    (classes[p[i]] == BLANK && p[i + 1] == ' ') ||
		    (classes[p[i]] == MARKUP && markup))
			return false;
	}
	return true;
}

static struct str
squeeze(char *p, size_t n)
{
	size_t to = 0;

	for (size_t i = 0; i < n; i++) {
		char c = p[i];

		if (chr_space(c)) {
			if (to > 0 && p[to - 1] != ' ')
				p[to++] = ' ';
		} else {
			p[to++] = c;
		}
	}
	if (to > 0 && p[to - 1] == ' ')
		to--;
	return str_of(p, to);
}

struct str
text_collapse(struct arena *a, struct str s)
{
	char *p;

	s = str_trim(s);
	if (is_clean(s, false))
		return s;
	p = arena_extend(a, arena_copy(a, s), 0);
	return p == NULL ? STR_NONE : squeeze(p, s.n);
}

/*
 * One pass over markup, entities and, outside of formulas, what TeX writes
 * for letters; never longer than it was.
 */
static size_t
strip(struct str s, char *to, bool tags_too)
{
	char one[4];
	size_t n = 0, len;
	struct str text;
	bool block = false, math = false;

	for (size_t i = 0; i < s.n; i += len) {
		struct str rest = str_from(s, i);

		len = 0;
		math = math != (s.p[i] == '$');
		if ((s.p[i] == '\\' || s.p[i] == '{') && !math) {
			size_t more = 0;

			len = text_tex_char(rest, to + n, &more);
			n += more;
		}
		if (s.p[i] == '&') {
			len = entity_at(rest, one, &text);
			if (len > 0) {
				memcpy(to + n, text.p, text.n);
				n += text.n;
			}
		} else if (s.p[i] == '<' && tags_too) {
			len = tag_at(rest, &block);
			if (len > 0 && block)
				to[n++] = ' ';
		}
		if (len == 0) {
			to[n++] = s.p[i];
			len = 1;
		}
	}
	return n;
}

/* Marks of direction at an end, which are for screens (U+200E, U+202A, ...). */
static bool
is_direction(const char *p)
{
	return (memcmp(p, "\xe2\x80", 2) == 0 &&
		memchr("\x8e\x8f\xaa\xab\xac\xad\xae", p[2], 7) != NULL) ||
	       (memcmp(p, "\xe2\x81", 2) == 0 &&
		memchr("\xa6\xa7\xa8\xa9", p[2], 4) != NULL);
}

static struct str
trim_ends(struct str s)
{
	for (s = str_trim(s); s.n >= 3 && is_direction(s.p);)
		s = str_trim(str_from(s, 3));
	while (s.n >= 3 && is_direction(s.p + s.n - 3))
		s = str_trim(str_left(s, s.n - 3));
	return s;
}

struct str
text_clean(struct arena *a, struct str s)
{
	char *p;
	size_t n;
	bool tex;

	s = trim_ends(s);
	if (is_clean(s, true))
		return s;
	tex = str_chr(s, '\\') != STR_NPOS;
	p = arena_extend(a, arena_copy(a, s), 0);
	if (p == NULL)
		return STR_NONE;
	/* Tags may themselves have been escaped: "&lt;i&gt;". */
	n = strip(s, p, true);
	s = arena_str(a, p, n);
	if (s.n == 0)
		return STR_NONE;
	if (str_chr(s, '<') != STR_NPOS || str_chr(s, '&') != STR_NPOS)
		n = strip(s, p, true);
	s = squeeze(p, n);
	return tex ? norm_nfc(a, s) : s;
}
