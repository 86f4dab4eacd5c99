/* sheaf convert: from files to a file or a bundle, without a store. */
#include "core/folder.h"
#include "sheaf/command/internal.h"
#include "sheaf/records/records.h"
#include "sheaf/settings.h"

static int
run(struct app *app, struct from_files *in, struct export_job *job,
    struct export_stats *stats, struct err *e)
{
	static const char *const standard_input[] = {"-"};
	const struct args *a = &app->args;
	bool named = a->noperands > 0;
	struct export_source from;

	if (output_read(app, job, e) != 0)
		return -1;
	if (from_files_open(
		in, &app->world.env, named ? a->operands : standard_input,
		named ? a->noperands : 1,
		(size_t)setting_number(app, OPT_MAX_RESPONSE), e) != 0)
		return -1;
	in->deleted = a->count[OPT_DELETED] > 0;
	in->several =
	    a->noperands > 1 || (named && folder_is_one(a->operands[0]));
	from = from_files_source(
	    in, !str_eq(str_c(job->style.keys), STR(CITEKEY_LOCAL)));
	return err_end(export_run(&app->world.env, &from, job, stats, e), e);
}

int
cmd_convert(struct app *app)
{
	struct export_job job = {0};
	struct export_stats stats = {0};
	struct from_files in = {.doc = {.fd = -1}};
	struct err e = {0};
	int code;

	if (run(app, &in, &job, &stats, &e) != 0) {
		code = app_fail(app, &e, job.path);
	} else {
		code = output_done(app, &job, &stats, in.lost);
		if (in.files_lost > 0) {
			env_log(&app->world.env, LOG_WARN,
				"%s could not be read",
				STR_COUNT(in.files_lost, "file"));
			code = EXIT_PARTLY;
		}
	}
	from_files_close(&in);
	return code;
}
