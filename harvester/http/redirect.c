/* Where a redirect may lead. */
#include "harvester/http/internal.h"

#include "harvester/request.h"

/* 300 offers a choice, 304 and 305 mean something else. */
static const int statuses[] = {301, 302, 303, 307, 308};

bool
redirect_status(int status)
{
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++)
		if (statuses[i] == status)
			return true;
	return false;
}

int
redirect_check(struct str from, struct str to, int status, int hops,
	       struct err *e)
{
	bool secure = str_istarts(to, STR("https://"));
	struct err why;

	if (!secure && !str_istarts(to, STR("http://")))
		return err_set(e, ERR_HTTP, status,
			       "HTTP %d to another scheme refused: " STR_FMT,
			       status, STR_ARG(str_left(to, 40)));
	if (!secure && str_istarts(from, STR("https://")))
		return err_set(e, ERR_HTTP, status,
			       "HTTP %d from https to http refused", status);
	if (request_check_base(to, &why) != 0)
		return err_set(e, ERR_HTTP, status, "HTTP %d: %s", status,
			       why.msg);
	if (hops > REDIRECTS_MAX)
		return err_set(e, ERR_HTTP, status,
			       "HTTP %d: more than %d redirects", status,
			       REDIRECTS_MAX);
	return 0;
}
