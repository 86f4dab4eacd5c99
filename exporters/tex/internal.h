#ifndef EXPORTERS_TEX_INTERNAL_H
#define EXPORTERS_TEX_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/record.h"
#include "core/str.h"
#include "exporters/value/value.h"

/*
 * What BibTeX and BibLaTeX share: how text, titles, identifiers and names are
 * written inside the braces of a field. Whatever a value holds, what is
 * written is inert for TeX (no command, comment, tie or macro survives) and
 * has balanced braces.
 */

/*
 * \% \& \# \_ \$; braces as \{ \} when they are balanced within the value,
 * since BibTeX counts them escaped or not, else as {\textbraceleft}, ...; the
 * rest of what TeX would act on as {\textbackslash}, ... All else stays UTF-8:
 * that is what every reader gives back unharmed.
 */
void tex_text(struct buf *out, struct str s);

/* As tex_text, but formulas stay math: see tex_math. */
void tex_prose(struct buf *out, struct str s);

/*
 * As tex_prose, for what styles put into lower case: each word with a capital
 * gets braces, the first one only for a capital behind its first character; none
 * does in a title that is in capitals all along.
 * Punctuation around a word stays outside. The text is NFC, so that no brace
 * comes between a letter and its accent.
 */
void tex_title(struct buf *out, struct str s);

/* A part of such a title; one between commands, where nothing is the first. */
void tex_title_part(struct buf *out, struct str s, bool first);
void tex_title_run(struct buf *out, struct str s);

/*
 * The same for one line of a text that may have markup: \textit, \textbf,
 * \textsubscript, \textsuperscript, \textsc, and formulas as math where
 * tex_math lets them through.
 */
void tex_title_text(struct buf *out, struct arena *a, struct rec_text t);
void tex_prose_text(struct buf *out, struct arena *a, struct rec_text t);

/*
 * An address: nothing is escaped, because nobody would take the escapes off
 * again; space, controls, { } \ < > and " are percent-encoded. An identifier
 * keeps all it may hold, such as the < and > of old DOIs: of what TeX could
 * not bear only space, controls, { } and \ are encoded.
 */
void tex_verbatim(struct buf *out, struct str s);
void tex_identifier(struct buf *out, struct str s);

/*
 * One item of a list that is split at " and ", such as publishers: as tex_text,
 * in braces when it holds that word.
 */
void tex_item(struct buf *out, struct str s);

/*
 * The names of a role, "A, B and {Body} and C, Jr., D", "and others" for "et
 * al."; nothing when there are none. What readers would take for the end of a
 * part, of a name or of a particle stands in braces.
 */
void tex_names(struct buf *out, struct arena *a, const struct rec_names *l,
	       enum rec_role role);

/* The ORCIDs of these, as annotations of BibLaTeX (3.18, section 3.7). */
void tex_orcids(struct buf *out, struct arena *a, const struct rec_names *l,
		enum rec_role role);

/*
 * Math in titles and abstracts: "$\zeta(s)$" of arXiv and others stays what
 * it is, when that is certain to be math, whole, and harmless.
 */

/*
 * Bytes of the formula, with both dollar signs, at the front of s; 0: there is
 * none that may be written as it stands. A formula has balanced braces, holds
 * letters, digits, signs and the commands of one list, each with its
 * arguments, and at most one script above and one below anything: TeX can
 * typeset it, and it can do nothing else. "$5 and $6" is none.
 */
size_t tex_math(struct str s);

/*
 * One entry of a .bib file, driven by tables: a flavour (BibTeX, BibLaTeX)
 * is a list of fields in their order and, for each entry type, the set of
 * those that it may have. What an entry type has no field for goes into its
 * note, where it can.
 */

