/* Stores for tests. */
#include "tests/unit/fixture_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/unit.h"

enum { WORDS = 60, TEXT = 4096, IDS = 8192 };

const char *
fixture_place(void)
{
	static char place[512];
	const char *server = getenv("SHEAF_TEST_STORE");
	char here[256], name[64];
	size_t n = 0;

	if (server == NULL)
		return FIXTURE_STORE;
	assert_non_null(getcwd(here, sizeof(here)));
	for (const char *p = here; *p != '\0' && n + 2 < sizeof(name); p++)
		if (chr_alnum(*p))
			n += (size_t)snprintf(
			    name + n, sizeof(name) - n,
			    *p >= 'A' && *p <= 'Z' ? "%c_" : "%c",
			    *p >= 'A' && *p <= 'Z' ? *p - 'A' + 'a' : *p);
	snprintf(place, sizeof(place), "%s&schema=%s", server, name);
	return place;
}

struct store *
fixture_open(enum store_mode mode)
{
	struct store *s;
	struct err e;

	assert_done(store_open(&s, fixture_place(), mode, &e), &e);
	return s;
}

void
fixture_fails(const char *path, enum store_mode mode, enum err_code code,
	      const char *word)
{
	struct store *s;
	struct err e = {.msg = "opened"};

	if (store_open(&s, path, mode, &e) == 0)
		fail_msg("'%s' was opened", path);
	assert_null(s);
	if (e.code != code || strstr(e.msg, word) == NULL)
		fail_msg("'%s' gave error %d: %s", path, (int)e.code, e.msg);
}

/* The frame of a record is always the same, its words are not. */
static size_t
write_payload(char *out, unsigned int i)
{
	static const char *const words[] = {
	    "Untersuchung", "über", "Wärme",      "analysis", "of",
	    "numerical",    "und",  "Strukturen", "the",      "modern",
	    "Bibliothek",   "data", "Verfahren",  "methods",  "für"};
	uint32_t r = i * 2654435761u + 12345;
	size_t n;

	n = (size_t)snprintf(
	    out, TEXT,
	    "<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/"
	    "oai_dc/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
	    "<dc:rights>info:eu-repo/semantics/openAccess</dc:rights>"
	    "<dc:publisher>Universität Duisburg-Essen</dc:publisher>"
	    "<dc:identifier>https://doi.org/10.1/%u</dc:identifier>"
	    "<dc:description xml:lang=\"de\">",
	    i);
	for (unsigned int w = 0; w < WORDS; w++) {
		r = r * 1664525u + 1013904223u;
		n += (size_t)snprintf(out + n, TEXT - n, "%s %u ",
				      words[(r >> 16) % COUNT(words)],
				      (r >> 8) % 997);
	}
	return n + (size_t)snprintf(out + n, TEXT - n,
				    "</dc:description></oai_dc:dc>");
}

struct store_item
fixture_item(unsigned int i)
{
	static const struct str sets[] = {{"a:b", 3}, {"open", 4}};
	static char id[32], doi[32], payload[TEXT];
	size_t n = write_payload(payload, i);

	snprintf(id, sizeof(id), "oai:x:%06u", i);
	snprintf(doi, sizeof(doi), "10.1/%u", i);
	return (struct store_item){
	    .source = STR("src"),
	    .oai_id = str_c(id),
	    .prefix = STR("oai_dc"),
	    .datestamp = STR("2020-01-01T00:00:00Z"),
	    .doi = str_c(doi),
	    .payload = str_of(payload, n),
	    .sets = sets,
	    .nsets = COUNT(sets),
	    .type = TYPE_ARTICLE,
	    .year = 2000,
	};
}

enum store_change
fixture_put(struct store *s, const struct store_item *it)
{
	enum store_change change;
	struct err e;

	assert_done(store_put(s, it, false, &change, &e), &e);
	return change;
}

void
fixture_fill(struct store *s, unsigned int from, unsigned int until)
{
	struct err e;

	assert_done(store_begin(s, &e), &e);
	for (unsigned int i = from; i < until; i++) {
		struct store_item it = fixture_item(i);

		assert_int_equal(fixture_put(s, &it), STORE_NEW);
	}
	assert_done(store_commit(s, &e), &e);
}

static void
same(const char *what, struct str got, struct str want)
{
	if (!str_eq(got, want))
		fail_msg("%s: got '%.*s', want '%.*s'", what, STR_ARG(got),
			 STR_ARG(want));
}

void
fixture_holds(struct store *s, const struct store_item *want)
{
	struct store_query q = {.source = want->source,
				.ids = &want->oai_id,
				.nids = 1,
				.deleted = true};
	struct store_rows *r;
	struct store_item got;
	struct err e;

	assert_done(store_select(s, &q, &r, &e), &e);
	if (store_next(r, &got, &e) != 1)
		fail_msg("'%.*s' is not held", STR_ARG(want->oai_id));
	same("source", got.source, want->source);
	same("id", got.oai_id, want->oai_id);
	same("prefix", got.prefix, want->prefix);
	same("datestamp", got.datestamp, want->datestamp);
	same("doi", got.doi, want->doi);
	same("payload", got.payload, want->payload);
	assert_int_equal(got.nsets, want->nsets);
	for (size_t i = 0; i < got.nsets; i++)
		same("set", got.sets[i], want->sets[i]);
	assert_int_equal(got.type, want->type);
	assert_int_equal(got.year, want->year);
	assert_int_equal(got.deleted, want->deleted);
	assert_done(store_next(r, &got, &e), &e);
	assert_done(store_next(r, &got, &e), &e);
	store_rows_free(r);
}

const char *
fixture_ids(struct store *s, const struct store_query *q)
{
	static char out[IDS];
	struct store_rows *r;
	struct store_item it;
	struct err e;
	size_t n = 0;
	int got;

	out[0] = '\0';
	assert_done(store_select(s, q, &r, &e), &e);
	while ((got = store_next(r, &it, &e)) > 0) {
		if (str_starts(it.oai_id, STR("oai:x:")))
			it.oai_id = str_from(it.oai_id, 6);
		n += (size_t)snprintf(out + n, sizeof(out) - n, "%s%.*s",
				      n == 0 ? "" : " ", STR_ARG(it.oai_id));
		assert_true(n < sizeof(out));
	}
	if (got < 0)
		fail_msg("%s", e.msg);
	store_rows_free(r);
	return out;
}

unsigned int
fixture_rows(struct store *s, const struct store_query *q)
{
	struct store_rows *r;
	struct store_item it;
	unsigned int n = 0;
	struct err e;
	int got;

	assert_done(store_select(s, q, &r, &e), &e);
	while ((got = store_next(r, &it, &e)) > 0)
		n++;
	if (got < 0)
		fail_msg("%s", e.msg);
	store_rows_free(r);
	return n;
}

void
fixture_counts(struct store *s, const char *source, unsigned int live,
	       unsigned int deleted)
{
	struct store_counts n;
	struct err e;

	assert_done(store_count(s, str_c(source), &n, &e), &e);
	assert_int_equal(n.live, live);
	assert_int_equal(n.deleted, deleted);
}
