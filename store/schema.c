/* All SQL, and what a store's file looks like from outside. */
#include "store/schema.h"

#include <inttypes.h>
#include <string.h>

/*
 * source	who was harvested. live and gone are counted along, in the
 *		same transactions, because counting a million rows takes long.
 * format	one metadata format of one source: what is packed alike, and so
 *		shares a dictionary. plain counts the records packed without.
 * list		where harvests stand; see struct store_mark.
 * setlist	a combination of sets, as its members between U+001F, which XML
 *		cannot contain: "\x1f" "ddc:004" "\x1f" "open_access" "\x1f".
 *		No index, because the sets of a page's records are any: each
 *		commit would rewrite half of it. Selecting by set is a walk.
 * type		record types by name, so that renumbering an enum in the
 *		program leaves stores alone.
 * dict		dictionaries; never changed, and removed when nothing is packed
 *		with them any more. Their numbers do not come again.
 * record	the items. The payload comes last, so that what is looked at
 *		while searching lies on the first page of a row.
 *
 * Since version 2:
 * record	change counts the transactions that changed an item; a row has
 *		the number of its last one. Tables stay as they are, hence it
 *		stands behind the payload. Year and datestamp have indexes.
 * named	exports under a name: the highest change they contained.
 *
 * Since version 3:
 * list		part is a window of dates of a list, or "" for the list itself;
 *		full and done as in struct store_mark.
 * reject	records kept aside. One without an identifier goes by the digest
 *		of its bytes; the others have none, so that they go by that.
 * run		how the last run of a source ended, outcomes by name.
 * sweep	a full list under way, and
 * sighted	the records it has given.
 *
 * Since version 4:
 * record	type had an index, too.
 *
 * Since version 5:
 * brief	stamp, year and type of each record once more, narrow and in the
 *		order of arrival: to look for few of many records is to read
 *		34 bytes of each. Indexes on the three, which version 4 had,
 *		cost a harvest most of what it wrote.
 * counter	one row: the change number given last. It only grows, whatever
 *		is removed.
 * trait	what is known of a source beyond its records, by name.
 * past		how the last runs of a source ended, as in run.
 *
 * Since version 6:
 * counter	n counts transactions: who remembers something sees by it that
 *		others have written; given is the row number given last, of
 *		whatever table, so that a row's number is known before it is
 *		written. (Rejected records have numbers of their own.)
 * list		full is called whole, which is a name everywhere.
 *
 * Since version 7:
 * record	sum is a checksum over the row (sum.c); rows of older layouts
 *		have none until they are written again, or checked with repair.
 */
static const char step_0[] =
    "CREATE TABLE source(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
    " url TEXT NOT NULL DEFAULT '', live INTEGER NOT NULL DEFAULT 0,"
    " gone INTEGER NOT NULL DEFAULT 0);"
    "CREATE TABLE format(id INTEGER PRIMARY KEY, source INTEGER NOT NULL,"
    " prefix TEXT NOT NULL, plain INTEGER NOT NULL DEFAULT 0,"
    " train_at INTEGER NOT NULL, dict INTEGER NOT NULL DEFAULT 0,"
    " UNIQUE(source, prefix));"
    "CREATE TABLE list(source INTEGER NOT NULL, prefix TEXT NOT NULL,"
    " setspec TEXT NOT NULL, since TEXT NOT NULL, token TEXT NOT NULL,"
    " started TEXT NOT NULL, asked TEXT NOT NULL, seen INTEGER NOT NULL,"
    " PRIMARY KEY(source, prefix, setspec)) WITHOUT ROWID;"
    "CREATE TABLE setlist(id INTEGER PRIMARY KEY,"
    " specs TEXT NOT NULL UNIQUE);"
    "CREATE TABLE type(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);"
    "CREATE TABLE dict(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);"
    "CREATE TABLE record(id INTEGER PRIMARY KEY, source INTEGER NOT NULL,"
    " ident TEXT NOT NULL, format INTEGER NOT NULL, stamp TEXT NOT NULL,"
    " setlist INTEGER, deleted INTEGER NOT NULL, doi TEXT, type INTEGER,"
    " year INTEGER NOT NULL, dict INTEGER NOT NULL, body BLOB,"
    " UNIQUE(source, ident));"
    "CREATE INDEX record_doi ON record(doi) WHERE doi IS NOT NULL;";

static const char step_1[] =
    "ALTER TABLE record ADD COLUMN change INTEGER NOT NULL DEFAULT 0;"
    "CREATE INDEX record_change ON record(change);"
    "CREATE INDEX record_year ON record(year);"
    "CREATE INDEX record_stamp ON record(stamp);"
    "CREATE TABLE named(name TEXT PRIMARY KEY, change INTEGER NOT NULL)"
    " WITHOUT ROWID;";

