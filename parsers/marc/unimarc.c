/*
 * UNIMARC: the same fields in other places (IFLA, UNIMARC Manual:
 * Bibliographic). What these say together is settled as for MARC 21.
 */
#include "core/ident.h"
#include "core/table.h"
#include "parsers/marc/internal.h"
#include "parsers/prose/prose.h"
#include "parsers/vocab/vocab.h"

enum { CODED_DATE = 9, CODED_FORMS = 4, CODED_FORMS_N = 4, CODED_MEETING = 8 };

/* --- Titles ---------------------------------------------------------------- */

static struct rec_text
plain(struct str s)
{
	return (struct rec_text){s, STR_NONE};
}

/* "$a Title $e other title $h Part 2 $i its name": as one title. */
static struct str
title_of(struct marc *c, const struct node *n)
{
	const struct node *s = NULL;
	struct str title = STR_NONE;

	while ((s = marc_next(n, s, "aehi")) != NULL) {
		char code = marc_code(s);
		struct str sep = code == 'e'   ? STR(": ")
				 : code == 'a' ? STR(" ; ")
					       : STR(". ");

		if (str_ends(title, STR(".")))
			sep = STR(" ");
		title = draft_join(&c->d, title, sep,
				   marc_without_marks(marc_text(c, s)));
	}
	return marc_plain_colons(c, marc_without_stop(title));
}

static void
read_title(struct marc *c, const struct node *n)
{
	const struct node *s = NULL;

	draft_title(&c->d, TITLE_MAIN, plain(title_of(c, n)));
	while ((s = marc_next(n, s, "d")) != NULL)
		draft_title(&c->d, TITLE_TRANSLATED,
			    plain(marc_without_marks(marc_text(c, s))));
	c->set_title = marc_without_marks(marc_sub(c, n, 'a'));
	c->sorted_title = c->set_title;
	c->part = marc_without_marks(marc_sub(c, n, 'h'));
	draft_keep(&c->d.responsible, marc_sub(c, n, 'f'));
}

static void
read_other_title(struct marc *c, const struct node *n)
{
	bool translated =
	    str_eqc(marc_tag(n), "510") || str_eqc(marc_tag(n), "541");

	draft_title(&c->d, translated ? TITLE_TRANSLATED : TITLE_ALTERNATIVE,
		    plain(title_of(c, n)));
}

static void
read_short_title(struct marc *c, const struct node *n)
{
	draft_title(&c->d, TITLE_SHORT, plain(marc_sub(c, n, 'a')));
}

/* --- People: UNIMARC's codes for what they did ------------------------------ */

static const struct {
	struct str code;
	enum said_role role;
} roles[] = {
    {STR_LIT("070"), SAID_AUTHOR},  {STR_LIT("071"), SAID_AUTHOR},
    {STR_LIT("090"), SAID_AUTHOR},  {STR_LIT("305"), SAID_AUTHOR},
    {STR_LIT("330"), SAID_AUTHOR},  {STR_LIT("180"), SAID_MAKER},
    {STR_LIT("230"), SAID_MAKER},   {STR_LIT("300"), SAID_MAKER},
    {STR_LIT("600"), SAID_MAKER},   {STR_LIT("220"), SAID_EDITOR},
    {STR_LIT("340"), SAID_EDITOR},  {STR_LIT("651"), SAID_EDITOR},
    {STR_LIT("710"), SAID_EDITOR},  {STR_LIT("730"), SAID_TRANSLATOR},
    {STR_LIT("727"), SAID_ADVISOR}, {STR_LIT("555"), SAID_REFEREE},
    {STR_LIT("956"), SAID_REFEREE}, {STR_LIT("958"), SAID_REFEREE},
    {STR_LIT("295"), SAID_GRANTOR}, {STR_LIT("650"), SAID_PUBLISHER},
    {STR_LIT("610"), SAID_ASIDE},   {STR_LIT("310"), SAID_ASIDE},
    {STR_LIT("320"), SAID_ASIDE},   {STR_LIT("390"), SAID_ASIDE},
    {STR_LIT("160"), SAID_ASIDE},   {STR_LIT("400"), SAID_ASIDE},
    {STR_LIT("723"), SAID_ASIDE},
};

