/* MARCXML: series (4XX, 8XX), hosts (773) and other relations (76X to 78X). */
#include <string.h>

#include "core/ident.h"
#include "parsers/marc/marcxml_read.h"

/* --- Series --------------------------------------------------------------- */

static struct mods_host *
add_host(struct marc *c)
{
	if (c->m.nhosts == MODS_HOSTS_MAX) {
		mods_warn_over(&c->m, MODS_OVER_HOSTS, MODS_HOSTS_MAX,
			       "hosts and series");
		return NULL;
	}
	return &c->m.hosts[c->m.nhosts++];
}

/* Letters and digits alone, without case: is it the same title? */
static bool
same_title(struct str a, struct str b)
{
	size_t i = 0, k = 0;

	while (i < a.n && k < b.n) {
		if (!chr_alnum(a.p[i]) && (unsigned char)a.p[i] < 0x80)
			i++;
		else if (!chr_alnum(b.p[k]) && (unsigned char)b.p[k] < 0x80)
			k++;
		else if (chr_tolower(a.p[i++]) != chr_tolower(b.p[k++]))
			return false;
	}
	while (i < a.n && !chr_alnum(a.p[i]) && (unsigned char)a.p[i] < 0x80)
		i++;
	while (k < b.n && !chr_alnum(b.p[k]) && (unsigned char)b.p[k] < 0x80)
		k++;
	return i == a.n && k == b.n && a.n > 0;
}

/* The set of which the item is a volume is no series of it. */
static bool
is_set(struct marc *c, struct str title, struct str number)
{
	if (c->part.n == 0 || (!same_title(title, c->set_title) &&
			       !same_title(title, c->sorted_title)))
		return false;
	if (c->m.part.volume.n == 0)
		c->m.part.volume = mods_number(number);
	return true;
}

static void
push_issn(struct marc *c, struct str s, struct mods_host *h)
{
	struct rec_ident id;

	if (s.n == 0 || !mods_identifier_typed(&c->m, STR("issn"), s, &id) ||
	    id.kind != ID_ISSN)
		return;
	h->issn = true;
	mods_push_id(&c->m, id);
}

static void
take_series(struct marc *c, struct str title, struct str number,
	    struct str issn)
{
	struct mods_host *h = NULL;

	if (title.n == 0 || is_set(c, title, number))
		return;
	/* The same as it is printed and as it is filed. */
	for (size_t i = 0; i < c->m.nhosts; i++)
		if (c->m.hosts[i].series &&
		    same_title(c->m.hosts[i].title, title))
			h = &c->m.hosts[i];
	if (h == NULL)
		h = add_host(c);
	if (h == NULL)
		return;
	h->series = true;
	h->kind = MODS_HOST_SERIES;
	if (h->title.n == 0)
		h->title = title;
	if (h->part.number.n == 0)
		h->part.number = mods_number(number);
	push_issn(c, issn, h);
}

/* As it stands on the title page: "$a Studien ; $v Band 12". */
void
marc_series(struct marc *c, const struct node *n)
{
	take_series(c, marc_join(c, n, "anp", STR(". ")),
		    marc_without_stop(marc_sub(c, n, 'v')),
		    marc_without_marks(marc_sub(c, n, 'x')));
}

/* How it is filed; a person or body may stand in front: 800, 810. */
void
marc_series_entry(struct marc *c, const struct node *n)
{
	struct str title = marc_join(c, n, "t", STR(". "));

	if (title.n == 0)
		title = marc_join(c, n, "anp", STR(". "));
	take_series(c, marc_without_stop(title),
		    marc_without_stop(marc_sub(c, n, 'v')),
		    marc_without_marks(marc_sub(c, n, 'x')));
}

/* --- Hosts ---------------------------------------------------------------- */

/* $7 "nnas": what the host is, in its fourth place. */
static enum mods_host_kind
kind_of(struct marc *c, const struct node *n, const struct mods_host *h)
{
	struct str control = marc_sub(c, n, '7');
	char level = control.n > 3 ? control.p[3] : '\0';

	if (level == 's' || level == 'i' || level == 'b')
		return MODS_HOST_JOURNAL;
	if (level == 'm' || level == 'c' || level == 'a')
		return MODS_HOST_BOOK;
	if (h->isbn && !h->issn)
		return MODS_HOST_BOOK;
	if (h->issn || h->part.issue.n > 0)
		return MODS_HOST_JOURNAL;
	if (h->part.volume.n > 0 && h->part.first.n > 0)
		return MODS_HOST_JOURNAL;
	return h->origin.publishers.n > 0 ? MODS_HOST_BOOK : MODS_HOST_UNKNOWN;
}

/* "Berlin : Springer, 2019" of the book. */
static void
take_imprint(struct marc *c, const struct node *n, struct mods_host *h)
{
	struct str s = marc_without_stop(marc_sub(c, n, 'd'));
	size_t colon = str_find(s, STR(" : ")), comma = str_rchr(s, ',');
	struct rec_text publisher = {0};

	if (s.n == 0)
		return;
	mods_origin_date(&h->origin,
			 comma == STR_NPOS ? s : str_from(s, comma + 1), 1);
	if (colon == STR_NPOS)
		return;
	h->origin.place = marc_without_marks(str_left(s, colon));
	if (comma != STR_NPOS && comma > colon + 3)
		s = str_left(s, comma);
	publisher.text = marc_without_marks(str_from(s, colon + 3));
	if (publisher.text.n > 0)
		texts_push(c->r->arena, &h->origin.publishers, publisher);
}

