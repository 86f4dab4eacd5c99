/*
 * Where the records of a command come from, and where they go: the store, files,
 * identifiers; a file, a bundle, standard output.
 */
#ifndef SHEAF_RECORDS_RECORDS_H
#define SHEAF_RECORDS_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/env.h"
#include "core/err.h"
#include "core/record.h"
#include "core/spool.h"
#include "core/str.h"
#include "exporters/bib/bib.h"
#include "exporters/bundle/bundle.h"
#include "exporters/verify/verify.h"
#include "harvester/resolve/resolve.h"
#include "parsers/oai/oai.h"
#include "parsers/payload.h"
#include "sheaf/app.h"
#include "store/store.h"

/* --- Which records ------------------------------------------------------- */

/*
 * Which records: the selection options (sheaf(1), SELECTION) as a query of the
 * store, and as what the manifest of a bundle says about it.
 */

enum {
	SELECTION_IDS = 1000000,              /* lines of --ids */
	SELECTION_IDS_SIZE = 32 * 1024 * 1024 /* bytes of it */
};

/* All of it lives as long as the app. */
enum filter_kind {
	FILTER_SOURCE,
	FILTER_SET,
	FILTER_TYPE,
	FILTER_YEAR,
	FILTER_AUTHOR,
	FILTER_TITLE,
	FILTER_LANGUAGE,
	FILTER_ORCID,
	FILTER_ACCESS,
	FILTER_LICENCE,
	FILTER_WORD, /* in titles, names, subjects */
	FILTER__MAX
};

struct filter_values {
	struct str *v;
	size_t n, cap;
};

/*
 * What is asked beyond the query: of one kind any value will do (of texts each
 * must be there), and every kind must hold. The arena's.
 */
struct filter {
	struct filter_values of[FILTER__MAX];
	struct name_set *wanted; /* identifiers asked for by name, or NULL */
	bool *seen;              /* which of them came */
};

int filter_add(struct filter *f, enum filter_kind kind, struct arena *a,
	       struct str value, struct err *e);
/* The options but --source, whose values want to be looked up. */
int filter_read(struct filter *f, struct app *app, struct err *e);
bool filter_empty(const struct filter *f);
bool filter_item(const struct filter *f, const struct store_item *item);
bool filter_record(const struct filter *f, const struct record *r);
void filter_free(struct filter *f);

/* Identifiers that should come; which of them did; those that did not, said. */
int filter_want(struct filter *f, struct arena *a, const struct str *v,
		size_t n, struct err *e);
void filter_note(const struct filter *f, const struct store_item *item);
void filter_say_missing(const struct filter *f, const struct env *env);

struct selection {
	struct store_query query;
	struct filter filter;
	uint64_t limit;  /* 0: none, or the query's */
	struct str sort; /* what they are ordered by, or none */
	/* Of works with several records: the best of them, or all of them and
	 * nothing else. */
	bool unique, duplicates;
	/* Something was named that may not be there: not only a time. */
	bool named;
	struct str (*pairs)[2]; /* option and value as typed */
	size_t npairs;
};

/* Checks and translates; the store is asked whether it knows the source. */
int selection_read(struct selection *sel, struct app *app, struct store *s,
		   struct err *e);

/*
 * The name of a source as typed: known to the store, where it may come from an
 * earlier configuration, or else as in source_name. s may be NULL.
 */
int selection_source(struct app *app, struct store *s, const char *typed,
		     struct str *out, struct err *e);

/* --from must not be later than --until. */
int selection_check_dates(const struct args *a, struct err *e);

/* --- Items of the store -------------------------------------------------- */

/*
 * Items of the store as records: what export and list read. Each payload is
 * parsed when its turn comes; and once more before all that, where there is an
 * order to be found.
 */

struct order;

struct from_store {
	const struct env *env;
	struct store *store;
	struct store_rows *rows;
	struct payload_reader *reader;
	struct store_query query;
	const struct filter *filter; /* or NULL: all of the query */
	/* The last word on a record: 1, 0 (passed over), -1. Or NULL. */
	int (*admit)(void *ctx, struct record *r, struct err *e);
	void (*admit_again)(void *ctx); /* they come from the first on */
	void *admit_ctx;
	uint64_t limit, given;         /* records; 0: no limit */
	struct str sort;               /* what they are ordered by, or none */
	struct order *order;           /* once all have been looked at */
	struct arena arena;            /* of the origins */
	struct export_origin *origins; /* met on the way */
	size_t norigins, cap;
};