/* What not every entry type may have; sets of it are bit masks. */
enum tex_right {
	TEX_AUTHOR = 1 << 0,
	TEX_EDITOR = 1 << 1,
	TEX_TRANSLATOR = 1 << 2,
	TEX_JOURNAL = 1 << 3,
	TEX_BOOKTITLE = 1 << 4,
	TEX_EVENT = 1 << 5,
	TEX_PUBLISHER = 1 << 6,
	TEX_SCHOOL = 1 << 7,
	TEX_INSTITUTION = 1 << 8,
	TEX_ORGANIZATION = 1 << 9,
	TEX_PLACE = 1 << 10,
	TEX_EDITION = 1 << 11,
	TEX_SERIES = 1 << 12,
	TEX_VOLUME = 1 << 13,
	TEX_NUMBER = 1 << 14,
	TEX_EID = 1 << 15,
	TEX_PAGES = 1 << 16,
	TEX_TOTAL = 1 << 17, /* of pages */
	TEX_TYPE = 1 << 18,
	TEX_ISBN = 1 << 19,
	TEX_ISSN = 1 << 20,
	TEX_LANGUAGE = 1 << 21,
	TEX_VERSION = 1 << 22,
	TEX_HOW = 1 << 23 /* published */
};

/* An entry being written. */
struct tex {
	const struct tex_flavour *flavour;
	const struct record *r;
	enum bib_entry entry;
	uint32_t rights;
	const struct export_style *style;
	struct arena *a;
	struct buf *out;
};

/* Writes a value without its braces; nothing when there is none. */
typedef void tex_put_fn(struct tex *t);

struct tex_field {
	const char *name;
	tex_put_fn *put;
	uint32_t right; /* 0: every entry type has it */
	bool macro;     /* no braces: month = mar */
};

/* What the field eprint can hold, and what its kind is called. */
struct tex_eprint {
	enum rec_id kind;
	const char *type;
};

struct tex_flavour {
	const struct tex_field *fields; /* the last has name NULL */
	const char *const *names;       /* of entry types */
	const uint32_t *rights;         /* of entry types */
	/* The first that a record has is its eprint; the last has type NULL. */
	const struct tex_eprint *eprints;
	/* What this one record may not have, whatever its entry; or NULL. */
	uint32_t (*withheld)(const struct record *r, uint32_t rights);
};

/* `entry` is what the type table says; authors may make it another. */
void tex_entry(const struct tex_flavour *f, enum bib_entry entry,
	       struct export_state *st, const struct record *r,
	       struct buf *out);

/*
 * `before`, then the value: nothing at all when there is no value. Says
 * whether there was one.
 */
bool tex_part(struct tex *t, struct str before, tex_put_fn *put);

/* NULL: no eprint. */
const struct tex_eprint *tex_eprint_of(const struct tex *t);

/* Takes back what was written since the buffer held `mark` bytes. */
void tex_undo(struct tex *t, size_t mark);

/*
 * The values of BibTeX and BibLaTeX fields, one function each; see
 * struct tex_flavour.
 */

tex_put_fn tex_put_author, tex_put_editor, tex_put_translator;
tex_put_fn tex_put_title, tex_put_shorttitle, tex_put_titleaddon;
tex_put_fn tex_put_container;
tex_put_fn tex_put_booktitle; /* the event for want of a container */
tex_put_fn tex_put_venue;     /* where it was */
tex_put_fn tex_put_address;   /* the place, else the venue */
tex_put_fn tex_put_event;     /* unless it serves as booktitle */
tex_put_fn tex_put_place, tex_put_edition, tex_put_version;
tex_put_fn tex_put_series, tex_put_volume, tex_put_number;
tex_put_fn tex_put_article, tex_put_pages, tex_put_total;
tex_put_fn tex_put_isbn, tex_put_issn, tex_put_doi, tex_put_url;
tex_put_fn tex_put_eprint, tex_put_eprint_type, tex_put_eprint_class;
tex_put_fn tex_put_language;
tex_put_fn tex_put_keywords, tex_put_abstract, tex_put_annotation;
tex_put_fn tex_put_note;

/* One text, several publishers with "; " between, and a list of BibLaTeX. */
tex_put_fn tex_put_publisher, tex_put_publishers;
tex_put_fn tex_put_school, tex_put_trade, tex_put_institution;

#endif
