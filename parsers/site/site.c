/* The table of sites. */
#include "parsers/site/internal.h"

#define ARXIV_AT "https://oaipmh.arxiv.org/oai", "https://export.arxiv.org/oai2"
#define PMC_AT                                         \
	"https://pmc.ncbi.nlm.nih.gov/api/oai/v1/mh/", \
	    "https://www.ncbi.nlm.nih.gov/pmc/oai/oai.cgi"
#define HAL_AT    "https://api.archives-ouvertes.fr/oai/hal/"
#define HAL_OLD   "oai:hal.archives-ouvertes.fr:"
#define DSPACE_AT "{*}/oai/request", "{*}/server/oai/request"
#define OJS_AT    "{*}/index.php/{1}/oai", "{*}/index.php/index/oai", "{*}/{1}/oai"

/* clang-format off */

/* --- Landing pages --------------------------------------------------------- */

/* The identifier of arXiv has no version, its addresses may. */
static const struct site_page arxiv[] = {
	{"/abs/{w}v{n}", {"oai:arXiv.org:{1}"}},
	{"/abs/{w}", {"oai:arXiv.org:{1}"}},
	{"/abs/{w}/{n}v{n}", {"oai:arXiv.org:{1}/{2}"}},
	{"/abs/{w}/{n}", {"oai:arXiv.org:{1}/{2}"}},
	{NULL},
};

static const struct site_page zenodo[] = {
	{"/records/{n}", {"oai:zenodo.org:{1}"}},
	{"/record/{n}", {"oai:zenodo.org:{1}"}},
	{NULL},
};

static const struct site_page hal[] = {
	{"/{w}-{n}v{n}", {"oai:HAL:{1}-{2}v{3}", HAL_OLD "{1}-{2}"}},
	{"/{w}-{n}", {"oai:HAL:{1}-{2}v1", HAL_OLD "{1}-{2}"}},
	{"/{w}/{w}-{n}", {"oai:HAL:{2}-{3}v1", HAL_OLD "{2}-{3}"}},
	{NULL},
};

static const struct site_page pmc[] = {
	{"/articles/PMC{n}", {"oai:pubmedcentral.nih.gov:{1}"}},
	{"/pmc/articles/PMC{n}", {"oai:pubmedcentral.nih.gov:{1}"}},
	{NULL},
};

static const struct site_page mycore[] = {
	{"{*}/receive/{w}_{w}_{n}", {"oai:{id}:{1}_{2}_{3}"}},
	{NULL},
};

/* Its number is not the page's as a rule: a guess. */
static const struct site_page digital_commons[] = {
	{"/{w}/{n}", {"oai:{id}:{1}-{2}"}, .guess = true},
	{"/{w}/{w}/{n}", {"oai:{id}:{1}/{2}-{3}"}, .guess = true},
	{NULL},
};

static const struct site_page opus[] = {
	{"{*}/frontdoor/index/index/docId/{n}", {"oai:{id}:{1}"}},
	{"{*}/frontdoor/{-}/docId/{n}", {"oai:{id}:{1}"}},
	{"{*}/docId/{n}", {"oai:{id}:{1}"}},
	{NULL},
};

static const struct site_page eprints[] = {
	{"{*}/id/eprint/{n}", {"oai:{id}:{1}"}},
	{"/{n}", {"oai:{id}:{1}"}},
	{NULL},
};

static const struct site_page ojs[] = {
	{"{*}/index.php/{w}/article/view/{n}", {"oai:{id}:article/{2}"}},
	{"{*}/index.php/{w}/article/view/{n}/{-}", {"oai:{id}:article/{2}"}},
	{"{*}/{w}/article/view/{n}", {"oai:{id}:article/{2}"},
	 {"{*}/{1}/oai", "{*}/index.php/{1}/oai", "{*}/index/oai"}},
	{NULL},
};

static const struct site_page dataverse[] = {
	{"{*}/dataset.xhtml?persistentId=doi{-}", {"doi:{doi}"}},
	{"{*}/citation?persistentId=doi{-}", {"doi:{doi}"}},
	{NULL},
};

/* From version 7 on the page has a UUID, the identifier a handle: its REST
 * knows both. */
static const struct site_page dspace[] = {
	{"{*}/items/{u}", {"oai:{id}:{found}"}, {"{*}/server/oai/request"},
	 "{*}/server/api/core/items/{1}", "handle"},
	{"{*}/entities/{w}/{u}", {"oai:{id}:{found}"},
	 {"{*}/server/oai/request"},
	 "{*}/server/api/core/items/{2}", "handle"},
	{"{*}/handle/{w}/{w}", {"oai:{id}:{1}/{2}"}},
	{NULL},
};

