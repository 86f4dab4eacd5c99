/* Entries of a .bib file, one after the other: linear, and without recursion. */
#include "exporters/bib/internal.h"

#include <stdbool.h>
#include <string.h>

enum { SHOWN_MAX = 60 }; /* bytes of a key in a message */

size_t
scan_line(struct str text, size_t at)
{
	size_t line = 1;

	for (size_t i = 0; i < at && i < text.n; i++)
		line += text.p[i] == '\n';
	return line;
}

static bool
more(const struct scan *s)
{
	return s->at < s->text.n;
}

static char
here(const struct scan *s)
{
	return s->text.p[s->at];
}

static bool
stands(const struct scan *s, char c)
{
	return more(s) && here(s) == c;
}

static void
skip_space(struct scan *s)
{
	while (more(s) && chr_space(here(s)))
		s->at++;
}

/* Up to one of these, or to white space. */
static struct str
word(struct scan *s, const char *ends)
{
	size_t from = s->at;

	while (more(s) && !chr_space(here(s)) &&
	       (here(s) == '\0' || strchr(ends, here(s)) == NULL))
		s->at++;
	return str_of(s->text.p + from, s->at - from);
}

/* Behind "{": up to the brace that closes it, and behind that. */
static bool
braced(struct scan *s, struct str *inside)
{
	size_t from = s->at, depth = 1;

	for (; more(s); s->at++) {
		if (here(s) == '{')
			depth++;
		else if (here(s) == '}' && --depth == 0)
			break;
	}
	*inside = str_of(s->text.p + from, s->at - from);
	if (!more(s))
		return false;
	s->at++;
	return true;
}

/* Behind a quote: the next one that is in no braces. */
static bool
quoted(struct scan *s, struct str *inside)
{
	size_t from = s->at, depth = 0;

	for (; more(s); s->at++) {
		if (here(s) == '"' && depth == 0)
			break;
		if (here(s) == '{')
			depth++;
		/* A brace too many: this quote closes another one. */
		else if (here(s) == '}' && depth-- == 0)
			return false;
	}
	*inside = str_of(s->text.p + from, s->at - from);
	if (!more(s))
		return false;
	s->at++;
	return true;
}

/* Pieces joined by # have no value here: names of strings may be among them. */
static bool
value(struct scan *s, char close, struct str *out)
{
	char ends[] = {',', '#', '{', '"', '}', close, '\0'};
	struct str piece;
	size_t n = 0;

	do {
		s->at += n > 0;
		skip_space(s);
		if (stands(s, '{') || stands(s, '"')) {
			if (s->text.p[s->at++] == '{' ? !braced(s, &piece)
						      : !quoted(s, &piece))
				return false;
		} else {
			piece = word(s, ends);
		}
		n++;
		skip_space(s);
	} while (stands(s, '#'));
	*out = n == 1 ? piece : STR_NONE;
	return true;
}

static void
take(struct scan_entry *entry, struct str name, struct str text)
{
	if (str_ieq(name, STR("doi")))
		entry->doi = text;
	else if (str_ieq(name, STR("url")))
		entry->url = text;
}

/* Fields up to what closes the entry. What is none of it is passed over. */
static bool
fields(struct scan *s, char close, struct scan_entry *entry)
{
	char ends[] = {',', '=', '{', '"', '}', close, '\0'};
	struct str name, text;

	for (;;) {
		skip_space(s);
		if (!more(s))
			return false;
		if (here(s) == close) {
			s->at++;
			return true;
		}
		name = word(s, ends);
		skip_space(s);
		if (stands(s, '=')) {
			s->at++;
			if (!value(s, close, &text))
				return false;
			take(entry, name, text);
		} else if (stands(s, '{') || stands(s, '"')) {
			if (s->text.p[s->at++] == '{' ? !braced(s, &text)
						      : !quoted(s, &text))
				return false;
		} else if (name.n == 0 && more(s) && here(s) != close) {
			s->at++;
		}
	}
}

static int
not_closed(const struct scan *s, const struct scan_entry *entry, struct err *e)
{
	return err_set(e, ERR_IO, 0,
		       "line %zu: '" STR_FMT "' begins there and is not closed",
		       scan_line(s->text, entry->begins),
		       STR_ARG(str_left(entry->key, SHOWN_MAX)));
}

/*
 * At "@". 1: an entry, 0: something else, -1. What other programs keep in a
 * @comment with braces is theirs, whatever it looks like.
 */
static int
after_at(struct scan *s, struct scan_entry *out, struct err *e)
{
	static const char *const others[] = {"comment", "preamble", "string"};
	struct str kind, inside;
	char close;

	*out = (struct scan_entry){.begins = s->at++};
	skip_space(s);
	kind = word(s, "{}()@%,\"=#");
	skip_space(s);
	if (kind.n == 0 || !(stands(s, '{') || stands(s, '(')))
		return 0;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (!str_ieq(kind, str_c(others[i])))
			continue;
		out->key = kind;
		if (here(s) == '(')
			return 0;
		s->at++;
		return braced(s, &inside) ? 0 : not_closed(s, out, e);
	}
	close = here(s) == '{' ? '}' : ')';
	s->at++;
	skip_space(s);
	out->key = word(s, close == '}' ? ",}" : ",)");
	return fields(s, close, out) ? 1 : not_closed(s, out, e);
}

int
scan_next(struct scan *s, struct scan_entry *out, struct err *e)
{
	bool fresh = s->at == 0 || s->text.p[s->at - 1] == '\n';
	int rc;

	while (more(s)) {
		if (here(s) == '%' && fresh) {
			while (more(s) && here(s) != '\n')
				s->at++;
			continue;
		}
		if (here(s) == '@') {
			rc = after_at(s, out, e);
			if (rc != 0)
				return rc;
			fresh = false;
			continue;
		}
		fresh = here(s) == '\n' || (fresh && chr_space(here(s)));
		s->at++;
	}
	return 0;
}
