/* sheaf help, --help: text laid out for 80 columns. */
#include "sheaf/command/internal.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/file.h"
#include "exporters/format/format.h"

enum {
	HELP_LIMIT = 1024 * 1024,
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
	const char *operands = c->operands != NULL ? c->operands : "";
	size_t from = out->n;

	buf_printf(out, "usage: sheaf %s [option ...]", c->name);
	if (out->n - from + 1 + strlen(operands) > WIDTH)
		buf_puts(out, "\n      ");
	buf_printf(out, "%s%s\n\n%s: %s.\n", operands[0] != '\0' ? " " : "",
		   operands, c->name, c->summary);
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

static void
put_commands(const struct command *all, struct buf *out)
{
	for (const struct command *c = all; c->name != NULL; c++)
		buf_printf(out, "  %-9s %s\n", c->name, c->summary);
}

void
help_write(const struct command *all, const struct command *c, struct buf *out)
{
	if (c != NULL) {
		put_command_help(out, c);
		return;
	}
	buf_puts(out, "usage: sheaf COMMAND [option ...] [argument ...]\n\n"
		      "sheaf harvests bibliographic records over OAI-PMH into "
		      "a local store and\nexports them as RIS, BibTeX, "
		      "BibLaTeX, CSL-JSON or JSON Lines.\n\nCommands:\n");
	put_commands(all, out);
	put_options(out, "Options for every command", CMD_ALL, true);
	buf_puts(out, "\nTo begin: sheaf harvest duepublico\n"
		      "          sheaf export -o duepublico.zip\n"
		      "More:     sheaf COMMAND --help, man sheaf\n");
}

/* --- The command --------------------------------------------------------- */

static int
find(const struct app *app, const struct command **out, struct err *e)
{
	const struct args *a = &app->args;

	*out = a->command;
	if (a->command != NULL && a->command->id != CMD_HELP)
		return 0; /* sheaf COMMAND --help */
	*out = NULL;
	if (a->noperands == 0)
		return 0;
	*out = command_by_name(app->commands, str_c(a->operands[0]));
	if (*out != NULL && a->noperands == 1)
		return 0;
	return err_set(e, ERR_USAGE, 0, "there is no command '%.60s'",
		       a->operands[a->noperands - 1]);
}

/* "sheaf help formats", "sheaf help bash": what is no command. */
static bool
put_topic(const struct app *app, struct buf *out)
{
	const struct args *a = &app->args;
	struct str topic;

	if (a->command == NULL || a->command->id != CMD_HELP ||
	    a->noperands != 1)
		return false;
	topic = str_c(a->operands[0]);
	if (!str_eqc(topic, "formats"))
		return completion_write(topic, app->commands, out);
	help_formats(out);
	return true;
}

int
cmd_help(struct app *app)
{
	const struct command *c;
	struct buf out;
	struct err e;
	int code = EXIT_DONE;

	buf_init(&out, HELP_LIMIT);
	if (put_topic(app, &out))
		;
	else if (find(app, &c, &e) == 0)
		help_write(app->commands, c, &out);
	else
		code = app_fail(app, &e, "-");
	if (code == EXIT_DONE &&
	    (buf_check(&out, &e) != 0 ||
	     file_write_fd(STDOUT_FILENO, "standard output", out.p, out.n,
			   &e) != 0))
		code = app_fail(app, &e, "-");
	buf_free(&out);
	return code;
}

int
help_show_commands(struct app *app)
{
	struct buf out;
	struct err ignored;

	buf_init(&out, HELP_LIMIT);
	buf_puts(&out, "usage: sheaf COMMAND [option ...] [argument ...]\n\n");
	put_commands(app->commands, &out);
	buf_puts(&out, "\nsheaf --help has more, sheaf COMMAND --help the "
		       "options of one.\n");
	file_write_fd(STDERR_FILENO, "standard error", out.p, out.n, &ignored);
	buf_free(&out);
	return EXIT_USAGE;
}
