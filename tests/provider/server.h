/*
 * The HTTP server: one thread per connection, on 127.0.0.1 only.
 */
#ifndef TESTS_PROVIDER_SERVER_H
#define TESTS_PROVIDER_SERVER_H

#include <stdbool.h>
#include <stddef.h>

#include "tests/provider/services.h"
#include "tests/provider/settings.h"
#include "tests/provider/source.h"

#define SERVER_SOURCES 32

struct server {
	struct settings set; /* what holds on every path */
	struct source source[SERVER_SOURCES];
	size_t nsource;
	const char *replay_dir;
	struct services services;
	const char *log; /* a file, or NULL */
	bool log_headers, log_connections;
	/* https with this certificate (and its chain) and key, both PEM. */
	const char *tls_cert, *tls_key;
	const char *tls_priorities; /* as GnuTLS writes them, or NULL */
	unsigned port;              /* 0: any; then the real one */
	/* Its own. */
	struct source empty; /* stands behind replayed pages */
	char origin[64];
	int logfd;
	void *daemon;
};

/* 0, or -1 after a message on standard error. */
int server_start(struct server *s);

/* Ends every connection, finished or not. */
void server_stop(struct server *s);

#endif
