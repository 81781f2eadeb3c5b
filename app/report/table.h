/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A table that breaks over pages with its head repeated, and never clips: cells wrap, columns share
   the width by need and weight, type shrinks before words are broken. */

#include "report/block.h"

G_BEGIN_DECLS

typedef enum { OFFTAKE_ALIGN_START, OFFTAKE_ALIGN_END } OfftakeAlign;

typedef struct {
  const char  *title;  /* NULL in every column: no head */
  OfftakeAlign align;
  double       weight; /* share in spare width; 0 takes none, and wraps last */
} OfftakeColumn;

typedef enum {
  OFFTAKE_ROW_NORMAL,
  OFFTAKE_ROW_GROUP, /* its first cell stands over all columns and is repeated on the next page */
  OFFTAKE_ROW_TOTAL, /* strong, below a rule, never alone on a page */
} OfftakeRowKind;

/* @columns is copied. (transfer full) */
OfftakeBlock *offtake_table_new (const OfftakeColumn *columns, guint n_columns);
/* @cells: as many as columns; NULL is empty. Copied. */
void          offtake_table_add_row (OfftakeBlock *self, OfftakeRowKind kind, const char *const *cells);
guint         offtake_table_n_rows (const OfftakeBlock *self);
/* What stands in place of the rows while there are none. */
void          offtake_table_set_empty_text (OfftakeBlock *self, const char *text);
/* Least height of a row, for those that are filled in by hand. */
void          offtake_table_set_row_height (OfftakeBlock *self, double height);

G_END_DECLS
