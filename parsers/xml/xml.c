/* The push reader: libxml2's SAX2 events into small trees. */
#include "parsers/xml/xml.h"

#include <string.h>

#include <libxml/parser.h>

#include "core/mem.h"
#include "core/utf8.h"
#include "parsers/xml/internal.h"

const struct xml_limits xml_limits_default = {
    .depth = 100,
    .element = 64 << 20,
    .total = (size_t)1 << 30,
};

enum {
	HEAD_MIN = 4,    /* bytes libxml2 wants to see to tell the encoding */
	HEAD_MAX = 256,  /* bytes that an XML declaration may have */
	ATTRS_MAX = 256, /* attributes, or declarations, of an element */
	NAME_MAX_BYTES = 1024,
	DICT_MAX = 20000,  /* names kept from document to document */
	PIECE = 16 * 1024, /* bytes veiled at a time */
	TEXT_PIECE = 4096  /* and unveiled */
};

struct xml {
	const struct xml_handler *handler;
	void *ctx;
	struct xml_limits lim;
	xmlParserCtxtPtr parser;
	struct tree tree;
	struct veil veil;
	char veiled[VEIL_ROOM(PIECE)];
	int depth, skipped; /* skipped: depth of what is skipped, or 0 */
	char head[HEAD_MAX];
	size_t nhead, fed;
	bool started, wide; /* wide: UTF-16 or UTF-32, NUL bytes are normal */
	bool failed;
	bool ending; /* nothing more will come */
	bool whole;  /* the root element was closed */
	struct err err;
};

static struct str
view(const xmlChar *s)
{
	return str_c((const char *)s);
}

/* Ends the parse; the first failure is the one that is told. */
static void
stop(struct xml *x)
{
	x->failed = true;
	if (x->parser != NULL)
		xmlStopParser(x->parser);
}

static void
stop_limit(struct xml *x, const char *what, size_t limit)
{
	if (!x->failed)
		err_set(&x->err, ERR_LIMIT, 0, "line %d: more than %zu %s",
			xmlSAX2GetLineNumber(x->parser), limit, what);
	stop(x);
}

static void
check_arena(struct xml *x)
{
	if (!x->tree.arena.failed)
		return;
	if (!x->failed)
		arena_check(&x->tree.arena, &x->err);
	stop(x);
}

/* --- SAX2 events --------------------------------------------------------- */

static void
keep(struct xml *x, struct str ns, struct str prefix, struct str name,
     size_t nnss, const xmlChar **nss, size_t nattrs, const xmlChar **attrs)
{
	struct node_ns own[ATTRS_MAX];
	struct node *n;

	for (size_t i = 0; i < nnss; i++)
		own[i] =
		    (struct node_ns){view(nss[2 * i]), view(nss[2 * i + 1])};
	n = tree_open(&x->tree, ns, prefix, name, own, nnss, nattrs);
	for (size_t i = 0; n != NULL && i < nattrs; i++, attrs += 5)
		n->attrs[i] = (struct node_attr){
		    .name = view(attrs[0]),
		    .prefix = view(attrs[1]),
		    .ns = view(attrs[2]),
		    .value = tree_value(&x->tree, (const char *)attrs[3],
					(const char *)attrs[4]),
		};
	check_arena(x);
}

static void
scope(struct xml *x, int nnss, const xmlChar **nss)
{
	for (int i = 0; i < nnss; i++, nss += 2) {
		struct node_ns ns = {view(nss[0]), view(nss[1])};

		if (!tree_scope(&x->tree, ns, x->depth)) {
			stop_limit(x, "namespaces in scope", TREE_SCOPE_MAX);
			return;
		}
	}
}

static void
start_element(void *ctx, const xmlChar *name, const xmlChar *prefix,
	      const xmlChar *ns, int nnss, const xmlChar **nss, int nattrs,
	      int ndefaulted, const xmlChar **attrs)
{
	struct xml *x = ctx;
	enum xml_plan plan = XML_KEEP;
	struct str local = view(name), uri = view(ns);

	(void)ndefaulted;
	if (x->failed)
		return;
	if (++x->depth > x->lim.depth)
		stop_limit(x, "elements inside each other",
			   (size_t)x->lim.depth);
	else if (nnss > ATTRS_MAX || nattrs > ATTRS_MAX)
		stop_limit(x, "attributes of one element", ATTRS_MAX);
	else if (local.n > NAME_MAX_BYTES)
		stop_limit(x, "bytes in a name", NAME_MAX_BYTES);
	if (x->failed || x->skipped)
		return;
	if (x->tree.cur == NULL)
		plan = x->handler->open(x->ctx, x->depth, uri, local);
	else if (x->handler->without != NULL &&
		 x->handler->without(x->ctx, x->tree.cur, local))
		plan = XML_SKIP;
	if (plan == XML_SKIP)
		x->skipped = x->depth;
	else if (plan == XML_DESCEND)
		scope(x, nnss, nss);
	else
		keep(x, uri, view(prefix), local, (size_t)nnss, nss,
		     (size_t)nattrs, attrs);
}

