/* sheaf worker: sources harvested when they are due. */
#include "sheaf/command/internal.h"

#include "harvester/http/http.h"
#include "sheaf/rota.h"
#include "store/store.h"

enum {
	LOOK_MS = 30000,  /* between two looks at what is due, */
	HELD_MS = 2000,   /* when others are at it and it is waited for */
	TURN_MS = 1000,   /* between two looks at the stop flag */
	LOST_MS = 1000,   /* after which a server is called again; doubled, */
	LOST_MOST = 60000 /* at most */
};

struct worker {
	struct session session;
	struct rota rota;
	bool once;
	bool looked;
	int64_t looked_at;  /* ticks */
	struct err trouble; /* with the store: nothing more is begun */
};

static int64_t
ticks(const struct worker *w)
{
	const struct env *env = &w->session.world->env;

	return env->ticks(env->ctx);
}

static int
look(struct worker *w, struct err *e)
{
	const struct env *env = &w->session.world->env;

	w->looked = true;
	w->looked_at = ticks(w);
	return rota_look(&w->rota, w->session.store, env->now(env->ctx), e);
}

static int
next(void *ctx, size_t *i, struct err *e)
{
	struct worker *w = ctx;

	if (w->trouble.code != ERR_NONE)
		return 0;
	if ((!w->looked || ticks(w) - w->looked_at >= LOOK_MS) &&
	    look(w, e) != 0)
		return -1;
	return rota_next(&w->rota, w->session.store, i, e);
}

/* What hinders every further run as well. */
static bool
is_trouble(const struct err *e)
{
	return e->code == ERR_STORE || e->code == ERR_NOMEM;
}

static void
note(void *ctx, const struct harvest_progress *p)
{
	struct worker *w = ctx;
	const struct env *env = &w->session.world->env;
	const struct harvest_outcome *o;
	size_t i;

	session_note(&w->session, p);
	if (!p->done)
		return;
	i = (size_t)(p->source - w->session.sources);
	o = &w->session.outcomes[i];
	rota_done(&w->rota, w->session.store, i, env->now(env->ctx), o);
	if (is_trouble(&o->error))
		w->trouble = o->error;
}

/* Signals are heard, and questions answered. */
static int
idle(struct worker *w, int64_t ms, struct err *e)
{
	static const struct harvest_progress time_goes_by = {.total = -1};
	struct http *http = w->session.http;
	const struct env *env = &w->session.world->env;
	int64_t until = ticks(w) + ms, left;

	while ((left = until - ticks(w)) > 0) {
		if (env->stopped(env->ctx))
			return err_set(e, ERR_STOPPED, 0, "stopped");
		if (http->turn(http, left < TURN_MS ? (int)left : TURN_MS, e) !=
		    0)
			return -1;
		display_note(&w->session.display, &time_goes_by);
	}
	return 0;
}

/*
 * The server may have been started anew. What was under way is taken up again,
 * by whoever is first.
 */
static int
reconnect(struct worker *w, struct err *e)
{
	struct session *s = &w->session;
	const struct env *env = &s->world->env;
	int64_t pause = LOST_MS;
	struct err why;

	store_close(s->store);
	s->store = NULL;
	rota_forget(&w->rota);
	w->trouble = (struct err){.code = ERR_NONE};
	do {
		if (idle(w, pause, e) != 0)
			return -1;
		if (2 * pause <= LOST_MOST)
			pause *= 2;
	} while (store_open(&s->store, s->place, STORE_WRITE, &why) != 0);
	env_log(env, LOG_INFO, "the store answers again");
	return 0;
}

/* 0: nothing is left to be done; -1. */
static int
work(struct worker *w, struct err *e)
{
	struct session *s = &w->session;
	bool far = store_is_far(s->store);
	int rc;

	for (;;) {
		w->looked = false;
		rc = session_run(s, note, w, e);
		if (rc == 0 && w->trouble.code != ERR_NONE) {
			*e = w->trouble;
			rc = -1;
		}
		if (rc != 0 && (!is_trouble(e) || !far || w->once))
			return -1;
		if (rc != 0) {
			if (w->trouble.code == ERR_NONE) /* else it was said */
				env_log(&s->world->env, LOG_WARN, "%s", e->msg);
			env_log(&s->world->env, LOG_WARN,
				"going on when the store answers again");
			err_clear(e);
			if (reconnect(w, e) != 0)
				return -1;
			continue;
		}
		if (w->once && rota_waiting(&w->rota) == 0)
			return 0;
		if (idle(w, w->once ? HELD_MS : LOOK_MS, e) != 0)
			return -1;
	}
}

static int
begin(struct worker *w, struct app *app, struct err *e)
{
	struct session *s = &w->session;

	if (app->args.noperands == 0 && app->config.nsources == 0)
		return err_set(e, ERR_USAGE, 0,
			       "worker: no source is configured in %s",
			       app->config.path ? app->config.path
						: "a configuration file");
	if (session_find(s, app, app->args.noperands == 0, e) != 0 ||
	    session_options(s, e) != 0 ||
	    rota_init(&w->rota, app, s->sources, s->n, e) != 0)
		return -1;
	s->options.next = next;
	s->options.next_ctx = w;
	return session_begin(s, e);
}

int
cmd_worker(struct app *app)
{
	struct worker w = {.session = {.helper = {.fd = -1}},
			   .once = app->args.count[OPT_ONCE_ONLY] > 0};
	struct err e = {0};
	int code;

	if (begin(&w, app, &e) != 0) {
		code = app_fail(app, &e, NULL);
	} else {
		code = work(&w, &e);
		code = session_conclude(&w.session, code, &e);
	}
	progress_clear(&app->world.progress);
	session_end(&w.session);
	return code;
}
