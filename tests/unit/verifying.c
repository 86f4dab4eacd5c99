/* Archives by libarchive alone, so that they can hold what ours never would. */
#include "tests/unit/verifying.h"

#include <stdio.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include "core/digest.h"
#include "core/env.h"
#include "tests/unit/unit.h"

struct verify_result verifying_result;
char verifying_said[64 * 1024];

static void
put_piece(struct archive *a, const struct piece *p)
{
	struct archive_entry *entry = archive_entry_new();
	size_t n = p->text == NULL ? 0 : strlen(p->text);

	assert_non_null(entry);
	archive_entry_set_pathname(entry, p->name);
	archive_entry_set_filetype(entry, p->type == 0 ? (unsigned)AE_IFREG
						       : (unsigned)p->type);
	archive_entry_set_perm(entry, 0644);
	archive_entry_set_size(entry, p->size != 0 ? p->size : (la_int64_t)n);
	if (p->symlink != NULL) {
		archive_entry_set_filetype(entry, AE_IFLNK);
		archive_entry_set_symlink(entry, p->symlink);
	}
	if (p->hardlink != NULL)
		archive_entry_set_hardlink(entry, p->hardlink);
	/* It warns of names that the locale cannot say. */
	assert_true(archive_write_header(a, entry) >= ARCHIVE_WARN);
	if (n > 0)
		assert_int_equal(archive_write_data(a, p->text, n), n);
	archive_entry_free(entry);
}

void
verifying_archive(const char *path, int as, const struct piece *pieces)
{
	struct archive *a = archive_write_new();

	assert_non_null(a);
	if (as == AS_ZIP)
		archive_write_set_format_zip(a);
	else
		archive_write_set_format_pax_restricted(a);
	if (as == AS_TAR_GZ)
		archive_write_add_filter_gzip(a);
	if (as == AS_TAR_ZST)
		archive_write_add_filter_zstd(a);
	archive_write_set_bytes_in_last_block(a, 1);
	assert_int_equal(archive_write_open_filename(a, path), ARCHIVE_OK);
	for (; pieces->name != NULL; pieces++)
		put_piece(a, pieces);
	archive_write_close(a);
	archive_write_free(a);
}

static void
sum(const char *text, int bits, char *hex)
{
	struct digest *d =
	    digest_new_of(bits == 256 ? DIGEST_SHA256 : DIGEST_SHA512);

	assert_non_null(d);
	digest_add(d, text, strlen(text));
	digest_end(d, hex);
	digest_free(d);
}

const char *
verifying_manifest(const struct piece *pieces)
{
	static char text[16 * 1024];
	char hex[DIGEST_HEX_MAX];
	size_t n = 0;

	n += (size_t)snprintf(text, sizeof(text),
			      "{\"schema\":\"sheaf-bundle/1\",\"records\":1,"
			      "\"members\":[");
	for (size_t i = 0; pieces[i].name != NULL; i++) {
		sum(pieces[i].text, 256, hex);
		n += (size_t)snprintf(
		    text + n, sizeof(text) - n,
		    "%s{\"name\":\"%s\",\"bytes\":%zu,\"sha256\":\"%s\"%s}",
		    i == 0 ? "" : ",", pieces[i].name, strlen(pieces[i].text),
		    hex,
		    strstr(pieces[i].name, ".ris") == NULL ? ""
							   : ",\"records\":1");
	}
	snprintf(text + n, sizeof(text) - n, "]}");
	return text;
}

const char *
verifying_sums(const struct piece *pieces, int bits)
{
	static char text[2][16 * 1024];
	char *out = text[bits == 512], hex[DIGEST_HEX_MAX];
	size_t n = 0;

	out[0] = '\0';
	for (; pieces->name != NULL; pieces++) {
		sum(pieces->text, bits, hex);
		n += (size_t)snprintf(out + n, sizeof(text[0]) - n, "%s  %s\n",
				      hex, pieces->name);
	}
	return out;
}

static bool
never(void *ctx)
{
	(void)ctx;
	return false;
}

static void
note(void *ctx, const char *member, const char *what)
{
	size_t n = strlen(verifying_said);

	(void)ctx;
	snprintf(verifying_said + n, sizeof(verifying_said) - n, "%s: %s\n",
		 member, what);
}

const char *
verifying_says(const char *path)
{
	const struct env env = {.stopped = never};
	struct err e;

	verifying_said[0] = '\0';
	if (verify_run(&env, path, note, NULL, NULL, &verifying_result, &e) !=
	    0)
		snprintf(verifying_said, sizeof(verifying_said),
			 "error %d: %s\n", (int)e.code, e.msg);
	else
		assert_int_equal(verifying_said[0] != '\0',
				 verifying_result.faults > 0);
	return verifying_said;
}
