/* Formulas that may stay as they are. */
#include "exporters/tex/internal.h"

#include <stdbool.h>
#include <string.h>

#include "core/tex_symbols.h"

enum { FORMULA_MAX = 400, DEPTH_MAX = 8 };

/* Commands by how many arguments they take; those without: tex_symbol(). */
static const char *const with_one[] = {
    "mathbb",   "mathcal", "mathfrak",  "mathrm",     "mathbf",
    "mathit",   "mathsf",  "text",      "sqrt",       "bar",
    "hat",      "tilde",   "vec",       "dot",        "ddot",
    "overline", "widehat", "widetilde", "boldsymbol", "operatorname",
};
static const char *const with_two[] = {"frac", "binom", "tfrac", "dfrac"};

static bool
is_in(struct str s, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eqc(s, list[i]))
			return true;
	return false;
}
#define IS_IN(s, list) is_in((s), (list), sizeof(list) / sizeof((list)[0]))

/* Arguments of a command; -1: it is not let through. */
static int
arguments(struct str name)
{
	if (tex_symbol(name) != NULL)
		return 0;
	if (IS_IN(name, with_one))
		return 1;
	return IS_IN(name, with_two) ? 2 : -1;
}

static size_t read_list(struct str s, char end, int depth);

/* Length of one thing that can have scripts; 0: none, or not let through. */
static size_t
read_atom(struct str s, int depth)
{
	size_t n = 1, arg;
	int args;

	if (s.n == 0 || depth > DEPTH_MAX)
		return 0;
	if (s.p[0] == '{') {
		arg = read_list(str_from(s, 1), '}', depth + 1);
		return arg == STR_NPOS ? 0 : arg + 2;
	}
	if (s.p[0] != '\\')
		return chr_alnum(s.p[0]) || strchr("+-*/=<>()[].,:;'|!", s.p[0])
			   ? 1
			   : 0;
	while (n < s.n && chr_alpha(s.p[n]))
		n++;
	args = arguments(str_of(s.p + 1, n - 1));
	for (; args > 0; args--) {
		if (n >= s.n || s.p[n] != '{')
			return 0;
		arg = read_atom(str_from(s, n), depth);
		if (arg == 0)
			return 0;
		n += arg;
	}
	return args < 0 ? 0 : n;
}

/* Length of what stands before `end`; STR_NPOS: it is not let through. */
static size_t
read_list(struct str s, char end, int depth)
{
	bool above = true, below = true; /* scripts need something to be at */
	size_t i = 0, n;

	while (i < s.n && s.p[i] != end) {
		char c = s.p[i];

		if (c == ' ') {
			i++;
			continue;
		}
		if (c == '^' || c == '_') {
			bool *had = c == '^' ? &above : &below;

			if (*had)
				return STR_NPOS;
			*had = true;
			if (++i < s.n && s.p[i] == '\'')
				return STR_NPOS;
		} else {
			above = below = false;
		}
		n = read_atom(str_from(s, i), depth);
		if (n == 0)
			return STR_NPOS;
		/* Primes are a script above. */
		above = above || s.p[i] == '\'';
		i += n;
	}
	return i < s.n ? i : STR_NPOS;
}

/* A command, a script, or one word that begins with a letter. */
static bool
looks_like_math(struct str s)
{
	if (str_chr(s, '\\') != STR_NPOS || str_chr(s, '^') != STR_NPOS ||
	    str_chr(s, '_') != STR_NPOS)
		return true;
	return chr_alpha(s.p[0]) && s.n <= 16 && str_chr(s, ' ') == STR_NPOS &&
	       (s.n == 1 || !chr_alpha(s.p[1]) || s.n == 2);
}

size_t
tex_math(struct str s)
{
	struct str inside;
	size_t n;

	if (s.n < 3 || s.p[0] != '$')
		return 0;
	n = str_chr(str_from(s, 1), '$');
	if (n == STR_NPOS || n == 0 || n > FORMULA_MAX)
		return 0;
	/* "$ 5 and $ 10" are prices; "$ \mathrm{B} $" is a formula. */
	inside = str_of(s.p + 1, n);
	if (((inside.p[0] == ' ' || inside.p[n - 1] == ' ') &&
	     str_chr(inside, '\\') == STR_NPOS) ||
	    !looks_like_math(inside) ||
	    read_list(str_of(s.p + 1, n + 1), '$', 0) != n)
		return 0;
	return n + 2;
}
