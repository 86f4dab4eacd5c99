/* The table of provider classes. */
#include "harvester/resolve/provider_class.h"

#include <stddef.h>

#define ARXIV_HOSTS "arxiv.org *.arxiv.org"
#define ARXIV_AT                                    \
	{                                           \
		"https://oaipmh.arxiv.org/oai",     \
		    "https://export.arxiv.org/oai2" \
	}
#define PMC_HOSTS "ncbi.nlm.nih.gov *.ncbi.nlm.nih.gov"
#define PMC_AT                                                     \
	{                                                          \
		"https://pmc.ncbi.nlm.nih.gov/api/oai/v1/mh/",     \
		    "https://www.ncbi.nlm.nih.gov/pmc/oai/oai.cgi" \
	}
#define HAL_HOSTS "hal.science *.hal.science *.archives-ouvertes.fr hal.*"
#define HAL_AT                                              \
	{                                                   \
		"https://api.archives-ouvertes.fr/oai/hal/" \
	}
#define OJS_AT                                                      \
	{                                                           \
		"{*}/index.php/{1}/oai", "{*}/index.php/index/oai", \
		    "{*}/{1}/oai"                                   \
	}
#define OJS_IDS                        \
	{                              \
		"oai:{id}:article/{2}" \
	}
#define DSPACE_AT                                            \
	{                                                    \
		"{*}/oai/request", "{*}/server/oai/request", \
		    "/dspace-oai/request"                    \
	}

/*
 * In the order of trust: hosts that are known, then shapes from the most to
 * the least telling. Of an old and a new path of a software the one that is
 * more common comes first.
 */
/* clang-format off */
const struct provider_class provider_classes[] = {
	{"Zenodo", "zenodo.org *.zenodo.org", "/records/{n}", {"/oai2d"},
	 {"oai:zenodo.org:{1}"}, "10.5281/zenodo.{n}", "oai:zenodo.org:{1}"},
	{"Zenodo", "zenodo.org *.zenodo.org", "/record/{n}", {"/oai2d"},
	 {"oai:zenodo.org:{1}"}},
	/* The identifier of arXiv has no version, its addresses may. */
	{"arXiv", ARXIV_HOSTS, "/abs/{w}v{n}", ARXIV_AT,
	 {"oai:arXiv.org:{1}"}, "10.48550/arxiv.{w}", "oai:arXiv.org:{1}"},
	{"arXiv", ARXIV_HOSTS, "/abs/{w}", ARXIV_AT, {"oai:arXiv.org:{1}"}},
	{"arXiv", ARXIV_HOSTS, "/abs/{w}/{n}v{n}", ARXIV_AT,
	 {"oai:arXiv.org:{1}/{2}"}},
	{"arXiv", ARXIV_HOSTS, "/abs/{w}/{n}", ARXIV_AT,
	 {"oai:arXiv.org:{1}/{2}"}},
	{"PMC", PMC_HOSTS, "/articles/PMC{n}", PMC_AT,
	 {"oai:pubmedcentral.nih.gov:{1}"}},
	{"PMC", PMC_HOSTS, "/pmc/articles/PMC{n}", PMC_AT,
	 {"oai:pubmedcentral.nih.gov:{1}"}},
	{"HAL", HAL_HOSTS, "/{w}-{n}v{n}", HAL_AT,
	 {"oai:HAL:{1}-{2}v{3}", "oai:hal.archives-ouvertes.fr:{1}-{2}"}},
	{"HAL", HAL_HOSTS, "/{w}-{n}", HAL_AT,
	 {"oai:HAL:{1}-{2}v1", "oai:hal.archives-ouvertes.fr:{1}-{2}"}},
	{"HAL", HAL_HOSTS, "/{w}/{w}-{n}", HAL_AT,
	 {"oai:HAL:{2}-{3}v1", "oai:hal.archives-ouvertes.fr:{2}-{3}"}},
	/* Nothing to see in a page: asked by its address alone. */
	{"DataCite", "oai.datacite.org", NULL, {"/oai"}, {"doi:{doi}"},
	 "{-}", "doi:{doi}"},
	{"MyCoRe", NULL, "{*}/receive/{w}_{w}_{n}",
	 {"{*}/servlets/OAIDataProvider", "{*}/oai"},
	 {"oai:{id}:{1}_{2}_{3}"}, .mods = true},
	{"Dataverse", NULL, "{*}/dataset.xhtml?persistentId=doi{-}",
	 {"{*}/oai"}, {"doi:{doi}"}},
	{"Dataverse", NULL, "{*}/citation?persistentId=doi{-}",
	 {"{*}/oai"}, {"doi:{doi}"}},
	{"OPUS4", NULL, "{*}/frontdoor/index/index/docId/{n}",
	 {"{*}/oai"}, {"oai:{id}:{1}"}},
	{"OPUS4", NULL, "{*}/frontdoor/{-}/docId/{n}",
	 {"{*}/oai"}, {"oai:{id}:{1}"}},
	{"OPUS4", NULL, "{*}/docId/{n}", {"{*}/oai"}, {"oai:{id}:{1}"}},
	{"OJS", NULL, "{*}/index.php/{w}/article/view/{n}", OJS_AT, OJS_IDS},
	{"OJS", NULL, "{*}/index.php/{w}/article/view/{n}/{-}", OJS_AT,
	 OJS_IDS},
	{"OJS", NULL, "{*}/{w}/article/view/{n}",
	 {"{*}/{1}/oai", "{*}/index.php/{1}/oai", "{*}/index/oai"}, OJS_IDS},
	/* The page has a UUID, the identifier a handle: REST knows both. */
	{"DSpace 7", NULL, "{*}/items/{u}", {"{*}/server/oai/request"},
	 {"oai:{id}:{found}"}, NULL, NULL,
	 "{*}/server/api/core/items/{1}", "handle"},
	{"DSpace 7", NULL, "{*}/entities/{w}/{u}",
	 {"{*}/server/oai/request"}, {"oai:{id}:{found}"}, NULL, NULL,
	 "{*}/server/api/core/items/{2}", "handle"},
	{"DSpace", NULL, "{*}/handle/{w}/{w}", DSPACE_AT,
	 {"oai:{id}:{1}/{2}"}},
	{"EPrints", NULL, "{*}/id/eprint/{n}", {"{*}/cgi/oai2"},
	 {"oai:{id}:{1}"}},
	{"EPrints", NULL, "/{n}", {"/cgi/oai2"}, {"oai:{id}:{1}"}},
	{"InvenioRDM", NULL, "/records/{w}", {"/oai2d"}, {"oai:{id}:{1}"}},
	/* Its number is not the page's as a rule: a guess. */
	{"Digital Commons", NULL, "/{w}/{n}", {"/do/oai/"},
	 {"oai:{id}:{1}-{2}"}, .guess = true},
	{"Digital Commons", NULL, "/{w}/{w}/{n}", {"/do/oai/"},
	 {"oai:{id}:{1}/{2}-{3}"}, .guess = true},
	{NULL},
};
/* clang-format on */
