/* Cleaning text of markup, double escapes and stray white space. */
#include "parsers/text/internal.h"

#include <stdint.h>
#include <string.h>

#include "core/norm.h"
#include "core/scan.h"
#include "core/utf8.h"

enum { ENTITY_MAX = 33, TAG_MAX = 24, ATTRIBUTES_MAX = 2000 };

struct tag {
	enum tag_kind kind;
	bool opens, closes;
};

/*
 * Markup seen in titles and abstracts, of HTML, JATS and MathML, and what it
 * is to us. Names are looked up without the prefixes below.
 */
static const struct {
	struct str name;
	enum tag_kind kind;
} tags[] = {
    {STR_LIT("a"), TAG_LOST},
    {STR_LIT("abbr"), TAG_NOTHING},
    {STR_LIT("alternatives"), TAG_ALTERNATIVES},
    {STR_LIT("annotation"), TAG_ANNOTATION},
    {STR_LIT("annotation-xml"), TAG_ANNOTATION},
    {STR_LIT("b"), TAG_B},
    {STR_LIT("big"), TAG_NOTHING},
    {STR_LIT("blockquote"), TAG_SPACE},
    {STR_LIT("bold"), TAG_B},
    {STR_LIT("br"), TAG_SPACE},
    {STR_LIT("break"), TAG_SPACE},
    {STR_LIT("center"), TAG_NOTHING},
    {STR_LIT("cite"), TAG_I},
    {STR_LIT("code"), TAG_LOST},
    {STR_LIT("dd"), TAG_SPACE},
    {STR_LIT("del"), TAG_LOST},
    {STR_LIT("disp-formula"), TAG_NOTHING},
    {STR_LIT("div"), TAG_SPACE},
    {STR_LIT("dl"), TAG_SPACE},
    {STR_LIT("dt"), TAG_SPACE},
    {STR_LIT("em"), TAG_I},
    {STR_LIT("ext-link"), TAG_LOST},
    {STR_LIT("font"), TAG_NOTHING},
    {STR_LIT("h1"), TAG_HEADING},
    {STR_LIT("h2"), TAG_HEADING},
    {STR_LIT("h3"), TAG_HEADING},
    {STR_LIT("h4"), TAG_HEADING},
    {STR_LIT("h5"), TAG_HEADING},
    {STR_LIT("h6"), TAG_HEADING},
    {STR_LIT("hr"), TAG_SPACE},
    {STR_LIT("i"), TAG_I},
    {STR_LIT("inf"), TAG_SUB},
    {STR_LIT("inline-formula"), TAG_NOTHING},
    {STR_LIT("ins"), TAG_LOST},
    {STR_LIT("italic"), TAG_I},
    {STR_LIT("kbd"), TAG_LOST},
    {STR_LIT("label"), TAG_SPACE},
    {STR_LIT("li"), TAG_SPACE},
    {STR_LIT("list"), TAG_SPACE},
    {STR_LIT("list-item"), TAG_SPACE},
    {STR_LIT("mark"), TAG_LOST},
    {STR_LIT("math"), TAG_MATH},
    {STR_LIT("menclose"), TAG_ROW},
    {STR_LIT("mfenced"), TAG_MFENCED},
    {STR_LIT("mfrac"), TAG_MFRAC},
    {STR_LIT("mi"), TAG_MI},
    {STR_LIT("mmultiscripts"), TAG_MMULTI},
    {STR_LIT("mn"), TAG_TOKEN},
    {STR_LIT("mo"), TAG_TOKEN},
    {STR_LIT("monospace"), TAG_LOST},
    {STR_LIT("mover"), TAG_MOVER},
    {STR_LIT("mpadded"), TAG_ROW},
    {STR_LIT("mphantom"), TAG_ROW},
    {STR_LIT("mprescripts"), TAG_NOTHING},
    {STR_LIT("mroot"), TAG_MROOT},
    {STR_LIT("mrow"), TAG_ROW},
    {STR_LIT("ms"), TAG_MTEXT},
    {STR_LIT("mspace"), TAG_NOTHING},
    {STR_LIT("msqrt"), TAG_MSQRT},
    {STR_LIT("mstyle"), TAG_ROW},
    {STR_LIT("msub"), TAG_MSUB},
    {STR_LIT("msubsup"), TAG_MSUBSUP},
    {STR_LIT("msup"), TAG_MSUP},
    {STR_LIT("mtable"), TAG_ROW},
    {STR_LIT("mtd"), TAG_ROW},
    {STR_LIT("mtext"), TAG_MTEXT},
    {STR_LIT("mtr"), TAG_ROW},
    {STR_LIT("munder"), TAG_MUNDER},
    {STR_LIT("munderover"), TAG_MUNDEROVER},
    {STR_LIT("named-content"), TAG_NOTHING},
    {STR_LIT("nobr"), TAG_NOTHING},
    {STR_LIT("none"), TAG_ROW},
    {STR_LIT("ol"), TAG_SPACE},
    {STR_LIT("overline"), TAG_LOST},
    {STR_LIT("p"), TAG_SPACE},
    {STR_LIT("pre"), TAG_SPACE},
    {STR_LIT("q"), TAG_LOST},
    {STR_LIT("roman"), TAG_NOTHING},
    {STR_LIT("s"), TAG_LOST},
    {STR_LIT("samp"), TAG_LOST},
    {STR_LIT("sans-serif"), TAG_NOTHING},
    {STR_LIT("sc"), TAG_SC},
    {STR_LIT("scp"), TAG_SC},
    {STR_LIT("sec"), TAG_SPACE},
    {STR_LIT("semantics"), TAG_ROW},
    {STR_LIT("small"), TAG_NOTHING},
    {STR_LIT("span"), TAG_SPAN},
    {STR_LIT("strike"), TAG_LOST},
    {STR_LIT("strong"), TAG_B},
    {STR_LIT("styled-content"), TAG_NOTHING},
    {STR_LIT("sub"), TAG_SUB},
    {STR_LIT("sup"), TAG_SUP},
    {STR_LIT("table"), TAG_SPACE},
    {STR_LIT("tbody"), TAG_SPACE},
    {STR_LIT("td"), TAG_SPACE},
    {STR_LIT("tex-math"), TAG_TEX},
    {STR_LIT("textual-form"), TAG_NOTHING},
    {STR_LIT("th"), TAG_SPACE},
    {STR_LIT("thead"), TAG_SPACE},
    {STR_LIT("title"), TAG_HEADING},
    {STR_LIT("tr"), TAG_SPACE},
    {STR_LIT("tt"), TAG_LOST},
    {STR_LIT("u"), TAG_LOST},
    {STR_LIT("ul"), TAG_SPACE},
    {STR_LIT("underline"), TAG_LOST},
    {STR_LIT("var"), TAG_I},
    {STR_LIT("xref"), TAG_NOTHING},
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

/*
 * Length of the attributes up to and with ">": name="value" alone, so that
 * "a<b and c>d" is no tag; 0: it is none.
 */
static size_t
attributes(struct str s)
{
	size_t i = 0;

	s = str_left(s, ATTRIBUTES_MAX);
	for (;;) {
		size_t from;
		char quote;

		while (i < s.n && chr_space(s.p[i]))
			i++;
		if (i < s.n && s.p[i] == '/')
			i++;
		if (i < s.n && s.p[i] == '>')
			return i + 1;
		for (from = i; i < s.n && (chr_alnum(s.p[i]) || s.p[i] == ':' ||
					   s.p[i] == '-');)
			i++;
		if (i == from || i + 1 >= s.n || s.p[i] != '=')
			return 0;
		quote = s.p[++i];
		if (quote == '"' || quote == '\'') {
			size_t end = str_chr(str_from(s, i + 1), quote);

			if (end == STR_NPOS)
				return 0;
			i += end + 2;
		}
		while (i < s.n && !chr_space(s.p[i]) && s.p[i] != '>' &&
		       s.p[i] != '/')
			i++;
	}
}

static enum tag_kind
kind_of(struct str name)
{
	for (size_t k = 0; k < sizeof(tag_prefixes) / sizeof(tag_prefixes[0]);
	     k++)
		if (str_istarts(name, tag_prefixes[k])) {
			name = str_from(name, tag_prefixes[k].n);
			break;
		}
	for (size_t k = 0; k < sizeof(tags) / sizeof(tags[0]); k++)
		if (name.n == tags[k].name.n && str_ieq(name, tags[k].name))
			return tags[k].kind;
	return TAG_NONE;
}

/* A known tag at the front of s: its length, or 0. */
static size_t
tag_at(struct str s, struct tag *t)
{
	size_t i = 1, start, rest;

	*t = (struct tag){.closes = i < s.n && s.p[i] == '/'};
	if (t->closes)
		i++;
	start = i;
	while (i < s.n && i - start < TAG_MAX &&
	       (chr_alnum(s.p[i]) || s.p[i] == ':' || s.p[i] == '-'))
		i++;
	if (i == s.n || (s.p[i] != '>' && s.p[i] != '/' && !chr_space(s.p[i])))
		return 0;
	t->kind = kind_of(str_of(s.p + start, i - start));
	rest = t->kind == TAG_NONE ? 0 : attributes(str_from(s, i));
	if (rest == 0)
		return 0;
	t->opens = !t->closes;
	if (rest > 1 && s.p[i + rest - 2] == '/')
		t->closes = true;
	if (t->kind == TAG_SPAN && t->opens &&
	    str_ifind(str_of(s.p + i, rest), STR("small-caps")) != STR_NPOS)
		t->kind = TAG_SPAN_SC;
	return i + rest;
}

/* What a byte may mean for cleaning; most mean nothing. */
enum { PLAIN, BLANK, CONTROL, MARKUP, SIGN /* where there is markup */ };
static const unsigned char classes[256] = {
    ['\t'] = CONTROL, ['\n'] = CONTROL,   ['\r'] = CONTROL,    [' '] = BLANK,
    ['&'] = MARKUP,   ['<'] = MARKUP,     ['\\'] = MARKUP,     ['{'] = SIGN,
    ['$'] = SIGN,     [TAG_OPENS] = SIGN, [TAG_CLOSES] = SIGN,
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

/*
 * What nobody sees at an end: marks of direction, which are for screens (U+200E,
 * U+202A, U+2066, ...), blanks without width (U+200B, U+2060, U+FEFF).
 */
static bool
is_unseen(const char *p)
{
	return (memcmp(p, "\xe2\x80", 2) == 0 &&
		memchr("\x8b\x8e\x8f\xaa\xab\xac\xad\xae", p[2], 8) != NULL) ||
	       (memcmp(p, "\xe2\x81", 2) == 0 &&
		memchr("\xa0\xa6\xa7\xa8\xa9", p[2], 5) != NULL) ||
	       memcmp(p, "\xef\xbb\xbf", 3) == 0;
}

/* The blank that does not break, U+00A0, is one at an end. */
static const struct str hard_blank = STR_LIT("\xc2\xa0");

static struct str
trim_tail(struct str s)
{
	for (size_t n = s.n + 1; s.n < n;) {
		n = s.n;
		if (s.n > 0 && chr_space(s.p[s.n - 1]))
			s.n--;
		else if (s.n >= 3 && is_unseen(s.p + s.n - 3))
			s.n -= 3;
		else if (str_ends(s, hard_blank))
			s.n -= hard_blank.n;
	}
	return s;
}

static struct str
trim_ends(struct str s)
{
	for (size_t n = s.n + 1; s.n < n;) {
		n = s.n;
		s = str_trim(s);
		if (s.n >= 3 && is_unseen(s.p))
			s = str_from(s, 3);
		else if (str_starts(s, hard_blank))
			s = str_from(s, hard_blank.n);
	}
	return trim_tail(s);
}

struct str
text_collapse(struct arena *a, struct str s)
{
	char *p;

	s = trim_ends(s);
	if (is_clean(s, false))
		return s;
	p = arena_extend(a, arena_copy(a, s), 0);
	return p == NULL ? STR_NONE : squeeze(p, s.n);
}

/* How many bytes at the front stand for themselves, whatever is in front. */
static size_t
plain_run(struct str s)
{
	size_t i = 0;

	while (i + SCAN_STEP <= s.n) {
		scan_bytes b = scan_load(s.p + i);

		if (scan_any((b == '&') | (b == '<') | (b == '\\') |
			     (b == '{') | (b == '$') | (b == TAG_OPENS) |
			     (b == TAG_CLOSES)))
			break;
		i += SCAN_STEP;
	}
	while (i < s.n && classes[(unsigned char)s.p[i]] < MARKUP)
		i++;
	return i;
}

/*
 * One pass over markup, entities and, outside of formulas, what TeX writes
 * for letters; never longer than it was. A tag that matters to markup.c becomes
 * two marks of two bytes at most, which the second pass leaves alone; what is
 * sent as the first byte of a mark goes.
 */
struct strip {
	char *to;
	size_t n, lost;
	size_t heading; /* behind the colon of the last one; 0: none */
	bool second, marks;
};

static void
put_mark(struct strip *t, char which, enum tag_kind kind)
{
	t->to[t->n++] = which;
	t->to[t->n++] = (char)(TAG_BASE + (int)kind);
	t->marks = true;
}

/* "<h3>Background</h3> Text": "Background: Text". */
static void
end_heading(struct strip *t)
{
	struct str text = trim_tail(str_of(t->to, t->n));

	t->n = text.n;
	while (text.n >= 2 && text.p[text.n - 2] == TAG_CLOSES)
		text.n -= 2;
	if (text.n == 0 || (!chr_alnum(text.p[text.n - 1]) &&
			    (unsigned char)text.p[text.n - 1] < 0x80))
		return;
	t->to[t->n++] = ':';
	t->heading = t->n;
}

static size_t
strip_tag(struct strip *t, struct str s)
{
	struct tag tag;
	size_t len = tag_at(s, &tag);

	if (len == 0)
		return 0;
	if (tag.kind == TAG_HEADING && !tag.opens)
		end_heading(t);
	if (tag.kind == TAG_SPACE || tag.kind == TAG_HEADING)
		t->to[t->n++] = ' ';
	if (tag.kind == TAG_LOST)
		t->lost += tag.opens;
	if (tag.kind <= TAG_LOST)
		return len;
	if (tag.opens)
		put_mark(t, TAG_OPENS, tag.kind);
	if (tag.closes)
		put_mark(t, TAG_CLOSES, tag.kind);
	return len;
}

/* A mark of the first pass is copied, and is no text before that. */
static size_t
strip_mark(struct strip *t, struct str s)
{
	if (!t->second || s.n < 2)
		return 1;
	t->to[t->n++] = s.p[0];
	t->to[t->n++] = s.p[1];
	return 2;
}

/* "<<A>> day", "<O >dia" at the front: marks of an article, and no tag. */
static bool
marks_article(struct str s, size_t i)
{
	bool twice = i > 0 && s.p[i - 1] == '<';
	size_t k = i + 1;

	if (!twice && (i > 0 || str_find(s, STR("</")) != STR_NPOS))
		return false;
	while (k < s.n && (chr_alpha(s.p[k]) || s.p[k] == '\''))
		k++;
	if (twice)
		return str_starts(str_from(s, k), STR(">>"));
	return k > i + 1 && chr_upper(s.p[i + 1]) && k + 2 < s.n &&
	       s.p[k] == ' ' && s.p[k + 1] == '>' && s.p[k + 2] != ' ';
}

static void
strip(struct strip *t, struct str s)
{
	char one[4];
	size_t len;
	struct str text;
	bool math = false;

	t->n = t->heading = 0;
	for (size_t i = 0; i < s.n; i += len) {
		struct str rest = str_from(s, i);

		len = plain_run(rest);
		if (len > 0) {
			memcpy(t->to + t->n, rest.p, len);
			t->n += len;
			continue;
		}
		if (s.p[i] == '$' && (i == 0 || s.p[i - 1] != '\\'))
			math = !math;
		if ((s.p[i] == '\\' || s.p[i] == '{') && !math) {
			size_t more = 0;

			len = text_tex_char(rest, t->to + t->n, &more);
			t->n += more;
		} else if (s.p[i] == '&') {
			len = entity_at(rest, one, &text);
			if (len > 0) {
				memcpy(t->to + t->n, text.p, text.n);
				t->n += text.n;
			}
		} else if (s.p[i] == '<' && !marks_article(s, i)) {
			len = strip_tag(t, rest);
		} else if (s.p[i] == TAG_OPENS || s.p[i] == TAG_CLOSES) {
			len = strip_mark(t, rest);
		}
		if (len == 0) {
			t->to[t->n++] = s.p[i];
			len = 1;
		}
	}
	/* Nothing behind it: a text of its own. */
	while (t->n > t->heading && chr_space(t->to[t->n - 1]))
		t->n--;
	if (t->heading > 0 && t->n == t->heading)
		t->n--;
}

struct text_marked
text_mark(struct arena *a, struct str s)
{
	struct text_marked out = {.text = STR_NONE};
	struct strip t = {.n = 0};
	struct str once = text_once(a, s);
	bool tex;

	out.twice = once.p != s.p;
	s = text_formulas(a, trim_ends(once));
	if (is_clean(s, true)) {
		out.text = s;
		return out;
	}
	tex = str_chr(s, '\\') != STR_NPOS;
	t.to = arena_extend(a, arena_copy(a, s), 0);
	if (t.to == NULL)
		return out;
	/* Tags may themselves have been escaped: "&lt;i&gt;". */
	strip(&t, s);
	s = arena_str(a, t.to, t.n);
	if (s.n == 0)
		return out;
	if (str_chr(s, '<') != STR_NPOS || str_chr(s, '&') != STR_NPOS) {
		t.second = true;
		strip(&t, s);
	}
	out.left_out = t.lost;
	if (t.marks)
		text_nest(a, str_of(t.to, t.n), &out);
	else
		out.text = squeeze(t.to, t.n);
	if (tex) {
		out.text = norm_nfc(a, out.text);
		out.marked = norm_nfc(a, out.marked);
	}
	return out;
}

struct str
text_clean(struct arena *a, struct str s)
{
	return text_mark(a, s).text;
}

/* What stands for a digit or Latin letter in other widths and scripts. */
static uint32_t
plain(uint32_t cp)
{
	if ((cp >= 0xff21 && cp <= 0xff3a) || (cp >= 0xff41 && cp <= 0xff5a))
		return cp - 0xfee0;
	return cp >= 0x80 && utf8_digit(cp) >= 0
		   ? '0' + (uint32_t)utf8_digit(cp)
		   : cp;
}

struct str
text_digits(struct arena *a, struct str s)
{
	struct str rest = s, before;
	char *to = NULL;
	size_t n = 0;
	uint32_t cp;

	while (to == NULL && utf8_next(&rest, &cp))
		if (plain(cp) != cp)
			to = arena_alloc(a, s.n);
	if (to == NULL)
		return s;
	for (rest = before = s; utf8_next(&rest, &cp); before = rest) {
		size_t bytes = before.n - rest.n;

		if (plain(cp) != cp) {
			to[n++] = (char)plain(cp);
			continue;
		}
		memcpy(to + n, before.p, bytes);
		n += bytes;
	}
	return str_of(to, n);
}
