/* Accents and letters that TeX writes with a backslash. */
#include "core/utf8.h"
#include "parsers/text/text.h"

/* \'n, \v{c}: the mark that follows the letter in Unicode. */
static const struct {
	char command;
	uint32_t mark;
} accents[] = {
    {'`', 0x0300}, {'\'', 0x0301}, {'^', 0x0302}, {'~', 0x0303}, {'=', 0x0304},
    {'u', 0x0306}, {'.', 0x0307},  {'"', 0x0308}, {'r', 0x030a}, {'H', 0x030b},
    {'v', 0x030c}, {'d', 0x0323},  {'c', 0x0327}, {'k', 0x0328}, {'b', 0x0331},
};

static const struct {
	struct str command;
	const char *text;
} letters[] = {
    {STR_LIT("ss"), "ß"}, {STR_LIT("o"), "ø"},  {STR_LIT("O"), "Ø"},
    {STR_LIT("l"), "ł"},  {STR_LIT("L"), "Ł"},  {STR_LIT("ae"), "æ"},
    {STR_LIT("AE"), "Æ"}, {STR_LIT("oe"), "œ"}, {STR_LIT("OE"), "Œ"},
    {STR_LIT("aa"), "å"}, {STR_LIT("AA"), "Å"}, {STR_LIT("i"), "ı"},
    {STR_LIT("dh"), "ð"}, {STR_LIT("dj"), "đ"}, {STR_LIT("DJ"), "Đ"},
    {STR_LIT("th"), "þ"}, {STR_LIT("TH"), "Þ"},
};

/* A command in letters behind the backslash: \ss, \ss{}, \ss and a blank. */
static size_t
letter(struct str s, char out[TEX_CHAR_MAX], size_t *n)
{
	size_t i = 1;
	struct str name, text;

	while (i < s.n && chr_alpha(s.p[i]))
		i++;
	name = str_of(s.p + 1, i - 1);
	for (size_t k = 0; k < sizeof(letters) / sizeof(letters[0]); k++) {
		if (!str_eq(name, letters[k].command))
			continue;
		text = str_c(letters[k].text);
		for (*n = 0; *n < text.n; (*n)++)
			out[*n] = text.p[*n];
		if (str_starts(str_from(s, i), STR("{}")))
			return i + 2;
		return i + (i < s.n && s.p[i] == ' ');
	}
	return 0;
}

static size_t
accent(struct str s, char out[TEX_CHAR_MAX], size_t *n)
{
	size_t i = 2, k = 0;
	bool braces, named;

	while (k < sizeof(accents) / sizeof(accents[0]) &&
	       accents[k].command != s.p[1])
		k++;
	if (k == sizeof(accents) / sizeof(accents[0]))
		return 0;
	/* A letter as command ends at a brace or at a blank. */
	named = chr_alpha(s.p[1]);
	if (i < s.n && s.p[i] == ' ' && named)
		i++;
	else if (named && (i == s.n || s.p[i] != '{'))
		return 0;
	braces = i < s.n && s.p[i] == '{';
	i += braces;
	if (i + 1 < s.n && s.p[i] == '\\' &&
	    (s.p[i + 1] == 'i' || s.p[i + 1] == 'j'))
		i++;
	if (i >= s.n || !chr_alpha(s.p[i]))
		return 0;
	out[0] = s.p[i++];
	if (braces && (i >= s.n || s.p[i++] != '}'))
		return 0;
	*n = 1 + utf8_encode(accents[k].mark, out + 1);
	return i;
}

size_t
text_tex_char(struct str s, char out[TEX_CHAR_MAX], size_t *n)
{
	bool group = s.n > 0 && s.p[0] == '{';
	struct str inner = group ? str_from(s, 1) : s;
	size_t len;

	if (inner.n < 2 || inner.p[0] != '\\')
		return 0;
	len = accent(inner, out, n);
	if (len == 0)
		len = letter(inner, out, n);
	if (len == 0 || !group)
		return len;
	return len < inner.n && inner.p[len] == '}' ? len + 2 : 0;
}
