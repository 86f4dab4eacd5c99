/* The program: a sound environment, the command line, one command. */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "core/file.h"
#include "core/mask.h"
#include "sheaf/command/command.h"
#include "sheaf/world/world.h"
#include "sheaf/sandbox.h"
#include "sheaf/settings.h"

enum { APP_MEMORY = 128 << 20 };

/*
 * A closed descriptor among the first three would be given to the next file
 * that is opened, which messages would then be written into. What stands in
 * for it fails when used, as the closed one would have.
 */
static bool
fill_descriptors(void)
{
	static const int modes[] = {O_WRONLY, O_RDONLY, O_RDONLY};

	for (int fd = 0; fd < 3; fd++) {
		if (fcntl(fd, F_GETFD) != -1 || errno != EBADF)
			continue;
		if (open("/dev/null", modes[fd]) != fd)
			return false;
	}
	return true;
}

/* Operands where there is no room for any. */
static int
check_operands(const struct args *a, struct err *e)
{
	if (a->command->operands != NULL || a->noperands == 0)
		return 0;
	return err_set(e, ERR_USAGE, 0,
		       "%s: unexpected argument '%.60s' (see sheaf %s --help)",
		       a->command->name, a->operands[0], a->command->name);
}

static int
run(struct app *app, int argc, char *const argv[], struct err *e)
{
	struct args *a = &app->args;
	const char *log;
	int rc = args_parse(a, app->commands, argc, argv, e);

	log = args_text(a, OPT_LOG);
	world_set(&app->world, a->count[OPT_VERBOSE], a->count[OPT_QUIET] > 0,
		  log != NULL && strcmp(log, "json") == 0);
	if (rc != 0)
		return -1;
	if (a->count[OPT_VERSION] > 0)
		return cmd_version(app);
	if (a->count[OPT_HELP] > 0)
		return cmd_help(app);
	if (a->command == NULL)
		return help_show_commands(app);
	if (check_operands(a, e) != 0)
		return -1;
	if (!(a->command->id & (CMD_HELP | CMD_VERSION)) &&
	    settings_load(app, e) != 0)
		return -1;
	if (sandbox_enter(app, SANDBOX_AT_START, e) != 0)
		return -1;
	signals_init(a->command->patient);
	return a->command->run(app);
}

int
main(int argc, char *argv[])
{
	static struct app app;
	struct err e;
	int code;

	/* Times in archives follow the time zone. */
	if (!fill_descriptors() || setenv("TZ", "UTC0", 1) != 0)
		return EXIT_LOCAL;
	tzset();
	app.commands = commands;
	world_init(&app.world);
	config_init(&app.config);
	arena_init(&app.arena, APP_MEMORY);
	signals_init(false);
	code = run(&app, argc, argv, &e);
	if (code < 0)
		code = app_fail(&app, &e, NULL);
	mask_clear();
	config_free(&app.config);
	arena_free(&app.arena);
	args_free(&app.args);
	return code;
}
