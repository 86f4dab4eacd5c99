/* Bundles of an export: members in order, and what the manifest says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <cmocka.h>

#include "core/digest.h"
#include "exporters/bundle/bundle.h"
#include "tests/unit/exporting.h"
#include "tests/unit/folder.h"

struct unpacked {
	char name[64];
	char *text;
	size_t n;
};

/* Reads a bundle of exactly n members. */
static void
unpack(const char *path, struct unpacked *m, int n)
{
	struct archive *a = archive_read_new();
	struct archive_entry *entry;

	archive_read_support_filter_all(a);
	archive_read_support_format_all(a);
	assert_int_equal(archive_read_open_filename(a, path, 65536), 0);
	for (int i = 0; i < n; i++) {
		assert_int_equal(archive_read_next_header(a, &entry), 0);
		snprintf(m[i].name, sizeof(m[i].name), "%s",
			 archive_entry_pathname(entry));
		m[i].n = (size_t)archive_entry_size(entry);
		m[i].text = calloc(1, m[i].n + 1);
		assert_non_null(m[i].text);
		assert_int_equal(archive_read_data(a, m[i].text, m[i].n + 1),
				 m[i].n);
	}
	assert_int_equal(archive_read_next_header(a, &entry), ARCHIVE_EOF);
	archive_read_free(a);
}

static void
hash(const struct unpacked *m, char hex[DIGEST_HEX])
{
	struct digest *d = digest_new();

	digest_add(d, m->text, m->n);
	digest_end(d, hex);
	digest_free(d);
}

static const char manifest[] = "{\n"
			       "  \"schema\": \"sheaf-bundle/1\",\n"
			       "  \"program\": \"sheaf " SHEAF_VERSION "\",\n"
			       "  \"sources\": [\n"
			       "    {\n"
			       "      \"name\": \"src\",\n"
			       "      \"title\": \"A <source>\",\n"
			       "      \"url\": \"https://example.org/oai\",\n"
			       "      \"mark\": \"2024-05-01T00:00:00Z\",\n"
			       "      \"rejected\": 3\n"
			       "    },\n"
			       "    {\n"
			       "      \"name\": \"other\"\n"
			       "    }\n"
			       "  ],\n"
			       "  \"selection\": {\n"
			       "    \"doi\": [\n"
			       "      \"10.1/a\",\n"
			       "      \"10.1/b\"\n"
			       "    ],\n"
			       "    \"year\": [\n"
			       "      \"2000-\\\"x\"\n"
			       "    ]\n"
			       "  },\n"
			       "  \"layout\": {\n"
			       "    \"bundle\": \"%s\",\n"
			       "    \"level\": %d\n"
			       "  },\n"
			       "  \"records\": 3,\n"
			       "  \"deleted\": 1,\n"
			       "  \"broken\": 1,\n"
			       "  \"rejected\": 3,\n"
			       "  \"formats\": {\n"
			       "    \"list\": 4,\n"
			       "    \"lines\": 3\n"
			       "  },\n"
			       "  \"types\": {\n"
			       "    \"article\": 1,\n"
			       "    \"book\": 2\n"
			       "  },\n"
			       "  \"years\": {\n"
			       "    \"1999\": 1,\n"
			       "    \"2020\": 1,\n"
			       "    \"none\": 1\n"
			       "  },\n"
			       "  \"tombstones\": [\n"
			       "    {\n"
			       "      \"source\": \"src\",\n"
			       "      \"identifier\": \"b\"\n"
			       "    }\n"
			       "  ],\n"
			       "  \"members\": [\n"
			       "    {\n"
			       "      \"name\": \"records.list\",\n"
			       "      \"format\": \"list\",\n"
			       "      \"media_type\": \"application/x-list\",\n"
			       "      \"records\": 4,\n"
			       "      \"bytes\": 11,\n"
			       "      \"sha256\": \"%s\"\n"
			       "    },\n"
			       "    {\n"
			       "      \"name\": \"records.txt\",\n"
			       "      \"format\": \"lines\",\n"
			       "      \"media_type\": \"text/plain\",\n"
			       "      \"records\": 3,\n"
			       "      \"bytes\": 6,\n"
			       "      \"sha256\": \"%s\"\n"
			       "    }\n"
			       "  ]\n"
			       "}\n";

static void
test_export_to_a_bundle(void **state)
{
	static const struct item items[] = {
	    {"a", false, TYPE_BOOK, 2020, ERR_NONE},
	    {"b", true, TYPE_GENERIC, 0, ERR_NONE},
	    {"bad", false, TYPE_BOOK, 2020, ERR_XML},
	    {"c", false, TYPE_ARTICLE, 1999, ERR_NONE},
	    {"d", false, TYPE_BOOK, 0, ERR_NONE},
	    {NULL},
	};
	static const struct str selection[][2] = {
	    {STR("doi"), STR("10.1/a")},
	    {STR("doi"), STR("10.1/b")},
	    {STR("year"), STR("2000-\"x")},
	};
	static const enum bundle_kind kinds[] = {BUNDLE_ZIP, BUNDLE_TAR_GZ,
						 BUNDLE_TAR_ZST};
	struct export_job job = {{&format_list, &format_lines}, 2, "out"};
	struct export_stats stats;
	struct err e;

	(void)state;
	job.selection = selection;
	job.nselection = 3;
	for (int k = 0; k < 3; k++) {
		char sums[2][DIGEST_HEX], text[sizeof(manifest) + 128];
		struct world w = {items};
		struct unpacked m[3];

		job.kind = kinds[k];
		assert_int_equal(export_items(&w, &job, &stats, &e), 0);
		assert_int_equal(stats.broken, 1);
		unpack("out", m, 3);
		assert_string_equal(m[0].name, "records.list");
		assert_string_equal(m[0].text, "[a,b!,c,d]\n");
		assert_string_equal(m[1].name, "records.txt");
		assert_string_equal(m[1].text, "a\nc\nd\n");
		assert_string_equal(m[2].name, "manifest.json");
		hash(&m[0], sums[0]);
		hash(&m[1], sums[1]);
		snprintf(text, sizeof(text), manifest,
			 bundle_kind_name(kinds[k]), bundle_level(kinds[k]),
			 sums[0], sums[1]);
		assert_string_equal(m[2].text, text);
		for (int i = 0; i < 3; i++)
			free(m[i].text);
	}
}

