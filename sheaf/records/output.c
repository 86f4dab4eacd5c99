/* Formats and files by name, by suffix, by default. */
#include "sheaf/records/records.h"

#include <inttypes.h>
#include <unistd.h>

#include "core/buf.h"
#include "exporters/cite/cite.h"
#include "sheaf/world/world.h"
#include "sheaf/settings.h"

enum { NAMES_LIMIT = 400, SHOWN_MAX = 40 };

/* Their names: of all formats, or of those that can be brought to ASCII. */
static void
list_formats(struct buf *out, bool ascii, unsigned takes)
{
	buf_init(out, NAMES_LIMIT);
	for (const struct exporter *x = exporters; x->name != NULL; x++)
		if ((!ascii || x->ascii != NULL) && (x->takes & takes) == takes)
			buf_printf(out, "%s%s", out->n == 0 ? "" : ", ",
				   x->name);
}

static int
unknown_format(struct str name, struct err *e)
{
	struct buf known;
	int rc;

	list_formats(&known, false, 0);
	rc = err_set(
	    e, ERR_USAGE, 0, "there is no format '" STR_FMT "'; known: %s",
	    STR_ARG(str_left(name, SHOWN_MAX)), known.p ? known.p : "");
	buf_free(&known);
	return rc;
}

static int
add_format(struct export_job *job, const struct exporter *x, struct err *e)
{
	for (size_t i = 0; i < job->nformats; i++)
		if (job->formats[i] == x)
			return err_set(e, ERR_USAGE, 0,
				       "format %s is named twice", x->name);
	if (job->nformats == EXPORT_FORMATS_MAX)
		return err_set(e, ERR_USAGE, 0, "more than %d formats",
			       EXPORT_FORMATS_MAX);
	job->formats[job->nformats++] = x;
	return 0;
}

static int
add_by_name(struct export_job *job, struct str name, struct err *e)
{
	const struct exporter *x = exporter_by_name(name);

	return x == NULL ? unknown_format(name, e) : add_format(job, x, e);
}

static int
read_formats(struct export_job *job, struct str list, struct err *e)
{
	struct str name;

	while (str_cut(&list, ',', &name))
		if (add_by_name(job, str_trim(name), e) != 0)
			return -1;
	return 0;
}

static int
add_presets(struct export_job *job, enum format_preset preset, struct err *e)
{
	for (const struct exporter *x = exporters; x->name != NULL; x++)
		if ((x->presets & preset) != 0 && add_format(job, x, e) != 0)
			return -1;
	return 0;
}

/* Without -f: by the kind of file. */
static int
choose_formats(const struct args *a, struct export_job *job, struct err *e)
{
	struct str path = str_c(job->path);
	const struct exporter *x;

	if (job->kind != BUNDLE_NONE)
		return add_presets(job, PRESET_BUNDLE, e);
	if (str_eqc(path, "-"))
		return add_presets(
		    job, a->command->id == CMD_GET ? PRESET_GET : PRESET_OUTPUT,
		    e);
	x = exporter_by_suffix(path);
	if (x != NULL)
		return add_format(job, x, e);
	return err_set(e, ERR_USAGE, 0,
		       "the name %s says no format: give -f FORMAT", job->path);
}

static int
check_deleted(const struct export_job *job, struct err *e)
{
	for (size_t i = 0; i < job->nformats; i++)
		if (job->formats[i]->tombstones)
			return 0;
	return err_set(e, ERR_USAGE, 0,
		       "--deleted: %s cannot say that a record was deleted; "
		       "jsonl can",
		       job->formats[0]->name);
}

/* By its name, or as --bundle says, which the name must not contradict. */
static int
read_kind(const struct args *a, struct export_job *job, struct err *e)
{
	const char *word = args_text(a, OPT_BUNDLE);
	enum bundle_kind wanted;

	job->kind = bundle_kind_of(str_c(job->path));
	if (word == NULL)
		return 0;
	wanted = bundle_kind_by_name(str_c(word));
	if (job->kind != BUNDLE_NONE && job->kind != wanted)
		return err_set(e, ERR_USAGE, 0, "-o %s is no %s", job->path,
			       word);
	job->kind = wanted;
	if (str_eqc(str_c(job->path), "-") && isatty(STDOUT_FILENO) == 1)
		return err_set(e, ERR_USAGE, 0,
			       "a bundle is nothing for a terminal: give "
			       "-o FILE, or a pipe");
	return 0;
}