static void
take_ids(struct marc *c, const struct node *n, struct mods_host *h)
{
	const struct node *s = NULL;
	struct rec_ident id;

	push_issn(c, marc_without_stop(marc_sub(c, n, 'x')), h);
	while ((s = marc_next(n, s, "z")) != NULL) {
		struct str t = marc_without_stop(marc_text(c, s));

		if (!mods_identifier_typed(&c->m, STR("isbn"), t, &id))
			continue;
		h->isbn = h->isbn || id.kind == ID_ISBN;
		mods_push_id(&c->m, id);
	}
}

/* "Title : subtitle" is how it stands there: ISBD within one subfield. */
static struct str
title_of(struct marc *c, const struct node *n)
{
	struct str t = marc_without_stop(marc_join(c, n, "t", STR(". ")));

	if (t.n == 0)
		t = marc_without_stop(marc_sub(c, n, 'p'));
	if (t.n == 0)
		t = marc_without_stop(marc_sub(c, n, 's'));
	return marc_plain_colons(c, t);
}

/* Who wrote or edited the book: an editor only if it says so. */
static void
take_main_entry(struct marc *c, const struct node *n, struct mods_host *h)
{
	static const struct str words[] = {STR_LIT("hrsg"), STR_LIT("(hg"),
					   STR_LIT("herausgeb"), STR_LIT("(ed"),
					   STR_LIT(" ed.")};
	struct str a = marc_without_marks(marc_sub(c, n, 'a'));
	struct rec_name name = {.role = ROLE_EDITOR, .raw = a};
	size_t comma = str_chr(a, ',');

	if (a.n == 0)
		return;
	if (!MARC_HAS(a, words) || comma == STR_NPOS) {
		mods_warn(&c->m, "host: '" STR_FMT "', whose it is, left out",
			  STR_ARG(str_left(a, 60)));
		return;
	}
	name.kind = NAME_PERSON;
	name.family = str_trim(str_left(a, comma));
	name.given = str_trim(str_from(a, comma + 1));
	name.given = str_trim(str_left(name.given, str_chr(name.given, '(')));
	names_push(c->r->arena, &h->editors, name);
}

void
marc_host(struct marc *c, const struct node *n)
{
	struct mods_host *h;

	if (c->m.hosted && marc_next(n, NULL, "tapsxz") == NULL) {
		/* K10plus: the numbers again, in a field of their own. */
		for (size_t i = 0; i < c->m.nhosts; i++)
			if (!c->m.hosts[i].series)
				marc_host_part(c, n, &c->m.hosts[i].part);
		return;
	}
	if (c->m.hosted) {
		mods_warn(&c->m, "host: more than one, the first taken");
		marc_relation(c, n);
		return;
	}
	h = add_host(c);
	if (h == NULL)
		return;
	c->m.hosted = true;
	h->title = title_of(c, n);
	h->origin.edition = marc_without_marks(marc_sub(c, n, 'b'));
	take_imprint(c, n, h);
	take_ids(c, n, h);
	marc_host_part(c, n, &h->part);
	take_main_entry(c, n, h);
	h->kind = kind_of(c, n, h);
}

/* --- Relations ------------------------------------------------------------ */

static void
push_related_ids(struct marc *c, const struct node *n)
{
	static const struct {
		char code[2];
		struct str type;
	} codes[] = {{"x", STR_LIT("issn")}, {"z", STR_LIT("isbn")}};

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		const struct node *s = NULL;
		struct rec_ident id;

		while ((s = marc_next(n, s, codes[i].code)) != NULL) {
			struct str t = marc_without_stop(marc_text(c, s));

			if (!mods_identifier_typed(&c->m, codes[i].type, t,
						   &id))
				continue;
			id.own = false;
			mods_push_id(&c->m, id);
		}
	}
}

/* "Fortsetzung von: Title -- 1234-5679" */
void
marc_relation(struct marc *c, const struct node *n)
{
	struct rec_texts *l = &c->r->relations;
	struct str label = marc_without_marks(marc_sub(c, n, 'i'));
	struct str title = title_of(c, n);
	struct str numbers = marc_join(c, n, "xz", STR(" -- "));

	push_related_ids(c, n);
	title = mods_cat(&c->m, title, STR(" -- "), numbers);
	if (title.n == 0)
		return;
	if (l->n == MODS_RELATIONS_MAX) {
		mods_warn_over(&c->m, MODS_OVER_RELATIONS, MODS_RELATIONS_MAX,
			       "related items");
		return;
	}
	texts_push(c->r->arena, l,
		   (struct rec_text){mods_cat(&c->m, label, STR(": "), title),
				     STR_NONE});
}

/* 776: the printed book of the electronic one. */
void
marc_other_form(struct marc *c, const struct node *n)
{
	marc_relation(c, n);
}
