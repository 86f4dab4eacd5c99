#include "tests/provider/state.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "tests/provider/faults.h"
#include "tests/provider/text.h"

struct state {
	struct state *next;
	char *path, *token;
	unsigned count[SPECS_MAX];
	unsigned run;
};

static struct state *states;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

struct state *
state_of(const char *path)
{
	struct state *s;

	pthread_mutex_lock(&lock);
	for (s = states; s != NULL && strcmp(s->path, path) != 0; s = s->next)
		;
	if (s == NULL) {
		s = must_alloc(sizeof(*s));
		s->path = must_copy(path, strlen(path));
		s->next = states;
		states = s;
	}
	pthread_mutex_unlock(&lock);
	return s;
}

unsigned
state_count(struct state *s, size_t i)
{
	unsigned n;

	pthread_mutex_lock(&lock);
	n = s->count[i]++;
	pthread_mutex_unlock(&lock);
	return n;
}

unsigned
state_run(struct state *s, int fresh)
{
	unsigned n;

	pthread_mutex_lock(&lock);
	s->run += fresh != 0;
	n = s->run == 0 ? 1 : s->run;
	pthread_mutex_unlock(&lock);
	return n;
}

const char *
state_token(struct state *s, const char *token)
{
	pthread_mutex_lock(&lock);
	if (s->token == NULL)
		s->token = must_copy(token, strlen(token));
	pthread_mutex_unlock(&lock);
	return s->token; /* never changes once set */
}

void
state_free_all(void)
{
	while (states != NULL) {
		struct state *s = states;

		states = s->next;
		free(s->path);
		free(s->token);
		free(s);
	}
}
