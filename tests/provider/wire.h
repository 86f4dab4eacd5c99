/*
 * Writing to a client's socket directly, past the HTTP library, for answers
 * that no library would send. Every function gives up when the client is gone
 * or the server stops, and says so by false.
 */
#ifndef TESTS_PROVIDER_WIRE_H
#define TESTS_PROVIDER_WIRE_H

#include <stdbool.h>
#include <stddef.h>

#include "tests/provider/call.h"

#define WIRE_NO_LENGTH ((size_t)-1) /* the body ends with the connection */
#define WIRE_CHUNKED   ((size_t)-2)

bool wire_send(int fd, const void *p, size_t n);

/* Status line and headers of the answer, without the line that ends them. */
void wire_head(const struct answer *a, size_t length, struct text *out);

/* The same, ended and sent. */
bool wire_send_head(const struct call *c, size_t length);

/* One chunk of a chunked body. */
bool wire_send_chunk(int fd, const void *p, size_t n);

/* A byte at a time, so many milliseconds apart. */
bool wire_drip(int fd, const char *p, size_t n, unsigned ms);

/* Until the client goes away. */
void wire_hold(int fd);

/* Ends the connection with a reset instead of a proper close. */
void wire_reset(int fd);

#endif
