/* What a .bib file holds: its entries by key and by DOI. */
#include "exporters/bib/bib.h"

#include <string.h>

#include "core/arena.h"
#include "core/ident.h"
#include "core/mem.h"
#include "core/name_set.h"
#include "core/utf8.h"
#include "exporters/bib/internal.h"

enum {
	NAME_MAX = 4096, /* bytes of a key; a longer one is cut to compare */
	MEMORY_MAX = 512 * 1024 * 1024
};

struct bib {
	struct str text;
	struct arena arena;
	struct bib_item *v;
	size_t n, cap;
	/* "k" with a key, "d" with a DOI; by number: which entry it is of. */
	struct name_set *names;
	size_t *of, nof, cap_of;
	char name[1 + NAME_MAX];
};

static struct str
name_of(struct bib *b, char kind, struct str s)
{
	size_t n = 0;

	b->name[n++] = kind;
	for (size_t i = 0; i < s.n && i < NAME_MAX; i++)
		b->name[n++] = chr_tolower(s.p[i]);
	return str_of(b->name, n);
}

/* Of several with one name the first counts. */
static int
note(struct bib *b, char kind, struct str s, struct err *e)
{
	size_t number, *of;
	bool fresh;

	if (s.n == 0)
		return 0;
	if (name_set_add(b->names, name_of(b, kind, s), &number, &fresh, e) !=
	    0)
		return -1;
	if (!fresh)
		return 0;
	of = arena_push(&b->arena, b->of, b->nof, &b->cap_of, sizeof(*of));
	if (of == NULL)
		return arena_check(&b->arena, e);
	b->of = of;
	of[b->nof++] = b->n;
	return 0;
}

static struct bib_item *
found(struct bib *b, char kind, struct str s)
{
	size_t number;

	if (s.n == 0 || !name_set_find(b->names, name_of(b, kind, s), &number))
		return NULL;
	return &b->v[b->of[number]];
}

/*
 * What LaTeX needs in a DOI and the DOI has not: backslashes, braces, and
 * $<$ or \textless, as reference managers write "<".
 */
static struct str
plain(struct arena *a, struct str s)
{
	static const struct {
		struct str tex;
		char is;
	} commands[] = {
	    {STR_LIT("\\textless"), '<'},
	    {STR_LIT("\\textgreater"), '>'},
	    {STR_LIT("$<$"), '<'},
	    {STR_LIT("$>$"), '>'},
	};
	char *p = arena_alloc(a, s.n + 1);
	size_t n = 0;

	if (p == NULL)
		return STR_NONE;
	while (s.n > 0) {
		size_t taken = 1;
		char c = s.p[0];

		for (size_t i = 0; i < sizeof(commands) / sizeof(*commands);
		     i++) {
			if (!str_starts(s, commands[i].tex))
				continue;
			c = commands[i].is;
			taken = commands[i].tex.n;
		}
		if (c != '\\' && c != '{' && c != '}')
			p[n++] = c;
		s = str_from(s, taken);
	}
	return str_of(p, n);
}

static struct str
doi_of(struct arena *a, const struct scan_entry *entry)
{
	struct str doi;

	if (entry->doi.n > 0 && entry->doi.n <= IDENT_MAX &&
	    ident_doi(a, str_trim(plain(a, entry->doi)), &doi))
		return ident_doi_key(a, doi);
	/* An address says a DOI where there is no other. */
	if (entry->url.n > 0 && entry->url.n <= IDENT_MAX &&
	    ident_doi(a, str_trim(plain(a, entry->url)), &doi))
		return ident_doi_key(a, doi);
	return STR_NONE;
}

