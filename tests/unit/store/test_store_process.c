/* The store between processes: killed ones, several at a time, a full disk. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/unit/fixture_store.h"
#include "tests/unit/folder.h"
#include "tests/unit/unit.h"

enum { PAGE = 50 };

static const struct store_list whole = {{"src", 3}, {"oai_dc", 6}, {NULL, 0}};

/* Two pipes' ends: a child says where it is, and waits to be told. */
struct child {
	pid_t pid;
	int said, tell;
};

static void
say(int fd, char c)
{
	if (write(fd, &c, 1) != 1)
		_exit(9);
}

static char
hear(int fd)
{
	char c = 0;

	return read(fd, &c, 1) == 1 ? c : 0;
}

/* A child has no business with cmocka: it ends by _exit alone. */
static void
start(struct child *c, void (*work)(int say_fd, int hear_fd))
{
	int up[2], down[2];

	assert_int_equal(pipe(up), 0);
	assert_int_equal(pipe(down), 0);
	c->pid = fork();
	assert_true(c->pid >= 0);
	if (c->pid == 0) {
		close(up[0]);
		close(down[1]);
		work(up[1], down[0]);
		_exit(0);
	}
	close(up[1]);
	close(down[0]);
	c->said = up[0];
	c->tell = down[1];
}

static int
finish(struct child *c)
{
	int status;

	close(c->tell);
	close(c->said);
	assert_int_equal(waitpid(c->pid, &status, 0), c->pid);
	return status;
}

static void
kill_child(struct child *c)
{
	assert_int_equal(kill(c->pid, SIGKILL), 0);
	assert_true(WIFSIGNALED(finish(c)));
}

/* Pages of records, each with its mark; a word at the stages of each page. */
static void
harvest(int up, int down)
{
	struct store_mark m = {.token = ""};
	struct store *s = NULL;
	struct store_item it;
	struct err e;

	if (store_open(&s, fixture_place(), STORE_WRITE, &e) != 0 ||
	    store_mark(s, &whole, &m, &e) != 0)
		_exit(2);
	for (;;) {
		unsigned int from = (unsigned int)m.seen;

		if (store_begin(s, &e) != 0)
			_exit(3);
		for (unsigned int i = from; i < from + PAGE; i++) {
			it = fixture_item(i);
			if (store_put(s, &it, false, NULL, &e) != 0)
				_exit(4);
		}
		m.seen += PAGE;
		snprintf(m.token, sizeof(m.token), "page %u", from / PAGE + 1);
		if (store_set_mark(s, &whole, &m, &e) != 0)
			_exit(5);
		say(up, 'p');
		hear(down);
		if (store_commit(s, &e) != 0)
			_exit(6);
		say(up, 'c');
		if (hear(down) == 0)
			break;
	}
	store_close(s);
}

static void
holds_pages(unsigned int pages)
{
	struct store_query all = {.limit = 0};
	struct store *s = fixture_open(STORE_READ);
	struct store_mark m;
	char token[32];
	struct err e;

	assert_done(store_mark(s, &whole, &m, &e), &e);
	snprintf(token, sizeof(token), "page %u", pages);
	assert_string_equal(m.token, pages == 0 ? "" : token);
	assert_int_equal(m.seen, pages * PAGE);
	assert_int_equal(fixture_rows(s, &all), pages * PAGE);
	fixture_counts(s, "", pages * PAGE, 0);
	store_close(s);
}

/* In mid-transaction, and right after a commit; each time the next goes on. */
static void
test_store_killed_at_any_stage(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	unsigned int pages = 0;
	struct child c;

	(void)state;
	store_close(s);
	for (int round = 0; round < 8; round++) {
		start(&c, harvest);
		for (int i = 0; i < round; i++) {
			assert_int_equal(hear(c.said), 'p');
			say(c.tell, 'g');
			assert_int_equal(hear(c.said), 'c');
			pages++;
			if (i + 1 < round)
				say(c.tell, 'g');
		}
		if (round == 0)
			assert_int_equal(hear(c.said), 'p');
		kill_child(&c);
		holds_pages(pages);
	}
	assert_int_equal(pages, 28); /* a dictionary was made on the way */
}

