/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* One sheet of a workbook, filled row by row. Names no type of libxlsxwriter. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_CELL_TEXT,
  OFFTAKE_CELL_DAY,    /* an ISO text, written as a day */
  OFFTAKE_CELL_TONNES,
  OFFTAKE_CELL_FIGURE, /* a number as it comes */
  OFFTAKE_CELL_SHARE,  /* a fraction, shown in percent */
  OFFTAKE_CELL_MONEY,
} OfftakeCellFormat;

typedef struct {
  const char       *label; /* as it is written, unit and all: "Bought (t)" */
  OfftakeCellFormat format;
  int               width; /* in characters */
} OfftakeSheetColumn;

typedef struct _OfftakeBook OfftakeBook;
typedef struct _OfftakeSheetWriter OfftakeSheetWriter;

/* A workbook in a temporary file; @created is a Unix time. */
OfftakeBook *offtake_book_new (const char *title, gint64 created, GError **error);
/* The finished workbook's bytes. Fails if any cell could not be written. */
GBytes      *offtake_book_finish (OfftakeBook *self, GError **error);
void         offtake_book_free (OfftakeBook *self);

/* A sheet with a frozen head of @columns (copied). Owned by the book. */
OfftakeSheetWriter *offtake_book_add_sheet (OfftakeBook *self, const char *name, const OfftakeSheetColumn *columns,
                                            guint n_columns);

/* The next cell of the row: nothing for NULL and for numbers that are not finite. */
void offtake_sheet_writer_text (OfftakeSheetWriter *self, const char *text);
void offtake_sheet_writer_number (OfftakeSheetWriter *self, double number);
void offtake_sheet_writer_end_row (OfftakeSheetWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeBook, offtake_book_free)

G_END_DECLS
