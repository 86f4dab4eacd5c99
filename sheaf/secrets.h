/*
 * What a source needs to be let in, where it does not stand in the
 * configuration itself: in a variable of the environment, a file, or what a
 * program prints.
 */
#ifndef SHEAF_SECRETS_H
#define SHEAF_SECRETS_H

#include "core/err.h"
#include "harvester/harvest.h"
#include "sheaf/app.h"

/*
 * Completes s->login, once it is going to be used: ${NAME} in user, password
 * and headers, password-file, password-command (whose program is run now: before
 * the process is confined). ERR_USAGE names what is missing, and no secret.
 */
int secrets_unlock(struct app *app, struct source *s, struct err *e);

#endif