/* Reading goes on beside an unfinished page, and does not see it. */
static void
test_store_read_beside_a_writer(void **state)
{
	struct child c;

	(void)state;
	start(&c, harvest);
	assert_int_equal(hear(c.said), 'p');
	holds_pages(0);
	say(c.tell, 'g');
	assert_int_equal(hear(c.said), 'c');
	holds_pages(1);
	say(c.tell, 'g');
	assert_int_equal(hear(c.said), 'p');
	holds_pages(1);
	close(c.tell);
	c.tell = -1;
	assert_int_equal(hear(c.said), 'c');
	assert_int_equal(finish(&c), 0);
	holds_pages(2);
}

/* Started before the parent opens anything: SQLite is not to be inherited. */
static void
claim(int up, int down)
{
	struct store *s;
	struct err e;

	hear(down);
	if (store_open(&s, fixture_place(), STORE_WRITE, &e) != 0)
		_exit(2);
	if (store_claim(s, STR("a"), &e) != 0)
		_exit(3);
	say(up, 'c');
	hear(down);
	store_release(s, STR("a"));
	say(up, 'r');
	hear(down);
	store_close(s);
}

static void
is_busy(struct store *s, const char *source)
{
	struct err e = {.code = ERR_NONE};

	assert_int_equal(store_claim(s, str_c(source), &e), -1);
	assert_int_equal(e.code, ERR_BUSY);
	assert_non_null(strstr(e.msg, source));
}

static void
test_store_claim_between_processes(void **state)
{
	struct child first, killed, last;
	struct store *s, *other;
	struct err e;

	(void)state;
	start(&first, claim);
	start(&killed, claim);
	start(&last, claim);
	s = fixture_open(STORE_WRITE);
	say(first.tell, 'g');
	assert_int_equal(hear(first.said), 'c');
	is_busy(s, "a");
	assert_done(store_claim(s, STR("b"), &e), &e);
	say(first.tell, 'g');
	assert_int_equal(hear(first.said), 'r');
	assert_done(store_claim(s, STR("a"), &e), &e);
	assert_done(store_claim(s, STR("a"), &e), &e);
	store_release(s, STR("a"));
	store_release(s, STR("never heard of"));
	say(killed.tell, 'g');
	assert_int_equal(hear(killed.said), 'c');
	is_busy(s, "a");
	kill_child(&killed);
	assert_done(store_claim(s, STR("a"), &e), &e);
	/* Two stores of one process are told apart, too. */
	other = fixture_open(STORE_WRITE);
	is_busy(other, "a");
	assert_done(store_claim(other, STR("c"), &e), &e);
	store_close(other);
	say(last.tell, 'g');
	assert_int_equal(hear(last.said), 0);
	assert_int_equal(WEXITSTATUS(finish(&last)), 3);
	assert_int_equal(finish(&first), 0);
	store_close(s);
}

/* All begin at once, on a store that is not there yet. */
static void
fill_own(int up, int down)
{
	struct store_item it;
	struct store *s;
	char name[16];
	struct err e;

	hear(down);
	if (store_open(&s, fixture_place(), STORE_WRITE, &e) != 0)
		_exit(2);
	snprintf(name, sizeof(name), "src%ld", (long)getpid());
	for (unsigned int page = 0; page < 12; page++) {
		if (store_begin(s, &e) != 0)
			_exit(3);
		for (unsigned int i = 0; i < PAGE; i++) {
			it = fixture_item(page * PAGE + i);
			it.source = str_c(name);
			if (store_put(s, &it, false, NULL, &e) != 0)
				_exit(4);
		}
		if (store_commit(s, &e) != 0)
			_exit(5);
	}
	store_close(s);
	say(up, 'd');
}

static void
test_store_several_processes_at_once(void **state)
{
	enum { CHILDREN = 4 };
	struct store_query q = {.limit = 0};
	struct child c[CHILDREN];
	struct store_item it;
	struct store *s;
	char name[16];

	(void)state;
	for (size_t i = 0; i < CHILDREN; i++)
		start(&c[i], fill_own);
	for (size_t i = 0; i < CHILDREN; i++)
		say(c[i].tell, 'g');
	for (size_t i = 0; i < CHILDREN; i++) {
		assert_int_equal(hear(c[i].said), 'd');
		assert_int_equal(finish(&c[i]), 0);
	}
	s = fixture_open(STORE_READ);
	fixture_counts(s, "", CHILDREN * 12 * PAGE, 0);
	assert_int_equal(fixture_rows(s, &q), CHILDREN * 12 * PAGE);
	for (size_t i = 0; i < CHILDREN; i++) {
		snprintf(name, sizeof(name), "src%ld", (long)c[i].pid);
		it = fixture_item(12 * PAGE - 1);
		it.source = str_c(name);
		fixture_holds(s, &it);
	}
	store_close(s);
}

