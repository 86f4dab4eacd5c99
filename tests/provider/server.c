#include "tests/provider/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <microhttpd.h>

#include "tests/provider/call.h"
#include "tests/provider/clock.h"
#include "tests/provider/replay.h"
#include "tests/provider/route.h"

#define BODY_MAX 65536
#define MEMORY   (1024 * 1024) /* for the head of a request */
#define BACKLOG  64

/* What MHD keeps for us while a request comes in. */
struct request {
	char *target;
	struct text body;
};

static void *
on_target(void *ctx, const char *uri, struct MHD_Connection *connection)
{
	struct request *r = must_alloc(sizeof(*r));

	(void)ctx;
	(void)connection;
	r->target = must_copy(uri, strlen(uri));
	return r;
}

static void
on_end(void *ctx, struct MHD_Connection *connection, void **slot,
       enum MHD_RequestTerminationCode why)
{
	struct request *r = *slot;

	(void)ctx;
	(void)connection;
	(void)why;
	if (r != NULL) {
		free(r->target);
		text_free(&r->body);
		free(r);
	}
	*slot = NULL;
}

static void
write_log(const struct server *s, const struct text *line)
{
	if (s->logfd >= 0 && write(s->logfd, line->p, line->n) < 0)
		perror("provider: log");
}

static void
on_connection(void *ctx, struct MHD_Connection *connection, void **slot,
	      enum MHD_ConnectionNotificationCode what)
{
	const struct server *s = ctx;
	struct text line = {0};

	(void)connection;
	(void)slot;
	if (!s->log_connections)
		return;
	text_puts(&line,
		  what == MHD_CONNECTION_NOTIFY_STARTED ? "OPEN\n" : "CLOSE\n");
	write_log(s, &line);
	text_free(&line);
}

