#include "tests/provider/records.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/provider/clock.h"
#include "tests/provider/text.h"

/* A stretch of the file, [p, end). */
struct span {
	const char *p, *end;
};

static const char *
find(struct span s, const char *what)
{
	size_t n = strlen(what);

	for (; s.p != NULL && s.p + n <= s.end; s.p++) {
		if (memcmp(s.p, what, n) == 0)
			return s.p;
	}
	return NULL;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct span
trim(struct span s)
{
	while (s.p < s.end && is_blank(*s.p))
		s.p++;
	while (s.p < s.end && is_blank(s.end[-1]))
		s.end--;
	return s;
}

/*
 * The next <name ...>content</name> in *in, which moves past it. No element
 * of that name may be inside. False when there is none.
 */
static bool
element(struct span *in, const char *name, struct span *attrs,
	struct span *content)
{
	char open[32], close[32];
	const char *p, *gt, *end;

	snprintf(open, sizeof(open), "<%s", name);
	snprintf(close, sizeof(close), "</%s>", name);
	do {
		p = find(*in, open);
		if (p == NULL)
			return false;
		p += strlen(open);
		in->p = p;
	} while (!is_blank(*p) && *p != '>' && *p != '/');
	gt = find(*in, ">");
	if (gt == NULL)
		return false;
	*attrs = (struct span){p, gt};
	in->p = gt + 1;
	if (gt[-1] == '/') {
		*content = (struct span){gt, gt};
		return true;
	}
	end = find(*in, close);
	if (end == NULL)
		return false;
	*content = (struct span){gt + 1, end};
	in->p = end + strlen(close);
	return true;
}

/* The text of the next such element, with the five entities undone. */
static char *
element_text(struct span *in, const char *name)
{
	static const char *const entity[][2] = {{"&lt;", "<"},
						{"&gt;", ">"},
						{"&quot;", "\""},
						{"&apos;", "'"},
						{"&amp;", "&"}};
	struct span attrs, content;
	struct text t = {0};

	if (!element(in, name, &attrs, &content))
		return NULL;
	content = trim(content);
	text_put(&t, content.p, (size_t)(content.end - content.p));
	for (size_t i = 0; i < sizeof(entity) / sizeof(entity[0]); i++)
		text_replace(&t, 0, entity[i][0], entity[i][1]);
	return t.p;
}

static int
read_header(struct record *r, struct span all)
{
	struct span attrs, header, at;
	char *text;
	int64_t t;
	bool day;

	if (!element(&all, "header", &attrs, &header))
		return -1;
	r->deleted = find(attrs, "status=\"deleted\"") != NULL;
	at = header;
	r->id = element_text(&at, "identifier");
	at = header;
	text = element_text(&at, "datestamp");
	if (r->id == NULL || text == NULL || !clock_parse(text, &t, &day)) {
		free(text);
		return -1;
	}
	clock_utc(t, r->stamp);
	free(text);
	at = header;
	while (r->nset < RECORD_SETS &&
	       (text = element_text(&at, "setSpec")) != NULL)
		r->set[r->nset++] = text;
	return 0;
}

static void
read_payloads(struct record *r, struct span all)
{
	struct span attrs, content, at = all;

	while (r->npayload < RECORD_PAYLOADS &&
	       element(&at, "metadata", &attrs, &content)) {
		struct payload *p = &r->payload[r->npayload++];
		const char *name = find(attrs, "prefix=\"");
		size_t n = 0;

		snprintf(p->prefix, sizeof(p->prefix), "oai_dc");
		if (name != NULL) {
			name += strlen("prefix=\"");
			n = strcspn(name, "\"");
			snprintf(p->prefix, sizeof(p->prefix), "%.*s", (int)n,
				 name);
		}
		content = trim(content);
		p->p = content.p;
		p->n = (size_t)(content.end - content.p);
	}
	r->about = find(all, "<about");
	if (r->about != NULL) {
		struct span rest = trim((struct span){r->about, all.end});

		r->nabout = (size_t)(rest.end - rest.p);
	}
}

static int
read_file(struct records *r, const char *path)
{
	struct text t = {0};
	struct span all, attrs, content;
	bool any = false;

	if (text_read_file(&t, path) != 0) {
		fprintf(stderr, "provider: %s: cannot read\n", path);
		text_free(&t);
		return -1;
	}
	r->file = must_grow(r->file, (r->nfile + 1) * sizeof(r->file[0]));
	r->file[r->nfile++] = t.p;
	all = (struct span){t.p, t.p + t.n};
	while (element(&all, "record", &attrs, &content)) {
		struct record one = {0};

		any = true;
		r->v = must_grow(r->v, (r->n + 1) * sizeof(r->v[0]));
		one.hidden = find(attrs, "hidden=\"yes\"") != NULL;
		if (read_header(&one, content) != 0) {
			r->v[r->n++] = one;
			any = false;
			break;
		}
		read_payloads(&one, content);
		r->v[r->n++] = one;
	}
	if (!any)
		fprintf(stderr, "provider: %s: not a record file\n", path);
	return any ? 0 : -1;
}

/* "WORD REST": two copies. */
static void
split(const char *s, char **word, char **rest)
{
	size_t n = strcspn(s, " ");

	*word = must_copy(s, n);
	s += n + strspn(s + n, " ");
	*rest = must_copy(s, strlen(s));
}

static void
add_set_name(struct records *r, const char *s)
{
	struct set_name *one;

	r->set_name =
	    must_grow(r->set_name, (r->nset_name + 1) * sizeof(r->set_name[0]));
	one = &r->set_name[r->nset_name++];
	split(s, &one->spec, &one->name);
}

static void
add_form(struct records *r, const char *s)
{
	struct form *one;

	r->form = must_grow(r->form, (r->nform + 1) * sizeof(r->form[0]));
	one = &r->form[r->nform++];
	split(s, &one->prefix, &one->ns);
}

/* One line of repository.conf: a key, a blank, the rest. */
static int
read_conf_line(struct records *r, const char *key, const char *rest)
{
	const struct {
		const char *key;
		char **to;
	} keys[] = {{"name", &r->name},
		    {"repository", &r->repository},
		    {"admin", &r->admin},
		    {"sample", &r->sample},
		    {"software", &r->software}};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (strcmp(key, keys[i].key) == 0) {
			free(*keys[i].to);
			*keys[i].to = must_copy(rest, strlen(rest));
			return 0;
		}
	}
	if (strcmp(key, "set") == 0)
		add_set_name(r, rest);
	else if (strcmp(key, "format") == 0)
		add_form(r, rest);
	else
		return -1;
	return 0;
}

