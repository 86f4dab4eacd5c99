/* The handle API: its request and its answer. */

#include "harvester/resolve/internal.h"

#include "core/ident.h"
#include "harvester/request.h"
#include "parsers/jdoc.h"

/* responseCode, as the handbook has it. */
enum { HANDLE_FOUND = 1, HANDLE_ABSENT = 100, HANDLE_NO_VALUES = 200 };

static bool
is_dots(struct str part)
{
	return str_eqc(part, ".") || str_eqc(part, "..");
}

void
handle_path(struct buf *out, struct str base, struct str handle)
{
	struct str part, last = STR_NONE;
	bool first = true;

	if (str_ends(base, STR("/")))
		base.n--;
	buf_str(out, base);
	buf_char(out, '/');
	while (str_cut(&handle, '/', &part)) {
		if (!first)
			buf_puts(out,
				 is_dots(last) || is_dots(part) ? "%2F" : "/");
		request_encode(out, part);
		last = part;
		first = false;
	}
}

void
handle_request(struct buf *out, struct str api, struct str handle)
{
	handle_path(out, api, handle);
	buf_puts(out, "?type=URL");
}

static int
read_values(const struct jval *root, struct arena *a, struct str *landing,
	    struct err *e)
{
	const struct jval *values = jval_get(root, "values");
	struct str url;

	for (size_t i = 0; i < jval_count(values); i++) {
		const struct jval *v = jval_at(values, i);

		if (!str_ieq(jval_get_str(v, "type"), STR("URL")))
			continue;
		url = str_trim(jval_get_str(jval_get(v, "data"), "value"));
		if (!ident_is_url(url))
			continue;
		*landing = arena_copy(a, url);
		return arena_check(a, e);
	}
	return err_set(e, ERR_NOTFOUND, 0, "it leads to no address");
}

static int
read_root(const struct jval *root, struct str handle, struct arena *a,
	  struct str *landing, struct err *e)
{
	struct str about = jval_get_str(root, "handle");

	switch (jval_int(jval_get(root, "responseCode"))) {
	case HANDLE_FOUND:
		break;
	case HANDLE_ABSENT:
		return err_set(e, ERR_NOTFOUND, 0, "not registered");
	case HANDLE_NO_VALUES:
		return err_set(e, ERR_NOTFOUND, 0, "it leads to no address");
	default:
		return err_set(e, ERR_DATA, 0,
			       "not an answer of the handle API");
	}
	if (about.n > 0 && !ident_doi_eq(about, handle))
		return err_set(e, ERR_DATA, 0, "an answer about " STR_FMT,
			       STR_ARG(str_left(about, 80)));
	return read_values(root, a, landing, e);
}

int
handle_read(struct str json, struct str handle, struct arena *a,
	    struct str *landing, struct err *e)
{
	struct jdoc *d;
	int rc;

	if (json.n > HANDLE_ANSWER_MAX)
		return err_set(e, ERR_LIMIT, 0,
			       "an answer of more than %d bytes",
			       HANDLE_ANSWER_MAX);
	if (jdoc_parse(&d, json, e) != 0)
		return -1;
	rc = read_root(jdoc_root(d), handle, a, landing, e);
	jdoc_free(d);
	return rc;
}
