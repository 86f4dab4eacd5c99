/*
 * Formats at work: what export_run and its sinks share. A sink is where
 * formatted records go: a file, the groups of a bundle, or members of their
 * own.
 */
#ifndef EXPORTERS_BUNDLE_WRITER_H
#define EXPORTERS_BUNDLE_WRITER_H

#include "core/buf.h"
#include "core/err.h"
#include "exporters/bundle/export.h"
#include "exporters/format/exporter.h"
#include "exporters/bundle/members.h"

struct writer {
	const struct exporter *format;
	struct export_state state;
	struct buf text; /* what is to be taken away by the sink */
	/* How both were before the record. */
	size_t old_n;
	uint64_t old_count, old_foreign;
};

struct writers {
	struct writer v[EXPORT_FORMATS_MAX];
	size_t n;
};

void writers_init(struct writers *w, const struct export_job *job);
void writers_free(struct writers *w);

/* Does this format say anything of the record? */
bool writer_says(const struct writer *w, const struct record *r);

/* What stands before and after all records; -1: the buffer failed. */
int writer_begin(struct writer *w, struct err *e);
int writer_end(struct writer *w, struct err *e);

/* What is in front of a record that is taken back goes with it. */
void writer_note(struct writer *w);
void writer_take_back(struct writer *w);
int writer_record(struct writer *w, const struct record *r, struct err *e);

/* The text was taken: empty, and not too big. */
void writer_taken(struct writer *w);

/*
 * put: the record in all formats or in none; -1 with one of the codes of a
 * broken record (see export_source) when it is in none and others may follow.
 */
struct sink {
	int (*put)(void *ctx, struct writers *w, const struct record *r,
		   struct err *e);
	int (*end)(void *ctx, struct writers *w, struct err *e);
	void (*close)(void *ctx);
	void *ctx;
};

/* Each fills *out, to be closed also after a failure when ctx is set. */
int sink_file(struct sink *out, struct writers *w, const char *path,
	      struct err *e);
int sink_groups(struct sink *out, struct writers *w, struct members *m,
		enum export_split split, struct err *e);
int sink_each(struct sink *out, struct members *m, struct err *e);

#endif
