/* Which format a source is harvested in. */
#include "harvester/choice.h"

#include <string.h>

#include "parsers/format.h"
#include "store/trait.h"

enum { KNOWN_MAX = 3 * STORE_TRAIT_MAX };

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

void
choice_say(struct buf *out, struct str prefix, const struct site *site,
	   enum choice_why why)
{
	buf_str(out, prefix);
	switch (why) {
	case CHOICE_SITE:
		buf_printf(out, ": what %s fills best", site->name);
		break;
	case CHOICE_RANK:
		buf_puts(out, ": the richest that is offered and read");
		break;
	case CHOICE_PLAIN:
		buf_puts(out, ": nothing better is offered that is read");
		break;
	}
}

/* --- Kept ---------------------------------------------------------------- */

static const struct str prefix_trait = STR_LIT("format.prefix");
static const struct str site_trait = STR_LIT("format.site");
static const struct str offers_trait = STR_LIT("format.offers");

void
choice_init(struct choice_known *k)
{
	*k = (struct choice_known){.prefix = STR_NONE};
	buf_init(&k->text, KNOWN_MAX);
}

void
choice_free(struct choice_known *k)
{
	buf_free(&k->text);
	*k = (struct choice_known){.prefix = STR_NONE};
}

int
choice_load(struct choice_known *k, struct store *s, struct str source,
	    struct err *e)
{
	const struct str names[] = {prefix_trait, site_trait, offers_trait};
	size_t ends[sizeof(names) / sizeof(names[0])];
	struct buf one;
	int got = 0;

	buf_clear(&k->text);
	buf_init(&one, STORE_TRAIT_MAX);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		got = store_trait(s, source, names[i], &one, e);
		if (got < 0)
			break;
		buf_str(&k->text, buf_view(&one));
		ends[i] = k->text.n;
	}
	buf_free(&one);
	if (got < 0 || buf_check(&k->text, e) != 0)
		return -1;
	k->prefix = str_of(k->text.p, ends[0]);
	k->site = str_of(k->text.p + ends[0], ends[1] - ends[0]);
	k->offers = str_of(k->text.p + ends[1], ends[2] - ends[1]);
	return k->prefix.n > 0;
}

int
choice_save(struct store *s, struct str source, struct str prefix,
	    const struct site *site, const struct format_offer *v, size_t n,
	    struct err *e)
{
	struct str name = site->name == NULL ? STR_NONE : str_c(site->name);
	struct buf lines;
	int rc;

	buf_init(&lines, STORE_TRAIT_MAX);
	for (size_t i = 0; i < n; i++)
		if (usable(&v[i]) != NULL)
			buf_printf(&lines, STR_FMT " " STR_FMT "\n",
				   STR_ARG(v[i].prefix), STR_ARG(v[i].ns));
	rc = buf_check(&lines, e);
	if (rc == 0)
		rc = store_set_trait(s, source, prefix_trait, prefix, e);
	if (rc == 0)
		rc = store_set_trait(s, source, site_trait, name, e);
	if (rc == 0)
		rc = store_set_trait(s, source, offers_trait, buf_view(&lines),
				     e);
	buf_free(&lines);
	return rc;
}

struct str
choice_again(const struct choice_known *k)
{
	struct format_offer v[CHOICE_OFFERS_MAX];
	const struct site *site = site_named(k->site);
	struct str rest = k->offers, line;
	enum choice_why why;
	size_t n = 0;

	while (n < CHOICE_OFFERS_MAX && str_cut(&rest, '\n', &line)) {
		size_t blank = str_chr(line, ' ');

		if (blank != STR_NPOS)
			v[n++] = (struct format_offer){
			    str_left(line, blank), str_from(line, blank + 1)};
	}
	return choice_best(site, v, n, &why);
}
