/* The configuration file, through inih. */
#include "sheaf/options/options.h"

#include <stdio.h>
#include <string.h>

#include <ini.h>

#include "core/buf.h"
#include "core/file.h"
#include "core/name_set.h"

enum { CONFIG_ROOM = 4 * CONFIG_MAX }; /* in memory, for what is in it */

/* One reading of one file. inih asks for lines and hands back pairs. */
struct reading {
	struct config *c;
	struct str rest; /* text not yet asked for */
	int line;        /* the one handed out last */
	struct config_section *section;
	struct str value; /* of this line, where it is too long for inih */
	bool commented;   /* this line ends with a comment */
	struct err *e;
	bool failed;
};

struct config_value {
	enum opt key;
	const char *text;
	struct config_value *next;
};

static struct config_value *
find_value(const struct config_section *s, enum opt key)
{
	struct config_value *v = s->values;

	while (v != NULL && v->key != key)
		v = v->next;
	return v;
}

const char *
config_value(const struct config_section *s, enum opt key)
{
	const struct config_value *v = find_value(s, key);

	return v == NULL ? NULL : v->text;
}

bool
config_name_ok(struct str name)
{
	if (name.n == 0 || name.n > CONFIG_NAME_MAX ||
	    str_ieq(name, STR("DEFAULT")))
		return false;
	for (size_t i = 0; i < name.n; i++)
		if (!chr_alnum(name.p[i]) && strchr("-_.", name.p[i]) == NULL)
			return false;
	return name.p[0] != '-' && name.p[0] != '.';
}

/* What stands for a variable is kept elsewhere; a name alone opens nothing. */
static bool
is_secret(const struct config_value *v)
{
	size_t n;

	if (v->key == OPT_STORE)
		return rule_password(str_c(v->text), &n) != 0;
	if ((opts[v->key].key & KEY_SECRET) == 0 || v->key == OPT_USER)
		return false;
	if (v->key == OPT_PROXY) /* http://user:password@host */
		return strchr(v->text, '@') != NULL;
	return strstr(v->text, "${") == NULL;
}

static bool
section_has_secrets(const struct config_section *s)
{
	for (const struct config_value *v = s->values; v != NULL; v = v->next)
		if (is_secret(v))
			return true;
	return false;
}

bool
config_has_secrets(const struct config *c)
{
	for (size_t i = 0; i < c->nsources; i++)
		if (section_has_secrets(&c->sources[i]))
			return true;
	return section_has_secrets(&c->defaults);
}

const struct config_section *
config_find(const struct config *c, struct str name)
{
	size_t i;

	if (c->names == NULL || !name_set_find(c->names, name, &i))
		return NULL;
	return &c->sources[i];
}

/* Puts "file:line: " in front of the message in r->e; the first one stays. */
static void
fail_here(struct reading *r)
{
	err_wrap(r->e, "%s:%d", r->c->path, r->line);
	r->failed = true;
}

/* The limit is of a file, where the arena's words speak of a record. */
static int
check_room(const struct reading *r)
{
	int rc = arena_check(&r->c->arena, r->e);

	if (rc != 0 && r->e->code == ERR_LIMIT)
		err_set(r->e, ERR_USAGE, 0,
			"more than %d bytes of names and values", CONFIG_ROOM);
	return rc;
}

static struct config_section *
add_section(struct reading *r, struct str name)
{
	struct config *c = r->c;
	struct config_section *s;
	size_t number;

	if (!config_name_ok(name)) {
		err_set(r->e, ERR_USAGE, 0,
			"a source cannot be called '%.*s': letters, digits, "
			"- _ . and at most %d of them",
			STR_ARG(str_left(name, 2 * CONFIG_NAME_MAX)),
			CONFIG_NAME_MAX);
		return NULL;
	}
	if (c->names == NULL)
		c->names = name_set_new(CONFIG_SOURCES,
					CONFIG_SOURCES * CONFIG_NAME_MAX);
	if (c->names == NULL) {
		err_nomem(r->e);
		return NULL;
	}
	if (config_find(c, name) != NULL || c->nsources == CONFIG_SOURCES) {
		err_set(r->e, ERR_USAGE, 0,
			c->nsources == CONFIG_SOURCES
			    ? "section [" STR_FMT "] is one too many"
			    : "section [" STR_FMT "] is given twice",
			STR_ARG(name));
		return NULL;
	}
	s = arena_push(&c->arena, c->sources, c->nsources, &c->cap, sizeof(*s));
	if (s == NULL) {
		check_room(r);
		return NULL;
	}
	if (name_set_add(c->names, name, &number, NULL, r->e) != 0)
		return NULL;
	c->sources = s;
	s += c->nsources++;
	*s = (struct config_section){
	    .name = arena_copy(&c->arena, name),
	    .line = r->line,
	};
	return s;
}