static const char step_2[] =
    "CREATE TABLE part(source INTEGER NOT NULL, prefix TEXT NOT NULL,"
    " setspec TEXT NOT NULL, part TEXT NOT NULL, since TEXT NOT NULL,"
    " token TEXT NOT NULL, started TEXT NOT NULL, asked TEXT NOT NULL,"
    " seen INTEGER NOT NULL, full INTEGER NOT NULL, done INTEGER NOT NULL,"
    " PRIMARY KEY(source, prefix, setspec, part)) WITHOUT ROWID;"
    "INSERT INTO part SELECT source, prefix, setspec, '', since, token,"
    " started, asked, seen, 0, 0 FROM list;"
    "DROP TABLE list;"
    "ALTER TABLE part RENAME TO list;"
    "CREATE TABLE reject(id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " source INTEGER NOT NULL,"
    " ident TEXT NOT NULL, prefix TEXT NOT NULL, digest TEXT NOT NULL,"
    " setspec TEXT NOT NULL, stamp TEXT NOT NULL, fault TEXT NOT NULL,"
    " url TEXT NOT NULL, bytes BLOB NOT NULL,"
    " UNIQUE(source, ident, prefix, digest));"
    "CREATE TABLE run(source INTEGER PRIMARY KEY, outcome TEXT NOT NULL,"
    " began INTEGER NOT NULL, ended INTEGER NOT NULL,"
    " whole INTEGER NOT NULL, not_before INTEGER NOT NULL,"
    " requests INTEGER NOT NULL, records INTEGER NOT NULL,"
    " created INTEGER NOT NULL, changed INTEGER NOT NULL,"
    " deleted INTEGER NOT NULL, repaired INTEGER NOT NULL,"
    " message TEXT NOT NULL);"
    "CREATE TABLE sweep(id INTEGER PRIMARY KEY, source INTEGER NOT NULL,"
    " prefix TEXT NOT NULL, setspec TEXT NOT NULL,"
    " UNIQUE(source, prefix, setspec));"
    "CREATE TABLE sighted(sweep INTEGER NOT NULL, record INTEGER NOT NULL,"
    " PRIMARY KEY(sweep, record)) WITHOUT ROWID;";

static const char step_3[] = "CREATE INDEX record_type ON record(type);";

static const char step_4[] =
    "DROP INDEX record_year; DROP INDEX record_stamp; DROP INDEX record_type;"
    "CREATE TABLE brief(id INTEGER PRIMARY KEY, stamp TEXT NOT NULL,"
    " year INTEGER NOT NULL, type INTEGER);"
    "INSERT INTO brief SELECT id, stamp, year, type FROM record ORDER BY id;"
    "CREATE TABLE counter(id INTEGER PRIMARY KEY, change INTEGER NOT NULL);"
    "INSERT INTO counter SELECT 1,"
    " max(coalesce((SELECT max(change) FROM record), 0),"
    " coalesce((SELECT max(change) FROM named), 0));"
    "CREATE TABLE trait(source INTEGER NOT NULL, name TEXT NOT NULL,"
    " value BLOB NOT NULL, PRIMARY KEY(source, name)) WITHOUT ROWID;"
    "CREATE TABLE past(source INTEGER NOT NULL, outcome TEXT NOT NULL,"
    " began INTEGER NOT NULL, ended INTEGER NOT NULL,"
    " whole INTEGER NOT NULL, not_before INTEGER NOT NULL,"
    " requests INTEGER NOT NULL, records INTEGER NOT NULL,"
    " created INTEGER NOT NULL, changed INTEGER NOT NULL,"
    " deleted INTEGER NOT NULL, repaired INTEGER NOT NULL,"
    " message TEXT NOT NULL, PRIMARY KEY(source, began)) WITHOUT ROWID;";

/* The highest of each, and what stands there: for counters. */
#define HIGHEST_CHANGE                                                   \
	"(SELECT max(x) FROM (SELECT change AS x FROM counter UNION ALL" \
	" SELECT max(change) FROM record UNION ALL"                      \
	" SELECT max(change) FROM named) AS q)"
#define HIGHEST_ROW                                                     \
	"(SELECT max(x) FROM (SELECT given AS x FROM counter UNION ALL" \
	" SELECT max(id) FROM source UNION ALL"                         \
	" SELECT max(id) FROM format UNION ALL"                         \
	" SELECT max(id) FROM setlist UNION ALL"                        \
	" SELECT max(id) FROM type UNION ALL"                           \
	" SELECT max(id) FROM dict UNION ALL"                           \
	" SELECT max(id) FROM sweep UNION ALL"                          \
	" SELECT max(id) FROM record) AS q)"

