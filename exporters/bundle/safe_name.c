/* File names that every file system takes. */
#include "exporters/bundle/internal.h"

#include <string.h>

#include "core/buf.h"
#include "core/digest.h"
#include "core/norm.h"

enum { FOLD_MAX = 16 * SAFE_NAME_STEM };

struct stem {
	char p[SAFE_NAME_STEM];
	size_t n;
	bool changed; /* the value cannot be told from it any more */
};

static bool
is_plain(char c)
{
	return chr_lower(c) || chr_digit(c) || c == '.' || c == '_' || c == '-';
}

static void
put(struct stem *s, char c)
{
	if (s->n < sizeof(s->p))
		s->p[s->n++] = c;
	else
		s->changed = true;
}

/* One for a run of what has no letter. */
static void
put_gap(struct stem *s)
{
	s->changed = true;
	if (s->n > 0 && s->p[s->n - 1] != '-')
		put(s, '-');
}

static int
put_folded(struct stem *s, struct str value, struct err *e)
{
	struct buf ascii;
	int rc;

	s->changed = true;
	buf_init(&ascii, FOLD_MAX);
	norm_ascii(&ascii, str_left(value, 2 * SAFE_NAME_STEM));
	rc = buf_check(&ascii, e);
	for (size_t i = 0; rc == 0 && i < ascii.n; i++) {
		char c = chr_tolower(ascii.p[i]);

		if (is_plain(c))
			put(s, c);
		else
			put_gap(s);
	}
	buf_free(&ascii);
	return rc;
}

/* A "-" beside a colon, or two of them, would look like a colon. */
static bool
is_ambiguous(struct str value)
{
	return str_find(value, STR("--")) != STR_NPOS ||
	       str_find(value, STR("-:")) != STR_NPOS ||
	       str_find(value, STR(":-")) != STR_NPOS ||
	       str_find(value, STR("::")) != STR_NPOS;
}

static int
put_value(struct stem *s, struct str value, struct err *e)
{
	for (size_t i = 0; i < value.n; i++)
		if (!is_plain(value.p[i]) && value.p[i] != ':')
			return put_folded(s, value, e);
	s->changed = is_ambiguous(value);
	for (size_t i = 0; i < value.n; i++) {
		if (value.p[i] == ':')
			put(s, '-');
		put(s, value.p[i] == ':' ? '-' : value.p[i]);
	}
	return 0;
}

/* Both ends are letters or digits: "-rf", ".hidden", "name." surprise. */
static void
trim(struct stem *s)
{
	size_t from = 0;

	while (s->n > 0 && !chr_alnum(s->p[s->n - 1])) {
		s->n--;
		s->changed = true;
	}
	while (from < s->n && !chr_alnum(s->p[from]))
		from++;
	if (from > 0) {
		s->n -= from;
		memmove(s->p, s->p + from, s->n);
		s->changed = true;
	}
}

/* Whatever its suffix, as Windows has it. */
static bool
is_reserved(const struct stem *s)
{
	static const char *const names[] = {"con",    "prn",    "aux",
					    "nul",    "com",    "lpt",
					    "clock$", "conin$", "conout$"};
	struct str base = str_of(s->p, s->n);

	base = str_left(base, str_chr(base, '.'));
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct str name = str_c(names[i]);

		if (str_eq(base, name) ||
		    (base.n == 4 && str_starts(base, name) &&
		     chr_digit(base.p[3])))
			return true;
	}
	return false;
}

static int
put_hash(char *out, struct str value, struct err *e)
{
	static const char digits[] = "0123456789abcdefghijklmnopqrstuv";
	struct digest *d = digest_new();
	char hex[DIGEST_HEX];
	unsigned bits = 0, held = 0;
	size_t at = 0;

	if (d == NULL)
		return err_nomem(e);
	digest_add(d, value.p, value.n);
	digest_end(d, hex);
	digest_free(d);
	for (size_t i = 0; i < SAFE_NAME_HASH; i++) {
		for (; held < 5; held += 4)
			bits = bits << 4 | (unsigned)chr_hex(hex[at++]);
		held -= 5;
		out[i] = digits[bits >> held & 31];
		bits &= (1u << held) - 1;
	}
	out[SAFE_NAME_HASH] = '\0';
	return 0;
}

int
safe_name(char out[SAFE_NAME_MAX + 1], struct str value, struct err *e)
{
	struct stem s = {.n = 0};

	if (put_value(&s, value, e) != 0)
		return -1;
	trim(&s);
	if (s.n == 0)
		put(&s, 'x');
	if (s.p[0] == 'x' && s.n == 1)
		s.changed = s.changed || !str_eqc(value, "x");
	if (is_reserved(&s))
		s.changed = true;
	memcpy(out, s.p, s.n);
	out[s.n] = '\0';
	if (!s.changed)
		return 0;
	out[s.n] = '+';
	return put_hash(out + s.n + 1, value, e);
}
