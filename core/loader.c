/* Functions of libraries, by dlopen. */
#include "core/loader.h"

#include <string.h>

#include <dlfcn.h>

int
loader_fill(const char *file, const char *const *names, size_t n, void *to,
	    const char **missing)
{
	void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);

	*missing = NULL;
	if (library == NULL)
		return -1;
	for (size_t i = 0; i < n; i++) {
		void *f = dlsym(library, names[i]);

		if (f == NULL) {
			*missing = names[i];
			return -1;
		}
		memcpy((char *)to + i * sizeof(f), &f, sizeof(f));
	}
	return 0;
}