/* All that stands in one bundle by default. */
static void
test_export_to_a_bundle_of_all_formats(void **state)
{
	static const char *const names[] = {"ris", "bibtex", "csl", "jsonl"};
	struct export_job job = {
	    .path = "out", .kind = BUNDLE_TAR_ZST, .nformats = 4};
	struct world w = {three_items};
	struct export_stats stats;
	struct unpacked m[5];
	char sum[DIGEST_HEX];
	struct err e;

	(void)state;
	for (int i = 0; i < 4; i++) {
		job.formats[i] = exporter_by_name(str_c(names[i]));
		assert_non_null(job.formats[i]);
	}
	assert_int_equal(export_items(&w, &job, &stats, &e), 0);
	unpack("out", m, 5);
	assert_string_equal(m[4].name, MANIFEST_NAME);
	for (int i = 0; i < 4; i++) {
		assert_memory_equal(m[i].name, FORMAT_STEM, 7);
		assert_string_equal(m[i].name + 7, job.formats[i]->suffix);
		assert_true(m[i].n > 0);
		hash(&m[i], sum);
		assert_non_null(strstr(m[4].text, sum));
		/* b is a tombstone, for jsonl alone. */
		assert_true((strstr(m[i].text, "\"b\"") != NULL) == (i == 3));
	}
	for (int i = 0; i < 5; i++)
		free(m[i].text);
}

static int
append(void *ctx, const char *p, size_t n, struct err *e)
{
	(void)e;
	buf_put(ctx, p, n);
	return 0;
}

static void
test_manifest_without_selection_and_sources(void **state)
{
	static const struct export_source src = {0};
	static const struct export_job job = {.kind = BUNDLE_ZIP,
					      .level = 9,
					      .split = SPLIT_YEAR,
					      .bag = {.wanted = true},
					      .series = {"n", "n", 7, 5}};
	static const struct export_stats stats = {0};
	static const struct manifest_counts counts = {0};
	const struct manifest m = {
	    .source = &src, .job = &job, .stats = &stats, .counts = &counts};
	struct spool *text = spool_new();
	struct buf out;
	struct err e;

	(void)state;
	buf_init(&out, 1 << 16);
	assert_int_equal(manifest_write(&m, text, &e), 0);
	assert_int_equal(spool_read(text, append, &out, &e), 0);
	assert_string_equal(out.p,
			    "{\n"
			    "  \"schema\": \"sheaf-bundle/1\",\n"
			    "  \"program\": \"sheaf " SHEAF_VERSION "\",\n"
			    "  \"sources\": [],\n"
			    "  \"selection\": {},\n"
			    "  \"layout\": {\n"
			    "    \"bundle\": \"zip\",\n"
			    "    \"level\": 9,\n"
			    "    \"split\": \"year\",\n"
			    "    \"bagit\": true\n"
			    "  },\n"
			    "  \"series\": {\n"
			    "    \"name\": \"n\",\n"
			    "    \"change\": 7\n"
			    "  },\n"
			    "  \"since\": {\n"
			    "    \"name\": \"n\",\n"
			    "    \"change\": 5\n"
			    "  },\n"
			    "  \"records\": 0,\n"
			    "  \"deleted\": 0,\n"
			    "  \"broken\": 0,\n"
			    "  \"formats\": {},\n"
			    "  \"types\": {},\n"
			    "  \"years\": {},\n"
			    "  \"tombstones\": [],\n"
			    "  \"members\": []\n"
			    "}\n");
	buf_free(&out);
	spool_free(text);
}

static void
test_manifest_counts_only_what_is_live(void **state)
{
	static const struct {
		int year;
		enum rec_type type;
		bool deleted;
	} cases[] = {
	    {999, TYPE_BOOK, false},   {1000, TYPE_BOOK, false},
	    {2999, TYPE_BOOK, false},  {3000, TYPE_BOOK, false},
	    {-5, TYPE_ARTICLE, false}, {2000, TYPE_BOOK, true},
	};
	struct manifest_counts *c = calloc(1, sizeof(*c));
	struct record r = {0};

	(void)state;
	assert_non_null(c);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		r.issued.from.year = (int16_t)cases[i].year;
		r.type = cases[i].type;
		r.deleted = cases[i].deleted;
		manifest_count(c, &r);
	}
	assert_int_equal(c->types[TYPE_BOOK], 4);
	assert_int_equal(c->types[TYPE_ARTICLE], 1);
	assert_int_equal(c->undated, 3);
	assert_int_equal(c->years[0], 1);
	assert_int_equal(c->years[MANIFEST_YEAR_MAX - MANIFEST_YEAR_MIN], 1);
	assert_int_equal(c->years[2000 - MANIFEST_YEAR_MIN], 0);
	free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_export_to_a_bundle),
	    IN_FOLDER(test_export_to_a_bundle_of_all_formats),
	    cmocka_unit_test(test_manifest_without_selection_and_sources),
	    cmocka_unit_test(test_manifest_counts_only_what_is_live),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
