/* Passwords from elsewhere. */
#include "sheaf/secrets.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/file.h"
#include "core/mask.h"
#include "sheaf/sources.h"

enum { NAME_MAX_SHOWN = 60, PROGRAM_S = 60 };

/* --- The environment ------------------------------------------------------ */

/* ${NAME} of letters, digits and "_"; what is not set is a mistake. */
static int
put_variable(struct str name, struct buf *out, struct err *e)
{
	char room[NAME_MAX_SHOWN + 1];
	const char *v;

	if (name.n == 0 || name.n > NAME_MAX_SHOWN)
		return err_set(e, ERR_USAGE, 0,
			       "${...}: no name of a variable");
	memcpy(room, name.p, name.n);
	room[name.n] = '\0';
	v = getenv(room);
	if (v == NULL || v[0] == '\0')
		return err_set(e, ERR_USAGE, 0,
			       "${%s}: there is no such variable", room);
	buf_puts(out, v);
	return 0;
}

static int
expand(struct app *app, struct str *value, struct err *e)
{
	struct str rest = *value;
	struct buf out;
	size_t at, end;
	int rc = 0;

	if (str_find(rest, STR("${")) == STR_NPOS)
		return 0;
	buf_init(&out, RULE_VALUE_MAX);
	while (rc == 0 && (at = str_find(rest, STR("${"))) != STR_NPOS) {
		buf_str(&out, str_left(rest, at));
		rest = str_from(rest, at + 2);
		end = str_chr(rest, '}');
		rc = put_variable(
		    end == STR_NPOS ? STR_NONE : str_left(rest, end), &out, e);
		rest = end == STR_NPOS ? STR_NONE : str_from(rest, end + 1);
	}
	buf_str(&out, rest);
	if (rc == 0)
		rc = buf_check(&out, e);
	if (rc == 0)
		*value = arena_copy(&app->arena, buf_view(&out));
	buf_free(&out);
	return rc == 0 ? arena_check(&app->arena, e) : rc;
}

/* --- A file, a program ---------------------------------------------------- */

