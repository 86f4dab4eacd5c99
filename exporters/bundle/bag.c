/* Bags, by RFC 8493. */
#include "exporters/bundle/internal.h"

#include <inttypes.h>
#include <stdio.h>

#include "core/buf.h"
#include "core/digest.h"
#include "core/mem.h"
#include "core/spool.h"
#include "exporters/bundle/bundle.h"

enum {
	INFO_MAX = 64 * 1024,
	FOLDER_MAX = 40, /* bytes of the bag's name */
	DATE = 10,       /* "2024-05-01" */
	KINDS = 2
};

/* By digest. */
static const struct {
	enum digest_kind kind;
	const char *manifest, *tagmanifest;
} kinds[KINDS] = {
    {DIGEST_SHA256, "manifest-sha256.txt", "tagmanifest-sha256.txt"},
    {DIGEST_SHA512, "manifest-sha512.txt", "tagmanifest-sha512.txt"},
};

struct bag {
	const struct export_bag *info;
	char folder[FOLDER_MAX + 1];
	char payload[FOLDER_MAX + 16];
	struct digest *digest[KINDS];
	struct spool *lines[KINDS], *tags[KINDS];
	uint64_t files, bytes;
	bool begun;
};

/* Of its name only what is safe anywhere. */
static void
name_folder(struct bag *b, const char *path)
{
	struct str base = bundle_base_name(str_c(path));
	size_t n = 0;

	for (size_t i = 0; i < base.n && n < FOLDER_MAX; i++) {
		char c = base.p[i];

		if (chr_alnum(c) || (n > 0 && (c == '.' || c == '_')))
			b->folder[n++] = c;
		else if (n > 0 && b->folder[n - 1] != '-')
			b->folder[n++] = '-';
	}
	while (n > 0 && !chr_alnum(b->folder[n - 1]))
		n--;
	b->folder[n] = '\0';
	if (n == 0)
		snprintf(b->folder, sizeof(b->folder), "bag");
	snprintf(b->payload, sizeof(b->payload), "%s/data/", b->folder);
}

struct bag *
bag_new(const struct export_bag *info, const char *path)
{
	struct bag *b = mem_zero(sizeof(*b));

	if (b == NULL)
		return NULL;
	b->info = info;
	name_folder(b, path);
	for (int i = 0; i < KINDS; i++) {
		b->digest[i] = digest_new_of(kinds[i].kind);
		b->lines[i] = spool_new();
		b->tags[i] = spool_new();
		if (b->digest[i] == NULL || b->lines[i] == NULL ||
		    b->tags[i] == NULL) {
			bag_free(b);
			return NULL;
		}
	}
	return b;
}

void
bag_free(struct bag *b)
{
	if (b == NULL)
		return;
	for (int i = 0; i < KINDS; i++) {
		digest_free(b->digest[i]);
		spool_free(b->lines[i]);
		spool_free(b->tags[i]);
	}
	mem_free(b);
}

const char *
bag_payload_folder(const struct bag *b)
{
	return b->payload;
}

/* Section 2.1.3: digits, blanks, a path whose "%", CR and LF are encoded; the
 * names of members have none of these. */
static int
put_line(struct spool *to, const char *hex, const char *folder,
	 const char *name, struct err *e)
{
	char line[DIGEST_HEX_MAX + BUNDLE_NAME_MAX + 32];
	int n = snprintf(line, sizeof(line), "%s  %s%s\n", hex, folder, name);

	return spool_write(to, line, (size_t)n, e);
}

/* The SHA-256 comes from who needs it anyway. */
void
bag_hash(struct bag *b, const void *p, size_t n)
{
	digest_add(b->digest[DIGEST_SHA512], p, n);
}

int
bag_payload(struct bag *b, const char *name, const char *sha256, uint64_t size,
	    struct err *e)
{
	char sha512[DIGEST_HEX_MAX];

	digest_end(b->digest[DIGEST_SHA512], sha512);
	b->files++;
	b->bytes += size;
	if (put_line(b->lines[DIGEST_SHA256], sha256, "data/", name, e) != 0)
		return -1;
	return put_line(b->lines[DIGEST_SHA512], sha512, "data/", name, e);
}

static int
hash_piece(void *ctx, const char *p, size_t n, struct err *e)
{
	struct bag *b = ctx;

	(void)e;
	for (int i = 0; i < KINDS; i++)
		digest_add(b->digest[i], p, n);
	return 0;
}

/* Tag files are listed in the tag manifests, these themselves are not. */
static int
put_tag(struct bag *b, struct bundle *to, const struct env *env,
	const char *name, struct spool *text, bool listed, struct err *e)
{
	char path[FOLDER_MAX + 64], hex[DIGEST_HEX_MAX];

	snprintf(path, sizeof(path), "%s/%s", b->folder, name);
	if (spool_read(text, hash_piece, b, e) != 0)
		return -1;
	for (int i = 0; i < KINDS; i++) {
		digest_end(b->digest[i], hex);
		if (listed && put_line(b->tags[i], hex, "", name, e) != 0)
			return -1;
	}
	return bundle_add(to, env, path, text, e);
}

static int
put_text(struct bag *b, struct bundle *to, const struct env *env,
	 const char *name, struct str text, struct err *e)
{
	struct spool *s = spool_new();
	int rc;

	if (s == NULL)
		return err_nomem(e);
	rc = spool_write(s, text.p, text.n, e);
	if (rc == 0)
		rc = put_tag(b, to, env, name, s, true, e);
	spool_free(s);
	return rc;
}

int
bag_begin(struct bag *b, struct bundle *to, const struct env *env,
	  struct err *e)
{
	if (b->begun)
		return 0;
	b->begun = true;
	return put_text(b, to, env, "bagit.txt",
			STR("BagIt-Version: 1.0\n"
			    "Tag-File-Character-Encoding: UTF-8\n"),
			e);
}

static int
put_info(struct bag *b, struct bundle *to, const struct env *env,
	 const struct manifest *m, struct err *e)
{
	struct str mark = str_left(manifest_mark(m), DATE);
	struct buf text;
	int rc;

	buf_init(&text, INFO_MAX);
	if (b->info->organization != NULL)
		buf_printf(&text, "Source-Organization: %s\n",
			   b->info->organization);
	if (b->info->contact != NULL)
		buf_printf(&text, "Contact-Email: %s\n", b->info->contact);
	buf_printf(&text,
		   "External-Description: %" PRIu64
		   " bibliographic records; see data/" MANIFEST_NAME "\n",
		   m->stats->records);
	if (mark.n == DATE)
		buf_printf(&text, "Bagging-Date: " STR_FMT "\n", STR_ARG(mark));
	buf_printf(&text, "Payload-Oxum: %" PRIu64 ".%" PRIu64 "\n", b->bytes,
		   b->files);
	buf_puts(&text, "Bag-Software-Agent: sheaf " SHEAF_VERSION "\n");
	rc = buf_check(&text, e);
	if (rc == 0)
		rc = put_text(b, to, env, "bag-info.txt", buf_view(&text), e);
	buf_free(&text);
	return rc;
}

int
bag_end(struct bag *b, struct bundle *to, const struct env *env,
	const struct manifest *m, struct err *e)
{
	int rc = put_info(b, to, env, m, e);

	for (int i = 0; rc == 0 && i < KINDS; i++)
		rc = put_tag(b, to, env, kinds[i].manifest, b->lines[i], true,
			     e);
	for (int i = 0; rc == 0 && i < KINDS; i++)
		rc = put_tag(b, to, env, kinds[i].tagmanifest, b->tags[i],
			     false, e);
	return rc;
}