static const char *
header(struct MHD_Connection *connection, const char *name)
{
	return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

static void
log_request(const struct server *s, struct MHD_Connection *connection,
	    const char *method, const struct request *r, unsigned status,
	    const char *wire)
{
	static const char *const names[] = {"User-Agent",    "From",
					    "Accept",        "Accept-Encoding",
					    "Authorization", "Cookie"};
	struct text line = {0};

	text_printf(&line, "%s %s %u", method, r->target, status);
	if (wire != NULL)
		text_printf(&line, " !%s", wire);
	if (r->body.n > 0)
		text_printf(&line, " %s", r->body.p);
	for (size_t i = 0;
	     s->log_headers && i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = header(connection, names[i]);

		if (value != NULL)
			text_printf(&line, " [%s: %s]", names[i], value);
	}
	text_puts(&line, "\n");
	write_log(s, &line);
	text_free(&line);
}

static enum MHD_Result
queue(struct MHD_Connection *connection, struct answer *a)
{
	struct MHD_Response *response;
	enum MHD_Result rc;

	text_put(&a->body, "", 0);
	response = MHD_create_response_from_buffer(a->body.n, a->body.p,
						   MHD_RESPMEM_MUST_COPY);
	if (response == NULL)
		return MHD_NO;
	for (size_t i = 0; i < a->nheader; i++)
		(void)MHD_add_response_header(response, a->header[i].name,
					      a->header[i].value);
	rc = MHD_queue_response(connection, a->status, response);
	MHD_destroy_response(response);
	return rc;
}

static bool
accepts_gzip(const char *value)
{
	for (; value != NULL && *value != '\0'; value++) {
		if (strncasecmp(value, "gzip", 4) == 0)
			return strncmp(value + 4, ";q=0", 4) != 0 ||
			       value[8] == '.';
	}
	return false;
}

static enum MHD_Result
answer(struct server *s, struct MHD_Connection *connection, const char *method,
       const struct request *r)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(
	    connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	struct call c = {
	    .origin = s->origin,
	    .target = r->target,
	    .authorization = header(connection, "Authorization"),
	    .cookie = header(connection, "Cookie"),
	    .replay_dir = s->replay_dir,
	    .takes_gzip = accepts_gzip(header(connection, "Accept-Encoding")),
	    .fd = info->connect_fd,
	    .set = s->set,
	};
	enum MHD_Result rc = MHD_NO;

	if (route(&c, s, r->body.p, r->body.n))
		call_answer(&c);
	log_request(s, connection, method, r, c.answer.status,
		    faults_wire_name(&c));
	/* A hook that did the sending leaves nothing to say to MHD. */
	if (!faults_run(&c, STAGE_WIRE, 0))
		rc = queue(connection, &c.answer);
	call_free(&c);
	return rc;
}

static enum MHD_Result
on_request(void *ctx, struct MHD_Connection *connection, const char *url,
	   const char *method, const char *version, const char *data,
	   size_t *ndata, void **slot)
{
	struct server *s = ctx;
	struct request *r = *slot;
	bool post = strcmp(method, "POST") == 0;
	struct answer a = {0};
	enum MHD_Result rc;

	(void)url;
	(void)version;
	if (r == NULL)
		return MHD_NO;
	if (*ndata > 0) {
		if (r->body.n + *ndata > BODY_MAX)
			return MHD_NO;
		text_put(&r->body, data, *ndata);
		*ndata = 0;
		return MHD_YES;
	}
	/* The first of the calls comes before the body of the request. */
	if (r->body.cap == 0) {
		text_put(&r->body, "", 0);
		return MHD_YES;
	}
	if (post || strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0)
		return answer(s, connection, method, r);
	answer_set(&a, 405, "text/plain", "GET or POST\n");
	log_request(s, connection, method, r, 405, NULL);
	rc = queue(connection, &a);
	text_free(&a.body);
	answer_header(&a, "Content-Type", NULL);
	return rc;
}

/*
 * Our own socket, so that the port is known before the first request comes.
 * -1 after a message.
 */
static int
listen_on(struct server *s)
{
	struct sockaddr_in address = {
	    .sin_family = AF_INET,
	    .sin_port = htons((uint16_t)s->port),
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	socklen_t n = sizeof(address);
	int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;

	if (fd >= 0 &&
	    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0 &&
	    bind(fd, (struct sockaddr *)&address, n) == 0 &&
	    listen(fd, BACKLOG) == 0 &&
	    getsockname(fd, (struct sockaddr *)&address, &n) == 0) {
		s->port = ntohs(address.sin_port);
		snprintf(s->origin, sizeof(s->origin), "http%s://127.0.0.1:%u",
			 s->tls_cert != NULL ? "s" : "", s->port);
		return fd;
	}
	fprintf(stderr, "provider: port %u: %s\n", s->port, strerror(errno));
	if (fd >= 0)
		close(fd);
	return -1;
}

static int
open_log(struct server *s)
{
	s->logfd = -1;
	if (s->log == NULL)
		return 0;
	s->logfd = open(s->log, O_WRONLY | O_CREAT | O_APPEND, 0644);
	if (s->logfd >= 0)
		return 0;
	fprintf(stderr, "provider: %s: %s\n", s->log, strerror(errno));
	return -1;
}

/* With a certificate, https. MHD copies what it is given. */
static struct MHD_Daemon *
start_daemon(struct server *s, int fd)
{
	struct text cert = {0}, key = {0};
	char order[256];
	unsigned flags =
	    MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION;
	struct MHD_OptionItem tls[] = {{MHD_OPTION_HTTPS_PRIORITIES, 0, order},
				       {MHD_OPTION_HTTPS_MEM_CERT, 0, NULL},
				       {MHD_OPTION_HTTPS_MEM_KEY, 0, NULL},
				       {MHD_OPTION_END, 0, NULL}};
	struct MHD_Daemon *d = NULL;

	snprintf(order, sizeof(order), "%s",
		 s->tls_priorities != NULL ? s->tls_priorities : "NORMAL");
	if (s->tls_cert == NULL) {
		tls[0].option = MHD_OPTION_END;
	} else {
		if (text_read_file(&cert, s->tls_cert) != 0 ||
		    text_read_file(&key, s->tls_key) != 0)
			goto out;
		tls[1].ptr_value = cert.p;
		tls[2].ptr_value = key.p;
		flags |= MHD_USE_TLS;
	}
	d = MHD_start_daemon(flags, 0, NULL, NULL, on_request, s,
			     MHD_OPTION_LISTEN_SOCKET, fd,
			     MHD_OPTION_URI_LOG_CALLBACK, on_target, s,
			     MHD_OPTION_NOTIFY_COMPLETED, on_end, s,
			     MHD_OPTION_NOTIFY_CONNECTION, on_connection, s,
			     MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY,
			     MHD_OPTION_ARRAY, tls, MHD_OPTION_END);
out:
	text_free(&cert);
	text_free(&key);
	return d;
}

int
server_start(struct server *s)
{
	int fd;

	snprintf(s->empty.earliest, sizeof(s->empty.earliest),
		 "1970-01-01T00:00:00Z");
	if (open_log(s) != 0)
		return -1;
	fd = listen_on(s);
	if (fd >= 0)
		s->daemon = start_daemon(s, fd);
	if (s->daemon == NULL) {
		fputs("provider: cannot start\n", stderr);
		server_stop(s);
		return -1;
	}
	return 0;
}

void
server_stop(struct server *s)
{
	clock_stop();
	if (s->daemon != NULL)
		MHD_stop_daemon(s->daemon);
	s->daemon = NULL;
	if (s->logfd >= 0)
		close(s->logfd);
	s->logfd = -1;
}
