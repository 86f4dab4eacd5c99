/* Which engine a place is of. */
#include "store/db.h"
#include "store/db_engine.h"

static bool
is_postgresql(const char *where)
{
	return str_starts(str_c(where), STR("postgresql://")) ||
	       str_starts(str_c(where), STR("postgres://"));
}

#ifndef SHEAF_PG
static int
db_open_postgresql(struct db **out, const char *where, bool write,
		   struct err *e)
{
	(void)where;
	(void)write;
	*out = NULL;
	return err_set(e, ERR_USAGE, 0,
		       "store: this program was built without PostgreSQL");
}
#endif

static bool
any(const char *where)
{
	(void)where;
	return true;
}

/* The first that takes it. */
static const struct {
	bool (*takes)(const char *where);
	int (*open)(struct db **out, const char *where, bool write,
		    struct err *e);
} engines[] = {
    {is_postgresql, db_open_postgresql},
    {any, db_open_sqlite},
};

int
db_open(struct db **out, const char *where, bool write, struct err *e)
{
	size_t i = 0;

	while (!engines[i].takes(where))
		i++;
	return engines[i].open(out, where, write, e);
}

bool
db_is_file(const char *where)
{
	return !is_postgresql(where);
}
