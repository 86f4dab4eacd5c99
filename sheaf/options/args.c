/* The command line, read twice: for the command, then by its options. */
#include "sheaf/options/options.h"

#include <stdio.h>
#include <string.h>

#include "core/mem.h"

enum { SHOWN_MAX = 60 }; /* bytes of a wrong argument in a message */

enum token { TOKEN_ERROR = -1, TOKEN_END, TOKEN_OPTION, TOKEN_OPERAND };

/* Where reading stands: an argument, and inside one of several letters. */
struct reader {
	int argc;
	char *const *argv;
	const struct command *command; /* NULL: any command's options */
	int i;
	const char *letters; /* what follows in "-vvf" */
	bool operands_only;  /* "--" was seen */
};

/* What was read. */
struct item {
	enum opt opt;
	const char *text; /* value or operand */
};

static unsigned
mask_of(const struct reader *r)
{
	return r->command == NULL ? CMD_ALL : r->command->id;
}

static const char *
next_argument(struct reader *r)
{
	return r->i < r->argc ? r->argv[r->i++] : NULL;
}

static int
unknown(const struct reader *r, struct str name, struct err *e)
{
	const char *near = opt_nearest(name, mask_of(r));
	const char *command = r->command ? r->command->name : NULL;
	struct str shown = str_left(name, SHOWN_MAX);
	char hint[80] = "";

	if (near != NULL)
		snprintf(hint, sizeof(hint), "; did you mean --%s?", near);
	if (command != NULL && opt_by_name(name, CMD_ALL) != OPT_NONE)
		return err_set(e, ERR_USAGE, 0,
			       "sheaf %s has no option --" STR_FMT
			       " (see sheaf %s --help)",
			       command, STR_ARG(shown), command);
	return err_set(e, ERR_USAGE, 0,
		       "unknown option --" STR_FMT "%s (see sheaf%s%s --help)",
		       STR_ARG(shown), hint, command ? " " : "",
		       command ? command : "");
}

/* "--name", "--name=value", "--name value" */
static enum token
read_long(struct reader *r, const char *arg, struct item *out, struct err *e)
{
	struct str name = str_c(arg + 2);
	size_t eq = str_chr(name, '=');
	bool given = eq != STR_NPOS;
	const struct opt_row *row;

	name = str_left(name, eq);
	out->opt = opt_by_name(name, mask_of(r));
	if (out->opt == OPT_NONE)
		return unknown(r, name, e);
	row = &opts[out->opt];
	out->text = given ? arg + 2 + eq + 1 : NULL;
	if (row->rule.kind == RULE_NONE && given)
		return err_set(e, ERR_USAGE, 0, "--%s takes no value",
			       row->name);
	if (row->rule.kind != RULE_NONE && !given) {
		out->text = next_argument(r);
		if (out->text == NULL)
			return err_set(e, ERR_USAGE, 0,
				       "--%s wants a value: %s", row->name,
				       row->rule.form);
	}
	return TOKEN_OPTION;
}

/* "-v", "-vv", "-fris", "-f ris" */
static enum token
read_letter(struct reader *r, struct item *out, struct err *e)
{
	char letter = *r->letters++;
	const char *rest = r->letters;
	const struct opt_row *row;

	out->opt = opt_by_letter(letter, mask_of(r));
	if (out->opt == OPT_NONE) {
		r->letters = NULL;
		return err_set(e, ERR_USAGE, 0,
			       "unknown option -%c (see sheaf%s%s --help)",
			       letter, r->command ? " " : "",
			       r->command ? r->command->name : "");
	}
	row = &opts[out->opt];
	out->text = NULL;
	if (row->rule.kind != RULE_NONE) {
		out->text = *rest != '\0' ? rest : next_argument(r);
		r->letters = NULL;
		if (out->text == NULL)
			return err_set(e, ERR_USAGE, 0, "-%c wants a value: %s",
				       letter, row->rule.form);
	} else if (*rest == '\0') {
		r->letters = NULL;
	}
	return TOKEN_OPTION;
}

static enum token
read_token(struct reader *r, struct item *out, struct err *e)
{
	const char *arg;

	if (r->letters != NULL)
		return read_letter(r, out, e);
	arg = next_argument(r);
	if (arg == NULL)
		return TOKEN_END;
	if (!r->operands_only && strcmp(arg, "--") == 0) {
		r->operands_only = true;
		arg = next_argument(r);
		if (arg == NULL)
			return TOKEN_END;
	}
	if (!r->operands_only && arg[0] == '-' && arg[1] != '\0') {
		if (arg[1] == '-')
			return read_long(r, arg, out, e);
		r->letters = arg + 1;
		return read_letter(r, out, e);
	}
	out->text = arg;
	return TOKEN_OPERAND;
}

