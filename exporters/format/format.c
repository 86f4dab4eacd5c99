/* The table of export formats, and what all of them have in common. */
#include "exporters/format/format.h"

#include "exporters/tex/tex.h"
#include "exporters/format/internal.h"
#include "core/json.h"

static void
json_ascii(struct export_state *st, struct buf *out, size_t from)
{
	json_escape_all(out, from, &st->scratch);
}

/* By suffix the first one that fits is taken. */
const struct exporter exporters[] = {
    {
	.name = "ris",
	.suffix = ".ris",
	.member = "records.ris",
	.media_type = "application/x-research-info-systems; charset=utf-8",
	.record = ris_record,
    },
    {
	.name = "bibtex",
	.suffix = ".bib",
	.member = "records.bib",
	.media_type = "application/x-bibtex",
	.ascii = tex_ascii,
	.record = bibtex_record,
    },
    {
	.name = "biblatex",
	.suffix = ".bib",
	.member = "records.bib",
	.media_type = "application/x-bibtex",
	.ascii = tex_ascii,
	.record = biblatex_record,
    },
    {
	.name = "csl",
	.alias = "json",
	.suffix = ".json",
	.member = "records.json",
	.media_type = "application/vnd.citationstyles.csl+json",
	.ascii = json_ascii,
	.begin = csl_begin,
	.record = csl_record,
	.end = csl_end,
    },
    {
	.name = "jsonl",
	.suffix = ".jsonl",
	.member = "records.jsonl",
	.media_type = "application/jsonl",
	.tombstones = true,
	.ascii = json_ascii,
	.record = jsonl_record,
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

void
export_record(const struct exporter *x, struct export_state *st,
	      const struct record *r, struct buf *out)
{
	size_t from = out->n;

	if (r->deleted && !x->tombstones)
		return;
	arena_reset(&st->scratch);
	x->record(st, r, out);
	if (st->style.ascii && x->ascii != NULL)
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
