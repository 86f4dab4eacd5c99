/*
 * A file from strangers, as convert, cite and import take it: XML, jsonl,
 * compressed, or a bundle with any of these in it. It is read twice to the same
 * end, each record is one that all formats can write, and what is wrong is said
 * in clean text.
 */
#include <string.h>

#include "sheaf/records/records.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/outputs.h"

enum {
	INPUT_LIMIT = 1 << 20,   /* as of convert, but small */
	RECORDS_MAX = 64 * 1024, /* an input has at most 64 kB: */
	OUTPUTS_MAX = 16         /* of so many records all formats */
};

struct outcome {
	unsigned int records, bad;
	enum err_code code;
};

static bool
never(void *ctx)
{
	(void)ctx;
	return false;
}

static void
log_clean(void *ctx, enum log_level level, const char *line,
	  const struct log_facts *facts)
{
	(void)ctx;
	(void)level;
	(void)facts;
	FUZZ_CHECK(line[0] != '\0' && fuzz_clean(str_c(line)));
}

static void
take(struct outcome *o, const struct record *r)
{
	o->records++;
	FUZZ_CHECK(fuzz_clean(r->oai_id) && fuzz_clean(r->datestamp));
	if (!r->deleted && o->records <= OUTPUTS_MAX)
		output_all(r);
}

static struct outcome
read_all(const char *path)
{
	const struct env env = {.stopped = never, .log = log_clean};
	struct outcome o = {0};
	struct export_source src;
	struct from_files in;
	struct record *r;
	struct err e = {0};
	int rc = -1;

	if (from_files_open(&in, &env, &path, 1, INPUT_LIMIT, &e) == 0) {
		in.deleted = true;
		src = from_files_source(&in, false);
		while ((rc = src.next(src.ctx, &r, &e)) != 0) {
			if (rc > 0) {
				take(&o, r);
				continue;
			}
			FUZZ_CHECK(e.msg[0] != '\0' &&
				   fuzz_clean(str_c(e.msg)));
			if (e.code != ERR_DATA)
				break;
			o.bad++;
			FUZZ_CHECK(o.records + o.bad <= RECORDS_MAX);
		}
	}
	o.code = rc == 0 ? ERR_NONE : e.code;
	FUZZ_CHECK(rc == 0 || o.code != ERR_NONE);
	from_files_close(&in);
	return o;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *path = fuzz_file(data, size);
	struct outcome first = read_all(path), second = read_all(path);

	FUZZ_CHECK(first.records == second.records && first.bad == second.bad &&
		   first.code == second.code);
	return 0;
}
