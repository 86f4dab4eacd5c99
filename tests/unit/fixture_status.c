#include "tests/unit/fixture_status.h"

enum { NOW = 1795363200 };

/* Three sources: one that is fine, one in trouble, one nobody has asked. */
static struct status_list lists[] = {
    {.prefix = {"mods", 4},
     .from = {"2026-11-20", 10},
     .seen = 0,
     .under_way = false},
    {.prefix = {"mods", 4},
     .set = {"open", 4},
     .from = {"2026-11-02T00:00:00Z", 20},
     .seen = 1200,
     .under_way = true,
     .windows = 12,
     .unfinished = 3},
};

static struct status_source sources[] = {
    {.name = {LONG_NAME, sizeof(LONG_NAME) - 1},
     .url = {LONG_NAME, sizeof(LONG_NAME) - 1},
     .counts = {1234567, 89012, 3},
     .run = {.outcome = STORE_FAILED,
	     .began = NOW - 100,
	     .ended = NOW - 50,
	     .whole = NOW - 86400,
	     .not_before = NOW + 3600,
	     .requests = 7,
	     .message = "page 12: GET https://repository.example.org/servlets/"
			"OAIDataProvider?verb=ListRecords: HTTP 503: the "
			"server asks to be left alone for 3600 s"},
     .format = {.prefix = {"oai_dc", 6},
		.why = {"harvested in it before", 22},
		.day = {"2026-11-19", 10},
		.better = {"mods", 4},
		.better_why = {"what MyCoRe fills best", 22}},
     .lists = lists,
     .nlists = 2},
    {.name = {"fine", 4},
     .url = {"https://example.org/oai", 23},
     .counts = {12, 0, 0},
     .run = {.outcome = STORE_WHOLE,
	     .began = NOW - 100,
	     .ended = NOW - 50,
	     .whole = NOW - 50},
     .lists = lists,
     .nlists = 1},
    {.name = {"new", 3}, .url = {"https://example.net/", 20}},
};

const struct status fixture_status = {
    .store = "/var/lib/sheaf.db",
    .there = true,
    .now = NOW,
    .v = sources,
    .n = 3,
};
