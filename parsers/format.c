/* The table of metadata formats. */
#include "parsers/format.h"

#include <string.h>

#include "parsers/arxiv.h"
#include "parsers/crossref.h"
#include "parsers/datacite.h"
#include "parsers/dc/dc.h"
#include "parsers/doaj.h"
#include "parsers/dspace.h"
#include "parsers/etd.h"
#include "parsers/europeana.h"
#include "parsers/jats.h"
#include "parsers/jpcoar.h"
#include "parsers/lom.h"
#include "parsers/marc/marc.h"
#include "parsers/mods/mods.h"
#include "parsers/rioxx.h"
#include "parsers/tef.h"
#include "parsers/tei.h"
#include "parsers/xmetadiss.h"

/*
 * How much of a record a format carries, whatever software wrote it: parts of
 * names, roles, hosts and their numbers, kinds of dates.
 */
enum {
	RANK_DC = 1,    /* fifteen elements of text */
	RANK_QUALIFIED, /* and kinds of dates, relations, citations */
	RANK_THESIS,    /* and the degree of a thesis */
	RANK_DSPACE,    /* and roles, places, whatever a repository adds */
	RANK_RIOXX,     /* and roles, the date and the DOI of publication */
	RANK_JPCOAR,    /* and parts of names, the journal, its numbers */
	RANK_MARC,      /* all of it, in the way of library catalogues */
	RANK_JATS,      /* parts of names, the journal, its numbers */
	RANK_DOAJ,      /* whole names, the journal, its numbers */
	RANK_CROSSREF,  /* parts of names, hosts and their numbers */
	RANK_TEI,       /* parts of names, hosts and their numbers */
	RANK_ARXIV,     /* parts of names, kinds of dates and references */
	RANK_XMETADISS, /* parts of names, degree and school */
	RANK_DATACITE,  /* parts of names, kinds of all things */
	RANK_HARVESTED, /* the same, in the envelope made for it */
	RANK_MODS       /* and roles, hosts and their numbers */
};

/*
 * The same root name may come in several namespaces: some servers put
 * <dc> into the elements' own namespace or into none.
 */
