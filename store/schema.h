/*
 * The layout of the store and every statement that touches it: all SQL there
 * is, as plain strings. Nothing here knows how they are run.
 */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <stddef.h>
#include <stdint.h>

#include "core/err.h"

enum {
	SCHEMA_VERSION = 7, /* what this program reads and writes */
	SCHEMA_APPLICATION = 0x73686566, /* "shef", in the file's header */
	SCHEMA_HEADER = 100,             /* bytes schema_check wants to see */
	SCHEMA_OLDER = -1 /* detail of the error that a layout is older */
};

/* schema_steps[v] leads from version v to version v + 1. */
extern const char *const schema_steps[SCHEMA_VERSION];

/* Settings of every connection. */
extern const char *const schema_settings;

enum schema_stmt {
	STMT_VERSION, /* -> version */
	STMT_TABLES,  /* -> how many there are */
	STMT_PROBE,   /* touches every table and index */
	STMT_WAL,     /* changes the journal */
	STMT_BEGIN,
	STMT_COMMIT,
	STMT_ROLLBACK,

	STMT_SOURCE_FIND,   /* name -> id, url, live, gone */
	STMT_SOURCE_NEW,    /* id, name */
	STMT_SOURCE_URL,    /* id, url */
	STMT_SOURCE_RENAME, /* id, name */
	STMT_SOURCE_ADD,    /* id, live, gone: differences */
	STMT_SOURCE_NEXT,   /* after -> name, url, live, gone, id */
	STMT_SOURCE_LIST,   /* -> id, name, how many items; in order */
	STMT_SOURCE_SUM,    /* -> live, gone */

	STMT_FORMAT_FIND,  /* source, prefix -> id, plain, train_at, dict */
	STMT_FORMAT_NEW,   /* source, prefix, train_at, id */
	STMT_FORMAT_ADD,   /* id, plain: difference */
	STMT_FORMAT_LATER, /* id, train_at */
	STMT_FORMAT_DICT,  /* id, dict */
	STMT_FORMAT_LIST,  /* -> id, dict, source, prefix; in order */

	STMT_SETS_FIND, /* specs -> id */
	STMT_SETS_NEW,  /* id, specs */
	STMT_SETS_LIST, /* -> id, specs */
	STMT_TYPE_FIND, /* name -> id */
	STMT_TYPE_NEW,  /* id, name */
	STMT_TYPE_LIST, /* -> id, name */
	STMT_DICT_GET,  /* id -> bytes */
	STMT_DICT_NEW,  /* id, bytes */
	STMT_DICT_TIDY, /* those that nothing is packed with any more */

	STMT_MARK_GET,   /* source, prefix, set, part -> enum schema_mark */
	STMT_MARK_NEXT,  /* the same, first? -> enum schema_mark to PART */
	STMT_MARK_PUT,   /* source, prefix, set, part, enum schema_mark */
	STMT_PARTS_DROP, /* source, prefix, set */
	STMT_LIST_SETS,  /* source, prefix, set -> the other sets */
	STMT_LIST_RESET, /* source: all its lists start anew */

	STMT_RUN_GET,  /* source -> enum schema_run */
	STMT_RUN_PUT,  /* source, enum schema_run */
	STMT_RUN_WALK, /* -> enum schema_run to FAILURES, of all sources */

	STMT_REJECT_PUT,   /* source, ident, prefix, digest, set, stamp, fault,
			      url, bytes */
	STMT_REJECT_SAME,  /* source, ident, prefix, digest */
	STMT_REJECT_LAST,  /* -> the highest id */
	STMT_REJECT_OLD,   /* source, prefix, set, id */
	STMT_REJECT_NEXT,  /* after, source or 0 -> enum schema_reject */
	STMT_REJECT_DROP,  /* id */
	STMT_REJECT_CAME,  /* source, ident */
	STMT_REJECT_ANY,   /* -> is there any? */
	STMT_REJECT_COUNT, /* source -> how many */
	STMT_REJECT_SUM,   /* -> how many */

