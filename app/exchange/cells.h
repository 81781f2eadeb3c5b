/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A foreign table in memory: rows of texts, whether it came as CSV or as a workbook's sheet. */

#include <glib.h>

G_BEGIN_DECLS

/* What is larger is refused: no planner's table is. */
#define OFFTAKE_CELLS_MAX_ROWS 500000u
#define OFFTAKE_CELLS_MAX_COLUMNS 256u
#define OFFTAKE_CELLS_MAX_CELLS 8000000u
#define OFFTAKE_CELLS_MAX_LENGTH (1u << 20) /* bytes of a cell */
#define OFFTAKE_CELLS_MAX_BYTES (64u << 20)  /* of all cells */

typedef struct {
  guint    line;   /* where it begins in the source, from 1 */
  guint    first;  /* of its cells */
  guint    n;
} OfftakeCellRow;

typedef struct {
  GStringChunk *texts;
  GPtrArray    *cells; /* const char *, in texts */
  GHashTable   *raw;   /* a cell's text to the same with the spaces around it, where there are any */
  GArray       *rows;  /* OfftakeCellRow; the first is the header */
  char          decimal;   /* the decimal sign of its numbers: '.' or ','; 0 where it is to be found out */
  char          delimiter; /* what parted the cells, 0 in a workbook */
  gsize         n_bytes;   /* of all texts */
  guint         row_first; /* cell of the row that is being filled */
} OfftakeCells;

OfftakeCells *offtake_cells_new (void);
void          offtake_cells_free (OfftakeCells *self);

/* Adds a cell to the row that is being filled; the text is valid UTF-8, refused if it is longer than
   OFFTAKE_CELLS_MAX_LENGTH. Spaces around it are set
   aside. */
gboolean offtake_cells_add (OfftakeCells *self, const char *text, gsize length, GError **error);
/* Ends the row, which began on @line. A row without any text is left out. */
gboolean offtake_cells_end_row (OfftakeCells *self, guint line, GError **error);

guint       offtake_cells_n_rows (const OfftakeCells *self);
const OfftakeCellRow *offtake_cells_row (const OfftakeCells *self, guint row);
/* "" where the row is shorter. */
const char *offtake_cells_get (const OfftakeCells *self, guint row, guint column);
/* Puts @text into a cell, which the row need not have yet; refused as in offtake_cells_add(). */
gboolean offtake_cells_set (OfftakeCells *self, guint row, guint column, const char *text, GError **error);
/* @cell, which offtake_cells_get() gave, with the spaces that stand around it in the source. */
const char *offtake_cells_get_raw (const OfftakeCells *self, const char *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeCells, offtake_cells_free)

G_END_DECLS
