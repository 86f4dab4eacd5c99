/* MODS: relatedItem: what an item is part of, and what it has to do with. */
#include "parsers/mods/internal.h"

/* Genres of hosts, by their own names: "volume" is no journal of its own. */
static const struct {
	struct str genre;
	enum host_kind kind;
} host_genres[] = {
    {STR_LIT("journal"), HOST_JOURNAL},
    {STR_LIT("periodical"), HOST_JOURNAL},
    {STR_LIT("academic journal"), HOST_JOURNAL},
    {STR_LIT("magazine"), HOST_JOURNAL},
    {STR_LIT("zeitschrift"), HOST_JOURNAL},
    {STR_LIT("newspaper"), HOST_NEWSPAPER},
    {STR_LIT("blog"), HOST_BLOG},
    {STR_LIT("volume"), HOST_PART},
    {STR_LIT("issue"), HOST_PART},
    {STR_LIT("PeriodicalPart"), HOST_PART},
    {STR_LIT("book"), HOST_BOOK},
    {STR_LIT("lexicon"), HOST_BOOK},
    {STR_LIT("collection"), HOST_BOOK},
    {STR_LIT("festschrift"), HOST_BOOK},
    {STR_LIT("proceedings"), HOST_PROCEEDINGS},
    {STR_LIT("conference publication"), HOST_PROCEEDINGS},
    {STR_LIT("series"), HOST_CALLED_SERIES},
};

static enum host_kind
kind_of(struct draft *d, const struct node *n)
{
	struct str word = draft_fragment(mods_attr(n, "valueURI"));
	enum rec_type type;

	if (word.n == 0)
		word = draft_clean(d, n);
	for (size_t i = 0; i < sizeof(host_genres) / sizeof(*host_genres); i++)
		if (str_ieq(word, host_genres[i].genre))
			return host_genres[i].kind;
	if (!draft_type_of(word, &type) || !rec_type_is(type, CLASS_HOST))
		return HOST_UNKNOWN;
	if (type == TYPE_PERIODICAL)
		return HOST_JOURNAL;
	return type == TYPE_PROCEEDINGS ? HOST_PROCEEDINGS : HOST_BOOK;
}

/* --- Hosts ---- */

/*
 * "J. Rain Res." of "Journal of Rain Research": each word is the beginning of a
 * later one, and one of them at least ends in a stop.
 */
static bool
is_short_for(struct str brief, struct str full)
{
	struct str word, of;
	size_t words = 0, stops = 0;

	if (brief.n >= full.n)
		return false;
	while (str_cut(&brief, ' ', &word)) {
		size_t n = word.n;

		for (; n > 0 && str_chr(STR(".,:"), word.p[n - 1]) != STR_NPOS;
		     n--)
			stops += word.p[n - 1] == '.';
		word = str_left(word, n);
		if (word.n == 0)
			continue;
		words++;
		do {
			if (!str_cut(&full, ' ', &of))
				return false;
		} while (!str_istarts(of, word));
	}
	return words > 1 && stops > 0;
}

/* PubMan has the journal in full as an alternative of the short one. */
static void
take_alternative(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct str title = mods_title(d, n, false);

	if (is_short_for(h->title, title))
		h->title = title;
}

static void
take_host_title(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct str title;

	if (mods_attr(n, "altFormat").n > 0)
		return;
	if (h->number.n == 0)
		h->number = mods_child_text(d, n, "partNumber");
	/* "Annals of rain. Series A": the name of the part is its own. */
	title = draft_join(d, mods_title(d, n, false), STR(". "),
			   mods_child_text(d, n, "partName"));
	if (h->title.n == 0)
		h->title = title;
	else if (str_eqc(mods_attr(n, "type"), "alternative"))
		take_alternative(d, n, h);
}

static void
take_host_name(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct draft_name name;

	mods_name(d, n, &name);
	if (name.event.n > 0 && h->event.n == 0)
		h->event = name.event;
	for (size_t i = 0; name.said & 1u << SAID_EDITOR && i < name.v.n; i++) {
		name.v.v[i].role = ROLE_EDITOR;
		names_push(d->r->arena, &h->editors, name.v.v[i]);
	}
}

static void
take_host_id(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct rec_ident id;

	switch (mods_identifier(d, n, &id)) {
	case MODS_ID:
		break;
	case MODS_ID_ARTICLE:
		draft_keep(&h->part.article, draft_clean(d, n));
		return;
	case MODS_ID_PART:
		draft_keep(&h->number, draft_clean(d, n));
		return;
	case MODS_ID_NONE:
	case MODS_ID_ADDRESS:
	case MODS_ID_NUMBER:
	case MODS_ID_FUNDING:
		return;
	}
	if (id.kind == ID_OTHER)
		return;
	h->isbn = h->isbn || id.kind == ID_ISBN;
	h->issn = h->issn || id.kind == ID_ISSN;
	if (id.kind == ID_DOI && h->doi.n == 0)
		h->doi = id.value;
	draft_id(d, ID_OF_HOST, id);
}

/* Bare text, as DSpace writes it: a citation, or the title. */
static void
take_host_text(struct draft *d, const struct node *n, struct draft_host *h)
{
	struct rec_text t = mods_lang_text(d, n);

	if (h->kind == HOST_SERIES)
		draft_keep(&h->title, t.text);
	else
		draft_citation(d, CITED_PART, t);
}

