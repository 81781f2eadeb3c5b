/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/sheet-writer.h"

#include <math.h>
#include <string.h>

#include "exchange/xlsx.h"

static const OfftakeSheetColumn columns[] = { { "Text", OFFTAKE_CELL_TEXT, 10 },
                                              { "Day", OFFTAKE_CELL_DAY, 10 },
                                              { "Share", OFFTAKE_CELL_SHARE, 10 } };

/* Whatever is written reads back; nothing is a formula or a number that was none. */
static void
test_read_back (void)
{
  static const char *const texts[] = {
    "=1+1", "1", " a\r\n b ", "_x0041_", "\x01", "'x", "@y", "ä"
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeBook) book = offtake_book_new ("t", 1000000000, &error);
  g_assert_no_error (error);
  OfftakeSheetWriter *sheet = offtake_book_add_sheet (book, "S", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    offtake_sheet_writer_text (sheet, texts[i]);
    offtake_sheet_writer_text (sheet, i == 0 ? "2026-03-10" : i == 1 ? "no day" : NULL);
    offtake_sheet_writer_number (sheet, i == 0 ? 0.1 : NAN);
    offtake_sheet_writer_end_row (sheet);
  }
  g_autoptr (GBytes) bytes = offtake_book_finish (book, &error);
  g_assert_no_error (error);
  g_autoptr (OfftakeXlsx) workbook = offtake_xlsx_open (bytes, &error);
  g_assert_no_error (error);
  g_autoptr (OfftakeCells) cells = offtake_xlsx_read_sheet (workbook, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (offtake_cells_get_raw (cells, offtake_cells_get (cells, i + 1, 0)), ==,
                     texts[i]);
  g_assert_cmpstr (offtake_cells_get (cells, 1, 1), ==, "2026-03-10");
  g_assert_cmpstr (offtake_cells_get (cells, 2, 1), ==, "no day");
  g_assert_cmpstr (offtake_cells_get (cells, 1, 2), ==, "0.1");
}

static void
test_too_long (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeBook) book = offtake_book_new ("t", 0, NULL);
  OfftakeSheetWriter *sheet = offtake_book_add_sheet (book, "S", columns, G_N_ELEMENTS (columns));
  g_autofree char *text = g_strnfill (40000, 'x');

  offtake_sheet_writer_text (sheet, text);
  g_assert_null (offtake_book_finish (book, &error));
  g_assert_nonnull (strstr (error->message, "Sheet \"S\", row 2"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sheet-writer/read-back", test_read_back);
  g_test_add_func ("/exchange/sheet-writer/too-long", test_too_long);
  return g_test_run ();
}