	STMT_SWEEP_FIND,   /* source, prefix, set -> id */
	STMT_SWEEP_NEW,    /* source, prefix, set, id */
	STMT_SWEEP_END,    /* id */
	STMT_SIGHT,        /* sweep, source, ident */
	STMT_SIGHTED,      /* sweep, source, ident -> 1 */
	STMT_SIGHTED_ID,   /* sweep, item -> 1 */
	STMT_SIGHTED_WALK, /* source -> prefix, set, ident */
	STMT_SIGHT_CLEAR,  /* sweep */
	STMT_SWEEP_WALK,   /* source, format, sweep -> id, sets, sighted? */
	STMT_SWEEP_OTHERS, /* source, format -> sets, of the other formats */
	STMT_SETS_GET,     /* sets -> specs */
	STMT_ITEM_GONE,    /* id, change, sum */
	STMT_ITEM_LEFT,    /* id, change, sum, sets */

	STMT_ITEM_FIND, /* source, ident -> enum schema_item */
	STMT_ITEM_NEW,  /* enum schema_put */
	STMT_ITEM_PUT,  /* the same up to BODY */
	STMT_ITEM_KEEP, /* the same up to YEAR: the payload stays */

	STMT_PLAIN_WALK, /* source, format, most -> id, body; no dictionary */
	STMT_BODY_GET,   /* id -> dict, body */
	STMT_BODY_PUT,   /* id, dict, body */
	STMT_LIVE_WALK,  /* -> id, format; in order */
	STMT_BODY_WALK,  /* after -> id, format, dict, body; in order */
	STMT_IDS_BY_DOI, /* doi -> id, source, ident */
	STMT_ID_BY_NAME, /* source, ident -> id */

	/* A source and all that is of it: source. */
	STMT_BRIEF_EMPTY,  /* source, so many items; before these: */
	STMT_SOURCE_EMPTY, /* source, so many items */
	STMT_DROP_SIGHTED,
	STMT_DROP_SWEEPS,
	STMT_DROP_REJECTS,
	STMT_DROP_LISTS,
	STMT_DROP_RUN,
	STMT_DROP_PAST,
	STMT_DROP_TRAITS,
	STMT_DROP_DICTS,
	STMT_DROP_FORMATS,
	STMT_DROP_SOURCE,

	STMT_COUNTERS_GET,  /* -> as struct db_counters */
	STMT_COUNTERS_PUT,  /* change, given: at least that */
	STMT_COUNTERS_MEND, /* at least what is held */
	STMT_NAMED_GET,     /* name -> change */
	STMT_NAMED_PUT,     /* name, change */
	STMT_NAMED_NEXT,    /* after -> name, change */

	/* Behind a change: how many, up to so many; id, source, ident. */
	STMT_CHANGE_COUNT, /* change, most */
	STMT_CHANGE_IDS,   /* change */
	/* enum schema_brief: the same. */
	STMT_BRIEF_COUNT,
	STMT_BRIEF_IDS,
	STMT_BRIEF_NEW,   /* id, stamp, year, type */
	STMT_BRIEF_PUT,   /* the same */
	STMT_BRIEF_DROP,  /* id */
	STMT_BRIEF_WRONG, /* -> how many are not as the records are */
	STMT_BRIEF_CLEAR,
	STMT_BRIEF_FILL,

	STMT_TRAIT_GET,  /* source, name -> value */
	STMT_TRAIT_PUT,  /* source, name, value */
	STMT_TRAIT_DROP, /* source, name */
	STMT_TRAIT_NEXT, /* source, after -> name, value */
	STMT_PAST_PUT,   /* source, enum schema_run */
	STMT_PAST_KEEP,  /* source, so many of the last ones */
	STMT_PAST_NEXT,  /* source, before -> enum schema_run */

	STMT_CHECK, /* -> findings, or "ok" */
	STMT_REINDEX,
	STMT_CHECK_WALK,   /* -> enum schema_item, enum schema_checked */
	STMT_NO_SUM_NEXT,  /* after -> enum schema_item: one without a sum */
	STMT_SUM_PUT,      /* id, sum */
	STMT_ITEM_DROP,    /* id */
	STMT_COUNTS_WRONG, /* -> name, live, gone, both as they are */
	STMT_COUNTS_MEND,

