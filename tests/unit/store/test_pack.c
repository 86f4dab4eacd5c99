/* Payload compression. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "store/limits.h"
#include "store/pack.h"
#include "tests/unit/unit.h"

enum { SAMPLES = 300, SAMPLE = 1200 };

static char text[SAMPLES * SAMPLE];
static size_t lengths[SAMPLES];

/* Records with a common frame; `seed` makes families that share nothing. */
static struct pack_samples
make_samples(unsigned int seed)
{
	uint32_t r = seed;
	size_t at = 0;

	for (size_t i = 0; i < SAMPLES; i++) {
		size_t n = 0;

		for (unsigned int w = 0; n < SAMPLE - 40; w++) {
			r = r * 1664525u + 1013904223u;
			n += (size_t)snprintf(text + at + n, SAMPLE - n,
					      "<field%u-%u>%u</field> ", seed,
					      w, w % 4 == 0 ? r >> 12 : w);
		}
		lengths[i] = n;
		at += n;
	}
	return (struct pack_samples){str_of(text, at), lengths, SAMPLES};
}

static struct str
squeeze(struct pack *p, int64_t dict, struct str in)
{
	struct str out;
	struct err e;

	if (pack_squeeze(p, dict, in, &out, &e) != 0)
		fail_msg("%s", e.msg);
	return out;
}

static void
expect(struct pack *p, int64_t dict, struct str frame, struct str want)
{
	struct buf out;
	struct err e;

	buf_init(&out, STORE_PAYLOAD_MAX);
	if (pack_expand(p, dict, frame, &out, &e) != 0)
		fail_msg("%s", e.msg);
	assert_int_equal(out.n, want.n);
	assert_memory_equal(out.p, want.p, want.n);
	buf_free(&out);
}

static void
train(struct pack *p, int64_t dict, unsigned int seed)
{
	struct pack_samples s = make_samples(seed);
	struct buf out;
	struct err e;

	buf_init(&out, PACK_DICT_MAX);
	assert_int_equal(pack_train(&s, 32 * 1024, &out, &e), 1);
	assert_in_range(out.n, 1024, 32 * 1024);
	assert_done(pack_add(p, dict, buf_view(&out), &e), &e);
	buf_free(&out);
}

static void
test_pack_gives_back_what_it_got(void **state)
{
	struct pack *p = pack_new();
	struct str frame;
	size_t big = 3000000;
	char *bytes = malloc(big);

	(void)state;
	assert_non_null(p);
	assert_non_null(bytes);
	for (size_t i = 0; i < big; i++)
		bytes[i] = (char)(i * i >> 7);
	for (size_t n = 0; n <= big; n = n * 7 + 1) {
		frame = squeeze(p, 0, str_of(bytes, n));
		assert_int_equal(pack_size(frame), n);
		expect(p, 0, frame, str_of(bytes, n));
	}
	free(bytes);
	pack_free(p);
	pack_free(NULL);
}

static void
test_pack_with_dictionary_is_smaller(void **state)
{
	struct pack *p = pack_new();
	struct str one;
	size_t plain;

	(void)state;
	train(p, 7, 1);
	one = str_of(text, lengths[0]);
	plain = squeeze(p, 0, one).n;
	assert_true(squeeze(p, 7, one).n * 2 < plain);
	expect(p, 7, squeeze(p, 7, one), one);
	/* Changing between with and without leaves nothing behind. */
	assert_int_equal(squeeze(p, 0, one).n, plain);
	expect(p, 0, squeeze(p, 0, one), one);
	pack_free(p);
}

static void
test_pack_holds_a_few_dictionaries(void **state)
{
	struct pack *p = pack_new();
	struct buf frame;
	struct str out;
	struct err e;

	(void)state;
	assert_true(pack_has(p, 0));
	assert_false(pack_has(p, 1));
	assert_int_equal(pack_squeeze(p, 1, STR("x"), &out, &e), -1);
	assert_int_equal(e.code, ERR_STORE);
	buf_init(&frame, 100000);
	train(p, 1, 1);
	buf_str(&frame, squeeze(p, 1, str_of(text, lengths[0])));
	for (unsigned int i = 2; i <= PACK_SLOTS; i++)
		train(p, i, i);
	/* 1 is used, so 2 is the one to go. */
	make_samples(1);
	expect(p, 1, buf_view(&frame), str_of(text, lengths[0]));
	train(p, PACK_SLOTS + 1, PACK_SLOTS + 1);
	assert_true(pack_has(p, 1));
	assert_false(pack_has(p, 2));
	assert_true(pack_has(p, PACK_SLOTS + 1));
	pack_forget(p);
	assert_false(pack_has(p, 1));
	buf_free(&frame);
	pack_free(p);
}

