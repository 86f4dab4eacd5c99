/* MODS: originInfo: when, where and by whom something was published. */
#include "parsers/mods/mods_read.h"

#include <string.h>

enum event { PUBLICATION, CREATION, COPY, OTHER };

static const struct {
	const char *type;
	enum event event;
} events[] = {
    {"", PUBLICATION},        {"publication", PUBLICATION},
    {"publish", PUBLICATION}, {"creation", CREATION},
    {"production", CREATION}, {"digitization", COPY},
    {"digitisation", COPY},   {"reproduction", COPY},
    {"modification", COPY},   {"update", COPY},
    {"upload", COPY},
};

static enum event
event_of(const struct node *n)
{
	struct str type = mods_attr(n, "eventType");

	for (size_t i = 0; i < sizeof(events) / sizeof(events[0]); i++)
		if (str_ieq(type, str_c(events[i].type)))
			return events[i].event;
	return OTHER;
}

/* --- Dates --------------------------------------------------------------- */

/*
 * Which date is the date of publication: lower is better. Between the first
 * and the others there is room for that of the issue (MODS_RANK_PART).
 */
static const struct {
	const char *name;
	int rank[OTHER + 1];
} date_kinds[] = {
    {"dateIssued", {[PUBLICATION] = 1, 3, [COPY] = 9, [OTHER] = 3}},
    {"dateCreated", {[PUBLICATION] = 4, 4, [COPY] = 9, [OTHER] = 5}},
    {"copyrightDate", {[PUBLICATION] = 6, 6, [COPY] = 9, [OTHER] = 6}},
    {"dateCaptured", {[PUBLICATION] = 9, 9, [COPY] = 9, [OTHER] = 9}},
};

/* dateOther, by its type; what is not here is the date of something else. */
static const struct {
	const char *type;
	int rank;
} other_dates[] = {
    {"published", 3}, {"publication", 3}, {"online", 3},  {"epub", 3},
    {"available", 3}, {"accepted", 7},    {"defense", 7}, {"defence", 7},
    {"approved", 7},  {"submitted", 8},
};

/* 0: no date of ours. */
static int
date_rank(const struct node *n, enum event event)
{
	struct str type;

	for (size_t i = 0; i < sizeof(date_kinds) / sizeof(*date_kinds); i++)
		if (mods_is(n, date_kinds[i].name))
			return date_kinds[i].rank[event];
	if (!mods_is(n, "dateOther"))
		return 0;
	type = mods_attr(n, "type");
	for (size_t i = 0; i < sizeof(other_dates) / sizeof(*other_dates); i++)
		if (str_ieq(type, str_c(other_dates[i].type)))
			return other_dates[i].rank;
	return 0;
}

/* ISO 8601 without its hyphens: 20190304. */
static bool
parse_date(struct str s, struct date_span *out)
{
	char day[11];

	if (s.n != 8 || str_number(s, 99999999) < 0)
		return date_parse(s, out);
	memcpy(day, s.p, 4);
	day[4] = day[7] = '-';
	memcpy(day + 5, s.p + 4, 2);
	memcpy(day + 8, s.p + 6, 2);
	return date_parse(str_of(day, 10), out);
}

static bool
uncertain(const struct node *n)
{
	struct str q = mods_attr(n, "qualifier");

	return str_eqc(q, "approximate") || str_eqc(q, "questionable") ||
	       str_eqc(q, "inferred");
}

/*
 * A key date goes before others of its kind, and one whose encoding is said
 * before a free text that repeats it.
 */
static int
refined(const struct node *n, int rank)
{
	bool key = str_eqc(mods_attr(n, "keyDate"), "yes");
	bool encoded = mods_attr(n, "encoding").n > 0;

	return rank * 4 - (key ? 2 : 0) - (encoded ? 1 : 0);
}

void
mods_origin_span(struct mods_origin *o, struct date_span d, int rank)
{
	rank *= 4;
	if (o->rank == 0 || rank < o->rank) {
		o->date = d;
		o->rank = rank;
	}
}

void
mods_origin_date(struct mods_origin *o, struct str text, int rank)
{
	struct date_span d;

	if (parse_date(text, &d))
		mods_origin_span(o, d, rank);
}

/* The better of two; the first of two that are equally good. */
static void
take_date(struct mods *m, const struct node *n, int rank, struct mods_origin *o)
{
	struct date_span d;

	rank = refined(n, rank);
	if ((o->rank > 0 && rank >= o->rank) ||
	    !parse_date(mods_text(m, n), &d))
		return;
	d.circa = d.circa || uncertain(n);
	o->date = d;
	o->rank = rank;
}

