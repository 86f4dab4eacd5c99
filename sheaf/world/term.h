/* What a descriptor shows text on. */
#ifndef SHEAF_WORLD_TERM_H
#define SHEAF_WORLD_TERM_H

#include <stdbool.h>
#include <stddef.h>

/* A terminal on which a line can be written over ($TERM is not "dumb"). */
bool term_can_rewrite(int fd);

/*
 * Columns, asked anew each time, since windows change: of the terminal, else
 * $COLUMNS, else 80.
 */
size_t term_columns(int fd);

/* Rows, likewise; without a terminal 24. */
size_t term_rows(int fd);

#endif
