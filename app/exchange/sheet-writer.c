/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/sheet-writer.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <math.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/error.h"
#include "base/period.h"
#include "exchange/xlsx-private.h"

#define N_FORMATS (OFFTAKE_CELL_MONEY + 1)

struct _OfftakeSheetWriter {
  OfftakeBook *book;
  lxw_worksheet *sheet;
  char *name;
  OfftakeSheetColumn *columns;
  guint n_columns;
  lxw_row_t row;
  lxw_col_t column;
};

struct _OfftakeBook {
  lxw_workbook *workbook; /* NULL once it is closed */
  char *path;             /* of the temporary file */
  lxw_format *formats[N_FORMATS], *head;
  GPtrArray *sheets; /* OfftakeSheetWriter */
  GError *error;     /* the first that happened */
};

static void
sheet_free (gpointer data)
{
  OfftakeSheetWriter *self = data;

  g_free (self->name);
  g_free (self->columns);
  g_free (self);
}

static lxw_format *
add_format (lxw_workbook *workbook, const char *code)
{
  lxw_format *format = workbook_add_format (workbook);

  if (code)
    format_set_num_format (format, code);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  return format;
}

static void
add_formats (OfftakeBook *self)
{
  static const char *const codes[N_FORMATS] = {
    [OFFTAKE_CELL_TEXT] = "@",         [OFFTAKE_CELL_DAY] = "yyyy-mm-dd",
    [OFFTAKE_CELL_TONNES] = "#,##0.0", [OFFTAKE_CELL_FIGURE] = NULL,
    [OFFTAKE_CELL_SHARE] = "0.00%",    [OFFTAKE_CELL_MONEY] = "#,##0.00",
  };

  for (guint i = 0; i < N_FORMATS; i++)
    self->formats[i] = add_format (self->workbook, codes[i]);
  self->head = add_format (self->workbook, NULL);
  format_set_bold (self->head);
  format_set_text_wrap (self->head);
  format_set_bottom (self->head, LXW_BORDER_THIN);
}

/* A temporary file of our own name: the library writes to a path, and nothing else may stand there.
 */
OfftakeBook *
offtake_book_new (const char *title, gint64 created, GError **error)
{
  g_autoptr (OfftakeBook) self = g_new0 (OfftakeBook, 1);
  lxw_doc_properties properties = { .title = (char *) title,
                                    .comments = (char *) "Offtake",
                                    .created = (time_t) created };
  int file = g_file_open_tmp ("offtake-XXXXXX.xlsx", &self->path, error);

  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  if (file < 0)
    return NULL;
  close (file);
  self->workbook = workbook_new (self->path);
  workbook_set_properties (self->workbook, &properties);
  add_formats (self);
  return g_steal_pointer (&self);
}

void
offtake_book_free (OfftakeBook *self)
{
  if (self->workbook)
    workbook_close (self->workbook);
  if (self->path)
    g_unlink (self->path);
  g_free (self->path);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

GBytes *
offtake_book_finish (OfftakeBook *self, GError **error)
{
  lxw_error status = self->error ? LXW_NO_ERROR : workbook_close (self->workbook);
  char *data;
  gsize size;

  if (self->error) {
    g_propagate_error (error, g_steal_pointer (&self->error));
    return NULL;
  }
  self->workbook = NULL;
  if (status != LXW_NO_ERROR) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM,
                 _ ("The workbook cannot be written: %s"), lxw_strerror (status));
    return NULL;
  }
  return g_file_get_contents (self->path, &data, &size, error) ? g_bytes_new_take (data, size)
                                                               : NULL;
}

static void
note (OfftakeSheetWriter *self, lxw_error status)
{
  if (status == LXW_NO_ERROR || self->book->error)
    return;
  g_set_error (&self->book->error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
               /* Translators: a sheet's name, a row's number and what is wrong. */
               _ ("Sheet \"%s\", row %u: a workbook cannot hold it: %s"), self->name, self->row + 1,
               lxw_strerror (status));
}

OfftakeSheetWriter *
offtake_book_add_sheet (OfftakeBook *self,
                        const char *name,
                        const OfftakeSheetColumn *columns,
                        guint n_columns)
{
  OfftakeSheetWriter *sheet = g_new0 (OfftakeSheetWriter, 1);

  sheet->book = self;
  sheet->name = g_strdup (name);
  sheet->sheet = workbook_add_worksheet (self->workbook, name);
  sheet->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  sheet->n_columns = n_columns;
  g_ptr_array_add (self->sheets, sheet);
  for (guint i = 0; i < n_columns; i++) {
    worksheet_set_column (sheet->sheet, (lxw_col_t) i, (lxw_col_t) i, columns[i].width, NULL);
    note (sheet,
          worksheet_write_string (sheet->sheet, 0, (lxw_col_t) i, columns[i].label, self->head));
  }
  worksheet_freeze_panes (sheet->sheet, 1, 0);
  worksheet_set_landscape (sheet->sheet);
  worksheet_repeat_rows (sheet->sheet, 0, 0);
  sheet->row = 1;
  return sheet;
}

/* Days from 1899-12-30, as workbooks count them from March 1900 on. */
static gboolean
write_day (OfftakeSheetWriter *self, const char *text)
{
  guint32 day = offtake_day_parse (text), first = offtake_day_parse ("1900-03-01");

  if (day < first)
    return FALSE;
  note (self, worksheet_write_number (self->sheet, self->row, self->column, day - first + 61,
                                      self->book->formats[OFFTAKE_CELL_DAY]));
  return TRUE;
}

void
offtake_sheet_writer_text (OfftakeSheetWriter *self, const char *text)
{
  OfftakeCellFormat format = self->columns[self->column].format;

  if (text && *text && !(format == OFFTAKE_CELL_DAY && write_day (self, text))) {
    g_autofree char *escaped = offtake_xlsx_escape (text);
    note (self, worksheet_write_string (self->sheet, self->row, self->column, escaped,
                                        self->book->formats[OFFTAKE_CELL_TEXT]));
  }
  self->column++;
}

void
offtake_sheet_writer_number (OfftakeSheetWriter *self, double number)
{
  OfftakeCellFormat format = self->columns[self->column].format;

  if (isfinite (number))
    note (self, worksheet_write_number (self->sheet, self->row, self->column, number,
                                        self->book->formats[format]));
  self->column++;
}

void
offtake_sheet_writer_end_row (OfftakeSheetWriter *self)
{
  self->row++;
  self->column = 0;
}
