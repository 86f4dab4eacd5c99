/* Records out of files, in the order in which they stand there. */
#include "sheaf/records/records.h"

#include <inttypes.h>
#include <string.h>

#include "core/mem.h"
#include "parsers/format.h"
#include "parsers/jsonl.h"
#include "sheaf/records/internal.h"

enum {
	CHUNK = 16 * 1024,        /* bytes fed at a time */
	QUEUE_LIMIT = 128 << 20,  /* records of one chunk, as XML */
	PAYLOAD_LIMIT = 64 << 20, /* one of them */
	RECORD_LIMIT = 512 << 20, /* what the longest line can become */
	TWICE_LIMIT = 64 << 20    /* bytes that are read once more for keys */
};

struct input_record {
	struct str id, datestamp, payload;
	const char *prefix;
	struct str *sets;
	size_t nsets;
	bool deleted;
};

/* Called for each record while a chunk is fed: puts it into the queue. */
static int
take(void *ctx, const struct oai_header *h, const struct node *payload,
     struct arena *a, struct err *e)
{
	struct from_files *in = ctx;
	const struct metadata_format *format = NULL;
	struct input_record *r;

	(void)a;
	if (payload == NULL && !h->deleted)
		return 0; /* a header alone */
	in->handed++;
	if (h->deleted && !in->deleted)
		return 0;
	r = arena_push(&in->queue, in->v, in->n, &in->cap, sizeof(*r));
	if (r == NULL)
		return arena_check(&in->queue, e);
	in->v = r;
	r += in->n++;
	buf_clear(&in->payload);
	if (payload != NULL) {
		format = format_for(payload);
		node_write(payload, &in->payload);
	}
	*r = (struct input_record){
	    .id = arena_copy(&in->queue, h->id),
	    .datestamp = arena_copy(&in->queue, h->datestamp),
	    .payload = arena_copy(&in->queue, buf_view(&in->payload)),
	    .prefix = format == NULL ? NULL : format->prefix,
	    .sets = arena_alloc(&in->queue, h->nsets * sizeof(*h->sets) + 1),
	    .deleted = h->deleted,
	};
	for (size_t i = 0; r->sets != NULL && i < h->nsets; i++)
		r->sets[r->nsets++] = arena_copy(&in->queue, h->sets[i]);
	if (buf_check(&in->payload, e) != 0)
		return -1;
	return arena_check(&in->queue, e);
}

/* 0: all have been read. */
static int
open_next(struct from_files *in, struct err *e)
{
	int rc = inputs_next(&in->inputs, &in->doc, e);

	if (rc <= 0)
		return rc;
	oai_reset(in->oai);
	lines_reset(in->lines);
	in->handed = in->bad = 0;
	in->open = true;
	in->broken = false;
	return 1;
}

static void
close_file(struct from_files *in)
{
	document_close(&in->doc);
	in->open = false;
}

/* An answer without records has to be an empty list to pass. */
static int
check_answer(const struct from_files *in, const struct oai_page *page,
	     struct err *e)
{
	switch (page->verb) {
	case OAI_NONE:
	case OAI_LIST_RECORDS:
	case OAI_GET_RECORD:
		return 0;
	case OAI_ERROR:
		if (page->code == OAI_NO_RECORDS)
			return 0;
		return err_set(
		    e, ERR_OAI, 0,
		    STR_FMT ": the provider answered with error %s: %s",
		    STR_ARG(in->doc.name), page->code_text, page->message);
	case OAI_NOT_OAI:
		return err_set(e, ERR_OAI, 0,
			       STR_FMT ": neither an OAI-PMH response nor a "
				       "metadata record: the root element is "
				       "<%s>",
			       STR_ARG(in->doc.name), page->root);
	case OAI_IDENTIFY:
	case OAI_LIST_METADATA_FORMATS:
	case OAI_LIST_SETS:
	case OAI_LIST_IDENTIFIERS:
	case OAI_VERB__MAX:
		break;
	}
	return err_set(e, ERR_OAI, 0,
		       STR_FMT ": an answer to %s has no records in it",
		       STR_ARG(in->doc.name), oai_verb_name(page->verb));
}

