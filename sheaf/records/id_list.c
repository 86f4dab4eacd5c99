/* Identifiers in any spelling, from operands and from a list. */
#include "sheaf/records/records.h"

#include <string.h>

#include "core/buf.h"
#include "core/file.h"
#include "core/ident.h"
#include "core/name_set.h"
#include "core/utf8.h"
#include "harvester/request.h"

enum {
	SHOWN_MAX = 80,
	SHOWN_LIMIT = 4 * HTTP_URL_MAX,
	KNOWN_MEMORY = 512 << 20
};

struct listing {
	struct id_list *list;
	struct name_set *known;
	struct arena *a;
	bool listed; /* standard input was read */
};

/* Addresses have a fragment only for people. */
static bool
is_address(struct str s)
{
	struct err ignored;

	return request_check_base(str_left(s, str_chr(s, '#')), &ignored) == 0;
}

static bool
is_oai(struct str s)
{
	return str_istarts(s, STR("oai:")) && s.n > strlen("oai:") &&
	       s.n <= IDENT_MAX && str_chr(s, ' ') == STR_NPOS &&
	       utf8_valid(s) == s.n;
}

/* An address with a DOI in it speaks of that DOI. */
static bool
recognise(struct arena *a, struct str s, struct wanted_id *out)
{
	struct str doi;

	if (ident_doi(a, s, &doi)) {
		*out = (struct wanted_id){RESOLVE_DOI, arena_copy(a, doi)};
		return true;
	}
	if (ident_is_url(s)) {
		if (!is_address(s))
			return false;
		*out = (struct wanted_id){RESOLVE_URL, arena_copy(a, s)};
		if (ident_doi_within(a, s, &doi))
			*out =
			    (struct wanted_id){RESOLVE_DOI, arena_copy(a, doi)};
		return true;
	}
	*out = (struct wanted_id){RESOLVE_OAI, arena_copy(a, s)};
	return is_oai(s);
}

/* What tells two of them apart. */
static int
is_new(struct listing *r, const struct wanted_id *one, bool *fresh,
       struct err *e)
{
	struct str key = one->id;
	size_t number;

	if (one->kind == RESOLVE_DOI)
		key = ident_doi_key(r->a, key);
	return name_set_add(r->known, key, &number, fresh, e);
}

/* Without a password that may be in it. */
static int
refuse(struct str text, struct err *e)
{
	struct buf shown;

	buf_init(&shown, SHOWN_LIMIT);
	request_for_message(&shown, str_left(text, HTTP_URL_MAX));
	err_set(e, ERR_USAGE, 0,
		"'" STR_FMT "' is neither a DOI, nor an address, nor an OAI "
		"identifier",
		STR_ARG(str_left(buf_view(&shown), SHOWN_MAX)));
	buf_free(&shown);
	return -1;
}

static int
add(struct listing *r, struct str text, struct err *e)
{
	struct id_list *l = r->list;
	struct wanted_id one;
	bool fresh;

	if (!recognise(r->a, text, &one))
		return refuse(text, e);
	if (is_new(r, &one, &fresh, e) != 0)
		return -1;
	if (!fresh)
		return arena_check(r->a, e);
	if (l->n == ID_LIST_MAX)
		return err_set(e, ERR_LIMIT, 0, "more than %d identifiers",
			       ID_LIST_MAX);
	l->v = arena_push(r->a, l->v, l->n, &l->cap, sizeof(*l->v));
	if (l->v != NULL)
		l->v[l->n++] = one;
	return arena_check(r->a, e);
}

/* A "#" begins a comment at the start of a line or behind a blank. */
static struct str
without_comment(struct str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] == '#' && (i == 0 || chr_space(line.p[i - 1])))
			return str_left(line, i);
	return line;
}

static int
add_list(struct listing *r, struct str text, struct err *e)
{
	struct str line;

	if (str_starts(text, STR("\xef\xbb\xbf"))) /* a byte order mark */
		text = str_from(text, 3);
	for (unsigned n = 1; text.n > 0 && str_cut(&text, '\n', &line); n++) {
		line = str_trim(without_comment(line));
		if (line.n > 0 && add(r, line, e) != 0)
			return err_wrap(e, "line %u", n);
	}
	return 0;
}

static int
read_list(struct listing *r, struct err *e)
{
	struct buf text;
	int rc;

	if (r->listed)
		return err_set(e, ERR_USAGE, 0,
			       "standard input (-) is named twice");
	r->listed = true;
	buf_init(&text, ID_LIST_SIZE);
	rc = file_read(&text, "-", e);
	if (rc == 0)
		rc = add_list(r, buf_view(&text), e);
	buf_free(&text);
	return rc == 0 ? 0 : err_wrap(e, "standard input");
}

int
id_list_read(struct id_list *list, const char *const *operands, size_t n,
	     struct arena *a, struct err *e)
{
	struct listing r = {.list = list, .a = a};
	int rc = 0;

	*list = (struct id_list){0};
	r.known = name_set_new(ID_LIST_MAX + 1, KNOWN_MEMORY);
	if (r.known == NULL)
		return err_nomem(e);
	for (size_t i = 0; i < n && rc == 0; i++)
		rc = strcmp(operands[i], "-") == 0
			 ? read_list(&r, e)
			 : add(&r, str_trim(str_c(operands[i])), e);
	name_set_free(r.known);
	return rc;
}