const struct metadata_format metadata_formats[] = {
    {"oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/", "dc", RANK_DC,
     dc_parse, .child = "title"},
    {"oai_dc", "http://purl.org/dc/elements/1.1/", "dc", RANK_DC, dc_parse},
    {"oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc", "dc", RANK_DC,
     dc_parse},
    {"mods", "http://www.loc.gov/mods/v3", "mods", RANK_MODS, mods_parse,
     .child = "titleInfo"},
    {"mods", "http://www.loc.gov/mods/v3", "modsCollection", RANK_MODS,
     mods_parse, .many = true},
    {"oai_datacite", "http://schema.datacite.org/oai/oai-1.1/", "oai_datacite",
     RANK_HARVESTED, datacite_parse},
    {"oai_datacite", "http://schema.datacite.org/oai/oai-1.0/", "oai_datacite",
     RANK_HARVESTED, datacite_parse},
    {"datacite", "http://datacite.org/schema/kernel-*", "resource",
     RANK_DATACITE, datacite_parse, .child = "titles"},
    {"oai_openaire", "http://namespace.openaire.eu/schema/oaire/", "resource",
     RANK_DATACITE, datacite_parse},
    {"marcxml", "http://www.loc.gov/MARC21/slim", "record", RANK_MARC,
     marcxml_parse, .child = "datafield"},
    {"marcxml", "http://www.loc.gov/MARC21/slim", "collection", RANK_MARC,
     marcxml_parse, .many = true},
    {"oai_marc", "http://www.openarchives.org/OAI/1.1/oai_marc", "oai_marc",
     RANK_MARC, marcxml_parse},
    {"oai_marc", "http://www.openarchives.org/OAI/oai_marc", "oai_marc",
     RANK_MARC, marcxml_parse},
    {"xMetaDissPlus", "http://www.d-nb.de/standards/xmetadissplus/",
     "xMetaDiss", RANK_XMETADISS, xmetadiss_parse},
    {"xMetaDissPlus", "http://www.bsz-bw.de/xmetadissplus/*", "xMetaDiss",
     RANK_XMETADISS, xmetadiss_parse},
    {"xmetadiss", "http://www.d-nb.de/standards/xMetaDiss/", "xMetaDiss",
     RANK_XMETADISS, xmetadiss_parse},
    {"oai_qdc", "http://dspace.org/qualifieddc/", "qualifieddc", RANK_QUALIFIED,
     dc_parse, .child = "title"},
    {"oai_qdc", "http://worldcat.org/xmlschemas/qdc-1.0/", "qualifieddc",
     RANK_QUALIFIED, dc_parse},
    {"oai_qdc", "http://www.bl.uk/namespaces/oai_dcq/", "qualifieddc",
     RANK_QUALIFIED, dc_parse},
    {"oai_qdc", "http://epubs.cclrc.ac.uk/xmlns/qdc/", "qualifieddc",
     RANK_QUALIFIED, dc_parse},
    {"dcterms", "http://purl.org/dc/terms/", "dcterms", RANK_QUALIFIED,
     dc_parse, .child = "title"},
    {"dcterms", "http://purl.org/dc/terms/", "dc", RANK_QUALIFIED, dc_parse},
    {"jats", "https://jats.nlm.nih.gov/*", "article", RANK_JATS, jats_parse,
     .child = "front"},
    {"jats", "http://jats.nlm.nih.gov*", "article", RANK_JATS, jats_parse},
    {"pmc", "http://dtd.nlm.nih.gov/*", "article", RANK_JATS, jats_parse},
    {"pmc_fm", "http://dtd.nlm.nih.gov/*", "article", RANK_JATS, jats_parse},
    {"nlm", "http://dtd.nlm.nih.gov/*", "article", RANK_JATS, jats_parse},
    {"bits", "http://jats.nlm.nih.gov*", "book", RANK_JATS, jats_parse,
     .child = "book-meta"},
    {"bits", "http://jats.nlm.nih.gov*", "book-part-wrapper", RANK_JATS,
     jats_parse, .child = "book-part"},
    {"arXiv", "http://arxiv.org/OAI/arXiv/", "arXiv", RANK_ARXIV, arxiv_parse,
     .child = "categories"},
    {"arXivRaw", "http://arxiv.org/OAI/arXivRaw/", "arXivRaw", RANK_QUALIFIED,
     arxiv_parse, .child = "categories"},
    {"oai_etdms", "http://www.ndltd.org/standards/metadata/etdms/*", "thesis",
     RANK_THESIS, etdms_parse, .child = "degree"},
    {"uketd_dc", "http://naca.central.cranfield.ac.uk/ethos-oai/2.0/",
     "uketddc", RANK_THESIS, uketd_parse, .child = "title"},
    {"rioxx", "http://www.rioxx.net/schema/*", "rioxx", RANK_RIOXX, rioxx_parse,
     .child = "title"},
    {"jpcoar_1.0", "https://github.com/JPCOAR/schema/*", "jpcoar", RANK_JPCOAR,
     jpcoar_parse, .child = "creator"},
    {"jpcoar", "https://github.com/JPCOAR/schema/*", "jpcoar", RANK_JPCOAR,
     jpcoar_parse},
    {"dim", "http://www.dspace.org/xmlns/dspace/dim", "dim", RANK_DSPACE,
     dim_parse, .child = "field"},
    {"xoai", "http://www.lyncode.com/xoai", "metadata", RANK_DSPACE,
     xoai_parse},
    {"oai_doaj", "http://doaj.org/features/oai_doaj/*", "doajArticle",
     RANK_DOAJ, doaj_parse, .child = "journalTitle"},
    {"oai_doaj", "https://doaj.org/features/oai_doaj/*", "doajArticle",
     RANK_DOAJ, doaj_parse},
    {"crossref", "http://www.crossref.org/xschema/*", "crossref", RANK_CROSSREF,
     crossref_parse, .child = "journal"},
    /* What a query is answered with: who published it stands around it. */
    {"crossref", "http://www.crossref.org/qrschema/*", "query", RANK_CROSSREF,
     crossref_parse, .child = "doi_record"},
    /* What a DOI is answered with has no namespace. */
    {"crossref", "", "crossref", RANK_CROSSREF, crossref_parse},
    {"crossref", "", "doi_record", RANK_CROSSREF, crossref_parse,
     .child = "crossref"},
    {"crossref", "", "doi_records", RANK_CROSSREF, crossref_parse,
     .child = "doi_record", .many = true},
    /* What is deposited for a DOI, in a <doi_batch>. */
    {"crossref", "http://www.crossref.org/schema/*", "journal", RANK_CROSSREF,
     crossref_parse},
    {"crossref", "http://www.crossref.org/schema/*", "book", RANK_CROSSREF,
     crossref_parse},
    {"crossref", "http://www.crossref.org/schema/*", "conference",
     RANK_CROSSREF, crossref_parse},
    {"crossref", "http://www.crossref.org/schema/*", "report-paper",
     RANK_CROSSREF, crossref_parse},
    {"crossref", "http://www.crossref.org/schema/*", "dissertation",
     RANK_CROSSREF, crossref_parse},
    {"crossref", "http://www.crossref.org/schema/*", "posted_content",
     RANK_CROSSREF, crossref_parse},
    {"crossref", "http://www.crossref.org/schema/*", "peer_review",
     RANK_CROSSREF, crossref_parse},
    {"crossref", "http://www.crossref.org/schema/*", "standard", RANK_CROSSREF,
     crossref_parse},
    {"crossref", "http://www.crossref.org/schema/*", "database", RANK_CROSSREF,
     crossref_parse},
    {"crossref", "http://www.crossref.org/schema/*", "sa_component",
     RANK_CROSSREF, crossref_parse},
    {"crossref", "http://www.crossref.org/grant_id/*", "grant", RANK_CROSSREF,
     crossref_parse},
    {"edm", "http://www.europeana.eu/schemas/edm/", "ProvidedCHO", RANK_DC,
     europeana_parse},
    {"ese", "http://www.europeana.eu/schemas/ese/", "record", RANK_DC,
     europeana_parse},
    {"oai_lom", "http://ltsc.ieee.org/xsd/*", "lom", RANK_QUALIFIED, lom_parse,
     .child = "general"},
    {"lom", "http://www.imsglobal.org/xsd/imsmd*", "lom", RANK_QUALIFIED,
     lom_parse},
    {"tef", "http://www.abes.fr/abes/documents/tef", "thesisRecord",
     RANK_XMETADISS, tef_parse},
    {"xml-tei", "http://www.tei-c.org/ns/1.0", "TEI", RANK_TEI, tei_parse,
     .child = "teiHeader"},
    {.prefix = NULL},
};