static void
end_element(void *ctx, const xmlChar *name, const xmlChar *prefix,
	    const xmlChar *ns)
{
	struct xml *x = ctx;

	(void)name;
	(void)prefix;
	(void)ns;
	if (x->failed)
		return;
	if (x->skipped) {
		if (x->skipped == x->depth)
			x->skipped = 0;
	} else if (x->tree.cur == NULL) {
		tree_unscope(&x->tree, x->depth);
	} else if (tree_close(&x->tree)) {
		if (x->handler->element(x->ctx, x->tree.root, &x->tree.arena,
					&x->err) != 0)
			stop(x);
		tree_drop(&x->tree);
	}
	x->whole = --x->depth == 0;
}

/* In a CDATA section libxml2 lets overlong forms pass. */
static bool
check_utf8(struct xml *x, struct str s)
{
	if (utf8_valid(s) == s.n)
		return true;
	err_set(&x->err, ERR_XML, 0, "line %d: text is not UTF-8",
		xmlSAX2GetLineNumber(x->parser));
	stop(x);
	return false;
}

/* What a reference stands for comes alone, and was never veiled. */
static void
characters(void *ctx, const xmlChar *text, int len)
{
	struct xml *x = ctx;
	struct str s = str_of((const char *)text, (size_t)len);
	char piece[TEXT_PIECE + 4];
	size_t n;

	if (x->tree.cur == NULL || x->skipped || x->failed)
		return;
	if (x->veil.state == VEIL_OFF && !check_utf8(x, s))
		return;
	if (!x->veil.begun &&
	    (!x->veil.used || s.n == 1 || str_chr(s, VEIL_MARK) == STR_NPOS)) {
		tree_text(&x->tree, s.p, s.n);
		s = STR_NONE;
	}
	for (; s.n > 0; s = str_from(s, TEXT_PIECE)) {
		n = unveil(&x->veil, str_left(s, TEXT_PIECE), piece);
		tree_text(&x->tree, piece, n);
	}
	check_arena(x);
}

static void
cdata(void *ctx, const xmlChar *text, int len)
{
	struct xml *x = ctx;
	struct str s = str_of((const char *)text, (size_t)len);

	if (x->tree.cur == NULL || x->skipped || x->failed)
		return;
	if (!check_utf8(x, s))
		return;
	tree_text(&x->tree, s.p, s.n);
	check_arena(x);
}

static void
refuse(struct xml *x, const char *what)
{
	if (!x->failed)
		err_set(&x->err, ERR_XML, XML_REFUSED,
			"line %d: %s is not accepted",
			xmlSAX2GetLineNumber(x->parser), what);
	stop(x);
}

static void
document_type(void *ctx, const xmlChar *name, const xmlChar *public_id,
	      const xmlChar *system_id)
{
	struct xml *x = ctx;

	(void)name;
	(void)public_id;
	(void)system_id;
	if (!x->lim.doctype)
		refuse(x, "a document type");
}

static void
declared_entity(void *ctx, const xmlChar *name, int type,
		const xmlChar *public_id, const xmlChar *system_id,
		xmlChar *content)
{
	(void)name;
	(void)type;
	(void)public_id;
	(void)system_id;
	(void)content;
	refuse(ctx, "the declaration of an entity");
}

static void
declared_attribute(void *ctx, const xmlChar *element, const xmlChar *name,
		   int type, int kind, const xmlChar *value,
		   xmlEnumerationPtr values)
{
	(void)element;
	(void)name;
	(void)type;
	(void)kind;
	(void)value;
	xmlFreeEnumeration(values);
	refuse(ctx, "the declaration of an attribute");
}

/* An entity whose declaration is elsewhere: as it is written. */
static void
reference(void *ctx, const xmlChar *name)
{
	struct xml *x = ctx;
	struct str s = view(name);

	if (x->tree.cur == NULL || x->skipped || x->failed)
		return;
	tree_text(&x->tree, "&", 1);
	tree_text(&x->tree, s.p, s.n);
	tree_text(&x->tree, ";", 1);
	check_arena(x);
}

