#include "tests/provider/services.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "tests/provider/clock.h"

#define HANDLES "/handles/"
#define HANG_MS 30000

struct service_kind {
	const char *name;
	void (*answer)(const struct services *s, const struct service *one,
		       struct call *c);
	bool source; /* the argument names one */
};

/* --- Answers -------------------------------------------------------------- */

static void
put_json_string(struct text *t, const char *s)
{
	text_puts(t, "\"");
	for (; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\')
			text_puts(t, "\\");
		text_put(t, s, 1);
	}
	text_puts(t, "\"");
}

/* As https://doi.org/api/handles/ has it. */
static void
handle_answer(struct call *c, unsigned status, int code, const char *url)
{
	struct text name = {0}, t = {0};
	const char *at = strstr(c->path, HANDLES);

	at = at != NULL ? at + strlen(HANDLES) : c->path;
	percent_decode(&name, at, strlen(at), false);
	text_printf(&t, "{\"responseCode\":%d,\"handle\":", code);
	put_json_string(&t, name.p != NULL ? name.p : "");
	if (url != NULL) {
		text_puts(&t, ",\"values\":[{\"index\":1,\"type\":\"URL\","
			      "\"data\":{\"format\":\"string\",\"value\":");
		put_json_string(&t, url);
		text_puts(&t, "},\"ttl\":86400,\"timestamp\":"
			      "\"2020-04-01T08:00:00Z\"}]");
	}
	text_puts(&t, "}\n");
	answer_set(&c->answer, status, "application/json;charset=UTF-8", t.p);
	text_free(&t);
	text_free(&name);
}

static void
leads_to(const struct services *s, const struct service *one, struct call *c)
{
	struct text url = {0};

	(void)s;
	text_puts(&url, one->arg);
	text_replace(&url, 0, "ORIGIN", c->origin);
	handle_answer(c, 200, 1, url.p);
	text_free(&url);
}

static void
absent(const struct services *s, const struct service *one, struct call *c)
{
	(void)s;
	(void)one;
	handle_answer(c, 404, 100, NULL);
}

static void
no_values(const struct services *s, const struct service *one, struct call *c)
{
	(void)s;
	(void)one;
	handle_answer(c, 200, 200, NULL);
}

static void
file(const struct services *s, const struct service *one, struct call *c)
{
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s", s->dir, one->arg);
	answer_set(&c->answer, 200, "application/json", "");
	text_free(&c->answer.body);
	if (text_read_file(&c->answer.body, path) != 0)
		answer_set(&c->answer, 500, "text/plain", "no such file\n");
}

static void
status(const struct services *s, const struct service *one, struct call *c)
{
	unsigned long long n = 500;

	(void)s;
	number_parse(one->arg, &n);
	answer_set(&c->answer, (unsigned)n, "text/plain",
		   n == 204 ? "" : "so it is\n");
}

static void
html(const struct services *s, const struct service *one, struct call *c)
{
	(void)s;
	(void)one;
	answer_set(&c->answer, 200, "text/html",
		   "<!DOCTYPE html><html><body><p>A page</body></html>\n");
}

static void
redirect(const struct services *s, const struct service *one, struct call *c)
{
	struct text url = {0};

	(void)s;
	text_puts(&url, one->arg);
	text_replace(&url, 0, "ORIGIN", c->origin);
	answer_set(&c->answer, 302, "text/plain", "there\n");
	answer_header(&c->answer, "Location", url.p);
	text_free(&url);
}

static void
hang(const struct services *s, const struct service *one, struct call *c)
{
	(void)s;
	(void)one;
	clock_pause(HANG_MS);
	answer_set(&c->answer, 504, "text/plain", "late\n");
}

static const struct service_kind kinds[] = {
    {"handle", leads_to, false},     /* URL: the handle leads there */
    {"absent", absent, false},       /* no such handle */
    {"no-values", no_values, false}, /* a handle without address */
    {"file", file, false},           /* FILE: JSON beside this one */
    {"status", status, false},       /* N */
    {"html", html, false},
    {"redirect", redirect, false}, /* URL */
    {"hang", hang, false},
    {"source", NULL, true}, /* NAME: OAI-PMH under this path */
};

/* --- The file ------------------------------------------------------------- */

static int
take_line(struct services *s, const char *line, const char *path)
{
	char at[1024], kind[32], arg[1024];
	struct service *one;
	int n = 0;
	const char *p = line + strspn(line, " \t\r");
	size_t len[3];
	const char *word[3];

	for (; n < 3 && *p != '\0' && *p != '#'; n++) {
		word[n] = p;
		len[n] = strcspn(p, " \t\r");
		p += len[n];
		p += strspn(p, " \t\r");
	}
	if (n == 0)
		return 0;
	snprintf(at, sizeof(at), "%.*s", (int)len[0], word[0]);
	snprintf(kind, sizeof(kind), "%.*s", n > 1 ? (int)len[1] : 0,
		 n > 1 ? word[1] : "");
	snprintf(arg, sizeof(arg), "%.*s", n > 2 ? (int)len[2] : 0,
		 n > 2 ? word[2] : "");
	s->v = must_grow(s->v, (s->n + 1) * sizeof(*s->v));
	one = &s->v[s->n];
	*one = (struct service){.path = must_copy(at, strlen(at)),
				.arg = must_copy(arg, strlen(arg))};
	s->n++;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].name, kind) == 0)
			one->kind = &kinds[i];
	if (one->kind != NULL)
		return 0;
	fprintf(stderr, "provider: %s: %s?\n", path, line);
	return -1;
}

int
services_load(struct services *s, const char *path)
{
	struct text t = {0};
	const char *slash = strrchr(path, '/');
	char *line, *end;
	int rc = text_read_file(&t, path);

	if (rc != 0)
		fprintf(stderr, "provider: cannot read %s\n", path);
	s->dir = slash == NULL ? must_copy(".", 1)
			       : must_copy(path, (size_t)(slash - path));
	for (line = t.p; rc == 0 && line != NULL; line = end) {
		end = strchr(line, '\n');
		if (end != NULL)
			*end++ = '\0';
		rc = take_line(s, line, path);
	}
	text_free(&t);
	return rc;
}

void
services_free(struct services *s)
{
	for (size_t i = 0; i < s->n; i++) {
		free(s->v[i].path);
		free(s->v[i].arg);
	}
	free(s->v);
	free(s->dir);
	*s = (struct services){0};
}

static bool
fits(const char *want, const char *path)
{
	size_t n = strlen(want);

	if (n > 0 && want[n - 1] == '*')
		return strncasecmp(want, path, n - 1) == 0;
	return strcasecmp(want, path) == 0;
}

const struct service *
services_find(const struct services *s, const char *path, const char **source)
{
	struct text plain = {0};
	const struct service *one = NULL;

	*source = NULL;
	percent_decode(&plain, path, strlen(path), false);
	for (size_t i = 0; i < s->n && one == NULL; i++)
		if (fits(s->v[i].path, plain.p != NULL ? plain.p : ""))
			one = &s->v[i];
	text_free(&plain);
	if (one != NULL && one->kind->source)
		*source = one->arg;
	return one;
}

void
services_answer(const struct services *s, const struct service *one,
		struct call *c)
{
	one->kind->answer(s, one, c);
}
