/* MODS: relatedItem: what an item is part of, and what it has to do with. */
#include "parsers/mods/mods_read.h"

/* Genres of hosts, by their own names: "volume" is no journal of its own. */
static const struct {
	struct str genre;
	enum mods_host_kind kind;
} host_genres[] = {
    {STR_LIT("journal"), MODS_HOST_JOURNAL},
    {STR_LIT("periodical"), MODS_HOST_JOURNAL},
    {STR_LIT("zeitschrift"), MODS_HOST_JOURNAL},
    {STR_LIT("newspaper"), MODS_HOST_NEWSPAPER},
    {STR_LIT("blog"), MODS_HOST_BLOG},
    {STR_LIT("volume"), MODS_HOST_PART},
    {STR_LIT("issue"), MODS_HOST_PART},
    {STR_LIT("PeriodicalPart"), MODS_HOST_PART},
    {STR_LIT("book"), MODS_HOST_BOOK},
    {STR_LIT("lexicon"), MODS_HOST_BOOK},
    {STR_LIT("collection"), MODS_HOST_BOOK},
    {STR_LIT("festschrift"), MODS_HOST_BOOK},
    {STR_LIT("proceedings"), MODS_HOST_PROCEEDINGS},
    {STR_LIT("conference publication"), MODS_HOST_PROCEEDINGS},
    {STR_LIT("series"), MODS_HOST_SERIES},
};

static enum mods_host_kind
kind_of(struct mods *m, const struct node *n)
{
	struct rec_texts values = {0};
	struct str word = mods_fragment(mods_attr(n, "valueURI"));
	bool known;

	if (word.n == 0)
		word = mods_text(m, n);
	for (size_t i = 0; i < sizeof(host_genres) / sizeof(*host_genres); i++)
		if (str_ieq(word, host_genres[i].genre))
			return host_genres[i].kind;
	texts_push(m->r->arena, &values, (struct rec_text){word, STR_NONE});
	switch ((int)mods_type_of(&values, &known)) {
	case TYPE_PERIODICAL:
		return MODS_HOST_JOURNAL;
	case TYPE_BOOK:
	case TYPE_EDITED_BOOK:
		return MODS_HOST_BOOK;
	case TYPE_PROCEEDINGS:
		return MODS_HOST_PROCEEDINGS;
	default:
		return MODS_HOST_UNKNOWN;
	}
}

/* --- Hosts --------------------------------------------------------------- */

static void
take_host_title(struct mods *m, const struct node *n, struct mods_host *h)
{
	struct str title;

	if (mods_attr(n, "altFormat").n > 0)
		return;
	if (h->number.n == 0)
		h->number = mods_child_text(m, n, "partNumber");
	title = mods_title(m, n, false);
	/* The abbreviated form only when there is no other. */
	if (h->title.n == 0)
		h->title = title;
}

static void
take_host_name(struct mods *m, const struct node *n, struct mods_host *h)
{
	struct mods_name name;

	mods_name(m, n, &name);
	if (name.event.n > 0 && h->event.n == 0)
		h->event = name.event;
	for (size_t i = 0; name.roles & 1u << SAID_EDITOR && i < name.v.n;
	     i++) {
		name.v.v[i].role = ROLE_EDITOR;
		names_push(m->r->arena, &h->editors, name.v.v[i]);
	}
}

/*
 * The ISSN of a journal and the ISBN of a book are part of the citation of
 * what stands in them; a DOI names the journal or book alone.
 */
static void
take_host_id(struct mods *m, const struct node *n, struct mods_host *h)
{
	struct rec_ident id;

	if (!mods_identifier(m, n, &id) || id.kind == ID_OTHER)
		return;
	h->isbn = h->isbn || id.kind == ID_ISBN;
	h->issn = h->issn || id.kind == ID_ISSN;
	if (id.kind == ID_DOI && h->doi.n == 0)
		h->doi = id.value;
	id.own = id.kind == ID_ISBN || id.kind == ID_ISSN;
	mods_push_id(m, id);
}

