/* Identifiers in any spelling, from operands and from a list. */
#include "sheaf/records/records.h"

#include <string.h>

#include "core/buf.h"
#include "core/file.h"
#include "core/ident.h"
#include "core/name_set.h"
#include "core/utf8.h"
#include "harvester/request.h"
#include "sheaf/records/internal.h"

enum {
	SHOWN_MAX = 80,
	SHOWN_LIMIT = 4 * HTTP_URL_MAX,
	KNOWN_MEMORY = 512 << 20,
	LOCAL_MAX = 256 /* bytes of a local identifier */
};

struct listing {
	struct id_list *list;
	struct name_set *known;
	struct arena *a;
	bool listed; /* standard input was read */
	const struct env *env;
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

/* What a repository may call a record: a word with a number in it. */
static bool
is_local(struct str s)
{
	bool digit = false;

	for (size_t i = 0; i < s.n; i++) {
		digit = digit || chr_digit(s.p[i]);
		if (!chr_alnum(s.p[i]) && s.p[i] != '_' && s.p[i] != '-' &&
		    s.p[i] != '.')
			return false;
	}
	return digit && s.n > 2 && s.n <= LOCAL_MAX &&
	       !str_starts(s, STR("10."));
}

/* The store may know it by this name, if it has no index for it. */
static bool
recognise_name(struct arena *a, struct str s, struct wanted_id *out)
{
	struct str doi;

	out->name = ident_classify(a, s);
	out->name.value = arena_copy(a, out->name.value);
	if (out->name.kind == ID_ARXIV) {
		/* arXiv's own DOI for it, of any version. */
		doi = pasted_arxiv(out->name.value);
		out->kind = RESOLVE_DOI;
		out->id = arena_join(a, STR("10.48550/arXiv."), STR_NONE, doi);
		return true;
	}
	out->kind = RESOLVE_OAI;
	out->id = arena_copy(a, s);
	out->held_only = true;
	if (out->name.kind == ID_OTHER)
		return is_local(s);
	return out->name.kind != ID_ISSN;
}

/* An address with a DOI in it speaks of that DOI. */
static bool
recognise(struct arena *a, struct str s, struct wanted_id *out)
{
	struct str doi;

	*out = (struct wanted_id){.kind = RESOLVE_DOI};
	if (ident_doi(a, s, &doi)) {
		out->id = arena_copy(a, doi);
		return true;
	}
	if (ident_is_url(s)) {
		if (!is_address(s))
			return false;
		if (ident_doi_within(a, s, &doi)) {
			out->id = arena_copy(a, doi);
			return true;
		}
		out->name = ident_classify(a, s);
		out->name.value = arena_copy(a, out->name.value);
		out->kind = RESOLVE_URL;
		out->id = arena_copy(a, s);
		return true;
	}
	if (!is_oai(s))
		return recognise_name(a, s, out);
	out->kind = RESOLVE_OAI;
	out->id = arena_copy(a, s);
	return true;
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
push(struct listing *r, const struct wanted_id *one, struct err *e)
{
	struct id_list *l = r->list;
	bool fresh;

	if (is_new(r, one, &fresh, e) != 0)
		return -1;
	if (!fresh)
		return arena_check(r->a, e);
	if (l->n == ID_LIST_MAX)
		return err_set(e, ERR_LIMIT, 0, "more than %d identifiers",
			       ID_LIST_MAX);
	l->v = arena_push(r->a, l->v, l->n, &l->cap, sizeof(*l->v));
	if (l->v != NULL)
		l->v[l->n++] = *one;
	return arena_check(r->a, e);
}

/* One as it stands, or all that are in it, with other words around them. */
static int
add(struct listing *r, struct str text, struct err *e)
{
	struct str rest = text, word;
	struct wanted_id one;
	size_t words = 0, found = 0;

	while (pasted_next(&rest, &word) && words < 2)
		words++;
	if (words < 2)
		return recognise(r->a, pasted_inside(text), &one)
			   ? push(r, &one, e)
			   : refuse(text, e);
	rest = text;
	while (pasted_next(&rest, &word)) {
		if (word.n == 0 || !recognise(r->a, word, &one) ||
		    (one.held_only && one.name.kind == ID_OTHER))
			continue;
		found++;
		if (push(r, &one, e) != 0)
			return -1;
	}
	if (found > 0)
		return 0;
	/* "DOI 10.1234/x", "ISBN 978-3 ...": words that belong together. */
	return recognise(r->a, pasted_inside(text), &one) ? push(r, &one, e)
							  : refuse(text, e);
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
		if (line.n == 0 || add(r, line, e) == 0)
			continue;
		if (e->code != ERR_USAGE)
			return err_wrap(e, "line %u", n);
		r->list->bad++;
		env_log(r->env, LOG_ERROR, "standard input: line %u: %s", n,
			e->msg);
		err_clear(e);
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
id_list_read(struct id_list *list, const struct env *env,
	     const char *const *operands, size_t n, struct arena *a,
	     struct err *e)
{
	struct listing r = {.list = list, .a = a, .env = env};
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
