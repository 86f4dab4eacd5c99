/*
 * Records made by hand, for the tests of what writes them. All text is
 * borrowed: literals, or what lives longer than the record.
 */
#ifndef TESTS_UNIT_FIXTURE_RECORD_H
#define TESTS_UNIT_FIXTURE_RECORD_H

#include "core/record.h"
#include "exporters/format/format.h"

struct fixture {
	struct arena arena;
	struct record r;
	struct buf out;
};

/* A record with a type and an OAI identifier, and nothing else. */
struct fixture *fixture_new(enum rec_type type);
void fixture_free(struct fixture *f);

void fixture_title(struct fixture *f, const char *title, const char *lang);
void fixture_person(struct fixture *f, enum rec_role role, const char *family,
		    const char *given);
void fixture_literal(struct fixture *f, enum rec_role role, const char *name);
void fixture_id(struct fixture *f, enum rec_id kind, const char *value,
		bool own);
void fixture_text(struct fixture *f, struct rec_texts *l, const char *text);
void fixture_subject(struct fixture *f, const char *text, const char *scheme);
void fixture_date(struct fixture *f, int year, int month, int day);

/* An article with all that a citation usually has. */
struct fixture *fixture_article(void);

/* A record with every field filled, for what must lose nothing. */
struct fixture *fixture_full(void);

/* The record in a format, without what stands around it in a file. */
const char *fixture_export(struct fixture *f, const char *format);

/* A whole file with n times the record. */
const char *fixture_file(struct fixture *f, const char *format, int n);

/*
 * Exports and compares: all of it, or that it has a piece or has it not. A
 * failure prints what was written.
 */
void fixture_expect(struct fixture *f, const char *format, const char *want);
void fixture_has(struct fixture *f, const char *format, const char *piece);
void fixture_lacks(struct fixture *f, const char *format, const char *piece);

/* How often a piece is in what was written last. */
int fixture_count(const struct fixture *f, const char *piece);

#endif
