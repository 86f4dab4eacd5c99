#include "tests/provider/wire.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "tests/provider/clock.h"

#define POLL_MS 100
#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0 /* main() is deaf to the signal anyway */
#endif

bool
wire_send(int fd, const void *p, size_t n)
{
	const char *s = p;

	while (n > 0 && !clock_stopped()) {
		struct pollfd pfd = {.fd = fd, .events = POLLOUT};
		ssize_t sent;

		if (poll(&pfd, 1, POLL_MS) <= 0)
			continue;
		sent = send(fd, s, n, MSG_NOSIGNAL | MSG_DONTWAIT);
		if (sent < 0 && errno != EAGAIN && errno != EINTR)
			return false;
		if (sent > 0) {
			s += sent;
			n -= (size_t)sent;
		}
	}
	return n == 0;
}

void
wire_head(const struct answer *a, size_t length, struct text *out)
{
	text_printf(out, "HTTP/1.1 %u Answer\r\n", a->status);
	for (size_t i = 0; i < a->nheader; i++)
		text_printf(out, "%s: %s\r\n", a->header[i].name,
			    a->header[i].value);
	if (length == WIRE_CHUNKED)
		text_puts(out, "Transfer-Encoding: chunked\r\n");
	else if (length != WIRE_NO_LENGTH)
		text_printf(out, "Content-Length: %zu\r\n", length);
	text_puts(out, "Connection: close\r\n");
}

bool
wire_send_head(const struct call *c, size_t length)
{
	struct text head = {0};
	bool ok;

	wire_head(&c->answer, length, &head);
	text_puts(&head, "\r\n");
	ok = wire_send(c->fd, head.p, head.n);
	text_free(&head);
	return ok;
}

bool
wire_send_chunk(int fd, const void *p, size_t n)
{
	char size[32];
	int len = snprintf(size, sizeof(size), "%zx\r\n", n);

	return wire_send(fd, size, (size_t)len) && wire_send(fd, p, n) &&
	       wire_send(fd, "\r\n", 2);
}

/* Has the client closed, or gone away otherwise? */
static bool
gone(int fd)
{
	char c;
	ssize_t n = recv(fd, &c, 1, MSG_PEEK | MSG_DONTWAIT);

	return n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR);
}

bool
wire_drip(int fd, const char *p, size_t n, unsigned ms)
{
	for (; n > 0; n--, p++) {
		if (gone(fd) || !wire_send(fd, p, 1) || !clock_pause(ms))
			return false;
	}
	return true;
}

void
wire_hold(int fd)
{
	while (!gone(fd) && clock_pause(POLL_MS))
		;
}

void
wire_reset(int fd)
{
	/* Undoing the connection is what makes the kernel send RST. */
	struct sockaddr none = {.sa_family = AF_UNSPEC};

	(void)connect(fd, &none, sizeof(none));
}
