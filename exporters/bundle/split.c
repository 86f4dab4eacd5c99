/* What a bundle can be divided by. */
#include "exporters/bundle/bundle.h"

static const char *const splits[SPLIT__MAX] = {
    [SPLIT_NONE] = "none", [SPLIT_SOURCE] = "source", [SPLIT_SET] = "set",
    [SPLIT_YEAR] = "year", [SPLIT_TYPE] = "type",     [SPLIT_RECORD] = "record",
};

const char *
export_split_name(enum export_split split)
{
	return splits[split];
}
