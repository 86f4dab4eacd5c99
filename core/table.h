/* Tables of constants. */
#ifndef CORE_TABLE_H
#define CORE_TABLE_H

/* How many rows an array has; not for a pointer. */
#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

#endif