static void
take_host(struct mods *m, const struct node *n, struct mods_host *h)
{
	struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c)) {
		if (mods_is(c, "titleInfo"))
			take_host_title(m, c, h);
		else if (mods_is(c, "genre") && h->kind == MODS_HOST_UNKNOWN)
			h->kind = kind_of(m, c);
		else if (mods_is(c, "name"))
			take_host_name(m, c, h);
		else if (mods_is(c, "originInfo"))
			mods_origin(m, c, &h->origin, NULL);
		else if (mods_is(c, "identifier"))
			take_host_id(m, c, h);
		else if (mods_is(c, "part"))
			mods_part(m, c, &h->part);
	}
}

/* --- Other relations ----------------------------------------------------- */

/* "Title -- 10.17185/duepublico/1", as MyCoRe writes it in Dublin Core. */
static void
take_relation(struct mods *m, const struct node *n)
{
	struct rec_texts *l = &m->r->relations;
	struct rec_text t = {0};
	struct node *c;

	if (l->n == MODS_RELATIONS_MAX) {
		mods_warn_over(m, MODS_OVER_RELATIONS, MODS_RELATIONS_MAX,
			       "related items");
		return;
	}
	for (c = node_first(n); c != NULL; c = node_next(c)) {
		struct str s = STR_NONE;
		struct rec_ident id;

		if (mods_is(c, "titleInfo") && t.text.n == 0) {
			s = mods_title(m, c, true);
			t.lang = mods_lang(c);
		} else if (mods_is(c, "identifier") &&
			   mods_identifier(m, c, &id)) {
			s = id.value;
			id.own = false;
			if (id.kind == ID_DOI || id.kind == ID_URN ||
			    id.kind == ID_HANDLE)
				mods_push_id(m, id);
		}
		t.text = mods_cat(m, t.text, STR(" -- "), s);
	}
	if (t.text.n == 0)
		t.text = mods_href(n);
	if (t.text.n > 0)
		texts_push(m->r->arena, l, t);
}

/* --- Which is which ------------------------------------------------------ */

static bool
is_series(const struct node *n)
{
	return str_eqc(mods_attr(n, "type"), "series");
}

/* A collection of an archive is where it lies, not where it was published. */
static bool
is_host(const struct node *n)
{
	struct str label = mods_attr(n, "displayLabel");

	return str_eqc(mods_attr(n, "type"), "host") &&
	       !str_ieq(label, STR("collection")) &&
	       !str_ieq(label, STR("project"));
}

static bool
add_host(struct mods *m, const struct node *n)
{
	struct mods_host *h;

	if (m->nhosts == MODS_HOSTS_MAX) {
		mods_warn_over(m, MODS_OVER_HOSTS, MODS_HOSTS_MAX,
			       "hosts and series");
		return false;
	}
	h = &m->hosts[m->nhosts++];
	if (is_series(n)) {
		h->series = true;
		h->kind = MODS_HOST_SERIES;
	}
	take_host(m, n, h);
	return true;
}

/* A host with its own hosts: chapter in book in series. */
static void
add_chain(struct mods *m, const struct node *n)
{
	const struct node *c;

	/* As deep as there is room for hosts. */
	if (!add_host(m, n))
		return;
	for (c = node_first(n); c != NULL; c = node_next(c))
		if (mods_is(c, "relatedItem") && (is_host(c) || is_series(c)))
			add_chain(m, c);
}

/* A series comes behind the hosts, whatever came first. */
static void
sort_series(struct mods *m)
{
	for (size_t i = 1; i < m->nhosts; i++) {
		struct mods_host h = m->hosts[i];
		size_t at = i;

		while (!h.series && at > 0 && m->hosts[at - 1].series) {
			m->hosts[at] = m->hosts[at - 1];
			at--;
		}
		m->hosts[at] = h;
	}
}

void
mods_related_read(struct mods *m, const struct node *n)
{
	bool host = is_host(n);

	if (is_series(n)) {
		add_chain(m, n);
	} else if (host && !m->hosted) {
		m->hosted = true;
		add_chain(m, n);
		sort_series(m);
	} else if (!str_eqc(mods_attr(n, "type"), "constituent")) {
		if (host)
			mods_warn(m, "host: more than one, the first taken");
		take_relation(m, n);
	}
}