const struct command *
command_by_name(const struct command *commands, struct str name)
{
	for (const struct command *c = commands; c->name != NULL; c++)
		if (str_eqc(name, c->name))
			return c;
	return NULL;
}

/* The first operand; what else is wrong shows in the second reading. */
static int
find_command(struct args *a, const struct command *commands, int argc,
	     char *const argv[], struct err *e)
{
	struct reader r = {.argc = argc, .argv = argv, .i = 1};
	struct err ignored;
	struct item item = {OPT_NONE, NULL};
	enum token t;
	struct nearest near = {0};

	do
		t = read_token(&r, &item, &ignored);
	while (t == TOKEN_OPTION || t == TOKEN_ERROR);
	if (t == TOKEN_END)
		return 0;
	a->command = command_by_name(commands, str_c(item.text));
	if (a->command != NULL)
		return 0;
	for (const struct command *c = commands; c->name != NULL; c++)
		nearest_offer(&near, str_c(item.text), c->name);
	return err_set(e, ERR_USAGE, 0, "there is no command '%.*s'%s%s%s",
		       SHOWN_MAX, item.text, near.name ? "; did you mean " : "",
		       near.name ? near.name : "",
		       near.name ? "?" : " (see sheaf --help)");
}

/* Each value of a list. */
static int
check_values(const struct opt_row *row, const char *name, const char *text,
	     struct err *e)
{
	char value[RULE_VALUE_MAX + 1];
	struct str rest = str_c(text), one;

	if (!row->listed || rest.n > RULE_VALUE_MAX)
		return rule_check(&row->rule, name, text, e);
	while (str_cut(&rest, ',', &one)) {
		one = str_trim(one);
		snprintf(value, sizeof(value), STR_FMT, STR_ARG(one));
		if (rule_check(&row->rule, name, value, e) != 0)
			return -1;
	}
	return 0;
}

static int
take_option(struct args *a, const struct item *item, struct err *e)
{
	const struct opt_row *row = &opts[item->opt];
	char name[32];

	a->count[item->opt]++;
	if (row->rule.kind == RULE_NONE)
		return 0;
	snprintf(name, sizeof(name), "--%s", row->name);
	if (row->repeat == OPT_ONCE && a->count[item->opt] > 1)
		return err_set(e, ERR_USAGE, 0, "%s is given twice", name);
	a->values[a->nvalues].opt = item->opt;
	a->values[a->nvalues++].text = item->text;
	return check_values(row, name, item->text, e);
}

static int
read_all(struct args *a, struct reader *r, struct err *e)
{
	bool command_seen = false;
	struct item item = {OPT_NONE, NULL};
	enum token t;

	while ((t = read_token(r, &item, e)) != TOKEN_END) {
		if (t == TOKEN_ERROR)
			return -1;
		if (t == TOKEN_OPTION) {
			if (take_option(a, &item, e) != 0)
				return -1;
		} else if (command_seen) {
			a->operands[a->noperands++] = item.text;
		}
		command_seen = command_seen || t == TOKEN_OPERAND;
	}
	return 0;
}

int
args_parse(struct args *a, const struct command *commands, int argc,
	   char *const argv[], struct err *e)
{
	struct reader r = {.argc = argc, .argv = argv, .i = 1};
	size_t room = (size_t)argc + 1;

	*a = (struct args){0};
	a->operands = mem_zero(room * sizeof(*a->operands));
	a->values = mem_zero(room * sizeof(*a->values));
	if (a->operands == NULL || a->values == NULL)
		return err_nomem(e);
	if (find_command(a, commands, argc, argv, e) != 0)
		return -1;
	r.command = a->command;
	if (read_all(a, &r, e) != 0)
		return -1;
	if (a->count[OPT_VERBOSE] > 0 && a->count[OPT_QUIET] > 0)
		return err_set(e, ERR_USAGE, 0,
			       "--verbose and --quiet contradict each other");
	return 0;
}

void
args_free(struct args *a)
{
	mem_free(a->operands);
	mem_free(a->values);
	*a = (struct args){0};
}

const char *
args_text(const struct args *a, enum opt o)
{
	for (size_t i = a->nvalues; i > 0; i--)
		if (a->values[i - 1].opt == o)
			return a->values[i - 1].text;
	return NULL;
}

const char *
args_nth(const struct args *a, enum opt o, size_t i)
{
	for (size_t k = 0; k < a->nvalues; k++)
		if (a->values[k].opt == o && i-- == 0)
			return a->values[k].text;
	return NULL;
}