/* Codes above 000 that are not here are of those who had another part. */
static void
take_roles(struct marc *c, const struct node *n, struct draft_name *out)
{
	const struct node *s = NULL;
	bool first = str_ends(marc_tag(n), STR("0"));
	bool second = str_ends(marc_tag(n), STR("1"));
	enum said_role role = SAID_CONTRIBUTOR;

	while ((s = marc_next(n, s, "4")) != NULL) {
		struct str code = marc_text(c, s);

		if (str_number(code, 999) <= 0 && !vocab_relator(code, &role))
			continue;
		role = str_number(code, 999) > 0 ? SAID_CONTRIBUTOR : role;
		for (size_t i = 0; i < COUNT(roles); i++)
			if (str_eq(code, roles[i].code))
				role = roles[i].role;
		out->said |= 1u << role;
	}
	/* Who is the first to answer for it, or an equal: the author. */
	if (out->said == 0)
		out->said =
		    1u << (first || second ? SAID_AUTHOR : SAID_CONTRIBUTOR);
}

static void
read_person(struct marc *c, const struct node *n)
{
	struct draft_name out = {0};
	struct rec_name name = {
	    .kind = NAME_PERSON,
	    .family = marc_without_marks(marc_sub(c, n, 'a')),
	    .given = marc_without_marks(marc_sub(c, n, 'b')),
	};

	take_roles(c, n, &out);
	if (name.given.n == 0) {
		/* A forename, "Novak, Anna", or a family of two words. */
		name.raw = name.family;
		draft_parse_names(&c->d, name.raw, NULL, &out);
	} else {
		name.raw =
		    draft_join(&c->d, name.family, STR(", "), name.given);
		names_push(c->r->arena, &out.v, name);
	}
	draft_name(&c->d, &out);
}

/* The first indicator 1 is a meeting. */
static void
read_body(struct marc *c, const struct node *n)
{
	bool meeting = marc_indicator(n, 1) == '1';
	struct draft_name out = {0};
	struct rec_name name = {.kind = NAME_ORG};

	if (meeting) {
		out.event = marc_join(c, n, "adf", STR(", "));
		out.event_place = marc_join(c, n, "e", STR("; "));
		c->is_conference = out.event.n > 0;
	} else {
		name.literal = marc_join(c, n, "ab", STR(". "));
		name.raw = name.literal;
		take_roles(c, n, &out);
	}
	if (name.literal.n > 0)
		names_push(c->r->arena, &out.v, name);
	if (meeting || name.literal.n > 0)
		draft_name(&c->d, &out);
}

/* --- Where, by whom, how much ---------------------------------------------- */

/* 210; 214, whose second indicator says what happened there: 0 published. */
static void
read_imprint(struct marc *c, const struct node *n)
{
	char what = marc_indicator(n, 2);
	bool other = str_eqc(marc_tag(n), "214") && what > '0' && what < '4';
	const struct node *s = NULL;
	enum origin_event event = other ? EVENT_OTHER : EVENT_PUBLICATION;

	/* "$a [Roma $c Novak $d 1489]": one bracket around all of it. */
	draft_place(
	    &c->d, &c->d.origin, event,
	    prose_without_half(marc_without_marks(marc_sub(c, n, 'a'))));
	while ((s = marc_next(n, s, "c")) != NULL)
		draft_publisher(&c->d, &c->d.origin, event,
				plain(prose_without_half(
				    marc_without_marks(marc_text(c, s)))));
	if (!other || what == '1')
		marc_date(c, marc_sub(c, n, 'd'),
			  what == '4'   ? DATE_COPYRIGHT
			  : what == '1' ? DATE_CREATED
					: DATE_ISSUED);
}

/*
 * 328: "$b Thesis $c field $e school $d year", or all of it in $a, between
 * colons.
 */