static void
test_pack_notices_damage(void **state)
{
	struct pack *p = pack_new();
	struct buf out, frame;
	struct err e;
	size_t n, caught = 0;

	(void)state;
	train(p, 1, 1);
	train(p, 2, 2);
	make_samples(1);
	buf_init(&out, STORE_PAYLOAD_MAX);
	buf_init(&frame, 100000);
	buf_str(&frame, squeeze(p, 1, str_of(text, lengths[0])));
	n = frame.n;
	assert_int_equal(pack_expand(p, 2, buf_view(&frame), &out, &e), -1);
	assert_int_equal(pack_expand(p, 0, buf_view(&frame), &out, &e), -1);
	assert_int_equal(e.code, ERR_STORE);
	for (size_t cut = 0; cut < n; cut++)
		assert_int_equal(
		    pack_expand(p, 1, str_of(frame.p, cut), &out, &e), -1);
	for (size_t i = 0; i < n; i++) {
		frame.p[i] ^= 0x10;
		caught += pack_expand(p, 1, buf_view(&frame), &out, &e) != 0;
		frame.p[i] ^= 0x10;
	}
	/* A bit of the frame's header has no meaning. */
	assert_true(caught >= n - 1);
	expect(p, 1, buf_view(&frame), str_of(text, lengths[0]));
	buf_free(&out);
	buf_free(&frame);
	pack_free(p);
}

/* A frame may claim any size before anything of it is read. */
static void
test_pack_refuses_sizes_beyond_the_limit(void **state)
{
	static const char claims[] = "\x28\xb5\x2f\xfd\xe4"
				     "\xff\xff\xff\xff\xff\x00\x00\x00"
				     "\x01\x00\x00";
	struct pack *p = pack_new();
	struct buf out;
	struct str view;
	struct err e;
	char *big = calloc(1, (size_t)STORE_PAYLOAD_MAX + 1);

	(void)state;
	assert_non_null(big);
	buf_init(&out, STORE_PAYLOAD_MAX);
	view = str_of(claims, sizeof(claims) - 1);
	assert_int_equal(pack_size(view), -1);
	assert_int_equal(pack_expand(p, 0, view, &out, &e), -1);
	assert_int_equal(e.code, ERR_STORE);
	view = str_of(big, (size_t)STORE_PAYLOAD_MAX + 1);
	assert_int_equal(pack_squeeze(p, 0, view, &view, &e), -1);
	assert_int_equal(e.code, ERR_LIMIT);
	free(big);
	pack_free(p);
}

static void
test_pack_train_when_samples_give_nothing(void **state)
{
	struct pack_samples none = {STR_NONE, lengths, 0}, all, few;
	struct buf out;
	struct err e;

	(void)state;
	buf_init(&out, PACK_DICT_MAX);
	assert_done(pack_train(&none, PACK_DICT_MAX, &out, &e), &e);
	all = make_samples(3);
	assert_done(pack_train(&all, 100, &out, &e), &e);
	few = all;
	few.count = 3;
	few.bytes.n = lengths[0] + lengths[1] + lengths[2];
	assert_done(pack_train(&few, PACK_DICT_MAX, &out, &e), &e);
	buf_free(&out);
}

static void
test_pack_add_refuses_a_damaged_dictionary(void **state)
{
	struct pack *p = pack_new();
	char *big = calloc(1, PACK_DICT_MAX + 1);
	struct err e;

	(void)state;
	assert_int_equal(pack_add(p, 1, STR("no dictionary"), &e), -1);
	assert_int_equal(e.code, ERR_STORE);
	assert_int_equal(pack_add(p, 1, str_of(big, PACK_DICT_MAX + 1), &e),
			 -1);
	assert_false(pack_has(p, 1));
	free(big);
	pack_free(p);
}

static void
test_pack_without_memory(void **state)
{
	struct pack *p;
	struct str out;
	struct err e;

	(void)state;
	mem_fail_at(1, 0);
	assert_null(pack_new());
	p = pack_new();
	mem_fail_at(1, 0);
	assert_int_equal(pack_squeeze(p, 0, STR("text"), &out, &e), -1);
	assert_int_equal(e.code, ERR_NOMEM);
	mem_fail_at(0, 0);
	expect(p, 0, squeeze(p, 0, STR("text")), STR("text"));
	pack_free(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_pack_gives_back_what_it_got),
	    cmocka_unit_test(test_pack_with_dictionary_is_smaller),
	    cmocka_unit_test(test_pack_holds_a_few_dictionaries),
	    cmocka_unit_test(test_pack_notices_damage),
	    cmocka_unit_test(test_pack_refuses_sizes_beyond_the_limit),
	    cmocka_unit_test(test_pack_train_when_samples_give_nothing),
	    cmocka_unit_test(test_pack_add_refuses_a_damaged_dictionary),
	    cmocka_unit_test(test_pack_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