/* libxml2 2.12 made the error const. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *error_arg;
#else
typedef xmlErrorPtr error_arg;
#endif

static void
parse_error(void *ctx, error_arg error)
{
	struct xml *x = ctx;
	bool cut = x->ending && x->depth > 0;
	struct str msg = str_trim(str_c(error->message));

	/* Warnings and unbound prefixes leave the document readable. */
	if (x->failed || error->level < XML_ERR_FATAL)
		return;
	if (cut) /* libxml2: "extra content", or a missing '>' */
		msg = STR("the document is cut off");
	err_set(&x->err, error->code == XML_ERR_NO_MEMORY ? ERR_NOMEM : ERR_XML,
		cut ? XML_CUT : 0, "line %d: " STR_FMT, error->line,
		STR_ARG(msg));
	x->failed = true;
}

static const xmlSAXHandler events = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = document_type,
    .entityDecl = declared_entity,
    .attributeDecl = declared_attribute,
    .reference = reference,
    .startElementNs = start_element,
    .endElementNs = end_element,
    .characters = characters,
    .ignorableWhitespace = characters,
    .cdataBlock = cdata,
    .serror = parse_error,
};

/* --- Public -------------------------------------------------------------- */

/*
 * libxml2 tells encoding errors to whoever set this, and to standard error if
 * nobody did; they end the parse all the same.
 */
static void __attribute__((format(printf, 2, 3)))
silent(void *ctx, const char *fmt, ...)
{
	(void)ctx;
	(void)fmt;
}

struct xml *
xml_new(const struct xml_handler *h, void *ctx, struct xml_limits lim)
{
	struct xml *x = mem_zero(sizeof(*x));

	if (x == NULL)
		return NULL;
	xmlSetGenericErrorFunc(NULL, silent);
	*x = (struct xml){.handler = h, .ctx = ctx, .lim = lim};
	tree_init(&x->tree, lim.element);
	veil_reset(&x->veil);
	return x;
}

static void
free_parser(struct xml *x)
{
	if (x->parser != NULL) {
		/* libxml2 makes a document of its own for entities. */
		xmlFreeDoc(x->parser->myDoc);
		x->parser->myDoc = NULL;
		xmlFreeParserCtxt(x->parser);
	}
	x->parser = NULL;
}

void
xml_free(struct xml *x)
{
	if (x == NULL)
		return;
	free_parser(x);
	tree_free(&x->tree);
	mem_free(x);
}

void
xml_reset(struct xml *x)
{
	tree_reset(&x->tree);
	veil_reset(&x->veil);
	x->depth = x->skipped = 0;
	x->nhead = x->fed = 0;
	x->started = x->wide = x->failed = x->ending = x->whole = false;
	err_clear(&x->err);
	/* Names of hostile documents must not pile up. */
	if (x->parser != NULL && xmlDictSize(x->parser->dict) > DICT_MAX)
		free_parser(x);
}

static void
fail(struct xml *x, enum err_code code, int detail, const char *why)
{
	err_set(&x->err, code, detail, "%s", why);
	x->failed = true;
}

/*
 * Encodings that libxml2 reads itself, and strictly. For all others it asks a
 * converter of the system, which may drop what does not fit without a word: it
 * never gets to see them (parsers/oai/oai.h converts, and counts).
 */
static bool
is_read(struct str encoding)
{
	static const char *const names[] = {
	    "UTF-8",    "UTF8",       "UTF-16",     "UTF-16LE",
	    "UTF-16BE", "ISO-8859-1", "ISO-LATIN-1"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_ieq(encoding, str_c(names[i])))
			return true;
	return false;
}

struct str
xml_declaration(struct str in, struct str *encoding)
{
	static const struct str word = STR_LIT("encoding");
	struct str rest;
	size_t end = str_find(in, STR("?>")), at;
	char quote;

	*encoding = STR_NONE;
	if (!str_starts(in, STR("<?xml")) || in.n < 6 || !chr_space(in.p[5]) ||
	    end == STR_NPOS)
		return STR_NONE;
	in = str_left(in, end + 2);
	at = str_find(in, word);
	rest = str_from(in, at == STR_NPOS ? in.n : at + word.n);
	at = str_chr(rest, '=');
	rest = str_trim(str_from(rest, at == STR_NPOS ? rest.n : at + 1));
	if (rest.n == 0 || (rest.p[0] != '"' && rest.p[0] != '\''))
		return in;
	quote = rest.p[0];
	rest = str_from(rest, 1);
	at = str_chr(rest, quote);
	*encoding = str_left(rest, at == STR_NPOS ? 0 : at);
	return in;
}

/*
 * The head stays as it is, but what it opens counts. A byte order mark may
 * stand in front of it.
 */
static void
veil_head(struct xml *x, struct str encoding)
{
	struct str head = str_of(x->head, x->nhead);
	char out[VEIL_ROOM(HEAD_MAX)];

	if (str_starts(head, STR("\xef\xbb\xbf")))
		head = str_from(head, 3);
	if (x->lim.plain || x->wide || utf8_ascii(head) < head.n ||
	    str_chr(head, VEIL_MARK) != STR_NPOS ||
	    (encoding.n > 0 && !str_ieq(encoding, STR("UTF-8")) &&
	     !str_ieq(encoding, STR("UTF8"))))
		x->veil.state = VEIL_OFF;
	else
		veil(&x->veil, head, out);
}