static bool
is_end(const struct node *n)
{
	return str_eqc(mods_attr(n, "point"), "end");
}

/* The end of the range whose start was taken from the same originInfo. */
static void
take_end(struct mods *m, const struct node *n, int rank, struct mods_origin *o)
{
	struct date_span d;

	/* Key dates are starts: the end is as good as its start then. */
	if (o->rank == 0 || (o->rank + 3) / 4 != rank ||
	    !parse_date(mods_text(m, n), &d) ||
	    date_cmp(d.from, o->date.from) <= 0)
		return;
	o->date.to = d.from;
	o->date.circa = o->date.circa || d.circa || uncertain(n);
}

static void
take_dates(struct mods *m, const struct node *n, enum event event,
	   struct mods_origin *o, struct rec_texts *sent)
{
	int before = o->rank;
	bool ended = false;
	struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c)) {
		int rank = date_rank(c, event);
		struct rec_text t = {.text = STR_NONE};

		if (rank == 0)
			continue;
		t.text = mods_text(m, c);
		if (sent != NULL && t.text.n > 0)
			texts_push(m->r->arena, sent, t);
		if (is_end(c))
			ended = true;
		else
			take_date(m, c, rank, o);
	}
	for (c = node_first(n); ended && c != NULL; c = node_next(c)) {
		int rank = is_end(c) ? date_rank(c, event) : 0;

		if (rank == 0)
			continue;
		if (o->rank == before) /* an end without a start */
			take_date(m, c, rank, o);
		else
			take_end(m, c, rank, o);
	}
}

/* --- Places and publishers ----------------------------------------------- */

/* What catalogues write when there is nothing to write. */
bool
mods_says_nothing(struct str s)
{
	static const char *const words[] = {
	    "[s.n.]", "s.n.", "[s. n.]", "s. n.", "[s.l.]", "s.l.", "[s. l.]",
	    "s. l.",  "o.O.", "o. O.",   "o.V.",  "[o.O.]", "n/a",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(s, str_c(words[i])))
			return true;
	return str_ifind(s, STR("not identified")) != STR_NPOS;
}

/* Names of places, not their codes. */
static struct str
place(struct mods *m, const struct node *n)
{
	struct str s = STR_NONE;
	struct node *c;

	for (c = node_first(n); c != NULL; c = node_next(c))
		if (mods_is(c, "placeTerm") && s.n == 0 &&
		    !str_eqc(mods_attr(c, "type"), "code"))
			s = mods_text(m, c);
	return mods_says_nothing(s) ? STR_NONE : s;
}

/* "Verlag :", "Berlin ;" */
static struct str
without_marks(struct str s)
{
	while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == ':' ||
			   s.p[s.n - 1] == ',' || s.p[s.n - 1] == ';'))
		s.n--;
	return s;
}

static void
take_publisher(struct mods *m, struct str s, enum event event,
	       struct mods_origin *o)
{
	s = without_marks(s);
	if (s.n == 0 || mods_says_nothing(s))
		return;
	if (event == PUBLICATION)
		texts_push(m->r->arena, &o->publishers,
			   (struct rec_text){s, STR_NONE});
	else if (event == CREATION && o->maker.n == 0)
		o->maker = s;
	else if (event == OTHER && o->other.n == 0)
		o->other = s;
}

static void
take_place(struct mods *m, const struct node *n, enum event event,
	   struct mods_origin *o)
{
	struct str s = without_marks(place(m, n));

	if (event == PUBLICATION)
		o->place = mods_cat(m, o->place, STR("; "), s);
	else if (event == CREATION && o->maker_place.n == 0)
		o->maker_place = s;
	else if (event == OTHER && o->other_place.n == 0)
		o->other_place = s;
}

void
mods_origin(struct mods *m, const struct node *n, struct mods_origin *o,
	    struct rec_texts *sent)
{
	enum event event = event_of(n);
	struct node *c;

	take_dates(m, n, event, o, sent);
	for (c = node_first(n); c != NULL; c = node_next(c)) {
		if (mods_is(c, "publisher"))
			take_publisher(m, mods_text(m, c), event, o);
		else if (mods_is(c, "place"))
			take_place(m, c, event, o);
		else if (mods_is(c, "edition") && o->edition.n == 0)
			o->edition = mods_text(m, c);
		else if (mods_is(c, "issuance") && o->issuance.n == 0)
			o->issuance = mods_text(m, c);
	}
}