static const char step_5[] =
    "ALTER TABLE list RENAME COLUMN \"full\" TO whole;"
    "ALTER TABLE counter ADD COLUMN n INTEGER NOT NULL DEFAULT 1;"
    "ALTER TABLE counter ADD COLUMN given INTEGER NOT NULL DEFAULT 0;"
    "UPDATE counter SET given = " HIGHEST_ROW ";";

static const char step_6[] = "ALTER TABLE record ADD COLUMN sum INTEGER;";

const char *const schema_steps[SCHEMA_VERSION] = {
    step_0, step_1, step_2, step_3, step_4, step_5, step_6};

/*
 * Pages of 8 KiB hold several records of a kilobyte each and cost a third less
 * time than the default (the setting only matters in a new file). What was
 * overwritten need not be zeroed, as Debian's SQLite would. Temporary things
 * stay in memory: none is large, and a sandbox may have no folder for them.
 */
const char *const schema_settings =
    "PRAGMA page_size=8192;PRAGMA cache_size=-4096;PRAGMA synchronous=NORMAL;"
    "PRAGMA temp_store=MEMORY;PRAGMA mmap_size=0;PRAGMA secure_delete=OFF;"
    "PRAGMA cell_size_check=ON;PRAGMA journal_size_limit=16777216;"
    "PRAGMA wal_autocheckpoint=1000;";

#define ITEM_COLUMNS                                                        \
	"r.id, r.source, r.ident, r.format, r.stamp, r.setlist, r.deleted," \
	" r.doi, r.type, r.year, r.dict, r.body, r.change, r.sum"
#define ROW_FROM                                 \
	", f.prefix, s.specs FROM record r"      \
	" LEFT JOIN format f ON f.id = r.format" \
	" LEFT JOIN setlist s ON s.id = r.setlist"

#define COUNTED                                                       \
	"SELECT source, count(*) FILTER (WHERE deleted = 0) AS live," \
	" count(*) FILTER (WHERE deleted <> 0) AS gone FROM record"   \
	" GROUP BY source"

#define MARK_COLUMNS "since, token, started, asked, seen, whole, done"
#define THIS_LIST    "source = ?1 AND prefix = ?2 AND setspec = ?3"
#define RUN_COLUMNS                                                    \
	"outcome, began, ended, whole, not_before, requests, records," \
	" created, changed, deleted, repaired, message"
#define RUN_EXCLUDED                                                 \
	" outcome = excluded.outcome, began = excluded.began,"       \
	" ended = excluded.ended, whole = excluded.whole,"           \
	" not_before = excluded.not_before,"                         \
	" requests = excluded.requests, records = excluded.records," \
	" created = excluded.created, changed = excluded.changed,"   \
	" deleted = excluded.deleted, repaired = excluded.repaired," \
	" message = excluded.message"
/* Bounds are included; ?5: a type, or 0 for any. */
#define BRIEF_WITHIN                           \
	" WHERE b.year >= ?1 AND b.year <= ?2" \
	" AND b.stamp >= ?3 AND b.stamp <= ?4" \
	" AND (?5 = 0 OR b.type = ?5)"