/* Borrows env, the store and what the query points at until from_store_close. */
int from_store_open(struct from_store *it, const struct env *env,
		    struct store *s, const struct store_query *q,
		    struct err *e);
void from_store_close(struct from_store *it); /* also after a failed open */

/*
 * 1 with a record that is valid until the next call, 0 at the end, -1: with
 * ERR_DATA when this one record cannot be read and the next call goes on, as
 * export_run has it.
 */
int from_store_next(struct from_store *it, struct record **out, struct err *e);

/* The same as a source for export_run. */
struct export_source from_store_source(struct from_store *it);

/* --- A store that is there ----------------------------------------------- */

/*
 * Opening a store that must be there, and what a selection picks of it: export,
 * list and all that works on what is held.
 */

struct works;

struct holdings {
	const char *path; /* of the store */
	struct store *store;
	struct selection selection;
	struct from_store items;
	struct works *works; /* with --unique and --duplicates */
};

/*
 * The store this run is about and its path. Made by no one but a harvest: only
 * one that is there is opened for writing. ERR_STORE as below.
 */
int holdings_store(struct app *app, enum store_mode mode, const char **path,
		   struct store **out, struct err *e);

/* ERR_STORE when there is no store yet: that is not "not found" (exit 6). */
int holdings_open(struct holdings *r, struct app *app, struct err *e);
/* STORE_WRITE: something will be noted in it; it must be there as well. */
int holdings_open_as(struct holdings *r, struct app *app, enum store_mode mode,
		     struct err *e);
/*
 * After the last record: names what was asked for and is not there. 0, or
 * ERR_NOTFOUND when nothing at all was found of what was named.
 */
int holdings_conclude(const struct holdings *r, const struct env *env,
		      struct err *e);
void holdings_close(struct holdings *r); /* also after a failed open */

/* --- Documents ----------------------------------------------------------- */

/*
 * A document out of a file or out of an archive. One in XML is believed when it
 * is whole: it is read once to see that it is well-formed to its end, then once
 * more by whoever wants it; what cannot be read twice (a pipe, a member of an
 * archive) is put aside first. One that is not well-formed is repaired
 * (parsers/oai/oai.h), in memory, which is said with counts. One in jsonl is
 * believed line by line, as it comes.
 */

enum document_kind { DOCUMENT_XML, DOCUMENT_JSONL };

struct document {
	enum document_kind kind;
	struct str name; /* for messages */
	/* Where its bytes are; the first of these that is there. */
	struct spool *spool;
	struct bundle_reader *reader; /* borrowed */
	int fd;                       /* -1: they are in `text` */
	struct buf text;
	uint64_t used;    /* bytes of the spool or of the text given out */
	struct str piece; /* of the reader, not yet given out */
	char url[2048];   /* base URL of an OAI-PMH response, or "" */
};

/*
 * limit: bytes that are held in memory for a repair at most. ERR_IO, ERR_LIMIT;
 * ERR_XML when it is not well-formed even after repair. Close it after a
 * failure too. The file must be a regular one.
 */
int document_open(struct document *d, const struct env *env, const char *path,
		  size_t limit, struct err *e);
/* The member at which the reader stands; the name is borrowed. */
int document_member(struct document *d, const struct env *env,
		    struct bundle_reader *reader, struct str name, size_t limit,
		    struct err *e);
void document_close(struct document *d);

/* The next bytes: how many, 0 at the end, -1. */
ssize_t document_read(struct document *d, char *out, size_t n, struct err *e);

/* --- Inputs -------------------------------------------------------------- */

/*
 * What somebody hands over to be read, as documents one after the other: files,
 * compressed or not, folders, bundles, bundles that were unpacked, standard
 * input.
 *
 * A bundle says the same in several formats: its jsonl is read, and only where
 * it has none its XML. A folder that is no bundle is read file by file, in the
 * order of their paths: what is called .xml, .jsonl, .gz, .zst, .zip, .tgz;
 * folders in it may be bundles.
 */

struct inputs {
	const struct env *env;
	const char **paths; /* folders replaced by what is in them */
	size_t npaths, cap, at;
	size_t limit; /* as in document_open */
	struct arena arena;
	struct bundle_reader *bundle; /* open, or NULL */
	const char *path;             /* the one being read */
	const char *suffix;           /* of the members that are read */
	bool found;                   /* there was one of these */
	struct buf name;              /* of the document */
};

/* Borrows env and paths. The last two also after a failure. */
int inputs_open(struct inputs *in, const struct env *env,
		const char *const *paths, size_t npaths, size_t limit,
		struct err *e);
void inputs_close(struct inputs *in);