static void
nothing(int signal_number)
{
	(void)signal_number;
}

/* A writer that waits for another can be stopped. */
static void
test_store_begin_gives_way_to_a_signal(void **state)
{
	struct sigaction act = {.sa_handler = nothing};
	struct itimerval soon = {.it_value = {.tv_usec = 50000}};
	struct child c;
	struct store *s;
	struct err e;

	(void)state;
	start(&c, harvest);
	assert_int_equal(hear(c.said), 'p');
	s = fixture_open(STORE_WRITE);
	assert_int_equal(sigaction(SIGALRM, &act, NULL), 0);
	assert_int_equal(setitimer(ITIMER_REAL, &soon, NULL), 0);
	assert_int_equal(store_begin(s, &e), -1);
	assert_int_equal(e.code, ERR_BUSY);
	kill_child(&c);
	fixture_fill(s, 0, 1);
	store_close(s);
}

/* Holds the writer's turn for a while. */
static void
hold_turn(int up, int down)
{
	struct timespec while_held = {.tv_nsec = 100000000};
	struct store *s = NULL;
	struct err e;

	(void)down;
	if (store_open(&s, fixture_place(), STORE_WRITE, &e) != 0 ||
	    store_begin(s, &e) != 0)
		_exit(2);
	say(up, 'b');
	nanosleep(&while_held, NULL);
	if (store_commit(s, &e) != 0)
		_exit(3);
	store_close(s);
}

/* Having waited is no failure: nothing of it is left in the error. */
static void
test_store_begin_waits_for_another(void **state)
{
	struct store *s = fixture_open(STORE_WRITE);
	struct child c;
	struct err e;

	(void)state;
	start(&c, hold_turn);
	assert_int_equal(hear(c.said), 'b');
	assert_done(store_begin(s, &e), &e);
	assert_done(store_commit(s, &e), &e);
	store_close(s);
	assert_int_equal(finish(&c), 0);
}

static void
test_store_when_the_disk_is_full(void **state)
{
	struct rlimit limit, was;
	struct store *s;
	struct store_item it;
	struct stat st;
	struct err e;
	int rc = 0;

	(void)state;
	if (strcmp(fixture_place(), FIXTURE_STORE) != 0)
		return; /* the disk is the server's */
	s = fixture_open(STORE_WRITE);
	fixture_fill(s, 0, PAGE);
	store_close(s);
	assert_int_equal(stat(FIXTURE_STORE, &st), 0);
	s = fixture_open(STORE_WRITE);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
	limit = was;
	limit.rlim_cur = (rlim_t)st.st_size + 100000;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	assert_done(store_begin(s, &e), &e);
	for (unsigned int i = PAGE; i < 4000 && rc == 0; i++) {
		it = fixture_item(i);
		rc = store_put(s, &it, false, NULL, &e);
	}
	if (rc == 0)
		rc = store_commit(s, &e);
	assert_int_equal(rc, -1);
	assert_int_equal(e.code, ERR_STORE);
	assert_non_null(strstr(e.msg, FIXTURE_STORE));
	store_rollback(s);
	fixture_counts(s, "", PAGE, 0);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
	fixture_fill(s, PAGE, 2 * PAGE);
	fixture_counts(s, "", 2 * PAGE, 0);
	store_close(s);
	s = fixture_open(STORE_READ);
	it = fixture_item(2 * PAGE - 1);
	fixture_holds(s, &it);
	store_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(test_store_killed_at_any_stage),
	    IN_FOLDER(test_store_read_beside_a_writer),
	    IN_FOLDER(test_store_claim_between_processes),
	    IN_FOLDER(test_store_several_processes_at_once),
	    IN_FOLDER(test_store_begin_gives_way_to_a_signal),
	    IN_FOLDER(test_store_begin_waits_for_another),
	    IN_FOLDER(test_store_when_the_disk_is_full),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
