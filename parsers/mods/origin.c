/* MODS: originInfo: when, where and by whom something was published. */
#include "parsers/mods/internal.h"
#include "parsers/prose/prose.h"

enum { SIBLINGS_MAX = 64 };

static const struct {
	const char *type;
	enum origin_event event;
} events[] = {
    {"", EVENT_PUBLICATION},        {"publication", EVENT_PUBLICATION},
    {"publish", EVENT_PUBLICATION}, {"creation", EVENT_CREATION},
    {"production", EVENT_CREATION}, {"digitization", EVENT_COPY},
    {"digitisation", EVENT_COPY},   {"reproduction", EVENT_COPY},
    {"modification", EVENT_COPY},   {"update", EVENT_COPY},
    {"upload", EVENT_COPY},
};

/* "[Electronic ed.]", "Online-Ausg.": how libraries call their scans. */
static bool
is_copy(struct draft *d, const struct node *n)
{
	static const struct str starts[] = {
	    STR_LIT("electronic"),
	    STR_LIT("elektronische"),
	    STR_LIT("online"),
	    STR_LIT("digital"),
	    STR_LIT("\xc3\xa9"
		    "dition \xc3\xa9"
		    "lectronique"),
	    STR_LIT("reproduction"),
	    STR_LIT("reproduktion"),
	    STR_LIT("edici\xc3\xb3n elec"),
	    STR_LIT("edi\xc3\xa7\xc3\xa3o ele"),
	    STR_LIT("edizione elettr"),
	    STR_LIT("elektronisk"),
	    STR_LIT("elektronick"),
	    STR_LIT("wersja elektr"),
	};
	struct node *c;
	struct str s;

	for (c = node_first(n); c != NULL; c = node_next(c)) {
		if (!mods_is(c, "edition"))
			continue;
		s = draft_clean(d, c);
		if (s.n > 0 && s.p[0] == '[')
			s = str_from(s, 1);
		for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
			if (str_istarts(s, starts[i]))
				return true;
	}
	return false;
}

/* Another origin of the same item, that is no copy. */
static bool
has_original(struct draft *d, const struct node *n)
{
	const struct node *c;
	size_t seen = 0;

	for (c = node_first(n->parent); c != NULL && seen++ < SIBLINGS_MAX;
	     c = node_next(c))
		if (c != n && mods_is(c, "originInfo") && !is_copy(d, c))
			return true;
	return false;
}

static enum origin_event
event_of(struct draft *d, const struct node *n)
{
	struct str type = mods_attr(n, "eventType");

	if (type.n == 0 && is_copy(d, n) && has_original(d, n))
		return EVENT_COPY;

	for (size_t i = 0; i < sizeof(events) / sizeof(events[0]); i++)
		if (str_ieq(type, str_c(events[i].type)))
			return events[i].event;
	return EVENT_OTHER;
}

/* --- Dates ---- */

/* What a date is of, by its element and by what happened. */
static const struct {
	const char *name;
	enum date_kind kind[EVENT_OTHER + 1];
} date_kinds[] = {
    {"dateIssued",
     {[EVENT_PUBLICATION] = DATE_ISSUED,
      [EVENT_CREATION] = DATE_ONLINE,
      [EVENT_COPY] = DATE_COPY,
      [EVENT_OTHER] = DATE_ONLINE}},
    {"dateCreated",
     {[EVENT_PUBLICATION] = DATE_CREATED,
      [EVENT_CREATION] = DATE_CREATED,
      [EVENT_COPY] = DATE_COPY,
      [EVENT_OTHER] = DATE_CREATED}},
    {"copyrightDate",
     {[EVENT_PUBLICATION] = DATE_COPYRIGHT,
      [EVENT_CREATION] = DATE_COPYRIGHT,
      [EVENT_COPY] = DATE_COPY,
      [EVENT_OTHER] = DATE_COPYRIGHT}},
    {"dateCaptured",
     {[EVENT_PUBLICATION] = DATE_COPY,
      [EVENT_CREATION] = DATE_COPY,
      [EVENT_COPY] = DATE_COPY,
      [EVENT_OTHER] = DATE_COPY}},
};

/* dateOther, by its type; what is not here is the date of something else. */
static const struct {
	const char *type;
	enum date_kind kind;
} other_dates[] = {
    {"published", DATE_ONLINE},    {"publication", DATE_ONLINE},
    {"online", DATE_ONLINE},       {"epub", DATE_ONLINE},
    {"available", DATE_ONLINE},    {"accepted", DATE_ACCEPTED},
    {"defense", DATE_ACCEPTED},    {"defence", DATE_ACCEPTED},
    {"availableFrom", DATE_COPY},  {"approved", DATE_ACCEPTED},
    {"submitted", DATE_SUBMITTED},
};

/* DATE_NONE: no date of ours. */
static enum date_kind
kind_of(const struct node *n, enum origin_event event)
{
	struct str type;

	for (size_t i = 0; i < sizeof(date_kinds) / sizeof(*date_kinds); i++)
		if (mods_is(n, date_kinds[i].name))
			return date_kinds[i].kind[event];
	if (!mods_is(n, "dateOther"))
		return DATE_NONE;
	type = mods_attr(n, "type");
	for (size_t i = 0; i < sizeof(other_dates) / sizeof(*other_dates); i++)
		if (str_ieq(type, str_c(other_dates[i].type)))
			return other_dates[i].kind;
	return str_eqc(mods_attr(n, "keyDate"), "yes") ? DATE_ISSUED
						       : DATE_NONE;
}

