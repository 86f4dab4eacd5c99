/*
 * The columns of a list. On a terminal they fit its width; elsewhere nothing is
 * cut and tabs separate them.
 */
#include <unistd.h>

#include "core/buf.h"
#include "core/mem.h"
#include "core/norm.h"
#include "exporters/format/format.h"
#include "sheaf/app.h"
#include "sheaf/command/internal.h"
#include "sheaf/records/records.h"
#include "sheaf/settings.h"
#include "sheaf/world/world.h"

enum {
	COLUMNS_MAX = 32,
	TEXT_LIMIT = 64 << 20,
	WHOLE = 1 << 30, /* columns: do not cut */
	WIDE = 100,      /* of a terminal */
	ROOM_SHARE = 3,  /* a part of the line that the title has at least */
	COLUMN_MIN = 4   /* to which the others are made smaller for it */
};

/* By whom: the first of them, and whether there are more. */
static struct str
author(struct export_state *st, const struct record *r, size_t room)
{
	enum rec_role role =
	    record_has_role(r, ROLE_AUTHOR) ? ROLE_AUTHOR : ROLE_EDITOR;
	static const char more[] = " et al.";
	const struct rec_name *first = NULL;
	struct buf text;
	struct str s;
	size_t n = 0;

	for (size_t i = 0; i < r->names.n; i++) {
		if (r->names.v[i].role != role)
			continue;
		if (n++ == 0)
			first = &r->names.v[i];
	}
	if (first == NULL)
		return STR_NONE;
	s = first->family.n > 0 ? first->family : first->literal;
	if (n == 1)
		return s;
	buf_init(&text, TEXT_LIMIT);
	norm_fit(&text, s,
		 room > sizeof(more) ? room - sizeof(more) + 1 : room);
	buf_puts(&text, more);
	s = arena_copy(&st->scratch, buf_view(&text));
	buf_free(&text);
	return s;
}

static struct str
type(struct export_state *st, const struct record *r, size_t room)
{
	(void)st;
	(void)room;
	return str_c(r->deleted ? "deleted" : rec_type_name(r->type));
}

static struct str
id(struct export_state *st, const struct record *r, size_t room)
{
	struct str doi = record_id(r, ID_DOI);

	(void)st;
	(void)room;
	return doi.n > 0 ? doi : r->oai_id;
}

/*
 * What people know a column by, its widths on a narrow and a wide terminal, and
 * what is in it: for NULL the field of a table that has this name. The fields
 * that are not here have the widths of the last row.
 */
static const struct kind {
	const char *name;
	size_t narrow, wide;
	struct str (*value)(struct export_state *st, const struct record *r,
			    size_t room);
} kinds[] = {
    {"year", 4, 4, NULL},         {"type", 8, 18, type},
    {"author", 14, 24, author},   {"title", 0, 0, NULL},
    {"id", 26, 40, id},           {"doi", 26, 40, NULL},
    {"identifier", 26, 48, NULL}, {"key", 20, 36, NULL},
    {"date", 10, 10, NULL},       {"datestamp", 10, 20, NULL},
    {"source", 12, 20, NULL},     {"language", 5, 5, NULL},
    {"volume", 6, 6, NULL},       {"issue", 6, 6, NULL},
    {"pages", 9, 11, NULL},       {"isbn", 13, 13, NULL},
    {"issn", 9, 9, NULL},         {NULL, 16, 24, NULL},
};

/*
 * Widths of these where nobody has chosen others, on a line that has so many
 * columns at least: years are short, identifiers must stay whole as long as
 * there is room (a DOI is what people copy), titles get the rest. 0: a column
 * that is left out.
 */
static const struct {
	size_t columns, width[5];
} layouts[] = {
    {160, {4, 18, 24, 0, 40}}, {100, {4, 12, 20, 0, 34}},
    {80, {4, 8, 14, 0, 26}},   {60, {4, 0, 10, 0, 26}},
    {40, {4, 0, 10, 0, 0}},    {0, {0, 0, 0, 0, 0}},
};

struct column {
	const struct kind *kind;
	size_t field; /* of a table, where kind has no value */
	size_t width;
};

struct columns {
	struct column v[COLUMNS_MAX];
	size_t n;
	bool terminal;
	struct export_state state;
	struct citekeys *keys; /* where they are shown */
	bool begun;
};

/* --- Which --- */

/* Those of a list alone, then all fields. */
static const char *
column_name(size_t i)
{
	static const char *const own[] = {"author", "id"};
	enum { OWN = sizeof(own) / sizeof(own[0]) };

	return i < OWN ? own[i] : field_name(i - OWN);
}

static int
add(struct columns *c, struct str name, struct err *e)
{
	const struct kind *kind = kinds;
	size_t field = field_by_name(name);

	while (kind->name != NULL && !str_eqc(name, kind->name))
		kind++;
	if (kind->value == NULL && field_name(field) == NULL)
		return nearest_refuse("columns", name, column_name, e);
	if (c->n == COLUMNS_MAX)
		return err_set(e, ERR_USAGE, 0,
			       "--columns: more than %d of them", COLUMNS_MAX);
	c->v[c->n++] = (struct column){.kind = kind, .field = field};
	return 0;
}

