/*
 * Records kept aside: a line each for programs, two for people, or an object.
 * With -v their bytes follow: as they came, unless a terminal shows them.
 */
#include "sheaf/command/internal.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/file.h"
#include "core/norm.h"
#include "core/json.h"
#include "sheaf/world/world.h"
#include "sheaf/records/records.h"
#include "sheaf/status/status.h"
#include "store/reject.h"

enum {
	LINE_LIMIT = 512 << 20, /* one record, every byte escaped */
	INDENT = 4,
	WHOLE = 1 << 30 /* columns: do not cut */
};

struct listing {
	struct buf out;
	void (*put)(struct listing *l, const struct store_reject *r);
	bool terminal, bytes;
	size_t columns;
	uint64_t n, most;
};

/* Lines and tabs stay, all else that could confuse a terminal does not. */
static void
put_safe(struct buf *out, struct str text)
{
	struct str line, part;

	while (str_cut(&text, '\n', &line)) {
		for (bool more = false; str_cut(&line, '\t', &part);
		     more = true) {
			if (more)
				buf_char(out, '\t');
			norm_fit(out, part, WHOLE);
		}
		buf_char(out, '\n');
	}
}

static void
put_bytes(struct listing *l, struct str bytes)
{
	if (!l->bytes)
		return;
	if (l->terminal)
		put_safe(&l->out, bytes);
	else
		buf_str(&l->out, bytes);
	if (!l->terminal && (bytes.n == 0 || bytes.p[bytes.n - 1] != '\n'))
		buf_char(&l->out, '\n');
}

static struct str
or_dash(struct str s)
{
	return s.n > 0 ? s : STR("-");
}

static void
put_for_people(struct listing *l, const struct store_reject *r)
{
	struct buf line;

	buf_init(&line, LINE_LIMIT);
	buf_printf(&line, "%" PRId64 "  " STR_FMT "  " STR_FMT "  ", r->number,
		   STR_ARG(r->source), STR_ARG(or_dash(r->oai_id)));
	buf_str(&line, or_dash(r->datestamp));
	norm_fit(&l->out, buf_view(&line), l->columns);
	buf_char(&l->out, '\n');
	layout_wrap(&l->out, r->fault, INDENT, l->columns);
	if (l->bytes)
		layout_wrap(&l->out, r->url, INDENT, WHOLE);
	buf_free(&line);
	put_bytes(l, r->bytes);
}

/* Five columns; no value has a tab in it. */
static void
put_for_programs(struct listing *l, const struct store_reject *r)
{
	const struct str columns[] = {r->source, r->oai_id, r->fault,
				      r->datestamp};

	buf_printf(&l->out, "%" PRId64, r->number);
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		buf_char(&l->out, '\t');
		norm_fit(&l->out, columns[i], WHOLE);
	}
	buf_char(&l->out, '\n');
	put_bytes(l, r->bytes);
}

/* docs/status.md */
static void
put_json(struct listing *l, const struct store_reject *r)
{
	struct json j;

	json_init(&j, &l->out, false);
	json_object(&j, NULL);
	json_str(&j, "schema", STR("sheaf-rejected/1"));
	json_int(&j, "number", r->number);
	json_str(&j, "source", r->source);
	json_str(&j, "prefix", r->prefix);
	json_opt(&j, "set", r->set);
	json_opt(&j, "identifier", r->oai_id);
	json_opt(&j, "datestamp", r->datestamp);
	json_str(&j, "fault", r->fault);
	json_opt(&j, "url", r->url);
	json_str(&j, "record", r->bytes);
	json_end(&j);
	buf_char(&l->out, '\n');
}

/* Of what was rejected nobody knows title, year or type. */
static int
check_options(const struct args *a, struct err *e)
{
	static const enum opt others[] = {
	    OPT_IN_SET, OPT_FROM,       OPT_UNTIL,      OPT_YEAR,
	    OPT_TYPE,   OPT_DOI,        OPT_DOIS,       OPT_IDS,
	    OPT_UNIQUE, OPT_DUPLICATES, OPT_SINCE_LAST, OPT_DELETED,
	    OPT_AUTHOR, OPT_TITLE,      OPT_LANGUAGE,   OPT_ORCID,
	    OPT_ACCESS, OPT_LICENCE,
	};

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (a->count[others[i]] > 0)
			return err_set(e, ERR_USAGE, 0,
				       "list --rejected: --%s does not apply; "
				       "--source and --limit do",
				       opts[others[i]].name);
	return 0;
}

static int
list(struct app *app, struct store *s, struct listing *l, struct err *e)
{
	const char *typed = args_text(&app->args, OPT_SOURCE);
	struct store_reject r = {0};
	struct str source = STR_NONE;
	int rc = 1;

	if (typed != NULL && selection_source(app, s, typed, &source, e) != 0)
		return -1;
	while (l->n < l->most &&
	       (rc = store_next_reject(s, source, r.number, &r, e)) > 0) {
		l->n++;
		l->put(l, &r);
		if (buf_check(&l->out, e) != 0)
			return err_wrap(e, "rejected record %" PRId64,
					r.number);
		if (file_write_fd(STDOUT_FILENO, "standard output", l->out.p,
				  l->out.n, e) != 0)
			return -1;
		buf_clear(&l->out);
	}
	return rc < 0 ? -1 : 0;
}

int
rejected_list(struct app *app)
{
	const struct args *a = &app->args;
	const char *limit = args_text(a, OPT_LIMIT), *path;
	struct listing l = {
	    .terminal = isatty(STDOUT_FILENO) == 1,
	    .bytes = a->count[OPT_VERBOSE] > 0,
	    .columns = term_columns(STDOUT_FILENO),
	    .most = UINT64_MAX,
	};
	struct store *s = NULL;
	struct err e;
	int code = EXIT_DONE;

	buf_init(&l.out, LINE_LIMIT);
	l.put = l.terminal ? put_for_people : put_for_programs;
	if (a->count[OPT_JSON] > 0)
		l.put = put_json;
	if (limit != NULL)
		l.most = (uint64_t)rule_number(&opts[OPT_LIMIT].rule, limit);
	if (check_options(a, &e) != 0 ||
	    holdings_store(app, STORE_READ, &path, &s, &e) != 0 ||
	    list(app, s, &l, &e) != 0)
		code = app_fail(app, &e, "-");
	else if (l.n == 0)
		env_log(&app->world.env, LOG_INFO, "0 records kept aside");
	store_close(s);
	buf_free(&l.out);
	return code;
}
