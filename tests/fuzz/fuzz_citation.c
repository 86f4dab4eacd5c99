/*
 * Citations: whatever a text says, what is understood of it stands in it, the
 * name of a container is a name, and a citation of the item itself has its
 * title. The first line is the title, the rest the text.
 */
#include <string.h>

#include "parsers/citation/citation.h"
#include "tests/fuzz/fuzz.h"

static void
check_view(struct str text, struct str s)
{
	if (s.n == 0)
		return;
	FUZZ_CHECK(s.p >= text.p && s.p + s.n <= text.p + text.n);
	FUZZ_CHECK(str_trim(s).n == s.n);
	FUZZ_CHECK(fuzz_clean(s));
}

static void
check_citation(struct str text, const struct citation *c)
{
	const struct str views[] = {
	    c->title,  c->container,  c->series,    c->number,
	    c->volume, c->issue,      c->part,      c->issue_title,
	    c->pages,  c->first_page, c->last_page, c->article,
	    c->issn,   c->isbn,       c->doi,       c->publisher,
	    c->place,  c->editors,    c->event,     c->rest,
	};

	for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++)
		check_view(text, views[i]);
	FUZZ_CHECK(c->kind < CITATION_KIND__MAX);
	FUZZ_CHECK(c->year == 0 || (c->year >= 1500 && c->year <= 2099));
	FUZZ_CHECK(c->month >= 0 && c->month <= 24 && c->month_to <= 24);
	FUZZ_CHECK(c->day >= 0 && c->day <= 31);
	FUZZ_CHECK(c->last_page.n == 0 || c->first_page.n > 0);
	FUZZ_CHECK(!str_starts(c->container, STR("\"")));
	FUZZ_CHECK(c->kind != CITATION_JOURNAL || c->container.n > 0);
	FUZZ_CHECK(c->kind != CITATION_NUMBERS || c->container.n == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = fuzz_text(data, size), title, first, last;
	struct citation_own own = {0};
	struct citation c;
	size_t at, end;

	if (!fuzz_clean(text))
		return 0;
	citation_read(text, NULL, &c);
	check_citation(text, &c);
	FUZZ_CHECK(!c.own);
	if (citation_pages(text, &first, &last))
		FUZZ_CHECK(first.n > 0);
	str_cut(&text, '\n', &title);
	own.title = title;
	own.families[own.families_n++] = STR("Novak");
	citation_read(text, &own, &c);
	check_citation(text, &c);
	FUZZ_CHECK(!c.own || citation_title(text, title, &at, &end));
	citation_is_own(text, &own);
	return 0;
}