	STMT_PIN,      /* -> one row */
	STMT_ROW_WALK, /* source -> enum schema_item; in order */
	STMT_ROW_GET,  /* id -> enum schema_item */
	STMT__MAX
};

extern const char *const schema_sql[STMT__MAX];

/* What a statement gives; of interest where asking takes long. */
enum schema_kind {
	SCHEMA_ONE,  /* few rows */
	SCHEMA_WALK, /* many */
	SCHEMA_SENT  /* none, and nobody asks how many it changed */
};

enum schema_kind schema_kind(enum schema_stmt which);

/* The columns of an item, in order; those behind sum only of rows. */
enum schema_item {
	ITEM_ID,
	ITEM_SOURCE,
	ITEM_IDENT,
	ITEM_FORMAT,
	ITEM_STAMP,
	ITEM_SETS,
	ITEM_DELETED,
	ITEM_DOI,
	ITEM_TYPE,
	ITEM_YEAR,
	ITEM_DICT,
	ITEM_BODY,
	ITEM_CHANGE,
	ITEM_SUM,
	ITEM__MAX,
	ITEM_PREFIX = ITEM__MAX,
	ITEM_SPECS
};

/* The parameters of what writes an item. */
enum schema_put {
	PUT_ID = 1,
	PUT_CHANGE,
	PUT_SUM,
	PUT_FORMAT,
	PUT_STAMP,
	PUT_SETS,
	PUT_DELETED,
	PUT_DOI,
	PUT_TYPE,
	PUT_YEAR,
	PUT_DICT,
	PUT_BODY,
	PUT_SOURCE,
	PUT_IDENT
};

/* The columns of a mark, in order. */
enum schema_mark {
	MARK_FROM,
	MARK_TOKEN,
	MARK_STARTED,
	MARK_ASKED,
	MARK_SEEN,
	MARK_FULL,
	MARK_DONE,
	MARK__MAX,
	MARK_PREFIX = MARK__MAX, /* only in STMT_MARK_NEXT */
	MARK_SET,
	MARK_PART
};

/* Of a run. */
enum schema_run {
	RUN_OUTCOME,
	RUN_BEGAN,
	RUN_ENDED,
	RUN_WHOLE,
	RUN_NOT_BEFORE,
	RUN_REQUESTS,
	RUN_RECORDS,
	RUN_CREATED,
	RUN_CHANGED,
	RUN_DELETED,
	RUN_REPAIRED,
	RUN_MESSAGE,
	RUN_SOURCE, /* its name; STMT_RUN_WALK alone */
	RUN_FAILURES
};

/* The bounds of what is looked for in brief, as parameters. */
enum schema_brief {
	BRIEF_YEAR_FROM = 1,
	BRIEF_YEAR_UNTIL,
	BRIEF_STAMP_FROM,
	BRIEF_STAMP_UNTIL,
	BRIEF_TYPE,
	BRIEF_MOST
};

/* Of a record kept aside. */
enum schema_reject {
	REJECT_ID,
	REJECT_IDENT,
	REJECT_PREFIX,
	REJECT_SET,
	REJECT_STAMP,
	REJECT_FAULT,
	REJECT_URL,
	REJECT_BYTES,
	REJECT_SOURCE
};

/* Of an item being checked, behind its own columns. */
enum schema_checked {
	CHECKED_SOURCE = ITEM__MAX,
	CHECKED_NO_FORMAT,
	CHECKED_NO_SETS
};

/*
 * Is this the start of a store's file, and has the file the length its header
 * promises? `size` is 0 when the length proves nothing, because the end may
 * still be in the journal. ERR_STORE when it is not; `path` is for the message.
 */
int schema_check(const unsigned char header[SCHEMA_HEADER], uint64_t size,
		 const char *path, struct err *e);

/* A version newer than ours, refused. Returns -1. */
int schema_too_new(const char *path, int64_t version, struct err *e);

#endif
