/* MARCXML: titles (130, 210 to 247), and those in other scripts (880). */
#include "parsers/marc/internal.h"

enum { ELISION_MAX = 4 }; /* "L' ", "Un' " */

/* "L' imaginaire": a blank behind the article, for the sake of sorting. */
static struct str
without_gap(struct marc *c, struct str s)
{
	size_t at = str_find(str_left(s, ELISION_MAX), STR("' "));

	if (at == STR_NPOS || at == 0 || !chr_alpha(s.p[at - 1]))
		return s;
	return draft_join(&c->d, str_left(s, at + 1), STR(""),
			  str_from(s, at + 2));
}

static void
push(struct marc *c, enum title_kind kind, struct str s)
{
	struct rec_text t = {.text =
				 marc_plain_colons(c, marc_without_stop(s))};

	draft_title(&c->d, kind, t);
}

/* How the next part is joined: what stands behind the part before tells. */
static struct str
joint(char code, char before, char mark, struct str so_far)
{
	if (code == 'b')
		return mark == ';' ? STR(" ; ") : STR(": ");
	if (code != 'n' && code != 'p')
		return STR(" ");
	/* ISBD 1.3.6: the name behind the number. */
	if (code == 'p' && before == 'n' && !str_ends(so_far, STR(".")))
		return str_ends(so_far, STR(",")) ? STR(" ") : STR(", ");
	return str_ends(so_far, STR(".")) ? STR(" ") : STR(". ");
}

static char
last_mark(struct str s)
{
	s = str_trim(s);
	return s.n == 0 ? '\0' : s.p[s.n - 1];
}

/*
 * "$a Die Reise : $b Roman = The journey / $c Anna Meyer": a parallel title
 * comes behind "=", be it in $b alone or a part of it.
 */
static struct str
title_of(struct marc *c, const struct node *n, struct str *parallel)
{
	const struct node *s = NULL;
	struct str title = STR_NONE, part;
	char mark = '\0', before = '\0';

	*parallel = STR_NONE;
	while ((s = marc_next(n, s, "abnp")) != NULL) {
		char code = marc_code(s);
		size_t at;

		part = marc_text(c, s);
		if (code == 'a')
			part = without_gap(c, part);
		if (code == 'b' &&
		    (mark == '=' || str_starts(part, STR("= ")))) {
			if (part.p[0] == '=')
				part = str_trim(str_from(part, 1));
			*parallel = marc_without_marks(part);
			mark = last_mark(part);
			continue;
		}
		at = code == 'b' ? str_find(part, STR(" = ")) : STR_NPOS;
		if (at != STR_NPOS)
			*parallel = marc_without_marks(str_from(part, at + 3));
		title =
		    draft_join(&c->d, title, joint(code, before, mark, title),
			       marc_without_marks(str_left(part, at)));
		mark = last_mark(part);
		/* "Road map. 1." */
		if (code == 'n' && str_ends(title, STR(".")))
			title.n--;
		before = code;
	}
	return title;
}

/*
 * The title as it is sorted: behind the mark that ends the article, or behind
 * as many characters as the second indicator says.
 */
static struct str
sorted(struct marc *c, const struct node *n)
{
	static const struct str marks[] = {STR_LIT("\xc2\x9c"),
					   STR_LIT("\xc2\x89"), STR_LIT(">>")};
	const struct node *a = marc_next(n, NULL, "a");
	struct str s;
	char skip = marc_indicator(n, 2);

	if (a == NULL)
		return STR_NONE;
	s = str_trim(node_text(a, c->r->arena));
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t at = str_find(s, marks[i]);

		if (at != STR_NPOS)
			return str_trim(str_from(s, at + marks[i].n));
	}
	return chr_digit(skip) ? str_from(s, (size_t)(skip - '0')) : s;
}

/* "The journey = Le voyage": one in each of several languages. */
static void
push_parallel(struct marc *c, struct str s)
{
	size_t at;

	while ((at = str_find(s, STR(" = "))) != STR_NPOS) {
		push(c, TITLE_TRANSLATED, str_left(s, at));
		s = str_from(s, at + 3);
	}
	push(c, TITLE_TRANSLATED, s);
}

void
marc_title(struct marc *c, const struct node *n)
{
	struct str parallel, title = title_of(c, n, &parallel);

	push(c, TITLE_MAIN, title);
	push_parallel(c, parallel);
	c->set_title = marc_without_marks(marc_sub(c, n, 'a'));
	c->sorted_title = marc_without_marks(sorted(c, n));
	c->part = marc_without_marks(marc_sub(c, n, 'n'));
	c->d.responsible = marc_sub(c, n, 'c');
}

/* 222, 242, 246, 247; a title on the spine or cover says nothing new. */
void
marc_other_title(struct marc *c, const struct node *n)
{
	bool varying = str_eqc(marc_tag(n), "246");
	struct str parallel;

	if (varying && marc_indicator(n, 2) == '8')
		return;
	push(c, TITLE_ALTERNATIVE, title_of(c, n, &parallel));
}

/* 130, 240: under which a catalogue files it, or the original of it. */
void
marc_uniform_title(struct marc *c, const struct node *n)
{
	push(c, TITLE_ALTERNATIVE, marc_join(c, n, "anp", STR(". ")));
}

/* Its stops are those of what is abbreviated. */
void
marc_short_title(struct marc *c, const struct node *n)
{
	draft_title(
	    &c->d, TITLE_SHORT,
	    (struct rec_text){.text = marc_without_marks(marc_sub(c, n, 'a'))});
}

/*
 * The same field in another script: titles are kept, who wrote it and who
 * published it is said once.
 */
void
marc_script(struct marc *c, const struct node *n)
{
	struct str of = marc_sub(c, n, '6'), parallel, title;

	if (!str_starts(of, STR("245")) && !str_starts(of, STR("246"))) {
		c->scripts++;
		return;
	}
	title = title_of(c, n, &parallel);
	push(c, TITLE_ALTERNATIVE, title);
}
