/* How commands end when they fail. */
#include <errno.h>
#include <signal.h>
#include <string.h>

#include "sheaf/app.h"
#include "sheaf/world/world.h"

int
app_fail(struct app *app, const struct err *e, const char *to)
{
	if (e->code == ERR_IO && e->detail == EPIPE && to != NULL &&
	    strcmp(to, "-") == 0)
		return EXIT_SIGNAL + SIGPIPE;
	world_report(&app->world, e);
	return exit_code_of(e);
}