static int
read_conf(struct records *r, const char *path)
{
	struct text t = {0};
	char *p;
	int rc = 0;

	if (text_read_file(&t, path) != 0) {
		text_free(&t);
		return 0; /* it is optional */
	}
	for (p = t.p; rc == 0 && *p != '\0';) {
		char *nl = p + strcspn(p, "\n"), *rest;

		if (*nl != '\0')
			*nl++ = '\0';
		rest = p + strcspn(p, " ");
		if (*rest != '\0')
			*rest++ = '\0';
		if (*p != '\0' && *p != '#' &&
		    read_conf_line(r, p, rest) != 0) {
			fprintf(stderr, "provider: %s: %s?\n", path, p);
			rc = -1;
		}
		p = nl;
	}
	text_free(&t);
	return rc;
}

static int
order(const void *a, const void *b)
{
	const struct record *x = a, *y = b;

	if (x->deleted != y->deleted)
		return x->deleted - y->deleted;
	return strcmp(x->id, y->id);
}

static int
read_dir(struct records *r, const char *dir, DIR *d)
{
	const struct dirent *entry;
	char path[4096];

	while ((entry = readdir(d)) != NULL) {
		const char *dot = strrchr(entry->d_name, '.');

		if (dot == NULL || strcmp(dot, ".xml") != 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", dir, entry->d_name);
		if (read_file(r, path) != 0)
			return -1;
	}
	snprintf(path, sizeof(path), "%s/repository.conf", dir);
	return read_conf(r, path);
}

int
records_load(struct records *r, const char *dir)
{
	DIR *d = opendir(dir);
	int rc;

	*r = (struct records){0};
	if (d == NULL) {
		fprintf(stderr, "provider: %s: no such folder\n", dir);
		return -1;
	}
	rc = read_dir(r, dir, d);
	closedir(d);
	if (rc == 0 && r->n > 0)
		qsort(r->v, r->n, sizeof(r->v[0]), order);
	for (size_t i = 1; rc == 0 && i < r->n; i++) {
		if (strcmp(r->v[i].id, r->v[i - 1].id) == 0) {
			fprintf(stderr, "provider: %s: twice\n", r->v[i].id);
			rc = -1;
		}
	}
	return rc;
}

void
records_free(struct records *r)
{
	for (size_t i = 0; i < r->n; i++) {
		for (size_t k = 0; k < r->v[i].nset; k++)
			free(r->v[i].set[k]);
		free(r->v[i].id);
	}
	for (size_t i = 0; i < r->nfile; i++)
		free(r->file[i]);
	for (size_t i = 0; i < r->nset_name; i++) {
		free(r->set_name[i].spec);
		free(r->set_name[i].name);
	}
	for (size_t i = 0; i < r->nform; i++) {
		free(r->form[i].prefix);
		free(r->form[i].ns);
	}
	free(r->v);
	free(r->file);
	free(r->form);
	free(r->set_name);
	free(r->name);
	free(r->repository);
	free(r->admin);
	free(r->sample);
	free(r->software);
	*r = (struct records){0};
}

const struct payload *
record_payload(const struct record *r, const char *prefix)
{
	for (size_t i = 0; i < r->npayload; i++) {
		if (strcmp(r->payload[i].prefix, prefix) == 0)
			return &r->payload[i];
	}
	return NULL;
}
