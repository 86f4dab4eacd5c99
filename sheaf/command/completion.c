/*
 * sheaf help bash, zsh, fish: completions, written from the tables of commands
 * and options.
 */
#include "sheaf/command/internal.h"

#include <string.h>

#include "core/record.h"
#include "exporters/format/format.h"

/* What may stand as a value, or as an operand. */
enum offer {
	OFFER_NOTHING, /* whatever is typed */
	OFFER_FILES,
	OFFER_SOURCES, /* the names that "sheaf source list" shows */
	OFFER_WORDS
};

/* --- What is offered ------------------------------------------------------ */

static void
put_formats(struct buf *out)
{
	for (const struct exporter *x = exporters; x->name != NULL; x++)
		buf_printf(out, "%s%s", x == exporters ? "" : " ", x->name);
}

static void
put_types(struct buf *out)
{
	for (int t = 0; t < TYPE__MAX; t++)
		buf_printf(out, "%s%s", t > 0 ? " " : "",
			   rec_type_name((enum rec_type)t));
}

/* "a|b|c" as "a b c" */
static void
put_alternatives(struct str form, struct buf *out)
{
	struct str word;

	for (size_t i = 0; str_cut(&form, '|', &word); i++)
		buf_printf(out, "%s" STR_FMT, i > 0 ? " " : "", STR_ARG(word));
}

/* Words are appended. */
static enum offer
offer_of_option(enum opt o, struct buf *words)
{
	const struct rule *rule = &opts[o].rule;

	if (o == OPT_SOURCE || o == OPT_GET_FROM)
		return OFFER_SOURCES;
	if (rule->kind == RULE_PATH)
		return OFFER_FILES;
	if (o == OPT_FORMAT)
		put_formats(words);
	else if (rule->kind == RULE_TYPE)
		put_types(words);
	else if (rule->kind == RULE_WORD)
		put_alternatives(str_c(rule->form), words);
	else
		return OFFER_NOTHING;
	return OFFER_WORDS;
}

/* By what the usage of the command says of them. */
static enum offer
offer_of_operands(const struct command *c, const struct command *all,
		  struct buf *words)
{
	struct str form = str_c(c->operands);
	struct str first = str_left(form, str_chr(form, ' '));

	if (str_find(form, STR("FILE")) != STR_NPOS ||
	    str_find(form, STR("BUNDLE")) != STR_NPOS)
		return OFFER_FILES;
	if (str_find(form, STR("SOURCE")) != STR_NPOS)
		return OFFER_SOURCES;
	if (c->id == CMD_HELP) {
		for (c = all; c->name != NULL; c++)
			buf_printf(words, "%s ", c->name);
		buf_puts(words, "formats bash zsh fish");
		return OFFER_WORDS;
	}
	if (first.n == 0 || !chr_lower(first.p[0]))
		return OFFER_NOTHING;
	put_alternatives(first, words);
	return OFFER_WORDS;
}

static bool
is_of(const struct opt_row *o, const struct command *c)
{
	return (o->commands & c->id) != 0;
}

/* --- bash ----------------------------------------------------------------- */

static void
bash_offer(enum offer offer, const struct buf *words, struct buf *out)
{
	static const char *const replies[] = {
	    [OFFER_NOTHING] = "",
	    [OFFER_FILES] = "files=1",
	    [OFFER_SOURCES] =
		("words=$(\"${COMP_WORDS[0]}\" source list 2>/dev/null"
		 " | cut -f 1)"),
	};

	if (offer == OFFER_WORDS)
		buf_printf(out, "words='" STR_FMT "'",
			   STR_ARG(buf_view(words)));
	else
		buf_puts(out, replies[offer]);
	buf_puts(out, " ;;\n");
}

static void
bash_values(const struct command *c, struct buf *out)
{
	struct buf words;

	for (int i = 0; i < OPT__MAX; i++) {
		enum offer offer;

		if (!is_of(&opts[i], c) || opts[i].rule.kind == RULE_NONE)
			continue;
		buf_init(&words, out->limit);
		offer = offer_of_option((enum opt)i, &words);
		buf_printf(out, "\t'%s --%s'", c->name, opts[i].name);
		if (opts[i].letter != '\0')
			buf_printf(out, "|'%s -%c'", c->name, opts[i].letter);
		buf_puts(out, ") ");
		bash_offer(offer, &words, out);
		buf_free(&words);
	}
}

static void
bash_operands(const struct command *c, const struct command *all,
	      struct buf *out)
{
	struct buf words;

