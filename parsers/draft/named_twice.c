/*
 * The draft: who is named more than once, in other scripts, languages and
 * forms, is named once.
 */
#include <string.h>

#include "core/norm.h"
#include "parsers/draft/internal.h"
#include "parsers/names/names.h"

enum {
	LATIN_LEAD = 0xcc,  /* first bytes of letters up to U+033F */
	WIDE_LEAD = 0xe3,   /* ... of those of East Asia, at least */
	LANGUAGES_MAX = 60, /* names in all languages together */
	COMPARED_MAX = 200, /* names that others are compared with */
	FOLDED_MAX = 200    /* bytes of one, folded */
};

/*
 * Is the same person named in the script of the title, or in front of this in
 * any?
 */
static bool
is_named_in_script(const struct draft_people *l, size_t at,
		   enum names_script title)
{
	const struct draft_person *p = &l->v[at];
	bool odd = names_script(p->name.family) != title;

	for (size_t i = 0; i < l->n && i < COMPARED_MAX; i++) {
		const struct draft_person *other = &l->v[i];

		if (odd && other->said == p->said &&
		    names_romanised(&p->name, &other->name) &&
		    (i < at || names_script(other->name.family) == title))
			return true;
	}
	return false;
}

static bool
is_latin(const struct rec_name *n)
{
	struct str s = n->family.n > 0 ? n->family : n->literal;

	return s.n > 0 && (unsigned char)s.p[0] <= LATIN_LEAD;
}

static bool
two_scripts(const struct draft_people *l)
{
	for (size_t i = 1; i < l->n; i++)
		if (is_latin(&l->v[i].name) != is_latin(&l->v[0].name))
			return true;
	return false;
}

/* Everybody once, in the script of the title. */
static void
drop_other_scripts(struct draft *d)
{
	struct draft_people *l = &d->people;
	const struct rec_texts *titles = &d->titles[TITLE_MAIN];
	struct draft_person *kept;
	size_t n = 0;

	if (l->n < 2 || l->n > COMPARED_MAX || titles->n == 0)
		return;
	kept = arena_zero(d->r->arena, l->n * sizeof(*kept));
	if (kept == NULL)
		return;
	for (size_t i = 0; i < l->n; i++)
		if (!is_named_in_script(l, i, names_script(titles->v[0].text)))
			kept[n++] = l->v[i];
	if (n == l->n)
		return;
	draft_warn(d, "names: %zu said in another script, too", l->n - n);
	memcpy(l->v, kept, n * sizeof(*kept));
	l->n = n;
}

/* "ANNA NOVAK BERG", and "Novak Berg, Anna" beside it in the same part. */
static bool
is_named_in_parts(const struct draft_people *l, size_t at)
{
	const struct draft_person *p = &l->v[at];
	char whole[FOLDED_MAX], parts[FOLDED_MAX];
	struct str s = p->name.literal;
	size_t n;

	if (p->name.family.n > 0 || s.n == 0 || s.n >= FOLDED_MAX)
		return false;
	n = norm_fold(whole, sizeof(whole), s);
	for (size_t i = 0; i < l->n; i++) {
		const struct rec_name *name = &l->v[i].name;
		size_t end;

		if (l->v[i].said != p->said || name->family.n == 0 ||
		    name->given.n + 1 + name->family.n != s.n)
			continue;
		end = norm_fold(parts, sizeof(parts) - 1, name->given);
		parts[end++] = ' ';
		end +=
		    norm_fold(parts + end, sizeof(parts) - end, name->family);
		if (str_eq(str_of(whole, n), str_of(parts, end)))
			return true;
	}
	return false;
}

static void
drop_whole_forms(struct draft *d)
{
	struct draft_people *l = &d->people;
	size_t n = 0, before = l->n;

	if (l->n < 2 || l->n > COMPARED_MAX)
		return;
	for (size_t i = 0; i < l->n; i++)
		if (!is_named_in_parts(l, i))
			l->v[n++] = l->v[i];
	l->n = n;
	if (n < before)
		draft_warn(d, "names: %zu said in natural order, too",
			   before - n);
}

/* "ru-RU", "ru_RU", "ru": the same language. */
static bool
is_in(struct str lang, struct str want)
{
	return lang.n >= want.n && str_istarts(lang, want) &&
	       (lang.n == want.n || !chr_alpha(lang.p[want.n]));
}

/* How many are named in the language of the i-th, in the same part. */
static size_t
named_in(const struct draft_people *l, size_t i, struct str lang)
{
	size_t n = 0;

	for (size_t k = 0; k < l->n; k++)
		n += l->v[k].said == l->v[i].said && is_in(l->v[k].lang, lang);
	return n;
}

/*
 * OJS, Kazakhstan: everybody once in each of three languages, of which two have
 * the same script. As many in each as in that of the item are the same people.
 */
static void
drop_other_languages(struct draft *d)
{
	struct draft_people *l = &d->people;
	struct str own = str_left(d->r->language, str_chr(d->r->language, '-'));
	size_t n = 0, wanted = 0;

	for (size_t i = 0; i < l->n; i++) {
		if (l->n > LANGUAGES_MAX || own.n == 0 || l->v[i].lang.n < 2 ||
		    l->v[i].said != l->v[0].said)
			return;
		if (wanted == 0)
			wanted = named_in(l, i, own);
		if (wanted == 0 ||
		    named_in(l, i, str_left(l->v[i].lang, 2)) != wanted)
			return;
	}
	for (size_t i = 0; i < l->n; i++)
		if (is_in(l->v[i].lang, own))
			l->v[n++] = l->v[i];
	if (n < l->n)
		draft_warn(d, "names: %zu said in another language, too",
			   l->n - n);
	l->n = n;
}

