/* What manifest.json says of the members. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "exporters/verify/internal.h"
#include "exporters/bundle/bundle.h"

enum { FIELD = 512 };

/* One entry of "members", and where in the document we are. */
struct entry {
	struct verify *v;
	struct json_in *json;
	char top[32]; /* the key of the outermost object */
	char key[32]; /* the key of the entry */
	char name[FIELD], sha256[FIELD], bytes[32], records[32];
	bool schema;
};

static void
keep(char *out, size_t size, struct str text)
{
	snprintf(out, size, STR_FMT, STR_ARG(text));
}

static void
compare(struct verify *v, struct seen *s, struct str name,
	const struct entry *m)
{
	long long bytes = str_number(str_c(m->bytes), INT64_MAX);
	long long records = str_number(str_c(m->records), INT64_MAX);

	s->flags |= SEEN_LISTED;
	if (s->flags & SEEN_BAD)
		return;
	if (bytes < 0 || s->size != (uint64_t)bytes)
		verify_say(v, name,
			   "has %" PRIu64 " bytes, the manifest says %s",
			   s->size, m->bytes);
	else if (!verify_same(s->sha256, SUM256, str_c(m->sha256)))
		verify_say(v, name,
			   "has another SHA-256 than the manifest says");
	else if (m->records[0] != '\0' && (s->flags & SEEN_COUNTED) &&
		 s->records != (uint64_t)records)
		verify_say(v, name,
			   "has %" PRIu64 " records, the manifest says %s",
			   s->records, m->records);
}

static void
end_entry(struct entry *m)
{
	struct verify *v = m->v;
	char full[FIELD + sizeof(v->folder)];
	struct seen *s;

	snprintf(full, sizeof(full), "%s%s", v->folder, m->name);
	s = verify_find(v, str_c(full));
	if (s == NULL)
		verify_say(v, str_c(full), "is missing");
	else if (s->flags & SEEN_LISTED)
		verify_say(v, str_c(full), "is listed twice");
	else
		compare(v, s, str_c(full), m);
}

static void
take_member(struct entry *m, enum json_event event, struct str text)
{
	const struct {
		const char *key;
		enum json_event event;
		char *out;
		size_t size;
	} fields[] = {
	    {"name", JSON_STRING, m->name, sizeof(m->name)},
	    {"sha256", JSON_STRING, m->sha256, sizeof(m->sha256)},
	    {"bytes", JSON_NUMBER, m->bytes, sizeof(m->bytes)},
	    {"records", JSON_NUMBER, m->records, sizeof(m->records)},
	};

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (event == fields[i].event &&
		    strcmp(m->key, fields[i].key) == 0)
			keep(fields[i].out, fields[i].size, text);
}

static void
take_top(struct entry *m, enum json_event event, struct str text)
{
	if (event == JSON_STRING && strcmp(m->top, "schema") == 0)
		m->schema = str_eqc(text, "sheaf-bundle/1");
	if (event == JSON_NUMBER && strcmp(m->top, "records") == 0)
		m->v->result->records = (uint64_t)str_number(text, INT64_MAX);
}

static int
take(void *ctx, enum json_event event, int depth, struct str text,
     struct err *e)
{
	struct entry *m = ctx;
	bool members = strcmp(m->top, "members") == 0;

	if (event == JSON_KEY && depth == 1)
		keep(m->top, sizeof(m->top), text);
	else if (event == JSON_KEY && depth > 1)
		keep(m->key, sizeof(m->key), text);
	else if (depth == 1)
		take_top(m, event, text);
	else if (members && depth == 2 && event == JSON_OBJECT)
		m->name[0] = m->sha256[0] = m->bytes[0] = m->records[0] = '\0';
	else if (members && depth == 2 && event == JSON_END)
		end_entry(m);
	else if (members && depth == 3)
		take_member(m, event, text);
	return facts_take(m->v, m->top, m->key, event, depth, text, e);
}

static int
feed(void *ctx, const char *p, size_t n, struct err *e)
{
	struct entry *m = ctx;

	return json_in_feed(m->json, p, n, e);
}

static int
read_manifest(struct verify *v, struct entry *m, struct err *e)
{
	int rc = spool_read(v->manifest, feed, m, e);

	if (rc == 0)
		rc = json_in_finish(m->json, e);
	if (rc == 0 && !m->schema)
		verify_say(v, STR(MANIFEST_NAME),
			   "is not of the schema sheaf-bundle/1");
	if (rc == 0 || (e->code != ERR_DATA && e->code != ERR_LIMIT))
		return rc;
	verify_say(v, STR(MANIFEST_NAME), "%s", e->msg);
	err_clear(e);
	return 0;
}

int
verify_manifest(struct verify *v, struct err *e)
{
	struct entry *m;
	int rc;

	if (spool_size(v->manifest) == 0) {
		verify_say(v, STR(MANIFEST_NAME), "is missing");
		return 0;
	}
	m = mem_zero(sizeof(*m));
	if (m == NULL)
		return err_nomem(e);
	m->v = v;
	v->result->facts.manifest = true;
	m->json = json_in_new(take, m, false, true);
	rc = m->json == NULL ? err_nomem(e) : read_manifest(v, m, e);
	json_in_free(m->json);
	mem_free(m);
	return rc;
}
