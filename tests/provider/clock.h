/*
 * Times as the protocol writes them, and waiting that ends when the server is
 * told to stop.
 */
#ifndef TESTS_PROVIDER_CLOCK_H
#define TESTS_PROVIDER_CLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CLOCK_UTC_LEN  20 /* 2026-11-22T11:30:00Z */
#define CLOCK_HTTP_LEN 29 /* Sun, 22 Nov 2026 11:30:00 GMT */

int64_t clock_now(void); /* seconds since 1970 */

void clock_utc(int64_t t, char out[CLOCK_UTC_LEN + 1]);
void clock_http(int64_t t, char out[CLOCK_HTTP_LEN + 1]);

/*
 * A real date YYYY-MM-DD or time YYYY-MM-DDThh:mm:ssZ; *day tells which. False
 * for everything else.
 */
bool clock_parse(const char *s, int64_t *t, bool *day);

/* From now on every pause returns at once with false. */
void clock_stop(void);
bool clock_stopped(void);
bool clock_pause(unsigned ms);

#endif
