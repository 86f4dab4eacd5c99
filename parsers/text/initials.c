/* Family first, initials behind, no comma between. */
#include "parsers/text/initials.h"

#include <stdbool.h>
#include <stdint.h>

#include "core/utf8.h"

enum { INITIALS_MAX = 4 };

/* Letters alone, two or more; hyphens and apostrophes within. */
static bool
is_word(struct str s)
{
	size_t letters = 0;
	uint32_t cp;

	while (utf8_next(&s, &cp)) {
		if (utf8_is_letter(cp))
			letters++;
		else if (letters == 0 ||
			 (cp != '-' && cp != '\'' && cp != 0x2019))
			return false;
	}
	return letters >= 2;
}

size_t
initials_behind(struct str name)
{
	size_t at = str_chr(name, ' '), initials = 0;
	struct str rest;
	uint32_t cp;

	if (at == STR_NPOS || !is_word(str_left(name, at)))
		return 0;
	for (rest = str_from(name, at); rest.n > 0; initials++) {
		while (rest.n > 0 && (rest.p[0] == ' ' || rest.p[0] == '-'))
			rest = str_from(rest, 1);
		if (!utf8_next(&rest, &cp) || !utf8_is_upper(cp) ||
		    rest.n == 0 || rest.p[0] != '.')
			return 0;
		rest = str_from(rest, 1);
	}
	return initials <= INITIALS_MAX ? at : 0;
}
