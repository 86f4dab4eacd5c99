/* MARCXML, field by field. */
#include "parsers/marc/marcxml.h"

#include "parsers/marc/marcxml_read.h"

static void
skip(struct marc *c, const struct node *n)
{
	(void)c;
	(void)n;
}

/*
 * What is read. A tag with "." stands for all that begin so; the first row
 * that fits counts. Fields 9XX and X9X are local and mean what each catalogue
 * likes; those not here are named in one warning.
 */
static const struct {
	const char tag[4];
	marc_read_fn *read;
} fields[] = {
    {"00.", skip}, /* control fields are read first */
    {"013", marc_patent},
    {"016", marc_local_number},
    {"020", marc_isbn},
    {"022", marc_issn},
    {"024", marc_standard_number},
    {"027", marc_number},
    {"035", marc_local_number},
    {"041", marc_language},
    {"042", marc_source},
    {"082", marc_ddc},
    {"083", marc_ddc},
    {"084", marc_classification},
    {"088", marc_number},
    {"0..", skip}, /* who catalogued it, where it lies */
    {"100", marc_person},
    {"110", marc_body},
    {"111", marc_meeting},
    {"130", marc_uniform_title},
    {"210", marc_short_title},
    {"222", skip}, /* the title, made unique */
    {"240", marc_uniform_title},
    {"242", marc_other_title},
    {"245", marc_title},
    {"246", marc_other_title},
    {"247", marc_other_title},
    {"250", marc_edition},
    {"255", marc_note}, /* the scale of a map */
    {"260", marc_imprint},
    {"264", marc_imprint_rda},
    {"300", marc_extent},
    {"306", skip},
    {"310", skip},
    {"321", skip},
    {"336", marc_content},
    {"337", skip},
    {"338", skip},
    {"34.", skip},
    {"362", marc_note}, /* the first and last issue of a journal */
    {"37.", skip},
    {"38.", skip},
    {"440", marc_series},
    {"490", marc_series},
    {"500", marc_note},
    {"502", marc_thesis},
    {"504", skip}, /* that there is a bibliography */
    {"505", marc_contents},
    {"506", marc_access},
    {"520", marc_abstract},
    {"533", skip}, /* of the copy */
    {"535", skip},
    {"536", marc_note},
    {"538", skip},
    {"540", marc_licence},
    {"546", skip},
    {"583", skip},
    {"588", skip},
    {"59.", skip},
    {"5..", marc_note},
    {"600", marc_heading_name},
    {"610", marc_heading_name},
    {"611", marc_heading_name},
    {"653", marc_keywords},
    {"655", marc_genre},
    {"6..", marc_heading},
    {"700", marc_person},
    {"710", marc_body},
    {"711", marc_meeting},
    {"720", marc_uncontrolled},
    {"730", skip},
    {"740", skip},
    {"751", skip}, /* a place */
    {"773", marc_host},
    {"776", marc_other_form},
    {"76.", marc_relation},
    {"77.", marc_relation},
    {"78.", marc_relation},
    {"800", marc_series_entry},
    {"810", marc_series_entry},
    {"811", marc_series_entry},
    {"830", marc_series_entry},
    {"856", marc_address},
    {"85.", skip},
    {"880", marc_script},
    {"883", skip},
    {"980", marc_invenio},
};

static bool
fits(const char row[4], struct str tag)
{
	for (size_t i = 0; i < 3; i++)
		if (row[i] != '.' && row[i] != tag.p[i])
			return false;
	return true;
}

static void
leave_out(struct marc *c, struct str tag)
{
	for (size_t i = 0; i < c->unread && i < MARC_TAGS_MAX; i++)
		if (str_eq(c->tags[i], tag))
			return;
	if (c->unread < MARC_TAGS_MAX)
		c->tags[c->unread] = tag;
	c->unread++;
}

static void
read_field(struct marc *c, const struct node *n)
{
	struct str tag = marc_tag(n);

	if (!marc_is_field(n) || tag.n != 3)
		return;
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (fits(fields[i].tag, tag)) {
			fields[i].read(c, n);
			return;
		}
	}
	leave_out(c, tag);
}

/* Leader and control fields say how the others are to be read. */
static void
read_control(struct marc *c, const struct node *record)
{
	static const struct str no_leader = STR_LIT("      ");
	struct str type, level;
	const struct node *n;

	for (n = node_first(record); n != NULL; n = node_next(n)) {
		struct str tag = marc_tag(n);

		/* Blanks count: neither may be trimmed or cleaned. */
		if (str_eqc(n->name, "leader"))
			c->leader = node_text(n, c->r->arena);
		else if (str_eqc(tag, "008") && marc_is_field(n))
			c->fixed = node_text(n, c->r->arena);
	}
	/* oai_marc has the two that matter as attributes. */
	type = str_trim(node_attr(record, STR_NONE, "type"));
	level = str_trim(node_attr(record, STR_NONE, "level"));
	if (c->leader.n == 0 && type.n == 1 && level.n == 1)
		c->leader =
		    mods_cat(&c->m, mods_cat(&c->m, no_leader, STR_NONE, type),
			     STR_NONE, level);
}

static const struct node *
first_of(struct marc *c, const struct node *collection)
{
	const struct node *first = NULL, *n;
	size_t count = 0;

	for (n = node_first(collection); n != NULL; n = node_next(n)) {
		if (!str_eqc(n->name, "record"))
			continue;
		if (first == NULL)
			first = n;
		count++;
	}
	if (count != 1)
		mods_warn(&c->m, "collection of %zu items%s", count,
			  count > 1 ? ": the first taken" : "");
	return first;
}

void
marcxml_parse(const struct node *payload, struct record *out)
{
	struct marc c = {.m = {.r = out}, .r = out};
	const struct node *n = payload;

	if (str_eqc(payload->name, "collection"))
		n = first_of(&c, payload);
	if (n != NULL) {
		read_control(&c, n);
		for (n = node_first(n); n != NULL; n = node_next(n))
			read_field(&c, n);
	}
	marc_settle(&c);
}
