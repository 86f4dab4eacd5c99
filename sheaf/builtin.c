/* The table of built-in sources. A new one is an entry here. */
#include "sheaf/builtin.h"

#include <stddef.h>

static const char duepublico_doi[] =
    "10.17185/duepublico/{N} -> "
    "oai:duepublico2.uni-due.de:duepublico_mods_{N:08}";

const struct builtin builtins[] = {
    {
	/*
	 * University of Duisburg-Essen (MyCoRe). Its robots.txt asks for
	 * patience; its list sizes count records that are dropped on the way.
	 */
	.name = "duepublico",
	.v =
	    {
		[OPT_URL] =
		    "https://duepublico2.uni-due.de/servlets/OAIDataProvider",
		[OPT_PREFIX] = "mods",
		[OPT_DELAY] = "1",
		[OPT_SIZES] = "estimate",
		[OPT_DOI_RULE] = duepublico_doi,
	    },
    },
    {
	/* Teaching material of the same university, which the list above
	 * does not have. */
	.name = "duepublico-oer",
	.v =
	    {
		[OPT_URL] = "https://duepublico2.uni-due.de/oer/oai",
		[OPT_PREFIX] = "mods",
		[OPT_DELAY] = "1",
		[OPT_SIZES] = "estimate",
	    },
    },
    {
	/* CERN (InvenioRDM). Tokens live for minutes only. */
	.name = "zenodo",
	.v =
	    {
		[OPT_URL] = "https://zenodo.org/oai2d",
		[OPT_PREFIX] = "oai_dc",
		[OPT_DELAY] = "1",
		[OPT_DOI_RULE] = "10.5281/zenodo.{N} -> oai:zenodo.org:{N}",
	    },
    },
    {
	/* CCSD, the open archive of France. */
	.name = "hal",
	.v =
	    {
		[OPT_URL] = "https://api.archives-ouvertes.fr/oai/hal/",
		[OPT_PREFIX] = "oai_dc",
		[OPT_DELAY] = "1",
	    },
    },
    {NULL},
};

const struct builtin *
builtin_find(struct str name)
{
	for (const struct builtin *b = builtins; b->name != NULL; b++)
		if (str_eqc(name, b->name))
			return b;
	return NULL;
}
