#include "tests/provider/synthetic.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "tests/provider/synthetic_text.h"

#define HOST "https://" SYNTHETIC_REPOSITORY

struct kind {
	const char *genre, *doc_type, *label;
};

static const struct kind kinds[] = {
    {"dissertation", "doctoralThesis", "Dissertation"},
    {"article", "article", "Artikel"},
    {"report", "report", "Berichterstattung"},
    {"book", "book", "Buch"},
    {"inproceedings", "conferenceObject", "Konferenzbeitrag"},
    {"chapter", "bookPart", "Buchkapitel"},
    {"working_paper", "workingPaper", "Arbeitspapier"},
    {"research_data", "ResearchData", "Forschungsdaten"},
};

static const int ddc[] = {4,   150, 300, 330, 370, 430,
			  510, 530, 540, 610, 620, 720};

static uint64_t
base(uint64_t seed, uint64_t i)
{
	return synth_mix(synth_mix(seed) ^ synth_mix(i * 2 + 1));
}

static const struct kind *
kind_of(uint64_t h)
{
	return &kinds[(h >> 8) % (sizeof(kinds) / sizeof(kinds[0]))];
}

static int
ddc_of(uint64_t h)
{
	return ddc[(h >> 16) % (sizeof(ddc) / sizeof(ddc[0]))];
}

/* Any second of the years 2005 to 2024, months of 28 days. */
static void
stamp_of(uint64_t h, char out[21])
{
	unsigned v = (unsigned)(h >> 32);
	char all[80];

	snprintf(all, sizeof(all), "%04u-%02u-%02uT%02u:%02u:%02uZ",
		 2005 + v % 20, 1 + v / 20 % 12, 1 + v / 240 % 28,
		 v / 6720 % 24, v / 161280 % 60, (unsigned)(h >> 3) % 60);
	memcpy(out, all, 20);
	out[20] = '\0';
}

void
synthetic_header(uint64_t seed, uint64_t i, struct synthetic_header *h)
{
	uint64_t v = base(seed, i);

	*h = (struct synthetic_header){0};
	snprintf(h->id, sizeof(h->id), SYNTHETIC_ID "%08" PRIu64, i);
	stamp_of(v, h->stamp);
	h->deleted = v % 100 == 0;
	if (h->deleted)
		return;
	snprintf(h->set[0], sizeof(h->set[0]), "ddc:%03d", ddc_of(v));
	snprintf(h->set[1], sizeof(h->set[1]), "doc-type:%s",
		 kind_of(v)->doc_type);
	snprintf(h->set[2], sizeof(h->set[2]), "open_access");
	h->nset = 3;
}

static void
open_element(struct synth *s, const char *name, const char *lang)
{
	synth_printf(s, "          <dc:%s", name);
	if (lang != NULL)
		synth_printf(s, " xml:lang=\"%s\"", lang);
	synth_raw(s, ">");
}

static void
close_element(struct synth *s, const char *name)
{
	synth_printf(s, "</dc:%s>\n", name);
}

static void
simple(struct synth *s, const char *name, const char *value)
{
	open_element(s, name, NULL);
	synth_text(s, value);
	close_element(s, name);
}

static void
filled(struct synth *s, const char *name, void (*fill)(struct synth *s))
{
	open_element(s, name, NULL);
	fill(s);
	close_element(s, name);
}

static void
abstract(struct synth *s, enum lang lang)
{
	unsigned dice = synth_below(s, 100);

	open_element(s, "description", lang == LANG_DE ? "de" : "en");
	s->style = dice < 10   ? STYLE_REFERENCES
		   : dice < 13 ? STYLE_DECOMPOSED
		   : dice < 16 ? STYLE_CDATA
			       : STYLE_PLAIN;
	synth_raw(s, s->style == STYLE_CDATA ? "<![CDATA[" : "");
	synth_prose(s, lang, 60 + synth_below(s, 72));
	synth_raw(s, s->style == STYLE_CDATA ? "]]>" : "");
	s->style = STYLE_PLAIN;
	close_element(s, "description");
}

static void
titles_and_names(struct synth *s, enum lang lang)
{
	unsigned n;

	open_element(s, "title", lang == LANG_DE ? "de" : "en");
	synth_title(s, lang);
	close_element(s, "title");
	if (synth_percent(s, 40)) {
		enum lang other = lang == LANG_DE ? LANG_EN : LANG_DE;

		open_element(s, "title", other == LANG_DE ? "de" : "en");
		synth_title(s, other);
		close_element(s, "title");
	}
	for (n = 1 + synth_below(s, 4); n > 0; n--)
		filled(s, "creator", synth_name);
	for (n = synth_below(s, 3); n > 0; n--)
		filled(s, "contributor", synth_name);
}

static void
identifiers(struct synth *s, uint64_t i)
{
	synth_printf(s,
		     "          "
		     "<dc:identifier>https://doi.org/10.5072/synthetic/%" PRIu64
		     "</dc:identifier>\n",
		     i);
	synth_printf(s,
		     "          <dc:identifier>" HOST
		     "/receive/syn_mods_%08" PRIu64 "</dc:identifier>\n",
		     i);
	synth_printf(s,
		     "          <dc:identifier>" HOST
		     "/servlets/MCRFileNodeServlet/syn_derivate_%08" PRIu64
		     "/Volltext.pdf</dc:identifier>\n",
		     i);
	if (synth_percent(s, 20))
		simple(s, "identifier", "issn: 9999-0008");
}

