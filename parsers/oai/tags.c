/* Tags, found without much grammar. */
#include "parsers/oai/internal.h"

size_t
tags_opaque(struct str s, unsigned int *endless)
{
	static const struct {
		struct str open, close;
	} kinds[] = {
	    {STR_LIT("<![CDATA["), STR_LIT("]]>")},
	    {STR_LIT("<!--"), STR_LIT("-->")},
	    {STR_LIT("<?"), STR_LIT("?>")},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		size_t end;

		if (!str_starts(s, kinds[i].open))
			continue;
		if (*endless & 1u << i)
			return 0;
		/* "<!-->" is no whole comment. */
		end = str_find(str_from(s, kinds[i].open.n), kinds[i].close);
		if (end != STR_NPOS)
			return kinds[i].open.n + end + kinds[i].close.n;
		*endless |= 1u << i;
		return 0;
	}
	return 0;
}

/* Liberal: it only has to tell "<b" from "< b". */
static bool
starts_name(char c)
{
	return chr_alpha(c) || c == '_' || c == ':' || (unsigned char)c >= 0x80;
}

static bool
ends_name(char c)
{
	return chr_space(c) || c == '/' || c == '>' || c == '<';
}

/* Behind the ">" of a tag; STR_NPOS when another "<" comes first. */
static size_t
tag_end(struct str s, size_t i)
{
	char quote = '\0';

	for (; i < s.n && s.p[i] != '<'; i++) {
		if (quote != '\0')
			quote = s.p[i] == quote ? '\0' : quote;
		else if (s.p[i] == '>')
			return i + 1;
		else if (s.p[i] == '"' || s.p[i] == '\'')
			quote = s.p[i];
	}
	return STR_NPOS;
}

/* A tag at the front of s; false: text that looks a little like one. */
static bool
tag_at(struct str s, struct tag *out)
{
	size_t name = s.n > 1 && s.p[1] == '/' ? 2 : 1, i = name, end;

	if (name >= s.n || !starts_name(s.p[name]))
		return false;
	while (i < s.n && !ends_name(s.p[i]))
		i++;
	end = tag_end(s, i);
	if (end == STR_NPOS)
		return false;
	out->name = str_of(s.p + name, i - name);
	out->end = end;
	if (name == 2)
		out->kind = TAG_CLOSE;
	else
		out->kind = s.p[end - 2] == '/' ? TAG_EMPTY : TAG_OPEN;
	return true;
}

int
tags_next(struct tags *t, struct tag *out)
{
	struct str rest;
	size_t n;

	*out = (struct tag){.kind = TAG_NONE, .at = t->doc.n, .end = t->doc.n};
	for (;;) {
		rest = str_from(t->doc, t->at);
		n = str_chr(rest, '<');
		if (n == STR_NPOS) {
			t->at = t->doc.n;
			return 0;
		}
		t->at += n;
		rest = str_from(rest, n);
		if (tag_at(rest, out)) {
			out->at = t->at;
			out->end += t->at;
			t->at = out->end;
			return 0;
		}
		n = tags_opaque(rest, &t->endless);
		if (n == 0 && rest.n > 1 &&
		    (rest.p[1] == '!' || rest.p[1] == '?'))
			return -1;
		t->at += n > 0 ? n : 1;
	}
}
