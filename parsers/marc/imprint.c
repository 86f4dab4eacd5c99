/* MARCXML: imprint, edition, extent, and the dates of field 008. */
#include <string.h>

#include "parsers/marc/internal.h"
#include "parsers/vocab/vocab.h"

/* --- Dates ---------------------------------------------------------------- */

/* "c2019", "©2019", "cop. 2019": the sign is said by the kind. */
static struct str
without_sign(struct str s)
{
	static const struct str signs[] = {
	    STR_LIT("©"),         STR_LIT("℗"), STR_LIT("cop."),
	    STR_LIT("copyright"), STR_LIT("c"), STR_LIT("p")};

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		struct str rest = str_trim(str_from(s, signs[i].n));

		if (str_istarts(s, signs[i]) && rest.n > 0 &&
		    chr_digit(rest.p[0]))
			return rest;
	}
	return s;
}

/*
 * "[2019]" is a year that does not stand on the title page, no doubtful one;
 * "1998-" has no end yet.
 */
static struct str
plain_date(struct str s)
{
	static const struct str doubts[] = {STR_LIT("?"), STR_LIT("ca"),
					    STR_LIT("um "), STR_LIT("zw"),
					    STR_LIT("betw")};

	s = marc_without_marks(s);
	while (s.n > 0 && strchr(".-/", s.p[s.n - 1]) != NULL)
		s = str_trim(str_left(s, s.n - 1));
	if (s.n > 2 && s.p[0] == '[' && s.p[s.n - 1] == ']' &&
	    !MARC_HAS(s, doubts))
		s = str_trim(str_of(s.p + 1, s.n - 2));
	return s;
}

void
marc_date(struct marc *c, struct str sent, enum date_kind kind)
{
	struct str s = plain_date(sent), plain = without_sign(s);

	draft_date_sent(&c->d, marc_without_marks(sent));
	if (plain.n < s.n && kind == DATE_ISSUED)
		kind = DATE_COPYRIGHT;
	draft_origin_date(&c->d.origin, kind, plain, 0);
}

/* --- 260, 264 ------------------------------------------------------------- */

static struct str
without_brackets(struct str s)
{
	if (s.n > 2 && s.p[0] == '[' && s.p[s.n - 1] == ']' &&
	    str_chr(str_from(s, 1), '[') == STR_NPOS)
		return str_trim(str_of(s.p + 1, s.n - 2));
	return s;
}

/* A place is that of the name behind it, which may be a distributor's. */
static void
take_places(struct marc *c, const struct node *n, enum origin_event event)
{
	const struct node *s = NULL;

	while ((s = marc_next(n, s, "a")) != NULL) {
		struct str t = marc_without_marks(marc_text(c, s)),
			   of = marc_text(c, marc_next(n, s, "b"));

		bool sold = draft_is_distribution(of, &of);
		struct str one;
		size_t at;

		/* "Stuttgart ; Leipzig" in one */
		for (; t.n > 0 && !draft_says_nothing(t);
		     t = at == STR_NPOS ? STR_NONE : str_from(t, at + 3)) {
			at = str_find(t, STR(" ; "));
			one = at == STR_NPOS ? t : str_left(t, at);
			draft_place(&c->d, &c->d.origin,
				    sold ? EVENT_OTHER : event,
				    without_brackets(one));
		}
	}
}

/* A stop belongs to the sentence, but for "Inc." and "Verl.". */
static void
take_publishers(struct marc *c, const struct node *n, enum origin_event event)
{
	const struct node *s = NULL;

	while ((s = marc_next(n, s, "b")) != NULL) {
		struct str t = marc_without_marks(marc_text(c, s));

		if (!draft_says_nothing(t))
			draft_publisher(
			    &c->d, &c->d.origin, event,
			    (struct rec_text){
				without_brackets(marc_without_stop(t)),
				STR_NONE});
	}
}

static void
take_imprint(struct marc *c, const struct node *n, enum origin_event event,
	     enum date_kind kind)
{
	/* That of the first counts. */
	if (event != EVENT_PUBLICATION || c->d.origin.place.n == 0)
		take_places(c, n, event);
	take_publishers(c, n, event);
	if (kind != DATE_NONE)
		marc_date(c, marc_sub(c, n, 'c'), kind);
}

/* Of the publishers of a serial, one behind the other, the present one. */
void
marc_imprint(struct marc *c, const struct node *n)
{
	struct draft_origin *o = &c->d.origin;
	bool present = marc_indicator(n, 1) == '3';

	/* Of Invenio: settled when the journal is known. */
	if (str_eqc(marc_tag(n), "269") && c->preprint == NULL) {
		c->preprint = n;
		return;
	}
	if (present && !c->present) {
		o->publishers.n = 0;
		o->place = STR_NONE;
	}
	if (present || !c->present)
		take_imprint(c, n, EVENT_PUBLICATION, DATE_ISSUED);
	else
		marc_date(c, marc_sub(c, n, 'c'), DATE_ISSUED);
	c->present |= present;
}

/* RDA: the second indicator says whether it was made or published. */
void
marc_imprint_rda(struct marc *c, const struct node *n)
{
	switch (marc_indicator(n, 2)) {
	case '0':
		take_imprint(c, n, EVENT_CREATION, DATE_CREATED);
		break;
	case '2': /* distribution */
	case '3': /* manufacture */
		take_imprint(c, n, EVENT_OTHER, DATE_NONE);
		break;
	case '4':
		marc_date(c, marc_sub(c, n, 'c'), DATE_COPYRIGHT);
		break;
	default:
		marc_imprint(c, n);
	}
}

/* 046: created ($k), or the first of two dates ($c); else when changed ($j). */
void
marc_special_date(struct marc *c, const struct node *n)
{
	static const struct {
		char code;
		enum date_kind kind;
	} dates[] = {
	    {'k', DATE_CREATED}, {'c', DATE_CREATED}, {'j', DATE_OTHER}};

	for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++)
		marc_date(c, marc_sub(c, n, dates[i].code), dates[i].kind);
}

void
marc_edition(struct marc *c, const struct node *n)
{
	draft_edition(&c->d,
		      marc_without_stop(marc_join(c, n, "ab", STR(", "))));
}

/* "1 online resource (XII, 345 pages)" is one beginning of it. */
void
marc_extent(struct marc *c, const struct node *n)
{
	/* "$a 3 $f boxes" */
	draft_extent(&c->d, marc_sub(c, n, 'f').n > 0
				? marc_join(c, n, "af", STR(" "))
				: marc_join(c, n, "a", STR("; ")));
}

/* 546: prose, or nothing but a language. */
void
marc_language_note(struct marc *c, const struct node *n)
{
	struct str t = marc_text(c, marc_next(n, NULL, "a"));

	if (vocab_language(c->r->arena, t).n > 0)
		texts_push(c->r->arena, &c->languages,
			   (struct rec_text){t, STR_NONE});
}

void
marc_language(struct marc *c, const struct node *n)
{
	const struct node *s = NULL;

	while ((s = marc_next(n, s, "a")) != NULL) {
		struct str t = marc_text(c, s);

		/* "gereng": old records write several in one. */
		for (bool codes = t.n % 3 == 0 && t.n > 3; t.n > 0;) {
			struct str one = codes ? str_left(t, 3) : t;

			t = str_from(t, one.n);
			texts_push(c->r->arena, &c->languages,
				   (struct rec_text){one, STR_NONE});
		}
	}
}