/* Its first line, as people write passwords into files. */
static int
first_line(struct app *app, struct buf *text, struct str *out, struct err *e)
{
	struct str line = buf_view(text);

	line = str_left(line, str_chr(line, '\n'));
	if (line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	if (line.n == 0)
		return err_set(e, ERR_USAGE, 0, "there is no password in it");
	*out = arena_copy(&app->arena, line);
	return arena_check(&app->arena, e);
}

static void
become(const char *program, int out)
{
	static char room[RULE_VALUE_MAX + 1];
	char *argv[RULE_WORDS_MAX + 1], *rest = room;
	size_t n = 0;

	snprintf(room, sizeof(room), "%s", program);
	while (n < RULE_WORDS_MAX && *rest != '\0') {
		rest += strspn(rest, " ");
		if (*rest == '\0')
			break;
		argv[n++] = rest;
		rest += strcspn(rest, " ");
		if (*rest != '\0')
			*rest++ = '\0';
	}
	argv[n] = NULL;
	dup2(out, STDOUT_FILENO);
	alarm(PROGRAM_S);
	if (n > 0)
		execv(argv[0], argv);
	_exit(127);
}

static int
drain(int fd, struct buf *out, struct err *e)
{
	char chunk[512];
	ssize_t got;

	while ((got = read(fd, chunk, sizeof(chunk))) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_errno(e, "read from", "the program");
		buf_put(out, chunk, (size_t)got);
	}
	return buf_check(out, e);
}

static int
run_program(const char *program, struct buf *out, struct err *e)
{
	int ends[2], status = 0, rc;
	pid_t child;

	if (pipe(ends) != 0)
		return err_errno(e, "make", "a pipe");
	child = fork();
	if (child == 0) {
		close(ends[0]);
		become(program, ends[1]);
	}
	close(ends[1]);
	rc = child < 0 ? err_errno(e, "start", "a program")
		       : drain(ends[0], out, e);
	close(ends[0]);
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	if (rc == 0 && (!WIFEXITED(status) || WEXITSTATUS(status) != 0))
		rc = err_set(e, ERR_USAGE, 0, "it failed, with status %d",
			     WIFEXITED(status) ? WEXITSTATUS(status)
					       : 128 + WTERMSIG(status));
	return rc;
}

/* --- All of it ------------------------------------------------------------ */

/* A file that everybody can read keeps no password. */
static void
check_mode(struct app *app, const struct source *s, const char *file)
{
	struct stat st;

	if (stat(file, &st) == 0 && (st.st_mode & S_IROTH) != 0)
		env_log(&app->world.env, LOG_WARN,
			STR_FMT ": password-file: everybody can read %s: chmod "
				"o-rwx does away with that",
			STR_ARG(str_left(s->name, NAME_MAX_SHOWN)), file);
}

static int
find_password(struct app *app, struct source *s, struct err *e)
{
	const char *file = source_value(app, s->name, OPT_PASSWORD_FILE);
	const char *program = source_value(app, s->name, OPT_PASSWORD_COMMAND);
	struct buf text;
	int rc;

	if (file == NULL && program == NULL)
		return 0;
	if (file != NULL)
		check_mode(app, s, file);
	buf_init(&text, RULE_VALUE_MAX);
	rc = file != NULL ? file_read(&text, file, e)
			  : run_program(program, &text, e);
	if (rc == 0)
		rc = first_line(app, &text, &s->login.password, e);
	if (rc != 0) {
		e->code = ERR_USAGE;
		err_wrap(e,
			 file != NULL ? "password-file" : "password-command");
	}
	buf_free(&text);
	return rc;
}

/* As the header of a request has it. */
static void
put_base64(struct buf *out, struct str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkl"
				     "mnopqrstuvwxyz0123456789+/";
	uint32_t bits;

	for (size_t i = 0; i < s.n; i += 3) {
		bits = (uint32_t)(unsigned char)s.p[i] << 16;
		if (i + 1 < s.n)
			bits |= (uint32_t)(unsigned char)s.p[i + 1] << 8;
		if (i + 2 < s.n)
			bits |= (unsigned char)s.p[i + 2];
		buf_char(out, digits[bits >> 18 & 63]);
		buf_char(out, digits[bits >> 12 & 63]);
		buf_char(out, i + 1 < s.n ? digits[bits >> 6 & 63] : '=');
		buf_char(out, i + 2 < s.n ? digits[bits & 63] : '=');
	}
}

/* A server may send back what it is told: no message repeats it. */
static int
mask_login(const struct http_login *l, struct err *e)
{
	struct buf pair, coded;
	struct str value;
	int rc = 0;
	bool ok;

	buf_init(&pair, 2 * RULE_VALUE_MAX + 1);
	buf_init(&coded, 3 * RULE_VALUE_MAX);
	if (l->password.n > 0) {
		buf_printf(&pair, STR_FMT ":" STR_FMT, STR_ARG(l->user),
			   STR_ARG(l->password));
		put_base64(&coded, buf_view(&pair));
		rc = buf_check(&coded, e);
	}
	ok = mask_add(buf_view(&coded)) && mask_add(l->password);
	for (size_t i = 0; ok && i < l->nheaders; i++) {
		value = l->headers[i];
		value = str_trim(str_from(value, str_chr(value, ':') + 1));
		ok = mask_add(value);
		/* "Bearer TOKEN" */
		if (ok && str_rchr(value, ' ') != STR_NPOS)
			ok =
			    mask_add(str_from(value, str_rchr(value, ' ') + 1));
	}
	if (rc == 0 && !ok)
		rc = err_nomem(e);
	buf_free(&pair);
	buf_free(&coded);
	return rc;
}

int
secrets_unlock(struct app *app, struct source *s, struct err *e)
{
	struct str *headers = arena_alloc(&app->arena, (s->login.nheaders + 1) *
							   sizeof(*headers));
	int rc = headers == NULL ? arena_check(&app->arena, e) : 0;

	if (rc == 0)
		rc = expand(app, &s->login.user, e);
	if (rc == 0)
		rc = expand(app, &s->login.password, e);
	for (size_t i = 0; rc == 0 && i < s->login.nheaders; i++) {
		headers[i] = s->login.headers[i];
		rc = expand(app, &headers[i], e);
	}
	if (rc == 0)
		s->login.headers = headers;
	if (rc == 0)
		rc = find_password(app, s, e);
	if (rc == 0)
		rc = mask_login(&s->login, e);
	return rc == 0 ? 0
		       : err_wrap(e, STR_FMT,
				  STR_ARG(str_left(s->name, NAME_MAX_SHOWN)));
}
