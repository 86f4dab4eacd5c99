/* Terminals: whether, and how wide. */
#include "sheaf/world/world.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "core/str.h"

enum { COLUMNS_PRESET = 80, COLUMNS_MAX = 10000, ROWS_PRESET = 24 };

bool
term_can_rewrite(int fd)
{
	const char *term = getenv("TERM");

	return isatty(fd) && term != NULL && term[0] != '\0' &&
	       strcmp(term, "dumb") != 0;
}

size_t
term_columns(int fd)
{
	long long n = -1;
#ifdef TIOCGWINSZ
	struct winsize size;

	if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
#endif
	n = str_number(str_c(getenv("COLUMNS")), COLUMNS_MAX);
	return n > 0 ? (size_t)n : COLUMNS_PRESET;
}

size_t
term_rows(int fd)
{
#ifdef TIOCGWINSZ
	struct winsize size;

	if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_row > 0)
		return size.ws_row;
#endif
	(void)fd;
	return ROWS_PRESET;
}
