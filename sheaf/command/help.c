/* Help text, laid out for 80 columns. */
#include "sheaf/command/help.h"

#include <stdio.h>
#include <string.h>

#include "exporters/format/format.h"

enum {
	WIDTH = 79,
	INDENT = 28, /* column of an option's text */
	NAME_MAX_LEN = 64,
	PLAIN = CMD_ALL /* options every command has */
};

static bool
is_common(const struct opt_row *o)
{
	return o->commands == PLAIN;
}

/* Words of `text` from column `at` on, wrapped to INDENT. */
static void
put_wrapped(struct buf *out, size_t at, const char *text)
{
	struct str rest = str_c(text), word;
	bool first = true;

	while (str_cut(&rest, ' ', &word)) {
		if (!first && at + 1 + word.n > WIDTH) {
			buf_printf(out, "\n%*s", INDENT, "");
			at = INDENT;
			first = true;
		}
		if (!first) {
			buf_char(out, ' ');
			at++;
		}
		buf_str(out, word);
		at += word.n;
		first = false;
	}
}

/* "  -o, --output FILE      where to; - is standard output [-]" */
static void
put_option(struct buf *out, const struct opt_row *o)
{
	char name[NAME_MAX_LEN], text[WIDTH * 3];
	char letter[5] = "    ";
	int n;

	if (o->letter != '\0')
		snprintf(letter, sizeof(letter), "-%c, ", o->letter);
	n = snprintf(name, sizeof(name), "  %s--%s%s%s", letter, o->name,
		     o->rule.form ? " " : "", o->rule.form ? o->rule.form : "");
	buf_puts(out, name);
	if (n >= INDENT - 1) {
		buf_char(out, '\n');
		n = 0;
	}
	buf_printf(out, "%*s", INDENT - n, "");
	snprintf(text, sizeof(text), "%s%s%s%s", o->help, o->preset ? " [" : "",
		 o->preset ? o->preset : "", o->preset ? "]" : "");
	put_wrapped(out, INDENT, text);
	buf_char(out, '\n');
}

static void
put_options(struct buf *out, const char *title, unsigned cmd, bool common)
{
	bool titled = false;

	for (int i = 0; i < OPT__MAX; i++) {
		if (!(opts[i].commands & cmd) || is_common(&opts[i]) != common)
			continue;
		if (!titled)
			buf_printf(out, "\n%s:\n", title);
		titled = true;
		put_option(out, &opts[i]);
	}
}

static void
put_command_help(struct buf *out, const struct command *c)
{
	buf_printf(out, "usage: sheaf %s [option ...]%s%s\n\n%s: %s.\n",
		   c->name, c->operands ? " " : "",
		   c->operands ? c->operands : "", c->name, c->summary);
	if (c->about != NULL)
		buf_printf(out, "\n%s", c->about);
	put_options(out, "Options", c->id, false);
	put_options(out, "Options for every command", c->id, true);
	buf_puts(out, "\nAll of it: man sheaf\n");
}

void
help_formats(struct buf *out)
{
	for (const struct exporter *x = exporters; x->name != NULL; x++)
		buf_printf(out, "  %-9s %-7s %s%s%s\n", x->name, x->suffix,
			   x->about, x->alias != NULL ? "; also: " : "",
			   x->alias != NULL ? x->alias : "");
}

void
help_write(const struct command *c, struct buf *out)
{
	if (c != NULL) {
		put_command_help(out, c);
		return;
	}
	buf_puts(out, "usage: sheaf COMMAND [option ...] [argument ...]\n\n"
		      "sheaf harvests bibliographic records over OAI-PMH into "
		      "a local store and\nexports them as RIS, BibTeX, "
		      "BibLaTeX, CSL-JSON or JSON Lines.\n\nCommands:\n");
	for (c = commands; c->name != NULL; c++)
		buf_printf(out, "  %-9s %s\n", c->name, c->summary);
	put_options(out, "Options for every command", CMD_ALL, true);
	buf_puts(out, "\nTo begin: sheaf harvest duepublico\n"
		      "          sheaf export -o duepublico.zip\n"
		      "More:     sheaf COMMAND --help, man sheaf\n");
}
