/*
 * What is remembered of a path between requests. Thread-safe.
 */
#ifndef TESTS_PROVIDER_STATE_H
#define TESTS_PROVIDER_STATE_H

#include <stddef.h>

struct state;

/* The state of `path`, made when first asked for; lives until the end. */
struct state *state_of(const char *path);

/* How often spec i was armed before. */
unsigned state_count(struct state *s, size_t i);

/* The number of the current list; `fresh`: one begins. From 1. */
unsigned state_run(struct state *s, int fresh);

/* The token that led to page 2: keeps the first one it is given. */
const char *state_token(struct state *s, const char *token);

void state_free_all(void);

#endif