static int
finish_file(struct from_files *in, struct err *e)
{
	struct oai_page page;
	uint64_t lost;

	if (oai_finish(in->oai, &page, e) != 0)
		return err_wrap(e, STR_FMT, STR_ARG(in->doc.name));
	if (check_answer(in, &page, e) != 0)
		return -1;
	lost = page.records - in->handed;
	in->lost += lost;
	if (page.odd > 0)
		env_log(in->env, LOG_WARN, STR_FMT ": %s",
			STR_ARG(in->doc.name), page.oddity);
	if (lost > 1)
		env_log(in->env, LOG_WARN, STR_FMT ": %s left out",
			STR_ARG(in->doc.name), STR_COUNT(lost, "record"));
	close_file(in);
	return 0;
}

/* Feeds one chunk, whose records land in the queue. */
static int
advance(struct from_files *in, struct err *e)
{
	char chunk[CHUNK];
	ssize_t got;

	arena_reset(&in->queue);
	in->v = NULL;
	in->head = in->n = in->cap = 0;
	got = document_read(&in->doc, chunk, sizeof(chunk), e);
	if (got < 0)
		return -1;
	if (got == 0)
		return finish_file(in, e);
	if (oai_feed(in->oai, chunk, (size_t)got, e) == 0)
		return 0;
	return err_wrap(e, STR_FMT, STR_ARG(in->doc.name));
}

/* ERR_DATA: this record cannot be read, the next may. */
static int
make_record(struct from_files *in, struct record **out, struct err *e)
{
	const struct input_record *from = &in->v[in->head++];
	struct record *r;

	payload_reader_origin(in->reader, from->id, from->datestamp);
	if (payload_read(in->reader, from->payload, out, e) != 0) {
		if (e->code == ERR_NOMEM)
			return -1;
		e->code = ERR_DATA;
		return err_wrap(e, STR_FMT ": " STR_FMT ": left out",
				STR_ARG(in->doc.name), STR_ARG(from->id));
	}
	r = *out;
	in->given = from->payload;
	r->base_url = str_c(in->doc.url);
	r->oai_id = from->id;
	r->datestamp = from->datestamp;
	r->prefix = str_c(from->prefix);
	r->payload = from->payload;
	r->sets = from->sets;
	r->nsets = from->nsets;
	r->deleted = from->deleted;
	return 1;
}

/* To the next chunk, of the next file if need be; 0: all have been read. */
static int
go_on(struct from_files *in, struct err *e)
{
	int rc = 1;

	if (in->broken && in->open)
		close_file(in);
	if (!in->open)
		rc = open_next(in, e);
	else if (in->doc.kind == DOCUMENT_XML && advance(in, e) != 0)
		rc = -1;
	/* A file that is wrong ends the run; export_run would take these for
	 * the fault of one record. */
	if (rc < 0 &&
	    (e->code == ERR_XML || e->code == ERR_LIMIT || e->code == ERR_DATA))
		e->code = ERR_OAI;
	return rc;
}

/* A line that is no record is the fault of that line alone. */
static int
bad_line(struct from_files *in, struct err *e)
{
	if (e->code == ERR_NOMEM)
		return -1;
	e->code = ERR_DATA;
	in->bad++;
	return err_wrap(e, STR_FMT ": line %" PRIu64 ": left out",
			STR_ARG(in->doc.name), in->lines->number);
}

/* 1 with a record, 0: not in this file, -1. */
static int
next_line(struct from_files *in, struct record **out, struct err *e)
{
	struct str line;
	int rc;

	while ((rc = lines_next(in->lines, &in->doc, &line, e)) > 0) {
		if (line.n == 0)
			continue;
		arena_reset(&in->arena);
		record_init(&in->record, &in->arena);
		if (jsonl_parse(line, &in->record, e) != 0)
			return bad_line(in, e);
		in->handed++;
		*out = &in->record;
		in->given = line;
		if (!in->record.deleted || in->deleted)
			return 1;
	}
	if (rc < 0 && e->code == ERR_DATA && in->lines->given)
		return bad_line(in, e);
	if (rc == 0 && in->handed == 0 && in->bad > 0)
		rc = err_set(e, ERR_OAI, 0, "no line of jsonl in it");
	else if (rc == 0)
		close_file(in);
	else if (e->code == ERR_DATA || e->code == ERR_LIMIT)
		e->code = ERR_OAI; /* the file's */
	return rc == 0 ? 0 : err_wrap(e, STR_FMT, STR_ARG(in->doc.name));
}

