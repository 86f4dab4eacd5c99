/*
 * What can stand behind a word; and volume and issue behind one letter each,
 * which elsewhere is that of pages.
 */
#include "parsers/numbers/internal.h"

bool
num_is_value(const struct number_reader *r, size_t i)
{
	const struct token *k = num_token(r, i);

	return num_is_number(r, i) ||
	       (k->kind == TOKEN_WORD &&
		(k->roman || (k->upper && k->end - k->start == 1)));
}

size_t
num_read_value(const struct number_reader *r, size_t i, struct str *out)
{
	size_t from = i;

	if (!num_is_value(r, i))
		return i;
	for (i++; i < r->to; i += 2) {
		const struct token *k = num_token(r, i);
		bool joins = (k->kind == TOKEN_DASH || k->kind == TOKEN_SLASH ||
			      (k->kind == TOKEN_STOP &&
			       num_is(r, i + 1, TOKEN_NUMBER))) &&
			     !k->blank && !num_token(r, i + 1)->blank;

		/* "12/2010" is an issue and its year. */
		if (joins && k->kind != TOKEN_DASH &&
		    num_is(r, i + 1, TOKEN_YEAR) && r->n->year == 0)
			break;
		if (k->kind == TOKEN_WORD && k->what == WORD_AND)
			joins =
			    num_is_number(r, i + 1) && num_is_number(r, i - 1);
		if (!joins || !num_is_value(r, i + 1))
			break;
	}
	*out = num_text(r, from, i);
	return i;
}

/* "; T. 52, S. 1 (2014)": the form of OJS, in which no page is in front. */
static bool
is_form_of_ojs(const struct number_reader *r, size_t i, size_t end)
{
	return i > 0 && num_is(r, i - 1, TOKEN_SEMICOLON) &&
	       num_is(r, end, TOKEN_OPEN) && num_is(r, end + 1, TOKEN_YEAR) &&
	       num_is(r, end + 2, TOKEN_CLOSE);
}

/* "; S. 45 (2016); 12": an issue, and its page behind it (Vietnam, Turkey). */
static size_t
read_number_of_ojs(struct number_reader *r, size_t i)
{
	struct str number;
	size_t end;

	if (!str_eqc(num_text(r, i, i + 1), "S") ||
	    !num_is(r, i + 1, TOKEN_STOP) || r->n->issue.n > 0)
		return i;
	end = num_read_value(r, i + 2, &number);
	if (end == i + 2 || !is_form_of_ojs(r, i, end) ||
	    !num_is(r, end + 3, TOKEN_SEMICOLON))
		return i;
	r->n->issue = number;
	r->issue_end = end;
	r->n->labels++;
	if (r->n->year > 0 || !num_is(r, end + 4, TOKEN_NUMBER) ||
	    !num_is(r, end + 5, TOKEN_END))
		return end;
	/* Alone behind it is the first page, and no volume. */
	r->n->year = (int)num_value(r, end + 1);
	r->n->first = r->n->pages = num_text(r, end + 4, end + 5);
	return end + 5;
}

/*
 * "C. 12 S. 3", "c. 12, s. 3, ss. 45-67" (cilt, sayı): an issue and its page,
 * were it not for the capital of the first or for the pages behind: in Czech
 * that is a small "č". "T." (tập) may be a part: one form of it is read.
 */
size_t
num_read_letters(struct number_reader *r, size_t i)
{
	struct str letter = num_text(r, i, i + 1), volume, number;
	bool tap = str_eqc(letter, "T");
	size_t issue = i + 3, end = read_number_of_ojs(r, i);

	if (end > i)
		return end;
	issue += num_is(r, issue, TOKEN_COMMA);
	if (!(tap || str_ieq(letter, STR("c"))) ||
	    !num_is(r, i + 1, TOKEN_STOP) ||
	    num_read_value(r, i + 2, &volume) != i + 3 ||
	    !str_ieq(num_text(r, issue, issue + 1), STR("s")) ||
	    !num_is(r, issue + 1, TOKEN_STOP) || r->n->volume.n > 0)
		return i;
	end = num_read_value(r, issue + 2, &number);
	if (end == issue + 2 ||
	    !(tap ? is_form_of_ojs(r, i, end)
		  : num_token(r, i)->upper ||
			num_word(r, end + num_is(r, end, TOKEN_COMMA),
				 WORD_PAGES)))
		return i;
	r->n->volume = volume;
	r->n->issue = number;
	r->issue_end = end;
	r->n->labels += 2;
	return end;
}