/* --- How wide --- */

static bool
is_title(const struct column *c)
{
	return c->kind->name != NULL && str_eqc(STR("title"), c->kind->name);
}

/* The one that gets the room: the title, or else the last one. */
static struct column *
widest(struct columns *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (is_title(&c->v[i]))
			return &c->v[i];
	return &c->v[c->n - 1];
}

static size_t
taken(const struct columns *c, const struct column *but)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		if (&c->v[i] != but && c->v[i].width > 0)
			n += c->v[i].width + 1;
	return n;
}

/* The biggest of the others by one; false: none can be. */
static bool
shrink(struct columns *c, const struct column *but)
{
	struct column *most = NULL;

	for (size_t i = 0; i < c->n; i++)
		if (&c->v[i] != but &&
		    (most == NULL || c->v[i].width > most->width))
			most = &c->v[i];
	if (most == NULL || most->width <= COLUMN_MIN)
		return false;
	most->width--;
	return true;
}

/* A line is never as wide as the terminal: some wrap it then. */
static void
lay_out(struct columns *c, bool chosen, size_t columns)
{
	struct column *room = widest(c);
	size_t most = columns > 1 ? columns - 1 : 1, i = 0;

	while (layouts[i].columns > columns)
		i++;
	for (size_t k = 0; k < c->n; k++)
		c->v[k].width = !chosen          ? layouts[i].width[k]
				: columns < WIDE ? c->v[k].kind->narrow
						 : c->v[k].kind->wide;
	while (chosen && taken(c, room) + most / ROOM_SHARE > most &&
	       shrink(c, room))
		;
	/* What has no room at all is left out, from the end. */
	for (size_t k = c->n; k-- > 0 && taken(c, room) >= most;)
		if (&c->v[k] != room)
			c->v[k].width = 0;
	room->width = most - taken(c, room);
}

int
columns_new(struct columns **out, struct app *app, struct err *e)
{
	const char *list = args_text(&app->args, OPT_COLUMNS);
	struct str rest = str_c(list != NULL ? list : opts[OPT_COLUMNS].preset);
	struct str name;
	struct columns *c = *out = mem_zero(sizeof(*c));

	if (c == NULL)
		return err_nomem(e);
	export_state_init(&c->state);
	c->terminal = isatty(STDOUT_FILENO) == 1;
	while (str_cut(&rest, ',', &name))
		if (add(c, str_trim(name), e) != 0)
			return -1;
	lay_out(c, list != NULL, term_columns(STDOUT_FILENO));
	for (size_t i = 0; i < c->n && c->keys == NULL; i++) {
		const char *is = c->v[i].kind->name;

		if (is == NULL || !str_eqc(STR("key"), is))
			continue;
		c->keys = citekeys_new(setting_text(app, OPT_KEYS));
		if (c->keys == NULL)
			return err_nomem(e);
	}
	return 0;
}

void
columns_free(struct columns *c)
{
	if (c == NULL)
		return;
	citekeys_free(c->keys);
	export_state_free(&c->state);
	mem_free(c);
}

/* Before the first: where the order would decide about keys. */
static int
meet(struct columns *c, const struct env *env, struct from_store *it,
     struct err *e)
{
	struct export_source from = from_store_source(it);
	bool ignored;

	c->begun = true;
	return c->keys == NULL ? 0
			       : export_meet(env, &from, c->keys, &ignored, e);
}

static int
put(struct columns *c, const struct record *r, struct buf *out, struct err *e)
{
	size_t pad = 0; /* before the next one that is not empty */

	arena_reset(&c->state.scratch);
	if (c->keys != NULL)
		c->state.key = citekeys_next(c->keys, r);
	for (size_t i = 0; i < c->n; i++) {
		const struct column *x = &c->v[i];
		size_t width = c->terminal ? x->width : WHOLE;
		struct str s;

		if (width == 0)
			continue;
		s = x->kind->value != NULL ? x->kind->value(&c->state, r, width)
					   : field_text(x->field, &c->state, r);
		if (!c->terminal && i > 0)
			buf_char(out, '\t');
		for (; c->terminal && s.n > 0 && pad > 0; pad--)
			buf_char(out, ' ');
		pad += width - norm_fit(out, s, width) + 1;
	}
	buf_char(out, '\n');
	return arena_check(&c->state.scratch, e);
}

int
columns_next(struct columns *c, const struct env *env, struct from_store *from,
	     struct buf *out, struct err *e)
{
	struct record *r;
	int rc;

	if (!c->begun && meet(c, env, from, e) != 0)
		return -1;
	rc = from_store_next(from, &r, e);
	if (rc <= 0)
		return rc;
	return put(c, r, out, e) == 0 ? 1 : -1;
}
