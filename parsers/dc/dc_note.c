/* Dublin Core: which description is the abstract, and what the others are. */
#include "core/ident.h"
#include "parsers/text/citation.h"
#include "parsers/dc/dc_read.h"
#include "parsers/vocab/vocab.h"

/* Of no use to anybody; kept as sent only. */
static const struct str noise[] = {
    STR_LIT("SeriesInformation"),
    STR_LIT("No description provided"),
    STR_LIT("Made available in DSpace"),
    STR_LIT("Submitted by "),
    STR_LIT("Approved for entry into archive"),
    STR_LIT("Restored into DSpace"),
};

/* About the item, but not its abstract. */
static const struct str note_starts[] = {
    STR_LIT("Comment: "),
    STR_LIT("Citation: "),
    STR_LIT("This work was "),
    STR_LIT("This work is supported"),
    STR_LIT("This work has been supported"),
    STR_LIT("This research was supported"),
    STR_LIT("This research was funded"),
    STR_LIT("This is the "),
    STR_LIT("This is an Accepted"),
    STR_LIT("This is an Author"),
    STR_LIT("This is an Open Access"),
    STR_LIT("The final version"),
    STR_LIT("The final publication"),
    STR_LIT("The published version"),
    STR_LIT("The version of record"),
    STR_LIT("The definitive version"),
    STR_LIT("Published version"),
    STR_LIT("Accepted version"),
    STR_LIT("Publisher's version"),
    STR_LIT("We acknowledge"),
    STR_LIT("The authors acknowledge"),
    STR_LIT("The authors thank"),
    STR_LIT("Acknowledg"),
    STR_LIT("Supported by "),
    STR_LIT("Funded by "),
    STR_LIT("Funding: "),
    STR_LIT("Gef\xc3\xb6rdert "),
    STR_LIT("Includes bibliograph"),
    STR_LIT("Includes index"),
    STR_LIT("Bibliography: "),
    STR_LIT("Literaturverz"),
    STR_LIT("Title from "),
    STR_LIT("Description based on"),
    STR_LIT("Thesis ("),
    STR_LIT("Thesis--"),
    STR_LIT("Thesis (Ph"),
    STR_LIT("Tese de "),
    STR_LIT("Disserta\xc3\xa7\xc3\xa3o de "),
    STR_LIT("Mestrado em "),
    STR_LIT("Dissertation (Ph"),
    STR_LIT("Diss., "),
    STR_LIT("Zugl.: "),
    STR_LIT("Peer reviewed"),
    STR_LIT("Peer-reviewed"),
    STR_LIT("PeerReviewed"),
    STR_LIT("Text in "),
    STR_LIT("In: "),
    STR_LIT("Uploaded by "),
    STR_LIT("International audience"),
    STR_LIT("National audience"),
    STR_LIT("Electronic version"),
    STR_LIT("Vita."),
    STR_LIT("UK sponsors"),
};

/* "It first appeared at http://dx.doi.org/...": the item's own DOI. */
static const struct str version_notes[] = {
    STR_LIT("This is the "),        STR_LIT("The final "),
    STR_LIT("The published "),      STR_LIT("The version of record"),
    STR_LIT("This is an Accepted"), STR_LIT("This is an Author"),
};

bool
dc_starts_with(struct str s, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s.n > 0 &&
		    chr_tolower(s.p[0]) == chr_tolower(words[i].p[0]) &&
		    str_istarts(s, words[i]))
			return true;
	return false;
}

bool
dc_has_word(struct str s, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ifind(s, words[i]) != STR_NPOS)
			return true;
	return false;
}

static bool
is_noise(struct dc *d, struct str s)
{
	return DC_STARTS(s, noise) ||
	       (s.n < 24 && vocab_language(d->r->arena, s).n > 0);
}

/* "Main" of "Main: sub" is enough to find a title again. */
static bool
tells_citation(struct dc *d, struct str s)
{
	struct str title = record_title(d->r);
	struct citation c;
	size_t at;

	if (citation_parse_issn(s, &c) || citation_parse_issue(s, &c))
		return dc_take_citation(d, s);
	if (s.n > 600 || title.n < 12 || d->r->container.n > 0)
		return false;
	at = str_ifind(s, title);
	return at != STR_NPOS && s.n > title.n + 12 && dc_take_citation(d, s);
}

static void
version_doi(struct dc *d, struct str s)
{
	struct record *r = d->r;
	struct str doi;

	if (record_id(r, ID_DOI).n > 0 || !DC_STARTS(s, version_notes) ||
	    !ident_doi_within(r->arena, s, &doi))
		return;
	idents_push(r->arena, &r->ids, (struct rec_ident){ID_DOI, doi, true});
	record_warn(r, "doi: found in a note on the version");
}

/* The first is the abstract; one in another language is, too. */
static bool
is_abstract(const struct record *r, const struct rec_text *t)
{
	for (size_t i = 0; i < r->abstracts.n; i++)
		if (t->lang.n == 0 || r->abstracts.v[i].lang.n == 0 ||
		    str_ieq(r->abstracts.v[i].lang, t->lang))
			return false;
	return true;
}

void
dc_settle_notes(struct dc *d)
{
	struct record *r = d->r;

	for (size_t i = 0; i < d->descriptions.n; i++) {
		struct rec_text t = d->descriptions.v[i];
		struct citation c;

		if (is_noise(d, t.text))
			continue;
		if (ident_is_url(t.text)) { /* Digital Commons: a thumbnail */
			idents_push(r->arena, &r->ids,
				    (struct rec_ident){ident_is_file_url(t.text)
							   ? ID_FILE
							   : ID_URL,
						       t.text, false});
			continue;
		}
		/* Said by the journal and its number. */
		if (citation_parse_issn(t.text, &c) &&
		    dc_take_citation(d, t.text))
			continue;
		version_doi(d, t.text);
		if (!DC_STARTS(t.text, note_starts) && is_abstract(r, &t) &&
		    !tells_citation(d, t.text))
			texts_push(r->arena, &r->abstracts, t);
		else
			texts_push(r->arena, &r->notes, t);
	}
}
