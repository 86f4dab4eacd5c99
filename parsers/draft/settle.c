/* The draft: the order in which its questions are asked. */
#include "parsers/draft/internal.h"

void
draft_settle(struct draft *d)
{
	draft_settle_ids(d);
	draft_settle_language(d);
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