/* --split and its like are of bundles only. */
static int
read_layout(const struct args *a, struct export_job *job, struct err *e)
{
	static const enum opt only[] = {OPT_SPLIT, OPT_LEVEL, OPT_BAGIT,
					OPT_WITH_HTML};
	const char *split = args_text(a, OPT_SPLIT);
	const char *level = args_text(a, OPT_LEVEL);
	int most;

	for (size_t i = 0; i < sizeof(only) / sizeof(only[0]); i++)
		if (job->kind == BUNDLE_NONE && a->count[only[i]] > 0)
			return err_set(e, ERR_USAGE, 0,
				       "--%s needs a bundle: -o FILE with "
				       ".zip, .tar.gz, .tgz or .tar.zst",
				       opts[only[i]].name);
	if (split != NULL)
		job->split = (enum export_split)(
		    SPLIT_SOURCE + rule_number(&opts[OPT_SPLIT].rule, split));
	job->bag.wanted = a->count[OPT_BAGIT] > 0;
	job->html = a->count[OPT_WITH_HTML] > 0;
	job->page_title = args_text(a, OPT_PAGE_TITLE);
	if (job->page_title != NULL && !job->html)
		return err_set(e, ERR_USAGE, 0,
			       "--page-title is for --with-html");
	if (level == NULL)
		return 0;
	job->level = (int)rule_number(&opts[OPT_LEVEL].rule, level);
	most = bundle_level_max(job->kind);
	if (job->level > most)
		return err_set(e, ERR_USAGE, 0,
			       "--level: a %s has levels from 1 to %d, not %d",
			       bundle_kind_name(job->kind), most, job->level);
	return 0;
}

static int
no_ascii(const struct exporter *x, struct err *e)
{
	struct buf able;
	int rc;

	list_formats(&able, true, 0);
	rc = err_set(e, ERR_USAGE, 0,
		     "--ascii: %s has no way to write other characters; these "
		     "have: %s",
		     x->name, able.p ? able.p : "");
	buf_free(&able);
	return rc;
}

/*
 * An option that none of the formats has a use for would be passed over; one
 * that leaves something out is said where it cannot be.
 */
static const struct {
	enum opt option;
	enum format_option takes;
	bool less;
} partial[] = {
    {OPT_FIELDS, TAKES_FIELDS, true},
    {OPT_NO_ABSTRACT, TAKES_ABSTRACT, true},
    {OPT_WITH_FULLTEXT, TAKES_FULLTEXT, false},
    {OPT_WITH_ORCID, TAKES_ORCID, false},
    {OPT_BOM, TAKES_COLUMNS, false},
    {OPT_STYLE, TAKES_STYLE, false},
    {OPT_APPEND, TAKES_APPEND, false},
};

/* What is to be left out is written all the same where it cannot be. */
static void
say_kept(const struct app *app, const struct export_job *job, enum opt option,
	 unsigned takes)
{
	for (size_t i = 0; i < job->nformats; i++)
		if ((job->formats[i]->takes & takes) == 0)
			env_log(&app->world.env, LOG_WARN,
				"--%s: %s is written whole all the same",
				opts[option].name, job->formats[i]->name);
}

static int
no_use(const struct opt_row *option, unsigned takes, struct err *e)
{
	struct buf able;
	int rc;

	list_formats(&able, false, takes);
	rc = err_set(e, ERR_USAGE, 0, "--%s is for these formats: %s",
		     option->name, able.p != NULL ? able.p : "");
	buf_free(&able);
	return rc;
}

static int
check_partial(const struct app *app, const struct export_job *job,
	      struct err *e)
{
	unsigned takes = 0;

	for (size_t i = 0; i < job->nformats; i++)
		takes |= job->formats[i]->takes;
	for (size_t i = 0; i < sizeof(partial) / sizeof(partial[0]); i++) {
		if (app->args.count[partial[i].option] == 0)
			continue;
		if ((takes & (unsigned)partial[i].takes) == 0)
			return no_use(&opts[partial[i].option],
				      (unsigned)partial[i].takes, e);
		if (partial[i].less)
			say_kept(app, job, partial[i].option,
				 (unsigned)partial[i].takes);
	}
	return 0;
}

static int
check_fields(struct str list, struct err *e)
{
	struct str name;

	while (str_cut(&list, ',', &name)) {
		name = str_trim(name);
		if (field_name(field_by_name(name)) == NULL)
			return nearest_refuse("fields", name, field_name, e);
	}
	return 0;
}