const char *const schema_sql[STMT__MAX] = {
    [STMT_VERSION] = "PRAGMA user_version",
    [STMT_TABLES] = "SELECT count(*) FROM sqlite_schema",
    [STMT_PROBE] =
	"SELECT (SELECT max(id) FROM source), (SELECT min(name) FROM source),"
	" (SELECT max(id) FROM format), (SELECT min(source) FROM format),"
	" (SELECT min(source) FROM list),"
	" (SELECT max(id) FROM setlist), (SELECT min(specs) FROM setlist),"
	" (SELECT max(id) FROM type), (SELECT min(name) FROM type),"
	" (SELECT max(id) FROM dict),"
	" (SELECT max(id) FROM record), (SELECT min(source) FROM record),"
	" (SELECT min(doi) FROM record WHERE doi IS NOT NULL),"
	" (SELECT max(change) FROM record), (SELECT max(id) FROM brief),"
	" (SELECT max(change) FROM counter), (SELECT min(source) FROM trait),"
	" (SELECT min(source) FROM past), (SELECT min(name) FROM named),"
	" (SELECT max(id) FROM reject), (SELECT min(source) FROM reject),"
	" (SELECT max(source) FROM run), (SELECT max(id) FROM sweep),"
	" (SELECT min(source) FROM sweep), (SELECT min(sweep) FROM sighted)",
    [STMT_WAL] = "PRAGMA journal_mode=WAL",
    [STMT_BEGIN] = "BEGIN IMMEDIATE",
    [STMT_COMMIT] = "COMMIT",
    [STMT_ROLLBACK] = "ROLLBACK",

    [STMT_SOURCE_FIND] = "SELECT id, url, live, gone FROM source"
			 " WHERE name = ?1",
    [STMT_SOURCE_NEW] = "INSERT INTO source(id, name) VALUES(?1, ?2)",
    [STMT_SOURCE_URL] = "UPDATE source SET url = ?2 WHERE id = ?1",
    [STMT_SOURCE_RENAME] = "UPDATE source SET name = ?2 WHERE id = ?1",
    [STMT_SOURCE_ADD] = "UPDATE source SET live = live + ?2,"
			" gone = gone + ?3 WHERE id = ?1",
    [STMT_SOURCE_NEXT] = "SELECT name, url, live, gone, id FROM source"
			 " WHERE name > ?1 ORDER BY name LIMIT 1",
    [STMT_SOURCE_LIST] = "SELECT id, name, live + gone FROM source"
			 " ORDER BY name",
    [STMT_SOURCE_SUM] = "SELECT coalesce(sum(live), 0), coalesce(sum(gone), 0)"
			" FROM source",

    [STMT_FORMAT_FIND] = "SELECT id, plain, train_at, dict FROM format"
			 " WHERE source = ?1 AND prefix = ?2",
    [STMT_FORMAT_NEW] = "INSERT INTO format(source, prefix, train_at, id)"
			" VALUES(?1, ?2, ?3, ?4)",
    [STMT_FORMAT_ADD] = "UPDATE format SET plain = plain + ?2 WHERE id = ?1",
    [STMT_FORMAT_LATER] = "UPDATE format SET train_at = ?2 WHERE id = ?1",
    [STMT_FORMAT_DICT] = "UPDATE format SET dict = ?2 WHERE id = ?1",
    [STMT_FORMAT_LIST] = "SELECT f.id, f.dict, s.name, f.prefix FROM format f"
			 " JOIN source s ON s.id = f.source ORDER BY f.id",

    [STMT_SETS_FIND] = "SELECT id FROM setlist WHERE specs = ?1",
    [STMT_SETS_NEW] = "INSERT INTO setlist(id, specs) VALUES(?1, ?2)",
    [STMT_SETS_LIST] = "SELECT id, specs FROM setlist ORDER BY id",
    [STMT_TYPE_FIND] = "SELECT id FROM type WHERE name = ?1",
    [STMT_TYPE_NEW] = "INSERT INTO type(id, name) VALUES(?1, ?2)",
    [STMT_TYPE_LIST] = "SELECT id, name FROM type",
    [STMT_DICT_GET] = "SELECT bytes FROM dict WHERE id = ?1",
    [STMT_DICT_NEW] = "INSERT INTO dict(id, bytes) VALUES(?1, ?2)",
    [STMT_DICT_TIDY] = "DELETE FROM dict WHERE id NOT IN (SELECT dict"
		       " FROM format UNION SELECT dict FROM record)",

    [STMT_MARK_GET] =
	"SELECT " MARK_COLUMNS " FROM list WHERE " THIS_LIST " AND part = ?4",
    [STMT_MARK_NEXT] = "SELECT " MARK_COLUMNS ", prefix, setspec, part"
		       " FROM list WHERE source = ?1 AND (?5 <> 0 OR"
		       " (prefix, setspec, part) > (?2, ?3, ?4))"
		       " ORDER BY prefix, setspec, part LIMIT 1",
    [STMT_MARK_PUT] = "INSERT INTO list(source, prefix, setspec,"
		      " part, " MARK_COLUMNS ") VALUES(?1, ?2, ?3, ?4, ?5, ?6,"
		      " ?7, ?8, ?9, ?10, ?11)"
		      " ON CONFLICT(source, prefix, setspec, part) DO UPDATE"
		      " SET since = excluded.since, token = excluded.token,"
		      " started = excluded.started, asked = excluded.asked,"
		      " seen = excluded.seen, whole = excluded.whole,"
		      " done = excluded.done",
    [STMT_PARTS_DROP] = "DELETE FROM list WHERE " THIS_LIST " AND part <> ''",
    [STMT_LIST_SETS] = "SELECT setspec FROM list WHERE source = ?1"
		       " AND prefix = ?2 AND setspec <> ?3 AND part = ''",
    [STMT_LIST_RESET] = "UPDATE list SET since = '', token = '',"
			" started = '', asked = '', seen = 0, done = 0"
			" WHERE source = ?1",

    [STMT_RUN_GET] = "SELECT " RUN_COLUMNS " FROM run WHERE source = ?1",
    [STMT_RUN_PUT] =
	"INSERT INTO run(source, " RUN_COLUMNS ")"
	" VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
	" ?12, ?13) ON CONFLICT(source) DO UPDATE SET" RUN_EXCLUDED,
    [STMT_RUN_WALK] =
	"SELECT " RUN_COLUMNS ", s.name, CASE WHEN outcome <> 'failed' THEN 0"
	" ELSE (SELECT count(*) FROM past p WHERE p.source = run.source"
	" AND p.outcome = 'failed' AND p.began > (SELECT"
	" coalesce(max(q.began), 0) FROM past q WHERE q.source = run.source"
	" AND q.outcome IN ('whole', 'partly'))) END FROM run"
	" JOIN source s ON s.id = run.source",

    [STMT_REJECT_PUT] = "INSERT INTO reject(source, ident,"
			" prefix, digest, setspec, stamp, fault, url, bytes)"
			" VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    [STMT_REJECT_SAME] = "DELETE FROM reject WHERE source = ?1"
			 " AND ident = ?2 AND prefix = ?3 AND digest = ?4",
    [STMT_REJECT_LAST] = "SELECT max(id) FROM reject",
    [STMT_REJECT_OLD] = "DELETE FROM reject WHERE source = ?1"
			" AND prefix = ?2 AND setspec = ?3 AND id <= ?4",
    [STMT_REJECT_NEXT] = "SELECT id, ident, prefix, setspec, stamp, fault,"
			 " url, bytes, (SELECT name FROM source s"
			 " WHERE s.id = reject.source) FROM reject"
			 " WHERE id > ?1 AND (?2 = 0 OR source = ?2)"
			 " ORDER BY id LIMIT 1",
    [STMT_REJECT_DROP] = "DELETE FROM reject WHERE id = ?1",
    [STMT_REJECT_CAME] = "DELETE FROM reject WHERE source = ?1"
			 " AND ident = ?2 AND digest = ''",
    [STMT_REJECT_ANY] = "SELECT EXISTS(SELECT 1 FROM reject)",
    [STMT_REJECT_COUNT] = "SELECT count(*) FROM reject"
			  " WHERE source = ?1",
    [STMT_REJECT_SUM] = "SELECT count(*) FROM reject",

    [STMT_SWEEP_FIND] = "SELECT id FROM sweep WHERE " THIS_LIST,
    [STMT_SWEEP_NEW] = "INSERT INTO sweep(source, prefix, setspec, id)"
		       " VALUES(?1, ?2, ?3, ?4)",
    [STMT_SWEEP_END] = "DELETE FROM sweep WHERE id = ?1",
    [STMT_SIGHT] = "INSERT INTO sighted(sweep, record)"
		   " SELECT ?1, id FROM record WHERE source = ?2"
		   " AND ident = ?3 ON CONFLICT DO NOTHING",
    [STMT_SIGHTED] = "SELECT 1 FROM record r JOIN sighted s"
		     " ON s.sweep = ?1 AND s.record = r.id"
		     " WHERE r.source = ?2 AND r.ident = ?3",
    [STMT_SIGHTED_ID] = "SELECT 1 FROM sighted WHERE sweep = ?1"
			" AND record = ?2",
    [STMT_SIGHTED_WALK] = "SELECT w.prefix, w.setspec, r.ident FROM sweep w"
			  " JOIN sighted s ON s.sweep = w.id"
			  " JOIN record r ON r.id = s.record"
			  " WHERE w.source = ?1 ORDER BY w.id",
    [STMT_SIGHT_CLEAR] = "DELETE FROM sighted WHERE sweep = ?1",
    [STMT_SWEEP_WALK] = "SELECT r.id, r.setlist, s.record IS NOT NULL"
			" FROM record r LEFT JOIN sighted s"
			" ON s.sweep = ?3 AND s.record = r.id"
			" WHERE r.source = ?1 AND r.format = ?2"
			" AND r.deleted = 0",
    [STMT_SWEEP_OTHERS] = "SELECT setlist FROM record WHERE source = ?1"
			  " AND format <> ?2 AND deleted = 0",
    [STMT_SETS_GET] = "SELECT specs FROM setlist WHERE id = ?1",
    [STMT_ITEM_GONE] = "UPDATE record SET deleted = 1, dict = 0, body = NULL,"
		       " change = ?2, sum = ?3 WHERE id = ?1",
    [STMT_ITEM_LEFT] = "UPDATE record SET change = ?2, sum = ?3, setlist = ?4"
		       " WHERE id = ?1",

    [STMT_ITEM_FIND] = "SELECT " ITEM_COLUMNS " FROM record r"
		       " WHERE r.source = ?1 AND r.ident = ?2",
    [STMT_ITEM_NEW] = "INSERT INTO record(id, change, sum, format, stamp,"
		      " setlist, deleted, doi, type, year, dict, body, source,"
		      " ident) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
		      " ?11, ?12, ?13, ?14)",
    [STMT_ITEM_PUT] = "UPDATE record SET change = ?2, sum = ?3, format = ?4,"
		      " stamp = ?5, setlist = ?6, deleted = ?7, doi = ?8,"
		      " type = ?9, year = ?10, dict = ?11, body = ?12"
		      " WHERE id = ?1",
    [STMT_ITEM_KEEP] = "UPDATE record SET change = ?2, sum = ?3, format = ?4,"
		       " stamp = ?5, setlist = ?6, deleted = ?7, doi = ?8,"
		       " type = ?9, year = ?10 WHERE id = ?1",

    [STMT_PLAIN_WALK] = "SELECT id, body FROM record WHERE source = ?1"
			" AND format = ?2 AND dict = 0 AND deleted = 0"
			" LIMIT ?3",
    [STMT_BODY_GET] = "SELECT dict, body FROM record WHERE id = ?1",
    [STMT_BODY_PUT] = "UPDATE record SET dict = ?2, body = ?3 WHERE id = ?1",
    [STMT_LIVE_WALK] = "SELECT id, format FROM record WHERE deleted = 0"
		       " ORDER BY id",
    [STMT_BODY_WALK] = "SELECT id, format, dict, body FROM record"
		       " WHERE id > ?1 AND deleted = 0 ORDER BY id",
    [STMT_IDS_BY_DOI] = "SELECT id, source, ident FROM record"
			" WHERE doi = ?1",
    [STMT_ID_BY_NAME] = "SELECT id FROM record"
			" WHERE source = ?1 AND ident = ?2",

    /* The same ones of both: in the order of an index. */
    [STMT_BRIEF_EMPTY] = "DELETE FROM brief WHERE id IN (SELECT id"
			 " FROM record WHERE source = ?1 ORDER BY ident"
			 " LIMIT ?2)",
    [STMT_SOURCE_EMPTY] = "DELETE FROM record WHERE id IN (SELECT id"
			  " FROM record WHERE source = ?1 ORDER BY ident"
			  " LIMIT ?2)",
    [STMT_DROP_SIGHTED] = "DELETE FROM sighted WHERE sweep IN (SELECT id"
			  " FROM sweep WHERE source = ?1)",
    [STMT_DROP_SWEEPS] = "DELETE FROM sweep WHERE source = ?1",
    [STMT_DROP_REJECTS] = "DELETE FROM reject WHERE source = ?1",
    [STMT_DROP_LISTS] = "DELETE FROM list WHERE source = ?1",
    [STMT_DROP_RUN] = "DELETE FROM run WHERE source = ?1",
    [STMT_DROP_PAST] = "DELETE FROM past WHERE source = ?1",
    [STMT_DROP_TRAITS] = "DELETE FROM trait WHERE source = ?1",
    [STMT_DROP_DICTS] = "DELETE FROM dict WHERE id IN (SELECT dict"
			" FROM format WHERE source = ?1)",
    [STMT_DROP_FORMATS] = "DELETE FROM format WHERE source = ?1",
    [STMT_DROP_SOURCE] = "DELETE FROM source WHERE id = ?1",

    [STMT_COUNTERS_GET] =
	"SELECT n, change, given,"
	" (SELECT user_version FROM pragma_user_version) FROM counter",
    [STMT_COUNTERS_PUT] =
	"UPDATE counter SET n = n + 1,"
	" change = CASE WHEN change < ?1 THEN ?1 ELSE change END,"
	" given = CASE WHEN given < ?2 THEN ?2 ELSE given END",
    [STMT_COUNTERS_MEND] =
	"UPDATE counter SET change = " HIGHEST_CHANGE ", given = " HIGHEST_ROW,
    [STMT_NAMED_GET] = "SELECT change FROM named WHERE name = ?1",
    [STMT_NAMED_NEXT] = "SELECT name, change FROM named WHERE name > ?1"
			" ORDER BY name LIMIT 1",
    [STMT_NAMED_PUT] = "INSERT INTO named(name, change) VALUES(?1, ?2)"
		       " ON CONFLICT(name) DO UPDATE SET"
		       " change = excluded.change",

    [STMT_CHANGE_COUNT] = "SELECT count(*) FROM (SELECT 1 FROM record"
			  " WHERE change > ?1 LIMIT ?2) AS q",
    [STMT_CHANGE_IDS] = "SELECT id, source, ident FROM record"
			" WHERE change > ?1",
    [STMT_BRIEF_COUNT] =
	"SELECT count(*) FROM (SELECT 1 FROM brief b" BRIEF_WITHIN
	" LIMIT ?6) AS q",
    [STMT_BRIEF_IDS] = "SELECT r.id, r.source, r.ident FROM brief b"
		       " JOIN record r ON r.id = b.id" BRIEF_WITHIN,
    [STMT_BRIEF_NEW] = "INSERT INTO brief(id, stamp, year, type)"
		       " VALUES(?1, ?2, ?3, ?4)",
    [STMT_BRIEF_PUT] = "INSERT INTO brief(id, stamp, year, type)"
		       " VALUES(?1, ?2, ?3, ?4) ON CONFLICT(id) DO UPDATE"
		       " SET stamp = excluded.stamp, year = excluded.year,"
		       " type = excluded.type",
    [STMT_BRIEF_DROP] = "DELETE FROM brief WHERE id = ?1",
    [STMT_BRIEF_WRONG] =
	"SELECT (SELECT count(*) FROM record r LEFT JOIN brief b"
	" ON b.id = r.id WHERE b.id IS NULL OR b.stamp <> r.stamp"
	" OR b.year <> r.year OR coalesce(b.type, 0) <> coalesce(r.type, 0))"
	" + (SELECT count(*) FROM brief b LEFT JOIN record r ON r.id = b.id"
	" WHERE r.id IS NULL)",
    [STMT_BRIEF_CLEAR] = "DELETE FROM brief",
    [STMT_BRIEF_FILL] = "INSERT INTO brief SELECT id, stamp, year, type"
			" FROM record ORDER BY id",

    [STMT_TRAIT_GET] = "SELECT value FROM trait WHERE source = ?1"
		       " AND name = ?2",
    [STMT_TRAIT_PUT] = "INSERT INTO trait(source, name, value)"
		       " VALUES(?1, ?2, ?3) ON CONFLICT(source, name)"
		       " DO UPDATE SET value = excluded.value",
    [STMT_TRAIT_DROP] = "DELETE FROM trait WHERE source = ?1 AND name = ?2",
    [STMT_TRAIT_NEXT] = "SELECT name, value FROM trait WHERE source = ?1"
			" AND name > ?2 ORDER BY name LIMIT 1",
    [STMT_PAST_PUT] = "INSERT INTO past(source, " RUN_COLUMNS
		      ") VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
		      " ?12, ?13) ON CONFLICT DO NOTHING",
    [STMT_PAST_KEEP] = "DELETE FROM past WHERE source = ?1 AND began <"
		       " (SELECT min(began) FROM (SELECT began FROM past"
		       " WHERE source = ?1 ORDER BY began DESC LIMIT ?2) x)",
    [STMT_PAST_NEXT] = "SELECT " RUN_COLUMNS " FROM past WHERE source = ?1"
		       " AND began < ?2 ORDER BY began DESC LIMIT 1",

    [STMT_CHECK] = "PRAGMA integrity_check(100)",
    [STMT_REINDEX] = "REINDEX",
    [STMT_CHECK_WALK] =
	"SELECT " ITEM_COLUMNS ", s.name, f.id IS NULL, r.setlist IS NOT NULL "
	"AND l.id IS NULL FROM record r"
	" LEFT JOIN source s ON s.id = r.source"
	" LEFT JOIN format f ON f.id = r.format AND f.source = r.source"
	" LEFT JOIN setlist l ON l.id = r.setlist ORDER BY r.id",
    [STMT_NO_SUM_NEXT] = "SELECT " ITEM_COLUMNS " FROM record r"
			 " WHERE r.id > ?1 AND r.sum IS NULL"
			 " ORDER BY r.id LIMIT 1",
    [STMT_SUM_PUT] = "UPDATE record SET sum = ?2 WHERE id = ?1",
    [STMT_ITEM_DROP] = "DELETE FROM record WHERE id = ?1",
    [STMT_COUNTS_WRONG] =
	"SELECT name, s.live, s.gone, coalesce(c.live, 0), coalesce(c.gone, 0)"
	" FROM source s LEFT JOIN (" COUNTED ") AS c ON c.source = s.id"
	" WHERE s.live <> coalesce(c.live, 0) OR s.gone <> coalesce(c.gone, 0)"
	" ORDER BY name",
    [STMT_COUNTS_MEND] =
	"UPDATE source SET (live, gone) = (SELECT count(*) FILTER"
	" (WHERE deleted = 0), count(*) FILTER (WHERE deleted <> 0)"
	" FROM record r WHERE r.source = source.id)",

    [STMT_PIN] = "SELECT 1 FROM sqlite_schema",
    [STMT_ROW_WALK] =
	"SELECT " ITEM_COLUMNS ROW_FROM " WHERE r.source = ?1 ORDER BY r.ident",
    [STMT_ROW_GET] = "SELECT " ITEM_COLUMNS ROW_FROM " WHERE r.id = ?1",
};