static void
subjects(struct synth *s, uint64_t h, enum lang lang)
{
	synth_printf(s, "          <dc:subject>ddc:%03d</dc:subject>\n",
		     ddc_of(h));
	simple(s, "type", kind_of(h)->label);
	synth_printf(s, "          <dc:type>doc-type:%s</dc:type>\n",
		     kind_of(h)->doc_type);
	filled(s, "subject", synth_institute);
	for (unsigned n = synth_below(s, 4); n > 0; n--) {
		open_element(s, "subject", NULL);
		synth_topic(s, lang);
		close_element(s, "subject");
	}
}

static void
rest(struct synth *s, enum lang lang)
{
	static const char *const licence[] = {
	    "All rights reserved",
	    "https://creativecommons.org/licenses/by/4.0/",
	    "https://creativecommons.org/licenses/by-nc-nd/4.0/"};
	unsigned year = 1995 + synth_below(s, 30);

	if (synth_percent(s, 30))
		simple(s, "publisher", "Universität Duisburg-Essen");
	if (synth_percent(s, 60))
		synth_printf(s, "          <dc:date>%u</dc:date>\n", year);
	else
		synth_printf(s, "          <dc:date>%u-%02u-%02u</dc:date>\n",
			     year, 1 + synth_below(s, 12),
			     1 + synth_below(s, 28));
	if (synth_percent(s, 50))
		synth_printf(s, "          <dc:format>%u %s</dc:format>\n",
			     4 + synth_below(s, 400),
			     lang == LANG_DE ? "Seiten" : "pages");
	simple(s, "language", lang == LANG_DE ? "deu" : "eng");
	if (synth_percent(s, 20))
		simple(s, "relation", "Beiträge zur Forschung -- 9999-0008");
	simple(s, "rights", licence[synth_below(s, 3)]);
	simple(s, "rights", "public");
	simple(s, "rights", "info:eu-repo/semantics/openAccess");
}

static void
payload(struct synth *s, uint64_t seed, uint64_t i)
{
	uint64_t h = base(seed, i);
	enum lang lang;

	s->state = h;
	lang = synth_percent(s, 65) ? LANG_DE : LANG_EN;
	synth_raw(s, "        <oai_dc:dc xsi:schemaLocation=\""
		     "http://www.openarchives.org/OAI/2.0/oai_dc/  "
		     "http://www.openarchives.org/OAI/2.0/oai_dc.xsd\">\n");
	titles_and_names(s, lang);
	simple(s, "type", kind_of(h)->genre);
	simple(s, "type", "Text");
	identifiers(s, i);
	subjects(s, h, lang);
	abstract(s, lang);
	if (synth_percent(s, 60))
		abstract(s, lang == LANG_DE ? LANG_EN : LANG_DE);
	rest(s, lang);
	synth_raw(s, "        </oai_dc:dc>\n");
}

static size_t
finish(struct synth *s)
{
	if (s->over)
		return 0;
	s->p[s->n] = '\0';
	return s->n;
}

size_t
synthetic_payload(uint64_t seed, uint64_t i, char *out, size_t cap)
{
	struct synth s = {.p = out, .cap = cap};

	payload(&s, seed, i);
	return finish(&s);
}

static void
record(struct synth *s, uint64_t seed, uint64_t i)
{
	struct synthetic_header h;

	synthetic_header(seed, i, &h);
	synth_printf(s,
		     "    <record>\n      <header%s>\n"
		     "        <identifier>%s</identifier>\n"
		     "        <datestamp>%s</datestamp>\n",
		     h.deleted ? " status=\"deleted\"" : "", h.id, h.stamp);
	for (size_t k = 0; k < h.nset; k++)
		synth_printf(s, "        <setSpec>%s</setSpec>\n", h.set[k]);
	synth_raw(s, "      </header>\n");
	if (!h.deleted) {
		synth_raw(s, "      <metadata>\n");
		payload(s, seed, i);
		synth_raw(s, "      </metadata>\n");
	}
	synth_raw(s, "    </record>\n");
}

size_t
synthetic_record(uint64_t seed, uint64_t i, char *out, size_t cap)
{
	struct synth s = {.p = out, .cap = cap};

	record(&s, seed, i);
	return finish(&s);
}

size_t
synthetic_page(uint64_t seed, uint64_t first, uint64_t count, const char *token,
	       char *out, size_t cap)
{
	static const char head[] =
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\""
	    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
	    " xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\""
	    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	    " xsi:schemaLocation=\"http://www.openarchives.org/OAI/2.0/"
	    " http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd\">\n"
	    "  <responseDate>2026-01-01T00:00:00Z</responseDate>\n"
	    "  <request verb=\"ListRecords\" metadataPrefix=\"oai_dc\">" HOST
	    "/oai</request>\n  <ListRecords>\n";
	struct synth s = {.p = out, .cap = cap};

	synth_raw(&s, head);
	for (uint64_t i = first; i < first + count && !s.over; i++)
		record(&s, seed, i);
	if (token != NULL) {
		synth_raw(&s, "    <resumptionToken>");
		synth_text(&s, token);
		synth_raw(&s, "</resumptionToken>\n");
	}
	synth_raw(&s, "  </ListRecords>\n</OAI-PMH>\n");
	return finish(&s);
}