/* The first bytes tell the encoding; the parser is made with them. */
static void
start(struct xml *x)
{
	struct str encoding;
	xmlSAXHandler sax = events;

	xml_declaration(str_of(x->head, x->nhead), &encoding);
	x->wide = memchr(x->head, '\0', x->nhead) != NULL ||
		  (unsigned char)x->head[0] >= 0xfe;
	x->started = true;
	veil_head(x, encoding);
	if (!x->wide && encoding.n > 0 && !is_read(encoding)) {
		err_set(&x->err, ERR_XML, 0,
			"line 1: the encoding '" STR_FMT "' has to be"
			" converted first",
			STR_ARG(str_left(encoding, 40)));
		x->failed = true;
		return;
	}
	if (x->parser != NULL &&
	    xmlCtxtResetPush(x->parser, x->head, (int)x->nhead, NULL, NULL) ==
		0)
		return;
	free_parser(x);
	x->parser =
	    xmlCreatePushParserCtxt(&sax, x, x->head, (int)x->nhead, NULL);
	if (x->parser == NULL)
		fail(x, ERR_NOMEM, 0, "out of memory");
	else
		xmlCtxtUseOptions(x->parser, XML_PARSE_NONET);
}

static int
result(struct xml *x, struct err *e)
{
	if (!x->failed)
		return 0;
	if (x->err.code == ERR_NONE)
		err_set(&x->err, ERR_XML, 0, "not well-formed");
	*e = x->err;
	return -1;
}

static void
push(struct xml *x, const char *p, size_t n)
{
	if (!x->failed && n > 0)
		xmlParseChunk(x->parser, p, (int)n, 0);
	x->failed = x->failed || !x->parser->wellFormed;
}

static void
push_veiled(struct xml *x, struct str s)
{
	size_t n;

	for (; s.n > 0 && x->veil.state != VEIL_OFF; s = str_from(s, PIECE)) {
		n = veil(&x->veil, str_left(s, PIECE), x->veiled);
		push(x, x->veiled, n);
	}
	if (s.n > 0)
		push(x, s.p, s.n);
}

static void
push_whole(struct xml *x, const char *p, size_t n)
{
	const char *nul = x->wide ? NULL : memchr(p, '\0', n);

	x->failed = nul != NULL;
	if (nul == NULL)
		push_veiled(x, str_of(p, n));
	else
		err_set(&x->err, ERR_XML, 0, "a NUL byte at offset %zu",
			x->fed + (size_t)(nul - p));
}

/* An XML declaration up to its end; without one, what libxml2 wants. */
static bool
head_is_whole(const struct xml *x)
{
	static const char declaration[] = "<?xml";
	size_t n = sizeof(declaration) - 1;

	if (x->nhead < HEAD_MIN)
		return false;
	if (memcmp(x->head, declaration, x->nhead < n ? x->nhead : n) != 0)
		return true;
	return x->nhead == HEAD_MAX || x->head[x->nhead - 1] == '>';
}

int
xml_feed(struct xml *x, const char *p, size_t n, struct err *e)
{
	if (!x->failed && n > x->lim.total - x->fed) {
		err_set(&x->err, ERR_LIMIT, 0, "document exceeds %zu bytes",
			x->lim.total);
		x->failed = true;
	}
	if (x->failed)
		return result(x, e);
	/* White space before the declaration is seen in the wild; dropped. */
	for (; !x->started && n > 0; p++, n--) {
		if (x->nhead > 0 || !chr_space(*p))
			x->head[x->nhead++] = *p;
		if (head_is_whole(x))
			start(x);
	}
	if (x->failed)
		return result(x, e);
	if (x->started && !x->failed && n > 0)
		push_whole(x, p, n);
	x->fed += n;
	return result(x, e);
}

int
xml_finish(struct xml *x, struct err *e)
{
	if (!x->failed && !x->started && x->nhead > 0)
		start(x);
	if (!x->failed && !x->started)
		fail(x, ERR_XML, XML_CUT, "empty document");
	if (!x->failed) {
		x->ending = true;
		push(x, x->veiled, veil_end(&x->veil, x->veiled));
		xmlParseChunk(x->parser, NULL, 0, 1);
		x->failed = x->failed || !x->parser->wellFormed;
	}
	if (!x->failed && !x->whole)
		fail(x, ERR_XML, XML_CUT, "the document is cut off");
	return result(x, e);
}

const char *
xml_version(void)
{
	return LIBXML_DOTTED_VERSION;
}