static bool
uncertain(const struct node *n)
{
	struct str q = mods_attr(n, "qualifier");

	return str_eqc(q, "approximate") || str_eqc(q, "questionable") ||
	       str_eqc(q, "inferred");
}

static bool
is_end(const struct node *n)
{
	return str_eqc(mods_attr(n, "point"), "end");
}

static bool
span_of(struct draft *d, const struct node *n, struct date_span *span)
{
	if (!draft_parse_date(draft_clean(d, n), span))
		return false;
	span->circa = span->circa || uncertain(n);
	return true;
}

/* The ends of ranges, by the kind of their starts; the first of each. */
struct ends {
	struct {
		struct date_span span;
		bool there, used;
	} of[DATE_KIND__MAX];
};

static void
take_ends(struct draft *d, const struct node *n, enum origin_event event,
	  struct ends *ends)
{
	for (n = node_first(n); n != NULL; n = node_next(n)) {
		enum date_kind kind = kind_of(n, event);

		if (kind != DATE_NONE && is_end(n) && !ends->of[kind].there)
			ends->of[kind].there =
			    span_of(d, n, &ends->of[kind].span);
	}
}

static void
take_date(struct draft *d, const struct node *n, enum date_kind kind,
	  struct draft_origin *o, struct ends *ends)
{
	const struct date_span *end = &ends->of[kind].span;
	unsigned how = 0;
	struct date_span span;

	if (!span_of(d, n, &span))
		return;
	if (str_eqc(mods_attr(n, "keyDate"), "yes"))
		how |= DATE_KEY;
	/*
	 * A questionable range is less than what the imprint says in words,
	 * and so is when a newspaper began.
	 */
	if (mods_attr(n, "encoding").n > 0 &&
	    !(str_eqc(mods_attr(n, "point"), "start") &&
	      !ends->of[kind].there) &&
	    !(ends->of[kind].there &&
	      str_eqc(mods_attr(n, "qualifier"), "questionable")))
		how |= DATE_ENCODED;
	ends->of[kind].used = true;
	if (ends->of[kind].there && span.to.year == 0 &&
	    date_cmp(end->from, span.from) > 0) {
		span.to = end->from;
		span.circa = span.circa || end->circa;
	}
	draft_origin_span(o, kind, span, how);
}

static void
take_dates(struct draft *d, const struct node *n, enum origin_event event,
	   struct draft_origin *o, bool own)
{
	struct ends ends = {0};

	take_ends(d, n, event, &ends);
	for (n = node_first(n); n != NULL; n = node_next(n)) {
		enum date_kind kind = kind_of(n, event);

		if (kind != DATE_NONE && own)
			draft_date_sent(d, draft_clean(d, n));
		if (kind != DATE_NONE && !is_end(n))
			take_date(d, n, kind, o, &ends);
	}
	for (enum date_kind kind = 0; kind < DATE_KIND__MAX; kind++)
		if (ends.of[kind].there && !ends.of[kind].used)
			draft_origin_span(o, kind, ends.of[kind].span, 0);
}

/* --- Places ---- */

/* The name of a place, not its code; NULL without one. */
static const struct node *
place_name(const struct node *place)
{
	const struct node *c;

	for (c = node_first(place); c != NULL; c = node_next(c))
		if (mods_is(c, "placeTerm") &&
		    !str_eqc(mods_attr(c, "type"), "code"))
			return c;
	return NULL;
}

/*
 * As it is printed, and not once more as an authority file has it: "Isenaci",
 * beside "Eisenach" with its address there.
 */
static void
take_places(struct draft *d, const struct node *n, struct draft_origin *o,
	    enum origin_event event)
{
	const struct node *c, *name;
	bool printed = false;

	for (c = node_first(n); c != NULL; c = node_next(c))
		if (mods_is(c, "place") && (name = place_name(c)) != NULL)
			printed |= mods_attr(name, "valueURI").n == 0;
	for (c = node_first(n); c != NULL; c = node_next(c))
		if (mods_is(c, "place") && (name = place_name(c)) != NULL &&
		    (!printed || mods_attr(name, "valueURI").n == 0))
			draft_place(d, o, event,
				    prose_without_half(draft_clean(d, name)));
}

/* "Example University, Example Press" beside "Example Press" (DiVA). */
static bool
is_longer(struct draft *d, const struct node *publisher, struct str s)
{
	size_t comma = str_find(s, STR(", ")), seen = 0;
	const struct node *c = node_first(publisher->parent);

	for (; comma != STR_NPOS && c != NULL && seen++ < SIBLINGS_MAX;
	     c = node_next(c))
		if (c != publisher && mods_is(c, "publisher") &&
		    str_eq(draft_clean(d, c), str_from(s, comma + 2)))
			return true;
	return false;
}

void
mods_origin(struct draft *d, const struct node *n, struct draft_origin *o,
	    bool own)
{
	enum origin_event event = event_of(d, n);
	struct node *c;

	take_dates(d, n, event, o, own);
	take_places(d, n, o, event);
	for (c = node_first(n); c != NULL; c = node_next(c)) {
		struct rec_text t = {.text = STR_NONE};

		if (mods_is(c, "publisher")) {
			t.text = prose_without_half(draft_clean(d, c));
			if (!is_longer(d, c, t.text))
				draft_publisher(d, o, event, t);
		} else if (mods_is(c, "edition") && o->edition.n == 0 &&
			   event != EVENT_COPY) {
			o->edition = draft_clean(d, c);
		} else if (mods_is(c, "issuance") && o->issuance.n == 0) {
			o->issuance = draft_clean(d, c);
		}
	}
}
