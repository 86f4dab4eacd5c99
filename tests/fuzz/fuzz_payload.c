/*
 * Any payload, of any format: it is read, exported in every format, and gives
 * the same record when the reader is used again.
 */
#include "parsers/payload.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/outputs.h"

/* What a record comes to, in numbers. */
struct sums {
	enum rec_type type;
	size_t titles, names, ids, subjects, texts, warnings;
};

static struct sums
sums_of(const struct record *r)
{
	return (struct sums){
	    .type = r->type,
	    .titles = r->titles.n,
	    .names = r->names.n,
	    .ids = r->ids.n,
	    .subjects = r->subjects.n,
	    .texts = r->abstracts.n + r->notes.n + r->relations.n,
	    .warnings = r->warnings.n,
	};
}

static void
same(struct sums a, struct sums b)
{
	FUZZ_CHECK(a.type == b.type);
	FUZZ_CHECK(a.titles == b.titles);
	FUZZ_CHECK(a.names == b.names);
	FUZZ_CHECK(a.ids == b.ids);
	FUZZ_CHECK(a.subjects == b.subjects);
	FUZZ_CHECK(a.texts == b.texts);
	FUZZ_CHECK(a.warnings == b.warnings);
}

static void
check(const struct record *r)
{
	for (size_t i = 0; i < r->titles.n; i++)
		FUZZ_CHECK(fuzz_clean(r->titles.v[i].text));
	for (size_t i = 0; i < r->names.n; i++) {
		FUZZ_CHECK(fuzz_clean(r->names.v[i].family));
		FUZZ_CHECK(fuzz_clean(r->names.v[i].literal));
	}
	for (size_t i = 0; i < r->ids.n; i++)
		FUZZ_CHECK(r->ids.v[i].value.n > 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str in = fuzz_text(data, size);
	struct payload_reader *reader = payload_reader_new();
	struct record *r;
	struct sums first;
	struct err e;

	FUZZ_CHECK(reader != NULL);
	if (in.n > 0 && payload_read(reader, in, &r, &e) == 0) {
		first = sums_of(r);
		FUZZ_CHECK(payload_read(reader, in, &r, &e) == 0);
		same(first, sums_of(r));
		check(r);
		r->oai_id = STR("oai:example.org:1");
		r->source = STR("example");
		r->datestamp = STR("2024-02-29T12:00:00Z");
		output_all(r);
	}
	payload_reader_free(reader);
	return 0;
}