/* A record, 0 at the end, -1. */
static int
read_on(struct from_files *in, struct record **out, struct err *e)
{
	int rc;

	for (;;) {
		if (in->head < in->n)
			return make_record(in, out, e);
		if (in->open && !in->broken && in->doc.kind == DOCUMENT_JSONL) {
			rc = next_line(in, out, e);
			if (rc != 0)
				return rc;
		}
		rc = go_on(in, e);
		if (rc <= 0)
			return rc;
	}
}

/* The file ends here, after what came in front of the fault. */
static void
leave_file(struct from_files *in, struct err *e)
{
	env_log(in->env, LOG_ERROR, "%s: %s", e->msg,
		in->open && in->handed > 0 ? "the rest of it is left out"
					   : "left out");
	in->files_lost++;
	in->broken = in->open;
	if (!in->open)
		document_close(&in->doc);
	err_clear(e);
}

static int
next(struct from_files *in, struct record **out, struct err *e)
{
	int rc;

	while ((rc = read_on(in, out, e)) < 0 && e->code == ERR_OAI &&
	       in->several)
		leave_file(in, e);
	in->given_out += rc > 0;
	if (rc == 0 && in->files_lost > 0 && in->given_out == 0)
		return err_set(e, ERR_OAI, 0, "no file could be read");
	return rc;
}

static int
from_files_next(void *ctx, struct record **out, struct err *e)
{
	struct from_files *in = ctx;
	int rc = next(in, out, e);

	/* What is in front of a fault is written before it is told. */
	if (rc < 0 && in->rehearsal && e->code != ERR_DATA) {
		err_clear(e);
		return 0;
	}
	return rc;
}

int
from_files_open(struct from_files *in, const struct env *env,
		const char *const *paths, size_t npaths, size_t limit,
		struct err *e)
{
	*in = (struct from_files){
	    .env = env,
	    .doc = {.fd = -1},
	};
	arena_init(&in->queue, QUEUE_LIMIT);
	arena_init(&in->arena, RECORD_LIMIT);
	buf_init(&in->payload, PAYLOAD_LIMIT);
	in->oai = oai_new_for_files(take, in);
	in->reader = payload_reader_new();
	in->lines = mem_zero(sizeof(*in->lines));
	if (in->lines != NULL)
		lines_init(in->lines, JSONL_LINE_MAX);
	if (in->oai == NULL || in->reader == NULL || in->lines == NULL)
		return err_nomem(e);
	return inputs_open(&in->inputs, env, paths, npaths, limit, e);
}

void
from_files_close(struct from_files *in)
{
	document_close(&in->doc);
	inputs_close(&in->inputs);
	if (in->lines != NULL)
		lines_free(in->lines);
	mem_free(in->lines);
	oai_free(in->oai);
	payload_reader_free(in->reader);
	arena_free(&in->queue);
	arena_free(&in->arena);
	buf_free(&in->payload);
}

static void
say_nothing(void *ctx, enum log_level level, const char *line,
	    const struct log_facts *facts)
{
	(void)ctx;
	(void)level;
	(void)line;
	(void)facts;
}

static int
from_files_again(void *ctx, struct err *e)
{
	struct from_files *in = ctx;

	(void)e;
	close_file(in);
	inputs_rewind(&in->inputs);
	in->quiet = *in->env;
	in->quiet.log = say_nothing;
	in->env = in->inputs.env = &in->quiet;
	in->head = in->n = 0;
	in->lost = in->files_lost = in->given_out = 0;
	in->broken = in->rehearsal = false;
	return 0;
}

/* The order of files is nobody's; that of a long list, or a pipe, stands. */
struct export_source
from_files_source(struct from_files *in, bool by_pattern)
{
	in->rehearsal =
	    by_pattern && inputs_can_rewind(&in->inputs, TWICE_LIMIT);
	return (struct export_source){in, from_files_next, NULL,
				      in->rehearsal ? from_files_again : NULL};
}
