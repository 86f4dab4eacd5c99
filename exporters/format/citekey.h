/*
 * Citation keys: BibTeX and BibLaTeX keys, RIS ID, CSL id. One record has one
 * key, whatever else is exported, before or after it: the key is made from the
 * record alone, and two records get two keys by construction, compared without
 * case, as BibTeX does.
 *
 * The key is the OAI identifier's local part when that names its repository,
 * and gets in front of it what is needed to tell it from others when not:
 *
 *	oai:duepublico2.uni-due.de:duepublico_mods_00071448
 *	    duepublico_mods_00071448
 *		repository's and local part begin with one word, of three
 *		letters or more and not one like "repository", "dspace";
 *		the source has that word for its name, or no name
 *	oai:zenodo.org:123
 *	    zenodo.org:123
 *		no such word: the repository's part goes in front
 *	    zenodo:123
 *		harvested from the source `zenodo` at that very host: the
 *		name of the source does
 *	    mirror:zenodo.org:123
 *		from the source `mirror` anywhere else: both do
 *
 * So the same record held from two named sources has two keys. A source that
 * is only an address has no name; its keys end in a hash when address and
 * identifier are of different hosts and the local part names nobody.
 *
 * Keys consist of a-z 0-9 . _ / : and -. Whenever a part had to be changed
 * to fit (other characters, upper-case letters in the local part, more than
 * CITEKEY_STEM_MAX bytes), or the identifier is not of the form
 * oai:repository:local, "+" and CITEKEY_HASH characters of a hash over source
 * and identifier follow; "+" occurs nowhere else.
 *
 * A record without an OAI identifier is called by its DOI, or by first author,
 * year and a hash over its content.
 *
 * CITEKEY_AUTHYEAR gives keys that people can read: the family name of the
 * first author (else editor, else anybody, else a word of the title) and the
 * year, 0 for none, with letters behind them:
 *
 *	mueller2021dapzkqx
 *
 * The letters are the number at the end of the OAI identifier, in letters, and
 * three out of a hash over source and the rest of the identifier; without such
 * a number they are thirteen out of a hash over both, the DOI or the content.
 * They do not depend on what else is exported, and so are always there: no two
 * records of a source, whose identifiers differ in their number, share a key.
 */
#ifndef EXPORTERS_FORMAT_CITEKEY_H
#define EXPORTERS_FORMAT_CITEKEY_H

#include "core/arena.h"
#include "core/record.h"
#include "core/str.h"

enum { CITEKEY_STEM_MAX = 96, CITEKEY_HASH = 12 };

enum citekey_style { CITEKEY_ID, CITEKEY_AUTHYEAR };

/* In the arena; never empty unless the arena failed. */
struct str citekey(const struct record *r, enum citekey_style style,
		   struct arena *a);

#endif
