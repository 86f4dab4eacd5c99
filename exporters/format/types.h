/*
 * What a record type is called in each format: one table. The formats' own
 * type names are enums here, so that what a writer knows of them is a table
 * as well.
 */
#ifndef EXPORTERS_FORMAT_TYPES_H
#define EXPORTERS_FORMAT_TYPES_H

#include <stdbool.h>

#include "core/record.h"

/* RIS types (TY) in use. */
enum ris_type {
	RIS_GEN,
	RIS_ART,
	RIS_BLOG,
	RIS_BOOK,
	RIS_CHAP,
	RIS_COMP,
	RIS_CONF,
	RIS_CPAPER,
	RIS_DATA,
	RIS_EDBOOK,
	RIS_ELEC,
	RIS_ENCYC,
	RIS_JFULL,
	RIS_JOUR,
	RIS_MANSCPT,
	RIS_MAP,
	RIS_MGZN,
	RIS_MUSIC,
	RIS_NEWS,
	RIS_PAT,
	RIS_PCOMM,
	RIS_RPRT,
	RIS_SLIDE,
	RIS_SOUND,
	RIS_THES,
	RIS_UNPB,
	RIS_VIDEO,
	RIS__MAX
};

/* Entry types of BibTeX and BibLaTeX in use. */
enum bib_entry {
	BIB_MISC,
	BIB_ARTICLE,
	BIB_BOOK,
	BIB_COLLECTION,
	BIB_DATASET,
	BIB_INCOLLECTION,
	BIB_INPROCEEDINGS,
	BIB_INREFERENCE,
	BIB_MASTERSTHESIS,
	BIB_ONLINE,
	BIB_PATENT,
	BIB_PERIODICAL,
	BIB_PHDTHESIS,
	BIB_PROCEEDINGS,
	BIB_REPORT,
	BIB_SOFTWARE,
	BIB_TECHREPORT,
	BIB_THESIS,
	BIB_UNPUBLISHED,
	BIB__MAX
};

struct type_map {
	enum ris_type ris;
	enum bib_entry bibtex, biblatex;
	/* A localisation key of BibLaTeX, which prints it in the language of
	 * the document: stronger than a genre of the record. Or NULL. */
	const char *biblatex_key;
	const char *csl;
	/* Instead of csl when the record has no container; or NULL. */
	const char *csl_alone;
	/* The genre in words where the type of a format alone does not say
	 * it and the record has no better one: RIS M3, BibTeX type, CSL
	 * genre. Or NULL. */
	const char *genre;
};

/* Never NULL: a type that is none is TYPE_GENERIC. */
const struct type_map *type_map(enum rec_type t);

#endif
