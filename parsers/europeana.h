/*
 * EDM and ESE, Europeana's formats: Dublin Core of a thing in a museum, an
 * archive or a library, and the page that shows it.
 */
#ifndef PARSERS_EUROPEANA_H
#define PARSERS_EUROPEANA_H

#include "core/record.h"
#include "parsers/xml/xml.h"

/*
 * A <record> of ESE, or an <edm:ProvidedCHO>, with the other resources of its
 * <rdf:RDF> beside it.
 */
void europeana_parse(const struct node *payload, struct record *out);

#endif