/* All others give few rows. */
static const unsigned char kinds[STMT__MAX] = {
    [STMT_SOURCE_LIST] = SCHEMA_WALK,  [STMT_SETS_LIST] = SCHEMA_WALK,
    [STMT_SIGHTED_WALK] = SCHEMA_WALK, [STMT_RUN_WALK] = SCHEMA_WALK,
    [STMT_SWEEP_WALK] = SCHEMA_WALK,   [STMT_PLAIN_WALK] = SCHEMA_WALK,
    [STMT_SWEEP_OTHERS] = SCHEMA_WALK, [STMT_CHANGE_IDS] = SCHEMA_WALK,
    [STMT_BRIEF_IDS] = SCHEMA_WALK,    [STMT_CHECK_WALK] = SCHEMA_WALK,
    [STMT_ROW_WALK] = SCHEMA_WALK,     [STMT_FORMAT_LIST] = SCHEMA_WALK,
    [STMT_LIVE_WALK] = SCHEMA_WALK,    [STMT_BODY_WALK] = SCHEMA_WALK,

    [STMT_SOURCE_NEW] = SCHEMA_SENT,   [STMT_SOURCE_URL] = SCHEMA_SENT,
    [STMT_SOURCE_ADD] = SCHEMA_SENT,   [STMT_FORMAT_NEW] = SCHEMA_SENT,
    [STMT_FORMAT_ADD] = SCHEMA_SENT,   [STMT_FORMAT_LATER] = SCHEMA_SENT,
    [STMT_FORMAT_DICT] = SCHEMA_SENT,  [STMT_SETS_NEW] = SCHEMA_SENT,
    [STMT_TYPE_NEW] = SCHEMA_SENT,     [STMT_DICT_NEW] = SCHEMA_SENT,
    [STMT_MARK_PUT] = SCHEMA_SENT,     [STMT_PARTS_DROP] = SCHEMA_SENT,
    [STMT_LIST_RESET] = SCHEMA_SENT,   [STMT_RUN_PUT] = SCHEMA_SENT,
    [STMT_REJECT_PUT] = SCHEMA_SENT,   [STMT_REJECT_SAME] = SCHEMA_SENT,
    [STMT_REJECT_OLD] = SCHEMA_SENT,   [STMT_REJECT_DROP] = SCHEMA_SENT,
    [STMT_REJECT_CAME] = SCHEMA_SENT,  [STMT_SWEEP_NEW] = SCHEMA_SENT,
    [STMT_SWEEP_END] = SCHEMA_SENT,    [STMT_SIGHT] = SCHEMA_SENT,
    [STMT_SIGHT_CLEAR] = SCHEMA_SENT,  [STMT_ITEM_GONE] = SCHEMA_SENT,
    [STMT_ITEM_LEFT] = SCHEMA_SENT,    [STMT_ITEM_NEW] = SCHEMA_SENT,
    [STMT_ITEM_PUT] = SCHEMA_SENT,     [STMT_ITEM_KEEP] = SCHEMA_SENT,
    [STMT_ITEM_DROP] = SCHEMA_SENT,    [STMT_BODY_PUT] = SCHEMA_SENT,
    [STMT_NAMED_PUT] = SCHEMA_SENT,    [STMT_BRIEF_NEW] = SCHEMA_SENT,
    [STMT_BRIEF_PUT] = SCHEMA_SENT,    [STMT_BRIEF_DROP] = SCHEMA_SENT,
    [STMT_TRAIT_PUT] = SCHEMA_SENT,    [STMT_TRAIT_DROP] = SCHEMA_SENT,
    [STMT_PAST_KEEP] = SCHEMA_SENT,    [STMT_SUM_PUT] = SCHEMA_SENT,
};