static void
read_thesis(struct marc *c, const struct node *n)
{
	enum { PARTS = 4 };
	struct str a = marc_sub(c, n, 'a'), parts[PARTS] = {STR_NONE};
	size_t k = 0;

	for (struct str rest = a; k < PARTS && rest.n > 0; k++) {
		size_t at = str_find(rest, STR(" : "));

		parts[k] = str_left(rest, at);
		rest = at == STR_NPOS ? STR_NONE : str_from(rest, at + 3);
	}
	if (k == PARTS)
		marc_thesis_of(c, STR_NONE, parts[0], parts[2], parts[3]);
	else
		marc_thesis_of(c, a, marc_sub(c, n, 'b'), marc_sub(c, n, 'e'),
			       marc_sub(c, n, 'd'));
}

/* Of a field of its own, or of one inside this one: "$1 2001_ $a Title". */
static struct str
linked(struct marc *c, const struct node *n, const char *code,
       const char *inside, const char *code_inside)
{
	const struct node *s = marc_next(n, NULL, code);
	const struct node *at = NULL;

	if (s != NULL)
		return marc_text(c, s);
	while ((at = marc_next(n, at, "1")) != NULL)
		if (str_starts(marc_text(c, at), str_c(inside)))
			break;
	for (s = at == NULL ? NULL : node_next(at);
	     s != NULL && marc_code(s) != '1'; s = node_next(s))
		if (marc_code(s) == code_inside[0])
			return marc_text(c, s);
	return STR_NONE;
}

/* 225 as it is printed; 410 as it is filed. */
static void
read_series(struct marc *c, const struct node *n)
{
	struct str title = str_eqc(marc_tag(n), "225")
			       ? marc_join(c, n, "aehi", STR(". "))
			       : linked(c, n, "t", "200", "a");

	marc_add_series(c, marc_without_marks(title),
			marc_without_marks(marc_sub(c, n, 'v')),
			linked(c, n, "x", "011", "a"));
}

/* 461 to 464, of a part the host; of a whole the set that it is a volume of. */
static void
read_set(struct marc *c, const struct node *n)
{
	struct str title = marc_without_marks(linked(c, n, "t", "200", "a"));
	struct str number = marc_without_marks(marc_sub(c, n, 'v'));
	struct str date = linked(c, n, "d", "210", "d");
	struct draft_host *h;

	if (!marc_is_component(c)) {
		marc_add_series(c, title, number,
				linked(c, n, "x", "011", "a"));
		return;
	}
	h = draft_host_nearest(&c->d);
	if (h == NULL)
		return;
	draft_keep(&h->title, title);
	if (!marc_printed(&h->part, number))
		draft_keep(&h->part.volume, number);
	draft_pages(&h->part, marc_sub(c, n, 'p'));
	marc_host_ids(c, linked(c, n, "x", "011", "a"),
		      linked(c, n, "y", "010", "a"), h);
	draft_origin_date(&h->origin, DATE_ISSUED, date, 0);
	draft_keep(&h->part.date, date);
}

/* 017: a number of the kind in $2. */
static void
read_number(struct marc *c, const struct node *n)
{
	struct rec_ident id;

	if (draft_id_typed(&c->d, marc_sub(c, n, '2'), marc_sub(c, n, 'a'),
			   &id))
		draft_id(&c->d, ID_OF_ITEM, id);
}

/* 033: where it is for ever. */
static void
read_permanent(struct marc *c, const struct node *n)
{
	struct rec_ident id = ident_classify(c->r->arena, marc_sub(c, n, 'a'));

	if (ident_is_url(marc_sub(c, n, 'a')))
		draft_id(&c->d, ID_OF_ITEM, id);
}

/* 105 $a: what forms of contents it has: m is a thesis; a meeting's. */
static void
read_coded_text(struct marc *c, const struct node *n)
{
	const struct node *s = marc_next(n, NULL, "a");
	struct str coded = s == NULL ? STR_NONE : node_text(s, c->r->arena);
	struct str forms =
	    str_left(str_from(coded, CODED_FORMS), CODED_FORMS_N);

	if (str_chr(forms, 'm') != STR_NPOS)
		draft_keep(&c->thesis, STR("thesis"));
	if (coded.n > CODED_MEETING && coded.p[CODED_MEETING] == '1')
		c->is_conference = true;
}

