#include "tests/provider/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define INDENT 4 /* how much deeper a record stands than in its file */

const struct format formats[] = {
    {"oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
     "http://www.openarchives.org/OAI/2.0/oai_dc/",
     " xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\""
     " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""},
    {"mods", "http://www.loc.gov/standards/mods/v3/mods-3-6.xsd",
     "http://www.loc.gov/mods/v3",
     " xmlns:mods=\"http://www.loc.gov/mods/v3\""
     " xmlns:xlink=\"http://www.w3.org/1999/xlink\""},
};

const size_t formats_count = sizeof(formats) / sizeof(formats[0]);

const struct format *
format_find(const char *prefix)
{
	for (size_t i = 0; i < formats_count; i++) {
		if (strcmp(formats[i].prefix, prefix) == 0)
			return &formats[i];
	}
	return NULL;
}

static const char *
set_title(const struct source *s, const char *spec)
{
	const struct records *r = &s->records;

	for (size_t i = 0; i < r->nset_name; i++) {
		if (strcmp(r->set_name[i].spec, spec) == 0)
			return r->set_name[i].name;
	}
	return spec;
}

static void
add_set(struct source *s, const char *spec, size_t n, bool direct)
{
	const char *title;
	char *copy;

	for (size_t i = 0; i < s->nset; i++) {
		if (strlen(s->set[i].spec) == n &&
		    memcmp(s->set[i].spec, spec, n) == 0) {
			s->set[i].direct |= direct;
			return;
		}
	}
	copy = must_copy(spec, n);
	title = set_title(s, copy);
	s->set = must_grow(s->set, (s->nset + 1) * sizeof(s->set[0]));
	s->set[s->nset].direct = direct;
	s->set[s->nset].spec = copy;
	s->set[s->nset++].name = must_copy(title, strlen(title));
}

static int
order(const void *a, const void *b)
{
	const struct source_set *x = a, *y = b;

	return strcmp(x->spec, y->spec);
}

/* A set and all the sets it belongs to. */
static void
add_sets(struct source *s, const struct entry *e)
{
	for (size_t i = 0; i < e->nset; i++) {
		const char *spec = e->set[i], *p = spec;

		while ((p = strchr(p, ':')) != NULL)
			add_set(s, spec, (size_t)(p++ - spec), false);
		add_set(s, spec, strlen(spec), true);
	}
}

/* What is said about the whole: sets, smallest datestamp. */
static void
survey(struct source *s, uint64_t upto)
{
	struct entry e;

	snprintf(s->earliest, sizeof(s->earliest), "1970-01-01T00:00:00Z");
	for (uint64_t i = 0; i < upto; i++) {
		source_entry(s, i, &e);
		add_sets(s, &e);
		if (i == 0 || strcmp(e.stamp, s->earliest) < 0)
			snprintf(s->earliest, sizeof(s->earliest), "%s",
				 e.stamp);
	}
	if (s->nset > 0)
		qsort(s->set, s->nset, sizeof(s->set[0]), order);
}

int
source_open_dir(struct source *s, const char *name, const char *dir)
{
	*s = (struct source){0};
	snprintf(s->name, sizeof(s->name), "%s", name);
	if (records_load(&s->records, dir) != 0) {
		records_free(&s->records);
		return -1;
	}
	survey(s, s->records.n);
	return 0;
}

void
source_open_generated(struct source *s, const char *name, uint64_t n,
		      uint64_t seed)
{
	*s = (struct source){.generated = n, .seed = seed};
	snprintf(s->name, sizeof(s->name), "%s", name);
	/* So many show every set; their datestamps begin in 2005. */
	survey(s, n < 2000 ? n : 2000);
	if (n > 2000)
		snprintf(s->earliest, sizeof(s->earliest),
			 "2005-01-01T00:00:00Z");
}

void
source_close(struct source *s)
{
	for (size_t i = 0; i < s->nset; i++) {
		free(s->set[i].spec);
		free(s->set[i].name);
	}
	free(s->set);
	records_free(&s->records);
}

uint64_t
source_count(const struct source *s)
{
	return s->generated > 0 ? s->generated : s->records.n;
}

void
source_entry(const struct source *s, uint64_t i, struct entry *e)
{
	const struct record *r;

	e->i = i;
	e->note = NULL;
	e->hidden = false;
	if (s->generated > 0) {
		synthetic_header(s->seed, i, &e->made);
		e->id = e->made.id;
		e->stamp = e->made.stamp;
		e->deleted = e->made.deleted;
		e->nset = e->made.nset;
		for (size_t k = 0; k < e->nset; k++)
			e->set[k] = e->made.set[k];
		return;
	}
	r = &s->records.v[i];
	e->id = r->id;
	e->stamp = r->stamp;
	e->deleted = r->deleted;
	e->hidden = r->hidden;
	e->nset = r->nset;
	for (size_t k = 0; k < e->nset; k++)
		e->set[k] = r->set[k];
}

bool
source_find(const struct source *s, const char *id, struct entry *e)
{
	size_t n = strlen(SYNTHETIC_ID);
	unsigned long long i;

	if (s->generated > 0) {
		if (strncmp(id, SYNTHETIC_ID, n) != 0 ||
		    !number_parse(id + n, &i) || i >= s->generated)
			return false;
		source_entry(s, i, e);
		return strcmp(e->id, id) == 0;
	}
	for (size_t k = 0; k < s->records.n; k++) {
		if (strcmp(s->records.v[k].id, id) == 0) {
			source_entry(s, k, e);
			return true;
		}
	}
	return false;
}

bool
source_has(const struct source *s, const struct entry *e, const char *prefix)
{
	if (s->generated > 0)
		return strcmp(prefix, "oai_dc") == 0;
	return e->deleted ||
	       record_payload(&s->records.v[e->i], prefix) != NULL;
}

/* Lines that begin with an element are moved to the right. */
static void
put_indented(struct text *out, const char *p, size_t n)
{
	const char *end = p + n;

	text_repeat(out, ' ', INDENT);
	while (p < end) {
		const char *nl = memchr(p, '\n', (size_t)(end - p)), *first;

		if (nl == NULL) {
			text_put(out, p, (size_t)(end - p));
			return;
		}
		text_put(out, p, (size_t)(nl + 1 - p));
		p = nl + 1;
		for (first = p; first < end && *first == ' '; first++)
			;
		if (first > p && first < end && *first == '<')
			text_repeat(out, ' ', INDENT);
	}
}

static void
put_made(const struct source *s, uint64_t i, struct text *out)
{
	char *body = must_alloc(SYNTHETIC_RECORD_MAX);
	size_t n = synthetic_payload(s->seed, i, body, SYNTHETIC_RECORD_MAX);

	text_puts(out, "      <metadata>\n");
	text_put(out, body, n);
	text_puts(out, "      </metadata>\n");
	free(body);
}

void
source_payload(const struct source *s, const struct entry *e,
	       const char *prefix, struct text *out)
{
	const struct payload *p;
	const struct record *r;

	if (s->generated > 0) {
		put_made(s, e->i, out);
		return;
	}
	r = &s->records.v[e->i];
	p = record_payload(r, prefix);
	if (p == NULL)
		return;
	text_puts(out, "      <metadata>\n    ");
	put_indented(out, p->p, p->n);
	text_puts(out, "\n      </metadata>\n");
	if (r->nabout > 0) {
		text_puts(out, "  ");
		put_indented(out, r->about, r->nabout);
		text_puts(out, "\n");
	}
}

static const char *
or_else(const char *text, const char *other)
{
	return text != NULL ? text : other;
}

const char *
source_title(const struct source *s)
{
	return or_else(s->records.name, "Test repository");
}

const char *
source_repository(const struct source *s)
{
	return or_else(s->records.repository, SYNTHETIC_REPOSITORY);
}

const char *
source_admin(const struct source *s)
{
	return or_else(s->records.admin, "admin@example.org");
}

const char *
source_sample(const struct source *s)
{
	return or_else(s->records.sample, SYNTHETIC_ID "00000001");
}

bool
source_format(const struct source *s, size_t i, struct format *out)
{
	const struct records *r = &s->records;

	if (i < formats_count) {
		*out = formats[i];
		return true;
	}
	i -= formats_count;
	if (i >= r->nform)
		return false;
	*out = (struct format){r->form[i].prefix, r->form[i].ns, r->form[i].ns,
			       ""};
	return true;
}

static bool
is_known(const struct source *s, const char *prefix)
{
	struct format f;

	for (size_t i = 0; source_format(s, i, &f); i++)
		if (strcmp(f.prefix, prefix) == 0)
			return true;
	return false;
}

bool
source_has_format(const struct source *s, const char *prefix)
{
	if (!is_known(s, prefix))
		return false;
	if (strcmp(prefix, "oai_dc") == 0)
		return true;
	for (size_t i = 0; s->generated == 0 && i < s->records.n; i++) {
		if (record_payload(&s->records.v[i], prefix) != NULL)
			return true;
	}
	return false;
}
