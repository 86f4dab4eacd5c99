/*
 * The words of generated records, and how they are written: see synthetic.h.
 */
#ifndef TESTS_PROVIDER_SYNTHETIC_TEXT_H
#define TESTS_PROVIDER_SYNTHETIC_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum lang { LANG_DE, LANG_EN };

/* How text of one element is written down. */
enum style {
	STYLE_PLAIN,
	STYLE_REFERENCES, /* umlauts as &#252; */
	STYLE_DECOMPOSED, /* umlauts as letter and U+0308 */
	STYLE_CDATA
};

struct synth {
	uint64_t state; /* of the random numbers */
	char *p;
	size_t n, cap;
	enum style style;
	bool over; /* cap was reached: what is in p is of no use */
};

uint64_t synth_mix(uint64_t x);
/* 0 .. n - 1 */
unsigned synth_below(struct synth *s, unsigned n);
bool synth_percent(struct synth *s, unsigned percent);

/* Markup, as it is; and text, escaped in the style of the moment. */
void synth_raw(struct synth *s, const char *text);
void synth_text(struct synth *s, const char *text);
__attribute__((format(printf, 2, 3))) void synth_printf(struct synth *s,
							const char *fmt, ...);

/* Text of so many words at least, in whole sentences. */
void synth_prose(struct synth *s, enum lang lang, unsigned words);
void synth_title(struct synth *s, enum lang lang);
void synth_topic(struct synth *s, enum lang lang);
void synth_name(struct synth *s);
void synth_institute(struct synth *s);

#endif
