/* What Identify said of a repository, kept and compared. */
#include "harvester/identity.h"

#include <stddef.h>

#include "core/date.h"
#include "store/trait.h"

enum { SHOWN_MAX = 120 };

static const struct str trait = STR_LIT("identity");

static const struct {
	const char *name, *shown;
	size_t at;
} fields[] = {
    {"identifier", "repositoryIdentifier",
     offsetof(struct oai_identify, id_prefix)},
    {"name", "repositoryName", offsetof(struct oai_identify, name)},
    {"earliest", "earliestDatestamp", offsetof(struct oai_identify, earliest)},
    {"protocol", "protocolVersion", offsetof(struct oai_identify, version)},
};

enum { IDENTIFIER, NAME, EARLIEST, PROTOCOL, FIELDS };
_Static_assert(sizeof(fields) / sizeof(fields[0]) == FIELDS, "one row each");

static struct str
said(const struct oai_identify *id, size_t i)
{
	return str_trim(str_c((const char *)id + fields[i].at));
}

void
identity_write(const struct oai_identify *id, struct buf *out)
{
	for (size_t i = 0; i < FIELDS; i++) {
		struct str s = said(id, i);

		buf_puts(out, fields[i].name);
		buf_char(out, '=');
		/* One line each, whatever is in a name. */
		for (size_t k = 0; k < s.n; k++)
			buf_char(out, s.p[k] == '\n' ? ' ' : s.p[k]);
		buf_char(out, '\n');
	}
}

static struct str
known_value(struct str known, const char *name)
{
	struct str line, key;

	while (str_cut(&known, '\n', &line))
		if (str_cut(&line, '=', &key) && str_eqc(key, name))
			return line;
	return STR_NONE;
}

/* A day and its first second are one. */
static bool
same(size_t i, struct str a, struct str b)
{
	return str_eq(a, b) || (i == EARLIEST && date_stamp(a) >= 0 &&
				date_stamp(a) == date_stamp(b));
}

enum identity
identity_compare(struct str known, const struct oai_identify *id,
		 struct buf *changes)
{
	bool differs[FIELDS] = {false}, any = false;

	if (known.n == 0)
		return IDENTITY_NEW;
	for (size_t i = 0; i < FIELDS; i++) {
		struct str was = known_value(known, fields[i].name);
		struct str is = said(id, i);

		differs[i] = was.n > 0 && is.n > 0 && !same(i, was, is);
		if (!differs[i])
			continue;
		buf_printf(changes,
			   "%s%s \"" STR_FMT "\" is now \"" STR_FMT "\"",
			   any ? ", " : "", fields[i].shown,
			   STR_ARG(str_left(was, SHOWN_MAX)),
			   STR_ARG(str_left(is, SHOWN_MAX)));
		any = true;
	}
	/* A name may be polished, and the earliest date is counted anew by
	 * some; both at once is another repository. */
	if (differs[IDENTIFIER] || (differs[NAME] && differs[EARLIEST]))
		return IDENTITY_OTHER;
	return any ? IDENTITY_CHANGED : IDENTITY_SAME;
}

int
identity_check(struct store *s, struct str source,
	       const struct oai_identify *id, struct buf *changes,
	       enum identity *out, struct err *e)
{
	struct buf known;
	int got;

	buf_init(&known, STORE_TRAIT_MAX);
	got = store_trait(s, source, trait, &known, e);
	if (got >= 0)
		*out = identity_compare(got > 0 ? buf_view(&known) : STR_NONE,
					id, changes);
	buf_free(&known);
	return got < 0 ? -1 : 0;
}

int
identity_name(struct store *s, struct str source, struct arena *a,
	      struct str *out, struct err *e)
{
	struct buf known;
	int got;

	*out = STR_NONE;
	buf_init(&known, STORE_TRAIT_MAX);
	got = store_trait(s, source, trait, &known, e);
	if (got > 0)
		*out = arena_copy(
		    a, known_value(buf_view(&known), fields[NAME].name));
	buf_free(&known);
	return got < 0 ? -1 : 0;
}

int
identity_keep(struct store *s, struct str source, const struct oai_identify *id,
	      struct err *e)
{
	struct buf text;
	int rc;

	buf_init(&text, STORE_TRAIT_MAX);
	identity_write(id, &text);
	rc = buf_check(&text, e);
	if (rc == 0)
		rc = store_set_trait(s, source, trait, buf_view(&text), e);
	buf_free(&text);
	return rc;
}