/* "[name]": inih says nothing of sections without keys. */
static void
open_section(struct reading *r, struct str line)
{
	size_t end = str_chr(line, ']');
	struct str name = str_trim(str_from(str_left(line, end), 1));

	if (end == STR_NPOS) {
		err_set(r->e, ERR_USAGE, 0, "'%.*s' has no ']'",
			STR_ARG(str_left(line, CONFIG_NAME_MAX)));
		fail_here(r);
		return;
	}
	if (str_eqc(name, "DEFAULT")) {
		r->section = &r->c->defaults;
		return;
	}
	r->section = add_section(r, name);
	if (r->section == NULL)
		fail_here(r);
}

/* Where a comment begins behind a value: a semicolon after a blank. */
static size_t
find_comment(struct str line)
{
	for (size_t i = 1; i < line.n; i++)
		if (line.p[i] == ';' && chr_space(line.p[i - 1]))
			return i;
	return STR_NPOS;
}

/*
 * Of a line that inih's buffer cannot hold it gets the key and a short value;
 * the real one waits aside. False: it has no key, or is longer than any may be.
 */
static bool
set_aside(struct reading *r, struct str *line, size_t size)
{
	static const char value[] = "= x";
	size_t equals = str_chr(*line, '=');
	char *p;

	if (line->n == 0 || equals == STR_NPOS ||
	    equals + sizeof(value) + 2 >= size || line->n > CONFIG_LINE_MAX)
		return false;
	r->value = str_from(str_left(*line, find_comment(*line)), equals + 1);
	r->value = arena_copy(&r->c->arena, str_trim(r->value));
	p = arena_alloc(&r->c->arena, equals + sizeof(value));
	if (p == NULL || r->value.n == 0)
		return false;
	memcpy(p, line->p, equals);
	memcpy(p + equals, value, sizeof(value));
	*line = str_of(p, equals + sizeof(value) - 1);
	return true;
}

/*
 * The next line for inih, as fgets would. Indented lines lose their blanks:
 * inih would join them to the line before. Comments are left out here, since
 * only they have a good reason to be longer than inih's buffer.
 */
static char *
next_line(char *out, int size, void *ctx)
{
	struct reading *r = ctx;
	struct str line;

	if (r->failed || r->rest.n == 0 || !str_cut(&r->rest, '\n', &line))
		return NULL;
	r->line++;
	line = str_trim(line);
	/* A byte order mark, which inih overlooks in the first line. */
	while (r->line == 1 && str_starts(line, STR("\xef\xbb\xbf")))
		line = str_trim(str_from(line, 3));
	if (line.n > 0 && (line.p[0] == ';' || line.p[0] == '#'))
		line = STR_NONE;
	r->value = STR_NONE;
	r->commented = find_comment(line) != STR_NPOS;
	if (line.n + 2 >= (size_t)size && !set_aside(r, &line, (size_t)size)) {
		err_set(r->e, ERR_USAGE, 0,
			"line is longer than %d bytes, or has no '='",
			CONFIG_LINE_MAX);
		fail_here(r);
		return NULL;
	}
	if (line.n > 0 && line.p[0] == '[')
		open_section(r, line);
	if (r->failed)
		return NULL;
	if (line.n > 0)
		memcpy(out, line.p, line.n);
	memcpy(out + line.n, "\n", 2);
	return out;
}

static int
refuse_key(const char *name, struct err *e)
{
	struct nearest best = {0};

	for (int k = 0; k < OPT__MAX; k++)
		if (opts[k].key != 0)
			nearest_offer(&best, str_c(name), opts[k].name);
	if (best.name != NULL)
		return err_set(e, ERR_USAGE, 0,
			       "unknown key '%s'; did you mean '%s'?", name,
			       best.name);
	return err_set(e, ERR_USAGE, 0, "unknown key '%s' (see sheaf.ini(5))",
		       name);
}

