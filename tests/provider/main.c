/*
 * A data provider for tests: see README.md beside this file.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/provider/faults.h"
#include "tests/provider/server.h"
#include "tests/provider/state.h"

#define DEFAULT_TTL  600
#define DEFAULT_NAME "oai"

struct options {
	struct server server;
	unsigned long long ttl, port, synthetic, seed;
};

static void
usage(FILE *f)
{
	fputs(
	    "usage: provider [options]\n\n"
	    "  --records [NAME=]DIR  serve the records of DIR as /NAME (oai)\n"
	    "  --synthetic N         serve N generated ones as /synthetic,\n"
	    "                        and as /oai if nothing else is\n"
	    "  --seed S              of the generated ones\n"
	    "  --replay DIR          serve DIR/NAME.xml as /replay/NAME\n"
	    "  --services FILE       what else is where: handle API, doi.org "
	    "...\n"
	    "  --port P              0: any that is free\n"
	    "  --ttl SECONDS         end after so long (600)\n"
	    "  --log FILE            append a line for each request\n"
	    "  --log-headers         with some of its headers\n"
	    "  --log-connections     and lines OPEN and CLOSE\n"
	    "  --tls-cert FILE       https, with this certificate and its\n"
	    "  --tls-key FILE        key, PEM\n"
	    "  --tls-priorities TEXT as GnuTLS writes them (NORMAL)\n"
	    "  --list-faults         what a path /fault/.../oai may name\n"
	    "  --NAME VALUE          any setting of that list, on all paths\n",
	    f);
}

static int
add_records(struct server *s, const char *arg)
{
	const char *eq = strchr(arg, '=');
	char name[64] = DEFAULT_NAME;

	if (s->nsource == SERVER_SOURCES) {
		fputs("provider: too many sources\n", stderr);
		return -1;
	}
	if (eq != NULL) {
		snprintf(name, sizeof(name), "%.*s", (int)(eq - arg), arg);
		arg = eq + 1;
	}
	return source_open_dir(&s->source[s->nsource++], name, arg);
}

static int
bad(const char *option)
{
	fprintf(stderr, "provider: %s?\n", option);
	usage(stderr);
	return -1;
}

/* --NAME VALUE of our own, or a setting. */
static int
take_value(struct options *o, const char *option, const char *value)
{
	const struct setting *row = setting_find(option + 2);
	const struct {
		const char *name;
		unsigned long long *to;
	} numbers[] = {{"--ttl", &o->ttl},
		       {"--port", &o->port},
		       {"--synthetic", &o->synthetic},
		       {"--seed", &o->seed}};
	const struct {
		const char *name;
		const char **to;
	} texts[] = {{"--replay", &o->server.replay_dir},
		     {"--log", &o->server.log},
		     {"--tls-cert", &o->server.tls_cert},
		     {"--tls-key", &o->server.tls_key},
		     {"--tls-priorities", &o->server.tls_priorities}};

	if (strcmp(option, "--records") == 0)
		return add_records(&o->server, value);
	if (strcmp(option, "--services") == 0)
		return services_load(&o->server.services, value);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		if (strcmp(option, numbers[i].name) == 0)
			return number_parse(value, numbers[i].to) ? 0
								  : bad(option);
	}
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (strcmp(option, texts[i].name) == 0) {
			*texts[i].to = value;
			return 0;
		}
	}
	if (row == NULL || !setting_apply(row, &o->server.set, value))
		return bad(option);
	return 0;
}

/* 1: done already, 0: go on, -1: wrong */
static int
take_options(struct options *o, int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--help") == 0) {
			usage(stdout);
			return 1;
		}
		if (strcmp(argv[i], "--list-faults") == 0) {
			faults_list(stdout);
			return 1;
		}
		if (strcmp(argv[i], "--log-headers") == 0) {
			o->server.log_headers = true;
			continue;
		}
		if (strcmp(argv[i], "--log-connections") == 0) {
			o->server.log_connections = true;
			continue;
		}
		if (strncmp(argv[i], "--", 2) != 0 || i + 1 == argc)
			return bad(argv[i]);
		if (take_value(o, argv[i], argv[i + 1]) != 0)
			return -1;
		i++;
	}
	return 0;
}

static int
open_generated(struct options *o)
{
	struct server *s = &o->server;
	bool only = s->nsource == 0;

	if (o->synthetic == 0)
		return 0;
	if (s->nsource + 2 > SERVER_SOURCES)
		return -1;
	if (only)
		source_open_generated(&s->source[s->nsource++], DEFAULT_NAME,
				      o->synthetic, o->seed);
	source_open_generated(&s->source[s->nsource++], "synthetic",
			      o->synthetic, o->seed);
	return 0;
}

/* Until a signal comes or the time is up. */
static void
wait_for_end(unsigned long long ttl)
{
	struct timespec until = {.tv_sec = (time_t)ttl};
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	while (sigtimedwait(&set, NULL, &until) < 0 && errno == EINTR)
		;
}

static int
run(struct options *o)
{
	struct server *s = &o->server;

	if (s->nsource == 0 && s->replay_dir == NULL)
		return bad("no --records, --synthetic or --replay");
	if ((s->tls_cert == NULL) != (s->tls_key == NULL))
		return bad("--tls-cert without --tls-key, or the reverse");
	s->port = (unsigned)o->port;
	if (server_start(s) != 0)
		return -1;
	printf("%s/%s\n", s->origin,
	       s->nsource > 0 ? s->source[0].name : DEFAULT_NAME);
	fflush(stdout);
	wait_for_end(o->ttl);
	server_stop(s);
	return 0;
}

int
main(int argc, char **argv)
{
	struct options o = {.ttl = DEFAULT_TTL, .seed = 1};
	sigset_t set;
	int rc;

	/* Blocked here, hence in all threads: wait_for_end() takes them. */
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	settings_init(&o.server.set);
	rc = take_options(&o, argc, argv);
	if (rc == 0)
		rc = open_generated(&o);
	if (rc == 0)
		rc = run(&o);
	for (size_t i = 0; i < o.server.nsource; i++)
		source_close(&o.server.source[i]);
	services_free(&o.server.services);
	state_free_all();
	return rc < 0 ? 2 : 0;
}
