/* JSON, through jansson. */
#include "parsers/jdoc.h"

#include <jansson.h>
#include <string.h>

#include "core/mem.h"

struct jdoc {
	json_t *root;
};

/* jansson's values are ours to look at under another name. */
static const json_t *
theirs(const struct jval *v)
{
	return (const json_t *)v;
}

static const struct jval *
ours(const json_t *j)
{
	return (const struct jval *)j;
}

static int
refuse(const json_error_t *why, struct err *e)
{
	enum json_error_code code = json_error_code(why);

	if (code == json_error_out_of_memory)
		return err_nomem(e);
	if (code == json_error_stack_overflow)
		return err_set(e, ERR_LIMIT, 0, "JSON is nested too deeply");
	return err_set(e, ERR_DATA, 0, "not JSON: line %d: %s", why->line,
		       why->text);
}

int
jdoc_parse_upto(struct jdoc **out, struct str text, size_t limit, struct err *e)
{
	json_error_t why;
	struct jdoc *d;

	*out = NULL;
	if (text.n > limit)
		return err_set(e, ERR_LIMIT, 0, "JSON is longer than %zu bytes",
			       limit);
	d = mem_zero(sizeof(*d));
	if (d == NULL)
		return err_nomem(e);
	json_set_alloc_funcs(mem_alloc, mem_free);
	d->root = json_loadb(text.p == NULL ? "" : text.p, text.n, 0, &why);
	if (d->root == NULL) {
		mem_free(d);
		return refuse(&why, e);
	}
	*out = d;
	return 0;
}

int
jdoc_parse(struct jdoc **out, struct str text, struct err *e)
{
	return jdoc_parse_upto(out, text, JDOC_MAX, e);
}

void
jdoc_free(struct jdoc *d)
{
	if (d == NULL)
		return;
	json_decref(d->root);
	mem_free(d);
}

const struct jval *
jdoc_root(const struct jdoc *d)
{
	return ours(d->root);
}

bool
jval_is_object(const struct jval *v)
{
	return json_is_object(theirs(v));
}

const struct jval *
jval_get(const struct jval *v, const char *name)
{
	return ours(json_object_get(theirs(v), name));
}

bool
jval_next(const struct jval *v, void **at, struct str *name,
	  const struct jval **member)
{
	json_t *object;

	if (!json_is_object(theirs(v)))
		return false;
	/* It is not changed, whatever the library's prototype says. */
	memcpy(&object, &v, sizeof(json_t *)); /* NOLINT(bugprone-sizeof-*) */
	*at = *at == NULL ? json_object_iter(object)
			  : json_object_iter_next(object, *at);
	if (*at == NULL)
		return false;
	*name = str_c(json_object_iter_key(*at));
	*member = ours(json_object_iter_value(*at));
	return true;
}

bool
jval_is_true(const struct jval *v)
{
	return json_is_true(theirs(v));
}

size_t
jval_count(const struct jval *v)
{
	if (json_is_array(theirs(v)))
		return json_array_size(theirs(v));
	return v == NULL || json_is_null(theirs(v)) ? 0 : 1;
}

const struct jval *
jval_at(const struct jval *v, size_t i)
{
	if (json_is_array(theirs(v)))
		return ours(json_array_get(theirs(v), i));
	return i == 0 ? v : NULL;
}

struct str
jval_str(const struct jval *v)
{
	if (!json_is_string(theirs(v)))
		return STR_NONE;
	return str_of(json_string_value(theirs(v)),
		      json_string_length(theirs(v)));
}

long long
jval_int(const struct jval *v)
{
	if (json_is_integer(theirs(v)))
		return json_integer_value(theirs(v));
	return str_number(jval_str(v), 0x7fffffff);
}

struct str
jval_get_str(const struct jval *v, const char *name)
{
	return jval_str(jval_get(v, name));
}

const char *
jdoc_version(void)
{
	return JANSSON_VERSION;
}