/* RIS has no way to write a character but itself. */
static int
read_style(struct app *app, struct export_job *job, struct err *e)
{
	const char *keys = setting_text(app, OPT_KEYS);
	const struct exporter *plain = NULL;
	size_t able = 0;

	if (citekey_check(str_c(keys), e) != 0)
		return err_wrap(e, "--keys");
	if (check_partial(app, job, e) != 0)
		return -1;
	job->style.keys = keys;
	job->style.no_abstract = app->args.count[OPT_NO_ABSTRACT] > 0;
	job->style.bom = app->args.count[OPT_BOM] > 0;
	job->style.cite = args_text(&app->args, OPT_STYLE);
	if (job->style.cite != NULL &&
	    cite_check(str_c(job->style.cite), e) != 0)
		return -1;
	job->style.fulltext = app->args.count[OPT_WITH_FULLTEXT] > 0;
	job->style.orcid = app->args.count[OPT_WITH_ORCID] > 0;
	job->style.fields = args_text(&app->args, OPT_FIELDS);
	if (check_fields(str_c(job->style.fields), e) != 0)
		return -1;
	if (app->args.count[OPT_ASCII] == 0)
		return 0;
	for (size_t i = 0; i < job->nformats; i++) {
		if (job->formats[i]->ascii != NULL)
			able++;
		else
			plain = job->formats[i];
	}
	if (able == 0 && plain != NULL)
		return no_ascii(plain, e);
	if (plain != NULL)
		env_log(&app->world.env, LOG_WARN,
			"--ascii: %s stays UTF-8, it has no way to write "
			"other characters",
			plain->name);
	job->style.ascii = true;
	return 0;
}

static int
read_path(const struct args *a, struct export_job *job, struct err *e)
{
	const char *append = args_text(a, OPT_APPEND);

	job->path = args_text(a, OPT_OUTPUT);
	if (append != NULL && job->path != NULL)
		return err_set(e, ERR_USAGE, 0,
			       "-a adds to a file and -o makes one: give one "
			       "of them");
	if (append != NULL)
		job->path = append;
	else if (job->path == NULL)
		job->path = opts[OPT_OUTPUT].preset;
	if (read_kind(a, job, e) != 0)
		return -1;
	if (append != NULL &&
	    (job->kind != BUNDLE_NONE || str_eqc(str_c(append), "-")))
		return err_set(e, ERR_USAGE, 0,
			       "-a %s: only a .bib file can be added to",
			       append);
	return 0;
}

int
output_read(struct app *app, struct export_job *job, struct err *e)
{
	const struct args *a = &app->args;
	const char *formats = args_text(a, OPT_FORMAT);
	int rc;

	if (read_path(a, job, e) != 0)
		return -1;
	job->nformats = 0;
	rc = formats != NULL ? read_formats(job, str_c(formats), e)
			     : choose_formats(a, job, e);
	if (rc != 0)
		return -1;
	if (job->kind == BUNDLE_NONE && job->nformats > 1)
		return err_set(e, ERR_USAGE, 0,
			       "several formats need a bundle: -o FILE with "
			       ".zip, .tar.gz, .tgz or .tar.zst");
	if (read_layout(a, job, e) != 0 || read_style(app, job, e) != 0)
		return -1;
	if (a->count[OPT_DELETED] > 0)
		return check_deleted(job, e);
	return 0;
}

int
output_done(struct app *app, const struct export_job *job,
	    const struct export_stats *stats, uint64_t lost)
{
	const struct env *env = &app->world.env;
	bool to_stdout = str_eqc(str_c(job->path), "-");
	uint64_t n = stats->records;

	lost += stats->broken;
	if (lost > 0)
		env_log(env, LOG_WARN, "%s could not be read",
			STR_COUNT(lost, "record"));
	if (stats->met > 0)
		env_log(env, LOG_INFO,
			"%s met another: letters of the identifier are behind "
			"%s",
			STR_COUNT(stats->met, "citation key"),
			stats->met == 1 ? "it" : "them");
	if (stats->foreign > 0)
		env_log(env, LOG_WARN,
			"%s without a command of LaTeX: written as [U+...]",
			STR_COUNT(stats->foreign, "character"));
	if (stats->bare > 0)
		env_log(env, LOG_WARN,
			"%s left out where metadata is written as it came: "
			"it was no XML, or is not there",
			STR_COUNT(stats->bare, "record"));
	/* On standard output the records speak for themselves. */
	if (!to_stdout || n == 0 || app->args.count[OPT_VERBOSE] > 0)
		env_log(env, LOG_INFO, "%s%s%s", STR_COUNT(n, "record"),
			to_stdout            ? ""
			: job->grows != NULL ? " added to "
					     : " to ",
			to_stdout ? "" : job->path);
	return lost + stats->bare > 0 ? EXIT_PARTLY : EXIT_DONE;
}
