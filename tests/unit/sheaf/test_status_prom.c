/* Prometheus' text format, read back by a reader of its own. */
#include <string.h>

#include "core/buf.h"
#include "core/utf8.h"
#include "tests/unit/fixture_status.h"
#include "tests/unit/unit.h"

enum { TEXT_LIMIT = 1 << 20 };

struct exposition {
	struct str seen[64]; /* metrics, in the order of their groups */
	size_t n, samples;
	struct str typed;
};

static struct str
take_name(struct str *s)
{
	size_t n = 0;

	while (n < s->n && (chr_alnum(s->p[n]) || s->p[n] == '_'))
		n++;
	assert_true(n > 0 && !chr_digit(s->p[0]));
	*s = (struct str){s->p + n, s->n - n};
	return str_of(s->p - n, n);
}

static void
take(struct str *s, const char *literal)
{
	if (!str_starts(*s, str_c(literal)))
		fail_msg("'%s' is not where it should be: " STR_FMT, literal,
			 STR_ARG(*s));
	*s = str_from(*s, strlen(literal));
}

/* Up to the quote that ends it; only \\, \" and \n are escapes. */
static void
take_value(struct str *s)
{
	take(s, "\"");
	while (s->n > 0 && s->p[0] != '"') {
		if (s->p[0] == '\\') {
			*s = str_from(*s, 1);
			assert_true(s->n > 0 && strchr("\\\"n", s->p[0]));
		}
		*s = str_from(*s, 1);
	}
	take(s, "\"");
}

static void
read_comment(struct exposition *x, struct str line)
{
	struct str name;

	if (str_starts(line, STR("# HELP "))) {
		take(&line, "# HELP ");
		name = take_name(&line);
		for (size_t i = 0; i < x->n; i++)
			assert_false(str_eq(x->seen[i], name));
		assert_true(x->n < COUNT(x->seen));
		x->seen[x->n++] = name;
		return;
	}
	take(&line, "# TYPE ");
	x->typed = take_name(&line);
	take(&line, " gauge");
	assert_int_equal(line.n, 0);
	assert_true(str_eq(x->seen[x->n - 1], x->typed));
}

static void
read_sample(struct exposition *x, struct str line)
{
	assert_true(str_eq(take_name(&line), x->typed));
	take(&line, "{");
	for (;;) {
		take_name(&line);
		take(&line, "=");
		take_value(&line);
		if (!str_starts(line, STR(",")))
			break;
		take(&line, ",");
	}
	take(&line, "} ");
	assert_true(str_number(line, INT64_MAX) >= 0);
	x->samples++;
}

static void
read_exposition(struct exposition *x, struct str text)
{
	struct str line;

	assert_int_equal(utf8_valid(text), text.n);
	assert_true(text.n > 0 && text.p[text.n - 1] == '\n');
	while (text.n > 0 && str_cut(&text, '\n', &line))
		if (line.p[0] == '#')
			read_comment(x, line);
		else
			read_sample(x, line);
}

static void
test_prometheus_when_read_back(void **state)
{
	struct exposition x = {0};
	struct buf out;

	(void)state;
	buf_init(&out, TEXT_LIMIT);
	status_prometheus(&fixture_status, &out);
	read_exposition(&x, buf_view(&out));
	assert_int_equal(x.n, 16);
	assert_true(str_find(buf_view(&out),
			     STR("\nsheaf_records{source=\"fine\"} 12\n"
				 "sheaf_records{source=\"new\"} 0\n")) !=
		    STR_NPOS);
	assert_true(str_find(buf_view(&out),
			     STR("{source=\"new\",outcome=\"never\"} 1\n")) !=
		    STR_NPOS);
	/* Of a source that never ran there is no run. */
	assert_true(str_find(buf_view(&out),
			     STR("sheaf_run_requests{source=\"new\"}")) ==
		    STR_NPOS);
	buf_free(&out);
}

static void
test_prometheus_with_hostile_names(void **state)
{
	struct status_source s = fixture_status.v[1];
	struct status st = fixture_status;
	struct exposition x = {0};
	struct buf out;

	(void)state;
	s.name = STR("a\\b\"} 1\nsheaf_evil{x=\"\xff\"\n");
	st.v = &s;
	st.n = 1;
	buf_init(&out, TEXT_LIMIT);
	status_prometheus(&st, &out);
	read_exposition(&x, buf_view(&out));
	for (size_t i = 0; i < x.n; i++)
		assert_false(str_eqc(x.seen[i], "sheaf_evil"));
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_prometheus_when_read_back),
	    cmocka_unit_test(test_prometheus_with_hostile_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
