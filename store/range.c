/*
 * Rows by year, type, datestamp or change. An index helps only when few rows
 * are left: they have to be put into the order of source and identifier. So it
 * is counted first, and not beyond what can be sorted.
 */
#include <string.h>

#include "store/limits.h"
#include "store/priv.h"

enum { RANGE_MAX = 100000, DAY = RANGE_BOUND - 1 };

/* Bounds of a column, both included: numbers, or else texts. */
struct range {
	enum schema_stmt count, ids;
	bool wanted, text;
	int64_t from, until;
	struct str first, last;
};

static void
bind(struct sql_stmt *st, const struct range *r)
{
	if (r->text) {
		sql_text(st, 1, r->first);
		sql_text(st, 2, r->last);
	} else {
		sql_int(st, 1, r->from);
		sql_int(st, 2, r->until);
	}
}

/*
 * Whatever the granularities: a day that is asked for has seconds in it, and a
 * second that is asked for may have been noted as its day. That is more than
 * is wanted; each row is looked at again.
 */
static struct range
stamps(const struct store_query *q, char last[RANGE_BOUND])
{
	struct range r = {
	    .count = STMT_STAMP_COUNT,
	    .ids = STMT_STAMP_IDS,
	    .wanted = q->from.n > 0 || q->until.n > 0,
	    .text = true,
	    .first = str_left(q->from, DAY),
	    .last = STR("\x7f"),
	};

	if (q->until.n >= DAY) {
		memcpy(last, q->until.p, DAY);
		last[DAY] = '\x7f'; /* behind its last second */
		r.last = str_of(last, RANGE_BOUND);
	}
	return r;
}

static int
count(struct store *s, const struct range *r, int64_t most, int64_t *out,
      struct err *e)
{
	struct sql_stmt *st = sql_use(s->db, r->count, e);

	if (st == NULL)
		return -1;
	bind(st, r);
	sql_int(st, 3, most);
	if (sql_step(st, e) < 0)
		return -1;
	*out = sql_get_int(st, 0);
	sql_end(st);
	return 0;
}

int
range_find(struct store *s, const struct store_query *q, int64_t type,
	   char bound[RANGE_BOUND], struct sql_stmt **out, struct err *e)
{
	const struct range ranges[] = {
	    {STMT_CHANGE_COUNT, STMT_CHANGE_IDS, q->has_since, false,
	     (int64_t)q->since + 1, INT64_MAX, STR_NONE, STR_NONE},
	    {STMT_YEAR_COUNT, STMT_YEAR_IDS,
	     q->year_from != 0 || q->year_until != 0, false,
	     q->year_from > 0 ? q->year_from : 1,
	     q->year_until > 0 ? q->year_until : INT32_MAX, STR_NONE, STR_NONE},
	    /* Types that only a newer program knows are generic to this
	     * one. No row has the number 0, of a type not met yet. */
	    {STMT_TYPE_COUNT, STMT_TYPE_IDS,
	     q->has_type && q->type != TYPE_GENERIC, false, type, type,
	     STR_NONE, STR_NONE},
	    stamps(q, bound),
	};
	const struct range *best = NULL;
	int64_t n, least = RANGE_MAX;

	*out = NULL;
	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
		if (!ranges[i].wanted)
			continue;
		if (count(s, &ranges[i], least + 1, &n, e) != 0)
			return -1;
		if (n <= least) {
			least = n;
			best = &ranges[i];
		}
	}
	if (best == NULL)
		return 0;
	*out = sql_use(s->db, best->ids, e);
	if (*out == NULL)
		return -1;
	bind(*out, best);
	return 0;
}
