/*
 * A plain main for a fuzz target: gives it every file named, and every file in
 * the folders named, whole. Prints "N inputs"; none at all is an error.
 */
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core/buf.h"
#include "core/file.h"
#include "tests/fuzz/fuzz.h"

enum { REPLAY_MAX = 64 << 20, REPLAY_PATH = 4096 };

static unsigned long inputs;

static int
replay_file(const char *path)
{
	struct buf b;
	struct err e;
	int rc;

	buf_init(&b, REPLAY_MAX);
	rc = file_read(&b, path, &e);
	if (rc != 0) {
		fprintf(stderr, "%s: %s\n", path, e.msg);
	} else {
		/* A last line to go by when the target crashes. */
		fprintf(stderr, "%s\r", path);
		LLVMFuzzerTestOneInput(
		    (const uint8_t *)(b.p == NULL ? "" : b.p), b.n);
		inputs++;
	}
	buf_free(&b);
	return rc;
}

/* One level of files is what a corpus has. */
static int
replay_folder(const char *path)
{
	char name[REPLAY_PATH];
	const struct dirent *d;
	DIR *dir = opendir(path);
	int rc = 0;

	if (dir == NULL) {
		perror(path);
		return -1;
	}
	while ((d = readdir(dir)) != NULL) {
		if (d->d_name[0] == '.')
			continue;
		snprintf(name, sizeof(name), "%s/%s", path, d->d_name);
		if (replay_file(name) != 0)
			rc = -1;
	}
	closedir(dir);
	return rc;
}

int
main(int argc, char **argv)
{
	struct stat st;
	int rc = 0;

	for (int i = 1; i < argc; i++) {
		if (stat(argv[i], &st) != 0) {
			perror(argv[i]);
			rc = -1;
		} else if (S_ISDIR(st.st_mode)) {
			rc = replay_folder(argv[i]) != 0 ? -1 : rc;
		} else {
			rc = replay_file(argv[i]) != 0 ? -1 : rc;
		}
	}
	printf("%lu inputs\n", inputs);
	return rc != 0 || inputs == 0;
}
