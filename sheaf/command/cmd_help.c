/* sheaf help: the same as --help. */
#include <unistd.h>

#include "core/buf.h"
#include "core/file.h"
#include "sheaf/command/cmd.h"
#include "sheaf/world/exitcode.h"
#include "sheaf/command/help.h"

enum { HELP_LIMIT = 64 * 1024 };

static int
find(const struct args *a, const struct command **out, struct err *e)
{
	*out = a->command;
	if (a->command != NULL && a->command->id != CMD_HELP)
		return 0; /* sheaf COMMAND --help */
	*out = NULL;
	if (a->noperands == 0)
		return 0;
	*out = command_by_name(str_c(a->operands[0]));
	if (*out != NULL && a->noperands == 1)
		return 0;
	return err_set(e, ERR_USAGE, 0, "there is no command '%.60s'",
		       a->operands[a->noperands - 1]);
}

/* "sheaf help formats" */
static bool
is_topic(const struct args *a)
{
	return a->command != NULL && a->command->id == CMD_HELP &&
	       a->noperands == 1 && str_eqc(str_c(a->operands[0]), "formats");
}

int
cmd_help(struct app *app)
{
	const struct command *c;
	struct buf out;
	struct err e;
	int code = EXIT_DONE;

	buf_init(&out, HELP_LIMIT);
	if (is_topic(&app->args))
		help_formats(&out);
	else if (find(&app->args, &c, &e) == 0)
		help_write(c, &out);
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
