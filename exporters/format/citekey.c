/* Citation keys, made from the record alone. */
#include "exporters/format/citekey.h"

#include "core/ident.h"
#include "exporters/format/citekey_parts.h"
#include "exporters/format/value.h"

/* Fewer letters at the start of a local part name nobody. */
enum { WORD_MIN = 3 };

/* What the OAI identifier and the source give. */
struct origin {
	struct str source; /* a name, or none */
	struct str host;   /* where it was harvested */
	struct str ns, local;
	bool address; /* the source is one */
};

static struct origin
origin_of(const struct record *r)
{
	struct origin o = {.local = record_local_id(r)};

	/* "oai:" repository ":" local */
	if (r->oai_id.n > o.local.n + 5)
		o.ns = str_of(r->oai_id.p + 4, r->oai_id.n - o.local.n - 5);
	o.address = str_find(r->source, STR("://")) != STR_NPOS;
	if (!o.address)
		o.source = r->source;
	o.host = value_host(o.address ? r->source : r->base_url);
	return o;
}

/* Names of many a repository, which tell none from another. */
static const char *const common[] = {
    "archive",      "digital", "dspace",     "elib",        "eprints",
    "fedora",       "library", "oai",        "opus",        "pub",
    "publications", "repo",    "repository", "repositorio", "www",
};

static size_t
letters(struct str s)
{
	size_t n = 0;

	while (n < s.n && chr_alpha(s.p[n]))
		n++;
	return n;
}

/*
 * The word that local part and repository's part both begin with; what
 * follows is no letter, and in the local part no digit either.
 */
static struct str
own_word(const struct origin *o)
{
	size_t n = letters(o->local);
	struct str word = str_left(o->local, n);

	if (n < WORD_MIN || n == o->local.n || chr_digit(o->local.p[n]) ||
	    str_chr(o->local, ':') != STR_NPOS || letters(o->ns) != n ||
	    !str_istarts(o->ns, word))
		return STR_NONE;
	for (size_t i = 0; i < sizeof(common) / sizeof(*common); i++)
		if (str_ieq(word, str_c(common[i])))
			return STR_NONE;
	return word;
}

/* The repository speaks for itself: host "export.arxiv.org", part
 * "arXiv.org". */
static bool
at_home(const struct origin *o)
{
	size_t rest = o->host.n - o->ns.n;

	return o->ns.n > 0 && str_iends(o->host, o->ns) &&
	       (rest == 0 || o->host.p[rest - 1] == '.');
}

/* Names of hosts are compared without case (RFC 4343): "arXiv.org" in lower
 * case is no change. */
static struct str
lower(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n);

	if (p == NULL)
		return STR_NONE;
	for (size_t i = 0; i < s.n; i++)
		p[i] = chr_tolower(s.p[i]);
	return str_of(p, s.n);
}

static struct str
key_of_oai(const struct record *r, struct arena *a)
{
	struct origin o = origin_of(r);
	struct str word = own_word(&o);
	bool colon = str_chr(o.local, ':') != STR_NPOS;
	bool named = o.source.n > 0 && !str_eq(o.source, word);
	bool with_ns = named ? !at_home(&o) || colon : word.n == 0;
	struct key k = {a};
	struct key_hash h = KEY_HASH;

	if (named)
		key_name(&k, o.source);
	if (with_ns && o.ns.n > 0)
		key_name(&k, lower(a, o.ns));
	key_add(&k, o.local);
	/* Not of the form oai:repository:local, or from an address that has
	 * nothing to do with the repository. */
	if (o.ns.n == 0 || (o.address && word.n == 0 && !at_home(&o)))
		k.changed = true;
	key_hash_add(&h, r->source);
	key_hash_add(&h, r->oai_id);
	return key_finish(&k, &h);
}

static struct str
key_of_content(const struct record *r, struct arena *a)
{
	struct key k = {a, .changed = true};
	struct key_hash h = KEY_HASH;
	char year[DATE_MAX];

	for (size_t i = 0; i < r->names.n && k.n == 0; i++)
		key_folded(&k, r->names.v[i].family.n > 0
				   ? r->names.v[i].family
				   : value_literal(a, &r->names.v[i]));
	if (k.n == 0)
		key_folded(&k, record_title(r));
	date_format((struct rec_date){.year = r->issued.from.year}, year);
	key_folded(&k, str_c(year));
	key_hash_content(&h, r, a);
	return key_finish(&k, &h);
}

/* DOIs are compared without case, so that lower case is no change. */
static struct str
key_of_doi(struct str doi, struct arena *a)
{
	struct key k = {a};
	struct key_hash h = KEY_HASH;
	struct str folded = ident_doi_key(a, doi);

	key_add(&k, folded);
	key_hash_add(&h, folded);
	return key_finish(&k, &h);
}

struct str
citekey(const struct record *r, enum citekey_style style, struct arena *a)
{
	struct str doi = record_id(r, ID_DOI);

	if (style == CITEKEY_AUTHYEAR)
		return key_of_author(r, a);
	if (r->oai_id.n > 0)
		return key_of_oai(r, a);
	return doi.n > 0 ? key_of_doi(doi, a) : key_of_content(r, a);
}
