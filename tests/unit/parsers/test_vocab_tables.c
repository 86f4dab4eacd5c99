/* The tables of the vocabularies: what their searches take for granted. */
#include "tests/unit/unit.h"

#include "core/norm.h"
#include "parsers/vocab/internal.h"

enum { ROOM = 100 };

static struct str
word_at(const struct vocab_table *t, size_t i)
{
	return *(const struct str *)(const void *)((const char *)t->rows +
						   i * t->size);
}

static void
check_sorted(const struct vocab_table *t)
{
	for (size_t i = 1; i < t->n; i++)
		if (str_cmp(word_at(t, i - 1), word_at(t, i)) >= 0)
			fail_msg("'%.*s' stands in a wrong place",
				 STR_ARG(word_at(t, i)));
}

/* Words as norm_fold writes them. */
static void
check_folded(const struct vocab_table *t)
{
	char room[ROOM];

	for (size_t i = 0; i < t->n; i++) {
		struct str word = word_at(t, i);

		if (!str_eq(word, str_of(room, norm_fold(room, ROOM, word))))
			fail_msg("'%.*s' can never be found", STR_ARG(word));
	}
}

/* Words as vocab_split writes them. */
static void
check_split(const struct vocab_table *t)
{
	struct vocab_words words;

	for (size_t i = 0; i < t->n; i++) {
		vocab_split(&words, word_at(t, i));
		if (!str_eq(vocab_folded(&words), word_at(t, i)))
			fail_msg("'%.*s' can never be found",
				 STR_ARG(word_at(t, i)));
	}
}

static void
test_types_and_degrees(void **state)
{
	(void)state;
	check_sorted(&vocab_types);
	check_split(&vocab_types);
	check_sorted(&vocab_degrees);
	check_split(&vocab_degrees);
	check_sorted(&vocab_phrases);
	check_split(&vocab_phrases);
}

static unsigned
bit_of_first(struct str word)
{
	if (chr_lower(word.p[0]))
		return 1u << (word.p[0] - 'a');
	return (unsigned char)word.p[0] < 0x80 ? 1u << 26 : 1u << 27;
}

static void
test_names(void **state)
{
	(void)state;
	for (size_t what = 0; what < VOCAB_NAME__MAX; what++) {
		const struct vocab_name_list *l = vocab_name_lists[what];
		unsigned first = 0;
		size_t max = 0;

		check_sorted(&l->table);
		check_folded(&l->table);
		for (size_t i = 0; i < l->table.n; i++) {
			struct str word = word_at(&l->table, i);

			max = word.n > max ? word.n : max;
			first |= bit_of_first(word);
		}
		if (max != l->max || first != l->first)
			fail_msg("the list of %.*s ... has to say %zu, 0x%07x",
				 STR_ARG(word_at(&l->table, 0)), max, first);
	}
}

static void
test_bodies(void **state)
{
	const struct vocab_table *t = &vocab_body_starts;

	(void)state;
	check_sorted(&vocab_countries);
	check_folded(&vocab_countries);
	check_sorted(&vocab_body_words);
	check_folded(&vocab_body_words);
	check_sorted(&vocab_body_links);
	check_folded(&vocab_body_links);
	check_sorted(t);
	check_folded(t);
	for (size_t i = 0; i < t->n; i++)
		if (word_at(t, i).n < t->stem)
			fail_msg("'%.*s' is shorter than the stems",
				 STR_ARG(word_at(t, i)));
	for (size_t i = 1; i < t->n; i++)
		if (str_starts(word_at(t, i), word_at(t, i - 1)))
			fail_msg("'%.*s' is hidden by the row before",
				 STR_ARG(word_at(t, i)));
}

/* The same from the other end. */
static struct str
turned(struct str s, char room[ROOM])
{
	for (size_t i = 0; i < s.n; i++)
		room[i] = s.p[s.n - 1 - i];
	return str_of(room, s.n);
}

static void
test_ends_of_bodies(void **state)
{
	const struct vocab_table *t = &vocab_body_ends;
	char a[ROOM], b[ROOM];

	(void)state;
	check_folded(t);
	for (size_t i = 1; i < t->n; i++) {
		struct str before = turned(word_at(t, i - 1), a);
		struct str word = turned(word_at(t, i), b);

		if (str_cmp(before, word) >= 0)
			fail_msg("'%.*s' stands in a wrong place",
				 STR_ARG(word_at(t, i)));
		if (str_starts(word, before))
			fail_msg("'%.*s' is hidden by the row before",
				 STR_ARG(word_at(t, i)));
	}
}

static const struct str few[] = {STR_LIT("3d"), STR_LIT("b"), STR_LIT("da"),
				 STR_LIT("dc"), STR_LIT("\xc3\xa9")};
static const struct vocab_table few_table = VOCAB_TABLE(few);

static void
test_search(void **state)
{
	const struct vocab_table t = few_table;
	const struct vocab_table none = {few, 0, sizeof(few[0]),
					 (uint16_t[VOCAB_FIRSTS + 1]){0}};

	(void)state;
	assert_null(vocab_find(&t, STR("3")));
	assert_null(vocab_find(&t, STR("3e")));
	assert_null(vocab_find(&t, STR("z")));
	for (size_t i = 0; i < t.n; i++)
		assert_ptr_equal(vocab_find(&t, few[i]), &few[i]);
	assert_null(vocab_find(&t, STR("a")));
	assert_null(vocab_find(&t, STR("d")));
	assert_null(vocab_find(&t, STR("db")));
	assert_null(vocab_find(&t, STR("dcx")));
	assert_null(vocab_find(&t, STR("\xc3\xaa")));
	assert_null(vocab_find(&t, STR_NONE));
	assert_null(vocab_find(&none, STR("b")));
	assert_true(vocab_starts_as(&t, STR("dcx")));
	assert_true(vocab_starts_as(&t, STR("b")));
	assert_false(vocab_starts_as(&t, STR("d")));
	assert_false(vocab_starts_as(&t, STR("a")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_types_and_degrees),
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_bodies),
	    cmocka_unit_test(test_ends_of_bodies),
	    cmocka_unit_test(test_search),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
