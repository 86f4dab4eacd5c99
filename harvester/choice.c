/* Which format a source is harvested in. */
#include "harvester/choice.h"

#include <string.h>

#include "parsers/format.h"
#include "store/trait.h"

bool
choice_is_prefix(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!chr_alnum(s.p[i]) && strchr("-_.!~*'()", s.p[i]) == NULL)
			return false;
	return s.n > 0 && s.n <= CHOICE_PREFIX_MAX;
}

static bool
listed(const struct str list[SITE_FORMATS], struct str prefix)
{
	for (size_t i = 0; i < SITE_FORMATS && list[i].n > 0; i++)
		if (str_ieq(list[i], prefix))
			return true;
	return false;
}

/* The format of an offer, when it may be asked for and is read. */
static const struct metadata_format *
usable(const struct format_offer *o)
{
	return choice_is_prefix(o->prefix) ? format_listed(o->prefix, o->ns)
					   : NULL;
}

/* What the software fills well, the best first. */
static struct str
of_site(const struct site *site, const struct format_offer *v, size_t n)
{
	for (size_t k = 0; k < SITE_FORMATS && site->formats[k].n > 0; k++)
		for (size_t i = 0; i < n; i++)
			if (str_ieq(v[i].prefix, site->formats[k]) &&
			    usable(&v[i]) != NULL)
				return v[i].prefix;
	return STR_NONE;
}

struct str
choice_best(const struct site *site, const struct format_offer *v, size_t n,
	    enum choice_why *why)
{
	struct str best = of_site(site, v, n);
	unsigned rank = 0;

	*why = CHOICE_SITE;
	if (best.n > 0)
		return best;
	for (size_t i = 0; i < n; i++) {
		const struct metadata_format *f = usable(&v[i]);

		if (f == NULL || f->rank <= rank ||
		    listed(site->poor, v[i].prefix))
			continue;
		rank = f->rank;
		best = v[i].prefix;
	}
	*why =
	    best.n == 0 || str_eqc(best, "oai_dc") ? CHOICE_PLAIN : CHOICE_RANK;
	return best.n > 0 ? best : STR("oai_dc");
}

struct str
choice_unasked(const struct site *site)
{
	struct format_offer v[SITE_FORMATS + 2];
	enum choice_why why;
	size_t n = 0;

	for (size_t i = 0; i < SITE_FORMATS && site->formats[i].n > 0; i++)
		v[n++] = (struct format_offer){site->formats[i], STR_NONE};
	if (site == &site_unknown)
		v[n++] = (struct format_offer){STR("mods"), STR_NONE};
	v[n++] = (struct format_offer){STR("oai_dc"), STR_NONE};
	return choice_best(site, v, n, &why);
}

void
choice_because(struct buf *out, const struct site *site, enum choice_why why)
{
	switch (why) {
	case CHOICE_SITE:
		buf_printf(out, "what %s fills best", site->name);
		break;
	case CHOICE_RANK:
		buf_puts(out, "the richest that is offered and read");
		break;
	case CHOICE_PLAIN:
		buf_puts(out, "nothing better is offered that is read");
		break;
	}
}

bool
choice_covers_little(int64_t rich, int64_t plain)
{
	return rich >= 0 && rich * 100 < plain * CHOICE_COVER_MIN;
}

/* --- Kept ---------------------------------------------------------------- */

/* The traits, and where they are in a choice. */
static const struct {
	struct str name;
	size_t at;
} traits[] = {
    {STR_LIT("format.prefix"), offsetof(struct choice, prefix)},
    {STR_LIT("format.why"), offsetof(struct choice, why)},
    {STR_LIT("format.site"), offsetof(struct choice, site)},
    {STR_LIT("format.day"), offsetof(struct choice, day)},
    {STR_LIT("format.offers"), offsetof(struct choice, offers)},
};

enum {
	TRAITS = sizeof(traits) / sizeof(traits[0]),
	KNOWN_MAX = TRAITS * STORE_TRAIT_MAX
};

static struct str *
field(struct choice *c, size_t i)
{
	return (struct str *)((char *)c + traits[i].at);
}

void
choice_init(struct choice_known *k)
{
	*k = (struct choice_known){0};
	buf_init(&k->text, KNOWN_MAX);
}

void
choice_free(struct choice_known *k)
{
	buf_free(&k->text);
	*k = (struct choice_known){0};
}

int
choice_load(struct choice_known *k, struct store *s, struct str source,
	    struct err *e)
{
	size_t ends[TRAITS + 1] = {0};
	struct buf one;
	int got = 0;

	buf_clear(&k->text);
	buf_init(&one, STORE_TRAIT_MAX);
	for (size_t i = 0; got >= 0 && i < TRAITS; i++) {
		got = store_trait(s, source, traits[i].name, &one, e);
		buf_str(&k->text, buf_view(&one));
		ends[i + 1] = k->text.n;
	}
	buf_free(&one);
	if (got < 0 || buf_check(&k->text, e) != 0)
		return -1;
	for (size_t i = 0; i < TRAITS; i++)
		*field(&k->is, i) =
		    str_of(k->text.p + ends[i], ends[i + 1] - ends[i]);
	return k->is.prefix.n > 0;
}

void
choice_offers(struct buf *out, const struct format_offer *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (usable(&v[i]) != NULL)
			buf_printf(out, STR_FMT " " STR_FMT "\n",
				   STR_ARG(v[i].prefix), STR_ARG(v[i].ns));
}

int
choice_save(struct store *s, struct str source, const struct choice *c,
	    struct err *e)
{
	struct choice kept = *c;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < TRAITS; i++)
		rc = store_set_trait(s, source, traits[i].name,
				     *field(&kept, i), e);
	return rc;
}

struct str
choice_of_kept(const struct choice *c, enum choice_why *why)
{
	struct format_offer v[CHOICE_OFFERS_MAX];
	struct str rest = c->offers, line;
	size_t n = 0;

	while (n < CHOICE_OFFERS_MAX && str_cut(&rest, '\n', &line)) {
		size_t blank = str_chr(line, ' ');

		if (blank != STR_NPOS)
			v[n++] = (struct format_offer){
			    str_left(line, blank), str_from(line, blank + 1)};
	}
	if (n == 0)
		return STR_NONE;
	return choice_best(site_named(c->site), v, n, why);
}

struct str
choice_better(const struct choice_known *k, struct buf *because)
{
	enum choice_why why = CHOICE_PLAIN;
	struct str best = choice_of_kept(&k->is, &why);

	if (best.n == 0 || str_eq(best, k->is.prefix))
		return STR_NONE;
	choice_because(because, site_named(k->is.site), why);
	return best;
}