	buf_printf(out, "\t'%s -'*) words='", c->name);
	for (int i = 0; i < OPT__MAX; i++)
		if (is_of(&opts[i], c))
			buf_printf(out, "--%s ", opts[i].name);
	buf_puts(out, "' ;;\n");
	if (c->operands == NULL)
		return;
	buf_init(&words, out->limit);
	buf_printf(out, "\t'%s '*) ", c->name);
	bash_offer(offer_of_operands(c, all, &words), &words, out);
	buf_free(&words);
}

static void
write_bash(const struct command *all, struct buf *out)
{
	buf_puts(out,
		 "# Completion of sheaf(1), as \"sheaf help bash\" writes "
		 "it.\n_sheaf() {\n"
		 "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev= command= "
		 "words= files= i\n"
		 "\tprev=${COMP_WORDS[COMP_CWORD-1]}\n"
		 "\t[ \"$cur\" = = ] && cur=\n"
		 "\t[ \"$prev\" = = ] && prev=${COMP_WORDS[COMP_CWORD-2]}\n"
		 "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
		 "\t\tcase ${COMP_WORDS[i]} in\n\t\t");
	for (const struct command *c = all; c->name != NULL; c++)
		buf_printf(out, "%s%s", c == all ? "" : "|", c->name);
	buf_puts(out, ") command=${COMP_WORDS[i]}; break ;;\n\t\tesac\n\tdone\n"
		      "\tcase \"$command $prev\" in\n");
	for (const struct command *c = all; c->name != NULL; c++)
		bash_values(c, out);
	buf_puts(out, "\t*)\n\tcase \"$command $cur\" in\n\t' '*) words='");
	for (const struct command *c = all; c->name != NULL; c++)
		buf_printf(out, "%s ", c->name);
	buf_puts(out, "' ;;\n");
	for (const struct command *c = all; c->name != NULL; c++)
		bash_operands(c, all, out);
	buf_puts(out, "\tesac ;;\n\tesac\n\tCOMPREPLY=()\n"
		      "\tif [ -n \"$files\" ]; then\n"
		      "\t\tcompopt -o filenames 2>/dev/null\n"
		      "\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n"
		      "\telif [ -n \"$words\" ]; then\n"
		      "\t\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- "
		      "\"$cur\")\n\tfi\n}\ncomplete -F _sheaf sheaf\n");
}

/* --- zsh ------------------------------------------------------------------ */

/* What means something within _arguments and within single quotes. */
static void
zsh_text(const char *s, struct buf *out)
{
	for (; *s != '\0'; s++) {
		if (*s == '\'') {
			buf_puts(out, "'\\''");
			continue;
		}
		if (strchr("[]:\\", *s) != NULL)
			buf_char(out, '\\');
		buf_char(out, *s);
	}
}

static void
zsh_offer(enum offer offer, const struct buf *words, struct buf *out)
{
	static const char *const actions[] = {
	    [OFFER_NOTHING] = " ",
	    [OFFER_FILES] = "_files",
	    [OFFER_SOURCES] = "_sheaf_sources",
	};

	if (offer == OFFER_WORDS)
		buf_printf(out, "(" STR_FMT ")", STR_ARG(buf_view(words)));
	else
		buf_puts(out, actions[offer]);
}

static void
zsh_option(enum opt o, struct buf *out)
{
	const struct opt_row *row = &opts[o];
	bool value = row->rule.kind != RULE_NONE;
	struct buf words;

	buf_puts(out, " \\\n\t\t\t");
	if (row->letter != '\0')
		buf_printf(out, "{-%c%s,--%s%s}'[", row->letter,
			   value ? "+" : "", row->name, value ? "=" : "");
	else
		buf_printf(out, "'--%s%s[", row->name, value ? "=" : "");
	zsh_text(row->help, out);
	buf_char(out, ']');
	if (value) {
		buf_init(&words, out->limit);
		buf_char(out, ':');
		zsh_text(row->rule.form, out);
		buf_char(out, ':');
		zsh_offer(offer_of_option(o, &words), &words, out);
		buf_free(&words);
	}
	buf_char(out, '\'');
}

static void
zsh_command(const struct command *c, const struct command *all, struct buf *out)
{
	struct buf words;

	buf_printf(out, "\t\t%s)\n\t\t\t_arguments", c->name);
	for (int i = 0; i < OPT__MAX; i++)
		if (is_of(&opts[i], c))
			zsh_option((enum opt)i, out);
	if (c->operands != NULL) {
		buf_init(&words, out->limit);
		buf_puts(out, " \\\n\t\t\t'*:operand:");
		zsh_offer(offer_of_operands(c, all, &words), &words, out);
		buf_puts(out, "'");
		buf_free(&words);
	}
	buf_puts(out, " ;;\n");
}

