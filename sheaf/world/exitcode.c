/* From errors to exit codes, and which of two is the worse. */
#include "sheaf/world/world.h"

#include <stddef.h>

static const int codes[ERR__MAX] = {
    [ERR_NONE] = EXIT_DONE,   [ERR_USAGE] = EXIT_USAGE,
    [ERR_NOMEM] = EXIT_LOCAL, [ERR_LIMIT] = EXIT_REMOTE,
    [ERR_IO] = EXIT_LOCAL,    [ERR_NET] = EXIT_REMOTE,
    [ERR_HTTP] = EXIT_REMOTE, [ERR_XML] = EXIT_REMOTE,
    [ERR_OAI] = EXIT_REMOTE,  [ERR_DATA] = EXIT_REMOTE,
    [ERR_STORE] = EXIT_LOCAL, [ERR_NOTFOUND] = EXIT_ABSENT,
    [ERR_BUSY] = EXIT_BUSY,   [ERR_STOPPED] = EXIT_SIGNAL,
};

static const int best_first[] = {EXIT_DONE, EXIT_PARTLY, EXIT_ABSENT,
				 EXIT_BUSY, EXIT_REMOTE, EXIT_USAGE,
				 EXIT_LOCAL};

int
exit_code_of(const struct err *e)
{
	int code = codes[e->code];

	return code == EXIT_SIGNAL ? EXIT_SIGNAL + signals_caught() : code;
}

/* Place in the list above; what is not in it is a signal, and the worst. */
static size_t
rank(int code)
{
	size_t n = sizeof(best_first) / sizeof(best_first[0]);
	size_t i = 0;

	while (i < n && best_first[i] != code)
		i++;
	return i;
}

int
exit_code_worse(int a, int b)
{
	return rank(b) > rank(a) ? b : a;
}
