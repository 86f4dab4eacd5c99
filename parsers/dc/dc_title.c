/* Dublin Core: the punctuation of titles. */
#include <string.h>

#include "parsers/dc/dc_read.h"

/* "Main:Sub" of OPUS4: a colon between letters, no address. */
static void
open_colon(struct record *r, struct str *s)
{
	size_t at = str_chr(*s, ':');
	char *p;

	if (at == STR_NPOS || at < 4 || at + 4 > s->n ||
	    !(chr_lower(s->p[at - 1]) || (unsigned char)s->p[at - 1] >= 0x80) ||
	    !(chr_upper(s->p[at + 1]) || (unsigned char)s->p[at + 1] >= 0x80))
		return;
	p = arena_alloc(r->arena, s->n + 1);
	if (p == NULL)
		return;
	memcpy(p, s->p, at + 1);
	p[at + 1] = ' ';
	memcpy(p + at + 2, s->p + at + 1, s->n - at - 1);
	*s = str_of(p, s->n + 1);
	record_warn(r, "title: a blank put behind its colon");
}

/* French puts a blank in front of a colon. */
static bool
is_french(const struct record *r, size_t i)
{
	struct str lang = r->titles.v[i].lang;

	if (lang.n == 0)
		lang = r->language;
	return str_istarts(lang, STR("fr"));
}

/* "Voices : form", "Centers :The case" of library catalogues. */
static void
close_colons(struct record *r, struct str *s)
{
	char *p;
	size_t n = 0;

	if (str_find(*s, STR(" :")) == STR_NPOS)
		return;
	p = arena_alloc(r->arena, 2 * s->n);
	if (p == NULL)
		return;
	for (size_t i = 0; i < s->n; i++) {
		bool colon = s->p[i] == ' ' && i > 0 && i + 2 < s->n &&
			     s->p[i + 1] == ':' &&
			     (s->p[i + 2] == ' ' || chr_alpha(s->p[i + 2]));

		if (colon) {
			p[n++] = ':';
			i++;
			if (s->p[i + 1] != ' ')
				p[n++] = ' ';
		} else {
			p[n++] = s->p[i];
		}
	}
	if (n == s->n)
		return;
	*s = str_of(p, n);
	record_warn(r, "title: the blank in front of its colon left out");
}

/* Library catalogues end a title with " /". */
void
dc_settle_titles(struct dc *d)
{
	static const struct str slash = {" /", 2};
	struct record *r = d->r;

	for (size_t i = 0; i < r->titles.n; i++) {
		struct str *s = &r->titles.v[i].text;

		if (s->n > slash.n && str_ends(*s, slash))
			s->n -= slash.n;
		if (site_has(d->site, HABIT_TIGHT_COLONS))
			open_colon(r, s);
		else if (!site_has(d->site, HABIT_OWN_COLONS) &&
			 !is_french(r, i))
			close_colons(r, s);
	}
}
