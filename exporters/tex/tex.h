/*
 * What BibTeX and BibLaTeX share: how text, titles, identifiers and names are
 * written inside the braces of a field. Whatever a value holds, what is
 * written is inert for TeX (no command, comment, tie or macro survives) and
 * has balanced braces.
 */
#ifndef EXPORTERS_TEX_TEX_H
#define EXPORTERS_TEX_TEX_H

#include "core/buf.h"
#include "core/record.h"
#include "core/str.h"

/*
 * \% \& \# \_ \$; braces as \{ \} when they are balanced within the value,
 * since BibTeX counts them escaped or not, else as {\textbraceleft}, ...; the
 * rest of what TeX would act on as {\textbackslash}, ... All else stays UTF-8:
 * that is what every reader gives back unharmed.
 */
void tex_text(struct buf *out, struct str s);

/* As tex_text, but formulas stay math: see exporters/tex/tex_math.h. */
void tex_prose(struct buf *out, struct str s);

/*
 * As tex_prose, for what styles put into lower case: each word with a capital
 * gets braces, the first one only for a capital behind its first character; none
 * does in a title that is in capitals all along.
 * Punctuation around a word stays outside. The text is NFC, so that no brace
 * comes between a letter and its accent.
 */
void tex_title(struct buf *out, struct str s);

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

#endif
