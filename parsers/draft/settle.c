/*
 * The draft: the order in which its questions are asked; first of all, what the
 * item is said to be part of.
 */
#include "core/ident.h"
#include "parsers/draft/internal.h"

void
draft_part_of(struct draft *d, struct str s)
{
	if (ident_classify(d->r->arena, s).kind == ID_OTHER)
		draft_keep(&d->part_of, s);
}

/* The collection of a thesis is no host, the journal of an article is. */
bool
draft_stands_in(const struct draft *d)
{
	struct str unknown;
	enum rec_type type = vocab_type_of(&d->r->types, &unknown);

	return rec_type_is(type, CLASS_ARTICLE) ||
	       rec_type_is(type, CLASS_CHAPTER) ||
	       type == TYPE_CONFERENCE_PAPER;
}

/* The title alone, or all of the citation. */
static void
settle_part(struct draft *d)
{
	if (d->part_of.n > 0 && draft_stands_in(d) &&
	    (d->nhosts == 0 || d->hosts[0].kind == HOST_SERIES ||
	     d->hosts[0].title.n == 0))
		draft_citation(d, CITED_PART,
			       (struct rec_text){d->part_of, STR_NONE});
}

void
draft_settle(struct draft *d)
{
	settle_part(d);
	draft_settle_ids(d);
	draft_settle_language(d);
	draft_name_stated(d);
	draft_name_advisors(d);
	draft_settle_names(d);
	draft_settle_titles(d);
	draft_settle_words(d);
	draft_settle_dois(d);
	draft_sort_hosts(d);
	draft_settle_descriptions(d);
	draft_settle_citations(d);
	draft_settle_sources(d);
	draft_settle_type(d);
	draft_settle_people(d);
	draft_settle_edited(d);
	draft_settle_hosts(d);
	draft_settle_platforms(d);
	draft_settle_institution(d);
	draft_settle_publishers(d);
	draft_settle_dates(d);
	draft_settle_number(d);
	draft_settle_subjects(d);
	draft_settle_marks(d);
}
