/* Changing the text of a configuration. */
#include "sheaf/options/options.h"

void
config_edit_add(struct buf *out, struct str text, struct str name,
		const struct config_pair *pairs, size_t n)
{
	size_t end = str_chr(text, '\n');
	const char *eol = end != STR_NPOS && end > 0 && text.p[end - 1] == '\r'
			      ? "\r\n"
			      : "\n";

	buf_str(out, text);
	if (text.n > 0 && text.p[text.n - 1] != '\n')
		buf_puts(out, eol);
	if (text.n > 0)
		buf_puts(out, eol);
	buf_printf(out, "[" STR_FMT "]%s", STR_ARG(name), eol);
	for (size_t i = 0; i < n; i++)
		buf_printf(out, STR_FMT " = " STR_FMT "%s",
			   STR_ARG(pairs[i].key), STR_ARG(pairs[i].value), eol);
}

/* The line at `at`, with its end; *next is where the one behind begins. */
static struct str
line_at(struct str text, size_t at, size_t *next)
{
	struct str rest = str_from(text, at);
	size_t n = str_chr(rest, '\n');

	n = n == STR_NPOS ? rest.n : n + 1;
	*next = at + n;
	return str_left(rest, n);
}

static bool
is_blank(struct str line)
{
	return str_trim(line).n == 0;
}

/* A line like "[name]", read as sheaf/options/config.c does. */
static bool
is_head(struct str line, struct str *name)
{
	line = str_trim(line);
	while (str_starts(line, STR("\xef\xbb\xbf"))) /* byte order marks */
		line = str_trim(str_from(line, 3));
	if (line.n == 0 || line.p[0] != '[')
		return false;
	*name = str_trim(str_from(str_left(line, str_chr(line, ']')), 1));
	return true;
}

static bool
is_comment(struct str line)
{
	line = str_trim(line);
	return line.n > 0 && (line.p[0] == ';' || line.p[0] == '#');
}

/* Where the section begins and ends, and the line before it. */
struct extent {
	size_t before, begin, end;
};

static bool
find_section(struct str text, struct str name, struct extent *x)
{
	bool within = false;
	struct str line, head;
	size_t before = 0, next;

	for (size_t at = 0; at < text.n; before = at, at = next) {
		line = line_at(text, at, &next);
		if (is_head(line, &head)) {
			if (within)
				return true;
			if (str_eq(head, name)) {
				*x = (struct extent){before, at, next};
				within = true;
			}
		} else if (within && !is_blank(line) && !is_comment(line)) {
			x->end = next;
		}
	}
	return within;
}

bool
config_edit_remove(struct buf *out, struct str text, struct str name)
{
	size_t next;
	struct extent x = {0};
	bool found = find_section(text, name, &x);

	if (!found) {
		buf_str(out, text);
		return false;
	}
	/* Of two blank lines that would meet one goes; so does one that would
	 * be the last. */
	if (x.before < x.begin && is_blank(line_at(text, x.before, &next)) &&
	    (x.end == text.n || is_blank(line_at(text, x.end, &next))))
		x.begin = x.before;
	/* The mark is not the section's. */
	if (x.begin == 0 && str_starts(text, STR("\xef\xbb\xbf")))
		buf_str(out, str_left(text, 3));
	else
		buf_str(out, str_left(text, x.begin));
	buf_str(out, str_from(text, x.end));
	return true;
}

/* Whether a line sets the key, as inih reads it. */
static bool
sets(struct str line, struct str key)
{
	return !is_comment(line) &&
	       str_eq(str_trim(str_left(line, str_chr(line, '='))), key) &&
	       str_chr(line, '=') != STR_NPOS;
}

static void
put_pair(struct buf *out, const struct config_pair *pair, struct str like)
{
	bool crlf = like.n > 1 && like.p[like.n - 2] == '\r';

	if (pair->value.n > 0)
		buf_printf(out, STR_FMT " = " STR_FMT "%s", STR_ARG(pair->key),
			   STR_ARG(pair->value), crlf ? "\r\n" : "\n");
}

bool
config_edit_set(struct buf *out, struct str text, struct str name,
		const struct config_pair *pair)
{
	struct extent x = {0};
	struct str line = STR_NONE;
	bool done = false;
	size_t next;

	if (!find_section(text, name, &x)) {
		buf_str(out, text);
		return false;
	}
	buf_str(out, str_left(text, x.begin));
	for (size_t at = x.begin; at < x.end; at = next) {
		line = line_at(text, at, &next);
		if (at > x.begin && sets(line, pair->key)) {
			if (!done)
				put_pair(out, pair, line);
			done = true;
			continue;
		}
		buf_str(out, line);
		if (line.n > 0 && line.p[line.n - 1] != '\n')
			buf_char(out, '\n');
	}
	if (!done)
		put_pair(out, pair, line);
	buf_str(out, str_from(text, x.end));
	return true;
}

bool
config_edit_rename(struct buf *out, struct str text, struct str name,
		   struct str to)
{
	struct extent x = {0};
	struct str head;
	size_t next, open;

	if (!find_section(text, name, &x)) {
		buf_str(out, text);
		return false;
	}
	head = line_at(text, x.begin, &next);
	open = str_chr(head, '[');
	buf_str(out, str_left(text, x.begin + open + 1));
	buf_str(out, to);
	buf_str(out, str_from(text, x.begin + str_chr(head, ']')));
	return true;
}