/* Regular files, of so many bytes at most: they can be read from the first. */
bool inputs_can_rewind(const struct inputs *in, size_t most);
void inputs_rewind(struct inputs *in);

/* A bundle, as an archive or unpacked, and not a single file? */
bool inputs_is_bundle(const char *path);

/* 1 with a document, to be closed before the next call; 0: no more; -1. */
int inputs_next(struct inputs *in, struct document *d, struct err *e);

/* --- Records out of files ------------------------------------------------ */

/*
 * Records out of inputs: OAI-PMH responses, bare metadata records and jsonl, as
 * a source for export_run.
 *
 * Memory follows the largest record, not the file (but see above). A file that
 * is something else, or an error of a provider, is an error that names it; an
 * empty list is none.
 */

struct input_record;
struct lines;

struct from_files {
	const struct env *env;
	struct inputs inputs;
	bool deleted; /* tombstones too */
	/* Of several files those that cannot be read are said and left out. */
	bool several;
	uint64_t files_lost;
	uint64_t given_out; /* records, of all files */
	struct document doc;
	bool open, broken; /* broken: no more is read of it */
	struct oai *oai;
	uint64_t handed;    /* records the open file gave */
	uint64_t bad;       /* lines of it that are none */
	struct arena queue; /* records read, but not yet asked for */
	struct input_record *v;
	size_t head, n, cap;
	struct buf payload;
	struct payload_reader *reader;
	/* Of jsonl. */
	struct lines *lines;
	struct record record;
	struct arena arena; /* its */
	struct str given;   /* the payload of the record handed out last */
	uint64_t lost;      /* records without metadata, of all files */
	bool rehearsal;     /* they will be read once more */
	struct env quiet;   /* by then all has been said */
};

/* Borrows env and paths until from_files_close. */
int from_files_open(struct from_files *in, const struct env *env,
		    const char *const *paths, size_t npaths, size_t limit,
		    struct err *e);
void from_files_close(struct from_files *in); /* also after a failed open */

/* by_pattern: keys may meet, and an order of files is not to decide. */
struct export_source from_files_source(struct from_files *in, bool by_pattern);

/* --- Records into the store ---------------------------------------------- */

/*
 * What others handed on, held as what was harvested is: under its source (or
 * the one that `as` names), with identifier, datestamp, sets and format, and
 * what it says of itself as its payload. A bundle is verified first, as a whole;
 * one that is the difference to another is taken only when that one was.
 */

struct import_source {
	struct str name, prefix; /* prefix: of the first record */
	bool claimed;
	bool harvested; /* here */
};

struct import_stats {
	uint64_t created, changed, deleted, same;
	uint64_t left_out; /* the first ones were named */
};

struct importer {
	struct app *app;
	struct store *store;
	struct str as; /* or none */
	/* Its own. */
	struct import_stats stats; /* of the path imported last */
	const char *path;
	struct verify_facts facts;
	uint64_t faults;
	struct arena arena;
	struct name_set *names; /* of the sources */
	struct import_source *sources;
	size_t nsources, cap;
	struct str last_url, last_name; /* of a source known by its address */
	unsigned batch;                 /* records in the open transaction */
};

/*
 * A bundle, file or folder. What was committed stays when it fails in between;
 * importing it again does the rest. ERR_USAGE: a bundle before it is missing;
 * ERR_OAI: it is not whole, nothing was imported; ERR_BUSY: a source of it is
 * being harvested.
 */
int import_path(struct importer *im, const char *path, struct err *e);

/* --- Identifiers asked for ----------------------------------------------- */

/*
 * What get is asked for: identifiers as operands, and from standard input
 * where an operand is "-", one a line or several, with comments and whatever
 * was pasted around them. Each is recognised before anything is fetched; one
 * that is none is a mistake that is named.
 */

enum {
	ID_LIST_MAX = 1000000,          /* identifiers */
	ID_LIST_SIZE = 64 * 1024 * 1024 /* bytes of the list */
};

/* `id` is a bare DOI in the spelling typed, an address, an OAI identifier. */
struct wanted_id {
	enum resolve_kind kind;
	struct str id;
	/* What else it may be called by in the store; without a value: none. */
	struct rec_ident name;
	bool held_only; /* no one but the store could know it */
};

struct id_list {
	struct wanted_id *v; /* each once, in the order asked; the arena's */
	size_t n, cap;
	uint64_t bad; /* lines that are none: named in the log */
};

/*
 * ERR_USAGE: an operand that is none; ERR_IO, ERR_LIMIT, ERR_NOMEM. A line of a
 * list that is none is said, and does not drop the others.
 */