static int
add(struct bib *b, const struct scan_entry *s, struct err *e)
{
	struct bib_item *v =
	    arena_push(&b->arena, b->v, b->n, &b->cap, sizeof(*v));

	if (v == NULL)
		return arena_check(&b->arena, e);
	if (b->n == BIB_ENTRIES_MAX)
		return err_set(e, ERR_IO, 0, "more than %d entries",
			       BIB_ENTRIES_MAX);
	b->v = v;
	v[b->n] = (struct bib_item){.key = s->key, .doi = doi_of(&b->arena, s)};
	if (note(b, 'k', v[b->n].key, e) != 0 ||
	    note(b, 'd', v[b->n].doi, e) != 0)
		return -1;
	b->n++;
	return arena_check(&b->arena, e);
}

static int
check_text(struct str text, struct err *e)
{
	if (text.n > BIB_SIZE_MAX)
		return err_set(e, ERR_IO, 0, "longer than %d MB",
			       BIB_SIZE_MAX / (1024 * 1024));
	if (text.n > 0 && memchr(text.p, '\0', text.n) != NULL)
		return err_set(e, ERR_IO, 0,
			       "it has NUL bytes, which no text in UTF-8 has");
	return 0;
}

int
bib_read(struct bib **out, struct str text, struct err *e)
{
	struct scan scan = {.text = text};
	struct scan_entry entry;
	struct bib *b;
	int rc;

	*out = NULL;
	if (check_text(text, e) != 0)
		return -1;
	b = mem_zero(sizeof(*b));
	if (b == NULL)
		return err_nomem(e);
	b->text = text;
	arena_init(&b->arena, MEMORY_MAX);
	b->names = name_set_new((size_t)2 * BIB_ENTRIES_MAX, MEMORY_MAX);
	rc = b->names == NULL ? err_nomem(e) : 1;
	while (rc > 0) {
		rc = scan_next(&scan, &entry, e);
		if (rc > 0 && add(b, &entry, e) != 0)
			rc = -1;
	}
	if (rc != 0) {
		bib_free(b);
		return -1;
	}
	*out = b;
	return 0;
}

void
bib_free(struct bib *b)
{
	if (b == NULL)
		return;
	name_set_free(b->names);
	arena_free(&b->arena);
	mem_free(b);
}

struct str
bib_text(const struct bib *b)
{
	return b->text;
}

size_t
bib_foreign_line(const struct bib *b)
{
	size_t valid = utf8_valid(b->text);

	return valid == b->text.n ? 0 : scan_line(b->text, valid);
}

size_t
bib_count(const struct bib *b)
{
	return b->n;
}

const struct bib_item *
bib_item(const struct bib *b, size_t i)
{
	return &b->v[i];
}

const struct bib_item *
bib_find(struct bib *b, const struct record *r, struct str key)
{
	struct str doi = record_id(r, ID_DOI);
	struct bib_item *entry = found(b, 'd', doi);

	if (entry == NULL) {
		entry = found(b, 'k', key);
		if (entry != NULL && entry->doi.n > 0 && doi.n > 0)
			entry = NULL;
	}
	if (entry != NULL)
		entry->found = true;
	return entry;
}

const struct bib_item *
bib_not_found(const struct bib *b, size_t *n)
{
	const struct bib_item *first = NULL;

	*n = 0;
	for (size_t i = b->n; i-- > 0;) {
		if (b->v[i].found)
			continue;
		first = &b->v[i];
		++*n;
	}
	return first;
}

struct str
bib_gap(const struct bib *b)
{
	static const char lines[] = "\r\n\r\n";
	struct str end = bib_line_end(b), text = b->text;
	size_t n = 2;

	if (str_starts(text, STR("\xef\xbb\xbf")))
		text = str_from(text, 3);
	if (text.n == 0)
		return STR_NONE;
	while (n > 0 && str_ends(text, end)) {
		text = str_left(text, text.n - end.n);
		n--;
	}
	return end.n == 2 ? str_of(lines, 2 * n) : str_of("\n\n", n);
}

struct str
bib_line_end(const struct bib *b)
{
	size_t at = str_chr(b->text, '\n');

	return at != STR_NPOS && at > 0 && b->text.p[at - 1] == '\r'
		   ? STR("\r\n")
		   : STR("\n");
}