static const struct site_page invenio[] = {
	{"/records/{w}", {"oai:{id}:{1}"}},
	{NULL},
};

/* --- Sites ----------------------------------------------------------------- */

/*
 * In the order of trust: services, which are known by their hosts, then
 * software, from the most telling part of an address to the least. Of an old
 * and a new path of a software the one that is more common comes first.
 */
const struct site sites[] = {
	/* Services. */
	{
		.name = "Zenodo",
		.oai_ids = {STR_LIT("oai:zenodo.org:")},
		.hosts = "zenodo.org *.zenodo.org",
		.doi_start = STR_LIT("10.5281/zenodo."),
		.endpoints = {"/oai2d"},
		.landing = zenodo,
		.doi = "10.5281/zenodo.{n}",
		.doi_id = "oai:zenodo.org:{1}",
		.doi_in_relation = RELATION_OTHER,
		.source = SOURCE_EVENT,
		.habits = HABIT_LICENCE_KEYWORD | HABIT_LAST_DAY |
		    HABIT_LINKS_OTHERS | HABIT_CODE,
		.formats = {STR_LIT("oai_datacite"), STR_LIT("datacite4"), STR_LIT("datacite")},
	},
	{
		.name = "arXiv",
		.oai_ids = {STR_LIT("oai:arXiv.org:")},
		.hosts = "arxiv.org *.arxiv.org",
		.only_ids = 1u << ID_ARXIV,
		.endpoints = {ARXIV_AT},
		.landing = arxiv,
		.doi = "10.48550/arxiv.{w}",
		.doi_id = "oai:arXiv.org:{1}",
		.habits = HABIT_REFERENCE,
		.formats = {STR_LIT("arXiv"), STR_LIT("arXivRaw")},
	},
	{
		.name = "HAL",
		.oai_ids = {STR_LIT("oai:HAL:"), STR_LIT("oai:hal.")},
		.hosts = "hal.science *.hal.science archives-ouvertes.fr "
		    "*.archives-ouvertes.fr hal.*",
		.endpoints = {HAL_AT},
		.landing = hal,
		.doi_in_relation = RELATION_OTHER,
		.source = SOURCE_THESIS,
		.formats = {STR_LIT("xml-tei"), STR_LIT("oai_dc")},
		.poor = {STR_LIT("oai_dcterms")},
	},
	{
		.name = "PMC",
		.oai_ids = {STR_LIT("oai:pubmedcentral.nih.gov:"),
		    STR_LIT("oai:europepmc.org:")},
		.hosts = "ncbi.nlm.nih.gov *.ncbi.nlm.nih.gov",
		.shared_hosts = true,
		.likely_ids = 1u << ID_PMCID,
		.endpoints = {PMC_AT},
		.landing = pmc,
		.type = TYPE_ARTICLE,
		.type_because = "its archive of journals",
		.formats = {STR_LIT("pmc_fm"), STR_LIT("pmc")},
	},
	/* Nothing to see in a page: asked by its address alone. */
	{
		.name = "DataCite",
		.oai_ids = {STR_LIT("oai:oai.datacite.org:")},
		.hosts = "oai.datacite.org",
		.endpoints = {"/oai"},
		.doi = "{-}",
		.doi_id = "doi:{doi}",
		.doi_in_relation = RELATION_OTHER,
		.formats = {STR_LIT("oai_datacite"), STR_LIT("datacite")},
	},
	{
		.name = "Dryad",
		.oai_ids = {STR_LIT("oai:datadryad.org:")},
		.doi_start = STR_LIT("10.5061/dryad."),
		.doi_in_relation = RELATION_OTHER,
		.type = TYPE_DATASET,
		.type_because = "its archive of data",
		.habits = HABIT_CITES_OTHERS | HABIT_ONE_TYPE,
	},
	{
		.name = "DOAJ",
		.oai_ids = {STR_LIT("oai:doaj.org/")},
		.hosts = "doaj.org",
		.bases = {STR_LIT("/oai.article")},
		.offers = {STR_LIT("oai_doaj")},
		.endpoints = {"/oai.article"},
		.doi_in_relation = RELATION_OTHER,
		.type = TYPE_ARTICLE,
		.type_because = "its directory of journals",
		.habits = HABIT_FIRST_DAY,
		.formats = {STR_LIT("oai_doaj")},
	},
	/* One platform of some fifty universities. */
	{
		.name = "DiVA",
		.oai_ids = {STR_LIT("oai:DiVA.org:")},
		.hosts = "diva-portal.org *.diva-portal.org",
		.publisher = PUBLISHER_AFFILIATION,
	},
	/* Pages of persons, which Digital Commons serves. */
	{
		.name = "SelectedWorks",
		.oai_ids = {STR_LIT("oai:works.bepress.com:")},
		.hosts = "works.bepress.com",
		.source = SOURCE_SHELF,
		.publisher = PUBLISHER_PLATFORM,
		.habits = HABIT_FIRST_DAY | HABIT_TYPE_KEYWORD,
	},

	/* Software. */
	{
		.name = "MyCoRe",
		.local = "{-}_mods_{-}",
		.pages = {STR_LIT("/receive/")},
		.parts = {STR_LIT("/servlets/MCR")},
		.doi_start = STR_LIT("10.17185/duepublico/"),
		.bases = {STR_LIT("/servlets/OAIDataProvider")},
		.endpoints = {"{*}/servlets/OAIDataProvider", "{*}/oai"},
		.landing = mycore,
		.doi_in_relation = RELATION_OTHER,
		.habits = HABIT_OWN_COLONS | HABIT_VAGUE_SIZES,
		.formats = {STR_LIT("mods")},
	},
	{
		.name = "Digital Commons",
		.parts = {STR_LIT("/cgi/viewcontent.cgi"), STR_LIT("/viewcontent/")},
		.context_ids = true,
		.bases = {STR_LIT("/do/oai"), STR_LIT("/do/oai/")},
		.offers = {STR_LIT("qualified-dublin-core"),
		    STR_LIT("simple-dublin-core"), STR_LIT("dcq")},
		.endpoints = {"/do/oai/"},
		.landing = digital_commons,
		.source = SOURCE_COLLECTION,
		.publisher = PUBLISHER_PLATFORM,
		.habits = HABIT_FIRST_DAY,
		.formats = {STR_LIT("qualified-dublin-core"), STR_LIT("oai_etdms")},
	},
	{
		.name = "OPUS4",
		.pages = {STR_LIT("/frontdoor/")},
		.parts = {STR_LIT("/opus4")},
		.bases = {STR_LIT("/opus4/oai")},
		.endpoints = {"{*}/oai"},
		.landing = opus,
		.doi_in_relation = RELATION_OTHER,
		.source = SOURCE_HOST,
		.habits = HABIT_TIGHT_COLONS,
		.formats = {STR_LIT("XMetaDissPlus"), STR_LIT("xMetaDissPlus")},
	},
	{
		.name = "EPrints",
		.pages = {STR_LIT("/id/eprint/")},
		.types = {STR_LIT("PeerReviewed"), STR_LIT("NonPeerReviewed")},
		.file = "/{n}/{n}/{-}",
		.bases = {STR_LIT("/cgi/oai2"), STR_LIT("/perl/oai2")},
		.offers = {STR_LIT("rem_rdf"), STR_LIT("rem_atom"),
		    STR_LIT("oai_bibl")},
		.endpoints = {"{*}/cgi/oai2"},
		.landing = eprints,
		.doi_in_relation = RELATION_OWN,
		.habits = HABIT_MONOGRAPH | HABIT_EDITORS,
		/* RIOXX has no journal, volume or pages, uketd_dc theses alone. */
		.formats = {STR_LIT("oai_dc")},
		.poor = {STR_LIT("mods"), STR_LIT("mets"), STR_LIT("didl"), STR_LIT("oai_bibl")},
	},
	{
		.name = "OJS",
		.local = "article/{-}",
		.pages = {STR_LIT("/article/view/")},
		.bases = {STR_LIT("/index.php/index/oai"),
		    STR_LIT("/index/oai")},
		.says = {STR_LIT("Open Journal Systems")},
		.offers = {STR_LIT("rfc1807"), STR_LIT("nlm")},
		.endpoints = {OJS_AT},
		.landing = ojs,
		.doi_in_relation = RELATION_OTHER,
		.source = SOURCE_HOST,
		.formats = {STR_LIT("oai_dc")},
		.poor = {STR_LIT("marcxml"), STR_LIT("oai_marc"),
		    STR_LIT("rfc1807"), STR_LIT("jats")},
	},
	{
		.name = "CONTENTdm",
		.hosts = "*.contentdm.oclc.org",
		.pages = {STR_LIT("/cdm/"), STR_LIT("/digital/collection/")},
		.bases = {STR_LIT("/oai/oai.php")},
		.formats = {STR_LIT("qdc"), STR_LIT("oai_qdc")},
		.habits = HABIT_JOINED_KEYWORDS,
	},
	{
		.name = "Dataverse",
		.oai_ids = {STR_LIT("hdl:")},
		.pages = {STR_LIT("/dataset.xhtml")},
		.offers = {STR_LIT("dataverse_json"), STR_LIT("oai_ddi")},
		.endpoints = {"{*}/oai"},
		.landing = dataverse,
		.doi_in_relation = RELATION_OTHER,
		.type = TYPE_DATASET,
		.type_because = "its archive of data",
		.formats = {STR_LIT("oai_datacite"), STR_LIT("datacite")},
		.poor = {STR_LIT("oai_ddi")},
	},
	{
		.name = "DSpace",
		.pages = {STR_LIT("/handle/")},
		.parts = {STR_LIT("/bitstream/"), STR_LIT("/jspui/"),
		    STR_LIT("/xmlui/")},
		.likely_ids = 1u << ID_HANDLE,
		.bases = {STR_LIT("/oai/request"),
		    STR_LIT("/dspace-oai/request")},
		.says = {STR_LIT("XOAI"), STR_LIT("DSpace")},
		.offers = {STR_LIT("xoai"), STR_LIT("dim")},
		.endpoints = {DSPACE_AT, "/dspace-oai/request"},
		.landing = dspace,
		.doi_in_relation = RELATION_OWN,
		.formats = {STR_LIT("dim"), STR_LIT("xoai"), STR_LIT("qdc"), STR_LIT("oai_qdc")},
		.poor = {STR_LIT("mods"), STR_LIT("mets"), STR_LIT("marc"),
		    STR_LIT("marcxml"), STR_LIT("didl"), STR_LIT("etdms")},
	},
	{
		.name = "dLibra",
		.pages = {STR_LIT("/dlibra/publication/"),
		    STR_LIT("/dlibra/docmetadata")},
		.bases = {STR_LIT("/oai-pmh-repository.xml")},
		.habits = HABIT_PLACES,
		.offers = {STR_LIT("dlibra_avs")},
		/* What it fills is Dublin Core, whatever is around it. */
		.formats = {STR_LIT("oai_dc")},
		.poor = {STR_LIT("ese"), STR_LIT("edm"), STR_LIT("mets")},
	},
	{
		.name = "LibreCat",
		.parts = {STR_LIT("/publication/")},
		.source = SOURCE_HOST,
		.habits = HABIT_EDITORS,
		.formats = {STR_LIT("mods")},
		.poor = {STR_LIT("marcxml")},
	},
	{
		.name = "InvenioRDM",
		.bases = {STR_LIT("/oai2d")},
		.endpoints = {"/oai2d"},
		.landing = invenio,
		/* MARC is what its forerunner, Invenio, keeps. */
		.formats = {STR_LIT("oai_datacite"), STR_LIT("datacite"),
		    STR_LIT("marcxml"), STR_LIT("marc21")},
	},
	{
		.name = "PHAIDRA",
		.hosts = "phaidra.* services.phaidra.*",
		.parts = {STR_LIT("/detail/o:"), STR_LIT("/view/o:")},
		.bases = {STR_LIT("/api/oai")},
		.endpoints = {"/api/oai"},
		.formats = {STR_LIT("oai_openaire")},
	},
	{
		.name = "Islandora",
		.pages = {STR_LIT("/islandora/object/")},
		.formats = {STR_LIT("mods")},
	},
	{
		.name = "Pure",
		.oai_ids = {STR_LIT("oai:pure.atira.dk:")},
		.bases = {STR_LIT("/ws/oai")},
		.offers = {STR_LIT("ddf-mxd"), STR_LIT("ddf_mxd")},
		.formats = {STR_LIT("mods")},
		.poor = {STR_LIT("rioxx"), STR_LIT("uketd_dc"),
		    STR_LIT("nl_didl"), STR_LIT("didl")},
	},
	{
		.name = "VITAL",
		.parts = {STR_LIT("/vital/access/")},
		.bases = {STR_LIT("/vital/oai/provider")},
		.formats = {STR_LIT("mods"), STR_LIT("marcxml")},
	},
	{
		.name = "Samvera",
		.pages = {STR_LIT("/concern/")},
		.bases = {STR_LIT("/catalog/oai")},
	},
	{
		.name = "Fedora",
		.bases = {STR_LIT("/oaiprovider"), STR_LIT("/oaiprovider/"),
		    STR_LIT("/fedora/oai")},
		.formats = {STR_LIT("mods")},
	},
	{
		.name = "WEKO",
		.offers = {STR_LIT("jpcoar"), STR_LIT("jpcoar_1.0"),
		    STR_LIT("jpcoar_2.0"), STR_LIT("junii2")},
	},
	{.name = NULL},
};

/* clang-format on */

const struct site site_unknown = {.name = NULL};

const struct site *
site_named(struct str name)
{
	for (const struct site *s = sites; s->name != NULL; s++)
		if (str_eqc(name, s->name))
			return s;
	return &site_unknown;
}