static void
write_zsh(const struct command *all, struct buf *out)
{
	buf_puts(out, "#compdef sheaf\n# As \"sheaf help zsh\" writes it.\n"
		      "_sheaf_sources() {\n\tlocal -a names\n"
		      "\tnames=(${(f)\"$(sheaf source list 2>/dev/null | "
		      "cut -f 1)\"})\n\tcompadd -a names\n}\n"
		      "_sheaf() {\n\tlocal state line\n"
		      "\t_arguments -C '1: :->command' '*:: :->rest'\n"
		      "\tcase $state in\n\tcommand)\n\t\tlocal -a commands\n"
		      "\t\tcommands=(\n");
	for (const struct command *c = all; c->name != NULL; c++) {
		buf_printf(out, "\t\t\t'%s:", c->name);
		zsh_text(c->summary, out);
		buf_puts(out, "'\n");
	}
	buf_puts(out, "\t\t)\n\t\t_describe command commands ;;\n\trest)\n"
		      "\t\tcase $line[1] in\n");
	for (const struct command *c = all; c->name != NULL; c++)
		zsh_command(c, all, out);
	buf_puts(out, "\t\tesac ;;\n\tesac\n}\n_sheaf \"$@\"\n");
}

/* --- fish ----------------------------------------------------------------- */

static void
fish_text(const char *s, struct buf *out)
{
	buf_char(out, '\'');
	for (; *s != '\0'; s++) {
		if (*s == '\'' || *s == '\\')
			buf_char(out, '\\');
		buf_char(out, *s);
	}
	buf_char(out, '\'');
}

static void
fish_offer(enum offer offer, const struct buf *words, struct buf *out)
{
	if (offer == OFFER_FILES)
		buf_puts(out, " -F");
	else if (offer == OFFER_SOURCES)
		buf_puts(out, " -f -a '(sheaf source list 2>/dev/null | cut "
			      "-f 1)'");
	else if (offer == OFFER_WORDS)
		buf_printf(out, " -f -a '" STR_FMT "'",
			   STR_ARG(buf_view(words)));
	else
		buf_puts(out, " -f");
}

static void
fish_option(const struct command *c, enum opt o, struct buf *out)
{
	const struct opt_row *row = &opts[o];
	struct buf words;

	buf_printf(out,
		   "complete -c sheaf -n '__fish_seen_subcommand_from %s'"
		   " -l %s",
		   c->name, row->name);
	if (row->letter != '\0')
		buf_printf(out, " -s %c", row->letter);
	if (row->rule.kind != RULE_NONE) {
		buf_init(&words, out->limit);
		buf_puts(out, " -r");
		fish_offer(offer_of_option(o, &words), &words, out);
		buf_free(&words);
	}
	buf_puts(out, " -d ");
	fish_text(row->help, out);
	buf_char(out, '\n');
}

static void
write_fish(const struct command *all, struct buf *out)
{
	struct buf words;

	buf_puts(out, "# Completion of sheaf(1), as \"sheaf help fish\" writes "
		      "it.\ncomplete -c sheaf -f\n");
	for (const struct command *c = all; c->name != NULL; c++) {
		buf_printf(out,
			   "complete -c sheaf -n __fish_use_subcommand -a %s "
			   "-d ",
			   c->name);
		fish_text(c->summary, out);
		buf_char(out, '\n');
		for (int i = 0; i < OPT__MAX; i++)
			if (is_of(&opts[i], c))
				fish_option(c, (enum opt)i, out);
		if (c->operands == NULL)
			continue;
		buf_init(&words, out->limit);
		buf_printf(out,
			   "complete -c sheaf -n "
			   "'__fish_seen_subcommand_from %s'",
			   c->name);
		fish_offer(offer_of_operands(c, all, &words), &words, out);
		buf_char(out, '\n');
		buf_free(&words);
	}
}

bool
completion_write(struct str shell, const struct command *all, struct buf *out)
{
	static const struct {
		const char *name;
		void (*write)(const struct command *all, struct buf *out);
	} shells[] = {
	    {"bash", write_bash}, {"zsh", write_zsh}, {"fish", write_fish}};

	for (size_t i = 0; i < sizeof(shells) / sizeof(shells[0]); i++) {
		if (!str_eqc(shell, shells[i].name))
			continue;
		shells[i].write(all, out);
		return true;
	}
	return false;
}
