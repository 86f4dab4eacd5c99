/* MARCXML: imprint, edition, extent, and the dates of field 008. */
#include <string.h>

#include "parsers/marc/marcxml_read.h"

/* Ranks of dates as in mods_origin.c: lower is better. */
enum { RANK_ISSUED = 1, RANK_MADE = 4, RANK_COPYRIGHT = 6 };

/* --- Dates ---------------------------------------------------------------- */

/* "c2019", "©2019", "cop. 2019": the sign is said by the rank. */
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

static void
take_date(struct marc *c, struct str sent, int rank)
{
	struct str s = plain_date(sent), plain = without_sign(s);
	struct mods_origin *o = &c->m.origin;

	if (sent.n == 0)
		return;
	texts_push(c->r->arena, &c->r->dates,
		   (struct rec_text){marc_without_marks(sent), STR_NONE});
	if (plain.n < s.n && rank == RANK_ISSUED)
		rank = RANK_COPYRIGHT;
	mods_origin_date(o, plain, rank);
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

static void
take_places(struct marc *c, const struct node *n, struct str *to)
{
	const struct node *s = NULL;

	if (to->n > 0)
		return;
	while ((s = marc_next(n, s, "a")) != NULL) {
		struct str t = marc_without_marks(marc_text(c, s));

		if (!mods_says_nothing(t))
			*to = mods_cat(&c->m, *to, STR("; "),
				       without_brackets(t));
	}
}

/* A stop belongs to the sentence, but for "Inc." and "Verl.". */
static struct str
publisher(struct marc *c, const struct node *s)
{
	struct str t = marc_without_stop(marc_text(c, s));

	return mods_says_nothing(t) ? STR_NONE : without_brackets(t);
}

static void
take_publishers(struct marc *c, const struct node *n)
{
	struct rec_texts *l = &c->m.origin.publishers;
	const struct node *s = NULL;

	while ((s = marc_next(n, s, "b")) != NULL) {
		struct rec_text t = {publisher(c, s), STR_NONE};
		bool known = false;

		for (size_t i = 0; i < l->n; i++)
			known = known || str_eq(l->v[i].text, t.text);
		if (t.text.n > 0 && !known)
			texts_push(c->r->arena, l, t);
	}
}

void
marc_imprint(struct marc *c, const struct node *n)
{
	take_places(c, n, &c->m.origin.place);
	take_publishers(c, n);
	take_date(c, marc_sub(c, n, 'c'), RANK_ISSUED);
}

/* RDA: the second indicator says whether it was made or published. */
void
marc_imprint_rda(struct marc *c, const struct node *n)
{
	struct mods_origin *o = &c->m.origin;
	struct str date = marc_sub(c, n, 'c');

	switch (marc_indicator(n, 2)) {
	case '0':
		take_places(c, n, &o->maker_place);
		if (o->maker.n == 0)
			o->maker = publisher(c, marc_next(n, NULL, "b"));
		take_date(c, date, RANK_MADE);
		break;
	case '2': /* distribution */
	case '3': /* manufacture */
		take_places(c, n, &o->other_place);
		if (o->other.n == 0)
			o->other = publisher(c, marc_next(n, NULL, "b"));
		break;
	case '4':
		take_date(c, date, RANK_COPYRIGHT);
		break;
	default:
		marc_imprint(c, n);
	}
}

void
marc_edition(struct marc *c, const struct node *n)
{
	if (c->m.origin.edition.n == 0)
		c->m.origin.edition =
		    marc_without_stop(marc_join(c, n, "ab", STR(", ")));
}

/* "1 online resource (XII, 345 pages)" is one beginning of it. */
void
marc_extent(struct marc *c, const struct node *n)
{
	struct rec_text t = {.text = marc_join(c, n, "a", STR("; "))};

	if (t.text.n == 0)
		return;
	if (c->r->extent.n == 0)
		c->r->extent = t.text;
	texts_push(c->r->arena, &c->r->formats, t);
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
			texts_push(c->r->arena, &c->r->languages,
				   (struct rec_text){one, STR_NONE});
		}
	}
}