static void
take_host(struct draft *d, const struct node *n, struct draft_host *h)
{
	const struct node *c, *brief = NULL;

	if (node_first(n) == NULL)
		take_host_text(d, n, h);
	for (c = node_first(n); c != NULL; c = node_next(c)) {
		if (mods_is(c, "titleInfo") &&
		    str_eqc(mods_attr(c, "type"), "abbreviated"))
			brief = brief == NULL ? c : brief;
		else if (mods_is(c, "titleInfo"))
			take_host_title(d, c, h);
		else if (mods_is(c, "genre") && h->kind == HOST_UNKNOWN)
			h->kind = kind_of(d, c);
		else if (mods_is(c, "name"))
			take_host_name(d, c, h);
		else if (mods_is(c, "originInfo"))
			mods_origin(d, c, &h->origin, false);
		else if (mods_is(c, "identifier"))
			take_host_id(d, c, h);
		else if (mods_is(c, "part"))
			mods_part(d, c, &h->part);
	}
	if (h->kind == HOST_SERIES)
		draft_issn_behind(d, &h->title);
	/* The abbreviated form counts only when there is no other. */
	if (brief != NULL && h->title.n == 0)
		take_host_title(d, brief, h);
}

/* --- Other relations ---- */

/* "Title -- 10.17185/duepublico/1", as MyCoRe writes it in Dublin Core. */
static void
take_relation(struct draft *d, const struct node *n)
{
	struct rec_text t = {0};
	struct node *c;

	if (!draft_room(d, LIMIT_RELATIONS, d->r->relations.n))
		return;
	for (c = node_first(n); c != NULL; c = node_next(c)) {
		struct str s = STR_NONE;
		struct rec_ident id;

		if (mods_is(c, "titleInfo") && t.text.n == 0) {
			s = mods_title(d, c, true);
			t.lang = mods_lang(c);
		} else if (mods_is(c, "identifier") &&
			   mods_identifier(d, c, &id) == MODS_ID) {
			s = id.value;
			if (id.kind == ID_DOI || id.kind == ID_URN ||
			    id.kind == ID_HANDLE)
				draft_id(d, ID_OF_ANOTHER, id);
		}
		t.text = draft_join(d, t.text, STR(" -- "), s);
	}
	draft_keep(&t.text, mods_href(n));
	draft_relation(d, t);
}

/* --- Which is which ---- */

static bool
is_series(const struct node *n)
{
	return str_eqc(mods_attr(n, "type"), "series");
}

/* Titles of collections are of a list of their own: "dlfaqcoll". */
static bool
is_collection(const struct node *n)
{
	const struct node *title = node_child(n, NS_MODS, "titleInfo");
	const struct node *of = node_child(n, NS_MODS, "typeOfResource");

	return str_ieq(mods_attr(n, "displayLabel"), STR("collection")) ||
	       (of != NULL && str_eqc(mods_attr(of, "collection"), "yes")) ||
	       (title != NULL &&
		str_iends(mods_attr(title, "authority"), STR("coll")));
}

/* A collection of an archive is where it lies, not where it was published. */
static bool
is_host(const struct node *n)
{
	struct str label = mods_attr(n, "displayLabel");
	struct str type = mods_attr(n, "type");
	const struct node *part = node_child(n, NS_MODS, "part");

	/* Of what it is a part it stands in, even if nothing says so. */
	if (type.n == 0 && mods_attr(n, "otherType").n == 0)
		return part != NULL && node_first(part) != NULL;
	return str_eqc(type, "host") && !is_collection(n) &&
	       !str_ieq(label, STR("project"));
}

/* The host so far, of which nothing or all but the title is known. */
static struct draft_host *
untitled(struct draft *d, const struct node *n)
{
	bool titled = node_child(n, NS_MODS, "titleInfo") != NULL;

	for (size_t i = 0; i < d->nhosts; i++)
		if (d->hosts[i].kind != HOST_SERIES)
			return titled == (d->hosts[i].title.n > 0)
				   ? NULL
				   : &d->hosts[i];
	return NULL;
}

static bool
add_host(struct draft *d, const struct node *n)
{
	struct draft_host *h =
	    draft_host(d, is_series(n) ? HOST_SERIES : HOST_UNKNOWN);

	if (h != NULL)
		take_host(d, n, h);
	return h != NULL;
}

/* A host with its own hosts: chapter in book in series. */
static void
add_chain(struct draft *d, const struct node *n)
{
	const struct node *c;

	/* As deep as there is room for hosts. */
	if (!add_host(d, n))
		return;
	for (c = node_first(n); c != NULL; c = node_next(c))
		if (mods_is(c, "relatedItem") && (is_host(c) || is_series(c)))
			add_chain(d, c);
}

/* A meeting among the hosts: the event, not what was printed of it. */
static bool
is_meeting(struct draft *d, const struct node *n)
{
	static const struct str words[] = {
	    STR_LIT("conference"), STR_LIT("congress"), STR_LIT("meeting"),
	    STR_LIT("event"), STR_LIT("conference event")};
	struct str genre = draft_clean(d, node_child(n, NS_MODS, "genre"));

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(genre, words[i]))
			return true;
	return false;
}

void
mods_related(struct draft *d, const struct node *n, bool is_class)
{
	bool host = is_host(n);
	struct draft_host *h;

	if (host && is_meeting(d, n)) {
		draft_event(
		    d,
		    mods_title(d, node_child(n, NS_MODS, "titleInfo"), false));
	} else if (is_series(n) && !is_class) {
		add_chain(d, n);
	} else if (host && !d->hosted) {
		d->hosted = true;
		add_chain(d, n);
	} else if (host && (h = untitled(d, n)) != NULL) {
		take_host(d, n, h);
	} else if (!str_eqc(mods_attr(n, "type"), "constituent")) {
		if (host)
			draft_warn(d, "host: more than one, the first taken");
		take_relation(d, n);
	}
}
