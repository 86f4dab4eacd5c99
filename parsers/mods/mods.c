/* MODS, element by element. */
#include "parsers/mods/mods.h"

#include "parsers/mods/mods_read.h"
#include "parsers/vocab/vocab.h"

/*
 * The same again in another script (MARC's field 880): who wrote and who
 * published it is said once. Titles and texts are read in all scripts.
 */
static bool
repeated(struct mods *m, const struct node *n)
{
	struct str group = mods_attr(n, "altRepGroup");

	if (group.n == 0)
		return false;
	for (size_t i = 0; i < m->ngroups; i++)
		if (str_eq(m->groups[i].group, group) &&
		    str_eq(m->groups[i].element, n->name))
			return true;
	if (m->ngroups < MODS_GROUPS_MAX) {
		m->groups[m->ngroups].group = group;
		m->groups[m->ngroups++].element = n->name;
	}
	return false;
}

static void
read_name(struct mods *m, const struct node *n)
{
	if (!repeated(m, n))
		mods_name_read(m, n);
}

static void
read_origin(struct mods *m, const struct node *n)
{
	if (repeated(m, n))
		return;
	mods_origin(m, n, &m->origin, &m->r->dates);
}

static void
read_part(struct mods *m, const struct node *n)
{
	mods_part(m, n, &m->part);
}

/* The code if there is one, else the name. */
static void
read_language(struct mods *m, const struct node *n)
{
	struct rec_text t = {0};
	struct node *c;

	/* The language of the abstract or table of contents. */
	if (mods_attr(n, "objectPart").n > 0)
		return;
	for (c = node_first(n); c != NULL; c = node_next(c)) {
		bool code = str_eqc(mods_attr(c, "type"), "code");

		if (mods_is(c, "languageTerm") && (t.text.n == 0 || code))
			t.text = mods_text(m, c);
		if (code && t.text.n > 0)
			break;
	}
	if (t.text.n == 0 && node_first(n) == NULL)
		t.text = mods_text(m, n); /* MODS 2 */
	if (t.text.n == 0)
		return;
	t.lang = vocab_language(m->r->arena, t.text);
	texts_push(m->r->arena, &m->r->languages, t);
}

static void
read_physical(struct mods *m, const struct node *n)
{
	struct record *r = m->r;
	struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c)) {
		struct rec_text t = {.text = mods_text(m, c)};

		if (t.text.n == 0)
			continue;
		if (mods_is(c, "extent")) {
			if (r->extent.n == 0)
				r->extent = t.text;
			texts_push(r->arena, &r->formats, t);
		} else if (mods_is(c, "internetMediaType")) {
			texts_push(r->arena, &r->formats, t);
		} else if (mods_is(c, "note")) {
			texts_push(r->arena, &r->notes, t);
		}
	}
}

static void
push_text(struct mods *m, const struct node *n, struct rec_texts *l)
{
	struct rec_text t = {mods_text(m, n), mods_lang(n)};

	if (t.text.n > 0)
		texts_push(m->r->arena, l, t);
}

static void
read_abstract(struct mods *m, const struct node *n)
{
	push_text(m, n, &m->r->abstracts);
}

/* What is for the editors of a repository, or said by other elements. */
static void
read_note(struct mods *m, const struct node *n)
{
	static const char *const skipped[] = {
	    "admin",
	    "publicationStatus",
	    "qualityControlled",
	    "statement of responsibility",
	    "statement_of_responsibility",
	};
	struct str type = mods_attr(n, "type");

	for (size_t i = 0; i < sizeof(skipped) / sizeof(skipped[0]); i++)
		if (str_ieq(type, str_c(skipped[i])))
			return;
	push_text(m, n, &m->r->notes);
}

static void
skip(struct mods *m, const struct node *n)
{
	(void)m;
	(void)n;
}

/* The top level elements of MODS 3.8, frequent ones first. */
static const struct {
	struct str name;
	void (*read)(struct mods *m, const struct node *n);
} readers[] = {
    {STR_LIT("name"), read_name},
    {STR_LIT("subject"), mods_subject_read},
    {STR_LIT("identifier"), mods_identifier_read},
    {STR_LIT("classification"), mods_classification_read},
    {STR_LIT("titleInfo"), mods_title_read},
    {STR_LIT("genre"), mods_genre_read},
    {STR_LIT("originInfo"), read_origin},
    {STR_LIT("accessCondition"), mods_rights_read},
    {STR_LIT("abstract"), read_abstract},
    {STR_LIT("relatedItem"), mods_related_read},
    {STR_LIT("language"), read_language},
    {STR_LIT("location"), mods_location_read},
    {STR_LIT("typeOfResource"), mods_resource_read},
    {STR_LIT("physicalDescription"), read_physical},
    {STR_LIT("note"), read_note},
    {STR_LIT("tableOfContents"), read_note},
    {STR_LIT("part"), read_part},
    {STR_LIT("recordInfo"), skip},
    {STR_LIT("extension"), skip},
    {STR_LIT("targetAudience"), skip},
};

static void
unknown(struct mods *m, const struct node *n)
{
	if (m->nunknown++ < MODS_UNKNOWN_MAX)
		mods_warn(m, "unknown element <" STR_FMT ">",
			  STR_ARG(str_left(n->name, 100)));
}

static void
read_element(struct mods *m, const struct node *n)
{
	/* A twin in another form: HTML in base64 (MyCoRe). */
	if (mods_attr(n, "altFormat").n > 0)
		return;
	for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
		if (str_eq(n->name, readers[i].name) &&
		    str_eq(n->ns, NS_MODS)) {
			readers[i].read(m, n);
			return;
		}
	}
	unknown(m, n);
}

/* The first <mods> of a collection. */
static const struct node *
first_of(struct mods *m, const struct node *collection)
{
	const struct node *first = NULL, *n;
	size_t count = 0;

	for (n = node_first(collection); n != NULL; n = node_next(n)) {
		if (!mods_is(n, "mods"))
			continue;
		if (first == NULL)
			first = n;
		count++;
	}
	if (count != 1)
		mods_warn(m, "collection of %zu items%s", count,
			  count > 1 ? ": the first taken" : "");
	return first;
}

void
mods_parse(const struct node *payload, struct record *out)
{
	struct mods m = {.r = out};
	const struct node *n = payload;

	if (mods_is(payload, "modsCollection"))
		n = first_of(&m, payload);
	n = n == NULL ? NULL : node_first(n);
	for (; n != NULL; n = node_next(n))
		read_element(&m, n);
	mods_settle(&m);
}