enum reading { READ_HAN, READ_KANA, READ_LATIN, READ_OTHER, READ__MAX };

static enum reading
reading_of(const struct rec_name *n)
{
	struct str s = n->family.n > 0 ? n->family : n->literal;

	if (names_are_kana(s))
		return READ_KANA;
	if (names_script(s) == SCRIPT_LATIN)
		return READ_LATIN;
	return s.n > 0 && (unsigned char)s.p[0] >= WIDE_LEAD ? READ_HAN
							     : READ_OTHER;
}

/*
 * Repositories of Japan name everybody three times: as written, as read, in
 * Latin letters. As many of each are the same people.
 */
static void
drop_readings(struct draft *d)
{
	struct draft_people *l = &d->people;
	size_t found[READ__MAX] = {0}, n = 0;

	for (size_t i = 0; i < l->n; i++)
		found[reading_of(&l->v[i].name)]++;
	if (found[READ_KANA] == 0 || found[READ_HAN] != found[READ_KANA] ||
	    (found[READ_LATIN] != 0 && found[READ_LATIN] != found[READ_HAN]))
		return;
	for (size_t i = 0; i < l->n; i++)
		if (reading_of(&l->v[i].name) != READ_KANA &&
		    reading_of(&l->v[i].name) != READ_LATIN)
			l->v[n++] = l->v[i];
	draft_warn(d, "names: %zu that are readings of others", l->n - n);
	l->n = n;
}

static bool
titled_in(const struct draft *d, bool latin)
{
	const struct rec_texts *l = &d->titles[TITLE_MAIN];

	for (size_t i = 0; i < l->n; i++)
		if ((names_script(l->v[i].text) == SCRIPT_LATIN) == latin)
			return true;
	return false;
}

/* The next name of that part and kind, from `at` on; l->n: none. */
static size_t
next_read(const struct draft_people *l, size_t at, unsigned said,
	  enum reading kind)
{
	while (at < l->n &&
	       (l->v[at].said != said || reading_of(&l->v[at].name) != kind))
		at++;
	return at;
}

/* Is the first in Han the first in Latin letters, and so on to the last? */
static bool
pairs_of_han(const struct draft_people *l, unsigned said)
{
	size_t han = next_read(l, 0, said, READ_HAN);
	size_t latin = next_read(l, 0, said, READ_LATIN);
	size_t n = 0;

	for (; han < l->n && latin < l->n; n++) {
		if (!names_read_alike(&l->v[han].name, &l->v[latin].name))
			return false;
		han = next_read(l, han + 1, said, READ_HAN);
		latin = next_read(l, latin + 1, said, READ_LATIN);
	}
	return n > 0 && han == l->n && latin == l->n;
}

/*
 * Repositories of China, Taiwan and Japan say title and names in Han and in
 * Latin letters: those in the script of the first title are kept.
 */
static void
drop_han_pairs(struct draft *d)
{
	static const unsigned parts[] = {BIT(SAID_AUTHOR), BIT(SAID_ADVISOR),
					 BIT(SAID_TOOK_PART)};
	struct draft_people *l = &d->people;
	enum reading other = READ_LATIN;
	size_t before = l->n;

	if (!titled_in(d, true) || !titled_in(d, false))
		return;
	if (names_script(d->titles[TITLE_MAIN].v[0].text) == SCRIPT_LATIN)
		other = READ_HAN;
	for (size_t k = 0; k < COUNT(parts); k++) {
		size_t n = 0;

		if (!pairs_of_han(l, parts[k]))
			continue;
		for (size_t i = 0; i < l->n; i++)
			if (l->v[i].said != parts[k] ||
			    reading_of(&l->v[i].name) != other)
				l->v[n++] = l->v[i];
		l->n = n;
	}
	if (l->n < before)
		draft_warn(d, "names: %zu said in another script, too",
			   before - l->n);
}

/* Persons and bodies told apart: by all names, as the source writes them. */
void
draft_settle_names(struct draft *d)
{
	struct draft_people *l = &d->people;
	struct rec_names all = {.n = l->n, .cap = l->n};

	if (l->n == 0)
		return;
	all.v = arena_zero(d->r->arena, l->n * sizeof(*all.v));
	if (all.v == NULL)
		return;
	for (size_t i = 0; i < l->n; i++) {
		all.v[i] = l->v[i].name;
		all.v[i].role = (l->v[i].said & BIT(SAID_AUTHOR)) != 0
				    ? ROLE_AUTHOR
				    : ROLE_CONTRIBUTOR;
		/* No body does that. */
		if ((l->v[i].said & BIT(SAID_ADVISOR)) != 0)
			all.v[i].role = ROLE_ADVISOR;
	}
	names_settle(d->r, &all, d->r->names_order);
	for (size_t i = 0; i < l->n; i++)
		l->v[i].name = all.v[i];
	drop_other_languages(d);
	if (two_scripts(l))
		drop_other_scripts(d);
	drop_whole_forms(d);
	drop_readings(d);
	drop_han_pairs(d);
}
