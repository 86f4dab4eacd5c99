/*
 * Rows by year, type, datestamp or change. This helps only when few rows are
 * left: they have to be put into the order of source and identifier. So it is
 * counted first, and not beyond what can be sorted.
 */
#include <string.h>

#include "store/limits.h"
#include "store/priv.h"

enum { RANGE_MAX = 100000, DAY = RANGE_BOUND - 1 };

/*
 * Whatever the granularities: a day that is asked for has seconds in it, and a
 * second that is asked for may have been noted as its day. That is more than
 * is wanted; each row is looked at again.
 */
static struct str
last_stamp(const struct store_query *q, char bound[RANGE_BOUND])
{
	if (q->until.n < DAY)
		return STR("\x7f");
	memcpy(bound, q->until.p, DAY);
	bound[DAY] = '\x7f'; /* behind its last second */
	return str_of(bound, RANGE_BOUND);
}

/*
 * Types that only a newer program knows are generic to this one, so generic
 * ones are not looked for. No row has the number -1, of a type not met yet.
 */
static int64_t
wanted_type(const struct store_query *q, int64_t type)
{
	if (!q->has_type || q->type == TYPE_GENERIC)
		return 0;
	return type == 0 ? -1 : type;
}

static bool
is_brief(const struct store_query *q)
{
	return q->year_from != 0 || q->year_until != 0 || q->from.n > 0 ||
	       q->until.n > 0 || (q->has_type && q->type != TYPE_GENERIC);
}

static void
bind_brief(struct db_stmt *st, const struct store_query *q, int64_t type,
	   char bound[RANGE_BOUND])
{
	bool years = q->year_from != 0 || q->year_until != 0;

	db_int(st, BRIEF_YEAR_FROM,
	       q->year_from > 0 ? q->year_from
	       : years          ? 1
				: INT32_MIN);
	db_int(st, BRIEF_YEAR_UNTIL,
	       q->year_until > 0 ? q->year_until : INT32_MAX);
	db_text(st, BRIEF_STAMP_FROM, str_left(q->from, DAY));
	db_text(st, BRIEF_STAMP_UNTIL, last_stamp(q, bound));
	db_int(st, BRIEF_TYPE, wanted_type(q, type));
}

/* How many rows, up to `most`; the statement has its bounds. */
static int
count(struct db_stmt *st, int i, int64_t most, int64_t *out, struct err *e)
{
	db_int(st, i, most);
	if (db_step(st, e) < 0)
		return -1;
	*out = db_get_int(st, 0);
	db_end(st);
	return 0;
}

static int
count_changes(struct store *s, const struct store_query *q, int64_t most,
	      int64_t *out, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_CHANGE_COUNT, e);

	if (st == NULL)
		return -1;
	db_int(st, 1, (int64_t)q->since);
	return count(st, 2, most, out, e);
}

static int
count_brief(struct store *s, const struct store_query *q, int64_t type,
	    char bound[RANGE_BOUND], int64_t most, int64_t *out, struct err *e)
{
	struct db_stmt *st = db_use(s->db, STMT_BRIEF_COUNT, e);

	if (st == NULL)
		return -1;
	bind_brief(st, q, type, bound);
	return count(st, BRIEF_MOST, most, out, e);
}

int
range_find(struct store *s, const struct store_query *q, int64_t type,
	   char bound[RANGE_BOUND], struct db_stmt **out, struct err *e)
{
	int64_t changes = RANGE_MAX + 1, brief = RANGE_MAX + 1;

	*out = NULL;
	if (q->has_since &&
	    count_changes(s, q, RANGE_MAX + 1, &changes, e) != 0)
		return -1;
	if (is_brief(q) &&
	    count_brief(s, q, type, bound, changes, &brief, e) != 0)
		return -1;
	if (changes > RANGE_MAX && brief > RANGE_MAX)
		return 0;
	*out = db_use(s->db, brief < changes ? STMT_BRIEF_IDS : STMT_CHANGE_IDS,
		      e);
	if (*out == NULL)
		return -1;
	if (brief < changes)
		bind_brief(*out, q, type, bound);
	else
		db_int(*out, 1, (int64_t)q->since);
	return 0;
}