/* A namespace that ends with "*" stands for all that begin like it. */
static bool
same_ns(struct str ns, const char *want)
{
	size_t n = strlen(want);

	if (n > 0 && want[n - 1] == '*')
		return str_starts(ns, str_of(want, n - 1));
	return str_eqc(ns, want);
}

const struct metadata_format *
format_named(struct str ns, struct str root)
{
	for (const struct metadata_format *f = metadata_formats;
	     f->prefix != NULL; f++)
		if (str_eqc(root, f->root) && same_ns(ns, f->ns))
			return f;
	return NULL;
}

/* In a namespace of nobody: by an element that the format cannot do without. */
const struct metadata_format *
format_for(const struct node *payload)
{
	const struct metadata_format *f =
	    format_named(payload->ns, payload->name);

	if (f != NULL)
		return f;
	for (f = metadata_formats; f->prefix != NULL; f++)
		if (f->child != NULL && str_eqc(payload->name, f->root) &&
		    node_named(payload, f->child) != NULL)
			return f;
	return NULL;
}

bool
format_wraps(struct str ns)
{
	static const char *const wrappers[] = {
	    "http://www.loc.gov/METS/",
	    "urn:mpeg:mpeg21:2002:02-DIDL-NS",
	    "urn:mpeg:mpeg21:2002:01-DIDL-NS",
	};

	for (size_t i = 0; i < sizeof(wrappers) / sizeof(wrappers[0]); i++)
		if (str_eqc(ns, wrappers[i]))
			return true;
	return false;
}

/* The children of JATS' <article> behind its front matter; of BITS' books. */
bool
format_leaves_out(const struct node *root, struct str child)
{
	static const char *const left[] = {
	    "body",        "back",        "floats-group",
	    "floats-wrap", "sub-article", "response",
	    "book-body",   "book-back",   "front-matter"};

	if (!str_eqc(root->name, "article") && !str_eqc(root->name, "book") &&
	    !str_eqc(root->name, "book-part"))
		return false;
	for (size_t i = 0; i < sizeof(left) / sizeof(left[0]); i++)
		if (str_eqc(child, left[i]))
			return true;
	return false;
}

bool
format_rooted(struct str root)
{
	for (const struct metadata_format *f = metadata_formats;
	     f->prefix != NULL; f++)
		if (f->child != NULL && str_eqc(root, f->root))
			return true;
	return false;
}

const struct metadata_format *
format_listed(struct str prefix, struct str ns)
{
	for (const struct metadata_format *f = metadata_formats;
	     f->prefix != NULL; f++)
		if (ns.n > 0 && same_ns(ns, f->ns))
			return f;
	for (const struct metadata_format *f = metadata_formats;
	     f->prefix != NULL; f++)
		if (str_ieq(prefix, str_c(f->prefix)))
			return f;
	return NULL;
}