enum schema_kind
schema_kind(enum schema_stmt which)
{
	return (enum schema_kind)kinds[which];
}

static uint32_t
number(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

int
schema_too_new(const char *path, int64_t version, struct err *e)
{
	return err_set(e, ERR_STORE, 0,
		       "store %s: written by a newer version of sheaf (its"
		       " layout is %" PRId64 ", this program knows up to %d);"
		       " use that version",
		       path, version, SCHEMA_VERSION);
}

/* Offsets: "The Database Header", https://www.sqlite.org/fileformat2.html. */
int
schema_check(const unsigned char h[SCHEMA_HEADER], uint64_t size,
	     const char *path, struct err *e)
{
	uint32_t page = (uint32_t)h[16] << 8 | h[17], pages = number(h + 28);

	if (memcmp(h, "SQLite format 3", 16) != 0 ||
	    number(h + 68) != SCHEMA_APPLICATION)
		return err_set(e, ERR_STORE, 0,
			       "store %s: this file is no store of sheaf;"
			       " left as it is",
			       path);
	if ((int32_t)number(h + 60) > SCHEMA_VERSION)
		return schema_too_new(path, (int32_t)number(h + 60), e);
	/* 1 stands for 65536; the page count only counts when it is fresh. */
	page = page == 1 ? 65536 : page;
	if (size == 0 || number(h + 24) != number(h + 92))
		return 0;
	if (page < 512 || size < (uint64_t)page * pages)
		return err_set(e, ERR_STORE, 0,
			       "store %s: damaged: the file ends early;"
			       " restore a copy, or harvest into a new one",
			       path);
	return 0;
}
