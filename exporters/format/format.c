/* The table of export formats, and what all of them have in common. */
#include "exporters/format/format.h"

#include "exporters/cite/cite.h"
#include "exporters/tex/tex.h"
#include "exporters/format/internal.h"
#include "core/json.h"

static void
json_ascii(struct export_state *st, struct buf *out, size_t from)
{
	json_escape_all(out, from, &st->scratch);
}

const struct exporter exporters[] = {
    {
	.name = "ris",
	.suffix = ".ris",
	.media_type = "application/x-research-info-systems; charset=utf-8",
	.about = "RIS",
	.presets = PRESET_OUTPUT | PRESET_BUNDLE,
	.takes = TAKES_ABSTRACT | TAKES_FIELDS | TAKES_FULLTEXT,
	.count = COUNT_RIS,
	.record = ris_record,
    },
    {
	.name = "bibtex",
	.suffix = ".bib",
	.media_type = "application/x-bibtex",
	.about = "BibTeX with its 14 classic entry types",
	.presets = PRESET_GET | PRESET_BUNDLE,
	.takes = TAKES_ABSTRACT | TAKES_FIELDS | TAKES_APPEND,
	.count = COUNT_BIB,
	.ascii = tex_commands,
	.rewrites = true,
	.record = bibtex_record,
    },
    {
	.name = "biblatex",
	.suffix = ".bib",
	.media_type = "application/x-bibtex",
	.about = "BibLaTeX",
	.takes = TAKES_ABSTRACT | TAKES_FIELDS | TAKES_APPEND | TAKES_ORCID,
	.count = COUNT_BIB,
	.ascii = tex_commands,
	.rewrites = true,
	.record = biblatex_record,
    },
    {
	.name = "csl",
	.alias = "json",
	.suffix = ".json",
	.media_type = "application/vnd.citationstyles.csl+json",
	.about = "CSL-JSON, as citeproc, Zotero and pandoc read it",
	.presets = PRESET_BUNDLE,
	.takes = TAKES_ABSTRACT | TAKES_FIELDS,
	.count = COUNT_ITEMS,
	.ascii = json_ascii,
	.begin = csl_begin,
	.record = csl_record,
	.end = csl_end,
    },
    {
	.name = "jsonl",
	.suffix = ".jsonl",
	.media_type = "application/jsonl",
	.about = "the whole record, one JSON object a line",
	.presets = PRESET_BUNDLE,
	.takes = TAKES_ABSTRACT | TAKES_FIELDS,
	.count = COUNT_LINES,
	.tombstones = true,
	.ascii = json_ascii,
	.record = jsonl_record,
    },
    {
	.name = "csv",
	.suffix = ".csv",
	.media_type = "text/csv; charset=utf-8; header=present",
	.about = "a table for spreadsheets, a row for each record",
	.takes = TAKES_ABSTRACT | TAKES_FIELDS | TAKES_COLUMNS,
	.count = COUNT_CSV,
	.begin = csv_begin,
	.record = csv_record,
    },
    {
	.name = "tsv",
	.suffix = ".tsv",
	.media_type = "text/tab-separated-values; charset=utf-8",
	.about = "the same, separated by tabs",
	.takes = TAKES_ABSTRACT | TAKES_FIELDS | TAKES_COLUMNS,
	.count = COUNT_TSV,
	.begin = tsv_begin,
	.record = tsv_record,
    },
    {
	.name = "sql",
	.suffix = ".sql",
	.media_type = "application/sql; charset=utf-8",
	.about = "tables for SQLite and PostgreSQL",
	.takes = TAKES_ABSTRACT | TAKES_FIELDS,
	.count = COUNT_SQL,
	.begin = sqlfile_begin,
	.record = sqlfile_record,
	.end = sqlfile_end,
    },
    {
	.name = "text",
	.suffix = ".txt",
	.media_type = "text/plain; charset=utf-8",
	.about = "citations to read, in the style of --style",
	.takes = TAKES_ABSTRACT | TAKES_STYLE,
	.count = COUNT_NONE,
	.record = cite_text,
    },
    {
	.name = "html",
	.suffix = ".html",
	.media_type = "text/html; charset=utf-8",
	.about = "the same as a page",
	.takes = TAKES_ABSTRACT | TAKES_STYLE,
	.count = COUNT_NONE,
	.begin = cite_html_begin,
	.record = cite_html,
	.end = cite_html_end,
    },
    {
	.name = "xml",
	.suffix = ".xml",
	.media_type = "text/xml; charset=utf-8",
	.about = "metadata as it came, in responses of OAI-PMH",
	.count = COUNT_OAI,
	.tombstones = true,
	.payloads = true,
	.record = oai_record,
	.end = oai_end,
    },
    {.name = NULL},
};

const struct exporter *
exporter_by_name(struct str name)
{
	for (const struct exporter *x = exporters; x->name != NULL; x++)
		if (str_ieq(name, str_c(x->name)) ||
		    (x->alias != NULL && str_ieq(name, str_c(x->alias))))
			return x;
	return NULL;
}

const struct exporter *
exporter_by_suffix(struct str path)
{
	for (const struct exporter *x = exporters; x->name != NULL; x++)
		if (str_iends(path, str_c(x->suffix)))
			return x;
	return NULL;
}

void
export_begin(const struct exporter *x, struct export_state *st, struct buf *out)
{
	st->count = 0;
	if (x->begin != NULL)
		x->begin(st, out);
}

/* What is left of the record by the style; tables choose for themselves. */
static const struct record *
cut(const struct exporter *x, struct export_state *st, const struct record *r,
    struct record *bare)
{
	const struct export_style *style = &st->style;

	if (style->fields != NULL && (x->takes & TAKES_FIELDS) &&
	    (x->takes & TAKES_COLUMNS) == 0) {
		field_cut(bare, r, str_c(style->fields), &st->scratch);
		r = bare;
	}
	if (style->no_abstract && (x->takes & TAKES_ABSTRACT)) {
		*bare = *r;
		bare->abstracts.n = 0;
		r = bare;
	}
	return r;
}

void
export_record(const struct exporter *x, struct export_state *st,
	      const struct record *r, struct buf *out)
{
	size_t from = out->n;
	struct record bare;

	if (r->deleted && !x->tombstones)
		return;
	if (x->payloads && !r->deleted && r->payload.n == 0) {
		st->bare++;
		return;
	}
	arena_reset(&st->scratch);
	if (!r->deleted)
		r = cut(x, st, r, &bare);
	x->record(st, r, out);
	if (x->ascii != NULL && (st->style.ascii || x->rewrites))
		x->ascii(st, out, from);
	/* What is missing for want of scratch must not pass for whole. */
	if (st->scratch.failed)
		out->failed = true;
	st->count++;
}

void
export_end(const struct exporter *x, struct export_state *st, struct buf *out)
{
	if (x->end != NULL)
		x->end(st, out);
}