/* 100 $a: the year, for want of one in the imprint. */
static void
read_coded(struct marc *c, const struct node *n)
{
	const struct node *s = marc_next(n, NULL, "a");
	struct str coded = s == NULL ? STR_NONE : node_text(s, c->r->arena);

	draft_origin_date(&c->d.origin, DATE_ONLINE,
			  str_left(str_from(coded, CODED_DATE), 4), 0);
}

static void
read_udc(struct marc *c, const struct node *n)
{
	draft_subject_in(&c->d, STR("udc"), plain(marc_sub(c, n, 'a')));
}

static void
read_form(struct marc *c, const struct node *n)
{
	draft_type(&c->d, SAID_BY_CATALOGUE, marc_sub(c, n, 'a'));
}

static void
read_named_subject(struct marc *c, const struct node *n)
{
	draft_subject(&c->d, (struct rec_subject){
				 .text = marc_join(c, n, "ab", STR(", "))});
}

/* 604, 605: a work, by its author or by its title alone: "Bible. A.T.". */
static void
read_work_subject(struct marc *c, const struct node *n)
{
	draft_subject(&c->d, (struct rec_subject){
				 .text = marc_join(c, n, "athi", STR(". "))});
}

/* --- The table ------------------------------------------------------------ */

static const struct {
	const char tag[4];
	marc_read_fn *read;
} fields[] = {
    {"010", marc_isbn},          {"011", marc_issn},
    {"017", read_number},        {"033", read_permanent},
    {"100", read_coded},         {"101", marc_language},
    {"105", read_coded_text},    {"200", read_title},
    {"205", marc_edition},       {"206", marc_note},
    {"210", read_imprint},       {"214", read_imprint},
    {"215", marc_extent},        {"219", read_imprint},
    {"225", read_series},        {"300", marc_note},
    {"327", marc_contents},      {"328", read_thesis},
    {"330", marc_abstract},      {"410", read_series},
    {"461", read_set},           {"463", read_set},
    {"464", read_set},           {"500", read_other_title},
    {"510", read_other_title},   {"517", read_other_title},
    {"531", read_short_title},   {"541", read_other_title},
    {"600", read_named_subject}, {"601", read_named_subject},
    {"602", read_named_subject}, {"604", read_work_subject},
    {"605", read_work_subject},  {"606", marc_heading},
    {"607", marc_heading},       {"608", read_form},
    {"610", marc_keywords},      {"675", read_udc},
    {"676", marc_ddc},           {"700", read_person},
    {"701", read_person},        {"702", read_person},
    {"710", read_body},          {"711", read_body},
    {"712", read_body},          {"856", marc_address},
};

/* It says so, or has its title in the place for it. */
static bool
is_unimarc(const struct node *record)
{
	const struct node *n;
	bool title = false;

	if (str_ifind(node_attr(record, STR_NONE, "format"), STR("unimarc")) !=
	    STR_NPOS)
		return true;
	for (n = node_first(record); n != NULL; n = node_next(n)) {
		if (!marc_is_field(n))
			continue;
		if (str_eqc(marc_tag(n), "245"))
			return false;
		if (str_eqc(marc_tag(n), "200") &&
		    marc_next(n, NULL, "a") != NULL)
			title = true;
	}
	return title;
}

/* Leader/06: b is written by hand, l is electronic. */
bool
unimarc_begins(struct marc *c, const struct node *record)
{
	static const char *const kinds[] = {"bt", "lm"};

	if (!is_unimarc(record))
		return false;
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (marc_leader(c, 6) == kinds[i][0])
			c->leader = draft_join(
			    &c->d, str_left(c->leader, 6), STR_NONE,
			    draft_join(&c->d, str_of(&kinds[i][1], 1), STR_NONE,
				       str_from(c->leader, 7)));
	return true;
}

/* Fields that are not here are not read. */
void
unimarc_read(struct marc *c, const struct node *field)
{
	for (size_t i = 0; i < COUNT(fields); i++)
		if (str_eqc(marc_tag(field), fields[i].tag))
			fields[i].read(c, field);
}