/* May the key stand here? */
static int
check_place(const struct reading *r, enum opt key, const char *name)
{
	unsigned where = opts[key].key;
	bool in_default = r->section == &r->c->defaults;

	if (r->section == NULL)
		return err_set(r->e, ERR_USAGE, 0,
			       "'%s' stands before any section; begin with "
			       "[DEFAULT] or [the name of a source]",
			       name);
	if ((where & (in_default ? KEY_DEFAULT : KEY_SOURCE)) == 0)
		return err_set(r->e, ERR_USAGE, 0, "'%s' belongs %s", name,
			       in_default ? "into the section of a source"
					  : "into [DEFAULT]");
	if ((where & KEY_MANY) == 0 && find_value(r->section, key) != NULL)
		return err_set(r->e, ERR_USAGE, 0, "'%s' is given twice", name);
	if ((where & KEY_SECRET) != 0 && r->commented)
		return err_set(r->e, ERR_USAGE, 0,
			       "'%s': a blank and a semicolon begin a comment, "
			       "and none may stand behind a secret",
			       name);
	return 0;
}

/* A value, or one more of a key that may be repeated. */
static int
add_value(struct reading *r, enum opt key, struct str value)
{
	struct arena *a = &r->c->arena;
	struct config_value *v = find_value(r->section, key);
	struct str all = v != NULL ? str_c(v->text) : STR_NONE, line;
	size_t n = 1;

	while (str_cut(&all, '\n', &line))
		n++;
	if (n > CONFIG_MANY_MAX)
		return err_set(r->e, ERR_USAGE, 0,
			       "'%s' is given more than %d times",
			       opts[key].name, CONFIG_MANY_MAX);
	if (v == NULL) {
		v = arena_zero(a, sizeof(*v));
		if (v == NULL)
			return check_room(r);
		v->key = key;
		v->next = r->section->values;
		r->section->values = v;
	}
	all = arena_join(a, str_c(v->text), STR("\n"), value);
	v->text = arena_copy(a, all).p;
	return check_room(r);
}

static int
set_key(struct reading *r, const char *name, const char *value)
{
	enum opt key = opt_by_key(str_c(name));

	if (key == OPT_NONE)
		return refuse_key(name, r->e);
	if (check_place(r, key, name) != 0)
		return -1;
	if (rule_check(&opts[key].rule, name, value, r->e) != 0)
		return -1;
	if (key == OPT_STORE && value[0] != '/' &&
	    !str_starts(str_c(value), STR("postgresql://")))
		return err_set(r->e, ERR_USAGE, 0,
			       "'store' wants an absolute path, not '%s'",
			       value);
	return add_value(r, key, str_c(value));
}

/* inih's name for the section is cut to 50 bytes: ours is used. */
static int
take_pair(void *ctx, const char *section, const char *name, const char *value)
{
	struct reading *r = ctx;

	(void)section;
	if (r->failed)
		return 0;
	if (set_key(r, name, r->value.n > 0 ? r->value.p : value) == 0)
		return 1;
	fail_here(r);
	return 0;
}

void
config_init(struct config *c)
{
	*c = (struct config){0};
	arena_init(&c->arena, CONFIG_ROOM);
}

void
config_free(struct config *c)
{
	arena_free(&c->arena);
	name_set_free(c->names);
	*c = (struct config){0};
}

int
config_parse(struct config *c, const char *path, struct str text, struct err *e)
{
	struct reading r = {.c = c, .rest = text, .e = e};
	int bad;

	c->path = arena_str(&c->arena, path, strlen(path)).p;
	if (arena_check(&c->arena, e) != 0)
		return -1;
	if (str_chr(text, '\0') != STR_NPOS)
		return err_set(e, ERR_USAGE, 0, "%s: has a NUL byte in it",
			       path);
	bad = ini_parse_stream(next_line, &r, take_pair, &r);
	if (r.failed)
		return -1;
	if (bad > 0)
		return err_set(e, ERR_USAGE, 0,
			       "%s:%d: neither [section] nor key = value", path,
			       bad);
	return bad == 0 ? 0 : err_nomem(e);
}

int
config_read(struct config *c, const char *path, struct err *e)
{
	struct buf text;
	int rc;

	buf_init(&text, CONFIG_MAX);
	rc = file_read(&text, path, e);
	if (rc != 0 && e->code == ERR_LIMIT)
		e->code = ERR_USAGE;
	if (rc == 0)
		rc = config_parse(c, path, buf_view(&text), e);
	buf_free(&text);
	return rc;
}