int id_list_read(struct id_list *list, const struct env *env,
		 const char *const *operands, size_t n, struct arena *a,
		 struct err *e);

/* --- What the store has of them ------------------------------------------ */

/*
 * What the store has of some identifiers: one look-up for all of them, by
 * index, each answered with the best item there is. A record that lives beats
 * one that was deleted, a richer format a poorer one, and any of them what is
 * only metadata of doi.org.
 */

/*
 * Wanted: an item by DOI (lower case), or by OAI identifier; and, where that is
 * in vain, by a name for which there is no index.
 */
struct lookup {
	struct str doi, id;
	struct rec_ident name; /* without a value: none */
	struct str source;     /* only of this source; none: of any */
	/* What was found; the strings are copies. */
	bool found;
	int rank;
	struct store_item item;
	struct str url; /* of the source */
};

/* Fills v[0..n); copies into a. */
int lookup_find(struct store *s, struct lookup *v, size_t n, struct arena *a,
		struct err *e);

/*
 * Those not found yet, by name: an identifier of the record, the address of its
 * landing page, the local part of its OAI identifier. One walk over all that is
 * held.
 */
int lookup_walk(struct store *s, struct lookup *v, size_t n, struct arena *a,
		struct err *e);

/* What the store knows beside the payload, into a record that was read. */
void lookup_dress(const struct lookup *h, struct record *r);

/* --- Records by identifier ----------------------------------------------- */

/*
 * What was asked for as records, in that order: a source for export_run. A
 * batch of identifiers at a time is looked up in the store, those missing are
 * resolved side by side, and the batch is handed out. Memory follows the
 * batch, not the list.
 */

enum { FROM_IDS_BATCH = 256 };

struct chosen {
	struct str source, oai_id;
};

struct from_ids {
	struct app *app;
	const struct id_list *asked;
	size_t next;      /* the first not yet in a batch */
	int64_t asking;   /* ms: since when the batch is asked for */
	const char *path; /* of the store */
	bool offline, refresh;
	struct resolve_options options;
	struct source *sources; /* those of the options */
	size_t nsources;
	/* Its own. */
	struct store *store;
	bool writable;
	struct http *http;
	struct resolver *resolver;
	struct payload_reader *reader;
	struct arena arena; /* the batch's */
	struct lookup batch[FROM_IDS_BATCH];
	size_t n, at;
	struct name_set *given; /* records handed out */
	struct arena names;
	/* What was handed out, to be handed out once more. */
	struct chosen *chosen;
	size_t nchosen, chosen_cap;
	bool again;
	struct export_origin *origins;
	size_t norigins, cap;
	uint64_t records;
	int code; /* the worst exit code of what was not found */
};

/* The caller fills the first part; close it in any case. */
int from_ids_open(struct from_ids *g, struct err *e);
void from_ids_close(struct from_ids *g);

struct export_source from_ids_source(struct from_ids *g);

/* --- A .bib file that is there ------------------------------------------- */

/*
 * What get does to a .bib file that is there: -a adds what is not in it yet,
 * and -o replaces it only where it has no other entries, or with --force. A
 * source between the records and the export.
 */

struct kept_bib {
	const struct env *env;
	const char *path, *keys; /* borrowed */
	bool grows;              /* -a */
	bool there;              /* and was like this when it was read */
	struct stat seen;
	struct buf text;
	struct bib *bib; /* NULL: there is nothing to mind */
	struct export_source from;
	struct arena arena;
	uint64_t left; /* records that were in it already */
	bool said;     /* and which they are */
};

/*
 * After output_read. ERR_IO: the file cannot be read, or is no .bib file. While
 * records come: ERR_USAGE when entries would be gone, ERR_IO when somebody else
 * has written to it.
 */
int kept_bib_open(struct kept_bib *k, const struct app *app,
		  struct export_job *job, struct err *e);
struct export_source kept_bib_source(struct kept_bib *k,
				     const struct export_source *from);
void kept_bib_close(struct kept_bib *k); /* also after a failed open */

/* --- Where they go ------------------------------------------------------- */

/* What -f and -o mean: formats and a place to write them. */

/*
 * Fills formats, path and kind of *job (the rest stays). ERR_USAGE: a format
 * nobody knows, several for one file, --deleted or --ascii where none can.
 */
int output_read(struct app *app, struct export_job *job, struct err *e);

/*
 * Says what was written and how many records had to be left out (`lost` beside
 * those that export_run counted). Returns the exit code.
 */
int output_done(struct app *app, const struct export_job *job,
		const struct export_stats *stats, uint64_t lost);

#endif
